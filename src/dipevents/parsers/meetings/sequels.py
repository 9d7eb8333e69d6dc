"""When, where and on what occasion, told later: "The talks were held in Ankara on Monday", "In Doha, she opened a school. She also met X".

Rule 1  A sentence whose subject is "the meeting", "this visit" and whose verb says that it took place speaks of the encounter told last;
        it fills what that record leaves open. Where it contradicts the record, it speaks of another one and adds nothing.
Rule 2  "The next meeting", "the second round" are other encounters.
Rule 3  "He also met Y", "Later in the day, he met Y" goes on at the same event and place.
Rule 4  A place set in front of a sentence holds for what the same people do in the sentences behind it, to the end of the paragraph, or of a
        run of paragraphs of one or two sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ...lexicon import ADVERB, AUXILIARY, CUE, DETERMINER, MODAL, ORDINAL, PARTICIPLE, PAST
from ...tokens import APOSTROPHE_S
from ..evidence import first_finite, is_finite
from .circumstances.setting import Setting
from .drafts import Draft, Event, When, Where
from .merging import SPOKEN, Merger
from .syntax.clauses import WILL, Clauses
from .view import Reader, View

OWN = frozenset({"the", "this", "these", "their", "our", "both"})
HAPPENED = frozenset({"took", "was"})  # "It took place in"
COMES = frozenset({"came", "comes", "was", "is"})  # "The meeting came on the sidelines of"
MODIFIERS = 4  # tokens between "the" and "meeting"
VERBS = 6  # tokens between "meeting" and "held"
REACH = 60  # tokens of a sentence in which its people stand
SHORT = 2  # sentences of a paragraph that goes on with the one in front
FRONT = 8  # tokens of "Later in the day," in front of a clause
VENUE = 12  # tokens between the name of an event and its place
NEAR = 4  # records in front in which a series may have begun
PARAGRAPHS = 3  # that lie between two encounters of one series at most
ALSO = frozenset({"also", "separately", "likewise"})
NEXT_TO = frozenset({"before", "after", "following"})  # "Before the talks, she paid a call on Z"
BESIDE = frozenset({"beforehand", "afterwards", "afterward"})
OPENING = 12  # tokens of "The request was made by Minister X when"
OCCASIONS = frozenset({"when", "as", "while", "at", "during", "in", "after"})
STAY = 8  # tokens of "begins on Sunday, March 3"
MADE = frozenset({"said", "made", "reached", "struck", "issued", "delivered"})
THERE = frozenset({"in", "during", "at"})
SCENES = 3  # sentences in front in which a scene may be set


class Sequels(Reader):
    """Adds what later sentences tell to the encounters of one article."""

    def __init__(
        self, view: View, merger: Merger, setting: Setting, clauses: Clauses, stretched: Callable[[When | None, int, int], When | None]
    ) -> None:
        super().__init__(view)
        self.merger, self.setting, self.clauses, self.stretched = merger, setting, clauses, stretched

    # --- the meeting took place ---------------------------------------------------------------------------------

    def add(self, start: int, end: int) -> None:
        """Read "The meeting took place in PLACE on DATE" in tokens ``start:end``."""
        self._told_as_over(start, end)
        form, after = self._subject(start, end)
        if form is None:
            return
        record = self._record(form)
        if form == "visit" and record is not None and record.at < start and self._bounds_stay(record, start, after, end):
            return
        verb = self._verb(after, end)
        if record is not None and verb is None and record.when is None and record.at < start:
            record.when = self._day_beside(start, after, end, future=record.status == "planned")
        if record is None or verb is None or record.at >= start:
            return
        coming = any(self.folded[k] in WILL or self.flags[k] & MODAL for k in range(after, verb))
        if coming and record.status != "planned":
            return
        last = self.clauses.bounds(verb, verb + 1, start, end)[1]
        when = self.setting.when(verb, verb + 1, after, last, future=record.status == "planned", day=self.merger.day())
        where = self.setting.where(verb, verb + 1, after, last)
        event = self.setting.occasion(verb, after, last)
        if record.form == "in_person" and record.loose and self.setting.has("phone_word", verb, last):
            record.form = "phone"  # "The talks took place during a phone call"
        told = record.when.value if record.when is not None else None
        later = when.value if when is not None else None
        if told is not None and later is not None and not (later.start <= told.end and told.start <= later.end):
            return
        if told is None and when is not None:
            record.when = when
        if record.where is None or (where is not None and where.city and not record.where.city and record.form != "visit"):
            record.where = where or record.where
        record.event = record.event or event

    def _bounds_stay(self, visit: Draft, start: int, after: int, end: int) -> bool:
        """Read "The (three-day) trip begins on DATE", "The trip, from DATE to DATE,": the days of a visit of which a month at most was told."""
        comma = self.words[after : after + 1] == [","] and not self.date_from.keys().isdisjoint((after + 1, after + 2))
        if not comma and not (after < end and self.folded[after] in self.terms.bounds):
            return False
        planned = visit.status == "planned"
        when = self.stretched(self.setting.when(after, after + 1, after, min(end, after + STAY), future=planned, visit=True), start, end)
        told = visit.when.value if visit.when is not None else None
        if when is None or when.value is None or (told is not None and not told.start <= when.value.start <= when.value.end <= told.end):
            return False
        visit.when = when
        return True

    def _told_as_over(self, start: int, end: int) -> None:
        """Let "During the meeting, Y said" tell that what somebody had set out for has been held."""
        talks = self.merger.talks
        if talks is None or not talks.aim or self.folded[start] not in ("during", "at", "in") or not self._is_bare_event(start + 2):
            return
        talks.aim = any(self.folded[k] in WILL or self.flags[k] & MODAL for k in range(start, end))

    def _subject(self, start: int, end: int) -> tuple[str | None, int]:
        """Return what kind of encounter "the (bilateral) meeting" at the head of a sentence is, and the token behind it."""
        if start + 1 < end and self.folded[start] == "it" and self.folded[start + 1] in HAPPENED:
            return "in_person", start + 1
        day = self.date_from.get(start)
        if day is not None and not APOSTROPHE_S.isdisjoint(self.words[day.end : day.end + 1]):
            start = day.end  # "Thursday's call"
        elif start >= end or self.folded[start] not in OWN:
            return None, start
        for k in range(start + 1, min(end, start + 2 + MODIFIERS)):
            if self.folded[k] in self.terms.others or self.flags[k] & (ORDINAL | DETERMINER):
                return None, start
            cues, after = self.known.cues_at(self.folded, k, end)
            for cue in cues:
                if cue.kind == "trip":
                    return "visit", after
                if cue.kind == "event" and not cue.weak:
                    return cue.form or "in_person", after
        return None, start

    def _day_beside(self, start: int, after: int, end: int, *, future: bool) -> When | None:
        """Return the day of "[Thursday's] call was their first", "The [Thursday] call", "The call, [on Thursday], lasted an hour"."""
        behind = after + (self.words[after : after + 1] == [","])
        behind += self.folded[behind : behind + 1] == ["on"]
        day = self.date_from.get(start) or self.date_from.get(start + 1) or self.date_from.get(behind)
        return self.setting.dated(day, future=future) if day is not None and day.form in ("weekday", "day") and day.end < end else None

    def _verb(self, after: int, end: int) -> int | None:
        """Return the word that says that something takes place: "took place", ", held", "will be held", "came"."""
        if after >= end or not (
            self.flags[after] & (AUXILIARY | MODAL)
            or self.words[after] == ","
            or self.folded[after] in ("took", "takes", "came", "comes")
            or self.folded[after] in self.terms.takes_place
        ):
            return None
        for k in range(after, min(end, after + VERBS)):
            word = self.folded[k]
            if word in self.terms.takes_place:
                return k
            if word in COMES and any(self.known.at("sidelines", self.folded, t, end) > t for t in (k + 1, k + 2)):
                return k
            if not (
                self.flags[k] & (AUXILIARY | MODAL | ADVERB)
                or word in ("which", "that", "took", "takes", "take", "be", "been")
                or self.words[k] == ","
            ):
                return None
        return None

    def _record(self, form: str) -> Draft | None:
        """Return the encounter told last that "the call", "the visit", "the meeting" can be, not paragraphs away."""
        if form == "visit":
            visits = [r for r in self.merger.records[-4:] if r.form == "visit"]
            return visits[-1] if len(visits) == 1 else None
        record = self.merger.talks
        if record is None or self.merger.paragraph - self.merger.told_in > 2:
            return None
        return record if form in ("in_person", record.form) else None

    # --- the series -----

    def series(self, draft: Draft) -> Draft | None:
        """Return the encounter of the same people told in front that "also", "later in the day" goes on from."""
        first, last = draft.evidence[0]
        clause = (max(self._start_of(first), first - FRONT), last)
        if draft.title or draft.form not in SPOKEN or not (self._goes_on(*clause) or self.is_next_to(draft)):
            return None
        refs = {m.party.ref for m in draft.members if m.party.kind == "person" and m.party.ref}
        for record in reversed(self.merger.records[-NEAR:]):
            if record.at >= draft.at or record.form not in SPOKEN:
                continue
            shared = any(m.party.ref in refs for m in record.members if m.party.ref)
            near = draft.paragraph - record.paragraph < PARAGRAPHS and record.again == draft.again
            return record if shared and near and (record.status or "held") == (draft.status or "held") else None
        return None

    def _goes_on(self, first: int, last: int) -> bool:
        """Tell whether "also", "separately", "later in the day", "on the same day" stands in a clause; not "also [recalled that] she met"."""
        for k in range(first, last):
            word, behind = self.folded[k], self.folded[k + 1 : k + 3]
            if (word in ALSO and behind[1:] != ["that"]) or (word == "same" and behind[:1] == ["day"]):
                return True
            if word in ("later", "earlier") and behind in (["in", "the"], ["that", "day"], ["that", "same"]):
                return True
        return False

    def is_next_to(self, draft: Draft) -> bool:
        """Tell whether "beforehand", "after the talks" says that an encounter was on the day of the one it goes on from."""
        first, last = draft.evidence[0]
        for k in range(max(self._start_of(first), first - FRONT), last):
            after_it = self.folded[k] in NEXT_TO and self.folded[k + 1 : k + 2] == ["the"] and self._is_bare_event(k + 2)
            if after_it or self.folded[k] in BESIDE:
                return True
        return False

    def _is_bare_event(self, k: int) -> bool:
        """Tell whether "talks", "meeting" stands at a token with nobody named behind it: the encounter told of before."""
        cues, after = self.known.cues_at(self.folded, k, len(self.words))
        return any(cue.kind == "event" for cue in cues) and self.folded[after : after + 1] not in (["with"], ["between"], ["of"], ["in"])

    def _start_of(self, k: int) -> int:
        sentences = self.article.document.sentences
        return sentences[bisect_right(sentences, k, key=lambda s: s.start) - 1].start

    # --- said there ---

    def said_there(self, draft: Draft) -> When | None:
        """Return the day of what was said or agreed in front, where an encounter is when it was.

        He said this when [X called on him]; X made the remarks at [a meeting with Y]; The decision was taken during [talks]; The call came as
        """
        sentences = self.article.document.sentences
        number = bisect_right(sentences, draft.at, key=lambda s: s.start) - 1
        if draft.form not in SPOKEN or draft.status not in (None, "held") or draft.again or draft.title or number < 1:
            return None
        start, before = sentences[number].start, sentences[number - 1]
        if not self._spoke_there(draft, start, sentences[number].end):
            links = (
                k for k in (*range(start + 2, min(draft.at, start + OPENING)), draft.evidence[0][0] - 1) if self.folded[k] in OCCASIONS
            )
            if not any(self._made(start, link) or self._came(start, link) for link in links):
                return None
        elif not self._tells_of(draft, before.start, before.end) or not self._says_on_day(before.start, before.end):
            return None
        line = self.article.document.header.dateline
        first = line.body if line is not None and before.start <= line.start < before.end else before.start
        days = [d for d in self.setting.dates_in(first, before.end) if d.form in ("weekday", "day") or d.unit == "day"]
        return self.setting.dated(days[0], future=False) if len(days) == 1 else None

    def _spoke_there(self, draft: Draft, start: int, end: int) -> bool:
        """Tell whether "In a meeting with Y, X said", "She spoke after a meeting with Y" goes on with what somebody said there."""
        first = draft.evidence[0][0]
        if self.folded[first - 1] in OCCASIONS and self.folded[first - 2] in ("spoke", "speaking"):
            return True
        verb = next((h for h in range(draft.at + 1, end) if is_finite(self.article, h)), None)
        opens = draft.noun and self.folded[start] in THERE and first <= start + 2
        return opens and verb is not None and bool(self.flags[verb] & CUE and self.flags[verb] & PAST)

    def _says_on_day(self, start: int, end: int) -> bool:
        """Tell whether the verb of a sentence is of saying, with its day: "said on Sunday that", "on Friday praised"."""
        verb = first_finite(self.article, start, end)
        if verb is None or not (self.flags[verb] & CUE and self.flags[verb] & PAST):
            return False
        return verb in self.date_to or verb + 1 in self.date_from or (self.folded[verb + 1] == "on" and verb + 2 in self.date_from)

    def _made(self, start: int, link: int) -> bool:
        """Tell whether tokens ``start:link`` are "X said this", "she made the remarks", "they reached the agreement"."""
        said = next((k for k in range(link - 2, max(start, link - 5), -1) if self.folded[k] in MADE), None)
        if said is None:
            return False
        pointed = self.folded[said + 1] in ("this", "so", "these") or (self.folded[said] != "said" and self.folded[said + 1] == "the")
        return pointed and link - said <= (2 if self.folded[said] == "said" else 4)

    def _came(self, start: int, link: int) -> bool:
        """Tell whether tokens ``start:link`` are "The decision was taken", "The remarks came", "The request was made by X"."""
        if self.folded[start] not in ("the", "this", "these") or start + 1 in self.starting:
            return False
        verb = next((k for k in range(start + 2, min(link, start + 4)) if self.folded[k] in ("was", "were", "came")), None)
        if verb is None or any(self.known.begins("event", self.folded, k, verb) for k in range(start + 1, verb)):
            return False
        return verb + 1 == link if self.folded[verb] == "came" else bool(self.flags[verb + 1] & PARTICIPLE)

    # --- the scene ----------------------------------------------------------------------------------------------

    def scene(self, draft: Draft) -> Where | None:
        """Return the place that an earlier sentence of the paragraph, or of short ones in front, sets in front, told of the same people."""
        document = self.article.document
        paragraph = document.paragraphs[draft.paragraph]
        number = bisect_right(document.sentences, draft.evidence[0][0], key=lambda s: s.start) - 1
        if draft.title or not paragraph.first <= number < paragraph.last:
            return None
        first = paragraph.first if draft.when is not None or draft.again else self._first_of_short(draft.paragraph)
        for k in range(number - 1, max(first, number - SCENES) - 1, -1):
            sentence = document.sentences[k]
            where = self._fronted(sentence.start, sentence.end)
            if where is not None:
                return self._finer(where, sentence.end) if self._tells_of(draft, where.span[1], sentence.end) else None
            if first < paragraph.first and self._is_elsewhere(sentence.start, sentence.end):
                return None
        return None

    def _is_elsewhere(self, start: int, end: int) -> bool:
        """Tell whether a sentence names a place in or to which something goes on."""
        return any(self.folded[k - 1] in ("in", "at", "to", "near", "for") and self.setting.place_at(k) for k in range(start + 1, end))

    def _finer(self, where: Where, end: int) -> Where:
        """Return the city that the sentence behind "In STATE, ..." tells, if one does."""
        at = where.span[1]
        city = self.setting.where(at, at, at, end) if not where.city else None
        return city if city is not None and city.city and city.country == where.country else where

    def _first_of_short(self, number: int) -> int:
        """Return the first sentence of the paragraphs of one or two sentences that end with a paragraph: agencies write them so."""
        paragraphs = self.article.document.paragraphs
        short = number
        while short > 0 and paragraphs[short].last - paragraphs[short].first <= SHORT and paragraphs[short - 1].kind == "body":
            short -= 1
        return (
            paragraphs[short].first
            if short == number or paragraphs[short].last - paragraphs[short].first <= SHORT
            else paragraphs[short + 1].first
        )

    def venue(self, event: Event) -> Where | None:
        """Return the place printed behind the name of an event: "The A Summit opened in PLACE"."""
        for k in range(event.span[1], min(len(self.words) - 1, event.span[1] + VENUE)):
            if self.folded[k] in ("in", "at") and (where := self.setting.place_at(k + 1)) is not None:
                return where
            if self.words[k] in (".", ";", ",", ")") or self.folded[k] in ("and", "with", "between"):
                return None
        return None

    def _fronted(self, start: int, end: int) -> Where | None:
        """Return the place of "[On DAY,] in PLACE, ..." at the head of a sentence, behind "and", "while" or "later" too."""
        day = self.date_from.get(start) or self.date_from.get(start + 1)
        start = day.end + (self.words[day.end : day.end + 1] == [","]) if day is not None else start
        for k in range(start, min(end - 2, start + 3)):
            if self.folded[k] in ("in", "at"):
                where = self.setting.place_at(k + 1)
                if where is None:
                    return None
                after = next((d.end for d in self.setting.dates_in(where.span[1], where.span[1] + 2)), where.span[1])
                return where if any(self.words[t] == "," for t in range(where.span[1], min(end, after + 4))) else None
        return None

    def _tells_of(self, draft: Draft, first: int, last: int) -> bool:
        """Tell whether a sentence names one of those who met, or speaks of them by a pronoun."""
        refs = {m.party.ref for m in draft.members if m.party.kind == "person" and m.party.ref}
        ids, person_of = self.article.person_ids, self.article.entities.person_of
        for k in range(first, min(last, first + REACH)):
            entity = person_of.get(k)
            if entity is not None and ids[entity.number] in refs:
                return True
        return False
