"""Pronouns in front of the name they stand for: "Before leaving Rome, where he met Ana Lopes, Kenyan President Otieno said".

Rule 1  A pronoun waits for a name where it goes back to nobody, or opens a clause of time in front of the main one: "As he left, Mills said".
        Only in its own sentence.
Rule 2  The name stands behind a comma and is the subject of the main clause.
"""

from __future__ import annotations

from ..mentions import Mentions, PersonMention, PronounMention
from .entities import PersonEntity
from .history import History

OPENERS = frozenset({"after", "as", "before", "since", "when", "while"})
CLAUSE = 30  # tokens of "As he embarked on a trip to Moscow following talks in Italy,"


class Cataphora:
    """The pronouns of one document that wait for whom they mean."""

    def __init__(self, history: History, mentions: Mentions) -> None:
        self.history, self.mentions = history, mentions
        self.waiting: list[PronounMention] = []

    def wait(self, pronoun: PronounMention) -> None:
        """Let a pronoun that goes back to nobody wait."""
        if not self.history.quoted[pronoun.start]:
            self.waiting.append(pronoun)

    def waits(self, pronoun: PronounMention) -> bool:
        """Let a pronoun wait that the clause behind explains; tell whether it does."""
        if self._opens_clause(pronoun):
            self.waiting.append(pronoun)
            return True
        return False

    def _opens_clause(self, pronoun: PronounMention) -> bool:
        """Tell whether "As [he] left for Rome, Mills said" has the name behind the first comma, and no "him" whom Mills meets."""
        history, at, last = self.history, pronoun.start, len(self.history.folded)
        folded = history.folded
        if folded[at] not in ("he", "she") or not at or folded[at - 1] not in OPENERS or not history.opens_sentence(at):
            return False
        comma = next((k for k in range(at + 1, min(last, at + CLAUSE)) if folded[k] == ","), last)
        name = self.mentions.starting.get(comma + 1)
        if not isinstance(name, PersonMention) or history.sentence_of[name.start] != history.sentence_of[at]:
            return False
        return history.is_subject(name.start, name.end) and "him" not in folded[name.end : name.end + CLAUSE]

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
