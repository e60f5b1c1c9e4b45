"""The question of the level that a job title stands for.

The rooms behind this one load with the first title, not with the package.
"""

from pm_career._answers import TitleMatch
from pm_career._loading import default_ladder
from pm_career._model import Ladder
from pm_career._wording import quoted


def level_for_title(title: str, *, ladder: Ladder | None = None) -> TitleMatch:
    """Return the level that a job title stands for, or why it tells none.

    The titles and aliases of the ladder decide. An English vocabulary spells out what is short, and
    tells words of seniority from teams, places and other jobs. A title that may stand for several
    levels has them as candidates, and no level.

    A typing error in one word is mended where the extra is installed: `pip install
    'pm-career[titles]'`. Without it, a title that hangs on such a word has no level.

    Raises:
        TypeError: when the title is no string.

    >>> level_for_title("Sr. PM, Growth").level
    Level(key='senior-product-manager', title='Senior Product Manager')
    >>> [level.title for level in level_for_title("Head of Product").candidates]
    ['Product Director', 'Chief Product Officer']
    >>> level_for_title("Product Marketing Manager").reason
    'it names another job than those of the ladder'
    """
    if not isinstance(title, str):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"expected a job title, got {quoted(title)}")
    return (default_ladder() if ladder is None else ladder).title_reader.read(title)
