"""What a ladder costs beside the parsing of its text."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._comparison import Comparison, statement
from pm_career import load_ladder

_LEVELS, _SKILLS = 200, 10
_CATALOGUE = 'title = "A ladder of many skills"\nproficiencies = [{ key = "basic" }]\n'
_SKILL = '[[skills]]\nkey = "skill-{n}"\nname = "Skill {n}"\n'
_LEVEL = """
[[levels]]
key = "level-{n}"
title = "Level {n}"
[levels.experience]
min_years = {n}
[[levels.expectations]]
statement = "Does what people of that level do"
skills = {{ {skills} }}
"""


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield the loading of a ladder next to the parsing that is a part of it."""
    skills = ", ".join(f'skill-{n} = "basic"' for n in range(_SKILLS))
    text = _CATALOGUE + "".join(
        [
            *(_SKILL.format(n=n) for n in range(_SKILLS)),
            *(_LEVEL.format(n=n, skills=skills) for n in range(_LEVELS)),
        ]
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ladder.toml"
        path.write_text(text, encoding="utf-8")
        yield Comparison(
            what=f"load_ladder, {_LEVELS} levels of {_SKILLS} skills",
            against="tomllib.loads",
            aim=1.5,
            ours=statement("load(path)", load=load_ladder, path=path),
            theirs=statement("loads(text)", loads=tomllib.loads, text=text),
            turns=20 if quick else 100,
        )
