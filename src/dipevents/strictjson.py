"""JSON text in and out, exact: plain values <-> the bytes of RFC 8259, and nothing that only some readers take.

Rule 1: a text that is not JSON, or not safely so, is a `DecodeError`: bytes that are not UTF-8, a key given twice in
one object, `NaN` and the infinities, an integer of thousands of digits, nesting deeper than Python can follow.
Rule 2: output is UTF-8 without escapes, except for lone surrogates, which UTF-8 cannot hold: these are escaped.
Rule 3: what `dumps` wrote, `loads` reads back, surrogates included. A text may hold the two halves of a surrogate pair
as two code points of their own; escaped side by side, they look to every JSON reader like one character. In an
object with `start`, `end` and `text` the offsets tell which is meant. Elsewhere two halves are read as one character.

What the values mean is not known here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from dipevents.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A plain value that JSON can hold."""

Path = tuple[str | int, ...]

MAX_DIGITS = 4000
"""Digits of an integer: Python refuses to read more than 4300 (https://docs.python.org/3.11/library/stdtypes.html)."""

MAX_DEPTH = 64
"""Levels of nesting up to which a fault is searched for; a report has fewer than 30."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class _Flaw:
    """Stands in the place of a value that cannot be taken, until its path is known."""

    def __init__(self, steps: Path, value: object, expected: str) -> None:
        self.steps = steps
        self.value = value
        self.expected = expected


def loads(data: str | bytes) -> object:
    """Read one JSON value; `DecodeError` says where the text is at fault.

    >>> loads(b'{"name": "Rio", "at": [1, 2]}')
    {'name': 'Rio', 'at': [1, 2]}
    >>> loads('{"at": {"x": 1, "x": 2}}')
    Traceback (most recent call last):
    ...
    dipevents.errors.DecodeError: $.at.x: 2, expected each key once
    """
    text = _decoded(data)
    paired = _separated(text) if "\\u" in text else text
    flaws: list[_Flaw] = []

    def flawed(steps: Path, value: object, expected: str) -> _Flaw:
        flaws.append(_Flaw(steps, value, expected))
        return flaws[-1]

    def constant(name: str) -> _Flaw:
        return flawed((), name, "a number that JSON can hold")

    def integer(digits: str) -> int | _Flaw:
        return int(digits) if len(digits) <= MAX_DIGITS else flawed((), digits, f"at most {MAX_DIGITS} digits")

    def members(pairs: list[tuple[str, object]]) -> dict[str, object] | _Flaw:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            for key, value in pairs:
                if key in seen:
                    return flawed((key,), value.value if isinstance(value, _Flaw) else value, "each key once")
                seen.add(key)
        return found if paired is text else _rejoined(found)

    decoder = json.JSONDecoder(object_pairs_hook=members, parse_int=integer, parse_constant=constant)
    try:
        value: object = decoder.decode(paired)
    except json.JSONDecodeError as error:
        near = error.doc[max(error.pos - 10, 0) : error.pos + 30]
        raise DecodeError("$", near, f"JSON: {error.msg}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise DecodeError("$", text, "JSON that is nested less deeply") from None
    if flaws:
        for path, flaw in walk(value):
            if isinstance(flaw, _Flaw):
                raise DecodeError(shown((*path, *flaw.steps)), flaw.value, flaw.expected)
    return value


def dumps(value: object) -> str:
    r"""Write a plain value as one line of JSON.

    >>> dumps({"name": "São Tomé", "lone": "\ud800"})
    '{"name": "São Tomé", "lone": "\\ud800"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def shown(path: Path) -> str:
    """Write a path into a document the usual way.

    >>> shown(("meetings", 0, "participants", 1, "rank"))
    '$.meetings[0].participants[1].rank'
    >>> shown(("no name",))
    '$["no name"]'
    """
    return "$" + "".join(f".{step}" if isinstance(step, str) and _NAME.fullmatch(step) else f"[{json.dumps(step)}]" for step in path)


def walk(document: object) -> Iterator[tuple[Path, object]]:
    """Yield every value with its path, in document order, down to one level below `MAX_DEPTH`.

    >>> [shown(path) for path, _ in walk({"a": [1, {"b": 2}]})]
    ['$', '$.a', '$.a[0]', '$.a[1]', '$.a[1].b']
    """
    pending: list[tuple[Path, object]] = [((), document)]
    while pending:
        path, value = pending.pop()
        yield path, value
        if len(path) > MAX_DEPTH:
            continue
        if isinstance(value, dict):
            pending.extend(((*path, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            pending.extend(((*path, i), value[i]) for i in reversed(range(len(value))))


def _decoded(data: str | bytes) -> str:
    if isinstance(data, str):
        return data
    if not isinstance(data, bytes):
        raise TypeError(f"{type(data).__name__}, expected str or bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        near = data[max(error.start - 10, 0) : error.start + 10]
        raise DecodeError("$", near, f"UTF-8, which byte {error.start} is not") from None


def _separated(text: str) -> str:
    """Unescape what looks like a surrogate pair, so that its halves stay apart; the text itself if there is none."""

    def halves(match: re.Match[str]) -> str:
        high, low = match.groups()
        return chr(int(high, 16)) + chr(int(low, 16)) if high else match[0]

    separated = _ESCAPE.sub(halves, text)
    return text if separated == text else separated


def _rejoined(found: dict[str, object]) -> dict[str, object]:
    """Make one character of two halves wherever offsets do not say that they are two."""
    start, end, text = found.get("start"), found.get("end"), found.get("text")
    exact = isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and len(text) == end - start
    return {_whole(key): value if exact and key == "text" else _joined(value) for key, value in found.items()}


def _joined(value: object) -> object:
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, list):
        return [_joined(item) for item in value]
    return value


def _whole(text: str) -> str:
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
