"""Ladders in archives from strangers: whatever is wrong with an archive is a problem of it."""

import lzma
import zlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from unittest.mock import Mock
from zipfile import (
    ZIP_BZIP2,
    ZIP_DEFLATED,
    ZIP_LZMA,
    ZIP_STORED,
    BadZipFile,
    ZipFile,
)
from zipfile import Path as ZipPath

import pytest

from pm_career import InvalidLadderError, load_ladder
from pm_career._files import folder
from pm_career.spreadsheets import read_ladder

COMPRESSIONS = {
    "none": ZIP_STORED,
    "Deflate": ZIP_DEFLATED,
    "bzip2": ZIP_BZIP2,
    "LZMA": ZIP_LZMA,
}
FILES = {
    "ladder.toml": 'title = "Zipped"\nlevels = ["pm.toml"]',
    "pm.toml": f'key = "pm"\ntitle = "Product Manager"\nsummary = "{"Ships and learns. " * 20}"',
}

each_compression = pytest.mark.parametrize("compression", COMPRESSIONS.values(), ids=COMPRESSIONS)


MemoryBelow: TypeAlias = Callable[[int], AbstractContextManager[None]]


def pack(files: Mapping[str, str | bytes], compression: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", compression) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def path_in(content: bytes, place: str = "") -> Any:
    return ZipPath(ZipFile(BytesIO(content)), place)


def problem_of(source: Any) -> str:
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder(source)
    return str(caught.value)


class TestDamage:
    @each_compression
    def test_a_sound_archive(self, compression: int) -> None:
        assert load_ladder(path_in(pack(FILES, compression)))[0].key == "pm"

    @each_compression
    def test_any_flipped_bits(self, compression: int) -> None:
        content = pack(FILES, compression)
        seen: set[str] = set()
        for place in range(len(content)):
            for bits in (0x01, 0x80, 0xFF):
                damaged = bytearray(content)
                damaged[place] ^= bits
                try:
                    source = path_in(bytes(damaged))
                except (BadZipFile, NotImplementedError, OSError, UnicodeDecodeError, ValueError):
                    # That is between the program and zipfile.
                    continue
                try:
                    seen.add(load_ladder(source).title)
                except InvalidLadderError as error:
                    seen.add(str(error).partition(" read: ")[2] or "invalid")
        assert {"Zipped", "Bad magic number for file header"} <= seen

    @each_compression
    def test_an_archive_that_was_cut_within_a_file(self, compression: int) -> None:
        content = pack({"ladder.toml": bytes(range(256)) * 20}, compression)
        source = path_in(content)
        source.root.fp = BytesIO(content[:80])
        assert problem_of(source) == "ladder.toml: cannot be read: the archive is damaged"

    def test_an_encrypted_file(self) -> None:
        content = bytearray(pack({"ladder.toml": "title"}))
        for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(header) + flags] |= 1
        assert problem_of(path_in(bytes(content))) == (
            "ladder.toml: cannot be read: "
            "File 'ladder.toml' is encrypted, password required for extraction"
        )

    @pytest.mark.parametrize(
        "kind", [zlib.error, lzma.LZMAError, BadZipFile, MemoryError, ValueError, EOFError]
    )
    def test_every_error_of_a_damaged_archive(self, kind: type[Exception]) -> None:
        source = Mock(spec=["is_dir", "is_file", "open", "name"])
        source.is_dir.return_value = False
        source.open.side_effect = kind("torn")
        source.name = "acme.toml"
        assert problem_of(source).endswith(": cannot be read: torn")

    def test_an_error_of_the_program_is_not_hidden(self) -> None:
        source = Mock(spec=["is_dir", "is_file", "open", "name"])
        source.is_dir.return_value = False
        source.open.side_effect = ZeroDivisionError
        with pytest.raises(ZeroDivisionError):
            load_ladder(source)


class TestBounds:
    @pytest.mark.parametrize("compression", [ZIP_DEFLATED, ZIP_BZIP2], ids=["Deflate", "bzip2"])
    @pytest.mark.parametrize("load", [load_ladder, read_ladder])
    @pytest.mark.parametrize("way", ["path", "open file"])
    def test_much_that_is_packed_into_little(
        self, compression: int, load: Callable[[Any], object], way: str, memory_below: MemoryBelow
    ) -> None:
        content = pack({"ladder.toml": bytes(2**28)}, compression)
        assert len(content) < 2**19
        path = path_in(content, "ladder.toml")
        source = path.open("rb") if way == "open file" else path

        too_large = pytest.raises(InvalidLadderError, match="expected at most 4 MiB, got more")
        # A block of bzip2 is 46 MB.
        with memory_below(2**27), too_large:
            load(source)

    def test_too_many_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # The modules that load with the first ladder must not keep the limit of this test.
        load_ladder(path_in(pack(FILES)))
        monkeypatch.setattr(folder, "MOST_ENTRIES", 2)
        assert load_ladder(path_in(pack(FILES)))[0].key == "pm"
        source = path_in(pack({**FILES, "more": ""}))
        assert problem_of(source) == "expected an archive of at most 2 files, got 3"
        # A spreadsheet may be in an archive, too.
        with pytest.raises(InvalidLadderError) as caught:
            read_ladder(source / "roles.csv")
        assert str(caught.value) == "roles.csv: expected an archive of at most 2 files, got 3"

    def test_too_many_files_of_an_archive_on_a_disk(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "acme.zip").write_bytes(pack(FILES))
        source: Any = ZipPath(tmp_path / "acme.zip", "ladder.toml")
        assert load_ladder(source)[0].key == "pm"
        monkeypatch.setattr(folder, "MOST_ENTRIES", 1)
        assert problem_of(source) == f"{source}: expected an archive of at most 1 files, got 2"

    def test_folders_that_are_nested_too_deeply(self, memory_below: MemoryBelow) -> None:
        deep = {f"{number}/{'a/' * 20_000}": "" for number in range(2)}
        content = pack({**FILES, **deep})
        with memory_below(2**24):
            assert problem_of(path_in(content)) == (
                "expected an archive with folders that are nested less deeply"
            )

    def test_as_many_letters_of_folders_as_allowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # "a/b.toml" stands for one folder, and "a/b/c.toml" for two.
        source = path_in(pack({**FILES, "a/b.toml": "", "a/b/c.toml": ""}))
        monkeypatch.setattr(folder, "MOST_NESTED_LETTERS", 8 + 2 * 10)
        assert load_ladder(source)[0].key == "pm"
        monkeypatch.setattr(folder, "MOST_NESTED_LETTERS", 8 + 2 * 10 - 1)
        assert problem_of(source) == "expected an archive with folders that are nested less deeply"

    def test_folders_that_are_nested_as_deeply_as_people_do(self) -> None:
        place = "company/" * 30
        files = {f"{place}{name}": text for name, text in FILES.items()}
        assert load_ladder(path_in(pack(files), place))[0].key == "pm"
