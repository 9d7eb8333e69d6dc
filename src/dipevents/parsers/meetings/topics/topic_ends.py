"""Where the noun phrase of what was discussed ends: in front of the next clause, of how and when it was discussed, of whom with.

discussed A [, which B]; A [and agreed on B]; A [, he said]; A [at length]; A [during the talks]; A [with Y]; A [in preparation for B]
"""

from __future__ import annotations

from bisect import bisect_right

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
)
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import QUOTES, SUBJECTS, is_dash, is_finite

from ..circumstances.nested import Nested
from ..parties.holders import OWN
from ..view import Reader, View
from .outcomes import STOPS, Outcomes

TAIL = frozenset({"during", "at", "ahead", "when", "after", "before", "in", "since"})
CLOSERS = frozenset({"which", "who", "with", "where", "according", "when", "but", "while", "after", "following"})  # behind a comma
REACH = 160  # tokens
ASKING = frozenset({"how", "whether", "what", "why", "who", "when", "where"})
CLAUSE_OPENERS = ASKING | {"that", "which", "whom"}
DAY_ENDS = frozenset({"in", "at", "between", "amid", "after", "ahead", "before", "during", "following", "with"})
ASIDE = 24  # tokens between two dashes
QUOTED = 6  # tokens of "exchanged their preliminary views on" with the mark in front


class TopicEnds(Reader):
    """Finds where topics of one article end."""

    def __init__(self, view: View, outcomes: Outcomes) -> None:
        super().__init__(view)
        self.outcomes, self.nested = outcomes, Nested(view)

    def find(self, i: int, end: int) -> int:
        """Return where the object of a verb of discussion ends that begins at token ``i``."""
        end = min(end, i + REACH)
        for j in range(i, end):
            if any(closes(self, i, j, end) for closes in self._CLOSES):
                return j - 1 if self._adds_verb(i, j - 1, end) else j
        return end

    def predicate(self, noun: int, i: int, end: int) -> int:
        """Return where the predicate begins whose subject is the noun with what it was about: "The talks on A [ended]"; ``end`` where it is none.

        ``noun`` is the noun of the encounter, ``i`` where its complement may begin.
        """
        start = self.sentence_starts[bisect_right(self.sentence_starts, noun) - 1]
        if any(is_finite(self.article, k) for k in range(start, noun)):
            return end
        opened = False  # a relative or interrogative clause, to which the next finite verb belongs
        for k in range(i, min(end, i + REACH)):
            if self.folded[k] in CLAUSE_OPENERS:
                opened = True
            elif is_finite(self.article, k) and not self._goes_on_as_verb(k):
                if not opened and not self._is_contact(k):
                    return k
                opened = False
        return end

    def _goes_on_as_verb(self, k: int) -> bool:
        """Tell whether token ``k`` is no verb of its own: that of "has been", "related" in front of "to"."""
        return self.folded[k] in self.terms.tied or bool(self.flags[k - 1] & (AUXILIARY | MODAL))

    def _is_contact(self, k: int) -> bool:
        """Tell whether a name right behind a noun is the subject of the verb at token ``k``: "the crisis Peru [caused]"."""
        name = self.ending.get(k)
        if not isinstance(name, PersonMention | CountryMention):
            return False
        return not self.flags[name.start - 1] & (PREPOSITION | CONJUNCTION | DETERMINER | MARK)

    def _at_mark(self, i: int, j: int, end: int) -> bool:
        word = self.words[j]
        if word in QUOTES:
            return j > i and (self.words[j - 1] == "," or self._is_quoted(i))  # "reviewed A," he said
        if j > i and is_dash(self.article, j) and not self._is_aside_of_dashes(j, end):
            return True
        return self.folded[j] in STOPS or (word == ":" and j > i) or (word == ";" and not self._lists_on(j, end))

    def _is_aside_of_dashes(self, j: int, end: int) -> bool:
        """Tell whether a dash opens or closes an aside inside a topic or list: "A -- a sore point -- and B"; or opens "-- from A to B"."""
        if self.folded[j + 1 : j + 2] in (["from"], ["and"]):
            return True
        return any(is_dash(self.article, k) for k in range(j + 1, min(end - 1, j + ASIDE)))

    def _at_comma(self, i: int, j: int, end: int) -> bool:
        """Tell whether a comma parts what was discussed from a clause or phrase that tells more of it, or of something else."""
        if self.words[j] != "," or j + 1 >= end:
            return False
        after = self.folded[j + 1]
        adds = self.known.at("joiner", self.folded, j + 1, end) > j + 1
        gerunds = bool(self.flags[i] & ING) and self._closes_list(j + 1, end)
        if not adds and (after in CLOSERS or (self.flags[j + 1] & ING and not gerunds and self._opens_participle(j + 1, end))):
            return True
        if self.flags[j + 1] & AUXILIARY and is_finite(self.article, j + 1):
            return True  # ", has been freed"
        k = j + 1 + (after in ("and", "as"))
        if k < end and (
            self.outcomes.new_verb(k, end) or self._will(k) or (self._tells(k) and (after == "and" or self._tells_on(k + 1, end)))
        ):
            return True
        if self._adds_why(i, j + 1, end) or self._subject_ahead(j + 1, end) or self._attributed(j + 1, end):
            return True
        if j + 2 >= end:
            return False
        both = after == "both" and bool(self.flags[j + 2] & PREPOSITION)
        return both or (bool(self.flags[j + 1] & PARTICIPLE) and self.folded[j + 2] in ("in", "by", "at", "with"))

    def _at_and(self, i: int, j: int, end: int) -> bool:
        """Tell whether "and" goes on with what else was done, not with what else was discussed."""
        if self.folded[j] != "and" or j + 1 >= end:
            return False
        return (
            self.outcomes.new_verb(j + 1, end)
            or self._will(j + 1)
            or self._new_infinitive(i, j + 1, end)
            or (j + 2 < end and self._new_participle(i, j + 1))
            or (j + 2 < end and self.folded[j + 1] == "to" and self._is_discussion(j + 2, end))
            or self._subject_ahead(j + 1, end)
            or (self.folded[j + 1] == "that" and self.folded[i] != "that")
        )

    def _adds_verb(self, i: int, j: int, end: int) -> bool:
        """Tell whether the "as" at ``j`` opens "as well as meet Y"."""
        return self.folded[j] == "as" and self.folded[j + 1] == "well" and self._new_infinitive(i, j + 3, end)

    def _at_well(self, i: int, j: int, end: int) -> bool:
        return self.folded[j] == "well" and j + 2 < end and self._adds_verb(i, j - 1, end)

    def _at_circumstance(self, i: int, j: int, end: int) -> bool:
        """Tell whether how, when, where or with whom it was discussed begins at ``j``."""
        if j == i:
            return False
        word = self.folded[j]
        if self.tells_how(j, end) or (word == "when" and j + 1 < end and self.folded[j + 1] != "to" and self.folded[i] not in ASKING):
            return True
        if word == "in" and self.nested.closes(j + 1, end):
            return True
        if word == "where" and (j in self.date_to or j in self.place_to):
            return True
        if self.flags[j] & PREPOSITION and self.known.at("aim_phrase", self.folded, j, end) > j:
            return True
        if word == "amid" or (word in TAIL and self._tail_here(j, end) and not self._includes_on(j, end)):
            return True
        if word == "with":
            own = self.folded[j - 2] in OWN and self.known.begins("event", self.folded, j - 1, j)  # "his meeting with Y"
            return not own and self._partner_ahead(j + 1, end)
        if word == "on" and j + 1 in self.date_from:
            return self._is_its_day(j + 1, end)
        return word in self.terms.came_about and (
            j + 1 >= end or bool(self.flags[j + 1] & (PREPOSITION | ADVERB)) or j + 1 in self.date_from
        )

    _CLOSES = (_at_mark, _at_comma, _at_and, _at_well, _at_circumstance)

    def _is_quoted(self, i: int) -> bool:
        """Tell whether the verb in front of the topic that begins at token ``i`` opens a quotation: the two "discussed A" for an hour."""
        return any(self.words[k] in QUOTES for k in range(max(0, i - QUOTED), i))

    def _is_its_day(self, k: int, end: int) -> bool:
        """Tell whether "Monday in PLACE", "Monday, attended by X" at token ``k`` says when it was discussed: nothing of the topic follows."""
        date = self.date_from[k]
        if date.end >= end - 1:
            return True
        return date.form == "weekday" and (self.folded[date.end] in DAY_ENDS or self.words[date.end] == ",")

    def _is_discussion(self, k: int, end: int) -> bool:
        return any(c.kind in ("discuss", "topic") for c in self.known.cues_at(self.folded, k, end)[0])

    def tells_how(self, j: int, end: int) -> bool:
        """Tell whether "at length", "over lunch", "for two hours", "before leaving" says how and when something was discussed."""
        if self.known.at("manner", self.folded, j, end) > j:
            return True
        if j + 1 >= end:
            return False
        word = self.folded[j]
        if word == "over":
            return any(self.known.is_a("hospitality", w) for w in self.folded[j + 1 : min(end, j + 5)])
        if word == "for":
            return any(w in ("hour", "hours", "minutes") for w in self.folded[j + 1 : min(end, j + 6)])
        return word in ("before", "after") and bool(self.flags[j + 1] & ING)

    def _adds_why(self, i: int, k: int, end: int) -> bool:
        """Tell whether ", in preparation for A", ", with a view to A" closes a clause: a preposition behind the last comma."""
        if self.known.at("closing", self.folded, k, end) > k:
            return True
        while k + 1 < end and self.flags[k] & ADVERB and not self.flags[k] & PREPOSITION:
            k += 1
        if not self.flags[k] & PREPOSITION or self.flags[k] & (DETERMINER | ING) or self.folded[k] in ("from", "between", "of", "to"):
            return False
        if self.known.at("including", self.folded, k, end) > k or self.known.at("joiner", self.folded, k, end) > k:
            return False
        return self.folded[i] not in ASKING and "," not in self.words[k:end]

    def _will(self, k: int) -> bool:
        """Tell whether token ``k`` is "will", "would": "discussed A and will meet again"."""
        return self.folded[k] in ("will", "would", "shall") and not self.flags[k] & CAPITAL

    def _tells(self, k: int) -> bool:
        """Tell whether token ``k`` is a verb of saying in the past."""
        return bool(self.flags[k] & CUE and self.flags[k] & PAST and not self.flags[k] & CAPITAL)

    def _tells_on(self, k: int, end: int) -> bool:
        """Tell whether a list of verbs goes on: "discussed A, expressed B, and conveyed C"."""
        return any(self.folded[h] == "and" and self._tells(h + 1) for h in range(k, min(end - 1, k + 60)))

    def _new_participle(self, i: int, k: int) -> bool:
        """Tell whether "and VERB-ing" goes on with the participle that governs the topic: "talking about A and agreeing on B"."""
        return bool(self.flags[k] & ING and self.flags[k + 1] & (PREPOSITION | DETERMINER)) and any(
            self.flags[h] & ING and self._is_discussion(h, i) for h in range(max(0, i - 3), i)
        )

    def _new_infinitive(self, i: int, k: int, end: int) -> bool:
        """Tell whether "and VERB" goes on with the infinitive that governs the topic: "to discuss A and exchange views on B"."""
        bits = self.flags[k]
        if k + 1 >= end or not bits & BASE or bits & (CAPITAL | DETERMINER | PREPOSITION | ADVERB) or self.folded[k] in self.terms.areas:
            return False
        if not self.flags[k + 1] & (DETERMINER | PREPOSITION | ADVERB) and not self.known.begins("discuss", self.folded, k, end):
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

    def _closes_list(self, k: int, end: int) -> bool:
        """Tell whether ", and" closes a list in the rest of a sentence: "deepening A, countering B, and C"."""
        return any(self.words[h] == "," and self.folded[h + 1] == "and" for h in range(k, min(end - 1, k + 60)))

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

    def _opens_participle(self, k: int, end: int) -> bool:
        """Tell whether ", paving the way for" goes on with what the talks did, not with a topic."""
        if k + 1 >= end or self.folded[k] in self.terms.ongoing or self._lists_acts(k + 1, end):
            return False
        if self.flags[k] & CUE and not self.flags[k] & PREPOSITION:
            return True  # ", promising new plans"
        if "and" not in self.folded[k:end] and not self.flags[k] & PREPOSITION:
            return True  # ", fuelling speculation": nothing closes a list
        follow = self.flags[k + 1]
        return bool(follow & (DETERMINER | PREPOSITION | PRONOUN)) or self.folded[k + 1] == "that" or k + 1 in self.starting

    def _subject_ahead(self, k: int, end: int) -> bool:
        """Tell whether a clause of its own begins at token ``k``: "they agreed", "the ministers vowed", "A said"."""
        if self.folded[k] in SUBJECTS:
            return k + 1 < end and any(is_finite(self.article, h) for h in range(k + 1, min(end, k + 4)))
        noun = k + bool(self.flags[k] & DETERMINER)
        if noun + 1 < end and self.known.begins("heed", self.folded, noun, end) and self.flags[noun + 1] & (AUXILIARY | MODAL | PAST):
            return True  # "attention turned to"
        head = k + 1 + (k + 2 < end and bool(self.flags[k + 1] & NUMBER))
        if (
            self.folded[k] in ("the", "both")
            and head + 1 < end
            and (self.known.is_a("people", self.folded[head]) or self.folded[head] in self.terms.pairs)
        ):
            return is_finite(self.article, head + 1) or bool(self.flags[head + 1] & PAST and not self.flags[head + 1] & PREPOSITION)
        mention = self.starting.get(k)
        if mention is None or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return False
        j = mention.end
        while j < end and self.flags[j] & ADVERB:
            j += 1
        if (
            j + 1 < end
            and self.flags[j] & THIRD
            and not self.flags[j] & (PAST | AUXILIARY)
            and self.flags[j + 1] & (MARK | CONJUNCTION | PREPOSITION)
            and not (self.flags[j] & CUE and self.words[k - 1] == ",")  # ", AGENCY reports with reference to"
        ):
            return False  # "A states, B partners and C", "and A attacks on B": nouns
        return j < end and is_finite(self.article, j)

    def _includes_on(self, j: int, end: int) -> bool:
        """Tell whether what is discussed is told behind a date or event: "developments since the last round, including A"."""
        for k in range(j + 1, min(end - 1, j + 10)):
            if self.words[k] == ",":
                return self.folded[k + 1] == "including" and self.known.is_a("issue", self.folded[j - 1])
        return False

    def _tail_here(self, j: int, end: int) -> bool:
        """Tell whether "during their meeting", "at a summit" closes the clause instead of belonging to the topic."""
        if self.folded[j] == "in" and not (j + 1 < end and self.flags[j + 1] & (DETERMINER | PRONOUN)):
            return j + 1 < end and self.known.begins("event", self.folded, j + 1, end)
        if self.flags[j - 1] & PARTICIPLE:
            return False  # "the accords signed at their last meeting"
        for k in range(j + 1, min(end, j + (4 if self.folded[j] == "in" else 8))):
            cues = self.known.cues_at(self.folded, k, end)[0]
            if any(c.kind in ("event", "trip") for c in cues):
                return not (self.folded[j] == "in" and self._lists_behind(k + 1, end))
            if self.words[k] in (",", ";") or (
                self.folded[j] == "in" and k > j + 1 and k not in self.date_from and not self.known.is_a("foremost", self.folded[k])
            ):
                return False
        return False

    def _lists_behind(self, k: int, end: int) -> bool:
        """Tell whether a further topic follows: "progress in the talks and next steps"."""
        return k + 1 < end and self.folded[k] == "and" and not self.outcomes.new_verb(k + 1, end) and not self._subject_ahead(k + 1, end)

    def _partner_ahead(self, k: int, end: int) -> bool:
        """Tell whether "with" brings in who it was discussed with, at the end of the clause."""
        for j in range(k, min(end, k + 4)):
            mention = self.starting.get(j)
            if isinstance(mention, PersonMention):
                return True
            if isinstance(mention, OfficeMention) and not self.goes_on(mention.end, end):
                return True
            if mention is not None and not (isinstance(mention, CountryMention) and mention.form == "adjective"):
                return False
            if self.folded[j] in self.terms.counterparts:
                return True
            if self.known.is_a("people", self.folded[j]) and (j + 1 >= end or self.flags[j + 1] & (MARK | PREPOSITION)):
                closely = bool(self.flags[k - 2] & ADVERB and self.flags[k - 3] & BASE)  # "how to work closely with partners"
                return not closely and self.folded[k - 2] not in self.terms.shared
        return False

    def goes_on(self, k: int, end: int) -> bool:
        """Tell whether something other than a circumstance follows at token ``k``."""
        return k < end and not self.flags[k] & (MARK | PREPOSITION | ADVERB | CONJUNCTION) and k not in self.date_from
