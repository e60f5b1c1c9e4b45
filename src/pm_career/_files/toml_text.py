"""From a table to the text of a file of TOML, laid out as people read it best.

tomlkit spells the keys and the values. The time that it takes to join them to a table would grow
with the square of their number.
"""

from collections.abc import Iterator
from typing import TypeGuard

import tomlkit

from pm_career._files.format import Table, Toml


def toml_text(table: Table) -> str:
    """Return the text of a file that holds the table."""
    text = "\n".join(_lines(table, ""))
    return f"{text.lstrip()}\n"


def _lines(table: Table, header: str) -> Iterator[str]:
    """Yield the keys of a table that are in one place, and then the tables in it.

    Args:
        table: The table.
        header: The keys that lead to the table, each with a dot behind it.
    """
    apart: list[tuple[str, Table | list[Table]]] = []
    for key, value in table.items():
        if _is_apart(value, key):
            apart.append((f"{header}{_spell_key(key)}", value))
        else:
            yield f"{_spell_key(key)} = {_spell(value, in_one_line=key == 'skills')}"

    for name, tables in apart:
        if isinstance(tables, dict):
            yield from ("", f"[{name}]", *_lines(tables, f"{name}."))
            continue
        for each in tables:
            yield from ("", f"[[{name}]]", *_lines(each, f"{name}."))


def _is_apart(value: Toml, key: str) -> TypeGuard[Table | list[Table]]:
    """Return whether a value has headers of its own: a table, or a list of tables.

    The skills of an expectation are in one line, though they are a table.
    """
    if isinstance(value, dict):
        return key != "skills"
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _spell(value: Toml, *, in_one_line: bool) -> str:
    """Return a value as it is written behind its key."""
    if isinstance(value, dict):
        items = (f"{_spell_key(key)} = {_spell_plain(item)}" for key, item in value.items())
        return f"{{{', '.join(items)}}}"

    if isinstance(value, list):
        spelled = [_spell_plain(item) for item in value]
        if in_one_line or len(spelled) < 2:  # noqa: PLR2004  a list of several has a line for each
            return f"[{', '.join(spelled)}]"
        return "".join(["[\n", *(f"    {item},\n" for item in spelled), "]"])

    return _spell_plain(value)


def _spell_plain(value: Toml) -> str:
    """Return a text, a number or a truth value as TOML writes it."""
    if isinstance(value, str) and _has_lines(value):
        return tomlkit.string(value, multiline=True).as_string()
    return tomlkit.item(value).as_string()


def _spell_key(key: str) -> str:
    return tomlkit.key(key).as_string()


def _has_lines(text: str) -> bool:
    """Return whether a text can be written over several lines, as it reads best.

    In such a text, TOML drops a line break at the start, and may change a carriage return.
    """
    return "\n" in text and not text.startswith("\n") and "\r" not in text
