"""Nouns of saying as objects of the verbs that give them: "extended [warm] congratulations", "voiced hopes for", "shared the view that".

Rule 1  The noun stands close behind the verb, in front of any preposition or mark. "Voiced" and its kin take every such noun, other light
        verbs those that the table gives them, a plain noun ("message", "call") only with its "that".
Rule 2  "Made the call when she met X" goes back to words told elsewhere.
"""

from __future__ import annotations

from ...article import Article
from ...facts import CueForm
from ...lexicon import ADVERB, BASE, CUE, PREPOSITION
from ..evidence import QUOTES
from ..reader import Reader

POINTING = frozenset({"the", "this", "these"})
OCCASIONS = frozenset({"when", "while", "at", "in", "during", "after", "before", "as", "following", "ahead", "upon", "shortly"})
CALLING = frozenset({"phone", "telephone", "courtesy", "video"})  # in front of a call that calls for nothing
VOICING = frozenset({"express", "voice", "extend", "offer", "convey", "send"})  # verbs that take their act from their object
REACH = 6  # tokens from the verb to its noun


class SpokenNouns(Reader):
    """Finds such nouns in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.cues = article.gazetteer.cues

    def object_of(self, light: str, i: int, end: int) -> tuple[CueForm, int] | None:
        """Return the noun of saying that is the object of the verb ``light``, whose last token is in front of ``i``, and where it ends."""
        for j in range(i, min(i + REACH, end)):
            if self.flags[j] & PREPOSITION or self.words[j] in (",", ".", ";"):
                return None
            if j == i + 1 and self.folded[i] in POINTING and self._tells_occasion(j + 1, end):
                return None  # Rule 2
            if not self.flags[j] & CUE or self.folded[j - 1] in CALLING:
                continue
            forms: list[CueForm] = (self.cues.get(self.folded[j]) or {}).get("", [])
            for form in forms:
                if form.cue.kind != "noun":
                    continue
                reports = self._reports(j, end) and light in form.cue.light
                if reports or (form.cue.act != "say" and (light in form.cue.light or light in VOICING)):
                    return form, j + 1
        return None

    def _reports(self, noun: int, end: int) -> bool:
        """Tell whether "that" follows a noun, a day between them or not: "sent a signal [on Monday] that"."""
        behind = noun + 1
        day = behind + 1 if behind + 1 < end and self.folded[behind] == "on" else behind
        behind = self.date_from[day].end if day in self.date_from else behind
        return behind < end and self.folded[behind] == "that" and self.folded[behind + 1 : behind + 2] not in (["read"], ["reads"])

    def _tells_occasion(self, i: int, end: int) -> bool:
        """Tell whether what follows a noun of saying tells only when or where: "when she met X", "on Monday", nothing at all."""
        return i == end or self.folded[i] in OCCASIONS or i in self.date_from or (self.folded[i] == "on" and i + 1 in self.date_from)

    def gives_words(self, stop: int, end: int) -> bool:
        """Tell whether the object of "share" or "extend" is something said: "shared the recognition that", "shared the intention to"."""
        for i in range(stop, min(end, stop + 5)):
            if self.words[i] in QUOTES or self.folded[i] == "that":
                return True
            verb = i + 1 + (i + 2 < end and bool(self.flags[i + 1] & ADVERB))  # "to further cooperate"
            if self.folded[i] == "to" and verb < end and self.flags[verb] & BASE:
                return True
            if self.flags[i] & PREPOSITION or self.words[i] in (",", ";"):
                break
        return False
