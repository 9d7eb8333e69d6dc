"""What a cue attributes: the complement behind it.

Forms, in the order tried (k is the token behind the cue and behind any aside such as "on Monday" or "told reporters"):
    k "that" CLAUSE          the clause
    k QUOTATION              the quotation
    k WH-CLAUSE              the clause with its question word
    k "to" VERB              from the cue on ("vowed to ...", "urged X to ...")
    k CLAUSE                 the clause ("said China is ...")
    k NOUN PHRASE            from the cue on ("thanked X for ...", "stressed the need ...")
"""

from __future__ import annotations

from typing import Literal

from ...lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, MARK, MODAL, PAST, PREPOSITION, PRONOUN, THIRD
from ...mentions import OfficeMention, PersonMention, PronounMention
from ...tokens import APOSTROPHE_S
from ...values import value
from ..evidence import OPEN_QUOTES, first_finite, has_clause, is_clause_marker, is_finite
from ..reader import Reader
from .asides import ASIDE, ASIDE_STARTS, MANNERS
from .attribution import Attribution
from .descriptions import PLURALS, POSSESSIVES
from .listeners import WH

LONG = 6  # tokens behind "said the" that are a clause even where no verb of theirs is known
WORDLESS = frozenset({"nothing", "anything", "something", "little", "much", "enough", "yes", "no", "goodbye", "farewell", "hello", "sorry", "so", "otherwise"})  # fmt: skip
OPENERS = frozenset({"there", "more", "less", "most", "both", "either", "about", "nearly", "almost", "only", "over"})  # of a clause
ABOUT = frozenset({"up", "about", "around", "over", "under", "between"})  # in front of a number
NOUN = 8  # tokens of a noun phrase in front of its verb
CONTROL = frozenset({"needs", "need", "wants", "want", "intends", "intend", "continues", "continue", "refuses", "refuse", "deserves", "deserve"})  # fmt: skip
NO_OBJECT = ADVERB | AUXILIARY | CONJUNCTION | MARK | MODAL | PAST | PREPOSITION | PRONOUN | THIRD
OCCASIONS = frozenset({"during", "at", "in", "throughout"})  # in front of where and when something was said
FEELINGS = frozenset({"satisfaction", "concern", "appreciation", "regret", "interest", "alarm", "gratitude", "pleasure", "pride", "sorrow", "sadness", "dismay", "approval", "respect", "admiration", "joy", "optimism", "enthusiasm", "caution"})  # fmt: skip
GOVERNED = frozenset({"for", "against", "about", "of", "over"})  # prepositions that verbs of saying govern
ADJECTIVE_ENDINGS = ("ful", "ous", "ive", "able", "ible", "less", "ent", "ant", "ary", "ical", "istic", "ial", "ish")


@value
class Content:
    """Tokens ``start:end`` that are attributed; ``clause`` tells a clause from a performative noun phrase."""

    start: int
    end: int
    clause: bool
    listener: tuple[int, int] | None = None


@value
class _Place:
    """Where a complement is looked for: behind a cue at ``k``, behind the asides too at ``at``, in front of ``stop``.

    ``frames``: those of the cue; ``told``: somebody who is told something stands between.
    """

    attribution: Attribution
    frames: frozenset[str]
    k: int
    at: int
    stop: int
    told: bool

    @property
    def clause_of_listener(self) -> bool:
        """Whether what a listener is told may be a clause: "told him that ..."."""
        return self.told and "np_that" in self.frames


class Complements(Reader):
    """Reads complements, in one article."""

    def read(self, attribution: Attribution, k: int, j: int, stop: int, *, told: bool) -> Content | None:
        """Return what a cue attributes: its complement behind ``k``, or behind the asides that end at ``j``."""
        if k >= stop or (j >= stop and (self.folded[k] in ("late", "early") or k in self.date_from)):
            return None  # "reported late Thursday"
        place = _Place(attribution, attribution.form.cue.frames, k, k if j >= stop else j, stop, told)
        for form in self._FORMS:
            found = form(self, place)
            if found is not None:
                return found or None
        return None

    # --- one form each: its content; False where nothing is attributed, None where another form may stand --------------

    def _put_so(self, at: _Place) -> Content | Literal[False] | None:
        """As X put it, CLAUSE."""
        as_put = at.attribution.lead > 0 and self.folded[at.attribution.lead - 1] == "as" and "quote" in at.frames
        return Content(at.at + 1, at.stop, clause=True) if as_put and self.words[at.at] == "," else None

    def _cleft(self, at: _Place) -> Content | Literal[False] | None:
        """What X said was [that] CLAUSE."""
        if "bare" not in at.frames or self.folded[at.at] not in ("was", "is") or self.folded[at.attribution.lead - 1] == "which":
            return None
        that = at.at + 1 < at.stop and self.folded[at.at + 1] == "that"
        begin = at.at + 1 + that
        lead = at.attribution.lead
        cleft = (
            "what" in self.folded[max(0, lead - 1) : lead + 1] and begin < at.stop and (that or has_clause(self.article, begin, at.stop))
        )
        return Content(begin, at.stop, clause=True) if cleft else False

    def _pro_clause(self, at: _Place) -> Content | Literal[False] | None:
        """Nothing: "Experts say otherwise", "He said this after chairing a meeting", "welcomed all ideas that support the truce"."""
        word, j = self.folded[at.at], at.at + 1
        if "bare" in at.frames:
            if word in ("so", "otherwise") and (j >= at.stop or self.flags[j] & MARK):
                return False
            if word in ("this", "so") and j < at.stop and self.folded[j] in ASIDE_STARTS:
                return False
        return False if at.told and word == "that" and "np_that" not in at.frames else None

    def _that_clause(self, at: _Place) -> Content | Literal[False] | None:
        """X said that CLAUSE."""
        if self.folded[at.at] != "that" or at.at + 1 >= at.stop or not (at.frames & {"that", "bare"} or at.clause_of_listener):
            return None
        only_clauses = at.frames <= {"that", "bare", "quote", "wh"}  # "made the point that bridges rust"
        marks = only_clauses or is_clause_marker(self.article, at.at, at.stop, direct=at.at == at.attribution.end)
        return Content(at.at + 1, at.stop, clause=True) if marks else None

    def _quoted(self, at: _Place) -> Content | Literal[False] | None:
        """X said, "..."; X told Y: "..."; X told reporters aboard the yacht: "..."."""
        if not at.told and not at.frames & {"that", "bare", "quote"}:
            return None
        j, stop = at.at, at.stop
        q = j + 1 if self.words[j] in (":", ",") and j + 1 < stop else j
        named_so = at.told and q == j and "np_np" in at.frames  # 'called it "a disgrace"'
        quotes = (at.told or "quote" in at.frames) and self.words[q] in OPEN_QUOTES
        if quotes and q == j and "np_to" in at.frames and self.folded[q - 1] == "to" and q > at.k:
            return Content(at.attribution.start, stop, clause=False)  # 'called on Oslo on Monday to "begin talks"'
        if quotes and not named_so and self.article.quotation_at(q + 1) is not None:
            return Content(q, stop, clause=True)
        colon = j if self.words[j] == ":" and j + 1 < stop else self._quoting_colon(j, stop)
        return Content(colon + 1, stop, clause=True) if colon is not None else None

    def _question(self, at: _Place) -> Content | Literal[False] | None:
        """X asked whether CLAUSE; X told Y how CLAUSE."""
        word = self.folded[at.at]
        if word not in WH or (at.told and word in ("when", "where", "which", "who")):
            return None
        return Content(at.at, at.stop, clause=True) if at.frames & {"wh", "np_wh"} or at.clause_of_listener else None

    def _to_verb(self, at: _Place) -> Content | Literal[False] | None:
        """X vowed [not] to VERB; X urged Y to VERB; X agreed in PLACE to VERB; not X "added Y and removed Z"."""
        j, word = at.at, self.folded[at.at]
        negated = word == "not" and j + 1 < at.stop and self.folded[j + 1] == "to"
        verb = (word == "to" or negated) and j < at.stop - 1 and bool(at.frames & {"to", "np_to"})
        if verb and ("to" in at.frames or at.told):
            return Content(at.attribution.start, at.stop, clause=False)
        if "to" in at.frames and word in ("in", "at", "on") and self._infinitive(j, at.stop):
            return Content(at.attribution.start, at.stop, clause=False)  # "agreed in Riga to talk"
        return False if at.attribution.form.cue.id == "add" and self._coordinates(j, at.stop) else None

    def _clause(self, at: _Place) -> Content | Literal[False] | None:
        """X said CLAUSE, X told Y CLAUSE, X suggested they VERB; verbs that could be nouns too are read last."""
        j, stop, cue = at.at, at.stop, at.attribution.form.cue
        bare = "bare" in at.frames
        governed = "np_prep" in at.frames and self.folded[j] in GOVERNED  # "argued for a new name, as it was called"
        clause = (bare or at.clause_of_listener) and not governed and has_clause(self.article, j, stop)
        clause = clause or (
            at.clause_of_listener and cue.id != "ask" and (self._base_clause(j, stop) or self._past_clause(j, stop))
        )  # "told him the people share his sorrow", "told Radio Oslo the talks collapsed"
        clause = clause or (bare and (self._needs_to(j, stop) or self._subjunctive(at)))
        clause = clause or (cue.id in ("say", "add") and self._may_be_a_clause(j, stop, adds=cue.id == "add"))
        return Content(j, stop, clause=True) if clause else None

    def _subjunctive(self, at: _Place) -> bool:
        """Tell whether a noun phrase with a verb in its base form is what a cue attributes: "suggested the two sides hold talks"."""
        cue = at.attribution.form.cue
        directive = cue.act in ("propose", "demand", "call_for")
        if ("np" in at.frames and not directive) or self.flags[at.at] & (PREPOSITION | ADVERB):
            return False
        return self._base_clause(at.at, at.stop) if cue.weak else self._plural_clause(at.at, at.stop)

    def _noun_phrase(self, at: _Place) -> Content | Literal[False] | None:
        """X thanked Y for Z; X stressed the need; X called Y a disgrace: from the cue on."""
        frames, j, stop = at.frames, at.at, at.stop
        k = self._to_object(at)
        governs = frames & {"np", "np_prep", "np_np", "prep", "gerund", "as"}
        if k >= stop or not (governs or "np_to" in frames) or (not governs and not self._has_to(k, stop)):
            return False
        verb = self.folded[j] == "to" and self.flags[min(j + 1, stop - 1)] & BASE and not frames & {"np_prep", "prep"}
        if self.words[k] in (",", ".", ";", ")") or verb:
            return False
        if governs == {"as"} and not self._is_as_such(k, stop):
            return False  # "saw the two men talk": nothing is seen as something
        if "np_np" in frames and "np" not in frames and not self._names_it(k, stop):
            return False
        dated = self.folded[k] == "on" and k + 1 in self.date_from and self.date_from[k + 1].end == j  # "outlined on Thursday his policy"
        takes_noun = frames & {"np", "np_np", "np_to"} and not (frames & {"np_prep", "prep", "as", "gerund"} or dated)
        as_such = self.folded[k] == "as" and not at.attribution.form.cue.weak  # "rejected as groundless the claim that ..."
        about = self.folded[k] in ABOUT and any(self.flags[i] & DIGIT for i in range(k + 1, min(stop, k + 4)))  # "announced up to $12bn"
        no_object = takes_noun and self.flags[k] & PREPOSITION and not (as_such or about)
        return False if no_object else Content(at.attribution.start, stop, clause=False)

    def _is_as_such(self, k: int, stop: int) -> bool:
        """Tell whether something is seen as something: "saw it as a slap"; not "saw each other as they left"."""
        at = next((i for i in range(k, stop - 1) if self.folded[i] == "as"), None)
        return at is not None and not isinstance(self.starting.get(at + 1), PronounMention)

    def _to_object(self, at: _Place) -> int:
        """Step over the manner in which something is noted: "noted with deep concern", "reiterated in the strongest terms", "stressed, in a call, X"."""
        if "np" not in at.frames:
            return at.k
        k = self._over_feeling(at.k, at.stop) if self.folded[at.k] == "with" else at.k
        if self.folded[k] == "in" and at.at > k + 1 and self.folded[at.at - 1] in MANNERS:
            return at.at
        behind = self._over_occasion(k, at.stop)
        opens = behind < at.stop and (self.flags[behind] & DETERMINER or behind in self.starting or self.folded[behind] in POSSESSIVES)
        bare = behind < at.stop and self.words[k] == "," and not self.flags[behind] & NO_OBJECT and not is_finite(self.article, behind)
        return behind if opens or bare else k

    def _over_occasion(self, k: int, stop: int) -> int:
        """Step over when or how something is said in front of an object: ", during the meeting,", "during the meeting"; ``k`` where it is not told."""
        commas = self.words[k] == ","
        first = k + commas
        if first + 2 >= stop or not self.flags[first] & PREPOSITION or (not commas and self.folded[first] not in OCCASIONS):
            return k
        for i in range(first + 2, min(stop, first + ASIDE)):
            if is_finite(self.article, i) or (self.flags[i] & MARK and not commas):
                return k
            if self.words[i] == "," or (not commas and self.flags[i] & DETERMINER):
                return i + commas
        return k

    # --- what the words are -------------------------------------------------------------------------------------------

    def _over_feeling(self, k: int, stop: int) -> int:
        """Step over the feeling with which something is noted or received: "with [deep] concern"; ``k`` where no object follows."""
        behind = next((i + 1 for i in range(k + 1, min(k + 5, stop - 1)) if self.folded[i] in FEELINGS), k)
        opens = behind > k and (bool(self.flags[behind] & (DETERMINER | PRONOUN)) or behind in self.starting)
        return behind if opens else k

    def _quoting_colon(self, j: int, stop: int) -> int | None:
        """Return the colon in front of a quotation behind words without a verb: 'told reporters aboard the yacht: "..."'."""
        colon = next((i for i in range(j, min(stop - 2, j + ASIDE)) if self.words[i] == ":"), None)
        if colon is None or self.words[colon + 1] not in OPEN_QUOTES or self.article.quotation_at(colon + 2) is None:
            return None
        return None if any(self.words[i] in OPEN_QUOTES or is_finite(self.article, i) for i in range(j, colon)) else colon

    def _coordinates(self, j: int, stop: int) -> bool:
        """Tell whether the first verb from ``j`` on only joins the cue's: "added four firms to the list and removed a fifth"."""
        verb = first_finite(self.article, j, stop)
        return verb is not None and self.folded[verb - 1] in ("and", "but", "then")

    def _names_it(self, k: int, stop: int) -> bool:
        """Tell whether something is called something: "called X 'old'", "called the decision a betrayal", "dubbed it the treaty"."""
        if not OPEN_QUOTES.isdisjoint(self.words[k:stop]):
            return True
        object_end = self.starting[k].end if k in self.starting else k + 1
        if self.folded[k] in ("a", "an"):
            return False
        if isinstance(self.starting.get(k), PersonMention | OfficeMention) and object_end < stop and self.flags[object_end] & PREPOSITION:
            return False  # "called the president to discuss a loan", "called him on the way"
        if stop - k > 1 and (self.flags[k] & DETERMINER or k in self.starting):
            ends = next((i for i in range(k + 1, stop) if self.flags[i] & PREPOSITION), stop)  # "called the trip useful [for peace]"
            if self.folded[stop - 1].endswith(ADJECTIVE_ENDINGS) or (ends - k > 2 and self.folded[ends - 1].endswith(ADJECTIVE_ENDINGS)):
                return True
        near = range(object_end, min(stop, object_end + 5))  # not "called the harbour master to a meeting"
        return any(self.flags[i] & DETERMINER and not self.flags[i - 1] & PREPOSITION for i in near)

    def _plural_clause(self, j: int, stop: int) -> bool:
        """Tell whether a noun has a verb behind it that a noun could be too: "considerable gaps remain", "cod knows no borders"."""
        return self._singular_clause(j, stop) or any(
            not self.flags[i] & (CAPITAL | PREPOSITION)
            and self.words[i - 1] not in APOSTROPHE_S
            and (
                (self.flags[i] & BASE and self.is_plural(i - 2 if self.words[i - 1] in OPEN_QUOTES else i - 1))
                or (self.flags[i] & PAST and not self.flags[i - 1] & (PREPOSITION | DETERMINER | AUXILIARY | ADVERB))
            )
            for i in range(j + 1, stop)
        )

    def _may_be_a_clause(self, j: int, stop: int, *, adds: bool) -> bool:
        """Tell whether words behind "said" are a clause whose verb only looks like one: "supplies in the city remain short".

        Words of no clause: "said nothing of the deal", "said in Oslo", "said yes"; of somebody who ``adds``: "added his voice to the chorus".
        """
        if not adds and self.flags[j] & DETERMINER and (stop - j >= LONG or self.folded[stop - 1].endswith("ed")):
            return True
        if adds and any(self.folded[i] == "to" and self.flags[i + 1] & DETERMINER for i in range(j + 1, stop - 1)):
            return False  # "added three names to the list"
        if self.folded[j] in WORDLESS or (self.flags[j] & (MARK | PREPOSITION | ADVERB | CONJUNCTION) and self.folded[j] not in OPENERS):
            return False
        return any(
            self.flags[i] & (BASE | THIRD | PAST)
            and not self.flags[i] & (CAPITAL | DETERMINER | PREPOSITION)
            and not (adds and (self.flags[i - 1] & DETERMINER or self.folded[i - 1] in POSSESSIVES))
            for i in range(j + 1, stop)
        )

    def _infinitive(self, j: int, stop: int) -> bool:
        """Tell whether "to" and a verb follow the phrase with a preposition at ``j``, with no mark or verb between."""
        for i in range(j + 1, min(stop - 1, j + 6)):
            if self.folded[i] == "to":
                return bool(self.flags[i + 1] & BASE)
        return False

    def _base_clause(self, j: int, stop: int) -> bool:
        """Tell whether a plural noun phrase begins here, with a verb in the base form behind it: "the people share"."""
        for i in range(j + 1, min(stop, j + 6)):
            if self.flags[i] & (MARK | PREPOSITION):
                return False
            if self.flags[i] & BASE and not self.flags[i] & CAPITAL and self.is_plural(i - 1):
                return bool(self.flags[j] & DETERMINER)
        return False

    def is_plural(self, i: int) -> bool:
        """Tell whether a token may end a noun in the plural: "prices", "people"."""
        return (self.folded[i].endswith("s") and not self.flags[i] & (DETERMINER | PRONOUN)) or self.folded[i] in PLURALS

    def _needs_to(self, j: int, stop: int) -> bool:
        """Tell whether a noun with its article has a verb that only a verb can be: "the country needs to talk"."""
        if not self.flags[j] & DETERMINER:
            return False
        for i in range(j + 1, min(stop - 2, j + 6)):
            if self.flags[i] & (MARK | PREPOSITION):
                return False
            if self.folded[i] in CONTROL and i > j + 1:
                return self.folded[i + 1] == "to" and bool(self.flags[i + 2] & BASE)
        return False

    def _singular_clause(self, j: int, stop: int) -> bool:
        """Tell whether the first verb-like word behind a noun is a form in -s with an object behind it."""
        for i in range(j + 1, min(stop - 1, j + 6)):
            bits = self.flags[i]
            if bits & (PREPOSITION | CAPITAL):
                return False
            if bits & THIRD:
                return bool(self.flags[i + 1] & (DETERMINER | PRONOUN | ADVERB)) and self.words[i - 1] not in APOSTROPHE_S
        return False

    def _past_clause(self, j: int, stop: int) -> bool:
        """Tell whether a noun with its article has a past verb behind it that could be a participle too: "the talks collapsed"."""
        if not self.flags[j] & DETERMINER:
            return False
        for i in range(j + 1, min(stop, j + NOUN)):
            if self.flags[i] & MARK:
                return False
            if self.flags[i] & PAST and not self.flags[i] & CAPITAL and i > j + 1:
                return not self.flags[i - 1] & (PREPOSITION | DETERMINER | ADVERB) and self.folded[i + 1 : i + 2] != ["by"]
        return False

    def _has_to(self, k: int, stop: int) -> bool:
        return any(self.folded[i] == "to" for i in range(k, min(stop, k + 25)))

    _FORMS = (
        _put_so,
        _cleft,
        _pro_clause,
        _that_clause,
        _quoted,
        _question,
        _to_verb,
        _clause,
        _noun_phrase,
    )
