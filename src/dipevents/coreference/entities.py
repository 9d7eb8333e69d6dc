"""What the article speaks of: people and bodies, each with all the places that name or mean it."""

from __future__ import annotations

import attrs

from ..mentions.mention import OfficeMention, Title
from ..values import value


@attrs.define(kw_only=True)
class PersonEntity:
    """One person of the article; grows while mentions are read, and is left alone afterwards."""

    number: int
    name: tuple[int, int]
    words: frozenset[str]
    first: str = ""  # first and last word of the fullest name, folded
    last: str = ""
    titles: list[Title] = attrs.Factory(list)
    country: str | None = None
    gender: str | None = None
    holder: str | None = None
    stated: bool = False  # a state is printed beside the name
    by_surname: bool = False  # the text calls the person by the family name alone
    junior: bool = False  # "Jr." stands behind the name
    role: str | None = None  # "host" or "guest", where the text says who receives whom
    abroad: bool = False  # the text speaks of "his host"
    met: int = -1  # first token of the mention read last
    not_of: set[str] = attrs.Factory(set)  # the states of those who are counterparts of the person
    tenures: set[tuple[object, ...]] = attrs.Factory(set)  # titles by words and state, each kept once
    spans: list[tuple[int, int]] = attrs.Factory(list)  # token ranges that name or mean the person


@attrs.define(kw_only=True)
class BodyEntity:
    """One body of the article."""

    number: int
    name: tuple[int, int]
    acronym: tuple[int, int] | None
    body: str | None
    kind: str
    country: str | None
    spans: list[tuple[int, int]] = attrs.Factory(list)


@value(kw_only=True)
class Entities:
    """Who and what the article speaks of; ``person_of`` and ``body_of`` answer for a mention by its first token.

    ``office_of``: for a mention of an office that says nothing of itself ("his Thai counterpart"), the office that is meant: the words
    and rank of the other's office, with the state of the one described. For every other mention of an office its own title counts.
    """

    people: tuple[PersonEntity, ...]
    bodies: tuple[BodyEntity, ...]
    person_of: dict[int, PersonEntity]
    body_of: dict[int, BodyEntity]
    state_of: dict[int, str]  # pronoun "it" that stands for a state
    home: str | None  # the state the text was written in, where the dateline or a known office tells
    office_of: dict[int, Title] = attrs.Factory(dict)
    unnamed_of: dict[int, OfficeMention] = attrs.Factory(dict)  # pronoun that goes back to an office without name
