"""When, where and on what occasion: to the dates (`moments`) and events (`occasions`) of a clause come its places.

Rule 1  A city counts before a state; a building gives no place of its own. "The situation in X" is no place.
Rule 2  A place stands behind "in", "at", "near"; a place that no table knows only there.
"""

from __future__ import annotations

from functools import cached_property

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    HEAD,
    ING,
    MARK,
    MODAL,
    MONTH,
    NOT_NAME,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
    UPPER,
    VERB,
    WEEKDAY,
)
from dipevents.mentions import CountryMention, OrganisationMention, PlaceMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import APOSTROPHE_S

from ..drafts import Where
from ..view import Reader, View
from .moments import Moments
from .nested import Nested

ELSEWHEN = frozenset({"since", "after", "following", "before", "last", "previous", "earlier", "first", "recent"})
CITIES = frozenset({"city", "town", "resort", "port"})  # for one that was named before
STAY = 6  # tokens of "during her first official visit" in front of "to"
SORTS = 3  # words of "two-way" between a city and the noun of an encounter
CITY_BACK = 90  # tokens back to where a city was named
NO_NOUN = ADVERB | AUXILIARY | CAPITAL | CONJUNCTION | DETERMINER | MARK | MODAL | PREPOSITION | PRONOUN | TIME | VERB | WEEKDAY
HOSTS = frozenset({"host", "hosts", "hosted", "hosting"})
HOSTING = 8  # tokens of "is due on 3 May to host"
IN = frozenset({"in", "at", "near", "outside", "inside"})


class Places(Reader):
    """Reads dates, places and events of one article."""

    def __init__(self, view: View, moments: Moments, nested: Nested) -> None:
        super().__init__(view)
        self.moments, self.nested = moments, nested

    @cached_property
    def _in_titles(self) -> frozenset[int]:
        """The tokens of the offices printed with people: "the ambassador of A in B, X" is nowhere yet."""
        people = self.article.mentions.people
        return frozenset(k for person in people for title in person.titles for k in range(title.start, title.end))

    def where(self, cue: int, stop: int, first: int, last: int) -> Where | None:
        """Return the city printed in the clause, else the state: behind "in", "at", nearest to the cue."""
        best: tuple[int, Where] | None = None
        for i in range(first, last):
            if self.folded[i] == "there" and self._points_to_place(i, cue, last):
                told = self.told_place(i)
                if told is not None:
                    return told
            if not self.flags[i] & CAPITAL:
                told = self._spoken_of(i, cue)
                if told is not None and not self.moments.aside_in_front(i, first, cue):
                    return told
                continue
            where = self.place_at(i)
            unknown = where is None and i > first and (self.folded[i - 1] == "in" or self._is_locality_of(i))
            if unknown and i > 1 and self.flags[i - 2] & CAPITAL and self.ending.get(i - 1) is None:
                continue  # "Trafficking in Persons"
            if unknown:
                where = self.unlisted(i, last)
            if (
                where is None
                or i in self._in_titles
                or not self._placed(i, first)
                or (not where.city and self._is_attribute(where.span[1]))
                or self._is_of_another(i, stop)
                or (i > stop and self._is_next_stop(i, where.span[1]))
                or self.moments.aside_in_front(i, first, cue)
                or (i > stop and (self.nested.inside(i, stop) or self.nested.attributed(i, stop)))
            ):
                continue
            distance = (i - stop if i >= stop else cue - i + 4) + (50 if unknown else 0 if where.city else 100)
            if best is None or distance < best[0]:
                best = (distance, where)
        return best[1] if best else None

    def _is_attribute(self, behind: int) -> bool:
        """Tell whether the name of a state that ends in front of a token tells what sort of thing stands there: "in the A [situation]", "A[-]B trade"."""
        if behind >= len(self.words) or behind in self.date_from or behind in self.starting:
            return False
        return self.words[behind] == "-" or (self.words[behind].isalpha() and not self.flags[behind] & NO_NOUN)

    def _spoken_of(self, i: int, cue: int) -> Where | None:
        """Return the place that "in the A-ish capital", "in the same resort", "here", whose noun or adverb is token ``i``, stands for."""
        word = self.folded[i]
        if word == "here" and cue < i:
            return self.filed()
        told = self._capital(i) if word == "capital" else None
        return self._told_city(i) if told is None and word in CITIES else told

    def _capital(self, i: int) -> Where | None:
        """Return the city, printed before, that "in the A-ish capital", whose noun is token ``i``, means; not "in the capital, CITY"."""
        state = self.ending.get(i)
        if (
            not isinstance(state, CountryMention)
            or state.form != "adjective"
            or self.folded[state.start - 2 : state.start] != ["in", "the"]
        ):
            return None
        if (
            i + 1 < len(self.words)
            and (self.words[i + 1] == "," or self.flags[i + 1] & CAPITAL)
            and self.place_at(i + 1 + (self.words[i + 1] == ","))
        ):
            return None
        return self.capital_told(i)

    def capital_told(self, i: int) -> Where | None:
        """Return the city printed before that is the capital of the state whose adjective ends in front of token ``i``."""
        state = self.ending.get(i)
        code = state.code if isinstance(state, CountryMention) else None
        seats = (c for c in reversed(self.article.mentions.countries) if c.start < i and c.form == "seat" and c.start in self.place_from)
        seat = next((c for c in seats if c.code == code), None)
        return Where(self.article.name_of((seat.start, seat.end)), code, (seat.start, seat.end), city=True) if seat is not None else None

    def _told_city(self, i: int) -> Where | None:
        """Return the city named last that "in the northern A-ish city", "in the same resort", whose noun is token ``i``, means."""
        the = next((k for k in range(i - 2, max(0, i - 6), -1) if self.folded[k] == "the" and self.folded[k - 1] in ("in", "at")), None)
        if the is None or any(self.flags[k] & (MARK | PREPOSITION | PAST) and self.words[k] != "-" for k in range(the + 1, i)):
            return None
        behind = i + 1 + (self.words[i + 1 : i + 2] == [","])
        if behind < len(self.words) and (self.folded[behind] == "of" or self.place_at(behind) is not None or (self.flags[i + 1] & CAPITAL and i + 1 not in self.date_to and not self.flags[i + 1] & (WEEKDAY | TIME))):  # fmt: skip
            return None
        state = next((m for k in range(the + 1, i) if isinstance(m := self.starting.get(k), CountryMention)), None)
        for k in range(the - 2, max(-1, the - CITY_BACK), -1):
            where = self.place_at(k) if self.flags[k] & CAPITAL else None
            if where is not None and where.city and (state is None or where.country in (None, state.code)):
                return where
        return None

    def _over_locality(self, i: int, first: int) -> int | None:
        """Return the preposition in front of the kind of place and what is said of it: "at the truce village of", "in the oasis town"."""
        k = next((k for k in range(i - 1, max(first, i - 3), -1) if self.folded[k] in self.terms.localities), None)
        if k is None:
            return None
        on = self.folded[k] == "island"
        return next((t for t in range(k - 1, max(first - 1, k - 5), -1) if self.folded[t] in IN or (on and self.folded[t] == "on")), None)

    def _is_locality_of(self, i: int) -> bool:
        """Tell whether "the village of", "the town of" stands in front of a name."""
        return self.folded[i - 1] == "of" and self.folded[i - 2] in self.terms.localities

    def _is_of_another(self, i: int, stop: int) -> bool:
        """Tell whether a place is that of an encounter spoken of in passing: "agreed at their August meeting in", "since the talks in"."""
        date = self.date_to.get(i - 1)
        noun = (date.start if date is not None else i - 1) - 1  # "their first meeting last June in"
        beside = any(self.known.is_a("beside_event", word) for word in self.folded[max(stop, noun - 6) : noun])
        if noun <= stop or beside or not self.known.is_a("event", self.folded[noun]):  # "on the sidelines of the August summit in"
            return False
        for k in range(noun - 1, max(stop - 1, noun - 6), -1):
            if self.folded[k] in ELSEWHEN or k + 1 in self.date_to:
                return True
            if self.flags[k] & PREPOSITION or self.words[k] == ",":
                return False
        return False

    def _is_next_stop(self, i: int, behind: int) -> bool:
        """Tell whether a place is the next one of a journey: "where she met X, and in [Lima, Peru], where she met Y"."""
        state = self.starting.get(behind + 1) if self.words[behind : behind + 1] == [","] else None
        behind = state.end if isinstance(state, CountryMention) else behind
        behind += self.words[behind : behind + 1] == [","]
        return self.folded[behind : behind + 1] == ["where"] and self.folded[i - 2] in ("and", ";")

    def _points_to_place(self, i: int, cue: int, last: int) -> bool:
        """Tell whether "there" is a place: behind a verb, or in front with a comma; not "there is"."""
        if i > cue:
            return i + 1 >= last or not (is_finite(self.article, i + 1) or self.flags[i + 1] & AUXILIARY)
        return i + 1 < cue and self.words[i + 1] == "," and bool(self.flags[i] & CAPITAL)

    def told_place(self, before: int) -> Where | None:
        """Return the city or state that the text spoke of last as where something happened."""
        for k in range(before - 1, max(-1, before - 60), -1):
            where = self.place_at(k) if self.flags[k] & CAPITAL else None
            if where is None and k and self.folded[k - 1] == "in" and self.flags[k] & CAPITAL:
                where = self.unlisted(k, before)
            if where is not None and (self._placed(k, 0) or (where.city and k and self.folded[k - 1] in ("to", "in"))):
                return where
        return None

    def unlisted(self, i: int, last: int) -> Where | None:
        """Return a place that the table does not know: capitals behind "in" that are nothing else, a hyphen between two of them."""
        stop = i
        while (
            stop < last
            and (self.flags[stop] & CAPITAL or (self.words[stop] == "-" and stop > i and stop + 1 < last and self._is_part(stop + 1)))
            and not self.flags[stop] & (MONTH | WEEKDAY | NOT_NAME | HEAD | UPPER)
            and stop not in self.starting
            and stop not in self.place_from
        ):
            stop += 1
        if stop < len(self.words) and self.known.is_a("event", self.folded[stop]):
            return None  # "progress in Brexit talks"
        if not 0 < stop - i < 4 or (stop < len(self.words) and (self.flags[stop] & CAPITAL or self.words[stop] in ("'s", "’s", "-"))):
            return None
        return Where(self.article.name_of((i, stop)), None, (i, stop), city=True)

    def _is_part(self, i: int) -> bool:
        """Tell whether the second half of a hyphenated name of a place stands at a token: "Ust-[Kut]", no "B" of "the A-B talks"."""
        return bool(self.flags[i] & CAPITAL) and i not in self.starting and i not in self.place_from

    def in_front_of(self, noun: int) -> Where | None:
        """Return the city that tells an encounter apart: "the Geneva talks", "their Astana summit"; not one side's: "the Bonn-Riga talks"."""
        last = noun
        while last > 1 and noun - last < SORTS and self.folded[last - 1] in self.terms.sorts and self.words[last - 1] != "-":
            last -= 1
        mention = self.ending.get(last)
        first = mention.start if isinstance(mention, CountryMention) else self.place_ending.get(last, last - 1)
        where = self.place_at(first) if first > 0 and self.words[first - 1] not in ("-", "–") else None
        here = where is not None and where.city and where.span[1] == last and self.folded[first] not in self.terms.disputed
        return where if here else None

    def _placed(self, i: int, first: int) -> bool:
        """Tell whether a place stands where something happens: behind "in", "at", or behind a venue and a comma."""
        j = i - 1
        while j >= first and (
            self.folded[j] in self.terms.in_front_of_towns
            or self.flags[j] & ORDINAL
            or (isinstance(self.ending.get(j + 1), CountryMention) and self.folded[j + 1] in self.terms.localities | {"'s", "’s"})
            or (self.words[j] in APOSTROPHE_S and isinstance(self.ending.get(j), CountryMention))
            or (j + 1 in self.place_ending and self.folded[j + 1] in self.terms.localities)
            or (self.words[j] == "," and self.folded[j - 1] in self.terms.localities)  # "in the A-ish capital, CITY"
        ):
            j = self.place_ending.get(j + 1, j) - 1  # "the Black Sea resort of"
        over = self._over_locality(i, first)
        j = over or j
        if j < first:
            return False
        if self.folded[j] in IN or over is not None:
            return j <= first or self._takes_place(j - 1) or self.nested.closes(i, len(self.words))
        if self.folded[j] == "for" and self.folded[j - 1] in self.terms.scheduled:
            return True  # "is set for PLACE in April"
        if self.folded[j] == "to" and self.known.is_a("trip", self.folded[j - 1]):
            return "during" in self.folded[max(first, j - STAY) : j - 1]  # "met X during her visit to PLACE"
        if self.folded[j] in ("and", ","):
            before = self.ending.get(j)
            return (
                self.words[j] == ","
                and (before is None or self._is_venue(before))
                and bool(self.flags[j - 1] & CAPITAL)
                and not self.flags[j - 1] & (MONTH | WEEKDAY)
                and self.folded[j - 1] != "and"
            )
        return False

    def host(self, first: int, last: int) -> Where | None:
        """Return the place that hosts what a clause tells of: "PLACE will host talks between A and B", "talks hosted by PLACE"."""
        if HOSTS.isdisjoint(self.folded[first:last]):
            return None
        named = (where for i in range(first, last) if self.flags[i] & CAPITAL and (where := self.place_at(i)) is not None)
        return next((where for where in named if self._hosts(where, last)), None)

    def _hosts(self, where: Where, last: int) -> bool:
        """Tell whether a place is where something happens because it hosts it: "PLACE will host", "hosted by PLACE"."""
        k, behind = where.span
        k -= bool(k and self.flags[k - 1] & DETERMINER)
        if self.folded[max(0, k - 2) : k] == ["hosted", "by"]:
            listed = self.words[behind : behind + 1] == [","] and behind + 1 < last and self.place_at(behind + 1) is not None
            return not listed and self.folded[behind : behind + 1] != ["and"]  # of several hosts nobody tells which is the place
        for k in range(behind, min(last, behind + HOSTING)):
            if self.folded[k] in HOSTS:
                return True
            if not (self.flags[k] & (AUXILIARY | MODAL | ADVERB) or self.folded[k] in ("on", "to", "due", "set") or self._in_date(k)):
                return False
        return False

    def _in_date(self, k: int) -> bool:
        return any(date.start <= k < date.end for date in self.moments.dates_in(k - 2, k + 1))

    def _is_venue(self, mention: object) -> bool:
        """Tell whether a body is where something happens: "at the A Palace, CITY"."""
        if not isinstance(mention, OrganisationMention | CountryMention) or mention.end < mention.start + 2:
            return False
        k = mention.start - 1
        return k > 0 and (self.folded[k] == "at" or (self.folded[k] == "the" and self.folded[k - 1] == "at"))

    def _takes_place(self, j: int) -> bool:
        """Tell whether "in PLACE" behind token ``j`` says where something happened, not which "situation in PLACE" it is."""
        bits, word = self.flags[j], self.folded[j]
        if (
            bits & (CAPITAL | MARK | ADVERB | PREPOSITION | TIME | DIGIT | CONJUNCTION)
            or self.ending.get(j + 1) is not None
            or j + 1 in self.date_to
        ):
            return True
        if bits & (PAST | THIRD | BASE | ING | PARTICIPLE | PRONOUN | AUXILIARY) and not self._is_plain_noun(j):
            return True
        return (
            any(self.known.is_a(kind, word) for kind in ("event", "people", "press", "trip", "assembly", "document", "hospitality"))
            or word in self.terms.whereabouts
        )

    def _is_plain_noun(self, j: int) -> bool:
        """Tell whether a word that might be a verb is what something is said of: "the fighting in", "over attacks in", "war in"."""
        before = self.flags[j - 1] if j else 0
        if before & DETERMINER:
            return True
        k = j - 1 if before & (PREPOSITION | VERB) else j - 2  # an adjective in between
        return (
            k >= 0
            and bool(self.flags[k] & PREPOSITION)
            and self.folded[k] != "to"
            and bool(self.flags[j] & THIRD)
            and not self.flags[j] & PAST
        )

    def place_at(self, i: int) -> Where | None:
        """Return the city, region or state whose name begins at token ``i``; venues are no places of their own."""
        place, state = self.place_from.get(i), self.starting.get(i)
        if place is None and state is None:
            return None
        if isinstance(place, PlaceMention) and isinstance(state, CountryMention) and self._is_rather(state, place):
            place = None
        if isinstance(place, PlaceMention) and place.kind in ("city", "region", "island"):
            span = place.name
            return Where(self.article.name_of(span), place.country, span, place.kind == "city")
        if isinstance(state, CountryMention) and state.form == "name":
            if state.end < len(self.words) and self.words[state.end] in APOSTROPHE_S:
                return None
            return Where(self.article.name_of((state.start, state.end)), state.code, (state.start, state.end), city=False)
        return None

    def _is_rather(self, state: CountryMention, place: PlaceMention) -> bool:
        """Tell whether a name is that of a state, not a place's: "Timor-Leste"; Georgia, not the one in America."""
        longer = state.end > place.name[1] or (state.end == place.name[1] and place.kind == "region")
        return longer and state.form == "name"

    def filed(self) -> Where | None:
        """Return the place of the dateline."""
        line = self.article.document.header.dateline
        if line is None or line.place is None:
            return None
        return Where(self.article.name_of(line.place), self.article.home, line.place, city=True)
