"""Which date a date phrase means, once the day of speaking is known.

Rule 1  Without that day nothing relative resolves, and no date without a year.
Rule 2  Never more precise than the words: "in May" is a month, "last year" a year, and a week is no date at all.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from dipevents.dates import DateValue, Day, Interval, Month, Year

from .mention import DateMention

Basis = Literal["explicit", "weekday", "relative"]
Unit = Literal["day", "week", "month", "year"]

AHEAD: Final = timedelta(days=120)  # a date without year this far ahead of a report in the past tense is last year's
LAG: Final = timedelta(days=7)  # a date this little behind is not yet next year's, whatever the tense


def resolve(mention: DateMention, anchor: date | None, *, future: bool = False) -> tuple[DateValue | None, Basis | None]:
    """Return the date of a mention and what it was worked out from; two times None where that cannot be known.

    The anchor is the day of speaking: the dateline's date or the date of publication. ``future`` tells that the text
    speaks of something still to come.

    * a printed year stands; a date without year takes the anchor's, or the year before where that would lie more than
      four months ahead ("Dec. 30" read on 2 January), or, of the future, the next year where it would lie behind
    * a bare weekday is the last one up to and with the anchor, of the future the first one from the anchor on; "last"
      and "next" leave the anchor's own day out; "this Friday" is that of the anchor's week, Monday to Sunday
    * "last November" is the latest that is over, "next May" the first that has not begun
    * days, months and years are counted from the anchor; weeks are not; what counts from a day in the text is left to
      the caller

    >>> from datetime import date
    >>> monday = DateMention(start=0, end=1, form="weekday", weekday=0)
    >>> value, basis = resolve(monday, date(2024, 11, 20))
    >>> str(value), basis
    ('2024-11-18', 'weekday')
    >>> resolve(monday, None)
    (None, None)
    """
    if mention.fixed is not None:
        return mention.fixed, "explicit"
    if anchor is None or mention.form == "vague":
        return None, None
    try:
        value, basis = _resolve(mention, anchor, future=future)
    except (ValueError, OverflowError):  # the 29th of February of another year, a year beyond the calendar
        return None, None
    return value, None if value is None else basis


def counted_from(mention: DateMention, told: DateValue | None) -> Year | Month | Day | None:
    """Return the day, month or year that "the next day", "that month", "later that year" means, counted from a date that the text speaks of.

    >>> from dipevents.dates import Day
    >>> next_day = DateMention(start=0, end=3, form="vague", unit="day", shift=1)
    >>> str(counted_from(next_day, Day(year=2024, month=12, day=31)))
    '2025-01-01'
    """
    if mention.shift is None or told is None or isinstance(told, Interval):
        return None
    if mention.unit == "year":
        return Year(year=told.start.year + mention.shift)
    if mention.unit == "month" and not isinstance(told, Year):
        year, month = divmod(told.start.year * 12 + told.start.month - 1 + mention.shift, 12)
        return Month(year=year, month=month + 1)
    if mention.unit != "day" or not isinstance(told, Day):
        return None
    try:
        return Day.of(told.start + timedelta(days=mention.shift))
    except OverflowError:
        return None


def days_in(year: int | None, month: int) -> int:
    """Return the days of a month, of a leap year where the year is unknown."""
    return monthrange(2000 if year is None else year, month)[1]


def date_of(year: int, month: int, day: int | None) -> Month | Day:
    """Return the month, or the day where that is known."""
    return Month(year=year, month=month) if day is None else Day(year=year, month=month, day=day)


def between(first: Year | Month | Day, last: Year | Month | Day) -> DateValue | None:
    """Return the interval between two dates, the date where they are one, None where they are out of order."""
    if first == last:
        return first
    return Interval(first=first, last=last) if first.start <= last.start else None


def _resolve(mention: DateMention, anchor: date, *, future: bool) -> tuple[DateValue | None, Basis]:
    """Work out a mention that needs its anchor."""
    if mention.form == "relative" and mention.shift is not None:
        return _counted(anchor, mention.unit, mention.shift), "relative"
    if mention.form == "weekday" and mention.weekday is not None:
        return Day.of(_weekday(mention, mention.weekday, anchor, future=future)), "weekday"
    if mention.form == "interval":
        return _stretch(mention, anchor, future=future)
    if mention.month is not None:
        return date_of(_year(mention, anchor, future=future), mention.month, mention.day), "explicit"
    if mention.weekday is not None:
        return _day_and_weekday(mention, mention.weekday, anchor, future=future), "explicit"
    return None if mention.day is None else _day_of_month(mention.day, mention.shift, anchor, future=future), "explicit"


def _counted(anchor: date, unit: Unit | None, shift: int) -> DateValue | None:
    """Return the day, month or year so many away from the anchor's; of weeks none."""
    if unit == "day":
        return Day.of(anchor + timedelta(days=shift))
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return Month(year=months // 12, month=months % 12 + 1)
    return Year(year=anchor.year + shift) if unit == "year" else None


def _weekday(mention: DateMention, weekday: int, anchor: date, *, future: bool) -> date:
    """Return the day of a weekday phrase."""
    ahead = (weekday - anchor.weekday()) % 7  # days to the next one, 0 for the anchor's own
    back = (anchor.weekday() - weekday) % 7
    if mention.unit == "week":
        return anchor + timedelta(days=7 * (mention.shift or 0) + weekday - anchor.weekday())
    if mention.shift is None:
        return anchor + timedelta(days=ahead if future else -back)
    if mention.shift < 0:
        return anchor - timedelta(days=back or 7)
    if mention.shift > 0:
        return anchor + timedelta(days=(ahead or 7) + 7 * (mention.shift - 1))
    same = anchor + timedelta(days=weekday - anchor.weekday())
    return anchor + timedelta(days=ahead) if future and same < anchor else same


def _day_of_month(day: int, shift: int | None, anchor: date, *, future: bool) -> DateValue | None:
    """Return the day of "on the 20th": of the anchor's month, or of the one before, or after where the text speaks of what is to come."""
    step = shift if shift is not None else int(day < anchor.day) if future else -(day > anchor.day)
    months = anchor.year * 12 + anchor.month - 1 + step
    year, month = divmod(months, 12)
    return Day(year=year, month=month + 1, day=day) if day <= days_in(year, month + 1) else None


def _day_and_weekday(mention: DateMention, weekday: int, anchor: date, *, future: bool) -> DateValue | None:
    """Return the nearest "Monday the 18th" within half a year, looking first to the side the text speaks of."""
    ahead = anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    back = anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    forward = [ahead + timedelta(days=7 * week) for week in range(26)]
    backward = [back - timedelta(days=7 * week) for week in range(26)]
    either = [*forward, *backward] if future else [*backward, *forward]
    return next((Day.of(day) for day in either if day.day == mention.day), None)


def _stretch(mention: DateMention, anchor: date, *, future: bool) -> tuple[DateValue | None, Basis]:
    """Return an interval of weekdays, or of dates without year."""
    if mention.month is None or mention.last_month is None:
        if mention.weekday is None or mention.last_weekday is None:
            return None, "weekday"
        first = _weekday(mention, mention.weekday, anchor, future=future)
        last = first + timedelta(days=(mention.last_weekday - mention.weekday) % 7)
        return between(Day.of(first), Day.of(last)), "weekday"
    year = _year(mention, anchor, future=future)
    turns = (mention.month, mention.day or 0) > (mention.last_month, mention.last_day or 0)
    start = date_of(year, mention.month, mention.day)
    return between(start, date_of(year + turns, mention.last_month, mention.last_day)), "explicit"


def _year(mention: DateMention, anchor: date, *, future: bool) -> int:
    """Return the year of a month, or a day in a month, that was printed without one."""
    month, day, shift = mention.month or 1, mention.day, mention.shift
    if mention.unit == "year" and shift is not None:
        return anchor.year + shift
    if mention.unit == "month" and shift is not None:  # last November, next May
        return anchor.year - (month >= anchor.month) if shift < 0 else anchor.year + (month <= anchor.month)
    if mention.weekday is not None and day is not None:
        fits = [
            date(year, month, day)
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
            if day <= days_in(year, month) and date(year, month, day).weekday() == mention.weekday
        ]
        if fits:
            return min(fits, key=lambda candidate: abs(candidate - anchor)).year
    first = date(anchor.year, month, min(day or 1, days_in(anchor.year, month)))
    last = date(anchor.year, month, days_in(anchor.year, month)) if day is None else first
    if future:
        return anchor.year + (last + (LAG if day is not None else timedelta()) < anchor)
    return anchor.year - (first > anchor + AHEAD)
