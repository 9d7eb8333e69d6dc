"""What stands between a cue and its content and only says when, where, how or to whom: "on Monday", "at a briefing in A"."""

from __future__ import annotations

from ...article import Article
from ...lexicon import ADVERB, BASE, CAPITAL, DETERMINER, FUNCTION, MARK, PARTICIPLE, PREPOSITION, PRONOUN, TIME, WEEKDAY
from ...tokens import POSSESSIVE
from ..evidence import OPEN_QUOTES, SUBORDINATORS, first_finite, has_clause, is_clause_marker, is_finite
from ..reader import Reader
from .listeners import LISTENERS

MEDIA = frozenset({"statement", "interview", "briefing", "conference", "speech", "remarks", "message", "letter", "tweet", "post", "call", "meeting", "visit", "telegram", "report", "article", "address", "announcement", "communique", "note", "talks", "hearing", "session", "event", "forum", "summit", "condition", "anonymity", "telephone", "phone", "blog", "column", "facebook", "twitter", "television", "program", "programme", "broadcast", "press", "reporters", "journalists", "ceremony", "gathering", "reception", "banquet", "dinner", "lunch", "response", "reply", "comments", "exchange", "website", "time", "occasion", "moment", "appearance", "testimony", "debate", "podcast", "op-ed", "editorial"})  # fmt: skip
DEEDS = frozenset(
    {"address", "broadcast", "call", "exchange", "note", "post", "report", "visit"}
)  # nouns of these that are verbs behind "to"
MANNERS = frozenset({"terms", "voice", "principle", "private", "public", "writing", "unison", "return", "turn"})  # "in the strongest terms"
ASIDE = 30  # tokens
ASIDE_STARTS = frozenset({"in", "at", "on", "during", "after", "before", "following", "to", "from", "by", "via", "through", "when", "while", "upon", "as", "with", "for", "late", "early", "earlier", "under", "over", "about", "of", "ahead"})  # fmt: skip
COMPARATIVES = frozenset({"further", "earlier", "later"})  # in front of a noun
REPEATING = frozenset({"time", "again", "and", "over", "more", "than", "once", "many", "several", "countless", "times", "loud", "clear"})


class Asides(Reader):
    """Steps over asides, in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.place_at = {m.name[0]: m.end for m in article.mentions.places}

    def over(self, k: int, stop: int) -> int:
        """Return the first token behind the asides that may stand between a cue and its content.

        Adverbs, days and dates; "in a statement", "at a regular press briefing", "after his meeting with X on Monday", up to "that".
        """
        i = self.over_bracketing(k, stop)
        while i < stop:
            if i in self.date_from:
                behind = self.date_from[i].end
                if behind < stop and self.words[behind] in POSSESSIVE:
                    return i  # "said next week's talks would"
                numbered = behind + 2 < stop and self.words[behind] == "(" and self.words[behind + 1].isdecimal()  # "Thursday (20) that"
                i = behind + 3 if numbered and self.words[behind + 2] == ")" else behind
                continue
            bits, word = self.flags[i], self.folded[i]
            if word == "that" or self.words[i] in OPEN_QUOTES:
                return i
            if word in REPEATING and word != "and" and (told := self._over_manner(i, stop)) > i:
                i = told
                continue
            if bits & (WEEKDAY | TIME) and i not in self.starting:
                i += 1
                continue
            if word == "on" and i + 1 < stop and (i + 1 in self.date_from or self.flags[i + 1] & WEEKDAY):
                i += 1
                continue
            if word in COMPARATIVES and i + 1 < stop and not self.flags[i + 1] & (FUNCTION | MARK | CAPITAL | ADVERB | TIME | WEEKDAY):
                return i  # "said further help would come"
            if word in ("also", "further", "again", "once", "here", "earlier", "later", "afterwards", "afterward", "too") or (
                bits & ADVERB and word.endswith("ly")
            ):
                i += 1
                continue
            if word in ASIDE_STARTS:
                after = self._aside(i, stop)
                if after == i:
                    return i
                i = after
                continue
            return i
        return i

    def over_bracketing(self, k: int, stop: int) -> int:
        """Return the clause behind an aside in commas at ``k``: "reported, citing two officials, that ..."; ``k`` where there is none."""
        if k + 2 >= stop or self.words[k] != "," or self.words[k + 1] in OPEN_QUOTES:
            return k
        closing = next((i for i in range(k + 1, min(stop - 1, k + ASIDE)) if self.words[i] == ","), k)
        if closing == k:
            return k
        tells_how = bool(self.flags[k + 1] & PREPOSITION) and first_finite(self.article, k + 1, closing) is None
        if tells_how and self.folded[closing + 1] not in SUBORDINATORS and has_clause(self.article, closing + 1, stop):
            return closing + 1  # "said, without giving details, talks could resume"
        return closing + 1 if self.folded[closing + 1] == "that" and is_clause_marker(self.article, closing + 1, stop) else k

    def only(self, k: int, stop: int, *, quoted: bool = False) -> bool:
        """Tell whether tokens ``k:stop`` hold nothing but asides: no "that", no clause of their own.

        ``quoted``: a quotation ends in front of the attribution, so that any noun phrase here is somebody spoken to.
        """
        i = k
        if i >= stop:
            return True
        if self.folded[i] == "that" or self.words[i] in OPEN_QUOTES or self.words[i] == ":":
            return False
        subordinate = False
        after_preposition = False
        for j in range(i, stop):
            word = self.folded[j]
            if word == "that" and not subordinate and j > i and not after_preposition:
                return False
            if word in SUBORDINATORS:
                subordinate = True
            if is_finite(self.article, j) and not subordinate and not self._describes_listeners(j, i):
                return False
            after_preposition = bool(self.flags[j] & PREPOSITION)
        first = self.flags[i]
        if quoted:
            return True
        if self.folded[i] in ASIDE_STARTS or first & (ADVERB | WEEKDAY | TIME) or i in self.date_from or self.folded[i] in LISTENERS:
            return True
        return (
            (i in self.starting and not first & DETERMINER and stop - i < 14)
            or bool(first & PREPOSITION)
            or (first & DETERMINER and stop - i < 8)
            or (not first & CAPITAL and stop - i < 4)
        )

    def _describes_listeners(self, j: int, k: int) -> bool:
        """Tell whether a participle behind the verb that ends at ``k`` says which listeners or text it was.

        Forms: told reporters [gathered] in his office / said in a statement [emailed] to Reuters
        """
        listening = j > k and (self.folded[j - 1] in LISTENERS or self.folded[j - 1] in MEDIA) and j + 1 < len(self.words)
        return listening and bool(self.flags[j] & PARTICIPLE and self.flags[j + 1] & (PREPOSITION | ADVERB))

    def _over_manner(self, i: int, stop: int) -> int:
        """Return the token behind words that say how often or how clearly: "time and again", "more than once"; ``i`` where there are none."""
        k = i
        while k < stop and self.folded[k] in REPEATING:
            k += 1
        return k if self.folded[k - 1] in ("again", "over", "once", "times", "clear") else i

    def _aside(self, i: int, stop: int) -> int:
        """Return where the prepositional phrase that begins at ``i`` ends if it only says when, where or how; ``i`` if it does not."""
        limit = min(stop, i + ASIDE)
        if self.folded[i] == "to" and i + 2 < limit and self.flags[i + 1] & BASE:
            if self.folded[i + 1] in DEEDS or MEDIA.isdisjoint(self.folded[i + 1 : i + 3]):
                return i  # "agreed to work together to address the causes", "pledged to visit Oslo"
        clause = self.folded[i] in ("after", "before", "when")  # "said after the ruling was announced that"
        for j in range(i + 1, limit):  # whatever stands between the cue and its "that" is an aside
            if self.folded[j] == "that" and is_clause_marker(self.article, j, stop):
                return j
            if self.words[j] in OPEN_QUOTES and (title := self.article.quotation_at(j + 1)) is not None and title.end + 1 < limit:
                if title.end - j <= 6 and self.folded[title.end + 1] == "that":
                    return title.end + 1  # 'said on ABC's "This Week" that'
            if self.words[j] == "," and j + 1 < limit and self.words[j + 1] in OPEN_QUOTES and MEDIA.intersection(self.folded[i:j]):
                return j  # 'said in an interview with the paper X, "..."'
            if self.words[j] == "," and self.folded[(behind := self.over_bracketing(j, stop)) : behind + 1] == ["that"]:
                return behind  # "said in a post on X, formerly Twitter, that"
            if self.words[j] == "," or self.words[j] in OPEN_QUOTES or (is_finite(self.article, j) and not clause):
                break
        if i + 1 in self.place_at and self.folded[i] == "in":
            return self.place_at[i + 1]  # "said in Athens the talks were"
        noun = -1
        for j in range(i + 1, limit):
            word = self.folded[j]
            if self.words[j] == ":":
                return j
            if self.words[j] == ",":
                return j + 1 if noun >= 0 and j + 1 < stop and self.folded[j + 1] == "that" else (i if noun < 0 else j)
            if self.words[j] in OPEN_QUOTES:
                return j if noun >= 0 else i
            if word in MEDIA or word in MANNERS:
                noun = j
            if (
                noun >= 0
                and j > noun
                and (self.flags[j] & (DETERMINER | PRONOUN) or j in self.starting)
                and not self.flags[j - 1] & (PREPOSITION | DETERMINER)
            ):
                return j
            if is_finite(self.article, j):
                return i if noun < 0 else noun + 1
        return stop if noun >= 0 and limit == stop else i
