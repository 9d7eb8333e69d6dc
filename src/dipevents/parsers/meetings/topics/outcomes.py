"""What came of an encounter: what was signed, issued or agreed."""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    MARK,
    NUMBER,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
)
from dipevents.parsers.evidence import QUOTES, is_dash, is_finite, trimmed

from ..view import Reader

Range = tuple[int, int]
LEFT_OVER = frozenset({"on", "about", "and", "both", "also", "of", "in"})  # in front of a further topic: "as well as on B"
STOPS = frozenset({"according", "while", "whereas", "because", "although", "though", "but", "saying", "adding"})


class Outcomes(Reader):
    """Reads outcomes of one article."""

    def document(self, i: int, end: int) -> Range | None:
        """Return the document that is the object of "signed", "issued" at token ``i``."""
        stop = i
        seen = False
        while stop < end:
            word, bits = self.folded[stop], self.flags[stop]
            if self.known.is_a("document", word):
                seen = True
            if (
                self.words[stop] in (";", ",", ".")
                or (stop > i and is_finite(self.article, stop))
                or (seen and stop + 1 in self.date_from)
                or stop in self.date_from
            ):
                break
            if (
                seen
                and word in ("in", "at", "after", "during", "with", "and", "to", "that", "which", "following", "calling", "expressing")
                and not (word == "and" and stop + 1 < end and self.known.is_a("document", self.folded[stop + 1]))
            ):
                break
            if not seen and bits & PREPOSITION and word not in ("of", "on"):
                return None
            stop += 1
        return self.clean(i, stop) if seen else None

    def agreed(self, i: int, end: int) -> Range | None:
        """Return what was agreed: "agreed to A", "agreed on A", "agreed that A"."""
        if i >= end or self.folded[i] not in ("to", "on", "that", "upon"):
            return None
        start = i if self.folded[i] == "to" else i + 1
        end = min(end, i + 160)
        stop = start
        while stop < end and self.words[stop] != ";" and self.folded[stop] not in STOPS:
            if (
                self.words[stop] == ","
                and stop + 1 < end
                and (self.flags[stop + 1] & ING or (self.folded[stop + 1] in ("which", "who", "and") and self.new_verb(stop + 2, end)))
            ):
                break
            stop += 1
        start, stop = trimmed(self.article, start, stop)
        return (start, stop) if stop > start else None

    def new_verb(self, k: int, end: int) -> bool:
        """Tell whether a coordinate verb begins at token ``k``: "and agreed to", "and also reviewed"."""
        while k < end and self.flags[k] & ADVERB and not self.flags[k] & PREPOSITION:
            k += 1
        if k >= end or self.flags[k] & CAPITAL:
            return False
        bits = self.flags[k]
        follow = self.flags[k + 1] if k + 1 < end else MARK
        if not bits & (PAST | THIRD) or bits & (DETERMINER | PREPOSITION):
            return False
        if bits & PAST:
            return (
                bool(follow & (DETERMINER | PREPOSITION | PRONOUN | ADVERB))
                or k + 1 in self.starting
                or bool(bits & CUE and follow & CAPITAL)
                or self.known.begins("heed", self.folded, min(k + 1, end - 1), end)
                or (k + 1 < end and self.folded[k + 1] in ("that", "to", "views", "their"))
                or (k < end and any(c.kind != "block" for c in self.known.cues_at(self.folded, k, end)[0]))
            )
        return False

    def clean(self, start: int, end: int) -> Range | None:
        """Trim an item, cut off an aside behind a dash; None where nothing is left that could be a topic."""
        first = start
        dashes = [k for k in range(start + 1, end) if is_dash(self.article, k)]
        if dashes and (len(dashes) == 1 or dashes[-1] == end - 1):
            end = dashes[0]
        start, end = trimmed(self.article, start, end)
        quotes = sum(self.words[k] in QUOTES for k in range(start, end))
        if quotes % 2 and start > first and self.words[start - 1] in QUOTES:
            start -= 1  # "'issues and concerns' related to A"
        while start < end and (
            self.folded[start] in LEFT_OVER or (self.folded[start] == "to" and start + 1 < end and self.flags[start + 1] & DETERMINER)
        ):
            start += 1
        while end > start and (self.flags[end - 1] & (CONJUNCTION | PREPOSITION) or self.folded[end - 1] in ("also", "there", "too")):
            if self.folded[end - 1] == "round":  # "the next round": no preposition at the end of a phrase
                break
            end -= 1
        if start >= end or not any(not self.flags[k] & (MARK | DETERMINER | PRONOUN | NUMBER) for k in range(start, end)):
            return None
        if self.folded[start] in ("them", "it", "him") or (self.folded[start] in ("this", "these", "those") and end - start < 3):
            return None
        if self.flags[end - 1] & ADVERB and all(
            self.folded[k] == "more" or (self.flags[k] & ADVERB and not self.flags[k] & (CAPITAL | PREPOSITION)) for k in range(start, end)
        ):
            return None  # "and, more broadly, the region"
        if (
            end - start == 2
            and self.folded[start] in self.terms.bare
            and (self.known.is_a("issue", self.folded[end - 1]) or self.folded[end - 1] in self.terms.bare)
        ):
            return None  # what was spoken of before
        if self.known.is_a("issue", self.folded[end - 1]) and self.flags[start] & NUMBER and self._tells_count(start, end - 1):
            return None  # "three main topics"
        if end - start == 1 and self.folded[start] in (
            "it",
            "this",
            "that",
            "them",
            "issues",
            "matters",
            "topics",
            "more",
            "what",
        ):
            return None
        return (start, end)

    def _tells_count(self, start: int, end: int) -> bool:
        """Tell whether nothing but how many there were and how weighty is said: "four key"."""
        return all(self.flags[k] & NUMBER or self.known.is_a("foremost", self.folded[k]) for k in range(start, end))
