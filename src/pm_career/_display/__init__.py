"""Views of values: plain text, Markdown and HTML."""

from typing import TYPE_CHECKING

from pm_career._display.shown import Shown as Shown
from pm_career._display.shown import Value as Value
from pm_career._once import while_no_fork

if TYPE_CHECKING:
    # Other modules need `Page` only as a type. Its module loads when the first value is shown.
    from pm_career._display.page import Page as Page


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most this many columns."""
    with while_no_fork:
        # Like `Page`, this loads only when something is shown.
        from pm_career._display import lines  # noqa: PLC0415

    return [*lines.wrap([text], width)]
