"""Read the heading of a level: its title, and often a code or years."""

import re
from collections.abc import Iterable

import attrs

from pm_career._model import Experience
from pm_career._names import normalise
from pm_career.spreadsheets._draft import LevelDraft, Stated
from pm_career.spreadsheets._naming import Named
from pm_career.spreadsheets._reading.years import read_years
from pm_career.spreadsheets._sheet import Place

_CODE = r"(?:[A-Za-z]{1,4}[ .-]?\d{1,3}[a-z]?|(?:level|grade|band|step|stufe) ?\d{1,3}|\d{1,3})"
_CODE_BEHIND = re.compile(rf"(?s)(.*\S)\s*[(\[]\s*({_CODE})\s*[)\]]", re.IGNORECASE)
_CODE_BELOW = re.compile(rf"(?s)(.*\S)\s*\n\s*({_CODE})", re.IGNORECASE)
_CODE_BEFORE = re.compile(rf"(?s)({_CODE})\s*(?:[-–—:|]|\n)\s*(\S.*)", re.IGNORECASE)  # noqa: RUF001
_NUMBERED = re.compile(r"([^\d]{0,20}?) ?(\d{1,3})")
_IN_BRACKETS = re.compile(r"(?s)(.*\S)\s*[(\[](.*\d.*)[)\]]")


@attrs.frozen
class LevelName:
    """What a heading says of a level."""

    title: str
    code: str = ""
    experience: Experience | None = None


def read_level_name(heading: str) -> LevelName:
    """Return what a heading says of a level.

    - "Designer (L2)" and "L2 - Designer" have the title "Designer" and the code "L2". Either may
      also stand on a line of its own.
    - "Senior PM (5-8 years)" has the title "Senior PM" and 5 to 8 years.
    - "5-8 years" is the title itself. It has no code "5".
    """
    text = heading.strip()
    if found := _CODE_BEHIND.fullmatch(text) or _CODE_BELOW.fullmatch(text):
        return LevelName(found[1], found[2])
    if found := _CODE_BEFORE.fullmatch(text):
        years = read_years(text) if found[1].isdecimal() else None
        return LevelName(text, experience=years) if years else LevelName(found[2], found[1])
    if found := _IN_BRACKETS.fullmatch(text):
        experience = read_years(found[2])
        if experience:
            return LevelName(found[1], experience=experience)
    return LevelName(text)


def draft_level(heading: str, place: Place) -> LevelDraft:
    """Return a new level with what its heading says."""
    said = read_level_name(heading)
    level = LevelDraft(said.title, place)
    if said.code:
        level.aliases.append(Stated(said.code, place))
    if heading.strip() != said.title:
        level.codes.append(heading.strip())
    if said.experience:
        level.experience = Stated(said.experience, place)
    return level


def complete_level(level: LevelDraft, heading: str, place: Place) -> None:
    """Add what a heading says of a level that another sheet lists, perhaps only by its code."""
    said = read_level_name(heading)
    known = {normalise(name) for name in level.names()}
    names = [name for name in (said.title, said.code) if normalise(name) not in known]

    if said.title in names and normalise(level.name) == normalise(said.code):
        level.aliases.append(Stated(level.name, level.place))
        level.name, level.place = said.title, place
    else:
        level.aliases += [Stated(name, place) for name in names if name]
    if said.experience and not level.experience:
        level.experience = Stated(said.experience, place)


def find_level(heading: str, levels: Named[LevelDraft]) -> LevelDraft | None:
    """Return the level that a heading names, or that its title or code names: "Designer (L2)"."""
    if level := levels.find(heading):
        return level
    said = read_level_name(heading)
    by_title = levels.find(said.title)
    if said.code and by_title and by_title.aliases:
        # "Lead (L5)" is not the level "L4", even if that has the title "Lead".
        return levels.find(said.code)
    return levels.find(said.code) or by_title


def numbers_of(levels: Iterable[LevelDraft]) -> list[int]:
    """Return the numbers of levels such as "L2" and "L10"; none unless each has one.

    All of them must follow the same letters.
    """
    codes = [_number_of(level) for level in levels]
    letters = {code[0] if code else None for code in codes}
    return [code[1] for code in codes if code] if None not in letters and len(letters) == 1 else []


def _number_of(level: LevelDraft) -> tuple[str, int] | None:
    """Return the letters and the number of the first name of a level that is a code."""
    for name in level.names():
        if found := _NUMBERED.fullmatch(name):
            return found[1], int(found[2])
    return None
