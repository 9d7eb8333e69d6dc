"""Of whom the text in front of a noun tells: who is meant where its own clause names one party of an encounter, or none.

Rule 1  The sentence itself counts first, then those in front of it, three in all, then the headline.
Rule 2  A state is told by its name, by an adjective, by a person who acts for it. Where more are told than are looked for, nobody is meant.
Rule 3  Where talks are told of, a movement or union that negotiates as a state does counts as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ...lexicon import CAPITAL, CUE
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from ...records import Party
from .drafts import Where
from .members import Member
from .view import Reader, View

SENTENCES = 3
REACH = 120  # tokens of a sentence that count
AMBIGUOUS = frozenset({"friendly", "leg"})  # of sport or of diplomacy
IN = frozenset({"in", "near"})
SIDES = frozenset({"delegations", "negotiators", "teams"})


class Discourse(Reader):
    """Looks back in one article."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._country_at = {m.start: m for m in view.article.mentions.countries}

    def states(
        self, at: int, count: int, besides: Iterable[str | None] = (), *, near: int | None = None, talks: bool = False
    ) -> list[Member]:
        """Return the states, ``count`` of them, which the text in front of token ``at`` deals with ``besides`` some; none where it deals with more.

        Only so many sentences count as ``near`` says; of ``talks`` movements that negotiate count as states do, and what lies in a state tells of none.
        """
        found: dict[str, Member] = {}
        for tokens in self._stretches(at)[:near]:
            if not (self.terms.sport - AMBIGUOUS).isdisjoint(self.folded[tokens.start : tokens.stop]):
                return []  # the two sides play against each other
            inside = 0  # the end of the name of a person
            for k in tokens:
                movement = self._movement(k) if talks else None
                if movement is not None:
                    found.setdefault(movement.party.ref or movement.party.name or "", movement)
                if movement is not None or k < inside or (talks and (self.folded[k - 1] in IN or self._says(k))):
                    continue
                code = self.state_at(k)
                if code is not None and code not in besides and code not in found:
                    found[code] = self._as_state(code, k)
                mention = self.starting.get(k)
                inside = mention.end if isinstance(mention, PersonMention) else inside
            if len(found) >= count:
                break
        return list(found.values()) if len(found) == count else []

    def host(self, at: int, guests: list[Member]) -> Where | None:
        """Return the one state besides their own that people are on a visit to of whom a noun at ``at`` tells."""
        homes = {m.party.country for m in guests}
        found = self.states(at, 1, homes) if None not in homes else []
        if not found:
            return None
        code, k = found[0].party.country or "", found[0].at
        return Where(self.article.gazetteer.countries[code].name, code, (k, self.starting[k].end), city=False)

    def states_of(self, met: list[Member]) -> list[Member]:
        """Return the states that those who met act for, each for one of its own; none where one acts for nobody or two act for one."""
        states = {m.party.country: m for m in met if m.party.country and m.party.kind in ("person", "country")}
        return [self._as_state(code, m.at) for code, m in states.items()] if len(states) == len(met) else []

    def pair(self, at: int, last: list[Member], *, talks: bool, told: bool = False) -> list[Member]:
        """Return the two who met ``last``, where the sentence of token ``at`` deals with no third state; else the two states dealt with.

        Of ``talks`` their states; two states that have not met where talks are spoken of, or an encounter ``told`` of for sure.
        """
        own = {code for k in self._stretches(at)[0] if self.folded[k - 1] not in IN and (code := self.state_at(k)) is not None}
        met = self.states_of(last) if len(last) == 2 else []
        if met:
            both = met if talks else [Member(m.party, m.at) for m in last]
            return both if own <= {m.party.country for m in met} else []
        near = self.states(at, 2, near=2, talks=True) if talks or told else []
        here = sum(m.at >= self._stretches(at)[0].start for m in near)
        return near if here in (0, len(near)) else []  # not one of each sentence: "B hit C after talks in PLACE"

    def other_side(self, at: int, own: Member, last: list[Member]) -> list[Member]:
        """Return with whom ``own`` holds "talks on DAY" at token ``at``: the other one of two who met ``last``, else the one other state dealt with."""
        state = own.party.country
        if state is None or own.party.kind not in ("country", "person"):
            return []
        both = self.states_of(last) if len(last) == 2 else []
        others = [m for m in both if m.party.country != state]
        if len(others) == 1:
            return others
        return self.states(at, 1, (state,), near=2, talks=True) or self.states(at, 1, (state,), near=2)

    def sides(self, crew: Member) -> list[Member]:
        """Return the two states for which "top negotiators", "the joint committee" act, of whom no word tells whose they are."""
        words = (crew.party.name or "").split()
        named = crew.party.kind != "group" or any(word != word.lower() for word in words[1:])
        last = words[-1].lower() if words else ""
        joint = last in self.terms.joint_bodies and words[0].lower() == "joint"
        return self.states(crew.at, 2) if not named and (joint or last in SIDES) else []

    def _says(self, k: int) -> bool:
        """Tell whether the person told of at a token only says something: "Senator X said" tells of no talks of his state."""
        mention = self.starting.get(k)
        if not isinstance(mention, PersonMention | OfficeMention) or mention.end >= len(self.flags):
            return False
        return bool(self.flags[mention.end] & CUE)

    def _movement(self, k: int) -> Member | None:
        """Return the movement or union told of at a token that negotiates as a state does."""
        mention = self.starting.get(k)
        if isinstance(mention, OfficeMention) and mention.plural and self.folded[mention.end - 1] in self.terms.bands:
            return self._band(mention)
        if not isinstance(mention, OrganisationMention) or mention.body not in self.terms.negotiating:
            return None
        return Member(self.article.party(mention), k)

    def _band(self, mention: OfficeMention) -> Member:
        """Return "the A rebels": the body A, else the words for them."""
        within = next((b for b in self.article.mentions.organisations if mention.start <= b.start < mention.end), None)
        if within is not None:
            return Member(self.article.party(within), within.start)
        start = mention.start
        while start and self.flags[start - 1] & CAPITAL:
            start -= 1
        words = (start, mention.end)
        return Member(Party(kind="group", name=self.article.name_of(words), mention=self.article.extract(*words)), start)

    def _as_state(self, code: str, k: int) -> Member:
        mention = self.starting.get(k)
        return Member(
            Party(kind="country", country=code, mention=self.article.extract(k, mention.end if mention is not None else k + 1)), k
        )

    def _stretches(self, at: int) -> list[range]:
        """Return the tokens of the sentence of a token, up to it, of those in front, and of the headline: of a long one the last."""
        document = self.article.document
        number = bisect_right(self.sentence_starts, at) - 1
        near = [document.sentences[k] for k in range(number, max(-1, number - SENTENCES), -1)]
        titles = [document.paragraphs[k] for k in (document.header.headline, document.header.deck) if k is not None]
        spans = [(s.start, min(s.end, at)) for s in near] + [(p.start, min(p.end, at)) for p in titles]
        return [range(max(first, last - REACH), last) for first, last in spans]

    def state_at(self, k: int) -> str | None:
        """Return the state told of at a token: "Norway", "the Norwegian", "Minister X"."""
        mention = self.starting.get(k)
        if not isinstance(mention, PersonMention) and (mention is None or not isinstance(mention, OfficeMention) or mention.plural):
            mention = self._country_at.get(k, mention)  # of "the ministers of A and B" each
        if isinstance(mention, CountryMention):
            behind = self.folded[mention.end : mention.end + 1]
            venue = self.known.begins("event", self.folded, mention.end, mention.end + 2) or not self.terms.accords.isdisjoint(behind)
            return mention.code if mention.form != "seat" or not venue else None  # "the Vienna talks", "the Minsk accords"
        party = self.article.party(mention) if isinstance(mention, PersonMention | OfficeMention) else None
        return party.country if party is not None else None
