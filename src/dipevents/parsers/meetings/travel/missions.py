"""Visits of those who are sent, or lead a delegation: X sent Y to PLACE; A sent a delegation to PLACE; X led a delegation to PLACE, to EVENT."""

from __future__ import annotations

import attrs

from dipevents.lexicon import CAPITAL, MARK, PAST, PREPOSITION
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party

from ..cues.gatherings import Gatherings
from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Found, Member
from ..syntax.clauses import Reading
from .hosts import Hosts
from .journeys import Journey, Journeys
from .stays import Stays

ENVOYS = frozenset({"envoy", "envoys", "emissary", "emissaries", "representative"})
FORCES = frozenset(
    [
        "security",
        "peacekeeping",
        "peace",
        "stabilisation",
        "stabilization",
        "observer",
        "observation",
        "military",
        "training",
        "support",
        "combat",
    ]
)  # in front of "mission": nobody's journey


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
            if self.folded[k] == "mission" and self.folded[k - 1] in FORCES:
                break
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
        """Read who is sent where: a visit of those sent, of the state alone that sends "a delegation".

        Forms: X sent Y [on DAY] to PLACE; X plans to send Y to PLACE; Y was sent to PLACE; A sent a delegation, an envoy to PLACE.
        """
        reading = self.clauses.subject(i, floor, end)
        found = reading.found if reading.passive else self.people.ahead(stop, end)
        to = self._destination(stop if reading.passive else found.end, found, end)
        places, after = self.stays.places(to + 1, end) if to is not None else ([], stop)
        if to is not None and not places and to < found.end:  # "an envoy to A": the state is part of the office
            named, after = self.people.countries_in(to + 1, found.end), found.end
            places = [Where(self.article.name_of((c.start, c.end)), c.code, (c.start, c.end), city=False) for c in named]
        if not places or not reading.real or not found.members:
            return []
        senders = [] if reading.passive else reading.found.members
        states = {m.party.country for m in senders} - {None}
        guests = self._guests(found.members, next(iter(states)) if len(states) == 1 else None)
        status = reading.status or ("held" if self.flags[i] & PAST else "planned")
        reading = Reading(Found(guests, i, found.end), i, status=status)
        return self.journeys.to_places(Journey(reading, guests, i, after, floor, end), places) if guests else []

    def _destination(self, k: int, found: Found, end: int) -> int | None:
        """Return the "to" behind those sent, [back, on DAY, as his envoy] to PLACE, or within "an envoy to PLACE"."""
        if len(found.members) == 1 and found.members[0].party.name is None and "to" in self.folded[found.start : k]:
            kind, to = self.folded[found.start], self.folded.index("to", found.start)
            return to if kind in ("a", "an") and self.folded[to - 1] in ENVOYS else None
        while k < end and (k in self.date_from or self.folded[k] in ("on", "back", "as")):
            k = self.date_from[k].end if k in self.date_from else self.people.ahead(k + 1, end).end if self.folded[k] == "as" else k + 1
        return k if k + 1 < end and self.folded[k] == "to" else None

    def _guests(self, sent: list[Member], home: str | None) -> list[Member]:
        """Return those sent as guests: people of the state that sends them, that state for its delegation."""
        guests: list[Member] = []
        for m in sent:
            party = m.party
            if party.kind == "group" and home and not self.terms.crews.isdisjoint((party.name or "").split()[-1:]):
                party = Party(kind="country", country=home, mention=party.mention)
            elif party.kind == "person" and party.country is None:
                party = attrs.evolve(party, country=home)
            if party.kind in ("country", "person") and home in (None, party.country) and self.journeys.travels(party):
                guests.append(Member(party, m.at))
        return guests

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
