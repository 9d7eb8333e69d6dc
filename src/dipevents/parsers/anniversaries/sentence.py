"""One sentence of a document, as the readers of anniversaries ask about it."""

from __future__ import annotations

from dipevents.document import Document

from .words import Words


class Sentence:
    """The columns of a document, and the sentence that is being read.

    ``dates`` maps a date's first token to the one behind it.
    """

    def __init__(self, document: Document, dates: dict[int, int], table: Words) -> None:
        self.document = document
        self.folded = document.folded
        self.flags = document.flags
        self.dates = dates
        self.table = table
        self.begin = 0
        self.limit = 0
        self.titles = {p.start for p in document.paragraphs if p.kind in ("headline", "deck")}

    def at(self, i: int) -> str:
        """Return the folded token at ``i``, or nothing outside the sentence."""
        return self.folded[i] if self.begin <= i < self.limit else ""
