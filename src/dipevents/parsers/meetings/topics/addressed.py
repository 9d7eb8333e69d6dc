"""What one side put to the other: a verb whose object is the other side, the topic behind it.

X briefed Y on A; X pressed him over A; X confronted Y with A; X asked about A; Y was briefed on A [by X]
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, DETERMINER, ING, PARTICIPLE, PREPOSITION

from ..drafts import Draft
from ..members import Found
from ..parties.people import People
from ..syntax.clauses import Clauses
from ..view import Reader, View
from ..vocabulary import Cue
from .outcomes import Range
from .threads import Threads
from .topics import Topics

THEM = frozenset({"him", "her", "them", "us", "me"})


class Addressed(Reader):
    """Reads what one side put to the other, in one article."""

    def __init__(self, view: View, people: People, clauses: Clauses, topics: Topics, threads: Threads) -> None:
        super().__init__(view)
        self.people, self.clauses, self.topics, self.threads = people, clauses, topics, threads

    def read(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> tuple[Draft, list[Range]] | None:
        """Return an encounter and what was put to somebody there; ``i:stop`` is the verb. None where those told are no party to it."""
        if self.flags[i] & ING and self.flags[i - 1] & PREPOSITION:
            return None  # "in custody for questioning about A"
        if i == start and self.flags[i] & PARTICIPLE:
            return None  # "Asked about A, Y said"
        reading = self.clauses.subject(i, start, end)
        if not reading.real or reading.progressive or reading.status == "cancelled" or (reading.infinitive and not here):
            return None
        record = self.threads.record_of(reading, here, i)
        other = self._other(stop, end) if not reading.passive else Found([], stop, stop, refers=True)
        if record is None or not (other.refers or (other.members and self._takes_part(other, record))):
            return None
        link = self._link(cue, other.end, end)
        if link is None:
            return None
        end = self.without_agent(link + 1, end) if reading.passive else end
        return record, [topic for topic in self.topics.read(link + 1, end) if not self._is_encounter(*topic)]

    def without_agent(self, k: int, end: int) -> int:
        """Return where "was briefed on A [by Y]" ends in front of Y; ``k`` is behind the "on"."""
        return next((h for h in range(k, end) if self.folded[h] == "by" and self.people.ahead(h + 1, end).members), end)

    def _is_encounter(self, start: int, end: int) -> bool:
        """Tell whether a topic is but "the talks", "his visit": what was told of them is not said."""
        noun = start + bool(self.flags[start] & DETERMINER)
        cues, stop = self.known.cues_at(self.folded, noun, end)
        return stop == end and any(c.kind in ("event", "trip") for c in cues)

    def _link(self, cue: Cue, k: int, end: int) -> int | None:
        """Return the "on", "about" in front of the topic behind token ``k``, adverbs and a day between."""
        while k < end:
            day = self.topics.leads.day_at(k + (self.folded[k] == "on"), end)
            if day is not None:
                k = day.end
            elif self.folded[k] in cue.links:
                return k if k + 1 < end and not self.topics.is_circumstance(k, k + 1, end) else None
            elif self.flags[k] & ADVERB:
                k += 1
            else:
                return None
        return None

    def _other(self, k: int, end: int) -> Found:
        """Return who is told, from token ``k`` on; "him", "them" refers to whoever met, and so does nobody at all: "asked about A"."""
        if k + 1 < end and self.folded[k] in THEM and self.flags[k + 1] & (PREPOSITION | ADVERB):
            return Found([], k, k + 1, refers=True)
        found = self.people.ahead(k, end)
        return found if found.members or found.refers else Found([], k, k, refers=k < end and self.folded[k] in ("about", "after"))

    def _takes_part(self, other: Found, record: Draft) -> bool:
        """Tell whether those told are party to an encounter."""
        return all(any(self.threads.may_be(m.party, own.party) for own in record.members) for m in other.members)
