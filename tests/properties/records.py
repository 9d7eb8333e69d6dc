"""How a law compares reports: as JSON, its places moved by a map of offsets, its words replaced by what stands there."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from typing import Any

from dipevents import Report, to_dict

RECORDS = ("people", "organisations", "meetings", "statements", "anniversaries")


def plain(report: Report) -> dict[str, Any]:
    """Return what a report says of its article, without the digest of the text."""
    document = dict(to_dict(report))
    del document["text_sha256"]
    return document


def moved(value: Any, at: Map, text: str) -> Any:  # noqa: ANN401  JSON
    """Return JSON with each place moved, and the words of each extract read from the new text."""
    if isinstance(value, list):
        return [moved(item, at, text) for item in value]
    if not isinstance(value, dict):
        return value
    fields = {name: moved(inner, at, text) for name, inner in value.items()}
    if isinstance(value.get("start"), int):
        fields["start"], fields["end"] = at.start(value["start"]), at.end(value["end"])
        if "text" in value:
            fields["text"] = text[fields["start"] : fields["end"]]
    return fields


class Map:
    """Where the offsets of a text lie in one in which stretches were replaced by other words.

    What begins (ends) inside a replaced stretch goes as far into the new words from their start (end) as it did before.
    """

    def __init__(self, changes: Iterable[tuple[int, int, str]]) -> None:
        self.changes = sorted(changes)
        self.starts = [start for start, _, _ in self.changes]
        self.news: list[int] = []
        grown = 0
        for start, end, words in self.changes:
            self.news.append(start + grown)
            grown += len(words) - (end - start)

    def start(self, offset: int) -> int:
        """Return where what began at the offset begins now."""
        number = bisect.bisect_right(self.starts, offset) - 1
        if number < 0:
            return offset
        start, end, words = self.changes[number]
        new = self.news[number]
        return new + min(offset - start, len(words)) if offset < end else offset - end + new + len(words)

    def end(self, offset: int) -> int:
        """Return where what ended at the offset ends now."""
        number = bisect.bisect_left(self.starts, offset) - 1
        if number < 0:
            return offset
        _, end, words = self.changes[number]
        new = self.news[number] + len(words)
        return max(new - (end - offset), self.news[number]) if offset < end else offset - end + new

    def rewrite(self, text: str) -> str:
        """Return the text with the stretches replaced."""
        pieces: list[str] = []
        done = 0
        for start, end, words in self.changes:
            pieces += (text[done:start], words)
            done = end
        return "".join((*pieces, text[done:]))


def inserted(words: str, at: int) -> Map:
    """Return the map of a text into which words are put at an offset."""
    return Map([(at, at, words)])


def differences(first: Any, second: Any, path: str = "$") -> Iterator[str]:  # noqa: ANN401
    """Yield the paths at which two JSON values differ, each with both values: the message of a failed law."""
    if isinstance(first, dict) and isinstance(second, dict) and first.keys() == second.keys():
        for name in first:
            yield from differences(first[name], second[name], f"{path}.{name}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for number, (one, other) in enumerate(zip(first, second, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif first != second or type(first) is not type(second):
        yield f"{path}: {first!r:.300} became {second!r:.300}"
