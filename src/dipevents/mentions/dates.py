"""Date phrases: where they stand and what they say; `resolve` tells which date that is on the day of speaking.

Rule 1  Cues first: only a month, a weekday, a number or a word such as "yesterday" starts an attempt, and each
        attempt looks at a bounded number of tokens. There is no search over the text.
Rule 2  `find_dates` reads what is printed; `resolve` alone looks at a calendar.
Rule 3  What is no date on its own face needs a neighbour that makes it one: "May" and "March" a number or a
        preposition, "Sun" a date beside it, a bare "2015" a preposition or brackets.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, Literal

import attrs

from dipevents import lexicon
from dipevents.dates import DateValue, Day, Interval, Year
from dipevents.document import Document
from dipevents.gazetteer import Gazetteer, rows
from dipevents.tokens import fold
from dipevents.values import value

from .date_values import Basis, Unit, between, date_of, days_in, resolve
from .mention import DateMention
from .signs import DATE, Signs, find_signs

__all__ = ["Basis", "find_dates", "resolve"]

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_NUMBERS: Final = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

HERE: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("day", "night", "morning", "afternoon", "evening"), "day"),
    **dict.fromkeys(("week", "weekend"), "week"),
    "month": "month",
    "year": "year",
}
COUNTED: Final[dict[str, Unit]] = {
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
}
SHIFTS: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
CONTEXT: Final = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
BEHIND: Final = {"ago": -1, "earlier": -1, "later": 1}
TRIGGERS: Final = frozenset({*HERE, *UNITS, *BEHIND})

DASHES: Final = frozenset({"-", "–", "—", "--"})
TO: Final = DASHES | {"to", "until", "till", "through"}

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2100


@value(kw_only=True)
class Vocabulary:
    """The table ``data/date_words.jsonl``, which says what each list is for."""

    amount: frozenset[str]
    era: frozenset[str]
    governor: frozenset[str]
    leaning: frozenset[str]
    maybe_year: frozenset[str]
    month_like: frozenset[str]
    named_day: frozenset[str]
    paper: frozenset[str]
    short_weekday: frozenset[str]
    part_of_day: frozenset[str]
    sure_of_year: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the table, read once."""
    return Vocabulary(**{row["id"]: frozenset(fold(form) for form in row["forms"]) for row in rows("date_words")})


def find_dates(document: Document, gazetteer: Gazetteer, signs: Signs | None = None) -> tuple[DateMention, ...]:
    """Return the date phrases of a document in text order; none overlap, none crosses a paragraph.

    Forms, each in any case that print uses, abbreviations with or without full stop:

    * November 18, 2024; Nov. 18; May 5th; May 5,2024; November 2024; in November; mid-May; early in September; July
      Fourth
    * 18 November 2024; 5th May; the 5th of May; the fifth of May; 2024-11-18; 2024/11/18; 18/11/2024; 18.11.2024
    * May 5-8; May 5 to 8, 2016; 5-8 May 2016; between 3 and 5 March; June 28 to July 2; 28 June - 2 July 2023;
      May-June 2016; 18 and 19 November; 2015-2017; Monday to Wednesday; Thursday 11 to Tuesday 16 June
    * Monday; Monday night; last Friday; next Tuesday; this Friday; Friday 12 June; Friday, June 12; Monday (Nov. 18);
      Monday of last week
    * in January this year; on 5 May last year; last November; next January; in 2015; late 2015; (2015)
    * today; yesterday evening; tonight; this morning; last night; last month; next year; earlier this year; last
      week; two days ago; a year ago; the day before yesterday
    * the same day; that day; the next day; a day earlier; earlier in the day

    Left alone: the modal "may", "march" as a verb, the Sun and the Sunday papers, edition numbers ("the 16th
    summit"), amounts ("2,000 people"), numbers of documents ("Resolution 2231"), decades ("the 1990s"), durations
    ("the past year").

    >>> from dipevents.segmentation import segment
    >>> known = Gazetteer.default()
    >>> note = segment("They met on Nov. 18 and will meet again from May 5 to 8, 2026.", known)
    >>> [note.slice(m.start, m.end) for m in find_dates(note, known)]
    ['Nov. 18', 'May 5 to 8, 2026']
    """
    found: list[DateMention] = []
    triggers = TRIGGERS | vocabulary().short_weekday
    signs = signs or find_signs(document)
    words = [i for i, word in enumerate(document.folded) if word in triggers]
    paragraphs = iter(document.paragraphs)
    reader = _Reader(document, gazetteer.numbers)
    floor = 0
    for i in sorted({*signs.dates, *words}):
        while i >= reader.limit:
            paragraph = next(paragraphs)
            floor, reader.limit = paragraph.start, paragraph.end
        if i >= floor and (mention := reader.read(i, floor)) is not None:
            found.append(mention)
            floor = mention.end
    return tuple(found)


# --- reading ---


@value(kw_only=True)
class _Point:
    """One end of a phrase: its printed parts, and the token behind it."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class _Reader:
    """The columns of a document, and ``limit``, the end of the paragraph being read."""

    __slots__ = ("flags", "folded", "known", "limit", "numbers", "words")

    def __init__(self, document: Document, numbers: Mapping[str, int]) -> None:
        self.words = document.words
        self.folded = document.folded
        self.flags = document.flags
        self.numbers = numbers
        self.known = vocabulary()
        self.limit = 0

    def at(self, i: int) -> str:
        """Return the folded token at ``i``, or nothing beyond the paragraph."""
        return self.folded[i] if i < self.limit else ""

    def read(self, i: int, floor: int) -> DateMention | None:
        """Return the phrase whose cue is token ``i``; it may begin a few tokens before, but not before ``floor``."""
        word = self.folded[i]
        if self.flags[i] & DATE or word in self.known.short_weekday:
            mention = self.numeric(i) or self.calendar(i, floor) or self.bare_year(i, floor)
            if mention is not None:
                return mention
        if word in HERE:
            return self.here(i, floor)
        if word in UNITS:
            return self.unit(i, floor)
        if word in BEHIND:
            return self.counted(i, floor)
        return None

    # --- dates of the calendar

    def calendar(self, i: int, floor: int) -> DateMention | None:
        """Read ``point [to point] [year]``: see `find_dates` for the forms."""
        first = self.point(i)
        if first is None:
            return None
        before = self.folded[i - 1] if i > floor else ""
        if before in ("every", "each"):
            return None
        return self.interval(i, first, before) or self.single(i, first, before, floor)

    def single(self, i: int, point: _Point, before: str, floor: int) -> DateMention | None:
        """Make a mention of one point, if it is a date on its own; words in front ("last", "early") belong to it."""
        start, end, unit, shift = i, point.end, None, None
        if point.month is None and point.weekday is None:
            return None
        if point.day is None and point.year is None and point.month and not self.month_alone(i, before):
            return None
        if point.day is None and before in SHIFTS:
            start, shift = i - 1, SHIFTS[before]
        if point.month is None:
            if point.day is None and (not self.is_long_weekday(i) or (start == i and self.is_named_day(i, floor))):
                return None
            if point.day is None:
                end, unit, shift = self.week_behind(end, shift)
            return self.mention(start, end, "weekday" if point.day is None else "day", point, unit=unit, shift=shift)
        if point.year is None:
            if shift is not None:
                unit = "month" if shift else "year"
            end, unit, shift = self.year_behind(end, unit, shift)
        if point.day is not None and self.at(end) == "(" and self.at(end + 2) == ")" and self.is_long_weekday(end + 1):
            end += 3
        start = self.leaning(start, floor)
        return self.mention(start, end, "month" if point.day is None else "day", point, unit=unit, shift=shift)

    def mention(
        self,
        start: int,
        end: int,
        form: Literal["day", "month", "weekday"],
        point: _Point,
        *,
        unit: Unit | None,
        shift: int | None,
    ) -> DateMention | None:
        """Make a mention of one point's parts; None where the calendar has no such day."""
        fixed: DateValue | None = None
        if point.month is not None:
            if point.day is not None and point.day > days_in(point.year, point.month):
                return None
            if point.year is not None:
                fixed = date_of(point.year, point.month, point.day)
        return DateMention(
            start=start,
            end=end,
            form=form,
            fixed=fixed,
            year=point.year,
            month=point.month,
            day=point.day,
            weekday=point.weekday,
            unit=unit,
            shift=shift,
        )

    def interval(self, i: int, first: _Point, before: str) -> DateMention | None:
        """Read ``to point`` behind a point and join the two; None where they make no interval."""
        link = self.at(first.end)
        if link not in TO and link != "and":
            return None
        last = self.point(first.end + 1)
        if last is None:
            return None
        days = (first.day is None, last.day is None)
        if days[0] != days[1] or (first.day is None and (first.month is None) != (last.month is None)):
            return None
        first_month = first.month or last.month
        last_month = last.month or first.month
        if first.day is not None and first_month is None:
            return None
        if first.month is None and first.day is None and not (self.is_long_weekday(i) and self.is_long_weekday(first.end + 1)):
            return None
        if link == "and" and before != "between" and not self.consecutive(first, last, first_month, last_month):
            return None
        end = last.end
        year, last_year = first.year, last.year
        if last_year is None and last.month is None and last.day is not None:
            last_year, end = self.year_at(end, loose=True)
        if last_year is None and year is None and first_month is not None:
            end, unit, shift = self.year_behind(end, None, None)
        else:
            unit, shift = None, None
        order = ((first_month or 0, first.day or 0), (last_month or 0, last.day or 0))
        if year is None and last_year is not None:
            year = last_year - (order[0] > order[1])
        elif last_year is None and year is not None:
            last_year = year + (order[0] > order[1])
        fixed: DateValue | None = None
        if first_month is not None and last_month is not None:
            if first.day is not None and last.day is not None:
                if first.day > days_in(year, first_month) or last.day > days_in(last_year, last_month):
                    return None
                if first.month is None and last.month is not None and first.day > last.day:
                    return None
            if year is not None and last_year is not None:
                fixed = between(date_of(year, first_month, first.day), date_of(last_year, last_month, last.day))
                if fixed is None:
                    return None
            elif last.month is None and last.day is not None and first.day is not None and last.day <= first.day:
                return None
        return DateMention(
            start=i,
            end=end,
            form="interval",
            fixed=fixed,
            year=year,
            month=first_month,
            day=first.day,
            weekday=first.weekday,
            last_year=last_year,
            last_month=last_month,
            last_day=last.day,
            last_weekday=last.weekday,
            unit=unit,
            shift=shift,
        )

    @staticmethod
    def consecutive(first: _Point, last: _Point, first_month: int | None, last_month: int | None) -> bool:
        """Tell whether two days joined by "and" are one stretch: "18 and 19 November"."""
        return first.day is not None and last.day == first.day + 1 and first_month == last_month

    def point(self, i: int) -> _Point | None:
        """Read ``[weekday [,] [the]] (month [day] [year] | day [of] month [year] | day)`` or a weekday alone."""
        if i >= self.limit:
            return None
        weekday = self.weekday(i)
        if weekday is None:
            return self.parts(i, None)
        j = i + 1
        if self.at(j) == "." and not self.is_long_weekday(i):
            j += 1
        bracket = self.at(j) == "("
        if self.at(j) in (",", "("):
            j += 1
        if self.at(j) in ("the", "on"):
            j += 1
        inner = self.parts(j, weekday)
        if inner is not None and bracket:
            inner = attrs.evolve(inner, end=inner.end + 1) if self.at(inner.end) == ")" and inner.month else None
        if inner is not None and (inner.month or (not bracket and self.at(j - 1) != ",")) and (inner.day or inner.year):
            return inner
        return _Point(end=i + 1, weekday=weekday)

    def parts(self, i: int, weekday: int | None) -> _Point | None:
        """Read month, day and year in either order, or a day alone, which only an interval makes a date."""
        month, j = self.month(i)
        if month is not None:
            glued = self.day_and_year(j)
            if glued is not None:
                return _Point(end=j + 1, month=month, day=glued[0], year=glued[1], weekday=weekday)
            if self.at(j) == "the":
                day = self.day(j + 1, words=True)
                j += day is not None
            else:
                day = self.day(j, words=True)
            if day is None or self.at(j + 1) in self.known.amount:
                year, end = self.year_at(j, loose=False)
                return _Point(end=end, month=month, year=year, weekday=weekday)
            year, end = self.year_at(j + 1, loose=True)
            return _Point(end=end, month=month, day=day, year=year, weekday=weekday)
        day = self.day(i, words=True)
        if day is None:
            return None
        j = i + 1
        if self.at(j) == "day" and self.at(j + 1) == "of":
            j += 1
        j += self.at(j) == "of"
        month, end = self.month(j)
        if month is None or (self.is_word(i) and j == i + 1):
            if self.is_word(i) or self.counts(i):
                return None
            return _Point(end=i + 1, day=day, weekday=weekday)
        year, end = self.year_at(end, loose=True)
        if year is None and self.folded[j] == "may" and self.is_verb(end) and j == i + 1:  # a headline: "Group of 20 May Meet"
            return None
        return _Point(end=end, month=month, day=day, year=year, weekday=weekday)

    def month(self, i: int) -> tuple[int | None, int]:
        """Return the month named at ``i`` and the token behind it, an abbreviation's stop included."""
        if i >= self.limit or not self.flags[i] & lexicon.MONTH:
            return None, i
        word = self.folded[i].rstrip(".")
        long = word in MONTHS
        if not self.flags[i] & lexicon.CAPITAL and (not long or word in self.known.month_like):
            return None, i
        number = MONTH_NUMBERS.get(word[:3])
        if number is None:
            return None, i
        return number, i + (2 if not long and self.at(i + 1) == "." else 1)

    def weekday(self, i: int) -> int | None:
        """Return the weekday named at ``i``, in full or abbreviated; it must be capitalised."""
        bits = self.flags[i] if i < self.limit else 0
        if not bits & lexicon.CAPITAL or not (bits & lexicon.WEEKDAY or self.folded[i] in self.known.short_weekday):
            return None
        key = self.folded[i][:3]
        return WEEKDAYS.index(key) if key in WEEKDAYS else None

    def day(self, i: int, *, words: bool) -> int | None:
        """Return the day of the month at ``i``: ``5``, ``5th``, ``18T10`` of a time stamp, as ``words`` "fifth"."""
        if i >= self.limit:
            return None
        if self.flags[i] & lexicon.DIGIT:
            return _day_number(self.folded[i])
        if words and self.flags[i] & lexicon.ORDINAL:
            value = self.numbers.get(self.folded[i])
            return value if value is not None and 1 <= value <= 31 else None
        return None

    def day_and_year(self, i: int) -> tuple[int, int] | None:
        """Return day and year that lost the blank between them: ``5,2024``."""
        day, comma, year = self.at(i).partition(",")
        if not comma or len(year) != 4 or not year.isdecimal() or _day_number(day) is None:
            return None
        return int(day), int(year)

    def year_at(self, i: int, *, loose: bool) -> tuple[int | None, int]:
        """Return the year at ``i``, behind "of" or a comma too, and the token behind it.

        Unless ``loose``, "in May, 2000 people" has no year.
        """
        j = i + (self.at(i) in (",", "of"))
        if self.at(j) == "the" and self.at(j + 1) == "year":
            j += 2
        year = _year_number(self.at(j))
        if year is None or (j > i and not loose and self.counts(j)) or self.at(j + 1) in self.known.amount:
            return None, i
        return year, j + 1

    def year_behind(self, i: int, unit: Unit | None, shift: int | None) -> tuple[int, Unit | None, int | None]:
        """Read ``[,] [of] (last | this | next) year`` behind a date without year."""
        j = i + (self.at(i) == ",")
        j += self.at(j) in ("of", "in")
        if self.at(j) in SHIFTS and self.at(j + 1) == "year":
            return j + 2, "year", SHIFTS[self.at(j)]
        return i, unit, shift

    def week_behind(self, i: int, shift: int | None) -> tuple[int, Unit | None, int | None]:
        """Read ``[of] (last | this | next) week`` or the part of the day behind a weekday."""
        if self.at(i) in self.known.part_of_day:
            i += 1
        j = i + (self.at(i) == "of")
        if self.at(j) in SHIFTS and self.at(j + 1) == "week":
            return j + 2, "week", SHIFTS[self.at(j)]
        return i, None, shift

    def month_alone(self, i: int, before: str) -> bool:
        """Tell whether a month without number is one: its name is nothing else, or a word in front of it governs it."""
        word = self.folded[i].rstrip(".")
        if before == "-":
            before = self.folded[i - 2] if i > 1 else ""
        if word == "may" and before in ("of", "from", "before", "after"):
            return False
        if word in MONTHS and word not in self.known.month_like:
            return before not in self.known.named_day
        if before in {"and", "to"}:
            return i > 1 and bool(self.flags[i - 2] & lexicon.MONTH)
        return before in self.known.governor

    def is_long_weekday(self, i: int) -> bool:
        """Tell whether token ``i`` is a weekday in full."""
        return self.weekday(i) is not None and self.folded[i].endswith("day")

    def is_named_day(self, i: int, floor: int) -> bool:
        """Tell whether a weekday is part of a name: "Good Friday", "the Sunday Times"."""
        before = i > floor and self.folded[i - 1] in self.known.named_day and self.flags[i - 1] & lexicon.CAPITAL
        return bool(before) or (self.at(i + 1) in self.known.paper and bool(self.flags[i + 1] & lexicon.CAPITAL))

    def is_word(self, i: int) -> bool:
        """Tell whether a day is written as a word."""
        return not self.flags[i] & lexicon.DIGIT

    def is_verb(self, i: int) -> bool:
        """Tell whether token ``i`` is a capitalised verb."""
        return i < self.limit and bool(self.flags[i] & lexicon.BASE) and bool(self.flags[i] & lexicon.CAPITAL)

    def counts(self, i: int) -> bool:
        """Tell whether the number at ``i`` counts the noun behind it: "8 people", "2000 soldiers"."""
        j = i + 1
        if j >= self.limit or self.flags[j] & lexicon.FUNCTION:
            return False
        word = self.words[j]
        return word in self.known.amount or (word.islower() and len(word) > 3 and word.endswith("s") and word.isalpha())

    def leaning(self, start: int, floor: int) -> int:
        """Return where a phrase begins with the "early", "mid-" or "later" in front of it."""
        if start - 1 >= floor and self.folded[start - 1] in self.known.leaning:
            return start - 1
        if start - 2 >= floor and self.folded[start - 1] == "-" and self.folded[start - 2] == "mid":
            return start - 2
        return start

    # --- numbers alone

    def numeric(self, i: int) -> DateMention | None:
        """Read ``2024-11-18``, ``2024/11/18``, ``18/11/2024`` or ``18.11.2024``: the day first unless it cannot be."""
        if not self.flags[i] & lexicon.DIGIT:
            return None
        pieces, end = self.folded[i].split("."), i + 1
        if len(pieces) == 1 and self.at(i + 1) in ("/", "-") and self.at(i + 3) == self.at(i + 1):
            pieces, end = [self.folded[i], self.at(i + 2), self.at(i + 4)], i + 5
        if len(pieces) != 3:
            return None
        if len(pieces[0]) == 4:
            year, month, day = _year_number(pieces[0]), _day_number(pieces[1]), _day_number(pieces[2])
        else:
            day, month, year = _day_number(pieces[0]), _day_number(pieces[1]), _year_number(pieces[2])
        if year is None or month is None or day is None:
            return None
        if len(pieces[0]) != 4 and day <= 12 and month <= 12 and day != month and end > i + 1:
            return DateMention(start=i, end=end, form="vague", year=year)
        if month > 12 and len(pieces[0]) != 4:
            day, month = month, day
        if month > 12 or day > days_in(year, month):
            return None
        fixed = Day(year=year, month=month, day=day)
        return DateMention(start=i, end=end, form="day", fixed=fixed, year=year, month=month, day=day)

    def bare_year(self, i: int, floor: int) -> DateMention | None:
        """Read a year, or two joined, behind a preposition or in brackets."""
        year = _year_number(self.folded[i])
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        before = self.folded[i - 1] if i > floor else ""
        if before == "-" and i - 2 >= floor and self.folded[i - 2] == "mid":
            before = "mid"
        end, last = i + 1, None
        if self.at(end) in TO or (self.at(end) == "and" and before == "between"):
            last = _year_number(self.at(end + 1))
            if last is None and self.at(end) in DASHES and len(self.at(end + 1)) == 2 and self.at(end + 1).isdecimal():
                last = year - year % 100 + int(self.at(end + 1))
            last = last if last is not None and year < last <= LAST_YEAR else None
        stop = end if last is None else end + 2
        bracketed = before == "(" and self.at(stop) in (")", ",", ";")
        if not bracketed and before not in self.known.sure_of_year and not (before in self.known.maybe_year and not self.counts(stop - 1)):
            return None
        if before == "and" and not (i - 2 >= floor and _year_number(self.folded[i - 2])):
            return None
        start = self.leaning(i, floor)
        if last is not None:
            fixed = Interval(first=Year(year=year), last=Year(year=last))
            return DateMention(start=start, end=stop, form="interval", fixed=fixed, year=year, last_year=last)
        return DateMention(start=start, end=end, form="year", fixed=Year(year=year), year=year)

    # --- words

    def here(self, i: int, floor: int) -> DateMention | None:
        """Read ``today``, ``tonight``, ``yesterday``, ``tomorrow [morning]``, ``the day before yesterday``."""
        if self.at(i + 1) in ("'s", "’s") and self.at(i + 2) in self.known.era:
            return None
        if self.flags[i] & lexicon.CAPITAL and i > floor and self.folded[i - 1] in ("russia", "usa", "india"):
            return None
        shift, start = HERE[self.folded[i]], i
        if shift and i - 2 >= floor and self.folded[i - 2] == "day" and self.folded[i - 1] == ("before" if shift < 0 else "after"):
            shift, start = 2 * shift, i - 2
            start -= start > floor and self.folded[start - 1] == "the"
        end = i + 1 + (self.at(i + 1) in self.known.part_of_day)
        return DateMention(start=self.leaning(start, floor), end=end, form="relative", unit="day", shift=shift)

    def unit(self, i: int, floor: int) -> DateMention | None:
        """Read what a unit of time ends: ``last month``, ``this morning``, ``the same day``, ``later in the day``."""
        if i == floor:
            return None
        word, unit, before = self.folded[i], UNITS[self.folded[i]], self.folded[i - 1]
        second = self.folded[i - 2] if i - 2 >= floor else ""
        third = self.folded[i - 3] if i - 3 >= floor else ""
        if before == "the":
            if second == "in" and third in ("earlier", "later", "late", "early"):
                form: Literal["vague", "relative"] = "vague" if unit == "day" else "relative"
                return DateMention(start=i - 3, end=i + 1, form=form, unit=unit, shift=0)
            step = {"before": -1, "after": 1}.get(self.at(i + 1)) if word == "day" else None
            if step and not self.at(i + 2)[:1].isalnum():
                return DateMention(start=i - 1, end=i + 2, form="vague", unit="day", shift=step)
            return None
        start = i - 1
        if before in CONTEXT and (before != "next" or (unit == "day" and word != "night")):
            start -= second == "the"
            return DateMention(start=self.leaning(start, floor), end=i + 1, form="vague", unit=unit, shift=CONTEXT[before])
        if before not in SHIFTS or (second == "the" and before != "current"):
            return None
        if word == "day":
            if before != "this":
                return None
            return DateMention(start=start, end=i + 1, form="vague", unit="day", shift=0)
        start -= second == "this"
        return DateMention(start=self.leaning(start, floor), end=i + 1, form="relative", unit=unit, shift=SHIFTS[before])

    def counted(self, i: int, floor: int) -> DateMention | None:
        """Read ``two days ago``, counted from the anchor, and ``two days earlier``, from a day in the text."""
        if i - 2 < floor or self.folded[i - 1] not in COUNTED:
            return None
        unit, number, start = COUNTED[self.folded[i - 1]], self.folded[i - 2], i - 2
        form: Literal["vague", "relative"] = "relative" if self.folded[i] == "ago" else "vague"
        many: int | None = None
        if number in ("a", "an", "one"):
            many = 1
        elif self.flags[start] & lexicon.DIGIT:
            many = int(number) if number.isdecimal() and len(number) < 5 else None
        elif not self.flags[start] & (lexicon.ORDINAL | lexicon.MONTH):
            many = self.numbers.get(number)
            if many is not None and start - 2 >= floor and self.folded[start - 1] == "-":
                tens = self.numbers.get(self.folded[start - 2], 0)
                if many < 10 <= tens and tens % 10 == 0:
                    many, start = many + tens, start - 2
        if many is None:
            if number not in ("few", "several"):
                return None
            start -= start > floor and self.folded[start - 1] == "a"
            return DateMention(start=start, end=i + 1, form="vague", unit=None)
        return DateMention(start=start, end=i + 1, form=form, unit=unit, shift=many * BEHIND[self.folded[i]])


@lru_cache(maxsize=1024)
def _day_number(word: str) -> int | None:
    """Return the number from 1 to 31 that a token of digits stands for, with or without ordinal ending."""
    digits = word[:2] if len(word) > 2 and word[1].isdecimal() else word[:1] if not word[1:].isdecimal() else word
    rest = word[len(digits) :]
    if not (digits.isascii() and digits.isdecimal()) or (rest not in ("", "st", "nd", "rd", "th") and not rest.startswith("t")):
        return None
    value = int(digits)
    return value if 1 <= value <= 31 else None


@lru_cache(maxsize=1024)
def _year_number(word: str) -> int | None:
    """Return the year from 1000 to 2199 that a token of four digits stands for."""
    if len(word) != 4 or not word.isascii() or not word.isdecimal():
        return None
    return int(word) if "1000" <= word < "2200" else None
