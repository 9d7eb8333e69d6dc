"""One phrase of what was discussed, taken apart into topics.

Rule 1  A list gives one topic each: "A, B and C", "A as well as B", "issues such as A and B"; what only modifies ("cooperation in trade,
        energy and defence", "ties between A and B") stays whole.
Rule 2  A generic head ("a range of issues, including ...") gives way to what it includes.
"""

from __future__ import annotations

from ...lexicon import (
    ADVERB,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    PAST,
    PREPOSITION,
)
from ...mentions import CountryMention, OrganisationMention, PersonMention
from ..evidence import is_finite
from .holders import OWN
from .outcomes import Outcomes, Range
from .phrases import POSSESSIVE

QUANTIFIERS = frozenset(
    {
        "range",
        "number",
        "series",
        "string",
        "host",
        "variety",
        "raft",
        "array",
        "several",
        "various",
        "many",
        "other",
        "key",
        "some",
        "such",
        "slew",
        "spectrum",
    }
)
ADJECTIVES = frozenset(
    {
        "recent",
        "bilateral",
        "regional",
        "global",
        "international",
        "multilateral",
        "domestic",
        "current",
        "future",
        "ongoing",
        "further",
        "mutual",
        "possible",
    }
)
AREAS = frozenset({"trade", "investment", "security", "defence", "defense", "peace", "stability", "prosperity", "economy", "culture", "education", "science", "technology", "energy", "health", "commerce", "tourism", "transport", "development", "democracy", "governance", "growth", "law", "order", "freedom", "reforms"})  # fmt: skip
# nouns that name what two areas share: "energy and defence cooperation"
SHARED = frozenset({"cooperation", "co-operation", "relations", "ties", "links", "issues", "matters", "affairs", "policy", "policies", "sectors", "sector", "fields", "field", "areas", "exchanges", "exchange", "relationship", "partnership", "collaboration", "development", "developments", "challenges", "questions", "concerns", "situation", "programme", "programmes", "program", "programs", "projects", "talks", "response", "efforts", "interests", "topics", "opportunities", "needs", "agenda", "contacts", "integration", "connectivity", "coordination"})  # fmt: skip
OF_ONE = frozenset({"recent", "current", "future", "further", "possible", "ongoing"})  # "the body's past and future work"
BASE_NOUNS = frozenset({"finance", "support", "aid", "respect", "access", "progress"})  # nouns that look like verbs
ALWAYS = frozenset({"how", "ways", "issues", "developments", "efforts", "cooperation", "progress", "preparations", "other"})
NOUNS = frozenset({"withdrawal", "removal", "arrival", "proposal", "festival", "capital", "approval", "trial", "hospital", "tribunal", "traffic", "topic", "republic", "pandemic", "clinic", "music", "public", "arctic", "initiative", "drive", "directive", "incentive", "objective", "executive", "perspective", "secretary", "boundary", "library", "salary", "referral", "renewal", "survival", "deal", "goal", "coal", "need", "seed", "speed", "feed"})  # fmt: skip
MODIFIERS = frozenset({"free", "open", "fair", "safe", "secure", "strong", "close", "peaceful", "prosperous", "inclusive", "sustainable", "stable", "broad", "deep", "resilient", "transparent", "independent", "just", "lasting", "durable", "quick", "clean", "green", "bilateral", "multilateral", "regional", "international", "global", "frank", "equitable", "reliable", "affordable", "accessible", "full", "social"})  # fmt: skip


class Lists(Outcomes):
    """Takes lists of topics apart."""

    def _including(self, i: int, stop: int) -> list[Range]:
        """Split at "including", "such as" (Rule 2), then into items (Rule 1)."""
        if self.folded[i] in ("how", "whether", "what", "why"):
            cut = next((k for k in range(i, stop - 1) if self.words[k] == "," and self.folded[k + 1] == "including"), stop)
            return self._acts(i, cut)
        named = self._issues_on(i, stop)
        if named is not None:
            return self._items(named, stop, enumerated=True)
        for k in range(i, stop):
            after = self.known.at("including", self.folded, k, stop)
            if after == k or (self.folded[k] == "like" and not self._is_issue(k - 1)):
                continue
            head_end = k - 1 if self.words[k - 1] == "," else k
            if head_end <= i:
                continue
            head = next((h for h in range(i, min(head_end, i + 10)) if self._is_issue(h)), -1)
            generic = head >= 0 and not any(self.flags[h] & CAPITAL for h in range(i, head)) and (head_end - head < 8 or self.folded[head + 1] == "since")  # fmt: skip
            if generic and self.folded[head + 1] == "since" and head_end - head > 2:
                head_end = head + 1
            vague = any(self.folded[h] in QUANTIFIERS for h in range(i, head_end)) or head_end - i == 1 or self.folded[k] == "such"
            vague = vague or (head == i and not {"interest", "concern", "importance"}.isdisjoint(self.folded[i:head_end]))
            again = self.folded[after] in ("on", "about", "regarding") if after < stop else False  # "on A, including on B"
            included = self._items(after + again, self._included_again(after, stop), enumerated=True) if generic or again else []
            if generic and vague:
                return included
            return [*self._items(i, head_end), *included]
        return self._items(i, stop)

    def _issues_on(self, i: int, stop: int) -> int | None:
        """Return where the list begins in "issues related to A, B, and C"; one issue keeps its head."""
        head = next((h for h in range(i, min(stop, i + 4)) if self._is_issue(h)), None)
        if head is None or head + 1 >= stop:
            return None
        after = self.known.at("issue_link", self.folded, head + 1, stop)
        return after if after > head + 1 and self.words[after:stop].count(",") > 1 else None

    def _included_again(self, i: int, stop: int) -> int:
        """Return where a list of what is included says of its last item what that includes: "A and B, including those in C"."""
        return next((k for k in range(i, stop - 1) if self.words[k] == "," and self.folded[k + 1] == "including"), stop)

    def _acts(self, i: int, stop: int) -> list[Range]:
        """Split "how to do A, do B, and do C" into what is to be done."""
        cuts = [
            (k, after)
            for k in range(i + 1, stop - 1)
            if self.words[k] == "," and self.flags[after := k + 1 + (self.folded[k + 1] == "and")] & BASE
            if not self.flags[after] & (CAPITAL | DETERMINER | PREPOSITION | ADVERB)
        ]
        if len(cuts) < 2 or self.folded[cuts[-1][1] - 1] != "and":
            return [(i, stop)]
        begins, ends = [i, *(after for _, after in cuts)], [*(k for k, _ in cuts), stop]
        return list(zip(begins, ends, strict=True))

    def _is_issue(self, k: int) -> bool:
        return self.known.is_a("issue", self.folded[k])

    def _items(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Split a list into its items; ``enumerated`` where "including" announces one."""
        cuts: list[tuple[int, int]] = []  # end of an item, start of the next
        closed = False  # by "and", so that a further "and" is inside the last item
        between = False
        depth = 0
        oxford = any(self.words[h] == "," and self.folded[h + 1] == "and" for h in range(i, stop - 1)) and any(
            self.words[h] == "," and self.folded[h + 1] != "and" for h in range(i, stop - 1)
        )
        k = start = i
        while k < stop:
            word = self.folded[k]
            if word in ("(", "[", "“", "``"):
                depth += 1
            elif word in (")", "]", "”", "''"):
                depth -= 1
            if depth <= 0:
                if word == "between":
                    between = True
                after = self._separator(k, stop)
                if after > k:
                    if between and word == "and":
                        between = False
                    elif oxford and word == "and" and not self.flags[after] & DETERMINER and self.folded[after] not in OWN:
                        pass  # commas part the items: "trade, law enforcement and child protection, and energy"
                    elif self._is_afterthought(k, after, stop) and not cuts:
                        return [(i, k)]
                    elif (enumerated and word == "," and self._is_enumerated(start, k, after)) or self._splits(
                        start, k, after, stop, listed=bool(cuts) and not (closed and word == "and")
                    ):
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

    def _is_enumerated(self, start: int, k: int, after: int) -> bool:
        """Tell whether a comma parts the items of an enumeration, not the areas of "cooperation in A, B and C"."""
        last = next((self.folded[h] for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), "")
        if self.flags[after] & PREPOSITION and not self.flags[after] & ING:
            return False
        return (
            last not in ("in", "between", "among", "across", "as", "like", "to")
            and not self._is_modifier(k - 1)
            and not self._is_adjective(k - 1)
        )

    def _is_afterthought(self, k: int, after: int, stop: int) -> bool:
        """Tell whether ", a priority for both" only adds to what stands in front of it: an apposition behind the last comma."""
        if self.words[k] != "," or after != k + 1 or self.folded[after] not in ("a", "an"):
            return False
        return not any(self.words[h] == "," or self.folded[h] == "and" for h in range(after, stop))

    def _separator(self, k: int, stop: int) -> int:
        """Return where the next item begins behind ",", ", and", "and", "in addition to"; ``k`` where none stands here."""
        j = k + 1 if self.words[k] in (",", ";") else k
        if j < stop:
            j = self.known.at("joiner", self.folded, j, stop)
        return j if j < stop else k

    def _splits(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is an item of its own."""
        if self.folded[after - 1] not in ("and", "also", "&", ",") or self.words[k] == ";":
            return True  # "as well as", "in addition to"
        if self.folded[after] in ("on", "about", "regarding") and self.folded[after - 1] == "and":
            return self.folded[after] not in self.folded[start:k]  # "discussed views on A, and on B"; not "cooperation on A and on B"
        if self.flags[k - 1] & PREPOSITION and k - 1 > start:
            return False  # "sailing to, and calling at, the islands"
        bits = self.flags[after]
        if (self._is_modifier(k - 1) and not bits & DETERMINER) or (bits & PREPOSITION and not bits & (DETERMINER | ING)):
            return False
        if self._is_adjective(k - 1) and self._is_adjective(after) and not bits & (DETERMINER | CAPITAL):
            return False  # "political, economic and social matters"
        if self._belongs(start, k, after, stop, listed=listed):
            return False
        if self._inside_list(start, k, after):
            return False
        if bits & ING and self.flags[start] & ING:
            return k - start > 1
        if listed and self.words[k] == "," and after > k + 1:
            return True
        if (
            bits & BASE
            and not bits & (CAPITAL | DETERMINER)
            and self.folded[after] not in AREAS | BASE_NOUNS
            and ((after + 1 < stop and self.flags[after + 1] & (DETERMINER | ADVERB | PREPOSITION)) or self._infinitive(start, k))
        ):
            return False
        names = isinstance(self.ending.get(k), CountryMention | OrganisationMention | PersonMention) and (after in self.starting)
        if names and not isinstance(self.starting.get(after), PersonMention):
            follow = self.starting[after]
            if not (follow.end < stop and self.words[follow.end] in ("'s", "’s")):
                return False
        if bits & DETERMINER or self.folded[after] in OWN or self._opens(start, k, after, stop):
            return True
        if self.folded[after] in ADJECTIVES:
            same = self.folded[after] in OF_ONE and not POSSESSIVE.isdisjoint(self.words[start:k]) and after + 2 >= stop
            return not self._is_adjective(k - 1) and not same
        comma = self.words[k] == ","
        plain = not any(self.flags[h] & PREPOSITION for h in range(start, k))
        if comma:
            length = self._next_length(after, stop)
            return plain or length > 3 or any(self.flags[h] & PREPOSITION for h in range(after, after + length))
        if plain and (listed or any(self.words[h] == "," for h in range(start, k))):
            return k - start < 6 and not (self.flags[start] & DETERMINER and "of" in self.folded[after : min(stop, after + 3)])
        return self._is_pair(start, k, after, stop, plain=plain)

    def _opens(self, start: int, k: int, after: int, stop: int) -> bool:
        """Tell whether "ways to ...", "prospects for ..." begins a topic: a noun of that kind with its complement, not "the risks and prospects"."""
        if not self.known.is_a("topic_opener", self.folded[after]):
            return False
        alone = k - start < 3 and bool(self.flags[start] & DETERMINER)
        return not alone and (
            self.folded[after] in ALWAYS or (after + 1 < stop and bool(self.flags[after + 1] & (PREPOSITION | PAST | ING)))
        )

    def _is_pair(self, start: int, k: int, after: int, stop: int, *, plain: bool) -> bool:
        """Tell whether "A and B" alone are two topics, and no two areas of one: "lithium and wine", not "trade and investment"."""
        if isinstance(self.ending.get(k), CountryMention) and isinstance(self.starting.get(after), CountryMention):
            return False
        if not plain:  # "the situation in the Sahel and peacekeeping": the name ends the first
            return (
                bool(self.flags[k - 1] & CAPITAL)
                and not self.flags[after] & CAPITAL
                and after not in self.starting
                and not self._infinitive(start, k)
                and self._of_own(start, k)
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
        if left in AREAS and (other == 1 or right in SHARED or right in AREAS):
            return False
        if other == 1 and right in AREAS | SHARED and (one > 1 or left in SHARED):
            return False
        if other == 1 and not POSSESSIVE.isdisjoint(self.words[start:k]):
            return False  # "the body's activities and priorities"
        if one == 1:
            return other == 1 or left.endswith("s") or right not in SHARED
        return self.folded[start] not in ADJECTIVES or other > 1

    def _of_own(self, start: int, k: int) -> bool:
        """Tell whether the preposition in front of the last words of an item brings in a single name: "the war in Ukraine"."""
        for h in range(k - 1, start, -1):
            if self.flags[h] & PREPOSITION:
                return self.folded[h] in ("in", "on", "with", "against") and all(
                    self.flags[t] & (CAPITAL | DETERMINER) for t in range(h + 1, k)
                )
        return False

    def _inside_list(self, start: int, k: int, after: int) -> bool:
        """Tell whether a list has begun inside an item, so that its last part stays there: "support for A, B, and C"."""
        if not any(self.words[h] == "," for h in range(start, k)) or self.folded[after] in OWN:
            return False
        if not any(self.flags[h] & PREPOSITION for h in range(start, k)) and not self._is_adjective(k - 1):
            return False
        return not self.flags[after] & (DETERMINER | ING) or after + 1 in self.starting or self.folded[after] == "other"

    def _belongs(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is part of the phrase inside an item: "efforts to hold A and its allies accountable"."""
        word, comma = self.folded[after], self.words[k] == ","
        if not comma and not listed and word in OWN:
            short = not any(self.folded[h] in SHARED for h in range(after, min(stop, after + 4)))
            if (
                word in ("its", "their")
                or (short and self._infinitive(start, k))
                or any(is_finite(self.article, h) and self.folded[h - 1] not in ("that", "which", "who") for h in range(start + 1, k))
            ):
                return True
        if (
            self.folded[start : start + 1]
            and self.flags[start] & ING
            and k - start > 1
            and not comma
            and not self.flags[after] & (ING | DETERMINER)
        ):
            return self.folded[start] not in ("ongoing", "continuing", "emerging", "developing", "mining", "fishing", "training", "banking")
        capitals = after + bool(self.flags[after] & DETERMINER)
        if self.flags[k - 1] & CAPITAL and any(self.folded[h] in ("in", "across", "throughout", "to") for h in range(start, k)):
            last = capitals
            while last < stop and (self.flags[last] & CAPITAL or self.words[last] == "-"):
                last += 1
            return last > capitals and (last >= stop or self.words[last] == "," or self.folded[last] == "and")
        return False

    def _is_modifier(self, k: int) -> bool:
        """Tell whether an item would end with an adjective, its noun behind the next one: "unprovoked, and unjustified attack"."""
        word = self.folded[k]
        return word in MODIFIERS or (len(word) > 4 and word.endswith("ed") and word not in NOUNS and not self.flags[k] & CAPITAL)

    def _is_adjective(self, k: int) -> bool:
        word = self.folded[k]
        return word in ADJECTIVES or (word.endswith(("al", "ic", "ive", "ary", "ous")) and word not in NOUNS)

    def _infinitive(self, start: int, k: int) -> bool:
        return any(self.folded[h] == "to" and self.flags[h + 1] & BASE for h in range(start, k - 1))

    def _next_length(self, after: int, stop: int) -> int:
        k = after
        while k < stop and self.words[k] != "," and self.folded[k] != "and":
            k += 1
        return k - after
