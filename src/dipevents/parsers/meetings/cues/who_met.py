"""Who met, where the noun of an encounter has neither owners nor partners: those of the clause around it, or of the encounter before.

A and B agreed in a meeting to           After talks in PLACE, A and B signed
the PLACE summit, at which A and B       X met Y. Their talks
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, BASE, CAPITAL, DETERMINER, DIGIT, MARK, MODAL, NUMBER, ORDINAL, PAST, PREPOSITION
from dipevents.mentions import PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..members import Found, Member, same_party
from ..syntax.clauses import REACH
from .companions import Companions
from .event_phrases import EventPhrases
from .gatherings import Gatherings
from .outlooks import LASTED
from .relatives import Relatives

WITHIN = frozenset(
    {"in", "at", "during", "after", "following", "before", "on", "for", "used"}
)  # in front of "talks", of which a clause tells who had them
TALKS = frozenset({"negotiations", "round", "rounds"})
MEETINGS = TALKS | {
    "call",
    "consultations",
    "dialogue",
    "discussions",
    "meeting",
    "meetings",
    "phone",
    "summit",
    "talks",
    "telephone",
    "video",
}
SUPPOSING = frozenset({"after", "amid", "despite", "followed", "following", "follows"})  # in front of talks that were held
RESULT = frozenset({"culmination", "fruit", "outcome", "product", "result"})
THREE = frozenset({"three", "trilateral", "tripartite"})
MANNER = 6  # tokens of "without a final deal"
PARTED = (["with"], ["between"], ["among"])  # in front of parties that are not read
MANY = THREE - {"three"} | {"global", "international", "multilateral", "quadrilateral", "regional"}
AHEAD = 12  # tokens of "in PLACE on DAY," between an encounter and "at which"


class WhoMet(CueReader):
    """Finds those who met, over one article."""

    def __init__(
        self, drafting: Drafting, event_phrases: EventPhrases, companions: Companions, relatives: Relatives, gatherings: Gatherings
    ) -> None:
        super().__init__(drafting)
        self.gatherings = gatherings
        self.event_phrases, self.companions, self.relatives = event_phrases, companions, relatives

    def within(self, begin: int, i: int, floor: int, end: int) -> list[Member]:
        """Return the two subjects of "A and B agreed in a meeting to", "After talks in PLACE, A and B signed"."""
        begin, i = self.over_stretch(begin, i, floor)
        within = begin > floor and self.folded[begin - 1] in WITHIN
        if not within and not self._is_closing(begin, floor):
            return []
        crowd = self.crowd_at(begin, i, floor, end)
        if crowd:
            return crowd
        if not self.companions.says_what_kind(begin, i):
            return []
        if self.folded[floor] in ("remarks", "statements") and floor + 1 < begin and self.folded[floor + 1] == "by":
            named = self.people.ahead(floor + 2, end)
            homes = {m.party.country for m in named.members if m.party.kind == "person"}
            return named.members if len(homes) == len(named.members) == 2 and named.end <= begin else []
        if self.folded[begin - 1] == "before":
            return []
        found = self.event_phrases.owner(begin, floor, end)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        if self.folded[begin - 1] == "for" and any(m.party.kind != "country" for m in people):
            return []  # people who come "for talks" may come for talks with others
        if found.refers and not found.members and within:  # "In a call on Monday, the two leaders agreed"
            found.members = self.relatives.referents(found.start, floor, end)
            people = found.members if len(found.members) == 2 else []
        states = {m.party.country for m in people}
        if self._agreed_with_movement(found, begin, floor):
            return found.members
        return people if len(people) == len(found.members) > 1 and None not in states and len(states) == len(people) else []

    def at_which(self, stop: int, end: int) -> list[Member]:
        """Return A and B, of two states, of "the PLACE summit [on DAY], at which A and B agreed"."""
        which = next((k for k in range(stop, min(end, stop + AHEAD)) if self.folded[k] == "which" or is_finite(self.article, k)), end)
        if which >= end or self.folded[which] != "which" or self.folded[which - 1] not in ("at", "during", "in"):
            return []
        verb = next((k for k in range(which + 1, min(end, which + REACH)) if self.clauses.heads_clause(k, which + 1)), None)
        found = self.clauses.subject(verb, which + 1, end, deep=False).found.members if verb is not None else []
        states = {m.party.country for m in found if m.party.kind in ("person", "country")}
        return found if len(found) == len(states) > 1 and None not in states else []

    def of_turns(self, begin: int, i: int, floor: int) -> list[Member]:
        """Return the two who take turns where one says "I look forward to our meeting" to the other."""
        if begin - 2 < floor or self.folded[begin - 2 : begin] != ["forward", "to"]:
            return []
        one, other = self.people.speaker(i), self.people.addressee(i)
        return [Member(one, begin), Member(other, begin)] if one is not None and other is not None else []

    def last_time(self, begin: int, floor: int, partners: list[Member]) -> list[Member]:
        """Return X of "X held talks with two A-ish officials. The meeting with Y and Z", whose state stood for Y and Z."""
        last = self.merger.last() if begin == floor and self.folded[begin] in ("the", "this") else []
        states = {m.party.country for m in partners}
        known = [m for m in last if m.party.kind == "person" and m.party.name]
        others = [m for m in last if m.party.kind == "country" and m.party.country in states]
        return known if len(last) == 2 and len(known) == len(others) == len(states) == 1 else []

    def they(self, begin: int, floor: int, end: int) -> list[Member]:
        """Return whose "their talks" are: the several subjects of the clause, its subject and the person beside it, or whoever met last."""
        found = self.event_phrases.owner(begin, floor, end)
        crowd = self.drafting.with_body(found)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        last = self.merger.last()
        side = {m.party.ref for m in people}
        if len(people) > 1 and len({m.party.country for m in people}) == 1 and side < {m.party.ref for m in last}:
            return last  # "A and B of X met C, following up on their talks in April"
        if crowd or len(people) > 1:
            return crowd or people
        if people and people[0].party.kind == "person":
            mine = people[0].party
            for k in range(begin - 1, max(floor, begin - REACH) - 1, -1):
                mention = self.starting.get(k)
                if isinstance(mention, PersonMention):
                    party = self.article.party(mention)
                    if party.ref != mine.ref:
                        if any(m.party.ref == mine.ref for m in last) and len(last) > 1:
                            return last
                        return [people[0], Member(party, mention.start)]
        return self.relatives.referents(begin, floor, end)

    def agreed(self, members: list[Member], begin: int) -> bool:
        """Tell whether "A and B agreed during talks" stands in the past, its verb in front of the talks."""
        verb = next((k for k in range(max(m.at for m in members) + 1, begin) if is_finite(self.article, k)), None)
        return verb is not None and bool(self.flags[verb] & PAST)

    def _agreed_with_movement(self, found: Found, begin: int, floor: int) -> bool:
        """Tell whether a state and a movement are those who "agreed to a ceasefire after talks in PLACE"."""
        kinds = sorted(m.party.kind for m in found.members)
        if kinds not in (["country", "organisation"], ["country", "group"], ["organisation", "organisation"]):
            return False
        verb = next((k for k in range(found.end, begin) if is_finite(self.article, k)), None)
        agreed = verb is not None and (self.known.is_a("agree", self.folded[verb]) or self.known.is_a("outcome", self.folded[verb]))
        return (
            agreed
            and not any(m.party.kind == "organisation" and self.drafting.is_council(m) for m in found.members)
            and found.start >= floor
        )

    def crowd_at(self, begin: int, i: int, floor: int, end: int) -> list[Member]:
        """Return a group and its body of "At the PLACE summit, the BODY ministers agreed", "BODY leaders agreed at a meeting in PLACE".

        A body of states, or the leaders of a region, may stand alone.
        """
        plain = all(self.companions.says_what_kind(k, k + 1) or self.setting.place_at(k) is not None for k in range(begin, i))
        if not plain or self.folded[begin - 1] not in ("at", "during", "in", "after", "following"):
            return []
        found = self.event_phrases.owner(begin, floor, end)
        return self.drafting.with_body(found) or (found.members if self.drafting.meets_alone(found.members) else [])

    def over_stretch(self, begin: int, i: int, floor: int) -> tuple[int, int]:
        """Step back over "two days of", "the end of" in front of an encounter; what kind it is stands in front of ``i`` no more."""
        while begin - 2 > floor and self.folded[begin - 1] == "of":
            if self.folded[begin - 2] not in self.terms.stretches and self.folded[begin - 2] not in self.terms.phases:
                break
            begin = next(
                (k + 1 for k in range(begin - 3, max(floor, begin - LASTED) - 1, -1) if self._governs(k) and self.folded[k] != "than"),
                begin - 2,
            )
            i = begin
        return begin, i

    def has_lasted(self, begin: int, i: int) -> bool:
        """Tell whether "16 months of talks", "the fourth round [of]", "five rounds [of]" counts what has been; not "the next round"."""
        first = self.over_stretch(begin, i, 0)[0]
        if any(self.flags[k] & (BASE | MODAL if k > first - 3 else MODAL) for k in range(max(0, first - 3), first)):
            return False  # "it would take months of", "need a second round of"
        if first < begin and self.folded[begin - 2] in self.terms.stretches:
            return True
        counted = any(self.flags[k] & (ORDINAL | NUMBER | DIGIT) or self.folded[k] == "several" for k in range(begin, i))
        return counted and self.folded[i] in ("round", "rounds")

    def _governs(self, k: int) -> bool:
        return bool(self.flags[k] & PREPOSITION) or self.folded[k] in self.terms.capping

    def _is_closing(self, begin: int, floor: int) -> bool:
        """Tell whether "Capping [two days of talks]", "Emerging from [a meeting]" opens a sentence, or goes on with it behind a comma."""
        k = begin - 1 - (begin - 1 > floor and self.folded[begin - 1] in ("from", "up"))
        return k >= floor and self.folded[k] in self.terms.capping and (k == floor or self.words[k - 1] == ",")

    # --- those of whom the sentences in front tell ---------------------------------------------------------------------

    def two_sides(self, begin: int, i: int, behind: int, floor: int, end: int) -> tuple[list[Member], int] | None:
        """Read "talks between the two sides", "a third call between the leaders"; not "a summit between the two leaders" held some day."""
        both = self.people.ahead(behind + 1, end, between=True)
        two = self.folded[behind + 1 : behind + 3] == ["the", "two"] and not both.members and self._closes(behind + 3, end)
        if two:
            both = Found([], behind + 1, behind + 3, refers=True)
        some = self.folded[begin] in ("a", "an") or self.folded[i].startswith("dialogue")
        told = both.end in self.date_from or self.gatherings.takes_place(both.end, end)
        vague = some and not self.is_counted(begin, i) and not told
        members = self.relatives.referents(both.start, floor, end) if both.refers and not both.members and not vague else []
        members = members or (self.drafting.discourse.states(begin, 2) if two and not vague else [])
        return (members, both.end) if len(members) > 1 else None

    def sent_by_both(self, begin: int, behind: int, partners: list[Member]) -> list[Member]:
        """Return the two states dealt with whose people met in "a meeting between [senior negotiators]", whose state no word tells."""
        if len(partners) != 1 or self.event_phrases.linked_by(behind, partners) not in ("between", "among"):
            return []
        crew = partners[0].party
        plain = crew.kind == "group" and (crew.name or "").islower() and crew.country is None
        sent = plain and not (self.terms.delegates | self.terms.one_each).isdisjoint((crew.name or "").split()[-1:])
        return self.drafting.discourse.states(begin, 2, near=2, talks=True) if sent else []

    def _closes(self, k: int, end: int) -> bool:
        """Tell whether "the two" in front of token ``k`` stands alone."""
        return k >= end or k in self.date_from or bool(self.flags[k] & (MARK | PREPOSITION)) or is_finite(self.article, k)

    def spoken_of(self, begin: int, floor: int, partners: list[Member]) -> list[Member]:
        """Return of whom the text in front tells where "There was a meeting with Y", "Talks with B will resume" leaves out whose it is.

        Of people the subject of the sentence in front, of states and bodies the one other state dealt with.
        """
        outlooks, discourse = self.gatherings.outlooks, self.drafting.discourse
        if not (outlooks.is_there(begin, floor) or outlooks.heads(begin, floor)):
            return []
        if any(is_finite(self.article, k) for k in range(begin, min(p.at for p in partners))):
            return []  # "Negotiations have stalled since a summit with Y"
        states = {p.party.country or discourse.state_at(p.at) for p in partners}
        people = all(p.party.kind in ("person", "group") for p in partners)
        told = self.event_phrases.last_subject(floor)
        at_home = told is not None and all(p.party.kind == "organisation" for p in partners) and told.party.country in states
        if told is not None and told.party.country and ((people and told.party.country not in states) or at_home):
            return [told]  # "talks with Congress" are those of the president
        return discourse.states(begin, 1, states, near=2, talks=True) if None not in states else []

    def joined_by(self, begin: int, i: int, partners: list[Member]) -> list[Member]:
        """Return the two who met last, whom a third will join: "A trilateral meeting with Y is planned"."""
        last = self.merger.last() if not THREE.isdisjoint(self.folded[begin:i]) else []
        return [Member(m.party, m.at) for m in last] if len(last) == 2 and len(partners) == 1 else []

    def followed(self, begin: int, floor: int, partners: list[Member]) -> list[Member] | None:
        """Return X of "X met Y, followed by [a dinner with Z]", X and Y where Z are "aides"; None where nothing is followed by it."""
        if begin - 2 < floor or self.folded[begin - 2 : begin] != ["followed", "by"]:
            return None
        last = [Member(m.party, m.at) for m in self.merger.last() if not any(same_party(m.party, p.party) for p in partners)]
        staff = all(m.party.kind == "group" and (m.party.name or "") in self.terms.staff for m in partners)
        return last if staff else last[:1]

    def whose_counterpart(self, k: int, partners: list[Member], floor: int) -> list[Member]:
        """Return X of "in talks with [his A-ish counterpart]", whose "his" stands at ``k``; not somebody of that state."""
        named = self.folded[k] in ("his", "her") and "counterpart" in self.folded[k + 1 : k + 5]
        owner = self.event_phrases.of_pronoun(k, floor) if named else None
        return [owner] if owner is not None and all(p.party.country != owner.party.country for p in partners) else []

    def names_nobody(self, begin: int, i: int, stop: int, end: int, *, told: bool) -> bool:
        """Tell whether "[working-level] talks", "the first meeting", "rounds of talks" tells what sort of encounter it is and not whose.

        So does "since a summit" where both place and day are told, "a meeting" of which it is ``told`` that it was called off or is to come.
        """
        once = (
            self.folded[begin] in ("a", "an") and self.folded[i] not in TALKS and not (told or self._is_placed_and_dated(begin, stop, end))
        )
        if self.folded[i] not in MEETINGS or (begin < i and self.flags[i] & CAPITAL) or (once and not self.is_counted(begin, i)):
            return False
        cut = begin and self.flags[begin - 1] & DETERMINER  # "a most productive meeting"
        if cut or self.folded[stop : stop + 1] in PARTED or self._is_of_many(begin, i):
            return False
        return all(self._is_plain(k) or self.folded[k] == "and" for k in range(begin, i))

    def _is_of_many(self, begin: int, i: int) -> bool:
        """Tell whether "four-nation", "international" in front of a noun says that more than two met."""
        sided = any(self.folded[k - 1 : k + 1] == ["-", word] for k in range(begin + 1, i) for word in ("nation", "party", "country"))
        return sided or not MANY.isdisjoint(self.folded[begin:i])

    def has_own_time(self, begin: int, i: int, stop: int, end: int, predicate: int | None) -> bool:
        """Tell whether a noun has a day of its own: "talks on DAY", "the DAY meeting"; or a place: "after talks in PLACE".

        Both may stand behind the ``predicate`` that says that it takes place: "Talks will resume in PLACE".
        """
        stop += stop < end and self.words[stop] == ","
        if self.folded[stop : stop + 1] == ["held"] and self.known.at("sidelines", self.folded, stop + 1, end) > stop + 1:
            return True
        near = range(stop, self.gatherings.over_circumstances(stop, end))
        if any(k in self.date_from for k in (*range(begin, i), *near)):
            return True
        first = self._over_manner(predicate, end) if predicate is not None else end
        behind = range(first, self.gatherings.over_circumstances(first, end))
        if any(k in self.date_from or self.setting.place_at(k) is not None for k in behind):
            return True
        ends = predicate is not None and self.gatherings.took_place(stop, predicate)
        placed = any(self.setting.place_at(k) is not None for k in (*range(begin, i), *near))
        return ends and placed and self.folded[begin] == "the"  # "The talks in PLACE broke down", "The PLACE talks ended"

    def _over_manner(self, i: int, end: int) -> int:
        """Step over "abruptly", "for the day", "earlier than planned", "without a deal" behind a verb."""
        while i < end and i not in self.date_from:
            if self.folded[i : i + 3] == ["for", "the", "day"] or self.folded[i : i + 2] == ["earlier", "than"]:
                i += 3
            elif self.folded[i] == "without":
                i = next((k for k in range(i + 1, min(end, i + MANNER)) if self.flags[k] & PREPOSITION or k in self.date_from), end)
            elif self.flags[i] & ADVERB and not self.flags[i] & PREPOSITION:
                i += 1
            else:
                break
        return i

    def _is_placed_and_dated(self, begin: int, stop: int, end: int) -> bool:
        """Tell whether "in PLACE on DAY" stands behind a noun, and a preposition in front."""
        near = range(stop, self.gatherings.over_circumstances(stop, end)) if self.flags[begin - 1] & PREPOSITION else range(0)
        return any(k in self.date_from for k in near) and any(self.setting.place_at(k) is not None for k in near)

    def is_supposed(self, begin: int, i: int, floor: int) -> bool:
        """Tell whether "after [a year of difficult] talks" takes talks for a fact, which neither "the" nor a number tells apart."""
        start = self.over_stretch(begin, i, floor)[0]
        if start - 2 > floor and self.folded[start - 1] == "of" and self.folded[start - 2] in RESULT:
            return True  # "the fruit of months of talks"
        several = self.folded[i] in ("talks", "negotiations", "consultations") or start < begin or self.folded[i] == "rounds"
        return several and start > floor and self.folded[start - 1] in SUPPOSING and not self.flags[begin] & DETERMINER

    def is_of_another_day(self, i: int, predicate: int | None, end: int) -> bool:
        """Tell whether "the talks began in 1986" speaks of another time than the encounter last told of."""
        day = self.merger.day()
        if predicate is None or day is None:
            return False
        when = self.setting.when(i, predicate, i, self.clauses.bounds(i, predicate, i, end)[1], future=False)
        return when is not None and when.value is not None and when.value.end < day.start

    def told_before(self, begin: int, i: int, stop: int, floor: int, end: int, *, once_more: bool) -> list[Member]:
        """Return the two who met last, or between whose states there are talks; for its state whoever had them: "After talks in PLACE, X said"."""
        talks = self.drafting.is_talk(stop) or self.folded[i] in TALKS
        last = self.merger.last()
        both = self.drafting.discourse.pair(begin, last, talks=talks, told=once_more)
        if not last and begin == floor and self.folded[begin] == "the":
            both = both or self._subjects_of_two_states(floor)  # "A and B agreed to do so. The meeting, held in PLACE, lasted"
        around = begin > floor and bool(self.flags[begin - 1] & PREPOSITION)
        own = self.event_phrases.owner(begin, floor, end).members if both and around else []
        if [m.party.kind for m in own] != ["person"] or any(m.party.kind != "country" for m in both):
            return both
        return [own[0] if m.party.country == own[0].party.country else m for m in both]

    def _subjects_of_two_states(self, floor: int) -> list[Member]:
        """Return the two people or states that are the subject of the sentence in front."""
        both = self.relatives.subjects_before(floor)
        return both if len(both) == len({m.party.country for m in both} - {None}) == 2 else []

    def is_counted(self, begin: int, i: int) -> bool:
        """Tell whether "first", "second" stands in front of a noun."""
        return any(self.flags[k] & ORDINAL for k in range(begin, i))

    def _is_plain(self, k: int) -> bool:
        """Tell whether a word in front of a noun tells what sort of encounter it is, when or where, and not whose."""
        dated = any(d.start <= k < d.end for d in self.setting.dates_in(k - 2, k + 1))
        counted = bool(self.flags[k] & DIGIT) or self.words[k] in POSSESSIVE
        return counted or dated or self.setting.place_at(k) is not None or self.companions.says_what_kind(k, k + 1)
