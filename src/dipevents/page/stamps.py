"""Printed dates and clock times, the stamps that agencies and ministries put on a text.

Rule 1  A date of publication names day, month and year; inside prose there is none.
Rule 2  Nothing is computed here: ranges of tokens are found, not dates.
"""

from __future__ import annotations

from .. import lexicon
from ..document import Document
from ..values import value

Range = tuple[int, int]

MONTHS = 12
LONGEST_IN_FIGURES = 5  # tokens
HALVES = frozenset({"am", "pm", "a.m.", "p.m."})  # of the day
CLOCKS = HALVES | {"hrs", "hours", "h"}
UPDATES = frozenset({"updated", "update", "published", "at", "on", "modified"})
DATED = lexicon.DIGIT | lexicon.MONTH | lexicon.WEEKDAY  # what a date begins with
WEEKDAYS = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
SEPARATORS = frozenset({",", "|", "-", "–", "—", ".", "/", "•", "·", ";", "(", "[", "@"})


@value
class Stamp:
    """A printed date: tokens ``start:end``; ``full`` if it has a day, a month and a year."""

    start: int
    end: int
    full: bool


def date_at(document: Document, start: int, end: int) -> Stamp | None:
    """Return the printed date that begins at token ``start``.

    Forms: ``[Tuesday,] 19 November 2024``, ``19th of November, 2024``, ``Nov. 19[, 2024]``, ``November 19 2024``,
    ``19-Nov-2024``; in figures ``2024-11-19``, ``2024/11/19``, ``2024.11.19``, ``19/11/2024``, ``19.11.2024``,
    ``19-11-2024``; a weekday alone.
    """
    words, flags = document.words, document.flags
    i = start
    if i >= end or not flags[i] & DATED:
        return None
    weekday = bool(flags[i] & lexicon.WEEKDAY)
    if weekday:
        i += 1
        if i < end and words[i] == ".":
            i += 1
        if i < end and words[i] in (",", "|", "-", "–"):
            i += 1
    found = _calendar(document, i, end) or _figures(document, i, end)
    if found:
        return Stamp(start, found.end, full=found.full)
    return Stamp(start, start + 1, full=False) if weekday else None


def _calendar(document: Document, i: int, end: int) -> Stamp | None:
    """Return a date with the month in letters, beginning at ``i``; see `date_at`."""
    words = document.words
    day = _day(words[i]) if i < end else False
    if day:
        j = i + 1
        if j < end and document.folded[j] in ("of", "-", "/", ".", "st", "nd", "rd", "th"):
            j += 1
        if not (j < end and _month(document, j)):
            return None
        j = _dot(document, j + 1, end) if len(words[j]) <= 4 else j + 1
        if (
            words[j - 1] == "."
            and not (j < end and (words[j] == "," or _year(words[j])))
            and document.folded[j - 2] in ("may", "june", "july")
        ):
            j -= 1
    elif i < end and _month(document, i):
        j = _dot(document, i + 1, end)
        if not (j < end and _day(words[j])):
            return None
        j += 1
    else:
        return None
    k = j + 1 if j < end and words[j] in (",", "-", "/") else j
    if k < end and _year(words[k]):
        return Stamp(i, k + 1, full=True)
    return Stamp(i, j, full=False)


def _figures(document: Document, i: int, end: int) -> Stamp | None:
    """Return a date in figures beginning at ``i``; see `date_at`."""
    words = document.words
    if i < end and "." in words[i]:
        parts = words[i].split(".")
        if len(parts) == 3 and all(p.isdecimal() for p in parts) and _ymd(parts):
            return Stamp(i, i + 1, full=True)
    if i + 6 < end and words[i + 1] == words[i + 5] and _year(words[i + 6]):
        return None  # a running number before the date: 1897-09-10-2017
    if i + 4 < end and words[i + 1] == words[i + 3] and words[i + 1] in ("-", "/", ".") and _ymd([words[i], words[i + 2], words[i + 4]]):
        return Stamp(i, i + 5, full=True)
    return None


def _ymd(parts: list[str]) -> bool:
    first, middle, last = parts
    return _day(middle) and ((_year(first) and _day(last)) or (_day(first) and _year(last)))


def _day(word: str) -> bool:
    digits = word[:-2] if word[-2:].lower() in ("st", "nd", "rd", "th") else word
    return len(digits) <= 2 and digits.isdecimal() and 1 <= int(digits) <= 31


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1800 <= int(word) <= 2199


def _month(document: Document, i: int) -> bool:
    bits = document.flags[i]
    return bool(bits & lexicon.MONTH) and bool(bits & lexicon.CAPITAL)


def _dot(document: Document, i: int, end: int) -> int:
    return i + 1 if i < end and document.words[i] == "." else i


def time_at(document: Document, start: int, end: int) -> int | None:
    """Return where the clock time that begins at token ``start`` ends.

    Forms: ``18:45[:30]``, ``18.45``, ``6:45 p.m.``, ``6 pm``, each with a zone in capitals or as ``+0800``.
    """
    words, folded = document.words, document.folded
    if start >= end:
        return None
    hour, _, rest = words[start].replace(".", ":").partition(":")
    clock = start + 1 < end and folded[start + 1] in CLOCKS
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) < 25 and (clock if not rest else rest.replace(":", "").isdecimal())):
        return None
    i = start + (2 if clock else 1)
    if i < end and words[i] == "(" and i + 2 < end and words[i + 2] == ")":
        return i + 3
    if i + 1 < end and words[i] in ("+", "-") and words[i + 1][0].isdigit() and document.ends[i] == document.starts[i + 1]:
        return i + 2
    if i < end and words[i].isalpha() and words[i].isupper() and 2 <= len(words[i]) <= 4:
        i += 1
    return i


def stamp_in(document: Document, start: int, end: int) -> Range | None:
    """Return the first full date in tokens ``start:end``, with the clock time printed beside it, before or behind."""
    flags = document.flags
    for i in [i for i in range(start, end) if flags[i] & DATED]:
        found = date_at(document, i, end)
        if found is None or not found.full:
            continue
        before, after = _weekday_before(document, found.start), found.end
        j = after
        while j < end and j - after < 3 and (document.words[j] in SEPARATORS or document.folded[j] in UPDATES):
            j += 1
        stop = time_at(document, j, end)
        if stop is not None:
            return before, stop
        for back in range(max(start, before - 5), before):
            stop = time_at(document, back, before)
            if stop is not None and all(w in SEPARATORS or w in UPDATES for w in document.folded[stop:before]):
                return back, after
        return before, after
    return None


def _weekday_before(document: Document, start: int) -> int:
    """Return where a date begins with the weekday in front of it, cut to three letters: ``Tue Nov 19, 2024``, ``Sun, 3 May 2024``."""
    at = start - 2 if start > 1 and document.words[start - 1] == "," else start - 1
    return at if at >= 0 and document.words[at] in WEEKDAYS else start


def is_ambiguous(document: Document, start: int, end: int) -> bool:
    """Tell whether a date in figures could be read with day and month exchanged: ``11/04/2024``, but not ``11/14/2024`` or ``04.11.2024``."""
    words = document.words[start:end]
    if len(words) < LONGEST_IN_FIGURES or words[1] != "/" or words[3] != "/":
        return False
    return all(w.isdecimal() and int(w) <= MONTHS for w in (words[0], words[2]))
