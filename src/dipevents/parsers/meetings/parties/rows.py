"""Lists of parties, taken up from the last item to the first: what ties the items together, and where one begins."""

from __future__ import annotations

import attrs

from dipevents.lexicon import CONJUNCTION, PREPOSITION
from dipevents.mentions import CountryMention, Mention, OfficeMention, PersonMention
from dipevents.tokens import POSSESSIVE

from ..members import Member
from ..view import Reader, View
from .asides import Asides
from .signs import Signs


@attrs.define
class Row:
    """The items of a list read so far, the last ones of it, from the last to the first."""

    members: list[Member]
    start: int
    end: int
    refers: bool
    count: int = 1

    def add(self, members: list[Member], start: int) -> None:
        """Put an item that begins at ``start`` in front."""
        self.members, self.start, self.refers = [*members, *self.members], start, False
        self.count += 1


class Rows(Reader):
    """Reads what stands between the items of lists, in one article."""

    def __init__(self, view: View, signs: Signs, asides: Asides) -> None:
        super().__init__(view)
        self.signs, self.asides = signs, asides

    def over_joiner(self, row: Row, floor: int) -> int | None:
        """Return the last token in front of "and", "as well as", "together with", a comma between items; None where the list begins."""
        i = row.start - 1
        if self.folded[i] in ("and", "&") or (self.words[i] == "," and (row.count > 1 or self.signs.are_several_in_title(row.end, floor))):
            return i - 1
        if self.folded[i] == "as" and self.folded[i - 2 : i] == ["as", "well"]:
            return i - 3
        return i - 2 if self.folded[i] == "with" and self.folded[i - 1] in ("together", "along") else None

    def over_aside(self, k: int, floor: int) -> int:
        """Return the last token in front of an aside closed at ``k``: "X, the A-ish minister of B, and Y", "X (A), Y (B) and Z"."""
        if k >= floor and self.words[k] == ",":
            inner = self.ending.get(k)
            opener = None if isinstance(inner, PersonMention) else self.signs.titled_aside(k, floor)
            if isinstance(inner, OfficeMention) and not inner.plural:
                opener = self.asides.aside(k, floor)
            k = opener - 1 if opener is not None else k - 1
        if k >= floor and self.words[k] == ")":
            opener = self.asides.aside(k, floor)
            k = opener - 1 if opener is not None else k
        return k

    def with_owner(self, mention: Mention, floor: int) -> int:
        """Return where an item begins, its article and its state with it: "the A Islands' X and B's Y"."""
        begin = self.asides.with_article(mention.start, floor)
        owner = self.ending.get(begin - 1) if self.words[begin - 1] in POSSESSIVE and isinstance(mention, PersonMention) else None
        return self.asides.with_article(owner.start, floor) if isinstance(owner, CountryMention) and owner.start > floor else begin

    def monarch(self, people: object, p: int, floor: int) -> Member | None:
        """Return the person in front of "of" at ``p`` whose state the item names: "King X of the A-ians, Y and Z"."""
        monarch = self.ending.get(p) if p > floor and self.folded[p] == "of" and isinstance(people, CountryMention) else None
        party = self.article.party(monarch) if isinstance(monarch, PersonMention) else None
        if party is None or monarch is None or not isinstance(people, CountryMention):
            return None
        return Member(attrs.evolve(party, country=party.country or people.code), monarch.start)

    def is_headed(self, p: int) -> bool:
        """Tell whether a noun for people has the whole list behind the preposition at ``p``: "leaders of A and B", "envoys from A and B"."""
        word, noun = self.folded[p], self.folded[p - 1]
        if word == "of" and (self.known.is_a("people", noun) or noun in self.terms.circles):
            return True
        return word in ("from", "of") and (noun in self.terms.delegates or noun == "peoples")

    def closes(self, p: int) -> bool:
        """Tell whether a preposition stands at ``p`` in front of which the list cannot go on."""
        return bool(self.flags[p] & PREPOSITION) and not self.flags[p] & CONJUNCTION and self.folded[p] not in ("by", "including")
