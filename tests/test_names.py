"""Which spellings are the same name."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career import InvalidLadderError, Ladder, Level, default_ladder
from pm_career._model import level_index
from pm_career._names import fold, longest_run_of_marks, nearest, normalise, visible

INVISIBLE = {
    "soft hyphen": "\u00ad",
    "combining grapheme joiner": "\u034f",
    "Arabic letter mark": "\u061c",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Khmer inherent vowel": "\u17b4",
    "Mongolian selector": "\u180b",
    "Mongolian vowel separator": "\u180e",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "left-to-right override": "\u202d",
    "pop directional formatting": "\u202c",
    "word joiner": "\u2060",
    "first strong isolate": "\u2068",
    "pop directional isolate": "\u2069",
    "variation selector": "\ufe0f",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
    "variation selector for ideographs": "\U000e0100",
}


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE)
def test_a_name_is_found_through_what_cannot_be_seen(character: str) -> None:
    ladder = default_ladder()
    director = ladder["Product Director"]
    for name in ("{}Product Director", "Product{} Director", "Pro{}duct Director{}"):
        assert ladder[name.replace("{}", character)] is director


def test_every_format_character_is_dropped_unless_it_can_be_seen() -> None:
    visible = (
        "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    )
    kept = [
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter) == "Cf" and normalise(letter)
    ]
    # Signs of musical notation are dropped, and those that lay out hieroglyphs are not.
    assert [letter for letter in kept if not 0x13430 <= ord(letter) < 0x13440] == [*visible]


RANGES = [
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE01FF),
]


@pytest.mark.parametrize(("first", "last"), RANGES, ids=hex)
def test_the_characters_beside_those_that_cannot_be_seen_stay(first: int, last: int) -> None:
    assert visible(f"a{chr(first)}{chr(last)}b") == "ab"
    for beside in (chr(first - 1), chr(last + 1)):
        assert visible(beside) == beside


def test_no_letter_is_dropped() -> None:
    dropped = [
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter)[0] in "LN" and not normalise(letter)
    ]
    assert dropped == ["\u115f", "\u1160", "\u3164", "\uffa0"]


@pytest.mark.parametrize(
    "name",
    [
        "PRODUCT D\u0130RECTOR",
        "product d\u0131rector",
        "PRODUCT DI\u0307RECTOR",
        "PRODUCT D\u0130RECTOR".lower(),
    ],
)
def test_turkish_letters_are_found(name: str) -> None:
    assert default_ladder()[name].title == "Product Director"


def test_a_turkish_name_is_found_in_any_case() -> None:
    title = "\u0130\u015fletme ve Geli\u015fim M\u00fcd\u00fcr\u00fc, Sat\u0131\u015f"
    level = Level(key="manager", title=title)
    ladder = Ladder(title="T\u00fcrk\u00e7e", levels=[level])
    capitals = title.replace("i", "\u0130").replace("\u0131", "I").upper()
    for name in (title.lower(), title.upper(), title.casefold(), capitals):
        assert ladder[name] is level


def test_a_persian_name_is_found_with_and_without_its_joiners() -> None:
    level = Level(key="pm", title="\u0645\u062f\u06cc\u0631 \u0645\u06cc\u200c\u0634\u0648\u062f")
    ladder = Ladder(title="Persian", levels=[level])
    assert ladder[level.title.replace("\u200c", "")] is level
    assert ladder[level.title.replace("\u200c", " ")] is level


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            (each, "a text that can be seen")
            for each in ("\u200b", "\ufeff\u00ad", "\ufe0f", "\u3164")
        ),
        ("\u2060 -", "a letter or a digit"),
    ],
    ids=ascii,
)
def test_a_name_that_cannot_be_seen_is_refused(name: str, expected: str) -> None:
    with pytest.raises(InvalidLadderError) as caught:
        Ladder(title="Tiny", levels=[Level(key="pm", title=name)])
    assert [problem.message for problem in caught.value.problems] == [
        f"expected {expected}, got {name!r}"
    ]


@given(st.text(st.characters(codec="ascii")))
def test_the_quick_way_for_ascii_gives_what_the_other_gives(name: str) -> None:
    assert normalise(name) == normalise(f"{name}\u200b")
    assert name.casefold() == fold(name)


@given(st.text())
def test_a_name_that_is_normalised_has_no_spaces_or_separators(name: str) -> None:
    assert not set(normalise(name)) & set(" \t\n._-\u2011\u00ad\u200b\u0131")


def test_the_positions_are_by_names_as_written_without_those_that_two_values_share() -> None:
    levels = [
        Level(key="pm", title="Product Manager", aliases=["P.M."]),
        Level(key="owner", title="Product Owner", aliases=["PO", "Expert"]),
        Level(key="expert", title="Product-Owner", aliases=["Principal"]),
    ]
    positions = level_index(Ladder(title="Tiny", levels=levels)).positions
    assert dict(positions) == {
        "pm": 0,
        "Product Manager": 0,
        "P.M.": 0,
        "owner": 1,
        "PO": 1,
        "expert": 2,
        "Principal": 2,
    }


@pytest.mark.parametrize(
    "separator",
    [*" ._-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00a0\u3000", "\n", " - "],
    ids=ascii,
)
def test_a_separator_makes_no_difference(separator: str) -> None:
    assert normalise(f"Größe{separator}Zwei") == "grössezwei"
    assert normalise(f"One{separator}Two") == "onetwo"


@pytest.mark.parametrize(("others", "near"), [(299, ["Agile"]), (300, [])])
def test_a_name_that_was_meant_is_looked_for_among_300(others: int, near: list[str]) -> None:
    names = [*(f"xyz-{number}" for number in range(others)), "Agile"]
    assert nearest("agiel", names) == near


def test_the_first_80_letters_say_which_name_was_meant() -> None:
    name = "ab" * 40
    assert nearest(name + "x" * 500, [name]) == [name]
    assert nearest("x" * 80 + name, [name]) == []
    assert nearest("ab" * 10 + "x" * 60, [name]) == []


def test_at_most_three_names_are_offered_the_nearest_first() -> None:
    names = ["planning", "plannin", "planner", "planet", "xyz"]
    assert nearest("Planning!", names) == ["planning", "plannin", "planner"]
    assert nearest("strategy", names) == []


@pytest.mark.parametrize(
    ("name", "known"),
    [("abcde", "abcxy"), ("abc", "abcdefg")],
    ids=["of the same length", "of other lengths"],
)
def test_a_name_is_offered_if_it_is_alike_in_six_letters_of_ten(name: str, known: str) -> None:
    assert nearest(name, [known]) == [known]
    assert nearest(name, [f"{known}z"]) == []


def test_names_that_share_most_letters_are_compared_letter_by_letter() -> None:
    # All have the letters of the name, which is the last of them by its order of letters.
    anagrams = [f"{'gnirotnem'[n:]}{'gnirotnem'[:n]}" for n in range(9)]
    assert nearest("mentorimg", [*anagrams, "mentoring"]) == ["mentoring"]


# Marks that are put above or below a letter

MARKS = "\u0301\u0323"


@pytest.mark.parametrize(
    ("text", "run"),
    [("", 0), ("ab", 0), ("e\u0301", 1), (f"a{MARKS}b{MARKS * 2}c", 4), (f"{MARKS}a\u0301", 2)],
    ids=ascii,
)
def test_the_longest_run_of_marks_is_counted(text: str, run: int) -> None:
    assert longest_run_of_marks(text) == run


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("\u0f73" * 3, 6),
        ("a\uff9e\u0301", 2),
        ("\u0344", 2),
        ("e\u0301\ufb1e", 2),
        ("\u00e9\u0301", 2),
        ("a\u0334\u0334", 2),
    ],
    ids=ascii,
)
def test_marks_that_a_character_stands_for_are_counted(text: str, run: int) -> None:
    assert longest_run_of_marks(text) == run


def test_thirty_marks_make_a_difference_and_no_more() -> None:
    thirty = f"a{MARKS * 15}"
    assert fold(f"{thirty}\u0301 b") == fold(f"{thirty} b")
    assert fold(f"a{MARKS * 14}\u0301") != fold(thirty)
    # Each letter has marks of its own.
    assert len(fold(f"{thirty}{thirty}")) == 2 * len(fold(thirty))


def test_marks_take_time_in_proportion_to_their_number() -> None:
    before = process_time()
    normalise(f"a{MARKS * 4_000}")
    assert process_time() - before < 0.1  # seconds; all of them in order would take longer


def test_a_text_that_is_longer_than_any_name_stays_as_it_is() -> None:
    assert normalise("É" * 10_000) == "é" * 10_000
    assert normalise("É" * 10_001) == "É" * 10_001


def test_80_letters_of_each_name_are_compared_after_they_are_folded() -> None:
    # One letter may become eighteen.
    name = "\ufdfa" * 80
    known = [f"{name[:4]}{'b' * 9}", f"{name[:5]}{'b' * 9}"]
    assert nearest(name, known) == known[::-1]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("PM", "PM"),
        ("P\u200bM", "PM"),
        ("\u00adé", "é"),
        ("\u200b", ""),
    ],
    ids=ascii,
)
def test_characters_that_cannot_be_seen_are_dropped(text: str, seen: str) -> None:
    assert visible(text) == seen
