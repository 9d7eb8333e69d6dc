"""The name of what is remembered: where the noun phrase behind "the 75th anniversary of" ends."""

from __future__ import annotations

from dipevents import lexicon

from .sentence import Sentence
from .words import DETERMINERS, HARD_STOPS, LINKS, POSSESSIVES, Range, kind_of

LONG = 40  # tokens of an event's name
NOUN_STARTERS = DETERMINERS | {"of", "between", "and", "-", "–", "'s", "’s", "'", "’", "two", "both", "first"}
SEATED = frozenset({"embassy", "consulate", "mission"})  # whose city belongs to the name of their opening
QUOTES = frozenset({'"', "“", "”", "``", "''"})


class Events:
    """Reads names of events in the sentence at hand."""

    def __init__(self, line: Sentence) -> None:
        self.line, self.table, self.dates = line, line.table, line.dates
        self.document = line.document
        self.folded, self.flags = line.folded, line.flags

    def event(self, i: int) -> Range | None:
        """Return the noun phrase that begins at ``i``, up to a verb, clause, date or mark; None where nothing is named.

        Prepositions are passed where a name follows; "and" inside "between ... and ...", between two names and
        between two nouns.
        """
        start, last = i, i  # last: the token behind the last one that can end a name
        pairs = quoted = False
        stop = min(self.line.limit, i + LONG)
        while i < stop:
            word, bits = self.folded[i], self.flags[i]
            if i in self.dates and not self.date_belongs(i, start):
                break
            if i in self.dates:
                i = last = self.dates[i]
                continue
            if word == "into" and self.folded[i - 1] in ("entry", "coming") and self.line.at(i + 1) in ("force", "effect"):
                i = last = i + 2
                continue
            if word in HARD_STOPS or word in self.table.enders or word in self.table.nouns:
                break
            if word == "." and not (i + 1 < self.line.limit and len(self.folded[i - 1]) < 4 and self.flags[i - 1] & lexicon.CAPITAL):
                break
            if word in QUOTES:
                if not quoted and (i == start or self.folded[i - 1] in ("the", "of")):
                    quoted = True
                    i += 1
                    continue
                if quoted:
                    last = i + 1
                break
            if bits & (lexicon.AUXILIARY | lexicon.MODAL) and not (bits & lexicon.MONTH and bits & lexicon.CAPITAL):
                break
            if word in ("-", "–", "/", "&", "'", "’"):
                if not self.glued(i) and word != "&" and not self.joins_states(i):
                    break
                i += 1
                continue
            if word == "and":
                if not self.and_goes_on(i, start, pairs=pairs):
                    break
                pairs = False
            elif word == "between":
                pairs = True
            elif word in LINKS:
                if not self.link_goes_on(i, start):
                    break
            elif self.starts_anew(i, start):
                break
            if word not in DETERMINERS and word not in LINKS and word not in ("of", "and", "between"):
                last = i + 1
            i += 1
        return (start, last) if last > start else None

    def starts_anew(self, i: int, start: int) -> bool:
        """Tell whether token ``i`` belongs to no name that began at ``start``: a new noun phrase, a verb, an adverb."""
        word, bits = self.folded[i], self.flags[i]
        if i == start:
            return False
        if word in POSSESSIVES:
            return self.folded[i - 1] not in ("of", "between", "with", "and", "in")
        if word in ("the", "a", "an"):
            return self.folded[i - 1] not in NOUN_STARTERS and self.folded[i - 1] not in LINKS
        if bits & (lexicon.THIRD | lexicon.PAST):
            return self.is_verb(i, start)
        return bool(bits & lexicon.ADVERB) and not bits & (lexicon.CAPITAL | lexicon.ING)

    def glued(self, i: int) -> bool:
        """Tell whether a mark joins two words, as the hyphen in "China-Russia" does."""
        starts, ends = self.document.starts, self.document.ends
        return starts[i] == ends[i - 1] and (i + 1 >= self.line.limit or self.folded[i] in ("'", "’") or starts[i + 1] == ends[i])

    def joins_states(self, i: int) -> bool:
        """Tell whether a dash between blanks joins two names that a noun of relations follows: "Vietnam - Japan ties"."""
        if not (i + 1 < self.line.limit and self.flags[i - 1] & self.flags[i + 1] & lexicon.CAPITAL):
            return False
        return any(word in self.table.relations for word in self.folded[i + 2 : min(i + 6, self.line.limit)])

    def date_belongs(self, i: int, start: int) -> bool:
        """Tell whether the date at ``i`` is part of the name: "the September 11 attacks", "the Treaty of 1923"."""
        before = self.folded[i - 1]
        if before == "of" and i > start:
            return True
        after = self.dates[i]
        if before != "the" and i != start:
            return False
        return after < self.line.limit and self.flags[after] & (lexicon.MARK | lexicon.FUNCTION | lexicon.AUXILIARY) == 0

    def and_goes_on(self, i: int, start: int, *, pairs: bool) -> bool:
        """Tell whether the name goes on behind "and"."""
        if pairs:
            return True
        after = self.flags[i + 1] if i + 1 < self.line.limit else 0
        word = self.line.at(i + 1)
        if after & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.PRONOUN | lexicon.DIGIT) or word in self.table.ordinals:
            return False
        if word in DETERMINERS:
            return word == "the" and self.folded[start] == "the" and self.name_behind(i + 2)
        if after & lexicon.CAPITAL:
            return bool(self.flags[i - 1] & lexicon.CAPITAL)
        return not after & (lexicon.VERB | lexicon.ADVERB | lexicon.PREPOSITION) or word in self.table.events

    def link_goes_on(self, i: int, start: int) -> bool:
        """Tell whether a preposition belongs to the name: a name stands behind it that is no date."""
        word, after = self.folded[i], i + 1
        if after >= self.line.limit or after in self.dates:
            return False
        if word == "in":
            if self.folded[i - 1] in SEATED:
                return bool(self.flags[after] & lexicon.CAPITAL)
            if self.flags[after] & lexicon.CAPITAL:
                kind = kind_of(self.document, (start, i))
                return kind not in ("founding", "diplomatic_relations", "independence", "treaty") and kind is not None
            if self.line.at(after) == "the":
                return kind_of(self.document, (start, i)) in ("victory", "war", "atrocity")
            return not self.flags[after] & (lexicon.FUNCTION | lexicon.ADVERB | lexicon.ING | lexicon.MARK | lexicon.DIGIT)
        if word == "on":
            named = bool(self.flags[i - 1] & lexicon.CAPITAL) or kind_of(self.document, (i - 1, i)) is not None
            return named and "day" not in self.folded[after : min(after + 4, self.line.limit)]  # "the pact on Europe Day"
        if word in ("over", "against") and not self.flags[after] & (lexicon.FUNCTION | lexicon.DIGIT):
            return True
        if word == "to" and self.folded[i - 1] in self.table.returns and self.line.at(after) in ("the", "power", "office"):
            return True  # accession to the throne
        return self.name_behind(after) or self.line.at(after) in POSSESSIVES

    def name_behind(self, i: int) -> bool:
        """Tell whether token ``i``, or the one behind "the", is capitalised."""
        if self.line.at(i) == "the":
            i += 1
        return i < self.line.limit and bool(self.flags[i] & lexicon.CAPITAL)

    def is_verb(self, i: int, start: int) -> bool:
        """Tell whether a word that can be a finite verb is one here, and no noun or participle of the name."""
        if i == start or self.folded[i] in self.table.events or self.folded[i] in self.table.relations:
            return False
        if self.flags[i] & lexicon.CAPITAL and self.line.begin not in self.line.titles:
            return False
        return self.folded[i - 1] not in NOUN_STARTERS and not self.flags[i - 1] & (lexicon.PREPOSITION | lexicon.ORDINAL)
