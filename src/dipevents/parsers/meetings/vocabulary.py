"""The cue words of encounters: ``data/encounters.jsonl`` as one trie of folded words, read once.

``kind`` of a row says which grammar a cue follows:

    verbs   ``meet`` (X meets Y), ``with`` and ``speak`` (X V with Y), ``phone``, ``guest`` (host V guest), ``caller`` (visitor V host),
            ``summon``, ``light`` (X V a meeting), ``attend``, ``discuss`` (X V topic with Y), ``visit``, ``travel``, ``send``, ``write``,
            ``by_phone`` (X told Y V), ``together`` (X V Y and Z), ``beside`` (X and Y, or X with Y, do something in one place), ``topic``, ``outcome``, ``agree``,
            ``agenda`` (TOPIC V: "topped the agenda"; and nouns of that kind), ``address`` (X V Y on TOPIC),
            ``heed`` (nouns: attention was paid to TOPIC), with the verbs ``heeding``
    nouns   ``event`` (with ``form``), ``message``, ``trip``, ``leg`` (of a journey), ``passage`` ("departure"), ``assembly`` (heads of names of events), ``people``, ``document``, ``issue``,
            ``hospitality`` (what a host gives for guests), ``beside_event`` ("sidelines", beside which X told Y something)
    others  words that make an encounter planned, unreal, cancelled, or tell how and in what class; ``block`` are phrases that
            only look like cues
    topics  ``topic_link``, ``purpose``, ``including``, ``besides`` stand in front of topics, ``joiner`` and ``topic_opener`` between
            them, ``closing``, ``aim_phrase`` and ``manner`` behind; ``issue_link`` ties an issue to what it is about

A ``~`` in a form stands for any words of the kind ``filler`` and asides between commas, or none: "exchanged ~ views on" is "exchanged frank
and in-depth views on" too, "focused ~ on" is "focused, among other things, on".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ...tables import Trie, insert, rows
from ...tokens import split
from ...values import value

DRAFTING = frozenset(
    {"meet", "with", "speak", "phone", "guest", "caller", "summon", "light", "attend", "discuss", "visit", "travel", "send", "write",
     "event", "message", "trip", "topic", "outcome", "agree", "attendance", "attending", "block", "agenda", "address", "heed", "by_phone", "together", "beside",
     "beside_event", "leg", "passage"}
)  # fmt: skip


GAP = "~"
FILLERS = 7  # words that a gap may stand for
ASIDES = frozenset({"above", "among", "as", "for", "in", "inter", "not", "notably", "of"})  # "focused, among other things, on"
MARKS = frozenset({'"', "“", "”", "``", "''"})  # "dealt 'exhaustively' with"
ROUNDS = frozenset(
    {"second", "third", "round", "rounds", "day", "days", "hour", "hours", "series", "of", "another", "fresh", "more"}
)  # of talks
ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})  # "for talks on"
ASIDE = 6  # words of such an aside with its commas

STRONG = (
    "meet",
    "with",
    "speak",
    "phone",
    "guest",
    "caller",
    "summon",
    "attend",
    "discuss",
    "topic",
    "visit",
    "travel",
    "write",
    "event",
    "message",
    "trip",
    "attending",
    "attendance",
    "beside_event",
    "leg",
    "passage",
)


@value
class Cue:
    """One row of the table as a cue; ``inflections`` are those the words at hand may be."""

    id: str
    kind: str
    inflections: frozenset[str] = frozenset()
    form: str | None = None
    links: tuple[str, ...] = ()
    status: str | None = None
    weak: bool = False
    sure: bool = False
    needs_place: bool = False
    of_event: bool = False  # of an agenda: only where it is that of an encounter, which is named behind


@value
class Vocabulary:
    """All cues: those that start a draft in one trie, the other words by kind in tries of their own."""

    cues: Trie
    lists: Mapping[str, Trie]
    words: Mapping[str, frozenset[str]]  # those of the lists that are single
    values: Mapping[str, str]
    strong: frozenset[str]  # first words of cues that tell of an encounter without the help of another cue

    def cues_at(self, folded: Sequence[str], i: int, end: int) -> tuple[list[Cue], int]:
        """Return the longest cues that begin at word ``i`` and where they end."""
        branch = self.cues.get(folded[i]) if i < len(folded) else None
        if branch is None:
            return [], i
        if i + 1 < end:
            following, gap = folded[i + 1], branch.get(GAP)
            fillers = self.words["filler"]
            if following in branch or (gap is not None and (following in gap or _over_filler(folded, i + 1, end, fillers) > i + 1)):
                found, stop = _longest(self.cues, folded, i, end, fillers)
                if stop > i + 1 and folded[stop - 1] == "with" and found[0].kind == "event":
                    stop -= 1  # the "with" that makes "bilateral" a noun stands behind it
                return found, stop
        return (branch[""], i + 1) if "" in branch else ([], i)  # a single word: most are

    def begins(self, kind: str, folded: Sequence[str], i: int, end: int) -> bool:
        """Tell whether a cue of this kind begins at word ``i``: of those that begin there, the longest."""
        return kind in [cue.kind for cue in self.cues_at(folded, i, end)[0]]

    def at(self, kind: str, folded: Sequence[str], i: int, end: int) -> int:
        """Return where the phrase of this kind that begins at word ``i`` ends; ``i`` where there is none."""
        trie = self.lists[kind]
        if i >= end or folded[i] not in trie:
            return i
        found, stop = _longest(trie, folded, i, end, self.words["filler"])
        return stop if found else i

    def purpose(self, folded: Sequence[str], i: int, end: int) -> int:
        """Return where the words end that tell what an encounter is for; ``i`` where none begin there.

        to [jointly] discuss; to exchange [frank] views on; to hold [further] talks on; for [high-level] consultations on
        to clarify; in an effort to settle; with the aim of ending; to advance [talks on]
        """
        k = i + 1
        if k < end and folded[i] in ("to", "for"):
            while k + 1 < end and folded[i] == "to" and folded[k].endswith("ly"):
                k += 1
            cues, stop = self.cues_at(folded, k, end)
            if folded[i] == "to":
                for cue in cues:
                    if cue.kind in ("discuss", "topic") and "base" in cue.inflections and not cue.of_event:
                        return stop + (stop < end and folded[stop] in cue.links)
            if folded[i] == "for" or any(c.kind == "light" and "base" in c.inflections for c in cues):
                talk = self._talk(folded, k if folded[i] == "for" else stop, end)
                if talk is not None:
                    return talk
        verb = i + 1 if folded[i] == "to" else i
        verb = max(verb, self.at("aim_phrase", folded, i, end))
        stop = self.at("purpose", folded, verb, end) if verb > i else verb
        if stop == verb:
            return i
        talk = self._talk(folded, stop, end)
        return stop if talk is None else talk

    def _talk(self, folded: Sequence[str], k: int, end: int) -> int | None:
        """Return where "[in-depth] talks on", "[an] exchange of views about" ends that begins at word ``k``."""
        while k < end:
            cues, stop = self.cues_at(folded, k, end)
            if any(c.kind == "event" or c.id == "exchange_of_views" for c in cues) or folded[k] == "exchange":
                stop = max(stop, k + 1)
                if folded[k] in ROUNDS:  # "a fourth round of talks on"
                    k = stop
                    continue
                of = "of" if folded[k].startswith("discussion") else ""
                return stop + 1 if stop < end and folded[stop] in (*ABOUT, of) else None
            if not (self.is_a("filler", folded[k]) or folded[k].endswith(("ly", "th")) or folded[k] in ROUNDS):
                return None
            k += 1
        return None

    def is_a(self, kind: str, word: str) -> bool:
        """Tell whether a single word is of this kind."""
        return word in self.words[kind]


def _longest(trie: Trie, folded: Sequence[str], i: int, end: int, fillers: frozenset[str]) -> tuple[list[Any], int]:
    node = trie.get(folded[i])
    found: list[Any] = []
    stop = j = i
    over_gap: tuple[list[Any], int] | None = None
    while node is not None:
        j += 1
        if "" in node:
            found, stop = node[""], j
        if j >= end:
            break
        if GAP in node:
            behind = node[GAP]
            k, last = j, min(end - 1, j + FILLERS)
            while k < last and folded[k] not in behind and (over := _over_filler(folded, k, end, fillers)) > k:
                k = over
            if k < end and folded[k] in behind:
                further = _longest(behind, folded, k, end, fillers)
                over_gap = further if over_gap is None or further[1] > over_gap[1] else over_gap
        node = node.get(folded[j])
    return over_gap if over_gap is not None and over_gap[0] and over_gap[1] > stop else (found, stop)


def _over_filler(folded: Sequence[str], k: int, end: int, fillers: frozenset[str]) -> int:
    """Return where the filler at word ``k`` ends: one word, or an aside between two commas; ``k`` where none is."""
    word = folded[k]
    if word in fillers or word.endswith("ly") or word in MARKS:
        return k + 1
    if word == "," and k + 1 < end and folded[k + 1] in ASIDES:
        return next((h + 1 for h in range(k + 2, min(end, k + ASIDE)) if folded[h] == ","), k)
    return k


@cache
def vocabulary() -> Vocabulary:
    """Return the table, read once."""
    cues: Trie = {}
    lists: dict[str, Trie] = {}
    values: dict[str, str] = {}
    alone: set[str] = set()
    for row in rows("encounters"):
        kind = row["kind"]
        own = lists.setdefault(kind, {})
        by_form: dict[str, set[str]] = {}
        forms = row["forms"]
        for inflection, words in forms.items() if isinstance(forms, dict) else (("", forms),):
            for word in words:
                by_form.setdefault(word, set()).add(inflection)
        for form, inflections in by_form.items():
            key = split(form)
            cue = Cue(
                row["id"],
                kind,
                frozenset(inflections),
                row.get("form"),
                tuple(row.get("links", ())),
                row.get("status"),
                row.get("weak", False),
                row.get("sure", False),
                row.get("needs_place", False),
                row.get("of_event", False),
            )
            insert(own, key, cue)
            if kind in DRAFTING:
                insert(cues, key, cue)
            if row.get("alone"):
                alone.add(key[0])
            if "value" in row:
                values[form] = row["value"]
    strong = frozenset(word for kind in STRONG for word in lists.get(kind, ())) | alone
    single = {kind: frozenset(word for word, node in trie.items() if "" in node) for kind, trie in lists.items()}
    return Vocabulary(cues, lists, single, values, strong)
