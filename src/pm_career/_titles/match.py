"""The value that says which level a job title stands for.

title       "Sr. Product Manager II, Payments"
level       Senior Product Manager
candidates  only this level
matched     "senior", "product manager"
reason      it says 'senior' and 'product manager', which stands for 'Senior Product Manager'
"""

from typing import TYPE_CHECKING

import attrs

from pm_career._display import Shown
from pm_career._model import Level, tell_apart

if TYPE_CHECKING:
    from pm_career._display import Page


@attrs.frozen(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class TitleMatch(Shown):
    """What a job title says about a level. A match without a level is falsy."""

    level: Level | None
    """The level that the title stands for; `None` if it does not say."""

    candidates: tuple[Level, ...]
    """The levels that the title may stand for, lowest first.

    Only `level` if there is one, several if the title is ambiguous, and none if the title is not on
    the ladder.
    """

    matched: tuple[str, ...]
    """The words that decided, spelled out."""

    reason: str
    """Why the title was read like this, in a sentence."""

    def __bool__(self) -> bool:
        return self.level is not None

    def _show_on(self, page: "Page") -> None:
        page.title(" or ".join(tell_apart(self.candidates)) or "No level")
        page.note(self.reason)
