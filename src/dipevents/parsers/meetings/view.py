"""What all readers of encounters look at: the words of one article and its mentions by token, made once."""

from __future__ import annotations

from ...article import Article
from .. import reader
from .terms import terms
from .vocabulary import Cue, vocabulary

LONGEST = 8  # words of a cue behind its verb


class View:
    """One article as the grammar of encounters looks it up, with the cue words that it knows."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.known, self.terms = vocabulary(), terms()
        document, mentions = article.document, article.mentions
        self.place_from = {p.start: p for p in mentions.places}
        self.place_to = {p.end for p in mentions.places}
        self.place_ending = {p.name[1]: p.start for p in mentions.places}  # end of a name -> where its mention begins
        self.paragraph_starts = {p.start for p in document.paragraphs}
        self.title_starts = {p.start for p in document.paragraphs if p.kind in ("headline", "deck")}
        self.sentence_starts = [sentence.start for sentence in document.sentences]


class Reader(reader.Reader):
    """A part of the grammar of encounters, which has the columns of the view for its own too."""

    def __init__(self, view: View) -> None:
        super().__init__(view.article)
        self.known, self.terms = view.known, view.terms
        self.place_from, self.place_to, self.place_ending = view.place_from, view.place_to, view.place_ending
        self.paragraph_starts, self.title_starts, self.sentence_starts = view.paragraph_starts, view.title_starts, view.sentence_starts

    def cues_at(self, i: int, end: int) -> tuple[list[Cue], int]:
        """Return the longest cues that begin at token ``i`` and where they end; the "on" of a day is none of theirs: "a call [on Monday]"."""
        cues, stop = self.known.cues_at(self.folded, i, end)
        if stop > i + 1 and self.folded[stop - 1] == "on" and stop in self.date_from and "" in self.known.cues[self.folded[i]]:
            return self.known.cues[self.folded[i]][""], i + 1
        if not cues and self.folded[i] in self.known.cues and (k := self._over_day(i + 1, end)) > i + 1:
            parted, last = self.known.cues_at(words := [self.folded[i], *self.folded[k : min(end, k + LONGEST)]], 0, len(words))
            if last > 1:
                return parted, k + last - 1  # "paid [on Monday] a courtesy call on"
        return cues, stop

    def _over_day(self, i: int, end: int) -> int:
        """Step over "today", "on Monday, 5 August," at token ``i``."""
        k = i
        while k < end and (date := self.date_from.get(k + (self.folded[k] == "on"))) is not None and date.end < end:
            k = date.end + (self.words[date.end] == ",")
        return k
