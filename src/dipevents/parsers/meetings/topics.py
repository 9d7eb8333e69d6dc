"""What was discussed: noun phrases behind verbs of discussion and nouns of encounters.

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
    PREPOSITION,
    PRONOUN,
)
from ...mentions import CountryMention, OrganisationMention, PersonMention
from ..evidence import QUOTES, is_finite
from .holders import OWN
from .outcomes import STOPS, Outcomes, Range

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
TAIL = frozenset({"during", "at", "ahead", "when", "after", "before", "amid", "in"})


class Topics(Outcomes):
    """Reads topics, and outcomes, of one article."""

    # --- topics -------------------------------------------------------------------------------------------------

    def read(self, i: int, end: int) -> list[Range]:
        """Return the topics in the noun phrase that begins at token ``i``."""
        i = self._over_lead(i, end)
        stop = self._end(i, end)
        if stop <= i:
            return []
        return [t for t in (self._clean(*item) for item in self._including(i, stop)) if t is not None]

    def behind_noun(self, i: int, end: int, *, noun: bool) -> list[Range]:
        """Return the topics behind a noun of an encounter: "talks on A and B", "a meeting to discuss A"."""
        j = i
        while j < min(end, i + 30):
            stop = self.known.at("purpose", self.folded, j, end)
            if stop > j:
                return self.read(stop, end)
            stop = self.known.at("topic_link", self.folded, j, end)
            if stop > j and not noun and self.folded[j] not in ("about", "regarding", "concerning"):
                stop = j
            if self.folded[j] == "to" and j + 1 < end and self.flags[j + 1] & BASE:
                return []
            if stop >= end:
                return []
            if stop > j:
                if j in self.date_from or stop in self.date_from or (stop < end and self.folded[stop] == "the" and stop + 1 < end and self.folded[stop + 1] in ("sidelines", "margins", "sideline", "fringes", "phone", "telephone", "eve", "occasion")) or self.folded[stop] in ("phone", "board", "arrival", "track", "behalf") or (self.folded[j] == "on" and stop + 1 < end and stop + 1 in self.date_from):  # fmt: skip
                    j += 1
                    continue
                if self.folded[j] == "over" and self.folded[stop] in ("the", "video", "dinner", "lunch"):
                    j += 1
                    continue
                return self.read(stop, end)
            if (
                self.words[j] in (";", ".")
                or self.words[j] in QUOTES
                or (j > i and is_finite(self.article, j))
                or self.folded[j] in ("that", "which", "who", "while", "after", "before")
            ):
                return []
            j += 1
        return []

    def _over_lead(self, i: int, end: int) -> int:
        """Step over "with Y", "on", adverbs and dates in front of the topic."""
        while i < end:
            if self.folded[i] == "with":
                j = i + 1
                while (
                    j < end
                    and self.folded[j] not in ("on", "about", "regarding", "concerning", "over")
                    and j < i + 24
                    and not is_finite(self.article, j)
                ):
                    j += 1
                if j < end and self.folded[j] in ("on", "about", "regarding", "concerning", "over"):
                    i = j + 1
                    continue
                return end
            if i in self.date_from:
                i = self.date_from[i].end
                continue
            if self.folded[i] in ("on", "about", "regarding", "concerning", "over", "also", ":", "both") or (
                self.flags[i] & ADVERB
                and not self.flags[i] & (PREPOSITION | DETERMINER | CONJUNCTION)
                and self.folded[i] not in ("how", "why", "when", "where", "further", "more", "next", "early", "daily")
            ):
                i += 1
                continue
            break
        return i

    def _end(self, i: int, end: int) -> int:
        """Return where the object of a verb of discussion ends."""
        j = i
        while j < end:
            word, bits = self.folded[j], self.flags[j]
            if self.words[j] == ";" or word in STOPS or (self.words[j] == ":" and j > i):
                break
            if self.words[j] == "," and j + 1 < end:
                after = self.folded[j + 1]
                if after in ("which", "who", "with", "where", "according", "when", "but", "while", "after") or (
                    self.flags[j + 1] & ING
                    and after
                    not in (
                        "including",
                        "following",
                        "ongoing",
                        "upcoming",
                        "developing",
                        "emerging",
                        "building",
                        "strengthening",
                        "expanding",
                    )
                    and self._starts_participle(j + 1)
                ):
                    break
                k = j + 1 + (after in ("and", "as"))
                if k < end and self._new_verb(k, end):
                    break
                if (j + 1 in self.starting and self._subject_ahead(j + 1, end)) or self._attributed(j + 1, end):
                    break
            if word == "and" and j + 1 < end and self._new_verb(j + 1, end):
                break
            if word == "and" and j + 1 < end and self._subject_ahead(j + 1, end):
                break
            if word in TAIL and j > i and self._tail_here(j, end):
                break
            if word == "with" and j > i and self._partner_ahead(j + 1, end):
                break
            if j > i and bits & PREPOSITION and j + 1 in self.date_from and word == "on" and self.date_from[j + 1].end >= end - 1:
                break
            j += 1
        return j

    def _attributed(self, k: int, end: int) -> bool:
        """Tell whether "his office said" closes the sentence from token ``k`` on."""
        for t in range(k, min(end, k + 9)):
            if self.words[t] == ",":
                return False
            if self.folded[t] in ("said", "says", "reported", "announced", "added", "told"):
                return True
        return False

    def _starts_participle(self, k: int) -> bool:
        follow = self.flags[k + 1] if k + 1 < len(self.flags) else 0
        return bool(follow & (DETERMINER | PREPOSITION | PRONOUN)) or self.folded[k + 1] == "that" or k + 1 in self.starting

    def _subject_ahead(self, k: int, end: int) -> bool:
        mention = self.starting.get(k)
        if mention is None or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return False
        j = mention.end
        while j < end and self.flags[j] & ADVERB:
            j += 1
        return j < end and is_finite(self.article, j)

    def _tail_here(self, j: int, end: int) -> bool:
        """Tell whether "during their meeting", "at a summit" closes the clause instead of belonging to the topic."""
        if self.folded[j] == "in" and not (j + 1 < end and self.flags[j + 1] & (DETERMINER | PRONOUN)):
            return False
        for k in range(j + 1, min(end, j + 8)):
            cues = self.known.cues_at(self.folded, k, end)[0]
            if any(c.kind in ("event", "trip") for c in cues):
                return True
            if self.words[k] in (",", ";"):
                return False
        return False

    def _partner_ahead(self, k: int, end: int) -> bool:
        """Tell whether "with" brings in who it was discussed with, at the end of the clause."""
        for j in range(k, min(end, k + 4)):
            mention = self.starting.get(j)
            if isinstance(mention, PersonMention):
                return True
            if mention is not None:
                return False
            if self.folded[j] == "counterpart":
                return True
        return False

    def _including(self, i: int, stop: int) -> list[Range]:
        """Split at "including", "such as" (Rule 2), then into items (Rule 1)."""
        if self.folded[i] in ("how", "whether", "what", "why"):
            return [(i, stop)]
        for k in range(i, stop):
            after = self.known.at("including", self.folded, k, stop)
            if after == k or (self.folded[k] == "like" and not self._is_issue(k - 1)):
                continue
            head_end = k - 1 if self.words[k - 1] == "," else k
            if head_end <= i:
                continue
            generic = (
                any(self._is_issue(h) for h in range(i, head_end))
                and not any(self.flags[h] & CAPITAL for h in range(i, head_end))
                and head_end - i < 10
            )
            vague = any(self.folded[h] in QUANTIFIERS for h in range(i, head_end)) or head_end - i == 1 or self.folded[k] == "such"
            if generic and vague:
                return self._items(after, stop)
            if generic:
                return [*self._items(i, head_end), *self._items(after, stop)]
            return self._items(i, head_end)
        return self._items(i, stop)

    def _is_issue(self, k: int) -> bool:
        return self.known.is_a("issue", self.folded[k])

    def _items(self, i: int, stop: int) -> list[Range]:
        """Split a list into its items."""
        cuts: list[tuple[int, int]] = []  # end of an item, start of the next
        between = False
        depth = 0
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
                    elif self._splits(start, k, after, stop, listed=bool(cuts)):
                        cuts.append((k, after))
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

    def _separator(self, k: int, stop: int) -> int:
        """Return where the next item begins behind ",", ", and", "and", "as well as"; ``k`` where none stands here."""
        j = k + 1 if self.words[k] == "," else k
        if self.folded[j : j + 3] == ["as", "well", "as"]:
            j += 3
        elif j < stop and self.folded[j] in ("and", "&", "plus"):
            j += 1
            if self.folded[j : j + 1] == ["also"]:
                j += 1
        return j if j < stop else k

    def _splits(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is an item of its own."""
        if self.folded[after - 1] == "as" and self.folded[after - 2] == "well":
            return True
        bits = self.flags[after]
        if (
            bits & BASE
            and not bits & (CAPITAL | DETERMINER)
            and self.folded[after]
            not in (
                "trade",
                "security",
                "defence",
                "defense",
                "investment",
                "culture",
                "transport",
                "health",
                "finance",
                "tourism",
                "energy",
            )
            and ((after + 1 < stop and self.flags[after + 1] & (DETERMINER | ADVERB | PREPOSITION)) or self._infinitive(start, k))
        ):
            return False
        names = isinstance(self.ending.get(k), CountryMention | OrganisationMention | PersonMention) and (after in self.starting)
        if names and not isinstance(self.starting.get(after), PersonMention):
            follow = self.starting[after]
            if not (follow.end < stop and self.words[follow.end] in ("'s", "’s")):
                return False
        if (
            bits & DETERMINER
            or self.folded[after] in OWN
            or self.folded[after]
            in ("how", "ways", "issues", "developments", "efforts", "cooperation", "progress", "preparations", "other")
        ):
            return True
        if self.folded[after] in ADJECTIVES:
            return not self._is_adjective(k - 1)
        comma = self.words[k] == ","
        plain = not any(self.flags[h] & PREPOSITION for h in range(start, k))
        if comma:
            length = self._next_length(after, stop)
            return plain or length > 3 or any(self.flags[h] & PREPOSITION for h in range(after, after + length))
        return plain and (listed or any(self.words[h] == "," for h in range(start, k))) and k - start < 6

    def _is_adjective(self, k: int) -> bool:
        word = self.folded[k]
        return word in ADJECTIVES or word.endswith(("al", "ic", "ive", "ary"))

    def _infinitive(self, start: int, k: int) -> bool:
        return any(self.folded[h] == "to" and self.flags[h + 1] & BASE for h in range(start, k - 1))

    def _next_length(self, after: int, stop: int) -> int:
        k = after
        while k < stop and self.words[k] != "," and self.folded[k] != "and":
            k += 1
        return k - after
