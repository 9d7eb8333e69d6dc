"""The clause around a cue: whose verb it is, and whether the encounter happened.

Rule 1  Between subject and verb stand adverbs, auxiliaries, dates and words that make the encounter planned ("is expected to meet"),
        called off ("declined to meet") or unreal ("hopes to meet", "may meet"); an unreal encounter is none.
Rule 2  An infinitive, a participle or a coordinate verb takes the subject of the nearest finite verb before it, else the one behind.
Rule 3  A clause ends at a relative or subordinate clause, a semicolon, the next finite verb.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    MONTH,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    THIRD,
    TIME,
)
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import QUOTES, is_finite

from ..circumstances.setting import Setting
from ..members import Found, Member
from ..parties.people import People
from ..view import Reader, View
from .agents import Agents
from .interruptions import Interruptions

WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
CONTRACTED_BE = ("'m", "’m", "'re", "’re")
BOUNDS = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "because", "if", "although", "though", "unless", "until", "whether", "as", "since", "following", "but", "saying", "adding"})  # fmt: skip
CLAUSE_OPENERS = frozenset({"where", "that", "which", "who", "whom", "while", "because", "although", "though", "but", "whereas"})
NO_ADVERBS = frozenset({"family", "assembly", "ally", "rally"})
DOUBTING = frozenset({"if", "whether", "unless", "should", "until", "hopes", "hoped", "hope", "unlikely"})
OVER = ("after", "since", "following")
JOINT = 6  # tokens of "and is due to" in front of a verb
REACH = 160  # tokens


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


class Clauses(Reader):
    """Reads the clauses of one article."""

    def __init__(self, view: View, people: People, setting: Setting, interruptions: Interruptions, agents: Agents) -> None:
        super().__init__(view)
        self.people, self.setting, self.interruptions, self.agents = people, setting, interruptions, agents

    def subject(self, verb: int, floor: int, end: int, *, deep: bool = True) -> Reading:
        """Return whose verb token ``verb`` is, and whether the words between make it planned, called off or unreal."""
        reading = Reading(Found([], verb, verb), verb)
        j = verb - 1
        gerund = bool(self.flags[verb] & ING) and not self.flags[verb] & (BASE | PAST)
        joined = glad = False
        if (joyful := self.agents.joyful(verb, floor)) is not None:
            reading.found, reading.status = joyful
            return reading
        lead = verb
        while j >= floor:
            word, bits = self.folded[j], self.flags[j]
            if j + 1 in self.date_to and self.date_to[j + 1].start >= floor:
                j = self.date_to[j + 1].start - 1
                if j >= floor and self.folded[j] in ("on", "in", "at", "late", "early", "earlier", "by", "since"):
                    j -= 1
                continue
            name = self.ending.get(j + 1)
            if name is not None and (word not in ("will", "may") or (isinstance(name, PersonMention) and bits & CAPITAL)):
                if word.endswith(("'ll", "’ll")):
                    reading.status = reading.status or "planned"
                elif word.endswith(CONTRACTED_BE):
                    reading.progressive = reading.progressive or gerund
                seat = self.interruptions.over_venue(j, verb, floor) if not joined and not isinstance(name, PersonMention) else None
                if seat is None:
                    break
                j = seat
                continue
            if word == "longer" and self.folded[j - 2 : j] in (["will", "no"], ["would", "no"]):
                reading.status, j = "cancelled", j - 1
            elif self.known.is_a("negation", word) or word.endswith(("n't", "n’t")):
                reading.real = False
            elif word == "to" and gerund and j > floor and self.folded[j - 1] == "forward":
                reading.status, gerund, j = "planned", False, j - 1
                if j - 1 >= floor and self.flags[j - 1] & (BASE | THIRD | ING):
                    j -= 1
            elif word == "to" and not gerund:
                reading.infinitive = True
                k = self._over_adverbs(j - 1, floor)
                if any(self.known.is_a("negation", self.folded[t]) for t in range(k + 1, j)):
                    reading.real = False
                if k < floor or self._is_month(k):
                    j = k
                    break
                if (intended := self.agents.intended(k, floor)) is not None:  # "criticised X's decision to meet Y"
                    return self._meant(reading, *intended, floor)
                governor = self.folded[k]
                if governor == "opportunity" and (used := self.agents.takes_opportunity(k, verb, floor)) is not None:
                    reading.status = "held" if self.flags[used] & PAST else reading.status
                    j = used - 1
                    continue
                if self.folded[j + 1] == "have" and verb > j + 1 and governor in BE:  # "were to have met"
                    reading.status = "cancelled"
                elif self.folded[j + 1] == "have" and verb > j + 1:  # "pleased to have met"
                    reading.status = "held"
                    reading.real = reading.real and not self.known.is_a("unreal", governor)
                elif self.flags[k] & AUXILIARY and governor in BE:
                    reading.status = "planned"
                elif self.known.is_a("cancelled", governor):
                    reading.status = "cancelled"
                elif self.known.is_a("planned", governor) or self.known.is_a("arranging", governor):
                    reading.status = "cancelled" if self.folded[k - 2 : k] == ["had", "been"] else reading.status or "planned"
                elif governor in self.terms.glad:
                    glad = True
                elif governor in self.terms.inclined:
                    reading.real = reading.real and governor in ("continued", "began")
                elif governor == "invitation" and any(w.startswith("accept") for w in self.folded[max(floor, k - 4) : k]):
                    reading.status, j = "planned", k
                    break
                elif self.known.is_a("unreal", governor):
                    reading.real = False
                    return reading
                else:
                    j = k
                    break
                j = k
            elif bits & MODAL:
                if word == "would" and self.folded[j + 1] == "have" and verb > j + 1:
                    reading.real = False  # "would have met Y"
                elif word in WILL and not (glad and word == "would"):
                    reading.status = reading.status or "planned"
                else:
                    reading.real = False
            elif word == "having" and self.flags[verb] & PARTICIPLE:
                gerund, lead = True, j  # "having met Y, X flew home"
            elif bits & AUXILIARY or word in BE:
                reading.passive = reading.passive or (
                    word in BE and j >= verb - 3 and bool(self.flags[verb] & PARTICIPLE) and not reading.infinitive
                )
                reading.progressive = reading.progressive or (word in BE and gerund)
                gerund = gerund and word not in BE
            elif (
                word in ("and", ",", "or")
                or (word == ";" and self._goes_on(verb, j))
                or (word == "then" and not joined and self.ending.get(j) is None and not self._ends_subject(j - 1, floor))
            ):
                if word == "," and not joined and self._ends_subject(j, floor):
                    break
                opener = self.interruptions.opener_of(j, floor) if word == "," and not joined else None
                if opener is not None:
                    j = opener - 1
                    continue
                joined = True
                j -= 1
                break
            elif word == "as" and self.folded[j - 2 : j] == ["as", "well"] and not joined:
                joined = True
                j -= 3
                if j >= floor and self.words[j] == ",":
                    j -= 1
                break
            elif (
                not (bits & ADVERB and not bits & PREPOSITION)
                and not bits & TIME
                and not (word.endswith("ly") and not bits & CAPITAL and j in self.ending and word not in NO_ADVERBS)
                and word
                not in ("also", "both", "all", "each", "again", "jointly", "recently", "personally", "in", "turn", "once", "last", "first")
            ):
                venue = self.interruptions.over_venue(j, verb, floor) if not joined else None
                if venue is None:
                    break
                j = venue
                continue
            j -= 1
        reading.start = max(j, floor)
        behind = self.flags[j] & PREPOSITION and j >= floor and not self.flags[j] & CONJUNCTION
        if (
            not joined
            and not (gerund and behind)
            and j >= floor
            and not (reading.infinitive and reading.status is None and not self._is_headline_infinitive(j))
        ):
            found = self.agents.with_companions(self.people.behind(j, floor), floor)
            beside = self.ending.get(j + 1)
            if gerund and not found.members and isinstance(beside, PersonMention) and (party := self.article.party(beside)) is not None:
                found = Found([Member(party, beside.start)], beside.start, j + 1)  # "photos of X meeting with Y"
            if (
                found.refers
                and not found.members
                and deep
                and found.start > floor
                and self.folded[found.start - 1] in ("when", "after", "before", "as", "since", "while")
            ):
                found = self._cataphor(verb, end) or found
            if found.members or found.refers:
                reading.found, reading.start = found, found.start
                if gerund and reading.status is None and self.folded[max(floor, found.start - 2) : found.start] == ["forward", "to"]:
                    reading.status = "planned"  # "looks forward to A hosting B"
                if glad and reading.status is None:
                    reading.status = "held"  # "was pleased to meet Y", "am delighted to be in PLACE"
                if reading.infinitive and reading.status is None:
                    reading.status = "planned"
                    reading.real = not any(self.known.is_a("unreal", w) for w in self.folded[max(floor, found.start - 6) : found.start])
                if (
                    found.start > floor
                    and reading.status is None
                    and self.folded[found.start - 1] in ("when", "once", "before", "until")
                    and self.flags[verb] & (BASE | THIRD)
                    and not self.flags[verb] & PAST
                ):
                    reading.status = "planned"
                if self._doubtful(found.start, floor):
                    reading.real = False
                return reading
        if not joined and self.flags[verb] & PAST and (poster := self._poster(verb, j, floor)) is not None:
            reading.found = Found([poster], verb, verb)
            return reading
        if deep and (joined or reading.infinitive or gerund or behind or j < floor or self.folded[j] in ("who", "which")):
            return self._shared(reading, verb, floor, end, lead)
        return reading

    def _meant(self, reading: Reading, owner: Found, noun: int, floor: int) -> Reading:
        """Give an infinitive to the owner of the "decision", "plan", "refusal" that governs it."""
        word, first = self.folded[noun], min(owner.start, noun)
        reading.found, reading.start = owner, owner.start
        if self.known.is_a("cancelled", word):
            reading.status = "cancelled"
        elif self.known.is_a("planned", word) or self.known.is_a("arranging", word):
            reading.status = reading.status or "planned"
        wished = any(self.known.is_a("unreal", self.folded[k]) for k in range(max(floor, first - 4), first))
        reading.real = reading.real and word not in self.terms.strivings and not (wished or self._doubtful(first, floor))
        return reading

    def _poster(self, verb: int, j: int, floor: int) -> Member | None:
        """Return who says "Just met Y", "Had a meeting with Y", which opens a quotation, or a sentence of one, without subject."""
        opens = self.words[j] in QUOTES if j >= floor else bool(self.flags[floor] & CAPITAL)
        party = self.people.quoted(verb) if opens and verb - max(j, floor) < 4 else None
        return Member(party, verb) if party is not None else None

    def _cataphor(self, verb: int, end: int) -> Found | None:
        """Return the several subjects behind "When they met, ..." that "they" stands for."""
        for t in range(verb + 1, min(end, verb + 50)):
            if is_finite(self.article, t):
                outer = self.subject(t, verb + 1, end, deep=False)
                return outer.found if len(outer.found.members) > 1 else None
        return None

    def _is_headline_infinitive(self, j: int) -> bool:
        """Tell whether "X to meet Y" is how a title speaks of the future: X ends in front of "to"."""
        mention = self.ending.get(j + 1)
        if isinstance(mention, CountryMention) and mention.start:
            before = mention.start - 1
            if mention.end in self.place_to and mention.start not in self.place_from:
                return False
            if self.flags[before] & PREPOSITION or (self.words[before] == "," and before in self.place_to):
                return False  # "went to Geneva, Switzerland, to meet"
        return mention is not None and not any(
            is_finite(self.article, k) for k in range(max(0, mention.start - 12), mention.start) if self.words[k] != "."
        )

    def _ends_subject(self, j: int, floor: int) -> bool:
        """Tell whether the comma at ``j`` closes what is said of a subject, so that its verb may follow."""
        return j > floor and self.words[j] == "," and (self._closes_aside(j, floor) or self._titled_with_comma(j))

    def _closes_aside(self, j: int, floor: int) -> bool:
        return self.people.aside(j, floor) is not None or self.people.named_behind_office(j, floor) is not None

    def _titled_with_comma(self, j: int) -> bool:
        """Tell whether the comma at ``j`` closes "A's minister, Mr B," read as one name."""
        mention = self.ending.get(j)
        return isinstance(mention, PersonMention) and "," in self.words[mention.start : mention.end]

    def _over_adverbs(self, j: int, floor: int) -> int:
        while j >= floor and self.flags[j] & ADVERB and not self.flags[j] & PREPOSITION and not self.known.is_a("planned", self.folded[j]):
            j -= 1
        return j

    def _doubtful(self, start: int, floor: int) -> bool:
        """Tell whether "if", "whether", "unless" opens the clause of a subject, or the subject is nobody: "no official"."""
        nobody = any(self.known.is_a("negation", self.folded[k]) for k in range(max(floor, start - 1), start + 1))
        return nobody or any(
            self.folded[k] in DOUBTING or self.folded[k - 1 : k + 1] in (["less", "likely"], ["not", "likely"])
            for k in range(max(floor, start - 4), start)
        )

    def _shared(self, reading: Reading, verb: int, floor: int, end: int, lead: int) -> Reading:
        """Give a verb without subject that of the nearest finite verb (Rule 2); ``lead`` is its "having", else the verb itself."""
        if host := self.agents.thanked(verb, floor):
            reading.found = Found(host, verb, verb)
            return reading
        if reading.infinitive and reading.status is None and self._merely_possible(verb, floor):
            reading.real = False
            return reading
        near = self.interruptions.over_attribution(verb - 2, floor) if reading.infinitive else verb
        for t in range(min(near, verb) - 1, max(floor, verb - REACH) - 1, -1):
            if self.words[t] == ":" or (self.words[t] == ";" and not self._goes_on(verb, t)):
                break
            if self._is_month(t):
                continue
            owns = self.folded[t] == "have" and bool(self.flags[t + 1] & DETERMINER)  # "is to have an audience and hold talks"
            if (self.heads_clause(t, floor) and not self.flags[t] & AUXILIARY) or (self.flags[t] & (AUXILIARY | MODAL) and t + 1 < verb and not owns):  # fmt: skip
                main = t + 1 if self.flags[t] & (AUXILIARY | MODAL) else t
                while main + 1 < verb and self.known.is_a("negation", self.folded[main]):
                    main += 1
                outer = self.subject(main, floor, end, deep=False)
                sent = self.agents.sent_to(t, main, verb) if reading.infinitive and reading.status is None else None
                if sent is not None and outer.real:
                    reading.found, reading.status, reading.shared = sent, outer.status, True
                    return reading
                if outer.found.members or outer.found.refers:
                    if self._is_due(t, main) or (self._is_bare(verb, reading) and self.known.is_a("planned", self.folded[t])):
                        outer.status = outer.status or "planned"
                    governs = reading.infinitive or (self._is_bare(verb, reading) and "to" in self.folded[main + 1 : main + 3])
                    wished = self.known.is_a("unreal", self.folded[t]) or (
                        self.flags[main] & ING and self.known.is_a("unreal", self.folded[main])
                    )
                    if governs and reading.status is None and wished:
                        outer.real = False  # "hopes to visit A and meet B", "was asking Y to go to A"
                    return self._joined(reading, outer, verb)
        if self.flags[lead] & ING and lead - 2 > floor and self.flags[lead - 1] & PREPOSITION and self.words[lead - 2] == ",":
            before = self.people.behind(lead - 3, floor)
            if before.members:
                reading.found, reading.shared = before, True
                return reading
        if self.flags[lead] & ING and lead - 2 >= floor and self.words[lead - 1] == ",":  # "X, ending a visit to A, said"
            before = self.people.behind(lead - 2, floor)
            if before.members and before.end == lead - 1:
                reading.found, reading.shared = before, True
                return reading
        opening = lead <= floor + 2 and bool(self.flags[lead] & (ING | PARTICIPLE))  # "After meeting Y, A's minister, X, said"
        for t in range(verb + 1, min(end, verb + 60)):
            if opening and self.interruptions.is_relative(t):
                continue
            if (self.heads_clause(t, verb + 1) if opening else is_finite(self.article, t)) and self.folded[t + 1 : t + 2] != ["by"]:
                outer = self.subject(t, verb + 1, end, deep=False)
                if outer.found.members or outer.found.refers:
                    reading.found, reading.shared = outer.found, True
                    return reading
        return reading

    def _is_month(self, t: int) -> bool:
        """Tell whether "May" is the month: "on 7 May to meet"."""
        return bool(self.flags[t] & MONTH and self.flags[t] & CAPITAL) and t + 1 in self.date_to

    def heads_clause(self, t: int, floor: int) -> bool:
        """Tell whether token ``t`` is a finite verb, also one that an aside parts from its subject: "X, minister of Y, visits"."""
        if is_finite(self.article, t):
            return True
        if t - 1 <= floor or self.words[t - 1] != "," or not self.flags[t] & (PAST | THIRD) or self.flags[t] & CAPITAL:
            return False
        return self._titled_with_comma(t - 1) or self._closes_aside(t - 1, floor)

    def _goes_on(self, verb: int, mark: int) -> bool:
        """Tell whether a semicolon separates the items of a list of verbs: "will attend A; represent B; and hold C"."""
        if not self.flags[verb] & BASE or self.flags[verb] & PAST:
            return False
        k = mark + 1
        return k == verb or (k + 1 == verb and self.folded[k] == "and") or mark < verb - 4

    def _merely_possible(self, verb: int, floor: int) -> bool:
        """Tell whether a noun such as "opportunities" governs the infinitive ``verb`` a few words on: "opportunities in future to meet"."""
        for k in range(verb - 1, max(floor, verb - 8), -1):
            if self.flags[k] & MARK or k in self.starting:
                return False
            if self.known.is_a("unreal", self.folded[k]) and not self._is_month(k):
                return True
        return False

    def _is_bare(self, verb: int, reading: Reading) -> bool:
        """Tell whether a verb is an infinitive, its "to" in front of it or of the verb it is joined to."""
        return reading.infinitive or (bool(self.flags[verb] & BASE) and not self.flags[verb] & PAST)

    def _is_due(self, t: int, main: int) -> bool:
        """Tell whether "is to", "was scheduled to" begins at token ``t``, whatever infinitives are joined behind it."""
        to = main + (self.folded[main] != "to")
        goal = to > main and self.folded[to] in ("in", "at")  # "is due in PLACE on Thursday to meet"
        return self.folded[t] in BE and (self.folded[to] == "to" or goal) and (to == main or self.known.is_a("planned", self.folded[main]))

    def head_of(self, verb: int) -> int:
        """Return the token that bears the inflection: "chair" of "co-chair"."""
        return verb + 2 if self.folded[verb] == "co" and self.words[verb + 1 : verb + 2] == ["-"] else verb

    def _joined(self, reading: Reading, outer: Reading, verb: int) -> Reading:
        reading.found, reading.start, reading.shared = outer.found, outer.start, True
        bits = self.flags[self.head_of(verb)]
        if bits & BASE and not bits & (PAST | THIRD) and reading.status is None:
            reading.status = outer.status
        elif bits & ING and outer.status == "planned" and reading.status is None:
            reading.status = "held" if self.folded[verb - 1] in OVER else "planned"  # "will receive Y a week after visiting A"
        if not outer.real and (reading.infinitive or bits & BASE):
            reading.real = False
        return reading

    def behind_past(self, cue: int, floor: int) -> int | None:
        """Return the "and" of "met A in PLACE on DAY and will receive B", in front of which nothing is said of the second verb."""
        joint = next((k for k in range(cue - 1, max(floor, cue - JOINT), -1) if self.folded[k] == "and"), None)
        if joint is None or not any(self.flags[k] & PAST and is_finite(self.article, k) for k in range(floor, joint)):
            return None
        return joint

    def bounds(self, cue: int, stop: int, floor: int, end: int) -> tuple[int, int]:
        """Return the clause around a cue (Rule 3)."""
        first = cue
        floor, end = max(floor, cue - REACH), min(end, stop + REACH)
        while (
            first > floor
            and (self.words[first - 1] not in (";", ":") or self.setting.in_brackets(first - 1))
            and not self._is_quote(first - 1)
            and (self.folded[first - 1] not in CLAUSE_OPENERS or (self.folded[first - 1] == "that" and self.flags[first] & TIME))
            and not (first < cue and self._leaves_for(first, cue))
        ):
            first -= 1
        if first == floor:
            first = max(self.interruptions.behind_told(cue, floor), self.interruptions.behind_fronted(cue, floor))
        relative = first - 2 > floor and self.folded[first - 1] in ("who", "which") and self.words[first - 2] == ","
        last = stop
        while last < end:
            word = self.folded[last]
            if (
                (word in (";", ":") and not self.setting.in_brackets(last))
                or self._is_quote(last)
                or (
                    (word in BOUNDS or self.folded[last - 1 : last + 1] == ["fresh", "from"])
                    and not (word in ("as", "following", "before", "after") and last + 1 in self.date_from)
                    and not self._is_part(last)
                )
            ):
                break
            if word == "and" and self._sets_out(last + 1, end):
                break
            if (word == "and" or self.words[last] == ",") and last > stop and self._acts_on(last + 1, end):
                break
            if word == "," and relative and self.interruptions.closes_relative(last + 1, end):
                break
            acts = last > stop and is_finite(self.article, last) and not self.flags[last] & CAPITAL
            if acts and word not in ("be", "been", "being") and self.folded[last - 1] != "to":
                last = self.interruptions.before_subject(last, stop)
                break
            last += 1
        return first, max(last, stop)

    def _leaves_for(self, i: int, cue: int) -> bool:
        """Tell whether "before [travelling to PLACE to meet Y]", "then [fly to PLACE]" begins a journey of its own at ``i``, in front of the cue."""
        form = {"before": ING, "after": ING, "then": BASE | PAST}.get(self.folded[i - 1], 0)
        if not self.flags[i] & form:
            return False
        return any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, i, cue)[0])

    def _is_part(self, i: int) -> bool:
        """Tell whether "as part of", "as X's envoy" begins at a token: it goes on with where something was."""
        role = self.folded[i] == "as" and any(
            isinstance(office := self.starting.get(k), OfficeMention) and office.end in self.date_from for k in range(i + 1, i + 6)
        )
        return self.folded[i : i + 3] == ["as", "part", "of"] or role

    def _sets_out(self, i: int, end: int) -> bool:
        """Tell whether "and [leave on Friday]", "and [travel to A]" goes on with a journey whose day is its own."""
        if i + 1 >= end or not self.flags[i] & (BASE | PAST) or self.flags[i] & CAPITAL:
            return False
        going = any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, i, end)[0])
        return going and bool(self.flags[i + 1] & (PREPOSITION | DETERMINER | CAPITAL) or i + 1 in self.date_from)

    def _acts_on(self, i: int, end: int) -> bool:
        """Tell whether a list of participles goes on: "has met A, [attended B] and [spoken by phone with C]", not "talks, attended by A"."""
        if i + 1 >= end or not self.flags[i] & PARTICIPLE or self.flags[i] & CAPITAL:
            return False
        cues, stop = self.known.cues_at(self.folded, i, end)
        if stop >= end or (self.folded[stop] in ("by", "in", "at", "on", "between", "to") and stop == i + 1 and self.folded[i] != "spoken"):
            return False
        return any(c.kind in ("meet", "speak", "attend", "guest", "caller") for c in cues)

    def _is_quote(self, i: int) -> bool:
        """Tell whether token ``i`` is a quotation mark and no apostrophe behind a word."""
        if self.words[i] not in QUOTES:
            return False
        document = self.article.document
        return self.words[i] not in ("'", "’") or i == 0 or document.starts[i] > document.ends[i - 1]
