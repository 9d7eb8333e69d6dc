"""Anniversaries: from the wording to records, one for each anniversary however often it is mentioned.

Rule 1  What is printed stays as printed: a year or a count that contradicts the others is never put right.
Rule 2  What is not printed follows from what is: the year marked is the one the sentence names, else the year of
        speaking; the year of the event is the year marked less the count. Without a date of speaking neither is
        guessed.
Rule 3  States are those the event names; where it says "our two countries", "their" or nothing at all, the states
        spoken of last.
Rule 4  Mentions with the same count are one anniversary unless their events differ; a bare "the anniversary" is never
        one of its own. The headline comes last: it adds to a record of the body, or is one where the body has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from dipevents import lexicon
from dipevents.article import Article
from dipevents.choices import AnniversaryKind
from dipevents.coreference import Entities
from dipevents.dates import DateValue, Day, Interval, Month, Year
from dipevents.document import Document
from dipevents.ids import Namer
from dipevents.mentions import CountryMention, DateMention, Mentions, OrganisationMention
from dipevents.mentions.dates import resolve
from dipevents.records import Anniversary

from .anniversary_phrases import POSSESSIVES, Phrase, Range, find_phrases, kind_of, words

SOLO = frozenset({"independence", "founding", "birth", "death"})  # kinds that concern one state
HEAD_ENDS = frozenset({"of", "for", "in", "between", "with", "to", "on", "from", "by", "and"})
BACK = 60  # mentions of states that are looked back upon
NEAR = 12  # tokens between a phrase and a date that tells its year
FAR = 25  # the same for "this year" and "next year"
WINDOW = 60  # tokens of a sentence on either side of a phrase that are looked at
AROUND = 3  # years between the day of speaking and an anniversary that is spoken of as being marked


@attrs.frozen(kw_only=True)
class Reading:
    """One anniversary as read: token ranges and plain values; ``sentence`` is the number of its evidence."""

    phrase: Phrase
    sentence: int
    title: bool
    ordinal: int | None
    event: Range | None
    kind: AnniversaryKind
    countries: tuple[str, ...]
    body: OrganisationMention | None
    entity: int | None  # the number of that body
    year: int | None
    origin_year: int | None
    date: DateValue | None


def parse_anniversaries(article: Article) -> tuple[Anniversary, ...]:
    """Return the anniversaries that an article speaks of as being marked, in text order.

    `find_phrases` lists the wordings; `read_anniversaries` says how they are understood.

    >>> from datetime import date
    >>> from dipevents.gazetteer import Gazetteer
    >>> from dipevents.pipeline import read
    >>> text = "Next year marks the 75th anniversary of diplomatic relations between Kenya and Norway."
    >>> article, _ = read(text, date(2024, 11, 20), Gazetteer.default())
    >>> [(a.ordinal, a.kind, a.countries, a.year, a.origin_year) for a in parse_anniversaries(article)]
    [(75, 'diplomatic_relations', ('KEN', 'NOR'), 2025, 1950)]
    """
    document = article.document
    found: list[Anniversary] = []
    ids = Namer("anniversary")
    for reading in read_anniversaries(document, article.mentions, article.anchor, article.entities):
        sentence = document.sentences[reading.sentence]
        evidence = article.extract(sentence.start, sentence.end)
        body = article.entities.body_of.get(reading.body.start) if reading.body else None
        found.append(
            Anniversary(
                id=ids.of(evidence.text),
                ordinal=reading.ordinal,
                event=article.extract(*reading.event) if reading.event else None,
                kind=reading.kind,
                countries=reading.countries,
                organisation=article.body_ids[body.number] if body else None,
                year=reading.year,
                origin_year=reading.origin_year,
                date=reading.date,
                evidence=evidence,
            )
        )
    return tuple(found)


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
    reader = _Interpreter(document, mentions, anchor, entities)
    readings = [reading for phrase in phrases if (reading := reader.read(phrase)) is not None]
    return merge(document, readings)


def merge(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings with those of one anniversary made one (Rule 4)."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.title, r.phrase.start)):
        known = next((i for i, other in enumerate(kept) if _same(document, other, reading)), None)
        if known is not None:
            kept[known] = _joined(document, kept[known], reading)
        elif reading.event is not None or (reading.ordinal is not None and not reading.phrase.named):
            kept.append(reading)
    return tuple(sorted(kept, key=lambda r: r.phrase.start))


def _same(document: Document, one: Reading, other: Reading) -> bool:
    """Tell whether two readings are of one anniversary.

    Where the counts agree, the events must differ in words to be two: by kind, by states, or by names. An event that no
    word of the table describes ("ASEAN", "our partnership") differs from none of the same states.
    """
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return False
    if one.event is None or other.event is None:
        return one.ordinal == other.ordinal or other.ordinal is None
    shared = bool(_content(document, one.event) & _content(document, other.event))
    shared = shared or (one.entity is not None and one.entity == other.entity)
    if one.ordinal is None or other.ordinal is None:
        return shared and one.kind == other.kind
    states = set(one.countries) & set(other.countries)
    if one.countries and other.countries and not states:
        return False
    apart = _named(document, one) and _named(document, other)
    if one.kind == other.kind or "other" in {one.kind, other.kind}:
        return shared or bool(states) or not apart
    told = [kind_of(document, reading.event) for reading in (one, other) if reading.event]
    return bool(states) and None in told


def _content(document: Document, span: Range) -> frozenset[str]:
    """Return the words of a range that carry meaning."""
    return frozenset(w for w in document.folded[span[0] : span[1]] if len(w) > 3 or w.isupper()) - POSSESSIVES - words().pairs


def _named(document: Document, reading: Reading) -> bool:
    """Tell whether the event has a name in it."""
    span = reading.event
    return span is not None and any(document.flags[i] & lexicon.CAPITAL for i in range(*span))


def _joined(document: Document, one: Reading, other: Reading) -> Reading:
    """Return the first reading, with what only the other one knows."""
    richer = one.event is None or (other.event is not None and not _named(document, one) and _named(document, other))
    countries = one.countries if len(one.countries) >= len(other.countries) else other.countries
    return attrs.evolve(
        one,
        ordinal=one.ordinal if one.ordinal is not None else other.ordinal,
        event=other.event if richer else one.event,
        kind=other.kind if _is_told_less(document, one, other) else one.kind,
        countries=countries,
        body=one.body or other.body,
        year=one.year if one.year is not None else other.year,
        origin_year=one.origin_year if one.origin_year is not None else other.origin_year,
        date=one.date or other.date,
    )


def _is_told_less(document: Document, one: Reading, other: Reading) -> bool:
    """Tell whether the first reading's kind rests on less than the second's."""
    if one.kind == "other" or one.event is None:
        return True
    return kind_of(document, one.event) is None and other.event is not None and kind_of(document, other.event) is not None


class _Interpreter:
    """The mentions of a document, ready to be asked what stands in or near a phrase."""

    def __init__(self, document: Document, mentions: Mentions, anchor: date | None, entities: Entities | None) -> None:
        self.document = document
        self.entities = entities
        self.anchor = anchor
        self.folded = document.folded
        self.flags = document.flags
        self.mentions = mentions
        self.country_starts = [m.start for m in mentions.countries]
        self.body_starts = [m.start for m in mentions.organisations]
        self.date_starts = [m.start for m in mentions.dates]
        self.person_starts = [m.start for m in mentions.people]
        self.sentence_starts = [s.start for s in document.sentences]

    def read(self, phrase: Phrase) -> Reading | None:
        """Return what a phrase means; None where it has neither event nor count."""
        number = bisect_right(self.sentence_starts, phrase.start) - 1
        sentence = self.document.sentences[number]
        window = (max(sentence.start, phrase.start - WINDOW), min(sentence.end, phrase.end + WINDOW))
        title = self.document.paragraphs[sentence.paragraph].kind in ("headline", "deck")
        owner = self.owner(phrase, window[0])
        event = phrase.event
        before_kind = kind_of(self.document, phrase.before) if phrase.before else None
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
        countries = self.countries(phrase, event, owner, kind, window)
        year, origin, day = self.years(phrase, event, window)
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

    # --- who

    def owner(self, phrase: Phrase, floor: int) -> CountryMention | OrganisationMention | None:
        """Return the possessor of an anniversary: the body or state in front, or the one that "its" stands for."""
        end = phrase.owner
        if end is None:
            return None
        if self.folded[end - 1] in POSSESSIVES:
            if self.folded[end - 1] in ("his", "her", "my"):
                return None
            return self.last_before(end - 1, floor) if phrase.subject is None else self.name_of(phrase.subject)
        if self.folded[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        span = (max(floor, end - 12), end)
        near: list[CountryMention | OrganisationMention] = [*self.bodies(span), *self.states(span)]
        for mention in near:
            if mention.end == end or (self.folded[mention.end : end] == [")"]):
                return mention
        return None

    def name_of(self, span: Range) -> CountryMention | OrganisationMention | None:
        """Return the mention that a range consists of, an article aside."""
        start = span[0] + (self.folded[span[0]] == "the")
        names: list[CountryMention | OrganisationMention] = [*self.bodies(span), *self.states(span)]
        return next((m for m in names if m.start <= start and m.end >= span[1]), None)

    def last_before(self, i: int, floor: int) -> CountryMention | OrganisationMention | None:
        """Return the body or state named last before token ``i``, not before ``floor``; adjectives do not count."""
        found: list[CountryMention | OrganisationMention] = [m for m in self.states((floor, i)) if m.form != "adjective"]
        found += self.bodies((floor, i))
        return max(found, key=lambda m: m.end, default=None)

    def states(self, span: Range) -> Sequence[CountryMention]:
        """Return the mentions of states that begin in a range."""
        return self.mentions.countries[bisect_left(self.country_starts, span[0]) : bisect_left(self.country_starts, span[1])]

    def bodies(self, span: Range) -> Sequence[OrganisationMention]:
        """Return the mentions of bodies that begin in a range."""
        return self.mentions.organisations[bisect_left(self.body_starts, span[0]) : bisect_left(self.body_starts, span[1])]

    def dates(self, span: Range) -> Sequence[DateMention]:
        """Return the date phrases that begin in a range."""
        return self.mentions.dates[bisect_left(self.date_starts, span[0]) : bisect_left(self.date_starts, span[1])]

    def body(
        self, event: Range | None, owner: CountryMention | OrganisationMention | None, kind: AnniversaryKind
    ) -> OrganisationMention | None:
        """Return the body whose own anniversary it is: the possessor, or the one that was founded."""
        if kind != "founding" or event is None:
            return None
        if isinstance(owner, OrganisationMention):
            return owner
        inside = self.bodies(event)
        return inside[0] if inside and inside[-1].end >= event[1] else None

    def number_of(self, body: OrganisationMention | None) -> int | None:
        """Return the number of the entity that a mention of a body stands for."""
        entity = self.entities.body_of.get(body.start) if body and self.entities else None
        return entity.number if entity else None

    # --- what

    def kind(
        self,
        phrase: Phrase,
        event: Range | None,
        owner: CountryMention | OrganisationMention | None,
        before: str | None,
        tail: Range,
    ) -> AnniversaryKind:
        """Return the kind of event."""
        if phrase.kind == "birth" and event is not None and (owner is not None or self.is_name(event)):
            return "founding"
        kind = phrase.kind or (before if before != "founding" else None)
        if kind is None and event is not None:
            kind = kind_of(self.document, event)
        if kind is None and before is not None:
            kind = before
        if kind is None and event is None:
            kind = kind_of(self.document, tail)
        if kind is None and event is not None and (self.is_name(event) or self.is_body(event)):
            kind = "founding"
        return kind or "other"  # type: ignore[return-value]

    def is_name(self, span: Range) -> bool:
        """Tell whether a range is the name of a body or state and nothing else."""
        return self.name_of(span) is not None

    def is_body(self, span: Range) -> bool:
        """Tell whether a noun stands for a body or state: "the regional bloc"; an alliance of two states is a bond."""
        head = next(
            (i for i in range(*span) if i + 1 >= span[1] or self.folded[i + 1] in HEAD_ENDS),
            span[0],
        )
        return self.folded[head] in words().bodies and len(self.states(span)) < 2

    # --- which states

    def countries(
        self,
        phrase: Phrase,
        event: Range | None,
        owner: CountryMention | OrganisationMention | None,
        kind: AnniversaryKind,
        sentence: Range,
    ) -> tuple[str, ...]:
        """Return the states concerned (Rule 3)."""
        found: list[str] = [m.code for span in (event, phrase.before) if span for m in self.states(span) if not self.is_in_name(m)]
        if isinstance(owner, CountryMention):
            found.append(owner.code)
        if event is None and phrase.event is None and self.folded[phrase.cue] in {"year", "years", "decades", "century"}:
            found += [m.code for m in self.states((phrase.end, sentence[1]))]
        found = list(dict.fromkeys(found))
        if event is None:
            return tuple(found)
        inside = self.folded[event[0] : event[1]]
        shared = any(self.folded[i] in words().pairs and not self.flags[i] & lexicon.CAPITAL for i in range(*event))
        wanted = 0
        if kind == "diplomatic_relations":
            wanted = 2 - len(self.bodies(event)) if not found or len(found) < 2 else 0
        elif shared or (inside[0] in {"our", "their"} and words().bonds & set(inside)):
            wanted = 2
        elif kind in SOLO and not found and self.concerns_a_state(event, owner, kind, sentence[0]):
            wanted = 1
        if wanted > len(found):
            for code in self.around(phrase, sentence, alone=wanted == 1, anywhere=kind not in ("birth", "death")):
                if code not in found:
                    found.append(code)
                if len(found) >= wanted:
                    break
            places = {m.code: m.start for m in reversed(self.states(sentence))}
            if all(code in places for code in found):
                found.sort(key=lambda code: places[code])
        return tuple(found)

    def is_in_name(self, mention: CountryMention) -> bool:
        """Tell whether a seat only gives a thing its name: "the Helsinki Accords"."""
        after = self.flags[mention.end] if mention.end < len(self.flags) else 0
        return mention.form == "seat" and bool(after & lexicon.CAPITAL) and not after & lexicon.MARK

    def concerns_a_state(self, event: Range, owner: CountryMention | OrganisationMention | None, kind: AnniversaryKind, floor: int) -> bool:
        """Tell whether an event that names no state is some state's own."""
        if isinstance(owner, OrganisationMention) or self.bodies(event):
            return False
        inside = self.folded[event[0] : event[1]]
        if kind == "independence":
            return True
        if kind == "founding":
            subject = self.last_before(event[0], floor)
            return (inside[0] in POSSESSIVES and isinstance(subject, CountryMention)) or bool(words().states & set(inside))
        first = bisect_left(self.person_starts, event[0])
        return not (first < len(self.person_starts) and self.person_starts[first] < event[1])

    def around(self, phrase: Phrase, sentence: Range, *, alone: bool, anywhere: bool) -> Iterable[str]:
        """Yield the states of the sentence, those in front first and nearest first, then those spoken of before."""
        before = [m for m in self.states((sentence[0], phrase.start)) if not alone or m.form != "adjective"]
        yield from (m.code for m in reversed(before))
        yield from (m.code for m in self.states((phrase.end, sentence[1])))
        if not alone:
            yield from self.states_of_people(sentence)
        if anywhere:
            last = bisect_left(self.country_starts, sentence[0])
            yield from (m.code for m in reversed(self.mentions.countries[max(0, last - BACK) : last]))

    def states_of_people(self, span: Range) -> Iterable[str]:
        """Yield the states that the people named in a range act for."""
        first, last = bisect_left(self.person_starts, span[0]), bisect_left(self.person_starts, span[1])
        for mention in self.mentions.people[first:last]:
            entity = self.entities.person_of.get(mention.start) if self.entities else None
            code = mention.country or (entity.country if entity else None)
            if code:
                yield code

    # --- when

    def years(self, phrase: Phrase, event: Range | None, sentence: Range) -> tuple[int | None, int | None, DateValue | None]:
        """Return the year marked, the year of the event, and the day or month in the year marked (Rules 1 and 2)."""
        now = self.anchor.year if self.anchor else None
        count = phrase.years
        year = origin = None
        close = FAR + 1
        for mention in self.dates(sentence):
            value = self.value(mention)
            if value is None:
                continue
            distance = max(phrase.start - mention.end, mention.start - phrase.end, 0)
            inside = event is not None and event[0] <= mention.start < event[1]
            printed = value.start.year
            if now is None and not inside and isinstance(value, Year) and event and mention.start >= event[1]:
                continue  # "the founding of the bank in 1974", "the jubilee of the bank in 2024"
            if inside or self.is_origin(mention, printed, count, now, distance):
                if origin is None and mention.fixed is not None:
                    origin = printed
                continue
            loose = mention.form == "relative" and mention.unit in ("year", "month")
            if distance > (FAR if loose else NEAR) or distance >= close or (now is not None and abs(printed - now) > AROUND):
                if (
                    distance <= NEAR
                    and year is None
                    and self.is_past(mention, printed, count, now, placed=mention.start - sentence[0] <= 2 or distance <= 4)
                ):
                    year = printed
                continue
            year, close = printed, distance
        if origin is None and event is not None:
            origin = self.number_in(event)
        day = self.day(phrase, sentence)
        if day is not None and now is not None and abs(day.start.year - now) > AROUND and year != day.start.year:
            day = None
        if day is not None:
            year = day.start.year
        if year is None:
            year = now if now is not None else origin + count if origin is not None and count is not None else None
        if origin is None and year is not None and count is not None:
            origin = year - count
        return year, origin, day

    def value(self, mention: DateMention) -> DateValue | None:
        """Return the date of a mention, of a day without year the one nearest to the day of speaking."""
        if mention.form == "relative" and abs(mention.shift or 0) > 1 and mention.unit != "day":
            return None  # three years ago: no date of marking
        past = resolve(mention, self.anchor)[0]
        if mention.fixed is not None or self.anchor is None or past is None:
            return past
        ahead = resolve(mention, self.anchor, future=True)[0]
        if ahead is None or mention.form in ("weekday", "relative"):
            return past
        anchor = self.anchor
        return min((past, ahead), key=lambda value: abs(value.start - anchor))

    @staticmethod
    def is_origin(mention: DateMention, printed: int, count: int | None, now: int | None, distance: int) -> bool:
        """Tell whether a year beside the phrase is that of the event: count and day of speaking agree with it."""
        if mention.fixed is None or count is None or count <= AROUND or distance > NEAR or now is None:
            return False
        return abs(printed + count - now) <= 2

    @staticmethod
    def is_past(mention: DateMention, printed: int, count: int | None, now: int | None, *, placed: bool) -> bool:
        """Tell whether a sentence tells of an anniversary long marked: "In 2012, on the 40th anniversary".

        ``placed``: the year opens the sentence or stands beside the phrase.
        """
        if mention.fixed is None or count is None or now is None or printed > now or not placed:
            return False
        return printed + count > now + 2

    def number_in(self, event: Range) -> int | None:
        """Return a bare year in the event's name: "the 1923 treaty"."""
        for i in range(*event):
            word = self.folded[i]
            if len(word) == 4 and word.isascii() and word.isdecimal() and "1000" < word < "2100":
                return int(word)
        return None

    def day(self, phrase: Phrase, sentence: Range) -> DateValue | None:
        """Return the day, month or stretch it falls on: right behind the phrase, or the subject of its verb."""
        for mention in self.dates((phrase.end, min(sentence[1], phrase.end + 5))):
            gap = set(self.folded[phrase.end : mention.start])
            if gap <= {
                "on",
                "in",
                "this",
                ",",
                "which",
                "falls",
                "fell",
                "is",
                "celebrated",
                "marked",
                "the",
                "from",
                "coming",
                "(",
                "upcoming",
            }:
                return self.precise(mention)
        if phrase.event is None and self.folded[phrase.end - 1] == "today" and self.anchor is not None:
            return Day.of(self.anchor)
        for mention in self.dates((sentence[0], phrase.start)):
            behind = mention.end + (mention.end < phrase.start and self.flags[mention.end] & lexicon.MODAL > 0)
            if behind < phrase.start and self.folded[behind] in words().marks and phrase.start - behind <= 4:
                return self.precise(mention)
        return None

    def precise(self, mention: DateMention) -> DateValue | None:
        """Return the date of a mention where it is finer than a year."""
        value = self.value(mention)
        if isinstance(value, Interval):
            return value if isinstance(value.first, Day | Month) else None
        return value if isinstance(value, Day | Month) else None
