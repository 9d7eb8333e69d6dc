"""Messages: who wrote to whom.

X sent Y a MESSAGE, a MESSAGE to Y; in a MESSAGE to Y, X ...; X wrote to Y; X and Y exchanged MESSAGES;
X extended / conveyed greetings, congratulations, condolences to Y; Z conveyed [to Y] the greetings of X [to Y], X asked Z to convey them
"""

from __future__ import annotations

from ...lexicon import PRONOUN
from ..evidence import is_finite
from .clauses import Clauses, Reading
from .drafting import Drafting
from .drafts import Draft
from .event_phrases import EventPhrases
from .holders import OWN
from .members import Member
from .merging import Merger
from .people import People
from .view import View
from .vocabulary import Cue

RELAYED = frozenset({"of", "from"})
ASKING = frozenset({"asked", "asks", "requested", "requests", "instructed"})
REACH = 8  # tokens between "asked" and "to convey"


class Messages:
    """Reads the messages of sentences."""

    def __init__(
        self, view: View, merger: Merger, people: People, clauses: Clauses, drafting: Drafting, event_phrases: EventPhrases
    ) -> None:
        self.merger, self.people, self.clauses, self.drafting = merger, people, clauses, drafting
        self.event_phrases = event_phrases
        self.article, self.known, self.terms = view.article, view.known, view.terms
        self.words, self.folded, self.flags = view.words, view.folded, view.flags

    def message(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun for a message with sender and receiver: behind a verb of sending, or "in a letter to Y, X ..."."""
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        before = self.folded[begin - 1] if begin > floor else ""
        soft = self.folded[stop - 1] in self.terms.greetings
        if soft and before == "and" and self.folded[begin - 2] in self.terms.greetings:
            return None  # "greetings and best wishes" are one message
        j = stop
        receivers: list[Member] = []
        sender: list[Member] = list(owners)
        after = stop
        while j < min(end, stop + 22):
            word = self.folded[j]
            if (word in ("to", "from") and not receivers) or (word == "of" and soft and not sender and self.folded[j - 1] != "behalf"):
                found = self.people.ahead(j + 1, end)
                if found.members:
                    if word == "to":
                        receivers, after = found.members, found.end
                    else:
                        sender, after = found.members, found.end
                    j = found.end
                    over = self.people.over_apposition(j, end) if word == "of" else j
                    j = over + 1 if j < over < end and self.words[over] == "," else j  # "the greetings of X, president of A, to Y"
                    continue
                if word == "to":
                    break
            if word == "from" and receivers and not sender:
                found = self.people.ahead(j + 1, end)
                sender, after = found.members, found.end
                break
            if (
                self.words[j] in (";", ",")
                or (word in ("that", "which", "who", "in", "saying") and word != "in")
                or (is_finite(self.article, j))
            ):
                break
            j += 1
        verb = self._sending(begin, floor)
        relayed = soft and verb is not None and bool(sender) and self.known.is_a("send", self.folded[verb])
        reading: Reading | None = None
        if verb is not None:
            reading = self.clauses.subject(verb, floor, end)
            if not reading.real:
                return None
            word = self.folded[verb]
            if word.startswith(("receiv", "got", "accept")):
                if not reading.passive:
                    receivers = receivers or reading.found.members
            elif word.startswith("exchang"):
                members = reading.found.members + list(self.drafting.partners(after, end)[0])
                return self._sent(reading, members, i, after, floor, end)
            else:
                asker = self._asker(verb, floor, end) if soft and reading.infinitive else []
                sender = asker or sender or ([] if reading.passive else reading.found.members)
                if not receivers and verb + 1 < begin:
                    receivers = self.people.ahead(verb + 1 + (self.folded[verb + 1] == "to"), begin).members
                if not receivers and relayed:
                    receivers = self._partner_of(reading.found.members)
        elif before in ("in", "with", "through", "via", "by") and receivers:
            found = self.event_phrases.owner(begin - 1, floor, end)
            sender = sender or found.members
            reading = Reading(found, begin)
        elif before == "in" and sender and not receivers:
            found = self.event_phrases.owner(begin - 1, floor, end)
            receivers = found.members
            reading = Reading(found, begin)
        elif before == "in" and not receivers and not sender:
            sender, receivers, reading = self._told_in(begin, floor, end)
        if reading is None or not sender or not receivers:
            return None
        if (
            self.folded[stop - 1] in ("message", "messages", "signal")
            and receivers[0].party.kind == "country"
            and "that" in self.folded[after : after + 1]
        ):
            return None
        if any(m.party.kind not in ("person", "organisation", "country") for m in receivers) or (
            soft and receivers[0].party.kind != "person"
        ):
            return None
        if relayed and not (all(m.party.kind == "person" for m in sender) and (receivers[0].party.name or receivers[0].party.country)):
            return None
        if soft and ((self.article.quotation_at(i) is not None and not relayed) or self._said_in_talks(sender + receivers)):
            return None
        return self._sent(reading, sender + receivers, i, after, floor, end)

    def _asker(self, verb: int, floor: int, end: int) -> list[Member]:
        """Return who asked somebody "to convey" greetings: the sender, not the one who carries them."""
        k = next((k for k in range(verb - 1, max(floor, verb - REACH), -1) if self.folded[k] in ASKING), None)
        if k is None or self.folded[verb - 1] != "to":
            return []
        reading = self.clauses.subject(k, floor, end)
        return reading.found.members if reading.real and not reading.passive else []

    def _partner_of(self, carriers: list[Member]) -> list[Member]:
        """Return whom those met who carry somebody's greetings: "X received Z. Z conveyed greetings from Y"."""
        refs = {m.party.ref for m in carriers if m.party.ref}
        last = self.merger.last()
        others = [m for m in last if m.party.ref not in refs]
        return [others[0]] if refs and len(last) == 2 and len(others) == 1 else []

    def _told_in(self, begin: int, floor: int, end: int) -> tuple[list[Member], list[Member], Reading | None]:
        """Return sender and receiver of "X thanked Y in a letter"."""
        for t in range(begin - 2, max(floor, begin - 24), -1):
            if self.words[t] in (";", ":") or self.folded[t] in ("that", "who", "which"):
                break
            if is_finite(self.article, t):
                found = self.people.ahead(t + 1, begin)
                reading = self.clauses.subject(t, floor, end, deep=False)
                if reading.real and not reading.passive and len(found.members) == 1 and found.members[0].party.kind == "person":
                    return reading.found.members, found.members, reading
                break
        return [], [], None

    def _said_in_talks(self, members: list[Member]) -> bool:
        """Tell whether greetings were conveyed in an encounter already told of, and no message was sent."""
        refs = {m.party.ref for m in members if m.party.ref}
        return len(refs) > 1 and refs <= {m.party.ref for m in self.merger.last()}

    def _sent(self, reading: Reading, members: list[Member], i: int, after: int, floor: int, end: int) -> Draft | None:
        draft = self.drafting.draft(reading, members, i, after, floor, end, "correspondence", noun=i)
        draft.form, draft.where = "correspondence", None
        return self.drafting.enough(draft)

    def _sending(self, begin: int, floor: int) -> int | None:
        """Return the verb of sending or receiving in front of a message."""
        for k in range(begin - 1, max(floor, begin - 14) - 1, -1):
            word = self.folded[k]
            if self.known.is_a("send", word) or word in ("receive", "receives", "received", "receiving", "wrote", "handed"):
                return k
            if self.words[k] in (";", ".") or (is_finite(self.article, k) and k != begin - 1):
                return None
            if self.flags[k] & (PRONOUN) and word not in OWN and word not in ("him", "her", "them"):
                return None
        return None

    def write(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X wrote to Y."""
        found = self.people.ahead(stop, end)
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not found.members or found.members[0].party.kind != "person":
            return None
        return self._sent(reading, reading.found.members + found.members, i, found.end, floor, end)
