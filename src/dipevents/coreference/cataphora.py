"""Pronouns in front of the name they stand for: "Before leaving Rome, where he met Ana Lopes, Kenyan President Otieno said".

Rule 1  Only a pronoun that goes back to nobody waits for a name, and only in its own sentence.
Rule 2  The name stands behind a comma and is the subject of the main clause.
"""

from __future__ import annotations

from ..mentions import PersonMention, PronounMention
from .entities import PersonEntity
from .history import History


class Cataphora:
    """The pronouns of one document that wait for whom they mean."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.waiting: list[PronounMention] = []

    def wait(self, pronoun: PronounMention) -> None:
        """Let a pronoun that goes back to nobody wait."""
        if not self.history.quoted[pronoun.start]:
            self.waiting.append(pronoun)

    def meant_by(self, mention: PersonMention, entity: PersonEntity) -> list[PronounMention]:
        """Return the pronouns of the same sentence that a name behind a comma tells the meaning of."""
        sentence_of = self.history.sentence_of
        here = [p for p in self.waiting if sentence_of[p.start] == sentence_of[mention.start]]
        if not here or self.history.folded[mention.start - 1] != "," or not self.history.is_subject(mention.start, mention.end):
            return []
        gender = {"he": "m", "she": "f"}[here[0].person]
        if entity.gender not in (None, gender) or any(p.person != here[0].person for p in here):
            return []
        entity.gender, self.waiting = gender, []
        return here
