"""Names, offices, descriptions and pronouns to people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    AUXILIARY,
    MODAL,
    PAST,
    THIRD,
)
from ..mentions import (
    CountryMention,
    Mentions,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PronounMention,
)
from ..mentions.mention import Title
from .cataphora import Cataphora
from .delegations import Delegations
from .entities import BodyEntity, PersonEntity
from .history import BACK, NEAR, History
from .holders import Holders
from .introductions import Introductions
from .letterheads import offices_of_lines
from .mates import Mates
from .names import Bearers
from .offices import EXPERTS, UNIQUE, Fitter
from .order import in_reading_order
from .receptions import Receptions
from .states import States

LEAD = 3  # sentences in which an office may be named before its holder is
FORWARD = 8  # sentences until the holder must have been named
LIST = 4  # offices of one list
WAITING = frozenset({"spokesperson", "envoy", "ambassador", "official"})  # ranks of offices whose holder may be named later
STATELY = UNIQUE | {"spokesperson", "ambassador", "envoy", "minister", "deputy_minister"}
ACTING = frozenset({"legislator", "minister", "official", "envoy"})  # ranks of the lead that tell for which state their holder acts
STATE_BODIES = frozenset({"government", "military"})


def _is_former(mention: PersonMention, waiting: OfficeMention) -> bool:
    """Tell whether somebody is named as no longer in an office that was told of as held: "Togo's president ... former president X"."""
    return waiting.title.tenure is None and bool(mention.titles) and all(t.tenure == "former" for t in mention.titles)


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
        self.unnamed_at = 0  # where it, or a pronoun for it, was read last
        self.again: list[tuple[OfficeMention, OfficeMention]] = []  # an office, and the one without name that it repeats
        self.hints: dict[int, PersonEntity] = {}  # number of a person -> who acts for the same state
        self.companions: set[int] = set()  # numbers of those who accompany somebody
        self.history = History(document)
        self.cataphora = Cataphora(self.history, mentions)
        self.sentence_of, self.quoted = self.history.sentence_of, self.history.quoted
        self.first_sentence = next((p.first for p in document.paragraphs if p.kind == "body"), 0)
        self.ages: dict[str, PersonEntity] = {}  # printed behind the name
        self.things: list[tuple[int, int, bool, BodyEntity | str]] = []  # what "it" can mean: tokens, whether a pronoun, body or state
        self.pending: list[OfficeMention] = []
        self.held = list(offices_of_lines(document, mentions))  # read with the name, and once more when all titles are known
        self.fitter = Fitter(document, gazetteer, mentions, body_of, states.day)
        self.delegations = Delegations(document, mentions)
        self.receptions = Receptions(document)
        filed = document.header.dateline
        lead = self.first_sentence if filed is None else self.sentence_of[filed.start]
        self.introductions = Introductions(self.history, mentions, lead, states.lists.lawmakers)
        self.bearers = Bearers(document, gazetteer, states, self.fitter)
        self.people, self.recent = self.bearers.people, self.bearers.recent
        self.mates = Mates(document, mentions, self.history, states, self.person_of, self.recent)
        self.holders = Holders(document, self.history, self.fitter, states, self.receptions, self.recent)
        self.previous: PersonMention | None = None

    # --- the walk -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Walk the mentions, then settle the states that were left open, of the named first."""
        for mention in in_reading_order(self.document, self.mentions.parties):
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
        self._read_letterhead()
        self.states.learn_home(self.people)
        for entity in self.people:
            mate = self.hints.get(entity.number)
            if entity.country is None and mate is not None and not self.states.unions.acts_for_many(entity):
                entity.country = self.states.sent_with(entity) or mate.country
                if entity.country is None and entity.number in self.companions:
                    continue  # of the state of whom they accompany, which nothing tells
            self.states.settle(entity)
        for office in self.mentions.offices:
            if not (office.plural or office.counterpart or office.start in self.person_of):
                self._unnamed_office(office)
        self._point_again()

    def _read_letterhead(self) -> None:
        """Give the names of a letterhead or signature the offices that stand on the lines beside them."""
        for person, office in self.held:
            entity = self.person_of[person.start]
            entity.titles.remove(office.title)
            if not any(self.fitter.says_as_much(title, office.title) for title in entity.titles):
                entity.titles.insert(0, office.title)
            entity.country = entity.country or office.country
            if office.start not in self.person_of:
                self._point(office.start, office.end, entity)

    def _unnamed_office(self, office: OfficeMention) -> None:
        """Give an office that nobody holds so far its state, and the holder whom the text names later, if there is one."""
        state = office.country or self._state_behind(office)
        if state is None:
            body = self.body_of.get(office.title.body[0]) if office.title.body is not None else None
            state = self.states.of_unnamed(office, body, points=office.definite or self.holders.stands_bare(office))
        if state is None and (office.title.rank not in UNIQUE or not (office.definite or office.title.rank == "igo_head")):
            return
        holder = self.holders.sole(office, state, self.people)
        if holder is not None:
            self._point(office.start, office.end, holder)
        elif office.country is None and state is not None:
            self.office_of[office.start] = attrs.evolve(office.title, country=state)

    def _state_behind(self, office: OfficeMention) -> str | None:
        """Return the state that stands behind the last of a list of offices: "the president[, the speaker] and the prime minister of A"."""
        one: object = office
        for _ in range(LIST):
            if not isinstance(one, OfficeMention) or one.country or self.folded[one.end : one.end + 1] not in ([","], ["and"]):
                break
            one = self.mentions.starting.get(one.end + 1 + (self.folded[one.end : one.end + 2] == [",", "and"]))
        closes = isinstance(one, OfficeMention) and one is not office and self.folded[one.start] == "the"
        return one.country if closes and isinstance(one, OfficeMention) and "of" in self.folded[one.title.start : one.end] else None

    def _name(self, mention: PersonMention) -> None:
        """Read a name: whose it is, and what the words around it tell of the bearer."""
        owner = self.mates.owner(mention)
        abroad = any(self.fitter.is_counterpart(title) for title in mention.titles)  # "his counterpart, X" is of another state
        mate = (
            (None if abroad else owner)
            or self.mates.kin_of(mention)
            or self.mates.list_mate(mention, self.previous, self.hints)
            or self.mates.colleague_of(mention)
        )
        met = len(self.people)
        entity = self.bearers.bearer(mention)
        entity.titles[:0] = [office.title for person, office in reversed(self.held) if person is mention]
        if mate is not None and mate is not entity and len(self.people) > met:
            self.hints[entity.number] = mate
            if self.mates.goes_with(mention):
                self.companions.add(entity.number)
        if entity.country is None and not self.states.unions.acts_for_many(entity):
            entity.country = self.delegations.state_of(mention) or self.mates.state_of_superior(mention)
        bare = all(self.fitter.is_counterpart(title) for title in mention.titles)
        for title in mention.titles if abroad else ():
            office = self._office_of_the_other(mention.start, owner, entity.country)
            if bare and office is not None:
                entity.titles.append(attrs.evolve(office, country=entity.country or title.country, tenure=None))
        behind = self.folded[mention.end : mention.end + 2]
        if len(behind) == 2 and behind[0] == "," and behind[1].isdecimal():
            self.ages[behind[1]] = entity
        self.receptions.note(mention, entity, self.history.subject_of(self.sentence_of[mention.start]))
        self._read_hat(mention, entity)
        lead = self.introductions.introduced_by(mention, entity)
        if lead is not None:
            body = self.body_of.get(lead.title.body[0]) if lead.title.body is not None else None
            if lead.title.rank in ACTING | STATELY or (body is not None and body.kind in STATE_BODIES):
                entity.country = entity.country or lead.country
                entity.titles += [lead.title] if not entity.titles and lead.title.rank in ACTING | WAITING else []
            self._point(lead.start, lead.end, entity)
            self.pending = [one for one in self.pending if one is not lead]
        self._meet(mention.start, mention.end, entity)
        for pronoun in self.cataphora.meant_by(mention, entity) if self.cataphora.waiting else ():
            self._point(pronoun.start, pronoun.end, entity)
        self.previous = mention
        if mention.titles or entity.holder:
            for waiting in self.pending[:]:
                if self.sentence_of[mention.start] - self.sentence_of[waiting.start] > FORWARD:
                    self.pending.remove(waiting)
                elif not (self._is_object_of(waiting, mention) or _is_former(mention, waiting)) and (
                    self.fitter.fits(waiting, entity, exact=self._must_repeat(waiting, mention, entity))
                    or self.introductions.shortens(mention, waiting, entity)
                ):
                    if waiting.title.rank in STATELY:  # a Swiss scholar acts for nobody
                        entity.country = entity.country or waiting.country
                    self._point(waiting.start, waiting.end, entity)
                    self.pending.remove(waiting)

    def _is_object_of(self, waiting: OfficeMention, mention: PersonMention) -> bool:
        """Tell whether a name has the title of the subject of its sentence: in "The A-ish president mourned President X" they are two."""
        if self.sentence_of[waiting.start] != self.sentence_of[mention.start] or not self.history.opens_sentence(waiting.start):
            return False
        acts = bool(self.flags[waiting.end] & (PAST | THIRD)) and not self.flags[waiting.end] & AUXILIARY
        return acts and any(t.rank is not None and t.rank == waiting.title.rank for t in mention.titles)

    def _must_repeat(self, waiting: OfficeMention, mention: PersonMention, entity: PersonEntity) -> bool:
        """Tell whether a title must be printed with a name that an office was waiting for: not where the state of both is known."""
        if not mention.titles or self.fitter.head(waiting.title) in EXPERTS:
            return False
        return not (self._is_of_a_state(waiting) and waiting.country == entity.country)

    def _is_of_a_state(self, mention: OfficeMention) -> bool:
        """Tell whether an office points to one person of a state: "Ukraine's top diplomat", "the Slovak leader"."""
        return mention.definite and mention.country is not None and not mention.plural and mention.title.body is None

    def _read_hat(self, mention: PersonMention, entity: PersonEntity) -> None:
        """Read the office that opens a sentence in front of a titled name: "OSCE Chairperson-in-Office, Austrian Foreign Minister X, said"."""
        i = mention.start
        if not mention.titles or i < 2 or self.folded[i - 1] != ",":
            return
        hat = self.mentions.ending.get(i - 1)
        behind = mention.end
        if not isinstance(hat, OfficeMention) or hat.plural or hat.start in self.person_of or not self.history.opens_sentence(hat.start):
            return
        closes = behind < len(self.folded) and (self.folded[behind] == "," or self.flags[behind] & (PAST | THIRD | AUXILIARY | MODAL))
        if closes and self.folded[behind + 1 : behind + 2] != ["and"]:
            entity.titles.append(hat.title)
            self._point(hat.start, hat.end, entity)

    def _office(self, mention: OfficeMention) -> None:
        """Read an office without name."""
        if mention.plural and not mention.counterpart:
            return
        if mention.counterpart:
            owner = self.mates.owner(mention)
            if office := self._office_of_the_other(mention.start, owner, mention.country):
                self.office_of[mention.start] = attrs.evolve(office, country=mention.country, tenure=None)
                met = self.holders.counterpart(mention, owner, office)
                if met is not None:
                    self._meet(mention.start, mention.end, met)
            return
        found = self._of_that_age(mention) or self.holders.met(mention)
        if self._is_the_unnamed_again(mention, found):
            return
        behind = self.mentions.starting.get(mention.end + 1)  # "The Foreign Minister, Ambassador X, will"
        named = isinstance(behind, PersonMention) and self.folded[mention.end] == ","
        if found is None and not named and not self.quoted[mention.start] and self.history.is_subject(mention.start, mention.end):
            self.unnamed, self.unnamed_at = mention, mention.start
        if found is not None:
            self._meet(mention.start, mention.end, found)
        else:
            self.introductions.wait_for(mention)
        if (
            found is None
            and self.sentence_of[mention.start] - self.first_sentence < LEAD
            and len(self.pending) < 5
            and (self._is_of_a_state(mention) or mention.title.rank in WAITING or self.fitter.head(mention.title) in EXPERTS)
        ):
            self.pending.append(mention)

    def _is_the_unnamed_again(self, mention: OfficeMention, found: PersonEntity | None) -> bool:
        """Tell whether an office repeats one without name that was read since: "Iceland's foreign minister said ... The minister added"."""
        last = self.unnamed
        if last is None or not mention.definite or mention.plural:
            return False
        if found is not None and not self.history.acts_later(last, self.unnamed_at, found, self.sentence_of[mention.start]):
            return False
        if self.sentence_of[mention.start] - self.sentence_of[self.unnamed_at] > NEAR or not self.fitter.shortens(
            mention.title, last.title
        ):
            return False
        if mention.country not in (None, last.country):
            return False
        self.again.append((mention, last))
        return True

    def _point_again(self) -> None:
        """Point what repeats an office without name to its holder, where the text names him later, else to the same office."""
        for mention, last in self.again:
            if last.start in self.person_of:
                self._point(mention.start, mention.end, self.person_of[last.start])
            else:
                title = self.office_of.get(last.start, last.title)
                self.office_of[mention.start] = attrs.evolve(title, country=title.country or last.country)

    def _of_that_age(self, mention: OfficeMention) -> PersonEntity | None:
        """Return whom "the 71-year-old leader" means: the one of that age, else the latest subject."""
        folded = self.folded[mention.start : mention.end]
        if "old" not in folded or "year" not in folded:
            return None
        return self.ages.get(folded[folded.index("year") - 2]) or self.history.latest(None, self.sentence_of[mention.start])

    # --- names --------------------------------------------------------------------------------------------------

    def _office_of_the_other(self, token: int, owner: PersonEntity | None, state: str | None) -> Title | None:
        """Return the office of the one whose counterpart, of a state, is meant: the owner's, else that of the latest subject."""
        if self.folded[token] == "my":
            return self._office_of_author
        if (last := self._unnamed_subject(token)) is not None:
            return last.title
        owner = owner or self.history.in_office_before(token)
        if owner is None:
            return None
        owner.not_of |= {state} if state else set()
        return next((t for t in owner.titles if t.rank not in (None, "official")), owner.titles[0] if owner.titles else None)

    def _unnamed_subject(self, token: int) -> OfficeMention | None:
        """Return the office without name that is the subject in front of a token of its sentence: "The Trade Minister met his Thai counterpart"."""
        last = self.unnamed
        return last if last is not None and last.start < token and self.sentence_of[last.start] == self.sentence_of[token] else None

    @cached_property
    def _office_of_author(self) -> Title | None:
        """The office of whoever writes in the first person: the first of rank that stands in a headline or a line of its own."""
        lines = [range(p.start, p.end) for p in self.document.paragraphs if p.kind in ("line", "headline", "deck")]
        titles = [o.title for o in self.mentions.offices if not (o.plural or o.counterpart)]
        titles += [t for p in self.mentions.people for t in p.titles]
        ranked = sorted((t for t in titles if t.rank in STATELY and t.tenure is None), key=lambda t: t.start)
        return next((t for t in ranked if any(t.start in line for line in lines)), None)

    # --- places in the text -------------------------------------------------------------------------------------

    def _meet(self, start: int, end: int, entity: PersonEntity) -> None:
        self._point(start, end, entity)
        self.recent.pop(entity.number, None)
        self.recent[entity.number] = entity
        entity.met = start
        self.history.add(start, end, entity)

    def _point(self, start: int, end: int, entity: PersonEntity) -> None:
        self.person_of[start] = entity
        entity.spans.append((start, end))

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
        elif mention.person in ("he", "she") and not self.cataphora.waits(mention):
            gender = "m" if mention.person == "he" else "f"
            teller = self.history.teller_behind(at)
            entity = self.history.latest(gender, sentence, teller)
            entity = self.history.told_of_before(at, entity, gender) or entity
            if self.unnamed is not None and self.history.acts_later(self.unnamed, self.unnamed_at, entity, sentence):
                self.unnamed_of[at], self.unnamed_at = self.unnamed, at
            elif entity is not None:
                entity.gender = entity.gender or gender
                (self._point if self.quoted[at] else self._meet)(at, mention.end, entity)
            elif teller is None:
                self.cataphora.wait(mention)
        elif mention.person == "it":
            for start, end, pronoun, thing in self.things[: -BACK - 1 : -1]:
                if self.quoted[start] and not self.quoted[at]:
                    continue  # what a quotation names has not acted: "'... the Front knew,' it said"
                if sentence - self.sentence_of[start] > 2:
                    break
                if pronoun or self.history.is_subject(start, end):
                    if isinstance(thing, str):
                        self.state_of[at] = thing
                    else:
                        self.body_of[at] = thing
                    self.things.append((at, mention.end, True, thing))
                    break
