"""How the documentation is built: `sphinx-build -W -n docs docs/_build/html`."""

import re
from importlib.metadata import version as installed_version

from jinja2 import Environment, StrictUndefined
from sphinx.application import Sphinx

import pm_career

project = "pm_career"
author = "The pm_career authors"
project_copyright = author
version = release = installed_version("pm-career")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "examples"]
default_role = "code"  # the docstrings write `names` as Markdown does
myst_enable_extensions = ["attrs_inline", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
maximum_signature_line_length = 80
# What other projects define is not looked up there, so a build needs no network.
nitpick_ignore_regex = [
    ("py:class", r"attr\.AttrsInstance|collections\.abc\..*|PathLike|Traversable|.*\._T"),
    ("py:class", r"(altair|hypothesis|narwhals)\..*"),
    ("py:exc", r"attrs\.exceptions\..*|InvalidArgument"),
]

html_theme = "furo"
html_title = f"pm_career {version}"
html_copy_source = False
html_show_sphinx = False

# What is public is known by its public name, not by the module it is made in.
for name in pm_career.__all__:
    getattr(pm_career, name).__module__ = pm_career.__name__


def setup(app: Sphinx) -> None:
    """Have the ladder's page filled in when its source is read."""
    app.connect("source-read", fill_ladder_page)


def fill_ladder_page(_: Sphinx, page: str, source: list[str]) -> None:
    """Fill in the template that is the ladder's page, with the ladder as the package holds it."""
    if page == "ladder":
        jinja = Environment(
            autoescape=False,  # noqa: S701  `finalize` escapes: this is Markdown, not HTML
            finalize=in_markdown,
            comment_start_string="<!--",  # {# is of Markdown's own here
            comment_end_string="-->",
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        source[0] = jinja.from_string(source[0]).render(
            ladder=pm_career.default_ladder(),
            years=typical_years,
            expected=pm_career.expected_skills,
        )


def in_markdown(value: object) -> str:
    """Return the text that Markdown shows as this value, on one line.

    A hyphen within a word stays as it is, so that a key can also be part of an address.
    """
    text = " ".join(str(value).split())
    return re.sub(r"[!-,./:-@\[-`{-~]|(?<!\w)-|-(?!\w)", r"\\\g<0>", text)


def typical_years(level: pm_career.Level) -> str:
    """Return the years that a level usually takes, in a few words."""
    match level.experience:
        case None:
            return "not stated"
        case pm_career.Experience(min_years=low, max_years=None):
            return f"{low:g} and more"
        case pm_career.Experience(min_years=low, max_years=high):
            return f"{low:g} to {high:g}"
