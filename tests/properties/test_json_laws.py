"""Laws of the codec: what is written is read back, and what is read is a report or a `DecodeError`."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dipevents import strategies, strictjson
from dipevents.codec import from_dict, from_json, to_dict, to_json
from dipevents.errors import DecodeError
from dipevents.records import Producer, Report
from dipevents.spans import Extract

SCHEMA = json.loads((resources.files("dipevents") / "schema" / "v1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NEVER = st.sampled_from([True, False, 1.5, -0.0, 2**53, -(10**40)])
"""Values that no place of a report admits."""


def with_headline(text: str) -> Report:
    headline = Extract(start=0, end=len(text), text=text)
    return Report(producer=Producer(version="1", data="1"), text_sha256="0" * 64, headline=headline)


def replaced(document: Any, path: strictjson.Path, value: object) -> Any:  # noqa: ANN401
    """Return a copy of the document with another value at the path."""
    if not path:
        return value
    changed = copy.deepcopy(document)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def accepted(document: Any) -> bool:  # noqa: ANN401
    """Tell whether a document is read; an exception other than `DecodeError` fails the test."""
    try:
        read = from_dict(document)
    except DecodeError as error:
        message = str(error)
    else:
        assert isinstance(read, Report)
        return True
    assert message.startswith("$")
    assert len(message) < 800
    return False


class TestRoundTrip:
    """`from_json(to_json(r)) == r`; writing what was read gives the same bytes."""

    @given(strategies.reports())
    @example(with_headline("\ud83d\ude00"))
    @example(with_headline("\\ud83d\\ude00 \ud83d\ude00 \U0001f600 \ude00\ud83d"))
    def test_text(self, report: Report) -> None:
        written = to_json(report)
        read = from_json(written)
        assert read == report
        assert hash(read) == hash(report)
        assert to_json(read) == written
        assert "\n" not in written

    @given(strategies.reports())
    def test_bytes(self, report: Report) -> None:
        assert from_json(to_json(report).encode("utf-8")) == report

    @given(strategies.reports())
    def test_plain_values(self, report: Report) -> None:
        document = to_dict(report)
        before = copy.deepcopy(document)
        assert from_dict(document) == report
        assert document == before

    @given(strategies.reports())
    def test_through_a_writer_that_escapes_everything(self, report: Report) -> None:
        # There, halves of a pair that touch a whole one cannot be told apart; nothing is wrong without them.
        plain = to_dict(report)
        if all(not isinstance(v, str) or v.isascii() or v.isprintable() for _, v in strictjson.walk(plain)):
            assert from_json(json.dumps(plain, indent=1)) == report


class TestEveryKey:
    """`to_json` always writes every key, in the order of the fields."""

    @given(strategies.reports())
    def test_order(self, report: Report) -> None:
        def check(value: object) -> None:
            if isinstance(value, dict):
                names = set(value)
                assert any(list(value) == order for order in ORDERS), names
            for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
                check(inner)

        check(json.loads(to_json(report)))


ORDERS = [list(definition["properties"]) for definition in [SCHEMA, *SCHEMA["$defs"].values()] if "properties" in definition]


class TestAbsent:
    """`from_json` takes absent optional keys and null alike."""

    @given(strategies.reports())
    def test_null_keys_dropped(self, report: Report) -> None:
        def dropped(value: object) -> Any:  # noqa: ANN401
            if isinstance(value, dict):
                return {key: dropped(inner) for key, inner in value.items() if inner is not None}
            return [dropped(inner) for inner in value] if isinstance(value, list) else value

        assert from_dict(dropped(to_dict(report))) == report

    @given(strategies.reports(), st.data())
    def test_a_required_key_dropped(self, report: Report, data: st.DataObject) -> None:
        document = to_dict(report)
        objects = [(path, value) for path, value in strictjson.walk(document) if isinstance(value, dict)]
        path, value = data.draw(st.sampled_from(objects))
        key = data.draw(st.sampled_from([key for key, inner in value.items() if inner is not None]))
        changed = replaced(document, path, {k: v for k, v in value.items() if k != key})
        if VALIDATOR.is_valid(changed):
            accepted(changed)
        else:
            with pytest.raises(DecodeError) as caught:
                from_dict(changed)
            assert caught.value.path == strictjson.shown((*path, key))


class TestMutation:
    """One value changed is a report still, or a `DecodeError` with its path; never another exception."""

    @given(strategies.reports(), st.data(), NEVER)
    def test_impossible_values(self, report: Report, data: st.DataObject, value: object) -> None:
        document = to_dict(report)
        path = data.draw(st.sampled_from([path for path, _ in strictjson.walk(document)]))
        with pytest.raises(DecodeError) as caught:
            from_dict(replaced(document, path, value))
        assert caught.value.path == strictjson.shown(path)
        assert caught.value.value == value

    @given(strategies.reports(), st.data(), JSON)
    def test_any_value(self, report: Report, data: st.DataObject, value: object) -> None:
        document = to_dict(report)
        path = data.draw(st.sampled_from([path for path, _ in strictjson.walk(document)]))
        changed = replaced(document, path, value)
        # What the schema forbids, the codec forbids; it also knows calendars and references, which the schema does not.
        if accepted(changed):
            VALIDATOR.validate(changed)

    @given(strategies.reports(), st.data(), st.text(min_size=1, max_size=5), JSON)
    def test_unknown_keys(self, report: Report, data: st.DataObject, key: str, value: object) -> None:
        document = to_dict(report)
        objects = [(path, inner) for path, inner in strictjson.walk(document) if isinstance(inner, dict) and key not in inner]
        path, inner = data.draw(st.sampled_from(objects))
        changed = replaced(document, path, {**inner, key: value})
        with pytest.raises(DecodeError) as caught:
            from_dict(changed)
        assert caught.value.path == strictjson.shown((*path, key))
        changed["schema"] = "dipevents/1.1"
        assert from_dict(changed) == report

    @given(strategies.reports(), st.data(), st.binary(max_size=3))
    def test_bytes_overwritten(self, report: Report, data: st.DataObject, patch: bytes) -> None:
        written = to_json(report).encode()
        start = data.draw(st.integers(0, len(written)))
        end = data.draw(st.integers(start, min(start + 3, len(written))))
        try:
            read = from_json(written[:start] + patch + written[end:])
        except DecodeError:
            return
        VALIDATOR.validate(json.loads(to_json(read)))


class TestAnything:
    """Whatever is read, nothing but a `DecodeError` is raised."""

    @given(JSON)
    def test_values(self, value: object) -> None:
        assert not accepted(value)

    @given(strategies.texts())
    def test_text(self, text: str) -> None:
        with pytest.raises(DecodeError):
            from_json(text)

    @given(st.binary())
    def test_bytes(self, data: bytes) -> None:
        with pytest.raises(DecodeError):
            from_json(data)


@given(strategies.reports())
def test_reports_hold_records_in_slots_and_tuples(report: Report) -> None:
    for field in attrs.fields(Report):
        value = getattr(report, field.name)
        assert not isinstance(value, list)
    assert not hasattr(report, "__dict__")
