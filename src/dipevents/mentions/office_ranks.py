"""The rank of an office: what the table says, read with the state and the body that the office belongs to.

Rule 1  A title of the table has the rank that it has in its state; another title that of its last head noun.
Rule 2  "President", "premier", "secretary" and "chief" have a rank only with whom they lead: a state, a body, a chamber, a firm, a region.
Rule 3  A deputy has no rank of those he stands in for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..document import Document
from ..facts import Office
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, MARK, PREPOSITION, UPPER
from .mention import CountryMention, OrganisationMention
from .office_left import CHIEFS, Left
from .person_words import vocabulary

HEADS = frozenset({"head_of_state", "head_of_government"})
NATIONAL = HEADS | {"foreign_minister", "defence_minister", "finance_minister"}
CHAMBERS = frozenset({"congress", "senate", "parliament", "assembly", "chamber", "deputies", "representatives", "duma", "bundestag", "majlis"})  # fmt: skip
MINISTRIES = {"foreign": "foreign_minister", "defence": "defence_minister", "defense": "defence_minister", "finance": "finance_minister"}
FORCES = frozenset({"general", "colonel", "lieutenant", "major", "brigadier", "admiral", "marshal", "vice", "rear", "commodore", "captain", "army", "air"})  # fmt: skip
UNIONS = frozenset({"igo", "forum"})  # kinds of bodies whose head has a rank of its own

PLURAL = re.compile(r"(?:(?<=[^aeiou])ie)?(?<!s)s$")  # how an office in the plural ends: "ministers", "foreign secretaries"

Range = tuple[int, int]


def singular(office: str) -> str:
    """Return the words of an office in the plural as one holder's; an office of one as it is.

    >>> singular("foreign secretaries"), singular("ministers"), singular("hostess")
    ('foreign secretary', 'minister', 'hostess')
    """
    return PLURAL.sub(lambda end: "y" if len(end.group()) > 1 else "", office)


class Ranks:
    """Reads ranks, over one document."""

    def __init__(
        self,
        document: Document,
        state_to: Mapping[int, CountryMention],
        body_at: Mapping[int, OrganisationMention],
        place_to: Mapping[int, int],
        gazetteer: Gazetteer,
    ) -> None:
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starts, self.ends = document.starts, document.ends
        self.state_to, self.body_at, self.place_to, self.gazetteer = state_to, body_at, place_to, gazetteer
        self.lists = vocabulary()
        self.openings = {p.start for p in document.paragraphs}

    def read(
        self,
        office: Office | None,
        left: Left,
        end: int,
        state: str | None,
        body: Range | None,
        led: Range | None,
        *,
        local: bool,
        of_state: bool,
    ) -> str | None:
        """Return the rank of an office that ends in front of ``end``.

        ``office`` is the title of the table; ``led`` the body behind "of"; ``local`` tells that a place stands there, ``of_state`` that a
        state does.
        """
        rank = office.rank_in(state) if office else None
        firm = not of_state and self._of_a_firm(left.outer, left.start)
        if (rank == "head_of_state" and firm) or (rank in HEADS and (local or self._of_a_region(left.outer))):
            rank = "official"
        if rank == "head_of_state" and led is not None:
            rank = self._rank_of_president(self.body_at.get(led[0])) or rank
        owner = self.body_at.get(body[0]) if body is not None else None
        if owner is not None:
            rank = self._rank_in(owner, left, rank)
        rank = rank or self._rank_of_noun(left, end, body)
        if (left.deputy and (rank in NATIONAL or rank == "minister")) or (rank in HEADS and self.folded[left.start] in self.lists.deputies):
            rank = "official" if rank in HEADS else "deputy_minister"
        presides = body is not None and rank in (None, "official", "head_of_state") and left.head.startswith(("chair", "president"))
        if presides and body is not None and not CHAMBERS.isdisjoint(self.folded[body[0] : body[1]]):
            rank = "legislator"  # "National Assembly Chairman"
        return rank

    def _rank_of_president(self, led: OrganisationMention | None) -> str | None:
        """Return the rank of the president of a body: "President of Congress", "President of the European Commission"."""
        if led is None:
            return None
        if self.folded[led.name[1] - 1] in CHAMBERS:
            return "legislator"
        return "igo_head" if led.country is None and led.kind in UNIONS else "official"

    def _rank_in(self, owner: OrganisationMention, left: Left, rank: str | None) -> str | None:
        """Return the rank of an office of a body."""
        if rank == "igo_head" and owner.kind not in UNIONS:
            rank = "official"  # "secretary-general of the Chamber of Commerce"
        if left.deputy:
            return rank
        if left.head == "secretary" and self._is_foreign_department(owner):
            rank = "foreign_minister"  # "DFA Secretary"
        if left.head in CHIEFS and rank in (None, "official"):
            rank = self._rank_of_ministry(owner) or rank  # "head of the Foreign Ministry"
        if rank == "official" and left.head in ("chief", "boss") and owner.country is None and owner.kind == "igo":
            rank = "igo_head"  # "the IMF chief"
        return rank

    def _rank_of_ministry(self, body: OrganisationMention) -> str | None:
        """Return the rank of who heads a body, if it is a ministry."""
        words = set(self.folded[slice(*body.name)])
        if "ministry" not in words:
            return None
        return next((rank for word, rank in MINISTRIES.items() if word in words), "minister")

    def _is_foreign_department(self, body: OrganisationMention) -> bool:
        """Tell whether a body is a foreign ministry that is called a department, whose secretary is a minister."""
        known = self.gazetteer.bodies.get(body.body or "")
        words = known.name.casefold().split() if known is not None else self.folded[slice(*body.name)]
        return "department" in words and "foreign" in words

    def _of_a_firm(self, outer: int, head: int) -> bool:
        """Tell whether an acronym in front of "President" names the firm or body whose president it is: "BCDA President"."""
        if outer == 0 or outer != head or self.flags[head] & UPPER or not self.flags[head] & CAPITAL:
            return False
        beside = self.starts[outer] - self.ends[outer - 1] == 1 and outer not in self.state_to
        return beside and bool(self.flags[outer - 1] & UPPER) and len(self.words[outer - 1]) > 1

    def _of_a_region(self, outer: int) -> bool:
        """Tell whether a place that is no state stands right in front: "Ontario Premier", but "in Oslo President"."""
        first = self.place_to.get(outer, 0)
        return first > 0 and outer not in self.openings and outer not in self.state_to and not self.flags[first - 1] & (PREPOSITION | MARK)

    def _rank_of_noun(self, left: Left, end: int, body: Range | None) -> str | None:
        """Return the rank that the head noun gives, read with the body it belongs to."""
        ranks = self.gazetteer.ranks
        own = self.folded[left.core : end]
        own = own[: own.index("to")] if "to" in own else own  # of "Secretary to the President" the first
        key = next((word for word in reversed(own) if word in ranks), left.head if left.head in ranks else singular(left.head))
        rank = ranks.get(key)
        if body is not None and rank in ("head_of_state", "head_of_government", None, "official") and key in self.lists.of_bodies:
            owner = self.body_at.get(body[0])
            union = owner is not None and owner.country is None and owner.kind in UNIONS
            return "igo_head" if union and not left.deputy else "official"
        return rank
