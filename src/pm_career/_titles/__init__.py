"""From a job title to a level: "Sr. Product Manager II, Payments" is a Senior Product Manager.

Read the modules in this order:

1. `reader` takes a title through all the steps, and remembers the result.
2. `tokens` splits the text of the title into words and signs.
3. `lexicon` says what each of them means to the ladder. `typos` finds misspelt words.
4. `resolving` says what several of them mean together, such as brackets and phrases.
5. `grammar` parses the words, and returns the jobs that they name, with their seniority. It leaves
   each part between commas to `segments`, and words such as "Director of Product" to `fields`.
   `mentions` finds the names of jobs, and `kinds` says of which kind each word is.
6. `family` learns from the names of the ladder, and returns the levels of a job.
7. `match` has the value that is returned for a title.
8. `vocabulary` has the words of English, whatever the ladder.
9. `translation` finds the language of a title. `dictionary` turns its words into those of English.
   `languages` has these words, and `joining` divides words that are joined: "Produktmanager".

The docstring of each module shows what it does to this title. The modules load with the first
title, not with the package.
"""

import re
from typing import TYPE_CHECKING

from pm_career._files import ladder_or_packaged
from pm_career._model import Ladder, Parts, kept_with_the_ladder
from pm_career._once import once, while_no_fork
from pm_career._titles.match import TitleMatch
from pm_career._wording import quote

if TYPE_CHECKING:
    from pm_career._titles.reader import TitleReader
    from pm_career._titles.vocabulary import Vocabulary

__all__ = ["TitleMatch", "level_for_title", "names_seniority", "read_title", "spell_out"]


def level_for_title(title: str, *, ladder: Ladder | None = None) -> TitleMatch:
    """Return the level that a job title stands for, or why it stands for none.

    The titles and aliases of the ladder decide. Vocabularies of English and other languages spell
    out abbreviations. They separate words of seniority from teams, places and other jobs. A title
    that may stand for several levels has them as candidates, and no level.

    With the extra `titles` (`pip install "pm-career[titles]"`), a typing error in one word is
    corrected. Without it, a title that depends on such a word has no level.

    Raises:
        TypeError: when the title is not a string.

    >>> level_for_title("Sr. PM, Growth").level
    Level(key='senior-product-manager', title='Senior Product Manager')
    >>> [level.title for level in level_for_title("Head of Product").candidates]
    ['Product Director', 'Chief Product Officer']
    >>> level_for_title("Product Marketing Manager").reason
    'it names another job than those of the ladder'
    """
    return read_title(title, ladder_or_packaged(ladder))


def read_title(title: str, parts: Parts) -> TitleMatch:
    """Return the level of a ladder or a framework that a job title stands for, or why none."""
    if not isinstance(title, str):  # pyright: ignore[reportUnnecessaryIsInstance]  not for all
        raise TypeError(f"expected a job title, got {quote(title)}")
    return _reader(parts).read(title)


def spell_out(title: str) -> str:
    """Return the words of a title without abbreviations: "Sr. PM" is "senior product manager"."""
    spellings = _vocabulary().spellings
    words: list[str] = re.findall(r"\w+", title.casefold())
    return " ".join(spellings.get(word, word) for word in words)


@kept_with_the_ladder
def _reader(parts: Parts) -> "TitleReader":
    """Return the reader of titles for a ladder or a framework, which remembers its answers."""
    with while_no_fork:
        # These modules load with the first title.
        from pm_career._titles.reader import TitleReader  # noqa: PLC0415
        from pm_career._titles.translation import packaged_translator  # noqa: PLC0415

    return TitleReader(parts.levels, _vocabulary(), packaged_translator())


def names_seniority(heading: str) -> bool:
    """Return whether a heading has a word or a code of seniority: "Jr. Designer", "L4", "PM II"."""
    return _seniority().search(f" {spell_out(heading)} ") is not None


@once
def _seniority() -> re.Pattern[str]:
    """Return the pattern of a word or a code of seniority between spaces."""
    vocabulary = _vocabulary()
    words = "|".join(map(re.escape, [*vocabulary.modifiers, *vocabulary.nouns]))
    steps = "|".join(map(re.escape, vocabulary.step_words))
    return re.compile(rf" (?:{words}|(?:[a-z]{{1,3}}|(?:{steps}) )\d{{1,3}}|[iv]{{1,3}}(?= $)) ")


@once
def _vocabulary() -> "Vocabulary":
    """Return the words of English."""
    from pm_career._titles.vocabulary import english  # noqa: PLC0415  with the first title

    return english()
