"""Visits told by a noun: X's / his [state] visit to PLACE; X paid, is on, began a visit to PLACE; a visit by X to PLACE; his tour of A and B.

Rule 1  The place stands behind the noun ("to", "in", "of"), in front of it ("his Seoul trip"), or behind a verb ("the tour took him to").
Rule 2  Where none is printed, the host is who receives the visitor, else the state where the text was filed.
Rule 3  The traveller stands in front as a possessive, behind as "by X", "of X", or is the subject of the verb that governs the noun.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import ADVERB, AUXILIARY, BASE, ING, MODAL, ORDINAL, PARTICIPLE, PREPOSITION
from dipevents.mentions import OfficeMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import POSSESSIVE

from ..cues.event_phrases import EventPhrases
from ..cues.gatherings import Gatherings
from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Found, Member
from ..parties.holders import OWN
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .hosts import Hosts
from .journeys import Journey, Journeys
from .legs import Legs
from .stays import Stays

LINKS = frozenset({"to", "in", "of", "by"})
FAR = 14  # tokens between "arrived" and "on a visit"
OWNER = 9  # tokens of "Norwegian Foreign Minister X's"
HAD = 3  # tokens of "that had" behind a tour
REGION = 8  # tokens of "the Middle East and North Africa" between "tour of" and the place where it begins


@attrs.define
class Goal:
    """Where a journey goes and, where it is printed there, who makes it."""

    after: int
    places: list[Where] = attrs.Factory(list)
    body: tuple[Member, Where | None, int] | None = None
    owners: list[Member] = attrs.Factory(list)
    ahead: bool = False  # "the tour will take him to"

    @property
    def known(self) -> bool:
        """Whether a place or a body is known."""
        return bool(self.places) or self.body is not None


@attrs.define
class Trip:
    """What is known of the journey whose noun, with what stands in front of it, is ``begin:stop``."""

    begin: int
    i: int  # the noun
    stop: int
    floor: int
    end: int
    goal: Goal
    owners: list[Member]  # whose visit it is
    aside: bool  # "on a visit", "for a visit"
    told: bool  # the verb has told of it: "arrived in PLACE on a visit"


class Trips(CueReader):
    """Reads the nouns of visiting."""

    def __init__(
        self,
        drafting: Drafting,
        event_phrases: EventPhrases,
        gatherings: Gatherings,
        stays: Stays,
        hosts: Hosts,
        journeys: Journeys,
        legs: Legs,
    ) -> None:
        super().__init__(drafting)
        self.event_phrases, self.gatherings, self.stays = event_phrases, gatherings, stays
        self.hosts, self.journeys, self.legs = hosts, journeys, legs
        self._parts_of = self.terms.includes | self.terms.taking

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read the noun of a visit at token ``i``, which ends at ``stop``."""
        if self._is_no_visit(i, floor):
            return []
        trip = self._trip(i, stop, floor, end)
        if not trip.owners and not trip.goal.known:
            guest = self._received_on(trip.begin, floor, end) or self._hosted_for(trip.begin, i, stop, floor, end)
            if guest is not None:
                return guest
        for look in self._PLACES:
            if not trip.goal.known:
                look(self, trip)
        if not trip.goal.known and (otherwise := self._told_otherwise(trip)) is not None:
            return otherwise
        if not trip.goal.known:
            self._to_host(trip)
        reading = self._made(trip) if trip.goal.known else None
        return self._drafts(trip, reading) if reading is not None else []

    def _is_no_visit(self, i: int, floor: int) -> bool:
        """Tell whether a word is no noun of a journey: "to [visit]", "will [stay]", "a courtesy [visit]", which is a call."""
        if i == floor:
            return self.folded[i] == "stay"
        before = self.folded[i - 1]
        if self.flags[i] & BASE and before in ("to", "will", "would", "not", "who", "and"):
            return True
        if self.folded[i] == "stay" and not (self.words[i - 1] in POSSESSIVE or before in OWN):
            return True
        return before in ("courtesy", "farewell") and self.folded[i - 2] in ("a", "the", "his", "her")

    def _trip(self, i: int, stop: int, floor: int, end: int) -> Trip:
        """Return what the words right behind and in front of the noun tell of a journey."""
        goal = self._goal(i, stop, floor, end)
        begin, owners, _definite, _, _ = self.event_phrases.in_front(i, floor)
        owners = goal.owners or owners
        aside = not owners and begin > floor and self.folded[begin - 1] in ("for", "on")
        told = aside and any(k in self.stays.gone for k in range(max(floor, begin - FAR), begin)) and self.stays.bounded(stop, end) is None
        return Trip(begin, i, stop, floor, end, goal, owners, aside, told)

    # --- where it goes, looked for until a place is known --------------------------------------------------------

    def _in_aside(self, trip: Trip) -> None:
        """Read "is in PLACE [on DAY] on a visit", where the verb has not told of it yet; "in PLACE during his visit"."""
        during = trip.begin > trip.floor and self.folded[trip.begin - 1] == "during"
        if during or (trip.aside and not trip.told):
            trip.goal.places = self._named_before(trip.begin, trip.floor)

    def _in_front(self, trip: Trip) -> None:
        """Read "his Seoul trip"."""
        trip.goal.places = self.hosts.named_in_front(trip.i)

    def _taken_to(self, trip: Trip) -> None:
        """Read "the tour will take him to PLACE"."""
        goal = trip.goal
        goal.places, goal.after, goal.ahead, taken = self.hosts.taken_to(trip.stop, trip.end)
        trip.owners = trip.owners or taken

    def _as_first(self, trip: Trip) -> None:
        """Read "the visit, X's first to PLACE"."""
        trip.goal = self._first_of(trip.stop, trip.end) or trip.goal
        trip.owners = trip.goal.owners or trip.owners

    _PLACES = (_in_aside, _in_front, _taken_to, _as_first)

    def _told_otherwise(self, trip: Trip) -> list[Draft] | None:
        """Return the drafts of a journey without a place: "paid a visit to X", "his visit with X"; none where a verb has told of it; else None."""
        called = self._paid_to(trip.begin, trip.i, trip.stop, trip.floor, trip.end)
        if called:
            return called
        if trip.told:
            return []  # "arrived in PLACE on a three-day visit"
        if trip.stop < trip.end and self.folded[trip.stop] == "with" and trip.owners:
            return self._visit_with(trip.owners, trip.begin, trip.i, trip.stop, trip.floor, trip.end)
        return None

    def _to_host(self, trip: Trip) -> None:
        """Let the visit be to the host, or to where the text was filed; not "on a European tour"."""
        wide = trip.i in self.legs.whole or not self.terms.far_and_wide.isdisjoint(self.folded[trip.begin : trip.i])
        trip.goal.places = self.hosts.host_of(trip.begin, trip.i, trip.owners, trip.floor, trip.end) if not wide else []

    # --- who makes it, and whether it takes place ----------------------------------------------------------------

    def _made(self, trip: Trip) -> Reading | None:
        """Return who makes a journey, and its status; None where it is not made, or nobody makes it."""
        begin, after, floor, end = trip.begin, trip.goal.after, trip.floor, trip.end
        real, status = self.gatherings.reality(begin, trip.i, after, floor, end, definite=True)
        if not real or not self.terms.mooted.isdisjoint(self.folded[after : min(end, after + 5)]):
            return None
        if status is None and self._is_to_come(trip):
            status = "planned"
        if begin - 1 > floor and self.folded[begin - 1] == "during" and self.flags[begin - 2] & PARTICIPLE:
            status = "held"  # "will follow up on the decisions taken during X's visit"
        if trip.owners:
            return Reading(Found(trip.owners, begin, after), begin, status=status)
        return self._governed(begin, after, status, floor, end)

    def _is_to_come(self, trip: Trip) -> bool:
        """Tell whether the words around a journey announce it: "will take him to", "is arranging a visit", "begins on Monday"."""
        begin, stop, after, end = trip.begin, trip.stop, trip.goal.after, trip.end
        return (
            trip.goal.ahead
            or self.hosts.takes_on(stop)
            or self._is_arranged(begin, trip.floor)
            or self._is_announced(begin, trip.i, after, trip.floor)
            or self._begins(after, end)
            or self._begins(stop, end)
        )

    def _drafts(self, trip: Trip, reading: Reading) -> list[Draft]:
        """Return the visits that a journey consists of."""
        begin, goal, owners = trip.begin, trip.goal, reading.found.members
        if self.folded[begin] in ("his", "her") and goal.places:
            owners = self._guest_of(goal.places[0].country, owners)
        travellers = [m for m in owners if self.journeys.travels(m.party)]
        if not travellers:
            return []
        journey = Journey(reading, travellers, trip.i, goal.after, trip.floor, trip.end, self.stays.class_of(trip.i - 1), noun=True)
        if goal.body is not None:
            draft = self.journeys.to_host(journey, *goal.body[:2])
            return [draft] if draft is not None else []
        drafts = self.journeys.to_places(journey, goal.places)
        earlier = goal.ahead or "had" in self.folded[trip.stop : trip.stop + HAD]  # "that had already taken in PLACES"
        earlier = earlier or (begin > trip.floor and self.folded[begin - 1] == "from")  # "returned on Monday from a visit"
        for draft in drafts:
            if earlier and draft.when is not None and draft.when.span[0] < trip.i:
                draft.when = None  # the day of what is told in front
        return drafts

    def _guest_of(self, country: str | None, owners: list[Member]) -> list[Member]:
        """Return whose "his visit to PLACE" is: of two who met last, who is not at home there, where the pronoun tells of nobody else."""
        if owners and all(m.party.country != country for m in owners):
            return owners
        last = [m for m in self.merger.last() if m.party.kind == "person" and m.party.name]
        guests = [Member(m.party, m.at) for m in last if m.party.country and m.party.country != country]
        return guests if len(guests) == 1 and len(last) == len(guests) + 1 else owners

    def _goal(self, i: int, stop: int, floor: int, end: int) -> Goal:
        """Read "to PLACE", "to BODY", "of PLACES", "by X to PLACE", "to PLACE by X" behind the noun."""
        j = stop
        while j < min(end, stop + 12) and self.folded[j] not in LINKS:
            if j in self.date_from:
                j = self.date_from[j].end
                continue
            if self.words[j] in (";", ",", ".") or is_finite(self.article, j):
                return Goal(stop)
            j += 1
        if j >= end or self.folded[j] not in LINKS:
            return Goal(stop)
        toured, after = self.stays.places(j + 1, end) if self.folded[j] == "of" else ([], j)
        if any(where.country for where in toured):
            return Goal(after, toured)
        if self.folded[j] in ("of", "by"):
            return self._of_owner(j, end)
        goal = Goal(stop)
        goal.places, goal.after = self._places_or_realm(j + 1, end)
        if not goal.places:
            goal.body = self.hosts.to_body(j + 1, floor, end, i)
            goal.after = goal.body[2] if goal.body is not None else stop
        if not goal.known:
            event = self.setting.event(j + 1, end, "at")
            last = self.clauses.bounds(i, event.span[1], floor, end)[1] if event is not None else end
            held = self.setting.where(event.span[1], event.span[1], event.span[1], last) if event is not None else None
            if event is not None and held is not None:
                goal.places, goal.after = [held], event.span[1]
        if goal.places:
            self._add_owner(goal, end)
        return goal

    def _first_of(self, stop: int, end: int) -> Goal | None:
        """Read ", X's first to PLACE,", "will be X's second to PLACE since" behind "the visit"."""
        k = next((k for k in range(stop, min(end, stop + 4)) if self.words[k] != "," and not self.flags[k] & (AUXILIARY | MODAL)), end)
        if k == stop:
            return None
        at = next((t for t in range(k + 1, min(end - 2, k + OWNER)) if self.words[t] in POSSESSIVE), None)
        if at is None or not self.flags[at + 1] & ORDINAL:
            return None
        owner = self.ending.get(at)
        party = self.article.party(owner) if isinstance(owner, PersonMention | OfficeMention) else None
        to = next((t for t in range(at + 2, min(end - 1, at + 5)) if self.folded[t] == "to"), None)
        places, after = self._places_or_realm(to + 1, end) if to is not None else ([], stop)
        if not places or party is None or owner is None:
            return None
        return Goal(after, places, owners=[Member(party, owner.start)], ahead="will" in self.folded[stop:k])

    def _places_or_realm(self, j: int, end: int) -> tuple[list[Where], int]:
        """Read places, or "the country" for the one told of last."""
        places, after = self.stays.places(j, end)
        return (places, after) if places else self.stays.the_country(j, end)

    def _of_owner(self, j: int, end: int) -> Goal:
        """Read "by X to PLACE", "of X, minister of Y, to PLACE", "of the REGION in PLACE"."""
        found = self.people.ahead(j + 1, end)
        goal = Goal(found.end, owners=found.members)
        behind = self.hosts.over_office(found, end)
        if behind < end and self.folded[behind] in ("to", "in"):
            goal.places, goal.after = self._places_or_realm(behind + 1, end)
        elif self.folded[j] == "of" and not found.members:
            k = next(
                (k for k in range(j + 2, min(end - 1, j + REGION)) if self.folded[k] in ("in", "to", "with") or is_finite(self.article, k)),
                end,
            )
            if k < end and self.folded[k] in ("in", "to"):
                goal.places, goal.after = self.stays.places(k + 1, end)
        return goal

    def _add_owner(self, goal: Goal, end: int) -> None:
        """Read "by X" behind "a visit to PLACE [on DAY]"."""
        after = goal.after
        dated = after + 1 if after + 1 < end and after + 1 in self.date_from else after
        date = self.date_from.get(dated)
        if date is not None and date.end < end and self.folded[date.end] in ("by", "of"):
            after = goal.after = date.end
        if after < end and self.folded[after] in ("by", "of"):
            found = self.people.ahead(after + 1, end)
            goal.owners = found.members
            goal.after = found.end if found.members else after

    def _named_before(self, begin: int, floor: int) -> list[Where]:
        """Read "was in PLACE [on DAY] for a visit", "is in PLACE on a visit"."""
        for k in range(begin - 2, max(floor, begin - 8), -1):
            if self.folded[k] == "in":
                places, after = self.stays.places(k + 1, begin)
                return places if after == begin - 1 or self.folded[begin - 1] != "during" else []
        return []

    def _is_arranged(self, begin: int, floor: int) -> bool:
        """Tell whether "is arranging", "is preparing for" stands in front of a visit."""
        k = begin - 1
        k -= k > floor and self.folded[k] == "for"
        return k >= floor and self.known.is_a("arranging", self.folded[k])

    def _is_announced(self, begin: int, i: int, after: int, floor: int) -> bool:
        """Tell whether a journey is to come: "her trip next week to", and "X's travel to", which only those use who announce it."""
        if any(self.folded[d.start] in ("next", "tomorrow") for d in self.setting.dates_in(i, after)):
            return True
        told = begin > floor and self.folded[begin - 1] in ("during", "after", "following", "since", "from", "of")
        return self.folded[i] == "travel" and not told and "recent" not in self.folded[begin:i]

    def _begins(self, after: int, end: int) -> bool:
        """Tell whether "begins on Monday", ", begins on Monday" says of a visit that it is to come."""
        after += after < end and self.words[after] == ","
        return after < end and self.folded[after] in self.terms.begins and self.stays.present(after, after + 1, end) == "planned"

    def _governed(self, begin: int, after: int, status: str | None, floor: int, end: int) -> Reading | None:
        """Return who makes a visit that has no possessive: the subject of the verb that governs it, or of the clause."""
        if (part := self._part_of_trip(begin, floor, end)) is not None:
            return part
        governor = self.hosts.governor(begin, floor)
        if governor is None and begin > floor and self.folded[begin - 1] == "and":
            begin, governor = self.hosts.twin(begin, floor)
        if governor is None:
            return None
        if not self.flags[governor] & PREPOSITION:
            reading = self.clauses.subject(governor, floor, end)
            if not reading.real:
                return None
            reading.status = reading.status or status or self.stays.present(governor, after, end)
            if self.known.at("cancelled", self.folded, governor, begin) > governor:
                reading.status = "cancelled"
            return reading
        found = self._in_apposition(governor, floor) or self.event_phrases.owner(begin - 1, floor, end)
        reading = Reading(found, found.start, status=status)
        for t in range(begin - 1, max(floor, begin - 8), -1):
            if self.folded[t] in ("who", "which", "is", "are", "was"):
                break
            if self.folded[t] in ("will", "'ll") or (self.folded[governor] in ("for", "on") and self.hosts.sets_off(t, end)):
                reading.status = "planned"
        return reading

    def _part_of_trip(self, begin: int, floor: int, end: int) -> Reading | None:
        """Read "her trip will include [a stop in A]", "The tour takes in [a visit to A]": by whoever makes the whole journey."""
        verb = next((k for k in range(begin - 1, max(floor, begin - 4), -1) if self.folded[k] in self._parts_of), None)
        noun = (
            next((k for k in range(verb - 1, max(floor - 1, verb - 7), -1) if self.known.is_a("trip", self.folded[k])), None)
            if verb
            else None
        )
        if verb is None or noun is None or (self.folded[verb] in self.terms.taking and self.folded[verb + 1] != "in"):
            return None
        first, owners, definite, _, _ = self.event_phrases.in_front(noun, floor)
        told = self.event_phrases.last_subject(first) if definite and not owners else None
        owners = owners or ([told] if told is not None else [])
        if (
            not owners and (whole := self._governed(first, noun, None, floor, end)) is not None
        ):  # "leaves for a tour that includes a stop in A"
            return whole
        status = self.clauses.subject(verb, floor, end, deep=False).status
        return Reading(Found(owners, first, noun), first, status=status) if owners else None

    def _in_apposition(self, governor: int, floor: int) -> Found | None:
        """Read "X, currently on a visit to", "X, just back from a visit to", "X, ending a two-day visit,": X."""
        k = governor - 1
        while k > floor and (self.flags[k] & ADVERB or self.folded[k] in ("fresh", "back")):
            k -= 1
        if (
            not (self.folded[governor] in ("on", "from") or self.flags[governor] & ING)
            or self.words[k] != ","
            or not isinstance(self.ending.get(k), PersonMention)
        ):
            return None
        found = self.people.behind(k - 1, floor)
        return found if found.members and found.end == k else None

    def _received_on(self, begin: int, floor: int, end: int) -> list[Draft] | None:
        """Read "HOST welcomed GUEST on a state visit" where no place is printed: a visit of the guest to the state of the host."""
        if begin - 2 < floor or self.folded[begin - 1] not in ("on", "for"):
            return None
        for k in range(begin - 2, max(floor, begin - 16) - 1, -1):
            if self.folded[k] in self.terms.receiving:
                hosts, guests = self.clauses.subject(k, floor, end), self.people.ahead(k + 1, begin)
                break
            if is_finite(self.article, k) or self.words[k] in (";", ":"):
                return None
        else:
            return None
        travellers = [m for m in guests.members if m.party.kind == "person" and self.journeys.travels(m.party)]
        states = {m.party.country: m.at for m in hosts.found.members if m.party.country}
        if guests.end != begin - 1 or not travellers or len(states) != 1 or not hosts.real or hosts.passive:
            return None
        code, at = next(iter(states.items()))
        where = Where(self.article.gazetteer.countries[code or ""].name, code, (at, at + 1), city=False)
        reading = attrs.evolve(hosts, found=guests)
        return self.journeys.to_places(Journey(reading, travellers, k, begin, floor, end), [where])

    def _hosted_for(self, begin: int, i: int, stop: int, floor: int, end: int) -> list[Draft] | None:
        """Read "HOST hosted state visits at the palace for A and B": a visit of each to the host who is named, else to the state."""
        link = next((k for k in range(stop, min(end - 1, stop + 8)) if self.folded[k] == "for"), None)
        verb = begin - 1
        if link is None or verb < floor or not self.folded[verb].startswith("host"):
            return None
        hosts, guests = self.clauses.subject(verb, floor, end), self.people.ahead(link + 1, end)
        travellers = [m for m in guests.members if m.party.kind == "person" and self.journeys.travels(m.party)]
        homes = {m.party.country: m.at for m in hosts.found.members if m.party.country}
        if not travellers or len(homes) != 1 or not hosts.real or hosts.passive:
            return None
        code, at = next(iter(homes.items()))
        where = Where(self.article.gazetteer.countries[code or ""].name, code, (at, at + 1), city=False)
        parts = [[m] for m in travellers] if self.folded[i].endswith("s") else [travellers]
        journeys = [Journey(attrs.evolve(hosts, found=attrs.evolve(guests, members=p)), p, i, guests.end, floor, end) for p in parts]
        named = hosts.found.members[0]
        made = [self.journeys.to_host(journey, Member(named.party, named.at, "host"), where) for journey in journeys]
        return [d for d in made if d is not None]

    def _paid_to(self, begin: int, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read "X paid a visit to PERSON": an encounter."""
        if begin <= floor or not self.folded[begin - 1].startswith(("paid", "pay")) or self.folded[stop : stop + 1] != ["to"]:
            return []
        reading = self.clauses.subject(begin - 1, floor, end)
        found = self.people.ahead(stop + 1, end)
        person = bool(found.members) and found.members[0].party.kind == "person"
        if not person or not reading.real or not reading.found.members or self.words[found.end : found.end + 1] in (["'s"], ["’s"]):
            return []
        members = reading.found.members + found.members
        draft = self.drafting.enough(self.drafting.draft(reading, members, i, found.end, floor, end, "in_person", noun=i))
        return [draft] if draft is not None else []

    def _visit_with(self, owners: list[Member], begin: int, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read "her visit with PERSON": an encounter."""
        found = self.people.ahead(stop + 1, end)
        if not found.members or found.members[0].party.kind != "person":
            return []
        reading = Reading(Found(owners, begin, i), begin)
        draft = self.drafting.enough(self.drafting.draft(reading, owners + found.members, i, found.end, floor, end, "in_person", noun=i))
        return [draft] if draft is not None else []
