"""Count the empty cells of levels, and note what they were read as."""

import attrs

from pm_career._wording import count, quote
from pm_career.spreadsheets._draft import Draft
from pm_career.spreadsheets._sheet import Place


@attrs.define(eq=False)
class EmptyCells:
    """The empty cells of a matrix."""

    words: list[Place] = attrs.field(factory=list[Place])
    """The cells with a word that means "empty", such as "n/a"."""

    number: int = 0
    """The number of cells that say nothing of a skill."""

    first: Place | None = None
    """The first of these cells."""

    def note(self, draft: Draft, *, repeat: bool) -> None:
        """Note which words were read as empty, and whether empty cells repeat the level below."""
        if self.words:
            place = self.words[0]
            word = quote(place.sheet.text(*place.position).strip())
            more = len(self.words) - 1
            others = f", and so {_were(more)} {count(more, 'other cell')}" if more else ""
            draft.note(f"{word} was read as an empty cell{others}", place)

        if self.first:
            cells = f"{count(self.number, 'empty cell')} {_were(self.number)}"
            meaning = "repeating the level below"
            if not repeat:
                meaning = "asking for nothing; empty='as below' would repeat the level below"
            draft.note(f"{cells} read as {meaning}", self.first)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
