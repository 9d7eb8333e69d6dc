"""Nouns for the other one of two: "his host", "the guest", "her visitor", "his interlocutor".

Rule 1  With a possessive, it is the other one of the two who were named last; the one meant by the possessive spoke or was named last.
Rule 2  With an article, it is the one of the two who is known to be the host, or the guest.
Rule 3  Where three are in question, or the two act for one state, nobody is meant.
"""

from __future__ import annotations

from bisect import bisect_left

from ...article import Article
from ...coreference import PersonEntity
from ...coreference.receptions import GUESTS, is_guest, is_host
from ...records import Party
from ..reader import Reader
from .speakers import Speakers

HOSTS = frozenset({"host"})
OTHERS = GUESTS | HOSTS | {"interlocutor", "colleague"}
POSSESSIVES = {"his": "m", "her": "f"}
BACK = 24  # mentions of people that are looked back upon


class Roles(Reader):
    """Reads such nouns, over one article."""

    def __init__(self, article: Article, speakers: Speakers) -> None:
        super().__init__(article)
        self.speakers = speakers
        self.person_of = article.entities.person_of
        self.starts = sorted(self.person_of)

    def party(self, start: int, j: int) -> Party | None:
        """Return whom the noun phrase in tokens ``start`` to ``j`` means, None where it is no such noun or nobody fits."""
        noun, pointer = self.folded[j], self.folded[start]
        if noun not in OTHERS or (pointer != "the" and pointer not in POSSESSIVES):
            return None
        pair = self._two_before(start)
        if len(pair) != 2 or pair[0].country == pair[1].country:
            return None
        if pointer in POSSESSIVES:
            owner = self._owner(pair, POSSESSIVES[pointer])
            fitting = [entity for entity in pair if entity is not owner] if owner is not None else []
        else:
            home = self.article.home
            tells = is_guest if noun in GUESTS else is_host if noun in HOSTS else None
            fitting = [entity for entity in pair if tells is not None and tells(entity, home)]
        return self.article.person(fitting[0], (start, j + 1)) if len(fitting) == 1 else None

    def _two_before(self, token: int) -> list[PersonEntity]:
        """Return those named or meant of late, the latest first, outside quotations; of states only."""
        found: dict[int, PersonEntity] = {}
        at = bisect_left(self.starts, token)
        for start in reversed(self.starts[max(0, at - BACK) : at]):
            entity = self.person_of[start]
            if (entity.country is not None or entity.role is not None) and self.article.quotation_at(start) is None:
                found.setdefault(entity.number, entity)
        return list(found.values())

    def _owner(self, pair: list[PersonEntity], gender: str) -> PersonEntity | None:
        """Return whom "his" or "her" means: who spoke last, else the one of the two of that gender, else the one named last."""
        fitting = [entity for entity in pair if entity.gender in (None, gender)]
        last = self.speakers.last
        spoke = [e for e in fitting if last is not None and last.ref == self.article.person_ids[e.number]]
        return next(iter(spoke or fitting), None)
