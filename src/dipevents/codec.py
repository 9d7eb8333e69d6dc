"""Reports <-> JSON: the only place that knows the published form, and the only one that uses cattrs.

Rule 1: the keys of an object are the fields of its record, in that order; `to_json` writes every one.
Rule 2: a key is optional where its value may be null: absent and null are the same. Every other key is required.
Rule 3: nothing is coerced. `true` is no number, `3.0` no integer, a string no list; what is not exactly as published
is a `DecodeError` with the path, the value and what was expected, and no other exception.
Rule 4: versions are MODEL.ADDITION. Of our own version, and of those before it, unknown keys are errors. Of a later
addition to our model they are ignored, and the report is one of our version. Another model is an error.

cattrs as it comes is lenient (`structure(None, str)` is `'None'`), so the converter here has its own hook for every
kind of type that the records use, and for no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs
import cattrs

from dipevents import strictjson
from dipevents.dates import DateValue, Day, Interval, Month, Year, edtf
from dipevents.errors import DecodeError, InvariantError
from dipevents.records import SCHEMA, Report
from dipevents.strictjson import Json

__all__ = ["from_dict", "from_json", "to_dict", "to_json"]

Hook = Callable[[object, object], Any]
"""What cattrs calls to make a value of a type: hook(plain value, type)."""

MAX_INT = 2**53 - 1
"""The integers up to here are exact in every reader of JSON (RFC 8259, section 6)."""

_VERSION = re.compile(r"dipevents/(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?)?")


def to_json(report: Report) -> str:
    """Write a report as one line of JSON.

    Characters stand for themselves; only lone surrogates, which no UTF-8 file can hold, are escaped.

    >>> from dipevents import Producer, Report
    >>> report = Report(producer=Producer(version="0.1.0", data="2026.11"), text_sha256="0" * 64)
    >>> to_json(report)[:75]
    '{"schema": "dipevents/1.0", "producer": {"version": "0.1.0", "data": "2026.'
    """
    return strictjson.dumps(to_dict(report))


def from_json(data: str | bytes) -> Report:
    """Read what `to_json` wrote, as text or as UTF-8 bytes; `DecodeError` for anything else.

    >>> from dipevents import Producer, Report
    >>> report = Report(producer=Producer(version="0.1.0", data="2026.11"), text_sha256="0" * 64)
    >>> from_json(to_json(report)) == report
    True
    >>> from_json('{"schema": "dipevents/2.0"}')
    Traceback (most recent call last):
    ...
    dipevents.errors.DecodeError: $.schema: 'dipevents/2.0', expected 'dipevents/1.0' or a later addition to model 1
    """
    return _report(strictjson.loads(data))


def to_dict(report: Report) -> dict[str, Json]:
    """Return a report as plain values, ready for any writer of JSON: dicts, lists, strings, integers and None.

    >>> from dipevents import Producer, Report
    >>> report = Report(producer=Producer(version="0.1.0", data="2026.11"), text_sha256="0" * 64)
    >>> to_dict(report)["producer"], to_dict(report)["meetings"]
    ({'version': '0.1.0', 'data': '2026.11'}, [])
    """
    return cast("dict[str, Json]", _converter(strict=True).unstructure(report, Report))


def from_dict(document: Mapping[str, object]) -> Report:
    """Read the plain values that `to_dict` returns; `DecodeError` for anything else.

    >>> from_dict({"schema": "dipevents/1.0", "producer": "me"})
    Traceback (most recent call last):
    ...
    dipevents.errors.DecodeError: $.producer: 'me', expected an object
    """
    return _report(document)


class _Fault(Exception):  # noqa: N818  never leaves this module
    """A value that does not fit; `steps` grow from the inside out on the way up."""

    def __init__(self, value: object, expected: str, steps: tuple[str | int, ...] = ()) -> None:
        super().__init__()
        self.value = value
        self.expected = expected
        self.steps = list(reversed(steps))


def _report(document: object) -> Report:
    try:
        strict = _is_known(document)
        plain = document if strict else {**cast("dict[str, object]", document), "schema": SCHEMA}
        return _converter(strict=strict).structure(plain, Report)
    except _Fault as fault:
        where = strictjson.shown(tuple(reversed(fault.steps)))
        raise DecodeError(where, fault.value, fault.expected) from None
    except RecursionError:
        for path, value in strictjson.walk(document):
            if len(path) > strictjson.MAX_DEPTH:
                raise DecodeError(strictjson.shown(path), value, "values that are nested less deeply") from None
        raise  # pragma: no cover  the document is flat: the caller left no room on the stack


def _is_known(document: object) -> bool:
    """Tell whether a document is of a version all of whose keys are known here."""
    if type(document) is not dict:
        raise _Fault(document, "an object")
    ours = _VERSION.fullmatch(SCHEMA)
    assert ours is not None  # noqa: S101
    model, addition = ours.groups()
    version = document.get("schema")
    match = _VERSION.fullmatch(version) if type(version) is str else None
    if match is None or match[1] != model:
        raise _Fault(version, f"{SCHEMA!r} or a later addition to model {model}", ("schema",))
    return int(match[2]) <= int(addition)


@cache
def _converter(*, strict: bool) -> cattrs.Converter:
    """Build the converter; `strict` makes unknown keys errors.

    Never handed out: a converter can be changed by whoever holds it.
    """
    converter = cattrs.Converter(detailed_validation=False, unstruct_collection_overrides={tuple: list})
    for kind in (Year, Month, Day, Interval):
        converter.register_unstructure_hook(kind, str)
    for moment in (date, datetime):
        converter.register_unstructure_hook(moment, moment.isoformat)
    converter.register_structure_hook(str, _string)
    converter.register_structure_hook(int, _integer)
    find = converter.get_structure_hook
    # A factory tried first is the one registered last: the predicates exclude one another, so no order is meant.
    converter.register_structure_hook_factory(attrs.has, partial(_record, find, strict=strict))
    converter.register_structure_hook_factory(partial(_comes_of, Literal), _choice)
    converter.register_structure_hook_factory(partial(_comes_of, tuple), partial(_sequence, find))
    converter.register_structure_hook_factory(partial(_comes_of, Union), partial(_union, find))
    converter.register_structure_hook_factory(partial(_comes_of, UnionType), partial(_union, find))
    return converter


def _comes_of(origin: object, kind: Any) -> bool:  # noqa: ANN401  a type of any form
    return get_origin(kind) is origin


def _string(value: object, _: object) -> str:
    if type(value) is not str:
        raise _Fault(value, "a string")
    return value


def _integer(value: object, _: object) -> int:
    if type(value) is not int:
        raise _Fault(value, "an integer")
    if not -MAX_INT <= value <= MAX_INT:
        raise _Fault(value, f"an integer of at most {MAX_INT}")
    return value


def _choice(kind: object) -> Hook:
    words = get_args(kind)
    expected = f"one of {', '.join(map(repr, words))}"

    def choose(value: object, _: object) -> str:
        if type(value) is not str or value not in words:
            raise _Fault(value, expected)
        return value

    return choose


def _sequence(find: Callable[[object], Hook], kind: object) -> Hook:
    item = get_args(kind)[0]

    def collect(value: object, _: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise _Fault(value, "an array")
        make = find(item)
        items: list[object] = []
        try:
            for inner in value:
                items.append(make(inner, item))  # noqa: PERF401  the length so far is the index of a fault
        except _Fault as fault:
            fault.steps.append(len(items))
            raise
        return tuple(items)

    return collect


def _union(find: Callable[[object], Hook], kind: object) -> Hook:
    kinds = set(get_args(kind))
    inner = kinds - {NoneType}
    make: Hook
    if inner == set(get_args(DateValue)):
        make = _date
    elif inner == {date, datetime}:
        make = _moment
    else:
        (single,) = inner
        make = find(single)
    if NoneType not in kinds:
        return make

    def make_or_null(value: object, kind: object) -> object:
        if value is None:
            return None
        try:
            return make(value, kind)
        except _Fault as fault:
            if not fault.steps:
                fault.expected += " or null"
            raise

    return make_or_null


def _date(value: object, _: object) -> DateValue:
    try:
        if type(value) is str:
            return edtf(value)
    except ValueError:
        pass
    raise _Fault(value, "a date in EDTF level 0 such as '2024-11-18', '2024-11' or '2024-11-05/2024-11-08'")


def _moment(value: object, _: object) -> date | datetime:
    try:
        if type(value) is str and (match := _MOMENT.fullmatch(value)):
            return datetime.fromisoformat(value) if match[1] else date.fromisoformat(value)
    except ValueError:
        pass
    raise _Fault(value, "a date or date-time without zone such as '2024-11-19' or '2024-11-19T18:45:00'")


def _record(find: Callable[[object], Hook], kind: type[attrs.AttrsInstance], *, strict: bool) -> Hook:
    types = get_type_hints(kind)
    fields = {field.name: field for field in attrs.fields(kind)}
    optional = {name for name, hint in types.items() if NoneType in get_args(hint)}

    def make(value: object, _: object) -> object:
        if type(value) is not dict:
            raise _Fault(value, "an object")
        if strict:
            for key in value:
                if key not in fields:
                    raise _Fault(value[key], f"no such key in {SCHEMA!r}", (key,))
        made: dict[str, object] = {}
        for name, field in fields.items():
            if name not in value and name not in optional:
                raise _Fault(None, "a value, since the key is required", (name,))
            hint = types[name]
            try:
                made[name] = find(hint)(value.get(name), hint)
            except _Fault as fault:
                fault.steps.append(name)
                raise
            if field.validator is not None:
                try:
                    field.validator(cast("attrs.AttrsInstance", None), field, made[name])
                except InvariantError as error:
                    raise _contradiction(value, error) from None
        try:
            return kind(**made)
        except InvariantError as error:
            raise _contradiction(value, error) from None
        except ValueError as error:  # of spans, which stand below the module that defines InvariantError
            raise _Fault(value, str(error).rpartition("expected ")[2]) from None

    return make


def _contradiction(value: object, error: InvariantError) -> _Fault:
    """Say of the plain `value` what the record made of it objects to."""
    for step in error.path:
        value = cast("Any", value)[step]
    return _Fault(value, error.expected, error.path)
