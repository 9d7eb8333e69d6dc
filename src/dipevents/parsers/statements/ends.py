"""Where the words end that an attribution in front of them covers.

Rule 1  They reach to the next attribution of the same speaker, to "according to X", or to the end of ", who said ...".
Rule 2  What a performative governs ends before another verb of its subject, a clause about somebody else, and the time of saying.
"""

from __future__ import annotations

from ...article import Article
from ...lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, CUE, DETERMINER, DIGIT, NUMBER, PAST, PREPOSITION, THIRD
from ...mentions import PronounMention
from ..evidence import first_finite, has_clause, is_dash, is_finite
from ..reader import Reader
from .attribution import Attribution
from .comments import JUST, SPANS, Comments
from .descriptions import POSSESSIVES
from .sources import IN_HIS_VIEW

ADJUNCT = 12  # tokens of "and, in view of the new situation,"
DONE = frozenset({"exchanged", "reviewed", "discussed", "visited", "toured", "attended", "met", "signed", "inspected", "unveiled", "laid"})  # fmt: skip
TO_DO = frozenset({"exchange", "review", "discuss", "consult", "explore", "visit", "tour", "attend", "meet", "sign", "receive"})
ASKING = frozenset({"how", "whether", "why"})  # behind "discussed"


class Ends(Reader):
    """Finds ends in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.comments = Comments(article)

    def before_main_clause(self, start: int, stop: int, *, last: bool = False) -> int:
        """Return the comma at which the main clause begins behind an opening participle or subordinate clause, the ``last`` one or the first.

        Forms: "Noting the risks, the two states will ..." / "Although X said the port was full, Y was not sure".
        """
        found = stop
        for i in range(start + 1, stop - 2):
            opens = i + 1 in self.starting or self.flags[i + 1] & DETERMINER
            if self.words[i] == "," and opens and has_clause(self.article, i + 1, stop):
                found = i
                if not last:
                    break
        return found

    def of_reach(self, candidate: Attribution, limit: int, sources: list[Attribution]) -> int:
        """Return where what an attribution covers ends: before "according to X", a conjunction, or the end of ", who said ..."."""
        stop = limit
        for source in sources:
            inside = source.form.cue.id == IN_HIS_VIEW or self.folded[source.start - 2] == "that"  # "said that, according to X, ..."
            if candidate.end < source.start < stop and self.words[source.start - 1] == "," and not inside:
                stop = source.start - 1
        while stop > candidate.end and (
            self.words[stop - 1] == "," or (self.folded[stop - 1] in ("and", "but", "while", "whereas") and stop - 1 > candidate.end)
        ):
            stop -= 1
        stop -= stop > candidate.end and is_dash(self.article, stop - 1)
        lead = candidate.lead
        if self.folded[lead] in ("who", "which") and self.words[lead - 1] == ",":
            stop = next((i for i in range(candidate.end + 1, stop) if self.words[i] == ","), stop)
        return stop

    def of_phrase(self, candidate: Attribution, stop: int) -> int:
        """Return where the object of a performative ends: before another verb of the same subject, and without the day it was said."""
        for i in range(candidate.end + 1, stop - 1):
            if candidate.role == "infinitive" and self.folded[i] == "and" and self.folded[i + 1] in TO_DO:
                stop = i  # "met to reaffirm their ties and discuss trade"
                break
            listed = self.words[i] == "," and self.folded[i + 1] in DONE  # "agreed to open the border, exchanged notes, and pledged"
            if (self.folded[i] in ("and", "but") or listed) and self._acts_next(candidate.end, i, stop):
                stop = i - 1 if self.words[i - 1] == "," else i
                break
        stop = self._before_new_subject(candidate.end + 1, stop)
        told_then = self.flags[candidate.start] & PAST
        names = "as" in candidate.form.cue.frames  # "hailed X as a friend in reply to a letter he sent"
        for i in range(candidate.end + 1, stop - 2):  # the time of saying, told: "urged calm as the talks began"
            if (
                told_then
                and (self.folded[i] in ("as", "after", "while") or (self.folded[i] == "before" and self.folded[i - 1] in SPANS))
                and not (names and self.folded[i] == "as" and self.folded[i + 1] in ("a", "an"))
                and (has_clause(self.article, i + 1, stop) or self.flags[i + 1] & DETERMINER or self.words[i - 1] == ",")
            ):
                verb = first_finite(self.article, i + 1, stop) or self._past_behind_noun(i + 1, stop)
                cut = self._before_span(i)
                if verb is not None and self.flags[verb] & PAST and not self.flags[cut - 1] & PREPOSITION:
                    stop = cut  # not "resisted talks until a week before they began"
                    break
        if told_then:
            stop = self.comments.occasion(candidate.end + 2, self.comments.before(candidate.end, stop))
        for first, last in ((m.start, m.end) for m in self.article.mentions.dates if m.end == stop and m.form in ("weekday", "relative")):
            if first > candidate.end + 1 and last - first == 1 and not self._has_verb_of_its_own(candidate.end, first):
                stop = first - 1 if self.folded[first - 1] == "on" else first
        return stop

    def _before_span(self, i: int) -> int:
        """Return the token behind what a clause of time leaves: without its comma, and "a day" or "months" in front of "after"."""
        if self.folded[i - 1] in SPANS:
            i -= 1
            while self.flags[i - 1] & (DETERMINER | NUMBER | DIGIT | ADVERB) or self.folded[i - 1] in JUST:
                i -= 1
        return i - 1 if self.words[i - 1] == "," else i

    def _acts_next(self, begin: int, conjunction: int, stop: int) -> bool:
        """Tell whether the subject does something else behind "and", at once or behind an adjunct that a comma closes.

        Forms: "thanked Oslo and left" / "and discussed how to trade" / "and, given the weather, put the drill off" / "and in view of it, put".
        """
        i = conjunction + 1
        bracketed = self.words[i] == ","
        i += bracketed
        if bracketed or self.flags[i] & PREPOSITION:
            comma = next((k for k in range(i, min(stop - 1, i + ADJUNCT)) if self.words[k] == ","), None)
            if comma is None or first_finite(self.article, i, comma) is not None:
                return False
            i = comma + 1
        acts = bool(self.flags[i] & PAST) and not self.flags[i] & (DETERMINER | PREPOSITION)
        if self.flags[i] & CUE and first_finite(self.article, begin, conjunction) is not None:
            return False  # "asked the court to find that Oslo has caused and extended the dispute"
        if acts and self.folded[i] in DONE and not self.flags[conjunction - 1] & PAST and i + 1 < stop:
            return self.folded[i + 1] != "by"  # "reaffirmed their ties and exchanged views"; not "the texts agreed and signed"
        return acts and (is_finite(self.article, i) or (i + 1 < stop and self.folded[i + 1] in ASKING))

    def _begins_clause(self, start: int, stop: int) -> bool:
        """Tell whether a clause begins behind "but": "but Oslo has paid", "but its neighbour denies this"."""
        owned = self.folded[start] in POSSESSIVES
        says = owned and any(self.flags[i] & THIRD and self.flags[i] & CUE for i in range(start + 2, min(stop, start + 4)))
        return says or has_clause(self.article, start, stop)

    def _has_verb_of_its_own(self, start: int, stop: int) -> bool:
        """Tell whether a day behind a phrase may be that of what it tells: "agreed to meet [on Friday]", "hailed the fact that talks began"."""
        to = any(self.folded[k] == "to" and self.flags[k + 1] & BASE and not self.flags[k + 1] & CAPITAL for k in range(start, stop - 1))
        return to or "that" in self.folded[start:stop]

    def _past_behind_noun(self, start: int, stop: int) -> int | None:
        """Return the past form behind the noun phrase that begins at ``start``: "as the drama [played] out"."""
        for i in range(start + 1 + bool(self.flags[start] & DETERMINER), min(stop, start + 5)):
            if self.flags[i] & (PREPOSITION | CONJUNCTION):
                return None
            if self.flags[i] & PAST:
                return i
        return None

    def _before_new_subject(self, begin: int, stop: int) -> int:
        """Return the comma at which a clause of somebody else begins behind the object of a performative, else ``stop``.

        Forms: ", Y signed ..." / ", and/but Y signed ..." / "but Y signed ..." / ", but when Y came ..."; what "that" reports goes on.
        """
        for i in range(begin, stop - 2):
            if self.folded[i] == "that":
                return stop
            if self.folded[i] == "but" and self.words[i - 1] != "," and self._begins_clause(i + 1, stop):
                return i
            if self.words[i] != ",":
                continue
            joined = self.folded[i + 1] in ("and", "but", "so")
            k = i + 1 + joined
            if self.folded[i + 1] == "but" and has_clause(self.article, k, stop):
                return i
            k += bool(self.flags[k] & DETERMINER) and k not in self.starting
            mention = self.starting.get(k)
            if mention is None or mention.end >= stop or not is_finite(self.article, mention.end):
                continue
            if not isinstance(mention, PronounMention) or (joined and mention.person not in ("who", "i")):
                return i
        return stop
