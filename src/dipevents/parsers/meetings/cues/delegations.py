"""Who is told to have led, chaired, attended or come along: added to the encounter that the article speaks of.

Rule 1  Who leads a side takes the place of its state; two sides whose leaders are told are an encounter of their own.
Rule 2  A gathering of which nobody is told yet who came waits until somebody is.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, MARK, MODAL, PREPOSITION, VERB
from dipevents.mentions import CountryMention
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member, is_among, same_party
from ..vocabulary import Cue
from .event_phrases import EventPhrases
from .rolls import Rolls

SIDES = frozenset({"side", "delegation", "team"})
PAIR = 2  # parties of talks, of whose states those who attend too are no leaders
PRESENT = frozenset(
    {"was", "were", "is", "are", "also", "sat", "took", "take", "participated", "participate", "attend"}
)  # first words of what tells that its subject was there
PRESENCE = frozenset({"presence", "participation", "attendance"})
ATTENDING = frozenset({"attendance", "attended", "attending", "participated", "participating", "present"})
PREDICATE = 12  # tokens between the verb of "the meeting was held at the palace on Monday" and what follows it
SHORT = 6  # tokens of "the ministerial conference on A" behind "Chaired by X and Y,"
FOR = frozenset({"for", "on"})  # "for A", "on behalf of A"
LED = frozenset({"chaired", "cochaired", "presided", "hosted"})


@attrs.define
class _Came:
    """Words in tokens ``at:stop`` that tell who was there, in the clause ``start:end``."""

    at: int
    stop: int
    start: int
    end: int
    found: Found  # whom they name
    here: list[Draft]  # the encounters of the sentence so far
    record: Draft | None = None  # the one that they speak of


class Delegations(CueReader):
    """Gives encounters of one article those who led, chaired or attended them."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases) -> None:
        super().__init__(drafting)
        self.event_phrases = event_phrases
        self.rolls = Rolls(drafting.view)
        self.sides: dict[str, list[Member]] = {}  # leaders of sides of an encounter that is not told yet
        self.open: Draft | None = None  # a gathering of which nobody is told yet who came

    def leads(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Put who leads a side in the place of its state; two sides whose leaders are told, and of no encounter before, are one."""
        record = here[-1] if here else self.merger.talks
        if record is not None and record.form in ("visit", "correspondence"):
            return
        if record is not None and record.form == "phone" and not here:
            record = None  # a delegation is led to no call
        by = stop < end and self.folded[stop] == "by"
        if record is not None and by and ((here and self._leads_event(i, here)) or self._is_the_meeting(i, start)):
            leaders = self.people.ahead(stop + 1, end).members
            self._in_turn(record, leaders)
            self._chair(record, leaders, here)
            return
        for code, leaders in self._sides(i, stop, start, end):
            if record is not None:
                self._speak_for(record, code, leaders)
            if record is not None or not self.terms.sport.isdisjoint(self.folded[start:end]):
                continue
            self.sides |= {code: [m for m in leaders if m.party.kind == "person" and m.party.country in (None, code)]}
            told = [Member(attrs.evolve(m.party, country=k), m.at) for k, people in self.sides.items() for m in people]
            if len(self.sides) == 2 and all(self.sides.values()):
                draft = Draft(members=told, form="in_person", status="held", evidence=[(start, end)], at=i)
                draft.when, draft.where = self.setting.when(i, stop, start, end, future=False), self.setting.where(i, stop, start, end)
                added = self.merger.add(draft)
                here += [added] if added is not None else []

    def _sides(self, i: int, stop: int, start: int, end: int) -> list[tuple[str, list[Member]]]:
        """Return each state with those who lead its side: "X led the A-ish delegation", "the B-ish side was led by Y"."""
        if stop < end and self.folded[stop] == "by":
            found: list[tuple[str, list[Member]]] = []
            for k in [i, *(k for k in range(stop + 1, end) if self.folded[k] == "by" and self.folded[k - 1] in SIDES)]:
                states = self.people.countries_in(max(start, k - 8), k)
                if states and any(w in SIDES for w in self.folded[states[-1].start : k]):
                    found.append((states[-1].code, self.people.ahead((stop if k == i else k) + 1, end).members))
            return found
        side = next((k for k in range(stop, min(end, stop + 7)) if self.folded[k] in SIDES), None)
        named = self.people.countries_in(stop, side) if side is not None else ()
        return [(named[0].code, self.clauses.subject(i, start, end).found.members)] if len(named) == 1 else []

    def _leads_event(self, i: int, here: list[Draft]) -> bool:
        """Tell whether "led by" speaks of the encounter in front of it: "will hold a meeting on May 3, led by X and Y"."""
        if self.words[i - 1] == ",":
            return here[-1].at < i and not any(is_finite(self.article, k) for k in range(here[-1].at + 2, i))
        return self.known.begins("event", self.folded, i - 1, i)

    def _speak_for(self, record: Draft, code: str, leaders: list[Member]) -> None:
        """Let people take the place of the state they speak for."""
        kinds = ("country", "organisation")
        place = next((k for k, m in enumerate(record.members) if m.party.kind in kinds and m.party.country == code), None)
        people = [m for m in leaders if m.party.kind == "person" and m.party.country in (None, code)]
        if place is None or not people:
            return
        for member in people:
            if member.party.country is None:
                member.party = attrs.evolve(member.party, country=code)
        record.members[place : place + 1] = people

    def acts_for(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> bool:
        """Read "X chaired the meeting for A", "X attended on behalf of A", "X represented A": X stands for A in the encounter told of."""
        record = here[-1] if here else self.merger.talks
        k = stop - 1 if cue.id == "represent" else next((k for k in range(stop, min(end, stop + PREDICATE)) if self.folded[k] in FOR), None)
        code, _ = self._state_for(k, end) if k is not None else (None, stop)
        if record is None or record.form in ("visit", "correspondence") or code is None or any(is_finite(self.article, t) for t in range(stop, k or stop)):  # fmt: skip
            return False
        reading = self.clauses.subject(i, start, end)
        told = reading.real and not reading.passive and self._stand_for(record, [(code, reading.found.members)])
        self.drafting.used.update(range(stop, k or stop) if told else ())  # "the meeting"
        return told

    def _stand_for(self, record: Draft, sides: list[tuple[str, list[Member]]]) -> bool:
        """Let people stand for the states of an encounter; tell whether all are, and the states took part."""
        known = {m.party.country for m in record.members}
        if not sides or any(code not in known or any(m.party.kind != "person" for m in people) for code, people in sides):
            return False
        for code, people in sides:
            for member in people:
                member.party = attrs.evolve(member.party, country=code)
            self._speak_for(record, code, people)
            self._join_in(record, people)
        return True

    def _state_for(self, i: int, end: int) -> tuple[str | None, int]:
        """Return the state of "for A", "on behalf of A", "[represented] A" whose last word in front of A is at token ``i``, and where it ends."""
        k = i + 1 + 2 * (self.folded[i : i + 3] == ["on", "behalf", "of"])
        k += k < end and bool(self.flags[k] & DETERMINER)
        state = self.starting.get(k)
        closes = isinstance(state, CountryMention) and (state.end >= end or self.flags[state.end] & (MARK | CONJUNCTION))
        return (state.code, state.end) if closes and isinstance(state, CountryMention) and state.form == "name" else (None, i)

    def _each_for(self, i: int, end: int) -> list[tuple[str, list[Member]]]:
        """Read "X for A[,] and Y for B" at token ``i``."""
        sides: list[tuple[str, list[Member]]] = []
        while i < end:
            found = self.people.ahead(i, end)
            code, stop = self._state_for(found.end, end) if found.end < end and self.folded[found.end] in FOR else (None, i)
            if code is None or not found.members:
                break
            sides.append((code, found.members))
            i = stop + (stop < end and self.words[stop] == ",")
            i += i < end and self.folded[i] == "and"
        return sides

    def _join_in(self, record: Draft, members: list[Member], _here: list[Draft] | None = None) -> None:
        """Add people to an encounter, each once."""
        for member in members:
            if member.party.kind == "person" and all(not same_party(m.party, member.party) for m in record.members):
                record.members.append(member)

    def attends(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Add who "will also attend the meeting", who "joined them" or "the two [leaders]", at an encounter that the article told of before."""
        record = here[-1] if here else self.merger.talks
        after = (self._those_who_met(i, stop, end) or self._the_meeting(stop, end)) if record is not None else None
        if record is None or after is None or (after < end and not self.flags[after] & (MARK | PREPOSITION | CONJUNCTION)):
            return
        reading = self.clauses.subject(i, start, end)
        if reading.real and not reading.passive and record.form not in ("visit", "correspondence"):
            for member in reading.found.members:
                if member.party.kind == "person" and member.party.country and len(record.members) > PAIR:
                    self._speak_for(record, member.party.country, [member])
            self._join_in(record, reading.found.members)

    def goes_on(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> bool:
        """Tell whether "[will also] attend the talks", and no more, speaks of an encounter told before: of the same states, or at the same time."""
        record = here[-1] if here else self.merger.talks
        if record is None or record.form in ("visit", "correspondence"):
            return False
        after = self._the_meeting(stop, end)
        if after is None or (after < end and not self.flags[after] & MARK):
            return False
        states = {m.party.country for m in record.members} - {None}
        people = [m.party for m in self.clauses.subject(i, start, end).found.members]
        new = bool(people) and all(p.kind == "person" and p.country in states and not is_among(p, record.members) for p in people)
        return new or self.folded[i - 1] in ("also", "likewise")

    def claim(self, cue: Cue, i: int, stop: int, end: int) -> None:
        """Let no other reader take the noun that words of attendance stand with.

        Forms: sat in on the talks; were joined for a session by; [also] took part in the talks, where that `goes_on`.
        """
        if cue.kind == "attend":
            self.drafting.used.update(range(stop, self._the_meeting(stop, end) or stop))
            return
        roll = self.rolls.joined_by(i, end) if self.folded[i:stop] == ["joined"] else None
        if roll is not None:
            self.drafting.used.update(range(*roll))
        elif cue.id == "attendance" and self.known.begins("event", self.folded, stop - 1, stop):
            self.drafting.used.add(stop - 1)

    def _those_who_met(self, i: int, stop: int, end: int) -> int | None:
        """Return where "them", "the two [leaders]" behind "joined" ends; None where something else stands there."""
        if not self.known.is_a("joining", self.folded[i]) or stop >= end:
            return None
        if self.folded[stop] == "them":
            return self._over_adverbs(stop + 1, end)
        if self.folded[stop : stop + 2] != ["the", "two"]:
            return None
        noun = stop + 2 < end and not self.flags[stop + 2] & (ADVERB | MARK | PREPOSITION | CONJUNCTION)
        return self._over_adverbs(stop + 2 + noun, end)

    def _over_adverbs(self, i: int, end: int) -> int:
        while i < end and self.flags[i] & ADVERB and not self.flags[i] & PREPOSITION:
            i += 1
        return i

    def _the_meeting(self, i: int, end: int) -> int | None:
        """Return where "the [bilateral] meeting" at token ``i`` ends; None where something else stands there."""
        if i >= end or not self.flags[i] & DETERMINER or self.folded[i] in ("a", "an"):
            return None
        k = i + 1
        while k < min(end, i + 3) and not self.known.begins("event", self.folded, k, end):
            k += 1
        return self.known.cues_at(self.folded, k, end)[1] if k < min(end, i + 3) else None

    def attendance(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Add those who were present, or came along."""
        roll = self.rolls.roll(cue, i, stop, start, end)
        found = self._who_came(*roll, start, end) if roll is not None else None
        if roll is None or found is None:
            return
        came = _Came(*roll, start, end, found, here)
        came.record = self._record(came)
        any(
            step(came)
            for step in (self._led, self._in_presence, self._gathered, self._joined, self._along, self._subject, self._beside, self._added)
        )

    def _who_came(self, i: int, stop: int, start: int, end: int) -> Found | None:
        """Return whom "attended by X", "with X and Y in attendance" names; None where other words stand in front of "in attendance"."""
        if self.folded[i:stop] != ["in", "attendance"]:
            return self.people.ahead(stop, end)
        link = next((k for k in range(i - 1, start, -1) if self.folded[k] == "with"), i - 1)
        found = self.people.ahead(link + 1, i)
        return found if found.end >= i - 1 else None

    def _record(self, came: _Came) -> Draft | None:
        """Return the encounter that is spoken of: that of the sentence, else the last; "was also present during the meeting" is no visit."""
        record = came.here[-1] if came.here else self.open or self.merger.current
        if record is None or record.form != "visit" or came.here:
            return record
        if not ATTENDING.isdisjoint(self.folded[came.at : came.stop]):
            return self.merger.talks  # "Present at the unveiling were X and Y": a visit has companions
        ahead = range(came.stop, min(came.end, came.stop + SHORT))
        return self.merger.talks or record if any(self.known.begins("event", self.folded, k, came.end) for k in ahead) else record

    # --- one way to be there each: whether it is the one told of ------------------------------------------------------

    def _led(self, came: _Came) -> bool:
        """Read "[the meeting was] chaired by X [and Y]"."""
        if LED.isdisjoint(self.folded[came.at : came.stop]):
            return False
        record = came.record
        if record is not None and self._stand_for(record, self._each_for(came.stop, came.end)):
            return True
        if record is None:
            self._led_together(came.at, came.found, came.start, came.end, came.here)
        elif (
            came.here
            or self._is_the_meeting(came.at, came.start)
            or (record is self.open and record.at >= came.start)
            or (record.gathering and came.at == came.start)  # "Chaired by X and Y, the Conference agreed"
        ):
            self._chair(record, came.found.members, came.here)
        return True

    def _in_presence(self, came: _Came) -> bool:
        """Read "in the presence of X": of what else took place there nothing tells that it was an encounter."""
        if not self._is_beside(came) or came.here or self._is_told(came.at, came.start):
            return False
        self._opened(came.at, came.found, came.start, came.end, came.here)
        return True

    def _is_beside(self, came: _Came) -> bool:
        """Tell whether it reads "in the presence of", "with the participation of", no "In attendance were X and Y"."""
        there = self.folded[came.stop - 1] in ("was", "were")
        return self.folded[came.at] in ("in", "with") and not (there or PRESENCE.isdisjoint(self.folded[came.stop - 2 : came.stop]))

    def _gathered(self, came: _Came) -> bool:
        """Read of a gathering "was chaired by A and attended by B", "The A Forum was attended by B"."""
        record = came.record
        if (
            record is None
            or not came.found.members
            or not (record.gathering or (record.event is not None and record.event.relation == "at"))
        ):
            return False
        same = record is self.open and record.at >= came.start  # "The A Conference was held in PLACE and was attended by B"
        listed = came.at == came.start or self._is_beside(came)  # "Present there were A and B"
        goes_on = self.folded[came.at] == "and" or same or (record is self.open and listed)
        if not goes_on and not self._is_the_meeting(came.at + 1, came.start):
            return False
        self._come(record, came.found.members, came.here)
        return True

    def _joined(self, came: _Came) -> bool:
        """Read "X was joined by Y" behind what X did: to the last talks where X, or "they", took part; BODY joined by Y is an encounter."""
        verb = next((k for k in range(came.at, came.stop) if self.folded[k] == "joined"), None)
        if came.here or verb is None or not came.found.members:
            return False
        outer = self.clauses.subject(verb, came.start, came.end)
        talks = self.merger.talks
        known = [m for m in outer.found.members if talks is not None and is_among(m.party, talks.members)]
        if talks is not None and (known or (outer.found.refers and not outer.found.members)):
            state = known[0].party.country if known else None  # those who come along are of one state
            for member in came.found.members:
                member.party = attrs.evolve(member.party, country=member.party.country or state)
            self._join_in(talks, came.found.members)
        elif any(m.party.kind == "organisation" for m in outer.found.members):
            members, words = [*outer.found.members, *came.found.members], (outer.start, came.found.end)
            made = self.drafting.enough(Draft(members=members, form="in_person", status="held", evidence=[words], at=came.at))
            if made is not None:
                made.when = self.setting.when(came.at, came.found.end, came.start, came.end, future=False)
                self.merger.add(made)
        return True

    def _along(self, came: _Came) -> bool:
        """Read "X and Y are accompanying Z" of the visits of Z."""
        if self.folded[came.at] != "accompanying" or not came.found.members:
            return False
        with_whom = {m.party.ref for m in came.found.members if m.party.ref}
        return self._go_with(with_whom, self.clauses.subject(came.at, came.start, came.end).found.members)

    def _subject(self, came: _Came) -> bool:
        """Read "X was also present", "X also sat in"."""
        if came.record is None or came.found.members or self.folded[came.at] not in PRESENT:
            return False
        reading = self.clauses.subject(came.at, came.start, came.end)
        if reading.real and not reading.passive:
            join = self._come if came.record is self.open else self._join_in
            join(came.record, reading.found.members, came.here)
        return True

    def _beside(self, came: _Came) -> bool:
        """Read "X, who was accompanied by Y" of the visits of X."""
        accompanied = "accompanied" in self.folded[came.at : came.stop] and bool(came.found.members)
        return accompanied and self._accompany(came.at, came.start, came.found.members)

    def _added(self, came: _Came) -> bool:
        """Read "attended by X", "joined by X", "mediated by X" of the encounter spoken of."""
        record, words = came.record, self.folded[came.at : came.stop]
        if record is None or not came.found.members:
            return False
        mediated = any(w.startswith(("mediat", "broker")) for w in words)
        along = "accompanied" in words or "joined" in words
        led = (
            [m.party for m in self.clauses.subject(came.at, came.start, came.end).found.members if m.party.kind == "person"]
            if along
            else []
        )
        for member in came.found.members:
            if mediated:
                member.role = "mediator"
            elif along and member.party.kind == "person" and member.party.country is None:
                guests = led or [m.party for m in record.members if m.role == "visitor"] or [m.party for m in record.members[:1]]
                member.party = attrs.evolve(member.party, country=guests[0].country if guests else None)
            if (mediated or member.party.kind == "person") and not is_among(member.party, record.members):
                if record.form != "visit" and not mediated and member.party.country:
                    self._speak_for(record, member.party.country, [member])
                if not is_among(member.party, record.members):
                    record.members.append(member)
        return True

    # --- encounters that only those who came tell of ------------------------------------------------------------------

    def _opened(self, i: int, found: Found, start: int, end: int, here: list[Draft]) -> None:
        """Read "The A Forum opened in PLACE in the presence of X and Y": those who came to a gathering that only its name tells of."""
        heads = (k for k in range(start, i) if self.flags[k] & CAPITAL or self.known.is_a("assembly", self.folded[k]))
        event = next((e for k in heads if (e := self.setting.event(k, i, "at")) is not None), None)
        if event is None or self.terms.happens.isdisjoint(self.folded[event.span[1] : i]):
            return
        draft = Draft(
            members=list(found.members), form="in_person", status="held", evidence=[(start, max(i, found.end))], at=i, event=event
        )
        draft.when = self.setting.when(i, i, event.span[1], end, future=False)
        draft.where = self.setting.where(i, i, event.span[1], end)
        draft.gathering = True
        self.drafting.add_body(draft)
        made = self.drafting.enough(draft)
        added = self.merger.add(made) if made is not None else None
        here += [added] if added is not None else []

    def _led_together(self, i: int, found: Found, start: int, end: int, here: list[Draft]) -> None:
        """Let the first that is told of talks be who led them: "The talks were led by X and Y"; people of two states."""
        people = [m for m in found.members if m.party.kind == "person"]
        states = {m.party.country for m in people}
        states |= {c.code for c in self.people.countries_in(found.start, end)} | {
            b.country for b in self.people.bodies_in(found.start, end)
        }
        told = self._is_the_meeting(i, start) or self._is_beside_meeting(i, found.end, start, end)
        if len(people) < 2 or len(people) != len(found.members) or len(states - {None}) < 2 or not told:
            return
        status = "planned" if "will" in self.folded[max(start, i - 4) : i] else None
        draft = Draft(members=people, form="in_person", status=status, evidence=[(start, found.end)], at=i)
        draft.when = self.setting.when(i, found.end, start, end, future=status == "planned")
        draft.where = self.setting.where(i, found.end, start, end)
        added = self.merger.add(draft)
        here += [added] if added is not None else []

    def _is_beside_meeting(self, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether "the third round of consultations in PLACE, [chaired by X and Y]", "[Chaired by X and Y], the conference" is told of."""
        if i > start and self.words[i - 1] == ",":
            near = range(max(start, i - PREDICATE), i - 1)
        elif i == start and stop < end and self.words[stop] == ",":
            near = range(stop + 1, min(end, stop + SHORT))
        else:
            return False
        return any(self.known.begins("event", self.folded, k, end) for k in near)

    def _is_told(self, i: int, start: int) -> bool:
        """Tell whether "the meeting was held", "the talks took place" stands in front of token ``i``."""
        return any(self._is_the_meeting(k, start) for k in range(i - 1, max(start, i - PREDICATE), -1) if self.flags[k] & VERB)

    def _is_the_meeting(self, i: int, start: int) -> bool:
        """Tell whether "the meeting", "the consultations", "it" is the subject in front of "was chaired by"."""
        k = i - 1
        while k > start and (self.flags[k] & (AUXILIARY | ADVERB | MODAL) or self.folded[k] in ("be", "been", "and")):
            k -= 1
        if self.folded[k] in ("it", "which", "they"):
            return True
        begin = self.event_phrases.in_front(k, start)[0]
        named = self.known.begins("event", self.folded, k, i)
        return named and (begin == start or self.folded[begin] in ("the", "this", "both", "these"))

    def _chair(self, record: Draft, members: list[Member], here: list[Draft]) -> None:
        """Add those who chaired an encounter, each in the place of the state they speak for."""
        if record.gathering:
            self._come(record, members, here)
            return
        for member in members:
            if member.party.kind == "person" and member.party.country:
                self._speak_for(record, member.party.country, [member])
        left = [m for m in record.members if m.party.kind in ("country", "organisation")]
        free = [m for m in members if m.party.kind == "person" and m.party.country is None]
        if len(left) == len(free) == len(members) == len(record.members) == PAIR:
            record.members = []  # of neither is told which side's chair it is
        if len(left) == len(free) == 1 and len(members) == len(record.members):  # of two the other's state is told
            self._speak_for(record, left[0].party.country or "", free)
        self._join_in(record, members)

    def _in_turn(self, record: Draft, members: list[Member]) -> None:
        """Let each leader be of the state that stands at the same place: "the delegations of A and B, headed by X and Y"."""
        sides = [m.party.country for m in record.members if m.party.kind == "country"]
        told = {m.party.country for m in members}
        if len(sides) == len(members) == len(record.members) == PAIR and len(told) == 1 and all(m.party.kind == "person" for m in members):
            for member, state in zip(members, sides, strict=True):
                member.party = attrs.evolve(member.party, country=state)

    def _come(self, record: Draft, members: list[Member], here: list[Draft]) -> None:
        """Add those who came to a gathering; a state that hosts it stands for nobody any more where people are named."""
        people = sum(m.party.kind == "person" for m in members)
        if people:
            each = people == sum(m.party.kind == "country" for m in record.members) == PAIR  # "the A-B Group was chaired by X and Y"
            record.members = [m for m in record.members if m.party.kind != "country" or not (each or m.role == "host")]
        record.members += [m for m in members if all(not same_party(m.party, o.party) for o in record.members)]
        if record is self.open and (self.drafting.enough(record) or self.drafting.of_one(record)) is not None:
            self.open = None
            record.gathering = record.gathering and record.event is not None
            added = self.merger.add(record)
            if added is not None:
                here.append(added)

    def _accompany(self, i: int, start: int, members: list[Member]) -> bool:
        """Add those who accompany a visitor to the visits of that visitor; tell whether there is one."""
        j = i - 1
        while j > start and self.flags[j] & (VERB | ADVERB) and self.ending.get(j + 1) is None:
            j -= 1
        behind = self.people.behind(j, start).members
        if all(m.party.kind != "person" for m in behind):  # "visited A and was accompanied by"
            behind = self.clauses.subject(i, start, len(self.words)).found.members
        return self._go_with({m.party.ref for m in behind if m.party.ref}, members)

    def _go_with(self, subject: set[str], members: list[Member]) -> bool:
        """Add people to the visits of those of these numbers; tell whether there is one."""
        visits = [r for r in self.merger.records[-64:] if r.form == "visit" and any(m.party.ref in subject for m in r.members)]
        for record in visits:
            state = next((m.party.country for m in record.members if m.party.ref in subject), None)
            for member in members:
                if member.party.kind == "person" and all(m.party.ref is None or m.party.ref != member.party.ref for m in record.members):
                    party = attrs.evolve(member.party, country=member.party.country or state)
                    record.members.append(Member(party, member.at, "visitor"))
        return bool(visits)
