"""Legs of a journey, told by the place: where somebody stops, and whose journey it is.

PLACE is / was / will be the first stop of X's tour, on his tour       PLACE is the first country [that] X visits, will visit
His next stop is PLACE; the last leg of her trip will be PLACE          the first stop of the tour, PLACE, ...: no leg of anybody named
before his departure for PLACE; X's arrival in PLACE on DAY             on her return from PLACE
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, MODAL, ORDINAL

from ..cues.event_phrases import EventPhrases
from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Found, Member
from ..syntax.clauses import BE, WILL, Reading
from .journeys import Journey, Journeys
from .stays import Stays

RANKED = frozenset({"first", "second", "third", "fourth", "fifth", "next", "last", "final", "only", "sole", "main", "latest"})
TO_COME = frozenset({"next"})
PARTS = frozenset({"of", "on", "in", "during"})
RELATIVES = frozenset({"which", "that", "after", "before"})
TURNING = {"departure": ("for", "to", "from"), "arrival": ("in", "at"), "return": ("from",)}  # with what stands in front of the place
UPON = frozenset({"on", "upon", "after", "following", "since"})  # in front of the arrival of the subject behind
COUNTRIES = frozenset({"country", "nation", "capital", "city", "place"})
NEAR = 40  # tokens between "a tour" and "The first stop"
FAR = 20  # tokens between "the first country" and "visits"
REACH = 12  # tokens between a leg and the journey it is part of


class Legs(CueReader):
    """Reads the legs of journeys of one article."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases, stays: Stays, journeys: Journeys) -> None:
        super().__init__(drafting)
        self.event_phrases, self.stays, self.journeys = event_phrases, stays, journeys
        self.whole: set[int] = set()  # nouns of journeys of which a leg was told

    def leg(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read the noun "stop", "leg", "destination" at token ``i``, which ends at ``stop``."""
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        ranked = next((k for k in range(begin, i) if self.folded[k] in RANKED or self.flags[k] & ORDINAL), None)
        if ranked is None:
            return []
        after = stop
        if not owners:
            owners, after = self._owners(stop, end)
        if not owners and stop < end and self.folded[stop] in WILL | BE and self._goes_on(begin):
            told = self.event_phrases.last_subject(begin)  # "X will tour A. The first stop will be B"
            owners = [told] if told is not None else []
        travellers = [m for m in owners if self.journeys.travels(m.party)]
        if not travellers:
            return []
        places, status = self._before(begin, floor)
        if not places:
            places, status, after = self._behind(after, end)
        if status is None and self.folded[ranked] in TO_COME:
            status = "planned"
        reading = Reading(Found(travellers, begin, after), begin, status=status)
        drafts = self.journeys.to_places(Journey(reading, travellers, i, after, floor, end, noun=True), places) if places else []
        for draft in drafts:
            if draft.when is not None and not RELATIVES.isdisjoint(self.folded[after : draft.when.span[0]]):
                draft.when = None  # "the second leg of his tour, which began in A on Monday"
        return drafts

    def passage(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read "X's departure for PLACE", "his arrival in PLACE on DAY", "Upon arrival in PLACE, X", whose noun is at token ``i``."""
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        if begin == i > floor and self.folded[i - 1] in UPON:
            owners = self.event_phrases.owner(i - 1, floor, end).members
        travellers = [m for m in owners if self.journeys.travels(m.party)]
        link = self.setting.over_day(stop, end)
        if not travellers or link + 1 >= end or self.folded[link] not in TURNING[self.folded[i]]:
            return []
        places, after = self.stays.places(link + 1, end)
        over = self.folded[link] == "from"
        to_come = self.folded[begin - 1] == "before" or self.folded[begin - 2 : begin] in (["ahead", "of"], ["prior", "to"])
        status = "held" if over else "planned" if to_come else None
        reading = Reading(Found(travellers, begin, after), begin, status=status)
        drafts = self.journeys.to_places(Journey(reading, travellers, i, after, floor, end, noun=True), places) if places else []
        for draft in drafts if over else ():
            draft.when = None  # the day on which it ended
        return drafts

    def _goes_on(self, begin: int) -> bool:
        """Tell whether a journey was spoken of just before "the first stop" at token ``begin``."""
        return any(self.known.is_a("trip", word) for word in self.folded[max(0, begin - NEAR) : begin])

    def ranked(self, verb: int, floor: int) -> tuple[list[Where], str | None]:
        """Read "PLACE will be the first country [that] X visits", whose verb without object is token ``verb``: the place, and whether to come."""
        for k in range(verb - 1, max(floor, verb - FAR), -1):
            if self.folded[k] in COUNTRIES:
                begin = next((t for t in range(k - 1, max(floor, k - 4), -1) if self.folded[t] == "the"), None)
                first = begin is not None and not RANKED.isdisjoint(self.folded[begin:k])
                return self._before(begin, floor) if begin is not None and first else ([], None)
            if self.words[k] in (";", ":", ","):
                break
        return [], None

    def _owners(self, i: int, end: int) -> tuple[list[Member], int]:
        """Return whose journey "of X's tour", "on his three-nation trip" at token ``i`` is part of, and where the noun of it ends."""
        if i >= end or self.folded[i] not in PARTS:
            return [], i
        for k in range(i + 1, min(end, i + REACH)):
            if self.known.is_a("trip", self.folded[k]):
                self.whole.add(k)
                return self.event_phrases.in_front(k, i)[1], k + 1
        return [], i

    def _before(self, begin: int, floor: int) -> tuple[list[Where], str | None]:
        """Return the place of "PLACE will be" in front of the noun phrase at ``begin``, and whether it is to come."""
        k = begin - 1
        if k <= floor or self.folded[k] not in BE:
            return [], None
        status: str | None = None
        while k > floor and (self.folded[k] in BE or self.flags[k] & (AUXILIARY | MODAL | ADVERB)):
            status = "planned" if self.folded[k] in WILL else status
            k -= 1
        first = next((t for t in range(k, max(floor - 1, k - 5), -1) if (w := self.setting.place_at(t)) is not None and w.span[1] == k + 1), None)  # fmt: skip
        where = self.setting.place_at(first) if first is not None else None
        return ([where] if where is not None else []), status

    def _behind(self, i: int, end: int) -> tuple[list[Where], str | None, int]:
        """Return the places of "will be PLACE", "is PLACE" at token ``i``, whether they are to come, and where they end."""
        k, status = i, None
        while k < end and (self.folded[k] in BE or self.flags[k] & (AUXILIARY | MODAL | ADVERB)):
            status = "planned" if self.folded[k] in WILL else status
            k += 1
        if k == i or self.folded[k - 1] not in BE:
            return [], None, i
        places, after = self.stays.places(k, end)
        return places, status, after
