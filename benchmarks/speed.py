"""Parse speed over a folder of articles, absolute and beside a bare tokeniser.

    python benchmarks/speed.py FOLDER [--best-of N]

Prints characters a second, best of N readings of all the .txt files in FOLDER, and how many times longer the parser
takes than one regular expression that cuts the same texts into words and signs: that ratio depends little on the
machine.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import dipevents

TOKEN = re.compile(r"\w+|[^\w\s]")


def main() -> int:
    """Measure and print."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--best-of", metavar="N", type=int, default=3)
    arguments = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    if not any(texts):
        parser.error(f"no text in the .txt files of {str(arguments.folder)!r}")
    if arguments.best_of < 1:
        parser.error(f"argument --best-of: {arguments.best_of}: expected at least 1")

    characters = sum(map(len, texts))
    dipevents.parse("")  # the tables are read once
    parsing = best(dipevents.parse, texts, arguments.best_of)
    cutting = best(tokens, texts, arguments.best_of)
    print(f"articles     {len(texts):>12,}")
    print(f"characters   {characters:>12,}")
    print(f"parse        {characters / parsing:>12,.0f} characters/s")
    print(f"tokeniser    {characters / cutting:>12,.0f} characters/s")
    print(f"ratio        {parsing / cutting:>12.1f}")
    return 0


def tokens(text: str) -> list[tuple[str, int]]:
    """Return the words and signs of a text with their places: the least that any parser has to do."""
    return [(found.group(), found.start()) for found in TOKEN.finditer(text)]


def best(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return the shortest time in seconds that reading all the texts took."""
    times: list[float] = []
    for _ in range(rounds):
        began = perf_counter()
        for text in texts:
            read(text)
        times.append(perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
