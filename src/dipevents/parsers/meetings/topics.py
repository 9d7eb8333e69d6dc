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
    CUE,
    DETERMINER,
    ING,
    PARTICIPLE,
    PAST,
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
AREAS = frozenset({"trade", "investment", "security", "defence", "defense", "peace", "stability", "prosperity", "economy", "culture", "education", "science", "technology", "energy", "health", "commerce", "tourism", "transport", "development", "democracy", "governance", "growth", "law", "order", "freedom", "reforms"})  # fmt: skip
# nouns that name what two areas share: "energy and defence cooperation"
SHARED = frozenset({"cooperation", "co-operation", "relations", "ties", "links", "issues", "matters", "affairs", "policy", "policies", "sectors", "sector", "fields", "field", "areas", "exchanges", "exchange", "relationship", "partnership", "collaboration", "development", "developments", "challenges", "questions", "concerns", "situation", "programme", "programmes", "program", "programs", "projects", "talks", "response", "efforts", "interests", "topics", "opportunities", "needs", "agenda", "contacts", "integration", "connectivity", "coordination"})  # fmt: skip
NOUNS = frozenset({"withdrawal", "removal", "arrival", "proposal", "festival", "capital", "approval", "trial", "hospital", "tribunal", "traffic", "topic", "republic", "pandemic", "clinic", "music", "public", "arctic", "initiative", "drive", "directive", "incentive", "objective", "executive", "perspective", "secretary", "boundary", "library", "salary", "referral", "renewal", "survival", "deal", "goal", "coal", "need", "seed", "speed", "feed"})  # fmt: skip
MODIFIERS = frozenset({"free", "open", "fair", "safe", "secure", "strong", "close", "peaceful", "prosperous", "inclusive", "sustainable", "stable", "broad", "deep", "resilient", "transparent", "independent", "just", "lasting", "durable", "quick", "clean", "green", "bilateral", "multilateral", "regional", "international", "global", "frank", "equitable", "reliable", "affordable", "accessible", "full", "social"})  # fmt: skip
TAIL = frozenset({"during", "at", "ahead", "when", "after", "before", "amid", "in", "since"})

REACH = 160  # tokens


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
            if stop >= end or (self.folded[j] == "and" and j + 1 < end and self._new_verb(j + 1, end)):
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
                if j < end and self.folded[j] in ("them", "him", "her", "us", "me"):
                    i = j + 1
                    continue
                while (
                    j < end
                    and self.folded[j] not in ("on", "about", "regarding", "concerning", "over")
                    and j < i + 24
                    and self.folded[j] not in ("that", "which")
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
            if (
                self.folded[i] == "in"
                and i + 2 < end
                and ("detail" in self.folded[i + 1 : i + 4] or self.folded[i + 1] in ("depth", "private"))
            ):
                i += 2 if self.folded[i + 1] in ("depth", "private") else self.folded.index("detail", i) + 1 - i
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
        end = min(end, i + REACH)
        j = i
        while j < end:
            word, bits = self.folded[j], self.flags[j]
            if word in STOPS or (self.words[j] == ":" and j > i) or (self.words[j] == ";" and not self._lists_on(j, end)):
                break
            if self.words[j] == "," and j + 1 < end:
                after = self.folded[j + 1]
                if after in ("which", "who", "with", "where", "according", "when", "but", "while", "after", "following") or (
                    self.flags[j + 1] & ING
                    and not self._lists_acts(j + 2, end)
                    and after
                    not in (
                        "including",
                        "ongoing",
                        "upcoming",
                        "developing",
                        "emerging",
                        "strengthening",
                        "expanding",
                    )
                    and self._starts_participle(j + 1)
                ):
                    break
                k = j + 1 + (after in ("and", "as"))
                if k < end and (self._new_verb(k, end) or (after == "and" and self.flags[k] & CUE and self.flags[k] & PAST)):
                    break
                if (j + 1 in self.starting and self._subject_ahead(j + 1, end)) or self._attributed(j + 1, end):
                    break
                if j + 2 < end and ((after == "both" and self.flags[j + 2] & PREPOSITION) or (self.flags[j + 1] & PARTICIPLE and self.folded[j + 2] in ("in", "by", "at", "with"))):  # fmt: skip
                    break
            if word == "and" and j + 1 < end and (self._new_verb(j + 1, end) or self._new_infinitive(i, j + 1, end)):
                break
            if word == "well" and self.folded[j - 1] == "as" and j + 2 < end and self._new_infinitive(i, j + 2, end):
                j -= 1
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

    def _new_infinitive(self, i: int, k: int, end: int) -> bool:
        """Tell whether "and VERB" goes on with the infinitive that governs the topic: "to discuss A and exchange views on B"."""
        bits = self.flags[k]
        if k + 1 >= end or not bits & BASE or bits & (CAPITAL | DETERMINER | PREPOSITION | ADVERB) or self.folded[k] in AREAS:
            return False
        if not self.flags[k + 1] & (DETERMINER | PREPOSITION) and not any(
            c.kind == "discuss" for c in self.known.cues_at(self.folded, k, end)[0]
        ):
            return False
        if self.folded[k + 1] in ("of", "in", "for", "to", "between", "among") or not i or not self.flags[i - 1] & (BASE | PREPOSITION):
            return False
        return self.folded[i - 1] not in ("of", "about") and not any(
            self.flags[h + 1] & BASE and self.folded[h] in ("to", "can", "will", "could", "should", "might", "would")
            for h in range(i, k - 1)
        )

    def _lists_on(self, j: int, end: int) -> bool:
        """Tell whether the semicolon at ``j`` divides the items of a list: "A, with B; C; and D"."""
        for h in range(j, end - 1):
            if self.words[h] == ";" and self.folded[h + 1] == "and":
                return not any(is_finite(self.article, k) for k in range(j + 1, min(end, h + 8)))
        return False

    def _lists_acts(self, k: int, end: int) -> bool:
        """Tell whether ", holding A accountable, addressing B, and ensuring C" goes on as a list."""
        for h in range(k, min(end - 2, k + 60)):
            if self.words[h] == ";":
                return False
            if self.words[h] == "," and self.folded[h + 1] == "and" and self.flags[h + 2] & ING and not self.flags[h + 2] & PREPOSITION:
                return True
        return False

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
            if self.folded[j] in ("counterpart", "counterparts", "colleague", "colleagues"):
                return True
        return False

    def _including(self, i: int, stop: int) -> list[Range]:
        """Split at "including", "such as" (Rule 2), then into items (Rule 1)."""
        if self.folded[i] in ("how", "whether", "what", "why"):
            cut = next((k for k in range(i, stop - 1) if self.words[k] == "," and self.folded[k + 1] == "including"), stop)
            return [(i, cut)]
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

    def _is_afterthought(self, k: int, after: int, stop: int) -> bool:
        """Tell whether ", a priority for both" only adds to what stands in front of it: an apposition behind the last comma."""
        if self.words[k] != "," or after != k + 1 or self.folded[after] not in ("a", "an"):
            return False
        return not any(self.words[h] == "," or self.folded[h] == "and" for h in range(after, stop))

    def _separator(self, k: int, stop: int) -> int:
        """Return where the next item begins behind ",", ", and", "and", "as well as"; ``k`` where none stands here."""
        j = k + 1 if self.words[k] in (",", ";") else k
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
        if self.words[k] == ";":
            return True
        bits = self.flags[after]
        if (self._is_modifier(k - 1) and not bits & DETERMINER) or (bits & PREPOSITION and not bits & (DETERMINER | ING)):
            return False
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
        if plain and (listed or any(self.words[h] == "," for h in range(start, k))):
            return k - start < 6
        return self._is_pair(start, k, after, stop, plain=plain)

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
        return not self.flags[after] & (DETERMINER | ING) or after + 1 in self.starting

    def _belongs(self, start: int, k: int, after: int, stop: int, *, listed: bool) -> bool:
        """Tell whether what follows a separator is part of the phrase inside an item: "efforts to hold A and its allies accountable"."""
        word, comma = self.folded[after], self.words[k] == ","
        if not comma and not listed and word in OWN:
            short = not any(self.folded[h] in SHARED for h in range(after, min(stop, after + 4)))
            if (
                word in ("its", "their")
                or (short and self._infinitive(start, k))
                or any(is_finite(self.article, h) for h in range(start + 1, k))
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
