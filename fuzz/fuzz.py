# ruff: noqa: INP001  a program, no package
"""Coverage-guided fuzzing with Atheris: any text through the oracle, any bytes through the JSON reader.

    python fuzz/fuzz.py article fuzz/corpus/article -dict=fuzz/news.dict -max_len=2000 -max_total_time=1800
    python fuzz/fuzz.py json fuzz/corpus/json -max_len=6000 -max_total_time=1800

`article` asserts with `check_article` all that holds for any text. `json` asserts that bytes are either a report, whose
writing reads back, or a `DecodeError`. What is found becomes an example in tests/properties/test_regressions.py.
libFuzzer adds what it finds interesting to the first folder given: give it a copy of the corpus, or an empty folder in
front of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # of the dependency group "fuzz"

with atheris.instrument_imports(include=["dipevents"]):
    from dipevents import DecodeError, from_json, to_json
    from dipevents.check import check_article

PUBLISHED = (None, date(2024, 11, 19), datetime(2024, 2, 29, 23, 59), date(1, 1, 1), date(9999, 12, 31))  # noqa: DTZ001


def fuzz_article(data: bytes) -> None:
    """Hold the text, and one of five dates of publication, to the laws; undecodable bytes become lone surrogates."""
    text = data.decode("utf-8", "surrogateescape")
    check_article(text, published=PUBLISHED[len(data) % len(PUBLISHED)])


def fuzz_json(data: bytes) -> None:
    """Read bytes, and the same as text, and write what was read."""
    for document in (data, data.decode("utf-8", "surrogateescape")):
        try:
            report = from_json(document)
        except DecodeError:
            continue
        written = to_json(report)
        if from_json(written) != report or to_json(from_json(written)) != written:
            raise AssertionError(f"not read back: {written!r}")


TARGETS: dict[str, Callable[[bytes], None]] = {"article": fuzz_article, "json": fuzz_json}


def main() -> None:
    """Fuzz the target named first; the other arguments are libFuzzer's."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(TARGETS)}}} [FOLDER ...] [-OPTION=VALUE ...]")
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
