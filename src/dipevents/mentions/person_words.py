"""The words that tell names, titles and states apart: ``data/person_words.jsonl``, which says what each list is for."""

from __future__ import annotations

from functools import cache

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, HEAD, MODIFIER, PORTFOLIO
from ..tables import rows
from ..values import value


@value(kw_only=True)
class Vocabulary:
    """The lists of the table; all in lower case but ``honours``, which count as they are written."""

    aides: frozenset[str]
    america: frozenset[str]
    becomes: frozenset[str]
    commands: frozenset[str]
    counterparts: frozenset[str]
    delegations: frozenset[str]
    deputies: frozenset[str]
    descriptive: frozenset[str]
    goes_on: frozenset[str]
    honours: frozenset[str]
    indefinite: frozenset[str]
    kin: frozenset[str]
    lawmakers: frozenset[str]
    leads: frozenset[str]
    local_heads: frozenset[str]
    members: frozenset[str]
    ministerial: frozenset[str]
    misters: frozenset[str]
    more_portfolios: frozenset[str]
    movements: frozenset[str]
    no_agents: frozenset[str]
    not_states: frozenset[str]
    of_bodies: frozenset[str]
    of_states: frozenset[str]
    office_surnames: frozenset[str]
    plurals: frozenset[str]
    ranks: frozenset[str]
    regions: frozenset[str]
    retired: frozenset[str]
    royal: frozenset[str]
    ships: frozenset[str]
    sent_out: frozenset[str]
    served: frozenset[str]
    state_heads: frozenset[str]
    tails: frozenset[str]
    things: frozenset[str]
    verbal_heads: frozenset[str]
    wider: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the table, read once."""
    return Vocabulary(**{row["id"]: frozenset(row["forms"]) for row in rows("person_words")})


def is_plural(head: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the head noun of an office, in lower case, means several who hold it: "ministers", "attorneys", "heads"."""
    regular = head.endswith("s") and not head.endswith("ss") and head != "headquarters" and head[:-1] in gazetteer.ranks
    return regular or head in vocabulary().plurals or head in gazetteer.plural_offices


def is_addressed(document: Document, i: int) -> bool:
    """Tell whether token ``i`` is a surname because "Mr", "Ms" stands in front, though it is an office or common word: "Ms Bishop".

    Not an office ("Mr Speaker"), nor what a further capital follows ("Mr King Ho").
    """
    lists, flags = vocabulary(), document.flags
    k = i - 1 - (i > 1 and document.words[i - 1] == ".")
    if k < 0 or document.folded[k] not in lists.misters or not flags[i] & CAPITAL or (i + 1 < len(flags) and flags[i + 1] & CAPITAL):
        return False
    return not flags[i] & (HEAD | PORTFOLIO | MODIFIER) or document.folded[i] in lists.office_surnames
