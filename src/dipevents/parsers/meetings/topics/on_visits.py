"""What a journey was about, where nobody is named whom it was discussed with: topics of the visit itself.

X visited PLACE to discuss A, arrived there for talks on A         There, X discussed A, held talks on A
The visit focused on A; it covers A                               X toured P, Q and R. In Q, she raised A
"""

from __future__ import annotations

from bisect import bisect_right

from dipevents.lexicon import ADVERB, AUXILIARY, CONJUNCTION, MARK, MODAL, PREPOSITION
from dipevents.parsers.evidence import first_finite

from ..drafts import Draft
from ..members import same_party
from ..merging import Merger
from ..syntax.clauses import Clauses, Reading
from ..view import Reader, View
from ..vocabulary import Cue
from .outcomes import Range
from .threads import Threads
from .topics import Topics

NEAR = 2  # sentences behind the one that tells of a visit
HELD = 6  # tokens of "held wide-ranging and useful [talks]"
FRONT = 24  # tokens of "In discussions on A and B,"
LEAD = 3  # tokens in front of it that may hold a preposition
SUBJECT = 8  # tokens of "the visit by A to B"


class OnVisits(Reader):
    """Finds topics of the visits of one article."""

    def __init__(self, view: View, merger: Merger, clauses: Clauses, topics: Topics, threads: Threads) -> None:
        super().__init__(view)
        self.merger, self.clauses, self.topics, self.threads = merger, clauses, topics, threads

    def purpose(self, stop: int, end: int) -> list[Range]:
        """Return the topics of "visited PLACE to discuss A", which begins behind the verb at token ``stop``."""
        return self.topics.purpose_of_visit(stop, end)

    def talks(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> tuple[Draft | None, list[Range]]:
        """Return a visit and the topics of "she held talks on A" there, with nobody named who that was with; ``i:stop`` is the noun.

        Of "In discussions on A, she said" it is the encounter told of before.
        """
        verb = next((k for k in range(i - 1, max(start, i - HELD) - 1, -1) if self.known.begins("light", self.folded, k, end)), None)
        if verb is None or any(record.form != "visit" for record in here) or self.folded[stop : stop + 1] == ["with"]:
            return self._fronted(stop, start, end, here) if i <= start + LEAD else (None, [])
        reading = self.clauses.subject(verb, start, end)
        visit = self._of(reading, verb) if reading.real and not reading.passive else None
        found = self.topics.behind_noun(stop, end, noun=True) if visit is not None else []
        return (visit, found) if not self.topics.says_with_whom(found) else (None, [])

    def _fronted(self, stop: int, start: int, end: int, here: list[Draft]) -> tuple[Draft | None, list[Range]]:
        """Read "In discussions on A, X said"; the noun ends at ``stop``."""
        comma = next((k for k in range(stop, min(end, stop + FRONT)) if self.words[k] == ","), None)
        after = self.known.at("topic_link", self.folded, stop, end)
        verb = first_finite(self.article, comma, end) if comma is not None else None
        if comma is None or verb is None or self.folded[start] not in ("in", "during") or after == stop:
            return None, []
        reading = self.clauses.subject(verb, comma + 1, end)
        record = self.threads.record_of(reading, here, verb) if reading.found.members or self.threads.is_we(verb) else None
        return record, self.topics.read(after, comma) if record is not None else []

    def discussed(self, cue: Cue, reading: Reading, i: int, stop: int, end: int) -> tuple[Draft | None, list[Range]]:
        """Return a visit and the topics of "she discussed A" there, "the visit focused on A"; ``i:stop`` is the verb."""
        told = self.is_subject(i)
        if cue.id == "take_in" or ((cue.weak or cue.of_event) and not told) or (reading.infinitive and not (told and reading.status)):
            return None, []
        visit = self.merger.visit_to(None) if told else self._of(reading, i)
        found = self.topics.read(stop + (stop < end and self.folded[stop] in cue.links), end) if visit is not None else []
        return (visit, found) if not self.topics.says_with_whom(found) else (None, [])

    def _of(self, reading: Reading, i: int) -> Draft | None:
        """Return the visit just told of whose visitor is subject of the verb at ``i``."""
        current, here = self.merger.current, bisect_right(self.sentence_starts, i) - 1
        visit = current if current is not None and current.form == "visit" else self.merger.visit_to(None)
        if visit is None or (visit.status == "planned") != (reading.status == "planned"):
            return None
        if not any(start >= self.sentence_starts[max(0, here - NEAR)] for start, _ in visit.evidence):
            return None
        told = [m.party for m in reading.found.members]
        known = bool(told) and all(any(same_party(p, m.party) for m in visit.members) for p in told)
        return visit if known or reading.found.refers or self.threads.is_we(i) else None

    def is_subject(self, i: int) -> bool:
        """Tell whether "the visit", "Mr A's trip to B" is the subject of the verb at ``i``."""
        k = i - 1
        while k > 0 and self.flags[k] & (ADVERB | AUXILIARY | MODAL) and not self.flags[k] & PREPOSITION:
            k -= 1
        for h in range(k, max(-1, k - SUBJECT), -1):
            if self.known.begins("trip", self.folded, h, i):
                before = range(max(0, h - LEAD), h)
                return {"a", "an", "another"}.isdisjoint(self.folded[t] for t in before) and not any(
                    self.flags[t] & (PREPOSITION | MODAL) for t in before
                )
            if self.flags[h] & (MARK | CONJUNCTION):
                return False
        return False
