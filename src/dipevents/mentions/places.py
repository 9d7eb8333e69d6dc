"""Places in the text: cities, regions, seas and venues of the table, with the state they lie in where that is printed or known."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, GIVEN
from ..tokens import APOSTROPHE_S
from .mention import CountryMention, PlaceMention
from .scan import Hit, Hits


def find_places(document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the places of the table named in the text, in text order.

    Forms: NAME; NAME, STATE ("Kazan, Russia"); NAME, REGION. A name that several places share goes to the one whose state is
    printed behind it, else to the largest, one whose name is strong first. A weak name ("Nice", "Reading") counts only behind "in", "at", "from", "to" or with its state.
    """
    state_at = {c.start: c for c in countries if c.form == "name"}
    longer = {i for c in countries if c.form == "name" and c.end - c.start > 2 for i in range(c.start, c.end)}  # "Papua New Guinea"
    found: list[PlaceMention] = []
    for hit in hits["place"]:
        if hit.start in longer and hit.end - 1 in longer:
            continue
        after = hit.end + 1 if hit.end < len(document.words) and document.words[hit.end] == "," else -1
        state = state_at.get(after)
        if state is not None and state.end < len(document.words) and document.words[state.end] in APOSTROPHE_S:
            state = None  # "In Cairo, Turkey's president said"
        if state is not None and hit.start in state_at and all(gazetteer.places[entry.id].country != state.code for entry in hit.entries):
            state = None  # "Singapore, Malaysia and Thailand"
        if state is None and hit.entries[0].weak and all(entry.weak for entry in hit.entries) and not _weak_fits(document, hit):
            continue
        strong = [entry for entry in hit.entries if not entry.weak]
        candidates = [gazetteer.places[entry.id] for entry in (hit.entries if state is not None else strong or hit.entries)]
        if state is not None:
            same = [p for p in candidates if p.country == state.code]
            candidates = same or candidates
        best = candidates[0] if len(candidates) == 1 else max(candidates, key=lambda p: (p.population, p.kind != "city"))
        country = best.country if state is None or best.country == state.code else state.code
        found.append(
            PlaceMention(
                start=hit.start,
                end=state.end if state else hit.end,
                name=(hit.start, hit.end),
                country=country,
                place=best.id,
                kind=best.kind,
            )
        )
    return tuple(found)


def _weak_fits(document: Document, hit: Hit) -> bool:
    """Tell whether a weak name of a place stands where places stand, and no name goes on behind it."""
    i, j = hit.start, hit.end
    if i == 0 or document.folded[i - 1] not in ("in", "at", "from", "to", "near", "of"):
        return False
    after = document.flags[j] if j < len(document.flags) else 0
    return not (after & CAPITAL and after & GIVEN)
