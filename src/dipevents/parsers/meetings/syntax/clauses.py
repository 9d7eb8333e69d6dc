"""The clause around a cue: whose verb it is, and whether the encounter happened.

Rule 1  Between subject and verb stand words that make the encounter planned ("is expected to meet"), called off ("declined to meet")
        or unreal ("hopes to meet", "may meet"), which `verb_groups` reads; an unreal encounter is none.
Rule 2  An infinitive, a participle or a coordinate verb takes the subject of the nearest finite verb before it, else the one behind.
Rule 3  A clause ends at a relative or subordinate clause, a semicolon, the next finite verb.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    THIRD,
    TIME,
)
from dipevents.mentions import CountryMention, OfficeMention, PersonMention
from dipevents.parsers.evidence import QUOTES, holds_verb, is_finite

from ..circumstances.setting import Setting
from ..members import Found, Member
from ..parties.people import People
from ..view import Reader, View
from .agents import Agents
from .interruptions import Interruptions
from .verb_groups import BE, CONTRACTED_BE, WILL, Reading, VerbGroup, VerbGroups

__all__ = ["BE", "CONTRACTED_BE", "REACH", "WILL", "Clauses", "Reading"]

BOUNDS = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "because", "if", "although", "though", "unless", "until", "whether", "as", "since", "following", "but", "saying", "adding"})  # fmt: skip
CLAUSE_OPENERS = frozenset(
    {"where", "that", "which", "who", "whom", "while", "because", "although", "though", "but", "whereas", "why", "how"}
)
ALSO = frozenset({"also", "then", "later", "further"})  # between an auxiliary and its verb
RELATIVES = frozenset({"who", "which"})
CATAPHORIC = frozenset({"when", "after", "before", "as", "since", "while"})  # in front of a "they" whom the next clause names
TEMPORAL = frozenset({"when", "once", "before", "until"})
OVER = ("after", "since", "following")
JOINT = 6  # tokens of "and is due to" in front of a verb
REACH = 160  # tokens


class Clauses(Reader):
    """Reads the clauses of one article."""

    def __init__(self, view: View, people: People, setting: Setting, interruptions: Interruptions, agents: Agents) -> None:
        super().__init__(view)
        self.people, self.setting, self.interruptions, self.agents = people, setting, interruptions, agents
        self.groups = VerbGroups(view, people, interruptions, agents)

    def subject(self, verb: int, floor: int, end: int, *, deep: bool = True) -> Reading:
        """Return whose verb token ``verb`` is, and whether the words between make it planned, called off or unreal."""
        if (joyful := self.agents.joyful(verb, floor)) is not None:
            found, status = joyful
            return Reading(found, verb, status)
        group = self.groups.read(verb, floor)
        reading, j = group.reading, group.j
        if group.complete:
            return reading
        reading.start = max(j, floor)
        behind = j >= floor and bool(self.flags[j] & PREPOSITION) and not self.flags[j] & CONJUNCTION
        if self._may_own(group, behind=behind):
            found = self._own_subject(group, end, deep=deep)
            if found.members or found.refers:
                self._settle(group, found)
                return reading
        if not group.joined and self.flags[verb] & PAST and (poster := self._poster(verb, j, floor)) is not None:
            reading.found = Found([poster], verb, verb)
            return reading
        if deep and (group.joined or reading.infinitive or group.gerund or behind or j < floor or self.folded[j] in RELATIVES):
            real, own = reading.real, reading.status
            shared = self._shared(reading, verb, floor, end, group.lead)
            if group.apart:  # "will not visit A but meet Y"
                shared.real, shared.status = real, own or ("planned" if shared.status == "cancelled" else shared.status)
            return shared
        return reading

    def _may_own(self, group: VerbGroup, *, behind: bool) -> bool:
        """Tell whether a subject may end at ``group.j``; not in front of "and met", "after meeting", nor of "went there to meet"."""
        if group.joined or group.j < group.floor or (group.gerund and behind):
            return False
        bare = group.reading.infinitive and group.reading.status is None
        return not bare or self._is_headline_infinitive(group.j)

    def _own_subject(self, group: VerbGroup, end: int, *, deep: bool) -> Found:
        """Return the subject that ends at ``group.j``: "X", "X, together with Y,", "photos of [X] meeting with Y", "When [they] met"."""
        j, floor = group.j, group.floor
        found = self.agents.with_companions(self.people.behind(j, floor), floor)
        beside = self.ending.get(j + 1)
        if group.gerund and not found.members and isinstance(beside, PersonMention) and (party := self.article.party(beside)) is not None:
            found = Found([Member(party, beside.start)], beside.start, j + 1)  # "photos of X meeting with Y"
        opens = found.start > floor and self.folded[found.start - 1] in CATAPHORIC
        if deep and opens and found.refers and not found.members:
            return self._cataphor(group.verb, end) or found
        return found

    def _settle(self, group: VerbGroup, found: Found) -> None:
        """Give a verb its own subject, and the status that words in front of it tell: "[looks forward to] A hosting B"."""
        reading, floor, first = group.reading, group.floor, found.start
        reading.found, reading.start = found, first
        if reading.status is None:
            if group.gerund and self.folded[max(floor, first - 2) : first] == ["forward", "to"]:
                reading.status = "planned"
            elif group.glad:
                reading.status = "held"  # "was pleased to meet Y", "am delighted to be in PLACE"
            elif reading.infinitive:
                reading.status = "planned"
                reading.real = reading.real and not any(self.known.is_a("unreal", w) for w in self.folded[max(floor, first - 6) : first])
            elif self._is_to_come(group.verb, first, floor):
                reading.status = "planned"
        if self.groups.is_doubtful(first, floor):
            reading.real = False

    def _is_to_come(self, verb: int, first: int, floor: int) -> bool:
        """Tell whether "when", "until" in front of a subject speaks of the future: "[when] X meets Y"; not "when X met Y"."""
        opens = first > floor and self.folded[first - 1] in TEMPORAL
        return opens and bool(self.flags[verb] & (BASE | THIRD)) and not self.flags[verb] & PAST

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

    def _shared(self, reading: Reading, verb: int, floor: int, end: int, lead: int) -> Reading:
        """Give a verb without subject that of the nearest finite verb (Rule 2); ``lead`` is its "having", else the verb itself."""
        if host := self.agents.thanked(verb, floor):
            reading.found = Found(host, verb, verb)
            return reading
        if reading.infinitive and reading.status is None and self._merely_possible(verb, floor):
            reading.real = False
            return reading
        if self.flags[verb] & ING and self.folded[verb - 1] == "on" and self.known.is_a("planned", self.folded[verb - 2]):
            reading.status = reading.status or "planned"  # "agreed on holding talks"
        near = self.interruptions.over_attribution(verb - 2, floor) if reading.infinitive else verb
        for t in range(min(near, verb) - 1, max(floor, verb - REACH) - 1, -1):
            if self.words[t] == ":" or (self.words[t] == ";" and not self.groups.goes_on(verb, t)):
                break
            if self.groups.is_month(t):
                continue
            owns = self.folded[t] == "have" and bool(self.flags[t + 1] & DETERMINER)  # "is to have an audience and hold talks"
            helps = bool(self.flags[t] & (AUXILIARY | MODAL)) or holds_verb(self.article, t)  # "he'll address A and meet B"
            if (helps and t + 1 < verb and not owns) or (not self.flags[t] & AUXILIARY and self.heads_clause(t, floor)):
                main = t + 1 if helps else t
                while main + 1 < verb and (self.known.is_a("negation", self.folded[main]) or (helps and self.folded[main] in ALSO)):
                    main += 1
                outer = self.subject(main, floor, end, deep=False)
                sent = self.agents.sent_to(t, main, verb) if reading.infinitive and reading.status is None else None
                if sent is not None and outer.real:
                    return self._sent(reading, outer, sent[0], task=sent[1])
                if outer.found.members or outer.found.refers:
                    if self._is_due(t, main) or (self._is_bare(verb, reading) and self.known.is_a("planned", self.folded[t])):
                        outer.status = outer.status or "planned"
                    now = self.flags[t] & (THIRD | AUXILIARY) and not self.flags[t] & PAST  # "flies to A before going on to B"
                    if now and self.folded[verb - 1] == "before" and self.flags[verb] & ING:
                        reading.status = reading.status or "planned"
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

    def _sent(self, reading: Reading, outer: Reading, whom: Found, *, task: bool) -> Reading:
        """Give an infinitive to those who are sent, or told to do it; to ask somebody of another state is to invite."""
        reading.found, reading.status, reading.shared = whom, "planned" if task else outer.status, True
        if task:
            states = {m.party.country for m in outer.found.members}
            reading.real = reading.real and all(m.party.country in (None, *states) for m in whom.members)
            for m in whom.members if len(states) == 1 else ():
                m.party = attrs.evolve(m.party, country=m.party.country or next(iter(states)))
        return reading

    def heads_clause(self, t: int, floor: int) -> bool:
        """Tell whether token ``t`` is a finite verb, also one that an aside parts from its subject: "X, minister of Y, visits"."""
        if is_finite(self.article, t):
            return True
        verbal = self.flags[t] & (PAST | THIRD) and not self.flags[t] & CAPITAL
        return bool(verbal) and self.groups.ends_subject(t - 1, floor)

    def _merely_possible(self, verb: int, floor: int) -> bool:
        """Tell whether a noun such as "opportunities" governs the infinitive ``verb`` a few words on: "opportunities in future to meet"."""
        for k in range(verb - 1, max(floor, verb - 8), -1):
            if self.flags[k] & MARK or k in self.starting:
                return False
            if self.known.is_a("unreal", self.folded[k]) and not self.groups.is_month(k):
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
        """Return the token that bears the inflection: "chair" of "co-chair", "started" of "kick-started"."""
        return verb + 2 if self.folded[verb] in ("co", "kick") and self.words[verb + 1 : verb + 2] == ["-"] else verb

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
            and (self.folded[first - 1] not in CLAUSE_OPENERS or self._goes_on(first))
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

    def _goes_on(self, i: int) -> bool:
        """Tell whether a clause does not begin at ``i`` behind "that", "while".

        Forms: that [day]; said on Sunday while [meeting Y]; it was in May that [X met Y].
        """
        day = self.date_to.get(i - 1)
        if day is not None and self.folded[i - 1] == "that" and self.folded[day.start - 3 : day.start - 1] == ["it", "was"]:
            return True
        return bool(self.flags[i] & {"that": TIME, "while": ING}.get(self.folded[i - 1], 0))

    def _leaves_for(self, i: int, cue: int) -> bool:
        """Tell whether "before [travelling to PLACE to meet Y]", "then [fly to PLACE]" begins a journey of its own at ``i``, in front of the cue."""
        form = {"before": ING, "after": ING, "then": BASE | PAST}.get(self.folded[i - 1], 0)
        if not self.flags[i] & form:
            return False
        return any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, i, cue)[0])

    def _is_part(self, i: int) -> bool:
        """Tell whether "as part of", "as X's envoy" begins at a token: it goes on with where something was."""
        role = self.folded[i] == "as" and any(
            isinstance(office := self.starting.get(k), OfficeMention) and self._is_day(office.end) for k in range(i + 1, i + 6)
        )
        return self.folded[i : i + 3] == ["as", "part", "of"] or role

    def _is_day(self, i: int) -> bool:
        """Tell whether "[on] Monday", "[in] 2000" begins at a token."""
        return i + (self.folded[i : i + 1] in (["in"], ["on"])) in self.date_from

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
