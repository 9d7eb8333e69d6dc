"""Encounters told by a verb: cues of one sentence to drafts.

X met (with) Y; X and Y met                 HOST received / hosted VISITOR; VISITOR was received by HOST
X held MEETING with Y; X and Y held ...     VISITOR called on HOST
X spoke (by phone) with Y; X phoned Y       X summoned Y; X discussed TOPIC with Y
X attended / co-chaired EVENT
"""

from __future__ import annotations

import attrs

from ...lexicon import (
    ADVERB,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    ING,
    MARK,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
)
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from ...records import Party
from ..evidence import is_finite
from .circumstances import Event
from .conversations import Conversations
from .drafts import Draft
from .holders import OWN
from .members import Found, Member, same_party
from .phrases import POSSESSIVE
from .vocabulary import Cue

TITLE = 12  # tokens of an office in front of a name
CALLING_OFF = frozenset({"cancel", "call_off", "postpone", "put_off", "scrap"})
CHAIRING = frozenset({"chair", "co_chair", "cochair", "co_host", "preside", "convene"})


class Encounters(Conversations):
    """Reads the encounters of sentences."""

    def meet(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X met [with] Y; X and Y met."""
        if (
            i
            and (self.flags[i - 1] & DETERMINER or self.words[i - 1] in POSSESSIVE or self.words[i - 1] == "-")
            and self.flags[i] & (BASE | ING)
        ):
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive:
            return None
        j = self._to_object(stop, end)
        objects = self.people.ahead(j, end) if j < end else Found([], j, j)
        if objects.refers and not objects.members:
            objects = Found([], objects.start, objects.start)
        if not objects.members and j < end and self.folded[j] in ("him", "her", "them") and len(reading.found.members) == 1:
            objects = self._met_again(reading.found.members[0], j, end)
        if not objects.members:
            reading.found.members = self.with_body(reading.found) or reading.found.members
        if objects.members and self.folded[objects.end : objects.end + 3] == ["and", "separately", "with"] and objects.end + 3 < end:
            other = self.people.ahead(objects.end + 3, end)
            objects = Found(objects.members + other.members, objects.start, max(objects.end, other.end))
        if not objects.members and len(reading.found.members) == 1 and self.folded[reading.found.start] == "we":
            mate = self.people.speakers.other(i)  # of two who take turns, either says "we met"
            reading.found.members += [Member(mate, i)] if mate is not None else []
        if objects.members:
            objects = self._with_more(objects, end)
        elif j < end and self.folded[j - 1] == "with" and self.words[j - 2] != "," and not reading.found.refers:
            return None  # whom they met is not to be read
        members = reading.found.members + objects.members
        if reading.found.refers and not reading.found.members and objects.members and self.folded[reading.found.start] == "they":
            members = [m for m in self.people.last() if m.role == "visitor"] + objects.members
        if (
            not objects.members
            and j < end
            and not self._ends_object(j, end)
            and self.folded[j - 1] != "with"
            and not reading.found.refers
            and len(members) < 2
        ):
            return None
        if (not objects.members and j < end and self.folded[stop] == "the") or (
            stop < end and self.folded[stop] in ("a", "an", "all", "any", "those", "such", "our", "its") and not objects.members
        ):
            return None
        draft = self.draft(reading, members, i, max(stop, objects.end), floor, end, "in_person")
        if reading.found.refers and not objects.members:
            draft.members = self.people.last()
        if len(members) == 1 and members[0].party.kind == "organisation" and (draft.when or draft.where) and not objects.members:
            if self.flags[i] & ING and not reading.progressive:
                return None
            states = [m for m in self.people.last() if m.party.kind == "country"]
            draft.members = states or members
            draft.again = bool(states)
            return draft if states or self._is_council(members[0]) else None
        if objects.members and "again" in self.folded[objects.end : min(end, objects.end + 1)]:
            draft.again = True
        return self.enough(draft)

    def _with_more(self, objects: Found, end: int) -> Found:
        """Add whom "met A in PLACE on DAY, as well as B" names behind place and day."""
        k = objects.end
        while k < end and (k in self.clauses.date_from or self.folded[k] in ("on", "in", "at", "here") or self.clauses.place_at(k)):
            where = self.clauses.place_at(k)
            k = self.clauses.date_from[k].end if k in self.clauses.date_from else where.span[1] if where is not None else k + 1
        k += k < end and self.words[k] == ","
        if k == objects.end or self.folded[k : k + 3] != ["as", "well", "as"] or k + 3 >= end:
            return objects
        more = self.people.ahead(k + 3, end)
        return Found([*objects.members, *more.members], objects.start, max(objects.end, more.end))

    def _met_again(self, one: Member, j: int, end: int) -> Found:
        """Return whom "met her" means: the other party of the encounter last told of."""
        last = self.people.last()
        others = [m for m in last if not same_party(m.party, one.party)]
        bare = j + 1 >= end or self.flags[j + 1] & (PREPOSITION | MARK | ADVERB) or self.folded[j + 1] in ("again", "here", "there") or j + 1 in self.clauses.date_from  # fmt: skip
        if not bare or len(others) == len(last) or not others or (len(others) > 1 and self.folded[j] != "them"):
            return Found([], j, j)
        return Found([attrs.evolve(m) for m in others], j, j + 1)

    def _is_council(self, member: Member) -> bool:
        """Tell whether a body meets as a body of states does."""
        return any(b.kind in ("igo", "forum") and self.article.body_ids[b.number] == member.party.ref for b in self.article.entities.bodies)

    def _to_object(self, i: int, end: int) -> int:
        """Step over adverbs, dates and places between a verb and "with" or its object."""
        j = i
        limit = min(end, i + 16)
        while j < limit:
            if self.folded[j] == "with" or self.folded[j] == "alongside":
                return j + 1
            if j in self.clauses.date_from:
                j = self.clauses.date_from[j].end
                continue
            if j == i and isinstance(self.starting.get(j), PersonMention | OfficeMention):
                return j
            if j in self.starting and (j == i or self.folded[j - 1] not in ("in", "at", "on", "near")) and not self._is_place_here(j):
                return self._with_ahead(j, limit) or (j if j == i or self._only_adverbs(i, j) else i)
            if self.folded[j] in (";", ".", "to") or self.words[j] == "(" or (j > i and is_finite(self.article, j)):
                break
            j += 1
        return self._with_ahead(i, limit) or i

    def _only_adverbs(self, i: int, j: int) -> bool:
        return all(self.flags[k] & (ADVERB | DETERMINER) or self.folded[k] in ("his", "her", "their", "visiting", "with", "on", "in", "at") or k in self.clauses.date_from or self.words[k] == "," for k in range(i, j))  # fmt: skip

    def _is_place_here(self, j: int) -> bool:
        mention = self.starting.get(j)
        return isinstance(mention, CountryMention) and mention.form == "seat" and self.folded[j - 1] == ","

    def _ends_object(self, j: int, end: int) -> bool:
        """Tell whether no object follows a verb: a preposition, mark, adverb or date stands there."""
        bits = self.flags[j]
        return (
            bool(bits & (PREPOSITION | MARK | ADVERB | CONJUNCTION))
            or j in self.clauses.date_from
            or self.folded[j]
            in (
                "here",
                "today",
                "face",
                "one",
                "behind",
                "virtually",
                "privately",
                "informally",
                "online",
                "briefly",
                "for",
                "last",
                "this",
                "next",
                "several",
                "twice",
                "three",
                "four",
            )
        )

    def light(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X held / had / conducted / co-chaired a meeting with Y; talks were held between X and Y."""
        if self.flags[i] & ING and stop < end and self.folded[stop] == "of":
            return None
        if cue.id == "have" and self._is_auxiliary(stop, end):
            return None
        if self.nouns.keys().isdisjoint(self.folded[stop : min(end, stop + 14)]):
            return self._chaired(i, stop, floor, end) if cue.id in CHAIRING else None
        noun = self._event_noun(stop, end, cue)
        if noun is None:
            return self._chaired(i, stop, floor, end) if cue.id in CHAIRING else None
        form, at, after = noun
        if form == "in_person" and self.folded[after : after + 1] in (["by"], ["over"], ["via"]) and self.known.at("phone_word", self.folded, after, end) > after:  # fmt: skip
            form = "phone"
        if cue.status == "cancelled" and form == "phone" and self.folded[after : after + 1] != ["with"]:
            return None  # "rejected a call from X to ..." is no encounter
        if any(self.known.is_a("negation", self.folded[k]) and self.folded[k + 1] not in ("less", "fewer") for k in range(stop, at)):
            self.used.add(at)
            return None  # "held no talks"
        after_noun = after
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            self.used.add(at)
            return None
        host = self._thanked(i, floor)
        if host:
            reading.found, reading.passive, reading.status = Found(host, i, i), False, None
        if not reading.found.members and not reading.found.refers:
            return None
        self.used.add(at)
        objects, after = self.partners(after, end)
        if not objects and not reading.passive and not reading.shared:
            reading.found.members = self.with_body(reading.found) or reading.found.members
        members = ([] if reading.passive else reading.found.members) + objects
        event = self._event_of(stop, after, end)
        draft = self.draft(reading, members, i, after, floor, end, form, noun=at)
        if cue.status:
            draft.status = cue.status
        draft.loose = form == "in_person" and self._is_talk(after_noun)
        draft.sure = bool(objects and self.flags[i] & PAST) and not (cue.weak or reading.shared or reading.infinitive or reading.status)
        draft.event = event or draft.event
        if reading.found.refers and not objects and not reading.passive:
            draft.members = self.people.last()
        if (
            len(draft.members) == 1
            and draft.when is not None
            and draft.members[0].party.kind == "organisation"
            and self._is_council(draft.members[0])
        ):
            return draft
        if len(draft.members) == 1 and draft.event is not None:
            self._add_body(draft)
        if len(draft.members) == 1 and not objects:
            draft.members = [*draft.members, *self._body_behind(after_noun, end)]
        if cue.status == "cancelled" and cue.id not in CALLING_OFF and draft.when is not None and not i < draft.when.span[0] < after_noun:
            draft.when = None  # the day on which they were refused or broken off
        if cue.weak and cue.status == "cancelled" and all(m.party.kind != "person" for m in draft.members):
            return None  # a state or a movement that "rejects talks" with another for good
        if cue.weak and (len(draft.members) < 2 or (draft.status == "planned" and draft.when is None and draft.where is None)):
            return None
        return self.enough(draft)

    def led_to(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X and Y led their [respective] delegations to / at MEETING."""
        crew = next((k for k in range(stop, min(end, stop + 4)) if self.folded[k] in ("delegations", "sides", "teams")), None)
        if crew is None or crew + 2 >= end or self.folded[crew + 1] not in ("to", "at", "in", "during", "for"):
            return None
        noun = self._event_noun(crew + 2, end, cue)
        reading = self.clauses.subject(i, floor, end)
        if noun is None or not reading.real or reading.passive or len(reading.found.members) < 2:
            return None
        self.used.add(noun[1])
        return self.enough(self.draft(reading, reading.found.members, i, noun[2], floor, end, noun[0], noun=noun[1]))

    def _is_auxiliary(self, i: int, end: int) -> bool:
        """Tell whether "has" in front of token ``i`` makes the perfect of a verb there: "has rejected a call", not "had extended talks"."""
        if i + 1 >= end or not self.flags[i] & PARTICIPLE:
            return False
        own = any(c.kind == "light" for c in self.known.cues_at(self.folded, i, end)[0])
        return own or bool(self.flags[i + 1] & (DETERMINER | PRONOUN))

    def _thanked(self, i: int, floor: int) -> list[Member]:
        """Return whom somebody thanks or praises "for hosting" an encounter."""
        if not self.flags[i] & ING or i - 2 < floor or self.folded[i - 1] != "for":
            return []
        found = self.people.behind(i - 2, floor)
        verbs = self.folded[max(floor, found.start - 3) : found.start]
        told = any(w.startswith(("thank", "prais", "commend", "congratulat")) for w in verbs)
        return found.members if told else []

    def _body_behind(self, i: int, end: int) -> list[Member]:
        """Return the body of states in "a meeting of BODY", or who meet in "the meeting of the leaders"."""
        k = i + 1 + (i + 1 < end and self.folded[i + 1] == "the")
        mention = self.starting.get(k)
        if i + 1 < end and self.folded[i] == "of" and not isinstance(mention, OrganisationMention):
            group = self.people.ahead(i + 1, end).members
            return group if group and all(m.party.kind == "group" for m in group) else []
        if i >= end or self.folded[i] != "of" or not isinstance(mention, OrganisationMention) or mention.kind not in ("igo", "forum"):
            return []
        party = self.article.party(mention)
        return [Member(party, mention.start)] if party is not None else []

    def _chaired(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X and Y chaired EVENT, where only its name tells that it is a gathering."""
        event = self.clauses.event(stop, end, "at")
        reading = self.clauses.subject(i, floor, end) if event is not None else None
        if event is None or reading is None or not reading.real or reading.passive:
            return None
        objects, after = self.partners(event.span[1], end)
        draft = self.draft(reading, reading.found.members + objects, i, max(after, event.span[1]), floor, end, "in_person")
        draft.event = event
        if len(draft.members) == 1 and draft.members[0].party.kind == "person":
            self._add_body(draft)
        return self.enough(draft)

    def _event_noun(self, i: int, end: int, cue: Cue) -> tuple[str | None, int, int] | None:
        """Return form, place and end of the noun of an encounter that is the object of a verb at ``i``."""
        j = i
        limit = min(end, i + 14)
        found: tuple[str | None, int, int] | None = None
        while j < limit:
            cues, after = self.known.cues_at(self.folded, j, end)
            noun = next((c for c in cues if c.kind == "event"), None)
            if noun is not None:
                if (
                    after < end
                    and self.flags[after] & (CAPITAL)
                    and not self.flags[after] & (PREPOSITION | MARK)
                    and after not in self.starting
                    and after not in self.clauses.date_from
                ):
                    j = after
                    continue
                found = (noun.form, j, after)
                following = self.known.cues_at(self.folded, after, end)[0] if after < end else []
                if any(c.kind == "event" for c in following):
                    j = after
                    continue
                if (
                    after + 1 < end
                    and self.folded[after] == "of"
                    and (self.flags[i] & DETERMINER or self.folded[j].startswith("round"))
                    and self._event_noun(after + 1, min(end, after + 5), cue)
                ):
                    j = after + 1
                    continue
                if self.is_of_another_kind(j, after, end):
                    return None
                break
            if any(c.kind == "block" for c in cues):
                return None
            bits, word = self.flags[j], self.folded[j]
            if (
                (bits & PREPOSITION and word not in ("of", "for") and self.words[j + 1 : j + 2] != ["-"])  # "in-depth talks"
                or (bits & MARK and word not in ("-", "–", ",", "'", "’", '"', "“", "”", "+", "(", ")"))
                or (bits & PRONOUN and word not in OWN)
            ):
                break
            if bits & CONJUNCTION and word not in ("and", "or"):
                break
            if j > i + 1 and is_finite(self.article, j):
                break
            j += 1
        if found is None:
            return None
        if found[0] == "in_person" and (self._says_how("video", i, found[2])):
            found = ("video", found[1], found[2])
        elif found[0] == "in_person" and self._says_how("phone_word", i, found[2]):
            found = ("phone", found[1], found[2])
        return found

    def _event_of(self, i: int, stop: int, end: int) -> Event | None:
        dated = self.clauses.date_from.get(i)
        if dated is not None and dated.end < end and self.words[dated.end] in POSSESSIVE:
            i = dated.end + 1
        event = self.clauses.event(i, end, "at")
        if event is None:
            for k in range(i, min(end - 1, stop + 3)):
                if self.folded[k] in ("of", "the") and self.flags[k + 1] & (CAPITAL | DIGIT | ORDINAL):
                    event = self.clauses.event(k + 1, end, "at")
                    if event is not None:
                        break
        return None if event is not None and self._is_of_a_title(event) else event

    def _is_of_a_title(self, event: Event) -> bool:
        """Tell whether the name of an event is the body of somebody's office: "Secretary of the Security Council of A, X"."""
        first = event.span[0]
        before = (self.starting.get(k) for k in range(first, max(-1, first - TITLE), -1))
        return any(isinstance(m, PersonMention) and m.start <= first < m.name[0] for m in before)

    def attend(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X attended / took part in EVENT, represented A at EVENT: X and the body whose event it is."""
        if cue.id == "represent":
            at = next((k + 1 for k in range(stop, min(end, stop + 7)) if self.folded[k] == "at"), None)
            if at is None:
                return None
            stop = at
        if cue.id == "join_event" and (joined := self._joined_at(i, stop, floor, end)) is not None:
            return joined
        event = self.clauses.event(stop, end, "at")
        others: list[Member] = []
        after = event.span[1] if event is not None else stop
        if event is None:
            noun = self._event_noun(stop, min(end, stop + 8), cue)
            others = self._body_behind(noun[2], end) if noun is not None else []
            if (
                noun is not None
                and not others
                and self.folded[noun[2] : noun[2] + 2] in (["hosted", "by"], ["organised", "by"], ["organized", "by"])
            ):
                others = self.people.ahead(noun[2] + 2, end).members
            after = noun[2] if noun is not None else stop
            if noun is not None and not others and after < end and self.folded[after] == "of":
                group = self.people.ahead(after + 1, end)
                others, after = (group.members, group.end) if all(m.party.kind == "group" for m in group.members) else ([], after)
            if noun is None or not others:
                return None
            self.used.add(noun[1])
        elif event.body is None and event.span[1] < end:
            others = (
                self.partners(event.span[1], end)[0] if "involving" in self.folded[event.span[1] : min(end, event.span[1] + 16)] else []
            )
        reading = self.clauses.subject(i, floor, end)
        if (
            not reading.real
            or reading.passive
            or (
                not self._are_people(reading.found.members)
                and not (reading.found.members and reading.found.members[0].party.kind == "country")
            )
        ):
            return None
        draft = self.draft(reading, reading.found.members + others, i, after, floor, end, "in_person")
        draft.event = event
        self._add_body(draft)
        if draft.where is None:
            draft.where = self._bound_for(i, floor)
        where = draft.where if event is not None and event.body is None and not self.partners(event.span[1], end)[0] else None
        if event is not None and where is not None and where.country and 0 < where.span[0] - event.span[1] < 4:
            state = Party(kind="country", country=where.country, mention=self.article.extract(*where.span))
            draft.members = [*draft.members, Member(state, where.span[0], "host")]
        made = self.enough(draft)
        if made is not None and event is not None:
            self.used.update(range(*event.span))
        return made

    def _joined_at(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X joined Y for talks, joins his counterparts in their meeting: X and Y."""
        objects = self.people.ahead(stop, end)
        k = objects.end
        if not self._are_people(objects.members) or k >= end or self.folded[k] not in ("for", "in", "at", "during"):
            return None
        if not any(c.kind == "event" for t in range(k + 1, min(end, k + 7)) for c in self.known.cues_at(self.folded, t, end)[0]):
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not self._are_people(reading.found.members):
            return None
        return self.enough(self.draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "in_person"))

    def further_events(self, draft: Draft, end: int) -> list[Draft]:
        """Read "the A Summit in PLACE, the B Summit and the C Forum": each further gathering that is attended is one more encounter."""
        found: list[Draft] = []
        event = draft.event
        people = [m for m in draft.members if event is None or m.at < event.span[0]]
        while event is not None and event.body is not None and people and len(found) < 8:
            k = self._over_place(event.span[1], end)
            first = k
            while k < end and (self.words[k] == "," or self.folded[k] in ("and", "then", "later") or self.folded[k] == "&"):
                k += 1
            following = self.clauses.event(k, end, "at") if first < k < end else None
            if following is None or following.body in (None, event.body):
                break
            event = following
            self.used.update(range(*event.span))
            last = self._over_place(event.span[1], end)
            other = attrs.evolve(
                draft,
                event=event,
                members=list(people),
                where=self.clauses.where(event.span[0], event.span[1], event.span[1], last),
                when=self.clauses.when(event.span[0], event.span[1], event.span[1], last, future=draft.status == "planned"),
                evidence=[(event.span[0], max(last, event.span[1]))],
                at=event.span[0],
                topics=[],
                outcomes=[],
            )
            self._add_body(other)
            made = self.enough(other)
            if made is None:
                break
            found.append(made)
        return found

    def _over_place(self, i: int, end: int) -> int:
        """Step over places and dates behind the name of an event."""
        while i < end:
            if i in self.clauses.date_from:
                i = self.clauses.date_from[i].end
                continue
            step = 1 if self.folded[i] in ("in", "at", "on") or self.words[i] == "," else 0
            k = i + step
            if step and k in self.clauses.date_from:
                i = self.clauses.date_from[k].end
                continue
            where = self.clauses.place_at(k) if k < end else None
            if where is None or (self.words[i] == "," and not self.clauses.place_at(i - 1)):
                return i
            i = where.span[1]
        return i
