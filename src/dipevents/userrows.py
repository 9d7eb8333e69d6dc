"""Rows that a caller adds to the tables: checked when they are given, so that no article meets a faulty one.

Rule 1  The keys are those of the table; an unknown one is an error, since it is a known one misspelt.
Rule 2  A value has the shape that records will ask of it. Nothing is coerced.
Rule 3  A fault is a `DataError` that names the table, the key, the value and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .choices import OrganisationKind, Rank, values
from .dates import edtf
from .errors import DataError
from .invariants import COUNTRY, WIKIDATA
from .tokens import split

__all__ = ["checked"]

Check = tuple[Callable[[object], bool], str]
"""Whether a value will do, and what was expected otherwise."""


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(split(value))


def _texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_text, value))


def _shaped(pattern: str) -> Callable[[object], bool]:
    matches = re.compile(pattern).fullmatch
    return lambda value: value is None or (isinstance(value, str) and matches(value) is not None)


def _among(words: Iterable[str]) -> Callable[[object], bool]:
    known = frozenset(words)
    return lambda value: isinstance(value, str) and value in known


def _dated(value: object) -> bool:
    try:
        return value is None or (isinstance(value, str) and bool(edtf(value)))
    except ValueError:
        return False


def _nullable(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or check(value)


_ANY: Check = (lambda _: True, "")
_TEXT: Check = (_text, "a string with a word in it")
_TEXT_OR_NONE: Check = (_nullable(_text), "a string with a word in it, or None")
_TEXTS: Check = (_texts, "a list of strings")
_CODE: Check = (_shaped(COUNTRY), "three letters of ISO 3166 such as 'CHN', or None")
_ITEM: Check = (_shaped(WIKIDATA), "an item of Wikidata such as 'Q148', or None")
_DATE: Check = (_dated, "a date in EDTF level 0 such as '2024' or '2024-11-18', or None")
_KIND: Check = (_among(values(OrganisationKind)), f"one of {', '.join(map(repr, values(OrganisationKind)))}")
_OFFICES = (*values(Rank), "vice_head_of_state", "deputy_head_of_government")
_OFFICE: Check = (_among(_OFFICES), f"one of {', '.join(map(repr, _OFFICES))}")
_GENDER: Check = (_nullable(_among("mf")), "'m', 'f' or None")
_FLAG: Check = (lambda value: isinstance(value, bool), "True or False")
_COUNT: Check = (lambda value: value is None or (type(value) is int and value >= 0), "a number, or None")
_TERMS: Check = (
    lambda value: isinstance(value, list | tuple) and all(isinstance(term, Mapping) for term in value),
    "a list of terms, each with an 'office'",
)

_TERM: Mapping[str, Check] = {
    "office": _OFFICE,
    "title": _TEXT_OR_NONE,
    "organisation": _TEXT_OR_NONE,
    "start": _DATE,
    "end": _DATE,
}

_TABLES: Mapping[str, Mapping[str, Check]] = {
    "people": {
        "id": _TEXT,
        "name": _TEXT,
        "aliases": _TEXTS,
        "family": _TEXT_OR_NONE,
        "country": _CODE,
        "nationality": _CODE,
        "gender": _GENDER,
        "offices": _TERMS,
        "wikidata": _ITEM,
        "source": _ANY,
    },
    "organisations": {
        "id": _TEXT,
        "name": _TEXT,
        "acronym": _TEXT_OR_NONE,
        "aliases": _TEXTS,
        "former": _TEXTS,
        "weak": _TEXTS,
        "kind": _KIND,
        "country": _CODE,
        "founded": _DATE,
        "wikidata": _ITEM,
        "head": _TEXT_OR_NONE,
        "source": _ANY,
    },
    "places": {
        "id": _TEXT,
        "name": _TEXT,
        "country": _CODE,
        "kind": _TEXT,
        "names": _TEXTS,
        "weak": _TEXTS,
        "adjectives": _TEXTS,
        "capital": _FLAG,
        "population": _COUNT,
        "source": _ANY,
    },
}


def checked(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a table, with an id made of its name where it has none; `DataError` where it is faulty.

    >>> checked("places", {"name": "Port Velasque", "country": "CHL"})
    {'id': 'port_velasque', 'name': 'Port Velasque', 'country': 'CHL'}
    >>> checked("places", {"name": "Port Velasque", "country": "Chile"})
    Traceback (most recent call last):
    ...
    dipevents.errors.DataError: places:0: country: 'Chile', expected three letters of ISO 3166 such as 'CHN', or None
    """
    if not _text(given.get("name")):
        raise DataError(table, 0, f"expected a row with a name, got {dict(given)!r}")
    _check(table, "", given, _TABLES[table])
    for number, term in enumerate(given.get("offices", ())):
        where = f"offices[{number}]."
        _check(table, where, {"office": None, **term}, _TERM)
    return {"id": "_".join(split(given["name"])), **given}


def _check(table: str, where: str, row: Mapping[str, Any], checks: Mapping[str, Check]) -> None:
    for key, value in row.items():
        if key not in checks:
            raise DataError(table, 0, f"{where}{key}: {value!r}, expected one of the keys {', '.join(map(repr, checks))}")
        will_do, expected = checks[key]
        if not will_do(value):
            raise DataError(table, 0, f"{where}{key}: {value!r}, expected {expected}")
