"""Which states a document speaks of, and where: the last resort for the state of an office that stands without one.

Rule 1  The state mentioned last in front counts, within a few sentences, also by one of its places.
Rule 2  Not that of whom somebody meets in the same sentence: "Bhutanese Home Minister A called on Defence Minister B",
        "In a meeting with Bhutanese Home Minister A, Defence Minister B".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from ..document import Document
from ..mentions import Mentions
from .homes import MEETING, Homes

NEAR = 3  # sentences
HOSTING = frozenset(
    [
        *("receive", "host", "welcome", "received", "receives", "hosted", "hosts"),
        *("welcomed", "opened", "inaugurated", "chaired", "briefed", "questions"),
    ]
)


class SpokenOf:
    """Looks up the states that one document speaks of."""

    def __init__(self, document: Document, mentions: Mentions, homes: Homes) -> None:
        self.document, self.mentions, self.homes = document, mentions, homes
        self.folded = document.folded
        self._adjectives = {c.start for c in mentions.countries if c.form == "adjective"}

    @cached_property
    def _all(self) -> list[tuple[int, str]]:
        """The states by token, also those of the places."""
        forums = [o for o in self.mentions.organisations if o.kind in ("igo", "forum")]
        named_after = {i for o in forums for i in range(o.start, o.end)}  # "the Munich Security Conference" says nothing of its guests
        places = [(p.start, p.country) for p in self.mentions.places if p.country and p.start not in named_after]
        return sorted([(c.start, c.code) for c in self.mentions.countries] + places)

    @cached_property
    def states(self) -> frozenset[str]:
        """All the states."""
        return frozenset(code for _, code in self._all)

    @cached_property
    def by_themselves(self) -> frozenset[str]:
        """The states named other than by a city."""
        return frozenset(c.code for c in self.mentions.countries if c.form != "seat")

    @cached_property
    def most(self) -> str | None:
        """The state that is named most often, by itself or by its places."""
        counts = Counter(code for _, code in self._all).most_common(1)
        return counts[0][0] if counts else None

    def last_before(self, token: int, besides: set[str]) -> str | None:
        """Return the state mentioned last in front of a token, not far from it, none of those ``besides`` (Rules 1 and 2)."""
        sentences = self.document.sentences
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        floor = sentences[max(0, number - NEAR)].start if sentences else 0
        own = sentences[max(0, number)].start if sentences else 0
        i = bisect_right(self._all, (token, "~")) - 1
        while i >= 0 and self._all[i][0] >= floor:
            start, state = self._all[i]
            if state not in besides and start not in self.homes.inside_names and not (start >= own and self._is_other_side(start, token)):
                return state
            i -= 1
        return None

    def is_beside(self, state: str, token: int) -> bool:
        """Tell whether the sentence of a token names a state too, behind a dateline."""
        sentences = self.document.sentences
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        first = bisect_right(self._all, (sentences[number].start, ""))
        last = bisect_right(self._all, (sentences[number].end, ""))
        dateline = self.document.header.dateline
        opening = dateline.body if dateline is not None else 0
        return any(code == state and start >= opening for start, code in self._all[first:last])

    def hosts_in(self, token: int) -> str | None:
        """Return the state where the one named in front of a token acts as a host does: "received the guests in Hanoi"."""
        sentences = self.document.sentences
        number = bisect_right(sentences, token - 1, key=lambda s: s.start) - 1
        i = bisect_right(self._all, (token, ""))
        if number < 0 or i == len(self._all) or self._all[i][0] >= sentences[number].end:
            return None
        place, state = self._all[i]
        return state if self.folded[place - 1] == "in" and not HOSTING.isdisjoint(self.folded[token:place]) else None

    def _is_other_side(self, start: int, token: int) -> bool:
        """Tell whether the state at ``start`` is that of whom the one at ``token`` meets (Rule 2)."""
        told = start in self._adjectives or start in self.homes.inside_names
        return told and (not MEETING.isdisjoint(self.folded[start:token]) or self.homes.met_before(start, token))
