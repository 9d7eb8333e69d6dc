"""Whose release a text is: the state of its author, as printed, else guessed by who is named there without a state.

`issuers` and `homes` read the single signs; here they are asked in turn, the surest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL
from ..mentions import Mentions
from ..mentions.mention import Title
from ..mentions.person_words import vocabulary
from .entities import PersonEntity
from .homes import Homes
from .incumbents import STATE_RANKS, TOP_RANKS, Incumbents
from .issuers import Issuers

NAME_BELOW = 6  # tokens: a letterhead's name may stand on the next line
STYLES = frozenset({"majesty", "highness"})


class Authorship:
    """Reads whose release one document is; ``filed`` is the state where it was filed."""

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        gazetteer: Gazetteer,
        filed: str | None,
        homes: Homes,
        issuers: Issuers,
        incumbents: Incumbents,
    ) -> None:
        self.document, self.mentions, self.gazetteer, self.filed = document, mentions, gazetteer, filed
        self.homes, self.issuers, self.incumbents = homes, issuers, incumbents
        self.folded = document.folded
        self.lists = vocabulary()

    def printed(self) -> str | None:
        """Return the state whose body or office the author of a release is, or issued it; of media none."""
        header = self.document.header
        for span in (header.author, header.source):
            if span is None:
                continue
            for country in self.mentions.countries:
                if span[0] <= country.start < span[1]:
                    return country.code
            for body in self.mentions.organisations:
                if span[0] <= body.start < span[1] and body.country and body.kind not in ("media", "company"):
                    return body.country
            for person in self.mentions.people:
                if span[0] <= person.start < span[1]:
                    holder = self.incumbents.holder_of(person)
                    if holder is not None and holder.country:
                        return holder.country
                    if person.country:
                        return person.country
        return None

    def guesses(self, people: list[PersonEntity], stated: set[str]) -> Iterator[str | None]:
        """Guess whose release it is, by the surest signs first; ``stated`` are the states printed with people."""
        header = self.document.header
        signed, unfiled = header.author is not None, self.filed is None
        if unfiled:
            yield self.issuers.by_envoys(self.homes.destinations)
        if self._author_is_unnamed():
            yield self.issuers.by_stance()
            yield self.issuers.by_bodies()
            yield self._spoken_of_most(people)
        if unfiled and (signed or header.source is not None):
            yield self.issuers.by_stance()
        if unfiled and any(self._is_of_the_department(t) for e in people for t in e.titles):
            yield "USA"  # its under, deputy and assistant secretaries of state alone stand without a state
        if signed or unfiled:
            yield self._state_of_holders(people)
        if signed:
            guests = frozenset(stated) | self.homes.destinations | self.issuers.posts()
            yield self.issuers.by_subject(guests)
            yield self._own_government(guests)
        if unfiled and header.dateline is None:
            yield self._state_of_honorifics()
            yield self.issuers.by_lines(self.homes.destinations)
            yield self.homes.seat(stated if any(e.country is None and leads(e) for e in people) else set())
            yield self.homes.hosts()
            yield self._state_of_readout(people)
            yield self._state_of_briefing(people)

    def left_over(self, people: list[PersonEntity], stated: set[str]) -> str | None:
        """Return the state that is left for whoever opens a text without place or author, those of the guests taken away."""
        if self.document.header.dateline is not None or not any(self._opens_bare(e) for e in people):
            return None
        return self.issuers.by_exclusion(frozenset(stated) | self.homes.destinations)

    def is_state_office(self, title: Title) -> bool:
        """Tell whether an office of no rank of its own is one of the state: "Secretary", "National Security Advisor"."""
        words = self.folded[title.start : title.end]
        if title.body is not None or not self.document.flags[title.start] & CAPITAL:
            return False
        if not self.lists.commands.isdisjoint(words) and len(words) > 2:
            return True  # "Chief of Army Staff", "Chief of Defence Forces"
        if "general" in words and "attorney" not in words:
            return False
        seconds = {"vice", "president"} <= set(words) or ("to" in words and not self.lists.served.isdisjoint(words))
        return seconds or words[-1] in self.lists.state_heads | self.lists.royal or any(w in ("secretary", "attorney") for w in words)

    def _state_of_holders(self, people: list[PersonEntity]) -> str | None:
        """Return the state of the first office-holder of the table whose title stands without a state; of no host of the tour.

        A new one at home, whom the table does not know, comes before the guests it knows.
        """
        for entity in people:
            if entity.country in self.homes.destinations:
                continue
            bare = any(self._is_bare(t) for t in entity.titles)
            if entity.holder and entity.country and (bare or self._is_styled(entity)) and not entity.stated:
                return entity.country
            if entity.country is None and bare and leads(entity):
                return None
        return None

    def _own_government(self, guests: frozenset[str]) -> str | None:
        """Return the state of the first government that a release speaks of, none of the ``guests``': "the Australian Government"."""
        return next((c.code for c in self.mentions.countries if c.form == "government" and c.code not in guests), None)

    def _opens_bare(self, entity: PersonEntity) -> bool:
        """Tell whether somebody whose office of state stands without a state is named in headline or lead, as those at home are."""
        if entity.country is not None or not any(self._is_bare(t) for t in entity.titles):
            return False
        lead = next((p for p in self.document.paragraphs if p.kind == "body"), None)
        return lead is not None and min(entity.spans)[0] < lead.end

    def _is_bare(self, title: Title) -> bool:
        return title.country is None and title.body is None and (title.rank in STATE_RANKS or self.is_state_office(title))

    def _is_styled(self, entity: PersonEntity) -> bool:
        """Tell whether somebody without title is first named with a style of address: "His Majesty Sultan X"."""
        start, end = min(entity.spans)
        return not entity.titles and not STYLES.isdisjoint(self.folded[start:end])

    def _is_of_the_department(self, title: Title) -> bool:
        """Tell whether an office is one of those below the U.S. Secretary of State, which alone stand without a state."""
        words = " ".join(self.folded[title.start : title.end])
        if (
            title.country is None
            and title.body is None
            and words.startswith(("assistant secretary for", "under secretary for", "senior bureau official"))
        ):
            return True  # "Assistant Secretary for Western Hemisphere Affairs"
        return ("secretary of state" in words and title.rank != "foreign_minister") or "deputy assistant secretary" in words

    def _state_of_honorifics(self) -> str | None:
        """Return the state whose officials are printed with an honorific such as "Shri"."""
        states = self.gazetteer.honorific_states
        before = (self.folded[i] for p in self.mentions.people if p.country is None for i in range(p.start, p.name[0]))
        return next((states[word] for word in before if word in states), None)

    def _state_of_briefing(self, people: list[PersonEntity]) -> str | None:
        """Return the state spoken of most at the briefing of a ministry's spokesperson whom the head of the text names without a state."""
        opening = next((p.start for p in self.document.paragraphs if p.kind == "body"), 0)
        speaks = any(
            t.rank == "spokesperson" and t.country is None and t.start < opening and "ministry" in self.folded[t.start : t.end]
            for entity in people
            for t in entity.titles
        )
        return self._spoken_of_most(people) if speaks else None

    def _state_of_readout(self, people: list[PersonEntity]) -> str | None:
        """Return the one state spoken of beside the guests', where a readout names its own head by office alone: "The Prime Minister"."""
        own = {c.code for c in self.mentions.countries if c.form == "government"}
        if len(own) == 1 and not any(e.country in own for e in people):
            return own.pop()  # "at the request of the Gabonese side"
        if not any(o.country is None and o.definite and o.title.rank in TOP_RANKS and not o.plural for o in self.mentions.offices):
            return None
        guests = {e.country for e in people} | {o.country for o in self.mentions.offices}
        states = {c.code for c in self.mentions.countries if c.form not in ("seat", "adjective") or self.homes.owns(c)} - guests
        states -= self.homes.destinations
        return states.pop() if len(states) == 1 else None

    def _author_is_unnamed(self) -> bool:
        """Tell whether a letterhead has an office and no name."""
        line = self.document.header.author
        return line is not None and not any(line[0] <= p.start < line[1] + NAME_BELOW for p in self.mentions.people)

    def _spoken_of_most(self, people: list[PersonEntity]) -> str | None:
        """Return the state that a release speaks of most often, guests' states left out; None where two are even."""
        guests = {e.country for e in people if e.stated} | {t.country for e in people for t in e.titles}
        counts = Counter(c.code for c in self.mentions.countries if c.code not in guests).most_common(2)
        if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[1][1] == counts[0][1]):
            return None
        return counts[0][0]


def leads(entity: PersonEntity) -> bool:
    """Tell whether somebody holds one of the highest offices of a state."""
    return any(t.rank in TOP_RANKS for t in entity.titles)
