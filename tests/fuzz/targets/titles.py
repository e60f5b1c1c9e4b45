"""`level_for_title`: whatever a title says, there is an answer, the same one each time.

The first byte of an input chooses the ladder, and the others are the title.
"""

from pm_career import Ladder, Level, TitleMatch, default_ladder, level_for_title
from pm_career._titles.vocabulary import english
from pm_career.frameworks import Framework, Track
from pm_career.frameworks import level_for_title as level_on_tracks
from tests.fuzz.mutating import mutate_words
from tests.fuzz.promises import in_time, keep_text_promises, promise

__all__ = ["MOST_BYTES", "check", "mutate"]


def _levels(*names: str) -> list[Level]:
    """Return a level for each row of names: its title, and its aliases."""
    rows = [[name.strip() for name in row.split(";")] for row in names]
    return [Level(key=f"l{at}", title=row[0], aliases=row[1:]) for at, row in enumerate(rows)]


LADDERS: tuple[Ladder | Framework, ...] = (
    default_ladder(),
    Ladder(title="Codes", levels=_levels("PM I; IC3; L3", "PM II; IC4; L4", "PM III; IC5; L5")),
    Ladder(title="Fork", levels=_levels("Senior PM; Lead", "Staff PM; Lead", "Head of Product")),
    Ladder(title="Scripts", levels=_levels("Produktmanagerin", "首席产品官", "مدير المنتج", "İş")),
    Ladder(title="One", levels=_levels("Manager")),
    Framework(
        title="Tracks",
        levels=_levels("Designer", "Senior Designer; Design Lead", "Design Manager, Apps & Web"),
        tracks=[
            Track(key="ic", title="Makers", levels=["l0", "l1"]),
            Track(key="m", title="Managers", levels=["l0", "l2"]),
        ],
    ),
)
MOST_BYTES = 64
"""How long an input may be: most titles are shorter."""

WORDS = (
    *sorted({*english().modifiers, *english().nouns, *english().spellings}),
    *("product", "manager", "of", "&", "/", ",", "(", ")", " - ", "II", "L5", "&amp;", "C++"),
)


def check(data: bytes) -> None:
    """Read a title."""
    if not data:
        return
    title = data[1:].decode("utf-8", "surrogateescape")
    parts = LADDERS[data[0] % len(LADDERS)]

    with in_time():
        match = _ask(title, parts)
    promise(match == _ask(title, parts), "the same title has two answers")
    promise(all(level in parts.levels for level in match.candidates), "a level is of no ladder")
    only = match.candidates[0] if len(match.candidates) == 1 else None
    promise(match.level is only, "the level is not the only candidate")
    promise(match.reason, "an answer has no reason")
    # Ordinary letters take longest to lay out, and do no harm.
    if not (title.isascii() and title.isprintable()):
        keep_text_promises(match.to_text())


def _ask(title: str, parts: Ladder | Framework) -> TitleMatch:
    if isinstance(parts, Ladder):
        return level_for_title(title, ladder=parts)
    return level_on_tracks(title, framework=parts)


def mutate(data: bytes, seed: int) -> bytes | None:
    """Return the input with other words of titles; now and then for another ladder."""
    which = data[:1] if seed % 8 else b"%d" % (seed % len(LADDERS))
    title = mutate_words(data[1:].decode("utf-8", "surrogateescape"), seed, WORDS)
    return which + title.encode("utf-8", "ignore")
