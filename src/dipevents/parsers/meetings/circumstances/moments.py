"""When: the dates of encounters inside a clause, and those told from one clause to the next.

Rule 1  The date nearest to the cue counts; one that belongs to a noun ("the 2015 agreement") or sets a limit ("since Monday") does not,
        and one in brackets ("4:10 p.m. (November 19 in Tokyo)") only where there is no other.
Rule 2  "The next day", "hours later" count from the day told last: in the sentence, of the encounter before, in the text in front.
Rule 3  "X met Y on Wednesday, a day after she met Z": one clause dates the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import MINYEAR, date, timedelta

import attrs

from dipevents.dates import DateValue, Day, Interval, Year
from dipevents.lexicon import ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, ING, MARK, PAST, PREPOSITION, TIME, VERB
from dipevents.mentions import CountryMention
from dipevents.mentions.date_parts import year_number
from dipevents.mentions.dates import FIRST_YEAR, counted_from, resolve
from dipevents.mentions.mention import DateMention
from dipevents.parsers.evidence import first_finite, is_finite
from dipevents.tokens import APOSTROPHE_S, POSSESSIVE

from ..drafts import When
from ..view import Reader, View
from .nested import Nested

OWNERS = frozenset({"the", "a", "this", "their", "his", "her", "its", "our", "my"})
RELATIVES = frozenset({"where", "which", "who", "whose", "whom"})
MATTERS = frozenset(
    {"about", "after", "against", "before", "by", "despite", "following", "of", "on", "over", "regarding", "since"}
)  # in front of "Friday's attack"
SUBJECT = 16  # tokens between "after" and the verb of its clause
DAY = timedelta(days=1)  # the difference of a time zone
OBJECT = 8  # tokens of what "the eve of" stands in front of
BRACKET = 12  # tokens inside brackets
PHRASE = 6  # tokens of "the 2018 Singapore summit"
PARTS = 4  # tokens of "June 3, 2024"
CAREER = 3  # tokens of "elected president in"
NEAR = 40  # tokens behind "a day after" in which a date may tell which day
JOINED = 12  # tokens by which the day of the verb in front is farther from a verb joined to it
FAR = 150  # tokens: so far in front is the day that "the next day" goes on from; so much farther counts a date in brackets


class Moments(Reader):
    """Reads the dates of one article."""

    def __init__(self, view: View, nested: Nested) -> None:
        super().__init__(view)
        self.nested = nested
        self._dates = self.article.mentions.dates
        self._date_starts = [d.start for d in self._dates]
        self._counted: dict[int, DateValue | None] = {}  # days counted from one in the text, by token

    def when(
        self, cue: int, stop: int, first: int, last: int, *, future: bool, day: DateValue | None = None, visit: bool = False
    ) -> When | None:
        """Return the date of the clause: printed nearest to the cue, else counted from another clause or from a day told before.

        ``day`` is the date of the encounter last spoken of; of a ``visit`` its first and last day may be told.
        """
        link = self._link_in_front(cue)
        floor = self._background(cue, first)
        best: tuple[int, DateMention] | None = None
        hidden = -1  # up to where dates are those of what "the eve of" counts from
        joined = cue > first and self.folded[cue - 1] in ("and", "then") and bool(self.flags[cue] & VERB)
        for mention in self.dates_in(first if link is None else link.end, last):
            if mention.behind:
                hidden = mention.end + OBJECT
            elif mention.start < hidden and "," not in self.words[hidden - OBJECT : mention.start]:
                continue
            if (
                self._is_of_a_noun(mention, cue)
                or (self.is_limit(mention) and mention.end != cue)
                or mention.end <= floor
                or self._is_of_a_career(mention)
                or self.aside_in_front(mention.start, first, cue)
            ):
                continue
            if mention.start > stop and (self.nested.inside(mention.start, stop, mention) or self.nested.attributed(mention.start, stop)):
                continue
            if (mention.end <= cue and self.nested.announced(mention, first, cue)) or (
                not visit and self.nested.of_visit(mention, cue, stop)
            ):
                continue
            distance = mention.start - stop if mention.start >= stop else cue - mention.end + 2
            distance += FAR * (mention.behind or self._is_bracketed(mention)) + PHRASE * (
                mention.unit == "month" and mention.form == "vague"
            )
            distance += JOINED * (joined and mention.end < cue)  # "spoke to Y on Monday and received Z on Tuesday"
            if best is None or distance < best[0]:
                best = (distance, mention)
        if best is None:
            return self._from_main_clause(link, future=future, day=day) if link is not None else None
        before = self.date_to.get(best[1].start - 1) if self.folded[best[1].start - 1] == "and" else None
        mention = before if before is not None and before.start >= first else self._finest(best[1], first, last, future=future)
        span = (mention.start, mention.end)
        if (of_year := self._of_that_year(mention, future=future, day=day)) is not None:
            return of_year
        if mention.form == "vague":
            if mention.start not in self._counted:  # "the next day" stays that day, also when a draft of its own sentence is the last told
                behind = mention.behind
                value = self._from_words_behind(mention, future=future) if behind else self._from_told(mention, future=future, day=day)
                self._counted[mention.start] = value
            return When(self._counted[mention.start], "relative" if self.article.anchor else "explicit", span)
        return self.dated(mention, future=future)

    def _of_that_year(self, mention: DateMention, *, future: bool, day: DateValue | None) -> When | None:
        """Return the month or day of "In March [of] that year", "on May 3 the following year", whose year the text in front tells."""
        between = (
            self.folded[mention.start - 1] == "of" if mention.form == "vague" else self.folded[mention.end : mention.end + 1] == ["of"]
        )
        part = self.date_to.get(mention.start - between) if mention.form == "vague" else mention
        that = mention if mention.form == "vague" else self.date_from.get(mention.end + between)
        if part is None or that is None or that.form != "vague" or that.unit != "year" or part.month is None or part.year is not None:
            return None
        told = self._from_told(attrs.evolve(that, start=part.start), future=future, day=day)
        year = date(told.start.year, 12, 31) if told is not None else None
        value, basis = resolve(part, year) if year is not None else (None, None)
        return When(value, basis, (part.start, that.end)) if value is not None else None

    def dated(self, mention: DateMention, *, future: bool) -> When:
        """Return the day or days that a date tells, with those joined to it: "from DATE to DATE", "Monday and Tuesday"."""
        value, basis = resolve(mention, self.article.anchor, future=future)
        return self._until(mention, value, future=future) or When(value, basis, (mention.start, mention.end))

    def in_year(self, when: When | None, noun: int | None, event: tuple[int, int] | None) -> When | None:
        """Let the year in the phrase of a noun, "a [2019] meeting", or of another year's event, "the [2019] G20 summit", tell when it was.

        What the clause itself tells is kept where it lies in that year, or can: "met Y in June at the 2019 G20 summit".
        """
        own = self._year_in_front(noun) if noun is not None else None
        told = own or (self._year_of_event(*event) if event is not None else None)
        if told is None or told.value is None:
            return when
        if when is None or when.value is None:
            return told
        if told.value.start <= when.value.start and when.value.end <= told.value.end:
            return when
        mention = self.date_from.get(when.span[0])
        if mention is not None and mention.year is None and mention.form in ("day", "month"):
            return When(*resolve(mention, told.value.end), when.span)
        return own or when

    def _year_in_front(self, noun: int) -> When | None:
        """Return the year in "a 2019 meeting", "the 2021 Geneva summit", "his 2016 visit", whose noun stands at a token."""
        for k in range(noun - 1, max(0, noun - PHRASE), -1):
            if (year := year_number(self.folded[k])) is not None:
                owned = self.flags[k - 1] & DETERMINER or self.words[k - 1] in POSSESSIVE
                return When(Year(year=year), "explicit", (k, k + 1)) if owned and year >= FIRST_YEAR else None
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER) or is_finite(self.article, k):
                return None
        return None

    def _year_of_event(self, first: int, last: int) -> When | None:
        """Return the year, other than the present, that the name of an event holds: "the [June] 2019 G20 summit", "the Climate Conference 2021"."""
        for mention in self.dates_in(first - PARTS, last):
            if mention.year is not None and mention.form in ("month", "day") and mention.end >= first:
                return self.dated(mention, future=False)
        for k in range(first - 1, min(len(self.words), last + 1)):
            if (year := year_number(self.folded[k])) is not None:
                known = self.article.anchor is not None and FIRST_YEAR <= year != self.article.anchor.year
                return When(Year(year=year), "explicit", (k, k + 1)) if known else None
        return None

    def _until(self, mention: DateMention, first: DateValue | None, *, future: bool) -> When | None:
        """Read "from today[, DATE,] to DATE", "today and tomorrow": two dates that are one stretch."""
        k = mention.end
        if isinstance(first, Day) and k + 1 in self.date_from and self.folded[k] == "and":
            last, basis = resolve(self.date_from[k + 1], self.article.anchor, future=future)
            if isinstance(last, Day) and last.start == first.start + DAY:
                return When(Interval(first=first, last=last), basis, (mention.start, self.date_from[k + 1].end))
        if not isinstance(first, Day) or self.folded[mention.start - 1] != "from" or k + 2 >= len(self.words):
            return None
        if self.words[k] == "," and k + 1 in self.date_from:
            k = self.date_from[k + 1].end
            k += k + 1 < len(self.words) and self.words[k] == ","
        other = self.date_from.get(k + 1) if k < len(self.words) and self.folded[k] in ("to", "until", "till") else None
        last, basis = resolve(other, self.article.anchor, future=future) if other is not None else (None, None)
        if other is None or not isinstance(last, Day) or last.start <= first.start:
            return None
        return When(Interval(first=first, last=last), basis, (mention.start, other.end))

    def _background(self, cue: int, first: int) -> int:
        """Return where "after talks with Y" begins whose date the main clause in front does not tell: "met X on Monday after talks with Y"."""
        if self.folded[cue - 1] == "having":
            return cue - 1
        if is_finite(self.article, cue):
            return first
        for k in range(cue - 1, max(first, cue - 6), -1):
            if "-" in self.words[k - 1 : k + 2]:
                continue  # "after week-long talks"
            if self.folded[k] in ("after", "following", "since", "ahead"):
                return k if k != cue - 1 or not self.flags[cue] & ING else first
            if self.flags[k] & (MARK | VERB) and k not in self.ending and self.folded[k] not in self.terms.scheduled:
                break
        return first

    def in_the_past(self, when: When | None) -> When | None:
        """Move a date printed without year, of what is told as done, out of the future: to the year the text speaks of, else to last year.

        "Next week", "tomorrow" is the time of something else: "met X ahead of his trip next week".
        """
        anchor = self.article.anchor
        of_other = self.date_from.get(when.span[0]) if when is not None else None
        if of_other is not None and of_other.form == "relative" and (of_other.shift or 0) > 0:
            return None
        if when is None or when.value is None or anchor is None or when.value.start - anchor <= DAY:
            return when
        mention = self.date_from.get(when.span[0])
        if mention is None or mention.year is not None or mention.form not in ("day", "month", "interval"):
            return when
        years = [d.year for d in self.dates_in(max(0, mention.start - FAR), mention.start) if d.year is not None and d.year < anchor.year]
        year = years[-1] if years else anchor.year - 1
        if year < MINYEAR:
            return None
        value, basis = resolve(mention, date(year, 12, 31))
        return When(value, basis, when.span)

    def _link_in_front(self, cue: int) -> DateMention | None:
        """Return the "a day" of "a day after she met" where the clause of the cue is what it counts from."""
        for t in range(cue - 1, max(-1, cue - SUBJECT, self.sentence_of(cue) - 1), -1):
            if self.folded[t] in ("after", "before"):
                mention = self.date_to.get(t)
                return mention if mention is not None and mention.behind else None
        return None

    def _from_main_clause(self, link: DateMention, *, future: bool, day: DateValue | None) -> When:
        """Date "she met Z" by "X met Y on Wednesday, a day after she met Z"."""
        told: DateValue | None = None
        for mention in reversed(self.dates_in(self.sentence_of(link.start), link.start)):
            if not mention.behind and not self.is_limit(mention):
                verb = first_finite(self.article, self.sentence_of(link.start), link.start)
                done = verb is not None and bool(self.flags[verb] & PAST) and not self.flags[verb] & AUXILIARY
                told, _ = resolve(mention, self.article.anchor, future=future and not done)
                break
        back = attrs.evolve(link, shift=-(link.shift or 0))
        return When(counted_from(back, told or day), "relative" if self.article.anchor else "explicit", (link.start, link.end))

    def _from_words_behind(self, mention: DateMention, *, future: bool) -> DateValue | None:
        """Date "X met Y a day after she met Z on Monday" by the day printed behind."""
        for other in self.dates_in(mention.end, mention.end + NEAR):
            if other.start >= self._end_of_sentence(mention.start):
                break
            told, _ = resolve(other, self.article.anchor, future=future)
            return counted_from(mention, told)
        return None

    def _from_told(self, mention: DateMention, *, future: bool, day: DateValue | None) -> DateValue | None:
        """Date "the next day" by the day told last: in front in the sentence, of the encounter before, else in the text before."""
        start, anchor = self.sentence_of(mention.start), self.article.anchor
        if not future and mention.shift == 0 and anchor is not None and day is not None and day.start > anchor:
            day = Day(year=anchor.year, month=anchor.month, day=anchor.day)  # "earlier in the day" is of no day to come
        for floor, told in ((start, None), (max(0, start - FAR), day)):
            if (counted := counted_from(mention, told)) is not None:
                return counted
            for other in reversed(self.dates_in(floor, mention.start)):
                if other.form != "vague" and not self.is_limit(other):
                    said = any(self.folded[t] in self.terms.reports and self.flags[t] & PAST for t in range(other.start - 3, other.start))
                    value, _ = resolve(other, self.article.anchor, future=future and not said)
                    if (counted := counted_from(mention, value)) is not None:
                        return counted
        return None

    def sentence_of(self, token: int) -> int:
        """Return where the sentence of a token begins."""
        sentences = self.article.document.sentences
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        return sentences[number].start if number >= 0 else 0

    def _end_of_sentence(self, token: int) -> int:
        sentences = self.article.document.sentences
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        return sentences[number].end if number >= 0 else len(self.words)

    def _is_bracketed(self, mention: DateMention) -> bool:
        """Tell whether a date is one remark in brackets among others: "(local time; November 19 in Tokyo)", not "(November 19)"."""
        return self.words[mention.start - 1] != "(" and self.in_brackets(mention.start)

    def in_brackets(self, token: int) -> bool:
        """Tell whether a bracket is open at a token, opened a few words before."""
        bracket = next((k for k in range(token - 1, max(-1, token - BRACKET), -1) if self.words[k] in ("(", ")")), None)
        return bracket is not None and self.words[bracket] == "("

    def _is_of_a_career(self, mention: DateMention) -> bool:
        """Tell whether a date stands in "X, [elected in May], met Y", "Y, [sworn in last week]", "who was [re-elected in 2020]"."""
        return not self.terms.careers.isdisjoint(self.folded[max(0, mention.start - CAREER) : mention.start])

    def aside_in_front(self, i: int, first: int, cue: int) -> bool:
        """Tell whether token ``i`` lies in a relative clause in front of the cue: "In Beirut, where I welcomed X in May, I met"."""
        if i >= cue or i - first > 40:
            return False
        if self.folded[first] == "since" and self.flags[first + 1] & ING:  # "Since taking office in May, X has met Y"
            return True
        opener = first - 1
        if opener < 1 or self.folded[opener] not in RELATIVES or self.words[opener - 1] != ",":
            return False
        comma = next((k for k in range(i, cue) if self.words[k] == ","), None)
        return comma is not None and any(is_finite(self.article, k) for k in range(opener, comma))

    def dates_in(self, first: int, last: int) -> tuple[DateMention, ...]:
        """Return the dates that begin in tokens ``first:last``."""
        return self._dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def over_day(self, i: int, end: int) -> int:
        """Step over "today", "on Monday" at token ``i``, also in two pieces: "on Monday 5/8/2024", "on Monday evening, August 5,"."""
        k = i + (self.words[i : i + 1] == [","])
        stop, opened = i, k > i
        while k < end:
            date = self.date_from.get(k + (self.folded[k] == "on"))
            if date is None or date.end > end:
                break
            stop = k = self._over_bracket(date.end, end)
            apposed = self.words[k : k + 1] == [","] and k + 1 in self.date_from
            opened, k = opened or apposed, k + apposed
        return stop + (opened and i < stop < end and self.words[stop] == ",")

    def _over_bracket(self, i: int, end: int) -> int:
        """Step over "(5/8)" behind a day."""
        closing = (k + 1 for k in range(i + 1, min(end, i + BRACKET)) if self.words[k] == ")")
        return next(closing, i) if self.words[i : i + 1] == ["("] else i

    def _finest(self, mention: DateMention, first: int, last: int, *, future: bool) -> DateMention:
        """Return the date of the clause that says more than the nearest one: "this year ... in March", "next week, likely on Tuesday"."""
        if mention.form == "relative" and mention.unit == "week":
            return next((fine for other in self.dates_in(first, last) if (fine := self._in_week(other, mention)) is not None), mention)
        value, _ = resolve(mention, self.article.anchor, future=future)
        if value is None or (value.end - value.start).days < 27:
            return mention
        for other in self.dates_in(first, last):
            if other is not mention and not self.is_limit(other):
                finer, _ = resolve(other, self.article.anchor, future=future)
                if finer is not None and value.start <= finer.start and finer.end <= value.end and finer != value:
                    return other
        return mention

    def _in_week(self, other: DateMention, week: DateMention) -> DateMention | None:
        """Return the day or days, told in the same clause, of a week."""
        if other.form in ("day", "interval") and other.month is not None and not self.is_limit(other):
            return other
        near = abs(other.start - week.end) < OBJECT
        near = near and not self.nested.attributed(other.start, week.end)  # "next week, X said on Monday"
        return attrs.evolve(other, unit="week", shift=week.shift) if other.form == "weekday" and other.shift is None and near else None

    def held_behind(self, i: int, end: int) -> tuple[int, int] | None:
        """Return the clause ", which will be held in PLACE on DATE", "[in PLACE] scheduled for DATE", "was held" at token ``i``."""
        due = next((k for k in range(i, min(end - 1, i + 4)) if self.folded[k] in self.terms.scheduled), None)
        if due is not None and self.folded[due + 1 : due + 3] in (["to", "take"], ["to", "be"]):
            due += 2 + (self.folded[due + 3 : due + 4] in (["place"], ["held"]))  # "scheduled to take place on"
        if due is not None and due + 1 < end and (due + 1 in self.date_from or self.folded[due + 1] in ("for", "on", "in")):
            return i, self._clause_end(due + 1, end)
        held = self._over_state(i, end)
        if held + 2 < end and self.flags[held] & (AUXILIARY | PAST) and self._is_held(held, end):
            return held, self._clause_end(held, end)
        if i + 2 >= end or self.folded[i] not in ("which", "that") or not i or (self.words[i - 1] != "," and self.folded[i] != "that"):
            return None
        if not any(w in self.terms.dated for w in self.folded[i + 1 : min(end, i + 6)]):
            return None
        return i + 1, self._clause_end(i + 1, end)

    def _over_state(self, i: int, end: int) -> int:
        """Step over ", STATE" behind a city, and over the comma that closes it or an aside: "in CITY, STATE, was held"."""
        k = i + (self.words[i : i + 1] == [","])
        state = self.starting.get(k) if k > i else None
        k = state.end if isinstance(state, CountryMention) else k
        k += k > i + 1 and self.words[k : k + 1] == [","]
        return k if k < end and self._is_held(k, end) else i

    def _is_held(self, i: int, end: int) -> bool:
        """Tell whether "was held", "took place", "will be held" begins at token ``i``, the subject in front of it."""
        words = self.folded[i : min(end, i + 4)]
        return words[0] in ("took", "will", "was", "were", "has", "have") and ("held" in words or "place" in words)

    def _clause_end(self, first: int, end: int) -> int:
        end = min(end, first + NEAR)
        marks = (k for k in range(first, end) if self.words[k] in (";", ":") or self.folded[k] in ("who", "where", "while", "after"))
        return next(marks, end)

    def _is_of_a_noun(self, mention: DateMention, cue: int) -> bool:
        """Tell whether "Friday's" tells which attack, vote or ruling an encounter is about or follows: "spoke about Friday's attack".

        Not "Friday's talks with Y", "met Y at Friday's summit".
        """
        if self.words[mention.end : mention.end + 1] not in (["'s"], ["’s"]):
            return False
        if mention.end < cue and not any(
            self.words[k] in (",", ";", ":") or self.flags[k] & PREPOSITION or is_finite(self.article, k)
            for k in range(mention.end + 1, cue)
        ):
            return False
        before = mention.start - 1 - (self.folded[mention.start - 1] in ("last", "this", "next"))
        beside = self.folded[before] == "of" and self.known.is_a("beside_event", self.folded[before - 1])
        return self.folded[before] in MATTERS and not beside

    def is_limit(self, mention: DateMention) -> bool:
        """Tell whether a date belongs to a noun behind it: "the 2015 agreement", "their August meeting", "since Monday"."""
        before = self.folded[mention.start - 1] if mention.start else ""
        if before in self.terms.attributes and mention.start > 1:  # "the upcoming June 23 conference"
            return self.folded[mention.start - 2] in OWNERS
        if before in ("since", "until", "till", "by", "from", "than"):
            return mention.form != "interval" and before != "from"
        if mention.end >= len(self.words):
            return False
        after = self.flags[mention.end]
        if self.words[mention.end] in APOSTROPHE_S:
            return False
        return before in OWNERS and mention.form in ("year", "month", "day") and not after & (MARK | PREPOSITION | CONJUNCTION | ADVERB | TIME) and not is_finite(self.article, mention.end) and mention.end not in self.starting  # fmt: skip
