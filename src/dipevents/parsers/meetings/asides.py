"""Which encounters are told in passing, so that "they", "the two sides" of the next sentence go back to the one in front of them.

said that X would attend [the A Summit]; stressed the importance of [the A Summit]; briefed Y on [his meeting with Z]
the meeting came days after [X met Z]; Y, [who met Z on Monday], praised A; [They last met in May]
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, CUE, PAST, PREPOSITION
from dipevents.parsers.evidence import first_finite

from .drafts import Draft
from .view import Reader

OPENERS = frozenset(
    {"when", "as", "while", "during", "after", "before", "following", "since", "if"}
)  # of what the main clause goes on from
SETTING = frozenset({"during", "in", "at", "after", "before", "following", "ahead", "for"})  # in front of what is at hand
LATER = frozenset({"after", "before", "since", "until"})
JOINING = frozenset({"and", "then", "also", "later"})
WHO = frozenset({"who", "whom", "which"})


class Asides(Reader):
    """Tells of one article which encounters are told in passing."""

    def is_aside(self, draft: Draft, start: int, end: int) -> bool:
        """Tell whether the sentence ``start:end`` tells of an encounter only beside what it is about."""
        if draft.again and draft.status != "planned":
            return True
        main = first_finite(self.article, start, end)
        joined = (k for k in range(draft.at, start, -1) if self.folded[k - 1] in JOINING and self.flags[k] & PAST)
        main = next(joined, main)  # "called on Y and held talks with Z"
        if main is None or draft.at <= main or self.folded[start] in OPENERS:
            return False
        first = draft.evidence[0][0]
        said = bool(self.flags[main] & CUE and self.flags[main] & PAST)
        if (draft.noun or draft.event is not None) and not self.flags[draft.at] & PAST:
            return said and first > main and self.folded[first - 1] not in SETTING
        if not LATER.isdisjoint(self.folded[main + 1 : draft.at]) or (said and "that" in self.folded[main + 1 : draft.at]):
            return True
        k = draft.at - 1
        while k > start and self.flags[k] & (ADVERB | AUXILIARY) and not self.flags[k] & PREPOSITION:
            k -= 1
        return self.folded[k] in WHO
