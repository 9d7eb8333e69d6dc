"""Mentions of bodies to bodies: same entry of the table, same words, or an acronym met before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..document import Document
from ..mentions import OrganisationMention
from .entities import BodyEntity


def read_bodies(
    document: Document, mentions: Sequence[OrganisationMention]
) -> tuple[list[BodyEntity], dict[int, BodyEntity]]:
    """Return the bodies in the order they are met, and the body of each mention by its first token; the headline is read last."""
    bodies: list[BodyEntity] = []
    body_of: dict[int, BodyEntity] = {}
    by_key: dict[object, BodyEntity] = {}
    for mention in _headline_last(document, mentions):
        keys: list[object] = [("words", _words(document, mention.name))]
        if mention.body:
            keys.append(("table", mention.body))
        if mention.acronym:
            keys.append(("words", _words(document, mention.acronym)))
        entity = next((by_key[k] for k in keys if k in by_key), None)
        if entity is None:
            entity = BodyEntity(
                number=len(bodies),
                name=mention.name,
                acronym=mention.acronym,
                body=mention.body,
                kind=mention.kind,
                country=mention.country,
            )
            bodies.append(entity)
        elif mention.name[1] - mention.name[0] > entity.name[1] - entity.name[0]:
            entity.name = mention.name
        entity.acronym = entity.acronym or mention.acronym
        entity.country = entity.country or mention.country
        entity.spans.append((mention.start, mention.end))
        for key in keys:
            by_key.setdefault(key, entity)
        body_of[mention.start] = entity
    return bodies, body_of


def _words(document: Document, span: tuple[int, int]) -> tuple[str, ...]:
    words = [w.replace(".", "") for w in document.folded[span[0] : span[1]]]
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _headline_last(
    document: Document, mentions: Sequence[OrganisationMention]
) -> Iterable[OrganisationMention]:
    late = [p for p in document.paragraphs if p.kind in ("headline", "deck")]
    if not late:
        return mentions
    return sorted(mentions, key=lambda m: any(p.start <= m.start < p.end for p in late))
