"""From a clause to a draft: parties, form, status, date, place and occasion put together."""

from __future__ import annotations

from ...lexicon import ADVERB, CONJUNCTION, MARK, VERB
from ...records import Party
from ..evidence import is_finite
from .circumstances.setting import Setting
from .discourse import Discourse
from .drafts import Draft, Event
from .members import Found, Member, of_the_host, same_party
from .merging import Merger
from .parties.joint import JointNames
from .parties.people import People
from .partners import Partners
from .syntax.clauses import Clauses, Reading
from .telling import Telling
from .view import Reader, View

HELD_WITH = 12  # tokens of "with Foreign Minister X of A"


class Drafting(Reader):
    """Makes the drafts of one article."""

    def __init__(self, view: View, merger: Merger, people: People, setting: Setting, clauses: Clauses) -> None:
        super().__init__(view)
        self.view, self.merger, self.people, self.setting, self.clauses = view, merger, people, setting, clauses
        self.telling = Telling(view, merger, setting, clauses)
        self.joint, self.discourse = JointNames(view), Discourse(view)
        partners = Partners(view, people)
        self.partners, self.is_absolute, self.board_of = partners.behind, partners.is_absolute, partners.board_of
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
        """Make a draft of the clause around the cue in tokens ``cue:stop`` of the sentence ``floor:end``."""
        told = self.telling.read(reading, cue, stop, floor, end, form, noun)
        first, last = told.first, told.last
        begin = cue if reading.shared else min(reading.start, cue)
        event = self.setting.occasion(cue, first, last)
        when = self.setting.in_year(told.when, noun, event.span if event is not None else None)
        return Draft(
            members=members, form=told.form, status=told.status, when=when, where=told.where, scene=self.setting.host(first, last),
            event=event, again=self._told_apart(cue, stop, last), noun=noun is not None,
            aim=told.aim, way=told.way, evidence=[(max(begin, floor), max(last, stop))], at=cue,
        )  # fmt: skip

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
        once = (self.discourse.sides(once[0]) or once) if len(once) == 1 else once
        draft.members = once = of_the_host(self.joint.for_body(once), draft.where.country if draft.where is not None else None)
        if draft.form != "visit":  # "A and B held a meeting, with X and Y as co-chairs"
            speak = {m.party.country for m in draft.members if m.party.kind == "person" and m.party.name}
            states = {m.party.country for m in draft.members if m.party.kind == "country"}
            others = any(m.party.country not in states for m in once)  # "X hosted Y of B and a delegation of B"
            if states <= speak and (len(states) > 1 or (len(states) == 1 and others)):
                once = draft.members = [m for m in draft.members if m.party.kind != "country" or m.role == "host"]
        return draft if len(once) > 1 and not self._is_at_home(draft) else None

    def _is_at_home(self, draft: Draft) -> bool:
        """Tell whether a state, or its body as the host, and one of its own are all who met: of "the Moscow talks with Putin" the city is no party."""
        hosts = [m.party for m in draft.members if m.role == "host" and self._is_of(m, ("government",))]
        states = {p.country for p in (*hosts, *(m.party for m in draft.members if m.party.kind == "country"))}
        people = {m.party.country for m in draft.members if m.party.kind == "person"}
        return draft.form != "visit" and len(draft.members) == len(states) + len(people) == 2 and states == people

    def _is_private(self, party: Party) -> bool:
        """Tell whether somebody without name is met in private: a doctor, a lawyer."""
        designation = party.name if party.kind == "group" else party.office if party.name is None else None
        alone = designation is not None and " and " not in designation  # "officials, academics and lawyers"
        return alone and (designation or "").lower().rsplit(" ")[-1] in self.terms.private

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

    def of_one(self, draft: Draft) -> Draft | None:
        """Let a gathering pass of which a body, a crowd from many states or its host is all that is told, where day or place is."""
        of_body = draft.event is not None and draft.event.body is not None and [m.party.kind for m in draft.members] == ["organisation"]
        of_body = of_body or [m.role for m in draft.members] == ["host"]
        told = draft.where is not None or draft.when is not None or draft.sure
        return draft if told and (of_body or self.meets_alone(draft.members)) else None

    def meets_alone(self, members: list[Member]) -> bool:
        """Tell whether one party is many: a body of states, or leaders of several states: "European leaders", "ministers from 40 countries", "some 80 nations"."""
        if len(members) != 1 or members[0].party.kind != "group":
            return len(members) == 1 and members[0].party.kind == "organisation" and self.is_council(members[0])
        words = (members[0].party.name or "").lower().replace("-", " ").split()
        lead = any(word in self.terms.delegates or word in self.terms.one_each or word == "presidents" for word in words)
        lead = lead or (len(words) > 1 and words[-2].isdigit())  # "more than 80 nations"
        return lead and not self.terms.far_and_wide.isdisjoint(words)

    def is_talk(self, stop: int) -> bool:
        """Tell whether the noun that ends at ``stop`` leaves open how the parties spoke."""
        return self.folded[stop - 1] in self.terms.talks

    def are_people(self, members: list[Member]) -> bool:
        """Tell whether the first party is a person or a group."""
        return bool(members) and members[0].party.kind in ("person", "group")

    def add_body(self, draft: Draft) -> None:
        """Let the body that an event belongs to be the other party."""
        if draft.event is not None and (other := self.joint.other(draft.members, *draft.event.span)) is not None:
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
        if k >= min(end, begin + 10) or (k > begin and self.folded[k - 1] in ("and", "but")):
            return after  # "paid a visit to A and will travel to B on Friday": a second verb of who did so
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
                or self.folded[j] in ("to", "that", "which", "who", "and", "discuss", "ahead", "before")
                or (j > i and is_finite(self.article, j))
            ):
                return None
        return None

    def is_council(self, member: Member) -> bool:
        """Tell whether a body meets as a body of states does."""
        return self._is_of(member, ("igo", "forum"))

    def _is_of(self, member: Member, kinds: tuple[str, ...]) -> bool:
        """Tell whether a party is a body of one of these kinds."""
        ids, ref = self.article.body_ids, member.party.ref
        return member.party.kind == "organisation" and any(b.kind in kinds and ids[b.number] == ref for b in self.article.entities.bodies)


class CueReader(Reader):
    """A reader of one kind of cue, which makes drafts of what the cue tells."""

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting.view)
        self.drafting = drafting
        self.merger, self.people, self.setting, self.clauses = drafting.merger, drafting.people, drafting.setting, drafting.clauses
