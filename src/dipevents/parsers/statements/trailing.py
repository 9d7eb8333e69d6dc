"""Attributions behind or between the words they attribute: 'CONTENT, X said on Monday', 'PIECE, X said, PIECE'.

Rule 1  A comma, dash or quotation mark stands in front of the attribution, and nothing but asides behind its verb.
Rule 2  What stands in front holds a clause or a quotation, or goes on behind; "On Monday, X said" only leads up to what is said.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FINITE,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
    WEEKDAY,
)
from ...mentions import CountryMention, PronounMention
from ...segmentation import LONGEST_SENTENCE
from ...tokens import APOSTROPHE_S, APOSTROPHES, LONG_DASHES
from ..evidence import COMMA_OR_QUOTE, DASHES, QUOTES, VERBAL, closing_mark, first_finite, holds_verb, is_finite
from ..reader import Reader
from .asides import MEDIA
from .attribution import Attribution
from .complements import WORDLESS
from .contents import Contents
from .descriptions import DOCUMENTS

TEXTS = MEDIA | DOCUMENTS | {"decree", "edict", "ruling", "verdict", "order", "bulletin"}  # in which something is said
OPENING_SUBORDINATORS = frozenset({"as", "when", "while", "after", "before", "although", "though", "since", "if", "once", "whereas"})
RELATIVES = frozenset({"who", "which", "whose", "where", "that"})
PROMPTED = frozenset(
    {
        "asked",
        "speaking",
        "commenting",
        "responding",
        "answering",
        "replying",
        "reacting",
        "regarding",
        "concerning",
        "addressing",
        "referring",
        "turning",
    }
)  # what words begin that lead up to others
TOPICAL = frozenset({"on", "asked", "regarding", "concerning", "about", "addressing", "commenting", "responding", "referring", "turning"})
POINTING = frozenset({"this", "it", "that", "them", "these", "those"})
TITLED = frozenset({"titled", "entitled", "headlined", "headed"})
TRAILABLE = frozenset({"quote", "bare", "np_that"})  # frames of verbs that can stand behind their words
CLAUSAL = frozenset({"bare", "that", "np_that"})  # frames of verbs that take a clause
TITLE_JOINTS = frozenset({"of", "for", "at", "with", "from"})
NO_LABEL = PRONOUN | ADVERB | CONJUNCTION | AUXILIARY | MODAL
LISTENER = 4  # tokens of an outlet's name
LABEL = 8  # tokens of a title and name that the tables do not know
CONNECTIVES = frozenset(
    {
        "still",
        "yet",
        "also",
        "then",
        "so",
        "indeed",
        "however",
        "moreover",
        "meanwhile",
        "furthermore",
        "nevertheless",
        "therefore",
        "instead",
        "besides",
    }
)


@attrs.frozen(kw_only=True)
class _Trail:
    """A subject and verb in the sentence ``start:end``, their clause up to ``stop``, and what parts them from the words in front."""

    attribution: Attribution
    start: int
    end: int
    stop: int
    as_said: bool  # "..., as X said"
    unknown: bool  # nothing but a name that the tables do not know: '"...," [Bo] X said'
    marked: bool  # a comma, dash or quotation mark, or one of those two
    quoted: bool  # the end of a quotation: '"..." X said', '"..." - X said'

    @property
    def closes(self) -> bool:
        """Whether a quotation closes in front, of an unknown name too."""
        return self.quoted or self.unknown


class Trailing(Reader):
    """Finds the attributions of one article that trail their words."""

    def __init__(self, article: Article, contents: Contents) -> None:
        super().__init__(article)
        self.contents = contents
        self.starts, self.ends = article.document.starts, article.document.ends

    def find(self, candidates: list[Attribution], start: int, end: int) -> Attribution | None:
        """Return the attribution that stands behind or between the words it attributes, if there is one."""
        leading = self._leading_report(candidates, start, end)
        for candidate in candidates:
            if leading is not None and candidate is not leading and self._is_told(candidate, end):
                continue  # "She noted that while A rose, B announced its plans"
            if candidate.role == "inverted" and candidate.lead > start:
                return candidate
            if candidate.role == "subject" and candidate.lead > start and self._trails(candidate, candidates, start, end):
                return candidate
        return None

    # --- what leads the sentence --------------------------------------------------------------------------------

    def _leading_report(self, candidates: list[Attribution], start: int, end: int) -> Attribution | None:
        """Return the attribution that opens the sentence with a clause behind it: "[She noted] that ..., "."""
        leading = next((c for c in candidates if c.role == "subject"), None)
        if leading is not None and leading.lead - start > 2 and not self._follows_adjunct(leading, start):
            return None
        reports = leading is not None and leading.end < end and self.folded[leading.end] == "that"
        return leading if reports else None

    def _follows_adjunct(self, leading: Attribution, start: int) -> bool:
        """Tell whether only an adjunct and its comma stand in front of an attribution: "In his speech, [she noted] that"."""
        adjunct = bool(self.flags[start] & PREPOSITION) and self.words[leading.lead - 1] == ","
        return adjunct and first_finite(self.article, start, leading.lead) is None

    def _is_told(self, candidate: Attribution, end: int) -> bool:
        """Tell whether an attribution is a part of what a leading one reports: it has an object, or words go on behind it."""
        believes = candidate.form.cue.weak and candidate.form.cue.id.startswith("be_")  # "says that while it snows, she is hopeful"
        return believes or self._has_object(candidate, end) or min(self.end_of_clause(candidate), end) < end

    # --- "CONTENT, X said" --------------------------------------------------------------------------------------

    def _trails(self, candidate: Attribution, candidates: list[Attribution], start: int, end: int) -> bool:
        """Tell whether what stands in front of "X said" is what X said: "[The road is open], X said on Monday"."""
        if not self._may_trail(candidate, end) or self._is_source(start, candidate.lead - 1):
            return False  # "According to X, Y confirmed it, an agency reports"
        trail = self._trail(candidate, start, end)
        if not trail.marked and not self._joins(candidate.lead, start):
            return False
        if not trail.quoted and self._says_something_else(trail):
            return False
        if not self.contents.asides.only(self._over_outlet(candidate, trail.stop), trail.stop, quoted=trail.closes):
            return False
        if self._says_what_to_do(candidate, end) or self._leads_to_quotation(trail):
            return False
        if not trail.closes and not trail.as_said and candidate.form.cue.frames.isdisjoint(CLAUSAL):
            return False  # "Early last week, X had congratulated Y"
        reported = self._is_reported(candidate, candidates)
        if trail.as_said and reported:
            return False  # "X said that the ban, as Y has demanded, would be lifted"
        return trail.closes or reported or self.is_content(start, candidate.lead - 1) or self._splits(trail)

    def _may_trail(self, candidate: Attribution, end: int) -> bool:
        """Tell whether a subject and verb could have their words in front of them, by what they are alone."""
        if candidate.end < end and self.folded[candidate.end] in WORDLESS:
            return False  # "..., and the premier said nothing"
        if candidate.form.cue.frames.isdisjoint(TRAILABLE):
            return False
        if self.words[candidate.lead - 1] in APOSTROPHES and self.article.quotation_at(candidate.lead - 2) is None:
            return False  # "the two states' envoys said"
        mention = self.starting.get(candidate.lead)
        relative = self.folded[candidate.lead] == "which" or (isinstance(mention, PronounMention) and mention.person == "who")
        return candidate.subject is not None and not relative

    def _trail(self, candidate: Attribution, start: int, end: int) -> _Trail:
        """Return an attribution with what parts it from the words in front of it."""
        lead = candidate.lead
        before = self.words[lead - 1]
        as_said = self.folded[lead - 1] == "as" and lead - 2 > start and self.words[lead - 2] in COMMA_OR_QUOTE
        unknown = before not in QUOTES and self.only_names(start, lead)
        dashed = before in DASHES and closing_mark(self.article, lead) is not None
        return _Trail(
            attribution=candidate,
            start=start,
            end=end,
            stop=min(self.end_of_clause(candidate), end),
            as_said=as_said,
            unknown=unknown,
            marked=before == "," or before in LONG_DASHES or before in QUOTES or dashed or as_said or unknown,
            quoted=before in QUOTES or dashed or (before == "," and lead - 2 >= start and self.words[lead - 2] in QUOTES),
        )

    def _joins(self, lead: int, start: int) -> bool:
        """Tell whether ", and" or ", but" stands in front of an attribution."""
        return self.folded[lead - 1] in ("and", "but") and lead - 2 > start and self.words[lead - 2] == ","

    def _says_something_else(self, trail: _Trail) -> bool:
        """Tell whether what is said stands below or behind, or was said by another; in front of it no quotation closes."""
        candidate, stop, end = trail.attribution, trail.stop, trail.end
        if stop == end and self.flags[trail.start] & PREPOSITION and self.words[end : end + 1] == [":"]:
            return True  # "In response to questions, X said:" announces what stands below
        if self.contents.asides.over_bracketing(stop, end) > stop:
            return True  # "On Monday, the paper reported, citing two officials, that ..."
        # "A accuses B of theft, but B denies this"
        return stop - candidate.end == 1 and self.folded[candidate.end] in POINTING and "np" in candidate.form.cue.frames

    def _says_what_to_do(self, candidate: Attribution, end: int) -> bool:
        """Tell whether "to" and a verb stand behind a verb of promise: "In a statement, they pledged [to leave]"."""
        to = "to" in candidate.form.cue.frames and candidate.end + 1 < end and self.folded[candidate.end] == "to"
        return to and bool(self.flags[candidate.end + 1] & BASE)

    def _leads_to_quotation(self, trail: _Trail) -> bool:
        """Tell whether a quotation opens behind an attribution, and the words in front of it only lead up to that."""
        candidate, stop = trail.attribution, trail.stop
        opening = stop + (self.words[stop : stop + 1] in ([","], [":"]))
        if stop + 1 >= trail.end or self.words[opening] not in QUOTES:
            return False
        if not trail.marked and self.article.quotation_at(candidate.lead) is None:
            return True  # 'The army kept silent, but the ministry said "..."'
        left = (trail.start, candidate.lead - 1)  # 'In Accra, the minister said in a statement, "..."'
        return self._is_adjunct(*left) and (not self._is_pronoun(candidate) or self._leads_to_topic(*left))

    def _is_reported(self, candidate: Attribution, candidates: list[Attribution]) -> bool:
        """Tell whether the words in front hold an attribution of their own: "[The two sides share] ..., X said"."""
        return any(
            c.role == "subject" and c.speaker is not None and c.start < candidate.lead - 1 and self.folded[c.lead] not in RELATIVES
            for c in candidates
        )

    def _splits(self, trail: _Trail) -> bool:
        """Tell whether a clause goes on behind an attribution that parts it: "Energy supply, X said, [remains too slow]"."""
        candidate, stop = trail.attribution, trail.stop
        if stop > candidate.end and self._leads_up(trail.start, candidate.lead - 1):
            return False  # "Earlier in Oslo, X said besides signing the pact, she would"
        return stop < trail.end and self.words[stop] == "," and self._goes_on(stop + 1, trail.end)

    def _over_outlet(self, candidate: Attribution, stop: int) -> int:
        """Step over the name of a listener that the tables do not know: "told Wikinews [yesterday]"."""
        told = candidate.form.cue.addressee == "object" and candidate.end not in self.starting
        limit = min(stop, candidate.end + LISTENER)
        behind = next((i for i in range(candidate.end, limit) if not self.flags[i] & CAPITAL), limit)
        return behind if told else candidate.end

    def _is_source(self, start: int, comma: int) -> bool:
        """Tell whether nothing but a source stands in front of a comma: "According to the minister"."""
        return self.folded[start : start + 2] == ["according", "to"] and "," not in self.words[start:comma]

    def _has_object(self, candidate: Attribution, end: int) -> bool:
        """Tell whether a noun phrase stands right behind the verb of an attribution: "..., the navy announced [a drill]"."""
        ends = candidate.role == "subject" and candidate.end < end
        return ends and bool(self.flags[candidate.end] & (DETERMINER | PRONOUN)) and not self.flags[candidate.end] & (WEEKDAY | TIME)

    def only_names(self, start: int, lead: int) -> bool:
        """Tell whether a quotation opens the sentence and nothing but an unknown title or name stands behind it."""
        quotation = self.article.quotation_at(start)
        if quotation is None or not quotation.closed or self.words[quotation.end - 1] not in (",", "?", "!"):
            return False
        first = quotation.end + 1
        return first < lead <= first + LABEL and all(self._labels(i, opens=i == first) for i in range(first, lead))

    def _labels(self, i: int, *, opens: bool) -> bool:
        """Tell whether a token may stand in a title and name that the tables do not know: "[Lakeside Trust field worker] Ole Hansen"."""
        if self.flags[i] & (CAPITAL | MARK) or self.ends[i - 1] == self.starts[i]:
            return True
        bits = self.flags[i]
        joins = bits & PREPOSITION and self.folded[i] in TITLE_JOINTS and not opens
        return bool(joins) or not (bits & NO_LABEL or is_finite(self.article, i) or bits & PREPOSITION)

    def rest(self, stop: int, end: int, *, inverted: bool) -> int:
        """Return where a second piece begins behind "..., he said, ...": behind the comma and any aside."""
        if stop >= end or (self.words[stop] not in COMMA_OR_QUOTE and self.words[stop] not in ("--", "—", "–", ":")):
            return end
        begin = stop + 1
        if begin >= end:
            return end
        place = self.starting.get(begin)
        if isinstance(place, CountryMention) and place.end < end and self.words[stop] == ",":  # "told a meeting in Porto, Portugal where"
            if self.folded[place.end] in ("where", "when"):
                return end
        title = self.article.quotation_at(begin) if self.words[stop] in QUOTES else None
        if title is not None and self._opens_title(stop):
            return self.rest(title.end + 1, end, inverted=inverted)
        if (
            self.flags[begin] & ING or self.folded[begin] in ("while", "whereas", "as", "when", "after", "before")
        ) and not self.article.quotation_at(begin):
            return end
        if any(quotation.start < quotation.end for quotation in self.article.quotations_in(begin, end)):
            return begin
        if inverted or self.flags[begin] & DIGIT or self.folded[begin] in ("who", "which", "whose"):
            return end
        verb_first = self.flags[begin] & THIRD and not self.flags[begin] & CAPITAL
        return begin if verb_first or first_finite(self.article, begin, end) is not None else end

    def _opens_title(self, mark: int) -> bool:
        """Tell whether a quotation mark opens the title of a programme or paper: 'said on Radio X's "Evening Hour"', 'in a column titled "..."'."""
        before = self.words[mark - 1]
        return bool(self.flags[mark - 1] & (DETERMINER | PREPOSITION)) or before in APOSTROPHE_S or before in TITLED

    def end_of_clause(self, attribution: Attribution) -> int:
        """Return the end of "X said on Monday at a briefing": the next comma or mark behind the asides."""
        stop = attribution.subject.end if attribution.role == "inverted" and attribution.subject else attribution.end
        limit = min(len(self.words), stop + LONGEST_SENTENCE)
        i = stop
        while i < limit and self.words[i] not in (",", ".", ";", ":", "--", "—", "–") and self.words[i] not in QUOTES:
            i += 1
        if i < limit and self.words[i] == "," and attribution.role == "inverted":  # ", said Peter, the envoy to X, ..."
            follow = self.starting.get(i + 1)
            if follow is not None and follow.end < limit and self.words[follow.end] in (",", "."):
                return follow.end
        return i

    def _is_adjunct(self, start: int, end: int) -> bool:
        """Tell whether words only lead up to a quotation: "And in Accra", "At a rally after he was sworn in", "Asked what comes next"."""
        if self.flags[start] & CONJUNCTION and not self.flags[start] & PREPOSITION:
            start += 1
        if start >= end:
            return False
        if self.folded[start] in PROMPTED or all(self.flags[i] & ADVERB or self.folded[i] in CONNECTIVES for i in range(start, end)):
            return True
        finite = first_finite(self.article, start, end)
        if self.flags[start] & ING and finite is None:
            return True  # "Echoing their views"
        return bool(self.flags[start] & PREPOSITION) and (finite is None or not OPENING_SUBORDINATORS.isdisjoint(self.folded[start:finite]))

    def _leads_to_topic(self, start: int, end: int) -> bool:
        """Tell whether an adjunct tells what, or on what occasion, somebody speaks of: "On the pact, he said", "In an interview, she said"."""
        return self.folded[start] in TOPICAL or not MEDIA.isdisjoint(self.folded[start:end])

    def _leads_up(self, start: int, end: int) -> bool:
        """Tell whether words without a verb only say when or where: "Earlier in Oslo"."""
        return bool(self.flags[start] & (ADVERB | PREPOSITION)) and first_finite(self.article, start, end) is None

    def _is_pronoun(self, candidate: Attribution) -> bool:
        mention = self.starting.get(candidate.lead)
        return isinstance(mention, PronounMention) and candidate.subject is not None and candidate.subject.end == mention.end

    def is_content(self, start: int, end: int) -> bool:
        """Tell whether the words before ", he said" are what he said, and no mere "On Monday"."""
        flags = self.flags
        if self.folded[start] == "on" and self.folded[start + 1] in ("being", "asked"):
            return self._main_clause(start, end)  # "On being asked about the road, X replied"
        if flags[start] & ING and self._has_only_relatives(start, end):
            return False
        for i in range(start, end):
            bits = flags[i]
            noun = i > start and bool(flags[i - 1] & (DETERMINER | PREPOSITION))  # "a bit of broadcast"
            if flags[start] & PREPOSITION and bits & PAST and (self.folded[i - 1] in TEXTS or self.folded[i + 1 : i + 2] == ["by"]):
                continue  # "In a statement carried by the agency", "In a note issued on Monday"
            verbal = bits & VERBAL and ((bits & FINITE and not bits & CAPITAL and not noun) or is_finite(self.article, i))
            if verbal or holds_verb(self.article, i) or (i > start and bits & BASE and self._is_plural_verb(start, i)):
                first = self.folded[start]
                return not (
                    (first in ("when", "while", "as", "after", "before") or first in PROMPTED) and not self._main_clause(start, end)
                )
        return False

    def _is_plural_verb(self, start: int, i: int) -> bool:
        """Tell whether a form that may be a noun is the verb of several: "[A and B] plan to build a road", "[prices] rest on trust"."""
        if self.flags[i] & (CAPITAL | PREPOSITION) or self.flags[start] & (PREPOSITION | ING):
            return False
        last = self.ending.get(i)
        joined = last is not None and last.start > start and self.folded[last.start - 1] == "and"
        return joined or (last is None and self.contents.complements.is_plural(i - 1))

    def _has_only_relatives(self, start: int, end: int) -> bool:
        """Tell whether all finite verbs stand in clauses of their own: "Talking to the envoy, who called on him"."""
        at = first_finite(self.article, start, end)
        while at is not None:
            comma = next((i for i in range(at, start, -1) if self.words[i] == ","), start)
            if RELATIVES.isdisjoint(self.folded[comma + 1 : at]):
                return False
            close = next((i for i in range(at, end) if self.words[i] == ","), end)
            at = first_finite(self.article, close, end)
        return True

    def _main_clause(self, start: int, end: int) -> bool:
        comma = next((i for i in range(start, end) if self.words[i] == ","), end)
        return first_finite(self.article, comma, end) is not None

    def _goes_on(self, start: int, end: int) -> bool:
        while start < end - 1 and (self.words[start] in QUOTES or self.flags[start] & ADVERB):
            start += 1  # '"seriously harms" trade'
        if self.flags[start] & THIRD and not self.flags[start] & CAPITAL:
            return True  # "Energy supply, X said, remains too slow"
        return not self.flags[start] & PREPOSITION and first_finite(self.article, start, end) is not None
