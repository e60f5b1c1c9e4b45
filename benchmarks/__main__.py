"""Print how the package compares with what it is measured against."""

from argparse import ArgumentParser
from importlib import import_module

from benchmarks._comparison import Measured

_TOPICS = (
    "startup",
    "questions",
    "titles",
    "parsing",
    "spreadsheets",
    "drawing",
    "growth",
    "tables",
    "attacks",
)


def main() -> None:
    """Make one comparison after the other, and print a row for each as soon as it is made."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="topic", help=f"{', '.join(_TOPICS)}; or all")
    parser.add_argument("--quick", action="store_true", help="fewer turns, shorter ladders, tables")
    options = parser.parse_args()
    _print_row("what", "next to", "measured", "aim", "reached")
    for topic in options.topics or _TOPICS:
        # Each is imported when it is its turn: only the tables need the engines of dataframes.
        for row in import_module(f"benchmarks.{topic}").comparisons(quick=options.quick):
            _measure(row)


def _measure(row: Measured) -> None:
    measured = round(row.measure(), 2)
    reached = "yes" if measured <= row.aim else "missed"
    _print_row(row.what, row.against, f"{measured:.2f}", f"{row.aim:.2f}", reached)


def _print_row(what: str, against: str, measured: str, aim: str, reached: str) -> None:
    print(f"{what:<40}  {against:<38}  {measured:>8}  {aim:>6}  {reached}", flush=True)


main()
