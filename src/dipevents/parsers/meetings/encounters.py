"""Encounters from verbs and nouns: cues of one sentence to drafts.

Verbs                                       Nouns
    X met (with) Y; X and Y met                 X's / his / their MEETING with Y
    X held MEETING with Y; X and Y held ...     MEETING between X and Y; MEETING of X and Y
    X spoke (by phone) with Y; X phoned Y       X-Y MEETING ("the China-Japan talks")
    HOST received / hosted VISITOR              after, during, before MEETING with Y: its subject is the clause's
    VISITOR called on HOST                      the MEETING was held ... : goes to the encounter spoken of
    X summoned Y; X discussed TOPIC with Y
    X attended / co-chaired EVENT
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, ING, MARK, ORDINAL, PARTICIPLE, PAST, PREPOSITION, PRONOUN, THIRD, VERB
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from ..evidence import is_finite
from .clauses import Clauses, Reading, Where
from .drafts import Draft
from .participants import Found, Member, Participants
from .vocabulary import Cue, Vocabulary

OWN = frozenset({"his", "her", "their", "its", "our", "my"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
AGAIN = frozenset({"last", "previous", "earlier", "another", "past", "prior"})
PAIRED = frozenset({"-", "–", "and", "/", "—"})
GOOD_PREPOSITIONS = frozenset({"after", "during", "in", "at", "following", "before", "since", "from", "of", "throughout", "on", "for", "amid", "ahead", "upon"})


class Encounters:
    """Reads the encounters of sentences."""

    def __init__(self, article: Article, known: Vocabulary, people: Participants, clauses: Clauses) -> None:
        self.article = article
        self.known = known
        self.people = people
        self.clauses = clauses
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = article.mentions.starting, article.mentions.ending
        self.used: set[int] = set()  # nouns taken by a verb

    # --- verbs --------------------------------------------------------------------------------------------------

    def meet(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X met [with] Y; X and Y met."""
        if i and (self.flags[i - 1] & DETERMINER or self.words[i - 1] in POSSESSIVE or self.words[i - 1] == "-") and self.flags[i] & (BASE | ING):
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive:
            return None
        j = self._to_object(stop, end)
        objects = self.people.ahead(j, end) if j < end else Found([], j, j)
        if objects.refers and not objects.members:
            objects = Found([], objects.start, objects.start)
        members = reading.found.members + objects.members
        if not objects.members and j < end and not self._ends_object(j, end) and self.folded[j - 1] != "with" and not reading.found.refers and len(members) < 2:
            return None
        if not objects.members and j < end and self.folded[stop] == "the" or (stop < end and self.folded[stop] in ("a", "an", "all", "any", "those", "such", "our", "its") and not objects.members):
            return None
        draft = self._draft(reading, members, i, max(stop, objects.end), floor, end, "in_person")
        if draft is not None and reading.found.refers and not objects.members:
            draft.members = self.people.last()
        if draft is not None and len(members) == 1 and members[0].party.kind == "organisation" and (draft.when or draft.where) and not objects.members:
            states = [m for m in self.people.last() if m.party.kind == "country"]
            draft.members = states or members
            draft.again = bool(states)
            return draft if states or self._is_council(members[0]) else None
        return self._enough(draft)

    def _is_council(self, member: Member) -> bool:
        """Tell whether a body meets as a body of states does."""
        return any(b.kind in ("igo", "forum") and self.article.body_ids[b.number] == member.party.ref for b in self.article.entities.bodies)

    def apart(self, draft: Draft, i: int, end: int) -> list[Draft]:
        """Make "A meets separately with B and C" two encounters, "A and B meet separately with C" too."""
        first, last = draft.evidence[0]
        if not any(self.folded[k] in ("separately", "separate") for k in range(max(first, i - 3), min(end, last))):
            return [draft]
        left = [m for m in draft.members if m.at < i]
        right = [m for m in draft.members if m.at >= i]
        if not left or not right or (len(left) > 1) == (len(right) > 1):
            return [draft]
        return [attrs.evolve(draft, members=[a, b], evidence=list(draft.evidence), topics=[], outcomes=[]) for a in left for b in right]

    def _to_object(self, i: int, end: int) -> int:
        """Step over adverbs, dates and places between a verb and "with" or its object."""
        j = i
        limit = min(end, i + 16)
        while j < limit:
            if self.folded[j] == "with" or self.folded[j] == "alongside":
                return j + 1
            if j in self.clauses.date_from:
                j = self.clauses.date_from[j].end
                continue
            if j in self.starting and (j == i or self.folded[j - 1] not in ("in", "at", "on", "near")) and not self._is_place_here(j):
                return self._with_ahead(j, limit) or (j if j == i or self._only_adverbs(i, j) else i)
            if self.folded[j] in (";", ".", "to") or self.words[j] in ("(",) or (j > i and is_finite(self.article, j)):
                break
            j += 1
        return self._with_ahead(i, limit) or i

    def _only_adverbs(self, i: int, j: int) -> bool:
        return all(self.flags[k] & (ADVERB | DETERMINER) or self.folded[k] in ("his", "her", "their", "visiting", "with", "on", "in", "at") or k in self.clauses.date_from or self.words[k] == "," for k in range(i, j))  # fmt: skip

    def _is_place_here(self, j: int) -> bool:
        mention = self.starting.get(j)
        return isinstance(mention, CountryMention) and mention.form == "seat" and self.folded[j - 1] in (",",)

    def _with_ahead(self, i: int, limit: int) -> int | None:
        for j in range(i, limit):
            if self.folded[j] == "with":
                return j + 1
            if self.words[j] in (";", ".") or self.folded[j] in ("to", "that", "which", "who", "and", "discuss") or (j > i and is_finite(self.article, j)):
                return None
        return None

    def _ends_object(self, j: int, end: int) -> bool:
        """Tell whether no object follows a verb: a preposition, mark, adverb or date stands there."""
        bits = self.flags[j]
        return bool(bits & (PREPOSITION | MARK | ADVERB | CONJUNCTION)) or j in self.clauses.date_from or self.folded[j] in ("here", "today", "face", "one", "behind", "virtually", "privately", "informally", "online", "briefly", "for", "last", "this", "next", "several", "twice", "three", "four")

    def speak(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X spoke [today, by phone] with / to Y; X talked with Y; X conferred with Y."""
        j = stop
        limit = min(end, stop + 14)
        while j < limit and self.folded[j] not in ("with", "to", "between"):
            if self.folded[j] in (";", "that", "about", "of", "who", "in", "at") and not (self.folded[j] in ("in", "at") and self._with_ahead(j, limit)) or (self.words[j] == "." ):
                break
            j += 1
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or (reading.passive and cue.kind != "speak"):
            return None
        objects = Found([], stop, stop)
        if j < limit and self.folded[j] in ("with", "to"):
            if self.folded[j] == "to" and cue.id not in ("speak", "talk"):
                return None
            objects = self.people.ahead(j + 1, end)
            if not objects.members or (cue.kind == "speak" and objects.members[0].party.kind != "person" and (self.folded[j] == "to" or objects.members[0].party.kind == "country")):
                return None
        elif not (reading.found.refers or len(reading.found.members) > 1) or not self._spoken_together(i, stop, end):
            return None
        form = "in_person"
        loose = True
        if cue.kind == "speak":
            form = "phone"
            loose = not self._says_how("phone_word", i, min(end, objects.end + 12))
            states = {m.party.country for m in [*reading.found.members, *objects.members]}
            if loose and not (cue.id == "speak" and self.folded[j] == "with") and len(states - {None}) < 2:
                form = "in_person"
        members = reading.found.members + objects.members
        draft = self._draft(reading, members, i, max(stop, objects.end), floor, end, form)
        if draft is not None:
            draft.loose = loose
            if reading.found.refers and not objects.members:
                draft.members = self.people.last()
        return self._enough(draft)

    def _spoken_together(self, i: int, stop: int, end: int) -> bool:
        if self._says_how("phone_word", i, min(end, stop + 10)) or self._says_how("video", i, min(end, stop + 10)):
            return True
        return not self.flags[i] & ING and (stop >= end or stop in self.clauses.date_from or self.folded[stop] in ("today", "earlier", "again", "yesterday", "about", "on"))

    def phone(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X phoned Y."""
        if i and (self.flags[i - 1] & (DETERMINER | PREPOSITION) or self.words[i - 1] in POSSESSIVE) and not self.flags[i] & PAST:
            return None
        objects = self.people.ahead(stop, end)
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not objects.members:
            return None
        return self._enough(self._draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "phone"))

    def guest(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """HOST received VISITOR; VISITOR was received by HOST."""
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            return None
        passive = reading.passive or (stop < end and self.folded[stop] == "by")
        if passive:
            k = next((k for k in range(stop, min(end, stop + 10)) if self.folded[k] == "by"), None)
            if k is None:
                return None
            objects = self.people.ahead(k + 1, end)
            if self.folded[k + 1] in ("phone",):
                return None
        else:
            objects = self.people.ahead(self._over_venue(stop, end), end)
        hosts, guests = (objects, reading.found) if passive else (reading.found, objects)
        if not self._are_people(guests.members) or not hosts.members or all(m.party.kind == "group" for m in hosts.members):
            return None
        if not passive and objects.end < end and self.words[objects.end] in POSSESSIVE:
            return None
        if any(m.party.kind == "group" for m in guests.members) and cue.id != "receive" and cue.id != "host":
            return None
        first, last = self.clauses.bounds(i, objects.end, floor, end)
        if cue.needs_place and not self.clauses.where(i, objects.end, i, last) and not any(self.folded[k] in ("airport", "arrival", "palace", "house", "office", "ceremony", "visit") for k in range(objects.end, last)):
            return None
        draft = self._draft(reading, hosts.members + guests.members, i, objects.end, floor, end, "in_person")
        if draft is not None:
            for member in hosts.members:
                member.role = "host"
            for member in guests.members:
                member.role = "visitor"
        return self._enough(draft)

    def _over_venue(self, i: int, end: int) -> int:
        """Step over "at the palace" between a verb and its object."""
        if i < end and self.folded[i] in ("at", "in", "here", "today"):
            for k in range(i + 1, min(end, i + 8)):
                if isinstance(self.starting.get(k), PersonMention | OfficeMention):
                    return k
        return i

    def _are_people(self, members: list[Member]) -> bool:
        return bool(members) and members[0].party.kind in ("person", "group")

    def caller(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """VISITOR called on HOST, paid a courtesy call on HOST; "called on HOST to" is an appeal."""
        objects = self.people.ahead(stop, end)
        if not objects.members or (not cue.sure and objects.members[0].party.kind != "person"):
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not reading.found.members:
            return None
        if not cue.sure:
            after = objects.end
            while after < end and (self.flags[after] & ADVERB or self.words[after] == ","):
                after += 1
            if after < end and self.folded[after] in ("to", "for", "not", "and", "or"):
                return None
        draft = self._draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "in_person")
        if draft is not None:
            for member in reading.found.members:
                member.role = "visitor"
            for member in objects.members:
                member.role = "host"
        return self._enough(draft)

    def summon(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """STATE or BODY summoned an envoy; the envoy was summoned."""
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            return None
        if reading.passive:
            k = next((k for k in range(stop, min(end, stop + 10)) if self.folded[k] in ("by", "to")), None)
            objects = self.people.ahead(k + 1, end) if k is not None else Found([], stop, stop)
        else:
            objects = self.people.ahead(stop, end)
        both = reading.found.members + objects.members
        if not any(m.party.kind == "person" for m in both):
            return None
        return self._enough(self._draft(reading, both, i, max(stop, objects.end), floor, end, "in_person"))

    def discuss(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X discussed TOPIC with Y; X exchanged views with Y on TOPIC."""
        k = stop
        while k < end and self.folded[k] != "with":
            if self.words[k] in (";", ",", ".") or (k > stop and is_finite(self.article, k)) or self.folded[k] in ("that", "who", "which"):
                return self._discussed_together(i, stop, floor, end)
            k += 1
        if k >= end:
            return self._discussed_together(i, stop, floor, end)
        objects = self.people.ahead(k + 1, end)
        if not objects.members:
            return self._discussed_together(i, stop, floor, end)
        if objects.members[0].party.kind not in ("person", "group", "country") or (objects.members[0].party.kind != "person" and k > stop + 1):
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or not reading.found.members or reading.passive:
            return None
        draft = self._draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "in_person")
        if draft is not None:
            draft.loose = True
            draft.weak = (reading.shared and reading.infinitive) or any(m.party.kind == "group" for m in draft.members)
        return self._enough(draft)

    def _discussed_together(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X and Y discussed TOPIC: two named people of two states who talked to each other."""
        reading = self.clauses.subject(i, floor, end, deep=False)
        members = [m for m in reading.found.members if m.party.kind == "person" and m.party.name]
        if not reading.real or reading.passive or reading.infinitive or len(members) != 2 or len(reading.found.members) != 2 or len({m.party.country for m in members}) < 2:
            return None
        draft = self._draft(reading, members, i, stop, floor, end, "in_person")
        if draft is not None:
            draft.loose, draft.where = True, None
        return self._enough(draft)

    def light(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X held / had / conducted / co-chaired a meeting with Y; talks were held between X and Y."""
        if self.flags[i] & ING and stop < end and self.folded[stop] == "of":
            return None
        noun = self._event_noun(stop, end, cue)
        if noun is None:
            return None
        form, at, after = noun
        after_noun = after
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            self.used.add(at)
            return None
        if not reading.found.members and not reading.found.refers:
            return None
        self.used.add(at)
        objects, after = self._partners(after, end)
        members = ([] if reading.passive else reading.found.members) + objects
        event = self._event_of(stop, after, end)
        if reading.real and reading.found.members and stop < at and self.folded[at] == "courtesy":
            pass
        draft = self._draft(reading, members, i, after, floor, end, form, noun=at)
        if draft is None:
            return None
        if cue.status:
            draft.status = cue.status
        draft.loose = form == "in_person" and self._is_talk(after_noun)
        draft.event = event or draft.event
        if reading.found.refers and not objects and not reading.passive:
            draft.members = self.people.last()
        if len(draft.members) == 1 and draft.event is not None:
            self._add_body(draft)
        if cue.weak and (len(draft.members) < 2 or (draft.status == "planned" and draft.when is None and draft.where is None)):
            return None
        return self._enough(draft)

    def _event_noun(self, i: int, end: int, cue: Cue) -> tuple[str | None, int, int] | None:
        """Return form, place and end of the noun of an encounter that is the object of a verb at ``i``."""
        j = i
        limit = min(end, i + 14)
        found: tuple[str | None, int, int] | None = None
        while j < limit:
            cues, after = self.known.cues_at(self.folded, j, end)
            noun = next((c for c in cues if c.kind == "event"), None)
            if noun is not None:
                if after < end and self.flags[after] & (CAPITAL) and not self.flags[after] & (PREPOSITION | MARK) and after not in self.starting and after not in self.clauses.date_from:
                    j = after
                    continue
                found = (noun.form, j, after)
                following = self.known.cues_at(self.folded, after, end)[0] if after < end else []
                if any(c.kind == "event" for c in following):
                    j = after
                    continue
                if after + 1 < end and self.folded[after] == "of" and self.flags[i] & DETERMINER and self._event_noun(after + 1, min(end, after + 5), cue):
                    j = after + 1
                    continue
                break
            if any(c.kind == "block" for c in cues):
                return None
            bits, word = self.flags[j], self.folded[j]
            if (bits & PREPOSITION and word not in ("of", "for")) or (bits & MARK and word not in ("-", "–", ",", "'", "’", '"', "“", "”", "+", "(", ")")) or (bits & PRONOUN and word not in OWN):
                break
            if bits & CONJUNCTION and word not in ("and", "or"):
                break
            if j > i + 1 and is_finite(self.article, j):
                break
            j += 1
        if found is None:
            return None
        if found[0] == "in_person" and (self._says_how("video", i, found[2])):
            found = ("video", found[1], found[2])
        elif found[0] == "in_person" and self._says_how("phone_word", i, found[2]):
            found = ("phone", found[1], found[2])
        return found

    def _partners(self, i: int, end: int) -> tuple[list[Member], int]:
        """Return the parties behind "with", "between", "from" after a noun of an encounter, other circumstances in between."""
        j = i
        limit = min(end, i + 22)
        while j < limit:
            word = self.folded[j]
            if word in ("with", "between", "among", "involving") or (word == "by" and self.folded[j - 1] in ("joined", "attended", "hosted")):
                found = self.people.ahead(j + 1, end)
                if found.members:
                    return found.members, found.end
                return [], i
            if word == "from" and j == i:
                found = self.people.ahead(j + 1, end)
                if found.members and found.members[0].party.kind == "person":
                    return found.members, found.end
            if self.words[j] in (";",) or word in ("that", "which", "who", "to", "while", "after", "before", "where", "about", "and") or (is_finite(self.article, j) and j > i):
                return [], i
            if self.words[j] == "," and j + 1 < limit and self.flags[j + 1] & ING and not (self.folded[j + 1] == "including" and self.folded[j + 2] == "with"):
                return [], i
            j += 1
        return [], i

    def _event_of(self, i: int, stop: int, end: int):  # noqa: ANN202
        event = self.clauses.event(i, end, "at")
        if event is None:
            for k in range(i, min(end - 1, stop + 3)):
                if self.folded[k] in ("of", "the") and self.flags[k + 1] & (CAPITAL | DIGIT | ORDINAL):
                    event = self.clauses.event(k + 1, end, "at")
                    if event is not None:
                        break
        return event

    def attend(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X attended / took part in EVENT: X and the body whose event it is."""
        event = self.clauses.event(stop, end, "at")
        if event is None:
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real or reading.passive or not self._are_people(reading.found.members) and not (reading.found.members and reading.found.members[0].party.kind == "country"):
            return None
        draft = self._draft(reading, reading.found.members, i, event.span[1], floor, end, "in_person")
        if draft is None:
            return None
        draft.event = event
        for k in range(*event.span):
            self.used.add(k)
        self._add_body(draft)
        if draft.where is None:
            draft.where = self._bound_for(i, floor)
        return self._enough(draft)

    def _bound_for(self, i: int, floor: int) -> Where | None:
        """Return the city named in front of "to attend", "to participate in": "will go to X to attend"."""
        for k in range(i - 1, max(floor, i - 16), -1):
            if self.folded[k] in ("to", "in") and k + 1 < i:
                where = self.clauses.place_at(k + 1)
                if where is not None:
                    return where
        return None

    def attending(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X's attendance at EVENT."""
        event = self.clauses.event(stop, end, "at")
        if event is None or event.body is None:
            return None
        begin, owners, _, _, _ = self._in_front(i, floor)
        if not owners:
            return None
        draft = self._draft(Reading(Found(owners, begin, i), begin), owners, i, event.span[1], floor, end, "in_person", noun=i)
        if draft is None:
            return None
        draft.event = event
        self._add_body(draft)
        return self._enough(draft)

    def _add_body(self, draft: Draft) -> None:
        """Let the body that an event belongs to be the other party."""
        if draft.event is None or draft.event.body is None:
            return
        body = self.article.entities.bodies[draft.event.body]
        party = self.article.body(body, draft.event.span)
        draft.members = [*draft.members, Member(party, draft.event.span[0])]

    # --- nouns --------------------------------------------------------------------------------------------------

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun of an encounter with its parties around it."""
        if i in self.used or (stop < end and self.known.cues_at(self.folded, stop, end)[0] and any(c.kind == "event" for c in self.known.cues_at(self.folded, stop, end)[0])):
            return None
        if self.flags[i] & (VERB) and self._is_verb(i, stop, floor):
            return None
        begin, owners, definite, again, refers = self._in_front(i, floor)
        partners, after = self._partners_of_noun(stop, end)
        real, status = self._reality(begin, i, after, floor, end, definite or bool(owners))
        if not real:
            return None
        members = owners + [p for p in partners if all(p.party != o.party for o in owners)]
        if cue.weak and not any(p.party.kind == "person" for p in partners):
            return None
        if refers and not partners and not owners:
            members = [] if again else self._their(begin, floor, end)
        elif partners and not owners and (len(partners) == 1 or self.folded[stop] not in ("between", "among", "of", "by", "involving")):
            if begin > floor and self.folded[begin] in ("the", "this", "that") and not self.flags[begin - 1] & (PREPOSITION | CONJUNCTION | MARK):
                return None
            reading = self._owner(begin, floor, end)
            members = [m for m in reading.members if m.party.kind in ("person", "country", "organisation", "group")] + partners
            if len(members) < 2:
                return None
        if len(members) < 2:
            return None
        form = cue.form
        if form == "in_person" and self._says_how("video", begin, i + 1):
            form = "video"
        elif form == "in_person" and self._says_how("phone_word", begin, i + 1):
            form = "phone"
        if cue.form == "phone" and self.folded[stop - 1] in ("call", "calls") and stop - i == 1:
            if not partners or (self.flags[i] & BASE and begin == i and not self.flags[i] & CAPITAL):
                return None
        reading = Reading(Found(members, begin, after), begin, status=status)
        draft = self._draft(reading, members, i, self._over_predicate(after, end), floor, end, form, noun=i)
        if draft is not None:
            draft.again = again
            known = draft.when is not None or draft.where is not None or draft.event is not None
            named = sum(bool(m.party.name) and m.party.kind == "person" for m in members) > 1
            draft.weak = not (definite or owners or known or named) or (not known and all(m.party.kind != "person" for m in members))
            draft.loose = cue.form == "in_person" and (self._is_talk(stop) or draft.where is None)
        return self._enough(draft)

    def _is_talk(self, stop: int) -> bool:
        """Tell whether the noun that ends at ``stop`` leaves open how the parties spoke."""
        return self.folded[stop - 1] in ("talks", "talk", "conversation", "conversations", "discussion", "discussions", "dialogue", "consultations")

    def _over_predicate(self, after: int, end: int) -> int:
        """Step over "was held", "are due to take place" behind a noun of an encounter, so that date and place behind them count."""
        k = after
        while k < min(end, after + 10) and not is_finite(self.article, k):
            if k in self.starting and k not in self.clauses.place_from or self.words[k] in (",", ";"):
                return after
            k += 1
        if k >= min(end, after + 10):
            return after
        while k < end and (self.flags[k] & (VERB | ADVERB) or self.folded[k] in ("to", "place", "due", "off", "under", "way")) and k not in self.clauses.date_from:
            k += 1
        return k

    def _their(self, begin: int, floor: int, end: int) -> list[Member]:
        """Return whose "their talks" are: the several subjects of the clause, its subject and the person beside it, or whoever met last."""
        found = self._owner(begin, floor, end)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        if len(people) > 1:
            return people
        if people and people[0].party.kind == "person":
            mine = people[0].party
            for k in range(begin - 1, floor - 1, -1):
                mention = self.starting.get(k)
                if isinstance(mention, PersonMention):
                    party = self.article.party(mention)
                    if party is not None and party.ref != mine.ref:
                        last = self.people.last()
                        if any(m.party.ref == mine.ref for m in last) and len(last) > 1:
                            return last
                        return [people[0], Member(party, mention.start)]
        return self.people.last()

    def _is_verb(self, i: int, stop: int, floor: int) -> bool:
        """Tell whether "meeting", "talks", "call", "lunch" is a verb here."""
        before = self.flags[i - 1] if i > floor else 0
        word = self.folded[i - 1] if i > floor else ""
        if self.folded[i] in ("meeting", "meetings"):
            return False
        return bool(before & PRONOUN and word not in OWN and word not in ("this", "that")) or word in ("to", "will", "would", "not") or is_finite(self.article, i)

    def _in_front(self, i: int, floor: int) -> tuple[int, list[Member], bool, bool, bool]:
        """Return start, owners, whether definite, whether told apart, whether "their", of the noun phrase that ends with the noun at ``i``."""
        j = i - 1
        owners: list[Member] = []
        definite = again = refers = False
        pair: list[Member] = []
        while j >= floor:
            word, bits = self.folded[j], self.flags[j]
            mention = self.ending.get(j + 1)
            if word in POSSESSIVE:
                found = self.people.behind(j - 1, floor)
                if found.members:
                    return found.start, found.members + pair, True, again, False
                if j + 0 in self.clauses.date_to:
                    j = self.clauses.date_to[j].start - 1
                    continue
                return j, pair, True, again, False
            if word in OWN and bits & (DETERMINER | PRONOUN):
                owner = self._of_pronoun(j, floor)
                if word == "our" and owner is not None:
                    return j, [owner, *pair], True, again, False
                if word in ("their", "our", "its"):
                    return j, pair, True, again, not pair and word != "its"
                return j, ([owner] if owner else []) + pair, True, again, False
            if j + 1 in self.clauses.date_to:
                j = self.clauses.date_to[j + 1].start - 1
                continue
            if mention is not None and isinstance(mention, CountryMention | PersonMention | OrganisationMention) and mention.start >= floor:
                glued = mention.end < i and self.folded[mention.end] in PAIRED
                linked = mention.start > floor and self.folded[mention.start - 1] in PAIRED
                if glued or linked or pair:
                    party = self.article.party(mention)
                    if party is not None:
                        pair.insert(0, Member(party, mention.start))
                j = mention.start - 1
                continue
            if bits & DETERMINER:
                definite = word in ("the", "this", "that", "these", "those", "both")
                j -= 1
                break
            if word in AGAIN:
                again = True
            if word == "-" or (word in PAIRED and pair and word != "and"):
                j -= 1
                continue
            if word == "and" and pair:
                j -= 1
                continue
            if bits & (PREPOSITION | MARK | CONJUNCTION | PRONOUN) or is_finite(self.article, j) or (bits & ADVERB and not bits & (CAPITAL) and word not in ("first",)):
                break
            j -= 1
        return j + 1, pair if len(pair) > 1 else [], definite, again, False

    def _of_pronoun(self, j: int, floor: int) -> Member | None:
        """Return whose "his", "her", "my" is: the nearest subject before it in the sentence, else the one behind, else the last person."""
        word = self.folded[j]
        if word in ("my", "our"):
            speaker = self.people.speaker(j)
            return Member(speaker, j) if speaker else None
        gender = {"his": "m", "her": "f"}.get(word)
        person_of = self.article.entities.person_of
        sentence_end = min(len(self.words), j + 60)
        for k in range(j - 1, max(-1, j - 160), -1):
            entity = person_of.get(k)
            if entity is not None and entity.gender in (None, gender) and gender:
                if k < floor or self._is_subject(k):
                    return Member(self.article.person(entity), j)
            if k == floor and gender:
                for r in range(j + 1, sentence_end):
                    if self.words[r] == ",":
                        after = person_of.get(r + 1)
                        if after is not None and after.gender in (None, gender):
                            return Member(self.article.person(after), j)
                        break
                    if self.words[r] in (".", ";"):
                        break
        return None

    def _is_subject(self, k: int) -> bool:
        mention = self.starting.get(k)
        if mention is None:
            return False
        before = self.flags[mention.start - 1] if mention.start else 0
        return not before & PREPOSITION or bool(before & CONJUNCTION)

    def _partners_of_noun(self, stop: int, end: int) -> tuple[list[Member], int]:
        """Return the parties behind "between", "with", "of" after a noun of an encounter."""
        if stop < end and self.folded[stop] in ("between", "among", "of", "by", "involving"):
            found = self.people.ahead(stop + 1, end)
            if len(found.members) > 1 or (found.members and self.folded[stop] in ("by",)):
                return found.members, found.end
            if self.folded[stop] == "of":
                return [], stop
        return self._partners(stop, end)

    def _owner(self, begin: int, floor: int, end: int) -> Found:
        """Return whose encounter "talks with Y" is: the subject of the nearest finite verb before, else behind."""
        for t in range(begin - 1, floor - 1, -1):
            if self.words[t] in (";", ":"):
                break
            if is_finite(self.article, t):
                outer = self.clauses.subject(t, floor, end, deep=False)
                if outer.found.members:
                    return outer.found
                if t > floor and self.folded[t - 1] in ("who", "which"):
                    return Found([], begin, begin)
        if begin - floor < 12:
            for t in range(begin + 1, end):
                if is_finite(self.article, t):
                    outer = self.clauses.subject(t, begin, end, deep=False)
                    if outer.found.members:
                        return outer.found
        if begin > floor:
            found = self.people.behind(begin - 2, floor) if self.flags[begin - 1] & PREPOSITION else self.people.behind(begin - 1, floor)
            if found.members:
                return found
        return Found([], begin, begin)

    def _reality(self, begin: int, i: int, after: int, floor: int, end: int, definite: bool) -> tuple[bool, str | None]:
        """Tell whether a noun speaks of an encounter that is, was or is to be, and which of the three."""
        status: str | None = None
        presupposed = definite and begin > floor and self.folded[begin - 1] in ("after", "following", "during", "since", "throughout")
        first = begin if presupposed else max(floor, begin - 9)
        for k in range(begin - 1, first - 1, -1):
            word = self.folded[k]
            if self.words[k] in (";", '"', "“") or (k in self.starting and k < begin - 3 and word not in ("after",)):
                break
            if self.known.at("unreal", self.folded, k, begin) > k and not self.flags[k] & CAPITAL:
                return False, None
            if self.known.is_a("negation", word):
                return False, None
            if self.known.at("cancelled", self.folded, k, begin) > k:
                status = "cancelled"
                break
            if self.known.at("ahead", self.folded, k, begin) > k:
                status = "planned"
            if word in ("will", "shall"):
                status = "planned"
        if any(self.known.is_a("unreal", self.folded[k]) for k in range(begin, i) if not self.flags[k] & CAPITAL):
            return False, None
        if any(self.folded[k] in ("upcoming", "planned", "scheduled", "forthcoming", "expected", "next", "proposed", "coming", "tomorrow") for k in range(begin, i)):
            status = status or "planned"
        k = after
        while k < min(end, after + 12) and not is_finite(self.article, k):
            if self.folded[k] in ("to",) and k + 2 < end and self.folded[k + 1] == "be":
                status = status or "planned"
            k += 1
        if k < min(end, after + 12):
            if self.folded[k] in ("will", "shall"):
                status = status or "planned"
            elif self.flags[k] and self.folded[k] in ("may", "might", "could", "should", "would", "must", "can"):
                return definite and status is not None, status
            tail = self.folded[k : k + 4]
            if any(self.known.at("cancelled", self.folded, t, end) > t for t in range(k, min(end, k + 4))):
                status = "cancelled"
            elif any(w in ("scheduled", "expected", "due", "planned", "slated", "set") for w in tail) and status is None:
                status = "planned"
        before = self.folded[begin - 1] if begin > floor else ""
        governed = before in GOOD_PREPOSITIONS or self.known.at("ahead", self.folded, max(floor, begin - 2), begin) > max(floor, begin - 2)
        plain = definite or governed or status == "cancelled"
        if not plain:
            first_, last_ = self.clauses.bounds(i, after, floor, end)
            plain = self.clauses.when(i, after, begin, last_, future=False) is not None or (k < end and self.flags[k] & PAST and k < after + 4) or begin == floor
        return bool(plain), status

    # --- drafts -------------------------------------------------------------------------------------------------

    def _says_how(self, kind: str, first: int, last: int) -> bool:
        return self.clauses.has(kind, first, last)

    def _draft(self, reading: Reading, members: list[Member], cue: int, stop: int, floor: int, end: int, form: str | None, *, noun: int | None = None) -> Draft | None:
        """Make a draft of a clause: parties, date, place, occasion, form."""
        first, last = self.clauses.bounds(cue, stop, floor, end)
        status = reading.status
        bits = self.flags[cue]
        present = noun is None and bits & (BASE | THIRD) and not bits & PAST and not reading.infinitive and not reading.shared
        if present and status is None and any(cue <= d.start < last and d.form in ("weekday", "day", "interval") for d in self.clauses.dates):
            status = "planned"
        if noun is None and status is None and (bits & PAST or reading.progressive):
            status = "held"
        when = self.clauses.when(cue, stop, first, last, future=status == "planned", day=self.people.day())
        if status in (None, "held") and when is not None and when.value is not None and self.article.anchor is not None and reading.progressive and when.value.start > self.article.anchor:
            status = "planned"
        where = self.clauses.where(cue, stop, first, last)
        if where is None and reading.shared and reading.infinitive:
            where = self._bound_for(cue, floor)
        if form == "in_person" and self._says_how("video", max(first, cue - 6), last):
            form = "video"
        elif form == "in_person" and self._says_how("phone_word", max(first, cue - 3), last) and noun is None:
            form = "phone"
        begin = min(reading.start, cue) if not reading.shared else cue
        while last > stop and (self.words[last - 1] in (",", "--", "–", "—") or self.folded[last - 1] in ("and",)):
            last -= 1
        return Draft(
            members=members, form=form, status=status, when=when, where=where, event=self.clauses.occasion(cue, first, last), again=self._told_apart(cue, stop, last), noun=noun is not None,
            evidence=[(max(begin, floor), max(last, stop))], at=cue,
        )  # fmt: skip

    def _told_apart(self, cue: int, stop: int, last: int) -> bool:
        """Tell whether "previously", "last met", "has visited before" sets an encounter apart from today's."""
        if cue and self.folded[cue - 1] in ("previously", "last", "earlier"):
            return True
        return any(self.folded[k] in ("before", "previously") for k in range(stop, min(len(self.words), last + 1)) if k + 1 >= len(self.words) or self.flags[k + 1] & (MARK | CONJUNCTION) or self.folded[k] == "previously")

    def _enough(self, draft: Draft | None) -> Draft | None:
        """Let a draft pass that has two parties or more, each of them once."""
        if draft is None:
            return None
        once: list[Member] = []
        for member in draft.members:
            if all(not _one(member, other) for other in once):
                once.append(member)
        draft.members = once
        if any(m.party.office == "counterpart" and m.party.country and any(o is not m and o.party.country == m.party.country for o in once) for m in once):
            return None
        return draft if len(once) > 1 else None


def _one(a: Member, b: Member) -> bool:
    from .participants import same_party  # noqa: PLC0415

    return same_party(a.party, b.party)


__all__ = ["Encounters", "OfficeMention", "PARTICIPLE", "THIRD"]
