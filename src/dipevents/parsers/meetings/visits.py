"""Visits: who went where.

X visited PLACE; X is on / paid / began a [state] visit to PLACE; X's [state] visit to PLACE; X arrived in, travelled to PLACE;
visiting X (in PLACE). The host is the state of the place; a tour of several states is a visit to each.
"""

from __future__ import annotations

from ...lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
)
from ...mentions import PersonMention
from ...mentions.dates import resolve
from ...records import Party
from ..evidence import is_finite
from .circumstances import When, Where
from .clauses import Reading
from .drafts import Draft
from .hosts import Hosts
from .members import Found, Member
from .phrases import POSSESSIVE
from .vocabulary import Cue

MOOTED = frozenset({"mooted", "floated", "suggested", "considered", "contemplated"})
AT_HOME = frozenset({"candidate", "mayor", "governor", "hopeful", "contender"})  # whose state the text need not name


class Visits(Hosts):
    """Reads the visits of sentences."""

    def _has_object(self, i: int, end: int) -> bool:
        """Tell whether "return", "continue" is transitive: "return the islands to", "continue military aid to"."""
        if i >= end or i in self.clauses.date_from or self.folded[i] in ("home", "back", "then"):
            return False
        return not self.flags[i] & (ADVERB | PREPOSITION | MARK | CAPITAL)

    def verb(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X visited PLACE [, PLACE and PLACE]; X travelled to PLACE, arrived in PLACE."""
        if (
            cue.kind == "visit"
            and self.flags[i] & BASE
            and i > floor
            and ((self.flags[i - 1] & (DETERMINER | PREPOSITION) and self.folded[i - 1] != "to") or self.words[i - 1] in POSSESSIVE)
        ):
            return []
        if cue.kind == "visit" and self.flags[i] & ING and isinstance(self._person_ahead(stop, end), PersonMention):
            return []
        j = stop
        if cue.id == "accompany":
            return self._accompanied(i, stop, floor, end)
        if cue.id == "arrive" and (self._without_place(stop, end) or self.folded[stop : stop + 1] == ["here"]):
            return self._arrival(i, stop, floor, end)
        if cue.id in ("return", "continue_to") and self._has_object(stop, end):
            return []
        if cue.kind == "travel" and cue.links:
            while j < min(end, stop + 6) and self.folded[j] not in cue.links:
                if j in self.clauses.date_from:
                    j = self.clauses.date_from[j].end
                    continue
                j += 1
            if j >= min(end, stop + 8) or self.folded[j] not in cue.links:
                return []
            j += 1
        places, after = self._places(j, end)
        if not places and cue.kind == "visit":
            places, after = self._host_country(i, j, floor, end)
        body = self._to_body(j, floor, end, i) if cue.kind == "visit" and not places else None
        if not places and body is None:
            return []
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive:
            return []
        travellers = [m for m in reading.found.members if self._travels(m.party) and (m.party.kind != "group" or cue.kind == "visit")]
        reading.status = reading.status or cue.status
        if (
            not travellers
            or (cue.weak and reading.status != "planned" and not self._has_purpose(after, end) and not self._present(i, stop, end))
            or (cue.status and not self.flags[i - 1] & AUXILIARY and not self.flags[i - 1] & ADVERB)
        ):
            return []
        if body is not None:
            draft = self._draft(reading, travellers, *body[:2], i, body[2], floor, end)
            return [draft] if draft is not None else []
        return self._drafts(reading, travellers, places, i, after, floor, end)

    def _accompanied(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X will accompany Y to PLACES: a visit of both."""
        found = self.people.ahead(stop, end)
        j = found.end
        if not found.members or j >= end or self.folded[j] not in ("to", "on"):
            return []
        while j < min(end, found.end + 8) and self.folded[j] != "to":
            j += 1
        places, after = self._places(j + 1, end) if j + 1 < end else ([], j)
        reading = self.clauses.subject(i, floor, end)
        if not places or not reading.real or reading.passive or not reading.found.members:
            return []
        travellers = [m for m in [*found.members, *reading.found.members] if self._travels(m.party)]
        return self._drafts(reading, travellers, places, i, after, floor, end) if travellers else []

    def _without_place(self, stop: int, end: int) -> bool:
        """Tell whether "arrives Thursday for a visit" names no place."""
        j = stop
        while j < end and (j in self.clauses.date_from or self.folded[j] in ("on", "here", "early", "late")):
            j = self.clauses.date_from[j].end if j in self.clauses.date_from else j + 1
        return j < end and self.folded[j] == "for" and any(self.known.is_a("trip", w) for w in self.folded[j + 1 : min(end, j + 8)])

    def _arrival(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X arrives Thursday for a three-day visit: to the state where the text was filed."""
        filed, home = self.clauses.filed(), self.article.home
        reading = self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if self._travels(m.party) and m.party.country not in (None, home)]
        if filed is None or home is None or not travellers or not reading.real:
            return []
        where = filed if self.folded[stop : stop + 1] == ["here"] else None
        where = where or Where(self.article.gazetteer.countries[home].name, home, filed.span, city=False)
        return self._drafts(reading, travellers, [where], i, stop, floor, end)

    def stay(self, i: int, floor: int, end: int) -> list[Draft]:
        """X is in PLACE for talks; X was in PLACE on Monday; while in PLACE, X ...; "in" and a place stand behind token ``i``."""
        places, after = self._places(i + 2, end)
        _, last = self.clauses.bounds(i, after, floor, end)
        if not places or (after < end and self.words[after] in POSSESSIVE):
            return []
        future = i > floor and self.folded[i] == "be" and self.flags[i - 1] & MODAL
        timed = any(not self.clauses.is_limit(d) for d in self.clauses.dates_in(after, last))
        if not (timed or future or self._stays_for(after, last) or self.folded[i] == "while"):
            return []
        reading = self._while_there(after, end) if self.folded[i] == "while" else self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if m.party.kind == "person" and self._travels(m.party)]
        if not reading.real or reading.shared or not travellers:
            return []
        return self._drafts(reading, travellers, places, i, after, floor, end)

    def _while_there(self, i: int, end: int) -> Reading:
        """Return the subject of the clause behind "While in PLACE,"."""
        verb = next((k for k in range(i, min(end, i + 30)) if is_finite(self.article, k)), None)
        if verb is None or (self.words[i] != "," and i not in self.clauses.date_from):
            return Reading(Found([], i, i), i)
        reading = self.clauses.subject(verb, i, end, deep=False)
        reading.status = reading.status or ("held" if self.flags[verb] & PAST else None)
        return reading

    def _stays_for(self, i: int, end: int) -> bool:
        """Tell whether "for talks", "to attend", "on a visit" says why somebody is in a place."""
        if i + 1 >= end or self.folded[i] not in ("for", "to", "on"):
            return False
        if self.folded[i] == "to":
            return bool(self.flags[i + 1] & BASE)
        return any(
            self.known.is_a("trip", self.folded[k]) or any(c.kind == "event" for c in self.known.cues_at(self.folded, k, end)[0])
            for k in range(i + 1, min(end, i + 8))
        )

    def led(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X led a delegation to PLACE; a delegation led by X to PLACE."""
        if stop < end and self.folded[stop] == "by" and any(w in ("delegation", "mission") for w in self.folded[max(floor, i - 3) : i]):
            found = self.people.ahead(stop + 1, end)
            behind = self._over_office(found, end)
            if behind < end and self.words[behind] == "," and behind > found.end - 1:
                behind += 1
            if not found.members or behind >= end or self.folded[behind] != "to":
                return []
            places, after = self._places(behind + 1, end)
            guests = [m for m in found.members if self._travels(m.party)]
            reading = Reading(Found(guests, i, behind), i)
            return self._drafts(reading, guests, places, i, after, floor, end) if guests and places else []
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

    def _led_to(self, i: int, j: int, floor: int, end: int) -> list[Draft]:
        places, after = self._places(j, end)
        reading = self.clauses.subject(i, floor, end)
        travellers = [m for m in reading.found.members if self._travels(m.party)]
        if not places and travellers and reading.real and not reading.passive:
            return self._sent_to_event(reading, travellers, i, j, floor, end)
        return self._drafts(reading, travellers, places, i, after, floor, end) if places and travellers and reading.real else []

    def _sent_to_event(self, reading: Reading, travellers: list[Member], i: int, j: int, floor: int, end: int) -> list[Draft]:
        """Read "will lead the delegation to the A Ministers' Meeting in PLACE": those who lead it and the body whose event it is."""
        event = self.clauses.event(j, end, "at") or self.clauses.event(j + 1, end, "at")
        if event is None or event.body is None:
            return []
        body = self.article.body(self.article.entities.bodies[event.body], event.span)
        members = [*travellers, Member(body, event.span[0])]
        draft = self.encounters.draft(reading, members, i, event.span[1], floor, end, "in_person")
        if draft is None:
            return []
        draft.event = event
        made = self.encounters.enough(draft)
        self.encounters.used.update(range(*event.span))
        return [made] if made is not None else []

    def _travels(self, party: Party) -> bool:
        """Tell whether somebody can pay a visit: a person with an office, a delegation, a group of people."""
        if party.kind == "country":
            return party.mention is not None and "delegation" in party.mention.text.lower()
        if party.kind == "group":
            return self.known.is_a("people", (party.name or "").lower().rsplit(" ", 1)[-1]) or " of " in (party.name or "")
        if party.country is None and (party.office or "").lower().rsplit(" ", 1)[-1] in AT_HOME:
            return False
        if party.kind == "person" and party.country and party.mention is not None and self._is_royal(party.mention.text):
            return True
        told = bool(party.name or party.country) or (party.mention is not None and party.mention.text.startswith("The "))
        return party.kind == "person" and bool(party.office or party.rank) and told

    def _is_royal(self, text: str) -> bool:
        """Tell whether a person is printed with a style that is as good as an office: "His Majesty", "Pope"."""
        return any(self.known.is_a("royal", word) for word in text.lower().split()[:3])

    def _has_purpose(self, i: int, end: int) -> bool:
        return any(self.folded[k] in ("visit", "talks", "summit", "meeting", "attend", "conference") for k in range(i, min(end, i + 14)))

    def _drafts(
        self,
        reading: Reading,
        travellers: list[Member],
        places: list[Where],
        i: int,
        after: int,
        floor: int,
        end: int,
        visit_class: str | None = None,
        *,
        noun: bool = False,
    ) -> list[Draft]:
        drafts: list[Draft] = []
        seen: set[str] = set()
        home = {m.party.country for m in travellers}
        for where in places:
            code = where.country
            if code is None or code in home or code in seen:
                if code in seen:
                    for known in drafts:
                        if known.where is not None and known.where.country == code and not known.where.city and where.city:
                            known.where = where
                continue
            seen.add(code)
            host = Member(Party(kind="country", country=code, mention=self.article.extract(*where.span)), where.span[0], "host")
            draft = self._draft(reading, travellers, host, where, i, after, floor, end, visit_class, noun=noun)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _draft(
        self,
        reading: Reading,
        travellers: list[Member],
        host: Member,
        where: Where | None,
        i: int,
        after: int,
        floor: int,
        end: int,
        visit_class: str | None = None,
        *,
        noun: bool = False,
    ) -> Draft | None:
        """Make the draft of a visit to one host."""
        guests = [Member(m.party, m.at, "visitor") for m in travellers]
        stop = self.encounters.over_predicate(after, end) if noun else after
        made = self.encounters.draft(reading, [*guests, host], i, stop, floor, end, "visit", noun=i if noun else None)
        draft = self.encounters.enough(made)
        if draft is None:
            return None
        draft.form = "visit"
        draft.where = where
        draft.visit_class = visit_class or self._class_near(i, end)
        leg = self.legs.get(where.span) if where is not None else None
        if leg is not None:
            value, basis = resolve(leg, self.article.anchor, future=draft.status == "planned")
            draft.when = When(value, basis, (leg.start, leg.end))
        if draft.when is None and noun:
            draft.when = self._bounded(after, end)
        draft.when = self._stretched(draft.when, floor, end)
        return draft

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X's / his [state] visit to PLACE; X paid, is on, began a [state] visit to PLACE."""
        if self.flags[i] & BASE and i > floor and self.folded[i - 1] in ("to", "will", "would", "not", "who", "and"):
            return []
        if i > floor and self.folded[i - 1] in ("courtesy", "farewell") and self.folded[i - 2] in ("a", "the", "his", "her"):
            return []  # a call, no journey
        j = stop
        owner_behind: list[Member] = []
        while j < min(end, stop + 12) and self.folded[j] not in ("to", "in", "of", "by"):
            if j in self.clauses.date_from:
                j = self.clauses.date_from[j].end
                continue
            if self.words[j] in (";", ",", ".") or is_finite(self.article, j):
                break
            j += 1
        places: list[Where] = []
        body: tuple[Member, Where | None, int] | None = None
        after = stop
        if j < end and self.folded[j] in ("to", "in", "of", "by"):
            if self.folded[j] == "of" and (toured := self._places(j + 1, end))[0]:
                places, after = toured
            elif self.folded[j] in ("of", "by"):
                found = self.people.ahead(j + 1, end)
                owner_behind, after = found.members, found.end
                behind = self._over_office(found, end)
                if behind < end and self.folded[behind] in ("to", "in"):
                    places, after = self._places(behind + 1, end)
                    if not places:
                        places, after = self._the_country(behind + 1, end)
            else:
                places, after = self._places(j + 1, end)
                if not places:
                    places, after = self._the_country(j + 1, end)
                body = self._to_body(j + 1, floor, end, i) if not places else None
                event = self.clauses.event(j + 1, end, "at") if not places and body is None else None
                if event is not None:
                    found_place = self.clauses.where(
                        event.span[1], event.span[1], event.span[1], self.clauses.bounds(i, event.span[1], floor, end)[1]
                    )
                    places, after = ([found_place], event.span[1]) if found_place is not None else ([], after)
                dated = after + 1 if after + 1 < end and after + 1 in self.clauses.date_from else after
                if (
                    places
                    and dated in self.clauses.date_from
                    and self.clauses.date_from[dated].end < end
                    and self.folded[self.clauses.date_from[dated].end] in ("by", "of")
                ):
                    after = self.clauses.date_from[dated].end
                if after < end and self.folded[after] in ("by", "of") and places:
                    found = self.people.ahead(after + 1, end)
                    owner_behind, after = found.members, found.end if found.members else after
        begin, owners, _definite, _, _ = self.encounters.in_front(i, floor)
        owners = owner_behind or owners
        after = body[2] if body is not None else after
        if not places and body is None and begin > floor and self.folded[begin - 1] in ("for", "on"):
            for k in range(begin - 2, max(floor, begin - 8), -1):
                if self.folded[k] == "in":
                    places, _ = self._places(k + 1, begin)
                    break
        ahead = False
        if not places and body is None:
            places = self._named_in_front(i)
        if not places and body is None:
            places, after, ahead = self._taken_to(stop, end)
        if not places and body is None:
            if stop < end and self.folded[stop] == "with" and owners:
                return self._visit_with(owners, begin, i, stop, floor, end)
            places = self._host_of(begin, i, owners, floor, end)
        if not places and body is None:
            return []
        real, status = self.encounters.reality(begin, i, after, floor, end, definite=True)
        if not real or not MOOTED.isdisjoint(self.folded[after : min(end, after + 5)]):
            return []
        status = status or ("planned" if ahead else None)
        reading = Reading(Found(owners, begin, after), begin, status=status)
        governor = self._governor(begin, floor)
        if governor is None and begin > floor and self.folded[begin - 1] == "and" and not owners:
            begin, governor = self._twin(begin, floor)
        if not owners:
            if governor is None:
                return []
            verb = self.clauses.subject(governor, floor, end) if not self.flags[governor] & PREPOSITION else None
            if verb is not None:
                if not verb.real:
                    return []
                reading = verb
                reading.status = verb.status or status or self._present(governor, after, end)
                if self.known.at("cancelled", self.folded, governor, begin) > governor:
                    reading.status = "cancelled"
                owners = verb.found.members
            else:
                found = self.encounters.owner(begin - 1, floor, end)
                owners = found.members
                reading = Reading(found, found.start, status=status)
                for t in range(begin - 1, max(floor, begin - 8), -1):
                    if self.folded[t] in ("who", "which", "is", "are", "was"):
                        break
                    if self.folded[t] in ("will", "'ll") or (self.folded[governor] == "for" and self._sets_off(t, end)):
                        reading.status = "planned"
        travellers = [m for m in owners if self._travels(m.party)]
        if not travellers:
            return []
        if body is not None:
            draft = self._draft(reading, travellers, *body[:2], i, after, floor, end, self._class_of(i - 1), noun=True)
            return [draft] if draft is not None else []
        drafts = self._drafts(reading, travellers, places, i, after, floor, end, self._class_of(i - 1), noun=True)
        for draft in drafts:
            if ahead and draft.when is not None and draft.when.span[0] < i:
                draft.when = None  # the day of what was told before the tour
        return drafts

    def _visit_with(self, owners: list[Member], begin: int, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Read "her visit with PERSON": an encounter."""
        found = self.people.ahead(stop + 1, end)
        if not found.members or found.members[0].party.kind != "person":
            return []
        reading = Reading(Found(owners, begin, i), begin)
        draft = self.encounters.enough(
            self.encounters.draft(reading, owners + found.members, i, found.end, floor, end, "in_person", noun=i)
        )
        return [draft] if draft is not None else []

    def visiting(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Visiting X in PLACE: a visit where the host is printed or is where the text was filed."""
        mention = self._person_ahead(i, end)
        party = self.article.party(mention) if isinstance(mention, PersonMention) else None
        if party is None or not isinstance(mention, PersonMention) or not self._travels(party):
            return []
        # The day of "said on Monday" is that of the words; that of "held talks on Monday" lies within the visit.
        acts = mention.end < end and is_finite(self.article, mention.end)
        meets = acts and any(
            c.kind in ("light", "meet", "with", "speak", "discuss") for c in self.known.cues_at(self.folded, mention.end, end)[0]
        )
        last = mention.end if acts and not meets else self.clauses.bounds(i, mention.end, floor, end)[1]
        where = self.clauses.where(mention.end, mention.end, mention.end, last)
        code = where.country if where else self.article.home
        if code is None or code == party.country or party.country is None:
            return []
        when = self.clauses.when(mention.end, mention.end, mention.end, last, future=False)
        members = [Member(party, mention.start, "visitor"), Member(Party(kind="country", country=code), i, "host")]
        told = (i, max(mention.end, last if where or when else mention.end))
        return [Draft(members=members, form="visit", status=None, when=when, where=where, evidence=[told], at=i)]
