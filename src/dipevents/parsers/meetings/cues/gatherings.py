"""Gatherings: the summit, conference or session of a body, where no verb names two who met.

Rule 1  The body whose event it is takes part, and who hosts it: whom "hosted by" names, else the state where no city is told.
Rule 2  An event that is said to be held, to open or to end is one; one spoken of in passing ("during the A summit in B") only with its place.
Rule 3  A gathering whose parties its own sentence does not tell waits for a sentence that does: "The meeting was attended by A, B and C".
"""

from __future__ import annotations

from dipevents.dates import Year
from dipevents.lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CUE, DETERMINER, DIGIT, ING, MARK, MODAL, ORDINAL, PAST, PREPOSITION, THIRD
from dipevents.mentions import CountryMention, OrganisationMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..drafts import Draft, Event, When
from ..members import Found, Member
from ..syntax.clauses import Reading
from .event_phrases import EventPhrases
from .outlooks import PASSING, Outlooks, Phrase

SET = frozenset({"be", "was", "will", "to", "scheduled", "due", "set", "expected", "slated", "planned"})
TO_COME = frozenset({"to", "will", "scheduled", "due", "set", "expected", "slated", "planned"})
NEXT = 7  # tokens of ", jointly hosted by the" between the name of an event and its host
ASIDE = 14  # tokens
UNDER_WAY = frozenset({"held", "beginning", "concluding", "convening", "ending", "opening", "starting"})  # in front of "in PLACE", "on DAY"
TAKE = frozenset({"take", "taken", "takes", "taking", "took"})  # in front of "place"
PARTICLES = (["down"], ["off"], ["up"])  # "broke down", "kicked off", "wrapped up"
MOVED = 14  # tokens of ", originally scheduled for DAY, was"
MEDIATED = frozenset({"brokered", "facilitated", "mediated", "moderated"})
LEAVING = frozenset({"departed", "departing", "departs", "leaves", "leaving", "left"})


class Gatherings(CueReader):
    """Reads the gatherings of sentences."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases) -> None:
        super().__init__(drafting)
        self.event_phrases = event_phrases
        self.outlooks = Outlooks(drafting)

    def takes_place(self, stop: int, end: int) -> bool:
        """Tell whether what ends at ``stop`` is the subject of "was held", "took place", "will be held", "opened", an aside stepped over."""
        return self.after_taking_place(stop, end) is not None

    def after_taking_place(self, stop: int, end: int) -> int | None:
        """Return where the predicate ends that says of what ends at ``stop`` that it takes place; None where there is none.

        Forms: "was held", ", to be held", "took place", "[in PLACE on DAY] opened", "that are due to begin" / "held in PLACE on DAY",
        "concluding in PLACE today", with no other verb behind it.
        """
        after = self._after_predicate(stop, end)
        stop = self.over_bracket(stop, end)
        first = stop + 1 < end and (self.folded[stop + 1] in ("in", "at", "on") or stop + 1 in self.date_from)
        placed = first and self.folded[stop] in UNDER_WAY
        return stop + 1 if after is None and placed else after

    def _after_predicate(self, stop: int, end: int) -> int | None:
        k = stop = self.over_bracket(stop, end)
        if k + 1 < end and self.words[k] == "," and self.folded[k + 1] in SET:
            k += 1
        elif k < end and self.words[k] == ",":
            k = next((t + 1 for t in range(k + 1, min(end, k + ASIDE)) if self.words[t] == ","), k)
        if k == stop:
            k = self.over_circumstances(self._over_topic(self._over_mediator(k, end), end), end)
            k += 2 * (
                self.words[k : k + 1] == [","] and self.folded[k + 1 : k + 2] == ["which"]
            )  # "in PLACE, which will take place on DAY"
        k += k < end and self.folded[k] in ("that", "which")
        while k < min(end, stop + ASIDE) and (self.flags[k] & (AUXILIARY | MODAL | ADVERB) or self.folded[k] in SET):
            k += 1
        if k > stop and self.folded[k : k + 2] in (["under", "way"], ["in", "progress"]):
            return k + 2
        if k >= end:
            return None
        if k + 1 < end and self.folded[k - 1] in self.terms.scheduled and k > stop and self.folded[k] in ("for", "in", "on"):
            return k if k + 1 in self.date_from or self.setting.place_at(k + 1) is not None else None  # "is set for PLACE in April"
        placed = self.folded[k + 1 : k + 2] == ["place"] and self.folded[k] in TAKE
        after = k + 1 + (placed or self.folded[k + 1 : k + 2] in PARTICLES)
        if (not placed and self.folded[k] not in self.terms.happens) or not self.terms.by_turns.isdisjoint(
            self.folded[stop : min(end, after + 3)]
        ):
            return None
        return after

    def _over_mediator(self, i: int, end: int) -> int:
        """Step over "mediated by X" between a noun and its verb."""
        by = i + 1 < end and self.folded[i] in MEDIATED and self.folded[i + 1] == "by"
        return max(i, self.people.ahead(i + 2, end).end) if by and i + 2 < end else i

    def _over_topic(self, i: int, end: int) -> int:
        """Step over "on compensation" between a noun and its verb."""
        if i >= end or self.folded[i] not in ("on", "over", "about") or i + 1 in self.date_from:
            return i
        for k in range(i + 1, min(end, i + ASIDE)):
            if self.flags[k] & (AUXILIARY | MODAL) or self.folded[k] in self.terms.happens:
                return k
            if self.flags[k] & MARK or is_finite(self.article, k):
                break
        return i

    def took_place(self, stop: int, after: int) -> bool:
        """Tell whether the predicate in tokens ``stop:after`` says that something is over: "was held", not "was to be held"."""
        said = range(stop, after)
        return any(self.flags[k] & PAST for k in said) and not any(self.flags[k] & MODAL or self.folded[k] in TO_COME for k in said)

    def _to_begin(self, stop: int, after: int) -> str | None:
        """Tell of "takes place", "kicks off", "taking place" in tokens ``stop:after``, with a day behind, that it is planned."""
        said = range(stop, after)
        present = any(self.flags[k] & THIRD or self.folded[k] == "taking" for k in said) and not any(self.flags[k] & PAST for k in said)
        k = next((k for k in range(after, min(len(self.words), after + NEXT)) if k in self.date_from), None)
        return "planned" if present and k is not None else None

    def over_circumstances(self, i: int, end: int) -> int:
        """Step over "in PLACE", "on DAY", "last month" between a noun and its predicate."""
        k = i
        while k < min(end, i + ASIDE):
            first = k + (self.folded[k] in ("in", "on", "at", "for", "of", "this", "held") and k + 1 < end)
            first += first > k and self.folded[first] in ("in", "on", "at") and first + 1 < end
            date, where = self.date_from.get(first), self.setting.place_at(first) if first > k else None
            if date is None and where is None:
                break
            k = date.end if date is not None else where.span[1]  # type: ignore[union-attr]
            country = self.setting.place_at(k + 1) if where is not None and k + 1 < end and self.words[k] == "," else None
            k = country.span[1] if country is not None else k
            k += country is not None and k < end and self.words[k] == ","
        return k

    def over_bracket(self, i: int, end: int) -> int:
        """Step over "(FOC)" behind a noun."""
        return i + 3 if i + 2 < end and self.words[i] == "(" and self.words[i + 2] == ")" else i

    def over_talks(self, i: int, stop: int, end: int) -> int:
        """Step over "of the talks" behind "the last round"."""
        if self.folded[i] not in ("round", "rounds") or self.folded[stop : stop + 1] != ["of"]:
            return stop
        for k in range(stop + 1, min(end, stop + 6)):
            cues, after = self.known.cues_at(self.folded, k, end)
            if any(c.kind == "event" for c in cues):
                self.drafting.used.add(k)
                return after
            if self.flags[k] & (MARK | PREPOSITION):
                break
        return stop

    def moved_to(self, after: int, end: int) -> When | None:
        """Return the day of ", scheduled for DAY, was pushed back to DAY" behind a noun of an encounter and its parties."""
        verb = next((k for k in range(after, min(end, after + MOVED)) if self.folded[k] in self.terms.moved and self.flags[k - 1] & AUXILIARY), None)  # fmt: skip
        if verb is None:
            return None
        day = next((k for k in range(verb + 2, min(end, verb + 6)) if k in self.date_from and self.folded[k - 1] in ("to", "until", "for")), None)  # fmt: skip
        return self.setting.when(day, day, day, self.date_from[day].end, future=True) if day is not None else None

    def wait(self, draft: Draft | None) -> None:
        """Keep a gathering until its sentence is read: where an encounter took place at it, it is the occasion of that."""
        if draft is not None:
            self.drafting.waiting.append(draft)

    def gathering(
        self, begin: int, i: int, stop: int, floor: int, end: int, form: str | None, *, came: list[Member] | None = None
    ) -> Draft | None:
        """Return the gathering named by the noun phrase from ``begin`` whose head is the noun at ``i``; it may have one party, or none."""
        begin = self._whole_name(begin, floor)
        event = self.setting.event(self._name_start(begin, i), end, "at") or self._of_body(i, stop, end)
        if event is None or not event.span[0] <= i < event.span[1]:
            return None
        behind = self.over_bracket(event.span[1], end)
        after = self.after_taking_place(behind, end)
        chaired, _ = self._host_in_front(begin, i)
        chaired = chaired if chaired.members else self._host(behind, end)
        hosts = chaired.members
        after = (self.after_taking_place(chaired.end, end) if hosts else None) or after  # "[to be] hosted by A and B, was held"
        happens = after is not None or (bool(hosts) and event.span[1] <= hosts[0].at < behind + NEXT)
        beside, ahead = self._is_beside(begin, floor), self._is_ahead(begin, floor)
        passing = beside or ahead or (begin > floor and self.folded[begin - 1] in PASSING)
        placed = not passing and self._is_of_states(event, behind)
        timed = not beside and ((passing and event.edition is not None) or self._is_timed(begin, i, behind, end))
        passing = passing or placed or timed or self._is_left(begin, floor)
        passing = passing and (bool(hosts) or (event.body is not None and (timed or not self._is_organ(event))))
        if not happens and not passing:
            return None
        real, status = self.reality(begin, i, behind, floor, end, definite=True)
        if not real:
            return None
        foreseen = not happens and self._is_foreseen(begin, floor)
        bound = not happens and self._is_left(begin, floor) and self.folded[begin - 1] == "for"
        status = status or ("planned" if foreseen or bound else self._to_begin(behind, after) if after is not None else None)
        reading = Reading(Found([], begin, behind), begin, status=status)
        draft = self.drafting.draft(reading, [], i, after or behind, floor, end, form, noun=i)
        draft.when = draft.when or self._year_of(event)
        draft.when = draft.when if not bound else None  # the day is that of the departure
        if ahead and not happens:  # day and place in front are those of what comes before it
            draft.when = draft.when if draft.when is not None and draft.when.span[0] >= begin else None
            draft.where = draft.where if draft.where is not None and draft.where.span[0] >= begin else None
        came = came or self._who_came(begin, after, event, floor, end)
        if foreseen and not came:
            came = [Member(m.party, m.at) for m in self.merger.last()]
        if passing and not happens and not came and not timed and (beside or draft.where is None):
            return None
        draft.event, draft.gathering, draft.sure = event, True, timed
        draft.again = draft.again or not ({"next"} | self.terms.again).isdisjoint(self.folded[begin:i])
        if not happens:
            draft.evidence = [(draft.evidence[0][0], max(behind, self.over_circumstances(behind, end)))]
        self.drafting.add_body(draft)
        if came:
            draft.members = came if foreseen and len(came) > 1 else [*came, *draft.members]
            return draft
        draft.members = self.drafting.joint.both(*event.span) or draft.members
        state = self.starting.get(draft.where.span[0]) if draft.where is not None and draft.form == "in_person" else None
        named = isinstance(state, CountryMention) and state.form == "name"  # "in Japan"; of "in Tokyo" the state is no party
        if not hosts and named and draft.members and state is not None and (party := self.article.party(state)) is not None:
            hosts = [Member(party, state.start, "host")]
        draft.members = [*hosts, *draft.members]
        return draft

    def _is_foreseen(self, begin: int, floor: int) -> bool:
        """Tell whether somebody is, or may be, to be there: "looked forward to seeing him at [the A summit]", "could meet at [the A summit]"."""
        for k in range(begin - 2, max(floor, begin - ASIDE), -1):
            if self.flags[k] & MODAL and self.flags[k + 1] & BASE and self.folded[begin - 1] in ("at", "during", "of"):
                return True
            if self.folded[k] == "to" and self.flags[k + 1] & (BASE | ING):
                word = self.folded[k - 1]
                hoped = self.known.is_a("unreal", word) and not self.known.is_a("cancelled", word)
                return word == "forward" or hoped or self.known.is_a("planned", word)
            if self.flags[k] & MARK:
                break
        return False

    def _whole_name(self, begin: int, floor: int) -> int:
        """Step back over "the A Heads of" in front of "Government Meeting", of which the capitals go on."""
        k = begin
        while k - 2 > floor and self.flags[k] & CAPITAL and self.folded[k - 1] in ("of", "on", "for") and self.flags[k - 2] & CAPITAL:
            k -= 2
            while k > floor and self.flags[k - 1] & (CAPITAL | DIGIT | ORDINAL):
                k -= 1
        return k - (k < begin and bool(self.flags[k - 1] & DETERMINER))

    def _name_start(self, begin: int, i: int) -> int:
        """Step over "the recently held", "the recent" in front of the name of an event whose head is at ``i``."""
        if self.folded[begin : begin + 2] == ["this", "year"] and begin + 3 < i:
            begin += 2 + (self.words[begin + 2] in POSSESSIVE)  # "this year's A summit"
        k = self._host_in_front(begin, i)[1]
        while k < i and not self.flags[k] & CAPITAL and (self.flags[k] & (ADVERB | PAST) or self.folded[k] in ("recent", "latest")):
            k += 1
        return k

    def _who_came(self, begin: int, after: int | None, event: Event, floor: int, end: int) -> list[Member]:
        """Return the people of "EVENT was attended by A and B", and of "At EVENT, A announced", "A said at EVENT", "A told reporters after EVENT"; a state too."""
        if after is not None and self.folded[after - 1] in ("attended", "chaired", "addressed"):
            return self.people.ahead(after + 1, end).members if after < end and self.folded[after] == "by" else []
        at = begin > floor and (self.folded[begin - 1] in ("at", "during") or self._is_beside(begin, floor) or self._is_left(begin, floor))
        told = begin > floor and self.folded[begin - 1] in ("after", "following")
        if event.body is None or self._is_organ(event) or not (at or told):
            return []
        found = self.event_phrases.owner(begin, floor, end)
        said = begin < found.start and found.end < end and self.flags[found.end] & CUE and self.flags[found.end] & PAST
        said = said and not any(is_finite(self.article, k) for k in range(event.span[1], found.start))
        if not (at or said) and not any(self.known.is_a("press", w) for w in self.folded[found.end : begin]):
            return []  # "told reporters after EVENT", "After EVENT, A said", not "praised Y after EVENT"
        if "that" in self.folded[found.end : begin]:
            return []  # "A did not rule out that they would meet at EVENT"
        people = [m for m in found.members if m.party.kind == "country" or (m.party.kind == "person" and m.party.name)]
        return people if len(people) == len(found.members) else []

    def attending(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X's attendance at EVENT."""
        event = self.setting.event(stop, end, "at")
        if event is None or event.body is None:
            return None
        begin, owners, _, _, _ = self.event_phrases.in_front(i, floor)
        real, status = self.reality(begin, i, event.span[1], floor, end, definite=True)
        if not owners or not real:
            return None
        reading = Reading(Found(owners, begin, i), begin, status=status)
        draft = self.drafting.draft(reading, owners, i, event.span[1], floor, end, "in_person", noun=i)
        draft.event = event
        self.drafting.add_body(draft)
        return self.drafting.enough(draft)

    def attended_by(self, begin: int, i: int, predicate: int | None, end: int) -> list[Member]:
        """Return A and B of "the conference in PLACE was attended by A and B", the first encounter told of, whose noun at ``i`` is in no name."""
        told = predicate is not None and predicate < end and self.folded[predicate - 1 : predicate + 1] == ["attended", "by"]
        if not told or predicate is None or self.merger.last() or self.setting.event(self._name_start(begin, i), end, "at") is not None:
            return []
        found = self.people.ahead(predicate + 1, end)
        opens = next(
            (t for k in range(predicate + 1, min(end, predicate + ASIDE)) if (t := self.known.at("including", self.folded, k, end)) > k),
            end,
        )
        some = self.people.ahead(opens, end) if not any(m.party.name for m in found.members) and opens < end else found
        return some.members or found.members  # "by officials of both sides including A and B"

    def spoken_at(self, begin: int, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """Read "A said / announced at a donors' conference in PLACE on DAY": A and the state that holds it."""
        if begin <= floor or self.folded[begin - 1] != "at" or self.folded[i] not in self.terms.conferences:
            return None
        reading = Reading(self.event_phrases.owner(begin, floor, end), begin, status="held")
        said = any(self.flags[k] & CUE and self.flags[k] & PAST for k in range(reading.found.end, begin))
        people = reading.found.members
        if not said or not people or any(m.party.kind != "person" or not m.party.country for m in people):
            return None
        draft = self.drafting.draft(reading, people, i, stop, floor, end, "in_person", noun=i)
        where, when = draft.where, draft.when
        if where is None or when is None or not where.country or any(m.party.country == where.country for m in people):
            return None
        if where.span[0] < stop or when.span[0] < stop:
            return None
        host = Party(kind="country", country=where.country, mention=self.article.extract(*where.span))
        draft.members = [*people, Member(host, where.span[0], "host")]
        return self.drafting.enough(draft)

    def _is_of_states(self, event: Event, behind: int) -> bool:
        """Tell whether "the BODY summit in PLACE" is one of a body of states."""
        body = self.article.entities.bodies[event.body] if event.body is not None else None
        printed = self.folded[behind : behind + 1] in (["in"], ["at"]) and self.setting.place_at(behind + 1) is not None
        return printed and body is not None and body.kind in ("igo", "forum")

    def _is_timed(self, begin: int, i: int, behind: int, end: int) -> bool:
        """Tell whether a time is told with the name of an event: "next month's A summit", "the A summit in May", "the last, upcoming A summit"."""
        dated = any(k in self.date_from for k in (*range(begin, i), *range(behind, self.over_circumstances(behind, end))))
        return dated or self._year(begin) is not None or not (self.terms.to_come | self.terms.again).isdisjoint(self.folded[begin:i])

    def _year(self, i: int) -> str | None:
        """Return the year with which a name begins: "[the] 2019 A Summit"."""
        word = self.words[i + bool(self.flags[i] & DETERMINER)]
        return word if len(word) == 4 and word.isdecimal() and word[0] in "12" else None

    def _year_of(self, event: Event) -> When | None:
        """Return the year in the name of an event as its date."""
        year = self._year(event.span[0])
        return When(Year(year=int(year)), "explicit", (event.span[0], event.span[0] + 1)) if year is not None else None

    def _is_left(self, begin: int, floor: int) -> bool:
        """Tell whether somebody is "leaving", "left [for]" the event in front of which this stands."""
        k = begin - 1
        while k - 1 > floor and (self.folded[k] in ("for", "on") or k + 1 in self.date_to):
            k = self.date_to[k + 1].start - 1 if k + 1 in self.date_to else k - 1
        return begin > floor and self.folded[k] in LEAVING

    def _is_ahead(self, begin: int, floor: int) -> bool:
        """Tell whether "ahead of", "in the run-up to" stands in front of an event."""
        return any(self.known.at("ahead", self.folded, k, begin) == begin for k in range(max(floor, begin - 4), begin))

    def _is_beside(self, begin: int, floor: int) -> bool:
        """Tell whether "on the sidelines of", "at the opening of" stands in front of an event."""
        k = begin - 2
        if (
            k <= floor
            or self.folded[k + 1] != "of"
            or not (self.known.is_a("beside_event", self.folded[k]) or self.folded[k] in self.terms.parts)
        ):
            return False
        while k > floor and (
            self.flags[k] & DETERMINER or self.folded[k] in self.terms.parts or self.known.is_a("beside_event", self.folded[k])
        ):
            k -= 1
        return self.folded[k] in ("on", "at", "in", "during")

    def of_group(self, begin: int, i: int, stop: int, floor: int, end: int, form: str | None) -> Draft | None:
        """Return "the meeting of GROUP was held in PLACE on DAY", where the group alone is told of."""
        if stop + 1 >= end or self.folded[stop] != "of":
            return None
        found = self.people.ahead(stop + 1, end)
        if len(found.members) != 1 or found.members[0].party.kind != "group" or not self.takes_place(found.end, end):
            return None
        real, status = self.reality(begin, i, found.end, floor, end, definite=True)
        reading = Reading(found, begin, status=status)
        after = self.after_taking_place(found.end, end) or found.end
        found.members = self.drafting.discourse.sides(found.members[0]) or found.members
        draft = self.drafting.draft(reading, found.members, i, after, floor, end, form, noun=i) if real else None
        return draft if draft is not None and draft.when is not None and draft.where is not None else None

    def states_of_joint(self, members: list[Member], reading: Reading) -> list[Member]:
        """Put the two states in the place of their joint body where it alone meets: "The A-B Joint Committee held its 21st session"."""
        if len(members) != 1 or members[0].party.kind != "organisation" or reading.found.members != members:
            return members
        return self.drafting.joint.states_of(reading.found.end) or members

    def called_together(self, members: list[Member], body: list[Member]) -> list[Member]:
        """Return who meets where somebody "called an emergency meeting [of BODY]": a body that calls its own alone."""
        alone = len(members) == 1 and members[0].party.kind == "organisation"
        return [*members, *body] if body or alone else []

    def is_called_for(self, i: int, end: int) -> bool:
        """Tell whether a meeting is called "[of BODY] for Thursday", "for later on Friday"."""
        k = next((k for k in range(i, min(end, i + 8)) if self.folded[k] == "for"), end)
        return any(t in self.date_from for t in range(k + 1, min(end, k + 4)))

    def offered(self, i: int, after: int, floor: int, end: int) -> Reading | None:
        """Read "X offered to hold talks with Y on DAY", "with an offer to hold talks on DAY": by X, planned since the day is named."""
        if i - 2 < floor or self.folded[i - 1] != "to" or self.folded[i - 2] not in self.terms.offers:
            return None
        last = self.clauses.bounds(i, after, floor, end)[1]
        if not any(d.form in ("weekday", "day", "interval") for d in self.setting.dates_in(after, last)):
            return None
        if is_finite(self.article, i - 2):
            reading = self.clauses.subject(i - 2, floor, end)
        else:
            found = self.event_phrases.owner(i - 2, floor, end)
            reading = Reading(found, found.start)
        reading.status = "planned"
        return reading

    def _of_body(self, i: int, stop: int, end: int) -> Event | None:
        """Return "meeting of BODY" as the name of a gathering."""
        k = stop + 1 + (stop + 1 < end and bool(self.flags[stop + 1] & DETERMINER))
        body = self.starting.get(k) if stop < end and self.folded[stop] == "of" else None
        if not isinstance(body, OrganisationMention) or body.country is not None or body.kind not in ("igo", "forum", "government"):
            return None
        return Event((i, body.end), "at", self.article.entities.body_of[body.start].number, None)

    def meeting_of(self, i: int, end: int) -> Event | None:
        """Return "the [annual] meeting of BODY" at token ``i`` as the name of a gathering."""
        for k in range(i, min(end, i + 5)):
            cues, stop = self.known.cues_at(self.folded, k, end)
            if any(c.kind == "event" for c in cues):
                return self._of_body(k, stop, end)
        return None

    def _is_organ(self, event: Event) -> bool:
        """Tell whether the event has the name of the body: "the General Assembly"."""
        named = self.ending.get(event.span[1])
        return isinstance(named, OrganisationMention) and named.start - bool(self.flags[named.start - 1] & DETERMINER) <= event.span[0]

    def _host_in_front(self, begin: int, i: int) -> tuple[Found, int]:
        """Return the host in "the [upcoming] A-hosted, A - organised Conference", and where the name begins."""
        k = begin + bool(self.flags[begin] & DETERMINER)
        led = next((t for t in range(k + 1, i) if self.folded[t] in self.terms.convened), None)
        host = self.ending.get(led - (self.words[led - 1] == "-")) if led is not None else None
        party = self.article.party(host) if isinstance(host, CountryMention | OrganisationMention) and host.start >= k else None
        if party is None or host is None or led is None:
            return Found([], begin, begin), k
        return Found([Member(party, host.start, "host")], led, led + 1), led + 1

    def _host(self, i: int, end: int) -> Found:
        """Return whom "hosted by", "under the chairmanship of" behind the name of a gathering names."""
        for k in range(i, min(end - 2, i + ASIDE)):
            by = self.folded[k] in self.terms.convened and self.folded[k + 1] == "by"
            if by or (self.folded[k] in ("chairmanship", "chair", "presidency") and self.folded[k + 1] == "of"):
                found = self.people.ahead(k + 2, end)
                for member in found.members:
                    member.role = "host"
                return found
        return Found([], i, i)

    def reality(
        self, begin: int, i: int, after: int, floor: int, end: int, *, definite: bool, subject: bool = False
    ) -> tuple[bool, str | None]:
        """Tell whether a noun speaks of an encounter that is, was or is to be, and which of the three."""
        return self.outlooks.read(Phrase(begin, i, after, floor, end, definite, subject))
