"""Which states an anniversary concerns.

Rule 1  Those that the event names.
Rule 2  Where it says "their", those that mark it; "his", the state of the one named last.
Rule 3  Where it concerns two states and names fewer, the partners; where it is one state's own, the one spoken of last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dipevents import lexicon
from dipevents.choices import AnniversaryKind
from dipevents.mentions import CountryMention, OrganisationMention

from .partners import FULL, Partners
from .phrases import Phrase
from .surroundings import Surroundings
from .words import DETERMINERS, POSSESSIVES, Range, words

SOLO = frozenset({"independence", "founding", "birth", "death"})  # kinds that concern one state
BACK = 60  # mentions of states that are looked back upon


class States:
    """Finds the states of anniversaries."""

    def __init__(self, near: Surroundings) -> None:
        self.near, self.partners = near, Partners(near)
        self.folded, self.flags = near.folded, near.flags

    def countries(
        self,
        phrase: Phrase,
        event: Range | None,
        owner: CountryMention | OrganisationMention | None,
        kind: AnniversaryKind,
        sentence: Range,
    ) -> tuple[str, ...]:
        """Return the states concerned."""
        found: list[str] = [m.code for span in (event, phrase.before) if span for m in self.near.states(span) if not self.is_in_name(m)]
        if isinstance(owner, CountryMention):
            found.append(owner.code)
        if event is None and phrase.event is None and self.folded[phrase.cue] in {"year", "years", "decades", "century"}:
            found += [m.code for m in self.near.states((phrase.end, sentence[1]))]
        found = list(dict.fromkeys(found))
        leads = event is not None and kind == "birth" and words().states & set(self.folded[event[0] : event[1]])  # "the nation's founder"
        if event is not None and not found and (kind == "other" or leads):
            found = self.of_people(event, sentence[0])
        if event is None:
            return tuple(found)
        inside = self.folded[event[0] : event[1]]
        subject = self.marking(phrase, sentence[0])
        if subject is not None and (inside[0] == "its" or (kind == "other" and words().upheavals & set(inside))):
            found = [subject, *(code for code in found if code != subject)]  # "Korea marks the anniversary of its liberation"
        shared = inside[0] == "their" or (phrase.owner is not None and self.folded[phrase.owner - 1] == "their")
        theirs = self.partners.listed(self.verb_of_marking(phrase, sentence[0]), sentence[0]) if shared else ()
        if len(theirs) > 1:
            return theirs
        wanted = self.wanted(phrase, event, owner, kind, found, sentence[0])
        if not wanted > len(found):
            return tuple(found)
        if wanted == 1:
            return tuple(dict.fromkeys(self.around(phrase, sentence, anywhere=kind not in ("birth", "death"))))[:1]
        found = list(self.partners.find(phrase, sentence, found))
        places = {m.code: m.start for m in reversed(self.near.states(sentence))}
        if all(code in places for code in found):
            found.sort(key=lambda code: places[code])
        return tuple(found)

    def wanted(
        self,
        phrase: Phrase,
        event: Range,
        owner: CountryMention | OrganisationMention | None,
        kind: AnniversaryKind,
        found: Sequence[str],
        floor: int,
    ) -> int:
        """Return how many states an event concerns that names those ``found``; 0 where it concerns no others."""
        inside = self.folded[event[0] : event[1]]
        if kind == "diplomatic_relations":
            return FULL - len(self.near.bodies(event)) if len(found) < FULL else 0
        if any(self.folded[i] in words().pairs and not self.flags[i] & lexicon.CAPITAL for i in range(*event)):
            return FULL
        if words().bonds & set(inside) and (inside[0] in {"our", "their"} or self.is_of_both(phrase)):
            return FULL
        if found:
            return 0
        if kind == "other" and inside[-1] in words().alliances and not self.near.bodies(event):
            return FULL
        return int(kind in SOLO and self.concerns_a_state(event, owner, kind, floor))

    def of_people(self, event: Range, floor: int) -> list[str]:
        """Return the states of those whose event it is: "the coronation of King Tupou VI"; of "his accession", the one named last."""
        if self.folded[event[0]] in ("his", "her"):
            before = self.near.people((floor, event[0]))
            return list(self.near.states_of_people((before[-1].start, event[0])))[:1] if before else []
        return list(dict.fromkeys(self.near.states_of_people(event)))

    def is_of_both(self, phrase: Phrase) -> bool:
        """Tell whether those who mark are two states: "the two countries celebrate 75 years of friendship"."""
        return not words().pairs.isdisjoint(self.folded[max(0, phrase.start - 4) : phrase.start])

    def marking(self, phrase: Phrase, floor: int) -> str | None:
        """Return the state that is the subject of the verb of marking in front of a phrase: "Cuba will mark"."""
        i = self.verb_of_marking(phrase, floor)
        return next((m.code for m in self.near.states((max(floor, i - 6), i)) if m.end == i and m.form == "name"), None)

    def verb_of_marking(self, phrase: Phrase, floor: int) -> int:
        """Return the first token of the verb of marking right in front of a phrase ("will mark"); ``floor`` where none is."""
        i = phrase.start - 1
        while i > floor and self.folded[i] in DETERMINERS:
            i -= 1
        if i <= floor or self.folded[i] not in words().marks | words().marks_weakly:
            return floor
        while i > floor and self.flags[i - 1] & (lexicon.AUXILIARY | lexicon.MODAL | lexicon.ADVERB):
            i -= 1
        return i

    def is_in_name(self, mention: CountryMention) -> bool:
        """Tell whether a seat only gives a thing its name: "the Helsinki Accords"."""
        after = self.flags[mention.end] if mention.end < len(self.flags) else 0
        return mention.form == "seat" and bool(after & lexicon.CAPITAL) and not after & lexicon.MARK

    def concerns_a_state(self, event: Range, owner: CountryMention | OrganisationMention | None, kind: AnniversaryKind, floor: int) -> bool:
        """Tell whether an event that names no state is some state's own."""
        if isinstance(owner, OrganisationMention) or self.near.bodies(event):
            return False
        inside = self.folded[event[0] : event[1]]
        if kind == "independence" or inside[-1:] == ["day"]:
            return True
        if kind == "founding":
            subject = self.near.last_before(event[0], floor)
            return (inside[0] in POSSESSIVES and isinstance(subject, CountryMention)) or bool(words().states & set(inside))
        first = bisect_left(self.near.person_starts, event[0])
        return not (first < len(self.near.person_starts) and self.near.person_starts[first] < event[1])

    def around(self, phrase: Phrase, sentence: Range, *, anywhere: bool) -> Iterable[str]:
        """Yield the states of the sentence, those in front first, then those spoken of before."""
        before = [m.code for m in self.near.states((sentence[0], phrase.start)) if m.form != "adjective"]
        own = phrase.owner is not None and self.folded[phrase.owner - 1] not in POSSESSIVES  # "the country's": its subject's
        yield from before if own else reversed(before)
        yield from (m.code for m in self.near.states((phrase.end, sentence[1])))
        if anywhere:
            last = bisect_left(self.near.country_starts, sentence[0])
            yield from (m.code for m in reversed(self.near.mentions.countries[max(0, last - BACK) : last]))
