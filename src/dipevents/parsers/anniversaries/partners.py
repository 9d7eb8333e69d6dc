"""Which two states relations are between, where the event names fewer than two.

Rule 1  A sentence that joins two states says who they are: "Norway and Chile", "China-Laos", "Kenya's ties with Oman".
Rule 2  So does one that speaks of two in all, those its people act for among them; a state behind "in" is where
        something happens and counts only where no other is named.
Rule 3  The sentence itself comes first, then those before it, the latest first. Where none tells, nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dipevents.mentions import CountryMention

from .phrases import Phrase
from .surroundings import Surroundings
from .words import Range, words

JOINING = frozenset({"and", "-", "–", "/", "&"})
PLACED = frozenset({"in", "at", "near", "from", "via"})
GAP = 6  # tokens between two states that a noun of relations joins
SENTENCES = 12  # sentences that are looked back upon
FULL = 2  # states that relations are between


class Partners:
    """Finds the two states of relations that are spoken of as known."""

    def __init__(self, near: Surroundings) -> None:
        self.near, self.document, self.folded = near, near.document, near.folded

    def find(self, phrase: Phrase, sentence: Range, known: Sequence[str]) -> tuple[str, ...]:
        """Return the two states of relations, or as many of them as can be known; those ``known`` are among them."""
        for span in self._spans(phrase, sentence):
            pair = self._joined(span, known) or self._only_two(span, known)
            if pair:
                return pair
        near = [*reversed(self.near.states((sentence[0], phrase.start))), *self.near.states((phrase.end, sentence[1]))]
        return tuple(dict.fromkeys([*known, *(m.code for m in near), *self.near.states_of_people(sentence)]))[:FULL]

    def _spans(self, phrase: Phrase, sentence: Range) -> Iterator[Range]:
        """Yield where the two may be told: in front of the phrase, in its sentence, in the sentences before (Rule 3)."""
        yield sentence[0], phrase.start
        yield sentence
        number = bisect_right(self.near.sentence_starts, phrase.start) - 1
        for other in range(number - 1, max(-1, number - 1 - SENTENCES), -1):
            paragraph = self.document.paragraphs[self.document.sentences[other].paragraph]
            if paragraph.kind == "body":
                yield self.document.sentences[other].start, self.document.sentences[other].end

    def _joined(self, span: Range, known: Sequence[str]) -> tuple[str, ...]:
        """Return the two states that a sentence joins (Rule 1), those nearest to its end."""
        mentions = self.near.states(span)
        for one, other in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
            pair = (one.code, other.code)
            if one.code != other.code and set(known) <= set(pair) and self._joins(one, other):
                return pair
        return ()

    def _joins(self, one: CountryMention, other: CountryMention) -> bool:
        """Tell whether the words between two states make them the two of one relation."""
        between = self.folded[one.end : other.start]
        if len(between) == 1:
            return between[0] in JOINING
        return 0 < len(between) <= GAP and between[-1] in ("with", "and", "to") and not words().relations.isdisjoint(between)

    def _only_two(self, span: Range, known: Sequence[str]) -> tuple[str, ...]:
        """Return the states of a sentence where they are two and those known are among them (Rule 2)."""
        for people in (False, True):
            codes = self._spoken_of(span, people=people)
            if len(codes) == FULL and set(known) <= set(codes):
                return codes
        return ()

    def _spoken_of(self, span: Range, *, people: bool) -> tuple[str, ...]:
        """Return the states that a sentence speaks of, with those of its people; mere places only where they are needed."""
        mentions = self.near.states(span)
        placed = [m for m in mentions if m.start > span[0] and self.folded[m.start - 1] in PLACED]
        codes = [m.code for m in mentions if m not in placed]
        if people:
            codes += self.near.states_of_people(span)
        if len(set(codes)) < FULL:
            codes = [m.code for m in mentions] + codes
        return tuple(dict.fromkeys(codes))

    def listed(self, end: int, floor: int) -> tuple[str, ...]:
        """Return the states of the list that ends at token ``end``: "Estonia, Latvia and Lithuania"."""
        mentions = self.near.states((floor, end))
        found: list[str] = []
        stop = end
        for mention in reversed(mentions):
            between = self.folded[mention.end : stop]
            if (found and not set(between) <= {",", "and"}) or (not found and between):
                break
            found.append(mention.code)
            stop = mention.start
        return tuple(dict.fromkeys(reversed(found)))
