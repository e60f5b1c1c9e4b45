"""From the table of a ladder to the ladder, and back."""

from functools import cache

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from pm_career._files import messages
from pm_career._files.format import Table, key_in_files
from pm_career._files.strict import WrongTypeError, count_wrong_types, only, strict_converter
from pm_career._model import Expectation, Ladder, Requirement
from pm_career.exceptions import InvalidLadderError

NOT_A_LADDER = (ForbiddenExtraKeysError, InvalidLadderError, KeyError, WrongTypeError)
"""The errors that `structure` raises for a table that does not describe a ladder."""


def structure(table: Table) -> Ladder:
    """Return the ladder that a table describes.

    Raises:
        NOT_A_LADDER: when the table does not describe a ladder; `diagnose` says why.
    """
    count_wrong_types()
    return _converter(detailed=False).structure(table, Ladder)


def structure_in_detail(table: Table) -> Ladder:
    """Return the ladder that a table describes, or raise every error that can be found.

    Raises:
        cattrs.BaseValidationError: when the table does not describe a ladder.
        TooManyWrongTypes: when more than a thousand values are of the wrong type.
    """
    count_wrong_types()
    return _converter(detailed=True).structure(table, Ladder)


def unstructure(ladder: Ladder) -> Table:
    """Return the table that describes a ladder."""
    table: Table = _unconverter().unstructure(ladder)
    return table


@cache
def _converter(*, detailed: bool) -> Converter:
    """Return the converter from a table to a ladder."""
    converter = strict_converter(detailed=detailed)

    def requirements(value: object, _: object) -> tuple[Requirement, ...]:
        asked = converter.structure(value, dict[str, str])
        return tuple(Requirement(skill=key, proficiency=asked[key]) for key in asked)

    in_files = override(
        rename=key_in_files("requirements"),
        struct_hook=only(messages.TABLE, dict, then=requirements),
    )
    expectation = make_dict_structure_fn(Expectation, converter, requirements=in_files)
    converter.register_structure_hook(Expectation, only(messages.TABLE, dict, then=expectation))
    return converter


@cache
def _unconverter() -> Converter:
    """Return the converter from a ladder to a table, which omits fields that have their default."""
    converter = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})

    def asked(requirements: tuple[Requirement, ...]) -> dict[str, str]:
        return {each.skill: each.proficiency for each in requirements}

    in_files = override(
        rename=key_in_files("requirements"), omit_if_default=True, unstruct_hook=asked
    )
    expectation = make_dict_unstructure_fn(Expectation, converter, requirements=in_files)
    converter.register_unstructure_hook(Expectation, expectation)
    return converter
