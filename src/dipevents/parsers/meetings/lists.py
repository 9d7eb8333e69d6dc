"""Lists of parties, read to the right: "A, B and C", "A as well as B", "officials, including X"."""

from __future__ import annotations

import attrs

from ...lexicon import ADVERB, CAPITAL, CONJUNCTION, CUE, DETERMINER, MARK, PAST, PREPOSITION
from ...mentions import CountryMention, OfficeMention, PersonMention
from ..evidence import is_finite
from .crowds import CREWS
from .members import Found, Member
from .phrases import POSSESSIVE, Phrases

NATIONS_MET = frozenset({"partners", "countries", "nations", "states", "allies", "powers", "neighbours", "neighbors"})


class Lists(Phrases):
    """Reads lists of noun phrases of one article."""

    def ahead(self, i: int, end: int, *, between: bool = False) -> Found:
        """Read a list of parties that begins at token ``i``; behind "between" a verb may follow its second item."""
        members: list[Member] = []
        start = stop = i
        refers = False
        joined = True
        closed = False  # an "and" has joined the last item already
        comma = False  # a comma has joined an item: "and C" still belongs to "A, B and C", though a verb follows
        while joined and i < end and len(members) < 24:
            found = self.one(i, end)
            if not found.members and not found.refers:
                break
            if (
                members
                and self._opens_clause(found, end)
                and not ((between or comma) and not closed)
                and not self._ends_list(found, members)
            ):
                break
            closed = closed or (bool(members) and self.folded[i - 1] == "and")
            found = self._led_by(self._made_up(found, end), end)
            found = self._staff_of_several(self._named_in_turn(found, end), end)
            found = self._of_a_body(self._each_office(found, members), end)
            members += found.members
            refers = refers or found.refers
            stop = found.end
            after = stop if self._next_office(stop, end) else self.over_apposition(stop, end)
            i, joined = self._joiner(after, end)
            if not joined and after < end and self.words[after] == "," and after + 1 < end and self._list_goes_on(after + 1, end, members):
                i, joined, comma = after + 1, True, True
            if not joined:
                i, joined = self._including(stop, end)
                if joined and (self.folded[i - 1] == "as" or self.folded[stop - 1] in NATIONS_MET or all(m.party.kind == "country" for m in found.members)):  # fmt: skip
                    members = members[: -len(found.members)]  # "partners such as A and B", "A-ish officials, including B": who they were
        return Found(self._of_one_state(members), start, stop, refers)

    def _made_up(self, found: Found, end: int) -> Found:
        """Put the people of "a delegation that included A and B" in its place."""
        i = found.end
        i += i < end and self.folded[i] in CREWS
        if i + 2 >= end or self.folded[i - 1] not in CREWS:
            return found
        i += self.folded[i] in ("that", "which")
        if self.folded[i] in ("included", "includes", "comprised", "including", "comprising"):
            i += 1
        elif self.folded[i : i + 2] in (["composed", "of"], ["consisting", "of"], ["consisted", "of"]):
            i += 2
        else:
            return found
        inner = self.ahead(i, end)
        if not inner.members or any(m.party.kind != "person" for m in inner.members):
            return found
        state = found.members[0].party.country if found.members else None
        people = [Member(attrs.evolve(m.party, country=m.party.country or state), m.at) for m in inner.members]
        return Found(people, found.start, inner.end)

    def _staff_of_several(self, found: Found, end: int) -> Found:
        """Read "executives from A, B and C" as one group, whose first body alone was read."""
        body = next((b for b in self.bodies_in(found.start, found.end) if b.end == found.end), None)
        k = body.start - 1 if body is not None and body.kind not in ("igo", "forum") else found.start
        k -= k > found.start and bool(self.flags[k] & DETERMINER)
        group = len(found.members) == 1 and found.members[0].party.kind == "group"
        if not group or k <= found.start or self.folded[k] not in ("from", "at"):
            return found
        i = found.end + 1
        if i >= end or (self.words[i - 1] != "," and self.folded[i - 1] != "and"):
            return found
        more = self.ahead(i, end)
        if not more.members or any(m.party.kind != "organisation" for m in more.members):
            return found
        return Found([Member(self._group(found.start, more.end), found.start)], found.start, more.end)

    def _led_by(self, found: Found, end: int) -> Found:
        """Put who leads it in the place of a delegation: "a delegation from the A Congress[,] headed by B"."""
        i = found.end + (found.end < end and self.words[found.end] == ",")
        if i + 2 >= end or self.folded[i] not in ("led", "headed") or self.folded[i + 1] != "by":
            return found
        if CREWS.isdisjoint(self.folded[found.start : found.end]) or any(m.party.name and m.party.kind == "person" for m in found.members):
            return found
        leader = self.one(i + 2, end)
        if not leader.members or any(m.party.kind != "person" for m in leader.members):
            return found
        states = {c.code for c in self.countries_in(found.start, found.end)}
        state = states.pop() if len(states) == 1 else None
        people = [Member(attrs.evolve(m.party, country=m.party.country or state), m.at) for m in leader.members]
        return Found(people, found.start, leader.end)

    def _including(self, i: int, end: int) -> tuple[int, bool]:
        """Return where those begin whom "including", "among them" singles out of a group: "officials, including President A and B"."""
        j = self.over_apposition(i, end) if i < end and self.words[i] == "(" else i
        j = j + 1 if j < end and self.words[j] == "," else j
        if j + 2 < end and self.folded[j] == "such" and self.folded[j + 1] == "as":
            found = self.one(j + 2, end)
            told = all(m.party.kind in ("person", "country") for m in found.members)
            return (j + 2, True) if found.members and told and not self._opens_clause(found, end) else (i, False)
        if j + 1 < end and self.folded[j] == "including":
            j += 2 if self.folded[j + 1] == "with" else 1
            found = self.one(j, end)
            kinds = ("person", "country") if self.folded[i - 1] in NATIONS_MET else ("person",)
            if found.members and all(m.party.kind in kinds for m in found.members) and not self._opens_clause(found, end):
                return j, True
        return i, False

    def _list_goes_on(self, i: int, end: int, members: list[Member]) -> bool:
        """Tell whether behind a comma another item of a list follows, and no apposition or clause."""
        if (self.flags[i] & CUE and self.flags[i] & PAST and not self.flags[i] & CAPITAL) or is_finite(self.article, i):
            return False  # ", urged donors to pay"
        found = self.one(i, end)
        if not found.members or self._reports(found, end) or (self._opens_clause(found, end) and not self._ends_list(found, members)):
            return False
        mention = self._mention_in(i, found.end)
        if isinstance(mention, OfficeMention) and not mention.plural and not self._next_office(i - 1, end):
            return False
        stop = self.over_apposition(found.end, end)
        return stop >= end or self.words[stop] in (",", ";", ".") or self._joiner(stop, end)[1] or not isinstance(mention, CountryMention)

    def _reports(self, found: Found, end: int) -> bool:
        """Tell whether a body and some plain nouns are the subject of a verb: "the A press service reported"."""
        for k in range(found.end, min(end, found.end + 4)):
            if self.flags[k] & CUE and self.flags[k] & PAST and k > found.end:
                return found.members[0].party.kind in ("organisation", "country")
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL | DETERMINER):
                return False
        return False

    def _next_office(self, i: int, end: int) -> bool:
        """Tell whether an office behind the comma at ``i`` is the next item of a list, not that of the person in front.

        The one in front has an office before the name already, and the list goes on behind: "Foreign Minister A, the Speaker and ...".
        """
        before = self.ending.get(i)
        if i + 2 >= end or self.words[i] != "," or not isinstance(before, PersonMention | OfficeMention):
            return False
        mention = self.starting.get(i + 1)
        if not isinstance(mention, OfficeMention) or mention.plural:
            return False
        if isinstance(before, PersonMention) and not any(t.start < before.name[0] for t in before.titles):
            return False
        if isinstance(before, OfficeMention) and (self._next_office(mention.end, end) or self.both_offices(mention)):
            return True  # "the king, the crown prince, the premier and ..."
        j, on = self._joiner(mention.end, end)
        if not on or self.folded[mention.end] != "and":
            return False
        found = self.one(j, end)
        return bool(found.members) and (isinstance(before, OfficeMention) or not self._opens_clause(found, end))

    def _opens_clause(self, found: Found, end: int) -> bool:
        """Tell whether the noun phrase just read is the subject of a verb behind it, so that a new clause begins."""
        i = found.end
        while i < end and self.flags[i] & ADVERB and not self.flags[i] & PREPOSITION and i not in self.starting:
            i += 1
        return i < end and (is_finite(self.article, i) or (self.words[i] in POSSESSIVE))
