"""Values in messages of msgspec."""

from typing import Any

import msgspec
import pytest

from pm_career import (
    Ladder,
    Level,
    SkillGap,
    default_ladder,
    from_dict,
    level_for_title,
    level_for_years,
    parse_ladder,
    skill_gap,
    to_dict,
)

LADDER = default_ladder()


class Review(msgspec.Struct):
    """A message with an answer."""

    person: str
    gap: dict[str, Any]


def test_questions_add_nothing_to_what_msgspec_encodes() -> None:
    # A ladder that nobody has asked yet.
    ladder = from_dict(Ladder, to_dict(LADDER))
    before = msgspec.json.encode(ladder)

    level_for_years(3, ladder=ladder)
    level_for_title("Sr. PM", ladder=ladder)
    skill_gap("PM", ladder=ladder)
    assert ladder.describe("PM").to_text()
    assert msgspec.json.encode(ladder) == before
    assert sorted(msgspec.json.decode(before)) == [
        "advancement",
        "cumulative",
        "details",
        "growth",
        "levels",
        "proficiencies",
        "skills",
        "source",
        "summary",
        "title",
        "version",
    ]


@pytest.mark.parametrize("codec", [msgspec.json, msgspec.msgpack], ids=["json", "msgpack"])
def test_plain_data_comes_back_as_the_value(codec: Any, value: Any) -> None:
    stored = codec.encode(to_dict(value))
    assert from_dict(type(value), codec.decode(stored)) == value


def test_an_answer_is_a_field_of_a_message() -> None:
    gap = skill_gap("PM", name="Ada")
    stored = msgspec.json.encode(Review("Ada", to_dict(gap)))
    assert from_dict(SkillGap, msgspec.json.decode(stored, type=Review).gap) == gap


def test_msgspec_writes_a_ladder_that_loads() -> None:
    assert parse_ladder(msgspec.json.encode(to_dict(LADDER))) == LADDER


def test_msgspec_asks_no_hook_about_a_value() -> None:
    def refuse(value: object) -> object:
        raise AssertionError(value)

    encoded = msgspec.json.decode(msgspec.json.encode(LADDER["PM"], enc_hook=refuse))
    assert "requirements" in encoded["expectations"][0]
    assert "skills" in to_dict(LADDER["PM"])["expectations"][0]


def test_msgspec_reads_back_what_it_has_encoded_of_a_level() -> None:
    level = LADDER["PM"]
    assert msgspec.json.decode(msgspec.json.encode(level), type=Level) == level
