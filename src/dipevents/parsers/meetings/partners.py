"""With whom an encounter was that a noun tells of: "talks on A with Y", "a call from Y", "a dinner in honour of Y"."""

from __future__ import annotations

import attrs

from ...lexicon import DETERMINER, ING, PARTICIPLE, PAST, THIRD
from ...mentions import OrganisationMention
from ..evidence import is_finite
from .members import Found, Member
from .parties.holders import OWN
from .parties.people import People
from .view import Reader, View

REACH = 22  # tokens behind the noun
WITH = frozenset({"with", "between", "among", "involving", "alongside"})
CLAUSE_OPENERS = frozenset({"that", "which", "who", "to", "while", "after", "before", "where", "about", "and"})
AIMED = frozenset({"aimed", "designed", "intended", "meant"})  # "talks aimed at ending a war between A and B"
CALLS_ON = frozenset({"courtesy", "farewell", "introductory", "goodwill"})  # calls paid to or on somebody
OWNED = 5  # tokens of "her first ever call"


class Partners(Reader):
    """Reads the partners in one article."""

    def __init__(self, view: View, people: People) -> None:
        super().__init__(view)
        self.people = people

    def behind(self, i: int, end: int, *, subject: bool = False) -> tuple[list[Member], int]:
        """Return the parties behind "with", "between", "from" after a noun of an encounter that ends at ``i``, other circumstances in between.

        Where the noun is the ``subject``, the verb behind "A and B" is its own: "The talks with A and B were useful".
        """
        limit = min(end, i + REACH)
        several = False  # topics in front: "talks on A and B with Y"
        for j in range(i, limit):
            if self.folded[j] in self.terms.years_after:
                break  # "a reception on the anniversary of relations between A and B"
            if j + 2 < end and self.folded[j] in ("that", "which") and self.folded[j + 1] == "included":  # "a dinner that included A and B"
                return self._listed(i, j + 1, end, several=several, subject=subject)
            if self._opens_list(j):
                return self._listed(i, j, end, several=several, subject=subject)
            found = self._guests(i, j, end) or self._called(i, j, end)
            if found is not None:
                return found.members, found.end
            if self._joins_topics(i, j, end):
                several = True
            elif self._breaks_off(i, j, limit):
                break
        return [], i

    def _opens_list(self, j: int) -> bool:
        """Tell whether the partners begin behind ``j``: "with A", "between A and B", "attended by A", "convened by A and B"."""
        by = self.folded[j] == "by" and (self.folded[j - 1] in ("joined", "attended") or self.folded[j - 1] in self.terms.convened)
        return self.folded[j] in WITH or (by and self.folded[j - 1] != "chaired")

    def _listed(self, i: int, j: int, end: int, *, several: bool, subject: bool) -> tuple[list[Member], int]:
        """Read the list behind "with" at ``j``; behind topics joined by "and" a person alone is sure to be a partner."""
        found = self.people.ahead(j + 1, end, between=subject or self.folded[j] in ("between", "among", "by"))
        if j > i and self.words[j - 1] == "," and self.is_absolute(found, end):
            return [], i
        if self.folded[j] == "by" and self.folded[j - 1] in self.terms.convened:
            found.members = [attrs.evolve(m, role="host") for m in found.members]
        if found.members and (not several or found.members[0].party.kind == "person"):
            return found.members, found.end
        return [], i

    def _guests(self, i: int, j: int, end: int) -> Found | None:
        """Read the guests of "dinner for X", "luncheon in honour of X": people alone."""
        honoured = self.folded[j] == "in" and self.folded[j + 1 : j + 3] in (["honour", "of"], ["honor", "of"])
        for first in (self._given_for(i, j, end), j + 3 if honoured and self.folded[i - 1] in self.terms.for_guests else None):
            found = self.people.ahead(first, end) if first is not None else None
            if found is not None and found.members and all(m.party.kind in ("person", "group") for m in found.members):
                return found
        return None

    def _called(self, i: int, j: int, end: int) -> Found | None:
        """Read the one called, or who called: "a phone call to X", "a courtesy call on X", "a call on Monday from X"."""
        word = self.folded[j]
        paid = word in ("to", "on", "upon") and j == i and self.folded[i - 1] == "call" and self.folded[i - 2] in CALLS_ON
        if not (paid or (word == "to" and self._is_call(i)) or (word == "from" and self._only_dates(i, j))):
            return None
        found = self.people.ahead(j + 1, end)
        return found if found.members and found.members[0].party.kind == "person" else None

    def _joins_topics(self, i: int, j: int, end: int) -> bool:
        """Tell whether "and" at ``j`` joins two topics: "talks on A and B with Y"."""
        topical = self.folded[j] == "and" and self.folded[i] in ("on", "about", "over", "regarding")
        return topical and j + 1 < end and not self.flags[j + 1] & (PAST | THIRD)

    def _breaks_off(self, i: int, j: int, limit: int) -> bool:
        """Tell whether another clause begins at ``j``, whose "with" is its own."""
        if self.words[j] == ";" or self.folded[j] in CLAUSE_OPENERS | AIMED or (j > i and is_finite(self.article, j)):
            return True
        participle = self.words[j] == "," and j + 1 < limit and self.flags[j + 1] & ING
        return bool(participle) and self.folded[j + 1 : j + 3] != ["including", "with"]

    def is_absolute(self, found: Found, end: int) -> bool:
        """Tell whether ", with" opens no list but a phrase of its own: "with trade topping the agenda", "with the two leaders agreeing"."""
        k = found.end
        if found.refers or any(m.party.kind == "organisation" for m in found.members):
            return True
        return k < end and k not in self.date_from and (self.folded[k].endswith("ing") or bool(self.flags[k] & (PAST | PARTICIPLE)))

    def _is_call(self, i: int) -> bool:
        """Tell whether a noun that ends at ``i`` is a call by telephone: "a phone call to Y", "in her first call to Y"; not "a call to"."""
        if self.folded[i - 1] not in ("call", "calls"):
            return False
        first = next((k for k in range(i - 2, max(0, i - OWNED), -1) if self.folded[k] in OWN), None)
        return self.folded[i - 2] in ("phone", "telephone") or (first is not None and self.folded[first - 1] in ("in", "during", "after"))

    def _given_for(self, i: int, j: int, end: int) -> int | None:
        """Return where the guests begin in "dinner for GUESTS", "briefing to GUESTS"; the noun ends at ``i``."""
        noun, word = self.folded[i - 1], self.folded[j]
        if word == "for" and noun in self.terms.for_guests and j + 1 < end and j + 1 not in self.date_from:
            return j + 1
        offered = word == "to" and j == i and (noun == "briefing" or (noun in self.terms.for_guests and j + 1 in self.starting))
        return j + 1 if offered and j + 1 < end else None

    def _only_dates(self, i: int, stop: int) -> bool:
        """Tell whether nothing but dates stands in tokens ``i:stop``: "a call [on Monday] from"."""
        while i < stop:
            if i in self.date_from:
                i = self.date_from[i].end
            elif self.folded[i] in ("on", "late", "early", "earlier") or self.words[i] == ",":
                i += 1
            else:
                return False
        return True

    def board_of(self, i: int, end: int) -> tuple[list[Member], int]:
        """Read "with the editorial board of BODY": the body."""
        k = next((k for k in range(i + 1, min(end - 1, i + 5)) if self.folded[k] in self.terms.boards), None)
        if k is None or self.folded[k + 1] != "of":
            return [], i
        first = k + 2 + (k + 2 < end and bool(self.flags[k + 2] & DETERMINER))
        body = self.starting.get(first)
        if not isinstance(body, OrganisationMention):
            return [], i
        return [Member(self.article.party(body), body.start)], body.end
