"""Parties read to the left where one noun in the plural stands for several, or for all of a circle.

"the A-B joint commission"                   "the joint commission of A and B"
"A-ish, B-ish and C-ish ministers"           "leaders from 18 members of BODY"           "officials from BODY, BODY and BODY"
"""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, CONJUNCTION, DETERMINER, MARK, PREPOSITION, PRONOUN, UPPER, VERB
from dipevents.mentions import CountryMention, OfficeMention, OrganisationMention
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View
from .asides import Asides
from .holders import Holders
from .phrases import Phrases


class Plurals(Reader):
    """Reads offices in the plural of one article."""

    def __init__(self, view: View, holders: Holders, phrases: Phrases, asides: Asides) -> None:
        super().__init__(view)
        self.holders, self.phrases, self.asides = holders, phrases, asides

    def adjectives_before(self, i: int, floor: int, *, goes_on: bool = False, shared: bool = False) -> list[CountryMention]:
        """Return the states of "A-ish, B-ish and" or "A's and" in front of token ``i``; where the list goes on a comma is enough."""
        found: list[CountryMention] = []
        while i - 2 >= floor and (self.folded[i - 1] == "and" or (self.words[i - 1] == "," and (found or goes_on))):
            k = i - 1
            if self.words[k - 1] == ",":
                k -= 1
            owned = self.words[k - 1] in POSSESSIVE
            state = self.ending.get(k - owned)
            if not isinstance(state, CountryMention) or state.start < floor or not (state.form == "adjective" or owned or shared):
                break
            found.insert(0, state)
            i = state.start
        return found

    def of_several(self, mention: OfficeMention, floor: int) -> Found | None:
        """Read "A-ish, B-ish and C-ish ministers", "A's and B's ministers", whose last state belongs to the office."""
        start = mention.start + (self.folded[mention.start] == "and")
        shared = any(word in POSSESSIVE for word in self.words[start : mention.title.start])  # "A and B's ministers"
        comma = floor in self.title_starts  # "A-ish, B-ish ministers"
        states = self.adjectives_before(start, floor, goes_on=comma, shared=shared) if mention.country else []
        if not states or mention.country is None:
            return None
        return Found(
            self.holders.holders(mention, [*(s.code for s in states), mention.country]),
            self.asides.with_article(states[0].start, floor),
            mention.end,
        )

    def of_members(self, start: int, j: int, floor: int) -> Found | None:
        """Read "leaders from 18 members of BODY", "ministers of the five coastal states": one group that ends at ``j``."""
        for k in range(start - 1, max(floor, start - 7), -1):
            office = self.ending.get(k + 1)
            if isinstance(office, OfficeMention) and office.plural and office.start >= floor:
                return Found(
                    [Member(self.holders.group(office.start, j + 1), office.start)], office.start, j + 1
                )  # "ministers of the BODY states"
            if self.folded[k] in ("of", "from"):
                office = self.ending.get(k)
                if not isinstance(office, OfficeMention) or not office.plural or office.start < floor:
                    return None
                return Found([Member(self.holders.group(office.start, j + 1), office.start)], office.start, j + 1)
            named = self.starting.get(k)
            if (named is not None and not isinstance(named, OrganisationMention)) or self.flags[k] & (MARK | CONJUNCTION):
                return None
        return None

    def of_joint_body(self, j: int, floor: int) -> Found | None:
        """Read "the A-B joint commission", "the joint commission of A and B", which ends at ``j``: both states."""
        if self.folded[j] in self.terms.joint_bodies:
            if "joint" not in self.folded[max(floor, j - 6) : j]:
                return None
            hyphen = next((k for k in range(j - 1, max(floor, j - 6), -1) if self.words[k] in ("-", "–")), None)
            pair = (self.ending.get(hyphen), self.starting.get(hyphen + 1)) if hyphen is not None else ()
        else:
            last = self.ending.get(j + 1)
            joined = isinstance(last, CountryMention) and self.folded[last.start - 1] == "and"
            pair = (self.ending.get(last.start - 1), last) if joined and last is not None else ()
            of = pair[0].start - 1 if pair and pair[0] is not None else floor
            told = of - 2 > floor and self.folded[of] == "of" and self.folded[of - 1] in self.terms.joint_bodies
            if not told or "joint" not in self.folded[max(floor, of - 4) : of]:
                return None
        states = [m for m in pair if isinstance(m, CountryMention) and m.start >= floor]
        if len(states) < 2 or states[0].code == states[1].code:
            return None
        members = [Member(Party(kind="country", country=m.code, mention=self.article.extract(m.start, m.end)), m.start) for m in states]
        return Found(members, self.asides.with_article(states[0].start, floor), j + 1)

    def of_bodies(self, start: int, j: int, floor: int) -> Found | None:
        """Read "officials from A, B and C", whose last body starts at ``start`` and ends at ``j``, as one group."""
        k = start
        joined = False
        while k - 1 > floor:
            word, before = self.folded[k - 1], self.ending.get(k)
            if word in ("the", ",") or (word == "and" and not self.flags[k - 2] & MARK):
                joined = joined or word != "the"
                k -= 1
                continue
            if isinstance(before, OrganisationMention):
                k = before.start
                continue
            if self.flags[k - 1] & UPPER and joined:  # "the SBA": a body the article does not explain
                k -= 1
                continue
            if word in ("from", "of", "at"):
                before = self.ending.get(k - 1)
            if not isinstance(before, OfficeMention) or not before.plural:
                return None
            if not joined:
                return self.phrases.bodies_represented(before, j + 1)
            sent = self.phrases.bodies_represented(before, j + 1)
            return sent or Found([Member(self.holders.group(before.start, j + 1), before.start)], before.start, j + 1)
        return None

    def of_states(self, start: int, j: int, floor: int) -> Found | None:
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
        found = self.phrases.one(first.start, j + 1)
        return found if len(found.members) > 1 else None
