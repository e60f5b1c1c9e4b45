"""The number in a column that reaches each level, exact in every type of numbers."""

from decimal import Decimal
from math import ceil
from struct import pack, unpack
from typing import TYPE_CHECKING, TypeAlias

import narwhals.stable.v2 as nw

from pm_career._model import Ladder, minimum_years

if TYPE_CHECKING:
    from narwhals.dtypes import DType

Minimum: TypeAlias = float | Decimal
"""A number that a column can hold: an integer, a float or a decimal, as the column's type is."""

# How Python packs the floats of each type.
_LAYOUTS = {"Float16": "<e", "Float32": "<f", "Float64": "<d"}


def find_minimums(ladder: Ladder, dtype: "DType") -> list[Minimum]:
    """Return the least number of a column's type that reaches each level, lowest level first.

    A level that states no years has the minimum of the next level above that does, so it is never
    the highest level reached. The highest levels may have no minimum here: they state no years, or
    the type ends below their minimum.
    """
    minimums: list[Minimum] = []
    years, levels = minimum_years(ladder)
    for minimum, level in zip(years, filter(None, levels), strict=True):
        least = _least(minimum, dtype)
        if least is None:
            break
        number = ladder.position(level) + 1 - len(minimums)
        minimums += [least] * number
    return minimums


def _least(minimum: float, dtype: "DType") -> Minimum | None:
    """Return the least number of a type that is not below a minimum, or `None` if there is none.

    A column that is compared with this number is compared with the minimum itself, without rounding
    either.
    """
    if isinstance(dtype, nw.Decimal):
        return _least_decimal(minimum, dtype)
    if dtype.is_integer():
        return _least_integer(minimum, dtype)
    return _least_float(minimum, _LAYOUTS[str(dtype)])


def _least_integer(minimum: float, dtype: "DType") -> int | None:
    least = ceil(minimum)
    # One bit of the `Int64` is its sign.
    bits = int(str(dtype).lstrip("UInt")) - dtype.is_signed_integer()
    return least if least.bit_length() <= bits else None


def _least_decimal(minimum: float, dtype: nw.Decimal) -> Decimal | None:
    # In a column with two digits after the point, 0.125 is 12.5 units, so 13 units are the least.
    numerator, denominator = minimum.as_integer_ratio()
    units = -(-numerator * 10**dtype.scale // denominator)
    return Decimal(f"{units}e-{dtype.scale}") if units < 10**dtype.precision else None


def _least_float(minimum: float, layout: str) -> float | None:
    try:
        packed = pack(layout, float(minimum))
    except OverflowError:
        return None

    least: float = unpack(layout, packed)[0]
    if least < minimum:
        # It has been rounded down. The bits of positive floats count them in their order.
        following = int.from_bytes(packed, "little") + 1
        least = unpack(layout, following.to_bytes(len(packed), "little"))[0]
    return least
