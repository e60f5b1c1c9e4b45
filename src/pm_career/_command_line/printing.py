"""What a command prints: its answer on standard output, and messages on standard error."""

import json
import os
import re
import sys
from errno import EINVAL, EPIPE
from io import TextIOWrapper

from pm_career import to_dict
from pm_career._command_line.answer import Answer
from pm_career._wording import HARMFUL, plain

_NO_READER = {EPIPE, EINVAL}  # the second is what Windows says


def print_answer(answer: Answer, form: str) -> bool:
    """Print an answer as `text`, `markdown`, `html` or `json`, and return whether it succeeded."""
    # HTML has its own way to write a character that the encoding lacks: `&#8211;`.
    others = "xmlcharrefreplace" if form == "html" else "backslashreplace"
    return print_text(_write(answer, form), others)


def _write(answer: Answer, form: str) -> str:
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
    encoding = sys.stdout.encoding or ""
    if encoding.lower() not in {"utf-8", "utf8"}:
        return json.dumps(data, indent=2, default=to_dict)

    lines = json.dumps(data, indent=2, default=to_dict, ensure_ascii=False).split("\n")
    return "\n".join(
        re.sub(HARMFUL, lambda found: json.dumps(found[0])[1:-1], line) for line in lines
    )


def print_text(text: str, others: str = "backslashreplace") -> bool:
    """Print a text, and return whether that succeeded.

    A reader that stops early, such as `head`, is not a failure.

    Args:
        text: The text.
        others: The name of what Python does with characters that the encoding lacks.
    """
    # By default, "Größe" becomes "Gr\xf6\xdfe" in ASCII. Standard error does so by itself.
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors=others)

    try:
        print(text, flush=True)
    except OSError as error:
        # The interpreter writes the rest when it exits, and would fail again. Discard that output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno not in _NO_READER:
            report(f"cannot write the answer: {error.strerror}")
            return False
    return True


def report(message: str) -> None:
    """Print a message on standard error, in one line."""
    print(f"pm-career: {plain(message)}", file=sys.stderr)
