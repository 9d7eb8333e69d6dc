"""What stands between a verb of discussion and its topic: whom it was discussed with, when, how.

discussed with Y [on Monday] TOPIC; discussed over the phone TOPIC; discussed in a phone call with Y TOPIC; spoke about TOPIC
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, CAPITAL, CONJUNCTION, DETERMINER, MARK, PREPOSITION, PRONOUN
from dipevents.mentions import DateMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import POSSESSIVE

from ..view import Reader
from ..vocabulary import ABOUT

MANNERS = frozenset({"detail", "depth", "private"})  # behind "in", one or two words between: "in great detail"
ASIDE = 8  # tokens of ", over a working lunch,"
OF_TOPICS = frozenset({"how", "why", "when", "where", "further", "more", "next", "early", "daily"})  # adverbs that begin a topic


class TopicLeads(Reader):
    """Reads the words in front of topics of one article."""

    def over(self, i: int, end: int) -> int:
        """Return where the topic begins behind "with Y", "on", adverbs and dates, which begin at token ``i``."""
        while i < end:
            if self.folded[i] == "with":
                j = i + 1
                if j < end and self.folded[j] in ("them", "him", "her", "us", "me"):
                    i = j + 1
                    continue
                while (
                    j < end
                    and (self.folded[j] not in ABOUT or self.known.at("phone_word", self.folded, j, end) > j)
                    and j < i + 24
                    and self.folded[j] not in ("that", "which")
                    and not is_finite(self.article, j)
                ):
                    j += 1
                if j < end and self.folded[j] in ABOUT:
                    i = j + 1
                    continue
                return self._over_partner(i + 1, end)
            if (day := self.day_at(i, end)) is not None:
                i = day.end
                continue
            if self.folded[i : i + 3] in (["over", "the", "phone"], ["over", "the", "telephone"], ["by", "phone", "with"]):
                i += 2 + (self.folded[i] == "over")
                continue
            if self.folded[i] in ("in", "at") and (place := self.starting.get(i + 1)) is not None and self._goes_on_behind(place.end, end):
                i = place.end
                continue
            if self.folded[i] not in ("like", "such") and (aside := self.known.at("including", self.folded, i, end)) > i:
                i = aside + (aside < end and self.words[aside] == ",")  # "among other things,", "in particular"
                continue
            if self.folded[i] in ("in", "during") and (link := self._partner_in(i + 1, end)) is not None:
                i = link  # "discussed in a phone call with Y the state of A"
                continue
            if self.folded[i] == "in" and (told := self._manner(i + 1, end)) is not None:
                i = told
                continue
            if (told := self.known.at("manner", self.folded, i, end)) > i:
                i = told  # "at length"
                continue
            if self.words[i] == "," and (closed := self._over_aside(i, end)) > i:
                i = closed
                continue
            if (
                self.folded[i] in ABOUT
                or self.folded[i] in ("also", ":", "both", ",")
                or (
                    self.flags[i] & ADVERB
                    and not self.flags[i] & (PREPOSITION | DETERMINER | CONJUNCTION)
                    and self.folded[i] not in OF_TOPICS
                    and not (i + 1 < end and self.words[i + 1] == "-")
                )
            ):
                i += 1
                continue
            break
        return i

    def _over_aside(self, i: int, end: int) -> int:
        """Return where ", over a working lunch," ends that begins with the comma at token ``i``; ``i`` where no second comma closes it."""
        if i + 1 >= end or not self.flags[i + 1] & PREPOSITION:
            return i
        return next((k + 1 for k in range(i + 2, min(end, i + ASIDE)) if self.words[k] == "," and not is_finite(self.article, k - 1)), i)

    def day_at(self, k: int, end: int) -> DateMention | None:
        """Return the date that begins at token ``k``, unless it belongs to a topic: "last week's council"."""
        day = self.date_from.get(k)
        return day if day is not None and not (day.end < end and self.words[day.end] in POSSESSIVE) else None

    def _manner(self, i: int, end: int) -> int | None:
        """Return the end of "great detail", "depth", "private" at token ``i``, behind "in"."""
        return next((k + 1 for k in range(i, min(end - 1, i + 3)) if self.folded[k] in MANNERS), None)

    def _partner_in(self, i: int, end: int) -> int | None:
        """Return the "with" behind the noun of an encounter, one word at most in front of which begins at ``i``: "a phone call with Y"."""
        for k in range(i, min(end, i + 3)):
            stop = self.known.cues_at(self.folded, k, end)[1] if self.known.begins("event", self.folded, k, end) else k
            if stop > k:
                return stop if stop < end and self.folded[stop] == "with" else None
        return None

    def _goes_on_behind(self, k: int, end: int) -> bool:
        """Tell whether the object follows behind "discussed in Bucharest on Friday"."""
        k += k + 1 < end and self.folded[k] == "on" and k + 1 in self.date_from
        if k in self.date_from:
            k = self.date_from[k].end
        return k < end and not self.flags[k] & (MARK | CONJUNCTION | PREPOSITION) and not is_finite(self.article, k)

    def _over_partner(self, i: int, end: int) -> int:
        """Step over whom something is discussed with, in front of what: "discussed with A the state of B"; to ``end`` where nothing follows."""
        j = i
        while j < min(end, i + 4) and j not in self.starting:
            j += 1
        if j >= min(end, i + 4):
            return end
        mention = self.starting.get(j)
        j = mention.end if mention is not None else j + 1
        opens = j < end and (self.flags[j] & (DETERMINER | ADVERB) or self.known.is_a("topic_opener", self.folded[j]))
        bare = self.flags[j] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL | ADVERB | PRONOUN) if j < end else MARK
        opens = opens or (isinstance(mention, PersonMention) and not bare and not is_finite(self.article, j))
        return j if opens and self.folded[j] != "there" else end
