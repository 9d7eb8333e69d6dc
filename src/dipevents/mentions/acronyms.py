"""Acronyms of bodies: defined in parentheses, used later, or plain from what stands beside them.

Rule 1  "NAME (ACRONYM)" and "ACRONYM (NAME)" define an acronym if its letters begin words of the name, in order.
        From there on it stands for the body, whatever the table says of it.
Rule 2  An acronym defined for something that is no body is none either.
Rule 3  An acronym that the table marks as weak counts behind the body's full name, or where words beside it make it
        a body; one that no table holds needs such words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from ..lexicon import CAPITAL, CONJUNCTION, DETERMINER, MARK, PREPOSITION, UPPER
from ..tokens import fold
from .body_names import renamed
from .body_text import POSSESSIVES, BodyText
from .mention import OrganisationMention
from .scan import Hit

SMALL = DETERMINER | PREPOSITION | CONJUNCTION
CLOSERS = frozenset({")", ",", ";", "or", "/"})


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym: two capitals or more, most of its letters.

    >>> [is_acronym(w) for w in ("NATO", "G20", "UNHCR", "DepEd", "Asean", "I")]
    [True, True, True, True, False, False]
    """
    capitals = sum(c.isupper() for c in word)
    return len(word) < 11 and (capitals >= 2 or (len(word) > 1 and word[0].isupper() and word[1:].isdigit()))


def spells(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters follow in the name, the first of them at the head of a word.

    Read from the end, as the letters of a definition are found most surely (Schwartz and Hearst, "A simple algorithm
    for identifying abbreviation definitions in biomedical text", 2003).

    >>> spells("UNODC", "United Nations Office on Drugs and Crime"), spells("CHED", "Commission on Higher Education")
    (True, True)
    >>> spells("BBC", "Ministry of Defence")
    False
    """
    long = fold(name)
    at = len(long)
    letters = [fold(c) for c in acronym if c.isalpha()]
    for k, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (long[at] != letter or (k == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
    return len(letters) > 1


def read_acronyms(
    text: BodyText, mentions: Sequence[OrganisationMention], waiting: Sequence[Hit], capitals: Sequence[int]
) -> list[OrganisationMention]:
    """Return the mentions with the acronyms defined for them, and those where an acronym or weak name stands for one.

    ``waiting``: the weak names of the table; ``capitals``: the words written in capitals.
    """
    reader = _Reader(text, mentions)
    reader.define()
    reader.use(waiting, capitals)
    return sorted(reader.found.values(), key=lambda m: m.start)


class _Reader:
    """One walk over the acronyms of a document."""

    def __init__(self, text: BodyText, mentions: Sequence[OrganisationMention]) -> None:
        self.text = text
        self.document = text.document
        self.words = text.words
        self.folded = text.folded
        self.flags = text.flags
        self.gazetteer = text.gazetteer
        self.known = text.known
        self.found = {m.start: m for m in mentions}
        self.by_end = {m.end: m for m in mentions}
        self.defined: dict[str, OrganisationMention | None] = {}
        self.defined_at: dict[str, int] = {}

    # --- definitions ----------------------------------------------------------------------------------------------

    def define(self) -> None:
        """Read the definitions (Rules 1 and 2)."""
        words = self.words
        for i in self._brackets():
            if not 0 < i < len(words) - 2:
                continue
            inside = words[i + 1]
            if is_acronym(inside) and self.folded[i + 2] in CLOSERS:
                self._behind_name(i)
                continue
            at = i + 2 if self.folded[i + 1] == "the" else i + 1
            if at in self.found:
                if is_acronym(words[i - 1]) and (i - 1 not in self.found or self.found[i - 1].body == self.found[at].body):
                    self._in_front_of_name(i, at)
                elif i in self.by_end:
                    self._second_name(i, at)

    def _brackets(self) -> Iterator[int]:
        """Yield the tokens that open brackets."""
        text, starts = self.document.text, self.document.starts
        at = text.find("(")
        while at >= 0:
            yield bisect_left(starts, at)
            at = text.find("(", at + 1)

    def _behind_name(self, i: int) -> None:
        """Read "NAME (ACRONYM)", whose bracket is token ``i``."""
        acronym = self.words[i + 1]
        stop = i - 1 if self.words[i - 1] in POSSESSIVES else i
        owner = self.by_end.get(stop)
        if owner is not None and owner.acronym == owner.name:
            owner = None
        if owner is None:
            if self._spelled_by_words(acronym, stop):
                self._set(acronym, i, None)
                self.found.pop(i + 1, None)
            return
        at_table = self.found.get(i + 1)
        agreed = at_table is not None and at_table.body is not None and at_table.body == owner.body
        if not agreed and not spells(acronym, self.document.slice(owner.start, owner.end)):
            first = owner.start - 1
            wider = first >= 0 and self.flags[first] & CAPITAL and spells(acronym, self.document.slice(first, owner.end))
            if wider:
                del self.found[owner.start]
                owner = renamed(owner, first, owner.end)
            elif acronym[0].lower() not in {self.folded[k][0] for k in range(owner.start, owner.end)}:
                return
        owner = attrs.evolve(owner, acronym=(i + 1, i + 2))
        self.found[owner.start] = owner
        self.found.pop(i + 1, None)
        self._set(acronym, i, owner)

    def _in_front_of_name(self, i: int, at: int) -> None:
        """Read "ACRONYM (NAME)", whose bracket is token ``i`` and whose name begins at ``at``."""
        acronym = self.words[i - 1]
        owner = self.found[at]
        if (
            owner.end >= len(self.words)
            or self.words[owner.end] not in CLOSERS
            or not spells(acronym, self.document.slice(owner.start, owner.end))
        ):
            return
        owner = attrs.evolve(owner, acronym=(i - 1, i))
        self.found[owner.start] = owner
        self._set(acronym, i - 2, owner)

    def _second_name(self, i: int, at: int) -> None:
        """Read "NAME (OTHER NAME)": both are one body, which keeps the first name."""
        first, second = self.by_end[i], self.found[at]
        if second.body is None and second.end < len(self.words) and self.words[second.end] == ")":
            self.found[second.start] = attrs.evolve(second, name=first.name, body=first.body, kind=first.kind, country=first.country)

    def _set(self, acronym: str, i: int, owner: OrganisationMention | None) -> None:
        if acronym not in self.defined:
            self.defined[acronym] = owner
            self.defined_at[acronym] = i

    def _spelled_by_words(self, acronym: str, stop: int) -> bool:
        """Tell whether the words in front begin with the acronym's letters: "Memorandum of Understanding (MOU)"."""
        letters = [c.lower() for c in acronym if c.isalpha()]
        i = stop - 1
        for letter in reversed(letters):
            while i >= 0 and (self.flags[i] & MARK or (self.flags[i] & SMALL and self.folded[i][0] != letter)):
                i -= 1
            if i < 0 or self.folded[i][0] != letter:
                return False
            i -= 1
        return len(letters) > 1

    # --- uses -----------------------------------------------------------------------------------------------------

    def use(self, waiting: Sequence[Hit], capitals: Sequence[int]) -> None:
        """Find acronyms behind their definition, weak names, and acronyms that no table holds (Rules 1 and 3)."""
        taken = {i for m in self.found.values() for i in range(m.start, m.end)}
        shortened = {i for m in self.found.values() if m.acronym and m.acronym != m.name for i in range(*m.acronym)}
        full: dict[str, int] = {}
        for mention in sorted(self.found.values(), key=lambda m: m.start):
            if mention.body and mention.acronym != mention.name:
                full.setdefault(mention.body, mention.start)
        weak = {hit.start: hit for hit in waiting}
        stoplist = self.known.words["not_acronym"]
        mixed = {word for word in self.defined if not word.isupper()}
        others = [i for i, word in enumerate(self.words) if word in mixed] if mixed else []
        for i in sorted({*weak, *capitals, *others}):
            if i in weak and i not in shortened and i not in taken:
                self._weak(weak[i], full)
                continue
            word = self.words[i]
            if word in self.defined and i > self.defined_at[word] + 1:
                self._defined(i, word, inside=i in taken and i not in self.found)
            elif i not in taken and i not in shortened and self.flags[i] & UPPER and self.folded[i] not in stoplist:
                self._unknown(i, word)

    def _defined(self, i: int, word: str, *, inside: bool) -> None:
        owner = self.defined[word]
        if inside:
            return
        old = self.found.get(i)
        if old is not None and old.end > i + 1:
            return
        if owner is None:
            self.found.pop(i, None)
            return
        self.found[i] = OrganisationMention(
            start=i,
            end=i + 1,
            name=owner.name,
            acronym=(i, i + 1),
            body=owner.body,
            kind=owner.kind,
            country=owner.country,
        )

    def _weak(self, hit: Hit, full: dict[str, int]) -> None:
        """Let a weak name count where its body was named in full before, or where words beside it make it a body."""
        entry = next((e for e in hit.entries if full.get(e.id, hit.start) < hit.start), None)
        word = self.words[hit.start]
        if word in self.defined and hit.end == hit.start + 1:
            if self.defined_at[word] < hit.start:
                self._defined(hit.start, word, inside=False)
            return
        if entry is None:
            if not self.text.stands_as_body(hit.start, hit.end) or self._shouted(hit.start):
                return
            entry = hit.entries[0]
        body = self.gazetteer.bodies[entry.id]
        sure = len(hit.entries) == 1 or body.id in full
        span = (hit.start, hit.end)
        self.found[hit.start] = OrganisationMention(
            start=hit.start,
            end=hit.end,
            name=span,
            acronym=span if entry.exact else None,
            body=body.id if sure else None,
            kind=body.kind,
            country=body.country if sure else None,
        )

    def _unknown(self, i: int, word: str) -> None:
        """Take an acronym that no table holds for a body where the words beside it make it one."""
        if len(word) < 3 or not word.isalpha() or not self.text.stands_as_body(i, i + 1) or self._shouted(i):
            return
        if self._is_known_otherwise(word):
            return
        self.found[i] = OrganisationMention(start=i, end=i + 1, name=(i, i + 1), acronym=(i, i + 1), kind="other")

    def _is_known_otherwise(self, word: str) -> bool:
        return any(e.kind in ("country", "place", "adjective", "seat", "office") for e in self.gazetteer.lookup(word))

    def _shouted(self, i: int) -> bool:
        """Tell whether a word in capitals stands among others: names of speakers, titles in capitals."""
        beside = [self.flags[k] for k in (i - 1, i + 1) if 0 <= k < len(self.flags)]
        return any(bits & UPPER and not bits & MARK for bits in beside)
