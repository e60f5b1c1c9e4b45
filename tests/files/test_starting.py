"""Starting a ladder or a framework of one's own: all of it is written, or nothing."""

import errno
import json
import os
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shlex import split
from typing import Any

import pytest

from pm_career import check_ladder, default_ladder, load_ladder
from pm_career.__main__ import main
from pm_career._files import new_framework, new_ladder
from pm_career.frameworks import check_framework, load_framework

STARTER = [
    "head-of-product.toml",
    "ladder.schema.json",
    "ladder.toml",
    "level.schema.json",
    "product-manager.toml",
    "senior-product-manager.toml",
]
STARTER_FRAMEWORK = [
    "framework.schema.json",
    "framework.toml",
    "group-product-manager.toml",
    "head-of-product.toml",
    "level.schema.json",
    "principal-product-manager.toml",
    "product-manager.toml",
    "senior-product-manager.toml",
]


STARTS = {"ladder": new_ladder, "framework": new_framework}


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name that is free, in a folder that is empty and the one to work in."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    return home / "acme"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# What is written


def test_the_starter_is_a_ladder_of_which_there_is_nothing_to_say(acme: Path) -> None:
    assert new_ladder(acme) == STARTER == names(acme)
    assert [level.key for level in load_ladder(acme)] == [
        "product-manager",
        "senior-product-manager",
        "head-of-product",
    ]
    assert check_ladder(acme) == ()


def test_the_starting_framework_is_one_of_which_there_is_nothing_to_say(acme: Path) -> None:
    assert new_framework(acme) == STARTER_FRAMEWORK == names(acme)
    shared = ["product-manager", "senior-product-manager"]
    assert {
        key: [level.key for level in ladder] for key, ladder in load_framework(acme).items()
    } == {
        "individual-contributor": [*shared, "principal-product-manager"],
        "manager": [*shared, "group-product-manager", "head-of-product"],
    }
    assert check_framework(acme) == ()


@pytest.mark.parametrize(("what", "start"), STARTS.items(), ids=STARTS)
def test_the_starter_uses_every_key(
    acme: Path, what: str, start: Callable[[Path], list[str]]
) -> None:
    start(acme)
    files = [file.read_text(encoding="utf-8") for file in acme.glob("*.toml")]
    used = set[str]().union(*(used_keys(tomllib.loads(file)) for file in files))
    schema = (acme / f"{what}.schema.json").read_text(encoding="utf-8")
    assert used == set(keys(json.loads(schema)))


def used_keys(value: Any) -> set[str]:
    """Return the keys of the format that a table uses, at any depth."""
    match value:
        case dict():
            table: dict[str, Any] = value
            used = set(table)
            for key, item in table.items():
                # The keys of these tables are names from the ladder, not from the format.
                is_named = isinstance(item, dict) and key in {"skills", "descriptors", "details"}
                used |= set[str]() if is_named else used_keys(item)
            return used
        case list():
            items: list[Any] = value
            return set[str]().union(*map(used_keys, items))
        case _:
            return set()


def keys(schema: Any) -> set[str]:
    """Return the keys that a schema knows, at any depth."""
    known: dict[str, Any] = schema.get("properties", {})
    deeper = [*known.values(), schema.get("items", {})]
    return known.keys() | {key for part in deeper if part for key in keys(part)}


def test_a_copy_of_the_packaged_ladder_is_equal_to_it(acme: Path) -> None:
    levels = [f"{level.key}.toml" for level in default_ladder()]
    schemas = ["ladder.schema.json", "level.schema.json"]
    assert new_ladder(acme, from_packaged=True) == sorted(["ladder.toml", *levels, *schemas])
    assert load_ladder(acme) == default_ladder()


@pytest.mark.parametrize(
    "start",
    [new_ladder, partial(new_ladder, from_packaged=True), new_framework],
    ids=["ladder", "copy", "framework"],
)
def test_every_file_names_the_schema_beside_it(
    acme: Path, start: Callable[[Path], list[str]]
) -> None:
    start(acme)
    for file in acme.glob("*.toml"):
        kind = file.stem if file.stem in STARTS else "level"
        first, second, *_ = file.read_text(encoding="utf-8").splitlines()
        assert (first, second) == (f"#:schema ./{kind}.schema.json", "")
        assert (acme / f"{kind}.schema.json").is_file()


def test_the_folder_is_as_open_as_any_other(acme: Path) -> None:
    new_ladder(acme)
    other = acme.with_name("other")
    other.mkdir()
    assert acme.stat().st_mode == other.stat().st_mode


# What is refused


def test_a_folder_that_is_there_is_left_alone(acme: Path) -> None:
    acme.mkdir()
    with pytest.raises(
        FileExistsError, match="it exists already; choose another name, or remove it"
    ):
        new_ladder(acme)
    assert names(acme) == []
    assert names(acme.parent) == ["acme"]


def test_a_file_that_is_there_is_left_alone(acme: Path) -> None:
    acme.write_text("mine", encoding="utf-8")
    with pytest.raises(
        FileExistsError, match="it exists already; choose another name, or remove it"
    ):
        new_ladder(acme)
    assert acme.read_text(encoding="utf-8") == "mine"
    assert names(acme.parent) == ["acme"]


def test_a_link_that_is_there_is_left_alone(acme: Path) -> None:
    acme.symlink_to("nowhere")
    with pytest.raises(OSError, match="acme"):
        new_ladder(acme)
    assert acme.readlink() == Path("nowhere")
    assert names(acme.parent) == ["acme"]


def test_a_folder_in_no_folder_is_not_made(acme: Path) -> None:
    with pytest.raises(FileNotFoundError):
        new_ladder(acme / "ladders")
    assert names(acme.parent) == []


def test_a_folder_in_a_file_is_not_made(acme: Path) -> None:
    acme.write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="ladders"):
        new_ladder(acme / "ladders")
    assert names(acme.parent) == ["acme"]


@pytest.mark.parametrize("written", range(len(STARTER)))
def test_a_full_disk_leaves_nothing(
    acme: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    write_bytes, so_far = Path.write_bytes, []

    def write_until_full(path: Path, content: bytes) -> int:
        so_far.append(path)
        if len(so_far) > written:
            write_bytes(path, content[:10])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    with pytest.raises(OSError, match="No space left"):
        new_ladder(acme)
    assert len(so_far) == written + 1
    assert names(acme.parent) == []


@pytest.mark.parametrize("error", [PermissionError, KeyboardInterrupt])
def test_a_failure_at_the_last_step_leaves_nothing(
    acme: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(path: Path, target: Path) -> None:
        assert names(path) == STARTER
        assert target == acme
        raise error

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(error):
        new_ladder(acme)
    assert names(acme.parent) == []


# The command


def test_the_command_tells_what_it_wrote_and_what_comes_next(
    acme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "acme"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "acme holds a ladder to start from:",
        *(f"  {name}" for name in STARTER),
        "Edit it, then run: pm-career check acme",
    ]
    assert names(acme) == STARTER
    assert main(["check", "--strict", "acme"]) == 0


def test_the_command_writes_a_framework(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--framework", "acme"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "acme holds a framework to start from:",
        *(f"  {name}" for name in STARTER_FRAMEWORK),
        "Edit it, then run: pm-career check acme",
    ]
    assert names(acme) == STARTER_FRAMEWORK
    assert main(["check", "--strict", "acme"]) == 0


def test_the_command_writes_a_framework_or_a_copy_of_the_ladder(
    acme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["new", "acme", "--framework", "--from-packaged"])
    assert capsys.readouterr().err == (
        "pm-career: argument --from-packaged: not allowed with argument --framework; "
        "see pm-career new --help\n"
    )
    assert not acme.exists()


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("folder", "argument"), [("acme & sons", "'acme & sons'"), ("-acme", "./-acme"), ("-", "./-")]
)
def test_the_next_step_can_be_pasted(
    folder: str, argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--", folder]) == 0
    assert capsys.readouterr().out.endswith(f"run: pm-career check {argument}\n")
    assert main(["check", *split(argument)]) == 0


def test_the_command_copies_the_packaged_ladder(
    acme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "acme", "--from-packaged", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"folder": "acme", "files": names(acme)}
    assert load_ladder("acme") == default_ladder()


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        (".", "it exists already; choose another name, or remove it"),
        ("no/acme", os.strerror(errno.ENOENT)),
    ],
    ids=["there", "nowhere"],
)
@pytest.mark.usefixtures("acme")
def test_the_command_tells_why_it_wrote_nothing(
    capsys: pytest.CaptureFixture[str], folder: str, why: str
) -> None:
    assert main(["new", folder]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"pm-career: {folder} cannot be written: {why}\n")
