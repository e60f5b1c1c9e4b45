"""The libraries of dataframes: their versions, and no warning on any of them."""

import os
import re
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask.dataframe as dd
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pm_career.tables import (
    _engines,
    common_needs,
    gap_summary,
    head_counts,
    levels_table,
    skill_gaps,
    unread_titles,
    with_level,
    with_level_fits,
    with_level_for_title,
)
from pm_career.tables._engines import OLDEST, read

if TYPE_CHECKING:
    from tests.conftest import Engine

ROOT = Path(__file__).parents[2]

PLUGIN = """
from narwhals._dask.namespace import DaskNamespace

def __narwhals_namespace__(version):
    print("the plug-in")
    return DaskNamespace(version=version)
"""

QUESTION = """
import dask.dataframe as dd
import pandas as pd
from pm_career.tables import with_level

frame = dd.from_pandas(pd.DataFrame({"years": [7.0]}), npartitions=1)
print(*with_level(frame, label="rank").compute()["level"])
"""


def of_dask(columns: dict[str, list[Any]]) -> Any:
    read: Any = dd.from_pandas
    return read(pd.DataFrame(columns), npartitions=1)


@pytest.fixture(autouse=True)
def known_versions() -> None:
    """Let narwhals look up the real versions. It does so once, and a test may change them later."""
    for frame in (pd.DataFrame({"years": [7.0]}), pl.DataFrame({"years": [7.0]})):
        nw.from_native(frame).lazy().collect()


def test_a_library_that_is_too_old_is_named(
    engine: "Engine", monkeypatch: pytest.MonkeyPatch
) -> None:
    library = engine.name.removeprefix("lazy-")
    package, oldest = OLDEST[library]
    people = engine.of(person=["Ada"], level=["PM"], years=[2.0], title=["PM"])
    profiles = engine.of(person=["Ada"], skill=["agile"], proficiency=["expert"], steps=[1])
    wrapped = read(people)
    monkeypatch.setattr(import_module(library), "__version__", "0.9.1")

    calls: list[Callable[[], Any]] = [
        lambda: with_level(people),
        lambda: with_level_for_title(people),
        lambda: head_counts(people),
        lambda: unread_titles(people),
        lambda: skill_gaps(people, profiles, level="level"),
        lambda: gap_summary(people, profiles, level="level"),
        lambda: common_needs(profiles),
        lambda: with_level_fits(people, profiles),
        lambda: with_level(wrapped),
    ]
    for call in calls:
        with pytest.raises(ImportError) as caught:
            call()
        assert str(caught.value) == (
            f"pm_career.tables needs {package} {oldest} or newer, got 0.9.1: "
            f"pip install '{package}>={oldest}'"
        )


@pytest.mark.parametrize(
    "library", ["polars", pl, nw.Implementation.POLARS], ids=["name", "module", "narwhals"]
)
def test_a_table_is_not_made_by_a_library_that_is_too_old(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pl, "__version__", "1.24.0")
    with pytest.raises(ImportError) as caught:
        levels_table(library)
    assert str(caught.value) == (
        "pm_career.tables needs polars 1.25.2 or newer, got 1.24.0: pip install 'polars>=1.25.2'"
    )


@pytest.mark.parametrize("version", ["1.25.2", "1.30.0rc1", "2.0.0.dev3"])
def test_the_oldest_version_and_those_before_a_release_are_taken(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = pl.DataFrame({"years": [7.0]})
    monkeypatch.setattr(pl, "__version__", version)
    assert with_level(frame, label="rank")["level"].to_list() == [3]


def test_a_frame_of_a_derived_class_is_of_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    class Staff(pd.DataFrame):  # type: ignore[misc]  # pandas tells no types
        """What a user may have derived."""

    monkeypatch.setattr(pd, "__version__", "2.1.4")
    with pytest.raises(ImportError, match=r"^pm_career\.tables needs pandas 2\.2\.0 or newer, got"):
        with_level(Staff({"years": [7.0]}))


def test_a_dask_that_has_its_frames_in_another_module_is_too_old(
    monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    of_another: Any = type("DataFrame", (), {"__module__": "dask_expr._collection"})
    expected = "expected a dataframe of a library that narwhals supports, got"
    assert refused(with_level, of_another()) == f"{expected} dask_expr._collection.DataFrame"

    monkeypatch.setattr(import_module("dask"), "__version__", "2024.12.1")
    with pytest.raises(ImportError, match=r"needs dask 2025\.7\.0 or newer, got 2024\.12\.1: "):
        with_level(of_another())


def test_what_is_no_frame_is_refused_by_its_type(refused: Callable[..., str]) -> None:
    expected = "expected a dataframe of a library that narwhals supports, got"
    assert refused(with_level, [7.0]) == f"{expected} builtins.list"
    assert refused(head_counts, pd.Series(["PM"])) == (f"{expected} {pd.Series.__module__}.Series")
    assert refused(common_needs, pa.array([1])) == f"{expected} pyarrow.lib.Int64Array"
    of_one_column = of_dask({"years": [7.0]})["years"]
    kind = type(of_one_column)
    assert refused(with_level, of_one_column) == f"{expected} {kind.__module__}.{kind.__qualname__}"


def test_the_oldest_versions_are_those_that_are_installed_and_documented() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    required = [
        *project["project"]["optional-dependencies"]["test"],
        *project["dependency-groups"]["engines"],
    ]
    page = (ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    for package, oldest in OLDEST.values():
        bounds = [each for each in required if re.match(rf"{package}(\[[\w,]+\])?>=", each)]
        assert [each.partition(">=")[2] for each in bounds] == [oldest]
        assert re.search(rf"^\| .* \| `{package}` \| {re.escape(oldest)} \|$", page, re.MULTILINE)


def test_no_warning_is_shown_and_none_is_silenced(engine: "Engine") -> None:
    people = engine.of(person=["Ada"], level=["PM"], years=[2.0])
    profiles = engine.of(person=["Ada"], skill=["agile"], proficiency=["expert"])
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        before = [*warnings.filters]
        gaps = skill_gaps(with_level(people), profiles, level="level")
        answers = [gaps, common_needs(gaps), head_counts(people), with_level_fits(people, profiles)]
        rows = [engine.rows(answer) for answer in answers[1:]]
        assert warnings.filters == before
    ours = [each for each in shown if "pm_career" in each.filename]
    assert (len(rows), ours) == (3, [])


def test_what_narwhals_says_about_dask_to_others_stays() -> None:
    frame = of_dask({"years": [7.0]})
    with_level(frame)
    with pytest.warns(FutureWarning, match=r"^Dask support is moving out of Narwhals"):
        nw.from_native(frame)


def test_threads_leave_the_filters_of_warnings_as_they_are() -> None:
    frame = of_dask({"years": [7.0]})
    before = [*warnings.filters]
    with ThreadPoolExecutor(8) as threads:
        labelled = [*threads.map(lambda _: with_level(frame), range(40))]
    assert warnings.filters == before
    assert len(labelled) == 40


def install(folder: Path, entry_point: str) -> None:
    """Lay the description of a package with an entry point into a folder."""
    described = folder / "narwhals_dask-1.0.dist-info"
    described.mkdir()
    for name, text in {
        "METADATA": "Metadata-Version: 2.1\nName: narwhals-dask\nVersion: 1.0\n",
        "entry_points.txt": entry_point,
    }.items():
        (described / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("group", "name", "shown"),
    [
        ("narwhals.plugins", "narwhals-dask", ["Dask support"]),
        ("narwhals.plugins", "narwhals-grizzlies", []),
        ("grizzlies.plugins", "narwhals-dask", []),
    ],
)
def test_the_warning_about_dask_is_left_to_the_plug_in_that_takes_its_frames(
    group: str, name: str, shown: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(tmp_path, f"[{group}]\n{name} = narwhals_dask\n")
    frame = of_dask({"years": [7.0]})
    # narwhals has looked for plug-ins already, and found none. So it shows its warning.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read(frame)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(_engines, "has_dask_plugin", _engines.has_dask_plugin.__wrapped__)
        read(frame)
    assert [str(each.message).partition(" is ")[0] for each in caught] == shown


def test_the_plug_in_for_dask_is_used_if_it_is_installed(tmp_path: Path) -> None:
    (tmp_path / "narwhals_dask.py").write_text(PLUGIN, encoding="utf-8")
    install(tmp_path, "[narwhals.plugins]\nnarwhals-dask = narwhals_dask\n")

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", QUESTION],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("the plug-in\n3\n", "")
