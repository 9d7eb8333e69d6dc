"""A Document to its Mentions: one finder for each kind, and the one policy for overlaps.

Rule 1  Finders do not know each other; what one needs of another is handed to it here.
Rule 2  Of mentions that overlap, the larger noun phrase stands for the party: "the spokesman for the Thai Foreign Ministry" is a
        person, "Bank of China" a body. `Mentions.starting` and `Mentions.ending` know only those.
"""

from __future__ import annotations

from ..document import Document
from ..gazetteer import Gazetteer
from ..values import value
from .countries import find_countries
from .dates import find_dates
from .mention import (
    CountryMention,
    DateMention,
    GroupMention,
    Mention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    PronounMention,
)
from .offices import find_offices
from .organisations import find_organisations
from .people import find_people
from .places import find_places
from .references import find_groups, find_pronouns
from .scan import scan
from .signs import find_signs

NamedMention = PersonMention | OfficeMention | OrganisationMention | CountryMention | GroupMention
PartyMention = NamedMention | PronounMention


@value(kw_only=True)
class Mentions:
    """The mentions of a document by kind, each in text order (of people those that no wider name holds), and those that stand for a party, and the dates, by their first token and by the token behind them."""

    people: tuple[PersonMention, ...]
    offices: tuple[OfficeMention, ...]
    countries: tuple[CountryMention, ...]
    organisations: tuple[OrganisationMention, ...]
    places: tuple[PlaceMention, ...]
    groups: tuple[GroupMention, ...]
    pronouns: tuple[PronounMention, ...]
    dates: tuple[DateMention, ...]
    parties: tuple[PartyMention, ...]  # outermost, in text order
    starting: dict[int, PartyMention]
    ending: dict[int, PartyMention]
    date_from: dict[int, DateMention]
    date_to: dict[int, DateMention]


def find_mentions(document: Document, gazetteer: Gazetteer) -> Mentions:
    """Return everything in the document that names or means a person, body, state, place or date."""
    signs = find_signs(document)
    hits = scan(document, gazetteer, signs)
    countries = find_countries(document, hits, gazetteer)
    organisations = find_organisations(document, hits, countries, gazetteer, signs)
    places = find_places(document, hits, countries, gazetteer)
    offices = find_offices(document, hits, countries, organisations, places, gazetteer, signs)
    people, titles = find_people(document, hits, countries, organisations, places, offices, gazetteer, signs)
    offices = tuple(office for office in offices if office.start not in titles)
    groups = find_groups(document, countries, gazetteer, signs)
    pronouns = find_pronouns(document, signs)
    dates = find_dates(document, gazetteer, signs)
    parties = _outermost([*people, *offices, *organisations, *groups, *countries, *pronouns])
    return Mentions(
        people=tuple(m for m in parties if isinstance(m, PersonMention)),
        offices=offices,
        countries=countries,
        organisations=organisations,
        places=places,
        groups=groups,
        pronouns=pronouns,
        dates=dates,
        parties=parties,
        starting=_starting(document, parties),
        ending={m.end: m for m in parties},
        date_from={d.start: d for d in dates},
        date_to={d.end: d for d in dates},
    )


def _starting(document: Document, parties: tuple[PartyMention, ...]) -> dict[int, PartyMention]:
    """Return the mentions by first token, and by the article in front of it ("the United States")."""
    found = {m.start: m for m in parties}
    for mention in parties:
        if mention.start and document.folded[mention.start - 1] == "the":
            found.setdefault(mention.start - 1, mention)
    return found


def _outermost(mentions: list[PartyMention]) -> tuple[PartyMention, ...]:
    """Return the mentions that no other one holds inside (Rule 2); of two with the same words the one given first.

    A name whose title begins inside a body stands: "U.S. [Trade Representative Ana Lopes]" is no body.
    """
    widest: dict[int, PartyMention] = {}
    for mention in mentions:
        rival = widest.get(mention.start)
        if rival is None or rival.end < mention.end:
            widest[mention.start] = mention
    chosen: list[PartyMention] = []
    reached = 0
    for start in sorted(widest):
        mention = widest[start]
        if start < reached < mention.end and isinstance(mention, PersonMention):
            chosen.pop()
            reached = start
        if start >= reached:
            chosen.append(mention)
            reached = mention.end
    return tuple(chosen)


__all__ = [
    "CountryMention",
    "DateMention",
    "GroupMention",
    "Mention",
    "Mentions",
    "NamedMention",
    "OfficeMention",
    "OrganisationMention",
    "PartyMention",
    "PersonMention",
    "PlaceMention",
    "PronounMention",
    "find_mentions",
]
