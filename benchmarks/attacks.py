"""What a file, a title or a name from a stranger may cost.

Each attack runs in a process of its own, which is stopped after a minute or at 3 GB. It loads a
file, and then does with the ladder what a program would do first. A row shows the longest of these
steps in seconds of a processor, and another row the memory of the process. It needs Linux.
"""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile
from zipfile import Path as ZipPath

from benchmarks._comparison import Measured
from pm_career import (
    InvalidLadderError,
    Ladder,
    career_path,
    check_ladder,
    dump_ladder,
    level_for_skills,
    level_for_title,
    level_for_years,
    load_ladder,
    skill_gap,
)
from pm_career.charts import plot_framework, plot_skill_matrix, plot_timeline
from pm_career.exceptions import PMCareerError
from pm_career.frameworks import Framework, check_framework, load_framework
from pm_career.spreadsheets import read_ladder

_SECONDS, _MEGABYTES = 2.0, 300.0
_STOPPED_AFTER = 60  # seconds of a processor
_MOST_MEMORY = 3 * 1024**3  # bytes
_LARGEST = 4 * 1024**2  # bytes, the limit for the files of a ladder


class Cost(NamedTuple):
    """One cost of an attack next to what it may be."""

    what: str
    against: str
    aim: float
    found: float

    def measure(self) -> float:
        """Return the seconds or the megabytes."""
        return self.found


def comparisons(*, quick: bool) -> Iterator[Measured]:
    """Yield the seconds of the longest step of each attack, and the memory of its process."""
    del quick  # Smaller attacks would show nothing.
    for what in ATTACKS:
        with TemporaryDirectory() as folder:
            step, seconds, megabytes = _run_apart(what, Path(folder))
        yield Cost(f"{what}: {step}", "seconds", _SECONDS, seconds)
        yield Cost(what, "MB", _MEGABYTES, megabytes)


def _run_apart(what: str, folder: Path) -> tuple[str, float, float]:
    """Return the longest step of an attack, its seconds, and the megabytes of its process."""
    ATTACKS[what].prepare(folder)
    program = [sys.executable, "-m", "benchmarks.attacks", what, str(folder)]
    done = subprocess.run(program, capture_output=True, check=False, text=True)

    *steps, end = [json.loads(line) for line in done.stdout.splitlines()] or ["start"]
    if done.returncode:
        # The last step was begun, and did not end.
        return f"{end} did not end", inf, inf
    (step, seconds), megabytes = max(steps[1::2], key=lambda step: step[1]), end
    return step, seconds, megabytes


def main(what: str, folder: str) -> None:
    """Run one attack in this process. Print each step, its seconds, and at last the memory."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_STOPPED_AFTER, _STOPPED_AFTER))
    for step, action in ATTACKS[what].steps(Path(folder)):
        print(json.dumps(step), flush=True)
        start = process_time()
        action()
        print(json.dumps([step, process_time() - start]), flush=True)
    print(json.dumps(_megabytes()))


def _megabytes() -> float:
    """Return the most memory that this process has had, as Linux counts it."""
    # `ru_maxrss` would begin with the memory of the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


# What is done


Steps = Iterator[tuple[str, Callable[[], object]]]


class Attack(NamedTuple):
    """Something to prepare in a folder, and what is done with it in another process."""

    prepare: Callable[[Path], object]
    steps: Callable[[Path], Steps]


def _of_text(make: Callable[[], str], name: str = "a.toml") -> Attack:
    """Return the attack of one file."""
    return Attack(
        lambda folder: (folder / name).write_text(make(), encoding="utf-8"),
        lambda folder: _use(folder / name),
    )


def _of_folder(prepare: Callable[[Path], object]) -> Attack:
    return Attack(prepare, _use)


def _of_archive(prepare: Callable[[Path], object]) -> Attack:
    return Attack(prepare, lambda folder: _use(ZipPath(folder / "a.zip", "a/")))


def _of_framework(make: Callable[[], str]) -> Attack:
    """Return the attack of one file of a framework."""

    def steps(folder: Path) -> Steps:
        found: list[Framework] = []
        yield "load", lambda: found.append(load_framework(folder / "a.toml"))
        framework = found[0]
        yield "look-up", lambda: framework[framework.tracks[-1].key]
        yield "title", lambda: level_for_title("Level 1", ladder=framework[framework.tracks[0].key])
        yield "check", lambda: check_framework(folder / "a.toml")
        for form in ("to_text", "to_markdown", "to_html"):
            yield form, getattr(framework, form)
        yield "chart", lambda: plot_framework(framework).to_dict()

    return Attack(lambda folder: (folder / "a.toml").write_text(make(), encoding="utf-8"), steps)


def _of_sheet(make: Callable[[], str], name: str) -> Attack:
    """Return the attack of one spreadsheet."""
    return Attack(
        lambda folder: (folder / name).write_text(make(), encoding="utf-8"),
        lambda folder: iter([("read", lambda: _try(lambda: read_ladder(folder / name)))]),
    )


def _of_words(make: Callable[[], str]) -> Attack:
    """Return the attack of one text that somebody asks for, by any kind of name."""

    def steps(folder: Path) -> Steps:
        text = (folder / "text").read_text(encoding="utf-8")
        yield "first title", lambda: level_for_title("Product Manager")
        yield "title", lambda: level_for_title(text)
        yield "gap", lambda: _try(lambda: skill_gap(text))
        yield "profile", lambda: _try(lambda: level_for_skills({text: text}))

    def prepare(folder: Path) -> None:
        (folder / "text").write_text(make(), encoding="utf-8")

    return Attack(prepare, steps)


def _use(source: Path | ZipPath) -> Steps:
    """Yield what a program would do first with a file or folder, and with its ladder."""
    found: list[Ladder | InvalidLadderError] = []
    yield "load", lambda: found.append(_load(source))
    if isinstance(found[0], InvalidLadderError):
        yield "message", lambda: str(found[0])
        return

    ladder = found[0]
    yield "look-up", lambda: _try(lambda: ladder["Product Manager"])
    yield "wrong name", lambda: _try(lambda: ladder["Product Mnager"])
    yield "title", lambda: level_for_title("Senior Product Manager", ladder=ladder)
    yield "years", lambda: _try(lambda: level_for_years(3, ladder=ladder))
    yield "profile", lambda: _try(lambda: level_for_skills({"x": "y"}, ladder=ladder))
    yield "gap", lambda: _try(lambda: skill_gap({}, ladder[-1], ladder=ladder))
    yield "path", lambda: _try(lambda: career_path(ladder[0], ladder[-1], ladder=ladder))
    yield "check", lambda: check_ladder(source)
    for form in ("to_text", "to_markdown", "to_html"):
        yield form, getattr(ladder, form)
        yield f"level {form}", getattr(ladder.describe(ladder[-1]), form)
    yield "gap to_html", lambda: _try(lambda: skill_gap({}, ladder[-1], ladder=ladder).to_html())
    with TemporaryDirectory() as folder:
        yield "dump as TOML", lambda: _try(lambda: dump_ladder(ladder, Path(folder) / "a.toml"))
        yield "dump as JSON", lambda: _try(lambda: dump_ladder(ladder, Path(folder) / "a.json"))

    yield "timeline", lambda: _try(lambda: plot_timeline(ladder=ladder).to_dict())
    yield "matrix", lambda: _try(lambda: plot_skill_matrix(ladder=ladder).to_dict())


def _load(source: Path | ZipPath) -> Ladder | InvalidLadderError:
    try:
        return load_ladder(source)
    except InvalidLadderError as error:
        return error


def _try(ask: Callable[[], object]) -> None:
    try:
        ask()
    except (PMCareerError, ValueError) as error:
        str(error)


# What comes from a stranger

_LADDER = 'title = "Acme"\nproficiencies = [{ key = "basic" }]\n'
_LEVEL = '[[levels]]\nkey = "product-manager"\ntitle = "Product Manager"\n'


def _fill(*parts: str, start: str = _LADDER + _LEVEL) -> str:
    """Return a text as large as a file may be, which repeats the parts with a number in each."""
    made, size, n = [start], len(start), 0
    while True:
        part = "".join(parts).replace("@", str(n))
        size += len(part.encode())
        if size > _LARGEST - 1_000:
            return "".join(made)
        made.append(part)
        n += 1


def _ladder(levels: int, skills: int, asked: int, asked_by: int = 1) -> str:
    """Return a ladder of this size, some levels of which ask for some of the skills."""
    lines = [_LADDER]
    lines += [f'[[skills]]\nkey = "s{n}"\nname = "Skill {n}"' for n in range(skills)]
    wanted = ", ".join(f's{n} = "basic"' for n in range(asked))
    for n in range(levels):
        lines.append(f'[[levels]]\nkey = "l{n}"\ntitle = "Level {n}"')
        if n < asked_by:
            lines.append(f"expectations = [{{ skills = {{ {wanted} }} }}]")
    return "\n".join(lines)


def _unknown_skills() -> str:
    skills = [f'[[skills]]\nkey = "{_letters(n, 123)}"\nname = "Skill {n}"' for n in range(300)]
    asked = ", ".join(f'{_letters(n + 1_000, 80)} = "basic"' for n in range(100))
    return "\n".join([_LADDER, *skills, _LEVEL, f"expectations = [{{ skills = {{ {asked} }} }}]"])


def _letters(number: int, length: int) -> str:
    """Return a text of three letters, another one for each number."""
    return "".join(
        "abc"[(number * 31 + n * n * (number % 7 + 1)) % 3] for n in range(length - 6)
    ) + (f"{number:06}")


def _unknown_numerals() -> str:
    numerals = "\u2166\u2167\u2172" * 26
    skills = [f'[[skills]]\nkey = "s{n}"\nname = "{numerals}{n}"' for n in range(300)]
    asked = ", ".join(f'"{numerals}{n}" = "basic"' for n in range(1_000, 1_025))
    return "\n".join([_LADDER, *skills, _LEVEL, f"expectations = [{{ skills = {{ {asked} }} }}]"])


def _framework(tracks: int, levels: int) -> str:
    """Return a framework of tracks that have the same levels."""
    keys = [f"l{n}" for n in range(levels)]
    lines = [_LADDER]
    lines += [f'[[levels]]\nkey = "{key}"\ntitle = "Level {key}"' for key in keys]
    if tracks > len(keys) * 5:
        # So many tracks may not share levels.
        keys = []
        lines += [f'[[levels]]\nkey = "t{n}"\ntitle = "Level t{n}"' for n in range(tracks)]
    for n in range(tracks):
        own = keys or [f"t{n}"]
        lines.append(f'[[tracks]]\nkey = "t{n}"\ntitle = "Track {n}"\nlevels = {own}')
    return "\n".join(lines)


def _many_unlisted() -> str:
    asked = ", ".join(f'no-{n} = "basic"' for n in range(20_000))
    return f"{_LADDER}{_LEVEL}expectations = [{{ skills = {{ {asked} }} }}]"


def _long_key_in_problems() -> str:
    key = "x" * (_LARGEST - 60_000)
    levels = '[[levels]]\nkey = "pm"\ntitle = ""\n' * 1_000
    return f'{_LADDER}[[skills]]\nkey = "{key}"\nname = "X"\n{levels}'


def _similar_files(folder: Path) -> None:
    for n in range(300):
        (folder / f"{'x' * 80}{n:04}.toml").write_text("", encoding="utf-8")
    names = [f"{'x' * 80}{n:04}.toml" for n in range(1_000, 1_200)]
    (folder / "ladder.toml").write_text(f'title = "Acme"\nlevels = {names}', encoding="utf-8")


def _one_file_often(folder: Path) -> None:
    (folder / "a.toml").write_text('key = "pm"\ntitle = "Product Manager"\n', encoding="utf-8")
    names = ["a.toml"] * 10_000
    (folder / "ladder.toml").write_text(f'title = "Acme"\nlevels = {names}', encoding="utf-8")


def _files_of_blanks(folder: Path) -> None:
    with ZipFile(folder / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("a/ladder.toml", f'title = "Acme"\nlevels = {["a.toml"] * 1_000}')
        archive.writestr("a/a.toml", " " * (9 * 1024**2))


def _many_files_of_blanks(folder: Path) -> None:
    names = [f"{n}.toml" for n in range(1_000)]
    with ZipFile(folder / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("a/ladder.toml", f'title = "Acme"\nlevels = {names}')
        for name in names:
            archive.writestr(f"a/{name}", " " * (9 * 1024**2 if name < "2" else 100))


def _many_files(folder: Path) -> None:
    names = [f"{n}.toml" for n in range(10_000)]
    for name in names:
        content = f'key = "l{name[:-5]}"\ntitle = "Level {name}"\n'
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "ladder.toml").write_text(f'title = "Acme"\nlevels = {names}', encoding="utf-8")


def _crowded_folder(folder: Path) -> None:
    for n in range(30_000):
        (folder / f"{n}").touch()
    (folder / "a.toml").write_text('key = "pm"\ntitle = "Product Manager"\n', encoding="utf-8")
    (folder / "ladder.toml").write_text('title = "A"\nlevels = ["a.toml"]', encoding="utf-8")


def _summary(text: str) -> str:
    """Return a ladder with a long text."""
    return f'{_LADDER}summary = """\n{text}"""\n{_LEVEL}'


def _aliases(item: str, field: str = "aliases") -> str:
    """Return a ladder with many names."""
    items = _fill(f'"{item}", ', start="")
    return f"{_LADDER}{_LEVEL}{field} = [{items}]"


_MARKS = "a" + "\u0301\u0323" * 40_000
_MARKED = "a\u0301\u0323"
_PARTS = ".".join("abcdefghij"[n % 10] for n in range(99))


def _deep(opening: str, closing: str) -> str:
    """Return nested lists or tables, as many as a file may hold."""
    one = opening * 95 + "1" + closing * 95
    return (
        f"{_LADDER}{_LEVEL}[[levels.x]]\nk = [{','.join([one] * (_LARGEST // (len(one) + 1) - 9))}]"
    )


def _json(levels: str) -> str:
    return f'{{"title": "Acme", "levels": [{levels}]}}'


ATTACKS: dict[str, Attack] = {
    # A file
    "quoted parts of a key": _of_text(lambda: 'title="x"\n' + '"!".' * 20_000 + "b=1\n"),
    "keys of 99 parts": _of_text(lambda: _fill(f"k@.{_PARTS} = 1\n")),
    "keys below a header of 99 parts": _of_text(
        lambda: _fill("k@ = 1\n", start=f"{_LADDER}{_LEVEL}[{_PARTS}]\n")
    ),
    "marks in a title": _of_text(lambda: f'{_LADDER}{_LEVEL}aliases = ["{_MARKS}"]\n'),
    "marks in a long title": _of_text(
        lambda: f'{_LADDER}{_LEVEL}aliases = ["{_MARKED * 1_000_000}"]\n'
    ),
    "similar skills that are unknown": _of_text(_unknown_skills),
    "20,000 unknown skills": _of_text(_many_unlisted),
    "40,000 empty skills": _of_text(lambda: _LADDER + _LEVEL + "[[skills]]\n" * 40_000),
    "a key of 4 MB in each problem": _of_text(_long_key_in_problems),
    "4 MiB of short sentences": _of_text(lambda: _summary("a." * 2_000_000)),
    "nested inline tables": _of_text(lambda: _deep("{a=", "}")),
    "nested lists": _of_text(lambda: _deep("[", "]")),
    "a float of 4 million digits": _of_text(
        lambda: f"{_LADDER}{_LEVEL}experience.min_years = 1." + "0" * 4_000_000
    ),
    "an integer of 4 million digits": _of_text(
        lambda: f"{_LADDER}{_LEVEL}experience.min_years = " + "1" * 4_000_000
    ),
    "a word of 4 MiB": _of_text(lambda: _summary("a" * 4_000_000)),
    "a Chinese word of 4 MiB": _of_text(lambda: _summary("\u4eba" * 1_300_000)),
    "marks without an end in a text": _of_text(lambda: _summary("a" + "\u0301" * 2_000_000)),
    "a text of 4 MiB of lines": _of_text(lambda: _summary("- a\n" * 990_000)),
    "4 MiB of aliases": _of_text(lambda: _aliases("Nurse @")),
    "4 MiB of words in aliases": _of_text(lambda: _aliases("a@ b@ c@ " + "d@x " * 100)),
    "4 MiB of responsibilities": _of_text(lambda: _aliases("a@", "responsibilities")),
    "4 MiB of keys": _of_text(lambda: _fill("k@ = 1\n", start=_LADDER + _LEVEL + "[levels.x]\n")),
    "4 MiB of headers": _of_text(lambda: _fill("[k@]\n")),
    "4 MiB of empty levels": _of_text(lambda: _fill("[[levels]]\n")),
    "4 MiB of details": _of_text(
        lambda: _fill('d@ = "x"\n', start=_LADDER + _LEVEL + "[details]\n")
    ),
    "4 MiB of comments": _of_text(lambda: _fill("# [a.b]\n")),
    "4 MiB of blank lines": _of_text(lambda: _fill("\n")),
    "4 MiB of quotes": _of_text(lambda: _LADDER + '"' * 4_000_000),
    "4 MiB of dates": _of_text(lambda: _fill("1979-05-27,", start="k = [") + "]"),
    "4 MiB of nonsense": _of_text(lambda: "\x01" * 4_000_000),
    "10,000 levels": _of_text(lambda: _ladder(10_000, 1, 1)),
    "5,000 levels that ask": _of_text(lambda: _ladder(5_000, 2, 2, asked_by=5_000)),
    "10,000 levels and skills": _of_text(lambda: _ladder(10_000, 10_000, 0)),
    "2,000 levels x 40,000 skills": _of_text(lambda: _ladder(2_000, 40_000, 1)),
    "200 levels x 3,000 skills": _of_text(lambda: _ladder(200, 3_000, 3_000)),
    "100 levels x 1,000 skills": _of_text(lambda: _ladder(100, 1_000, 1_000)),
    "100 levels that ask for 200 skills": _of_text(lambda: _ladder(100, 200, 200, asked_by=100)),
    "2 levels x 20,000 skills": _of_text(lambda: _ladder(2, 20_000, 5_000)),
    # As much as the limits allow
    "aliases of 990 letters": _of_text(lambda: _aliases("ab cd " * 164 + "@")),
    "aliases of 990 words for it": _of_text(lambda: _aliases("senior pm " * 98 + "@")),
    "aliases of ligatures": _of_text(lambda: _aliases("\ufdfa" * 55 + "@")),
    "aliases of marks": _of_text(lambda: _aliases(("a" + "\u0301" * 29) * 33 + "@")),
    "39,000 short aliases": _of_text(
        lambda: (
            f"{_LADDER}{_LEVEL}aliases = {json.dumps([f'xxxxxxxx{n}' for n in range(39_000)])}\n"
        )
    ),
    "unknown skills in numerals": _of_text(_unknown_numerals),
    "100 tracks that share 20 levels": _of_framework(lambda: _framework(100, 20)),
    "500 tracks": _of_framework(lambda: _framework(500, 1)),
    "1 track of 10,000 levels": _of_framework(lambda: _framework(1, 10_000)),
    "a sheet of 16,000 cells in a row": _of_sheet(lambda: "a," * 16_000, "a.csv"),
    "a sheet of 16,000 details in a row": _of_sheet(
        lambda: (
            "Skill,Junior,Senior,"
            + ",".join(f"n{n}" for n in range(16_000))
            + ("\nTalking,a,b" + ",x" * 16_000) * 5
        ),
        "a.csv",
    ),
    "a sheet of 33,000 rows": _of_sheet(
        lambda: "Skill,PM,Lead\n" + "".join(f"Skill {n},a,b\n" for n in range(33_000)), "a.csv"
    ),
    "a sheet of 25,000 rows of one skill": _of_sheet(
        lambda: (
            "Skill,Description,Junior,Senior\n"
            + "".join(f"Talking,text {n},a,b\n" for n in range(24_900))
        ),
        "a.csv",
    ),
    "a table of 20,000 rows in Markdown": _of_sheet(
        lambda: "|Skill|PM|\n|-|-|\n" + "|a|b|\n" * 19_990, "a.md"
    ),
    "256 KiB of marks of Markdown": _of_sheet(
        lambda: "|Skill|PM|\n|-|-|\n|" + "_a*b" * 65_000 + "|x|", "a.md"
    ),
    # JSON
    "JSON, nested lists": _of_text(lambda: _json("[" * 95 + "]" * 95), "a.json"),
    "JSON, 4 MiB of lists": _of_text(lambda: _json("[]," * 1_300_000 + "[]"), "a.json"),
    "JSON, 4 MiB of numbers": _of_text(lambda: _json("1," * 2_000_000 + "1"), "a.json"),
    "JSON, 4 MiB of one key": _of_text(
        lambda: _json("{" + '"a":1,' * 550_000 + '"a":1}'), "a.json"
    ),
    "JSON, 4 MiB of keys": _of_text(
        lambda: _json("{" + _fill('"k@":1,', start="") + '"a":1}'), "a.json"
    ),
    "JSON, 1 MiB of keys": _of_text(
        lambda: _json("{" + _fill('"k@":1,', start="")[: 1024**2 - 100].rpartition(",")[0] + "}"),
        "a.json",
    ),
    "JSON, halves of letters": _of_text(lambda: _json('"\\ud83d",' * 250_000 + "1"), "a.json"),
    # A folder or an archive
    "similar files that are not there": _of_folder(_similar_files),
    "one file as 10,000 levels": _of_folder(_one_file_often),
    "10,000 files": _of_folder(_many_files),
    "a folder of 30,000 files": _of_folder(_crowded_folder),
    "an archive of blanks, named often": _of_archive(_files_of_blanks),
    "an archive of blanks": _of_archive(_many_files_of_blanks),
    # A title, or another name
    "asked for marks": _of_words(lambda: _MARKS),
    "asked for 1.3 million ligatures": _of_words(lambda: "\ufdfa" * 1_300_000),
    "asked for digits of a character": _of_words(lambda: "&#" + "1" * 4_301 + ";"),
    "asked for 4 MB of words": _of_words(lambda: "senior product " * 550_000),
    "asked for 4 MB of one word": _of_words(lambda: "a" * 4_000_000),
    "asked for 4 MB of slashes": _of_words(lambda: "a/" * 2_000_000),
    "asked for 4 MB of brackets": _of_words(lambda: "(" * 4_000_000),
    "asked for 4 MB of dots": _of_words(lambda: "a." * 2_000_000),
    "asked for 10,000 letters of words": _of_words(lambda: "senior product " * 666),
    "asked for 10,000 letters of slashes": _of_words(lambda: "pm/" * 3_333),
    "asked for 10,000 letters of brackets": _of_words(lambda: "(" * 10_000),
    "asked for 10,000 ligatures": _of_words(lambda: "\ufdfa" * 10_000),
    "asked for 10,000 letters with marks": _of_words(lambda: ("a" + "\u0f73" * 29) * 333),
    "asked for 4 MB of &": _of_words(lambda: "&amp;" * 800_000),
}

if __name__ == "__main__":
    main(*sys.argv[1:])
