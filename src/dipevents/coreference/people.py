"""Names, offices, descriptions and pronouns to people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import islice

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CUE,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    THIRD,
    TIME,
    WEEKDAY,
)
from ..mentions import (
    CountryMention,
    Mentions,
    OfficeMention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PronounMention,
)
from ..mentions.mention import Title
from ..values import value
from .delegations import Delegations
from .entities import BodyEntity, PersonEntity
from .names import Bearers
from .offices import ANY_EXPERT, EXPERTS, UNIQUE, Fitter
from .states import States

FAR = 6  # sentences a pronoun looks back
LEAD = 3  # sentences in which an office may be named before its holder is
FORWARD = 8  # sentences until the holder must have been named
BACK = 60  # mentions that a pronoun looks back at most
POSSESSIVE_PRONOUNS = {"his": "m", "her": "f"}
REPLACES = frozenset({"replaces", "succeeds", "replace", "succeed", "replacing", "succeeding", "replaced", "succeeded"})


STYLES = frozenset({"majesty", "highness", "excellency", "royal", "holiness", "serene", "eminence", "beatitude", "grace"})
SPOUSES = frozenset({"wife", "husband"})  # they stand beside their state's head
LINKS = frozenset(
    {"and", ",", ";", "the", "as", "well", "also", "separately", "later", "then", "with", "on", "in"}
)  # between items of a list
GAP = 8  # tokens
FIRMS = frozenset({"ceo", "founder", "co-founder", "owner"})  # offices of firms: beside a minister they act for no state
COMPANIONS = frozenset({"accompanied", "flanked"})


@value
class _Met:
    """Somebody at a place in the text."""

    sentence: int
    token: int
    subject: bool
    entity: PersonEntity


def read_people(document: Document, mentions: Mentions, gazetteer: Gazetteer, body_of: dict[int, BodyEntity], states: States) -> _People:
    """Walk all mentions that may stand for somebody, in text order, the headline's last, and return who was met.

    * a name: whoever was met by all its words or with none but its words, if neither state nor gender nor a royal title speaks against it
    * an office or description with "the", a state or a possessive: see `Fitter`
    * "he", "she": the latest subject of that gender within six sentences, else the latest person; words in quotation marks do not count
    * "who": the mention in front of it
    * "it": the latest body or state that was a subject
    * "his Thai counterpart": in `office_of` the office of the one whose counterpart it is; a name behind it takes that office over
    """
    walk = _People(document, mentions, gazetteer, body_of, states)
    walk.read()
    return walk


class _People:
    """One walk over the mentions of a document."""

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        gazetteer: Gazetteer,
        body_of: Mapping[int, BodyEntity],
        states: States,
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.states = states
        self.folded = document.folded
        self.flags = document.flags
        self.person_of: dict[int, PersonEntity] = {}
        self.body_of: dict[int, BodyEntity] = dict(body_of)
        self.state_of: dict[int, str] = {}
        self.office_of: dict[int, Title] = {}
        self.unnamed_of: dict[int, OfficeMention] = {}
        self.unnamed: OfficeMention | None = None  # the subject read last that has an office and no name
        self.hints: dict[int, PersonEntity] = {}  # number of a person -> who acts for the same state
        self.sentence_of = [0] * len(document.words)
        for number, sentence in enumerate(document.sentences):
            self.sentence_of[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
        self.headline = next((range(p.start, p.end) for p in document.paragraphs if p.kind == "headline"), range(0))
        self.first_sentence = next((p.first for p in document.paragraphs if p.kind == "body"), 0)
        self.ages: dict[str, PersonEntity] = {}  # printed behind the name
        self.history: list[_Met] = []
        self.things: list[tuple[int, int, bool, BodyEntity | str]] = []  # what "it" can mean: tokens, whether a pronoun, body or state
        self.quoted = bytearray(len(document.words) + 1)
        for quotation in document.quotations:
            self.quoted[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
        self.offices_to = {o.end for o in mentions.offices}
        self.pending: list[OfficeMention] = []
        self.fitter = Fitter(document, gazetteer)
        self.delegations = Delegations(document, mentions)
        self.bearers = Bearers(document, gazetteer, states, self.fitter)
        self.people = self.bearers.people
        self.recent = self.bearers.recent
        self.previous: PersonMention | None = None

    # --- the walk -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Walk the mentions, then settle the states that were left open, of the named first."""
        for mention in self._headline_last():
            if isinstance(mention, PersonMention):
                self._name(mention)
            elif isinstance(mention, OfficeMention):
                self._office(mention)
            elif isinstance(mention, PronounMention):
                self._pronoun(mention)
            elif isinstance(mention, OrganisationMention):
                self.things.append((mention.start, mention.end, False, self.body_of[mention.start]))
            elif isinstance(mention, CountryMention) and mention.form != "adjective":
                self.things.append((mention.start, mention.end, False, mention.code))
        self.states.learn_home(self.people)
        for entity in self.people:
            mate = self.hints.get(entity.number)
            if entity.country is None and mate is not None and not self.states.acts_for_many(entity):
                entity.country = mate.country
            self.states.settle(entity)
        for office in self.mentions.offices:
            if office.country is None and not (office.plural or office.counterpart or office.start in self.person_of):
                body = self.body_of.get(office.title.body[0]) if office.title.body is not None else None
                state = self.states.of_unnamed(office, body)
                if state is not None:
                    self.office_of[office.start] = attrs.evolve(office.title, country=state)

    def _headline_last(self) -> Iterable[PartyMention]:
        """Return the mentions in text order, those of the headline behind all others."""
        parties = self.mentions.parties
        early: list[PartyMention] = []
        late: list[PartyMention] = []
        reached = 0
        for paragraph in self.document.paragraphs:
            if paragraph.kind in ("headline", "deck"):
                first = bisect_left(parties, paragraph.start, key=lambda m: m.start)
                last = bisect_left(parties, paragraph.end, key=lambda m: m.start)
                early += parties[reached:first]
                late += parties[first:last]
                reached = last
        return [*early, *parties[reached:], *late]

    def _name(self, mention: PersonMention) -> None:
        """Read a name: whose it is, and what the words around it tell of the bearer."""
        owner = self._owner(mention)
        mate = owner or self._kin_of(mention) or self._list_mate(mention) or self._colleague_of(mention)
        met = len(self.people)
        entity = self.bearers.bearer(mention)
        if mate is not None and mate is not entity and len(self.people) > met:
            self.hints[entity.number] = mate
        if entity.country is None and not self.states.acts_for_many(entity):
            entity.country = self.delegations.state_of(mention)
        for title in mention.titles:
            if self.fitter.head(title) == "counterpart" and (office := self._office_of_the_other(mention.start, owner)):
                entity.titles.append(attrs.evolve(office, country=entity.country or title.country, tenure=None))
        behind = self.folded[mention.end : mention.end + 2]
        if len(behind) == 2 and behind[0] == "," and behind[1].isdecimal():
            self.ages[behind[1]] = entity
        self._meet(mention.start, mention.end, entity)
        self.previous = mention
        if mention.titles:
            for waiting in self.pending[:]:
                if self.sentence_of[mention.start] - self.sentence_of[waiting.start] > FORWARD:
                    self.pending.remove(waiting)
                elif self.fitter.fits(waiting, entity, exact=self.fitter.head(waiting.title) not in EXPERTS):
                    self._point(waiting.start, waiting.end, entity)
                    self.pending.remove(waiting)

    def _office(self, mention: OfficeMention) -> None:
        """Read an office without name."""
        if mention.plural and not mention.counterpart:
            return
        if mention.counterpart:
            owner = self._owner(mention)
            if office := self._office_of_the_other(mention.start, owner):
                self.office_of[mention.start] = attrs.evolve(office, country=mention.country, tenure=None)
            return
        found = self._of_that_age(mention) or self._holder_met(mention)
        behind = self.mentions.starting.get(mention.end + 1)  # "The Foreign Minister, Ambassador X, will"
        named = isinstance(behind, PersonMention) and self.folded[mention.end] == ","
        if found is None and not named and not self.quoted[mention.start] and self._is_subject(mention.start, mention.end):
            self.unnamed = mention
        if found is not None:
            self._meet(mention.start, mention.end, found)
        elif (
            self.sentence_of[mention.start] - self.first_sentence < LEAD
            and len(self.pending) < 5
            and (mention.title.rank in ("spokesperson", "envoy", "ambassador", "official") or self.fitter.head(mention.title) in EXPERTS)
        ):
            self.pending.append(mention)

    def _of_that_age(self, mention: OfficeMention) -> PersonEntity | None:
        """Return whom "the 71-year-old leader" means: the one of that age, else the latest subject."""
        folded = self.folded[mention.start : mention.end]
        if "old" not in folded or "year" not in folded:
            return None
        return self.ages.get(folded[folded.index("year") - 2]) or self._latest(None, self.sentence_of[mention.start])

    def _holder_met(self, mention: OfficeMention) -> PersonEntity | None:
        """Return who was met last of those an office can mean, an exact title before a likely one; of two named side by side nobody."""
        if not self.fitter.points_back(mention, headline=mention.start in self.headline):
            return None
        latest = list(islice(reversed(self.recent.values()), 30))
        if self.fitter.head(mention.title) in ANY_EXPERT:  # the last one, whatever the title printed
            return next((e for e in latest if any(self.fitter.fits(mention, e, exact=exact) for exact in (True, False))), None)
        for exact in (True, False):
            for number, entity in enumerate(latest):
                if self.fitter.fits(mention, entity, exact=exact):
                    rivals = latest[number + 1 : number + 2]
                    return (
                        None if any(self._side_by_side(r, entity) and self.fitter.fits(mention, r, exact=exact) for r in rivals) else entity
                    )
        return None

    def _side_by_side(self, one: PersonEntity, other: PersonEntity) -> bool:
        """Tell whether two people were last named as "A and B"."""
        end = one.spans[-1][1]
        return end + 1 == other.spans[-1][0] and self.folded[end] == "and"

    # --- names --------------------------------------------------------------------------------------------------

    def _owner(self, mention: PersonMention | OfficeMention) -> PersonEntity | None:
        """Return whose spokesman, wife or counterpart it is: "his", "her", or a name with 's in front."""
        word = self.folded[mention.start]
        if word in POSSESSIVE_PRONOUNS and self.folded[mention.start + 1] not in STYLES:
            return self._latest(POSSESSIVE_PRONOUNS[word], self.sentence_of[mention.start])
        at = mention.start
        before = self.mentions.ending.get(at - 1) if at > 1 and self.folded[at - 1] in ("'s", "’s", "'", "’") else None
        return self.person_of.get(before.start) if isinstance(before, PersonMention) else None

    def _kin_of(self, mention: PersonMention) -> PersonEntity | None:
        """Return whose kin acts for the same state: "President A's brother and adviser, B"; "B A" where the sentence speaks of a wife."""
        kin = self.states.lists.kin
        for k in range(mention.start - 1, max(0, mention.start - 7), -1):
            if self.folded[k] in kin:
                before = self.mentions.ending.get(k - 1) if self.folded[k - 1] in ("'s", "’s") else None
                officer = mention.titles or any(i in self.offices_to for i in range(k + 1, mention.start + 1))
                return self.person_of.get(before.start) if officer and isinstance(before, PersonMention) else None
            if self.flags[k] & (PAST | THIRD | AUXILIARY | MODAL) or self.document.words[k] == ".":
                break
        if mention.titles or mention.name[1] - mention.name[0] < 2:
            return None
        sentence = self.document.sentences[self.sentence_of[mention.start]]
        if SPOUSES.isdisjoint(self.folded[sentence.start : sentence.end]):
            return None
        family = self.folded[mention.name[1] - 1]
        return next((e for e in islice(reversed(self.recent.values()), 30) if e.last == family and e.country), None)

    def _office_of_the_other(self, token: int, owner: PersonEntity | None) -> Title | None:
        """Return the office of the one whose counterpart is meant: the owner's, else that of the latest subject."""
        if owner is None and self.history:
            sentence = self.sentence_of[token]
            owner = next((m.entity for m in reversed(self.history[-8:]) if sentence - m.sentence <= 1 and m.entity.titles), None)
        if owner is None:
            return None
        return next((t for t in owner.titles if t.rank not in (None, "official")), owner.titles[0] if owner.titles else None)

    def _list_mate(self, mention: PersonMention) -> PersonEntity | None:
        """Return the one named just before in the same list: "Japanese Foreign Minister A and Trade Minister B"."""
        before = self.previous
        if before is None or not mention.titles or not before.titles or mention.titles[0].country or mention.start - before.end > GAP:
            return None
        gap = range(before.end, mention.start)
        if not gap or not all(self.folded[k] in LINKS or self.flags[k] & (TIME | WEEKDAY) or self.folded[k - 1] == "in" for k in gap):
            return None
        if len(gap) > 1 and "and" not in self.folded[before.end : mention.start]:
            return None  # "at talks with X in Oslo on Monday, Minister Y said"
        if (self._is_secretary(mention) and not self._is_secretary(before)) or not FIRMS.isdisjoint(
            self.folded[mention.start : mention.name[0]]
        ):
            return None
        mate = self.person_of.get(before.start)
        told = mate is not None and (before.titles[0].country is not None or before.country is not None or mate.number in self.hints)
        return mate if told else None

    def _is_secretary(self, mention: PersonMention) -> bool:
        return any(self.folded[i] == "secretary" for t in mention.titles for i in range(t.start, t.end))

    def _colleague_of(self, mention: PersonMention) -> PersonEntity | None:
        """Return who "replaces Mr Smith" or "is accompanied by Minister Smith": the latest subject, who acts for the same state."""
        i = mention.start
        goes_with = i > 1 and self.folded[i - 1] == "by" and self.folded[i - 2] in COMPANIONS and not (mention.titles and mention.country)
        if not i or not self.history or not (goes_with or self.folded[i - 1] in REPLACES):
            return None
        return self._latest(None, self.sentence_of[i])

    # --- places in the text -------------------------------------------------------------------------------------

    def _meet(self, start: int, end: int, entity: PersonEntity) -> None:
        self._point(start, end, entity)
        self.recent.pop(entity.number, None)
        self.recent[entity.number] = entity
        entity.met = start
        if not self.quoted[start]:
            self.history.append(_Met(self.sentence_of[start], start, self._is_subject(start, end), entity))

    def _point(self, start: int, end: int, entity: PersonEntity) -> None:
        self.person_of[start] = entity
        entity.spans.append((start, end))

    def _is_subject(self, start: int, end: int) -> bool:
        """Tell whether a mention looks like the subject of its clause: a finite verb follows, or a verb of saying stands before."""
        flags = self.flags
        before = flags[start - 1] if start else 0
        if before & CUE and before & (PAST | THIRD) and not before & PREPOSITION and (start < 2 or flags[start - 2] & MARK):
            return True  # ", said Wang Yi"
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

    # --- pronouns -----------------------------------------------------------------------------------------------

    def _pronoun(self, mention: PronounMention) -> None:
        """Point "he", "she", "who", "it" to the latest that fits."""
        sentence, at = self.sentence_of[mention.start], mention.start
        if mention.person == "who":
            before = self.mentions.ending.get(at) or (
                self.mentions.ending.get(at - 1) if at and self.document.words[at - 1] == "," else None
            )
            if before is not None and before.start in self.person_of:
                self.person_of[at] = self.person_of[before.start]
        elif mention.person in ("he", "she"):
            gender = "m" if mention.person == "he" else "f"
            entity = self._latest(gender, sentence)
            if self.unnamed is not None and self._acts_later(self.unnamed, entity, sentence):
                self.unnamed_of[at] = self.unnamed
            elif entity is not None:
                entity.gender = entity.gender or gender
                if self.quoted[at]:
                    self._point(at, mention.end, entity)
                else:
                    self._meet(at, mention.end, entity)
        elif mention.person == "it":
            for start, end, pronoun, thing in self.things[: -BACK - 1 : -1]:
                if sentence - self.sentence_of[start] > 2:
                    break
                if pronoun or self._is_subject(start, end):
                    if isinstance(thing, str):
                        self.state_of[at] = thing
                    else:
                        self.body_of[at] = thing
                    self.things.append((at, mention.end, True, thing))
                    break

    def _acts_later(self, office: OfficeMention, entity: PersonEntity | None, sentence: int) -> bool:
        """Tell whether an office without name was the last subject: "The Prime Minister rang President A. He said"."""
        if sentence - self.sentence_of[office.start] > 1 or office.title.rank not in UNIQUE:
            return False
        last = next((m.token for m in self.history[: -BACK - 1 : -1] if m.entity is entity and m.subject), -1)
        return last < office.start

    def _latest(self, gender: str | None, sentence: int) -> PersonEntity | None:
        """Return the latest subject of that gender; where there is none, the latest person."""
        fallback: PersonEntity | None = None
        for met in self.history[: -BACK - 1 : -1]:
            if sentence - met.sentence > FAR:
                break
            if gender is not None and met.entity.gender not in (None, gender):
                continue
            if met.subject:
                return met.entity
            fallback = fallback or met.entity
        return fallback
