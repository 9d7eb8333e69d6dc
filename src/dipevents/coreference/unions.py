"""Those who act for no state: who heads, serves or speaks for a body of several states.

Rule 1  A title in such a body, or the body as owner in front of the name ("NATO's X"), makes one act for it.
Rule 2  Whom a state sends to it acts for the state: "Permanent Representative to the UN".
"""

from __future__ import annotations

from functools import cached_property

from ..document import Document
from ..facts import Holder
from ..gazetteer import Gazetteer
from ..mentions import Mentions
from ..mentions.mention import Title
from ..tokens import APOSTROPHE_S
from .entities import PersonEntity

FIRST = 16  # mentions of somebody that may introduce the office
NOUNS = frozenset({"bloc", "alliance", "union", "grouping"})  # for such a body named before
POSTED = frozenset({"for", "in", "to"})


class Unions:
    """The bodies of several states of one document, and those who act for them."""

    def __init__(self, document: Document, mentions: Mentions, gazetteer: Gazetteer) -> None:
        self.document = document
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.folded = document.folded
        kinds = ("igo", "forum", "military")  # armed groups of the table have no state
        self.many = {o.start for o in mentions.organisations if o.kind in kinds and o.country is None and (o.body or o.kind != "military")}
        self.union_to = {o.end for o in mentions.organisations if o.kind in ("igo", "forum")}

    def acts_for_many(self, entity: PersonEntity, holder: Holder | None = None) -> bool:
        """Tell whether somebody heads or speaks for a body of several states ."""
        holder = holder or (self.gazetteer.holders[entity.holder] if entity.holder else None)
        for title in entity.titles:
            words = self.folded[title.start : title.end]
            if "general" in words and "secretary" in words and "party" not in words and title.country is None:
                return True
            if title.rank == "igo_head" or (title.body is not None and title.body[0] in self.many and not self.is_posted_to(title)):
                return True
            if title.rank == "head_of_state" and holder is not None:
                held = {t.office for t in holder.terms}
                if "igo_head" in held and "head_of_state" not in held:
                    return True
            if self.folded[title.end : title.end + 1] in (["for"], ["of"], ["to"]) and title.end + 2 in self._heads:
                return True  # "spokesman for the Secretary-General"
        if any(self.is_of_union(start) for start in (*(t.start for t in entity.titles), *(start for start, _ in entity.spans[:FIRST]))):
            return True
        return bool(self._offices_of_many) and any(start - 1 in self._offices_of_many for start, _ in entity.spans[:FIRST])

    def is_of_union(self, start: int) -> bool:
        """Tell whether a body of several states stands as owner in front of a name: "NATO's X", "the bloc's X" where one was named."""
        if self.folded[start - 1] not in APOSTROPHE_S:
            return False
        return start - 1 in self.union_to or bool(self.union_to and self.folded[start - 2] in NOUNS)

    @cached_property
    def _heads(self) -> frozenset[int]:
        """Where the heads of bodies of several states are named by office: "the [Secretary-General]"."""
        offices = [
            o for o in self.mentions.offices if o.title.rank == "igo_head" or self.folded[o.start : o.end][:2] == ["high", "commissioner"]
        ]
        return frozenset(k for o in offices for k in (o.start, o.title.start))

    @cached_property
    def _offices_of_many(self) -> frozenset[int]:
        """The commas behind an office in a body of several states: "the Head of the OSCE Mission to Moldova, Ambassador X"."""
        apposed = [o for o in self.mentions.offices if self.document.words[o.end : o.end + 1] == [","]] if self.many else []
        return frozenset(o.end for o in apposed if not self.many.isdisjoint(range(o.start, o.end)))

    def is_posted_to(self, title: Title) -> bool:
        """Tell whether the body in a title is where a state sends somebody: "Permanent Representative to the UN"."""
        if title.rank != "ambassador" or title.body is None:
            return False
        i = title.body[0] - 1
        return self.folded[i - (self.folded[i] == "the")] == "to"

    def is_posted_by(self, title: Title, state: str) -> bool:
        """Tell whether a body of several states has somebody in a state: "ADB country director for the Philippines"."""
        if title.body is None or title.body[0] not in self.many or title.country != state:
            return False
        return any(
            title.body[1] <= c.start < title.end and not POSTED.isdisjoint(self.folded[c.start - 2 : c.start])
            for c in self.mentions.countries
            if c.code == state
        )
