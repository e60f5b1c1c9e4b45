"""What reading a title costs, and what is remembered of it."""

from itertools import permutations
from time import process_time

import pytest

from pm_career import Ladder, level_for_title
from pm_career._titles import lexicon as meaning
from pm_career._titles import reader as reading
from pm_career._titles.lexicon import Lexicon
from pm_career._titles.tokens import UNKNOWN
from pm_career._titles.vocabulary import english


@pytest.mark.parametrize(
    "piece",
    [
        ",",
        "a",
        "/",
        "-",
        "a.",
        "senior ",
        "senior,",
        "product ",
        "product marketing ",
        "product manager/",
        "of product & ",
        "- ",
        "( ",
        "prodct, ",
        "pm ",
        "vice ",
        "é",
        "&amp;",
    ],
)
def test_the_time_is_linear_in_the_length(piece: str, unread: Ladder) -> None:
    def shortest_time(length: int) -> float:
        title = piece * (length // len(piece))
        times: list[float] = []
        for _ in range(5):
            start = process_time()
            level_for_title(title, ladder=unread)
            times.append(process_time() - start)
        return min(times)

    # Sixteen times as long: its square were 256 times as much.
    assert shortest_time(160_000) < 64 * shortest_time(10_000) + 0.001


def test_the_time_is_linear_in_the_number_of_different_words_of_seniority(unread: Ladder) -> None:
    words = ("senior", "lead", "staff", "group", "principal", "junior", "director")
    seniority = [", ".join(map(" ".join, permutations(words, length))) for length in (5, 6)]
    times: list[float] = []
    for title in seniority:
        start = process_time()
        level_for_title(f"{title}, Product", ladder=unread)
        times.append(process_time() - start)
    assert times[1] < 8 * times[0]  # it is twice as many, and longer ones


def test_what_was_decided_is_kept_within_bounds(
    unread: Ladder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", 1)
    first = level_for_title("Product Manager, Growth", ladder=unread)
    assert level_for_title("Product Manager, Payments", ladder=unread) is first
    other = level_for_title("Senior PM, Growth", ladder=unread)
    assert level_for_title("Senior PM, Growth", ladder=unread) is not other
    assert level_for_title("Senior PM, Growth", ladder=unread) == other


def test_words_that_mean_nothing_are_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_MOST_REMEMBERED", 2)
    lexicon = Lexicon(english(), ["Product Manager"])
    known = len(lexicon.remembered)
    meant = [lexicon.meaning(word) for word in ("gondola", "x" * 50, "kayak", "raft", "raft")]
    assert set(meant) == {UNKNOWN}
    assert "x" * 50 not in lexicon.remembered
    assert len(lexicon.remembered) == known + 2


@pytest.mark.parametrize(("length", "is_kept"), [(20, True), (21, False)])
def test_only_short_words_that_mean_nothing_are_kept(length: int, *, is_kept: bool) -> None:
    lexicon = Lexicon(english(), ["Product Manager"])
    word = "x" * length
    assert lexicon.meaning(word) == UNKNOWN
    assert (word in lexicon.remembered) is is_kept


def test_65_536_words_that_mean_nothing_are_kept() -> None:
    lexicon = Lexicon(english(), ["Product Manager"])
    lexicon.remembered |= dict.fromkeys((f"word {number}" for number in range(65_535)), UNKNOWN)
    assert {lexicon.meaning(word) for word in ("gondola", "kayak")} == {UNKNOWN}
    assert "gondola" in lexicon.remembered
    assert "kayak" not in lexicon.remembered


def test_16_384_patterns_are_kept(packaged_ladder: Ladder) -> None:
    reader = reading.TitleReader(packaged_ladder, english())
    match = reader.read("Product Manager, Growth")
    reader._by_pattern.update({(f"pattern {n}",): match for n in range(16_382)})  # noqa: SLF001
    last = reader.read("Senior PM, Growth")
    assert reader.read("Senior PM, Growth") is last
    assert reader.read("Lead PM, Growth") is not reader.read("Lead PM, Growth")


def test_a_title_is_read_alike_whatever_was_read_before(unread: Ladder) -> None:
    level_for_title("Srproduct Manager", ladder=unread)
    match = level_for_title("Sr.Product Manager", ladder=unread)
    assert match.level == unread["senior-product-manager"]


@pytest.mark.parametrize(("length", "is_kept"), [(64, True), (65, False)])
def test_only_short_titles_are_remembered(length: int, *, is_kept: bool, unread: Ladder) -> None:
    title = "Product Manager " + "x " * (length - 2)
    first = level_for_title(title, ladder=unread)
    assert (level_for_title(title, ladder=unread) is first) is is_kept
