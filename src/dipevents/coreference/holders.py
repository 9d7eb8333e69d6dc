"""Whom an office without name means among those met so far.

Rule 1  An exact title before a likely one; of several whom it fits the one at home, then the subject read last, then the one met last.
Rule 2  Of two named side by side nobody is meant, and of two whom an office without article fits neither.
Rule 3  Whoever meets somebody is not the one met: in "Minister X met the minister" they are two.
Rule 4  A visiting minister is a guest; a counterpart is of the same rank and of another state.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from ..document import Document
from ..lexicon import CAPITAL, CONJUNCTION, UPPER
from ..mentions import OfficeMention
from ..mentions.mention import Title
from .entities import PersonEntity
from .history import History
from .offices import ANY_EXPERT, UNIQUE, Fitter
from .receptions import Receptions, is_guest
from .states import States

MANY = 30  # people that an office looks back at most
BARE_BEHIND = frozenset({"with", "by", "met", "meets", "meet", "on", "thanked", "told", "informed", "briefed", "congratulated", "received"})


class Holders:
    """Looks offices up among the people of one document; ``recent`` has the one met last at the end."""

    def __init__(
        self,
        document: Document,
        history: History,
        fitter: Fitter,
        states: States,
        receptions: Receptions,
        recent: dict[int, PersonEntity],
    ) -> None:
        self.folded, self.flags = document.folded, document.flags
        self.starts = [sentence.start for sentence in document.sentences]
        self.history, self.fitter, self.states, self.receptions, self.recent = history, fitter, states, receptions, recent
        self.headline = next((range(p.start, p.end) for p in document.paragraphs if p.kind == "headline"), range(0))
        self.read_late = {i for p in document.paragraphs if p.kind in ("headline", "deck") for i in range(p.start, p.end)}
        self.in_office: dict[tuple[str | None, str | None], list[PersonEntity]] | None = None
        self.named_at: dict[int, int] = {}  # by the number of somebody, where the prose names them first

    def met(self, mention: OfficeMention) -> PersonEntity | None:
        """Return whom an office can mean of those met (Rules 1 and 2)."""
        bare = self.stands_bare(mention)
        if not bare and not self.fitter.points_back(mention, headline=mention.start in self.headline):
            return None
        latest = list(islice(reversed(self.recent.values()), MANY))
        if self.fitter.head(mention.title) in ANY_EXPERT:  # the last one, whatever the title printed
            return next((e for e in latest if any(self.fitter.fits(mention, e, exact=exact) for exact in (True, False))), None)
        for exact in (True, False):
            fitting = [e for e in latest if self.fitter.fits(mention, e, exact=exact) and not self._acts_for_others(mention, e)]
            if len(fitting) > 1 and mention.country is not None:  # "the A-ish minister" is no minister whose state is not yet known
                fitting = [e for e in fitting if e.country == mention.country] or fitting
            if len(fitting) > 1 and mention.country is None and mention.title.rank in UNIQUE:
                fitting = [e for e in fitting if self._is_at_home(e, mention.title.rank)] or fitting
            if len(fitting) > 1 and self.fitter.head(mention.title) == "secretary":  # "Secretary Smith" before "Cabinet Secretary Jones"
                fitting = [e for e in fitting if self.fitter.repeats(mention.title, e)] or fitting
            if len(fitting) > 1 and self.receptions.visits(mention):
                fitting = [e for e in fitting if is_guest(e, self.states.home)] or fitting
            if bare and len(fitting) > 1:
                return None
            if len(fitting) > 1 and mention.country is None:
                fitting = self.history.subjects_first(fitting, mention.start)
            if fitting:
                if fitting[0] is self.history.meets(mention.start, mention.end):
                    return None
                at = latest.index(fitting[0])
                rival = latest[at + 1 : at + 2]
                return None if rival and rival[0] in fitting and self._side_by_side(rival[0], fitting[0]) else fitting[0]
        return None

    def counterpart(self, mention: OfficeMention, owner: PersonEntity | None, office: Title) -> PersonEntity | None:
        """Return the one of the same rank who was named before: "Lee's Iranian counterpart warned"; of several nobody."""
        if mention.plural or owner is None:
            return None
        latest = islice(reversed(self.recent.values()), MANY)
        found = [
            e
            for e in latest
            if e is not owner
            and e.country not in (None, owner.country)
            and mention.country in (None, e.country)
            and self.fitter.holds(e, office.rank)
        ]
        return found[0] if len(found) == 1 else None

    def _acts_for_others(self, mention: OfficeMention, entity: PersonEntity) -> bool:
        """Tell whether an office is a state's and somebody acts for a body of several: "the ambassador of Mali", "the OSCE ambassador".

        So does whoever the sentence of the office has named without a state: "Prime Minister X met the Prime Minister of Mali".
        """
        if mention.country is None or entity.country is not None:
            return False
        if bisect_right(self.starts, entity.spans[-1][0]) == bisect_right(self.starts, mention.start):
            return True
        return mention.title.rank in ("ambassador", "envoy") or self.states.unions.acts_for_many(entity)

    def _is_at_home(self, entity: PersonEntity, rank: str | None) -> bool:
        """Tell whether the text prints an office of somebody without a state, as it does of those at home."""
        if entity.stated and entity.country != self.states.home:
            return False  # "President Aydin of Türkiye"
        return any(t.rank == rank and t.country is None for t in entity.titles)

    def stands_bare(self, mention: OfficeMention) -> bool:
        """Tell whether a high office stands for its holder without an article: "Prime Minister thanked", "called on President", "PM said"."""
        first = mention.start
        if mention.definite or mention.plural or first != mention.title.start or not self.flags[first] & CAPITAL:
            return False
        if mention.title.body is not None and first in self.headline:
            return False
        if mention.title.tenure is not None or (mention.title.rank not in UNIQUE and not self.flags[first] & UPPER):
            return False
        before = self.folded[first - 1] if first else "."
        opens = not before.isalpha() or before in BARE_BEHIND or self.flags[first - 1] & CONJUNCTION
        return bool(opens) and (self.history.is_subject(mention.start, mention.end) or before in BARE_BEHIND)

    def _side_by_side(self, one: PersonEntity, other: PersonEntity) -> bool:
        """Tell whether two people were last named as "A and B"."""
        end = one.spans[-1][1]
        return end + 1 == other.spans[-1][0] and self.folded[end] == "and"

    def sole(self, office: OfficeMention, state: str | None, people: list[PersonEntity]) -> PersonEntity | None:
        """Return the only one whom the text names later, or in its headline, and who holds a high office of a state or body."""
        if office.title.rank not in UNIQUE or office.title.tenure is not None or office.start in self.headline:
            return None
        if self.in_office is None:
            self.in_office = {}
            for entity in people:
                named = (start for start, _ in entity.spans if start not in self.read_late)
                self.named_at[entity.number] = min(named, default=len(self.folded))
                for rank in UNIQUE & ({t.rank for t in entity.titles} | self.fitter.ranks_known(entity)):
                    self.in_office.setdefault((entity.country, rank), []).append(entity)
        holders = self.in_office.get((state, office.title.rank), [])[:MANY]
        for exact in (True, False):
            fitting = [e for e in holders if self.fitter.fits(office, e, exact=exact)]
            if fitting:
                return fitting[0] if len(fitting) == 1 and office.start < self.named_at[fitting[0].number] else None
        return None
