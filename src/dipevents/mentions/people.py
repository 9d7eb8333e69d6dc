"""People by name, with the titles printed before and behind them.

Rule 1  A capitalised run is a person only on evidence: a title or honorific in front, an entry of the table of office-holders, a
        given name, a family name that comes first, a title in apposition, or a name that was read in full before.
Rule 2  Names are read from left to right; a surname alone goes back to somebody named before. The headline is read last.
Rule 3  Known states, places, bodies, months and common words of news are no names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer, Holder
from ..lexicon import (
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DIGIT,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODIFIER,
    MONTH,
    NOT_NAME,
    ORDINAL,
    PARTICLE,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    SUFFIX,
    THIRD,
    UPPER,
    VERB,
    WEAK_NAME,
    WEEKDAY,
)
from .mention import CountryMention, OfficeMention, OrganisationMention, PersonMention, PlaceMention, Title
from .scan import Hits

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HARD_STOPS = DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | MARK | DIGIT
LONGEST = 6  # words in a name
LONG_ENOUGH = 5  # letters of a surname that can be recognised in spite of one wrong letter
STATEFUL = frozenset({"president", "minister", "ministers", "premier", "king", "queen", "chancellor", "secretary"})


@attrs.frozen
class _Name:
    """A name that was read: its folded words, and what was known of its bearer."""

    words: tuple[str, ...]
    country: str | None
    gender: str | None
    holder: str | None


def find_people(
    document: Document,
    hits: Hits,
    countries: Sequence[CountryMention],
    organisations: Sequence[OrganisationMention],
    places: Sequence[PlaceMention],
    offices: Sequence[OfficeMention],
    gazetteer: Gazetteer,
) -> tuple[tuple[PersonMention, ...], frozenset[int]]:
    """Return the named people in text order, and the starts of the offices that turned out to be their titles.

    Forms: TITLE NAME ("Chinese Foreign Minister Wang Yi"); TITLE NAME "of" STATE; NAME, TITLE ("Wang Yi, the Chinese foreign
    minister,"); TITLE, HONORIFIC NAME; HONORIFIC NAME; STATE's NAME; plural TITLE NAME "and" NAME; NAME alone.
    """
    reader = _Reader(document, hits, countries, organisations, places, offices, gazetteer)
    order = sorted(document.paragraphs, key=lambda p: p.kind in ("headline", "deck"))
    for paragraph in order:
        reader.in_line = paragraph.kind == "line"
        reader.read_paragraph(paragraph.start, paragraph.end, title=paragraph.kind == "headline")
    return tuple(sorted(reader.found, key=lambda m: m.start)), frozenset(reader.used)


class _Reader:
    """Reads the names of one document; remembers whom it has met."""

    def __init__(
        self,
        document: Document,
        hits: Hits,
        countries: Sequence[CountryMention],
        organisations: Sequence[OrganisationMention],
        places: Sequence[PlaceMention],
        offices: Sequence[OfficeMention],
        gazetteer: Gazetteer,
    ) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.office_at = {o.start: o for o in offices}
        self.office_to = {o.end for o in offices}
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries}
        self.holder_at = {h.start: h for h in hits["holder"]}
        self.blocked: set[int] = set()
        for mention in countries:
            if not mention.weak:
                self.blocked.update(range(mention.start, mention.end))
        for body in organisations:
            self.blocked.update(range(body.start, body.end))
        self.place_tokens: set[int] = set()
        for place in places:
            self.place_tokens.update(range(place.start, place.end))
        self.found: list[PersonMention] = []
        self.used: set[int] = set()
        self.known: dict[str, list[_Name]] = {}  # each strong word of a name read in full -> names
        self.in_title = False
        self.in_line = False

    # --- the walk -----------------------------------------------------------------------------------------------

    def read_paragraph(self, start: int, end: int, *, title: bool) -> None:
        """Read the names of one paragraph from left to right."""
        self.in_title = title
        flags = self.flags
        i = start
        while i < end:
            bits = flags[i]
            office = self.office_at.get(i)
            if office is not None:
                after = self._titled(office, end)
                i = after if after > i else self._skip_office(office)
                continue
            if not bits & CAPITAL or i in self.blocked:
                i += 1 if not bits & PARTICLE or i + 1 >= end or not flags[i + 1] & (CAPITAL | MARK) else self._particle_first(i, end)
                continue
            after = self._untitled(i, end)
            i = after if after > i else i + 1

    def _skip_office(self, office: OfficeMention) -> int:
        return max(office.start + 1, min(office.title.start + 1, office.end))

    def _particle_first(self, i: int, end: int) -> int:
        """Read a known surname with its particle, "al-Sisi"; return how far to go on."""
        stop = self.read_name(i, end)
        if stop > i + 1 and (known := self._met(i, stop)):
            self._add(i, stop, (i, stop), (), None, known)
            return stop - i
        return 1

    def _titled(self, office: OfficeMention, end: int) -> int:
        """Read the name behind a title; return where the mention ends, or the start where there is no name."""
        i = office.end
        honorific: str | None = None
        if i + 2 < end and self.words[i] == "," and self._is_honorific(i + 1 + (self.folded[i + 1] == "the")):
            i += 1
        elif i + 1 < end and self.words[i] == "," and not office.plural and self._is_sure_name(i + 1, end):
            follow = self.read_name(i + 1, end)
            if follow < end and self.words[follow] == "," and (office.start < office.title.start):
                i += 1
        i, honorific = self._honorifics(i, end)
        stop = self.read_name(i, end, strong=True) if i < end and (i not in self.blocked) else i
        if stop <= i:
            return office.start
        if office.plural:
            return self._several(office, i, stop, end)
        titles = (office.title,)
        country = office.country
        stop_all, after_country, after_titles = self._behind(stop, end)
        country = country or after_country
        self._add(office.start, stop_all, (i, stop), titles + after_titles, country, self._met(i, stop), honorific)
        self.used.add(office.start)
        return stop_all

    def _several(self, office: OfficeMention, i: int, stop: int, end: int) -> int:
        """Read "Presidents Xi Jinping and Vladimir Putin"."""
        self._add(office.start, stop, (i, stop), (office.title,), office.country, self._met(i, stop))
        self.used.add(office.start)
        while stop + 1 < end and self.folded[stop] in ("and", ","):
            j = stop + 1 + (self.folded[stop + 1] == "and")
            follow = self.read_name(j, end, strong=True) if j < end and j not in self.blocked else j
            if follow <= j:
                break
            self._add(j, follow, (j, follow), (office.title,), office.country, self._met(j, follow))
            stop = follow
        return stop

    def _honorifics(self, i: int, end: int) -> tuple[int, str | None]:
        """Step over "Mr.", "Dr", "H.E.", "Senator the Hon."; return the next token and the gender they tell."""
        gender: str | None = None
        if i + 1 < end and self.folded[i] == "the" and self._is_honorific(i + 1):
            i += 1
        while i < end and self.flags[i] & HONORIFIC and self.flags[i] & CAPITAL:
            gender = gender or self.gazetteer.genders.get("title " + self.folded[i])
            i += 1
            if i < end and self.words[i] == "." and self.starts[i] == self.ends[i - 1]:
                i += 1
            if i + 1 < end and self.folded[i] == "the" and self.flags[i + 1] & HONORIFIC:
                i += 1
        return i, gender

    def _is_honorific(self, i: int) -> bool:
        return bool(self.flags[i] & HONORIFIC and self.flags[i] & CAPITAL)

    def _untitled(self, i: int, end: int) -> int:
        """Read a name with no title in front; return where the mention ends, or ``i`` where there is none."""
        flags = self.flags
        if flags[i] & HONORIFIC and not (flags[i] & GIVEN and i + 1 < end and not flags[i + 1] & CAPITAL):
            j, gender = self._honorifics(i, end)
            stop = self.read_name(j, end, strong=True) if j < end and j not in self.blocked else j
            if stop > j:
                stop_all, country, titles = self._behind(stop, end)
                self._add(i, stop_all, (j, stop), titles, country, self._met(j, stop), gender)
                return stop_all
            return i
        hit = self.holder_at.get(i)
        if hit is not None and hit.end <= end and not hit.entries[0].weak and i not in self.place_tokens:
            stop = max(hit.end, self.read_name(i, end)) if not self.in_title else hit.end
            return self._accept(i, stop, end)
        stop = self.read_name(i, end)
        if stop <= i:
            return i
        if (known := self._met(i, stop)) is not None:
            return self._accept(i, stop, end, known)
        if self.in_title:
            for shorter in range(stop - 1, i, -1):
                if (known := self._met(i, shorter)) is not None:
                    return self._accept(i, shorter, end, known)
        if stop < end and self.flags[stop] & NOT_NAME and self.flags[stop] & CAPITAL and not self.flags[stop] & HARD_STOPS and not self.in_title:
            return i  # "Marco Polo Hotel"
        if self._is_sure_name(i, end, stop):
            return self._accept(i, stop, end)
        if stop - i == 1 and stop < end and self.flags[stop] & CUE and (known := self._misspelt(self.folded[i])):
            return self._accept(i, stop, end, known)
        if stop - i >= 2 and self._reads_like_a_person(i, stop, end):
            return self._accept(i, stop, end)
        if stop - i == 1 and i and self.folded[i - 1] == "the" and stop < end and self.folded[stop] in self.gazetteer.state_nouns:
            return self._accept(i, stop, end)  # "the Lukashenka regime"
        return i

    def _accept(self, i: int, stop: int, end: int, known: _Name | None = None) -> int:
        stop_all, country, titles = self._behind(stop, end)
        begin = i
        if i and self.words[i - 1] in ("'s", "’s") and i - 1 in self.state_to:  # "China's Wang Yi"
            owner = self.state_to[i - 1]
            if owner.form in ("name", "seat"):
                begin, country = owner.start, country or owner.code
        self._add(begin, stop_all, (i, stop), titles, country, known or self._met(i, stop))
        return stop_all

    def _behind(self, stop: int, end: int) -> tuple[int, str | None, tuple[Title, ...]]:
        """Read what follows a name: "of France", or a title in apposition; return its end, the state and the titles."""
        if stop + 1 < end and self.folded[stop] == "of" and not self.in_title:
            j = stop + 1 + (self.folded[stop + 1] == "the")
            state = self.state_at.get(j)
            if state is not None and state.form == "name":
                return state.end, state.code, ()
        if stop + 1 < end and self.folded[stop] == "of" and self.in_title and stop + 1 in self.state_at:
            state = self.state_at[stop + 1]
            if state.form == "name":
                return state.end, state.code, ()
        if stop in self.office_at and self.in_line:
            office = self.office_at[stop]
            self.used.add(office.start)
            return stop, office.country, (office.title,)
        if stop + 1 < end and self.words[stop] in (",", "--", "–", "—", "(") and not self.in_title:
            j = stop + 1
            if self.folded[j] in ("also", "who", "then", "now"):
                j += 1
            office = self.office_at.get(j)
            if office is not None and not office.plural and office.end <= end and not self._names_follow(office, end):
                closing = office.end >= end or self.words[office.end] in (",", ".", ")", ";", "--", "–", "—") or self.folded[office.end] in (
                    "and", "who", "said", "told", "in", "at", "on", "for", "with", "from", "under", "during",
                )  # fmt: skip
                if closing:
                    self.used.add(office.start)
                    return stop, office.country, (office.title,)
        return stop, None, ()

    def _names_follow(self, office: OfficeMention, end: int) -> bool:
        """Tell whether a name stands behind the office: it is that person's title, not an apposition."""
        i, _ = self._honorifics(office.end, end)
        return i < end and i not in self.blocked and self.read_name(i, end, strong=True) > i

    # --- names --------------------------------------------------------------------------------------------------

    def read_name(self, i: int, end: int, *, strong: bool = False) -> int:
        """Return where a name that begins at ``i`` ends; ``i`` where none can begin.

        Words with capitals; initials; "-" between parts ("Ban Ki-moon"); particles before a capital ("bin Salman"); suffixes
        (", Jr.").  ``strong``: a title stands in front, so that words which are usually no names may be one.
        """
        flags, words = self.flags, self.words
        j = i
        count = 0
        while j < end and count < LONGEST:
            bits = flags[j]
            word = words[j]
            if j > i and word == "-" and self.starts[j] == self.ends[j - 1] and j + 1 < end and self.starts[j + 1] == self.ends[j]:
                if flags[j + 1] & (MARK | DIGIT) or (flags[j + 1] & 0x3F0 and not flags[j + 1] & (CAPITAL | GIVEN | FAMILY)):
                    break
                j += 2
                continue
            if len(word) == 1 and bits & CAPITAL and j + 1 < end and words[j + 1] == "." and self.starts[j + 1] == self.ends[j]:
                j += 2
                count += 1
                continue
            if len(word) == 1 and bits & CAPITAL and word not in ("I", "A") and j + 1 < end and flags[j + 1] & CAPITAL and (strong or j > i):
                j += 1
                continue
            if bits & PARTICLE and (not bits & CAPITAL or self.folded[j] != "the") and j + 1 < end and (
                flags[j + 1] & CAPITAL or words[j + 1] == "-" or (flags[j + 1] & PARTICLE and j + 2 < end and flags[j + 2] & CAPITAL)
            ) and (j > i or strong or not bits & (PREPOSITION | DETERMINER)) and not (bits & CAPITAL and bits & (PREPOSITION | DETERMINER | CONJUNCTION)):  # fmt: skip
                j += 1
                continue
            if j > i and bits & SUFFIX and bits & CAPITAL:
                j += 1
                if j < end and words[j] == "." and self.starts[j] == self.ends[j - 1]:
                    j += 1
                break
            if j > i and word == "," and j + 1 < end and flags[j + 1] & SUFFIX and flags[j + 1] & CAPITAL:
                j += 2
                if j < end and words[j] == "." and self.starts[j] == self.ends[j - 1] and words[j - 1] in ("Jr", "Sr", "JR", "SR"):
                    j += 1
                break
            if not bits & CAPITAL or not self._can_be_name(j, i, strong=strong):
                break
            j += 1
            count += 1
        if count == 0 or (j - i == 1 and (flags[i] & PARTICLE) and not flags[i] & (GIVEN | FAMILY)):
            return i
        return j

    def _can_be_name(self, j: int, i: int, *, strong: bool) -> bool:
        """Tell whether the capitalised word at ``j`` can be part of a name that began at ``i``."""
        bits = self.flags[j]
        if j in self.blocked or self.words[j] in POSSESSIVES:
            return j > i and bool(bits & (GIVEN | FAMILY)) and self.words[j] not in POSSESSIVES and j not in self.blocked
        if bits & (GIVEN | FAMILY) and not bits & (WEEKDAY | MONTH | HARD_STOPS):
            return not (self.in_title and bits & WEAK_NAME and bits & VERB and not strong and j > i)
        if bits & (HARD_STOPS & ~PREPOSITION | WEEKDAY | MONTH):
            return False
        if bits & (NOT_NAME | HEAD | HONORIFIC | PORTFOLIO | MODIFIER | ORDINAL | PREPOSITION):
            return bool(strong and bits & (GIVEN | FAMILY))
        if self.in_title and bits & VERB and not bits & (GIVEN | FAMILY):
            return False
        if bits & THIRD and j > i and not strong and not bits & UPPER:
            return False
        return not (j in self.place_tokens and j == i and not strong and self.folded[j] not in self.known)

    def _is_sure_name(self, i: int, end: int, stop: int | None = None) -> bool:
        """Tell whether the name that begins at ``i`` is one by its own words: a given name, or a family name that comes first."""
        if i >= end or not self.flags[i] & CAPITAL or i in self.blocked:
            return False
        if i in self.holder_at and not self.holder_at[i].entries[0].weak:
            return True
        stop = self.read_name(i, end) if stop is None else stop
        if stop - i < 2:
            return False
        bits = self.flags[i]
        last = self.flags[stop - 1]
        if last & (NOT_NAME | HEAD) and not last & (GIVEN | FAMILY):
            return False
        if bits & GIVEN and not bits & WEAK_NAME and i not in self.place_tokens:
            return True
        if bits & GIVEN and not last & VERB and i not in self.place_tokens and not self.in_title and not bits & (MONTH | WEEKDAY):
            return not self._opens_sentence(i) or not bits & VERB
        if bits & FAMILY and stop - i <= 5 and not bits & (VERB & ~0x10) and not self.in_title:
            return i not in self.place_tokens
        return stop - i >= 3 and self.words[i + 1] == "." and len(self.words[i]) == 1

    def _opens_sentence(self, i: int) -> bool:
        return i == 0 or self.words[i - 1] in (".", "!", "?", '"', "“", "``") or any(p.start == i for p in self.document.paragraphs)

    def _reads_like_a_person(self, i: int, stop: int, end: int) -> bool:
        """Tell whether the words around a capitalised run say that it is a person: an age, a title behind it, a verb of saying."""
        if self.in_title or i in self.place_tokens or any(self.flags[j] & UPPER and len(self.words[j]) > 1 for j in range(i, stop)):
            return False
        if stop + 1 >= end:
            return False
        if self.words[i - 1] == "," and i - 1 in self.office_to and self.words[stop] in (",", "."):
            return True
        if self.words[stop] == ",":
            office = self.office_at.get(stop + 1)
            if office is not None and not office.plural and not self._names_follow(office, end):
                return True
            number = self.words[stop + 1]
            return number.isdigit() and 15 < int(number) < 111 and stop + 2 < end and self.words[stop + 2] in (",", ".")
        return self.folded[stop] in ("said", "says", "told", "added", "stressed", "noted") and not self._opens_with_function(i)

    def _opens_with_function(self, i: int) -> bool:
        return bool(self.flags[i] & (NOT_NAME | PREPOSITION | DETERMINER))

    # --- memory -------------------------------------------------------------------------------------------------

    def _met(self, i: int, stop: int) -> _Name | None:
        """Return the name read before that these tokens repeat, wholly or in part; the latest where there are several."""
        words = self._strong_words(i, stop)
        if not words:
            return None
        for name in reversed(self.known.get(words[-1], [])):
            if set(words) <= set(name.words):
                return name
        if len(words) > 1:
            for name in reversed(self.known.get(words[0], [])):
                if set(words) <= set(name.words):
                    return name
        return None

    def _misspelt(self, word: str) -> _Name | None:
        """Return the name that a word in front of a verb of saying misspells by one letter ("Sholz" for "Scholz")."""
        if len(word) < LONG_ENOUGH:
            return None
        for known, names in self.known.items():
            if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and len(known) >= LONG_ENOUGH and _one_letter_apart(known, word):
                return names[-1]
        return None

    def _strong_words(self, i: int, stop: int) -> tuple[str, ...]:
        return tuple(self.folded[j] for j in range(i, stop) if not self._is_suffix(j) and len(self.folded[j]) > 1)

    def _is_suffix(self, i: int) -> bool:
        """Tell whether a token adds nothing to a name: a mark, or "Jr." ("Xi" is a number only elsewhere)."""
        return bool(self.flags[i] & MARK or (self.flags[i] & SUFFIX and not self.flags[i] & (FAMILY | GIVEN)))

    def _add(
        self,
        start: int,
        end: int,
        name: tuple[int, int],
        titles: tuple[Title, ...],
        country: str | None,
        known: _Name | None,
        gender: str | None = None,
    ) -> None:
        holder = self._holder(name, country)
        words = self._strong_words(*name)
        gender = gender or (holder.gender if holder else None) or self._gender(name) or (known.gender if known else None)
        if country is None and holder is not None:
            country = holder.country
        possessive = end < len(self.words) and self.words[end] in ("'s", "’s") and end == name[1]
        self.found.append(
            PersonMention(
                start=start,
                end=end,
                name=name,
                titles=titles,
                country=country,
                gender=gender,
                holder=holder.id if holder else None,
                possessive=possessive,
            )
        )
        if known is None or len(words) > len(known.words):
            entry = _Name(words, country, gender, holder.id if holder else None)
            for word in words:
                if not self.gazetteer.flags.get(word, 0) & PARTICLE:
                    self.known.setdefault(word, []).append(entry)

    def _gender(self, name: tuple[int, int]) -> str | None:
        """Return the gender that the given name tells; in a name of several words only."""
        if name[1] - name[0] < 2:
            return None
        for i in (name[0], name[0] + 1):
            if i < name[1] and self.flags[i] & GIVEN and (gender := self.gazetteer.genders.get(self.folded[i])):
                return gender
        return None

    def _holder(self, name: tuple[int, int], country: str | None) -> Holder | None:
        """Return the office-holder of the table with this very name, if the state does not speak against it."""
        hit = self.holder_at.get(name[0])
        if hit is None or hit.end < name[1]:
            return None
        fitting = [self.gazetteer.holders[e.id] for e in hit.entries]
        fitting = [h for h in fitting if country is None or h.country in (None, country)]
        return fitting[0] if len(fitting) == 1 else None


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter added, dropped or changed makes the one word the other."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


def names_of(people: Iterable[PersonMention], document: Document) -> tuple[str, ...]:
    """Return the names as printed, for readers and tests."""
    return tuple(document.slice(*p.name) for p in people)
