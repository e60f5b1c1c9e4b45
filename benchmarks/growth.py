"""What changes as a ladder grows."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._comparison import Comparison, Stopwatch, statement
from pm_career import Ladder, level_for_years, load_ladder

_SHORT = 10
_AIM = 1.5
_STRIDE = 7_919  # a prime, so that in a long ladder each look-up falls far from the one before

_CATALOGUE = """
title = "A ladder of many levels"
proficiencies = [{ key = "basic" }, { key = "strong" }]
skills = [{ key = "agile", name = "Agile methods" }, { key = "vision", name = "Vision" }]
"""
_LEVEL = """
key = "level-{n:05}"
title = "Product Manager {n:05}"
summary = "Does what product managers of that number do."
responsibilities = ["Keeps the backlog", "Talks with customers", "Launches features"]
experience = {{ min_years = {n}, background = ["The level below"] }}
expectations = [
    {{ statement = "Works in sprints", skills = {{ agile = "basic" }} }},
    {{ statement = "Knows the way", skills = {{ agile = "strong", vision = "basic" }} }},
]
"""


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield longer ladders next to a short one.

    Loading is linear where a level takes no longer in a long ladder than in a short one, so both
    sides load as many levels: the short ladder is loaded over and over. A name is looked up in a
    dictionary. Years are bisected: ten times the levels are three or four more comparisons.
    """
    sizes = (100, 1_000) if quick else (100, 1_000, 10_000)
    turns = 50 if quick else 200
    with TemporaryDirectory() as name:
        files = {size: _file(Path(name), size) for size in (_SHORT, *sizes)}
        folders = {size: _folder(Path(name), size) for size in (_SHORT, 1_000)}
        for size in sizes:
            yield _loading("one file", files, size)
        yield _loading("a file each", folders, 1_000)
        short, *longer = (load_ladder(path) for path in files.values())
    for what, look_ups in {"ladder[name]": _by_name, "level_for_years": _by_years}.items():
        for ladder in longer:
            yield Comparison(
                what=f"{what}, {len(ladder):,} levels",
                against=f"{_SHORT} levels",
                aim=_AIM,
                ours=look_ups(ladder),
                theirs=look_ups(short),
                turns=turns,
            )


def _loading(kind: str, paths: dict[int, Path], size: int) -> Comparison:
    return Comparison(
        what=f"load_ladder, {size:,} levels in {kind}",
        against=f"{_SHORT} levels, as often as makes {size:,}",
        aim=_AIM,
        ours=statement("load(path)", load=load_ladder, path=paths[size]),
        theirs=statement("load(path)", size // _SHORT, load=load_ladder, path=paths[_SHORT]),
        turns=max(3, 5_000 // size),
    )


def _by_name(ladder: Ladder) -> Stopwatch:
    names = [ladder[position].title for position in _spread(ladder)]
    return statement("for name in names: ladder[name]", ladder=ladder, names=names)


def _by_years(ladder: Ladder) -> Stopwatch:
    return statement(
        "for years in spread: ask(years, ladder=ladder)",
        ask=level_for_years,
        ladder=ladder,
        spread=_spread(ladder),
    )


def _spread(ladder: Ladder) -> list[int]:
    """Return a thousand positions all over a ladder, each also the minimum years of its level."""
    return [n * _STRIDE % len(ladder) for n in range(1_000)]


def _file(place: Path, size: int) -> Path:
    path = place / f"{size}.toml"
    levels = ("[[levels]]" + _LEVEL.format(n=n) for n in range(size))
    path.write_text(_CATALOGUE + "".join(levels), encoding="utf-8")
    return path


def _folder(place: Path, size: int) -> Path:
    path = place / str(size)
    path.mkdir()
    names = [f"{n}.toml" for n in range(size)]
    (path / "ladder.toml").write_text(f"{_CATALOGUE}levels = {names}", encoding="utf-8")
    for n, name in enumerate(names):
        (path / name).write_text(_LEVEL.format(n=n), encoding="utf-8")
    return path
