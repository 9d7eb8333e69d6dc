"""Heads of topics that say what is told of, and what they are followed by (Rule 2 of topic_lists).

a range of issues, including A and B          A and B
progress on A, including B                    progress on A, including B; where B is the longer, each of them
progress on A, including B, C and D           progress on A
cooperation in areas such as A, B and C       A; B; C
regional issues, including B                  regional issues; B
issues ranging from A to B                    A; B
issues related to A, B and C                  A; B; C
how to do A, do B, and do C                   how to do A; do B; do C
"""

from __future__ import annotations

import itertools
from bisect import bisect_right

from dipevents.lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, DETERMINER, ING, MARK, NUMBER, PREPOSITION

from ..view import Reader, View
from .outcomes import Range
from .topic_lists import TopicLists

BREAKS = frozenset({",", "--", "—", "–"})
PARTICULARS = frozenset({"particularly", "especially", "notably", "specifically", "in"})  # single out matters of their own
ASKING = frozenset({"how", "whether", "what", "why"})
ASIDE = 5  # tokens of ", of course,"
FULL = 3  # telling words of a head that says by itself what is told of, though it ends in "issues"
NOT_ALWAYS = frozenset({"like", "covering", "spanning", "encompassing"})  # announce a list only behind a word for several matters


class TopicHeads(Reader):
    """Reads lists of topics with what stands in front of them."""

    def __init__(self, view: View, topic_lists: TopicLists) -> None:
        super().__init__(view)
        self.topic_lists = topic_lists

    def including(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Split at semicolons, at "including", "such as" (Rule 2), then into items (Rule 1)."""
        marks = [k for k in range(i + 1, stop - 1) if self.words[k] == ";"]
        if len(marks) > 1:  # commas and "and" stand inside the items
            parts = zip([i, *(k + 1 + (self.folded[k + 1] == "and") for k in marks)], [*marks, stop], strict=True)
            return [t for part in parts for t in (self.including(*part) if "including" in self.folded[slice(*part)] else [part])]
        if marks:
            mark = marks[0]
            after = mark + 1 + (self.folded[mark + 1] == "and")
            return [*self.including(i, mark, enumerated=enumerated), *self.including(after, stop, enumerated=enumerated)]
        if self.folded[i] in ASKING:
            such = next((k for k in range(i, stop - 3) if self.words[k] == "," and self.folded[k + 1 : k + 3] == ["such", "as"]), None)
            if such is not None:
                return [*self._acts(i, such), *self.topic_lists.items(such + 3, stop, enumerated=True)]
            cut = next((k for k in range(i, stop - 1) if self.words[k] == "," and self.folded[k + 1] == "including"), stop)
            return self._acts(i, cut)
        named = self._issues_on(i, stop)
        if named is not None:
            return self.topic_lists.items(named, stop, enumerated=True)
        ranging = self._ranging(i, stop)
        if ranging is not None:
            return ranging
        for k in range(i + 1, stop):
            after = self.known.at("including", self.folded, k, stop)
            if after == k or (self.folded[k] in NOT_ALWAYS and not self.topic_lists.is_issue(k - 1) and not self._is_wide(i, k)):
                continue
            head_end = k - 1 if self.words[k - 1] == "," else k
            if head_end > i:
                return self._headed(i, head_end, k, self._over_aside(after, stop), stop)
        return self.topic_lists.items(i, stop, enumerated=enumerated)

    def _over_aside(self, k: int, stop: int) -> int:
        """Return where the first item of "including, of course, A" begins; ``k`` is behind "including"."""
        if k >= stop or self.words[k] != ",":
            return k
        return next((h + 1 for h in range(k + 1, min(stop - 1, k + ASIDE)) if self.words[h] == ","), k)

    def _headed(self, i: int, head_end: int, k: int, after: int, stop: int) -> list[Range]:
        """Return the topics of "HEAD, including A and B": the head too, unless it only says that there were several (Rule 2)."""
        head = next((h for h in range(i, min(head_end, i + 10)) if self.topic_lists.is_issue(h)), -1)
        since = head >= 0 and self.folded[head + 1] == "since"
        first = i + (self.sentence_starts[bisect_right(self.sentence_starts, i) - 1] == i)  # whose capital says nothing
        named = self.folded[k] != "such" and any(self.flags[h] & CAPITAL for h in range(first, head))
        generic = head >= 0 and not named and (head_end - head < 8 or since)
        if generic and since and head_end - head > 2:
            head_end = head + 1
        vague = generic and all(self._says_little(h) for h in range(i, head_end))
        again = after < stop and self.folded[after] in ("on", "about", "regarding")  # "on A, including on B"
        if after + again >= stop:
            return self.topic_lists.items(i, head_end)  # cut off behind "including"
        included = self.topic_lists.items(after + again, self._included_again(after, stop), enumerated=True)
        included = [item for item in included if not self._says_where(item[0])]
        if not (generic or again) and included and all(self._are_names(*item) for item in included):
            included = []  # "with allies, including A and B": who, not what
        if len(included) > 1 and self._leaves_open_in_what(i, head_end):
            return included
        if included and (vague or (not generic and self._is_wide(i, head_end)) or (head_end - i == 1 and self.folded[k] == "such")):
            return included
        if len(included) == 2 and not generic and self._is_beside(*included):
            return [*self._headed(i, head_end, k, after, included[0][1]), included[1]]
        heads = self.topic_lists.items(i, head_end)
        length = head_end - heads[-1][0]
        telling = sum(not self._says_little(h) for h in range(heads[-1][0], head_end))
        if (
            not included
            or again
            or self.folded[k] == "such"
            or since
            or self.folded[k] in PARTICULARS
            or (generic and telling < FULL)
            or self._is_exchange(included[0][0], stop)
        ):
            return [*heads, *included]
        if stop - k > length:
            return heads if len(included) > 1 else [*heads, *included]  # what A covers, one by one, is no matter of its own
        return [*heads[:-1], (heads[-1][0], included[-1][1])]

    def _leaves_open_in_what(self, i: int, end: int) -> bool:
        """Tell whether a head ends in "in [various] areas": "ways to deepen cooperation in areas, including A, B and C"."""
        if not self.topic_lists.is_issue(end - 1):
            return False
        k = end - 2
        while k > i and self._says_little(k):
            k -= 1
        return self.folded[k] in ("in", "across")

    def _is_beside(self, one: Range, other: Range) -> bool:
        """Tell whether a comma parts the second of two from what is included: "A, including B, and the importance of C"."""
        return self.words[one[1]] == "," and other[0] == one[1] + 2 and bool(self.flags[other[0]] & DETERMINER)

    def _is_exchange(self, i: int, stop: int) -> bool:
        """Tell whether "the exchange of views on B" begins at token ``i``: another matter that was talked about."""
        noun = i + bool(self.flags[i] & DETERMINER and i + 1 < stop)
        return any(c.id == "exchange_of_views" or c.kind == "event" for c in self.known.cues_at(self.folded, noun, stop)[0])

    def tells_little(self, start: int, end: int) -> bool:
        """Tell whether "the entire gamut of bilateral issues" says hardly anything of the matters themselves."""
        telling = sum(not self._says_little(h) for h in range(start, end))
        several = any(self.topic_lists.is_issue(h) or self.folded[h] in self.terms.spans for h in range(start, end))
        return telling < FULL and several

    def _says_little(self, h: int) -> bool:
        """Tell whether a word of "a wide range of important issues" leaves open which issues these are."""
        word = self.folded[h]
        return (
            word in self.terms.quantifiers
            or word in self.terms.spans
            or self.topic_lists.is_issue(h)
            or bool(self.flags[h] & (DETERMINER | MARK | NUMBER))
            or word in ("of", "and")
            or (word in self.terms.shared and self.folded[h - 1] == "of")  # "areas of cooperation"
        )

    def _says_where(self, k: int) -> bool:
        """Tell whether "including in A" only says in what, not on what."""
        bits = self.flags[k]
        return bool(bits & PREPOSITION) and not bits & (ING | DETERMINER) and self.folded[k] not in ("on", "about", "regarding")

    def _is_wide(self, i: int, stop: int) -> bool:
        """Tell whether "a wide range of cooperation", "the full spectrum of ties" is what a list follows."""
        return not self.terms.spans.isdisjoint(self.folded[i : min(stop, i + 4)])

    def _ranging(self, i: int, stop: int) -> list[Range] | None:
        """Return the topics of "issues ranging from A to B", "everything from A and B to C"; None where nothing of that kind stands here."""
        start = next((k for k in range(i + 1, min(stop, i + 12)) if self.folded[k] == "from"), None)
        if start is not None and self.words[start - 1] in BREAKS:
            return self.from_to(start, stop)  # "a lot of ground -- from A to B", "smaller irritants, from A to B"
        if start is None or not (self.folded[start - 1] in self.terms.ranging or self.topic_lists.is_issue(start - 1)):
            return None
        return self.from_to(start, stop)

    def from_to(self, start: int, stop: int) -> list[Range] | None:
        """Return the topics of "from A to B", which begins at token ``start``; None where no "to" follows."""
        ends = [
            k
            for k in range(start + 2, stop - 1)
            if self.folded[k] == "to" and not (self.flags[k + 1] & BASE and k + 2 < stop and self.flags[k + 2] & (DETERMINER | PREPOSITION))
        ]
        if not ends:
            return None
        bounds = [start, *ends, stop]
        return [item for a, b in itertools.pairwise(bounds) for item in self.topic_lists.items(a + 1, b, enumerated=True)]

    def _issues_on(self, i: int, stop: int) -> int | None:
        """Return where the list begins in "issues related to A, B, and C"; one issue keeps its head."""
        head = next((h for h in range(i, min(stop, i + 4)) if self.topic_lists.is_issue(h)), None)
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
            if self.words[k] == "," and (after := k + 1 + (self.folded[k + 1] == "and")) < stop and self.flags[after] & BASE
            if not self.flags[after] & (CAPITAL | DETERMINER | PREPOSITION | ADVERB)
        ]
        asked = next((k for k in range(i + 1, stop - 1) if self.folded[k] == "and" and self.folded[k + 1] in ASKING), None)
        if asked is not None:
            return [(i, asked), (asked + 1, stop)]  # "how to do A and whether to do B"
        if len(cuts) < 2 or self.folded[cuts[-1][1] - 1] != "and":
            return [(i, stop)]
        begins, ends = [i, *(after for _, after in cuts)], [*(k for k, _ in cuts), stop]
        return list(zip(begins, ends, strict=True))

    def _are_names(self, start: int, end: int) -> bool:
        """Tell whether names alone are listed: "including Sweden and Denmark"."""
        return all(self.flags[h] & (CAPITAL | DETERMINER | CONJUNCTION | MARK) for h in range(start, end))
