"""What the fields of values mean: the text that stands below each of them."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from inspect import getsource
from itertools import pairwise
from typing import Any


def meanings_of(kind: type) -> dict[str, str]:
    """Return the meaning of each field of a class, by the name of the field.

    It is empty in a program that does not contain the source of the package.
    """
    # `Level` names the public module. Its constructor still names the one that defines it.
    of_class: Any = kind
    constructor = of_class.__init__
    return _meanings_in(constructor.__module__).get(constructor.__qualname__, {})


@cache
def _meanings_in(module: str) -> dict[str, dict[str, str]]:
    """Return the meanings of the fields of each class, by the name of its constructor."""
    try:
        source = getsource(sys.modules[module])
    except (KeyError, OSError, TypeError):
        # A frozen program has no source. Nor does a subclass that was typed into an interpreter.
        return {}

    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    return {f"{each.name}.__init__": dict(_texts_below_fields(each)) for each in classes}


def _texts_below_fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, below in pairwise(node.body):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            yield statement.target.id, " ".join(below.value.value.split())
