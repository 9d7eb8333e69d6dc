"""Noun phrases as parties, read to the right: behind "with", "between", a verb.

Rule 1  A list ("A, B and C", "A as well as B") gives one participant each; an apposition gives none.
Rule 2  A plural office with states gives one office-holder each ("the foreign ministers of A, B and C"); one whom the article names
        elsewhere is that person.
Rule 3  People without office or name count where a noun for people heads the phrase ("business leaders", "soldiers").
"""

from __future__ import annotations

from typing import TypeGuard

import attrs

from dipevents.coreference.receptions import GUESTS
from dipevents.lexicon import (
    ABBREVIATION,
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    HONORIFIC,
    ING,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from dipevents.mentions import (
    CountryMention,
    GroupMention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PronounMention,
)
from dipevents.mentions.office_ranks import singular
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member, acting_for
from ..view import View
from .beside import Beside
from .circles import SENT_BY, Circles
from .crowds import CREWS, Crowds
from .holders import OWN, Holders
from .named import Named
from .offices import Offices
from .speakers import Speakers

PARTITIVE = frozenset({"of", "all", "both", "half", "with", ",", "and"})  # in front of "his" inside a noun phrase
CHAMBERS = frozenset({"chambers", "houses", "parties"})  # "the leaders of both houses" have met nobody yet
ISSUERS = 24  # tokens of ", and the High Representative of the A Union" behind those who issue a statement
NAMING = frozenset({"name", "seat", "government", "inhabitant"})  # forms of a state that are no adjective
DESCRIBED = 5  # tokens between the adjective of a state and the people
POINTING = frozenset({"the", "both", "these", "those"})
STYLES = frozenset({"HE", "HH", "HM", "HRH", "HIM"})  # of Gulf agencies: "HE the Minister"; in capitals none is a pronoun


class Phrases(Circles):
    """Reads noun phrases of one article as parties."""

    def __init__(self, view: View, speakers: Speakers, holders: Holders, crowds: Crowds, beside: Beside, offices: Offices) -> None:
        super().__init__(view, holders, crowds, beside)
        self.speakers = speakers
        self.offices, self.named = offices, Named(view, speakers, holders, crowds, beside, offices)

    def one(self, i: int, end: int) -> Found:
        """Read one noun phrase that stands for one party, or several of one kind, at token ``i``."""
        found = self.crowds.at_length(i, end) or self._one(i, end)
        return found if found.members or found.refers else self.offices.described(i, end) or found

    def _one(self, i: int, end: int) -> Found:
        none = Found([], i, i)
        start = i
        i += self.words[i] in STYLES and i + 1 < end
        if self.folded[i] in ("mr", "madam", "madame") and i + 2 < end:
            k = i + 1 + (self.words[i + 1] == ".")
            other = self.speakers.addressee(i) if isinstance(self.starting.get(k), OfficeMention) else None
            if other is not None:
                return Found([Member(other, i)], i, k + 1)
        if self.folded[i] == "me":
            me = self.beside.quoted(i) or self.speakers.speaker(i)
            return Found([Member(me, i)], i, i + 1) if me is not None else none
        i = self.crowds.over_number(i, end)
        start = i if i > start and self.folded[i - 1] == "of" else start
        for _ in range(9):
            if i >= end:
                return none
            mention = self.starting.get(i)
            if mention is not None and mention.end <= end:
                return self.read(mention, start, end)
            word, bits = self.folded[i], self.flags[i]
            if word == "colleague":
                return self.offices.counterpart(start, i, end)
            if word in GUESTS and i > start:
                return self.offices.guest(start, i)
            group = self.crowds.walks_of_life(start, i, end) or self._people(start, self.holders.heads_people(i, end), end)
            if group is not None:
                return group
            if word in OWN:
                if i > start and self.folded[i - 1] not in PARTITIVE:
                    return none  # "met the deadline his cabinet had set"
            if word == "." and i > start and self.flags[i - 1] & (HONORIFIC | ABBREVIATION):  # "the Rt. Hon. President of A"
                i += 1
                continue
            named = self.crowds.over_name(i, end) if i > start else i
            if named > i:
                i = named
                continue
            if i in self.date_from or (bits & MARK and word not in ("-", "“", '"')) or (bits & PREPOSITION and word != "of"):
                return none
            if word == "and" and i > start and (self.crowds.joins_kinds(i, end) or self.crowds.joins_regions(i, end)):
                i += 1
                continue
            if bits & (CONJUNCTION | MODAL) or (bits & PRONOUN and word not in OWN):
                return none
            if word == "of" and self.folded[i - 1] not in self.terms.heads_of:
                return none
            i += 1
        return none

    def read(self, mention: object, start: int, end: int) -> Found:
        """Read a mention with what belongs to it."""
        match mention:
            case PersonMention():
                return self.named.person(mention, start, end)
            case OfficeMention():
                return self._office(mention, start, end)
            case GroupMention():
                return self._group(mention, start, end)
            case CountryMention():
                return self._state(mention, start, end)
            case OrganisationMention():
                return self.named.body(mention, start, end)
            case PronounMention():
                return self._pronoun(mention, start)
        return Found([], start, start)

    def _group(self, mention: GroupMention, start: int, end: int) -> Found:
        """Read people without name: "A-ish and B-ish delegates", "delegations from A and B", "the two leaders", "six world powers"."""
        if self.known.is_a("press", self.folded[mention.end - 1]):  # not "A-ish media figures"
            return (self._people(start, mention.end, end) if mention.end < end else None) or Found([], start, start)
        if mention.countries:
            return Found(self.holders.delegates(mention.countries, mention), start, mention.end)
        if (sent := self.sent_by(mention.end - 1, end)) is not None:
            return Found(sent.members, start, sent.end)
        pointed = self.folded[mention.start] in POINTING or bool(self.flags[mention.start - 1] & DETERMINER)
        if pointed or mention.size == 2:  # "six world powers" are named for the first time
            return Found([], start, mention.end, refers=True)
        return Found([Member(self.holders.group(start, mention.end), mention.start)], start, mention.end)

    def _pronoun(self, mention: PronounMention, start: int) -> Found:
        """Read "he", "I", "who" as whom it means, "we" as the speaker or those who issue a statement, "they" as who met last."""
        if mention.person == "they":
            return Found([], start, mention.end, refers=True)
        if mention.person == "we":
            return self._we(mention, start)
        party = self.named.meant(mention)
        return Found([Member(party, mention.start)], start, mention.end) if party is not None else Found([], start, start)

    def _we(self, mention: PronounMention, start: int) -> Found:
        """Read "we" as the speaker, or as those who issue a statement; in a quotation as whose words it is."""
        if self.article.quotation_at(mention.start) is not None:
            party = self.beside.quoted(mention.start)
            return Found([Member(party, mention.start)], start, mention.end) if party is not None else Found([], start, start)
        party = self.speakers.speaker(mention.start)
        return Found([Member(party, mention.start)] if party is not None else self._issuers(mention.start), start, mention.end)

    def _issuers(self, at: int) -> list[Member]:
        """Return who says "we" in a joint statement at token ``at``."""
        named = self.speakers.issued_by
        if named is None:
            return [Member(party, at) for party in self.speakers.joint]
        first = next((k for k in range(*named) if k in self.starting), None)
        goes_on = self.words[named[1] : named[1] + 1] == [","] and self.folded[named[1] + 1 : named[1] + 2] == ["and"]
        last = min(len(self.words), named[1] + ISSUERS) if goes_on else named[1]  # "We, the ministers of A and B, and the envoy of C, met"
        if first is None or first <= at < last:  # a second "we" among those whom the first one names
            return []
        found = self.ahead(first, last).members
        return [Member(m.party, at) for m in found] if len(found) > 1 else []

    def _state(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read what begins with a state: "A", "A's premier", "A President X"; "A-ish counterpart", "A-ish and B-ish officials", "A-based envoys"."""
        if mention.form in NAMING and self.folded[mention.end : mention.end + 2] != ["-", "based"]:
            return self._state_named(mention, start, end)
        return self.beside.of_many(mention, start, end) or self._behind_adjective(mention, start, end)

    def _state_named(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read the name of a state with who is of it, else as the state itself."""
        i = mention.end
        if i < end and self.words[i] in POSSESSIVE:
            follow = self.starting.get(self.offices.over_plain(i + 1, end))
            if isinstance(follow, PersonMention | OfficeMention):
                return self.read(follow, start, end)
            return self.holders.acting_for(mention, start, end)
        if mention.form == "seat" and i < end and self.named.goes_on(i):
            return Found([], start, start)
        of_state = self._titled(mention, start, end) or self._of_both(mention, start, end)
        if of_state is not None:
            return of_state
        return Found([Member(self.article.party(mention), mention.start)], start, self.crowds.crew_of(mention, end) or i)

    def _titled(self, mention: CountryMention, start: int, end: int) -> Found | None:
        """Read "A President X", "the A Republic (AR) foreign minister"."""
        i = mention.end
        bracketed = i + 3 < end and self.words[i] == "(" and self.words[i + 2] == ")"
        follow = self.starting.get(i + 3 if bracketed else i)
        if not isinstance(follow, OfficeMention | PersonMention):
            return None
        found = self.read(follow, start, end)
        for member in found.members:
            if bracketed and member.party.kind == "person" and member.party.country is None:
                member.party = attrs.evolve(member.party, country=mention.code)
        return found

    def _of_both(self, mention: CountryMention, start: int, end: int) -> Found | None:
        """Read "A and B's ministers": those of both states."""
        i = mention.end
        office = self.starting.get(i + 1) if i < end and self.folded[i] == "and" else None
        if not isinstance(office, OfficeMention) or not office.plural or not office.country or office.end > end:
            return None
        owned = any(word in POSSESSIVE for word in self.words[office.start : office.title.start])
        return Found(self.holders.holders(office, [mention.code, office.country]), start, office.end) if owned else None

    def _behind_adjective(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read what the adjective of a state describes: "A-ish Premier X", "A-ish and B-ish ministers", "A-ish business leaders"."""
        none, i = Found([], start, start), mention.end
        for j in range(i, min(end, i + DESCRIBED)):
            follow = self.starting.get(j)
            if self._is_second_state(follow, j) and j <= i + 2:
                return self._of_two(mention, follow, start, end) or none
            if follow is not None and not isinstance(follow, CountryMention | PronounMention):
                return self.read(follow, start, end)
            if self.folded[j] in GUESTS:
                return self.offices.guest(start, j)
            if self.known.is_a("people", self.folded[j]) and not (j + 1 < end and self.known.is_a("people", self.folded[j + 1])):
                return self.named.of_state(mention, start, j)
            if self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) and self.folded[j] not in ("and", "-", "of", ","):
                return none
        return none

    def _is_second_state(self, mention: object, j: int) -> TypeGuard[CountryMention]:
        """Tell whether a mention at ``j`` is the second adjective of "A-ish and B-ish", "A-ish-B-ish"."""
        return isinstance(mention, CountryMention) and mention.form == "adjective" and self.folded[j - 1] in ("and", "-", ",")

    def _of_two(self, mention: CountryMention, second: CountryMention, start: int, end: int) -> Found | None:
        """Read "A-ish and B-ish ministers" as one of each state, "A-ish and B-ish troops" as both states."""
        inner = self._state(second, start, end)
        if not inner.members or inner.end <= second.end:
            return None
        first = inner.members[0].party
        office = self.ending.get(inner.end)
        several = isinstance(office, OfficeMention) and office.plural and self.folded[inner.end - 1] not in self.terms.acting
        if first.kind == "group" and several and isinstance(office, OfficeMention):
            one = singular(self.article.name_of((second.end, inner.end)))
            first = Party(kind="person", office=one, rank=office.title.rank, country=second.code, mention=first.mention)  # type: ignore[arg-type]
            inner = Found([Member(self.holders.named(first), second.start)], inner.start, inner.end)
        twin = Party(kind="country", country=mention.code)
        if first.kind == "person":
            twin = Party(kind="person", name=None, office=first.office, rank=first.rank, country=mention.code, mention=first.mention)
        return Found([Member(self.holders.named(twin), mention.start), *inner.members], start, inner.end)

    def _states_behind_bracket(self, i: int, end: int) -> tuple[list[str], int]:
        """Return the states that go on a list behind "(A)" and where it ends: "the ministers of the A-ish Republic (A), B and C"."""
        k = self.beside.over_apposition(i, end) if i < end and self.words[i] == "(" else i
        j = self.beside.joiner(k, end)[0]
        j += j == k and k < end and self.words[k] == ","
        more = self.ahead(j, end) if i < k < j < end else Found([], i, i)
        codes = [m.party.country for m in more.members if m.party.kind == "country" and m.party.country]
        return (codes, more.end) if codes and len(codes) == len(more.members) else ([], i)

    def _people(self, start: int, i: int, end: int) -> Found | None:
        """Read a phrase headed by a noun for people at token ``i``: "a group of business leaders"."""
        if not self.crowds.is_people(i) and self.known.at("people", self.folded, i - 1, i + 1) <= i:
            return None
        if i + 1 < end and self.known.is_a("people", self.folded[i + 1]):
            return None
        counts = self.folded[i + 1 : min(end, i + 2)] == ["of"] and self.folded[i] in ("group", "delegation", "team", "members", "number")
        if counts or (self.folded[i] in ("side", "group", "team") and i == start):
            return None
        state = self.article.home or (self.speakers.author.country if self.speakers.author else None)
        after = self.flags[i + 1] if i + 1 < end else MARK
        alone = bool(after & (MARK | PREPOSITION | CONJUNCTION | ADVERB | VERB)) or i + 1 in self.date_from
        if self.folded[i] in ("government", "authorities") and state is not None and i - start <= 1 and alone:
            state = self.beside.government_told(i) or state
            home = Party(kind="country", country=state, mention=self.article.extract(start, i + 1))
            return Found([Member(home, start)], start, i + 1)
        if i + 3 < end and self.folded[i + 1] in ("led", "headed") and self.folded[i + 2] == "by":
            leader = self.one(i + 3, end)
            if leader.members:
                return Found(leader.members, start, leader.end)
        sent = self.sent_by(i, end) or self.crowds.crew_told(start, i + 1, end)
        if sent is not None:
            return sent
        stop = self.holders.tail(i + 1, end)
        return Found([Member(self.holders.group(start, stop), start)], start, stop)

    def sent_by(self, i: int, end: int) -> Found | None:
        """Read "delegations from A and B", "negotiators of A and B", "ministries of defence of A and B": the states."""
        if (bodies := self.bodies_sent(i, end)) is not None:
            return bodies
        if self.folded[i] not in self.terms.delegates or i + 2 >= end or self.folded[i + 1] not in SENT_BY:
            return None
        first = i + 2
        if self.folded[i] == "ministries":  # "of foreign affairs" says what they do
            first = next((k + 1 for k in range(i + 2, min(end - 1, i + 6)) if self.folded[k] == "of"), first)
        inner = self.ahead(first, end, between=True)
        if not inner.members or any(m.party.kind != "country" for m in inner.members):
            return None
        if len(inner.members) < 2 and not self.folded[i].startswith(("delegation", "government")):
            return None
        return Found(inner.members, i, inner.end)

    def _office(self, mention: OfficeMention, start: int, end: int) -> Found:
        none = Found([], start, start)
        if mention.end < end and self.words[mention.end] in POSSESSIVE:
            envoy = self.starting.get(mention.end + 1)
            if (
                mention.country and isinstance(envoy, OfficeMention) and not envoy.plural and envoy.end <= end
            ):  # "the A-ish minister's adviser for B, X"
                aide = self.offices.single(envoy, start, end)
                return Found(acting_for(mention.country, aide), start, aide.end)
            party = self.article.party(envoy) if isinstance(envoy, PersonMention) and envoy.titles and envoy.end <= end else None
            return Found([Member(party, envoy.start)], start, envoy.end) if party is not None and envoy is not None else none
        if (bodies := self.bodies_represented(mention, end)) is not None:
            return bodies
        if not mention.plural or self.known.is_a("press", self.folded[mention.title.end - 1]):
            return none if mention.plural else self.offices.single(mention, start, end)
        link = next((k for k in range(mention.end, mention.title.start, -1) if self.folded[k : k + 1] in (["of"], ["from"])), end)
        if (apart := self.offices.by_state(start, link, end)) is not None:
            return apart
        posts = next((k for k in range(mention.title.start, mention.end) if self.folded[k] == "to"), mention.end)
        venue = next((k for k in range(mention.title.start, posts - 1) if self.folded[k] == "in" and self.flags[k + 1] & CAPITAL), posts)
        codes = [c.code for c in self.holders.countries_in(mention.start, venue)]
        stop = mention.end if posts == mention.end else self.beside.over_posts(mention.end, end)
        if posts < mention.end and len(set(codes)) < 2:  # "its ambassadors to A, B and C" are one state's
            return Found([Member(self.holders.group(start, stop), mention.start)], start, stop)
        if not codes and stop < end and self.folded[stop] in ("of", "from"):
            inner = self.ahead(stop + 1, end)
            if inner.refers and self.folded[inner.end - 1] not in CHAMBERS:
                return Found([], start, inner.end, refers=True)
            codes = [m.party.country for m in inner.members if m.party.kind == "country" and m.party.country]
            stop = inner.end if codes else stop
        if codes:
            further, stop = self._states_behind_bracket(stop, end)
            return Found(self.holders.holders(mention, [*codes, *further]), start, stop)
        return self.offices.without_state(mention, start, stop, end)

    def ahead(self, i: int, end: int, *, between: bool = False) -> Found:
        """Read a list of parties that begins at token ``i``; behind "between" a verb may follow its second item."""
        members: list[Member] = []
        start = stop = i
        refers = False
        joined = True
        closed = False  # an "and" has joined the last item already
        comma = False  # a comma has joined an item: "and C" still belongs to "A, B and C", though a verb follows
        while joined and i < end and len(members) < 24:
            found = self.one(i, end)
            if not found.members and not found.refers:
                break
            if (
                members
                and self.beside.opens_clause(found, end)
                and not ((between or comma) and not closed)
                and not (between and self.beside.is_of_one_side(found, members))
                and not self.beside.ends_list(found, members)
                and not self.beside.is_subject_with(found, end)
            ):
                break
            closed = closed or (bool(members) and self.folded[i - 1] == "and")
            found = self._led_by(self._made_up(self.counted_off(self.states_for_circle(found, end), end), end), end)
            found = self._staff_of_several(self.beside.named_in_turn(found, end), end)
            found = self.beside.of_a_body(self.beside.each_office(found, members), end)
            members += found.members
            refers = refers or found.refers
            stop = found.end
            after = stop if self._next_office(stop, end) else self.beside.over_apposition(stop, end)
            i, joined = self.beside.joiner(after, end)
            joined = joined and not self.beside.begins_act(i, end)
            if not joined and after < end and self.words[after] == "," and after + 1 < end and self._list_goes_on(after + 1, end, members):
                i, joined, comma = after + 1, True, True
            if not joined:
                i, joined = self._including(stop, end)
                if joined and (self.folded[i - 1] == "as" or self.folded[stop - 1] in self.terms.partners or all(m.party.kind == "country" or (m.party.kind == "group" and m.party.country) for m in found.members)):  # fmt: skip
                    members = members[: -len(found.members)]  # "partners such as A and B", "A-ish officials, including B": who they were
        members = self.beside.peoples(members) if between else members
        return Found(self.beside.of_one_state(members), start, stop, refers)

    def _made_up(self, found: Found, end: int) -> Found:
        """Put the people of "a delegation that included A and B" in its place."""
        i = found.end
        i += i < end and self.folded[i] in CREWS
        if i + 2 >= end or self.folded[i - 1] not in CREWS:
            return found
        i += self.folded[i] in ("that", "which")
        if self.folded[i] in ("included", "includes", "comprised", "including", "comprising"):
            i += 1
        elif self.folded[i : i + 2] in (["composed", "of"], ["consisting", "of"], ["consisted", "of"]):
            i += 2
        else:
            return found
        inner = self.ahead(i, end)
        if not inner.members or any(m.party.kind != "person" for m in inner.members):
            return found
        return Found(acting_for(found.members[0].party.country if found.members else None, inner), found.start, inner.end)

    def _staff_of_several(self, found: Found, end: int) -> Found:
        """Read "executives from A, B and C" as one group, whose first body alone was read."""
        body = next((b for b in self.holders.bodies_in(found.start, found.end) if b.end == found.end), None)
        k = body.start - 1 if body is not None and body.kind not in ("igo", "forum") else found.start
        k -= k > found.start and bool(self.flags[k] & DETERMINER)
        group = len(found.members) == 1 and found.members[0].party.kind == "group"
        if not group or k <= found.start or self.folded[k] not in ("from", "at"):
            return found
        i = found.end + 1
        if i >= end or (self.words[i - 1] != "," and self.folded[i - 1] != "and"):
            return found
        more = self.ahead(i, end)
        if not more.members or any(m.party.kind != "organisation" for m in more.members):
            return found
        return Found([Member(self.holders.group(found.start, more.end), found.start)], found.start, more.end)

    def _led_by(self, found: Found, end: int) -> Found:
        """Put who leads it in the place of a delegation: "a delegation from the A Congress [(AC),] headed by B"."""
        i = self.beside.over_apposition(found.end, end) if self.words[found.end : found.end + 1] == ["("] else found.end
        i += i < end and self.words[i] == ","
        if i + 2 >= end or self.folded[i] not in ("led", "headed") or self.folded[i + 1] != "by":
            return found
        crowd = len(found.members) == 1 and found.members[0].party.kind == "group"  # "A-ish members of Congress headed by X"
        crew = crowd or not CREWS.isdisjoint(self.folded[found.start : found.end])
        if not crew or any(m.party.name and m.party.kind == "person" for m in found.members):
            return found
        leader = self.one(i + 2, end)
        if not leader.members or any(m.party.kind != "person" for m in leader.members):
            return found
        states = {c.code for c in self.holders.countries_in(found.start, found.end)}
        return Found(acting_for(states.pop() if len(states) == 1 else None, leader), found.start, leader.end)

    def _including(self, i: int, end: int) -> tuple[int, bool]:
        """Return where those begin whom "including", "among them" singles out of a group: "officials, including President A and B"."""
        j = self.beside.over_apposition(i, end) if i < end and self.words[i] == "(" else i
        j = j + 1 if j < end and self.words[j] == "," else j
        if j + 2 < end and self.folded[j] == "such" and self.folded[j + 1] == "as":
            found = self.one(j + 2, end)
            told = all(m.party.kind in ("person", "country") for m in found.members)
            return (j + 2, True) if found.members and told and not self.beside.opens_clause(found, end) else (i, False)
        if j + 2 < end and (self.folded[j] == "including" or self.folded[j : j + 2] == ["among", "them"]):
            j += 2 if self.folded[j + 1] in ("with", "them") else 1
            found = self.one(j, end)
            kinds = ("person", "country") if self.folded[i - 1] in self.terms.partners else ("person",)
            if found.members and all(m.party.kind in kinds for m in found.members) and not self.beside.opens_clause(found, end):
                return j, True
        return i, False

    def _list_goes_on(self, i: int, end: int, members: list[Member]) -> bool:
        """Tell whether behind a comma another item of a list follows, and no apposition or clause."""
        if (self.flags[i] & CUE and self.flags[i] & PAST and not self.flags[i] & CAPITAL) or is_finite(self.article, i):
            return False  # ", urged donors to pay"
        if self.flags[i] & ING and i + 1 < end and self.flags[i + 1] & (DETERMINER | PRONOUN):
            return False  # ", calling the rebels murderers"
        found = self.one(i, end)
        if (
            not found.members
            or self.beside.reports(found, end)
            or (self.beside.opens_clause(found, end) and not self.beside.ends_list(found, members))
        ):
            return False
        stop = self.beside.over_apposition(found.end, end)
        return (
            stop >= end
            or self.words[stop] in (",", ";", ".")
            or self.beside.joiner(stop, end)[1]
            or not isinstance(self.beside.mention_in(i, found.end), CountryMention)
        )

    def _next_office(self, i: int, end: int) -> bool:
        """Tell whether an office behind the comma at ``i`` is the next item of a list, not that of the person in front.

        The one in front has an office before the name already, and the list goes on behind: "Foreign Minister A, the Speaker and ...".
        """
        before = self.ending.get(i)
        if i + 2 >= end or self.words[i] != "," or not isinstance(before, PersonMention | OfficeMention):
            return False
        mention = self.starting.get(i + 1)
        if not isinstance(mention, OfficeMention) or mention.plural:
            return False
        if isinstance(before, PersonMention) and not any(t.start < before.name[0] for t in before.titles):
            return False
        if isinstance(before, OfficeMention) and (self._next_office(mention.end, end) or self.beside.both_offices(mention)):
            return True  # "the king, the crown prince, the premier and ..."
        j, on = self.beside.joiner(mention.end, end)
        if not on or self.folded[mention.end] != "and":
            return False
        found = self.one(j, end)
        return bool(found.members) and (isinstance(before, OfficeMention) or not self.beside.opens_clause(found, end))
