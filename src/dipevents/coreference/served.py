"""Whom somebody serves, by the words at the name: the state whose congress, ministry or other body stands there, or its leader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..document import Document
from ..mentions import Mentions
from ..mentions.mention import Title
from ..tokens import APOSTROPHE_S
from .entities import PersonEntity
from .homes import Homes

AIDES = frozenset(
    {"adviser", "advisor", "aide", "spokesman", "spokeswoman", "spokesperson", "secretary", "assistant", "staff", "envoy", "deputy"}
)
FIRST = 16  # mentions of somebody that may introduce the office


class Served:
    """Looks at the words beside names, in one document; ``states`` has the state of each state's body by its first token."""

    def __init__(self, document: Document, mentions: Mentions, homes: Homes, states: Mapping[int, str]) -> None:
        self.document, self.folded = document, document.folded
        self.homes, self.states = homes, states
        self.starting: dict[int, PersonEntity] = {}
        self.ending: dict[int, PersonEntity] = {}
        self.bodies = {o.start: o for o in mentions.organisations}

    def state(self, entity: PersonEntity) -> str | None:
        """Return the state whose body somebody serves by the words at the name: "(D-CA)", "NAME of the A-ish Ministry", "White House spokesman"."""
        if self._sits_in_congress(entity):
            return "USA"
        behind = self._body_behind(entity) or self.homes.region_of(entity.titles)
        behind = behind or next((s for _, end in entity.spans[:FIRST] if (s := self.homes.region_behind(end, entity.titles))), None)
        if behind is not None:
            return behind
        leader = next((code for t in entity.titles if (code := self._leader(t, entity)) is not None), None)
        if leader is not None:
            return leader
        inside = (i for t in entity.titles if t.tenure is None for i in range(t.start, t.end) if i in self.states)
        return self.states.get(next(inside, -1))

    def learn(self, people: Iterable[PersonEntity]) -> None:
        """Remember where people are named."""
        named = [(start, end, p) for p in people for start, end in p.spans]
        self.starting = {start: p for start, _, p in named}
        self.ending = {end: p for _, end, p in named}

    def _leader(self, title: Title, entity: PersonEntity) -> str | None:
        """Return the state of the one whose aide somebody is: "an adviser to Lopez", "spokesman for Peruvian President X", "Lopez's envoy"."""
        if self.folded[title.end - 1] not in AIDES:
            return None
        owned = title.start if self.folded[title.start - 1] in APOSTROPHE_S else None
        served = self.ending.get(owned - 1) or self.ending.get(owned) if owned is not None else None
        if self.folded[title.end : title.end + 1] in (["to"], ["for"], ["of"]):
            served = self.starting.get(title.end + 1) or served
        return served.country if served is not None and served is not entity else None

    def _sits_in_congress(self, entity: PersonEntity) -> bool:
        """Tell whether party and state stand behind a name, as only the U.S. Congress has them: "(D-CA)", ", R-Ohio,"."""
        words = self.document.words
        ends = (end for _, end in entity.spans[:FIRST])
        return any(words[end : end + 1] in (["("], [","]) and words[end + 1 : end + 3] in (["D", "-"], ["R", "-"]) for end in ends)

    def _body_behind(self, entity: PersonEntity) -> str | None:
        """Return the state of the body that stands behind a name.

        Forms: "NAME, Bureau of African Affairs, U.S. Department of State, ..." / "NAME of the Croatian Foreign Ministry ...".
        """
        words = self.document.words
        for _, end in entity.spans[:FIRST]:
            if self.folded[end : end + 1] in (["of"], ["from"]):
                body = next((b for k in (1, 2, 3) if (b := self.bodies.get(end + k)) is not None), None)
                if body is not None and body.kind == "government" and body.country:
                    return body.country
            comma = end
            while words[comma : comma + 1] == [","]:
                body = next((b for k in (1, 2) if (b := self.bodies.get(comma + k)) is not None), None)
                if body is None or words[body.end : body.end + 1] not in ([","], ["."], [";"], [")"], ["and"]):
                    break
                if body.kind == "government" and body.country:
                    return body.country
                comma = body.end
        return None
