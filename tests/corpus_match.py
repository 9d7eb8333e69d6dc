"""Compares a report with what a case of the corpus expects; tests/corpus/README.md gives the rules.

The answer is a list of differences in words, so that a failing case shows all of them at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import dipevents
from dipevents import Report
from dipevents.check import check_article

FOLDER = Path(__file__).parent / "corpus"
KNOWN = "known-failures.json"
ENDS = " \t\n\r.,;:!?…—–-\"'“”‘’«»„"
LISTS = ("people", "organisations", "meetings", "statements", "anniversaries")

Case = dict[str, Any]
Record = Mapping[str, Any]
Plain = Any  # whatever JSON holds


def load_cases() -> list[Case]:
    """Return the cases of all files, each with the name of its own."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.json")):
        if path.name != KNOWN:
            found += [{**case, "file": path.name} for case in json.loads(path.read_text(encoding="utf-8"))]
    return found


def known_failures() -> dict[str, str]:
    """Return label and reason of every case that is known to fail."""
    known: dict[str, str] = json.loads((FOLDER / KNOWN).read_text(encoding="utf-8"))
    return known


def read_case(case: Case) -> Report:
    """Return the report of a case after every law that holds for any text."""
    printed = case.get("published")
    moment = None if printed is None else datetime.fromisoformat(printed) if "T" in printed else date.fromisoformat(printed)
    return check_article(case["text"], published=moment)


def differences(case: Case, report: Report) -> list[str]:
    """Return in words whatever is not as the case expects; an empty list means that it passes."""
    plain = dipevents.to_dict(report)
    expect: Record = case["expect"]
    found = list(_header(expect.get("header", {}), plain))
    for name in LISTS:
        if name in expect:
            records = _numbered(plain) if name == "statements" else plain[name]
            found += _list(name, expect[name], records, by_name=name in ("people", "organisations"))  # type: ignore[arg-type]
    found += _absent(expect.get("absent", {}), plain, case["text"])
    return found


# --- what must be there ---------------------------------------------------------------------------------------------


def _header(expected: Record, report: Record) -> Iterator[str]:
    line = report["dateline"] or {}
    place = line.get("place") or {}
    headline = report["headline"]
    actual = {
        "headline": headline and headline["text"],
        "published": report["published"],
        "dateline_place": place.get("name"),
        "dateline_country": place.get("country"),
        "dateline_date": line.get("date"),
        "agency": line.get("agency"),
    }
    for key, value in expected.items():
        if actual[key] != value:
            yield f"header {key}: {actual[key]!r}, expected {value!r}"


def _numbered(report: Record) -> list[Record]:
    """The statements, each with the number of its meeting in the report in place of the meeting's id."""
    numbers = {meeting["id"]: number for number, meeting in enumerate(report["meetings"])}
    return [{**statement, "meeting": numbers.get(statement["meeting"])} for statement in report["statements"]]


def _list(name: str, expected: Sequence[Record], actual: Sequence[Record], *, by_name: bool) -> Iterator[str]:
    """A list that is given is complete: what nobody expects is a difference as well."""
    left = list(actual)
    missing: list[Record] = []
    for wanted in expected:
        fits = [record for record in left if not list(_fields(wanted, record))]
        if fits:
            left.remove(fits[0])
        else:
            missing.append(wanted)
    for wanted in missing:
        key = wanted["name"] if by_name else _words(wanted)
        near = [r for r in left if (r["name"] == key if by_name else _near(wanted, r))]
        if near:
            left.remove(near[0])
            yield f"{name} {key!r}: " + "; ".join(_fields(wanted, near[0]))
        else:
            yield f"{name} {key!r}: missing"
    for record in left:
        yield f"{name} {record['name'] if by_name else _words(record)!r}: not expected"


def _near(wanted: Record, record: Record) -> bool:
    """Tell whether a record of events speaks of the words that another one was expected for."""
    theirs = _words(record).strip(ENDS)
    ours = _words(wanted).strip(ENDS)
    return bool(theirs and ours) and (theirs in ours or ours in theirs or theirs[-25:] == ours[-25:] or theirs[:25] == ours[:25])


def _words(record: Record) -> str:
    pieces = record.get("content") or record.get("evidence") or record.get("event") or ""
    if isinstance(pieces, Mapping | str):
        pieces = [pieces]
    return " / ".join(_text(piece) for piece in pieces)


def _text(value: Plain) -> str:
    return str(value["text"]) if isinstance(value, Mapping) and "text" in value else str(value)


def _fields(expected: Record, actual: Record) -> Iterator[str]:
    """Only the keys that a case gives are compared."""
    for key, value in expected.items():
        other = actual.get(key)
        if not _same(key, value, other):
            shown = _shown(key, value, other)
            yield f"{key} {shown!r}, expected {value!r}"


def _shown(key: str, value: Plain, other: Plain) -> Plain:
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        return {k: other.get(k) for k in value}
    if isinstance(other, Sequence) and not isinstance(other, str):
        return [_text(o) for o in other]
    return _text(other) if isinstance(other, Mapping) and key != "speaker" else other


def _same(key: str, value: Plain, other: Plain) -> bool:
    if key == "cue":
        return _same_cue(value, None if other is None else _text(other))
    if key == "content":
        return [v.strip(ENDS) for v in value] == [_text(o).strip(ENDS) for o in other]
    if isinstance(value, Mapping):
        return isinstance(other, Mapping) and not list(_fields(value, other))
    if isinstance(value, list):
        return _same_list(key, value, other or [])
    if isinstance(other, Mapping):
        return "text" in other and _text(other).strip(ENDS) == str(value).strip(ENDS)
    return bool(value == other)


def _same_cue(value: str | None, other: str | None) -> bool:
    """A cue of several words may be given by its head or tail: "voiced" or "voiced concern", "as saying"."""
    if value is None or other is None:
        return value is other
    short, long = sorted((value, other), key=len)
    return f"{long} ".startswith(f"{short} ") or f" {long}".endswith(f" {short}")


def _same_list(key: str, value: list[Any], other: Sequence[Any]) -> bool:
    """The titles of a person, the parties of a meeting come in any order; pieces of text in their own."""
    if len(value) != len(other):
        return False
    if key in ("participants", "members"):
        left = list(other)
        for wanted in value:
            fit = next((o for o in left if _same("", wanted, o)), None)
            if fit is None:
                return False
            left.remove(fit)
        return True
    if key in ("titles", "countries"):
        return sorted(value) == sorted(map(_text, other))
    return all(_same("", v, o) for v, o in zip(value, other, strict=True))


# --- what must not be there -----------------------------------------------------------------------------------------


def _absent(absent: Mapping[str, Sequence[Any]], report: Record, text: str) -> Iterator[str]:
    for name, banned in absent.items():
        for item in banned:
            if name == "speakers":
                hits: Iterable[Record] = [s for s in report["statements"] if _same("", item, s["speaker"])]
            elif name in ("people", "organisations"):
                hits = [r for r in report[name] if r["name"] == item]
            elif name == "statements":
                hits = [s for s in report[name] if any(_overlaps(item, text, piece) for piece in s["content"])]
            else:
                hits = [r for r in report[name] if any(_overlaps(item, text, e) for e in _evidence(r))]
            if any(True for _ in hits):
                yield f"{name}: {item!r} was found"


def _evidence(record: Record) -> Sequence[Record]:
    evidence = record["evidence"]
    return [evidence] if isinstance(evidence, Mapping) else evidence


def _overlaps(stretch: str, text: str, extract: Record) -> bool:
    start = text.index(stretch)
    return bool(max(start, extract["start"]) < min(start + len(stretch), extract["end"]))
