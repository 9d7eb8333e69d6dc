"""What names of bodies are made of: ``data/body_heads.jsonl``, ``body_words.jsonl``, and words of the table's names.

Rule 1  A head noun ("Ministry", "Council") says what kind of body it is, whether the name ends with it or goes on
        behind it, and what a state in front does: it stays in the name ("Philippine Navy"), is left out ("Chinese
        Foreign Ministry"), or is all there is ("U.S. Congress").
Rule 2  A subject is a capitalised word that names of bodies are made of ("Reconciliation"), not one that is a
        person's alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import attrs

from ..gazetteer import Gazetteer, insert, rows
from ..lexicon import FAMILY, FUNCTION, GIVEN, HONORIFIC
from ..tokens import fold, split

Shape = Literal["last", "both"]
Owner = Literal["keep", "drop", "only"]


@attrs.frozen(kw_only=True)
class Head:
    """A head noun of names of bodies (Rule 1)."""

    kind: str
    shape: Shape
    state: Owner
    plural: bool


@attrs.frozen(kw_only=True)
class Vocabulary:
    """The tables as look-up sets; ``data/body_words.jsonl`` says what each list is for."""

    heads: Mapping[str, Head]
    subjects: frozenset[str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[tuple[str, ...]]]
    outlets: dict[str, object]
    lower: frozenset[str]
    capitals: frozenset[tuple[str, ...]]


PLURAL_FORMS = frozenset({"ministries", "embassies", "services", "universities", "colleges", "forces", "guards", "centers", "centres"})
SINGULAR_SENSE = frozenset({"forces", "guards", "centers", "centres", "services"})


@lru_cache(maxsize=8)
def vocabulary(gazetteer: Gazetteer) -> Vocabulary:
    """Return the words of names of bodies, read once for each gazetteer."""
    heads = {
        fold(form): Head(
            kind=row["kind"],
            shape=row["shape"],
            state=row["state"],
            plural=form in PLURAL_FORMS and form not in SINGULAR_SENSE,
        )
        for row in rows("body_heads")
        for form in row["forms"]
    }
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, frozenset[tuple[str, ...]]] = {}
    outlets: dict[str, object] = {}
    for row in rows("body_words"):
        keys = [split(form) for form in row["forms"]]
        words[row["id"]] = frozenset(key[0] for key in keys if len(key) == 1)
        phrases[row["id"]] = frozenset(keys)
        if row["id"] == "outlet":
            for key in keys:
                insert(outlets, key, True)
    lower = {word for word, head in heads.items() if head.state == "only"} | {key[-1] for key in phrases["lower_ministry"]}
    capitals = {split(country.capital) for country in gazetteer.countries.values() if country.capital}
    return Vocabulary(
        heads=heads,
        subjects=_subjects(gazetteer),
        words=words,
        phrases=phrases,
        outlets=outlets,
        lower=frozenset(lower),
        capitals=frozenset(capitals),
    )


def _subjects(gazetteer: Gazetteer) -> frozenset[str]:
    """Return the words of the table's names with three words or more that are nobody's name (Rule 2)."""
    flags = gazetteer.flags
    found: set[str] = set()
    for body in gazetteer.bodies.values():
        key = split(body.name)
        if len(key) > 2:
            found.update(word for word in key if word.isalpha() and not flags.get(word, 0) & (GIVEN | FAMILY | FUNCTION | HONORIFIC))
    return frozenset(found)


COUNCILS = frozenset({"council", "committee", "commission", "group", "board", "chamber"})


def kind_of(known: Vocabulary, name: Sequence[str], head: str, kind: str, *, alone: bool, bilateral: bool) -> str:
    """Return the kind of a body, which other words of its name may change; ``alone``: one word is in front of the head.

    >>> words = vocabulary(Gazetteer.default())
    >>> kind_of(words, ["joint", "maritime", "committee"], "committee", "government", alone=False, bilateral=False)
    'igo'
    """
    names = set(name)
    words = known.words
    if names & {"news", "press", "broadcasting"} and head in (
        "agency",
        "service",
        "corporation",
        "corps",
        "association",
    ):
        return "media"
    if head in COUNCILS:
        if bilateral or names & words["kind_forum"]:
            return "forum"
        if names & words["kind_igo"]:
            return "igo"
        if names & words["kind_ngo"]:
            return "ngo"
        return "company" if head == "group" and alone else kind
    if head in ("force", "forces") and "task" in names:
        return "other"
    if kind == "ngo" and names & {"university", "college", "universities", "academy"}:
        return "academic"
    if kind == "igo" and not names & words["kind_igo"]:
        return "ngo"
    if kind == "government" and head in (
        "court",
        "tribunal",
        "agency",
        "authority",
        "office",
        "bank",
        "mission",
        "service",
    ):
        return "igo" if names & words["kind_between"] else kind
    if head == "front" and "liberation" in names:
        return "military"
    return kind
