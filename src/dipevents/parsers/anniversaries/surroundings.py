"""What stands in or near the wording of an anniversary: the states, bodies, dates and people mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from dipevents.coreference import Entities
from dipevents.document import Document
from dipevents.mentions import CountryMention, DateMention, Mentions, OrganisationMention, PersonMention
from dipevents.tokens import POSSESSIVE

from .phrases import Phrase
from .words import POSSESSIVES, Range


class Surroundings:
    """The mentions of a document, ready to be asked what stands in a range of tokens."""

    def __init__(self, document: Document, mentions: Mentions, anchor: date | None, entities: Entities | None) -> None:
        self.document = document
        self.entities = entities
        self.anchor = anchor
        self.folded = document.folded
        self.flags = document.flags
        self.mentions = mentions
        self.country_starts = [m.start for m in mentions.countries]
        self.body_starts = [m.start for m in mentions.organisations]
        self.date_starts = [m.start for m in mentions.dates]
        self.person_starts = [m.start for m in mentions.people]
        self.sentence_starts = [s.start for s in document.sentences]

    def owner(self, phrase: Phrase, floor: int) -> CountryMention | OrganisationMention | None:
        """Return the possessor of an anniversary: the body or state in front, or the one that "its" stands for."""
        end = phrase.owner
        if end is None:
            return None
        if self.folded[end - 1] in POSSESSIVES:
            if self.folded[end - 1] in ("his", "her", "my"):
                return None
            if self.folded[end - 1] == "their" and isinstance(self.last_before(end - 1, floor), CountryMention):
                return None  # of several, or of what a state remembers: "Chad recalled the floods on their anniversary"
            return self.last_before(end - 1, floor) if phrase.subject is None else self.name_of(phrase.subject)
        if self.folded[end - 1] in POSSESSIVE:
            end -= 1
        span = (max(floor, end - 12), end)
        near: list[CountryMention | OrganisationMention] = [*self.bodies(span), *self.states(span)]
        for mention in near:
            if mention.end == end or (self.folded[mention.end : end] == [")"]):
                return mention
        return None

    def name_of(self, span: Range) -> CountryMention | OrganisationMention | None:
        """Return the mention that a range consists of, an article aside."""
        start = span[0] + (self.folded[span[0]] == "the")
        names: list[CountryMention | OrganisationMention] = [*self.bodies(span), *self.states(span)]
        return next((m for m in names if m.start <= start and m.end >= span[1]), None)

    def last_before(self, i: int, floor: int) -> CountryMention | OrganisationMention | None:
        """Return the body or state named last before token ``i``, not before ``floor``; adjectives do not count."""
        found: list[CountryMention | OrganisationMention] = [m for m in self.states((floor, i)) if m.form != "adjective"]
        found += self.bodies((floor, i))
        return max(found, key=lambda m: m.end, default=None)

    def states(self, span: Range) -> Sequence[CountryMention]:
        """Return the mentions of states that begin in a range."""
        return self.mentions.countries[bisect_left(self.country_starts, span[0]) : bisect_left(self.country_starts, span[1])]

    def bodies(self, span: Range) -> Sequence[OrganisationMention]:
        """Return the mentions of bodies that begin in a range."""
        return self.mentions.organisations[bisect_left(self.body_starts, span[0]) : bisect_left(self.body_starts, span[1])]

    def dates(self, span: Range) -> Sequence[DateMention]:
        """Return the date phrases that begin in a range."""
        return self.mentions.dates[bisect_left(self.date_starts, span[0]) : bisect_left(self.date_starts, span[1])]

    def people(self, span: Range) -> Sequence[PersonMention]:
        """Return the mentions of people that begin in a range."""
        return self.mentions.people[bisect_left(self.person_starts, span[0]) : bisect_left(self.person_starts, span[1])]

    def states_of_people(self, span: Range) -> Iterable[str]:
        """Yield the states that the people named in a range act for."""
        for mention in self.people(span):
            entity = self.entities.person_of.get(mention.start) if self.entities else None
            code = mention.country or (entity.country if entity else None)
            if code:
                yield code
