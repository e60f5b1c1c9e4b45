"""Charts of ladders, frameworks, gaps and teams, drawn with Altair.

They need the extra: `pip install "pm-career[charts]"`.

A chart holds its data. You can restyle and save it like any other chart of Altair. Its
`description`, the text alternative, says in words what it shows. The background is white, unless a
theme or the configuration sets another one.

No chart relies on colour alone, and the colours differ for every kind of colour vision: blue and
vermillion are from the palette of Okabe and Ito ("Color Universal Design", 2008), the shades are
the Blues of ColorBrewer.
"""

from importlib import import_module

from pm_career._wording import missing_library

try:
    import_module("altair")
except ModuleNotFoundError as _missing:
    raise missing_library("pm_career.charts", "Altair", "charts") from _missing

from pm_career import _public
from pm_career.charts._framework import plot_framework
from pm_career.charts._gap import plot_gap
from pm_career.charts._people import plot_common_needs, plot_head_counts
from pm_career.charts._skill_matrix import plot_skill_matrix
from pm_career.charts._timeline import plot_timeline

__all__ = [
    "plot_common_needs",
    "plot_framework",
    "plot_gap",
    "plot_head_counts",
    "plot_skill_matrix",
    "plot_timeline",
]

_public.publish(__all__, __name__)
