"""What is read in a folder from a stranger: regular files, each once, and none outside of it."""

import os
import sys
from collections.abc import Callable, Iterator
from errno import ELOOP, ENOTDIR
from operator import length_hint
from pathlib import Path
from subprocess import PIPE, Popen
from textwrap import dedent
from time import monotonic
from typing import TypeAlias
from unittest.mock import Mock

import pytest

from pm_career import InvalidLadderError, Problem, load_ladder
from pm_career._files import contents, folder, neighbours

# A system without `dir_fd` opens files by their whole paths, so nothing may change meanwhile.
WINDOWS = sys.platform == "win32"
POSIX = pytest.mark.skipif(WINDOWS, reason="Windows has no pipes and no devices in folders")

Swap: TypeAlias = Callable[[Path, Callable[[], object]], None]
"""Changes something when a file was looked at."""

NO_FILE = "cannot be read: there is no such file"
LEADS_OUT = "cannot be read: the link leads out of the folder"
LOOP = f"cannot be read: {os.strerror(ELOOP)}"

INSIDE = 'key = "pm"\ntitle = "Inside"\n'
OUTSIDE = 'key = "pm"\ntitle = "Outside"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a ladder in two files, beside a file and a folder of somebody else."""
    home = tmp_path / "home"
    home.mkdir()
    write(home / "ladder.toml", 'title = "Product"\nlevels = ["pm.toml"]')
    write(home / "pm.toml", INSIDE)

    (tmp_path / "secrets").mkdir()
    write(tmp_path / "secrets" / "pm.toml", OUTSIDE)
    write(tmp_path / "secrets" / "ladder.toml", "password = 1234")
    return home


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def problems(source: object) -> list[str]:
    """Return the problems of a source, with the names of files alone."""
    with pytest.raises(InvalidLadderError) as caught:
        load_ladder(source)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # of any kind
    return [
        str(Problem(each.message, each.path, each.file and Path(each.file).name))
        for each in caught.value.problems
    ]


def put(kind: str, path: Path) -> None:
    """Put something in the place of a file."""
    path.unlink()
    match kind:
        case "link":
            path.symlink_to(path.parents[1] / "secrets" / path.name)
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "device":
            path.symlink_to("/dev/zero")
        case _:
            write(path, INSIDE)


# Puts one thing after another in the place of a file, each at once, until it is killed.
SWAPS = """
    import os
    import sys
    from itertools import cycle
    from pathlib import Path

    path = Path(sys.argv[1])
    new = path.with_name("new.toml")
    print("ready", flush=True)
    for kind in cycle(["file", "link", "pipe", "device", "file"]):
        new.unlink(missing_ok=True)
        match kind:
            case "link":
                new.symlink_to(path.parents[1] / "secrets" / path.name)
            case "pipe":
                os.mkfifo(new)
            case "device":
                new.symlink_to("/dev/zero")
            case _:
                new.write_text(sys.argv[2], encoding="utf-8")
        new.replace(path)
"""


class TestOwnFile:
    def test_the_file_of_a_ladder_may_not_be_a_link_out_of_its_folder(self, home: Path) -> None:
        put("link", home / "ladder.toml")
        assert problems(home) == [f"ladder.toml: {LEADS_OUT}"]

    def test_a_folder_may_be_a_link(self, home: Path) -> None:
        (home.parent / "link").symlink_to(home)
        assert load_ladder(home.parent / "link")[0].title == "Inside"

    def test_a_user_may_name_a_link(self, home: Path) -> None:
        put("link", home / "ladder.toml")
        assert problems(home / "ladder.toml")[-1].startswith("ladder.toml: password: there is no")

    @POSIX
    @pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
    def test_it_is_a_regular_file(self, home: Path, kind: str) -> None:
        put(kind, home / "ladder.toml")
        expected = LEADS_OUT if kind == "device" else NO_FILE
        assert problems(home) == [f"ladder.toml: {expected}"]

    @POSIX
    def test_a_device_is_no_ladder(self) -> None:
        assert problems("/dev/zero") == [f"zero: {NO_FILE}"]


class TestLevelFile:
    @POSIX
    @pytest.mark.parametrize(
        ("kind", "message"),
        [("link", LEADS_OUT), ("pipe", NO_FILE), ("folder", NO_FILE), ("device", LEADS_OUT)],
    )
    @pytest.mark.parametrize("named", ["folder", "file"])
    def test_it_is_a_regular_file_in_the_folder(
        self, home: Path, kind: str, message: str, named: str
    ) -> None:
        put(kind, home / "pm.toml")
        source = home if named == "folder" else home / "ladder.toml"
        assert problems(source) == [f"pm.toml: {message}"]

    @pytest.mark.parametrize("name", ["../secrets/pm.toml", "./pm.toml", "pm.toml/", "..", ".", ""])
    def test_a_path_is_no_name(self, home: Path, name: str) -> None:
        write(home / "ladder.toml", f'title = "Product"\nlevels = ["{name}"]')
        message = f"expected the name of a file in the same folder, got '{name}'"
        [problem] = problems(home)
        assert problem.partition("; did you mean ")[0] == f"ladder.toml: levels[0]: {message}"

    def test_bytes_that_are_not_utf_8(self, home: Path) -> None:
        (home / "pm.toml").write_bytes(b'title = "\xff"')
        message = "expected UTF-8, got the byte 0xff; save the file as UTF-8"
        assert problems(home) == [f"pm.toml: {message}"]

    @pytest.mark.parametrize("named", ["", "ladder.toml"], ids=["folder", "file"])
    def test_the_file_of_the_ladder_is_no_level(self, home: Path, named: str) -> None:
        write(home / "ladder.toml", 'title = "Product"\nlevels = ["ladder.toml"]')
        message = "expected the name of a file in the same folder, got 'ladder.toml'"
        assert problems(home / named) == [f"ladder.toml: levels[0]: {message}"]

    def test_on_a_system_that_opens_files_by_their_whole_paths(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "supports_dir_fd", set[object]())
        # Windows has no such flag either.
        monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
        (home / "inside").symlink_to("pm.toml")
        write(home / "ladder.toml", 'title = "Product"\nlevels = ["inside"]')
        assert load_ladder(home)[0].title == "Inside"

        put("link", home / "pm.toml")
        assert problems(home) == [f"inside: {LEADS_OUT}"]

    @POSIX
    def test_no_file_stays_open(self, home: Path) -> None:
        (home / "pm.toml").rename(home / "new.toml")
        (home / "inside").mkdir()
        (home / "new.toml").rename(home / "inside" / "new.toml")
        (home / "pm.toml").symlink_to("inside/new.toml")
        free = os.dup(0)
        os.close(free)

        load_ladder(home)
        for kind in ("pipe", "folder", "link"):
            (home / "pm.toml").unlink()
            write(home / "pm.toml", INSIDE)
            put(kind, home / "pm.toml")
            problems(home)
            (home / "pm.toml").rename(home / f"old {kind}")
            write(home / "pm.toml", INSIDE)

        assert os.dup(0) == free
        os.close(free)


@POSIX
class TestBetweenLookAndOpen:
    """A file is swapped for something else after it was looked at, and before it is opened."""

    @pytest.fixture
    def swap(self, monkeypatch: pytest.MonkeyPatch) -> Swap:
        """Return a function that changes something when a file was looked at for the last time."""
        is_file = Path.is_file

        def swap(path: Path, change: Callable[[], object]) -> None:
            # The ladder's own file is looked at a first time, to choose between two names.
            looks = iter(range(2 if path.name == "ladder.toml" else 1))

            def look(each: Path) -> bool:
                found = is_file(each)
                if each == path and next(looks, None) is not None and length_hint(looks) == 0:
                    change()
                return found

            monkeypatch.setattr(Path, "is_file", look)

        return swap

    @pytest.mark.parametrize(
        ("kind", "message"),
        [("link", LOOP), ("pipe", NO_FILE), ("folder", NO_FILE), ("device", LOOP)],
    )
    @pytest.mark.parametrize("name", ["pm.toml", "ladder.toml"])
    def test_the_file_itself(
        self, home: Path, swap: Swap, name: str, kind: str, message: str
    ) -> None:
        swap(home / name, lambda: put(kind, home / name))
        assert problems(home) == [f"{name}: {message}"]

    def test_a_device_under_the_name_of_a_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Path, "is_file", lambda _: True)
        free = os.dup(0)
        os.close(free)
        with pytest.raises(InvalidLadderError, match=f"^/dev/zero: {NO_FILE}$"):
            contents.read_inside(Path("/dev/zero"))
        # The device was closed.
        assert os.dup(0) == free
        os.close(free)

    @pytest.mark.parametrize("place", ["data", "data/new.toml"])
    def test_what_a_link_in_the_folder_leads_to(self, home: Path, swap: Swap, place: str) -> None:
        (home / "data").mkdir()
        (home / "pm.toml").rename(home / "data" / "new.toml")
        (home / "pm.toml").symlink_to("data/new.toml")
        write(home.parent / "secrets" / "new.toml", OUTSIDE)

        def change() -> None:
            (home / place).rename(home / "old")
            (home / place).symlink_to(home.parent / "secrets" / Path(place).relative_to("data"))

        swap(home / "pm.toml", change)
        errors = (os.strerror(ENOTDIR), os.strerror(ELOOP))
        [problem] = problems(home)
        assert problem in {f"pm.toml: cannot be read: {error}" for error in errors}

    @pytest.mark.parametrize("place", ["", "data"], ids=["the folder", "a folder inside"])
    def test_a_pipe_in_the_place_of_a_folder_is_not_waited_for(
        self, home: Path, swap: Swap, place: str
    ) -> None:
        (home / "data").mkdir()
        (home / "pm.toml").rename(home / "data" / "new.toml")
        (home / "pm.toml").symlink_to("data/new.toml")

        def change() -> None:
            (home / place).rename(home.parent / "old")
            os.mkfifo(home / place)

        swap(home / "pm.toml", change)
        assert problems(home) == [f"pm.toml: cannot be read: {os.strerror(ENOTDIR)}"]

    def test_another_process_that_swaps_the_file_all_the_time(self, home: Path) -> None:
        command = [sys.executable, "-c", dedent(SWAPS), str(home / "pm.toml"), INSIDE]
        with Popen(command, stdout=PIPE) as swapper:
            assert swapper.stdout
            assert swapper.stdout.readline() == b"ready\n"
            seen = set(load_for(home, seconds=1.5))
            swapper.kill()
        assert seen
        assert "Outside" not in seen
        assert seen <= {"Inside", NO_FILE, LEADS_OUT, LOOP, "no name", "cannot be read"}


def load_for(home: Path, seconds: float) -> Iterator[str]:
    """Yield the title of the level, or what is wrong, as often as there is time."""
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            yield load_ladder(home)[0].title
        except InvalidLadderError as error:
            [problem] = error.problems
            known = {NO_FILE, LEADS_OUT, LOOP}
            is_unknown = problem.message.startswith("expected the name of a file")
            other = "no name" if is_unknown else problem.message[:14]
            yield problem.message if problem.message in known else other


class TestBounds:
    def test_a_file_that_is_named_again_is_not_read_again(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = Mock(wraps=contents.read_inside)
        monkeypatch.setattr("pm_career._files.reading.read_inside", read)
        write(home / "ladder.toml", 'title = "Product"\nlevels = ["pm.toml", "pm.toml", "pm.toml"]')
        assert problems(home) == [
            "ladder.toml: levels[1]: 'pm.toml' is listed twice",
            "ladder.toml: levels[2]: 'pm.toml' is listed twice",
        ]
        # The first is the ladder's own file.
        assert read.call_count == 2

    def test_what_is_refused_is_counted_too(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = 'title = "Product"\nlevels = ["a", "b", "pm.toml"]'
        write(home / "ladder.toml", own)
        write(home / "a", "?" * 100)
        write(home / "b", "?" * 100)
        read = Mock(wraps=contents.read_inside)
        monkeypatch.setattr("pm_career._files.reading.read_inside", read)

        monkeypatch.setattr("pm_career._files.reading.MOST_BYTES", len(own) + 200)
        found = problems(home)
        assert [problem.partition(":")[0] for problem in found] == ["ladder.toml", "a", "b"]
        assert read.call_count == 4

        read.reset_mock()
        monkeypatch.setattr("pm_career._files.reading.MOST_BYTES", len(own) + 99)
        found = problems(home)
        assert [problem.partition(":")[0] for problem in found] == ["ladder.toml", "a"]
        assert read.call_count == 2

    @pytest.fixture
    def both(self, home: Path) -> int:
        """Name two files of levels, and return the number of bytes in all three files."""
        write(home / "ladder.toml", 'title = "Product"\nlevels = ["a", "b"]')
        write(home / "a", 'key = "a"\ntitle = "A"')
        write(home / "b", 'key = "b"\ntitle = "B"')
        return sum((home / name).stat().st_size for name in ("ladder.toml", "a", "b"))

    # The signs of equality, the ends of lines, a bracket and a comma, file by file.
    SIGNS = (2 + 1 + 2) + (2 + 1) + (2 + 1)

    def test_as_many_signs_as_allowed(
        self, home: Path, both: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pm_career._files.reading.MOST_BYTES", both)
        monkeypatch.setattr("pm_career._files.reading.MOST_SIGNS", self.SIGNS)
        assert [level.key for level in load_ladder(home)] == ["a", "b"]

        monkeypatch.setattr("pm_career._files.reading.MOST_SIGNS", self.SIGNS - 1)
        assert problems(home) == [
            "ladder.toml: levels: expected files with at most 200,000 signs of structure together"
        ]

    def test_as_many_bytes_as_allowed(
        self, home: Path, both: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pm_career._files.reading.MOST_BYTES", both - 1)
        monkeypatch.setattr("pm_career._files.reading.MOST_SIGNS", self.SIGNS)
        assert problems(home) == [
            "ladder.toml: levels: expected files that hold at most 4 MiB together"
        ]

    @pytest.mark.usefixtures("both")
    def test_as_many_levels_as_allowed(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("pm_career._files.reading.MOST_LEVELS", 2)
        assert len(load_ladder(home)) == 2
        monkeypatch.setattr("pm_career._files.reading.MOST_LEVELS", 1)
        assert problems(home) == ["ladder.toml: levels: expected at most 10,000 levels, got 2"]

    def test_no_file_is_read_after_as_many_problems_as_are_reported(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pm_career._files.reading.MOST_PROBLEMS", 2)
        write(home / "ladder.toml", 'title = 3\nlevels = ["1", "2", "3"]')
        message = "expected the name of a file in the same folder, got"
        assert problems(home) == [
            f"ladder.toml: levels[0]: {message} '1'",
            f"ladder.toml: levels[1]: {message} '2'",
        ]

    def test_files_are_suggested_for_the_first_unknown_names_only(self, home: Path) -> None:
        names = [f"pn{n}.toml" for n in range(7)]
        listed = ", ".join(f'"{name}"' for name in [names[0], *names])
        write(home / "ladder.toml", f'title = "Product"\nlevels = [{listed}]')
        message = "expected the name of a file in the same folder, got"
        found = problems(home)
        assert found[5] == (
            f"ladder.toml: levels[5]: {message} 'pn4.toml'; did you mean 'pm.toml'?"
        )
        assert found[6] == f"ladder.toml: levels[6]: {message} 'pn5.toml'"
        assert ["did you mean" in problem for problem in found] == [True] * 6 + [False] * 2

    def test_only_files_that_may_be_levels_are_suggested(self, home: Path) -> None:
        write(home / "qm.json", "{}")
        write(home / "pm.yaml", "")
        write(
            home / "ladder.toml", 'title = "Product"\nlevels = ["qm.jsn", "ladder.tml", "pm.yml"]'
        )
        assert [problem.partition(", got ")[2] for problem in problems(home)] == [
            "'qm.jsn'; did you mean 'qm.json'?",
            "'ladder.tml'",
            "'pm.yml'; did you mean 'pm.toml'?",
        ]

    def test_a_folder_of_too_many_files(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(neighbours, "MOST_ENTRIES", 2)
        assert load_ladder(home)[0].title == "Inside"
        write(home / "other", "")
        assert problems(home) == ["home: expected a folder of at most 100,000 files, got more"]

    def test_the_names_of_a_large_folder_are_not_all_read(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[int] = []

        def names(_: object) -> Iterator[str]:
            for number in range(10**9):
                read.append(number)
                yield f"{number}.toml"

        monkeypatch.setattr(neighbours, "names_in", names)
        assert problems(home) == ["home: expected a folder of at most 100,000 files, got more"]
        assert len(read) == folder.MOST_ENTRIES + 1

    @POSIX
    def test_names_that_are_not_utf_8(self, home: Path) -> None:
        (Path(os.fsdecode(os.fsencode(home) + b"/p\xff.toml"))).touch()
        assert load_ladder(home)[0].title == "Inside"

    def test_a_name_as_long_as_the_system_allows(self, home: Path) -> None:
        name = "a" * 250 + ".toml"
        (home / "pm.toml").rename(home / name)
        write(home / "ladder.toml", f'title = "Product"\nlevels = ["{name}"]')
        assert load_ladder(home)[0].title == "Inside"
