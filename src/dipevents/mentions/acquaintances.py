"""Who was met so far, and who a name can be: the memory of the finder of people.

Rule 1  A surname alone goes back to the latest full name that holds it.
Rule 2  A name that says more than those read before is remembered as one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Document
from ..facts import Holder
from ..gazetteer import Gazetteer
from ..lexicon import FAMILY, GIVEN, MARK, PARTICLE, SUFFIX
from ..tokens import APOSTROPHE_S
from ..values import value
from .mention import PersonMention, Title
from .scan import Hits

LONG_ENOUGH = 5  # letters of a name that can be recognised in spite of one wrong letter
LATEST = 20  # names of one word that are compared


@value
class Name:
    """A name that was read: its folded words, and what was known of its bearer."""

    words: tuple[str, ...]
    gender: str | None


class Acquaintances:
    """The people of one document, in the order they are read; ``known`` leads from each strong word to the names that hold it."""

    def __init__(self, document: Document, hits: Hits, gazetteer: Gazetteer) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.gazetteer = gazetteer
        self.found: list[PersonMention] = []
        self.known: dict[str, list[Name]] = {}
        self.holder_at = {h.start: h for h in hits["holder"]}
        self.holder_over = {i: hit for hit in hits["holder"] for i in range(hit.start + 1, hit.end) if not hit.entries[0].weak}

    def met(self, i: int, stop: int) -> Name | None:
        """Return the name read before that these tokens repeat, wholly or in part; the latest where there are several."""
        words = self._strong_words(i, stop)
        if not words:
            return None
        if len(words) == 1:
            names = self.known.get(words[0])
            return names[-1] if names else None
        for word in (words[-1], words[0]):
            for name in reversed(self.known.get(word, [])[-LATEST:]):
                if set(words) <= set(name.words):
                    return name
        return None

    def misspelt(self, word: str) -> Name | None:
        """Return the name that a word in front of a verb of saying misspells by one letter ("Sholz" for "Scholz")."""
        if len(word) < LONG_ENOUGH:
            return None
        for person in self.found[: -LATEST - 1 : -1]:
            known = self.folded[person.name[1] - 1]
            if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and len(known) >= LONG_ENOUGH and one_letter_apart(known, word):
                return Name((known,), person.gender)
        return None

    def respelt(self, given: str, family: str) -> bool:
        """Tell whether a full name repeats one read before with one letter changed in the given name."""
        if len(given) < LONG_ENOUGH:
            return False
        return any(
            name.words[-1] == family and name.words[0][0] == given[0] and one_letter_apart(name.words[0], given)
            for name in self.known.get(family, [])[-LATEST:]
        )

    def _strong_words(self, i: int, stop: int) -> tuple[str, ...]:
        """Return the words of a name without marks, initials and "Jr." ("Xi" is a number only elsewhere)."""
        folded, flags = self.folded, self.flags
        return tuple(
            [
                folded[k]
                for k in range(i, stop)
                if len(folded[k]) > 1 and not flags[k] & MARK and (not flags[k] & SUFFIX or flags[k] & (FAMILY | GIVEN))
            ]
        )

    def add(
        self,
        start: int,
        end: int,
        name: tuple[int, int],
        titles: tuple[Title, ...],
        country: str | None,
        known: Name | None,
        gender: str | None = None,
    ) -> None:
        """Note a person; a name that says more than those read before is remembered."""
        holder = self._holder(name, country)
        words = self._strong_words(*name)
        gender = gender or (holder.gender if holder else None) or self._gender_of_titles(titles) or self._gender(name)
        possessive = end < len(self.words) and self.folded[end] in APOSTROPHE_S and end == name[1]
        self.found.append(
            PersonMention(
                start=start,
                end=end,
                name=name,
                titles=titles,
                country=country,
                gender=gender,
                holder=holder.id if holder else None,
                possessive=possessive,
            )
        )
        if known is None or len(words) > len(known.words):
            self._remember(Name(words, gender))

    def expect(self, people: Iterable[PersonMention]) -> None:
        """Remember the names of people before they are read."""
        for person in people:
            self._remember(Name(self._strong_words(*person.name), person.gender))

    def _remember(self, name: Name) -> None:
        for word in name.words:
            if not self.gazetteer.flags.get(word, 0) & PARTICLE:
                self.known.setdefault(word, []).append(name)

    def _gender(self, name: tuple[int, int]) -> str | None:
        """Return the gender that the given name tells; in a name of several words only, the last of which may be the family's."""
        if name[1] - name[0] < 2:
            return None
        second = name[0] + 1 < name[1] - 1 or bool(self.flags[name[0]] & FAMILY)
        for i in (name[0], name[0] + 1) if second else (name[0],):
            if self.flags[i] & GIVEN and (gender := self.gazetteer.genders.get(self.folded[i])):
                return gender
        return None

    def _gender_of_titles(self, titles: tuple[Title, ...]) -> str | None:
        """Return the gender that a title tells: "King", "spokeswoman"."""
        for title in titles:
            if told := self.gazetteer.genders.get("office " + self.folded[title.end - 1]):
                return told if self.folded[title.end - 1] not in ("spokesman", "chairman") else None
        return None

    def _holder(self, name: tuple[int, int], country: str | None) -> Holder | None:
        """Return the office-holder of the table with this very name, if the state does not speak against it."""
        hit = self.holder_at.get(name[0]) or self.holder_over.get(name[0])  # "King Salman" is one entry
        if hit is None or (hit.end < name[1] and hit.end - name[0] < 3):
            return None
        fitting = [self.gazetteer.holders[e.id] for e in hit.entries]
        fitting = [h for h in fitting if country is None or h.country in (None, country)]
        return fitting[0] if len(fitting) == 1 else None


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter added, dropped or changed makes the one word the other."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])
