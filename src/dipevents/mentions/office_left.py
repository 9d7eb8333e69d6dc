"""What stands to the left of an office: modifiers and portfolios, the body and the state that it belongs to, an article.

Rule 1  Tokens are taken up from the head leftwards, one phrase a step, until one that belongs to nothing here.
Rule 2  An office has one body and one state: a second one in front of it is another phrase.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FAMILY,
    GIVEN,
    HEAD,
    MARK,
    MODAL,
    MODIFIER,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PERSON,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    THIRD,
    UPPER,
    VERB,
    WEEKDAY,
)
from ..tokens import POSSESSIVE
from .complements import NO_FIELD, Complements
from .mention import CountryMention, OrganisationMention
from .person_words import is_plural, vocabulary

CLAUSE_WORDS = frozenset({"that", "what", "which", "whatever", "whichever"})  # they open a clause more often than a noun phrase
ENVOYS = frozenset({"envoy", "representative", "coordinator", "negotiator"})  # who have a region for a field
FIELDED = frozenset({"special", "chief", "top", "senior"})  # in front of the field of such an office
STUDENTS = frozenset({"expert", "scholar", "analyst", "specialist", "historian", "correspondent", "experts", "scholars", "analysts"})
CHIEFS = frozenset({"chief", "boss", "head"})
POLITICIANS = frozenset({"politician", "lawmaker", "legislator", "congressman", "congresswoman", "parliamentarian"})
OWNERS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
ADJECTIVES = 9  # tokens between an article and an office
FIELDS = 7  # tokens of a portfolio between a state and "minister"
DESCRIBING = 7  # tokens between an owner and an office
NO_ADJECTIVE = CAPITAL | MARK | PREPOSITION | DETERMINER | PRONOUN | AUXILIARY | MODAL | CONJUNCTION | HEAD | PERSON


@attrs.define
class Left:
    """What has been read to the left of the head that begins at ``start``, so far."""

    start: int
    head: str  # its last word
    floor: int  # no token in front of it belongs to the office
    outer: int  # first token of the whole phrase
    core: int  # first token of the title itself, the state left out
    body: tuple[int, int] | None = None
    state: str | None = None
    tenure: str | None = None
    deputy: bool = False
    definite: bool = False


class Leftwards:
    """Reads to the left of offices, over one document."""

    def __init__(
        self,
        document: Document,
        state_to: Mapping[int, CountryMention],
        body_to: Mapping[int, OrganisationMention],
        place_to: Mapping[int, int],
        complements: Complements,
        gazetteer: Gazetteer,
    ) -> None:
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starts, self.ends = document.starts, document.ends
        self.state_to, self.body_to, self.place_to = state_to, body_to, place_to
        self.complements, self.gazetteer = complements, gazetteer
        self.lists = vocabulary()

    def read(self, start: int, end: int, floor: int) -> Left:
        """Return what stands to the left of the head in tokens ``start:end``."""
        left = Left(start=start, head=self.folded[end - 1], floor=floor, outer=start, core=start)
        self._inside(left, end)
        while left.outer > floor and self._step(left):
            pass
        if not left.definite and left.state is None and left.outer > floor:
            left.outer, left.definite = self._over_adjectives(left.outer, floor)
        return left

    def _inside(self, left: Left, end: int) -> None:
        """Take up a body that the title of the table is in, or runs into: "Foreign Office spokesman", "Tisza party leader"."""
        start = left.start
        over = next((o for k in range(start + 1, end) if (o := self.body_to.get(k)) is not None and left.floor <= o.start <= start), None)
        if over is None:
            return
        left.body = (over.start, over.end)
        if over.start == start:
            return
        adjective = self.complements.state_at.get(over.start)
        left.outer = left.core = over.start
        if adjective is not None and adjective.form == "adjective" and adjective.end <= start:
            left.state, left.core = adjective.code, adjective.end

    def _step(self, left: Left) -> bool:
        """Take up what stands right in front; tell whether more may stand in front of that."""
        for take in self._STEPS:
            goes_on = take(self, left, left.outer - 1)
            if goes_on is not None:
                return goes_on
        return False

    # --- one phrase each: whether to go on; None where something else stands there ----------------------------------

    def _hyphenated(self, left: Left, p: int) -> bool | None:
        """Take up "ex-", "vice-"."""
        glued = self.words[p] == "-" and self.ends[p] == self.starts[left.outer]
        if not glued or p - 1 < left.floor or not self.flags[p - 1] & (MODIFIER | PORTFOLIO | HEAD | ORDINAL):
            return None
        left.tenure = left.tenure or self.gazetteer.tenures.get(self.folded[p - 1])
        left.deputy |= self.folded[p - 1] in self.lists.deputies
        left.outer = p - 1
        left.core = left.outer if left.state is None else left.core
        return True

    def _body(self, left: Left, p: int) -> bool | None:
        """Take up a body: "Foreign Ministry spokesman", "Ministry (ABC) spokesman"."""
        if left.state is not None or left.body is not None:
            return None
        bracketed = self.words[p] == ")" and p - 2 in self.body_to and self.flags[p - 1] & UPPER
        body = self.body_to.get(p - 2 if bracketed else left.outer)
        if body is None or body.start < left.floor:
            return None
        left.body = (body.start, body.end)
        left.outer = left.core = body.start  # its state may stand in front: "U.S. State Department officials"
        return True

    def _body_that_owns(self, left: Left, p: int) -> bool | None:
        """Take up a body with 's: "the Foreign Ministry's spokesman"."""
        body = self.body_to.get(p) if self.folded[p] in POSSESSIVE and left.body is None else None
        if body is None or body.start < left.floor:
            return None
        left.body = (body.start, body.end)
        left.state = left.state or self.complements.state_of(body)
        left.outer = body.start
        left.definite = True
        return True

    def _state(self, left: Left, p: int) -> bool | None:
        """Take up a state: "Thai", "Thailand's", "a Seoul official"; of "a China scholar" it is the field."""
        possessive = self.folded[p] in POSSESSIVE
        mention = self.state_to.get(p if possessive else left.outer)
        if mention is None or mention.start < left.floor or left.state is not None:
            return None
        if possessive or mention.form != "name" or not self._is_field(left, mention):
            left.state = mention.code
        left.outer = mention.start
        left.definite = left.definite or possessive
        return True

    def _is_field(self, left: Left, state: CountryMention) -> bool:
        """Tell whether a state is what somebody is sent for or studies: "the Kremlin's Syria envoy", "China's special Korea envoy"."""
        owned = left.head in ENVOYS and self._is_owned(state.start)
        short = self.words[state.start].replace(".", "").isupper()  # "a senior U.S. official": it serves as an adjective
        return owned or (self.folded[state.start - 1] in FIELDED and not short) or left.head in STUDENTS

    def _is_owned(self, i: int) -> bool:
        """Tell whether a state or body stands in front of a token, with 's or without: "Russia's", "the Kremlin's", "UN"."""
        owner = i - 1 if self.folded[i - 1] in POSSESSIVE else i
        return owner in self.state_to or owner in self.body_to

    def _region(self, left: Left, p: int) -> bool | None:
        """Take up where an envoy is sent to: "French special Western Balkans envoy"."""
        region = self.place_to.get(left.outer) if left.head in ENVOYS and self.flags[p] & CAPITAL else None
        if region is None or region < left.floor or left.state is not None:
            return None
        left.outer = region
        return True

    def _modifier(self, left: Left, p: int) -> bool | None:
        """Take up "deputy", "former", "Foreign", "State"."""
        bits, word = self.flags[p], self.folded[p]
        if bits & (DETERMINER | PREPOSITION):
            return None
        field = left.head == "minister" and left.outer == left.start and self.complements.is_field(p, self.state_to.get(p))
        if not field and not bits & (MODIFIER | PORTFOLIO | HEAD | ORDINAL):
            return None
        tenure = self.gazetteer.tenures.get(word)
        left.tenure = left.tenure or tenure
        left.deputy |= word in self.lists.deputies
        left.outer = p
        if left.state is None and tenure is None:
            left.core = p
        return True

    def _fields(self, left: Left, p: int) -> bool | None:
        """Take up capitals between a state and "minister", whatever its portfolio is: "A-ish [Religious Affairs] Minister", "A's [Hajj and] Umrah Minister"."""
        if left.head != "minister" or left.state is not None or left.body is not None or not self.flags[left.start] & CAPITAL:
            return None
        k = left.outer
        while k > max(left.floor, left.outer - FIELDS):
            state = self.state_to.get(k - (self.folded[k - 1] in POSSESSIVE)) if k < left.outer and self.flags[k] & CAPITAL else None
            if state is not None and state.form in ("adjective", "name"):
                left.outer = left.core = k
                return True
            k -= 1
            plain = self.flags[k] & (CAPITAL | NO_FIELD) == CAPITAL and self.folded[k] not in self.gazetteer.body_heads
            plain = plain and k + 1 not in self.body_to
            if not plain and self.folded[k] not in ("and", "&"):
                return None
        return None

    def _short_for_body(self, left: Left, p: int) -> bool | None:
        """Take up a noun that is short for a body: "a ministry official", "the Commission chief", "the NA Chairman", "the Acme boss", "MINISTRY OFFICIAL:"."""
        if left.outer != left.start:
            return None
        bits, word = self.flags[p], self.folded[p]
        acronym = bool(bits & UPPER) and 1 < len(word) < 6
        firm = left.head in CHIEFS and not bits & (GIVEN | FAMILY | HEAD | WEEKDAY)
        named = (acronym or firm) and self._is_the(p)
        if not named:
            small = not bits & CAPITAL and (not bits & VERB or word == "police")
            plain = not self.flags[left.start] & CAPITAL and (small or self._is_the(p))
            named = word in self.gazetteer.body_heads and (plain or bool(bits & self.flags[left.start] & UPPER))
        if not named:
            return None
        left.outer = left.core = p
        return True

    def _is_the(self, i: int) -> bool:
        """Tell whether a capitalised noun stands right behind "the": what it is short for was printed before."""
        return bool(self.flags[i] & CAPITAL) and i > 0 and self.folded[i - 1] == "the"

    def _opening_of_clause(self, left: Left, p: int) -> bool | None:
        return False if self.folded[p] in CLAUSE_WORDS else None

    def _part_of_the_world(self, left: Left, p: int) -> bool | None:
        """Take up "Western diplomats", "the Arab foreign ministers"."""
        several = left.state is None and is_plural(left.head, self.gazetteer)
        if self.folded[p] not in self.lists.regions or not several or self.flags[left.start] & CAPITAL:
            return None
        left.outer = p
        return True

    def _behind_owner(self, left: Left, p: int) -> bool | None:
        """Take up plain words behind the state or body that owns the office: "Australia's [next] Ambassador", "A's [newly named] envoy"."""
        first = self._first_described(left.outer, left.floor) if left.state is None and left.body is None else None
        if first is None:
            return None
        left.outer = first
        left.core = min(left.core, left.start)
        return True

    def _first_described(self, outer: int, floor: int) -> int | None:
        """Return the first of the words between an owner and an office: each plain, adverbs in front, "," or "and" between them.

        Two plain words in a row are a noun and its verb: "Norway's army attacked President X".
        """
        k = outer
        while k > max(floor, outer - DESCRIBING):
            k -= 1
            if self.flags[k] & NO_ADJECTIVE:
                return None
            while k - 1 > floor and self.words[k - 1] == "-" and not self.flags[k - 2] & CAPITAL:
                k -= 2  # "long-serving"
            while k - 1 > floor and self.flags[k - 1] & ADVERB and not self.flags[k - 1] & CAPITAL:
                k -= 1
            before = self.folded[k - 1]
            if before in POSSESSIVE:
                return k if k - 1 > floor and (k - 1 in self.state_to or k - 1 in self.body_to) else None
            if before not in (",", "and"):
                return None
            k -= 1
        return None

    def _article(self, left: Left, p: int) -> bool | None:
        """Take up the article or pronoun with which the phrase begins."""
        if not self.flags[p] & DETERMINER and self.folded[p] not in OWNERS:
            return None
        left.outer = p
        left.definite = left.definite or self.folded[p] not in self.lists.indefinite
        return False

    def _adverb(self, left: Left, p: int) -> bool | None:
        """Take up "the [newly] appointed minister"."""
        bits = self.flags[p]
        plain = bits & ADVERB and not bits & CAPITAL and self.folded[p].endswith("ly")
        if not plain or left.outer >= left.core or p <= left.floor or not self.flags[p - 1] & DETERMINER:
            return None
        left.outer = p
        return True

    # --- where none of these goes on ----------------------------------------------------------------------------------

    def _over_adjectives(self, outer: int, floor: int) -> tuple[int, bool]:
        """Step over plain adjectives or a place to the article: "the 71-year-old leader", "the Florida senator"."""
        p = outer - 1
        if not self.flags[outer] & CAPITAL:
            p = self.place_to.get(outer, outer) - 1
            if p == outer - 1 and self.folded[outer] in POLITICIANS and self.flags[p] & CAPITAL:
                p -= 1  # "the Green politician"
        while p > max(floor - 1, outer - ADJECTIVES):
            bits = self.flags[p]
            if bits & DETERMINER:
                relative = self.folded[p] == "that" and self.flags[p + 1] & (PAST | THIRD)  # "a team that included Minister X"
                return (outer, False) if relative else (p, self.folded[p] not in self.lists.indefinite)
            if bits & ADVERB and self.folded[p].endswith("ly") and self.flags[p + 1 + (self.words[p + 1] == "-")] & PARTICIPLE:
                p -= 1  # "the newly elected president"
                continue
            if bits & (CAPITAL | PREPOSITION | PRONOUN | ADVERB | MODAL | CONJUNCTION | AUXILIARY | PERSON) or (
                bits & MARK and self.words[p] != "-"
            ):
                break
            told = DETERMINER if self.flags[outer] & CAPITAL else DETERMINER | ADVERB
            if bits & PAST and not (self.flags[p - 1] & told or self.words[p - 1] == "-"):
                break  # "the committee met President X"; not "the ousted President X", "the newly elected premier"
            p -= 1
        return outer, False

    _STEPS = (
        _hyphenated,
        _body,
        _body_that_owns,
        _state,
        _region,
        _modifier,
        _fields,
        _short_for_body,
        _opening_of_clause,
        _part_of_the_world,
        _behind_owner,
        _article,
        _adverb,
    )
