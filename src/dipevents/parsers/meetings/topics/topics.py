"""What was discussed: where the noun phrase behind a verb of discussion or a noun of an encounter begins and ends."""

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
    DIGIT,
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
from dipevents.parsers.evidence import QUOTES, first_finite, is_finite
from dipevents.tokens import POSSESSIVE

from ..circumstances.nested import Nested
from ..view import Reader, View
from .outcomes import STOPS, Outcomes, Range
from .topic_heads import TopicHeads
from .topic_leads import TopicLeads

TAIL = frozenset({"during", "at", "ahead", "when", "after", "before", "amid", "in", "since"})

CLOSERS = frozenset({"which", "who", "with", "where", "according", "when", "but", "while", "after", "following"})  # behind a comma
HELD_BY = frozenset({"was", "were", "took"})  # "talks were held on A"
HELD = frozenset({"held", "conducted", "place"})
SUBJECTS = frozenset({"they", "he", "she", "we", "it", "i"})
BULLET = frozenset({"-", "–", "—", "*", "•", "·", "▪", "●", "◦", "‣", "o"})
BULLETS = 24  # lines below a colon
REACH = 160  # tokens
ASKING = frozenset({"how", "whether", "what", "why", "who", "when", "where"})
QUOTED = 6  # tokens of "exchanged their preliminary views on" with the mark in front


class Topics(Reader):
    """Reads topics, and outcomes, of one article."""

    def __init__(self, view: View, outcomes: Outcomes, topic_heads: TopicHeads) -> None:
        super().__init__(view)
        self.outcomes, self.topic_heads, self.nested, self.leads = outcomes, topic_heads, Nested(view), TopicLeads(view)

    def read(self, i: int, end: int, *, enumerated: bool = False) -> list[Range]:
        """Return the topics in the noun phrase that begins at token ``i``; ``enumerated`` where "topics included" announces a list."""
        i = self.leads.over(i, end)
        stop = self._end(i, end)
        colon = stop if stop < len(self.words) and self.words[stop] == ":" else stop - 1
        if colon >= i - 1 and self.words[colon] == ":" and (listed := self._bullets(colon)):
            return listed
        if stop <= i:
            return []
        if stop + 1 < end and self.words[stop] == ":" and self.topic_heads.tells_little(i, stop):
            return self.items(stop + 1, self._end(stop + 1, end), enumerated=True)  # "covered the whole spectrum: A, B and C"
        return self.items(i, stop, enumerated=enumerated)

    def _bullets(self, colon: int) -> list[Range]:
        """Return the topics of the lines with bullets or numbers below a paragraph that the colon closes."""
        paragraphs = self.article.document.paragraphs
        number = bisect_right(paragraphs, colon, key=lambda p: p.start) - 1
        if colon + 1 < paragraphs[number].end:
            return []
        found: list[Range] = []
        for paragraph in paragraphs[number + 1 : number + 1 + BULLETS]:
            start = paragraph.start
            if self.words[start] in BULLET:
                start += 1
            elif self.flags[start] & DIGIT and start + 1 < paragraph.end and self.words[start + 1] in (".", ")"):
                start += 2
            else:
                break
            item = self.outcomes.clean(start, min(paragraph.end, start + REACH)) if start < paragraph.end else None
            if item is not None and first_finite(self.article, *item) is None:
                found.append(item)
        return found

    def ranged(self, i: int, end: int) -> list[Range]:
        """Return the topics of "ranged from A to B"; ``i`` is "from"."""
        found = [self.outcomes.clean(*item) for item in self.topic_heads.from_to(i, self._end(i, end)) or ()]
        return [item for item in found if item is not None]

    def fronted(self, start: int, verb: int, end: int) -> list[Range]:
        """Return the topics of "On A, they exchanged views", which stand in front of a verb that has none behind it."""
        begin = start + (self.folded[start] == "and")
        first = self.known.at("fronted", self.folded, begin, verb)
        if first == begin or first in self.date_from:
            return []
        stop = self._end(first, end)
        return self.items(first, stop) if stop < verb and self.words[stop] == "," else []

    def items(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Return the topics that tokens ``i:stop`` list."""
        listed = [self._without_verb(*item) for item in self.topic_heads.including(i, stop, enumerated=enumerated)]
        found = [t for t in (self.outcomes.clean(*item) for item in listed) if t is not None]
        found = [t for t in found if not isinstance(self.ending.get(t[1]), PersonMention) or self.ending[t[1]].start > t[0] + 1]
        if found:
            found[-1] = self._without_day(*found[-1])
        return [] if len(found) == 1 and self.folded[found[0][0] : found[0][1]] in (["business"], ["details"]) else found

    def _without_day(self, start: int, end: int) -> Range:
        """Cut off "today", "Friday", which say when it was discussed: no preposition ties them to the words in front."""
        date = self.date_to.get(end)
        if (
            date is None
            or date.start <= start
            or date.form not in ("weekday", "relative")
            or (date.form == "relative" and date.unit != "day")
        ):
            return start, end
        tied = self.flags[date.start - 1] & (PREPOSITION | DETERMINER | PARTICIPLE | CONJUNCTION) or date.start - 1 in self.date_from
        return (start, end) if tied or self.words[end - 1] in POSSESSIVE else (start, date.start)

    def _without_verb(self, start: int, end: int) -> Range:
        """Step over "discussing", "the exchange of views on" in front of a further topic: "reviewed A, in addition to discussing B"."""
        noun = start + bool(start < end and self.flags[start] & DETERMINER)
        cues, stop = self.known.cues_at(self.folded, noun, end) if noun < end else ([], noun)
        discussion = any(c.id == "exchange_of_views" for c in cues) or (
            noun < end and self.folded[noun] in ("discussions", "consultations")
        )
        if discussion and stop < end and self.folded[stop] in ("on", "about", "regarding"):
            return self.leads.over(stop, end), end
        if start < end and self.flags[start] & ING:
            cues, stop = self.known.cues_at(self.folded, start, end)
            if any(c.kind in ("discuss", "topic") and not c.weak for c in cues):
                return self.leads.over(stop, end), end
        return start, end

    def behind_noun(self, i: int, end: int, *, noun: bool) -> list[Range]:
        """Return the topics behind an encounter: "talks on A and B" where it is a ``noun``, "a meeting to discuss A", "met X to address A"."""
        j = i
        while j < min(end, i + 30):
            stop = self.known.purpose(self.folded, j, end)
            if stop == j and self.folded[j : j + 2] == ["to", "talk"] and self._goes_on(j + 2, end):
                stop = j + 2  # "to talk trade"
            if stop > j:
                return self.read(stop, end)
            stop = self.known.at("topic_link", self.folded, j, end) if self.words[j - 1] != "-" else j  # not "one-on-one"
            if self.folded[j] == "of" and self.folded[j - 1].startswith("discussion"):
                stop = j + 1
            if stop > j and not noun and self.folded[j] not in ("about", "regarding", "concerning"):
                stop = j
            if self.folded[j] == "to" and j + 1 < end and self.flags[j + 1] & BASE:
                return []
            if stop >= end or (self.folded[j] == "and" and j + 1 < end and self.outcomes.new_verb(j + 1, end)):
                return []
            if self.words[j] == "," and j > i and j + 2 < end and self._meets_on(j + 1, end):
                return []
            if stop > j and (self._is_named(i, stop) or (self.folded[j - 1] in ("call", "calls") and self._is_somebody(stop, end))):
                return []
            if stop > j:
                if self.is_circumstance(j, stop, end):
                    j += 1
                    continue
                if self.folded[j] == "over" and (self.folded[stop] in ("the", "video") or self._tells_how(j, end)):
                    j += 1
                    continue
                return self.read(stop, end)
            if j + 1 < end and self.folded[j] in HELD_BY and self.folded[j + 1] in HELD:
                j += 2
                continue
            if (
                self.words[j] in (";", ".")
                or (self.words[j] in QUOTES and j > i + 4)  # not those around "productive talks"
                or (j > i and is_finite(self.article, j))
                or self.folded[j] in ("that", "which", "who", "while", "after", "before", "because", "despite", "although", "though")
            ):
                return []
            j += 1
        return []

    def _meets_on(self, k: int, end: int) -> bool:
        """Tell whether a list of verbs goes on with a further encounter: "held talks with A, called on B and met C"."""
        if not self.flags[k] & PAST or self.flags[k] & CAPITAL:
            return False
        return any(c.kind in ("meet", "with", "caller", "guest", "visit") for c in self.known.cues_at(self.folded, k, end)[0])

    def is_circumstance(self, j: int, stop: int, end: int) -> bool:
        """Tell whether "on Monday", "on the sidelines", "about 50 minutes", which begins at ``j``, says when, where or how long."""
        if stop in self.date_from and self.leads.day_at(stop, end) is None:
            return False  # "on last week's council"
        if j in self.date_from or stop in self.date_from or (self.folded[j] == "on" and stop + 1 < end and stop + 1 in self.date_from):
            return True
        if self.folded[j] == "about" and self.flags[stop] & (NUMBER | DIGIT):
            return True
        noun = stop + (self.folded[stop] in ("the", "its", "his", "her", "their") and stop + 1 < end)
        return self.known.is_a("circumstance", self.folded[noun])

    def _is_somebody(self, k: int, end: int) -> bool:
        """Tell whether a person or office begins at token ``k``: "a call on the president"."""
        return any(isinstance(self.starting.get(t), PersonMention | OfficeMention) for t in range(k, min(end, k + 2)))

    def _is_named(self, i: int, stop: int) -> bool:
        """Tell whether "on" behind the noun that ends at ``i`` is part of a name: "the Conference on Disarmament"."""
        return bool(i > 1 and self.flags[i - 1] & CAPITAL and self.flags[stop] & CAPITAL and self.flags[i - 2] & CAPITAL)

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
                adds = self.known.at("joiner", self.folded, j + 1, end) > j + 1
                gerunds = bool(self.flags[i] & ING) and self._closes_list(j + 1, end)
                if not adds and (after in CLOSERS or (self.flags[j + 1] & ING and not gerunds and self._opens_participle(j + 1, end))):
                    break
                k = j + 1 + (after in ("and", "as"))
                if k < end and (
                    self.outcomes.new_verb(k, end) or self._will(k) or (self._tells(k) and (after == "and" or self._tells_on(k + 1, end)))
                ):
                    break
                if self._adds_why(i, j + 1, end):
                    break
                if self._subject_ahead(j + 1, end) or self._attributed(j + 1, end):
                    break
                if j + 2 < end and ((after == "both" and self.flags[j + 2] & PREPOSITION) or (self.flags[j + 1] & PARTICIPLE and self.folded[j + 2] in ("in", "by", "at", "with"))):  # fmt: skip
                    break
            if (
                word == "and"
                and j + 1 < end
                and (
                    self.outcomes.new_verb(j + 1, end)
                    or self._will(j + 1)
                    or self._new_infinitive(i, j + 1, end)
                    or (j + 2 < end and self._new_participle(i, j + 1))
                )
            ):
                break
            if word == "and" and j + 2 < end and self.folded[j + 1] == "to" and self._is_discussion(j + 2, end):
                break
            if word == "in" and j > i and self.nested.closes(j + 1, end):
                break
            if word == "well" and self.folded[j - 1] == "as" and j + 2 < end and self._new_infinitive(i, j + 2, end):
                j -= 1
                break
            if word == "and" and j + 1 < end and self._subject_ahead(j + 1, end):
                break
            if j > i and (
                self._tells_how(j, end) or (word == "when" and j + 1 < end and self.folded[j + 1] != "to" and self.folded[i] not in ASKING)
            ):
                break
            if j > i and bits & PREPOSITION and self.known.at("aim_phrase", self.folded, j, end) > j:
                break
            if word in TAIL and j > i and self._tail_here(j, end) and not self._includes_on(j, end):
                break
            if self.words[j] in QUOTES and j > i and (self.words[j - 1] == "," or self._is_quoted(i)):  # "reviewed A," he said
                break
            if word == "with" and j > i and self._partner_ahead(j + 1, end):
                break
            if j > i and word == "on" and j + 1 in self.date_from and self._is_its_day(j + 1, end):
                break
            if (
                j > i
                and word in self.terms.came_about
                and (j + 1 >= end or self.flags[j + 1] & (PREPOSITION | ADVERB) or j + 1 in self.date_from)
            ):
                break
            j += 1
        return j

    def _is_quoted(self, i: int) -> bool:
        """Tell whether the verb in front of the topic that begins at token ``i`` opens a quotation: the two "discussed A" for an hour."""
        return any(self.words[k] in QUOTES for k in range(max(0, i - QUOTED), i))

    def _is_its_day(self, k: int, end: int) -> bool:
        """Tell whether "Monday in PLACE", "Monday, attended by X" at token ``k`` says when it was discussed: nothing of the topic follows."""
        date = self.date_from[k]
        if date.end >= end - 1:
            return True
        return date.form == "weekday" and (self.folded[date.end] in ("in", "at", "between") or self.words[date.end] == ",")

    def _is_discussion(self, k: int, end: int) -> bool:
        return any(c.kind in ("discuss", "topic") for c in self.known.cues_at(self.folded, k, end)[0])

    def _tells_how(self, j: int, end: int) -> bool:
        """Tell whether "at length", "over lunch", "for two hours", "before leaving" says how and when something was discussed."""
        if self.known.at("manner", self.folded, j, end) > j:
            return True
        if j + 1 >= end:
            return False
        word = self.folded[j]
        if word == "over":
            return any(self.known.is_a("hospitality", w) for w in self.folded[j + 1 : min(end, j + 4)])
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
            if self.words[k] in (",", ";") or (self.folded[j] == "in" and k > j + 1 and not self.known.is_a("foremost", self.folded[k])):
                return False
        return False

    def _lists_behind(self, k: int, end: int) -> bool:
        """Tell whether a further topic follows: "progress in the talks and next steps"."""
        return k + 1 < end and self.folded[k] == "and" and not self.outcomes.new_verb(k + 1, end) and not self._subject_ahead(k + 1, end)

    def _goes_on(self, k: int, end: int) -> bool:
        """Tell whether something other than a circumstance follows at token ``k``."""
        return k < end and not self.flags[k] & (MARK | PREPOSITION | ADVERB | CONJUNCTION) and k not in self.date_from

    def _partner_ahead(self, k: int, end: int) -> bool:
        """Tell whether "with" brings in who it was discussed with, at the end of the clause."""
        for j in range(k, min(end, k + 4)):
            mention = self.starting.get(j)
            if isinstance(mention, PersonMention):
                return True
            if isinstance(mention, OfficeMention) and not self._goes_on(mention.end, end):
                return True
            if mention is not None and not (isinstance(mention, CountryMention) and mention.form == "adjective"):
                return False
            if self.folded[j] in self.terms.counterparts:
                return True
            if self.known.is_a("people", self.folded[j]) and (j + 1 >= end or self.flags[j + 1] & (MARK | PREPOSITION)):
                return self.folded[k - 2] not in self.terms.shared
        return False
