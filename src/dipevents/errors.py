"""The exceptions of the library.

Rule 1: everything the library raises on faulty input from outside is a `DipeventsError`: `DataError` for a table of
names or words, `DecodeError` for a JSON document. Reading an article raises neither: any text gives a report.

Rule 2: a call that breaks a function's contract raises Python's own `TypeError` or `ValueError`. `InvariantError` is
such a `ValueError`: a record was built from values that contradict its definition.

Rule 3: a message is in lower case, shows the offending value as `repr` (cut short), and says what was expected.
"""

from __future__ import annotations

import reprlib

__all__ = ["DataError", "DecodeError", "DipeventsError", "InvariantError"]

MAX_SHOWN = 200
"""Characters of a value that a message shows at most."""

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 80
_short.maxlong = 40
_short.maxdict = _short.maxlist = 4
_short.maxlevel = 3


def _shown(value: object) -> str:
    """Return a `repr` of bounded length; it never fails, not even for an integer too long to print."""
    try:
        text = _short.repr(value)
    except Exception:  # noqa: BLE001  an error message must not raise another error
        text = f"<{type(value).__name__}>"
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "..."


class DipeventsError(Exception):
    """What the library raises when input from outside is faulty.

    >>> issubclass(DecodeError, DipeventsError) and issubclass(DataError, DipeventsError)
    True
    """


class DataError(DipeventsError):
    """A line of a table (of people, places, cue words ...) cannot be used.

    `file` is the name of the table as given, `line` counts from 1 (0 when the whole file is meant), `problem` says
    what is wrong.

    >>> print(DataError("places.jsonl", 3, "no key 'source'"))
    places.jsonl:3: no key 'source'
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(file, line, problem)
        self.file = file
        self.line = line
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


class DecodeError(DipeventsError):
    """A JSON document is not a report that this version can read.

    `path` leads to the fault (`$` is the whole document), `value` is what stands there, `expected` says what should.

    >>> error = DecodeError("$.meetings[0].form", "letter", "one of 'phone', 'video'")
    >>> print(error)
    $.meetings[0].form: 'letter', expected one of 'phone', 'video'
    >>> error.path
    '$.meetings[0].form'
    """

    def __init__(self, path: str, value: object, expected: str) -> None:
        super().__init__(path, value, expected)
        self.path = path
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.path}: {_shown(self.value)}, expected {self.expected}"


class InvariantError(ValueError):
    """A record was built from values that its definition rules out.

    `path` holds the field names and indices that lead from the record to the fault, `value` and `expected` are as in
    `DecodeError`.

    >>> print(InvariantError(("meetings", 0, "id"), "x", "an id such as 'meeting-1f3c'"))
    meetings[0].id: 'x', expected an id such as 'meeting-1f3c'
    """

    def __init__(self, path: tuple[str | int, ...], value: object, expected: str) -> None:
        super().__init__(path, value, expected)
        self.path = path
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{where.removeprefix('.')}: {_shown(self.value)}, expected {self.expected}"
