"""From a job title to a level of any track."""

from pm_career._titles import TitleMatch, read_title
from pm_career.frameworks._framework import Framework, require_framework


def level_for_title(title: str, *, framework: Framework) -> TitleMatch:
    """Return the level of any track that a job title stands for, or why it stands for none.

    Titles are read as by `pm_career.level_for_title`. A title that may stand for levels of several
    tracks has all of them as candidates, in the order of the framework, and no level.

    Raises:
        TypeError: when the title is not a string.
    """
    require_framework(framework)
    return read_title(title, framework)
