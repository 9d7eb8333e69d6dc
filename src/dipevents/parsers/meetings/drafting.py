"""From a clause to a draft: parties, form, status, date, place and occasion put together."""

from __future__ import annotations

from ...dates import Interval
from ...lexicon import ADVERB, AUXILIARY, BASE, CONJUNCTION, CUE, MARK, PAST, PREPOSITION, THIRD, VERB
from ...mentions import OrganisationMention
from ...mentions.mention import DateMention
from ...records import Party
from ..evidence import is_finite
from .circumstances.setting import Setting
from .drafts import Draft, Event, When, Where
from .members import Found, Member, of_the_host, same_party
from .merging import Merger
from .parties.people import People
from .partners import Partners
from .syntax.clauses import CONTRACTED_BE, Clauses, Reading
from .view import Reader, View

HELD_WITH = 12  # tokens of "with Foreign Minister X of A"
GOALS = frozenset({"to", "for", "in", "into"})  # in front of where a journey goes: "left A for B"


class Drafting(Reader):
    """Makes the drafts of one article."""

    def __init__(self, view: View, merger: Merger, people: People, setting: Setting, clauses: Clauses) -> None:
        super().__init__(view)
        self.view, self.merger, self.people, self.setting, self.clauses = view, merger, people, setting, clauses
        partners = Partners(view, people)
        self.partners, self.is_absolute = partners.behind, partners.is_absolute
        self.used: set[int] = set()  # nouns taken by a verb
        self.waiting: list[Draft] = []  # gatherings of the sentence at hand

    def draft(
        self,
        reading: Reading,
        members: list[Member],
        cue: int,
        stop: int,
        floor: int,
        end: int,
        form: str | None,
        *,
        noun: int | None = None,
    ) -> Draft:
        """Make a draft of a clause: parties, date, place, occasion, form."""
        first, last = self.clauses.bounds(cue, stop, floor, end)
        if reading.infinitive and reading.status is None and self._sets_out(cue, floor):
            reading.status = "planned"
        if reading.infinitive and self.clauses.interruptions.over_attribution(cue - 2, floor) < cue - 2:
            first = cue - 1  # the day in "will go to A, he said on Friday, to meet B" is that of his words
        if self._follows_words(cue, reading.start, first):
            first = reading.start
        status = reading.status
        bits = self.flags[self.clauses.head_of(cue)]
        present = noun is None and bits & (BASE | THIRD) and not bits & PAST and not reading.infinitive and not reading.shared
        coming = reading.progressive and any(
            w in ("is", "are", "am") or w.endswith(CONTRACTED_BE) for w in self.folded[max(floor, cue - 3) : cue]
        )
        label = self._dated_label(first, floor)
        if (
            present
            and status is None
            and (label is not None or any(d.form in ("weekday", "day", "interval") for d in self.setting.dates_in(first, last)))
        ):
            status = "planned"
        told = self.setting.dates_in(first if present or coming else cue, last)
        shifts = [d.shift for d in told if d.shift is not None and self.words[d.end : d.end + 1] not in (["'s"], ["’s"])]
        if (present or coming or reading.infinitive) and status is None and any(s > 0 for s in shifts) and 0 not in shifts:
            status = "planned"  # "meets Y next month", "is meeting Y next week"
        if noun is None and status is None and (bits & PAST or reading.progressive):
            status = "held"
        if noun is not None and cue < noun and status is None and self._is_told_as_done(reading, cue):
            status = "held"
        future = status == "planned" or coming
        when = self.setting.when(cue, stop, first, last, future=future, day=self.merger.day(), visit=form == "visit")
        if when is None and label is not None:
            when = self.setting.when(label.start, label.end, label.start, label.end, future=status == "planned")
        if present and status == "planned" and reading.status is None and self._is_past(when):
            status = "held"  # "meets Y on February 11", told in March
        if (
            status in (None, "held")
            and when is not None
            and when.value is not None
            and self.article.anchor is not None
            and reading.progressive
            and when.value.start > self.article.anchor
        ):
            status = "planned"
        if status == "held" and not reading.progressive:
            when = self.setting.in_the_past(when)
        where = self.setting.where(cue, stop, first, last)
        if where is None or where.span[1] < cue:
            aim = reading.infinitive or (noun is not None and "for" in self.folded[max(first, cue - 4) : cue])
            where = (self._destination(cue, first) if aim else None) or where
        other = (
            (noun is not None or reading.infinitive) and when is not None and when.span[1] < cue
        )  # "left on Monday for the A Dialogue, scheduled for Tuesday"
        behind = self.setting.held_behind(last, end) if when is None or where is None or other else None
        behind = behind or (self.setting.held_behind(stop, end) if other else None)
        if behind is not None:
            to_come = not self.terms.scheduled.isdisjoint(self.folded[behind[0] : behind[0] + 4])
            due = self.setting.when(behind[0], behind[0], *behind, future=to_come or status == "planned", day=self.merger.day())
            status = "planned" if other and to_come and due is not None else status
            when = (due or when) if other else (when or due)
            where = where or self.setting.where(behind[0], behind[0], *behind)
        tail = self.clauses.interruptions.behind_relative(last, end) if when is None else None
        if tail is not None:
            when = self.setting.when(tail[0], tail[0], *tail, future=status == "planned", day=self.merger.day())
            where = where or self.setting.where(tail[0], tail[0], *tail)
        parted = floor < reading.start < first and "," in self.words[first:cue]  # an aside parts the subject from its verb
        if parted and (when is None or where is None) and self._opens_with_adjunct(floor, reading.start):
            head = (reading.start, reading.start, floor, reading.start)  # "On June 11, X, who is on a visit, met Y"
            when = when or self.setting.when(*head, future=status == "planned", day=self.merger.day())
            where = where or self.setting.where(*head)
        if first - 1 > floor and self.folded[first - 2 : first] in (["during", "which"], ["at", "which"]):
            head = (first - 2, first - 2, floor, first - 2)  # "The last round was held in PLACE in May, during which X met Y"
            where = where or self.setting.where(*head)
            when = when or (self.setting.when(*head, future=False) if status != "planned" else None)
        if where is None and first > floor and self.folded[first - 1] == "where":
            near = [w for k in range(first - 2, max(floor, first - 10), -1) if (w := self.setting.place_at(k)) is not None]
            where = next((w for w in near if w.city), near[0] if near else None)
            where = where or self.bound_for(first, floor)
        if where is None and reading.shared and reading.infinitive:
            where = self.bound_for(cue, floor)
        if where is None and noun is not None:
            where = self.setting.in_front_of(noun)
        if reading.shared and status == "planned" and (joint := self.clauses.behind_past(cue, floor)) is not None:
            when = when if when is None or when.span[0] > joint else None
            where = where if where is None or where.span[0] > joint else None
        if form == "in_person" and self.setting.has("video", max(first, cue - 6), last):
            form = "video"
        elif form == "in_person" and self.setting.has("phone_word", max(first, cue - 3), last) and noun is None:
            form = "phone"
        begin = min(reading.start, cue) if not reading.shared else cue
        while last > stop and (self.words[last - 1] in (",", "--", "–", "—") or self.folded[last - 1] == "and"):
            last -= 1
        return Draft(
            members=members, form=form, status=status, when=when, where=where, scene=self.setting.host(first, last), event=self.setting.occasion(cue, first, last), again=self._told_apart(cue, stop, last), noun=noun is not None,
            evidence=[(max(begin, floor), max(last, stop))], at=cue,
        )  # fmt: skip

    def _sets_out(self, cue: int, floor: int) -> bool:
        """Tell whether the purpose of a journey still to come is told: "leaves for PLACE on Sunday to address A", "flies to A to meet B"."""
        verb = next((k for k in range(cue - 1, floor - 1, -1) if is_finite(self.article, k)), None)
        if verb is None or not self.flags[verb] & THIRD or self.flags[verb] & (PAST | AUXILIARY):
            return False
        return any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, verb, cue)[0])

    def _follows_words(self, cue: int, subject: int, first: int) -> bool:
        """Tell whether what is said stands in front: "The talks ended on Friday in A, X told Y", whose day and place are not those of the words."""
        if not self.flags[cue] & CUE or not first < subject <= cue or self.words[subject - 1] != ",":
            return False
        subordinate = self.flags[first] & (PREPOSITION | CONJUNCTION) or self.folded[first] in ("when", "while", "as")
        return not subordinate and any(is_finite(self.article, k) for k in range(first, subject - 1))

    def _opens_with_adjunct(self, floor: int, start: int) -> bool:
        """Tell whether a sentence opens with when or where, up to a comma: "On June 11,", "In Lima,"."""
        opens = bool(self.flags[floor] & PREPOSITION) or floor in self.date_from
        return opens and self.words[start - 1] == "," and not any(is_finite(self.article, k) for k in range(floor, start))

    def _is_told_as_done(self, reading: Reading, cue: int) -> bool:
        """Tell whether "held talks", "had a meeting" stands in the past tense."""
        return self.flags[cue] & (PAST | BASE) == PAST and not (reading.passive or reading.infinitive or reading.shared)

    def _is_past(self, when: When | None) -> bool:
        """Tell whether a date is over by the day of the article, or several days have begun by then."""
        anchor = self.article.anchor
        if when is None or when.value is None or anchor is None:
            return False
        return when.value.end < anchor or (isinstance(when.value, Interval) and when.value.start <= anchor)

    def _told_apart(self, cue: int, stop: int, last: int) -> bool:
        """Tell whether "previously", "last met", "first met in 2012", "has visited before" sets an encounter apart from today's."""
        if cue and self.folded[cue - 1] in ("previously", "last", "earlier"):
            return True
        if cue and self.folded[cue - 1] == "first" and any(d.form == "year" for d in self.setting.dates_in(stop, last)):
            return True
        return any(
            self.folded[k] in ("before", "previously")
            for k in range(stop, min(len(self.words), last + 1))
            if k + 1 >= len(self.words) or self.flags[k + 1] & (MARK | CONJUNCTION) or self.folded[k] == "previously"
        )

    def enough(self, draft: Draft) -> Draft | None:
        """Let a draft pass that has two parties or more, each of them once."""
        once: list[Member] = []
        for member in draft.members:
            if self._is_private(member.party):
                continue
            same = next((o for o in once if same_party(member.party, o.party) and not self._are_two(member.party, o.party)), None)
            if same is None:
                once.append(member)
            elif member.party.name and not same.party.name:  # "the Prime Minister and Foreign Minister X", who is both
                once[once.index(same)] = member
        draft.members = once = of_the_host(self._states_for_body(once), draft.where.country if draft.where is not None else None)
        if draft.form != "visit":  # "A and B held a meeting, with X and Y as co-chairs"
            speak = {m.party.country for m in draft.members if m.party.kind == "person" and m.party.name}
            states = {m.party.country for m in draft.members if m.party.kind == "country"}
            if len(states) > 1 and states <= speak:
                once = draft.members = [m for m in draft.members if m.party.kind != "country"]
        if any(
            m.party.office == "counterpart" and m.party.country and any(o is not m and o.party.country == m.party.country for o in once)
            for m in once
        ):
            return None
        return draft if len(once) > 1 else None

    def _is_private(self, party: Party) -> bool:
        """Tell whether somebody without name is met in private: a doctor, a lawyer."""
        designation = party.name if party.kind == "group" else party.office if party.name is None else None
        return designation is not None and designation.lower().rsplit(" ")[-1] in self.terms.private

    def _are_two(self, a: Party, b: Party) -> bool:
        """Tell whether "Foreign Minister X" and "the B-ish foreign minister" of one clause are two people, though nothing tells X's state; so are "the EU's chief diplomat" and the B-ish one."""
        return a.kind == b.kind == "person" and not (a.name and b.name) and (a.country is None) != (b.country is None)

    def with_body(self, found: Found) -> list[Member]:
        """Return a group and the body of states whose members it brings together: "G7 foreign ministers", "leaders of ASEAN"."""
        if len(found.members) != 1 or found.members[0].party.kind != "group":
            return []
        for k in range(found.start, found.end):
            body = self.article.entities.body_of.get(k)
            if body is not None and body.kind in ("igo", "forum"):
                return [*found.members, Member(self.article.body(body, (k, k + 1)), k)]
        return []

    def meets_alone(self, members: list[Member]) -> bool:
        """Tell whether one party is many: a body of states, or leaders of several states: "European leaders", "ministers from 40 countries"."""
        if len(members) != 1 or members[0].party.kind != "group":
            return len(members) == 1 and members[0].party.kind == "organisation" and self.is_council(members[0])
        words = (members[0].party.name or "").lower().replace("-", " ").split()
        lead = any(word in self.terms.delegates or word in self.terms.one_each or word == "presidents" for word in words)
        return lead and not self.terms.far_and_wide.isdisjoint(words)

    def _states_for_body(self, members: list[Member]) -> list[Member]:
        """Put the states in the name of a joint body in its place where one of them is a party: "A and the A-B Working Group"."""
        states = {m.party.country for m in members} - {None}
        for k, member in enumerate(members):
            near = range(member.at, min(len(self.words), member.at + 10)) if member.party.kind == "organisation" and states else ()
            body = next((self.starting[t] for t in near if isinstance(self.starting.get(t), OrganisationMention)), None)
            both = self.states_of(body.end) if isinstance(body, OrganisationMention) else []
            if any(m.party.country in states for m in both):
                rest = [*members[:k], *members[k + 1 :]]
                return [*rest, *(m for m in both if m.party.country not in states)]
        return members

    def states_of(self, stop: int) -> list[Member]:
        """Return the two states in the name of a body that ends at ``stop``: "the A-B Strategic Dialogue"."""
        body = self.ending.get(stop)
        if not isinstance(body, OrganisationMention) or not self.terms.unofficial.isdisjoint(self.folded[body.start : body.end]):
            return []
        hyphen = next((k for k in range(body.start + 1, body.end - 1) if self.words[k] in ("-", "–")), None)
        if hyphen is None:
            return []
        found: list[Member] = []
        for names in ([(k, hyphen) for k in range(body.start, hyphen)], [(hyphen + 1, k) for k in range(body.end - 1, hyphen + 1, -1)]):
            code, at = next(((c, a) for a, b in names if (c := self._state_in_name(self.article.document.slice(a, b)))), (None, 0))
            if code is None:
                return []
            found.append(Member(Party(kind="country", country=code, mention=self.article.extract(body.start, body.end)), at))
        return found if found[0].party.country != found[1].party.country else []

    def pair_in_name(self, first: int, last: int) -> tuple[str, str, int] | None:
        """Return the two states that "the A-B Dialogue", named in tokens ``first:last``, is of, and where its hyphen stands."""
        part = self.article.document.slice
        for k in range(first + 1, last - 1):
            if self.words[k] not in ("-", "–"):
                continue
            left = self._state_in_name(part(k - 1, k)) or (self._state_in_name(part(k - 2, k)) if k - 2 >= first else None)
            right = self._state_in_name(part(k + 1, k + 2)) or (self._state_in_name(part(k + 1, k + 3)) if k + 3 <= last else None)
            if left and right and left != right:
                return left, right, k
        return None

    def both_states(self, first: int, last: int) -> list[Member]:
        """Return A and B where "the two sides" hold "the fourth round of the A-B Consultations" and nobody was told of before."""
        pair = self.pair_in_name(first, last)
        if pair is None:
            return []
        return [Member(Party(kind="country", country=code, mention=self.article.extract(pair[2] - 1, pair[2] + 2)), pair[2]) for code in pair[:2]]  # fmt: skip

    def other_state(self, members: list[Member], first: int, last: int) -> Member | None:
        """Return B where somebody of A alone holds "the fifth round of the A-B Dialogue", named in tokens ``first:last``."""
        if len(members) != 1 or members[0].party.kind != "person" or not members[0].party.country:
            return None
        pair = self.pair_in_name(first, last)
        if pair is None or members[0].party.country not in pair[:2]:
            return None
        code = pair[1] if members[0].party.country == pair[0] else pair[0]
        return Member(Party(kind="country", country=code, mention=self.article.extract(pair[2] - 1, pair[2] + 2)), pair[2])

    def _state_in_name(self, phrase: str) -> str | None:
        """Return the state that a part of the name of a joint body names, one too that is a name of people elsewhere: "Jordan-A"."""
        entries = self.article.gazetteer.lookup(phrase)
        return next((e.id for e in entries if e.kind in ("country", "adjective") or (e.kind == "seat" and not e.weak)), None)

    def is_talk(self, stop: int) -> bool:
        """Tell whether the noun that ends at ``stop`` leaves open how the parties spoke."""
        return self.folded[stop - 1] in self.terms.talks

    def are_people(self, members: list[Member]) -> bool:
        """Tell whether the first party is a person or a group."""
        return bool(members) and members[0].party.kind in ("person", "group")

    def bound_for(self, i: int, floor: int) -> Where | None:
        """Return the city named in front of "to attend", "to participate in": "will go to X to attend"."""
        for preposition in ("to", "in", "for"):
            for k in range(i - 2, max(floor, i - 28), -1):
                if self.folded[k] == preposition:
                    where = self.setting.place_at(k + 1)
                    if where is not None:
                        return where
        return None

    def _dated_label(self, first: int, floor: int) -> DateMention | None:
        """Return the day in front of the colon where nothing else stands there: "Tuesday, 5 November: the President receives Y"."""
        label = self.date_to.get(first - 1)
        return label if label is not None and label.start == floor and self.words[first - 1] == ":" else None

    def _destination(self, i: int, floor: int) -> Where | None:
        """Return where the journey goes whose purpose is told at token ``i``: "In A on Monday, X flew to B to meet Y", "left for B for talks"."""
        for t in range(i - 2, max(floor, i - 28) - 1, -1):
            cues, stop = self.known.cues_at(self.folded, t, i)
            if any(c.kind in ("travel", "visit") for c in cues):
                places = [where for k in range(stop, i) if (where := self.setting.place_at(k)) is not None]
                bound = [where for where in places if self.folded[where.span[0] - 1] in GOALS]
                return next(iter(bound or places), None)
            if is_finite(self.article, t):
                return None
        return None

    def add_body(self, draft: Draft) -> None:
        """Let the body that an event belongs to be the other party."""
        if draft.event is not None and (other := self.other_state(draft.members, *draft.event.span)) is not None:
            draft.members = [*draft.members, other]
            return
        if draft.event is not None and (partners := self._held_with(draft.event)):
            draft.members = [*draft.members, *partners]
            return
        if draft.event is None or draft.event.body is None:
            return
        body = self.article.entities.bodies[draft.event.body]
        party = self.article.body(body, draft.event.span)
        draft.members = [*draft.members, Member(party, draft.event.span[0])]

    def _held_with(self, event: Event) -> list[Member]:
        """Return the other side of "the 10th session of the Joint Commission with A"."""
        k = event.span[1]
        if self.folded[k : k + 1] != ["with"] or self.words[k + 1 : k + 2] in ([], ["."]):
            return []
        found = self.people.ahead(k + 1, min(len(self.words), k + HELD_WITH)).members
        return found if all(m.party.kind in ("country", "person") for m in found) else []

    def over_predicate(self, after: int, end: int) -> int:
        """Step over "was held", "are due to take place" behind a noun of an encounter, so that date and place behind them count.

        An apposition may close what stands in front: "A meeting between X and Y, the minister of Z, took place".
        """
        k = self.people.over_apposition(after, end)
        closed = k == after and k + 1 < end and is_finite(self.article, k + 1)  # "between X and A's premier, Y, took place"
        k = k + 1 if k < end and self.words[k] == "," and (after < k or closed) else after
        begin = k
        while k < min(end, begin + 10) and not is_finite(self.article, k):
            if (k in self.starting and k not in self.place_from) or self.words[k] in (",", ";"):
                return after
            k += 1
        if k >= min(end, begin + 10):
            return after
        while (
            k < end
            and (self.flags[k] & (VERB | ADVERB) or self.folded[k] in ("to", "place", "due", "off", "under", "way"))
            and k not in self.date_from
        ):
            k += 1
        return k

    def with_ahead(self, i: int, limit: int) -> int | None:
        """Return the token behind "with" in tokens ``i:limit``, no verb or other clause in between."""
        for j in range(i, limit):
            if self.folded[j] == "with":
                return j + 1
            if (
                self.words[j] == ";"
                or self.folded[j] in ("to", "that", "which", "who", "and", "discuss")
                or (j > i and is_finite(self.article, j))
            ):
                return None
        return None

    def is_council(self, member: Member) -> bool:
        """Tell whether a body meets as a body of states does."""
        return any(b.kind in ("igo", "forum") and self.article.body_ids[b.number] == member.party.ref for b in self.article.entities.bodies)


class CueReader(Reader):
    """A reader of one kind of cue, which makes drafts of what the cue tells."""

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting.view)
        self.drafting = drafting
        self.merger, self.people, self.setting, self.clauses = drafting.merger, drafting.people, drafting.setting, drafting.clauses
