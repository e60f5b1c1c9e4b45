"""Views of values: plain text, Markdown and HTML."""

from typing import TYPE_CHECKING

from pm_career._display.shown import Shown as Shown
from pm_career._display.shown import Value as Value

if TYPE_CHECKING:
    # Other modules need `Page` only as a type. Its module loads when the first value is shown.
    from pm_career._display.page import Page as Page
