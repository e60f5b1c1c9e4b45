"""The plug-in that registers the types of pm_career with Hypothesis.

It is outside the package. Hypothesis imports it in every program, and a module of pm_career would
import the whole package.
"""

import sys
from importlib import import_module


def register() -> None:
    """Register the types of pm_career in a program that has imported it.

    Hypothesis calls this entry point when it is imported. The package calls it if Hypothesis was
    imported first.
    """
    # The value is `None` if the module must not be imported.
    if sys.modules.get("pm_career") is not None:
        try:
            # Another thread may still be importing the package. This import waits for it.
            import_module("pm_career")
        except RuntimeError:
            # That thread waits for Hypothesis already, which would be a deadlock. It registers the
            # types when this import of Hypothesis ends.
            return
        from pm_career._hypothesis import register_types  # noqa: PLC0415

        register_types()
