"""Where the narrator goes on behind what somebody says: comments and circumstances that a comma parts from it.

Forms:
    X vowed to fight on, raising fears of ...                a participle that comments, with what it stirs up
    X said talks were off, the clearest sign yet that ...    an apposition to the whole
    X said he would go, in a move that ... / in what may be  "in" and a noun for what was done
    X said the yard was shut, a day after Y left             what went before; "which is why", "but gave no details"
    X threatened to leave, only to stay / only for Y to deny it
    X said the yard was shut, although experts say ...       what others say, what is not told, what X does: "though he hopes"
    X said he would sue, without giving details              what is not said
    X welcomed the step, during a reception for Y            the occasion of what is performed
    X mocked the move in a tweet, at a rally                 the means by which it is
    X confirmed the call to reporters, before flying home    to whom, and when
"""

from __future__ import annotations

from ...lexicon import ADVERB, BASE, CAPITAL, DETERMINER, DIGIT, ING, MARK, NUMBER, PARTICIPLE, PAST, PREPOSITION, PRONOUN
from ..evidence import DASHES, OPEN_QUOTES, first_finite
from ..reader import Reader
from .asides import MEDIA

STIRRING = frozenset({"raising", "posing", "dealing", "sparking", "prompting", "triggering", "drawing", "fuelling", "fueling", "stoking", "dashing", "heightening", "deepening", "escalating", "renewing", "easing", "reviving", "casting"})  # fmt: skip
STIRRED = frozenset({"fears", "concern", "concerns", "hopes", "questions", "doubts", "doubt", "prospect", "possibility", "stakes", "tensions", "alarm", "expectations", "pressure", "eyebrows", "challenge", "threat", "blow", "outrage", "anger", "condemnation", "criticism", "outcry", "rebuke", "rebukes", "ire", "protest", "protests", "backlash", "crisis", "row", "rift", "standoff", "dispute", "war", "parallels", "applause", "cheers", "laughter", "boos", "jeers"})  # fmt: skip
SEEN_AS = frozenset({"move", "step", "sign", "signal", "shift", "claim", "charge", "accusation", "allegation", "reference", "reversal", "departure", "turnabout", "rebuke", "swipe", "jab", "dig", "nod", "blow", "boost", "concession", "climbdown", "admission", "remark", "comment", "position", "stance", "bid", "effort", "attempt", "gesture", "warning", "demand", "threat", "indication", "escalation", "setback", "breakthrough", "assertion", "acknowledgment", "acknowledgement", "condition", "principle", "promise", "argument"})  # fmt: skip
SUPERLATIVE = frozenset({"latest", "first", "most", "clearest", "strongest", "sharpest", "bluntest", "starkest", "toughest", "firmest"})
SPANS = frozenset({"moments", "minutes", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})
JUST = frozenset({"just", "shortly", "soon", "barely", "immediately", "few"})  # in front of "before"
WITHHELD = frozenset({"gave", "offered", "provided", "did", "declined"})  # behind "but"
WITHHOLDING_NOTHING = frozenset({"no", "not", "n't", "little", "few", "to"})
WITHHOLDING = frozenset({"giving", "elaborating", "saying", "naming", "specifying", "providing", "offering", "mentioning", "referring", "explaining"})  # fmt: skip
SHOWING = frozenset({"illustrating", "underlining", "underscoring", "highlighting"})  # in front of "how" and "the"
SEEMING = frozenset({"may", "might", "could", "would", "was", "is", "appears", "appeared", "seems", "seemed", "amounts", "amounted"})
OTHERS = frozenset({"experts", "critics", "analysts", "observers", "scientists", "officials", "opponents", "others", "guidelines", "polls"})
MEDIUM = frozenset({"statement", "tweet", "post", "interview", "speech", "conversation", "call", "address", "briefing", "column", "video", "broadcast", "essay", "op-ed", "conference", "hearing", "rally", "appearance", "testimony", "letter", "message"})  # fmt: skip
GATHERINGS = frozenset({"meeting", "summit", "ceremony", "session", "forum", "reception", "visit", "banquet", "gathering"})
PRESS = frozenset({"reporters", "journalists"})
GOVERNED = frozenset({"for", "on", "over", "against"})  # behind "in a letter": what the verb governs goes on
CIRCUMSTANCES = frozenset({"in", "during", "on", "at", "to", "after", "before", "while"})
ON_THE_WAY = frozenset({"meeting", "speaking", "visiting", "arriving", "leaving", "boarding", "addressing", "talking", "attending", "touring", "returning", "departing", "flying", "heading", "hosting", "receiving", "campaigning", "travelling", "traveling", "taking"})  # fmt: skip
MEANS = 6  # tokens of "in an exclusive telephone interview"
CONCESSION = 12  # tokens of "though the means of achieving this were not"
DENYING = frozenset({"not", "n't", "details"})
NEAR = 7  # tokens from a comma to the noun of a comment
OCCASION = 7  # tokens of "during her first bilateral meeting"


class Comments(Reader):
    """Finds the narrator's comments in one article."""

    def before(self, start: int, stop: int) -> int:
        """Return the comma behind which the narrator comments on what is said in ``start:stop``; ``stop`` where none does."""
        inside = range(start + 2, stop - 2)
        return next((i for i in inside if self._begins(i, stop) and self.article.quotation_at(i) is None), stop)

    def _begins(self, i: int, stop: int) -> bool:
        """Tell whether a comment begins at a comma, a dash or an "in"."""
        if self.folded[i] == "in":
            return self.folded[i + 1] == "what" and self.folded[i + 2] in SEEMING
        return (self.words[i] == "," or self.words[i] in DASHES) and self.comments(i, stop)

    def occasion(self, start: int, stop: int) -> int:
        """Return where the occasion of what is performed is told: ", during a reception for the envoy", "in a tweet"; else ``stop``."""
        i = next((i for i in range(start, stop - 1) if self._tells_where(i, stop) or self._tells_medium(i, start, stop)), stop)
        while i < stop and i > start and self.folded[i] in ("after", "before") and self._measures(i - 1):
            stop = i = i - 1  # "just hours before meeting Y"
        return i

    def _tells_medium(self, i: int, start: int, stop: int) -> bool:
        """Tell whether a phrase tells by what means, before whom or when something was said, and not what others did.

        Forms: "in a tweet", "during an interview with X" / "at a news conference" / "to reporters" / "before meeting with Y".
        """
        opens = self.folded[i]
        to_do = self.folded[start - 2] == "to" and self.flags[start - 1] & BASE  # "agreed to meet again in a plenary session"
        if opens not in CIRCUMSTANCES or to_do or any(self._may_rule(k) for k in range(start, i)):
            return False
        if opens == "to":
            return self.folded[i + 1] in PRESS or self.folded[i + 1 : i + 3] in (["the", "press"], ["the", "media"])
        if opens in ("after", "before", "while"):
            return self.folded[i + 1] in ON_THE_WAY
        nouns = MEDIUM if opens == "on" else MEDIUM | GATHERINGS
        if self.folded[i + 1] not in ("a", "an", "his", "her", "another", "their"):
            return False
        noun = next(
            (k for k in range(i + 2, min(stop, i + MEANS)) if self.folded[k] in nouns or self.flags[k] & (MARK | PREPOSITION)), None
        )
        if noun is None or self.folded[noun] not in nouns:
            return False
        goes_on = any(self.folded[k] in GOVERNED and k + 1 not in self.date_from for k in range(noun, min(stop - 1, noun + MEANS)))
        return not goes_on and not any(
            self.folded[k] == "to" and (self.flags[k + 1] & BASE or self.words[k + 1] in OPEN_QUOTES)
            for k in range(noun, min(stop - 1, noun + MEANS))
        )  # "called on Oslo in an address on Monday to talk"

    def _may_rule(self, k: int) -> bool:
        """Tell whether what tells of means or time behind token ``k`` may belong to a verb or noun there, and not to what is said."""
        return bool(self.flags[k] & (PAST | PARTICIPLE)) > bool(self.flags[k] & CAPITAL) or self.folded[k] in ("that", "to", "by")

    def comments(self, comma: int, stop: int) -> bool:
        """Tell whether the narrator comments behind a comma."""
        i = comma + 1
        if i + 2 >= stop:
            return False
        if self.folded[i] in ("although", "though"):
            behind = self.folded[i + 1 : min(stop, i + CONCESSION)]
            denies = not DENYING.isdisjoint(behind) and not {"will", "would"} & set(behind)  # "although no details were given"
            return denies or self.folded[i + 1] in ("he", "she") or not OTHERS.isdisjoint(behind[: MEANS - 1])
        if self.words[comma] != ",":
            return False
        if self.folded[i] == "which":
            return self.folded[i + 1 : i + 3] == ["is", "why"]
        if self.folded[i] == "but":
            return self.folded[i + 1] in WITHHELD and not WITHHOLDING_NOTHING.isdisjoint(self.folded[i + 2 : i + 5])
        if self._tells_what_came_before(i, stop):
            return True
        if self.folded[i] == "only":
            return self.folded[i + 1] in ("to", "for") and self.folded[i + 2] != "be"
        if self.folded[i] == "without":
            return self.folded[i + 1] in WITHHOLDING
        if self.folded[i] == "echoing" or (self.folded[i] == "apparently" and self.flags[i + 1] & ING):
            return True
        if self.folded[i] in SHOWING:
            return self.folded[i + 1] in ("how", "the")
        if self.folded[i] in STIRRING:
            return not STIRRED.isdisjoint(self.folded[i + 1 : min(stop, i + NEAR)])
        if self.folded[i] == "in" and self.folded[i + 1] == "what":
            return self.folded[i + 2] in SEEMING
        i += self.folded[i] == "in"
        if not self.flags[i] & DETERMINER or self.folded[i] not in ("a", "an", "the", "another"):
            return False
        if self.folded[i] == "the":
            return self.folded[i + 1] in SUPERLATIVE and not SEEN_AS.isdisjoint(self.folded[i + 2 : min(stop, i + NEAR)])
        noun = next(
            (k for k in range(i + 1, min(stop, i + NEAR)) if self.flags[k] & (PREPOSITION | MARK | PRONOUN) or k in self.starting),
            stop,
        )
        return self.folded[noun - 1] in SEEN_AS and not self.flags[noun - 1] & ADVERB

    def _tells_what_came_before(self, i: int, stop: int) -> bool:
        """Tell whether a span of time and "after" or "before" begin at ``i``: "[just] hours after X left", "a day before the vote"."""
        k = next((k for k in range(i, min(stop - 1, i + MEANS)) if self.folded[k] in ("after", "before")), i)
        return k > i and self.folded[k - 1] in SPANS and all(self._measures(j) for j in range(i, k))

    def _measures(self, i: int) -> bool:
        """Tell whether a token stands in a span of time in front of "after": "just", "a few", "hours"."""
        return self.folded[i] in SPANS or bool(self.flags[i] & (DETERMINER | NUMBER | DIGIT)) or self.folded[i] in JUST

    def _tells_where(self, comma: int, stop: int) -> bool:
        if self.words[comma] != "," or self.folded[comma + 1] not in ("during", "at", "in"):
            return False
        heads = range(comma + 3, min(stop, comma + OCCASION))
        noun = next((i for i in heads if self.folded[i] in MEDIA or self.flags[i] & (MARK | PREPOSITION)), None)
        return noun is not None and self.folded[noun] in MEDIA and first_finite(self.article, comma, stop) is None
