"""The facts of the tables as objects: states, places, bodies, offices, their holders, and words of saying.

Each table has two readers: the forms by which a row is found in a text, and the object that the row becomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import attrs

from .tables import Row

Kind = Literal["country", "adjective", "inhabitant", "seat", "place", "organisation", "office", "holder"]
Form = tuple[Kind, str, str, bool, bool]  # the fields of an `Entry`


class Entry(NamedTuple):
    """One form of one row: what it is, which row it belongs to, and how it must be written to count."""

    kind: Kind
    id: str
    form: str
    weak: bool = False
    exact: bool = False  # an acronym: counts only in the capitals of the form


@attrs.frozen
class Country:
    """A state or territory."""

    id: str
    name: str
    capital: str | None
    adjectives: tuple[str, ...]
    sovereign: str | None  # the state that a territory belongs to, which is the host of who comes there
    gone: bool


@attrs.frozen
class Place:
    """A city, region, sea or venue; ``country`` is None where it belongs to none or to several."""

    id: str
    name: str
    country: str | None
    kind: str
    population: int


@attrs.frozen
class Body:
    """An organisation of the table."""

    id: str
    name: str
    acronym: str | None
    kind: str
    country: str | None
    founded: str | None
    wikidata: str | None


@attrs.frozen
class Office:
    """An office of the table, with the state it belongs to where only one has it."""

    id: str
    rank: str | None
    country: str | None
    plural: bool = False
    rank_by_country: Mapping[str, str] = attrs.field(factory=dict, hash=False)

    def rank_in(self, country: str | None) -> str | None:
        """Return the rank of the office in a state: a foreign secretary is a minister in London, an official in New Delhi."""
        return self.rank_by_country.get(country or "", self.rank)


@attrs.frozen
class Term:
    """One office of a person, from ``start`` to ``end`` (EDTF; None where open)."""

    office: str
    organisation: str | None
    start: str | None
    end: str | None
    title: str | None = None

    def covers(self, day: str) -> bool:
        """Tell whether a day (ISO) lies in the term; an end that is only a month or year is its last day.

        >>> term = Term(office="foreign_minister", organisation=None, start="2005-10-17", end="2012-09")
        >>> term.covers("2012-09-30"), term.covers("2012-10-01")
        (True, False)
        """
        return (self.start or "") <= day and (self.end is None or day[: len(self.end)] <= self.end)


@attrs.frozen
class Holder:
    """A person of the table of office-holders."""

    id: str
    name: str
    family: str
    country: str | None
    gender: str | None
    wikidata: str | None
    terms: tuple[Term, ...]
    junior: bool = False  # one of the names ends in "Jr."


@attrs.frozen
class Cue:
    """A verb, preposition or noun of saying: the frames it takes and the act it performs.

    ``kind``: ``verb``; ``source`` ("according to"); ``noun`` ("condolences", said with one of the verbs in ``light``); ``light`` (such a
    verb); ``relay`` ("quoted ... as saying"); ``block`` (a phrase that looks like a cue and is none: "added up to").
    """

    id: str
    kind: str
    frames: frozenset[str]
    act: str
    addressee: str | None
    weak: bool
    light: frozenset[str] = frozenset()


@attrs.frozen
class CueForm:
    """One inflected form of a cue: ``base``, ``s``, ``past``, ``part`` or ``ing``."""

    cue: Cue
    inflections: frozenset[str]
    ambiguous: bool = False  # a noun as often as a verb: "calls", "report"


def is_acronym(form: str) -> bool:
    """Tell whether a form is written in capitals, digits and full stops alone, so that case tells it from a word."""
    return " " not in form and form.isupper() and len(form) <= 8


FORMS_OF_COUNTRY: tuple[tuple[str, Kind, bool], ...] = (  # key of the row, what its forms are, whether they are weak
    ("names", "country", False),
    ("weak", "country", True),
    ("adjectives", "adjective", False),
    ("weak_adjectives", "adjective", True),
    ("people", "inhabitant", False),
    ("seats", "seat", False),
)


def _country_forms(row: Row) -> Iterator[Form]:
    for key, kind, weak in FORMS_OF_COUNTRY:
        for form in row.get(key, ()):
            yield kind, row["id"], form, weak, is_acronym(form) and "." not in form


def country_of(row: Row) -> Country:
    """Return the state or territory of a row of ``countries.jsonl``."""
    return Country(
        id=row["id"],
        name=row["name"],
        capital=row.get("capital"),
        adjectives=tuple(row.get("adjectives", ())),
        sovereign=row.get("sovereign"),
        gone=row.get("gone", False),
    )


def _place_forms(row: Row) -> Iterator[Form]:
    for form in row.get("names") or [row["name"]]:
        yield "place", row["id"], form, False, False
    for form in row.get("weak", ()):
        yield "place", row["id"], form, True, False


def place_of(row: Row) -> Place:
    """Return the place of a row of ``places.jsonl``."""
    return Place(row["id"], row["name"], row.get("country"), row.get("kind", "city"), row.get("population") or 0)


def _body_forms(row: Row) -> Iterator[Form]:
    weak = row.get("weak", ())
    for form in dict.fromkeys([row["name"], row.get("acronym"), *row.get("aliases", ()), *row.get("former", ()), *weak]):
        if form:
            yield "organisation", row["id"], form, form in weak, is_acronym(form)


def body_of(row: Row) -> Body:
    """Return the organisation of a row of ``organisations.jsonl``."""
    return Body(
        row["id"], row["name"], row.get("acronym"), row.get("kind", "other"), row.get("country"), row.get("founded"), row.get("wikidata")
    )


def _holder_forms(row: Row) -> Iterator[Form]:
    for form in dict.fromkeys([row["name"], *row.get("aliases", ())]):
        yield "holder", row["id"], form, " " not in form.strip(), False


def holder_of(row: Row) -> Holder:
    """Return the person of a row of ``office_holders.jsonl``."""
    terms = tuple([Term(t["office"], t.get("organisation"), t.get("start"), t.get("end"), t.get("title")) for t in row.get("offices", ())])
    junior = any(name.endswith("Jr.") for name in (row["name"], *row.get("aliases", ())))
    return Holder(row["id"], row["name"], family_name(row), row.get("country"), row.get("gender"), row.get("wikidata"), terms, junior)


def family_name(row: Row) -> str:
    """Return the family name of an office-holder."""
    return row.get("family") or row["name"].split()[-1]  # type: ignore[no-any-return]


READERS: Mapping[str, Callable[[Row], Iterator[Form]]] = {
    "countries": _country_forms,
    "places": _place_forms,
    "organisations": _body_forms,
    "office_holders": _holder_forms,
}


def cue_of(row: Row) -> tuple[Cue, Mapping[str, Sequence[str]], Sequence[str]]:
    """Return a cue, its forms by inflection, and those of them that are nouns as often."""
    cue = Cue(
        row["id"],
        row.get("kind", "verb"),
        frozenset(row["frames"]),
        row["act"] or "say",
        row.get("addressee"),
        row.get("strength") == "weak",
        frozenset(row.get("light", ())),
    )
    return cue, row["forms"], row.get("ambiguous", ())
