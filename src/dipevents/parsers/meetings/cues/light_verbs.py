"""Encounters told by a verb that says little and a noun that is its object: X held / chaired / cancelled MEETING with Y; X led A to MEETING."""

from __future__ import annotations

import attrs

from dipevents.lexicon import BASE, DETERMINER, ING, PARTICIPLE, PAST, PREPOSITION, PRONOUN
from dipevents.mentions import PersonMention
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Event, When
from ..members import Found, Member
from ..rounds import Rounds
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .attendances import Attendances
from .event_phrases import EventPhrases
from .gatherings import Gatherings
from .relatives import Relatives

ARRANGING = frozenset({"arrange", "plan"})  # cues whose subject may be none of the parties
CALLING_OFF = frozenset({"cancel", "call_off", "postpone", "put_off", "scrap"})
CHAIRING = frozenset({"chair", "co_chair", "cochair", "co_host", "preside", "convene"})
NEXT = 8  # tokens of "a binational commission"
PARTS = {"broker": "mediator", "host": "host", "host_event": "host"}  # the part that the subject has

OBJECT = 14  # tokens of "a third round of the annual strategic consultations"
NEGOTIATED = frozenset({"consultations", "negotiations", "talks"})  # nouns of what is held with another side
HOLDING = CHAIRING | {"host_event"}
MEANS = (["by"], ["over"], ["via"])  # in front of "phone"


@attrs.define(kw_only=True)
class Phrase:
    """A verb and its object, the noun of an encounter: "hosted a third round of talks in PLACE with Y"."""

    cue: Cue
    verb: int
    floor: int
    end: int
    first: int  # where the object begins
    form: str | None
    at: int  # the noun
    behind: int  # the token behind it
    after: int  # the token behind the partners
    objects: list[Member] = attrs.Factory(list)  # the partners
    members: list[Member] = attrs.Factory(list)  # all who are told
    stands: bool = False  # "may call off the talks", which are to take place


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
        if self._has_other_object(cue, i, stop, end):
            return None
        beside, first = self._beside(stop, end)
        first = self.setting.over_day(first, end)
        near = not self.nouns.keys().isdisjoint(self.folded[first : min(end, first + OBJECT)])
        behind_noun = not near and first < end and self.folded[first] in ("with", "by")
        if behind_noun and (told := self._which_was_held(i, first, floor, end)) is not None:
            return told
        noun = self.attendances.event_noun(first, end, cue) if near else None
        if noun is None:
            return self._chaired(cue, i, first, floor, end, beside) if cue.id in HOLDING else None
        form, at, behind = noun
        phrase = Phrase(cue=cue, verb=i, floor=floor, end=end, first=first, form=form, at=at, behind=behind, after=behind)
        if self._is_no_encounter(phrase):
            return None
        reading = None if self._is_denied(phrase) else self._subject(phrase)
        if reading is not None and not reading.found.members and not reading.found.refers:
            return None
        self.drafting.used.add(at)
        if reading is None:
            return None
        self._add_partners(phrase, reading, beside)
        return self._draft(phrase, reading)

    def _has_other_object(self, cue: Cue, i: int, stop: int, end: int) -> bool:
        """Tell whether the verb has no noun of an encounter for its object, whatever nouns follow."""
        behind = self.setting.over_day(stop, end)
        if self.flags[i] & (ING | BASE) and self.folded[behind : behind + 1] == ["of"]:
            return True  # "A's hosting last year of the summit"
        if cue.id == "have" and self._is_auxiliary(stop, end):
            return True
        # "declined to comment on his talks": what was declined is told by the verb behind "to"
        return cue.status == "cancelled" and self.folded[stop : stop + 1] == ["to"]

    def _is_no_encounter(self, phrase: Phrase) -> bool:
        """Tell whether the noun is no object of the verb, or the object nothing that two sides do; tell a call from a meeting."""
        cue, first, at, behind = phrase.cue, phrase.first, phrase.at, phrase.behind
        if cue.id == "have" and self.flags[first] & PARTICIPLE and "of" in self.folded[first + 1 : at]:
            return True  # "has revealed details of a meeting"
        by_phone = self.folded[behind : behind + 1] in MEANS and self.known.at("phone_word", self.folded, behind, phrase.end) > behind
        if phrase.form == "in_person" and by_phone:
            phrase.form = "phone"
        owners = (self.ending.get(k) for k in range(first, at) if self.words[k] in POSSESSIVE)
        if cue.id == "call_meeting" and any(isinstance(owner, PersonMention) for owner in owners):
            return True  # "called X's meeting with Y unwise"
        # "rejected a call from X to ..." is no encounter
        return cue.status == "cancelled" and phrase.form == "phone" and self.folded[behind : behind + 1] != ["with"]

    def _is_denied(self, phrase: Phrase) -> bool:
        """Tell whether the object is none: "held [no] talks"; not "no less than five rounds"."""
        words = range(phrase.first, phrase.at)
        return any(self.known.is_a("negation", self.folded[k]) and self.folded[k + 1] not in ("less", "fewer") for k in words)

    def _subject(self, phrase: Phrase) -> Reading | None:
        """Return who held the encounter; None where it did not and will not happen."""
        reading = self.clauses.subject(phrase.verb, phrase.floor, phrase.end)
        if not reading.real:
            reading = self.gatherings.offered(phrase.verb, phrase.behind, phrase.floor, phrase.end) or reading
        if phrase.cue.id in CALLING_OFF and (not reading.real or reading.status == "cancelled"):  # "may, will not call off"
            reading.real, reading.status, phrase.stands = True, "planned", True
            urged = self.ending.get(phrase.verb - 1)
            if isinstance(urged, PersonMention) and self.folded[phrase.verb - 1] == "to":  # "urged X to cancel his talks with Y"
                reading.found = Found([Member(self.article.party(urged), urged.start)], urged.start, urged.end)
        if reading.real and phrase.cue.id == "call_meeting" and self.gatherings.is_called_for(phrase.behind, phrase.end):
            reading.status = "planned"
        return reading if reading.real else None

    def _add_partners(self, phrase: Phrase, reading: Reading, beside: list[Member]) -> None:
        """Read with whom the encounter was held, and the parts of both: "[A] hosted talks [with Y]"."""
        objects, after = self.drafting.partners(phrase.behind, phrase.end)
        if not objects and self.folded[after : after + 1] == ["with"]:
            him = self.relatives.object_told(after + 1, reading, phrase.floor, phrase.end)  # "had a meeting with him"
            objects, after = (him.members, him.end) if him.members else (objects, after)
        if not objects and not reading.passive and not reading.shared:
            reading.found.members = self.drafting.with_body(reading.found) or reading.found.members
        objects = beside or objects  # those who hold "the Dialogue between A and B" speak for A and B
        if not objects and (back := self.relatives.whom(reading.start, phrase.floor)) is not None:
            objects = back.members  # "Y, with whom X held talks"
        if reading.found.refers and not reading.found.members and objects and not reading.passive:
            reading.found.members = self.relatives.joined_by(reading.found, objects, phrase.floor, phrase.end) or []
        if phrase.cue.id in PARTS and not reading.passive and (objects or phrase.cue.id != "broker"):
            for member in reading.found.members:
                member.role = PARTS[phrase.cue.id]
        phrase.objects, phrase.after = objects, after
        alone = reading.passive or (
            phrase.cue.id in ARRANGING and len(objects) > 1 and "between" in self.folded[phrase.behind : objects[0].at]
        )
        phrase.members = ([] if alone else reading.found.members) + objects  # who arranges "a meeting between A and B" stays away

    def _draft(self, phrase: Phrase, reading: Reading) -> Draft | None:
        """Return the encounter that is told: with its circumstances, and the parties that only its name or its place tells."""
        cue, i, after = phrase.cue, phrase.verb, phrase.after
        event = self.attendances.event_of(phrase.first, after, phrase.end)
        draft = self.drafting.draft(reading, phrase.members, i, after, phrase.floor, phrase.end, phrase.form, noun=phrase.at)
        draft.status = draft.status if phrase.stands else cue.status or draft.status
        if cue.id == "have" and self.folded[min(phrase.behind, phrase.end - 1)] in self.terms.scheduled:
            draft.status = "planned"  # "has a meeting scheduled with Y"
        draft.loose = phrase.form == "in_person" and self.drafting.is_talk(phrase.behind)
        draft.sure = self._is_sure(phrase, reading)
        draft.event = event or draft.event
        self._tell_parties(draft, phrase, reading)
        if self._is_of_body(draft):
            draft.members += self._host_of_forum(draft, phrase.at)
            return draft
        self._complete(draft, phrase)
        refused = cue.status == "cancelled" and cue.id not in CALLING_OFF
        if refused and draft.when is not None and not self._is_day_of_noun(draft.when, i, phrase.behind):
            draft.when = None  # the day on which they were refused or broken off
        made = None if cue.weak and self._tells_little(draft, phrase) else self.drafting.enough(draft)
        if made is None and len(draft.members) == 1 and self.known.is_a("hospitality", self.folded[phrase.at]):
            draft.gathering = True  # "hosted a reception": later sentences tell who came
            draft.members[0].role = "participant"  # a host alone tells nothing
            self.drafting.waiting.append(draft)
        return made

    def _is_sure(self, phrase: Phrase, reading: Reading) -> bool:
        """Tell whether the verb says of its own that it was or will be done: "held talks with Y", "A and B have held five rounds of talks", "is planning a summit with Y"."""
        several = len(phrase.members) > 1 and "rounds" in self.folded[phrase.first : phrase.at]
        if phrase.cue.id in ARRANGING and any(m.party.kind == "person" and m.party.name for m in phrase.objects):
            return True
        done = bool((phrase.objects or several) and self.flags[phrase.verb] & PAST)
        return done and not (phrase.cue.weak or reading.shared or reading.infinitive or reading.status)

    def _tell_parties(self, draft: Draft, phrase: Phrase, reading: Reading) -> None:
        """Put those in who are called together, the states of a joint body, and whom "the two sides" stands for."""
        if phrase.cue.id == "call_meeting" and not phrase.objects:
            draft.members = self.gatherings.called_together(draft.members, self.attendances.body_behind(phrase.behind, phrase.end))
        draft.members = self.gatherings.states_of_joint(draft.members, reading)
        if reading.found.refers and not phrase.objects and not reading.passive:
            known = self.relatives.referents(reading.found.start, phrase.floor, phrase.end)
            draft.members = known or self.drafting.joint.both(phrase.first, phrase.after)

    def _is_of_body(self, draft: Draft) -> bool:
        """Tell whether a body of states held a summit of its own, and when or where: "ASEAN held a summit in PLACE"."""
        told = len(draft.members) == 1 and (draft.when is not None or draft.where is not None)
        return told and draft.members[0].party.kind == "organisation" and self.drafting.is_council(draft.members[0])

    def _complete(self, draft: Draft, phrase: Phrase) -> None:
        """Look for the other party of one that is alone: in the series, the name or the body of what was held."""
        named = max(phrase.at, draft.event.span[1]) if draft.event is not None else phrase.at
        alone = len(draft.members) == 1 and not phrase.objects
        if draft.status == "planned" and alone and self.rounds.is_next(phrase.first, phrase.at, named):
            further = self.rounds.hosted_by(draft.members)  # "Oslo will host the next round"
            draft.members, draft.again = further or draft.members, draft.again or bool(further)
        other = self.drafting.joint.other(draft.members, phrase.first, phrase.after) if not phrase.objects else None
        if other is not None:
            draft.members = [*draft.members, other]
        if len(draft.members) == 1 and draft.event is not None:
            self.drafting.add_body(draft)
        if len(draft.members) == 1 and not phrase.objects:
            own = self.event_phrases.own_people(phrase.first, phrase.at)
            draft.members = [*draft.members, *(own or self.attendances.body_behind(phrase.behind, phrase.end))]
        if len(draft.members) == 1 and alone and self._is_negotiated(draft, phrase):
            others = self.drafting.discourse.other_side(phrase.verb, draft.members[0], self.merger.last())
            states = {None, draft.members[0].party.country, *(m.party.country for m in others)}
            draft.members += others if draft.where is None or draft.where.country in states else []
        if len(draft.members) == 1 and alone and self.folded[draft.members[0].at] == "we" and draft.status != "planned":
            mate = self.people.addressee(phrase.verb)  # of two who take turns either says "we had a good meeting"
            draft.members += [Member(mate, phrase.verb)] if mate is not None else []

    def _is_negotiated(self, draft: Draft, phrase: Phrase) -> bool:
        """Tell whether "will begin talks on DAY", "opened negotiations in PLACE" tells of one side only; not "entered the talks", "resuming talks"."""
        told = draft.when is not None or draft.where is not None
        bare = self.folded[phrase.behind - 1] in NEGOTIATED and not self.flags[phrase.first] & DETERMINER
        bare = bare and self.folded[phrase.behind : phrase.behind + 1] != ["with"]  # whose partner is not read
        loose = self.flags[phrase.verb] & ING or self.folded[phrase.verb - 1] == "to"  # "sent Y to open talks"
        return told and bare and draft.form == "in_person" and not (loose and draft.status != "planned")

    def _tells_little(self, draft: Draft, phrase: Phrase) -> bool:
        """Tell whether a weak verb tells no encounter: of one party, of states without a day or a place, or where neither is a person."""
        if phrase.cue.status == "cancelled" and all(m.party.kind != "person" for m in draft.members):
            return True  # a state or a movement that "rejects talks" with another for good
        bare = draft.status == "planned" and draft.when is None and draft.where is None
        people = any(m.party.kind in ("person", "group") for m in phrase.objects or phrase.members)
        return len(draft.members) < 2 or (bare and not people)

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
        """Read "the meeting in PLACE which X chaired with Y", "a call X had with Y": the noun stands in front of the clause."""
        reading = self.clauses.subject(i, floor, end)
        noun = self.relatives.of_which(reading.found.start, floor) if reading.real and reading.found.members else None
        objects, after = self.drafting.partners(stop, end) if noun is not None else ([], stop)
        if noun is None or not objects or noun in self.drafting.used:
            return None
        self.drafting.used.add(noun)
        form = next((c.form for c in self.known.cues_at(self.folded, noun, i)[0] if c.kind == "event"), "in_person")
        draft = self.drafting.draft(reading, reading.found.members + objects, i, after, floor, end, form, noun=noun)
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
