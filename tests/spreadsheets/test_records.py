"""Dictionaries and dataframes of any library, lazy ones included."""

import sys
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import dask.dataframe as dd
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pm_career import InvalidLadderError, Problem
from pm_career.spreadsheets._sheet import Records, Sheet
from pm_career.spreadsheets._sources.records import (
    are_dictionaries,
    is_frame,
    read_dictionaries,
    read_frame,
)


class TestDictionaries:
    def test_the_columns_are_all_keys_in_the_order_in_which_they_occur(self) -> None:
        rows = [
            {"Skill": "a", "PM": 1},
            {"Lead": 2.5, "Skill": "b"},
            MappingProxyType({"PM": True}),
        ]
        sheet = read_dictionaries(rows)
        assert isinstance(sheet, Records)
        assert (sheet.name, sheet.file, sheet.problems) == ("", None, [])
        assert sheet.rows == [
            ["Skill", "PM", "Lead"],
            ["a", 1],
            ["b", None, 2.5],
            [None, "TRUE"],
        ]

    def test_keys_become_text(self) -> None:
        assert read_dictionaries([{1: "a", None: "b"}]).rows == [["1", "None"], ["a", "b"]]

    def test_empty_rows_at_the_end_are_dropped(self) -> None:
        assert read_dictionaries([{"a": None}, {"a": 1}, {"a": ""}, {}]).rows == [["a"], [], [1]]

    def test_no_rows(self) -> None:
        assert read_dictionaries([]).rows == []

    def test_each_value_that_no_cell_can_hold_is_a_problem(self) -> None:
        sheet = read_dictionaries([{"a": 1, "b": [2]}, {"a": {}, "b": "c"}])
        assert sheet.rows == [["a", "b"], [1], [None, "c"]]
        assert list(map(str, sheet.problems)) == [
            "[0].b: expected a text, a number or a date, got list",
            "[1].a: expected a text, a number or a date, got dict",
        ]

    def test_too_many(self) -> None:
        row = dict.fromkeys(range(1000))
        with pytest.raises(InvalidLadderError) as caught:
            read_dictionaries([row] * 100)
        assert caught.value.problems == (
            Problem(
                "expected at most 100,000 cells, got more; "
                "delete the empty rows and columns around the table"
            ),
        )
        assert read_dictionaries([row] * 99).rows[0][999] == "999"

    def test_too_much_text(self) -> None:
        rows = [{"a": "x" * 4_000_000}, {"a": "x" * 3_999_999}]
        assert len(read_dictionaries(rows).rows) == 3
        with pytest.raises(InvalidLadderError) as caught:
            read_dictionaries([*rows, {"a": "x"}])
        assert caught.value.problems == (
            Problem("expected at most 8,000,000 characters in all cells, got more"),
        )

    @pytest.mark.parametrize("source", [[], (), [{}], ({"a": 1},)])
    def test_what_are_dictionaries(self, source: object) -> None:
        assert are_dictionaries(source)

    @pytest.mark.parametrize("source", [{}, [{}, 1], [["a"]], "a", iter([{}]), None])
    def test_what_are_none(self, source: object) -> None:
        assert not are_dictionaries(source)


def read(frame: Any) -> Sheet:
    assert is_frame(frame)
    assert not are_dictionaries(frame)
    return read_frame(frame)


class TestFrames:
    def test_a_frame_of_any_library(self, engine: Any) -> None:
        frame = engine.of(
            {"Since": pa.date32()},
            Skill=["Discovery", "Delivery", None],
            PM=[1.5, 2.0, None],
            Lead=[True, False, True],
            Since=[date(2026, 1, 2), None, None],
        )
        sheet = read(frame)
        assert sheet.rows == [
            ["Skill", "PM", "Lead", "Since"],
            ["Discovery", 1.5, "TRUE", "2026-01-02"],
            ["Delivery", 2.0, "FALSE"],
            [None, None, "TRUE"],
        ]

    def test_missing_values_of_pandas(self) -> None:
        frame = pd.DataFrame(
            {
                "a": pd.array([1, None], dtype="Int64"),
                "b": pd.array(["x", None], dtype="string"),
                "c": pd.to_datetime(["2026-01-02", None]),
                "d": pd.Categorical(["x", None]),
                "e": ["x", "y"],
            }
        )
        assert read(frame).rows == [
            ["a", "b", "c", "d", "e"],
            [1, "x", "2026-01-02", "x", "x"],
            [None, None, None, None, "y"],
        ]

    def test_names_of_columns_become_text(self) -> None:
        frame = pd.DataFrame([["a", "b", "c"]], columns=[1, datetime(2026, 1, 2), ("x", "y")])  # noqa: DTZ001  as spreadsheets have it
        assert read(frame).rows[0] == ["1", "2026-01-02 00:00:00", "('x', 'y')"]

    def test_columns_may_have_the_names_of_methods(self) -> None:
        frame = pd.DataFrame({"read": ["a"], "is_dir": ["b"], "columns": ["c"]})
        assert read(frame).rows == [["read", "is_dir", "columns"], ["a", "b", "c"]]

    def test_columns_of_one_name(self) -> None:
        frame = pd.DataFrame([["a", "b"]], columns=["x", "x"])
        with pytest.raises(InvalidLadderError) as caught:
            read(frame)
        assert caught.value.problems == (
            Problem("expected columns of different names, got one name more than once"),
        )

    def test_a_value_that_no_cell_can_hold(self) -> None:
        sheet = read(pl.DataFrame({"a": ["x", "y"], "b": [None, ["z"]]}))
        assert list(map(str, sheet.problems)) == [
            "[1].b: expected a text, a number or a date, got list"
        ]

    def test_frames_of_narwhals_itself(self) -> None:
        frame = nw.from_native(pl.DataFrame({"a": ["x"]}))
        for each in (frame, frame.lazy()):
            assert read(each).rows == [["a"], ["x"]]

    def test_frames_of_dask(self) -> None:
        from_pandas: Any = dd.from_pandas
        frame = from_pandas(pd.DataFrame({"a": ["x", "y"]}), npartitions=2)
        assert read(frame).rows == [["a"], ["x"], ["y"]]

    def test_too_many_values(self) -> None:
        with pytest.raises(InvalidLadderError) as caught:
            read(pl.DataFrame({"a": range(100_000)}))
        assert str(caught.value).startswith("expected at most 100,000 cells, got more")

    def test_without_the_library_the_error_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
        with pytest.raises(ImportError) as caught:
            read(pl.DataFrame({"a": ["x"]}))
        assert str(caught.value) == (
            'reading a dataframe needs narwhals: pip install "pm-career[spreadsheets]"'
        )
        assert isinstance(caught.value.__cause__, ImportError)


def test_row_labels_of_pandas_with_a_name_are_a_column() -> None:
    frame = pd.DataFrame(
        {"Skill": ["Maps", "Maps"], "Grade": ["PM", "Lead"], "Need": ["Low", "High"]}
    )
    pivot = frame.pivot_table(index="Skill", columns="Grade", values="Need", aggfunc="first")
    assert read_frame(pivot).rows == [["Skill", "Lead", "PM"], ["Maps", "High", "Low"]]
    assert read_frame(frame.set_index(["Skill", "Grade"])).rows[0] == ["Skill", "Grade", "Need"]
    assert read_frame(frame.set_axis(["a", "b"])).rows[0] == ["Skill", "Grade", "Need"]
