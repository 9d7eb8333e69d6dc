"""Places on a line of their own, beside the date of a page: ``Ottawa, Ontario``, ``The Kremlin, Moscow``, ``New Delhi``.

Rule 1  A line is such a place where all its words are capitals, and one of the pieces between its commas and dashes is a city of the
        gazetteer. It dates and places a text only beside a date, which the caller sees to.
"""

from __future__ import annotations

from .. import lexicon
from ..document import Document
from ..gazetteer import Gazetteer
from .datelines import DASHES, known_place
from .stamps import Range, stamp_in

LONGEST = 16  # tokens
JOINS = frozenset({"of", "the", "de", "da", "do", "del", "la", "al", "and"})
BETWEEN = DASHES | {",", "|", "·", "/", "(", ")"}


def place_in(document: Document, start: int, end: int, gazetteer: Gazetteer) -> Range | None:
    """Return the city that a line names beside nothing but other capitals and a date."""
    if end - start > LONGEST:
        return None
    stamp = stamp_in(document, start, end) or (end, end)
    pieces: list[Range] = []
    begin = start
    for i in range(start, end + 1):
        inside = stamp[0] <= i < stamp[1]
        if i == end or inside or document.words[i] in BETWEEN:
            if begin < i:
                pieces.append((begin, i))
            begin = i + 1
        elif not (document.flags[i] & (lexicon.CAPITAL | lexicon.MARK | lexicon.DIGIT) or document.folded[i] in JOINS):
            return None
    if any(document.flags[i] & (lexicon.HEAD | lexicon.HONORIFIC) for piece in pieces for i in range(*piece)):
        return None
    return next((piece for piece in pieces if known_place(document, *piece, gazetteer) == "city"), None)
