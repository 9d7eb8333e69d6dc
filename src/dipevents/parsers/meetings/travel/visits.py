"""Visits told by a verb: who went where.

X visited PLACE; X arrived in, travelled to, stopped in, returned from, left PLACE; X spent two days in PLACE; X was the first to visit PLACE;
X is in PLACE for talks; X, in PLACE for talks, ...; visiting X (in PLACE).
The host is the state of the place; a tour of several states is a visit to each.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CUE,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    THIRD,
)
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..cues.event_phrases import EventPhrases
from ..cues.relatives import Relatives
from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Found, Member
from ..syntax.clauses import BE, WILL, Reading
from ..vocabulary import Cue
from .hosts import Hosts
from .journeys import TURNS, Journey, Journeys
from .legs import Legs
from .stays import NOW, Stays

LINKED = 6  # tokens between a verb of travelling and "to"
RANKED = frozenset({"first", "second", "third", "only", "last", "latest"})
WAY = 14  # tokens of "told reporters on board his plane"
CLOSED = 24  # tokens of "for talks with A on B"
FAR = 90  # tokens in which whoever is "the first A-ish minister to visit" was named
FIRST = 14  # tokens of "first sitting American president in 30 years to"
BACK = frozenset({"return_from", "come_back_from", "back_from", "leave_place"})
CREWS = frozenset({"delegation", "mission"})  # "returned from a delegation to PLACE"
MINISTERS = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister", "deputy_minister"}
)  # ranks of those who speak abroad only where they visit
WAYS = frozenset({"on_the_way", "back_from"})  # phrases without a verb
RETURNING = frozenset({",", "plane", "flight", "journey", "route", "way"})  # in front of "back from"
SETTING_OFF = frozenset({"depart", "emplane", "fly", "go", "head", "jet", "leave", "set_off", "travel"})
DOING = frozenset({"meet", "with", "speak", "discuss", "topic", "attend"})  # what somebody does who is in a place


@attrs.define
class _Goal:
    """Where a journey goes, by the words up to ``after``: to places, or to a body."""

    places: list[Where]
    after: int
    status: str | None = None
    in_front: bool = False  # its place could only stand in front of the verb
    body: tuple[Member, Where | None, int] | None = None


class Visits(CueReader):
    """Reads the visits of sentences."""

    def __init__(
        self,
        drafting: Drafting,
        event_phrases: EventPhrases,
        stays: Stays,
        hosts: Hosts,
        journeys: Journeys,
        legs: Legs,
        relatives: Relatives,
    ) -> None:
        super().__init__(drafting)
        self.event_phrases, self.stays, self.hosts, self.relatives = event_phrases, stays, hosts, relatives
        self.journeys, self.legs = journeys, legs

    def _has_object(self, i: int, end: int) -> bool:
        """Tell whether "return", "continue" is transitive: "return the islands to", "continue military aid to"."""
        if i >= end or i in self.date_from or self.folded[i] in ("home", "back", "then"):
            return False
        return not self.flags[i] & (ADVERB | PREPOSITION | MARK | CAPITAL)

    def _is_while(self, i: int, end: int) -> bool:
        """Tell whether "spent" has a length of time behind it: "about five hours in PLACE", "the weekend in PLACE"."""
        k = next((k for k in range(i, min(end, i + 6)) if self.folded[k] in ("in", "at")), i)
        return k > i and self.folded[k - 1] in self.terms.lengths

    def _is_sure(self, i: int, stop: int, after: int, end: int) -> bool:
        """Tell whether "went to", "headed to" speaks of a journey: with its purpose or its day, or as one step of several."""
        stepwise = self.folded[i - 1] in TURNS and i > 0
        dated = after in self.date_from or (after + 1 < end and self.folded[after] in ("on", "in") and after + 1 in self.date_from)
        return stepwise or dated or self.journeys.has_purpose(after, end) or bool(self.stays.present(i, stop, end))

    def verb(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X visited PLACE [, PLACE and PLACE]; X travelled to PLACE, arrived in PLACE."""
        if cue.kind == "visit" and self._is_no_verb(i, stop, floor, end):
            return []
        if cue.id == "accompany":
            return self._accompanied(i, stop, floor, end)
        if cue.id == "arrive" and (self._without_place(stop, end) or self.folded[stop : stop + 1] == ["here"]):
            return self._arrival(i, stop, floor, end)
        j = self._to_place(cue, stop, end)
        goal = self._goal(cue, i, j, floor, end) if j is not None else None
        if j is None or goal is None or (cue.id == "leave_place" and not self._parts(i, goal.after, end)):
            return []
        reading = self._on_the_way(cue, i, floor, end) or self._first_to(i, floor, end) or self.clauses.subject(i, floor, end)
        if not reading.real or (reading.passive and not cue.status):
            return []
        journey = Journey(reading, self._travellers(cue, i, reading, goal, floor, end), i, goal.after, floor, end)
        reading.status = reading.status or cue.status or goal.status or ("planned" if self._is_to_come(cue, journey) else None)
        if not journey.travellers or self._is_doubtful(cue, journey, stop):
            return []
        if goal.body is not None:
            return self._to_bodies(journey, goal.body)
        journey.travellers += self._alongside(journey.travellers, goal, end)
        drafts = self.journeys.to_places(journey, goal.places)
        self.stays.gone.update([i] if drafts else [])
        for draft in drafts if cue.id in BACK else ():
            draft.when, draft.status = None, "held"  # the day is that of the return
        return drafts + self._left_behind(journey, stop, j) if cue.id in ("leave", "depart") and drafts else drafts

    def _to_bodies(self, journey: Journey, first: tuple[Member, Where | None, int]) -> list[Draft]:
        """Read "visited the A Institute, the B Bank (BB) and the C Council": a visit to each; where they are is told last."""
        bodies, k = [first], first[2]
        while k + 1 < journey.end and (self.words[k] in (",", "(") or self.folded[k] == "and"):
            if self.words[k] == "(":
                k += 3
                continue
            k += 1 + (self.folded[k + 1] == "and")
            further = self.hosts.to_body(k, journey.floor, journey.end, journey.at)
            if further is None:
                break
            bodies.append(further)
            k = further[2]
        made: list[Draft] = []
        for member, where, journey.after in bodies:
            draft = self.journeys.to_host(journey, member, where or bodies[-1][1])
            made += [draft] if draft is not None else []
        return made

    def _is_no_verb(self, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether "visit" is a noun, "visiting" tells who a guest is: "a visit", "on visit", "A's visit"; "visiting Prime Minister X"."""
        if self.flags[i] & BASE and i > floor:
            behind_noun = self.flags[i - 1] & (DETERMINER | PREPOSITION) and self.folded[i - 1] != "to"
            if behind_noun or self.words[i - 1] in POSSESSIVE:
                return True
        return bool(self.flags[i] & ING) and isinstance(self.hosts.person_ahead(stop, end), PersonMention)

    def _to_place(self, cue: Cue, stop: int, end: int) -> int | None:
        """Return where the place behind a verb begins: behind "to" of "travelled [on DAY] to PLACE"; None where the verb means something else."""
        if cue.id in ("return", "return_from", "continue_to") and self._has_object(stop, end):
            return None
        if cue.id == "spend_days" and not self._is_while(stop, end):
            return None
        if cue.kind != "travel" or not cue.links:
            return stop
        j = stop
        while j < min(end, stop + LINKED) and (self.folded[j] not in cue.links or j + 1 in self.date_from):
            j = self.date_from[j].end if j in self.date_from else j + 1
        if j >= min(end, stop + LINKED + 2) or self.folded[j] not in cue.links:
            return None
        return None if cue.id == "return" and "from" in self.folded[stop:j] else j + 1  # "return from visits to PLACE"

    def _goal(self, cue: Cue, i: int, j: int, floor: int, end: int) -> _Goal | None:
        """Read where a journey goes: places or a body at token ``j``, "the country"; in front, "the first country that X visits"."""
        goal = _Goal(*self.stays.places(j, end))
        if not goal.places and cue.id in BACK:
            k = next((k for k in range(j, min(end - 1, j + LINKED)) if self.folded[k] in CREWS and self.folded[k + 1] == "to"), None)
            goal.places, goal.after = self.stays.places(k + 2, end) if k is not None else ([], j)
        if not goal.places and cue.kind == "travel" and self.folded[j - 1] in ("for", "to"):
            goal.places, goal.after = self._to_event(j, end)
        if not goal.places and cue.kind == "visit":
            goal.places, goal.after = self.hosts.host_country(i, j, floor, end)
        elif not goal.places and cue.id == "arrive":
            goal.places, goal.after = self._at_home(j, end)
        if not goal.places and cue.id == "visit":
            goal.in_front = True
            goal.places, goal.status = self.legs.ranked(i, floor)
        if not goal.places and cue.kind == "visit":
            goal.body = self.hosts.to_body(j, floor, end, i)
        return goal if goal.places or goal.body is not None else None

    def _to_event(self, j: int, end: int) -> tuple[list[Where], int]:
        """Read "for [fresh] talks in PLACES" of "left on Monday for talks in A", whose "talks" begins at token ``j`` or close behind."""
        k = next((k for k in range(j, min(end - 1, j + LINKED)) if self.folded[k] == "in"), None)
        if k is None or not any(self.known.begins("event", self.folded, t, k) for t in range(j, k)):
            return [], j
        return self.stays.places(k + 1, end)

    def _travellers(self, cue: Cue, i: int, reading: Reading, goal: _Goal, floor: int, end: int) -> list[Member]:
        """Return who travels: the subject, whom "they", "the two" stand for, the subject of the verb in front of "heading to PLACE"."""
        found = reading.found
        if found.refers and not found.members:
            found.members = self.hosts.counted(found.start, found.end)
        if found.refers and not found.members and self.folded[found.start] == "they":
            found.members = self.relatives.subjects_before(floor)
        travellers = [m for m in self._going(cue, reading, goal.after, end) if m.party.kind != "group" or not goal.in_front]
        if not travellers and self.flags[i] & ING:  # "left A on Monday heading to B"
            reading.found = self.event_phrases.owner(i, floor, end)
            travellers = self._going(cue, reading, goal.after, end)
        return travellers

    def _is_to_come(self, cue: Cue, journey: Journey) -> bool:
        """Tell whether a verb in the present speaks of a journey to come: "Tomorrow I travel to PLACE", not "today I visit PLACE"."""
        i, after, start = journey.at, journey.after, journey.reading.found.start
        own = self.folded[start] in ("i", "we") and self.flags[i] & BASE and not self.flags[i] & PAST
        if own and "today" not in self.folded[max(journey.floor, start - 2) : min(journey.end, after + 2)]:
            return True
        return self._sets_off_now(cue, i, after, journey.end)

    def _is_doubtful(self, cue: Cue, journey: Journey, stop: int) -> bool:
        """Tell whether a verb need not be of a journey: "headed to", "is bound for" without more; who "returned" may be at home there."""
        i = journey.at
        if cue.weak and journey.reading.status != "planned" and not self._is_sure(i, stop, journey.after, journey.end):
            return True
        return cue.id == "return" and all(m.party.country is None for m in journey.travellers)

    def _sets_off_now(self, cue: Cue, i: int, after: int, end: int) -> bool:
        """Tell whether "heads to PLACE this week", "leaves for PLACE today", "head to PLACE for the A summit" speaks of a journey only beginning."""
        present = cue.id in SETTING_OFF and self.flags[i] & (THIRD | BASE) and not self.flags[i] & PAST and self.folded[i - 1] != "to"
        k = next((k for k in range(after, end) if self.words[k] != "," and k not in self.starting), end)
        aim = k < end and self.folded[k] == "for" and not any(t in self.date_from for t in range(i, k))
        return bool(present) and k < end and (aim or self.folded[k] in ("today", "tonight", "this", "tomorrow", "later"))

    def _left_behind(self, journey: Journey, stop: int, link: int) -> list[Draft]:
        """Read the place left in "left PLACE for PLACE": a visit that is over."""
        origin, after = self.stays.places(stop, link)
        drafts = self.journeys.to_places(journey, origin) if origin and after >= link - 1 else []
        for draft in drafts:
            draft.when, draft.status = None, "held"
        return drafts

    def _parts(self, i: int, after: int, end: int) -> bool:
        """Tell whether "left PLACE", "after leaving PLACE" ends a journey: a stop, a day or "for" stands behind, not "with little choice"."""
        if self.flags[i] & ING and self.folded[i - 1] not in TURNS:
            return False
        ends = after >= end or bool(self.flags[after] & MARK) or after in self.date_from
        return ends or self.folded[after] in ("for", "on", "after", "when", "without", "and", "earlier", "late", "early", "today")

    def _on_the_way(self, cue: Cue, i: int, floor: int, end: int) -> Reading | None:
        """Return who is on the way where no verb says so: "X, back from PLACE,", "X told reporters en route to PLACE", "On his way to PLACE, X said"."""
        if cue.id not in WAYS or self.flags[i - 1] & AUXILIARY:
            return None
        k = i - 1
        while k > floor and self.flags[k] & ADVERB:
            k -= 1
        if self.folded[i] == "back" and self.words[k] not in RETURNING:
            return Reading(Found([], i, i), i)
        if k > floor and self.words[k] == "," and (found := self.people.behind(k - 1, floor)).members:
            return Reading(found, found.start)
        verb = next((t for t in range(k, max(floor - 1, k - WAY), -1) if self.clauses.heads_clause(t, floor)), None)
        comma = next((t for t in range(i, min(end, i + WAY)) if self.words[t] == ","), end)
        reading = self._while_there(comma, end) if verb is None else self.clauses.subject(verb, floor, end)
        reading.status = None
        return reading

    def _first_to(self, i: int, floor: int, end: int) -> Reading | None:
        """Read "X was / became the first A-ish president [since 1990] to visit PLACE": by X."""
        if i - 3 < floor or self.folded[i - 1] != "to":
            return None
        for k in range(i - 2, max(floor, i - FIRST) - 1, -1):
            if is_finite(self.article, k) or self.words[k] in (";", ":"):
                return None
            if self.folded[k] in RANKED and k > floor and self.folded[k - 1] == "the":
                be = k - 2
                if be < floor or not (self.folded[be] in BE or self.folded[be].startswith(("becom", "became"))):
                    return None
                reading = self.clauses.subject(be, floor, end)
                reading.status = reading.status or "held"
                if self.folded[be - 1] in ("he", "she") and (bearer := self._bearer(k + 1, i, floor)) is not None:
                    reading.found.members = [bearer]
                return reading
        return None

    def _bearer(self, first: int, last: int, before: int) -> Member | None:
        """Return the person named last in front of ``before`` who has the office in tokens ``first:last``: "He is the first A-ish minister to"."""
        office = set(self.folded[first:last])
        for k in range(before - 1, max(-1, before - FAR), -1):
            mention = self.ending.get(k)
            titles = [self.folded[t.start : t.end] for t in mention.titles] if isinstance(mention, PersonMention) else []
            if isinstance(mention, PersonMention) and any(office.issuperset(words) for words in titles):
                return Member(self.article.party(mention), first)
        return None

    def _alongside(self, travellers: list[Member], goal: _Goal, end: int) -> list[Member]:
        """Return those who come along: "flew to PLACE [on DAY] with Defence Minister A", of the same state; "together with the B-ish minister C"."""
        i = goal.after
        k = i + (i + 1 < end and self.folded[i] in ("on", "from") and i + 1 in self.date_from)
        k = self.date_from[k].end if k in self.date_from else i
        joined = k < end and self.folded[k] in ("together", "along", "alongside")
        k += joined and self.folded[k] != "alongside"
        if k + 1 >= end or self.folded[k] not in ("with", "alongside"):
            return []
        states = {m.party.country for m in travellers}
        found = self.people.ahead(k + 1, end).members
        state = next(iter(states)) if len(states) == 1 else None
        hosts = {place.country for place in goal.places}
        return [
            attrs.evolve(m, party=attrs.evolve(m.party, country=m.party.country or state))
            for m in found
            if m.party.kind == "person"
            and (m.party.country in (*states, None) or (joined and m.party.country not in hosts))
            and (joined or m.party.rank != "head_of_state")
            and self.journeys.travels(m.party)
        ]

    def _going(self, cue: Cue, reading: Reading, after: int, end: int) -> list[Member]:
        """Return those of a subject who can travel; a crowd that is no delegation pays a visit where a verb of visiting or a purpose tells so."""
        members = [m for m in reading.found.members if self.journeys.travels(m.party)]
        if cue.id == "leave_place":
            return [m for m in members if m.party.kind != "group"]
        crowds = cue.kind == "visit" or self.journeys.has_purpose(after, end)
        return [m for m in members if m.party.kind != "group" or m.party.country or crowds or self.journeys.is_mission(m.party)]

    def _accompanied(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X will accompany Y to PLACES: a visit of both."""
        found = self.people.ahead(stop, end)
        j = found.end
        if not found.members or j >= end or self.folded[j] not in ("to", "on"):
            return []
        while j < min(end, found.end + 8) and self.folded[j] != "to":
            j += 1
        places, after = self.stays.places(j + 1, end) if j + 1 < end else ([], j)
        reading = self.clauses.subject(i, floor, end)
        if not places or not reading.real or reading.passive or not reading.found.members:
            return []
        travellers = [m for m in [*found.members, *reading.found.members] if self.journeys.travels(m.party)]
        return self.journeys.to_places(Journey(reading, travellers, i, after, floor, end), places) if travellers else []

    def _without_place(self, stop: int, end: int) -> bool:
        """Tell whether "arrives Thursday for a visit", "arrived for talks" names no place."""
        j = stop
        while j < end and (j in self.date_from or self.folded[j] in ("on", "here", "early", "late")):
            j = self.date_from[j].end if j in self.date_from else j + 1
        if j >= end or self.folded[j] != "for":
            return False
        ahead = range(j + 1, min(end, j + 8))
        return any(self.known.is_a("trip", self.folded[k]) or self.known.begins("event", self.folded, k, end) for k in ahead)

    def _arrival(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X arrives Thursday for a three-day visit: to the state where the text was filed."""
        filed, home = self.setting.filed(), self.article.home
        reading = self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if self.journeys.travels(m.party) and m.party.country not in (None, home)]
        if filed is None or home is None or not travellers or not reading.real:
            return []
        where = filed if self.folded[stop : stop + 1] == ["here"] else None
        where = where or Where(self.article.gazetteer.countries[home].name, home, filed.span, city=False)
        return self.journeys.to_places(Journey(reading, travellers, i, stop, floor, end), [where])

    def stay(self, i: int, floor: int, end: int) -> list[Draft]:
        """X is in PLACE for talks; X was in PLACE on Monday; while in PLACE, X ...; X, in PLACE for talks, ...; "in" and a place stand behind token ``i``."""
        if (verb := self.stays.says_at(i)) is not None:
            return self._said_there(verb, i, floor, end)
        places, after = self.stays.places(i + 2, end)
        realm = not places
        places, after = self._at_home(i + 2, end) if realm else (places, after)
        _, last = self.clauses.bounds(i, after, floor, end)
        if not places or (after < end and self.words[after] in POSSESSIVE):
            return []
        future = i > floor and self.folded[i] == "be" and (self.flags[i - 1] & MODAL or self.folded[i - 1] in WILL)
        timed = any(not self.setting.is_limit(d) for d in self.setting.dates_in(after, last))
        aside = self.words[i] == ","
        there = (
            self.folded[i] in ("is", "are") and self.words[after : after + 1] == [","] and self.folded[after + 1 : after + 2] == ["where"]
        )
        timed = timed or there  # "is in PLACE, where he will meet Y"
        glad = i - 2 > floor and self.folded[i - 1] == "to" and self.folded[i - 2] in self.terms.glad  # "am happy to be in PLACE"
        if not (glad or self._stays_for(after, last)) and (
            aside or realm or not (timed or future or self.folded[i] == "while" or self.folded[i] in NOW)
        ):
            return []
        if aside and not self._is_closed(after, end):
            return []  # "met X, minister of Y, in PLACE to discuss Z"
        if aside or (self.folded[i] in NOW and self.words[i - 1] == ","):
            found = self.people.behind(i - 1 - (not aside), floor)
            reading = Reading(found, found.start)
        else:
            reading = self._while_there(after, end) if self.folded[i] == "while" else self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if m.party.kind == "person" and self.journeys.travels(m.party)]
        if not reading.real or reading.shared or not travellers:
            return []
        drafts = self.journeys.to_places(Journey(reading, travellers, i, after, floor, end), places)
        self.stays.gone.update([i] if drafts else [])
        for draft in drafts if aside else ():
            draft.when = None  # the day of what is told of somebody who is there
        return drafts

    def _said_there(self, verb: int, i: int, floor: int, end: int) -> list[Draft]:
        """Read "X said in PLACE [on DAY]", "X told reporters in PLACE", with "in" behind token ``i``: a visit of a minister to another state."""
        places, after = self.stays.places(i + 2, end)
        closed = after >= end or after in self.date_from or self.folded[after] in (",", "that", "on", "after", "during", "this", "where")
        reading = self.clauses.subject(verb, floor, end)
        speakers = [m for m in reading.found.members if m.party.rank in MINISTERS and m.party.country]
        whole = speakers and reading.real and not reading.passive and len(speakers) == len(reading.found.members)
        if len(places) != 1 or not closed or not whole:
            return []
        reading.status = "held"
        return self.journeys.to_places(Journey(reading, speakers, i, after, floor, end), places)

    def _at_home(self, i: int, end: int) -> tuple[list[Where], int]:
        """Read "the country", "the capital", where guests are, as the state where the text was filed."""
        home, filed = self.article.home, self.setting.filed()
        if filed is not None and filed.country == home and self.folded[i : i + 2] == ["the", "capital"]:
            named = i + 2 < end and (self.flags[i + 2] & CAPITAL or self.words[i + 2] in (",", *POSSESSIVE))
            return ([] if named else [attrs.evolve(filed, span=(i, i + 2))]), i + 2
        if home is None or i + 1 >= end or self.folded[i + 1] not in self.terms.realms:
            return [], i
        return [Where(self.article.gazetteer.countries[home].name, home, (i, i + 2), city=False)], i + 2

    def _is_closed(self, i: int, end: int) -> bool:
        """Tell whether a comma closes ", in PLACE for talks," and the verb of the one who is there follows."""
        comma = next((k for k in range(i, min(end, i + CLOSED)) if self.words[k] == ","), None)
        return comma is not None and any(self.clauses.heads_clause(k, i) for k in range(comma + 1, min(end, comma + 4)))

    def _while_there(self, i: int, end: int) -> Reading:
        """Return the subject of the clause behind "While in PLACE,"."""
        verb = next((k for k in range(i, min(end, i + 30)) if self.clauses.heads_clause(k, i)), None)
        if verb is None or (self.words[i] != "," and i not in self.date_from):
            return Reading(Found([], i, i), i)
        reading = self.clauses.subject(verb, i, end, deep=False)
        reading.status = reading.status or ("held" if self.flags[verb] & PAST else "planned" if self.folded[verb] in WILL else None)
        return reading

    def _stays_for(self, i: int, end: int) -> bool:
        """Tell whether "for talks", "ahead of a summit", "to attend", "on a visit", ", exchanging views on" says why somebody is in a place."""
        if self.folded[i : min(end, i + 2)] == ["ahead", "of"]:
            return True
        k = i + (i < end and self.words[i] == ",")
        if k + 1 < end and self.flags[k] & ING and not self.flags[k] & CAPITAL:
            return any(c.kind in DOING and not c.weak for c in self.known.cues_at(self.folded, k, end)[0])
        if i + 1 >= end or self.folded[i] not in ("for", "to", "on"):
            return False
        if self.folded[i] == "to":
            return bool(self.flags[i + 1] & BASE)
        return self._names_event(i + 1, end)

    def _names_event(self, i: int, end: int) -> bool:
        """Tell whether a noun of a visit or an encounter stands at token ``i`` or a few words behind."""
        return any(
            self.known.is_a("trip", self.folded[k]) or self.known.begins("event", self.folded, k, end) for k in range(i, min(end, i + 7))
        )

    def visiting(self, i: int, floor: int, end: int) -> list[Draft]:
        """Visiting X in PLACE: a visit where the host is printed or is where the text was filed."""
        mention = self.hosts.person_ahead(i, end)
        party = self.article.party(mention) if isinstance(mention, PersonMention) else None
        if party is None or not isinstance(mention, PersonMention) or not self.journeys.travels(party):
            return []
        # The day of "said on Monday" is that of the words; that of "held talks on Monday" lies within the visit.
        acts = mention.end < end and is_finite(self.article, mention.end)
        meets = acts and any(
            c.kind in ("light", "meet", "with", "speak", "discuss") for c in self.known.cues_at(self.folded, mention.end, end)[0]
        )
        bound = self.clauses.bounds(i, mention.end, floor, end)[1]
        last = mention.end if acts and not meets else bound
        says = acts and self.flags[mention.end] & CUE  # "said in PLACE"
        where = self.setting.where(mention.end, mention.end, mention.end, bound if says else last)
        code = where.country if where else self.article.home
        told = self._told_guest(i, mention, party, floor, end)
        if code is None or code == party.country or party.country is None:
            return told
        when = self.setting.when(mention.end, mention.end, mention.end, last, future=False)
        members = [Member(party, mention.start, "visitor"), Member(Party(kind="country", country=code), i, "host")]
        words = (i, max(mention.end, last if where or when else mention.end))
        return [*told, Draft(members=members, form="visit", status=None, when=when, where=where, evidence=[words], at=i)]

    def _told_guest(self, i: int, mention: PersonMention, party: Party, floor: int, end: int) -> list[Draft]:
        """Read "X told visiting Y [in PLACE on DAY] that": an encounter of both, who are of two states."""
        verb = i - 1 - bool(i and self.flags[i - 1] & DETERMINER)
        if verb <= floor or not self.flags[verb] & PAST or not self.known.is_a("telling", self.folded[verb]):
            return []
        reading = self.clauses.subject(verb, floor, end)
        hosts = [m for m in reading.found.members if m.party.kind == "person" and m.party.name]
        if len(hosts) != 1 or not reading.real or reading.passive or None in (hosts[0].party.country, party.country):
            return []
        if hosts[0].party.country == party.country:
            return []
        members = [*hosts, Member(party, mention.start, "visitor")]
        draft = self.drafting.enough(self.drafting.draft(reading, members, verb, mention.end, floor, end, "in_person"))
        return [draft] if draft is not None else []
