"""The parts of a date phrase of the calendar: day, month, year and weekday, in whatever order print has them.

Rule 1  Each method reads from a token on and never past ``limit``, the end of the paragraph; it returns what it read and the token behind.
Rule 2  What is no date on its own face needs a neighbour that makes it one: "May" and "March" a number or a
        preposition, "Sun" a date beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, Literal

import attrs

from dipevents import lexicon
from dipevents.dates import DateValue
from dipevents.document import Document
from dipevents.tables import rows
from dipevents.tokens import fold
from dipevents.values import value

from .date_values import Unit, date_of, days_in
from .mention import DateMention

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_NUMBERS: Final = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OWNERS: Final = frozenset({"the", "a", "an", "their", "his", "her", "its", "our", "my"})
SHIFTS: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


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
    of_month: frozenset[str]
    paper: frozenset[str]
    short_weekday: frozenset[str]
    part_of_day: frozenset[str]
    sure_of_year: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the table, read once."""
    return Vocabulary(**{row["id"]: frozenset(fold(form) for form in row["forms"]) for row in rows("date_words")})


@value(kw_only=True)
class Point:
    """One end of a phrase: its printed parts, and the token behind it."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class DateParts:
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

    def mention(
        self,
        start: int,
        end: int,
        form: Literal["day", "month", "weekday"],
        point: Point,
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

    def point(self, i: int) -> Point | None:
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
        return Point(end=i + 1, weekday=weekday)

    def parts(self, i: int, weekday: int | None) -> Point | None:
        """Read month, day and year in either order, or a day alone, which only an interval makes a date."""
        if weekday is not None and (slashed := self._slashed(i, weekday)) is not None:
            return slashed
        month, j = self.month(i)
        if month is not None:
            glued = self.day_and_year(j)
            if glued is not None:
                return Point(end=j + 1, month=month, day=glued[0], year=glued[1], weekday=weekday)
            if self.at(j) == "the":
                day = self.day(j + 1, words=True)
                j += day is not None
            else:
                day = self.day(j, words=True)
            if day is None or self.at(j + 1) in self.known.amount:
                year, end = self.year_at(j, loose=False)
                return Point(end=end, month=month, year=year, weekday=weekday)
            year, end = self.year_at(j + 1, loose=True)
            return Point(end=end, month=month, day=day, year=year, weekday=weekday)
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
            return Point(end=i + 1, day=day, weekday=weekday)
        year, end = self.year_at(end, loose=True)
        if year is None and self.folded[j] == "may" and self.is_verb(end) and j == i + 1:  # a headline: "Group of 20 May Meet"
            return None
        return Point(end=end, month=month, day=day, year=year, weekday=weekday)

    def _slashed(self, i: int, weekday: int) -> Point | None:
        """Read "5/8/2024", "5/8" behind a weekday: the day first unless it cannot be."""
        day, month = (day_number(self.at(k)) if self.at(i + 1) == "/" else None for k in (i, i + 2))
        if day is None or month is None or min(day, month) > 12:
            return None
        day, month = (month, day) if month > 12 else (day, month)
        year = year_number(self.at(i + 4)) if self.at(i + 3) == "/" else None
        return Point(end=i + 5 if year else i + 3, month=month, day=day, year=year, weekday=weekday)

    def month(self, i: int) -> tuple[int | None, int]:
        """Return the month named at ``i`` and the token behind it, an abbreviation's stop included."""
        if i >= self.limit or not self.flags[i] & lexicon.MONTH:
            return None, i
        word = self.folded[i].rstrip(".")
        long = word in MONTHS
        if not self.flags[i] & lexicon.CAPITAL and (not long or word in self.known.month_like):
            return None, i
        return MONTH_NUMBERS[word[:3]], i + (2 if not long and self.at(i + 1) == "." else 1)

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
            return day_number(self.folded[i])
        if words and self.flags[i] & lexicon.ORDINAL:
            value = self.numbers.get(self.folded[i])
            return value if value is not None and 1 <= value <= 31 else None
        return None

    def day_and_year(self, i: int) -> tuple[int, int] | None:
        """Return day and year that lost the blank between them: ``5,2024``."""
        day, comma, year = self.at(i).partition(",")
        if not comma or len(year) != 4 or not year.isdecimal() or day_number(day) is None:
            return None
        return int(day), int(year)

    def year_at(self, i: int, *, loose: bool) -> tuple[int | None, int]:
        """Return the year at ``i``, behind "of" or a comma too, and the token behind it.

        Unless ``loose``, "in May, 2000 people" has no year.
        """
        j = i + (self.at(i) in (",", "of"))
        if self.at(j) == "the" and self.at(j + 1) == "year":
            j += 2
        year = year_number(self.at(j))
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
        """Read ``[of] (last | this | next) week``, the part of the day, or the bare "week" of ``Monday week`` behind a weekday."""
        if self.at(i) == "week":
            return i + 1, None, 2
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
        if self.at(i + 1) in self.known.of_month and i and self.words[i - 1].islower() and self.flags[i] & lexicon.CAPITAL:
            return True  # "a landmark June summit"
        if before in OWNERS and word != "may":
            return (
                self.at(i + 1).isalpha() and self.words[i + 1].islower() and not self.flags[i + 1] & lexicon.FUNCTION
            )  # "their August meeting"
        if before in {"and", "to"}:
            return i > 1 and bool(self.flags[i - 2] & lexicon.MONTH)
        if before == "for":
            return i > 1 and bool(self.flags[i - 2] & lexicon.PARTICIPLE) and word != "may"  # "is planned for June"
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


@lru_cache(maxsize=1024)
def day_number(word: str) -> int | None:
    """Return the number from 1 to 31 that a token of digits stands for, with or without ordinal ending."""
    digits = word[:2] if len(word) > 2 and word[1].isdecimal() else word[:1] if not word[1:].isdecimal() else word
    rest = word[len(digits) :]
    if not (digits.isascii() and digits.isdecimal()) or (rest not in ("", "st", "nd", "rd", "th") and not rest.startswith("t")):
        return None
    value = int(digits)
    return value if 1 <= value <= 31 else None


@lru_cache(maxsize=1024)
def year_number(word: str) -> int | None:
    """Return the year from 1000 to 2199 that a token of four digits stands for."""
    if len(word) != 4 or not word.isascii() or not word.isdecimal():
        return None
    return int(word) if "1000" <= word < "2200" else None
