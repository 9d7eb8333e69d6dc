"""Reads an article sentence by sentence: each cue to its drafts, each draft to its record, topics and outcomes to the encounter at hand.

The headline is read last, since it repeats in short what the body tells.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...document import Paragraph, Sentence
from ...lexicon import ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, ING, MARK, PAST, PREPOSITION, VERB
from ..evidence import QUOTES, is_finite, trimmed
from .clauses import Clauses, Reading
from .doubts import Doubts
from .drafts import Draft
from .encounters import Encounters
from .members import Member, same_party
from .merging import Merger
from .messages import Messages
from .participants import Participants
from .topics import Topics
from .visits import Visits
from .vocabulary import Cue, vocabulary

SIDES = frozenset({"side", "delegation", "team"})


def read_drafts(article: Article) -> list[Draft]:
    """Return the encounters of an article, joined, in the order in which they are first told."""
    return _Reader(article).read()


DETAILS = frozenset({"topic", "outcome", "agree", "attendance", "discuss"})  # kinds of cues that tell more of an encounter


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.known = vocabulary()
        document = article.document
        self.folded, self.flags, self.words = document.folded, document.flags, document.words
        self.merger = Merger(article)
        self.people = Participants(article, self.known, self.merger.last, self.merger.day)
        self.clauses = Clauses(article, self.known, self.people)
        self.encounters = Encounters(article, self.known, self.people, self.clauses)
        self.visits = Visits(article, self.known, self.people, self.clauses, self.encounters)
        self.messages = Messages(article, self.known, self.people, self.clauses, self.encounters)
        self.topics = Topics(article, self.known)
        self.doubts = Doubts(article)

    def read(self) -> list[Draft]:
        """Walk the paragraphs, titles last."""
        document = self.article.document
        roots = self.known.cues
        places = [i for i, word in enumerate(self.folded) if word in roots]
        late: list[Paragraph] = []
        at = 0
        for number, paragraph in enumerate(document.paragraphs):
            first = at
            while at < len(places) and places[at] < paragraph.end:
                at += 1
            if first == at or paragraph.kind == "line":
                continue
            if paragraph.kind in ("headline", "deck"):
                late.append(paragraph)
                continue
            self._paragraph(paragraph, places[first:at], number, title=False)
        for paragraph in late:
            self._paragraph(paragraph, [i for i in places if paragraph.start <= i < paragraph.end], 0, title=True)
        return self.merger.records

    def _paragraph(self, paragraph: Paragraph, places: list[int], number: int, *, title: bool) -> None:
        at = 0
        self.merger.paragraph = number
        for sentence in self.article.document.sentences[paragraph.first : paragraph.last]:
            first = at
            while at < len(places) and places[at] < sentence.end:
                at += 1
            if at > first:
                self._sentence(sentence, places[first:at], number, title=title)

    def _sentence(self, sentence: Sentence, places: list[int], number: int, *, title: bool) -> None:
        folded, strong = self.folded, self.known.strong
        telling = False
        for i in places:
            if folded[i] in strong:
                telling = True
                break
        if not telling and not self.merger.records:
            return
        start, end = trimmed(self.article, sentence.start, sentence.end)
        for k in range(end + 1, sentence.end + 1):  # "Jr.": the last full stop belongs to a name
            if k in self.article.mentions.ending:
                end = k
        line = self.article.document.header.dateline
        if line is not None and line.start <= start < line.body:
            start = min(max(start, line.body), end)
        reached = start
        here: list[Draft] = []
        branches = self.known.cues
        pending: list[tuple[Cue, int, int]] = []
        for i in places:
            if i < reached or i >= end:
                continue
            branch = branches[folded[i]]
            if i + 1 < end and folded[i + 1] in branch:
                cues, stop = self.known.cues_at(folded, i, end)
            else:  # a single word: most are
                cues, stop = branch.get("", []), i + 1
            if not cues:
                continue
            kinds = [cue.kind for cue in cues]
            if "block" in kinds:
                reached = max(reached, stop)
                continue
            made: list[Draft] = []
            for cue in cues:
                if cue.kind in DETAILS:
                    pending.append((cue, i, stop))
                    if cue.kind != "discuss":
                        continue
                if telling:
                    made = self._drafts(cue, i, stop, start, end)
                if made:
                    reached = max(reached, stop)
                    break
                if cue.kind == "attend" or cue.id == "lead_event":
                    pending.append((cue, i, stop))
            if stop > i + 1 and ("event" in kinds or "message" in kinds):
                reached = max(reached, stop)
            for draft in made:
                if not self.doubts.is_real(draft, start, end):
                    continue
                draft.title, draft.paragraph = title, number
                if draft.event is not None:
                    self.encounters.used.update(range(*draft.event.span))
                record = self.merger.add(draft)
                if record is not None:
                    here.append(record)
                    if not title and draft.form not in ("visit", "correspondence"):
                        event = draft.event
                        self._purpose(
                            record,
                            cue,
                            event.span[1] if event is not None and event.span[1] > stop and event.relation == "at" else stop,
                            end,
                        )
        if pending and not title and (here or self.merger.records or any(c.kind == "attendance" for c, _, _ in pending)):
            for cue, i, stop in pending:
                self._details(cue, i, stop, start, end, here)

    def _drafts(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Draft]:
        """Hand a cue to the grammar of its kind."""
        encounters, visits = self.encounters, self.visits
        kind = cue.kind
        one: Draft | None = None
        if kind in {"visit", "travel"}:
            made = visits.verb(cue, i, stop, start, end)
            if not made and kind == "visit" and self.flags[i] & ING:
                made = visits.visiting(i, stop, start, end)
            return made
        if cue.id == "lead_event":
            made = visits.led(i, stop, start, end)
            if made:
                return made
        if kind == "trip":
            return visits.noun(cue, i, stop, start, end)
        if kind == "event":
            one = encounters.noun(cue, i, stop, start, end)
        elif kind == "attending":
            one = encounters.attending(i, stop, start, end)
        elif kind == "with":
            one = encounters.speak(cue, i, stop, start, end) or encounters.meet(cue, i, stop, start, end)
        elif kind == "message":
            one = self.messages.message(cue, i, stop, start, end)
        elif kind == "write":
            one = self.messages.write(i, stop, start, end)
        elif kind in ("meet", "speak", "phone", "guest", "caller", "summon", "light", "attend", "discuss"):
            one = getattr(encounters, kind)(cue, i, stop, start, end)
            if one is None and cue.id == "host":
                one = encounters.light(cue, i, stop, start, end)
        if one is None:
            return []
        if kind == "attend":
            return [one, *encounters.further_events(one, end)]
        return encounters.apart(one, i, end) if kind in ("meet", "light", "speak", "event", "with") else [one]

    def _purpose(self, record: Draft, cue: Cue, stop: int, end: int) -> None:
        """Add the topics that the clause of the encounter itself names: "talks on A", "met to discuss A"."""
        if cue.kind == "discuss":
            return
        self._add_topics(record, self.topics.behind_noun(stop, end, noun=cue.kind in ("event", "light", "with", "speak")))

    def _add_topics(self, record: Draft, found: list[tuple[int, int]]) -> None:
        for topic in found:
            if all(topic[1] <= t[0] or topic[0] >= t[1] for t in record.topics[-64:]):
                record.topics.append(topic)

    def _details(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Give a verb of discussion, signing or attendance to the encounter it belongs to."""
        if cue.kind == "attendance":
            self._attendance(i, stop, start, end, here)
            return
        if cue.kind == "attend":
            self._attends(i, stop, start, end, here)
            return
        if cue.id == "lead_event":
            self._leads(i, stop, start, end, here)
            return
        if cue.kind in ("topic", "discuss") and self._is_served(i, start):
            own = [r for r in here if r.form not in ("visit", "correspondence")]
            served = own[-1] if own else self.merger.talks
            if served is not None:
                self._add_topics(served, self.topics.read(stop, end))
            return
        if cue.kind in ("topic", "discuss") and self.flags[i] & ING and i and self.flags[i - 1] & PREPOSITION:
            return
        reading = self.clauses.subject(i, start, end)
        if not reading.real or self._is_said_of_another(i, start):
            return
        record = self._record_of(reading, here, i)
        if record is None:
            return
        if cue.kind in ("topic", "discuss"):
            if reading.progressive or (reading.passive and self.folded[i - 1] in ("is", "are") and not self._speaks_of_meeting(i, here)):
                return
            if (cue.weak and not reading.found.refers and len(reading.found.members) < 2 and not self._speaks_of_meeting(i, here)) or (
                reading.infinitive and reading.status is None and (cue.weak or not here)
            ):
                return
            j = stop
            if cue.links and j < end and self.folded[j] in cue.links:
                j += 1
            elif cue.links and cue.kind == "discuss" and not any(self.folded[k] in cue.links for k in range(stop, min(end, stop + 20))):
                return
            self._add_topics(record, self.topics.read(j, end))
            return
        if (
            cue.kind == "agree"
            and stop + 1 < end
            and any(
                c.kind in ("meet", "visit", "with", "speak") or c.id in ("hold", "have", "conduct", "resume", "convene")
                for c in self.known.cues_at(self.folded, stop + 1, end)[0]
            )
        ):
            return
        found = self.topics.agreed(stop, end) if cue.kind == "agree" else self.topics.document(stop, end)
        if found is not None and found not in record.outcomes:
            record.outcomes.append(found)

    def _record_of(self, reading: Reading, here: list[Draft], i: int) -> Draft | None:
        """Return the encounter that a sentence without cue of its own goes on about."""
        own = [r for r in here if r.form not in ("visit", "correspondence")]
        found = reading.found
        if found.members:
            parties = [m.party for m in found.members if m.party.kind != "group"]
            for record in own:
                if not parties or all(
                    any(
                        (p.ref == m.party.ref and p.ref) or (p.country == m.party.country and "country" in (p.kind, m.party.kind))
                        for m in record.members
                    )
                    for p in parties
                ):
                    return record
            if parties:
                return self.merger.find(parties)
            return self.merger.talks or (self.merger.current if self._is_meeting(self.merger.current) else None)
        if found.refers:
            if own:
                return own[-1]
            return self.merger.talks or (self.merger.current if self._is_meeting(self.merger.current) else None)
        if self._speaks_of_meeting(i, here):
            return own[-1] if own else (self.merger.talks or (self.merger.current if self._is_meeting(self.merger.current) else None))
        return None

    def _leads(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Put who leads a side in the place of its state: "X led the A-ish delegation", "the B-ish side was led by Y"."""
        record = here[-1] if here else self.merger.talks
        if record is None or record.form in ("visit", "correspondence"):
            return
        if stop < end and self.folded[stop] == "by":
            for k in [i, *(k for k in range(stop + 1, end) if self.folded[k] == "by" and self.folded[k - 1] in SIDES)]:
                first = max(start, k - 8)
                states = self.people.countries_in(first, k)
                if states and any(w in SIDES for w in self.folded[states[-1].start : k]):
                    self._speak_for(record, states[-1].code, self.people.one((stop if k == i else k) + 1, end).members)
            return
        side = next((k for k in range(stop, min(end, stop + 7)) if self.folded[k] in SIDES), None)
        states = self.people.countries_in(stop, side) if side is not None else ()
        if len(states) == 1:
            self._speak_for(record, states[0].code, self.clauses.subject(i, start, end).found.members)

    def _speak_for(self, record: Draft, code: str, leaders: list[Member]) -> None:
        """Let people take the place of the state they speak for."""
        place = next((k for k, m in enumerate(record.members) if m.party.kind == "country" and m.party.country == code), None)
        people = [m for m in leaders if m.party.kind == "person" and m.party.country in (None, code)]
        if place is None or not people:
            return
        for member in people:
            if member.party.country is None:
                member.party = attrs.evolve(member.party, country=code)
        record.members[place : place + 1] = people

    def _join_in(self, record: Draft, members: list[Member]) -> None:
        """Add people to an encounter, each once."""
        for member in members:
            if member.party.kind == "person" and all(not same_party(m.party, member.party) for m in record.members):
                record.members.append(member)

    def _attends(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Add who "will also attend the meeting" that the article told of before."""
        record = here[-1] if here else self.merger.talks
        if record is None or not self.flags[stop] & DETERMINER or self.folded[stop] in ("a", "an"):
            return
        k = stop + 1
        while k < min(end, stop + 3) and not any(c.kind == "event" for c in self.known.cues_at(self.folded, k, end)[0]):
            k += 1
        after = self.known.cues_at(self.folded, k, end)[1] if k < min(end, stop + 3) else end + 1
        if after > end or (after < end and not self.flags[after] & (MARK | PREPOSITION | CONJUNCTION)):
            return
        reading = self.clauses.subject(i, start, end)
        if reading.real and not reading.passive and record.form not in ("visit", "correspondence"):
            self._join_in(record, reading.found.members)

    def _is_served(self, i: int, start: int) -> bool:
        """Tell whether a meeting is what gave the chance: "our meeting was an opportunity to discuss A"."""
        if i - 3 < start or self.folded[i - 1] != "to":
            return False
        if self.folded[i - 2] not in (
            "opportunity",
            "chance",
            "occasion",
            "platform",
            "us",
            "me",
            "them",
            "him",
            "her",
            "leaders",
            "ministers",
        ):
            return False
        for k in range(i - 3, max(start, i - 14) - 1, -1):
            if any(c.kind == "event" for c in self.known.cues_at(self.folded, k, i)[0]):
                return not any(self.known.is_a("negation", self.folded[h]) for h in range(k, i))
            if self.words[k] in (";", ":") or self.words[k] in QUOTES or self.folded[k] in ("take", "took", "taking"):
                return False
        return False

    def _is_said_of_another(self, i: int, start: int) -> bool:
        """Tell whether a relative clause gives the verb at ``i`` to a noun that is no encounter: "a partnership, which is focused on A"."""
        k = i - 1
        while k > start and self.flags[k] & (ADVERB | AUXILIARY) and not self.flags[k] & PREPOSITION:
            k -= 1
        if self.folded[k] not in ("which", "that") or k <= start:
            return False
        return not self._speaks_of_meeting(k)

    def _speaks_of_meeting(self, i: int, here: list[Draft] | None = None) -> bool:
        """Tell whether "the talks", "discussions" stand as subject in front of a verb of discussion."""
        if any(r.noun and r.at < i and not any(is_finite(self.article, k) for k in range(r.at + 1, i)) for r in here or ()):
            return True
        opener = self.people.aside(i - 1, max(0, i - 30)) if self.words[i - 1] == "," else None
        if self.words[i - 1] == "," and opener is None:
            opener = next((k for k in range(i - 2, max(0, i - 24), -1) if self.words[k] == "," and self.flags[k + 1] & PAST), None)
        i = opener if opener is not None else i
        for k in range(i - 1, max(-1, i - 6), -1):
            cues = self.known.cues_at(self.folded, k, i)[0]
            if any(c.kind == "event" for c in cues) or self.folded[k] in ("event", "agenda"):
                return True
            if self.words[k] in (".", ";") or (self.words[k] == "," and self.folded[k + 1] not in ("which", "that")):
                return False
        return False

    def _is_meeting(self, record: Draft | None) -> bool:
        return record is not None and record.form != "correspondence"

    def _attendance(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Add those who were present, or came along."""
        found = self.people.ahead(stop, end)
        record = here[-1] if here else self.merger.current
        if not here and self.folded[stop - 2] == "joined" and found.members:
            outer = self.clauses.subject(i + 1, start, end)
            if outer.found.refers and not outer.found.members and self.merger.talks is not None:
                self._join_in(self.merger.talks, found.members)
                return
            draft = Draft(
                members=[*outer.found.members, *found.members], form="in_person", status="held", evidence=[(outer.start, found.end)], at=i
            )
            made = self.encounters.enough(draft) if any(m.party.kind == "organisation" for m in outer.found.members) else None
            if made is not None:
                made.when = self.clauses.when(i, found.end, start, end, future=False)
                self.merger.add(made)
            return
        if record is not None and not found.members and self.folded[i] in ("was", "were", "also", "sat"):
            reading = self.clauses.subject(i, start, end)
            if reading.real and not reading.passive:
                self._join_in(record, [m for m in reading.found.members if m.party.kind == "person"])
            return
        if "accompanied" in self.folded[i:stop] and found.members and self._accompany(i, start, found.members):
            return
        if record is None or not found.members:
            return
        mediated = any(w.startswith(("mediat", "broker")) for w in self.folded[i:stop])
        beside = any(w in ("accompanied", "joined") for w in self.folded[i:stop])
        for member in found.members:
            if mediated:
                member.role = "mediator"
            elif beside and member.party.kind == "person" and member.party.country is None:
                guests = [m.party for m in record.members if m.role == "visitor"] or [record.members[0].party]
                member.party = attrs.evolve(member.party, country=guests[0].country)
            if (mediated or member.party.kind == "person") and all(
                m.party.ref != member.party.ref or m.party.ref is None for m in record.members
            ):
                record.members.append(member)

    def _accompany(self, i: int, start: int, members: list[Member]) -> bool:
        """Add those who accompany a visitor to the visits of that visitor; tell whether there is one."""
        j = i - 1
        while j > start and self.flags[j] & (VERB | ADVERB) and self.people.ending.get(j + 1) is None:
            j -= 1
        subject = {m.party.ref for m in self.people.behind(j, start).members if m.party.ref}
        visits = [r for r in self.merger.records[-64:] if r.form == "visit" and any(m.party.ref in subject for m in r.members)]
        for record in visits:
            state = next((m.party.country for m in record.members if m.party.ref in subject), None)
            for member in members:
                if member.party.kind == "person" and all(m.party.ref is None or m.party.ref != member.party.ref for m in record.members):
                    party = attrs.evolve(member.party, country=member.party.country or state)
                    record.members.append(Member(party, member.at, "visitor"))
        return bool(visits)
