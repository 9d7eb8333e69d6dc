"""Where a sentence lists who was present: the verb that a word of presence goes with.

X were joined at the table by LIST
[Also] present at the meeting were LIST         LIST were [also] present [at the meeting], also took part
Participants on the A-ish side included LIST    The A-ish delegation comprised LIST
"""

from __future__ import annotations

from dipevents.lexicon import MARK
from dipevents.parsers.evidence import is_finite

from ..syntax.clauses import BE
from ..view import Reader
from ..vocabulary import Cue

BETWEEN = 9  # tokens from "joined" to "by"
REACH = 14  # tokens between a word of presence and its verb
OPENERS = frozenset({"also", "among", "and", "other", "the", "those"})
TOO = frozenset({"also", "both", "likewise", "too"})
COMPRISING = frozenset({"comprised", "comprises", "included", "includes", "include"})
MADE_UP = frozenset({"composed", "comprised", "made"})
TAKING_PART = frozenset({"took", "take", "participated", "participate", "attend"})
TO_COME = frozenset({"to", "will"})
THERE = frozenset({"in", "at", "during", "for", "on", "from"})  # in front of where somebody was present

Roll = tuple[int, int]  # where the words that tell of presence begin and end: the list stands behind, or is their subject


class Rolls(Reader):
    """Reads words of presence."""

    def roll(self, cue: Cue, i: int, stop: int, start: int, end: int) -> Roll | None:
        """Return where what the cue tells begins and ends; None where it tells of nobody who was present."""
        if self.folded[i] == "joined" and stop == i + 1:
            return self.joined_by(i, end)
        if self.folded[i] == "accompanying":
            return (i, stop) if self.folded[i - 1] in BE or self.folded[i - 2] in BE else None  # "are also accompanying the premier"
        if cue.id == "presence":
            return self._inverted(i, stop, start, end) or self._predicate(i, stop, start, end)
        return self._made_up_of(stop, end) if cue.id == "presence_nouns" else (i, stop)

    def joined_by(self, i: int, end: int) -> Roll | None:
        """Read "[were] joined at the table by LIST"."""
        by = next((k for k in range(i + 2, min(end - 1, i + BETWEEN)) if self.folded[k] == "by"), None)
        return (i, by + 1) if by is not None and not any(self._leads_away(k) for k in range(i + 1, by)) else None

    def _leads_away(self, k: int) -> bool:
        """Tell whether a word behind "joined" is of something else: a mark, a verb, the "in" of a place that both travel to."""
        return bool(self.flags[k] & MARK) or self.folded[k] in ("in", "on") or is_finite(self.article, k)

    def _inverted(self, i: int, stop: int, start: int, end: int) -> Roll | None:
        """Read "Also present at the dinner were LIST": nothing but its openers stands in front."""
        if not OPENERS.issuperset(self.folded[start:i]):
            return None
        for k in range(stop, min(end - 1, stop + REACH)):
            if self.folded[k] in ("was", "were", "is", "are"):
                return i, k + 1
            if is_finite(self.article, k) or self.words[k] in (";", ":"):
                return None
        return None

    def _predicate(self, i: int, stop: int, start: int, end: int) -> Roll | None:
        """Read "were also present [at the meeting]" behind those who were."""
        k = i - 1
        closed = stop >= end or bool(self.flags[stop] & MARK) or self.folded[stop] in THERE
        if self.folded[i] in TAKING_PART:
            return (i, end) if self.folded[k] in TOO | TO_COME and closed else None
        while k > start and self.folded[k] in TOO:
            k -= 1
        if k <= start or self.folded[k] not in BE or self.folded[i] not in ("present", "in", "on"):
            return None
        return (k, end) if closed else None

    def _made_up_of(self, stop: int, end: int) -> Roll | None:
        """Read "[participants] on the A-ish side included LIST", "[the delegation] was composed of LIST"."""
        for k in range(stop, min(end - 1, stop + REACH)):
            if self.folded[k] in COMPRISING:
                return stop - 1, k + 1
            if self.folded[k] in ("were", "was") and self.folded[k + 1] not in MADE_UP:
                return (stop - 1, k + 1) if self.folded[k] == "were" and self.folded[stop - 1] != "delegation" else None
            if self.folded[k] in MADE_UP:
                of = next((t for t in range(k + 1, min(end - 1, k + 3)) if self.folded[t] == "of"), None)
                return (stop - 1, of + 1) if of is not None else None
            if self.words[k] in (",", ";", ":") or (is_finite(self.article, k) and self.folded[k] not in ("was", "were")):
                return None
        return None
