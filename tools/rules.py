"""Which entries of the tables of words nothing needs: no case of the regression corpus, no article of a folder.

    python tools/rules.py [FOLDER] [--table NAME]... [--forms] [--used]

FOLDER holds articles as .txt files; without it only the cases of the corpus count. For each table (cues, encounters,
anniversaries, offices, groups) the program lists the entries that are hit by no case and no article, and those hit by
one article alone and no case. An entry is hit where the words of one of its forms stand in the text, unless a longer
form of the same table begins at the same word.

--forms  judges every form on its own, not the entry as a whole.
--used   counts a cue only where a statement has it as its cue: the parser is run on every text, which takes a while.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import dipevents
from dipevents.tables import rows
from dipevents.tokens import split

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
TABLES = ("cues", "encounters", "anniversaries", "offices", "groups")
KEYS = ("forms", "plural", "abbreviations")
ANY = "{"  # stands for one to six words: "in {party} view"
FILLED = "~"  # stands for as many or for none: "talked ~ about"
GAP = 6
REACH = 60  # characters behind a cue in which its noun stands: "expressed his deep appreciation"
BARS = frozenset(row["id"] for row in rows("cues") if row["kind"] == "block")  # no statement has these as its cue

Trie = dict[str, Any]


class Rule(NamedTuple):
    """An entry of a table, or one form of it."""

    table: str
    id: str
    form: str | None = None

    def __str__(self) -> str:
        return self.id if self.form is None else f"{self.id}: {self.form}"


def forms_of(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield every form of a row, whether they are listed or keyed by inflection."""
    for key in KEYS:
        value = row.get(key, ())
        for item in value.values() if isinstance(value, Mapping) else [value]:
            yield from [item] if isinstance(item, str) else item


def read_table(table: str, *, by_form: bool) -> tuple[Trie, set[Rule]]:
    """Return the forms of a table as a trie of folded words, and all its rules."""
    trie: Trie = {}
    rules: set[Rule] = set()
    for row in rows(table):
        for form in forms_of(row):
            words = [ANY if "{" in word else part for word in form.split() for part in ([word] if word[0] in "{~" else split(word))]
            if not words:
                continue
            node = trie
            for word in words:
                node = node.setdefault(word, {})
            rule = Rule(table, row["id"], form if by_form else None)
            node.setdefault("", set()).add(rule)
            rules.add(rule)
    return trie, rules


def hits(trie: Trie, words: tuple[str, ...]) -> set[Rule]:
    """Return the rules whose words stand in a text; the longest form at each word counts."""
    found: set[Rule] = set()
    for i in range(len(words)):
        _, rules = longest(trie, words, i)
        found |= rules
    return found


def longest(node: Trie, words: tuple[str, ...], i: int) -> tuple[int, set[Rule]]:
    """Return where the longest form that begins at word ``i`` ends, and whose it is."""
    best: tuple[int, set[Rule]] = (i, node.get("", set()))
    if i < len(words) and words[i] in node:
        best = max(best, longest(node[words[i]], words, i + 1), key=reach)
    for gap, least in ((ANY, 1), (FILLED, 0)):
        if gap in node:
            for j in range(i + least, min(len(words), i + GAP) + 1):
                best = max(best, longest(node[gap], words, j), key=reach)
    return best


def reach(match: tuple[int, set[Rule]]) -> int:
    """Return how far a match goes, -1 where there is none."""
    return match[0] if match[1] else -1


def hits_of_cues(trie: Trie, text: str) -> set[Rule]:
    """Return the cues that statements have, nouns of saying behind their verb too, and those of the text that bar one."""
    found = {rule for rule in hits(trie, split(text)) if rule.id in BARS}
    for statement in dipevents.parse(text).statements:
        if statement.cue is None:
            continue
        words = split(text[statement.cue.start : statement.cue.end + REACH])
        found |= longest(trie, words, 0)[1]
        found |= {rule for rule in hits(trie, words[: GAP + 1]) if rule.id.startswith("noun_")}
    return found


def read_cases() -> Iterator[tuple[str, str]]:
    """Yield label and text of every case of the regression corpus."""
    for path in sorted(CORPUS.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(cases, list):
            yield from ((case["label"], case["text"]) for case in cases)


def read_articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of every article of a folder."""
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8", "replace")


def where_hit(tries: Mapping[str, Trie], texts: Iterable[tuple[str, str]], *, used: bool) -> dict[Rule, set[str]]:
    """Return for each rule the names of the texts that hit it."""
    found: dict[Rule, set[str]] = defaultdict(set)
    for name, text in texts:
        for table, trie in tries.items():
            cues = used and table == "cues"
            for rule in hits_of_cues(trie, text) if cues else hits(trie, split(text)):
                found[rule].add(name)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="articles as .txt files (default: only the cases count)")
    parser.add_argument("--table", action="append", choices=TABLES, help="only this table")
    parser.add_argument("--forms", action="store_true", help="judge every form on its own")
    parser.add_argument("--used", action="store_true", help="count a cue only where it is the cue of a statement")
    given = parser.parse_args(arguments)
    if given.folder is not None and not any(given.folder.glob("*.txt")):
        print(f"{given.folder}: holds no .txt files", file=sys.stderr)
        return 1
    tables = {table: read_table(table, by_form=given.forms) for table in given.table or TABLES}
    tries = {table: trie for table, (trie, _) in tables.items()}
    cases = where_hit(tries, read_cases(), used=given.used)
    articles = where_hit(tries, read_articles(given.folder), used=given.used) if given.folder is not None else {}
    for table, (_, rules) in tables.items():
        report(table, rules, cases, articles)
    return 0


def report(table: str, rules: set[Rule], cases: Mapping[Rule, set[str]], articles: Mapping[Rule, set[str]]) -> None:
    """Print what a table could do without."""
    untested = sorted(rule for rule in rules if not cases.get(rule))
    never = [rule for rule in untested if not articles.get(rule)]
    once = [rule for rule in untested if len(articles.get(rule, ())) == 1]
    tested = len(rules) - len(untested)
    print(f"{table}: {len(rules)} rules, {tested} hit by cases, {len(never)} never, {len(once)} by one article")
    for rule in never:
        print(f"  never  {rule}")
    for rule in once:
        print(f"  once   {rule}  ({next(iter(articles[rule]))})")


if __name__ == "__main__":
    sys.exit(main())
