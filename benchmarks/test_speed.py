"""Timings with pytest-benchmark: `python -m pytest benchmarks`.

A proposal to make something faster comes with these figures before and after (`--benchmark-save`,
`--benchmark-compare`).
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from texts import LONG, NOTE, PATHOLOGICAL

import dipevents
from dipevents.gazetteer import Gazetteer


@pytest.fixture(scope="module", autouse=True)
def _tables() -> None:
    dipevents.parse("")  # the tables are read once, and have a benchmark of their own


@pytest.mark.parametrize("text", [NOTE, LONG, PATHOLOGICAL], ids=["short-note", "long-article", "pathological"])
def test_parse(benchmark: BenchmarkFixture, text: str) -> None:
    report = benchmark(dipevents.parse, text)
    benchmark.extra_info["characters"] = len(text)
    assert report.meetings or text is PATHOLOGICAL


def test_json(benchmark: BenchmarkFixture) -> None:
    report = dipevents.parse(LONG)
    assert benchmark(lambda: dipevents.from_json(dipevents.to_json(report))) == report


def test_import(benchmark: BenchmarkFixture) -> None:
    """The start of a process that parses; subtract that of a bare interpreter, some 15 ms."""
    command = [sys.executable, "-c", "import dipevents; dipevents.parse"]
    benchmark(subprocess.run, command, check=True)


def test_gazetteer_load(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer = benchmark.pedantic(  # type: ignore[no-untyped-call]
        Gazetteer.default, setup=lambda: monkeypatch.setattr(Gazetteer, "_default", None), rounds=10
    )
    assert gazetteer.countries
