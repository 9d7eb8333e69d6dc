"""One pass over the tokens for every name of the gazetteer: the raw hits that the finders choose from."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from ..gazetteer import Entry, Gazetteer, Kind
from ..lexicon import CAPITAL
from .signs import Signs, find_signs


class Hit(NamedTuple):
    """Tokens ``start:end`` are a form of ``entries`` (several rows may share a form)."""

    start: int
    end: int
    entries: tuple[Entry, ...]


Hits = dict[Kind, list[Hit]]


def scan(document: Document, gazetteer: Gazetteer, signs: Signs | None = None) -> Hits:
    """Return, for each kind, the longest hits from left to right; hits of one kind do not overlap.

    A name must begin with a capital, an acronym must stand in its own capitals; offices and adjectives of office may be lower case.
    """
    found: Hits = {
        "country": [], "adjective": [], "inhabitant": [], "seat": [], "place": [], "organisation": [], "office": [], "holder": [],
    }  # fmt: skip
    trie, small = gazetteer.trie, gazetteer.trie.small
    words, folded, flags = document.words, document.folded, document.flags
    size = len(folded)
    reached = dict.fromkeys(found, 0)
    signs = signs or find_signs(document)
    for i in [i for i in signs.named if flags[i] & CAPITAL or folded[i] in small]:
        node = trie.get(folded[i])
        j = i + 1
        if node is None or ("" not in node and (j == size or folded[j] not in node)):
            continue  # by far the most: the word opens longer names only, and the next word is in none
        capital = flags[i] & CAPITAL
        best: dict[Kind, tuple[int, list[Entry]]] = {}
        while node is not None:
            for entry in node.get("", ()):
                kind, _, form, _, exact = entry
                if kind == "office":
                    fits = not exact or words[i].isupper()
                elif exact:
                    fits = document.slice(i, j) == form
                else:
                    fits = bool(capital) or (j - i > 1 and form[0].islower())
                if fits:
                    kept = best.get(kind)
                    if kept is None or kept[0] < j:
                        best[kind] = (j, [entry])
                    else:
                        kept[1].append(entry)
            node = node.get(folded[j]) if j < size else None
            j += 1
        for kind, (end, entries) in best.items():
            if i >= reached[kind]:
                found[kind].append(Hit(i, end, tuple(entries)))
                reached[kind] = end
    return found
