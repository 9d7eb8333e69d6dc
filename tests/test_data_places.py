"""The tables of countries and places: what a row may hold, and what no two rows may share.

``DIPEVENTS_FIX_DATA=1`` rewrites a table whose rows are right but not written or sorted canonically.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "src" / "dipevents" / "data"

Row = dict[str, Any]

# ISO 3166-1 alpha-3, all 249 officially assigned codes.
ISO_3166_1_CODES = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB
GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN
KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD
MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN
PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM
SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR
UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
ISO_3166_1 = frozenset(ISO_3166_1_CODES.split())
USER_ASSIGNED = frozenset({"XKX"})
# Alpha-3 codes that ISO 3166-3 records as withdrawn.
ISO_3166_3_CODES = """
AFI ANT ATB ATN BUR BYS CSK CTE DDR DHY FXX GEL HVO JTN MID NHB NTZ PCI PCZ PUS RHO SCG SKM SUN TMP VDR WAK YMD YUG
ZAR
"""
ISO_3166_3 = frozenset(ISO_3166_3_CODES.split())

TEXTS = "texts"  # a list of distinct, clean strings
COUNTRY: dict[str, object] = {
    "id": re.compile(r"[A-Z]{3}"),
    "name": str,
    "names": TEXTS,
    "weak": TEXTS,
    "adjectives": TEXTS,
    "weak_adjectives": TEXTS,
    "people": TEXTS,
    "capital": str | None,
    "seats": TEXTS,
    "sovereign": str | None,
    "gone": bool,
    "source": str,
}
PLACE: dict[str, object] = {
    "id": re.compile(r"[a-z0-9]+(_[a-z0-9]+)*-[a-z]{2,3}"),
    "name": str,
    "country": str | None,
    "kind": re.compile("city|region|island|sea|venue|resort|continent"),
    "names": TEXTS,
    "weak": TEXTS,
    "adjectives": TEXTS,
    "capital": bool,
    "population": int | None,
    "source": str,
}
SCHEMAS = {"countries.jsonl": COUNTRY, "places.jsonl": PLACE}


def rows(file: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def countries() -> list[Row]:
    return rows("countries.jsonl")


@pytest.fixture(scope="module")
def places() -> list[Row]:
    return rows("places.jsonl")


def canonical(file: str, table: Iterable[Row]) -> str:
    def ordered(row: Row) -> Row:
        return {key: row[key] for key in SCHEMAS[file] if key in row} | row

    lines = [json.dumps(ordered(row), ensure_ascii=False) for row in sorted(table, key=lambda row: str(row["id"]))]
    return "".join(f"{line}\n" for line in lines)


def is_clean(text: object) -> bool:
    """Whether a string is as the tables keep it: NFC, straight apostrophes, single blanks, nothing at the ends."""
    if not isinstance(text, str) or not text:
        return False
    return text == " ".join(unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def faults(row: Row, schema: dict[str, object]) -> list[str]:
    found = []
    if list(row) != list(schema):
        found.append(f"keys {list(row)}")
    for key, wanted in schema.items():
        value = row.get(key)
        if wanted == TEXTS:
            good = isinstance(value, list) and all(map(is_clean, value)) and len(set(value)) == len(value)
        elif isinstance(wanted, re.Pattern):
            good = isinstance(value, str) and bool(wanted.fullmatch(value))
        elif wanted == int | None:
            good = value is None or (type(value) is int and value > 0)
        elif wanted is bool:
            good = type(value) is bool
        else:
            good = is_clean(value) or (value is None and wanted == str | None)
        if not good:
            found.append(f"{key} {value!r}")
    return found


def owners(table: Iterable[Row], *keys: str) -> dict[str, set[str]]:
    """Which rows hold a form, whatever its case, under one of the keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table:
        for key in keys:
            for form in row[key]:
                found[form.casefold()].add(row["id"])
    return found


def shared(found: dict[str, set[str]]) -> dict[str, list[str]]:
    return {form: sorted(ids) for form, ids in found.items() if len(ids) > 1}


@pytest.mark.parametrize("file", SCHEMAS)
def test_file_is_written_canonically(file: str) -> None:
    path = DATA / file
    text = path.read_text(encoding="utf-8")
    wanted = canonical(file, rows(file))
    if text != wanted and os.environ.get("DIPEVENTS_FIX_DATA") == "1":
        path.write_text(wanted, encoding="utf-8")
        text = wanted
    assert text == wanted, f"{file}: not sorted by id or not written canonically; DIPEVENTS_FIX_DATA=1 rewrites it"


@pytest.mark.parametrize("file", SCHEMAS)
def test_rows_follow_the_schema(file: str) -> None:
    wrong = {row.get("id"): found for row in rows(file) if (found := faults(row, SCHEMAS[file]))}
    assert not wrong


@pytest.mark.parametrize("file", SCHEMAS)
def test_ids_are_unique(file: str) -> None:
    ids = [row["id"] for row in rows(file)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"names": ["Rome", "Rome"]}, "names"),
        ({"names": ["Rome "]}, "names"),
        ({"names": ["Xi\N{RIGHT SINGLE QUOTATION MARK}an"]}, "names"),
        ({"names": [unicodedata.normalize("NFD", "Bogot\u00e1")]}, "names"),
        ({"kind": "town"}, "kind"),
        ({"population": 0}, "population"),
        ({"population": True}, "population"),
        ({"country": ""}, "country"),
        ({"source": ""}, "source"),
        ({"source": None}, "source"),
        ({"id": "Rome-ita"}, "id"),
        ({"capital": 1}, "capital"),
        ({"extra": 1}, "keys"),
    ],
)
def test_schema_check_sees_faults(row: Row, fault: str) -> None:
    good = {
        "id": "rome-ita",
        "name": "Rome",
        "country": "ITA",
        "kind": "city",
        "names": ["Rome"],
        "weak": [],
        "adjectives": [],
        "capital": True,
        "population": 2_318_895,
        "source": "GeoNames",
    }
    assert not faults(good, PLACE)
    assert [found.split()[0] for found in faults(good | row, PLACE)] == [fault]


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_name_is_strong_or_weak_and_each_row_has_one(file: str) -> None:
    assert not [row["id"] for row in rows(file) if set(row["names"]) & set(row["weak"])]
    assert not [row["id"] for row in rows(file) if not row["names"] and not row["weak"]]


# Without its mark the name is a common word, and is left out on purpose.
PLAIN_IS_A_WORD = frozenset({"Male"})


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_plain_ascii_form_goes_with_every_accented_one(file: str) -> None:
    # Letters that do not decompose (ø, ł, ð, ...) have several transcriptions; only marks are taken off here.
    lists = [key for key, wanted in SCHEMAS[file].items() if wanted == TEXTS]
    missing = []
    for row in rows(file):
        forms = {form for key in lists for form in row[key]}
        for form in forms:
            bare = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
            if bare.isascii() and bare not in forms | PLAIN_IS_A_WORD:
                missing.append((row["id"], form))
    assert not missing


class TestCountries:
    def test_iso_list_is_complete(self, countries: list[Row]) -> None:
        assert len(ISO_3166_1) == 249
        present = {row["id"] for row in countries if not row["gone"]}
        assert present == ISO_3166_1 | USER_ASSIGNED

    def test_gone_states_bear_withdrawn_codes(self, countries: list[Row]) -> None:
        gone = {row["id"] for row in countries if row["gone"]}
        assert {"SUN", "YUG", "DDR", "CSK", "SCG"} <= gone <= ISO_3166_3

    def test_gone_states_have_no_seat(self, countries: list[Row]) -> None:
        assert not [row["id"] for row in countries if row["gone"] and row["seats"]]

    def test_a_territory_belongs_to_a_state_of_today(self, countries: list[Row]) -> None:
        states = {row["id"] for row in countries if not row["gone"] and row["sovereign"] is None}
        assert {row["sovereign"] for row in countries} - {None} <= states

    def test_name_is_among_the_names(self, countries: list[Row]) -> None:
        assert not [row["id"] for row in countries if row["name"] not in row["names"] + row["weak"]]

    def test_no_article_in_front(self, countries: list[Row]) -> None:
        articled = [n for row in countries for n in row["names"] + row["weak"] if n.casefold().startswith("the ")]
        assert not articled

    @pytest.mark.parametrize(
        "keys",
        [
            ("names", "weak"),
            ("adjectives", "weak_adjectives"),
            ("people",),
            ("names", "weak", "seats"),
            ("names", "adjectives", "people", "seats"),
        ],
        ids="+".join,
    )
    def test_no_form_belongs_to_two_states(self, countries: list[Row], keys: tuple[str, ...]) -> None:
        assert not shared(owners(countries, *keys))

    @pytest.mark.parametrize(
        ("form", "code"),
        [
            ("U.S.", "USA"),
            ("Britain", "GBR"),
            ("Scotland", "GBR"),
            ("ROK", "KOR"),
            ("DPRK", "PRK"),
            ("Türkiye", "TUR"),
            ("Turkey", "TUR"),
            ("Burma", "MMR"),
            ("Cote d'Ivoire", "CIV"),
            ("Côte d'Ivoire", "CIV"),
            ("Holy See", "VAT"),
            ("Swaziland", "SWZ"),
            ("Soviet Union", "SUN"),
        ],
    )
    def test_common_names_are_strong(self, countries: list[Row], form: str, code: str) -> None:
        assert owners(countries, "names")[form.casefold()] == {code}

    @pytest.mark.parametrize("form", ["Georgia", "Jordan", "Chad", "Jersey", "Congo", "Korea"])
    def test_ambiguous_names_are_weak(self, countries: list[Row], form: str) -> None:
        assert form.casefold() not in owners(countries, "names")
        assert form.casefold() in owners(countries, "weak")

    @pytest.mark.parametrize(
        ("form", "code"),
        [("Nigerien", "NER"), ("Nigerian", "NGA"), ("Dominican", "DOM"), ("South Korean", "KOR"), ("Guinean", "GIN")],
    )
    def test_neighbouring_adjectives_are_kept_apart(self, countries: list[Row], form: str, code: str) -> None:
        assert owners(countries, "adjectives")[form.casefold()] == {code}


WORDS_AND_PERSONS = """
Nice Reading Mobile Split Bath Victoria Florence Jackson Lincoln Georgia Phoenix Austin Buffalo Orlando Van Batman Cork
Santos Medina Toyota Kawasaki Vladimir Constantine Salvador Hague Petra Acre Como Douglas Stanley Duma Rio
"""


class TestPlaces:
    def test_no_strong_name_belongs_to_two_places(self, places: list[Row]) -> None:
        assert not shared(owners(places, "names"))

    def test_countries_exist(self, places: list[Row], countries: list[Row]) -> None:
        present = {row["id"] for row in countries if not row["gone"]}
        assert not [row["id"] for row in places if row["country"] is not None and row["country"] not in present]

    def test_id_ends_in_the_country(self, places: list[Row]) -> None:
        assert not [row["id"] for row in places if row["id"].rpartition("-")[2] != (row["country"] or "xx").lower()]

    def test_no_place_takes_a_name_of_another_state(self, places: list[Row], countries: list[Row]) -> None:
        states = owners(countries, "names", "adjectives", "people")
        taken = [(row["id"], name) for row in places for name in row["names"] if states.get(name.casefold(), set()) - {row["country"]}]
        assert not taken

    def test_every_capital_is_a_place(self, places: list[Row], countries: list[Row]) -> None:
        capitals = defaultdict(list)
        for row in places:
            if row["capital"]:
                capitals[row["country"]].append(row)
        for country in countries:
            if country["capital"] is not None and not country["gone"]:
                [place] = capitals.pop(country["id"])
                assert country["capital"] in place["names"] + place["weak"]
        assert not capitals

    def test_only_cities_have_a_population(self, places: list[Row]) -> None:
        assert {row["kind"] for row in places if row["population"] is not None} == {"city"}

    @pytest.mark.parametrize(
        "form",
        WORDS_AND_PERSONS.split(),
    )
    def test_words_and_persons_are_weak(self, places: list[Row], form: str) -> None:
        assert form.casefold() not in owners(places, "names")
        assert form.casefold() in owners(places, "weak")

    @pytest.mark.parametrize("form", ["Of", "Same", "Man", "Date", "Male", "Surprise", "Enterprise", "Mary"])
    def test_plain_words_are_no_strong_names(self, places: list[Row], form: str) -> None:
        assert form.casefold() not in owners(places, "names")

    @pytest.mark.parametrize(
        ("form", "country"),
        [
            ("Paris", "FRA"),
            ("Munich", "DEU"),
            ("München", "DEU"),
            ("Rio de Janeiro", "BRA"),
            ("Xi'an", "CHN"),
            ("Kiev", "UKR"),
            ("Birmingham", "GBR"),
            ("Valencia", "ESP"),
            ("Ontario", "CAN"),
            ("Davos", "CHE"),
            ("Sharm el-Sheikh", "EGY"),
            ("Camp David", "USA"),
            ("Boao", "CHN"),
            ("Tibet", "CHN"),
            ("Kazan", "RUS"),
            ("Samarkand", "UZB"),
            ("South China Sea", None),
            ("Middle East", None),
            ("Crimea", None),
            ("West Bank", None),
        ],
    )
    def test_a_plain_name_means_the_best_known_place(self, places: list[Row], form: str, country: str | None) -> None:
        [place] = [row for row in places if form in row["names"]]
        assert place["country"] == country
