"""Which of its encounters an article goes on about: the one that "they", "the talks", "the two sides" of a sentence belong to.

Rule 1  An encounter of the sentence itself; else one of all the parties that the sentence names; else the one last told of.
Rule 2  What is to be discussed belongs to an encounter to come, what was discussed to none that is to come.
Rule 3  An encounter in the background ("their May talks", "they had met in Rome") gives way to the one it is background of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from dipevents.lexicon import ADVERB, AUXILIARY, CAPITAL, CUE, DETERMINER, MODAL, NUMBER, PAST, PREPOSITION, THIRD
from dipevents.mentions import CountryMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party

from ..drafts import Draft, Range
from ..members import Found, same_party
from ..merging import SPOKEN, Merger
from ..parties.people import People
from ..syntax.clauses import Reading
from ..view import Reader, View
from .agendas import LEADING

RELATIVES = frozenset({"which", "that", "who"})
NEAR = 8  # records among which the one a sentence is about is looked for


class Threads(Reader):
    """Finds the encounters that the sentences of one article belong to."""

    def __init__(self, view: View, merger: Merger, people: People) -> None:
        super().__init__(view)
        self.merger, self.people = merger, people

    def record_of(self, reading: Reading, here: list[Draft], i: int, topics: Sequence[Range] = ()) -> Draft | None:
        """Return the encounter that a sentence without cue of its own goes on about.

        That is not one to come behind a verb in the past, nor one that ``topics`` name: "they discussed the summit of A and B".
        """
        past = bool(self.flags[i] & PAST) and not reading.infinitive
        later = {id(r) for r in here if past and (r.at > i or r.gathering) and r.status == "planned"} | named_by(topics, here)
        found = reading.found
        words = self.folded[found.start : found.end]
        single = len(found.members) == 1 and found.members[0].party.kind != "group"
        own = [
            r
            for r in here
            if r.form not in ("visit", "correspondence") and id(r) not in later and not (single and r.at > i and self._is_apart(i, r.at))
        ]
        partner = self._partner(i)
        if partner:
            return self.merger.find(partner)
        if found.members:
            parties = [m.party for m in found.members if m.party.kind != "group"]
            for record in own:
                if not parties or all(
                    any(
                        (p.ref == m.party.ref and p.ref) or (p.country == m.party.country and "country" in (p.kind, m.party.kind))
                        for m in record.members
                    )
                    for p in parties
                ):
                    return record
            if parties:
                if self._is_side(found) and (talks := self._last(i, later, reading.status)) is not None and self._of_state(parties, talks):
                    return talks
                body = all(p.kind == "organisation" for p in parties)
                wrong = "held" if reading.status == "planned" else "planned" if past else None
                told = self.merger.find(parties, wrong=wrong) or (self.merger.talks if body and self._sat(found.end - 1) else None)
                if told is not None and told.status == wrong == "planned":
                    return None
                return self._main(told, i) if told is None or told not in here or told in own else None
            return self.merger.counted(words) or self._last(i, later, reading.status) if self._is_known(found.start) else None
        if found.refers or self.speaks_of_meeting(i, here) or self.is_we(i):
            if not own and found.refers and (counted := self.merger.counted(words)) is not None:
                return counted
            return self._main(own[-1], i) if own else self._last(i, later, reading.status)
        return None

    def _is_apart(self, i: int, at: int) -> bool:
        """Tell whether "after", "before" parts the verb at ``i`` from the encounter behind it: "spoke of A, a day after talks with Y"."""
        return any(self.folded[k] in ("after", "before", "following") for k in range(i, at))

    def may_be(self, told: Party, member: Party) -> bool:
        """Tell whether somebody told of again is one who met: himself, "his counterpart", or his state or those who act for it."""
        return same_party(told, member) or (bool(told.country) and told.country == member.country and told.kind in ("country", "group"))

    def _is_side(self, found: Found) -> bool:
        """Tell whether "the A-ish side", "the A-ish delegation", "the A-ish" speaks of those of a state who met."""
        people = self.ending.get(found.end)
        named = isinstance(people, CountryMention) and people.form == "adjective"
        return self.folded[found.start] == "the" and (named or self.folded[found.end - 1] in self.terms.acting)

    def _of_state(self, parties: list[Party], record: Draft) -> bool:
        return all(any(self.may_be(p, m.party) for m in record.members) for p in parties)

    def _held_there(self, i: int) -> Draft | None:
        """Return the encounter whose city "the talks in PLACE", "In PLACE, they" in front of the verb at ``i`` name, where it is not the last."""
        start = self._start_of(i)
        noun = next((k for k in range(i - 1, max(start, i - 8), -1) if self.known.begins("event", self.folded, k, i)), None)
        fronted = self.folded[start] in ("in", "at") and "," in self.words[start + 1 : min(i, start + NEAR)]
        near = [r for r in reversed(self.merger.records[-NEAR:]) if r.form in SPOKEN and r.where is not None and r.where.city]
        cities = [r.where.name.lower() for r in near if r.where is not None]
        if (noun is None and not fronted) or len(set(cities)) < 1 or self.folded[i - 1] == "to":
            return None
        told = " ".join(self.folded[start if noun is None else max(start, noun - 3) : i])
        found = [r for r, city in zip(near, cities, strict=True) if f" {city}" in f" {told}"]
        return found[-1] if found else None

    def _partner(self, i: int) -> list[Party]:
        """Return whom "With X, he discussed A", "The talks with X covered A" names in front of the verb."""
        start = self._start_of(i)
        if self.folded[start] != "with":
            noun = next((k for k in range(i - 1, max(start, i - NEAR), -1) if self.known.begins("event", self.folded, k, i)), None)
            behind = self.known.cues_at(self.folded, noun, i)[1] if noun is not None else i
            found = self.people.ahead(behind + 1, i) if behind < i and self.folded[behind] == "with" else None
            return [m.party for m in found.members if m.party.kind == "person" and m.party.name] if found is not None else []
        stop = next((k for k in range(start + 1, min(i, start + 24)) if self.words[k] == ","), i)
        found = self.people.ahead(start + 1, stop)
        return [m.party for m in found.members if m.party.kind != "group"] if found.end < i else []

    def at_hand(self, here: list[Draft], i: int, topics: Sequence[Range] = ()) -> Draft | None:
        """Return the encounter of the sentence, else the one last told of; none that ``topics`` name."""
        named = named_by(topics, here)
        own = self.spoken([r for r in here if id(r) not in named])
        status = "planned" if "will" in self.folded[max(self._start_of(i), i - 4) : i] else None
        return self._main(own, i) if own is not None else self._last(i, named, status)

    def told_with(self, record: Draft, i: int) -> list[Draft]:
        """Return the encounters that one verb told of, this one among them: "held separate meetings with X and Y"; or some visits of those."""
        together = [r for r in self.merger.records[-NEAR:] if r is record or (r.at == record.at and r.form == record.form)]
        return self.visits_there(record, i) or together

    def visits_there(self, record: Draft, i: int) -> list[Draft]:
        """Return the visits whose states stand in front of the verb at ``i``: "visited A, B and C. In A and B, he discussed D"."""
        near = self.merger.records[-NEAR:]
        states = {state for k in range(self._start_of(i), i) if (state := self._state_at(k)) is not None} if record.form == "visit" else ()
        own = [m.party for m in record.members if m.role != "host"]
        return [r for r in near if r.form == "visit" and r.status == record.status and self._leads_to(r, states, own)]

    def _state_at(self, k: int) -> str | None:
        """Return the state that a name at token ``k`` is of: "Peru", "Peruvian", "Lima"."""
        place, name = self.place_from.get(k), self.starting.get(k)
        return place.country if place is not None else name.code if isinstance(name, CountryMention) else None

    def _leads_to(self, visit: Draft, states: Collection[str], own: list[Party]) -> bool:
        """Tell whether a visit leads one of the same visitors to one of some states."""
        if not any(m.role == "host" and m.party.country in states for m in visit.members):
            return False
        return any(same_party(m.party, party) for m in visit.members for party in own)

    def spoken(self, here: list[Draft]) -> Draft | None:
        """Return the last encounter of the sentence in which people speak to each other."""
        return next((r for r in reversed(here) if r.form not in ("visit", "correspondence")), None)

    def _last(self, i: int, later: set[int], status: str | None) -> Draft | None:
        """Return the encounter last told of that the verb at ``i`` can be about."""
        return self._held_there(i) or self._main(self._timely(self.merger.talks, i, later, status), i) or self._current(i, status)

    def _current(self, i: int, status: str | None) -> Draft | None:
        current = self.merger.current
        if current is None or current.form == "correspondence" or (current.form != "visit" and current.status == self._wrong(i, status)):
            return None
        return current

    def _wrong(self, i: int, status: str | None) -> str | None:
        """Return the status that an encounter cannot have of which the verb at ``i`` tells."""
        held = bool(self.flags[i] & PAST) and status != "planned" and self.folded[i - 1] not in ("be", "to")
        return "planned" if held else "held" if status == "planned" else None

    def _timely(self, talks: Draft | None, i: int, later: set[int], status: str | None) -> Draft | None:
        """Return the encounter last told of, none to come for "discussed" but one of the same parties; for "will discuss" one to come, where there is one."""
        if talks is None:
            return None
        wrong = self._wrong(i, status)
        if (wrong is None or talks.status != wrong) and id(talks) not in later:
            return talks
        spoken = [r for r in reversed(self.merger.records[-NEAR:]) if r.form in SPOKEN and r.status != wrong and id(r) not in later]
        theirs = (r for r in spoken if all(any(same_party(m.party, o.party) for o in r.members) for m in talks.members))
        return next(iter([*theirs, *spoken]), None if wrong == "planned" or id(talks) in later else talks)

    def _main(self, record: Draft | None, i: int) -> Draft | None:
        """Return the encounter that the text is about where the one found is but background to it.

        That is one named inside the clause that tells of it ("met to advance what their May talks began"), one that lies before it ("They
        had last met in May. They discussed A"), or one of others that somebody there spoke of ("welcomed the summit of A and B").
        """
        if record is None:
            return None
        start = self._start_of(record.at)
        if record.noun and self._is_welcomed(start, record.at):
            told = (
                r for r in reversed(self.merger.records[-NEAR:]) if r.form in SPOKEN and not r.noun and r.at < start and r.status == "held"
            )
            return next(told, record)
        before = "had" in self.folded[max(start, record.at - 3) : record.at] and "had" not in self.folded[max(0, i - 3) : i]
        if not record.noun and not before:
            return record
        for other in reversed(self.merger.records[-NEAR:]):
            if other.form not in SPOKEN or other.at >= record.at or (not before and other.at < start):
                continue
            if all(any(same_party(m.party, o.party) for o in other.members) for m in record.members):
                return record if before and self._are_of_one_day(record, other) else other
        return record

    def _is_welcomed(self, start: int, k: int) -> bool:
        """Tell whether the encounter named at token ``k`` is what somebody welcomed, praised or recalled: "welcomed the summit of A and B"."""
        said = next((i for i in range(k - 1, start, -1) if self.flags[i] & CUE and self.flags[i] & PAST), None)
        if said is None:
            return False
        return bool(self.flags[said + 1] & DETERMINER) and not any(is_finite(self.article, i) for i in range(said + 1, k))

    def _are_of_one_day(self, record: Draft, other: Draft) -> bool:
        """Tell whether two encounters are dated alike: what "A had met B hours earlier" tells is no background."""
        dates = [d.when.value if d.when is not None else None for d in (record, other)]
        return dates[0] is not None and dates[0] == dates[1] and len(record.members) < len(other.members)

    def _start_of(self, k: int) -> int:
        """Return the first token of the sentence in which token ``k`` stands."""
        return self.sentence_starts[bisect_right(self.sentence_starts, k) - 1]

    def _is_known(self, k: int) -> bool:
        """Tell whether a group is one that was spoken of: "the delegations", "officials", not "some two thousand delegates", "experts"."""
        word = self.folded[k]
        if word in self.terms.onlookers:
            return False
        return not self.known.is_a("new_group", word) and not (self.flags[k] & NUMBER and word not in ("two", "three", "four"))

    def speaks_of_meeting(self, i: int, here: list[Draft] | None = None) -> bool:
        """Tell whether "the talks", "discussions", "it" stand as subject in front of a verb of discussion, or of the verb it is joined to."""
        if self._is_it(i):
            return True
        i = self._predicate_start(i)
        if any(r.noun and r.at < i and not any(is_finite(self.article, k) for k in range(r.at + 1, i)) for r in here or ()):
            return True
        opener = self._aside_before(i)
        joined = self._joined_to(i) if opener is None else None
        if joined is not None:
            return self.speaks_of_meeting(joined, here)
        i = opener if opener is not None else i
        for k in range(i - 1, max(-1, i - 6), -1):
            cues = self.known.cues_at(self.folded, k, i)[0]
            if any(c.kind == "event" for c in cues) or self.folded[k] in ("event", "agenda") or self._is_the_exchange(k) or self._sat(k):
                others = {"another"} if self.folded[k + 1] in RELATIVES else {"a", "an", "another"}  # not "in a meeting that covered A"
                return others.isdisjoint(self.folded[max(0, k - 3) : k])
            if self.words[k] in (".", ";") or (self.words[k] == "," and self.folded[k + 1] not in ("which", "that")):
                return False
        return False

    def _aside_before(self, i: int) -> int | None:
        """Return the comma that opens the aside in front of token ``i``: "the talks, held in PLACE, covered"."""
        if self.words[i - 1] != ",":
            return None
        opener = self.people.aside(i - 1, max(0, i - 30))
        commas = (k for k in range(i - 2, max(0, i - 24), -1) if self.words[k] == ",")
        return opener or next((k for k in commas if self.flags[k + 1] & PAST or self.folded[k + 1] == "which"), None)

    def _joined_to(self, i: int) -> int | None:
        """Return the verb that "and" joins the predicate at token ``i`` to: "The talks lasted an hour and covered A"."""
        mark = i - 1
        if self.folded[mark] not in ("and", ",", "but") or self.folded[i] in RELATIVES:
            return None
        verb = next((k for k in range(mark - 1, self._start_of(i), -1) if self._is_predicate(k)), None)
        if verb is None or self.folded[verb - 1] not in RELATIVES:
            return verb
        antecedent = verb - 1 - (self.words[verb - 2] == ",")
        return verb if antecedent not in self.ending else None  # not "talks in PLACE, which is"

    def _is_predicate(self, k: int) -> bool:
        """Tell whether token ``k`` is a finite verb, also one behind an aside or right behind "the talks"."""
        if is_finite(self.article, k):
            return True
        return bool(self.flags[k] & PAST) and (self._aside_before(k) is not None or self.known.begins("event", self.folded, k - 1, k))

    def _is_the_exchange(self, k: int) -> bool:
        """Tell whether "the exchange", "their exchanges" speaks of what was said to each other."""
        return self.folded[k] in ("exchange", "exchanges") and k > 0 and self.folded[k - 1] in ("the", "their", "this")

    def _sat(self, k: int) -> bool:
        """Tell whether "the Council", "the Joint Commission" at token ``k`` is the body that met, or whose session the talks last told of were."""
        talks = self.merger.talks
        if talks is None or not self.flags[k] & CAPITAL or "the" not in self.folded[max(0, k - 3) : k]:
            return False
        names = [self.folded[slice(*talks.event.span)]] if talks.event is not None else []
        names += [(m.party.name or "").lower().split() for m in talks.members if m.party.kind == "organisation"]
        heads = bool(self.flags[k + 1] & (AUXILIARY | MODAL | ADVERB | PAST | THIRD)) or self.words[k + 1] == ","  # not "the A-ish ties"
        return heads and any(self.folded[k] in name for name in names)

    def _predicate_start(self, i: int) -> int:
        """Step back from a verb over "that are expected to", "which will"."""
        k = i
        while k > 0 and (
            (self.flags[k - 1] & (AUXILIARY | MODAL | ADVERB) and not self.flags[k - 1] & PREPOSITION) or self.folded[k - 1] in LEADING
        ):
            k -= 1
        return k - (k < i and self.folded[k - 1] in ("that", "which"))

    def _is_it(self, i: int) -> bool:
        """Tell whether "it" opens a sentence and stands for the encounter that the one before told by a noun: "It focused on A"."""
        k = i - 1
        while k > 0 and self.flags[k] & (ADVERB | AUXILIARY | MODAL) and not self.flags[k] & PREPOSITION:
            k -= 1
        talks = self.merger.talks
        at = bisect_right(self.sentence_starts, k) - 1
        if self.folded[k] != "it" or at < 1 or self.sentence_starts[at] != k or talks is None or not talks.noun:
            return False
        return any(start >= self.sentence_starts[at - 1] for start, _ in talks.evidence)

    def is_we(self, i: int) -> bool:
        """Tell whether "we", or "I" not long after, is the subject in front of the verb at ``i``, as in the words of one of those who met."""
        k = i - 1
        while k > 0 and (self.flags[k] & (ADVERB | AUXILIARY) or self.folded[k] in ("will", "be")) and not self.flags[k] & PREPOSITION:
            k -= 1
        speaks = self.folded[k] == "we" or (self.folded[k] == "i" and self.merger.paragraph - self.merger.told_in <= 1)
        return speaks and (bool(self.flags[i] & PAST) or k < i - 1)


def named_by(topics: Sequence[Range], here: list[Draft]) -> set[int]:
    """Return the ids of the encounters, told by a noun or the name of an event, that stand inside topics: "plans for the summit in PLACE"."""
    return {id(r) for r in here if (r.noun or r.gathering or r.event is not None) and any(start <= r.at < end for start, end in topics)}
