"""Mentions to entities: who is one and the same.

Rule 1  Look back only: a name, office or pronoun goes to somebody already met. Two exceptions: the headline is resolved last, to
        somebody in the body; and an office in the lead that nobody holds yet goes to the first one named with it ("a spokesperson
        said ... Hua Chunying, the spokesperson").
Rule 2  If nobody fits, nobody is meant: the description stands for itself.
Rule 3  A name is the same as another if all its words are among the other's; a pronoun takes the latest subject of its gender.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from .document import Document
from .gazetteer import Gazetteer
from .lexicon import ADVERB, AUXILIARY, CUE, FAMILY, GIVEN, HEAD, MARK, MODAL, PARTICLE, PAST, PREPOSITION, SUFFIX, THIRD, TIME, WEEKDAY
from .mentions import CountryMention, Mentions, OfficeMention, OrganisationMention, PersonMention, PronounMention
from .mentions.mention import Title

STATE_RANKS = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister", "deputy_minister", "ambassador", "spokesperson", "legislator", "envoy"})  # fmt: skip
BROAD = {  # nouns that may go back to holders of several ranks
    "leader": frozenset({"head_of_state", "head_of_government"}),
    "statesman": frozenset({"head_of_state", "head_of_government"}),
    "strongman": frozenset({"head_of_state", "head_of_government"}),
    "diplomat": frozenset({"foreign_minister", "deputy_minister", "ambassador", "envoy", "spokesperson"}),
    "minister": frozenset({"minister", "foreign_minister", "defence_minister", "finance_minister", "deputy_minister"}),
    "envoy": frozenset({"envoy", "ambassador"}),
    "premier": frozenset({"head_of_government"}),
    "president": frozenset({"head_of_state", "igo_head"}),
    "chancellor": frozenset({"head_of_government"}),
    "official": frozenset({"official", "spokesperson", "deputy_minister", "minister", "envoy"}),
    "spokesman": frozenset({"spokesperson"}),
    "spokesperson": frozenset({"spokesperson"}),
    "spokeswoman": frozenset({"spokesperson"}),
    "lawmaker": frozenset({"legislator"}),
}
FAR = 6  # sentences a pronoun looks back


@attrs.define(kw_only=True)
class PersonEntity:
    """One person of the article; grows while mentions are read, and is left alone afterwards."""

    number: int
    name: tuple[int, int]
    words: frozenset[str]
    titles: list[Title] = attrs.Factory(list)
    country: str | None = None
    gender: str | None = None
    holder: str | None = None
    spans: list[tuple[int, int]] = attrs.Factory(list)  # token ranges that name or mean the person


@attrs.define(kw_only=True)
class BodyEntity:
    """One body of the article."""

    number: int
    name: tuple[int, int]
    acronym: tuple[int, int] | None
    body: str | None
    kind: str
    country: str | None
    spans: list[tuple[int, int]] = attrs.Factory(list)


@attrs.frozen(kw_only=True)
class Entities:
    """Who and what the article speaks of; ``person_of`` and ``body_of`` answer for a mention by its first token."""

    people: tuple[PersonEntity, ...]
    bodies: tuple[BodyEntity, ...]
    person_of: dict[int, PersonEntity]
    body_of: dict[int, BodyEntity]
    state_of: dict[int, str]  # pronoun "it" that stands for a state
    home: str | None  # the state the text was written in, where the dateline or a known office tells


def resolve(document: Document, mentions: Mentions, gazetteer: Gazetteer, home: str | None = None) -> Entities:
    """Return the entities that the mentions stand for; ``home`` is the state where the article was filed, if known.

    "President Sato ... Sato ... the president ... he" is one entity; "her Thai counterpart" is one of its own.
    """
    resolver = _Resolver(document, mentions, gazetteer, home)
    resolver.read_bodies()
    resolver.read_people()
    return resolver.entities()


class _Resolver:
    """One walk over the mentions of a document."""

    def __init__(self, document: Document, mentions: Mentions, gazetteer: Gazetteer, home: str | None) -> None:
        self.document = document
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.home = home
        self.folded = document.folded
        self.flags = document.flags
        self.people: list[PersonEntity] = []
        self.bodies: list[BodyEntity] = []
        self.by_word: dict[str, list[PersonEntity]] = {}
        self.by_holder: dict[str, PersonEntity] = {}
        self.person_of: dict[int, PersonEntity] = {}
        self.body_of: dict[int, BodyEntity] = {}
        self.state_of: dict[int, str] = {}
        self.sentence_of = [0] * len(document.words)
        for number, sentence in enumerate(document.sentences):
            self.sentence_of[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
        self.history: list[tuple[int, int, bool, PersonEntity]] = []  # sentence, token, subject, who
        self.things: list[tuple[int, int, bool, BodyEntity | str]] = []
        self.titles_late = {i for p in document.paragraphs if p.kind in ("headline", "deck") for i in (p.start, p.end)}

    # --- bodies -------------------------------------------------------------------------------------------------

    def read_bodies(self) -> None:
        """Join the mentions of bodies: same entry of the table, same words, or an acronym met before."""
        by_key: dict[object, BodyEntity] = {}
        for mention in self._headline_last(self.mentions.organisations):
            keys: list[object] = [("words", self._words(mention.name))]
            if mention.body:
                keys.append(("table", mention.body))
            if mention.acronym:
                keys.append(("words", self._words(mention.acronym)))
            entity = next((by_key[k] for k in keys if k in by_key), None)
            if entity is None:
                entity = BodyEntity(
                    number=len(self.bodies), name=mention.name, acronym=mention.acronym, body=mention.body, kind=mention.kind, country=mention.country
                )
                self.bodies.append(entity)
            elif mention.name[1] - mention.name[0] > entity.name[1] - entity.name[0]:
                entity.name = mention.name
            entity.acronym = entity.acronym or mention.acronym
            entity.country = entity.country or mention.country
            entity.spans.append((mention.start, mention.end))
            for key in keys:
                by_key.setdefault(key, entity)
            self.body_of[mention.start] = entity

    def _words(self, span: tuple[int, int]) -> tuple[str, ...]:
        words = [w.replace(".", "") for w in self.folded[span[0] : span[1]]]
        return tuple(words[1:] if words[:1] == ["the"] else words)

    def _headline_last(self, mentions: Sequence[OrganisationMention]) -> Iterable[OrganisationMention]:
        late = [p for p in self.document.paragraphs if p.kind in ("headline", "deck")]
        if not late:
            return mentions
        return sorted(mentions, key=lambda m: any(p.start <= m.start < p.end for p in late))

    # --- people -------------------------------------------------------------------------------------------------

    def read_people(self) -> None:
        """Walk all mentions that may stand for somebody, in text order, the headline's last."""
        late = [p for p in self.document.paragraphs if p.kind in ("headline", "deck")]
        parties = self.mentions.parties
        if late:
            parties = tuple(sorted(parties, key=lambda m: any(p.start <= m.start < p.end for p in late)))
        pending: list[OfficeMention] = []
        for mention in parties:
            if isinstance(mention, PersonMention):
                entity = self._named(mention)
                self._meet(mention.start, mention.end, entity)
                for office in pending[:]:
                    if mention.titles and self._office_fits(office, entity):
                        self._point(office.start, office.end, entity)
                        pending.remove(office)
            elif isinstance(mention, OfficeMention):
                if mention.plural or mention.counterpart:
                    continue
                found = self._by_office(mention)
                if found is not None:
                    self._meet(mention.start, mention.end, found)
                elif self.sentence_of[mention.start] < 8:
                    pending.append(mention)
            elif isinstance(mention, PronounMention):
                self._pronoun(mention)
            elif isinstance(mention, OrganisationMention):
                self.things.append((self.sentence_of[mention.start], mention.start, self._is_subject(mention.start, mention.end), self.body_of[mention.start]))
            elif isinstance(mention, CountryMention) and mention.form != "adjective":
                self.things.append((self.sentence_of[mention.start], mention.start, self._is_subject(mention.start, mention.end), mention.code))
        self._settle_countries()

    def _named(self, mention: PersonMention) -> PersonEntity:
        """Return the entity that a name stands for, a new one where nobody of that name was met."""
        words = frozenset(
            self.folded[i]
            for i in range(*mention.name)
            if not self._is_suffix(i) and len(self.folded[i]) > 1 and not (self.flags[i] & PARTICLE and not self.flags[i] & 1)
        ) or frozenset(self.folded[i] for i in range(*mention.name))
        entity = self.by_holder.get(mention.holder) if mention.holder else None
        if entity is None:
            fitting = [e for w in words for e in self.by_word.get(w, ()) if words <= e.words or e.words <= words]
            fitting = list({e.number: e for e in fitting}.values())
            entity = self._choose(fitting, mention) if fitting else None
        if entity is None:
            entity = PersonEntity(number=len(self.people), name=mention.name, words=words)
            self.people.append(entity)
        elif self._fuller(mention.name, entity.name):
            entity.name = mention.name
        for word in words - entity.words if entity.spans else words:
            self.by_word.setdefault(word, []).append(entity)
        entity.words = entity.words | words
        entity.titles.extend(mention.titles)
        entity.country = entity.country or mention.country
        entity.gender = entity.gender or mention.gender
        if mention.holder:
            entity.holder = entity.holder or mention.holder
            self.by_holder.setdefault(mention.holder, entity)
        return entity

    def _is_suffix(self, i: int) -> bool:
        return bool(self.flags[i] & MARK or (self.flags[i] & SUFFIX and not self.flags[i] & (FAMILY | GIVEN)))

    def _fuller(self, new: tuple[int, int], old: tuple[int, int]) -> bool:
        return sum(not self.flags[i] & MARK for i in range(*new)) > sum(not self.flags[i] & MARK for i in range(*old))

    def _choose(self, fitting: list[PersonEntity], mention: PersonMention) -> PersonEntity:
        """Of several people of one name, return the one whose title or state fits, else the one met last."""

        def score(entity: PersonEntity) -> tuple[int, int, int]:
            same_title = sum(t.rank == own.rank for t in mention.titles for own in entity.titles if t.rank)
            same_state = int(bool(mention.country) and mention.country == entity.country)
            last = max((token for _, token, _, who in self.history if who is entity), default=-1)
            return (same_title, same_state, last)

        return max(fitting, key=score)

    def _meet(self, start: int, end: int, entity: PersonEntity) -> None:
        self._point(start, end, entity)
        self.history.append((self.sentence_of[start], start, self._is_subject(start, end), entity))

    def _point(self, start: int, end: int, entity: PersonEntity) -> None:
        self.person_of[start] = entity
        entity.spans.append((start, end))

    def _is_subject(self, start: int, end: int) -> bool:
        """Tell whether a mention looks like the subject of its clause: a finite verb follows, or a verb of saying stands before."""
        flags = self.flags
        before = flags[start - 1] if start else 0
        if before & CUE and before & (PAST | THIRD) and not before & PREPOSITION:
            return True
        if before & PREPOSITION:
            return False
        i = end
        while i < len(flags) and flags[i] & (ADVERB | WEEKDAY | TIME) and not flags[i] & (MODAL | AUXILIARY):
            i += 1
        if i < len(flags) and self.folded[i] == "on" and i + 1 < len(flags) and flags[i + 1] & WEEKDAY:
            i += 2
        if i < len(flags) and self.document.words[i] in (",", "and"):
            return self._opens_sentence(start)
        return i < len(flags) and bool(flags[i] & (PAST | THIRD | AUXILIARY | MODAL))

    def _opens_sentence(self, start: int) -> bool:
        first = self.document.sentences[self.sentence_of[start]].start
        return start - first <= 1

    def _head(self, mention: OfficeMention) -> str:
        for i in range(mention.title.end - 1, mention.title.start - 1, -1):
            if self.flags[i] & HEAD:
                return self.folded[i]
        return self.folded[mention.title.end - 1]

    def _by_office(self, mention: OfficeMention) -> PersonEntity | None:
        """Return whom an office without name goes back to: the one met last who holds it and acts for that state."""
        if not mention.definite:
            return None
        for printed in (True, False):
            for _, _, _, entity in reversed(self.history):
                if self._office_fits(mention, entity, printed=printed):
                    return entity
        return None

    def _office_fits(self, mention: OfficeMention, entity: PersonEntity, *, printed: bool = False) -> bool:
        """Tell whether somebody may be meant by an office: the state does not speak against it, and a title agrees.

        ``printed``: a title with the same head noun stands beside the name; else a title or known office of a fitting rank will do.
        """
        if mention.country and entity.country and mention.country != entity.country:
            return False
        if mention.country and not entity.country and mention.title.country != mention.country:
            return False
        head = self._head(mention)
        titles = entity.titles
        own = {self.folded[i] for i in range(mention.title.start, mention.title.end)}
        for title in titles:
            words = {self.folded[i] for i in range(title.start, title.end)}
            if own <= words:
                return True
            if head in words and (len(own) == 1 or title.rank == mention.title.rank):
                return True
            if not printed and title.rank and title.rank in BROAD.get(head, ()) and (len(own) == 1 or title.rank == mention.title.rank):
                return True
        if entity.holder and not titles and not printed:
            ranks = {t.office for t in self.gazetteer.holders[entity.holder].terms}
            return bool(ranks & BROAD.get(head, frozenset())) or mention.title.rank in ranks
        return False

    def _pronoun(self, mention: PronounMention) -> None:
        """Point "he", "she", "who", "it" to the latest that fits."""
        sentence, at = self.sentence_of[mention.start], mention.start
        if mention.person == "who":
            before = self.mentions.ending.get(at) or (self.mentions.ending.get(at - 1) if at and self.document.words[at - 1] == "," else None)
            if before is not None and before.start in self.person_of:
                self.person_of[at] = self.person_of[before.start]
            return
        if mention.person in ("he", "she"):
            entity = self._latest("m" if mention.person == "he" else "f", sentence)
            if entity is not None:
                entity.gender = entity.gender or ("m" if mention.person == "he" else "f")
                self._meet(at, mention.end, entity)
            return
        if mention.person == "it":
            for said_in, _, subject, thing in reversed(self.things):
                if sentence - said_in > 2:
                    break
                if subject:
                    if isinstance(thing, str):
                        self.state_of[at] = thing
                    else:
                        self.body_of[at] = thing
                    self.things.append((sentence, at, True, thing))
                    break

    def _latest(self, gender: str, sentence: int) -> PersonEntity | None:
        """Return the latest subject of that gender; where there is none, the latest person."""
        fallback: PersonEntity | None = None
        for said_in, _, subject, entity in reversed(self.history):
            if sentence - said_in > FAR:
                break
            if entity.gender not in (None, gender):
                continue
            if subject:
                return entity
            fallback = fallback or entity
        return fallback

    def _settle_countries(self) -> None:
        """Give a person without state the one of a title, the table of office-holders, or the place of filing for an office of state."""
        self.home = home = self.home or self._home_of_the_known()
        for entity in self.people:
            if entity.country is None:
                entity.country = next((t.country for t in entity.titles if t.country), None)
            if entity.country is None and entity.holder:
                entity.country = self.gazetteer.holders[entity.holder].country
            if entity.country is None and any(t.rank in STATE_RANKS and t.body is None for t in entity.titles):
                entity.country = home

    def _home_of_the_known(self) -> str | None:
        """Return the state of the first office-holder of the table whose title stands without a state: where the text was written."""
        for entity in self.people:
            if entity.holder and entity.country and any(t.country is None and t.rank in STATE_RANKS for t in entity.titles):
                return entity.country
        return None

    def entities(self) -> Entities:
        """Return the result of the walk."""
        return Entities(
            people=tuple(self.people), bodies=tuple(self.bodies), person_of=self.person_of, body_of=self.body_of, state_of=self.state_of, home=self.home
        )
