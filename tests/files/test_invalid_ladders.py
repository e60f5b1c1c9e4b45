"""What is reported about files that hold no valid ladder.

Each ladder in data/invalid/ has one fault, and a .txt file beside it with the problem that is
reported. If its name begins with `framework`, it is a framework. After a change of the messages,
`python tests/files/test_invalid_ladders.py` writes the .txt files again. Read the diff. Each ladder
in data/valid/ looks like a mistake, but is none.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from itertools import count, islice
from pathlib import Path
from time import process_time
from unittest.mock import Mock

import attrs
import pytest

from pm_career import InvalidLadderError, Problem, dump_ladder, load_ladder
from pm_career._files import diagnosing, messages
from pm_career._files.structuring import structure_in_detail
from pm_career.frameworks import dump_framework, load_framework

DATA = Path(__file__).parents[1] / "data"
MANY_FAULTS = DATA / "many-faults"
ONE_FAULT = sorted(path for path in (DATA / "invalid").iterdir() if path.suffix != ".txt")
ODD_BUT_VALID = sorted((DATA / "valid").iterdir())

RENEW = "if the new messages are right, run: python tests/files/test_invalid_ladders.py"

PM = 'key = "pm"\ntitle = "Product Manager"\n'
VALID = f'title = "Product"\n[[levels]]\n{PM}'
ASKING = f'{VALID}[[levels.expectations]]\nstatement = "Works well"\nskills = '


def is_framework(path: Path) -> bool:
    return path.name.startswith("framework")


def problems(path: Path) -> list[Problem]:
    """Return what is wrong with a ladder, its files named from the folder that it lies in."""
    load = load_framework if is_framework(path) else load_ladder
    with chdir(path.parent), pytest.raises(InvalidLadderError) as caught:
        load(path.name)
    return [
        attrs.evolve(problem, file=problem.file and Path(problem.file).as_posix())
        for problem in caught.value.problems
    ]


def reported(path: Path) -> list[str]:
    return [str(problem) for problem in problems(path)]


def expected(path: Path) -> list[str]:
    return path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def write_expected() -> None:
    """Write what is reported now. Only a person can see whether it is right."""
    for path in (*ONE_FAULT, MANY_FAULTS):
        text = "".join(f"{line}\n" for line in reported(path))
        path.with_suffix(".txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", ONE_FAULT, ids=lambda path: path.name)
def test_one_fault_is_one_problem(path: Path) -> None:
    assert reported(path) == expected(path), RENEW
    assert len(expected(path)) == 1


def test_no_bad_ladder_is_lost() -> None:
    described = {path.stem for path in (DATA / "invalid").glob("*.txt")}
    assert {path.stem for path in ONE_FAULT} == described, RENEW
    assert len(ONE_FAULT) >= 317


@pytest.mark.parametrize("path", ODD_BUT_VALID, ids=lambda path: path.name)
def test_what_real_ladders_do_is_no_fault(path: Path, tmp_path: Path) -> None:
    if is_framework(path):
        framework = load_framework(path)
        dump_framework(framework, tmp_path / path.stem)
        assert load_framework(tmp_path / path.stem) == framework
    else:
        ladder = load_ladder(path)
        dump_ladder(ladder, tmp_path / path.stem)
        assert load_ladder(tmp_path / path.stem) == ladder


def test_no_odd_ladder_is_lost() -> None:
    assert len(ODD_BUT_VALID) == 16


def test_all_faults_are_reported_at_once() -> None:
    assert reported(MANY_FAULTS) == expected(MANY_FAULTS), RENEW
    assert len(expected(MANY_FAULTS)) == 32


def test_the_message_lists_all_problems() -> None:
    with chdir(DATA), pytest.raises(InvalidLadderError) as caught:
        load_ladder(MANY_FAULTS.name)
    lines = [f"  {line}" for line in expected(MANY_FAULTS)]
    assert str(caught.value).splitlines() == ["32 problems:", *lines]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a ladder of one's own, inside another one."""
    folder = tmp_path / "ladder"
    folder.mkdir()
    return folder


def write(folder: Path, **files: str) -> None:
    """Write files, each named without its suffix."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def faults(folder: Path, **files: str) -> list[str]:
    """Return what is wrong with a ladder of these files, but not in which line."""
    write(folder, **files)
    return [
        str(Problem(problem.message, problem.path, problem.file and Path(problem.file).name))
        for problem in problems(folder)
    ]


class TestConsequences:
    """What follows from a fault is not reported. What does not follow from it is."""

    def test_an_empty_file_lacks_all_that_a_ladder_needs(self, folder: Path) -> None:
        assert faults(folder, ladder="") == [
            "ladder.toml: title: this key is missing",
            "ladder.toml: levels: this key is missing",
        ]

    def test_an_unreadable_level_file_hides_only_itself(self, folder: Path) -> None:
        found = faults(
            folder,
            ladder='title = "Product"\nlevels = ["junior.toml", "broken.toml", "senior.toml"]',
            junior='key = "junior"\ntitle = "Junior"\nexperience.min_years = 4',
            broken="key",
            senior='key = "senior"\ntitle = "junior"\nexperience.min_years = 2',
        )
        assert found == [
            "broken.toml: expected TOML: Expected '=' after a key in a key/value pair",
            "senior.toml: title: 'junior' is the key of another level; choose another name",
            (
                "senior.toml: experience.min_years: expected at least the 4 of 'junior', got 2; "
                "if the career forks here, write a framework with a track for each way"
            ),
        ]

    @pytest.mark.parametrize(
        ("pm", "fault"),
        [
            (f"{PM}experience = 3", "experience: expected a table, got the number 3"),
            ("key", "expected TOML: Expected '=' after a key in a key/value pair"),
        ],
        ids=["no level", "no TOML"],
    )
    def test_a_fault_of_a_file_that_is_named_twice_is_reported_once(
        self, folder: Path, pm: str, fault: str
    ) -> None:
        found = faults(folder, ladder='title = "Product"\nlevels = ["pm.toml", "pm.toml"]', pm=pm)
        assert found == [
            "ladder.toml: levels[1]: 'pm.toml' is listed twice",
            f"pm.toml: {fault}",
        ]

    @pytest.mark.parametrize("entry", ['{ key = 1, name = "A" }', '{ name = "A" }', "1"])
    def test_a_skill_whose_key_cannot_be_read_may_be_the_one_that_is_asked_for(
        self, folder: Path, entry: str
    ) -> None:
        catalogue = f'skills = [{entry}]\nproficiencies = [{{ key = "basic" }}]\n'
        found = faults(folder, ladder=f'{catalogue}{ASKING} {{ agile = "expert" }}')
        assert len(found) == 2
        assert found[0].startswith("ladder.toml: skills[0]")
        assert found[1].endswith("skills.agile: there is no proficiency 'expert'")

    @pytest.mark.parametrize("entry", ["{ key = 1 }", '{ meaning = "A" }', "1"])
    def test_a_proficiency_whose_key_cannot_be_read_may_be_the_one_that_is_asked_for(
        self, folder: Path, entry: str
    ) -> None:
        proficiencies = f"proficiencies = [{entry}]\n"
        found = faults(folder, ladder=f'{proficiencies}{ASKING} {{ agile = "expert" }}')
        assert len(found) == 2
        assert found[0].startswith("ladder.toml: proficiencies[0]")
        assert found[1].endswith("skills.agile: there is no skill 'agile'")

    @pytest.mark.parametrize(
        "entry",
        ['{ key = 1, title = "Senior" }', '{ title = "Senior" }', "1", '"senior.toml"', '"x.toml"'],
    )
    def test_a_level_that_cannot_be_read_may_be_the_one_at_which_a_skill_is_described(
        self, folder: Path, entry: str
    ) -> None:
        levels = f'levels = [{{ key = "pm", title = "PM" }}, {entry}]'
        skill = 'key = "agile"\nname = "Agile"\ndescriptors = { senior = "Leads", pm = " " }'
        ladder = f'title = "Product"\n{levels}\n[[skills]]\n{skill}'
        found = faults(folder, ladder=ladder, senior="key: senior")
        assert len(found) == 2
        assert "ladder.toml: skills[0].descriptors.pm: expected a text, got an empty one" in found

    def test_a_level_that_cannot_be_read_is_no_proficiency(self, folder: Path) -> None:
        skill = '[[skills]]\nkey = "agile"\nname = "Agile"\ndescriptors = { senior = "Leads" }\n'
        catalogue = f'{skill}[[proficiencies]]\nkey = "basic"'
        assert faults(folder, ladder=f'title = "Product"\nlevels = [1]\n{catalogue}') == [
            "ladder.toml: levels[0]: expected a table, got the number 1",
            "ladder.toml: skills[0].descriptors.senior: there is no proficiency 'senior'",
        ]

    @pytest.mark.parametrize("entry", ["{ key = 1 }", "1"])
    def test_a_proficiency_that_cannot_be_read_may_be_the_one_that_a_skill_describes(
        self, folder: Path, entry: str
    ) -> None:
        skill = '{ key = "agile", name = "Agile", descriptors = { strong = "Leads" } }'
        ladder = f"proficiencies = [{entry}]\nskills = [{skill}]\n{VALID}"
        assert len(faults(folder, ladder=ladder)) == 1

    def test_proficiencies_that_cannot_be_read_may_have_the_one_that_a_skill_describes(
        self, folder: Path
    ) -> None:
        skill = '{ key = "agile", name = "Agile", descriptors = { strong = "Leads" } }'
        assert faults(folder, ladder=f"proficiencies = 3\nskills = [{skill}]\n{VALID}") == [
            "ladder.toml: proficiencies: expected a list, got the number 3"
        ]

    @pytest.mark.parametrize(
        ("proficiencies", "fault"),
        [
            ('[{ key = "basic" }]', "there is no proficiency 'expert'"),
            ("[]", "the ladder lists no proficiencies; write skills = ['agile']"),
        ],
        ids=["a scale", "no scale"],
    )
    def test_a_level_that_cannot_be_read_excuses_no_proficiency_that_is_asked_for(
        self, folder: Path, proficiencies: str, fault: str
    ) -> None:
        asking = '{ key = "pm", title = "PM", expectations = [{ skills = { agile = "expert" } }] }'
        skills = '[{ key = "agile", name = "Agile" }]'
        ladder = f"levels = [{asking}, 1]\nskills = {skills}\nproficiencies = {proficiencies}"
        assert faults(folder, ladder=f'title = "Product"\n{ladder}') == [
            f"ladder.toml: levels[0].expectations[0].skills.agile: {fault}",
            "ladder.toml: levels[1]: expected a table, got the number 1",
        ]

    @pytest.mark.parametrize("skills", ["1", "[1]", "{ agile = 1 }", "{ agile = 1, x = [] }"])
    def test_an_expectation_whose_skills_cannot_be_read_may_do_without_a_statement(
        self, folder: Path, skills: str
    ) -> None:
        expectations = f'[{{ skills = {skills} }}, {{ statement = "" }}]'
        found = faults(folder, ladder=f"{VALID}expectations = {expectations}")
        assert [fault for fault in found if "statement" in fault] == [
            (
                "ladder.toml: levels[0].expectations[1].statement: "
                "expected a statement or skills, got neither"
            )
        ]

    def test_a_skill_with_another_fault_is_only_the_one_that_its_key_says(
        self, folder: Path
    ) -> None:
        catalogue = 'skills = [{ key = "agile", name = 1 }]\nproficiencies = [{ key = "basic" }]\n'
        asked = '{ agile = "basic", sketching = "basic" }'
        where = "ladder.toml: levels[0].expectations[0].skills.sketching"
        assert faults(folder, ladder=f"{catalogue}{ASKING} {asked}") == [
            "ladder.toml: skills[0].name: expected a string, got the number 1",
            f"{where}: there is no skill 'sketching'",
        ]

    def test_years_that_cannot_be_read_are_passed_over(self, folder: Path) -> None:
        levels = [
            f'[[levels]]\nkey = "l{n}"\ntitle = "L{n}"\nexperience.min_years = {years}\n'
            for n, years in enumerate(["4", '"5"', "nan", "2"])
        ]
        where = "ladder.toml: levels[{}].experience.min_years".format
        assert faults(folder, ladder=f'title = "Product"\n{"".join(levels)}') == [
            f"{where(1)}: expected a number, got the string '5'",
            f"{where(2)}: expected a finite number of years, 0 or more, got nan",
            (
                f"{where(3)}: expected at least the 4 of 'l0', got 2; "
                "if the career forks here, write a framework with a track for each way"
            ),
        ]

    def test_all_that_is_wrong_with_experience_is_reported(self, folder: Path) -> None:
        experience = "experience = { min_years = true, max_years = false, background = [1, ' '] }"
        where = "ladder.toml: levels[0].experience"
        assert faults(folder, ladder=VALID + experience) == [
            f"{where}.min_years: expected a number, got true",
            f"{where}.max_years: expected a number, got false",
            f"{where}.background[0]: expected a string, got the number 1",
            f"{where}.background[1]: expected a text, got an empty one",
        ]

    def test_a_key_that_is_misspelt_twice_is_not_missing(self, folder: Path) -> None:
        assert faults(folder, ladder=f'titel = "A"\ntilte = "B"\n[[levels]]\n{PM}') == [
            "ladder.toml: titel: there is no such key; did you mean 'title'?",
            "ladder.toml: tilte: there is no such key; did you mean 'title'?",
        ]

    def test_a_misspelt_key_stands_for_one_that_is_missing_not_for_two(self, folder: Path) -> None:
        where = "ladder.toml: levels[0].experience"
        assert sorted(faults(folder, ladder=f"{VALID}experience.max-years = 5")) == [
            f"{where}.max-years: there is no such key; did you mean 'max_years' or 'min_years'?",
            f"{where}.min_years: this key is missing",
        ]

    def test_two_keys_that_cannot_be_read_are_not_taken_for_one(self, folder: Path) -> None:
        skills = '[{ key = 1, name = "A" }, { key = 2, name = "a" }]'
        assert faults(folder, ladder=f"skills = {skills}\n{VALID}") == [
            "ladder.toml: skills[0].key: expected a string, got the number 1",
            "ladder.toml: skills[1].key: expected a string, got the number 2",
            "ladder.toml: skills[1].name: 'a' is also a name of 'unreadable-skills-0-key'",
        ]

    def test_what_stands_at_a_misspelt_key_is_not_looked_at(self, folder: Path) -> None:
        found = faults(folder, ladder=f"{VALID}[levels.experiance]\nmin_yeers = true")
        assert found == [
            "ladder.toml: levels[0].experiance: there is no such key; did you mean 'experience'?"
        ]


TOO_DEEP = "ladder.toml: expected tables and lists that are nested less deeply"


class TestTooMuch:
    @pytest.mark.parametrize("deep", ["[" * 1000, "{ a = " * 1000, "[" * 100_000])
    def test_nested_a_thousand_deep(self, folder: Path, deep: str) -> None:
        fault = "expected tables and lists that are nested less deeply"
        assert faults(folder, ladder=f"growth = {deep}") == [f"ladder.toml: {fault}"]
        ladder = 'title = "Product"\nlevels = ["pm.toml"]'
        assert faults(folder, ladder=ladder, pm=f"growth = {deep}") == [f"pm.toml: {fault}"]

    def test_a_key_of_a_thousand_parts(self, folder: Path) -> None:
        parts = "a." * 1000 + "a"
        [fault] = faults(folder, ladder=f"{VALID}[levels.experience]\nmin_years.{parts} = 1")
        assert fault.startswith("ladder.toml: ")

    @pytest.mark.parametrize("part", ["a.", "a .\t", "'b' . ", '"!".', r'"\"".', "'#'.", '"a\'".'])
    def test_a_key_may_have_20_parts_and_no_more(self, folder: Path, part: str) -> None:
        fault = "ladder.toml: expected tables and lists that are nested less deeply"
        assert faults(folder, ladder=f"{part * 20}a = 1") == [fault]
        (allowed,) = faults(folder, ladder=f"{VALID}{part * 19}a = 1")
        assert "there is no such key" in allowed

    @pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{ a = ", " }")])
    def test_lists_and_tables_are_nested_100_deep_and_no_more(
        self, folder: Path, opening: str, closing: str
    ) -> None:
        # The table of the file is the first of them.
        deepest = f"growth = {opening * 99}1{closing * 99}"
        assert faults(folder, ladder=f"{deepest}\n{VALID}") != [TOO_DEEP]
        deeper = f"growth = {opening * 100}1{closing * 100}"
        assert faults(folder, ladder=f"{deeper}\n{VALID}") == [TOO_DEEP]

    @pytest.mark.parametrize("sign", ["[],", "{},", "1,", "\n", "'',"])
    def test_200_000_signs_structure_a_file_and_no_more(self, folder: Path, sign: str) -> None:
        # Those of the text itself, and a comma, a bracket and so on for each item.
        others = sum(map(f"{VALID}growth = []".count, "=,.[{\n"))
        items, rest = divmod(200_000 - others, sum(map(sign.count, "=,.[{\n")))
        most = f"{VALID}growth = [{sign * items}{chr(10) * rest}]"
        fault = "ladder.toml: expected files with at most 200,000 signs of structure together"
        assert faults(folder, ladder=most) != [fault] or not items
        assert faults(folder, ladder=f"{most}\n") == [fault]

    def test_the_signs_of_all_files_count(self, folder: Path) -> None:
        ladder = 'title = "Product"\nlevels = ["a.toml", "b.toml"]'
        level = 'key = "{0}"\ntitle = "{0}"\nresponsibilities = [{1}]'
        a, b = (level.format(key, "'x'," * 99_980) for key in "ab")
        write(folder, ladder=ladder, a=a, b=b)
        assert len(load_ladder(folder)) == 2
        assert faults(folder, b=b.replace("'x',", "'x'," * 100, 1)) == [
            "ladder.toml: levels: expected files with at most 200,000 signs of structure together"
        ]

    def test_signs_in_texts_and_comments_are_not_counted(self, folder: Path) -> None:
        signs = "=,.[{" * 50_000
        texts = f'title = \'A\' # {signs}\nsummary = """{signs}\n{signs}"""\nversion = \'{signs}\''
        write(folder, ladder=f"{texts}\n[[levels]]\n{PM}")
        assert load_ladder(folder).version == signs

    @pytest.mark.parametrize("key", ["k" * 1001, f"'{'k' * 1001}'"], ids=["bare", "quoted"])
    @pytest.mark.parametrize("where", ["{} = 1", "[details.{}]", "x = [{{ {} = 1 }}]"])
    def test_a_key_may_have_1_000_letters_and_no_more(
        self, folder: Path, where: str, key: str
    ) -> None:
        fault = "ladder.toml: expected keys of at most 1,000 letters"
        assert faults(folder, ladder=f"{where.format(key)}\n{VALID}") == [fault]
        shorter = key.replace("kk", "k", 1)
        assert faults(folder, ladder=f"{where.format(shorter)}\n{VALID}") != [fault]

    def test_python_may_be_told_to_read_fewer_digits(self, folder: Path) -> None:
        usual = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(640)
        try:
            assert faults(folder, ladder=f"growth = {'1' * 641}\n{VALID}") == [
                "ladder.toml: expected numbers with fewer digits"
            ]
        finally:
            sys.set_int_max_str_digits(usual)

    @pytest.mark.parametrize(
        "number", ["1" * 4301, f"1.{'0' * 4299}", f"1e{'0' * 4299}", f"-{'1' * 4301}"]
    )
    def test_a_number_may_have_4_300_digits_and_no_more(self, folder: Path, number: str) -> None:
        fault = "ladder.toml: expected numbers with fewer digits"
        assert faults(folder, ladder=f"growth = {number}\n{VALID}") == [fault]
        (allowed,) = faults(folder, ladder=f"growth = {number[:-1]}\n{VALID}")
        assert "expected a list, got" in allowed

    @pytest.mark.parametrize(
        "start",
        [
            *("a.", "'!'.", '"!".', "a.\n", "[a.", "a-", "a ", '"', "'"),
            *('"\\', "#\n", '"""\\', "'''x"),
            "a." * 19 + "a=1\n",
        ],
    )
    def test_what_is_no_toml_is_refused_at_once(self, folder: Path, start: str) -> None:
        much = (start * (2**20 // len(start)))[: 2**20]
        before = process_time()
        assert len(faults(folder, ladder=f"{much}!")) == 1
        assert process_time() - before < 20  # seconds; for a key of so many parts, it was hours

    def test_a_key_of_ten_thousand_parts_does_not_end_the_interpreter(self, folder: Path) -> None:
        write(folder, ladder=f"{VALID}[{'a.' * 10_000}a]")
        program = "import pm_career, sys; pm_career.load_ladder(sys.argv[1])"
        ended = subprocess.run(
            [sys.executable, "-c", program, folder], capture_output=True, check=False, text=True
        )
        assert ended.returncode == 1
        assert ended.stderr.splitlines()[-1].startswith("pm_career.InvalidLadderError: ")

    def test_a_file_of_five_mib(self, folder: Path) -> None:
        much = f"{PM}#".ljust(5 * 2**20)
        fault = "expected at most 4 MiB, got more"
        assert faults(folder, ladder=much) == [f"ladder.toml: {fault}"]
        ladder = 'title = "Product"\nlevels = ["pm.toml"]'
        assert faults(folder, ladder=ladder, pm=much) == [f"pm.toml: {fault}"]

    def test_a_file_may_hold_four_mib_and_no_byte_more(self, folder: Path) -> None:
        most = f"{VALID}#".ljust(4 * 2**20)
        write(folder, ladder=most)
        assert len(load_ladder(folder)) == 1
        assert len(faults(folder, ladder=f"{most} ")) == 1

    def test_a_ladder_may_have_10_000_levels_and_no_more(self, folder: Path) -> None:
        levels = [f'{{ key = "l{n}", title = "L{n}" }},\n' for n in range(10_000)]
        write(folder, ladder=f'title = "Product"\nlevels = [{"".join(levels)}]')
        assert len(load_ladder(folder)) == 10_000
        assert faults(folder, ladder=f'title = "Product"\nlevels = [{"".join(levels)} {{}}]') == [
            "ladder.toml: levels: expected at most 10,000 levels, got 10,001"
        ]

    def test_files_may_hold_four_mib_together_and_no_byte_more(self, folder: Path) -> None:
        keys = [f"l{n}" for n in range(4)]
        names = ", ".join(f'"{key}.toml"' for key in keys)
        ladder = f'title = "Product"\nlevels = [{names}]'
        texts = {key: f'key = "{key}"\ntitle = "{key}"\n#'.ljust(2**20) for key in keys}
        texts["l3"] = texts["l3"][: -len(ladder)]
        write(folder, ladder=ladder, **texts)
        assert len(load_ladder(folder)) == 4
        assert faults(folder, l3=f"{texts['l3']} ") == [
            "ladder.toml: levels: expected files that hold at most 4 MiB together"
        ]
        assert faults(folder, l1=" " * 2**20)[:1] == [
            "ladder.toml: levels: expected files that hold at most 4 MiB together"
        ]

    @pytest.mark.parametrize(
        "much",
        [
            "\n".join(f"key-{n} = 1" for n in range(20_000)),
            "aliases = [" + "'', " * 20_000 + "]",
            f"expectations = [{'{ x = 1 }, ' * 20_000}]",
        ],
        ids=["unknown keys", "empty texts", "missing keys"],
    )
    def test_no_more_than_a_thousand_problems_are_reported(self, folder: Path, much: str) -> None:
        assert len(faults(folder, ladder=VALID + much)) == 1000

    def test_no_more_than_a_thousand_problems_are_looked_for(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_for = count(1)
        endless = ((("title",), f"fault {n}") for n in looked_for)
        monkeypatch.setattr(diagnosing, "diagnose", lambda *_: islice(endless, 2000))
        assert len(faults(folder, ladder="")) == 1000
        assert next(looked_for) == 1001

    def test_no_more_than_a_thousand_missing_files_are_reported(self, folder: Path) -> None:
        names = ", ".join(f'"level-{n}.toml"' for n in range(10_000))
        assert len(faults(folder, ladder=f'title = "Product"\nlevels = [{names}]')) == 1000

    @pytest.mark.parametrize("number", [999, 1000, 1001, 20_000])
    def test_no_more_than_a_thousand_wrong_types_are_reported(
        self, folder: Path, number: int
    ) -> None:
        fault = "ladder.toml: levels[0].aliases[{}]: expected a string, got the number 1"
        found = faults(folder, ladder=f"{VALID}aliases = [{'1, ' * number}]")
        assert found == [fault.format(n) for n in range(min(number, 1000))]

    @pytest.mark.parametrize(
        ("much", "values", "rounds"),
        [
            # The first value that is wrong is looked at once more.
            ("aliases = [" + "1, " * 5000 + "]", 1001, 1),
            # Each expectation has two wrong values, and is wrong itself.
            ("expectations = [" + "{ skills = [1, 1] }, " * 5000 + "]", 1335, 2),
            ("details = { " + ", ".join(f"a{n} = 1" for n in range(5000)) + "}", 1001, 1),
        ],
        ids=["list", "list of lists", "table"],
    )
    def test_no_more_than_a_thousand_wrong_types_are_looked_for(
        self, folder: Path, much: str, values: int, rounds: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_at = Mock(wraps=messages.wrong_type)
        monkeypatch.setattr(messages, "wrong_type", looked_at)
        structured = Mock(wraps=structure_in_detail)
        monkeypatch.setattr(diagnosing, "structure_in_detail", structured)
        assert len(faults(folder, ladder=VALID + much)) == 1000
        assert (looked_at.call_count, structured.call_count) == (values, rounds)

    def test_no_more_than_a_thousand_unknown_keys_are_looked_at(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_at = Mock(wraps=messages.unknown_key)
        monkeypatch.setattr(messages, "unknown_key", looked_at)
        keys = "\n".join(f"key-{n} = 1" for n in range(1001))
        assert len(faults(folder, ladder=VALID + keys)) == 1000
        assert looked_at.call_count == 1000

    def test_a_list_of_many_empty_tables(self, folder: Path) -> None:
        much = "{}, " * 99_000
        assert len(faults(folder, ladder=f"skills = [{much}]\n{VALID}")) == 1000


class TestPlaces:
    """Line and column are reported if they are known. A fault is reported in any case."""

    LINES = f"{VALID}aliases = 3\n"
    FAULT = "expected a list, got the number 3"

    def test_line_and_column(self, folder: Path) -> None:
        write(folder, ladder=self.LINES)
        path = ("levels", 0, "aliases")
        assert problems(folder) == [Problem(self.FAULT, path, "ladder/ladder.toml", 5, 11)]

    def test_a_hint_in_the_place_of_places(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "toml_rs", None)
        write(folder, ladder=self.LINES)
        with pytest.raises(InvalidLadderError) as caught:
            load_ladder(folder)
        assert str(caught.value).splitlines() == [
            f"{folder / 'ladder.toml'}: levels[0].aliases: {self.FAULT}",
            'to see the line and column of each problem: pip install "pm-career[authoring]"',
        ]

    def test_no_places_in_a_file_of_more_than_one_mib(self, folder: Path) -> None:
        write(folder, ladder=f"{self.LINES}#".ljust(2**20))
        assert [problem.line for problem in problems(folder)] == [5]
        write(folder, ladder=f"{self.LINES}#".ljust(2**20 + 1))
        assert [problem.line for problem in problems(folder)] == [None]

    def test_no_places_in_a_file_that_only_tomllib_reads(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # No such file is known; the two libraries only might differ.
        monkeypatch.setattr("toml_rs.load_with_metadata", Mock(side_effect=ValueError))
        write(folder, ladder=self.LINES)
        assert [problem.line for problem in problems(folder)] == [None]


LEADS_OUT = "cannot be read: the link leads out of the folder"


class TestOddFiles:
    @pytest.fixture(autouse=True)
    def ladder_of_an_odd_file(self, folder: Path) -> None:
        write(folder.parent, pm=PM)
        write(folder, ladder='title = "Product"\nlevels = ["odd.toml"]')

    @pytest.mark.parametrize("target", ["../pm.toml", "/dev/zero", "no-such-folder/../../pm.toml"])
    def test_a_link_that_leads_out_of_the_folder(self, folder: Path, target: str) -> None:
        (folder / "odd.toml").symlink_to(target)
        assert faults(folder) == [f"odd.toml: {LEADS_OUT}"]

    def test_a_link_that_leads_out_by_way_of_another(self, folder: Path) -> None:
        (folder / "odd.toml").symlink_to("other")
        (folder / "other").symlink_to("../pm.toml")
        assert faults(folder) == [f"odd.toml: {LEADS_OUT}"]

    def test_a_link_to_a_folder_whose_name_begins_alike(self, folder: Path) -> None:
        alike = folder.with_name(f"{folder.name}-2")
        alike.mkdir()
        write(alike, pm=PM)
        (folder / "odd.toml").symlink_to(alike / "pm.toml")
        assert faults(folder) == [f"odd.toml: {LEADS_OUT}"]

    def test_a_link_to_the_folder_itself(self, folder: Path) -> None:
        (folder / "odd.toml").symlink_to(".")
        assert faults(folder) == ["odd.toml: cannot be read: there is no such file"]

    def test_a_link_to_itself(self, folder: Path) -> None:
        (folder / "odd.toml").symlink_to("odd.toml")
        assert faults(folder) == ["odd.toml: cannot be read: there is no such file"]

    def test_a_link_to_nothing(self, folder: Path) -> None:
        (folder / "odd.toml").symlink_to("nothing.toml")
        assert faults(folder) == ["odd.toml: cannot be read: there is no such file"]

    def test_a_pipe_is_not_waited_for(
        self, folder: Path, make_pipe: Callable[[Path, str], None]
    ) -> None:
        make_pipe(folder / "odd.toml", PM)
        assert faults(folder) == ["odd.toml: cannot be read: there is no such file"]

    def test_a_folder_in_the_place_of_the_ladder(self, folder: Path) -> None:
        (folder / "ladder.toml").unlink()
        (folder / "ladder.toml").mkdir()
        assert faults(folder) == ["ladder.toml: cannot be read: there is no such file"]


if __name__ == "__main__":
    write_expected()
