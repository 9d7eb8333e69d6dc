"""Who shares an encounter whose noun phrase names nobody: the subject and the object of the clause's verb.

X will join Y for three-way talks           X told Y in a phone call on Monday that ...
In talks in PLACE, X briefed Y on ...       X flew to PLACE for talks with Y (the place alone)
On the sidelines of EVENT, X told Y that    X warned Y, during a visit to PLACE, that
X flew to PLACE, where he told Y that       X, on a visit to PLACE, thanked Y
"""

from __future__ import annotations

from dipevents.lexicon import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    MARK,
    MODAL,
    MONTH,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
)
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party

from ..drafting import CueReader
from ..drafts import Draft, Where
from ..members import Found, Member
from ..syntax.clauses import Reading
from .gatherings import ASIDE

AGENDA = frozenset({"agenda", "cards"})
AT = frozenset({"in", "during", "at", "over", "on"})
CAME = frozenset({"came", "comes", "took", "takes", "is", "was"})
MEETING = frozenset({"meet", "with", "speak", "light", "event"})  # cues that "with Y" goes with, read elsewhere
REACH_OF_OBJECT = 24  # tokens between a verb of telling and "in a phone call"


class Companions(CueReader):
    """Reads subject and object of the clause around the noun of an encounter."""

    def says_what_kind(self, first: int, last: int) -> bool:
        """Tell whether words in front of a noun say what kind of encounter it is, and not whose: "closed-door", "economic", "three-way"."""
        named = CAPITAL | PREPOSITION | CONJUNCTION | MARK | PRONOUN | MODAL
        return all(
            self.folded[k] in self.terms.sorts
            or "-" in (self.words[k - 1], self.words[k + 1])  # "one-on-one"
            or self.flags[k] & (DETERMINER | ORDINAL)
            or (self.flags[k] & MONTH and self.flags[k] & CAPITAL)  # "a June summit"
            or (self.words[k] == "," and not self.flags[k - 1] & CAPITAL)  # "an urgent, closed-door meeting"
            or not (self.flags[k] & named or k in self.starting or self.folded[k] in self.terms.at_home)
            for k in range(first, last)
        )

    def joined_for(self, begin: int, floor: int, end: int) -> Reading | None:
        """Return X and Y of "X will join Y for three-way talks", "X was joined by Y for talks", with what the verb tells."""
        if begin - 3 < floor or self.folded[begin - 1] not in ("for", "in", "at"):
            return None
        for t in range(begin - 2, max(floor, begin - ASIDE) - 1, -1):
            if self.known.is_a("joining", self.folded[t]) and t not in self.date_to:
                by = self.folded[t + 1] == "by"
                reading = self._with_object(t + by, begin, floor, end, subject_of=t, passive=by)
                after = reading.found.end if reading is not None else end
                clear = after in self.date_from or (after < begin and self.flags[after] & (PREPOSITION | MARK))
                return reading if clear else None
            if is_finite(self.article, t) or self.words[t] in (";", ":"):
                break
        return None

    def programmed(
        self, begin: int, behind: int, floor: int, end: int, partners: list[Member], status: str | None
    ) -> tuple[list[Member], str | None]:
        """Return who is on a visit of which "The programme includes talks with Y", "A meeting with Y is planned" tells, and the status."""
        listed = not self.terms.includes.isdisjoint(self.folded[max(floor, begin - 4) : begin])
        stop = max(m.at for m in partners) + 1
        said = {*self.folded[behind : behind + 4], *self.folded[stop : min(end, stop + 7)]}
        opens = begin <= floor + 2 or self.folded[begin - 1] == "where"
        due = opens and not (self.terms.due | self.terms.programmes | AGENDA).isdisjoint(said)
        states = {m.party.country for m in partners} - {None}
        code = states.pop() if len(states) == 1 else None
        visit = self.merger.visit_to(code) if listed or due else None
        if visit is None:
            return [], status
        guests = [Member(m.party, m.at) for m in visit.members if m.role == "visitor" and m.party.kind == "person"]
        ahead = listed and not {"includes", "features", "envisages", "foresees"}.isdisjoint(self.folded[max(floor, begin - 4) : begin])
        return guests, status or ("planned" if due or ahead else visit.status)

    def linked_to(self, begin: int, floor: int) -> list[Member]:
        """Return whose "the summit" is in "The summit came ahead of a meeting with Y": those who met last."""
        first = floor + bool(self.flags[floor] & DETERMINER)
        stop = min(begin, first + 4)
        head = next((k for k in range(first, stop) if self.known.begins("event", self.folded, k, stop)), None)
        if self.folded[floor] not in ("the", "their") or head is None or not is_finite(self.article, head + 1):
            return []
        came = self.folded[head + 1] in CAME and any(self.known.at("ahead", self.folded, k, begin) > k for k in range(head + 2, begin))
        last = self.merger.just_met() if came else []
        return [Member(m.party, floor) for m in last] if all(m.party.kind == "person" for m in last) else []

    def told_in(self, begin: int, i: int, floor: int, end: int) -> Reading | None:
        """Return X and Y, of two states, of "X told Y in a phone call that", "In a phone call on Monday, X told Y"."""
        if begin <= floor and begin == i:
            return None
        if self.folded[begin - 1] not in AT or not self.says_what_kind(begin, i):
            return None
        return self._told_beside(begin, i, floor, end)

    def told_at(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X told Y on the sidelines of EVENT that: two people of two states; ``i`` is the noun of "on the sidelines of"."""
        begin = i - 1
        if begin <= floor or self.known.at("sidelines", self.folded, begin - 1, end) == begin - 1:
            return None
        reading = self._told_beside(begin, i, floor, end)
        if reading is None or not all(m.party.country for m in reading.found.members):
            return None
        reading.status = "held"
        return self.drafting.enough(
            self.drafting.draft(reading, reading.found.members, i, max(stop, reading.found.end), floor, end, "in_person", noun=i)
        )

    def told_on_visit(self, begin: int, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X told Y during a visit to PLACE that: an encounter there, where it is in the state of one of them."""
        where = self.setting.place_at(stop + 1) if stop + 1 < end and self.folded[stop] in ("to", "in") else None
        reading = self.told_in(begin, i, floor, end) if where is not None and where.country else None
        homes = [m.party.country for m in reading.found.members] if reading is not None else []
        if reading is None or where is None or None in homes or where.country not in homes:
            return None
        reading.status = "held"
        draft = self.drafting.draft(reading, reading.found.members, i, where.span[1], floor, end, "in_person", noun=i)
        draft.where = where
        return self.drafting.enough(draft)

    def told_there(self, visits: list[Draft], end: int) -> list[Draft]:
        """Read "X flew to PLACE on DAY, where he told Y that": an encounter there, where Y is of that state."""
        if len(visits) != 1 or visits[0].where is None or visits[0].where.country is None:
            return []
        where = visits[0].where
        opener = next((k for k in range(where.span[1], min(end - 3, where.span[1] + ASIDE)) if self.folded[k] == "where"), None)
        if opener is None or self.words[opener - 1] != ",":
            return []
        verb = next((k for k in range(opener + 2, min(end - 1, opener + 6)) if self.known.is_a("telling", self.folded[k])), None)
        guests = [m for m in visits[0].members if m.role == "visitor" and m.party.kind == "person"]
        if verb is None or not self.flags[verb] & PAST or self.folded[opener + 1] not in ("he", "she") or len(guests) != 1:
            return []
        objects = self.people.ahead(verb + 1, end)
        hosts = objects.members
        if any(m.party.kind != "person" or m.party.country != where.country for m in hosts):
            return []
        reading = Reading(Found([*guests, *hosts], opener + 1, objects.end), opener + 1, status="held")
        members = [Member(guests[0].party, opener + 1), *hosts]
        draft = self.drafting.draft(reading, members, verb, objects.end, opener + 1, end, "in_person")
        draft.where = draft.where or where
        made = self.drafting.enough(draft)
        return [made] if made is not None else []

    def used_to_tell(self, begin: int, stop: int, floor: int, end: int) -> Draft | None:
        """X used the trip to urge Y to ...: an encounter of both, who are of two states; the noun of the trip ends at ``stop``."""
        k = stop + 1
        if begin <= floor or k >= end or self.folded[stop] != "to" or self.folded[k] not in self.terms.urging:
            return None
        if not self.folded[begin - 1].startswith("us"):
            return None
        reading = self._with_object(k, end, floor, end, subject_of=begin - 1)
        if reading is None or not self._of_two_states([m.party for m in reading.found.members]):
            return None
        return self.drafting.enough(self.drafting.draft(reading, reading.found.members, begin, reading.found.end, floor, end, "in_person"))

    def _told_before(self, begin: int, floor: int, end: int) -> Reading | None:
        """Return subject and object of the verb of telling, or of "raised A with Y", in front of token ``begin``."""
        parted = False  # an aside or a list stands between: "told A's premier, Y, in a call"
        for t in range(begin - 2, max(floor, begin - REACH_OF_OBJECT), -1):
            reading: Reading | None = None
            verb = self._raiser(t, floor) if self.folded[t] in ("with", "to") else None
            if self.known.is_a("telling", self.folded[t]):
                reading = self._with_object(t, begin, floor, end)
            elif verb is not None or self.folded[t] == "with":
                reading = self._with_object(t, begin, floor, end, subject_of=verb) if verb is not None else None
            elif is_finite(self.article, t) or self.words[t] in (";", ":") or self.folded[t] in ("that", "who", "which"):
                return None
            else:
                parted = parted or self.words[t] == "," or self.folded[t] == "and"
                continue
            # "told his counterpart, Y, during talks": nothing but the object stands in front of the comma
            return reading if reading is None or not parted or self._reaches(reading.found.end, begin - 1) else None
        return None

    def _raiser(self, t: int, floor: int) -> int | None:
        """Return the verb of "raised the dispute with Y", "apologised to Y for it"; ``t`` is the preposition."""
        verb = next((k for k in range(t - 1, max(floor, t - REACH_OF_OBJECT), -1) if self.clauses.heads_clause(k, floor)), None)
        if verb is not None and self.flags[verb] & AUXILIARY:  # "had raised"
            verb = next((k for k in range(verb + 1, t) if self.flags[k] & PARTICIPLE), None)
        if verb is None or (self.folded[t] == "to" and not self.known.is_a("telling_to", self.folded[verb])):
            return None
        meets = any(c.kind in MEETING for k in range(verb, t) for c in self.known.cues_at(self.folded, k, t)[0])
        return None if meets else verb

    def _reaches(self, i: int, stop: int) -> bool:
        """Tell whether nothing but an apposition, commas and dates stands in tokens ``i:stop``."""
        i = self.people.over_apposition(i, stop)
        while i < stop and (i in self.date_from or self.words[i] == "," or self.folded[i] == "on"):
            i = self.date_from[i].end if i in self.date_from else i + 1
        return i >= stop

    def _told_beside(self, begin: int, i: int, floor: int, end: int) -> Reading | None:
        """Return the two people, of two states, of whom one told the other something in front of, or behind, "in a call"."""
        reading = self._told_before(begin, floor, end)
        if reading is None and (begin - 1 == floor or self.words[begin - 2] == ","):
            t = next((k for k in range(i + 1, min(end, i + REACH_OF_OBJECT)) if is_finite(self.article, k)), end)
            to = next((k for k in range(t + 1, min(end, t + ASIDE)) if self.folded[k] == "to"), None)
            if t < end and self.known.is_a("telling", self.folded[t]):
                reading = self._with_object(t, end, floor, end)
            elif t < end and to is not None and self.known.is_a("telling_to", self.folded[t]):
                reading = self._with_object(to, end, floor, end, subject_of=t)
        if reading is None or not self._of_two_states([m.party for m in reading.found.members]):
            return None
        officials = self.folded[reading.found.end - 1] in self.terms.acting  # who speaks to a state speaks to nobody
        return reading if officials or all(m.party.kind == "person" for m in reading.found.members) else None

    def appeared(self, begin: int, i: int, floor: int, end: int) -> Reading | None:
        """Return A and B, of two states, of "At a joint news conference, A and B said", "A and B spoke in joint press statements"."""
        if begin <= floor or "joint" not in self.folded[begin : i + 1] or self.folded[begin - 1] not in AT:
            return None
        opens = begin - 1 == floor or self.words[begin - 2] in ("--", "–", "—", "-")
        around = range(i + 1, min(end, i + REACH_OF_OBJECT)) if opens else range(begin - 2, max(floor, begin - REACH_OF_OBJECT), -1)
        verb = next((k for k in around if is_finite(self.article, k)), None)
        reading = self.clauses.subject(verb, floor, end) if verb is not None else None
        if reading is None or not reading.real or reading.passive:
            return None
        return reading if self._of_two_states([m.party for m in reading.found.members]) else None

    def _of_two_states(self, parties: list[Party]) -> bool:
        """Tell whether people spoke to people of another state or its officials, or the head of a body to those of a state."""
        spoken = len(parties) > 1 and parties[0].kind == "person" and all(p.kind in ("person", "country") or p.country for p in parties)
        if not spoken or any(not (p.country or p.rank == "igo_head") for p in parties):
            return False
        return parties[0].country != parties[-1].country

    def by_phone(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X told Y by phone that, X apologised over the phone to Y: two people of two states."""
        reading: Reading | None = None
        for t in range(i - 1, max(floor, i - REACH_OF_OBJECT), -1):
            if self.words[t] in (";", ":", ",") or self.folded[t] in ("that", "and", "who", "which"):
                return None
            if is_finite(self.article, t):
                to = next((k for k in (stop, t + 1) if k < end and self.folded[k] in ("to", "with")), None)
                reading = self._with_object(t if to is None else to, end, floor, end, subject_of=t)
                break
        people = [m.party for m in reading.found.members] if reading is not None else []
        if reading is None or len(people) != 2 or any(p.kind != "person" for p in people) or people[0].country == people[1].country:
            return None
        draft = self.drafting.draft(reading, reading.found.members, i, max(stop, reading.found.end), floor, end, "phone")
        draft.when = self.setting.in_the_past(draft.when) if draft.status != "planned" else draft.when
        return self.drafting.enough(draft)

    def _with_object(
        self, verb: int, stop: int, floor: int, end: int, *, subject_of: int | None = None, passive: bool = False
    ) -> Reading | None:
        """Return the reading of a verb with its object among its parties, None where one of them is not to be read.

        The object stands behind token ``verb``; where that is no verb but "to", ``subject_of`` is the verb. Where the verb is ``passive`` it
        stands behind "by".
        """
        objects = self.people.ahead(verb + 1, stop)
        reading = self.clauses.subject(verb if subject_of is None else subject_of, floor, end)
        if not reading.real or reading.passive != passive or not objects.members or not reading.found.members:
            return None
        reading.found = Found([*reading.found.members, *objects.members], reading.found.start, objects.end)
        return reading

    def came_to(self, begin: int, floor: int) -> Where | None:
        """Return the place of "flew to London on Monday for talks", which stands in front of "for"."""
        if begin - 1 <= floor or self.folded[begin - 1] != "for":
            return None
        k = begin - 1
        while k > floor and k in self.date_to:
            k = self.date_to[k].start - (self.folded[self.date_to[k].start - 1] == "on")
        first = next((t for t in range(k - 1, max(floor, k - 4), -1) if self.folded[t] in ("to", "in")), None)
        where = self.setting.place_at(first + 1) if first is not None else None
        return where if where is not None and where.span[1] == k else None
