"""The clause around a cue: whose verb it is, whether it happened, and when, where and on what occasion.

Rule 1  Between subject and verb stand adverbs, auxiliaries, dates and words that make the encounter planned ("is expected to meet"),
        called off ("declined to meet") or unreal ("hopes to meet", "may meet"); an unreal encounter is none.
Rule 2  An infinitive, a participle or a coordinate verb takes the subject of the nearest finite verb before it, else the one behind.
Rule 3  Dates and places count inside the clause only: up to a relative or subordinate clause, a semicolon, the next finite verb.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...dates import DateValue
from ...lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, ING, MARK, MODAL, MONTH, ORDINAL, PARTICIPLE, PAST, PREPOSITION, PRONOUN, THIRD, TIME
from ...mentions import CountryMention, OrganisationMention, PersonMention, PlaceMention
from ...mentions.dates import resolve
from ...mentions.mention import DateMention
from ..evidence import QUOTES, is_finite
from .participants import Found, Participants
from .vocabulary import Vocabulary

WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
BOUNDS = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "because", "if", "although", "though", "unless", "until", "whether", "as", "since", "following", "but", "saying", "adding"})  # fmt: skip
CLAUSE_OPENERS = frozenset({"that", "which", "who", "whom", "while", "because", "although", "though", "but", "whereas"})
IN = frozenset({"in", "at", "near", "outside", "inside", "from"})


@attrs.define
class Reading:
    """What stands to the left of a verb."""

    found: Found
    start: int
    status: str | None = None
    real: bool = True
    passive: bool = False
    infinitive: bool = False
    shared: bool = False  # the subject belongs to another verb of the sentence
    progressive: bool = False


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


class Clauses:
    """Reads the clauses of one article."""

    def __init__(self, article: Article, known: Vocabulary, people: Participants) -> None:
        self.article = article
        self.known = known
        self.people = people
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = article.mentions.starting, article.mentions.ending
        self.dates = article.mentions.dates
        self.date_to = {d.end: d for d in self.dates}
        self.date_from = {d.start: d for d in self.dates}
        self.place_from = {p.start: p for p in article.mentions.places}

    # --- the subject --------------------------------------------------------------------------------------------

    def subject(self, verb: int, floor: int, end: int, *, deep: bool = True) -> Reading:
        """Return whose verb token ``verb`` is, and whether the words between make it planned, called off or unreal."""
        reading = Reading(Found([], verb, verb), verb)
        j = verb - 1
        gerund = bool(self.flags[verb] & ING) and not self.flags[verb] & (BASE | PAST)
        joined = False
        while j >= floor:
            word, bits = self.folded[j], self.flags[j]
            if j + 1 in self.date_to and self.date_to[j + 1].start >= floor:
                j = self.date_to[j + 1].start - 1
                if j >= floor and self.folded[j] in ("on", "in", "at", "late", "early", "earlier", "by", "since"):
                    j -= 1
                continue
            if self.ending.get(j + 1) is not None and word not in ("will", "may"):
                break
            if self.known.is_a("negation", word) or word.endswith(("n't", "n’t")):
                reading.real = False
            elif word == "to" and gerund and j > floor and self.folded[j - 1] == "forward":
                reading.status, gerund, j = "planned", False, j - 1
                if j - 1 >= floor and self.flags[j - 1] & (BASE | THIRD | ING):
                    j -= 1
            elif word == "to" and not gerund:
                reading.infinitive = True
                k = self._over_adverbs(j - 1, floor)
                if k < floor:
                    j = k
                    break
                governor = self.folded[k]
                if self.flags[k] & AUXILIARY and governor in BE:
                    reading.status = "planned"
                elif self.known.is_a("cancelled", governor):
                    reading.status = "cancelled"
                elif self.known.is_a("planned", governor):
                    reading.status = reading.status or "planned"
                elif governor in ("forward",):
                    reading.status = "planned"
                elif governor in ("like", "love", "delighted", "pleased", "continue", "continued", "used", "able", "tend", "had", "has", "have", "began", "chance", "opportunity"):
                    reading.real = reading.real and governor in ("continued", "began", "delighted", "pleased")
                elif self.known.is_a("unreal", governor):
                    reading.real = False
                    return reading
                else:
                    j = k
                    break
                j = k
            elif bits & MODAL:
                if word in WILL:
                    reading.status = reading.status or "planned"
                else:
                    reading.real = False
            elif bits & AUXILIARY:
                reading.passive = reading.passive or (word in BE and j >= verb - 3 and bool(self.flags[verb] & PARTICIPLE) and not reading.infinitive)
                reading.progressive = reading.progressive or (word in BE and gerund)
                gerund = gerund and word not in BE
            elif word in ("and", ",", "or") or (word == "then" and not joined):
                if word == "," and not joined and (self._closes_aside(j, floor) or self._titled_with_comma(j)):
                    break
                opener = self._adverbial(j, floor) if word == "," and not joined else None
                if opener is not None:
                    j = opener - 1
                    continue
                joined = True
                j -= 1
                break
            elif word in WILL:
                reading.status = reading.status or "planned"
            elif not (bits & ADVERB and not bits & PREPOSITION) and not bits & TIME and word not in ("also", "both", "all", "each", "again", "jointly", "recently", "personally", "in", "turn", "once"):
                break
            j -= 1
        reading.start = max(j, floor)
        behind = self.flags[j] & PREPOSITION and j >= floor and not self.flags[j] & CONJUNCTION
        if not joined and not (gerund and behind) and j >= floor and not (reading.infinitive and reading.status is None and not self._is_headline_infinitive(j)):
            found = self.people.behind(j, floor)
            if found.refers and not found.members and deep and found.start > floor and self.folded[found.start - 1] in ("when", "after", "before", "as", "since", "while"):
                found = self._cataphor(verb, end) or found
            if found.members or found.refers:
                reading.found, reading.start = found, found.start
                if reading.infinitive and reading.status is None:
                    reading.status = "planned"
                if found.start > floor and reading.status is None and self.folded[found.start - 1] in ("when", "once", "before", "until") and self.flags[verb] & (BASE | THIRD) and not self.flags[verb] & PAST:
                    reading.status = "planned"
                if self._doubtful(found.start, floor):
                    reading.real = False
                return reading
        if deep and (joined or reading.infinitive or gerund or behind or j < floor or self.folded[j] in ("who", "which")):
            return self._shared(reading, verb, floor, end)
        return reading

    def _cataphor(self, verb: int, end: int) -> Found | None:
        """Return the several subjects behind "When they met, ..." that "they" stands for."""
        for t in range(verb + 1, min(end, verb + 50)):
            if is_finite(self.article, t):
                outer = self.subject(t, verb + 1, end, deep=False)
                return outer.found if len(outer.found.members) > 1 else None
        return None

    def _is_headline_infinitive(self, j: int) -> bool:
        """Tell whether "X to meet Y" is how a title speaks of the future: X ends in front of "to"."""
        mention = self.ending.get(j + 1)
        return mention is not None and not any(is_finite(self.article, k) for k in range(max(0, mention.start - 12), mention.start) if self.words[k] not in (".",))

    def _closes_aside(self, j: int, floor: int) -> bool:
        return self.people._aside(j, floor) is not None  # noqa: SLF001  one grammar in two classes

    def _titled_with_comma(self, j: int) -> bool:
        """Tell whether the comma at ``j`` closes "A's minister, Mr B," read as one name."""
        mention = self.ending.get(j)
        return isinstance(mention, PersonMention) and "," in self.words[mention.start : mention.end]

    def _adverbial(self, j: int, floor: int) -> int | None:
        """Return the comma that opens ", on behalf of X," or ", together with Y," closed at ``j``."""
        for k in range(j - 1, max(floor, j - 14), -1):
            if self.words[k] == ",":
                return k if self.flags[k + 1] & PREPOSITION and self.folded[k + 1] not in ("after", "before") else None
            if is_finite(self.article, k):
                return None
        return None

    def _over_adverbs(self, j: int, floor: int) -> int:
        while j >= floor and self.flags[j] & ADVERB and not self.flags[j] & PREPOSITION and not self.known.is_a("planned", self.folded[j]):
            j -= 1
        return j

    def _doubtful(self, start: int, floor: int) -> bool:
        """Tell whether "if", "whether", "unless" opens the clause of a subject."""
        for k in range(start - 1, max(floor, start - 4) - 1, -1):
            if self.folded[k] in ("if", "whether", "unless", "should", "until", "hopes", "hoped", "hope"):
                return True
        return False

    def _shared(self, reading: Reading, verb: int, floor: int, end: int) -> Reading:
        """Give a verb without subject that of the nearest finite verb (Rule 2)."""
        for t in range(verb - 1, floor - 1, -1):
            if self.words[t] in (";", ":"):
                break
            if is_finite(self.article, t) and not self.flags[t] & AUXILIARY or (self.flags[t] & (AUXILIARY | MODAL) and t + 1 < verb):
                outer = self.subject(t + 1 if self.flags[t] & (AUXILIARY | MODAL) else t, floor, end, deep=False)
                if outer.found.members or outer.found.refers:
                    if reading.infinitive and self.known.is_a("planned", self.folded[t]):
                        outer.status = outer.status or "planned"
                    if reading.infinitive and self.known.is_a("unreal", self.folded[t]):
                        outer.real = False
                    return self._joined(reading, outer, verb)
        for t in range(verb + 1, min(end, verb + 60)):
            if is_finite(self.article, t):
                outer = self.subject(t, verb + 1, end, deep=False)
                if outer.found.members or outer.found.refers:
                    reading.found, reading.shared = outer.found, True
                    return reading
        return reading

    def _joined(self, reading: Reading, outer: Reading, verb: int) -> Reading:
        reading.found, reading.start, reading.shared = outer.found, outer.start, True
        bits = self.flags[verb]
        if bits & BASE and not bits & (PAST | THIRD) and reading.status is None:
            reading.status = outer.status
        elif bits & ING and outer.status == "planned" and reading.status is None:
            reading.status = "planned"
        if not outer.real and (reading.infinitive or bits & BASE):
            reading.real = False
        return reading

    # --- the bounds ---------------------------------------------------------------------------------------------

    def bounds(self, cue: int, stop: int, floor: int, end: int) -> tuple[int, int]:
        """Return the clause around a cue (Rule 3)."""
        first = cue
        while first > floor and self.words[first - 1] not in (";", ":") and self.words[first - 1] not in QUOTES and self.folded[first - 1] not in CLAUSE_OPENERS:
            first -= 1
        last = stop
        while last < end:
            word = self.folded[last]
            if word in (";", ":") or self.words[last] in QUOTES or (word in BOUNDS and not (word in ("as", "following", "before", "after") and last + 1 in self.date_from)):
                break
            if last > stop and is_finite(self.article, last) and not self.flags[last] & CAPITAL and word not in ("be", "been", "being") and self.folded[last - 1] != "to":
                last = self._before_subject(last, stop)
                break
            last += 1
        return first, max(last, stop)

    def _before_subject(self, verb: int, stop: int) -> int:
        """Return where the clause of a finite verb begins, not before ``stop``."""
        k = verb
        while k > stop and self.flags[k - 1] & ADVERB and self.ending.get(k) is None:
            k -= 1
        mention = self.ending.get(k)
        if mention is not None and mention.start > stop:
            k = mention.start
            while k > stop and self.flags[k - 1] & DETERMINER:
                k -= 1
        while k > stop and (self.words[k - 1] == "," or self.folded[k - 1] == "and"):
            k -= 1
        return k

    # --- when ---------------------------------------------------------------------------------------------------

    def when(self, cue: int, stop: int, first: int, last: int, *, future: bool, day: DateValue | None = None) -> When | None:
        """Return the date printed in the clause nearest to the cue."""
        best: tuple[int, DateMention] | None = None
        for mention in self.dates:
            if mention.start >= last:
                break
            if mention.start < first or self._modifies(mention):
                continue
            distance = mention.start - stop if mention.start >= stop else cue - mention.end + 2
            if best is None or distance < best[0]:
                best = (distance, mention)
        if best is None:
            return None
        mention = best[1]
        if mention.form == "vague" and mention.unit == "day" and mention.shift == 0 and day is not None:
            return When(day, "relative", (mention.start, mention.end))
        value, basis = resolve(mention, self.article.anchor, future=future)
        return When(value, basis, (mention.start, mention.end))

    def _modifies(self, mention: DateMention) -> bool:
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

    # --- where --------------------------------------------------------------------------------------------------

    def where(self, cue: int, stop: int, first: int, last: int) -> Where | None:
        """Return the city printed in the clause, else the state: behind "in", "at", nearest to the cue."""
        best: tuple[int, Where] | None = None
        for i in range(first, last):
            if not self.flags[i] & CAPITAL:
                if self.folded[i] == "here" and cue < i and self.article.document.header.dateline is not None:
                    filed = self.filed()
                    if filed is not None:
                        return filed
                continue
            where = self.place_at(i)
            if where is None or not self._placed(i, first):
                continue
            distance = (i - stop if i >= stop else cue - i + 4) + (0 if where.city else 100)
            if best is None or distance < best[0]:
                best = (distance, where)
        return best[1] if best else None

    def _placed(self, i: int, first: int) -> bool:
        """Tell whether a place stands where something happens: behind "in", "at", or behind a venue and a comma."""
        j = i - 1
        while j >= first and (self.folded[j] in ("the", "downtown", "central", "southern", "northern", "eastern", "western", "nearby", "city", "capital", "of", "resort", "town", "port", "neighboring", "neighbouring", "both") or self.flags[j] & ORDINAL):
            j -= 1
        if j < first:
            return False
        if self.folded[j] in IN and self.folded[j] != "from":
            return j <= first or self._takes_place(j - 1)
        if self.folded[j] in ("and", ","):
            before = self.ending.get(j)
            return self.words[j] == "," and before is None and bool(self.flags[j - 1] & CAPITAL) and self.folded[j - 1] not in ("and",)
        return False

    def _takes_place(self, j: int) -> bool:
        """Tell whether "in PLACE" behind token ``j`` says where something happened, not which "situation in PLACE" it is."""
        bits, word = self.flags[j], self.folded[j]
        if bits & (CAPITAL | MARK | ADVERB | PREPOSITION | TIME | DIGIT | CONJUNCTION) or self.ending.get(j + 1) is not None or j + 1 in self.date_to:
            return True
        if bits & (PAST | THIRD | BASE | ING | PARTICIPLE | PRONOUN | AUXILIARY) and word not in ("war", "crisis", "conflict", "peace", "issues", "interests", "troops", "forces", "plans"):
            return True
        return any(self.known.is_a(kind, word) for kind in ("event", "people", "trip", "assembly", "document")) or word in ("here", "person", "counterpart", "palace", "hotel", "headquarters", "office", "residence", "capital", "city", "house", "place", "house", "retreat", "complex", "venue", "sidelines")

    def place_at(self, i: int) -> Where | None:
        """Return the city, region or state whose name begins at token ``i``; venues are no places of their own."""
        place = self.place_from.get(i)
        if isinstance(place, PlaceMention) and place.kind in ("city", "region", "island"):
            span = place.name
            return Where(self.article.name_of(span), place.country, span, place.kind == "city")
        mention = self.starting.get(i)
        if isinstance(mention, CountryMention) and mention.form == "name":
            if mention.end < len(self.words) and self.words[mention.end] in ("'s", "’s"):
                return None
            return Where(self.article.name_of((mention.start, mention.end)), mention.code, (mention.start, mention.end), city=False)
        return None

    def filed(self) -> Where | None:
        """Return the place of the dateline."""
        line = self.article.document.header.dateline
        if line is None or line.place is None:
            return None
        return Where(self.article.name_of(line.place), self.article.home, line.place, city=True)

    # --- on what occasion ---------------------------------------------------------------------------------------

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
                event = self.event(i + 1, last, "at")
                if event is not None:
                    return event
            i += 1
        return None

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
                if not capital and not bits & CAPITAL:
                    break
                head = i + 1
                i += 1
                continue
            if (bits & CAPITAL and not bits & MONTH) or bits & DIGIT or bits & ORDINAL or word in ("-", "'s", "’s", "+", "“", "”"):
                capital = capital or (bool(bits & CAPITAL) and not self.words[i] in ("'s", "’s"))
            elif word in ("annual", "leaders", "leaders'", "ministerial", "foreign", "ministers", "ministers'", "donors", "donors'", "special", "informal", "economic", "security", "peace"):
                pass
            elif word in ("of", "on", "for", "and", "in", "&", "the") and i + 1 < end and (self.flags[i + 1] & (CAPITAL | DIGIT | ORDINAL) or self.folded[i + 1] in ("the",)) and (head is None or word in ("of", "on", "for", "and", "&")):
                if head is not None and (word == "and" or (i + 1 in self.date_from)):
                    break
            else:
                break
            if i in self.date_from and head is not None:
                break
            i += 1
            if head is not None and self.flags[i - 1] & CAPITAL and self.folded[i - 2] in ("of", "on", "for", "the", "'s", "’s", "-") or (head is not None and self.flags[i - 1] & CAPITAL and i - 1 >= head):
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

    # --- helpers ------------------------------------------------------------------------------------------------

    def has(self, kind: str, first: int, last: int) -> bool:
        """Tell whether a phrase of this kind stands in tokens ``first:last``."""
        return any(self.known.at(kind, self.folded, i, last) > i for i in range(first, last) if self.folded[i] in self.known.lists[kind])

    def is_determiner(self, i: int) -> bool:
        """Tell whether token ``i`` is an article or possessive."""
        return bool(self.flags[i] & (DETERMINER | PRONOUN))
