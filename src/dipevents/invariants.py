"""Checks that several record types share: the shape of ids, country codes, choices, counts.

Rule 1: a check looks at the value alone, never at the article or at the tables, and raises `InvariantError`.
Rule 2: it presumes the annotated type; of types only the one that Python users get wrong without noticing is looked at,
a list where a tuple belongs, which would make the record mutable and unhashable.
Rule 3: nothing that a text can say breaks a limit by its size: whoever makes records drops a number beyond them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import attrs

from dipevents.choices import values
from dipevents.errors import InvariantError

Validator = Callable[[object, "attrs.Attribute[Any]", Any], None]

COUNTRY = r"[A-Z]{3}"
ID = r"[A-Za-z]{1,32}-[0-9A-Za-z]{1,64}"
SHA256 = r"[0-9a-f]{64}"
WIKIDATA = r"Q[1-9][0-9]{0,18}"
MAX_COUNT = 9999
MAX_YEAR = 9999


def one_of(choice: object, *, optional: bool = False) -> Validator:
    """Return a check that a value is a word of the `choice`, or None where `optional`."""
    words = values(choice)
    allowed: frozenset[str | None] = frozenset((*words, None) if optional else words)
    expected = f"one of {', '.join(map(repr, words))}{' or null' if optional else ''}"

    def check(_: object, attribute: attrs.Attribute[Any], value: str | None) -> None:
        if value not in allowed:
            raise InvariantError((attribute.name,), value, expected)

    return check


def matching(pattern: str, expected: str, *, optional: bool = False) -> Validator:
    """Return a check that a string as a whole has the shape of `pattern`; `expected` describes it."""
    shape = re.compile(pattern)

    @lru_cache(maxsize=1024)  # an article says the same few states and ids again and again
    def matches(value: str) -> bool:
        return shape.fullmatch(value) is not None

    if optional:
        expected += " or null"

    def check(_: object, attribute: attrs.Attribute[Any], value: str | None) -> None:
        if value is None and optional:
            return
        if value is None or not matches(value):
            raise InvariantError((attribute.name,), value, expected)

    return check


country = matching(COUNTRY, "three letters of ISO 3166 such as 'CHN'")
country_or_none = matching(COUNTRY, "three letters of ISO 3166 such as 'CHN'", optional=True)
identifier = matching(ID, "an id such as 'meeting-1f3c'")
identifier_or_none = matching(ID, "an id such as 'meeting-1f3c'", optional=True)
sha256 = matching(SHA256, "64 lower-case hexadecimal digits")
wikidata_or_none = matching(WIKIDATA, "an item of Wikidata such as 'Q148'", optional=True)


def country_codes(instance: object, attribute: attrs.Attribute[Any], value: tuple[str, ...]) -> None:
    """Check a tuple of country codes."""
    tuple_(instance, attribute, value)
    for index, code in enumerate(value):
        try:
            country(instance, attribute, code)
        except InvariantError as error:
            raise InvariantError((attribute.name, index), code, error.expected) from None


def count_or_none(_: object, attribute: attrs.Attribute[Any], value: int | None) -> None:
    """Check that a number of years or of an edition is from 1 to 9999, or None."""
    if value is not None and not 1 <= value <= MAX_COUNT:
        raise InvariantError((attribute.name,), value, f"an integer from 1 to {MAX_COUNT} or null")


def year_or_none(_: object, attribute: attrs.Attribute[Any], value: int | None) -> None:
    """Check a year: from -9999 to 9999, or None.

    Years before 1 are what subtraction gives: 2024 less 2500 years is -476. No calendar is implied.
    """
    if value is not None and not -MAX_YEAR <= value <= MAX_YEAR:
        raise InvariantError((attribute.name,), value, f"a year from -{MAX_YEAR} to {MAX_YEAR} or null")


def local(_: object, attribute: attrs.Attribute[Any], value: date | datetime | None) -> None:
    """Check that a date-time has no zone: an article prints the hour of the place where it is published."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        raise InvariantError((attribute.name,), value, "a date or date-time without zone")


def tuple_(_: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    """Check that a sequence is a tuple."""
    if type(value) is not tuple:
        raise InvariantError((attribute.name,), value, "a tuple")


def some(instance: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    """Check that a sequence is a tuple with at least one item."""
    tuple_(instance, attribute, value)
    if not value:
        raise InvariantError((attribute.name,), value, "at least one item")


def check_basis(when: object, basis: str | None) -> None:
    """Check that only a date has a basis."""
    if when is None and basis is not None:
        raise InvariantError(("date_basis",), basis, "null, since there is no date")
