"""People by name, with the titles printed before and behind them.

Rule 1  A capitalised run is a person only on evidence: a title or honorific in front, an entry of the table of office-holders, a
        given name, a family name that comes first, a title in apposition, or a name that was read in full before (see `Names`).
Rule 2  Names are read from left to right; a surname alone goes back to somebody named before. The headline is read last.
Rule 3  The mention covers title, name, honours and "of France"; the name is the name alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    DIGIT,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODAL,
    MODIFIER,
    MONTH,
    NAMED,
    NOT_NAME,
    ORDINAL,
    PARTICLE,
    PAST,
    PORTFOLIO,
    SUFFIX,
    THIRD,
    UPPER,
    VERB,
    WEEKDAY,
)
from .acquaintances import Acquaintances, Name
from .mention import CountryMention, OfficeMention, OrganisationMention, PersonMention, PlaceMention
from .names import Names
from .scan import Hits
from .signs import Signs
from .surroundings import Surroundings
from .titles import EXCELLENCIES, RULERS, Titles
from .turns import Turns

NAMELIKE = GIVEN | FAMILY | HONORIFIC | PARTICLE | NAMED
VERBAL = frozenset({"with", "to", "on", "in", "at", "for", "by"})  # what follows a verb of a headline in capitals
FAR = 16  # tokens between an office and the name in apposition to it
OWNERS = frozenset({"his", "her"})  # "His Excellency"
NO_OPENING = FUNCTION | NOT_NAME | HEAD | MODIFIER | PORTFOLIO | ORDINAL | MONTH | WEEKDAY | DIGIT  # unless namelike too


def find_people(
    document: Document,
    hits: Hits,
    countries: Sequence[CountryMention],
    organisations: Sequence[OrganisationMention],
    places: Sequence[PlaceMention],
    offices: Sequence[OfficeMention],
    gazetteer: Gazetteer,
    signs: Signs,
) -> tuple[tuple[PersonMention, ...], frozenset[int]]:
    """Return the named people in text order, and the starts of the offices that turned out to be their titles.

    * TITLE NAME ("Chinese Foreign Minister Wang Yi"); TITLE NAME "of" STATE; TITLE, HONORIFIC NAME; "the" TITLE, NAME,
    * plural TITLE NAME, NAME "and" NAME; HONORIFIC NAME; NAME HONOURS ("Stephen Smith MP")
    * NAME, [STATE's] TITLE [and TITLE],; NAME "as" TITLE; NAME "is" / "will be" / "who was" TITLE; in lines also NAME TITLE
    * STATE's NAME; NAME (STATE); NAME alone, in full or a part of one read before

    Not: companies, places, storms, laws and prizes named after people; ships ("the Sam Jong 2").
    """
    reader = _Reader(document, hits, countries, organisations, places, offices, gazetteer, signs)
    reader.read(document)
    if told := reader.told_by_titles(document):
        reader = _Reader(document, hits, countries, organisations, places, offices, gazetteer, signs)
        reader.people.expect(told)
        reader.read(document)
    return tuple(sorted(reader.people.found, key=attrgetter("start"))), frozenset(reader.titles.used)


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
        signs: Signs,
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.office_at = {o.start: o for o in offices}
        self.state_to = {c.end: c for c in countries}
        self.blocked: set[int] = set()
        for mention in countries:
            if not mention.weak:
                self.blocked.update(range(mention.start, mention.end))
        for body in organisations:
            self.blocked.update(range(body.start, body.end))
        for hit in hits.get("organisation", ()):  # an agency in a dateline or credit, which is no mention
            if hit.end - hit.start > 1 and all(gazetteer.bodies[e.id].kind == "media" for e in hit.entries):
                self.blocked.update(range(hit.start, hit.end))
        self.people = Acquaintances(document, hits, gazetteer)
        self.names = Names(document, hits, self.blocked, places, offices, gazetteer, self.people.known)
        self.names.surnames = {c.start for c in countries if c.end == c.start + 1}
        self.titles = Titles(document, self.names, countries, offices, gazetteer)
        self.turns = Turns(document, self.names, self.titles, countries, self.blocked)
        unions = {o.end for o in organisations if o.kind == "igo"}
        self.around = Surroundings(document, self.names, self.titles, countries, unions, self.office_at, gazetteer)
        self.ranks = self.titles.lists.ranks
        following = [*document.flags[1:], 0]
        opening = [i for i in signs.names if (document.flags[i] | following[i]) & (CAPITAL | MARK)]  # not a "de" before small letters
        self.openings = sorted({*opening, *self.office_at})  # where a title or name can begin
        self.rejected = 0  # end of a run that was looked at and is no name

    # --- the walk -----------------------------------------------------------------------------------------------

    def read(self, document: Document) -> None:
        """Read all paragraphs, the headline last, since its capitals tell less."""
        for paragraph in sorted(document.paragraphs, key=lambda p: p.kind in ("headline", "deck")):
            self.names.in_line = paragraph.kind == "line"
            start = self.read_byline(paragraph.start, paragraph.end) if self.folded[paragraph.start] == "by" else paragraph.start
            self.read_paragraph(start, paragraph.end, title=paragraph.kind == "headline")

    def told_by_titles(self, document: Document) -> list[PersonMention]:
        """Return whom only the headline or deck names in full while the surname stands in the body, where it was nobody's so far."""
        title = {i for p in document.paragraphs if p.kind in ("headline", "deck") for i in range(p.start, p.end)}
        full = [m for m in self.people.found if m.start in title and m.name[1] - m.name[0] > 1]
        told = [m for m in full if m.titles or self.flags[m.name[0]] & GIVEN]
        named = {self.folded[m.name[1] - 1] for m in self.people.found if m.start not in title}
        printed = {self.folded[i] for i in self.openings if self.flags[i] & CAPITAL and i not in title and i not in self.blocked}
        return [m for m in told if self.folded[m.name[1] - 1] in printed - named]

    def read_byline(self, start: int, end: int) -> int:
        """Read "By A and B", "By A, B" where it is the whole paragraph; return where the names end, the start where there are none.

        A place or outlet may stand behind the names: "By A in Oslo".
        """
        found: list[tuple[int, int]] = []
        i = start + 1
        while i < end and i not in self.blocked and i not in self.names.place_tokens and i not in self.office_at:
            stop = self.names.read(i, end, strong=True)
            if stop < i + 2 or (self.flags[i] & NO_OPENING and not self.flags[i] & NAMELIKE):
                break
            found.append((i, stop))
            if stop >= end or self.folded[stop] not in ("and", ",", "&"):
                i = stop
                break
            i = stop + 1
        whole = i >= end or self.words[i] in (",", ".", "|", "-", "/") or self.folded[i] in ("in", "at", "of")
        if not found or not (whole or i in self.blocked) or any(self.flags[k] & (AUXILIARY | MODAL) for k in range(start, end)):
            return start
        for name in found:
            self.people.add(*name, name, (), None, self.people.met(*name))
        return found[-1][1]

    def read_paragraph(self, start: int, end: int, *, title: bool) -> None:
        """Read the names of one paragraph from left to right."""
        self.names.in_title = title
        flags = self.flags
        i = start
        for at in self.openings[bisect_left(self.openings, start) : bisect_left(self.openings, end)]:
            if at < i:
                continue
            i = at
            bits = flags[i]
            office = self.office_at.get(i)
            if office is not None and not self.around.names_a_ship(i):
                given = office.end == i + 1 and bits & CAPITAL and bits & GIVEN and office.title.rank is None
                given = given or self.titles.is_whole_name(i)
                if office.end == i + 1 and self.names.is_surname_again(i) and not (i + 1 < end and flags[i + 1] & CAPITAL):
                    i = self._accept(i, i + 1, end, self.people.met(i, i + 1))  # "Bishop said", of Ana Bishop
                    self.titles.used.add(office.start)
                    continue
                after = self._untitled(i, end) if given else i  # "Dean Acheson", "Earl Parreno", "Sultan al-Jaber"
                after = after if after > i else self._titled(office, end)
                after = after if after > i else self._named_far_behind(office, end)
                i = after if after > i else max(i + 1, min(office.title.start + 1, office.end))
                continue
            if i in self.names.surnames and i + 1 < end and flags[i + 1] & (PAST | THIRD | AUXILIARY | MODAL):
                state = self.state_to.get(i + 1)
                if state is not None and state.form == "adjective" and (known := self.people.met(i, i + 1)) is not None:
                    i = self._accept(i, i + 1, end, known)  # "Thai said": an adjective alone says nothing
                    continue
            if not bits & CAPITAL or i in self.blocked:
                i += self._particle_first(i, end) if bits & PARTICLE and i + 1 < end and flags[i + 1] & (CAPITAL | MARK) else 1
                continue
            if bits & NO_OPENING and not bits & NAMELIKE:
                word = self.folded[i]
                if len(word) > 1 and word not in OWNERS and word not in self.ranks:
                    i += 1
                    continue
            self.rejected = i
            after = self._untitled(i, end)
            i = after if after > i else max(i + 1, self.rejected)

    def _particle_first(self, i: int, end: int) -> int:
        """Read a known surname with its particle, "al-Sisi"; return how far to go on."""
        stop = self.names.read(i, end)
        if stop > i + 1 and (known := self.people.met(i, stop)):
            self.people.add(i, stop, (i, stop), (), None, known)
            return stop - i
        return 1

    # --- titles in front ----------------------------------------------------------------------------------------

    def _titled(self, office: OfficeMention, end: int) -> int:
        """Read the name behind a title; return where the mention ends, or the start where there is no name."""
        if office.plural and (named := self.turns.read(office, end)):
            for begin, name, code in named:
                self.people.add(begin, name[1], name, (attrs.evolve(office.title, country=code),), code, self.people.met(*name))
            return named[-1][1][1]
        i = self._to_name(office, end)
        honorific: str | None = None
        given = i < end and self.folded[i] in RULERS and self.flags[i] & GIVEN  # "Energy Minister Sultan Rahmani" rules nobody
        if not given and not self.titles.is_whole_name(i):
            i, honorific = self.titles.over_honorifics(i, end)
        stop = self._name_behind_title(office, i, end)
        if stop <= i:
            return office.start
        if self.folded[office.start : office.end] == ["the", "admiral"]:
            return stop  # a ship: a man is "Admiral Ana Lopes"
        if office.plural:
            return self._several(office, i, stop, end)
        stop_all, after_country, after_titles = self.titles.read(stop, end, titled=True)
        country = office.country or after_country
        chief = self.titles.served(office, i) if self.people.met(i, i + 1) is None else None
        first, country, titles = self.titles.in_front(office, chief, country, after_titles)
        self.people.add(first, stop_all, (i, stop), titles, country, self.people.met(i, stop), honorific)
        self.titles.used.add(office.start)
        return stop_all

    def _to_name(self, office: OfficeMention, end: int) -> int:
        """Step over what may stand between a title and its name: an acronym, a division, a comma, "II", "of Security"."""
        i = office.end
        if i + 3 < end and self.words[i] == "(" and self.words[i + 2] == ")" and self.flags[i + 1] & UPPER:
            i += 3  # "the president of the European Broadcasting Union (EBU) Ana Lopes"
        i = self.titles.over_division(i, end)
        if i + 1 < end and self.words[i] == "," and self._comma_leads_on(office, i, end):
            i += 1
        if (
            i + 1 < end
            and self.words[i] == "."
            and self.starts[i] == self.ends[i - 1]
            and len(self.words[i - 1]) <= 4
            and self.flags[i + 1] & CAPITAL
        ):
            i += 1  # "Sec. Hermogenes Esperon"
        if i + 1 < end and self.flags[i] & SUFFIX and self.words[i] in ("I", "II", "III") and self.flags[i + 1] & CAPITAL:
            i += 1  # "Foreign Minister II Erywan Yusof"
        while i + 1 < end and self.folded[i] in ("affairs", "security", "policy") and self.flags[i] & CAPITAL:
            i += 1
        i = self.titles.over_retired(i, end)
        if i + 3 < end and self.words[i] == "[" and self.words[i + 2] == "]":
            i += 3  # "President [Emmanuel] Macron"
        return i

    def _named_far_behind(self, office: OfficeMention, end: int) -> int:
        """Read the name behind an office with more words than a title has, where commas enclose it; return its end, else the office's start.

        Forms: "the head of the FBI team in Accra, Ann Mills,", "a vice-president who was dismissed in 2014, Ana Lopes,".
        """
        i = office.end
        if office.plural or i + 4 >= end or self.flags[i] & MARK:
            return office.start
        clause = self.folded[i] == "who"
        comma = next((k for k in range(i + 1, min(end - 2, i + FAR)) if self.words[k] in (",", ".", ";", ":") or k in self.office_at), None)
        if (
            comma is None
            or self.words[comma] != ","
            or (not office.country and not office.definite and self.flags[office.start] & CAPITAL == 0)
        ):
            return office.start
        if not clause and any(self.flags[k] & (AUXILIARY | MODAL | PAST) and not self.flags[k] & CAPITAL for k in range(i, comma)):
            return office.start
        start = comma + 1
        if start in self.blocked or start in self.office_at or not self.flags[start] & CAPITAL or start in self.names.place_tokens:
            return office.start
        stop = self.names.read(start, end)
        closes = stop < end and self.words[stop] in (",", ".") and self.folded[min(stop + 1, end - 1)] != "and"
        if stop < start + 2 or not closes or any(self.flags[k] & NO_OPENING and not self.flags[k] & NAMELIKE for k in range(start, stop)):
            return office.start
        self.people.add(start, stop, (start, stop), (office.title,), office.country, self.people.met(start, stop))
        self.titles.used.add(office.start)
        return stop

    def _comma_leads_on(self, office: OfficeMention, i: int, end: int) -> bool:
        """Tell whether a name follows a title and a comma: "the Prime Minister, the Hon. ...", "its foreign minister, Wang Yi,"."""
        if office.plural or office.start in self.titles.used:  # "the ministers of A and B, X and Y," are each one's in turn
            return False
        if i + 2 < end and self.titles.is_honorific(i + 1 + (self.folded[i + 1] == "the")):
            return True
        hat = self.titles.hat_of(office)
        led = self.titles.is_led(office) or (hat is not None and self.titles.is_led(hat))
        follow = self.names.read(i + 1, end)
        past = self.names.over_honours(follow, end)
        closes = past >= end or self.words[past] in (",", ".", ")", "--", ":") or i + 1 in self.names.holder_at
        goes_on = led and past < end and bool(self.flags[office.title.start] & CAPITAL) and self.titles.clause_goes_on(past, end)
        if follow <= i + 1 or not (closes or goes_on):
            return False
        ended = office.end in self.state_to and self.words[min(past, end - 1)] == "."  # "the ambassador to Cuba, [Khamla Vongsa]."
        pointed = self.words[min(past, end - 1)] == "," or office.counterpart or goes_on or ended
        if led and pointed and follow - i > 2 and i + 1 not in self.names.place_tokens:
            return True
        if not self.names.is_sure(i + 1, end) and not (led and self.people.met(i + 1, i + 2)):
            return False
        return led or (self.names.in_line and follow >= end) or "of" in self.folded[office.start : office.end]

    def _name_behind_title(self, office: OfficeMention, i: int, end: int) -> int:
        """Return the end of the name that begins at ``i``, right behind a title; ``i`` where there is none or it is none."""
        if i >= end or i in self.blocked:
            return i
        rank = self.office_at.get(i)
        if rank is not None and rank.end > i + 1 and not rank.plural and rank.start == rank.title.start:
            return i  # "Navy Commander [Rear Admiral] Ana Lopes": the rank goes with the name
        hit = self.names.holder_at.get(i) or (self.names.holder_at.get(i - 1) if self.titles.is_honorific(i - 1) else None)  # "U Than Swe"
        stop = self.names.read(i, end, strong=True)
        if hit is not None and not hit.entries[0].weak and hit.end <= end:
            stop = max(stop, hit.end)
        if stop - i != 1:
            return stop
        word, folded, bits = self.words[i], self.folded[i], self.flags[i]
        if folded in self.people.known or folded in self.gazetteer.holders_by_family or bits & FAMILY:
            return stop
        if bits & GIVEN or (self.folded[office.end - 1] in self.titles.lists.royal and not bits & NOT_NAME):
            return i if i in self.names.place_tokens else stop  # "Princess Haya"
        if bits & VERB and bits & THIRD and stop < end and (self.folded[stop] in VERBAL or self.flags[stop] & (CAPITAL | DETERMINER)):
            return i  # "Foreign Minister Speaks with", "Foreign Minister Meets Her"
        if stop < end and self.flags[stop] & HEAD and self.flags[stop] & CAPITAL and word.endswith("ing"):
            return i  # "Deputy Managing Director"
        if office.end in self.state_to or self.folded[office.end - 1] in self.gazetteer.body_heads:
            return i  # "director of the Institute of Chinese Borderland Studies"
        lower = not self.flags[office.title.start] & CAPITAL or self.names.opens_sentence(office.title.start)
        short_capitals = bits & UPPER and len(word) <= 4
        if short_capitals or folded in self.gazetteer.body_heads or i in self.names.place_tokens or (lower and office.title.rank is None):
            return i
        return stop

    def _several(self, office: OfficeMention, i: int, stop: int, end: int) -> int:
        """Read "Presidents Xi Jinping and Vladimir Putin", "Presidents Alar Karis of Estonia and Egils Levits of Latvia"."""
        stop_all, country, _ = self.titles.read(stop, end)
        self.people.add(office.start, stop_all, (i, stop), (office.title,), office.country or country, self.people.met(i, stop))
        self.titles.used.add(office.start)
        while stop_all + 1 < end and self.folded[stop_all] in ("and", ",", "&"):
            j = stop_all + 1 + (self.folded[stop_all + 1] == "and")
            j, _ = self.titles.over_honorifics(j, end) if j < end else (j, None)
            follow = self.names.read(j, end, strong=True) if j < end and j not in self.blocked and j not in self.office_at else j
            if follow <= j:
                break
            stop_all, country, _ = self.titles.read(follow, end)
            self.people.add(j, stop_all, (j, follow), (office.title,), office.country or country, self.people.met(j, follow))
        return stop_all

    # --- names without title in front ---------------------------------------------------------------------------

    def _untitled(self, i: int, end: int) -> int:
        """Read a name with no title in front; return where the mention ends, or ``i`` where there is none."""
        names = self.names
        styled = self._styled(i, end)
        if styled is not None:
            return styled
        hit = names.holder_at.get(i)
        if hit is not None and hit.end <= end and not hit.entries[0].weak and names.place_end.get(i, 0) < hit.end:
            stop = max(hit.end, names.read(i, end)) if not names.in_title else hit.end
            a_thing = self.around.names_a_thing(stop, end) or self.around.names_a_ship(i)
            return self._reject(i, stop) if a_thing else self._accept(i, stop, end)
        stop = names.read(i, end)
        if stop <= i or self._two_met(i, stop, end):
            return stop
        if (known := self.people.met(i, stop)) is not None:
            return self._reject(i, stop) if self.around.names_a_thing(stop, end) else self._accept(i, stop, end, known)
        if names.in_title:
            for shorter in range(stop - 1, i, -1):
                if (known := self.people.met(i, shorter)) is not None:
                    return self._accept(i, shorter, end, known)
        if (
            self.around.names_a_thing(stop, end)
            or self.around.names_a_ship(i)
            or (self._behind_the(i) and not self._before_state_noun(stop, end))
        ):
            return self._reject(i, stop)
        if self._shows_a_person(i, stop, end):
            return self._accept(i, stop, end)
        if stop - i == 1 and stop < end and self.flags[stop] & CUE and (known := self.people.misspelt(self.folded[i])):
            return self._accept(i, stop, end, known)
        return i

    def _two_met(self, i: int, stop: int, end: int) -> bool:
        """Read "the Lopes-Moreau summit" of two who were named before; tell whether it is that."""
        paired = stop - i == 3 and self.words[i + 1] == "-" and stop < end and not self.flags[stop] & (CAPITAL | MARK)
        paired = paired and self.people.met(i, stop) is None  # nobody's double name
        one, other = (self.people.met(i, i + 1), self.people.met(i + 2, stop)) if paired else (None, None)
        if one is None or other is None or one == other:
            return False
        self._accept(i, i + 1, i + 1, one)
        self._accept(i + 2, stop, stop, other)
        return True

    def _styled(self, i: int, end: int) -> int | None:
        """Read a name behind an honorific or a possessive ("Mr Roe", "his Ana Roe"); None where neither stands at ``i`` in front of one."""
        styled = self.folded[i] in OWNERS or (self.titles.is_honorific(i) and self.words[i] not in EXCELLENCIES)
        if not styled or self.titles.is_whole_name(i) or self.around.names_a_ship(i):
            return None
        j, gender = self.titles.over_honorifics(i, end)
        stop = self.names.read(j, end, strong=True) if i < j < end and j not in self.blocked else j
        if stop > j > i:
            stop_all, country, titles = self.titles.read(stop, end)
            ruler = self.office_at.get(j - 1) if self.folded[i] in OWNERS and not titles else None
            if ruler is not None and ruler.title.rank == "head_of_state":  # "His Majesty King X"
                titles, country = (ruler.title,), country or ruler.country
                self.titles.used.add(ruler.start)
            self.people.add(i, stop_all, (j, stop), titles, country, self.people.met(j, stop), gender)
            return stop_all
        return None if self.flags[i] & (GIVEN | FAMILY) else i

    def _shows_a_person(self, i: int, stop: int, end: int) -> bool:
        """Tell whether a run of capitals that nobody was met by is somebody's name, by its own words or by those around it."""
        names, around = self.names, self.around
        if names.is_sure(i, end, stop) and not (stop < end and self.flags[stop] & DIGIT and not names.in_line):
            return True
        if stop - i == 1:
            regime = self._behind_the(i) and self._before_state_noun(stop, end) and i not in names.place_tokens  # "the Lukashenka regime"
            return names.is_credited(i, stop, end) or around.is_unmistakable(i, stop, end) or regime
        respelt = stop - i == 2 and self.people.respelt(self.folded[i], self.folded[stop - 1])
        if respelt or names.reads_like_a_person(i, stop, end):
            return True
        return stop - i <= 3 and (around.behind_nationality(i) or (stop < end and around.behind_state(i, stop)))

    def _behind_the(self, i: int) -> bool:
        return i > 0 and self.folded[i - 1] == "the"

    def _before_state_noun(self, stop: int, end: int) -> bool:
        return self.folded[min(stop, end - 1)] in self.gazetteer.state_nouns

    def _reject(self, i: int, stop: int) -> int:
        """Leave a whole run alone, so that no part of it is read as a name either."""
        self.rejected = stop
        return i

    def _accept(self, i: int, stop: int, end: int, known: Name | None = None) -> int:
        stop_all, country, titles = self.titles.read(stop, end)
        begin = i
        if i > 1 and self.around.is_owned(i) and i - 1 in self.state_to:  # "China's Wang Yi", "the Philippines' Ana Reyes"
            owner = self.state_to[i - 1]
            begin, country = owner.start, country or owner.code
        self.people.add(begin, stop_all, (i, stop), titles, country, known or self.people.met(i, stop))
        return stop_all
