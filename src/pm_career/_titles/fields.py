"""From a field and the words beside it to jobs of the field.

    "director"  "of"  "product"          director of "product"
    "product"  "lead"                    lead of "product"
    "head"  "of"  "*"  "&"  "product"    head of "product"
    "product"  "lead"  "marketing"       nothing, since it is a field of marketing

A field is what the ladder has jobs of. It is a job only with a noun of seniority beside it.
"""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from pm_career._titles.family import Job, Role
from pm_career._titles.kinds import WordKinds
from pm_career._titles.mentions import Mention
from pm_career._titles.tokens import AND, OF


class FieldParser:
    """Parses the words around a field, such as "product"."""

    def __init__(self, kinds: WordKinds) -> None:
        self._kinds = kinds

    def parse(self, words: Sequence[str], field: Mention) -> tuple[Job, ...] | None:
        """Return a field with the seniority beside it, or `None` if it is a part of another."""
        is_plural = words[field.end - 1] != field.role[-1]
        words_before = self._drop_company(words[: field.start], field.role)
        before = self._find_before(words_before, is_plural=is_plural)
        if before is None:
            return None

        behind = self._find_behind(words[field.end :], field.role, before[-1])
        if behind is None:
            return None

        before[-1] += behind
        jobs = [Job(field.role, tuple(each)) for each in before]
        whole = [job for job in jobs if self._kinds.is_job_of_field(job)]
        if whole:
            return tuple(whole)

        # "Senior Product Management" is no job yet, but "Product Associate" will not be one.
        modifiers = tuple(word for word in before[0] if word not in self._kinds.nouns)
        return (Job(field.role, modifiers),)

    def _drop_company(self, words: Sequence[str], role: Role) -> Sequence[str]:
        """Return the words before a field without a company: "Marathon Director of Product"."""
        company = list(takewhile(lambda word: word in self._kinds.company_words, words))
        others = words[len(company) :]
        seniority = others[:-1] if others[-1:] == [OF] else others
        if not company or not self._kinds.seniority.issuperset(seniority):
            return words

        # "Tech Lead of Product" has another job, and so may have a "Payments Director Product".
        is_clear = len(seniority) < len(others) or role[-1] in self._kinds.works
        return others if is_clear and not self._kinds.pay_nouns.isdisjoint(seniority) else words

    def _find_before(self, words: Sequence[str], *, is_plural: bool) -> list[list[str]] | None:
        """Return the words of seniority before a field, or `None` if they are of another field.

        Each item has the words of one job; an "and" between words of seniority begins the next.
        """
        seniorities: list[list[str]] = [[]]

        # Whether a word of another field is not yet followed by an "and".
        is_loose = False
        for word in words:
            if word in self._kinds.seniority:
                # "Payments Director Product"
                if is_loose:
                    return None
                seniorities[-1].append(word)
            elif word == AND:
                # "Director and Head of Product", but not "Head of Payments & Product"
                if not is_loose:
                    seniorities.append([])
                is_loose = False
            elif word == OF:
                # "Payments of Product"
                if is_loose:
                    return None
            elif word not in self._kinds.ignored:
                is_loose = True

        # "Director Payments Products"
        return None if is_loose and is_plural else seniorities

    def _find_behind(
        self, words: Sequence[str], role: Role, before: Sequence[str]
    ) -> list[str] | None:
        """Return the words of seniority behind a field, or `None` if it is a part of another field.

        Args:
            words: the words behind the field, up to the end of the alternative.
            role: the words of the field.
            before: the words of seniority before the field.
        """
        words = list(dropwhile(self._kinds.groups.__contains__, words))
        seniority, others = self._kinds.split_seniority(words)

        # "Product Lead", but not "Product Lead Marketing"
        if seniority:
            return None if others and others[0] in self._kinds.neighbours else seniority

        # "Head of Product of Payments", "Director Product EMEA"
        if not others or others[0] == OF or self._kinds.passing.issuperset(others):
            return []

        if others[0] == AND:
            return self._find_behind_list(others[1:], role, before)

        # "Director Product Management Payments" has a team, but "Director Product Payments" another
        # field, and so has "Director Product Management Consultant Network".
        is_another = others[0] in self._kinds.others or others[0] in self._kinds.neighbours
        return None if len(role) == 1 or is_another else []

    def _find_behind_list(
        self, words: Sequence[str], role: Role, before: Sequence[str]
    ) -> list[str] | None:
        """Return the words of seniority behind a field, an "and" and further fields."""
        listed = list(takewhile(lambda word: word not in self._kinds.seniority, words))

        # "Director, Product & Solutions Marketing" has one field, a kind of marketing.
        if len(role) == 1 and len(listed) > 1 and not self._kinds.neighbours.isdisjoint(listed):
            return None

        # "Director of Product and Design"
        if self._kinds.has_noun(before):
            return []

        # "Product & Design Director" or "Growth Manager", but not "Product & Program Manager"
        seniority, _ = self._kinds.split_seniority(words[len(listed) :])
        is_vague = len(listed) != 1 or listed[0] in self._kinds.neighbours
        return None if is_vague and not self._kinds.job_nouns.isdisjoint(seniority) else seniority
