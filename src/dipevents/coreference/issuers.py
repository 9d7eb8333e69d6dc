"""Which state issued a text, by its letterhead and by who takes a stance in it.

Rule 1  A city with a date, or a body of a state, on a line around the prose is the issuer's: "Briefing by the spokesman, Moscow, April 20".
Rule 2  The state that welcomes, condemns, remains concerned in the first words of sentences speaks for itself, where it is the only one.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document
from ..lexicon import CUE, THIRD
from ..mentions import Mentions

LINE = 30  # tokens of a line that may tell the state
OF_OTHERS = frozenset({"with", "to", "of", "at", "the"})  # in front of a body in a line that is not the issuer's
STANCES = frozenset({"remains", "stands"})


class Issuers:
    """Reads the lines and stances of one document; ``state_of_body`` has the states of the bodies by their first token."""

    def __init__(self, document: Document, mentions: Mentions, state_of_body: Mapping[int, str]) -> None:
        self.document, self.mentions, self.state_of_body = document, mentions, state_of_body
        self.folded, self.flags, self.words = document.folded, document.flags, document.words

    def by_lines(self, besides: frozenset[str]) -> str | None:
        """Return the state that a line around the prose tells (Rule 1), none of those ``besides``."""
        lines = [p for p in self.document.paragraphs if p.kind != "body" and p.end - p.start < LINE]
        dates = {d.start for d in self.mentions.dates}
        inside = {i for p in lines for i in range(p.start, p.end)}
        for city in self.mentions.countries:
            dated = self.words[city.end : city.end + 1] == [","] and city.end + 1 in dates
            if dated and city.form == "seat" and city.start in inside and city.code not in besides:
                return city.code
        letterhead = {i for p in lines if p.kind == "line" for i in range(p.start, p.end)}
        return next((c for i, c in self.state_of_body.items() if i in letterhead and self.folded[i - 1] not in OF_OTHERS), None)

    def by_stance(self) -> str | None:
        """Return the one state that takes a stance in the first words of sentences (Rule 2): "The United Kingdom congratulates"."""
        starts = {s.start for s in self.document.sentences}
        found = {
            country.code
            for country in self.mentions.countries
            if country.form == "name"
            and (country.start in starts or (country.start - 1 in starts and self.folded[country.start - 1] == "the"))
            and self._takes_stance(country.end)
        }
        return found.pop() if len(found) == 1 else None

    def _takes_stance(self, verb: int) -> bool:
        if verb >= len(self.flags):
            return False
        return bool(self.flags[verb] & THIRD and self.flags[verb] & CUE) or self.folded[verb] in STANCES
