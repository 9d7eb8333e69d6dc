"""What was discussed, told by a noun: attention, emphasis, mention, with a verb that says little.

X and Y paid attention to A; the talks placed emphasis on A       attention was paid to A; mention was made of A; attention turned to A
X and Y reached an agreement on A; parted without a deal on A
X drew Y's attention to A; there was talk of A                    X and Y devoted most of their talks to A; spent the dinner on A
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, CAPITAL, DETERMINER, MODAL, PARTICIPLE, PAST
from dipevents.tokens import POSSESSIVE

from ..drafts import Draft
from ..parties.holders import OWN
from ..syntax.clauses import Clauses
from ..view import Reader, View
from ..vocabulary import Cue
from .agendas import Agendas
from .outcomes import Range
from .threads import Threads
from .topics import Topics

BEING = frozenset({"was", "is", "were", "be", "been"})
BESIDE = frozenset({"during", "in", "at"})
REACH = 6  # tokens between the noun and its verb, or its preposition


class Heed(Reader):
    """Reads nouns and verbs of attention in one article."""

    def __init__(self, view: View, clauses: Clauses, topics: Topics, agendas: Agendas, threads: Threads) -> None:
        super().__init__(view)
        self.clauses, self.topics, self.agendas, self.threads = clauses, topics, agendas, threads

    def read(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> tuple[Draft, list[Range]] | None:
        """Return an encounter and what was given heed there; ``i:stop`` is the noun, or the verb that has an encounter for its object."""
        if cue.of_event:
            return self._spent(cue, i, stop, start, end, here)
        link = self._link(cue, stop, end)
        if link is None:
            return None
        found = self.topics.read(link + 1, end)
        if cue.id == "there_was_talk":
            record = self.threads.at_hand(here, i, found) if self._there_was(i, start) else None
        elif link > stop:
            record = self.threads.at_hand(here, i, found) if not self._is_of_one(i, start) else None
        else:
            record = self._given(cue, i, start, end, here)
        return (record, found) if record is not None else None

    def _spent(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> tuple[Draft, list[Range]] | None:
        """Read "devoted most of their talks to A"."""
        behind = self.agendas.encounter(stop, end)
        if behind is None or behind >= end or self.folded[behind] not in cue.links:
            return None
        reading = self.clauses.subject(i, start, end)
        record = self.threads.record_of(reading, here, i) if reading.real else None
        return (record, self.topics.read(behind + 1, end)) if record is not None else None

    def _link(self, cue: Cue, k: int, end: int) -> int | None:
        """Return the "to", "on" behind the noun that ends at token ``k``, right there or behind "was also paid", "turned"."""
        given = False
        for h in range(k, min(end, k + REACH)):
            if self.folded[h] in cue.links:
                return h if given or h == k or (self.folded[h - 1] in BEING and cue.id == "attention") else None
            given = given or self.known.is_a("heeding", self.folded[h])
            if h == k and cue.id == "attention" and self.folded[h] in BESIDE and (event := self.agendas.encounter(h + 1, end)) is not None:
                return self._link(cue, event, end)  # "attention during the talks was paid to"
            if self.flags[h] & CAPITAL or not self.flags[h] & (ADVERB | AUXILIARY | MODAL | PARTICIPLE | PAST):
                return None
        return None

    def _there_was(self, i: int, start: int) -> bool:
        """Tell whether "there was also talk of A" says that something was talked about."""
        k = i - 1
        while k > start and self.folded[k] not in BEING and i - k < REACH:
            k -= 1
        return k > start and self.folded[k] in BEING and self.folded[k - 1] == "there"

    def _given(self, cue: Cue, i: int, start: int, end: int, here: list[Draft]) -> Draft | None:
        """Return the encounter at which those in front of "paid", "drew" gave heed: both sides, or one that drew the other's.

        "Without reaching an agreement on A", "without a deal on A" closes what is told of an encounter.
        """
        if cue.id == "differences" and here and "without" in self.folded[max(start, i - REACH) : i]:
            return self.threads.at_hand(here, i)
        verb = next((k for k in range(i - 1, max(start, i - REACH) - 1, -1) if self.known.is_a("heeding", self.folded[k])), None)
        if verb is None:
            return None
        reading = self.clauses.subject(verb, start, end)
        if reading.passive or reading.progressive or not (reading.real or cue.id == "differences"):  # "failed to bridge differences on A"
            return None
        drawn = self.folded[i - 1] in OWN or self.words[i - 1] in POSSESSIVE
        both = reading.found.refers or len(reading.found.members) > 1 or self.threads.speaks_of_meeting(verb, here)
        return self.threads.record_of(reading, here, verb) if both or drawn else None

    def _is_of_one(self, i: int, start: int) -> bool:
        """Tell whether it is somebody's attention, not that of those who met: "the world's attention turned to A"."""
        k = i - 1
        while k > start and not self.flags[k] & DETERMINER and self.words[k] not in POSSESSIVE and i - k < REACH:
            k -= 1
        return self.words[k] in POSSESSIVE or self.folded[i - 1] in OWN - {"their"}
