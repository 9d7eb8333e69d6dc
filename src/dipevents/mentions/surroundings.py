"""What stands around a capitalised run that has no title, and makes it a person or something else.

Rule 1  A state's adjective and a noun for one who does something, a state's 's, a verb behind a rare family name make it a person.
Rule 2  A noun behind it makes it a thing, a word for a ship in front of it a ship.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DIGIT,
    FAMILY,
    FUNCTION,
    GIVEN,
    MARK,
    MODAL,
    NAMED,
    NOT_NAME,
    PAST,
    PREPOSITION,
    THIRD,
    VERB,
)
from ..tokens import APOSTROPHE_S, POSSESSIVE
from .mention import CountryMention
from .names import HARD_STOPS, Names
from .titles import Titles

BESIDE = frozenset({"with", "by", "against"})  # in front of a family name known to everybody: "talks with Trump"
AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # ends of nouns for one who does something


class Surroundings:
    """Asks what stands around runs of one document."""

    def __init__(
        self,
        document: Document,
        names: Names,
        titles: Titles,
        countries: Sequence[CountryMention],
        unions: Collection[int],
        offices: Collection[int],
        gazetteer: Gazetteer,
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.names = names
        self.titles = titles
        self.state_to = {c.end: c for c in countries}
        self.states = {c.code for c in countries}
        self.union_to = unions  # where names of bodies of several states end
        self.office_at = offices  # where offices begin
        self.gazetteer = gazetteer

    def behind_nationality(self, i: int) -> bool:
        """Tell whether a state and a noun for one who does something stand in front of a name: "Hungarian conductor"."""
        word = self.folded[i - 1] if i > 1 else ""
        if not word.endswith(AGENTS) or word in self.names.lists.no_agents or self.flags[i - 1] & CAPITAL or i in self.names.place_tokens:
            return False
        for j in (i - 1, i - 2, i - 3):
            state = self.state_to.get(j)
            if state is not None:
                return state.form == "adjective"
            if self.flags[j - 1] & (FUNCTION | MARK):
                return False
        return False

    def behind_state(self, i: int, stop: int) -> bool:
        """Tell whether words that are in no table stand behind a state's 's and in front of a verb: "Norway's Sigve Tjora won"."""
        if i < 2 or not self.is_owned(i) or i - 1 not in self.state_to or i in self.names.place_tokens:
            return False
        plain = not any(self.flags[j] & ~(CAPITAL | FAMILY | GIVEN | NAMED) for j in range(i, stop))
        return plain and bool(self.flags[stop] & (PAST | AUXILIARY | MODAL))

    def is_unmistakable(self, i: int, stop: int, end: int) -> bool:
        """Tell whether a single word is an office-holder: a name of one word behind the state, or a rare family name before a verb."""
        hit = self.names.holder_at.get(i)
        holders = self.gazetteer.holders_by_family.get(self.folded[i], ())
        if i and self.folded[i - 1] == "'s":
            bearers = [self.gazetteer.holders[e.id] for e in hit.entries] if hit is not None else holders if len(self.folded[i]) > 3 else ()
            if (state := self.state_to.get(i - 1)) is not None and any(h.country == state.code for h in bearers):
                return True  # "Indonesia's Jokowi", "France's Macron"
            if i - 1 in self.union_to and any(t.office == "igo_head" for h in bearers for t in h.terms):
                return True  # "the UN's Guterres"
        if not holders or i in self.names.place_tokens or self.names.in_title or self.flags[i] & ~(CAPITAL | FAMILY | GIVEN | NAMED | VERB):
            return False
        if i and self.folded[i - 1] in BESIDE and len({h.country for h in holders}) == 1 and len(self.folded[i]) > 4:
            leads = any(t.office in ("head_of_state", "head_of_government", "foreign_minister") for h in holders for t in h.terms)
            return leads and (stop >= end or (not self.flags[stop] & (CAPITAL | DIGIT) and self.words[stop] not in ("-", "/")))
        acts = stop < end and self.flags[stop] & (PAST | AUXILIARY | MODAL) and not self.flags[stop] & CAPITAL
        aside = stop + 1 < end and self.words[stop] == "," and self.names.opens_sentence(i) and stop not in self.state_to
        acts = acts or (aside and self._goes_on_behind(stop + 1))
        verb = self.flags[i] & VERB and not acts  # but "Trump said", "Trump, who"
        rare = len(holders) == 1 and len(self.folded[i]) > 5 and not self.flags[i] & VERB
        leads = len(self.folded[i]) > 4 and not (self.flags[i] & GIVEN or verb) and self.gazetteer.leads_alone(self.folded[i])
        if leads and stop < end and self.folded[stop] in APOSTROPHE_S and holders[0].country in self.states:
            return self.folded[i] not in self.names.behind_given  # "Putin's war", in a text that speaks of Russia
        if stop >= end or not (rare or (leads and self.folded[i] not in self.names.behind_given)):
            return False
        return bool(
            acts
            or self.flags[stop] & (PAST | THIRD | AUXILIARY | MODAL)
            or self.folded[stop] == "also"
            or (self.folded[stop] == "and" and not self.flags[i] & GIVEN)
        )

    def _goes_on_behind(self, i: int) -> bool:
        """Tell whether what stands behind a comma at ``i`` is an aside on whoever is named in front: "who", "in a tweet", "speaking"."""
        return self.folded[i] == "who" or (bool(self.flags[i] & PREPOSITION) and not self.flags[i] & CONJUNCTION)

    def names_a_thing(self, stop: int, end: int) -> bool:
        """Tell whether a capitalised word behind the name makes it a place, body or work: "Marco Polo Hotel", "Marshall Plan"."""
        if stop >= end or self.names.in_title or not self.flags[stop] & CAPITAL or stop in self.office_at:
            return False
        bits = self.flags[stop]
        if self.folded[stop] in self.names.lists.things or self.folded[stop] in self.gazetteer.body_heads:
            return True
        return bool(bits & NOT_NAME and not bits & (HARD_STOPS | GIVEN | FAMILY))

    def names_a_ship(self, i: int) -> bool:
        """Tell whether a ship bears the name: "USS John Doe", "the frigate Ana Ramos", "HMS Queen Mary"."""
        i = self.titles.office_to[i].start if i in self.titles.office_to else i
        return i > 0 and self.folded[i - 1] in self.names.lists.ships

    def is_owned(self, i: int) -> bool:
        """Tell whether an owner stands in front: "China's", "the Philippines'"."""
        return self.folded[i - 1] in APOSTROPHE_S or (self.folded[i - 1] in POSSESSIVE and self.folded[i - 2].endswith("s"))
