"""Facts about levels: titles, years, and others.

A sheet of levels has a column for each fact, and a matrix has a row for each fact.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence

import attrs

from pm_career._model import Detail, Experience
from pm_career._wording import quote
from pm_career.spreadsheets._draft import Draft, LevelDraft, Stated, Text
from pm_career.spreadsheets._lists import split_list
from pm_career.spreadsheets._reading.headings import spell, spellings
from pm_career.spreadsheets._reading.years import read_years
from pm_career.spreadsheets._sheet import Cell, Place, text_of

KEY, LEVEL, TITLE, DETAIL = "key", "level", "title", "detail"

FACTS: Mapping[str, Sequence[str]] = {
    KEY: ("key",),
    TITLE: ("title", "job title", "level title", "level name", "role title", "position"),
    "aliases": ("alias", "aliases", "also called", "also known as", "other titles"),
    "summary": (
        *("summary", "level summary", "role summary", "purpose", "role purpose", "mission"),
        *("level description", "role level description", "definition of success"),
    ),
    "responsibilities": ("responsibility", "responsibilities", "main duties", "duties"),
    "minimum": ("minimum years", "min years", "years from"),
    "maximum": ("maximum years", "max years", "years to"),
    "years": (
        *("years", "experience", "typical experience", "typical years", "years of experience"),
        *("experience in years", "expected experience", "required experience", "yoe"),
    ),
    "background": ("background", "typical background"),
    DETAIL: (
        *("grade", "band", "pay band", "pay grade", "salary", "salary range", "salary band"),
        *("pay", "compensation", "job code"),
    ),
}
"""The headings and labels of each field of a level. A skill is unlikely to have such a name."""

ABOUT_LEVELS: Sequence[str] = (
    *("scope", "scope of work", "track record", "management", "manages", "reports", "reports to"),
    *("direct reports", "team size", "location", "contract", "headcount", "examples", "notes"),
)
"""Labels that are about levels if the first heading is `Level`. Elsewhere, some are skills."""

_ENDS = ("minimum", "maximum")
_YEARS = frozenset((*_ENDS, "years", "background"))

_HAVE_FIELDS = frozenset((KEY, TITLE, "aliases", "summary", "responsibilities"))
"""What is not a detail, and does not state years."""

_DETAIL_MARK = "Detail: "


@attrs.frozen(eq=False)
class Fact:
    """What a cell states of a level, and its heading or label."""

    field: str
    label: str
    cell: Cell
    place: Place

    @property
    def text(self) -> str:
        """The text as it is written."""
        return text_of(self.cell)


def fact_named(label: str) -> str | None:
    """Return the field of a level that a heading or a label names; `None` if it names none."""
    if is_marked(label):
        return DETAIL
    return _FIELDS.get(spell(label))


_FIELDS = spellings(FACTS)


def told_or_known(label: str, facts: Mapping[str, str]) -> str | None:
    """Return the field of a level that `facts=` or a label names; `None` if neither names one."""
    told = {spell(name): field for name, field in facts.items()}
    return told.get(spell(label)) or fact_named(label)


def detail_name(label: str) -> str:
    """Return the name of a detail, given its heading: `Grade`, or `Detail: Title`."""
    if is_marked(label):
        return label.removeprefix(_DETAIL_MARK)
    return label.strip().rstrip(":")


def is_marked(label: str) -> bool:
    """Return whether a label is marked as the name of a detail: `Detail: Title`."""
    return label.startswith(_DETAIL_MARK)


def mark_detail(name: str) -> str:
    """Return a heading that is read as that of a detail, whatever its name means otherwise."""
    return f"{_DETAIL_MARK}{name}"


def state_facts(
    level: LevelDraft, facts: Sequence[Fact], draft: Draft, *, exact: bool = False
) -> None:
    """Add facts to a level. If the sheet is exact, texts are kept as they are written."""
    years: dict[str, Fact] = {}
    for fact in facts:
        if fact.field in _YEARS and fact.text.strip():
            years.setdefault(fact.field, fact)
    experience, read = _read_experience(years, draft)
    level.experience = experience or level.experience
    for field, part in ("maximum", "max_years"), ("background", "background"):
        if field in years:
            level.places[part] = years[field].place

    # Thousands of rows may state the same field, so all of them are added at once.
    by_field: dict[str, list[Text]] = {}
    details: list[Stated[Detail]] = []
    for fact in facts:
        text = fact.text if exact else fact.text.strip()
        if not text or fact in read:
            continue
        if fact.field in _HAVE_FIELDS:
            by_field.setdefault(fact.field, []).append(Stated(text, fact.place))
        else:
            detail = Detail(name=detail_name(fact.label), text=text)
            details.append(Stated(detail, fact.place))

    for field, texts in by_field.items():
        _state(level, field, texts, exact=exact)
    level.details += details
    if not exact:
        level.details = join_details(level.details)


def _state(level: LevelDraft, field: str, texts: Sequence[Text], *, exact: bool) -> None:
    """Add what facts say of a field. Several sheets or rows may state the same fact."""
    match field:
        case "key":
            level.key = texts[-1].value
            level.places["key"] = texts[-1].place
        case "aliases":
            _add_new(texts, level.aliases)
        case "responsibilities":
            _add_new(texts, level.responsibilities)
        case "summary":
            level.summary = join_texts((level.summary, *(text.value for text in texts)))
        case _:
            for text in texts:
                state_title(level, text.value, text.place, exact=exact)


def _add_new(lists: Iterable[Text], known: list[Text]) -> None:
    """Add the items of lists, except those that are known from another list."""
    texts = {item.value for item in known}
    for text in lists:
        items = [item for item in split_list(text.value) if item not in texts]
        known += [Stated(item, text.place) for item in items]
        texts.update(items)


def join_texts(texts: Iterable[str]) -> str:
    """Return the texts with empty lines between them, without those that are there already."""
    kept: list[str] = []
    known = {""}
    for text in texts:
        if text not in known:
            kept.append(text)
            known.update((text, *text.split("\n\n")))
    return "\n\n".join(kept)


def join_details(details: Iterable[Stated[Detail]]) -> list[Stated[Detail]]:
    """Return the details, with the texts of those that have the same name in one."""
    texts: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for detail in details:
        texts.setdefault(detail.value.name, []).append(detail.value.text)
        places.setdefault(detail.value.name, detail.place)
    return [
        Stated(Detail(name=name, text=join_texts(said)), places[name])
        for name, said in texts.items()
    ]


def state_title(level: LevelDraft, text: str, place: Place, *, exact: bool = False) -> None:
    """Set the title of a level. Its heading, such as "L3", becomes an alias."""
    first, *others = (text,) if exact else split_list(text) or (text,)
    if level.name and level.name != first:
        level.codes.append(level.name)
        level.aliases.append(Stated(level.name, level.place))
    level.name, level.place = first, place
    level.aliases += [Stated(other, place) for other in others]


def _read_experience(
    years: Mapping[str, Fact], draft: Draft
) -> tuple[Stated[Experience] | None, list[Fact]]:
    """Return the typical years, and the facts that state them. All other facts become details."""
    experience = _read_columns(years, draft)
    read = [fact for end in _ENDS if (fact := years.get(end))]

    fact = years.get("years")
    if fact and not experience:
        experience = read_years(fact.text)
        if experience:
            read.append(fact)
        else:
            draft.note(f"cannot read {quote(fact.text)} as years, so it is a detail", fact.place)

    background = years.get("background")
    if background and experience:
        both = (*experience.background, *split_list(background.text))
        experience = attrs.evolve(experience, background=both)
        read.append(background)
    elif background:
        draft.note("a background without years is a detail", background.place)

    return (Stated(experience, read[0].place) if experience else None), read


def _read_columns(years: Mapping[str, Fact], draft: Draft) -> Experience | None:
    """Return the experience from the columns of the minimum and the maximum."""
    ends: dict[str, float] = {}
    for end in _ENDS:
        if fact := years.get(end):
            number = _read_number(fact.text)
            if number is None:
                draft.fault(f"expected a number of years, got {quote(fact.text)}", fact.place)
            else:
                ends[end] = number

    if "minimum" in ends:
        return Experience(min_years=ends["minimum"], max_years=ends.get("maximum"))
    if "maximum" in ends:
        draft.fault("expected the minimum years as well", years["maximum"].place)
    return None


def _read_number(text: str) -> float | None:
    """Return a number of years: `2.5`, `2,5` or `2 years`."""
    # A float would round a large number. Python refuses to read an integer with too many digits.
    if text.isdecimal() and len(text) <= sys.float_info.max_10_exp + 1:
        return int(text)
    try:
        number = float(text)
    except ValueError:
        years = read_years(text)
        is_one_number = years and years.max_years is None and not years.background
        return years.min_years if years and is_one_number else None
    return int(number) if number.is_integer() else number
