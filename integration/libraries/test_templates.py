"""Values in templates of Jinja, Mustache (chevron) and forms of WTForms."""

import chevron
import pytest
from jinja2 import Environment
from markupsafe import escape
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField
from wtforms.fields import SelectChoice

from pm_career import Level, default_ladder, skill_gap, to_dict
from pm_career.frameworks import Framework, Track

LADDER = default_ladder()
GAP = skill_gap("PM")
SHARP = Level(key="pm", title='<b>"PM"</b>')
FRAMEWORK = Framework(
    title="Acme careers",
    levels=[SHARP],
    tracks=[Track(key="maker", title="Maker", levels=["pm"])],
)
EVERY_LEVEL = "".join(f"{level.title}. " for level in LADDER)
EVERY_NEED = "".join(f"{need.skill}: {need.needs}. " for need in GAP)
VALUES = {"ladder": LADDER, "gap": GAP, "framework": FRAMEWORK, "level": SHARP}

# Jinja

JINJA = Environment(autoescape=True)


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ ladder.title }}", "Product Management"),
        ("{{ ladder[0].title }}", "Associate Product Manager"),
        ("{{ ladder.pm }}", "Product Manager"),
        ("{{ ladder.wizard }}", ""),
        ("{{ ladder|map(attribute='key')|first }}", "associate-product-manager"),
        ("{% for need in gap %}{{ need.skill }}: {{ need.needs }}. {% endfor %}", EVERY_NEED),
        ("{{ framework.title }}: {{ framework.maker.title }}", "Acme careers: Maker"),
        ('<p title="{{ level }}">', '<p title="&lt;b&gt;&#34;PM&#34;&lt;/b&gt;">'),
        ("{{ gap }}", str(escape(GAP.to_text()))),
        ("{{ gap.to_html() }}", GAP.to_html()),
    ],
)
def test_jinja(template: str, page: str) -> None:
    assert JINJA.from_string(template).render(VALUES) == page


# Mustache


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ ladder.title }}", "Product Management"),
        ("{{ ladder.levels.0.title }}", "Associate Product Manager"),
        ("{{# ladder.levels }}{{ title }}. {{/ ladder.levels }}", EVERY_LEVEL),
        ("{{ gap.target.title }}", "Senior Product Manager"),
    ],
)
def test_mustache_takes_plain_data(template: str, page: str) -> None:
    data = {"ladder": to_dict(LADDER), "gap": to_dict(GAP)}
    assert chevron.render(template, data) == page


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ gap.target.title }}", "Senior Product Manager"),
        ("{{# gap }}{{ skill.name }}: {{ needs }}. {{/ gap }}", EVERY_NEED),
        ("{{# ladder }}{{ title }}. {{/ ladder }}", EVERY_LEVEL),
        ("{{ ladder.pm.title }}", "Product Manager"),
        ("{{ framework.maker.pm }}", "&lt;b&gt;&quot;PM&quot;&lt;/b&gt;"),
        ("{{{ html }}}", GAP.to_html()),
    ],
)
def test_mustache_takes_values(template: str, page: str) -> None:
    assert chevron.render(template, {**VALUES, "html": GAP.to_html()}) == page


def test_mustache_takes_a_name_after_a_ladder_for_a_level() -> None:
    # It asks for `ladder["title"]`, and after a `KeyError` not for the attribute.
    assert chevron.render("{{ ladder.title }}", VALUES) == ""


# WTForms


class LevelForm(Form):
    level = SelectField(
        choices=[SelectChoice(level.key, level) for level in LADDER[:2]],
        coerce=LADDER.__getitem__,
    )


class SharpForm(Form):
    level = SelectField(choices=[SelectChoice(SHARP, SHARP)])


def test_options_of_wtforms_are_levels() -> None:
    assert str(LevelForm(level="PM").level) == (
        '<select id="level" name="level">'
        '<option value="associate-product-manager">Associate Product Manager</option>'
        '<option selected value="product-manager">Product Manager</option>'
        "</select>"
    )


def test_attributes_of_wtforms_are_text() -> None:
    title = "&lt;b&gt;&#34;PM&#34;&lt;/b&gt;"
    assert str(SharpForm().level(title=SHARP)) == (
        f'<select id="level" name="level" title="{title}">'
        f'<option value="{title}">{title}</option>'
        "</select>"
    )


def test_wtforms_reads_a_level() -> None:
    form = LevelForm(MultiDict({"level": "product-manager"}))
    assert form.validate()
    assert form.data == {"level": LADDER[1]}


def test_wtforms_reports_an_unknown_level() -> None:
    form = LevelForm(MultiDict({"level": "wizard"}))
    assert not form.validate()
    assert form.errors == {"level": ["Invalid Choice: could not coerce."]}
