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
from typing import Any, Literal

from ..gazetteer import Gazetteer
from ..lexicon import FAMILY, FUNCTION, GIVEN, HONORIFIC
from ..tables import insert, rows
from ..tokens import fold, split
from ..values import value

Shape = Literal["last", "both"]
Owner = Literal["keep", "drop", "only"]


@value(kw_only=True)
class Head:
    """A head noun of names of bodies (Rule 1)."""

    kind: str
    shape: Shape
    state: Owner
    plural: bool


@value(kw_only=True)
class Vocabulary:
    """The tables as look-up sets; ``data/body_words.jsonl`` says what each list is for."""

    heads: Mapping[str, Head]
    subjects: frozenset[str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[tuple[str, ...]]]
    beside: dict[str, Any]  # nouns beside a name, as a trie whose leaves are kinds
    lower: frozenset[str]
    capitals: frozenset[tuple[str, ...]]
    closing: frozenset[str]  # words behind which another name begins


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
    beside: dict[str, Any] = {}
    for row in rows("body_words"):
        keys = [split(form) for form in row["forms"]]
        words[row["id"]] = frozenset(key[0] for key in keys if len(key) == 1)
        phrases[row["id"]] = frozenset(keys)
        if row.get("kind"):
            for key in keys:
                insert(beside, key, row["kind"])
    lower = {word for word, head in heads.items() if head.state == "only"} | {key[-1] for key in phrases["lower_ministry"]} | PLACED
    capitals = {split(country.capital) for country in gazetteer.countries.values() if country.capital}
    return Vocabulary(
        heads=heads,
        subjects=_subjects(gazetteer) | words["subject"],
        words=words,
        phrases=phrases,
        beside=beside,
        lower=frozenset(lower),
        capitals=frozenset(capitals),
        closing=words["closing"] | words["subject"],
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


PLACED = frozenset({"police", "radio", "television"})  # a state's or city's also in lower case: "Delhi police"
COUNCILS = frozenset({"council", "committee", "commission", "group", "board", "chamber"})
PARTNERED = frozenset({"cooperation", "association"})  # beside "council": of a union of states and its partner
OUTLETS = frozenset({"agency", "service", "corporation", "corps", "association"})
WORLDWIDE = frozenset({"international", "world", "global"})  # a subject where they stand behind the head
REGIONAL = WORLDWIDE | {"european", "asian", "african", "arab", "eurasian", "gulf", "pacific", "caribbean"}
INSTITUTES = frozenset({"institute", "institution", "centre", "center"})
STATELY = frozenset({"ministry", "ministries", "embassy", "consulate", "parliament", "police", "department", "congress", "senate"})


def kind_of(known: Vocabulary, name: Sequence[str], head: str, kind: str, *, branded: bool, bilateral: bool) -> str:
    """Return the kind of a body, which other words of its name may change.

    ``name``: the words of the name without the states in it; ``branded``: a name of no place is in front of the head;
    ``bilateral``: the name joins two states.

    >>> words = vocabulary(Gazetteer.default())
    >>> kind_of(words, ["joint", "maritime", "committee"], "committee", "government", branded=False, bilateral=False)
    'igo'
    >>> kind_of(words, ["institute", "of", "steppe", "studies"], "institute", "ngo", branded=False, bilateral=False)
    'academic'
    """
    names = set(name)
    words = known.words
    if names & {"news", "press", "broadcasting"} and head in OUTLETS:
        return "media"
    if names & words["kind_faculty"] and head == "department":
        return "academic"
    if head == "union" and names & words["kind_union"]:
        return "ngo"
    if kind == "government" and ("party" in names or head == "politburo" or {"political", "bureau"} <= names):
        return "political_party"
    if head in COUNCILS:
        return _kind_of_council(words, name, head, kind, branded=branded, bilateral=bilateral)
    if head == "bank" and branded and not names & words["state_bank"]:
        return "company"
    if head == "coalition" and names & (words["kind_igo"] | words["kind_ngo"]):
        return "ngo"
    if bilateral and kind == "political_party":
        return "forum"  # a league of the members of two parliaments
    if head in ("force", "forces") and not names.isdisjoint(("task", "police")):
        return "government"
    if head == "tribunal" and "arbitral" in names:
        return "other"
    if kind == "ngo" and names & words["kind_academic"]:
        return "academic"
    if head in INSTITUTES and (learned := _kind_of_institute(words, name)) is not None:
        return learned
    if kind == "igo" and not names & (words["kind_igo"] | {"countries", "states"}):
        return "ngo"
    if kind == "government" and names & words["kind_military"]:
        return "military"
    if (kind == "government" or head in INSTITUTES) and head not in STATELY and _is_part(words, name):
        return "igo"
    if kind == "government" and head not in STATELY:
        return "igo" if _joins_states(words, name, head) else kind
    if head == "front" and "liberation" in names:
        return "military"
    return kind


def _kind_of_council(
    words: Mapping[str, frozenset[str]], name: Sequence[str], head: str, kind: str, *, branded: bool, bilateral: bool
) -> str:
    """Return the kind of a council, committee, commission, group, board or chamber, by the words beside that head."""
    names = set(name) - {head}
    if bilateral and "business" in names:
        return "ngo"
    if bilateral or names & words["kind_forum"] or (head == "council" and names & PARTNERED):
        return "forum"
    if names & words["kind_chambers"]:
        return kind
    if names & words["kind_party"] and head != "commission":
        return "political_party"
    front = set(name[: list(name).index(head)]) if head in name else names
    between = front & words["kind_igo"] or names & words["kind_igo"] - WORLDWIDE or {"foreign", "ministers"} <= names
    if between and "national" not in front:  # an "APEC National Organizing Council" is one state's
        return "igo"
    if names & words["kind_ngo"] and head != "commission":
        return "ngo"
    return "company" if head == "group" and branded and "working" not in names else kind


def _kind_of_institute(words: Mapping[str, frozenset[str]], name: Sequence[str]) -> str | None:
    """Return the kind of an institute or centre that the words beside that head tell, None where they tell none."""
    names = set(name)
    if "medical" in names:
        return "military" if names & words["kind_armed"] else "other"
    if names & words["kind_learned"] and not names & words["kind_tank"]:
        return "academic"
    return "government" if name[0] == "national" else None


def kind_in_state(known: Vocabulary, name: Sequence[str], head: str, kind: str) -> str:
    """Return the kind of a body that has a state in front, as its owner or in its name: "Iran's Trade Promotion Organization".

    >>> kind_in_state(vocabulary(Gazetteer.default()), ["commercial", "court"], "court", "igo")
    'government'
    """
    if head == "court" and kind == "igo":
        return "government"
    if head in ("organization", "organisation") and kind == "ngo" and known.words["kind_ngo"].isdisjoint(name):
        return "government"
    return kind


def _is_part(words: Mapping[str, frozenset[str]], name: Sequence[str]) -> bool:
    """Tell whether a body is named after one between states, whose part it is: "EU Satellite Centre"."""
    return bool(name) and (name[0] in words["kind_institution"] or list(name[:2]) == ["united", "nations"])


def _joins_states(words: Mapping[str, frozenset[str]], name: Sequence[str], head: str) -> bool:
    """Tell whether a court, agency or office is one between states: by a word in front of its head, or the body it is of."""
    at = name.index(head) if head in name else len(name)
    if head in words["unit"]:
        return False
    between = words["kind_between"]
    if not between.isdisjoint(name[:at]):
        return True
    of = between - (REGIONAL if head == "office" else WORLDWIDE)  # an "Office of African Countries" is one state's
    return head != "mission" and not of.isdisjoint(name[at + 1 :])
