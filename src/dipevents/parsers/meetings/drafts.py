"""An encounter in the making, and when, where and on what occasion it was."""

from __future__ import annotations

import attrs

from ...dates import DateValue
from ...records import Party
from .members import Member
from .terms import terms

Range = tuple[int, int]


@attrs.define
class When:
    """A date with the words it came from."""

    value: DateValue | None
    basis: str | None
    span: tuple[int, int]


@attrs.define
class Where:
    """A place: its name as printed, its state and its words."""

    name: str
    country: str | None
    span: tuple[int, int]
    city: bool


@attrs.define
class Event:
    """An event at which, or beside which, an encounter takes place."""

    span: tuple[int, int]
    relation: str
    body: int | None  # number of the body it belongs to
    edition: int | None


@attrs.define(kw_only=True)
class Draft:
    """What one clause, or later several, tell of an encounter; None is what is not told."""

    members: list[Member]
    form: str | None
    evidence: list[Range]
    at: int
    status: str | None = None
    when: When | None = None
    where: Where | None = None
    realm: Where | None = None  # the state that stood for the place before a city of it was told
    touring: bool = False  # of a visit: to more cities than one
    scene: Where | None = None  # the place that a sentence in front sets, "In Doha, she opened a school. She also met X", or that hosts it
    event: Event | None = None
    beside: Draft | None = None  # the encounter before it in one series: "He met X. He also met Y"
    same_day: bool = False  # as that one: "Before the talks, he met Y"
    visit_class: str | None = None
    sender: Party | None = None  # of a message; None too where messages were exchanged
    topics: list[Range] = attrs.Factory(list)
    outcomes: list[Range] = attrs.Factory(list)
    again: bool = False  # told apart from another one by "last", "previous", "first"
    weak: bool = False  # a passing mention: joins a record, makes none
    acted: bool = False  # told by what two did side by side, or by a speech: no "they" goes back to it
    title: bool = False  # from the headline or deck
    paragraph: int = 0
    loose: bool = False  # the form is a guess
    gathering: bool = False  # of a body: who hosts it stands for those who came
    noun: bool = False  # told by a noun, so that tense does not tell the status
    aim: bool = False  # what somebody has set out for: to come, unless something tells of it as done
    way: When | None = None  # when somebody set out for it
    sure: bool = False  # told as done by a verb of its own, however little else is said of it
    aside: bool = False  # told beside what its sentence is about: no "they" of the next one goes back to it


def are_sent(party: Party) -> bool:
    """Tell whether a state stands for people of it: "A-ish and B-ish officials", "the A-ish delegation"; not "A", "the A-ish government"."""
    words = party.mention.text.lower().split() if party.kind == "country" and party.mention is not None else []
    return len(words) > 1 and not terms().delegates.isdisjoint(words) and not words[-1].startswith("government")
