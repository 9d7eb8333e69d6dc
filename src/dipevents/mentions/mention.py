"""What a finder finds: a range of tokens and what it says of itself, before anybody asks whom it stands for.

``start:end`` covers the whole noun phrase, titles and all ("Chinese Foreign Minister Wang Yi"), so that a parser can ask which
mention ends in front of a verb. Ranges inside it point at its parts.
"""

from __future__ import annotations

from typing import Literal

from ..dates import DateValue
from ..values import value

Range = tuple[int, int]


@value(kw_only=True)
class Title:
    """An office as printed with a person or standing for one: ``start:end`` are its words without state and person."""

    start: int
    end: int
    rank: str | None
    tenure: str | None
    country: str | None
    body: Range | None = None  # the words of the body it belongs to ("Foreign Ministry" spokesman), where printed


@value(kw_only=True)
class PersonMention:
    """A person by name."""

    start: int
    end: int
    name: Range
    titles: tuple[Title, ...] = ()
    country: str | None = None  # as the words around the name say, or the table of office-holders
    gender: str | None = None
    holder: str | None = None  # id in the table of office-holders
    possessive: bool = False


@value(kw_only=True)
class OfficeMention:
    """A person, or several, by office or description alone: "the minister", "a senior Thai official", "analysts"."""

    start: int
    end: int
    title: Title
    country: str | None
    definite: bool  # "the", a possessive or a state in front: it may refer back
    plural: bool
    counterpart: bool = False  # "his Russian counterpart"


@value(kw_only=True)
class CountryMention:
    """A state, by whatever stands for it.

    Its name, its people, its adjective ("Chinese"), a seat that speaks for it ("Beijing"), or those who act for it ("the Chinese
    side", "China's government").
    """

    start: int
    end: int
    code: str
    form: Literal["name", "adjective", "inhabitant", "seat", "government"]
    weak: bool = False


@value(kw_only=True)
class OrganisationMention:
    """A body by name or acronym; ``body`` is its id in the table, where known."""

    start: int
    end: int
    name: Range
    acronym: Range | None = None
    body: str | None = None
    kind: str = "other"
    country: str | None = None


@value(kw_only=True)
class PlaceMention:
    """A city, region, sea, building or state as the place of something; ``name`` is the part worth printing."""

    start: int
    end: int
    name: Range
    country: str | None = None
    place: str | None = None  # id in the table
    kind: str = "city"


@value(kw_only=True)
class GroupMention:
    """Several parties at once, by a plural description: "the two sides", "both leaders", "the foreign ministers of A and B"."""

    start: int
    end: int
    countries: tuple[str, ...] = ()
    size: int | None = None


@value(kw_only=True)
class PronounMention:
    """He, she, they, I, we, it, who."""

    start: int
    end: int
    person: Literal["he", "she", "they", "i", "we", "it", "who"]


@value(kw_only=True)
class DateMention:
    """A date phrase. ``fixed`` is a date that needs no anchor; otherwise the mention is resolved against one (see mentions.dates).

    ``form`` says which fields count:

    * ``day``, ``month``, ``year``: the parts printed; of ``unit`` "year" or "month" and ``shift``, which one ("in May last year")
    * ``interval``: from ``year``, ``month``, ``day``, ``weekday`` to their ``last_`` partners
    * ``weekday``: ``weekday`` (Monday is 0) and ``shift`` (last, this, next; None where bare), or with ``unit`` "week" in which week
    * ``relative``: ``shift`` units of ``unit`` from the anchor; weeks are never resolved
    * ``vague``: words for a date that the anchor cannot tell. With a ``unit``, ``shift`` counts from the day the text was speaking
      of ("the same day", "two days earlier") and the caller knows that day; without one, nobody does ("04/05/2024")
    """

    start: int
    end: int
    form: Literal["day", "month", "year", "interval", "weekday", "relative", "vague"]
    fixed: DateValue | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    last_weekday: int | None = None
    unit: Literal["day", "week", "month", "year"] | None = None
    shift: int | None = None  # how many units away; negative is past
    behind: bool = False  # counted from what the words behind it tell: "a day after [she met]", "the eve of [the summit]"


Mention = PersonMention | OfficeMention | CountryMention | OrganisationMention | PlaceMention | GroupMention | PronounMention | DateMention
