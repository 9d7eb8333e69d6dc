"""Mentions of bodies to bodies: one entry however a body is written.

Rule 1  Same entry of the table, same words, or an acronym met before. Spelling ("Defence", "Organisation"), articles
        and points do not tell bodies apart; "State Department" is the Department of State, "American embassy" the
        U.S. embassy.
Rule 2  A state's body is the body of one state: the Foreign Ministries of two states are two. Where no state is
        printed, the one met last is meant, else that of the place of filing.
Rule 3  A short form ("the Joint Steering Group") goes back to the latest longer name that begins or ends with it.
Rule 4  Look back only; the headline is read last.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Gazetteer
from ..mentions import OrganisationMention
from ..mentions.body_table import OF_STATE
from .entities import BodyEntity
from .order import parted

Words = tuple[str, ...]

MINISTRIES = frozenset({"ministry", "department"})
AT_HOME = MINISTRIES | {"cabinet", "treasury", "parliament", "congress", "senate"}
SMALL = frozenset({"of", "the", "for", "and", "affairs", "ministry", "department", ",", "&"})
SEATED = frozenset({"embassy", "consulate"})
SPELLINGS = {
    "organisation": "organization",
    "defence": "defense",
    "programme": "program",
    "centre": "center",
    "labour": "labor",
    "stabilisation": "stabilization",
}


def read_bodies(
    document: Document,
    mentions: Sequence[OrganisationMention],
    gazetteer: Gazetteer,
    states: dict[int, int],
    home: str | None,
) -> tuple[list[BodyEntity], dict[int, BodyEntity]]:
    """Return the bodies in the order they are met, and the body of each mention by its first token.

    ``states``: where the names of states begin and end; ``home``: the state where the text was filed.
    """
    reader = _Reader(document, gazetteer, states)
    body, titles = parted(document, mentions)
    for mention in (*body, *titles):
        reader.read(mention)
    for entity in reader.bodies:
        words = reader.words_of(entity.name, of_state=True)
        if entity.country is None and entity.body is None and entity.kind == "government":
            entity.country = reader.seated(entity)
        if entity.country is None and entity.body is None and entity.kind == "government" and AT_HOME & set(words):
            entity.country = home
    return reader.bodies, reader.body_of


class _Reader:
    """One walk over the bodies' mentions."""

    def __init__(self, document: Document, gazetteer: Gazetteer, states: dict[int, int]) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.states = states
        self.bodies: list[BodyEntity] = []
        self.body_of: dict[int, BodyEntity] = {}
        self.by_body: dict[str, BodyEntity] = {}
        self.by_words: dict[Words, dict[int, BodyEntity]] = {}
        self.by_part: dict[Words, BodyEntity] = {}  # first and last words of names

    def read(self, mention: OrganisationMention) -> None:
        """Give a mention to the body it stands for, a new one where none was met."""
        of_state = mention.kind in OF_STATE
        keys = [self.words_of(mention.name, of_state=of_state)]
        if mention.acronym:
            keys.append(self.words_of(mention.acronym, of_state=of_state))
        entity = self._known(mention, keys)
        if entity is None:
            entity = BodyEntity(
                number=len(self.bodies),
                name=mention.name,
                acronym=mention.acronym,
                body=mention.body,
                kind=mention.kind,
                country=mention.country,
            )
            self.bodies.append(entity)
        elif self._length(mention.name) > self._length(entity.name):
            entity.name = mention.name
        entity.acronym = entity.acronym or mention.acronym
        entity.country = entity.country or mention.country
        entity.body = entity.body or mention.body
        entity.spans.append((mention.start, mention.end))
        if mention.body:
            self.by_body.setdefault(mention.body, entity)
        for words in keys:
            same = self.by_words.setdefault(words, {})
            same.pop(entity.number, None)
            same[entity.number] = entity
        for size in range(2, len(keys[0])):
            self.by_part[keys[0][:size]] = self.by_part[keys[0][-size:]] = entity
        self.body_of[mention.start] = entity

    def _length(self, span: tuple[int, int]) -> int:
        return self.document.ends[span[1] - 1] - self.document.starts[span[0]]

    def _known(self, mention: OrganisationMention, keys: list[Words]) -> BodyEntity | None:
        """Return the body met before that a mention stands for (Rules 1 to 3)."""
        if mention.body and mention.body in self.by_body:
            return self.by_body[mention.body]
        for words in keys:
            for entity in reversed(self.by_words.get(words, {}).values()):
                if self._same_state(mention, entity) and not self._two_entries(mention, entity) and self._same_seat(mention, entity):
                    return entity
        return self._longer(mention, keys[0])

    def _same_state(self, mention: OrganisationMention, entity: BodyEntity) -> bool:
        if mention.kind not in OF_STATE or entity.kind not in OF_STATE:
            return True
        return mention.country is None or entity.country is None or mention.country == entity.country

    def _two_entries(self, mention: OrganisationMention, entity: BodyEntity) -> bool:
        return mention.body is not None and entity.body is not None and mention.body != entity.body

    def _same_seat(self, mention: OrganisationMention, entity: BodyEntity) -> bool:
        """Tell whether no two cities tell an embassy from another one: "embassy in Dakar", "embassy in Lagos"."""
        cities = [self.document.folded[s[0] : s[1]] for s in (mention.name, entity.name)]
        one, other = (set(words[words.index("in") :]) if "in" in words and SEATED & set(words) else set() for words in cities)
        return not (one and other) or one == other

    def _longer(self, mention: OrganisationMention, words: Words) -> BodyEntity | None:
        """Return the latest body whose longer name begins or ends with these words (Rule 3)."""
        if len(words) < 2 or mention.body:
            return None
        entity = self.by_part.get(words)
        return entity if entity is not None and self._same_state(mention, entity) else None

    def seated(self, entity: BodyEntity) -> str | None:
        """Return the state of the capital that a ministry is said to be in: "the Foreign Ministry in Sofia"."""
        for _, end in entity.spans:
            if end + 1 < len(self.document.words) and self.document.folded[end] == "in":
                stop = self.states.get(end + 1)
                if stop is not None:
                    return self.gazetteer.country_named(self.document.slice(end + 1, stop))
        return None

    def words_of(self, span: tuple[int, int], *, of_state: bool) -> Words:
        """Return the words that tell a body from others: one spelling, no state."""
        start, end = span
        folded = self.document.folded
        stop = self.states.get(start, start)
        if of_state and start < stop < end:
            start = stop
        if of_state:
            end = self._without_state(start, end)
        words = [SPELLINGS.get(w := f.replace(".", ""), w) for f in folded[start:end]]
        if words[:1] == ["the"]:
            words = words[1:]
        if MINISTRIES & set(words):
            return ("ministry", *sorted(set(words) - SMALL))
        if words[:1] and words[0] in SEATED and len(words) > 2 and words[1] == "in":
            return (words[0],)
        return tuple(words)

    def _without_state(self, start: int, end: int) -> int:
        """Return the end of a name without "of STATE" behind it."""
        for k in range(end - 2, max(start, end - 6), -1):
            if self.document.folded[k] == "of":
                first = k + 2 if self.document.folded[k + 1] == "the" else k + 1
                return k if first < end and self.gazetteer.country_named(self.document.slice(first, end)) else end
        return end
