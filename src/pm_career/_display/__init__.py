"""How values show themselves: as plain text, as Markdown and as HTML."""

from typing import TYPE_CHECKING

from pm_career._display.shown import Shown as Shown
from pm_career._display.shown import Value as Value

if TYPE_CHECKING:
    # A value is handed the page to lay itself out on, so the module loads with the first page.
    from pm_career._display.page import Page as Page
