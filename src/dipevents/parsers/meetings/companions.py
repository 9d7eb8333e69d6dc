"""Who shares an encounter whose noun phrase names nobody: the subject and the object of the clause's verb.

X will join Y for three-way talks           X told Y in a phone call on Monday that ...
In talks in PLACE, X briefed Y on ...       X flew to PLACE for talks with Y (the place alone)
"""

from __future__ import annotations

from ...lexicon import DETERMINER, MARK, ORDINAL, PREPOSITION
from ..evidence import is_finite
from .circumstances import Where
from .clauses import Reading
from .gatherings import ASIDE, Gatherings
from .members import Found

WITHIN = frozenset({"joint", "bilateral", "trilateral", "closed", "door", "-", "brief", "private", "separate", "two", "hour", "long", "face", "to", "lengthy", "official", "high", "level", "formal", "expanded", "restricted", "extensive", "intensive", "virtual", "video", "late", "night", "marathon", "day", "working", "inaugural", "way", "three", "four"})  # fmt: skip
AT = frozenset({"in", "during", "at", "over", "on"})
REACH_OF_OBJECT = 24  # tokens between a verb of telling and "in a phone call"


class Companions(Gatherings):
    """Reads subject and object of the clause around the noun of an encounter."""

    def joined_for(self, begin: int, floor: int, end: int) -> Reading | None:
        """Return X and Y of "X will join Y for three-way talks", with what the verb tells."""
        if begin - 3 < floor or self.folded[begin - 1] not in ("for", "in", "at"):
            return None
        for t in range(begin - 2, max(floor, begin - ASIDE) - 1, -1):
            if self.known.is_a("joining", self.folded[t]) and t not in self.clauses.date_to:
                reading = self._with_object(t, begin, floor, end)
                after = reading.found.end if reading is not None else end
                clear = after in self.clauses.date_from or (after < begin and self.flags[after] & (PREPOSITION | MARK))
                return reading if clear else None
            if is_finite(self.article, t) or self.words[t] in (";", ":"):
                break
        return None

    def told_in(self, begin: int, i: int, floor: int, end: int) -> Reading | None:
        """Return X and Y, of two states, of "X told Y in a phone call that", "In a phone call on Monday, X told Y"."""
        if begin <= floor and begin == i:
            return None
        if self.folded[begin - 1] not in AT or any(
            self.folded[k] not in WITHIN and not self.flags[k] & (DETERMINER | ORDINAL) for k in range(begin, i)
        ):
            return None
        reading: Reading | None = None
        for t in range(begin - 2, max(floor, begin - REACH_OF_OBJECT), -1):
            if self.known.is_a("telling", self.folded[t]):
                reading = self._with_object(t, begin, floor, end)
                break
            if is_finite(self.article, t) or self.words[t] in (";", ":", ",") or self.folded[t] in ("that", "and", "who", "which"):
                return None
        if reading is None and begin - 1 == floor:
            t = next((k for k in range(i + 1, min(end, i + REACH_OF_OBJECT)) if is_finite(self.article, k)), end)
            if t < end and self.known.is_a("telling", self.folded[t]):
                reading = self._with_object(t, end, floor, end)
        people = [m.party for m in reading.found.members] if reading is not None else []
        if len(people) != 2 or any(p.kind != "person" for p in people) or not people[0].country or people[0].country == people[1].country:
            return None
        return reading

    def _with_object(self, verb: int, stop: int, floor: int, end: int) -> Reading | None:
        """Return the reading of a verb with its object among its parties, None where one of them is not to be read."""
        objects = self.people.ahead(verb + 1, stop)
        reading = self.clauses.subject(verb, floor, end)
        if not reading.real or reading.passive or not objects.members or not reading.found.members:
            return None
        reading.found = Found([*reading.found.members, *objects.members], reading.found.start, objects.end)
        return reading

    def came_to(self, begin: int, floor: int) -> Where | None:
        """Return the place of "flew to London on Monday for talks", which stands in front of "for"."""
        if begin - 1 <= floor or self.folded[begin - 1] != "for":
            return None
        k = begin - 1
        while k > floor and k in self.clauses.date_to:
            k = self.clauses.date_to[k].start - (self.folded[self.clauses.date_to[k].start - 1] == "on")
        first = next((t for t in range(k - 1, max(floor, k - 4), -1) if self.folded[t] in ("to", "in")), None)
        where = self.clauses.place_at(first + 1) if first is not None else None
        return where if where is not None and where.span[1] == k else None
