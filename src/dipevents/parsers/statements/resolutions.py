"""The clauses of a resolution or declaration, which stand in paragraphs of their own and share one subject above them.

    The Council of the Union,
    Recalling its earlier decisions,
    1. Condemns the raid;
    2. Calls upon all sides to disarm.

Rule 1  A clause begins, behind its number, with a participle or verb of saying and has no subject of its own.
Rule 2  Several such clauses make a resolution, whose words are those of the party that a paragraph above them is, else of its author.
"""

from __future__ import annotations

from ...article import Article
from ...document import Paragraph
from ...facts import CueForm
from ...lexicon import ADVERB, CAPITAL, CUE, DETERMINER, DIGIT, MARK, PREPOSITION
from ...records import Party
from ..evidence import trimmed
from ..reader import Reader
from .attributions import Attributions
from .drafts import Draft

CLAUSES = 3  # of so many clauses a resolution consists at least
SUBJECT = 40  # tokens of "The Presidents of A, B and C, meeting in D,"
ITEM = 3  # tokens of the number or bullet of a clause
INFLECTIONS = frozenset({"ing", "s", "base"})


class Resolution(Reader):
    """Reads the clauses of one article."""

    def __init__(self, article: Article, attributions: Attributions, author: Party | None) -> None:
        super().__init__(article)
        self.attributions = attributions
        self.clauses = self._clauses()  # first token of a paragraph -> its cue and its form
        first = min(self.clauses, default=0)
        issuer = author if author is not None and author.kind != "person" else None
        self.speaker = (self._subject(first) or issuer) if self.clauses else None

    def drafts(self, paragraph: Paragraph) -> list[Draft]:
        """Return the statement that a clause makes; none where a paragraph is no clause."""
        clause = self.clauses.get(paragraph.start)
        if clause is None or self.speaker is None:
            return []
        (start, stop), form = clause
        _, end = trimmed(self.article, start, paragraph.end)
        while end > stop and (self.words[end - 1] in (";", ",") or self.folded[end - 1] == "and"):
            end -= 1
        sentence = (paragraph.start, paragraph.end)
        clausal = stop < end and self.folded[stop] == "that"
        piece = (stop + 1 if clausal else start, end)
        return [Draft(sentence=sentence, pieces=[piece], speaker=self.speaker, cue=(start, stop), act=form.cue.act)]

    def _clauses(self) -> dict[int, tuple[tuple[int, int], CueForm]]:
        found: dict[int, tuple[tuple[int, int], CueForm]] = {}
        for paragraph in self.article.document.paragraphs:
            if paragraph.kind in ("body", "line", "deck") and (clause := self._clause(paragraph)) is not None:
                found[paragraph.start] = clause
        return found if len(found) >= CLAUSES else {}

    def _clause(self, paragraph: Paragraph) -> tuple[tuple[int, int], CueForm] | None:
        """Return the cue with which a paragraph begins behind its number (Rule 1)."""
        i = paragraph.start
        while i < paragraph.end and i - paragraph.start < ITEM and self.flags[i] & (MARK | DIGIT):
            i += 1
        start = i
        while i < paragraph.end and self.flags[i] & ADVERB:  # "Strongly condemns"
            i += 1
        if i >= paragraph.end or not self.flags[i] & CUE or not self.flags[start] & CAPITAL or paragraph.end - i < CLAUSES:
            return None
        last = paragraph.end - 1 - (self.folded[paragraph.end - 1] == "and")  # "Welcomes the truce; and"
        if not self.flags[last] & MARK:
            return None  # a heading: "Support for Moldova"
        forms, stop = self.attributions.longest(i, paragraph.end)
        form = next((f for f in forms if f.cue.kind == "verb" and f.inflections & INFLECTIONS), None)
        return ((i, stop), form) if form is not None and i not in self.starting else None

    def _subject(self, first: int) -> Party | None:
        """Return the party that a paragraph above the first clause is: "The Council," / "The Presidents of A and B, meeting in C,"."""
        above = [
            p for p in self.article.document.paragraphs if p.end <= first and self.words[p.end - 1] == "," and p.end - p.start < SUBJECT
        ]
        if not above:
            return None
        heads = (i for i in range(above[-1].start, above[-1].end) if i in self.starting and not self.flags[i - 1] & PREPOSITION)
        head = next(heads, None)
        if head is None:
            return None
        party = self.article.party(self.starting[head])
        if party is not None and party.kind in ("organisation", "country"):
            return party
        if party is None or party.kind != "group":
            return None
        start = head - 1 if self.flags[head - 1] & DETERMINER else head
        stop = next((i for i in range(head + 1, above[-1].end) if self.words[i] == ","), above[-1].end - 1)
        return Party(kind="group", name=self.article.name_of((start, stop)), mention=self.article.extract(start, stop))
