"""What words around a noun of visiting leave open: who is the host, which verb or preposition governs it, where a tour takes somebody."""

from __future__ import annotations

from dipevents.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    MARK,
    ORDINAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
)
from dipevents.mentions import CountryMention, OrganisationMention
from dipevents.tokens import POSSESSIVE

from ..cues.event_phrases import EventPhrases
from ..drafting import CueReader, Drafting
from ..drafts import Draft, Where
from ..members import SIZES, Found, Member, is_among
from ..parties.holders import OWN
from .stays import Stays

ACTUAL = frozenset(
    {"on", "during", "after", "before", "of", "for", "following", "in", "ahead", "concluded", "since", "from", "with", "throughout"}
)
PREMISES = frozenset({"campus", "factory", "headquarters", "office", "offices", "plant"})  # of a body
EPITHET = 4  # tokens of "Russian oil giant" behind the adjective
HOSTING = frozenset({"igo", "forum", "government", "company", "academic", "ngo"})  # kinds of bodies that a visit is paid to


class Hosts(CueReader):
    """Reads hosts and governors of the nouns of visiting."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases, stays: Stays) -> None:
        super().__init__(drafting)
        self.event_phrases, self.stays = event_phrases, stays

    def counted(self, first: int, last: int) -> list[Member]:
        """Return the people whom "the two", "the three leaders" in tokens ``first:last`` are: those who met, and now travel."""
        words = self.folded[first:last]
        met = self.merger.last(words)
        fits = any(SIZES.get(word) == len(met) for word in words) and all(m.party.kind == "person" and m.party.name for m in met)
        return [Member(m.party, first) for m in met] if fits else []

    def keep_inviter(self, visits: list[Draft], floor: int, end: int) -> None:
        """Keep who pays a visit "at the invitation of X", and X: "the two leaders" who hold talks behind it."""
        k = next((k for k in range(floor, end - 2) if self.folded[k] == "invitation" and self.folded[k + 1] == "of"), None)
        guests = [m for m in visits[0].members if m.role == "visitor"] if visits else []
        listed = self.people.ahead(k + 2, end).members if k is not None else []
        inviter = [m for m in listed if not is_among(m.party, guests)]  # "At the invitation of X, Y paid a visit"
        if len(guests) == len(inviter) == 1 and guests[0].party.kind == inviter[0].party.kind == "person":
            self.merger.invited = [Member(m.party, m.at) for m in [*guests, *inviter]]

    def to_body(self, j: int, floor: int, end: int, i: int) -> tuple[Member, Where | None, int] | None:
        """Read "BODY [in PLACE]" at token ``j`` behind a verb or noun of visiting: the host is a body that may receive somebody.

        Forms: the A-ish Ministry of B, the A-ish oil giant B, the headquarters of B, the B plant.
        """
        k = j + bool(j < end and self.flags[j] & DETERMINER)
        if self.folded[k + 1 : k + 2] == ["of"] and self.folded[k] in PREMISES and k + 3 < end:
            k += 2 + bool(self.flags[k + 2] & DETERMINER)
        state = self.starting.get(k)
        if isinstance(state, CountryMention) and state.form == "adjective":
            k = next((t for t in range(state.end, min(end, state.end + EPITHET)) if t in self.starting), state.end)
        body = self.article.entities.body_of.get(k) if k < end else None
        mention = self.starting.get(k) or self.starting.get(j)
        if body is None or body.kind not in HOSTING or not isinstance(mention, OrganisationMention):
            return None
        after = mention.end + (mention.end < end and self.folded[mention.end] in PREMISES)
        bare = after >= end or self.flags[after] & (MARK | PREPOSITION | ADVERB | CONJUNCTION | TIME | CAPITAL) or after in self.date_from
        if not bare or self.folded[j] in ("a", "an"):
            return None  # "a UN school"
        where = self.setting.where(after, after, after, self.clauses.bounds(i, after, floor, end)[1])
        return Member(self.article.body(body, (k, after)), k, "host"), where, after

    def host_country(self, i: int, j: int, floor: int, end: int) -> tuple[list[Where], int]:
        """Read "who is visiting the country", behind whom somebody of one other state has just been said to meet: that state."""
        if j + 1 >= end or self.folded[j : j + 2] != ["the", "country"] or "who" not in self.folded[max(floor, i - 4) : i]:
            return [], j
        guests = {m.party.country for m in self.clauses.subject(i, floor, end).found.members}
        hosts = {m.party.country: m for m in self.merger.last() if m.party.country and m.party.country not in guests}
        if len(hosts) != 1 or not guests & {m.party.country for m in self.merger.last()}:
            return [], j
        code, member = next(iter(hosts.items()))
        name = self.article.gazetteer.countries[code or ""].name
        return [Where(name, code, (member.at, member.at + 1), city=False)], j + 2

    def named_in_front(self, i: int) -> list[Where]:
        """Read "his China visit", "X's Seoul trip": a place right in front of the noun at ``i``."""
        mention = self.ending.get(i)
        first = mention.start if isinstance(mention, CountryMention) else i - 1
        where = self.setting.place_at(first) if first > 0 else None
        return [where] if where is not None and where.span[1] == i else []

    def taken_to(self, stop: int, end: int) -> tuple[list[Where], int, bool, list[Member]]:
        """Read "tour took him to PLACES", "tour includes PLACES" behind a noun of travel, whether it "will take him", and who is named there."""
        for k in range(stop, min(end - 2, stop + 16)):
            if self.folded[k] in self.terms.taking and self.folded[k + 1] == "in":
                places, after = self.stays.places(k + 2, end)
                return places, after, "will" in self.folded[k - 3 : k], []
            if self.folded[k] in self.terms.taking:
                to = next((t for t in range(k + 1, min(end - 1, k + 9)) if self.folded[t] == "to"), None)
                places, after = self.stays.places(to + 1, end) if to is not None else ([], stop)
                ahead = self.folded[k] in ("take", "bring") and "will" in self.folded[k - 3 : k]
                return places, after, ahead, self.people.ahead(k + 1, to or k + 1).members
            if self.folded[k] in self.terms.includes and k < stop + 4:  # "a tour that also includes A and B"
                places, after = self.stays.places(k + 1, end)
                return places, after if places else stop, "will" in self.folded[max(stop, k - 2) : k], []
            if self.words[k] in (";", "."):
                break
        return [], stop, False, []

    def takes_on(self, i: int) -> bool:
        """Tell whether "[the last leg of the trip] takes him to PLACE" is a part of a journey that is still to come."""
        current = self.merger.current
        return self.folded[i : i + 1] in (["takes"], ["brings"]) and current is not None and current.status == "planned"

    def sets_off(self, t: int, end: int) -> bool:
        """Tell whether "departs for a visit" is still to come: a verb of going in the present."""
        bits = (
            self.flags[t] if not self.flags[t - 1] & (DETERMINER | ORDINAL) and self.folded[t - 1] not in ("last", "next") else 0
        )  # no "stop"
        going = bits & (BASE | THIRD) and not bits & PAST and self.known.begins("travel", self.folded, t, end)
        return bool(going) or self.stays.present(t, t + 1, end) == "planned"

    def over_office(self, found: Found, end: int) -> int:
        """Step over the office of a visitor between commas: "the visit of X, minister of Y, to PLACE"."""
        after = self.people.over_apposition(found.end, end) if found.members else found.end
        return after + 1 if after > found.end and after < end and self.words[after] == "," else found.end

    def twin(self, begin: int, floor: int) -> tuple[int, int | None]:
        """Return start and governor of the visit that one is joined to: "a working visit to A and a state visit to B"."""
        for k in range(begin - 2, max(floor, begin - 14), -1):
            if self.known.is_a("trip", self.folded[k]):
                first = self.event_phrases.in_front(k, floor)[0]
                return first, self.governor(first, floor)
        return begin, None

    def host_of(self, begin: int, i: int, owners: list[Member], floor: int, end: int) -> list[Where]:
        """Return the host of a visit whose place is not printed: "A hosted a visit by X", or the state where the text was filed."""
        governor = self.governor(begin, floor)
        for k in range(begin - 1, max(floor, begin - 8), -1):
            if self.folded[k] == "where":
                for t in range(k - 1, max(floor, k - 6), -1):
                    where = self.setting.place_at(t)
                    if where is not None and where.city:
                        return [where]
                return []
        for k in range(begin - 1, max(floor, begin - 4), -1):
            if self.folded[k] in ("hosted", "hosts", "hosting", "welcomed", "welcomes") and owners:
                for member in self.clauses.subject(k, floor, end).found.members:
                    if member.party.country and member.party.mention is not None and member.party.kind == "country":
                        return [
                            Where(
                                self.article.gazetteer.countries[member.party.country].name,
                                member.party.country,
                                (member.at, member.at + 1),
                                city=False,
                            )
                        ]
        met = self._met_host(owners)
        if met is not None:
            return [met]
        told = self._told_before(begin, i, owners) or self._returned(begin, i, governor, floor, end)
        if told is not None:
            return [told]
        home = self.article.home
        if (
            governor is None
            or home is None
            or owners
            or (self.flags[governor] & PREPOSITION and self.folded[governor] != "on")
            or not self.flags[begin] & (DETERMINER | PRONOUN)
        ):
            return []
        line = self.article.document.header.dateline
        if line is None or line.place is None:
            return []
        return [Where(self.article.gazetteer.countries[home].name, home, line.place, city=False)]

    def _told_before(self, begin: int, i: int, owners: list[Member]) -> Where | None:
        """Return the one other state that the text in front deals with, of a visit not told of yet: "a visit by X", "X's June visit"."""
        dated = i + 1 in self.date_from or (i + 2 in self.date_from and self.folded[i + 1] in ("in", "on", "from"))
        own = dated or any(k in self.date_to for k in range(begin, i + 1)) or self.stays.class_of(i - 1)
        behind, elsewhere = self.folded[i + 1 : i + 2] if not dated else [], bool(owners) and owners[0].at > i
        whose = self.words[i - 1] in POSSESSIVE or (elsewhere and behind in (["by"], ["of"]))
        bits = self.flags[i + 1] if i + 1 < len(self.flags) else 0
        verb = bool(bits & (BASE | THIRD)) and not bits & AUXILIARY and not elsewhere  # "X's visit plans"
        visit = self.folded[i].startswith("visit") and whose and not verb
        named = visit and bool(owners) and owners[0].party.kind == "person" and bool(owners[0].party.country)
        fresh = own or named or (self.folded[begin] in ("a", "an") and elsewhere)
        his = self.folded[begin] in OWN and not dated
        printed = behind in (["to"], ["in"]) or his or (elsewhere and behind not in (["by"], ["of"]))
        if not owners or not fresh or printed or self.merger.visits_of(owners):
            return None
        return self.drafting.discourse.host(begin, owners)

    def _returned(self, begin: int, i: int, governor: int | None, floor: int, end: int) -> Where | None:
        """Return the state of the other where "X will pay a return visit in MONTH": of whoever met X, else the one told of in front besides X's."""
        if "return" not in self.folded[begin:i] or governor is None or self.flags[governor] & PREPOSITION:
            return None
        guests = self.clauses.subject(governor, floor, end).found.members
        homes = {m.party.country for m in guests}
        met = [m for m in self.merger.just_met() if m.party.country not in homes]
        if len(met) == 1 and (code := met[0].party.country) is not None:
            return Where(self.article.gazetteer.countries[code].name, code, (met[0].at, met[0].at + 1), city=False)
        return self.drafting.discourse.host(begin, guests) if guests else None

    def _met_host(self, owners: list[Member]) -> Where | None:
        """Return the state of whoever receives the owner of "X's visit" in the encounter last told of."""
        last = self.merger.last()
        if len(owners) != 1 or not owners[0].party.ref or all(m.party.ref != owners[0].party.ref for m in last):
            return None
        own = next(m for m in last if m.party.ref == owners[0].party.ref)
        hosts = [m for m in last if m is not own and m.party.country and m.party.country != own.party.country]
        if own.role != "visitor" or len({m.party.country for m in hosts if m.role == "host"}) != 1:
            return None
        host = next(m for m in hosts if m.role == "host")
        code = host.party.country or ""
        return Where(self.article.gazetteer.countries[code].name, code, (host.at, host.at + 1), city=False)

    def governor(self, begin: int, floor: int) -> int | None:
        """Return the verb or preposition that a visit is the object of."""
        for k in range(begin - 1, max(floor, begin - 5) - 1, -1):
            word = self.folded[k]
            if word in ACTUAL or word in self.terms.undertaken:
                if self.flags[k] & PREPOSITION and word == "on" and k > floor and self.folded[k - 1] in ("embark", "embarked", "embarks"):
                    return k - 1
                return k
            if self.words[k] in (",", ";") or k in self.starting:
                return None
        return None

    def person_ahead(self, i: int, end: int) -> object:
        """Return the first mention that begins at token ``i``, or with the article in front of it, or soon behind; if any."""
        first = i - bool(i and self.flags[i - 1] & DETERMINER)  # "the visiting minister X" is one mention
        for k in range(first, min(end, i + 4)):
            if k in self.starting:
                return self.starting[k]
        return None
