"""What a foreign ministry tells the envoy whom it has summoned, where only the passive tells it.

Rule 1  Whoever summons somebody, or to whom somebody is summoned, speaks in the passives that name no agent, there and below.
Rule 2  A verb of saying with a subject of its own in front of the passive keeps it: "X said it was stressed that ...".

Forms:
    It was [firmly] stressed [to the ambassador] that CONTENT
    The ambassador / he was [also] told, informed, warned [that] CONTENT
    [was summoned to the ministry, where] a strong protest was expressed over ...
"""

from __future__ import annotations

from collections.abc import Sequence

from ...article import Article
from ...lexicon import ADVERB, CUE, DETERMINER, PAST, PREPOSITION
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention, PronounMention
from ...records import Party
from ...tokens import places_of
from ..evidence import has_clause
from ..reader import Reader
from .attributions import Attributions
from .drafts import Draft

SUMMONED = frozenset({"summoned", "called"})  # "called in to the ministry"
BE = frozenset({"was", "were"})
TO = frozenset({"to", "by"})
GIVEN = frozenset({"expressed", "voiced", "conveyed", "lodged", "made", "registered", "delivered"})  # of a protest
PROTESTS = frozenset({"protest", "protests", "demarche", "démarche", "concern", "concerns", "condemnation", "outrage", "displeasure", "indignation", "dissatisfaction", "regret", "hope", "objection", "objections"})  # fmt: skip
OF_ANYBODY = frozenset({"report", "announce", "reveal", "agree", "say", "claim", "believe", "suggest", "confirm"})  # "it was reported"
TOLD = "np_that"  # frame of the verbs that somebody is told by
LISTENER = 8  # tokens of "to the ambassador" in front of "that"
NEAR = 16  # tokens from "summoned" to whoever summons
PHRASE = 6  # tokens of "a strong protest"


class Summons(Reader):
    """Reads the passives of one article in which somebody is summoned."""

    def __init__(self, article: Article, attributions: Attributions) -> None:
        super().__init__(article)
        self.attributions = attributions
        self.since = len(self.words)  # where somebody is summoned, and by whom
        self.host: Party | None = None
        for i in places_of(SUMMONED, self.folded):
            if (host := self._host(i)) is not None:
                self.since, self.host = i, host
                break

    def read(self, start: int, end: int, drafts: Sequence[Draft]) -> list[Draft]:
        """Return what a passive of the sentence tells the one summoned; nothing where one of ``drafts`` begins in front of it (Rule 2)."""
        if self.host is None or end <= self.since:
            return []
        for i in range(max(start, self.since) + 1, end):
            if self.folded[i] not in BE:
                continue
            found = self._told(i, start, end)
            if found is not None:
                first = found.cue[0] if found.cue is not None else i
                earlier = any(d.pieces[0][0] < first and d.speaker is not None for d in drafts)
                return [] if earlier else [found]
        return []

    def _host(self, verb: int) -> Party | None:
        """Return who summons: behind "was summoned to" or "by", or in front of "summoned"."""
        if verb + 2 >= len(self.words) or (
            self.folded[verb] == "called" and not (self.folded[verb + 1] == "in" and self.folded[verb + 2] in TO)
        ):
            return None
        if self.folded[verb - 1] in BE or self.folded[verb - 2] in BE:
            near = range(verb + 1, min(len(self.words) - 1, verb + NEAR))
            for i in range(verb + 1, next((k for k in near if self.words[k] == "."), near.stop)):
                named = self.starting.get(i)
                if isinstance(named, OrganisationMention | OfficeMention) and not TO.isdisjoint(self.folded[verb + 1 : i]):
                    return self.article.party(named)
            return None
        named = self.ending.get(verb - (self.folded[verb - 1] in ("has", "had", "today", "also")))
        return self.article.party(named) if isinstance(named, OrganisationMention | CountryMention) else None

    def _told(self, be: int, start: int, end: int) -> Draft | None:
        """Return the draft of a passive at ``be``, None where it is none of the forms."""
        verb = be + 1
        while verb < end and self.flags[verb] & ADVERB:
            verb += 1
        if verb >= end or not self.flags[verb] & PAST:
            return None
        if self.folded[verb] in GIVEN and (phrase := self._protest(be, start)) is not None:
            return self._draft((phrase, end), (verb, verb + 1), start, end)
        if not self.flags[verb] & CUE:
            return None
        forms, stop = self.attributions.longest(verb, end)
        told = next((f for f in forms if "part" in f.inflections and f.cue.kind == "verb"), None)
        if told is None:
            return None
        if self.folded[be - 1] == "it" and "that" in told.cue.frames and told.cue.id not in OF_ANYBODY:
            that = next((k for k in range(stop, min(end, stop + LISTENER)) if self.folded[k] == "that"), None)
            direct = that is not None and (that == stop or self.folded[stop] == "to")
            return self._draft((that + 1, end), (verb, stop), start, end) if that is not None and direct else None
        listener = self.ending.get(be)
        known = isinstance(listener, OfficeMention | PersonMention | PronounMention)
        joined = self.folded[be - 1] == "and" and start <= self.since < be  # "was summoned to the ministry and was told"
        if TOLD not in told.cue.frames or not (known or joined):
            return None
        content = stop + (self.folded[stop : stop + 1] == ["that"])
        if content == stop and not has_clause(self.article, stop, end):
            return None
        return self._draft((content, end), (verb, stop), start, end)

    def _protest(self, be: int, start: int) -> int | None:
        """Return the first token of the noun phrase in front of ``be`` that a protest is told by: "a strong protest"."""
        if self.folded[be - 1] not in PROTESTS:
            return None
        first = be - 1
        while first > start and be - first < PHRASE and not self.flags[first - 1] & PREPOSITION and self.words[first - 1] != ",":
            if self.folded[first - 1] in ("where", "and"):
                break
            first -= 1
            if self.flags[first] & DETERMINER:
                break
        return first

    def _draft(self, piece: tuple[int, int], cue: tuple[int, int], start: int, end: int) -> Draft | None:
        if piece[0] >= piece[1]:
            return None
        return Draft(sentence=(start, end), pieces=[piece], speaker=self.host, cue=cue)
