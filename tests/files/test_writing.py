"""Ladders written, and read again."""

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE
from threading import Barrier
from types import SimpleNamespace
from typing import Any

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
from pm_career._files import check_encodable, messages, write_file, writing
from pm_career._files.format import MOST_BYTES
from pm_career._files.toml_text import toml_text
from pm_career._model import minimum_years
from pm_career._names import visible
from pm_career.comparing import compare_ladders
from pm_career.testing import ladders

WINDOWS = sys.platform == "win32"
POSIX = pytest.mark.skipif(WINDOWS, reason="Windows has no modes, pipes or devices of POSIX")

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
    stated = text if visible(text).strip() else f"{text}."
    detail = Detail(name=name if visible(name).strip() else f"{name}.", text=stated)
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


def test_a_table_within_a_table_has_a_header_of_both_keys() -> None:
    assert toml_text({"a": {"b.c": {"d": 1}}}) == '[a]\n\n[a."b.c"]\nd = 1\n'


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


def test_half_a_character_is_refused_for_files_of_any_format() -> None:
    check_encodable(TINY)
    with pytest.raises(InvalidLadderError) as caught:
        check_encodable(attrs.evolve(TINY, summary="a\udc00"))
    assert str(caught.value) == (
        "summary: expected text that UTF-8 can encode, got '\\udc00'; remove it"
    )


def test_half_a_character_in_the_name_of_a_detail_is_refused(tmp_path: Path) -> None:
    level = Level(key="pm", title="PM", details=[Detail(name="a\ud83d", text="b")])
    with pytest.raises(InvalidLadderError) as caught:
        dump_ladder(attrs.evolve(TINY, levels=[level]), tmp_path / "new.toml")
    assert str(caught.value) == (
        "levels[0].details.'a\\ud83d': "
        "expected text that UTF-8 can encode, got '\\ud83d'; remove it"
    )


@pytest.mark.parametrize(
    ("path", "number"), [("many.toml", 60_000), ("many", 60_000), ("many.json", 110_000)]
)
def test_what_has_too_many_values_to_load_is_refused(
    tmp_path: Path, path: str, number: int
) -> None:
    texts = ["Plans"] * number
    levels = [Level(key=f"l{n}", title=f"L{n}", responsibilities=texts) for n in range(2)]
    dump_ladder(attrs.evolve(TINY, levels=levels[:1]), tmp_path / path)
    with pytest.raises(
        InvalidLadderError,
        match=r"^expected files with at most 200,000 signs of structure together$",
    ):
        dump_ladder(attrs.evolve(TINY, levels=levels), tmp_path / f"other-{path}")
    assert [file.name for file in tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(
    ("path", "size", "signs"),
    [("tiny.toml", 51, 10), ("tiny", 60, 9), ("tiny.json", 92, 9)],
)
class TestJustEnoughToLoad:
    """As many bytes and signs are written as can be loaded, and no more."""

    def test_bytes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, size: int, signs: int
    ) -> None:
        monkeypatch.setattr(writing, "MOST_SIGNS", signs)
        monkeypatch.setattr(writing, "MOST_BYTES", size - 1)
        with pytest.raises(InvalidLadderError) as caught:
            dump_ladder(TINY, tmp_path / path)
        assert str(caught.value) == "expected files that hold at most 4 MiB together"

        monkeypatch.setattr(writing, "MOST_BYTES", size)
        dump_ladder(TINY, tmp_path / path)
        assert load_ladder(tmp_path / path) == TINY

    def test_signs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, size: int, signs: int
    ) -> None:
        monkeypatch.setattr(writing, "MOST_BYTES", size)
        monkeypatch.setattr(writing, "MOST_SIGNS", signs - 1)
        with pytest.raises(InvalidLadderError) as caught:
            dump_ladder(TINY, tmp_path / path)
        assert str(caught.value) == (
            "expected files with at most 200,000 signs of structure together"
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

    monkeypatch.setattr(writing, "MOST_LEVELS", 3)
    dump_ladder(tiny_ladder, tmp_path / "tall")
    assert load_ladder(tmp_path / "tall") == tiny_ladder


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


@pytest.mark.parametrize(
    ("path", "owner", "call"),
    [
        ("old.toml", shutil, "copystat"),
        ("old.toml", Path, "replace"),
        ("new.toml", Path, "replace"),
        ("new", Path, "write_bytes"),
        ("new", Path, "rename"),
    ],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_what_fails_on_the_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, owner: object, call: str
) -> None:
    dump_ladder(TINY, tmp_path / "old.toml")
    drafts: list[Path] = []

    def fails(*_: object) -> None:
        drafts.extend(set(tmp_path.iterdir()) - {tmp_path / "old.toml"})
        raise OSError(errno.ENOSPC, "the disk is full", str(drafts[0]), None, "somewhere")

    monkeypatch.setattr(owner, call, fails)
    with pytest.raises(OSError, match="full") as caught:
        dump_ladder(default_ladder(), tmp_path / path)
    assert str(caught.value) == f"[Errno 28] the disk is full: {str(tmp_path / path)!r}"
    assert len(drafts) == 1

    monkeypatch.undo()
    assert [file.name for file in tmp_path.iterdir()] == ["old.toml"]
    assert load_ladder(tmp_path / "old.toml") == TINY


def test_what_fails_is_told_even_if_what_is_left_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "the disk is full")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "write_bytes", fail)
    monkeypatch.setattr(os, "rmdir", refuse)
    with pytest.raises(OSError, match="full") as caught:
        dump_ladder(TINY, tmp_path / "new")
    assert str(caught.value) == f"[Errno 28] the disk is full: {str(tmp_path / 'new')!r}"


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


def test_a_file_of_any_format_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "acme.csv", b"key,title")
    assert (tmp_path / "acme.csv").read_bytes() == b"key,title"


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


def test_json_has_letters_of_all_scripts_as_they_are(tmp_path: Path) -> None:
    dump_ladder(attrs.evolve(TINY, title="기초 é"), tmp_path / "tiny.json")
    assert (tmp_path / "tiny.json").read_text(encoding="utf-8") == (
        "{\n"
        '  "title": "기초 é",\n'
        '  "levels": [\n'
        "    {\n"
        '      "key": "pm",\n'
        '      "title": "PM"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def names(folder: Path) -> list[str]:
    """Return the names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def device() -> Iterator[Path]:
    """Return the path of a new terminal: code at fault may replace it, and no program needs it."""
    ends = os.openpty()
    yield Path(os.ttyname(ends[1]))
    for end in ends:
        os.close(end)


def error_of(path: Path) -> str:
    """Return the error about a path that a ladder cannot be written to."""
    with pytest.raises(OSError, match=re.escape(str(path))) as caught:
        dump_ladder(TINY, path)
    return f"{type(caught.value).__name__}: {caught.value}"


def not_regular(path: Path) -> str:
    """Return the error about a path of something else than a file."""
    message = "it is not a regular file; choose another name"
    return f"FileExistsError: [Errno 17] {message}: {str(path)!r}"


class TestWhatIsThere:
    """What a file keeps when it is replaced, and what is not replaced."""

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
    def test_a_file_keeps_its_mode(self, tmp_path: Path, mode: int) -> None:
        path = tmp_path / "tiny.toml"
        path.touch()
        path.chmod(mode)
        before = path.stat().st_mode
        dump_ladder(TINY, path)
        assert path.stat().st_mode == before
        assert load_ladder(path) == TINY

    def test_a_new_file_has_the_mode_of_any_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "other").touch()
        dump_ladder(TINY, tmp_path / "tiny.toml")
        dump_ladder(TINY, tmp_path / "tiny")
        expected = (tmp_path / "other").stat().st_mode
        for name in ("tiny.toml", "tiny/ladder.toml", "tiny/pm.toml"):
            assert (tmp_path / name).stat().st_mode == expected

    @POSIX
    def test_a_draft_has_the_mode_before_it_has_the_text(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "tiny.toml"
        path.touch(0o644)
        seen: list[tuple[int, int]] = []
        copy = shutil.copystat

        def look(target: Path, draft: Path) -> None:
            seen.append((draft.stat().st_mode & 0o077, draft.stat().st_size))
            copy(target, draft)

        monkeypatch.setattr(shutil, "copystat", look)
        mask = os.umask(0)
        try:
            dump_ladder(TINY, path)
        finally:
            os.umask(mask)
        assert seen == [(0, 0)]

    def test_a_file_keeps_its_owner_if_the_system_allows_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "tiny.toml"
        path.touch()
        status = path.stat()
        given: list[tuple[int, int]] = []

        def refuse(_: Path, user: int, group: int) -> None:
            given.append((user, group))
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "chown", refuse, raising=False)
        dump_ladder(TINY, path)
        assert given == [(-1, status.st_gid), (status.st_uid, -1)]
        assert load_ladder(path) == TINY

    @POSIX
    def test_another_group_gets_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "tiny.toml"
        path.touch()
        path.chmod(0o664)

        read = Path.stat

        # The file is of a group that the new one cannot have.
        def stat(this: Path, **options: Any) -> Any:
            found = read(this, **options)
            return SimpleNamespace(
                st_mode=found.st_mode, st_uid=found.st_uid, st_gid=found.st_gid + (this == path)
            )

        monkeypatch.setattr(os, "chown", lambda *_: None)
        monkeypatch.setattr(Path, "stat", stat)
        dump_ladder(TINY, path)
        monkeypatch.undo()
        assert S_IMODE(path.stat().st_mode) == 0o604

    def test_a_system_without_such_owners(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "tiny.toml"
        path.touch()
        monkeypatch.delattr(os, "chown", raising=False)
        dump_ladder(TINY, path)
        assert load_ladder(path) == TINY

    def test_a_link_stays_and_its_file_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "acme.toml").write_text("old", encoding="utf-8")
        (tmp_path / "middle").symlink_to("data/acme.toml")
        (tmp_path / "link.toml").symlink_to(tmp_path / "middle")
        dump_ladder(TINY, tmp_path / "link.toml")

        assert (tmp_path / "link.toml").readlink() == tmp_path / "middle"
        assert (tmp_path / "middle").readlink() == Path("data/acme.toml")
        assert load_ladder(tmp_path / "data" / "acme.toml") == TINY
        assert [file.name for file in (tmp_path / "data").iterdir()] == ["acme.toml"]

    def test_a_link_to_nothing_is_not_followed(self, tmp_path: Path) -> None:
        link = tmp_path / "link.toml"
        link.symlink_to("nothing.toml")
        message = f"[Errno 2] the link leads to no file: {str(link)!r}"
        assert error_of(link) == f"FileNotFoundError: {message}"
        assert [path.name for path in tmp_path.iterdir()] == ["link.toml"]

    @pytest.mark.parametrize("name", ["tiny.toml", "link.toml"])
    def test_a_folder_is_not_replaced(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "tiny.toml").mkdir()
        (tmp_path / "link.toml").symlink_to("tiny.toml")
        message = f"[Errno 21] it is a folder; choose another name: {str(tmp_path / name)!r}"
        assert error_of(tmp_path / name) == f"IsADirectoryError: {message}"
        assert names(tmp_path) == ["link.toml", "tiny.toml"]

    @POSIX
    def test_a_pipe_is_not_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "tiny.toml"
        os.mkfifo(path)
        assert error_of(path) == not_regular(path)
        assert path.is_fifo()

    @POSIX
    def test_a_device_is_not_replaced(self, tmp_path: Path, device: Path) -> None:
        path = tmp_path / "tiny.toml"
        path.symlink_to(device)
        assert error_of(path) == not_regular(path)
        assert path.readlink() == device
        assert device.is_char_device()

    @POSIX
    def test_the_standard_output_is_no_new_folder(self) -> None:
        message = "it exists already; choose another name, or remove it"
        assert error_of(Path("/dev/stdout")) == (
            f"FileExistsError: [Errno 17] {message}: '/dev/stdout'"
        )

    def test_a_file_that_the_user_may_not_write_to_is_not_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "tiny.toml"
        path.write_text("mine", encoding="utf-8")

        # An administrator may write to any file, so that the mode alone would not do.
        def refuse(self: Path, mode: str) -> None:
            assert (self, mode) == (path, "r+b")
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

        monkeypatch.setattr(Path, "open", refuse)
        assert error_of(path) == f"PermissionError: [Errno 13] Permission denied: {str(path)!r}"
        monkeypatch.undo()
        assert path.read_bytes() == b"mine"
        assert names(tmp_path) == ["tiny.toml"]

    def test_a_name_may_be_as_long_as_the_system_allows(self, tmp_path: Path) -> None:
        path = tmp_path / ("é" * 125 + ".toml")
        for _ in "new", "replaced":
            dump_ladder(TINY, path)
        dump_ladder(TINY, tmp_path / ("a" * 255))
        assert load_ladder(path) == load_ladder(tmp_path / ("a" * 255)) == TINY

    @POSIX
    @pytest.mark.parametrize("name", ["a" * 251 + ".toml", "a" * 256])
    def test_a_name_that_is_too_long_is_reported_itself(self, tmp_path: Path, name: str) -> None:
        number, text = errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)
        assert (
            error_of(tmp_path / name)
            == f"OSError: [Errno {number}] {text}: {str(tmp_path / name)!r}"
        )

    def test_the_name_of_a_file_of_a_level_is_never_too_long(self, tmp_path: Path) -> None:
        keys = ["a" * 250, "a" * 251, "level-2", "b" * 400]
        levels = [Level(key=key, title=f"L{n}") for n, key in enumerate(keys)]
        ladder = attrs.evolve(TINY, levels=levels)
        dump_ladder(ladder, tmp_path / "tall")
        assert names(tmp_path / "tall") == sorted(
            ["ladder.toml", f"{'a' * 250}.toml", "level.2.toml", "level-2.toml", "level.4.toml"]
        )
        assert load_ladder(tmp_path / "tall") == ladder


def test_the_second_of_two_writers_of_a_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes = Path.write_bytes

    def be_slower(self: Path, content: bytes) -> int:
        monkeypatch.undo()
        dump_ladder(TINY, tmp_path / "new")
        return write_bytes(self, content)

    monkeypatch.setattr(Path, "write_bytes", be_slower)
    with pytest.raises(FileExistsError) as caught:
        dump_ladder(default_ladder(), tmp_path / "new")
    message = "it exists already; choose another name, or remove it"
    assert str(caught.value) == f"[Errno 17] {message}: {str(tmp_path / 'new')!r}"
    assert names(tmp_path) == ["new"]
    assert load_ladder(tmp_path / "new") == TINY


def test_of_many_writers_of_one_folder_one_writes_it(tmp_path: Path) -> None:
    together = Barrier(8)

    def write(number: int) -> str:
        together.wait()
        try:
            dump_ladder(attrs.evolve(TINY, title=str(number)), tmp_path / "new")
        except FileExistsError:
            return ""
        return str(number)

    with ThreadPoolExecutor(8) as threads:
        written = [title for title in threads.map(write, range(8)) if title]
    assert written == [load_ladder(tmp_path / "new").title]
    assert names(tmp_path) == ["new"]
