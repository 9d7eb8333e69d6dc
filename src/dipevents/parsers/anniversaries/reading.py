"""From the wording of anniversaries to what it means."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date

from dipevents import lexicon
from dipevents.choices import AnniversaryKind
from dipevents.coreference import Entities
from dipevents.document import Document
from dipevents.mentions import CountryMention, Mentions, OrganisationMention

from .merging import Reading, merge
from .partners import FULL
from .phrases import Phrase, find_phrases
from .states import States
from .surroundings import Surroundings
from .words import Range, kind_of, kind_told, words
from .years import Years

HEAD_ENDS = frozenset({"of", "for", "in", "between", "with", "to", "on", "from", "by", "and"})
KILLED = frozenset({"killing", "murder", "shooting"})  # of somebody named it is a death
WINDOW = 60  # tokens of a sentence on either side of a phrase that are looked at


def read_anniversaries(
    document: Document, mentions: Mentions, anchor: date | None, entities: Entities | None = None
) -> tuple[Reading, ...]:
    """Return the anniversaries of a document in text order; ``entities`` tell which mentions are of one body.

    * ``ordinal``: the count printed, or the one in the word ("centenary")
    * ``event``: the words behind "of"; else those before the noun ("independence anniversary"); else the possessor
      ("ASEAN's 50th anniversary")
    * ``kind``: as the first word of the table in the event tells; a body or state alone was founded; else ``other``
    * ``year``: of a date in or beside the phrase, of "this year" or "next year" in the sentence; else of the day of
      speaking
    * ``origin_year``: printed in the event ("the 1923 treaty", "the founding of the bloc in 1967"); else ``year -
      ordinal``
    * ``date``: a day, month or stretch right behind the phrase or as its subject ("July 1 marks ...", "today marks
      ...")
    """
    dates = {mention.start: mention.end for mention in mentions.dates}
    phrases = find_phrases(document, dates)
    if not phrases:
        return ()
    reader = _Interpreter(Surroundings(document, mentions, anchor, entities))
    told = Counter(reader.sentence_of(phrase) for phrase in phrases)
    readings = [reading for phrase in phrases if (reading := reader.read(phrase, alone=told[reader.sentence_of(phrase)] == 1)) is not None]
    return merge(document, readings)


class _Interpreter:
    """Reads what the phrases of a document mean."""

    def __init__(self, near: Surroundings) -> None:
        self.near, self.states, self.years = near, States(near), Years(near)
        self.document, self.folded, self.flags = near.document, near.folded, near.flags

    def sentence_of(self, phrase: Phrase) -> int:
        """Return the number of the sentence that a phrase stands in."""
        return bisect_right(self.near.sentence_starts, phrase.start) - 1

    def read(self, phrase: Phrase, *, alone: bool) -> Reading | None:
        """Return what a phrase means, None where it has neither event nor count; ``alone``: it is the only one of its sentence."""
        number = self.sentence_of(phrase)
        sentence = self.document.sentences[number]
        window = (max(sentence.start, phrase.start - WINDOW), min(sentence.end, phrase.end + WINDOW))
        title = self.document.paragraphs[sentence.paragraph].kind in ("headline", "deck")
        owner = self.near.owner(phrase, window[0])
        event = phrase.event
        before_kind = kind_told(self.document, phrase.before) if phrase.before else None
        if event is None and phrase.before and before_kind and (before_kind != "founding" or owner is None):
            event = phrase.before
        if event is None and owner is not None:
            event = (owner.start, owner.end)
        if event is None:
            event = phrase.subject
        if event is None and phrase.before and any(self.flags[i] & lexicon.CAPITAL for i in range(*phrase.before)):
            event = phrase.before
        if event is None and phrase.years is None:
            return None
        kind = self.kind(phrase, event, owner, before_kind, (phrase.end, window[1]))
        countries = self.states.countries(phrase, event, owner, kind, window)
        year, origin, day = self.years.find(phrase, event, window, alone=alone)
        body = self.body(event, owner, kind)
        return Reading(
            phrase=phrase,
            sentence=number,
            title=title,
            ordinal=phrase.years,
            event=event,
            kind=kind,
            countries=countries,
            body=body,
            entity=self.number_of(body),
            year=year,
            origin_year=origin,
            date=day,
        )

    def body(
        self, event: Range | None, owner: CountryMention | OrganisationMention | None, kind: AnniversaryKind
    ) -> OrganisationMention | None:
        """Return the body whose own anniversary it is: the possessor, or the one that was founded."""
        if kind != "founding" or event is None:
            return None
        if isinstance(owner, OrganisationMention):
            return owner
        inside = self.near.bodies(event)
        return inside[0] if inside and inside[-1].end >= event[1] else None

    def number_of(self, body: OrganisationMention | None) -> int | None:
        """Return the number of the entity that a mention of a body stands for."""
        entity = self.near.entities.body_of.get(body.start) if body and self.near.entities else None
        return entity.number if entity else None

    def kind(
        self,
        phrase: Phrase,
        event: Range | None,
        owner: CountryMention | OrganisationMention | None,
        before: str | None,
        tail: Range,
    ) -> AnniversaryKind:
        """Return the kind of event."""
        if phrase.kind == "birth" and event is not None and (owner is not None or self.is_name(event) or self.is_body(event)):
            return "founding"
        kind = phrase.kind or (before if before != "founding" else None)
        if kind is None and event is not None:
            kind = "founding" if self.is_name(event) or self.is_opened(event) else kind_of(self.document, event)
            if kind == "treaty" and self.is_proclaimed(event):
                kind = "founding"
            if kind == "atrocity" and KILLED & set(self.folded[event[0] : event[1]]) and self.near.people(event):
                kind = "death"
        if kind is None and before is not None:
            kind = before
        if kind is None and event is None:
            kind = kind_of(self.document, tail)
        if kind is None and event is not None and (self.is_name(event) or self.is_body(event)):
            kind = "founding"
        return kind or "other"  # type: ignore[return-value]

    def is_name(self, span: Range) -> bool:
        """Tell whether a range is the name of a body or state and nothing else."""
        return self.near.name_of(span) is not None

    def is_proclaimed(self, event: Range) -> bool:
        """Tell whether a declaration is one of a state: "the declaration of the republic"."""
        inside = self.folded[event[0] : event[1]]
        at = inside.index("of") if "of" in inside else 0
        return at > 0 and inside[at - 1] == "declaration" and self.folded[self.head((event[0] + at + 1, event[1]))] in words().states

    def is_opened(self, event: Range) -> bool:
        """Tell whether the event is the opening of a body: "the opening of the Irish embassy"; of a bridge it is no founding."""
        inside = self.folded[event[0] : event[1]]
        if "opening" not in inside[:2] or "of" not in inside[1:3]:
            return False
        opened = (event[0] + inside.index("of") + 1, event[1])
        return self.folded[self.head(opened)] in words().bodies or self.is_name(opened)

    def is_body(self, span: Range) -> bool:
        """Tell whether a noun stands for a body or state: "the regional bloc"; an alliance of two states is a bond."""
        return self.folded[self.head(span)] in words().bodies and len(self.near.states(span)) < FULL

    def head(self, span: Range) -> int:
        """Return the noun that a noun phrase is about: the last one in front of a preposition."""
        return next((i for i in range(*span) if i + 1 >= span[1] or self.folded[i + 1] in HEAD_ENDS), span[0])
