"""Parse speed over a folder of articles, absolute and beside a bare tokeniser.

    python benchmarks/speed.py FOLDER [--best-of N]

Prints characters a second of processor time, best of N readings of all the .txt files in FOLDER, and how many times
longer the parser takes than one regular expression that cuts the same texts into words and signs: that ratio depends
little on the machine, and on what else runs there, since both read each text in turn. Also the time that reading the
tables takes, before the first text.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import dipevents

TOKEN = re.compile(r"\w+|[^\w\s]")


def main() -> int:
    """Measure and print."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--best-of", metavar="N", type=int, default=3)
    arguments = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    if not any(texts):
        parser.error(f"no text in the .txt files of {str(arguments.folder)!r}")
    if arguments.best_of < 1:
        parser.error(f"argument --best-of: {arguments.best_of}: expected at least 1")

    characters = sum(map(len, texts))
    loading = timed(dipevents.parse, "")  # the tables are read once
    parsing, cutting = zip(*(read(texts) for _ in range(arguments.best_of)), strict=True)
    ratio = min(parse / cut for parse, cut in zip(parsing, cutting, strict=True))
    print(f"articles     {len(texts):>12,}")
    print(f"characters   {characters:>12,}")
    print(f"parse        {characters / min(parsing):>12,.0f} characters/s")
    print(f"tokeniser    {characters / min(cutting):>12,.0f} characters/s")
    print(f"tables       {loading:>12.2f} s")
    print(f"ratio        {ratio:>12.1f}")
    return 0


def tokens(text: str) -> list[tuple[str, int]]:
    """Return the words and signs of a text with their places: the least that any parser has to do."""
    return [(found.group(), found.start()) for found in TOKEN.finditer(text)]


def read(texts: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that the parser and the tokeniser took for all the texts."""
    times = [(timed(dipevents.parse, text), timed(tokens, text)) for text in texts]
    return sum(parse for parse, _ in times), sum(cut for _, cut in times)


def timed(function: Callable[[str], object], text: str) -> float:
    """Return the processor time in seconds that one call took."""
    began = process_time()
    function(text)
    return process_time() - began


if __name__ == "__main__":
    sys.exit(main())
