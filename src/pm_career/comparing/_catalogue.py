"""How changes of skills and proficiencies are shown."""

from collections.abc import Iterable, Iterator, Mapping

from pm_career._model import Proficiency, Skill
from pm_career._wording import describe_change
from pm_career.comparing._differences import Edit
from pm_career.comparing._views import Row, is_short, text_rows


def skill_lines(edits: Iterable[Edit[Skill]], new_keys: Mapping[str, str]) -> Iterator[str]:
    """Yield in words each short field that has changed, and each short detail.

    `new_keys` has the new key of each proficiency that has changed, by its old one.
    """
    for edit in edits:
        skill = edit.old.name
        yield from _field_lines(skill, edit.old, edit.new, ("key", "name", "category"))

        details = _details(edit)
        for name, before, now in _changed_texts(*details):
            if is_short(before, now):
                yield f"{skill}: {describe_change(name, before, now)}"

        if _is_reordered(*_descriptors(edit, new_keys)):
            yield f"{skill}: descriptors in another order"
        if _is_reordered(*details):
            yield f"{skill}: details in another order"


def proficiency_lines(edits: Iterable[Edit[Proficiency]]) -> Iterator[str]:
    """Yield in words each short field that has changed."""
    for edit in edits:
        yield from _field_lines(edit.old.name, edit.old, edit.new, ("key", "name"))


def skill_rows(
    edits: Iterable[Edit[Skill]], new_keys: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Row]:
    """Yield the row of each long text that has changed.

    Args:
        edits: The skills.
        new_keys: The new key of each proficiency that has changed, by its old one.
        names: The name of each proficiency, by its key.
    """
    for edit in edits:
        skill = edit.new.name
        yield from text_rows(skill, edit.old.description, edit.new.description)
        for key, before, now in _changed_texts(*_descriptors(edit, new_keys)):
            yield from text_rows(f"{skill}, {names[key]}", before, now)
        for detail, before, now in _changed_texts(*_details(edit)):
            if not is_short(before, now):
                yield from text_rows(f"{skill}, {detail}", before, now)


def proficiency_rows(edits: Iterable[Edit[Proficiency]]) -> Iterator[Row]:
    """Yield the row of each meaning that has changed."""
    for edit in edits:
        yield from text_rows(edit.new.name, edit.old.meaning, edit.new.meaning)


def _field_lines(
    name: str, old: Skill | Proficiency, new: Skill | Proficiency, fields: Iterable[str]
) -> Iterator[str]:
    for field in fields:
        if line := describe_change(field, getattr(old, field), getattr(new, field)):
            yield f"{name}: {line}"


# Texts by their names


def _descriptors(
    edit: Edit[Skill], new_keys: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the old and the new descriptors of a skill, by the new keys of the proficiencies."""
    old = {
        new_keys.get(each.proficiency, each.proficiency): each.text for each in edit.old.descriptors
    }
    return old, {each.proficiency: each.text for each in edit.new.descriptors}


def _details(edit: Edit[Skill]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the old and the new details of a skill, by their names."""
    old = {each.name: each.text for each in edit.old.details}
    return old, {each.name: each.text for each in edit.new.details}


def _changed_texts(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield each name whose text has changed, and both texts. A text that is missing is empty."""
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            yield name, old.get(name, ""), new.get(name, "")


def _is_reordered(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether the names that both have are in another order."""
    return [name for name in old if name in new] != [name for name in new if name in old]
