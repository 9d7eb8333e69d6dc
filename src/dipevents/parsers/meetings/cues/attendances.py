"""Encounters told by who attends them, and the noun of an encounter that is the object of a verb.

X attended / took part in EVENT             X joined Y for talks
X represented A at EVENT                    X will attend the A Summit, the B Summit and the C Forum
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import CAPITAL, CONJUNCTION, DETERMINER, DIGIT, MARK, ORDINAL, PREPOSITION, PRONOUN
from dipevents.mentions import OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Event, Where
from ..members import Member
from ..parties.holders import OWN
from ..vocabulary import Cue
from .event_phrases import EventPhrases

OWNER = 4  # tokens of "the country's" in front of a body
GIVEN = frozenset({"hosted", "organised", "organized", "given", "offered"})  # a reception, by whom
JOINED = frozenset({"for", "in", "at", "during", "to", "on"})
INVOLVED = 16  # tokens between an event and "involving A, B and C"
BETWEEN = frozenset({"between", "among"})
TITLE = 12  # tokens of an office in front of a name
OBJECT = 14  # tokens of "a second round of in-depth talks" and the like
INNER_MARKS = frozenset({"-", "–", ",", "'", "’", '"', "“", "”", "+", "(", ")"})  # marks inside a noun phrase

EventNoun = tuple[str | None, int, int]  # the form of an encounter, and where its noun begins and ends


class Attendances(CueReader):
    """Reads verbs of attending, and what is attended."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases) -> None:
        super().__init__(drafting)
        self.event_phrases = event_phrases

    def attend(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X attended / took part in EVENT, represented A at EVENT: X and the body whose event it is."""
        if cue.id == "represent":
            at = next((k + 1 for k in range(stop, min(end, stop + 7)) if self.folded[k] == "at"), None)
            if at is None:
                return None
            stop = at
        if cue.id == "join_event" and (joined := self._joined_at(i, stop, floor, end)) is not None:
            return joined
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not self._can_attend(reading.found.members):
            return None
        event = self.setting.event(self._over_day(stop, end), end, "at") or self._at_part(stop, end)
        told = self._at_event(event, end) if event is not None else self._at_noun(cue, i, stop, floor, end)
        if told is None:
            return None
        others, after = told
        homes = {m.party.country for m in reading.found.members if m.party.kind == "person"}  # whose state is named among the others
        others = [m for m in others if m.party.kind != "country" or m.party.country not in homes]
        draft = self.drafting.draft(reading, reading.found.members + others, i, after, floor, end, "in_person")
        draft.event = event
        self.drafting.add_body(draft)
        if draft.where is None:
            draft.where = self.drafting.telling.bound_for(i, floor)
        return self._made_of_event(draft, event, end) if event is not None else self.drafting.enough(draft)

    def _can_attend(self, members: list[Member]) -> bool:
        """Tell whether people, or a state, are the subject."""
        return self.drafting.are_people(members) or (bool(members) and members[0].party.kind == "country")

    def _at_event(self, event: Event, end: int) -> tuple[list[Member], int]:
        """Return who else is told to be at a named event, and where its name ends: "the A Summit involving B and C", "along with D"."""
        after = event.span[1]
        involving = event.body is None and after < end and "involving" in self.folded[after : min(end, after + INVOLVED)]
        others = self.drafting.partners(after, end)[0] if involving else []
        return [*others, *self._along_with(self._over_place(after, end), end)], after

    def _at_noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> tuple[list[Member], int] | None:
        """Return who else is told to be at "a meeting of BODY", "a dinner with Y", "talks involving A and B", and where that ends; None where nobody is."""
        noun = self.event_noun(stop, min(end, stop + 8), cue) or self._party(stop, end)
        if noun is None:
            return None
        others, after = self._of_noun(noun[2], end)
        if not others:
            listed, last = self.drafting.partners(after, end)
            between = not BETWEEN.isdisjoint(self.folded[after:last])  # "attended the talks between A and B"
            both = self._of_two_states(i, floor, end)
            others, after = (listed, last) if both or not between else ([], after)
            host = self._host_of(noun, floor, end) if not (others or both) else None
            if not (others or both or host):
                return None
            others = [host] if host is not None else others
        self.drafting.used.add(noun[1])
        return others, after

    def _party(self, stop: int, end: int) -> EventNoun | None:
        """Return the noun of "a reception hosted by Y", which is an encounter where its host is told."""
        k = next((k for k in range(stop, min(end - 1, stop + 5)) if self.known.is_a("hospitality", self.folded[k])), None)
        return ("in_person", k, k + 1) if k is not None and self.folded[k + 1] in GIVEN else None

    def _of_noun(self, k: int, end: int) -> tuple[list[Member], int]:
        """Read "[a meeting] of BODY", "[a dinner] hosted by X", "[a meeting] of ministers from BODY" at token ``k``: who, and up to where."""
        others = self.body_behind(k, end)
        if not others and k + 1 < end and self.folded[k] in GIVEN and self.folded[k + 1] == "by":
            others = self.people.ahead(k + 2, end).members
        if others or k >= end or self.folded[k] != "of":
            return others, k
        group = self.people.ahead(k + 1, end)
        told = len(group.members) > 1 or all(m.party.kind == "group" for m in group.members)
        return (self.drafting.with_body(group) or group.members, group.end) if told else ([], k)

    def _made_of_event(self, draft: Draft, event: Event, end: int) -> Draft | None:
        """Return the encounter at a named event, with its host; of one side alone where both day and place are told."""
        host = self._host_of_event(draft, event, end)
        draft.members = [*draft.members, host] if host is not None else draft.members
        crowd = draft.when is not None and draft.where is not None and self.drafting.meets_alone(draft.members)
        made = draft if crowd else self.drafting.enough(draft)
        if made is not None:
            self.drafting.used.update(range(*event.span))
        return made

    def _host_of_event(self, draft: Draft, event: Event, end: int) -> Member | None:
        """Return the state that holds "the A Summit in PLACE", which is of no body and to which nobody else is told to come."""
        where = draft.where
        if where is None or not where.country or event.body is not None or not 0 < where.span[0] - event.span[1] < 4:
            return None
        if any(m.party.country == where.country for m in draft.members) or self.drafting.partners(event.span[1], end)[0]:
            return None
        return self._host_at(where)

    def _host_at(self, where: Where) -> Member:
        """Return the state of a place as the host of what takes place there."""
        state = Party(kind="country", country=where.country, mention=self.article.extract(*where.span))
        return Member(state, where.span[0], "host")

    def _host_of(self, noun: EventNoun, floor: int, end: int) -> Member | None:
        """Return the state that holds "a donors' conference in PLACE on DAY", of which nobody else is told."""
        form, i, stop = noun
        last = self.clauses.bounds(i, stop, floor, end)[1]
        where = self.setting.where(i, stop, stop, last)
        if form != "in_person" or where is None or not where.country or self.setting.when(i, stop, stop, last, future=False) is None:
            return None
        kind = self.folded[i - 1] in self.terms.sessions or self.flags[i - 1] & CAPITAL  # "the ministerial meeting", no mere "meeting"
        if self.folded[i] not in self.terms.conferences and not (kind and self.folded[i] == "meeting"):
            return None
        return self._host_at(where)

    def _along_with(self, i: int, end: int) -> list[Member]:
        """Return who comes too: "will attend the A Summit along with B and C"."""
        k = i + (i < end and self.words[i] == ",")
        if self.folded[k : k + 2] in (["along", "with"], ["together", "with"]):
            k += 1
        elif k >= end or self.folded[k] != "alongside":
            return []
        found = self.people.ahead(k + 1, end).members if k + 1 < end else []
        return found if all(m.party.kind == "person" for m in found) else []

    def _of_two_states(self, i: int, floor: int, end: int) -> bool:
        """Tell whether people of two states are the subject: "X and Y attended the meeting" tells of one between them."""
        people = [m.party for m in self.clauses.subject(i, floor, end).found.members]
        return len({p.country for p in people if p.kind == "person" and p.name and p.country}) > 1

    def _joined_at(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X joined Y for talks, joins his counterparts in their meeting; X joined Y of another state at a ceremony, to open a bridge."""
        objects = self.people.ahead(stop, end)
        k = self.setting.over_day(objects.end, end)
        if not self.drafting.are_people(objects.members) or k >= end or self.folded[k] not in JOINED:
            return None
        talks = any(self.known.begins("event", self.folded, t, end) for t in range(k + 1, min(end, k + 7)))
        reading = self.clauses.subject(i, floor, end)
        members = [*reading.found.members, *objects.members]
        if not reading.real or reading.passive or not self.drafting.are_people(reading.found.members):
            return None
        draft = self.drafting.draft(reading, members, i, objects.end, floor, end, "in_person")
        if not talks:
            named = all(m.party.kind == "person" and m.party.name and m.party.country for m in members)
            draft.acted = True
            if not named or len({m.party.country for m in members}) < 2 or self.folded[k] == "in" or not (draft.when or draft.where):
                return None  # "joined Y in urging A"
        return self.drafting.enough(draft)

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
            following = self.setting.event(k, end, "at") if first < k < end else None
            if following is None or following.body in (None, event.body):
                break
            event = following
            self.drafting.used.update(range(*event.span))
            last = self._over_place(event.span[1], end)
            other = attrs.evolve(
                draft,
                event=event,
                members=list(people),
                where=self.setting.where(event.span[0], event.span[1], event.span[1], last),
                when=self.setting.when(event.span[0], event.span[1], event.span[1], last, future=draft.status == "planned"),
                evidence=[(event.span[0], max(last, event.span[1]))],
                at=event.span[0],
                topics=[],
                outcomes=[],
            )
            self.drafting.add_body(other)
            made = self.drafting.enough(other)
            if made is None:
                break
            found.append(made)
        if found and event is not None:
            self._share([draft, *found], event.span[1], end)
        return found

    def _share(self, drafts: list[Draft], i: int, end: int) -> None:
        """Give "the A Summit and the B Forum [held in PLACE from DAY to DAY]", whose last name ends at token ``i``, place and days where they have none."""
        if self.folded[i : i + 1] != ["held"]:
            return
        last = self.clauses.bounds(i, i + 1, i, end)[1]
        where = self.setting.where(i, i + 1, i, last)
        when = self.setting.when(i, i + 1, i, last, future=drafts[0].status == "planned")
        for draft in drafts:
            draft.where, draft.when = draft.where or where, draft.when or when

    def _over_place(self, i: int, end: int) -> int:
        """Step over places and dates behind the name of an event."""
        while i < end:
            if i in self.date_from:
                i = self.date_from[i].end
                continue
            step = 1 if self.folded[i] in ("in", "at", "on") or self.words[i] == "," else 0
            k = i + step
            if step and k in self.date_from:
                i = self.date_from[k].end
                continue
            where = self.setting.place_at(k) if k < end else None
            if where is None or (self.words[i] == "," and not self.setting.place_at(i - 1)):
                return i
            i = where.span[1]
        return i

    def body_behind(self, i: int, end: int) -> list[Member]:
        """Return the body of states in "a meeting of BODY", or who meet in "the meeting of the leaders"."""
        k = i + 1 + (i + 1 < end and bool(self.flags[i + 1] & DETERMINER or self.folded[i + 1] in OWN))
        if not isinstance(self.starting.get(k), OrganisationMention):
            k = next((t + 1 for t in range(k, min(end - 1, k + OWNER)) if self.words[t] in POSSESSIVE), k)  # "of the country's BODY"
        mention = self.starting.get(k)
        if i + 1 < end and self.folded[i] == "of" and not isinstance(mention, OrganisationMention):
            group = self._board(k, end) or self.people.ahead(i + 1, end).members
            return group if group and all(m.party.kind == "group" for m in group) else []
        if (
            i >= end
            or self.folded[i] != "of"
            or not isinstance(mention, OrganisationMention)
            or mention.kind not in ("igo", "forum", "government")
        ):
            return []
        return [Member(self.article.party(mention), mention.start)]

    def _board(self, i: int, end: int) -> list[Member]:
        """Return "the crisis committee", "Britain's COBR committee", which the text does not name, at token ``i`` as a group."""
        for k in range(i, min(end, i + OBJECT)):
            if self.folded[k] in self.terms.joint_bodies and "joint" not in self.folded[i:k]:
                return [Member(Party(kind="group", name=self.article.name_of((i, k + 1)), mention=self.article.extract(i, k + 1)), i)]
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN) or k in self.date_from or is_finite(self.article, k):
                break
        return []

    def event_noun(self, i: int, end: int, cue: Cue) -> EventNoun | None:
        """Return form, place and end of the noun of an encounter that is the object of a verb at ``i``."""
        noun = self._noun_ahead(i, end, cue)
        if noun is None or noun[0] != "in_person":
            return noun
        if self.setting.has("video", i, noun[2]):
            return ("video", noun[1], noun[2])
        return ("phone", noun[1], noun[2]) if self.setting.has("phone_word", i, noun[2]) else noun

    def _noun_ahead(self, i: int, end: int, cue: Cue) -> EventNoun | None:
        """Return the noun in the phrase at ``i``, the last of several: "a round of talks", "a meeting and [a working] lunch with"."""
        found: EventNoun | None = None
        j, limit = i, min(end, i + OBJECT)
        while j < limit:
            cues, after = self.cues_at(j, end)
            noun = next((c for c in cues if c.kind == "event"), None)
            if noun is None:
                if any(c.kind == "block" for c in cues):
                    return None
                if self._ends_phrase(j, i):
                    break
                j += 1
            elif self._is_of_a_name(after, end):
                j = after
            else:
                found = (noun.form, j, after)
                further = self._further_noun(i, j, after, end, cue)
                if further is None:
                    twin = self._twin_of(after, end)
                    found = found if twin is None else (noun.form, *twin)
                    return None if self.event_phrases.is_of_another_kind(j, after, end) else found
                j = further
        return found

    def _is_of_a_name(self, i: int, end: int) -> bool:
        """Tell whether the noun in front of ``i`` only begins a name: "the Conference Centre"; no person, place or day stands there."""
        capital = i < end and self.flags[i] & CAPITAL and not self.flags[i] & (PREPOSITION | MARK)
        return bool(capital) and i not in self.starting and i not in self.date_from

    def _further_noun(self, i: int, j: int, after: int, end: int, cue: Cue) -> int | None:
        """Return where the noun begins that the one in tokens ``j:after`` only leads to: "a summit meeting", "a round of talks"."""
        if after < end and any(c.kind == "event" for c in self.known.cues_at(self.folded, after, end)[0]):
            return after
        if after + 1 >= end or self.folded[after] != "of" or not (self.flags[i] & DETERMINER or self.folded[j].startswith("round")):
            return None
        return after + 1 if self.event_noun(after + 1, min(end, after + 9), cue) else None

    def _ends_phrase(self, j: int, i: int) -> bool:
        """Tell whether the word at ``j`` is none of the noun phrase that begins at ``i``; those of "in-depth talks", "a [but] useful talk" are."""
        bits, word = self.flags[j], self.folded[j]
        if bits & PREPOSITION and word not in ("of", "for") and self.words[j + 1 : j + 2] != ["-"]:
            return True
        if (bits & MARK and word not in INNER_MARKS) or (bits & PRONOUN and word not in OWN):
            return True
        if word == "of" and self.folded[j - 1] in self.terms.joys:  # "had the pleasure of meeting Y"
            return True
        if bits & CONJUNCTION and word not in ("and", "or") and not self._contrasts(j):
            return True
        return j > i + 1 and is_finite(self.article, j)

    def _contrasts(self, i: int) -> bool:
        """Tell whether a conjunction stands between two adjectives of a noun: "a candid [but] useful discussion"."""
        if i + 1 >= len(self.flags):
            return False
        plain = not self.flags[i + 1] & (DETERMINER | PRONOUN | CAPITAL | PREPOSITION) and not is_finite(self.article, i + 1)
        return self.folded[i] in ("but", "yet", "though", "if") and plain and i not in self.ending

    def _twin_of(self, i: int, end: int) -> tuple[int, int] | None:
        """Return the second noun of "a meeting and [a working] lunch with", whose partners are those of the first."""
        if i + 2 >= end or self.folded[i] != "and":
            return None
        for k in range(i + 1, min(end - 1, i + 4)):
            cues, after = self.known.cues_at(self.folded, k, end)
            if any(c.kind == "event" for c in cues):
                return (k, after) if self.folded[after : after + 1] in (["with"], ["between"]) else None
            if self.flags[k] & (PREPOSITION | MARK | PRONOUN):
                return None
        return None

    def event_of(self, i: int, stop: int, end: int) -> Event | None:
        """Return the event named behind a verb of attending: "the opening of the Alpine Forum"; none that is part of a title."""
        i = self._over_day(i, end)
        event = self.setting.event(i, end, "at")
        if event is None:
            for k in range(i, min(end - 1, stop + 3)):
                if (self.folded[k] in ("of", "the") or self.folded[k] in self.terms.sessions) and self.flags[k + 1] & (
                    CAPITAL | DIGIT | ORDINAL
                ):
                    event = self.setting.event(k + 1, end, "at")
                    if event is not None:
                        break
        return None if event is not None and self._is_of_a_title(event) else event

    def _at_part(self, i: int, end: int) -> Event | None:
        """Return the event of which a part is attended: "spoke at the opening session of the A Forum"."""
        of = next((k for k in range(i, min(end - 1, i + 5)) if self.folded[k] == "of"), None)
        if of is None or self.terms.parts.isdisjoint(self.folded[i:of]):
            return None
        event = self.setting.event(of + 1, end, "at")
        return event if event is not None and not self._is_of_a_title(event) else None

    def _over_day(self, i: int, end: int) -> int:
        """Step over "Thursday's" in front of the name of an event."""
        dated = self.date_from.get(i)
        return dated.end + 1 if dated is not None and dated.end < end and self.words[dated.end] in POSSESSIVE else i

    def _is_of_a_title(self, event: Event) -> bool:
        """Tell whether the name of an event is the body of somebody's office: "Secretary of the Security Council of A, X"."""
        first = event.span[0]
        before = (self.starting.get(k) for k in range(first, max(-1, first - TITLE), -1))
        return any(isinstance(m, PersonMention) and m.start <= first < m.name[0] for m in before)
