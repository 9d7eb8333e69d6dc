"""When an anniversary is marked, and when what is remembered was.

Rule 1  What is printed stays as printed: a year or a count that contradicts the others is never put right.
Rule 2  The year marked is the one the sentence names, else the year of speaking; the year of the event is the year
        marked less the count. Without a date of speaking neither is guessed.
"""

from __future__ import annotations

from itertools import pairwise

from dipevents import lexicon
from dipevents.dates import DateValue, Day, Interval, Month, Year
from dipevents.mentions import DateMention
from dipevents.mentions.dates import resolve

from .phrases import Phrase
from .surroundings import Surroundings
from .words import Range, words

NEAR = 12  # tokens between a phrase and a date that tells its year
FAR = 25  # the same for "this year" and "next year"
SOON = 8  # tokens of "In December, the two sides will"
COMING = frozenset({"will", "shall"})
AROUND = 3  # years between the day of speaking and an anniversary that is spoken of as being marked


class Years:
    """Finds the years and days of anniversaries."""

    def __init__(self, near: Surroundings) -> None:
        self.near, self.folded, self.flags = near, near.folded, near.flags

    def find(self, phrase: Phrase, event: Range | None, sentence: Range, *, alone: bool) -> tuple[int | None, int | None, DateValue | None]:
        """Return the year marked, the year of the event, and the day or month in the year marked (Rules 1 and 2).

        ``alone``: the sentence tells of no other anniversary, so that what a later clause dates may be this one.
        """
        now = self.near.anchor.year if self.near.anchor else None
        count = phrase.years
        year = origin = None
        close = FAR + 1
        for mention in self.near.dates(sentence):
            value = self.value(mention)
            if value is None:
                continue
            distance = max(phrase.start - mention.end, mention.start - phrase.end, 0)
            inside = event is not None and event[0] <= mention.start < event[1]
            if not (alone or inside) and self.parts(phrase.end, mention.start):
                continue  # "last year they marked the golden jubilee, and in 2027 they will mark ..."
            printed = value.start.year
            if now is None and not inside and isinstance(value, Year) and event and mention.start >= event[1]:
                continue  # "the founding of the bank in 1974", "the jubilee of the bank in 2024"
            if inside or self.is_origin(mention, printed, count, now, distance):
                if origin is None and mention.fixed is not None:
                    origin = printed
                continue
            loose = mention.form == "relative" and mention.unit in ("year", "month")
            if distance > (FAR if loose else NEAR) or distance >= close or (now is not None and abs(printed - now) > AROUND):
                opens = mention.start - sentence[0] <= 2 and mention.fixed is not None
                if year is None and opens and now is not None and abs(printed - now) <= AROUND:
                    year = printed  # "In May 2025, ... celebrations marking the anniversary"
                elif (
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
        past = resolve(mention, self.near.anchor)[0]
        if mention.fixed is not None or self.near.anchor is None or past is None:
            return past
        ahead = resolve(mention, self.near.anchor, future=True)[0]
        if ahead is None or mention.form in ("weekday", "relative"):
            return past
        anchor = self.near.anchor
        if mention.form == "month" and self.is_to_come(mention.start):
            return ahead
        return min((past, ahead), key=lambda value: abs(value.start - anchor))

    def is_to_come(self, token: int) -> bool:
        """Tell whether "will" stands near a token in its sentence: "will mark the anniversary in December", "In May, they will"."""
        before = self.folded[max(0, token - FAR) : token]
        last = len(before) - before[::-1].index(".") if "." in before else 0
        return not COMING.isdisjoint(before[last:] + self.folded[token : token + SOON])

    def parts(self, start: int, end: int) -> bool:
        """Tell whether tokens ``start:end`` hold a mark or words that begin a clause of its own: ";", ", and", "and that"."""
        words = self.folded[start : end + 1]
        return ";" in words or any(pair in ((",", "and"), ("and", "that"), (",", "while")) for pair in pairwise(words))

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
            stretch = i + 2 < event[1] and self.folded[i + 1] in ("-", "–") and self.folded[i + 2].isdecimal()  # "1910-45"
            if len(word) == 4 and word.isascii() and word.isdecimal() and "1000" < word < "2100" and not stretch:
                return int(word)
        return None

    def day(self, phrase: Phrase, sentence: Range) -> DateValue | None:
        """Return the day, month or stretch it falls on: right behind the phrase, or the subject of its verb."""
        for mention in self.near.dates((phrase.end, min(sentence[1], phrase.end + 5))):
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
        if phrase.event is None and self.folded[phrase.end - 1] == "today" and self.near.anchor is not None:
            return Day.of(self.near.anchor)
        for mention in self.near.dates((sentence[0], phrase.start)):
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
