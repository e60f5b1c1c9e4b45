"""What the functions say of something that is not a framework."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pm_career import default_ladder
from pm_career.charts import plot_framework
from pm_career.frameworks import (
    career_paths,
    dump_framework,
    lateral_moves,
    level_for_title,
    next_levels,
    previous_levels,
    skill_gap,
)

ASK: dict[str, Callable[[Any], object]] = {
    "career_paths": lambda value: career_paths("pm", "director", framework=value),
    "dump_framework": lambda value: dump_framework(value, Path("never-written")),
    "lateral_moves": lambda value: lateral_moves("pm", framework=value),
    "level_for_title": lambda value: level_for_title("PM", framework=value),
    "next_levels": lambda value: next_levels("pm", framework=value),
    "plot_framework": plot_framework,
    "previous_levels": lambda value: previous_levels("pm", framework=value),
    "skill_gap": lambda value: skill_gap("pm", "director", framework=value),
}


@pytest.mark.parametrize("ask", ASK.values(), ids=ASK)
@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("framework.toml", "load_framework(path) returns the framework of a file"),
        (None, "load_framework(path) returns the framework of a file"),
        (default_ladder(), "a ladder is only one track of it"),
    ],
    ids=["a path", "nothing", "a ladder"],
)
def test_what_is_not_a_framework_is_refused(
    ask: Callable[[Any], object], value: object, advice: str
) -> None:
    message = re.escape(f"expected a Framework, got {value!r}; {advice}")
    with pytest.raises(TypeError, match=f"^{message}$"):
        ask(value)
