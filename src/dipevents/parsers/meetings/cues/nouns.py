"""Encounters told by a noun: "his meeting with Y", "talks between X and Y", "the X-Y summit", "X's attendance at EVENT".

Rule 1  The parties stand in front as a possessive or a pair, behind "with", "between", "of", or are those of the clause.
Rule 2  A noun counts where it is definite, governed by a preposition such as "after", or has a date or place; not where the words in
        front of it wish, doubt or deny it.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    BASE,
    CAPITAL,
    CONJUNCTION,
    CUE,
    MARK,
    PAST,
    PREPOSITION,
    VERB,
)
from dipevents.mentions import OrganisationMention
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member, same_party
from ..rounds import Rounds
from ..syntax.clauses import BE, Reading
from ..vocabulary import Cue
from .companions import Companions
from .event_phrases import EventPhrases
from .gatherings import Gatherings
from .relatives import Relatives
from .signings import Signings
from .who_met import WhoMet

BESIDE = 8  # tokens between "had meetings" and the event on whose margins they were
COMING = frozenset({"upcoming", "forthcoming", "next"})
KINDS = frozenset({"person", "country", "organisation", "group"})
RUN = frozenset({"hosted", "chaired"})  # "the meeting was co-chaired by X and Y" tells more of it
AMONG = frozenset({"between", "among", "of", "by", "involving"})  # in front of all who met
PRESUPPOSING = frozenset(
    {"after", "following", "during", "since", "throughout", "despite", "amid", "followed", "follows"}
)  # in front of a fact
SIGNING = frozenset({"signing", "signature"})


@attrs.define
class _Noun:
    """A noun of an encounter and what has been read of it, so far."""

    cue: Cue
    i: int
    stop: int
    floor: int
    end: int
    begin: int  # first token of its phrase
    behind: int  # the token behind it, "(FOC)" stepped over
    owners: list[Member]
    definite: bool
    again: bool  # told apart from another one
    refers: bool  # "their talks"
    at_home: bool = False  # "a cabinet meeting"
    partners: list[Member] = attrs.Factory(list)  # "with A and B"
    after: int = 0  # the token behind these
    happens: bool = False  # "was held" stands behind it
    predicate: int | None = None  # where that ends
    status: str | None = None
    told: Reading | None = None  # "X told Y in a phone call"
    members: list[Member] = attrs.Factory(list)
    within: bool = False  # "A and B agreed in a meeting"
    further: bool = False  # of those who met last
    recalled: bool = False  # one that was told of before
    one_more: bool = False  # "another round was held"
    supposed: bool = False  # "after difficult talks"
    follows: bool = False  # "followed by a meeting"

    @property
    def alone(self) -> bool:
        """Tell whether neither owners nor partners are told."""
        return not self.owners and not self.partners


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
        self.who_met = WhoMet(drafting, event_phrases, companions, relatives, gatherings)

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun of an encounter with its parties around it."""
        if self._is_of_no_encounter(i, stop, floor, end):
            return None
        if self.folded[i] in SIGNING:
            return self.signings.noun(i, stop, floor, end)
        begin, owners, definite, again, refers = self.event_phrases.in_front(i, floor)
        if self._is_on_margins(begin, floor):
            return None
        stop = self.gatherings.over_talks(i, stop, end)
        behind = self.gatherings.over_bracket(stop, end)
        noun = _Noun(cue, i, stop, floor, end, begin, behind, owners, definite, again, refers)
        self._read_partners(noun)
        if noun.partners and self.merger.last() and self._adds_more(behind, begin, end):
            return None
        if noun.alone and (crowd := self.gatherings.of_group(begin, i, behind, floor, end, cue.form)) is not None:
            return crowd
        if not self._is_told(noun):
            return None
        self._pass_over_events(noun)
        if not self._find_members(noun):
            return None
        one = noun.within and self.drafting.meets_alone(noun.members)
        if len(noun.members) < 2 and not one:
            return self._gathering(noun)
        draft = None if self._is_bare_call(noun) else self._draft(noun)
        if draft is None:
            return None
        draft.event = None if noun.at_home else draft.event
        self._weigh(draft, noun)
        return self._of_one(draft, begin) if one else self.drafting.enough(draft)

    # --- the noun and its partners ------------------------------------------------------------------------------------

    def _is_of_no_encounter(self, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether the noun is read already, runs into another one, is a verb, or is "a round of exercises", "the summit venue"."""
        if i in self.drafting.used or (stop < end and self.known.begins("event", self.folded, stop, end)):
            return True
        if stop < end and self.folded[stop] in self.terms.compounds:
            return True
        verb = self.flags[i] & VERB and self.event_phrases.is_verb(i, stop, floor)
        return bool(verb) or self.event_phrases.is_of_another_kind(i, stop, end)

    def _is_on_margins(self, begin: int, floor: int) -> bool:
        """Tell whether an encounter in front is on the margins of this one: "had meetings on the margins of the session with A and B"."""
        beside = begin - 2 > floor and self.folded[begin - 1] == "of" and self.known.is_a("beside_event", self.folded[begin - 2])
        return beside and not self.drafting.used.isdisjoint(range(max(floor, begin - BESIDE), begin))

    def _read_partners(self, noun: _Noun) -> None:
        """Read who stands behind the noun: "talks with [A and B]", "in a call with [him]"."""
        begin, behind, floor, end = noun.begin, noun.behind, noun.floor, noun.end
        heads = begin == floor or self.folded[begin - 1] == "that"  # "The talks with A and B were useful"
        noun.partners, noun.after = self.event_phrases.partners_of_noun(behind, end, subject=heads)
        if noun.partners and (comma := self._subject_behind(noun)) is not None:
            noun.partners, noun.after = self.event_phrases.partners_of_noun(behind, comma)
        noun.partners = self.who_met.sent_by_both(begin, behind, noun.partners) or noun.partners
        if not noun.partners:
            self._read_partners_told_last(noun)
        if not noun.partners and (own := self.event_phrases.own_people(begin, noun.i)):
            noun.partners, noun.at_home = own, True
        if not noun.partners and behind + 1 < end and self.folded[behind] in AMONG:
            noun.partners, noun.after = self.who_met.two_sides(begin, noun.i, behind, floor, end) or ([], noun.after)
        if not noun.partners and self.folded[behind : behind + 1] == ["with"]:  # "in a call with him, X said"
            own = noun.owners or self.event_phrases.owner(begin, floor, end, behind=behind + 2).members
            him = self.relatives.object_told(behind + 1, Reading(Found(own, begin, begin), begin), floor, end)
            if him.members:
                noun.partners, noun.after = him.members, him.end

    def _read_partners_told_last(self, noun: _Noun) -> None:
        """Read "Talks will resume on DAY in PLACE between [A and B]", whose parties stand behind the verb."""
        verb = self.gatherings.after_taking_place(noun.behind, noun.end)
        k = self.gatherings.over_circumstances(verb, noun.end) if verb is not None else noun.end
        if k < noun.end and self.folded[k] in ("between", "among"):
            found = self.people.ahead(k + 1, noun.end, between=True)
            noun.partners, noun.after = (found.members, found.end) if len(found.members) > 1 else ([], noun.after)

    def _subject_behind(self, noun: _Noun) -> int | None:
        """Return the comma behind the partners of "During talks with A, B said": the last name read is that of the subject."""
        begin, floor, end = noun.begin, noun.floor, noun.end
        fronted = begin > floor and self.flags[begin - 1] & PREPOSITION and (begin - 1 == floor or self.words[begin - 2] == ",")
        k = self.people.over_apposition(noun.after, end) if fronted else end
        k += k < end and k > noun.after and self.words[k] == ","
        if k >= end or not is_finite(self.article, k):
            return None
        return next((t for t in range(noun.after - 1, noun.behind + 1, -1) if self.words[t] == ","), None)

    def _pass_over_events(self, noun: _Noun) -> None:
        """Leave out other events in front of the partners: "a meeting on the eve of the A summit with Y": the summit is not with Y."""
        if noun.partners and not self._is_parted(noun):
            between = range(noun.behind, noun.partners[0].at)
            self.drafting.used.update(k for k in between if self.known.begins("event", self.folded, k, noun.end))

    def _is_parted(self, noun: _Noun) -> bool:
        """Tell whether the verb of the noun stands in front of its partners: "talks [were held] with A"."""
        return bool(noun.partners) and any(is_finite(self.article, k) for k in range(noun.behind, noun.partners[0].at))

    # --- whether it is one --------------------------------------------------------------------------------------------

    def _is_told(self, noun: _Noun) -> bool:
        """Tell whether there is, was or will be such an encounter; note its status, and whom a verb in front tells."""
        begin, i, floor, end = noun.begin, noun.i, noun.floor, noun.end
        noun.happens = any(self.gatherings.takes_place(stop, end) for stop in {noun.behind, noun.after})
        before_partners = self._is_parted(noun)  # "The meeting was held, was called off with A and B"
        singled = bool(noun.partners) and "including" in self.folded[noun.stop : noun.stop + 2]
        sure = noun.definite or bool(noun.owners) or singled or noun.happens or noun.at_home
        after = noun.stop if before_partners else noun.after
        real, noun.status = self.gatherings.reality(begin, i, after, floor, end, definite=sure, subject=noun.happens)
        named = noun.behind if before_partners else noun.after
        noun.predicate = self.gatherings.after_taking_place(named, end)
        if noun.status != "cancelled" and noun.predicate is not None and self.gatherings.took_place(named, noun.predicate):
            noun.status = "held"
        if noun.alone:
            whole = self.who_met.over_stretch(begin, i, floor)
            noun.told = self.companions.told_in(*whole, floor, end) or self.companions.appeared(begin, i, floor, end)
        if not real and noun.told is None:
            return False
        joined = noun.told or (self.companions.joined_for(begin, floor, end) if not noun.owners and not noun.refers else None)
        if joined is not None:
            noun.owners, noun.status = joined.found.members, noun.status or joined.status
        return True

    # --- who met ------------------------------------------------------------------------------------------------------

    def _find_members(self, noun: _Noun) -> bool:
        """Find who met; tell whether to go on with whoever was found."""
        owners, partners = noun.owners, noun.partners
        crowd = self.drafting.with_body(Found(owners, noun.begin, noun.i)) if not partners else []
        if crowd and self._was_attended(noun):
            return False
        noun.members = crowd or owners + [p for p in partners if all(p.party != o.party for o in owners)]
        if noun.cue.weak and noun.told is None and not any(p.party.kind == "person" for p in partners):
            return False
        if noun.refers and noun.alone:
            noun.members = self._referred_to(noun)
        elif partners and not owners and self._lacks_owner(noun) and not self._add_owner(noun):
            return False
        if not noun.members and not noun.refers:
            self._find_elsewhere(noun)
        return True

    def _was_attended(self, noun: _Noun) -> bool:
        """Tell whether somebody is told to have been at "the G7 ministers' meeting", which is kept as a gathering then."""
        gathering = self.gatherings.gathering(noun.begin, noun.i, noun.stop, noun.floor, noun.end, noun.cue.form)
        attended = gathering is not None and any(m.party.kind in ("person", "country") for m in gathering.members)
        self.gatherings.wait(gathering if attended else None)
        return attended

    def _referred_to(self, noun: _Noun) -> list[Member]:
        """Return who "they" of "their talks" are; the body of "BODY agreed at their summit"."""
        members = self.who_met.they(noun.begin, noun.floor, noun.end)
        crowd = self.who_met.crowd_at(noun.begin, noun.i, noun.floor, noun.end) if not members else []
        noun.within = bool(crowd)
        return members or crowd

    def _lacks_owner(self, noun: _Noun) -> bool:
        """Tell whether partners met somebody else: "with A and B", not "between A and B"."""
        return len(noun.partners) == 1 or self.event_phrases.linked_by(noun.behind, noun.partners) not in AMONG

    def _add_owner(self, noun: _Noun) -> bool:
        """Add who met the partners; where nobody is found, keep the noun as a gathering."""
        begin, i, stop, floor, end, partners = noun.begin, noun.i, noun.stop, noun.floor, noun.end, noun.partners
        if self._is_apposed(begin, floor):
            return False
        named = self.gatherings.gathering(begin, i, stop, floor, end, noun.cue.form) if partners[0].role == "host" else None
        if named is not None:
            self.gatherings.wait(named)  # "the A Conference, hosted by B and C"
            return False
        if (own := self.who_met.followed(begin, floor, partners)) is not None:
            noun.members, noun.status, noun.follows = [*own, *partners], noun.status or self.merger.latest_status(), True
            return bool(own)
        owner = self.event_phrases.owner(begin, floor, end, behind=noun.after)
        apart = [m for m in owner.members if not any(same_party(m.party, p.party) for p in partners)]
        own = [m for m in apart if m.party.kind in KINDS and not stop <= m.at < noun.after]  # not A of "a conference for A, hosted by B"
        if noun.at_home:
            own = [m for m in own if m.party.kind == "person" and m.party.name]
        link = self.event_phrases.linked_by(noun.behind, partners)
        if not own and link == "with":
            own, noun.status = self.companions.programmed(begin, noun.behind, floor, end, partners, noun.status)
            own = own or self.companions.linked_to(begin, floor) or self.who_met.last_time(begin, floor, partners)
            own = (
                own
                or self.who_met.whose_counterpart(noun.behind + 1, partners, floor)
                or self.who_met.joined_by(begin, i, partners)
                or self.who_met.spoken_of(begin, floor, partners)
            )
        if not own and link in ("with", "alongside"):
            came = self.gatherings.gathering(begin, i, stop, floor, end, noun.cue.form, came=partners) if noun.happens else None
            self.gatherings.wait(came)
            return False
        noun.members = own + partners
        if len(noun.members) < 2:
            self.gatherings.wait(self.gatherings.gathering(begin, i, stop, floor, end, noun.cue.form))  # "the A summit, hosted by B, ends"
            return False
        return True

    def _is_apposed(self, begin: int, floor: int) -> bool:
        """Tell whether "the talks" stands behind a noun or a verb, other than of attending or of words: nobody's subject is near."""
        if begin <= floor or self.folded[begin] not in ("the", "this", "that"):
            return False
        bits = self.flags[begin - 1]
        linked = bits & (PREPOSITION | CONJUNCTION | MARK) or (bits & CUE and bits & PAST)
        return not linked and not self.known.begins("attend", self.folded, begin - 1, begin)

    def _find_elsewhere(self, noun: _Noun) -> None:
        """Find who met where neither owner nor partner is told: in the name, the clause, or the encounter last told of."""
        begin, i, stop, floor, end = noun.begin, noun.i, noun.stop, noun.floor, noun.end
        planned = noun.status == "planned"
        if (stop < end and noun.happens) or (planned and "next" in self.folded[begin:i]):  # "the next A-B Dialogue in May"
            noun.members = self.drafting.joint.states_of(stop) or self.drafting.joint.states_of(i) or self.drafting.joint.both(begin, i)
        if noun.members:
            return
        noun.members = (
            self.who_met.within(begin, i, floor, end)
            or self.who_met.at_which(stop, end)
            or self.who_met.of_turns(begin, i, floor)
            or self.gatherings.attended_by(begin, i, noun.predicate, end)
        )
        if noun.members:
            noun.within = True
            if noun.status is None and self.who_met.agreed(noun.members, begin):
                noun.status = "held"
            if self.folded[begin - 1] == "before":
                noun.status = None  # remarks at the opening of a meeting
        told = noun.happens and noun.predicate is not None
        noun.one_more = (told or self.gatherings.outlooks.is_there(begin, floor)) and self.rounds.is_one_more(begin, i)
        if not noun.members and (noun.one_more or (noun.definite and self._is_once_more(noun, planned=planned))):
            noun.members, noun.further = [Member(m.party, m.at) for m in self.merger.last()], True
        due = noun.status in ("cancelled", "planned")
        if (
            noun.members
            or noun.cue.weak
            or self._is_object(noun)
            or not self.who_met.names_nobody(begin, i, stop, end, told=due or noun.one_more)
        ):
            return
        noun.supposed = noun.status in (None, "held") and self.who_met.is_supposed(begin, i, floor)
        off = noun.definite and noun.status == "cancelled"
        if noun.supposed or off or self.who_met.has_own_time(begin, i, stop, end, noun.predicate):
            noun.members = self.who_met.told_before(
                begin, i, stop, floor, end, once_more=noun.one_more or due or self.gatherings.outlooks.is_there(begin, floor)
            )
            known = bool(self.merger.last()) or not (noun.happens or off)
            noun.recalled = known and (noun.definite or (begin < i and i - 1 in self.date_to)) and not self.who_met.is_counted(begin, i)

    def _is_object(self, noun: _Noun) -> bool:
        """Tell whether a verb stands in front of a noun phrase: of "will host the summit" the subject tells who meets."""
        begin = noun.begin
        if begin == noun.floor or self.gatherings.outlooks.is_there(begin, noun.floor):
            return False
        return bool(self.flags[begin - 1] & VERB) and self.folded[begin - 1] not in ("followed", "follows", "following")

    def _is_once_more(self, noun: _Noun, *, planned: bool) -> bool:
        """Tell whether those who met last meet again: "the next round", "the previous talks were held"; not at "the 10th A Forum"."""
        if planned:
            return self.rounds.is_next(noun.begin, noun.i)
        if isinstance(self.ending.get(noun.stop), OrganisationMention):
            return False
        return noun.happens and (noun.again or self.who_met.is_of_another_day(noun.i, noun.predicate, noun.end))

    def _gathering(self, noun: _Noun) -> Draft | None:
        """Keep a noun without parties as a gathering; else return "A said at a conference in PLACE"."""
        form = self._form(noun)
        gathering = self.gatherings.gathering(noun.begin, noun.i, noun.stop, noun.floor, noun.end, form)
        self.gatherings.wait(gathering)
        spoken = gathering is None and form == "in_person"
        return self.gatherings.spoken_at(noun.begin, noun.i, noun.stop, noun.floor, noun.end) if spoken else None

    # --- the draft ----------------------------------------------------------------------------------------------------

    def _form(self, noun: _Noun) -> str | None:
        """Return the form, which "video" or "telephone" in the noun phrase tells: "a [video] conference"."""
        if noun.cue.form != "in_person":
            return noun.cue.form
        if self.setting.has("video", noun.begin, noun.i + 1):
            return "video"
        return "phone" if self.setting.has("phone_word", noun.begin, noun.i + 1) else "in_person"

    def _is_bare_call(self, noun: _Noun) -> bool:
        """Tell whether "call" is one to do something, or a verb: no party is told with it, or nothing stands in front."""
        i = noun.i
        if noun.cue.form != "phone" or self.folded[noun.stop - 1] not in ("call", "calls") or noun.stop - i != 1:
            return False
        verb = self.flags[i] & BASE and noun.begin == i and not self.flags[i] & CAPITAL
        last = self.merger.talks  # "In the Saturday call", behind a call that was told of
        known = noun.definite and last is not None and last.form == "phone" and self.folded[noun.stop] not in ("for", "to")
        return bool(verb) or not (noun.partners or noun.told or noun.within or known)

    def _draft(self, noun: _Noun) -> Draft | None:
        """Make the draft, and mend its day and place; None for a further encounter of which neither is told."""
        begin, members, after, end = noun.begin, noun.members, noun.after, noun.end
        if noun.supposed:  # "concluded after months of talks, [takes effect on DAY]"
            noun.status, end = "held", next((k for k in range(after, end) if self.words[k] == ","), end)
        reading = Reading(Found(members, begin, after), begin, status=noun.status)
        over = max(self.drafting.over_predicate(after, end), noun.predicate or after)
        draft = self.drafting.draft(reading, members, noun.i, over, noun.floor, end, self._form(noun), noun=noun.i)
        planned = noun.status == "planned"
        vague = (planned and not noun.happens) or (noun.one_more and draft.where is None)
        if noun.further and draft.when is None and vague:
            return None
        if (moved := self.gatherings.moved_to(after, end)) is not None:
            draft.when, draft.status = moved, "planned"
        if noun.follows and draft.when is not None and draft.when.span[1] <= begin:
            draft.when = None  # the day of what it followed
        if draft.where is not None and self._is_elsewhere(draft, begin):
            draft.where = None
        draft.where = draft.where or self.companions.came_to(begin, noun.floor)
        following = planned and (self.rounds.is_next(begin, noun.i) or "next" in self.folded[begin + 1 : noun.i])
        draft.again = noun.again or noun.further or noun.follows or following
        if self.folded[noun.i] == "courtesy" and not noun.alone:
            hosted = self.folded[begin - 1] in ("received", "receives") if begin else False
            for member in draft.members:
                member.role = "host" if (member in noun.partners) != hosted else "visitor"
        return draft

    def _weigh(self, draft: Draft, noun: _Noun) -> None:
        """Note how sure the encounter is: a passing mention of unnamed people without day or place is weak."""
        begin, members = noun.begin, noun.members
        known = draft.when is not None or draft.where is not None or draft.event is not None
        by_name = sum(bool(m.party.name) and m.party.kind == "person" for m in members) > 1
        called = (
            noun.cue.form == "phone" and begin > noun.floor and self.folded[begin - 1] in self.terms.received
        )  # "received a call from the premier"
        own = noun.definite or noun.owners or known or by_name or called or self._is_presupposed(noun)
        bodies = all(m.party.kind != "person" for m in members)
        recalled = noun.told is not None and self.folded[begin] == "the"
        draft.weak = not own or (not known and (bodies or recalled))
        named = not noun.alone or noun.within
        settled = noun.supposed or self._is_settled(begin, noun.i, members, noun.status, named=named, happens=noun.predicate is not None)
        coming = noun.definite and noun.status == "planned" and not COMING.isdisjoint(self.folded[begin : noun.i])
        if settled or (coming and members[-1].party.kind == "organisation"):  # "the upcoming meeting of G20 ministers"
            draft.weak, draft.sure = False, True
        if noun.refers and self.folded[noun.floor] in ("it", "this") and self.folded[begin - 1] in BE:
            draft.weak, draft.again = True, False  # "It will be their fourth meeting" counts those told of
        draft.weak = draft.weak or (noun.recalled and not self.rounds.is_of_another_time(draft))
        draft.loose = noun.cue.form == "in_person" and not noun.follows and (self.drafting.is_talk(noun.stop) or draft.where is None)

    def _is_presupposed(self, noun: _Noun) -> bool:
        """Tell whether "after a meeting with Y", "said so in a meeting with Y" takes the encounter for a fact."""
        first = self.who_met.over_stretch(noun.begin, noun.i, noun.floor)[0]
        before = self.folded[first - 1] if first > noun.floor else ""
        if not noun.partners:
            return False
        if before in ("during", "after", "following"):
            return True
        known = noun.at_home or all(m.party.kind == "group" or (m.party.kind == "person" and (m.party.country or m.party.name)) for m in noun.members)  # fmt: skip
        return before in ("in", "at") and known and self._was_said(noun.begin - 1, noun.floor)

    def _of_one(self, draft: Draft, begin: int) -> Draft | None:
        """Return the meeting of one body or group, sure "after a meeting" of a council, else only with its place."""
        once = self.folded[begin] in ("a", "an") and self.folded[begin - 1] in ("after", "following")
        council = once and draft.members[0].party.kind == "organisation"
        draft.sure, draft.weak = draft.sure or council, draft.weak and not council
        own = self.folded[begin] in ("its", "their") and draft.when is not None and draft.members[0].party.kind == "organisation"
        return draft if council or own or draft.where is not None else None

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

    def _is_settled(self, begin: int, i: int, parties: list[Member], status: str | None, *, named: bool, happens: bool) -> bool:
        """Tell whether talks whose two parties are named are told as a fact, though neither day nor place is printed.

        "after lengthy talks between A and B", "A's ongoing talks with B", "talks between A and B collapsed", "ahead of talks between A and B",
        "A is in talks with B".
        """
        if len(parties) < 2 or any(m.party.kind == "group" and not m.party.country for m in parties):
            return False
        if begin > 1 and self.folded[begin - 1] == "in" and self.folded[begin - 2] in BE:
            return self.folded[i] == "talks"
        if not named:
            return False
        if begin > 2 and self.folded[begin - 2 : begin] == ["resumption", "of"]:
            return self.gatherings.outlooks.hails(begin - 2, 0)
        first = self.who_met.over_stretch(begin, i, 0)[0]  # "after months of talks"
        governed = (first > 0 and self.folded[first - 1] in PRESUPPOSING) or self.who_met.has_lasted(begin, i)
        return (
            happens
            or governed
            or status is not None
            or (
                self.folded[i] != "dialogue"
                and not self.terms.going_on.isdisjoint(self.folded[begin:i])  # an "ongoing dialogue" is a mechanism
            )
        )

    def _adds_more(self, stop: int, begin: int, end: int) -> bool:
        """Tell whether "the conference was attended by X" tells who came to what was told of before; the reader adds them."""
        near = self.folded[stop : min(end, stop + 6)]
        adds = "attended" in near or "joined" in near or ("was" in near and not RUN.isdisjoint(near))
        return self.folded[begin] in ("the", "this") and "by" in near and adds
