"""Encounters told by a verb that says little and a noun that is its object: X held / chaired / cancelled MEETING with Y; X led A to MEETING."""

from __future__ import annotations

from dipevents.lexicon import BASE, DETERMINER, ING, PARTICIPLE, PAST, PREPOSITION, PRONOUN
from dipevents.mentions import PersonMention
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Event, When
from ..members import Member
from ..rounds import Rounds
from ..vocabulary import Cue
from .attendances import Attendances
from .event_phrases import EventPhrases
from .gatherings import Gatherings
from .relatives import Relatives

CALLING_OFF = frozenset({"cancel", "call_off", "postpone", "put_off", "scrap"})
CHAIRING = frozenset({"chair", "co_chair", "cochair", "co_host", "preside", "convene"})
NEXT = 8  # tokens of "a binational commission"
PARTS = {"broker": "mediator", "host": "host", "host_event": "host"}  # the part that the subject has


class LightVerbs(CueReader):
    """Reads verbs of which a noun of an encounter is the object."""

    def __init__(
        self,
        drafting: Drafting,
        event_phrases: EventPhrases,
        gatherings: Gatherings,
        relatives: Relatives,
        attendances: Attendances,
        rounds: Rounds,
    ) -> None:
        super().__init__(drafting)
        self.event_phrases, self.gatherings, self.relatives = event_phrases, gatherings, relatives
        self.attendances, self.rounds = attendances, rounds
        self.nouns = self.known.lists["event"]

    def light(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X held / had / conducted / co-chaired a meeting with Y; talks were held between X and Y."""
        if self.flags[i] & (ING | BASE) and self.folded[(behind := self.setting.over_day(stop, end)) : behind + 1] == ["of"]:
            return None  # "A's hosting last year of the summit"
        if cue.id == "have" and self._is_auxiliary(stop, end):
            return None
        if cue.status == "cancelled" and self.folded[stop : stop + 1] == ["to"]:
            return None  # "declined to comment on his talks": what was declined is told by the verb behind "to"
        beside, stop = self._beside(stop, end)
        if self.nouns.keys().isdisjoint(self.folded[stop : min(end, stop + 14)]):
            if stop < end and self.folded[stop] in ("with", "by") and (told := self._which_was_held(i, stop, floor, end)) is not None:
                return told
            return self._chaired(cue, i, stop, floor, end, beside) if cue.id in CHAIRING or cue.id == "host_event" else None
        noun = self.attendances.event_noun(stop, end, cue)
        if noun is None:
            return self._chaired(cue, i, stop, floor, end, beside) if cue.id in CHAIRING or cue.id == "host_event" else None
        form, at, after = noun
        if cue.id == "have" and self.flags[stop] & PARTICIPLE and "of" in self.folded[stop + 1 : at]:
            return None  # "has revealed details of a meeting"
        if form == "in_person" and self.folded[after : after + 1] in (["by"], ["over"], ["via"]) and self.known.at("phone_word", self.folded, after, end) > after:  # fmt: skip
            form = "phone"
        if cue.id == "call_meeting" and any(
            isinstance(self.ending.get(k), PersonMention) for k in range(stop, at) if self.words[k] in POSSESSIVE
        ):
            return None  # "called X's meeting with Y unwise"
        if cue.status == "cancelled" and form == "phone" and self.folded[after : after + 1] != ["with"]:
            return None  # "rejected a call from X to ..." is no encounter
        if any(self.known.is_a("negation", self.folded[k]) and self.folded[k + 1] not in ("less", "fewer") for k in range(stop, at)):
            self.drafting.used.add(at)
            return None  # "held no talks"
        after_noun = after
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            reading = self.gatherings.offered(i, after, floor, end) or reading
        if not reading.real:
            self.drafting.used.add(at)
            return None
        if cue.id == "call_meeting" and self.gatherings.is_called_for(after, end):
            reading.status = "planned"
        if not reading.found.members and not reading.found.refers:
            return None
        self.drafting.used.add(at)
        objects, after = self.drafting.partners(after, end)
        if not objects and self.folded[after : after + 1] == ["with"]:
            him = self.relatives.object_told(after + 1, reading, floor, end)  # "had a meeting with him"
            objects, after = (him.members, him.end) if him.members else (objects, after)
        if not objects and not reading.passive and not reading.shared:
            reading.found.members = self.drafting.with_body(reading.found) or reading.found.members
        objects = beside or objects  # those who hold "the Dialogue between A and B" speak for A and B
        if not objects and (back := self.relatives.whom(reading.start, floor)) is not None:
            objects = back.members  # "Y, with whom X held talks"
        if cue.id in PARTS and not reading.passive and (objects or cue.id != "broker"):
            for member in reading.found.members:
                member.role = PARTS[cue.id]
        members = ([] if reading.passive else reading.found.members) + objects
        event = self.attendances.event_of(stop, after, end)
        draft = self.drafting.draft(reading, members, i, after, floor, end, form, noun=at)
        if cue.status:
            draft.status = cue.status
        draft.loose = form == "in_person" and self.drafting.is_talk(after_noun)
        several = len(members) > 1 and "rounds" in self.folded[stop:at]  # "A and B have held five rounds of talks"
        draft.sure = bool((objects or several) and self.flags[i] & PAST) and not (
            cue.weak or reading.shared or reading.infinitive or reading.status
        )
        draft.event = event or draft.event
        if cue.id == "call_meeting" and not objects:
            draft.members = self.gatherings.called_together(draft.members, self.attendances.body_behind(after_noun, end))
        draft.members = self.gatherings.states_of_joint(draft.members, reading)
        if reading.found.refers and not objects and not reading.passive:
            known = self.relatives.referents(reading.found.start, floor, end)
            draft.members = known or self.drafting.both_states(stop, after)
        if (
            len(draft.members) == 1
            and (draft.when is not None or draft.where is not None)
            and draft.members[0].party.kind == "organisation"
            and self.drafting.is_council(draft.members[0])
        ):
            draft.members += self._host_of_forum(draft, at)
            return draft
        named = max(at, draft.event.span[1]) if draft.event is not None else at
        if draft.status == "planned" and len(draft.members) == 1 and not objects and self.rounds.is_next(stop, at, named):
            further = self.rounds.hosted_by(draft.members)  # "Oslo will host the next round"
            draft.members, draft.again = further or draft.members, draft.again or bool(further)
        if (other := self.drafting.other_state(draft.members, stop, after)) is not None and not objects:
            draft.members = [*draft.members, other]
        if len(draft.members) == 1 and draft.event is not None:
            self.drafting.add_body(draft)
        if len(draft.members) == 1 and not objects:
            draft.members = [*draft.members, *self.attendances.body_behind(after_noun, end)]
        if cue.status == "cancelled" and cue.id not in CALLING_OFF and draft.when is not None and not self._is_day_of_noun(draft.when, i, after_noun):  # fmt: skip
            draft.when = None  # the day on which they were refused or broken off
        if cue.weak and cue.status == "cancelled" and all(m.party.kind != "person" for m in draft.members):
            return None  # a state or a movement that "rejects talks" with another for good
        bare = draft.status == "planned" and draft.when is None and draft.where is None
        if cue.weak and (len(draft.members) < 2 or (bare and not any(m.party.kind in ("person", "group") for m in objects or members))):
            return None
        return self.drafting.enough(draft)

    def _is_day_of_noun(self, when: When, i: int, after: int) -> bool:
        """Tell whether a date stands in front of the noun that ends at ``after``, or behind "that was to be held": "refused a May meeting"."""
        first = when.span[0]
        return i < first < after or not self.terms.dated.isdisjoint(self.folded[after:first])

    def _beside(self, stop: int, end: int) -> tuple[list[Member], int]:
        """Read ", along with Y,", "together with Y", "with Y," between "co-chaired" and its object: Y, and where the object begins."""
        k = stop + (stop < end and self.words[stop] == ",")
        k += k < end and self.folded[k] in ("along", "together", "jointly")
        if k + 3 >= end or self.folded[k] not in ("with", "alongside"):
            return [], stop
        found = self.people.ahead(k + 1, end)
        closed = bool(found.members) and found.end + 1 < end and self.words[found.end] == ","
        return (found.members, found.end + 1) if closed else ([], stop)

    def _host_of_forum(self, draft: Draft, noun: int) -> list[Member]:
        """Return the state where the leaders of a forum, which has no seat of its own, held a summit."""
        if not self.known.is_a("assembly", self.folded[noun]) or draft.where is None or draft.where.country is None:
            return []
        body = next((b for b in self.article.entities.bodies if self.article.body_ids[b.number] == draft.members[0].party.ref), None)
        if body is None or body.kind != "forum":
            return []
        state = Party(kind="country", country=draft.where.country, mention=self.article.extract(*draft.where.span))
        return [Member(state, draft.where.span[0], "host")]

    def _which_was_held(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """Read "the meeting in PLACE which X chaired with Y": the noun stands in front of the clause."""
        reading = self.clauses.subject(i, floor, end)
        noun = self.relatives.of_which(reading.found.start, floor) if reading.real and reading.found.members else None
        objects, after = self.drafting.partners(stop, end) if noun is not None else ([], stop)
        if noun is None or not objects or noun in self.drafting.used:
            return None
        self.drafting.used.add(noun)
        draft = self.drafting.draft(reading, reading.found.members + objects, i, after, floor, end, "in_person", noun=noun)
        self.relatives.add_setting_of_noun(draft, reading.found.start, floor)
        return self.drafting.enough(draft)

    def led_to(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X and Y led their [respective] delegations to / at MEETING."""
        crew = next((k for k in range(stop, min(end, stop + 4)) if self.folded[k] in ("delegations", "sides", "teams")), None)
        if crew is None or crew + 2 >= end or self.folded[crew + 1] not in ("to", "at", "in", "during", "for"):
            return None
        noun = self.attendances.event_noun(crew + 2, end, cue)
        reading = self.clauses.subject(i, floor, end)
        if noun is None or not reading.real or reading.passive or len(reading.found.members) < 2:
            return None
        self.drafting.used.add(noun[1])
        return self.drafting.enough(self.drafting.draft(reading, reading.found.members, i, noun[2], floor, end, noun[0], noun=noun[1]))

    def _is_auxiliary(self, i: int, end: int) -> bool:
        """Tell whether "has" in front of token ``i`` makes the perfect of a verb there: "has rejected a call", not "had extended talks"."""
        if i + 1 >= end or not self.flags[i] & PARTICIPLE:
            return False
        own = self.known.begins("light", self.folded, i, end)
        return own or bool(self.flags[i + 1] & (DETERMINER | PRONOUN))

    def _chaired(self, cue: Cue, i: int, stop: int, floor: int, end: int, beside: list[Member]) -> Draft | None:
        """X and Y chaired EVENT, where only its name tells that it is a gathering."""
        stop = self.setting.over_day(stop, end)
        further = self.rounds.body_behind_next(stop, end)
        event = self.setting.event(stop, end, "at") if further is None else Event((stop, further), "at", None, None)
        joint = self._joint_body(stop, end) if event is None else None
        event = event or joint
        reading = self.clauses.subject(i, floor, end) if event is not None else None
        if event is None or reading is None or not reading.real or reading.passive:
            return None
        objects, after = self.drafting.partners(event.span[1], end)
        draft = self.drafting.draft(
            reading, reading.found.members + (beside or objects), i, max(after, event.span[1]), floor, end, "in_person"
        )
        draft.event = event if event is not joint else None
        if further is not None:
            draft.event, draft.again = None, True
            draft.members = self.rounds.hosted_by(draft.members) if draft.status == "planned" else []
        if cue.id == "host_event":
            for member in reading.found.members:
                member.role = "host"
        if len(draft.members) == 1 and draft.members[0].party.kind in ("person", "country"):
            self.drafting.add_body(draft)
        return self.drafting.enough(draft)

    def _joint_body(self, i: int, end: int) -> Event | None:
        """Return "a binational commission" at token ``i``, a body of small letters of which two ministers are the chairs, in front of "with"."""
        k = next((k for k in range(i, min(end - 1, i + NEXT)) if self.folded[k] in self.terms.joint_bodies), None)
        told = k is not None and self.folded[k + 1] == "with" and not any(self.flags[t] & PREPOSITION for t in range(i, k))
        return Event((i, k + 1), "at", None, None) if told and k is not None else None
