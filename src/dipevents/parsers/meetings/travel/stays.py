"""What words beside a visit tell of it: the places it goes to, how many days it lasts, its class."""

from __future__ import annotations

from datetime import timedelta

import attrs

from dipevents.dates import Day, Interval
from dipevents.lexicon import (
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    MARK,
    ORDINAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
)
from dipevents.mentions import CountryMention, PersonMention
from dipevents.mentions.mention import DateMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import POSSESSIVE

from ..circumstances.setting import Setting
from ..drafts import When, Where
from ..syntax.clauses import BE
from ..view import Reader, View

REACH = 60  # tokens
EPITHETS = 6  # tokens of "Russian Far Eastern port city"
NOW = frozenset({"currently", "presently"})
PRESS = frozenset({"reporters", "journalists"})
CONFERENCE = 6  # tokens of "said at a joint press conference"
BESIDES = frozenset({"also", "again"})  # between "was" and "in PLACE"
GOVERNED = {"west bank": "PSE", "gaza strip": "PSE"}  # regions of no state in the table that somebody may visit
SEATS = {("white", "house"): "USA", ("kremlin",): "RUS", ("blue", "house"): "KOR", ("downing", "street"): "GBR"}
BEGUN = (
    "begin",
    "began",
    "start",
    "arriv",
    "from",
    "kick",
    "commenc",
    "land",
    "embark",
)  # how words begin that date the first day of a visit
OVER = ("end", "conclud", "complet", "wrap", "wound", "wind", "clos")  # and the last one
FINAL = frozenset({"last", "final", "closing"})
STOPS = frozenset(
    {"africa", "america", "asia", "balkans", "capitals", "cities", "continent", "countries", "east", "europe", "gulf", "nations"}
    | {"pacific", "region", "states"}
)  # of a tour, whose names follow
AIRPORT = "airport"  # behind the name of a town, which is where somebody arrives
COUNTED = 6  # tokens of "a number of Central European countries"
TRIPS = frozenset({"visit", "trip", "tour"})
GOVERNOR = 6  # tokens of "on the second day of his first official three-day visit"
BEHIND = 14  # tokens of "three-day visit to A, which began"


class Stays(Reader):
    """Reads places, length and class of visits of one article."""

    def __init__(self, view: View, setting: Setting) -> None:
        super().__init__(view)
        self.setting = setting
        self.legs: dict[tuple[int, int], DateMention] = {}  # dates printed behind single places of a tour
        self.gone: set[int] = set()  # verbs that have told of a visit
        self.told = frozenset(self._stays())  # tokens at which somebody is said to be somewhere

    def _stays(self) -> list[int]:
        """Return the forms of "be", "while", and the comma behind a person, in front of "in PLACE", in order."""
        starts = {p.start for p in self.article.mentions.places}
        starts |= {i for i, m in self.starting.items() if isinstance(m, CountryMention) and m.form == "name"}
        found: list[int] = []
        for start in starts:
            k = start - 1 - bool(start and self.flags[start - 1] & DETERMINER)
            if k < 1 or self.folded[k] != "in":
                continue
            comma = k - 1 - (self.folded[k - 1] in NOW)
            aside = self.words[comma] == "," and isinstance(self.ending.get(comma), PersonMention)
            aside = aside or (self.says_at(k - 1) is not None)
            now = self.folded[k - 1] in NOW | BESIDES and self.folded[k - 2] in BE
            if self.folded[k - 1] in BE or self.folded[k - 1] == "while" or aside or now:
                found.append(k - 1)
        realms, folded = self.terms.realms, self.folded
        if not realms.isdisjoint(folded):  # "Y is in the country for a visit"
            nouns = [k for k, word in enumerate(folded) if word in realms and k > 2]
            found += [k - 3 for k in nouns if folded[k - 2 : k] == ["in", "the"] and folded[k - 3] in BE]
        return sorted(found)

    def says_at(self, i: int) -> int | None:
        """Return the verb of words spoken "in PLACE", where token ``i`` is the last one in front of "in".

        Forms: said, said on Sunday; told reporters; told a news conference; said at a press conference; speaking.
        """
        k = i
        if k + 1 in self.date_to:
            k = self.date_to[k + 1].start - 1
            k -= self.folded[k] == "on"
        if self.folded[k] == "conference" and self.folded[k - 1] in ("news", "press"):
            k = next((t for t in range(k - 1, max(0, k - CONFERENCE), -1) if self.flags[t] & CUE and self.flags[t] & PAST), k)
        k -= self.folded[k] in PRESS
        told = self.flags[k] & CUE and self.flags[k] & PAST and not (self.flags[k] & (CAPITAL | AUXILIARY) or self.flags[k - 1] & AUXILIARY)
        return k if told or self.folded[k] == "speaking" else None

    def bounded(self, after: int, end: int) -> When | None:
        """Return the date of "a visit that ended Friday", "which begins on 3 May"."""
        for k in range(after, min(end - 1, after + 4)):
            if self.folded[k] in ("that", "which") and self.folded[k + 1] in self.terms.bounds:
                future = self.folded[k + 1].endswith("s")
                return self.setting.when(k + 1, k + 2, k + 1, min(end, k + 8), future=future)
        return None

    def stretched(self, when: When | None, floor: int, end: int) -> When | None:
        """Give a "three-day visit" whose first, second or last day is told its other days."""
        if when is None or not isinstance(when.value, Day):
            return when
        floor, end = max(floor, when.span[0] - REACH), min(end, when.span[1] + REACH)
        found = self._length(floor, end)
        if found is not None and self._are_apart(found[0], when.span[0]):
            return when
        past = self._days_past(*found, when.span[0], floor, end) if found is not None else None
        if found is None or past is None:
            return when
        try:
            first = when.value.start - timedelta(days=past)
            last = first + timedelta(days=found[1] - 1)
        except OverflowError:  # days beyond the calendar
            return when
        return When(Interval(first=Day.of(first), last=Day.of(last)), when.basis, when.span)

    def _length(self, floor: int, end: int) -> tuple[int, int] | None:
        """Return where "three-day visit", "five-day state tour" begins and how many days it says; None where nothing does."""
        for k in range(floor, end - 2):
            if self.words[k + 1] == "-" and self.folded[k + 2] == "day" and not TRIPS.isdisjoint(self.folded[k + 3 : min(end, k + 9)]):
                word = self.folded[k]
                days = int(word) if word.isdigit() else self.article.gazetteer.numbers.get(word, 0)
                return (k, days) if 1 < days < 32 else None
        return None

    def _are_apart(self, noun: int, day: int) -> bool:
        """Tell whether verbs part a "three-day visit" from a day: "on a three-day tour of A, met Y in B and travels on to C today"."""
        between = range(min(noun, day), max(noun, day))
        return sum(is_finite(self.article, k) and not self.folded[k].startswith(BEGUN + OVER) for k in between) > (day < noun)

    def _days_past(self, noun: int, days: int, told: int, floor: int, end: int) -> int | None:
        """Return how many days of a visit of so many ``days``, named from token ``noun`` on, lie before the one ``told`` at a token.

        Forms: a three-day visit that ended / begins on DAY; arrived for / leaves on / began a three-day visit; ended / left after / on the
        second day of a three-day visit; a three-day visit whose verb stands behind.
        """
        if (bound := self._bound(noun + 3, min(told, end), days)) is not None:
            return bound
        for k in range(noun - 1, max(floor - 1, noun - GOVERNOR), -1):
            word = self.folded[k]
            if word == "of" and self.folded[k - 1] in ("day", "leg"):
                rank = self.folded[k - 2]
                day = self.article.gazetteer.numbers.get(rank) if self.flags[k - 2] & ORDINAL else days if rank in FINAL else None
                return day - 1 if day is not None and day <= days else None
            if word in ("for", "on") or word.startswith(BEGUN):
                return 0
            if word in ("after", "following") or word.startswith(OVER):
                return days - 1
        return self._bound(noun + 3, min(end, noun + BEHIND), days)

    def _bound(self, first: int, last: int, days: int) -> int | None:
        """Return the days that are over where the first word in tokens ``first:last`` that bounds a visit says that it begins, or ends."""
        words = (w for w in self.folded[first:last] if w.startswith(BEGUN + OVER))
        return next((0 if w.startswith(BEGUN) else days - 1 for w in words), None)

    def class_near(self, i: int, end: int) -> str | None:
        """Return the class of a visit said behind its verb: "arrived in X for a state visit"."""
        for k in range(i, min(end, i + 16)):
            if self.folded[k] == "visit" and k > i:
                return self.class_of(k - 1)
        return None

    def class_of(self, j: int) -> str | None:
        """Return the class of a visit from the adjectives that end at token ``j``."""
        for k in range(j, max(j - 4, -1), -1):
            word = self.folded[k]
            if (self.flags[k] & (PREPOSITION | MARK) and word != "-") or word in POSSESSIVE:
                break  # not "the Deputy Secretary of State's visit"
            if self.known.is_a("visit_class", word):
                return self.known.values.get(word)
        return None

    def present(self, verb: int, after: int, end: int) -> str | None:
        """Tell whether a visit "begins Wednesday": a verb in the present with a day behind it."""
        bits = self.flags[verb]
        dated = any(
            d.form in ("weekday", "day", "interval") or (d.form == "relative" and d.unit == "day" and (d.shift or 0) > 0)
            for d in self.setting.dates_in(after, end)
        )
        return "planned" if bits & (BASE | THIRD) and not bits & PAST and dated else None

    def places(self, i: int, end: int) -> tuple[list[Where], int]:
        """Read a list of cities and states at token ``i``; a city with its state behind a comma is one.

        Their number may stand in front: "several countries including A and B", "three A-ish capitals: B, C and D".
        """
        places: list[Where] = []
        i = after = self._over_count(i, end)
        while i < end and (found := self._stop_at(i, end)) is not None:
            where, first = found
            if not (places and self._is_its_state(where, first, places[-1])):
                places.append(where)
            after = where.span[1]
            i = self._over_link(places, after, end)
            if i == after:
                break
        leg = self._leg_date(after, end) if self.legs and places else None
        if leg is not None and places[0].span in self.legs:
            self._date_legs(places, leg)
        return places, after

    def _stop_at(self, i: int, end: int) -> tuple[Where, int] | None:
        """Return the place at token ``i`` and where it begins behind what describes it: "the A-ish port of [San Pedro]"; None where there is none.

        None too where a place only describes what follows: "A's ...", "the A-backed ...", "the A Prize".
        """
        first = self._over_epithet(self._over_adjective(i, end), end)
        state = self._state_of_town(i, first)
        while first < end and self._is_in_front_of_stop(first):
            first += 1
        where = self._place_or_seat(first, end, within=state)
        if where is None:
            return None
        if state is not None and where.country != state:
            where = attrs.evolve(where, country=state)
        if self._goes_on(where.span[1], end):
            return None
        if where.country is None and (territory := GOVERNED.get(where.name.lower())):
            where = attrs.evolve(where, country=territory)
        return where, first

    def _is_in_front_of_stop(self, i: int) -> bool:
        """Tell whether a word only stands in front of a place: "the", "neighbouring", none that is part of its name."""
        return bool(self.flags[i] & DETERMINER or self.folded[i] in self.terms.in_front_of_stops) and self.setting.place_at(i) is None

    def _place_or_seat(self, i: int, end: int, *, within: str | None) -> Where | None:
        """Return a place, "the White House", "the A-ish capital", or a name that no table has where its state is told, ``within``."""
        if i >= end:
            return None
        where = self.setting.place_at(i) or self._seat_at(i, end) or self._the_capital(i, end)
        return where or (self.setting.unlisted(i, end) if within is not None else None)

    def _goes_on(self, stop: int, end: int) -> bool:
        """Tell whether the name of a place that ends at ``stop`` belongs to a longer phrase: "A['s] port", "A[-backed]", "A [Prize]"; not "A [International Airport]"."""
        if stop >= end or AIRPORT in self.folded[stop : min(end, stop + 2)]:
            return False
        if self.words[stop] in POSSESSIVE or self._is_hyphen(stop):
            return True
        bits = self.flags[stop]
        return bool(bits & CAPITAL) and not bits & (PREPOSITION | CONJUNCTION | MARK | PRONOUN) and stop not in self.date_from

    def _is_its_state(self, where: Where, first: int, city: Where) -> bool:
        """Tell whether a place at ``first`` is the state of the city in front of its comma: "San Pedro, [A]"."""
        return city.city and not where.city and where.country == city.country and self.words[first - 1] == ","

    def _over_link(self, places: list[Where], stop: int, end: int) -> int:
        """Step over what ties a place that ends at ``stop`` to the next one; ``stop`` where no list goes on.

        Forms: "A[,] B" / "A [and] B" / "A [and then on to] B" / "A [on March 1, to] B", which dates the leg / "A, [including its capital X,] B"
        """
        i = stop
        leg = self._leg_date(i, end)
        if leg is not None and self._another_leg(self._over_leg(leg, end), end):
            self._date_legs(places, leg)
            i = self._over_leg(leg, end)
        if self.folded[i : i + 1] == ["including"]:
            part = self.setting.place_at(i + 1)
            i = part.span[1] if part is not None and part.span[1] < end else i
        if i < end and self.words[i] in (",", ";"):
            i += 1
        if i < end and self.folded[i] in ("and", "&"):
            i += 1
        if i < end and self.folded[i] == "then":
            i += 3 if self.folded[i + 1 : i + 3] == ["on", "to"] else 2 if self.folded[i + 1 : i + 2] == ["to"] else 1
        return i + (leg is not None and stop < i < end and self.folded[i] in ("to", "in"))

    def _date_legs(self, places: list[Where], leg: DateMention) -> None:
        """Let a date be that of the places in front of it that have none yet: "to A on March 1, to B and C on March 4"."""
        for where in reversed(places):
            if where.span in self.legs:
                break
            self.legs[where.span] = leg

    def _is_hyphen(self, i: int) -> bool:
        """Tell whether token ``i`` ties a place to the word behind it: "the A-backed"; no dash between blanks."""
        document = self.article.document
        return self.words[i] == "-" and document.ends[i - 1] == document.starts[i]

    def _over_count(self, i: int, end: int) -> int:
        """Step over "several countries including", "the Middle East, including", "four states of the region -", "the capitals of" in front of a list; ``i`` where none follows."""
        if self.folded[i : i + 3] == ["the", "capitals", "of"]:
            return i + 3
        noun = next((k for k in range(i, min(end, i + COUNTED)) if self.folded[k] in STOPS), None)
        if noun is None or any(self.flags[k] & (MARK | CONJUNCTION | PREPOSITION) for k in range(i, noun) if self.folded[k] != "of"):
            return i
        for k in range(noun + 1, min(end, noun + COUNTED)):
            opens = self.known.at("including", self.folded, k, end)
            if opens > k or self.words[k] in (":", "-", "--", "–", "—"):
                first = max(opens, k + 1)
                return first if first < end and self.setting.place_at(first + bool(self.flags[first] & DETERMINER)) is not None else i
            if self.flags[k] & MARK and self.words[k] != ",":
                return i
        return i

    def _the_capital(self, i: int, end: int) -> Where | None:
        """Return the city, told before or where the text was filed, or else the state, of "the A-ish capital", whose adjective is at token ``i``."""
        state = self.starting.get(i)
        if (
            not isinstance(state, CountryMention)
            or state.form != "adjective"
            or self.folded[state.end : min(end, state.end + 1)] != ["capital"]
        ):
            return None
        filed = self.setting.filed()
        city = self.setting.capital_told(state.end) or (filed if filed is not None and filed.country == state.code else None)
        name = city.name if city is not None else self.article.gazetteer.countries[state.code].name
        return Where(name, state.code, (i, state.end + 1), city=city is not None)

    def the_country(self, i: int, end: int) -> tuple[list[Where], int]:
        """Read "the country", "the principality" as the state that the text spoke of last as a place."""
        if i + 1 >= end or self.folded[i] not in ("the", "this", "that") or self.folded[i + 1] not in self.terms.realms:
            return [], i
        told = self.setting.told_place(i)
        if told is None or told.country is None:
            return [], i
        return [Where(self.article.gazetteer.countries[told.country].name, told.country, told.span, city=False)], i + 2

    def _over_epithet(self, i: int, end: int) -> int:
        """Step over "war-torn", "oil-rich" in front of a place."""
        if i + 3 < end and self.words[i + 1] == "-" and not (self.flags[i] | self.flags[i + 2]) & CAPITAL:
            return i + 3 if self.setting.place_at(i + 3) is not None else i
        return i

    def _over_adjective(self, i: int, end: int) -> int:
        """Step over "the Japanese city of", "the A-ish capital,", "A's capital", "the Red Sea resort of", "the northern region of" in front of a place."""
        first = i + 1 if i < end and self.flags[i] & DETERMINER else i
        mention = self.starting.get(first)
        start = self._behind_state(mention, first)
        adjective = start > first
        if not adjective and (first == i or self.setting.place_at(first) is not None):
            return i
        limit = min(end - 1, start + EPITHETS)
        kind = next((k for k in range(start, limit) if self.folded[k] in self.terms.localities or self.folded[k] in self.terms.towns), None)
        if kind is None or (not adjective and self.folded[kind] == "port"):  # "toured the port of A"
            return i
        if any(self.flags[k] & (MARK | PREPOSITION | CONJUNCTION) or k in self.date_from for k in range(start, kind)):
            return i
        if self.folded[kind + 1] == "of" or (adjective and self.words[kind + 1] == ","):
            return kind + 2 if kind + 2 < end and self.flags[kind + 2] & CAPITAL else i
        return kind + 1 if adjective and self.setting.place_at(kind + 1) is not None else i

    def _behind_state(self, mention: object, first: int) -> int:
        """Return where the noun begins that "A-ish", "A's" at token ``first`` tells the state of; ``first`` where it tells none."""
        if not isinstance(mention, CountryMention) or mention.end >= len(self.words):
            return first
        owns = self.words[mention.end] in POSSESSIVE
        return mention.end + owns if owns or mention.form == "adjective" else first

    def _state_of_town(self, begin: int, i: int) -> str | None:
        """Return the state that was stepped over in tokens ``begin:i``: "the A-ish port of", "A's capital"."""
        first = begin + bool(self.flags[begin] & DETERMINER)
        mention = self.starting.get(first) if i > begin + 1 else None
        told = isinstance(mention, CountryMention) and first < self._behind_state(mention, first) <= i
        return mention.code if told and isinstance(mention, CountryMention) else None

    def _seat_at(self, i: int, end: int) -> Where | None:
        """Return the state whose head receives guests at the seat that token ``i`` names."""
        for name, code in SEATS.items():
            if tuple(self.folded[i : min(end, i + len(name))]) == name and self.flags[i] & CAPITAL:
                return Where(self.article.gazetteer.countries[code].name, code, (i, i + len(name)), city=False)
        return None

    def _leg_date(self, i: int, end: int) -> DateMention | None:
        """Return the date of one leg of a tour that stands behind its place: "Kenya from March 1 to 3, Rwanda on March 4", "Kenya (March 1-3)"."""
        if i + 1 < end and self.words[i] in (",", "("):
            i += 1
        if i + 1 < end and self.folded[i] in ("on", "from", "in"):
            i += 1
        return self.date_from.get(i) if i < end else None

    def _over_leg(self, leg: DateMention, end: int) -> int:
        """Return where the days of one leg end: "on Tuesday and Wednesday", "(March 1-3)"."""
        i = leg.end
        while i + 1 < end and self.folded[i] in ("and", "to") and i + 1 in self.date_from:
            i = self.date_from[i + 1].end
        return i + (self.words[i : i + 1] == [")"])

    def _another_leg(self, i: int, end: int) -> bool:
        """Tell whether behind the date of one leg, a comma or "and" and a place follow."""
        first = i
        while i < end and (self.words[i] in (",", ";") or self.folded[i] in ("and", "then", "to", "in")):
            i += 1
        return i > first and i < end and self.setting.place_at(i + bool(self.flags[i] & DETERMINER)) is not None
