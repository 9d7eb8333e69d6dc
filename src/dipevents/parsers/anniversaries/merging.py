"""Mentions of one anniversary become one.

Rule 1  Mentions with the same count are one anniversary unless their events differ; a bare "the anniversary" is never
        one of its own.
Rule 2  The headline comes last: it adds to a record of the body, or is one where the body has none.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from dipevents import lexicon
from dipevents.choices import AnniversaryKind
from dipevents.dates import DateValue
from dipevents.document import Document
from dipevents.mentions import OrganisationMention

from ...values import value
from .phrases import Phrase
from .words import DETERMINERS, POSSESSIVES, Range, kind_of, words


@value(kw_only=True)
class Reading:
    """One anniversary as read: token ranges and plain values; ``sentence`` is the number of its evidence."""

    phrase: Phrase
    sentence: int
    title: bool
    ordinal: int | None
    event: Range | None
    kind: AnniversaryKind
    countries: tuple[str, ...]
    body: OrganisationMention | None
    entity: int | None  # the number of that body
    year: int | None
    origin_year: int | None
    date: DateValue | None


def merge(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings with those of one anniversary made one (Rule 4)."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.title, r.phrase.start)):
        known = next((i for i, other in enumerate(kept) if _same(document, other, reading)), None)
        if known is not None:
            kept[known] = _joined(document, kept[known], reading)
        elif reading.event is not None or (reading.ordinal is not None and not reading.phrase.named):
            kept.append(reading)
    return tuple(sorted(kept, key=lambda r: r.phrase.start))


def _same(document: Document, one: Reading, other: Reading) -> bool:
    """Tell whether two readings are of one anniversary.

    Where the counts agree, the events must differ in words to be two: by kind, by states, or by names. An event that no
    word of the table describes ("ASEAN", "our partnership") differs from none of the same states.
    """
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return False
    if one.event is None or other.event is None:
        return one.ordinal == other.ordinal or other.ordinal is None
    shared = bool(_content(document, one.event) & _content(document, other.event))
    shared = shared or (one.entity is not None and one.entity == other.entity)
    if one.ordinal is None or other.ordinal is None:
        return shared and one.kind == other.kind
    states = set(one.countries) & set(other.countries)
    if one.countries and other.countries and not states:
        return False
    apart = _named(document, one) and _named(document, other)
    if one.kind == other.kind or "other" in {one.kind, other.kind}:
        return shared or bool(states) or not apart
    told = [kind_of(document, reading.event) for reading in (one, other) if reading.event]
    return bool(states) and None in told


def _content(document: Document, span: Range) -> frozenset[str]:
    """Return the words of a range that carry meaning."""
    return frozenset(w for w in document.folded[span[0] : span[1]] if len(w) > 3 or w.isupper()) - POSSESSIVES - words().pairs


def _named(document: Document, reading: Reading) -> bool:
    """Tell whether the event has a name in it; the article that opens a sentence is none."""
    span = reading.event
    return span is not None and any(document.flags[i] & lexicon.CAPITAL and document.folded[i] not in DETERMINERS for i in range(*span))


def _joined(document: Document, one: Reading, other: Reading) -> Reading:
    """Return the first reading, with what only the other one knows."""
    richer = one.event is None or (other.event is not None and not _named(document, one) and _named(document, other))
    countries = one.countries if len(one.countries) >= len(other.countries) else other.countries
    return attrs.evolve(
        one,
        ordinal=one.ordinal if one.ordinal is not None else other.ordinal,
        event=other.event if richer else one.event,
        kind=other.kind if _is_told_less(document, one, other) else one.kind,
        countries=countries,
        body=one.body or other.body,
        year=one.year if one.year is not None else other.year,
        origin_year=one.origin_year if one.origin_year is not None else other.origin_year,
        date=one.date or other.date,
    )


def _is_told_less(document: Document, one: Reading, other: Reading) -> bool:
    """Tell whether the first reading's kind rests on less than the second's."""
    if one.kind == "other" or one.event is None:
        return True
    return kind_of(document, one.event) is None and other.event is not None and kind_of(document, other.event) is not None
