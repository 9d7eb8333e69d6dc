"""What was said: from a cue to the words it attributes.

Forms behind a cue, in the order tried (k is the token behind the cue and behind any aside such as "on Monday" or "told reporters"):
    k "that" CLAUSE          the clause
    k QUOTATION              the quotation
    k WH-CLAUSE              the clause with its question word
    k "to" VERB              from the cue on ("vowed to ...", "urged X to ...")
    k CLAUSE                 the clause ("said China is ...")
    k NOUN PHRASE            from the cue on ("thanked X for ...", "stressed the need ...")
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
    FINITE,
    MARK,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
    WEEKDAY,
)
from ...mentions import OfficeMention, PersonMention
from ...tokens import POSSESSIVE
from ...values import value
from ..evidence import OPEN_QUOTES, SUBORDINATORS, first_finite, has_clause, is_clause_marker, is_finite
from ..reader import Reader
from .attributions import Attribution
from .descriptions import PLURALS, POSSESSIVES
from .listeners import LISTENERS, WH, Listeners

MEDIA = frozenset({"statement", "interview", "briefing", "conference", "speech", "remarks", "message", "letter", "tweet", "post", "call", "meeting", "visit", "telegram", "report", "article", "address", "announcement", "communique", "note", "talks", "hearing", "session", "event", "forum", "summit", "condition", "anonymity", "telephone", "phone", "blog", "column", "facebook", "twitter", "television", "program", "programme", "broadcast", "press", "reporters", "journalists", "ceremony", "gathering", "dinner", "lunch", "response", "reply", "comments", "exchange", "website", "time", "occasion", "moment"})  # fmt: skip
MANNERS = frozenset({"terms", "voice", "principle", "private", "public", "writing", "unison", "return", "turn"})  # "in the strongest terms"
ASIDE = 30  # tokens
LONG = 6  # tokens behind "said the" that are a clause even where no verb of theirs is known
ASIDE_STARTS = frozenset({"in", "at", "on", "during", "after", "before", "following", "to", "from", "by", "via", "through", "when", "while", "upon", "as", "with", "for", "late", "early", "earlier", "under", "over", "about", "of", "ahead"})  # fmt: skip

REPEATING = frozenset({"time", "again", "and", "over", "more", "than", "once", "many", "several", "countless", "times", "loud", "clear"})
WORDLESS = frozenset({"nothing", "anything", "something", "little", "much", "enough", "yes", "no", "goodbye", "farewell", "hello", "sorry", "so", "otherwise"})  # fmt: skip
OPENERS = frozenset({"there", "more", "less", "most", "both", "either", "about", "nearly", "almost", "only", "over"})  # of a clause
CONTROL = frozenset({"needs", "need", "wants", "want", "intends", "intend", "continues", "continue", "refuses", "refuse", "deserves", "deserve"})  # fmt: skip
FEELINGS = frozenset({"satisfaction", "concern", "appreciation", "regret", "interest", "alarm", "gratitude", "pleasure", "pride", "sorrow", "sadness", "dismay", "approval", "respect", "admiration", "joy", "optimism", "enthusiasm", "caution"})  # fmt: skip
VISITING = frozenset({"bid", "pay", "present", "discuss", "thank", "congratulate", "brief", "convey", "review", "exchange", "wish", "introduce", "inform"})  # fmt: skip
GUESTS = frozenset({"visiting", "outgoing", "incoming", "new", "his", "her", "their"})  # in front of somebody who is received
GOVERNED = frozenset({"for", "against", "about", "of", "over"})  # prepositions that verbs of saying govern
ADJECTIVE_ENDINGS = ("ful", "ous", "ive", "able", "ible", "less", "ent", "ant", "ary", "ical", "istic", "ial", "ish")


@value
class Content:
    """Tokens ``start:end`` that are attributed; ``clause`` tells a clause from a performative noun phrase."""

    start: int
    end: int
    clause: bool
    listener: tuple[int, int] | None = None


class Contents(Reader):
    """Reads contents in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.listeners = Listeners(article)
        self.place_at = {m.name[0]: m.end for m in article.mentions.places}

    def forward(self, attribution: Attribution, stop: int) -> Content | None:
        """Return what follows the cue, up to token ``stop``."""
        cue = attribution.form.cue
        frames = cue.frames
        k = attribution.end
        behind = attribution.subject is not None and attribution.subject.start > attribution.start  # "was told by Y that"
        if attribution.subject is not None and (attribution.role == "inverted" or behind):
            k = attribution.subject.end
        if behind and attribution.role == "subject":
            j = self.over_asides(k, stop)
            if "np_that" in frames and j + 1 < stop and self.folded[j] == "that":
                return Content(j + 1, stop, clause=True)
            return Content(attribution.start, stop, clause=False) if "np_that" not in frames else None  # "hailed by Y as a milestone"
        narrated = cue.act == "welcome" and self.flags[attribution.start] & PAST
        if (narrated or cue.id == "bid_farewell") and k < stop and self._is_received(k, stop):
            return None  # "welcomed the premier at the airport"
        listener = None
        if frames & {"np_that", "np_to", "np_wh"} or cue.addressee == "object":
            after, listener = self.listeners.listener(k, stop)
            if cue.weak and listener is not None and not self.listeners.may_listen(*listener):
                after, listener = k, None  # "commands support that few can dream of"
        else:
            after = k
        if cue.id == "call_on" and after < (to := self.over_asides(after, stop)) < stop - 1 and self.folded[to + 1] in VISITING:
            return None  # "called on the president on Monday to bid farewell"
        if cue.id == "call_on" and isinstance(self.starting.get(k), PersonMention) and self.folded[after : after + 1] == ["and"]:
            return None  # "called on the president and met his ministers"
        told_about = "bare" in frames and "np_to" in frames and not frames & {"np_that", "np_wh"} and cue.addressee != "object"
        orders = (k, after) if told_about and has_clause(self.article, k, stop) else (after, k)  # "believed the pact such as it was [fell]"
        for start in dict.fromkeys(orders):
            j = self.over_asides(start, stop)
            found = self._complement(attribution, start, j, stop, told=start == after and listener is not None)
            if found is not None:
                return attrs.evolve(found, listener=listener) if listener and start == after and cue.addressee == "object" else found
        return None

    def _complement(self, attribution: Attribution, k: int, j: int, stop: int, *, told: bool) -> Content | None:
        frames = attribution.form.cue.frames
        if k >= stop or (j >= stop and (self.folded[k] in ("late", "early") or k in self.date_from)):
            return None  # "reported late Thursday"
        j = k if j >= stop else j
        if self.words[j] == "," and attribution.lead > 0 and self.folded[attribution.lead - 1] == "as" and "quote" in frames:
            return Content(j + 1, stop, clause=True)  # "As X put it, the plan is dead"
        clausal = frames & {"that", "bare", "quote"} or (told and frames & {"np_that", "quote"})
        word = self.folded[j]
        if "bare" in frames and word in ("was", "is"):  # "What X said was that"
            that = j + 1 < stop and self.folded[j + 1] == "that"
            begin = j + 1 + that
            cleft = "what" in self.folded[max(0, attribution.lead - 1) : attribution.lead + 1]
            cleft = cleft and begin < stop and (that or has_clause(self.article, begin, stop))
            return Content(begin, stop, clause=True) if cleft else None
        only_clauses = frames <= {"that", "bare", "quote", "wh"}  # "made the point that bridges rust"
        reports = frames & {"that", "bare"} or (told and "np_that" in frames)
        if word in ("so", "otherwise") and "bare" in frames and (j + 1 >= stop or self.flags[j + 1] & MARK):
            return None  # "Experts say otherwise"
        behind = self.folded[j + 1] if j + 1 < stop else ""
        if word in ("this", "so") and "bare" in frames and behind in ASIDE_STARTS:
            if behind in SUBORDINATORS or first_finite(self.article, j + 1, stop) is None:
                return None  # "He said this after chairing a meeting"
        if told and word == "that" and "np_that" not in frames:
            return None  # "welcomed all ideas that support the truce"
        if (
            reports
            and word == "that"
            and j + 1 < stop
            and (only_clauses or is_clause_marker(self.article, j, stop, direct=j == attribution.end))
        ):
            return Content(j + 1, stop, clause=True)
        if clausal or told:
            q = j + 1 if self.words[j] in (":", ",") and j + 1 < stop else j
            named_so = told and q == j and "np_np" in frames  # 'called it "a disgrace"'
            if (
                self.words[q] in OPEN_QUOTES
                and not named_so
                and self.article.quotation_at(q + 1) is not None
                and "quote" in frames | {"quote" if told else ""}
            ):
                return Content(q, stop, clause=True)
            if self.words[j] == ":" and j + 1 < stop:
                return Content(j + 1, stop, clause=True)
            colon = self._quoting_colon(j, stop)
            if colon is not None:
                return Content(colon + 1, stop, clause=True)
        if (
            word in WH
            and not (told and word in ("when", "where", "which", "who"))
            and (frames & {"wh", "np_wh"} or (told and "np_that" in frames))
        ):
            return Content(j, stop, clause=True)
        if (word == "to" or (word == "not" and j + 1 < stop and self.folded[j + 1] == "to")) and frames & {"to", "np_to"} and j < stop - 1:
            if "to" in frames or told:
                return Content(attribution.start, stop, clause=False)
        if "to" in frames and word in ("in", "at", "on") and self._infinitive(j, stop):
            return Content(attribution.start, stop, clause=False)  # "agreed in Riga to talk"
        if attribution.form.cue.id == "add" and self._coordinates(j, stop):
            return None
        if "bare" in frames and attribution.lead and self.folded[attribution.lead - 1] == "which" and self.flags[j] & FINITE:
            return Content(k, stop, clause=True)  # "which state media claimed now reaches the coast"
        governed = "np_prep" in frames and word in GOVERNED  # "argued for a new name, as it was called"
        if (frames & {"bare"} or (told and "np_that" in frames)) and not governed and has_clause(self.article, j, stop):
            return Content(j, stop, clause=True)
        if told and "np_that" in frames and attribution.form.cue.id != "ask" and self._base_clause(j, stop):
            return Content(j, stop, clause=True)  # "told him the people share his sorrow"
        if "bare" in frames and self._needs_to(j, stop):
            return Content(j, stop, clause=True)
        directive = attribution.form.cue.act in ("propose", "demand", "call_for")  # "suggested the two sides hold talks"
        if (
            "bare" in frames
            and ("np" not in frames or directive)
            and not self.flags[j] & (PREPOSITION | ADVERB)
            and (self._base_clause(j, stop) if attribution.form.cue.weak else self._plural_clause(j, stop))
        ):
            return Content(j, stop, clause=True)
        cue_id = attribution.form.cue.id
        if cue_id in ("say", "add") and self._may_be_a_clause(j, stop, adds=cue_id == "add"):
            return Content(j, stop, clause=True)  # "says the push east signifies a change"
        if "np" in frames and self.folded[k] == "with":
            k = self._over_feeling(k, stop)
        if "np" in frames and self.folded[k] == "in" and j > k + 1 and self.folded[j - 1] in MANNERS:
            k = j  # "reiterated in the strongest terms their commitment"
        if frames & {"np", "np_prep", "np_to", "np_np", "as", "prep", "gerund"} and k < stop:
            if not frames & {"np", "np_prep", "np_np", "prep", "gerund", "as"} and not self._has_to(k, stop):
                return None
            if self.words[k] in (",", ".", ";", ")") or (
                word == "to" and self.flags[min(j + 1, stop - 1)] & BASE and not frames & {"np_prep", "prep"}
            ):
                return None
            if "as" in frames and not frames & {"np", "np_np", "np_prep", "prep", "gerund"} and "as" not in self.folded[k:stop]:
                return None  # "saw the two men talk": nothing is seen as something
            if "np_np" in frames and "np" not in frames and not self._names_it(k, stop):
                return None
            dated = (
                self.folded[k] == "on" and k + 1 in self.date_from and self.date_from[k + 1].end == j
            )  # "outlined on Thursday his policy"
            takes_noun = frames & {"np", "np_np", "np_to"} and not (frames & {"np_prep", "prep", "as", "gerund"} or dated)
            if takes_noun and self.flags[k] & PREPOSITION:
                return None
            return Content(attribution.start, stop, clause=False)
        return None

    def _is_received(self, k: int, stop: int) -> bool:
        """Tell whether who is welcomed is a guest who is received: "welcomed the premier in Oslo", "to the palace on Monday the premier".

        Not what somebody owns or does: "welcomed the premier's decision", "welcomed him as a friend of the country".
        """
        if self.folded[k] == "to":
            k = next((i for i in range(k + 1, min(stop, k + ASIDE)) if isinstance(self.starting.get(i), PersonMention | OfficeMention)), k)
        k += k not in self.starting and k + 1 < stop and (bool(self.flags[k] & DETERMINER) or self.folded[k] in GUESTS)
        mention = self.starting.get(k)
        if not isinstance(mention, PersonMention | OfficeMention):
            return False
        end = mention.end
        return end >= stop or (bool(self.flags[end] & (PREPOSITION | MARK | ADVERB)) and self.folded[end] not in ("as", *POSSESSIVE))

    def _over_feeling(self, k: int, stop: int) -> int:
        """Step over the feeling with which something is noted or received: "with [deep] concern"; ``k`` where no object follows."""
        behind = next((i + 1 for i in range(k + 1, min(k + 5, stop - 1)) if self.folded[i] in FEELINGS), k)
        opens = behind > k and (bool(self.flags[behind] & (DETERMINER | PRONOUN)) or behind in self.starting)
        return behind if opens else k

    def _quoting_colon(self, j: int, stop: int) -> int | None:
        """Return the colon in front of a quotation behind words without a verb: 'told reporters aboard the yacht: "..."'."""
        limit = min(stop - 2, j + ASIDE)
        if ":" not in self.words[j:limit]:
            return None
        for i in range(j, limit):
            if self.words[i] == ":":
                return i if self.words[i + 1] in OPEN_QUOTES and self.article.quotation_at(i + 2) is not None else None
            if self.words[i] in OPEN_QUOTES or is_finite(self.article, i):
                return None
        return None

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
        if stop - k > 1 and (self.flags[k] & DETERMINER or k in self.starting) and self.folded[stop - 1].endswith(ADJECTIVE_ENDINGS):
            return True
        return any(self.flags[i] & DETERMINER for i in range(object_end, min(stop, object_end + 5)))

    def _plural_clause(self, j: int, stop: int) -> bool:
        """Tell whether a noun has a verb behind it that a noun could be too: "considerable gaps remain", "cod knows no borders"."""
        return self._singular_clause(j, stop) or any(
            not self.flags[i] & (CAPITAL | PREPOSITION)
            and self.words[i - 1] not in ("'s", "’s")
            and (
                (self.flags[i] & BASE and self._is_plural(i - 2 if self.words[i - 1] in OPEN_QUOTES else i - 1))
                or (self.flags[i] & PAST and not self.flags[i - 1] & (PREPOSITION | DETERMINER | AUXILIARY | ADVERB))
            )
            for i in range(j + 1, stop)
        )

    def _may_be_a_clause(self, j: int, stop: int, *, adds: bool) -> bool:
        """Tell whether words behind "said" are a clause whose verb only looks like one: "supplies in the city remain short".

        Words of no clause: "said nothing of the deal", "said in Oslo", "said yes"; of somebody who ``adds``: "added his voice to the chorus".
        """
        if not adds and self.flags[j] & DETERMINER and stop - j >= LONG:
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
            if self.flags[i] & MARK or is_finite(self.article, i):
                return False
        return False

    def _base_clause(self, j: int, stop: int) -> bool:
        """Tell whether a plural noun phrase begins here, with a verb in the base form behind it: "the people share"."""
        for i in range(j + 1, min(stop, j + 6)):
            if self.flags[i] & (MARK | PREPOSITION):
                return False
            if self.flags[i] & BASE and not self.flags[i] & CAPITAL and self._is_plural(i - 1):
                return bool(self.flags[j] & DETERMINER)
        return False

    def _is_plural(self, i: int) -> bool:
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
                return bool(self.flags[i + 1] & (DETERMINER | PRONOUN | ADVERB)) and self.words[i - 1] not in ("'s", "’s")
        return False

    def _has_to(self, k: int, stop: int) -> bool:
        return any(self.folded[i] == "to" for i in range(k, min(stop, k + 25)))

    def over_asides(self, k: int, stop: int) -> int:
        """Return the first token behind the asides that may stand between a cue and its content.

        Adverbs, days and dates; "in a statement", "at a regular press briefing", "after his meeting with X on Monday", up to "that".
        """
        i = self.over_bracketing(k, stop)
        while i < stop:
            if i in self.date_from:
                i = self.date_from[i].end
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

    def _over_manner(self, i: int, stop: int) -> int:
        """Return the token behind words that say how often or how clearly: "time and again", "more than once"; ``i`` where there are none."""
        k = i
        while k < stop and self.folded[k] in REPEATING:
            k += 1
        return k if self.folded[k - 1] in ("again", "over", "once", "times", "clear") else i

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

    def _aside(self, i: int, stop: int) -> int:
        """Return where the prepositional phrase that begins at ``i`` ends if it only says when, where or how; ``i`` if it does not."""
        limit = min(stop, i + ASIDE)
        if self.folded[i] == "to" and i + 2 < limit and self.flags[i + 1] & BASE and MEDIA.isdisjoint(self.folded[i + 1 : i + 3]):
            return i  # "agreed to work together to address the causes"
        clause = self.folded[i] in ("after", "before", "when")  # "said after the ruling was announced that"
        for j in range(i + 1, limit):  # whatever stands between the cue and its "that" is an aside
            if self.folded[j] == "that" and is_clause_marker(self.article, j, stop):
                return j
            if self.words[j] in OPEN_QUOTES and (title := self.article.quotation_at(j + 1)) is not None and title.end + 1 < limit:
                if title.end - j <= 6 and self.folded[title.end + 1] == "that":
                    return title.end + 1  # 'said on ABC's "This Week" that'
            if self.words[j] == "," and j + 1 < limit and self.words[j + 1] in OPEN_QUOTES and MEDIA.intersection(self.folded[i:j]):
                return j  # 'said in an interview with the paper X, "..."'
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
                and not self.flags[j - 1] & PREPOSITION
            ):
                return j
            if is_finite(self.article, j):
                return i if noun < 0 else noun + 1
        return stop if noun >= 0 and limit == stop else i

    def only_asides(self, k: int, stop: int, *, quoted: bool = False) -> bool:
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
            if is_finite(self.article, j) and not subordinate:
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
