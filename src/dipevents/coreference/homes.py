"""What the journeys and places of one document tell of the state at home.

Rule 1  Whoever travels to a state, or leaves for it, is not of that state.
Rule 2  A guest "who is visiting" a state is received there by its own.
Rule 3  Whoever meets a guest in a capital is at home there, but not on the sidelines of something, nor where international bodies sit.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..document import Document
from ..lexicon import CONJUNCTION, DETERMINER
from ..mentions import Mentions

GOING = frozenset({"to", "visit", "visits", "visiting", "visited", "tour", "tours"})
LEAVING = ("depart", "leav", "left", "head")
BESIDE = frozenset({"sidelines", "margins", "sideline", "margin"})
ENCOUNTERS = frozenset({"met", "meets", "talks", "meeting", "received", "receives", "called", "hosted", "consultations"})
BODIES_SIT = frozenset({"BEL", "AUT", "CHE", "ETH", "USA"})  # states in whose capitals delegations of others meet
SPAN = 8  # tokens between "who" and the place of a visit


class Homes:
    """Reads journeys and places of one document."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.folded, self.flags, self.words = document.folded, document.flags, document.words
        named = [(c.start, c.end, c.code) for c in mentions.countries if c.form in ("name", "seat")]
        self.places = sorted(named + [(p.start, p.end, p.country) for p in mentions.places if p.country])
        self.capitals = {c.start for c in mentions.countries if c.form == "seat"}
        self.capitals |= {p.start for p in mentions.places if p.country and p.capital}

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The states that somebody goes to: "travels to A and B", "departing for C"."""
        found: set[str] = set()
        reached = -1  # where a list of destinations goes on
        for start, end, code in self.places:
            k = start - 1 - bool(start and self.flags[start - 1] & DETERMINER)
            word = self.folded[k] if k >= 0 else ""
            leaves = word == "for" and k > 0 and any(w.startswith(LEAVING) for w in self.folded[max(0, k - 2) : k])
            listed = 0 <= reached <= k and all(self.words[t] == "," or self.flags[t] & (CONJUNCTION | DETERMINER) for t in range(reached, start))
            if word in GOING or leaves or listed:
                found.add(code)
                reached = end
        return frozenset(found)

    def hosts(self) -> str | None:
        """Return the state of "X, who is visiting A", "who is on a visit to A"."""
        for start, _, code in self.places:
            before = self.folded[max(0, start - SPAN) : start]
            if "who" in before and any(w.startswith("visit") for w in before[before.index("who") :]) and (before[-1] in GOING or before[-1] == "the"):
                return code
        return None

    def receives(self, token: int, guests: set[str]) -> str | None:
        """Return the state in whose capital the one named at ``token`` meets guests of other states; None where that tells nothing."""
        sentences = self.document.sentences
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        if number < 0:
            return None
        first, last = sentences[number].start, sentences[number].end
        words = self.folded[first:last]
        if ENCOUNTERS.isdisjoint(words) or not BESIDE.isdisjoint(words):
            return None
        codes = {code for start, _, code in self.places if first < start < last and start in self.capitals and self._is_inside(start)}
        return codes.pop() if len(codes) == 1 and codes.isdisjoint(guests | BODIES_SIT) else None

    def _is_inside(self, start: int) -> bool:
        """Tell whether something happens in a city: "in CITY", "at the A Palace, CITY"."""
        if self.folded[start - 1] == "in":
            return True
        return self.words[start - 1] == "," and "at" in self.folded[max(0, start - 6) : start]
