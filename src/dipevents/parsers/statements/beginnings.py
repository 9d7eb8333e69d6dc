"""Where a noun phrase begins: its article, owner, adjectives, or an unknown post, in front of a mention."""

from __future__ import annotations

from ...lexicon import ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, MARK, MODAL, NUMBER, PREPOSITION, PRONOUN, UPPER
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PartyMention, PersonMention
from ...tokens import POSSESSIVE
from ..evidence import is_dash
from ..reader import Reader
from .descriptions import CLOSING, POSSESSIVES

RELATIVES = frozenset({"which", "that", "whom", "what"})
NOUN = 12  # tokens of a plain noun phrase
HONORIFIC = 4  # tokens of an honorific in front of a name


def is_adjective(mention: PartyMention | None) -> bool:
    """Tell whether a mention is only a state's adjective: "Chinese"."""
    return isinstance(mention, CountryMention) and mention.form == "adjective"


def are_alike(one: PartyMention | None, other: PartyMention) -> bool:
    """Tell whether two mentions are both of people in person or office, or neither: "Spain, [the Secretary] and ..." are not."""
    return isinstance(one, PersonMention | OfficeMention) == isinstance(other, PersonMention | OfficeMention)


class Beginnings(Reader):
    """Finds the first tokens of noun phrases in one article, none in front of a floor."""

    def with_article(self, mention: PartyMention, floor: int) -> int:
        """Return the first token of a mention, a state's adjective and the article in front of it included: "the Chinese [Foreign Ministry]"."""
        start = mention.start
        state = self.ending.get(start) if isinstance(mention, OrganisationMention) else None
        if isinstance(state, CountryMention) and state.start >= floor and (state.form == "adjective" or self.flags[start - 1] & UPPER):
            start = state.start  # "the US [State Department]"
        return start - 1 if start > floor and self.folded[start - 1] == "the" else start

    def of_owner(self, start: int, floor: int) -> int:
        """Return the first token of whose body or office a noun phrase names: "Manila's [foreign department]"; ``start`` without an owner."""
        owner = self.ending.get(start - 1) if start - 1 > floor and self.words[start - 1] in POSSESSIVE else None
        return self.with_article(owner, floor) if owner is not None and owner.start >= floor else start

    def of_phrase(self, start: int, floor: int) -> int:
        """Return the first token of a noun phrase behind a mark: "one U.S. crew [chief] said", "a well-known [analyst] said"."""
        i = start
        while i > floor and start - i < 5:
            joint = i - 2 > floor and self.words[i - 1] == "-" and not is_dash(self.article, i - 1)
            if not joint and self.flags[i - 1] & (MARK | PREPOSITION | CONJUNCTION | ADVERB | AUXILIARY | MODAL):
                break
            i -= 1 + joint
        joined = self.folded[i - 1] == "and" and self.ending.get(i - 1) is not None
        opens = (i == floor or joined or self.words[i - 1] in (",", *CLOSING) or is_dash(self.article, i - 1)) and self.folded[
            i
        ] not in RELATIVES
        return i if opens and self.flags[i] & (DETERMINER | NUMBER) else start

    def of_description(self, start: int, floor: int) -> tuple[int, str | None]:
        """Step over words in front of a name that the tables do not know as an office: "Laotian engineer [Somphone Keola]"."""
        i = start - (start - 2 > floor and bool(self.flags[start - 1] & CAPITAL) and self.folded[start - 2] == "while")  # "Tory MP"
        state: str | None = None
        while i > floor and start - i < 5:
            adjective = self.ending.get(i)
            if isinstance(adjective, CountryMention) and adjective.form == "adjective" and adjective.start >= floor:
                i, state = adjective.start, adjective.code
                continue
            if isinstance(adjective, OrganisationMention) and i < start and adjective.start >= floor:
                i = adjective.start  # "Lakeside Trust researcher [Ole Hansen]"
                continue
            bits = self.flags[i - 1]
            if state is not None or bits & (
                MARK | PREPOSITION | CONJUNCTION | PRONOUN | DETERMINER | ADVERB | AUXILIARY | MODAL | CAPITAL | DIGIT
            ):
                break
            i -= 1
        known = (
            state is not None
            or i == floor
            or self.folded[i - 1] in (",", '"', "”", "''", "’", "while")
            or (i > floor and self.flags[i - 1] & DETERMINER)
        )
        if not known:
            return start, None
        return (i - 1 if i > floor and self.flags[i - 1] & DETERMINER else i), state

    def names_both(self, mention: PartyMention) -> bool:
        """Tell whether a name stands behind its title and a comma, so that another title in front is of the same person."""
        return isinstance(mention, PersonMention) and mention.start < mention.name[0] and self.words[mention.name[0] - 1] == ","

    def is_apposition(self, named: PersonMention) -> bool:
        """Tell whether a comma stands in front of a name, or of its honorific or rank: "the Minister of Health, [H.E.] Jane Mwangi"."""
        first = named.name[0]
        if any(named.start < t.start < first and self.words[t.start - 1] == "," for t in named.titles):
            return True  # "the Chief of Staff, General Jane Mwangi"
        titled = max((t.end for t in named.titles if t.end <= first), default=named.start)
        return "," in self.words[max(titled, first - HONORIFIC) : first]

    def of_noun(self, j: int, floor: int) -> int:
        """Return the first token of a plain noun phrase that ends at ``j``: "[the ten other states]", "[his ministry]", "[more than ten states]"."""
        start = j
        low = max(floor, j - NOUN)
        while start > low and (
            self.words[start - 1] == "-"
            or (not self.flags[start - 1] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN) and self.folded[start - 1] not in RELATIVES)
            or isinstance(self.ending.get(start), CountryMention)  # "US forces": no pronoun
        ):
            start -= 1
            if self.flags[start] & DETERMINER:
                break
        if start > floor and self.folded[start - 1] in POSSESSIVES:
            start -= 1  # "his ministry"
        else:
            start = self.of_owner(start, floor)
        if start - 2 > floor and self.folded[start - 2 : start] == ["more", "than"]:
            start -= 2
        elif start > floor and (self.flags[start - 1] & (DIGIT | NUMBER) or self.folded[start - 1] == "one"):
            start -= 1  # "10 other states"
        return start
