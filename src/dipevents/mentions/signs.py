"""Where the finders begin: the tokens with a bit that opens an attempt, found in a few passes instead of one for each finder."""

from __future__ import annotations

from ..document import Document
from ..lexicon import BODY, CAPITAL, DIGIT, GROUP, HEAD, MONTH, NAMED, ORDINAL, PARTICLE, PERSON, PRONOUN, UPPER, WEEKDAY
from ..values import value

DATE = DIGIT | MONTH | ORDINAL | WEEKDAY
NAME = CAPITAL | PARTICLE
RARE = BODY | DATE | GROUP | HEAD | PERSON | PRONOUN | UPPER  # one token of seven


@value(kw_only=True)
class Signs:
    """Tokens by what they may be, each list in text order."""

    named: list[int]  # first words of names in the gazetteer
    names: list[int]  # of people
    bodies: list[int]
    capitals: list[int]
    dates: list[int]
    groups: list[int]
    heads: list[int]  # of offices
    persons: list[int]
    pronouns: list[int]


def find_signs(document: Document) -> Signs:
    """Return the tokens of a document where something may begin."""
    flags = document.flags
    rare = [i for i, bits in enumerate(flags) if bits & RARE]
    return Signs(
        named=[i for i, bits in enumerate(flags) if bits & NAMED],
        names=[i for i, bits in enumerate(flags) if bits & NAME],
        bodies=[i for i in rare if flags[i] & BODY],
        capitals=[i for i in rare if flags[i] & UPPER],
        dates=[i for i in rare if flags[i] & DATE],
        groups=[i for i in rare if flags[i] & GROUP],
        heads=[i for i in rare if flags[i] & HEAD],
        persons=[i for i in rare if flags[i] & PERSON],
        pronouns=[i for i in rare if flags[i] & PRONOUN],
    )
