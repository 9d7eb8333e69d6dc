"""Names of bodies that no table holds: where a capitalised phrase around a head noun begins and ends.

Rule 1  The head stands last ("Maritime Safety Administration") or goes on behind it ("Ministry of Economy, Trade and Industry"). A
        name never leaves its sentence, and an attempt looks at a bounded number of words.
Rule 2  To the left: capitalised words, "and" and commas between subjects, hyphens, "People's". An office, a weekday, an article, a
        word that opens the sentence ends it. Two states joined by a hyphen belong to the name ("U.S.-Japan ... Committee").
Rule 3  One state in front stays, goes or is the whole modifier, as the head noun's entry says.
Rule 4  A head noun alone, or with words that make no name of it ("Press Office"), is no body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    ING,
    MARK,
    MODAL,
    MONTH,
    NAMED,
    NOT_NAME,
    NUMBER,
    ORDINAL,
    PAST,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    THIRD,
    UPPER,
    WEEKDAY,
)
from .body_words import Head, kind_of, vocabulary
from .mention import CountryMention, OrganisationMention

FAR = 14  # words an attempt looks to the left
FURTHER = 20  # and to the right
DASHES = frozenset({"-", "–"})
APOSTROPHES = frozenset({"'", "’"})
POSSESSIVES = frozenset({"'s", "’s"})
STOPS = DETERMINER | PRONOUN | MONTH | WEEKDAY | HONORIFIC | CONJUNCTION
COMMON = NOT_NAME | PORTFOLIO


class NameReader:
    """The grammar of names, over one document."""

    def __init__(
        self, document: Document, countries: Sequence[CountryMention], cities: dict[int, int], gazetteer: Gazetteer
    ) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.known = vocabulary(gazetteer)
        self.cities = cities
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries if c.form in ("name", "adjective")}
        self.sentence_starts = [s.start for s in document.sentences]

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the sentence that holds a token."""
        sentence = self.document.sentences[bisect_right(self.sentence_starts, i) - 1]
        return sentence.start, sentence.end

    def read(self, i: int) -> OrganisationMention | None:
        """Return the body whose name is built around the word at ``i``, if that is a head noun; None where it makes no name."""
        head = self.known.heads.get(self.folded[i])
        if head is None or not (self.flags[i] & CAPITAL or self.folded[i] in self.known.lower):
            return None
        floor, limit = self.bounds(i)
        if not self.flags[i] & CAPITAL:
            return self._lower(i, head, floor, limit)
        if self._shouted(i, floor, limit) or head.plural:
            return None
        begin, code, bilateral = self._left(i, max(floor, i - FAR), floor, head)
        end, of_state = self._right(i, min(limit, i + FURTHER), head)
        if not self._is_name(begin, i, end, head):
            return None
        if self._is_abbreviated(end, limit):
            end += 1
        kind = kind_of(self.known, self.folded[begin:end], self.folded[i], head.kind, alone=i - begin == 1, bilateral=bilateral)
        country = None if bilateral or kind in ("igo", "forum") else code or of_state
        return OrganisationMention(start=begin, end=end, name=(begin, end), kind=kind, country=country)

    def _is_abbreviated(self, end: int, limit: int) -> bool:
        """Tell whether the full stop behind "Inc" or "Ltd" belongs to it and does not end the sentence."""
        return (
            end + 1 < limit
            and self.words[end] == "."
            and self.folded[end - 1] in self.known.words["abbreviated"]
            and self.starts[end] == self.ends[end - 1]
        )

    # --- lower case -----------------------------------------------------------------------------------------------

    def _lower(self, i: int, head: Head, floor: int, limit: int) -> OrganisationMention | None:
        """Read "the Philippine military", "a foreign ministry spokesman": a state or a portfolio in front makes the noun a name."""
        state = self.state_to.get(i)
        if head.state == "only":
            if state is None or state.start < floor or not self._like_adjective(state) or not self.stands_for_itself(i + 1, limit):
                return None
            end = self._seated(i, limit)
            return OrganisationMention(start=state.start, end=end, name=(state.start, end), kind=head.kind, country=state.code)
        phrase = (self.folded[i - 1], self.folded[i]) if i > floor else ()
        if phrase not in self.known.phrases["lower_ministry"] or self.flags[i - 1] & CAPITAL:
            return None
        before = self.state_to.get(i - 1)
        if before is None and not (i - 2 >= floor and self.folded[i - 2] in ("the", "a", "'s", "’s")):
            return None
        return OrganisationMention(start=i - 1, end=i + 1, name=(i - 1, i + 1), kind=head.kind, country=before.code if before else None)

    def _like_adjective(self, state: CountryMention) -> bool:
        """Tell whether a state's name stands as an adjective does: "Chinese", "U.S.", "UK"."""
        return state.form == "adjective" or (state.end - state.start == 1 and self.words[state.start].isupper())

    def stands_for_itself(self, j: int, limit: int) -> bool:
        """Tell whether the noun in front of token ``j`` is no mere attribute of the next one ("military officials")."""
        if j >= limit:
            return True
        bits = self.flags[j]
        if bits & MARK or self.words[j] in POSSESSIVES:
            return self.words[j] not in DASHES and self.words[j] != "/"
        return bool(bits & (FUNCTION | ADVERB | AUXILIARY | MODAL | PAST) or (bits & THIRD and not bits & (HEAD | NOT_NAME)))

    def _seated(self, i: int, limit: int) -> int:
        """Return the end of "consulate in Houston"; an embassy is told from others by its city only where that is no capital."""
        j = i + 1
        if self.folded[i] not in ("embassy", "consulate") or j + 1 >= limit or self.folded[j] != "in":
            return i + 1
        end = self.cities.get(j + 1, j + 1)
        if end == j + 1:
            return i + 1
        city = tuple(self.folded[j + 1 : end])
        return i + 1 if self.folded[i] == "embassy" and city in self.known.capitals else end

    # --- to the left ----------------------------------------------------------------------------------------------

    def glued(self, p: int) -> bool:
        """Tell whether token ``p`` touches both of its neighbours."""
        return 0 < p < len(self.words) - 1 and self.starts[p] == self.ends[p - 1] and self.ends[p] == self.starts[p + 1]

    def subject(self, k: int) -> bool:
        """Tell whether a word is a capitalised common noun or adjective as names of bodies are made of."""
        bits = self.flags[k]
        if not bits & CAPITAL or bits & (STOPS | PREPOSITION | UPPER) or self._is_office(k):
            return False
        return bool(bits & COMMON) or self.folded[k] in self.known.subjects

    def _is_office(self, k: int) -> bool:
        return bool(self.flags[k] & HEAD) and self.folded[k] not in self.known.words["no_office"]

    def _left(self, i: int, low: int, floor: int, head: Head) -> tuple[int, str | None, bool]:
        """Return where the name begins, the state it belongs to, and whether it joins two states (Rules 2 and 3)."""
        begin = i
        office = bilateral = False
        code: str | None = None
        while begin > low:
            state = self.state_to.get(begin)
            if state is not None and state.start >= floor:
                begin, code, bilateral = self._at_state(begin, i, state, floor, head)
                break
            p = begin - 1
            if self.words[p] in POSSESSIVES or self.words[p] in APOSTROPHES:
                if p > low and self._owns(p - 1, i):
                    begin = p - 1
                    if self.folded[p - 2] in self.known.words["office_pair"] and p - 2 >= low:
                        begin = p - 2
                    continue
                code = self.state_to[p].code if p in self.state_to else None
                break
            further = self._over_link(p, begin, i, low)
            if further is not None:
                begin = further
                continue
            bits = self.flags[p]
            if not bits & CAPITAL or self._ends_left(p, bits, floor):
                office = bool(bits & CAPITAL and bits & (HEAD | HONORIFIC))
                break
            begin = p
        return self._trimmed(begin, i, floor, office=office), code, bilateral

    def _owns(self, k: int, i: int) -> bool:
        """Tell whether the owner at token ``k`` is part of the name: "People's Congress", "Prime Minister's Office"."""
        if not self.flags[k] & CAPITAL:
            return False
        return self.folded[k] in self.known.words["plural_owner"] or (self.folded[i] == "office" and k == i - 2 and self._is_office(k))

    def _over_link(self, p: int, begin: int, i: int, low: int) -> int | None:
        """Return where a name begins that goes on in front of a hyphen, "and", "&" or a year; None where it does not."""
        if self.folded[p] == "2" and p - 2 >= low and self.words[p - 1] == "+" and self.folded[p - 2] == "2":
            return p - 2  # 2+2 Dialogue
        if p - 1 < low or not (self.flags[p - 1] & CAPITAL or self.words[p - 1] == ","):
            return None
        if self.words[p] in DASHES and self.glued(p):
            state = self.state_to.get(p)
            return None if begin == i and state is not None else p - 1 if state is None else state.start
        if self.words[p] == "&" and begin < i:
            first = p - 1
            while first > low and self.flags[first - 1] & CAPITAL and first not in self.state_to and not self.flags[first - 1] & STOPS:
                first -= 1
            return first
        if self.folded[p] == "and":
            return self._over_and(p, begin, i, low)
        if self.flags[p] & DIGIT and len(self.words[p]) == 4 and self.flags[p - 1] & UPPER and begin < i:
            return p - 1  # OECD 2030 Planning Committee
        return None

    def _ends_left(self, p: int, bits: int, floor: int) -> bool:
        """Tell whether a capitalised word in front of a name is no part of it."""
        word = self.folded[p]
        if word in self.known.words["in_names"]:
            return False
        if bits & (STOPS | PREPOSITION) or self._is_office(p):
            return True
        return bool(p == floor and bits & (PAST | THIRD | ING) and not bits & COMMON and word not in self.known.subjects)

    def _trimmed(self, begin: int, i: int, floor: int, *, office: bool) -> int:
        """Return the beginning without words that are no part of a name: "Former", "Seventh", a surname behind an office."""
        while begin < i:
            bits, word = self.flags[begin], self.folded[begin]
            if office and not self.subject(begin) and not bits & UPPER and begin not in self.state_at:
                begin += 1
            elif (bits & (ORDINAL | NUMBER) and self.words[begin + 1] != "+") or word in self.known.words["leading"] or self.words[begin] in DASHES or word in ("and", "&"):
                begin += 1
            elif begin == floor and word in self.known.words["opening"]:
                begin += 1
            else:
                break
        return begin

    def _at_state(self, begin: int, i: int, state: CountryMention, floor: int, head: Head) -> tuple[int, str | None, bool]:
        """Return where a name begins whose words, as far as read, have a state in front (Rules 2 and 3)."""
        first, states = state.start, 1
        while first - 1 > floor and self.words[first - 1] in (*DASHES, "/"):
            other = self.state_to.get(first - 1)
            if other is not None and other.start >= floor:
                first, states = other.start, states + 1
            elif self.flags[first - 2] & UPPER:
                first, states = first - 2, states + 1
            else:
                break
        if states > 1:
            return (first, None, True) if begin < i else (i, None, False)
        own = head.kind in ("military", "government", "political_party")
        alone = begin == i and self.folded[i] in self.known.words["national"]
        if head.state == "only" or alone or (head.state == "keep" and (begin < i or own)):
            first = state.start
            if first > floor and self.folded[first - 1] == "royal":
                first -= 1
            return first, state.code, False
        return begin, state.code, False

    def _over_and(self, p: int, begin: int, i: int, low: int) -> int | None:
        """Return where "Truth, Reconciliation, and" begins, whose "and" is token ``p``; None where it joins something else."""
        last = p - 2 if self.words[p - 1] == "," else p - 1
        if begin == i or last < low or not self.subject(last):
            return None
        first = last
        while first > low:
            if self.subject(first - 1) and first not in self.state_to:
                first -= 1
            elif first - 2 >= low and self.words[first - 1] == "," and self.subject(first - 2):
                first -= 2
            else:
                break
        if any(self.folded[k] in self.known.heads or k in self.state_at for k in range(first, last + 1)):
            return None
        if first - 2 >= low and self.folded[first - 1] in ("of", "for") and self.flags[first - 2] & CAPITAL:
            return None
        return first

    # --- to the right ---------------------------------------------------------------------------------------------

    def _right(self, i: int, limit: int, head: Head) -> tuple[int, str | None]:
        """Return where the complements of the head end, and the state that the last one names."""
        end = i + 1
        code: str | None = None
        if head.shape == "last":
            return end, None
        if head.state == "only" and self._seated(i, limit) > end:
            return self._seated(i, limit), None
        links = self.known.words["link_first"]
        for depth in range(4):
            if end >= limit or self.folded[end] not in links:
                break
            link = self.folded[end]
            if link == "for" and not depth and self.folded[i] == "union":
                break
            if link in ("to", "for") and depth and self.folded[end - 1] not in self.known.subjects and not self._is_office(end - 1):
                break
            at = end + 1
            if at < limit and self.folded[at] == "the":
                at += 1
            stop = self._complement(at, limit, link, first=depth == 0)
            if stop == at:
                break
            state = self.state_at.get(at)
            whole = state is not None and state.end == stop
            if whole and link == "on" and self.folded[i] == "council":
                break
            code = state.code if state is not None and whole and link in ("of", "to", "for") else None
            end = stop
            links = self.known.words["link_later"]
        return end, code

    def _complement(self, at: int, limit: int, link: str, *, first: bool) -> int:
        """Return the end of the noun phrase behind "of", "for", "on" that begins at ``at``; ``at`` itself where none does."""
        start = at + 1 if at < limit and link == "to" and self.folded[at] in self.known.words["fight"] else at
        j = self._run(start, limit, first=first)
        if j == start:
            return at
        while j < limit and j not in self.state_at and not self._is_state_to(j):
            if self.words[j] == "," and not self._listed(j, limit):
                break
            mark = j
            while mark < limit and (self.words[mark] == "," or self.folded[mark] in ("and", "&")):
                mark += 1
            if mark == j or mark >= limit:
                break
            if self.folded[mark] == "the" and mark + 1 < limit and self.folded[mark + 1] in ("arts", "environment"):
                mark += 1
            stop = self._run(mark, limit, first=False)
            if stop == mark or not self._goes_on(mark, stop, limit):
                break
            j = stop
        return j

    def _is_state_to(self, j: int) -> bool:
        return j in self.state_to and self.state_to[j].form == "name"

    def _goes_on(self, mark: int, stop: int, limit: int) -> bool:
        """Tell whether the words behind "and" still belong to the name: common nouns, no other body, no office."""
        span = range(mark, stop)
        if mark in self.state_at and self.state_at[mark].end == stop:
            return False
        if any(self.folded[k] in self.known.heads for k in span) or self._is_office(mark):
            return False
        if stop < limit and self.flags[stop] & CAPITAL and self._is_office(stop) and stop - mark < 2:
            return False
        common = any(self.flags[k] & COMMON for k in span)
        return common or (self.subject(stop - 1) and (stop - mark > 1 or not self.flags[mark] & NAMED))

    def _listed(self, comma: int, limit: int) -> bool:
        """Tell whether the comma opens a list of subjects that "and" closes: ", Trade and Industry"."""
        j = comma
        while j < limit and self.words[j] == ",":
            j += 1
            start = j
            while j < limit and self.subject(j) and self.folded[j] not in self.known.heads and j - start < 4:
                j += 1
            if j == start:
                break
        closed = j + 1 < limit and self.folded[j] in ("and", "&") and self.subject(j + 1)
        return closed and self.folded[j + 1] not in self.known.heads

    def _run(self, at: int, limit: int, *, first: bool) -> int:
        """Return the end of the capitalised words from ``at`` on; an office or a person ends them unless they come first."""
        j = at
        words, folded, flags = self.words, self.folded, self.flags
        while j < limit:
            bits = flags[j]
            state = self.state_at.get(j)
            if state is not None and bits & CAPITAL:
                if state.end < limit and flags[state.end] & HEAD and flags[state.end] & CAPITAL:
                    break
                j = state.end
                if j + 1 < limit and words[j] in POSSESSIVES and flags[j + 1] & CAPITAL and first:
                    j += 1
                continue
            linked = (words[j] in DASHES and self.glued(j)) or (
                (words[j] in POSSESSIVES or words[j] in APOSTROPHES) and folded[j - 1] in self.known.words["plural_owner"]
            )
            if linked and j > at:
                j += 1
                continue
            if not bits & CAPITAL or bits & (MONTH | WEEKDAY | HONORIFIC) or (bits & FUNCTION and not bits & NOT_NAME):
                break
            if self._is_office(j) and not folded[j].endswith("s") and not (first and (j == at or folded[j - 1] in self.known.words["office_pair"])):
                break
            if j > at and (folded[j] in self.known.words["event"] or folded[j] in self.known.words["leading"]):
                break
            if j > at and not self.subject(j) and not bits & UPPER and (bits & GIVEN or folded[j - 1] in self.known.words["closing"] or folded[j - 1] in self.known.heads):
                break
            j += 1
        while j > at and words[j - 1] in DASHES:
            j -= 1
        return j

    # --- the whole ------------------------------------------------------------------------------------------------

    def _shouted(self, i: int, floor: int, limit: int) -> bool:
        """Tell whether the head stands in a line of capitals, where case says nothing."""
        if not self.flags[i] & UPPER:
            return False
        around = [k for k in range(max(floor, i - 3), min(limit, i + 4)) if k != i and not self.flags[k] & MARK]
        return sum(bool(self.flags[k] & UPPER) for k in around) * 2 >= len(around)

    def _is_name(self, begin: int, i: int, end: int, head: Head) -> bool:
        """Tell whether head and modifiers make a name (Rule 4)."""
        if begin == i and end == i + 1:
            return False
        known, word = self.known, self.folded[i]
        if self.folded[begin] in known.words["prefix"] and self.words[begin + 1] in DASHES and i - begin < 3:
            return False
        if tuple(self.folded[begin:end]) in known.phrases["no_body"] or tuple(self.folded[i - 1 : i + 1]) in known.phrases["no_ending"]:
            return False
        follows = self.flags[end] if end < len(self.flags) else 0
        after = self.folded[end] if follows & CAPITAL else ""
        if end < len(self.words) and self.words[end] in DASHES and self.glued(end) and head.kind in ("media", "forum"):
            return False
        if after in known.words["not_before"] or (follows & NUMBER and follows & CAPITAL):
            return False
        if word in known.words["needs_state"]:
            return (begin in self.state_at and begin < i) or (end > i + 1 and self.folded[i + 1] in ("of", "to", "in"))
        if word in ("government", "administration") and end == i + 1:
            qualified = [k for k in range(begin, i) if self.subject(k) and k not in self.state_at]
            return self.folded[i - 1] in known.words["qualified"] if word == "government" else len(qualified) > 1
        if word == "government" and begin == i:
            return False
        if word in known.words["open_head"]:
            return begin < i and not (follows & CAPITAL and not follows & (FUNCTION | HEAD))
        return True


def renamed(mention: OrganisationMention, start: int, end: int) -> OrganisationMention:
    """Return the mention with another extent, name and all."""
    return attrs.evolve(mention, start=start, end=end, name=(start, end))
