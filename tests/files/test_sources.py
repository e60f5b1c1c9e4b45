"""What a ladder is loaded from besides a path: texts, open files, pipes and archives in memory."""

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, FileIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile, SpooledTemporaryFile, TemporaryFile
from typing import Any
from unittest.mock import Mock
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from pm_career import (
    InvalidLadderError,
    Ladder,
    Level,
    Problem,
    check_ladder,
    default_ladder,
    load_ladder,
    parse_ladder,
)
from pm_career._files import decode, read_at_most, read_content

TOML = 'title = "Tiny"\nlevels = [{ key = "pm", title = "Product Manager" }]\nsummary = "é"'
JSON = '{"title": "Tiny", "levels": [{"key": "pm", "title": "Product Manager"}], "summary": "é"}'
LADDER = Ladder(title="Tiny", levels=[Level(key="pm", title="Product Manager")], summary="é")

WRONG = "title = 3\nlevels = []"
MIB = 2**20

NO_FOLDER = (
    "expected a table, got the string 'pm.toml'; "
    "only a ladder that is loaded from a path can name files of levels"
)


def problems(function: Callable[..., object], *arguments: Any, **named: Any) -> tuple[Problem, ...]:
    with pytest.raises(InvalidLadderError) as caught:
        function(*arguments, **named)
    return caught.value.problems


class TestText:
    @pytest.mark.parametrize("text", [TOML, JSON])
    @pytest.mark.parametrize("name", [None, "acme", ""])
    def test_every_kind_of_text(self, text: str, name: str | None) -> None:
        content = text.encode()
        for kind in (text, content, bytearray(content), memoryview(content)):
            assert parse_ladder(kind, name=name) == LADDER

    @pytest.mark.parametrize("text", [TOML, JSON])
    def test_a_byte_order_mark(self, text: str) -> None:
        assert parse_ladder(f"\ufeff{text}") == LADDER
        assert parse_ladder(f"\ufeff{text}".encode()) == LADDER

    def test_lines_that_end_as_on_windows(self) -> None:
        assert parse_ladder(TOML.replace("\n", "\r\n")) == LADDER

    def test_problems_have_the_name_as_their_file(self) -> None:
        assert problems(parse_ladder, WRONG, name="upload 3") == (
            Problem("expected a string, got the number 3", ("title",), "upload 3", 1, 9),
            Problem("expected at least one level, got none", ("levels",), "upload 3", 2, 10),
        )

    def test_problems_without_a_name_have_no_file(self) -> None:
        with pytest.raises(InvalidLadderError) as caught:
            parse_ladder(f"{WRONG}\ntitel = 1")
        assert str(caught.value).splitlines() == [
            "3 problems:",
            "  line 1, column 9: title: expected a string, got the number 3",
            "  line 2, column 10: levels: expected at least one level, got none",
            (
                "  line 3, column 9: titel: there is no such key; the keys are title, summary, "
                "version, source, levels, skills, proficiencies, cumulative, growth, advancement, "
                "details"
            ),
        ]

    def test_a_level_cannot_be_in_a_file(self) -> None:
        text = 'title = "A"\nlevels = ["pm.toml", { key = "b" }]'
        assert problems(parse_ladder, text) == (
            Problem(NO_FOLDER, ("levels", 0), None, 2, 11),
            Problem("this key is missing", ("levels", 1, "title"), None, 2, 22),
        )

    def test_a_level_is_not_looked_for_in_the_working_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("pm.toml").write_text('key = "pm"\ntitle = "Product Manager"')
        [problem] = problems(parse_ladder, 'title = "A"\nlevels = ["pm.toml"]')
        assert problem.message == NO_FOLDER

    def test_bytes_that_are_not_utf_8(self) -> None:
        assert problems(parse_ladder, b'title = "A"\nsummary = "\xe9\xfd"', name="a") == (
            Problem("expected UTF-8, got the byte 0xe9; save the file as UTF-8", (), "a", 2, 12),
        )

    def test_half_a_character(self) -> None:
        message = "expected text that UTF-8 can encode, got '\\ud83d'; remove it"
        assert problems(parse_ladder, 'title = "A"\nsummary = "é\ud83d"', name="a") == (
            Problem(message, (), "a", 2, 13),
        )

    def test_four_mib_and_no_byte_more(self) -> None:
        most = f"{TOML}#".ljust(4 * MIB - 1)  # The accented letter is two bytes.
        assert parse_ladder(most) == LADDER
        assert parse_ladder(most.encode()) == LADDER
        too_large = (Problem("expected at most 4 MiB, got more", (), "a"),)
        assert problems(parse_ladder, f"{most} ", name="a") == too_large
        assert problems(parse_ladder, f"{most} ".encode(), name="a") == too_large

    def test_too_many_levels(self) -> None:
        text = f'{{"title": "A", "levels": [{"1, " * 10_000} 1]}}'
        [problem] = problems(parse_ladder, text)
        assert problem.message == "expected at most 10,000 levels, got 10,001"

    @pytest.mark.parametrize("text", [None, 3, Path("acme.toml"), BytesIO(), {"title": "A"}, ["A"]])
    def test_what_is_no_text(self, text: Any) -> None:
        with pytest.raises(TypeError) as caught:
            parse_ladder(text)
        assert str(caught.value) == (
            f"expected the text of a ladder, got {text!r}; "
            "load_ladder takes a path or an open file, and from_dict a dictionary"
        )

    @pytest.mark.parametrize("name", [3, b"acme.toml", Path("acme.toml")])
    def test_what_is_no_name(self, name: Any) -> None:
        with pytest.raises(TypeError) as caught:
            parse_ladder(TOML, name=name)
        assert str(caught.value) == f"expected the name of a file, got {name!r}"


class Slow:
    """A file that returns three bytes or letters at a time, and counts them."""

    def __init__(self, content: str | bytes) -> None:
        self.content = content
        self.returned = 0

    def read(self, size: int) -> str | bytes:
        part = self.content[self.returned : self.returned + min(3, size)]
        self.returned += len(part)
        return part


class Endless:
    """A file without an end, such as /dev/zero, which counts the bytes or letters returned."""

    def __init__(self, letter: str | bytes) -> None:
        self.letter = letter
        self.returned = 0

    def read(self, size: int) -> str | bytes:
        size = min(MIB, size)
        self.returned += size
        return self.letter * size


class TestOpenFile:
    @pytest.mark.parametrize("text", [TOML, JSON])
    def test_in_memory(self, text: str) -> None:
        assert load_ladder(BytesIO(text.encode())) == LADDER
        assert load_ladder(StringIO(text)) == LADDER

    def test_on_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "acme.toml"
        path.write_text(TOML, encoding="utf-8")
        with path.open("rb") as binary, path.open(encoding="utf-8") as text:
            assert load_ladder(binary) == LADDER
            assert load_ladder(text) == LADDER
        with FileIO(path) as raw:
            assert load_ladder(raw) == LADDER

    def test_in_an_archive(self) -> None:
        with ZipFile(BytesIO(), "w") as archive:
            archive.writestr("acme.toml", TOML)
            with archive.open("acme.toml") as file:
                assert load_ladder(file) == LADDER

    def test_a_temporary_file(self) -> None:
        for kind in (NamedTemporaryFile, SpooledTemporaryFile, TemporaryFile):
            with kind() as file:
                file.write(TOML.encode())
                file.seek(0)
                assert load_ladder(file) == LADDER

    @pytest.mark.parametrize("content", [TOML, TOML.encode()], ids=["text", "bytes"])
    def test_a_file_that_returns_little_at_a_time(self, content: str | bytes) -> None:
        assert load_ladder(Slow(content)) == LADDER

    def test_the_rest_of_a_file_that_was_read_in_part(self) -> None:
        file = BytesIO(b"[[[\n" + TOML.encode())
        file.readline()
        assert load_ladder(file) == LADDER
        assert file.read() == b""

    def test_the_file_stays_open(self) -> None:
        file = StringIO(TOML)
        load_ladder(file)
        assert not file.closed

    def test_problems_have_its_name(self, tmp_path: Path) -> None:
        path = tmp_path / "acme.toml"
        path.write_text(WRONG)
        with path.open("rb") as file:
            assert {problem.file for problem in problems(load_ladder, file)} == {str(path)}

    @pytest.mark.parametrize("name", [None, 3, Path("acme.toml")])
    def test_problems_have_no_file_if_its_name_is_no_string(self, name: object) -> None:
        file: Any = BytesIO(WRONG.encode())
        file.name = name
        assert {problem.file for problem in problems(load_ladder, file)} == {None}

    def test_its_name_may_say_that_it_is_json(self) -> None:
        file: Any = BytesIO(b"[]")
        file.name = "acme.json"
        assert problems(load_ladder, file) == (
            Problem("expected a table, got a list", (), "acme.json", 1, 1),
        )
        assert problems(parse_ladder, "[]", name="ACME.JSON") == (
            Problem("expected a table, got a list", (), "ACME.JSON", 1, 1),
        )

    def test_a_level_cannot_be_in_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "ladder.toml").write_text('title = "A"\nlevels = ["pm.toml"]')
        (tmp_path / "pm.toml").write_text('key = "pm"\ntitle = "Product Manager"')
        with (tmp_path / "ladder.toml").open("rb") as file:
            [problem] = problems(load_ladder, file)
        assert (problem.message, problem.path) == (NO_FOLDER, ("levels", 0))

    @pytest.mark.parametrize(
        ("letter", "mib"), [("x", 4), (b"x", 4), ("é", 2)], ids=["text", "bytes", "two bytes each"]
    )
    def test_a_file_that_is_too_large_is_not_read_to_its_end(
        self, letter: str | bytes, mib: int
    ) -> None:
        file = Endless(letter)
        assert problems(load_ladder, file) == (Problem("expected at most 4 MiB, got more"),)
        assert file.returned == mib * MIB + 1

    def test_four_mib_and_no_byte_more(self) -> None:
        most = f"{TOML}#".encode().ljust(4 * MIB)
        assert load_ladder(BytesIO(most)) == LADDER
        assert problems(load_ladder, BytesIO(most + b" ")) == (
            Problem("expected at most 4 MiB, got more"),
        )

    def test_what_the_system_refuses(self, tmp_path: Path) -> None:
        path = tmp_path / "acme.toml"
        with path.open("w") as file:
            assert problems(load_ladder, file) == (
                Problem("cannot be read: not readable", (), str(path)),
            )

    def test_a_text_in_another_encoding(self) -> None:
        file = TextIOWrapper(BytesIO(b'title = "\xfd"'), encoding="utf-8")
        assert problems(load_ladder, file) == (
            Problem(
                "cannot be read: 'utf-8' codec can't decode byte 0xfd in position 9: "
                "invalid start byte"
            ),
        )

    def test_half_a_character(self) -> None:
        [problem] = problems(load_ladder, StringIO('title = "\ud83d"'))
        assert problem.message.startswith("cannot be read: 'utf-8' codec can't encode character")

    @pytest.mark.parametrize("part", [None, 3, ["title"], bytearray(b"x")])
    def test_a_file_that_returns_neither_text_nor_bytes(self, part: Any) -> None:
        file = Mock(spec=["read"], read=Mock(return_value=part))
        with pytest.raises(TypeError) as caught:
            load_ladder(file)
        assert str(caught.value) == f"expected a file that is read as str or bytes, got {part!r}"

    def test_a_file_that_is_closed(self) -> None:
        file = BytesIO(TOML.encode())
        file.close()
        with pytest.raises(ValueError, match="closed file"):
            load_ladder(file)


class TestAnyFormat:
    """What files of other formats than a ladder's are read with."""

    @pytest.mark.parametrize(("most", "content"), [(0, b""), (2, b"ab"), (3, b"abc"), (4, b"abc")])
    def test_no_more_is_read_than_asked_for(self, most: int, content: bytes) -> None:
        assert read_at_most(most, BytesIO(b"abc")) == content

    def test_the_content_of_a_file_comes_with_its_name(self, tmp_path: Path) -> None:
        path = tmp_path / "acme.csv"
        path.write_bytes(b"key\xff")
        assert read_content(path) == (b"key\xff", str(path))
        with path.open("rb") as file:
            assert read_content(file) == (b"key\xff", str(path))
        assert read_content(StringIO("kéy")) == ("kéy".encode(), None)

    def test_a_file_holds_four_mib_and_no_byte_more(self, tmp_path: Path) -> None:
        path = tmp_path / "acme.csv"
        path.write_bytes(bytes(4 * MIB))
        assert read_content(path) == (bytes(4 * MIB), str(path))
        path.write_bytes(bytes(4 * MIB + 1))
        assert problems(read_content, path) == (
            Problem("expected at most 4 MiB, got more", (), str(path)),
        )

    def test_a_byte_order_mark_is_no_text(self) -> None:
        assert decode(b"\xef\xbb\xbfk\xc3\xa9y", None) == "kéy"

    def test_bytes_that_are_not_utf_8(self) -> None:
        assert problems(decode, b"a\n\xff", "acme.csv") == (
            Problem(
                "expected UTF-8, got the byte 0xff; save the file as UTF-8", (), "acme.csv", 2, 1
            ),
        )


class TestPipe:
    def test_a_pipe_is_read(self, tmp_path: Path, make_pipe: Callable[[Path, str], None]) -> None:
        make_pipe(tmp_path / "pipe", TOML)
        assert load_ladder(tmp_path / "pipe") == LADDER

    def test_a_pipe_in_a_folder_is_not_waited_for(
        self, tmp_path: Path, make_pipe: Callable[[Path, str], None]
    ) -> None:
        make_pipe(tmp_path / "ladder.toml", TOML)
        assert problems(load_ladder, tmp_path) == (
            Problem("cannot be read: there is no such file", (), str(tmp_path / "ladder.toml")),
        )


class TestArchiveInMemory:
    """It has no path, so `str` of what is in it raises a TypeError."""

    @pytest.fixture
    def archive(self) -> Iterator[ZipFile]:
        files = {
            "ladder.toml": 'title = "Two"\nlevels = ["pm.toml"]',
            "pm.toml": 'key = "pm"\ntitle = "Product Manager"',
            "acme/ladder.toml": 'title = "Acme"\nlevels = ["head.json"]',
            "acme/head.json": '{"key": "head", "title": "Head of Product"}',
            "wrong/ladder.toml": "title = 3\nlevels = ['pm.toml']",
            "wrong/pm.toml": "key = 4\ntitle = 'A'",
        }
        with ZipFile(BytesIO(), "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
            yield archive

    @pytest.mark.parametrize(
        ("place", "title"),
        [
            ("", "Two"),
            ("ladder.toml", "Two"),
            ("acme/", "Acme"),
            ("acme/ladder.toml", "Acme"),
        ],
    )
    def test_a_ladder(self, archive: ZipFile, place: str, title: str) -> None:
        path: Any = ZipPath(archive, place)
        assert load_ladder(path).title == title

    def test_problems_have_the_names_of_files(self, archive: ZipFile) -> None:
        assert list(map(str, problems(load_ladder, ZipPath(archive, "wrong/")))) == [
            "ladder.toml:1:9: title: expected a string, got the number 3",
            "pm.toml:1:7: key: expected a string, got the number 4",
        ]

    def test_a_folder_without_a_ladder(self) -> None:
        with ZipFile(BytesIO(), "w") as archive:
            assert problems(load_ladder, ZipPath(archive)) == (
                Problem("cannot be read: there is no such file", (), "ladder.toml"),
            )

    def test_an_archive_is_no_path(self, archive: ZipFile) -> None:
        with pytest.raises(TypeError, match=r"^expected a path, a Traversable or an open file, "):
            load_ladder(archive)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # on purpose


SPREADSHEET = "a spreadsheet; pm-career import turns it into a ladder"
OTHER = "a spreadsheet; save it as .xlsx, and pm-career import turns it into a ladder"
MARKDOWN = "Markdown; pm-career import turns a table in it into a ladder"
YAML = "YAML; read it with a YAML library, and pass the result to from_dict(Ladder, ...)"
ZIP = "a zip archive; unpack it"


class TestOtherFormats:
    @pytest.mark.parametrize(
        ("suffixes", "kind"),
        [
            ("csv tsv xlsx", SPREADSHEET),
            ("xls ods", OTHER),
            ("md", MARKDOWN),
            ("yaml yml", YAML),
            ("zip", ZIP),
        ],
    )
    @pytest.mark.parametrize("content", [b"title: Tiny", b"title\xfd", b"PK\x03\x04\xff"], ids=str)
    def test_a_name_says_what_a_file_is(self, suffixes: str, kind: str, content: bytes) -> None:
        message = f"expected a ladder in TOML or JSON, got {kind}"
        for suffix in [*suffixes.split(), *suffixes.upper().split()]:
            name = f"acme.{suffix}"
            assert problems(parse_ladder, content, name=name) == (Problem(message, (), name),)

    @pytest.mark.parametrize("name", [None, "acme", "acme.toml", "acme.json", "csv"])
    def test_an_archive_is_told_by_its_content(self, name: str | None) -> None:
        message = "expected a ladder in TOML or JSON, got a zip archive or an office document"
        assert problems(parse_ladder, b"PK\x03\x04\xff", name=name) == (Problem(message, (), name),)

    @pytest.mark.parametrize("suffix", ["csv", "md", "yaml", "xlsx", "zip"])
    def test_a_ladder_is_loaded_whatever_its_name(self, suffix: str) -> None:
        assert parse_ladder(TOML, name=f"acme.{suffix}") == LADDER
        assert parse_ladder(JSON, name=f"acme.{suffix}") == LADDER

    def test_a_name_ends_with_its_last_dot(self) -> None:
        [problem] = problems(parse_ladder, "key,title", name="acme.2026.csv")
        assert problem.message == f"expected a ladder in TOML or JSON, got {SPREADSHEET}"

    def test_broken_json_of_another_name(self) -> None:
        [problem] = problems(parse_ladder, "{ title: Tiny }", name="acme.yaml")
        assert problem.message.startswith("expected a ladder in TOML or JSON, got YAML; ")

    def test_a_level_file_in_another_format(self, tmp_path: Path) -> None:
        (tmp_path / "ladder.toml").write_text('title = "A"\nlevels = ["pm.yaml"]')
        (tmp_path / "pm.yaml").write_text("key: pm")
        [problem] = problems(load_ladder, tmp_path)
        assert problem.file == str(tmp_path / "pm.yaml")
        assert problem.message.startswith("expected a ladder in TOML or JSON, got YAML; ")


class TestChecking:
    def test_a_ladder(self) -> None:
        ladder = Ladder(title="Tiny", version="1", levels=LADDER.levels)
        assert check_ladder(ladder) == ()
        assert check_ladder(LADDER) == (Problem("no version is stated", ("version",)),)

    def test_the_paths_of_notes_lead_into_the_ladder(self) -> None:
        ladder = parse_ladder(
            """
            title = "Tiny"
            version = "1"
            skills = [{ key = "agile", name = "Agile" }]
            proficiencies = [{ key = "basic" }, { key = "expert" }]
            levels = [
                { key = "low", title = "Low", expectations = [
                    { statement = "Works", skills = { agile = "expert" } }
                ] },
                { key = "high", title = "High", expectations = [
                    { statement = "Works", skills = { agile = "basic" } }
                ] },
            ]
            """
        )
        place = ("levels", 1, "expectations", 0, "requirements", 0, "proficiency")
        message = "asks for less than 'low', which asks for 'expert'"
        assert check_ladder(ladder) == (Problem(message, place),)

    def test_the_notes_on_a_ladder_are_those_on_its_files(self) -> None:
        on_files = check_ladder(Path(str(sys.modules["pm_career"].__file__)).parent / "levels")
        on_ladder = check_ladder(default_ladder())
        assert on_ladder
        assert [note.message for note in on_ladder] == [note.message for note in on_files]

    @pytest.mark.parametrize("text", [TOML, JSON])
    def test_an_open_file(self, text: str) -> None:
        assert check_ladder(StringIO(text)) == (
            Problem("no version is stated", ("version",), None, 1, 1),
        )

    def test_json_has_lines_and_columns(self) -> None:
        [*_, note] = check_ladder(
            StringIO(f'{JSON[:-1]},\n"skills": [{{"key": "a", "name": "A"}}]}}')
        )
        assert note == Problem("no level asks for the skill 'a'", ("skills", 0), None, 2, 12)

    @pytest.mark.parametrize("source", [None, TOML.encode(), {}])
    def test_what_is_no_source(self, source: Any) -> None:
        with pytest.raises(TypeError) as caught:
            check_ladder(source)
        assert re.fullmatch(
            r"expected a path, a Traversable or an open file, got .*; parse_ladder takes a text",
            str(caught.value),
        )
