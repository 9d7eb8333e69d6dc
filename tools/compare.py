"""Gained and lost: what a change to the parser does to the records of real articles.

    python tools/compare.py BEFORE AFTER FOLDER [--meta FILE] [--only TYPE]... [--brief]

BEFORE and AFTER are git revisions of this repository, or directories that hold a source tree; `.` is the working
tree. FOLDER holds articles as .txt files. Both parsers read every article, each in a process of its own, and their
reports are compared record by record. Ids are made of the evidence's words, so a record that keeps its id and differs
otherwise is a changed one; one whose id is on one side only is gained or lost.

--meta FILE names a JSON Lines file with the "id" (the file's name without .txt) and "published" date of articles.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TYPES = ("header", "people", "organisations", "meetings", "statements", "anniversaries")
HEADER = ("headline", "published", "dateline")
WIDTH = 160

# Runs under either revision, so it knows no more of the library than the contract fixes.
READER = """
import json, sys
from datetime import date
from pathlib import Path
import dipevents

tree, folder, published = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
if not Path(dipevents.__file__).is_relative_to(tree):
    sys.exit(f"{dipevents.__file__} was imported, expected the package in {tree}")
for path in sorted(folder.glob("*.txt")):
    text = path.read_bytes().decode("utf-8")
    when = published.get(path.stem)
    try:
        report = dipevents.parse(text, published=date.fromisoformat(when[:10]) if when else None)
        told = {"report": dipevents.to_dict(report)}
    except Exception as error:
        told = {"failure": repr(error)}
    print(json.dumps({"name": path.name, **told}))
"""

Record = dict[str, Any]


class Change(NamedTuple):
    """One record that is not the same on both sides: None stands for the side that lacks it."""

    article: str
    type: str
    before: Record | None
    after: Record | None

    @property
    def kind(self) -> str:
        """What became of the record."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"


class Comparison(NamedTuple):
    """All differences, and how many records of each type either side has."""

    changes: list[Change]
    before: Counter[str]
    after: Counter[str]
    failures: list[str]


def main() -> int:
    """Compare, and print the table and the differences."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", metavar="BEFORE")
    parser.add_argument("after", metavar="AFTER")
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--meta", metavar="FILE", type=Path)
    parser.add_argument("--only", metavar="TYPE", choices=TYPES, action="append", help=f"one of {', '.join(TYPES)}")
    parser.add_argument("--brief", action="store_true", help="the table alone")
    arguments = parser.parse_args()

    texts = {path.name: path.read_bytes().decode("utf-8") for path in sorted(arguments.folder.glob("*.txt"))}
    if not texts:
        parser.error(f"no .txt files in {str(arguments.folder)!r}")
    published = dates(arguments.meta) if arguments.meta else {}
    with source(arguments.before) as old, source(arguments.after) as new:
        comparison = compare(read(old, arguments.folder, published), read(new, arguments.folder, published))

    types = arguments.only or TYPES
    print(table(comparison, types))
    if not arguments.brief:
        shown = ""
        for change in comparison.changes:
            if change.type in types:
                if change.article != shown:
                    print(f"\n{change.article}")
                    shown = change.article
                print(described(change, texts[change.article]))
    for failure in comparison.failures:
        print(f"failed: {failure}")
    return 1 if comparison.failures else 0


def dates(meta: Path) -> dict[str, str]:
    """Return the publication dates that a file of metadata knows, by the article's id."""
    rows = [json.loads(line) for line in meta.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["id"]: row["published"] for row in rows if row.get("published")}


@contextmanager
def source(name: str) -> Iterator[Path]:
    """Give the directory that holds the package at a revision, or in a source tree."""
    tree = Path(name)
    if tree.is_dir():
        if not (tree / "src" / "dipevents").is_dir():
            sys.exit(f"compare: {name!r}: no src/dipevents in this directory")
        yield (tree / "src").resolve()
        return
    done = subprocess.run(["git", "-C", str(ROOT), "archive", "--format=tar", name, "src"], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"compare: {name!r}: expected a git revision or a directory: {done.stderr.decode().strip()}")
    with tempfile.TemporaryDirectory(prefix="compare-") as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield (Path(folder) / "src").resolve()


def read(tree: Path, folder: Path, published: Mapping[str, str]) -> dict[str, Any]:
    """Return what the parser in `tree` makes of each article: its report, or the failure."""
    done = subprocess.run(
        [sys.executable, "-c", READER, str(tree), str(folder), json.dumps(dict(published))],
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        sys.exit(f"compare: the parser in {tree} cannot be run")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["name"]: row for row in rows}


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compare two readings of the same articles, record by record, in the order of the text."""
    found = Comparison([], Counter(), Counter(), [])
    for name in before:
        sides = (before[name], after[name])
        failed = [side["failure"] for side in sides if "failure" in side]
        if failed:
            found.failures.extend(f"{name}: {failure}" for failure in failed)
            continue
        for kind in TYPES:
            old, new = (records(side["report"], kind) for side in sides)
            found.before[kind] += len(old)
            found.after[kind] += len(new)
            changed = [key for key in (old | new) if old.get(key) != new.get(key)]
            changed.sort(key=lambda key: place(new.get(key) or old[key]))
            found.changes.extend(Change(name, kind, old.get(key), new.get(key)) for key in changed)
    return found


def records(report: Record, kind: str) -> dict[str, Record]:
    """Return a report's records of one type by id; its header counts as one."""
    if kind == "header":
        return {"header": {field: report.get(field) for field in HEADER}}
    return {record["id"]: record for record in report[kind]}


def place(record: Record) -> tuple[int, int]:
    """Return where in the article a record stands."""
    spans = evidence(record)
    return (spans[0]["start"], spans[0]["end"]) if spans else (0, 0)


def evidence(record: Record) -> list[Record]:
    """Return the spans that a record rests on: of its evidence, or its mentions."""
    spans = record.get("evidence") or record.get("mentions") or []
    return [spans] if isinstance(spans, dict) else list(spans)


def table(comparison: Comparison, types: tuple[str, ...]) -> str:
    """Return the numbers, a line for each type of record."""
    counted = Counter((change.type, change.kind) for change in comparison.changes)
    lines = [f"{'':15}{'before':>8}{'after':>8}{'gained':>8}{'lost':>8}{'changed':>9}"]
    for kind in types:
        gained, lost, changed = (counted[kind, what] for what in ("gained", "lost", "changed"))
        lines.append(f"{kind:15}{comparison.before[kind]:8}{comparison.after[kind]:8}{gained:8}{lost:8}{changed:9}")
    return "\n".join(lines)


def described(change: Change, text: str) -> str:
    """Return a difference as lines: a sign, the type, the evidence, and what differs or what there is."""
    record = change.after or change.before or {}
    words = " | ".join(cut(text[span["start"] : span["end"]]) for span in evidence(record)[:2])
    sign = {"gained": "+", "lost": "-", "changed": "~"}[change.kind]
    lines = [f"  {sign} {change.type}: {words}".rstrip(": ")]
    if change.before is not None and change.after is not None:
        old, new = dict(leaves(change.before)), dict(leaves(change.after))
        lines += [
            f"      {path}: {cut(value(old, path))} -> {cut(value(new, path))}"
            for path in dict.fromkeys((*old, *new))
            if old.get(path) != new.get(path)
        ]
    else:
        told = (f"{path}={found!r}" for path, found in leaves(record) if told_of(path) and found is not None)
        lines.append(f"      {cut(', '.join(told), 3 * WIDTH)}")
    return "\n".join(lines)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  JSON
    """Yield the plain values in a record with their paths; an extract counts as one, its text."""
    if isinstance(value, dict) and {"start", "end"} == value.keys() - {"text"}:
        yield path, value.get("text", f"{value['start']}:{value['end']}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")
    else:
        yield path, value


def told_of(path: str) -> bool:
    """Tell whether a field says something of a record on its own, besides its evidence."""
    return path != "id" and not path.startswith(("evidence", "mentions")) and not path.endswith(("ref", "mention"))


def value(found: Mapping[str, Any], path: str) -> str:
    """Return a value as it is printed."""
    return repr(found[path]) if path in found else "nothing"


def cut(text: str, width: int = WIDTH) -> str:
    """Return text on one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 4]} ..."


if __name__ == "__main__":
    sys.exit(main())
