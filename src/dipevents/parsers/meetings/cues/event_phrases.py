"""The noun phrase of an encounter: whether its head is a noun at all, who owns it, whom it is with.

X's / his / their / the A-B talks           talks with Y, between A and B, of A and B, by A and B
"""

from __future__ import annotations

import attrs

from dipevents.coreference import PersonEntity
from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    HEAD,
    ING,
    MARK,
    MODAL,
    MONTH,
    NOT_NAME,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    UPPER,
    VERB,
    WEEKDAY,
)
from dipevents.mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..drafting import CueReader, Drafting
from ..members import Found, Member
from ..parties.holders import OWN
from ..parties.phrases import STYLES
from .owners import Owners

HYPHENS = frozenset({"-", "–", "'", "’"})
OVER = frozenset({"held", "concluded", "ended", "adjourned"})
QUOTES = frozenset({'"', "“", "”"})  # around one word: "his 'historic' visit"
JUST = frozenset({"recently", "just", "newly"})
BODY = 10  # tokens of "of the Joint Commission on Trade" in front of "between"
NAMED = 8  # tokens of "the A - Republic of B" behind "round of"
THEIRS = frozenset({"their", "our", "its"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
MORE_RECENT = ["more", "recent"]
PAIRED = frozenset({"-", "–", "and", "/", "—"})


@attrs.define
class _Front:
    """What has been read in front of the noun of an encounter, so far."""

    noun: int
    floor: int  # no token in front of it belongs to the phrase
    start: int  # the first token of what has been read
    pair: list[Member] = attrs.Factory(list)  # "the A-B talks"
    owners: list[Member] | None = None  # None where no owner is told
    definite: bool = False
    again: bool = False  # told apart from another one
    refers: bool = False  # "their talks"

    def owned(self, start: int, owners: list[Member], *, refers: bool = False) -> bool:
        """End the phrase at ``start`` with whose encounter it is; the pair of "his A-B talks" are owners too."""
        self.start, self.owners, self.definite, self.refers = start, owners + self.pair, True, refers
        return False

    def whose(self) -> list[Member]:
        """Return the owners, or else the pair; one name alone is no pair: "the A talks"."""
        if self.owners is not None:
            return self.owners
        return self.pair if len(self.pair) > 1 else []


class EventPhrases(CueReader):
    """Reads the noun phrases of encounters."""

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting)
        self.owners = Owners(drafting)

    def is_noun(self, i: int, floor: int) -> bool:
        """Tell whether "meeting", "talks", "talk" is a noun here: one that a verb has taken, or behind an article, an adjective, a noun.

        "a weekend meeting with", "the White House meeting", "official talks with"; not "was in Oslo meeting with", "X talks with Y".
        """
        if i in self.drafting.used:
            return True
        bits = self.flags[i]
        if bits & PAST or (i <= floor and bits & ING) or not self.known.begins("event", self.folded, i, i + 1):
            return False
        before, name = self.flags[i - 1], self.ending.get(i)
        day = self.date_to.get(i)
        first = day.start - 1 if day is not None and day.start > floor else i - 1  # "his Tuesday meeting with"
        while first >= floor and self.flags[first] & (ORDINAL | ADVERB | PARTICIPLE) and name is None:
            first -= 1  # "a planned meeting with"
        if first < floor:
            return not bits & ING  # "Earlier talks with": no subject stands in front
        if self.flags[first] & DETERMINER or self.words[first] in POSSESSIVE or self.folded[first] in OWN:
            return True
        if bits & ING and name is not None:
            first = name.start
            return first > floor and bool(self.flags[first - 1] & DETERMINER) and not isinstance(name, PersonMention | OfficeMention)
        while bits & ING and bits & CAPITAL and first > floor and self.flags[first] & CAPITAL:
            first -= 1  # "the Trilateral Meeting between"
        if bits & ING:
            return bool(self.flags[first] & DETERMINER) or not (
                before & (PREPOSITION | CONJUNCTION | MARK | AUXILIARY | ADVERB | PRONOUN | VERB) or i in self.date_to or before & CAPITAL
            )
        if self.folded[i - 1] == "and" and self.known.begins("event", self.folded, i - 2, i - 1):
            return True  # "lunch and talks with"
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
        pair = self.drafting.joint.pair(k, min(end, stop + NAMED))
        if pair is not None and any(self.flags[t] & CAPITAL for t in range(pair[2] + 2, min(end, pair[2] + 4))):
            return False  # "the sixth round of the A-B Consultative Group"
        while k < min(end, stop + 10) and (self.words[k] in HYPHENS or not self.flags[k] & (PREPOSITION | MARK | CONJUNCTION)):
            if self.known.begins("event", self.folded, k, end):
                return False
            k += 1
        return True

    def is_verb(self, i: int, stop: int, floor: int) -> bool:
        """Tell whether "meeting", "talks", "call", "lunch" is a verb here."""
        state = self.ending.get(i)
        other = self.ending.get(state.start - 1) if isinstance(state, CountryMention) and self.words[state.start - 1] in HYPHENS else None
        if other is not None and other.start > floor and self.flags[other.start - 1] & DETERMINER:
            return False  # "the A-B talks"; "will meet X for A-B talks" may be about A and B
        free = i > floor and self.words[i - 2] != "-"  # not "one-on-one talks"
        before = self.flags[i - 1] if free else 0
        word = self.folded[i - 1] if free else ""
        if self.folded[i] in ("meeting", "meetings") or self.folded[stop : stop + 1] == ["between"]:
            return False
        return (
            bool(before & PRONOUN and word not in OWN and word not in ("this", "that"))
            or word in ("to", "will", "would", "not")
            or is_finite(self.article, i)
        )

    def _unknown_owner(self, end: int, floor: int) -> list[Member]:
        """Return somebody whom only a capital in front of "'s" tells: "Ruud's recent meeting with Y" is not the speaker's."""
        k = end - 1
        plain = k > floor and self.flags[k] & CAPITAL and not self.flags[k] & (UPPER | HEAD | NOT_NAME | WEEKDAY | MONTH)
        if not plain or self.ending.get(end) is not None or self.flags[k - 1] & (CAPITAL | DETERMINER | MARK):
            return []
        return [Member(Party(kind="person", name=self.words[k], mention=self.article.extract(k, end)), k)]

    def in_front(self, i: int, floor: int) -> tuple[int, list[Member], bool, bool, bool]:
        """Return start, owners, whether definite, whether told apart, whether "their", of the noun phrase that ends with the noun at ``i``."""
        front = _Front(noun=i, floor=floor, start=i)
        while front.start > floor and self._step(front):
            pass
        return front.start, front.whose(), front.definite, front.again, front.refers

    def _step(self, front: _Front) -> bool:
        """Take up what stands right in front; tell whether more of the phrase may stand in front of that."""
        for take in self._STEPS:
            goes_on = take(self, front, front.start - 1)
            if goes_on is not None:
                return goes_on
        front.start -= 1  # an adjective or a noun: "high-level security"
        return True

    # --- one thing each, at token ``j``: whether to go on; None where something else stands there ------------------------

    def _possessive(self, front: _Front, j: int) -> bool | None:
        """Take up whose it is: "X's", "the recent A ministers'"; go on behind "the 25th Leaders'" of a name and "Monday's"."""
        if self.folded[j] not in POSSESSIVE:
            return None
        name = self.ending.get(front.noun + 1)
        if isinstance(name, OrganisationMention) and front.floor <= name.start < j:
            front.start = name.start  # "the First A Women's Forum"
            return True
        found = self.people.behind(j - 1, front.floor)
        holder = found if found.members else self._holder(j, front)
        capital = self.flags[j] & MARK and self.flags[front.noun] & CAPITAL
        if holder is not None and holder.members and capital and all(m.party.kind == "group" for m in holder.members):
            front.start = holder.start  # "the 25th Leaders' Consultation": part of the name
            return True
        if holder is not None:
            return front.owned(holder.start, holder.members)
        if found.refers:
            return front.owned(found.start, [], refers=not front.pair)  # "the two countries' talks"
        if j in self.date_to:
            front.start, front.definite = self.date_to[j].start, True
            return front.start > front.floor and (self.folded[front.start - 1] in OWN or self.words[front.start - 1] in POSSESSIVE)
        unknown = self._unknown_owner(j, front.floor)
        return front.owned(unknown[0].at if unknown else j, unknown)

    def _holder(self, j: int, front: _Front) -> Found | None:
        """Return who is named right in front of the possessive at ``j``, where a preposition hides it: "during X's visit"."""
        holder = self.ending.get(j)
        if holder is None or holder.start < front.floor:
            return None
        named = isinstance(holder, PersonMention) or (isinstance(holder, OfficeMention) and not holder.plural)
        if named and (party := self.article.party(holder)) is not None:
            return Found([Member(party, holder.start)], holder.start, j)
        if isinstance(holder, OfficeMention) and (holder.plural or "recent" in self.folded[holder.start : j] or self.known.is_a("trip", self.folded[front.noun])):  # fmt: skip
            group = self.people.ahead(holder.start, j)  # "at the recent A ministers' meeting"
            return Found(group.members, holder.start, j)
        return None

    def _pronoun(self, front: _Front, j: int) -> bool | None:
        """Take up "his", "our", "their", "whose"."""
        word = self.folded[j]
        if word in OWN and self.flags[j] & (DETERMINER | PRONOUN):
            owner = self.of_pronoun(j, front.floor)
            if word in THEIRS and not (word == "our" and owner is not None):
                return front.owned(j, [], refers=not front.pair and word != "its")
            return front.owned(j, [owner] if owner else [])
        if word == "whose" and (party := self.people.antecedent(j)) is not None:
            return front.owned(j, [Member(party, j)])
        return None

    def _date(self, front: _Front, j: int) -> bool | None:
        """Step over a date: "the [April 4] talks"."""
        if j + 1 not in self.date_to:
            return None
        front.start = self.date_to[j + 1].start
        return True

    def _name(self, front: _Front, _: int) -> bool | None:
        """Step over a name, and take it up where it is one of a pair: "the [A]-[B] talks"."""
        mention = self.ending.get(front.start)
        if not isinstance(mention, CountryMention | PersonMention | OrganisationMention) or mention.start < front.floor:
            return None
        glued = mention.end < front.noun and self.folded[mention.end] in PAIRED
        linked = mention.start > front.floor and self.folded[mention.start - 1] in PAIRED
        if (glued or linked or front.pair) and (party := self.article.party(mention)) is not None:
            front.pair.insert(0, Member(party, mention.start))
        front.start = mention.start
        return True

    def _article(self, front: _Front, j: int) -> bool | None:
        """Take up the article with which the phrase begins, "yet another" too; not "more" of "more recent", nor a part of "all-day"."""
        in_compound = "-" in (self.words[j - 1], self.words[j + 1])
        if not self.flags[j] & DETERMINER or in_compound or self.folded[j : j + 2] == MORE_RECENT:
            return None
        front.definite = self.folded[j] in DEFINITE
        front.start = j - (j > front.floor and self.folded[j - 1 : j + 1] == ["yet", "another"])
        return False

    def _told_apart(self, front: _Front, j: int) -> None:
        """Note "last", "previous", "more recent"; the word itself is for the other steps."""
        front.again = front.again or self.folded[j] in self.terms.again or self.folded[j : j + 2] == MORE_RECENT

    def _link(self, front: _Front, j: int) -> bool | None:
        """Step over what ties words together, or quotes one: "the [recently held] A Summit", "one[-]on[-]one", "his lunch [and] talks", "urgent[,] closed"."""
        word = self.folded[j]
        opens = next((k for k in range(j - 2, max(front.floor, j - 5), -1) if self.words[k] in QUOTES), None)
        if word in QUOTES and opens is not None:
            front.start = opens
            return True
        if word in OVER and j > front.floor and self.folded[j - 1] in JUST:
            front.start -= 2
            return True
        if word == ")" and j - 3 > front.floor and self.words[j - 2] == "(" and self.ending.get(j - 2) is not None:
            front.start -= 3  # "the Group of 20 [(G20)] summit"
            return True
        hyphen = word in ("-", "+") or "-" in (self.words[j - 1], self.words[j + 1])  # the parts of "one-on-one" too
        paired = word in PAIRED and front.pair
        several = word == "and" and j > front.floor and self.known.begins("event", self.folded, j - 1, j)  # "his lunch and talks with X"
        if not (hyphen or paired or several or self._is_between_adjectives(j, front.floor)):
            return None
        front.start -= 1
        return True

    def _is_between_adjectives(self, j: int, floor: int) -> bool:
        """Tell whether what stands at ``j`` is between the adjectives of "an urgent, closed-door meeting", "after lengthy and difficult talks"."""
        if self.folded[j] == "and":
            bits = self.flags[j - 1] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | CAPITAL | VERB)
            opens = j - 2 > floor and self.flags[j - 2] & (PREPOSITION | DETERMINER)
            return bool(opens) and not bits and not self.known.is_a("event", self.folded[j - 1])
        if self.folded[j] != "," or self.ending.get(j) is not None:
            return False
        return any(self.flags[k] & DETERMINER for k in range(max(floor, j - 3), j - 1))

    def _stranger(self, front: _Front, j: int) -> bool | None:
        """Stop at what no noun phrase has: a preposition, a mark, a verb, an adverb that goes with no participle."""
        word, bits = self.folded[j], self.flags[j]
        if bits & (PREPOSITION | MARK | CONJUNCTION | PRONOUN) or word in self.terms.includes:
            return False
        if is_finite(self.article, j) and self.words[j + 1] != "-":
            return False
        infinitive = bits & BASE and j > front.floor and (self.flags[j - 1] & MODAL or self.folded[j - 1] == "to")  # "will make stops in"
        sent = bits & PAST and (self.known.is_a("send", word) or word in self.terms.receiving)
        adverb = bits & ADVERB and not bits & CAPITAL and word != "first" and self.words[j - 1] != "-" and not self._is_how(j)
        return False if infinitive or sent or adverb else None

    def _is_how(self, j: int) -> bool:
        """Tell whether "hastily [arranged meeting]" begins at ``j``."""
        return self.folded[j].endswith("ly") and bool(self.flags[j + 1] & PARTICIPLE)

    def of_pronoun(self, j: int, floor: int) -> Member | None:
        """Return whose "his", "her", "my" is: the nearest subject before it in the sentence, else the one behind, an object in front, the last person."""
        word = self.folded[j]
        if word in ("my", "our"):
            speaker = self.people.quoted(j) or self.people.speaker(j)
            return Member(speaker, j) if speaker else None
        gender = {"his": "m", "her": "f"}.get(word)
        trip = any(self.known.is_a("trip", w) for w in self.folded[j + 1 : j + 5])
        person_of = self.article.entities.person_of
        sentence_end = min(len(self.words), j + 60)
        judged = (
            person_of.get(mention.start)
            if j - 2 > floor and self.folded[j - 1] == "for" and isinstance(mention := self.ending.get(j - 1), PersonMention)
            else None
        )
        if judged is not None and gender and judged.gender in (None, gender):
            return Member(self.article.person(judged), j)  # "criticised X for his talks with Y"
        object_: PersonEntity | None = None  # "aides briefed X before his talks with Y"
        for k in range(j - 1, max(-1, j - 160), -1):
            entity = person_of.get(k)
            if entity is not None and object_ is None and k >= floor and self._is_object(k) and entity.gender in (None, gender):
                object_ = entity
            if (
                entity is not None
                and entity.gender in (None, gender)
                and gender
                and (k < floor or self._is_subject(k) or (trip and self._is_guest(k)))
            ):
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
                if object_ is not None:
                    return Member(self.article.person(object_), j)
        return None

    def _is_object(self, k: int) -> bool:
        """Tell whether the person at token ``k`` is the object of the verb in front."""
        mention = self.starting.get(k)
        if mention is None or mention.start < 2:
            return False
        before = self.flags[mention.start - 1]
        told = before & CUE and self.flags[mention.start - 2] & MARK  # ", said X"
        return bool(before & (PAST | ING | BASE)) and not before & PREPOSITION and not told

    def last_subject(self, before: int) -> Member | None:
        """Return the person who was the subject last, not far in front: of whom "The trip" speaks."""
        person_of = self.article.entities.person_of
        for k in range(before - 1, max(-1, before - 60), -1):
            entity = person_of.get(k)
            if entity is not None and self._is_subject(k):
                return Member(self.article.person(entity), before)
        return None

    def _is_guest(self, k: int) -> bool:
        """Tell whether the person at token ``k`` is whom somebody received: "A received B during his visit" is B's."""
        mention = self.starting.get(k)
        before = (mention.start if mention is not None else k) - 1
        before -= before >= 0 and bool(self.flags[before] & DETERMINER)
        return before >= 0 and self.known.begins("guest", self.folded, before, before + 1)

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
        k -= k > 1 and self.words[k - 1] in STYLES  # "with HE Minister X"
        before = self.flags[k - 1] if k else 0
        if before & (PAST | THIRD) and not before & (CONJUNCTION | MARK) and not (before & CUE and self.flags[k - 2] & MARK):
            return is_finite(self.article, mention.end)  # the object of "met"; not of ", said", nor "said X went"
        return not before & PREPOSITION or bool(before & CONJUNCTION)

    def partners_of_noun(self, stop: int, end: int, *, subject: bool = False) -> tuple[list[Member], int]:
        """Return the parties behind "between", "with", "of" after a noun of an encounter, which may be the ``subject`` of a verb behind them."""
        if (both := self._of_joint_body(stop, end)) is not None:
            return both
        if stop < end and self.folded[stop] in ("between", "among", "of", "by", "involving"):
            found = self.people.ahead(stop + 1, end, between=self.folded[stop] in ("between", "of", "among", "involving"))
            if len(found.members) > 1 or (found.members and self.folded[stop] == "by"):
                return found.members, found.end
            if self.folded[stop] == "of" and (both := self._one_with_other(found, end)) is not None:
                return both
            if self.folded[stop] == "of":
                crowd = bool(found.members) and all(m.party.kind == "group" for m in found.members)  # "a meeting of ministers"
                own = found.members if crowd and self.folded[stop + 1] in OWN else []  # "a meeting of his cabinet"
                return own or self.drafting.with_body(found), found.end if crowd else stop
        partners, after = self.drafting.partners(stop, end, subject=subject)
        return (partners, after) if partners or self.folded[stop : stop + 1] != ["with"] else self.drafting.board_of(stop, end)

    def own_people(self, begin: int, i: int) -> list[Member]:
        """Return the people at home of "a [security] cabinet meeting", whose noun is token ``i``: somebody's own."""
        if i == 0 or self.folded[i - 1] not in self.terms.own_people:
            return []
        first = i - 1 - (i - 2 >= begin and self.folded[i - 2] in ("security", "war", "inner"))
        group = Party(kind="group", name=self.article.name_of((first, i)), mention=self.article.extract(first, i))
        return [Member(group, i - 1)]

    def _of_joint_body(self, stop: int, end: int) -> tuple[list[Member], int] | None:
        """Read the body of two states behind a noun: "of the A-B commission", "of the Joint Commission between A and B", "of the working groups of A and B"."""
        if self.folded[stop : stop + 1] != ["of"]:
            return None
        near = range(stop + 1, min(end - 1, stop + BODY))
        last = next((k for k in near if (self.flags[k] & MARK and self.words[k] != "-") or is_finite(self.article, k)), near.stop)
        noun = next((k for k in range(stop + 1, last) if self.folded[k] in self.terms.joint_bodies), None)
        hyphen = next((k for k in range(stop + 1, noun or stop) if self.words[k] == "-" and k + 1 in self.starting), None)
        pair = (self.ending.get(hyphen), self.starting.get(hyphen + 1)) if hyphen is not None else ()
        states = [m for m in pair if isinstance(m, CountryMention) and m.form == "adjective"]
        if noun is not None and len(states) > 1 and states[0].code != states[1].code:
            parties = [Party(kind="country", country=m.code, mention=self.article.extract(m.start, m.end)) for m in states]
            return [Member(p, m.start) for p, m in zip(parties, states, strict=True)], noun + 1
        between = next((k for k in range(stop + 1, last) if self.folded[k] == "between"), None)
        of = next((k for k in range(noun or last, last) if self.folded[k] == "of"), None) if between is None else between
        if of is None:
            return None
        found = self.people.ahead(of + 1, end, between=True)
        if len(found.members) < 2 or (between is None and any(m.party.kind != "country" for m in found.members)):
            return None
        return found.members, found.end

    def _one_with_other(self, found: Found, end: int) -> tuple[list[Member], int] | None:
        """Read "of X with Y was held" behind a noun: both."""
        k = self.people.over_apposition(found.end, end) if found.members else end
        k += k + 1 < end and k > found.end and self.words[k] == ","
        if len(found.members) != 1 or found.members[0].party.kind != "person" or k >= end or self.folded[k] != "with":
            return None
        other = self.people.ahead(k + 1, end)
        people = bool(other.members) and all(m.party.kind == "person" for m in other.members)
        behind = self.folded[other.end : min(end, other.end + 6)]
        held = not self.terms.happens.isdisjoint(behind) or "place" in behind
        return ([*found.members, *other.members], other.end) if people and held else None

    def linked_by(self, stop: int, partners: list[Member]) -> str:
        """Return the word that links parties to the noun that ends at ``stop``; a place or date may stand in between."""
        for k in range(stop, min(m.at for m in partners)):
            if self.folded[k] in ("between", "among", "with", "involving", "alongside"):
                return self.folded[k]
        return self.folded[stop] if stop < len(self.folded) else ""  # a text may end here

    def owner(self, begin: int, floor: int, end: int, *, behind: int = 0) -> Found:
        """Return whose encounter "talks with Y" is, whose noun phrase begins at ``begin``: who gave it up, else as `Owners` tells."""
        given_up = self._gave_up(begin, floor)
        return given_up if given_up.members else self.owners.of(begin, floor, end, behind=behind)

    def _gave_up(self, begin: int, floor: int) -> Found:
        """Return whose "cancellation of", "suspension of" stands in front: "critics of X's cancellation of talks with Y"."""
        if begin - 2 <= floor or self.folded[begin - 1] != "of" or self.folded[begin - 2] not in self.terms.given_up:
            return Found([], begin, begin)
        _, owners, *_ = self.in_front(begin - 2, floor)
        return Found(owners, begin - 2, begin)

    _STEPS = (
        _possessive,
        _pronoun,
        _date,
        _name,
        _article,
        _told_apart,
        _link,
        _stranger,
    )
