"""Ladders written, and read again."""

import errno
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from pm_career import (
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    default_ladder,
    dump_ladder,
    load_ladder,
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


@pytest.mark.parametrize("path", ["large.toml", "large"])
def test_what_is_too_large_to_load_is_refused(tmp_path: Path, path: str) -> None:
    half = "é" * (MOST_BYTES // 4)
    levels = [Level(key=f"l{n}", title=f"L{n}", summary=half) for n in range(2)]
    with pytest.raises(
        InvalidLadderError, match=r"^expected files that hold at most 8 MiB together$"
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
    with pytest.raises(ImportError) as caught:
        dump_ladder(TINY, tmp_path / "tiny.toml")
    assert str(caught.value) == (
        "writing a ladder needs tomlkit: pip install 'pm-career[authoring]'"
    )


def test_years_keep_their_kind(tmp_path: Path) -> None:
    for years in (2, 2.0, 0.5, 10**300):
        level = Level(key="pm", title="PM", experience=Experience(min_years=years))
        dump_ladder(attrs.evolve(TINY, levels=[level]), tmp_path / "tiny.toml")
        [loaded] = minimum_years(load_ladder(tmp_path / "tiny.toml"))[0]
        assert (type(loaded), loaded) == (type(years), years)
