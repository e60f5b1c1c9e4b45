"""Configures Sphinx: `sphinx-build -W -n docs docs/_build/html` builds the documentation."""

import os
import re
import sys
from pathlib import Path

import vl_convert
from jinja2 import Environment, StrictUndefined
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer

import pm_career
from pm_career import comparing, frameworks, testing

project = "pm_career"
author = "The pm_career authors"
project_copyright = author
version = release = pm_career.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxext.opengraph"]
exclude_patterns = ["_build", "examples"]
default_role = "code"  # in docstrings, `name` is code, as in Markdown
myst_enable_extensions = ["attrs_block", "attrs_inline", "deflist"]
myst_heading_anchors = 3

# Notebooks run at each build, in an empty folder. Output on stderr is an error.
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_raise_on_error = True
nb_output_stderr = "error"

autodoc_member_order = "bysource"
# Names of other projects are not looked up, so a build needs no network.
nitpick_ignore_regex = [
    ("py:class", r"attr\.AttrsInstance|collections\.abc\..*|os\.PathLike|.*\._T"),
    # What a file, a view or a value can do is documented with the functions that take or return it.
    ("py:class", r".*\.(Readable|Shown|Traversable|Value)"),
    ("py:class", r"(altair|hypothesis|narwhals)\..*|Into[A-Z]\w+|EagerAllowed"),
    ("py:exc", r"attrs\.exceptions\..*|InvalidArgument"),
]

html_theme = "furo"
html_title = f"pm_career {version}"
html_baseurl = os.environ.get("SITE_URL", "")  # the address of the site, if it is known
html_copy_source = False
html_show_sphinx = False
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
templates_path = ["_templates"]
CARD = Path("_static/card.svg")
ogp_site_url = html_baseurl
ogp_image = CARD.with_suffix(".png").as_posix()
ogp_image_alt = "Six steps up: the career ladder of product management, as data"
ogp_social_cards = {"enable": False}  # every page has the same picture
ogp_enable_meta_description = True
ogp_custom_meta_tags = ['<meta name="twitter:card" content="summary_large_image" />']


def setup(app: Sphinx) -> None:
    """Connect what fills in the page of the ladder, and what makes the card."""
    find_fields()
    app.connect("source-read", fill_ladder_page)
    app.connect("build-finished", make_card)


def find_fields() -> None:
    """Let autodoc find the text below each field of a value.

    Autodoc looks for it in the module that a class names as its own, which is the public one.
    """
    for public in (pm_career, comparing, frameworks, testing):
        fields = ModuleAnalyzer.for_module(public.__name__)
        fields.analyze()
        for name in [name for name in sys.modules if name.startswith("pm_career.")]:
            defined = ModuleAnalyzer.for_module(name)
            defined.analyze()
            fields.attr_docs |= defined.attr_docs
            fields.annotations |= defined.annotations
            fields.tagorder |= defined.tagorder


def fill_ladder_page(_: Sphinx, page: str, source: list[str]) -> None:
    """Fill in the page of the ladder, which is a template, from the packaged ladder."""
    if page == "ladder":
        jinja = Environment(
            autoescape=False,  # noqa: S701  this is Markdown, not HTML; `finalize` escapes it
            finalize=in_markdown,
            comment_start_string="<!--",  # Markdown uses {# for anchors
            comment_end_string="-->",
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        ladder = pm_career.default_ladder()
        source[0] = jinja.from_string(source[0]).render(
            ladder=ladder,
            rank={each.key: rank for rank, each in enumerate(ladder.proficiencies, 1)},
            years=typical_years,
            added=added_skills,
            expected=pm_career.expected_skills,
        )


def make_card(app: Sphinx, failure: Exception | None) -> None:
    """Make the picture that other sites show beside a link to the page. It must be a PNG file."""
    if failure is None and app.builder.format == "html":
        picture = vl_convert.svg_to_png((app.srcdir / CARD).read_text(encoding="utf-8"))
        (app.outdir / ogp_image).write_bytes(picture)


def in_markdown(value: object) -> str:
    """Return Markdown that shows a value as it is, on one line.

    A hyphen inside a word is not escaped, so a key can be part of an address.
    """
    text = " ".join(str(value).split())
    return re.sub(r"[!-,./:-@\[-`{-~]|(?<!\w)-|-(?!\w)", r"\\\g<0>", text)


def added_skills(level: pm_career.Level) -> pm_career.SkillGap:
    """Return the skills that a level adds to the level below, or all skills of the lowest level."""
    return pm_career.skill_gap(pm_career.previous_level(level) or {}, level)


def typical_years(level: pm_career.Level) -> str:
    """Return the years that a level usually takes, in words."""
    match level.experience:
        case None:
            return "years not stated"
        case pm_career.Experience(min_years=low, max_years=None):
            return f"{low:g} and more years"
        case pm_career.Experience(min_years=low, max_years=high):
            return f"{low:g} to {high:g} years"
