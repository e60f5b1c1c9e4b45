# PYTHON_ARGCOMPLETE_OK: the completion of all Python programs looks for this word.
"""The command line: `pm-career`, or `python -m pm_career`."""

import sys
from collections.abc import Sequence

from pm_career import InvalidLadderError, NoLevelError, PMCareerError
from pm_career._command_line import (
    BAD_INPUT,
    NO_ANSWER,
    InvalidProfileError,
    answer,
    parse,
    print_answer,
    print_text,
    report,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit status.

    The status is 0 if there is an answer. It is 1 if there is none, such as the level above the
    highest, or if a check fails. It is 2 if the input is wrong.
    """
    options = parse(arguments)
    try:
        answered = answer(options)
    except NoLevelError as error:
        if options.form == "json":
            print_text("null")
        report(str(error))
        return NO_ANSWER
    except InvalidProfileError as error:
        for line in filter(None, [*map(str, error.problems), error.hint]):
            report(line)
        return BAD_INPUT
    except InvalidLadderError as error:
        report(_first_problem(error))
        return BAD_INPUT
    except (PMCareerError, ValueError, ImportError) as error:
        report(str(error))
        return BAD_INPUT

    printed = print_answer(answered, options.form)
    return answered.status if printed else NO_ANSWER


def _first_problem(error: InvalidLadderError) -> str:
    """Return the first problem of a ladder, and how many there are."""
    first, number = error.problems[0], len(error.problems)
    if number == 1:
        return str(first)
    return f"{first} (the first of {number} problems; pm-career check PATH shows all of them)"


if __name__ == "__main__":
    sys.exit(main())
