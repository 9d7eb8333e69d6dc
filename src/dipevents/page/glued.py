"""Headlines that have lost their line break and run into the first sentence.

Rule 1  A headline is cut off only where prose plainly begins anew; in doubt it is not.
Rule 2  What is cut off comes before any full stop and does not begin with a dateline.
"""

from __future__ import annotations

from .. import lexicon
from ..document import Document
from ..tokens import ENDERS
from .datelines import STOPS, dateline_at, known_place
from .lines import Lines
from .stamps import Range, stamp_in

LONGEST_HEADLINE = 60  # tokens
SHORTEST_HEADLINE = 4


def glued_cuts(lines: Lines, start: int, end: int, *, lonely: bool) -> list[int]:
    """Return the tokens before which a paragraph is to be cut, so that the headline and what else stands around the prose come off.

    Signs: a dateline with an agency; and, where the page has no line breaks at all (``lonely``), the date of the page, or
    a capital that follows a word which no name follows, with words of the headline told again behind it.
    """
    limit = min(end, start + LONGEST_HEADLINE)
    if dateline_at(lines.document, start, end, lines.gazetteer):
        return []
    filed = _dateline(lines, start, limit, end)
    dated = _stamp(lines, start, limit if filed is None else filed, end) if lonely else ()
    cuts = sorted({*dated, *(() if filed is None else (filed,))})
    if cuts or not lonely:
        return cuts
    again = _restart(lines, start, end)
    return [] if again is None else [again]


def _dateline(lines: Lines, start: int, limit: int, end: int) -> int | None:
    """Return where a dateline with an agency begins: in capitals, or at a city that the gazetteer knows."""
    flags = lines.document.flags
    for i in range(start + SHORTEST_HEADLINE, limit):
        upper = flags[i] & lexicon.UPPER and not flags[i - 1] & lexicon.UPPER
        if not upper and not (flags[i] & lexicon.NAMED and flags[i] & lexicon.CAPITAL and not flags[i - 1] & lexicon.FUNCTION):
            continue
        parts = dateline_at(lines.document, i, end, lines.gazetteer)
        if parts is None or parts.agency is None or parts.place is None:
            continue
        place = parts.place
        if not upper and parts.date is None and lines.document.words[parts.body - 1] not in STOPS:
            continue  # "the Group against Theft in West Africa (AGOTWA) met"
        within = [k for k in range(i, place[1]) if known_place(lines.document, k, place[1], lines.gazetteer) == "city"]
        if within or upper:
            return within[0] if within else i  # "receives call from Algerian FM CAIRO, Nov 19 (MENA)"
    return None


def _stamp(lines: Lines, start: int, limit: int, end: int) -> Range | tuple[()]:
    """Return where the date of the page begins and ends, if it stands in no sentence and prose follows."""
    document = lines.document
    stop = next((i for i in range(start, limit) if document.words[i] in ENDERS and not document.flags[i - 1] & lexicon.ABBREVIATION), limit)
    stamp = stamp_in(document, start + SHORTEST_HEADLINE, stop)
    if stamp is None or stamp[1] >= end:
        return ()
    first, behind = stamp
    if document.flags[first - 1] & (lexicon.FUNCTION | lexicon.MARK) or not document.flags[behind] & (lexicon.CAPITAL | lexicon.DIGIT):
        return ()
    return stamp


def _restart(lines: Lines, start: int, end: int) -> int | None:
    """Return where a second clause begins without any mark between; the best place, if one is good enough."""
    words, flags = lines.document.words, lines.document.flags
    stop = next(
        (i for i in range(start, min(end, start + 90)) if words[i] in ENDERS and not flags[i - 1] & lexicon.ABBREVIATION),
        end,
    )
    best: tuple[int, int] | None = None
    for i in range(start + 5, min(stop - 4, start + 36)):
        before, bits = flags[i - 1], flags[i]
        opener = bool(bits & lexicon.FUNCTION) and len(words[i]) > 1 and not bits & lexicon.UPPER
        barred = lexicon.MARK | lexicon.FUNCTION | lexicon.HONORIFIC | lexicon.AUXILIARY | lexicon.MODAL
        if not bits & lexicon.CAPITAL or before & barred or (before & lexicon.FINITE and not opener):
            continue
        plain = words[i - 1][0].islower() and not before & (lexicon.HEAD | lexicon.MODIFIER | lexicon.ADVERB | lexicon.ING)
        if not opener and (not plain or bits & (lexicon.WEEKDAY | lexicon.MONTH) or _is_governed(lines.document, i - 1)):
            continue
        acted = any(flags[k] & lexicon.FINITE or words[k] == ":" for k in range(start, i))
        acts = any(flags[k] & lexicon.FINITE and words[k][0].islower() for k in range(i, min(stop, i + 25)))
        told = len(lines.content(start, i) & lines.content(i, min(stop, i + 22)))
        score = told + 2 * opener
        if acted and acts and told >= 1 and score >= 3 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def _is_governed(document: Document, verb: int) -> bool:
    """Tell whether a word is an infinitive, whose object may follow: "will visit [Norway]", "to meet [King]"."""
    governor = document.flags[verb - 1] & lexicon.MODAL or document.folded[verb - 1] == "to"
    return bool(document.flags[verb] & lexicon.BASE and governor)
