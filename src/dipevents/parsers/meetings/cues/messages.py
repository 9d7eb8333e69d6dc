"""Messages: who wrote to whom.

X sent Y a MESSAGE, a MESSAGE to Y; in a MESSAGE to Y, X ...; X wrote to Y; X and Y exchanged MESSAGES;
a MESSAGE [addressed] to Y; a MESSAGE was sent by X to Y; a MESSAGE from X to Y, whatever is said of it; a MESSAGE [that] X sent [to] Y; X thanked Y for his MESSAGE; in response to a MESSAGE by X, Y ...; Y replied to X's MESSAGE
X extended / conveyed greetings, congratulations, condolences to Y; Z conveyed [to Y] the greetings of X [to Y], X asked Z to convey them
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, DETERMINER, ING, PARTICIPLE, PRONOUN
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party

from ..drafting import CueReader, Drafting
from ..drafts import Draft, When
from ..members import Found, Member
from ..parties.holders import OWN
from ..syntax.clauses import BE, Reading
from ..vocabulary import Cue
from .event_phrases import EventPhrases

ASKING = frozenset({"asked", "asks", "requested", "requests", "instructed"})
THANKS = ("thank", "gratitude", "appreciat")
SIGNALS = frozenset({"message", "messages", "signal"})  # "sent a message to A that ...", to a crowd, is no letter
CARRIED = frozenset({"carrying", "bearing", "bringing"})  # a message on its way
ANSWERS = frozenset({"response", "reply", "responding", "replying", "responded", "replied", "responds", "replies"})
REACH = 8  # tokens between "asked" and "to convey"


@attrs.define
class Letter:
    """What is known of the message whose noun, with what stands in front of it, is ``begin:stop``."""

    begin: int
    i: int  # the noun
    stop: int
    after: int  # the end of sender and receivers behind it
    floor: int
    end: int
    sender: list[Member]
    receivers: list[Member]
    soft: bool  # greetings, which may be no message
    reading: Reading | None = None
    carried: bool = False  # by somebody else
    asked: bool = False  # who carries it was asked to


class Messages(CueReader):
    """Reads the messages of sentences."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases) -> None:
        super().__init__(drafting)
        self.event_phrases = event_phrases

    def message(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun for a message with sender and receiver: behind a verb of sending, or "in a letter to Y, X ..."."""
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        before = self.folded[begin - 1] if begin > floor else ""
        soft = self.folded[stop - 1] in self.terms.greetings
        if soft and before == "and" and self.folded[begin - 2] in self.terms.greetings:
            return None  # "greetings and best wishes" are one message
        told = None if soft or owners else self._in_relative(begin, stop, floor, end)
        if told is not None:
            by = told[0].members[0].party if told[0].members else None
            return self._sent(Reading(told[0], begin), told[0].members + told[1].members, i, told[1].end, floor, end, by=by)
        sender, receivers, after, sent = self._addressed(list(owners), stop, end, soft=soft)
        if sent is not None and self.folded[sent] == "exchanged" and (both := self._exchanged(sent, end)):
            return self._sent(Reading(Found(both, begin, sent), begin), both, i, both[-1].at + 1, floor, end)
        letter = Letter(begin, i, stop, after, floor, end, sender, receivers, soft)
        verb = self._sending(begin, floor)
        given = begin if before == "for" and self.folded[begin] in OWN else self._having(verb) if verb is not None else None
        if given is not None and not receivers:
            letter.sender, letter.receivers, letter.reading = self._thanked_for(given, floor, end)
        elif verb is not None and self.folded[verb].startswith("exchang"):
            return self._exchange(letter, verb)
        elif verb is not None:
            self._tell_by_verb(letter, verb)
        elif sent is not None:
            letter.reading = self.clauses.subject(sent, floor, end)
        else:
            letter.sender, letter.receivers, letter.reading = self._by_preposition(begin, sender, receivers, after, floor, end, soft=soft)
        return self._draft_of(letter)

    def _exchange(self, letter: Letter, verb: int) -> Draft | None:
        """Read "X exchanged [messages] with Y", "X and Y exchanged [messages]"."""
        asker = self._asker(verb, letter.floor, letter.end) if letter.soft else None
        reading = asker or self.clauses.subject(verb, letter.floor, letter.end)
        if not reading.real:
            return None
        members = reading.found.members + list(self.drafting.partners(letter.after, letter.end)[0])
        return self._sent(reading, members, letter.i, letter.after, letter.floor, letter.end)

    def _tell_by_verb(self, letter: Letter, verb: int) -> None:
        """Read "X sent Y [a message]", "Y received [a message] from X", "X asked Z to convey [greetings] to Y", "Z conveyed X's [greetings]"."""
        asker = self._asker(verb, letter.floor, letter.end) if letter.soft else None
        letter.asked = asker is not None
        letter.carried = letter.asked or (letter.soft and bool(letter.sender) and self.known.is_a("send", self.folded[verb]))
        letter.reading = reading = asker or self.clauses.subject(verb, letter.floor, letter.end)
        sender = asker.found.members if asker is not None else letter.sender
        letter.sender, letter.receivers = self._by_verb(reading, verb, letter.begin, sender, letter.receivers, carried=letter.carried)

    def _draft_of(self, letter: Letter) -> Draft | None:
        """Return the draft of a message if somebody has written it to somebody."""
        reading = letter.reading
        if reading is None or not reading.real or not self._is_written(letter):
            return None
        both = letter.sender + letter.receivers
        draft = self._sent(reading, both, letter.i, letter.after, letter.floor, letter.end, by=letter.sender[0].party)
        if draft is not None and draft.when is None and letter.begin - 1 == letter.floor and reading.found.start > letter.after:
            draft.when = self._day_of_words(reading.found.end, letter.end)
        return draft

    def _is_written(self, letter: Letter) -> bool:
        """Tell whether a message has a sender and a receiver, and is neither a "signal" nor a greeting said in talks."""
        if not letter.sender or not letter.receivers or not self._may_be_sent(letter):
            return False
        to = letter.receivers[0].party
        if letter.carried and not (all(m.party.kind == "person" for m in letter.sender) and (to.name or to.country)):
            return False
        return not letter.soft or letter.asked or not self._said_in_talks(letter.sender + letter.receivers)

    def _by_preposition(
        self, begin: int, sender: list[Member], receivers: list[Member], after: int, floor: int, end: int, *, soft: bool
    ) -> tuple[list[Member], list[Member], Reading | None]:
        """Return sender and receiver of "In a letter to Y, X ...", "in response to X's letter, Y ...", "X's letter to Y", and the reading of the clause."""
        before = self.folded[begin - 1] if begin > floor else ""
        if before in ("in", "with", "through", "via", "by") and receivers:
            found = self.event_phrases.owner(begin - 1, floor, end)
            return sender or found.members, receivers, Reading(found, begin)
        if sender and not receivers and (before == "in" or (before == "to" and self.folded[begin - 2] in ANSWERS)):
            found = self.event_phrases.owner(begin - 1, floor, end)
            return sender, found.members, Reading(found, begin)
        if before == "in" and not receivers and not sender:
            return self._told_in(begin, floor, end)
        if sender and receivers and not soft:
            status = "planned" if before in CARRIED else None
            return sender, receivers, Reading(Found(sender, begin, after), begin, status=status)
        return sender, receivers, None

    def _may_be_sent(self, letter: Letter) -> bool:
        """Tell whether the receivers may be written to, and the message is no "signal to A that", no "clear message"."""
        receivers, after = letter.receivers, letter.after
        to = receivers[0].party
        if self.folded[letter.stop - 1] in SIGNALS:
            outspoken = not self.terms.outspoken.isdisjoint(self.folded[letter.begin : letter.i]) and not to.name
            if to.kind == "group" or outspoken or (to.kind == "country" and "that" in self.folded[after : after + 1]):
                return False
        return all(self._is_addressed(m) for m in receivers) and not (letter.soft and to.kind != "person")

    def _is_addressed(self, receiver: Member) -> bool:
        """Tell whether somebody may be written to: a person, a body, a state, a group that a name tells apart: "A-ish officials"."""
        party = receiver.party
        return party.kind in ("person", "organisation", "country") or any(word[:1].isupper() for word in (party.name or "").split())

    def _day_of_words(self, i: int, end: int) -> When | None:
        """Return the day of "In a letter to Y, X said on Monday", "X on Monday said": that of the verb whose subject ends at ``i``."""
        verb = next((k for k in range(i, min(end, i + 5)) if is_finite(self.article, k)), None)
        return self.drafting.setting.when(verb, verb + 1, i, min(end, verb + 3), future=False) if verb is not None else None

    def _in_relative(self, begin: int, stop: int, floor: int, end: int) -> tuple[Found, Found] | None:
        """Return sender and receiver of "a letter [that] X sent [to] Y", "a message X sent to congratulate Y"; "Z praised a message X sent him"."""
        k = stop + (self.folded[stop : stop + 1] in (["that"], ["which"]))
        if k + 2 >= end or not (k in self.starting or self.flags[k] & DETERMINER):
            return None
        sender = self.people.ahead(k, end)
        verb = sender.end
        while verb < end and self.flags[verb] & (AUXILIARY | ADVERB):
            verb += 1
        if not sender.members or verb + 2 >= end or not self.known.is_a("send", self.folded[verb]) or self.flags[verb] & CAPITAL:
            return None
        to = verb + 1 + (self.folded[verb + 1] == "to")
        to += to > verb + 1 and bool(self.flags[to] & BASE) and to not in self.starting
        if to >= end:
            return None
        receiver = self.people.ahead(to, end)
        if not receiver.members and self.folded[to] in ("him", "her", "them"):  # who speaks of it
            receiver = attrs.evolve(self.event_phrases.owner(begin - 1, floor, end), end=to + 1)
        return (sender, receiver) if receiver.members else None

    def _by_verb(
        self, reading: Reading, verb: int, begin: int, sender: list[Member], receivers: list[Member], *, carried: bool
    ) -> tuple[list[Member], list[Member]]:
        """Return sender and receivers as a verb of sending or receiving tells them: its subject, and what stands in front of the message."""
        subject = reading.found.members
        if self.folded[verb].startswith(("receiv", "got", "accept")):
            return sender, receivers if reading.passive else receivers or subject
        sender = sender or ([] if reading.passive else subject)
        if not receivers and verb + 1 < begin:
            receivers = self.people.ahead(verb + 1 + (self.folded[verb + 1] == "to"), begin).members
        return sender, receivers or (self._partner_of(subject) if carried else [])

    def _addressed(self, sender: list[Member], stop: int, end: int, *, soft: bool) -> tuple[list[Member], list[Member], int, int | None]:
        """Return sender, receivers, where they end and the participle of "was sent" behind the noun of a message that ends at ``stop``."""
        receivers: list[Member] = []
        after, j = stop, stop
        sent: int | None = None
        while j < min(end, stop + 22):
            word = self.folded[j]
            owned = word == "of" and not sender and self.folded[j - 1] != "behalf"
            if (word in ("to", "from") and not receivers) or owned or (word == "by" and not sender):
                found = self.people.ahead(j + 1, end)
                if found.members and not (owned and not soft and found.members[0].party.kind != "person"):
                    if word == "to":
                        if self.folded[found.end : found.end + 2] == ["and", "to"]:  # "to X and to Y"
                            more = self.people.ahead(found.end + 2, end)
                            found.members, found.end = [*found.members, *more.members], more.end if more.members else found.end
                        receivers, after = found.members, found.end
                    else:
                        sender, after = found.members, found.end
                    j = found.end
                    over = self.people.over_apposition(j, end) if word in ("of", "from") else j
                    j = over + 1 if j < over < end and self.words[over] == "," else j  # "the greetings of X, president of A, to Y"
                    continue
                if word == "to":
                    break
            if word == "from" and receivers and not sender:
                found = self.people.ahead(j + 1, end)
                sender, after = found.members, found.end
                break
            if word in BE and sent is None and (sent := self._sent_behind(j, end)) is not None:
                j = sent + 1
                continue
            given = self.flags[j] & PARTICIPLE and self.folded[j + 1 : j + 2] in (["to"], ["by"]) and self.known.is_a("send", word)
            stops = self.words[j] in (";", ",") or word in ("that", "which", "who", "saying") or is_finite(self.article, j)
            if stops and not given:  # "a letter [addressed] to Y"
                break
            j += 1
        return sender, receivers, after, sent

    def _exchanged(self, verb: int, end: int) -> list[Member]:
        """Return A and B of "were exchanged between A and B", "have been exchanged by A and B"."""
        link = next((k for k in range(verb + 1, min(end - 1, verb + 6)) if self.folded[k] in ("between", "by")), None)
        found = self.people.ahead(link + 1, end, between=True).members if link is not None else []
        return found if len(found) > 1 else []

    def _sent_behind(self, j: int, end: int) -> int | None:
        """Return the participle of "was [on Monday] sent", "has been sent" whose auxiliary stands at ``j``."""
        k = j + 1
        while k < min(end, j + 4) and (self.folded[k] in ("also", "been", "on") or k in self.date_from):
            k = self.date_from[k].end if k in self.date_from else k + 1
        return k if k < end and self.flags[k] & PARTICIPLE and self.known.is_a("send", self.folded[k]) else None

    def _asker(self, verb: int, floor: int, end: int) -> Reading | None:
        """Return who asked somebody "to convey" greetings: the sender, not the one who carries them."""
        if self.folded[verb - 1] != "to":
            return None
        k = next((k for k in range(verb - 1, max(floor, verb - REACH), -1) if self.folded[k] in ASKING), None)
        reading = self.clauses.subject(k, floor, end) if k is not None else None
        return reading if reading is not None and reading.real and not reading.passive and reading.found.members else None

    def _having(self, verb: int) -> int | None:
        """Return where "having sent", "sending" behind "for" begins."""
        first = verb - (self.folded[verb - 1] == "having")
        return first if self.folded[first - 1] == "for" and self.flags[first] & ING else None

    def _thanked_for(self, at: int, floor: int, end: int) -> tuple[list[Member], list[Member], Reading | None]:
        """Return sender and receiver of "X thanked Y for his message", "X expressed thanks to Y for sending a message"; ``at`` is behind "for"."""
        k = next((k for k in range(at - 2, max(floor, at - 24), -1) if self.folded[k].startswith(THANKS)), None)
        if k is None:
            return [], [], None
        found = self.people.ahead(k + 1 + (self.folded[k + 1] == "to"), at - 1)
        verb = next((t for t in range(k, max(floor, k - 16), -1) if is_finite(self.article, t)), k)
        reading = self.clauses.subject(verb, floor, end)
        single = len(found.members) == 1 and found.members[0].party.kind == "person"
        return (found.members, reading.found.members, reading) if single and not reading.passive else ([], [], None)

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

    def _sent(
        self, reading: Reading, members: list[Member], i: int, after: int, floor: int, end: int, *, by: Party | None = None
    ) -> Draft | None:
        draft = self.drafting.draft(reading, members, i, after, floor, end, "correspondence", noun=i)
        draft.form, draft.where, draft.event, draft.sender = "correspondence", None, None, by
        return self.drafting.enough(draft)

    def _sending(self, begin: int, floor: int) -> int | None:
        """Return the verb of sending or receiving in front of a message."""
        for k in range(begin - 1, max(floor, begin - 14) - 1, -1):
            word = self.folded[k]
            if self.known.is_a("send", word) or word in ("receive", "receives", "received", "receiving", "wrote"):
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
        if not reading.real or reading.passive or not found.members or found.members[0].party.kind not in ("person", "organisation"):
            return None
        by = reading.found.members[0].party if reading.found.members else None
        return self._sent(reading, reading.found.members + found.members, i, found.end, floor, end, by=by)
