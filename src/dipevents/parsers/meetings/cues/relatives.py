"""What a relative clause leaves in front of it: the object, or the noun, that its verb speaks of.

the envoy, whom X received in PLACE          President Y, with whom X met in PLACE
the conference which X chaired with Y        X brought Y and Z together
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from dipevents.lexicon import MARK
from dipevents.mentions import OfficeMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader
from ..drafts import Draft
from ..members import OF_A_STATE, SIZES, Found, Member, same_party
from ..syntax.clauses import REACH, Reading
from ..vocabulary import Cue

NEAR = 12  # tokens between "which" and the noun it goes back to
SENTENCES = 3  # in which the two of "the two leaders" are told of
OBJECTS = frozenset({"him", "her"})
TWO = frozenset({"two", "both"})
PHRASE = 9  # tokens of "the foreign ministers of the two countries"
SIDES = frozenset(
    {
        "capitals",
        "countries",
        "delegations",
        "governments",
        "nations",
        "neighbours",
        "neighbors",
        "negotiators",
        "parties",
        "sides",
        "states",
        "teams",
    }
)
PEOPLE = frozenset({"delegates", "envoys", "negotiators", "officials"})
RELATIVES = frozenset({"which", "that"})


class Relatives(CueReader):
    """Reads what stands in front of relative clauses."""

    def whom(self, start: int, floor: int) -> Found | None:
        """Return whom "whom" in front of the subject at ``start`` goes back to: "the envoy, with whom X met"."""
        k = start - 1
        if k <= floor or self.folded[k] != "whom":
            return None
        first = k - (self.folded[k - 1] == "with")
        party = self.people.antecedent(first)
        return Found([Member(party, first)], first, start) if party is not None else None

    def object_told(self, k: int, reading: Reading, floor: int, end: int, *, role: str = "") -> Found:
        """Return whom the "him" at ``k`` means behind a verb whose subject is read.

        The subject of the clause around it ("Speaking to Y, who called on him, X said", "X was in when Y called on him"), else the other party
        of the encounter or visit last told of: the one of that ``role`` where the subject was not part of it; else the one person of another
        state whom the sentences in front name.
        """
        none, own = Found([], k, k), reading.found.members
        if k >= end or self.folded[k] not in OBJECTS or len(own) != 1:
            return none
        around = [*range(reading.start - 1, floor, -1), *range(k + 1, min(end, k + REACH))]
        for t in around:
            if self.clauses.heads_clause(t, floor if t < k else k + 1):
                found = self.clauses.subject(t, floor if t < k else k + 1, end, deep=False).found
                if [m.party.kind for m in found.members] == ["person"] and not same_party(found.members[0].party, own[0].party):
                    if found.members[0].party.country in (None, own[0].party.country) and self._is_foreign(own[0].party):
                        break  # "X hosted a dinner for A's president, and the foreign minister held talks with him"
                    return Found(found.members, k, k + 1)
        visit = self.merger.current if role == "visitor" else None
        last = visit.members if visit is not None and visit.form == "visit" else self.merger.last()
        others = [m for m in last if not same_party(m.party, own[0].party)]
        if len(others) == len(last):  # "X met A's president. A's premier received him"
            home = own[0].party.country
            foreign = [m for m in last if home and m.party.country not in (None, home)]
            in_role = [m for m in last if m.role == role]
            others = [m for m in in_role if m in foreign] or (foreign if in_role and foreign else in_role or foreign)
        if [m.party.kind for m in others] == ["person"]:
            return Found([Member(m.party, m.at) for m in others], k, k + 1)
        other = self._other_told(k, own[0].party) if not self.merger.last() else None
        return Found([other], k, k + 1) if other is not None else none

    def _is_foreign(self, own: Party) -> bool:
        """Tell whether one of those who met last is of another state than somebody who met none of them."""
        last = self.merger.last()
        return any(m.party.country not in (None, own.country) for m in last) and all(not same_party(m.party, own) for m in last)

    def _other_told(self, k: int, own: Party) -> Member | None:
        """Return the one person, not known to be of the same state, whom the sentence of ``k`` and those just in front name besides ``own``."""
        sentences = self.article.document.sentences
        last = bisect_right(sentences, k, key=lambda s: s.start) - 1
        found: list[Member] = []
        for t in range(sentences[max(0, last - SENTENCES + 1)].start, k):
            mention = self.starting.get(t)
            party = self.article.party(mention) if isinstance(mention, PersonMention) else None
            if party is not None and not same_party(party, own) and all(m.party.ref != party.ref for m in found):
                found.append(Member(party, t))
        home = own.country is not None and all(m.party.country == own.country for m in found)
        return found[0] if len(found) == 1 and not home and own.kind == "person" else None

    def of_which(self, start: int, floor: int) -> int | None:
        """Return the noun of an encounter that "which" in front of the subject at ``start`` goes back to, or that stands there: "talks he held"."""
        k = start - 1
        if k < floor or self.folded[k] not in RELATIVES:
            nouns = (t for t in (k, k - 1) if t >= floor and self.known.begins("event", self.folded, t, start))
            return next((t for t in nouns if self.known.cues_at(self.folded, t, start)[1] == start), None)
        for t in range(k - 1, max(floor, k - NEAR) - 1, -1):
            if self.known.begins("event", self.folded, t, k):
                return t
            if is_finite(self.article, t) or self.words[t] in (";", ":"):
                return None
        return None

    def add_setting_of_noun(self, draft: Draft, start: int, floor: int) -> None:
        """Let an encounter have day and place of the noun that "which" in front of ``start`` goes back to: "Talks in PLACE in May, which"."""
        noun = self.of_which(start, floor)
        if noun is None:
            return
        first = self.clauses.bounds(noun, noun + 1, floor, start - 1)[0]
        draft.when = draft.when or self.setting.when(noun, noun + 1, first, start - 1, future=draft.status == "planned")
        draft.where = draft.where or self.setting.where(noun, noun + 1, first, start - 1) or self.setting.in_front_of(noun)

    def referents(self, start: int, floor: int, end: int) -> list[Member]:
        """Return whom "they", "the two leaders" at ``start`` mean: those of their sentence, who met last, else the two told of last.

        "The two countries", "both delegations" are states, whoever of them met; "the ministers of the two countries" one of each.
        """
        words = tuple(self.folded[start : start + 3]) if self.folded[start] in ("the", "both", "these", "all") else ()
        met = [Member(m.party, m.at) for m in self.merger.last(words)]  # who is the host of whom is another matter
        said = self._phrase(start, end)
        states = self.drafting.discourse.states_of(met) if len(met) == 2 else []
        both = {"the", "two"} <= {*said[:2]} and all(m.party.kind == "person" for m in met)  # "the two officials" who met
        of_states = any(word in self.terms.partners or (word in self.terms.crews and not (both and word in PEOPLE)) for word in said)
        if (each := self._one_of_each(start, said, states or self.drafting.discourse.states(start, 2), met)) is not None:
            return each
        told = self.several_before(start, floor, end) or (states if of_states else []) or met
        return told or self.two_told(start) or self._two_sides(start, floor, said)

    def _phrase(self, start: int, end: int) -> list[str]:
        """Return the words of "the two delegations", "officials from both sides": up to a verb or a mark."""
        limit = min(end, start + PHRASE)
        return list(self.folded[start : next((k for k in range(start + 1, limit) if self._ends(k)), limit)])

    def _ends(self, k: int) -> bool:
        return bool(self.flags[k] & MARK and self.words[k] not in POSSESSIVE) or is_finite(self.article, k)

    def _one_of_each(self, start: int, said: list[str], states: list[Member], met: list[Member]) -> list[Member] | None:
        """Return "the foreign ministers of the two countries", "diplomats from both sides": one of each state, if they are others than ``met``."""
        offices = (self.starting.get(k) for k in range(start, start + len(said)))
        office = next((m for m in offices if isinstance(m, OfficeMention) and m.plural), None)
        if office is None or (office.title.rank and any(m.party.rank == office.title.rank for m in met)):
            return None
        at = max(0, office.start - start)
        of = next((k for k, word in enumerate(said) if k > at and word in ("of", "from")), len(said))
        owned = any(word in POSSESSIVE for word in said[:at]) and not TWO.isdisjoint(said[:at])  # "the two countries' ministers"
        if not owned and TWO.isdisjoint(said[of:]):
            return None
        return self._holders(office, states)

    def _holders(self, office: OfficeMention, states: list[Member]) -> list[Member]:
        return self.people.holders(office, [m.party.country or "" for m in states]) if states else []

    def _two_sides(self, start: int, floor: int, said: list[str]) -> list[Member]:
        """Return the two of whom the sentences in front tell where nobody has met yet: "they" the subjects of the last, "the two sides" states."""
        if said[0] == "they":
            return self.subjects_before(floor)
        states = self.drafting.discourse.states(start, 2) if not TWO.isdisjoint(said) else []
        office = self.starting.get(start) or self.starting.get(start + 1)
        if isinstance(office, OfficeMention) and office.plural and office.title.rank in OF_A_STATE:
            return self._holders(office, states)  # "the two foreign ministers"
        return states if any(word in SIDES for word in said) else []

    def two_told(self, start: int) -> list[Member]:
        """Return the two office-holders of two states whom the sentences in front of ``start`` name, and nobody else."""
        sentences = self.article.document.sentences
        last = bisect_right(sentences, start, key=lambda s: s.start) - 1
        found: list[Member] = []
        for number in range(last, max(-1, last - SENTENCES), -1):
            for k in range(sentences[number].start, min(sentences[number].end, start)):
                mention = self.starting.get(k)
                party = self.article.party(mention) if isinstance(mention, PersonMention) else None
                if party is not None and all(m.party.ref != party.ref for m in found):
                    found.append(Member(party, k))
            if len(found) > 1:
                break
        states = {m.party.country for m in found if m.party.rank in OF_A_STATE}
        return found if len(found) == len(states) == 2 and None not in states else []

    def several_before(self, start: int, floor: int, end: int) -> list[Member]:
        """Return the two or more that "they", "the two" at ``start`` go back to in its own sentence: "X and Y smiled as they met".

        One of them may be the object: "X told Y so when the two met".
        """
        if self.folded[start] != "they" and self.folded[start : start + 2] not in (["the", "two"], ["the", "pair"]):
            return []
        for t in range(start - 1, max(floor, start - REACH), -1):
            if self.words[t] in (";", ":"):
                break
            if self.clauses.heads_clause(t, floor):
                found = self.clauses.subject(t, floor, end, deep=False).found
                people = [m for m in found.members if m.party.kind in ("person", "country")]
                if len(people) == len(found.members) == 1 and people[0].party.kind == "person":
                    people += self._object(t, start)
                return people if len(people) > max(1, len(found.members) - 1) else []
        return []

    def _object(self, verb: int, start: int) -> list[Member]:
        """Return the person whom the clause of a verb names in front of "when they", "and the two": behind "with" if anybody, else the first."""
        if start - 1 <= verb or self.folded[start - 1] not in ("as", "when", "before", "after", "while", "and"):
            return []
        named = [k for k in range(verb + 1, start - 1) if isinstance(self.starting.get(k), PersonMention | OfficeMention)]
        first = next((k for k in named if self.folded[k - 1] == "with"), named[0] if named else None)
        found = self.people.ahead(first, start - 1) if first is not None else None
        return found.members if found is not None and len(found.members) == 1 and found.members[0].party.kind == "person" else []

    def subjects_before(self, floor: int) -> list[Member]:
        """Return the several people or states that are the subject of the sentence in front of the one that begins at ``floor``: "They will meet Y"."""
        sentences = self.article.document.sentences
        number = bisect_left(sentences, floor, key=lambda s: s.start)
        if not 0 < number <= len(sentences):
            return []
        before = sentences[number - 1]
        verb = next((k for k in range(before.start, min(before.end, before.start + REACH)) if is_finite(self.article, k)), None)
        found = self.clauses.subject(verb, before.start, before.end, deep=False).found if verb is not None else None
        people = found is not None and all(m.party.kind in ("person", "country") for m in found.members)
        return found.members if found is not None and people and len(found.members) > 1 else []

    def joined_by(self, subject: Found, objects: list[Member], floor: int, end: int) -> list[Member] | None:
        """Return whom a subject "they", "the two" stands for, whom the ``objects`` joined; None where who "they" are is not told."""
        before = self._who_met_too(subject.start, objects)
        if before:
            return before
        if self.folded[subject.start] == "they":
            return self.several_before(subject.start, floor, end) or self.subjects_before(floor) or None
        return self.two_told(subject.start) if not TWO.isdisjoint(self.folded[subject.start : subject.end]) else before

    def _who_met_too(self, start: int, objects: list[Member]) -> list[Member]:
        """Return whom "they", "the senators", "the two ministers" at ``start`` stand for where they met somebody else: the visitors, else both who met last."""
        words = self.folded[start : start + 3]
        last = self.merger.last(words)
        they = self.folded[start] == "they"
        visitors = [m for m in last if m.role == "visitor"] if they or TWO.isdisjoint(words) else []
        if visitors and (they or len(visitors) > 1):
            return visitors
        both = 1 < len(last) < 6 and all(m.party.kind == "person" and m.party.name for m in last)
        counted = (they or not TWO.isdisjoint(words)) if len(last) == 2 else len(last) == SIZES.get(words[1] if words[1:] else "")
        apart = not any(same_party(m.party, o.party) for m in last for o in objects)
        return [attrs.evolve(m, role="participant") for m in last] if both and counted and apart else []

    def together(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X brought together Y and Z; the talks brought together, gathered Y and Z; X brought Y and Z together."""
        reading = self.clauses.subject(i, floor, end)
        found = self.people.ahead(stop, end)
        crowd = self.drafting.meets_alone(found.members)
        if not reading.real or reading.passive or (len(found.members) < 2 and not crowd):
            return None
        if cue.id == "bring_together" and stop == i + 1 and self.folded[found.end : min(end, found.end + 1)] != ["together"]:
            return None
        persons = [m for m in reading.found.members if m.party.kind == "person"]
        for member in persons:
            member.role = "mediator"
        draft = self.drafting.draft(
            Reading(found, i, status=reading.status), persons + found.members, i, found.end, floor, end, "in_person"
        )
        self.add_setting_of_noun(draft, i, floor)
        return draft if crowd and draft.when is not None and draft.where is not None else self.drafting.enough(draft)
