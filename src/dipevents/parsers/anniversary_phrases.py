"""The wording of anniversaries: which tokens count the years, and which name what is remembered.

Rule 1  Cues first: a noun of the table ("anniversary", "centenary", "years") starts an attempt; each looks at a
        bounded number of tokens, to the left for the number and to the right for the event.
Rule 2  A number of years on its own is a duration. It counts only where a verb of marking governs it ("marks 50 years
        of ..."), where it is spoken of as a thing one has ("our 60 years of diplomatic ties"), or where it ends today
        ("ten years ago today").
Rule 3  This module knows tokens and the table of words; what an event is, and when it was, is decided by
        `anniversaries`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from dipevents import lexicon
from dipevents.document import Document
from dipevents.gazetteer import rows
from dipevents.tokens import split

Range = tuple[int, int]

FAR = 9  # tokens between a number and its noun: "60<sup>th</sup> anniversary" has eight
LONG = 40  # tokens of an event's name
POSSESSIVES = frozenset({"its", "their", "our", "his", "her", "your", "my", "whose"})
DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "that", *POSSESSIVES})
NOUN_STARTERS = DETERMINERS | {"of", "between", "and", "-", "–", "'s", "’s", "'", "’", "two", "both", "first"}
# Prepositions that go on only with a name behind them.
LINKS = frozenset({"in", "on", "with", "by", "to", "from", "for", "against", "over"})
HARD_STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", "!", "?", "…", "...", "—", "--", "*", "|", ">", "<"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})


@attrs.frozen(kw_only=True)
class Phrase:
    """One mention of an anniversary: tokens ``start:end``, ``cue`` the noun, and what stands around it.

    ``years``: the count, None where not given. ``event``: the words behind the cue that name what is remembered.
    ``before``: words between number and cue ("independence" in "57th independence anniversary"). ``owner``: the token
    of the possessor's end ("India's 75th anniversary", "ASEAN 50th anniversary", "its 50th anniversary"). ``subject``:
    what has the anniversary, by the words alone, where the phrase names no event.
    """

    start: int
    end: int
    cue: int
    years: int | None
    event: Range | None = None
    before: Range | None = None
    owner: int | None = None
    subject: Range | None = None
    kind: str | None = None  # as the noun itself tells: "birthday", "independence day"
    named: bool = False  # without count, event or possessor it only refers back to another phrase


@attrs.frozen(kw_only=True)
class Words:
    """The table ``data/anniversaries.jsonl``, by role."""

    nouns: dict[str, int | None]  # with the number of years in the word itself
    named: frozenset[str]  # nouns that are also names and adjectives: "Centenary Medal"
    jubilees: dict[str, int]
    birthdays: frozenset[str]
    days: dict[tuple[str, ...], str]
    marks: frozenset[str]
    marks_weakly: frozenset[str]
    commemorates: frozenset[str]
    tails: frozenset[str]
    starts: frozenset[str]
    relations: frozenset[str]
    events: dict[str, list[tuple[tuple[str, ...], str]]]  # first word -> forms, longest first, with their kind
    bonds: frozenset[str]
    bodies: frozenset[str]
    enders: frozenset[str]
    refused: frozenset[str]
    states: frozenset[str]
    pairs: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    triggers: frozenset[str]


@cache
def words() -> Words:
    """Return the table, read once."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows("anniversaries"):
        for form in row["forms"]:
            found.setdefault(row["role"], {})[form] = row

    def flat(role: str) -> frozenset[str]:
        return frozenset(split(form)[0] for form in found[role])

    def years(role: str) -> dict[str, Any]:
        return {form: row.get("years") for form, row in found[role].items()}

    events: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, row in found["event"].items():
        key = split(form)
        events.setdefault(key[0], []).append((key, row["kind"]))
    for forms in events.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return Words(
        nouns={**years("noun"), **years("named")},
        named=frozenset(found["named"]),
        jubilees=years("jubilee"),
        birthdays=flat("birthday"),
        days={split(form): row["kind"] for form, row in found["day"].items()},
        marks=flat("mark"),
        marks_weakly=flat("mark_weakly"),
        commemorates=flat("commemorate"),
        tails=flat("tail"),
        starts=flat("start"),
        relations=flat("relation"),
        events=events,
        bonds=flat("event_weak"),
        bodies=flat("body"),
        enders=flat("ender"),
        refused=flat("refused"),
        states=flat("state"),
        pairs=flat("pair"),
        cardinals=years("cardinal"),
        ordinals=years("ordinal"),
        triggers=frozenset(
            {
                *found["noun"],
                *found["named"],
                *found["birthday"],
                *found["commemorate"],
                "day",
                "year",
                "years",
                "decades",
                "century",
            }
        ),
    )


def find_phrases(document: Document, dates: dict[int, int]) -> list[Phrase]:
    """Return the mentions of anniversaries in text order; ``dates`` maps a date's first token to the one behind it.

    Forms:

    * the 75th anniversary of EVENT; seventy-fifth anniversary; 60<sup>th</sup> anniversary; the 10-year anniversary;
      50 anniversary
    * X's 50th anniversary [of EVENT]; X 20th anniversary; its 50th anniversary; 57th independence anniversary; 49th
      founding anniversary of X; 20th anniversary celebrations of X
    * the centenary of EVENT; X's bicentennial; the golden jubilee of EVENT; 65th birthday of X; the 72nd National Day
    * this anniversary of EVENT; on the anniversary of EVENT; commemorate the victory in EVENT: without count
    * marks 50 years of EVENT; celebrate two decades of EVENT; marks half a century since EVENT; the 60 years of
      RELATIONS; ten years ago today; a headline that begins "50 Years of RELATIONS"

    Left alone: durations ("for 150 years", "over six decades of cooperation", "the past 30 years"), ages, counts of
    months and days, names ("Centenary Medal", "Bicentennial Framework"), and the bare word that refers back to
    another mention.

    >>> from dipevents.gazetteer import Gazetteer
    >>> from dipevents.segmentation import segment
    >>> note = segment("After 20 years of war they marked the centenary of the treaty.", Gazetteer.default())
    >>> [(p.years, note.slice(*p.event)) for p in find_phrases(note, {}) if p.event]
    [(100, 'the treaty')]
    """
    table = words()
    reader = _Reader(document, dates, table)
    found: list[Phrase] = []
    folded = document.folded
    cues = [i for i, word in enumerate(folded) if word in table.triggers]
    if not cues:
        return found
    sentence_of = iter(document.sentences)
    sentence = next(sentence_of)
    floor = 0
    for i in cues:
        while sentence.end <= i:
            sentence = next(sentence_of)
        reader.begin, reader.limit = sentence.start, sentence.end
        if i < floor:
            continue
        phrase = reader.read(i)
        if phrase is not None:
            found.append(phrase)
            floor = phrase.end
    return found


def kind_of(document: Document, span: Range) -> str | None:
    """Return the kind of event that words speak of: the first word of the table decides; None where none does.

    Founding gives way to relations ("the establishment of diplomatic relations").
    """
    table = words()
    folded = document.folded
    first: str | None = None
    i = span[0]
    while i < span[1]:
        for form, kind in table.events.get(folded[i], ()):
            if i + len(form) <= span[1] and tuple(folded[i : i + len(form)]) == form:
                if first is None:
                    first = kind
                    if kind != "founding":
                        return kind
                elif kind == "diplomatic_relations":
                    return kind
                i += len(form) - 1
                break
        i += 1
    return first


class _Reader:
    """The columns of a document, and the sentence that is being read."""

    def __init__(self, document: Document, dates: dict[int, int], table: Words) -> None:
        self.document = document
        self.folded = document.folded
        self.flags = document.flags
        self.dates = dates
        self.table = table
        self.begin = 0
        self.limit = 0
        self.titles = {p.start for p in document.paragraphs if p.kind in ("headline", "deck")}

    def at(self, i: int) -> str:
        """Return the folded token at ``i``, or nothing outside the sentence."""
        return self.folded[i] if self.begin <= i < self.limit else ""

    def read(self, i: int) -> Phrase | None:
        """Return the phrase whose cue is token ``i``."""
        word, table = self.folded[i], self.table
        if word in ("year", "years", "decades", "century"):
            return self.span_of_years(i)
        if word in table.nouns:
            return self.anniversary(i)
        if word in table.birthdays:
            years, left = self.count_before(i)
            if years is None:
                return None
            return self.finish(i, years, left, kind="birth")
        if word == "day":
            kind = table.days.get((self.at(i - 1), word))
            if kind is None:
                return None
            years, left = self.count_before(i - 1)
            if years is None:
                return None
            event = (i - 1, i + 1)
            owner = left if self.at(left - 1) in POSSESSIVES or self.at(left - 1) in {"'s", "’s"} else None
            return Phrase(start=left, end=i + 1, cue=i, years=years, event=event, owner=owner, kind=kind)
        return self.commemoration(i)

    def anniversary(self, i: int) -> Phrase | None:
        """Read a phrase around the noun "anniversary", "centenary" or "jubilee"."""
        word, table = self.folded[i], self.table
        years, left = self.count_before(i)
        if years is None and left < 0:  # the six-month anniversary
            return None
        fixed = table.nouns[word]
        if word in ("jubilee", "jubilees") and self.at(i - 1) in table.jubilees:
            left = i - 1 if years is None else left
            years = table.jubilees[self.at(i - 1)] if years is None else years
        elif years is None:
            years = fixed
        if word in table.named and not self.marked_name(i, years is not None and fixed is None):
            return None
        if years is None and not self.remembered(i):
            return None
        return self.finish(i, years, left, kind=None, named=word in table.named)

    def marked_name(self, i: int, counted: bool) -> bool:  # noqa: FBT001
        """Tell whether "centenary" is no part of a name: an event, a possessor or a verb of marking is beside it."""
        after = self.at(i + 1)
        if after == "of" or (after in self.table.tails and self.at(i + 2) == "of") or after in self.table.nouns:
            return True
        if after and after not in self.table.tails and self.flags[i + 1] & lexicon.CAPITAL and not self.flags[i + 1] & lexicon.FUNCTION:
            return False
        if after and after not in self.table.tails and not self.flags[i + 1] & lexicon.MARK and self.is_noun(i + 1):
            return False
        before = i - 1
        while before >= self.begin and self.folded[before] in self.table.jubilees:
            before -= 1
        return counted or self.at(before) in ("'s", "’s", "its", "their", "our", "your") or self.at(before) in self.table.marks

    def is_noun(self, i: int) -> bool:
        """Tell whether a token is a plain lower-case word of no other class."""
        return not self.flags[i] & (lexicon.FUNCTION | lexicon.VERB | lexicon.ADVERB | lexicon.CAPITAL)

    def remembered(self, i: int) -> bool:
        """Tell whether an anniversary without count names its event, or is a possessor's own."""
        after = self.at(i + 1)
        if after == "of" or (after in self.table.tails and self.at(i + 2) == "of"):
            return True
        span = self.modifiers(i)
        return span is not None and kind_of(self.document, span) is not None

    # --- the count

    def count_before(self, i: int) -> tuple[int | None, int]:
        """Return the count of years in front of token ``i`` and its first token.

        Without a count it is (None, i); where months or days are counted, (None, -1).
        Between count and noun a few words may stand: "75th founding anniversary".
        """
        k = i - 1
        stop = max(self.begin, i - FAR)
        while k >= stop:
            word = self.folded[k]
            if word == ">" and k - 8 >= self.begin and "".join(self.folded[k - 3 : k + 1]) == "</sup>":
                value = self.digits(k - 8) if self.folded[k - 7] == "<" else None
                return (value, k - 8) if value is not None else (None, i)
            if word in ("year", "month", "day", "week", "hour") and self.at(k - 1) in ("-", "–"):
                if word != "year":
                    return None, -1
                return self.number_ending(k - 2, cardinal=True)
            if word == "year" and self.folded[i] != "day":
                return self.number_ending(k - 1, cardinal=True)
            value, left = self.number_ending(k, cardinal=k == i - 1)
            if value is not None:
                return value, left
            if word in HARD_STOPS or word in self.table.enders or word in POSSESSIVES or word in ("of", "the", "'s", "’s", "."):
                break
            if self.flags[k] & (lexicon.AUXILIARY | lexicon.MODAL):
                break
            k -= 1
        return None, i

    def number_ending(self, k: int, *, cardinal: bool) -> tuple[int | None, int]:
        """Return the ordinal number (or, if so, ``cardinal``) whose last token is ``k``, and its first token."""
        none = (None, k + 1)
        if k < self.begin:
            return none
        word = self.folded[k]
        if self.flags[k] & lexicon.DIGIT:
            value = self.digits(k, cardinal=cardinal)
            if value is None or (self.at(k - 1) == "-" and not cardinal and self.flags[k - 2] & lexicon.DIGIT):
                return none
            return value, k
        if word in ("th", "st", "nd", "rd"):
            value = self.digits(k - 1, cardinal=True) if k - 1 >= self.begin and self.flags[k - 1] & lexicon.DIGIT else None
            return (value, k - 1) if value is not None else none
        if word not in self.table.ordinals and not (cardinal and (word in self.table.cardinals or word in ("a", "one"))):
            return none
        parts = [word]
        left = k
        while left - 1 >= self.begin and len(parts) < FAR:
            j = left - 1
            if self.folded[j] in ("-", "and") and j - 1 >= self.begin and self.folded[j - 1] in self.table.cardinals:
                j -= 1
            if self.folded[j] not in self.table.cardinals:
                break
            parts.append(self.folded[j])
            left = j
        total = 0
        for part in reversed(parts):
            value = self.table.cardinals.get(part) or self.table.ordinals.get(part) or 1
            total = max(total, 1) * 100 if value == 100 else total + value
        return total, left

    def digits(self, k: int, *, cardinal: bool = True) -> int | None:
        """Return the number that a token of digits stands for; without ``cardinal`` it must end like an ordinal."""
        word = self.folded[k].replace(",", "")
        number = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word if cardinal else ""
        if not number.isascii() or not number.isdecimal() or len(number) > 4 or int(number) == 0:
            return None
        return int(number)

    # --- the event

    def modifiers(self, i: int) -> Range | None:
        """Return the words right before cue ``i`` that name an event, as in "independence anniversary"."""
        k = i
        while k - 1 >= max(self.begin, i - FAR):
            word = self.folded[k - 1]
            if word in DETERMINERS or word in HARD_STOPS or word in self.table.enders or word in ("of", "'s", "’s", ".") or word in LINKS:
                break
            if word in self.table.ordinals or self.flags[k - 1] & (lexicon.DIGIT | lexicon.AUXILIARY | lexicon.MODAL):
                break
            if word in self.table.marks and k - 1 < i - 1:
                break
            k -= 1
        return (k, i) if k < i else None

    def finish(self, i: int, years: int | None, left: int, *, kind: str | None, named: bool = False) -> Phrase:
        """Return the phrase around cue ``i`` whose count begins at ``left``: find event, possessor and modifiers."""
        end = i + 1
        begin = end
        if self.at(end) in self.table.tails or self.at(end) in self.table.nouns:
            begin += 1
        event: Range | None = None
        if self.at(begin) in ("of", "since", "for") and (begin == end or self.at(begin) == "of"):
            event = self.event(begin + 1)
            end = event[1] if event else end
        before = None
        if years is not None and left < i - 1 and not named:
            span = self.modifiers(i)
            before = span if span and span[0] > left else None
            if before and self.folded[before[0]] in self.table.jubilees:
                before = None
        elif years is None:
            before = self.modifiers(i)
            left = before[0] if before else i
            if before and kind_of(self.document, before) is None:
                before = None
        owner = None
        k = min(left, i) - 1
        while k >= self.begin and self.folded[k] in ("upcoming", "historic", "milestone", "coming"):
            k -= 1
        if k >= self.begin and (self.folded[k] in POSSESSIVES or self.folded[k] in ("'s", "’s", "'", "’")):
            owner = k + (self.folded[k] in POSSESSIVES)
        elif k >= self.begin and self.flags[k] & lexicon.CAPITAL:
            owner = k + 1
        return Phrase(
            start=min(left, i),
            end=end,
            cue=i,
            years=years,
            event=event,
            before=before,
            owner=owner,
            subject=self.subject(owner) if owner is not None and event is None else None,
            kind=kind,
            named=named,
        )

    def subject(self, owner: int) -> Range | None:
        """Return the noun phrase that has the anniversary.

        It stands before "'s" ("the treaty's 50th anniversary"), or opens the sentence and marks its own.
        """
        last = self.folded[owner - 1]
        if last in ("its", "their"):
            return self.event(self.begin) if self.at(owner - 2) in self.table.marks else None
        if last not in ("'s", "’s", "'", "’"):
            return None
        span = self.modifiers(owner - 1)
        if span is not None and span[0] > self.begin and self.folded[span[0] - 1] in DETERMINERS:
            return span[0] - 1, span[1]
        return span

    def event(self, i: int) -> Range | None:
        """Return the noun phrase that begins at ``i``, up to a verb, clause, date or mark; None where nothing is named.

        Prepositions are passed where a name follows; "and" inside "between ... and ...", between two names and
        between two nouns.
        """
        start, last = i, i  # last: the token behind the last one that can end a name
        pairs = quoted = False
        stop = min(self.limit, i + LONG)
        while i < stop:
            word, bits = self.folded[i], self.flags[i]
            if i in self.dates and not self.date_belongs(i, start):
                break
            if i in self.dates:
                i = last = self.dates[i]
                continue
            if word in HARD_STOPS or word in self.table.enders or word in self.table.nouns:
                break
            if word == "." and not (i + 1 < self.limit and len(self.folded[i - 1]) < 4 and self.flags[i - 1] & lexicon.CAPITAL):
                break
            if word in QUOTES:
                if not quoted and (i == start or self.folded[i - 1] in ("the", "of")):
                    quoted = True
                    i += 1
                    continue
                if quoted:
                    last = i + 1
                break
            if bits & (lexicon.AUXILIARY | lexicon.MODAL) and not (bits & lexicon.MONTH and bits & lexicon.CAPITAL):
                break
            if word in ("-", "–", "/", "&", "'", "’"):
                if not self.glued(i) and word != "&":
                    break
                i += 1
                continue
            if word == "and":
                if not self.and_goes_on(i, start, pairs=pairs):
                    break
                pairs = False
            elif word == "between":
                pairs = True
            elif word in LINKS:
                if not self.link_goes_on(i, start):
                    break
            elif self.starts_anew(i, start):
                break
            if word not in DETERMINERS and word not in LINKS and word not in ("of", "and", "between"):
                last = i + 1
            i += 1
        return (start, last) if last > start else None

    def starts_anew(self, i: int, start: int) -> bool:
        """Tell whether token ``i`` belongs to no name that began at ``start``: a new noun phrase, a verb, an adverb."""
        word, bits = self.folded[i], self.flags[i]
        if i == start:
            return False
        if word in POSSESSIVES:
            return self.folded[i - 1] not in ("of", "between", "with", "and", "in")
        if word in ("the", "a", "an"):
            return self.folded[i - 1] not in NOUN_STARTERS and self.folded[i - 1] not in LINKS
        if bits & (lexicon.THIRD | lexicon.PAST):
            return self.is_verb(i, start)
        return bool(bits & lexicon.ADVERB) and not bits & (lexicon.CAPITAL | lexicon.ING)

    def glued(self, i: int) -> bool:
        """Tell whether a mark joins two words, as the hyphen in "China-Russia" does."""
        starts, ends = self.document.starts, self.document.ends
        return starts[i] == ends[i - 1] and (i + 1 >= self.limit or self.folded[i] in ("'", "’") or starts[i + 1] == ends[i])

    def date_belongs(self, i: int, start: int) -> bool:
        """Tell whether the date at ``i`` is part of the name: "the September 11 attacks", "the Treaty of 1923"."""
        before = self.folded[i - 1]
        if before == "of" and i > start:
            return True
        after = self.dates[i]
        if before != "the" and i != start:
            return False
        return after < self.limit and self.flags[after] & (lexicon.MARK | lexicon.FUNCTION | lexicon.AUXILIARY) == 0

    def and_goes_on(self, i: int, start: int, *, pairs: bool) -> bool:
        """Tell whether the name goes on behind "and"."""
        if pairs:
            return True
        after = self.flags[i + 1] if i + 1 < self.limit else 0
        word = self.at(i + 1)
        if after & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.PRONOUN | lexicon.DIGIT) or word in self.table.ordinals:
            return False
        if word in DETERMINERS:
            return word == "the" and self.folded[start] == "the" and self.name_behind(i + 2)
        if after & lexicon.CAPITAL:
            return bool(self.flags[i - 1] & lexicon.CAPITAL)
        return not after & (lexicon.VERB | lexicon.ADVERB | lexicon.PREPOSITION) or word in self.table.events

    def link_goes_on(self, i: int, start: int) -> bool:
        """Tell whether a preposition belongs to the name: a name stands behind it that is no date."""
        word, after = self.folded[i], i + 1
        if after >= self.limit or after in self.dates:
            return False
        if word == "in":
            if self.flags[after] & lexicon.CAPITAL:
                kind = kind_of(self.document, (start, i))
                return kind not in ("founding", "diplomatic_relations", "independence", "treaty") and kind is not None
            if self.at(after) == "the":
                return kind_of(self.document, (start, i)) in ("victory", "war", "atrocity")
            return not self.flags[after] & (lexicon.FUNCTION | lexicon.ADVERB | lexicon.ING | lexicon.MARK | lexicon.DIGIT)
        if word == "on":
            return bool(self.flags[i - 1] & lexicon.CAPITAL) or kind_of(self.document, (i - 1, i)) is not None
        if word in ("over", "against") and not self.flags[after] & (lexicon.FUNCTION | lexicon.DIGIT):
            return True
        if word == "to" and self.flags[after] & lexicon.BASE and not self.flags[after] & lexicon.CAPITAL:
            return False
        return self.name_behind(after) or self.at(after) in POSSESSIVES

    def name_behind(self, i: int) -> bool:
        """Tell whether token ``i``, or the one behind "the", is capitalised."""
        if self.at(i) == "the":
            i += 1
        return i < self.limit and bool(self.flags[i] & lexicon.CAPITAL)

    def is_verb(self, i: int, start: int) -> bool:
        """Tell whether a word that can be a finite verb is one here, and no noun or participle of the name."""
        if i == start or self.folded[i] in self.table.events or self.folded[i] in self.table.relations:
            return False
        if self.flags[i] & lexicon.CAPITAL and self.begin not in self.titles:
            return False
        return self.folded[i - 1] not in NOUN_STARTERS and not self.flags[i - 1] & (lexicon.PREPOSITION | lexicon.ORDINAL)

    # --- counts of years

    def span_of_years(self, i: int) -> Phrase | None:
        """Read ``50 years of EVENT`` and its kin, if the years are marked (Rule 2)."""
        years, left = self.number_ending(i - 1, cardinal=True)
        if years is None:
            if self.folded[i] != "century":
                return None
            years, left = 1, i
        if self.folded[i] == "decades":
            years *= 10
        elif self.folded[i] == "century":
            years, left = self.century(i, left)
        if not 0 < years < 5000 or (self.folded[i] == "year" and (years > 1 or self.at(i + 1) not in ("since", "after"))):
            return None
        link, j = self.at(i + 1), i + 2
        if link in ("'", "’"):
            return None
        if link == "ago":
            if self.at(j) != "today" and not (self.at(j) in ("this", "on") and self.at(j + 1) in {"week", "month", "this", "day"}):
                return None
            return Phrase(start=left, end=j + 1, cue=i, years=years, event=None)
        before = self.at(left - 1)
        strong = self.governor(left, self.table.marks)
        if before in self.table.refused and not strong:
            return None
        if link == "of":
            event = self.event(j)
            if event is None:
                return None
            relation = any(word in self.table.relations for word in self.folded[event[0] : event[1]])
            own = before in DETERMINERS and before not in ("a", "an") and self.at(left - 2) not in self.table.refused
            weak = self.governor(left, self.table.marks_weakly)
            title = left in self.titles or (before in {":", "of", "-", "–"} and self.begin in self.titles)
            if not strong and not (relation and (own or weak or title)):
                return None
            return Phrase(start=left, end=event[1], cue=i, years=years, event=event, owner=left if before in POSSESSIVES else None)
        if link in ("since", "after", "from", "as") and strong:
            event = self.event(j)
            if event and not (self.at(j) in DETERMINERS or kind_of(self.document, event)):
                event = None
            return Phrase(start=left, end=event[1] if event else i + 1, cue=i, years=years, event=event)
        return None

    def century(self, i: int, left: int) -> tuple[int, int]:
        """Return the years of "half a century" and its kin, 0 where they are no count, and the first token."""
        if self.at(i - 1) in ("a", "one"):
            left = i - 1
            if self.at(i - 2) == "half":
                return 50, i - 2
            if self.at(i - 3) == "quarter" and self.at(i - 2) == "of":
                return 25, i - 3 - (self.at(i - 4) == "a")
            return 100, left
        if self.at(i - 1) == "half":
            return 50, i - 1
        if self.at(i - 1) == "quarter":
            return 25, i - 1
        return 0, i

    def governor(self, left: int, verbs: frozenset[str]) -> bool:
        """Tell whether one of the verbs stands right in front, with no more than a determiner and a word between."""
        for k in range(left - 1, max(self.begin, left - 4) - 1, -1):
            word = self.folded[k]
            if word in verbs:
                return True
            if word not in DETERMINERS and word not in ("of", "than", "more", "over", "some", "years", "both"):
                return False
        return False

    # --- without count

    def commemoration(self, i: int) -> Phrase | None:
        """Read ``commemorate [of] EVENT`` where its first words name a victory, a founding, the end of a war."""
        j = i + 1 + (self.at(i + 1) == "of")
        event = self.event(j)
        if event is None:
            return None
        k = event[0] + (self.at(event[0]) in DETERMINERS)
        word = self.at(k)
        kind = kind_of(self.document, event)
        if kind is None or kind == "other" or not (word in self.table.starts or word in self.table.events):
            return None
        if word not in self.table.starts and kind_of(self.document, (k, event[1])) == "diplomatic_relations":
            return None
        return Phrase(start=i, end=event[1], cue=i, years=None, event=event, kind=None)
