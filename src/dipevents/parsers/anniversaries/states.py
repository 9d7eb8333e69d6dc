"""Which states an anniversary concerns.

Rule 1  Those that the event names.
Rule 2  Where it says "our two countries", "their", or is of a kind that concerns states, those spoken of last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dipevents import lexicon
from dipevents.choices import AnniversaryKind
from dipevents.mentions import CountryMention, OrganisationMention

from .phrases import Phrase
from .surroundings import Surroundings
from .words import DETERMINERS, POSSESSIVES, Range, words

SOLO = frozenset({"independence", "founding", "birth", "death"})  # kinds that concern one state
BACK = 60  # mentions of states that are looked back upon


class States(Surroundings):
    """Finds the states of anniversaries."""

    def countries(
        self,
        phrase: Phrase,
        event: Range | None,
        owner: CountryMention | OrganisationMention | None,
        kind: AnniversaryKind,
        sentence: Range,
    ) -> tuple[str, ...]:
        """Return the states concerned (Rule 3)."""
        found: list[str] = [m.code for span in (event, phrase.before) if span for m in self.states(span) if not self.is_in_name(m)]
        if isinstance(owner, CountryMention):
            found.append(owner.code)
        if event is None and phrase.event is None and self.folded[phrase.cue] in {"year", "years", "decades", "century"}:
            found += [m.code for m in self.states((phrase.end, sentence[1]))]
        found = list(dict.fromkeys(found))
        if event is None:
            return tuple(found)
        inside = self.folded[event[0] : event[1]]
        subject = self.marking(phrase, sentence[0])
        if subject is not None and (inside[0] == "its" or (kind == "other" and words().upheavals & set(inside))):
            found = [subject, *(code for code in found if code != subject)]  # "Korea marks the anniversary of its liberation"
        shared = any(self.folded[i] in words().pairs and not self.flags[i] & lexicon.CAPITAL for i in range(*event))
        wanted = 0
        if kind == "diplomatic_relations":
            wanted = 2 - len(self.bodies(event)) if not found or len(found) < 2 else 0
        elif shared or (words().bonds & set(inside) and (inside[0] in {"our", "their"} or self.is_of_both(phrase))):
            wanted = 2
        elif kind in SOLO and not found and self.concerns_a_state(event, owner, kind, sentence[0]):
            wanted = 1
        if wanted > len(found):
            for code in self.around(phrase, sentence, alone=wanted == 1, anywhere=kind not in ("birth", "death")):
                if code not in found:
                    found.append(code)
                if len(found) >= wanted:
                    break
            places = {m.code: m.start for m in reversed(self.states(sentence))}
            if all(code in places for code in found):
                found.sort(key=lambda code: places[code])
        return tuple(found)

    def is_of_both(self, phrase: Phrase) -> bool:
        """Tell whether those who mark are two states: "the two countries celebrate 75 years of friendship"."""
        return not words().pairs.isdisjoint(self.folded[max(0, phrase.start - 4) : phrase.start])

    def marking(self, phrase: Phrase, floor: int) -> str | None:
        """Return the state that is the subject of the verb of marking in front of a phrase: "Cuba will mark"."""
        i = phrase.start - 1
        while i > floor and self.folded[i] in DETERMINERS:
            i -= 1
        if self.folded[i] not in words().marks:
            return None
        while i > floor and self.flags[i - 1] & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.ADVERB):
            i -= 1
        return next((m.code for m in self.states((max(floor, i - 6), i)) if m.end == i and m.form == "name"), None)

    def is_in_name(self, mention: CountryMention) -> bool:
        """Tell whether a seat only gives a thing its name: "the Helsinki Accords"."""
        after = self.flags[mention.end] if mention.end < len(self.flags) else 0
        return mention.form == "seat" and bool(after & lexicon.CAPITAL) and not after & lexicon.MARK

    def concerns_a_state(self, event: Range, owner: CountryMention | OrganisationMention | None, kind: AnniversaryKind, floor: int) -> bool:
        """Tell whether an event that names no state is some state's own."""
        if isinstance(owner, OrganisationMention) or self.bodies(event):
            return False
        inside = self.folded[event[0] : event[1]]
        if kind == "independence" or inside[-1:] == ["day"]:
            return True
        if kind == "founding":
            subject = self.last_before(event[0], floor)
            return (inside[0] in POSSESSIVES and isinstance(subject, CountryMention)) or bool(words().states & set(inside))
        first = bisect_left(self.person_starts, event[0])
        return not (first < len(self.person_starts) and self.person_starts[first] < event[1])

    def around(self, phrase: Phrase, sentence: Range, *, alone: bool, anywhere: bool) -> Iterable[str]:
        """Yield the states of the sentence, those in front first and nearest first, then those spoken of before."""
        before = [m for m in self.states((sentence[0], phrase.start)) if not alone or m.form != "adjective"]
        yield from (m.code for m in reversed(before))
        yield from (m.code for m in self.states((phrase.end, sentence[1])))
        if not alone:
            yield from self.states_of_people(sentence)
        if anywhere:
            last = bisect_left(self.country_starts, sentence[0])
            yield from (m.code for m in reversed(self.mentions.countries[max(0, last - BACK) : last]))
