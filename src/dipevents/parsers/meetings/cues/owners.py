"""Whose encounter a noun tells of that has partners and no owner: "X flew home after [talks with Y]", "In [talks with Y], X said".

Rule 1  The subject of the nearest finite verb in front, unless that only tells of the talks of others; else who stands in an aside.
Rule 2  Near the head of a sentence the subject of the verb behind; else who stands right in front.
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, CAPITAL, CUE, DETERMINER, ING, PAST, PREPOSITION, WEEKDAY
from dipevents.parsers.evidence import QUOTES, is_finite

from ..drafting import CueReader
from ..members import Found
from ..syntax.clauses import BE, REACH

ASIDE = 14  # tokens of "speaking to reporters in PLACE after"
HEAD = 12  # tokens at the head of a sentence
TELLERS = frozenset({None, "official", "spokesperson", "legislator"})  # ranks of those who tell of the talks of others


class Owners(CueReader):
    """Finds in one article whose encounters nouns tell of."""

    def of(self, begin: int, floor: int, end: int, *, behind: int = 0) -> Found:
        """Return whose encounter the noun phrase that begins at ``begin`` tells of; a verb behind it counts from token ``behind`` on."""
        closed = begin - 2 > floor and self.words[begin - 2] == "," and self.words[behind : behind + 1] == [","]
        found = self._in_aside(begin, floor) if closed else None
        found = self._in_front(begin, floor, end) if found is None else found
        found = self._in_aside(begin, floor) if found is None else found
        if found is None and begin - floor < HEAD:
            found = self._subject_behind(begin, floor, end, behind)
        if found is None and begin > floor:
            found = self._beside(begin, floor)
        return found if found is not None else Found([], begin, begin)

    def _in_front(self, begin: int, floor: int, end: int) -> Found | None:
        """Return the subject of the nearest finite verb in front; without members where it must not be looked for elsewhere."""
        for t in range(begin - 1, max(floor, begin - REACH) - 1, -1):
            if self.words[t] in (";", ":"):
                break
            noun = t - 1 - (self.folded[t - 1] == "not")
            if self.folded[t] == "to" and (intended := self.clauses.agents.intended(noun, floor)) is not None:
                return intended[0]  # "criticised X's decision [not] to go to PLACE for talks with Y"
            if (speaker := self._behind_verb(t, begin, floor)) is not None:
                return speaker
            if self.clauses.heads_clause(t, floor):
                outer = self.clauses.subject(t, floor, end, deep=False)
                if outer.found.members:
                    return Found([], begin, begin) if self._is_told_by(t, begin, outer.found) else outer.found
                if t > floor and self.folded[t - 1] in ("who", "which"):
                    return Found([], begin, begin)
                if (outer.passive or self.folded[t] in BE) and (agent := self._agent(t, begin)).members:
                    return agent
        return None

    def _in_aside(self, begin: int, floor: int) -> Found | None:
        """Return X of "X, speaking in PLACE after [talks with Y]", "X, in [talks with Y],": the noun phrase of the talks begins at ``begin``."""
        comma = next((t for t in range(begin - 1, max(floor, begin - ASIDE), -1) if self.words[t] == ","), None)
        if comma is None or not (self.flags[comma + 1] & ING or (comma + 2 == begin and self.flags[comma + 1] & PREPOSITION)):
            return None
        found = self.people.behind(comma - 1, floor)
        return found if found.members and found.end == comma else None

    def _subject_behind(self, begin: int, floor: int, end: int, behind: int) -> Found | None:
        """Return the subject of the verb behind: "In [talks with Y], X said", "In [a call], the two agreed"."""
        for t in range(max(begin + 1, behind), min(end, begin + REACH)):
            if self.clauses.interruptions.is_relative(t):
                continue
            if is_finite(self.article, t) or (self.words[t - 1] == "," and self.flags[t] & CUE and self.flags[t] & PAST):
                outer = self.clauses.subject(t, floor, end, deep=False)
                if (outer.found.members or outer.found.refers) and self.folded[outer.found.start - 1] != "and":
                    return outer.found
                if begin == floor and behind == t and self.flags[begin] & DETERMINER:
                    break  # "The talks with Y lasted two hours, an official said"
        return None

    def _beside(self, begin: int, floor: int) -> Found | None:
        """Return who stands right in front: "photos of X in [talks with Y]"; not the state of "leaves for PLACE for [talks]"."""
        found = self.people.behind(begin - 2, floor) if self.flags[begin - 1] & PREPOSITION else self.people.behind(begin - 1, floor)
        bound = found.start > floor and self.folded[found.start - 1] in ("for", "to") and found.members[:1]  # "leaves for PLACE for talks"
        if found.members and not (bound and all(m.party.kind == "country" for m in found.members)):
            return found
        return None

    def _agent(self, verb: int, stop: int) -> Found:
        """Return by whom something was done: "The letter was handed over by X during a meeting with"."""
        by = next((k for k in range(verb + 1, stop) if self.folded[k] == "by"), None)
        return self.people.ahead(by + 1, stop) if by is not None else Found([], verb, verb)

    def _behind_verb(self, verb: int, begin: int, floor: int) -> Found | None:
        """Return X of "..., said X on DAY in [a call with Y]", who stands behind the verb of saying; the noun phrase begins at ``begin``."""
        if verb - 1 <= floor or not (self.flags[verb] & CUE and self.flags[verb] & PAST) or self.words[verb - 1] not in (",", *QUOTES):
            return None
        found = self.people.ahead(verb + 1, begin)
        return found if found.members and all(m.party.kind == "person" for m in found.members) else None

    def _is_told_by(self, t: int, begin: int, found: Found) -> bool:
        """Tell whether who says at ``t`` something of an encounter takes no part in it: "an analyst said the end of talks with Y was a blow".

        Not "said after talks with Y", nor where a minister or head of state says "that the talks with Y went well".
        """
        if self.folded[t] not in self.terms.reports or not all(m.party.kind == "person" and m.party.rank in TELLERS for m in found.members):
            return False
        k = t + 1
        while k < begin and (self.flags[k] & (ADVERB | WEEKDAY | CAPITAL) or self.folded[k] in ("on", "reporters", "journalists")):
            k += 1
        adjunct = bool(self.flags[k] & PREPOSITION) and self.folded[k] not in ("of", "about")
        return not adjunct
