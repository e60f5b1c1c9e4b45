"""The plug-in that lets Hypothesis know the types of pm_career.

It is a module of its own, because a module of pm_career would import the package wherever
Hypothesis is imported.
"""

import sys


def register() -> None:
    """Register the types of pm_career in a program that has imported it.

    Hypothesis calls this when it is imported, as its entry point. The package calls it if
    Hypothesis was imported first.
    """
    # `None` stands there for a module that must not be imported.
    if sys.modules.get("pm_career") is not None:
        # Another thread may be importing the package. This waits for it.
        import pm_career  # noqa: F401, PLC0415
        from pm_career._hypothesis import register_types  # noqa: PLC0415

        register_types()
