"""Date phrases: where they stand and what they say; `resolve` tells which date that is on the day of speaking.

Rule 1  Cues first: only a month, a weekday, a number or a word such as "yesterday" starts an attempt, and each
        attempt looks at a bounded number of tokens. There is no search over the text.
Rule 2  `find_dates` reads what is printed; `resolve` alone looks at a calendar.
Rule 3  `date_parts` reads one date of the calendar, `date_phrases` what is said in words; here the parts become dates and stretches, and a
        bare "2015" needs a preposition or brackets.
"""

from __future__ import annotations

from typing import Final

from dipevents import lexicon
from dipevents.dates import DateValue, Day, Interval, Year
from dipevents.document import Document
from dipevents.gazetteer import Gazetteer
from dipevents.tokens import places_of

from .date_parts import SHIFTS, Point, day_number, vocabulary, year_number
from .date_phrases import TRIGGERS, DateWords
from .date_values import Basis, Unit, between, counted_from, date_of, days_in, resolve
from .mention import DateMention
from .signs import DATE, Signs, find_signs

__all__ = ["Basis", "counted_from", "find_dates", "resolve"]

DASHES: Final = frozenset({"-", "–", "—", "--"})
EDGES: Final = frozenset({"early", "late", "mid"})
TO: Final = DASHES | {"to", "until", "till", "through"}

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2100


def find_dates(document: Document, gazetteer: Gazetteer, signs: Signs | None = None) -> tuple[DateMention, ...]:
    """Return the date phrases of a document in text order; none overlap, none crosses a paragraph.

    Forms, each in any case that print uses, abbreviations with or without full stop:

    * November 18, 2024; Nov. 18; May 5th; May 5,2024; November 2024; in November; mid-May; early in September; July
      Fourth
    * 18 November 2024; 5th May; the 5th of May; the fifth of May; 2024-11-18; 2024/11/18; 18/11/2024; 18.11.2024
    * May 5-8; May 5 to 8, 2016; 5-8 May 2016; between 3 and 5 March; June 28 to July 2; 28 June - 2 July 2023;
      May-June 2016; late May or early June; 18 and 19 November; 2015-2017; Monday to Wednesday; Thursday 11 to Tuesday 16 June
    * Monday; Monday night; last Friday; next Tuesday; this Friday; Friday 12 June; Friday, June 12; Monday (Nov. 18);
      Monday of last week
    * in January this year; on 5 May last year; last November; next January; in 2015; late 2015; (2015)
    * today; yesterday evening; tonight; this morning; last night; last month; next year; earlier this year; last
      week; two days ago; a year ago; the day before yesterday
    * the same day; that day; the next day; a day earlier; earlier in the day; hours later; a day after [she met]; the eve of [the
      summit]; the end of the year; New Year's Eve; Christmas Day

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
    words = places_of(triggers, document.folded)
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


class _Reader(DateWords):
    """Reads the date phrases of one document."""

    __slots__ = ()

    def read(self, i: int, floor: int) -> DateMention | None:
        """Return the phrase whose cue is token ``i``; it may begin a few tokens before, but not before ``floor``."""
        word = self.folded[i]
        if self.flags[i] & DATE or word in self.known.short_weekday:
            mention = self.numeric(i) or self.calendar(i, floor) or self.bare_year(i, floor)
            if mention is not None:
                return mention
        return self.phrase(i, floor)

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

    def single(self, i: int, point: Point, before: str, floor: int) -> DateMention | None:
        """Make a mention of one point, if it is a date on its own; words in front ("last", "early") belong to it."""
        start, end, unit, shift = i, point.end, None, None
        if point.month is None and point.weekday is None:
            return self.bare_day(i, point, floor)
        if point.day is None and point.year is None and point.month and not self.month_alone(i, before):
            return None
        if before == "of" and point.day is not None and i - 2 >= floor and self.folded[i - 2] == "week":
            return DateMention(start=i, end=end, form="relative", unit="week", shift=0)  # "the week of December 2"
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

    def bare_day(self, i: int, point: Point, floor: int) -> DateMention | None:
        """Read ``on the 20th [of this month]``, with nothing else behind that it could be the twentieth of."""
        if (
            i - 2 < floor
            or self.folded[i - 2 : i] != ["on", "the"]
            or not self.folded[i].endswith(("st", "nd", "rd", "th"))
            or point.day is None
        ):
            return None
        if self.at(point.end) == "of" and self.at(point.end + 1) in SHIFTS and self.at(point.end + 2) == "month":
            shift = SHIFTS[self.at(point.end + 1)]
            return DateMention(start=i - 1, end=point.end + 3, form="day", day=point.day, unit="month", shift=shift)
        behind = self.flags[point.end] if point.end < self.limit else lexicon.MARK
        if not behind & (lexicon.MARK | lexicon.CONJUNCTION) and self.at(point.end) not in ("in", "at", "to", "with", "by"):
            return None
        return DateMention(start=i - 1, end=point.end, form="day", day=point.day)

    def interval(self, i: int, first: Point, before: str) -> DateMention | None:
        """Read ``to point`` behind a point and join the two; None where they make no interval."""
        last = self.far_end(i, first, before)
        if last is None:
            return None
        months = (first.month or last.month, last.month or first.month)
        year, last_year, unit, shift, end = self.years(first, last, months)
        if not self.is_in_order(first, last, months, (year, last_year)):
            return None
        fixed: DateValue | None = None
        if months[0] is not None and months[1] is not None and year is not None and last_year is not None:
            fixed = between(date_of(year, months[0], first.day), date_of(last_year, months[1], last.day))
            if fixed is None:
                return None
        return DateMention(
            start=i, end=end, form="interval", fixed=fixed, unit=unit, shift=shift,
            year=year, month=months[0], day=first.day, weekday=first.weekday,
            last_year=last_year, last_month=months[1], last_day=last.day, last_weekday=last.weekday,
        )  # fmt: skip

    def far_end(self, i: int, first: Point, before: str) -> Point | None:
        """Return the point behind "to", "and" that is of the same kind as the first, which begins at token ``i``.

        Two days, two months, two weekdays written in full; "and" joins days that follow each other, and any behind "between".
        """
        link, behind = self.at(first.end), first.end + 1
        if link == "or":
            return self.next_month(first, behind)
        if link not in TO and link != "and":
            return None
        last = self.point(behind + (self.at(behind) == "the" and first.day is not None))
        if last is None or (first.day is None) != (last.day is None):
            return None
        if first.day is None and (first.month is None) != (last.month is None):
            return None
        if first.day is not None and first.month is None and last.month is None:
            return None
        if first.month is None and first.day is None and not (self.is_long_weekday(i) and self.is_long_weekday(behind)):
            return None
        if link == "and" and before != "between" and not self.consecutive(first, last):
            return None
        return last

    def next_month(self, first: Point, behind: int) -> Point | None:
        """Return the month at token ``behind``, past "or", where it follows the first: "late May or early June"."""
        if first.month is None or first.day is not None or first.year is not None:
            return None
        last = self.point(behind + (self.at(behind) in EDGES))
        return last if last is not None and last.day is None and last.month == first.month + 1 else None

    def years(
        self, first: Point, last: Point, months: tuple[int | None, int | None]
    ) -> tuple[int | None, int | None, Unit | None, int | None, int]:
        """Return the years of both ends, one taken from the other; else "this year", "last year" behind; and where the phrase ends."""
        year, last_year, end = first.year, last.year, last.end
        unit: Unit | None = None
        shift: int | None = None
        if last_year is None and last.month is None and last.day is not None:
            last_year, end = self.year_at(end, loose=True)
        if last_year is None and year is None and months[0] is not None:
            end, unit, shift = self.year_behind(end, None, None)
        turns = (months[0] or 0, first.day or 0) > (months[1] or 0, last.day or 0)  # over New Year
        if year is None and last_year is not None:
            year = last_year - turns
        elif last_year is None and year is not None:
            last_year = year + turns
        return year, last_year, unit, shift, end

    @staticmethod
    def is_in_order(first: Point, last: Point, months: tuple[int | None, int | None], years: tuple[int | None, int | None]) -> bool:
        """Tell whether two days stand in the calendar, and the second not before the first where one month holds both."""
        if first.day is None or last.day is None or months[0] is None or months[1] is None:
            return True
        if first.day > days_in(years[0], months[0]) or last.day > days_in(years[1], months[1]):
            return False
        if first.month is None and last.month is not None and first.day > last.day:
            return False
        return None not in years or last.month is not None or last.day > first.day

    @staticmethod
    def consecutive(first: Point, last: Point) -> bool:
        """Tell whether two days joined by "and" are one stretch: "18 and 19 November"."""
        one_month = None in (first.month, last.month) or first.month == last.month
        return one_month and first.day is not None and last.day == first.day + 1

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
            year, month, day = year_number(pieces[0]), day_number(pieces[1]), day_number(pieces[2])
        else:
            day, month, year = day_number(pieces[0]), day_number(pieces[1]), year_number(pieces[2])
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
        year = year_number(self.folded[i])
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        before = self.folded[i - 1] if i > floor else ""
        if before == "-" and i - 2 >= floor and self.folded[i - 2] == "mid":
            before = "mid"
        end, last = i + 1, None
        if self.at(end) in TO or (self.at(end) == "and" and before == "between"):
            last = year_number(self.at(end + 1))
            if last is None and self.at(end) in DASHES and len(self.at(end + 1)) == 2 and self.at(end + 1).isdecimal():
                last = year - year % 100 + int(self.at(end + 1))
            last = last if last is not None and year < last <= LAST_YEAR else None
        stop = end if last is None else end + 2
        bracketed = before == "(" and self.at(stop) in (")", ",", ";")
        if not bracketed and before not in self.known.sure_of_year and not (before in self.known.maybe_year and not self.counts(stop - 1)):
            return None
        if before == "and" and not (i - 2 >= floor and year_number(self.folded[i - 2])):
            return None
        start = self.leaning(i, floor)
        if last is not None:
            fixed = Interval(first=Year(year=year), last=Year(year=last))
            return DateMention(start=start, end=stop, form="interval", fixed=fixed, year=year, last_year=last)
        return DateMention(start=start, end=end, form="year", fixed=Year(year=year), year=year)
