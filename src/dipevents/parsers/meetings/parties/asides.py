"""What an aside behind a noun phrase tells of it: the people of a delegation, the names of office-holders, the states of a circle."""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, MARK, PAST, PREPOSITION
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import is_finite

from ..members import Found, acting_for, size_of
from ..view import Reader, View
from .holders import OWN
from .phrases import STYLES, Phrases

ASIDE, LONG_ASIDE = 40, 90  # tokens of an aside between commas; between dashes or in brackets
SUBORDINATE = frozenset({"who", "which", "whose", "whom", "where", "when", "that", "as", "while", "after", "before", "if"})


class Asides(Reader):
    """Reads asides of one article."""

    def __init__(self, view: View, phrases: Phrases) -> None:
        super().__init__(view)
        self.phrases = phrases

    def comprising(self, outer: Found, opener: int, j: int) -> Found:
        """Put the people of "a delegation of A, comprising X and Y," in its place."""
        k = opener + 1
        if self.folded[k] not in self.terms.made_up:
            return outer
        k += 2 if self.folded[k + 1] in ("of", "by") else 1
        inner = self.phrases.ahead(k, j)
        if self.folded[inner.end : inner.end + 2] == ["and", "including"] and inner.end + 2 < j:  # "led by X and including Y"
            more = [m for m in self.phrases.ahead(inner.end + 2, j).members if m.party.kind == "person"]
            inner = Found([*inner.members, *more], inner.start, j)
        if not inner.members or any(m.party.kind != "person" for m in inner.members):
            return outer
        states = {m.party.country for m in outer.members}
        people = acting_for(states.pop() if len(states) == 1 else None, inner)
        beside = [m for m in outer.members[:-1] if m.party.kind == "person"]  # "X and officials, including Y and Z,"
        return Found([*beside, *people], outer.start if outer.members else opener, j)

    def with_names(self, outer: Found, opener: int, j: int) -> Found:
        """Give the holders of "the ministers of A and B, X and Y," the names that the aside tells in the same order."""
        unnamed = [m.party for m in outer.members]
        if outer.refers and not unnamed:
            return self._named_anew(outer, opener, j)
        if len(unnamed) == 1 and unnamed[0].kind in ("group", "organisation"):
            return self._of_group(outer, opener, j)
        if len(unnamed) == 1 and unnamed[0].kind == "country":
            return self._counted_off(outer, opener, j)
        return outer

    def _named_anew(self, outer: Found, opener: int, j: int) -> Found:
        """Read "The two ministers, X of A and Y of B," as those whom the aside names, if there are as many."""
        inner = self.phrases.ahead(opener + 1, j)
        named = all(m.party.kind == "person" and m.party.name for m in inner.members)
        counted = size_of(self.folded[outer.start : opener]) or 2
        return Found(inner.members, outer.start, outer.end) if named and inner.end == j and len(inner.members) == counted else outer

    def _of_group(self, outer: Found, opener: int, j: int) -> Found:
        """Read whom the aside names of a group: all of "the ministers of BODY, X and Y,", some of "25 leaders, among them X,", "including A and B,"."""
        k = opener + 1
        some = self.over_some(k)
        inner = self.phrases.ahead(some, j)
        kinds = {m.party.kind for m in inner.members}
        if kinds not in ({"person"}, {"country"}) or inner.end != j or (some == k and (len(inner.members) < 2 or "country" in kinds)):
            return outer
        return Found([*outer.members, *inner.members] if some > k else inner.members, outer.start, outer.end)

    def _counted_off(self, outer: Found, opener: int, j: int) -> Found:
        """Read "two A-ish envoys, X and Y," as X and Y."""
        size = size_of(self.folded[outer.start : opener])
        inner = self.phrases.ahead(opener + 1, j) if size else outer
        if len(inner.members) != size or inner.end != j or any(m.party.kind != "person" or not m.party.name for m in inner.members):
            return outer
        return Found(acting_for(outer.members[0].party.country, inner), outer.start, outer.end)

    def over_some(self, i: int) -> int:
        """Step over "including", "among them", "such as" at token ``i``, which name some of a group."""
        if self.folded[i] == "including":
            return i + 1
        return i + 2 if self.folded[i : i + 2] in (["among", "them"], ["such", "as"]) else i

    def _before_names(self, j: int, floor: int) -> int | None:
        """Return the comma behind the office of several that opens a list of three names or more: "the ministers of A, B and C, X, Y and Z,"."""
        k, count = j, 0
        while k > floor and isinstance(name := self.ending.get(k), PersonMention):
            k, count = name.start - 1, count + 1
            k -= self.folded[k] == "and" and self.words[k - 1] == ","
            if self.words[k] == "," and isinstance(office := self.ending.get(k), OfficeMention):
                return k if office.plural and count > 2 else None
            if self.words[k] != "," and self.folded[k] != "and":
                return None
        return None

    def aside(self, j: int, floor: int) -> int | None:
        """Return the mark that opens the apposition, relative clause or bracket closed by the mark at ``j``."""
        if self.folded[j - 1] == "respectively" and j - 2 > floor and self.words[j - 2] == ",":
            j -= 2  # "the ministers of A and B, X and Y, respectively,"
        closing = self.words[j]
        if closing == "," and (named := self._before_names(j, floor)) is not None:
            return named
        if closing == "," and j > floor + 2 and self.folded[floor] == "we" and self.words[floor + 1] == ",":
            return floor + 1 if self.phrases.ahead(floor + 2, j).end == j else None  # "We, the ministers of A, B and C, met"
        opening = "(" if closing == ")" else closing
        for i in range(j - 1, max(floor, j - (ASIDE if closing == "," else LONG_ASIDE)), -1):
            if self.words[i] == opening:
                bracketed = i - 3 > floor and self.words[i - 1] == ")" and self.words[i - 3] == "("  # "the A Bank (AB),"
                mention = self.ending.get(i - 3 if bracketed else i)
                if (
                    mention is not None
                    and mention.start >= floor
                    and not (isinstance(mention, CountryMention) and mention.form == "adjective")
                ):
                    if closing != ")" and self._has_clause(i + 1, j):
                        return None
                    if isinstance(mention, CountryMention) and (relative := self._relative(i, j, floor)) is not None:
                        return relative
                    return None if self.folded[i + 1] in ("and", "but", "while", "as") else i
                if closing == ")" or (self.folded[i - 1] in self.terms.crews and self.folded[i + 1] in self.terms.made_up):
                    return i
        return None

    def _has_clause(self, first: int, last: int) -> bool:
        """Tell whether a verb stands between two commas that no "who" gives to an aside: "X, in PLACE, held talks with Y, met Z"."""
        for k in range(first, last):
            if self.folded[k] in SUBORDINATE:
                return False
            acts = k == first and self.flags[k] & PAST and not self.flags[k + 1] & (PREPOSITION | MARK)  # ", held talks", not ", held in"
            if (acts or is_finite(self.article, k)) and not self.flags[k] & CAPITAL:
                return True
        return False

    def _relative(self, comma: int, j: int, floor: int) -> int | None:
        """Return the comma of ", who" where the one at ``comma`` parts a city from its state: "X, who is visiting Lima, Peru, met"."""
        for k in range(comma - 1, max(floor, j - 40), -1):
            if self.words[k] == "," and self.folded[k + 1] in ("who", "whose"):
                return k
            if self.words[k] in (";", ":"):
                break
        return None

    def with_article(self, start: int, floor: int) -> int:
        """Return where the noun phrase begins whose name begins at ``start``."""
        while start > floor and (
            self.folded[start - 1] in self.terms.courtesies or self.folded[start - 1] in OWN or self.words[start - 1] in STYLES
        ):
            start -= 1
        state = self.ending.get(start)
        if isinstance(state, CountryMention) and state.form == "adjective" and state.start >= floor:
            return self.with_article(state.start, floor)
        return start
