"""What all parts of the parsers look at: the words of one article, and its mentions by the tokens they begin and end at."""

from __future__ import annotations

from ..article import Article


class Reader:
    """A part of a parser, which has the columns of the article for its own, since it looks at every token."""

    def __init__(self, article: Article) -> None:
        self.article = article
        document, mentions = article.document, article.mentions
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = mentions.starting, mentions.ending
        self.date_from, self.date_to = mentions.date_from, mentions.date_to

    def behind_date(self, i: int) -> int:
        """Return the token behind the date that begins at ``i``; ``i`` where none does."""
        date = self.date_from.get(i)
        return i if date is None else date.end

    def before_date(self, end: int) -> int:
        """Return the first token of the date that ends in front of ``end``; ``end`` where none does."""
        date = self.date_to.get(end)
        return end if date is None else date.start
