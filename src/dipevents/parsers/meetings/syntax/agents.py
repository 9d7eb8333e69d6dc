"""Who does what an infinitive or a gerund tells, where that is not the subject of the verb that governs it.

thanked X for hosting Y                         it was my pleasure to meet Y                    X had the honour of meeting Y
declined an invitation from X to meet
sent X to PLACE to meet Y, will enable me to meet Y
criticised X's decision to meet Y               the plan of X to visit PLACE, a refusal by X to meet Y
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, ING, MARK, MODAL, PAST, PREPOSITION
from dipevents.mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import holds_verb
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..parties.people import People
from ..view import Reader, View

OPENERS = (["together", "with"], ["along", "with"], ["jointly", "with"], ["alongside"])
OWNING = frozenset({"had", "have", "has", "having", "is", "was", "be", "been"})  # in front of "the pleasure of"
CHANCES = frozenset({"opportunity", "chance"})  # who had one to meet Y met Y
ARRANGED = frozenset({"plans", "arrangements", "preparations"})
EPITHETS = 4  # tokens of "surprise last-minute" in "X's surprise last-minute decision to"


class Agents(Reader):
    """Reads whose act an infinitive or a gerund is."""

    def __init__(self, view: View, people: People) -> None:
        super().__init__(view)
        self.people = people

    def thanked(self, i: int, floor: int) -> list[Member]:
        """Return whom somebody thanks or praises "for hosting" an encounter, "for receiving" a guest."""
        if not self.flags[i] & ING or i - 2 < floor or self.folded[i - 1] != "for":
            return []
        found = self.people.behind(i - 2, floor)
        verbs = self.folded[max(floor, found.start - 3) : found.start]
        told = any(w.startswith(("thank", "prais", "commend", "congratulat")) for w in verbs)
        return found.members if told else []

    def joyful(self, verb: int, floor: int) -> tuple[Found, str] | None:
        """Return whose act ``verb`` is in "It was my pleasure to meet Y", "X had the honour of meeting Y", "had the chance to", and whether it is done or planned."""
        k = verb - 2
        if k <= floor or self.folded[k + 1] not in ("to", "of"):
            return None
        k -= 2 * (self.folded[k - 1 : k + 1] == ["for", "me"])
        if self.folded[k] not in self.terms.joys and self.folded[k] not in CHANCES:
            return None
        main = next((t for t in range(k - 1, max(floor, k - EPITHETS), -1) if self.folded[t] in OWNING), None)
        if main is None:
            return None
        first = main
        helped = self.flags[main - 1] & (AUXILIARY | MODAL | ADVERB) or holds_verb(self.article, main - 1)
        if self.folded[k] in CHANCES and (helped or self.folded[main] != "had"):
            return None  # "has had", "never had", "I've had the chance"
        status = "planned" if self.flags[first] & MODAL else "held"
        if self.folded[main] in ("had", "have", "has", "having"):
            return self.people.behind(first - 1, floor), status
        speaker = self.people.quoted(verb) or self.people.speaker(verb) if self.folded[first - 1] == "it" else None
        return (Found([Member(speaker, verb)], verb, verb), status) if speaker is not None else None

    def takes_opportunity(self, noun: int, act: int, floor: int) -> int | None:
        """Return the verb of "used this opportunity to meet", which tells of the act as it tells of itself; not "will use it to discuss"."""
        verb = noun - 2
        taken = verb > floor and self.folded[noun - 1] in ("this", "the", "that", "his", "her", "my")
        if not taken or not self.folded[verb].startswith(("use", "using", "tak", "took", "seiz")):
            return None
        told = self.flags[verb] & PAST or not (self.known.is_a("topic", self.folded[act]) or self.known.is_a("discuss", self.folded[act]))
        return verb if told else None

    def with_companions(self, found: Found, floor: int) -> Found:
        """Add whom the opening of the sentence names beside its subject: "Together with X, Y met Z", "Alongside X, Y met Z"."""
        first = floor + 1 + (self.folded[floor] != "alongside")
        if not found.members or first >= found.start or self.folded[floor:first] not in OPENERS:
            return found
        beside = self.people.ahead(first, found.start)
        joined = beside.members if beside.end + 1 == found.start and self.words[beside.end] == "," else []
        return Found([*found.members, *joined], found.start, found.end, found.refers)

    def sent_to(self, first: int, main: int, verb: int) -> tuple[Found, bool] | None:
        """Return whom the verb at ``main`` lets do what ``verb`` tells, and whether that is a task, yet to be done.

        Forms: sent his aides to Oslo to meet; will enable me to meet; asked, instructed Minister X to go to PLACE (a task).
        """
        word = self.folded[main] if main < verb else self.folded[first]
        task = word in self.terms.tasking
        if not task and word not in self.terms.sending and word not in self.terms.enabling:
            return None
        found = self.people.ahead(main + 1, verb)
        told = found.members and all(m.party.kind == "person" or (m.party.kind == "group" and not task) for m in found.members)
        return (found, task) if told else None

    def intended(self, noun: int, floor: int) -> tuple[Found, int] | None:
        """Return whose "decision", "plan", "effort" ends at token ``noun``, in front of "to", and where that noun is: "X's plan to", "the plan of X to".

        Nothing is returned for "his decision to", which is most often that of the subject, nor where no owner is printed.
        """
        if self.folded[noun] in self.terms.intents or self.folded[noun] in self.terms.strivings:
            owner = self._possessor(noun, floor)
            found = self.people.ahead(owner.start, owner.end) if owner is not None else None
            return (found, noun) if found is not None and found.members else None
        holder = self.ending.get(noun + 1)
        if not isinstance(holder, PersonMention | OfficeMention) or holder.start - 2 < floor:
            return None
        by = holder.start - 1 - bool(self.flags[holder.start - 1] & DETERMINER)
        word = self.folded[by - 1]
        due = self.folded[by] == "for" and (self.known.is_a("arranging", word) or word in ARRANGED)  # "is arranging for X to"
        if not due and (self.folded[by] not in ("of", "by") or not (word in self.terms.intents or word in self.terms.strivings)):
            return None
        found = self.people.ahead(holder.start, noun + 1)
        return (found, by - 1) if found.members else None

    def asked(self, last: int, floor: int) -> tuple[Found, int] | None:
        """Return who asks in "an invitation from X" that ends with token ``last``, in front of "to meet", and where the noun phrase begins."""
        holder = self.ending.get(last + 1)
        by = holder.start - 1 if isinstance(holder, PersonMention | OfficeMention | CountryMention) else floor
        by -= by > floor and bool(self.flags[by] & DETERMINER)
        if by - 2 < floor or self.folded[by] not in ("from", "by", "of") or self.folded[by - 1] not in self.terms.askings:
            return None
        found = self.people.ahead(by + 1, last + 1)
        begin = next((k for k in range(by - 2, max(floor, by - EPITHETS - 2), -1) if self.flags[k] & DETERMINER), by - 1)
        return (found, begin) if found.members and found.end == last + 1 else None

    def _possessor(self, noun: int, floor: int) -> PersonMention | OfficeMention | CountryMention | OrganisationMention | None:
        """Return the owner of "X's surprise decision", whose noun is at ``noun``."""
        k = noun - 1
        while k > max(floor, noun - EPITHETS) and self.words[k] not in POSSESSIVE:
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL) and self.words[k] != "-":
                return None
            k -= 1
        owner = self.ending.get(k) if k > floor and self.words[k] in POSSESSIVE else None
        kinds = PersonMention | OfficeMention | CountryMention | OrganisationMention
        return owner if isinstance(owner, kinds) and owner.start >= floor else None
