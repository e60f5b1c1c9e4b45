"""Values in pydantic: as fields of models, in JSON Schemas, and in an application of FastAPI."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

import attrs
import pydantic
import pytest
from fastapi import Body, FastAPI
from fastapi.openapi.models import OpenAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model

import pm_career
from pm_career import (
    CareerPath,
    Descriptor,
    Detail,
    Expectation,
    Ladder,
    Level,
    Problem,
    Proficiency,
    Requirement,
    Skill,
    SkillGap,
    TitleMatch,
    career_path,
    comparing,
    default_ladder,
    frameworks,
    level_for_title,
    skill_gap,
    to_dict,
)
from pm_career._meanings import _meanings_in, meanings_of
from pm_career.comparing import (
    Difference,
    Edit,
    FrameworkChange,
    LadderChange,
    LevelChange,
    compare_frameworks,
    compare_ladders,
    compare_levels,
)
from pm_career.frameworks import Framework, LevelFit, Track, level_fits
from pm_career.testing import frameworks as any_framework
from pm_career.testing import ladders

GENERIC: dict[Any, Any] = {Difference: Difference[Level], Edit: Edit[Skill]}
KINDS = [
    GENERIC.get(value, value)
    for module in (pm_career, comparing, frameworks)
    for value in vars(module).values()
    if attrs.has(value) and value.__name__ in module.__all__
]
APM, PM, *_ = default_ladder()
ACME = Ladder(
    title="Acme",
    levels=[
        Level(key="pm", title="Product Person", aliases=["PP"]),
        Level(key="lead", title="Lead", aliases=["PP"]),
    ],
    skills=[Skill(key="discovery", name="Discovery")],
)
FORKED = Framework(
    title="Acme careers",
    levels=ACME.levels,
    tracks=[Track(key="manager", title="People manager", levels=["pm", "lead"])],
    skills=ACME.skills,
)
SHORTER = attrs.evolve(FORKED, tracks=[attrs.evolve(FORKED.tracks[0], levels=["pm"])])


class Person(BaseModel):
    """A model as users of this package write them."""

    name: str
    level: Level
    wanted: Level | None = None
    past: list[Level] = []
    best: Skill | None = None


class AcmePerson(BaseModel):
    level: Annotated[Level, ACME]
    skill: Annotated[Skill, ACME] | None = None
    held: Annotated[Proficiency, ACME] | None = None


@dataclass
class Review:
    gap: SkillGap
    match: TitleMatch | None = None


PROBLEM = Problem("is bad", ("levels", 1), "acme.toml", 3)

# Answers are large, and their schemas slow to check.
FEW = settings(max_examples=25)


def title(kind: Any) -> str:
    return f"{kind.__name__}{''.join(f'[{each.__name__}]' for each in get_args(kind))}"


def draw(data: st.DataObject, kind: Any) -> Any:
    return data.draw(st.from_type(get_origin(kind) or kind))


adapter_of: Any = cache(TypeAdapter)


def schema_of(kind: Any, mode: Any = "validation") -> dict[str, Any]:
    schema: dict[str, Any] = adapter_of(kind).json_schema(mode=mode)
    Draft202012Validator.check_schema(schema)
    return schema


@cache
def schemas_of(kind: Any) -> list[Draft202012Validator]:
    return [Draft202012Validator(schema_of(kind, mode)) for mode in ("validation", "serialization")]


def validate(kind: Any, data: object) -> Any:
    return adapter_of(kind).validate_python(data)


def errors_of(kind: Any, data: object) -> list[Any]:
    """Return the errors of data that is not valid, each with its place, message and input."""
    with pytest.raises(ValidationError) as caught:
        validate(kind, data)
    errors = caught.value.errors()
    assert {error["type"] for error in errors} == {"value_error"}
    return [(error["loc"], error["msg"], error["input"]) for error in errors]


# Every value


def test_every_public_value_is_here() -> None:
    assert len(KINDS) == 25


@pytest.mark.parametrize("kind", KINDS, ids=title)
@given(data=st.data())
@FEW
def test_what_is_written_is_read_back(data: st.DataObject, kind: Any) -> None:
    value, adapter = draw(data, kind), adapter_of(kind)
    written = adapter.dump_json(value)
    assert adapter.validate_json(written) == value
    assert json.loads(written) == adapter.dump_python(value) == to_dict(value)
    assert adapter.validate_python(to_dict(value)) == value
    assert adapter.validate_python(value) is value


@pytest.mark.parametrize("kind", KINDS, ids=title)
@given(data=st.data())
@FEW
def test_the_json_schemas_fit_what_is_written(data: st.DataObject, kind: Any) -> None:
    written = to_dict(draw(data, kind))
    for schema in schemas_of(kind):
        schema.validate(written)


@pytest.mark.parametrize("kind", KINDS, ids=title)
@given(data=st.data())
@FEW
def test_the_json_schemas_require_what_is_required(data: st.DataObject, kind: Any) -> None:
    written = to_dict(draw(data, kind))
    key = data.draw(st.sampled_from([*written]))
    rest = {other: written[other] for other in written if other != key}
    try:
        validate(kind, rest)
    except ValidationError as error:
        places = [each["loc"] for each in error.errors() if each["msg"] == "this key is missing"]
    else:
        places = []
    for schema in schemas_of(kind):
        assert schema.is_valid(rest) is ((key,) not in places)
        assert not schema.is_valid(written | {"another": 1})


@pytest.mark.parametrize("kind", KINDS, ids=title)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_json_schemas_have_titles_and_meanings(kind: Any, mode: str) -> None:
    schema = schema_of(kind, mode)
    components = [*schema.get("$defs", {}).values(), schema]
    assert title(kind) in [each.get("title") for each in components]
    for each in components:
        for field in each.get("properties", {}).values():
            assert field["description"]
        if "properties" in each:
            assert each["description"]
            assert each["additionalProperties"] is False


def test_the_json_schemas_know_the_tables_of_files() -> None:
    asked = [Requirement(skill="discovery"), Requirement(skill="agile", proficiency="basic")]
    skill = Skill(key="agile", name="Agile", details=[Detail(name="Link", text="x")])
    described = attrs.evolve(skill, descriptors=[Descriptor(proficiency="basic", text="Plans")])
    expectations = [Expectation(requirements=needs) for needs in (asked[:1], asked[1:], asked)]
    values: list[Any] = [described, *expectations]
    for value in values:
        kind: Any = type(value)
        for schema in schemas_of(kind):
            schema.validate(to_dict(value))
            assert not schema.is_valid({**to_dict(value), "skills": 1, "descriptors": []})


# Fields of models


def test_a_field_takes_a_value_its_dictionary_or_any_name_of_it() -> None:
    person = Person.model_validate(
        {
            "name": "Ada",
            "level": "senior pm",
            "wanted": to_dict(PM),
            "past": ["APM", APM],
            "best": "Agile methods",
        }
    )
    ladder = default_ladder()
    assert person == Person(
        name="Ada",
        level=ladder["Senior PM"],
        wanted=PM,
        past=[APM, APM],
        best=ladder.skill("agile"),
    )
    assert validate(Proficiency, "strong") is ladder.proficiency("strong")


def test_a_model_is_read_back_from_its_json() -> None:
    person = Person(name="Ada", level=PM, past=[APM], best=default_ladder().skill("agile"))
    assert Person.model_validate_json(person.model_dump_json()) == person
    assert Person(**person.model_dump()) == person
    assert person.model_copy(deep=True) == person


def test_a_model_can_be_written_in_part() -> None:
    person = Person(name="Ada", level=PM)
    assert person.model_dump(include={"level": {"key", "title"}}) == {
        "level": {"key": "product-manager", "title": "Product Manager"}
    }


def test_a_dataclass_holds_answers() -> None:
    review = Review(skill_gap("PM"), level_for_title("Senior PM"))
    adapter = TypeAdapter(Review)
    assert adapter.validate_json(adapter.dump_json(review)) == review


def test_a_union_takes_the_class_that_fits() -> None:
    gap, path = skill_gap("PM"), career_path("PM", "CPO")
    for value in (gap, path):
        assert validate(CareerPath | SkillGap, to_dict(value)) == value
    assert validate(Level | str, to_dict(PM)) == PM


def test_a_union_with_texts_is_read_from_left_to_right() -> None:
    # The two unions are equal, so they must not share an adapter.
    assert TypeAdapter(str | Level).validate_python("PM") == "PM"
    level_or_text = TypeAdapter(Level | str)
    assert level_or_text.validate_python("PM") == PM
    assert level_or_text.validate_python("Wizard") == "Wizard"


def test_a_ladder_is_a_list_of_its_levels() -> None:
    assert validate(list[Level], default_ladder()) == [*default_ladder()]


def test_a_subclass_is_read_as_itself() -> None:
    @attrs.frozen(kw_only=True)
    class Grade(Level):
        pay: str

    grade = Grade(key="a", title="A", pay="1")
    assert validate(Grade, {"key": "a", "title": "A", "pay": "1"}) == grade
    assert validate(Level, grade) is grade
    assert schema_of(Grade)["required"] == ["key", "title", "pay"]


def test_a_class_with_no_argument_yet_takes_what_is_made() -> None:
    item = TypeVar("item")

    class Page(BaseModel, Generic[item]):
        change: Difference[item]

    difference = compare_ladders(default_ladder(), ACME).levels
    assert Page(change=difference).change is difference
    assert Page[Level].model_validate({"change": to_dict(difference)}).change == difference
    assert schema_of(Difference)["properties"]["gained"]["items"] == {}


# What is not valid


def test_every_problem_is_an_error_with_its_place() -> None:
    data = {
        "name": "Ada",
        "level": {"key": 7, "titel": "PM", "experience": {"min_years": "2", "max_years": 3}},
        "past": ["APM", {"key": "pm"}],
    }
    assert errors_of(Person, data) == [
        (("level", "titel"), "there is no such key; did you mean 'title'?", "PM"),
        (("level", "key"), "expected a string, got the number 7", 7),
        (("level", "experience", "min_years"), "expected a number, got the string '2'", "2"),
        (("past", 1, "title"), "this key is missing", {"key": "pm"}),
    ]


def test_every_broken_rule_of_a_ladder_is_an_error_with_its_place() -> None:
    data = to_dict(default_ladder()) | {"title": "", "growth": ["up", ""]}
    assert errors_of(Ladder, data) == [
        (("title",), "expected a text, got an empty one", ""),
        (("growth", 1), "expected a text, got an empty one", ""),
    ]


def test_braces_in_a_message_stay() -> None:
    assert errors_of(Level, "{type}")[0][1].startswith("the ladder has no level '{type}'; ")
    ((_, message, _),) = errors_of(Level, {"key": "a", "title": "A", "{x}": 1})
    assert message.startswith("there is no such key; the keys are key, title, ")


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (Level, "an instance of Level, any of its names, or a dictionary"),
        (SkillGap, "an instance of SkillGap or a dictionary"),
        (Edit[Skill], "an instance of Edit[Skill] or a dictionary"),
    ],
    ids=str,
)
def test_anything_else_is_refused(kind: Any, wanted: str) -> None:
    assert errors_of(kind, 7) == [((), f"expected {wanted}, got the number 7", 7)]
    assert errors_of(kind, None)[0][0] == ()


def test_only_levels_skills_and_proficiencies_have_names() -> None:
    message = "expected an instance of Ladder or a dictionary, got the string 'Product Management'"
    assert errors_of(Ladder, "Product Management") == [((), message, "Product Management")]


def test_the_error_for_an_unknown_name_says_how_to_use_another_ladder() -> None:
    message = (
        "the ladder has no level 'Produkt Manager'; it has 'associate-product-manager', "
        "'product-manager', 'senior-product-manager', 'lead-product-manager', 'product-director', "
        "'chief-product-officer'; for another ladder, the field is Annotated[Level, ladder]; "
        "did you mean 'Product Manager' or 'Sr. Product Manager' or 'Product Line Manager'?"
    )
    assert errors_of(Level, "Produkt Manager")[0][1] == message


# One's own ladder


def test_a_field_takes_the_values_of_ones_own_ladder() -> None:
    person = AcmePerson.model_validate(
        {"level": "Product Person", "skill": "Discovery", "held": "lead"}
    )
    assert person.level is ACME["pm"]
    assert person.skill is ACME.skills[0]
    assert person.held == ACME.scale[1]
    assert validate(Annotated[Level, ACME], to_dict(ACME["pm"])) is ACME["pm"]
    assert validate(Annotated[Level, ACME], ACME["pm"]) is ACME["pm"]


def test_a_field_takes_no_value_of_another_ladder() -> None:
    theirs = "the ladder has no level 'product-manager'; it has 'pm', 'lead'"
    level = Annotated[Level, ACME]
    assert errors_of(level, "Senior") == [
        ((), "the ladder has no level 'Senior'; it has 'pm', 'lead'", "Senior")
    ]
    for value in (PM, to_dict(PM)):
        assert errors_of(level, value) == [
            ((), f"{theirs}; this one is from another ladder", value)
        ]


def test_a_type_with_a_ladder_takes_its_values_and_their_dictionaries() -> None:
    of_acme: TypeAdapter[Level] = TypeAdapter(Annotated[Level, ACME])
    for wanted in ("product person", ACME[0], attrs.evolve(ACME[0]), to_dict(ACME[0])):
        assert of_acme.validate_python(wanted) is ACME[0]
    with pytest.raises(ValidationError) as caught:
        of_acme.validate_python(PM)
    [error] = caught.value.errors()
    assert error["msg"] == (
        "the ladder has no level 'product-manager'; it has 'pm', 'lead'; "
        "this one is from another ladder"
    )


@pytest.mark.parametrize(
    ("kind", "whose"),
    [(Level, "the packaged ladder"), (Annotated[Level, ACME], "the ladder 'Acme'")],
    ids=["packaged", "own"],
)
def test_a_type_says_whose_names_it_takes(kind: Any, whose: str) -> None:
    value, name = TypeAdapter(kind).json_schema()["anyOf"]
    assert value["$ref"] == "#/$defs/Level"
    assert (name["type"], name["description"]) == ("string", f"Any name of a level of {whose}.")


def test_the_schema_of_a_class_begins_with_the_first_words_about_it() -> None:
    class Grade(Level):
        pass

    assert schema_of(Level, "serialization")["description"] == "One level of a ladder."
    assert "description" not in schema_of(Grade, "serialization")


@pytest.mark.parametrize(
    ("kind", "field", "described"),
    [
        (Difference[Level], "gained", {"type": "array", "items": {"$ref": "#/$defs/Level"}}),
        (Edit[Level], "new", {"$ref": "#/$defs/Level"}),
    ],
    ids=["Difference", "Edit"],
)
def test_a_generic_class_says_what_it_is_of(
    kind: Any, field: str, described: dict[str, Any]
) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert schema["title"] == title(kind)
    assert schema["properties"][field].items() >= described.items()


def test_a_class_of_ones_own_may_have_the_name_of_a_value() -> None:
    own = create_model("Level", pay=(str, ...), __module__="acme")
    both = create_model("Both", own=(own, ...), ours=(Level, ...))
    components = both.model_json_schema(mode="serialization")["$defs"]
    assert {name for name in components if "Level" in name} == {"acme__Level", "pm_career__Level"}


def test_a_name_of_two_levels_finds_neither() -> None:
    message = "'PP' names more than one level; use a key: 'pm', 'lead'"
    assert errors_of(Annotated[Level, ACME], "PP") == [((), message, "PP")]


def test_a_schema_says_whose_names_a_field_takes() -> None:
    def names(model: type[BaseModel], field: str) -> str:
        _, name, *_ = model.model_json_schema()["properties"][field]["anyOf"]
        assert name.pop("type") == "string"
        return str(name.pop("description"))

    assert names(Person, "level") == "Any name of a level of the packaged ladder."
    assert names(Person, "best") == "Any name of a skill of the packaged ladder."
    assert names(AcmePerson, "level") == "Any name of a level of the ladder 'Acme'."
    written = Person.model_json_schema(mode="serialization")["properties"]["level"]
    assert written["$ref"] == "#/$defs/Level"


@pytest.mark.parametrize("kind", [list[Level], Level | None, SkillGap, int], ids=str)
def test_a_ladder_annotates_only_what_it_finds(kind: Any) -> None:
    message = "expected a Level, Skill or Proficiency annotated with a ladder, got "
    with pytest.raises(TypeError) as caught:
        TypeAdapter(Annotated[kind, ACME])
    assert str(caught.value) == f"{message}{kind!r} annotated with <Ladder 'Acme': 2 levels>"


def test_only_a_ladder_annotates_a_level() -> None:
    message = "expected a Level, Skill or Proficiency annotated with a ladder, got "
    with pytest.raises(TypeError) as caught:
        TypeAdapter(Annotated[Level, Detail(name="a", text="b")])
    annotated = "annotated with Detail(name='a', text='b')"
    assert str(caught.value) == f"{message}<class 'pm_career.Level'> {annotated}"


# FastAPI

APP = FastAPI()


@APP.get("/levels/{level}")
def get_level(level: Level) -> Level:
    return level


@APP.get("/gap")
def get_gap(current: Level, target: Level | None = None) -> SkillGap:
    return skill_gap(current, target)


@APP.post("/ladder")
def post_ladder(ladder: Annotated[Ladder, Body()]) -> Ladder:
    return ladder


@APP.get("/problem")
def get_problem() -> Problem:
    return PROBLEM


@APP.post("/level")
def post_level(level: Annotated[Level, Body()]) -> dict[str, Level]:
    return {"got": level}


@APP.post("/person")
def post_person(person: Person) -> Person:
    return person


@APP.get("/path")
def get_path(target: Level) -> CareerPath:
    return career_path("APM", target)


@APP.get("/title")
def get_title(title: str) -> TitleMatch:
    return level_for_title(title)


@APP.get("/framework-change")
def get_framework_change() -> FrameworkChange:
    return compare_frameworks(FORKED, SHORTER)


@APP.get("/change")
def get_change() -> LadderChange:
    return compare_ladders(default_ladder(), ACME)


@APP.post("/framework")
def post_framework(framework: Annotated[Framework, Body()]) -> Framework:
    return framework


@APP.get("/fits")
def get_fits() -> list[LevelFit]:
    return [*level_fits({"discovery": "pm"}, ladder=FORKED)]


@APP.get("/tracks")
def get_tracks() -> list[Track]:
    return [*FORKED.tracks]


@APP.get("/levels")
def get_levels() -> list[Level]:
    return [*default_ladder()]


@APP.get("/level-change", response_model_include={"old"})
def get_level_change() -> LevelChange:
    return compare_levels("APM", "PM")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP) as client:
        yield client


def test_levels_in_the_path_and_the_query_are_names(client: TestClient) -> None:
    assert client.get("/levels/senior-pm").json() == to_dict(default_ladder()["Senior PM"])
    answer = client.get("/gap", params={"current": "APM", "target": "Lead PM"})
    assert (answer.status_code, answer.json()) == (200, to_dict(skill_gap("APM", "Lead PM")))
    assert client.get("/gap", params={"current": "APM"}).json() == to_dict(skill_gap("APM"))


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/path?target=CPO", career_path("APM", "CPO")),
        ("/title?title=Sr. PM", level_for_title("Sr. PM")),
        ("/problem", PROBLEM),
        ("/change", compare_ladders(default_ladder(), ACME)),
        ("/framework-change", compare_frameworks(FORKED, SHORTER)),
    ],
)
def test_answers_are_responses(client: TestClient, address: str, answer: Any) -> None:
    response = client.get(address)
    assert (response.status_code, response.json()) == (200, to_dict(answer))


def test_responses_may_be_in_part(client: TestClient) -> None:
    assert client.get("/level-change").json() == {"old": to_dict(APM)}
    assert client.get("/levels").json() == [to_dict(level) for level in default_ladder()]


def test_values_of_frameworks_are_responses(client: TestClient) -> None:
    fits = level_fits({"discovery": "pm"}, ladder=FORKED)
    assert client.get("/fits").json() == [to_dict(fit) for fit in fits]
    assert client.get("/tracks").json() == [to_dict(track) for track in FORKED.tracks]


def test_values_are_bodies(client: TestClient) -> None:
    assert client.post("/level", json=to_dict(PM)).json() == {"got": to_dict(PM)}
    assert client.post("/level", json="APM").json() == {"got": to_dict(APM)}
    answer = client.post("/person", json={"name": "Ada", "level": "PM"}).json()
    assert answer == Person(name="Ada", level=PM).model_dump()


@given(ladder=ladders())
def test_a_ladder_is_a_body(ladder: Ladder) -> None:
    answer = TestClient(APP).post("/ladder", json=to_dict(ladder))
    assert (answer.status_code, answer.json()) == (200, to_dict(ladder))


@given(framework=any_framework())
def test_a_framework_is_a_body(framework: Framework) -> None:
    answer = TestClient(APP).post("/framework", json=to_dict(framework))
    assert (answer.status_code, answer.json()) == (200, to_dict(framework))


def test_what_is_wrong_with_a_framework_has_its_place() -> None:
    data = to_dict(FORKED) | {"tracks": [{"key": "manager", "title": "A", "levels": ["pm", "x"]}]}
    assert errors_of(Framework, data) == [
        (("tracks", 0, "levels", 1), "there is no level 'x'", "x")
    ]


def test_what_is_wrong_in_a_request_has_its_place(client: TestClient) -> None:
    answer = client.post("/ladder", json={"title": "Acme", "levels": [{"key": "pm"}]})
    assert answer.status_code == 422
    (error,) = answer.json()["detail"]
    assert (error["loc"], error["msg"]) == (["body", "levels", 0, "title"], "this key is missing")

    answer = client.get("/levels/wizard")
    assert answer.status_code == 422
    (error,) = answer.json()["detail"]
    assert error["loc"] == ["path", "level"]
    assert error["msg"].startswith("the ladder has no level 'wizard'; it has ")


def test_the_page_of_openapi_lists_each_value_once(client: TestClient) -> None:
    page = client.get("/openapi.json").json()
    OpenAPI.model_validate(page)
    listed = page["components"]["schemas"]
    for schema in listed.values():
        Draft202012Validator.check_schema(schema)

    # Older versions of pydantic list a ladder as `Ladder-Input` and as `Ladder-Output`.
    names = {name.partition("-")[0] for name in listed}
    assert names >= {
        *("CareerPath", "PathNeed", "PathStep", "SkillGap", "SkillNeed", "TitleMatch", "Problem"),
        *("Ladder", "Level", "Expectation", "Experience", "Skill", "Proficiency"),
        *("LadderChange", "LevelChange", "SkillChange", "Difference_Level_", "Edit_Skill_"),
        *("Difference_str_", "Person", "Framework", "Track", "LevelFit"),
        *("FrameworkChange", "TrackChange", "Difference_Track_"),
    }
    assert not [name for name in listed if "__" in name]  # such as `pm_career__Level`
    assert listed["Level"]["description"] == "One level of a ladder."
    answer = page["paths"]["/gap"]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer["schema"]["$ref"] == "#/components/schemas/SkillGap"
    assert listed["SkillGap"]["properties"]["target"] == {
        "$ref": "#/components/schemas/Level",
        "description": meanings_of(SkillGap)["target"],
    }


# What loads


def test_nothing_of_it_loads_before_pydantic_asks() -> None:
    program = (
        "import sys, pm_career as p, pm_career.comparing as c\n"
        "hasattr(p.Level, '__get_pydantic_core_schema__')\n"
        "str(p.from_dict(p.SkillGap, p.to_dict(p.skill_gap('PM'))))\n"
        "str(c.compare_levels('PM', 'CPO'))\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ).stdout.split()
    assert "pm_career.comparing" in loaded
    assert not {"pydantic", "pydantic_core", "pm_career._pydantic", "pm_career._meanings"} & {
        *loaded
    }


def test_meanings_are_those_of_the_source() -> None:
    assert meanings_of(Requirement) == {
        "skill": "The key of the skill.",
        "proficiency": (
            "The key of the proficiency; `None` in a ladder that measures skills by its own levels."
        ),
    }
    assert list(meanings_of(Expectation)) == ["statement", "requirements"]
    assert meanings_of(SkillGap).keys() == {field.name for field in attrs.fields(SkillGap)}


GRADES = '''
class Grade:
    """A class of another module."""

    other = 1
    """No field."""
    pay: str = "7"
    """What it pays,

    in words.
    """
    band: str
    place: str
    other
    team: str
    7
    print.unit: str
    """No field of the class."""

    def __init__(self) -> None:
        """No field either."""
'''


def test_a_meaning_is_the_text_below_a_field(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "grades_of_acme.py"
    file.write_text(GRADES, encoding="utf-8")
    loader = SourceFileLoader(file.stem, str(file))
    module = ModuleType(file.stem)
    monkeypatch.setitem(sys.modules, file.stem, module)
    loader.exec_module(module)
    module.__file__ = str(file)
    assert meanings_of(module.Grade) == {"pay": "What it pays, in words."}


@pytest.mark.parametrize("error", [KeyError, OSError, TypeError])
def test_without_the_source_there_are_no_meanings(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(_: object) -> str:
        raise error

    monkeypatch.setattr("pm_career._meanings.getsource", fail)
    _meanings_in.cache_clear()
    try:
        assert meanings_of(Level) == {}
        assert "description" not in schema_of(Detail)["properties"]["name"]
    finally:
        _meanings_in.cache_clear()


def test_arbitrary_types_need_not_be_allowed() -> None:
    assert pydantic.VERSION.startswith("2.")
    assert Person.model_config == ConfigDict()


def test_a_generic_class_alone_reads_no_data() -> None:
    with pytest.raises(
        ValidationError,
        match=r"expected Difference\[Level\], Difference\[Skill\] or the like, got <class",
    ):
        TypeAdapter(Difference).validate_python({"gained": [], "dropped": [], "moved": []})
