"""What was discussed: where the noun phrase behind a verb of discussion or a noun of an encounter begins and ends."""

from __future__ import annotations

from bisect import bisect_right

from dipevents.lexicon import (
    ADVERB,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    ING,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
)
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import QUOTES, first_finite, is_finite
from dipevents.tokens import POSSESSIVE

from ..parties.holders import OWN
from ..view import Reader, View
from .outcomes import Outcomes, Range
from .topic_ends import TopicEnds
from .topic_heads import TopicHeads
from .topic_leads import TopicLeads

ABOUT = frozenset({"about", "regarding", "concerning", "over"})  # behind a verb that names who met
HELD_BY = frozenset({"was", "were", "took"})  # "talks were held on A"
HELD = frozenset({"held", "conducted", "place"})
BULLET = frozenset({"-", "–", "—", "*", "•", "·", "▪", "●", "◦", "‣", "o"})
OPENERS = frozenset({"when", "as", "after", "before", "while", "since", "if"})  # of clauses in front of the main one
EMPTY = frozenset({"issue", "issues", "matters", "questions", "things", "topics"})  # that is no topic
ALONE = frozenset({"business", "details"})  # nor are these without others
SIDE = 4  # tokens of "the northern side"
BULLETS = 24  # lines below a colon
REACH = 160  # tokens


class Topics(Reader):
    """Reads topics, and outcomes, of one article."""

    def __init__(self, view: View, outcomes: Outcomes, topic_heads: TopicHeads) -> None:
        super().__init__(view)
        self.outcomes, self.topic_heads, self.ends, self.leads = outcomes, topic_heads, TopicEnds(view, outcomes), TopicLeads(view)

    def read(self, i: int, end: int, *, enumerated: bool = False) -> list[Range]:
        """Return the topics in the noun phrase that begins at token ``i``; ``enumerated`` where "topics included" announces a list."""
        i = self.leads.over(i, end)
        stop = self.ends.find(i, end)
        colon = stop if stop < len(self.words) and self.words[stop] == ":" else stop - 1
        if colon >= i - 1 and self.words[colon] == ":" and (listed := self._bullets(colon)):
            return listed
        if stop <= i:
            return []
        if stop + 1 < end and self.words[stop] == ":" and self.topic_heads.tells_little(i, stop):
            return self.items(stop + 1, self.ends.find(stop + 1, end), enumerated=True)  # "covered the whole spectrum: A, B and C"
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
        found = [self.outcomes.clean(*item) for item in self.topic_heads.from_to(i, self.ends.find(i, end)) or ()]
        return [item for item in found if item is not None]

    def fronted(self, start: int, verb: int, end: int) -> list[Range]:
        """Return the topics of "On A, they exchanged views", which stand in front of a verb that has none behind it."""
        begin = start + (self.folded[start] == "and")
        first = self.known.at("fronted", self.folded, begin, verb)
        if first == begin or first in self.date_from:
            return []
        stop = self.ends.find(first, end)
        return self.items(first, stop) if stop < verb and self.words[stop] == "," else []

    def items(self, i: int, stop: int, *, enumerated: bool = False) -> list[Range]:
        """Return the topics that tokens ``i:stop`` list."""
        listed = [self._without_verb(*item) for item in self.topic_heads.including(i, stop, enumerated=enumerated)]
        found = [t for t in (self.outcomes.clean(start, self.topic_heads.topic_lists.named(start, end)) for start, end in listed) if t]
        found = [t for t in found if not isinstance(self.ending.get(t[1]), PersonMention) or self.ending[t[1]].start > t[0] + 1]
        if found:
            found[-1] = self._without_day(*found[-1])
        empty = EMPTY | ALONE if len(found) == 1 else EMPTY
        return [t for t in found if t[1] - t[0] > 1 or self.folded[t[0]] not in empty]

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
            stop = self._purpose(j, end)
            if stop > j:
                return self.read(stop, end)
            stop = self.known.at("topic_link", self.folded, j, end) if self.words[j - 1] != "-" else j  # not "one-on-one"
            if self.folded[j] == "of" and self.folded[j - 1].startswith("discussion"):
                stop = j + 1
            if stop > j and not noun and self.folded[j] not in ABOUT and not self.known.begins("event", self.folded, j - 1, j):
                stop = j
            if self.folded[j] == "to" and j + 1 < end and self.flags[j + 1] & BASE:
                return []
            if stop >= end or (self.folded[j] == "and" and j + 1 < end and self._goes_on_with(j + 1, end)):
                return []
            if self.words[j] == "," and j > i and j + 2 < end and self._meets_on(j + 1, end):
                return []
            if stop > j and (self._is_named(j, stop) or (self.folded[j - 1] in ("call", "calls") and self._is_somebody(stop, end))):
                return []
            if stop > j:
                if self.is_circumstance(j, stop, end):
                    j += 1
                    continue
                if self.folded[j] == "over" and (self._is_means(stop, end) or self.ends.tells_how(j, end)):
                    j += 1
                    continue
                return self.read(stop, end)
            if j + 1 < end and self.folded[j] in HELD_BY and self.folded[j + 1] in HELD:
                j += 2
                continue
            if (
                self.words[j] == ";"
                or (self.words[j] == "," and self._opened_by_when(j, end))
                or (self.words[j] in QUOTES and j > i + 4)  # not those around "productive talks"
                or (j > i and is_finite(self.article, j))
                or self.folded[j]
                in ("that", "which", "who", "while", "after", "before", "following", "because", "despite", "although", "though")
            ):
                return []
            j += 1
        return []

    def _opened_by_when(self, j: int, end: int) -> bool:
        """Tell whether the comma at ``j`` closes the clause that "When", "As" opens: "When X met Y, his remark about A"."""
        start = self.sentence_starts[bisect_right(self.sentence_starts, j) - 1]
        return self.folded[start] in OPENERS and j + 1 < end and (self.folded[j + 1] in OWN or bool(self.flags[j + 1] & PRONOUN))

    def _goes_on_with(self, k: int, end: int) -> bool:
        """Tell whether a further verb begins at token ``k``: "met X and agreed", "to attend A and take part in a debate on B"."""
        infinitive = self.flags[k] & BASE and not self.flags[k] & CAPITAL and k + 1 < end
        return self.outcomes.new_verb(k, end) or (
            bool(infinitive and self.flags[k + 1] & PREPOSITION) or bool(infinitive and self.known.begins("discuss", self.folded, k, end))
        )

    def purpose_of_visit(self, i: int, end: int) -> list[Range]:
        """Return the topics of "visited PLACE to discuss A", from behind "visited" on; none where it is said with whom."""
        for j in range(i, min(end, i + 30)):
            stop = self._purpose(j, end)
            if stop > j and self._is_to_talk(j, end):
                found = self.read(stop, end)
                return [] if self.says_with_whom(found) else found
            if self.words[j] == ";" or (j > i and is_finite(self.article, j)):
                return []
        return []

    def _is_to_talk(self, j: int, end: int) -> bool:
        """Tell whether "for talks", "to [jointly] discuss", "to hold talks" begins at token ``j``, not "to review the books"."""
        verb = next((k for k in range(j + 1, min(end, j + 4)) if not self.flags[k] & ADVERB), j)
        kinds = {c.kind for c in self.known.cues_at(self.folded, verb, end)[0]}
        return self.folded[j] == "for" or self.folded[verb] == "talk" or not kinds.isdisjoint(("discuss", "light"))

    def says_with_whom(self, found: list[Range]) -> bool:
        """Tell whether "with" follows behind the last topic: it was discussed at an encounter of its own."""
        return bool(found) and self.folded[found[-1][1] : found[-1][1] + 1] == ["with"]

    def _purpose(self, j: int, end: int) -> int:
        """Return where a topic may begin behind "to discuss", "for talks on", "to talk"; ``j`` where nothing of that kind stands there."""
        if self.folded[j : j + 2] == ["to", "talk"] and self.ends.goes_on(j + 2, end):
            return j + 2  # "to talk trade"
        return self.known.purpose(self.folded, j, end)

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
        if self.folded[j] == "over" and self._is_stretch(stop, end):
            return True
        if self.folded[j - 1] == "for" or self.known.is_a("document", self.folded[j - 1]):
            return True  # "for over an hour", "with an agreement on A"
        if self.folded[j] == "on" and "side" in self.folded[stop : min(end, stop + SIDE)]:
            return True  # "on the A-ish side of the border"
        noun = stop + (self.folded[stop] in ("the", "its", "his", "her", "their") and stop + 1 < end)
        return self.known.is_a("circumstance", self.folded[noun])

    def _is_means(self, k: int, end: int) -> bool:
        """Tell whether "over [the phone]", "over [video]", "over [the past year]" says how or how long, not about what."""
        noun = k + (self.folded[k] == "the" and k + 1 < end)
        means = any(self.known.is_a(kind, self.folded[noun]) for kind in ("phone_word", "video"))
        return means or noun in self.date_from or self._is_stretch(noun, end)

    def _is_stretch(self, k: int, end: int) -> bool:
        """Tell whether "two days", "Easter weekend", "several weeks" begins at token ``k``, not "last week's vote"."""
        last = next((h for h in range(k, min(end, k + 3)) if self.folded[h] in self.terms.stretches), None)
        return last is not None and self.words[last + 1 : last + 2] not in ([p] for p in POSSESSIVE)

    def _is_somebody(self, k: int, end: int) -> bool:
        """Tell whether a person or office begins at token ``k``: "a call on the president"."""
        return any(isinstance(self.starting.get(t), PersonMention | OfficeMention) for t in range(k, min(end, k + 2)))

    def _is_named(self, i: int, stop: int) -> bool:
        """Tell whether "on" at token ``i`` is part of a name: "the Working Group on Disarmament"."""
        if i < 2 or isinstance(self.ending.get(i), PersonMention | CountryMention | OfficeMention):
            return False
        return bool(self.flags[i - 1] & self.flags[stop] & self.flags[i - 2] & CAPITAL)
