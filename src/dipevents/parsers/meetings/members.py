"""Who takes part in an encounter in the making, and when two parties are one."""

from __future__ import annotations

import attrs

from ...records import Party


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
    if a.kind == "group":
        return (a.name or "").lower() == (b.name or "").lower()
    if a.kind == "person":
        return holds_same_office(a, b)
    return (a.name or "").lower() == (b.name or "").lower()


def holds_same_office(a: Party, b: Party) -> bool:
    """Tell whether one of two people may be the other, at least one of them known by office alone."""
    if a.name and b.name:
        return False
    if a.country and b.country and a.country != b.country:
        return False
    if a.rank and b.rank and a.rank == b.rank:
        return True
    if not (a.name or b.name) and a.country == b.country and a.office and a.office == b.office:
        return True
    words = set((a.office or "").lower().split()) & set((b.office or "").lower().split())
    return bool(words - {"of", "the", "and", "for", "deputy", "vice"}) and bool(a.country and b.country)
