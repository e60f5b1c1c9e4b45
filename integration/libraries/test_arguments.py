"""Levels as arguments of a command line: argparse, click and Typer."""

from argparse import ArgumentError, ArgumentParser, ArgumentTypeError
from typing import Annotated

import click
import pytest
import typer
from click.testing import CliRunner
from typer.testing import CliRunner as TyperRunner

from pm_career import Ladder, Level, PMCareerError, default_ladder

LADDER = default_ladder()
UNKNOWN = (
    "the ladder has no level 'Senor PM'; it has 'associate-product-manager', 'product-manager', "
    "'senior-product-manager', 'lead-product-manager', 'product-director', "
    "'chief-product-officer'; did you mean 'Senior PM' or 'Sr. PM' or 'Junior PM'?"
)
TWINS = Ladder(
    title="Acme",
    levels=[Level(key="one", title="PM"), Level(key="two", title="PM")],
)


def flatten(text: str) -> str:
    """Return a text without the frame and the line breaks that a terminal gets."""
    return " ".join(text.replace("│", " ").split())


# argparse


def test_argparse_reads_a_level(capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser("gap")
    parser.add_argument("level", type=LADDER.__getitem__)
    assert parser.parse_args(["senior_pm"]).level is LADDER[2]

    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(["Senor PM"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == (
        "usage: gap [-h] level\ngap: error: argument level: invalid __getitem__ value: 'Senor PM'\n"
    )


def test_argparse_refuses_a_title_of_two_levels() -> None:
    parser = ArgumentParser("gap", exit_on_error=False)
    parser.add_argument("level", type=TWINS.__getitem__)
    assert parser.parse_args(["two"]).level is TWINS[1]
    with pytest.raises(ArgumentError) as caught:
        parser.parse_args(["PM"])
    assert str(caught.value) == "argument level: invalid __getitem__ value: 'PM'"


def test_argparse_reads_proficiencies_and_skills() -> None:
    parser = ArgumentParser("gap", exit_on_error=False)
    parser.add_argument("skill", type=LADDER.skill)
    parser.add_argument("proficiency", type=LADDER.proficiency)
    read = parser.parse_args(["Agile methods", "strong"])
    assert (read.skill.key, read.proficiency.key) == ("agile", "strong")

    with pytest.raises(ArgumentError, match=r"^argument skill: invalid skill value: 'magic'$"):
        parser.parse_args(["magic", "strong"])
    with pytest.raises(ArgumentError, match=r"proficiency: invalid proficiency value: 'great'$"):
        parser.parse_args(["agile", "great"])


def test_argparse_shows_the_message_of_a_function_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def level(name: str) -> Level:
        try:
            return LADDER[name]
        except PMCareerError as error:
            raise ArgumentTypeError(str(error)) from error

    parser = ArgumentParser("gap")
    parser.add_argument("level", type=level)
    with pytest.raises(SystemExit):
        parser.parse_args(["Senor PM"])
    assert capsys.readouterr().err.endswith(f"gap: error: argument level: {UNKNOWN}\n")


def test_argparse_lists_titles_as_choices() -> None:
    parser = ArgumentParser("gap")
    parser.add_argument("level", type=LADDER.__getitem__, choices=LADDER[:2])
    assert parser.parse_args(["APM"]).level is LADDER[0]
    assert "{Associate Product Manager,Product Manager}" in parser.format_help()


# click


@click.command()
@click.argument("level", type=LADDER.__getitem__)
def show(level: Level) -> None:
    click.echo(level.key)


def test_click_reads_a_level() -> None:
    assert CliRunner().invoke(show, ["senior_pm"]).output == "senior-product-manager\n"


def test_click_reports_an_unknown_level_as_wrong_usage() -> None:
    result = CliRunner().invoke(show, ["Senor PM"])
    assert result.exit_code == 2
    assert flatten(result.output).endswith(f"Error: Invalid value for 'LEVEL': {UNKNOWN}")


# Typer

APP = typer.Typer()


@APP.command()
def tell(level: Annotated[Level, typer.Argument(parser=LADDER.__getitem__)]) -> None:
    typer.echo(level.key)


def test_typer_reads_a_level() -> None:
    assert TyperRunner().invoke(APP, ["senior_pm"]).output == "senior-product-manager\n"


def test_typer_reports_an_unknown_level_as_wrong_usage() -> None:
    result = TyperRunner().invoke(APP, ["Senor PM"])
    assert result.exit_code == 2
    assert UNKNOWN in flatten(result.output)
