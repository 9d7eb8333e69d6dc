"""Parties read to the left: the noun phrase, or list of them, that ends in front of a verb.

Rule 1  An apposition, a relative clause or a bracket between the phrase and the verb is stepped over.
Rule 2  A mention inside "of", "in", "from" belongs to the noun in front of the preposition: "leaders of A and B".
"""

from __future__ import annotations

from ...lexicon import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    MARK,
    MODAL,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from ...mentions import (
    CountryMention,
    GroupMention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
)
from ...records import Party
from ..evidence import is_finite
from .holders import OWN
from .members import Found, Member
from .phrases import DELEGATES, KIN, POSSESSIVE, Phrases

COUNTS = frozenset({"two", "three", "four", "five", "pair"})
LEADING = frozenset({"the", "a", "an", "both", "visiting", "excellency", "majesty", "highness", "royal", "serene", "holiness", "honourable", "honorable", "h.e.", "h.h.", "h.m.", "outgoing", "incoming", "then"})  # fmt: skip


class Participants(Phrases):
    """Reads the parties of one article, to the right and to the left."""

    def behind(self, j: int, floor: int) -> Found:
        """Read the list of parties whose last token is ``j``, not beyond ``floor``."""
        none = Found([], j + 1, j + 1)
        if j < floor:
            return none
        word = self.words[j]
        if word in (",", "–", "—", "--", ")"):
            named = self.named_behind_office(j, floor) if word == "," else None
            if named is not None:
                return named
            opener = self.aside(j, floor)
            if opener is None and word == "," and isinstance(self.ending.get(j), PersonMention | OrganisationMention):
                return self.behind(j - 1, floor)
            inner = self.ending.get(j)
            if (
                opener is not None
                and word == ","
                and isinstance(inner, PersonMention)
                and inner.start <= opener + 2
                and not isinstance(self.ending.get(opener), PersonMention)
            ):
                party = self.article.party(inner)
                return Found([Member(party, inner.start)] if party else [], inner.start, j)
            if opener is None:
                return none
            outer = self.behind(opener - 1, floor)
            if not outer.members and not outer.refers and word == "," and self.words[opener] == ",":
                outer = self.behind(opener, floor)  # two asides in a row
            if self.folded[opener + 1 : opener + 3] in (["together", "with"], ["along", "with"], ["accompanied", "by"], ["joined", "by"]):
                outer.members = outer.members + self.ahead(opener + 3, j).members
            return outer
        if self.folded[j] in KIN and j - 3 >= floor and self.folded[j - 1] in OWN and self.folded[j - 2] in ("and", "with"):
            partner = self.behind(j - 3 - (self.folded[j - 3] in ("together", "along")), floor)
            if partner.members:
                kin = Party(
                    kind="person",
                    office=self.folded[j],
                    country=partner.members[-1].party.country,
                    mention=self.article.extract(j - 1, j + 1),
                )
                return Found([*partner.members, Member(kin, j)], partner.start, j + 1)
        if (self.folded[j] in COUNTS and j > floor and self.folded[j - 1] in ("the", "these")) or (self.folded[j] == "both" and j == floor):
            return Found([], j - (self.folded[j] != "both"), j + 1, refers=True)
        mention = self.ending.get(j + 1)
        if mention is None or mention.start < floor or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return self._plain_behind(j, floor)
        if isinstance(mention, OfficeMention) and mention.plural and not self.countries_in(mention.start, mention.end):
            pair = self._of_states(mention.start, j, floor)
            if pair is not None:
                return self._leftwards(pair, floor)
        start = self._with_article(mention.start, floor)
        p = start - 1
        if (
            p >= floor
            and self.flags[p] & PREPOSITION
            and not self.flags[p] & CONJUNCTION
            and self.folded[p] not in ("as", "than", "between")
        ):
            if (
                self.folded[p] == "by"
                and p > floor
                and self.folded[p - 1] in ("led", "headed", "chaired", "accompanied")
                and isinstance(mention, PersonMention)
            ):
                first = self._read(mention, start, j + 1, own=False)
                return Found(first.members, first.start, j + 1)
            if self.folded[p] == "to" and p > floor and self.folded[p - 1] == "forward":
                return self._leftwards(self._read(mention, start, j + 1, own=False), floor)
            return self._outer(p, floor, j)
        if p >= floor and self.words[p] in POSSESSIVE and not isinstance(mention, PersonMention | OfficeMention):
            return none
        first = self._read(mention, start, j + 1, own=False)
        if not first.members and not first.refers:
            return none
        return self._leftwards(first, floor)

    def _of_states(self, start: int, j: int, floor: int) -> Found | None:
        """Read "A-ish and B-ish army commanders", a plural office whose states stand some words in front of it."""
        k = start
        while (
            k > floor
            and k > start - 3
            and not self.flags[k - 1] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | PRONOUN | VERB | CAPITAL)
        ):
            k -= 1
        if k == start:
            return None
        state = self.ending.get(k)
        if not isinstance(state, CountryMention) or state.form != "adjective" or state.start < floor:
            return None
        first = self.ending.get(state.start - 1) if self.folded[state.start - 1] == "and" else None
        if not isinstance(first, CountryMention) or first.form != "adjective" or first.start < floor:
            return None
        found = self.one(first.start, j + 1)
        return found if len(found.members) > 1 else None

    def named_behind_office(self, j: int, floor: int) -> Found | None:
        """Read "the president of X, Mr Y" closed by the comma at ``j``."""
        inner = self.ending.get(j)
        if not isinstance(inner, PersonMention) or inner.start - 3 < floor:
            return None
        for k in range(inner.start - 1, inner.start - 4, -1):
            if self.words[k] == ",":
                before = self.ending.get(k)
                party = self.article.party(inner)
                if party is None or isinstance(before, PersonMention) or not (self.flags[k - 1] & CAPITAL or self.folded[k - 1] in ("predecessor", "successor", "deputy", "counterpart")):  # fmt: skip
                    return None
                start = k
                while start > max(floor, k - 14) and (
                    self.flags[start - 1] & CAPITAL
                    or self.folded[start - 1] in ("the", "of", "for", "'s", "’s", "-")
                    or (self.folded[start - 1] == "and" and self.flags[start] & CAPITAL)
                ):
                    start -= 1
                return self._leftwards(Found([Member(party, inner.start)], start, j), floor)
        return None

    def _with_article(self, start: int, floor: int) -> int:
        while start > floor and (self.folded[start - 1] in LEADING or self.folded[start - 1] in OWN):
            start -= 1
        state = self.ending.get(start)
        if isinstance(state, CountryMention) and state.form == "adjective" and state.start >= floor:
            return self._with_article(state.start, floor)
        if start > floor and self.folded[start - 1] == "counterpart":
            return self._with_article(start - 1, floor)
        return start

    def _leftwards(self, found: Found, floor: int) -> Found:
        """Add the items of a list in front of its last one."""
        members, start = found.members, found.start
        i = start - 1
        count = 1
        while i > floor and count < 16:
            if self.folded[i] in ("and", "&") or (self.words[i] == "," and count > 1):
                k = i - 1
            elif self.folded[i] == "as" and self.folded[i - 2 : i] == ["as", "well"]:
                k = i - 3
            elif self.folded[i] == "with" and self.folded[i - 1] in ("together", "along"):
                k = i - 2
            else:
                break
            if k >= floor and self.words[k] == ",":
                inner = self.ending.get(k)
                opener = self.aside(k, floor) if isinstance(inner, OfficeMention) and not inner.plural else None
                k = opener - 1 if opener is not None else k - 1
            if k < floor:
                break
            mention = self.ending.get(k + 1)
            if mention is None or mention.start < floor or (isinstance(mention, CountryMention) and mention.form == "adjective"):
                plain = self._plain_behind(k, floor)
                if plain.members and plain.start < i:
                    return Found([*plain.members, *members], plain.start, found.end)
                break
            begin = self._with_article(mention.start, floor)
            p = begin - 1
            headed = p >= floor and p > 0 and ((self.folded[p] == "of" and self.known.is_a("people", self.folded[p - 1])) or (self.folded[p] in ("from", "of") and (self.folded[p - 1] in DELEGATES or self.folded[p - 1] in ("governments", "government", "peoples"))))  # fmt: skip
            if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION and self.folded[p] != "by" and not headed:
                break
            item = self._read(mention, begin, k + 1, own=False)
            if not item.members:
                break
            members = [*item.members, *members]
            start = begin
            count += 1
            if headed:
                break
            i = start - 1
        return Found(members, start, found.end, found.refers and count == 1)

    def aside(self, j: int, floor: int) -> int | None:
        """Return the mark that opens the apposition, relative clause or bracket closed by the mark at ``j``."""
        closing = self.words[j]
        opening = "(" if closing == ")" else closing
        for i in range(j - 1, max(floor, j - 40), -1):
            if self.words[i] == opening:
                mention = self.ending.get(i)
                if (
                    mention is not None
                    and mention.start >= floor
                    and not (isinstance(mention, CountryMention) and mention.form == "adjective")
                ):
                    return None if self.folded[i + 1] in ("and", "but", "while", "as") else i
                if closing == ")":
                    return i
        return None

    def _outer(self, preposition: int, floor: int, j: int) -> Found:
        """Read the noun phrase that a prepositional phrase ending at ``j`` hangs on: "leaders of A and B"."""
        before = self.ending.get(preposition)
        if (
            before is not None
            and before.start >= floor
            and isinstance(before, PersonMention | OfficeMention | GroupMention | OrganisationMention)
        ):
            found = self._read(before, self._with_article(before.start, floor), j + 1, own=False)
            return self._leftwards(Found(found.members, found.start, j + 1, found.refers), floor)
        for k in range(preposition - 1, max(floor, preposition - 6), -1):
            if self.known.is_a("people", self.folded[k]):
                return self._plain_behind(k, floor, j + 1)
            if self.flags[k] & (MARK | PREPOSITION | VERB):
                break
        return Found([], j + 1, j + 1)

    def _plain_behind(self, j: int, floor: int, stop: int | None = None) -> Found:
        """Read a phrase that is headed by a noun for people and ends at ``j``."""
        none = Found([], j + 1, j + 1)
        if not self.known.is_a("people", self.folded[j]) and self.folded[j] != "counterpart":
            return none
        start = j
        while (
            start > floor
            and not self.flags[start - 1] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN | MODAL | DIGIT)
            and not is_finite(self.article, start - 1)
            and start - 1 not in self.date_at
        ):
            start -= 1
            if self.flags[start] & DETERMINER:
                break
        found = (self._sent_by(j, stop) if stop is not None else None) or self.one(start, j + 1)
        if not found.members:
            return none
        return self._leftwards(Found(found.members, start, stop or j + 1, found.refers), floor)
