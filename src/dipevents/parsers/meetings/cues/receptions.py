"""Encounters with a host and a visitor, or one who calls and one who is called: receptions, courtesy calls, summonses, calls by phone."""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    THIRD,
)
from dipevents.mentions import OfficeMention, OrganisationMention, PersonMention
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Found, Member
from ..vocabulary import Cue
from .relatives import Relatives

OWNED = 4  # tokens of "and a frigate's" behind people
CREW = frozenset({"delegation", "delegations", "members"})
BODY_BACK = 80  # tokens back to where a body was named


class Receptions(CueReader):
    """Reads verbs whose subject and object have different parts."""

    def __init__(self, drafting: Drafting, relatives: Relatives) -> None:
        super().__init__(drafting)
        self.relatives = relatives

    def guest(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """HOST received VISITOR; VISITOR was received by HOST; not "refugees and host countries"."""
        if self.folded[i] == "host" and self.folded[stop : stop + 1] != [] and self.folded[stop] in self.terms.host_to_many:
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            return None
        if reading.passive and reading.found.refers and not reading.found.members:
            reading.found.members = self.relatives.referents(reading.found.start, floor, end)
        fed = self._fed(stop, end) if cue.id == "host" else None
        home = self.folded[stop : stop + 1] in (["home"], ["back"])
        passive = fed is None and (reading.passive or (stop < end and self.folded[stop] == "by"))
        if passive:
            k = next((k for k in range(stop, min(end, stop + 10)) if self.folded[k] == "by"), None)
            if k is None:
                return None
            objects = self.people.ahead(k + 1, end)
        else:
            stop += home
            given = self._given_to(stop, end) if cue.id == "accord_welcome" else None
            objects = self.people.ahead(given or (self._over_venue(stop, end) if fed is None else fed), end)
            objects = self.relatives.whom(reading.start, floor) or objects
            objects = objects if objects.members else self.relatives.object_told(stop, reading, floor, end, role="visitor")
        hosts, guests = (objects, reading.found) if passive else (reading.found, objects)
        if (
            not (self.drafting.are_people(guests.members) or self._is_delegation(guests))
            or not hosts.members
            or all(m.party.kind == "group" for m in hosts.members)
        ):
            return None
        if not passive and all(m.party.kind == "country" for m in hosts.members) and self._is_on_visit(objects.end, end):
            return None  # "A welcomed B on a state visit" is the visit
        crowd = any(m.party.kind == "group" for m in guests.members)
        by_name = any(m.party.kind == "person" and m.party.name for m in hosts.members)  # "X welcomed athletes at the palace"
        if crowd and not by_name and cue.id not in {"receive", "receive_in_audience", "host"}:
            return None
        if crowd and not passive and any(word in POSSESSIVE for word in self.words[objects.end : objects.end + OWNED]):
            return None  # "welcomed fighters and a frigate's visit"
        first, last = self.clauses.bounds(i, objects.end, floor, end)
        welcomed = self._welcomed_to(objects.end, last) or (None if passive else self._welcomed_to(stop, stop + 2))
        if (
            cue.needs_place
            and not home
            and welcomed is None
            and (passive or not self._is_to_venue(stop, end))
            and not self.setting.where(i, objects.end, first, last)
            and not (first > floor and self.folded[first - 1] == "where")
            and not (self._welcomed_to_event(objects.end, end) or self._is_at_door(stop if passive else objects.end, end))
            and self.terms.venues.isdisjoint(self.folded[first if passive else objects.end : max(last, objects.end)])
            and not (
                not passive
                and objects.end + 1 < end
                and self.folded[objects.end + 1] == "who"
                and "call" in self.folded[objects.end : min(end, objects.end + 8)]
            )
        ):
            return None
        draft = self.drafting.draft(reading, hosts.members + guests.members, i, objects.end, floor, end, "in_person")
        draft.where = draft.where or welcomed
        for member in hosts.members:
            member.role = "host"
        for member in guests.members:
            member.role = "visitor"
        return self.drafting.enough(draft)

    def _is_on_visit(self, i: int, end: int) -> bool:
        """Tell whether "on a state visit", "for a three-day visit" follows a guest."""
        if i + 1 >= end or self.folded[i] not in ("on", "for"):
            return False
        return any(self.known.is_a("trip", word) for word in self.folded[i + 1 : min(end, i + 8)])

    def _welcomed_to_event(self, i: int, end: int) -> bool:
        """Tell whether "for [the annual] dialogue", "to a [garden] reception", "at a ceremony" follows a guest."""
        if i + 1 >= end or self.folded[i] not in ("at", "for", "to"):
            return False
        near = range(i + 1, min(end, i + 6))
        return any(self.known.begins("event", self.folded, k, end) for k in near)

    def _given_to(self, stop: int, end: int) -> int | None:
        """Return where the guest begins in "gave a warm welcome [on Thursday] to Y"; None where no "to" follows."""
        k = self.setting.over_day(stop, end)
        return k + 1 if k + 1 < end and self.folded[k] == "to" else None

    def _is_delegation(self, guests: Found) -> bool:
        """Tell whether the guests are known by their state or body alone: "received a delegation from A", "A-ish officials", "members of BODY"."""
        crew = not CREW.isdisjoint(self.folded[guests.start : guests.end])
        return bool(guests.members) and (crew or self.folded[guests.end - 1] in self.terms.acting)

    def _welcomed_to(self, i: int, end: int) -> Where | None:
        """Return the place of "welcomed X to PLACE"."""
        for k in range(i, min(end - 1, i + 3)):
            if self.folded[k] == "to":
                return self.setting.place_at(k + 1 + bool(self.flags[k + 1] & DETERMINER and k + 2 < end))
        return None

    def _is_at_door(self, i: int, end: int) -> bool:
        """Tell whether "to PLACE", "at the entrance of" follows a guest, though no table knows the place, or "with a handshake"."""
        k = self.people.over_apposition(i, end)
        k += k < end and self.words[k] == ","
        if k + 1 >= end or self.folded[k] not in ("at", "to", "with"):
            return False
        to = k + 1 + bool(k + 2 < end and self.flags[k + 1] & DETERMINER)
        if self.folded[k] == "with":
            return self.folded[to] in self.terms.gestures or self.folded[to + 1 : to + 2] == ["handshake"]
        return bool(self.flags[to] & CAPITAL) and to not in self.date_from and not isinstance(self.starting.get(to), OrganisationMention)

    def _over_venue(self, i: int, end: int) -> int:
        """Step over "at the palace", "on Monday in Doha" between a verb and its object."""
        if i < end and (
            self.folded[i] in ("at", "in", "on", "here", "today", "yesterday", ",", "this", "earlier", "late")
            or i in self.date_from
            or self._is_to_venue(i, end)
        ):
            k = i + (self.folded[i] == "to")
            while k < min(end, i + 16):
                if isinstance(self.starting.get(k), PersonMention | OfficeMention):
                    return k
                if self.folded[k] in ("that", "to", "and", "from", "by", "for", "with") or self.words[k] == ";":
                    break
                k += 1
        return i

    def _is_to_venue(self, i: int, end: int) -> bool:
        """Tell whether "to PLACE", "to the Oval Office" stands between "welcomed" and the guest."""
        if self.folded[i] != "to" or i + 2 >= end:
            return False
        k = i + 1 + bool(self.flags[i + 1] & DETERMINER)
        return self.setting.place_at(k) is not None or not self.terms.venues.isdisjoint(self.folded[k : k + 2])

    def _fed(self, i: int, end: int) -> int | None:
        """Return where the guests begin in "hosted a dinner at the palace for GUESTS", "a reception in honour of GUESTS"."""
        limit = min(end, i + 16)
        meal = False
        for k in range(i, limit):
            word = self.folded[k]
            meal = meal or self.known.is_a("hospitality", word)
            if meal and word == "for" and k + 1 < limit and k + 1 not in self.date_from:
                return k + 1
            if meal and word in ("honour", "honor") and k + 1 < limit and self.folded[k + 1] == "of":
                return k + 2
            if word in ("to", "that", "with", "who", "which", "and") or self.words[k] == ";":
                return None
        return None

    def caller(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """VISITOR called on HOST, paid a courtesy call on HOST; "called on HOST to" is an appeal."""
        objects = self.people.ahead(stop, end)
        reading = self.clauses.subject(i, floor, end)
        objects = objects if objects.members else self.relatives.object_told(stop, reading, floor, end, role="host")
        if not objects.members or (not cue.sure and objects.members[0].party.kind != "person"):
            return None
        if reading.found.refers and not reading.found.members:
            reading.found.members = self.relatives.referents(reading.found.start, floor, end)
        if not reading.real or reading.passive or not reading.found.members:
            return None
        if not cue.sure:
            after = self.people.over_apposition(objects.end, end)
            while after < end and (self.flags[after] & ADVERB or self.words[after] == ","):
                after += 1
            if self.words[after - 1] == "," and after in self.starting:
                after = end  # "Talking to Y, who called on him, X said"
            if after < end and self.known.at("courtesy_purpose", self.folded, after, end) > after:
                after = end
            goes_on = after + 1 < end and self.folded[after] == "and" and self._same_form(i, after + 1) and objects.members[0].party.name
            if (
                after < end
                and not goes_on
                and (
                    self.folded[after] in ("to", "for", "not", "and", "or")
                    or not (self.flags[after] & (MARK | PREPOSITION | ADVERB) or after in self.date_from)
                )
            ):
                return None
        draft = self.drafting.draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "in_person")
        for member in reading.found.members:
            member.role = "visitor"
        for member in objects.members:
            member.role = "host"
        return self.drafting.enough(draft)

    def _same_form(self, i: int, k: int) -> bool:
        """Tell whether the verb at ``k`` goes on from that at ``i``: "called on X and met", "will call on X and hold"."""
        shared = self.flags[i] & self.flags[k] & (PAST | BASE | THIRD)
        return bool(self.flags[k] & PAST or shared) and not self.flags[k] & CAPITAL

    def summon(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """STATE or BODY summoned an envoy; the envoy was summoned; the ministry, it summoned an envoy; X briefed Y, Y was briefed by X."""
        reading = self.clauses.subject(i, floor, end)
        adjective = self.folded[i] == "brief" and not self.flags[i - 1] & MODAL and self.folded[i - 1] != "to"  # "a brief visit"
        if not reading.real or adjective:
            return None
        if reading.passive:
            near = range(stop, min(end, stop + 10))
            k = next((k for k in near if self.folded[k] == "by"), None) or next((k for k in near if self.folded[k] == "to"), None)
            objects = self.people.ahead(k + 1, end) if k is not None else Found([], stop, stop)
            if k is not None and not objects.members and self.folded[k + 1 : k + 2] == ["the"] and k + 2 < end:
                objects = Found(self._body_meant(k + 2), k + 1, k + 3)  # "was summoned to the ministry"
        else:
            objects = self.people.ahead(stop, end)
            if (
                not objects.members
                and self.folded[stop : stop + 1] == ["the"]
                and not self.terms.chambers.isdisjoint(self.folded[stop + 1 : end][:1])
            ):
                objects = Found(self._body_meant(stop + 1), stop, stop + 2)  # "briefed the Council"
            if not reading.found.members:
                reading.found = Found(self._body_in_front(i, floor), i, i)
        both = reading.found.members + objects.members
        if not any(m.party.kind == "person" for m in both):
            return None
        draft = self.drafting.draft(reading, both, i, max(stop, objects.end), floor, end, "in_person")
        draft.sure, draft.loose = True, cue.id == "brief_somebody"
        return self.drafting.enough(draft)

    def _body_in_front(self, verb: int, floor: int) -> list[Member]:
        """Return the body that "the ministry", "it" in front of a verb means."""
        j = verb - 1
        while j > floor and self.flags[j] & (AUXILIARY | ADVERB):
            j -= 1
        return self._body_meant(j) if (j > floor and "the" in self.folded[j - 1 : j]) or self.folded[j] == "it" else []

    def _body_meant(self, j: int) -> list[Member]:
        """Return the body named last whose name holds the noun at token ``j``; for "it" any body of a state."""
        for mention in reversed(self.article.mentions.organisations):
            if j - BODY_BACK < mention.start < j:
                words = self.folded[mention.name[0] : mention.name[1]]
                if self.folded[j] in words or (self.folded[j] == "it" and mention.kind == "government"):
                    return [Member(self.article.body(self.article.entities.body_of[mention.start], (j, j + 1)), j)]
        return []

    def phone(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X phoned Y; X called Y, where nothing tells what Y is called or called to."""
        if i and self._is_call(i):
            return None
        reading = self.clauses.subject(i, floor, end)
        by = reading.passive and self.folded[stop : stop + 1] == ["by"]  # "was called by Y on Friday"
        objects = self.people.ahead(stop + by, end)
        objects = objects if objects.members else self.relatives.object_told(stop, reading, floor, end)
        if cue.id == "call_up" and not self._is_rung(objects, end):
            return None
        if not reading.real or reading.passive != by or not objects.members:
            return None
        if cue.id == "call_up" and any(m.party.kind != "person" for m in reading.found.members):
            return None
        draft = self.drafting.draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "phone")
        draft.again = draft.sure = cue.id == "in_touch"  # some day, not that of the article
        return self.drafting.enough(draft)

    def _is_call(self, i: int) -> bool:
        """Tell whether "phone", "call" is a noun: "the call", "by phone"; not "to phone", "after phoning"."""
        before, bits = self.flags[i - 1], self.flags[i]
        governed = before & PREPOSITION and not bits & ING and not (bits & BASE and self.folded[i - 1] == "to")
        return bool(before & DETERMINER or governed or self.words[i - 1] in POSSESSIVE) and not bits & PAST

    def _is_rung(self, objects: Found, end: int) -> bool:
        """Tell whether "called Y [and Z]" is a call by phone: "on Friday", "to explain", "and expressed", "and that", a comma follow; not "called Y a friend, reckless"."""
        several = len(objects.members) > 1 and not all(m.party.name for m in objects.members)
        if several or not objects.members or any(m.party.kind != "person" for m in objects.members):
            return False
        if any(self.flags[t] & DETERMINER for t in range(objects.start + 1, objects.end)) and not objects.members[0].party.name:
            return False  # "called A the champion of B"
        k = self.people.over_apposition(objects.end, end)
        k += k + 1 < end and self.words[k] == "," and (k > objects.end or k + 1 in self.date_from or self.folded[k + 1] == "on")
        near = k
        while k < end and (k in self.date_from or self.folded[k] in ("on", "late", "early", "earlier", "later", "today")):
            k = self.date_from[k].end if k in self.date_from else k + 1
        if k >= end or self.known.at("call_purpose", self.folded, k, end) > k:
            return True
        if self.words[k] == ",":
            return near < k or k + 1 >= end or not self.flags[k + 1] & DETERMINER  # "called Y, a former miner, a friend"
        if self.folded[k] == "and":
            on = k + 1 < end and (self.folded[k + 1] == "that" or bool(self.flags[k + 1] & PAST))
            return on and not self.flags[k + 1] & CAPITAL
        return self.folded[k] in ("after", "before", "following", "from", "about", "over", "in", "ahead") or self.setting.has(
            "phone_word", k, k + 1
        )
