"""Print how the package compares with what it is measured against."""

from argparse import ArgumentParser

from benchmarks import drawing, growth, parsing, questions, startup, titles


def main() -> None:
    """Make one comparison after the other, and print a row for each as soon as it is made."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer turns and shorter ladders")
    quick = parser.parse_args().quick
    _print_row("what", "next to", "ratio", "aim", "reached")
    for topic in (startup, questions, titles, parsing, drawing, growth):
        for each in topic.comparisons(quick=quick):
            ratio = round(each.ratio(), 2)
            reached = "yes" if ratio <= each.aim else "missed"
            _print_row(each.what, each.against, f"{ratio:.2f}", f"{each.aim:.2f}", reached)


def _print_row(what: str, against: str, ratio: str, aim: str, reached: str) -> None:
    print(f"{what:<40}  {against:<38}  {ratio:>5}  {aim:>5}  {reached}", flush=True)


main()
