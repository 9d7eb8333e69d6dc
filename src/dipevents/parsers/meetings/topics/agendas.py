"""What was discussed, told the other way round: the topics are the subject, or stand behind "on the agenda".

A was discussed; A and B were also touched upon          Also discussed was A
A was on the agenda, topped the agenda, came up          High on the agenda was A
A was the main topic of the talks                        The main topic of the talks was A; topics included A
A dominated the talks, came up at the meeting            The issues discussed, subjects on the table were A
They spoke of several issues. These included A           They spoke of A. Other issues include B
"""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from dipevents.parsers.evidence import is_finite

from ..view import Reader, View
from ..vocabulary import Cue
from .outcomes import Range
from .topics import Topics

BEING = frozenset({"be", "been", "was", "were", "is", "are"})
LINKING = frozenset({"was", "were", "is", "are", "include", "included", "includes", "including", "covered", "cover", "featured", "features", "featuring", ":"})  # fmt: skip
OPENERS = frozenset({"that", ",", "and", "said", "where", "with"})
LEADING = frozenset(
    {
        "be",
        "been",
        "to",
        "said",
        "reported",
        "understood",
        "believed",
        "certain",
        "sure",
        "bound",
        "going",
        "expected",
        "likely",
        "due",
        "set",
        "scheduled",
        "slated",
        "planned",
    }
)  # in front of a verb that is no finite one
RELATIVES = frozenset({"which", "where", "whom"})
PROGRAMMES = frozenset(
    {"agenda", "attention", "list", "exchange", "programme", "docket"}
)  # what topics stand on, beside the nouns of encounters
PORTIONS = frozenset({"most", "much", "part", "portion", "bulk", "half", "all", "rest", "day"})  # of the talks
CLAUSES = frozenset({"and", "but", "while", "where", "with"})
MANNER = 8  # tokens of "were discussed [in detail], including A"
LINK = 24  # tokens of "the topics [of the talks between A and B in PLACE on DAY] were"
NEVER = 2  # tokens of "have never been the subject of"
TIE = 8  # tokens of "the second day of the two leaders' talks"
REACH = 60  # tokens
FRAMES = frozenset({"course", "framework", "part", "process"})  # "in the course of", "within the framework of", "as part of"
BESIDE_EVENT = frozenset({"with", "between", "of", "in", "at"})
MATTERS = frozenset({"issues", "matters", "questions", "items"})


class Agendas(Reader):
    """Reads sentences that make topics their subject."""

    def __init__(self, view: View, topics: Topics) -> None:
        super().__init__(view)
        self.topics = topics

    def passive(self, i: int, stop: int, start: int, end: int) -> list[Range]:
        """Return what "was discussed", or what stands behind "Also discussed were"; ``i:stop`` is the participle."""
        if stop < end and self.folded[stop] in ("was", "were") and all(self.flags[k] & ADVERB for k in range(start, i)):
            return self.topics.read(stop + 1, end)
        k = i
        while k > start and (self.folded[k - 1] in LEADING or self.flags[k - 1] & AUXILIARY):
            k -= 1
        named = self.known.begins("agenda", self.folded, k - 1, i) and k > start and self._linking(stop, end, includes=False) == stop
        if named or self.known.is_a("issue", self.folded[i - 1]) or self.folded[start] == "among":
            return []  # "among the topics to be discussed are": the list behind is read as an agenda
        found = self._subject(i, start)
        further = self.further(stop, end)
        vague = len(found) == 1 and bool(further) and self.topics.topic_heads.tells_little(*found[0])
        return further if vague else [*found, *further]

    def further(self, k: int, end: int) -> list[Range]:
        """Return what ", including A and B", ", with an emphasis on A", ", as was A" adds to "the issues were discussed" that ends at token ``k``."""
        which = k + (k < end and self.words[k] == ",")
        if which + 2 < end and self.folded[which : which + 2] == ["among", "which"] and self.flags[which + 2] & AUXILIARY:
            return self.topics.read(which + 3, end)
        if k < end and (after := max(self.known.at(kind, self.folded, k, end) for kind in ("joiner", "topic_link"))) > k + 1:
            return self.topics.read(after, end)  # "were discussed with a focus on A", "focusing on A"
        k = next((h for h in range(k, min(end, k + MANNER)) if self.words[h] == "," or is_finite(self.article, h)), k)
        if k + 1 >= end or self.words[k] != ",":
            return []
        if self.folded[k + 1] == "as" and k + 2 < end and self.flags[k + 2] & AUXILIARY:
            return self.topics.read(k + 3, end)
        after = self.known.at("including", self.folded, k + 1, end)
        if after == k + 1 and self.folded[after] != "and":
            after = self.known.at("joiner", self.folded, k + 1, end)
        return self.topics.read(after, end) if k + 1 < after < end else []

    def listed(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Range]:
        """Return what is "on the agenda", "topped the agenda", or what "topics of the talks were"; ``i:stop`` is the phrase of the cue."""
        if cue.id == "agenda_these":
            return self.topics.read(stop, end, enumerated=True) if i == start else []
        tied = stop if self.stands_alone(i, stop, start, end) else self._tied(cue, stop, start, end)
        if tied is None:
            return []
        stop = tied
        first = self._phrase_start(i, start)
        if any(self.known.is_a("negation", word) for word in self.folded[first:i]):
            return []
        opens = first == start or self.folded[first - 1] in OPENERS
        if "" not in cue.inflections:
            inverted = stop < end and self.folded[stop] in ("was", "were") and opens
            return self.topics.read(stop + 1, end, enumerated=True) if inverted else self._subject(i, start)
        if self._of_another(stop, end) or (i == start and self.words[stop : stop + 1] == [":"] and self.folded[i] == "subjects"):
            return []  # "Subjects: A; B", what an interview was about
        placed = not {"on", "among", "in"}.isdisjoint(self.folded[first:i])
        k = self._linking(stop, end, includes=cue.weak and not placed)
        if k is not None and opens:
            if self._doubted(k + 1, end, been=self.folded[k] in BEING) or any(self.known.is_a("negation", w) for w in self.folded[stop:k]):
                return []
            return self.topics.read(k + 1, end, enumerated=True)
        k = first - 1
        if placed and (absolute := self._absolute(first, start)) is not None:
            return self.topics.items(absolute, first, enumerated=True)
        if (cue.weak and not placed) or k <= start or not (self.flags[k] & AUXILIARY or self.folded[k] in self.terms.placed):
            return []
        if any(self.known.is_a("negation", word) for word in self.folded[k - NEVER : k]):
            return []
        return self._subject(k, start)

    def stands_alone(self, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether "Other issues include A", "The main issues were A" opens a sentence, tied to no encounter."""
        return (
            self.folded[i] in MATTERS
            and stop < end
            and (self.folded[stop] in LINKING or bool(self.flags[stop] & MODAL))
            and start < i == stop - 1
            and self._phrase_start(i, start) == start
            and (self.folded[i - 1] == "other" or self.known.is_a("foremost", self.folded[i - 1]))
        )

    def _tied(self, cue: Cue, stop: int, start: int, end: int) -> int | None:
        """Return where the words end that tie a cue to an encounter; None where it needs them and there are none.

        dominated [the talks]; focus [of their meeting]; issues [on the table]; subjects [discussed]
        """
        if cue.of_event and "" in cue.inflections and self._during_which(stop, start):
            return stop
        if stop >= end or not (cue.links or cue.of_event):
            return None if cue.of_event else stop
        tied = None
        if cue.inflections - {""}:
            tied = self.encounter(stop, end)
        elif self.folded[stop] in cue.links:
            tied = self.encounter(stop + 1, end)
        cues, after = self.known.cues_at(self.folded, stop, end)
        if tied is None and self.folded[stop] == "for" and self.known.is_a("foremost", self.folded[stop - 2]):
            side = self.starting.get(stop + 1) or self.starting.get(stop + 2)
            tied = side.end if side is not None and self.flags[side.end] & MODAL else None  # "a key issue for A will be"
        if tied is None and any(c.kind == "agenda" for c in cues):
            tied = after  # "the issues on the table"
        verb = stop
        while tied is None and verb < end and self.folded[verb] in LEADING:
            verb += 1  # "the subjects [expected to be] discussed"
            cues, after = self.known.cues_at(self.folded, verb, end)
        if tied is None and verb < end and self.flags[verb] & PARTICIPLE and any(c.kind in ("topic", "discuss") for c in cues):
            tied = after  # "the subjects discussed"
        return tied if tied is not None or cue.of_event else stop

    def _during_which(self, stop: int, start: int) -> bool:
        """Tell whether "during which A was the focus", the last word of which is in front of ``stop``, is said of an encounter."""
        which = next((k for k in range(stop - 1, max(start, stop - TIE - 2), -1) if self.folded[k] == "which"), None)
        return which is not None and self.folded[which - 1] in ("during", "in", "at")

    def encounter(self, k: int, end: int) -> int | None:
        """Return where the noun of an encounter ends in the noun phrase that begins at token ``k``: "most of their talks", "the agenda"."""
        for h in range(k, min(end, k + TIE)):
            if self.folded[h] == "of" and self.folded[h - 1] in PORTIONS:
                continue
            if (
                self.folded[h] in PROGRAMMES
                or self.known.begins("event", self.folded, h, end)
                or self.known.begins("trip", self.folded, h, end)
                or (self.known.is_a("assembly", self.folded[h]) and self.flags[h] & CAPITAL)
            ):
                return max(h + 1, self.known.cues_at(self.folded, h, end)[1])
            if self.words[h] in (",", ";") or self.flags[h] & PREPOSITION or is_finite(self.article, h):
                return None
        return None

    def _absolute(self, stop: int, start: int) -> int | None:
        """Return where the topics of ", with A and B" begin that stand in front of "high on the agenda" at token ``stop``."""
        for k in range(stop - 1, max(start, stop - REACH), -1):
            if self.folded[k] == "with" and (self.words[k - 1] == "," or k in self.date_to):
                return k + 1 if k + 1 < stop else None
            if self.words[k] == ";" or is_finite(self.article, k):
                return None
        return None

    def _of_another(self, stop: int, end: int) -> bool:
        """Tell whether "the agenda of both parliaments", "is on the agenda", "is subject to" speaks of no encounter."""
        if self.folded[stop : stop + 1] == ["to"]:
            return self.folded[stop + 1 : stop + 2] != ["be"]
        if stop + 1 < end and self.folded[stop] in ("of", "for"):
            return not any(
                c.kind in ("event", "trip", "assembly")
                for k in range(stop + 1, min(end, stop + 6))
                for c in self.known.cues_at(self.folded, k, end)[0]
            ) and not self.known.is_a("topic_opener", self.folded[stop + 1])
        return False

    def _linking(self, stop: int, end: int, *, includes: bool) -> int | None:
        """Return the "was", "included" behind "the topics of the talks", only "included" where ``includes``; None where something else follows."""
        for k in range(stop, min(end, stop + LINK)):
            verb = self._over_auxiliaries(k, end)
            if (self.folded[verb] in LINKING or verb > k) and not (includes and self.folded[verb] in BEING):
                return verb
            joins = bool(self.flags[k] & CONJUNCTION) and k not in self.ending  # not "between A and B"
            if self.words[k] in (",", ";") or joins or (self.flags[k] & VERB and is_finite(self.article, k)):
                return None
        return None

    def _over_auxiliaries(self, k: int, end: int) -> int:
        """Return the "include", "be" of "will include", "are expected to be"; ``k`` where nothing of that kind begins there."""
        if not self.flags[k] & (AUXILIARY | MODAL):
            return k
        verb = k
        while verb + 1 < end and (self.flags[verb] & (AUXILIARY | MODAL | ADVERB) or self.folded[verb] in LEADING):
            verb += 1
        if self.folded[verb - 1] in ("be", "been"):
            return verb - 1
        return verb if self.folded[verb] in LINKING else k

    def _phrase_start(self, i: int, start: int) -> int:
        """Return where "high on the agenda", "among the main topics" begins."""
        while i > start and (
            self.flags[i - 1] & (ADVERB | DETERMINER | PREPOSITION | NUMBER)
            or self.known.is_a("foremost", self.folded[i - 1])
            or self.folded[i - 1] in self.terms.quantifiers
        ):
            i -= 1
        return i

    def _doubted(self, k: int, end: int, *, been: bool) -> bool:
        """Tell whether "not", "whether" or a new verb stands behind a linking verb, not a topic; behind a form of "be", where ``been``, also a participle."""
        while k < end and self.flags[k] & ADVERB and not self.flags[k] & PREPOSITION and not self.known.is_a("negation", self.folded[k]):
            k += 1  # "were also discussed"
        return (
            k >= end
            or self.known.is_a("negation", self.folded[k])
            or (been and bool(self.flags[k] & PREPOSITION and not self.flags[k] & (DETERMINER | ING)))
            or bool(self.flags[k] & (PAST | PRONOUN | (PARTICIPLE if been else 0)) and not self.flags[k] & DETERMINER)
        )

    def _subject(self, verb: int, start: int) -> list[Range]:
        """Return the topics in the subject of the verb at token ``verb``."""
        k = verb
        while k > start and (
            (self.flags[k - 1] & (AUXILIARY | MODAL | ADVERB) and not self.flags[k - 1] & PREPOSITION)
            or self.folded[k - 1] in LEADING
            or (self.folded[k - 1] in ("all", "both") and self.flags[k - 2] & (AUXILIARY | MODAL))
        ):
            k -= 1
        first = self._subject_start(k, start)
        if (
            first is None
            or first >= k
            or self.folded[k - 1] == "what"
            or (self.flags[first] & PRONOUN and not self.flags[first] & DETERMINER)
        ):
            return []
        return self.topics.items(first, k)

    def _next_clause(self, k: int, verb: int) -> int | None:
        """Return the conjunction that opens the clause of a verb: "The talks went on, and A and B were discussed"; "views were exchanged and A"."""
        if self.flags[k] & PARTICIPLE and self.folded[k + 1] == "and" and self.folded[k + 2] != "that":
            return k + 1
        return next((h + 1 for h in range(k, verb - 1) if self.words[h] == "," and self.folded[h + 1] in CLAUSES), None)

    def _behind_event(self, k: int, verb: int) -> int:
        """Return where the subject begins behind "During the talks with Y", "In the course of the visit", no comma between; ``k`` where none does."""
        of = next((h for h in range(k + 1, min(verb, k + 4)) if self.folded[h] == "of" and self.folded[h - 1] in FRAMES), k)
        place = self.place_from.get(k + 1) if self.folded[k] == "in" else None
        behind = place.end if place is not None else self.encounter(of + 1, verb) or k
        while k < behind < verb - 1 and self.folded[behind] in BESIDE_EVENT:
            named = next((m for h in (behind + 1, behind + 2) if (m := self.starting.get(h) or self.place_from.get(h))), None)
            if named is None or named.end >= verb:
                return k
            further = self.starting.get(named.end + 1) if self.folded[named.end] == "and" else None
            behind = further.end if further is not None else named.end
        if not k < behind < verb:
            return k
        bare = place is None and not self.flags[behind] & (PREPOSITION | CONJUNCTION | MARK | AUXILIARY | MODAL | PAST | ING)
        return behind if bare or self.flags[behind] & DETERMINER else k

    def _subject_start(self, verb: int, start: int) -> int | None:
        """Return where the subject of a verb begins: behind an opening phrase, a relative or "that"; None where another clause intervenes."""
        for k in range(verb - 1, max(start, verb - REACH) - 1, -1):
            if self.words[k] == ";" or (self.folded[k] in RELATIVES and (self.flags[k - 1] & PREPOSITION or self.words[k - 1] == ",")):
                return k + 1
            if self.folded[k] == "with" and (self.words[k - 1] == "," or k in self.date_to):  # ", with A expected to top the agenda"
                return k + 1
            if self.folded[k] in self.terms.tied and k + 1 < verb and self.flags[k + 1] & PREPOSITION:
                continue  # "issues related to A"
            if is_finite(self.article, k) and self.folded[k - 1] not in ("that", "which", "who", "to"):
                told = next((h for h in range(k + 1, min(k + 3, verb)) if self.folded[h] == "that"), None)
                told = told if told is not None else self._next_clause(k + 1, verb)
                return told + 1 if told is not None else None
        first = start
        while first < verb and (self.flags[first] & (PREPOSITION | ADVERB) or self.folded[first] in ("the", "this")) and first - start < 40:
            comma = next((h for h in range(first, verb) if self.words[h] == ","), None)
            opening = bool(self.flags[first] & (PREPOSITION | ADVERB)) and not self.flags[first] & DETERMINER
            if comma is None or not opening:
                first = self._behind_event(first, verb) if opening else first
                break
            first = comma + 1
        return first if verb - first <= REACH else None
