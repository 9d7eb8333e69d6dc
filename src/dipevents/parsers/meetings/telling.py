"""What the clause of a cue tells beside the parties: whether the encounter has happened, when, where and by what means.

A clause is read in steps, each of which adds what the ones before it left open: tense, day, what the day says of the tense, place; then what
stands outside the clause, behind it ("The talks, due on Friday in A, ..."), in front of it ("On June 11, X, who is on a visit, met Y") or in
the main clause ("The last round was held in A, during which X met Y").
"""

from __future__ import annotations

import attrs

from ...dates import Day, Interval
from ...lexicon import AUXILIARY, BASE, CONJUNCTION, CUE, ING, MODAL, PAST, PREPOSITION, THIRD
from ...mentions.mention import DateMention
from ..evidence import first_finite, is_finite
from .circumstances.moments import DAY
from .circumstances.setting import Setting
from .drafts import When, Where
from .merging import Merger
from .parties.holders import OWN
from .syntax.clauses import CONTRACTED_BE, Clauses, Reading
from .view import Reader, View

CALENDAR = frozenset({"weekday", "day", "interval"})  # forms of dates on which something is due
GOALS = frozenset({"to", "for", "in", "into"})  # in front of where a journey goes: "left A for B"
DUE = 4  # tokens of "is scheduled to be held"
BEING = 3  # tokens of "is still meeting"
VIDEO = 6  # tokens of "by video link, X"
PHRASE = 6  # tokens of "at a landmark June summit"
AIM = 4  # tokens of "for further talks"
PHONE = 3  # tokens of "by phone X"
JOURNEY = 28  # tokens between where a journey goes and what it is for
LEAVING = frozenset({"depart", "emplane", "head", "headed_to", "leave", "leave_place", "set_off"})  # cues of a way there, not of a stay
SETTING_OUT = LEAVING | {"arrive", "land", "touch_down"}
PRESENT = frozenset({"is", "are", "am"})
FRONTED = 3  # tokens of "On Friday in A,"
NEAR = 10  # tokens between "in A" and ", where"


@attrs.define(kw_only=True)
class Clause:
    """The clause of one cue while it is read; None is what is not told."""

    reading: Reading
    cue: int  # the cue with its words is tokens ``cue:stop``
    stop: int
    floor: int  # the sentence is tokens ``floor:end``
    end: int
    first: int  # the clause is tokens ``first:last``
    last: int
    form: str | None
    noun: int | None  # where the noun stands that tells of the encounter
    label: DateMention | None  # "Tuesday, 5 November:" in front
    bits: int  # grammar of the main verb
    present: bool = False  # "meets"
    coming: bool = False  # "is meeting"
    status: str | None = None
    when: When | None = None
    where: Where | None = None
    aim: bool = False  # what somebody has set out for
    way: When | None = None  # the day on which that was


class Telling(Reader):
    """Reads the clauses of one article."""

    def __init__(self, view: View, merger: Merger, setting: Setting, clauses: Clauses) -> None:
        super().__init__(view)
        self.merger, self.setting, self.clauses = merger, setting, clauses

    def read(self, reading: Reading, cue: int, stop: int, floor: int, end: int, form: str | None, noun: int | None) -> Clause:
        """Return what the clause of the cue in tokens ``cue:stop`` of the sentence ``floor:end`` tells."""
        first, last = self.clauses.bounds(cue, stop, floor, end)
        if reading.infinitive and reading.status is None and self._sets_out(cue, floor):
            reading.status = "planned"
        if reading.infinitive and self.clauses.interruptions.over_attribution(cue - 2, floor) < cue - 2:
            first = cue - 1  # the day in "will go to A, he said on Friday, to meet B" is that of his words
        if self._follows_words(cue, reading.start, first):
            first = reading.start
        elif reading.infinitive and self._is_own_plan(cue, first):
            first = cue - 3  # "In A on Monday, X defended [his decision to meet Y]"
        clause = Clause(
            reading=reading, cue=cue, stop=stop, floor=floor, end=end, first=first, last=last, form=form, noun=noun,
            label=self._dated_label(first, floor), bits=self.flags[self.clauses.head_of(cue)], status=reading.status,
        )  # fmt: skip
        for step in self._STEPS:
            step(self, clause)
        return clause

    # --- whether and when ---------------------------------------------------------------------------------------

    def _tense(self, clause: Clause) -> None:
        """Read whether it has happened from the tense, and from days to come beside a present tense."""
        reading, cue, bits = clause.reading, clause.cue, clause.bits
        verbal = clause.noun is None or cue < clause.noun  # "meets Y", "holds talks with Y"
        clause.present = bool(verbal and bits & (BASE | THIRD) and not bits & PAST and not reading.infinitive and not reading.shared)
        clause.coming = reading.progressive and any(
            w in ("is", "are", "am") or w.endswith(CONTRACTED_BE) for w in self.folded[max(clause.floor, cue - BEING) : cue]
        )
        if clause.status is not None:
            return
        ahead = (clause.present or clause.coming or reading.infinitive) and self._is_ahead(clause)
        if ahead or (clause.present and self._is_dated(clause)):
            clause.status = "planned"
        elif self._is_done(clause):
            clause.status = "held"

    def _is_dated(self, clause: Clause) -> bool:
        """Tell whether a day stands in the clause or on its label: "meets Y on Friday", "Tuesday, 5 November: the President receives Y"."""
        return clause.label is not None or any(d.form in CALENDAR for d in self.setting.dates_in(clause.first, clause.last))

    def _is_ahead(self, clause: Clause) -> bool:
        """Tell whether a time to come is told: "meets Y next month", "is meeting Y next week"."""
        told = self.setting.dates_in(clause.first if clause.present or clause.coming else clause.cue, clause.last)
        shifts = [
            d.shift for d in told if d.shift is not None and d.form != "vague" and self.words[d.end : d.end + 1] not in (["'s"], ["’s"])
        ]
        return any(s > 0 for s in shifts) and 0 not in shifts

    def _is_done(self, clause: Clause) -> bool:
        """Tell whether the verb stands in a past tense: "met", "was meeting"; of "held talks", "had a meeting" the plain past alone."""
        reading = clause.reading
        if clause.noun is None:
            return bool(clause.bits & PAST) or reading.progressive
        past = clause.cue < clause.noun and self.flags[clause.cue] & (PAST | BASE) == PAST
        return past and not (reading.passive or reading.infinitive or reading.shared)

    def _day(self, clause: Clause) -> None:
        """Read the day from the clause, else from its label."""
        planned = clause.status == "planned"
        clause.when = self.setting.when(
            clause.cue, clause.stop, clause.first, clause.last,
            future=planned or clause.coming, day=self.merger.day(), visit=clause.form == "visit",
        )  # fmt: skip
        if clause.when is None and (label := clause.label) is not None:
            clause.when = self.setting.when(label.start, label.end, label.start, label.end, future=planned)
        when = clause.when
        if clause.status is None and when is not None and when.basis == "weekday" and self._is_due(clause, when):
            clause.when = self.setting.dated(self.date_from[when.span[0]], future=True)

    def _tense_of_day(self, clause: Clause) -> None:
        """Let a day settle what the tense left open: "meets Y on February 11", told in March; "is meeting Y" on a day to come."""
        reading, when = clause.reading, clause.when
        if clause.present and clause.status == "planned" and reading.status is None and self._is_past(when):
            clause.status = "held"
        if reading.progressive and clause.status in (None, "held") and self._is_to_come(when):
            clause.status = "planned"
        if clause.status is None and when is not None and self._is_to_come(when) and self._is_where_done(clause, when):
            clause.status = "held"
        if clause.status == "held" and not reading.progressive:
            clause.when = self.setting.in_the_past(when)

    def _is_where_done(self, clause: Clause, when: When) -> bool:
        """Tell whether something was done at it: "At a June summit, X vowed", "told Y during their June talks"; not "agreed to meet at"."""
        floor, noun = clause.floor, clause.cue if clause.noun is None and self.flags[clause.cue] & ING else clause.noun
        day = self.setting.dates_in(when.span[0], when.span[0] + 1)
        if noun is None or not day or day[0].form not in ("day", "month", "interval") or day[0].year is not None:
            return False
        if clause.form == "correspondence":
            return True  # "cited X's May 10 letter to Y"
        at = next((k for k in range(noun - 1, max(floor, noun - PHRASE) - 1, -1) if self.flags[k] & PREPOSITION), None)
        if at is None or self.folded[at] not in ("at", "during", "in"):
            return False
        verb = first_finite(self.article, clause.stop, clause.end) if at == floor else self._main_verb(at, floor)
        if verb is None or not self.flags[verb] & PAST or self.flags[verb] & (AUXILIARY | MODAL):
            return False
        return not any(self.folded[k] == "to" and self.flags[k + 1] & BASE for k in range(verb + 1, at))

    def _is_past(self, when: When | None) -> bool:
        """Tell whether a date is over by the day of the article, or several days have begun by then."""
        anchor = self.article.anchor
        if when is None or when.value is None or anchor is None:
            return False
        return when.value.end < anchor or (isinstance(when.value, Interval) and when.value.start <= anchor)

    def _is_to_come(self, when: When | None) -> bool:
        """Tell whether a date begins after the day of the article."""
        anchor = self.article.anchor
        return when is not None and when.value is not None and anchor is not None and when.value.start > anchor

    # --- where ----------------------------------------------------------------------------------------------------

    def _place(self, clause: Clause) -> None:
        """Read the place from the clause; in front of the cue where a journey goes comes first: "left A for B to meet Y"."""
        cue, first = clause.cue, clause.first
        where = self.setting.where(cue, clause.stop, first, clause.last)
        if where is None or where.span[1] < cue:
            aim = clause.reading.infinitive or (clause.noun is not None and self._is_aim(cue, first))
            where = (self._destination(cue, first) if aim else None) or where
        if where is not None and not where.city and clause.noun == cue and clause.first + FRONTED < where.span[0] < cue:
            where = None  # "praised the troops in A during a meeting with Y"
        clause.where = where

    def _told_behind(self, clause: Clause) -> None:
        """Take what a clause behind tells: "left on Monday for the A Dialogue, scheduled for Tuesday in B"."""
        cue, when, where = clause.cue, clause.when, clause.where
        other = (clause.noun is not None or clause.reading.infinitive) and when is not None and when.span[1] < cue  # that of the journey
        behind = self.setting.held_behind(clause.last, clause.end) if when is None or where is None or other else None
        behind = behind or (self.setting.held_behind(clause.stop, clause.end) if other else None)
        if behind is None:
            return
        start, day = behind[0], self.merger.day()
        to_come = not self.terms.scheduled.isdisjoint(self.folded[start : start + DUE])
        due = self.setting.when(start, start, *behind, future=to_come or clause.status == "planned", day=day)
        if other and to_come and due is not None:
            clause.status = "planned"
        clause.when = (due or when) if other else (when or due)
        clause.where = where or self.setting.where(start, start, *behind)

    def _set_out_for(self, clause: Clause) -> None:
        """Leave the day to the journey: "arrived in A on Monday for talks with B", "leaves on Sunday to meet B"; B has not been met by then."""
        when, anchor = clause.when, self.article.anchor
        clause.aim = clause.form != "visit" and clause.status != "held" and self._is_aim_of_setting_out(clause)
        if clause.aim and when is not None and when.value is not None and when.span[1] <= clause.cue and anchor is not None:
            clause.aim = anchor - when.value.end <= DAY
            if clause.aim and isinstance(when.value, Day):
                clause.way, clause.when = when, None

    def _behind_relative(self, clause: Clause) -> None:
        """Take what stands behind a relative clause: "met Y, who leads the Z, in A on Friday"."""
        tail = self.clauses.interruptions.behind_relative(clause.last, clause.end) if clause.when is None else None
        if tail is not None:
            clause.when = self.setting.when(tail[0], tail[0], *tail, future=clause.status == "planned", day=self.merger.day())
            clause.where = clause.where or self.setting.where(tail[0], tail[0], *tail)

    def _in_front(self, clause: Clause) -> None:
        """Take what opens the sentence where an aside parts the subject from its verb: "On June 11, X, who is on a visit, met Y"."""
        floor, start = clause.floor, clause.reading.start
        parted = floor < start < clause.first and "," in self.words[clause.first : clause.cue]
        if parted and (clause.when is None or clause.where is None) and self._opens_with_adjunct(floor, start):
            head = (start, start, floor, start)
            clause.when = clause.when or self.setting.when(*head, future=clause.status == "planned", day=self.merger.day())
            clause.where = clause.where or self.setting.where(*head)

    def _main_clause(self, clause: Clause) -> None:
        """Take what the main clause tells: "The last round was held in A in May, during which X met Y", "in A, where X met Y"."""
        first, floor = clause.first, clause.floor
        if first - 1 > floor and self.folded[first - 2 : first] in (["during", "which"], ["at", "which"]):
            head = (first - 2, first - 2, floor, first - 2)
            clause.where = clause.where or self.setting.where(*head)
            clause.when = clause.when or (self.setting.when(*head, future=False) if clause.status != "planned" else None)
        if clause.where is None and first > floor and self.folded[first - 1] == "where":
            near = [w for k in range(first - 2, max(floor, first - NEAR), -1) if (w := self.setting.place_at(k)) is not None]
            clause.where = next((w for w in near if w.city), near[0] if near else None) or self.bound_for(first, floor)

    def _place_of_journey(self, clause: Clause) -> None:
        """Take where somebody goes for it: "will go to A to attend"; else what a place in front of the noun tells: "the A talks"."""
        if clause.where is None and clause.reading.shared and clause.reading.infinitive:
            clause.where = self.bound_for(clause.cue, clause.floor)
        if clause.where is None and clause.noun is not None:
            clause.where = self.setting.in_front_of(clause.noun)

    def _joint_past(self, clause: Clause) -> None:
        """Leave day and place to the verb they belong to: "met X in A on Friday and will meet Y", "is due in A on Friday and to meet Y in May"."""
        when, where = clause.when, clause.where
        if clause.reading.shared and when is not None and where is not None and where.span[1] < clause.cue < when.span[0]:
            told = self.setting.dates_in(where.span[1], clause.cue)
            clause.where = None if told and not self.setting.is_limit(told[0]) else where
        joint = self.clauses.behind_past(clause.cue, clause.floor) if clause.reading.shared and clause.status == "planned" else None
        if joint is not None:
            clause.when = clause.when if clause.when is None or clause.when.span[0] > joint else None
            clause.where = clause.where if clause.where is None or clause.where.span[0] > joint else None

    def _means(self, clause: Clause) -> None:
        """Read whether they spoke by video or by telephone."""
        if clause.form != "in_person":
            return
        first, cue, last = clause.first, clause.cue, clause.last
        if self.setting.has("video", max(first, cue - VIDEO), last):
            clause.form = "video"
        elif clause.noun is None and self.setting.has("phone_word", max(first, cue - PHONE), last):
            clause.form = "phone"

    def _extent(self, clause: Clause) -> None:
        """Leave marks and "and" at the end of a clause out."""
        while clause.last > clause.stop and (self.words[clause.last - 1] in (",", "--", "–", "—") or self.folded[clause.last - 1] == "and"):
            clause.last -= 1

    # --- what the steps ask ---------------------------------------------------------------------------------------

    def _sets_out(self, cue: int, floor: int) -> bool:
        """Tell whether the purpose of a journey still to come is told: "leaves for PLACE on Sunday to address A", "flies to A to meet B"."""
        verb = self._main_verb(cue, floor)
        if verb is None or not self.flags[verb] & THIRD or self.flags[verb] & (PAST | AUXILIARY):
            return False
        return any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, verb, cue)[0])

    def _is_aim_of_setting_out(self, clause: Clause) -> bool:
        """Tell whether "arrived in A", "left for A", "flew to A" governs "to meet B", "for talks with B"."""
        if not clause.reading.infinitive and (clause.noun is None or not self._is_aim(clause.noun, clause.first)):
            return False
        verb = self._main_verb(clause.cue, clause.floor)
        while verb is not None and self.flags[verb] & (AUXILIARY | MODAL) and verb + 1 < clause.cue:
            verb += 1
        if verb is None:
            return False
        ways = SETTING_OUT if self.flags[verb] & PAST else LEAVING
        return any(c.id in ways for c in self.known.cues_at(self.folded, verb, clause.cue)[0])

    def _is_due(self, clause: Clause, when: When) -> bool:
        """Tell whether somebody "is in A", "has arrived", "prepares" for it, so that the weekday behind "for" is one to come."""
        if clause.noun is None or "for" not in self.folded[max(clause.first, clause.noun - AIM) : min(clause.noun, when.span[0])]:
            return False
        verb = self._main_verb(clause.cue, clause.floor)
        if verb is None:
            return False
        present = self.flags[verb] & (BASE | THIRD) and not self.flags[verb] & PAST
        return bool(present) or not PRESENT.isdisjoint(self.folded[verb - 1 : verb + 1]) or self._is_aim_of_setting_out(clause)

    def _main_verb(self, cue: int, floor: int) -> int | None:
        """Return the finite verb in front of a cue, also one behind an aside: "X, minister of Y, travels to"."""
        return next((k for k in range(cue - 1, floor - 1, -1) if self.clauses.heads_clause(k, floor)), None)

    def _follows_words(self, cue: int, subject: int, first: int) -> bool:
        """Tell whether what is said stands in front: "The talks ended on Friday in A, X told Y", whose day and place are not those of the words."""
        if not self.flags[cue] & CUE or not first < subject <= cue or self.words[subject - 1] != ",":
            return False
        subordinate = self.flags[first] & (PREPOSITION | CONJUNCTION) or self.folded[first] in ("when", "while", "as")
        return not subordinate and any(is_finite(self.article, k) for k in range(first, subject - 1))

    def _is_own_plan(self, cue: int, first: int) -> bool:
        """Tell whether "his decision to", "their plan to" stands in front of an infinitive, behind a verb that tells of it."""
        if cue - 4 < first or self.folded[cue - 3] not in OWN or self.folded[cue - 2] not in self.terms.intents | self.terms.strivings:
            return False
        return any(is_finite(self.article, k) for k in range(first, cue - 3))

    def _is_aim(self, noun: int, first: int) -> bool:
        """Tell whether a journey is "for talks", not one "to lay the groundwork for" talks elsewhere."""
        k = next((k for k in range(noun - 1, max(first, noun - AIM) - 1, -1) if self.folded[k] == "for"), None)
        return k is not None and self.folded[k - 1] not in self.terms.preparing

    def _opens_with_adjunct(self, floor: int, start: int) -> bool:
        """Tell whether a sentence opens with when or where, up to a comma: "On June 11,", "In Lima,"."""
        opens = bool(self.flags[floor] & PREPOSITION) or floor in self.date_from
        return opens and self.words[start - 1] == "," and not any(is_finite(self.article, k) for k in range(floor, start))

    def _dated_label(self, first: int, floor: int) -> DateMention | None:
        """Return the day in front of the colon where nothing else stands there: "Tuesday, 5 November: the President receives Y"."""
        label = self.date_to.get(first - 1)
        return label if label is not None and label.start == floor and self.words[first - 1] == ":" else None

    def _destination(self, i: int, floor: int) -> Where | None:
        """Return where the journey goes whose purpose is told at token ``i``: "In A on Monday, X flew to B to meet Y", "left for B for talks"."""
        for t in range(i - 2, max(floor, i - JOURNEY) - 1, -1):
            cues, stop = self.known.cues_at(self.folded, t, i)
            if any(c.kind in ("travel", "visit") for c in cues):
                places = [where for k in range(stop, i) if (where := self.setting.place_at(k)) is not None]
                bound = [where for where in places if self.folded[where.span[0] - 1] in GOALS]
                return next(iter(bound or places), None)
            if is_finite(self.article, t):
                return None
        return None

    def bound_for(self, i: int, floor: int) -> Where | None:
        """Return the city named in front of "to attend", "to participate in": "will go to X to attend"."""
        for preposition in ("to", "in", "for"):
            for k in range(i - 2, max(floor, i - JOURNEY), -1):
                if self.folded[k] == preposition and (where := self.setting.place_at(k + 1)) is not None:
                    return where
        return None

    _STEPS = (
        _tense, _day, _tense_of_day, _place, _told_behind, _set_out_for, _behind_relative, _in_front, _main_clause, _place_of_journey, _joint_past,
        _means, _extent,
    )  # fmt: skip
