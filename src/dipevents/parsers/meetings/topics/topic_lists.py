"""One phrase of what was discussed, taken apart into topics.

Rule 1  A list gives one topic each: "A, B and C", "A as well as B", "issues such as A and B"; what only modifies ("cooperation in trade,
        energy and defence", "ties between A and B") stays whole.
Rule 2  A generic head ("a range of issues, including ...") gives way to what it includes (see topic_heads).
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    ADVERB,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    PAST,
    PREPOSITION,
)
from dipevents.mentions import CountryMention, OrganisationMention, PartyMention, PersonMention
from dipevents.parsers.evidence import is_dash, is_finite
from dipevents.tokens import APOSTROPHE_S, POSSESSIVE

from ..parties.holders import OWN
from .outcomes import Range
from .topic_items import ItemReader

ADDS = frozenset({"as", "along", "together", "plus"})  # behind a comma: ", as well as" adds to a list that "and" has closed
NAMED = frozenset({"known", "called", "styled"})


@attrs.frozen
class Joint:
    """A separator at token ``k``, between an item that begins at ``start`` and what begins at ``after``, in a list that ends at ``stop``."""

    start: int
    k: int
    after: int
    stop: int
    comma: bool  # at k
    listed: bool  # behind items that have been parted already


class TopicLists(ItemReader):
    """Takes lists of topics apart."""

    def items(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Split a list into its items; ``enumerated`` where "including" announces one."""
        while stop > i and self.words[stop - 1] == ",":
            stop -= 1
        items: list[Range] = []
        closed = False  # by "and", so that a further "and" is inside the last item
        between = False
        depth = 0
        commas = [h for h in range(i, stop - 1) if self.words[h] == "," and self.folded[h + 1] not in ADDS]
        oxford = len({self.folded[h + 1] == "and" for h in commas}) > 1  # some commas stand in front of "and", others do not
        k = start = i
        while k < stop:
            word = self.folded[k]
            depth = self._depth(word, depth)
            if depth <= 0 and word == "between":
                between = not self.between_both(k, stop)
            after = self.separator(k, stop) if depth <= 0 else k
            if after == k:
                k += 1
                continue
            listed = bool(items) and not (closed and word == "and")
            if between and word == "and":
                between = False
            elif word == "and" and (oxford or (commas and commas[0] < k < commas[-1])) and not self._begins_anew(after):
                pass  # commas part the items: "trade, law enforcement and child protection, and energy"
            elif not items and self._is_afterthought(k, after, stop):
                return [(i, k)]
            elif self._parts(Joint(start, k, after, stop, word == ",", listed), enumerated=enumerated):
                items.append((start, k))
                closed = self.words[after - 1] != ","
                start = after
                between = False
            k = after
        return [*items, (start, stop)]

    def named(self, start: int, end: int) -> int:
        """Return where ", commonly known as B" begins in tokens ``start:end``; ``end`` where nothing of that kind does."""
        for k in range(start, end):
            after = k + 1 + bool(self.flags[min(k + 1, len(self.words) - 1)] & ADVERB)
            if self.words[k] == "," and self.folded[after : after + 1] and self.folded[after] in NAMED:
                return k
        return end

    def _depth(self, word: str, depth: int) -> int:
        """Return in how many brackets and quotation marks the token behind ``word`` stands."""
        if word in ("(", "[", "“", "``"):
            return depth + 1
        if word in (")", "]", "”", "''"):
            return depth - 1
        return depth if word != '"' else int(depth == 0)

    def _parts(self, joint: Joint, *, enumerated: bool) -> bool:
        """Tell whether a separator parts two items; in an enumeration more of them do."""
        ends = self._is_enumerated if joint.comma else self._ends
        return (enumerated and ends(joint.start, joint.k, joint.after, joint.stop)) or self._splits(joint)

    def _begins_anew(self, after: int) -> bool:
        """Tell whether an item that cannot share what stands in front of "and" begins: "the crisis", "its exports", "ways to", "efforts"."""
        return bool(self.flags[after] & DETERMINER) or self.folded[after] in OWN or self.known.is_a("topic_opener", self.folded[after])

    def _is_enumerated(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether a comma parts the items of an enumeration, not the areas of "cooperation in A, B and C"."""
        if self.is_issue(after + self.next_length(after, stop) - 1):
            return True  # "its part in the Council, refugee issues"
        last = next((self.folded[h] for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), "")
        if self.flags[after] & PREPOSITION and not self.flags[after] & ING:
            return False
        if self.infinitive(start, k) and self._is_further_verb(after, stop):
            return False  # "efforts to support A, restore B and promote C"
        return (
            last not in ("in", "between", "among", "across", "as", "like", "to")
            and not self.is_modifier(k - 1)
            and not self.is_adjective(k - 1)
        )

    def _is_further_verb(self, k: int, stop: int) -> bool:
        """Tell whether a verb with its object begins at token ``k``, which shares the "to" of the one in front."""
        bits, follow = self.flags[k], self.flags[k + 1] if k + 1 < stop else MARK
        return bool(bits & BASE) and not bits & (CAPITAL | DETERMINER | PREPOSITION) and not follow & (MARK | PREPOSITION | CONJUNCTION)

    def _ends(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "and" parts the two items of an enumeration, one of which has a complement: "including the flow of A and B"."""
        if self.folded[k] != "and" or not self.closes(after, stop) or self.infinitive(start, k) or self.flags[start] & ING:
            return False
        complement = any(self.flags[h] & PREPOSITION for h in [*range(start, k), *range(after + 1, stop)])
        if after + 1 >= stop or self.folded[after + 1] in ("that", "which", "who"):
            return False
        alone = (
            self.flags[k - 2] & PREPOSITION and not self.flags[k - 1] & CAPITAL and after + 2 <= stop
        )  # "its impact on food and energy supply"
        return (
            complement
            and not alone
            and not ({self.folded[k - 1], self.folded[stop - 1]} & self.terms.areas)
            and not self.is_adjective(k - 1)
        )

    def _is_afterthought(self, k: int, after: int, stop: int) -> bool:
        """Tell whether ", a priority for both" only adds to what stands in front of it: an apposition behind the last comma.

        So does "the" behind a name, where no "and" closes a list: "the case of A, the former marine".
        """
        named = isinstance(self.ending.get(k), PersonMention) or bool(self.flags[k - 1] & CAPITAL)
        if self.words[k] != "," or after != k + 1 or self.folded[after] not in (("a", "an", "the") if named else ("a", "an")):
            return False
        return not any(self.words[h] == "," or self.folded[h] == "and" for h in range(after, stop))

    def _splits(self, joint: Joint) -> bool:
        """Tell whether what follows a separator is an item of its own: the first step that knows decides."""
        for step in self._STEPS:
            answer = step(self, joint)
            if answer is not None:
                return answer
        return self._is_pair(joint)

    def _by_phrase(self, joint: Joint) -> bool | None:
        """Two: "A, as well as B", "A; B"; one: "military as well as political ties"."""
        if self.folded[joint.after - 1] in ("and", "also", "&", ",") and self.words[joint.k] != ";":
            return None
        return not (self.is_adjective(joint.k - 1) and self.is_adjective(joint.after))

    def _with_same_preposition(self, joint: Joint) -> bool | None:
        """Two: "attention to A and to the B", "spoke of A, of the B", "views on A, and on B"; one: "cooperation on A and on B"."""
        start, after = joint.start, joint.after
        word = self.folded[after]
        if word in ("to", "of") and word in (self.folded[start - 1], self.folded[start]) and self.flags[after + 1] & DETERMINER:
            return True
        if word in ("on", "about", "regarding") and (
            word in (self.folded[start - 1], self.folded[start]) or self.folded[after - 1] == "and"
        ):
            return word not in self.folded[start + 1 : joint.k]
        return None

    def _to_be_continued(self, joint: Joint) -> bool | None:
        """One, where either side needs the other.

        Forms: "the accord, commonly known as A" / "ways and means to" / "sailing to, and calling at, the islands" / "unprovoked, and unjustified attack"
        / "political, economic and social matters" / what `_belongs` reads
        """
        start, k, after = joint.start, joint.k, joint.after
        bits = self.flags[after]
        if self.named(k, after) < after:
            return False
        if k - start == 1 and self.words[k] != "," and self.known.is_a("topic_opener", self.folded[start]):
            return False
        if self.flags[k - 1] & PREPOSITION and k - 1 > start:
            return False
        if (self.is_modifier(k - 1) and not bits & DETERMINER) or (bits & PREPOSITION and not bits & (DETERMINER | ING)):
            return False
        if self.is_adjective(k - 1) and self.is_adjective(after) and not bits & (DETERMINER | CAPITAL):
            return False
        return False if self._belongs(start, k, after, joint.stop, listed=joint.listed) else None

    def _behind_dash(self, joint: Joint) -> bool | None:
        """Two: "A -, B", since a dash has ended the first."""
        return True if is_dash(self.article, joint.k - 1) else None

    def _of_one_noun(self, joint: Joint) -> bool | None:
        """One: "trade, [cultural] and military ties"."""
        start = joint.start
        alone = not joint.comma and joint.k - start == 1
        return False if alone and self.is_adjective(start) and not self.flags[start] & CAPITAL else None

    def _both_complete(self, joint: Joint) -> bool | None:
        """Two: "expansion of A and removal of B"."""
        both = not joint.comma and self.has_complement(joint.start, joint.stop) and self.has_complement(joint.after, joint.stop)
        return True if both else None

    def _closing_list(self, joint: Joint) -> bool | None:
        """Two: "A, B of C [and] D", where "and" closes the list."""
        if not joint.listed or joint.comma:
            return None
        return True if self.is_bare_name(joint.start, joint.k) or self.closes(joint.after, joint.stop) else None

    def _in_inner_list(self, joint: Joint) -> bool | None:
        """One: "support for A, B, [and] C", a list inside the item."""
        return False if self._inside_list(joint.start, joint.k, joint.after) else None

    def _gerunds(self, joint: Joint) -> bool | None:
        """Two: "fighting crime and securing the border"; one: "hosting and funding the centre"."""
        return joint.k - joint.start > 1 if self.flags[joint.after] & self.flags[joint.start] & ING else None

    def _with_comma_and_word(self, joint: Joint) -> bool | None:
        """Two: "A, B[, and] C", where a comma with its conjunction closes the list."""
        return True if joint.listed and joint.comma and joint.after > joint.k + 1 else None

    def _infinitives(self, joint: Joint) -> bool | None:
        """One: "ways to hold talks and [sign] the accord", two verbs of one "to"."""
        after, bits = joint.after, self.flags[joint.after]
        if not bits & BASE or bits & (CAPITAL | DETERMINER) or self.folded[after] in self.terms.areas | self.terms.base_nouns:
            return None
        transitive = after + 1 < joint.stop and self.flags[after + 1] & (DETERMINER | ADVERB | PREPOSITION)
        return False if transitive or self.infinitive(joint.start, joint.k) else None

    def _names(self, joint: Joint) -> bool | None:
        """Two: "Sudan and Chad"; one: "the response of the Union and the United States to A"; open: "trade, NATO enlargement"."""
        start, k, after, stop = joint.start, joint.k, joint.after, joint.stop
        follow = self.starting.get(after)
        if follow is None or not isinstance(self.ending.get(k), CountryMention | OrganisationMention | PersonMention):
            return None
        if self._are_names_alone(start, k, after, stop):
            return True
        if (joint.comma and self.is_plain(start, k)) or isinstance(follow, PersonMention):
            return None
        return None if self._names_other_noun(follow, after, stop) else False

    def _names_other_noun(self, name: PartyMention, after: int, stop: int) -> bool:
        """Tell whether a name only describes a noun of its own: "and [the A-ish] economy", "and [the A] commitment", "and [A's] plan"."""
        if name.end >= stop or self.words[name.end] in (",", ";", "."):
            return False
        if self.words[name.end] in APOSTROPHE_S:
            return True
        state = isinstance(name, CountryMention) and name.form != "adjective"
        if not state:
            return isinstance(name, CountryMention) or bool(self.flags[after] & DETERMINER)
        return not self.flags[name.end] & (PREPOSITION | CONJUNCTION)

    def _begins_own(self, joint: Joint) -> bool | None:
        """Two: "A and next steps", "A and the crisis", "A and its exports", "A and ways to help"."""
        after = joint.after
        if self.folded[after : after + 2] == ["next", "steps"] or self.flags[after] & DETERMINER or self.folded[after] in OWN:
            return True
        return True if self._opens(joint.start, joint.k, after, joint.stop) else None

    def _states_of_one(self, joint: Joint) -> bool | None:
        """One: "the current state and future of A"."""
        shared = self.folded[joint.after + 1 : joint.after + 2] == ["of"] and self.is_plain(joint.start, joint.k)
        return False if shared and self.folded[joint.k - 1] in self.terms.states and not joint.comma else None

    def _topical(self, joint: Joint) -> bool | None:
        """Two: "trade and [regional] issues"; one: "political and regional issues", "the body's activities and regional role"."""
        after = joint.after
        if self.folded[after] not in self.terms.topical:
            return None
        same = self.folded[after] in self.terms.of_one and not POSSESSIVE.isdisjoint(self.words[joint.start : joint.k])
        return not self.is_adjective(joint.k - 1) and not (same and after + 2 >= joint.stop)

    def _behind_comma(self, joint: Joint) -> bool | None:
        """Two: "trade, energy", "the situation in the Middle East, Arctic security", where the name ends the first; one: "ties in trade, energy"."""
        if not joint.comma:
            return None
        start, k, after = joint.start, joint.k, joint.after
        length = self.next_length(after, joint.stop)
        if self.is_plain(start, k) or length > 3:
            return True
        if (self.of_own(start, k) or self.of_the(start, k)) and not self.is_bare_name(after, after + length):
            return True
        if self._has_own_matter(start, k, after, after + length) and self._last_begins_anew(after + length, joint.stop):
            return True  # "the supply of air defence, joint production and the return of A"
        return not self.is_plain(after, after + length)

    def _last_begins_anew(self, k: int, stop: int) -> bool:
        """Tell whether the "and" that closes a list brings in an item that stands on its own: "... and the return of A"."""
        last = next((h for h in range(k, stop) if self.folded[h] == "and"), stop - 1)
        return self._begins_anew(min(last + 1, stop - 1)) or self.has_complement(last + 1, stop)

    def _last_of_short(self, joint: Joint) -> bool | None:
        """Two: "trade, energy [and] defence", of few words and without a complement."""
        start, k, after = joint.start, joint.k, joint.after
        if not self.is_plain(start, k) or not (joint.listed or any(self.words[h] == "," for h in range(start, k))):
            return None
        return k - start < 6 and not (self.flags[start] & DETERMINER and "of" in self.folded[after : min(joint.stop, after + 3)])

    _STEPS = (
        _by_phrase, _with_same_preposition, _to_be_continued, _behind_dash, _of_one_noun, _both_complete, _closing_list, _in_inner_list, _gerunds,
        _with_comma_and_word, _infinitives, _names, _begins_own, _states_of_one, _topical, _behind_comma, _last_of_short,
    )  # fmt: skip

    def _are_names_alone(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "Sudan and Chad" are two matters: names with nothing around them."""
        first, last = self.ending[k], self.starting[after]
        return first.start <= start + bool(self.flags[start] & DETERMINER) and (
            last.end >= stop or self.separator(last.end, stop) > last.end
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

    def _is_pair(self, joint: Joint) -> bool:
        """Tell whether "A and B" alone are two topics, and no two areas of one: "lithium and wine", not "trade and investment"."""
        start, k, after, stop = joint.start, joint.k, joint.after, joint.stop
        if isinstance(self.ending.get(k), CountryMention) and isinstance(self.starting.get(after), CountryMention):
            return False
        if not self.is_plain(start, k) or any(
            self.flags[h] & ING for h in range(start + 2, k)
        ):  # "the situation in the Sahel and peacekeeping": the name ends the first
            named = bool(self.flags[after] & CAPITAL) or after in self.starting
            return (
                (self.is_closed(start, k) or self._has_own_matter(start, k, after, stop))
                and not (named and (self.is_bare_name(after, stop) or "of" in self.folded[after : after + 3]))
                and not self.infinitive(start, k)
            )
        if self.is_adjective(k - 1):
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
        return length > 1 and not self.is_adjective(k - 1) and self.closes(after, stop)

    def _inside_list(self, start: int, k: int, after: int) -> bool:
        """Tell whether a list has begun inside an item, so that its last part stays there: "support for A, B, and C"."""
        if not any(self.words[h] == "," for h in range(start, k)) or self.folded[after] in OWN:
            return False
        if self.is_list_of_names(start, k) and not self.flags[after] & CAPITAL:
            return False  # "the situation in A, B and C, migration"
        return not self.flags[after] & (DETERMINER | ING) or after + 1 in self.starting or self.folded[after] == "other"

    def _belongs(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is part of the phrase inside an item: "efforts to hold A and its allies accountable"."""
        word, comma = self.folded[after], self.words[k] == ","
        if not comma and not listed and word in OWN:
            short = self.terms.shared.isdisjoint(self.folded[after : min(stop, after + 4)])
            if (
                word in ("its", "their")
                or (short and self.infinitive(start, k))
                or any(is_finite(self.article, h) and self.folded[h - 1] not in ("that", "which", "who") for h in range(start + 1, k))
            ):
                return True
        if (
            self.folded[start : start + 1]
            and self.is_gerund(start)
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

    def _is_shared_object(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "encouraging A and the B to help" has two objects, both of which are to do what follows."""
        return not self.flags[after] & ING and self.infinitive(after, stop) and not self.infinitive(start, k)
