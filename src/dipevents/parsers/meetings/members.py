"""Who takes part in an encounter in the making, and when two parties are one."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ...records import Party

OF_SEVERAL = frozenset({"minister", "deputy_minister", "official", "legislator", "envoy", "ambassador", "spokesperson"})  # in one state
ROYAL = frozenset({"emperor", "empress", "king", "prince", "princess", "queen", "sultan"})  # of one rank, and each somebody else
SIZES = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5}
OF_A_STATE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister"})


@attrs.define
class Member:
    """One participant in the making."""

    party: Party
    at: int
    role: str = "participant"


@attrs.define
class Found:
    """Members read from tokens ``start:end``."""

    members: list[Member]
    start: int
    end: int
    refers: bool = False  # "they", "the two sides": whoever met last


def same_party(a: Party, b: Party) -> bool:
    """Tell whether two parties are one: same entry, state, or unnamed office of one state."""
    if a.ref and b.ref:
        return a.ref == b.ref
    if a.kind != b.kind:
        return False
    if a.kind == "country":
        return a.country == b.country
    if a.kind == "person":
        return holds_same_office(a, b)
    return (a.name or "").lower() == (b.name or "").lower()


def is_among(party: Party, members: list[Member]) -> bool:
    """Tell whether somebody is one of the members: by entry, or in the same words where nobody knows the name."""
    told = (party.name, party.office, party.country)
    return any(m.party.ref == party.ref if party.ref else (m.party.name, m.party.office, m.party.country) == told for m in members)


def is_fuller(new: Party, old: Party) -> bool:
    """Tell whether one party says more of who it was than another: a person than a body or state, a name than an office."""
    order = {"person": 2, "organisation": 1, "country": 0, "group": 0}
    return order[new.kind] > order[old.kind] if new.kind != old.kind else bool(new.name) and not old.name


def holds_same_office(a: Party, b: Party) -> bool:
    """Tell whether one of two people may be the other, at least one of them known by office alone."""
    if a.name and b.name:
        return False
    if a.country and b.country and a.country != b.country:
        return False
    own, other = _words(a), _words(b)
    if own & ROYAL and other & ROYAL and not own & other & ROYAL:
        return False
    either = own <= other or other <= own
    if a.rank and b.rank and a.rank == b.rank:
        return either or a.rank not in OF_SEVERAL
    if not (a.name or b.name):  # "the premier, the foreign minister and the finance minister" are three
        return a.country == b.country and bool(own and other) and either and not (a.rank and b.rank)
    return bool(own & other) and bool(a.country and b.country)


def size_of(words: Sequence[str]) -> int:
    """Return how many "the two", "the four leaders" are; 0 where nothing tells."""
    return next((SIZES[word] for word in words if word in SIZES), 0)


def are_all(words: Sequence[str], members: list[Member]) -> bool:
    """Tell whether everybody who met holds the office that words tell in the plural: "the two foreign ministers", "the presidents"."""
    if not words or not words[-1].endswith("s") or len(members) < 2:
        return False
    office = {word.removesuffix("s") for word in words[-2:]} - {"the", "these", *SIZES}
    return all(office <= set(f"{m.party.office} {m.party.rank}".lower().replace("_", " ").split()) for m in members)


def _words(party: Party) -> frozenset[str]:
    """Return the words of an office that tell it apart."""
    return frozenset((party.office or "").lower().split()) - {"of", "the", "and", "for", "deputy", "vice"}


def acting_for(state: str | None, found: Found) -> list[Member]:
    """Return the people of a delegation, who act for its state where nothing else is told of them."""
    return [Member(attrs.evolve(m.party, country=m.party.country or state), m.at) for m in found.members]


def of_the_host(members: list[Member], code: str | None) -> list[Member]:
    """Give "the king", "the president", of whom no state is told, that of the place where somebody of another state met them."""
    abroad = code is not None and any(m.party.kind == "person" and m.party.country not in (None, code) for m in members)
    if not abroad or any(m.party.country == code for m in members):
        return members
    return [
        attrs.evolve(m, party=attrs.evolve(m.party, country=code))
        if not m.party.country and m.party.rank in OF_A_STATE and _is_bare(m.party)
        else m
        for m in members
    ]


def _is_bare(party: Party) -> bool:
    """Tell whether nothing but an office designates somebody: "the king", not "the union's president"."""
    told = party.mention.text.lower() if party.name is None and party.mention is not None else None
    return told is not None and told.removeprefix("the ") == (party.office or "").lower()
