"""How a module publishes its names, and whom the package tells about its values."""

import sys
from types import ModuleType

import pytest
from hypothesis import find
from hypothesis import strategies as st
from pydantic import TypeAdapter

import _hypothesis_pm_career
from pm_career import Level, _public, default_ladder
from pm_career._display import Value
from pm_career.testing._by_type import BY_TYPE

Kinds = list[type[Value]]


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> Kinds:
    """Return the list of the values that are published, of which nobody knows yet."""
    kinds: Kinds = []
    monkeypatch.setattr(_public, "_published", kinds)
    monkeypatch.setattr(_public, "_watchers", [])
    return kinds


def watchers() -> int:
    """Return how many ask to be told of published values."""
    return len(_public._watchers)  # noqa: SLF001  nothing else shows it at once


def test_the_values_of_a_module_are_shown_to_those_who_watch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Grade(Value):
        """A value."""

    class Pay:
        """No value."""

    def pay_of(grade: Grade) -> Pay:
        raise NotImplementedError(grade)

    module = ModuleType("acme")
    vars(module).update(Grade=Grade, Pay=Pay, pay_of=pay_of)
    monkeypatch.setitem(sys.modules, "acme", module)
    early: Kinds = []
    late: Kinds = []

    _public.watch(early.append)
    _public.publish(["pay_of", "Grade", "Pay"], "acme")
    _public.watch(late.append)
    assert early == late == [Grade]
    assert [each.__module__ for each in (Grade, Pay, pay_of)] == ["acme"] * 3


def test_pydantic_finds_its_method_at_every_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Value, "__get_pydantic_core_schema__", None)
    _public.support_pydantic()
    assert TypeAdapter(Level).validate_python("PM") is default_ladder()["PM"]


def test_hypothesis_is_told_of_values_if_it_is_imported(
    published: Kinds, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Grade(Level):
        """A value that has a strategy."""

    grade = Grade(key="pm", title="PM")
    published.append(Grade)
    monkeypatch.setitem(BY_TYPE, Grade, st.just(grade))
    _public.support_hypothesis()
    assert find(st.from_type(Grade), lambda _: True) is grade
    assert watchers() == 1


@pytest.mark.parametrize("strategies", [None, ModuleType("hypothesis.strategies")], ids=repr)
def test_another_module_of_the_name_of_hypothesis_is_told_nothing(
    strategies: ModuleType | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis.strategies", strategies)
    _public.support_hypothesis()
    assert watchers() == 0


def test_a_copy_of_the_package_without_its_plug_in_tells_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "_hypothesis_pm_career", None)
    _public.support_hypothesis()
    assert watchers() == 0


def test_the_plug_in_waits_for_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    _hypothesis_pm_career.register()
    assert watchers() == 1

    # Nothing is registered where the package must not be imported.
    monkeypatch.setitem(sys.modules, "pm_career", None)
    _hypothesis_pm_career.register()
    assert watchers() == 1
