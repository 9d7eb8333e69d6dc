"""The state of those who lead or belong to a delegation.

Rule 1  A delegation is of one state, and so are those named as its leader or members: "a Chinese delegation led by Vice Minister A",
        "A led the Indian delegation"; whoever represents a state is of it.
Rule 2  Words of the same sentence only; another finite verb in between breaks the tie.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon import AUXILIARY, CAPITAL, FUNCTION, HEAD, MARK, PAST, PREPOSITION, THIRD
from ..mentions import Mentions, PersonMention
from ..mentions.person_words import vocabulary

AHEAD = 24  # tokens between a name and the delegation that its bearer leads
BEHIND = 60  # tokens between a delegation and the last of its members
NEAR = 16  # tokens between a delegation and "led by"


class Delegations:
    """Reads who is sent with whom, over one document."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.lists = vocabulary()
        self.sentence_starts = {s.start for s in document.sentences}
        bodies = {o.end: o.country for o in mentions.organisations if o.country}  # "US Congress members led by X"
        self.state_to = bodies | {c.end: c.code for c in mentions.countries}
        self.state_at = {o.start: o.country for o in mentions.organisations} | {c.start: c.code for c in mentions.countries}
        self.people_at = {p.start for p in mentions.people}
        self.has_delegation = not self.lists.delegations.isdisjoint(self.folded)

    def state_of(self, mention: PersonMention) -> str | None:
        """Return the state of the delegation that somebody leads or belongs to, None where the text names none."""
        sent = (self._sent_with(mention) or self._leads(mention)) if self.has_delegation else None
        return sent or self._represents(mention)

    def _represents(self, mention: PersonMention) -> str | None:
        """Return the state that somebody represents: "A was represented by X", "X represented A", "Representing A was X"."""
        k = mention.start - 1
        if self.folded[mention.end : mention.end + 1] == ["represented"]:
            return self.state_at.get(mention.end + 1)
        if k > 2 and self.folded[k] == "by" and self.folded[k - 1] == "represented":
            k -= 2
            while k and self.flags[k] & AUXILIARY:
                k -= 1
            return self.state_to.get(k + 1)
        if k > 1 and self.flags[k] & AUXILIARY and k in self.state_to and self.folded[k - 2] == "representing":
            return self.state_to[k]
        return None

    def _sent_with(self, mention: PersonMention) -> str | None:
        """Return the state of the delegation that somebody is named as a member of: "a Thai team headed by A and B"."""
        for k in range(mention.start - 1, max(0, mention.start - BEHIND), -1):
            if self.words[k] in (".", ";") and k + 1 in self.sentence_starts:
                return None
            if self.folded[k] in self.lists.delegations and (code := self._whose(k)):
                lists = next((i for i in range(k + 1, min(k + NEAR, mention.start)) if self.folded[i] in self.lists.members), None)
                return code if lists is not None and not self._acts(lists + 1, mention.start) else None
        return None

    def _leads(self, mention: PersonMention) -> str | None:
        """Return the state of the delegation that somebody leads: "A, Director General of Customs, led the Indian delegation"."""
        for k in range(mention.end, min(len(self.words), mention.end + AHEAD)):
            if k in self.sentence_starts or k in self.people_at:
                return None
            if self.folded[k] in self.lists.leads:
                noun = next((i for i in range(k + 1, min(len(self.words), k + 7)) if self.folded[i] in self.lists.delegations), None)
                return self._whose(noun) if noun is not None else None
            if self.flags[k] & (PAST | THIRD) and not self.flags[k] & (AUXILIARY | CAPITAL):
                return None
        return None

    def _whose(self, noun: int) -> str | None:
        """Return the state in front of a noun, at most two words in between, or behind "from": "Zambian government delegation"."""
        if self.folded[noun + 1 : noun + 2] in (["from"], ["of"]):
            first = noun + 2 + (self.folded[noun + 2 : noun + 3] == ["the"])  # "a delegation from the Zambian Parliament"
            if (code := self.state_at.get(first)) is not None:
                return code
        for k in (noun + 1, noun, noun - 1, noun - 2):
            if (state := self.state_to.get(k)) is not None:
                return state
            if k <= noun and (k == 0 or self.flags[k - 1] & (FUNCTION | MARK)) and self.words[k - 1] not in ("-", "'s", "’s"):
                return None
        return None

    def _acts(self, start: int, end: int) -> bool:
        """Tell whether a finite verb in small letters stands in between: whoever is named behind it is somebody else."""
        return any(self.flags[i] & (PAST | THIRD) and not self.flags[i] & (CAPITAL | HEAD | PREPOSITION) for i in range(start, end))
