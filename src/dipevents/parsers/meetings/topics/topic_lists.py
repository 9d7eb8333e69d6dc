"""One phrase of what was discussed, taken apart into topics.

Rule 1  A list gives one topic each: "A, B and C", "A as well as B", "issues such as A and B"; what only modifies ("cooperation in trade,
        energy and defence", "ties between A and B") stays whole.
Rule 2  A generic head ("a range of issues, including ...") gives way to what it includes (see topic_heads).
"""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    PARTICIPLE,
    PAST,
    PREPOSITION,
)
from dipevents.mentions import CountryMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_dash, is_finite
from dipevents.tokens import POSSESSIVE

from ..parties.holders import OWN
from ..view import Reader
from .outcomes import Range

ADDS = frozenset({"as", "along", "together", "plus"})  # behind a comma: ", as well as" adds to a list that "and" has closed
NAMED = frozenset({"known", "called", "styled"})


class TopicLists(Reader):
    """Takes lists of topics apart."""

    def is_issue(self, k: int) -> bool:
        """Tell whether a token is a noun for an issue, such as "cooperation" or "ties"."""
        return self.known.is_a("issue", self.folded[k])

    def items(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Split a list into its items; ``enumerated`` where "including" announces one."""
        while stop > i and self.words[stop - 1] == ",":
            stop -= 1
        cuts: list[tuple[int, int]] = []  # end of an item, start of the next
        closed = False  # by "and", so that a further "and" is inside the last item
        between = False
        depth = 0
        commas = [h for h in range(i, stop - 1) if self.words[h] == "," and self.folded[h + 1] not in ADDS]
        oxford = len({self.folded[h + 1] == "and" for h in commas}) > 1  # some commas stand in front of "and", others do not
        k = start = i
        while k < stop:
            word = self.folded[k]
            if word in ("(", "[", "“", "``"):
                depth += 1
            elif word in (")", "]", "”", "''"):
                depth -= 1
            elif word == '"':
                depth = 1 if depth == 0 else 0
            if depth <= 0:
                if word == "between":
                    between = not self._between_both(k, stop)
                after = self._separator(k, stop)
                if after > k:
                    if between and word == "and":
                        between = False
                    elif word == "and" and (oxford or (commas and commas[0] < k < commas[-1])) and not self._begins_anew(after):
                        pass  # commas part the items: "trade, law enforcement and child protection, and energy"
                    elif self._is_afterthought(k, after, stop) and not cuts:
                        return [(i, k)]
                    elif (
                        enumerated and (self._is_enumerated(start, k, after, stop) if word == "," else self._ends(start, k, after, stop))
                    ) or self._splits(start, k, after, stop, listed=bool(cuts) and not (closed and word == "and")):
                        cuts.append((k, after))
                        closed = self.words[after - 1] != ","
                        start = after
                        between = False
                    k = after
                    continue
            k += 1
        items: list[Range] = []
        begin = i
        for end_, next_ in cuts:
            items.append((begin, end_))
            begin = next_
        items.append((begin, stop))
        return items

    def _begins_anew(self, after: int) -> bool:
        """Tell whether an item that cannot share what stands in front of "and" begins: "the crisis", "its exports", "ways to", "efforts"."""
        return bool(self.flags[after] & DETERMINER) or self.folded[after] in OWN or self.known.is_a("topic_opener", self.folded[after])

    def _is_enumerated(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether a comma parts the items of an enumeration, not the areas of "cooperation in A, B and C"."""
        if self.is_issue(after + self._next_length(after, stop) - 1):
            return True  # "its part in the Council, refugee issues"
        last = next((self.folded[h] for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), "")
        if self.flags[after] & PREPOSITION and not self.flags[after] & ING:
            return False
        return (
            last not in ("in", "between", "among", "across", "as", "like", "to")
            and not self._is_modifier(k - 1)
            and not self._is_adjective(k - 1)
        )

    def _between_both(self, k: int, stop: int) -> bool:
        """Tell whether "between the two ministries" names both sides at once, so that the next "and" is none of its own."""
        return not {"two", "both", "them", "us", "countries"}.isdisjoint(self.folded[k + 1 : min(stop, k + 4)])

    def _ends(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "and" parts the two items of an enumeration, one of which has a complement: "including the flow of A and B"."""
        if self.folded[k] != "and" or not self._closes(after, stop) or self._infinitive(start, k) or self.flags[start] & ING:
            return False
        complement = any(self.flags[h] & PREPOSITION for h in [*range(start, k), *range(after + 1, stop)])
        if after + 1 >= stop or self.folded[after + 1] in ("that", "which", "who"):
            return False
        return complement and not ({self.folded[k - 1], self.folded[stop - 1]} & self.terms.areas) and not self._is_adjective(k - 1)

    def _is_afterthought(self, k: int, after: int, stop: int) -> bool:
        """Tell whether ", a priority for both" only adds to what stands in front of it: an apposition behind the last comma.

        So does "the" behind a name, where no "and" closes a list: "the case of A, the former marine".
        """
        named = isinstance(self.ending.get(k), PersonMention) or bool(self.flags[k - 1] & CAPITAL)
        if self.words[k] != "," or after != k + 1 or self.folded[after] not in (("a", "an", "the") if named else ("a", "an")):
            return False
        return not any(self.words[h] == "," or self.folded[h] == "and" for h in range(after, stop))

    def _separator(self, k: int, stop: int) -> int:
        """Return where the next item begins behind ",", ", and", "and", "in addition to"; ``k`` where none stands here."""
        j = k + 1 if self.words[k] in (",", ";") else k
        if self.words[k - 1] == "-":
            return k  # "foot-and-mouth disease"
        if j < stop:
            j = self.known.at("joiner", self.folded, j, stop)
        return j if j < stop else k

    def _splits(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is an item of its own."""
        if self.folded[after - 1] not in ("and", "also", "&", ",") or self.words[k] == ";":
            return not (self._is_adjective(k - 1) and self._is_adjective(after))  # "as well as", "in addition to"
        if (
            self.folded[after] in ("to", "of")
            and self.folded[after] in (self.folded[start - 1], self.folded[start])
            and self.flags[after + 1] & DETERMINER
        ):
            return True  # "attention to A and to the B", "spoke of A, of the B"
        if self.folded[after] in ("on", "about", "regarding"):
            if self.folded[start - 1] == self.folded[after] or self.folded[after - 1] == "and" or self.folded[start] == self.folded[after]:
                return self.folded[after] not in self.folded[start + 1 : k]  # "views on A, and on B"; not "cooperation on A and on B"
        named = after + bool(self.flags[after] & ADVERB)
        if self.words[k] == "," and self.folded[named] in NAMED and self.folded[named + 1] == "as":
            return False  # "the accord, commonly known as A"
        if k - start == 1 and self.words[k] != "," and self.known.is_a("topic_opener", self.folded[start]):
            return False  # "ways and means to"
        if self.flags[k - 1] & PREPOSITION and k - 1 > start:
            return False  # "sailing to, and calling at, the islands"
        bits = self.flags[after]
        if (self._is_modifier(k - 1) and not bits & DETERMINER) or (bits & PREPOSITION and not bits & (DETERMINER | ING)):
            return False
        if self._is_adjective(k - 1) and self._is_adjective(after) and not bits & (DETERMINER | CAPITAL):
            return False  # "political, economic and social matters"
        if self._belongs(start, k, after, stop, listed=listed):
            return False
        if is_dash(self.article, k - 1):
            return True
        if self.words[k] != "," and k - start == 1 and self._is_adjective(start) and not self.flags[start] & CAPITAL:
            return False  # "trade, cultural and military ties"
        if self.words[k] != "," and self._has_complement(start, stop) and self._has_complement(after, stop):
            return True  # "expansion of A and removal of B"
        if listed and self.words[k] != "," and (self._is_bare_name(start, k) or self._closes(after, stop)):
            return True
        if self._inside_list(start, k, after):
            return False
        if bits & ING and self.flags[start] & ING:
            return k - start > 1
        if listed and self.words[k] == "," and after > k + 1:
            return True
        if (
            bits & BASE
            and not bits & (CAPITAL | DETERMINER)
            and self.folded[after] not in self.terms.areas | self.terms.base_nouns
            and ((after + 1 < stop and self.flags[after + 1] & (DETERMINER | ADVERB | PREPOSITION)) or self._infinitive(start, k))
        ):
            return False
        names = isinstance(self.ending.get(k), CountryMention | OrganisationMention | PersonMention) and (after in self.starting)
        if names and self._are_names_alone(start, k, after, stop):
            return True
        alone = self.words[k] == "," and not any(self.flags[h] & PREPOSITION for h in range(start, k))  # "A, NATO enlargement and B"
        if names and not alone and not isinstance(self.starting.get(after), PersonMention):
            follow = self.starting[after]
            longer = follow.end < stop and self.words[follow.end] not in (",", ";", ".")
            state = (
                isinstance(follow, CountryMention) and follow.form != "adjective"
            )  # "the response of the Union and the United States to"
            own = longer and (isinstance(follow, CountryMention) if not state and not bits & DETERMINER else not state)
            own = own or (longer and state and not self.flags[follow.end] & (PREPOSITION | CONJUNCTION))  # "and the A commitment"
            if not own and not (longer and self.words[follow.end] in ("'s", "’s")):
                return False
        if self.folded[after : after + 2] == ["next", "steps"]:
            return True
        if bits & DETERMINER or self.folded[after] in OWN or self._opens(start, k, after, stop):
            return True
        if self.folded[after + 1 : after + 2] == ["of"] and not any(self.flags[h] & PREPOSITION for h in range(start, k)):
            if self.folded[k - 1] in self.terms.states and self.words[k] != ",":
                return False  # "the current state and future of A"
        if self.folded[after] in self.terms.topical:
            same = self.folded[after] in self.terms.of_one and not POSSESSIVE.isdisjoint(self.words[start:k]) and after + 2 >= stop
            return not self._is_adjective(k - 1) and not same
        comma = self.words[k] == ","
        plain = not any(self.flags[h] & PREPOSITION for h in range(start, k))
        if comma:
            length = self._next_length(after, stop)
            if not plain and (self._of_own(start, k) or self._of_the(start, k)) and not self._is_bare_name(after, after + length):
                return True  # "the situation in the Middle East, Arctic security": the name ends the first
            return plain or length > 3 or any(self.flags[h] & PREPOSITION for h in range(after, after + length))
        if plain and (listed or any(self.words[h] == "," for h in range(start, k))):
            return k - start < 6 and not (self.flags[start] & DETERMINER and "of" in self.folded[after : min(stop, after + 3)])
        return self._is_pair(start, k, after, stop, plain=plain and not any(self.flags[h] & ING for h in range(start + 2, k)))

    def _has_complement(self, k: int, stop: int) -> bool:
        """Tell whether a noun with "of A", "in A" right behind it begins at token ``k``."""
        noun = k + bool(self.flags[k] & DETERMINER)
        return (
            noun + 2 < stop
            and not self.flags[noun] & (PREPOSITION | ADVERB | ING | CONJUNCTION)
            and bool(self.flags[noun + 1] & PREPOSITION)
            and self.folded[noun + 1] != "to"
        )

    def _are_names_alone(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "Sudan and Chad" are two matters: names with nothing around them."""
        first, last = self.ending[k], self.starting[after]
        return first.start <= start + bool(self.flags[start] & DETERMINER) and (
            last.end >= stop or self._separator(last.end, stop) > last.end
        )

    def _opens(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "ways to ...", "prospects for ..." begins a topic: a noun of that kind with its complement, not "the risks and prospects"."""
        if not self.known.is_a("topic_opener", self.folded[after]):
            return False
        alone = k - start < 3 and bool(self.flags[start] & DETERMINER)
        shared = self.folded[k - 1] in self.terms.states and self.folded[after + 1 : after + 2] in (
            ["of"],
            ["for"],
        )  # "the state and prospects of A"
        return not (alone or shared) and (
            self.folded[after] in self.terms.always or (after + 1 < stop and bool(self.flags[after + 1] & (PREPOSITION | PAST | ING)))
        )

    def _is_pair(self, start: int, k: int, after: int, stop: int, *, plain: bool) -> bool:
        """Tell whether "A and B" alone are two topics, and no two areas of one: "lithium and wine", not "trade and investment"."""
        if isinstance(self.ending.get(k), CountryMention) and isinstance(self.starting.get(after), CountryMention):
            return False
        if not plain:  # "the situation in the Sahel and peacekeeping": the name ends the first
            named = bool(self.flags[after] & CAPITAL) or after in self.starting
            return (
                (self._is_closed(start, k) or self._has_own_matter(start, k, after, stop))
                and not (named and (self._is_bare_name(after, stop) or "of" in self.folded[after : after + 3]))
                and not self._infinitive(start, k)
            )
        if self._is_adjective(k - 1):
            return False
        last = after
        while last < stop and not self.flags[last] & (PREPOSITION | CONJUNCTION) and self.words[last] != ",":
            last += 1
        if last < stop and (self.flags[last] & CONJUNCTION or self.words[last] == "," or self.folded[last] == "of"):
            return False
        left, right = self.folded[k - 1], self.folded[last - 1]
        one, other = k - start, last - after
        if left in self.terms.areas and (other == 1 or right in self.terms.shared or right in self.terms.areas):
            return False
        if other == 1 and not self.flags[after] & CAPITAL and not POSSESSIVE.isdisjoint(self.words[start:k]):
            return False  # "the body's activities and priorities"
        if one == 1:
            return other == 1 or left.endswith("s") or right not in self.terms.shared
        return self.folded[start] not in self.terms.topical or other > 1

    def _closes(self, after: int, stop: int) -> bool:
        """Tell whether the "and" in front of token ``after`` is the one that closes a list of commas: "A, B of C and D"."""
        verb = self.flags[after] & BASE and after + 1 < stop and self.flags[after + 1] & (DETERMINER | ADVERB)
        return not verb and "and" not in self.folded[after:stop] and "," not in self.words[after:stop]

    def _is_bare_name(self, start: int, end: int) -> bool:
        """Tell whether an item is a name alone, which may share the preposition in front: "the war in Sudan, South Sudan and Chad"."""
        return all(self.flags[h] & (CAPITAL | DETERMINER) for h in range(start, end))

    def _has_own_matter(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "recruitment of workers and consular matters" are two: no head that takes several matters ("cooperation in A and B")."""
        first = next((h for h in range(start + 1, k) if self.flags[h] & (PREPOSITION | ING)), k)
        head = self.folded[first - 1]
        if (
            head in self.terms.shared
            or head in self.terms.open_heads
            or self.is_issue(first - 1)
            or self.known.is_a("topic_opener", head)
            or self.flags[start] & ING
        ):
            return False
        length = next((h for h in range(after, stop) if self.flags[h] & PREPOSITION), stop) - after
        return length > 1 and not self._is_adjective(k - 1) and self._closes(after, stop)

    def _is_closed(self, start: int, k: int) -> bool:
        """Tell whether a name, or "between the two sides", ends an item, so that what follows has no share in its last words."""
        if self.flags[k - 1] & CAPITAL:
            return self._of_own(start, k)
        return any(self.folded[h] == "between" and self._between_both(h, k) for h in range(max(start, k - 5), k))

    def _of_own(self, start: int, k: int) -> bool:
        """Tell whether the preposition in front of the last words of an item brings in a single name: "the war in Ukraine"."""
        for h in range(k - 1, start, -1):
            if self.flags[h] & PREPOSITION:
                names = all(self.flags[t] & (CAPITAL | DETERMINER) or self.folded[t] == "and" for t in range(h + 1, k))
                pair = "and" in self.folded[h:k]
                return names and (pair if self.folded[h] == "between" else not pair and self.folded[h] not in ("among", "like", "by"))
        return False

    def _of_the(self, start: int, k: int) -> bool:
        """Tell whether a preposition with "the" brings in the last words of an item: "its presence in the region", not "in trade"."""
        last = next((h for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), None)
        if last is None:
            return False
        head = self.folded[last - 1]
        if self.flags[last - 1] & PARTICIPLE and self.folded[last] != "by" and head not in self.terms.tied and last - 1 > start:
            return True  # "the plight of fishermen caught in foreign waters"
        if not self.flags[last + 1] & DETERMINER:
            return False
        return head not in self.terms.shared and head not in self.terms.open_heads and not self.is_issue(last - 1)

    def _inside_list(self, start: int, k: int, after: int) -> bool:
        """Tell whether a list has begun inside an item, so that its last part stays there: "support for A, B, and C"."""
        if not any(self.words[h] == "," for h in range(start, k)) or self.folded[after] in OWN:
            return False
        if self._is_list_of_names(start, k) and not self.flags[after] & CAPITAL:
            return False  # "the situation in A, B and C, migration"
        return not self.flags[after] & (DETERMINER | ING) or after + 1 in self.starting or self.folded[after] == "other"

    def _is_list_of_names(self, start: int, k: int) -> bool:
        """Tell whether names alone stand behind the last preposition of an item that ends at token ``k``."""
        last = next((h for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), None)
        return last is not None and all(
            self.flags[t] & (CAPITAL | DETERMINER) or self.words[t] == "," or self.folded[t] == "and" for t in range(last + 1, k)
        )

    def _belongs(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is part of the phrase inside an item: "efforts to hold A and its allies accountable"."""
        word, comma = self.folded[after], self.words[k] == ","
        if not comma and not listed and word in OWN:
            short = self.terms.shared.isdisjoint(self.folded[after : min(stop, after + 4)])
            if (
                word in ("its", "their")
                or (short and self._infinitive(start, k))
                or any(is_finite(self.article, h) and self.folded[h - 1] not in ("that", "which", "who") for h in range(start + 1, k))
            ):
                return True
        if (
            self.folded[start : start + 1]
            and self._is_gerund(start)
            and k - start > 1
            and not comma
            and (not self.flags[after] & (ING | DETERMINER) or self._is_shared_object(start, k, after, stop))
        ):
            return self.folded[start] not in self.terms.no_gerunds
        capitals = after + bool(self.flags[after] & DETERMINER)
        if self.flags[k - 1] & CAPITAL and not {"in", "across", "throughout", "to"}.isdisjoint(self.folded[start:k]):
            last = capitals
            while last < stop and (
                self.flags[last] & CAPITAL
                or self.words[last] == "-"
                or (
                    self.folded[last] in ("of", "the")
                    and last + 1 < stop
                    and (self.flags[last + 1] & CAPITAL or self.folded[last + 1] == "the")
                )
            ):
                last += 1
            return last > capitals and (last >= stop or self.words[last] == "," or self.folded[last] == "and")
        return False

    def _is_gerund(self, k: int) -> bool:
        """Tell whether "furthering", also of a verb that no table knows, begins a topic."""
        word = self.folded[k]
        return bool(self.flags[k] & ING) or (word.endswith("ing") and len(word) > 6 and not self.flags[k] & (CAPITAL | PREPOSITION))

    def _is_shared_object(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "encouraging A and the B to help" has two objects, both of which are to do what follows."""
        return not self.flags[after] & ING and self._infinitive(after, stop) and not self._infinitive(start, k)

    def _is_modifier(self, k: int) -> bool:
        """Tell whether an item would end with an adjective, its noun behind the next one: "unprovoked, and unjustified attack"."""
        word = self.folded[k]
        return word in self.terms.modifiers or (
            len(word) > 4 and word.endswith("ed") and word not in self.terms.no_adjectives and not self.flags[k] & CAPITAL
        )

    def _is_adjective(self, k: int) -> bool:
        word = self.folded[k]
        return word in self.terms.topical or (
            word.endswith(("al", "ic", "ive", "ary", "ous", "arian")) and word not in self.terms.no_adjectives
        )

    def _infinitive(self, start: int, k: int) -> bool:
        return any(self.folded[h] == "to" and self.flags[h + 1] & BASE for h in range(start, k - 1))

    def _next_length(self, after: int, stop: int) -> int:
        k = after
        while k < stop and self.words[k] != "," and self.folded[k] != "and":
            k += 1
        return k - after
