"""Values in the messages of Celery, which kombu serializes."""

from functools import partial
from typing import Any

import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker
from kombu.exceptions import EncodeError
from kombu.serialization import dumps, loads
from kombu.utils.json import register_type

from pm_career import (
    CareerPath,
    Ladder,
    Level,
    SkillGap,
    career_path,
    default_ladder,
    from_dict,
    skill_gap,
    to_dict,
)

LADDER = default_ladder()
VALUES = (LADDER, LADDER["PM"], skill_gap("PM", name="Ada"), career_path("APM", "CPO"))

for kind in (Ladder, Level, SkillGap, CareerPath):
    register_type(kind, f"pm_career.{kind.__name__}", to_dict, partial(from_dict, kind))


def review(profile: dict[str, str | None], target: Level, ladder: Ladder | None) -> SkillGap:
    """Return a gap, as the task of an application does."""
    assert isinstance(target, Level)
    return skill_gap(profile, target, name="Ada", ladder=ladder)


def send(value: object, serializer: str) -> Any:
    """Return what a worker receives."""
    content_type, encoding, message = dumps(value, serializer)
    return loads(message, content_type, encoding, accept=[content_type])


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("serializer", ["json", "msgpack", "pickle"])
def test_plain_data_comes_back_as_the_value(serializer: str, value: Any) -> None:
    assert from_dict(type(value), send(to_dict(value), serializer)) == value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_yaml_sorts_the_skills_of_an_expectation(value: Any) -> None:
    received = send(to_dict(value), "yaml")
    assert received == to_dict(value)
    # Dictionaries are equal in any order, but expectations are not.
    assert to_dict(from_dict(type(value), received)) == to_dict(value)


def test_a_ladder_from_yaml_gives_the_same_answers() -> None:
    ladder = from_dict(Ladder, send(to_dict(LADDER), "yaml"))
    for level in LADDER:
        answer, expected = skill_gap({}, level.key, ladder=ladder), skill_gap({}, level)
        assert (answer.needs, answer.coverage) == (expected.needs, expected.coverage)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("serializer", ["json", "pickle"])
def test_json_with_registered_types_and_pickle_send_values(serializer: str, value: object) -> None:
    received = send({"values": [value]}, serializer)
    assert received == {"values": [value]}
    assert type(received["values"][0]) is type(value)


@pytest.mark.parametrize("serializer", ["json", "msgpack", "yaml"])
def test_a_value_of_another_class_is_refused(serializer: str) -> None:
    with pytest.raises(EncodeError):
        dumps(LADDER.skills[0], serializer)


@pytest.mark.parametrize("serializer", ["json", "pickle"])
def test_a_worker_takes_and_returns_values(serializer: str) -> None:
    app = Celery("reviews", broker="memory://", backend="cache+memory://", set_as_current=False)
    app.conf.update(
        accept_content=[serializer],
        result_serializer=serializer,
        task_serializer=serializer,
    )
    task = app.task(review)
    profile = {"communication": "strong", "mentoring": None}

    with start_worker(app, perform_ping_check=False):
        answers = [
            task.delay(profile, LADDER["PM"], ladder).get(timeout=10) for ladder in (None, LADDER)
        ]
    assert answers == [skill_gap(profile, "PM", name="Ada")] * 2
