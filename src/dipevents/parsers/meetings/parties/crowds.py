"""People named by what they are, not by office or name: "government, opposition, and civil society leaders", "the A member states".

"more than 40 ministers and officials from 25 countries", "leaders from across the A region"     one crowd from many states
"ministers, officials, academics and lawyers"                                                    three kinds or more: one crowd
"""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    HEAD,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    UPPER,
    VERB,
)
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import APOSTROPHE_S

from ..members import Found, Member
from ..merging import Merger
from ..view import Reader, View
from .holders import Holders

SENT = 8  # tokens of "Policy Consultation Delegation" behind "X's"
CREWS = frozenset({"delegation", "team", "mission", "group"})
KINDS = 3  # so many kinds of people in a list are one crowd
ITEM = 8  # tokens of "five major international non-government bodies"
FROM = 9  # tokens of "from across more than 40 small island nations"
ALL_OVER = frozenset({"across", "around", "over", "throughout"})
MEMBERS = frozenset({"of", "from", "representing"})


class Crowds(Reader):
    """Reads the words in front of a noun for people."""

    def __init__(self, view: View, merger: Merger, holders: Holders) -> None:
        super().__init__(view)
        self.merger, self.holders = merger, holders

    def at_length(self, i: int, end: int) -> Found | None:
        """Read "[more than] 40 ministers and officials from 25 countries", "more than 80 nations": one group; so are "ministers, officials, academics and lawyers"."""
        counted = self.over_count(i, end)
        if i < counted < end and self.flags[counted - 1] & DIGIT and self.folded[counted] in self.terms.nations:
            return Found([Member(self.holders.group(i, counted + 1), i)], i, counted + 1)
        kinds, k, last, known = 0, i, i, False
        while k < end and (stop := self._kind(k, end)) is not None:
            kinds, last, known = kinds + 1, stop, known or self._are_people(stop - 1)
            k = stop + (stop < end and self.words[stop] == ",")
            k += k < end and self.folded[k] == "and"
            if k == stop:
                break
        far = self._from_many(last, end) if known else None
        if not known or (far is None and kinds < KINDS):
            return None
        stop = far or self.holders.tail(last, end)
        return Found([Member(self.holders.group(i, stop), i)], i, stop)

    def may_end(self, j: int) -> bool:
        """Tell whether a crowd may end at ``j``: a noun for people, or for what they come from."""
        return self._are_people(j) or self.folded[j] in self.terms.far or bool(self.flags[j] & CAPITAL)

    def _kind(self, i: int, end: int) -> int | None:
        """Return where one kind of people ends that begins at token ``i``: "[some 40] foreign ministers", "opinion leaders"."""
        k = self.over_count(i, end)
        while k < min(end, i + ITEM):
            office = self.starting.get(k)
            if isinstance(office, OfficeMention):
                return office.end if office.plural and office.country is None and office.title.body is None and office.end <= end else None
            other = PREPOSITION | CONJUNCTION | PRONOUN | DETERMINER | MODAL
            marked = self.flags[k] & MARK and self.words[k] != "-"
            if office is not None or marked or self.flags[k] & other or k in self.date_from or is_finite(self.article, k):
                return None
            k += 1
            closes = k >= end or bool(self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | ADVERB | VERB)) or k in self.date_from
            if closes and self.words[k : k + 1] != ["-"] and self.folded[k - 1].endswith("s") and self.words[k - 1] not in APOSTROPHE_S:
                return k
        return None

    def over_count(self, i: int, end: int) -> int:
        """Step over "more than 40", "some", "dozens of", "at least ten", "about a dozen" in front of a noun."""
        k = i
        while k < min(end - 1, i + 5):
            a_dozen = self.folded[k] == "a" and self.flags[k + 1] & NUMBER
            if not (a_dozen or self.flags[k] & (DIGIT | NUMBER) or self.folded[k] in self.terms.counting):
                break
            k += 1
        return k

    def over_number(self, i: int, end: int) -> int:
        """Step over how many there are, where no mention begins with it: "about 60 [ambassadors]", "12 of [his counterparts]"."""
        if self.folded[i] == "one" or i in self.date_from or i in self.starting:
            return i
        k = self.over_count(i, end)
        return k if k > i and self.flags[k - 1 - (self.folded[k - 1] == "of")] & (DIGIT | NUMBER) else i

    def _from_many(self, i: int, end: int) -> int | None:
        """Return where "of 40 governments and agencies", "from across the A region" ends at token ``i``; None for "of the two countries"."""
        if i + 1 >= end or self.folded[i] not in MEMBERS:
            return None
        wide = self.folded[i + 1] in ALL_OVER
        k = first = self.over_count(i + 1 + wide, end)
        while k < min(end, i + FROM) and not (self.flags[k] & (PREPOSITION | CONJUNCTION | PRONOUN | VERB) or k in self.date_from):
            if self.folded[k] in self.terms.far and (wide or first > i + 1 or k == i + 1):
                return k + 1 + 2 * (self.folded[k + 1 : k + 2] == ["and"] and k + 2 < end and self.folded[k + 2] in self.terms.far)
            if not wide and (self.flags[k] & (DETERMINER | MARK) or k in self.starting):
                return None
            k += 1
        return k if wide and self.flags[k - 1] & CAPITAL else None

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

    def is_people(self, k: int) -> bool:
        """Tell whether a noun for people stands at ``k``, and no office that begins with it: "the prime [Cabinet] Secretary"."""
        titled = CAPITAL | HEAD
        runs_on = k + 1 < len(self.flags) and self.flags[k + 1] & titled == titled
        return self.known.is_a("people", self.folded[k]) and not runs_on

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
        """Tell whether "and" joins two regions or camps whose people are met: "his Nordic and Baltic counterparts", "Labour and Tory leaders"."""
        if i + 2 >= end or not self.flags[i - 1] & self.flags[i + 1] & CAPITAL:
            return False
        office = self.starting.get(i + 1)
        camps = isinstance(office, OfficeMention) and office.plural and i - 1 not in self.starting
        camps = camps and not self.holders.countries_in(i + 1, i + 2)
        crowd = office is None and i not in self.ending and self._are_people(i + 2)  # "Sunni and Shiite clerics"
        return camps or crowd or self.folded[i + 2] in ("counterparts", "colleagues")

    def over_name(self, i: int, end: int) -> int:
        """Step over "for" or "on" inside a capitalised name in front of a noun for people: "Partnership for Peace leaders"."""
        if not self.flags[i - 1] & CAPITAL or i + 1 >= end or i - 1 in self.starting or i + 1 in self.starting:
            return i  # "briefed the Council on Peru"
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
