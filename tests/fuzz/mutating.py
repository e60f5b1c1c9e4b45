"""From one input to another of the same grammar, so that the search gets beyond the parsers.

A fuzzer changes bytes, and most bytes of TOML or JSON cannot change without breaking it. Here the
tables and lists change instead, and the names of fields are those of the schemas.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date, time
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

Way = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

TEXTS = (
    "",
    " ",
    "pm",
    "PM",
    "senior-pm",
    "Senior Product Manager",
    "Director, Product",
    "basic",
    "a." * 40,
    "One. Two. Three. " * 8,
    "a" + "\u0301\u0323" * 12,
    "\ufdfa" * 8,
    "\u200b",
    "PM\u200b",
    "İSTANBUL ﬁnance \uff37\uff29\uff24\uff25",
    "首席产品官",
    "مدير المنتج",
    "👩\u200d💻",
    "&#1111111;",
    "&amp;lt;b&amp;gt;",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[a](javascript:b) me@x.example mailto:me@x.example",
    "| a | b |\n|---|---|",
    "- a\n  1. b\n\nc",
    "\x1b[31m",
    "\u202egnp.exe",
    "\ud83d",
    "constructor",
    "../x.toml",
    "ladder.toml",
)
NUMBERS = (0, 1, -1, 2, 0.5, -0.0, 0.1 + 0.2, 1e300, 10**39, 2**53 + 1, float("nan"), float("inf"))
OTHERS: tuple[Any, ...] = (True, False, None, [], {}, [[]], {"key": "x"}, date(2026, 1, 1), time(9))


def mutate_document(data: bytes, seed: int, others: Sequence[Any] = OTHERS) -> bytes | None:
    """Return a document of TOML or JSON with another content; `None` if it is neither.

    The new values are texts, numbers and these `others`.
    """
    text = data.decode("utf-8", "replace")
    is_json = text.lstrip().startswith("{")
    try:
        tree = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError):
        return None

    random = Random(seed)  # noqa: S311  a search needs no secret
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        _mutate_tree(tree, random, others)
    # Now and then, a document changes its format.
    as_json = is_json != (random.randrange(50) == 0)
    written = json.dumps(tree, default=str, ensure_ascii=False) if as_json else to_toml(tree)
    return written.encode("utf-8", "surrogatepass")


def _mutate_tree(tree: dict[str, Any], random: Random, others: Sequence[Any]) -> None:
    """Change one value of a tree of tables and lists."""
    new = _new_value(random, others)
    ways = list(ways_in(tree))
    if not ways:
        tree[random.choice(field_names())] = new
        return

    *above, last = random.choice(ways)
    place: Any = tree
    for step in above:
        place = place[step]

    change = random.choice(("add", "add", "copy", "delete", "move", "name", "text", "value"))
    if change == "delete":
        del place[last]
    elif change == "value":
        place[last] = new
    elif change == "text" and isinstance(place[last], str):
        place[last] = _new_text(place[last], random)
    elif change == "copy":
        place[last] = deepcopy(value_at(tree, random.choice(ways)))
    elif change == "name" and isinstance(place, dict):
        place[random.choice((*field_names(), *TEXTS))] = place.pop(last)
    elif isinstance(place, list):
        _change_list(place, last, change, random)
    elif change == "add":
        place[random.choice(field_names())] = new
    else:
        place[last] = [place[last]]


def _change_list(items: list[Any], position: Any, change: str, random: Random) -> None:
    """Move an item to another position, or add one like it."""
    item = items.pop(position) if change == "move" else deepcopy(items[position])
    items.insert(random.randrange(len(items) + 1), item)


def _new_value(random: Random, others: Sequence[Any]) -> Any:
    kinds: tuple[Sequence[Any], ...] = (TEXTS, TEXTS, NUMBERS, others)
    return deepcopy(random.choice(random.choice(kinds)))


def _new_text(text: str, random: Random) -> str:
    """Return a text with something in front, behind or in the middle; or a part of it."""
    at = random.randrange(len(text) + 1)
    return random.choice(
        (
            text[:at] + random.choice(TEXTS) + text[at:],
            text[:at],
            text[at:],
            text.swapcase(),
            text[:at] + chr(random.randrange(0x3000)) + text[at:],
            text * 2,
        )
    )


def ways_in(value: Any, above: Way = ()) -> Iterator[Way]:
    """Yield the way to each value within tables and lists."""
    steps: Any = ()
    if isinstance(value, dict):
        steps = value
    elif isinstance(value, list):
        steps = range(len(value))
    for step in steps:
        yield (*above, step)
        yield from ways_in(value[step], (*above, step))


def value_at(tree: Any, way: Way) -> Any:
    """Return the value to which a way leads."""
    for step in way:
        tree = tree[step]
    return tree


@cache
def field_names() -> tuple[str, ...]:
    """Return the names of all fields in the schemas of the files."""
    folder = files("pm_career") / "schemas"
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in folder.iterdir()]
    return tuple(sorted({name for schema in schemas for name in _properties(schema)}))


def _properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for inner in schema.values():
            yield from _properties(inner)


def to_toml(tree: dict[str, Any]) -> str:
    """Return a tree as TOML, each of its keys on a line."""
    return "".join(f"{item}\n" for item in _items(tree))


def _items(table: dict[str, Any]) -> Iterator[str]:
    # TOML has no null.
    return (f"{_toml(key)} = {_toml(each)}" for key, each in table.items() if each is not None)


def _toml(value: Any) -> str:
    match value:
        case dict():
            return f"{{ {', '.join(_items(value))} }}"
        case list():
            return f"[{', '.join(_toml(item) for item in value if item is not None)}]"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value).lower()


def mutate_words(text: str, seed: int, words: Sequence[str]) -> str:
    """Return a text of which some words, or the marks between them, are others or elsewhere."""
    random = Random(seed)  # noqa: S311  a search needs no secret
    tokens = re.findall(r"\w+|\s+|.", text)
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(tokens) + 1)
        until = at + random.choice((0, 1, 1, 2, 5))
        tokens[at:until] = _new_words(tokens[at:until], random, words)
    return "".join(tokens)


def _new_words(old: Sequence[str], random: Random, words: Sequence[str]) -> Sequence[str]:
    """Return what takes the place of some words."""
    change = random.choice(("delete", "known", "odd", "repeat", "turn"))
    match change:
        case "known":
            return [random.choice(words)]
        case "odd":
            return [random.choice(TEXTS)]
        case "repeat":
            return [*old, *old]
        case "turn":
            return old[::-1]
        case _:
            return []
