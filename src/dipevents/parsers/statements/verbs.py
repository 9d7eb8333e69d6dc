"""Whether a form of a cue is the verb of a clause: where it stands, what joins it to the verbs before, whether its clause reports at all.

Rule 1  A form that may be a noun ("calls", "reports") is a verb right behind its subject, or at the end behind a noun that can speak.
Rule 2  "and", "but" or a comma joins it to an earlier verb of the same subject, with adverbs or one phrase between.
Rule 3  Reduced clauses ("a group called X", "the truce she had declared") and aims still to come report nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from ...article import Article
from ...facts import CueForm
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    BODY,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DIGIT,
    GROUP,
    MARK,
    MODAL,
    PARTICIPLE,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    THIRD,
)
from ...mentions import CountryMention, PronounMention
from ...tokens import POSSESSIVE
from ..evidence import QUOTES, first_finite, is_finite
from ..reader import Reader
from .descriptions import POSSESSIVES
from .followers import REDUCED, Subject
from .subjects import Subjects

AHEAD = frozenset({"plans", "plan", "planned", "intends", "intend", "scheduled", "due", "expected", "wants", "hopes", "set", "failed", "refused", "declined"})  # fmt: skip
TALKED_OF = frozenset({"need", "needs", "ways", "how", "possibility", "opportunities"})  # of what is still to be done
FAR = 30  # tokens from such a noun to the last infinitive that belongs to it
AIMS = frozenset({"effort", "efforts", "way", "ways", "plan", "plans", "move", "moves", "attempt", "attempts", "bid", "need", "chance", "opportunity", "opportunities", "right", "ability", "pressure", "reason", "reasons", "step", "steps", "intention", "readiness", "willingness", "initiative", "mandate", "platform"})  # fmt: skip
ALL_THAT = frozenset({"everything", "anything", "all", "nothing"})
HAVE = frozenset({"has", "have", "had"})
BETWEEN = frozenset({"also", "further", "then", *HAVE})  # in front of the second of two verbs
NOUN_TAKES = frozenset({"for", "of"})  # behind a form that may be a noun; verbs that take them are cues with them: "calls for"
PURPOSE = 8  # tokens of "took to Truth Social on Monday to"
BRACKET = 8  # tokens of an acronym or the like in brackets
BE = frozenset({"is", "are", "was", "were", "be", "been"})
THINGS_DO = frozenset({"suggest", "indicate", "signal", "imply", "reveal", "highlight", "underscore", "underline", "reflect", "confirm", "stress", "demand", "propose", "threaten", "promise", "announce"})  # fmt: skip
DO = frozenset({"do", "does", "did", "only"})  # "X did confirm that", "X would only say that"
AS_LONG_AS = frozenset({("as", "long", "as"), ("so", "long", "as")})  # in front of what may never come about
NOBODY = frozenset({"neither", "no", "nobody", "none"})  # subjects of whom it is told that they said nothing
NEAR = 4  # tokens behind "what X said" in which its "is that" stands


class Verbs(Reader):
    """Looks at the forms of cues in one article."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects
        self.party_ends = [m.end for m in article.mentions.parties]
        self.party_starts = [m.start for m in article.mentions.parties]

    def is_verb(self, i: int, stop: int, end: int, floor: int) -> bool:
        """Tell whether a form that may be a noun ("calls", "reports") stands where a verb stands: right behind its subject, or at the end."""
        j = i - 1
        while j >= floor:
            if j + 1 in self.date_to:
                j = self.date_to[j + 1].start - 1
                j -= self.folded[j] == "on"
            elif self.flags[j] & ADVERB and self.flags[j] & (DETERMINER | PREPOSITION) == 0 and self.ending.get(j + 1) is None:
                j -= 1
            else:
                break
        if j > floor and self.words[j] == ")":  # "the Ministry of Trade (MOT) welcomes"
            j = next((k - 1 for k in range(j - 1, max(floor, j - BRACKET), -1) if self.words[k] == "("), j)
        if j < floor or self.folded[j] in POSSESSIVES:
            return False  # "affirmed our focus on trade"
        if self.flags[j] & (AUXILIARY | MODAL):
            return True
        mention = self.ending.get(j + 1)
        if mention is None:
            if self.folded[j] in ("and", "but") or self.words[j] == ",":
                return stop == end or self.folded[stop] not in NOUN_TAKES  # "trade, support for Oslo and calls of dissent"
            dated = stop + (self.folded[stop : stop + 1] == ["on"]) in self.date_from
            ends = self.flags[i] & (PAST | THIRD) and (stop == end or dated)  # "..., the agency reported [on Monday]"
            tells = stop < end and (
                self.folded[stop] == "that" or (self.folded[stop] == "to" and bool(self.flags[i] & PAST))
            )  # "the government hopes that", "the two panels agreed to"
            behind = stop + 2 if self.folded[stop : stop + 2] == ["in", "part"] else stop
            tells = tells or (behind + 1 < end and self.words[behind] in (":", ",") and self.opens_quotation(behind))  # "it reads: ..."
            told = self.flags[i] & PAST and is_finite(self.article, i)  # "participants at the talks welcomed the accord"
            owned = self.flags[j] & BODY and self.flags[i] & PAST and (self.words[j - 1] in POSSESSIVE or self.folded[j - 1] in POSSESSIVES)
            says = bool(self.flags[i] & THIRD and self.flags[j] & (BODY | GROUP) and stop < end and self.flags[stop] & DETERMINER)
            told = told or says  # "The Sato Government welcomes the ruling"
            views = self._holds_view(i, j, stop, end)
            subject = self.subjects.before(i, floor) if ends or tells or told or owned or views else None  # "Sato's ministry confirmed it"
            return subject is not None and subject.party is not None
        if isinstance(mention, CountryMention):
            return mention.form != "adjective"
        return True

    def _holds_view(self, i: int, j: int, stop: int, end: int) -> bool:
        """Tell whether a base form stands between a plural noun and a clause of its own: "The families hope their talks will"."""
        plural = bool(self.flags[i] & BASE) and self.subjects.descriptions.is_plural(j)
        opens = plural and stop < end and bool(self.flags[stop] & (DETERMINER | PRONOUN) or stop in self.starting)
        return opens and first_finite(self.article, stop, end) is not None

    def conjunction(self, i: int, floor: int) -> int | None:
        """Return the "and", "but", "or" or comma that joins a verb to what stands before it.

        Between them stand adverbs, or one phrase with a preposition: "but at the same time said", "and in a statement called for".
        """
        j = self.before_date(i) - 1  # "and last month threatened"
        while j > floor and (self.flags[j] & ADVERB or self.folded[j].endswith("ly") or self.folded[j] in BETWEEN):
            j -= 1
        if self.folded[j] in ("and", "but", "or") or self.words[j] == ",":
            return j
        for k in range(j, max(floor, j - 7), -1):
            if self.flags[k] & (MARK | CONJUNCTION | AUXILIARY | MODAL) and not self.flags[k] & PREPOSITION:
                return None
            if self.flags[k] & PREPOSITION and self.folded[k - 1] in ("and", "but") and not self.flags[k] & CONJUNCTION:
                return k - 1
        return None

    def acts_before(self, i: int, floor: int) -> bool:
        """Tell whether an earlier verb of the clause stands behind a party that this one may share.

        "They reviewed X, and urged Y"; "the agency, which reports daily, did not name him, but said"; not "X was blamed and urged".
        """
        for at in range(bisect_left(self.party_starts, floor), len(self.party_ends)):
            end = self.party_ends[at]
            if end >= i:
                return False
            verb = self._over_adverbs(self._over_relative(end, i), i)
            if is_finite(self.article, verb) and not self.flags[verb] & MODAL:
                passive = self.folded[verb] in BE and self.flags[self._over_adverbs(verb + 1, i)] & PARTICIPLE
                if not passive:
                    return True
        return False

    def group_acts_before(self, i: int, floor: int) -> bool:
        """Tell whether the sentence opens with a plural noun and its verb, which this one may share: "The relatives refused, and said"."""
        verb = first_finite(self.article, floor, i)
        subject = self.subjects.before(verb, floor) if verb is not None and verb > floor else None
        if subject is None or subject.start > floor + 1 or subject.party is None or subject.modal or verb is None:
            return False
        passive = self.folded[verb] in BE and self.flags[self._over_adverbs(verb + 1, i)] & PARTICIPLE
        relative = not {"which", "who", "that"}.isdisjoint(self.folded[verb:i])
        return not (passive or relative) and first_finite(self.article, verb + 1, i) in (None, verb + 1)

    def _over_relative(self, start: int, end: int) -> int:
        """Return the token behind an age or relative clause in commas that begins at ``start``."""
        if self.words[start] == "," and (self.folded[start + 1] in ("who", "which", "whose") or self.flags[start + 1] & DIGIT):
            return next((k + 1 for k in range(start + 2, min(end, start + 40)) if self.words[k] == ","), start)
        return start

    def _over_adverbs(self, start: int, end: int) -> int:
        """Return the first token behind the adverbs and days that may stand between a subject and its verb."""
        i = start
        while i < end - 1:
            if i in self.date_from:
                i = self.date_from[i].end
            elif self.folded[i] == "on" and i + 1 in self.date_from:
                i = self.date_from[i + 1].end
            elif self.flags[i] & ADVERB and not is_finite(self.article, i):
                i += 1
            else:
                break
        return i

    def has_object(self, stop: int, end: int) -> bool:
        """Tell whether an object or complement begins behind a verb, so that it is no adjective ("secure and recognised borders")."""
        if stop >= end:
            return False
        bits = self.flags[stop]
        return (
            bool(bits & (DETERMINER | PRONOUN | PREPOSITION))
            or stop in self.starting
            or self.folded[stop] in ("that", "to", "how", "why", "its", "their", "his", "her")
        )

    def is_named_so(self, i: int, floor: int) -> bool:
        """Tell whether "called" only names an indefinite noun right in front of it: "a movement called Dawn"."""
        if self.ending.get(i) is not None:
            return False
        first = next((k for k in range(i - 1, max(floor, i - 5) - 1, -1) if self.flags[k] & (DETERMINER | PREPOSITION)), None)
        return first is not None and self.folded[first] in ("a", "an")

    def is_reduced_relative(self, subject: Subject, stop: int, floor: int) -> bool:
        """Tell whether a pronoun and its verb only describe the noun in front: "broke the truce she had declared after the attack"."""
        before = subject.start - 1
        if not isinstance(self.starting.get(subject.start), PronounMention) or before <= floor or stop >= len(self.flags):
            return False
        if self.folded[before] in ALL_THAT:
            return True  # "Given everything he had said, the others left"
        noun = not self.flags[before] & (MARK | PREPOSITION | CONJUNCTION | ADVERB | AUXILIARY | MODAL | DETERMINER | CUE | CAPITAL)
        follows = bool(self.flags[stop] & PREPOSITION) or stop in self.date_from
        opens = self.flags[floor] & (PREPOSITION | CONJUNCTION)
        return noun and follows and not opens and before + 1 not in self.date_to and first_finite(self.article, floor, before) is not None

    def is_subordinate(self, i: int) -> bool:
        """Tell whether token ``i`` subordinates the clause behind it."""
        return self.folded[i] in ("as", "although", "though", "because", "since", "if")

    def is_to_come(self, i: int, floor: int) -> bool:
        """Tell whether the verb whose purpose token ``i`` tells is still to come: "will travel to Oslo to thank", "plans to congratulate"."""
        verb = first_finite(self.article, floor, i)
        return verb is not None and (bool(self.flags[verb] & MODAL) or not AHEAD.isdisjoint(self.folded[verb : verb + 3]))

    def is_of_noun(self, i: int) -> bool:
        """Tell whether the infinitive at token ``i`` belongs to a noun and tells no purpose.

        Forms: "efforts to urge", "plans to condemn" / "the need for A to share data to encourage", "ways to trade and to promote".
        """
        if i > 1 and self.folded[i - 2] in AIMS:
            return True
        for k in range(i - 2, max(i - FAR, 0), -1):
            if self.words[k] in (".", ";", ":"):
                return False
            if self.folded[k] in TALKED_OF and self.folded[k + 1] in ("for", "to"):
                return True
        return False

    def takes_complement(self, stop: int) -> bool:
        """Tell whether something that a participle may govern begins at ``stop``, so that it is no noun: "the palace briefing on Friday"."""
        return self.words[stop] not in (",", ".")

    def opens_quotation(self, i: int) -> bool:
        """Tell whether a quotation begins at token ``i``, or behind a colon or comma there."""
        i += self.words[i : i + 1] in ([":"], [","])
        return i < len(self.words) and self.words[i] in QUOTES and self.article.quotation_at(i + 1) is not None

    def only_acts(self, form: CueForm, i: int, stop: int, floor: int, end: int, subject: Subject) -> bool:
        """Tell whether a verb attributes nothing to its subject: it is an act or a noun, nobody's, or not real."""
        names, cue = form.inflections, form.cue
        if not NOBODY.isdisjoint(self.folded[subject.start : subject.start + 2]) or self.folded[subject.start - 1] == "nor":
            return True  # "neither side said", "neither Vik nor the union said"
        quotes = stop + 1 < end and (self.words[stop] in QUOTES or self.words[stop + 1] in QUOTES)
        thing = subject.plain and not self.flags[subject.end - 1] & PERSON
        if thing and not quotes and (cue.weak or cue.id in THINGS_DO):
            return True
        if cue.id == "be_clear" and self.folded[subject.start] in ("it", "this", "that"):
            return True  # "it is clear the world can"
        if "np_np" in cue.frames and self.is_named_so(i, floor):
            return True  # "a group called X"
        if self._is_noun_behind(form, i, subject):
            return True
        text = self.folded[subject.start] == "it" or self.subjects.descriptions.is_text(subject.end - 1)  # "the statement says"
        if names == {"s"} and subject.party is not None and subject.party.kind == "group" and not text:
            return True
        if cue.weak and self._is_told_in_passing(form, i, floor, subject):
            return True
        return subject.modal or subject.passive or self._is_unreal(stop, floor, subject) or self.is_reduced_relative(subject, stop, floor)

    def _is_noun_behind(self, form: CueForm, i: int, subject: Subject) -> bool:
        """Tell whether a base form behind somebody is a noun: "Sato, press secretary to the president", "U.S. support for"."""
        party = subject.party
        if form.inflections != {"base"} or party is None or not DO.isdisjoint(self.folded[subject.end : i]):
            return False
        people = self.ending.get(subject.end)
        if isinstance(people, CountryMention) and people.form == "inhabitant" and self.folded[subject.start] == "the":
            return False  # "The Norwegians say"
        singular = party.kind in ("person", "country") or (form.ambiguous and party.kind == "organisation")
        return singular and self.folded[subject.start] not in ("i", "we", "you")

    def _is_told_in_passing(self, form: CueForm, i: int, floor: int, subject: Subject) -> bool:
        """Tell whether a verb that may be an act stands in a clause that describes: "leaders who invited", "as the three states support"."""
        if any(self.folded[k] == "who" and self.words[k - 1] != "," for k in range(max(subject.start, i - 3), i)):
            return True
        return not form.cue.frames & {"that", "quote"} and subject.start > floor and self.is_subordinate(subject.start - 1)

    def _is_unreal(self, stop: int, floor: int, subject: Subject) -> bool:
        """Tell whether a clause is a condition or names something: "if X says", "as long as X says", 'in what X called "a slap"'."""
        start = subject.start
        if tuple(self.folded[max(floor, start - 3) : start]) in AS_LONG_AS:
            return True
        cleft = self.folded[start - 1] == "what" and not BE.isdisjoint(self.folded[stop : stop + NEAR])  # "what X said is that"
        return start > floor and self.folded[start - 1] in ("what", "whom", "if", "unless") and not cleft

    def only_describes(self, verb: int, end: int) -> bool:
        """Tell whether a past form behind a subject is a participle that says who it is: '"..." said a nurse [trapped in the city]'."""
        return self.folded[verb] in REDUCED or (verb + 1 < end and bool(self.flags[verb + 1] & PREPOSITION))

    def takes_to_medium(self, i: int, floor: int) -> bool:
        """Tell whether an infinitive stands behind "took to [social media] to": what is done there is said."""
        return any(self.folded[k : k + 2] in (["took", "to"], ["takes", "to"]) for k in range(max(floor, i - PURPOSE), i - 2))
