"""The engines of dataframes that take more than the tests may ask for.

`nox -s engines` runs the tests of tables on them. They come with the dependency group `engines`;
PySpark needs a JRE besides. Modin is not among them, since it needs an older pandas than the tests;
nor is SQLFrame, which takes minutes over small tables.
"""

import os
import resource
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import pyarrow as pa

# Spark has no unsigned numbers. It reads them from Parquet as these.
_SIGNED = {
    pa.uint8(): pa.int16(),
    pa.uint16(): pa.int32(),
    pa.uint32(): pa.int64(),
    pa.uint64(): pa.decimal128(20, 0),
}


@cache
def spark() -> Any:
    """Return the session of Spark in this process, with a thread for each processor."""
    from pyspark.sql import SparkSession

    # A test may have a limit of processor time, but Java, which inherits it, serves all tests.
    _, highest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (highest, highest))
    # Workers run the first Python of the path otherwise, which may lack the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.master("local[*]")
        # Java compiles each query quickly rather than well, since it runs once.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.driver.host", "localhost")  # whatever this machine is called
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", 1)  # of few rows, many parts take long
        .config("spark.sql.timestampType", "TIMESTAMP_NTZ")  # as Arrow has them, without a zone
        .getOrCreate()
    )


def _pyspark(table: pa.Table) -> Any:
    types = [(field.name, _SIGNED.get(field.type, field.type)) for field in table.schema]
    return spark().createDataFrame(table.cast(pa.schema(types)))


def _ibis(table: pa.Table) -> Any:
    import ibis

    return ibis.memtable(table)


ENGINES: dict[str, Callable[[pa.Table], Any]] = {
    "ibis": _ibis,
    "pyspark": _pyspark,
}
