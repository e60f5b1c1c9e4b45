"""What the questions cost for a whole workforce, on each engine of dataframes."""

import sys
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from subprocess import run
from typing import Any

import dask.dataframe as dd
import duckdb
import ibis
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from attrs import evolve

from benchmarks._comparison import Comparison, statement
from pm_career import default_ladder, level_for_title
from pm_career._model import expected_ranks, minimum_years
from pm_career.tables import skill_gaps, with_level, with_level_for_title

_LADDER = default_ladder()
_KEYS = [level.key for level in _LADDER]
_MINIMUMS = [float(minimum) for minimum in minimum_years(_LADDER)[0]]
_SKILLS_HELD = 10

# Like `with_level`, this gives no level for infinite years or NaN.
_CASE = " ".join(
    [
        "case when years < 'infinity'::double then case",
        *(f"when years >= {minimum} then {{}}" for minimum in reversed(_MINIMUMS)),
        "end end",
    ]
)

# The peak is reset once the column is there, so only the memory on top of it counts.
_PEAK = """
from pathlib import Path
import numpy as np, pandas as pd, polars as pl, pyarrow as pa
from pm_career.tables import with_level

def kilobytes(what):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what))

def years(size):
    return np.random.default_rng(0).uniform(0, 40, size)

with_level({frame}(dict(years=years(1_000))), label="rank")
frame = {frame}(dict(years=years({size})))
Path("/proc/self/clear_refs").write_text("5")
before = kilobytes("VmRSS")
answer = with_level(frame, label="rank")
print((kilobytes("VmHWM") - before) * 1024)
"""


def comparisons(*, quick: bool) -> Iterator[Comparison]:
    """Yield the functions on dataframes next to what an expert of the engine writes by hand.

    The code written by hand knows the ladder and the columns, and that no value is missing. An aim
    of 0.33 means three times as fast.
    """
    size = 1_000_000 if quick else 10_000_000
    turns = 5
    years = np.random.default_rng(0).uniform(0, 40, size)

    yield from _ranks(years, turns)
    yield from _categories(years, turns)
    yield from _on_lazy_engines(years, turns)
    yield from _titles(20_000 if quick else 200_000)
    yield from _gaps(size // 10, 3)

    # Only Linux can reset the peak.
    if Path("/proc/self/clear_refs").exists():
        for frame in ("pd.DataFrame", "pl.DataFrame", "pa.table"):
            yield _memory(frame, size)

    # Java is slow in its first turns.
    yield from _on_spark(size, 4 * turns)
    yield _titles_on_spark(20_000 if quick else 200_000, turns)


def _ranks(years: Any, turns: int) -> Iterator[Comparison]:
    """Yield ranks in memory next to NumPy, which makes no column of a frame and has no null."""
    column = {"years": years}
    frames = {
        "pandas": pd.DataFrame(column),
        "Polars": pl.DataFrame(column),
        "PyArrow": pa.table(column),
    }
    for library, frame in frames.items():
        yield Comparison(
            what=f"ranks of {len(years):,} on {library}",
            against="numpy.searchsorted",
            aim=0.33,
            ours=_levels(frame, "rank"),
            theirs=statement(
                "search(minimums, years, 'right')",
                search=np.searchsorted,
                minimums=_MINIMUMS,
                years=years,
            ),
            turns=turns,
        )


def _categories(years: Any, turns: int) -> Iterator[Comparison]:
    """Yield keys in memory, as ordered categories, next to the function of each library."""
    frames: dict[str, tuple[Any, str]] = {
        "pandas": (
            pd.DataFrame({"years": years}),
            "frame.assign(level=pd.cut(frame.years, [*minimums, inf], right=False, labels=keys))",
        ),
        "Polars": (
            pl.DataFrame({"years": years}),
            "frame.with_columns(level=years.cut(minimums, labels=labels, left_closed=True))",
        ),
    }
    for library, (frame, cut) in frames.items():
        names: dict[str, Any] = {
            "pd": pd,
            "inf": inf,
            "keys": _KEYS,
            "labels": ["none", *_KEYS],
            "minimums": _MINIMUMS,
            "years": pl.col("years"),
        }
        yield Comparison(
            what=f"keys of {len(years):,} on {library}",
            against="its cut",
            aim=1,
            ours=_levels(frame, "key"),
            theirs=statement(cut, frame=frame, **names),
            turns=turns,
        )


def _on_lazy_engines(years: Any, turns: int) -> Iterator[Comparison]:
    """Yield DuckDB and Dask. A sum or a maximum makes sure that every level is computed."""
    connection = duckdb.connect()
    connection.from_arrow(pa.table({"years": years})).create("people")
    people = connection.table("people")
    labels: dict[str, tuple[str, list[str]]] = {
        "rank": ("sum", [str(rank) for rank in range(1, len(_KEYS) + 1)]),
        "key": ("max", [f"'{key}'" for key in _KEYS]),
    }
    for label, (fold, values) in labels.items():
        case = _CASE.format(*reversed(values))
        yield Comparison(
            what=f"{label}s of {len(years):,} on DuckDB",
            against="CASE",
            aim=1.2,
            ours=statement(
                "level(people, label=label).aggregate(fold).fetchall()",
                level=with_level,
                people=people,
                label=label,
                fold=f"{fold}(level)",
            ),
            theirs=statement(
                "sql(query).fetchall()",
                sql=connection.sql,
                query=f"select {fold}(level) from (select *, {case} as level from people)",
            ),
            turns=turns,
        )
    read: Any = dd.from_pandas
    frame = read(pd.DataFrame({"years": years}), npartitions=4)
    yield Comparison(
        what=f"ranks of {len(years):,} on Dask",
        against="map_partitions with searchsorted",
        aim=1.2,
        ours=statement(
            "level(frame, label='rank').level.sum().compute()", level=with_level, frame=frame
        ),
        theirs=statement(
            "frame.map_partitions(rank).level.sum().compute()", frame=frame, rank=_rank
        ),
        turns=turns,
    )


def _rank(part: Any) -> Any:
    """Return a partition with the rank in each row, as written by hand."""
    return part.assign(level=np.searchsorted(_MINIMUMS, part.years, "right"))


def _titles(size: int) -> Iterator[Comparison]:
    """Yield the levels of different titles next to a loop, each time by a ladder that is new."""
    titles = [f"Senior Product Manager, Team {number}" for number in range(size)]
    column = {"title": titles}
    read: Any = dd.from_pandas
    frames: dict[str, tuple[Any, str]] = {
        "pandas": (pd.DataFrame(column), ""),
        "Polars": (pl.DataFrame(column), ""),
        "lazy Polars": (pl.LazyFrame(column), ".collect(engine='streaming')"),
        "PyArrow": (pa.table(column), ""),
        "DuckDB": (
            duckdb.connect().from_arrow(pa.table(column)),
            ".aggregate('sum(level)').fetchall()",
        ),
        "Dask": (read(pd.DataFrame(column), npartitions=4), ".level.sum().compute()"),
        "Ibis": (ibis.memtable(pa.table(column)), ".level.sum().execute()"),
    }
    for library, (frame, run_all) in frames.items():
        yield Comparison(
            what=f"{size:,} titles on {library}",
            against="a loop in one process",
            aim=2,
            ours=statement(
                f"level(frame, label='rank', ladder=evolve(ladder)){run_all}",
                level=with_level_for_title,
                frame=frame,
                evolve=evolve,
                ladder=_LADDER,
            ),
            theirs=statement(
                "new = evolve(ladder)\nfor title in titles: read(title, ladder=new)",
                read=level_for_title,
                titles=titles,
                evolve=evolve,
                ladder=_LADDER,
            ),
            turns=1,
        )


def _gaps(people: int, turns: int) -> Iterator[Comparison]:
    """Yield the gaps of people with ten skills each, next to the two joins that give them."""
    random = np.random.default_rng(0)
    skills = [skill.key for skill in _LADDER.skills]
    scale = [proficiency.key for proficiency in _LADDER.proficiencies]
    names: dict[str, Any] = {
        "people": pl.DataFrame(
            {"person": np.arange(people), "level": random.choice(_KEYS, people).tolist()}
        ),
        "profiles": pl.DataFrame(
            {
                "person": np.repeat(np.arange(people), _SKILLS_HELD),
                "skill": np.array(skills)[
                    (
                        np.repeat(random.integers(len(skills), size=people), _SKILLS_HELD)
                        + np.tile(np.arange(_SKILLS_HELD), people)
                    )
                    % len(skills)
                ].tolist(),
                "proficiency": random.choice(scale, people * _SKILLS_HELD).tolist(),
            }
        ),
    }
    required = pl.DataFrame(
        [
            (level.key, skill, scale[rank - 1], rank)
            for level, expected in zip(_LADDER, expected_ranks(_LADDER), strict=True)
            for skill, rank in expected.items()
        ],
        schema=["level", "skill", "needs", "needed"],
        orient="row",
    )
    held = pl.DataFrame({"proficiency": scale, "held": range(1, len(scale) + 1)})

    def join_by_hand() -> Any:
        return (
            names["people"]
            .lazy()
            .join(required.lazy(), on="level")
            .join(
                names["profiles"].lazy().join(held.lazy(), on="proficiency"),
                on=["person", "skill"],
                how="left",
            )
            .with_columns(steps=pl.col("needed") - pl.col("held").fill_null(0))
            .filter(pl.col("steps") > 0)
            .select("person", "level", "skill", "proficiency", "needs", "steps")
            .collect(engine="streaming")
        )

    ours = skill_gaps(names["people"], names["profiles"], target="level")
    if ours["steps"].sum() != join_by_hand()["steps"].sum():
        raise AssertionError("the two answers differ")

    for unknown in ("raise", "ignore"):
        yield Comparison(
            what=f"skill_gaps of {people:,}, unknown={unknown}",
            against="a join in Polars",
            aim=1.3,
            ours=statement(
                "gaps(people, profiles, target='level', unknown=unknown)",
                gaps=skill_gaps,
                unknown=unknown,
                **names,
            ),
            theirs=statement("join_by_hand()", join_by_hand=join_by_hand),
            turns=turns,
        )


def _memory(frame: str, size: int) -> Comparison:
    """Return the peak of memory that ranks take on top of the frame, in a new interpreter."""

    def peak() -> float:
        code = _PEAK.format(frame=frame, size=size)
        return float(run([sys.executable, "-c", code], check=True, capture_output=True).stdout)

    return Comparison(
        what=f"peak memory of {size:,} ranks, {frame}",
        against="one column of floats",
        aim=1,
        ours=peak,
        theirs=lambda: 8.0 * size,
        turns=1,
    )


def _on_spark(size: int, turns: int) -> Iterator[Comparison]:
    """Yield PySpark, which computes every row and writes it nowhere."""
    from pyspark.sql import functions as sql

    from integration.engines import spark

    session = spark()
    years = (sql.col("id") % 4_000) / 100
    people = session.range(size).select(years.alias("years")).cache()
    people.count()
    labels: dict[str, list[Any]] = {"rank": [*range(1, len(_KEYS) + 1)], "key": _KEYS}
    for label, values in labels.items():

        def chain_by_hand(values: list[Any] = values) -> Any:
            chain: Any = sql
            for minimum, value in zip(reversed(_MINIMUMS), reversed(values), strict=True):
                chain = chain.when(sql.col("years") >= minimum, value)
            return people.withColumn("level", sql.when(sql.col("years") < inf, chain))

        yield Comparison(
            what=f"{label}s of {size:,} on PySpark",
            against="a chain of when",
            aim=1.1,
            ours=statement(
                "write(level(people, label=label))",
                write=_write,
                level=with_level,
                people=people,
                label=label,
            ),
            theirs=statement("write(chain_by_hand())", write=_write, chain_by_hand=chain_by_hand),
            turns=turns,
        )


def _write(frame: Any) -> None:
    """Run a query of PySpark to its end, and keep nothing."""
    frame.write.format("noop").mode("overwrite").save()


def _titles_on_spark(size: int, turns: int) -> Comparison:
    """Return the levels of different titles next to the same function on batches of Arrow."""
    from integration.engines import spark

    titles = pa.table({"title": [f"Senior Product Manager, Team {n}" for n in range(size)]})
    people = spark().createDataFrame(titles).cache()
    people.count()

    return Comparison(
        what=f"{size:,} titles on PySpark",
        against="mapInArrow",
        aim=2,
        ours=statement(
            "write(level(people, label='rank'))",
            write=_write,
            level=with_level_for_title,
            people=people,
        ),
        theirs=statement(
            "write(people.mapInArrow(rank_batches, 'title string, level int'))",
            write=_write,
            people=people,
            rank_batches=_rank_batches,
        ),
        turns=turns,
    )


def _rank_batches(batches: Iterator[Any]) -> Iterator[Any]:
    """Yield batches of titles with the rank of each, as written by hand."""
    for batch in batches:
        found = [level_for_title(title).level for title in batch.column("title").to_pylist()]
        ranks = [None if level is None else _LADDER.position(level) + 1 for level in found]
        yield pa.record_batch({"title": batch.column("title"), "level": pa.array(ranks, "int32")})


def _levels(frame: Any, label: str) -> Callable[[], float]:
    return statement("level(frame, label=label)", level=with_level, frame=frame, label=label)
