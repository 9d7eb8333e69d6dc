"""Whom the words beside a name tie its bearer to: whose wife or counterpart, kin, mate in a list, colleague somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from ..document import Document
from ..lexicon import AUXILIARY, CAPITAL, DETERMINER, MODAL, PAST, THIRD, TIME, WEEKDAY
from ..mentions import Mentions, OfficeMention, PersonMention
from ..tokens import APOSTROPHE_S, POSSESSIVE
from .entities import PersonEntity
from .history import History
from .holders import MANY
from .incumbents import TOP_RANKS
from .states import States

POSSESSIVE_PRONOUNS = {"his": "m", "her": "f"}
JOINED = frozenset(
    [
        *("replaces", "succeeds", "replace", "succeed", "replacing", "succeeding", "replaced", "succeeded"),
        *("accompanied", "accompanies", "accompany", "accompanying"),
    ]
)  # verbs between two who act for one state
CARRIED = frozenset({"greetings", "regards", "message", "letter", "wishes", "invitation", "note"})  # what one carries "from President X"
STYLES = frozenset({"majesty", "highness", "excellency", "royal", "holiness", "serene", "eminence", "beatitude", "grace"})
SPOUSES = frozenset({"wife", "husband"})  # they stand beside their state's head
LINKS = frozenset({"and", ",", ";", "the", "as", "well", "also", "separately", "later", "then", "with", "on", "in"})  # in a list
GAP = 8  # tokens
FIRMS = frozenset({"ceo", "founder", "co-founder", "owner"})  # offices of firms: beside a minister they act for no state
COMPANIONS = frozenset({"accompanied", "flanked"})


def _top_ranks(mention: PersonMention) -> set[str]:
    """Return which of the offices that a state has once somebody is named with."""
    return {t.rank for t in mention.titles if t.rank in TOP_RANKS and t.tenure is None}


class Mates:
    """Reads such ties while the names of one document are read; ``person_of`` and ``recent`` grow with them."""

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        history: History,
        states: States,
        person_of: Mapping[int, PersonEntity],
        recent: dict[int, PersonEntity],
    ) -> None:
        self.document, self.mentions, self.history, self.states = document, mentions, history, states
        self.folded, self.flags, self.sentence_of = document.folded, document.flags, history.sentence_of
        self.person_of, self.recent = person_of, recent
        self.offices_to = {o.end for o in mentions.offices}

    def owner(self, mention: PersonMention | OfficeMention) -> PersonEntity | None:
        """Return whose spokesman, wife or counterpart it is: "his", "her", or a name with 's in front."""
        word = self.folded[mention.start]
        if word in POSSESSIVE_PRONOUNS and self.folded[mention.start + 1] not in STYLES:
            mate = self.mentions.ending.get(mention.start - 1) if self.folded[mention.start - 1] == "and" else None
            beside = self.person_of.get(mate.start) if isinstance(mate, PersonMention) else None
            if beside is not None and beside.gender in (None, POSSESSIVE_PRONOUNS[word]):
                return beside  # "Minister X and his A-ish counterpart"
            return self.history.latest(POSSESSIVE_PRONOUNS[word], self.sentence_of[mention.start])
        at = mention.start
        before = self.mentions.ending.get(at - 1) if at > 1 and self.folded[at - 1] in POSSESSIVE else None
        return self.person_of.get(before.start) if isinstance(before, PersonMention) else None

    def state_of_superior(self, mention: PersonMention) -> str | None:
        """Return the state of the office whose aide somebody is: "U.S. Special Envoy's Communications Advisor X"."""
        at = mention.start
        before = self.mentions.ending.get(at - 1) if at > 1 and self.folded[at - 1] in APOSTROPHE_S else None
        return before.country if isinstance(before, OfficeMention) and mention.titles else None

    def kin_of(self, mention: PersonMention) -> PersonEntity | None:
        """Return whose kin acts for the same state: "President A's brother and adviser, B"; "B A" where the sentence speaks of a wife."""
        kin = self.states.lists.kin
        for k in range(mention.start - 1, max(0, mention.start - 7), -1):
            if self.folded[k] in kin:
                before = self.mentions.ending.get(k - 1) if self.folded[k - 1] in APOSTROPHE_S else None
                officer = mention.titles or any(i in self.offices_to for i in range(k + 1, mention.start + 1))
                return self.person_of.get(before.start) if officer and isinstance(before, PersonMention) else None
            if self.flags[k] & (PAST | THIRD | AUXILIARY | MODAL) or self.document.words[k] == ".":
                break
        if mention.titles or mention.name[1] - mention.name[0] < 2:
            return None
        sentence = self.document.sentences[self.sentence_of[mention.start]]
        if SPOUSES.isdisjoint(self.folded[sentence.start : sentence.end]):
            return None
        family = self.folded[mention.name[1] - 1]
        return next((e for e in islice(reversed(self.recent.values()), MANY) if e.last == family and e.country), None)

    def list_mate(self, mention: PersonMention, before: PersonMention | None, hints: Mapping[int, PersonEntity]) -> PersonEntity | None:
        """Return the one named just ``before`` in the same list: "Japanese Foreign Minister A and Trade Minister B".

        ``hints``: by number of a person, who acts for the same state.
        """
        if before is None or not mention.titles or not before.titles or mention.titles[0].country or mention.start - before.end > GAP:
            return None
        gap = range(before.end, mention.start)
        if not gap or not all(self.folded[k] in LINKS or self.flags[k] & (TIME | WEEKDAY) or self.folded[k - 1] == "in" for k in gap):
            return None
        behind = self.flags[mention.end] if mention.end < len(self.flags) else 0
        if behind & (PAST | THIRD | AUXILIARY | MODAL) and self.states.homes.met_before(before.start, mention.start):
            return None  # "In a meeting with A-ish Minister X, Premier Y said"
        if mention.titles[0].start == before.titles[0].start:
            return self.person_of.get(before.start)  # "his deputies A and B"
        if not _top_ranks(mention).isdisjoint(_top_ranks(before)):
            return None  # "U.S. President A and President B": a state has one
        if mention.titles[0].rank is None and not self.flags[mention.titles[0].start] & CAPITAL:
            return None  # "lawmaker A and economist B"
        if (self._is_secretary(mention) and not self._is_secretary(before)) or not FIRMS.isdisjoint(
            self.folded[mention.start : mention.name[0]]
        ):
            return None
        mate = self.person_of.get(before.start)
        told = mate is not None and (before.titles[0].country is not None or before.country is not None or mate.number in hints)
        return mate if told else None

    def _is_secretary(self, mention: PersonMention) -> bool:
        return any(self.folded[i] == "secretary" for t in mention.titles for i in range(t.start, t.end))

    def colleague_of(self, mention: PersonMention) -> PersonEntity | None:
        """Return who "replaces Mr Smith", "is accompanied by Minister Smith", "conveyed greetings from President Smith": the latest subject, of the same state."""
        i = mention.start
        carried = i > 1 and self.folded[i - 1] == "from" and self.folded[i - 2] in CARRIED
        if not i or mention.country or not (carried or self.goes_with(mention) or self.folded[i - 1] in JOINED):
            return None
        return self.history.latest(None, self.sentence_of[i])

    def goes_with(self, mention: PersonMention) -> bool:
        """Tell whether somebody accompanies another: "is accompanied by [the] Minister Smith"."""
        i = mention.start - (mention.start > 0 and bool(self.flags[mention.start - 1] & DETERMINER))
        return i > 1 and self.folded[i - 1] == "by" and self.folded[i - 2] in COMPANIONS and not (mention.titles and mention.country)
