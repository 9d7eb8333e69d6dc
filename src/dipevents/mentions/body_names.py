"""Names of bodies that no table holds: where a capitalised phrase around a head noun begins and ends.

Rule 1  The head stands last ("Maritime Safety Administration") or goes on behind it ("Ministry of Economy, Trade and Industry"). A
        name never leaves its sentence, and an attempt looks at a bounded number of words.
Rule 2  To the left: capitalised words, "and" and commas between subjects, hyphens, "People's". An office, a weekday, an article, a
        word that opens the sentence ends it. Two states joined by a hyphen belong to the name ("U.S.-Japan ... Committee").
Rule 3  One state in front stays, goes or is the whole modifier, as the head noun's entry says.
Rule 4  A head noun alone, or with a word that makes it no name ("Press Office"), is no body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
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
    MONTH,
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
from .body_words import Head, vocabulary
from .mention import CountryMention, OrganisationMention

FAR = 14  # words an attempt looks to either side
DASHES = frozenset({"-", "–"})
POSSESSIVES = frozenset({"'s", "’s"})
STOPS = DETERMINER | PRONOUN | MONTH | WEEKDAY | HONORIFIC | CONJUNCTION
NOT_OFFICES = frozenset({"general", "chiefs", "rebel", "guerrilla", "fighters", "observers", "officers", "experts", "veterans", "scientists", "journalists", "lawyers", "judges", "editors", "reporters"})  # fmt: skip
NAMES_ANYWAY = frozenset({"near", "under", "inter", "pan", "down", "all", "round", "red", "new", "no"})
OF_STATE = frozenset({"of", "to", "for"})
SMALL_COMPANY = frozenset({"inc", "corp", "ltd", "llc", "plc", "co"})
PORTFOLIOS = frozenset({"foreign", "defense", "defence", "interior", "justice", "finance", "health", "state", "treasury", "justice", "trade", "education", "energy", "culture", "unification", "home"})  # fmt: skip
LOWER_HEADS = frozenset({"ministry", "department"})


class NameReader:
    """The grammar of names, over one document."""

    def __init__(self, document: Document, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.known = vocabulary(gazetteer)
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries if c.form in ("name", "adjective")}
        self.sentence_starts = [s.start for s in document.sentences]
        self.leading = self.known.words["leading"]

    def heads(self) -> list[int]:
        """Return the tokens that are head nouns of bodies: capitalised ones, and lower-case ones that a state or portfolio may name."""
        table, flags = self.known.heads, self.flags
        return [i for i, word in enumerate(self.folded) if word in table and (flags[i] & CAPITAL or table[word].state != "keep")]

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the sentence that holds a token."""
        sentence = self.document.sentences[bisect_right(self.sentence_starts, i) - 1]
        return sentence.start, sentence.end

    def read(self, i: int) -> OrganisationMention | None:
        """Return the body whose name is built around the head noun at ``i``."""
        head = self.known.heads[self.folded[i]]
        floor, limit = self.bounds(i)
        if not self.flags[i] & CAPITAL:
            return self._lower(i, head, floor, limit)
        if self._shouted(i, floor, limit) or head.plural:
            return None
        begin, code, bilateral = self._left(i, max(floor, i - FAR), floor, head)
        end, of_state = self._right(i, min(limit, i + FAR + 4), head, alone=begin == i)
        if not self._is_name(begin, i, end, floor, head):
            return None
        if self.folded[i] in SMALL_COMPANY and end < limit and self.words[end] == "." and self.starts[end] == self.ends[end - 1] and end + 1 < limit:
            end += 1
        kind = self._kind(begin, i, end, head.kind, bilateral=bilateral)
        country = None if bilateral else code or of_state
        return OrganisationMention(start=begin, end=end, name=(begin, end), kind=kind, country=country if kind not in ("igo", "forum") else None)

    # --- lower case -----------------------------------------------------------------------------------------------

    def _lower(self, i: int, head: Head, floor: int, limit: int) -> OrganisationMention | None:
        """Read "the Philippine military", "a foreign ministry spokesman": a state or a portfolio in front makes the noun a name."""
        state = self.state_to.get(i)
        if head.state == "only" and state is not None and state.form == "adjective" and state.start >= floor and self._stands_for_itself(i + 1, limit):
            return OrganisationMention(start=state.start, end=i + 1, name=(state.start, i + 1), kind=head.kind, country=state.code)
        if self.folded[i] in LOWER_HEADS and i > floor and self.folded[i - 1] in PORTFOLIOS and not self.flags[i - 1] & CAPITAL:
            before = self.state_to.get(i - 1)
            definite = i - 2 >= floor and self.folded[i - 2] in ("the", "a", "'s", "’s")
            if before is not None or definite:
                return OrganisationMention(start=i - 1, end=i + 1, name=(i - 1, i + 1), kind=head.kind, country=before.code if before else None)
        return None

    def _stands_for_itself(self, j: int, limit: int) -> bool:
        """Tell whether the noun is no mere attribute of the next one ("military officials")."""
        if j >= limit:
            return True
        bits = self.flags[j]
        if bits & (MARK | FUNCTION) or self.words[j] in POSSESSIVES:
            return self.words[j] not in DASHES and self.words[j] != "/"
        from_verb = bits & (PAST | THIRD) and not bits & (HEAD | NOT_NAME)
        return bool(from_verb) or self._is_verbal(bits)

    def _is_verbal(self, bits: int) -> bool:
        from ..lexicon import ADVERB, AUXILIARY, MODAL  # noqa: PLC0415

        return bool(bits & (ADVERB | AUXILIARY | MODAL))

    # --- to the left ----------------------------------------------------------------------------------------------

    def _glued(self, p: int) -> bool:
        """Tell whether token ``p`` touches both of its neighbours."""
        return 0 < p < len(self.words) - 1 and self.starts[p] == self.ends[p - 1] and self.ends[p] == self.starts[p + 1]

    def _subject(self, k: int) -> bool:
        """Tell whether a word is a capitalised common noun or adjective as names of bodies are made of."""
        bits = self.flags[k]
        if not bits & CAPITAL or bits & (STOPS | PREPOSITION) or (bits & HEAD and self.folded[k] not in NOT_OFFICES):
            return False
        return bool(bits & (NOT_NAME | PORTFOLIO)) or self.folded[k] in self.known.subjects

    def _left(self, i: int, low: int, floor: int, head: Head) -> tuple[int, str | None, bool]:
        """Return where the name begins, the state it belongs to, and whether it joins two states (Rules 2 and 3)."""
        begin = i
        office = False
        code: str | None = None
        bilateral = False
        while begin > low:
            state = self.state_to.get(begin)
            if state is not None and state.start >= floor:
                begin, code, bilateral = self._at_state(begin, i, state, floor, head)
                break
            p = begin - 1
            if self.words[p] in POSSESSIVES or self.words[p] in ("'", "’"):
                owner = p - 1
                if owner >= low and self.folded[owner] in self.known.words["plural_owner"] and self.flags[owner] & CAPITAL:
                    begin = owner
                    continue
                code = self.state_to[p].code if p in self.state_to else None
                break
            if self.words[p] in DASHES and self._glued(p) and p - 1 >= low and self.flags[p - 1] & CAPITAL:
                if begin == i and p in self.state_to:
                    break
                begin = p - 1 if p not in self.state_to else self.state_to[p].start
                continue
            if self.folded[p] in ("and", "&"):
                further = self._over_and(p, begin, i, low)
                if further is None:
                    break
                begin = further
                continue
            bits = self.flags[p]
            if not bits & CAPITAL:
                if bits & DIGIT and len(self.words[p]) == 4 and p - 1 >= low and self.flags[p - 1] & UPPER and begin < i:
                    begin = p - 1  # APEC 2015 National Organizing Council
                    continue
                break
            if self._ends_left(p, bits, floor):
                office = bool(bits & (HEAD | HONORIFIC))
                break
            begin = p
        return self._trimmed(begin, i, floor, office=office), code, bilateral

    def _ends_left(self, p: int, bits: int, floor: int) -> bool:
        """Tell whether a capitalised word in front of a name is no part of it."""
        word = self.folded[p]
        if word in NAMES_ANYWAY:
            return False
        if bits & STOPS or bits & PREPOSITION:
            return True
        if bits & HEAD and word not in NOT_OFFICES:
            return True
        return bool(bits & (PAST | THIRD | ING) and not bits & (NOT_NAME | PORTFOLIO) and word not in self.known.subjects and p == floor)

    def _trimmed(self, begin: int, i: int, floor: int, *, office: bool) -> int:
        """Return the beginning without words that are no part of a name: "Former", "Seventh", a surname behind an office."""
        while begin < i:
            bits = self.flags[begin]
            if office and not self._subject(begin) and not bits & UPPER and begin not in self.state_at:
                begin += 1
            elif bits & (ORDINAL | NUMBER) or self.folded[begin] in self.leading or self.words[begin] in DASHES or self.folded[begin] in ("and", "&"):
                begin += 1
            elif begin == floor and self.folded[begin] in self.known.words["initial_stop"]:
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
        if head.state == "only" or (head.state == "keep" and (begin < i or head.kind in ("military", "government", "political_party"))):
            start = state.start
            if start - 1 >= floor and self.folded[start - 1] == "royal":
                start -= 1
            return start, state.code, False
        if head.state == "drop" and begin == i and self.folded[i] in ("assembly", "parliament", "legislature"):
            return state.start, state.code, False
        return begin, state.code, False

    def _over_and(self, p: int, begin: int, i: int, low: int) -> int | None:
        """Return where "Truth, Reconciliation, and" begins, whose "and" is token ``p``; None where it joins something else."""
        last = p - 1
        if last >= low and self.words[last] == ",":
            last -= 1
        if begin == i or last < low or not self._subject(last):
            return None
        first = last
        while True:
            while first - 1 >= low and self._subject(first - 1):
                first -= 1
            if first - 2 >= low and self.words[first - 1] == "," and self._subject(first - 2):
                first -= 2
                continue
            break
        heads = self.known.heads
        if any(self.folded[k] in heads or k in self.state_at for k in range(first, last + 1)):
            return None
        if first - 1 >= low and self.folded[first - 1] in ("of", "for") and first - 2 >= low and self.flags[first - 2] & CAPITAL:
            return None
        return first

    # --- to the right ---------------------------------------------------------------------------------------------

    def _right(self, i: int, limit: int, head: Head, *, alone: bool) -> tuple[int, str | None]:
        """Return where the complements of the head end, and the state that the last one names."""
        end = i + 1
        code: str | None = None
        if head.shape == "last":
            return end, None
        links = self.known.words["link_first"]
        depth = 0
        while end < limit and self.folded[end] in links and depth < 4:
            link = self.folded[end]
            if link == "in" or (link in ("to", "for") and depth and not alone and self.folded[end - 1] not in self.known.subjects):
                break
            at = end + 1
            if at < limit and self.folded[at] == "the":
                at += 1
            stop = self._complement(at, limit, link, first=depth == 0)
            if stop == at:
                break
            depth += 1
            state = next((self.state_at[k] for k in (at,) if k in self.state_at and self.state_at[k].end == stop), None)
            code = state.code if state is not None and link in OF_STATE else None
            if state is not None and not alone and depth == 1 and link != "of":
                break
            end = stop
            links = self.known.words["link_later"]
        return end, code

    def _complement(self, at: int, limit: int, link: str, *, first: bool) -> int:
        """Return the end of the noun phrase behind "of", "for", "on" that begins at ``at``; ``at`` itself where none does."""
        j = at
        if j < limit and link == "to" and self.folded[j] in self.known.words["fight"]:
            j += 1
        j = self._run(j, limit, first=first)
        if j == at:
            return at
        while j < limit and j not in self.state_at:
            mark = j
            if self.words[j] == "," and not self._listed(j, limit):
                break
            while mark < limit and (self.words[mark] == "," or self.folded[mark] in ("and", "&")):
                mark += 1
            if mark == j or mark >= limit:
                break
            if self.folded[mark] == "the" and mark + 1 < limit and self.folded[mark + 1] in ("arts", "environment"):
                mark += 1
            if not self._subject(mark) or mark in self.state_at or self.state_at_end(j):
                break
            stop = self._run(mark, limit, first=False)
            if any(self.folded[k] in self.known.heads for k in range(mark, stop)) or stop == mark:
                break
            if stop < limit and self.flags[stop] & CAPITAL and self.flags[stop] & HEAD:
                break
            j = stop
        return j

    def state_at_end(self, j: int) -> bool:
        """Tell whether a state's name ends in front of token ``j``."""
        return j in self.state_to and self.state_to[j].form == "name"

    def _listed(self, comma: int, limit: int) -> bool:
        """Tell whether the comma opens a list of subjects that "and" closes: ", Trade and Industry"."""
        j = comma
        while j < limit and self.words[j] == ",":
            j += 1
            if j < limit and self.folded[j] in ("and", "&"):
                return j + 1 < limit and self._subject(j + 1)
            start = j
            while j < limit and self._subject(j) and self.folded[j] not in self.known.heads and j - start < 4:
                j += 1
            if j == start:
                return False
        return j < limit and self.folded[j] in ("and", "&") and j + 1 < limit and self._subject(j + 1)

    def _run(self, at: int, limit: int, *, first: bool) -> int:
        """Return the end of the capitalised words from ``at`` on; an office or a person ends them unless they come first."""
        j = at
        while j < limit:
            bits = self.flags[j]
            if j in self.state_at and bits & CAPITAL:
                state = self.state_at[j]
                if state.end < limit and self.flags[state.end] & HEAD and self.flags[state.end] & CAPITAL:
                    break
                j = state.end
                if j < limit and self.words[j] in POSSESSIVES and j + 1 < limit and self.flags[j + 1] & CAPITAL and not first:
                    break
                if j + 1 < limit and self.words[j] in POSSESSIVES and self.flags[j + 1] & CAPITAL:
                    j += 1
                continue
            if self.words[j] in DASHES and j > at and self._glued(j):
                j += 1
                continue
            if j > at and self.words[j] in ("'s", "’s", "'", "’") and self.folded[j - 1] in self.known.words["plural_owner"]:
                j += 1
                continue
            if not bits & CAPITAL or bits & (MONTH | WEEKDAY | HONORIFIC) or (bits & (FUNCTION) and not bits & NOT_NAME):
                break
            if bits & HEAD and self.folded[j] not in NOT_OFFICES and not (first and j == at) and not (first and self._subject(j - 1) and j - at < 3):
                break
            person = bits & GIVEN and j > at and self.folded[j] not in self.known.subjects and not bits & (NOT_NAME | PORTFOLIO)
            if person and j + 1 < limit and self.flags[j + 1] & CAPITAL:
                break
            if j > at and self.folded[j] in self.known.words["event"]:
                break
            j += 1
        while j > at and self.words[j - 1] in DASHES:
            j -= 1
        return j

    # --- the whole ------------------------------------------------------------------------------------------------

    def _shouted(self, i: int, floor: int, limit: int) -> bool:
        """Tell whether the head stands in a line of capitals, where case says nothing."""
        if not self.flags[i] & UPPER:
            return False
        around = [k for k in range(max(floor, i - 3), min(limit, i + 4)) if k != i and not self.flags[k] & MARK]
        return not around or sum(bool(self.flags[k] & UPPER) for k in around) * 2 >= len(around)

    def _is_name(self, begin: int, i: int, end: int, floor: int, head: Head) -> bool:
        """Tell whether head and modifiers make a name (Rule 4)."""
        if begin == i and end == i + 1:
            return False
        word = self.folded[i]
        phrase = tuple(self.folded[begin:end])
        if phrase in self.known.phrases["no_body"]:
            return False
        after = self.folded[end] if end < len(self.folded) else ""
        if end < len(self.words) and self.words[end] in DASHES and self._glued(end) and head.kind in ("media", "forum"):
            return False
        if after in self.known.words["event"] and self.flags[end] & CAPITAL and head.kind not in ("government", "military"):
            return after not in ("airport", "building")
        if word in ("government", "administration") and end == i + 1:
            modifiers = [k for k in range(begin, i) if k not in self.state_at and self._subject(k)]
            return len(modifiers) >= (1 if word == "government" and self.folded[i - 1] in ("interim", "transitional", "provisional") else 2) - (
                word == "administration" and self._subject(i - 1) and self.flags[i - 1] & NOT_NAME > 0
            )
        if word in ("government", "mission") and begin == i:
            return word == "mission" and self.folded[i + 1] == "to"
        if word in ("times", "post", "news", "press", "daily", "radio", "television", "international", "watch", "network", "group", "company"):
            return i - begin >= 1 and not (end < len(self.words) and self.flags[end] & CAPITAL and not self.flags[end] & (FUNCTION | HEAD))
        return True

    def _kind(self, begin: int, i: int, end: int, kind: str, *, bilateral: bool) -> str:
        """Return the kind of body, which words of the name may change."""
        names = set(self.folded[begin:end])
        words = self.known.words
        if self.folded[i] in ("council", "committee", "commission", "group", "dialogue", "forum", "board"):
            if bilateral or names & words["kind_forum"]:
                return "forum"
            if names & words["kind_igo"]:
                return "igo"
            if names & words["kind_ngo"]:
                return "ngo"
            return "company" if self.folded[i] == "group" and i - begin == 1 else kind
        if kind == "ngo" and names & {"university", "college", "universities", "academy"}:
            return "academic"
        if kind == "igo" and not names & words["kind_igo"]:
            return "ngo"
        if self.folded[i] == "front" and "liberation" in names:
            return "military"
        return kind
