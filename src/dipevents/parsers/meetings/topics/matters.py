"""What encounters were about and what came of them: verbs of discussion and signing, given to the encounter they belong to."""

from __future__ import annotations

from bisect import bisect_right

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    ING,
    MARK,
    NUMBER,
    PARTICIPLE,
    PAST,
    PERSON,
    PREPOSITION,
    THIRD,
    TIME,
)
from dipevents.parsers.evidence import QUOTES, first_finite, is_finite
from dipevents.tokens import POSSESSIVE

from ..drafts import Draft
from ..merging import Merger
from ..syntax.clauses import Clauses, Reading
from ..view import Reader, View
from ..vocabulary import Cue
from .addressed import Addressed
from .agendas import Agendas
from .heed import Heed
from .on_visits import OnVisits
from .outcomes import Outcomes, Range
from .threads import Threads
from .topics import Topics

SEIZED = frozenset({"took", "used", "had", "seized"})  # an opportunity that was not missed
STRANDED = frozenset({"on", "upon", "around", "to", "about", "at", "over"})
NEAR = 8  # tokens of "of discussions during his visit"
ADDING = frozenset({"as", "with", "and", "including", "notably", "especially", "particularly", "such"})
NO_TOPICS = {"raise_topic": "lifted", "review": "paraded"}  # cue -> kind of the words for what it may have as object outside talks


class Matters(Reader):
    """Gives topics and outcomes to the encounters of one article."""

    def __init__(
        self,
        view: View,
        merger: Merger,
        clauses: Clauses,
        outcomes: Outcomes,
        topics: Topics,
        agendas: Agendas,
        threads: Threads,
        addressed: Addressed,
        heed: Heed,
        on_visits: OnVisits,
    ) -> None:
        super().__init__(view)
        self.merger, self.clauses, self.outcomes, self.topics = merger, clauses, outcomes, topics
        self.agendas, self.threads, self.addressed, self.heed, self.on_visits = agendas, threads, addressed, heed, on_visits
        self._told: tuple[int, Draft] | None = None  # the encounter that a verb of discussion was given to, and the start of its sentence

    def purpose(self, record: Draft, cue: Cue, stop: int, end: int) -> None:
        """Add the topics that the clause of the encounter itself names: "talks on A", "met to discuss A"."""
        if cue.kind == "discuss":
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
            self._discussed(cue, i, stop, start, end, here)
        else:
            self._agreed(cue, i, stop, start, end, here)

    def _on_agenda(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Read "A was on the agenda", "topics included A"."""
        record = self.threads.at_hand(here, i)
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
        self._add_to_all(record, i, self.agendas.listed(cue, i, stop, start, end))

    def _during_visit(self, stop: int, end: int) -> bool:
        """Tell whether "of the visit", "of talks during his visit" stands behind a noun of what topics are."""
        return any(self.known.begins("trip", self.folded, k, end) for k in range(stop, min(end, stop + NEAR)))

    def _discussed(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> None:
        """Read "X and Y discussed A", "the talks focused on A", "A was discussed"."""
        if (chance := self._served_by(i, start)) is not None:
            visit = self.merger.current or next((r for r in reversed(here) if r.form == "visit"), None)
            if visit is not None and visit.form != "visit":
                visit = None
            served = (visit if chance == "trip" else None) or self.threads.spoken(here) or self.merger.talks or visit
            if served is not None:
                self._add_topics(served, self.topics.read(stop, end))
            return
        verb = self._begun(i, start)
        if (
            (verb == i and self.flags[i] & ING and i and self.flags[i - 1] & PREPOSITION)
            or self._is_gerund_subject(i, stop, start, end)
            or self._modifies_noun(i, start)
            or self._is_listed(i, start)
            or self._is_no_matter(cue, i, stop, start, end)
        ):
            return
        if self._impersonal(cue, i, stop, start, end, here):
            return
        reading = self.clauses.subject(verb, start, end)
        if verb - 1 > start and self.words[verb - 1] in QUOTES and not self.flags[verb - 2] & MARK:
            k = verb - 2
            while k > start and self.flags[k] & (AUXILIARY | ADVERB):
                k -= 1
            reading.found = self.clauses.people.behind(k, start)  # the two had "discussed A"
        wished, at = self._wished(i, start, end)
        reading = wished or reading
        if self.folded[max(start, reading.found.start - 1)] == "between" and not self.threads.speaks_of_meeting(i, here):
            return  # "trade between the two states focuses on A"
        if not reading.real or reading.status == "cancelled" or self._is_said_of_another(i, start) or self._is_left_open(reading, start):
            return
        if self._is_passive(reading, i, stop, start, end):
            record = self.threads.at_hand(here, i)
            if record is not None and not (
                cue.weak and not self._tells_where(i, stop, start, end) and not self._opens_with_issue(i, start)
            ):
                self._add_to_all(record, i, self.agendas.passive(i, stop, start, end))
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
        elif record is not None and self._is_told(record, reading, cue, i, start, here):
            if j is not None:
                self._told = (start, record)
            found = found or self.topics.fronted(start, verb, end)
            record.aim = record.aim and not self.flags[i] & PAST
            alone = reading.found.members or not self.threads.speaks_of_meeting(i, here)
            for each in [record] if alone else self.threads.told_with(record, i):
                self._add_topics(each, found)

    def _wished(self, i: int, start: int, end: int) -> tuple[Reading | None, int]:
        """Return whose verb the infinitive at ``i`` is where it is to come about, and the word that tells so; None and ``i`` where none does.

        X wants to discuss A; X is keen to discuss A; Y expects X to discuss A
        """
        k = i - 1
        while k > start and self.flags[k] & ADVERB and not self.flags[k] & PREPOSITION:
            k -= 1
        if k - 1 <= start or self.folded[k] != "to":
            return None, i
        name = self.ending.get(k)
        if name is not None:
            expected = self.folded[name.start - 1] in ("expect", "expects", "expected")
            found = self.clauses.people.behind(k - 1, start) if expected else None
            return (Reading(found, found.start, "planned"), k - 1) if found is not None else (None, i)
        if self.folded[k - 1] not in self.terms.wishing:
            return None, i
        reading = self.clauses.subject(k - 1, start, end)
        reading.status, reading.infinitive, reading.passive = reading.status or "planned", False, False
        return reading, k - 1

    def _object(self, cue: Cue, stop: int, end: int) -> int | None:
        """Return where the object of a verb begins, behind its "on"; None where it needs one and has none."""
        if cue.links and stop < end and self.folded[stop] in cue.links:
            return stop + 1
        return None if cue.links and not any(self.folded[k] in cue.links for k in range(stop, min(end, stop + 20))) else stop

    def _is_told(self, record: Draft, reading: Reading, cue: Cue, i: int, start: int, here: list[Draft]) -> bool:
        """Tell whether the verb at ``i`` says what was discussed at an encounter: its subject are those who met, or the talks."""
        joined = self._told is not None and self._told[0] == start and self._told[1] is record  # "will discuss A, as well as focus on B"
        weak = cue.weak and not joined
        spoken_of = self.threads.speaks_of_meeting(i, here)
        if (cue.of_event and (record.form == "visit" or not spoken_of)) or (
            reading.passive and self.folded[i - 1] in ("is", "are") and not spoken_of
        ):
            return False
        if reading.infinitive and (self._is_undertaken(i, start) or self._is_set_for(i, start)):
            return False
        if weak and self.flags[i] & (BASE | THIRD) and not self.flags[i] & PAST and not (spoken_of or reading.infinitive or reading.status):
            return False  # "as they tackle the crisis"
        both = reading.found.refers or len(reading.found.members) > 1 or (bool(self.flags[i] & PAST) and self.threads.is_we(i))
        there = weak and any(self.known.begins("event", self.folded, k, i) for k in range(start, min(i, start + NEAR)))
        if (weak and not (both or spoken_of or there)) or (reading.infinitive and reading.status is None and (weak or not here)):
            return False
        return both or reading.status != "planned" or cue.id not in ("speak_about", "talk_about")  # to an audience

    def _impersonal(self, cue: Cue, i: int, stop: int, start: int, end: int, here: list[Draft]) -> bool:
        """Read what names nobody who discusses; tell whether it is of that kind.

        Talks were held on A; issues on the table ranged from A to B; Turning to A, ...; An exchange of views took place on A
        the many things discussed, including A
        """
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

    def _is_gerund_subject(self, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether a gerund is what is spoken of: "Debating A is useful", not "Discussing A, X noted that"."""
        if not self.flags[i] & ING or not (i == start or (i == start + 1 and self.words[start] in QUOTES)):
            return False
        verb = first_finite(self.article, stop, end)
        return verb is not None and "," not in self.words[stop:verb]

    def _modifies_noun(self, i: int, start: int) -> bool:
        """Tell whether a participle belongs to the noun in front of it that is no encounter: "the committee reviewing the plan"."""
        if not self.flags[i] & ING or i <= start or i in self.ending:
            return False
        if self.flags[i - 1] & (MARK | CONJUNCTION | AUXILIARY | ADVERB | PREPOSITION | TIME | DETERMINER) or i in self.date_to:
            return False
        if self.folded[i - 1] == "be":
            return False  # "we will be discussing"
        if self.flags[i - 1] & NUMBER and self.folded[i - 2] == "the":  # "with the two discussing A"
            return False
        if any(c.kind == "event" for c in self.known.cues_at(self.folded, i - 1, i)[0]):
            return False  # "for a discussion revolving around A"
        return not self.threads.speaks_of_meeting(i)

    def _is_left_open(self, reading: Reading, start: int) -> bool:
        """Tell whether "what X and Y discussed" leaves open what it was."""
        k = reading.start - 1
        return k >= start and self.folded[k] in ("what", "whatever")

    def _is_listed(self, i: int, start: int) -> bool:
        """Tell whether a participle is an item of a list that another one opens: "issues, including ending X, [addressing] Y and promoting Z"."""
        if not self.flags[i] & ING or self.words[i - 1 - (self.folded[i - 1] == "and")] != ",":
            return False
        opener = next((k for k in range(i - 2, start, -1) if self.folded[k] in ("including", "like", "as")), None)
        return opener is not None and bool(self.flags[opener + 1] & ING) and not any(is_finite(self.article, k) for k in range(opener, i))

    def _begun(self, i: int, start: int) -> int:
        """Return the finite verb whose subject the verb at ``i`` has: of "began by discussing A", "took the opportunity to discuss A"; else ``i``."""
        if i - 2 <= start or self.folded[i - 1] not in ("by", "with", "to"):
            return i
        if self.folded[i - 2] in ("opportunity", "occasion", "chance") and self.folded[i - 1] == "to":
            return next((k for k in range(i - 3, max(start, i - 7), -1) if self.folded[k] in SEIZED), i)
        verb = i - 2 - (self.folded[i - 2] == "on")  # "went on to"
        wanted = ING if self.folded[i - 1] != "to" else BASE
        return verb if self.flags[i] & wanted and self.known.is_a("stage", self.folded[verb]) else i

    def _is_no_matter(self, cue: Cue, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether the object is no matter of talks: "raised concerns", "raised nearly half the funds", "reviewed an honour guard"."""
        if cue.id == "address_topic" and self._is_audience(stop, end):
            return True
        kind = NO_TOPICS.get(cue.id)
        if kind is None:
            return False
        for k in range(stop, min(end, stop + 6)):
            if self.known.is_a(kind, self.folded[k]):
                return True
            if k > stop and self.flags[k] & (PREPOSITION | MARK):
                break
        passive = bool(self.flags[i - 1] & (AUXILIARY | ADVERB))
        return passive and any(self.known.is_a(kind, word) for word in self.folded[max(start, i - 12) : i])

    def _is_audience(self, stop: int, end: int) -> bool:
        """Tell whether those are the object whom somebody "addressed": "business leaders", not "the leaders' concerns"."""
        for k in range(stop, min(end, stop + 5)):
            if self.flags[k] & PERSON or self.known.is_a("people", self.folded[k]) or self.known.is_a("press", self.folded[k]):
                named = k + 1 < end and bool(self.flags[k] & self.flags[k + 1] & CAPITAL)  # "the A Press Corps"
                bare = k + 1 >= end or bool(self.flags[k + 1] & (MARK | PREPOSITION | CONJUNCTION)) or k + 1 in self.date_from
                return named or (bare and self.words[k + 1 : k + 2] not in ([p] for p in POSSESSIVE))
            if self.flags[k] & (PREPOSITION | MARK):
                break
        return False

    def _is_passive(self, reading: Reading, i: int, stop: int, start: int, end: int) -> bool:
        """Tell whether "A was discussed" makes topics the subject: a passive with nothing behind it that could be the topic."""
        opens = i == start or bool(self.flags[i - 1] & ADVERB)
        inverted = stop < end and self.folded[stop] in ("was", "were") and opens
        if not reading.passive and not inverted:
            return False
        bare = (
            stop >= end
            or bool(self.flags[stop] & (MARK | PREPOSITION | ADVERB | CONJUNCTION | AUXILIARY | TIME | ING))
            or stop in self.date_from
        )
        if (
            self.folded[stop - 1] in STRANDED
            and stop < end
            and not (self.folded[stop] in ("in", "during", "at", "by") or (self.words[stop] == "," and self.folded[stop + 1] in ADDING))
        ):
            return False  # "were focused on, among other things, A", but "A was touched on, as were B"
        return bare and bool(self.flags[i] & PARTICIPLE)

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
        reading = self.clauses.subject(i, start, end)
        if not reading.real or self._is_said_of_another(i, start):
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

    def _is_set_for(self, i: int, start: int) -> bool:
        """Tell whether "for the experts to examine A" gives the infinitive at ``i`` to somebody else."""
        for k in range(i - 2, max(start, i - 9), -1):
            if is_finite(self.article, k) or self.known.begins("event", self.folded, k, i):
                return False
            if self.folded[k] == "for":
                return bool(self.flags[k + 1] & DETERMINER) or k + 1 in self.starting
        return False

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

    def _is_undertaken(self, i: int, start: int) -> bool:
        """Tell whether "agreed to", "pledged to work together to" governs the infinitive at ``i``: what is to be done some day."""
        for k in range(i - 1, max(start, i - 24) - 1, -1):
            if self.words[k] in (",", ";"):
                return False
            if self.flags[k] & (PAST | THIRD) and self.known.is_a("undertaking", self.folded[k]):
                return True
            if is_finite(self.article, k):
                return False
        return False

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

    def _is_said_of_another(self, i: int, start: int) -> bool:
        """Tell whether a relative clause gives the verb at ``i`` to a noun that is no encounter: "a partnership, which is focused on A"."""
        k = i - 1
        while k > start and self.flags[k] & (ADVERB | AUXILIARY) and not self.flags[k] & PREPOSITION:
            k -= 1
        if self.folded[k] not in ("which", "that") or k <= start:
            return False
        return not self.threads.speaks_of_meeting(k)
