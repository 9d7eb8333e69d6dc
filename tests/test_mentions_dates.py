"""`find_dates` reads what is printed, `resolve` tells which date it is on the day of speaking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dipevents.dates import DateValue, Day, Interval, Month, Year
from dipevents.gazetteer import Gazetteer
from dipevents.mentions.dates import find_dates, resolve
from dipevents.segmentation import segment

WEDNESDAY = date(2024, 11, 20)
NEW_YEAR = date(2025, 1, 2)


def read(text: str, anchor: date | None = WEDNESDAY, *, future: bool = False) -> list[tuple[str, str | None, str | None]]:
    document = segment(text, Gazetteer.default())
    found: list[tuple[str, str | None, str | None]] = []
    for mention in find_dates(document, Gazetteer.default()):
        value, basis = resolve(mention, anchor, future=future)
        found.append((document.slice(mention.start, mention.end), None if value is None else str(value), basis))
    return found


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("They met on November 18, 2024, in Lima.", "November 18, 2024", "2024-11-18"),
        ("They met on Nov. 18, 2024 in Lima.", "Nov. 18, 2024", "2024-11-18"),
        ("They met on Nov 18 in Lima.", "Nov 18", "2024-11-18"),
        ("They met on Nov 18th in Lima.", "Nov 18th", "2024-11-18"),
        ("They met on Nov.18 in Lima.", "Nov.18", "2024-11-18"),
        ("The text of May 5,2024 is final.", "May 5,2024", "2024-05-05"),
        ("The note is dated 18 November 2024 and signed.", "18 November 2024", "2024-11-18"),
        ("The note is dated 18 November, 2024 and signed.", "18 November, 2024", "2024-11-18"),
        ("They met on the 5th of May in Oslo.", "5th of May", "2024-05-05"),
        ("They met on the fifth of May in Oslo.", "fifth of May", "2024-05-05"),
        ("They met on the second of May in Oslo.", "second of May", "2024-05-02"),
        ("They met on the 5th day of May in Oslo.", "5th day of May", "2024-05-05"),
        ("They met on 5th May in Oslo.", "5th May", "2024-05-05"),
        ("They met on May the fifth in Oslo.", "May the fifth", "2024-05-05"),
        ("The embassy closes on July Fourth.", "July Fourth", "2024-07-04"),
        ("MAY 26 - MINISTERS MEET", "MAY 26", "2024-05-26"),
        ("The ship sailed on May 6, 1889.", "May 6, 1889", "1889-05-06"),
        ("They will talk from May 5-8.", "May 5-8", "2024-05-05/2024-05-08"),
        ("They will talk from May 5 to 8.", "May 5 to 8", "2024-05-05/2024-05-08"),
        ("They talked on 5-8 May 2016 in Oslo.", "5-8 May 2016", "2016-05-05/2016-05-08"),
        ("They talked from 5 to 8 May in Oslo.", "5 to 8 May", "2024-05-05/2024-05-08"),
        ("They talked on May 5–8, 2016.", "May 5–8, 2016", "2016-05-05/2016-05-08"),
        ("They talked between 3 and 5 March in Oslo.", "3 and 5 March", "2024-03-03/2024-03-05"),
        ("They talked on 18 and 19 November.", "18 and 19 November", "2024-11-18/2024-11-19"),
        ("They talked on November 18 and 19.", "November 18 and 19", "2024-11-18/2024-11-19"),
        ("They talked on Sept. 6-8.", "Sept. 6-8", "2024-09-06/2024-09-08"),
        ("The visit lasts from June 28 to July 2.", "June 28 to July 2", "2024-06-28/2024-07-02"),
        ("The visit, 28 June - 2 July 2023, is over.", "28 June - 2 July 2023", "2023-06-28/2023-07-02"),
        ("The visit of Oct. 31-Nov. 1, 2024, is over.", "Oct. 31-Nov. 1, 2024", "2024-10-31/2024-11-01"),
        ("It ran from December 30 to January 2, 2024.", "December 30 to January 2, 2024", "2023-12-30/2024-01-02"),
        ("It ran Dec. 30, 2023 to Jan. 2, 2024.", "Dec. 30, 2023 to Jan. 2, 2024", "2023-12-30/2024-01-02"),
        ("It ran from Dec. 30, 2023 to January 2.", "Dec. 30, 2023 to January 2", "2023-12-30/2024-01-02"),
        ("It ran from May 5 to May 5.", "May 5 to May 5", "2024-05-05"),
        ("It ran from 20 to 14 June.", "14 June", "2024-06-14"),
        ("It ran from 30 to 31 February 2019.", "February 2019", "2019-02"),
        ("They agreed in May of the year 2016 to meet.", "May of the year 2016", "2016-05"),
        ("They met on Mon. 18 November 2024.", "Mon. 18 November 2024", "2024-11-18"),
        ("He stays from Thursday 13 to Tuesday 18 June.", "Thursday 13 to Tuesday 18 June", "2024-06-13/2024-06-18"),
        ("The tour of May-June 2016 is over.", "May-June 2016", "2016-05/2016-06"),
        ("The tour lasted from May to July.", "May to July", "2024-05/2024-07"),
        ("They agreed in November 2024 to meet.", "November 2024", "2024-11"),
        ("They agreed in November of 2023 to meet.", "November of 2023", "2023-11"),
        ("They agreed in November to meet.", "November", "2024-11"),
        ("They agreed in May to meet.", "May", "2024-05"),
        ("They agreed early in September to meet.", "September", "2024-09"),
        ("They agreed in mid-May to meet.", "mid-May", "2024-05"),
        ("They agreed last November to meet.", "last November", "2023-11"),
        ("They agreed this May to meet.", "this May", "2024-05"),
        ("They agreed in January this year to meet.", "January this year", "2024-01"),
        ("They agreed in May of last year to meet.", "May of last year", "2023-05"),
        ("They agreed on 5 May last year to meet.", "5 May last year", "2023-05-05"),
        ("Ties were cut in 2015 and restored.", "2015", "2015"),
        ("Ties were cut in late 2015 and restored.", "late 2015", "2015"),
        ("The accord (2015) stands.", "2015", "2015"),
        ("The plan runs until 2030.", "2030", "2030"),
        ("He served from 2015 to 2017 in Bern.", "2015 to 2017", "2015/2017"),
        ("He served between 2015 and 2017 in Bern.", "2015 and 2017", "2015/2017"),
        ("He served in 1939-45 at sea.", "1939-45", "1939/1945"),
        ("Posted 2024-11-18 by the ministry.", "2024-11-18", "2024-11-18"),
        ("Posted 2024/11/18 by the ministry.", "2024/11/18", "2024-11-18"),
        ("Posted 18/11/2024 by the ministry.", "18/11/2024", "2024-11-18"),
        ("Posted 11/18/2024 by the ministry.", "11/18/2024", "2024-11-18"),
        ("Posted 18.11.2024 by the ministry.", "18.11.2024", "2024-11-18"),
        ("They met on Thursday, November 14, 2024.", "Thursday, November 14, 2024", "2024-11-14"),
        ("They met on Friday 12 July in Oslo.", "Friday 12 July", "2024-07-12"),
        ("They met on Sat, May 4 in Oslo.", "Sat, May 4", "2024-05-04"),
        ("They met on Monday (Nov. 18) in Oslo.", "Monday (Nov. 18)", "2024-11-18"),
        ("They met on Nov. 18 (Monday) in Oslo.", "Nov. 18 (Monday)", "2024-11-18"),
        ("They met on Monday the 18th in Oslo.", "Monday the 18th", "2024-11-18"),
    ],
)  # fmt: skip
def test_dates_of_the_calendar(text: str, phrase: str, value: str) -> None:
    assert read(text) == [(phrase, value, "explicit")]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "basis"),
    [
        ("They met on Monday in Lima.", "Monday", "2024-11-18", "weekday"),
        ("They met on Wednesday in Lima.", "Wednesday", "2024-11-20", "weekday"),
        ("They met on Thursday in Lima.", "Thursday", "2024-11-14", "weekday"),
        ("They met Monday morning in Lima.", "Monday morning", "2024-11-18", "weekday"),
        ("They met last Wednesday in Lima.", "last Wednesday", "2024-11-13", "weekday"),
        ("They met last Friday in Lima.", "last Friday", "2024-11-15", "weekday"),
        ("They meet next Tuesday in Lima.", "next Tuesday", "2024-11-26", "weekday"),
        ("They meet this Friday in Lima.", "this Friday", "2024-11-22", "weekday"),
        ("They met on Monday of last week in Lima.", "Monday of last week", "2024-11-11", "weekday"),
        ("The visit lasted from Monday to Wednesday.", "Monday to Wednesday", "2024-11-18/2024-11-20", "weekday"),
        ("They met today in Lima.", "today", "2024-11-20", "relative"),
        ("They met yesterday in Lima.", "yesterday", "2024-11-19", "relative"),
        ("They met yesterday evening in Lima.", "yesterday evening", "2024-11-19", "relative"),
        ("They met the day before yesterday in Lima.", "the day before yesterday", "2024-11-18", "relative"),
        ("They meet tomorrow in Lima.", "tomorrow", "2024-11-21", "relative"),
        ("They meet in Lima at the end of the year.", "end of the year", "2024", "relative"),
        ("They meet tonight in Lima.", "tonight", "2024-11-20", "relative"),
        ("They met this morning in Lima.", "this morning", "2024-11-20", "relative"),
        ("They met last night in Lima.", "last night", "2024-11-19", "relative"),
        ("They met earlier today in Lima.", "earlier today", "2024-11-20", "relative"),
        ("They met last month in Lima.", "last month", "2024-10", "relative"),
        ("They meet next month in Lima.", "next month", "2024-12", "relative"),
        ("They met this year in Lima.", "this year", "2024", "relative"),
        ("They met last year in Lima.", "last year", "2023", "relative"),
        ("They meet next year in Lima.", "next year", "2025", "relative"),
        ("They met earlier this year in Lima.", "earlier this year", "2024", "relative"),
        ("They met later in the year in Lima.", "later in the year", "2024", "relative"),
        ("They met two days ago in Lima.", "two days ago", "2024-11-18", "relative"),
        ("They met 10 days ago in Lima.", "10 days ago", "2024-11-10", "relative"),
        ("They met three months ago in Lima.", "three months ago", "2024-08", "relative"),
        ("They met a year ago in Lima.", "a year ago", "2023", "relative"),
        ("They met twenty-five years ago in Lima.", "twenty-five years ago", "1999", "relative"),
        ("They met twenty-two-five years ago in Lima.", "five years ago", "2019", "relative"),
    ],
)
def test_dates_that_count_from_the_day_of_speaking(text: str, phrase: str, value: str, basis: str) -> None:
    assert read(text) == [(phrase, value, basis)]
    assert read(text, None) == [(phrase, None, None)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They met this week in Lima.", "this week"),
        ("They met last week in Lima.", "last week"),
        ("They met two weeks ago in Lima.", "two weeks ago"),
        ("They met a few days ago in Lima.", "a few days ago"),
        ("They met the same day in Lima.", "the same day"),
        ("They met over the weekend in Lima.", "the weekend"),
        ("They meet in the week of Dec. 2 in Lima.", "Dec. 2"),
        ("They met hours later in Lima.", "hours later"),
        ("They met two hours ago in Lima.", "two hours ago"),
        ("They met overnight in Lima.", "overnight"),
        ("They met a day after she left Lima.", "a day"),
        ("They met the day before she left Lima.", "the day"),
        ("They had met two days before.", "two days before"),
        ("They met on the eve of the summit in Lima.", "the eve"),
        ("They met earlier that day in Lima.", "earlier that day"),
        ("They met the next day in Lima.", "the next day"),
        ("They met earlier in the day in Lima.", "earlier in the day"),
        ("They had met two days earlier in Lima.", "two days earlier"),
        ("Posted 04/05/2024 by the ministry.", "04/05/2024"),
    ],
)
def test_dates_that_are_kept_as_text_alone(text: str, phrase: str) -> None:
    assert read(text) == [(phrase, None, None)]


@pytest.mark.parametrize(
    ("text", "anchor", "future", "value"),
    [
        ("They met on Dec. 30 in Lima.", NEW_YEAR, False, "2024-12-30"),
        ("They met in December in Lima.", NEW_YEAR, False, "2024-12"),
        ("They will meet on Jan. 5 in Lima.", date(2024, 12, 28), True, "2025-01-05"),
        ("They will meet in January in Lima.", date(2024, 12, 28), True, "2025-01"),
        ("They will meet in December in Lima.", date(2024, 12, 28), True, "2024-12"),
        ("They will meet on Dec. 30 in Lima.", WEDNESDAY, True, "2024-12-30"),
        ("They will meet next January in Lima.", WEDNESDAY, True, "2025-01"),
        ("They meet on Monday in Lima.", WEDNESDAY, True, "2024-11-25"),
        ("They meet on Wednesday in Lima.", WEDNESDAY, True, "2024-11-20"),
        ("They stay from Monday to Thursday in Lima.", WEDNESDAY, True, "2024-11-25/2024-11-28"),
        ("They stay from Dec. 30 to Jan. 2 in Lima.", WEDNESDAY, True, "2024-12-30/2025-01-02"),
        ("They met on Friday, June 14, in Lima.", date(2025, 1, 2), False, "2024-06-14"),  # the weekday tells the year
        ("They met on Feb. 29 in Lima.", date(2025, 3, 2), False, None),
        ("They met on New Year's Eve in Lima.", NEW_YEAR, False, "2024-12-31"),
        ("They meet on Christmas Day in Lima.", WEDNESDAY, True, "2024-12-25"),
        ("They met on New Year's Day 2023 in Lima.", WEDNESDAY, False, "2023-01-01"),
        ("They meet in Lima on Monday week.", WEDNESDAY, True, "2024-12-02"),
        ("They met in Lima on the 18th.", WEDNESDAY, False, "2024-11-18"),
        ("They met in Lima on the 28th.", WEDNESDAY, False, "2024-10-28"),
        ("They meet in Lima on the 5th.", WEDNESDAY, True, "2024-12-05"),
        ("They met on the 31st of last month in Lima.", WEDNESDAY, False, "2024-10-31"),
        ("They met on the 31st of this month in Lima.", WEDNESDAY, False, None),
        ("They recalled their August meeting.", WEDNESDAY, False, "2024-08"),
    ],
)
def test_the_year_comes_from_the_day_of_speaking(text: str, anchor: date, future: bool, value: str | None) -> None:
    assert [found[1] for found in read(text, anchor, future=future)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "He may go, and may 5 times try again.",
        "Theresa May said so, and May left.",
        "Group of 20 May Meet Again",
        "They march 5 miles a day.",
        "The Sun said so.",
        "The Sunday Times said so.",
        "It fell on Good Friday.",
        "The envoy sat down.",
        "The 16th BRICS summit opened, the second of three.",
        "Some 2,000 people came, a total of 2000 soldiers among them.",
        "Under Resolution 2231 the limits end.",
        "Talks go back to the 1990s.",
        "Over the past year trade grew.",
        "In today's world that counts.",
        "On February 30 nothing happens.",
        "The 75-year-old envoy spoke at 10:00.",
        "Long ago they met, and years later again.",
        "It closed fifth days ago.",
        "It will be 100000 days ago.",
        "The file of 31.02.2024 is lost.",
        "They talk from Mon to Fri.",
        "The current day is long.",
        "It was Independence Day, and the eve was calm.",
        "Three years after the war, and months before the vote, nothing had changed.",
        "They live on the 20th floor.",
        "It was a happy New Season's Eve.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_several_dates_in_one_sentence() -> None:
    text = "On Monday he said that the accord of May 5, 2015 will be renewed next year, by 2026 at the latest."
    assert [found[:2] for found in read(text)] == [
        ("Monday", "2024-11-18"),
        ("May 5, 2015", "2015-05-05"),
        ("next year", "2025"),
        ("2026", "2026"),
    ]


def test_a_stretch_out_of_order_is_two_dates() -> None:
    found = read("It ran from June 20, 2024 to June 14, 2024.")
    assert [value for _, value, _ in found] == ["2024-06-20", "2024-06-14"]


def test_a_paragraph_ends_a_date() -> None:
    assert [found[0] for found in read("The talks are planned for May\n\n5 members stayed away in 2016.")] == ["2016"]


def test_a_day_printed_without_year_needs_an_anchor() -> None:
    assert read("They met on May 5.", None) == [("May 5", None, None)]
    assert read("They met on May 5, 2016.", None) == [("May 5, 2016", "2016-05-05", "explicit")]


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar(anchor: date) -> None:
    for text in (
        "yesterday",
        "tomorrow",
        "next month",
        "last month",
        "next year",
        "100 years ago",
        "on Monday",
        "in May",
    ):
        read(f"They met {text} in Lima.", anchor)
        read(f"They met {text} in Lima.", anchor, future=True)


# --- generate a value, render it, parse it back --------------------------------------------------------------------

NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


DAY_FORMS = (
    lambda d: f"{NAMES[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{NAMES[d.month - 1]} {ordinal(d.day)}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {NAMES[d.month - 1]} {d.year}",
    lambda d: f"{ordinal(d.day)} {NAMES[d.month - 1]} {d.year}",
    lambda d: f"the {ordinal(d.day)} of {NAMES[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02} {SHORT[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {NAMES[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {NAMES[d.month - 1]} {d.year}",
    lambda d: f"{NAMES[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: d.isoformat(),
)
calendar_days = st.dates(date(1800, 1, 1), date(2100, 12, 31))


def only_value(text: str, anchor: date | None = None) -> str | None:
    found = read(f"The two sides met on {text} in the capital.", anchor)
    assert len(found) == 1, found
    return found[0][1]


class TestRenderedDatesAreReadBack:
    """Rendering a generated value in any listed form and parsing gives the value back."""

    @given(calendar_days, st.sampled_from(DAY_FORMS))
    @example(date(2024, 5, 1), DAY_FORMS[2])
    def test_days(self, day: date, form: object) -> None:
        assert callable(form)
        assert only_value(form(day)) == str(Day.of(day))

    @given(st.integers(1800, 2100), st.integers(1, 12), st.sampled_from(("{} {}", "{}, {}", "{} of {}")))
    def test_months(self, year: int, month: int, form: str) -> None:
        assert only_value(form.format(NAMES[month - 1], year)) == str(Month(year=year, month=month))

    @given(st.integers(1800, 2100), st.sampled_from(("in", "since", "by", "from", "until", "early", "late", "during")))
    def test_years(self, year: int, word: str) -> None:
        assert [found[1] for found in read(f"It has stood {word} {year}.", None)] == [str(Year(year=year))]

    @given(calendar_days, st.integers(1, 40), st.booleans())
    def test_stretches(self, first: date, length: int, day_first: bool) -> None:
        last = first + timedelta(days=length)
        value = str(Interval(first=Day.of(first), last=Day.of(last)))
        forms = [f"{DAY_FORMS[3 if day_first else 0](d)}" for d in (first, last)]
        assert only_value(" to ".join(forms)) == value
        if first.month == last.month and first.year == last.year:
            name = NAMES[first.month - 1]
            short = f"{first.day}-{last.day} {name} {first.year}" if day_first else f"{name} {first.day}-{last.day}, {first.year}"
            assert only_value(short) == value

    @given(calendar_days, st.integers(0, 6))
    def test_weekdays_are_the_last_ones_up_to_the_anchor(self, anchor: date, weekday: int) -> None:
        value = only_value(WEEKDAYS[weekday], anchor)
        assert value is not None
        found = date.fromisoformat(value)
        assert found.weekday() == weekday
        assert timedelta() <= anchor - found < timedelta(days=7)


PIECES = (
    *(
        "May",
        "5",
        "8",
        "2024",
        "Monday",
        "the",
        "18th",
        "of",
        "last",
        "next",
        "week",
        "year",
        "month",
        "day",
        "ago",
        "two",
    ),
    *(
        "to",
        "-",
        "and",
        "between",
        ",",
        ".",
        "(",
        ")",
        "in",
        "early",
        "mid",
        "today",
        "yesterday",
        "Nov",
        "June",
        "second",
    ),
    *("/", "04", "11", "this", "same", "earlier", "later", "morning", "people", "30", "1939"),
)
fragments = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


class TestHonestDates:
    """No relative date resolves without an anchor, and no field is more precise than the text."""

    @given(fragments)
    def test_without_an_anchor_only_printed_years_resolve(self, text: str) -> None:
        document = segment(text, Gazetteer.default())
        for mention in find_dates(document, Gazetteer.default()):
            value, basis = resolve(mention, None)
            assert value is mention.fixed
            assert (basis is None) == (value is None)
            if value is not None:
                printed = document.slice(mention.start, mention.end)
                assert any(str(year) in printed or str(year)[2:] in printed for year in (value.start.year, value.end.year))

    @given(fragments, st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.booleans())
    def test_never_more_precise_than_the_words(self, text: str, anchor: date, future: bool) -> None:
        document = segment(text, Gazetteer.default())
        end = 0
        for mention in find_dates(document, Gazetteer.default()):
            assert end <= mention.start < mention.end
            end = mention.end
            value, _ = resolve(mention, anchor, future=future)
            if isinstance(value, Day):
                assert mention.day is not None or mention.weekday is not None or mention.unit == "day"
            if isinstance(value, Month):
                assert mention.month is not None or mention.unit == "month"
            ends: tuple[DateValue, ...] = (value.first, value.last) if isinstance(value, Interval) else ()
            if any(isinstance(part, Day) for part in ends):
                assert mention.last_day is not None or mention.last_weekday is not None

    @given(st.text(max_size=60))
    def test_any_text_is_read(self, text: str) -> None:
        read(text)
