"""Dates and EDTF."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents import strategies
from dipevents.dates import DateValue, Day, Interval, Month, Year, edtf


@given(strategies.date_values())
def test_edtf_round_trip(value: DateValue) -> None:
    assert edtf(str(value)) == value


@given(strategies.date_values())
def test_start_and_end_are_days_in_order(value: DateValue) -> None:
    assert type(value.start) is type(value.end) is date
    assert value.start <= value.end


@given(strategies.months())
def test_a_month_ends_before_the_next_begins(month: Month) -> None:
    if month.end < date.max:
        after = month.end + timedelta(days=1)
        assert (after.day, after.month) == (1, month.month % 12 + 1)
    assert month.start.day == 1


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    value = Day.of(day)
    assert value.start == value.end == day
    assert str(value) == day.isoformat()


def test_a_date_time_gives_its_day() -> None:
    assert Day.of(datetime(2024, 11, 19, 18, 45)) == Day(year=2024, month=11, day=19)  # noqa: DTZ001


def test_different_precisions_are_different_values() -> None:
    first = date(2024, 1, 1)
    values: list[DateValue] = [
        Year(year=2024),
        Month(year=2024, month=1),
        Day.of(first),
        Interval(first=Day.of(first), last=Day.of(first)),
    ]
    assert len(set(values)) == len({str(value) for value in values}) == len(get_args(DateValue))
    assert {value.start for value in values} == {first}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("2024-11-05/2024-11-08", "2024-11-05", "2024-11-08"),
        ("2024-11/2025", "2024-11-01", "2025-12-31"),
        ("2024-11/2024-11-08", "2024-11-01", "2024-11-08"),
        ("2024-11-20/2024-11", "2024-11-20", "2024-11-30"),
    ],
)
def test_days_covered(text: str, start: str, end: str) -> None:
    value = edtf(text)
    assert (str(value), str(value.start), str(value.end)) == (text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2024",
        "2024\n",
        "24",
        "02024",
        "-2024",
        "0000",
        "2024-1",
        "2024-00",
        "2024-13",
        "2024-11-31",
        "2023-02-29",
        "2024-02-30",
        "2024-11-1",
        "20241118",
        "2024-W47",
        "2024-11-18T10:00",
        "2024?",
        "2024~",
        "202X",
        "2024/",
        "/2024",
        "2024/..",
        "2024/2023",
        "2024-11-08/2024-11-05",
        "2024/2025/2026",
        "２０２４",
        "٢٠٢٤",
        "November 2024",
        "x" * 10_000,
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        edtf(text)
    assert len(str(caught.value)) < 300


@given(strategies.texts())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        value = edtf(text)
    except ValueError:
        return
    assert str(value) == text


@given(st.integers(-1, 10_001), st.integers(-1, 14), st.integers(-1, 33))
def test_days_are_those_of_the_calendar(year: int, month: int, day: int) -> None:
    try:
        known = date(year, month, day)
    except ValueError:
        with pytest.raises(ValueError, match=r"expected a (year|month|day) from 1 to"):
            Day(year=year, month=month, day=day)
    else:
        assert Day(year=year, month=month, day=day).start == known


@pytest.mark.parametrize("month", [0, 13, -1])
def test_no_month(month: int) -> None:
    with pytest.raises(ValueError, match=f"month: {month}, expected a month from 1 to 12"):
        Month(year=2024, month=month)


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_no_year(year: int) -> None:
    with pytest.raises(ValueError, match=f"year: {year}, expected a year from 1 to 9999"):
        Year(year=year)


def test_an_interval_runs_forward() -> None:
    first, last = Day(year=2024, month=11, day=8), Day(year=2024, month=11, day=5)
    with pytest.raises(ValueError, match="expected a date not before 2024-11-08"):
        Interval(first=first, last=last)
