"""One command, from its words to its exit status."""

from collections.abc import Sequence

from pm_career import InvalidLadderError, NoLevelError, PMCareerError
from pm_career._command_line.answer import BAD_INPUT, NO_ANSWER, InvalidProfileError
from pm_career._command_line.commands import answer
from pm_career._command_line.parsing import parse
from pm_career._command_line.printing import print_answer, print_text, report


def run_command(arguments: Sequence[str] | None) -> int:
    """Run one command, by default that of this process, and return its exit status."""
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
