"""The table of organisations: what a row may hold, and which forms no two rows may share.

``DIPEVENTS_FIX_DATA=1`` rewrites the table if its rows are right but not written or sorted canonically.
"""

from __future__ import annotations

import calendar
import json
import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from dipevents.choices import OrganisationKind
from dipevents.facts import is_acronym
from dipevents.tokens import fold, split

Row = dict[str, Any]

DATA: Final = Path(__file__).parents[1] / "src" / "dipevents" / "data"
FILE: Final = DATA / "organisations.jsonl"

TEXT: Final = "a clean string"
TEXT_OR_NULL: Final = "a clean string or null"
TEXTS: Final = "a sorted list of distinct, clean strings"
DATE: Final = "a year, month or day in EDTF, or null"
SCHEMA: Final[dict[str, str | re.Pattern[str]]] = {
    "id": re.compile(r"[a-z0-9]+(_[a-z0-9]+)*"),
    "name": TEXT,
    "acronym": TEXT_OR_NULL,
    "aliases": TEXTS,
    "weak": TEXTS,
    "kind": re.compile("|".join(get_args(OrganisationKind))),
    "country": re.compile("[A-Z]{3}|"),
    "founded": DATE,
    "wikidata": re.compile("Q[1-9][0-9]*|"),
    "head": TEXT_OR_NULL,
    "former": TEXTS,
    "source": TEXT,
}
EDTF: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

# So many rows of each kind there must be; the figures are what the table's makers promise, not what it holds.
PROMISED: Final = {
    ("igo", "forum"): 420,
    ("government",): 150,
    ("military",): 80,
    ("political_party",): 120,
    ("media",): 80,
    ("company",): 80,
    ("ngo",): 60,
    ("academic",): 40,
}


@pytest.fixture(scope="module")
def table() -> list[Row]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def names_of(file: str, key: str) -> set[str]:
    return {json.loads(line)[key] for line in (DATA / file).read_text(encoding="utf-8").splitlines()}


def canonical(table: Iterable[Row]) -> str:
    def ordered(row: Row) -> Row:
        return {key: sorted(row[key]) if SCHEMA[key] is TEXTS else row[key] for key in SCHEMA if key in row} | {
            key: value for key, value in row.items() if key not in SCHEMA
        }

    rows = sorted(table, key=lambda row: str(row["id"]))
    return "".join(json.dumps(ordered(row), ensure_ascii=False) + "\n" for row in rows)


def is_clean(text: object) -> bool:
    """Whether a string is as the tables keep it: NFC, straight apostrophes, single blanks, nothing at the ends."""
    if not isinstance(text, str) or not text:
        return False
    return text == " ".join(unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def is_date(value: object) -> bool:
    """Whether a value is EDTF of level 0 without intervals, of a month and a day that the calendar has."""
    found = EDTF.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return False
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    if month is None:
        return True
    return 1 <= month <= 12 and (day is None or 1 <= day <= calendar.monthrange(year or 4, month)[1])


def good(wanted: str | re.Pattern[str], value: object) -> bool:
    if isinstance(wanted, re.Pattern):  # a pattern that takes nothing takes null, and null is never written ""
        return value != "" and bool(wanted.fullmatch("" if value is None else str(value)))
    if wanted is TEXTS:
        return isinstance(value, list) and all(map(is_clean, value)) and value == sorted(set(value))
    if wanted is DATE:
        return value is None or is_date(value)
    return is_clean(value) or (value is None and wanted is TEXT_OR_NULL)


def faults(row: Row) -> list[str]:
    found = [] if list(row) == list(SCHEMA) else [f"keys {list(row)}"]
    return found + [f"{key} {row.get(key)!r}" for key, wanted in SCHEMA.items() if not good(wanted, row.get(key))]


def strong_forms(row: Row) -> set[str]:
    return {row["name"], *filter(None, [row["acronym"]]), *row["aliases"], *row["former"]} - set(row["weak"])


def owners(table: Iterable[Row]) -> dict[tuple[str, ...], set[str]]:
    """Which rows hold a strong form, under the key by which forms are looked up (no case, no accents)."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in table:
        for form in strong_forms(row):
            found[split(form)].add(row["id"])
    return found


def single_words(table: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield the strong forms of one word in which case does not tell a name from a word."""
    for row in table:
        for form in strong_forms(row):
            if len(split(form)) == 1 and not is_acronym(form):
                yield row["id"], form


# ------------------------------------------------------------------------------------------- the rows


def test_file_is_written_canonically(table: list[Row]) -> None:
    text = FILE.read_text(encoding="utf-8")
    wanted = canonical(table)
    if text != wanted and os.environ.get("DIPEVENTS_FIX_DATA") == "1":
        FILE.write_text(wanted, encoding="utf-8")
        text = wanted
    assert text == wanted, "not sorted by id or not written canonically; DIPEVENTS_FIX_DATA=1 rewrites it"


def test_rows_follow_the_schema(table: list[Row]) -> None:
    assert not {row.get("id"): found for row in table if (found := faults(row))}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "Harbour Forum"}, "id"),
        ({"name": "Harbour  Forum"}, "name"),
        ({"name": None}, "name"),
        ({"acronym": ""}, "acronym"),
        ({"aliases": ["Quay Forum", "Harbour Talks"]}, "aliases"),
        ({"aliases": ["Harbour Talks", "Harbour Talks"]}, "aliases"),
        ({"aliases": [unicodedata.normalize("NFD", "Foro de Bogot\u00e1")]}, "aliases"),
        ({"weak": ["Sailors\N{RIGHT SINGLE QUOTATION MARK} Forum"]}, "weak"),
        ({"weak": None}, "weak"),
        ({"kind": "summit"}, "kind"),
        ({"kind": None}, "kind"),
        ({"country": "DE"}, "country"),
        ({"country": ""}, "country"),
        ({"founded": "1999-00"}, "founded"),
        ({"founded": "1999-02-29"}, "founded"),
        ({"founded": "1999/2001"}, "founded"),
        ({"founded": 1999}, "founded"),
        ({"wikidata": "1065"}, "wikidata"),
        ({"wikidata": "Q0"}, "wikidata"),
        ({"head": ""}, "head"),
        ({"source": None}, "source"),
        ({"seat": "Geneva"}, "keys"),
    ],
)
def test_schema_check_sees_faults(change: Row, fault: str) -> None:
    row: Row = {
        "id": "harbour_forum",
        "name": "Harbour Forum",
        "acronym": "HF",
        "aliases": ["Harbour Talks"],
        "weak": ["HF"],
        "kind": "forum",
        "country": None,
        "founded": "1999-12",
        "wikidata": None,
        "head": "Chair",
        "former": [],
        "source": "Harbour Declaration",
    }
    assert not faults(row)
    assert [found.split()[0] for found in faults(row | change)] == [fault]


def test_ids_are_unique(table: list[Row]) -> None:
    assert not [key for key, count in Counter(row["id"] for row in table).items() if count > 1]


def test_wikidata_ids_are_unique_and_named_as_source(table: list[Row]) -> None:
    known = [row for row in table if row["wikidata"]]
    assert not [key for key, count in Counter(row["wikidata"] for row in known).items() if count > 1]
    assert not [row["id"] for row in known if not re.search(rf"\b{row['wikidata']}\b", row["source"])]


def test_countries_are_those_of_the_table_of_countries(table: list[Row]) -> None:
    assert not {row["country"] for row in table if row["country"]} - names_of("countries.jsonl", "id")


@pytest.mark.parametrize("kinds", PROMISED, ids="+".join)
def test_there_are_as_many_as_promised(table: list[Row], kinds: tuple[str, ...]) -> None:
    assert sum(row["kind"] in kinds for row in table) >= PROMISED[kinds]


# ------------------------------------------------------------------------------------------ the forms


def test_a_form_stands_once_in_its_row(table: list[Row]) -> None:
    wrong = {}
    for row in table:
        # What stands in `weak` may also be the name, the acronym or a former name, which it marks as weak.
        named = Counter([row["name"], row["acronym"], *row["aliases"], *row["former"]])
        twice = {form for form, count in named.items() if count > 1} | (set(row["weak"]) & set(row["aliases"]))
        if twice:
            wrong[row["id"]] = twice
    assert not wrong


def test_every_row_can_be_found(table: list[Row]) -> None:
    assert not [row["id"] for row in table if not (strong_forms(row) | set(row["weak"]))]
    assert not [(row["id"], form) for row in table for form in strong_forms(row) | set(row["weak"]) if not split(form)]


def test_a_form_is_strong_in_one_row_at_most(table: list[Row]) -> None:
    assert not {" ".join(key): sorted(ids) for key, ids in owners(table).items() if len(ids) > 1}


def test_owners_see_a_shared_form() -> None:
    one: Row = {"id": "one", "name": "Delta Forum", "acronym": None, "aliases": [], "weak": [], "former": []}
    other = one | {"id": "other", "name": "Forum", "aliases": ["D\u00e9lta forum"]}
    assert owners([one, other])["delta", "forum"] == {"one", "other"}
    assert owners([one, other | {"weak": ["D\u00e9lta forum"]}])["delta", "forum"] == {"one"}


def test_no_article_begins_a_form_that_is_whole_without_it(table: list[Row]) -> None:
    # "The Guardian" is a title; "the World Bank" beside "World Bank" would lengthen the name in the records.
    assert not [
        (row["id"], form)
        for row in table
        for form in strong_forms(row)
        if form.lower().startswith("the ") and form[4:] in strong_forms(row)
    ]


def test_no_strong_single_word_is_a_word_or_a_name_of_people(table: list[Row]) -> None:
    # Bare "Meta", "Solidarity", "Honda" name a body only beside its full name: they belong in `weak`.
    verbs = names_of("verbs.jsonl", "id") - {"google", "twitter", "facebook"}
    people = {fold(name) for name in names_of("family_names.jsonl", "name")} - {"komeito"}
    assert not sorted((key, form) for key, form in single_words(table) if fold(form) in verbs | people)


@pytest.mark.parametrize(
    ("british", "american"),
    [("Organisation", "Organization"), ("Defence", "Defense"), ("Programme", "Program"), ("Centre", "Center")],
)
def test_names_stand_in_british_and_american_spelling(table: list[Row], british: str, american: str) -> None:
    missing = []
    for row in table:
        if row["kind"] in ("company", "media", "academic"):
            continue  # their names are printed as they spell them
        forms = strong_forms(row) | set(row["weak"])
        for here, there in ((british, american), (american, british)):
            other = re.sub(rf"\b{here}\b", there, row["name"])
            if other not in forms:
                missing.append((row["id"], other))
    assert not missing
