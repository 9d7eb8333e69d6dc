"""Which state issued a text, by its letterhead and by who takes a stance in it.

Rule 1  A city with a date, or a body of a state, on a line around the prose is the issuer's: "Briefing by the spokesman, Moscow, April 20".
Rule 2  The state that welcomes, condemns, remains concerned in the first words of sentences speaks for itself, where it is the only one.
Rule 3  Before that, whoever speaks "on behalf of the Government and people of" a state is of that state.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document
from ..lexicon import CUE, THIRD
from ..mentions import CountryMention, Mentions

LINE = 30  # tokens of a line that may tell the state
OF_OTHERS = frozenset({"with", "to", "of", "at", "the"})  # in front of a body in a line that is not the issuer's
STANCES = frozenset({"remains", "stands"})
BEHALF = 7  # tokens from "on behalf of" to the state


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
        """Return the one state that takes a stance in the first words of sentences (Rules 2 and 3): "The United Kingdom congratulates"."""
        principals = {code for c in self.mentions.countries if (code := self._spoken_for(c)) is not None}
        if len(principals) == 1:
            return principals.pop()
        starts = {s.start for s in self.document.sentences}
        found = {
            country.code
            for country in self.mentions.countries
            if country.form in ("name", "government")
            and (country.start in starts or (country.start - 1 in starts and self.folded[country.start - 1] == "the"))
            and self._takes_stance(country.end)
        }
        return found.pop() if len(found) == 1 else None

    def _spoken_for(self, country: CountryMention) -> str | None:
        """Return a state's code if somebody speaks "on behalf of" it, of its government or its people, in the first person."""
        first = max(0, country.start - BEHALF)
        before = self.folded[first : country.start]
        if "behalf" not in before:
            return None
        behind = self.folded[country.end : country.end + BEHALF]
        return country.code if not {"i", "we", "our", "my"}.isdisjoint([*before, *behind]) else None

    def _takes_stance(self, verb: int) -> bool:
        if verb >= len(self.flags):
            return False
        return bool(self.flags[verb] & THIRD and self.flags[verb] & CUE) or self.folded[verb] in STANCES
