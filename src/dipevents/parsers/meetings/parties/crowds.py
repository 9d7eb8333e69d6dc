"""People named by what they are, not by office or name: "government, opposition, and civil society leaders", "the A member states"."""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, CONJUNCTION, DETERMINER, ING, MARK, PREPOSITION, UPPER, VERB
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.records import Party

from ..members import Found, Member
from ..merging import Merger
from ..view import Reader, View
from .holders import Holders

SENT = 8  # tokens of "Policy Consultation Delegation" behind "X's"
CREWS = frozenset({"delegation", "team", "mission", "group"})


class Crowds(Reader):
    """Reads the words in front of a noun for people."""

    def __init__(self, view: View, merger: Merger, holders: Holders) -> None:
        super().__init__(view)
        self.merger, self.holders = merger, holders

    def walks_of_life(self, start: int, i: int, end: int) -> Found | None:
        """Read "government, opposition, and civil society leaders": one group of several attributes."""
        if start != i or i + 1 >= end or self.words[i + 1] not in (",", "and") or self._are_people(i):
            return None
        for j in range(i + 1, min(end, i + 10)):
            bits = self.flags[j]
            if self._are_people(j):
                joined = "and" in self.folded[i:j]
                return Found([Member(self.holders.group(start, j + 1), start)], start, j + 1) if joined else None
            if (
                bits & (CAPITAL | PREPOSITION | DETERMINER | VERB)
                and not bits & CONJUNCTION
                and not self.known.is_a("people", self.folded[j])
            ):
                return None
        return None

    def _are_people(self, k: int) -> bool:
        return self.known.is_a("people", self.folded[k]) and self.folded[k].endswith("s")

    def joins_kinds(self, i: int, end: int) -> bool:
        """Tell whether "and" joins two words in front of one noun for people: "political and business leaders"."""
        if self.flags[i - 1] & (CAPITAL | DETERMINER) or i - 1 in self.starting:
            return False
        for k in range(i + 1, min(end, i + 4)):
            mention = self.starting.get(k)
            if self.known.is_a("people", self.folded[k]) or (isinstance(mention, OfficeMention) and mention.plural):
                return k > i + 1 or mention is not None
            if self.flags[k] & (MARK | PREPOSITION | DETERMINER | CAPITAL):
                return False
        return False

    def joins_regions(self, i: int, end: int) -> bool:
        """Tell whether "and" joins two regions in front of whose people are met: "his Nordic and Baltic counterparts"."""
        return (
            i + 2 < end and bool(self.flags[i - 1] & self.flags[i + 1] & CAPITAL) and self.folded[i + 2] in ("counterparts", "colleagues")
        )

    def over_name(self, i: int, end: int) -> int:
        """Step over "for" or "on" inside a capitalised name in front of a noun for people: "Partnership for Peace leaders"."""
        if not self.flags[i - 1] & CAPITAL or i + 1 >= end or i - 1 in self.starting:
            return i
        return i + 1 if self.folded[i] in ("for", "on") and self.flags[i + 1] & CAPITAL else i

    def crowd_of(self, i: int, end: int) -> int | None:
        """Return where the noun for people ends that a body and some plain words stand in front of: "the A troop-contributing countries"."""
        for k in range(i, min(end, i + 4)):
            if k > i and self.known.is_a("people", self.folded[k]):
                return k + 1
            if self.words[k] != "-" and (k in self.starting or self.flags[k] & (MARK | CAPITAL | PREPOSITION | CONJUNCTION | VERB)):
                if not self.flags[k] & ING or self.words[k - 1] != "-":
                    return None
        return None

    def crew_of(self, state: CountryMention, end: int) -> int | None:
        """Return where "US congressional delegation", "UAE trade mission" ends, whose state is printed as an acronym."""
        if not self.flags[state.start] & UPPER:
            return None
        for k in range(state.end, min(end, state.end + 4)):
            if self.folded[k] in CREWS:
                return k + 1
            if k in self.starting or self.flags[k] & (MARK | CAPITAL | PREPOSITION | CONJUNCTION | VERB | DETERMINER):
                return None
        return None

    def crew_sent(self, sender: PersonMention, end: int) -> list[Member] | None:
        """Read "President X's trade delegation": his state, which it stands for until somebody is told who leads it."""
        party = self.article.party(sender)
        for k in range(sender.end + 1, min(end, sender.end + SENT)):
            if self.folded[k] in CREWS and party.country:
                state = Party(kind="country", country=party.country, mention=self.article.extract(sender.start, k + 1))
                return [Member(state, k)]
            if self.flags[k] & (PREPOSITION | CONJUNCTION | DETERMINER) or self.words[k] in (",", ";"):
                return None
        return None

    def crew_told(self, start: int, stop: int, end: int) -> Found | None:
        """Read "the delegation" alone: the people of the visit told of last."""
        if self.folded[start:stop] not in (["the", "delegation"], ["the", "team"]) or (
            stop < end and self.folded[stop] in ("of", "from", "led")
        ):
            return None
        crew = self.merger.travellers()
        return Found([Member(m.party, start) for m in crew], start, stop) if crew else None
