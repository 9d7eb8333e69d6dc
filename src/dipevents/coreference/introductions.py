"""Whom the lead speaks of without a name, and one of the next sentences introduces by name.

Forms:
    a Dutch lawmaker has said. ... "...," Jan Vos, deputy chair of a committee, told      (described behind the name, for the first time)
    a trade negotiator said. ... , said the negotiator, Ana Duarte                         (the same noun in front of the name)
    a senior Peruvian diplomat said. ... Ambassador Ana Duarte said                        (the noun, or one that says more, as title)
    Norway will pump more, its energy minister said. "...," Olav Berg told                 (a bare name that speaks in the next sentence)
    Iran's navy commander said. ... Rear Admiral Omid Karimi told                          (a rank of soldiers in front of it)

Rule 1  One such speaker only: where the lead has two of them, nobody is taken for either; whom the lead names is somebody else.
Rule 2  What is printed with the name must not be of another rank: "an official" who has a name is no minister.
"""

from __future__ import annotations

from ..lexicon import ADVERB, AUXILIARY, CAPITAL, CUE, DETERMINER, HEAD, MODAL, PAST, THIRD
from ..mentions import Mentions, OfficeMention, PersonMention
from .entities import PersonEntity
from .history import History
from .offices import EXPERTS

NEXT = 4  # sentences behind the lead
PORTFOLIO = 7  # tokens of "for parliamentary affairs"
DESCRIPTION = 8  # tokens of an apposition in which its noun stands
SENTENCE = 40  # tokens behind an apposition in which the verb of saying stands
ABBREVIATION = 3  # tokens of "(MEP)"
PRONOUNS = frozenset({"he", "she"})
DESCRIBING = frozenset({"a", "an", "the", "who", "whose", "head", "chief", "director"})
ALSO = frozenset({"also", "currently", "now"})
COMMANDS = frozenset({"army", "commander", "military", "naval", "navy", "force", "forces", "staff", "guards"})  # in the offices of soldiers
SOLDIERS = frozenset({"admiral", "general", "brigadier", "colonel", "commodore"})
SENT = frozenset({"ambassador", "envoy"})
RANKS = {  # of the office in the lead -> of the titles that may be printed with the name
    "legislator": frozenset({None, "legislator", "official"}),
    "minister": frozenset({"minister"}),
    "official": frozenset({None, "official", "deputy_minister", "ambassador", "envoy"}),
    "envoy": frozenset({None, "official", "envoy", "ambassador"}),
    None: frozenset({None, "official"}),
}


class Introductions:
    """Waits for the name of whom the lead of one document leaves unnamed."""

    def __init__(self, history: History, mentions: Mentions, lead: int, lawmakers: frozenset[str]) -> None:
        self.folded, self.flags, self.document = history.folded, history.flags, history.document
        self.mentions, self.history, self.lead, self.lawmakers = mentions, history, lead, lawmakers
        self.waiting: OfficeMention | None = None
        self.told = False  # whether the lead has somebody else
        self.named = False  # whether a sentence behind the lead has named anybody new

    def wait_for(self, office: OfficeMention) -> None:
        """Remember an office of the lead that no name stands with: "a Dutch lawmaker", "a senior official"."""
        filed = self.history.sentence_of[office.start] - self.lead  # a dateline may be a sentence of its own
        end = office.end + (ABBREVIATION if self.folded[office.end : office.end + 3 : 2] == ["(", ")"] else 0)
        if self.folded[end : end + 1] == ["for"]:  # "Iran's vice president for parliamentary affairs says"
            end = next((k for k in range(end, min(end + PORTFOLIO, len(self.flags))) if self.flags[k] & CUE), end)
        speaks = self.history.is_subject(office.start, end) or self.folded[max(0, office.start - 2) : office.start] == ["according", "to"]
        if not 0 <= filed <= 1 or self.told or office.plural or not speaks:
            return
        single = self.folded[office.start] in ("a", "an") and office.title.rank in RANKS
        fresh = self.waiting is None and (single or (office.definite and office.title.rank is not None))
        self.told = not fresh
        self.waiting = office if fresh and not self.history.quoted[office.start] else None

    def introduced_by(self, mention: PersonMention, entity: PersonEntity) -> OfficeMention | None:
        """Return the office of the lead that a name, met for the first time, belongs to; it waits for the first that speaks."""
        sentence_of = self.history.sentence_of
        if sentence_of[mention.start] < self.lead:
            return None  # in a caption above the lead
        office, first, self.told = self.waiting, not self.named, True
        if office is None or self.history.quoted[mention.start]:
            return None
        behind = sentence_of[mention.start] - sentence_of[office.start]
        if not behind or entity.spans:
            return None  # whom the lead names is somebody else
        self.named = True
        speaks = entity.holder is None and self._speaks_bare(mention, office)
        self.waiting = None if speaks or behind > NEXT else office
        if entity.country is not None and office.country not in (None, entity.country):
            return None
        single = self.folded[office.start] in ("a", "an")
        if speaks and (behind == 1 or (behind <= NEXT and (single or self._speaks_on(office, mention)))):
            return office
        if not (first and single) or not 0 < behind <= NEXT:
            return None
        if not {t.rank for t in mention.titles} <= RANKS.get(office.title.rank, frozenset()):
            return None
        return office if self._same_noun(office, mention) or self._is_described(office, mention) else None

    def shortens(self, mention: PersonMention, waiting: OfficeMention, entity: PersonEntity) -> bool:
        """Tell whether a bare "spokesperson" with a name is who spoke before: "a foreign ministry spokesperson said ... spokesperson X"."""
        bare = bool(mention.titles) and all(t.rank == "spokesperson" and t.end - t.start == 1 for t in mention.titles)
        speaks = waiting.title.rank == "spokesperson" and self.folded[waiting.start] in ("a", "an")
        return bare and speaks and (None in (entity.country, waiting.country) or entity.country == waiting.country)

    def _speaks_bare(self, mention: PersonMention, office: OfficeMention) -> bool:
        """Tell whether a full name without office or description is that of who speaks: whom the reader was told of before.

        A commander may have a rank in front: "Rear Admiral X told"; a legislator what legislators are styled: "Sen. X said".
        """
        if mention.start < mention.name[0]:
            styled = self.folded[mention.start] in self.lawmakers and office.title.rank == "legislator"
            if not (styled or self._is_ranked(mention, office)):
                return False
        elif mention.titles:
            return False
        if mention.name[1] - mention.name[0] < 2 or mention.end + 1 >= len(self.flags):
            return False
        at = mention.end
        at += bool(self.flags[at] & ADVERB) and not self.flags[at] & (AUXILIARY | MODAL)
        if self.flags[at] & CUE and self.flags[at] & (PAST | THIRD):
            return True
        inverted = self.flags[mention.start - 1] & CUE and self.flags[mention.start - 1] & PAST
        return bool(inverted) and self.document.words[mention.end] in (".", ",") and self.folded[mention.end + 1] not in DESCRIBING

    def _speaks_on(self, office: OfficeMention, mention: PersonMention) -> bool:
        """Tell whether each sentence between an office and a name has a pronoun for who speaks."""
        sentence_of = self.history.sentence_of
        between = self.document.sentences[sentence_of[office.start] + 1 : sentence_of[mention.start]]
        return all(not PRONOUNS.isdisjoint(self.folded[s.start : s.end]) for s in between)

    def _is_ranked(self, mention: PersonMention, office: OfficeMention) -> bool:
        """Tell whether the titles of a name are ranks of soldiers and the office one of theirs: "the army chief ... Major General X"."""
        commands = not COMMANDS.isdisjoint(self.folded[office.title.start : office.title.end])
        return (
            commands
            and bool(mention.titles)
            and all(self.folded[t.end - 1] in SOLDIERS and t.end == mention.name[0] for t in mention.titles)
        )

    def _same_noun(self, office: OfficeMention, mention: PersonMention) -> bool:
        """Tell whether the noun of the lead stands in front of the name: "said the negotiator, Ana Duarte", "Ambassador Ana Duarte"."""
        noun = self.folded[office.title.end - 1]
        for title in mention.titles:
            if title.end <= mention.name[0] and (self.folded[title.end - 1] == noun or (noun == "diplomat" and title.rank in SENT)):
                return True
        before = self.mentions.ending.get(mention.start - 1) if self.folded[mention.start - 1] == "," else None
        if not isinstance(before, OfficeMention) or self.folded[before.start] != "the":
            return False
        return self.folded[before.title.end - 1] == noun

    def _is_described(self, office: OfficeMention, mention: PersonMention) -> bool:
        """Tell whether an apposition with the noun of an office closes the name of who speaks: "Jan Vos, head of the panel, told"."""
        at = mention.end + 1
        if self.folded[at - 1 : at] != [","] or at + 1 >= len(self.folded):
            return False
        at += self.folded[at] in ALSO
        if self.flags[at] & CAPITAL or not (self.flags[at] & (DETERMINER | HEAD) or self.flags[at + 1] & HEAD):
            return False
        if not any(flag & HEAD for flag in self.flags[at : at + DESCRIPTION]):
            return False
        if office.title.rank is not None and not EXPERTS.isdisjoint(self.folded[at : at + DESCRIPTION]):
            return False  # "a diplomat" is no economist
        if self.flags[mention.start - 1] & CUE:
            return True  # "said Jan Vos, head of the panel"
        last = self.document.sentences[self.history.sentence_of[mention.start]].end
        return any(
            self.folded[i] == "," and ((self.flags[i + 1] & CUE and self.flags[i + 1] & (PAST | THIRD)) or self.folded[i + 1] == "made")
            for i in range(at, min(last, at + SENTENCE) - 1)
        )
