"""Gatherings: the summit, conference or session of a body, where no verb names two who met.

Rule 1  The body whose event it is takes part, and the state that hosts it: whom "hosted by" names, else that of the place.
Rule 2  An event that is said to be held, to open or to end is one; one spoken of in passing ("during the A summit in B") only with its place.
Rule 3  A gathering whose parties its own sentence does not tell waits for a sentence that does: "The meeting was attended by A, B and C".
"""

from __future__ import annotations

from ...lexicon import ADVERB, AUXILIARY, CAPITAL, DETERMINER, MODAL, PAST
from ...mentions import OrganisationMention
from ...records import Party
from ..evidence import is_finite
from .circumstances import Event
from .clauses import REACH, Reading
from .drafting import Drafting
from .drafts import Draft
from .members import Found, Member

HAPPENS = frozenset(
    {"held", "convened", "met", "concluded", "opened", "opens", "began", "begins", "started", "starts", "ended", "ends", "closed", "resumed",
     "collapsed", "kicked", "kicks", "wrapped", "hosted", "organised", "organized", "conducted"}
)  # fmt: skip
GOOD_PREPOSITIONS = frozenset(
    {"after", "during", "in", "at", "following", "before", "since", "from", "of", "throughout", "on", "for", "amid", "ahead", "upon"}
)
TAKEN = frozenset({"received", "receives", "receive", "receiving", "got", "took", "takes"})  # "received a courtesy call from"
MAYBE = frozenset({"should", "could", "might", "may", "must", "can", "if", "whether", "unless", "would", "hope", "hopes", "hoped", "hoping", "wants", "want", "likely"})  # fmt: skip
SET = frozenset({"be", "was", "will", "to", "scheduled", "due", "set", "expected", "slated", "planned"})
PASSING = frozenset({"during", "at", "after", "following", "since"})
ASIDE = 14  # tokens


class Gatherings(Drafting):
    """Reads the gatherings of sentences."""

    def takes_place(self, stop: int, end: int) -> bool:
        """Tell whether what ends at ``stop`` is the subject of "was held", "took place", "will be held", "opened", an aside stepped over."""
        return self.after_taking_place(stop, end) is not None

    def after_taking_place(self, stop: int, end: int) -> int | None:
        """Return where the predicate ends that says of what ends at ``stop`` that it takes place; None where there is none."""
        k = stop
        if k + 1 < end and self.words[k] == "," and self.folded[k + 1] in SET:
            k += 1
        elif k < end and self.words[k] == ",":
            k = next((t + 1 for t in range(k + 1, min(end, k + ASIDE)) if self.words[t] == ","), k)
        while k < min(end, stop + ASIDE) and (self.flags[k] & (AUXILIARY | MODAL | ADVERB) or self.folded[k] in SET):
            k += 1
        if k >= end:
            return None
        if self.folded[k : k + 2] in (["took", "place"], ["take", "place"], ["taken", "place"]):
            return k + 2
        return k + 1 if self.folded[k] in HAPPENS else None

    def over_bracket(self, i: int, end: int) -> int:
        """Step over "(FOC)" behind a noun."""
        return i + 3 if i + 2 < end and self.words[i] == "(" and self.words[i + 2] == ")" else i

    def wait(self, draft: Draft | None) -> None:
        """Keep a gathering until its sentence is read: where an encounter took place at it, it is the occasion of that."""
        if draft is not None:
            self.waiting.append(draft)

    def gathering(self, begin: int, i: int, stop: int, floor: int, end: int, form: str | None) -> Draft | None:
        """Return the gathering named by the noun phrase from ``begin`` whose head is the noun at ``i``; it may have one party, or none."""
        event = self.clauses.event(begin, end, "at") or self._of_body(i, stop, end)
        if event is None or not event.span[0] <= i < event.span[1]:
            return None
        behind = self.over_bracket(event.span[1], end)
        after = self.after_taking_place(behind, end)
        happens = after is not None
        passing = begin > floor and self.folded[begin - 1] in PASSING and event.body is not None and not self._is_organ(event)
        if not happens and not passing:
            return None
        real, status = self.reality(begin, i, behind, floor, end, definite=True)
        if not real:
            return None
        reading = Reading(Found([], begin, behind), begin, status=status)
        draft = self.draft(reading, [], i, after or behind, floor, end, form, noun=i)
        if passing and not happens and draft.where is None:
            return None
        draft.event, draft.gathering = event, True
        self._add_body(draft)
        host = self._host(behind, end)
        if not host and draft.where is not None and draft.where.country and draft.form == "in_person" and draft.members:
            state = Party(kind="country", country=draft.where.country, mention=self.article.extract(*draft.where.span))
            host = [Member(state, draft.where.span[0], "host")]
        draft.members = [*host, *draft.members]
        return draft

    def of_group(self, begin: int, i: int, stop: int, floor: int, end: int, form: str | None) -> Draft | None:
        """Return "the meeting of GROUP was held in PLACE on DAY", where the group alone is told of."""
        if stop + 1 >= end or self.folded[stop] != "of":
            return None
        found = self.people.ahead(stop + 1, end)
        if len(found.members) != 1 or found.members[0].party.kind != "group" or not self.takes_place(found.end, end):
            return None
        real, status = self.reality(begin, i, found.end, floor, end, definite=True)
        reading = Reading(found, begin, status=status)
        after = self.after_taking_place(found.end, end) or found.end
        draft = self.draft(reading, found.members, i, after, floor, end, form, noun=i) if real else None
        return draft if draft is not None and draft.when is not None and draft.where is not None else None

    def _of_body(self, i: int, stop: int, end: int) -> Event | None:
        """Return "meeting of BODY" as the name of a gathering."""
        k = stop + 1 + (stop + 1 < end and bool(self.flags[stop + 1] & DETERMINER))
        body = self.starting.get(k) if stop < end and self.folded[stop] == "of" else None
        if not isinstance(body, OrganisationMention) or body.country is not None or body.kind not in ("igo", "forum", "government"):
            return None
        return Event((i, body.end), "at", self.article.entities.body_of[body.start].number, None)

    def _is_organ(self, event: Event) -> bool:
        """Tell whether the event has the name of the body: "the General Assembly"."""
        named = self.ending.get(event.span[1])
        return isinstance(named, OrganisationMention) and named.start - bool(self.flags[named.start - 1] & DETERMINER) <= event.span[0]

    def _host(self, i: int, end: int) -> list[Member]:
        """Return whom "hosted by", "under the chairmanship of" behind the name of a gathering names."""
        for k in range(i, min(end - 2, i + ASIDE)):
            by = self.folded[k] in ("hosted", "convened", "organised", "organized", "chaired") and self.folded[k + 1] == "by"
            if by or (self.folded[k] in ("chairmanship", "chair", "presidency") and self.folded[k + 1] == "of"):
                found = self.people.ahead(k + 2, end).members
                for member in found:
                    member.role = "host"
                return found
        return []

    def reality(
        self, begin: int, i: int, after: int, floor: int, end: int, *, definite: bool, subject: bool = False
    ) -> tuple[bool, str | None]:
        """Tell whether a noun speaks of an encounter that is, was or is to be, and which of the three."""
        status: str | None = None
        during = begin > floor and self.folded[begin - 1] == "during"
        presupposed = definite and begin > floor and self.folded[begin - 1] in ("after", "following", "during", "since", "throughout")
        first = begin if presupposed else max(floor, begin - 9)
        for k in range(begin - 1, first - 1, -1):
            word = self.folded[k]
            if (
                self.words[k] in (";", '"', "“")
                or (subject and self.words[k] == ",")
                or (k in self.starting and k < begin - 3 and word != "after")
            ):
                break
            doubt = self.known.at("unreal", self.folded, k, begin)
            aside = during and doubt < begin - 1 and word not in MAYBE  # "stressed the need for A during a meeting"
            if doubt > k and not self.flags[k] & CAPITAL and not aside and (doubt == begin or self.folded[doubt - 1] != "to"):
                return False, None
            if self.known.is_a("negation", word):
                return False, None
            if self.known.at("cancelled", self.folded, k, begin) > k:
                status = "cancelled"
                break
            if self.known.at("ahead", self.folded, k, begin) > k:
                status = "planned"
            if word in ("will", "shall"):
                status = "planned"
        once = definite and self.folded[begin] == "the"  # "the annual meeting" is one of them
        for k in range(begin, i):
            if self.known.is_a("unreal", self.folded[k]) and not self.flags[k] & CAPITAL and not (once and self.folded[k] == "annual"):
                return False, None
        if any(
            self.folded[k] in ("upcoming", "planned", "scheduled", "forthcoming", "expected", "next", "proposed", "coming", "tomorrow")
            for k in range(begin, i)
        ):
            status = status or "planned"
        k = after
        while k < min(end, after + 12) and not is_finite(self.article, k):
            if self.folded[k] == "that" and k > after + 1:  # "a visit brings hope that talks will resume"
                k = end
                break
            if self.folded[k] == "to" and k + 2 < end and self.folded[k + 1] == "be":
                status = status or "planned"
            k += 1
        if k < min(end, after + 12):
            if self.folded[k] in ("will", "shall"):
                status = status or "planned"
            elif self.folded[k] in ("may", "might", "could", "should", "would", "must", "can") and self.folded[k + 1 : k + 2] != ["have"]:
                return definite and status is not None, status
            tail = self.folded[k : k + 4]
            if any(self.known.at("cancelled", self.folded, t, end) > t for t in range(k, min(end, k + 4))):
                status = "cancelled"
            elif any(w in ("scheduled", "expected", "due", "planned", "slated", "set") for w in tail) and status is None:
                status = "planned"
        if status is None and self._is_to_come(begin, floor):
            status = "planned"
        before = self._governing(begin, floor)
        governed = (
            before in GOOD_PREPOSITIONS
            or before in TAKEN
            or self.known.at("ahead", self.folded, max(floor, begin - 2), begin) > max(floor, begin - 2)
        )
        plain = definite or governed or status == "cancelled"
        if not plain:
            _, last_ = self.clauses.bounds(i, after, floor, end)
            plain = (
                self.clauses.when(i, after, begin, last_, future=False) is not None
                or (k < end and self.flags[k] & PAST and k < after + 4)
                or begin == floor
            )
        return bool(plain), status

    def _governing(self, begin: int, floor: int) -> str:
        """Return the word in front of a noun phrase, dates stepped over: "received on Tuesday a call"."""
        k = begin
        while k > floor and k in self.clauses.date_to:
            k = self.clauses.date_to[k].start
            k -= k > floor and self.folded[k - 1] == "on"
        return self.folded[k - 1] if k > floor else ""

    def _is_to_come(self, begin: int, floor: int) -> bool:
        """Tell whether the verb that governs a noun is in the future: "will visit X for talks with Y"."""
        for t in range(begin - 1, max(floor, begin - REACH) - 1, -1):
            if is_finite(self.article, t):
                due = self.folded[t] in ("is", "are") and self.folded[t + 1] in ("due", "expected", "scheduled", "set", "slated")
                return due or self.folded[t] in ("will", "shall", "'ll")
        return False
