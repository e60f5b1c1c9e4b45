"""The words of a language in job titles, read from their file.

The input is `vocabulary/english.toml`, where a comment explains each list. The output is a
`Vocabulary`. It knows three things about "Sr. Product Manager II, Payments":

- "sr" is spelled out as "senior".
- "senior" is a word of seniority.
- "manager" is one too, but right behind another word of a job it is part of the job.

It knows neither "product", which the names of the ladder teach, nor "payments".
"""

from collections.abc import Mapping

import attrs

from pm_career._files import read_packaged
from pm_career._once import once


@attrs.frozen(kw_only=True)
class Vocabulary:
    """What the words of titles mean, whatever the ladder. A phrase counts as one word."""

    words_for_of: tuple[str, ...]
    """Words of grammar before the field of a job: "Director of Product"."""

    words_for_and: tuple[str, ...]
    """Words of grammar that mean the sign "&"."""

    words_for_or: tuple[str, ...]
    """Words of grammar that mean the sign "/"."""

    plural_endings: tuple[str, ...]
    """What is added to a word to make its plural: "s"."""

    step_words: tuple[str, ...]
    """Words in front of the number of a step, which mean nothing themselves: "level" 5."""

    pay_scales: tuple[str, ...]
    """Words of `step_words` whose number is that of a pay scale: "grade" 6."""

    numerals: tuple[str, ...]
    """Numbers and codes that may raise the level of a plain job: "iii"."""

    modifiers: tuple[str, ...]
    """Words of seniority that need a job beside them: "senior"."""

    nouns: tuple[str, ...]
    """Words of seniority that need only a field beside them: "director"."""

    job_nouns: tuple[str, ...]
    """Nouns that are part of a job if they follow another word of it: "product manager"."""

    vague_nouns: tuple[str, ...]
    """Nouns that need the whole field beside them: "associate", with "product management"."""

    entry_nouns: tuple[str, ...]
    """Nouns that decide even if a team follows without a sign: "intern"."""

    pay_grades: tuple[str, ...]
    """Words of seniority that are also pay grades, beside a job of another level."""

    others: tuple[str, ...]
    """Words that name another job when they come last: "recruiter"."""

    audiences: tuple[str, ...]
    """Words of `others` that are also the users of a product: "developer"."""

    series: tuple[str, ...]
    """Words that end the title of a series of jobs, before the job in brackets: "specialist"."""

    past: tuple[str, ...]
    """Words in front of a job that nobody holds now: "former"."""

    neighbours: tuple[str, ...]
    """Words that make another job family of the words beside them: "marketing"."""

    groups: tuple[str, ...]
    """Words for a group of people, ignored beside a field: "team"."""

    team_words: tuple[str, ...]
    """Words that make a team of a word of seniority: "tools", in "director tools"."""

    passing: tuple[str, ...]
    """Words that change nothing, in any place of the title: "remote"."""

    openers: tuple[str, ...]
    """Words after which a title no longer describes the job itself: "reporting"."""

    harmless: tuple[str, ...]
    """Phrases that mean nothing, although they have a word of seniority or of grammar in them."""

    lowering: tuple[str, ...]
    """Words of seniority that lower the next one: "associate" in "associate director"."""

    lookalikes: tuple[str, ...]
    """Words that mean nothing, although they look like another word with a typing error."""

    spellings: Mapping[str, str]
    """What abbreviations and other spellings stand for."""

    doubts: Mapping[str, tuple[str, ...]]
    """Words anywhere in a title that give an abbreviation another meaning."""

    sublevels: Mapping[str, tuple[str, ...]]
    """Words of seniority that only divide the level of a following one: a "senior director"."""

    meanings: Mapping[str, tuple[str, ...]]
    """What words of seniority may stand for if no name of the ladder has them."""

    fields: Mapping[str, str]
    """The last word of a job, and what its work is called: an "engineer" does "engineering"."""


@once
def english() -> Vocabulary:
    """Return the packaged vocabulary, which is read with the first title."""
    return read_packaged("vocabulary/english.toml", Vocabulary)
