"""Which bodies: an Article to its Organisations, with the roles that the article says somebody holds or takes in them."""

from __future__ import annotations

from ..article import Article
from ..coreference import BodyEntity
from ..dates import edtf
from ..records import Organisation
from ..spans import Span


def parse_organisations(article: Article) -> tuple[Organisation, ...]:
    """Return the bodies named in the article, one record each however they are written, in text order."""
    bodies = sorted(article.entities.bodies, key=lambda e: min(e.spans))
    return tuple(_record(article, body) for body in bodies)


def _record(article: Article, entity: BodyEntity) -> Organisation:
    document = article.document
    known = article.gazetteer.bodies.get(entity.body or "")
    name = article.name_of(entity.name)
    acronym = article.name_of(entity.acronym) if entity.acronym else (name if name.isupper() and " " not in name else None)
    return Organisation(
        id=article.body_ids[entity.number],
        name=name,
        acronym=acronym,
        kind=entity.kind,  # type: ignore[arg-type]
        country=entity.country,
        canonical=known.name if known else None,
        wikidata=known.wikidata if known else None,
        founded=edtf(known.founded) if known and known.founded else None,
        mentions=tuple(Span(start=document.starts[s], end=document.ends[e - 1]) for s, e in sorted(set(entity.spans))),
    )
