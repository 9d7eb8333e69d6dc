"""The state at home of the agency in a dateline: whose officials it prints without their state, also where they travel.

"ABUJA (BSS)": the agency of one state writes "Foreign Minister X" of its own minister; those that report from everywhere do not.
"""

from __future__ import annotations

from ..document import Document
from ..gazetteer import Gazetteer

WORLDWIDE = frozenset({"USA", "GBR", "FRA", "DEU", "ESP", "CHN", "TUR", "RUS"})  # whose agencies have readers and reporters everywhere


def state_of_outlet(document: Document, gazetteer: Gazetteer) -> str | None:
    """Return the state of the agency that the dateline names, None where it names none or one that reports from everywhere."""
    line = document.header.dateline
    if line is None or line.agency is None:
        return None
    entries = [e for e in gazetteer.lookup(document.slice(*line.agency)) if e.kind == "organisation"]
    bodies = [gazetteer.bodies[e.id] for e in entries]
    states = {b.country for b in bodies if b.kind == "media" and b.country}
    return next(iter(states - WORLDWIDE)) if len(states) == 1 and not states <= WORLDWIDE else None
