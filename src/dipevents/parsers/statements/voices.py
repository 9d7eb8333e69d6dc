"""Who speaks where no verb of saying tells: the author of a release in the first person, the labels of a transcript.

Rule 1  A release speaks for its author if a line names one and the prose says "I" or "we" outside quotation marks, or lets the
        author's state act in the present ("The United States congratulates ...").
Rule 2  In the voice of its author a verb of saying in the first person, or of the author's state, is the cue; other sentences have none.
Rule 3  A label ("PRIME MINISTER ABE:", or a line of its own) gives the words behind it to whom it names, up to the next label.
"""

from __future__ import annotations

from ...article import Article
from ...document import Paragraph
from ...lexicon import CAPITAL, MARK, UPPER
from ...mentions import OfficeMention, PersonMention
from ...records import Party
from ..evidence import trimmed
from .sentences import Draft, Sentences

FIRST = frozenset({"i", "we"})
LABEL_WORDS = 12


class Voices:
    """Knows who holds the floor in each paragraph of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.author = self._author()
        self.labels = self._labels()
        self.is_release = self.author is not None and self._first_person()
        self.current: Party | None = None

    def speaker(self, paragraph: Paragraph) -> Party | None:
        """Return who speaks in a paragraph without need of a verb of saying, None for ordinary prose."""
        label = self.labels.get(paragraph.start)
        if label is not None:
            self.current = label
        if self.current is not None:
            return self.current
        return self.author if self.is_release else None

    def read(self, sentences: Sentences, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return a sentence in somebody's voice as drafts."""
        label_end = self._label_end(start, end)
        if label_end >= end:
            return []
        start, end = trimmed(self.article, label_end, end)
        if end <= start:
            return []
        return [Draft(sentence=(start, end), pieces=[(start, end)], speaker=speaker)]

    def _author(self) -> Party | None:
        author = self.article.document.header.author
        if author is None:
            return None
        for mention in self.article.mentions.parties:
            if mention.start >= author[1]:
                break
            if mention.end > author[0] and isinstance(mention, PersonMention | OfficeMention):
                party = self.article.party(mention)
                if party is not None and party.kind == "person":
                    return party
        return None

    def _first_person(self) -> bool:
        """Tell whether the prose says "I" or "we" outside quotation marks."""
        document = self.article.document
        for paragraph in document.paragraphs:
            if paragraph.kind != "body":
                continue
            for i in range(paragraph.start, paragraph.end):
                if self.folded[i] in FIRST and not (self.flags[i] & UPPER) and self.article.quotation_at(i) is None:
                    return True
        return False

    def _labels(self) -> dict[int, Party]:
        """Return the speakers of a transcript by the first token of the paragraph that their label heads."""
        found: dict[int, Party] = {}
        document = self.article.document
        for paragraph in document.paragraphs:
            if paragraph.kind != "body":
                continue
            end = self._label_end(paragraph.start, paragraph.end)
            if end == paragraph.start:
                continue
            party = self._named(paragraph.start, end)
            if party is not None:
                found[paragraph.start] = party
        return found if len(found) > 1 else {}

    def _label_end(self, start: int, end: int) -> int:
        """Return where a label at ``start`` ends; ``start`` where there is none."""
        limit = min(end, start + LABEL_WORDS)
        i = start
        while i < limit and (self.flags[i] & UPPER or (self.flags[i] & (CAPITAL | MARK) and self.words[i] != ":")):
            i += 1
        if i < limit and self.words[i] == ":" and i > start and (self.flags[start] & UPPER or i - start <= 2):
            return i + 1
        if i == end and all(self.flags[k] & (UPPER | MARK) for k in range(start, end)):
            return end
        return start

    def _named(self, start: int, end: int) -> Party | None:
        for mention in self.article.mentions.parties:
            if mention.start >= end:
                return None
            if mention.start >= start and isinstance(mention, PersonMention | OfficeMention):
                return self.article.party(mention)
        return None
