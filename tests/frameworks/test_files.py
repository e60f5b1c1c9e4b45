"""Frameworks in files: loaded, written and checked; and all that is wrong with them at once."""

import json
from collections.abc import Iterator
from contextlib import chdir
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import attrs
import pytest

from pm_career import (
    InvalidLadderError,
    Level,
    Problem,
    Skill,
    check_ladder,
    dump_ladder,
    from_dict,
    load_ladder,
    parse_ladder,
    to_dict,
)
from pm_career.frameworks import (
    Framework,
    Track,
    check_either,
    check_framework,
    dump_framework,
    load_framework,
    parse_framework,
)

FOLDER = Path(__file__).parents[1] / "data" / "frameworks" / "acme"
ACME = load_framework(FOLDER)

LEVELS = """\
levels = [
    { key = "pm", title = "Product Manager" },
    { key = "senior-pm", title = "Senior PM" },
    { key = "group-pm", title = "Group PM" },
]
"""
TRACKS = """
[[tracks]]
key = "maker"
title = "Individual contributor"
levels = ["pm", "senior-pm"]

[[tracks]]
key = "manager"
title = "People manager"
levels = ["pm", "group-pm"]
"""
TINY = f'title = "Acme"\nversion = "1"\n{LEVELS}{TRACKS}'
LADDER = f'title = "Acme"\n{LEVELS}'


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(text: str) -> list[str]:
    """Return what is wrong with a framework, but not in which line."""
    with pytest.raises(InvalidLadderError) as caught:
        parse_framework(text)
    return [str(Problem(problem.message, problem.path)) for problem in caught.value.problems]


# Loading


def test_a_folder_has_a_file_of_the_framework_and_files_of_its_levels() -> None:
    assert ACME.title == "Acme product careers"
    assert [level.key for level in ACME.levels] == [
        "pm",
        "senior-pm",
        "staff-pm",
        "group-pm",
        "director",
    ]
    assert [track.title for track in ACME.tracks] == ["Individual contributor", "People manager"]


@pytest.mark.parametrize("as_path", [str, Path])
def test_the_file_itself_is_loaded_like_its_folder(as_path: type) -> None:
    assert load_framework(as_path(FOLDER / "framework.toml")) == ACME


def test_one_file_may_have_everything() -> None:
    framework = load_framework(write("acme.toml", TINY))
    assert list(framework) == ["maker", "manager"]
    assert framework["manager"][-1].title == "Group PM"


def test_json_is_loaded_too() -> None:
    path = write("acme.json", json.dumps(to_dict(ACME)))
    assert load_framework(path) == ACME
    assert parse_framework(path.read_bytes(), name="acme.json") == ACME
    assert from_dict(Framework, json.loads(path.read_text(encoding="utf-8"))) == ACME


@pytest.mark.parametrize("text", [TINY, TINY.encode(), bytearray(TINY.encode())], ids=type)
def test_a_text_is_parsed(text: str | bytes) -> None:
    assert parse_framework(text)["maker"][0].key == "pm"


def test_a_problem_of_a_text_starts_with_its_name() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        parse_framework("title = 3", name="upload.toml")
    assert [problem.file for problem in caught.value.problems] == ["upload.toml"]


@pytest.mark.parametrize("opened", [BytesIO(TINY.encode()), StringIO(TINY)])
def test_an_open_file_is_read(opened: BytesIO | StringIO) -> None:
    assert load_framework(opened).title == "Acme"


def test_a_file_on_disk_may_be_open() -> None:
    with write("acme.toml", TINY).open("rb") as opened:
        assert load_framework(opened).title == "Acme"


@pytest.fixture
def archive() -> Iterator[ZipFile]:
    """A zip archive with the folder of a framework."""
    with ZipFile(BytesIO(), "w") as archive:
        for file in FOLDER.iterdir():
            archive.writestr(f"acme/{file.name}", file.read_bytes())
        yield archive


@pytest.mark.parametrize("place", ["acme/", "acme/framework.toml"])
def test_a_folder_in_a_zip_archive_is_loaded(archive: ZipFile, place: str) -> None:
    assert load_framework(ZipPath(archive, place)) == ACME


def test_a_level_may_have_the_key_framework() -> None:
    framework = attrs.evolve(
        ACME,
        levels=[Level(key="framework", title="Framework Manager"), *ACME.levels],
        tracks=[Track(key="maker", title="Maker", levels=["pm", "framework"])],
    )
    dump_framework(framework, "own")
    assert sorted(file.name for file in Path("own").iterdir()) == [
        "director.toml",
        "framework.toml",
        "group-pm.toml",
        "level.framework.toml",
        "pm.toml",
        "senior-pm.toml",
        "staff-pm.toml",
    ]
    assert load_framework("own") == framework


# One folder may have a ladder and a framework.


@pytest.fixture
def both() -> Path:
    write("both/ladder.toml", LADDER.replace("Acme", "Ladder"))
    return write("both/framework.toml", TINY).parent


def test_a_folder_may_have_a_ladder_and_a_framework(both: Path) -> None:
    assert load_framework(both).title == "Acme"
    assert load_ladder(both).title == "Ladder"
    assert check_framework(both) == ()
    assert check_ladder(both)[0].file == str(both / "ladder.toml")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("acme.toml", TINY, "acme.toml:9:3: tracks"),
        ("acme/framework.toml", TINY, "acme/framework.toml:9:3: tracks"),
        ("acme.json", json.dumps({"tracks": []}), "acme.json:1:12: tracks"),
    ],
)
def test_a_framework_is_no_ladder(name: str, text: str, place: str) -> None:
    path = write(name, text)
    for load in (load_ladder, check_ladder):
        with pytest.raises(InvalidLadderError) as caught:
            load(path.parent if path.name == "framework.toml" else path)
        assert Path(str(caught.value)).as_posix() == (
            f"{place}: expected a ladder, got a framework; load_framework loads it"
        )


def test_the_text_of_a_framework_is_no_ladder() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        parse_ladder(TINY)
    assert str(caught.value) == (
        "line 9, column 3: tracks: expected a ladder, got a framework; load_framework loads it"
    )


@pytest.mark.parametrize("name", ["acme.toml", "acme/ladder.toml"])
def test_a_ladder_is_no_framework(name: str) -> None:
    path = write(name, LADDER)
    for load in (load_framework, check_framework):
        with pytest.raises(InvalidLadderError) as caught:
            load(path.parent if path.name == "ladder.toml" else path)
        assert Path(str(caught.value)).as_posix() == (
            f"{name}:1:1: expected a framework, got a ladder; load_ladder loads it"
        )


def test_a_program_may_check_either(both: Path) -> None:
    alone = write("acme.toml", TINY.replace('"pm", "group-pm"', '"pm"'))
    assert check_either(alone) == check_framework(alone)
    assert check_either(alone)[0].line == 6
    assert check_either(both) == check_ladder(both) != ()


def test_a_folder_without_either_has_no_framework() -> None:
    Path("empty").mkdir()
    with pytest.raises(InvalidLadderError) as caught:
        load_framework("empty")
    (problem,) = caught.value.problems
    assert problem.file == str(Path("empty/framework.toml"))
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder("empty")
    assert caught.value.problems[0].file == str(Path("empty/ladder.toml"))


@pytest.mark.parametrize("value", [3, None, ACME])
def test_what_is_no_text_is_not_parsed(value: object) -> None:
    with pytest.raises(TypeError) as caught:
        parse_framework(value)  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"expected the text of a framework, got {value!r}; "
        "load_framework takes a path or an open file, and from_dict a dictionary"
    )


# Writing


@pytest.mark.parametrize("name", ["acme.toml", "acme.json", "acme"])
def test_what_is_dumped_loads_as_itself(name: str) -> None:
    dump_framework(ACME, name)
    assert load_framework(name) == ACME


def test_a_folder_has_a_file_for_each_level_once() -> None:
    dump_framework(ACME, "own")
    assert {file.name for file in Path("own").iterdir()} == {file.name for file in FOLDER.iterdir()}
    text = Path("own/framework.toml").read_text(encoding="utf-8")
    assert text.startswith(
        'title = "Acme product careers"\n'
        'summary = "How people grow in product management, with or without a team."\n'
    )
    assert '"staff-pm.toml",\n' in text
    assert 'levels = [\n    "pm",\n    "senior-pm",\n    "staff-pm",\n]\n' in text


def test_an_existing_folder_is_kept() -> None:
    Path("own").mkdir()
    with pytest.raises(FileExistsError, match="it exists already"):
        dump_framework(ACME, "own")
    assert list(Path("own").iterdir()) == []


def test_an_existing_file_is_replaced() -> None:
    write("acme.toml", "old")
    dump_framework(ACME, "acme.toml")
    assert load_framework("acme.toml") == ACME


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    track = attrs.evolve(ACME.tracks[0], summary="half \ud800")
    with pytest.raises(InvalidLadderError) as caught:
        dump_framework(attrs.evolve(ACME, tracks=[track]), "acme.json")
    assert str(caught.value) == (
        "tracks[0].summary: expected text that UTF-8 can encode, got '\\ud800'; remove it"
    )
    assert not Path("acme.json").exists()


def test_more_levels_than_files_may_have_are_neither_written_nor_read() -> None:
    levels = [Level(key=f"l{n}", title=f"L{n}") for n in range(10_001)]
    framework = Framework(
        title="Much", levels=levels, tracks=[Track(key="all", title="All", levels=["l0"])]
    )
    with pytest.raises(InvalidLadderError) as caught:
        dump_framework(framework, "acme.json")
    assert str(caught.value) == "levels: expected at most 10,000 levels, got 10,001"
    write("acme.json", json.dumps(to_dict(framework)))
    with pytest.raises(InvalidLadderError, match="expected at most 10,000 levels, got 10,001"):
        load_framework("acme.json")


def test_too_large_a_file_is_neither_written_nor_read() -> None:
    framework = attrs.evolve(ACME, summary="long " * 2**21)
    with pytest.raises(InvalidLadderError) as caught:
        dump_framework(framework, "acme.json")
    assert str(caught.value) == "expected files that hold at most 4 MiB together"
    write("acme.json", json.dumps(to_dict(framework)))
    with pytest.raises(InvalidLadderError) as caught:
        load_framework("acme.json")
    assert str(caught.value) == "acme.json: expected at most 4 MiB, got more"


def test_dump_ladder_writes_the_ladder_of_a_track() -> None:
    dump_ladder(ACME["manager"], "manager.toml")
    assert load_ladder("manager.toml") == ACME["manager"]


# Checking


def notes(text: str) -> list[str]:
    return [str(note) for note in check_framework(write("acme.toml", text))]


def test_a_framework_that_raises_no_question_has_no_notes() -> None:
    assert check_framework(ACME) == check_framework(FOLDER) == ()
    assert notes(TINY) == []


def test_each_level_on_no_track_has_a_note() -> None:
    alone = TINY.replace('"pm", "group-pm"', '"pm"')
    assert notes(alone) == ["acme.toml:6:5: levels[2]: 'group-pm' is on no track"]
    assert check_framework(parse_framework(alone)) == (
        Problem("'group-pm' is on no track", ("levels", 2)),
    )


def test_a_level_on_no_track_in_a_file_of_its_own_has_a_note_with_its_place() -> None:
    dump_framework(attrs.evolve(ACME, tracks=ACME.tracks[:1]), "own")
    with chdir("own"):
        found = [str(note) for note in check_framework("framework.toml")]
    assert found == [
        "group-pm.toml:1:1: 'group-pm' is on no track",
        "director.toml:1:1: 'director' is on no track",
    ]


def test_what_all_tracks_raise_is_noted_once() -> None:
    assert notes(TINY.replace('version = "1"\n', "")) == [
        "acme.toml:1:1: version: no version is stated"
    ]


def test_a_note_on_a_shared_level_is_made_once() -> None:
    dated = TINY.replace(
        'title = "Product Manager"', 'title = "Product Manager", experience = { min_years = 2 }'
    )
    assert notes(dated) == [
        "acme.toml:4:73: levels[0].experience.min_years: no level is reached in less than 2 years"
    ]


def test_a_note_is_at_the_place_of_the_level_in_the_framework() -> None:
    levels = (
        '{ key = "group-pm", title = "Group PM", experience = { min_years = 2, max_years = 9 } }',
        '{ key = "senior-pm", title = "Senior PM" }',
        '{ key = "pm", title = "PM", experience = { min_years = 0, max_years = 3 } }',
    )
    framework = parse_framework(
        f'title = "Acme"\nversion = "1"\nlevels = [{", ".join(levels)}]\n{TRACKS}'
    )
    assert [(note.path[:2], note.message) for note in check_framework(framework)] == [
        (
            ("levels", 2),
            (
                "on the track 'maker', no typical range covers more than 3 years; "
                "the level for these years is 'pm'"
            ),
        ),
        (("levels", 0), "the typical range overlaps with that of 'pm'"),
        (
            ("levels", 0),
            "no typical range covers more than 9 years; the level for these years is 'group-pm'",
        ),
    ]


def test_notes_that_differ_from_track_to_track_are_all_made() -> None:
    overlapping = """
title = "Acme"
version = "1"
[[levels]]
key = "pm"
title = "PM"
experience = { min_years = 0, max_years = 4 }
[[levels]]
key = "maker"
title = "Maker"
experience = { min_years = 0, max_years = 5 }
[[levels]]
key = "lead"
title = "Lead"
experience = { min_years = 3 }
[[tracks]]
key = "one"
title = "One"
levels = ["pm", "lead"]
[[tracks]]
key = "two"
title = "Two"
levels = ["maker", "lead"]
"""
    assert [note.partition(": ")[2] for note in notes(overlapping)] == [
        (
            "levels[2].experience.min_years: "
            "on the track 'one', the typical range overlaps with that of 'pm'"
        ),
        (
            "levels[2].experience.min_years: "
            "on the track 'two', the typical range overlaps with that of 'maker'"
        ),
    ]


def test_a_note_names_all_tracks_on_which_it_holds() -> None:
    overlapping = """
title = "Acme"
version = "1"
[[levels]]
key = "pm"
title = "PM"
experience = { min_years = 0, max_years = 5 }
[[levels]]
key = "maker"
title = "Maker"
[[levels]]
key = "lead"
title = "Lead"
experience = { min_years = 3 }
[[tracks]]
key = "one"
title = "One"
levels = ["pm", "lead"]
[[tracks]]
key = "two"
title = "Two"
levels = ["pm", "maker", "lead"]
[[tracks]]
key = "three"
title = "Three"
levels = ["maker", "lead"]
"""
    assert [note.partition(": ")[2] for note in notes(overlapping)] == [
        (
            "levels[2].experience.min_years: "
            "on the tracks 'one', 'two', the typical range overlaps with that of 'pm'"
        ),
        (
            "levels[2].experience.min_years: "
            "on the track 'three', no level is reached in less than 3 years"
        ),
    ]


def test_a_skill_is_unused_only_if_no_track_asks_for_it() -> None:
    asking = TINY.replace(
        'title = "Group PM"',
        'title = "Group PM", expectations = [{ statement = "A", skills = ["law"] }]',
    )
    skills = '[[skills]]\nkey = "law"\nname = "Law"\n[[skills]]\nkey = "art"\nname = "Art"\n'
    found = [note.partition(": ")[2] for note in notes(asking + skills)]
    assert found == [
        "levels[0]: 'pm' asks for no skill",
        "levels[1]: 'senior-pm' asks for no skill",
        "skills[1]: no level asks for the skill 'art'",
    ]


def test_a_skill_that_only_a_level_on_no_track_asks_for_is_used() -> None:
    level = attrs.evolve(ACME.levels[0], key="other", title="Other", aliases=())
    lonely = attrs.evolve(
        ACME,
        levels=[*(attrs.evolve(each, expectations=()) for each in ACME.levels), level],
    )
    found = [str(note) for note in check_framework(lonely)]
    assert "levels[5]: 'other' is on no track" in found
    assert "skills[0]: no level asks for the skill 'discovery'" not in found


def test_a_title_on_two_tracks_is_noted_though_each_has_it_once() -> None:
    shared = TINY.replace('title = "Group PM"', 'title = "Senior PM"')
    assert [note.partition(": ")[2] for note in notes(shared)] == [
        "levels[2].title: 'Senior PM' is also a name of 'senior-pm', so it finds neither level"
    ]


def test_an_invalid_framework_is_not_checked() -> None:
    with pytest.raises(InvalidLadderError) as caught:
        notes(TINY.replace('"group-pm"]', '"chief"]'))
    assert str(caught.value) == ("acme.toml:17:17: tracks[1].levels[1]: there is no level 'chief'")


# What follows from a fault is not reported. What does not follow from it is.


def test_several_faults_are_reported_in_the_order_of_the_file() -> None:
    text = TINY.replace('"senior-pm"]', '"chief", "pm"]').replace('title = "People manager"', "")
    with pytest.raises(InvalidLadderError) as caught:
        load_framework(write("acme.toml", text + "growth = [3]\nskill = 1\n"))
    assert str(caught.value).splitlines() == [
        "5 problems:",
        "  acme.toml:12:17: tracks[0].levels[1]: there is no level 'chief'",
        "  acme.toml:12:26: tracks[0].levels[2]: 'pm' is listed twice",
        "  acme.toml:14:1: tracks[1].title: this key is missing",
        "  acme.toml:18:11: tracks[1].growth[0]: expected a string, got the number 3",
        (
            "  acme.toml:19:9: tracks[1].skill: there is no such key; the keys are key, title, "
            "summary, levels, growth, advancement, details"
        ),
    ]


@pytest.mark.parametrize(
    "entry", ['{ key = 1, title = "Senior PM" }', '{ title = "Senior PM" }', "1"]
)
def test_a_level_that_cannot_be_read_may_be_the_one_on_a_track(entry: str) -> None:
    text = TINY.replace('{ key = "senior-pm", title = "Senior PM" }', entry)
    assert [fault for fault in faults(text) if "tracks" in fault] == []
    assert faults(text)[0].startswith("levels[1]")


@pytest.mark.parametrize("levels", ["levels = 3\n", ""])
def test_without_levels_nothing_is_said_of_those_on_tracks(levels: str) -> None:
    (fault,) = faults(TINY.replace(LEVELS, levels))
    assert fault.startswith("levels: ")


def test_a_level_file_that_cannot_be_read_may_be_the_one_on_a_track() -> None:
    write("acme/pm.toml", 'key = "pm"\ntitle = "PM"\n')
    write("acme/senior-pm.toml", "key: senior-pm")
    text = TINY.replace(LEVELS, 'levels = ["pm.toml", "senior-pm.toml", "group-pm.toml"]\n')
    write("acme/framework.toml", text)
    with pytest.raises(InvalidLadderError) as caught:
        load_framework("acme")
    missing, broken = [problem.message for problem in caught.value.problems]
    assert missing.startswith(
        "expected the name of a file in the same folder, got 'group-pm.toml'; did you mean "
    )
    assert broken == "expected TOML: Expected '=' after a key in a key/value pair"


def test_what_does_not_depend_on_the_level_that_cannot_be_read_is_reported() -> None:
    text = TINY.replace('{ key = "senior-pm", title = "Senior PM" }', "1")
    text = text.replace('["pm", "group-pm"]', '["group-pm", "pm", "group-pm", "senior-pm"]')
    text = text.replace('["pm", "senior-pm"]', '["pm", "group-pm", "senior-pm"]')
    assert faults(text) == [
        "levels[1]: expected a table, got the number 1",
        (
            "tracks[1].levels[1]: expected one order on all tracks, "
            "got a circle on 'maker', 'manager': "
            "'group-pm', 'pm', 'group-pm'"
        ),
        "tracks[1].levels[2]: 'group-pm' is listed twice",
    ]


def test_a_level_with_another_fault_is_only_the_one_that_its_key_says() -> None:
    text = TINY.replace('title = "Senior PM"', "title = 1").replace('"group-pm"]', '"chief"]')
    assert faults(text) == [
        "levels[1].title: expected a string, got the number 1",
        "tracks[1].levels[1]: there is no level 'chief'",
    ]


@pytest.mark.parametrize(
    ("track", "fault"),
    [
        ("1", "tracks[0]: expected a table, got the number 1"),
        (
            '{ key = "a", title = "A", levels = 3 }',
            "tracks[0].levels: expected a list, got the number 3",
        ),
        (
            '{ key = "a", title = "A", levels = [3] }',
            "tracks[0].levels[0]: expected a string, got the number 3",
        ),
        (
            '{ key = "a", title = "A", levels = [["pm"]] }',
            "tracks[0].levels[0]: expected a string, got a list",
        ),
        (
            '{ key = 1, title = "A", levels = ["pm"] }',
            "tracks[0].key: expected a string, got the number 1",
        ),
        ('{ key = "a", levels = ["pm"] }', "tracks[0].title: this key is missing"),
    ],
)
def test_a_track_that_cannot_be_read_is_one_fault(track: str, fault: str) -> None:
    assert faults(f'title = "Acme"\ntracks = [{track}]\n{LEVELS}') == [fault]


@pytest.mark.parametrize(
    ("tracks", "fault"),
    [
        (
            [("maker", "Manager"), ("manager", "Lead")],
            "tracks[1].key: 'manager' is also a name of 'maker'",
        ),
        ([("m" * 1001, "Maker")], "tracks[0].key: expected at most 1,000 letters"),
    ],
    ids=["name of another track", "too long"],
)
def test_a_key_of_a_track_that_is_no_good_name_is_a_fault(
    tracks: list[tuple[str, str]], fault: str
) -> None:
    rows = [f'{{ key = "{key}", title = "{title}", levels = ["pm"] }}' for key, title in tracks]
    listed = ", ".join(rows)
    assert faults(f'title = "Acme"\ntracks = [{listed}]\n{LEVELS}') == [fault]


def test_two_tracks_whose_keys_cannot_be_read_are_not_taken_for_one() -> None:
    tracks = (
        '[{ key = 1, title = "A", levels = ["pm"] }, { key = 2, title = "B", levels = ["pm"] }]'
    )
    assert faults(f'title = "Acme"\ntracks = {tracks}\n{LEVELS}') == [
        "tracks[0].key: expected a string, got the number 1",
        "tracks[1].key: expected a string, got the number 2",
    ]


def test_years_that_cannot_be_read_are_passed_over() -> None:
    years = {"pm": "4", "senior-pm": '"5"', "group-pm": "2"}
    levels = "".join(
        f'[[levels]]\nkey = "{key}"\ntitle = "{key}"\nexperience.min_years = {low}\n'
        for key, low in years.items()
    )
    assert faults(f'title = "Acme"\n{levels}{TRACKS}') == [
        "levels[1].experience.min_years: expected a number, got the string '5'",
        (
            "levels[2].experience.min_years: expected at least the 4 of 'pm', got 2; "
            "'pm' is below it on the track 'manager'"
        ),
    ]


def test_data_has_all_its_problems_with_their_paths() -> None:
    data = to_dict(ACME) | {"tracks": [{"key": "maker", "title": " ", "levels": ["pm", "x"]}]}
    with pytest.raises(InvalidLadderError) as caught:
        from_dict(Framework, data)
    assert [str(problem) for problem in caught.value.problems] == [
        "tracks[0].title: expected a text, got an empty one",
        "tracks[0].levels[1]: there is no level 'x'",
    ]


def test_an_empty_framework_lacks_all_that_it_needs() -> None:
    assert faults("tracks = 1") == [
        "title: this key is missing",
        "levels: this key is missing",
        "tracks: expected a list, got the number 1",
    ]


def test_no_more_than_a_thousand_problems_are_reported() -> None:
    keys = ", ".join(f'"l{n}"' for n in range(5000))
    tracks = f'[{{ key = "a", title = "A", levels = [{keys}] }}]'
    assert len(faults(f'title = "Acme"\ntracks = {tracks}\n{LEVELS}')) == 1000


def test_a_table_omits_defaults_and_says_each_thing_once() -> None:
    framework = attrs.evolve(ACME, skills=[*ACME.skills, Skill(key="law", name="Law")])
    assert to_dict(framework)["skills"][-1] == {"key": "law", "name": "Law"}
    assert to_dict(framework)["tracks"][1] == {
        "key": "manager",
        "title": "People manager",
        "summary": "For people who lead people.",
        "levels": ["pm", "senior-pm", "group-pm", "director"],
    }
