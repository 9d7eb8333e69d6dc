"""When, where and on what occasion: the dates, places and names of events inside a clause.

Rule 1  The date nearest to the cue counts; one that belongs to a noun ("the 2015 agreement") or sets a limit ("since Monday") does not.
Rule 2  A city counts before a state; a building gives no place of its own. "The situation in X" is no place.
Rule 3  The name of an event runs over capitals and numbers up to a noun such as "summit".
"""

from __future__ import annotations

from bisect import bisect_left

import attrs

from ...article import Article
from ...dates import DateValue, Day
from ...lexicon import (
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
from ...mentions import CountryMention, OrganisationMention, PlaceMention
from ...mentions.dates import resolve
from ...mentions.mention import DateMention
from ..evidence import is_finite
from .participants import Participants
from .vocabulary import Vocabulary

HAPPENS = frozenset(
    {
        "held",
        "take",
        "takes",
        "taking",
        "took",
        "opens",
        "opened",
        "begins",
        "began",
        "starts",
        "started",
        "runs",
        "ran",
        "convenes",
        "scheduled",
        "due",
    }
)
MATTERS = frozenset(
    {"war", "crisis", "conflict", "peace", "issues", "interests", "troops", "forces", "plans", "calm", "progress", "unrest"}
)
IN = frozenset({"in", "at", "near", "outside", "inside"})


@attrs.define
class When:
    """A date with the words it came from."""

    value: DateValue | None
    basis: str | None
    span: tuple[int, int]


@attrs.define
class Where:
    """A place: its name as printed, its state and its words."""

    name: str
    country: str | None
    span: tuple[int, int]
    city: bool


@attrs.define
class Event:
    """An event at which, or beside which, an encounter takes place."""

    span: tuple[int, int]
    relation: str
    body: int | None  # number of the body it belongs to
    edition: int | None


class Circumstances:
    """Reads dates, places and events of one article."""

    def __init__(self, article: Article, known: Vocabulary, people: Participants) -> None:
        self.article = article
        self.known = known
        self.people = people
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = article.mentions.starting, article.mentions.ending
        self.dates = article.mentions.dates
        self._date_starts = [d.start for d in self.dates]
        self.date_to = {d.end: d for d in self.dates}
        self.date_from = {d.start: d for d in self.dates}
        self.place_from = {p.start: p for p in article.mentions.places}
        self.place_to = {p.end for p in article.mentions.places}

    def when(self, cue: int, stop: int, first: int, last: int, *, future: bool, day: DateValue | None = None) -> When | None:
        """Return the date printed in the clause nearest to the cue."""
        best: tuple[int, DateMention] | None = None
        for mention in self.dates_in(first, last):
            if self.is_limit(mention) or self._aside_in_front(mention.start, first, cue):
                continue
            distance = mention.start - stop if mention.start >= stop else cue - mention.end + 2
            if best is None or distance < best[0]:
                best = (distance, mention)
        if best is None:
            return None
        mention = self._finest(best[1], first, last, future=future)
        if mention.form == "vague" and mention.unit == "day" and mention.shift == 0 and isinstance(day, Day):
            return When(day, "relative" if self.article.anchor else "explicit", (mention.start, mention.end))  # a day printed before
        value, basis = resolve(mention, self.article.anchor, future=future)
        return When(value, basis, (mention.start, mention.end))

    def _aside_in_front(self, i: int, first: int, cue: int) -> bool:
        """Tell whether token ``i`` lies in a relative clause in front of the cue: "In Beirut, where I welcomed X in May, I met"."""
        if i >= cue or i - first > 40:
            return False
        opener = next((k for k in range(i - 1, first - 1, -1) if self.folded[k] in ("where", "which", "who")), None)
        if self.folded[first] == "since" and self.flags[first + 1] & ING:  # "Since taking office in May, X has met Y"
            return any(self.words[k] == "," for k in range(i, cue))
        if opener is None:
            opener = first - 1 if first and self.folded[first - 1] in ("where", "which", "who") else None
        if opener is None or opener < 1 or self.words[opener - 1] != ",":
            return False
        comma = next((k for k in range(i, cue) if self.words[k] == ","), None)
        return comma is not None and any(is_finite(self.article, k) for k in range(opener, comma))

    def dates_in(self, first: int, last: int) -> tuple[DateMention, ...]:
        """Return the dates that begin in tokens ``first:last``."""
        return self.dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def _finest(self, mention: DateMention, first: int, last: int, *, future: bool) -> DateMention:
        """Return the date of the clause that says more than the nearest one: "this year ... in March"."""
        value, _ = resolve(mention, self.article.anchor, future=future)
        if value is None or (value.end - value.start).days < 27:
            return mention
        for other in self.dates_in(first, last):
            if other is not mention and not self.is_limit(other):
                finer, _ = resolve(other, self.article.anchor, future=future)
                if finer is not None and value.start <= finer.start and finer.end <= value.end and finer != value:
                    return other
        return mention

    def held_behind(self, i: int, end: int) -> tuple[int, int] | None:
        """Return the clause ", which will be held in PLACE on DATE" that begins at token ``i``."""
        if i + 2 >= end or self.folded[i] not in ("which", "that") or not i or self.words[i - 1] != ",":
            return None
        if not any(w in HAPPENS for w in self.folded[i + 1 : min(end, i + 6)]):
            return None
        stop = next(
            (k for k in range(i + 1, end) if self.words[k] in (";", ":") or self.folded[k] in ("who", "where", "while", "after")), end
        )
        return i + 1, stop

    def is_limit(self, mention: DateMention) -> bool:
        """Tell whether a date belongs to a noun behind it: "the 2015 agreement", "Thursday's newspaper", "since Monday"."""
        before = self.folded[mention.start - 1] if mention.start else ""
        if before in ("since", "until", "till", "by", "from", "than"):
            return mention.form != "interval" and before != "from"
        if mention.end >= len(self.words):
            return False
        after = self.flags[mention.end]
        if self.words[mention.end] in ("'s", "’s"):
            return False
        return before in ("the", "a", "this") and mention.form in ("year", "month", "day") and not after & (MARK | PREPOSITION | CONJUNCTION | ADVERB | TIME) and not is_finite(self.article, mention.end) and mention.end not in self.starting  # fmt: skip

    def where(self, cue: int, stop: int, first: int, last: int) -> Where | None:
        """Return the city printed in the clause, else the state: behind "in", "at", nearest to the cue."""
        best: tuple[int, Where] | None = None
        for i in range(first, last):
            if self.folded[i] == "there" and self._points_to_place(i, cue, last):
                told = self.told_place(first)
                if told is not None:
                    return told
            if not self.flags[i] & CAPITAL:
                if self.folded[i] == "here" and cue < i and self.article.document.header.dateline is not None:
                    filed = self.filed()
                    if filed is not None:
                        return filed
                continue
            where = self.place_at(i)
            unknown = where is None and i > first and self.folded[i - 1] == "in"
            if unknown and i > 1 and self.flags[i - 2] & CAPITAL and self.ending.get(i - 1) is None:
                continue  # "Trafficking in Persons"
            if unknown:
                where = self._unlisted(i, last)
            if where is None or not self._placed(i, first):
                continue
            distance = (i - stop if i >= stop else cue - i + 4) + (50 if unknown else 0 if where.city else 100)
            if best is None or distance < best[0]:
                best = (distance, where)
        return best[1] if best else None

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
                where = self._unlisted(k, before)
            if where is not None and (self._placed(k, 0) or (where.city and k and self.folded[k - 1] in ("to", "in"))):
                return where
        return None

    def _unlisted(self, i: int, last: int) -> Where | None:
        """Return a place that the table does not know: capitals behind "in" that are nothing else."""
        stop = i
        while (
            stop < last
            and self.flags[stop] & CAPITAL
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

    def _placed(self, i: int, first: int) -> bool:
        """Tell whether a place stands where something happens: behind "in", "at", or behind a venue and a comma."""
        j = i - 1
        while j >= first and (
            self.folded[j]
            in (
                "the",
                "downtown",
                "central",
                "southern",
                "northern",
                "eastern",
                "western",
                "nearby",
                "city",
                "capital",
                "of",
                "resort",
                "town",
                "port",
                "neighboring",
                "neighbouring",
                "both",
            )
            or self.flags[j] & ORDINAL
            or (
                isinstance(self.ending.get(j + 1), CountryMention)
                and self.folded[j + 1] in ("capital", "city", "town", "port", "resort", "'s", "’s")
            )
            or (self.words[j] in ("'s", "’s") and isinstance(self.ending.get(j), CountryMention))
        ):
            j -= 1
        if j < first:
            return False
        if self.folded[j] in IN:
            return j <= first or self._takes_place(j - 1)
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
        return any(self.known.is_a(kind, word) for kind in ("event", "people", "trip", "assembly", "document", "hospitality")) or word in (
            "here",
            "due",
            "person",
            "counterpart",
            "palace",
            "hotel",
            "headquarters",
            "office",
            "residence",
            "capital",
            "city",
            "house",
            "place",
            "house",
            "retreat",
            "complex",
            "venue",
            "airport",
            "embassy",
            "sidelines",
        )

    def _is_plain_noun(self, j: int) -> bool:
        """Tell whether a word that might be a verb is what something is said of: "the fighting in", "over attacks in", "war in"."""
        if self.folded[j] in MATTERS:
            return True
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
        place = self.place_from.get(i)
        state = self.starting.get(i)
        if isinstance(place, PlaceMention) and isinstance(state, CountryMention) and self._is_rather(state, place):
            place = None
        if isinstance(place, PlaceMention) and place.kind in ("city", "region", "island"):
            span = place.name
            return Where(self.article.name_of(span), place.country, span, place.kind == "city")
        mention = self.starting.get(i)
        if isinstance(mention, CountryMention) and mention.form == "name":
            if mention.end < len(self.words) and self.words[mention.end] in ("'s", "’s"):
                return None
            return Where(self.article.name_of((mention.start, mention.end)), mention.code, (mention.start, mention.end), city=False)
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

    def occasion(self, cue: int, first: int, last: int) -> Event | None:
        """Return the event named behind "on the sidelines of", "at", "during" in the clause."""
        i = first
        while i < last:
            word = self.folded[i]
            if word in ("on", "in", "at", "alongside"):
                stop = self.known.at("sidelines", self.folded, i, last)
                if stop > i:
                    return self.event(stop, last, "sidelines") or self.event(stop, last, "sidelines", bare=True)
            if word in ("at", "during", "within", "in", "to", "for") and i + 1 < last and i != cue:
                framed = self.folded[i + 1 : i + 4] == ["the", "framework", "of"]  # "within the framework of the A Forum"
                event = self.event(i + 4 if framed and i + 4 < last else i + 1, last, "at")
                if event is not None:
                    return event
            i += 1
        return None

    def _is_theme(self, i: int) -> bool:
        """Tell whether a word may be the subject of a gathering in its name: "climate", "donor"; not "press", "hosted"."""
        other = VERB | PREPOSITION | DETERMINER | CONJUNCTION | ADVERB | PRONOUN | MARK | TIME
        return not self.flags[i] & other and i not in self.starting and self.folded[i] not in ("press", "news", "media")

    def _is_numbered(self, start: int, i: int, end: int) -> bool:
        """Tell whether "the 12th summit of BODY" is named by its number and body alone."""
        if not self.flags[start] & (ORDINAL | DIGIT) or i + 2 >= end or self.folded[i + 1] != "of":
            return False
        return isinstance(self.starting.get(i + 2 + bool(self.flags[i + 2] & DETERMINER)), OrganisationMention)

    def event(self, i: int, end: int, relation: str, *, bare: bool = False) -> Event | None:
        """Read the name of an event: capitals and numbers up to "summit", "Conference" and the like; a bare forum where ``bare``."""
        if i < end and self.flags[i] & DETERMINER:
            i += 1
        start = i
        head: int | None = None
        capital = False
        while i < end:
            word, bits = self.folded[i], self.flags[i]
            if self.known.is_a("assembly", word):
                if not capital and not bits & CAPITAL and not self._is_numbered(start, i, end):
                    break
                head = i + 1
                i += 1
                continue
            if (
                (bits & CAPITAL and not bits & MONTH)
                or bits & DIGIT
                or bits & ORDINAL
                or word in ("-", "'s", "’s", "+", "“", "”", "'", "’")
            ):
                capital = capital or (bool(bits & CAPITAL) and self.words[i] not in ("'s", "’s"))
            elif word in (
                "annual",
                "leaders",
                "leaders'",
                "ministerial",
                "foreign",
                "ministers",
                "ministers'",
                "donors",
                "donors'",
                "special",
                "informal",
                "economic",
                "security",
                "peace",
            ):
                pass
            elif capital and head is None and i + 1 < end and self._is_theme(i) and self.known.is_a("assembly", self.folded[i + 1]):
                pass  # "a UN climate summit"
            elif (
                word in ("of", "on", "for", "and", "in", "&", "the")
                and i + 1 < end
                and (self.flags[i + 1] & (CAPITAL | DIGIT | ORDINAL) or self.folded[i + 1] == "the")
                and (head is None or word in ("of", "on", "for", "and", "&") or (word == "the" and self.folded[i - 1] == "of"))
            ):
                if head is not None and (word == "and" or (i + 1 in self.date_from)):
                    break
            elif (
                word == "("
                and i + 3 < end
                and self.words[i + 2] == ")"
                and (self.known.is_a("assembly", self.folded[i + 3]) or self.flags[i + 3] & CAPITAL)
            ):
                i += 2
            else:
                break
            if i in self.date_from and (head is not None or self.flags[i] & WEEKDAY):
                break
            if head is None and i in self.place_to and self.folded[i] in ("for", "on", "in"):
                break  # "to Geneva for the A Summit"
            i += 1
            if (head is not None and self.flags[i - 1] & CAPITAL and self.folded[i - 2] in ("of", "on", "for", "the", "'s", "’s", "-")) or (
                head is not None and self.flags[i - 1] & CAPITAL and i - 1 >= head
            ):
                head = i
        if head is None and bare:
            mention = self.starting.get(start)
            if isinstance(mention, OrganisationMention):
                head = mention.end
        if head is None or head <= start or not any(self.flags[k] & CAPITAL for k in range(start, head)):
            return None
        while start < head - 1 and not self.flags[start] & (CAPITAL | DIGIT | ORDINAL):
            start += 1
        body = next((self.article.entities.body_of[k].number for k in range(start, head) if k in self.article.entities.body_of), None)
        if head - start == 1 and relation == "at" and not bare:
            return None
        edition = None
        first = self.folded[start]
        if self.flags[start] & ORDINAL or first[:1].isdigit():
            digits = "".join(c for c in first if c.isdigit())
            edition = int(digits) if digits and len(digits) < 4 else self.article.gazetteer.numbers.get(first)
        return Event((start, head), relation, body, edition)

    def has(self, kind: str, first: int, last: int) -> bool:
        """Tell whether a phrase of this kind stands in tokens ``first:last``."""
        openers = self.known.lists[kind]
        if openers.keys().isdisjoint(self.folded[first:last]):
            return False
        return any(self.known.at(kind, self.folded, i, last) > i for i in range(first, last) if self.folded[i] in openers)
