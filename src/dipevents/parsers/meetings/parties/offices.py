"""Offices as parties, where no list is read for them: one holder, a counterpart, one for each state, a name behind words for a person."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from dipevents.lexicon import ADVERB, CAPITAL, CONJUNCTION, DETERMINER, GROUP, MARK, PERSON, PREPOSITION, PRONOUN, VERB
from dipevents.mentions import GroupMention, OfficeMention, OrganisationMention, PersonMention
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member, size_of
from ..merging import Merger
from ..view import Reader, View
from .beside import AT_HOME, Beside
from .holders import OWN, Holders

STAFFED = frozenset({"igo", "company", "ngo"})  # bodies of which "BODY officials" are some, no side that acts for them
DESCRIPTION = 14  # tokens of "the winner of the election" in front of a name
LINKS_OF_OFFICE = frozenset({"of", "the", "and", "to", "for", "on", "at", "'s", "’s", "sisterly", "brotherly", "friendly", "fraternal"})


class Offices(Reader):
    """Reads the offices of one article as parties."""

    def __init__(self, view: View, merger: Merger, holders: Holders, beside: Beside) -> None:
        super().__init__(view)
        self.merger, self.holders, self.beside = merger, holders, beside

    def single(self, mention: OfficeMention, start: int, end: int) -> Found:
        """Read one office, with or without the name of who holds it: "the foreign minister of A[, X]", "his counterpart"."""
        article = self.article
        follow = self.starting.get(mention.end + 1) if mention.end < end and self.words[mention.end] == "," else None
        if isinstance(follow, PersonMention) and (mention.counterpart or not follow.titles) and follow.end <= end:
            return Found([Member(article.party(follow), follow.start)], start, follow.end)
        for j in range(mention.end, min(end, mention.end + 7)):
            follow = self.starting.get(j)
            if isinstance(follow, PersonMention):
                party = article.party(follow)
                if "and" in self.folded[mention.end : j] and self._is_other(mention, party):
                    break
                return Found([Member(party, follow.start)], start, follow.end)
            if self.folded[j] not in LINKS_OF_OFFICE and not self.flags[j] & CAPITAL:
                break
        for j in range(mention.end, min(end - 1, mention.end + 12)):
            if self.words[j] == ",":
                follow = self.starting.get(j + 1)
                if isinstance(follow, PersonMention) and follow.end <= end and self._is_holder(mention, follow, end):
                    return Found([Member(article.party(follow), follow.start)], start, follow.end)
                break
            if (
                (self.flags[j] & MARK and self.words[j] != ".")
                or is_finite(article, j)
                or self.folded[j] in ("on", "to", "with")
                or (self.folded[j] == "and" and not self.flags[j + 1] & CAPITAL)
            ):
                break
        party = article.party(mention)
        if party.name and mention.country and party.country not in (None, mention.country):
            party = self._of_its_state(mention, party)
        own = self.beside.own_end(mention.title)
        if party.name is None and own < mention.title.end and party.rank in AT_HOME:
            party = attrs.evolve(party, office=article.name_of((mention.title.start, own)))  # "the premier [in CITY]"
        if party.name is None and mention.definite and not mention.counterpart:
            party = self.holders.only_holder(mention, party)
        if party.country is None and party.name is None and self.folded[mention.start] in ("his", "her"):
            party = attrs.evolve(party, country=self.beside.state_of_master(mention))
        return Found([Member(self.holders.named(party), mention.start)], start, mention.end)

    def _is_holder(self, mention: OfficeMention, person: PersonMention, end: int) -> bool:
        """Tell whether a name behind a comma is whose office stands in front: "the minister of A, Mr X,", "the President of the Court, Judge X"."""
        closed = person.end == end or self.words[person.end] in (",", ".", ";", ")")
        if all(self.folded[k] in self.terms.honorifics for t in person.titles for k in range(t.start, t.end)):
            return closed
        alone = person.end == end or self.words[person.end] in (".", ";") or self.folded[person.end : person.end + 3] == [",", "and", "to"]
        return alone and mention.definite and bool(self.holders.bodies_in(mention.title.start, mention.end))

    def _of_its_state(self, mention: OfficeMention, party: Party) -> Party:
        """Return "the prime minister of A" as such where the one premier whom the text names acts for another state."""
        office = self.article.name_of((mention.title.start, mention.title.end))
        extract = self.article.extract(mention.start, mention.end)
        return Party(kind="person", office=office, rank=party.rank, country=mention.country, mention=extract)

    def _is_other(self, mention: OfficeMention, party: Party) -> bool:
        """Tell whether the person behind "and" is no holder of the office: "the A-ish minister and B-ish Premier X", "the king and Mr Y"."""
        return party.country != mention.country or not self.flags[mention.title.start] & CAPITAL

    def counterpart(self, start: int, i: int, end: int) -> Found:
        """Read "his Russian counterpart [NAME]"."""
        follow = self.starting.get(i + 1) or (self.starting.get(i + 2) if i + 1 < end and self.words[i + 1] == "," else None)
        if self.folded[i] == "colleague" and not isinstance(follow, PersonMention):
            return Found([], start, start)
        if isinstance(follow, PersonMention) and follow.end <= end:
            party = self.article.party(follow)
            state = next((c.code for c in self.holders.countries_in(start, i)), None)
            return Found([Member(attrs.evolve(party, country=party.country or state), follow.start)], start, follow.end)
        codes = [c.code for c in self.holders.countries_in(start, i)]
        stop = i + 1
        party = Party(kind="person", office="counterpart", country=codes[0] if codes else None, mention=self.article.extract(start, stop))
        return Found([Member(party, start)], start, stop)

    def guest(self, start: int, i: int) -> Found:
        """Read "the Peruvian guest", "his visitor": who met last and is of that state, or not of the one where it was filed; no name behind it."""
        states, home = {c.code for c in self.holders.countries_in(start, i)}, self.article.home
        met = [m for m in self.merger.last() if m.party.kind == "person" and m.party.name and m.party.country]
        guests = [m for m in met if (m.party.country in states if states else home not in (None, m.party.country))]
        named = self.words[i + 1 : i + 2] == [","] and isinstance(self.starting.get(i + 2), PersonMention)
        return Found([Member(guests[0].party, start)], start, i + 1) if len(guests) == 1 and not named else Found([], start, start)

    def described(self, i: int, end: int) -> Found | None:
        """Read "the winner of the election, X", "one of her allies, X", "his friend, Minister X", "the man who brokered it, X": a name behind words for a person."""
        if not (self.flags[i] & DETERMINER or self.folded[i] in OWN or self.folded[i] == "one"):
            return None
        comma = next(
            (k for k in range(i + 1, min(end, i + DESCRIPTION)) if self.flags[k] & MARK and self.words[k] not in (*POSSESSIVE, "-")), None
        )
        named = self.starting.get(comma + 1) if comma is not None else None
        if comma is None or self.words[comma] != "," or not isinstance(named, PersonMention) or named.end > end:
            return None
        if named.titles and self.folded[i] not in OWN:  # "his rival, General X" is one, "a rival, General X" may be two
            return None
        closed = named.end == end or self.flags[named.end] & (MARK | PREPOSITION | CONJUNCTION)
        who = next((k for k in range(i, comma) if self.folded[k] in ("who", "that")), comma)
        finite = any(is_finite(self.article, k) for k in range(i, who))
        if not closed or finite or not any(self.flags[k] & PERSON for k in range(i, who)):
            return None
        return Found([Member(self.article.party(named), named.start)], i, named.end)

    def by_state(self, start: int, i: int, end: int) -> Found | None:
        """Read "from A, X; B, Y; and C, Z" at token ``i``: one named holder behind each state."""
        if i + 3 >= end or self.folded[i] not in ("from", "of"):
            return None
        members: list[Member] = []
        stop = k = i + 1
        while k < end:
            k += bool(self.flags[k] & DETERMINER)
            state = next(iter(self.holders.countries_in(k, k + 1)), None)
            if state is None or state.end + 1 >= end or self.words[state.end] not in (",", "(", ":"):
                break
            person = self.starting.get(state.end + 1)
            party = self.article.party(person) if isinstance(person, PersonMention) else None
            if party is None or person is None:
                break
            members.append(Member(attrs.evolve(party, country=party.country or state.code), person.start))
            stop = k = person.end
            while k < end and (self.words[k] in (",", ";", ")") or self.folded[k] in ("and", "of", "from")):
                k += 1
        return Found(members, start, stop) if len(members) > 1 else None

    def over_plain(self, i: int, end: int) -> int:
        """Step over plain words in front of an office or name: "A's [junta] leader", "A's [newly elected] president"."""
        k = i
        while k < min(end - 1, i + 4) and k not in self.starting:
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL | DETERMINER | PRONOUN) and self.words[k] != "-":
                return i
            k += 1
        return k if k in self.starting else i

    def office_before(self, i: int) -> Party | None:
        """Return the unnamed office-holder who is the subject of the sentence before: "The Secretary will travel to X. He will"."""
        for k in range(i - 1, max(-1, i - 61), -1):
            mention = self.starting.get(k)
            if isinstance(mention, PersonMention):
                return None
            if isinstance(mention, OfficeMention) and mention.definite and not mention.plural and mention.start == k:
                before = self.words[k - 1] if k else "."
                if before in (".", "!", "?", '"', "”") or k in self.paragraph_starts:
                    found = self.single(mention, mention.start, mention.end)
                    return found.members[0].party if len(found.members) == 1 else None
        return None

    def without_state(self, mention: OfficeMention, start: int, stop: int, end: int) -> Found:
        """Read several holders where no state is told: those of a body, the two met last, a group; the office ends at ``stop``."""
        article = self.article
        if self.folded[mention.title.end - 1] in self.terms.acting or self.folded[mention.title.start] == "leaders":
            for body in self.holders.bodies_in(mention.start, mention.end):
                venue = self.folded[body.start - 1 - bool(self.flags[body.start - 1] & DETERMINER)] == "at"  # "leaders at the White House"
                some = self.folded[mention.title.end - 1] == "officials" and body.end == mention.title.end - 1 and body.kind in STAFFED
                if mention.start <= body.start and body.end <= mention.end and not venue and not some:
                    return Found([Member(article.party(body), mention.start)], start, mention.end)
        if (
            (mention.definite or self.folded[mention.start] == "both")
            and self.folded[mention.start] in ("the", "both", "these")
            and (self.flags[mention.title.end - 1] & GROUP or mention.title.rank)
            and not (stop < end and self.folded[stop] == "of")
            and not self._are_of_body(mention)
            and not self._are_others(mention)
            and (self.merger.last() or size_of(self.folded[start : mention.end]) == 2)
        ):
            pair = (
                self.holders.both(mention.title, mention.start) if mention.title.rank and "two" in self.folded[start : mention.end] else []
            )
            named = [Member(article.person(e), mention.start) for e in pair]
            if named and not {m.party.ref for m in named} <= {m.party.ref for m in self.merger.last()}:
                return Found(named, start, mention.end)
            return Found([], start, mention.end, refers=True)
        if self._are_those_who_met(mention):
            return Found([], start, mention.end, refers=True)
        if (owners := self._of_two(mention)) is not None:
            return Found([], owners, mention.end, refers=True)
        if self.folded[mention.start] == "their" and mention.title.rank and (each := self._of_those_who_met(mention)):
            return Found(each, start, mention.end)
        stop = self._over_second_body(mention, end) or self.holders.tail(mention.end, end)
        if stop + 1 < end and self.folded[stop] == "member" and self.folded[stop + 1] in ("states", "countries", "nations"):
            return Found(
                [Member(self.holders.group(start, stop + 2), mention.start)], start, stop + 2
            )  # "ambassadors of BODY member states"
        while stop == mention.end or stop < min(end, mention.end + 3):
            if (
                stop >= end
                or stop in self.starting
                or stop in self.date_from
                or self.folded[stop].endswith("ing")
                or self.flags[stop] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | PRONOUN | ADVERB | VERB)
            ):
                break
            stop += 1
        return Found([Member(self.holders.group(start, stop), mention.start)], start, stop)

    def _are_others(self, mention: OfficeMention) -> bool:
        """Tell whether a number says that more are meant than have met: "the top four party leaders"."""
        words = self.folded[mention.start : mention.title.end]
        return size_of(words) > max(2, len(self.merger.last(words)))

    def _are_those_who_met(self, mention: OfficeMention) -> bool:
        """Tell whether "Ministers [agreed]", "Leaders [decided]" without article opens a sentence: in a communiqué those who met."""
        k = bisect_left(self.sentence_starts, mention.start)
        opens = k < len(self.sentence_starts) and self.sentence_starts[k] == mention.start
        return opens and self.folded[mention.start : mention.end] in (["ministers"], ["leaders"]) and len(self.merger.last()) > 1

    def _of_two(self, mention: OfficeMention) -> int | None:
        """Return where "the two countries' [ministers]" begins, who hold their office in two states told of before."""
        k = mention.start - 1
        pair = self.ending.get(k) if k > 0 and self.words[k] in POSSESSIVE else None
        return pair.start if isinstance(pair, GroupMention) and not {"two", "both"}.isdisjoint(self.folded[pair.start : k]) else None

    def _are_of_body(self, mention: OfficeMention) -> bool:
        """Tell whether an office tells its body, so that nobody told of before is meant: "the presidents of the A Assembly", "the G7 ministers"."""
        of = next((k for k in range(mention.title.start, mention.end) if self.folded[k] == "of"), mention.end)
        return mention.title.body is not None or bool(self.holders.bodies_in(of, mention.end))

    def _over_second_body(self, mention: OfficeMention, end: int) -> int | None:
        """Return where "the presidents of the A Assembly and the B Court" ends, whose office takes in the first body alone."""
        bodies = self.holders.bodies_in(mention.title.start, mention.end)
        k = mention.end + 1
        if not bodies or bodies[-1].end != mention.end or k + 1 >= end or self.folded[k - 1] != "and":
            return None
        other = self.starting.get(k) or self.starting.get(k + bool(self.flags[k] & DETERMINER))
        return other.end if isinstance(other, OrganisationMention) and other.kind == bodies[-1].kind and other.end <= end else None

    def _of_those_who_met(self, mention: OfficeMention) -> list[Member]:
        """Return "their foreign ministers": one of each state of those who met last, people of two states or more."""
        last = self.merger.last()
        codes = [m.party.country for m in last if m.party.country]
        if (
            len(codes) < 2
            or len(codes) < len(last)
            or len(set(codes)) < len(codes)
            or any(m.party.rank == mention.title.rank for m in last)
        ):
            return []
        return self.holders.holders(mention, codes)
