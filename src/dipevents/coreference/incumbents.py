"""Whom a name can mean among the office-holders of the table, and whose state they act for.

Rule 1  By full name, or by family name and rank: "President Truman", "Chancellor Merkel". Of several who fit, the one of the state printed
        beside the name; where they are still several, none.
Rule 2  Another bearer of a family name says nothing; all bearers with the rank, if of one state, tell it.
"""

from __future__ import annotations

from ..document import Document
from ..facts import Holder
from ..gazetteer import Gazetteer
from ..lexicon import FAMILY, GIVEN, SUFFIX
from ..mentions import PersonMention
from ..mentions.mention import Title
from ..mentions.names import SHORTENED
from ..mentions.person_words import vocabulary
from ..tokens import split

OF_LATE = 1  # years
TOP_RANKS = frozenset(["head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister"])
STATE_RANKS = TOP_RANKS | {"minister", "deputy_minister", "ambassador", "spokesperson", "legislator", "envoy"}
MANY_BEARERS = 3  # office-holders of one family name, of which more make it a common one


class Incumbents:
    """Looks names up in the table, for one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, filed: str | None, day: str | None) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.day = day
        self.filed = filed
        self.lists = vocabulary()
        self.folded = document.folded
        self.known: dict[tuple[str | None, ...], Holder | None] = {}

    def holder_of(self, mention: PersonMention) -> Holder | None:
        """Return the one office-holder that a name and the rank beside it can mean.

        A full name, with middle names, initials and suffixes left out or added; or a family name alone with a rank the bearer held. Of
        several the one of the state printed beside the name; where they are still several, none.
        """
        words = self._words(mention)
        if not words:
            return None
        ranks = self._ranks(mention.titles)
        key = (*words, mention.country, *sorted(ranks), *(self.folded[t.end - 1] for t in mention.titles))
        if key not in self.known:
            self.known[key] = self._look_up(mention, words, ranks)
        return self.known[key]

    def _ranks(self, titles: tuple[Title, ...]) -> set[str]:
        """Return the ranks of titles as the table of office-holders knows them."""
        found = {t.rank for t in titles if t.rank} - {"official"}
        for title in titles:
            words = self.folded[title.start : title.end]
            if "vice" in words and "president" in words:
                found.add("vice_head_of_state")
            elif "deputy" in words and "prime" in words:
                found.add("deputy_head_of_government")
            elif words[-1] in self.lists.royal:
                found.add("head_of_state")
        return found

    def _look_up(self, mention: PersonMention, words: list[str], ranks: set[str]) -> Holder | None:
        alone = len(words) == 1
        found = [
            h
            for h in self._of_family(words)
            if (alone and self._held(h, ranks, mention.titles)) or (not alone and self._given_fits(h, words, titled=bool(mention.titles)))
        ]
        if mention.country:
            found = [h for h in found if h.country in (None, mention.country)]
        if len(found) > 1 and ranks:
            found = [h for h in found if ranks & {t.office for t in h.terms}] or found
        return found[0] if len(found) == 1 else None

    def has_office(self, title: Title, state: str) -> bool:
        """Tell whether a state can have the office of a secretary: where the table lists those who rank as the office does, one listed."""
        known = (e for e in self.gazetteer.entries(self.folded[title.start : title.end]) if e.kind == "office")
        office = next((self.gazetteer.offices[e.id] for e in known), None)
        return office is None or office.rank not in office.rank_by_country.values() or state in office.rank_by_country

    def may_bear(self, first: str, family: str) -> bool:
        """Tell whether somebody met in full, by first and last word of the name, can be a known bearer of the family name.

        Not where all of them have other initials: "Minister Jon Garcia" is none, and so is "Minister Garcia" behind it.
        """
        bearers = self.gazetteer.holders_by_family.get(family, ())
        return first == family or not bearers or any(split(h.name)[0][:1] in (first[:1], family[:1]) for h in bearers)

    def from_table(self, holder: Holder | None, titles: list[Title], mention: PersonMention, author: str | None) -> str | None:
        """Return the state that the table gives; of several, that of the ``author`` or where the text was filed.

        None of one who leads a movement and holds no office, or heads a body of several states on the day of the article.
        """
        if holder is None:
            return self._state_by_family(mention, {author, self.filed})
        if not titles and self.day is not None:
            held = {t.office for t in holder.terms if t.covers(self.day)}
            if held == {"igo_head"}:
                return None
        moved = all(t.office == "official" and self.lists.movements & set(split(t.title or "")) for t in holder.terms)
        return None if moved and not any(t.rank not in (None, "official") for t in titles) else holder.country

    def _state_by_family(self, mention: PersonMention, home: set[str | None]) -> str | None:
        """Return the state of a family name with a rank where all its bearers of that rank, or at ``home``, are of one: "President Bush"."""
        words = self._words(mention)
        ranks = self._ranks(mention.titles)
        after = self.folded[mention.end] if mention.end < len(self.folded) else ""
        if after in self.gazetteer.state_nouns and not mention.titles:
            ranks = {"head_of_state", "head_of_government"}
        first = self.document.flags[mention.name[0]]
        parted = len(words) > 1 and "-" in self.document.words[mention.name[1] - 2 : mention.name[1]]
        if not words or (parted and not (first & FAMILY and ranks & TOP_RANKS)):
            return None  # the last part of "Kyung-ho" is no family name
        family = self.gazetteer.holders_by_family.get(words[0], ()) if parted else self._of_family(words)
        if (
            len(words) == 2
            and len(family) > 2
            and not mention.titles
            and not first & (GIVEN | FAMILY)
            and words[1] in split(family[0].family)
        ):
            states = {h.country for h in family}  # "Mahatma Gandhi"
            return states.pop() if len(states) == 1 else None
        if len(words) == 1 and not mention.titles and len({h.country for h in family}) == 1:
            known = mention.name[1] - mention.name[0] == 1 and self._led_of_late(family)  # not "Mr K. Baker"
            if mention.start == mention.name[0] or known:
                return family[0].country  # "Çavuşoğlu also spoke"; of the highest offices "Mr. Duda" too
        if len(words) > 1 and not parted:  # another bearer of the family name says nothing: "Minister Robert Hill"
            family = tuple(h for h in family if self._given_fits(h, words, titled=True))
        full = len(words) > 1 and not parted and not mention.titles  # "George W Bush", of whom the table has two
        found = {h.country for h in family if h.country and (self._held(h, ranks, mention.titles) or (full and len(family) > 1))}
        if len(found) > 1 or (parted and self.filed is not None):
            found &= home
        return found.pop() if len(found) == 1 else None

    def _led_of_late(self, family: tuple[Holder, ...]) -> bool:
        """Tell whether a bearer of the family name holds one of the highest offices, or did the year before the article."""
        year = int(self.day[:4]) if self.day is not None else 0
        terms = [t for h in family for t in h.terms if t.office in TOP_RANKS]
        return any(int((t.start or "0000")[:4]) <= year <= int((t.end or "9999")[:4]) + OF_LATE for t in terms)

    def _words(self, mention: PersonMention) -> list[str]:
        """Return the words of a name, without initials, "Md.", marks, suffixes, and the article of "al-Safadi"."""
        flags = self.document.flags
        return [
            self.folded[i]
            for i in range(*mention.name)
            if len(self.folded[i]) > 1
            and not (self.folded[i] in SHORTENED and self.folded[i + 1 : i + 2] == ["."])
            and not (flags[i] & SUFFIX and not flags[i] & (FAMILY | GIVEN))
            and not (self.folded[i] in ("al", "el") and self.folded[i + 1 : i + 2] == ["-"])
        ]

    def _of_family(self, words: list[str]) -> tuple[Holder, ...]:
        families = self.gazetteer.holders_by_family
        for n in range(min(3, len(words)), 0, -1):
            if found := families.get(" ".join(words[-n:])):
                return found
        return families.get(words[0], ()) if len(words) > 1 and self.gazetteer.flags.get(words[0], 0) & FAMILY else ()

    def _held(self, holder: Holder, ranks: set[str], titles: tuple[Title, ...]) -> bool:
        """Tell whether somebody held one of the ranks, or any office where the title is a bare "Secretary" or "Leader"."""
        held = {t.office for t in holder.terms}
        if ranks:
            return bool(ranks & held) or ("minister" in ranks and any(h.endswith("minister") for h in held))
        bare = any(self.folded[t.end - 1] in ("secretary", "leader", "chancellor") for t in titles)
        return bare and bool(held & STATE_RANKS)

    def _given_fits(self, holder: Holder, words: list[str], *, titled: bool) -> bool:
        """Tell whether a full name can be this one's; a middle name unknown to the table needs a title beside it."""
        known = [w for w in split(holder.name) if len(w) > 1 and w != "-"]
        if all(w in known for w in words):
            return known[0] in words or titled or len(self._of_family(words)) <= MANY_BEARERS  # a private Ali Khan is not Liaquat Ali Khan
        if known[0] in split(holder.family) and known[1:2] != words[1:2]:
            return False  # the family name comes first, and another given name behind it: "Moon Jae-in" is no "Moon Chung-in"
        return known[0] == words[0] and known[-1] == words[-1] and (titled or len(words) <= len(known))
