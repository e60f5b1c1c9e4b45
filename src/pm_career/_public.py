"""How the public names look from outside: their module, and what pydantic and Hypothesis see."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pm_career._display import Value

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

_published: list[type[Value]] = []
_watchers: list[Callable[[type[Value]], None]] = []


def publish(names: Iterable[str], module: str) -> None:
    """Let names of a public module name it as their own, not the private one that defines them.

    Pickles, tracebacks, `help()` and the documentation of other projects then say
    `pm_career.Level`.
    """
    # Under lazy imports, the dictionary of a module holds names that are not loaded yet.
    public = sys.modules[module]
    for name in names:
        value = getattr(public, name)
        value.__module__ = module
        if isinstance(value, type) and issubclass(value, Value):
            _published.append(value)
            for watcher in _watchers:
                watcher(value)


def watch(watcher: Callable[[type[Value]], None]) -> None:
    """Call a function with the class of each public value, also of modules that load later."""
    _watchers.append(watcher)
    for kind in _published:
        watcher(kind)


class _CoreSchema:
    """The method that pydantic calls for a field.

    It calls that of a class for `level: Level`, and that of a ladder for
    `level: Annotated[Level, ladder]`.
    """

    def __get__(self, value: object, _: type) -> "Callable[[object, GetCoreSchemaHandler], object]":
        def core_schema(source: object, handler: "GetCoreSchemaHandler") -> object:
            from pm_career._pydantic import core_schema_of  # noqa: PLC0415  it imports pydantic

            return core_schema_of(source, handler, value)

        return core_schema


def support_pydantic() -> None:
    """Add the method that pydantic calls to all values."""
    Value.__get_pydantic_core_schema__ = _CoreSchema()


def support_hypothesis() -> None:
    """Let Hypothesis draw all values, if it is already imported.

    If it is imported later, it calls the plug-in itself.
    """
    # Another thread may still be importing Hypothesis, and then calls its plug-ins at the end. Or a
    # module of another project may have its name.
    strategies = sys.modules.get("hypothesis.strategies")
    if hasattr(strategies, "register_type_strategy"):
        try:
            from _hypothesis_pm_career import register  # noqa: PLC0415  few programs need it
        except ImportError:
            # A copy of the package alone, such as one within another package, has no plug-in.
            return
        register()
