"""The words that are known as proficiencies, their order, and the words that mean "empty"."""

from collections.abc import Collection, Mapping, Sequence

from pm_career._names import normalise
from pm_career.spreadsheets._draft import ProficiencyDraft
from pm_career.spreadsheets._naming import Named

_NO_ANSWERS = frozenset(
    map(
        str.casefold,
        (
            # Hyphen, en dash, em dash.
            *("-", "--", "\u2013", "\u2014"),
            *("n/a", "n.a.", "not applicable", "not in use"),
        ),
    )
)
_LONGEST_NO_ANSWER = max(map(len, _NO_ANSWERS))

_ORDERS: Sequence[Sequence[Sequence[str]]] = (
    (
        ("awareness", "aware"),
        ("working", "working knowledge"),
        ("practitioner",),
        ("expert",),
    ),
    (
        ("none", "no knowledge"),
        ("beginner", "novice", "foundational", "foundation", "basic"),
        ("intermediate", "working"),
        ("advanced", "proficient", "strong"),
        ("expert", "mastery", "master"),
    ),
    (
        ("novice",),
        ("advanced beginner",),
        ("competent",),
        ("proficient",),
        ("expert", "mastery", "master"),
    ),
    (
        ("emerging",),
        ("developing",),
        ("proficient",),
        ("strong", "advanced"),
        ("expert", "exemplary", "leading"),
    ),
    (("low",), ("medium",), ("high",), ("very high",)),
)
"""Known scales, weakest first. A scale uses one of the words of each rank."""

_HIGHEST_NUMBER = 10
_MOST_DIGITS = 3


def is_blank(text: str) -> bool:
    """Return whether a cell is empty, or has words that mean "empty", such as "n/a"."""
    stripped = text.strip()
    if len(stripped) > _LONGEST_NO_ANSWER:
        return False
    return not stripped or stripped.casefold() in _NO_ANSWERS


def order_of(words: Collection[str]) -> list[str] | None:
    """Return words in their known order; `None` if a word is not known, or the order is not sure.

    "Proficient" is below "strong" in a scale that begins with "developing". Alone, the two words
    may also be two names of one proficiency.
    """
    orders: list[list[str]] = []
    for ranks in _RANKS:
        known = {word: ranks[normalise(word)] for word in words if normalise(word) in ranks}
        if words and len(known) == len(words):
            if len(set(known.values())) < len(words):
                return None
            orders.append(sorted(known, key=known.__getitem__))

    is_sure = bool(orders) and all(order == orders[0] for order in orders)
    return orders[0] if is_sure else None


def _ranks_of(order: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Return the rank of each word of an order, by its spelling."""
    return {normalise(word): rank for rank, words in enumerate(order) for word in words}


_RANKS = [_ranks_of(order) for order in _ORDERS]


def number_in(text: str) -> float | None:
    """Return the number that a cell holds, if it holds nothing else: `3`, `2.5`, `2,5`."""
    digits = text.strip().replace(",", ".")
    whole, _, fraction = digits.partition(".")
    if not (whole.isdecimal() and len(whole) <= _MOST_DIGITS):
        return None
    return float(digits) if not fraction or fraction.isdecimal() else None


def name_of_number(number: float) -> str:
    """Return the name of the proficiency that a number is: `3`, `2.5`."""
    # These are all digits of a float that are sure.
    return f"{number:.15g}"


def fill_numbers(numbers: Collection[float]) -> list[float]:
    """Return the numbers of a scale that has at least these.

    A scale of whole numbers begins at 1, or at 0 if that is used, and has all numbers between.
    """
    lowest, highest = min(numbers), max(numbers)
    is_counted = all(number.is_integer() for number in numbers) and highest <= _HIGHEST_NUMBER
    if not is_counted:
        return sorted(numbers)
    return [float(number) for number in range(int(min(lowest, 1)), int(highest) + 1)]


def find_proficiency(text: str, scale: Named[ProficiencyDraft]) -> ProficiencyDraft | None:
    """Return the proficiency that the text of a cell names, perhaps as a number: "2,0"."""
    found = scale.find(text)
    number = number_in(text)
    if number is None or (found and text in found.names()):
        return found
    # Names are compared without their dots, so that "1.0" finds "10" too.
    return scale.find(name_of_number(number))
