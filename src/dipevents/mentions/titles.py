"""What stands around a name: honorifics in front of it; honours, states and titles behind it.

Rule 1  A title in apposition ends with a comma, full stop or bracket, or in front of a word that goes on with the sentence.
Rule 2  An office with a name behind it is that person's title, not an apposition.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import AUXILIARY, CAPITAL, CUE, FUNCTION, GIVEN, HONORIFIC, MARK, PAST, THIRD
from .mention import CountryMention, OfficeMention, Title
from .names import Names
from .office_ranks import FORCES
from .person_words import is_addressed, vocabulary

HEADS = frozenset({"head_of_state", "head_of_government"})
RULERS = frozenset({"sultan", "sultana", "amir", "emir"})  # behind another office or honorific they are given names
STYLES = frozenset({"hh", "h.h.", "hm", "h.m.", "hrh", "h.r.h.", "highness", "majesty", "royal"})
CLAUSE = 14  # tokens of "who has died in Oslo at the age of 91"
MANY = 10  # tokens of honorifics in front of one name
EXCELLENCIES = frozenset({"HE", "HH", "HM", "HRH"})  # in capitals only: no pronoun, no interjection
ASIDES = frozenset({",", "--", "–", "—", "("})
ENDS = frozenset({",", ".", ")", ";", "--", "–", "—", ":"})


class Titles:
    """Reads what stands around names, over one document; ``used`` are the offices that turned out to be titles."""

    def __init__(
        self,
        document: Document,
        names: Names,
        countries: Sequence[CountryMention],
        offices: Sequence[OfficeMention],
        gazetteer: Gazetteer,
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.document, self.words = document, document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.names = names
        self.office_at = {o.start: o for o in offices}
        self.office_to = {o.end: o for o in offices}
        self.state_at = {c.start: c for c in countries}
        self.used: set[int] = set()

    def read(self, stop: int, end: int, *, titled: bool = False) -> tuple[int, str | None, tuple[Title, ...]]:
        """Read what follows a name: honours, "of France", "(Kenya)", titles in apposition; return its end, the state and the titles.

        ``titled``: a title stands in front of the name, so that one behind it may be that of the next in a list.
        """
        titles: list[Title] = []
        stop = self.names.over_alias(stop, end)
        past = self.names.over_honours(stop, end)
        for i in range(stop, past):
            if i in self.office_at:  # "MP"
                self._take(self.office_at[i], titles)
        stop = past
        if stop + 1 >= end:
            return stop, None, tuple(titles)
        if self.folded[stop] == "of":
            state = self.state_at.get(stop + 1 + (self.folded[stop + 1] == "the"))
            if state is not None and state.form == "name":
                return state.end, state.code, tuple(titles)
        if self.words[stop] == "(":
            state = self.state_at.get(stop + 1)
            if state is not None and state.form == "name" and state.end < end and self.words[state.end] == ")":
                return stop, state.code, tuple(titles)
        if stop in self.office_at and self.names.in_line and self.folded[stop] != "the":
            return stop, self._take(self.office_at[stop], titles), tuple(titles)
        return stop, self._titles(stop, end, titles, titled=titled), tuple(titles)

    def _take(self, office: OfficeMention, titles: list[Title]) -> str | None:
        """Make an office the title of the name being read; return its state."""
        self.used.add(office.start)
        titles.append(office.title)
        return office.country

    def _titles(self, stop: int, end: int, titles: list[Title], *, titled: bool) -> str | None:
        """Read titles behind a comma, dash or bracket, "as", "is", "will be", "who was"; return their state."""
        j = self._to_title(stop, end)
        country: str | None = None
        read = len(titles)
        while j < end:
            office = self.office_at.get(j) or self._described(j, end)
            if office is None or office.plural or office.end > end or office.counterpart or self._names_follow(office, end):
                break
            closing = office.end >= end or self.words[office.end] in ENDS or self.folded[office.end] in self.lists.goes_on
            closing = closing or self.folded[office.end] in self.lists.leads or self._serves_the_next(office, end)
            if not closing or self._speaks(office) or ((titled or len(titles) > read) and self._is_of_the_next(office, country, end)):
                break
            told = self._take(office, titles)
            country = country or told
            if office.end + 1 >= end or self.folded[office.end] not in ("and", ","):
                break
            j = office.end + 1 + (self.folded[office.end + 1] == "and")
            if self.folded[office.end] == "and" and j in self.office_at and self.flags[j] & CAPITAL != self.flags[office.start] & CAPITAL:
                break
        return country

    def _serves_the_next(self, office: OfficeMention, end: int) -> bool:
        """Tell whether an office behind a name is in the service of who is named behind it: "X, Chief of Staff of the A Board [President Y]"."""
        chief = self.office_at.get(office.end)
        served = office.title.body is not None and office.title.body[1] == office.end
        return served and chief is not None and not chief.plural and self._names_follow(chief, end)

    def _is_of_the_next(self, office: OfficeMention, country: str | None, end: int) -> bool:
        """Tell whether an office behind "and" is that of the one named behind it: "X, minister of A, and B-ish Minister of C, Y"."""
        if office.country in (None, country) or office.end + 1 >= end or self.words[office.end] != ",":
            return False
        i, _ = self.over_honorifics(office.end + 1, end)
        return i < end and i not in self.names.blocked and self.names.read(i, end, strong=True) > i

    def _speaks(self, office: OfficeMention) -> bool:
        """Tell whether an office behind a name is somebody else who speaks: "met X, an official said"."""
        first = self.folded[office.start] if self.folded[office.start] in ("a", "an") else self.folded[office.start - 1]
        return first in ("a", "an") and self.folded[office.end : office.end + 1] in (["said"], ["says"], ["told"], ["added"])

    def _described(self, j: int, end: int) -> OfficeMention | None:
        """Return the office behind an article and words that describe it: "a highly regarded nuclear [scientist]"."""
        if self.folded[j] not in ("a", "an", "the", "one"):
            return None
        for k in range(j + 1, min(end, j + 6)):
            if (office := self.office_at.get(k)) is not None:
                return office
            if (self.flags[k] & (FUNCTION | MARK | AUXILIARY) and self.words[k] != "-") or self.is_honorific(k):
                return None  # "the Honourable Ana Lopes MP" is somebody else
        return None

    def _to_title(self, stop: int, end: int) -> int:
        """Return where a title behind a name would begin; ``end`` where none can."""
        word = self.folded[stop]
        if self.words[stop] in ASIDES and not (self.names.in_title and self.words[stop] != ","):
            j = stop + 1
            if j + 2 < end and self.words[j].isdecimal() and self.words[j + 1] == ",":
                j += 2  # "Ana Lopes, 58, a former ambassador"
            if self.folded[j] in ("also", "then", "now", "currently", "formerly"):
                return j + 1
            if self.folded[j] == "who" and j + 2 < end and self.folded[j + 1] in self.lists.becomes:
                return j + 2 + (self.folded[j + 2] in ("also", "currently", "now"))
            if self.folded[j : j + 2] in (["who", "has"], ["who", "died"]):  # "X, who has died aged 91, was foreign minister"
                close = next((k for k in range(j + 2, min(end - 2, j + CLAUSE)) if self.words[k] == ","), None)
                return close + 2 if close is not None and self.folded[close + 1] in self.lists.becomes else end
            return j
        if self.names.in_title:
            return end
        if word in self.lists.becomes:
            return stop + 1
        if word == "served" and self.folded[stop + 1 : stop + 2] == ["as"]:
            return stop + 2
        if word in ("will", "would", "to") and stop + 1 < end and self.folded[stop + 1] in ("be", "become"):
            return stop + 2
        return end

    def _names_follow(self, office: OfficeMention, end: int) -> bool:
        """Tell whether a name stands behind the office: it is that person's title, not an apposition."""
        i, _ = self.over_honorifics(office.end, end)
        return i < end and i not in self.names.blocked and self.names.read(i, end, strong=True) > i

    def are_of_one(self, hat: OfficeMention, office: OfficeMention, country: str | None) -> bool:
        """Tell whether two offices joined by "and" are held by the one who is named behind them, who acts for ``country``."""
        return (country is not None and self._is_chair(hat)) or self._is_of_both(hat, office)

    def hat_of(self, office: OfficeMention) -> OfficeMention | None:
        """Return the office that "and" joins to one: "the Tánaiste and [Minister for A]"; a comma does where an article or a state leads it."""
        hat = self.office_to.get(office.start - 1)
        if hat is None or self.folded[office.start - 1] not in ("and", ","):
            return None
        listed = self.words[office.start - 1 : office.start] == [","] == self.words[office.end : office.end + 1]
        return hat if self.folded[office.start - 1] == "and" or (listed and self.is_led(hat)) else None

    def is_led(self, office: OfficeMention) -> bool:
        """Tell whether an article, a state or a body leads an office."""
        return office.start < office.title.start or office.title.body is not None or office.country is not None

    def _is_of_both(self, hat: OfficeMention, office: OfficeMention) -> bool:
        """Tell whether two offices belong to the one named behind a comma: "The Special Envoy for Mali and Head of Mission, Ana Lopes"."""
        if hat.plural or hat.start in self.used or self.words[office.end] != "," or office.start != office.title.start:
            return False
        return bool(self.flags[hat.title.start] & self.flags[office.start] & CAPITAL)

    def _is_chair(self, office: OfficeMention) -> bool:
        """Tell whether an office is the chair of a body of states, which one of their ministers holds besides his own.

        "OSCE Chairperson-in-Office and Slovak Foreign Minister".
        """
        words = self.folded[office.title.start : office.title.end]
        return not office.plural and office.country is None and office.title.body is not None and any(w.startswith("chair") for w in words)

    def served(self, office: OfficeMention, i: int) -> OfficeMention | None:
        """Return the office of who serves the head of a state and is named at ``i`` behind both: "Press Secretary of [the President] Ana Lopes", "Secretary to [the Prime Minister] ...".

        Not where the name is that of a head of state; of a state whose heads the table has, any other name is the servant's: "spokesman for the
        Kenyan president X".
        """
        if office.title.rank not in HEADS or office.start == 0 or self.folded[office.start] != "the":
            return None
        chief = self.office_to.get(office.start - 1)
        link = self.folded[office.start - 1]
        if chief is None or chief.plural or link not in ("of", "to", "for"):
            return None
        capitals = self.flags[chief.title.start] & self.flags[office.title.start] & CAPITAL and link != "for"
        headed = office.country is not None and (office.country, office.title.rank) in self.gazetteer.ranks_held
        known = i in self.names.holder_at or (link == "of" and self.folded[i] in self.gazetteer.holders_by_family)
        return chief if (capitals or headed) and not known else None

    def clause_goes_on(self, i: int, end: int) -> bool:
        """Tell whether a verb stands at ``i``, or "and" and the next title: "Ambassador to Mali, X [said]", "..., X [and] ... Y"."""
        bits = self.flags[i]
        if self.folded[i] == "and":
            return i + 1 < end and (i + 1 in self.office_at)
        return bool(bits & (PAST | AUXILIARY) or (bits & CUE and bits & THIRD)) and not bits & CAPITAL

    def over_honorifics(self, i: int, end: int) -> tuple[int, str | None]:
        """Step over honorifics; return the next token and the gender they tell.

        Forms: "Mr." / "Dr" / "H.E." / "Senator the Hon." / "Tan Sri" / "Maj. Gen. (res.)".
        """
        gender: str | None = None
        if i + 1 < end and self.folded[i] == "the" and self.is_honorific(i + 1) and self.folded[i + 1] not in RULERS:
            i += 1
        if (
            i + 1 < end
            and self.folded[i] in ("his", "her")
            and self.folded[i + 1] in ("excellency", "highness", "majesty", "royal", "holiness", "eminence")
        ):
            gender = "m" if self.folded[i] == "his" else "f"
            i += 2 + (self.folded[i + 1] == "royal")
        first, limit = i, min(end, i + MANY)
        while i < limit and self.is_honorific(i) and not (self.flags[i] & GIVEN and i + 1 < end and not self.flags[i + 1] & CAPITAL):
            if i > first and is_addressed(self.document, i):
                break  # "Ms King"
            if i > first and self.flags[i] & GIVEN and self.folded[i] in RULERS and self.folded[i - 1] not in STYLES:
                break  # "Mullah Amir Khan", "Dr. Sultan Rahmani"; but "H.H. Emir Tamim"
            gender = gender or self.gazetteer.genders.get("title " + self.folded[i])
            i = max(i + 1, self._phrase_end(i))
            if i < end and self.words[i] in (".", "'", "’") and self.starts[i] == self.ends[i - 1]:  # "Dato’"
                i += 1
            i = self.over_retired(i, end)
        return i, gender

    def in_front(
        self, office: OfficeMention, chief: OfficeMention | None, country: str | None, after: Sequence[Title]
    ) -> tuple[int, str | None, tuple[Title, ...]]:
        """Return where somebody's titles begin, their state, and all of them: those in front of the office, of the ``chief`` served, and ``after``."""
        first, titles = office.start, (office.title, *after)
        own = self.folded[office.start : office.end]
        ranked = office.start > 1 and self.words[office.start - 1] == "," and (own == ["ambassador"] or all(w in FORCES for w in own))
        ahead = self.office_to.get(office.start - ranked)  # "Chief of Staff, General X", "Minister of Trade, Ambassador X"
        ahead = None if ahead is not None and ahead.start in self.used else ahead
        beside = ahead is not None and (ranked or self.starts[office.start] - self.ends[ahead.end - 1] == 1)
        if ahead is not None and beside and not ahead.plural and not country:  # "Pakistani army chief General X"
            first, country, titles = ahead.start, ahead.country, (ahead.title, *titles)
            self.used.add(ahead.start)
        if chief is not None:  # "Press Secretary of the President Ana Lopes"
            first, country = chief.start, country or chief.country
            titles = (attrs.evolve(chief.title, end=office.end), *after)
            self.used.add(chief.start)
        hat = self.hat_of(office)
        if hat is not None and self.are_of_one(hat, office, country):
            first, country, titles = hat.start, country or hat.country, (hat.title, *titles)
            self.used.add(hat.start)
        peer = self.office_to.get(first - 1) if first and self.words[first - 1] == "," else None
        if peer is not None and peer.counterpart and not peer.plural and peer.country and not country:
            first, country, titles = peer.start, peer.country, (peer.title, *titles)  # "his A-ish counterpart, Prime Minister X"
            self.used.add(peer.start)
        return first, country, titles

    def over_division(self, i: int, end: int) -> int:
        """Step over the division in brackets behind an office: "Secretary (West) Ms. Ana Lopes", "Additional Secretary (Asia Pacific)"."""
        if i + 3 >= end or self.words[i] != "(":
            return i
        k = i + 1
        while k < min(end - 1, i + 5) and (self.flags[k] & CAPITAL or self.words[k] in ("&", "-")):
            k += 1
        named = k > i + 1 and k + 1 < len(self.words) and self.words[k] == ")" and self.flags[k + 1] & CAPITAL
        return k + 1 if named and i + 1 not in self.office_at else i

    def over_retired(self, i: int, end: int) -> int:
        """Step over the bracket behind the rank of somebody who left the forces: "Lt Gen (retd)", "Maj. Gen. (res.)"."""
        if i + 3 < end and self.words[i] == "(" and self.folded[i + 1] in self.lists.retired:
            close = i + 2 + (self.words[i + 2] == ".")
            return close + 1 if self.words[close] == ")" and close + 1 < end else i
        return i

    def _phrase_end(self, i: int) -> int:
        """Return where an honorific of several words that begins at ``i`` ends; ``i`` where there is none: "Tan Sri", "Rear Adm."."""
        node = self.gazetteer.honorific_phrases.get(self.folded[i])
        end, j = i, i
        while node:
            j += 1
            if j < len(self.words) and self.words[j] == "." and self.starts[j] == self.ends[j - 1]:
                j += 1
            if "" in node:
                end = j
            node = node.get(self.folded[j]) if j < len(self.words) else None
        return end

    def is_whole_name(self, i: int) -> bool:
        """Tell whether an honorific is part of a name in the table: "Sheikh Hasina", "Syed Hamid Albar"; of rulers it is a title."""
        hit = self.names.holder_at.get(i)
        if hit is None or hit.entries[0].weak:
            return False
        holder = self.gazetteer.holders[hit.entries[0].id]
        rules = self.folded[i] in self.lists.royal and any(t.office == "head_of_state" for t in holder.terms)
        return holder.name.startswith(self.words[i]) and (hit.end == i + 2 or not rules)

    def is_honorific(self, i: int) -> bool:
        """Tell whether a token is an honorific or a rank that is printed like one: "Dr", "Sheikh", "Sheriff"."""
        if not self.flags[i] & CAPITAL:
            return False
        if self.flags[i] & HONORIFIC or self.folded[i] in self.lists.ranks or self.words[i] in EXCELLENCIES:
            return True
        return not self.flags[i] & FUNCTION and self._phrase_end(i) > i
