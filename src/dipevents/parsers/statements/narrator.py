"""A reporter who tells a story in the first person: "I met X in Oslo", "I asked whether ...", "X told me".

Rule 1  Such a story is nobody's statement: its "I" is neither the author of a release nor whoever spoke last.
Rule 2  Whom the reporter asks or meets, or who tells the reporter something, gives the answers that follow without an attribution.
"""

from __future__ import annotations

from ...article import Article
from ...document import Paragraph
from ...lexicon import ADVERB, PREPOSITION
from ...records import Party
from ..reader import Reader

SELF = frozenset({"i", "me"})
ASKING = frozenset({"asked", "interviewed", "wondered", "suggested"})  # what a reporter does, and an author of a release hardly
MEETING = frozenset({"met", "visited", "joined", "reached", "phoned", "called"})
TELLING = frozenset({"told", "tells", "assured", "reminded"})
HAVE = frozenset({"have", "had", "'ve", "’ve"})


class Narrator(Reader):
    """Looks for the reporter's own person in the prose of one article, quotations and voices of others left out."""

    def __init__(self, article: Article, prose: list[Paragraph]) -> None:
        super().__init__(article)
        self.tells = any(
            self.folded[i] in SELF and self._deals(i, ASKING) is not None and article.quotation_at(i) is None
            for paragraph in prose
            if not SELF.isdisjoint(self.folded[paragraph.start : paragraph.end])
            for i in range(paragraph.start, paragraph.end)
        )
        self.partner: Party | None = None  # with whom the reporter dealt last

    def meets(self, start: int, end: int) -> Party | None:
        """Return with whom the reporter deals in a sentence: whom it names, else the one before; None where no reporter deals with anybody."""
        if not self.tells:
            return None
        for i in range(start, end):
            if self.folded[i] not in SELF or self.article.quotation_at(i) is not None:
                continue
            verb = self._deals(i, ASKING | MEETING)
            if verb is not None:
                at = verb + 1 + bool(verb + 1 < end and self.flags[verb + 1] & PREPOSITION)
                mention = self.starting.get(at)
                named = self.article.party(mention) if mention is not None else None
                self.partner = named if named is not None and named.kind == "person" else self.partner
                return self.partner
        return None

    def _deals(self, i: int, verbs: frozenset[str]) -> int | None:
        """Return the verb by which the reporter at token ``i`` deals with somebody: "I [have often] asked", "told me"."""
        if self.folded[i] == "me":
            return i - 1 if i and self.folded[i - 1] in TELLING else None
        verb = i + 1
        while verb < len(self.folded) - 1 and (self.flags[verb] & ADVERB or self.folded[verb] in HAVE):
            verb += 1
        return verb if verb < len(self.folded) and self.folded[verb] in verbs else None
