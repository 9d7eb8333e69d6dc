"""In which order mentions are read: those of the headline last, since it tells in short what stands below.

Whom the headline alone names in full, while the body has nothing but the surname, comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from ..document import Document
from ..mentions import Mention, PartyMention, PersonMention

M = TypeVar("M", bound=Mention)


def parted(document: Document, mentions: Sequence[M]) -> tuple[list[M], list[M]]:
    """Return the mentions, which stand in text order, of the body and those of headline and deck."""
    body: list[M] = []
    titles: list[M] = []
    reached = 0
    for paragraph in document.paragraphs:
        if paragraph.kind in ("headline", "deck"):
            first = bisect_left(mentions, paragraph.start, key=lambda m: m.start)
            last = bisect_left(mentions, paragraph.end, key=lambda m: m.start)
            body += mentions[reached:first]
            titles += mentions[first:last]
            reached = last
    return [*body, *mentions[reached:]], titles


def in_reading_order(document: Document, parties: Sequence[PartyMention]) -> list[PartyMention]:
    """Return mentions that stand in text order in the order in which they are read."""
    body, titles = parted(document, parties)
    introduced = _introduced(document, titles, body)
    return [*introduced, *body, *[m for m in titles if m not in introduced]] if introduced else [*body, *titles]


def _introduced(document: Document, titles: Sequence[PartyMention], body: Sequence[PartyMention]) -> list[PartyMention]:
    """Return whom the titles name in full while the body has nothing but the surname."""
    full = [m for m in titles if isinstance(m, PersonMention) and m.name[1] - m.name[0] > 1]
    if not full:
        return []
    longest: dict[str, int] = {}
    for mention in body:
        if isinstance(mention, PersonMention):
            surname = document.folded[mention.name[1] - 1]
            longest[surname] = max(longest.get(surname, 0), mention.name[1] - mention.name[0])
    return [m for m in full if longest.get(document.folded[m.name[1] - 1]) == 1]
