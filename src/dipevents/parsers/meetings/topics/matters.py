"""What encounters were about and what came of them: verbs of discussion and signing, given to the encounter they belong to."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    ING,
    PARTICIPLE,
    PAST,
    THIRD,
)
from dipevents.parsers.evidence import QUOTES, is_finite

from ..drafts import Draft
from ..merging import Merger
from ..syntax.clauses import Reading
from ..view import Reader, View
from ..vocabulary import Cue
from .addressed import Addressed
from .agendas import Agendas
from .heed import Heed
from .on_visits import OnVisits
from .outcomes import Outcomes, Range
from .threads import Threads, named_by
from .topics import Topics
from .uses import Uses

JOINING = frozenset({"and", ",", "or", "also", "but"})
NEAR = 8  # tokens of "of discussions during his visit"


@attrs.frozen
class Verb:
    """A verb of discussion ``i:stop`` in the sentence ``start:end``, and the encounters that the sentence has told of."""

    cue: Cue
    i: int
    stop: int
    start: int
    end: int
    here: list[Draft]


class Matters(Reader):
    """Gives topics and outcomes to the encounters of one article."""

    def __init__(
        self,
        view: View,
        merger: Merger,
        uses: Uses,
        outcomes: Outcomes,
        topics: Topics,
        agendas: Agendas,
        threads: Threads,
        addressed: Addressed,
        heed: Heed,
        on_visits: OnVisits,
    ) -> None:
        super().__init__(view)
        self.merger, self.uses, self.outcomes, self.topics = merger, uses, outcomes, topics
        self.agendas, self.threads, self.addressed, self.heed, self.on_visits = agendas, threads, addressed, heed, on_visits
        self._told: tuple[int, Draft] | None = None  # the encounter that a verb of discussion was given to, and the start of its sentence

    def purpose(self, record: Draft, cue: Cue, stop: int, end: int) -> None:
        """Add the topics that the clause of the encounter itself names: "talks on A", "met to discuss A"."""
        if cue.kind in ("discuss", "topic"):
            return
        if record.form == "correspondence":
            self._add_topics(record, self._concerning(stop, end) if cue.kind == "message" else [])
            return
        noun = cue.kind in ("event", "light", "with", "speak", "summon")
        if cue.kind == "guest":
            noun = self.known.begins("event", self.folded, stop, end)  # "to host talks on A"
        elif cue.kind == "attend":
            noun = cue.id != "address" and record.event is None and all(m.party.kind != "organisation" for m in record.members)
        if cue.kind == "summon" and self.flags[record.at - 1] & AUXILIARY:
            end = self.addressed.without_agent(stop, end)
        if cue.kind == "event":
            end = self.topics.ends.predicate(record.at, stop, end)
        self._add_topics(record, self.topics.behind_noun(stop, end, noun=noun))

    def talks(self, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Add the topics of talks with nobody named who they were with to what was told of before; ``i:stop`` is the noun."""
        record, found = self.on_visits.talks(i, stop, start, end, here)
        if record is not None:
            self._add_topics(record, found)

    def purpose_of_visit(self, visit: Draft, stop: int, end: int) -> None:
        """Add the topics that a journey told by the verb in front of token ``stop`` is for."""
        self._add_topics(visit, self.on_visits.purpose(stop, end))

    def _concerning(self, i: int, end: int) -> list[Range]:
        """Return the topics of "a message from X to Y concerning A", "a letter about A"."""
        for k in range(i, end):
            after = k + 1 if self.folded[k] == "about" else self.known.at("issue_link", self.folded, k, end)
            if after > k:
                given = (h for h in range(after, end) if self.folded[h] in ("to", "from") and h + 1 in self.starting)
                return self.topics.read(after, next(given, end))
            if self.words[k] == ";" or is_finite(self.article, k) or self.folded[k] in ("that", "which", "who"):
                return []
        return []

    def add(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Give what a verb of discussion or signing is about to the encounter it belongs to; ``here`` are those of the sentence."""
        if cue.kind in ("address", "heed"):
            told = (self.addressed if cue.kind == "address" else self.heed).read(cue, i, stop, start, end, here)
            if told is not None:
                self._add_topics(*told)
        elif cue.kind == "agenda":
            self._on_agenda(cue, i, stop, start, end, here)
        elif cue.kind in ("topic", "discuss"):
            self._discussed(Verb(cue, i, stop, start, end, here))
        else:
            self._agreed(cue, i, stop, start, end, here)

    def _on_agenda(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Read "A was on the agenda", "topics included A"."""
        found = self.agendas.listed(cue, i, stop, start, end)
        record = self.threads.at_hand(here, i, found)
        if cue.of_event or cue.links:
            current = self.merger.current
            if current is not None and current.form == "visit" and self._during_visit(stop, end):
                record = current
            elif record is not None and record.form == "visit":
                return
        if record is None or (self.folded[stop : stop + 1] == ["will"] and record.status != "planned"):
            return
        if cue.id == "agenda_these" or self.agendas.stands_alone(i, stop, start, end):
            before = self.sentence_starts[max(0, bisect_right(self.sentence_starts, start) - 2)]
            told = [t for t in record.topics if before <= t[0] < start]
            open_ = [t for t in told if self.topics.topic_heads.tells_little(*t)]
            near = told or any(first >= before for first, _ in record.evidence)
            if not (open_ or (near and cue.id != "agenda_these")):
                return
            for each in self.threads.told_with(record, i):
                each.topics[:] = [t for t in each.topics if t not in open_]
        self._add_to_all(record, i, found)

    def _during_visit(self, stop: int, end: int) -> bool:
        """Tell whether "of the visit", "of talks during his visit" stands behind a noun of what topics are."""
        return any(self.known.begins("trip", self.folded, k, end) for k in range(stop, min(end, stop + NEAR)))

    def _discussed(self, verb: Verb) -> None:
        """Read "X and Y discussed A", "the talks focused on A", "A was discussed"."""
        cue, i, stop, start, end, here = verb.cue, verb.i, verb.stop, verb.start, verb.end, verb.here
        if (chance := self._served_by(i, start)) is not None:
            self._given_chance(chance, stop, end, here)
            return
        first = self.uses.begun(i, start)
        if self.uses.is_no_report(cue, i, first, stop, start, end) or self._impersonal(verb):
            return
        wished, at = self.uses.wished(i, start, end)
        reading = wished or self.uses.reading(first, start, end)
        if self._is_of_others(reading, i, start, here):
            return
        if self.uses.is_passive(reading, i, stop, start, end):
            self._discussed_by_nobody(verb)
            return
        if reading.progressive and reading.status != "planned":
            return
        j = self._object(cue, stop, end)
        found = self.topics.read(j, end) if j is not None else []
        record = self.threads.record_of(reading, here, at, found) or self._told_before(reading, i, start, here)
        if wished is not None and record is not None and record.status != "planned":
            return
        told = record is None or self.on_visits.is_subject(i)
        visit, on_visit = self.on_visits.discussed(cue, reading, i, stop, end) if told else (None, [])
        if visit is not None:
            for each in self.threads.visits_there(visit, i) or [visit]:
                self._add_topics(each, on_visit)
        elif record is not None and self._is_told(record, reading, verb):
            if j is not None:
                self._told = (start, record)
            found = found or self.topics.fronted(start, first, end)
            record.aim = record.aim and not self.flags[i] & PAST
            alone = reading.found.members or not self.threads.speaks_of_meeting(i, here)
            for each in [record] if alone else self.threads.told_with(record, i):
                self._add_topics(each, found)

    def _given_chance(self, chance: str, stop: int, end: int, here: list[Draft]) -> None:
        """Read "our meeting was an opportunity to discuss A", "the visit gave a chance to discuss A"; ``chance`` is the kind of what gave it."""
        visit = self.merger.current or next((r for r in reversed(here) if r.form == "visit"), None)
        if visit is not None and visit.form != "visit":
            visit = None
        served = (visit if chance == "trip" else None) or self.threads.spoken(here) or self.merger.talks or visit
        if served is not None:
            self._add_topics(served, self.topics.read(stop, end))

    def _is_of_others(self, reading: Reading, i: int, start: int, here: list[Draft]) -> bool:
        """Tell whether the subject of a verb is not who met, or the verb reports nothing: "trade between the two states focuses on A"."""
        if self.folded[max(start, reading.found.start - 1)] == "between" and not self.threads.speaks_of_meeting(i, here):
            return True
        if not reading.real or reading.status == "cancelled":
            return True
        return self.uses.is_said_of_another(i, start) or self.uses.is_left_open(reading, start)

    def _discussed_by_nobody(self, verb: Verb) -> None:
        """Read "A was discussed [at the meeting]"."""
        i, stop, start, end = verb.i, verb.stop, verb.start, verb.end
        found = self.agendas.passive(i, stop, start, end)
        record = self.threads.at_hand(verb.here, i, found)
        sure = not verb.cue.weak or self._tells_where(i, stop, start, end) or self._opens_with_issue(i, start)
        if record is not None and sure:
            self._add_to_all(record, i, found)

    def _object(self, cue: Cue, stop: int, end: int) -> int | None:
        """Return where the object of a verb begins, behind its "on"; None where it needs one and has none."""
        if cue.links and stop < end and self.folded[stop] in cue.links:
            return stop + 1
        return None if cue.links and not any(self.folded[k] in cue.links for k in range(stop, min(end, stop + 20))) else stop

    def _is_told(self, record: Draft, reading: Reading, verb: Verb) -> bool:
        """Tell whether the verb at ``i`` says what was discussed at an encounter: its subject are those who met, or the talks."""
        cue, i, start, here = verb.cue, verb.i, verb.start, verb.here
        joined = self._told is not None and self._told[0] == start and self._told[1] is record  # "will discuss A, as well as focus on B"
        joined = joined and not (self.folded[i - 1] == "to" and self.folded[i - 2] not in JOINING)  # not "A, including action to address B"
        weak = cue.weak and not joined
        spoken_of = self.threads.speaks_of_meeting(i, here)
        if (cue.of_event and (record.form == "visit" or not spoken_of)) or (
            reading.passive and self.folded[i - 1] in ("is", "are") and not spoken_of
        ):
            return False
        if reading.infinitive and (self.uses.is_undertaken(i, start) or self.uses.is_set_for(i, start)):
            return False
        if weak and self.flags[i] & (BASE | THIRD) and not self.flags[i] & PAST and not (spoken_of or reading.infinitive or reading.status):
            return False  # "as they tackle the crisis"
        both = reading.found.refers or len(reading.found.members) > 1 or (bool(self.flags[i] & PAST) and self.threads.is_we(i))
        there = weak and any(self.known.begins("event", self.folded, k, i) for k in range(start, min(i, start + NEAR)))
        if (weak and not (both or spoken_of or there)) or (reading.infinitive and reading.status is None and (weak or not here)):
            return False
        return both or reading.status != "planned" or cue.id not in ("speak_about", "talk_about")  # to an audience

    def _impersonal(self, verb: Verb) -> bool:
        """Read what names nobody who discusses; tell whether it is of that kind.

        Talks were held on A; issues on the table ranged from A to B; Turning to A, ...; An exchange of views took place on A
        the many things discussed, including A
        """
        cue, i, stop, start, end, here = verb.cue, verb.i, verb.stop, verb.start, verb.end, verb.here
        found: list[Range] = []
        if (
            self.flags[i] & PARTICIPLE
            and i > start
            and self.known.is_a("issue", self.folded[i - 1])
            and self.words[stop : stop + 1] == [","]
        ):
            found = self.agendas.further(stop, end)
            here = [r for r in here if r.status != "planned"]
            if not found:
                return False
        elif cue.id == "held_on":
            if self.threads.speaks_of_meeting(i):
                found = self.topics.behind_noun(stop - 1, end, noun=True)
        elif cue.id == "range_from":
            if self._opens_with_issue(i, start) or self.threads.speaks_of_meeting(i, here):
                found = self.topics.ranged(stop - 1, end)
        elif cue.inflections - {""}:
            return False
        elif cue.of_event and not self.threads.speaks_of_meeting(i, here):
            return True
        elif cue.id != "turning_to" or i == start:
            link = next((k for k in range(stop, min(end, stop + 8)) if self.folded[k] in cue.links), None) if cue.links else stop - 1
            if link is not None:
                last = self.topics.ends.predicate(i, link + 1, end) if not self.flags[i] & ING else end
                found = self.topics.read(link + 1, last)
        record = self.threads.at_hand(here, i, found) if found else None
        if record is not None:
            self._add_to_all(record, i, found)
        return True

    def _tells_where(self, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether "During the talks, A was addressed", "A was addressed in the call" says where."""
        places = [*range(start, i), *range(stop + 1, min(end, stop + 4))]
        return any(self.known.begins("event", self.folded, k, end) for k in places)

    def _opens_with_issue(self, i: int, start: int) -> bool:
        """Tell whether "Prospects for A were considered" has a noun of matters at its head."""
        return any(
            self.known.is_a("issue", self.folded[k]) or self.known.is_a("topic_opener", self.folded[k])
            for k in range(start, min(i, start + 3))
        )

    def _agreed(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Read "X and Y agreed to A", "signed A"."""
        reading = self.uses.clauses.subject(i, start, end)
        if not reading.real or self.uses.is_said_of_another(i, start):
            return
        record = self.threads.record_of(reading, here, i)
        if record is None:
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
        found = self.outcomes.agreed(stop, end) if cue.kind == "agree" else self.outcomes.document(stop, end)
        if found is not None and found not in record.outcomes:
            record.outcomes.append(found)

    def _add_to_all(self, record: Draft, i: int, found: list[Range]) -> None:
        """Add what the cue at ``i`` says "the talks" were about to each of the encounters that one verb told of."""
        for each in self.threads.told_with(record, i):
            self._add_topics(each, found)

    def _add_topics(self, record: Draft, found: list[Range]) -> None:
        found = [*self._besides(found[0][0]), *found] if found else []
        where = record.where if record.form == "in_person" else None
        other = self.merger.latest
        if other is not None and other is not record and named_by(found, [other]):
            self.merger.latest = record  # what they spoke of is not what the text goes on about
        for start, end in found:
            stop = end
            if where is not None and where.span[1] == end and where.span[0] - 1 > start and self.folded[where.span[0] - 1] in ("in", "at"):
                stop = where.span[0] - 1  # "discussed A in PLACE"
            if all(stop <= t[0] or start >= t[1] for t in record.topics[-64:]):
                record.topics.append((start, stop))

    def _besides(self, i: int) -> list[Range]:
        """Return the topics of "In addition to A, ..." that opens the sentence in which token ``i`` begins the first other topic."""
        start = self.sentence_starts[bisect_right(self.sentence_starts, i) - 1]
        first = self.known.at("besides", self.folded, start, i)
        if first == start:
            return []
        comma = next((k for k in range(first, min(i, first + 24)) if self.words[k] == ","), None)
        if comma is None or any(is_finite(self.article, k) for k in range(first, comma)):
            return []
        met = [k for k in range(first, comma) if any(self.known.begins(kind, self.folded, k, comma) for kind in ("event", "trip", "meet"))]
        about = self.known.at("topic_link", self.folded, met[-1] + 1, comma) if met else first  # "In addition to talks on A"
        return self.topics.items(about, comma) if not met or about > met[-1] + 1 else []

    def _told_before(self, reading: Reading, i: int, start: int, here: list[Draft]) -> Draft | None:
        """Return the encounter of an earlier verb of the sentence whose subject this one shares: "will discuss A, as well as focus on B".

        That verb may be the one that tells of the encounter: "gathered in PLACE on Monday and discussed A".
        """
        if not reading.shared and (reading.found.members or reading.found.refers):
            return None
        if self._told is not None and self._told[0] == start:
            return self._told[1]
        k = i - 1
        while k > start and self.flags[k] & ADVERB:
            k -= 1
        return self.threads.spoken([r for r in here if r.at < i and not r.noun]) if self.folded[k] == "and" else None

    def _served_by(self, i: int, start: int) -> str | None:
        """Return "event" or "trip" where that is what gave the chance: "our meeting was an opportunity to discuss A"."""
        if i - 3 < start or self.folded[i - 1] != ("of" if self.flags[i] & ING else "to"):
            return None
        if self.folded[i - 2] == "and":  # "to review A and to discuss B"
            first = next((k for k in range(i - 3, max(start, i - 40), -1) if self.folded[k] == "to" and self.flags[k + 1] & BASE), None)
            return self._served_by(first + 1, start) if first is not None else None
        given = i - 2
        if not self.known.is_a("served", self.folded[given]):  # "an opportunity for A and B to discuss C"
            given = next((k - 1 for k in range(i - 3, max(start, i - 12), -1) if self.folded[k] == "for"), start)
        if given <= start or not self.known.is_a("served", self.folded[given]):
            return None
        for k in range(given - 1, max(start, i - 14) - 1, -1):
            kind = next((c.kind for c in self.known.cues_at(self.folded, k, i)[0] if c.kind in ("event", "trip")), None)
            if kind is not None:
                return kind if not any(self.known.is_a("negation", self.folded[h]) for h in range(k, i)) else None
            if self.words[k] in (";", ":") or self.words[k] in QUOTES or self.folded[k] in ("take", "took", "taking"):
                return None
        return None
