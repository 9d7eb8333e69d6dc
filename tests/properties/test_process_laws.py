"""Laws that need more than one call: other processes, threads, hash seeds, locales, zones; and a world left alone."""

from __future__ import annotations

import hashlib
import json
import locale
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings

import dipevents
from dipevents import parse, to_json
from dipevents.gazetteer import Gazetteer
from dipevents.strategies import Story, articles_of_any_kind, stories

SEED = (Path(__file__).parents[2] / "seeds" / "000_1fd5b41190189001.txt").read_text(encoding="utf-8")
WRITTEN = (
    (
        "Ministers review grain transit\n\nOSLO, Nov. 18 -- Norwegian Foreign Minister Ola Prelidin met Danish Prime Minister Ida "
        "Brevakin on Monday. “Trade will grow,” she said.\n\nLast month Xi Jinping spoke by phone with Emmanuel Macron. This year marks "
        "the 75th anniversary of the founding of the Council of Europe (CoE), the two leaders said."
    ),
    "The foreign ministers of Peru, Chile, Bolivia and Ecuador met in Lima yesterday. They agreed to open the pass.",
    "İstanbul: “Görüşmeler iyi geçti,” said President Recep Tayyip Erdoğan on 3 March 2021.\r\n\r\nHe thanked Azerbaijan.",
)
TEXTS = (SEED, *WRITTEN)
PROGRAM = """
import json, sys
from datetime import date
from dipevents import parse, to_json
texts = json.load(sys.stdin)
sys.stdout.write(json.dumps([to_json(parse(text, published=date(2024, 11, 19))) for text in texts]))
"""


def read_here(texts: tuple[str, ...]) -> list[str]:
    return [to_json(parse(text, published=date(2024, 11, 19))) for text in texts]


def read_elsewhere(texts: tuple[str, ...], *options: str, **environment: str) -> list[str]:
    """Read the texts in a process of its own."""
    found = subprocess.run(
        [sys.executable, *options, "-c", PROGRAM],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    reports: list[str] = json.loads(found.stdout)
    return reports


class TestDeterministic:
    """Same result under another hash seed, locale, time zone, day, thread, and on a second call."""

    @pytest.mark.parametrize(
        "environment",
        [
            {"PYTHONHASHSEED": "1"},
            {"PYTHONHASHSEED": "4294967295"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
            {"TZ": "Pacific/Kiritimati"},
            {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "7"},
        ],
        ids=lambda environment: " ".join(f"{key}={value}" for key, value in environment.items()),
    )
    def test_in_another_environment(self, environment: dict[str, str]) -> None:
        assert read_elsewhere(TEXTS, **environment) == read_here(TEXTS)

    def test_without_assertions(self) -> None:
        assert read_elsewhere(TEXTS, "-OO") == read_here(TEXTS)

    @given(articles_of_any_kind())
    def test_behind_other_texts(self, text: str) -> None:
        """What was read before leaves nothing behind: no cache shows in a report."""
        first = to_json(parse(text))
        parse(SEED)
        parse("Peru's Foreign Minister Mr. Roe met Wang Yi. " + text)
        assert to_json(parse(text)) == first

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(stories())
    def test_on_another_day(self, monkeypatch: pytest.MonkeyPatch, story: Story) -> None:
        """No clock is read: with every clock broken the report is the same."""
        expected = to_json(parse(story.text, published=story.published))
        with monkeypatch.context() as patched:
            for name in ("time", "localtime", "gmtime", "strftime"):
                patched.setattr(f"time.{name}", broken)
            assert to_json(parse(story.text, published=story.published)) == expected


def broken(*_: object) -> object:
    raise AssertionError("a clock was read")


class TestConcurrent:
    """`parse` from many threads and processes at once gives identical results; table loading is thread-safe."""

    def test_threads(self) -> None:
        expected = read_here(TEXTS)
        with ThreadPoolExecutor(max_workers=8) as pool:
            assert list(pool.map(lambda _: read_here(TEXTS), range(16))) == [expected] * 16

    def test_processes(self) -> None:
        context = multiprocessing.get_context("spawn")
        with context.Pool(2) as pool:
            assert pool.map(read_here, [TEXTS, TEXTS]) == [read_here(TEXTS)] * 2

    def test_tables_are_loaded_once(self) -> None:
        """Threads that all want the tables first get the same ones."""
        program = """
import sys, threading
sys.setswitchinterval(1e-5)
from dipevents.gazetteer import Gazetteer
from dipevents import parse, to_json
barrier = threading.Barrier(6)
tables, reports = [], []
def work():
    barrier.wait()
    tables.append(Gazetteer.default())
    reports.append(to_json(parse("Wang Yi met Sergei Lavrov in Rio de Janeiro on Nov. 18, 2024. They agreed to meet again.")))
threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(set(map(id, tables))) == 1 and len(tables) == 6, tables
assert len(set(reports)) == 1 and len(reports) == 6, reports
"""
        subprocess.run([sys.executable, "-c", program], check=True)

    def test_threads_read_different_texts(self) -> None:
        """Each thread gets the report of its own text, whatever the others read meanwhile."""
        expected = dict(zip(TEXTS, read_here(TEXTS), strict=True))
        barrier = Barrier(len(TEXTS))
        wrong: list[str] = []

        def work(text: str) -> None:
            barrier.wait()
            wrong.extend(text for _ in range(10) if read_here((text,)) != [expected[text]])

        threads = [Thread(target=work, args=(text,)) for text in TEXTS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


class TestNoTraces:
    """No global state changes after load."""

    def test_the_tables(self) -> None:
        for text in TEXTS:
            parse(text)
        before = fingerprint(Gazetteer.default())
        for text in (*TEXTS, "President Zlok Brabanov of Peru met Wang Yi. Zlok said that Oslo Forum (OSLOF) met."):
            parse(text, published=date(2001, 2, 3))
        assert fingerprint(Gazetteer.default()) == before

    def test_the_interpreter(self) -> None:
        """Neither locale, nor recursion limit, nor environment, nor the modules of the library change."""
        parse(SEED)
        state = (locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), dict(os.environ), set(vars(dipevents)))
        for text in TEXTS:
            parse(text)
        assert state == (locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), dict(os.environ), set(vars(dipevents)))


def fingerprint(known: Gazetteer) -> dict[str, str]:
    """Return a digest of each table and index."""
    return {
        name: hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
        for name, value in vars(known).items()
        if name != "_words"
    }
