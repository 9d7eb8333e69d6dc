"""Who met whom: an Article to its Meetings (being written)."""

from __future__ import annotations

from ..article import Article
from ..records import Meeting


def parse_meetings(article: Article) -> tuple[Meeting, ...]:
    """Return the encounters that the article reports."""
    return ()
