"""People by name, with the titles printed before and behind them.

Rule 1  A capitalised run is a person only on evidence: a title or honorific in front, an entry of the table of office-holders, a
        given name, a family name that comes first, a title in apposition, or a name that was read in full before (see `Names`).
Rule 2  Names are read from left to right; a surname alone goes back to somebody named before. The headline is read last.
Rule 3  The mention covers title, name, honours and "of France"; the name is the name alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer, Holder
from ..lexicon import CAPITAL, CUE, DIGIT, FAMILY, GIVEN, HONORIFIC, MARK, NOT_NAME, PARTICLE, SUFFIX, UPPER
from .mention import CountryMention, OfficeMention, OrganisationMention, PersonMention, PlaceMention, Title
from .names import HARD_STOPS, THINGS, Names
from .scan import Hits

LONG_ENOUGH = 5  # letters of a surname that can be recognised in spite of one wrong letter
LATEST = 20  # names of one word that are compared
RANK_WORDS = frozenset({"superintendent", "sheriff", "inspector", "sec", "comrade", "corporal", "constable", "counsel", "minster"})
ASIDES = frozenset({",", "--", "–", "—", "("})
CLOSERS = frozenset({"and", "who", "whose", "said", "says", "told", "in", "at", "on", "for", "with", "from", "under", "during", "when", "after", "before", "since", "as", "to", "but", "was", "is", "has", "had", "will", "added"})  # fmt: skip
BECOMES = frozenset({"is", "was", "became", "becomes", "remains", "as"})


@attrs.frozen
class _Name:
    """A name that was read: its folded words, and what was known of its bearer."""

    words: tuple[str, ...]
    gender: str | None


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

    * TITLE NAME ("Chinese Foreign Minister Wang Yi"); TITLE NAME "of" STATE; TITLE, HONORIFIC NAME; "the" TITLE, NAME,
    * plural TITLE NAME, NAME "and" NAME; HONORIFIC NAME; NAME HONOURS ("Stephen Smith MP")
    * NAME, [STATE's] TITLE [and TITLE],; NAME "as" TITLE; NAME "is" / "will be" / "who was" TITLE; in lines also NAME TITLE
    * STATE's NAME; NAME (STATE); NAME alone, in full or a part of one read before

    Not: companies, places, storms, laws and prizes named after people; ships ("the Sam Jong 2").
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
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.office_at = {o.start: o for o in offices}
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries}
        self.blocked: set[int] = set()
        for mention in countries:
            if not mention.weak:
                self.blocked.update(range(mention.start, mention.end))
        for body in organisations:
            self.blocked.update(range(body.start, body.end))
        self.found: list[PersonMention] = []
        self.used: set[int] = set()
        self.known: dict[str, list[_Name]] = {}  # each strong word of a name read in full -> names
        self.names = Names(document, hits, self.blocked, places, offices, gazetteer, self.known)
        self.openings = [i for i, bits in enumerate(document.flags) if bits & (CAPITAL | PARTICLE) or i in self.office_at]
        self.in_title = False
        self.in_line = False
        self.rejected = 0  # end of a run that was looked at and is no name

    # --- the walk -----------------------------------------------------------------------------------------------

    def read_paragraph(self, start: int, end: int, *, title: bool) -> None:
        """Read the names of one paragraph from left to right."""
        self.in_title = self.names.in_title = title
        flags = self.flags
        i = start
        for at in self.openings[bisect_left(self.openings, start) : bisect_left(self.openings, end)]:
            if at < i:
                continue
            i = at
            bits = flags[i]
            office = self.office_at.get(i)
            if office is not None:
                given = office.end == i + 1 and bits & CAPITAL and bits & GIVEN and office.title.rank is None
                after = self._untitled(i, end) if given else i  # "Dean Acheson", "Earl Parreno"
                after = after if after > i else self._titled(office, end)
                i = after if after > i else max(i + 1, min(office.title.start + 1, office.end))
                continue
            if not bits & CAPITAL or i in self.blocked:
                i += self._particle_first(i, end) if bits & PARTICLE and i + 1 < end and flags[i + 1] & (CAPITAL | MARK) else 1
                continue
            self.rejected = i
            after = self._untitled(i, end)
            i = after if after > i else max(i + 1, self.rejected)

    def _particle_first(self, i: int, end: int) -> int:
        """Read a known surname with its particle, "al-Sisi"; return how far to go on."""
        stop = self.names.read(i, end)
        if stop > i + 1 and (known := self._met(i, stop)):
            self._add(i, stop, (i, stop), (), None, known)
            return stop - i
        return 1

    # --- titles in front ----------------------------------------------------------------------------------------

    def _titled(self, office: OfficeMention, end: int) -> int:
        """Read the name behind a title; return where the mention ends, or the start where there is no name."""
        i = office.end
        if i + 1 < end and self.words[i] == "," and self._comma_leads_on(office, i, end):
            i += 1
        if i + 1 < end and self.words[i] == "." and self.starts[i] == self.ends[i - 1] and len(self.words[i - 1]) <= 4 and self.flags[i + 1] & CAPITAL:
            i += 1  # "Sec. Hermogenes Esperon"
        if i + 1 < end and self.flags[i] & SUFFIX and self.words[i] in ("I", "II", "III") and self.flags[i + 1] & CAPITAL:
            i += 1  # "Foreign Minister II Erywan Yusof"
        while i + 1 < end and self.folded[i] in ("affairs", "security", "policy") and self.flags[i] & CAPITAL:
            i += 1
        i, honorific = self._honorifics(i, end)
        stop = self._name_behind_title(office, i, end)
        if stop <= i:
            return office.start
        if office.plural:
            return self._several(office, i, stop, end)
        stop_all, after_country, after_titles = self._behind(stop, end)
        self._add(office.start, stop_all, (i, stop), (office.title, *after_titles), office.country or after_country, self._met(i, stop), honorific)
        self.used.add(office.start)
        return stop_all

    def _comma_leads_on(self, office: OfficeMention, i: int, end: int) -> bool:
        """Tell whether a name follows a title and a comma: "the Prime Minister, the Hon. ...", "its foreign minister, Wang Yi,"."""
        if i + 2 < end and self._is_honorific(i + 1 + (self.folded[i + 1] == "the")):
            return True
        if not self.names.is_sure(i + 1, end) and not (office.start < office.title.start and self._met(i + 1, i + 2)):
            return False
        follow = self.names.read(i + 1, end)
        closes = follow >= end or self.words[follow] in (",", ".", ")", "--", ":")
        return closes and (office.start < office.title.start or (self.in_line and follow >= end) or "of" in self.folded[office.start : office.end])

    def _name_behind_title(self, office: OfficeMention, i: int, end: int) -> int:
        """Return the end of the name that begins at ``i``, right behind a title; ``i`` where there is none or it is none."""
        if i >= end or i in self.blocked:
            return i
        hit = self.names.holder_at.get(i)
        stop = self.names.read(i, end, strong=True)
        if hit is not None and not hit.entries[0].weak and hit.end <= end:
            stop = max(stop, hit.end)
        if stop - i != 1:
            return stop
        word, folded, bits = self.words[i], self.folded[i], self.flags[i]
        if folded in self.known or folded in self.gazetteer.holders_by_family or bits & FAMILY:
            return stop
        if bits & GIVEN:
            return i if i in self.names.place_tokens else stop
        if office.end in self.state_to or self.folded[office.end - 1] in self.gazetteer.body_heads:
            return i  # "director of the Institute of Chinese Borderland Studies"
        lower = not self.flags[office.title.start] & CAPITAL or self.names.opens_sentence(office.title.start)
        short_capitals = bits & UPPER and len(word) <= 4
        if short_capitals or folded in self.gazetteer.body_heads or i in self.names.place_tokens or (lower and office.title.rank is None):
            return i
        return stop

    def _several(self, office: OfficeMention, i: int, stop: int, end: int) -> int:
        """Read "Presidents Xi Jinping and Vladimir Putin", "Presidents Leonid Kuchma of Ukraine and Boris Yeltsin of Russia"."""
        stop_all, country, _ = self._behind(stop, end)
        self._add(office.start, stop_all, (i, stop), (office.title,), office.country or country, self._met(i, stop))
        self.used.add(office.start)
        while stop_all + 1 < end and self.folded[stop_all] in ("and", ",", "&"):
            j = stop_all + 1 + (self.folded[stop_all + 1] == "and")
            j, _ = self._honorifics(j, end) if j < end else (j, None)
            follow = self.names.read(j, end, strong=True) if j < end and j not in self.blocked and j not in self.office_at else j
            if follow <= j:
                break
            stop_all, country, _ = self._behind(follow, end)
            self._add(j, stop_all, (j, follow), (office.title,), office.country or country, self._met(j, follow))
        return stop_all

    def _honorifics(self, i: int, end: int) -> tuple[int, str | None]:
        """Step over "Mr.", "Dr", "H.E.", "Senator the Hon."; return the next token and the gender they tell."""
        gender: str | None = None
        if i + 1 < end and self.folded[i] == "the" and self._is_honorific(i + 1):
            i += 1
        if i + 1 < end and self.folded[i] in ("his", "her") and self.folded[i + 1] in ("excellency", "highness", "majesty", "royal", "holiness", "eminence"):
            gender = "m" if self.folded[i] == "his" else "f"
            i += 2 + (self.folded[i + 1] == "royal")
        while i < end and self._is_honorific(i) and not (self.flags[i] & GIVEN and i + 1 < end and not self.flags[i + 1] & CAPITAL):
            gender = gender or self.gazetteer.genders.get("title " + self.folded[i])
            i += 1
            if i < end and self.words[i] == "." and self.starts[i] == self.ends[i - 1]:
                i += 1
            if i + 1 < end and self.folded[i] == "the" and self.flags[i + 1] & HONORIFIC:
                i += 1
        return i, gender

    def _is_honorific(self, i: int) -> bool:
        if not self.flags[i] & CAPITAL:
            return False
        return bool(self.flags[i] & HONORIFIC) or self.folded[i] in RANK_WORDS

    # --- names without title in front ---------------------------------------------------------------------------

    def _untitled(self, i: int, end: int) -> int:
        """Read a name with no title in front; return where the mention ends, or ``i`` where there is none."""
        names = self.names
        if self._is_honorific(i) or self.folded[i] in ("his", "her"):
            j, gender = self._honorifics(i, end)
            stop = names.read(j, end, strong=True) if i < j < end and j not in self.blocked else j
            if stop > j > i:
                stop_all, country, titles = self._behind(stop, end)
                self._add(i, stop_all, (j, stop), titles, country, self._met(j, stop), gender)
                return stop_all
            if not self.flags[i] & (GIVEN | FAMILY):
                return i
        hit = names.holder_at.get(i)
        if hit is not None and hit.end <= end and not hit.entries[0].weak and i not in names.place_tokens:
            stop = max(hit.end, names.read(i, end)) if not self.in_title else hit.end
            return self._reject(i, stop) if self._names_a_thing(stop, end) else self._accept(i, stop, end)
        stop = names.read(i, end)
        if stop <= i:
            return i
        if (known := self._met(i, stop)) is not None:
            return self._reject(i, stop) if self._names_a_thing(stop, end) else self._accept(i, stop, end, known)
        if self.in_title:
            for shorter in range(stop - 1, i, -1):
                if (known := self._met(i, shorter)) is not None:
                    return self._accept(i, shorter, end, known)
        if self._names_a_thing(stop, end) or (i and self.folded[i - 1] == "the" and self.folded[min(stop, end - 1)] not in self.gazetteer.state_nouns):
            return self._reject(i, stop)
        if names.is_sure(i, end, stop) and not (stop < end and self.flags[stop] & DIGIT and not self.in_line):
            return self._accept(i, stop, end)
        if stop - i == 2 and self._respelt(self.folded[i], self.folded[stop - 1]):
            return self._accept(i, stop, end)
        if stop - i == 1 and stop < end and self.flags[stop] & CUE and (known := self._misspelt(self.folded[i])):
            return self._accept(i, stop, end, known)
        if stop - i >= 2 and names.reads_like_a_person(i, stop, end):
            return self._accept(i, stop, end)
        if stop - i == 1 and i and self.folded[i - 1] == "the" and self.folded[min(stop, end - 1)] in self.gazetteer.state_nouns and i not in names.place_tokens:
            return self._accept(i, stop, end)  # "the Lukashenka regime"
        return i

    def _reject(self, i: int, stop: int) -> int:
        """Leave a whole run alone, so that no part of it is read as a name either."""
        self.rejected = stop
        return i

    def _names_a_thing(self, stop: int, end: int) -> bool:
        """Tell whether a capitalised word behind the name makes it a place, body or work: "Marco Polo Hotel", "Marshall Plan"."""
        if stop >= end or self.in_title or not self.flags[stop] & CAPITAL or stop in self.office_at:
            return False
        bits = self.flags[stop]
        if self.folded[stop] in THINGS or self.folded[stop] in self.gazetteer.body_heads:
            return True
        return bool(bits & NOT_NAME and not bits & (HARD_STOPS | GIVEN | FAMILY))

    def _accept(self, i: int, stop: int, end: int, known: _Name | None = None) -> int:
        stop_all, country, titles = self._behind(stop, end)
        begin = i
        if i and self.words[i - 1] in ("'s", "’s") and i - 1 in self.state_to:  # "China's Wang Yi"
            owner = self.state_to[i - 1]
            if owner.form in ("name", "seat"):
                begin, country = owner.start, country or owner.code
        self._add(begin, stop_all, (i, stop), titles, country, known or self._met(i, stop))
        return stop_all

    # --- what follows a name ------------------------------------------------------------------------------------

    def _behind(self, stop: int, end: int) -> tuple[int, str | None, tuple[Title, ...]]:
        """Read what follows a name: honours, "of France", "(Kenya)", titles in apposition; return its end, the state and the titles."""
        titles: list[Title] = []
        past = self.names.over_honours(stop, end)
        for i in range(stop, past):
            if i in self.office_at:  # "MP"
                self._take(self.office_at[i], titles)
        stop = past
        if stop + 1 >= end:
            return stop, None, tuple(titles)
        if self.folded[stop] == "of":
            state = self.state_at.get(stop + 1 + (self.folded[stop + 1] == "the"))
            if state is not None and state.form == "name":
                return state.end, state.code, tuple(titles)
        if self.words[stop] == "(":
            state = self.state_at.get(stop + 1)
            if state is not None and state.form == "name" and state.end < end and self.words[state.end] == ")":
                return stop, state.code, tuple(titles)
        if stop in self.office_at and self.in_line:
            return stop, self._take(self.office_at[stop], titles), tuple(titles)
        return stop, self._titles_behind(stop, end, titles), tuple(titles)

    def _take(self, office: OfficeMention, titles: list[Title]) -> str | None:
        """Make an office the title of the name being read; return its state."""
        self.used.add(office.start)
        titles.append(office.title)
        return office.country

    def _titles_behind(self, stop: int, end: int, titles: list[Title]) -> str | None:
        """Read titles behind a comma, dash or bracket, "as", "is", "will be", "who was"; return their state."""
        j = self._to_title(stop, end)
        country: str | None = None
        while j < end:
            office = self.office_at.get(j)
            if office is None or office.plural or office.end > end or office.counterpart or self._names_follow(office, end):
                break
            closing = office.end >= end or self.words[office.end] in (",", ".", ")", ";", "--", "–", "—", ":") or self.folded[office.end] in CLOSERS
            if not closing:
                break
            country = self._take(office, titles) or country
            if office.end + 1 >= end or self.folded[office.end] not in ("and", ","):
                break
            j = office.end + 1 + (self.folded[office.end + 1] == "and")
            if self.folded[office.end] == "and" and j in self.office_at and not (self.flags[j] & CAPITAL) == (self.flags[office.start] & CAPITAL):
                break
        return country

    def _to_title(self, stop: int, end: int) -> int:
        """Return where a title behind a name would begin; ``end`` where none can."""
        word = self.folded[stop]
        if self.words[stop] in ASIDES and not (self.in_title and self.words[stop] != ","):
            j = stop + 1
            if self.folded[j] in ("also", "then", "now", "currently", "formerly"):
                return j + 1
            if self.folded[j] == "who" and j + 1 < end and self.folded[j + 1] in BECOMES:
                return j + 2
            return j
        if self.in_title:
            return end
        if word in BECOMES:
            return stop + 1
        if word in ("will", "would", "to") and stop + 1 < end and self.folded[stop + 1] in ("be", "become"):
            return stop + 2
        return end

    def _names_follow(self, office: OfficeMention, end: int) -> bool:
        """Tell whether a name stands behind the office: it is that person's title, not an apposition."""
        i, _ = self._honorifics(office.end, end)
        return i < end and i not in self.blocked and self.names.read(i, end, strong=True) > i

    # --- memory -------------------------------------------------------------------------------------------------

    def _met(self, i: int, stop: int) -> _Name | None:
        """Return the name read before that these tokens repeat, wholly or in part; the latest where there are several."""
        words = self._strong_words(i, stop)
        if not words:
            return None
        for word in (words[-1], words[0])[: len(words)]:
            for name in reversed(self.known.get(word, [])[-LATEST:]):
                if set(words) <= set(name.words):
                    return name
        return None

    def _misspelt(self, word: str) -> _Name | None:
        """Return the name that a word in front of a verb of saying misspells by one letter ("Sholz" for "Scholz")."""
        if len(word) < LONG_ENOUGH:
            return None
        for person in self.found[: -LATEST - 1 : -1]:
            known = self.folded[person.name[1] - 1]
            if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and len(known) >= LONG_ENOUGH and _one_letter_apart(known, word):
                return _Name((known,), person.gender)
        return None

    def _respelt(self, given: str, family: str) -> bool:
        """Tell whether a full name repeats one read before with one letter changed in the given name."""
        if len(given) < LONG_ENOUGH:
            return False
        return any(name.words[-1] == family and name.words[0][0] == given[0] and _one_letter_apart(name.words[0], given) for name in self.known.get(family, [])[-LATEST:])

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
        """Note a person; a name that says more than those read before is remembered."""
        holder = self._holder(name, country)
        words = self._strong_words(*name)
        gender = gender or (holder.gender if holder else None) or self._gender_of_titles(titles) or self._gender(name)
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
            entry = _Name(words, gender)
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

    def _gender_of_titles(self, titles: tuple[Title, ...]) -> str | None:
        """Return the gender that a title tells: "King", "spokeswoman"."""
        for title in titles:
            if told := self.gazetteer.genders.get("office " + self.folded[title.end - 1]):
                return told if self.folded[title.end - 1] not in ("spokesman", "chairman") else None
        return None

    def _holder(self, name: tuple[int, int], country: str | None) -> Holder | None:
        """Return the office-holder of the table with this very name, if the state does not speak against it."""
        hit = self.names.holder_at.get(name[0])
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
