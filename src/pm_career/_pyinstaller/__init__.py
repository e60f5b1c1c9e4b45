"""The entry point for PyInstaller, which asks for the folder of the hooks.

A hook lists files that PyInstaller does not find by itself. It runs if a program imports the module
in its name, so a program without charts does not get the files of charts.
"""

from pathlib import Path


def find_hooks() -> list[str]:
    """Return the folder of the hooks."""
    return [str(Path(__file__).parent)]
