"""What all readers of encounters look at: the words of one article and its mentions by token, made once.

A reader binds the columns it looks at, since it looks at every token.
"""

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
