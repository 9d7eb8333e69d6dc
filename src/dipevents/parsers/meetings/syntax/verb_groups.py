"""What stands between a verb and its subject: adverbs, auxiliaries, dates, and words that make an act planned, called off or unreal.

Rule 1  Tokens are taken up from the verb leftwards, one phrase a step, until one that belongs to nothing here.
Rule 2  What is nearest to the verb tells its status; what stands in front of that changes it only where a step says so.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, ING, MODAL, MONTH, PARTICIPLE, PAST, PREPOSITION, THIRD, TIME
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import first_finite, is_shortened

from ..members import Found
from ..parties.people import People
from ..view import Reader, View
from .agents import Agents
from .interruptions import Interruptions

WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
CONTRACTED_WILL = ("'ll", "’ll")
CONTRACTED_BE = ("'m", "’m", "'re", "’re")
CONTRACTED_NOT = ("n't", "n’t")
NAMES_TOO = frozenset({"will", "may"})  # "Will" and "May" end the names of people
IN_FRONT_OF_DATE = frozenset({"on", "in", "at", "late", "early", "earlier", "by", "since"})
NO_LONGER = (["will", "no"], ["would", "no"])  # in front of "longer"
JOINING = frozenset({"and", ",", "or", "but"})
INSTEAD = (["instead", "of"], ["rather", "than"])
BEGUN = frozenset({"continued", "began"})  # of the inclined, those who did it: "began to meet"
WAS = frozenset({"was", "were", "been"})  # in front of "able": who was able to meet Y did it
PLAIN = frozenset({"also", "both", "all", "each", "again", "jointly", "recently", "personally", "in", "turn", "once", "last", "first"})
NO_ADVERBS = frozenset({"family", "assembly", "ally", "rally"})
DOUBTING = frozenset({"anytime", "whenever", "if", "whether", "unless", "should", "until", "hopes", "hoped", "hope", "unlikely"})
UNLIKELY = (["less", "likely"], ["not", "likely"])
OFFER = 12  # tokens of "accepted with pleasure Prime Minister X's kind"
WISHED = 4  # tokens in front of a subject where "hopes that", "if" stands


@attrs.define
class Reading:
    """What stands to the left of a verb."""

    found: Found
    start: int
    status: str | None = None
    real: bool = True
    passive: bool = False
    infinitive: bool = False
    shared: bool = False  # the subject belongs to another verb of the sentence
    progressive: bool = False


@attrs.define
class VerbGroup:
    """What has been read to the left of ``verb``, so far."""

    verb: int
    floor: int  # no token in front of it belongs to the clause
    reading: Reading
    j: int  # the next token; in the end the last one of what may be the subject
    lead: int  # the "having" of the verb, else the verb itself
    gerund: bool
    joined: bool = False  # to a verb in front of it: "visited A and [met Y]"
    apart: bool = False  # from that verb: "did not visit A but [met Y]"
    glad: bool = False  # "was pleased to"
    complete: bool = False  # whose act it is, or that it is none, is told by the words themselves


class VerbGroups(Reader):
    """Reads leftwards from the verbs of one article."""

    def __init__(self, view: View, people: People, interruptions: Interruptions, agents: Agents) -> None:
        super().__init__(view)
        self.people, self.interruptions, self.agents = people, interruptions, agents

    def read(self, verb: int, floor: int) -> VerbGroup:
        """Return what stands to the left of ``verb``: of "X [is expected to also] meet Y" a planned infinitive, ``j`` at X."""
        gerund = bool(self.flags[verb] & ING) and not self.flags[verb] & (BASE | PAST)
        group = VerbGroup(verb=verb, floor=floor, reading=Reading(Found([], verb, verb), verb), j=verb - 1, lead=verb, gerund=gerund)
        while group.j >= floor and self._step(group):
            pass
        return group

    def _step(self, group: VerbGroup) -> bool:
        """Take up what stands at ``group.j`` and move it to the left; tell whether more may stand in front of that."""
        j = group.j
        word = self.folded[j]
        for take in self._STEPS:
            goes_on = take(self, group, j, word)
            if goes_on is not None:
                return goes_on
        return False

    # --- one phrase each: whether to go on; None where something else stands there ----------------------------------

    def _date(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Step over "X [on Monday] met Y"."""
        date = self.date_to.get(j + 1)
        if date is None or date.start < group.floor:
            return None
        group.j = date.start - 1
        if group.j >= group.floor and self.folded[group.j] in IN_FRONT_OF_DATE:
            group.j -= 1
        return True

    def _town(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Step over "X[, in PLACE] met Y", "X, on DAY [in PLACE] met Y", behind what is said of the subject."""
        place = self.place_ending.get(j + 1)
        k = place - 2 if place is not None and self.folded[place - 1] == "in" else group.floor
        if k <= group.floor or not (self.ends_subject(k, group.floor) or k + 1 in self.date_to):
            return None
        group.j = k
        return True

    def _name(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Stop at a name, be it with a verb of its own, "he'll meet"; not at that of a venue: "X [at the palace] received Y"."""
        name = self.ending.get(j + 1)
        person = isinstance(name, PersonMention)
        if name is None or (word in NAMES_TOO and not (person and self.flags[j] & CAPITAL)):
            return None
        reading = group.reading
        if word.endswith(CONTRACTED_WILL):
            reading.status = reading.status or "planned"
        elif word.endswith(CONTRACTED_BE):
            reading.progressive = reading.progressive or group.gerund
        return False if person else self._venue(group, j, word)

    def _no_longer(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "will [no longer] meet"."""
        if word != "longer" or self.folded[j - 2 : j] not in NO_LONGER:
            return None
        group.reading.status, group.j = "cancelled", j - 2
        return True

    def _negation(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "did [not] meet", "[didn't] meet", "[instead of] meeting"; who "[will not] meet" has declined."""
        if group.gerund and self.folded[j - 1 : j + 1] in INSTEAD:
            group.reading.real, group.j = False, j - 2
            return True
        if not (self.known.is_a("negation", word) or word.endswith(CONTRACTED_NOT)):
            return None
        refused = word.startswith("wo") or (word == "not" and self.folded[j - 1] in ("will", "shall"))
        if refused and group.reading.status is None and self.folded[group.verb] != "stop":
            group.reading.status, group.j = "cancelled", j - (2 if word == "not" else 1)
            return True
        group.reading.real, group.j = False, j - 1
        return True

    def _instead(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Stop at "[instead of] meeting Y", "[rather than] visit A"."""
        if self.folded[j - 1 : j + 1] not in (["instead", "of"], ["rather", "than"]):
            return None
        group.reading.real, group.complete = False, True
        return False

    def _looking_forward(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "[looks forward to] meeting"."""
        if word != "to" or not group.gerund or j <= group.floor or self.folded[j - 1] != "forward":
            return None
        group.reading.status, group.gerund = "planned", False
        looks = j - 2 >= group.floor and self.flags[j - 2] & (BASE | THIRD | ING)
        group.j = j - 3 if looks else j - 2
        return True

    def _infinitive(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "to" and what governs it: "is [expected to] meet", "X's [decision to] meet", "[used this opportunity to] meet"."""
        if word != "to" or group.gerund:
            return None
        reading, floor = group.reading, group.floor
        reading.infinitive = True
        k = self._over_adverbs(j - 1, floor)
        if any(self.known.is_a("negation", self.folded[t]) for t in range(k + 1, j)):
            reading.real = False
        if k < floor or self.is_month(k):
            group.j = k
            return False
        if (intended := self.agents.intended(k, floor)) is not None:  # "criticised X's decision to meet Y"
            self._mean(group, *intended)
            return False
        if (asked := self.agents.asked(k, floor)) is not None and (answer := self.answer(asked[1], floor)) is not None:
            reading.status, group.j = answer, asked[1]  # "accepted an invitation from X to meet"
            return False
        used = self.agents.takes_opportunity(k, group.verb, floor) if self.folded[k] == "opportunity" else None
        if used is not None:
            reading.status = "held" if self.flags[used] & PAST else reading.status
            group.j = used - 1
            return True
        goes_on = self._governor(group, j, k)
        group.j = k - 1 if goes_on else k
        return goes_on

    def _governor(self, group: VerbGroup, to: int, k: int) -> bool:
        """Take up the word at ``k`` that governs "to": "[expected] to", "[declined] to"; tell whether more may stand in front."""
        reading, governor = group.reading, self.folded[k]
        if self._is_perfect(to, group.verb):  # "were to have met", "pleased to have met"
            reading.status = "cancelled" if governor in BE else "held"
            reading.real = reading.real and (governor in BE or not self.known.is_a("unreal", governor))
        elif self.flags[k] & AUXILIARY and governor in BE:
            reading.status = "planned"
        elif self.known.is_a("cancelled", governor):
            reading.status = "cancelled"
        elif governor == "prepared" and self.folded[k - 1] in BE:
            reading.real, group.complete = False, True  # "is prepared to meet Y"
            return False
        elif self._is_plan(governor):
            reading.status = "cancelled" if self.folded[k - 2 : k] == ["had", "been"] else reading.status or "planned"
        elif governor in self.terms.glad:
            group.glad = True
        elif governor in self.terms.lacking:
            reading.real = False
        elif governor in self.terms.inclined:
            done = governor in BEGUN or (governor == "able" and self.folded[k - 1] in WAS)
            reading.real, reading.status = reading.real and done, reading.status or ("held" if done else None)
        elif governor == "invitation" and (answer := self.answer(k, group.floor)) is not None:
            reading.status = answer
            return False
        elif self.known.is_a("unreal", governor):
            reading.real, group.complete = False, True
            return False
        else:
            return False
        return True

    def answer(self, invitation: int, floor: int) -> str | None:
        """Return what becomes of what an invitation asks for: "[accepted] Prime Minister X's invitation to", "[declined] an invitation to"."""
        for k in range(invitation - 1, max(floor, invitation - OFFER) - 1, -1):
            if self.folded[k].startswith("accept"):
                return "planned"
            if any(cue.status == "cancelled" for cue in self.known.cues_at(self.folded, k, invitation)[0]):
                return "cancelled"
        return None

    def _mean(self, group: VerbGroup, owner: Found, noun: int) -> None:
        """Give an infinitive to the owner of the "decision", "plan", "refusal" that governs it."""
        reading, word, first = group.reading, self.folded[noun], min(owner.start, noun)
        reading.found, reading.start, group.complete = owner, owner.start, True
        if self.known.is_a("cancelled", word):
            reading.status = "cancelled"
        elif self._is_plan(word):
            reading.status = reading.status or "planned"
        wished = any(self.known.is_a("unreal", self.folded[k]) for k in range(max(group.floor, first - WISHED), first))
        reading.real = reading.real and word not in self.terms.strivings and not (wished or self.is_doubtful(first, group.floor))

    def _modal(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "[will] meet", "[may] meet", "[would] have met"; "[would] be glad to meet" is a wish."""
        if not self.flags[j] & MODAL:
            return None
        reading = group.reading
        unfulfilled = word == "would" and (group.glad or self._is_perfect(j, group.verb))
        if word in WILL and not unfulfilled:
            reading.status = reading.status or "planned"
        else:
            reading.real = False
        group.j = j - 1
        return True

    def _having(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "[having] met Y, X flew home"."""
        if word != "having" or not self.flags[group.verb] & PARTICIPLE:
            return None
        group.gerund, group.lead, group.j = True, j, j - 1
        return True

    def _auxiliary(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Take up "[has] met", "[was] received", "[is] meeting", "he['s] met", "he['s] meeting"."""
        short = is_shortened(self.article, j)
        if not short and not self.flags[j] & AUXILIARY and word not in BE:
            return None
        if word in BE or (short and group.gerund):
            reading, verb = group.reading, group.verb
            near = j >= verb - 3 and bool(self.flags[verb] & PARTICIPLE)
            reading.passive = reading.passive or (near and not reading.infinitive)
            reading.progressive = reading.progressive or group.gerund
            group.gerund = False
        group.j = j - 1
        return True

    def _joint(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Stop at what joins the verb to another: "visited A [and] met Y", "visited A[,] met Y"; not at the marks of an aside."""
        then = word == "then" and self.ending.get(j) is None and not self.ends_subject(j - 1, group.floor)
        if not (word in JOINING or then or (word == ";" and self.goes_on(group.verb, j))):
            return None
        if word == "," and self.ends_subject(j, group.floor):
            return False
        if word == "," and self._opens_clause(j, group):
            group.j = j - 1
            return False
        opener = self.interruptions.opener_of(j, group.floor) if word == "," else None
        if opener is not None:  # "X[, on behalf of Z,] met Y"
            group.j = opener - 1
            return True
        group.joined, group.j = True, j - 1
        group.apart = word == "but" and group.j >= group.floor
        return False

    def _as_well_as(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Stop at "visited A[, as well as] met Y"."""
        if word != "as" or self.folded[j - 2 : j] != ["as", "well"]:
            return None
        group.joined, group.j = True, j - 3
        group.j -= group.j >= group.floor and self.words[group.j] == ","
        return False

    def _adverb(self, group: VerbGroup, j: int, word: str) -> bool | None:
        """Step over "X [also] met Y", "X [later] met Y", "X [Friday] met Y", "X has [so far] met Y"."""
        if word == "far" and self.folded[j - 1] == "so":
            group.j = j - 2
            return True
        bits = self.flags[j]
        adverb = (bits & ADVERB and not bits & PREPOSITION) or bits & TIME or word in PLAIN
        if not adverb and not (word.endswith("ly") and not bits & CAPITAL and j in self.ending and word not in NO_ADVERBS):
            return None
        group.j = j - 1
        return True

    def _venue(self, group: VerbGroup, j: int, word: str) -> bool:
        """Step over "X [at the headquarters] received Y"; stop at anything else."""
        seat = self.interruptions.over_venue(j, group.verb, group.floor)
        if seat is None:
            return False
        group.j = seat
        return True

    # --- what these ask ---------------------------------------------------------------------------------------------

    def _is_perfect(self, i: int, verb: int) -> bool:
        """Tell whether "have" stands between "to" or "would" at ``i`` and the verb: "to have met"."""
        return self.folded[i + 1] == "have" and verb > i + 1

    def _is_plan(self, word: str) -> bool:
        return self.known.is_a("planned", word) or self.known.is_a("arranging", word)

    def _over_adverbs(self, j: int, floor: int) -> int:
        while j >= floor and self.flags[j] & ADVERB and not self.flags[j] & PREPOSITION and not self.known.is_a("planned", self.folded[j]):
            j -= 1
        return j

    def is_month(self, t: int) -> bool:
        """Tell whether "May" is the month: "on 7 May to meet"."""
        return bool(self.flags[t] & MONTH and self.flags[t] & CAPITAL) and t + 1 in self.date_to

    def goes_on(self, verb: int, mark: int) -> bool:
        """Tell whether a semicolon separates the items of a list of verbs: "will attend A; represent B; and hold C"."""
        if not self.flags[verb] & BASE or self.flags[verb] & PAST:
            return False
        k = mark + 1
        return k == verb or (k + 1 == verb and self.folded[k] == "and") or mark < verb - 4

    def ends_subject(self, j: int, floor: int) -> bool:
        """Tell whether the comma at ``j`` closes what is said of a subject, so that its verb may follow."""
        return j > floor and self.words[j] == "," and (self._closes_aside(j, floor) or self._titled_with_comma(j))

    def _opens_clause(self, j: int, group: VerbGroup) -> bool:
        """Tell whether "X[, on DAY] met Y" lacks the comma behind the day: X is the first whom the clause names, in front of any verb."""
        name = self.ending.get(j)
        if not isinstance(name, PersonMention) or not (j + 1 in self.date_from or j + 2 in self.date_from):
            return False
        return all(k not in self.starting for k in range(group.floor, name.start)) and first_finite(self.article, group.floor, j) is None

    def _closes_aside(self, j: int, floor: int) -> bool:
        return self.people.aside(j, floor) is not None or self.people.named_behind_office(j, floor) is not None

    def _titled_with_comma(self, j: int) -> bool:
        """Tell whether the comma at ``j`` closes "A's minister, Mr B," read as one name."""
        mention = self.ending.get(j)
        return isinstance(mention, PersonMention) and "," in self.words[mention.start : mention.end]

    def is_doubtful(self, start: int, floor: int) -> bool:
        """Tell whether "if", "whether", "unless" opens the clause of a subject, or the subject is nobody: "no official"."""
        nobody = any(self.known.is_a("negation", self.folded[k]) for k in range(max(floor, start - 1), start + 1))
        return nobody or any(
            self.folded[k] in DOUBTING or self.folded[k - 1 : k + 1] in UNLIKELY for k in range(max(floor, start - WISHED), start)
        )

    _STEPS = (
        _date,
        _town,
        _name,
        _no_longer,
        _negation,
        _instead,
        _looking_forward,
        _infinitive,
        _modal,
        _having,
        _auxiliary,
        _joint,
        _as_well_as,
        _adverb,
        _venue,
    )
