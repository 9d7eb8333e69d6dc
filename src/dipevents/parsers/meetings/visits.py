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
    PREPOSITION,
    PRONOUN,
)
from ...mentions import PersonMention
from ...mentions.dates import resolve
from ...records import Party
from ..evidence import is_finite
from .circumstances import When, Where
from .clauses import Reading
from .drafts import Draft
from .members import Found, Member
from .phrases import POSSESSIVE
from .stays import Stays
from .vocabulary import Cue

ACTUAL = frozenset(
    {"on", "during", "after", "before", "of", "for", "following", "in", "ahead", "concluded", "since", "from", "with", "throughout"}
)
UNDERTAKEN = frozenset({"pay", "pays", "paid", "paying", "make", "makes", "made", "making", "begin", "begins", "began", "begun", "start", "starts", "started", "conclude", "concludes", "concluded", "undertake", "undertakes", "undertook", "undertaking", "embark", "embarks", "embarked", "end", "ends", "ended", "wrap", "wraps", "wrapped", "complete", "completed", "continue", "continues", "cancel", "cancels", "cancelled", "canceled", "postpone", "postponed", "kick", "kicks", "kicked", "cut", "conduct", "conducted", "ending", "concluding", "wrapping", "planned", "plans", "called", "calls", "call", "scrapped", "shelved", "delayed", "aborted", "arrive", "arrives", "arrived", "starting", "beginning"})  # fmt: skip

MOOTED = frozenset({"mooted", "floated", "suggested", "considered", "contemplated"})
AT_HOME = frozenset({"candidate", "mayor", "governor", "hopeful", "contender"})  # whose state the text need not name


class Visits(Stays):
    """Reads the visits of sentences."""

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
        if cue.id == "arrive" and self._without_place(stop, end):
            return self._arrival(i, stop, floor, end)
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
        if not places:
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
        where = Where(self.article.gazetteer.countries[home].name, home, filed.span, city=False)
        return self._drafts(reading, travellers, [where], i, stop, floor, end)

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
        return self._drafts(reading, travellers, places, i, after, floor, end) if places and travellers and reading.real else []

    def _travels(self, party: Party) -> bool:
        """Tell whether somebody can pay a visit: a person with an office, a delegation, a group of people."""
        if party.kind == "country":
            return party.mention is not None and "delegation" in party.mention.text.lower()
        if party.kind == "group":
            return self.known.is_a("people", (party.name or "").lower().rsplit(" ", 1)[-1]) or " of " in (party.name or "")
        if party.country is None and (party.office or "").lower().rsplit(" ", 1)[-1] in AT_HOME:
            return False
        told = bool(party.name or party.country) or (party.mention is not None and party.mention.text.startswith("The "))
        return party.kind == "person" and bool(party.office or party.rank) and told

    def _has_purpose(self, i: int, end: int) -> bool:
        return any(self.folded[k] in ("visit", "talks", "summit", "meeting", "attend", "conference") for k in range(i, min(end, i + 14)))

    def _person_ahead(self, i: int, end: int) -> object:
        for k in range(i, min(end, i + 4)):
            if k in self.starting:
                return self.starting[k]
        return None

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
            guests = [Member(m.party, m.at, "visitor") for m in travellers]
            made = self.encounters.draft(
                reading,
                [*guests, host],
                i,
                self.encounters.over_predicate(after, end) if noun else after,
                floor,
                end,
                "visit",
                noun=i if noun else None,
            )
            draft = self.encounters.enough(made)
            if draft is not None:
                draft.form = "visit"
                draft.where = where
                draft.visit_class = visit_class or self._class_near(i, end)
                leg = self.legs.get(where.span)
                if leg is not None:
                    value, basis = resolve(leg, self.article.anchor, future=draft.status == "planned")
                    draft.when = When(value, basis, (leg.start, leg.end))
                if draft.when is None and noun:
                    draft.when = self._bounded(after, end)
                draft.when = self._stretched(draft.when, floor, end)
                drafts.append(draft)
        return drafts

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """X's / his [state] visit to PLACE; X paid, is on, began a [state] visit to PLACE."""
        if self.flags[i] & BASE and i > floor and self.folded[i - 1] in ("to", "will", "would", "not", "who", "and"):
            return []
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
        after = stop
        if j < end and self.folded[j] in ("to", "in", "of", "by"):
            if self.folded[j] in ("of", "by"):
                found = self.people.ahead(j + 1, end)
                owner_behind, after = found.members, found.end
                behind = self._over_office(found, end)
                if behind < end and self.folded[behind] in ("to", "in"):
                    places, after = self._places(behind + 1, end)
            else:
                places, after = self._places(j + 1, end)
                event = self.clauses.event(j + 1, end, "at") if not places else None
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
        if not places and begin > floor and self.folded[begin - 1] in ("for", "on"):
            for k in range(begin - 2, max(floor, begin - 8), -1):
                if self.folded[k] == "in":
                    places, _ = self._places(k + 1, begin)
                    break
        if not places:
            if stop < end and self.folded[stop] == "with" and owners:
                return self._visit_with(owners, begin, i, stop, floor, end)
            places = self._host_of(begin, i, owners, floor, end)
        if not places:
            return []
        real, status = self.encounters.reality(begin, i, after, floor, end, definite=True)
        if not real or not MOOTED.isdisjoint(self.folded[after : min(end, after + 5)]):
            return []
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
                    if self.folded[t] in ("will", "'ll") or (self.folded[governor] == "for" and self._present(t, t + 1, end)):
                        reading.status = "planned"
        travellers = [m for m in owners if self._travels(m.party)]
        if not travellers:
            return []
        return self._drafts(reading, travellers, places, i, after, floor, end, self._class_of(i - 1), noun=True)

    def _over_office(self, found: Found, end: int) -> int:
        """Step over the office of a visitor between commas: "the visit of X, minister of Y, to PLACE"."""
        after = self.people.over_apposition(found.end, end) if found.members else found.end
        return after + 1 if after > found.end and after < end and self.words[after] == "," else found.end

    def _twin(self, begin: int, floor: int) -> tuple[int, int | None]:
        """Return start and governor of the visit that one is joined to: "a working visit to A and a state visit to B"."""
        for k in range(begin - 2, max(floor, begin - 14), -1):
            if self.known.is_a("trip", self.folded[k]):
                first = self.encounters.in_front(k, floor)[0]
                return first, self._governor(first, floor)
            if is_finite(self.article, k) or self.words[k] == ";":
                break
        return begin, None

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

    def _host_of(self, begin: int, i: int, owners: list[Member], floor: int, end: int) -> list[Where]:
        """Return the host of a visit whose place is not printed: "A hosted a visit by X", or the state where the text was filed."""
        governor = self._governor(begin, floor)
        for k in range(begin - 1, max(floor, begin - 8), -1):
            if self.folded[k] == "where":
                for t in range(k - 1, max(floor, k - 6), -1):
                    where = self.clauses.place_at(t)
                    if where is not None and where.city:
                        return [where]
                return []
        for k in range(begin - 1, max(floor, begin - 4), -1):
            if self.folded[k] in ("hosted", "hosts", "hosting", "welcomed", "welcomes") and owners:
                for member in self.clauses.subject(k, floor, end).found.members:
                    if member.party.country and member.party.mention is not None and member.party.kind == "country":
                        return [
                            Where(
                                self.article.gazetteer.countries[member.party.country].name,
                                member.party.country,
                                (member.at, member.at + 1),
                                city=False,
                            )
                        ]
        home = self.article.home
        if (
            governor is None
            or home is None
            or owners
            or (self.flags[governor] & PREPOSITION and self.folded[governor] != "on")
            or not self.flags[begin] & (DETERMINER | PRONOUN)
        ):
            return []
        line = self.article.document.header.dateline
        if line is None or line.place is None:
            return []
        return [Where(self.article.gazetteer.countries[home].name, home, line.place, city=False)]

    def _governor(self, begin: int, floor: int) -> int | None:
        """Return the verb or preposition that a visit is the object of."""
        for k in range(begin - 1, max(floor, begin - 5) - 1, -1):
            word = self.folded[k]
            if word in ACTUAL or word in UNDERTAKEN:
                if self.flags[k] & PREPOSITION and word == "on" and k > floor and self.folded[k - 1] in ("embark", "embarked", "embarks"):
                    return k - 1
                return k
            if self.words[k] in (",", ";") or k in self.starting:
                return None
        return None

    def visiting(self, i: int, stop: int, floor: int, end: int) -> list[Draft]:
        """Visiting X in PLACE: a visit where the host is printed or is where the text was filed."""
        mention = self._person_ahead(i, end)
        if not isinstance(mention, PersonMention):
            return []
        party = self.article.party(mention)
        if party is None:
            return []
        _first, last = self.clauses.bounds(i, mention.end, floor, end)
        where = self.clauses.where(mention.end, mention.end, mention.end, last)
        code = where.country if where else self.article.home
        if code is None or code == party.country or party.country is None:
            return []
        if where is None:
            where = None
        host = Member(Party(kind="country", country=code), i, "host")
        when = self.clauses.when(mention.end, mention.end, mention.end, last, future=False)
        return [Draft(members=[Member(party, mention.start, "visitor"), host], form="visit", status=None, when=when, where=where, evidence=[(i, max(mention.end, last if where or when else mention.end))], at=i, weak=where is None)]  # fmt: skip
