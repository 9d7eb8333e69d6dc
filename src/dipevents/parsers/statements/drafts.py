"""Drafts of statements: token ranges of what is said, by whom, and of the cue."""

from __future__ import annotations

import attrs

from ...records import Party

Range = tuple[int, int]


@attrs.define(kw_only=True)
class Draft:
    """A statement in the making: token ranges of its pieces and of its cue, and whatever else the sentence tells."""

    sentence: Range
    pieces: list[Range]
    speaker: Party | None
    cue: Range | None = None
    act: str = "say"
    addressee: Range | None = None
    relayed_by: Party | None = None
    when: Range | None = None  # the attribution clause, where a day of saying would stand
    tail: Range | None = None  # the time behind a phrase of courtesy or of stance: "thanked Y [on Monday]"
