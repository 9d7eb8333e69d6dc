"""Where the finders begin: the tokens with a bit that opens an attempt, found in one pass instead of one for each finder."""

from __future__ import annotations

import attrs

from ..document import Document
from ..lexicon import BODY, CAPITAL, DIGIT, GROUP, HEAD, MONTH, NAMED, ORDINAL, PARTICLE, PERSON, PRONOUN, UPPER, WEEKDAY
from ..values import value

DATE = DIGIT | MONTH | ORDINAL | WEEKDAY
NAME = CAPITAL | PARTICLE
RARE = BODY | DATE | GROUP | HEAD | PERSON | PRONOUN | UPPER  # one token of seven
ANY = NAME | NAMED | RARE


@value
class Signs:
    """Tokens by what they may be, each list in text order."""

    named: list[int] = attrs.Factory(list)  # first words of names in the gazetteer
    names: list[int] = attrs.Factory(list)  # of people
    bodies: list[int] = attrs.Factory(list)
    capitals: list[int] = attrs.Factory(list)
    dates: list[int] = attrs.Factory(list)
    groups: list[int] = attrs.Factory(list)
    heads: list[int] = attrs.Factory(list)  # of offices
    persons: list[int] = attrs.Factory(list)
    pronouns: list[int] = attrs.Factory(list)


def find_signs(document: Document) -> Signs:
    """Return the tokens of a document where something may begin."""
    signs = Signs()
    named, names, pronouns, heads = signs.named, signs.names, signs.pronouns, signs.heads
    for i, bits in enumerate(document.flags):
        if not bits & ANY:
            continue
        if bits & NAMED:
            named.append(i)
        if bits & NAME:
            names.append(i)
        if bits & RARE:
            if bits & PRONOUN:
                pronouns.append(i)
            if bits & HEAD:
                heads.append(i)
            if bits & BODY:
                signs.bodies.append(i)
            if bits & UPPER:
                signs.capitals.append(i)
            if bits & GROUP:
                signs.groups.append(i)
            if bits & DATE:
                signs.dates.append(i)
            if bits & PERSON:
                signs.persons.append(i)
    return signs
