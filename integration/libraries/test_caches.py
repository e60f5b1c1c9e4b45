"""Values in caches: Django's, those of functools, pickles and copies."""

import copy
import pickle
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache

from pm_career import (
    Ladder,
    Level,
    SkillGap,
    default_ladder,
    from_dict,
    level_for_title,
    skill_gap,
    to_dict,
)

LADDER = default_ladder()


@pytest.mark.parametrize("kind", [FileBasedCache, LocMemCache])
def test_a_cache_of_django_returns_an_equal_value(kind: Any, value: object, tmp_path: Path) -> None:
    cache = kind(str(tmp_path), {})
    cache.set("value", value)
    assert cache.get("value") == value
    assert cache.get_or_set("value", None) == value


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_program_that_imports_nothing_loads_pickles(
    protocol: int, values: tuple[Any, ...]
) -> None:
    load_and_dump = (
        "import pickle, sys;"
        "values = pickle.load(sys.stdin.buffer);"
        f"pickle.dump(values, sys.stdout.buffer, {protocol})"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", load_and_dump],
        input=pickle.dumps(values, protocol),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert pickle.loads(done.stdout) == values  # noqa: S301  own data


def test_a_pickle_names_the_public_class(value: Any) -> None:
    pickled = pickle.dumps(value)
    assert b"pm_career" in pickled
    assert b"pm_career._" not in pickled


def test_a_copy_is_an_equal_value(value: object) -> None:
    for twin in (copy.copy(value), copy.deepcopy(value)):
        assert twin == value
        assert hash(twin) == hash(value)


def test_questions_do_not_change_the_pickle_of_a_ladder() -> None:
    ladder = from_dict(Ladder, to_dict(LADDER))
    before = pickle.dumps(ladder)

    level_for_title("Sr. PM", ladder=ladder)
    skill_gap("PM", ladder=ladder)
    assert pickle.dumps(ladder) == before


def test_equal_values_share_an_entry_of_a_cache() -> None:
    @lru_cache
    def gap(level: Level, ladder: Ladder) -> SkillGap:
        return skill_gap(level, ladder=ladder)

    twin = from_dict(Ladder, to_dict(LADDER))
    assert gap(twin["PM"], twin) is gap(LADDER["PM"], LADDER)
    assert gap.cache_info().misses == 1
