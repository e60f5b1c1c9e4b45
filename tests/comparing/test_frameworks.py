"""What differs between frameworks."""

import json
import pickle
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    from_dict,
    to_dict,
)
from pm_career.__main__ import main
from pm_career.comparing import (
    Difference,
    Edit,
    FrameworkChange,
    SkillChange,
    TrackChange,
    compare_frameworks,
    compare_ladders,
)
from pm_career.frameworks import Framework, Track
from pm_career.testing import frameworks, ladders

T = TypeVar("T")

SCALE = (Proficiency(key="basic"), Proficiency(key="strong"))
TALKING = Skill(key="talking", name="Talking to users")


def asking(statement: str, *skills: str, **scaled: str) -> Expectation:
    needs = [Requirement(skill=skill) for skill in skills]
    needs += [Requirement(skill=skill, proficiency=at) for skill, at in scaled.items()]
    return Expectation(statement=statement, requirements=needs)


def level(key: str, title: str = "", *expectations: Expectation, **fields: Any) -> Level:
    return Level(key=key, title=title or key.upper(), expectations=expectations, **fields)


def track(key: str, *levels: str, **fields: Any) -> Track:
    return Track(**{"key": key, "title": key.title(), "levels": levels} | fields)


def details(**texts: str) -> list[Detail]:
    return [Detail(name=name, text=text) for name, text in texts.items()]


def nothing() -> Difference[Any]:
    return Difference(gained=(), dropped=(), moved=())


def shown(lines: str) -> str:
    """Return the text that a test shows indented."""
    return dedent(lines).strip("\n")


PM = level("pm", "Product Manager", asking("Asks users", talking="basic"))
SENIOR = level("senior", "Senior Product Manager", asking("Knows users", talking="strong"))
STAFF = level("staff", "Staff Product Manager")
GROUP = level("group", "Group Product Manager")
DIRECTOR = level("director", "Director")

MAKER = track("maker", "pm", "senior", "staff", title="Individual contributor")
MANAGER = track("manager", "pm", "senior", "group", "director", title="People manager")

ACME = Framework(
    title="Acme",
    levels=[PM, SENIOR, STAFF, GROUP, DIRECTOR],
    tracks=[MAKER, MANAGER],
    skills=[TALKING],
    proficiencies=SCALE,
)


def rename_levels(framework: Framework, keys: Mapping[str, str]) -> Framework:
    """Return the framework with other keys of levels, by the old ones."""
    levels = [attrs.evolve(each, key=keys.get(each.key, each.key)) for each in framework.levels]
    tracks = [
        attrs.evolve(each, levels=[keys.get(key, key) for key in each.levels])
        for each in framework.tracks
    ]
    skills = framework.skills
    if not framework.proficiencies:
        skills = tuple(describe_at(skill, keys) for skill in skills)
    return attrs.evolve(framework, levels=levels, tracks=tracks, skills=skills)


def describe_at(skill: Skill, keys: Mapping[str, str]) -> Skill:
    """Return the skill with its descriptors at the new keys."""
    descriptors = [
        attrs.evolve(each, proficiency=keys.get(each.proficiency, each.proficiency))
        for each in skill.descriptors
    ]
    return attrs.evolve(skill, descriptors=descriptors)


# Tracks


def test_tracks_are_gained_dropped_and_moved() -> None:
    lead, guest = track("lead", "director"), track("guest", "pm")
    old = attrs.evolve(ACME, tracks=[guest, MAKER, MANAGER])
    change = compare_frameworks(old, attrs.evolve(ACME, tracks=[MANAGER, lead, MAKER]))
    assert change.tracks == Difference(gained=(lead,), dropped=(guest,), moved=(MANAGER, MAKER))
    assert change.changed_tracks == ()


@pytest.mark.parametrize(
    "new",
    [
        attrs.evolve(MAKER, title="Maker"),
        attrs.evolve(MAKER, key="ic"),
        attrs.evolve(MAKER, key="ic", title="INDIVIDUAL-contributor"),
        attrs.evolve(MAKER, key="individual-contributor", title="IC"),
        attrs.evolve(MAKER, key="ic", title="Maker"),
    ],
    ids=lambda track: f"{track.key} {track.title}",
)
def test_a_track_is_renamed_if_it_shares_its_key_or_its_title(new: Track) -> None:
    change = compare_frameworks(ACME, attrs.evolve(ACME, tracks=[new, MANAGER]))
    assert not change.tracks
    assert change.renamed_tracks == change.changed_tracks
    assert [(each.old, each.new) for each in change.renamed_tracks] == [(MAKER, new)]


def test_a_track_that_was_split_is_dropped() -> None:
    halves = track("people-manager", "pm"), track("group", "senior", title="Manager")
    change = compare_frameworks(ACME, attrs.evolve(ACME, tracks=[MAKER, *halves]))
    assert change.tracks == Difference(gained=halves, dropped=(MANAGER,), moved=())


def test_a_track_gains_and_drops_levels() -> None:
    longer = attrs.evolve(MAKER, levels=["pm", "staff", "director"])
    change = compare_frameworks(ACME, attrs.evolve(ACME, tracks=[longer, MANAGER]))
    assert not change.tracks
    assert not change.levels
    assert change.changed_levels == ()
    assert change.changed_tracks == (
        TrackChange(
            old=MAKER,
            new=longer,
            levels=Difference(gained=("director",), dropped=("senior",), moved=()),
            growth=nothing(),
            advancement=nothing(),
            details=nothing(),
            changed_details=(),
        ),
    )


def test_levels_move_on_a_track() -> None:
    old = attrs.evolve(ACME, tracks=[MAKER])
    swapped = attrs.evolve(MAKER, levels=["senior", "pm", "staff"])
    (change,) = compare_frameworks(old, attrs.evolve(ACME, tracks=[swapped])).changed_tracks
    assert change.levels == Difference(gained=(), dropped=(), moved=("senior", "pm"))


def test_the_new_key_of_a_level_is_a_change_of_the_level_alone() -> None:
    change = compare_frameworks(ACME, rename_levels(ACME, {"pm": "manager", "staff": "expert"}))
    assert change.changed_tracks == ()
    assert [(each.old.key, each.new.key) for each in change.renamed_levels] == [
        ("pm", "manager"),
        ("staff", "expert"),
    ]
    assert not change.levels


def test_levels_of_a_changed_track_have_the_keys_of_their_side() -> None:
    new = rename_levels(ACME, {"senior": "sr", "group": "gpm", "director": "boss"})
    maker = attrs.evolve(MAKER, levels=["pm", "staff", "boss"])
    manager = attrs.evolve(MANAGER, levels=["gpm", "sr", "pm", "boss"])
    new = attrs.evolve(new, tracks=[manager, attrs.evolve(maker, levels=["staff", "boss"])])
    changes = {each.new.key: each.levels for each in compare_frameworks(ACME, new).changed_tracks}
    assert changes["maker"] == Difference(gained=("boss",), dropped=("pm", "senior"), moved=())
    assert changes["manager"] == Difference(gained=(), dropped=(), moved=("gpm", "pm"))


def test_everything_that_a_track_says_is_compared() -> None:
    old = attrs.evolve(
        MAKER, growth=["Scope"], advancement=["Luck"], details=details(Grade="7", Pay="A")
    )
    new = attrs.evolve(
        MAKER,
        growth=["Depth"],
        advancement=["Luck", "Work"],
        details=details(Chat="x", Pay="B"),
        summary="Deep.",
    )
    (change,) = compare_frameworks(
        attrs.evolve(ACME, tracks=[old, MANAGER]), attrs.evolve(ACME, tracks=[new, MANAGER])
    ).changed_tracks
    assert (change.old, change.new, change.levels) == (old, new, nothing())
    assert change.growth == Difference(gained=("Depth",), dropped=("Scope",), moved=())
    assert change.advancement == Difference(gained=("Work",), dropped=(), moved=())
    assert change.details == Difference(
        gained=tuple(details(Chat="x")), dropped=tuple(details(Grade="7")), moved=()
    )
    assert change.changed_details == (
        Edit(old=Detail(name="Pay", text="A"), new=Detail(name="Pay", text="B")),
    )
    assert not change.renamed


@pytest.mark.parametrize(
    "fields",
    [
        {"key": "ic"},
        {"title": "Maker"},
        {"summary": "Deep."},
        {"levels": ["pm", "staff"]},
        {"growth": ["Depth"]},
        {"advancement": ["Work"]},
        {"details": details(Grade="7")},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_track_of_which_anything_differs_has_changed(fields: Mapping[str, Any]) -> None:
    new = attrs.evolve(ACME, tracks=[attrs.evolve(MAKER, **fields), MANAGER])
    (change,) = compare_frameworks(ACME, new).changed_tracks
    assert change
    assert "Nothing has changed" not in str(change)
    assert str(change) != "Track: Individual contributor"


# What the tracks share


def test_what_a_shared_level_states_is_compared_once() -> None:
    better = attrs.evolve(SENIOR, expectations=[asking("Knows users", talking="basic")])
    new = attrs.evolve(ACME, levels=[PM, better, STAFF, GROUP, DIRECTOR], cumulative=True)
    change = compare_frameworks(attrs.evolve(ACME, cumulative=True), new)
    (senior,) = change.changed_levels
    assert (senior.old, senior.new) == (SENIOR, better)
    assert senior.skills == (
        SkillChange(
            skill=TALKING,
            old=SCALE[1],
            new=SCALE[0],
            kind="lowered",
            old_texts=("Knows users",),
            new_texts=("Knows users",),
        ),
    )
    assert change.changed_tracks == ()


def test_a_level_on_no_track_is_compared() -> None:
    old = attrs.evolve(ACME, levels=[*ACME.levels, level("intern")])
    new = attrs.evolve(ACME, levels=[*ACME.levels, level("intern", summary="Learns.")])
    assert [each.new.key for each in compare_frameworks(old, new).changed_levels] == ["intern"]
    assert compare_frameworks(old, ACME).levels.dropped == (level("intern"),)


def test_the_catalogue_the_scale_and_the_details_are_compared() -> None:
    talking = attrs.evolve(TALKING, description="Talks.")
    law = Skill(key="law", name="Law")
    top = Proficiency(key="top")
    strong = attrs.evolve(SCALE[1], meaning="Alone.")
    change = compare_frameworks(
        attrs.evolve(ACME, details=details(Owner="Ann", Wiki="x")),
        attrs.evolve(
            ACME,
            skills=[law, talking],
            proficiencies=[SCALE[0], strong, top],
            details=details(Owner="Bob"),
        ),
    )
    assert change.skills == Difference(gained=(law,), dropped=(), moved=())
    assert change.changed_skills == (Edit(old=TALKING, new=talking),)
    assert change.proficiencies == Difference(gained=(top,), dropped=(), moved=())
    assert change.changed_proficiencies == (Edit(old=SCALE[1], new=strong),)
    assert change.details == Difference(gained=(), dropped=tuple(details(Wiki="x")), moved=())
    assert [(each.old.text, each.new.text) for each in change.changed_details] == [("Ann", "Bob")]


# Frameworks that measure skills by the levels of each track


def role(*levels: Level, **fields: Any) -> Framework:
    """Return a framework without proficiencies, with a track for each level."""
    tracks = [track(f"t{n}", each.key) for n, each in enumerate(levels)]
    usual: dict[str, Any] = {"title": "Acme", "tracks": tracks, "skills": [TALKING]}
    return Framework(levels=levels, **(usual | fields))


def test_a_skill_at_a_level_is_measured_by_that_level() -> None:
    old = role(level("pm", "PM", asking("Asks", "talking")), level("ux", "UX"))
    new = role(level("pm", "PM", asking("Knows", "talking")), level("ux", "UX"))
    (change,) = compare_frameworks(old, new).changed_levels
    at_pm = Proficiency(key="pm", name="PM")
    assert [(each.old, each.new, each.kind) for each in change.skills] == [
        (at_pm, at_pm, "changed")
    ]


def test_a_level_that_shares_its_title_with_one_on_another_track_is_named_by_its_key() -> None:
    described = attrs.evolve(
        TALKING, descriptors=[Descriptor(proficiency="ux-senior", text="Listens")]
    )
    old = role(
        level("pm-senior", "Senior", asking("Asks", "talking")),
        level("ux-senior", "Senior", asking("Watches", "talking")),
        skills=[described],
    )
    new = role(
        level("pm-senior", "Senior", asking("Knows", "talking")),
        level("ux-senior", "Senior", asking("Watches", "talking")),
        skills=[TALKING],
    )
    change = compare_frameworks(old, new)
    assert change.changed_levels[0].skills[0].new == Proficiency(
        key="pm-senior", name="Senior (pm-senior)"
    )
    assert str(change) == shown(
        """
        Acme

          Texts that differ
              Old      New

            Talking to users, Senior (ux-senior)
              Listens  –

        Senior (pm-senior)

          Talking to users  changed

          Texts that differ
              Old   New

            Talking to users
              Asks  Knows
        """
    )


def test_descriptors_follow_the_new_keys_of_levels() -> None:
    described = attrs.evolve(
        TALKING,
        descriptors=[
            Descriptor(proficiency="pm", text="Asks"),
            Descriptor(proficiency="ux", text="Watches"),
        ],
    )
    old = role(level("pm", "PM"), level("ux", "UX"), skills=[described])
    new = rename_levels(old, {"pm": "manager", "ux": "designer"})
    assert compare_frameworks(old, new).changed_skills == ()

    watching = attrs.evolve(new.skills[0].descriptors[1], text="Listens")
    better = attrs.evolve(described, descriptors=[new.skills[0].descriptors[0], watching])
    change = compare_frameworks(old, attrs.evolve(new, skills=[better]))
    assert change.changed_skills == (Edit(old=described, new=better),)
    assert "Talking to users, UX\n" in str(change)
    assert "Talking to users, PM" not in str(change)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_scale_and_the_levels_of_tracks_are_not_compared(backwards: bool) -> None:  # noqa: FBT001  a case of the test
    # The level has the key of a proficiency, which means nothing.
    own = role(level("basic", "PM", asking("Asks", "talking")))
    scaled = role(level("basic", "PM", asking("Asks", talking="basic")), proficiencies=SCALE)
    ends = (own, scaled) if backwards else (scaled, own)
    (change,) = compare_frameworks(*ends).changed_levels
    assert [each.kind for each in change.skills] == ["changed"]


# As text


def test_a_change_reads_well() -> None:
    old = attrs.evolve(
        ACME,
        version="2025",
        tracks=[
            attrs.evolve(MAKER, growth=["Scope"], details=details(Pay="A")),
            MANAGER,
            track("guest", "pm"),
        ],
    )
    senior = attrs.evolve(SENIOR, key="sr", experience=Experience(min_years=3))
    principal = level("principal", "Principal Product Manager")
    maker = attrs.evolve(
        MAKER,
        key="individual-contributor",
        title="Maker",
        summary="Goes deep.",
        levels=["pm", "sr", "principal"],
        growth=["Depth"],
        details=details(Pay="B"),
    )
    new = attrs.evolve(
        ACME,
        title="Acme careers",
        version="2026",
        levels=[PM, senior, principal, DIRECTOR, GROUP],
        tracks=[
            maker,
            attrs.evolve(MANAGER, key="leader", levels=["pm", "sr", "director", "group"]),
            track("founder", "pm", "director"),
        ],
        skills=[attrs.evolve(TALKING, category="Craft", description="Talks to people.")],
    )
    assert str(compare_frameworks(old, new)) == shown(
        """
        Acme -> Acme careers
          Version 2025 -> 2026

          Tracks gained
            - Founder: Product Manager, Director

          Tracks dropped
            - Guest

          Tracks renamed
            - Individual contributor (maker) -> Maker (individual-contributor)
            - People manager (manager) -> People manager (leader)

          Levels gained
            - Principal Product Manager

          Levels dropped
            - Staff Product Manager

          Levels renamed
            - Senior Product Manager (senior) -> Senior Product Manager (sr)

          The levels are listed in another order.

          Skills changed
            - Talking to users: category not stated -> Craft

          Texts that differ
              Acme  Acme careers

            Talking to users
              –     Talks to people.

        Track: Individual contributor -> Maker
          Pay: A -> B

          Levels gained
            - Principal Product Manager

          Levels dropped
            - Staff Product Manager

          Growth gained
            - Depth

          Growth dropped
            - Scope

          Texts that differ
              Individual contributor  Maker

            Summary
              –                       Goes deep.

        Track: People manager
          Key manager -> leader

          Levels moved
            - Director
            - Group Product Manager

        Senior Product Manager
          Key senior -> sr
          Usually takes not stated -> 3 years and more
        """
    )


def test_a_change_of_a_track_alone_names_the_keys_of_levels() -> None:
    long = "Leads other people,\nand their work"
    new = attrs.evolve(
        MAKER,
        levels=["senior", "director"],
        advancement=["Luck"],
        details=details(Scope=long, Chat="x"),
    )
    old = attrs.evolve(MAKER, details=details(Scope="A product"))
    (change,) = compare_frameworks(
        attrs.evolve(ACME, tracks=[old, MANAGER]), attrs.evolve(ACME, tracks=[new, MANAGER])
    ).changed_tracks
    assert str(change) == shown(
        """
        Track: Individual contributor

          Levels gained
            - director

          Levels dropped
            - pm
            - staff

          Advancement gained
            - Luck

          Details gained
            - Chat: x

          Texts that differ
              Old        New

            Scope
              A product  Leads other people,
                         and their work
        """
    )
    assert repr(change) == f"TrackChange(old={old!r}, new={new!r})"


def test_the_old_and_the_new_summary_of_a_track_are_shown() -> None:
    old = attrs.evolve(ACME, tracks=[attrs.evolve(MAKER, summary="Goes far."), MANAGER])
    new = attrs.evolve(ACME, tracks=[attrs.evolve(MAKER, summary="Goes deep."), MANAGER])
    assert str(compare_frameworks(old, new)) == shown(
        """
        Acme

        Track: Individual contributor

          Texts that differ
              Old        New

            Summary
              Goes far.  Goes deep.
        """
    )


def test_a_dropped_or_moved_track_is_shown_by_its_title() -> None:
    old = attrs.evolve(ACME, tracks=[track("guest", "pm"), MAKER, MANAGER])
    new = attrs.evolve(ACME, tracks=[MANAGER, MAKER], cumulative=True, source="Us")
    assert str(compare_frameworks(old, new)) == shown(
        """
        Acme
          Source not stated -> Us
          Now cumulative

          Tracks dropped
            - Guest

          Tracks moved
            - People manager
            - Individual contributor
        """
    )


def test_levels_of_tracks_that_share_a_title_are_shown_with_their_keys() -> None:
    old = role(level("pm-senior", "Senior"), level("ux-senior", "Senior"))
    tracks = [track("t0", "pm-senior", "ux-senior"), track("all", "pm-senior", "ux-senior")]
    assert str(compare_frameworks(old, attrs.evolve(old, tracks=tracks))) == shown(
        """
        Acme

          Tracks gained
            - All: Senior (pm-senior), Senior (ux-senior)

          Tracks dropped
            - T1

        Track: T0

          Levels gained
            - Senior (ux-senior)
        """
    )


def test_no_change_is_said_to_be_none() -> None:
    assert str(compare_frameworks(ACME, ACME)) == "Acme\n  Nothing has changed"
    same = TrackChange(
        old=MAKER,
        new=MAKER,
        levels=nothing(),
        growth=nothing(),
        advancement=nothing(),
        details=nothing(),
        changed_details=(),
    )
    assert not same
    assert str(same) == "Track: Individual contributor\n  Nothing has changed"


def test_every_view_has_the_changes() -> None:
    renamed = attrs.evolve(MAKER, title="Maker & <Crafts>")
    change = compare_frameworks(ACME, attrs.evolve(ACME, tracks=[renamed, MANAGER]))
    assert "<h3>Track: Individual contributor -&gt; Maker &amp; &lt;Crafts&gt;</h3>" in str(
        change.to_html()
    )
    assert "### Track\\: Individual contributor \\-\\> Maker \\& \\<Crafts\\>" in (
        change.to_markdown()
    )
    assert repr(change) == f"FrameworkChange(old={change.old!r}, new={change.new!r})"


# Other values


@pytest.mark.parametrize("side", ["old", "new"])
@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (ACME["maker"], "a ladder is only one track of it"),
        ("acme.toml", "load_framework(path) returns the framework of a file"),
    ],
    ids=["ladder", "path"],
)
def test_only_frameworks_are_compared(side: str, value: Any, advice: str) -> None:
    ends: dict[str, Any] = {"old": ACME, "new": ACME, side: value}
    message = re.escape(f"expected a Framework, got {value!r}; {advice}")
    with pytest.raises(TypeError, match=f"^{message}$"):
        compare_frameworks(**ends)


# On the command line


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change into a folder with the files of two frameworks and a ladder."""
    monkeypatch.chdir(tmp_path)
    longer = attrs.evolve(MAKER, levels=["pm", "senior", "staff", "director"])
    values: dict[str, Ladder | Framework] = {
        "old": ACME,
        "new": attrs.evolve(ACME, tracks=[longer, MANAGER]),
        "ladder": ACME["maker"],
    }
    for name, value in values.items():
        Path(f"{name}.json").write_text(json.dumps(to_dict(value)), encoding="utf-8")


@pytest.mark.usefixtures("written")
def test_diff_prints_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old.json", "new.json"]) == 0
    text = "Acme\n\nTrack: Individual contributor\n\n  Levels gained\n    - Director\n"
    assert capsys.readouterr() == (text, "")

    assert main(["diff", "old.json", "new.json", "--json"]) == 0
    change = from_dict(FrameworkChange, json.loads(capsys.readouterr().out))
    assert change.changed_tracks[0].levels.gained == ("director",)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("ends", [("ladder.json", "old.json"), ("old.json", "ladder.json")])
def test_diff_refuses_a_ladder_and_a_framework(
    ends: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *ends]) == 2
    message = "ladder.json is a ladder, but old.json is a framework"
    advice = "pass two ladders or two frameworks"
    assert capsys.readouterr() == ("", f"pm-career: {message}; {advice}\n")


# Laws


@st.composite
def versions(draw: st.DrawFn) -> tuple[Framework, Framework]:
    """Return a strategy for a framework and another version of it."""
    old = draw(frameworks(max_levels=5))
    changed = draw(st.sets(st.sampled_from(["keys", "levels", "tracks", "skills", "details"])))
    new = rename_levels(old, draw(new_level_keys(old))) if "keys" in changed else old

    fields: dict[str, Any] = {}
    if "levels" in changed:
        levels = [rewrite(draw, each) for each in draw(st.permutations(new.levels))]
        fields["levels"] = [*levels, level("brand-new-level")]
    if "tracks" in changed:
        kept = draw(st.lists(st.sampled_from(new.tracks), min_size=1, unique_by=id))
        tracks = [rewrite_track(draw, each, n) for n, each in enumerate(kept)]
        fields["tracks"] = [*tracks, track("brand-new-track", new.levels[0].key)]
    if "skills" in changed:
        skills = [attrs.evolve(each, description="Otherwise") for each in new.skills]
        fields["skills"] = [*draw(st.permutations(skills)), Skill(key="fresh", name="Fresh skill")]
    if "details" in changed:
        fields["details"] = draw(DETAILS)
    return old, attrs.evolve(new, **fields)


DETAILS = st.dictionaries(st.sampled_from(["Grade", "Scope"]), st.sampled_from(["A", "B"])).map(
    lambda texts: details(**texts)
)

two_frameworks = versions() | st.tuples(frameworks(max_levels=4), frameworks(max_levels=4))


@st.composite
def new_level_keys(draw: st.DrawFn, framework: Framework) -> dict[str, str]:
    """Return a strategy for new keys of some levels, by their old ones."""
    keys = [each.key for each in framework.levels]
    chosen = draw(st.sets(st.sampled_from(keys)))
    return {key: f"brand-new-{n}" for n, key in enumerate(keys) if key in chosen}


def rewrite(draw: st.DrawFn, level: Level) -> Level:
    """Return the level, perhaps with other texts and without some of its expectations."""
    fields: dict[str, Any] = {
        "summary": "Otherwise",
        "responsibilities": [*level.responsibilities, "A new one"],
        "expectations": level.expectations[1:],
        "details": draw(DETAILS),
    }
    changed = draw(st.sets(st.sampled_from(sorted(fields))))
    return attrs.evolve(level, **{field: fields[field] for field in changed})


def rewrite_track(draw: st.DrawFn, track: Track, number: int) -> Track:
    """Return the track, perhaps with another key or title, other texts, and fewer levels."""
    chosen = draw(st.sets(st.sampled_from(track.levels), min_size=1))
    names: list[dict[str, Any]] = [
        {},
        {"key": f"brand-new-{number}"},
        {"title": f"Brand new {number}"},
    ]
    fields: dict[str, Any] = {
        "summary": "Otherwise",
        "levels": [key for key in track.levels if key in chosen],
        "growth": [*track.growth, "A new word"],
        "advancement": track.advancement[1:],
        "details": draw(DETAILS),
    }
    changed = draw(st.sets(st.sampled_from(sorted(fields))))
    texts = {field: fields[field] for field in changed}
    return attrs.evolve(track, **(texts | draw(st.sampled_from(names))))


def adds_up(
    difference: Difference[T],
    old: Iterable[T],
    new: Iterable[T],
    changed: Iterable[Edit[T]] = (),
    renew: Callable[[T], T] = lambda value: value,
) -> bool:
    """Whether the old without the dropped, and with the gained, is the new.

    `renew` returns an old value with the new keys of what it refers to.
    """
    was, now = Counter(map(renew, old)), Counter(new)
    was.subtract(renew(edit.old) for edit in changed)
    was.update(edit.new for edit in changed)

    dropped, gained = Counter(map(renew, difference.dropped)), Counter(difference.gained)
    return dropped <= was and was - dropped + gained == now and not dropped & gained


def shows_a_change(change: FrameworkChange | TrackChange) -> bool:
    """Whether a view says more than the title, or two titles."""
    text = str(change)
    return not text.endswith("\n  Nothing has changed") and (" -> " in text or "\n  " in text)


def level_keys(change: FrameworkChange) -> dict[str, str]:
    """Return the new key of each level that has changed, by its old one."""
    return {each.old.key: each.new.key for each in change.changed_levels}


@given(frameworks())
def test_nothing_differs_from_itself(framework: Framework) -> None:
    twin = pickle.loads(pickle.dumps(framework))  # noqa: S301  own data
    change = compare_frameworks(framework, twin)
    assert not change
    for field in attrs.fields(FrameworkChange)[2:]:
        assert not getattr(change, field.name)


@given(two_frameworks)
def test_frameworks_have_changed_if_they_are_not_equal(two: tuple[Framework, Framework]) -> None:
    change = compare_frameworks(*two)
    assert bool(change) == (two[0] != two[1])
    assert shows_a_change(change) == bool(change)
    assert all(change.changed_tracks)
    assert all(map(shows_a_change, change.changed_tracks))
    assert all(change.changed_levels)


@given(st.data(), frameworks())
def test_only_levels_change_when_levels_get_other_keys(
    data: st.DataObject, framework: Framework
) -> None:
    keys = data.draw(new_level_keys(framework))
    change = compare_frameworks(framework, rename_levels(framework, keys))
    assert level_keys(change) == keys
    assert not any([change.tracks, change.levels, change.skills])
    assert change.changed_tracks == ()
    assert change.changed_skills == ()
    for each in change.changed_levels:
        assert attrs.evolve(each.old, key=each.new.key) == each.new
        assert each.skills == ()


@given(two_frameworks)
def test_comparing_backwards_swaps_what_is_gained_and_dropped(
    two: tuple[Framework, Framework],
) -> None:
    forwards, backwards = compare_frameworks(*two), compare_frameworks(*reversed(two))
    for field in ("tracks", "levels", "skills", "proficiencies", "details"):
        there, back = getattr(forwards, field), getattr(backwards, field)
        assert (set(there.gained), set(there.dropped)) == (set(back.dropped), set(back.gained))
        assert len(there.moved) == len(back.moved)

    keys = level_keys(forwards)
    returning = {(each.new, each.old): each for each in backwards.changed_tracks}
    assert len(returning) == len(forwards.changed_tracks)
    for each in forwards.changed_tracks:
        back = returning[each.old, each.new]
        assert each.levels.gained == back.levels.dropped
        assert each.levels.dropped == back.levels.gained
        assert set(each.levels.moved) == {keys.get(key, key) for key in back.levels.moved}
        assert {(edit.old, edit.new) for edit in each.changed_details} == {
            (edit.new, edit.old) for edit in back.changed_details
        }
        for there, here in [(each.growth, back.growth), (each.advancement, back.advancement)]:
            assert (there.gained, there.dropped) == (here.dropped, here.gained)
            assert set(there.moved) == set(here.moved)


@given(two_frameworks)
def test_no_track_is_lost(two: tuple[Framework, Framework]) -> None:
    old, new = two
    change = compare_frameworks(old, new)
    keys = level_keys(change)

    def renew(track: Track) -> Track:
        return attrs.evolve(track, levels=[keys.get(key, key) for key in track.levels])

    edits = [Edit(old=each.old, new=each.new) for each in change.changed_tracks]
    assert adds_up(change.tracks, old.tracks, new.tracks, edits, renew)

    for each in change.changed_tracks:
        was, now = each.old, each.new
        assert adds_up(each.growth, was.growth, now.growth)
        assert adds_up(each.advancement, was.advancement, now.advancement)
        assert adds_up(each.details, was.details, now.details, each.changed_details)
        assert adds_up(each.levels, was.levels, now.levels, (), lambda key: keys.get(key, key))

        # The levels that stay on the track are in the same order, but for those that have moved.
        stayed = [keys.get(key, key) for key in was.levels if key not in each.levels.dropped]
        here = [key for key in now.levels if key not in each.levels.gained]
        moved = [key for key, before in zip(here, stayed, strict=True) if key != before]
        assert list(each.levels.moved) == moved


SHARED = [field.name for field in attrs.fields(FrameworkChange) if "track" not in field.name][2:]


def in_one_track(ladder: Ladder) -> Framework:
    keys = [level.key for level in ladder]
    return Framework(
        title=ladder.title,
        summary=ladder.summary,
        levels=ladder.levels,
        tracks=[track("only", *keys, growth=ladder.growth, advancement=ladder.advancement)],
        skills=ladder.skills,
        proficiencies=ladder.proficiencies,
        cumulative=ladder.cumulative,
        details=ladder.details,
    )


@given(ladders(max_levels=4), ladders(max_levels=4))
def test_what_frameworks_share_with_ladders_is_compared_alike(old: Ladder, new: Ladder) -> None:
    of_ladders = compare_ladders(old, new)
    of_frameworks = compare_frameworks(in_one_track(old), in_one_track(new))
    assert len(SHARED) == 8
    for field in SHARED:
        assert getattr(of_frameworks, field) == getattr(of_ladders, field)

    for each in of_frameworks.changed_tracks:
        assert (each.growth, each.advancement) == (of_ladders.growth, of_ladders.advancement)
        assert each.levels.gained == tuple(level.key for level in of_ladders.levels.gained)
        assert each.levels.dropped == tuple(level.key for level in of_ladders.levels.dropped)
        assert each.levels.moved == tuple(level.key for level in of_ladders.levels.moved)


@given(two_frameworks)
def test_a_change_can_be_stored_and_used_as_a_key(two: tuple[Framework, Framework]) -> None:
    change = compare_frameworks(*two)
    twin: FrameworkChange = pickle.loads(pickle.dumps(change))  # noqa: S301  own data
    assert (twin, hash(twin), str(twin)) == (change, hash(change), str(change))
    data = to_dict(change)
    assert json.loads(json.dumps(data)) == data
    assert list(data) == [field.name for field in attrs.fields(FrameworkChange)]


@given(two_frameworks)
def test_a_change_is_read_back_from_plain_data(two: tuple[Framework, Framework]) -> None:
    change = compare_frameworks(*two)
    assert from_dict(FrameworkChange, to_dict(change)) == change
    assert from_dict(Difference[Track], to_dict(change.tracks)) == change.tracks
    for each in change.changed_tracks:
        assert from_dict(TrackChange, to_dict(each)) == each
