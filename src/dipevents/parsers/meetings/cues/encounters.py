"""Encounters told by a verb of meeting: X met (with) Y; X and Y met; X visited Y."""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    THIRD,
)
from dipevents.mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member, same_party
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .gatherings import Gatherings
from .receptions import Receptions
from .relatives import Relatives

ASIDES = (["in", "turn"], ["among", "others"])
COUNTED = frozenset({"two", "both"})
OBJECTS = frozenset({"him", "her", "them"})
DETERMINERS = frozenset({"a", "an", "all", "any", "those", "such", "our", "its"})  # of what is met that is nobody

SPEAKER = 12  # tokens of "diplomats in PLACE said"
JOURNEY = 12  # tokens of "travelling to PLACE on DAY to" in front of "see"


@attrs.define
class _Verb:
    """A verb of meeting in tokens ``at:stop`` of a clause ``floor:end``, and its subject."""

    reading: Reading
    at: int
    stop: int
    object: int  # where its object begins, behind "with"
    floor: int
    end: int


class Encounters(CueReader):
    """Reads verbs of meeting."""

    def __init__(self, drafting: Drafting, gatherings: Gatherings, relatives: Relatives, receptions: Receptions) -> None:
        super().__init__(drafting)
        self.gatherings, self.relatives, self.receptions = gatherings, relatives, receptions

    def meet(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X met [with] Y; X and Y met."""
        if self._is_no_verb(i, stop, floor, end) or (cue.id == "see" and not self._is_seen(i, stop, floor, end)):
            return None
        reading = self._answered(i, floor, end) or self.clauses.subject(i, floor, end)
        if reading.passive and self.drafting.are_people(reading.found.members):
            return self.receptions.guest(cue, i, stop, floor, end)  # "was met at the airport by Y"
        if not reading.real or reading.passive:
            return None
        verb = _Verb(reading, i, stop, self._to_object(stop, end), floor, end)
        objects = self._objects(verb)
        return self._met_others(verb, objects) if objects.members else self._met(verb, objects)

    def _is_no_verb(self, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether the form is a noun or an adjective: "their meeting", "the two negotiating teams", "a negotiating position"."""
        bits = self.flags[i]
        if bits & ING and i > floor and self.folded[i - 1] in self.terms.own_people:
            return True  # "a Cabinet meeting at PLACE"
        if bits & ING and stop < end and self.folded[stop] in self.terms.compounds:
            return True
        return bool(bits & ING) and i > floor and self.folded[i - 1] in COUNTED and stop < end and self.folded[stop].endswith("s")

    # --- whom they met ------------------------------------------------------------------------------------------------

    def _objects(self, verb: _Verb) -> Found:
        """Return whom the subject met: "met [with] Y", "met him", "Y, whom X met"; without members where nobody is told."""
        found, j, end = verb.reading.found, verb.object, verb.end
        objects = self.people.ahead(j, end) if j < end else Found([], j, j)
        if (objects.refers and not objects.members) or self._is_measure(objects, end):
            objects = Found([], objects.start, objects.start)
        several = len(found.members) > 1 if found.members else found.refers
        if several and self._is_venue(objects):
            objects = Found([], j, j)
        if not objects.members and j < end and self.folded[j] in OBJECTS and len(found.members) == 1:
            objects = self._met_again(found.members[0], j, end)
            objects = objects if objects.members else self.relatives.object_told(j, verb.reading, verb.floor, end)
        return objects if objects.members else self.relatives.whom(verb.reading.start, verb.floor) or objects

    def _is_measure(self, objects: Found, end: int) -> bool:
        """Tell whether a noun stands behind a state or body, which is met as a target is: "met the A targets", "meets the BODY deadline"."""
        k = objects.end
        if not objects.members or any(m.party.kind not in ("country", "organisation") for m in objects.members) or k >= end:
            return False
        return not self.terms.measures.isdisjoint(self.folded[k : k + 2])

    def _met_others(self, verb: _Verb, objects: Found) -> Draft | None:
        """Read "X met Y [and, separately, with Z] [again]", "they met Y"."""
        objects = self._with_more(self._with_separate(objects, verb.end), verb.end)
        joined = verb.reading.found.refers and not verb.reading.found.members
        before = (
            self.relatives.joined_by(verb.reading.found, objects.members, verb.floor, verb.end) if joined else verb.reading.found.members
        )
        if before is None:
            return None
        draft = self._draft(verb, before + objects.members, objects)
        draft.again = draft.again or (joined and len(draft.members) > 2)
        if "again" in self.folded[objects.end : min(verb.end, objects.end + 1)]:
            draft.again = not verb.reading.infinitive or draft.status == "planned"  # "was glad to meet Y again" speaks of today's
        return self.drafting.enough(draft)

    def _with_separate(self, objects: Found, end: int) -> Found:
        """Add whom "met Y and separately with Z" names last."""
        if self.folded[objects.end : objects.end + 3] != ["and", "separately", "with"] or objects.end + 3 >= end:
            return objects
        other = self.people.ahead(objects.end + 3, end)
        return Found(objects.members + other.members, objects.start, max(objects.end, other.end))

    def _draft(self, verb: _Verb, members: list[Member], objects: Found) -> Draft:
        """Return the draft of an encounter of these members; of states that meet in a joint body, the states."""
        behind = max(verb.stop, objects.end)
        draft = self.drafting.draft(verb.reading, members, verb.at, behind, verb.floor, verb.end, "in_person")
        if verb.reading.found.refers and not objects.members:
            draft.members = self.relatives.referents(verb.reading.found.start, verb.floor, verb.end)
        draft.members = self.gatherings.states_of_joint(draft.members, verb.reading)
        return draft

    # --- those who met, and nobody else -------------------------------------------------------------------------------

    def _met(self, verb: _Verb, objects: Found) -> Draft | None:
        """Read "X and Y met [again]", "they met", "BODY met in PLACE", "we met"; ``objects`` has no members."""
        self._complete_subject(verb)
        if self._has_unread_object(verb):
            return None
        draft = self._draft(verb, [*verb.reading.found.members], objects)
        if len(draft.members) == 1 and draft.members[0].party.kind == "organisation" and (draft.when or draft.where):
            return self._body_met(verb, draft)
        acts = verb.reading.progressive or not self.flags[verb.at] & ING  # not "leaders meeting in PLACE said"
        told = (draft.where and acts) or (draft.when and self._to_discuss(verb.stop, verb.end))
        if told and self.drafting.meets_alone(draft.members):
            return draft
        if self.folded[verb.stop : verb.stop + 1] == ["again"] and draft.status == "planned":
            draft.again = True
        return self.drafting.enough(draft)

    def _complete_subject(self, verb: _Verb) -> None:
        """Add the body whose members met: "ministers from BODY met"; of two who take turns, either says "we met"."""
        found = verb.reading.found
        found.members = self.drafting.with_body(found) or found.members
        if len(found.members) == 1 and self.folded[found.start] == "we":
            mate = self.people.addressee(verb.at) or self._received(found.members[0])
            found.members += [Member(mate, verb.at)] if mate is not None else []

    def _has_unread_object(self, verb: _Verb) -> bool:
        """Tell whether what they met is not to be read, or nobody: "met with experts", "met the target", "met all demands"."""
        found, stop, j, end = verb.reading.found, verb.stop, verb.object, verb.end
        behind_with = self.folded[j - 1] == "with"
        if j < end and not found.refers:
            if behind_with and self.words[j - 2] != ",":
                return True
            if not behind_with and len(found.members) < 2 and not self._ends_object(j):
                return True
        return (j < end and self.folded[stop] == "the") or (stop < end and self.folded[stop] in DETERMINERS)

    def _body_met(self, verb: _Verb, draft: Draft) -> Draft | None:
        """Read "BODY met in PLACE": the states told last, else a council; "her EU colleagues gathered in PLACE" are not the body."""
        named = isinstance(self.ending.get(verb.reading.found.end), OrganisationMention)
        if (self.flags[verb.at] & ING and not verb.reading.progressive) or not named:
            return None
        states = [m for m in self.merger.last() if m.party.kind == "country"]
        council = self.drafting.is_council(draft.members[0])
        draft.members = states or draft.members
        draft.again = bool(states)
        return draft if states or council else None

    # --- what the words are -------------------------------------------------------------------------------------------

    def _is_seen(self, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether "saw X in PLACE", "flew to PLACE to see X" is a meeting: behind a person stands where or when, or a journey in front."""
        objects = self.people.ahead(stop, end)
        if not objects.members or any(m.party.kind != "person" or not m.party.name for m in objects.members):
            return False
        k = objects.end
        closed = k >= end or bool(self.flags[k] & MARK) or self.folded[k] == "and"
        told = k in self.date_from or (k + 1 < end and self.folded[k] in ("in", "at", "on") and (k + 1 in self.date_from or self.setting.place_at(k + 1) is not None))  # fmt: skip
        if self.flags[i] & PAST or self.flags[i - 1] & MODAL:
            return told
        journey = any(self.known.begins("travel", self.folded, t, i) for t in range(max(floor, i - JOURNEY), i))
        return self.folded[i - 1] == "to" and (told or (closed and journey))

    def _answered(self, i: int, floor: int, end: int) -> Reading | None:
        """Read "X declined / accepted an invitation from Y to meet": both, called off or planned."""
        asked = self.clauses.agents.asked(i - 2, floor) if i - 2 > floor and self.folded[i - 1] == "to" else None
        if asked is None:
            return None
        asker, begin = asked
        for k in range(max(floor, begin - 2), begin):
            cues, stop = self.known.cues_at(self.folded, k, begin)
            declined = any(c.status == "cancelled" for c in cues) and stop == begin
            if declined or (k == begin - 1 and self.folded[k].startswith("accept")):
                reading = self.clauses.subject(k, floor, end)
                reading.found.members = [*reading.found.members, *asker.members]
                reading.status = "cancelled" if declined else "planned"
                return reading
        return None

    def _to_discuss(self, i: int, end: int) -> bool:
        """Tell whether behind a verb at most a day stands in front of what is to be discussed: "gathered on Friday to discuss"."""
        k = i + (i < end and self.folded[i] == "on")
        k = self.date_from[k].end if k in self.date_from else k
        return k + 1 < end and self.folded[k] == "to" and self.known.begins("discuss", self.folded, k + 1, end)

    def visited(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X visited Prime Minister Y; X visited him, visited with Y, visited troops; not "visited the Y Museum", "visited Y's grave"."""
        if not self.flags[i] & (PAST | THIRD) or stop >= end:
            return None
        mention = self.starting.get(stop)
        party = self.article.party(mention) if isinstance(mention, PersonMention) else None
        titled = party is not None and bool(party.office or party.rank)
        named = mention is not None and mention.end < end and (self.flags[mention.end] & CAPITAL or self.words[mention.end] in POSSESSIVE)
        objects = self.people.ahead(stop, end)
        crowd = bool(objects.members) and all(m.party.kind == "group" for m in objects.members)
        crowd = crowd and self.folded[objects.end - 1] not in self.terms.far  # not "visited 30 countries"
        told = crowd or self.folded[stop] in OBJECTS or self.folded[stop] == "with"
        return self.meet(cue, i, stop, floor, end) if told or (titled and not named) else None

    def _received(self, host: Member) -> Party | None:
        """Return whom the titles say the speaker received, to whom the words of welcome are said."""
        met = self.merger.last()
        others = [m.party for m in met if m.party.ref != host.party.ref]
        return others[0] if len(met) == 2 and len(others) == 1 and all(m.party.kind == "person" for m in met) else None

    def _is_venue(self, objects: Found) -> bool:
        """Tell whether a body is where "they met at the A headquarters"."""
        k = objects.start - 1 - bool(self.flags[objects.start - 1] & DETERMINER)
        return bool(objects.members) and self.folded[k] in ("at", "in") and all(m.party.kind == "organisation" for m in objects.members)

    def _with_more(self, objects: Found, end: int) -> Found:
        """Add whom "met A in PLACE on DAY, as well as B", "met ten leaders at EVENT, including B and C" names behind place, day and event."""
        k = self._over_circumstances(objects.end, end)
        k += k < end and self.words[k] == ","
        if k == objects.end or k + 3 >= end:
            return objects
        crowd = all(m.party.kind == "group" for m in objects.members)
        first = k + 3 if self.folded[k : k + 3] == ["as", "well", "as"] else self.people.over_some(k) if crowd else k
        more = self.people.ahead(first, end) if first > k else objects
        if more is objects or (first < k + 3 and any(m.party.kind != "person" for m in more.members)):
            return objects
        return Found([*objects.members, *more.members], objects.start, max(objects.end, more.end))

    def _over_circumstances(self, k: int, end: int) -> int:
        """Step over places, days and events: "in PLACE on DAY", "at the EVENT in PLACE"."""
        while k < end:
            where = self.setting.place_at(k)
            if k in self.date_from:
                k = self.date_from[k].end
            elif where is not None:
                k = where.span[1]
            elif self.folded[k] in ("on", "in", "at", "here"):
                event = self.setting.event(k + 1, end, "at")
                k = event.span[1] if event is not None and event.span[0] <= k + 2 else k + 1
            else:
                break
        return k

    def _met_again(self, one: Member, j: int, end: int) -> Found:
        """Return whom "met her" means: the other party of the encounter last told of."""
        last = self.merger.last()
        others = [m for m in last if not same_party(m.party, one.party)]
        bare = j + 1 >= end or self.flags[j + 1] & (PREPOSITION | MARK | ADVERB) or self.folded[j + 1] in ("again", "here", "there") or j + 1 in self.date_from  # fmt: skip
        if not bare or len(others) == len(last) or not others or (len(others) > 1 and self.folded[j] != "them"):
            return Found([], j, j)
        return Found([attrs.evolve(m) for m in others], j, j + 1)

    def _to_object(self, i: int, end: int) -> int:
        """Step over adverbs, dates and places between a verb and "with" or its object."""
        j = i
        limit = min(end, i + 16)
        while j < limit:
            if self.folded[j] == "with" or self.folded[j] == "alongside":
                return j + 1
            if j in self.date_from:
                j = self.date_from[j].end
                continue
            aside = j + (self.words[j] == ",")
            if self.folded[aside : aside + 2] in ASIDES and aside + 3 < end:  # "met, in turn, the envoys", "meeting among others X"
                i = j = aside + 2 + (self.words[aside + 2] == ",")
                continue
            if j == i and isinstance(self.starting.get(j), PersonMention | OfficeMention):
                return j
            state = self.folded[j - 1] == "the" and isinstance(self.starting.get(j), CountryMention)
            placed = self.folded[j - 1 - state] in ("in", "at", "on", "near")
            if j in self.starting and self.words[j - 1] == "," and self._says(j, end):
                return i
            if j in self.starting and (j == i or not placed) and not self._is_place_here(j):
                return self.drafting.with_ahead(j, limit) or (j if j == i or self._only_adverbs(i, j) else i)
            if self.folded[j] in (";", "to", "ahead") or self.words[j] == "(" or (j > i and is_finite(self.article, j)):
                break
            j += 1
        return self.drafting.with_ahead(i, limit) or i

    def _says(self, i: int, end: int) -> bool:
        """Tell whether "diplomats in PLACE said" begins at token ``i`` behind a comma: whose words the sentence is, not whom they met."""
        stop = next((k for k in range(i, min(end, i + SPEAKER)) if self.words[k] in (",", ";")), min(end, i + SPEAKER))
        return any(self.flags[k] & CUE and self.flags[k] & PAST for k in range(i, stop))

    def _only_adverbs(self, i: int, j: int) -> bool:
        """Tell whether nothing but when, where and how stands in tokens ``i:j``."""
        return all(self.setting.place_at(k) is not None or self.flags[k] & (ADVERB | DETERMINER) or self.folded[k] in ("his", "her", "their", "visiting", "with", "on", "in", "at") or k in self.date_from or self.words[k] == "," for k in range(i, j))  # fmt: skip

    def _is_place_here(self, j: int) -> bool:
        """Tell whether the state behind a comma is part of a place: "met in PLACE, A", not "met, A-ish officials"."""
        mention = self.starting.get(j)
        return isinstance(mention, CountryMention) and mention.form != "adjective" and self.folded[j - 1] == ","

    def _ends_object(self, j: int) -> bool:
        """Tell whether no object follows a verb: a preposition, mark, adverb or date stands there."""
        bits = self.flags[j]
        return bool(bits & (PREPOSITION | MARK | ADVERB | CONJUNCTION)) or j in self.date_from or self.folded[j] in self.terms.met_how
