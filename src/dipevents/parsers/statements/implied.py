"""Who speaks where a cue has no subject of its own: "..., adding that", "Hailing the pact, X said", "released a statement condemning"."""

from __future__ import annotations

from ...article import Article
from ...lexicon import ADVERB, CONJUNCTION, PREPOSITION
from ...mentions import CountryMention
from ...records import Party
from ...tokens import APOSTROPHE_S, POSSESSIVE
from ..evidence import QUOTES, first_finite, is_finite
from ..reader import Reader
from .attribution import Attribution
from .descriptions import DOCUMENTS
from .subjects import Subjects
from .trailing import OPENING_SUBORDINATORS

PUBLISHING = frozenset({"released", "published", "carried", "posted", "quoted", "aired", "broadcast", "distributed"})


class Implied(Reader):
    """Finds implied speakers in one article."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects

    def speaker(self, candidate: Attribution, start: int, end: int, top: list[Attribution], speaker: Party | None) -> Party | None:
        """Return whose a cue is: its subject, the issuer of a document, the ``speaker`` before, or the subject of the main clause."""
        if candidate.subject is not None:
            return candidate.speaker
        if candidate.role == "participle" and (issuer := self._issuer(candidate, start, end)) is not None:
            return issuer
        if candidate.role in ("coordinate", "participle") and speaker is not None:
            return speaker
        if candidate.role == "infinitive" and self.flags[start] & PREPOSITION:  # "In a message to congratulate ..., Xi said"
            follow = next((c for c in top if c.start > candidate.start and c.subject is not None), None)
            if follow is not None:
                return follow.speaker
        if candidate.role == "participle" and candidate.lead <= start + 1:  # "Hailing ..., Xi said"
            follow = next((c for c in top if c.start > candidate.start and c.subject is not None), None)
            if follow is not None:
                return follow.speaker
            comma = next((i for i in range(candidate.end, end) if self.words[i] == ","), None)
            return self.main_subject(comma + 1 if comma else candidate.end, end)
        return self.main_subject(start, candidate.start)

    def _issuer(self, candidate: Attribution, start: int, end: int) -> Party | None:
        """Return whose document it is that a participle stands behind; None where none stands there, or nobody's.

        Forms: "both sides issued a statement condemning" / "a statement on Friday condemning" / "released the ministry's statement, saying".
        """
        noun, apart = self.folded[candidate.lead - 1], self.words[candidate.lead] == ","
        if candidate.lead - 1 <= start or not (noun in DOCUMENTS or (not apart and noun.rstrip("s") in DOCUMENTS)):
            return None
        issued = self.subjects.before(candidate.lead, start)
        named = issued is not None and not APOSTROPHE_S.isdisjoint(self.folded[issued.start : issued.end])
        issuer = None if apart or named else self._who_acts(start, candidate.lead)
        if issuer is None and not (apart or named) and self.flags[start] & PREPOSITION and self.words[candidate.lead - 2] != "the":
            comma = next((i for i in range(candidate.end, end) if self.words[i] == ","), None)
            issuer = None if comma is None else self.main_subject(comma + 1, end)  # "In her statement condemning the raid, X defended ..."
        if issuer is not None or issued is None:
            return issuer
        told = named or candidate.lead == candidate.start or not PUBLISHING.isdisjoint(self.folded[start : candidate.lead])
        return issued.party if told else None

    def _who_acts(self, start: int, end: int) -> Party | None:
        """Return who is told to issue a document in front of ``end``: the subject of the verb next to it, else that of the main clause."""
        verb = next((k for k in range(end - 1, start, -1) if is_finite(self.article, k)), None)
        if verb is None:
            return None
        subject = self.subjects.before(verb, start)
        if subject is None or subject.party is None:
            return self.main_subject(start, end)
        governed = self.flags[subject.start - 1] & PREPOSITION and self.folded[subject.start - 1] not in OPENING_SUBORDINATORS
        return self.main_subject(start, end) if governed else subject.party

    def main_subject(self, start: int, end: int) -> Party | None:
        """Return whoever is the subject of the clause that begins at ``start``."""
        i = start
        while i < end and ((self.flags[i] & (ADVERB | CONJUNCTION) and i not in self.starting) or self.words[i] in QUOTES):
            i += 1
        if i < end and self.folded[i] == "on" and i + 1 in self.date_from:
            i = self.date_from[i + 1].end  # "On Tuesday she ..."
            i += i < end and self.words[i] == ","
        if i < end and self.flags[i] & PREPOSITION:  # "At a meeting in Paris, she ..."
            comma = next((k for k in range(i, end) if self.words[k] == ","), None)
            if comma is None:
                return None
            i = comma + 1
        main = first_finite(self.article, i, end)
        own = self.subjects.before(main, i) if main is not None else None
        opens = own is not None and own.start == i and self.folded[i] != "there"
        if own is not None and opens and (own.party is not None or i not in self.starting):
            return own.party  # "Sato left the talks with Oslo, claiming": Oslo claims nothing
        for mention in self.article.mentions.parties:
            if mention.start < i:
                continue
            if mention.start >= end or (main is not None and mention.start > main):
                break
            owns = (
                mention.end < end and self.words[mention.end] in POSSESSIVE and main is not None and main < mention.start
            )  # "issued its award, denying A's claim"
            if owns or (isinstance(mention, CountryMention) and mention.form == "adjective"):
                continue
            opens = self.folded[mention.start - 1] in OPENING_SUBORDINATORS and is_finite(self.article, mention.end)  # "after X used Y to"
            if self.flags[mention.start - 1] & PREPOSITION and mention.start > i and not opens:
                continue
            verb = next((k for k in range(mention.end, end) if is_finite(self.article, k)), None)
            if verb is not None:
                subject = self.subjects.before(verb, i)
                if subject is not None and subject.party is not None:
                    return subject.party
            return self.article.party(mention)
        return own.party if own is not None else None
