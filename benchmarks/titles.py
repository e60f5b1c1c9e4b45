"""What reading a title costs, and how often it is right, beside a library of similar strings."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attrs import evolve
from rapidfuzz.process import extractOne
from rapidfuzz.utils import default_process

from benchmarks._comparison import Comparison, Measured, Stopwatch, statement
from pm_career import default_ladder, level_for_title

_TITLES = Path(__file__).parents[1] / "tests" / "data" / "titles"
_TYPICAL = ("Sr. PM, Growth", "Senior Product Manager, Payments & Risk (Remote)")
_SIMILAR_ENOUGH = 90  # of 100, as one would set it to be careful
_LEAST = "for title in titles: title.casefold().split()"
_READ = "for title in titles: read(title, ladder=ladder)"
_FIND_SIMILAR = (
    "for title in titles: extract(title, names, processor=process, score_cutoff=similar)"
)


class Tally(NamedTuple):
    """How many titles are given a level that a person would not give."""

    what: str
    against: str
    aim: float
    ours: int
    theirs: int

    def measure(self) -> float:
        """Return the number of ours as a multiple of theirs."""
        return self.ours / self.theirs


def comparisons(*, quick: bool) -> Iterator[Measured]:
    """Yield the reading of titles next to the least that could be done with them, and to a peer.

    A ladder remembers the patterns of the titles that it has read, and the shortest time is one in
    which it has. "For once" is a ladder that has read none yet.
    """
    turns = 10 if quick else 50
    levels = dict(_titles())
    packaged = default_ladder()
    names = {name: level.key for level in packaged for name in (level.title, *level.aliases)}
    for what, titles in (*((title, [title]) for title in _TYPICAL), ("", list(levels))):
        yield Comparison(
            what=f"level_for_title, {what or f'{len(titles):,} titles'}"[:40],
            against="str.casefold().split()",
            aim=20,
            ours=_reading(titles, 1_000 // len(titles) + 1),
            theirs=statement(_LEAST, 1_000 // len(titles) + 1, titles=titles),
            turns=turns,
        )
    yield Comparison(
        what="level_for_title, every title for once",
        against="extractOne over titles and aliases",
        aim=1.5,
        ours=lambda: _reading(list(levels))(),  # noqa: PLW0108  each time by another ladder
        theirs=statement(
            _FIND_SIMILAR,
            titles=list(levels),
            names=list(names),
            extract=extractOne,
            process=default_process,
            similar=_SIMILAR_ENOUGH,
        ),
        turns=3,
    )
    ours = {title: match.level.key for title in levels if (match := level_for_title(title)).level}
    theirs = {
        title: names[found[0]]
        for title in levels
        if (
            found := extractOne(
                title, names.keys(), processor=default_process, score_cutoff=_SIMILAR_ENOUGH
            )
        )
    }
    for what, wrong in (("wrong level given", _wrong), ("level missed", _missed)):
        yield Tally(
            what=f"{what}: {wrong(ours, levels)} of {len(levels):,}",
            against=f"extractOne: {wrong(theirs, levels)}",
            aim=1,
            ours=wrong(ours, levels),
            theirs=wrong(theirs, levels),
        )


def _reading(titles: list[str], number: int = 1) -> Stopwatch:
    """Return a stopwatch for a ladder that has read no titles before."""
    ladder = evolve(default_ladder())
    return statement(_READ, number, titles=titles, read=level_for_title, ladder=ladder)


def _titles() -> Iterator[tuple[str, str]]:
    """Yield the titles that the tests know, each with the level that a person would give."""
    for path in sorted(_TITLES.iterdir()):
        for line in path.read_text("utf-8").splitlines()[1:]:
            level, title = line.split("\t")
            yield title, level


def _wrong(given: dict[str, str], levels: dict[str, str]) -> int:
    return sum(levels[title] != level for title, level in given.items())


def _missed(given: dict[str, str], levels: dict[str, str]) -> int:
    return sum(level not in {"?", "-"} and title not in given for title, level in levels.items())
