"""One pass over the tokens for every name of the gazetteer: the raw hits that the finders choose from."""

from __future__ import annotations

from ..document import Document
from ..facts import Entry, Kind
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL
from ..values import value
from .signs import Signs, find_signs


@value
class Hit:
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
    branches, small = gazetteer.trie.at, gazetteer.trie.small
    words, folded, flags = document.words, document.folded, document.flags
    size = len(folded)
    reached = dict.fromkeys(found, 0)
    signs = signs or find_signs(document)
    for i in signs.named:
        capital = flags[i] & CAPITAL
        if not capital and folded[i] not in small:
            continue
        node = branches[folded[i]]
        j = i + 1
        if "" not in node and (j == size or folded[j] not in node):
            continue  # by far the most: the word opens longer names only, and the next word is in none
        best: dict[Kind, tuple[int, list[Entry]]] = {}
        while node:
            for entry in node.get("", ()):
                kind = entry.kind
                if not entry.exact:
                    fits = capital or kind == "office" or (j - i > 1 and entry.form[0].islower())
                else:
                    fits = words[i].isupper() if kind == "office" else document.slice(i, j) == entry.form
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
