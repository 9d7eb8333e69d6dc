"""Visits of those who are sent, or lead a delegation: X sent Y to PLACE; A sent a delegation to PLACE; X led a delegation to PLACE, to EVENT."""

from __future__ import annotations

import attrs

from dipevents.lexicon import CAPITAL, MARK, PAST, PREPOSITION
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import is_finite

from ..cues.gatherings import Gatherings
from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member
from ..syntax.clauses import Reading
from .hosts import Hosts
from .journeys import Journey, Journeys
from .stays import Stays

CREW = 8  # tokens of "a high-level government delegation"


class Missions(CueReader):
    """Reads verbs of sending and of leading."""

    def __init__(self, drafting: Drafting, stays: Stays, hosts: Hosts, journeys: Journeys, gatherings: Gatherings) -> None:
        super().__init__(drafting)
        self.stays, self.hosts, self.journeys, self.gatherings = stays, hosts, journeys, gatherings

    def led(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X led a delegation to PLACE; a delegation led by X to PLACE."""
        if stop < end and self.folded[stop] == "by" and any(w in ("delegation", "mission") for w in self.folded[max(floor, i - 3) : i]):
            found = self.people.ahead(stop + 1, end)
            behind = self.hosts.over_office(found, end)
            if behind < end and self.words[behind] == "," and behind > found.end - 1:
                behind += 1
            if not found.members or behind >= end or self.folded[behind] != "to":
                return []
            places, after = self.stays.places(behind + 1, end)
            guests = [m for m in found.members if self.journeys.travels(m.party)]
            reading = Reading(Found(guests, i, behind), i, status=self._sending(i, floor, end))
            return self.journeys.to_places(Journey(reading, guests, i, after, floor, end), places) if guests and places else []
        for k in range(stop, min(end - 1, stop + 6)):
            if self.folded[k] in ("delegation", "mission", "team") and self.folded[k + 1] == "to":
                return self._led_to(i, k + 2, floor, end)
            if self.folded[k] in ("delegation", "mission", "team") and self.folded[k + 1] in ("from", "of"):
                for t in range(k + 2, min(end - 1, k + 50)):
                    if self.folded[t] == "to":
                        return self._led_to(i, t + 1, floor, end)
                    if self.words[t] in (";", ".") or (is_finite(self.article, t) and not self.flags[t] & CAPITAL):
                        break
            if self.flags[k] & MARK and self.words[k] not in (".", "-"):
                break
            if self.flags[k] & PREPOSITION:
                break
        return []

    def _sending(self, i: int, floor: int, end: int) -> str | None:
        """Return what "will send a delegation" in front of "led by" at ``i`` says of the journey."""
        verb = next((k for k in range(i - 1, max(floor, i - 8), -1) if self.folded[k] in self.terms.sending), None)
        return self.clauses.subject(verb, floor, end).status if verb is not None else None

    def sent(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X sent Y [on DAY] to PLACE, plans to send Y to PLACE: a visit of Y, whose office is printed; a state sent a delegation to PLACE."""
        if (crew := self._crew_sent(i, stop, floor, end)) is not None:
            return crew
        mention = self.hosts.person_ahead(stop - 1, end)
        party = self.article.party(mention) if isinstance(mention, PersonMention) and mention.titles else None
        if party is None or not isinstance(mention, PersonMention) or not self.journeys.travels(party):
            return []
        k = mention.end
        while k < end and (k in self.date_from or self.folded[k] in ("on", "back")):
            k = self.date_from[k].end if k in self.date_from else k + 1
        places, after = self.stays.places(k + 1, end) if k + 1 < end and self.folded[k] == "to" else ([], k)
        reading = self.clauses.subject(i, floor, end)
        senders = reading.found.members
        if not places or not reading.real or reading.passive or len(senders) != 1:
            return []
        if senders[0].party.kind == "country" and party.country is None:
            party = attrs.evolve(party, country=senders[0].party.country)
        if None in (senders[0].party.country, party.country) or senders[0].party.country != party.country:
            return []
        guest = Member(party, mention.start)
        reading = Reading(Found([guest], i, mention.end), i, status=reading.status or ("held" if self.flags[i] & PAST else "planned"))
        return self.journeys.to_places(Journey(reading, [guest], i, after, floor, end), places)

    def _crew_sent(self, i: int, stop: int, floor: int, end: int) -> list[Draft] | None:
        """Read "A sent a high-level delegation to PLACE": a visit of A."""
        crew = next((k for k in range(stop, min(end - 2, stop + CREW)) if self.folded[k] in ("delegation", "mission")), None)
        if crew is None or self.folded[crew + 1] != "to" or any(self.flags[k] & (MARK | PREPOSITION) for k in range(stop, crew) if self.words[k] != "-"):  # fmt: skip
            return None
        places, after = self.stays.places(crew + 2, end)
        reading = self.clauses.subject(i, floor, end)
        states = reading.found.members
        if not places or not reading.real or reading.passive or len(states) != 1 or states[0].party.kind != "country":
            return None
        return self.journeys.to_places(Journey(reading, states, i, after, floor, end), places)

    def _led_to(self, i: int, j: int, floor: int, end: int) -> list[Draft]:
        places, after = self.stays.places(j, end)
        reading = self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if self.journeys.travels(m.party)]
        if not places and travellers and reading.real and not reading.passive:
            return self._sent_to_event(reading, travellers, i, j, floor, end)
        return (
            self.journeys.to_places(Journey(reading, travellers, i, after, floor, end), places)
            if places and travellers and reading.real
            else []
        )

    def _sent_to_event(self, reading: Reading, travellers: list[Member], i: int, j: int, floor: int, end: int) -> list[Draft]:
        """Read "will lead the delegation to the A Ministers' Meeting in PLACE": those who lead it and the body whose event it is."""
        event = self.setting.event(j, end, "at") or self.setting.event(j + 1, end, "at") or self.gatherings.meeting_of(j, end)
        if event is None:
            return []
        draft = self.drafting.draft(reading, travellers, i, event.span[1], floor, end, "in_person")
        draft.event = event
        self.drafting.add_body(draft)
        made = self.drafting.enough(draft)
        self.drafting.used.update(range(*event.span))
        return [made] if made is not None else []
