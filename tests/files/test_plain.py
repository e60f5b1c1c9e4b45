"""Whatever plain data holds, it is read as a value, or refused with every problem and its path."""

import json
from collections import ChainMap, OrderedDict, namedtuple
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from itertools import count, islice
from math import nan
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np
import pytest
import tomlkit
from hypothesis import event, given, settings
from hypothesis import strategies as st

import pm_career
from pm_career import (
    CareerPath,
    CareerStep,
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Problem,
    Proficiency,
    Requirement,
    Skill,
    SkillGap,
    SkillNeed,
    TitleMatch,
    career_path,
    comparing,
    default_ladder,
    dump_ladder,
    frameworks,
    from_dict,
    level_for_title,
    skill_gap,
    to_dict,
)
from pm_career._files import diagnosing, plain
from pm_career.comparing import (
    Difference,
    Edit,
    FrameworkChange,
    LadderChange,
    LevelChange,
    SkillChange,
    TrackChange,
    compare_frameworks,
    compare_ladders,
    compare_levels,
)
from pm_career.frameworks import Framework, LevelFit, Track, level_fits

OLD = default_ladder()
NEW = attrs.evolve(
    OLD,
    levels=OLD[1:],
    skills=[
        attrs.evolve(
            OLD.skills[0],
            descriptors=[Descriptor(proficiency="basic", text="Knows the words\nof the craft")],
            details=[Detail(name="Book", text="The one in the kitchen")],
        ),
        *OLD.skills[1:],
    ],
    details=[Detail(name="소유자", text="The product council")],
)

BOTH = [
    Framework(
        title="Acme",
        summary="Two ways up",
        version="2",
        source="The product council",
        levels=ladder.levels,
        tracks=[
            Track(
                key="maker",
                title=title,
                summary="Makes things",
                levels=[level.key for level in ladder[:2]],
                growth=["The problems grow"],
                advancement=["Show it"],
                details=[Detail(name="Floor", text="3")],
            )
        ],
        skills=ladder.skills,
        proficiencies=ladder.proficiencies,
        cumulative=True,
        details=ladder.details,
    )
    for ladder, title in ((OLD, "Maker"), (NEW, "Individual contributor"))
]

EXAMPLES: dict[Any, Any] = {
    CareerPath: career_path("APM", "Senior PM"),
    CareerStep: career_path("APM", "Senior PM")[0],
    Descriptor: NEW.skills[0].descriptors[0],
    Detail: NEW.details[0],
    Difference[Detail]: compare_ladders(OLD, NEW).details,
    Difference[Expectation]: compare_levels("PM", "Senior PM").expectations,
    Difference[Level]: compare_ladders(OLD, NEW).levels,
    Difference[str]: compare_levels("PM", "Senior PM").responsibilities,
    Edit[Skill]: compare_ladders(OLD, NEW).changed_skills[0],
    Expectation: OLD[1].expectations[0],
    Experience: OLD[0].experience,
    Framework: BOTH[1],
    FrameworkChange: compare_frameworks(*BOTH),
    Ladder: NEW,
    LadderChange: compare_ladders(OLD, NEW),
    Level: OLD[1],
    LevelChange: compare_levels("PM", "Senior PM"),
    LevelFit: level_fits({"agile": "basic"}, name="Ada", ladder=BOTH[1])[0],
    Problem: Problem("it is odd", ("levels", 0, "title"), "ladder.toml", 3, 9, "C7"),
    Proficiency: Proficiency(key="basic", name="기초", meaning="With help"),
    Requirement: Requirement(skill="agile", proficiency="basic"),
    Skill: NEW.skills[0],
    SkillChange: compare_levels("PM", "Senior PM").skills[0],
    SkillGap: skill_gap({"agile": "basic", "leadership": None}, "Senior PM", name="Ada"),
    SkillNeed: skill_gap("APM", "Senior PM")[0],
    Track: BOTH[1].tracks[0],
    TrackChange: compare_frameworks(*BOTH).changed_tracks[0],
    TitleMatch: level_for_title("Sr. Product Manager, Payments"),
}
"""A value of each public class, with every field given that may be."""

KINDS = list(EXAMPLES)


def name(kind: Any) -> str:
    return str(kind).rpartition("'")[0].rpartition(".")[2] or str(kind)


def faults(kind: Any, data: Any) -> list[str]:
    """Return what is wrong with plain data, in words, if anything is."""
    try:
        from_dict(kind, data)
    except InvalidLadderError as error:
        return [str(problem) for problem in error.problems]
    return []


def problems(kind: Any, data: Any) -> list[str]:
    """Return what is wrong with plain data, which something is."""
    found = faults(kind, data)
    assert found
    return found


def test_there_is_an_example_of_every_public_value() -> None:
    public = {
        value
        for module in (pm_career, comparing, frameworks)
        for value in vars(module).values()
        if attrs.has(value) and value.__name__ in module.__all__
    }
    assert {getattr(kind, "__origin__", kind) for kind in KINDS} == public


@pytest.mark.parametrize("kind", KINDS, ids=name)
class TestEveryValue:
    def test_is_read_back_as_itself(self, kind: Any) -> None:
        value = EXAMPLES[kind]
        data = to_dict(value)
        assert from_dict(kind, data) == value
        assert from_dict(kind, json.loads(json.dumps(data))) == value

    @settings(max_examples=25, deadline=None)
    @given(data=st.data())
    def test_of_any_content_is_read_back_as_itself(self, kind: Any, data: st.DataObject) -> None:
        # What Hypothesis draws for a difference and an edit is of levels and of skills.
        if getattr(kind, "__origin__", kind) is Difference:
            kind = Difference[Level]
        value = data.draw(st.from_type(getattr(kind, "__origin__", kind)))
        plain = to_dict(value)
        assert from_dict(kind, plain) == value
        assert from_dict(kind, json.loads(json.dumps(plain))) == value

    def test_is_not_changed_by_reading(self, kind: Any) -> None:
        data = to_dict(EXAMPLES[kind])
        data["strange"] = [object()]
        before = deepcopy(data["strange"]), json.dumps(data, default=id)
        assert len(problems(kind, data)) == 1
        assert json.dumps(data, default=id) == before[1]

    def test_needs_each_field_without_a_default(self, kind: Any) -> None:
        whole = to_dict(EXAMPLES[kind])
        needed: set[str] = set()
        for field in whole:
            data = {key: value for key, value in whole.items() if key != field}
            found = faults(kind, data)
            if found == [f"{field}: this key is missing"]:
                needed.add(field)
            else:
                assert all("missing" not in problem for problem in found)

        fields = attrs.fields(kind)
        required = {field.name for field in fields if field.default is attrs.NOTHING}
        assert needed == (whole.keys() if kind is CareerPath else required)

    @pytest.mark.parametrize("wrong", [object(), b"bytes", 1.5, {1, 2}, np.int64(3), "strange"])
    def test_needs_each_field_to_be_of_its_type(self, kind: Any, wrong: object) -> None:
        for field, right in to_dict(EXAMPLES[kind]).items():
            if type(wrong) in {type(right), *[float] * (type(right) is int)}:
                continue
            [problem] = problems(kind, to_dict(EXAMPLES[kind]) | {field: wrong})
            assert problem.startswith(f"{field}: expected ")

    def test_has_no_other_field(self, kind: Any) -> None:
        [problem] = problems(kind, to_dict(EXAMPLES[kind]) | {"Strange": 1})
        assert problem.startswith("Strange: there is no such key; ")

    def test_of_nothing_lacks_only_what_is_needed(self, kind: Any) -> None:
        for problem in faults(kind, {}):
            assert problem.endswith(": this key is missing")


def containers(value: Any) -> Iterator[Any]:
    """Yield the tables and lists in plain data, and the data itself if it is one."""
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from containers(part)


class Colour(Enum):
    RED = "red"


FIELDS = sorted({key for value in EXAMPLES.values() for key in to_dict(value)})
KEYS = st.sampled_from([*FIELDS, "agile", "basic", "product-manager"]) | st.text(max_size=3)
ODD = [
    *[
        None,
        b"bytes",
        bytearray(),
        nan,
        -1,
        10**4000,
        object(),
        Colour.RED,
        "\ud800",
        {1},
        range(3),
    ],
    *[np.float64(1.5), np.int64(2), np.array([1, 2]), Decimal(1), 1j, datetime.now(UTC), int, len],
    *[{1: 2}, {None: 1}, {b"key": "x"}, (), ("a", "b"), frozenset(), iter(())],
]
PLAIN = st.recursive(
    st.sampled_from(ODD) | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def changed(draw: st.DrawFn, kind: Any) -> dict[Any, Any]:
    """Draw the plain data of a value in which some things are gone, added or of another kind."""
    data = deepcopy(to_dict(EXAMPLES[kind]))
    for _ in range(draw(st.integers(1, 4))):
        places = list(containers(data))
        place = draw(st.sampled_from(places))
        # What is drawn may be a constant of its strategy, which a later change must not touch.
        other = deepcopy(draw(PLAIN | st.sampled_from(places)))
        if isinstance(place, list):
            at = draw(st.integers(0, len(place)))
            place[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from([[], [other]]))
        else:
            key = draw(st.sampled_from([*place, draw(KEYS)]))
            value = place.pop(key, other)
            place |= draw(st.sampled_from([{}, {key: other}, {draw(KEYS): value}]))
    return data


def check(kind: Any, data: Any) -> None:
    """See that plain data is read, or refused for reasons that are each reported once."""
    value: Any = None
    found: tuple[Problem, ...] = ()
    try:
        value = from_dict(kind, data)
    except InvalidLadderError as error:
        found = error.problems

    event("refused" if found else "read")
    assert found or isinstance(value, getattr(kind, "__origin__", kind))
    assert len(set(found)) == len(found)
    assert all(problem.message and problem.file is None for problem in found)


@pytest.mark.parametrize("kind", KINDS, ids=name)
class TestAnyData:
    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_near_a_value_is_read_or_refused(self, kind: Any, data: st.DataObject) -> None:
        check(kind, data.draw(changed(kind)))

    @settings(max_examples=40, deadline=None)
    @given(data=st.dictionaries(KEYS | st.integers() | st.none(), PLAIN, max_size=5))
    def test_at_all_is_read_or_refused(self, kind: Any, data: dict[Any, Any]) -> None:
        check(kind, data)


TINY: dict[str, Any] = {"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}]}


class TestOddData:
    @pytest.mark.parametrize(
        "data", [None, "{}", b"{}", 7, [], [("title", "A")], ..., Ladder], ids=repr
    )
    def test_that_is_no_dictionary(self, data: Any) -> None:
        with pytest.raises(TypeError, match=r"^expected a dictionary, got "):
            from_dict(Ladder, data)

    @pytest.mark.parametrize(
        "kind",
        [
            int,
            dict,
            "Ladder",
            None,
            Level | None,
            tuple[Level, ...],
            Edit[int],
            Edit[dict[str, str]],
        ],
        ids=str,
    )
    def test_of_no_class_of_this_package(self, kind: Any) -> None:
        with pytest.raises(TypeError, match=r"^expected a class of pm_career, got "):
            from_dict(kind, {})

    def test_of_a_class_of_another_package(self) -> None:
        @attrs.frozen
        class Team:
            name: object

        with pytest.raises(TypeError, match=r"^expected a class of pm_career, got <class "):
            from_dict(Team, {"name": "Payments"})  # type: ignore[type-var]  # the test
        with pytest.raises(TypeError, match=r"^expected a value of pm_career, got .*Team\("):
            to_dict(Team("Payments"))  # type: ignore[arg-type]  # the test

    @pytest.mark.parametrize("kind", [Difference, Edit], ids=name)
    def test_of_a_class_without_the_type_of_its_items(self, kind: Any) -> None:
        with pytest.raises(TypeError) as caught:
            from_dict(kind, {})
        assert str(caught.value) == (
            f"expected {kind.__name__}[Level], {kind.__name__}[Skill] or the like, got {kind}"
        )

    def test_with_itself_inside(self) -> None:
        data = deepcopy(TINY)
        data["levels"].append(data)
        data["growth"] = data["advancement"] = [[]]
        data["growth"][0].append(data["growth"])
        circular = "expected data that ends, got a list or table that is inside itself"
        assert problems(Ladder, data) == [
            f"levels[1]: {circular}",
            f"growth[0][0]: {circular}",
            f"advancement[0][0]: {circular}",
            "growth[0]: expected a string, got a list",
            "advancement[0]: expected a string, got a list",
        ]

    def test_with_one_thing_in_two_places(self) -> None:
        texts = ["Ships", "Learns"]
        ladder = from_dict(Ladder, TINY | {"growth": texts, "advancement": texts})
        assert ladder.growth == ladder.advancement == ("Ships", "Learns")

    @pytest.mark.parametrize("kind", [Ladder, Level, CareerPath, Difference[str]], ids=name)
    def test_nested_a_hundred_thousand_deep(self, kind: Any) -> None:
        for wrap in (lambda inner: [inner], lambda inner: {"levels": inner}):
            deep: Any = []
            for _ in range(100_000):
                deep = wrap(deep)
            assert problems(kind, {"levels": deep}) == [
                "expected tables and lists that are nested less deeply"
            ]

    def test_of_a_million_keys(self) -> None:
        assert len(problems(Ladder, TINY | dict.fromkeys(map(str, range(1_000_000))))) == 1000

    def test_of_details_that_are_no_texts(self) -> None:
        details = dict.fromkeys(map(str, range(100_000)), 1)
        assert problems(Ladder, TINY | {"details": details}) == [
            f"details.{n}: expected a string, got the number 1" for n in range(1000)
        ]

    def test_of_many_empty_tables(self) -> None:
        found = problems(CareerPath, to_dict(EXAMPLES[CareerPath]) | {"steps": [{}] * 100_000})
        assert len(found) == 1000
        assert found[0] == "steps[0].level: this key is missing"

    def test_of_as_many_tables_and_lists_as_allowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # That of the ladder, the list of its levels, and that of its only level.
        monkeypatch.setattr(plain, "MOST_CONTAINERS", 3)
        assert from_dict(Ladder, TINY).title == "Tiny"
        monkeypatch.setattr(plain, "MOST_CONTAINERS", 2)
        assert problems(Ladder, TINY) == ["expected at most 1,000,000 tables and lists, got more"]

    def test_of_which_no_more_than_a_thousand_problems_are_looked_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_for = count(1)
        endless = ((("title",), f"fault {n}") for n in looked_for)
        monkeypatch.setattr(diagnosing, "diagnose", lambda *_: islice(endless, 2000))
        assert len(problems(Ladder, {})) == 1000
        assert next(looked_for) == 1001

    def test_with_keys_that_are_no_strings(self) -> None:
        level = {"title": "PM", b"key": "pm"}
        data = {"titel": "A", 1: 2, None: 3, "levels": [level, {"key": 7, "title": "Lead"}]}
        assert problems(Ladder, data) == [
            "expected keys that are strings, got 1",
            "levels[0]: expected keys that are strings, got b'key'",
            "titel: there is no such key; did you mean 'title'?",
            "levels[1].key: expected a string, got the number 7",
        ]

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (None, "null"),
            (b"PM", "a value of the type bytes"),
            (Colour.RED, "a value of the type Colour"),
            (np.int64(1), "a value of the type int64"),
            (np.array(["a", "b"]), "a value of the type ndarray"),
            (10**5000, "a number of too many digits"),
            (nan, "the number nan"),
            (datetime(2026, 7, 1, tzinfo=UTC), "the date or time 2026-07-01 00:00:00+00:00"),
            (("P", "M"), "a list"),
            ({}, "a table"),
            (True, "true"),
        ],
        ids=lambda value: str(type(value).__name__),
    )
    def test_of_another_type_than_a_text(self, value: object, said: str) -> None:
        assert problems(Level, {"key": "pm", "title": value}) == [
            f"title: expected a string, got {said}"
        ]
        kinds = "'gained' or 'raised' or 'changed' or 'reworded' or 'lowered' or 'dropped'"
        assert problems(SkillChange, to_dict(EXAMPLES[SkillChange]) | {"kind": value}) == [
            f"kind: expected {kinds}, got {said}"
        ]

    @pytest.mark.parametrize(
        ("years", "said"),
        [
            (nan, "nan"),
            (10**5000, "a number of too many digits"),
            (-1, "-1"),
            (np.float64("inf"), "inf"),
        ],
        ids=["nan", "digits", "negative", "infinite"],
    )
    def test_of_impossible_years(self, years: float, said: str) -> None:
        level = {"key": "pm", "title": "PM", "experience": {"min_years": years}}
        assert problems(Ladder, TINY | {"levels": [level]}) == [
            (
                "levels[0].experience.min_years: "
                f"expected a finite number of years, 0 or more, got {said}"
            )
        ]

    def test_that_a_number_of_a_level_is_a_text(self) -> None:
        assert problems(Experience, {"min_years": "2", "max_years": "5"}) == [
            "min_years: expected a number, got the string '2'",
            "max_years: expected a number, got the string '5'",
        ]

    def test_that_the_path_of_a_problem_has_a_fraction(self) -> None:
        assert problems(Problem, {"message": "odd", "path": ["levels", 1.5, None]}) == [
            "path[1]: expected a string or a whole number, got the number 1.5",
            "path[2]: expected a string or a whole number, got null",
        ]

    @pytest.mark.parametrize("kind", [Problem, Ladder], ids=name)
    def test_of_another_type_than_a_whole_number_or_a_truth_value(self, kind: Any) -> None:
        data = to_dict(EXAMPLES[kind])
        field, wanted = (
            ("line", "a whole number") if kind is Problem else ("cumulative", "true or false")
        )
        for value, said in ((1.0, "the number 1.0"), ("1", "the string '1'"), ([], "a list")):
            assert problems(kind, data | {field: value}) == [
                f"{field}: expected {wanted}, got {said}"
            ]

    def test_with_faults_in_two_ladders(self) -> None:
        data = to_dict(EXAMPLES[LadderChange])
        data["old"] = TINY | {"growth": [" "], "proficiencies": [{"key": 1}]}
        expectation = {"skills": {"agile": "basic"}}
        level = TINY["levels"][0] | {"expectations": [expectation, {"skills": 7}, {}]}
        skill = {"key": 7, "name": "Agile"}
        data["new"] = TINY | {"levels": [level], "skills": [skill]}
        data["skills"] = None
        where = "levels[0].expectations"
        assert problems(LadderChange, data) == [
            "old.proficiencies[0].key: expected a string, got the number 1",
            f"new.{where}[1].skills: expected a table or a list, got the number 7",
            "new.skills[0].key: expected a string, got the number 7",
            "skills: expected a table, got null",
            "old.growth[0]: expected a text, got an empty one",
            (
                f"new.{where}[0].skills.agile: the ladder lists no proficiencies; "
                "write skills = ['agile']"
            ),
            f"new.{where}[2].statement: expected a statement or skills, got neither",
        ]

    def test_with_a_fault_in_one_ladder_that_excuses_nothing_in_the_other(self) -> None:
        data = to_dict(EXAMPLES[LadderChange])
        asking = {"key": "pm", "title": "PM", "expectations": [{"skills": ["agile"]}]}
        data["old"] = TINY | {"levels": [asking]}
        data["new"] = TINY | {"skills": [7]}
        assert problems(LadderChange, data) == [
            "new.skills[0]: expected a table, got the number 7",
            "old.levels[0].expectations[0].skills[0]: there is no skill 'agile'",
        ]

    def test_of_a_track_with_a_fault_that_no_level_excuses(self) -> None:
        tracks = [{"key": "maker", "title": " ", "levels": ["pm"]}]
        assert problems(Framework, {"title": "Acme", "levels": [7], "tracks": tracks}) == [
            "levels[0]: expected a table, got the number 7",
            "tracks[0].title: expected a text, got an empty one",
        ]


class Rank(IntEnum):
    TWO = 2


class Word(StrEnum):
    PM = "pm"


class OldWord(str, Enum):  # noqa: UP042  the test
    TITLE = "title"


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


class TestDataOfOtherTypes:
    """A library has classes of its own for texts, numbers, lists and dictionaries."""

    def test_a_document_of_tomlkit(self, tmp_path: Any) -> None:
        dump_ladder(NEW, tmp_path / "ladder.toml")
        text = (tmp_path / "ladder.toml").read_text(encoding="utf-8")
        assert from_dict(Ladder, tomlkit.parse(text)) == NEW

    def test_mappings_and_sequences(self) -> None:
        pair = namedtuple("pair", "first, second")  # noqa: PYI024  a tuple of no types
        level: Any = ChainMap({"key": "pm"}, {"title": "PM", "aliases": pair("P", "Q")})
        data = MappingProxyType(OrderedDict(title="Tiny", levels=(level,)))
        assert from_dict(Ladder, data)[0].aliases == ("P", "Q")

    def test_texts_and_numbers(self) -> None:
        level = from_dict(
            Level,
            {
                "key": Word.PM,
                OldWord.TITLE: OldWord.TITLE,
                Text("summary"): Text("plain"),
                "aliases": [np.str_("P")],
                "experience": {"min_years": Rank.TWO, "max_years": np.float64(2.5)},
                "details": {Text("Grade"): Word.PM},
            },
        )
        experience = Experience(min_years=2, max_years=2.5)
        detail = Detail(name="Grade", text="pm")
        assert level == Level(
            key="pm",
            title="title",
            summary="plain",
            aliases=["P"],
            experience=experience,
            details=[detail],
        )
        texts = [level.key, level.title, level.summary, *level.aliases, level.details[0].name]
        assert {type(text) for text in texts} == {str}
        assert level.experience
        assert type(level.experience.min_years) is int
        assert type(level.experience.max_years) is float


class TestSkillsOfExpectations:
    def test_without_a_scale_are_a_list(self) -> None:
        asked = [Requirement(skill="agile"), Requirement(skill="vision")]
        expectation = Expectation(requirements=asked)
        assert to_dict(expectation) == {"skills": ["agile", "vision"]}
        assert from_dict(Expectation, {"skills": ["agile", "vision"]}) == expectation

    def test_of_both_kinds_are_a_table(self) -> None:
        asked = [Requirement(skill="agile"), Requirement(skill="vision", proficiency="basic")]
        expectation = Expectation(statement="Plans", requirements=asked)
        data = {"statement": "Plans", "skills": {"agile": None, "vision": "basic"}}
        assert to_dict(expectation) == data
        assert from_dict(Expectation, data) == expectation

    def test_that_are_none_are_omitted(self) -> None:
        assert to_dict(Expectation(statement="Plans")) == {"statement": "Plans"}
        assert from_dict(Expectation, {"skills": []}) == Expectation()


def test_a_ladder_has_its_fields_in_their_order() -> None:
    fields = [field.name for field in attrs.fields(Ladder)]
    assert list(to_dict(NEW)) == [field for field in fields if field in to_dict(NEW)]
    assert list(to_dict(NEW))[:2] == ["title", "summary"]


def test_data_that_repeats_itself_without_end_is_refused() -> None:
    doubled: list[Any] = []
    for _ in range(40):
        doubled = [doubled, doubled]
    with pytest.raises(InvalidLadderError) as caught:
        from_dict(Ladder, {"title": "Acme", "levels": doubled})
    assert str(caught.value) == "expected at most 1,000,000 tables and lists, got more"
