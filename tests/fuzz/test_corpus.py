"""What the fuzzers start from, and what they found, keeps every promise; and so does what is near.

This needs no Atheris. `python -m tests.fuzz` searches for more.
"""

import json
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pm_career import InvalidLadderError, Ladder, Problem, parse_ladder
from tests.fuzz import promises
from tests.fuzz.mutating import mutate_document, mutate_words
from tests.fuzz.named_files import join_files, split_files
from tests.fuzz.promises import BrokenPromiseError

HERE = Path(__file__).parent
TARGETS = sorted(file.stem for file in (HERE / "targets").glob("*.py"))
INPUTS = sorted(file for target in TARGETS for file in (HERE / "corpus" / target).iterdir())


def name_of(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def load_target(name: str) -> Any:
    return import_module(f"tests.fuzz.targets.{name}")


def test_each_folder_of_the_corpus_is_that_of_a_target() -> None:
    assert sorted(folder.name for folder in (HERE / "corpus").iterdir()) == TARGETS


@pytest.mark.parametrize("file", INPUTS, ids=name_of)
def test_an_input_keeps_the_promises(file: Path) -> None:
    load_target(file.parent.name).check(file.read_bytes())


# Long inputs take long, so only the fuzzer changes those.
@pytest.mark.parametrize("name", [name for name in TARGETS if name != "repetitions"])
def test_what_the_mutators_make_keeps_the_promises(name: str) -> None:
    target = load_target(name)
    for file in sorted((HERE / "corpus" / name).iterdir()):
        for seed in range(5):
            changed = target.mutate(file.read_bytes(), seed)
            if changed is not None:
                target.check(changed)


class TestTheMutators:
    TOML = b'title = "T"\nlevels = [{ key = "pm", title = "PM" }]\n'

    @pytest.mark.parametrize("document", [TOML, b'{"title": "T", "levels": [{"key": "pm"}]}'])
    def test_most_documents_are_other_documents(self, document: bytes) -> None:
        def is_document(data: bytes) -> bool:
            try:
                text = data.decode()
                return bool((json.loads if text.startswith("{") else tomllib.loads)(text))
            except ValueError:
                return False  # a text of half a character, or two keys of one name

        made = {mutate_document(document, seed) for seed in range(500)}
        assert len(made) > 250
        assert sum(is_document(each or b"") for each in made) > 0.8 * len(made)

    @pytest.mark.parametrize("data", [b"title = ", b"{", b"\xff", b"{" * 2_000])
    def test_what_is_no_document_is_left_to_the_fuzzer(self, data: bytes) -> None:
        assert mutate_document(data, 1) is None

    def test_the_same_seed_makes_the_same_document(self) -> None:
        assert mutate_document(self.TOML, 7) == mutate_document(self.TOML, 7)

    def test_words_are_mutated(self) -> None:
        made = {mutate_words("Senior Product Manager", seed, ["of"]) for seed in range(100)}
        assert len(made) > 50
        assert any(" of" in text for text in made)

    def test_files_are_split_as_they_were_joined(self) -> None:
        files = {"ladder.toml": b"a\n", "b\udcff -> c": b"", "pm.toml": b"\xff\n"}
        assert split_files(join_files(files)) == files
        assert split_files(b"a") == {"": b"a"}

    def test_repetitions_are_written_out(self) -> None:
        repeat = load_target("repetitions").repeat
        assert repeat("a«3*b»c«2*,x№»") == "abbbc,x0,x1"
        assert repeat("«3*»«2*a") == "«2*a"

    def test_repetitions_have_a_limit(self) -> None:
        repetitions = load_target("repetitions")
        assert len(repetitions.repeat("«999999*ab»c«999999*d»")) == repetitions.LONGEST + 1


class TestThePromises:
    """A promise that could not break would not be worth a search."""

    @pytest.mark.parametrize(
        ("problems", "broken"),
        [
            ((), "it is refused without a reason"),
            ((Problem("a"), Problem("a")), "a problem is reported twice"),
            ((Problem(""),), "a problem has no message"),
        ],
        ids=["no problem", "twice", "no message"],
    )
    def test_an_error_has_to_say_what_is_wrong(
        self, problems: tuple[Problem, ...], broken: str
    ) -> None:
        with pytest.raises(BrokenPromiseError) as caught:
            promises.keep_error_promises(InvalidLadderError(problems))
        assert str(caught.value) == broken

    def test_another_error_is_not_caught(self) -> None:
        with pytest.raises(ZeroDivisionError):
            promises.read(lambda: 1 // 0)

    @pytest.mark.parametrize("text", ["\x1b[2J", "a\r", "\u202e", "\ud83d", "\x9b"], ids=ascii)
    def test_a_text_must_not_control_the_terminal(self, text: str) -> None:
        with pytest.raises(BrokenPromiseError) as caught:
            promises.keep_text_promises(text)
        assert str(caught.value) == f"a text controls the terminal: {text!r}"

    def test_what_takes_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(promises, "process_time", iter([0.0, 5.5]).__next__)
        with pytest.raises(BrokenPromiseError, match=r"it took 5\.5 s"), promises.in_time():
            pass

    def test_a_file_outside_of_the_folder_that_is_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folders = load_target("folders")

        def load_outside(folder: Path) -> Ladder:
            return parse_ladder((folder / folders.OUTSIDE).read_bytes())

        monkeypatch.setattr(folders, "load_ladder", load_outside)
        with pytest.raises(BrokenPromiseError, match="what stands outside of the folder is read"):
            folders.check(b"title = 1")

    def test_two_answers_to_one_title(self, monkeypatch: pytest.MonkeyPatch) -> None:
        titles = load_target("titles")
        monkeypatch.setattr(titles, "_ask", lambda *_: object())
        with pytest.raises(BrokenPromiseError, match="the same title has two answers"):
            titles.check(b"0PM")
