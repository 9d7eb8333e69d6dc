"""Ties records together: a statement to the meeting at which it was made, an anniversary to the statement that mentions it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from .article import Article
from .records import Anniversary, Meeting, Statement


def link(
    article: Article, meetings: Sequence[Meeting], statements: Sequence[Statement], anniversaries: Sequence[Anniversary]
) -> tuple[tuple[Statement, ...], tuple[Anniversary, ...]]:
    """Return the statements and anniversaries with the ids of what they belong to."""
    by_place = [(a, next((s.id for s in statements if any(c.start <= a.evidence.start < c.end for c in s.content)), None)) for a in anniversaries]
    return tuple(statements), tuple(attrs.evolve(a, statement=found) if found else a for a, found in by_place)
