"""Ladders written, and read again."""

import errno
import json
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_career import (
    Descriptor,
    Detail,
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    dump_ladder,
    load_ladder,
    to_dict,
)
from pm_career._files import messages, writing
from pm_career._files.format import MOST_BYTES
from pm_career._model import minimum_years
from pm_career.comparing import compare_ladders
from pm_career.testing import ladders

TINY = Ladder(title="Tiny", levels=[Level(key="pm", title="PM")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ladders")


@given(ladder=ladders())
def test_a_ladder_written_to_a_file_loads_as_itself(folder: Path, ladder: Ladder) -> None:
    dump_ladder(ladder, folder / "any.toml")
    assert load_ladder(folder / "any.toml") == ladder


@given(ladder=ladders())
@settings(max_examples=50)
def test_a_ladder_written_to_a_folder_loads_as_itself(folder: Path, ladder: Ladder) -> None:
    new = folder / f"any-{len(list(folder.iterdir()))}"
    dump_ladder(ladder, str(new))
    assert load_ladder(new) == ladder


def test_what_loads_is_written_as_what_loads(tmp_path: Path) -> None:
    dump_ladder(default_ladder(), tmp_path / "once.toml")
    dump_ladder(load_ladder(tmp_path / "once.toml"), tmp_path / "twice.toml")
    assert (tmp_path / "once.toml").read_bytes() == (tmp_path / "twice.toml").read_bytes()


def test_a_folder_has_a_file_for_each_level(tmp_path: Path) -> None:
    dump_ladder(default_ladder(), tmp_path / "copy")
    assert sorted(file.name for file in (tmp_path / "copy").iterdir()) == sorted(
        ["ladder.toml", *(f"{level.key}.toml" for level in default_ladder())]
    )


def test_a_file_reads_well(tmp_path: Path) -> None:
    apm = default_ladder()[0]
    ladder = attrs.evolve(
        default_ladder(),
        levels=[attrs.evolve(apm, responsibilities=(), expectations=apm.expectations[:1])],
    )
    dump_ladder(ladder, tmp_path / "one")
    assert (tmp_path / "one" / f"{apm.key}.toml").read_text(encoding="utf-8") == (
        'key = "associate-product-manager"\n'
        'title = "Associate Product Manager"\n'
        "aliases = [\n"
        '    "Associate PM",\n'
        '    "APM",\n'
        '    "Junior Product Manager",\n'
        '    "Junior PM",\n'
        '    "Entry-Level Product Manager",\n'
        '    "Assistant Product Manager",\n'
        '    "Graduate Product Manager",\n'
        '    "Junior Product Owner",\n'
        '    "Product Management Apprentice",\n'
        '    "Product Management Intern",\n'
        '    "Product Management Trainee",\n'
        "]\n"
        f'summary = "{apm.summary}"\n'
        "\n"
        "[[expectations]]\n"
        'statement = "Communicates and collaborates well"\n'
        'skills = {communication = "strong", collaboration = "strong"}\n'
        "\n"
        "[experience]\n"
        "min_years = 0\n"
        "max_years = 2\n"
        "background = [\n"
        '    "Experience may be in product management or in a field close to it",\n'
        '    "Time spent in software development, marketing or a customer-facing job helps",\n'
        "]\n"
    )


SCALED = Ladder(
    title="Acme",
    summary="Where we build:\n- products\n- people",
    levels=[
        Level(
            key="pm",
            title="Product Manager",
            responsibilities=["Ships\nand learns"],
            expectations=[
                Expectation(
                    statement="Plans",
                    requirements=[
                        Requirement(skill="vision", proficiency="basic"),
                        Requirement(skill="agile", proficiency="strong"),
                    ],
                ),
                Expectation(requirements=[Requirement(skill="agile", proficiency="basic")]),
            ],
            experience=Experience(min_years=1),
            details=[Detail(name="Pay band", text="4"), Detail(name="grade", text="HEO\nor SEO")],
        ),
    ],
    skills=[
        Skill(
            key="agile",
            name="Agile methods",
            descriptors=[
                Descriptor(proficiency="basic", text="Knows the words"),
                Descriptor(proficiency="strong", text="Lives\nthem"),
            ],
            details=[Detail(name="a.b", text="c")],
        ),
        Skill(key="vision", name="Vision"),
    ],
    proficiencies=[Proficiency(key="basic", name="기초"), Proficiency(key="strong")],
    cumulative=True,
    growth=["The problems get larger"],
    details=[Detail(name="소유자", text="The product council")],
)

MEASURED_BY_LEVELS = Ladder(
    title="Acme",
    levels=[
        Level(
            key="pm",
            title="PM",
            expectations=[
                Expectation(requirements=[Requirement(skill="agile"), Requirement(skill="vision")])
            ],
        )
    ],
    skills=[
        Skill(
            key="agile",
            name="Agile methods",
            descriptors=[Descriptor(proficiency="pm", text="Plans each week")],
        ),
        Skill(key="vision", name="Vision"),
    ],
)


@pytest.mark.parametrize("path", ["any.toml", "any"])
@pytest.mark.parametrize("ladder", [SCALED, MEASURED_BY_LEVELS], ids=["scaled", "by levels"])
def test_every_value_is_written_so_that_it_loads_as_itself(
    tmp_path: Path, ladder: Ladder, path: str
) -> None:
    dump_ladder(ladder, tmp_path / path)
    assert load_ladder(tmp_path / path) == ladder


def test_tables_of_texts_read_well(tmp_path: Path) -> None:
    dump_ladder(SCALED, tmp_path / "acme")
    assert (tmp_path / "acme" / "ladder.toml").read_text(encoding="utf-8") == (
        'title = "Acme"\n'
        'summary = """Where we build:\n'
        "- products\n"
        '- people"""\n'
        'levels = ["pm.toml"]\n'
        "cumulative = true\n"
        'growth = ["The problems get larger"]\n'
        "\n"
        "[[skills]]\n"
        'key = "agile"\n'
        'name = "Agile methods"\n'
        "\n"
        "[skills.descriptors]\n"
        'basic = "Knows the words"\n'
        'strong = """Lives\n'
        'them"""\n'
        "\n"
        "[skills.details]\n"
        '"a.b" = "c"\n'
        "\n"
        "[[skills]]\n"
        'key = "vision"\n'
        'name = "Vision"\n'
        "\n"
        "[[proficiencies]]\n"
        'key = "basic"\n'
        'name = "기초"\n'
        "\n"
        "[[proficiencies]]\n"
        'key = "strong"\n'
        "\n"
        "[details]\n"
        '"소유자" = "The product council"\n'
    )
    assert (tmp_path / "acme" / "pm.toml").read_text(encoding="utf-8") == (
        'key = "pm"\n'
        'title = "Product Manager"\n'
        'responsibilities = ["""Ships\n'
        'and learns"""]\n'
        "\n"
        "[[expectations]]\n"
        'statement = "Plans"\n'
        'skills = {vision = "basic", agile = "strong"}\n'
        "\n"
        "[[expectations]]\n"
        'skills = {agile = "basic"}\n'
        "\n"
        "[experience]\n"
        "min_years = 1\n"
        "\n"
        "[details]\n"
        '"Pay band" = "4"\n'
        'grade = """HEO\n'
        'or SEO"""\n'
    )


def test_skills_of_a_ladder_that_is_measured_by_levels_are_in_one_line(tmp_path: Path) -> None:
    dump_ladder(MEASURED_BY_LEVELS, tmp_path / "acme.toml")
    lines = (tmp_path / "acme.toml").read_text(encoding="utf-8").splitlines()
    assert 'skills = ["agile", "vision"]' in lines


ODD_TEXTS = [
    *["two\nlines", "ends\n", "ends\n\n", "\nstarts", "\n", "\n\nboth\n", "a\n\n\nb", " a \n  b "],
    *['"\n"', '"""\n"""', 'a\n"', 'a\n""', 'a\n"""', 'a\n"""""', "'''\n'''", "a\n#b\n[c]\nd = 1"],
    *["\\\n\\", "a\\\n  b", "\\n\n\\u0041", "a\r\nb", "a\rb\nc", "\r\n", "a\n\r", "\r"],
    *["\ta\n\tb", "a\x00\nb", "\x1b[1m\n", "\x7f\n\x85", "a\x0b\x0cb\nc", "a\u2028b\nc\u2029"],
    *[
        "글\n자",
        "مرحبا\nبك",
        "\u200fא\nב",
        "👩\u200d💻\n😀",
        "\ufeffa\nb",
        "a\u3000\nb",
        "e\u0301\n",
    ],
]


def with_text(text: str, name: str) -> Ladder:
    """Return a ladder that has a text wherever it may be."""
    stated = text if text.strip() else f"{text}."
    detail = Detail(name=name if name.strip() else f"{name}.", text=stated)
    level = Level(
        key="pm",
        title="PM",
        summary=text,
        responsibilities=[stated],
        expectations=[Expectation(statement=stated)],
        experience=Experience(min_years=0, background=[stated, stated]),
        details=[detail],
    )
    skill = Skill(
        key="agile",
        name="Agile",
        category=text,
        descriptors=[Descriptor(proficiency="pm", text=stated)],
        details=[detail],
    )
    return Ladder(
        title="Odd",
        summary=text,
        source=text,
        growth=[stated],
        levels=[level],
        skills=[skill],
        details=[detail],
    )


@pytest.mark.parametrize("text", ODD_TEXTS, ids=ascii)
def test_odd_texts_are_kept(tmp_path: Path, text: str) -> None:
    ladder = with_text(text, name=text)
    for path in ("odd.toml", "odd"):
        dump_ladder(ladder, tmp_path / path)
        assert load_ladder(tmp_path / path) == ladder


difficult = st.text("\n\r\t\"'\\ \x00ab#", max_size=12) | st.text(
    st.characters(codec="utf-8"), max_size=8
)


@given(text=difficult, name=difficult)
def test_any_text_is_kept(folder: Path, text: str, name: str) -> None:
    ladder = with_text(text, name)
    dump_ladder(ladder, folder / "odd.toml")
    assert load_ladder(folder / "odd.toml") == ladder


@pytest.mark.parametrize(
    "text", ["a\nb", "a\n", 'a\n"', "a\n\tb", "글\u3000\n자", "👩\u200d💻\n😀"], ids=ascii
)
def test_a_text_of_several_lines_is_written_over_several_lines(tmp_path: Path, text: str) -> None:
    dump_ladder(attrs.evolve(TINY, summary=text), tmp_path / "tiny.toml")
    written = (tmp_path / "tiny.toml").read_text(encoding="utf-8")
    assert 'summary = """' in written
    assert len(written.splitlines()) > 6


def test_what_is_not_said_is_left_out(tmp_path: Path) -> None:
    dump_ladder(TINY, tmp_path / "tiny.toml")
    assert (tmp_path / "tiny.toml").read_text(encoding="utf-8") == (
        'title = "Tiny"\n\n[[levels]]\nkey = "pm"\ntitle = "PM"\n'
    )


def test_a_level_may_be_called_ladder(tmp_path: Path) -> None:
    ladder = attrs.evolve(TINY, levels=[Level(key="ladder", title="Ladder")])
    dump_ladder(ladder, tmp_path / "odd")
    assert load_ladder(tmp_path / "odd") == ladder


def test_a_file_is_replaced(tmp_path: Path) -> None:
    for ladder in (default_ladder(), TINY):
        dump_ladder(ladder, tmp_path / "ladder.toml")
    assert load_ladder(tmp_path) == TINY


def test_a_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(
        FileExistsError, match="it exists already; choose another name, or remove it"
    ) as caught:
        dump_ladder(TINY, tmp_path / "there")
    assert caught.value.errno == errno.EEXIST
    assert not list((tmp_path / "there").iterdir())


def test_a_link_to_nothing_is_there_too(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("nothing")
    with pytest.raises(
        FileExistsError, match="it exists already; choose another name, or remove it"
    ):
        dump_ladder(TINY, link)
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_half_a_character_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    level = Level(key="pm", title="PM", aliases=["Boss", "\ud800"])
    for path in ("new.toml", "new"):
        with pytest.raises(InvalidLadderError) as caught:
            dump_ladder(attrs.evolve(TINY, levels=[level]), tmp_path / path)
        assert str(caught.value) == (
            "levels[0].aliases[1]: expected text that UTF-8 can encode, got '\\ud800'; remove it"
        )
    assert not list(tmp_path.iterdir())


def test_half_a_character_in_the_name_of_a_detail_is_refused(tmp_path: Path) -> None:
    level = Level(key="pm", title="PM", details=[Detail(name="a\ud83d", text="b")])
    with pytest.raises(InvalidLadderError) as caught:
        dump_ladder(attrs.evolve(TINY, levels=[level]), tmp_path / "new.toml")
    assert str(caught.value) == (
        "levels[0].details.'a\\ud83d': "
        "expected text that UTF-8 can encode, got '\\ud83d'; remove it"
    )


@pytest.mark.parametrize("path", ["large.toml", "large"])
def test_what_is_too_large_to_load_is_refused(tmp_path: Path, path: str) -> None:
    half = "é" * (MOST_BYTES // 4)
    levels = [Level(key=f"l{n}", title=f"L{n}", summary=half) for n in range(2)]
    with pytest.raises(
        InvalidLadderError, match=r"^expected files that hold at most 4 MiB together$"
    ):
        dump_ladder(attrs.evolve(TINY, levels=levels), tmp_path / path)
    assert not list(tmp_path.iterdir())


def test_too_many_levels_to_load_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_ladder: Ladder
) -> None:
    monkeypatch.setattr(writing, "MOST_LEVELS", 2)
    monkeypatch.setattr(messages, "MOST_LEVELS", 2)
    with pytest.raises(InvalidLadderError, match=r"^levels: expected at most 2 levels, got 3$"):
        dump_ladder(tiny_ladder, tmp_path / "tall")
    assert not list(tmp_path.iterdir())


REAL = Path(__file__).parents[1] / "data" / "ladders"


@pytest.mark.parametrize(
    "path",
    [
        "gitlab/individual-contributors.toml",
        "gitlab/managers.toml",
        "uk-government",
        "composite.toml",
        "ten-steps.toml",
    ],
)
@pytest.mark.parametrize("target", ["copy.toml", "copy"])
def test_real_ladders_are_written_and_compare_equal(tmp_path: Path, path: str, target: str) -> None:
    ladder = load_ladder(REAL / path)
    dump_ladder(ladder, tmp_path / target)
    assert not compare_ladders(ladder, load_ladder(tmp_path / target))


@pytest.mark.parametrize("path", ["old.toml", "new"])
@pytest.mark.parametrize("call", ["write_bytes", "replace", "rename"])
def test_what_fails_on_the_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, call: str
) -> None:
    dump_ladder(TINY, tmp_path / "old.toml")
    written: list[Path] = []

    def fails(self: Path, *_: object) -> None:
        written.append(self)
        if len(written) > (call == "write_bytes" and path == "new"):
            raise OSError(errno.ENOSPC, "the disk is full")
        self.touch()

    monkeypatch.setattr(Path, call, fails)
    if (path, call) in {("old.toml", "rename"), ("new", "replace")}:
        dump_ladder(default_ladder(), tmp_path / path)
        return
    with pytest.raises(OSError, match="the disk is full"):
        dump_ladder(default_ladder(), tmp_path / path)
    monkeypatch.undo()
    assert [file.name for file in tmp_path.iterdir()] == ["old.toml"]
    assert load_ladder(tmp_path / "old.toml") == TINY


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for path in ("no/new.toml", "no/new"):
        with pytest.raises(FileNotFoundError) as caught:
            dump_ladder(TINY, tmp_path / path)
        assert caught.value.filename == str(tmp_path / path)
    assert not list(tmp_path.iterdir())


def test_without_the_library_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    monkeypatch.delitem(sys.modules, "pm_career._files.toml_text", raising=False)
    with pytest.raises(ImportError) as caught:
        dump_ladder(TINY, tmp_path / "tiny.toml")
    assert str(caught.value) == (
        'writing a ladder needs tomlkit: pip install "pm-career[authoring]"'
    )


def test_years_keep_their_kind(tmp_path: Path) -> None:
    for years in (2, 2.0, 0.5, 10**300):
        level = Level(key="pm", title="PM", experience=Experience(min_years=years))
        dump_ladder(attrs.evolve(TINY, levels=[level]), tmp_path / "tiny.toml")
        [loaded] = minimum_years(load_ladder(tmp_path / "tiny.toml"))[0]
        assert (type(loaded), loaded) == (type(years), years)


def test_a_name_that_ends_in_json_becomes_json(tmp_path: Path) -> None:
    path = tmp_path / "ladder.json"
    dump_ladder(default_ladder(), path)
    assert json.loads(path.read_text("utf-8")) == to_dict(default_ladder())
    assert load_ladder(path) == default_ladder()
