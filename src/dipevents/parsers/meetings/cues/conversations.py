"""Encounters told by a verb of speech: X spoke [by phone] with / to Y; X discussed / reviewed TOPIC with Y; X and Y discussed TOPIC; X signed DOCUMENT with Y."""

from __future__ import annotations

from dipevents.lexicon import BASE, ING, PAST, PRONOUN
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .relatives import Relatives

APART = frozenset({"after", "ahead", "before", "during", "following"})
STOPS = APART | {";", "that", "who", "about", "of", "in", "at"}
BESIDE = 16  # tokens of "On the sidelines of EVENT in PLACE," and a title in front of who spoke
REACH = 14  # tokens of "spoke for an hour on Monday by phone"
PEERS = frozenset({"allies", "ambassadors", "colleagues", "counterparts", "leaders", "members", "ministers", "partners"})
LINKS = frozenset({"with", "to", "between"})
CROWD = 5  # tokens of "the two prime ministers"
LENGTHS = frozenset({"minutes", "hour", "hours"})
SPOKEN = frozenset({"today", "earlier", "again", "yesterday", "about", "on", "after"})  # behind "A and B spoke"


class Conversations(CueReader):
    """Reads verbs of speech of two sides."""

    def __init__(self, drafting: Drafting, relatives: Relatives) -> None:
        super().__init__(drafting)
        self.relatives = relatives

    def speak(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X spoke [today, by phone] with / to Y; X talked with Y; X conferred with Y."""
        limit = min(end, stop + REACH)
        j = self._link(stop, limit)
        if j < limit and any(self.known.begins("event", self.folded, k, limit) for k in range(stop, j)):
            return None  # "speaking in a meeting with Y": the noun tells
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or (reading.passive and cue.kind != "speak"):
            return None
        if j < limit and self.folded[j] == "with" and self.words[j - 1] == "," and len(reading.found.members) > 1:
            j = limit  # "A and B spoke for an hour, with C on the agenda"
        link = self.folded[j] if j < limit else None
        aim = link == "to" and j + 1 < limit and bool(self.flags[j + 1] & BASE) and j + 1 not in self.starting
        objects = Found([], stop, stop)
        if link in ("with", "to") and not aim:  # not "spoke by phone to discuss A"
            if link == "to" and cue.id not in ("speak", "talk"):
                return None
            objects = self.people.ahead(j + 1, end)
            objects = objects if objects.members else self.relatives.object_told(j + 1, reading, floor, end)
            if not (reading.found.members or reading.found.refers) or not self._are_spoken_to(cue, objects.members, i, j):
                return None
        elif not (reading.found.refers or len(reading.found.members) > 1) or not self._spoken_together(i, stop, end):
            return None
        pair = reading.found.refers and not reading.found.members
        told = self.relatives.referents(reading.found.start, floor, end) if pair else []
        form, loose = "in_person", True
        if cue.kind == "speak":
            form, loose = self._medium(i, stop, objects.end, end)
            with_them = cue.id == "speak" and self.folded[j : j + 1] == ["with"]
            if loose and self._are_face_to_face(reading, told, objects, stop, floor, end, with_them=with_them):
                form = "in_person"
        draft = self.drafting.draft(reading, reading.found.members + objects.members, i, max(stop, objects.end), floor, end, form)
        draft.loose = loose
        if pair:
            draft.members = [*told, *objects.members] if len(told) > 1 or not objects.members else draft.members
        return self.drafting.enough(draft)

    def _link(self, stop: int, limit: int) -> int:
        """Return "with", "to" or "between" behind the verb, "spoke by phone on Monday [with] Y", or where the search for it ends."""
        for j in range(stop, limit):
            word = self.folded[j]
            if word in LINKS:
                return j
            closes = word == "according" or word in STOPS
            if closes and not (word in ("in", "at") and self.drafting.with_ahead(j, limit)):
                return j
        return max(stop, limit)

    def _are_spoken_to(self, cue: Cue, members: list[Member], i: int, j: int) -> bool:
        """Tell whether those behind "with" or "to" at ``j`` talk too: people, "with [A]" only by phone; not "spoke to the crowd"."""
        if not members or cue.kind != "speak" or members[0].party.kind == "person":
            return bool(members)
        called = self.setting.has("phone_word", i, j)  # "spoke by phone with A-ish officials"
        return self.folded[j] != "to" and (members[0].party.kind != "country" or called)

    def _medium(self, i: int, stop: int, behind: int, end: int) -> tuple[str, bool]:
        """Return how the parties spoke, by phone where nothing tells, and whether that is a guess."""
        if self.setting.has("phone_word", i, min(end, behind + 12)):
            return "phone", False
        by_video = self.setting.has("video", i, min(end, stop + 5))
        return ("video", False) if by_video else ("phone", True)

    def _are_face_to_face(
        self, reading: Reading, pair: list[Member], objects: Found, stop: int, floor: int, end: int, *, with_them: bool
    ) -> bool:
        """Tell whether those of whom no phone is told met: a crowd, on the sidelines, callers, people of one state unless they spoke "with".

        ``pair``: whom "the two" stands for as its subject.
        """
        if objects.members and all(m.party.kind == "group" for m in objects.members):
            return True
        around = (*range(max(floor, reading.start - BESIDE), reading.start), *range(stop, min(end, objects.end + 6)))
        if any(self.known.at("sidelines", self.folded, k, end) > k for k in around) or self._called_on(objects.end, end):
            return True
        speakers = [*reading.found.members, *pair, *objects.members]
        abroad = any(m.party.country for m in speakers)
        states = {m.party.country or m.party.rank for m in speakers} - {None} if abroad else set()
        return not with_them and len(states) < 2

    def _called_on(self, i: int, end: int) -> bool:
        """Tell whether ", who called on him" begins at ``i`` behind whom somebody spoke to: face to face."""
        who = next((k for k in range(i, min(end, i + 3)) if self.folded[k] == "who"), None)
        return who is not None and who + 1 < end and self.known.begins("caller", self.folded, who + 1, end)

    def _spoken_together(self, i: int, stop: int, end: int) -> bool:
        """Tell whether "A and B spoke" to each other: by phone, for some time, on some day or in some way; not "A and B spoke at EVENT"."""
        if self.setting.has("phone_word", i, min(end, stop + 10)) or self.setting.has("video", i, min(end, stop + 10)):
            return True
        if self.flags[i] & ING:
            return False
        if stop >= end or stop in self.date_from:
            return True
        word, behind = self.folded[stop], self.folded[stop + 1 : min(end, stop + 6)]
        if word == "for":
            return not LENGTHS.isdisjoint(behind) or "time" in behind  # "for an hour", "for the first time"
        dated = word == "in" and stop + 1 in self.date_from  # "spoke in October"
        return dated or word in SPOKEN or (word in self.terms.met_how and word != "here")

    def discuss(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X discussed TOPIC with Y; X exchanged views with Y on TOPIC; With Y, X discussed TOPIC."""
        comma = next((k for k in range(i - 1, floor, -1) if self.words[k] == ","), floor) if self.folded[floor] == "with" else floor
        fronted = self.people.ahead(floor + 1, comma)
        if fronted.members and fronted.members[0].party.kind == "person" and self.people.over_apposition(fronted.end, comma) >= comma:
            return self._discussed_with(i, fronted, comma + 1, end)
        k = stop
        listed = False  # a comma in front of "with"
        while k < end and self.folded[k] != "with":
            if self.words[k] == "," and self.folded[k + 1 : k + 2] == ["with"]:
                k += 1
                break
            listed = listed or (self.words[k] == "," and not self.flags[k + 1] & (ING | PRONOUN))
            if (
                self.words[k] == ";"
                or (self.words[k] == "," and not listed)
                or (k > stop and is_finite(self.article, k))
                or self.folded[k] in ("that", "who", "which")
            ):
                return self._discussed_together(i, stop, floor, end)
            k += 1
        if k >= end:
            return self._discussed_together(i, stop, floor, end)
        objects = self.people.ahead(k + 1, end)
        if not objects.members or (listed and objects.members[0].party.kind != "person"):
            return self._discussed_together(i, stop, floor, end)
        kind = objects.members[0].party.kind
        peers = kind == "group" and self.folded[objects.end - 1] in PEERS  # "discussed the draft with other Council members"
        if kind not in ("person", "group", "country") or (kind != "person" and not peers and k > stop + 1):
            return None
        return self._discussed_with(i, objects, floor, end)

    def weighed(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X reviewed [on DAY] with Y TOPIC; X explored TOPIC with Y. A verb that means more than talking needs "with" beside it."""
        if not is_finite(self.article, i) and self.folded[i - 1] not in ("to", "will"):
            return None
        k = self.setting.over_day(stop, end)
        beside = self.people.ahead(k + 1, end) if self.folded[k : k + 1] == ["with"] else None
        if beside is None or not self.drafting.are_people(beside.members):
            if cue.weak or not self.flags[i] & PAST:
                return None
            # "explored A with Y"; not "spoke about A a day after talks with Y"
            return (
                self.discuss(cue, i, stop, floor, end)
                if APART.isdisjoint(self.folded[stop:end])
                else self._discussed_together(i, stop, floor, end)
            )
        return self._discussed_with(i, beside, floor, end)

    def _discussed_with(self, i: int, objects: Found, floor: int, end: int) -> Draft | None:
        """Return the encounter of the subject of the verb at ``i``, which stands behind ``floor``, with those behind "with"."""
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or not reading.found.members or reading.passive:
            return None
        by_phone = self.setting.has("phone_word", *self.clauses.bounds(i, max(i + 1, objects.end), floor, end))
        form = "phone" if by_phone else "in_person"
        draft = self.drafting.draft(reading, reading.found.members + objects.members, i, max(i + 1, objects.end), floor, end, form)
        draft.loose = not by_phone
        named = any(m.party.kind == "person" and m.party.name for m in objects.members)
        crowd = all(m.party.kind == "group" for m in objects.members)
        told = reading.status == "planned" or draft.when is not None or draft.where is not None or bool(self.flags[i] & ING)
        draft.weak = (reading.shared and reading.infinitive and not named) or (crowd and not told)
        return self.drafting.enough(draft)

    def _host_and_guest(self, reading: Reading, i: int, floor: int, end: int) -> list[Member]:
        """Return whom "The two leaders discussed A" means behind a visit of one at the invitation of the other, where no talks were told of."""
        visit, found = self.merger.current, reading.found
        crowd = [m.party.kind for m in found.members] == ["group"] and self.folded[found.start] == "the" and found.end - found.start < CROWD
        if not (found.refers or crowd) or not self.flags[i] & PAST or self.merger.talks is not None:
            return []
        if visit is None or visit.form != "visit":
            return []
        told = self.relatives.referents(found.start, floor, end)
        return told if all(m.party.kind == "person" for m in told) else self.relatives.two_told(found.start)

    def _discussed_together(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X and Y discussed TOPIC: two named people of two states who talked to each other; by phone also two known by office."""
        reading = self.clauses.subject(i, floor, end, deep=False)
        by_phone = self.setting.has("phone_word", *self.clauses.bounds(i, stop, floor, end))
        told = self._host_and_guest(reading, i, floor, end) or reading.found.members
        members = [m for m in told if m.party.kind == "person" and (m.party.name or by_phone)]
        if (
            not reading.real
            or reading.passive
            or reading.infinitive
            or len(members) < 2
            or len(told) != len(members)
            or len({m.party.country for m in members}) < len(members)
        ):
            return None
        draft = self.drafting.draft(reading, members, i, stop, floor, end, "phone" if by_phone else "in_person")
        draft.loose, draft.where = not by_phone, None
        return self.drafting.enough(draft)
