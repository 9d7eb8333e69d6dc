"""Encounters that a sentence speaks of and that are none: matches, novels, denials, conditions.

Rule 1  States that meet in a final or a qualifier play against each other.
Rule 2  What happens "in the novel" happens nowhere.
Rule 3  What somebody denied, or made to depend on a condition, is no encounter; nor are refugees that a state is thanked for hosting.
Rule 4  What happens again and again, or to anyone, is no single encounter.
"""

from __future__ import annotations

from ..evidence import is_finite
from .drafts import Draft
from .view import Reader

REPORTED = frozenset({"that", "having", "meeting", "holding", "visiting", "travelling", "traveling"})
TAKING_IN = ("host", "receiv", "welcom", "shelter")
TAKEN_IN = 5  # tokens of "hosting hundreds of thousands of"
DISMISSED = frozenset({"dismissed", "dismisses", "rejected", "rejects"})
RUMOURS = frozenset({"report", "reports", "rumours", "rumors", "claim", "claims", "speculation"})
REACH = 14  # tokens
FAR = 24  # tokens of "agreed to cooperate on A, such as B, and to consult"


class Doubts(Reader):
    """Tells of one article which drafts are encounters."""

    def is_real(self, draft: Draft, start: int, end: int) -> bool:
        """Tell whether what a sentence tells happened, happens or is to happen."""
        return not (
            self._is_match(draft, start, end)
            or self._is_told(start, end)
            or self._denied(draft, start)
            or self._depends(draft, end)
            or self._is_supposed(draft, start)
            or self._takes_in(draft)
            or self._is_anothers(draft)
            or self._is_habit(draft)
            or self._is_resolve(draft, start)
            or self._is_of_one_body(draft)
        )

    def _is_resolve(self, draft: Draft, start: int) -> bool:
        """Tell whether "agreed to consult closely", "vowed to consult on A" tells of no encounter in particular."""
        if draft.when is not None or draft.where is not None or self.folded[draft.at - 1 : draft.at + 1] != ["to", "consult"]:
            return False
        return any(self.known.is_a("undertaking", self.folded[k]) for k in range(max(start, draft.at - FAR), draft.at))

    def _takes_in(self, draft: Draft) -> bool:
        """Tell whether a state hosts refugees, or is thanked "for temporarily hosting" people, praised for its "generosity in hosting" them."""
        if not self.folded[draft.at].startswith(TAKING_IN):
            return False
        if "thousands" in self.folded[draft.at : draft.at + TAKEN_IN]:
            return True
        groups = [(m.party.name or "").lower() for m in draft.members if m.party.kind == "group"]
        if any(not self.terms.uprooted.isdisjoint(name.split()) for name in groups):
            return True
        gerund = self.folded[draft.at].endswith("ing") and not {"for", "in", "of"}.isdisjoint(self.folded[max(0, draft.at - 2) : draft.at])
        return gerund and bool(groups)

    def _is_match(self, draft: Draft, start: int, end: int) -> bool:
        return all(m.party.kind != "person" for m in draft.members) and not self.terms.sport.isdisjoint(self.folded[start:end])

    def _is_told(self, start: int, end: int) -> bool:
        """Tell whether "In the novel," opens the sentence."""
        return start + 2 < end and self.folded[start] == "in" and any(w in self.terms.fiction for w in self.folded[start + 1 : start + 4])

    def _denied(self, draft: Draft, start: int) -> bool:
        """Tell whether "denied that", "denied a report that", "denied meeting", "dismissed reports of", "no evidence that" governs the clause of the encounter."""
        for k in range(draft.at - 1, max(start, draft.at - REACH) - 1, -1):
            if self.words[k] in (";", ":") or self.folded[k] in ("but", "after", "when", "while"):
                return False
            if self.folded[k] == "no" and self.folded[k + 1] in self.terms.traces:
                return True
            if self.folded[k] in DISMISSED:
                return not RUMOURS.isdisjoint(self.folded[k + 1 : draft.at]) and not (
                    draft.noun and "that" in self.folded[k + 1 : draft.at]
                )
            if self.folded[k] in self.terms.denied:
                return not REPORTED.isdisjoint(self.folded[k + 1 : draft.at + 1])
        return False

    def _depends(self, draft: Draft, end: int) -> bool:
        """Tell whether "only if", "if" makes "would meet" a condition."""
        if draft.status != "planned" or "would" not in self.folded[max(0, draft.at - 3) : draft.at]:
            return False
        for k in range(draft.at + 1, min(end, draft.at + REACH)):
            if self.folded[k] in ("if", "unless", "provided"):
                return True
            if self.words[k] == "," or is_finite(self.article, k):
                return False
        return False

    def _is_supposed(self, draft: Draft, start: int) -> bool:
        """Tell whether "Had he travelled to PLACE," opens the sentence: he did not; not "Had a good meeting with Y"."""
        return self.folded[start] == "had" and "," not in self.words[start : draft.at] and 0 < draft.at - start < REACH

    def _is_habit(self, draft: Draft) -> bool:
        """Tell whether "regularly", "often", "all the time" stands beside a verb that has no date; or who is met is "any official"."""
        if any("any" in self.folded[max(0, m.at - 1) : m.at + 1] for m in draft.members):
            return True
        if draft.when is not None or draft.noun:
            return False
        near = self.folded[draft.at : draft.at + REACH]
        always = "time" in near and near[near.index("time") - 2 : near.index("time")] == ["all", "the"]
        return always or not self.terms.habits.isdisjoint(self.folded[max(0, draft.at - 1) : draft.at + 2])

    def _is_of_one_body(self, draft: Draft) -> bool:
        """Tell whether "officials and members held a meeting": people of one body, of whom nothing tells whose they are."""
        if draft.when is not None or draft.where is not None or draft.event is not None or (draft.noun and draft.form != "in_person"):
            return False
        names = [m.party.name or "" for m in draft.members if m.party.kind == "group"]
        if len(names) < len(draft.members) or any(m.at > draft.at for m in draft.members):
            return False
        return all(name.islower() for name in names) and any(name.split()[-1:] == ["members"] for name in names)

    def _is_anothers(self, draft: Draft) -> bool:
        """Tell whether a delegation that somebody announces is to attend: "announced a delegation to A to attend"."""
        at = draft.at
        if at < 2 or self.folded[at - 1] != "to":
            return False
        for k in range(at - 2, max(0, at - REACH), -1):
            if self.folded[k] in ("delegation", "mission", "team") and self.folded[k + 1] == "to":
                return not self.terms.appointed.isdisjoint(self.folded[max(0, k - REACH) : k])
        return False
