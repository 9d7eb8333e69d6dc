"""Dates of different precision are different types, and a type checker knows when all are dealt with."""

from datetime import date
from typing import assert_never, assert_type

from dipevents import DateValue, Day, Interval, Month, Year, edtf


def spoken(value: DateValue) -> str:
    match value:
        case Year():
            return f"in {value.year}"
        case Month():
            return f"in month {value.month} of {value.year}"
        case Day():
            return f"on {value}"
        case Interval():
            return f"from {value.start} to {value.end}"
        case _:
            assert_never(value)


def bounds(value: DateValue) -> tuple[date, date]:
    assert_type(value.start, date)
    assert_type(value.end, date)
    return value.start, value.end


assert_type(edtf("2024-11"), DateValue)
Month(year=2024, month=11).day  # type: ignore[attr-defined]  # noqa: B018
