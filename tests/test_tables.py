"""The tables as files: which line is at fault, and a table that grows as it is asked for."""

from __future__ import annotations

import pytest

from dipevents import tables
from dipevents.errors import DataError
from dipevents.tables import Branches, Table

LINE = '{"id": "a", "name": "A"}'


@pytest.mark.parametrize(
    ("lines", "number", "told"),
    [
        ([LINE, '{"id": "b"'], 2, "delimiter"),
        (["", LINE], 1, "Expecting value"),
        ([LINE, LINE, '{"name": "C"}'], 3, 'an object with an id, got \'{"name": "C"}\''),
        ([LINE, '{"id": 2}'], 2, "an object with an id"),
        ([LINE, "[]"], 2, "an object with an id, got '[]'"),
        (['{"id": "a"}, {"id": "b"}'], 1, "Extra data"),
    ],
)
def test_the_first_faulty_line_is_told(monkeypatch: pytest.MonkeyPatch, lines: list[str], number: int, told: str) -> None:
    monkeypatch.setattr(tables, "_text", lambda _: lines)
    with pytest.raises(DataError) as caught:
        tables.rows("people")
    assert (caught.value.file, caught.value.line) == ("people.jsonl", number)
    assert told in str(caught.value)


def test_rows_that_are_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_text", lambda _: [LINE, '{"id": "b"}'])
    assert tables.rows("people") == [{"id": "a", "name": "A"}, {"id": "b"}]
    assert tables.lines_by_id("people") == {"a": LINE, "b": '{"id": "b"}'}


def test_a_value_is_made_once() -> None:
    asked: list[str] = []

    def make(raw: str) -> str:
        asked.append(raw)
        return raw.upper()

    table = Table({"a": "x", "b": "y"}, make)
    assert (table["a"], table.get("a"), table.get("b"), table.get("c"), table.get("c", "Z")) == ("X", "X", "Y", None, "Z")
    assert ("a" in table, "c" in table, list(table), len(table), asked) == (True, False, ["a", "b"], 2, ["x", "y"])


def test_a_branch_grows_when_it_is_looked_up() -> None:
    branches: Branches[str] = Branches(lambda raw: (raw.split(), raw))
    for words in ("green bay", "green hill", "red sea"):
        branches.add(words.split()[0], words)
    assert list(branches) == ["green bay", "green hill", "red sea"]
    assert branches.get("green") == {"bay": {"": ["green bay"]}, "hill": {"": ["green hill"]}}
    assert branches.get("blue") is None
