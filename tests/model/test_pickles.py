"""Pickles: of this version, of each version before it, and of classes with other fields.

data/pickles/ has a pickle for each version. `python tests/model/test_pickles.py` writes the one of
this version. Once the version is released, its pickle is kept for ever.

`before-0.1.0.pickle` was written by the code before the first release, in which values had fewer
fields.
"""

import copy
import pickle
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs
import pytest

import pm_career
from pm_career import (
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
    career_path,
    comparing,
    frameworks,
    level_for_title,
    skill_gap,
    to_dict,
)
from pm_career._display import Value
from pm_career.comparing import compare_frameworks, compare_ladders
from pm_career.frameworks import Framework, Track, level_fits

_T = TypeVar("_T")

ROOT = Path(__file__).parents[2]
PICKLES = ROOT / "tests" / "data" / "pickles"
VERSION = version("pm-career")
PICKLE = PICKLES / f"{VERSION}.pickle"
OLDER_PICKLE = PICKLES / "before-0.1.0.pickle"


def values() -> dict[str, Any]:
    """Return a value of each kind, by the name of its class. No field has its default."""
    detail = Detail(name="Grade", text="7")
    requirement = Requirement(skill="planning", proficiency="basic")
    expectation = Expectation(statement="Plans a week", requirements=[requirement])
    experience = Experience(min_years=1, max_years=2.5, background=["In any job"])
    level = Level(
        key="junior",
        title="Junior",
        aliases=["Trainee"],
        summary="Learns.",
        responsibilities=["Helps"],
        expectations=[expectation],
        experience=experience,
        details=[detail],
    )
    descriptor = Descriptor(proficiency="basic", text="Plans a day")
    skill = Skill(
        key="planning",
        name="Planning",
        category="Work",
        description="Plans.",
        descriptors=[descriptor],
        details=[detail],
    )
    proficiency = Proficiency(key="basic", name="Basics", meaning="With help.")
    ladder = Ladder(
        title="Acme",
        summary="All there is.",
        version="1",
        source="The board",
        levels=[Level(key="intern", title="Intern"), level],
        skills=[skill],
        proficiencies=[proficiency],
        cumulative=True,
        growth=["More"],
        advancement=["Learn"],
        details=[detail],
    )

    gap = skill_gap({"law": "basic"}, "Junior", name="Ada", unknown="ignore", ladder=ladder)
    path = career_path("Intern", "Junior", ladder=ladder)
    match = level_for_title("Junior", ladder=ladder)
    problem = Problem("is bad", ("levels", 1, "title"), "acme.toml", 8, 16)

    easier = attrs.evolve(level, title="Beginner", expectations=())
    changed = attrs.evolve(
        ladder,
        levels=[easier],
        skills=[attrs.evolve(skill, name="Plans")],
        growth=["Less"],
    )
    change = compare_ladders(ladder, changed)
    level_change = change.changed_levels[0]

    track = Track(
        key="maker",
        title="Individual contributor",
        summary="Up.",
        levels=["intern", "junior"],
        growth=["More"],
        advancement=["Learn"],
        details=[detail],
    )
    framework = Framework(
        title="Acme",
        summary="All there is.",
        version="1",
        source="The board",
        levels=ladder.levels,
        tracks=[track],
        skills=[skill],
        proficiencies=[proficiency],
        cumulative=True,
        details=[detail],
    )
    fit = level_fits({"planning": "basic"}, ladder=framework)[0]
    moved = attrs.evolve(track, levels=["junior", "intern"], growth=["Less"])
    forked = compare_frameworks(framework, attrs.evolve(framework, tracks=[moved]))

    held = [
        *(
            detail,
            descriptor,
            requirement,
            expectation,
            experience,
            level,
            skill,
            proficiency,
            ladder,
        ),
        *(gap, gap[0], path, path[0], match, problem),
        *(change, level_change, level_change.skills[0], change.changed_skills[0], change.growth),
        *(framework, track, fit, forked, forked.changed_tracks[0]),
    ]
    return {type(value).__name__: value for value in held}


def without_defaults(value: Any) -> Any:
    """Return a value of the same kind that has only the fields that it must have."""
    required = {
        field.name: getattr(value, field.name)
        for field in attrs.fields(type(value))
        if field.default is attrs.NOTHING
    }
    if isinstance(value, Ladder | Framework):
        # Its levels would ask for skills that it does not list.
        required["levels"] = tuple(map(without_defaults, value.levels))
    return type(value)(**required)


def loads(pickled: bytes) -> Any:
    return pickle.loads(pickled)  # noqa: S301  own data


def restore(kind: type, state: dict[str, Any]) -> Any:
    """Return what a pickle of the class with these fields loads as."""
    return loads(pickle.dumps(_Pickled(kind, state)))


class _Pickled:
    """A stand-in that is pickled as a value of any class with any fields."""

    def __init__(self, kind: type, state: dict[str, Any]) -> None:
        self._kind, self._state = kind, state

    def __reduce__(self) -> tuple[Any, ...]:
        return object.__new__, (self._kind,), self._state


class _State:
    """A stand-in that is loaded from the pickle of a value, with the fields that are in it."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.fields = list(state)


class _StateUnpickler(pickle.Unpickler):
    """Loads the states of values, and not the values."""

    def find_class(self, module: str, name: str) -> Any:
        return _State if module == "pm_career" else super().find_class(module, name)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, getstate_setstate=False)
class Pair(Value, Generic[_T]):
    """A generic class with each way to state a default."""

    first: _T
    second: _T = attrs.Factory(lambda self: self.first, takes_self=True)
    others: tuple[_T, ...] = ()
    labels: tuple[str, ...] = attrs.field(factory=list, converter=_texts)


KINDS = sorted(
    name
    for module in (pm_career, comparing, frameworks)
    for name in module.__all__
    if attrs.has(getattr(module, name))
)


OPTIONAL = [
    (name, field.name)
    for name, value in values().items()
    for field in attrs.fields(type(value))
    if field.default is not attrs.NOTHING
]


def test_there_is_a_value_of_each_kind() -> None:
    assert sorted(values()) == KINDS


def test_this_version_has_a_pickle() -> None:
    run = "after a change that you meant, run: python tests/model/test_pickles.py"
    assert PICKLE.exists(), run
    assert loads(PICKLE.read_bytes()) == values(), run


@pytest.mark.parametrize("file", sorted(PICKLES.glob("*.pickle")), ids=lambda file: file.stem)
def test_the_pickle_of_every_version_loads_as_whole_values(file: Path) -> None:
    for name, value in loads(file.read_bytes()).items():
        assert type(value).__name__ == name
        twin = attrs.evolve(value)
        assert twin == value
        assert hash(twin) == hash(value)
        assert to_dict(twin) == to_dict(value)
        assert str(twin) == str(value)


def test_the_older_pickle_lacks_fields_of_this_version() -> None:
    with OLDER_PICKLE.open("rb") as file:
        states = _StateUnpickler(file).load()

    lacking = {
        name: [field for field in values()[name]._names if field not in state.fields]  # noqa: SLF001
        for name, state in states.items()
    }
    assert {name: fields for name, fields in lacking.items() if fields} == {
        "Ladder": ["details"],
        "Level": ["details"],
        "Problem": ["cell"],
        "Proficiency": ["name"],
        "Skill": ["descriptors", "details"],
        "SkillGap": ["name"],
        "SkillNeed": ["rated", "now", "next"],
    }
    assert "statements" in states["SkillNeed"].fields
    assert "statements" not in values()["SkillNeed"]._names  # noqa: SLF001


def test_a_value_from_the_older_pickle_has_defaults_in_the_fields_that_it_lacked() -> None:
    older, now = loads(OLDER_PICKLE.read_bytes()), values()
    assert older["Level"] == attrs.evolve(now["Level"], details=())
    assert older["Skill"] == attrs.evolve(now["Skill"], descriptors=(), details=())
    assert older["Proficiency"] == attrs.evolve(now["Proficiency"], name="basic")
    assert older["Problem"] == now["Problem"]
    assert older["Ladder"] == attrs.evolve(
        now["Ladder"],
        levels=[now["Ladder"][0], older["Level"]],
        skills=[older["Skill"]],
        proficiencies=[older["Proficiency"]],
        details=(),
    )
    need = older["SkillNeed"]
    assert (need.rated, need.now, need.next) == (True, (), ())
    assert older["SkillGap"].name == ""


def test_a_ladder_from_the_older_pickle_answers() -> None:
    ladder = loads(OLDER_PICKLE.read_bytes())["Ladder"]
    assert skill_gap({"planning": "basic"}, "Junior", ladder=ladder).coverage == 1
    assert career_path("Intern", "Junior", ladder=ladder).target == ladder["Trainee"]


@pytest.mark.parametrize("name", KINDS)
def test_every_protocol_and_every_copy_loses_nothing(name: str) -> None:
    value = values()[name]
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    twins = [loads(pickle.dumps(value, protocol)) for protocol in protocols]
    for twin in (*twins, copy.copy(value), copy.deepcopy(value)):
        assert type(twin) is type(value)
        assert twin == value
        assert hash(twin) == hash(value)


@pytest.mark.parametrize("name", KINDS)
def test_a_value_from_a_pickle_is_frozen(name: str) -> None:
    value = loads(PICKLE.read_bytes())[name]
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)


def test_answers_that_a_ladder_keeps_are_not_pickled() -> None:
    ladder, framework = values()["Ladder"], values()["Framework"]
    assert framework["maker"]
    assert not hasattr(loads(pickle.dumps(framework)), "_kept")
    assert loads(pickle.dumps(framework))["maker"] == framework["maker"]

    assert ladder["Junior"]
    for twin in (loads(pickle.dumps(ladder)), copy.copy(ladder), copy.deepcopy(ladder)):
        assert hasattr(ladder, "_kept")
        assert not hasattr(twin, "_kept")
        assert twin["Junior"] == ladder["Junior"]


@pytest.mark.parametrize(("name", "field"), OPTIONAL)
def test_a_field_that_an_older_version_did_not_have_gets_its_default(name: str, field: str) -> None:
    value = without_defaults(values()[name])
    state = value.__getstate__()
    del state[field]

    twin = restore(type(value), state)
    assert twin == value
    assert hash(twin) == hash(value)
    assert to_dict(twin) == to_dict(value)
    assert attrs.evolve(twin) == value


def test_a_ladder_of_an_older_shape_is_checked_like_any_other() -> None:
    state = values()["Ladder"].__getstate__()
    del state["skills"]
    with pytest.raises(InvalidLadderError) as caught:
        restore(Ladder, state)
    assert str(caught.value) == (
        "levels[1].expectations[0].requirements[0].skill: there is no skill 'planning'"
    )


def test_a_field_without_a_value_may_have_any_kind_of_default() -> None:
    assert restore(Pair, {"first": 1}) == Pair(first=1, second=1, others=(), labels=())
    assert restore(Pair, {"first": 1, "second": 2}) == Pair(first=1, second=2)
    assert restore(Pair, {"first": 1, "others": (3,)}) == Pair(first=1, others=(3,))


def test_a_field_that_this_version_does_not_have_is_ignored() -> None:
    pair = Pair(first=1, second=2, others=(3,), labels=("a",))
    twin = restore(Pair, {"zeroth": 0, **attrs.asdict(pair), "third": 3})
    assert twin == pair
    assert not hasattr(twin, "third")


def test_a_pickle_of_fields_in_another_order_loads() -> None:
    pair = Pair(first=1, second=2, others=(3,), labels=("a",))
    assert restore(Pair, dict(reversed(attrs.asdict(pair).items()))) == pair


def test_a_pickle_without_a_field_that_has_no_default_is_refused() -> None:
    with pytest.raises(TypeError) as caught:
        restore(Pair, {"second": 2})
    assert str(caught.value) == (
        "Pair.__init__() missing 1 required keyword-only argument: 'first'"
    )


def write() -> None:
    """Write the pickle of this version, unless it is released."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"## [{VERSION}]" in changelog:
        raise SystemExit(f"{VERSION} is released, so its pickle must not change")

    PICKLES.mkdir(exist_ok=True)
    PICKLE.write_bytes(pickle.dumps(values()))


if __name__ == "__main__":
    write()
