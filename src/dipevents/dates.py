"""Dates no more precise than they are known: a year, a month, a day, or an interval between two of them.

Rule 1: different precisions are different types. "In March 2024" is a `Month`, never the first of March.
Rule 2: `str` of each is its EDTF text at level 0 (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/), and `edtf`
reads it back. Neither knows a word of English.
Rule 3: `start` and `end` are the first and the last day a value covers, both inclusive.
Rule 4: years run from 1 to 9999, the range of `datetime.date`, in the proleptic Gregorian calendar.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import attrs

from dipevents.errors import InvariantError

__all__ = ["DateValue", "Day", "Interval", "Month", "Year", "edtf"]

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LAST_YEAR = 9999
_LAST_MONTH = 12


@attrs.frozen(kw_only=True)
class Year:
    """A calendar year.

    >>> str(Year(year=2024)), str(Year(year=2024).end)
    ('2024', '2024-12-31')
    """

    year: int

    def __attrs_post_init__(self) -> None:
        """Keep the year in the calendar."""
        _check_year(self.year)

    @property
    def start(self) -> date:
        """The first of January."""
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """The last of December."""
        return date(self.year, 12, 31)

    def __str__(self) -> str:
        return f"{self.year:04}"


@attrs.frozen(kw_only=True)
class Month:
    """A month of a year; `month` counts from 1.

    >>> str(Month(year=2024, month=2)), str(Month(year=2024, month=2).end)
    ('2024-02', '2024-02-29')
    >>> Month(year=2024, month=13)
    Traceback (most recent call last):
    ...
    dipevents.errors.InvariantError: month: 13, expected a month from 1 to 12
    """

    year: int
    month: int

    def __attrs_post_init__(self) -> None:
        """Keep year and month in the calendar."""
        _check_year(self.year)
        _check_month(self.month)

    @property
    def start(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, _last_day(self.year, self.month))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@attrs.frozen(kw_only=True)
class Day:
    """One day.

    >>> day = Day(year=2024, month=11, day=18)
    >>> str(day), day.start == day.end
    ('2024-11-18', True)
    >>> Day(year=2023, month=2, day=29)
    Traceback (most recent call last):
    ...
    dipevents.errors.InvariantError: day: 29, expected a day from 1 to 28
    """

    year: int
    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        """Keep the day in the calendar."""
        # Days up to the 28th are in every month: the usual case needs no look at the calendar.
        if not (0 < self.year <= _LAST_YEAR and 0 < self.month <= _LAST_MONTH and 0 < self.day <= 28):
            _check_year(self.year)
            _check_month(self.month)
            last = _last_day(self.year, self.month)
            if not 1 <= self.day <= last:
                raise InvariantError(("day",), self.day, f"a day from 1 to {last}")

    @classmethod
    def of(cls, day: date) -> Day:
        """Make a `Day` of a `datetime.date`; of a `datetime.datetime` the time is dropped.

        >>> Day.of(date(2024, 11, 18))
        Day(year=2024, month=11, day=18)
        """
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def start(self) -> date:
        """The day itself."""
        return date(self.year, self.month, self.day)

    @property
    def end(self) -> date:
        """The day itself."""
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@attrs.frozen(kw_only=True)
class Interval:
    """From one date to another, both included; the two need not be of the same precision.

    `first` and `last` are the dates as known, `start` and `end` the days they amount to.

    >>> visit = Interval(first=Day(year=2024, month=11, day=28), last=Month(year=2024, month=12))
    >>> str(visit), str(visit.start), str(visit.end)
    ('2024-11-28/2024-12', '2024-11-28', '2024-12-31')
    >>> Interval(first=Year(year=2024), last=Year(year=2023))
    Traceback (most recent call last):
    ...
    dipevents.errors.InvariantError: last: Year(year=2023), expected a date not before 2024
    """

    first: Year | Month | Day
    last: Year | Month | Day

    def __attrs_post_init__(self) -> None:
        """Keep the ends in order."""
        if self.end < self.start:
            raise InvariantError(("last",), self.last, f"a date not before {self.first}")

    @property
    def start(self) -> date:
        """The first day of the first date."""
        return self.first.start

    @property
    def end(self) -> date:
        """The last day of the last date."""
        return self.last.end

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


DateValue = Year | Month | Day | Interval


def edtf(text: str) -> DateValue:
    """Read a date in EDTF level 0: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or two of them with `/` between.

    Times, open or unknown ends and the qualifiers of higher levels (`~`, `?`) are not read: `ValueError`.

    >>> edtf("2024-11")
    Month(year=2024, month=11)
    >>> str(edtf("2024-11-05/2024-11-08").end)
    '2024-11-08'
    >>> edtf("18 November 2024")
    Traceback (most recent call last):
    ...
    ValueError: '18 November 2024', expected a date in EDTF level 0 such as '2024-11-18' or '2024-11-05/2024-11-08'
    """
    first, slash, last = text.partition("/")
    if slash:
        return Interval(first=_simple(first, text), last=_simple(last, text))
    return _simple(first, text)


def _simple(part: str, text: str) -> Year | Month | Day:
    match = _EDTF.fullmatch(part)
    if match is None:
        msg = f"{text[:80]!r}, expected a date in EDTF level 0 such as '2024-11-18' or '2024-11-05/2024-11-08'"
        raise ValueError(msg)
    year, month, day = match.groups()
    if month is None:
        return Year(year=int(year))
    if day is None:
        return Month(year=int(year), month=int(month))
    return Day(year=int(year), month=int(month), day=int(day))


def _last_day(year: int, month: int) -> int:
    # The last days of 9999 have no successor in the calendar, and December always has 31.
    return 31 if month == _LAST_MONTH else (date(year, month + 1, 1) - timedelta(days=1)).day


def _check_year(year: int) -> None:
    if not 1 <= year <= _LAST_YEAR:
        raise InvariantError(("year",), year, f"a year from 1 to {_LAST_YEAR}")


def _check_month(month: int) -> None:
    if not 1 <= month <= _LAST_MONTH:
        raise InvariantError(("month",), month, f"a month from 1 to {_LAST_MONTH}")
