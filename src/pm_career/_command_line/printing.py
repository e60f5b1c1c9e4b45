"""What a command prints: its answer on standard output, and messages on standard error."""

import json
import os
import re
import sys
from errno import EINVAL, EPIPE
from io import TextIOWrapper
from typing import TextIO

from pm_career import to_dict
from pm_career._command_line.answer import Answer
from pm_career._wording import HARMFUL, plain

_NO_READER = {EPIPE, EINVAL}  # the second is what Windows says


def print_answer(answer: Answer, form: str) -> bool:
    """Print an answer as `text`, `markdown`, `html` or `json`, and return whether it succeeded."""
    # HTML has its own way to write a character that the encoding lacks: `&#8211;`.
    others = "xmlcharrefreplace" if form == "html" else "backslashreplace"
    return print_text(_show(answer, form), others)


def _show(answer: Answer, form: str) -> str:
    if form == "json":
        return as_json(answer.data)
    if isinstance(answer.view, str):
        return answer.view

    if form == "markdown":
        return answer.view.to_markdown()
    if form == "html":
        return answer.view.to_html()
    return answer.view.to_text()


def as_json(data: object) -> str:
    """Return JSON, readable in every script where the output is UTF-8, and else in ASCII."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    is_narrow = encoding.lower() not in {"utf-8", "utf8"}
    return json.dumps(data, indent=2, default=to_dict, ensure_ascii=is_narrow)


def print_text(text: str, others: str = "backslashreplace") -> bool:
    """Print a text, and return whether that succeeded.

    A reader that stops early, such as `head`, is not a failure.

    Args:
        text: The text.
        others: The name of what Python does with characters that the encoding lacks.
    """
    out = sys.stdout
    # `pm-career show >&-` closes it.
    if out is None:
        report("cannot write the answer: standard output is closed")
        return False

    # By default, "Größe" becomes "Gr\xf6\xdfe" in ASCII. Standard error does so by itself.
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors=others)

    error = _write(_spell_out(text), sys.stdout)
    if error is None or error.errno in _NO_READER:
        return True
    report(f"cannot write the answer: {error.strerror}")
    return False


def report(message: str) -> None:
    """Print a message on standard error, in one line. Where nobody can read it, it is lost."""
    # If standard error is closed, `print` would use standard output, which is for the answer.
    if sys.stderr is not None:
        _write(f"pm-career: {plain(message)}", sys.stderr)


def _write(text: str, stream: TextIO) -> OSError | None:
    """Write a text to a stream, and return the error if that fails."""
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        # The interpreter writes the rest when it exits, and would fail again. Discard that output.
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  it is no path of a file
            os.dup2(nowhere.fileno(), stream.fileno())
        return error
    return None


def _spell_out(text: str) -> str:
    """Return a text in which nothing but the ends of its lines controls a terminal.

    The escapes are those of JSON, so a text of JSON still says the same.
    """
    return re.sub(
        HARMFUL, lambda found: "\n" if found[0] == "\n" else json.dumps(found[0])[1:-1], text
    )
