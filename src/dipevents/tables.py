"""How the tables of ``data/`` are read and kept: rows of JSON, look-ups by key, and tries of words.

Rule 1  What most programs never look up is made when it is first looked up: the files are read at once, but of some 15,000 rows an
        article names a few dozen. What is made does not depend on when, so that threads may do it twice, and no one can tell.
Rule 2  Until then a row is its line of JSON and a form a plain tuple: of these the garbage collector has nothing to visit, where
        a hundred thousand lists and objects would slow down whatever else the program does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any, Generic, TypeVar

from .errors import DataError

Row = dict[str, Any]
Lines = dict[str, str]  # id -> the row as JSON
Trie = dict[str, Any]  # word -> Trie; "" -> list of values that end here
Raw = TypeVar("Raw")
Made = TypeVar("Made")


def rows(name: str) -> list[Row]:
    """Return the rows of ``data/NAME.jsonl``; a faulty line is a `DataError` with file and line."""
    lines = _text(name)
    try:
        found = json.loads(f"[{','.join(lines)}]")  # one array takes two thirds of the time of so many objects
    except ValueError:
        found = []
    if len(found) != len(lines) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in found):
        raise _first_fault(name, lines)
    return found  # type: ignore[no-any-return]


def _text(name: str) -> list[str]:
    return (resources.files("dipevents") / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def _first_fault(name: str, lines: Sequence[str]) -> DataError:
    """Return what is wrong with the first faulty line of a file."""
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            return DataError(f"{name}.jsonl", number, str(error))
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            return DataError(f"{name}.jsonl", number, f"expected an object with an id, got {line[:60]!r}")
    return DataError(f"{name}.jsonl", 0, "expected one object in each line")


def lines_by_id(name: str) -> Lines:
    """Return the lines of ``data/NAME.jsonl`` by id."""
    return {row["id"]: line for row, line in zip(rows(name), _text(name), strict=True)}


def insert(trie: Trie, key: Sequence[str], value: object) -> None:
    """Add a value at the end of a path of words."""
    node = trie
    for word in key:
        node = node.setdefault(word, {})
    node.setdefault("", []).append(value)


class Table(Mapping[str, Made], Generic[Raw, Made]):
    """Values by key, each made from its raw form when it is first asked for (Rule 1)."""

    def __init__(self, raw: Mapping[str, Raw], make: Callable[[Raw], Made]) -> None:
        self._raw = raw
        self._make = make
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(self._raw[key])
        return made

    def get(self, key: str, default: Made | None = None) -> Made | None:  # type: ignore[override]
        """Return the value of a key, the default where there is none; that of `Mapping` raises and catches an error for it."""
        made = self._made.get(key)
        return made if made is not None else self[key] if key in self._raw else default

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class Branches(Generic[Raw]):
    """A trie of which a branch grows when its first word is first looked up (Rule 1).

    ``grow`` makes of a raw value the words of its path and the value at its end. ``at`` are the branches by first word, for those who
    look up many words: of one that begins nothing it has an empty branch.
    """

    def __init__(self, grow: Callable[[Raw], tuple[Sequence[str], object]]) -> None:
        self._seeds: dict[str, tuple[Raw, ...]] = {}  # by first word
        self.at: Trie = _Growing(self._seeds, grow)

    def add(self, word: str, seed: Raw) -> None:
        """Note a raw value by the first word of its path."""
        self._seeds[word] = (*self._seeds.get(word, ()), seed)

    def __iter__(self) -> Iterator[Raw]:
        for seeds in self._seeds.values():
            yield from seeds

    def get(self, word: str) -> Trie | None:
        """Return the branch of the paths that begin with this word."""
        return self.at[word] or None


class _Growing(dict[str, Any], Generic[Raw]):
    """Branches by first word; what is not there yet is made of its seeds."""

    def __init__(self, seeds: Mapping[str, Sequence[Raw]], grow: Callable[[Raw], tuple[Sequence[str], object]]) -> None:
        super().__init__()
        self._seeds = seeds
        self._grow = grow

    def __missing__(self, word: str) -> Trie:
        branch: Trie = {}
        for seed in self._seeds.get(word, ()):
            words, value = self._grow(seed)
            insert(branch, words[1:], value)
        if branch:
            self[word] = branch
        return branch
