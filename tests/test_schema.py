"""The published JSON Schema says what the classes say, and every report that is written fits it."""

from __future__ import annotations

import json
from datetime import date, datetime
from importlib import resources
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dipevents import codec, dates, invariants, strategies
from dipevents.records import SCHEMA, Report

TEXT = (resources.files("dipevents") / "schema" / "v1.json").read_text(encoding="utf-8")
PUBLISHED = json.loads(TEXT)
VALIDATOR = Draft202012Validator(PUBLISHED)

YEAR, MONTH, DAY = "(?!0000)[0-9]{4}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
SIMPLE = f"{YEAR}(-{MONTH}(-{DAY})?)?"
TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{6})?)?"

SHAPES: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": f"^{invariants.ID}$"},
    "country": {"type": "string", "pattern": f"^{invariants.COUNTRY}$"},
    "wikidata": {"type": "string", "pattern": f"^{invariants.WIKIDATA}$"},
    "sha256": {"type": "string", "pattern": f"^{invariants.SHA256}$"},
    "offset": {"type": "integer", "minimum": 0, "maximum": codec.MAX_INT},
    "count": {"type": "integer", "minimum": 1, "maximum": invariants.MAX_COUNT},
    "year": {"type": "integer", "minimum": -invariants.MAX_YEAR, "maximum": invariants.MAX_YEAR},
    "date": {"type": "string", "pattern": f"^{SIMPLE}(/{SIMPLE})?$"},
    "moment": {"type": "string", "pattern": f"^{YEAR}-{MONTH}-{DAY}(T{TIME})?$"},
}
"""What the classes check by validators, which no annotation tells."""

SHAPE_OF_FIELD = {
    "id": "id",
    "ref": "id",
    "organisation": "id",
    "meeting": "id",
    "statement": "id",
    "country": "country",
    "countries": "country",
    "wikidata": "wikidata",
    "text_sha256": "sha256",
    "start": "offset",
    "end": "offset",
    "edition": "count",
    "ordinal": "count",
    "year": "year",
    "origin_year": "year",
}


def expected_schema() -> dict[str, Any]:
    """Derive the schema, descriptions aside, from the record classes."""
    definitions: dict[str, Any] = dict(SHAPES)
    root = describe_record(Report, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dipevents:schema:{SCHEMA.removeprefix('dipevents/')}",
        **root,
        "$defs": definitions,
    }


def describe_record(record: type[attrs.AttrsInstance], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(record)
    names = [field.name for field in attrs.fields(record)]
    return {
        "type": "object",
        "properties": {name: describe(hints[name], name, definitions) for name in names},
        "required": [name for name in names if NoneType not in get_args(hints[name])],
        "additionalProperties": False,
    }


def describe(hint: Any, field: str, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [kind for kind in arguments if kind is not NoneType]
        if set(kinds) == set(get_args(dates.DateValue)):
            inner = {"$ref": "#/$defs/date"}
        elif set(kinds) == {date, datetime}:
            inner = {"$ref": "#/$defs/moment"}
        else:
            (kind,) = kinds
            inner = describe(kind, field, definitions)
        return {"anyOf": [inner, {"type": "null"}]} if NoneType in arguments else inner
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin is tuple:
        array: dict[str, Any] = {"type": "array", "items": describe(arguments[0], field, definitions)}
        return {**array, "minItems": 1} if field == "evidence" else array
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = describe_record(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    assert hint in (str, int)
    if field in SHAPE_OF_FIELD:
        return {"$ref": f"#/$defs/{SHAPE_OF_FIELD[field]}"}
    assert hint is str, f"{field}: an integer without limits"
    return {"type": "string"}


def without_descriptions(schema: object, *, names: bool = False) -> object:
    """Drop what is written for people; where `names`, the keys are names and not keywords."""
    if isinstance(schema, list):
        return [without_descriptions(item) for item in schema]
    if isinstance(schema, dict):
        return {
            key: without_descriptions(value, names=not names and key in ("properties", "$defs"))
            for key, value in schema.items()
            if names or key not in ("title", "description")
        }
    return schema


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(PUBLISHED)


def test_it_says_what_the_classes_say() -> None:
    assert without_descriptions(PUBLISHED) == expected_schema()


def test_keys_stand_in_the_order_of_the_fields() -> None:
    for name, expected in expected_schema()["$defs"].items():
        assert list(PUBLISHED["$defs"][name].get("properties", ())) == list(expected.get("properties", ()))
    assert list(PUBLISHED["properties"]) == [field.name for field in attrs.fields(Report)]


def test_every_definition_and_property_is_described() -> None:
    silent = [name for name, definition in PUBLISHED["$defs"].items() if not definition.get("description")]
    for name, definition in [("Report", PUBLISHED), *PUBLISHED["$defs"].items()]:
        silent += [f"{name}.{key}" for key, value in definition.get("properties", {}).items() if "description" not in value]
    assert silent == []


def test_the_file_is_written_plainly() -> None:
    assert json.dumps(PUBLISHED, indent=2, ensure_ascii=False) + "\n" == TEXT


@given(strategies.reports())
def test_every_report_fits(report: Report) -> None:
    VALIDATOR.validate(json.loads(codec.to_json(report)))


@given(strategies.date_values())
def test_every_date_fits(value: dates.DateValue) -> None:
    Draft202012Validator(SHAPES["date"]).validate(str(value))


@pytest.mark.parametrize("text", ["0000", "2024-00", "2024-13", "2024-11-00", "2024-11-32", "24", "2024/", "2024-11~"])
def test_what_is_no_date_does_not_fit(text: str) -> None:
    assert not Draft202012Validator(SHAPES["date"]).is_valid(text)
    with pytest.raises(ValueError, match="expected"):
        dates.edtf(text)
