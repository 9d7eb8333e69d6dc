"""What every record parser receives: a document, its mentions and entities, and the dates it is to be read by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import overload

import attrs

from .coreference import BodyEntity, Entities, PersonEntity
from .document import Document, Quotation
from .gazetteer import Gazetteer
from .ids import Namer
from .mentions import (
    CountryMention,
    GroupMention,
    Mentions,
    NamedMention,
    OfficeMention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PronounMention,
)
from .mentions.mention import Title
from .records import Party
from .spans import Extract


@attrs.frozen(kw_only=True, slots=False)
class Article:
    """A read article. ``anchor`` is the date that relative dates count from; ``home`` the state where it was filed."""

    document: Document
    gazetteer: Gazetteer
    mentions: Mentions
    entities: Entities
    anchor: date | None
    anchor_basis: str | None  # dateline or published
    published: date | None
    home: str | None

    # --- text ---------------------------------------------------------------------------------------------------

    def extract(self, start: int, end: int) -> Extract:
        """Return tokens ``start:end`` as a piece of the caller's text."""
        document = self.document
        first, last = document.starts[start], document.ends[end - 1]
        return Extract(start=first, end=last, text=document.text[first:last])

    @cached_property
    def printed(self) -> frozenset[str]:
        """The words and signs of the text, each once."""
        return frozenset(self.document.words)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.start for q in self.document.quotations]

    def quotation_at(self, token: int) -> Quotation | None:
        """Return the quotation that holds a token."""
        quotations = self.document.quotations
        if not quotations:
            return None
        i = bisect_right(self._quotation_starts, token) - 1
        return quotations[i] if i >= 0 and quotations[i].end > token else None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that tokens ``start:end`` touch, in order."""
        quotations = self.document.quotations
        if not quotations:
            return ()
        i = bisect_right(self._quotation_starts, start) - 1
        first = i if i >= 0 and quotations[i].end > start else i + 1
        return quotations[first : bisect_left(self._quotation_starts, end)]

    # --- parties ------------------------------------------------------------------------------------------------

    @cached_property
    def person_ids(self) -> tuple[str, ...]:
        """The ids of the people, by number."""
        return self._ids("person", [e.spans for e in self.entities.people])

    @cached_property
    def body_ids(self) -> tuple[str, ...]:
        """The ids of the bodies, by number."""
        return self._ids("organisation", [e.spans for e in self.entities.bodies])

    def _ids(self, kind: str, spans: list[list[tuple[int, int]]]) -> tuple[str, ...]:
        ids = Namer(kind)
        return tuple([ids.of(self.document.slice(*min(ranges))) for ranges in spans])

    @cached_property
    def _names(self) -> dict[tuple[int, int], str]:
        return {}

    def name_of(self, span: tuple[int, int]) -> str:
        """Return the words of a name as printed, white space between them made single."""
        name = self._names.get(span)
        if name is None:
            name = self._names[span] = " ".join(self.document.slice(*span).split())
        return name

    def person(self, entity: PersonEntity, mention: tuple[int, int] | None = None) -> Party:
        """Return a person of the article as a party."""
        name, office, rank, tenure = self._described(entity)
        return Party(
            kind="person",
            name=name,
            office=office,
            rank=rank,  # type: ignore[arg-type]
            tenure=tenure,  # type: ignore[arg-type]
            country=entity.country,
            ref=self.person_ids[entity.number],
            mention=self.extract(*mention) if mention else None,
        )

    def _described(self, entity: PersonEntity) -> tuple[str, str | None, str | None, str | None]:
        """Return name, office, rank and tenure of a person, the same at every mention."""
        known = self._people.get(entity.number)
        if known is None:
            title = self.main_title(entity)
            office, tenure = (self._office(title), title.tenure) if title else (None, None)
            known = self._people[entity.number] = (self.name_of(entity.name), office, self._rank(entity, title), tenure)
        return known

    def _office(self, title: Title) -> str:
        """Return the words of an office; of one that several hold those of one: "Presidents", "prime ministers of A and B"."""
        folded = self.document.folded
        head = next((k for k in range(title.start + 1, title.end) if folded[k] == "of"), title.end) - 1
        if not folded[head].endswith("s") or folded[head][:-1] not in self.gazetteer.ranks:
            return self.name_of((title.start, title.end))
        return self.name_of((title.start, head + 1))[:-1]

    @cached_property
    def _people(self) -> dict[int, tuple[str, str | None, str | None, str | None]]:
        return {}

    def main_title(self, entity: PersonEntity) -> Title | None:
        """Return the title a person is best known by here: the first with a rank of its own, else the first.

        Whoever sits in a parliament ("the Hon X MP, Minister for Trade") is known by the office held besides.
        """
        for title in entity.titles:
            if title.rank not in (None, "official", "legislator") and title.tenure != "former":
                return title
        for title in entity.titles:
            if title.rank not in (None, "official"):
                return title
        return entity.titles[0] if entity.titles else None

    def _rank(self, entity: PersonEntity, title: Title | None) -> str | None:
        if title is not None and title.rank:
            return title.rank
        if entity.holder and not entity.titles:
            terms = self.gazetteer.holders[entity.holder].terms
            open_terms = [t for t in terms if self.anchor is None or (t.start or "") <= self.anchor.isoformat() <= (t.end or "9999")]
            for term in open_terms or terms:
                return RANK_OF_TERM.get(term.office, term.office)
        return None

    def body(self, entity: BodyEntity, mention: tuple[int, int] | None = None) -> Party:
        """Return a body of the article as a party."""
        return Party(
            kind="organisation",
            name=self.name_of(entity.name),
            country=entity.country,
            ref=self.body_ids[entity.number],
            mention=self.extract(*mention) if mention else None,
        )

    @cached_property
    def _parties(self) -> dict[tuple[type[PartyMention], int], Party | None]:
        return {}

    @overload
    def party(self, mention: NamedMention) -> Party: ...

    @overload
    def party(self, mention: PartyMention) -> Party | None: ...

    def party(self, mention: PartyMention) -> Party | None:
        """Return the party that a mention stands for; None for a pronoun that nobody fits."""
        known = self._parties
        key = (type(mention), mention.start)
        if key not in known:
            known[key] = self._party(mention)
        return known[key]

    def _party(self, mention: PartyMention) -> Party | None:
        span = (mention.start, mention.end)
        if isinstance(mention, PersonMention):
            return self.person(self.entities.person_of[mention.start], span)
        entity = self.entities.person_of.get(mention.start)
        if entity is not None and isinstance(mention, OfficeMention | PronounMention):
            return self.person(entity, span)
        if isinstance(mention, OfficeMention):
            if mention.plural:
                return Party(kind="group", name=self.name_of(span), mention=self.extract(*span))
            title = self.entities.office_of.get(mention.start, mention.title)
            return Party(
                kind="person",
                office=self.name_of((title.start, title.end)),
                rank=title.rank,  # type: ignore[arg-type]
                tenure=title.tenure,  # type: ignore[arg-type]
                country=title.country or mention.country,
                mention=self.extract(*span),
            )
        if isinstance(mention, OrganisationMention):
            return self.body(self.entities.body_of[mention.start], span)
        if isinstance(mention, CountryMention) and mention.form == "inhabitant" and self.document.folded[mention.start - 1] != "the":
            return Party(kind="group", name=self.name_of(span), mention=self.extract(*span))
        if isinstance(mention, CountryMention):
            return Party(kind="country", country=mention.code, mention=self.extract(*span))
        if isinstance(mention, GroupMention):
            return Party(kind="group", name=self.name_of(span), mention=self.extract(*span), members=self._members(mention))
        if mention.person in ("they", "we"):
            return Party(kind="group", name=self.name_of(span), mention=self.extract(*span))
        if mention.start in self.entities.unnamed_of:
            return self.party(self.entities.unnamed_of[mention.start])
        if mention.start in self.entities.body_of:
            return self.body(self.entities.body_of[mention.start], span)
        if mention.start in self.entities.state_of:
            return Party(kind="country", country=self.entities.state_of[mention.start], mention=self.extract(*span))
        return None

    def _members(self, mention: GroupMention) -> tuple[Party, ...]:
        return tuple(Party(kind="country", country=code) for code in mention.countries)


RANK_OF_TERM = {"vice_head_of_state": "official", "deputy_head_of_government": "official"}
