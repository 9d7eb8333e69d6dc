"""Which bodies: an Article to its Organisations, with the roles that the article says somebody holds or takes in them.

Rule 1  One record for each body, named by the fullest form printed. An acronym counts where it is printed, also
        inside a longer name or a dateline.
Rule 2  Roles are read around a mention of the body; see body_roles.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..article import Article
from ..coreference import BodyEntity
from ..dates import DateValue, edtf
from ..records import Organisation, Role
from ..spans import Span
from .body_roles import find_roles

LONGEST = 8  # letters of an acronym
SHORT = 7  # letters of one with small letters among them


def parse_organisations(article: Article) -> tuple[Organisation, ...]:
    """Return the bodies named in the article, one record each however they are written, in text order."""
    bodies = sorted(article.entities.bodies, key=lambda e: min(e.spans))
    if not bodies:
        return ()
    roles = find_roles(article)
    return tuple(_record(article, body, tuple(roles.get(body.number, ()))) for body in bodies)


def _record(article: Article, entity: BodyEntity, roles: tuple[Role, ...]) -> Organisation:
    document = article.document
    known = article.gazetteer.bodies.get(entity.body or "")
    name = article.name_of(entity.name)
    return Organisation(
        id=article.body_ids[entity.number],
        name=name,
        acronym=_acronym(article, entity, name),
        kind=entity.kind,  # type: ignore[arg-type]
        country=entity.country,
        canonical=known.name if known else None,
        wikidata=known.wikidata if known else None,
        founded=_founded(known.founded) if known and known.founded else None,
        roles=roles,
        mentions=tuple(Span(start=document.starts[s], end=document.ends[e - 1]) for s, e in sorted(set(entity.spans))),
    )


@lru_cache(maxsize=1024)
def _founded(date: str) -> DateValue:
    """Return a date of the table, the same for every article."""
    return edtf(date)


def _acronym(article: Article, entity: BodyEntity, name: str) -> str | None:
    """Return the acronym as printed: one defined or used for the body, or the table's where the text has it."""
    if entity.acronym is not None:
        return article.name_of(entity.acronym)
    known = article.gazetteer.bodies.get(entity.body or "")
    if known is not None and known.acronym is not None:
        short, capitalised = known.acronym, known.acronym.capitalize()
        dotted = "".join(f"{letter}." for letter in short)
        printed = article.printed
        for form in (short, dotted, capitalised if len(short) > 3 else short):
            if not printed.isdisjoint((form, form.removesuffix("."), form.partition("-")[0])) and _prints(form, article.document.text):
                return form
    if " " in name or len(name) > LONGEST:
        return None
    mixed = entity.kind in ("government", "military") and len(name) < SHORT and sum(c.isupper() for c in name) > 1  # "MoD"
    return name if name.isupper() or mixed else None


def _prints(word: str, text: str) -> bool:
    """Tell whether a word stands in the text, on its own."""
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text) is not None
