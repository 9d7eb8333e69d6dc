"""Encounters told by a noun: "his meeting with Y", "talks between X and Y", "the X-Y summit", "X's attendance at EVENT".

Rule 1  The parties stand in front as a possessive or a pair, behind "with", "between", "of", or are those of the clause.
Rule 2  A noun counts where it is definite, governed by a preposition such as "after", or has a date or place; not where the words in
        front of it wish, doubt or deny it.
"""

from __future__ import annotations

from ...lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    ORDINAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from ..evidence import is_finite
from .clauses import REACH, Reading
from .companions import WITHIN, Companions
from .drafts import Draft
from .holders import OWN
from .members import Found, Member, same_party
from .phrases import POSSESSIVE
from .vocabulary import Cue

AGAIN = frozenset({"last", "previous", "earlier", "another", "past", "prior"})
PAIRED = frozenset({"-", "–", "and", "/", "—"})
KINDS = frozenset({"person", "country", "organisation", "group"})
STRETCHES = frozenset({"hours", "day", "days", "week", "weeks", "months", "rounds", "round"})


class Nouns(Companions):
    """Reads the nouns of encounters."""

    def noun(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """A noun of an encounter with its parties around it."""
        if i in self.used or (
            stop < end
            and self.known.cues_at(self.folded, stop, end)[0]
            and any(c.kind == "event" for c in self.known.cues_at(self.folded, stop, end)[0])
        ):
            return None
        if (self.flags[i] & VERB and self._is_verb(i, stop, floor)) or self.is_of_another_kind(i, stop, end):
            return None
        begin, owners, definite, again, refers = self.in_front(i, floor)
        behind = self.over_bracket(stop, end)
        partners, after = self._partners_of_noun(behind, end)
        if partners and self.people.last() and self._adds_more(behind, begin, end):
            return None
        if not owners and not partners and (alone := self.of_group(begin, i, behind, floor, end, cue.form)) is not None:
            return alone
        singled = bool(partners) and "including" in self.folded[stop : stop + 2]
        happens = self.takes_place(behind if partners else after, end)
        sure = definite or bool(owners) or singled or happens
        real, status = self.reality(begin, i, stop if happens and partners else after, floor, end, definite=sure, subject=happens)
        told = self.told_in(begin, i, floor, end) if not owners and not partners else None
        if not real and told is None:
            return None
        joined = told or (self.joined_for(begin, floor, end) if not owners and not refers else None)
        if joined is not None:
            owners, status = joined.found.members, status or joined.status
        members = owners + [p for p in partners if all(p.party != o.party for o in owners)]
        if cue.weak and not any(p.party.kind == "person" for p in partners):
            return None
        if refers and not partners and not owners:
            dated = again and self.clauses.when(i, stop, begin, self.clauses.bounds(i, stop, floor, end)[1], future=False) is not None
            members = self._their(begin, floor, end) if dated or not again else []
        elif partners and not owners and (len(partners) == 1 or self._linked_by(behind, partners) not in ("between", "among", "of", "by", "involving")):  # fmt: skip
            if (
                begin > floor
                and self.folded[begin] in ("the", "this", "that")
                and not self.flags[begin - 1] & (PREPOSITION | CONJUNCTION | MARK)
                and not any(c.kind == "attend" for c in self.known.cues_at(self.folded, begin - 1, begin)[0])
            ):
                return None
            owner = self.owner(begin, floor, end)
            own = [m for m in owner.members if m.party.kind in KINDS and not any(same_party(m.party, p.party) for p in partners)]
            if not own and self._linked_by(behind, partners) in ("with", "alongside"):
                return None
            members = own + partners
            if len(members) < 2:
                return None
        further = False
        if not members and not refers and stop < end:
            members = (self.states_of(stop) or self.states_of(i)) if happens else []
        if not members and not refers:
            members = self._met_within(begin, i, floor, end) or self._of_turns(begin, i, floor)
            if members and self.folded[begin - 1] == "before":
                status = None  # remarks at the opening of a meeting
            if not members and definite and (self._is_next(begin, i) if status == "planned" else happens and again):
                members, further = self.people.last(), True
        form = cue.form
        if form == "in_person" and self._says_how("video", begin, i + 1):
            form = "video"
        elif form == "in_person" and self._says_how("phone_word", begin, i + 1):
            form = "phone"
        if len(members) < 2:
            self.wait(self.gathering(begin, i, stop, floor, end, form))
            return None
        if cue.form == "phone" and self.folded[stop - 1] in ("call", "calls") and stop - i == 1:
            if not (partners or told) or (self.flags[i] & BASE and begin == i and not self.flags[i] & CAPITAL):
                return None
        reading = Reading(Found(members, begin, after), begin, status=status)
        draft = self.draft(reading, members, i, self.over_predicate(after, end), floor, end, form, noun=i)
        if further and status == "planned" and not happens and draft.when is None:
            return None
        if draft.when is not None and status == "planned" and self._leads_up(draft.when.span[1], begin):
            draft.when = None
        draft.where = draft.where or self.came_to(begin, floor)
        draft.again = again or further or (status == "planned" and self._is_next(begin, i))
        if self.folded[i] == "courtesy" and owners + partners:
            hosted = self.folded[begin - 1] in ("received", "receives") if begin else False
            for member in draft.members:
                member.role = "host" if (member in partners) != hosted else "visitor"
        known = draft.when is not None or draft.where is not None or draft.event is not None
        named = sum(bool(m.party.name) and m.party.kind == "person" for m in members) > 1
        presupposed = bool(partners) and begin > floor and self.folded[begin - 1] in ("during", "after", "following")
        draft.weak = not (definite or owners or known or named or presupposed) or (
            not known and all(m.party.kind != "person" for m in members)
        )
        draft.weak = draft.weak or (told is not None and self.folded[begin] == "the" and not known)
        draft.loose = cue.form == "in_person" and (self._is_talk(stop) or draft.where is None)
        return self.enough(draft)

    def _met_within(self, begin: int, i: int, floor: int, end: int) -> list[Member]:
        """Return the two subjects of "A and B agreed in a meeting to", "After talks in PLACE, A and B signed"."""
        if begin > floor + 2 and self.folded[begin - 1] == "of" and self.folded[begin - 2] in STRETCHES:  # "after two days of talks"
            begin = next((k + 1 for k in range(begin - 3, max(floor, begin - 7), -1) if self.flags[k] & PREPOSITION), begin)
            i = begin
        if begin <= floor or self.folded[begin - 1] not in ("in", "at", "during", "after", "following", "before", "on", "for"):
            return []
        if any(self.folded[k] not in WITHIN and not self.flags[k] & (DETERMINER | ORDINAL) for k in range(begin, i)):
            return []
        if self.folded[floor] in ("remarks", "statements") and floor + 1 < begin and self.folded[floor + 1] == "by":
            named = self.people.ahead(floor + 2, end)
            homes = {m.party.country for m in named.members if m.party.kind == "person"}
            return named.members if len(homes) == len(named.members) == 2 and named.end <= begin else []
        if self.folded[begin - 1] == "before":
            return []
        found = self.owner(begin, floor, end)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        if self.folded[begin - 1] == "for" and any(m.party.kind != "country" for m in people):
            return []  # people who come "for talks" may come for talks with others
        states = {m.party.country for m in people}
        return people if len(people) == len(found.members) > 1 and None not in states and len(states) == len(people) else []

    def _of_turns(self, begin: int, i: int, floor: int) -> list[Member]:
        """Return the two who take turns where one says "I look forward to our meeting" to the other."""
        if begin - 2 < floor or self.folded[begin - 2 : begin] != ["forward", "to"]:
            return []
        one, other = self.people.speaker(i), self.people.speakers.other(i)
        return [Member(one, begin), Member(other, begin)] if one is not None and other is not None else []

    def _adds_more(self, stop: int, begin: int, end: int) -> bool:
        """Tell whether "the conference was attended by X" tells who came to what was told of before; the reader adds them."""
        near = self.folded[stop : min(end, stop + 5)]
        return self.folded[begin] in ("the", "this") and ("attended" in near or "joined" in near) and "by" in near

    def _is_next(self, begin: int, i: int) -> bool:
        """Tell whether "the third round", "the next meeting" is one more of those who met last."""
        ordinal = any(
            (self.flags[k] & ORDINAL and self.folded[k] != "first") or self.folded[k] in ("next", "following") for k in range(begin, i)
        )
        return ordinal and not any(self.flags[k] & CAPITAL for k in range(begin + 1, i))

    def attending(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X's attendance at EVENT."""
        event = self.clauses.event(stop, end, "at")
        if event is None or event.body is None:
            return None
        begin, owners, _, _, _ = self.in_front(i, floor)
        real, status = self.reality(begin, i, event.span[1], floor, end, definite=True)
        if not owners or not real:
            return None
        reading = Reading(Found(owners, begin, i), begin, status=status)
        draft = self.draft(reading, owners, i, event.span[1], floor, end, "in_person", noun=i)
        draft.event = event
        self._add_body(draft)
        return self.enough(draft)

    def _their(self, begin: int, floor: int, end: int) -> list[Member]:
        """Return whose "their talks" are: the several subjects of the clause, its subject and the person beside it, or whoever met last."""
        found = self.owner(begin, floor, end)
        people = [m for m in found.members if m.party.kind in ("person", "country")]
        if len(people) > 1:
            return people
        if people and people[0].party.kind == "person":
            mine = people[0].party
            for k in range(begin - 1, max(floor, begin - REACH) - 1, -1):
                mention = self.starting.get(k)
                if isinstance(mention, PersonMention):
                    party = self.article.party(mention)
                    if party is not None and party.ref != mine.ref:
                        last = self.people.last()
                        if any(m.party.ref == mine.ref for m in last) and len(last) > 1:
                            return last
                        return [people[0], Member(party, mention.start)]
        return self.people.last()

    def _leads_up(self, i: int, begin: int) -> bool:
        """Tell whether "ahead of", "a day before" stands between a date that ends at ``i`` and a noun: the day of what came before."""
        return any(self.known.at("ahead", self.folded, k, begin) > k for k in range(i, begin))

    def is_noun(self, i: int, floor: int) -> bool:
        """Tell whether "meeting", "talks", "talk" is a noun here: one that a verb has taken, or behind an article, an adjective, a noun.

        "a weekend meeting with", "the White House meeting", "official talks with"; not "was in Oslo meeting with", "X talks with Y".
        """
        if i in self.used:
            return True
        bits = self.flags[i]
        if bits & PAST or (i <= floor and bits & ING) or not any(c.kind == "event" for c in self.known.cues_at(self.folded, i, i + 1)[0]):
            return False
        before, name = self.flags[i - 1], self.ending.get(i)
        first = i - 1
        while first >= floor and self.flags[first] & (ORDINAL | ADVERB) and name is None:
            first -= 1
        if first < floor:
            return not bits & ING  # "Earlier talks with": no subject stands in front
        if self.flags[first] & DETERMINER or self.words[first] in POSSESSIVE or self.folded[first] in OWN:
            return True
        if bits & ING and name is not None:
            first = name.start
            while first > floor and self.ending.get(first) is not None:
                first = self.ending[first].start
            return first > floor and bool(self.flags[first - 1] & DETERMINER) and not isinstance(name, PersonMention | OfficeMention)
        if bits & ING:
            return not (
                before & (PREPOSITION | CONJUNCTION | MARK | AUXILIARY | ADVERB | PRONOUN | VERB)
                or i in self.clauses.date_to
                or before & CAPITAL
            )
        if before & (MODAL | PRONOUN | MARK) or self.folded[i - 1] in ("to", "not", "and", "or", "but", "then"):
            return False
        if before & PREPOSITION:
            return True
        return not (before & ADVERB or (is_finite(self.article, i) and not isinstance(name, OrganisationMention)))

    def is_of_another_kind(self, i: int, stop: int, end: int) -> bool:
        """Tell whether "a round of" goes on with no encounter: "a round of exercises", "the first round of the vote"."""
        if self.folded[i] not in ("round", "rounds") or stop + 1 >= end or self.folded[stop] != "of":
            return False
        k = stop + 1
        while k < min(end, stop + 7) and not self.flags[k] & (PREPOSITION | MARK | CONJUNCTION):
            if any(c.kind == "event" for c in self.known.cues_at(self.folded, k, end)[0]):
                return False
            k += 1
        return True

    def _is_verb(self, i: int, stop: int, floor: int) -> bool:
        """Tell whether "meeting", "talks", "call", "lunch" is a verb here."""
        before = self.flags[i - 1] if i > floor else 0
        word = self.folded[i - 1] if i > floor else ""
        if self.folded[i] in ("meeting", "meetings"):
            return False
        return (
            bool(before & PRONOUN and word not in OWN and word not in ("this", "that"))
            or word in ("to", "will", "would", "not")
            or is_finite(self.article, i)
        )

    def in_front(self, i: int, floor: int) -> tuple[int, list[Member], bool, bool, bool]:
        """Return start, owners, whether definite, whether told apart, whether "their", of the noun phrase that ends with the noun at ``i``."""
        j = i - 1
        definite = again = False
        pair: list[Member] = []
        while j >= floor:
            word, bits = self.folded[j], self.flags[j]
            mention = self.ending.get(j + 1)
            if word in POSSESSIVE:
                found = self.people.behind(j - 1, floor)
                if found.members:
                    return found.start, found.members + pair, True, again, False
                holder = self.ending.get(j)
                if isinstance(holder, PersonMention) and holder.start >= floor:  # "during X's visit": a preposition in front
                    party = self.article.party(holder)
                    if party is not None:
                        return holder.start, [Member(party, holder.start), *pair], True, again, False
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
            if (
                bits & (PREPOSITION | MARK | CONJUNCTION | PRONOUN)
                or is_finite(self.article, j)
                or (bits & PAST and self.known.is_a("send", word))
                or (bits & ADVERB and not bits & (CAPITAL) and word != "first")
            ):
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
            if entity is not None and entity.gender in (None, gender) and gender and (k < floor or self._is_subject(k)):
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
        k = mention.start
        while k > 2 and self.folded[k - 1] in ("and", ","):  # of a list its first item tells
            listed = self.ending.get(k - 1) or self.ending.get(k - 2)
            if not isinstance(listed, PersonMention):
                break
            k = listed.start
        before = self.flags[k - 1] if k else 0
        return not before & PREPOSITION or bool(before & CONJUNCTION)

    def _partners_of_noun(self, stop: int, end: int) -> tuple[list[Member], int]:
        """Return the parties behind "between", "with", "of" after a noun of an encounter."""
        if stop < end and self.folded[stop] in ("between", "among", "of", "by", "involving"):
            found = self.people.ahead(stop + 1, end, between=self.folded[stop] in ("between", "of"))
            if len(found.members) > 1 or (found.members and self.folded[stop] == "by"):
                return found.members, found.end
            if self.folded[stop] == "of":
                crowd = bool(found.members) and all(m.party.kind == "group" for m in found.members)  # "a meeting of ministers"
                return self.with_body(found), found.end if crowd else stop
        return self.partners(stop, end)

    def _linked_by(self, stop: int, partners: list[Member]) -> str:
        """Return the word that links parties to the noun that ends at ``stop``; a place or date may stand in between."""
        for k in range(stop, min(m.at for m in partners)):
            if self.folded[k] in ("between", "among", "with", "involving", "alongside"):
                return self.folded[k]
        return self.folded[stop]

    def owner(self, begin: int, floor: int, end: int) -> Found:
        """Return whose encounter "talks with Y" is: the subject of the nearest finite verb before, else behind."""
        for t in range(begin - 1, max(floor, begin - REACH) - 1, -1):
            if self.words[t] in (";", ":"):
                break
            if self.clauses.heads_clause(t, floor):
                outer = self.clauses.subject(t, floor, end, deep=False)
                if outer.found.members:
                    return outer.found
                if t > floor and self.folded[t - 1] in ("who", "which"):
                    return Found([], begin, begin)
        if begin - floor < 12:
            for t in range(begin + 1, min(end, begin + REACH)):
                if is_finite(self.article, t) or (self.words[t - 1] == "," and self.flags[t] & CUE and self.flags[t] & PAST):
                    outer = self.clauses.subject(t, floor, end, deep=False)
                    if outer.found.members and self.folded[outer.found.start - 1] != "and":
                        return outer.found
        if begin > floor:
            found = self.people.behind(begin - 2, floor) if self.flags[begin - 1] & PREPOSITION else self.people.behind(begin - 1, floor)
            if found.members:
                return found
        return Found([], begin, begin)
