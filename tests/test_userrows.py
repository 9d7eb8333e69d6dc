"""Rows that a caller adds: what is faulty shows when it is given, and what is not makes no article fail."""

from __future__ import annotations

import pytest

from dipevents.check import check_article
from dipevents.errors import DataError
from dipevents.gazetteer import Gazetteer, Names
from dipevents.tables import rows
from dipevents.userrows import checked

FAULTS = [
    ("people", {"name": ""}, "expected a row with a name"),
    ("people", {"country": "NOR"}, "expected a row with a name"),
    ("people", {"name": "Mira Talvane", "ofices": []}, "ofices: [], expected one of the keys"),
    ("people", {"name": "Mira Talvane", "offices": "minister"}, "offices: 'minister', expected a list"),
    ("people", {"name": "Mira Talvane", "offices": [{}]}, "offices[0].office: None, expected one of"),
    ("people", {"name": "Mira Talvane", "offices": [{"office": "queen"}]}, "offices[0].office: 'queen', expected one of"),
    ("people", {"name": "Mira Talvane", "offices": [{"office": "minister", "start": 2024}]}, "offices[0].start: 2024"),
    ("people", {"name": "Mira Talvane", "gender": "female"}, "gender: 'female', expected 'm', 'f' or None"),
    ("people", {"name": "Mira Talvane", "aliases": "Talvane"}, "aliases: 'Talvane', expected a list"),
    ("organisations", {"name": "Harbour Forum", "kind": "club"}, "kind: 'club', expected one of 'igo'"),
    ("organisations", {"name": "Harbour Forum", "founded": "May 2019"}, "founded: 'May 2019', expected a date"),
    ("organisations", {"name": "Harbour Forum", "wikidata": "1065"}, "wikidata: '1065', expected an item"),
    ("places", {"name": "Port Velasque", "country": "Chile"}, "country: 'Chile', expected three letters"),
    ("places", {"name": "Port Velasque", "population": "many"}, "population: 'many', expected a number"),
]


@pytest.mark.parametrize(("table", "row", "message"), FAULTS, ids=map(str, range(len(FAULTS))))
def test_a_faulty_row_is_refused_at_once(table: str, row: dict[str, object], message: str) -> None:
    with pytest.raises(DataError) as caught:
        Gazetteer.default().extended(**{table: [row]})
    assert message in str(caught.value)


@pytest.mark.parametrize(("table", "file"), [("people", "office_holders"), ("organisations", "organisations"), ("places", "places")])
def test_every_shipped_row_would_do(table: str, file: str) -> None:
    for row in rows(file):
        assert checked(table, row) == row


def test_what_single_words_name_is_remembered_for_so_many_of_them_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dipevents.gazetteer.MOST_ALONE", 2)
    names = Names()
    for word in ("Oslo", "OSLO", "oslo"):
        names.remember(word, ())
    assert list(names.alone) == ["oslo"]


def test_a_bare_name_is_enough_to_parse_with() -> None:
    mine = Gazetteer.default().extended(
        people=[{"name": "Mira Talvane"}], organisations=[{"name": "Harbour Forum"}], places=[{"name": "Port Velasque"}]
    )
    text = "PORT VELASQUE, March 4, 2025 -- Mira Talvane of the Harbour Forum said that trade will grow."
    report = check_article(text, gazetteer=mine)
    assert [body.canonical for body in report.organisations] == ["Harbour Forum"]
