"""tools/compare.py, on two small parsers made for the purpose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parent.parent / "tools" / "compare.py"

PARSER = """
import re

def parse(text, *, published=None):
    if "PANIC" in text:
        raise RuntimeError("no nerves")
    return text, published

def to_dict(report):
    text, published = report
    meetings = [
        {{"id": f"meeting-{{m[0]}}", "form": {form!r}, "date": published and published.isoformat(),
         "evidence": [{{"start": m.start(), "end": m.end(), "text": m[0]}}]}}
        for m in re.finditer({pattern!r}, text)
    ]
    return {{"headline": None, "published": None, "dateline": None, "people": [], "organisations": [],
            "meetings": meetings, "statements": [], "anniversaries": []}}
"""


def parser(folder: Path, pattern: str, form: str) -> str:
    package = folder / "src" / "dipevents"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(PARSER.format(pattern=pattern, form=form), encoding="utf-8")
    return str(folder)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Borg met Reyes. Tanaka saw Barrot.", encoding="utf-8")
    (folder / "b.txt").write_text("Nobody came.", encoding="utf-8")
    return folder


def compare(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True, check=False)


def test_gained_lost_and_changed(tmp_path: Path, articles: Path) -> None:
    before = parser(tmp_path / "before", r"\w+ met \w+|Nobody came", "visit")
    after = parser(tmp_path / "after", r"\w+ (met|saw) \w+", "in_person")
    done = compare(before, after, articles, "--only", "meetings")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "                 before   after  gained    lost  changed",
        "meetings              2       2       1       1        1",
        "",
        "a.txt",
        "  ~ meetings: Borg met Reyes",
        "      form: 'visit' -> 'in_person'",
        "  + meetings: Tanaka saw Barrot",
        "      form='in_person'",
        "",
        "b.txt",
        "  - meetings: Nobody came",
        "      form='visit'",
    ]


def test_nothing_is_said_of_what_is_the_same(tmp_path: Path, articles: Path) -> None:
    same = parser(tmp_path / "same", r"\w+ met \w+", "visit")
    done = compare(same, same, articles)
    assert done.returncode == 0
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    assert [row[3:] for row in rows] == [["0", "0", "0"]] * 6


def test_publication_dates_come_from_the_metadata(tmp_path: Path, articles: Path) -> None:
    meta = tmp_path / "meta.jsonl"
    meta.write_text(json.dumps({"id": "a", "published": "2024-05-03"}) + "\n", encoding="utf-8")
    nothing = parser(tmp_path / "nothing", "nothing", "visit")
    after = parser(tmp_path / "after", r"\w+ met \w+", "visit")
    assert "form='visit', date='2024-05-03'" in compare(nothing, after, articles, "--meta", meta).stdout


def test_an_article_that_breaks_a_parser_is_named(tmp_path: Path, articles: Path) -> None:
    (articles / "c.txt").write_text("PANIC", encoding="utf-8")
    same = parser(tmp_path / "same", "x", "visit")
    done = compare(same, same, articles, "--brief")
    assert done.returncode == 1
    assert "failed: c.txt: RuntimeError('no nerves')" in done.stdout


def test_what_is_neither_revision_nor_tree_is_named(tmp_path: Path, articles: Path) -> None:
    done = compare("no-such-revision", str(tmp_path), articles)
    assert done.returncode == 1
    assert "'no-such-revision': expected a git revision or a directory" in done.stderr
    done = compare(str(articles), str(articles), articles)
    assert "no src/dipevents in this directory" in done.stderr
