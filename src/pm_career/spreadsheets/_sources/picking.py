"""Choose sheets of a source by their names."""

from collections.abc import Sequence

from pm_career._names import nearest, normalise
from pm_career._wording import did_you_mean, list_names, quote
from pm_career.exceptions import InvalidLadderError, Problem


def pick(present: Sequence[str], wanted: Sequence[str], file: str | None) -> list[int]:
    """Return the positions of the sheets with the wanted names; of all sheets if there are none.

    Args:
        present: The names of all sheets, whose order is kept.
        wanted: The names to look for, in any spelling.
        file: The name of the file in problems.

    Raises:
        InvalidLadderError: when no sheet has one of the names.
    """
    spellings = [normalise(name) for name in present]
    missing = [name for name in wanted if normalise(name) not in spellings]
    if missing:
        raise InvalidLadderError(
            Problem(f"there is no sheet {quote(name)}; {_advise(name, present)}", file=file)
            for name in missing
        )

    spelled = {normalise(name) for name in wanted}
    return [at for at, name in enumerate(spellings) if not wanted or name in spelled]


def _advise(name: str, present: Sequence[str]) -> str:
    """Return the advice for a name that no sheet has."""
    names = list(dict.fromkeys(filter(None, present)))
    if not names:
        return "no sheet has a name, so omit it"
    near = nearest(name, names)
    return did_you_mean(near) if near else f"the sheets are {list_names(names)}"
