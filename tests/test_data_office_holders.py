"""The table of office-holders: what a row may hold, and which names no two people may share.

``DIPEVENTS_FIX_DATA=1`` rewrites the table if its rows are right but not written or sorted canonically.
"""

from __future__ import annotations

import calendar
import json
import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from dipevents.tokens import split

Row = dict[str, Any]

DATA: Final = Path(__file__).parents[1] / "src" / "dipevents" / "data"
FILE: Final = DATA / "office_holders.jsonl"

OFFICES: Final = (
    "head_of_state",
    "head_of_government",
    "vice_head_of_state",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "finance_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "envoy",
    "spokesperson",
    "legislator",
    "igo_head",
    "official",
)
# Offices that one person of a state holds at a time ...
SINGLE: Final = ("head_of_state", "head_of_government", "foreign_minister")
# ... but for states with several heads: co-princes, a presidency of three, co-presidents, captains regent.
SHARED_HEAD: Final = frozenset({"AND", "BIH", "NIC", "SMR"})

TEXT: Final = "a clean string"
TEXT_OR_NULL: Final = "a clean string or null"
TEXTS: Final = "a sorted list of distinct, clean strings"
TERMS: Final = "a list of terms in order of time"
DATE: Final = "a year, month or day in EDTF"
DATE_OR_NULL: Final = "a year, month or day in EDTF, or null"
Schema = dict[str, str | re.Pattern[str]]
SCHEMA: Final[Schema] = {
    "id": re.compile(r"[a-z0-9]+(_[a-z0-9]+)*-([a-z]{3})"),
    "name": TEXT,
    "aliases": TEXTS,
    "family": TEXT,
    "country": re.compile("[A-Z]{3}|"),
    "nationality": re.compile("[A-Z]{3}"),  # only where `country` is null
    "gender": re.compile("[mf]"),
    "offices": TERMS,
    "wikidata": re.compile("Q[1-9][0-9]*|"),
    "source": TEXT,
}
TERM: Final[Schema] = {
    "office": re.compile("|".join(OFFICES)),
    "title": TEXT,
    "organisation": TEXT_OR_NULL,
    "start": DATE,
    "end": DATE_OR_NULL,
}
EDTF: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

# The members of the United Nations, and four states more: each must have a head in office.
STATE_CODES: Final = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF
CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI
FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN
KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT
MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT
ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON
TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
PSE TWN VAT XKX
"""
STATES: Final = frozenset(STATE_CODES.split())


@pytest.fixture(scope="module")
def table() -> list[Row]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def canonical(table: Iterable[Row]) -> str:
    def ordered(row: Row) -> Row:
        row = row | {"aliases": sorted(row["aliases"]), "offices": sorted(row["offices"], key=by_time)}
        return {key: row[key] for key in SCHEMA if key in row} | {k: v for k, v in row.items() if k not in SCHEMA}

    rows = sorted(table, key=lambda row: str(row["id"]))
    return "".join(json.dumps(ordered(row), ensure_ascii=False) + "\n" for row in rows)


def by_time(term: Row) -> tuple[str, str]:
    return term["start"], term["end"] or "9999"


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


def in_order(terms: list[Row]) -> bool:
    return terms == sorted(terms, key=by_time)


def begins_before_it_ends(term: Row) -> bool:
    """Whether a term's first day can lie before its last: a year says nothing of the months within it."""
    if term["end"] is None:
        return True
    known = min(len(term["start"]), len(term["end"]))
    return bool(term["start"][:known] <= term["end"][:known])


def good(wanted: str | re.Pattern[str], value: object) -> bool:
    if isinstance(wanted, re.Pattern):  # a pattern that takes nothing takes null, and null is never written ""
        return value != "" and bool(wanted.fullmatch("" if value is None else str(value)))
    if wanted is TEXTS:
        return isinstance(value, list) and all(map(is_clean, value)) and value == sorted(set(value))
    if wanted is TERMS:
        return isinstance(value, list) and value != [] and all(map(good_term, value)) and in_order(value)
    if wanted in (DATE, DATE_OR_NULL):
        return is_date(value) or (value is None and wanted is DATE_OR_NULL)
    return is_clean(value) or (value is None and wanted is TEXT_OR_NULL)


def good_term(term: Row) -> bool:
    return (
        list(term) == list(TERM)
        and all(good(wanted, term[key]) for key, wanted in TERM.items())
        and begins_before_it_ends(term)
        and (term["office"] != "igo_head" or term["organisation"] is not None)
    )


def faults(row: Row) -> list[str]:
    keys = [key for key in SCHEMA if key != "nationality" or row.get("country") is None]
    found = [] if list(row) == keys else [f"keys {list(row)}"]
    return found + [f"{key} {row.get(key)!r}" for key in keys if not good(SCHEMA[key], row.get(key))]


def forms(row: Row) -> list[str]:
    return [row["name"], *row["aliases"]]


def clashes(table: Iterable[Row]) -> dict[str, list[str]]:
    """Return the aliases that are a form of someone else's name too, under the key by which names are looked up."""
    named, also = defaultdict(set), defaultdict(set)
    for row in table:
        named[split(row["name"])].add(row["id"])
        for alias in row["aliases"]:
            also[split(alias)].add(row["id"])
    return {" ".join(key): sorted(ids | named[key]) for key, ids in also.items() if len(ids | named[key]) > 1}


def in_office(table: Iterable[Row]) -> dict[tuple[str, str], set[str]]:
    """Who holds a state's office now, by state and office."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table:
        for term in row["offices"]:
            if row["country"] and term["end"] is None and term["organisation"] is None:
                found[row["country"], term["office"]].add(row["id"])
    return found


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


TERM_ROW: Final[Row] = {
    "office": "minister",
    "title": "Harbour Minister",
    "organisation": None,
    "start": "1999",
    "end": "1999-12-31",
}
PERSON_ROW: Final[Row] = {
    "id": "ada_quayle-nld",
    "name": "Ada Quayle",
    "aliases": ["Ada J. Quayle"],
    "family": "Quayle",
    "country": "NLD",
    "gender": "f",
    "offices": [TERM_ROW],
    "wikidata": None,
    "source": "Harbour Gazette",
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "Ada Quayle"}, "id"),
        ({"id": "ada_quayle"}, "id"),
        ({"name": "Ada  Quayle"}, "name"),
        ({"name": None}, "name"),
        ({"aliases": ["Quayle, Ada", "Ada J. Quayle"]}, "aliases"),
        ({"aliases": ["Ada J. Quayle", "Ada J. Quayle"]}, "aliases"),
        ({"aliases": [unicodedata.normalize("NFD", "Ad\u00e9 Quayle")]}, "aliases"),
        ({"aliases": ["Ada O\N{RIGHT SINGLE QUOTATION MARK}Quayle"]}, "aliases"),
        ({"family": ""}, "family"),
        ({"country": "NL"}, "country"),
        ({"nationality": "NLD"}, "keys"),
        ({"gender": "female"}, "gender"),
        ({"gender": None}, "gender"),
        ({"offices": []}, "offices"),
        ({"offices": [TERM_ROW | {"office": "president"}]}, "offices"),
        ({"offices": [TERM_ROW | {"title": None}]}, "offices"),
        ({"offices": [TERM_ROW | {"start": None}]}, "offices"),
        ({"offices": [TERM_ROW | {"start": "1999-02-29"}]}, "offices"),
        ({"offices": [TERM_ROW | {"start": "2000"}]}, "offices"),
        ({"offices": [TERM_ROW | {"end": "1998-12-31"}]}, "offices"),
        ({"offices": [TERM_ROW | {"end": "1999/2001"}]}, "offices"),
        ({"offices": [TERM_ROW | {"office": "igo_head"}]}, "offices"),
        ({"offices": [TERM_ROW | {"party": None}]}, "offices"),
        ({"offices": [TERM_ROW | {"start": "1999-05"}, TERM_ROW]}, "offices"),
        ({"wikidata": "Q0"}, "wikidata"),
        ({"wikidata": ""}, "wikidata"),
        ({"source": None}, "source"),
    ],
)
def test_schema_check_sees_faults(change: Row, fault: str) -> None:
    assert not faults(PERSON_ROW)
    assert [found.split()[0] for found in faults(PERSON_ROW | change)] == [fault]


def test_who_served_organisations_alone_has_a_nationality_instead_of_a_country() -> None:
    served = [TERM_ROW | {"office": "igo_head", "organisation": "Harbour Forum"}]
    row = {key: PERSON_ROW[key] for key in ("id", "name", "aliases", "family")}
    row |= {"country": None, "nationality": "NLD"}
    row |= {key: PERSON_ROW[key] for key in ("gender", "offices", "wikidata", "source")} | {"offices": served}
    assert not faults(row)
    assert faults({key: value for key, value in row.items() if key != "nationality"})


def test_ids_are_made_of_name_and_state(table: list[Row]) -> None:
    assert not [key for key, count in Counter(row["id"] for row in table).items() if count > 1]
    states = {row["id"]: (row["country"] or "igo").lower() for row in table}
    assert not [key for key, state in states.items() if not key.endswith(f"-{state}")]


def test_countries_are_those_of_the_table_of_countries(table: list[Row]) -> None:
    lines = (DATA / "countries.jsonl").read_text(encoding="utf-8").splitlines()
    known = {json.loads(line)["id"] for line in lines}
    assert not {row["country"] or row["nationality"] for row in table} - known


def test_country_is_null_for_servants_of_organisations_alone(table: list[Row]) -> None:
    served = {row["id"] for row in table if all(term["organisation"] for term in row["offices"])}
    assert served == {row["id"] for row in table if row["country"] is None}


def test_wikidata_ids_are_unique(table: list[Row]) -> None:
    assert not [key for key, count in Counter(row["wikidata"] for row in table if row["wikidata"]).items() if count > 1]


# ------------------------------------------------------------------------------------------ the names


def test_family_is_a_word_of_the_name(table: list[Row]) -> None:
    # It is the part by which the person is called when named again: not always what a passport calls the family name.
    assert not [row["id"] for row in table if f" {row['family']} " not in f" {row['name']} "]


def test_no_state_has_two_people_of_one_name(table: list[Row]) -> None:
    count = Counter((split(row["name"]), row["country"] or "IGO") for row in table)
    assert not [key for key, number in count.items() if number > 1]


def test_an_alias_is_one_persons_alone(table: list[Row]) -> None:
    assert not clashes(table)


def test_clashes_are_seen() -> None:
    one: Row = {"id": "one", "name": "Ada Quayle", "aliases": ["Ad\u00e9 Quayle-Berg"]}
    other: Row = {"id": "other", "name": "Bea Berg", "aliases": ["Ade Quayle-Berg"]}
    assert clashes([one, other]) == {"ade quayle - berg": ["one", "other"]}
    assert clashes([one, other | {"aliases": ["ADA QUAYLE"]}]) == {"ada quayle": ["one", "other"]}
    assert not clashes([one, other | {"aliases": []}])


def test_a_form_stands_once_in_its_row(table: list[Row]) -> None:
    # Case, accents and the kind of apostrophe make no difference to the lookup, so no alias differs in these alone.
    assert not [row["id"] for row in table if len(set(map(split, forms(row)))) < len(forms(row))]


def test_forms_are_words(table: list[Row]) -> None:
    assert not [(row["id"], form) for row in table for form in forms(row) if not any(map(str.isalpha, form))]


# ----------------------------------------------------------------------------------------- the offices


def test_a_single_office_has_one_holder_now(table: list[Row]) -> None:
    now = in_office(table)
    several = {key: sorted(ids) for key, ids in now.items() if key[1] in SINGLE and len(ids) > 1}
    assert not {key: ids for key, ids in several.items() if key[0] not in SHARED_HEAD or key[1] != "head_of_state"}


def test_no_term_stands_twice(table: list[Row]) -> None:
    wrong = []
    for row in table:
        terms = Counter((term["office"], term["title"], term["organisation"], term["start"]) for term in row["offices"])
        wrong += [row["id"] for count in terms.values() if count > 1]
    assert not wrong


def test_every_state_has_a_head_in_office(table: list[Row]) -> None:
    headed = {state for state, office in in_office(table) if office in SINGLE[:2]}
    assert STATES - headed <= {"SMR"}  # its two captains regent change every half year


def test_every_state_has_foreign_ministers(table: list[Row]) -> None:
    known = {row["country"] for row in table for term in row["offices"] if term["office"] == "foreign_minister"}
    assert not STATES - known


def test_there_are_as_many_as_promised(table: list[Row]) -> None:
    count = Counter(term["office"] for row in table for term in row["offices"])
    assert len(table) >= 2500
    assert count["head_of_state"] >= 900
    assert count["head_of_government"] >= 900
    assert count["foreign_minister"] >= 1000
    assert count["spokesperson"] >= 150
    assert count["igo_head"] >= 200
