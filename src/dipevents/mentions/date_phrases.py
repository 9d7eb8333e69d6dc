"""Date phrases in words: "yesterday", "last month", "two days ago", "the same day", "a day after", "the end of the year".

Rule 1  What counts from the day of speaking is ``relative``; what counts from a day that the text speaks of is ``vague``.
Rule 2  "A day after she met", "on the eve of" count from what is told behind them, all else from what was told in front.
Rule 3  Hours never leave the day: "hours later" is the same day. Nights and seasons that nobody can date stay words.
"""

from __future__ import annotations

from typing import Final, Literal

from dipevents import lexicon

from ..tokens import APOSTROPHE_S
from .date_parts import SHIFTS, DateParts, Point
from .date_values import Unit
from .mention import DateMention

HERE: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("day", "night", "morning", "afternoon", "evening"), "day"),
    **dict.fromkeys(("week", "weekend"), "week"),
    "month": "month",
    "year": "year",
}
COUNTED: Final[dict[str, Unit]] = {
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
}
HOURS: Final = frozenset({"hour", "hours", "minutes", "moments"})
CONTEXT: Final = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
STEPS: Final = {"before": -1, "after": 1}
BEHIND: Final = {"ago": -1, "earlier": -1, "later": 1, **STEPS}
PORTIONS: Final = frozenset({"end", "beginning", "start", "middle", "close", "half", "quarter"})
PARTS_OF_DAY: Final = frozenset({"morning", "afternoon", "evening"})
UNDATED: Final = frozenset({"overnight"})
TRIGGERS: Final = frozenset({*HERE, *UNITS, *BEHIND, *UNDATED, "eve"})


class DateWords(DateParts):
    """Reads the phrases of one document that have a word for their cue."""

    __slots__ = ()

    def phrase(self, i: int, floor: int) -> DateMention | None:
        """Return the phrase whose cue is the word at ``i``."""
        word = self.folded[i]
        if word in HERE:
            return self.here(i, floor)
        if word == "eve" or (word == "day" and self.flags[i] & lexicon.CAPITAL):
            named = self.feast(i, floor)
            if named is not None or word == "eve":
                return named or self.eve(i, floor)
        if word in UNITS:
            return self.unit(i, floor)
        if word in UNDATED and self.weekday(i + 1) is None:
            return DateMention(start=i, end=i + 1, form="vague", unit=None)
        if word in BEHIND:
            return self.counted(i, floor)
        return None

    def here(self, i: int, floor: int) -> DateMention | None:
        """Read ``today``, ``tonight``, ``yesterday``, ``tomorrow [morning]``, ``the day before yesterday``."""
        if self.at(i + 1) in APOSTROPHE_S and self.at(i + 2) in self.known.era:
            return None
        if self.flags[i] & lexicon.CAPITAL and i > floor and self.folded[i - 1] in ("russia", "usa", "india"):
            return None
        shift, start = HERE[self.folded[i]], i
        if shift and i - 2 >= floor and self.folded[i - 2] == "day" and self.folded[i - 1] == ("before" if shift < 0 else "after"):
            shift, start = 2 * shift, i - 2
            start -= start > floor and self.folded[start - 1] == "the"
        end = i + 1 + (self.at(i + 1) in self.known.part_of_day)
        return DateMention(start=self.leaning(start, floor), end=end, form="relative", unit="day", shift=shift)

    def feast(self, i: int, floor: int) -> DateMention | None:
        """Read ``Christmas Day``, ``New Year's Eve``."""
        k = i - 1 - (i > floor and self.folded[i - 1] in APOSTROPHE_S)
        if k < floor or not (self.flags[i] & self.flags[k] & lexicon.CAPITAL):
            return None
        if k > floor and self.folded[k - 1 : k + 1] == ["new", "year"]:
            k, month, day = k - 1, 1, 1
        elif self.folded[k] == "christmas":
            month, day = 12, 25
        else:
            return None
        if self.folded[i] == "eve":
            month, day = (month, day - 1) if day > 1 else (12, 31)
        year, end = self.year_at(i + 1, loose=True)
        end, unit, shift = self.year_behind(end, None, None) if year is None else (end, None, None)
        return self.mention(k, end, "day", Point(end=end, year=year, month=month, day=day), unit=unit, shift=shift)

    def eve(self, i: int, floor: int) -> DateMention | None:
        """Read ``the eve of`` something: the day before what is told behind it."""
        if self.at(i + 1) != "of":
            return None
        start = i - (i > floor and self.folded[i - 1] == "the")
        return DateMention(start=start, end=i + 1, form="vague", unit="day", shift=-1, behind=True)

    def unit(self, i: int, floor: int) -> DateMention | None:
        """Read what a unit of time ends: ``last month``, ``this morning``, ``the same day``, ``later in the day``."""
        if i == floor:
            return None
        word, unit, before = self.folded[i], UNITS[self.folded[i]], self.folded[i - 1]
        second = self.folded[i - 2] if i - 2 >= floor else ""
        if before == "the":
            return self.the_unit(i, floor)
        start = i - 1
        if before in CONTEXT and (before != "next" or (unit == "day" and word != "night")):
            start -= second == "the"
            return DateMention(start=self.leaning(start, floor), end=i + 1, form="vague", unit=unit, shift=CONTEXT[before])
        if before not in SHIFTS or (second == "the" and before != "current"):
            return None
        if word == "day":
            if before != "this":
                return None
            return DateMention(start=start, end=i + 1, form="vague", unit="day", shift=0)
        start -= second == "this"
        return DateMention(start=self.leaning(start, floor), end=i + 1, form="relative", unit=unit, shift=SHIFTS[before])

    def the_unit(self, i: int, floor: int) -> DateMention | None:
        """Read ``later in the day``, ``in the evening``, ``the end of the year``, ``the day after [she met]``, ``over the weekend``."""
        word, unit = self.folded[i], UNITS[self.folded[i]]
        second = self.folded[i - 2] if i - 2 >= floor else ""
        third = self.folded[i - 3] if i - 3 >= floor else ""
        if second == "in" and third in ("earlier", "later", "late", "early"):
            form: Literal["vague", "relative"] = "vague" if unit == "day" else "relative"
            return DateMention(start=i - 3, end=i + 1, form=form, unit=unit, shift=0)
        if second == "in" and word in PARTS_OF_DAY:
            return DateMention(start=i - 2, end=i + 1, form="vague", unit="day", shift=0)
        if second == "of" and third in PORTIONS and unit != "day":
            return DateMention(start=i - 3, end=i + 1, form="relative", unit=unit, shift=0)
        if word == "weekend":
            return DateMention(start=i - 1, end=i + 1, form="relative", unit="week", shift=0)
        step = STEPS.get(self.at(i + 1)) if unit == "day" and self.at(i + 2) not in HERE else None
        if step is None:
            return None
        alone = not self.at(i + 2)[:1].isalnum()
        return DateMention(start=i - 1, end=i + 1 + alone, form="vague", unit="day", shift=step, behind=not alone)

    def counted(self, i: int, floor: int) -> DateMention | None:
        """Read ``two days ago``, counted from the anchor, and ``two days earlier``, ``two days after``, from a day in the text."""
        if i > floor and self.folded[i - 1] in HOURS:
            return self._hours(i, floor)
        if i - 2 < floor or self.folded[i - 1] not in COUNTED:
            return None
        unit, number, start = COUNTED[self.folded[i - 1]], self.folded[i - 2], i - 2
        if unit in ("month", "year") and self.folded[i] in STEPS:
            return None  # "three years after the war" dates nothing
        many: int | None = None
        if number in ("a", "an", "one"):
            many = 1
        elif self.flags[start] & lexicon.DIGIT:
            many = int(number) if number.isdecimal() and len(number) < 5 else None
        elif not self.flags[start] & (lexicon.ORDINAL | lexicon.MONTH):
            many = self.numbers.get(number)
            if many is not None and start - 2 >= floor and self.folded[start - 1] == "-":
                tens = self.numbers.get(self.folded[start - 2], 0)
                if many < 10 <= tens and tens % 10 == 0:
                    many, start = many + tens, start - 2
        if many is None:
            if number not in ("few", "several"):
                return None
            start -= start > floor and self.folded[start - 1] == "a"
            return DateMention(start=start, end=i + (self.folded[i] not in STEPS), form="vague", unit=None)
        if self.folded[i] == "ago":
            return DateMention(start=start, end=i + 1, form="relative", unit=unit, shift=-many)
        behind = self._goes_on(i)
        return DateMention(start=start, end=i + 1 - behind, form="vague", unit=unit, shift=many * BEHIND[self.folded[i]], behind=behind)

    def _hours(self, i: int, floor: int) -> DateMention | None:
        """Read ``[two] hours later``, ``hours after [she met]``: still the same day."""
        start = i - 1
        if start > floor and (self.folded[start - 1] in self.numbers or self.flags[start - 1] & lexicon.DIGIT):
            start -= 1
        if self.folded[i] == "ago":
            return DateMention(start=start, end=i + 1, form="vague", unit=None)
        behind = self._goes_on(i)
        return DateMention(start=start, end=i + 1 - behind, form="vague", unit="day", shift=0, behind=behind)

    def _goes_on(self, i: int) -> bool:
        """Tell whether "after" or "before" at ``i`` opens what the phrase counts from."""
        return self.folded[i] in STEPS and self.at(i + 1)[:1].isalnum()
