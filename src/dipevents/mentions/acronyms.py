"""Acronyms of bodies: defined in parentheses, used later, or plain from what stands beside them.

Rule 1  "NAME (ACRONYM)" and "ACRONYM (NAME)" define an acronym if its letters begin words of the name, in order.
        From there on it stands for the body, whatever the table says of it.
Rule 2  An acronym defined for something that is no body is none either.
Rule 3  An acronym that the table marks as weak counts behind the body's full name, or where words beside it make it
        a body; one that no table holds needs such words, or is made of the initials of a body named in the text.
Rule 4  Ministries share acronyms ("MFA"): the state in front tells whose it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from ..lexicon import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODAL,
    MONTH,
    NOT_NAME,
    PAST,
    PREPOSITION,
    UPPER,
    WEEKDAY,
)
from ..tokens import APOSTROPHE_S, fold, places_of
from .body_names import renamed
from .body_text import BodyText
from .mention import OrganisationMention
from .scan import Hit

SMALL = DETERMINER | PREPOSITION | CONJUNCTION
NO_NAME = SMALL | GIVEN | HEAD | HONORIFIC | MONTH | WEEKDAY | UPPER
LONGEST = 4  # words in front of an acronym that are read as its name
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
        self.initials: dict[str, OrganisationMention] = {}
        self.spelled: dict[str, tuple[int, int]] = {}  # acronyms of capitalised words that may be no body

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
            if words[i + 2] == ")" and i in self.by_end and self.folded[i + 1] == self.folded[self.by_end[i].start]:
                self._set(inside, i, self.by_end[i])  # "Quelto Foods AB (Quelto)"
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
        stop = i - 1 if self.folded[i - 1] in APOSTROPHE_S else i
        owner = self.by_end.get(stop)
        if owner is None:
            first = self._spelled_by_words(acronym, stop)
            short = self.found.get(i + 1)
            if first is not None and short is not None and short.body is not None and self._is_full_name(first, stop):
                del self.found[i + 1]
                span = (first, stop)
                self.found[first] = owner = attrs.evolve(short, start=first, end=stop, name=span, acronym=(i + 1, i + 2))
                self._set(acronym, i, owner)
                return
            if first is not None:
                self._set(acronym, i, None)
                self.found.pop(i + 1, None)
                if all(self.flags[k] & (CAPITAL | SMALL | MARK) for k in range(first, stop)) and self.flags[first] & CAPITAL:
                    self.spelled.setdefault(acronym, (first, stop))
                return
            owner = self._known_by_acronym(acronym, i, stop)
            if owner is not None:
                self.found.pop(i + 1, None)
                self.found[owner.start] = owner
                self._set(acronym, i, owner)
            return
        at_table = self.found.get(i + 1)
        agreed = at_table is not None and at_table.body is not None and self._is_same(at_table, owner)
        if not agreed and not spells(acronym, self.document.slice(owner.start, owner.end)):
            first = owner.start - 1
            wider = first >= 0 and self.flags[first] & CAPITAL and spells(acronym, self.document.slice(first, owner.end))
            if wider:
                del self.found[owner.start]
                owner = renamed(owner, first, owner.end)
            elif acronym[0].lower() not in {self.folded[k][0] for k in range(owner.start, owner.end)} and (
                at_table is not None or not self._is_of_another_tongue(acronym)
            ):
                return
        owner = attrs.evolve(owner, acronym=(i + 1, i + 2))
        self.found[owner.start] = owner
        self.found.pop(i + 1, None)
        self._set(acronym, i, owner)

    def _is_full_name(self, first: int, stop: int) -> bool:
        """Tell whether the words that spell an acronym of the table are its body's name, in a wording that no table holds."""
        if not self.flags[first] & CAPITAL or not self.known.words["spelled_not"].isdisjoint(self.folded[first:stop]):
            return False
        return all(self.flags[k] & (CAPITAL | SMALL | MARK) and k not in self.found for k in range(first, stop))

    def _is_of_another_tongue(self, acronym: str) -> bool:
        """Tell whether an acronym may be short for what a body is called at home: "Indonesian Ulema Council (MUI)"."""
        plain = len(acronym) > 2 and acronym.isupper() and fold(acronym) not in self.known.words["not_acronym"]
        return plain and not self._is_known_otherwise(acronym)

    def _known_by_acronym(self, acronym: str, i: int, stop: int) -> OrganisationMention | None:
        """Return the body in front of an acronym of the table that is short for another tongue's name: "Free Democrats (FDP)".

        Its name is a run of capitals with a common noun in it, so that no member of a party is taken for one.
        """
        entries = [e for e in self.gazetteer.lookup(acronym) if e.kind == "organisation" and e.exact]
        floor, first = self.text.bounds(stop - 1)[0], stop
        while first > max(floor, stop - LONGEST) and self._stands_in_name(first - 1):
            first -= 1
        if not entries or not any(self.flags[k] & NOT_NAME for k in range(first, stop)):
            return None
        if first > floor and self.flags[first - 1] & CAPITAL and not self.flags[first - 1] & SMALL:
            return None
        body = self.gazetteer.bodies[entries[0].id]
        sure = body.id if len(entries) == 1 and not entries[0].weak else None
        span = (first, stop)
        return OrganisationMention(start=first, end=stop, name=span, acronym=(i + 1, i + 2), body=sure, kind=body.kind)

    def _stands_in_name(self, k: int) -> bool:
        bits = self.flags[k]
        return bool(bits & CAPITAL) and not bits & NO_NAME and k not in self.text.state_at and k not in self.text.place_at

    def _is_same(self, short: OrganisationMention, owner: OrganisationMention) -> bool:
        """Tell whether an acronym of the table is of the body named in front, also in another tongue: "Congolese army (FARDC)"."""
        if owner.body is not None:
            return short.body == owner.body
        return short.kind == owner.kind and owner.country in (None, short.country)

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

    def _spelled_by_words(self, acronym: str, stop: int) -> int | None:
        """Return the first of the words in front that begin with the acronym's letters: "Memorandum of Understanding (MOU)"."""
        letters = [c.lower() for c in acronym if c.isalpha()]
        i = stop - 1
        for letter in reversed(letters):
            while i >= 0 and (self.flags[i] & MARK or (self.flags[i] & SMALL and self.folded[i][0] != letter)):
                i -= 1
            if i < 0 or self.folded[i][0] != letter:
                return None
            i -= 1
        return i + 1 if len(letters) > 1 else None

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
        self.initials = self._initials()
        stoplist = self.known.words["not_acronym"]
        mixed = {word for word in self.defined if not word.isupper()}
        others = places_of(mixed, self.words) if mixed else []
        uses: dict[str, list[int]] = {}
        for i in capitals if self.spelled else ():
            if self.words[i] in self.spelled:
                uses.setdefault(self.words[i], []).append(i)
        for acronym, (first, stop) in self.spelled.items():
            self._spelled_body(acronym, first, stop, uses.get(acronym, []))
        for i in sorted({*weak, *capitals, *others}):
            if i in weak and i not in shortened and i not in taken:
                self._weak(weak[i], full)
                continue
            word = self.words[i]
            if word in self.defined and i > self.defined_at[word] + 1:
                self._defined(i, word, inside=i in taken and i not in self.found)
            elif i not in taken and i not in shortened and self.flags[i] & UPPER and self.folded[i] not in stoplist:
                self._unknown(i, word)

    def _spelled_body(self, acronym: str, first: int, stop: int, uses: Sequence[int]) -> None:
        """Take words with an acronym for a body where the acronym is used as one: "... Partnership (PAP) leaders"."""
        span = range(first, stop)
        if (
            any(k in self.found or k in self.text.state_at or self.flags[k] & MARK for k in span)
            or fold(acronym) in self.known.words["not_acronym"]
        ):
            return
        if not self.known.words["spelled_not"].isdisjoint(self.folded[first:stop]):
            return
        if self.text.stands_as_body(stop + 1, stop + 3) or any(self.text.stands_as_body(i, i + 1) for i in uses if i > stop + 1):
            body = OrganisationMention(start=first, end=stop, name=(first, stop), acronym=(stop + 1, stop + 2), kind="ngo")
            self.found[first] = self.defined[acronym] = body

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
            acronym=(i, i + 1) if is_acronym(word) else None,
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
            acts = self.text.stands_as_body(hit.start, hit.end) or (hit.entries[0].exact and self._acts(hit.start, hit.end))
            acts = acts or self._listed(hit)
            if not acts or self._shouted(hit.start):
                return
            told = (hit.start > 0 and self.folded[hit.start - 1] in ("told", "via")) or self.folded[hit.end : hit.end + 1] == ["reported"]
            home = self.text.at_home(hit.entries)
            entry = next((e for e in hit.entries if told and self.gazetteer.bodies[e.id].kind == "media"), home or hit.entries[0])
            full = full | {entry.id: hit.start} if home is entry else full
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

    def _listed(self, hit: Hit) -> bool:
        """Tell whether a weak name stands in a list beside an outlet of which there is no doubt: "the Guardian, the BBC"."""
        if self.gazetteer.bodies[hit.entries[0].id].kind != "media":
            return False
        i = hit.start - 1 - (self.folded[hit.start - 1] == "the")
        behind = hit.end + 1 + (self.folded[hit.end + 1 : hit.end + 2] == ["the"])
        after = self.found.get(behind) if self.folded[hit.end : hit.end + 1] in ([","], ["and"]) else None
        before = self.by_end.get(i) if i > 0 and self.folded[i] in (",", "and") else None
        return any(m is not None and m.kind == "media" for m in (after, before))

    def _acts(self, start: int, end: int) -> bool:
        """Tell whether an acronym owns something or, behind "the", is the subject of a verb: "PCA's award", "the PCA has"."""
        if end - start > 1 or len(self.words[start]) < 3 or end >= len(self.words):
            return False
        if self.folded[end] in APOSTROPHE_S:
            return not self._is_known_otherwise(self.words[start])
        bits = self.flags[end]
        behind_the = start > 0 and self.folded[start - 1] == "the"
        return behind_the and bool(bits & (AUXILIARY | MODAL) or (bits & CUE and bits & PAST))

    def _unknown(self, i: int, word: str) -> None:
        """Take an acronym that no table holds for a body where the words beside it make it one."""
        if len(word) < 3 or not word.isalpha() or self._shouted(i):
            return
        owner = self.initials.get(word)
        if owner is not None:
            self._set(word, i - 1, owner)
            self._defined(i, word, inside=False)
            return
        if self.folded[i] in self.known.words["ministry_acronym"]:
            self._ministry(i)
            return
        if self._is_known_otherwise(word):
            return
        if not self.text.stands_as_body(i, i + 1) and not self._speaks(i):
            return
        self.found[i] = OrganisationMention(start=i, end=i + 1, name=(i, i + 1), acronym=(i, i + 1), kind=self._kind_beside(i + 1))

    def _initials(self) -> dict[str, OrganisationMention]:
        """Return the bodies named in full by the acronym of three letters or more that their capitals make.

        The state that a name ends in may be left out of it: "TNC" of the "Transitional National Council of Libya".
        """
        found: dict[str, OrganisationMention] = {}
        for mention in sorted(self.found.values(), key=lambda m: m.start):
            start, end = mention.name
            if mention.acronym is not None:
                continue
            of_state = self.folded[end - 2] == "of" and self.gazetteer.country_named(self.words[end - 1])
            for stop in (end, end - 2) if of_state else (end,):
                letters = [self.words[k][0] for k in range(start, stop) if self.flags[k] & CAPITAL]
                if len(letters) > 2:
                    found.setdefault("".join(letters), mention)
        return found

    def _ministry(self, i: int) -> None:
        """Take "the MFA", "the Portuguese MFA" for the ministry of a state (Rule 4)."""
        country = self.text.owner(i)
        placed = country is not None or self.folded[i - 1] == "the" if i else False
        if placed or self.text.stands_as_body(i, i + 1):
            span = (i, i + 1)
            self.found[i] = OrganisationMention(start=i, end=i + 1, name=span, acronym=span, kind="government", country=country)

    def _speaks(self, i: int) -> bool:
        """Tell whether an acronym behind "the", or at the head of a sentence, is the subject of a verb of saying."""
        bits = self.flags[i + 1] if i + 1 < len(self.flags) else 0
        first = i == self.text.bounds(i)[0] or self.folded[i - 1] == "the"
        return first and bool(bits & CUE and bits & PAST)

    def _kind_beside(self, end: int) -> str:
        """Return the kind that the noun behind an acronym tells: of fighters, of lawmakers."""
        behind = self.folded[end] if end < len(self.folded) else ""
        if behind in self.known.words["armed_behind"]:
            return "military"
        return "political_party" if behind in self.known.words["party_behind"] else "other"

    def _is_known_otherwise(self, word: str) -> bool:
        return any(e.kind in ("country", "place", "adjective", "seat", "office") for e in self.gazetteer.lookup(word))

    def _shouted(self, i: int) -> bool:
        """Tell whether a word in capitals stands among others: names of speakers, titles in capitals."""
        beside = [self.flags[k] for k in (i - 1, i + 1) if 0 <= k < len(self.flags)]
        return any(bits & UPPER and not bits & MARK for bits in beside)
