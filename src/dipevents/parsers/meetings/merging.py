"""One encounter, one record: joins each draft to the encounter told of before, if it is the same.

Rule 1  Same parties (all of the smaller set among the larger; a state stands for its people), a form that fits, and no conflict of date,
        place, event or status.
Rule 2  What a later draft tells fills what is open; a person replaces the state or office that stood for them.
Rule 3  A draft that refers in passing makes no record of its own; "the last meeting" is another one than today's.
Rule 4  A caption tells of somebody's encounter that the text does not tell of, or adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from ...article import Article
from ...dates import DateValue
from ...records import Party
from .drafts import Draft, are_sent
from .members import Member, are_all, is_fuller, same_party, size_of

RECENT = 48  # records a draft is compared with, so that time stays linear
NEWS = 10  # days that a headline looks back
AHEAD = 20  # tokens from "will" to a second verb: "will meet X and hold talks with Y"
MONTH = 25  # days: what lasts longer is a month or year that the text speaks of, no stretch of days
SPOKEN = frozenset({"in_person", "phone", "video"})


class Merger:
    """Holds the records of one article while drafts come in."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.records: list[Draft] = []
        self.current: Draft | None = None
        self.in_captions = False  # these are read last
        self.latest: Draft | None = None  # the last one that was no visit or message
        self.invited: list[Member] = []  # a visitor and who invited that one, by the visit told of last
        self.context: list[Member] = []  # who was said to talk, too vaguely for a record
        self.told_in = 0  # the paragraph that spoke of it last
        self.paragraph = 0  # the paragraph being read

    @property
    def talks(self) -> Draft | None:
        """The encounter that "they", "the two sides" go back to: the last one, but the first of the article where that one is paragraphs away."""
        if self.latest is None or self.paragraph - self.told_in <= 1:
            return self.latest
        met = (r for r in self.records if r.form not in ("visit", "correspondence") and not r.acted)
        return next((r for r in met if len(r.members) > 1), self.latest)

    def last(self, words: Sequence[str] = ()) -> list[Member]:
        """Return the parties of the encounter last spoken of; ``words`` that speak of them may say how many they are.

        "X met Y. X also met Z. The three then met W": the two encounters together are three.
        """
        record = self.counted(words) or self.talks or self.current
        if (size := size_of(words)) > 2 and record is not None and len(record.members) < size:
            met = [r for r in self.records[-2:] if r.form in SPOKEN]
            united = _united(met[0].members, met[1].members, visit=False, title=False) if len(met) > 1 else []
            if len(united) == size:
                return united
        if self.talks is None and record is self.current and self.invited and size_of(words) == 2:
            return list(self.invited)
        return list(record.members if record is not None else self.context)

    def counted(self, words: Sequence[str]) -> Draft | None:
        """Return the encounter last told of with as many parties, of such an office, as "the two", "the foreign ministers" says, where the last one has not."""
        size = size_of(words)
        if self.talks is None:
            return None
        near = [r for r in reversed(self.records[-RECENT:]) if r.form in SPOKEN and not r.title and not self._is_passed(r)]
        near = [r for r in near if not size or len(r.members) == size]
        holders = [r for r in near if are_all(words, r.members)]
        if self.talks in holders or (size and not holders and len(self.talks.members) == size) or not (size or holders):
            return None
        return next(iter(holders or near), None)

    def latest_status(self) -> str | None:
        """Return the status of the encounter last told of."""
        return self.latest.status if self.latest is not None else None

    def just_met(self) -> list[Member]:
        """Return the parties of the last encounter that is not yet to come."""
        near = reversed(self.records[-RECENT:])
        record = next((r for r in near if r.form in SPOKEN and r.status != "planned" and not self._is_passed(r)), None)
        return list(record.members) if record is not None else self.last()

    def day(self) -> DateValue | None:
        """Return the date of the encounter last spoken of: that of "the same day"."""
        for record in (self.current, self.latest):
            if record is not None and record.when is not None:
                return record.when.value
        return None

    def visit_to(self, state: str | None) -> Draft | None:
        """Return the visit told of last, to a state where one is given."""
        visits = (r for r in reversed(self.records[-RECENT:]) if r.form == "visit")
        return next((r for r in visits if state is None or any(m.role == "host" and m.party.country == state for m in r.members)), None)

    def visits_of(self, guests: list[Member]) -> list[Draft]:
        """Return the visits told of that one of these people makes, or may make."""
        visits = [r for r in self.records[-RECENT:] if r.form == "visit"]
        return [r for r in visits if any(_loosely(m.party, g.party) for m in r.members if m.role == "visitor" for g in guests)]

    def travellers(self) -> list[Member]:
        """Return the people on the visit told of last: "the delegation" that goes on to meet others."""
        visit = next((r for r in reversed(self.records[-RECENT:]) if r.form == "visit"), None)
        guests = [m for m in visit.members if m.role == "visitor"] if visit is not None else []
        return guests if all(m.party.kind == "person" and m.party.name for m in guests) else []

    def add(self, draft: Draft) -> Draft | None:
        """Join a draft to its record, or make it one; return the record."""
        record = self._find(draft)
        if self.in_captions and (record is not None or not self._is_pictured(draft)):
            return None
        if record is None:
            if not (draft.title or draft.weak or draft.acted):
                self.context = draft.members
            if draft.weak or (draft.title and self._overlaps(draft)) or self._is_vague(draft):
                return None
            self.records.append(draft)
            record = draft
        else:
            self._join(record, draft)
        if not draft.title and not draft.acted:
            self.current = record
            if record.form in SPOKEN and not (self._is_background(record) or self._is_in_passing(record)):
                self.latest, self.told_in = record, self.paragraph
        return record

    def _is_background(self, record: Draft) -> bool:
        """Tell whether an encounter was told beside the one at hand, or was long before it, of the same parties: "they" speak in that one."""
        at_hand = self.latest
        if record.aside and at_hand is not None and self.paragraph - self.told_in <= 1:
            return True
        if at_hand is None or record is at_hand or record.status == "planned":
            return False
        if not all(any(same_party(m.party, o.party) for o in at_hand.members) for m in record.members):
            return False
        if record.when is None or at_hand.when is None or record.when.value is None or at_hand.when.value is None:
            return record.again
        return (at_hand.when.value.start - record.when.value.end).days > NEWS

    def _is_in_passing(self, record: Draft) -> bool:
        """Tell whether what somebody came for is told of one who has just met another: "met Y, who is in A to attend the B Forum"."""
        at_hand, people = self.latest, {m.party.ref for m in record.members if m.party.kind == "person" and m.party.ref}
        if at_hand is None or at_hand.title or len(people) != 1 or any(m.party.kind == "country" for m in record.members):
            return False
        met = {m.party.ref for m in at_hand.members if m.party.kind == "person" and m.party.ref}
        return people < met and len(met) == 2 and at_hand.at < record.at and self._in_one_sentence(at_hand, record)

    def _is_vague(self, draft: Draft) -> bool:
        """Tell whether "talks with Beijing" is all that is said: no two people, no day, no place, no event."""
        told = draft.when is not None or draft.where is not None or draft.event is not None
        if draft.form not in SPOKEN or draft.sure or told or draft.status == "cancelled":
            return False
        people = sum(m.party.kind in ("person", "group") or are_sent(m.party) for m in draft.members)
        if (
            people == 1
            and not draft.noun
            and not draft.loose
            and any(m.party.kind == "group" or (m.party.kind == "organisation" and m.party.ref) for m in draft.members)
        ):
            return False
        return people < 2

    def _overlaps(self, draft: Draft) -> bool:
        """Tell whether the body has an encounter with somebody of this draft, other than one long past."""
        bodies = {m.party.ref for m in draft.members if m.party.kind == "organisation" and m.party.ref}
        ids = self.article.body_ids
        if any(r.event is not None and r.event.body is not None and ids[r.event.body] in bodies for r in self.records):
            return True  # "Leaders of BODY meet", of whose summit the body names who came
        return any(
            _loosely(a.party, b.party)
            for r in self.records
            if (r.form == "visit") == (draft.form == "visit") and not (self._is_long_past(r) or r.again)
            for a in r.members
            for b in draft.members
        )

    def _is_news(self, record: Draft) -> bool:
        """Tell whether an encounter is what the article opens with, told by a verb and without a day: it was just held."""
        return record is self.records[0] and record.when is None and record.status == "held" and not (record.noun or record.again)

    def _is_pictured(self, draft: Draft) -> bool:
        """Tell whether a caption shows an encounter, of somebody named; what it tells in the present, "X meets Y", is done."""
        first, last = draft.evidence[0]
        if draft.status == "planned" and {"will", "to"}.isdisjoint(self.article.document.folded[max(0, first - AHEAD) : last]):
            draft.status = "held"
        return draft.status != "cancelled" and any(m.party.kind == "person" and m.party.name for m in draft.members)

    def _is_passed(self, record: Draft) -> bool:
        """Tell whether no "they" goes back to an encounter: it is long past, or told by what two did side by side."""
        return record.acted or self._is_long_past(record)

    def _is_long_past(self, record: Draft) -> bool:
        """Tell whether an encounter is told as background: its date is over by more than the days a headline looks back."""
        day, anchor = record.when.value if record.when is not None else None, self.article.anchor
        return day is not None and anchor is not None and (anchor - day.end).days > NEWS

    def find(self, parties: list[Party], *, wrong: str | None = None) -> Draft | None:
        """Return the encounter last told of in which all these parties take part, of ``wrong`` status only where there is no other."""
        if wrong is not None and (right := self._find_party(parties, wrong)) is not None:
            return right
        return self._find_party(parties, None)

    def _find_party(self, parties: list[Party], wrong: str | None) -> Draft | None:
        ordered = ([self.talks] if self.talks else []) + [r for r in reversed(self.records[-RECENT:]) if r is not self.talks]
        for record in ordered:
            if record.form in ("visit", "correspondence") or (wrong is not None and record.status == wrong):
                continue
            if parties and all(any(same_party(p, m.party) for m in record.members) for p in parties):
                return record
        return None

    def _find(self, draft: Draft) -> Draft | None:
        near = reversed(self.records[-RECENT:])
        if draft.title and draft.form in ("phone", "video"):  # "Readout of X's call with Y" is that of the call
            near = iter(sorted(near, key=lambda r: r.form != draft.form))
        for record in near:
            if self._same(record, draft):
                return record
        if self.latest is not None and (self._names_other(self.latest, draft) or self._names_group(self.latest, draft)):
            return self.latest
        return None

    def _names_group(self, record: Draft, draft: Draft) -> bool:
        """Tell whether "A, B and C discussed" names the ministers of a body who were just said to have met; put them in their place."""
        people = [m.party for m in draft.members if m.party.kind == "person" and m.party.name]
        states = {p.country for p in people} - {None}
        if not draft.loose or draft.title or len(states) < 3 or len(states) < len(draft.members) or self.paragraph - self.told_in > 1:
            return False
        if [m.party.kind for m in record.members] != ["group", "organisation"]:
            return False
        record.members = []
        return True

    def _names_other(self, record: Draft, draft: Draft) -> bool:
        """Tell whether "A and B discussed" names, by a bare name, the counterpart that A was just said to have met; give B that state."""
        if draft.form == "visit" or draft.title or self.paragraph - self.told_in > 1 or len(record.members) != len(draft.members):
            return False
        if not (draft.loose or draft.noun):
            return False  # "I spoke to the ambassador. Then I met Ito."
        bare = [k for k, m in enumerate(draft.members) if m.party.kind == "person" and not (m.party.country or m.party.office)]
        free = [m.party for m in record.members if m.party.kind == "person" and m.party.country and not m.party.name]
        if len(bare) != 1 or len(free) != 1:
            return False
        kept = draft.members[bare[0]]
        named = attrs.evolve(kept.party, country=free[0].country, office=free[0].office, rank=free[0].rank)
        draft.members[bare[0]] = attrs.evolve(kept, party=named)
        if self._same(record, draft):
            return True
        draft.members[bare[0]] = kept
        return False

    def _same_gathering(self, record: Draft, draft: Draft) -> bool:
        """Tell whether two drafts tell of one gathering of one body, whoever they name of those who came."""
        a, b = record.event, draft.event
        if draft.again and draft.status == "planned" != record.status:
            return False  # "The two held the A-B Dialogue and looked forward to the next A-B Dialogue"
        if record.form not in SPOKEN or draft.form not in SPOKEN or any(e is not None and e.relation == "sidelines" for e in (a, b)):
            return False
        if not any(m.party.kind == "organisation" and same_party(m.party, o.party) for m in record.members for o in draft.members):
            return False
        when, other = (d.when.value if d.when is not None else None for d in (record, draft))
        if a is None or b is None:  # "The leaders of BODY met in PLACE on DAY": of one day and place with "the BODY summit"
            return when is not None and when == other and None not in (record.where, draft.where) and _places_fit(record, draft)
        if a.edition is not None and b.edition is not None and a.edition != b.edition:
            return False
        if when is not None and other is not None and not _overlap(when, other):
            return False
        return _places_fit(record, draft) and _same_event(self.article, record, draft)

    def _same(self, record: Draft, draft: Draft) -> bool:
        if (record.gathering or draft.gathering) and self._same_gathering(record, draft):
            return True
        if not (_forms_fit(record, draft) or (draft.title and record.form in SPOKEN and draft.form in SPOKEN)) or not _parties_fit(
            record, draft
        ):
            return False
        a = record.when.value if record.when else None
        b = draft.when.value if draft.when else None
        if draft.title:
            return b is not None or not (self._is_long_past(record) or record.again)
        if record.sender is not None and draft.sender is not None and not _loosely(record.sender, draft.sender):
            return False  # an answer is a message of its own
        if a is not None and b is not None and not _overlap(a, b):
            return False
        if draft.again != record.again and (a is None or b is None) and not (draft.loose and self._in_one_sentence(record, draft)):
            return False
        if self._is_long_past(draft) and self._is_news(record):
            return False
        if record.when is not None and draft.when is not None and (a is None) != (b is None) and record.status != draft.status:
            return False
        if record.status and draft.status and record.status != draft.status and not (a is not None and a == b):
            if draft.status == "cancelled":
                return True
            anchor = self.article.anchor
            return (
                record.form == "visit"
                and b is None
                and a is not None
                and anchor is not None
                and a.start <= anchor <= a.end
                and not draft.again
            )
        if record.form == "visit":
            return True
        if _is_apart_from(record, draft):
            return False
        if not _places_fit(record, draft):
            return False
        if record.event is not None and draft.event is not None and record.event.relation == draft.event.relation:
            return _same_event(self.article, record, draft)
        return True

    def _in_one_sentence(self, record: Draft, draft: Draft) -> bool:
        """Tell whether two drafts are of one sentence: "In another call, [A and B discussed C]"."""
        sentences = self.article.document.sentences
        return bisect_right(sentences, record.at, key=lambda s: s.start) == bisect_right(sentences, draft.at, key=lambda s: s.start)

    def _join(self, record: Draft, draft: Draft) -> None:
        if not draft.title:
            record.evidence += [e for e in draft.evidence if e not in record.evidence[-RECENT:]]
        if record.gathering != draft.gathering:  # of those who came somebody is told: the state that hosts stands for nobody
            record.members, draft.members = _without_hosts(record.members), _without_hosts(draft.members)
            record.gathering = True
        record.members = _united(record.members, draft.members, visit=record.form == "visit", title=draft.title)
        if record.loose and not draft.loose and draft.form:
            record.form, record.loose = draft.form, False
        elif record.form == "in_person" and draft.form in ("phone", "video") and (not draft.loose):
            record.form = draft.form
        if draft.status == "cancelled":
            record.status = "cancelled"
        if _is_next_leg(record, draft):
            return
        record.status = record.status or draft.status
        if draft.when is not None and (
            record.when is None or record.when.value is None or _finer(draft.when.value, record.when.value, visit=record.form == "visit")
        ):
            record.when = draft.when
        _settle_city(record, draft)
        record.event = record.event or draft.event
        record.visit_class = record.visit_class or draft.visit_class


def _settle_city(record: Draft, draft: Draft) -> None:
    """Let what was placed in a state have the city told later; a visit only where it is one city alone."""
    told, new = record.where, draft.where
    if told is None or new is None:
        record.where = told or new
    elif new.city and new.country == told.country:
        visit = record.form == "visit"
        if not told.city and not (visit and (record.realm is not None or draft.touring)):
            record.realm, record.where = told, new


def _is_apart_from(record: Draft, draft: Draft) -> bool:
    """Tell whether two of several who met also met each other, or were received by a host who was not there: "The ministers called on X"."""
    hosts = [m for m in draft.members if m.role == "host" and m.party.kind == "person"]
    received = len(hosts) == 1 < len(draft.members) - 1 and not any(_loosely(hosts[0].party, m.party) for m in record.members)
    states = {m.party.country for m in record.members} - {None}
    own_day = draft.noun and draft.when is not None and record.when is None  # "In a Sunday meeting with Y, X said"
    verb = (draft.sure or own_day or not (draft.noun or draft.loose)) and not draft.gathering
    return received or (verb and len(draft.members) == 2 and len(states) > 2 and len(states) == len(record.members))


def _is_next_leg(record: Draft, draft: Draft) -> bool:
    """Tell whether somebody on a visit will go on to another city of the same state: the visit has begun."""
    if record.form != "visit" or draft.status != "planned" or record.status == "planned" or record.where is None or draft.where is None:
        return False
    return record.where.city and draft.where.city and record.where.name.lower() != draft.where.name.lower()


def _without_hosts(members: list[Member]) -> list[Member]:
    return [m for m in members if m.party.kind != "country" or m.role != "host"]


def _finer(new: DateValue | None, old: DateValue | None, *, visit: bool) -> bool:
    """Tell whether a date says more than the one it lies in; of a visit the stretch of days says more than one of them."""
    if new is None or old is None:
        return False
    if visit and old.start == old.end and new.start < new.end and new.start <= old.start and old.end <= new.end:
        return (new.end - new.start).days <= MONTH
    return (
        new != old
        and old.start <= new.start
        and new.end <= old.end
        and (new.end - new.start) < (old.end - old.start)
        and ((old.end - old.start).days > MONTH or (visit and new.end > new.start))
    )


def _overlap(a: DateValue, b: DateValue) -> bool:
    return a.start <= b.end and b.start <= a.end


def _forms_fit(record: Draft, draft: Draft) -> bool:
    a, b = record.form, draft.form
    if a == b:
        return True
    if a in SPOKEN and b in SPOKEN:
        return _may_be(record, b) or _may_be(draft, a)
    return False


def _may_be(talks: Draft, form: str | None) -> bool:
    """Tell whether talks may have been held by means told elsewhere; the talks of a state are no call of two people."""
    return talks.loose and not (form == "phone" and any(m.party.kind == "country" for m in talks.members))


def _places_fit(record: Draft, draft: Draft) -> bool:
    a, b = record.where, draft.where
    if a is None or b is None or a.name.lower() == b.name.lower():
        return True
    if a.city and b.city:
        return a.name.lower() in b.name.lower() or b.name.lower() in a.name.lower()
    return a.country == b.country


def _same_event(article: Article, record: Draft, draft: Draft) -> bool:
    if record.event is None or draft.event is None:
        return True
    if record.event.body is not None and record.event.body == draft.event.body:
        return True
    a = set(article.name_of(record.event.span).lower().split())
    b = set(article.name_of(draft.event.span).lower().split())
    return len(a & b) * 2 >= min(len(a), len(b))


def _loosely(a: Party, b: Party) -> bool:
    """Tell whether two parties may stand for each other: one and the same, or a state and one who acts for it."""
    if same_party(a, b):
        return True
    if a.country and a.country == b.country:
        if "country" in (a.kind, b.kind):
            return True
        if {a.kind, b.kind} == {"person"}:
            vague = a if not a.name else b
            head = (vague.office or "").rsplit(" ")[-1]
            apart = head == "minister" and vague.rank != "minister" and a.rank != b.rank  # the president is not the prime minister
            return not (vague.name or apart) and head in ("counterpart", "leader", "minister")
    if {a.kind, b.kind} == {"person"} and not (a.name and b.name) and (a.country is None or b.country is None):
        return bool(a.rank) and a.rank == b.rank and (bool(a.country or b.country) or _words(a) == _words(b))
    return False


def _words(party: Party) -> set[str]:
    return set((party.office or "").lower().split()) - {"the", "of", "for", "and"}


def _parties_fit(record: Draft, draft: Draft) -> bool:
    if record.form == "visit":
        return _same_visit(record, draft)
    small, large = sorted((record.members, draft.members), key=len)
    free, longer = list(large), len(large) > len(small)
    for member in small:
        match = next((m for m in free if same_party(m.party, member.party)), None) or next(
            (m for m in free if _loosely(m.party, member.party)), None
        )
        if match is None or (longer and match.party.kind == "country" and member.party.kind == "person" and member.party.name):
            return False  # "X will meet Y. Y and Z will meet industry and government"
        free.remove(match)
    return len(small) == len(large) or len(small) > 1


def _same_visit(record: Draft, draft: Draft) -> bool:
    """Tell whether one of the guests and the host are the same."""

    def parts(of: Draft, role: str) -> list[Party]:
        return [m.party for m in of.members if m.role == role]

    hosts = any(same_party(a, b) for a in parts(record, "host") for b in parts(draft, "host"))
    return hosts and any(same_party(a, b) for a in parts(record, "visitor") for b in parts(draft, "visitor"))


def _united(old: list[Member], new: list[Member], *, visit: bool, title: bool) -> list[Member]:
    """Join two lists of participants; a name replaces the state or office that stood for it."""
    members = list(old)
    for member in new:
        place = next((k for k, m in enumerate(members) if same_party(m.party, member.party)), None)
        if place is None:
            place = next((k for k, m in enumerate(members) if _loosely(m.party, member.party)), None)
        if place is None:
            if not title:
                members.append(member)
            continue
        kept = members[place]
        if is_fuller(member.party, kept.party) and not (visit and kept.party.kind == "country"):
            member.role = kept.role if kept.role != "participant" else member.role
            members[place] = member
        elif kept.role == "participant":
            kept.role = member.role
    return members
