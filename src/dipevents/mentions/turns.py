"""Names behind an office that several hold, each in the place of a state: "the ministers of A and B, X and Y".

Rule 1  The states stand in the office or in front of it ("his A-ish and B-ish counterparts"), the names behind it, a comma or none between.
Rule 2  There are as many names as states; each acts for the state in the same place.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from .mention import CountryMention, OfficeMention
from .names import Names
from .titles import Titles

Turn = tuple[int, tuple[int, int], str]  # where the mention begins, the tokens of the name, the state


class Turns:
    """Reads such lists, over one document."""

    def __init__(self, document: Document, names: Names, titles: Titles, countries: Sequence[CountryMention], blocked: set[int]) -> None:
        self.words, self.folded = document.words, document.folded
        self.names, self.titles, self.blocked = names, titles, blocked
        self.state_to = {c.end: c for c in countries}
        self.state_from = {c.start: c for c in countries}

    def read(self, office: OfficeMention, end: int) -> list[Turn]:
        """Return the names behind a plural office with the state of each; none where names and states are not as many."""
        states = self._states(office)
        found: list[Turn] = []
        i = office.end
        if i + 1 < end and self.folded[i] in ("to", "in") and i + 1 in self.state_from:
            i = self.state_from[i + 1].end  # "the ambassadors of A and B to C, X and Y"
        i += i < end and self.words[i] == ","
        while i < end and 1 < len(states) > len(found):
            first, _ = self.titles.over_honorifics(i, end)
            free = first < end and first not in self.blocked and first not in self.titles.office_at
            stop = self.names.read(first, end, strong=True) if free else first
            if stop <= first:
                break
            found.append((i, (first, stop), states[len(found)]))
            i = stop + (stop < end and self.words[stop] == ",")
            i += i < end and self.folded[i] in ("and", "&")
            if i == stop:
                break
        return found if len(found) == len(states) else []

    def _states(self, office: OfficeMention) -> list[str]:
        """Return the states of a plural office in the order in which they are printed."""
        found: list[str] = []
        k = office.start
        while k > 1 and (self.folded[k - 1] == "and" or (self.words[k - 1] == "," and found)):
            state = self.state_to.get(k - 1) or (self.state_to.get(k - 2) if self.words[k - 2] == "," else None)
            if state is None or state.form != "adjective":
                break
            found.insert(0, state.code)
            k = state.start
        posted = next((k for k in range(office.start + 1, office.end) if self.folded[k] in ("to", "in")), office.end)
        inside = (self.state_to.get(stop) for stop in range(office.start + 1, posted + 1))
        return found + [state.code for state in inside if state is not None and state.start >= office.start]
