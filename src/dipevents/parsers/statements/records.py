"""Drafts to records: pieces cut at quotation marks, the mode that follows, dates of saying, addressees, ids."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from ...article import Article
from ...choices import DateBasis
from ...dates import DateValue
from ...ids import Namer
from ...lexicon import MARK
from ...mentions.dates import resolve
from ...records import Statement
from ...spans import Extract
from ..evidence import trimmed
from .addressees import Addressees
from .drafts import Draft, Range

RELATIVE = frozenset({"who", "whom", "which", "whose", "where"})


def records_of(article: Article, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Return the records of the drafts, with pieces cut at quotation marks and ids from the evidence."""
    ids = Namer("statement")
    addressees = Addressees(article)
    found: list[Statement] = []
    for draft in sorted(drafts, key=lambda d: (d.pieces[0], d.sentence)):
        pieces, mode = _pieces(article, draft.pieces)
        if draft.speaker is None or not pieces:
            continue
        evidence = article.extract(*draft.sentence)
        day, basis = _date(article, draft.when)
        if day is None and draft.tail is not None:
            day, basis = _date(article, draft.tail)
        found.append(
            Statement(
                id=ids.of(evidence.text),
                speaker=draft.speaker,
                content=tuple(pieces),
                mode=mode,  # type: ignore[arg-type]
                cue=article.extract(*draft.cue) if draft.cue else None,
                act=draft.act,  # type: ignore[arg-type]
                addressee=addressees.party(draft.addressee, draft.speaker, draft.act),
                reported_by=draft.relayed_by,
                date=day,
                date_basis=basis,
                evidence=evidence,
            )
        )
    return tuple(found)


def _date(article: Article, clause: Range | None) -> tuple[DateValue | None, DateBasis | None]:
    """Return the date printed in the clause of attribution ("said on Monday"), and its basis."""
    if clause is None:
        return None, None
    dates = article.mentions.dates
    for date in dates[bisect_left(dates, clause[0], key=attrgetter("start")) :]:
        if date.end > clause[1]:
            break
        if not _is_in_relative(article, clause[0], date.start):
            return resolve(date, article.anchor)
    return None, None


def _is_in_relative(article: Article, start: int, i: int) -> bool:
    """Tell whether token ``i`` lies in a relative clause of the subject: "X, who fled in 1956, said", "Y, with whom she met on Monday, praised"."""
    words, folded = article.document.words, article.document.folded
    comma = next((k for k in range(i - 1, start, -1) if words[k] == ","), None)
    return comma is not None and not RELATIVE.isdisjoint(folded[comma + 1 : min(i, comma + 3)])


def _pieces(article: Article, ranges: list[Range]) -> tuple[list[Extract], str]:
    """Cut ranges at the marks of quotations; return the pieces and the mode that follows."""
    pieces: list[Extract] = []
    inside = outside = 0
    for first, last in ranges:
        i = first
        for quotation in article.quotations_in(first, last):
            if i < quotation.start:
                outside += _add(article, pieces, i, quotation.start)
            i = min(quotation.end, last)
            inside += _add(article, pieces, max(first, quotation.start), i)
        if i < last:
            outside += _add(article, pieces, i, last)
    mode = "mixed" if inside and outside else "direct" if inside else "indirect"
    return pieces, mode


def _add(article: Article, pieces: list[Extract], start: int, end: int) -> int:
    """Add tokens ``start:end`` as a piece if they hold a word; return 1 if they do."""
    start, end = trimmed(article, start, end)
    flags = article.document.flags
    for i in range(start, end):
        if not flags[i] & MARK:
            pieces.append(article.extract(start, end))
            return 1
    return 0
