"""Anniversaries: from the wording to records, one for each anniversary however often it is mentioned.

Rule 1  What is printed stays as printed: a year or a count that contradicts the others is never put right.
Rule 2  What is not printed follows from what is: the year marked is the one the sentence names, else the year of
        speaking; the year of the event is the year marked less the count. Without a date of speaking neither is
        guessed.
Rule 3  States are those the event names; where it says "our two countries", "their" or is of relations between states
        that it does not name, the two that its sentence, or one before it, speaks of together (see partners).
Rule 4  Mentions with the same count are one anniversary unless their events differ; a bare "the anniversary" is never
        one of its own. The headline comes last: it adds to a record of the body, or is one where the body has none.
"""

from __future__ import annotations

from dipevents.article import Article
from dipevents.ids import Namer
from dipevents.records import Anniversary

from .reading import read_anniversaries

__all__ = ["parse_anniversaries"]


def parse_anniversaries(article: Article) -> tuple[Anniversary, ...]:
    """Return the anniversaries that an article speaks of as being marked, in text order.

    `phrases` lists the wordings; `reading` says how they are understood.

    >>> from datetime import date
    >>> from dipevents.gazetteer import Gazetteer
    >>> from dipevents.pipeline import read
    >>> text = "Next year marks the 75th anniversary of diplomatic relations between Kenya and Norway."
    >>> article, _ = read(text, date(2024, 11, 20), Gazetteer.default())
    >>> [(a.ordinal, a.kind, a.countries, a.year, a.origin_year) for a in parse_anniversaries(article)]
    [(75, 'diplomatic_relations', ('KEN', 'NOR'), 2025, 1950)]
    """
    document = article.document
    found: list[Anniversary] = []
    ids = Namer("anniversary")
    for reading in read_anniversaries(document, article.mentions, article.anchor, article.entities):
        sentence = document.sentences[reading.sentence]
        evidence = article.extract(sentence.start, sentence.end)
        body = article.entities.body_of.get(reading.body.start) if reading.body else None
        found.append(
            Anniversary(
                id=ids.of(evidence.text),
                ordinal=reading.ordinal,
                event=article.extract(*reading.event) if reading.event else None,
                kind=reading.kind,
                countries=reading.countries,
                organisation=article.body_ids[body.number] if body else None,
                year=reading.year,
                origin_year=reading.origin_year,
                date=reading.date,
                evidence=evidence,
            )
        )
    return tuple(found)
