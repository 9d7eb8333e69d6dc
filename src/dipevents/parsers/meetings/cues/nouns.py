"""Encounters told by a noun: "his meeting with Y", "talks between X and Y", "the X-Y summit", "X's attendance at EVENT".

Rule 1  The parties stand in front as a possessive or a pair, behind "with", "between", "of", or are those of the clause.
Rule 2  A noun counts where it is definite, governed by a preposition such as "after", or has a date or place; not where the words in
        front of it wish, doubt or deny it.
"""

from __future__ import annotations

from dipevents.lexicon import (
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    MARK,
    PAST,
    PREPOSITION,
    VERB,
)
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft, When
from ..members import Found, Member, same_party
from ..rounds import Rounds
from ..syntax.clauses import BE, REACH, Reading
from ..vocabulary import Cue
from .companions import Companions
from .event_phrases import EventPhrases
from .gatherings import Gatherings
from .relatives import Relatives
from .signings import Signings

BESIDE = 8  # tokens between "had meetings" and the event on whose margins they were
COMING = frozenset({"upcoming", "forthcoming", "next"})
WITHIN = frozenset(
    {"in", "at", "during", "after", "following", "before", "on", "for", "used"}
)  # in front of "talks", of which a clause tells who had them
AHEAD = 12  # tokens of "in PLACE on DAY," between an encounter and "at which"
MOVED = 14  # tokens of ", originally scheduled for DAY, was"
KINDS = frozenset({"person", "country", "organisation", "group"})
RUN = frozenset({"hosted", "chaired"})  # "the meeting was co-chaired by X and Y" tells more of it
SIGNING = frozenset({"signing", "signature"})


class Nouns(CueReader):
    """Reads the nouns of encounters."""

    def __init__(
        self,
        drafting: Drafting,
        event_phrases: EventPhrases,
        gatherings: Gatherings,
        companions: Companions,
        relatives: Relatives,
        rounds: Rounds,
        signings: Signings,
    ) -> None:
        super().__init__(drafting)
        self.event_phrases, self.gatherings, self.companions = event_phrases, gatherings, companions
        self.relatives, self.rounds, self.signings = relatives, rounds, signings

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun of an encounter with its parties around it."""
        if i in self.drafting.used or (stop < end and self.known.begins("event", self.folded, stop, end)):
            return None
        if (self.flags[i] & VERB and self.event_phrases.is_verb(i, stop, floor)) or self.event_phrases.is_of_another_kind(i, stop, end):
            return None
        if self.folded[i] in SIGNING:
            return self.signings.noun(i, stop, floor, end)
        begin, owners, definite, again, refers = self.event_phrases.in_front(i, floor)
        if begin - 2 > floor and self.folded[begin - 1] == "of" and self.known.is_a("beside_event", self.folded[begin - 2]) and not self.drafting.used.isdisjoint(range(max(floor, begin - BESIDE), begin)):  # fmt: skip
            return None  # "had meetings on the margins of the session with A and B"
        stop = self._over_talks(i, stop, end)
        behind = self.gatherings.over_bracket(stop, end)
        heads = begin == floor or self.folded[begin - 1] == "that"  # "The talks with A and B were useful"
        partners, after = self.event_phrases.partners_of_noun(behind, end, subject=heads)
        if not partners and self.folded[behind : behind + 1] == ["with"]:  # "in a call with him, X said"
            own = owners or self.event_phrases.owner(begin, floor, end, behind=behind + 2).members
            him = self.relatives.object_told(behind + 1, Reading(Found(own, begin, begin), begin), floor, end)
            partners, after = (him.members, him.end) if him.members else (partners, after)
        if partners and self.merger.last() and self._adds_more(behind, begin, end):
            return None
        if partners and not any(is_finite(self.article, k) for k in range(behind, partners[0].at)):
            between = range(behind, partners[0].at)  # "a meeting on the eve of the A summit with Y": the summit is not with Y
            self.drafting.used.update(k for k in between if self.known.begins("event", self.folded, k, end))
        if not owners and not partners and (alone := self.gatherings.of_group(begin, i, behind, floor, end, cue.form)) is not None:
            return alone
        singled = bool(partners) and "including" in self.folded[stop : stop + 2]
        happens = self.gatherings.takes_place(behind if partners else after, end)
        sure = definite or bool(owners) or singled or happens
        real, status = self.gatherings.reality(
            begin, i, stop if happens and partners else after, floor, end, definite=sure, subject=happens
        )
        named = behind if happens and partners else after
        predicate = self.gatherings.after_taking_place(named, end)
        if status != "cancelled" and predicate is not None and self.gatherings.took_place(named, predicate):
            status = "held"
        alone_here = not owners and not partners
        whole = self._over_stretch(begin, i, floor)
        told = self.companions.told_in(*whole, floor, end) or self.companions.appeared(begin, i, floor, end) if alone_here else None
        if not real and told is None:
            return None
        joined = told or (self.companions.joined_for(begin, floor, end) if not owners and not refers else None)
        if joined is not None:
            owners, status = joined.found.members, status or joined.status
        members = owners + [p for p in partners if all(p.party != o.party for o in owners)]
        if cue.weak and told is None and not any(p.party.kind == "person" for p in partners):
            return None
        if refers and not partners and not owners:
            dated = again and self.setting.when(i, stop, begin, self.clauses.bounds(i, stop, floor, end)[1], future=False) is not None
            members = self._their(begin, floor, end) if dated or not again else []
        elif partners and not owners and (len(partners) == 1 or self.event_phrases.linked_by(behind, partners) not in ("between", "among", "of", "by", "involving")):  # fmt: skip
            if (
                begin > floor
                and self.folded[begin] in ("the", "this", "that")
                and not self.flags[begin - 1] & (PREPOSITION | CONJUNCTION | MARK)
                and not self.known.begins("attend", self.folded, begin - 1, begin)
            ):
                return None
            owner = self.event_phrases.owner(begin, floor, end, behind=after)
            own = [m for m in owner.members if m.party.kind in KINDS and not any(same_party(m.party, p.party) for p in partners)]
            if not own and self.event_phrases.linked_by(behind, partners) == "with":
                own, status = self.companions.programmed(begin, behind, floor, end, partners, status)
                own = own or self.companions.linked_to(begin, floor) or self._who_met_last(begin, floor, partners)
            if not own and self.event_phrases.linked_by(behind, partners) in ("with", "alongside"):
                self.gatherings.wait(self.gatherings.gathering(begin, i, stop, floor, end, cue.form, came=partners) if happens else None)
                return None
            members = own + partners
            if len(members) < 2:
                self.gatherings.wait(self.gatherings.gathering(begin, i, stop, floor, end, cue.form))  # "the A summit, hosted by B, ends"
                return None
        further = within = one_more = False
        if not members and not refers and stop < end:
            set_apart = happens or (status == "planned" and "next" in self.folded[begin:i])  # "the next A-B Dialogue in May"
            members = (
                (self.drafting.states_of(stop) or self.drafting.states_of(i) or self.drafting.both_states(begin, i)) if set_apart else []
            )
        if not members and not refers:
            members = self._met_within(begin, i, floor, end) or self._met_at_which(stop, end) or self._of_turns(begin, i, floor)
            within = bool(members)
            if within and status is None and self._agreed(members, begin):
                status = "held"
            if members and self.folded[begin - 1] == "before":
                status = None  # remarks at the opening of a meeting
            once_more = (
                self.rounds.is_next(begin, i) if status == "planned" else happens and (again or self._is_of_another_day(i, predicate, end))
            )
            one_more = happens and predicate is not None and self.rounds.is_one_more(begin, i)
            if not members and ((definite and once_more) or one_more):
                members, further = [Member(m.party, m.at) for m in self.merger.last()], True
        form = cue.form
        if form == "in_person" and self.setting.has("video", begin, i + 1):
            form = "video"
        elif form == "in_person" and self.setting.has("phone_word", begin, i + 1):
            form = "phone"
        one = within and self.drafting.meets_alone(members)
        if len(members) < 2 and not one:
            gathering = self.gatherings.gathering(begin, i, stop, floor, end, form)
            self.gatherings.wait(gathering)
            return self.gatherings.spoken_at(begin, i, stop, floor, end) if gathering is None and form == "in_person" else None
        if cue.form == "phone" and self.folded[stop - 1] in ("call", "calls") and stop - i == 1:
            if not (partners or told or within) or (self.flags[i] & BASE and begin == i and not self.flags[i] & CAPITAL):
                return None
        reading = Reading(Found(members, begin, after), begin, status=status)
        draft = self.drafting.draft(reading, members, i, self.drafting.over_predicate(after, end), floor, end, form, noun=i)
        if further and draft.when is None and ((status == "planned" and not happens) or (one_more and draft.where is None)):
            return None
        if draft.when is not None and status == "planned" and self._leads_up(draft.when.span[1], begin):
            draft.when = None
        if (moved := self._moved_to(after, end)) is not None:
            draft.when, draft.status = moved, "planned"
        if draft.where is not None and self._is_elsewhere(draft, begin):
            draft.where = None
        draft.where = draft.where or self.companions.came_to(begin, floor)
        draft.again = again or further or (status == "planned" and self.rounds.is_next(begin, i))
        if self.folded[i] == "courtesy" and owners + partners:
            hosted = self.folded[begin - 1] in ("received", "receives") if begin else False
            for member in draft.members:
                member.role = "host" if (member in partners) != hosted else "visitor"
        known = draft.when is not None or draft.where is not None or draft.event is not None
        by_name = sum(bool(m.party.name) and m.party.kind == "person" for m in members) > 1
        before = self.folded[begin - 1] if begin > floor else ""
        both = before in ("in", "at") and self._was_said(begin - 1, floor) and all(m.party.kind == "person" and (m.party.country or m.party.name) for m in members)  # fmt: skip
        presupposed = bool(partners) and (before in ("during", "after", "following") or both)
        draft.weak = not (definite or owners or known or by_name or presupposed) or (
            not known and all(m.party.kind != "person" for m in members)
        )
        draft.weak = draft.weak or (told is not None and self.folded[begin] == "the" and not known)
        if self._is_settled(begin, i, members, status, named=bool(owners or partners), happens=predicate is not None):
            draft.weak, draft.sure = False, True
        if definite and status == "planned" and not COMING.isdisjoint(self.folded[begin:i]) and members[-1].party.kind == "organisation":
            draft.weak, draft.sure = False, True  # "the upcoming meeting of G20 ministers"
        draft.loose = cue.form == "in_person" and (self.drafting.is_talk(stop) or draft.where is None)
        if one:
            once = self.folded[begin] in ("a", "an") and self.folded[begin - 1] in ("after", "following")
            council = once and draft.members[0].party.kind == "organisation"
            draft.sure, draft.weak = draft.sure or council, draft.weak and not council
            return draft if council or draft.where is not None else None
        return self.drafting.enough(draft)

    def _was_said(self, i: int, floor: int) -> bool:
        """Tell whether the verb in front of "in a meeting with" at ``i`` is of the past: "said so in", not "may say so in"."""
        verb = next((k for k in range(i - 1, floor, -1) if is_finite(self.article, k)), None)
        return verb is None or bool(self.flags[verb] & PAST)

    def _is_elsewhere(self, draft: Draft, begin: int) -> bool:
        """Tell whether a place is that of what goes before: "arrived in A ahead of a summit with Y", where nobody is of A."""
        if draft.where is None or draft.where.span[1] > begin or begin < 2:
            return False
        before = self.folded[begin - 1] == "before" or self.folded[begin - 2 : begin] == ["ahead", "of"]
        return before and all(m.party.country and m.party.country != draft.where.country for m in draft.members)

    def _over_talks(self, i: int, stop: int, end: int) -> int:
        """Step over "of the talks" behind "the last round"."""
        if self.folded[i] not in ("round", "rounds") or self.folded[stop : stop + 1] != ["of"]:
            return stop
        for k in range(stop + 1, min(end, stop + 6)):
            cues, after = self.known.cues_at(self.folded, k, end)
            if any(c.kind == "event" for c in cues):
                self.drafting.used.add(k)
                return after
            if self.flags[k] & (MARK | PREPOSITION):
                break
        return stop

    def _is_settled(self, begin: int, i: int, parties: list[Member], status: str | None, *, named: bool, happens: bool) -> bool:
        """Tell whether talks whose two parties are named are told as a fact, though neither day nor place is printed.

        "after lengthy talks between A and B", "A's ongoing talks with B", "talks between A and B collapsed", "ahead of talks between A and B",
        "A is in talks with B".
        """
        if len(parties) < 2 or any(m.party.kind == "group" for m in parties):
            return False
        if begin > 1 and self.folded[begin - 1] == "in" and self.folded[begin - 2] in BE:
            return self.folded[i] == "talks"
        if not named:
            return False
        if (
            begin > 2 and self.folded[begin - 1] == "of" and self.folded[begin - 2] in (*self.terms.stretches, "resumption")
        ):  # "after months of talks"
            begin -= 2
            if self.folded[begin] == "resumption":
                return self.gatherings.outlooks.hails(begin, 0)
        governed = begin > 0 and self.folded[begin - 1] in (
            "after",
            "following",
            "during",
            "since",
            "throughout",
            "despite",
            "amid",
            "followed",
            "follows",
        )
        return (
            happens
            or governed
            or status is not None
            or (
                self.folded[i] != "dialogue"
                and not self.terms.going_on.isdisjoint(self.folded[begin:i])  # an "ongoing dialogue" is a mechanism
            )
        )

    def _met_within(self, begin: int, i: int, floor: int, end: int) -> list[Member]:
        """Return the two subjects of "A and B agreed in a meeting to", "After talks in PLACE, A and B signed"."""
        begin, i = self._over_stretch(begin, i, floor)
        within = begin > floor and self.folded[begin - 1] in WITHIN
        if not within and not self._is_closing(begin, floor):
            return []
        crowd = self._crowd_at(begin, i, floor, end)
        if crowd:
            return crowd
        if not self.companions.says_what_kind(begin, i):
            return []
        if self.folded[floor] in ("remarks", "statements") and floor + 1 < begin and self.folded[floor + 1] == "by":
            named = self.people.ahead(floor + 2, end)
            homes = {m.party.country for m in named.members if m.party.kind == "person"}
            return named.members if len(homes) == len(named.members) == 2 and named.end <= begin else []
        if self.folded[begin - 1] == "before":
            return []
        found = self.event_phrases.owner(begin, floor, end)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        if self.folded[begin - 1] == "for" and any(m.party.kind != "country" for m in people):
            return []  # people who come "for talks" may come for talks with others
        states = {m.party.country for m in people}
        if self._agreed_with_movement(found, begin, floor):
            return found.members
        return people if len(people) == len(found.members) > 1 and None not in states and len(states) == len(people) else []

    def _met_at_which(self, stop: int, end: int) -> list[Member]:
        """Return A and B, of two states, of "the PLACE summit [on DAY], at which A and B agreed"."""
        which = next((k for k in range(stop, min(end, stop + AHEAD)) if self.folded[k] == "which" or is_finite(self.article, k)), end)
        if which >= end or self.folded[which] != "which" or self.folded[which - 1] not in ("at", "during", "in"):
            return []
        verb = next((k for k in range(which + 1, min(end, which + REACH)) if self.clauses.heads_clause(k, which + 1)), None)
        found = self.clauses.subject(verb, which + 1, end, deep=False).found.members if verb is not None else []
        states = {m.party.country for m in found if m.party.kind in ("person", "country")}
        return found if len(found) == len(states) > 1 and None not in states else []

    def _who_met_last(self, begin: int, floor: int, partners: list[Member]) -> list[Member]:
        """Return X of "X held talks with two A-ish officials. The meeting with Y and Z", whose state stood for Y and Z."""
        last = self.merger.last() if begin == floor and self.folded[begin] in ("the", "this") else []
        states = {m.party.country for m in partners}
        known = [m for m in last if m.party.kind == "person" and m.party.name]
        others = [m for m in last if m.party.kind == "country" and m.party.country in states]
        return known if len(last) == 2 and len(known) == len(others) == len(states) == 1 else []

    def _moved_to(self, after: int, end: int) -> When | None:
        """Return the day of ", scheduled for DAY, was pushed back to DAY" behind a noun of an encounter and its parties."""
        verb = next((k for k in range(after, min(end, after + MOVED)) if self.folded[k] in self.terms.moved and self.flags[k - 1] & AUXILIARY), None)  # fmt: skip
        if verb is None:
            return None
        day = next((k for k in range(verb + 2, min(end, verb + 6)) if k in self.date_from and self.folded[k - 1] in ("to", "until", "for")), None)  # fmt: skip
        return self.setting.when(day, day, day, self.date_from[day].end, future=True) if day is not None else None

    def _over_stretch(self, begin: int, i: int, floor: int) -> tuple[int, int]:
        """Step back over "two days of", "the end of" in front of an encounter; what kind it is stands in front of ``i`` no more."""
        while begin - 2 > floor and self.folded[begin - 1] == "of":
            if self.folded[begin - 2] not in self.terms.stretches and self.folded[begin - 2] not in self.terms.phases:
                break
            begin = next(
                (k + 1 for k in range(begin - 3, max(floor, begin - 7) - 1, -1) if self._governs(k) and self.folded[k] != "than"), begin - 2
            )
            i = begin
        return begin, i

    def _governs(self, k: int) -> bool:
        return bool(self.flags[k] & PREPOSITION) or self.folded[k] in self.terms.capping

    def _is_closing(self, begin: int, floor: int) -> bool:
        """Tell whether "Capping [two days of talks]", "Emerging from [a meeting]" opens a sentence, or goes on with it behind a comma."""
        k = begin - 1 - (begin - 1 > floor and self.folded[begin - 1] in ("from", "up"))
        return k >= floor and self.folded[k] in self.terms.capping and (k == floor or self.words[k - 1] == ",")

    def _agreed(self, members: list[Member], begin: int) -> bool:
        """Tell whether "A and B agreed during talks" stands in the past, its verb in front of the talks."""
        verb = next((k for k in range(max(m.at for m in members) + 1, begin) if is_finite(self.article, k)), None)
        return verb is not None and bool(self.flags[verb] & PAST)

    def _agreed_with_movement(self, found: Found, begin: int, floor: int) -> bool:
        """Tell whether a state and a movement are those who "agreed to a ceasefire after talks in PLACE"."""
        kinds = sorted(m.party.kind for m in found.members)
        if kinds not in (["country", "organisation"], ["country", "group"], ["organisation", "organisation"]):
            return False
        verb = next((k for k in range(found.end, begin) if is_finite(self.article, k)), None)
        agreed = verb is not None and (self.known.is_a("agree", self.folded[verb]) or self.known.is_a("outcome", self.folded[verb]))
        return (
            agreed
            and not any(m.party.kind == "organisation" and self.drafting.is_council(m) for m in found.members)
            and found.start >= floor
        )

    def _crowd_at(self, begin: int, i: int, floor: int, end: int) -> list[Member]:
        """Return a group and its body of "At the PLACE summit, the BODY ministers agreed", "BODY leaders agreed at a meeting in PLACE".

        A body of states, or the leaders of a region, may stand alone.
        """
        plain = all(self.companions.says_what_kind(k, k + 1) or self.setting.place_at(k) is not None for k in range(begin, i))
        if not plain or self.folded[begin - 1] not in ("at", "during", "in", "after", "following"):
            return []
        found = self.event_phrases.owner(begin, floor, end)
        return self.drafting.with_body(found) or (found.members if self.drafting.meets_alone(found.members) else [])

    def _of_turns(self, begin: int, i: int, floor: int) -> list[Member]:
        """Return the two who take turns where one says "I look forward to our meeting" to the other."""
        if begin - 2 < floor or self.folded[begin - 2 : begin] != ["forward", "to"]:
            return []
        one, other = self.people.speaker(i), self.people.addressee(i)
        return [Member(one, begin), Member(other, begin)] if one is not None and other is not None else []

    def _adds_more(self, stop: int, begin: int, end: int) -> bool:
        """Tell whether "the conference was attended by X" tells who came to what was told of before; the reader adds them."""
        near = self.folded[stop : min(end, stop + 6)]
        adds = "attended" in near or "joined" in near or ("was" in near and not RUN.isdisjoint(near))
        return self.folded[begin] in ("the", "this") and "by" in near and adds

    def _is_of_another_day(self, i: int, predicate: int | None, end: int) -> bool:
        """Tell whether "the talks began in 1986" speaks of another time than the encounter last told of."""
        day = self.merger.day()
        if predicate is None or day is None:
            return False
        when = self.setting.when(i, predicate, i, self.clauses.bounds(i, predicate, i, end)[1], future=False)
        return when is not None and when.value is not None and when.value.end < day.start

    def attending(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X's attendance at EVENT."""
        event = self.setting.event(stop, end, "at")
        if event is None or event.body is None:
            return None
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        real, status = self.gatherings.reality(begin, i, event.span[1], floor, end, definite=True)
        if not owners or not real:
            return None
        reading = Reading(Found(owners, begin, i), begin, status=status)
        draft = self.drafting.draft(reading, owners, i, event.span[1], floor, end, "in_person", noun=i)
        draft.event = event
        self.drafting.add_body(draft)
        return self.drafting.enough(draft)

    def _their(self, begin: int, floor: int, end: int) -> list[Member]:
        """Return whose "their talks" are: the several subjects of the clause, its subject and the person beside it, or whoever met last."""
        found = self.event_phrases.owner(begin, floor, end)
        crowd = self.drafting.with_body(found)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        last = self.merger.last()
        side = {m.party.ref for m in people}
        if len(people) > 1 and len({m.party.country for m in people}) == 1 and side < {m.party.ref for m in last}:
            return last  # "A and B of X met C, following up on their talks in April"
        if crowd or len(people) > 1:
            return crowd or people
        if people and people[0].party.kind == "person":
            mine = people[0].party
            for k in range(begin - 1, max(floor, begin - REACH) - 1, -1):
                mention = self.starting.get(k)
                if isinstance(mention, PersonMention):
                    party = self.article.party(mention)
                    if party is not None and party.ref != mine.ref:
                        if any(m.party.ref == mine.ref for m in last) and len(last) > 1:
                            return last
                        return [people[0], Member(party, mention.start)]
        return self.relatives.referents(begin, floor, end)

    def _leads_up(self, i: int, begin: int) -> bool:
        """Tell whether "ahead of", "a day before" stands between a date that ends at ``i`` and a noun: the day of what came before."""
        return any(self.known.at("ahead", self.folded, k, begin) > k for k in range(i, begin))
