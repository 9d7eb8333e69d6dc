"""From who travels where to the drafts of visits: one for each state a journey goes to, the state as its host."""

from __future__ import annotations

from datetime import date

import attrs

from dipevents.lexicon import CUE, PAST, THIRD
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.spans import Extract

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import Member
from ..syntax.clauses import Reading
from .stays import Stays

HANDED_OVER = {"HKG": date(1997, 7, 1), "MAC": date(1999, 12, 20)}  # since when the table's state is that of a territory
TURNS = frozenset({"before", "after", "then", "following"})


@attrs.define
class Journey:
    """What a clause tells of a journey, wherever it goes."""

    reading: Reading
    travellers: list[Member]
    at: int  # its verb or noun
    after: int  # the end of what was read of it
    floor: int
    end: int
    visit_class: str | None = None
    noun: bool = False


class Journeys(CueReader):
    """Makes the visits of one article."""

    def __init__(self, drafting: Drafting, stays: Stays) -> None:
        super().__init__(drafting)
        self.stays = stays

    def travels(self, party: Party) -> bool:
        """Tell whether somebody can pay a visit: a person with an office, a delegation, a group of people."""
        mention = party.mention
        if party.kind == "country":
            return mention is not None and (not self.terms.crews.isdisjoint(mention.text.lower().split()) or self._is_from(mention))
        if party.kind == "organisation":
            return mention is not None and (self._has_crew(mention) or self._is_from(mention))
        if party.kind == "group":
            return self.known.is_a("people", (party.name or "").lower().rsplit(" ", 1)[-1]) or " of " in (party.name or "")
        if party.country is None and (party.office or "").lower().rsplit(" ", 1)[-1] in self.terms.candidates:
            return False
        if party.country and mention is not None and self._is_royal(mention.text):
            return True
        told = bool(party.name or party.country) or (mention is not None and mention.text.startswith("The "))
        return bool(party.office or party.rank) and told

    def is_mission(self, party: Party) -> bool:
        """Tell whether a group are people who travel for a state or body: "a delegation of A", "US senators"; not tourists."""
        words = (party.name or "").lower().split()
        return not (self.terms.delegates | self.terms.crews).isdisjoint(words[-1:])

    def _is_from(self, mention: Extract) -> bool:
        """Tell whether "a delegation from", "a team of" stands in front of a state or body."""
        words = self.article.document.text[max(0, mention.start - 24) : mention.start].lower().split()
        words = words[:-1] if words[-1:] == ["the"] else words
        return words[-1:] in (["from"], ["of"]) and not self.terms.crews.isdisjoint(words[-2:-1])

    def _has_crew(self, mention: Extract) -> bool:
        """Tell whether a body sends people: "an IMF team", "the Hamas delegation"."""
        words = self.article.document.text[mention.start : mention.end + 24].lower().split()
        own = len(mention.text.split())
        return not self.terms.crews.isdisjoint(words[own - 1 : own + 1])

    def _is_royal(self, text: str) -> bool:
        """Tell whether a person is printed with a style that is as good as an office: "His Majesty", "Pope"."""
        return any(self.known.is_a("royal", word) for word in text.lower().split()[:3])

    def has_purpose(self, i: int, end: int) -> bool:
        """Tell whether words of a visit or an encounter follow token ``i``."""
        return not self.terms.purposes.isdisjoint(self.folded[i : min(end, i + 14)])

    def to_places(self, journey: Journey, places: list[Where]) -> list[Draft]:
        """Make a visit to the state of each place; the states the travellers act for are none."""
        drafts: dict[str, Draft] = {}
        home = {m.party.country for m in journey.travellers}
        for where in places:
            if where.country is None:
                continue
            state = self.article.gazetteer.countries[where.country].sovereign or where.country
            if state in home or where.country in home:
                continue
            anchor = self.article.anchor
            since = HANDED_OVER.get(where.country) if anchor is not None else None
            code = where.country if since is not None and anchor is not None and anchor < since else state
            if code in drafts:
                known = drafts[code].where
                drafts[code].touring = known is not None and known.city and where.city
                if known is not None and not known.city and where.city:
                    drafts[code].where = where
                continue
            host = Member(Party(kind="country", country=code, mention=self.article.extract(*where.span)), where.span[0], "host")
            draft = self.to_host(journey, host, where)
            if draft is not None:
                drafts[code] = draft
        return list(drafts.values())

    def _turns(self, i: int, verb: int, *, noun: bool) -> bool:
        """Tell whether a date that ends at ``i`` is that of another step: "was in A on Monday before flying to B", "after ending his trip"."""
        if self.folded[verb - 1] in TURNS:
            return True
        turn = next((k for k in range(verb - 1, max(i, verb - 7) - 1, -1) if self.folded[k] in TURNS or is_finite(self.article, k)), None)
        return turn is not None and self.folded[turn] in TURNS and (noun or not self.flags[verb] & (PAST | THIRD))

    def _is_spoken_of(self, date: int, begin: int) -> bool:
        """Tell whether a date is that of words about a visit: "today described [his recent visits]", "on Monday hailed [X's trip]"."""
        return date <= begin and bool(self.flags[begin - 1] & CUE and self.flags[begin - 1] & PAST)

    def _acts_behind(self, after: int, date: int) -> bool:
        """Tell whether a date is that of an act told behind a comma: "on a visit to PLACE, addressed parliament on Thursday"."""
        return (
            after < date
            and self.words[after] == ","
            and any(self.flags[k] & PAST and not self.known.is_a("planned", self.folded[k]) for k in range(after + 1, date))
        )

    def to_host(self, journey: Journey, host: Member, where: Where | None) -> Draft | None:
        """Make the draft of a visit to one host."""
        i, floor, end = journey.at, journey.floor, journey.end
        guests = [Member(m.party, m.at, "visitor") for m in journey.travellers]
        stop = self.drafting.over_predicate(journey.after, end) if journey.noun else journey.after
        made = self.drafting.draft(journey.reading, [*guests, host], i, stop, floor, end, "visit", noun=i if journey.noun else None)
        draft = self.drafting.enough(made)
        if draft is None:
            return None
        draft.form = "visit"
        draft.where = where
        draft.visit_class = journey.visit_class or self.stays.class_near(i, end)
        if draft.when is not None and draft.when.span[1] <= i and self._turns(draft.when.span[1], i, noun=journey.noun):
            draft.when = None
        if draft.when is not None and journey.noun and self._is_spoken_of(draft.when.span[1], draft.evidence[0][0]):
            draft.when = None
        if draft.when is not None and journey.noun and self._acts_behind(journey.after, draft.when.span[0]):
            draft.when = None
        leg = self.stays.legs.get(where.span) if where is not None else None
        if leg is not None:
            draft.when = self.setting.dated(leg, future=draft.status == "planned")
        if draft.when is None and journey.noun:
            draft.when = self.stays.bounded(journey.after, end)
        draft.when = self.stays.stretched(draft.when, floor, end)
        return draft
