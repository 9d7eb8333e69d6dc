"""Which attributions of a sentence are outermost, and which are part of what another one attributes.

Rule 1  What somebody says holds the attributions inside it; a new main clause, or a verb that shares the subject, opens another.
Rule 2  An outlet that reports that somebody said something only passes it on.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import ADVERB, BASE, DETERMINER, ING, PARTICIPLE, PAST, PREPOSITION, TIME
from ...records import Party
from ..evidence import COMMA_OR_QUOTE, first_finite, is_dash
from ..reader import Reader
from .attribution import Attribution
from .contents import Contents
from .outlets import Outlets
from .trailing import OPENING_SUBORDINATORS
from .verbs import HAVE

ASIDE_WHILE = frozenset({"as", "while", "though", "although", "whilst"})
ASIDE_AFTER = frozenset({"after", "before"})
TIMESPAN = 6  # tokens of "a day and a half after"
JOINTS = frozenset({"and", "but", "while", "whereas"})  # between what one and another said
FINITE_FORMS = frozenset({"past", "s"})


def is_same(one: Party, other: Party | None) -> bool:
    """Tell whether two parties are one: the same entry of the report, or somebody unnamed by words of the same designation."""
    if other is None or (one.kind, one.ref, one.name) != (other.kind, other.ref, other.name):
        return False
    described = set((one.office or "").casefold().split()) <= set((other.office or "").casefold().split())
    return one.country in (None, other.country) and described


class Nesting(Reader):
    """Orders the attributions of one article's sentences."""

    def __init__(self, article: Article, contents: Contents, outlets: Outlets) -> None:
        super().__init__(article)
        self.contents, self.outlets = contents, outlets

    def outermost(self, candidates: list[Attribution], start: int, end: int, *, has_speaker: bool) -> list[Attribution]:
        """Return the attributions that are not part of what another one attributes (Rule 1)."""
        top: list[Attribution] = []
        for candidate in candidates:
            if candidate.role == "infinitive":
                if self._is_purpose(candidate, top, has_speaker=has_speaker):
                    top.append(candidate)
            elif not top:
                weak = candidate.form.cue.weak and candidate.form.cue.act == "say"
                if has_speaker or not (candidate.role == "coordinate" and weak):
                    top.append(candidate)
            elif candidate.role in ("subject", "inverted"):
                top[-1:] = self._behind(top, candidate, start)
            elif candidate.role == "participle":
                if self._adds(top[-1], candidate, end):
                    top.append(candidate)
            elif self._shares(top, candidate):
                top.append(candidate)
        return top

    def _is_purpose(self, candidate: Attribution, top: list[Attribution], *, has_speaker: bool) -> bool:
        """Tell whether an infinitive attributes words that no verb in front holds: "spoke with X to congratulate him"."""
        if not top:
            return not has_speaker
        return top[-1].role == "subject" and self.contents.forward(top[-1], candidate.lead) is None

    def _behind(self, top: list[Attribution], candidate: Attribution, start: int) -> list[Attribution]:
        """Return what takes the place of the last outermost attribution when one with a subject of its own follows: either, or both."""
        current = top[-1]
        if candidate.role == "subject" and self._passes_on(current, candidate):
            return [attrs.evolve(candidate, relayed_by=current.speaker)]
        if candidate.subject is not None and candidate.subject.start < current.lead < candidate.start:  # "A, who had shared X, said"
            parted = len(top) > 1 and top[-2].end <= candidate.subject.start  # "Noting A, X, while explaining B, called"
            kept = [] if current.form.cue.weak else [attrs.evolve(current, lead=candidate.subject.start) if parted else current]
            return [*kept, attrs.evolve(candidate, lead=candidate.start) if kept or top[:-1] else candidate]
        if self._is_answered(current, candidate):
            return [candidate]
        comma = self._opens_aside(current, candidate)
        if comma is not None:
            return [current, attrs.evolve(candidate, lead=comma)]
        if self._gives_way(current, candidate, start):
            return [candidate]
        return [current, candidate] if self._opens_clause(top, candidate, start) else [current]

    def _is_answered(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb without words of its own names whoever then speaks: "was responding to X who said that"."""
        who = self.folded[candidate.lead] == "who" and self.words[candidate.lead - 1] != ","
        return who and "that" in candidate.form.cue.frames and self.contents.forward(current, candidate.lead) is None

    def _gives_way(self, current: Attribution, candidate: Attribution, start: int) -> bool:
        """Tell whether the verb in front stands in a relative clause or an opening phrase, behind whose comma the sentence's own verb follows."""
        if self.words[candidate.lead - 1] != ",":
            return False
        aside = current.form.cue.weak or self.folded[current.lead] in ("who", "which")
        if aside and self._in_relative(current, start):
            return True
        return current.role == "subject" and current.speaker is None and self._in_opening(current, start)

    def _opens_clause(self, top: list[Attribution], candidate: Attribution, start: int) -> bool:
        """Tell whether a verb with its own subject opens another main clause, rather than being told by the one in front."""
        current = top[-1]
        if current.role in ("participle", "infinitive") and "," in self.words[current.end : candidate.lead]:
            if current.role == "infinitive" or self.opens(top, start) or self._in_opening(current, start):
                return True
        return self._new_clause(candidate, start) or self._joins_another(current, candidate) or self._says_besides(current, candidate)

    def _adds(self, current: Attribution, candidate: Attribution, end: int) -> bool:
        """Tell whether a participle behind a verb attributes words besides it: "said X, adding that Y"."""
        if self.contents.asides.over_bracketing(current.end, end) > candidate.start:
            return False  # "reported, citing two envoys, that ..."
        if candidate.subject is not None and candidate.lead == candidate.start and self._reports(current, candidate):
            return False  # "said a notice had been printed in Oslo announcing"
        if self._tells_how(current, candidate):
            return False  # "said that, by urging talks, they had lost time"
        return candidate.form.cue.act == "say" or not candidate.form.cue.weak

    def _shares(self, top: list[Attribution], candidate: Attribution) -> bool:
        """Tell whether a verb shares the subject of the one in front, or takes up the one before a participle: "said X, noting Y, and urged Z"."""
        current = top[-1]
        if current.role == "participle" and len(top) > 1 and self._resumes(top[-2], candidate):
            return True
        return self._goes_with(current, candidate) and not self._inside_clause(current, candidate)

    def _opens_aside(self, current: Attribution, candidate: Attribution) -> int | None:
        """Return the comma behind which somebody is told to have said something more while, or before, the first thing was said.

        Forms: ", [even] as he vowed to ..." / "even as others have warned of ..." / ", though the source added that ..." / ", hours after Y said ..." / ', where she wrote: "..."'.
        """
        k = candidate.lead - 1
        if self.folded[k - 1 : k + 1] == ["even", "as"] and candidate.role == "subject" and candidate.speaker and current.role == "subject":
            return k - 1 - (self.words[k - 2] == ",")
        strong = not candidate.form.cue.weak and "past" in candidate.form.inflections and "past" in current.form.inflections
        if not strong or candidate.role != "subject" or candidate.speaker is None or current.role not in ("subject", "inverted"):
            return None
        if self.folded[k] == "where" and self.words[candidate.end : candidate.end + 1] == [":"]:
            return k - 1 if self.words[k - 1] == "," else None
        again = self.folded[candidate.lead] in ("he", "she", "it", "they") or is_same(candidate.speaker, current.speaker)
        if self.folded[k] in ASIDE_AFTER:
            first = next((i for i in range(k - 1, max(current.end, k - TIMESPAN), -1) if self.words[i] == ","), None)
            timed = first is not None and first < k - 1 and bool(self.flags[k - 1] & TIME)
            return first if timed and not again else None
        if self.folded[k] in ASIDE_WHILE and again:
            k -= self.folded[k - 1] in ("even", "just")
            return k - 1 if self.words[k - 1] == "," else None
        return None

    def opens(self, top: list[Attribution], start: int) -> bool:
        """Tell whether nothing but participles open a sentence: "Recalling A, [and] welcoming B, the two sides"."""
        return top[0].lead <= start + 1 and all(a.role == "participle" for a in top)

    def goes_on_with(self, candidate: Attribution) -> bool:
        """Tell whether an attribution behind another goes on about its speaker or opens a clause: ", who added", ", while B said"."""
        return (self.folded[candidate.lead] == "who" and self.words[candidate.lead - 1] == ",") or self._new_clause(candidate, -1)

    def _new_clause(self, candidate: Attribution, start: int) -> bool:
        """Tell whether a new main clause begins in front of an attribution: "..., and she said", "...; he added"."""
        lead = candidate.lead
        if start >= 0 and self.flags[start] & ADVERB and self.words[start + 1] == ",":
            start += 2  # "Notably, when X called ..., Y said"
        elif start >= 0 and self.flags[start] & ADVERB and self.folded[start + 1] in OPENING_SUBORDINATORS:
            start += 1  # "Even before he assumed ..., X said"
        subordinate = start >= 0 and self.folded[start] in OPENING_SUBORDINATORS and self.folded[start : start + 2] != ["as", "for"]
        if self.words[lead - 1] == ";" or (self.words[lead - 1] == "," and subordinate):
            return True
        return self.folded[lead - 1] in ("and", "but", "while", "whereas") and self.words[lead - 2] in COMMA_OR_QUOTE

    def _joins_another(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether "and", "while" or a dash joins the act of others to that of one: "He praised the plan and the leaders agreed to meet"."""
        subject, first = candidate.subject, current.speaker
        if subject is None or candidate.speaker is None or first is None or current.role != "subject":
            return False
        dash = is_dash(self.article, subject.start - 1)
        joins = dash or (first.kind != "group" and self.folded[subject.start - 1] in ("and", "while"))
        if candidate.role != "subject" or candidate.lead != subject.start or not joins:
            return False
        content = self.contents.forward(current, candidate.lead - 1)
        return content is not None and not content.clause and candidate.speaker != first and not subject.plain

    def _says_besides(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a word alone joins what somebody else said in the same tense: "X said A but Y said B", not "X said that A and Y said B"."""
        subject = candidate.subject
        if subject is None or subject.plain or candidate.role != "subject" or candidate.lead != subject.start or current.role != "subject":
            return False
        again = self.folded[candidate.lead - 1] == "but" and self.folded[candidate.lead] in ("he", "she", "it", "they")
        if again and self.folded[current.end] == "that":  # "said that A but he added that B"
            return not candidate.form.cue.weak and self.folded[candidate.end : candidate.end + 1] == ["that"]
        if (
            self.folded[candidate.lead - 1] not in JOINTS
            or self.folded[current.end] == "that"
            or self._are_both(current.end, candidate.lead)
        ):
            return False
        told = current.speaker is not None and candidate.speaker is not None and candidate.speaker != current.speaker
        plain = all(a.form.cue.act == "say" and not a.form.cue.weak for a in (current, candidate))
        return told and plain and bool(current.form.inflections & candidate.form.inflections & FINITE_FORMS)

    def _are_both(self, i: int, lead: int) -> bool:
        """Tell whether nothing but a name stands between a verb and "and" in front of another: "said [A and B] had agreed"."""
        one = self.starting.get(i + bool(self.flags[i] & DETERMINER)) or self.starting.get(i)
        return one is not None and one.end == lead - 1 and self.folded[lead - 1] == "and"

    def _in_opening(self, current: Attribution, start: int) -> bool:
        """Tell whether a participle belongs to the phrase that opens the sentence: "In a statement condemning the raid, X said"."""
        return bool(self.flags[start] & PREPOSITION) and "," not in self.words[start : current.start]

    def _in_relative(self, current: Attribution, start: int) -> bool:
        """Tell whether an attribution stands in a relative clause of an opening adjunct: "In Kosovo, where A is resisting B", "Talking to C, who"."""
        return bool(self.flags[start] & (PREPOSITION | ING)) and not {"where", "which", "who", "whose"}.isdisjoint(
            self.folded[start : current.start]
        )

    def _inside_clause(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb behind a mere comma belongs to what the verb before reports: "that she has, in fact, urged"."""
        joined = self.words[candidate.lead] != "," or self.folded[candidate.lead + 1] in ("and", "but")
        return not joined and self._reports(current, candidate)

    def _tells_how(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether "by" and a participle belong to the clause that is reported: "said the plan hurts trade by promising quotas"."""
        return self.folded[candidate.lead] == "by" and current.role != "participle" and self._reports(current, candidate)

    def _reports(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether what stands in front of an attribution is a clause that somebody is told to have said."""
        content = self.contents.forward(current, candidate.lead)
        return content is not None and content.clause

    def _goes_with(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb behind "and" shares the subject of the one before: of its tense, or behind a comma; no second infinitive."""
        if "base" in candidate.form.inflections and not candidate.form.inflections & {"past", "part"}:
            between = range(current.end, candidate.lead)
            if any(self.folded[i] == "to" and self.flags[i + 1] & BASE for i in between):
                return False  # "they have chosen to stand up and defend"
        if self._is_listed(current, candidate):
            return False
        if "ing" in current.form.inflections and current.role == "subject" and not candidate.form.cue.weak:
            return bool(candidate.form.inflections & {"s", "past"})  # "is working on a deal but says"
        shifts = self.words[candidate.lead] == "," and not candidate.form.cue.weak and "base" not in candidate.form.inflections
        return bool(current.form.inflections & candidate.form.inflections) or shifts

    def _resumes(self, main: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb behind ", and" goes on with the main verb over a participle: "welcomed X, saying it was due, and added"."""
        joined = self.words[candidate.lead] == "," and self.folded[candidate.lead + 1] == "and"
        told = joined and not candidate.form.cue.weak and "base" not in candidate.form.inflections
        return told and bool(main.form.inflections & candidate.form.inflections)

    def _passes_on(self, outlet: Attribution, candidate: Attribution) -> bool:
        """Tell whether an outlet reports no more than that somebody said something: "The AP reports that [the ministry announced ...]"."""
        if outlet.form.cue.id != "report" or outlet.speaker is None or candidate.subject is None or candidate.speaker is None:
            return False
        between = range(outlet.end, candidate.subject.start)
        direct = all(self.folded[i] == "that" or self.flags[i] & DETERMINER for i in between)
        return direct and not candidate.form.cue.weak and self.outlets.is_outlet(outlet.speaker)

    def _is_listed(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb ends a list of participles in what is said: "said that they have met, talked and [urged restraint]"."""
        have = next(
            (i for i in range(current.end, candidate.lead) if self.folded[i] in HAVE and self.flags[i + 1] & (PARTICIPLE | PAST)), None
        )
        if have is None or self.words[candidate.lead] == ",":
            return False
        return any(self.words[k] == "," and self.flags[k + 1] & (PARTICIPLE | PAST) for k in range(have, candidate.lead))

    def tells_of(self, leading: Attribution, trailing: Attribution, start: int) -> bool:
        """Tell whether somebody passes on what another person said: "X told the envoys he would go, the premier said"."""
        one, other = leading.speaker, trailing.speaker
        if one is None or one.kind not in ("person", "group") or leading.form.cue.act == "agree" or leading.form.cue.weak:
            return False
        said = leading.form.inflections & {"past", "part"} and first_finite(self.article, start, leading.end) in (
            leading.start,
            leading.start - 1,
        )
        passes = other is not None and other.kind == "person" and trailing.form.cue.id in ("say", "report")
        return bool(said and passes and not is_same(one, other))
