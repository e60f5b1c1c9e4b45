"""What is in the way of a command that writes, and what it says to run next."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command_line.conftest import Said

Command: TypeAlias = "Callable[..., Said]"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def link() -> Path:
    """A symbolic link to nothing."""
    path = Path("link.csv")
    path.symlink_to("nothing")
    return path


@pytest.mark.parametrize("arguments", [("new",), ("export", "ladder.toml", "-o")])
def test_a_link_to_nothing_is_in_the_way(
    command: Command, link: Path, arguments: tuple[str, ...]
) -> None:
    Path("ladder.toml").write_text('title = "T"\nlevels = [{ key = "pm", title = "PM" }]')
    said = command(*arguments, str(link))
    assert said.status != 0
    assert "link.csv cannot be written: it exists already; choose another name, or remove it" in (
        said.out + said.err
    )
    assert link.is_symlink()
    assert not Path("nothing").exists()


@pytest.mark.parametrize(
    ("folder", "quoted"),
    [
        ("acme", "acme"),
        ("acme & sons", "'acme & sons'"),
        ("-x", "./-x"),
        ("-", "./-"),
        ("a\u202eb", r"$'a\xe2\x80\xaeb'"),
    ],
    ids=ascii,
)
def test_the_next_command_names_the_folder_as_a_shell_takes_it(
    command: Command, folder: str, quoted: str
) -> None:
    said = command("new", "--", folder)
    assert said.out.splitlines()[-1] == f"Edit it, then run: pm-career check {quoted}"
    assert Path(folder, "ladder.toml").is_file()
