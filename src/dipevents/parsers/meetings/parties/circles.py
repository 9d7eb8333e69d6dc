"""Those whom a word for many stands for: the states of a circle that an aside lists, the bodies that somebody represents, a crowd.

"six world powers - A, B and C"      "the P5+1 (A, B and C)"      "representatives of A and B"      "members of the A party"
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dipevents.lexicon import DETERMINER
from dipevents.mentions import OfficeMention, OrganisationMention
from dipevents.records import Party

from ..members import Found, Member, acting_for, size_of
from ..view import Reader, View
from .beside import Beside
from .crowds import Crowds
from .holders import Holders

CLOSING = {")": "(", "-": "-", "--": "--", "–": "–", "—": "—"}  # what closes the states of a circle, and what opens them
OPENERS = frozenset({",", ":", "-", "--", "–", "—"})  # in front of the names of a group
ITEM = 8  # tokens of "and five other Gulf nations"
NAME = 14  # tokens of the name of a body
MOST = 16  # items of a list
CROWD = 24  # tokens of "politicians, academics and opinion leaders from across the region"
BEFORE_CROWD = frozenset({",", "and", "that", "where", "as", "-", "--", "–", "—"})
LIST = 30  # tokens of the states of a circle
SENT = frozenset({"delegates", "delegation", "delegations", "envoys", "members", "negotiators", "representatives"})  # who stand for bodies
SENT_BY = frozenset({"from", "of", "representing"})


class Circles(Reader, ABC):
    """Reads words for many; who reads single phrases and lists of them fills in `one` and `ahead`."""

    def __init__(self, view: View, holders: Holders, crowds: Crowds, beside: Beside) -> None:
        super().__init__(view)
        self.holders, self.crowds, self.beside = holders, crowds, beside

    @abstractmethod
    def one(self, i: int, end: int) -> Found:
        """Read one noun phrase at token ``i``."""

    @abstractmethod
    def ahead(self, i: int, end: int, *, between: bool = False) -> Found:
        """Read a list of parties that begins at token ``i``."""

    def states_told(self, i: int, end: int) -> Found | None:
        """Return the states that an aside lists which the mark at ``i`` opens, behind a circle: "six world powers", "the P5+1"."""
        circle = self.folded[i - 1] in self.terms.partners or self.folded[i - 1] in self.terms.circles
        if not circle and not isinstance(self.ending.get(i), OrganisationMention):
            return None
        inner = self.ahead(i + 1, end)
        return inner if len(inner.members) > 1 and all(m.party.kind == "country" for m in inner.members) else None

    def states_for_circle(self, found: Found, end: int) -> Found:
        """Put the states of a circle in its place where an aside behind it lists them: "with six world powers - A, B and C"."""
        i = found.end
        told = i + 3 < end and self.words[i] in CLOSING.values() and all(m.party.kind in ("group", "organisation") for m in found.members)
        states = self.states_told(i, end) if told else None
        if states is None:
            return found
        return Found(states.members, found.start, states.end + (states.end < end and self.words[states.end] in CLOSING))

    def counted_off(self, found: Found, end: int) -> Found:
        """Put those whom a list behind it names in the place of a group of so many: "two A-ish envoys, X and Y", "three of them: X, Y and Z"."""
        i = found.end
        if (
            len(found.members) != 1
            or found.members[0].party.kind not in ("group", "country")
            or i + 3 >= end
            or self.words[i] not in OPENERS
        ):
            return found
        size = size_of(self.folded[found.start : i])
        inner = self.ahead(i + 1, end) if size else found
        if len(inner.members) != size or any(m.party.kind != "person" or not m.party.name for m in inner.members):
            return found
        states = {c.code for c in self.holders.countries_in(found.start, i)}
        return Found(acting_for(states.pop() if len(states) == 1 else None, inner), found.start, inner.end)

    def circle_behind(self, j: int, floor: int) -> tuple[Found, int] | None:
        """Return the states of "A and six world powers - B, C and D -" whose last mark is at ``j``, and where "and" stands; ``floor`` for none."""
        first = next((k for k in range(j - 1, max(floor, j - LIST), -1) if self.words[k] == CLOSING[self.words[j]]), None)
        states = self.states_told(first, j) if first is not None else None
        if first is None or states is None or states.end != j:
            return None
        joiner = next((k for k in range(first - 1, max(floor, first - ITEM), -1) if self.folded[k] in ("and", "of", "between")), floor)
        return Found(states.members, max(joiner, floor), j + 1), joiner if self.folded[joiner] == "and" else floor

    def with_circle(self, outer: Found, states: Found, joiner: int) -> Found:
        """Add the states of a circle to those in front of "and": "A, B and the six powers", "negotiators from A and six world powers"."""
        named = self.holders.countries_in(outer.start, joiner)
        if [m.party.kind for m in outer.members] == ["group"] and len(named) == 1:
            party = Party(kind="country", country=named[0].code, mention=self.article.extract(named[0].start, named[0].end))
            outer.members = [Member(party, named[0].start)]
        codes = {m.party.country for m in outer.members}
        return Found([*outer.members, *(m for m in states.members if m.party.country not in codes)], outer.start, states.end)

    def bodies_represented(self, office: OfficeMention, end: int) -> Found | None:
        """Read an office in the plural that only stands for bodies: "the representatives of A and B"."""
        head = next((k for k in range(office.title.start, office.title.end) if self.folded[k] in SENT), None)
        sent = self.bodies_sent(head, end) if head is not None and office.plural else None
        return Found(sent.members, office.start, sent.end) if sent is not None else None

    def bodies_sent(self, i: int, end: int) -> Found | None:
        """Read "representatives of A and B", "members of the A party" at token ``i`` as the bodies; not "members of parliament"."""
        if self.folded[i] not in SENT or i + 2 >= end or self.folded[i + 1] not in SENT_BY:
            return None
        inner = self._listed(i + 2, end)
        told = [m.party.kind for m in inner.members]
        if "organisation" not in told or told[0] == "group":
            return None
        kinds = {b.kind for b in self.holders.bodies_in(i + 2, inner.end)}
        if self.folded[i] == "members" and not kinds.isdisjoint(("government", "igo", "forum")):
            return None
        return Found(inner.members, i, inner.end)

    def _listed(self, i: int, end: int) -> Found:
        """Read a list at token ``i`` in which the name of a body may be part of an office: "[representatives of] A, B and C"."""
        members: list[Member] = []
        k = stop = i
        while k < end and len(members) < MOST:
            first = k + bool(self.flags[k] & DETERMINER)
            body = next((b for b in self.holders.bodies_in(first, min(end, first + NAME)) if b.start == first), None)
            party = self.article.party(body) if body is not None else None
            found = Found([Member(party, first)], k, body.end) if party is not None and body is not None else self.one(k, end)
            if not found.members or found.members[0].party.kind == "person":
                break
            members, stop = [*members, *found.members], found.end
            after = self.beside.over_apposition(stop, end) if stop < end and self.words[stop] == "(" else stop
            k, goes_on = self.beside.joiner(after, end)
            if not goes_on and self.words[after : after + 1] != [","]:
                break
            k = k if goes_on else after + 1
        return Found(members, i, stop)

    def crowd_behind(self, j: int, floor: int) -> Found | None:
        """Read "some 40 ministers and officials from 25 countries", which ends at ``j``, where a clause or an item of a list may begin."""
        for start in range(max(floor, j - CROWD), j) if self.crowds.may_end(j) else ():
            if start == floor or self.folded[start - 1] in BEFORE_CROWD:
                found = self.crowds.at_length(start, j + 1)
                found = self.ahead(start, j + 1) if found is not None and found.end <= j else found  # "A of 40 states and five B"
                if found is not None and found.end == j + 1:
                    return found
        return None
