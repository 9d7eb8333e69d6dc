"""Titles, items of lists and dates between the paragraphs of prose.

Rule 1  In doubt a paragraph is prose: what ends at a colon or comma, or goes on in lower case, is a part of a sentence.
"""

from __future__ import annotations

from .. import lexicon
from .lines import ACTS, LINKS, PERSONAL, Lines
from .stamps import Range

WORD = lexicon.CAPITAL | lexicon.DIGIT


def is_subheading(lines: Lines, start: int, end: int, following: Range | None, *, goes_on: bool) -> bool:
    """Tell whether a paragraph without a full stop is a title, a list item or a date, not part of a sentence."""
    words, flags = lines.document.words, lines.document.flags
    first = next(i for i in range(start, end) if not flags[i] & lexicon.MARK)  # without letters it would be page furniture
    if words[first][0].islower() or words[end - 1] in (":", ",", ";"):
        return False
    if following is not None and words[following[0]][0].islower():
        return False
    if words[start] in ("*", "•", "·", "▪", "#", "-", "–"):
        return not any(flags[i] & ACTS and not flags[i] & lexicon.CAPITAL for i in range(start, end))
    if goes_on and not all(flags[i] & lexicon.UPPER for i in range(start, end) if words[i].isalpha()):
        return False
    if lines.is_author(start, end) or any(flags[i] & PERSONAL for i in range(start, end)):
        spoken = following is not None and lines.is_prose(*following)
        if spoken and all(flags[i] & (WORD | lexicon.MARK) or words[i] in LINKS for i in range(start, end)):
            return False
    capitals = sum(bool(flags[i] & WORD) for i in range(start, end))
    lower = sum(words[i][0].islower() and not flags[i] & lexicon.FUNCTION for i in range(start, end))
    verb = any(flags[i] & lexicon.FINITE and words[i][0].islower() for i in range(start, end))
    return capitals > lower or (not verb and end - start <= 14)
