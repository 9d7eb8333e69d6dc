"""Dates and places that lie inside what an encounter is about: they are those of the agreement, the summit, the vote that is spoken of.

Forms: talks on the agreement signed in A last May; to discuss preparations for the summit due in A in June; the meeting covered the elections
held in A in May; met Y ahead of the summit in A next month. Not: talks on trade in A on Monday.
"""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    MARK,
    MODAL,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TIME,
    VERB,
)
from dipevents.mentions.mention import DateMention
from dipevents.parsers.evidence import is_finite

from ..view import Reader

COMPLEMENTS = frozenset({"for", "to", "in"})
REACH = 40  # tokens from the cue to what the encounter is about
COARSE = frozenset({"month", "year", "interval", "vague"})  # forms of dates that a noun in front has sooner than a verb further off
BEFORE = frozenset({"ahead", "prior"})
ATTRIBUTION = 14  # tokens of "the ministry said in a statement on"
BEHIND = 4  # tokens of "on Monday said"
RELATIVES = frozenset({"who", "which", "where", "whom", "whose"})
TOUR = 14  # tokens of "his visit to A, which ended on"
NEXT = 6  # tokens of "said in a statement on"
ALONGSIDE = frozenset({"after", "as", "when", "while", "before", "during", "following", "and", "but", "that"})  # said at the encounter
JOINTS = frozenset({"by", "between", "with"})  # "signed by the two sides in A"


class Nested(Reader):
    """Tells what stands inside the matter of an encounter of one article."""

    def inside(self, k: int, stop: int, date: DateMention | None = None) -> bool:
        """Tell whether the place, or the ``date``, at token ``k`` behind a cue that ends at ``stop`` is that of what the encounter is about."""
        begin = self._matter(stop, k)
        if begin is None:
            return False
        noun = self._in_front(k) - 1
        if noun < begin:
            return False
        if self.folded[begin - 2] in BEFORE or any(self.folded[t] == "during" and self.flags[t - 1] & PARTICIPLE for t in range(begin, k)):
            return True
        if self._has_participle(begin, noun):
            return True
        word = self.folded[noun]
        named = (
            word in self.terms.happenings or self.known.is_a("assembly", word) or self.known.begins("event", self.folded, noun, noun + 1)
        )
        if date is None and not named:  # "talks about the attack on the embassy in A"
            went_on = next((t for t in range(noun - 1, begin - 1, -1) if self.folded[t] in self.terms.happenings), noun)
            named = went_on < noun and {"with", ","}.isdisjoint(self.folded[went_on:noun])
        return named and (date is None or date.form in COARSE)

    def completes(self, i: int, stop: int) -> bool:
        """Tell whether "for", "at" at token ``i`` goes on with what the encounter is about: "talks on preparations for the A summit".

        So does "at" behind a participle: "reviewed the accords signed at the A Forum".
        """
        begin = self._matter(stop, i)
        if begin is None or i <= begin:
            return False
        return self.folded[i] in COMPLEMENTS or bool(self.flags[i - 1] & PARTICIPLE)

    def attributed(self, k: int, stop: int) -> bool:
        """Tell whether a date or place at token ``k`` is that of who tells of the encounter: "X will visit A, the ministry said on Monday"."""
        comma = next((c for c in range(k - 1, max(stop - 1, k - ATTRIBUTION), -1) if self.words[c] == ","), None)
        if comma is None or comma + 1 >= k:
            return False
        if self.folded[comma + 1] == "according":
            return True
        stretch = range(comma + 2, min(len(self.words), k + BEHIND))
        verb = next((t for t in stretch if self.folded[t] in self.terms.reports), None)
        if verb is None or self.flags[comma + 1] & (PREPOSITION | CONJUNCTION) or self.folded[comma + 1] in RELATIVES:
            return False
        return verb < k or not any(self.words[t] == "," for t in range(k, verb))

    def announced(self, date: DateMention, first: int, cue: int) -> bool:
        """Tell whether a date in front is that of who tells of the encounter: "The ministry said on Monday X will visit A".

        So "said on Monday he is ready to leave the talks with Y", "explained on Monday why he refused to meet Y", "denied on Monday reports of
        talks with Y".
        """
        if self._is_news(date, cue):
            return True
        if self.folded[first] == "according" or (self.folded[first] == "as" and self.folded[first + 1] in self.terms.reports):
            return self._before_comma(date.end, cue)
        if self._opens_what_is_said(date, cue):
            return True
        if not is_finite(self.article, cue) and not (cue and self.flags[cue - 1] & (AUXILIARY | MODAL)) and self.folded[cue - 1] != "to":
            return False
        said = (t for t in range(cue - 1, first, -1) if self.folded[t] in self.terms.reports and not self.flags[t] & CAPITAL)
        verb = next(said, None)
        if verb is not None and self._is_between_subject_and_verb(date, verb, cue):
            return False
        if verb is None or date.start > verb + NEXT or self.folded[verb - 1] in RELATIVES:
            return False
        return ALONGSIDE.isdisjoint(self.folded[verb:cue])

    def _is_between_subject_and_verb(self, date: DateMention, said: int, cue: int) -> bool:
        """Tell whether "X on DAY met" is what somebody said: the day stands behind a subject of its own and in front of its verb."""
        named = self.ending.get(date.start - (self.folded[date.start - 1] == "on"))
        if named is None or named.start <= said + (self.folded[said] == "told"):
            return False
        return all(self.flags[k] & (ADVERB | AUXILIARY | MODAL | TIME) for k in range(date.end, cue))

    def _is_news(self, date: DateMention, cue: int) -> bool:
        """Tell whether "reports of", "details of" stands between a date and a noun of an encounter."""
        return any(
            self.folded[k] == "of" and self.folded[k - 1] in self.terms.news_of and date.end < k
            for k in range(cue - 1, max(date.end, cue - NEXT), -1)
        )

    def _opens_what_is_said(self, date: DateMention, cue: int) -> bool:
        """Tell whether a clause with a verb of its own stands between "said on DAY", "explain on DAY why" and the cue."""
        verb = date.start - 1 - (self.folded[date.start - 1] == "on")
        if verb < 0 or not self.flags[verb] & CUE or not self.flags[verb] & VERB:
            return False
        k = date.end + (self.folded[date.end : date.end + 1] in (["night"], ["morning"], ["evening"], ["afternoon"]))
        opens = bool(self.flags[k] & (PRONOUN | DETERMINER)) or k in self.starting or self.folded[k] in ("that", "why", "how")
        return opens and any(is_finite(self.article, t) for t in range(k + 1, cue))

    def of_visit(self, date: DateMention, cue: int, stop: int) -> bool:
        """Tell whether a date beside another cue is the span, or the first or last day, of a visit: "during a visit that ended on Friday, X met"."""
        if self.known.is_a("trip", self.folded[cue]):
            return False
        for k in range(date.start - 1, max(-1, date.start - TOUR), -1):
            if cue <= k < stop or self.words[k] in (".", ";", ":"):
                return False
            if self.known.is_a("trip", self.folded[k]):
                bound = any(self.folded[t] in self.terms.bounds for t in range(k + 1, date.start))
                return bound or date.form == "interval"
            if is_finite(self.article, k) and self.folded[k] not in self.terms.bounds:
                return False
        return False

    def _before_comma(self, k: int, cue: int) -> bool:
        return next((t for t in range(k, cue) if self.words[t] == ","), cue) == k

    def closes(self, i: int, end: int) -> bool:
        """Tell whether "in CITY on DAY" closes a clause that ends before ``end`` and whose last noun is in no place; the city is at token ``i``.

        Talks on visas in A on Monday. Not: the situation in A on Monday.
        """
        place = self.place_from.get(i)
        if place is None or place.kind != "city" or self.folded[i - 2] in self.terms.happenings | self.terms.matters:
            return False
        k = place.end + (self.folded[place.end : place.end + 1] == ["on"])
        date = self.date_from.get(k)
        return date is not None and date.form in ("weekday", "day") and (date.end >= end - 1 or bool(self.flags[date.end] & MARK))

    def _matter(self, stop: int, k: int) -> int | None:
        """Return where what the encounter is about begins between its cue and token ``k``; None where it is not told there."""
        if k - stop > REACH:
            return None
        for j in range(stop - 1, k):
            if j <= stop and any(c.kind in ("topic", "discuss") for c in self.known.cues_at(self.folded, j, k)[0]):
                return self.known.cues_at(self.folded, j, k)[1]
            if j < stop:
                continue
            if self.folded[j] in BEFORE and self.folded[j + 1] in ("of", "to") and j + 2 not in self.date_from:
                return j + 2
            after = self.known.purpose(self.folded, j, k)
            if after == j and j not in self.date_from and not (j + 1 in self.date_from and self._is_circumstance(j + 1, k)):
                after = self.known.at("topic_link", self.folded, j, k)
            if after > j and after < k and not self._is_circumstance(after, k):
                return after
        return None

    def _is_circumstance(self, k: int, end: int) -> bool:
        """Tell whether "on" in front of token ``k`` says when or where: "on the sidelines", "on the second day"; not "on Friday's vote"."""
        noun = k + bool(self.flags[k] & DETERMINER and k + 1 < end)
        date = self.date_from.get(k) or self.date_from.get(noun)
        if date is not None:
            return self.words[date.end : date.end + 1] not in (["'s"], ["’s"])
        return self.known.is_a("circumstance", self.folded[noun])

    def _in_front(self, k: int) -> int:
        """Step back from a place or date over the prepositions and places in front of it."""
        while k > 0:
            if k in self.place_ending:
                k = self.place_ending[k]
            elif (self.flags[k - 1] & (PREPOSITION | DETERMINER) and not self.flags[k - 1] & PARTICIPLE) or (
                self.words[k - 1] == "," and k - 1 in self.place_ending
            ):
                k -= 1
            else:
                break
        return k

    def _has_participle(self, begin: int, noun: int) -> bool:
        """Tell whether "signed", "due", "to be held" stands right in front, or "signed by A" does."""
        for p in range(noun, begin, -1):
            if self.words[p] in (",", ";"):
                return False
            said = self.folded[p] in self.terms.scheduled or self.flags[p] & PARTICIPLE
            if not said or self.flags[p] & (CAPITAL | ADVERB | PREPOSITION) or self.folded[p] in self.terms.tied:
                continue
            bits = self.flags[p - 1]
            to_come = bool(bits & AUXILIARY) and self.folded[p - 2] == "to"
            own = not bits & (AUXILIARY | PREPOSITION | DETERMINER | CONJUNCTION | MARK) and not is_finite(self.article, p - 1)
            if (own or to_come) and (p == noun or self.folded[p + 1] in JOINTS):
                return True
        return False
