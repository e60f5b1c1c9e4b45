"""Values in an application of Django 5: pages, forms, addresses, JSON and a database.

Django takes its settings once in a process. This module is the whole application.
"""

from collections.abc import Iterator
from typing import Any

import django
import pytest
from django import forms
from django.conf import settings
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.test import Client
from django.urls import path, register_converter, reverse
from django.utils.html import escape

from pm_career import (
    Ladder,
    Level,
    SkillGap,
    default_ladder,
    from_dict,
    skill_gap,
    to_dict,
)
from pm_career.frameworks import Framework, Track

LADDER = default_ladder()
GAP = skill_gap("PM")
FRAMEWORK = Framework(
    title="Acme careers",
    levels=[Level(key="pm", title="<b>PM</b>")],
    tracks=[Track(key="maker", title="Maker", levels=["pm"])],
)
VALUES = {"ladder": LADDER, "gap": GAP, "framework": FRAMEWORK}
UNKNOWN = (
    "the ladder has no level 'wizard'; it has 'associate-product-manager', 'product-manager', "
    "'senior-product-manager', 'lead-product-manager', 'product-director', 'chief-product-officer'"
)


# The application

PAGES = {
    "ladder.html": (
        "<h1>{{ ladder.title }}</h1>"
        "<p>{{ ladder.0.title }}, {{ ladder.pm.title }}, {{ ladder.wizard.title }}</p>"
        "{% for level in ladder|slice:':2' %}"
        "<li title='{{ level }}'>{{ level.key }}</li>"
        "{% endfor %}"
    ),
    "framework.html": "{{ framework.title }}: {{ framework.maker.title }}, {{ framework.maker.0 }}",
    "gap.html": "{{ gap.target }}{{ gap.to_html }}",
    "text.html": "{{ gap }}",
    "form.html": "{{ form.as_p }}",
}
LOADER = ("django.template.loaders.locmem.Loader", PAGES)

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    INSTALLED_APPS=[__name__],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    LOGGING_CONFIG=None,
    ROOT_URLCONF=__name__,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [LOADER]},
        }
    ],
)
django.setup()


class LevelField(models.Field):
    """A level, stored as its key."""

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *_: object) -> Level | None:
        return None if value is None else LADDER[value]

    def to_python(self, value: Level | str | None) -> Level | None:
        if value is None or isinstance(value, Level):
            return value
        try:
            return LADDER[value]
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Level | str | None) -> str | None:
        level = self.to_python(value)
        return None if level is None else level.key

    def value_to_string(self, obj: models.Model) -> str | None:
        return self.get_prep_value(self.value_from_object(obj))


class Review(models.Model):  # noqa: DJ008  nobody reads it in the admin
    level = LevelField(max_length=100, null=True)
    gap = models.JSONField(null=True)


class ReviewForm(forms.ModelForm):
    class Meta:
        model = Review
        fields = ("level",)


class LevelForm(forms.Form):
    key = forms.ChoiceField(choices=[(level.key, level) for level in LADDER[:2]])
    level = forms.TypedChoiceField(
        choices=[(level.key, level.title) for level in LADDER[:2]],
        coerce=LADDER.__getitem__,
    )


class FreeForm(forms.Form):
    """A form whose choices are not all levels of the ladder, as when the ladder has changed."""

    level = forms.TypedChoiceField(
        choices=[("wizard", "Wizard"), ("pm", "PM")], coerce=LADDER.__getitem__
    )


class LevelConverter:
    regex = "[^/]+"

    def to_python(self, value: str) -> Level:
        return LADDER[value]

    def to_url(self, level: Level) -> str:
        return level.key


def show(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, page, VALUES)


def choose(request: HttpRequest) -> HttpResponse:
    form = LevelForm(request.POST)
    if form.is_valid():
        return JsonResponse(to_dict(skill_gap(form.cleaned_data["level"])))
    return render(request, "form.html", {"form": form}, status=422)


def send(_: HttpRequest, level: Level) -> HttpResponse:
    return JsonResponse(to_dict(skill_gap(level)))


register_converter(LevelConverter, "level")
urlpatterns = [
    path("page/<page>", show),
    path("choose", choose),
    path("gap/<level:level>", send, name="gap"),
]


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def table() -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Review)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Review)


def page_of(client: Client, page: str) -> str:
    answer = client.get(f"/page/{page}")
    assert answer.status_code == 200
    return str(answer.content.decode())


# Templates


def test_a_template_shows_a_ladder(client: Client) -> None:
    assert page_of(client, "ladder.html") == (
        "<h1>Product Management</h1>"
        "<p>Associate Product Manager, Product Manager, </p>"
        "<li title='Associate Product Manager'>associate-product-manager</li>"
        "<li title='Product Manager'>product-manager</li>"
    )


def test_a_template_shows_a_framework(client: Client) -> None:
    page = page_of(client, "framework.html")
    assert page == "Acme careers: Maker, &lt;b&gt;PM&lt;/b&gt;"


def test_a_template_shows_a_gap_as_html(client: Client) -> None:
    assert page_of(client, "gap.html") == f"Senior Product Manager{GAP.to_html()}"


def test_a_gap_itself_is_its_text(client: Client) -> None:
    assert page_of(client, "text.html") == escape(GAP.to_text())


# Forms


def test_a_choice_of_levels_shows_their_titles() -> None:
    options = (
        '<option value="associate-product-manager">Associate Product Manager</option>'
        '<option value="product-manager" selected>Product Manager</option>'
    )
    form = LevelForm(initial={"key": "product-manager", "level": "product-manager"})
    for field in ("key", "level"):
        widget = "".join(line.strip() for line in str(form[field]).splitlines())
        assert widget == f'<select name="{field}" id="id_{field}">{options}</select>'


def test_a_chosen_level_is_a_level(client: Client) -> None:
    data = {"key": "product-manager", "level": "product-manager"}
    form = LevelForm(data)
    assert form.is_valid()
    assert form.cleaned_data == {"key": "product-manager", "level": LADDER[1]}
    assert client.post("/choose", data).json() == to_dict(GAP)


def test_another_name_is_an_error_of_the_form(client: Client) -> None:
    answer = client.post("/choose", {"key": "product-manager", "level": "wizard"})
    assert answer.status_code == 422
    assert (
        "Select a valid choice. wizard is not one of the available choices."
        in answer.content.decode()
    )


def test_a_choice_that_the_ladder_does_not_have_is_an_error_of_the_form() -> None:
    assert FreeForm({"level": "pm"}).is_valid()
    form = FreeForm({"level": "wizard"})
    assert form.errors == {
        "level": ["Select a valid choice. wizard is not one of the available choices."]
    }


# Addresses


def test_an_address_has_the_name_of_a_level(client: Client) -> None:
    assert reverse("gap", args=[LADDER[1]]) == "/gap/product-manager"
    answer = client.get("/gap/senior_pm")
    assert from_dict(SkillGap, answer.json()) == skill_gap("Senior PM")


def test_an_address_with_an_unknown_level_is_not_there(client: Client) -> None:
    assert client.get("/gap/wizard").status_code == 404


# A database


@pytest.mark.usefixtures("table")
def test_a_gap_is_stored_as_json() -> None:
    Review.objects.create(gap=to_dict(GAP))
    assert from_dict(SkillGap, Review.objects.get().gap) == GAP


@pytest.mark.usefixtures("table")
def test_a_ladder_is_stored_as_json() -> None:
    Review.objects.create(gap=to_dict(LADDER))
    assert from_dict(Ladder, Review.objects.get().gap) == LADDER


@pytest.mark.usefixtures("table")
def test_a_gap_in_the_database_is_found_by_its_parts() -> None:
    Review.objects.create(gap=to_dict(GAP))
    assert Review.objects.filter(gap__target__key="senior-product-manager").count() == 1
    assert Review.objects.filter(gap__target__key="wizard").count() == 0


@pytest.mark.usefixtures("table")
def test_a_value_itself_is_no_json() -> None:
    with pytest.raises(TypeError) as caught:
        Review.objects.create(gap=GAP)
    assert str(caught.value) == "Object of type SkillGap is not JSON serializable"


@pytest.mark.usefixtures("table")
def test_a_level_is_stored_as_its_key() -> None:
    for level in ("senior_pm", LADDER[2], None):
        Review.objects.create(level=level)
    assert [review.level for review in Review.objects.order_by("pk")] == [
        LADDER[2],
        LADDER[2],
        None,
    ]
    assert Review.objects.filter(level="Senior PM").count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT level FROM test_django_review WHERE level IS NOT NULL")
        assert cursor.fetchall() == [("senior-product-manager",)]


@pytest.mark.usefixtures("table")
def test_a_stored_level_is_exported_and_imported() -> None:
    review = Review.objects.create(level=LADDER[2], gap=to_dict(GAP))
    (exported,) = serializers.deserialize("json", serializers.serialize("json", [review]))
    assert (exported.object.level, exported.object.gap) == (LADDER[2], to_dict(GAP))


def test_a_form_of_a_model_reads_any_name_of_a_level() -> None:
    form = ReviewForm({"level": "senior_pm"})
    assert form.is_valid()
    assert form.instance.level is LADDER[2]


def test_the_form_of_a_model_shows_the_message_of_the_ladder() -> None:
    form: Any = ReviewForm({"level": "wizard"})
    assert form.errors == {"level": [UNKNOWN]}
