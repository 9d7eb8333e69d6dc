"""Noun phrases as parties, read to the right: behind "with", "between", a verb.

Rule 1  A list ("A, B and C", "A as well as B") gives one participant each; an apposition gives none.
Rule 2  A plural office with states gives one office-holder each ("the foreign ministers of A, B and C"); one whom the article names
        elsewhere is that person.
Rule 3  People without office or name count where a noun for people heads the phrase ("business leaders", "soldiers").
"""

from __future__ import annotations

from abc import abstractmethod

import attrs

from ...lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GROUP,
    MARK,
    MODAL,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from ...mentions import (
    CountryMention,
    GroupMention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PronounMention,
)
from ...records import Party
from ..evidence import is_finite
from .beside import AT_HOME, Beside
from .holders import BODY_WORDS, OWN
from .members import Found, Member

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
NO_PARTY_KINDS = frozenset({"media"})
HONORIFICS = frozenset({"the", "hon", "honourable", "honorable", "dr", "mr", "ms", "mrs", "sir", "prof", "professor", ".", "h.e.", "rt", "right", "dame", "senator", "excellency", "his", "her"})  # fmt: skip
DELEGATES = frozenset({"delegation", "delegations", "negotiators", "envoys", "officials", "representatives", "diplomats", "mediators", "teams", "ministers", "ministries", "government", "governments"})  # fmt: skip
KIN = frozenset({"wife", "husband", "spouse"})
CHAMBERS = frozenset({"chambers", "houses"})  # "the leaders of both houses" have met nobody yet
LINKS_OF_OFFICE = frozenset({"of", "the", "and", "to", "for", "on", "at", "'s", "’s", "sisterly", "brotherly", "friendly", "fraternal"})
STYLES = frozenset({"HE", "HH", "HM", "HRH", "HIM"})  # of Gulf agencies: "HE the Minister"; in capitals none is a pronoun


class Phrases(Beside):
    """Reads noun phrases of one article as parties."""

    @abstractmethod
    def ahead(self, i: int, end: int, *, between: bool = False) -> Found:
        """Read a list of parties that begins at token ``i``: lists are made of phrases, and phrases of lists ("the ministers of A and B")."""

    def one(self, i: int, end: int) -> Found:
        """Read one noun phrase that stands for one party, or several of one kind, at token ``i``."""
        none = Found([], i, i)
        start = i
        own = False
        i += self.words[i] in STYLES and i + 1 < end
        if self.folded[i] in ("mr", "madam", "madame") and i + 2 < end:
            k = i + 1 + (self.words[i + 1] == ".")
            other = self.speakers.other(i) if isinstance(self.starting.get(k), OfficeMention) else None
            if other is not None:
                return Found([Member(other, i)], i, k + 1)
        if self.folded[i] == "more" and i + 2 < end and self.folded[i + 1] == "than":
            i += 2
        for _ in range(9):
            if i >= end:
                return none
            mention = self.starting.get(i)
            if mention is not None and mention.end <= end:
                return self._read(mention, start, end, own=own)
            word, bits = self.folded[i], self.flags[i]
            if word == "colleague":
                return self._counterpart(start, i, end)
            group = self._people(start, self.heads_people(i, end), end)
            if group is not None:
                return self._walks_of_life(start, i, end) or group
            if word in OWN:
                own = True
            named = self._over_name(i, end) if i > start else i
            if named > i:
                i = named
                continue
            if i in self.date_at or (bits & MARK and word not in ("-", "“", '"')) or (bits & PREPOSITION and word != "of"):
                return none
            if word == "and" and i > start and (self._joins_kinds(i, end) or self._joins_regions(i, end)):
                i += 1
                continue
            if bits & (CONJUNCTION | MODAL) or (bits & PRONOUN and word not in OWN):
                return none
            if word == "of" and self.folded[i - 1] not in (
                "delegation",
                "group",
                "number",
                "members",
                "team",
                "series",
                "range",
                "variety",
                "array",
                "host",
                "dozens",
                "hundreds",
                "majesty",
                "highness",
                "excellency",
            ):
                return none
            i += 1
        return none

    def _read(self, mention: object, start: int, end: int, *, own: bool) -> Found:
        none = Found([], start, start)
        article = self.article
        if isinstance(mention, PersonMention):
            if mention.end < end and self.words[mention.end] in POSSESSIVE:
                j = mention.end + 1
                if j < end and self.folded[j] == "counterpart":
                    return self._counterpart(start, j, end)
                return self._related(start, j, end)
            party = article.party(mention)
            if mention.end < end and self.folded[mention.end] in article.gazetteer.state_nouns and party is not None:
                if party.country is None:
                    return none
                state = Party(kind="country", country=party.country, mention=article.extract(start, mention.end + 1))
                return Found([Member(state, mention.start)], start, mention.end + 1)
            return Found([Member(party, mention.start)], start, mention.end) if party else none
        if isinstance(mention, OfficeMention):
            return self._office(mention, start, end)
        if isinstance(mention, GroupMention):
            if mention.countries:
                return Found(self._delegates(mention.countries, mention), start, mention.end)
            if (sent := self._sent_by(mention.end - 1, end)) is not None:
                return Found(sent.members, start, sent.end)
            if (crew := self._crew_told(mention.start, mention.end, end)) is not None:
                return crew
            pointed = self.folded[mention.start] in ("the", "both", "these", "those") or bool(self.flags[mention.start - 1] & DETERMINER)
            if pointed or mention.size == 2:  # "six world powers" are named for the first time
                return Found([], start, mention.end, refers=True)
            if self.known.is_a("press", self.folded[mention.end - 1]):
                return none
            return Found([Member(self._group(start, mention.end), mention.start)], start, mention.end)
        if isinstance(mention, CountryMention):
            return self._state(mention, start, end)
        if isinstance(mention, OrganisationMention):
            if (mention.end < end and self.words[mention.end] in POSSESSIVE) or mention.kind in NO_PARTY_KINDS:
                return none
            party = article.party(mention)
            crowd = self._crowd_of(mention.end, end)
            if crowd is not None:
                return Found([Member(self._group(start, crowd), start)], start, crowd)
            if mention.end < end and self.known.is_a("people", self.folded[mention.end]):
                return Found([Member(party, mention.start)] if party else [], start, mention.end + 1)
            return Found([Member(party, mention.start)], start, mention.end) if party else none
        if isinstance(mention, PronounMention) and mention.person in ("he", "she", "i", "who"):
            party = (
                (self._quoted(mention.start) or self.speaker(mention.start))
                if mention.person == "i"
                else self.antecedent(mention.start)
                if mention.person == "who"
                else (article.party(mention) or (self._office_before(mention.start) if mention.person in ("he", "she") else None))
            )
            return Found([Member(party, mention.start)], start, mention.end) if party else none
        if isinstance(mention, PronounMention) and mention.person == "we":
            speaker = self.speaker(mention.start)
            if speaker is not None and self.article.quotation_at(mention.start) is None:
                return Found([Member(speaker, mention.start)], start, mention.end)
            if speaker is None and self.article.quotation_at(mention.start) is None:
                return Found(self._issuers(mention.start), start, mention.end)
            return none
        if isinstance(mention, PronounMention) and mention.person == "they":
            return Found([], start, mention.end, refers=True)
        return none

    def _issuers(self, at: int) -> list[Member]:
        """Return who says "we" in a joint statement at token ``at``."""
        named = self.speakers.issued_by
        if named is None:
            return [Member(party, at) for party in self.speakers.joint]
        first = next((k for k in range(*named) if k in self.starting), None)
        found = self.ahead(first, named[1]).members if first is not None else []
        return [Member(m.party, at) for m in found] if len(found) > 1 else []

    def _office_before(self, i: int) -> Party | None:
        """Return the unnamed office-holder who is the subject of the sentence before: "The Secretary will travel to X. He will"."""
        for k in range(i - 1, max(-1, i - 61), -1):
            mention = self.starting.get(k)
            if isinstance(mention, PersonMention):
                return None
            if isinstance(mention, OfficeMention) and mention.definite and not mention.plural and mention.start == k:
                before = self.words[k - 1] if k else "."
                if before in (".", "!", "?", '"', "”") or k in self.paragraph_starts:
                    found = self._office(mention, mention.start, mention.end)
                    return found.members[0].party if len(found.members) == 1 else None
        return None

    def _state(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read what begins with a state: the state itself, "Russian counterpart", "Chinese and Japanese officials", "Thai President"."""
        none = Found([], start, start)
        i = mention.end
        if mention.form in ("name", "seat", "government", "inhabitant"):
            if i < end and self.words[i] in POSSESSIVE:
                follow = self.starting.get(self._over_plain(i + 1, end))
                if isinstance(follow, PersonMention | OfficeMention):
                    return self._read(follow, start, end, own=False)
                return none
            if (
                mention.form == "seat"
                and i < end
                and self.flags[i] & CAPITAL
                and not self.flags[i] & (PREPOSITION | DETERMINER | CONJUNCTION)
                and i not in self.starting
            ):
                return none
            bracketed = i + 3 < end and self.words[i] == "(" and self.words[i + 2] == ")"  # "the A Republic (AR) foreign minister"
            follow = self.starting.get(i + 3 if bracketed else i)
            if isinstance(follow, OfficeMention | PersonMention):
                found = self._read(follow, start, end, own=False)
                for member in found.members:
                    if bracketed and member.party.kind == "person" and member.party.country is None:
                        member.party = attrs.evolve(member.party, country=mention.code)
                return found
            office = self.starting.get(i + 1) if i < end and self.folded[i] == "and" else None
            if isinstance(office, OfficeMention) and office.plural and office.country and office.end <= end:
                if any(word in POSSESSIVE for word in self.words[office.start : office.title.start]):  # "A and B's ministers"
                    return Found(self._holders(office, [mention.code, office.country]), start, office.end)
            party = self.article.party(mention)
            sent = self._crew_of(mention, end)
            return Found([Member(party, mention.start)], start, sent or i) if party else none
        several = self._of_many(mention, start, end)
        if several is not None:
            return several
        for j in range(i, min(end, i + 5)):
            follow = self.starting.get(j)
            if isinstance(follow, CountryMention) and follow.form == "adjective" and j <= i + 2 and self.folded[j - 1] in ("and", "-", ","):
                inner = self._state(follow, start, end)
                if inner.members and inner.end > follow.end:
                    first = inner.members[0].party
                    office = self.ending.get(inner.end)
                    if (
                        first.kind == "group"
                        and isinstance(office, OfficeMention)
                        and office.plural
                        and self.folded[inner.end - 1] not in BODY_WORDS
                    ):
                        first = Party(kind="person", office=self._singular(follow.end, inner.end), rank=office.title.rank, country=follow.code, mention=first.mention)  # type: ignore[arg-type]  # fmt: skip
                        inner = Found([Member(self.named(first), follow.start)], inner.start, inner.end)
                    twin = Party(kind=first.kind, name=None, office=first.office, rank=first.rank, country=mention.code, mention=first.mention) if first.kind == "person" else Party(kind="country", country=mention.code)  # fmt: skip
                    return Found([Member(self.named(twin), mention.start), *inner.members], start, inner.end)
                return none
            if follow is not None and not isinstance(follow, CountryMention | PronounMention):
                return self._read(follow, start, end, own=False)
            word = self.folded[j]
            if self.known.is_a("people", word) and not (j + 1 < end and self.known.is_a("people", self.folded[j + 1])):
                if word in BODY_WORDS:
                    party = Party(kind="country", country=mention.code, mention=self.article.extract(start, j + 1))
                    return Found([Member(party, mention.start)], start, j + 1)
                group = Party(kind="group", name=self.article.name_of((start, j + 1)), mention=self.article.extract(start, j + 1))
                return Found([Member(group, mention.start)], start, j + 1)
            if self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) and word not in ("and", "-", "of", ","):
                return none
        return none

    def _over_plain(self, i: int, end: int) -> int:
        """Step over plain words in front of an office or name: "A's [junta] leader", "A's [newly elected] president"."""
        k = i
        while k < min(end - 1, i + 4) and k not in self.starting:
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL | DETERMINER | PRONOUN) and self.words[k] != "-":
                return i
            k += 1
        return k if k in self.starting else i

    def _office(self, mention: OfficeMention, start: int, end: int) -> Found:
        none = Found([], start, start)
        article = self.article
        if mention.end < end and self.words[mention.end] in POSSESSIVE:
            envoy = self.starting.get(mention.end + 1)
            party = article.party(envoy) if isinstance(envoy, PersonMention) and envoy.titles and envoy.end <= end else None
            return Found([Member(party, envoy.start)], start, envoy.end) if party is not None and envoy is not None else none
        if self.known.is_a("press", self.folded[mention.title.end - 1]):
            return none
        if not mention.plural:
            follow = self.starting.get(mention.end + 1) if mention.end < end and self.words[mention.end] == "," else None
            if isinstance(follow, PersonMention) and (mention.counterpart or not follow.titles) and follow.end <= end:
                party = article.party(follow)
                return Found([Member(party, follow.start)], start, follow.end) if party else none
            for j in range(mention.end, min(end, mention.end + 7)):
                follow = self.starting.get(j)
                if isinstance(follow, PersonMention):
                    party = article.party(follow)
                    return Found([Member(party, follow.start)], start, follow.end) if party else none
                if self.folded[j] not in LINKS_OF_OFFICE and not self.flags[j] & CAPITAL:
                    break
            for j in range(mention.end, min(end - 1, mention.end + 12)):
                if self.words[j] == ",":
                    follow = self.starting.get(j + 1)
                    if (
                        isinstance(follow, PersonMention)
                        and all(self.folded[k] in HONORIFICS for t in follow.titles for k in range(t.start, t.end))
                        and follow.end <= end
                        and (follow.end == end or self.words[follow.end] in (",", ".", ";", ")"))
                    ):
                        party = article.party(follow)
                        return Found([Member(party, follow.start)], start, follow.end) if party else none
                    break
                if (
                    (self.flags[j] & MARK and self.words[j] != ".")
                    or is_finite(article, j)
                    or self.folded[j] in ("on", "to", "with")
                    or (self.folded[j] == "and" and not self.flags[j + 1] & CAPITAL)
                ):
                    break
            party = article.party(mention)
            if party is None:
                return none
            own = self._own_end(mention.title)
            if party.name is None and own < mention.title.end and party.rank in AT_HOME:
                party = attrs.evolve(party, office=article.name_of((mention.title.start, own)))  # "the premier [in CITY]"
            if party.name is None and mention.definite and not mention.counterpart:
                party = self._only_holder(mention, party)
            if party.country is None and party.name is None and self.folded[mention.start] in ("his", "her"):
                party = attrs.evolve(party, country=self._state_of_master(mention))
            return Found([Member(self.named(party), mention.start)], start, mention.end)
        link = next((k for k in range(mention.end, mention.title.start, -1) if self.folded[k : k + 1] in (["of"], ["from"])), end)
        if (apart := self._by_state(start, link, end)) is not None:
            return apart
        posts = next((k for k in range(mention.title.start, mention.end) if self.folded[k] == "to"), mention.end)
        venue = next((k for k in range(mention.title.start, posts - 1) if self.folded[k] == "in" and self.flags[k + 1] & CAPITAL), posts)
        codes = [c.code for c in self.countries_in(mention.start, venue)]
        stop = mention.end if posts == mention.end else self._over_posts(mention.end, end)
        if posts < mention.end and len(set(codes)) < 2:  # "its ambassadors to A, B and C" are one state's
            return Found([Member(self._group(start, stop), mention.start)], start, stop)
        if not codes and stop < end and self.folded[stop] in ("of", "from"):
            inner = self.ahead(stop + 1, end)
            if inner.refers and self.folded[inner.end - 1] not in CHAMBERS:
                return Found([], start, inner.end, refers=True)
            codes = [m.party.country for m in inner.members if m.party.kind == "country" and m.party.country]
            stop = inner.end if codes else stop
        if codes:
            further, stop = self._states_behind_bracket(stop, end)
            return Found(self._holders(mention, [*codes, *further]), start, stop)
        if self.folded[mention.title.end - 1] in BODY_WORDS or self.folded[mention.title.start] == "leaders":
            for body in self.bodies_in(mention.start, mention.end):
                venue = self.folded[body.start - 1 - bool(self.flags[body.start - 1] & DETERMINER)] == "at"  # "leaders at the White House"
                if mention.start <= body.start and body.end <= mention.end and not venue:
                    party = article.party(body)
                    return Found([Member(party, mention.start)] if party else [], start, mention.end)
        if (
            mention.definite
            and self.folded[mention.start] in ("the", "both", "these")
            and (self.flags[mention.title.end - 1] & GROUP or mention.title.rank)
            and not (stop < end and self.folded[stop] == "of")
            and self.last()
        ):
            pair = self.both(mention.title.rank, mention.start) if mention.title.rank and "two" in self.folded[start : mention.end] else []
            named = [Member(article.person(e), mention.start) for e in pair]
            if named and not {m.party.ref for m in named} <= {m.party.ref for m in self.last()}:
                return Found(named, start, mention.end)
            return Found([], start, mention.end, refers=True)
        stop = self._tail(mention.end, end)
        if stop + 1 < end and self.folded[stop] == "member" and self.folded[stop + 1] in ("states", "countries", "nations"):
            return Found([Member(self._group(start, stop + 2), mention.start)], start, stop + 2)  # "ambassadors of BODY member states"
        while stop == mention.end or stop < min(end, mention.end + 3):
            if (
                stop >= end
                or stop in self.starting
                or stop in self.date_at
                or self.folded[stop].endswith("ing")
                or self.flags[stop] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | PRONOUN | ADVERB | VERB)
            ):
                break
            stop += 1
        return Found([Member(self._group(start, stop), mention.start)], start, stop)

    def _states_behind_bracket(self, i: int, end: int) -> tuple[list[str], int]:
        """Return the states that go on a list behind "(A)" and where it ends: "the ministers of the A-ish Republic (A), B and C"."""
        k = self.over_apposition(i, end) if i < end and self.words[i] == "(" else i
        j = self._joiner(k, end)[0]
        j += j == k and k < end and self.words[k] == ","
        more = self.ahead(j, end) if i < k < j < end else Found([], i, i)
        codes = [m.party.country for m in more.members if m.party.kind == "country" and m.party.country]
        return (codes, more.end) if codes and len(codes) == len(more.members) else ([], i)

    def _counterpart(self, start: int, i: int, end: int) -> Found:
        """Read "his Russian counterpart [NAME]"."""
        follow = self.starting.get(i + 1) or (self.starting.get(i + 2) if i + 1 < end and self.words[i + 1] == "," else None)
        if self.folded[i] == "colleague" and not isinstance(follow, PersonMention):
            return Found([], start, start)
        if isinstance(follow, PersonMention) and follow.end <= end:
            party = self.article.party(follow)
            return Found([Member(party, follow.start)] if party else [], start, follow.end)
        codes = [c.code for c in self.countries_in(start, i)]
        stop = i + 1
        party = Party(kind="person", office="counterpart", country=codes[0] if codes else None, mention=self.article.extract(start, stop))
        return Found([Member(party, start)], start, stop)

    def _by_state(self, start: int, i: int, end: int) -> Found | None:
        """Read "from A, X; B, Y; and C, Z" at token ``i``: one named holder behind each state."""
        if i + 3 >= end or self.folded[i] not in ("from", "of"):
            return None
        members: list[Member] = []
        stop = k = i + 1
        while k < end:
            k += bool(self.flags[k] & DETERMINER)
            state = next(iter(self.countries_in(k, k + 1)), None)
            if state is None or state.end + 1 >= end or self.words[state.end] not in (",", "(", ":"):
                break
            person = self.starting.get(state.end + 1)
            party = self.article.party(person) if isinstance(person, PersonMention) else None
            if party is None or person is None:
                break
            members.append(Member(attrs.evolve(party, country=party.country or state.code), person.start))
            stop = k = person.end
            while k < end and (self.words[k] in (",", ";", ")") or self.folded[k] == "and"):
                k += 1
        return Found(members, start, stop) if len(members) > 1 else None

    def _people(self, start: int, i: int, end: int) -> Found | None:
        """Read a phrase headed by a noun for people at token ``i``: "a group of business leaders"."""
        if not self.known.is_a("people", self.folded[i]) and self.folded[i - 1 : i + 1] != ["civil", "society"]:
            return None
        if i + 1 < end and self.known.is_a("people", self.folded[i + 1]):
            return None
        if self.folded[i] in ("group", "delegation", "team", "members", "number") and i + 1 < end and self.folded[i + 1] == "of":
            return None
        if self.folded[i] in ("side", "group", "team") and i == start:
            return None
        state = self.article.home or (self.author.country if self.author else None)
        if i + 1 < end and isinstance(self.starting.get(i + 1), GroupMention):
            return None  # "government sources"
        after = self.flags[i + 1] if i + 1 < end else MARK
        alone = bool(after & (MARK | PREPOSITION | CONJUNCTION | ADVERB | VERB)) or i + 1 in self.date_at
        if self.folded[i] in ("government", "authorities") and state is not None and i - start <= 1 and alone:
            state = self.government_told(i) or state
            home = Party(kind="country", country=state, mention=self.article.extract(start, i + 1))
            return Found([Member(home, start)], start, i + 1)
        if i + 2 < end and self.folded[i + 1] in ("led", "headed") and self.folded[i + 2] == "by":
            leader = self.one(i + 3, end)
            if leader.members:
                return Found(leader.members, start, leader.end)
        sent = self._sent_by(i, end) or self._crew_told(start, i + 1, end)
        if sent is not None:
            return sent
        stop = self._tail(i + 1, end)
        return Found([Member(self._group(start, stop), start)], start, stop)

    def _sent_by(self, i: int, end: int) -> Found | None:
        """Read "delegations from A and B", "negotiators of A and B", "ministries of defence of A and B": the states."""
        if self.folded[i] not in DELEGATES or i + 2 >= end or self.folded[i + 1] not in ("from", "of", "representing"):
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
