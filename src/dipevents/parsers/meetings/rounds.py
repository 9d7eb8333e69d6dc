"""The next round: "Oslo will host the next Fisheries Dialogue in 2025", told of those who met last.

Rule 1  "next", "following" or an ordinal other than the first says that an encounter is one more of those who met last.
Rule 2  A noun with capitals is the same round only where its words stand in the name of the event told last, or name the body of it.
Rule 3  Who hosts it was there last: by name, or as the state that somebody there acts for.
"""

from __future__ import annotations

import attrs

from ...lexicon import CAPITAL, DETERMINER, ORDINAL
from ...records import Party
from .drafts import Draft, Event
from .members import Member, same_party
from .merging import Merger
from .view import Reader, View

NEXT = frozenset({"next", "following"})
FRESH = frozenset({"follow", "fresh", "further", "new"})  # "a follow-up meeting"


class Rounds(Reader):
    """Tells of one article which encounters are further rounds of those told before."""

    def __init__(self, view: View, merger: Merger) -> None:
        super().__init__(view)
        self.merger = merger

    def is_next(self, begin: int, noun: int, last: int = 0) -> bool:
        """Tell whether a noun phrase from ``begin`` on, "the third round", "the next A Dialogue", is one more encounter of those who met last.

        "Next year's Summit" is not. ``noun`` is its head; a name that it is part of ends at ``last``: "the third session of the A Forum" may be another body's.
        """
        ordinal = any((self.flags[k] & ORDINAL and self.folded[k] != "first") or self.folded[k] in NEXT for k in range(begin, noun))
        return (
            ordinal
            and begin not in self.date_from
            and all(not self.flags[k] & CAPITAL or self._names_it(k) for k in range(begin + 1, max(noun, last)))
        )

    def is_one_more(self, begin: int, noun: int) -> bool:
        """Tell whether "another round", "a second meeting" with ``noun`` as its head is one more encounter of those who met last."""
        fresh = self.folded[begin] == "a" and (self.folded[begin + 1] in FRESH or self.is_next(begin, noun))
        return fresh or self.folded[begin] == "another"

    def is_of_another_time(self, draft: Draft) -> bool:
        """Tell whether "the talks will continue on Friday" has a day of its own, other than that of the encounter last told of."""
        last, when = self.merger.talks, draft.when.value if draft.when is not None else None
        if last is None or when is None or last.status == "cancelled":
            return False
        told = last.when.value if last.when is not None else None
        return not (when.start <= told.end and told.start <= when.end) if told is not None else last.status != draft.status

    def body_behind_next(self, i: int, end: int) -> int | None:
        """Return the end of "the next BODY" at token ``i``, where it is the body that met last: "the next FWG"."""
        k = i + (i < end and bool(self.flags[i] & DETERMINER))
        if k + 1 >= end or self.folded[k] not in NEXT or not self._names_it(k + 1):
            return None
        body = self.starting.get(k + 1)
        return body.end if body is not None else None

    def hosted_by(self, hosts: list[Member]) -> list[Member]:
        """Return who takes part in a further round of the encounter told last, which one state or person of it hosts."""
        last = self.merger.last()
        if len(hosts) != 1 or len(last) < 2:
            return []
        host = hosts[0]
        others = [m for m in last if not same_party(m.party, host.party)]
        if len(others) < len(last):
            return [host, *(attrs.evolve(m, role="participant") for m in others)]
        states = {m.party.country: m for m in last if m.party.country}
        if host.party.kind != "country" or host.party.country not in states or any(not m.party.country for m in last):
            return []
        del states[host.party.country]
        return [
            host,
            *(Member(Party(kind="country", country=code, mention=m.party.mention), m.at) for code, m in states.items()),
        ]

    def _names_it(self, k: int) -> bool:
        """Tell whether a word stands in the name of the event told last, or begins the name of the body whose event it was."""
        event = self._event()
        if event is None:
            return False
        if self.folded[k] in self.folded[event.span[0] : event.span[1]]:
            return True
        body = self.article.entities.body_of.get(k)
        inside = (self.article.entities.body_of.get(t) for t in range(*event.span))
        return body is not None and (body.number == event.body or any(b is not None and b.number == body.number for b in inside))

    def _event(self) -> Event | None:
        """Return the event of the encounter told last."""
        record = self.merger.talks
        return record.event if record is not None else None
