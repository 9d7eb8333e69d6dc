"""One verb, several encounters: "met separately with B and C", "met with B, with C and with D", "met in A in May and again in B in June", "met in May and June"."""

from __future__ import annotations

from itertools import takewhile

import attrs

from dipevents.lexicon import PAST, THIRD
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader
from ..drafts import Draft, Where
from ..members import Member

FURTHER = frozenset({"and", "then", "as", "separately", "later", "subsequently", "afterwards", "also"})  # in front of one more "with"
JOINT = frozenset({"trilateral", "three-way", "joint", "jointly", "together", "conference", "counterparts"})  # of several at once
TALKS = frozenset({"discussions", "talks"})
PLURALS = frozenset({"audiences", "calls", "encounters", "meetings", "summits"})  # one with each

FRONT = 14  # tokens of "In separate meetings in PLACE on DAY," and a title in front of a subject


class Several(CueReader):
    """Takes the draft of one verb apart into those of single encounters."""

    def apart(self, draft: Draft, i: int, end: int) -> list[Draft]:
        """Make "A meets separately with B and C" two encounters; "A and B met C, respectively" and "met with B and with C" too."""
        last = draft.evidence[0][1]
        again = next((k for k in range(i, min(end, last) - 2) if self._goes_on_elsewhere(k, i)), None)
        if again is not None:
            return self._repeated(draft, again, last)
        left = [m for m in draft.members if m.at < i]
        if not left:  # "After meeting A in B, X", "In separate talks with A in B, X and Y said": whose they are is told behind
            left = list(takewhile(lambda m: m.at > min(o.at for o in draft.members), draft.members))
        right = [m for m in draft.members if m.at >= i and m not in left]
        others = self._with_others(draft, left, right, end) or self._gapped(draft, left, right, last)
        if others:
            return [*self._one_each(draft, i, left, right, end), *others]
        return self._one_each(draft, i, left, right, end)

    def _one_each(self, draft: Draft, i: int, left: list[Member], right: list[Member], end: int) -> list[Draft]:
        """Take "met separately with B and C", "had meetings with B and C" apart, whose cue stands at ``i``."""
        first, last = draft.evidence[0]
        apart = any(self._says_apart(k) for k in range(max(first, i - 3), min(end, last))) or self._fronted(first)
        named = right[:-1] if len(right) > 2 and right[-1].party.kind == "group" else right  # "meetings with B, C and other officials"
        if not apart and len(left) == 1 and all(m.party.kind in ("person", "country") for m in named):
            apart = not PLURALS.isdisjoint(self.folded[i : min((m.at for m in right), default=i)])
        apart = apart or self._are_bilateral(i, left, right) or self._are_met_alone(draft, i, left, right, end)
        if not apart:
            return [draft]
        if not left or not right or (len(left) > 1) == (len(right) > 1):
            return [draft]
        return [attrs.evolve(draft, members=[a, b], evidence=list(draft.evidence), topics=[], outcomes=[]) for a in left for b in right]

    def _are_bilateral(self, i: int, left: list[Member], right: list[Member]) -> bool:
        """Tell whether "bilateral meetings" of the leaders of several states with one are one with each."""
        states = {m.party.country for m in left}
        said = "bilateral" in self.folded[i : min((m.at for m in right), default=i)]
        return said and len(right) == 1 and len(left) == len(states) > 1 and right[0].party.country not in states

    def _are_met_alone(self, draft: Draft, i: int, left: list[Member], right: list[Member], end: int) -> bool:
        """Tell whether one meets several one by one: those whom somebody phones or calls on, or "also met"."""
        if len(left) != 1 or len({m.at for m in right}) < len(right) or not JOINT.isdisjoint(self.folded[slice(*draft.evidence[0])]):
            return False
        if self.known.begins("caller", self.folded, i, end):
            return right[0].party.kind == "person"
        if not right or any(m.party.kind != "person" for m in right):
            return False
        also = "also" in self.folded[max(draft.evidence[0][0], i - 3) : i] and left[0].party.country not in {m.party.country for m in right}
        verb = not draft.noun or (also and left[0].role != "host" and not TALKS.isdisjoint(self.folded[i : right[0].at]))
        return verb and (also or draft.form == "phone")

    def _says_apart(self, k: int) -> bool:
        """Tell whether "separately", "separate [meetings]" stands at token ``k``; "a separate meeting" is one."""
        return (
            self.folded[k] in ("separately", "respectively")
            or self.folded[k - 1 : k + 1] == ["in", "turn"]
            or (self.folded[k] == "separate" and self.folded[k - 1] not in ("a", "one"))
        )

    def _fronted(self, first: int) -> bool:
        """Tell whether "In separate meetings [in PLACE]," stands in front of the clause that begins at token ``first``."""
        for k in range(first - 1, max(0, first - FRONT), -1):
            if self.words[k] in (".", ";"):
                return False
            if self.folded[k - 1 : k + 1] == ["in", "separate"]:
                return True
        return False

    def _goes_on_elsewhere(self, k: int, i: int) -> bool:
        """Tell whether "and again", "and [in] June" behind "in May", or "and in B in June" behind "in A in May", begins at token ``k``."""
        if self.folded[k] != "and":
            return False
        if self.folded[k + 1] == "again":
            return True
        before, behind = self.date_to.get(k), self.date_from.get(k + 1 + (self.folded[k + 1] == "in"))
        if before is not None and behind is not None and before.form == behind.form and before.form in ("month", "year"):
            return True
        where = self.setting.place_at(k + 2) if self.folded[k + 1] == "in" else None
        if where is None or k not in self.date_to:
            return False
        dated = any(d.start <= where.span[1] + 1 for d in self.setting.dates_in(where.span[1], where.span[1] + 2))
        return dated and any(self.setting.place_at(t + 1) for t in range(i, k) if self.folded[t] == "in")

    def _gapped(self, draft: Draft, left: list[Member], right: list[Member], last: int) -> list[Draft]:
        """Return the further encounters of "met B in Rome on Monday[, D in Bern] and C in The Hague on Tuesday", whose verb is not said again."""
        found: list[Draft] = []
        if len(left) != 1 or not right or draft.form not in ("in_person", "phone", "video"):
            return found
        first, future = draft.evidence[0][0], draft.status == "planned"
        begin, k = right[-1].at, right[-1].at + 1
        ends: list[int] = []
        while k < last - 2:
            listed = (self.folded[k] == "and" or self.words[k] == ",") and not self.flags[k + 1] & (PAST | THIRD)
            if listed and self._is_placed(begin, k):
                others = self.people.ahead(k + 1, last)
                people = bool(others.members) and all(m.party.kind == "person" for m in others.members)
                if people and self._is_placed(others.end, last) and not any(is_finite(self.article, t) for t in range(begin + 1, k)):
                    ends.append(k)
                    found.append(attrs.evolve(draft, members=[*left, *others.members], evidence=[(first, last)], topics=[], outcomes=[]))
                    begin, k = others.members[-1].at, others.end
                    continue
            k += 1
        for one, (start, stop) in zip([draft, *found], zip([right[0].at, *ends], [*ends, last], strict=True), strict=True):
            if found:
                one.when = self.setting.when(start, start + 1, start, stop, future=future)
                one.where = self.setting.where(start, start + 1, start, stop)
                one.evidence = [(first, stop)]
        return found

    def _is_placed(self, first: int, last: int) -> bool:
        """Tell whether a place or a day is printed between two tokens, behind the name that stands first."""
        if any(not self.setting.is_limit(d) for d in self.setting.dates_in(first, last)):
            return True
        return any(self.folded[k] == "in" and self.setting.place_at(k + 1) is not None for k in range(first, last - 1))

    def _with_others(self, draft: Draft, left: list[Member], right: list[Member], end: int) -> list[Draft]:
        """Return the further encounters of "met with B, with C and with D"."""
        found: list[Draft] = []
        if len(left) != 1 or not right:
            return found
        k = right[-1].at + 1
        limit = k + 24
        while k < min(end - 1, limit) and self.words[k] not in (";", ":") and not is_finite(self.article, k):
            place = self._place_in_front(k)  # "and in PLACE with Y"
            further = self.folded[k - 1] in FURTHER or self.words[k - 1] == "," or place is not None or self._is_further_noun(k - 1)
            if self.folded[k] == "with" and further:
                others = self.people.ahead(k + 1, end)
                if not others.members or (self.words[k - 1] == "," and self.drafting.is_absolute(others, end)):
                    break
                start = draft.evidence[0][0]
                found.append(
                    attrs.evolve(
                        draft, members=[*left, *others.members], evidence=[(start, others.end)], topics=[], outcomes=[], again=False
                    )
                )
                if place is not None:
                    found[-1].where = place
                self._redate(draft if len(found) == 1 else found[-2], found[-1], k, others.end, end)
                k, limit = others.end, others.end + 24
                continue
            k += 1
        return found

    def _redate(self, one: Draft, other: Draft, k: int, stop: int, end: int) -> None:
        """Give "with X on Tuesday and with Y on Friday" each its own day; the second "with" stands at ``k``."""
        begin = one.members[-1].at
        days = [d for d in self.setting.dates_in(begin, k) if not self.setting.is_limit(d)]
        later = [d for d in self.setting.dates_in(stop, min(end, stop + 6)) if not self.setting.is_limit(d)]
        if len(days) == 1 and len(later) == 1 and not any(is_finite(self.article, t) for t in range(begin + 1, k)):
            future = one.status == "planned"
            one.when = self.setting.when(begin, begin + 1, begin, k, future=future)
            other.when = self.setting.when(stop, stop, stop, later[0].end, future=future)
            if one.where is not None and one.where.span[0] > k:
                one.where = self.setting.where(begin, begin + 1, begin, k)

    def _is_further_noun(self, k: int) -> bool:
        """Tell whether the noun at ``k`` is that of one more encounter: "and [later] a meeting with Y"."""
        first = next((t for t in range(k - 1, max(1, k - 6), -1) if self.folded[t] in ("a", "an", "separate")), None)
        if first is None or not self.known.begins("event", self.folded, k, k + 1):
            return False
        return "and" in (self.folded[first - 1], self.folded[first - 2] if self.folded[first - 1] in FURTHER else "")

    def _place_in_front(self, i: int) -> Where | None:
        """Return PLACE of "and in PLACE with", whose "with" is token ``i``."""
        for k in range(i - 2, max(1, i - 6), -1):
            if self.folded[k] in ("in", "at") and self.folded[k - 1] == "and":
                where = self.setting.place_at(k + 1)
                return where if where is not None and where.span[1] == i else None
        return None

    def _repeated(self, draft: Draft, again: int, last: int) -> list[Draft]:
        """Make "met in A in May and again in B in June" two encounters."""
        future = draft.status == "planned"
        first = draft.evidence[0][0]
        other = attrs.evolve(
            draft,
            when=self.setting.when(again + 1, again + 2, again, last, future=future),
            where=self.setting.where(again + 1, again + 2, again, last),
            evidence=[(first, last)],
            members=list(draft.members),
            topics=[],
            outcomes=[],
            again=True,
        )
        draft.when = self.setting.when(draft.at, draft.at + 1, first, again, future=future)
        draft.where = self.setting.where(draft.at, draft.at + 1, first, again)
        draft.evidence = [(first, again)]
        return [draft, other] if other.when is not None or other.where is not None else [draft]
