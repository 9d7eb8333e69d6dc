"""Participles that attribute: "..., adding that", "Noting that ..., he", "a statement saying", "is demanding that", "with X saying".

Rule 1  Behind a comma or dash a participle goes on about whoever spoke; at the head of a sentence it waits for the subject to come.
Rule 2  A document in front of it, a day between or not, says it; with its auxiliary it is a verb like any other.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...facts import CueForm
from ...lexicon import ADVERB, AUXILIARY, ING, PREPOSITION
from ...mentions import CountryMention, OrganisationMention
from ...tokens import LONG_DASHES
from ...values import value
from ..evidence import COMMA_OR_QUOTE, QUOTES, first_finite, has_clause
from ..reader import Reader
from .attribution import Attribution
from .descriptions import DOCUMENTS
from .followers import REDUCED, Subject
from .subjects import Subjects
from .verbs import BE, Verbs

SOURCES = frozenset({"source", "sources", "official", "officials", "report", "reports", "media", "document", "documents", "data", "diplomats", "witnesses", "experts", "agency", "newspaper", "statement", "police"})  # fmt: skip
JOINING = frozenset({"join", "joins", "joined", "joining"})
LETTERS = frozenset({"statement", "communique", "communiqué", "message", "letter"})  # documents in which their sender does something
READING = frozenset({"say", "state", "declare", "read"})  # what any document does
WITH = 14  # tokens of "with the prime minister's spokesman NAME"
MEETING = frozenset(
    {"met", "meet", "meets", "meeting", "spoke", "speak", "speaking", "talked", "talk", "talks", "along", "together", "consulted"}
)  # in front of "with" and whom one meets
CLAUSE = 14  # tokens in which the verb of what is said stands


@value
class Place:
    """A participle in its sentence: tokens ``start:end`` of the form, none read in front of ``floor``, no subject in front of ``own``."""

    form: CueForm
    start: int
    end: int
    floor: int
    own: int


class Participles(Reader):
    """Reads the participles of one article's sentences."""

    def __init__(self, article: Article, subjects: Subjects, verbs: Verbs) -> None:
        super().__init__(article)
        self.subjects, self.verbs = subjects, verbs

    def read(self, at: Place, found: list[Attribution]) -> Attribution | None:
        """Return ", adding that", "Noting that ..., he", "in a statement saying"; ``found``: what stands in front."""
        form, i, stop, floor = at.form, at.start, at.end, at.floor
        if self._says_nothing(form, stop):
            return None
        j = i - 1
        while j > floor and (self.flags[j] & ADVERB or self.folded[j] == "also"):
            j -= 1
        place = Attribution(start=i, end=stop, lead=j, form=form, role="participle")
        if (dated := self._of_dated_document(j + 1, floor)) is not None:
            return attrs.evolve(place, lead=dated)
        if j < floor:
            return attrs.evolve(place, lead=i) if self._opens_with(form, stop) else None
        if self.words[j] in COMMA_OR_QUOTE or self.words[j] in LONG_DASHES:
            return place
        before = self.folded[j]
        if before == "as":
            return None
        if before in ("by", "in"):
            return place if j > floor and self._is_manner(form, j, floor) else None
        if before in ("and", "while", "but"):
            return self._joined_participle(place, floor, found)
        companion = self._accompanying(j, floor, form, stop) if "np_np" in form.cue.frames or not form.cue.weak else None
        if companion is not None:
            return attrs.evolve(place, lead=companion.start - 1, subject=companion)
        if self._introduces_quotation(form, i) or self._is_of_document(form, j):
            return attrs.evolve(place, lead=i)
        return self._continuous(place, at.own) or self._of_party(place)

    def _of_dated_document(self, end: int, floor: int) -> int | None:
        """Return the first token of the day in front of ``end`` behind a document: "issued a statement [on Friday] saying"; else None."""
        day = self.before_date(end)
        day -= self.folded[day - 1] == "on"
        return day if day < end and day - 1 > floor and self.folded[day - 1].rstrip("s") in DOCUMENTS else None

    def _says_nothing(self, form: CueForm, stop: int) -> bool:
        """Tell whether what stands behind a participle shows that it is no speech."""
        if form.cue.id == "cite" and not SOURCES.isdisjoint(self.folded[stop : stop + 8]):
            return True  # "citing two officials": where the words come from
        if form.cue.frames == {"quote"} and not self.verbs.opens_quotation(stop):
            return True  # "announced a new school, starting in May"
        behind = stop + (self.words[stop : stop + 1] == [","])
        return self.folded[behind : behind + 1] in (["and"], ["or"])  # "measurement, reporting, and checking of emissions"

    def _opens_with(self, form: CueForm, stop: int) -> bool:
        """Tell whether a participle that opens the sentence is speech: "Noting that ..., he"; not "Considering the price, he"."""
        if not form.cue.frames & {"np", "that"}:
            return False  # "Maintaining the peace is our duty"
        return not form.cue.weak or "np" in form.cue.frames or self.folded[stop : stop + 1] == ["that"]

    def _is_manner(self, form: CueForm, j: int, floor: int) -> bool:
        """Tell whether "by" or "in" says how something is done: "opened the talks by calling X a betrayal", "joined Oslo in condemning"."""
        joins = self.folded[j] == "by" or not JOINING.isdisjoint(self.folded[max(floor, j - WITH) : j])
        return joins and (not form.cue.weak or "np_np" in form.cue.frames)

    def _joined_participle(self, place: Attribution, floor: int, found: list[Attribution]) -> Attribution | None:
        """Return a participle behind a conjunction: "thanked Oslo, and adding that", "left while warning that"."""
        j = place.lead
        if found and self.folded[j] == "and" and self.flags[found[-1].end] & ING:
            return None  # "called for opening the port and adding a quay"
        if not found and self.folded[j] != "while":
            return None
        return attrs.evolve(place, lead=j - 1) if j - 1 >= floor and self.words[j - 1] == "," else place

    def _introduces_quotation(self, form: CueForm, i: int) -> bool:
        """Tell whether a quotation opens behind "saying": 'stressed the need for unity saying: "..."'."""
        return form.cue.id in ("say", "add", "state") and i + 2 < len(self.words) and self.verbs.opens_quotation(i + 1)

    def _is_of_document(self, form: CueForm, j: int) -> bool:
        """Tell whether the noun at ``j`` says it: "a decree declaring that", "a letter thanking them"."""
        speaks = form.cue.id in READING or (self.folded[j] in LETTERS and not form.cue.weak)
        return speaks and self.folded[j] in DOCUMENTS

    def _continuous(self, place: Attribution, own: int) -> Attribution | None:
        """Return a participle with its auxiliary, a verb with a subject like any other: "the minister is [demanding] that"."""
        if not self.flags[place.lead] & AUXILIARY and (self.folded[place.lead] not in BE or place.form.cue.weak):
            return None
        subject = self.subjects.before(place.start, own)
        if subject is None or subject.party is None or subject.modal:
            return None
        return attrs.evolve(place, lead=subject.start, role="subject", subject=subject)

    def _of_party(self, place: Attribution) -> Attribution | None:
        """Return a participle right behind the state or body that speaks: "reports of [the ministry demanding] that"."""
        mention, form = self.ending.get(place.lead + 1), place.form
        if not isinstance(mention, CountryMention | OrganisationMention) or form.cue.weak:
            return None
        if form.cue.id == "brief" or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return None  # "a White House briefing paper"
        if self.folded[max(mention.start - 1, 0)] in ("to", "with", "against") or not self.verbs.takes_complement(place.end):
            return None
        subject = Subject(mention.start, mention.end, self.article.party(mention))
        return attrs.evolve(place, lead=place.start, subject=subject)

    def _meets_with(self, j: int) -> bool:
        """Tell whether "with" behind token ``j`` tells whom one meets or agrees with: "met with", "a treaty with"."""
        return self.folded[j] in MEETING or self.subjects.descriptions.is_text(j)

    def _accompanying(self, j: int, floor: int, form: CueForm, stop: int) -> Subject | None:
        """Return who speaks in ", with NAME saying": the noun phrase behind "with" that ends with token ``j``.

        Without a comma a clause must be said: "fell with Oslo saying that ...", not "met with ministers demanding change".
        """
        told = (
            "that" in form.cue.frames
            and not form.cue.weak
            and (self.folded[stop : stop + 1] == ["that"] or has_clause(self.article, stop, min(len(self.words), stop + CLAUSE)))
        )
        for i in range(j - 1, max(floor, j - WITH), -1):
            if self.words[i] == ",":
                return None
            marked = self.words[i - 1] in (",", "--", "—", "–") or self.words[i - 1] in QUOTES
            if self.folded[i] == "with" and (marked or (told and not self._meets_with(i - 1))):
                subject = self.subjects.after(i + 1, j + 1)
                if subject is None:
                    return None
                described = subject.end <= j and (self.flags[subject.end] & PREPOSITION or self.folded[subject.end] in REDUCED)
                described = described and first_finite(self.article, subject.end, j + 1) is None  # "with a source close to her saying"
                return subject if subject.end == j + 1 or described else None
        return None
