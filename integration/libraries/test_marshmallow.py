"""Schemas of marshmallow that write values of the package, and read names of levels."""

import pytest
from marshmallow import Schema, ValidationError, fields

from pm_career import Level, default_ladder, skill_gap
from pm_career.frameworks import Framework, Track

LADDER = default_ladder()
UNKNOWN = (
    "the ladder has no level 'wizard'; it has 'associate-product-manager', 'product-manager', "
    "'senior-product-manager', 'lead-product-manager', 'product-director', 'chief-product-officer'"
)


class LevelSchema(Schema):
    key = fields.String()
    title = fields.String()
    min_years = fields.Integer(attribute="experience.min_years")


class LadderSchema(Schema):
    title = fields.String()
    levels = fields.List(fields.Nested(LevelSchema))


class NeedSchema(Schema):
    skill = fields.String(attribute="skill.key")
    needs = fields.String()
    steps = fields.Integer()


class GapSchema(Schema):
    target = fields.Nested(LevelSchema(only=["title"]))
    needs = fields.List(fields.Nested(NeedSchema))


class LevelField(fields.Field[Level]):
    """A level, written as its key."""

    def _serialize(self, value: Level, *_: object, **__: object) -> str:
        return value.key

    def _deserialize(self, value: str, *_: object, **__: object) -> Level:
        try:
            return LADDER[value]
        except ValueError as error:
            raise ValidationError(str(error)) from error


class PersonSchema(Schema):
    level = LevelField(required=True)


def test_a_ladder_has_its_title_and_its_levels() -> None:
    data = LadderSchema().dump(LADDER)
    assert data["title"] == "Product Management"
    assert data["levels"][1] == {
        "key": "product-manager",
        "title": "Product Manager",
        "min_years": 2,
    }


def test_a_ladder_is_many_levels() -> None:
    data = LevelSchema(many=True, only=["title"]).dump(LADDER)
    assert data == [{"title": level.title} for level in LADDER]


def test_a_framework_has_its_title() -> None:
    framework = Framework(
        title="Acme careers",
        levels=[Level(key="pm", title="PM")],
        tracks=[Track(key="maker", title="Maker", levels=["pm"])],
    )
    assert LadderSchema(only=["title"]).dump(framework) == {"title": "Acme careers"}
    makers = Schema.from_dict({"title": fields.String(attribute="maker.title")})
    assert makers().dump(framework) == {"title": "Maker"}


def test_a_gap_has_its_needs() -> None:
    gap = skill_gap("APM")
    data = GapSchema().dump(gap)
    assert data["target"] == {"title": "Product Manager"}
    assert data["needs"] == [
        {"skill": need.skill.key, "needs": need.needs.name, "steps": need.steps} for need in gap
    ]


def test_a_field_reads_any_name_of_a_level() -> None:
    person = PersonSchema().load({"level": "senior_pm"})
    assert person == {"level": LADDER[2]}
    assert PersonSchema().dump(person) == {"level": "senior-product-manager"}


def test_an_unknown_level_is_a_validation_error() -> None:
    with pytest.raises(ValidationError) as caught:
        PersonSchema().load({"level": "wizard"})
    assert caught.value.messages == {"level": [UNKNOWN]}
