"""What interrupts a clause: venues and companions behind a subject, words said in between, relative clauses, circumstances in front of a subject.

X at the palace received Y                      X, together with Y, met
will go to A, he told reporters, to meet B      X met Y, who is in PLACE for EVENT, on Wednesday
received by X, in PLACE she met Y
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CONJUNCTION, CUE, DETERMINER, MODAL, PAST, PREPOSITION, THIRD, TIME
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import is_finite

from ..circumstances.setting import Setting
from ..view import Reader, View

VENUE = 10  # tokens of "at the headquarters of the A"
ATTRIBUTION = 16  # tokens of "he told reporters on Friday"
ASIDE = 40  # tokens of a relative clause
CIRCUMSTANCE = 12  # tokens of "said on Friday after a two-hour"
SUBJECT = 24  # tokens of a subject with its office
OCCASIONS = frozenset({"after", "during", "following", "before", "ahead", "at", "in"})


class Interruptions(Reader):
    """Steps over what interrupts the clauses of one article."""

    def __init__(self, view: View, setting: Setting) -> None:
        super().__init__(view)
        self.setting = setting

    def over_venue(self, j: int, verb: int, floor: int) -> int | None:
        """Return where X ends in "X [on DAY] at the palace received Y", whose venue ends at ``j``."""
        if self.folded[verb] not in self.terms.received:
            return None
        at = next((k for k in range(j - 1, max(floor, j - VENUE), -1) if self.folded[k] == "at"), None)
        if at is None or any(self.words[k] == "," or is_finite(self.article, k) for k in range(at + 1, j + 1)):
            return None
        k = at - 1
        if at in self.date_to:
            k = self.date_to[at].start - 1
            k -= self.folded[k] == "on"
        k -= k > floor and self.words[k] == ","
        return k if isinstance(self.ending.get(k + 1), PersonMention) else None

    def opener_of(self, j: int, floor: int) -> int | None:
        """Return the comma that opens an aside closed at ``j``: ", on behalf of X,", ", together with Y,", ", his aide told reporters,"."""
        said: int | None = None
        for k in range(j - 1, max(floor, j - ATTRIBUTION), -1):
            if self.words[k] == ",":
                governed = self.flags[k + 1] & PREPOSITION and self.folded[k + 1] not in ("after", "before")
                told = said is not None and k + 1 < said and self.ending.get(said) is not None and self.ending.get(k) is not None
                return k if told or (governed and said is None) else None
            if self.flags[k] & CUE and self.flags[k] & PAST:
                said = k
            elif (said is not None and self.folded[k] in ("who", "which", "that")) or is_finite(self.article, k):
                return None
        return None

    def over_attribution(self, comma: int, floor: int) -> int:
        """Return the first comma of "will travel to A, he told reporters on Friday, to meet B", whose second is at ``comma``; else where it ends."""
        if comma <= floor or self.words[comma] != ",":
            return comma + 2
        told = False
        for k in range(comma - 1, max(floor, comma - ATTRIBUTION), -1):
            if self.words[k] == ",":
                return k if told and k + 1 in self.starting else comma + 2
            told = told or bool(self.flags[k] & CUE and self.flags[k] & PAST)
        return comma + 2

    def is_relative(self, verb: int) -> bool:
        """Tell whether a verb belongs to an aside: "A's minister, Y, who also leads the party, said"."""
        k = verb - 1
        k -= k > 1 and bool(self.flags[k] & ADVERB)
        return k > 0 and self.folded[k] in ("who", "which") and self.words[k - 1] == ","

    def behind_told(self, cue: int, floor: int) -> int:
        """Return where the clause begins in "A plant will open in PLACE, X said after [talks]": its places and days are those of the words."""
        said = next(
            (k for k in range(cue - 1, max(floor + 3, cue - CIRCUMSTANCE), -1) if self.flags[k] & CUE and self.flags[k] & PAST), None
        )
        if said is None or all(self.folded[k] not in OCCASIONS for k in range(said + 1, cue)):
            return floor
        comma = next((k for k in range(said - 1, max(floor, said - SUBJECT), -1) if self.words[k] == ","), floor)
        comma -= comma == said - 1  # the end of an aside: the comma in front of it tells as well
        told = comma > floor and any(is_finite(self.article, k) for k in range(floor, comma))
        return comma + 1 if told else floor

    def behind_fronted(self, cue: int, floor: int) -> int:
        """Return where the clause begins in "After talks with Y in PLACE on DAY, X [met] Z": place and day are those of the talks."""
        opener = next((k for k in range(floor, min(cue, floor + 4)) if self.folded[k] in ("after", "before", "following", "ahead", "advance")), None)  # fmt: skip
        if opener is None or any(k in self.starting for k in range(floor, opener)):
            return floor
        comma = floor
        for k in range(opener + 2, cue):
            if self.words[k] == "," and (k + 1 in self.starting or k + 2 in self.starting or self.folded[k + 1] in ("he", "she", "they")):
                comma = k
        told = comma > floor and any(self.known.cues_at(self.folded, k, comma)[0] for k in range(opener + 1, comma))
        return comma + 1 if told else floor

    def behind_relative(self, last: int, end: int) -> tuple[int, int] | None:
        """Return the end of "X met Y, who is in PLACE for EVENT, [on Wednesday]", whose clause breaks off at ``last``."""
        if last + 3 >= end or self.folded[last] not in ("who", "which") or self.words[last - 1] != ",":
            return None
        for k in range(last + 2, min(end, last + ASIDE)):
            if self.words[k] == "," and self.goes_back(k + 1, end):
                return k + 1, end
            if self.words[k] in (";", ":"):
                break
        return None

    def closes_relative(self, i: int, end: int) -> bool:
        """Tell whether the main clause goes on at ``i`` behind the comma that closes a relative clause: with its verb, or its place and day."""
        verb = i < end and self.flags[i] & (PAST | THIRD | AUXILIARY | MODAL) and not self.flags[i] & CAPITAL
        return bool(verb) or self.goes_back(i, end)

    def goes_back(self, i: int, end: int) -> bool:
        """Tell whether a day, or a place and a day, stands behind the comma that closes a relative clause: they tell of the main clause.

        So they do where its next verb follows: "X met Y, who is in PLACE for EVENT, [on Wednesday and discussed A]".
        """
        dated = False
        while i < end:
            if i in self.date_from:
                dated, i = True, self.date_from[i].end
            elif self.folded[i - 1] == "in" and (where := self.setting.place_at(i)) is not None:
                i = where.span[1]
            elif self.folded[i] in ("on", "in", "at", "here", "the", "of", "late", "early", "earlier") or self.flags[i] & TIME:
                i += 1
            else:
                break
        return dated and (i >= end or self.words[i] == "," or self._acts_on(i, end))

    def _acts_on(self, i: int, end: int) -> bool:
        """Tell whether "and discussed", "to discuss" at token ``i`` goes on with the predicate of the main clause."""
        return i + 1 < end and bool(self.flags[i + 1] & {"and": PAST, "to": BASE}.get(self.folded[i], 0))

    def before_circumstance(self, k: int, stop: int) -> int:
        """Step back over ", in PLACE [he met]", ", on DAY [she met]" in front of a subject at token ``k``; they belong to its clause."""
        for t in range(k - 1, max(stop - 1, k - 7), -1):
            if self.words[t] == ",":
                told = self.folded[t + 1] in ("in", "on", "at") and t + 2 < k
                return t if told and (t + 2 in self.date_from or self.setting.place_at(t + 2) is not None) else k
        return k

    def before_subject(self, verb: int, stop: int) -> int:
        """Return where the clause of a finite verb begins, not before ``stop``."""
        k = verb
        while k > stop and self.flags[k - 1] & ADVERB and self.ending.get(k) is None:
            k -= 1
        mention = self.ending.get(k)
        if mention is not None and mention.start > stop:
            if self.flags[mention.start - 1] & PREPOSITION and not self.flags[mention.start - 1] & CONJUNCTION:
                return verb  # "held talks in PLACE centred on A"
            k = mention.start
            while k > stop and self.flags[k - 1] & DETERMINER:
                k -= 1
            k = self.before_circumstance(k, stop)
        while k > stop and (self.words[k - 1] == "," or self.folded[k - 1] == "and"):
            k -= 1
        return k
