"""How a verb of discussion is used: whose it is, and whether it reports that something was discussed."""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    NUMBER,
    PARTICIPLE,
    PAST,
    PERSON,
    PREPOSITION,
    THIRD,
    TIME,
)
from dipevents.parsers.evidence import QUOTES, first_finite, is_finite
from dipevents.tokens import POSSESSIVE

from ..syntax.clauses import Clauses, Reading
from ..view import Reader, View
from ..vocabulary import Cue
from .threads import Threads

SEIZED = frozenset({"took", "used", "had", "seized"})  # an opportunity that was not missed
TIME_SPENT = 9  # tokens of "spent a good deal of time talking"
STRANDED = frozenset({"on", "upon", "around", "to", "about", "at", "over"})
ADDING = frozenset({"as", "with", "and", "including", "notably", "especially", "particularly", "such"})
NO_TOPICS = {"raise_topic": "lifted", "review": "paraded"}  # cue -> kind of the words for what it may have as object outside talks


class Uses(Reader):
    """Reads the clauses of verbs of discussion, of one article; a sentence goes from ``start`` to ``end``."""

    def __init__(self, view: View, clauses: Clauses, threads: Threads) -> None:
        super().__init__(view)
        self.clauses, self.threads = clauses, threads

    def reading(self, verb: int, start: int, end: int) -> Reading:
        """Return what the clause of a verb tells; its subject may stand in front of quotation marks: the two had "discussed A"."""
        reading = self.clauses.subject(verb, start, end)
        if verb - 1 > start and self.words[verb - 1] in QUOTES and not self.flags[verb - 2] & MARK:
            k = verb - 2
            while k > start and self.flags[k] & (AUXILIARY | ADVERB):
                k -= 1
            reading.found = self.clauses.people.behind(k, start)
        return reading

    def is_no_report(self, cue: Cue, i: int, verb: int, stop: int, start: int, end: int) -> bool:
        """Tell whether a word does not say of anybody that they discussed something; ``verb`` is the finite one (see `begun`).

        Forms: "by [discussing] A" / "[Debating] A is useful" / "the committee [reviewing] the plan" / "issues, including ending A, [addressing] B and promoting C"
        / "[reviewed] an honour guard"
        """
        return (
            (verb == i and bool(self.flags[i] & ING) and i > 0 and bool(self.flags[i - 1] & PREPOSITION))
            or self._is_gerund_subject(i, stop, start, end)
            or (verb == i and self._modifies_noun(i, start))
            or self._is_listed(i, start)
            or self._is_no_matter(cue, i, stop, start, end)
        )

    def begun(self, i: int, start: int) -> int:
        """Return the finite verb whose subject the verb at ``i`` has: of "began by discussing A", "used the meeting to discuss A"; else ``i``."""
        if self.flags[i] & ING and (spent := self._spent(i, start)) is not None:
            return spent
        if i - 2 <= start or self.folded[i - 1] not in ("by", "with", "to"):
            return i
        occasion = self.folded[i - 2] in ("opportunity", "occasion", "chance") or self.known.begins("event", self.folded, i - 2, i)
        if occasion and self.folded[i - 1] == "to":
            return next((k for k in range(i - 3, max(start, i - 7), -1) if self.folded[k] in SEIZED), i)
        verb = i - 2 - (self.folded[i - 2] == "on")  # "went on to"
        wanted = ING if self.folded[i - 1] != "to" else BASE
        return verb if self.flags[i] & wanted and self.known.is_a("stage", self.folded[verb]) else i

    def _spent(self, i: int, start: int) -> int | None:
        """Return the verb of "spent a good deal of time [talking] about A", "spent the hour [discussing] B"."""
        verb = next((k for k in range(i - 2, max(start, i - TIME_SPENT), -1) if self.folded[k] == "spent"), None)
        return (
            verb
            if verb is not None and not any(self.words[k] in (",", ";") or is_finite(self.article, k) for k in range(verb + 1, i))
            else None
        )

    def wished(self, i: int, start: int, end: int) -> tuple[Reading | None, int]:
        """Return whose verb the infinitive at ``i`` is where it is to come about, and the word that tells so; None and ``i`` where none does.

        X wants to discuss A; X is keen to discuss A; Y expects X to discuss A
        """
        k = i - 1
        while k > start and self.flags[k] & ADVERB and not self.flags[k] & PREPOSITION:
            k -= 1
        if k - 1 <= start or self.folded[k] != "to":
            return None, i
        name = self.ending.get(k)
        if name is not None:
            expected = self.folded[name.start - 1] in ("expect", "expects", "expected")
            found = self.clauses.people.behind(k - 1, start) if expected else None
            return (Reading(found, found.start, "planned"), k - 1) if found is not None else (None, i)
        if self.folded[k - 1] not in self.terms.wishing:
            return None, i
        reading = self.clauses.subject(k - 1, start, end)
        reading.status, reading.infinitive, reading.passive = reading.status or "planned", False, False
        return reading, k - 1

    def is_left_open(self, reading: Reading, start: int) -> bool:
        """Tell whether "what X and Y discussed" leaves open what it was."""
        k = reading.start - 1
        return k >= start and self.folded[k] in ("what", "whatever")

    def is_said_of_another(self, i: int, start: int) -> bool:
        """Tell whether a relative clause gives the verb at ``i`` to a noun that is no encounter: "a partnership, which is focused on A"."""
        k = i - 1
        while k > start and self.flags[k] & (ADVERB | AUXILIARY) and not self.flags[k] & PREPOSITION:
            k -= 1
        if self.folded[k] not in ("which", "that") or k <= start:
            return False
        return not self.threads.speaks_of_meeting(k)

    def is_set_for(self, i: int, start: int) -> bool:
        """Tell whether "for the experts to examine A" gives the infinitive at ``i`` to somebody else."""
        for k in range(i - 2, max(start, i - 9), -1):
            if is_finite(self.article, k) or self.known.begins("event", self.folded, k, i):
                return False
            if self.folded[k] == "for":
                return bool(self.flags[k + 1] & DETERMINER) or k + 1 in self.starting
        return False

    def is_undertaken(self, i: int, start: int) -> bool:
        """Tell whether "agreed to", "pledged to work together to" governs the infinitive at ``i``: what is to be done some day."""
        for k in range(i - 1, max(start, i - 24) - 1, -1):
            if self.words[k] in (",", ";"):
                return False
            if self.flags[k] & (PAST | THIRD) and self.known.is_a("undertaking", self.folded[k]):
                return True
            if is_finite(self.article, k):
                return False
        return False

    def is_passive(self, reading: Reading, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether "A was discussed" makes topics the subject: a passive with nothing behind it that could be the topic."""
        opens = i == start or bool(self.flags[i - 1] & ADVERB)
        inverted = stop < end and self.folded[stop] in ("was", "were") and opens
        if not reading.passive and not inverted:
            return False
        bare = (
            stop >= end
            or bool(self.flags[stop] & (MARK | PREPOSITION | ADVERB | CONJUNCTION | AUXILIARY | TIME | ING))
            or stop in self.date_from
        )
        if (
            self.folded[stop - 1] in STRANDED
            and stop < end
            and not (self.folded[stop] in ("in", "during", "at", "by") or (self.words[stop] == "," and self.folded[stop + 1] in ADDING))
        ):
            return False  # "were focused on, among other things, A", but "A was touched on, as were B"
        return bare and bool(self.flags[i] & PARTICIPLE)

    def _is_gerund_subject(self, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether a gerund is what is spoken of: "Debating A is useful", not "Discussing A, X noted that"."""
        if not self.flags[i] & ING or not (i == start or (i == start + 1 and self.words[start] in QUOTES)):
            return False
        verb = first_finite(self.article, stop, end)
        return verb is not None and "," not in self.words[stop:verb]

    def _modifies_noun(self, i: int, start: int) -> bool:
        """Tell whether a participle belongs to the noun in front of it that is no encounter: "the committee reviewing the plan"."""
        if not self.flags[i] & ING or i <= start or i in self.ending:
            return False
        if self.flags[i - 1] & (MARK | CONJUNCTION | AUXILIARY | ADVERB | PREPOSITION | TIME | DETERMINER) or i in self.date_to:
            return False
        if self.folded[i - 1] == "be":
            return False  # "we will be discussing"
        if self.flags[i - 1] & NUMBER and self.folded[i - 2] == "the":  # "with the two discussing A"
            return False
        if any(c.kind == "event" for c in self.known.cues_at(self.folded, i - 1, i)[0]):
            return False  # "for a discussion revolving around A"
        return not self.threads.speaks_of_meeting(i)

    def _is_listed(self, i: int, start: int) -> bool:
        """Tell whether a participle is an item of a list that another one opens: "issues, including ending X, [addressing] Y and promoting Z"."""
        if not self.flags[i] & ING or self.words[i - 1 - (self.folded[i - 1] == "and")] != ",":
            return False
        opener = next((k for k in range(i - 2, start, -1) if self.folded[k] in ("including", "like", "as")), None)
        return opener is not None and bool(self.flags[opener + 1] & ING) and not any(is_finite(self.article, k) for k in range(opener, i))

    def _is_no_matter(self, cue: Cue, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether the object is no matter of talks: "raised concerns", "raised nearly half the funds", "reviewed an honour guard"."""
        if cue.id == "address_topic" and self._is_audience(stop, end):
            return True
        kind = NO_TOPICS.get(cue.id)
        if kind is None:
            return False
        for k in range(stop, min(end, stop + 6)):
            if self.known.is_a(kind, self.folded[k]):
                return True
            if k > stop and self.flags[k] & (PREPOSITION | MARK):
                break
        passive = bool(self.flags[i - 1] & (AUXILIARY | ADVERB))
        return passive and any(self.known.is_a(kind, word) for word in self.folded[max(start, i - 12) : i])

    def _is_audience(self, stop: int, end: int) -> bool:
        """Tell whether those are the object whom somebody "addressed": "business leaders", not "the leaders' concerns"."""
        for k in range(stop, min(end, stop + 5)):
            if self.flags[k] & PERSON or self.known.is_a("people", self.folded[k]) or self.known.is_a("press", self.folded[k]):
                named = k + 1 < end and bool(self.flags[k] & self.flags[k + 1] & CAPITAL)  # "the A Press Corps"
                bare = k + 1 >= end or bool(self.flags[k + 1] & (MARK | PREPOSITION | CONJUNCTION)) or k + 1 in self.date_from
                return named or (bare and self.words[k + 1 : k + 2] not in ([p] for p in POSSESSIVE))
            if self.flags[k] & (PREPOSITION | MARK):
                break
        return False
