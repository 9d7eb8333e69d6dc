"""One pass over the tokens for every name of the gazetteer: the raw hits that the finders choose from."""

from __future__ import annotations

from ..document import Document
from ..facts import Entry, Kind
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, TIME
from ..tables import Trie
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
    branches, small, alone = gazetteer.trie.at, gazetteer.trie.small, gazetteer.trie.alone
    words, folded, flags = document.words, document.folded, document.flags
    size = len(folded)
    reached = dict.fromkeys(found, 0)
    signs = signs or find_signs(document)
    for i in signs.named:
        if not flags[i] & CAPITAL and folded[i] not in small:
            continue
        node, end = branches[folded[i]], i + 1
        if end == size or folded[end] not in node:
            if "" not in node:
                continue  # by far the most: the word opens longer names only, and the next word is in none
            known = alone.get(words[i])  # a name of one word is the same wherever the word stands so written
            if known is None:
                known = gazetteer.trie.remember(words[i], tuple([(k, entries) for k, _, entries in _longest(document, i, node)]))
            for kind, entries in known:
                if i >= reached[kind]:
                    found[kind].append(Hit(i, end, entries))
                    reached[kind] = end
            continue
        for kind, end, entries in _longest(document, i, node):
            if i >= reached[kind]:
                found[kind].append(Hit(i, end, entries))
                reached[kind] = end
    return found


def _longest(document: Document, i: int, branch: Trie) -> list[tuple[Kind, int, tuple[Entry, ...]]]:
    """Return, for each kind, where the longest name that begins at token ``i`` ends, and its entries; ``branch`` is that of the token."""
    words, folded, flags, capital = document.words, document.folded, document.flags, document.flags[i] & CAPITAL
    best: dict[Kind, tuple[int, list[Entry]]] = {}
    node: Trie | None = branch
    j, size = i + 1, len(folded)
    while node:
        for entry in node.get("", ()):
            kind = entry.kind
            if not entry.exact:
                fits = capital or kind == "office" or (j - i > 1 and entry.form[0].islower())
                fits = fits and not (flags[j - 1] & TIME and words[j - 1].islower() and entry.form[0].isupper())  # "visited Russia today"
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
    return [(kind, end, tuple(entries)) for kind, (end, entries) in best.items()]
