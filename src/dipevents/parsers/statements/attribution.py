"""A cue of saying in its sentence: the verb, whose it is, and the place they take in the clause."""

from __future__ import annotations

from typing import Literal

from ...facts import CueForm
from ...records import Party
from ...values import value
from .followers import Subject

Role = Literal["subject", "inverted", "coordinate", "participle", "infinitive", "source", "relative"]


@value(kw_only=True)
class Attribution:
    """A cue with its place: tokens ``start:end``; ``lead`` is the first token of the attribution clause."""

    start: int
    end: int
    lead: int
    form: CueForm
    role: Role
    subject: Subject | None = None
    relayed_by: Party | None = None
    reach: int = 0  # behind the noun of saying that is its object, and no verb: "voiced [hopes] for peace"

    @property
    def speaker(self) -> Party | None:
        """Who speaks, where the clause itself says so."""
        return self.subject.party if self.subject else None
