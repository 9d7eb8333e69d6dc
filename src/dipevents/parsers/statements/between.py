"""What may stand between a subject and its verb: adverbs, auxiliaries, days, "both" and "all"."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import Article
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GROUP,
    MARK,
    MODAL,
    PARTICIPLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    TIME,
    WEEKDAY,
)
from ...mentions import GroupMention, OfficeMention, PersonMention
from ..evidence import is_dash
from ..reader import Reader

BETWEEN = frozenset(
    {"also", "once", "further", "again", "both", "all", "jointly", "together", "himself", "herself", "itself", "themselves"}
)  # words between a subject and its verb
BACK = 40  # tokens of what stands between
OWNER = 6  # tokens of "the North's"
BRACKET = 10  # tokens of "(R., S.C.)"
TURN = ("in", "turn")  # "Vik in turn noted"
OVER_TIME = frozenset({"over", "during", "the", "past"})  # in front of "weekend"
SHARED = frozenset({"both", "all", "each"})  # of those named in front
KIND = 6  # tokens that say what a body is
NO_KIND = MARK | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | MODAL | CAPITAL


class Between(Reader):
    """Steps from verbs to their subjects in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.place_to = {m.end: m.start for m in article.mentions.places}

    def over(self, verb: int, floor: int, *, participle: bool) -> tuple[int, bool, bool]:
        """Step left over adverbs, auxiliaries and days; return the token reached, and whether the verb is modal or passive."""
        j = verb - 1
        modal = passive = False
        floor = max(floor, verb - 14)
        while j >= floor:
            bits, word = self.flags[j], self.folded[j]
            part = self._before_part(j, floor)
            if part < j:
                j = part
                continue
            if j + 1 in self.date_to and self.date_to[j + 1].start >= floor:
                j = self.date_to[j + 1].start - 1
                if j >= floor and self.folded[j] in ("on", "in", "at", "late", "early", "earlier", "since"):
                    j -= 1
                continue
            named = self.ending.get(j + 1) is not None  # "Theresa May urged"
            if word in ("not", "n't", "never") or word.endswith("n't") or (bits & MODAL and not named):
                modal = modal or self.folded[j + 1] != "only"  # "she would only say that": she did
            elif bits & AUXILIARY or word in ("be", "been", "being"):
                passive = passive or word in ("is", "are", "was", "were", "be", "been", "being")
            elif bits & (WEEKDAY | TIME) and j - 1 >= floor and not named:
                pass  # "today"
            elif word in OVER_TIME and self.flags[j + 1 + (self.folded[j + 1] in OVER_TIME)] & TIME:
                pass  # "Vik over the weekend said"
            elif j > floor and (self.folded[j - 1], word) == TURN:
                j -= 1
            elif word in SHARED and j > floor and self.ending.get(j) is not None:
                pass  # "Vik and Lopez both said"
            elif self.words[j] == "," and (day := self.before_date(j)) > floor and "," in self.words[day:j]:
                pass  # "Vik on Monday, May 1, said"
            elif named or not (bits & ADVERB or word.endswith("ly") or word in BETWEEN):
                break
            j -= 1
        return j, modal, passive and participle

    def _before_part(self, j: int, floor: int) -> int:
        """Step left over "[,] for his part[,]", however many commas it has; ``j`` where it does not stand there."""
        last = j - (self.words[j] == ",")
        if last - 3 < floor or self.folded[last] != "part" or self.folded[last - 2] not in ("for", "on"):
            return j
        return last - 3 - (self.words[last - 3] == ",")

    def openings(self, j: int, floor: int) -> Iterator[int]:
        """Yield, from right to left, each mark that could open the aside which the mark at ``j`` closes: none inside a bracket."""
        closing = self.words[j]
        opening = "(" if closing == ")" else closing
        depth = 0
        for i in range(j - 1, max(floor, j - BACK), -1):
            word = self.words[i]
            if closing != ")" and word == ")":
                depth += 1
            elif closing != ")" and word == "(":
                depth -= 1
            elif word == opening and depth == 0 and (word != "-" or is_dash(self.article, i)):
                yield i

    def over_participle(self, j: int, floor: int) -> int:
        """Step from a participle at token ``j`` over to the people it tells of: "[experts] polled by A", "[residents] evacuated from B".

        Return the last token of theirs; ``j`` where none stand in front.
        """
        if j - 1 < floor or not self.flags[j] & PARTICIPLE:
            return j
        named = self.ending.get(j)
        if named is not None:
            return j - 1 if isinstance(named, OfficeMention | GroupMention) and named.start >= floor else j
        return j - 1 if self.flags[j - 1] & (PERSON | GROUP) and not self.flags[j - 1] & PREPOSITION else j

    def over_owner(self, start: int, floor: int) -> int:
        """Step over an owner that the tables do not know: "a spokesman for [the North's] ministry"; ``start`` where no article opens one."""
        opens = range(start - 3, max(floor, start - OWNER), -1)
        article = next((i for i in opens if self.flags[i] & (DETERMINER | MARK | PREPOSITION)), None)
        return article if article is not None and self.flags[article] & DETERMINER else start

    def before_bracket(self, end: int, floor: int) -> int:
        """Return where a noun phrase ends whose acronym stands behind it in brackets: "the court (ICJ)"; ``end`` where there is none."""
        return end - 3 if end - 4 >= floor and self.words[end - 1] == ")" and self.words[end - 3] == "(" else end

    def before_party(self, end: int, floor: int) -> int:
        """Return where a name ends behind which a bracket tells party and state: "Ana Vik (R., S.C.)"; ``end`` where none does."""
        if end - 1 <= floor or self.words[end - 1] != ")":
            return end
        opening = next((i for i in range(end - 2, max(floor, end - BRACKET), -1) if self.words[i] == "("), None)
        return opening if opening is not None and isinstance(self.ending.get(opening), PersonMention) else end

    def of_place(self, end: int) -> PersonMention | None:
        """Return the person whose name a place that ends at ``end`` goes with: "Lord Harris of Dover", "Ana Vik from Oslo"."""
        start = self.place_to.get(end)
        if start is None or start < 2 or self.folded[start - 1] not in ("of", "from"):
            return None
        named = self.ending.get(start - 1)
        return named if isinstance(named, PersonMention) else None

    def before_kind(self, first: int, floor: int) -> int:
        """Return where the words behind a preposition begin that say what a body is: "a reporter for [the state-owned daily] El Faro"."""
        i = first
        while i - 1 > floor and first - i < KIND and (not self.flags[i - 1] & NO_KIND or self.words[i - 1] == "-"):
            i -= 1
            if self.flags[i] & DETERMINER:
                break
        bits = self.flags[i - 1]
        return i if bits & PREPOSITION and (not bits & CONJUNCTION or self.folded[i - 1] == "for") else first
