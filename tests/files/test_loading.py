"""Where a ladder can be loaded from, and what comes of what its files leave out."""

import importlib.resources
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from errno import EACCES
from inspect import cleandoc
from io import BytesIO
from os import PathLike, strerror
from pathlib import Path
from typing import Any, Never
from zipfile import Path as ZipPath
from zipfile import ZipFile

import attrs
import pytest
from cattrs import BaseValidationError
from importlib_resources import files
from importlib_resources.abc import Traversable

from pm_career import (
    Expectation,
    Experience,
    InvalidLadderError,
    Ladder,
    Level,
    Proficiency,
    Requirement,
    Skill,
    default_ladder,
    load_ladder,
)
from pm_career._files import (
    ladder_or_packaged,
    packaged_files,
    read_all_packaged,
    read_document,
    read_packaged,
)
from pm_career._wording import quote

LADDERS = Path(__file__).parents[1] / "data" / "ladders"

TOP = """
title = "Product"
summary = "A ladder of a small company"
version = "2"
source = "Made up"
cumulative = true
growth = ["Impact widens"]
advancement = ["Keep learning"]
"""
CATALOGUE = """
[[proficiencies]]
key = "basic"
meaning = "Knows the words"

[[skills]]
key = "agile"
name = "Agile methods"
category = "Delivery"
description = "Works in short cycles"
"""
JUNIOR = """
key = "junior-pm"
title = "Junior Product Manager"
"""
SENIOR = """
key = "senior-pm"
title = "Senior Product Manager"
aliases = ["Senior PM"]
summary = "Owns a product"
responsibilities = ["Decides what is built"]
experience = { min_years = 2.5, max_years = 7, background = ["Design"] }
expectations = [{ statement = "Works in short cycles", skills = { agile = "basic" } }]
"""
IN_PLACE = f"{TOP}{CATALOGUE}[[levels]]{JUNIOR}[[levels]]{SENIOR}"
IN_FILES = f'{TOP}levels = ["junior.toml", "senior.toml"]{CATALOGUE}'
MIXED = (
    f'{TOP}levels = [{{ key = "junior-pm", title = "Junior Product Manager" }}, "senior.toml"]'
    f"{CATALOGUE}"
)

LADDER = Ladder(
    title="Product",
    summary="A ladder of a small company",
    version="2",
    source="Made up",
    cumulative=True,
    growth=["Impact widens"],
    advancement=["Keep learning"],
    proficiencies=[Proficiency(key="basic", meaning="Knows the words")],
    skills=[
        Skill(
            key="agile",
            name="Agile methods",
            category="Delivery",
            description="Works in short cycles",
        )
    ],
    levels=[
        Level(key="junior-pm", title="Junior Product Manager"),
        Level(
            key="senior-pm",
            title="Senior Product Manager",
            aliases=["Senior PM"],
            summary="Owns a product",
            responsibilities=["Decides what is built"],
            experience=Experience(min_years=2.5, max_years=7, background=["Design"]),
            expectations=[
                Expectation(
                    statement="Works in short cycles",
                    requirements=[Requirement(skill="agile", proficiency="basic")],
                )
            ],
        ),
    ],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ladder in three files."""
    folder = tmp_path / "company"
    folder.mkdir()
    write(folder, ladder=IN_FILES, junior=JUNIOR, senior=SENIOR)
    return folder


def write(folder: Path, **texts: str) -> None:
    """Write files, each named without its suffix."""
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def zipped(folder: Path) -> Any:
    """Return the folder as it stands in a zip archive beside it."""
    archive = shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
    return ZipPath(archive) / folder.name


class Entry(Traversable):
    """A file or folder that is on no disk and, as the protocol allows, knows no parent."""

    def __init__(self, name: str, content: bytes | dict[str, bytes]) -> None:
        self._name, self._content = name, content

    @property
    def name(self) -> str:
        return self._name

    def __str__(self) -> str:
        return self._name

    def is_dir(self) -> bool:
        return isinstance(self._content, dict)

    def is_file(self) -> bool:
        return isinstance(self._content, bytes)

    def iterdir(self) -> Iterator["Entry"]:
        assert isinstance(self._content, dict)
        return (Entry(*item) for item in self._content.items())

    def joinpath(self, *names: str | PathLike[str]) -> "Entry":
        assert isinstance(self._content, dict)
        name = "/".join(str(name) for name in names)
        return Entry(name, self._content.get(name, {}))

    def open(self, mode: str = "r", *_: object, **__: object) -> Any:
        assert isinstance(self._content, bytes)
        assert mode == "rb"
        return BytesIO(self._content)


def on_no_disk() -> Entry:
    """Return the folder with a ladder in three files."""
    texts = {"ladder.toml": IN_FILES, "junior.toml": JUNIOR, "senior.toml": SENIOR}
    return Entry("company", {name: text.encode() for name, text in texts.items()})


@attrs.frozen
class Place:
    """What has a path on the disk, and nothing more."""

    path: Path

    def __fspath__(self) -> str:
        return str(self.path)


class TestWays:
    """One ladder, however its files lie and whatever leads to them."""

    def test_a_folder(self, folder: Path) -> None:
        assert load_ladder(folder) == LADDER

    def test_the_file_of_the_ladder_in_a_folder(self, folder: Path) -> None:
        assert load_ladder(folder / "ladder.toml") == LADDER

    def test_a_single_file_with_its_levels_in_place(self, tmp_path: Path) -> None:
        write(tmp_path, company=IN_PLACE)
        assert load_ladder(tmp_path / "company.toml") == LADDER

    def test_a_mixture_of_both(self, folder: Path) -> None:
        write(folder, ladder=MIXED)
        (folder / "junior.toml").unlink()
        assert load_ladder(folder) == LADDER

    def test_a_file_of_any_name(self, folder: Path) -> None:
        (folder / "ladder.toml").rename(folder / "product ladder")
        assert load_ladder(folder / "product ladder") == LADDER

    def test_a_string(self, folder: Path) -> None:
        assert load_ladder(str(folder)) == LADDER
        assert load_ladder(str(folder / "ladder.toml")) == LADDER

    def test_a_path_relative_to_the_working_folder(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        for path in ("", ".", "ladder.toml", "../company", Path()):
            assert load_ladder(path) == LADDER

    def test_whatever_the_system_takes_for_a_path(self, folder: Path) -> None:
        assert load_ladder(Place(folder)) == LADDER
        assert load_ladder(Place(folder / "ladder.toml")) == LADDER

    def test_a_folder_in_a_zip(self, folder: Path) -> None:
        assert load_ladder(zipped(folder)) == LADDER

    def test_the_file_of_the_ladder_in_a_zip(self, folder: Path) -> None:
        assert load_ladder(zipped(folder) / "ladder.toml") == LADDER

    def test_a_zip_that_is_the_folder(self, folder: Path, tmp_path: Path) -> None:
        with ZipFile(tmp_path / "ladder.zip", "w") as archive:
            for file in folder.iterdir():
                archive.write(file, file.name)
        folder_in_zip: Any = ZipPath(tmp_path / "ladder.zip")
        assert load_ladder(folder_in_zip) == LADDER
        assert load_ladder(folder_in_zip / "ladder.toml") == LADDER

    def test_a_folder_on_no_disk(self) -> None:
        assert load_ladder(on_no_disk()) == LADDER

    def test_a_file_on_no_disk(self) -> None:
        assert load_ladder(Entry("company.toml", IN_PLACE.encode())) == LADDER

    def test_the_packaged_folder(self) -> None:
        assert load_ladder(files("pm_career") / "levels") == default_ladder()
        assert load_ladder(files("pm_career") / "levels" / "ladder.toml") == default_ladder()

    def test_the_packaged_folder_by_way_of_the_standard_library(self) -> None:
        packaged: Any = importlib.resources.files("pm_career") / "levels"
        assert load_ladder(packaged) == default_ladder()

    def test_a_link_to_the_folder(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(folder)
        assert load_ladder(tmp_path / "link") == LADDER

    def test_a_link_to_a_level_within_the_folder(self, folder: Path) -> None:
        (folder / "senior.toml").rename(folder / "senior-2026.toml")
        (folder / "senior.toml").symlink_to("senior-2026.toml")
        assert load_ladder(folder) == LADDER

    def test_a_link_that_is_named_itself_may_lead_anywhere(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (folder / "ladder.toml").rename(tmp_path / "elsewhere.toml")
        (folder / "current.toml").symlink_to(tmp_path / "elsewhere.toml")
        # The files of levels are beside the link.
        assert load_ladder(folder / "current.toml") == LADDER

    def test_links_to_the_files_of_a_folder_inside(self, folder: Path) -> None:
        # So Kubernetes mounts a ConfigMap. To change all files at once, it changes one link.
        (folder / "..2026_11_26").mkdir()
        (folder / "..data").symlink_to("..2026_11_26")
        for file in list(folder.glob("*.toml")):
            file.rename(folder / "..2026_11_26" / file.name)
            file.symlink_to(f"..data/{file.name}")
        assert load_ladder(folder) == LADDER
        assert load_ladder(folder / "ladder.toml") == LADDER

    def test_a_link_that_names_its_whole_path(self, folder: Path) -> None:
        (folder / "senior.toml").rename(folder / "senior-2026.toml")
        (folder / "senior.toml").symlink_to(folder / "senior-2026.toml")
        assert load_ladder(folder) == LADDER

    @pytest.mark.parametrize("name", ["ladder", "senior"])
    def test_a_byte_order_mark(self, folder: Path, name: str) -> None:
        file = folder / f"{name}.toml"
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
        assert load_ladder(folder) == LADDER

    def test_lines_that_end_as_on_windows(self, folder: Path) -> None:
        for file in folder.iterdir():
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        assert load_ladder(folder) == LADDER

    def test_a_line_that_names_a_schema(self, folder: Path) -> None:
        write(folder, ladder=f"#:schema ./ladder.json\n{IN_FILES}")
        assert load_ladder(folder) == LADDER

    def test_two_ladders_in_one_folder_share_level_files(self, folder: Path) -> None:
        write(folder, managers=f'title = "Managers"\nlevels = ["senior.toml"]{CATALOGUE}')
        managers = load_ladder(folder / "managers.toml")
        assert managers.title == "Managers"
        assert managers.levels == load_ladder(folder)[1:] == LADDER[1:]

    def test_the_name_of_a_level_file_says_nothing_of_the_level(self, folder: Path) -> None:
        (folder / "senior.toml").rename(folder / "Höher (neu).TOML")
        write(folder, ladder=IN_FILES.replace("senior.toml", "Höher (neu).TOML"))
        assert load_ladder(folder) == LADDER


class TestWhatFilesSay:
    def test_what_is_left_out_is_empty(self, tmp_path: Path) -> None:
        write(tmp_path, ladder=f'title = "Product"\n[[levels]]{JUNIOR}')
        assert load_ladder(tmp_path) == Ladder(
            title="Product",
            summary="",
            version="",
            source="",
            levels=[
                Level(
                    key="junior-pm",
                    title="Junior Product Manager",
                    aliases=[],
                    summary="",
                    responsibilities=[],
                    expectations=[],
                    experience=None,
                )
            ],
            skills=[],
            proficiencies=[],
            cumulative=False,
            growth=[],
            advancement=[],
        )

    def test_a_maximum_that_is_left_out_is_none(self, tmp_path: Path) -> None:
        write(tmp_path, ladder=f'title = "Product"\n[[levels]]{JUNIOR}experience.min_years = 0')
        assert load_ladder(tmp_path)[0].experience == Experience(
            min_years=0, max_years=None, background=[]
        )

    def test_what_skills_and_expectations_leave_out_is_empty(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            ladder='title = "Product"\n'
            'skills = [{ key = "agile", name = "Agile" }]\nproficiencies = [{ key = "basic" }]\n'
            f'[[levels]]{JUNIOR}expectations = [{{ statement = "Works well" }}]',
        )
        ladder = load_ladder(tmp_path)
        assert ladder.skills == (Skill(key="agile", name="Agile", category="", description=""),)
        assert ladder.proficiencies == (Proficiency(key="basic", meaning=""),)
        assert ladder[0].expectations == (Expectation(statement="Works well", requirements=[]),)

    @pytest.mark.parametrize("years", ["2", "2.5", "0.25", "2_0", "0x10", "1e1", "-0.0"])
    def test_years_are_as_written(self, tmp_path: Path, years: str) -> None:
        write(
            tmp_path, ladder=f'title = "Product"\n[[levels]]{JUNIOR}experience.min_years = {years}'
        )
        experience = load_ladder(tmp_path)[0].experience
        assert experience is not None
        written = int(years, 0) if years in {"2", "2_0", "0x10"} else float(years)
        assert experience.min_years == written
        assert type(experience.min_years) is type(written)

    def test_skills_may_be_asked_for_in_dotted_keys(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            ladder=f'title = "Product"\n{CATALOGUE}[[levels]]{JUNIOR}'
            '[[levels.expectations]]\nstatement = "Works well"\nskills."agile" = "basic"',
        )
        asked = load_ladder(tmp_path)[0].expectations[0].requirements
        assert asked == (Requirement(skill="agile", proficiency="basic"),)

    def test_requirements_stand_in_the_order_of_the_file(self) -> None:
        government = load_ladder(LADDERS / "uk-government")
        assert [asked.skill for asked in government[0].expectations[0].requirements] == [
            "agile-working",
            "financial-ownership",
            "product-ownership",
            "user-focus",
        ]

    def test_two_calls_give_equal_ladders_not_one(self, folder: Path) -> None:
        assert load_ladder(folder) == load_ladder(folder)
        assert load_ladder(folder) is not load_ladder(folder)

    def test_a_file_that_changed_is_read_anew(self, folder: Path) -> None:
        load_ladder(folder)
        write(folder, ladder=IN_FILES.replace('"2"', '"3"'))
        assert load_ladder(folder) == attrs.evolve(LADDER, version="3")


def refuse(error: OSError) -> Callable[..., Never]:
    """Return what can do nothing but raise the error."""

    def refusal(*_: object, **__: object) -> Never:
        raise error

    return refusal


def told(path: Any) -> str:
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder(path)
    return str(caught.value)


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("method", "where"),
        [
            ("is_dir", "company"),
            ("is_file", "ladder.toml"),
            ("open", "ladder.toml"),
            ("iterdir", "company"),
        ],
    )
    def test_what_the_system_refuses(
        self, monkeypatch: pytest.MonkeyPatch, method: str, where: str
    ) -> None:
        error = PermissionError(EACCES, strerror(EACCES))
        monkeypatch.setattr(Entry, method, refuse(error))
        assert told(on_no_disk()) == f"{where}: cannot be read: {strerror(EACCES)}"

    def test_a_refusal_in_words_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Entry, "open", refuse(OSError("the disk is wet")))
        assert told(on_no_disk()) == "ladder.toml: cannot be read: the disk is wet"

    @pytest.mark.parametrize(
        ("method", "where"),
        [
            ("is_dir", "company"),
            ("is_file", "ladder.toml"),
            ("open", "ladder.toml"),
            ("iterdir", "company"),
        ],
    )
    def test_what_is_damaged(
        self, monkeypatch: pytest.MonkeyPatch, method: str, where: str
    ) -> None:
        def fail(*_: object) -> Never:
            raise ValueError("the archive is torn")

        monkeypatch.setattr(Entry, method, fail)
        assert told(on_no_disk()) == f"{where}: cannot be read: the archive is torn"

    def test_a_refused_level_file_hides_no_other_fault(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        open_entry = Entry.open

        def open_all_but_one(entry: Entry, mode: str) -> Any:
            if entry.name == "junior.toml":
                raise PermissionError(EACCES, strerror(EACCES))
            return open_entry(entry, mode)

        monkeypatch.setattr(Entry, "open", open_all_but_one)
        text = IN_FILES.replace('"2"', "2").encode()
        files = {"ladder.toml": text, "junior.toml": b"", "senior.toml": SENIOR.encode()}
        assert told(Entry("company", files)).splitlines() == [
            "2 problems:",
            "  ladder.toml:4:11: version: expected a string, got the number 2",
            f"  junior.toml: cannot be read: {strerror(EACCES)}",
        ]

    def test_a_path_that_leads_nowhere(self, tmp_path: Path) -> None:
        path = tmp_path / "no" / "such" / "ladder"
        assert told(path) == f"{path}: cannot be read: there is no such file"
        assert told(str(path)) == told(path)

    def test_a_file_where_the_path_has_a_folder(self, folder: Path) -> None:
        path = folder / "ladder.toml" / "ladder.toml"
        assert told(path) == f"{path}: cannot be read: there is no such file"

    def test_a_folder_without_a_ladder(self, tmp_path: Path) -> None:
        path = tmp_path / "ladder.toml"
        assert told(tmp_path) == f"{path}: cannot be read: there is no such file"

    def test_a_path_with_a_null_character(self) -> None:
        assert told("a\0b") == r"a\x00b: cannot be read: there is no such file"

    def test_a_path_with_half_a_character(self) -> None:
        assert told("a\udcffb") == r"a\udcffb: cannot be read: there is no such file"

    def test_a_path_that_is_too_long(self) -> None:
        assert told("a" * 5000).startswith(f"{'a' * 5000}: cannot be read: ")

    def test_a_place_in_a_zip_that_has_no_such_file(self, folder: Path) -> None:
        assert told(zipped(folder) / "lost").endswith("lost: cannot be read: there is no such file")

    def test_a_file_on_no_disk_that_knows_no_folder_has_no_files_beside_it(self) -> None:
        lines = told(Entry("company.toml", IN_FILES.encode())).splitlines()
        advice = "only a ladder that is loaded from a path can name files of levels"
        assert [line.partition("levels")[2] for line in lines[1:]] == [
            f"[0]: expected a table, got the string 'junior.toml'; {advice}",
            f"[1]: expected a table, got the string 'senior.toml'; {advice}",
        ]

    @pytest.mark.parametrize("path", [None, 3, b"ladder.toml", ["ladder.toml"], LADDER])
    def test_what_is_no_path(self, path: Any) -> None:
        with pytest.raises(TypeError) as caught:
            load_ladder(path)
        assert str(caught.value) == (
            f"expected a path, a Traversable or an open file, got {quote(path)}; "
            "parse_ladder takes a text"
        )


class TestDefaultLadder:
    def test_it_is_one_object(self) -> None:
        assert default_ladder() is default_ladder()

    def test_sixteen_threads_that_ask_at_once_get_one_ladder_read_once(self) -> None:
        script = """
            import sys
            from concurrent.futures import ThreadPoolExecutor
            from threading import Barrier

            from pm_career import default_ladder

            opened = []
            sys.addaudithook(lambda event, about: event == "open" and opened.append(str(about[0])))
            sys.setswitchinterval(1e-6)
            together = Barrier(16)

            def ask(_):
                together.wait()
                return default_ladder()

            with ThreadPoolExecutor(16) as threads:
                ladders = list(threads.map(ask, range(16)))
            times = sum(name.endswith("ladder.toml") for name in opened)
            print(len(ladders), len(set(map(id, ladders))), times)
        """
        answer = subprocess.run(
            [sys.executable, "-c", cleandoc(script)], capture_output=True, check=True, text=True
        )
        assert answer.stdout == "16 1 1\n"


class TestLadderOrPackaged:
    def test_a_ladder_is_returned_as_it_is(self) -> None:
        assert ladder_or_packaged(LADDER) is LADDER

    def test_without_one_it_is_the_packaged_ladder(self) -> None:
        assert ladder_or_packaged(None) is default_ladder()

    @pytest.mark.parametrize("expected", ["a Ladder", "a Ladder or a Framework"])
    def test_anything_else_is_refused(self, expected: str) -> None:
        what: Any = "acme.toml"
        with pytest.raises(TypeError) as caught:
            ladder_or_packaged(what, *[expected] * (expected != "a Ladder"))
        assert str(caught.value) == (
            f"expected {expected}, got 'acme.toml'; load_ladder(path) returns the ladder of a file"
        )


class TestPackagedFiles:
    def test_they_are_in_the_order_of_their_names(self) -> None:
        assert packaged_files("starter/ladder") == [
            "starter/ladder/head-of-product.toml",
            "starter/ladder/ladder.toml",
            "starter/ladder/product-manager.toml",
            "starter/ladder/senior-product-manager.toml",
        ]

    def test_each_describes_a_value(self) -> None:
        paths = ["starter/ladder/ladder.toml", "starter/framework/framework.toml"]
        tables = [tomllib.loads((files("pm_career") / path).read_text("utf-8")) for path in paths]
        assert read_all_packaged(paths, dict[str, Any]) == tuple(tables)
        assert read_packaged(paths[1], dict[str, Any]) == tables[1]

    def test_no_type_is_converted(self) -> None:
        with pytest.raises(BaseValidationError):
            read_packaged("starter/ladder/ladder.toml", dict[str, str])


@pytest.mark.parametrize(
    ("own", "title"), [("ladder.toml", "Ladder"), ("framework.toml", "Tracks")]
)
def test_of_a_ladder_and_a_framework_in_one_folder_the_wanted_one_is_read(
    tmp_path: Path, own: str, title: str
) -> None:
    write(tmp_path, ladder='title = "Ladder"', framework='title = "Tracks"')
    assert read_document(tmp_path, own).table == {"title": title}
    assert read_document(tmp_path).table == {"title": "Ladder"}


@pytest.mark.parametrize("key", ["tracks", "track"])
def test_a_file_with_tracks_is_a_framework_even_if_their_key_is_misspelt(
    tmp_path: Path, key: str
) -> None:
    write(tmp_path, ladder=f'title = "Acme"\n[[{key}]]\nkey = "maker"')
    assert told(tmp_path).partition(": ")[2] == (
        "tracks: expected a ladder, got a framework; load_framework loads it"
    )


def test_a_damaged_archive_is_told_like_any_file_that_cannot_be_read(tmp_path: Path) -> None:
    archive = tmp_path / "ladder.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("ladder.toml", 'title = "Tiny"\nlevels = [{ key = "a", title = "A" }]')
    content = archive.read_bytes()
    assert load_ladder(zipfile.Path(archive)).title == "Tiny"
    archive.write_bytes(content.replace(b"Tiny", b"tiny"))
    with pytest.raises(InvalidLadderError, match="cannot be read: Bad CRC-32"):
        load_ladder(zipfile.Path(archive))
