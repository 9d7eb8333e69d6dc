"""Names to people: whose name it is, and what the words beside it tell of the bearer.

Rule 1  A name is the same as another if all its words are among the other's, unless gender, state or a royal title speaks against it.
Rule 2  Of several the one whose gender, title, state or family name fits; then the one met last.
Rule 3  One wrong letter in a long name does not make another person.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import FAMILY, GIVEN, MARK, PARTICLE, SUFFIX
from ..mentions import PersonMention
from ..mentions.acquaintances import LONG_ENOUGH, one_letter_apart
from ..mentions.mention import Title
from ..mentions.person_words import vocabulary
from .entities import PersonEntity
from .offices import Fitter
from .states import States

JUNIOR = frozenset({"jr", "jr.", "jnr", "jnr."})
PATRONYMIC = frozenset({"bin", "bint", "ibn", "ben"})
LATEST = 20  # people of one word, or of another spelling, that are compared


class Bearers:
    """The people named so far, over one document; ``recent`` has the one met last at the end."""

    def __init__(self, document: Document, gazetteer: Gazetteer, states: States, fitter: Fitter) -> None:
        self.folded = document.folded
        self.flags = document.flags
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.states = states
        self.fitter = fitter
        self.people: list[PersonEntity] = []
        self.by_word: dict[str, list[PersonEntity]] = {}
        self.by_holder: dict[str, PersonEntity] = {}
        self.recent: dict[int, PersonEntity] = {}

    def bearer(self, mention: PersonMention) -> PersonEntity:
        """Return the entity that a name stands for, a new one where nobody of that name was met."""
        strong, words = self._words(mention.name)
        holder = self.gazetteer.holders.get(mention.holder) if mention.holder else None
        junior = self._is_junior(mention.name)
        holder = None if junior and holder is not None and not holder.junior else holder
        entity = self.by_holder.get(holder.id) if holder else None
        if entity is None:
            fitting = {e.number: e for w in words for e in self.by_word.get(w, ())[-LATEST:] if words <= e.words or e.words <= words}
            entity = self._choose([e for e in fitting.values() if self._may_be(e, mention, words)], mention)
        entity = entity or self._of_other_gender(mention, words)
        other = entity is not None and len(words) == 1 and not self.states.incumbents.may_bear(entity.first, entity.last)
        if holder is None and not other and (entity is None or (entity.holder is None and (mention.titles or entity.country is None))):
            holder = self.states.incumbents.holder_of(mention)
            holder = None if junior and holder is not None and not holder.junior else holder
            entity = entity or (self.by_holder.get(holder.id) if holder else None)
        entity = entity or self._spelt_otherwise(strong)
        if entity is None:
            entity = PersonEntity(number=len(self.people), name=mention.name, words=frozenset())
            self.people.append(entity)
        longer = self._length(mention.name) > self._length(entity.name)
        if not entity.spans or (longer and not words.isdisjoint(entity.words)):  # an alias is no fuller form
            entity.name = mention.name
            entity.first, entity.last = (strong[0], strong[-1]) if strong else ("", "")
        for word in words - entity.words:
            self.by_word.setdefault(word, []).append(entity)
        entity.words |= words
        entity.junior = entity.junior or junior
        entity.by_surname = entity.by_surname or (
            len(words) == 1 and self._is_surname_of(entity, mention) and mention.start == mention.name[0]
        )
        self._entitle(entity, mention)
        if holder is not None:
            entity.holder = entity.holder or holder.id
            self.by_holder.setdefault(holder.id, entity)
            entity.gender = entity.gender or holder.gender
        entity.stated = entity.stated or mention.country is not None
        if entity.country is None:
            entity.country = mention.country
            if (
                entity.country is None
                and not other
                and (mention.titles or holder is not None or not entity.spans)
                and not self.states.unions.acts_for_many(entity, holder)
                and not self.states.unions.is_of_union(mention.start)
            ):
                entity.country = self.states.incumbents.from_table(holder, entity.titles, mention, self.states.author)
        entity.gender = entity.gender or mention.gender
        return entity

    def _words(self, name: tuple[int, int]) -> tuple[list[str], frozenset[str]]:
        """Return the words of a name without initials, marks and suffixes, and the set of those that are no particles."""
        strong: list[str] = []
        solid: list[str] = []
        for i in range(*name):
            bits, word = self.flags[i], self.folded[i]
            if bits & MARK or len(word) == 1 or (bits & SUFFIX and not bits & (FAMILY | GIVEN)):
                continue
            strong.append(word)
            if not bits & PARTICLE:
                solid.append(word)
        return strong, frozenset(solid or strong or self.folded[slice(*name)])

    def _entitle(self, entity: PersonEntity, mention: PersonMention) -> None:
        """Note the titles beside a name, each once for its words and state."""
        for title in mention.titles:
            key = (*self.folded[title.start : title.end], title.country)
            if key not in entity.tenures and not self.fitter.is_counterpart(title):
                entity.tenures.add(key)
                entity.titles.append(title)

    def _may_be(self, entity: PersonEntity, mention: PersonMention, words: frozenset[str]) -> bool:
        """Tell whether a name can mean somebody of the same words: no gender, state or royal title speaks against it."""
        if mention.gender and entity.gender and mention.gender != entity.gender and (mention.titles or mention.start < mention.name[0]):
            return False
        if mention.country and entity.country and mention.country != entity.country and words != entity.words:
            return False
        if mention.holder and entity.holder and mention.holder != entity.holder:
            return False
        if self._is_other_generation(entity, mention):
            return False
        if len(words) > 1 and len(entity.words) > 1 and self._is_son_of(mention, entity):
            return False
        if len(words) == 1 and entity.last not in words and entity.last:  # "King Hussein" is no Saddam Hussein
            return True
        royal, reigns = self._is_royal(mention.titles, mention.name[0]), self._is_royal(entity.titles, entity.name[0])
        titled = (royal or mention.titles) and (reigns or entity.titles)
        if royal != reigns and titled and len(words if royal else entity.words) == 1 < len(words | entity.words):
            return False  # "King Felipe" is no Prime Minister Felipe Soto
        return not (royal and len(words) == 1 and len(entity.words) > 1 and entity.first not in words)

    def _of_other_gender(self, mention: PersonMention, words: frozenset[str]) -> PersonEntity | None:
        """Return the only bearer of a family name, whose given name told the wrong gender: "Josefa Soto ... Mr Soto"; not "Mrs Soto"."""
        style = self.folded[mention.start : mention.name[0]]
        if len(words) != 1 or mention.titles or not style or "mrs" in style:
            return None
        found = [e for w in words for e in self.by_word.get(w, ()) if e.last == w]
        if len(found) != 1 or found[0].holder is not None or not self._may_be(found[0], attrs.evolve(mention, gender=None), words):
            return None
        genders, name = self.gazetteer.genders, found[0].name
        styled = any("title " + self.folded[k] in genders for k in range(max(0, name[0] - 2), name[0]))  # "Mrs. Ana Soto met Mr. Soto"
        if styled or len(found[0].words) == 1 or any("office " + self.folded[t.end - 1] in genders for t in found[0].titles):
            return None
        found[0].gender = mention.gender
        return found[0]

    def _is_royal(self, titles: Sequence[Title], name: int) -> bool:
        """Tell whether a royal title is among some, or stands right in front of the name that begins at token ``name``."""
        return self.folded[name - 1] in self.lists.royal or any(
            self.folded[i] in self.lists.royal for t in titles for i in range(t.start, t.end)
        )

    def _is_son_of(self, mention: PersonMention, entity: PersonEntity) -> bool:
        """Tell whether of two names one is in the other as the father's: "Ali bin Said", "Omar bin Ali bin Said"."""
        first = next((self.folded[i] for i in range(*mention.name) if not self.flags[i] & (MARK | PARTICLE)), "")
        fathers = not PATRONYMIC.isdisjoint(self.folded[slice(*mention.name)]) or not PATRONYMIC.isdisjoint(
            self.folded[slice(*entity.name)]
        )
        return fathers and bool(entity.first) and first != entity.first

    def _is_junior(self, name: tuple[int, int]) -> bool:
        """Tell whether a name ends in "Jr.": that of a son, where the father is known under the same name without it."""
        return self.folded[name[1] - 1] in JUNIOR or self.folded[name[1] - 2 : name[1]] in (["jr", "."], ["jnr", "."])

    def _is_surname_of(self, entity: PersonEntity, mention: PersonMention) -> bool:
        """Tell whether a name ends in the family name of somebody, which may come first: "Kim" of "Kim Jong Un"."""
        word = self.folded[mention.name[1] - 1]
        return word == entity.last or (word == entity.first and bool(self.flags[mention.name[0]] & FAMILY))

    def _is_other_generation(self, entity: PersonEntity, mention: PersonMention) -> bool:
        """Tell whether one is the son of an office-holder and the other is the father: "President Soto", "Juan Soto Jr."."""
        junior = self._is_junior(mention.name)
        known = entity.holder if junior else mention.holder if entity.junior else None
        return known is not None and not self.gazetteer.holders[known].junior

    def _choose(self, fitting: list[PersonEntity], mention: PersonMention) -> PersonEntity | None:
        """Of several people of one name, return the one whose gender, title, state or family name fits.

        Else the one whom the text called by the family name alone before: "Soto's wife, Ana Soto, ... Soto said"; else the one met last.
        """
        if not fitting:
            return None
        if len(fitting) == 1:
            return fitting[0]

        def score(entity: PersonEntity) -> tuple[int, ...]:
            same_gender = int(bool(mention.gender) and mention.gender == entity.gender)
            same_title = sum(self.fitter.likeness(t, own) for t in mention.titles for own in entity.titles)
            same_state = int(bool(mention.country) and mention.country == entity.country)
            return (
                same_gender,
                same_title,
                same_state,
                int(self._is_surname_of(entity, mention)),
                int(entity.by_surname and not entity.junior),
                entity.met,
            )

        return max(fitting, key=score)

    def _spelt_otherwise(self, strong: list[str]) -> PersonEntity | None:
        """Return somebody met of late whose name differs by one letter: "Sholz" for "Scholz", "Benegno Aquino" for "Benigno Aquino"."""
        if not strong or len(strong[-1]) < LONG_ENOUGH or len(strong) > 2:
            return None
        for entity in itertools.islice(reversed(self.recent.values()), LATEST):
            if len(strong) == 1 and _nearly(strong[0], entity.last):
                return entity
            if len(strong) == 2 and strong[1] == entity.last and _nearly(strong[0], entity.first):
                return entity
        return None

    def _length(self, name: tuple[int, int]) -> int:
        return sum(not self.flags[i] & MARK for i in range(*name))


def _nearly(one: str, other: str) -> bool:
    """Tell whether two long words that begin alike differ by one letter."""
    return one[:1] == other[:1] and one != other and min(len(one), len(other)) >= LONG_ENOUGH - 1 and one_letter_apart(one, other)
