"""The wording of anniversaries: which tokens count the years, and which name what is remembered.

Rule 1  Cues first: a noun of the table ("anniversary", "centenary", "years") starts an attempt; each looks at a
        bounded number of tokens, to the left for the number and to the right for the event.
Rule 2  A number of years on its own is a duration. It counts only where a verb of marking governs it ("marks 50 years
        of ..."), where it is spoken of as a thing one has ("our 60 years of diplomatic ties"), or where it ends today
        ("ten years ago today").
Rule 3  This module knows tokens and the table of words; what an event is, and when it was, is decided by
        `reading`.
"""

from __future__ import annotations

from dipevents import lexicon
from dipevents.document import Document

from ...tokens import APOSTROPHE_S, POSSESSIVE, places_of
from ...values import value
from .events import Events
from .numbers import FAR, Numbers
from .sentence import Sentence
from .words import DETERMINERS, HARD_STOPS, LINKS, POSSESSIVES, Range, kind_of, kind_told, words

SPANS = frozenset({"year", "years", "decade", "decades", "century"})  # units of a count that is no ordinal


@value(kw_only=True)
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


def find_phrases(document: Document, dates: dict[int, int]) -> list[Phrase]:
    """Return the mentions of anniversaries in text order; ``dates`` maps a date's first token to the one behind it.

    Forms:

    * the 75th anniversary of EVENT; seventy-fifth anniversary; 60<sup>th</sup> anniversary; the 10-year anniversary;
      50 anniversary
    * X's 50th anniversary [of EVENT]; X 20th anniversary; its 50th anniversary; 57th independence anniversary; 49th
      founding anniversary of X; 20th anniversary celebrations of X
    * the centenary of EVENT; X's bicentennial; the golden jubilee of EVENT; 65th birthday of X; the 72nd National Day
    * this anniversary of EVENT; on the anniversary of EVENT; commemorate the victory in EVENT: without count
    * marks 50 years of EVENT; celebrate two decades of EVENT; marks half a century since EVENT; it is 50 years since EVENT; marks 50 years on
      the THRONE; the 60 years of RELATIONS; ten years ago today; a headline that begins "50 Years of RELATIONS"
    * the 50th year of RELATIONS; the half-century of RELATIONS; a ceremony 80 years after EVENT; a vigil one year on from EVENT; X turned 75; X's golden year

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
    line = Sentence(document, dates, table)
    reader = _Reader(line)
    found: list[Phrase] = []
    folded = document.folded
    cues = places_of(table.triggers, folded)
    if not cues:
        return found
    sentence_of = iter(document.sentences)
    sentence = next(sentence_of)
    floor = 0
    for i in cues:
        while sentence.end <= i:
            sentence = next(sentence_of)
        line.begin, line.limit = sentence.start, sentence.end
        if i < floor:
            continue
        phrase = reader.read(i)
        if phrase is not None:
            found.append(phrase)
            floor = phrase.end
    return found


class _Reader:
    """Reads the phrases of the sentence at hand."""

    def __init__(self, line: Sentence) -> None:
        self.line, self.table, self.dates = line, line.table, line.dates
        self.document = line.document
        self.folded, self.flags = line.folded, line.flags
        self.numbers, self.events = Numbers(line), Events(line)

    def read(self, i: int) -> Phrase | None:
        """Return the phrase whose cue is token ``i``."""
        word, table = self.folded[i], self.table
        if word == "year" and self.line.at(i - 1) == "golden":
            return self.finish(i, table.jubilees["golden"], i - 1, kind=None, named=True)
        if word == "year" and self.line.at(i + 1) == "of" and (phrase := self.year_of(i)) is not None:
            return phrase
        if word in SPANS:
            return self.span_of_years(i)
        if word in table.turns:
            return self.turned(i)
        if word in table.nouns:
            return self.anniversary(i)
        if word in table.birthdays:
            years, left = self.numbers.count_before(i)
            if years is None:
                return None
            return self.finish(i, years, left, kind="birth")
        if word == "day":
            kind = table.days.get((self.line.at(i - 1), word))
            if kind is None:
                return None
            years, left = self.numbers.count_before(i - 1)
            if years is None:
                return None
            event = (i - 1, i + 1)
            owner = left if self.line.at(left - 1) in POSSESSIVES or self.line.at(left - 1) in APOSTROPHE_S else None
            return Phrase(start=left, end=i + 1, cue=i, years=years, event=event, owner=owner, kind=kind)
        return self.commemoration(i)

    def anniversary(self, i: int) -> Phrase | None:
        """Read a phrase around the noun "anniversary", "centenary" or "jubilee"."""
        word, table = self.folded[i], self.table
        years, left = self.numbers.count_before(i)
        if years is None and left < 0:  # the six-month anniversary
            return None
        fixed = table.nouns[word]
        if word in ("jubilee", "jubilees", "anniversary") and self.line.at(i - 1) in table.jubilees:
            left = i - 1 if years is None else left
            years = table.jubilees[self.line.at(i - 1)] if years is None else years
        elif years is None:
            years = fixed
        if word in table.named and not self.marked_name(i, years is not None and fixed is None):
            return None
        if years is None and not self.remembered(i):
            return None
        back = word in table.named and not (self.line.at(i - 1) in table.jubilees and self.governor(left, table.marks))
        return self.finish(i, years, left, kind=None, named=back)

    def marked_name(self, i: int, counted: bool) -> bool:  # noqa: FBT001
        """Tell whether "centenary" is no part of a name: an event, a possessor or a verb of marking is beside it."""
        after = self.line.at(i + 1) if i + 1 not in self.dates else ""
        if after == "of" or (after in self.table.tails and self.line.at(i + 2) == "of") or after in self.table.nouns:
            return True
        if after and after not in self.table.tails and self.flags[i + 1] & lexicon.CAPITAL and not self.flags[i + 1] & lexicon.FUNCTION:
            return False
        if after and after not in self.table.tails and not self.flags[i + 1] & lexicon.MARK and self.is_noun(i + 1):
            return False
        before = i - 1
        while before >= self.line.begin and self.folded[before] in self.table.jubilees:
            before -= 1
        return counted or self.line.at(before) in ("'s", "’s", "its", "their", "our", "your") or self.line.at(before) in self.table.marks

    def is_noun(self, i: int) -> bool:
        """Tell whether a token is a plain lower-case word of no other class."""
        return not self.flags[i] & (lexicon.FUNCTION | lexicon.VERB | lexicon.ADVERB | lexicon.CAPITAL)

    def remembered(self, i: int) -> bool:
        """Tell whether an anniversary without count names its event, or is a possessor's own."""
        after = self.line.at(i + 1)
        if after == "of" or (after in self.table.tails and self.line.at(i + 2) == "of"):
            return True
        span = self.modifiers(i)
        return span is not None and kind_told(self.document, span) is not None

    def modifiers(self, i: int) -> Range | None:
        """Return the words right before cue ``i`` that name an event, as in "independence anniversary"."""
        k = i
        while k - 1 >= max(self.line.begin, i - FAR):
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
        if self.line.at(end) in self.table.tails or self.line.at(end) in self.table.nouns:
            begin += 1
        event: Range | None = None
        if self.line.at(begin) == ",":
            begin = end = self.over_aside(begin)
        if self.line.at(begin) in ("of", "since", "for") and (begin == end or self.line.at(begin) == "of"):
            event = self.events.event(begin + 1)
            end = event[1] if event else end
        before = None
        if years is not None and left < i - 1 and not named:
            span = self.modifiers(i)
            before = span if span and span[0] > left else None
        elif years is None:
            before = self.modifiers(i)
            left = before[0] if before else i
        owner = None
        k = min(left, i) - 1
        while k >= self.line.begin and self.folded[k] in ("upcoming", "historic", "milestone", "coming"):
            k -= 1
        if k >= self.line.begin and (self.folded[k] in POSSESSIVES or self.folded[k] in POSSESSIVE):
            owner = k + (self.folded[k] in POSSESSIVES)
        elif k >= self.line.begin and self.flags[k] & lexicon.CAPITAL:
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

    def over_aside(self, comma: int) -> int:
        """Return the token behind an aside in commas that "of" follows ("anniversary, next year, of"), else the comma."""
        close = next((k for k in range(comma + 1, min(comma + 6, self.line.limit)) if self.folded[k] == ","), comma)
        return close + 1 if close > comma and self.line.at(close + 1) == "of" else comma

    def subject(self, owner: int) -> Range | None:
        """Return the noun phrase that has the anniversary.

        It stands before "'s" ("the treaty's 50th anniversary"), marks its own in a relative clause, or opens the sentence and marks its own.
        """
        last = self.folded[owner - 1]
        if last in ("its", "their"):
            if owner - 2 <= self.line.begin or self.folded[owner - 2] not in self.table.marks:
                return None
            return self.named_by_which(owner - 2) or self.events.event(self.line.begin)
        if self.line.at(owner) not in POSSESSIVE:
            return None
        span = self.modifiers(owner)
        if span is not None and span[0] > self.line.begin and self.folded[span[0] - 1] in DETERMINERS:
            return span[0] - 1, span[1]
        return span

    def named_by_which(self, verb: int) -> Range | None:
        """Return the name that a relative clause tells of, whose verb of marking is token ``verb``: "for [NATO], which will celebrate its"."""
        k = verb
        while k > self.line.begin and self.flags[k - 1] & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.ADVERB):
            k -= 1
        end = k - 2 if self.folded[k - 2] == "," else k - 1
        if self.folded[k - 1] not in ("which", "that") or end <= self.line.begin:
            return None
        start = end
        while start > self.line.begin and self.flags[start - 1] & lexicon.CAPITAL:
            start -= 1
        return (start, end) if start < end else None

    def span_of_years(self, i: int) -> Phrase | None:
        """Read ``50 years of EVENT`` and its kin, if the years are marked (Rule 2)."""
        years, left = self.numbers.number_ending(i - 1, cardinal=True)
        if years is None:
            if self.folded[i] != "century":
                return None
            years, left = 1, i
        if self.folded[i] in ("decade", "decades"):
            years *= 10
        elif self.folded[i] == "century":
            years, left = self.numbers.century(i, left)
        if not 0 < years < 5000 or (self.folded[i] == "year" and (years > 1 or self.line.at(i + 1) not in ("since", "after", "on"))):
            return None
        link, j = self.line.at(i + 1), i + 2
        if link in ("'", "’"):
            return None
        if link == "ago":
            if self.line.at(j) != "today" and not (
                self.line.at(j) in ("this", "on") and self.line.at(j + 1) in {"week", "month", "this", "day"}
            ):
                return None
            return Phrase(start=left, end=j + 1, cue=i, years=years, event=None)
        before = self.line.at(left - 1)
        strong = self.governor(left, self.table.marks) or (
            link == "since" and self.is_counted(left) and kind_of(self.document, (j, self.line.limit)) is not None
        )
        if strong and link in ("on", "in") and (event := self.events.event(j)) is not None:
            return Phrase(start=left, end=event[1], cue=i, years=years, event=event)  # "marks 50 years on the throne"
        if before in self.table.refused and not strong:
            return None
        if link == "of":
            event = self.events.event(j)
            if event is None:
                return None
            relation = any(word in self.table.relations for word in self.folded[event[0] : event[1]])
            own = before in DETERMINERS and before not in ("a", "an") and self.line.at(left - 2) not in self.table.refused
            weak = self.governor(left, self.table.marks_weakly)
            title = left in self.line.titles or (before in {":", "of", "-", "–"} and self.line.begin in self.line.titles)
            if not strong and not (relation and (own or weak or title or self.is_marked(event[1]))):
                return None
            return Phrase(start=left, end=event[1], cue=i, years=years, event=event, owner=left if before in POSSESSIVES else None)
        if link == "on" and self.line.at(j) == "from":
            link, j = "from", j + 1
        if link in ("since", "after", "from", "as") and (strong or (link != "as" and self.is_held(left))):
            event = self.events.event(j)
            if not strong and (event is None or kind_of(self.document, event) is None):
                return None
            if event and not (self.line.at(j) in DETERMINERS or kind_of(self.document, event)):
                event = None
            return Phrase(start=left, end=event[1] if event else i + 1, cue=i, years=years, event=event)
        return None

    def is_counted(self, left: int) -> bool:
        """Tell whether the sentence says how long ago something was: "It is [also / now] 75 years since", "It has been 20 years since"."""
        i = left - 1
        while i > self.line.begin and (self.flags[i] & lexicon.ADVERB or self.folded[i] in ("exactly", "now", "also", "already")):
            i -= 1
        if self.folded[i] == "been":
            i -= 1
        return i > self.line.begin and self.folded[i] in ("is", "has", "'s", "’s") and self.folded[i - 1] == "it"

    def is_marked(self, end: int) -> bool:
        """Tell whether a passive verb of marking follows: "60 years of diplomatic relations will be marked"."""
        i = end
        helping = lexicon.AUXILIARY | lexicon.MODAL | lexicon.ADVERB
        while i < min(self.line.limit, end + 5) and (self.flags[i] & helping or self.folded[i] in ("be", "been", "being")):
            i += 1
        return i > end and self.line.at(i) in self.table.marks

    def is_held(self, left: int) -> bool:
        """Tell whether a ceremony stands in front of a count, "held" and a place between: "a vigil held in Delft ten years after"."""
        k = left - 1
        while k > max(self.line.begin, left - FAR) and (
            self.folded[k] in ("held", "organised", "organized", "in", "at") or self.flags[k] & (lexicon.AUXILIARY | lexicon.CAPITAL)
        ):
            k -= 1
        return self.line.at(k) in self.table.tails

    def turned(self, i: int) -> Phrase | None:
        """Read ``ASEAN turns 50``: a body or state that gets so old; of people and pages nothing is read."""
        if i + 1 >= self.line.limit:
            return None
        value = self.numbers.digits(i + 1) if self.flags[i + 1] & lexicon.DIGIT else self.table.cardinals.get(self.line.at(i + 1))
        behind = self.flags[i + 2] if i + 2 < self.line.limit else lexicon.MARK
        timed = behind & (lexicon.MARK | lexicon.FUNCTION | lexicon.ADVERB | lexicon.TIME) or self.line.at(i + 2) in ("next", "last")
        if value is None or not timed or self.line.at(i + 2) == "of":
            return None
        owner = i
        while owner > self.line.begin and self.flags[owner - 1] & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.ADVERB):
            owner -= 1
        return Phrase(start=i, end=i + 2, cue=i, years=value, owner=owner, named=True)

    def year_of(self, i: int) -> Phrase | None:
        """Read ``the 50th year of RELATIONS`` where it is marked, somebody's own, or what a year is said to be."""
        years, left = self.numbers.number_ending(i - 1, cardinal=False)
        event = self.events.event(i + 2) if years is not None and years > 4 else None
        if event is None or self.table.relations.isdisjoint(self.folded[event[0] : event[1]]):
            return None
        before = self.line.at(left - 1)
        is_said = before == "the" and bool(self.flags[left - 2] & lexicon.AUXILIARY) and left - 2 > self.line.begin
        if not (before in POSSESSIVES or is_said or self.governor(left, self.table.marks)):
            return None
        return Phrase(start=left, end=event[1], cue=i, years=years, event=event, owner=left if before in POSSESSIVES else None)

    def governor(self, left: int, verbs: frozenset[str]) -> bool:
        """Tell whether one of the verbs stands right in front, with no more than a determiner and a word between."""
        for k in range(left - 1, max(self.line.begin, left - 4) - 1, -1):
            word = self.folded[k]
            if word in verbs:
                return True
            if word not in DETERMINERS and word not in ("of", "than", "more", "over", "some", "years", "both"):
                return False
        return False

    def commemoration(self, i: int) -> Phrase | None:
        """Read ``commemorate [of] EVENT`` where its first words name a victory, a founding, the end of a war."""
        j = i + 1 + (self.line.at(i + 1) == "of")
        event = self.events.event(j)
        if event is None or self.folded[event[1] - 1] == "day":
            return None  # a day of every year is no anniversary until its years are counted
        k = event[0] + (self.line.at(event[0]) in DETERMINERS)
        word = self.line.at(k)
        kind = kind_of(self.document, event)
        if kind is None or kind == "other" or not (word in self.table.starts or word in self.table.events):
            return None
        if word not in self.table.starts and kind_of(self.document, (k, event[1])) == "diplomatic_relations":
            return None
        return Phrase(start=i, end=event[1], cue=i, years=None, event=event, kind=None)
