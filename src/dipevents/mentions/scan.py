"""One pass over the tokens for every name of the gazetteer: the raw hits that the finders choose from."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from ..gazetteer import Entry, Gazetteer, Kind
from ..lexicon import CAPITAL, NAMED


class Hit(NamedTuple):
    """Tokens ``start:end`` are a form of ``entries`` (several rows may share a form)."""

    start: int
    end: int
    entries: tuple[Entry, ...]


Hits = dict[Kind, list[Hit]]


def scan(document: Document, gazetteer: Gazetteer) -> Hits:
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
    for i in [i for i, bits in enumerate(flags) if bits & NAMED and (bits & CAPITAL or folded[i] in small)]:
        node = trie.get(folded[i])
        best: dict[Kind, tuple[int, list[Entry]]] = {}
        j = i
        while node is not None:
            j += 1
            for entry in node.get("", ()):
                kind = entry.kind
                if kind == "office":
                    fits = not entry.exact or words[i].isupper()
                elif entry.exact:
                    fits = document.slice(i, j) == entry.form
                else:
                    fits = bool(flags[i] & CAPITAL) or (entry.form[0].islower() and j - i > 1)
                if fits:
                    kept = best.get(kind)
                    if kept is None or kept[0] < j:
                        best[kind] = (j, [entry])
                    else:
                        kept[1].append(entry)
            node = node.get(folded[j]) if j < size else None
        for kind, (end, entries) in best.items():
            if i >= reached[kind]:
                found[kind].append(Hit(i, end, tuple(entries)))
                reached[kind] = end
    return found
