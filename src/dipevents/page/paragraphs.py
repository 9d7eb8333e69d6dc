"""Where one paragraph ends and the next begins, in pages that keep, lose or double their line breaks.

Rule 1  A blank line ends a paragraph, but for the foot of a page: a long line that no mark ends, before one that goes on in lower case,
        or in capitals behind a word that ends no sentence ("of", "to see").
Rule 2  A single line break does so too unless it is the wrapping of prose: the line goes on in lower case or breaks off at a comma,
        or the next word would not have fitted any more, by the length of the lines around.
Rule 3  Whatever their lengths, a line of the page's furniture, a date, a byline or a dateline stands apart from the line above it.
Rule 4  Only the lines between two blank lines are compared, and of these only the nearest.
Rule 5  Where a page is typed with double spacing, a blank line below each line, such blank lines are single line breaks.
"""

from __future__ import annotations

import re
from itertools import chain, compress, groupby, pairwise
from typing import Final

from .. import lexicon
from ..document import Document
from ..gazetteer import Gazetteer
from ..tokens import ENDERS
from .bylines import issuer
from .datelines import dateline_at
from .lines import CLOSERS, Lines
from .stamps import Range

BREAK: Final = re.compile(r"[\n\r\u2028\u2029\x85]\s*")
SHORT_LINE: Final = 55  # characters: a shorter line with no full stop, before one that begins anew, is a title
ROOM: Final = 8  # characters that a line lacks at least to the longest around it, where its break is no wrapping
WRAPPED: Final = 60  # characters of the last line of a page, at least; items of a list are shorter
NEAR: Final = 3  # lines to either side that are measured
BULLETS: Final = frozenset({"•", "·", "▪", "*", "●", "◦"})
BROKEN_OFF: Final = frozenset({",", ";", "-", "("})
TYPED: Final = 5  # lines that go on in lower case below a blank one, at least, where a page has double spacing
ONE_IN: Final = 4  # of so many blank lines at least one has such a line below it


def paragraphs(document: Document, gaps: list[str], gazetteer: Gazetteer) -> list[Range]:
    """Return the token ranges of the paragraphs; ``gaps`` has the white space before each token that is more than a blank."""
    blocks: list[Range] = []
    above: Range | None = None  # the line above the blank one
    stretches = _stretches(document, gaps)
    for lines in _single_spaced(stretches) if _is_double_spaced(document, stretches) else stretches:
        found = _Stretch(document, gazetteer, lines).blocks() if len(lines) > 1 else lines
        if above is not None and _goes_on(document, above, lines[0]):
            blocks[-1] = (blocks[-1][0], found[0][1])
            found = found[1:]
        blocks += found
        above = lines[-1]
    return blocks


def _goes_on(document: Document, above: Range, below: Range) -> bool:
    """Tell whether a line is the rest of the one above the blank line: prose that a page or a scanner broke in two."""
    words = document.words
    last, first = words[above[1] - 1], words[below[0]]
    if _length(document, above) < WRAPPED or not (last[-1].isalpha() or last == ","):
        return False
    prose = words[below[1] - 1] in ENDERS or _length(document, below) >= WRAPPED  # not "by our correspondent"
    if not prose or not first.isalpha() or "@" in words[below[0] : below[1]] or _is_lettered(document, below):
        return False
    opens = document.flags[below[0]] & (lexicon.FUNCTION | lexicon.NUMBER)  # a sentence, and no name
    return first.islower() or (words[below[1] - 1] in ENDERS and not opens and _breaks_off(document, above[1] - 1))


def _is_lettered(document: Document, line: Range) -> bool:
    """``a) trade``: tell whether a line is an item of a list."""
    return document.words[line[0] + 1 : line[0] + 2] == [")"]


def _breaks_off(document: Document, i: int) -> bool:
    """Tell whether token ``i`` cannot be the last of a sentence or title: "of", "to see", so that a name may go on below."""
    bits = document.flags[i]
    if not document.words[i].islower() or bits & lexicon.PRONOUN:
        return False
    governs = bits & lexicon.PREPOSITION and not bits & lexicon.ADVERB
    return bool(governs) or (bool(bits & lexicon.BASE) and document.folded[i - 1] == "to")


def _length(document: Document, line: Range) -> int:
    """Return the length of a line in characters."""
    return document.ends[line[1] - 1] - document.starts[line[0]]


def _stretches(document: Document, gaps: list[str]) -> list[list[Range]]:
    """Return the lines of the text, those between two blank lines together (Rule 1)."""
    found: list[list[Range]] = []
    lines: list[Range] = []
    size, begin = len(document.words), 0
    for at in compress(range(size), gaps):
        breaks = BREAK.findall(gaps[at])
        if not breaks or at <= begin:
            continue
        lines.append((begin, at))
        begin = at
        if len(breaks) > 1 or _is_blank(breaks[0]):  # a line of underscores, which are no tokens, is as good as a blank one
            found.append(lines)
            lines = []
    if begin < size:
        lines.append((begin, size))
    return [*found, lines] if lines else found


def _is_double_spaced(document: Document, stretches: list[list[Range]]) -> bool:
    """Tell whether a blank line stands below each line of a page: many that stand alone go on in lower case (Rule 5)."""
    words = document.words
    broken = sum(
        len(above) == len(below) == 1
        and words[below[0][0]][0].islower()
        and not _is_lettered(document, below[0])
        and words[above[0][1] - 1][-1] not in ENDERS
        for above, below in pairwise(stretches)
    )
    return broken >= TYPED and broken * ONE_IN >= len(stretches)


def _single_spaced(stretches: list[list[Range]]) -> list[list[Range]]:
    """Return the stretches of a page with double spacing, those of one line joined with their neighbours of one line."""
    found: list[list[Range]] = []
    for alone, run in groupby(stretches, key=lambda lines: len(lines) == 1):
        lines = list(run)
        found += [list(chain.from_iterable(lines))] if alone else lines
    return found


def _is_blank(gap: str) -> bool:
    """Tell whether white space between two lines holds a line of its own."""
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") + gap.count("\u2029") * 2 > 1


class _Stretch:
    """The lines between two blank lines."""

    def __init__(self, document: Document, gazetteer: Gazetteer, lines: list[Range]) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.shapes = Lines(document, gazetteer)
        self.lines = lines
        self.lengths = [_length(document, line) for line in lines]

    def blocks(self) -> list[Range]:
        """Return the paragraphs that the lines make."""
        found = [self.lines[0]]
        for number in range(1, len(self.lines)):
            start, end = self.lines[number]
            first = found[-1][0] == self.lines[number - 1][0]  # the line above begins its paragraph, as a headline does
            if self._parts(number) or (first and self._is_below_title(number)):
                found.append((start, end))
            else:
                found[-1] = (found[-1][0], end)
        return found

    def _parts(self, number: int) -> bool:
        """Tell whether line ``number`` begins a paragraph (Rules 2 and 3)."""
        words = self.document.words
        above, line = self.lines[number - 1], self.lines[number]
        last = words[above[1] - 1]
        anew = not words[line[0]][0].islower()
        initial = len(words[above[1] - 2]) == 1 and words[above[1] - 2].isupper()
        cut_short = last == "." and (initial or bool(self.document.flags[above[1] - 2] & lexicon.ABBREVIATION))
        if (last in ENDERS and not cut_short) or (last in CLOSERS and above[1] - 2 >= above[0] and words[above[1] - 2] in ENDERS):
            return anew or self.shapes.is_address(*line) or self.shapes.is_initials(*line)
        if not anew:
            return self.shapes.is_address(*line)
        if self.shapes.is_salutation(*above) or self._is_item(*line):
            return True
        if self._is_unfinished(above) or _breaks_off(self.document, above[1] - 1):
            return False
        if self.lengths[number - 1] < SHORT_LINE:
            return True
        return not self.document.flags[above[1] - 1] & lexicon.FUNCTION and self._stands_apart(number)

    def _is_below_title(self, number: int) -> bool:
        """Tell whether the line above line ``number``, the first of its paragraph, is a title that only looks like wrapped prose."""
        words, flags = self.document.words, self.document.flags
        last = self.lines[number - 1][1] - 1
        unfinished = self._is_unfinished(self.lines[number - 1]) or flags[last] & lexicon.FUNCTION
        goes_on = words[self.lines[number][0]][0].islower() or unfinished
        return not goes_on and (self._has_room(number) or self._is_above_sentences(number))

    def _is_unfinished(self, line: Range) -> bool:
        """Tell whether a line ends with a mark within a sentence: a comma, also one in front of the mark that closes a quotation."""
        words = self.document.words
        return words[line[1] - 1] in BROKEN_OFF or (words[line[1] - 1] in CLOSERS and words[line[1] - 2] == ",")

    def _is_above_sentences(self, number: int) -> bool:
        """Tell whether line ``number`` and the next each end like a sentence: a line of wrapped prose seldom does, two in a row hardly ever."""
        below = self.lines[number : number + 2]
        return len(below) > 1 and all(self.shapes.ends_sentence(end) or self.shapes.is_furniture(start, end) for start, end in below)

    def _is_item(self, start: int, end: int) -> bool:
        """Tell whether a line is a numbered or marked item of a list: ``2. Trade grew``, ``• Trade``."""
        words = self.document.words
        numbered = words[start].isdecimal() and len(words[start]) < len("100") and words[start + 1 : start + 2] in (["."], [")"])
        first = start + 1 + numbered
        return (numbered or words[start] in BULLETS) and first < end and not words[first][0].islower()

    def _has_room(self, number: int) -> bool:
        """Tell whether the first word of line ``number`` would have fitted the line above it."""
        first = self.document.words[self.lines[number][0]]
        around = self.lengths[max(0, number - NEAR) : number - 1] + self.lengths[number : number + NEAR]
        return self.lengths[number - 1] + len(first) + ROOM < max(around)

    def _stands_apart(self, number: int) -> bool:
        """Tell whether line ``number``, or the one above it, is no part of any prose (Rule 3)."""
        above, line = self.lines[number - 1], self.lines[number]
        words, shapes = self.document.words, self.shapes
        if any(shapes.is_stamp_line(*one) for one in (above, line)):
            return True
        if shapes.is_furniture(*line) and any(word[0].isalpha() for word in words[line[0] : line[1]]):  # not the "2024." of a wrapped date
            return True
        if self._repeats_end(above, line) or issuer(shapes, *line) is not None:  # "Statement by Ambassador Roe", below the headline
            return True
        parts = dateline_at(self.document, *line, self.gazetteer)
        if parts is None or parts.place is None:
            return parts is not None and parts.date is not None
        capitals = all(self.document.flags[i] & lexicon.UPPER for i in range(*parts.place) if words[i].isalpha())
        return capitals or parts.agency is not None or parts.date is not None

    def _repeats_end(self, above: Range, line: Range) -> bool:
        """Tell whether a line says again what the one above it ends with: ``Home > News > Talks in Oslo`` above ``Talks in Oslo``."""
        folded, length = self.document.folded, line[1] - line[0]
        return length > 1 and folded[max(above[0], above[1] - length) : above[1]] == folded[line[0] : line[1]]
