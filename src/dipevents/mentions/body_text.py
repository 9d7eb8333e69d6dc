"""What every reader of bodies' names asks of one document: states, sentences, and what a word can be.

Rule 1  A subject is a capitalised common noun or adjective as names of bodies are made of: no name of a person, no
        office, no article.
Rule 2  A noun stands for itself where no other noun follows that it merely describes ("the military said", not
        "military officials").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..document import Document
from ..facts import Entry
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODAL,
    MONTH,
    NAMED,
    NOT_NAME,
    PAST,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    THIRD,
    UPPER,
    WEEKDAY,
)
from ..tokens import APOSTROPHE_S
from .body_words import vocabulary
from .mention import CountryMention
from .scan import Hits

DASHES = frozenset({"-", "–"})
STOPS = DETERMINER | PRONOUN | MONTH | WEEKDAY | HONORIFIC | CONJUNCTION
COMMON = NOT_NAME | PORTFOLIO
NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ity",
    "ance",
    "ence",
    "ing",
    "ism",
    "ics",
    "ship",
    "ory",
    "ture",
    "ety",
    "acy",
    "tions",
    "ments",
    "hood",
)
ADDRESS_SIGNS = frozenset({"@", "/", ".", "www", "http", "https"})


class BodyText:
    """One document, as the readers of bodies' names see it."""

    def __init__(self, document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.known = vocabulary(gazetteer)
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries if c.form in ("name", "adjective")}
        self.place_at = {h.start: h.end for h in hits["place"]}
        self.place_to = {h.end: h.start for h in hits["place"]}
        self.named_to = {h.end for h in hits["organisation"] if h.end - h.start > 1}
        self.home = self._home(hits)
        self._sentence_starts = [s.start for s in document.sentences]

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the sentence that holds a token."""
        sentence = self.document.sentences[bisect_right(self._sentence_starts, i) - 1]
        return sentence.start, sentence.end

    def _home(self, hits: Hits) -> str | None:
        """Return the state where the text was filed."""
        line = self.document.header.dateline
        if line is None or line.place is None:
            return None
        at = line.place[0]
        if at in self.state_at:
            return self.state_at[at].code
        entry = next((h.entries[0] for h in hits["place"] if h.start == at), None)
        return self.gazetteer.places[entry.id].country if entry is not None else None

    def at_home(self, entries: Sequence[Entry]) -> Entry | None:
        """Return which body of a name is of the state where the text was filed, also where the table has it under a longer one.

        "Senate" in a text from Manila is the Philippine Senate, "Congress" in one from New Delhi the Congress Party.
        """
        if self.home is None:
            return None
        for entry in entries:
            if self.gazetteer.bodies[entry.id].country == self.home:
                return entry
        first = entries[0]
        if not first.weak or first.exact or self.gazetteer.bodies[first.id].kind != "government":
            return None
        adjectives = self.gazetteer.countries[self.home].adjectives
        longer = (e for name in (*(f"{a} {first.form}" for a in adjectives), f"{first.form} Party") for e in self.gazetteer.lookup(name))
        return next((e for e in longer if e.kind == "organisation" and self.gazetteer.bodies[e.id].country == self.home), None)

    def glued(self, p: int) -> bool:
        """Tell whether token ``p`` touches both of its neighbours."""
        if not 0 < p < len(self.words) - 1:
            return False
        return self.starts[p] == self.ends[p - 1] and self.ends[p] == self.starts[p + 1]

    def is_office(self, k: int) -> bool:
        """Tell whether a word is the noun of an office that stands in no name of a body."""
        return bool(self.flags[k] & HEAD) and self.folded[k] not in self.known.words["no_office"]

    def subject(self, k: int) -> bool:
        """Tell whether a word is a subject (Rule 1)."""
        bits = self.flags[k]
        if not bits & CAPITAL or bits & (STOPS | PREPOSITION | UPPER) or self.is_office(k):
            return False
        word = self.folded[k]
        if bits & COMMON or word in self.known.subjects:
            return True
        return word.endswith(NOUN_ENDINGS) and len(word) > 5 and not bits & (GIVEN | FAMILY | NAMED)

    def owner(self, start: int) -> str | None:
        """Return the state in front of a name: "China's", "Chinese"."""
        i = start - 1 if start and self.folded[start - 1] in APOSTROPHE_S else start
        state = self.state_to.get(i)
        return state.code if state else None

    def stands_for_itself(self, j: int) -> bool:
        """Tell whether the noun in front of token ``j`` is no mere attribute of the next one (Rule 2)."""
        if j >= len(self.words):
            return True
        bits = self.flags[j]
        if bits & MARK or self.folded[j] in APOSTROPHE_S:
            return self.words[j] not in DASHES and self.words[j] not in ("/", "+")
        verb = bits & (AUXILIARY | MODAL | PAST) or (bits & THIRD and not bits & (HEAD | NOT_NAME))
        return bool(verb or bits & (FUNCTION | ADVERB))

    def stands_as_body(self, start: int, end: int) -> bool:
        """Tell whether the words beside a weak name make it a body: "members of X", "X spokesman", "X Spokesman", "X said"."""
        folded, known = self.folded, self.known
        bits = self.flags[end] if end < len(folded) else 0
        if bits & CAPITAL:
            return bool(bits & HEAD) and folded[end] in known.words["company_behind"]
        behind = folded[end] if end < len(folded) else ""
        if behind in known.words["company_behind"] or behind in known.words["speaking"]:
            return True
        if not self.stands_for_itself(end):
            return False
        i = start - 1
        if i >= 0 and folded[i] == "the":
            i -= 1
        if i < 0:
            return False
        phrases = known.phrases["company_before"]
        return (folded[i],) in phrases or (i > 0 and (folded[i - 1], folded[i]) in phrases)

    def in_address(self, start: int, end: int) -> bool:
        """Tell whether the words are part of a web or mail address."""
        words, starts, ends = self.words, self.starts, self.ends
        for i in range(start - 1, max(start - 9, -1), -1):
            if ends[i] != starts[i + 1]:
                break
            if words[i] in ADDRESS_SIGNS and (words[i] != "/" or words[i - 1] in ("/", ":")):
                return i > 0 and ends[i - 1] == starts[i]
        for i in range(end, min(end + 7, len(words))):
            if starts[i] != ends[i - 1]:
                break
            dot = words[i] == "." and self.glued(i) and words[i + 1].islower() and words[end - 1] != words[i + 1]
            if dot or words[i] == "@":
                return True
        return False
