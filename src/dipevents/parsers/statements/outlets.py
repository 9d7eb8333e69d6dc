"""Outlets that only pass on what somebody said: ", state news agency KNA reported", ", BelTA has learned", ", Kazinform cites the press service".

Rule 1  An outlet that no table knows is told by its capitals, behind a comma and in front of its verb.
Rule 2  What it hears, learns or cites at the end of a sentence that somebody else's words fill is no part of those words.
"""

from __future__ import annotations

from ...lexicon import CAPITAL, DETERMINER
from ...records import Party
from ..reader import Reader
from .followers import Subject

OUTLETS = frozenset({"state", "run", "-", "local", "national", "news", "agency", "newspaper", "daily", "weekly", "broadcaster", "channel", "portal", "website", "radio", "television", "tv"})  # fmt: skip
HEARING = frozenset({"learned", "learnt", "learns", "publishes", "published", "cites", "informs"})  # it says nothing itself
ENDS = ("media", "reports", "agency", "newspaper", "television", "tv", "radio")
LAST = 8  # tokens of an outlet's clause at the end of a sentence


class Outlets(Reader):
    """Finds such clauses in one article."""

    def is_outlet(self, party: Party) -> bool:
        """Tell whether a party is an agency, a paper, "media reports": one that tells what others said."""
        bodies = zip(self.article.entities.bodies, self.article.body_ids, strict=True)
        known = party.ref is not None and any(body.kind == "media" for body, number in bodies if number == party.ref)
        return known or (party.name or "").casefold().endswith(ENDS)

    def unknown(self, verb: int, floor: int) -> Subject | None:
        """Return the outlet in front of a verb of reporting that only its capitals tell (Rule 1)."""
        first = verb
        while first > floor and self.flags[first - 1] & CAPITAL and first not in self.ending:
            first -= 1
        start = first
        while start > floor and (self.folded[start - 1] in OUTLETS or self.flags[start - 1] & DETERMINER):
            start -= 1
        if first == verb or start <= floor or self.words[start - 1] != ",":
            return None
        name, mention = self.article.name_of((first, verb)), self.article.extract(first, verb)
        return Subject(start, verb, Party(kind="organisation", name=name, mention=mention))

    def closing(self, said: int, start: int, end: int) -> int:
        """Return the comma at which an outlet's clause closes a sentence whose words are attributed at ``said`` (Rule 2), else ``end``."""
        verb = next((i for i in range(end - 1, max(said, end - LAST), -1) if self.folded[i] in HEARING), None)
        if verb is None:
            return end
        first = verb - (self.folded[verb - 1] in ("has", "have"))
        name = first
        while name - 1 > start and self.flags[name - 1] & CAPITAL:
            name -= 1
        return name - 1 if name < first and self.words[name - 1] == "," else end
