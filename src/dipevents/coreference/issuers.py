"""Which state issued a text, by its letterhead and by who takes a stance in it.

Rule 1  A city with a date, or a body of a state, on a line around the prose is the issuer's: "Briefing by the spokesman, Moscow, April 20".
Rule 2  The state that welcomes, condemns, remains concerned in the first words of sentences speaks for itself, where it is the only one.
Rule 3  Before that, whoever speaks "on behalf of the Government and people of" a state is of that state.
Rule 4  Whoever appoints a state's ambassador is of that state ("Kenya's next Ambassador to Peru"), whoever receives one is of the state to
        which the ambassador is accredited ("called on by the Ambassador of Kenya to Peru"), and "our ambassador in Peru" is not of Peru.
Rule 5  The bodies of an office without name are mostly its own state's.
Rule 6  A government or state that is the subject of a sentence speaks for the author, where it is the only one and no guest's.
Rule 7  So does the one state that "the A-B Commission" joins to a guest's, or that owns something: "A's readiness", not "A's war".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from ..document import Document
from ..lexicon import AUXILIARY, CUE, MODAL, THIRD
from ..mentions import CountryMention, Mentions
from ..tokens import APOSTROPHE_S, POSSESSIVE

LINE = 45  # tokens of a line that may tell the state
OF_OTHERS = frozenset({"with", "to", "of", "at", "the"})  # in front of a body in a line that is not the issuer's
STANCES = frozenset({"remains", "stands"})
ENVOYS = frozenset({"ambassador", "ambassadors", "commissioner", "consul", "representative", "envoy"})
APPOINTING = frozenset({"appoint", "appoints", "appointed", "appointment", "appointments", "next", "announce", "nominated", "posting"})
RECEIVING = frozenset({"received", "receives", "called", "calls", "credentials", "credence", "courtesy", "farewell", "met", "meets"})
OWNED = 4  # tokens from a state to its ambassador
FELT = frozenset({"committed", "concerned", "confident", "convinced", "ready", "pleased", "grateful", "saddened", "appalled", "proud", "following"})  # fmt: skip
DASHES = frozenset({"-", "–", "—", "/"})
WARS = frozenset({"war", "wars", "aggression", "invasion", "attack", "attacks", "occupation", "assault", "strikes", "actions"})
BODIES = 3  # bodies of a state that tell whose text it is, for each one of another state
BEHALF = 7  # tokens from "on behalf of" to the state


class Issuers:
    """Reads the lines and stances of one document; ``state_of_body`` has the states of the bodies by their first token."""

    def __init__(self, document: Document, mentions: Mentions, state_of_body: Mapping[int, str]) -> None:
        self.document, self.mentions, self.state_of_body = document, mentions, state_of_body
        self.folded, self.flags, self.words = document.folded, document.flags, document.words

    def by_lines(self, besides: frozenset[str]) -> str | None:
        """Return the state that a line around the prose tells (Rule 1), none of those ``besides``."""
        lines = [p for p in self.document.paragraphs if p.kind != "body" and p.end - p.start < LINE]
        dates = {d.start for d in self.mentions.dates}
        inside = {i for p in lines for i in range(p.start, p.end)}
        for city in self.mentions.countries:
            dated = self.words[city.end : city.end + 1] == [","] and city.end + 1 in dates
            if dated and city.form == "seat" and city.start in inside and city.code not in besides:
                return city.code
        letterhead = {i for p in lines if p.kind == "line" for i in range(p.start, p.end)}
        return next((c for i, c in self.state_of_body.items() if i in letterhead and self.folded[i - 1] not in OF_OTHERS), None)

    def by_stance(self) -> str | None:
        """Return the one state that takes a stance in the first words of sentences (Rules 2 and 3): "The United Kingdom congratulates"."""
        principals = {code for c in self.mentions.countries if (code := self._spoken_for(c)) is not None}
        if len(principals) == 1:
            return principals.pop()
        starts = {s.start for s in self.document.sentences}
        found = {
            country.code
            for country in self.mentions.countries
            if country.form in ("name", "government") and self._subject_of(country) in starts and self._takes_stance(country.end)
        }
        return found.pop() if len(found) == 1 else None

    def by_bodies(self) -> str | None:
        """Return the state of most of the bodies named, if they are several and hardly any is of another (Rule 5)."""
        counts = Counter(self.state_of_body.values()).most_common(2)
        clear = counts and counts[0][1] >= BODIES and (len(counts) == 1 or counts[1][1] * BODIES <= counts[0][1])
        return counts[0][0] if clear else None

    def _spoken_for(self, country: CountryMention) -> str | None:
        """Return a state's code if somebody speaks "on behalf of" it, of its government or its people, in the first person."""
        first = max(0, country.start - BEHALF)
        before = self.folded[first : country.start]
        if "behalf" not in before:
            return None
        behind = self.folded[country.end : country.end + BEHALF]
        return country.code if not {"i", "we", "our", "my"}.isdisjoint([*before, *behind]) else None

    def _takes_stance(self, verb: int) -> bool:
        if verb >= len(self.flags):
            return False
        if self.flags[verb] & AUXILIARY:
            return not FELT.isdisjoint(self.folded[verb + 1 : verb + 3])
        return bool(self.flags[verb] & THIRD and self.flags[verb] & CUE) or self.folded[verb] in STANCES

    def by_envoys(self, destinations: frozenset[str]) -> str | None:
        """Return the one state that sends ambassadors or receives them, as a text tells (Rule 4).

        One sent where the text tells of a journey to is the travellers': "The Kenyan Ambassador to Peru will host him".
        """
        found = set()
        for sentence in self.document.sentences:
            words = self.folded[sentence.start : sentence.end]
            if ENVOYS.isdisjoint(words):
                continue
            for i in (i for i, word in enumerate(words, sentence.start) if word in ENVOYS):
                sender, receiver = self._sender(i, sentence.start), self._receiver(i)
                sent = not APPOINTING.isdisjoint(words) or (
                    receiver in destinations and ("arrival" in words or RECEIVING.isdisjoint(words))
                )
                if sender is not None and receiver != sender and sent:
                    found.add(sender)
                elif receiver is not None and sender not in (None, receiver) and not RECEIVING.isdisjoint(words):
                    found.add(receiver)
        return found.pop() if len(found) == 1 else None

    def posts(self) -> frozenset[str]:
        """Return the states where the author's own ambassadors are: "our High Commissioner in Kampala"."""
        own = (i for i, word in enumerate(self.folded) if word in ENVOYS and "our" in self.folded[max(0, i - OWNED) : i])
        return frozenset(code for i in own if (code := self._receiver(i)) is not None)

    def by_subject(self, besides: frozenset[str]) -> str | None:
        """Return the one state, not one of those ``besides``, whose government or name is the subject of a sentence (Rule 6)."""
        starts = {s.start for s in self.document.sentences if self.document.paragraphs[s.paragraph].kind == "body"}
        found = {
            country.code
            for country in self.mentions.countries
            if country.form in ("name", "government")
            and self._subject_of(country) in starts
            and country.end < len(self.flags)
            and self.flags[country.end] & (THIRD | AUXILIARY | MODAL)
        } - besides
        return found.pop() if len(found) == 1 else None

    def by_exclusion(self, guests: frozenset[str]) -> str | None:
        """Return the one state beside the ``guests`` that a pair joins to one of theirs, or that owns something or takes a stance (Rule 7)."""
        names = [c for c in self.mentions.countries if c.form in ("name", "adjective")]
        pairs = [{one.code, other.code} for one, other in pairwise(names) if one.end + 1 == other.start and self.words[one.end] in DASHES]
        joined = set().union(*(pair - guests for pair in pairs if pair & guests))
        if len(joined) == 1:
            return joined.pop()
        found = {c.code for c in names if c.form == "name" and (self._owns(c.end) or self._takes_stance(c.end))} - guests
        return found.pop() if len(found) == 1 else None

    def _owns(self, i: int) -> bool:
        """Tell whether "'s" at token ``i``, or the apostrophe of "the Philippines'", owns anything but a war."""
        owner = APOSTROPHE_S if not self.folded[i - 1].endswith("s") else POSSESSIVE
        return not owner.isdisjoint(self.folded[i : i + 1]) and WARS.isdisjoint(self.folded[i + 1 : i + OWNED])

    def _subject_of(self, country: CountryMention) -> int:
        """Return the first token of the phrase of which a state is the end: "the Philippines", "The Government of Kenya"."""
        start = country.start
        if self.folded[max(0, start - 2) : start] == ["government", "of"]:
            start -= 2
        return start - (start > 0 and self.folded[start - 1] == "the")

    def _sender(self, i: int, first: int) -> str | None:
        """Return whose ambassador it is: "Kenya's next Ambassador", "the Kenyan High Commissioner", "Ambassador of Kenya"."""
        if self.folded[i + 1 : i + 2] == ["of"]:
            behind = self._starting.get(i + 2) or self._starting.get(i + 3)
            return behind.code if behind is not None else None
        before = next((c for k in range(i, max(first, i - OWNED), -1) if (c := self._ending.get(k)) is not None), None)
        owns = before is not None and (before.form == "adjective" or self.folded[before.end] in POSSESSIVE)
        return before.code if before is not None and owns else None

    def _receiver(self, i: int) -> str | None:
        """Return where an ambassador is accredited: "to Peru", "in Lima", "of Kenya to the Republic of Peru"."""
        for at in range(i + 1, min(i + OWNED + 2, len(self.folded))):
            if self.folded[at] in ("to", "in"):
                country = self._starting.get(at + 1) or self._starting.get(at + 2)
                return country.code if country is not None else None
        return None

    @cached_property
    def _starting(self) -> dict[int, CountryMention]:
        return {c.start: c for c in self.mentions.countries}

    @cached_property
    def _ending(self) -> dict[int, CountryMention]:
        return {c.end: c for c in self.mentions.countries}
