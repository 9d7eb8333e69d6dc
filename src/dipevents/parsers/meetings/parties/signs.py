"""Signs by which a phrase in front of a verb is told before its list is read, and whom an office behind a comma belongs to."""

from __future__ import annotations

import attrs

from dipevents.lexicon import BASE, CAPITAL, CONJUNCTION, DETERMINER, MARK, PAST, PREPOSITION, THIRD, VERB
from dipevents.mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View
from .asides import Asides
from .crowds import CREWS
from .holders import OWN

HELD = 7  # tokens of "held a round of talks" and what stands behind
DESCRIPTION = 12  # tokens of "the architect of the plan" in front of a name


class Signs(Reader):
    """Looks for the signs in one article."""

    def __init__(self, view: View, asides: Asides) -> None:
        super().__init__(view)
        self.asides = asides

    def meet_each_other(self, i: int) -> bool:
        """Tell whether "met on the sidelines", "last met in A" begins at token ``i``, with no object."""
        k = i + (self.folded[i] in ("last", "also", "first", "recently"))
        if self.known.begins("light", self.folded, k, len(self.words)) and self.flags[k] & PAST:  # "held talks in A"
            behind = self.folded[k + 1 : k + HELD]
            return any(self.known.begins("event", behind, t, len(behind)) for t in range(len(behind))) and "with" not in behind
        if k + 1 >= len(self.words) or self.folded[k] not in ("met", "meet", "spoke"):
            return False
        return self.folded[k + 1] != "with" and bool(self.flags[k + 1] & (PREPOSITION | MARK) or k + 1 in self.date_from)

    def is_crew(self, j: int, floor: int) -> bool:
        """Tell whether a noun phrase that ends at ``j`` speaks of a delegation: "a delegation from A"."""
        for k in range(j, max(floor, j - 6), -1):
            if self.folded[k] in CREWS:
                return True
            if self.flags[k] & (MARK | VERB) or self.folded[k] in ("with", "to"):
                break
        return False

    def two_teams(self, j: int, floor: int) -> Found | None:
        """Read "the two negotiating panels", "both technical teams": those who met last."""
        if self.folded[j] not in self.terms.teams:
            return None
        for k in range(j - 1, max(floor, j - 4), -1):
            if self.folded[k] in ("two", "both"):
                return Found([], self.asides.with_article(k, floor), j + 1, refers=True)
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION):
                break
        return None

    def are_several_in_title(self, verb: int, floor: int) -> bool:
        """Tell whether the verb of a title that begins at ``floor`` is in the plural, so that commas stand for "and": "X, Y hold talks"."""
        if floor not in self.title_starts or verb >= len(self.words):
            return False
        plural = self.flags[verb] & BASE and not self.flags[verb] & (PAST | THIRD)
        return bool(plural) or self.folded[verb] == "to"

    def describes(self, k: int, floor: int) -> bool:
        """Tell whether a noun phrase that is no office opens the clause in front of the comma at ``k``: "the host of the summit", "his deputy"."""
        i = k
        while i > max(floor, k - DESCRIPTION) and (not self.flags[i - 1] & MARK or self.words[i - 1] in (*POSSESSIVE, "-")):
            i -= 1
            if is_finite(self.article, i):
                return False
        opens = i == floor or bool(self.flags[i - 1] & MARK)
        return opens and k - i > 1 and bool(self.flags[i] & DETERMINER or self.folded[i] in OWN or self.folded[i] == "one")

    def titled_aside(self, j: int, floor: int) -> int | None:
        """Return the comma that opens the office of the one in front of it, closed at ``j``: "X, the A-ish minister of B,"."""
        opener = self.asides.aside(j, floor)
        bearer = self.ending.get(opener) if opener is not None else None
        if opener is None or not isinstance(bearer, PersonMention):
            return None
        return opener if any(opener < t.start < opener + 5 and t.end <= j for t in bearer.titles) else None

    def club_of(self, j: int, floor: int) -> int | None:
        """Return where the body ends in "leaders of BODY, the group of rich nations", "the BODY bloc of ten states", which ends at ``j``."""
        of = next((k for k in range(j - 1, max(floor, j - 5), -1) if self.folded[k] == "of"), None)
        if of is None or self.folded[of - 1] not in self.terms.circles:
            return None
        k = of - 2 - bool(self.flags[of - 2] & DETERMINER)
        k -= k > floor and self.words[k] == ","
        return k if isinstance(self.ending.get(k + 1), OrganisationMention | OfficeMention) else None

    def names_some(self, comma: int, floor: int) -> int | None:
        """Return the comma of ", including A[,] B and C,", whose first item ends at ``comma``."""
        item = self.ending.get(comma)
        k = self.asides.with_article(item.start, floor) if isinstance(item, PersonMention | CountryMention) else floor
        opener = next((t for t in (k - 2, k - 3) if t > floor and self.words[t] == ","), None)
        return opener if opener is not None and self.asides.over_some(opener + 1) == k else None

    def in_apposition(self, office: OfficeMention, floor: int) -> Found | None:
        """Return whom "Mr X, Minister of Y" names where no comma closes the apposition."""
        start = office.start
        if (
            office.plural
            or start - 2 < floor
            or self.words[start - 1] != ","
            or not self.flags[start] & CAPITAL
            or self.flags[start] & DETERMINER
        ):
            return None
        bearer = self.ending.get(start - 1)
        party = self.article.party(bearer) if isinstance(bearer, PersonMention) and bearer.start >= floor else None
        if party is None or bearer is None:
            return None
        state = party.country or office.country
        return Found([Member(attrs.evolve(party, country=state), bearer.start)], bearer.start, office.end)

    def in_front_of_body(self, comma: int, floor: int) -> Found | None:
        """Return the one with an office in front of the comma: "Mr X, Director General, BODY", "Director General X, BODY"."""
        held = self.ending.get(comma)
        if not isinstance(held, PersonMention) or not held.titles or held.start < floor:
            return None
        return Found([Member(self.article.party(held), held.start)], held.start, held.end)
