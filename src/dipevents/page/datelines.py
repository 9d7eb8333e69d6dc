"""Datelines: the place, date and agency that stand before the first words of a report.

Rule 1  A dateline stands at the head of a paragraph: a place, then any of region, date and agency, then a dash, a
        colon or a full stop. It has at least one of: a date, a bracketed agency, capitals, a place of the gazetteer.
Rule 2  Capitals or a known place alone count only before a dash or colon; "Obama -- the first ..." and "Note: ..." are
        prose.
Rule 3  Nothing is computed here: ranges of tokens are found, not dates or places.
"""

from __future__ import annotations

from .. import lexicon
from ..document import DatelineParts, Document
from ..gazetteer import Gazetteer
from ..tokens import APOSTROPHE_S, LONG_DASHES
from .stamps import Range, date_at, stamp_in, time_at

DASHES = frozenset({"-", "--", "---", "–", "—", "―", "‒", "•", "~"})
STOPS = DASHES | {":", ".", ";", "|", "*"}
TAIL = lexicon.CAPITAL | lexicon.DIGIT | lexicon.MARK  # all that can follow the place
NEXT_PLACE = 8  # tokens of the place of a further item
CLOSING = {"(": ")", "[": "]"}
PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "del",
        "di",
        "la",
        "el",
        "al",
        "as",
        "of",
        "the",
        "sur",
        "am",
        "an",
        "den",
        "es",
        "u",
        "upon",
        "and",
    }
)

VERSIONS = frozenset({"lead", "ld", "urgent", "attn", "recast", "roundup", "corrected", "correction", "update", "updated", "news", "focus", "interview", "editorial", "exclusive", "profile", "feature"})  # fmt: skip
# ... "(2nd LD)", "(News Focus)": in front of a headline, what kind of item it is
DOMAINS = frozenset({"az", "com", "ge", "kg", "kz", "net", "org", "ru", "uz"})  # an outlet's address stands where a place would
JOINING = APOSTROPHE_S | PARTICLES


def known_place(document: Document, start: int, end: int, gazetteer: Gazetteer) -> str | None:
    """Return ``city`` or ``country`` where tokens ``start:end`` are together a name of one, else None."""
    kinds = {entry.kind for entry in gazetteer.entries(document.folded[start:end])}
    if kinds & {"seat", "place"}:
        return "city"
    return "country" if "country" in kinds else None


def dateline_at(document: Document, start: int, end: int, gazetteer: Gazetteer) -> DatelineParts | None:
    """Return the dateline at the head of tokens ``start:end``.

    Forms (the place in capitals or not; any dash or underscore; the region, date and agency each at most once)::

        RIO DE JANEIRO, Nov. 18 (Xinhua) --        MOSCOW, December 26. /TASS/.          YEREVAN, MAY 26, ARMENPRESS.
        O'SMACH, Cambodia (AP)_                    New Delhi [India], May 8 (ANI):       Tehran, Oct 3, IRNA -
        ANKARA/ISTANBUL, Reuters -                 DAMASCUS, (SANA)-                     Moscow. 4 March. INTERFAX.RU -
        BAKU, Azerbaijan, April 5. Trend:          GENEVA (12 June 2024) -               Ramallah - WAFA -
        ASTANA. KAZINFORM The ministry             AKIPRESS.COM - (no place)
        BEIJING -- and LONDON: (a known place, or capitals before a dash)
        (CNN) and Sept 20 (Reuters) - (no place)   (ANSA) - ROME, MAR 8 -
        CANBERRA 24 July 1995 and Brussels, 4 May 2022 (alone in the paragraph)
    """
    if start >= end or _is_prose(document, start, end):
        return None
    return _Reader(document, start, end, gazetteer).read()


def further_dateline(document: Document, start: int, end: int, gazetteer: Gazetteer) -> int | None:
    """Return where the place of a further item in a summary of news ends: "OSLO -- ", "WALVIS BAY, Namibia -- "."""
    if not document.flags[start] & lexicon.UPPER:
        return None
    dash = next((i for i in range(start + 1, min(end - 1, start + NEXT_PLACE)) if document.words[i] in LONG_DASHES), None)
    if dash is None or not all(document.flags[i] & lexicon.CAPITAL or document.words[i] == "," for i in range(start, dash)):
        return None
    name = next((i for i in range(start, dash) if document.words[i] == ","), dash)
    known = known_place(document, start, name, gazetteer) is not None or name < dash
    return dash + 1 if known else None


def _is_prose(document: Document, start: int, end: int) -> bool:
    """Tell whether the first two words are no name and not the end of one: so it is at the head of most paragraphs."""
    words, flags, after = document.words, document.flags, start + 1
    if words[start] == "(" or flags[start] & (lexicon.DIGIT | lexicon.MONTH):
        return False
    if not flags[start] & lexicon.CAPITAL:
        return True
    if after >= end or flags[after] & TAIL or words[after] in JOINING:
        return False
    return document.starts[after] == document.ends[start] + 1 and document.text[document.ends[start]] != "_"


class _Reader:
    """One attempt at a dateline; the fields are what has been found so far."""

    def __init__(self, document: Document, start: int, end: int, gazetteer: Gazetteer) -> None:
        self.document = document
        self.start = start
        self.end = min(end, start + 40)
        self.last = end
        self.gazetteer = gazetteer
        self.date: Range | None = None
        self.agency: Range | None = None
        self.run: Range | None = None  # capitals that are a region or, if nothing else is, the agency
        self.bracketed = False
        self.stop = ""

    def read(self) -> DatelineParts | None:
        words = self.document.words
        i = self.start
        if words[i] == "(" or self.document.flags[i] & (lexicon.DIGIT | lexicon.MONTH):
            return self._without_place()
        name_end = self._name(i)
        if name_end is None:
            return None
        i += self._is_agency_in_front(i, name_end)
        place = (i, name_end)
        i = name_end
        while i + 1 < self.end and words[i] == "/" and not self._slashed(i):
            further = self._name(i + 1)
            if further is None:
                break
            i = further
        first = i
        i = self._tail(i)
        if not (self.stop or self.bracketed or self.date):
            return None
        if self.run and not self.agency and (self.stop or i >= self.last) and not known_place(self.document, *self.run, self.gazetteer):
            if (self.date and self.run[0] > self.date[0]) or (self.stop != "." and not self.date and self._upper(*self.run)):
                self.agency = self.run
            elif self.stop in DASHES and not self.date and words[self.run[0] - 1] == "," and not self._upper(*self.run):
                self.agency = self.run if self.run[1] - self.run[0] == 1 else None
        body = self._skip_stops(i) if self.stop or self.bracketed else i
        if self.date and time_at(self.document, body, self.last) == self.last:  # a line with place, date and time
            body = self.last
        if not self._convincing(place, first, body):
            return None
        if words[name_end - 2 : name_end - 1] == ["."] and self.document.folded[name_end - 1] in DOMAINS:
            return DatelineParts(start=self.start, body=body, place=None, date=self.date, agency=place)
        return DatelineParts(start=self.start, body=body, place=place, date=self.date, agency=self.agency)

    def _is_agency_in_front(self, i: int, end: int) -> bool:
        """Tell whether ``AKP`` stands in front of a city: ``AKP Phnom Penh, May 17 --``."""
        if end - i < 2 or not self._upper(i, i + 1) or self._upper(i + 1, end) or known_place(self.document, i, end, self.gazetteer):
            return False
        return known_place(self.document, i + 1, end, self.gazetteer) == "city"

    def _without_place(self) -> DatelineParts | None:
        """Return ``(CNN)`` or ``Sept 20 (Reuters) -``: a dateline that names no place."""
        words = self.document.words
        i = self.start
        stamp = date_at(self.document, i, self.end)
        if stamp:
            self.date, i = (stamp.start, stamp.end), stamp.end
        inside = self._bracket(i)
        if inside is None:
            return None
        after = inside[1] + 1
        body = self._skip_stops(after)
        name = words[inside[0] : inside[1]]
        media = any(e.kind == "organisation" for e in self.gazetteer.lookup(self.document.slice(*inside)))
        short = len(name) == 1 and name[0].isupper() and len(name[0]) > 1
        if not (body > after and (stamp or media or short)) and not ((media or short) and not stamp and self._fresh(after)):
            return None
        if body < self.last and self.document.words[body][0].isdigit():
            return None  # "(Xinhua) 08:12, December 04, 2021" stamps the page
        if not VERSIONS.isdisjoint(self.document.folded[inside[0] : inside[1]]):
            return None
        behind = dateline_at(self.document, body, self.last, self.gazetteer) if after < body < self.last and not stamp else None
        if behind is not None and behind.place is not None:
            return DatelineParts(start=self.start, body=behind.body, place=behind.place, date=behind.date, agency=inside)
        return DatelineParts(start=self.start, body=body, place=None, date=self.date, agency=inside)

    def _tail(self, i: int) -> int:
        """Read what follows the place, as far as it goes, and return where the reading stopped."""
        words, flags = self.document.words, self.document.flags
        while i < self.end:
            word = words[i]
            if not flags[i] & TAIL and not self._underscore(i):  # so it is behind most names at the head of a paragraph
                return i
            if self._underscore(i) or (word in DASHES and not self._hyphen(i)):
                self.stop = "-"
                return self._after_dash(i)
            if word == ":":
                self.stop = ":"
                return i
            j = i + 1 if word in (",", ".") else i
            if j >= self.end:
                self.stop = self.stop or ("." if word == "." else "")
                return i
            stamp = None if self.date else date_at(self.document, j, self.end)
            inside = self._bracket(j) or self._slashed(j)
            if stamp and (flags[j] & lexicon.CAPITAL or flags[j] & lexicon.DIGIT):
                self.date, i = (stamp.start, stamp.end), stamp.end
            elif inside:
                dated = date_at(self.document, inside[0], inside[1])
                if dated and dated.end == inside[1]:
                    self.date = inside
                elif words[j] == "[" or (self.date is None and known_place(self.document, *inside, self.gazetteer)):
                    self.run = inside
                else:
                    self.agency, self.bracketed = inside, True
                i = inside[1] + 1
            elif word == "." and not (self.date or self.agency) and self._behind_stop(j):
                self.agency, self.bracketed, i = (j, j + 1), True, j + 1
            elif word == "," and self.agency is None and self._before_tight_dash(j):
                self.agency, self.stop = (j, j + 1), "-"
                return j + 1
            elif self.agency is None and not (word == "." and self._closed()) and (run_end := self._name(j)) and self._goes_on(run_end, i):
                self.run, i = (j, run_end), run_end
                i = self._foreign_date(i)
            elif word == ".":
                self.stop = "."
                return i
            else:
                return i
        if i == self.last and self._underscore(i):
            self.stop = "-"
        return i

    def _closed(self) -> bool:
        """Tell whether an agency has been read behind the date, so that a full stop ends the dateline."""
        return self.date is not None and self.run is not None and self.run[0] > self.date[0]

    def _foreign_date(self, i: int) -> int:
        """Pass over the figures of another calendar: ``Rajab 12, 1445,``."""
        words, flags = self.document.words, self.document.flags
        while i + 1 < self.end and words[i + 1] == "," and flags[i] & lexicon.DIGIT and len(words[i]) <= 4:
            further = i + 2 < self.end and bool(flags[i + 2] & lexicon.DIGIT) and date_at(self.document, i + 2, self.end) is None
            i += 2 if further else 1
        return i

    def _after_dash(self, i: int) -> int:
        """Read ``- WAFA -`` behind a dash that is not the last."""
        if self.agency is None and self.date is None:
            j = self._skip_stops(i)
            after = self._name(j)
            if after and after < self.end and self._upper(j, after) and after - j <= 2 and (self.document.words[after] in DASHES):
                self.agency, self.bracketed = (j, after), True
                return after
        return i

    def _before_tight_dash(self, i: int) -> bool:
        """Tell whether an agency at ``i`` touches the dash behind it: ``Damascus, SANA-The minister``."""
        if i + 2 >= self.end or not self._hyphen(i + 1) or not self.document.flags[i] & lexicon.UPPER:
            return False
        return any(entry.kind == "organisation" for entry in self.gazetteer.entries(self.document.folded[i : i + 1]))

    def _behind_stop(self, i: int) -> bool:
        """Tell whether an agency in capitals stands at ``i`` behind a place in capitals, with no dash behind it: ``ASTANA. KAZINFORM The minister``."""
        if not self.document.flags[i] & lexicon.UPPER or not self._upper(self.start, i - 1):
            return False
        return any(entry.kind == "organisation" for entry in self.gazetteer.entries(self.document.folded[i : i + 1]))

    def _goes_on(self, i: int, before: int) -> bool:
        """Tell whether a run of capitals that ends at ``i`` is a part of the dateline, by what follows it."""
        words = self.document.words
        if any(self.document.flags[k] & (lexicon.HONORIFIC | lexicon.HEAD) for k in range(before + 1, i)):
            return False
        if i >= self.last:
            return words[before] == ","
        if words[before] == "," and self.document.flags[i] & lexicon.DIGIT and i + 1 < self.end and words[i + 1] == ",":
            return True
        if words[before] not in (",", ".") and not (self.date and self._upper(before, i)):
            return False
        if words[before] == "." and self.date is None:  # "ASTANA. KAZINFORM -"
            return words[i] in DASHES and not self._hyphen(i) and self._upper(self.start, i)
        if words[i] in DASHES:
            return not self._hyphen(i)
        if words[i] in ("(", "[", "/", ":"):
            return True
        if words[i] in (",", "."):
            return words[i] == "," or self.date is not None
        stamp = date_at(self.document, i, self.end)
        return stamp is not None

    def _convincing(self, place: Range, first: int, body: int) -> bool:
        """Weigh the evidence (Rules 1 and 2)."""
        document = self.document
        upper = self._upper(*place)
        known = known_place(document, *place, self.gazetteer)
        if known is None and document.flags[place[0]] & lexicon.FUNCTION and not upper:
            return False
        if known is None and any(document.flags[i] & (lexicon.HEAD | lexicon.WEEKDAY | lexicon.DIGIT) for i in range(*place)):
            return False
        alone = body >= self.last
        if self.date and self.agency:
            return True
        if self.bracketed:
            return upper or bool(known) or (self.stop == "-" and place[1] - place[0] <= 3)
        if self.date:
            full = stamp_in(document, *self.date) is not None
            if alone:
                return bool(known) or (full and not upper and document.words[first] == "," and self.date[0] == first + 1)
            if self.stop in ("-", ":"):
                return upper or bool(known) or (self.stop == "-" and self._fresh(body))
            near = bool(known) or (upper and self.date[0] <= first + 1)
            return near and self._fresh(body) and (full or self.stop == ".")
        if self.stop == "-":
            if date_at(document, body, self.end) is not None and not document.flags[body] & lexicon.WEEKDAY:
                return False  # "KYODO NEWS - Nov 19, 2024": an outlet and its stamp
            if self.agency:
                return upper or known == "city"
            if not self._fresh(body):
                return False
            return known == "city" or (upper and (known is not None or self._underscore(place[1]) or self._prose(body)))
        if self.stop == ":":
            return known == "city" and (self._fresh(body) or alone)
        return False

    def _fresh(self, i: int) -> bool:
        """Tell whether prose can begin at ``i``."""
        if i >= self.last:
            return True
        word = self.document.words[i]
        return bool(self.document.flags[i] & (lexicon.CAPITAL | lexicon.DIGIT)) or word in (
            '"',
            "“",
            "``",
            "'",
            "‘",
            "«",
            "„",
        )

    def _prose(self, i: int) -> bool:
        """Tell whether the words from ``i`` on are not in capitals, as a headline's would be after other capitals."""
        bits = self.document.flags
        return any(not bits[k] & (lexicon.UPPER | lexicon.MARK) for k in range(i, min(i + 2, self.last)))

    def _name(self, i: int) -> int | None:
        """Return where a name in capital letters ends; months and weekdays are none of its words."""
        words, flags = self.document.words, self.document.flags
        begin = i
        found: int | None = None
        while i < self.end and i - begin < 9:
            bits = flags[i]
            if (bits & lexicon.CAPITAL and not (i > begin and self._dated(i))) or (found and self._elided(i)):
                i += 1
                found = i
                if i < self.end and words[i] == "." and (len(words[i - 1]) <= 3 or self._glued(i)) and self._abbreviated(i):
                    i += 1
                    found = i
            elif found and self.document.folded[i] in APOSTROPHE_S and self._glued(i):  # "St. John's"
                i += 1
                found = i
            elif found and (self._before_name(i) or self._hyphen(i) or self._between_hyphens(i)):
                i += 1
            else:
                break
        return None if found is None or self._dated(begin) else found

    def _elided(self, i: int) -> bool:
        """Tell whether a word begins with an article cut short: the second of ``Côte d'Ivoire``."""
        return self.document.folded[i][:2] in ("d'", "l'") and self.document.words[i][2:3].isupper()

    def _between_hyphens(self, i: int) -> bool:
        """Tell whether the token is the "au" of ``Port-au-Prince``."""
        return self._hyphen(i - 1) and i + 2 < self.end and self._hyphen(i + 1)

    def _before_name(self, i: int) -> bool:
        """Tell whether a small word at ``i``, or two of them, stand before more of the name: ``Ciudad de la Paz``."""
        words = self.document.words
        for j in range(i, min(i + 2, self.end - 1)):
            if words[j] not in PARTICLES:
                return False
            if self.document.flags[j + 1] & lexicon.CAPITAL:
                return True
        return False

    def _dated(self, i: int) -> bool:
        bits = self.document.flags[i]
        return bool(bits & (lexicon.MONTH | lexicon.WEEKDAY)) and date_at(self.document, i, self.end) is not None

    def _abbreviated(self, i: int) -> bool:
        """Tell whether the full stop at ``i`` belongs to a word: ``St. Petersburg``, ``Mo. (AP)``, ``INTERFAX.RU``."""
        if i + 1 >= self.end:
            return False
        if self._glued(i + 1):
            return bool(self.document.flags[i + 1] & lexicon.CAPITAL)
        return bool(self.document.flags[i - 1] & lexicon.ABBREVIATION) or self.document.words[i + 1] in (
            "(",
            ",",
            *DASHES,
        )

    def _bracket(self, i: int) -> Range | None:
        """Return what stands in the bracket that opens at ``i``, if it is short and begins in capitals or figures."""
        words = self.document.words
        if i + 2 >= self.last or words[i] not in CLOSING:
            return None
        close = CLOSING[words[i]]
        for j in range(i + 2, min(i + 10, self.last)):
            if words[j] == close:
                bits = self.document.flags[i + 1] & self.document.flags[j - 1] | self.document.flags[j - 1] & lexicon.DIGIT
                named = bits & (lexicon.CAPITAL | lexicon.DIGIT) or self._elided(j - 1)
                return (i + 1, j) if named or j == i + 2 else None
        return None

    def _slashed(self, i: int) -> Range | None:
        """Return ``TASS`` of ``/TASS/``."""
        words = self.document.words
        if i + 2 >= self.last or words[i] != "/" or (self._glued(i) and i == self.start + 1):
            return None  # "SG/SM/1234" numbers a document
        for j in range(i + 2, min(i + 7, self.last)):
            if words[j] == "/":
                return (i + 1, j) if self.document.flags[i + 1] & lexicon.CAPITAL else None
        return None

    def _skip_stops(self, i: int) -> int:
        while i < self.last and self.document.words[i] in STOPS:
            i += 1
        return i

    def _underscore(self, i: int) -> bool:
        """Tell whether an underscore, which is no token, stands before token ``i``: the old agencies' dash."""
        document = self.document
        return "_" in document.text[document.ends[i - 1] : document.starts[i] if i < len(document.starts) else document.ends[i - 1] + 3]

    def _hyphen(self, i: int) -> bool:
        """Tell whether the dash at ``i`` joins two words: glued on both sides and single."""
        return self.document.words[i] in ("-", "–") and i + 1 < self.end and self._glued(i) and self._glued(i + 1)

    def _glued(self, i: int) -> bool:
        return self.document.starts[i] == self.document.ends[i - 1]

    def _upper(self, start: int, end: int) -> bool:
        bits = self.document.flags
        return all(bits[i] & lexicon.UPPER for i in range(start, end) if bits[i] & lexicon.CAPITAL and len(self.document.words[i]) > 1)
