"""What an aside behind a noun phrase tells of it: the people of a delegation, the names of office-holders, the states of a circle."""

from __future__ import annotations

from abc import abstractmethod

import attrs

from ...lexicon import MARK
from ...mentions import CountryMention, OfficeMention, PersonMention
from .lists import Lists
from .members import Found, Member

MADE_UP = frozenset({"comprising", "consisting", "composed", "including", "comprised", "led", "headed"})
NATIONS = frozenset({"states", "nations", "countries", "republics", "economies", "parties"})


class Asides(Lists):
    """Reads asides of one article."""

    @abstractmethod
    def behind(self, j: int, floor: int) -> Found:
        """Read the list of parties whose last token is ``j``, not beyond ``floor``."""

    @abstractmethod
    def _with_article(self, start: int, floor: int) -> int:
        """Return where the noun phrase begins whose name begins at ``start``."""

    def _comprising(self, outer: Found, opener: int, j: int) -> Found:
        """Put the people of "a delegation of A, comprising X and Y," in its place."""
        k = opener + 1
        if self.folded[k] not in MADE_UP:
            return outer
        k += 2 if self.folded[k + 1] in ("of", "by") else 1
        inner = self.ahead(k, j)
        if not inner.members or any(m.party.kind != "person" for m in inner.members):
            return outer
        states = {m.party.country for m in outer.members}
        state = states.pop() if len(states) == 1 else None
        people = [Member(attrs.evolve(m.party, country=m.party.country or state), m.at) for m in inner.members]
        return Found(people, outer.start if outer.members else opener, j)

    def _with_names(self, outer: Found, opener: int, j: int) -> Found:
        """Give the holders of "the ministers of A and B, X and Y," the names that the aside tells in the same order."""
        unnamed = [m.party for m in outer.members]
        if len(unnamed) < 2 or any(p.kind != "person" or p.name for p in unnamed):
            return outer
        inner = self.ahead(opener + 1, j).members
        if len(inner) != len(unnamed) or any(m.party.kind != "person" or not m.party.name for m in inner):
            return outer
        named = [
            attrs.evolve(m.party, country=m.party.country or p.country, office=m.party.office or p.office, rank=m.party.rank or p.rank)
            for m, p in zip(inner, unnamed, strict=True)
        ]
        return Found([Member(party, m.at) for party, m in zip(named, inner, strict=True)], outer.start, outer.end)

    def _named_in_aside(self, opener: int, j: int, floor: int) -> Found | None:
        """Read "the ministers of A, B and C, X, Y and Z,", "the leaders of the Alpine states, A, B and C,": commas stand inside the aside."""
        first = opener
        while (item := self.ending.get(first)) is not None and isinstance(item, PersonMention | CountryMention):
            before = self._with_article(item.start, floor) - 1
            if before <= floor or self.words[before] != ",":
                break
            first = before
        inner = self.ahead(first + 1, j)
        if len(inner.members) < 2 or inner.end != j:
            return None
        if self.folded[first - 1] in NATIONS and all(m.party.kind == "country" for m in inner.members):
            return self._states_told(inner, first, j, floor)
        if first == opener or not isinstance(self.ending.get(first), CountryMention | OfficeMention):
            return None
        outer = self.behind(first - 1, floor)
        named = self._with_names(outer, first, j)
        known = len(outer.members) > 1 and [m.party.name for m in outer.members] == [m.party.name for m in inner.members]
        return named if known or named is not outer else None

    def _states_told(self, states: Found, opener: int, j: int, floor: int) -> Found:
        """Return the office-holders of the states that the aside behind "the leaders of the Alpine states" tells, else the states."""
        for k in range(opener - 1, max(floor, opener - 8), -1):
            office = self.ending.get(k)
            if isinstance(office, OfficeMention) and office.plural and office.start >= floor:
                return Found(self._holders(office, [m.party.country or "" for m in states.members]), office.start, j)
            if self.flags[k - 1] & MARK:
                break
        return Found(states.members, opener, j)
