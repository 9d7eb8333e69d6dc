"""Who was named or meant, and where: the subjects that pronouns and descriptions go back to.

Rule 1  A subject has a finite verb behind it or a verb of saying in front; that of a clause which somebody else says is none.
Rule 2  Words in quotation marks do not count.
Rule 3  A pronoun takes the latest subject of its gender within six sentences, else the latest person.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon import ADVERB, AUXILIARY, CAPITAL, CUE, MARK, MODAL, PAST, PREPOSITION, THIRD, TIME, WEEKDAY
from ..mentions import OfficeMention
from ..values import value
from .entities import PersonEntity
from .homes import MEETING
from .offices import UNIQUE

FAR = 6  # sentences a pronoun looks back
NEAR = 2  # sentences in which a subject is still in mind
BACK = 60  # mentions that are looked back upon at most
TELLER = 8  # tokens of a name and its title in front of "said"
TOLD = frozenset({",", '"', "”", "''"})  # in front of who said what a sentence tells
VIEWS = frozenset({"for", "to"})  # in front of whose view opens a sentence: "For Ana Lopes, the ruling is void"
JOURNEYS = frozenset({"trip", "tour", "visit", "journey", "stay"})
JOURNEY = 4  # tokens of "'s first official visit"
RECENT = 8  # mentions among which the holder of an office is looked for whose counterpart is meant


@value
class Met:
    """Somebody at a place in the text."""

    sentence: int
    token: int
    subject: bool
    entity: PersonEntity


class History:
    """Whom one document has named or meant so far, outside quotations."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded, self.flags = document.folded, document.flags
        self.met: list[Met] = []
        self.sentence_of = [0] * len(document.words)
        for number, sentence in enumerate(document.sentences):
            self.sentence_of[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
        self.quoted = bytearray(len(document.words) + 1)
        for quotation in document.quotations:
            self.quoted[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)

    def add(self, start: int, end: int, entity: PersonEntity) -> None:
        """Note that tokens ``start:end`` name or mean somebody."""
        if not self.quoted[start]:
            subject = self.is_subject(start, end) and not self._is_told_of(start)
            self.met.append(Met(self.sentence_of[start], start, subject, entity))

    def subject_of(self, sentence: int) -> PersonEntity | None:
        """Return who is the subject of a sentence so far."""
        return next((m.entity for m in reversed(self.met[-4:]) if m.sentence == sentence and m.subject), None)

    def meets(self, start: int, end: int) -> PersonEntity | None:
        """Return the subject of a sentence who meets whoever the tokens ``start:end`` mean: not the other way round."""
        sentence = self.sentence_of[start]
        last = next((m for m in reversed(self.met[-4:]) if m.sentence == sentence and m.subject), None)
        if last is None or MEETING.isdisjoint(self.folded[last.token : start]) or self.is_subject(start, end):
            return None
        return last.entity

    def in_office_before(self, token: int) -> PersonEntity | None:
        """Return the latest with a title in this sentence or the one before."""
        sentence = self.sentence_of[token]
        return next((m.entity for m in reversed(self.met[-RECENT:]) if sentence - m.sentence <= 1 and m.entity.titles), None)

    def subjects_first(self, fitting: list[PersonEntity], token: int) -> list[PersonEntity]:
        """Put the one who was a subject last, in one of the sentences just before, in front of those who were only met or named."""
        numbers = {e.number for e in fitting}
        sentence = self.sentence_of[token]
        for met in self.met[: -BACK - 1 : -1]:
            if sentence - met.sentence > NEAR:
                break
            if met.subject and met.entity.number in numbers:
                return [met.entity, *(e for e in fitting if e is not met.entity)]
        return fitting

    def acts_later(self, office: OfficeMention, at: int, entity: PersonEntity | None, sentence: int) -> bool:
        """Tell whether an office without name, spoken of ``at`` last, was the last subject: "The Prime Minister rang President A. He said"."""
        if sentence - self.sentence_of[at] > 1 or office.title.rank not in UNIQUE:
            return False
        last = next((m.token for m in self.met[: -BACK - 1 : -1] if m.entity is entity and m.subject), -1)
        return last < at

    def teller_behind(self, at: int) -> str | None:
        """Return the family name of whose words a sentence is in which "he" stands at ``at``: "He will visit Lima, Mills said", of somebody else."""
        document, end = self.document, self.document.sentences[self.sentence_of[at]].end
        if not self.opens_sentence(at) and document.words[at - 1] != ",":
            return None  # "Asked why he had left, Mills said"
        for k in range(at + 1, end - 2):
            first = k + 1 + (document.words[k + 1] in TOLD)
            if document.words[k] != "," or self.quoted[first] > self.quoted[at]:
                continue
            verb = first
            while verb < end and self.flags[verb] & CAPITAL and verb < k + TELLER:
                verb += 1
            if first < verb < end and self.flags[verb] & CUE and self.flags[verb] & PAST and not self.flags[verb] & AUXILIARY:
                return self.folded[verb - 1]
        return None

    def told_of_before(self, at: int, teller: PersonEntity | None, gender: str) -> PersonEntity | None:
        """Return of whom the sentence in front tells in the words of ``teller``, where "he" at ``at`` acts: "Soto will go to Lima, Mills said. He will meet"."""
        last = next((m for m in self.met[: -RECENT - 1 : -1] if m.subject), None)
        if last is None or last.entity is not teller or self.sentence_of[at] - last.sentence != 1:
            return None
        if self.document.words[last.token - 1] not in TOLD:
            return None
        verb = at + 1
        while verb < len(self.flags) and self.flags[verb] & (ADVERB | AUXILIARY | MODAL):
            verb += 1
        if verb < len(self.flags) and self.flags[verb] & CUE:
            return None  # "He added"
        told = (m for m in self.met[: -RECENT - 1 : -1] if m.sentence == last.sentence and m.token < last.token and m.subject)
        return next((m.entity for m in told if m.entity is not teller and m.entity.gender in (None, gender)), None)

    def latest(self, gender: str | None, sentence: int, besides: str | None = None) -> PersonEntity | None:
        """Return the latest subject of that gender; where there is none, the latest person; nobody of the family name ``besides``."""
        fallback: PersonEntity | None = None
        for met in self.met[: -BACK - 1 : -1]:
            if sentence - met.sentence > FAR:
                break
            if (gender is not None and met.entity.gender not in (None, gender)) or met.entity.last == besides:
                continue
            if met.subject:
                return met.entity
            fallback = fallback or met.entity
        return fallback

    def is_subject(self, start: int, end: int) -> bool:
        """Tell whether a mention looks like the subject of its clause: a finite verb follows, or a verb of saying stands before."""
        flags = self.flags
        before = flags[start - 1] if start else 0
        if before & CUE and before & (PAST | THIRD) and not before & PREPOSITION and (start < 2 or flags[start - 2] & MARK):
            return not self._is_object_behind_apposition(start)  # ", said Wang Yi"
        if before & PREPOSITION:
            return self.folded[start - 1] in VIEWS and self.opens_sentence(start) and self.folded[end : end + 1] == [","]
        i = self._over_journey(start, end)
        while i < len(flags) and flags[i] & (ADVERB | WEEKDAY | TIME) and not flags[i] & (MODAL | AUXILIARY):
            i += 1
        if i < len(flags) and self.folded[i] == "on" and i + 1 < len(flags) and flags[i + 1] & WEEKDAY:
            i += 2
        if i < len(flags) and self.document.words[i] in (",", "and"):
            apposed = start > 0 and self.folded[start - 1] == "," and i + 1 < len(flags) and flags[i + 1] & PAST
            return bool(apposed and not flags[i + 1] & CAPITAL) or self.opens_sentence(start)  # "the envoy, Ana Lopes, told"
        return i < len(flags) and bool(flags[i] & (PAST | THIRD | AUXILIARY | MODAL))

    def _over_journey(self, start: int, end: int) -> int:
        """Step over "'s [first] trip" at the head of a sentence: who travels is spoken of in "Okello's trip began in Rome, where he met"."""
        if self.document.words[end : end + 1] not in (["'s"], ["’s"]) or not self.opens_sentence(start):
            return end
        return next((k + 1 for k in range(end + 1, min(end + JOURNEY, len(self.folded))) if self.folded[k] in JOURNEYS), end)

    def _is_object_behind_apposition(self, start: int) -> bool:
        """Tell whether a name is the object of the first verb of a sentence: "Ana Lopes, the president, received [Wang Yi]"."""
        first = self.document.sentences[self.sentence_of[start]].start
        return start - first > 2 and not any(flag & (PAST | THIRD | AUXILIARY | MODAL) for flag in self.flags[first : start - 1])

    def _is_told_of(self, start: int) -> bool:
        """Tell whether a subject is that of a clause which somebody else says: "Mills said (that) Sato had left"."""
        before = start - 1
        if before < 1 or not (self.folded[before] == "that" or (self.flags[before] & CUE and not self.flags[before - 1] & MARK)):
            return False
        return self.subject_of(self.sentence_of[start]) is not None

    def opens_sentence(self, start: int) -> bool:
        """Tell whether a mention stands at the head of its sentence."""
        first = self.document.sentences[self.sentence_of[start]].start
        return start - first <= 1
