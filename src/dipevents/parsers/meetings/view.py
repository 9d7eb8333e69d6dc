"""What all readers of encounters look at: the words of one article and its mentions by token, made once."""

from __future__ import annotations

from ...article import Article
from .terms import terms
from .vocabulary import vocabulary


class View:
    """One article as the grammar of encounters looks it up, with the cue words that it knows."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.known, self.terms = vocabulary(), terms()
        document, mentions = article.document, article.mentions
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = mentions.starting, mentions.ending
        self.date_from = {d.start: d for d in mentions.dates}
        self.date_to = {d.end: d for d in mentions.dates}
        self.place_from = {p.start: p for p in mentions.places}
        self.place_to = {p.end for p in mentions.places}
        self.place_ending = {p.name[1]: p.start for p in mentions.places}  # end of a name -> where its mention begins
        self.paragraph_starts = {p.start for p in document.paragraphs}
        self.sentence_starts = [sentence.start for sentence in document.sentences]


class Reader:
    """A part of the grammar of encounters, which has the columns of the view for its own, since it looks at every token."""

    def __init__(self, view: View) -> None:
        self.article, self.known, self.terms = view.article, view.known, view.terms
        self.words, self.folded, self.flags = view.words, view.folded, view.flags
        self.starting, self.ending = view.starting, view.ending
        self.date_from, self.date_to = view.date_from, view.date_to
        self.place_from, self.place_to, self.place_ending = view.place_from, view.place_to, view.place_ending
        self.paragraph_starts, self.sentence_starts = view.paragraph_starts, view.sentence_starts
