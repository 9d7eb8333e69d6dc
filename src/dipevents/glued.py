"""Headlines that have lost their line break and run into the first sentence.

Rule 1  A headline is cut off only where prose plainly begins anew; in doubt it is not.
Rule 2  What is cut off comes before any full stop and does not begin with a dateline.
"""

from __future__ import annotations

from . import lexicon
from .datelines import dateline_at
from .document import Document
from .lines import ENDERS, Lines


def glued_end(lines: Lines, start: int, end: int, *, lonely: bool) -> int | None:
    """Return the token at which prose begins anew behind a headline on the same line.

    Signs: a dateline with an agency; a title in capital initials before a courtesy title; and, where the page has no
    line breaks at all (``lonely``), a capital that follows a word which no name follows, with words of the headline
    told again behind it.
    """
    flags = lines.document.flags
    limit = min(end, start + 60)
    if dateline_at(lines.document, start, end, lines.gazetteer):
        return None
    for i in range(start + 4, limit):
        if flags[i] & lexicon.UPPER and not flags[i - 1] & lexicon.UPPER:
            parts = dateline_at(lines.document, i, end, lines.gazetteer)
            if parts is not None and parts.agency is not None and parts.place is not None:
                return i
    title = _title_run(lines.document, start, limit)
    if title > start:
        return title if any(flags[i] & lexicon.FINITE for i in range(title, min(end, title + 12))) else None
    return _restart(lines, start, end) if lonely else None


def _title_run(document: Document, start: int, limit: int) -> int:
    """Return where a run of words in capital initials, up to a courtesy title, ends."""
    words, folded, flags = document.words, document.folded, document.flags
    for i in range(start, limit):
        if i > start + 3 and folded[i] in ("mr", "ms", "mrs", "dr") and flags[i] & lexicon.CAPITAL:
            titled = any(flags[j] & lexicon.HEAD for j in range(max(start, i - 5), i))  # "Foreign Minister of Peru Dr. Diaz" is one name
            return start if titled else i
        if words[i] == ",":
            break
        lower = words[i][0].islower() and not flags[i] & (lexicon.PREPOSITION | lexicon.DETERMINER | lexicon.CONJUNCTION)
        if (lower and words[i] not in ("'s", "’s")) or words[i] in ENDERS:
            break
    return start


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
        if not opener and (not plain or bits & (lexicon.WEEKDAY | lexicon.MONTH)):
            continue
        acted = any(flags[k] & lexicon.FINITE or words[k] == ":" for k in range(start, i))
        acts = any(flags[k] & lexicon.FINITE and words[k][0].islower() for k in range(i, min(stop, i + 25)))
        told = len(lines.content(start, i) & lines.content(i, min(stop, i + 22)))
        score = told + 2 * opener
        if acted and acts and told >= 1 and score >= 3 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None
