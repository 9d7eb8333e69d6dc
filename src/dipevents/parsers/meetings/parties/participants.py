"""Parties read to the left: the noun phrase, or list of them, that ends in front of a verb.

Rule 1  An apposition, a relative clause or a bracket between the phrase and the verb is stepped over.
Rule 2  A mention inside "of", "in", "from" belongs to the noun in front of the preposition: "leaders of A and B".
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    MARK,
    MODAL,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from dipevents.mentions import (
    CountryMention,
    GroupMention,
    Mention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
)
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View
from .asides import Asides
from .circles import CLOSING
from .crowds import CREWS
from .holders import OWN, Holders
from .phrases import Phrases
from .plurals import Plurals
from .rows import Row, Rows
from .signs import Signs

COUNTS = frozenset({"two", "three", "four", "five", "pair"})
KIN = frozenset({"wife", "husband", "spouse"})
CLOSERS = frozenset({",", "–", "—", "--", ")"})  # behind an aside
LONGEST = 16  # items of a list
ALONG = frozenset({("together", "with"), ("along", "with"), ("jointly", "with"), ("accompanied", "by"), ("joined", "by")})
OTHERS = 9  # tokens of "and the remaining parties to the nuclear deal"
REMAINING = frozenset({"other", "remaining", "its", "their"})
LED = frozenset({"led", "headed", "chaired", "accompanied"})  # in front of "by X"


def nothing(j: int) -> Found:
    """Return that nobody is named in what ends at ``j``."""
    return Found([], j + 1, j + 1)


def stands_alone(mention: Mention, floor: int) -> bool:
    """Tell whether a mention begins at ``floor`` or behind and is no bare adjective: not "A-ish" of "A-ish wheat"."""
    return mention.start >= floor and not (isinstance(mention, CountryMention) and mention.form == "adjective")


class Participants(Reader):
    """Reads the parties of one article, to the right and to the left."""

    def __init__(self, view: View, holders: Holders, phrases: Phrases, asides: Asides, plurals: Plurals) -> None:
        super().__init__(view)
        self.holders, self.phrases, self.asides, self.plurals = holders, phrases, asides, plurals
        self.signs = Signs(view, asides)
        self.rows = Rows(view, self.signs, asides)

    def behind(self, j: int, floor: int) -> Found:
        """Read the list of parties whose last token is ``j``, not beyond ``floor``."""
        found = self._behind(j, floor)
        if found.members or found.refers or j < floor or not self.flags[j] & CAPITAL:
            return found
        return self._open_apposition(j, floor) or found

    def _open_apposition(self, j: int, floor: int) -> Found | None:
        """Return whom "Mr X, Adviser to the Director of A at B" names, where the office goes on in words that are no title."""
        for k in range(j, max(floor, j - 18), -1):
            if self.words[k] == ",":
                bearer = self.ending.get(k)
                if isinstance(bearer, PersonMention) and bearer.start >= floor:
                    party = self.article.party(bearer) if any(t.start == k + 1 for t in bearer.titles) else None
                    return self._leftwards(Found([Member(party, bearer.start)], bearer.start, j + 1), floor) if party else None
            elif is_finite(self.article, k) or self.words[k] in (";", ":"):
                break
        return None

    def _behind(self, j: int, floor: int) -> Found:
        """Read what ends at ``j`` by its last token, else by the mention that ends there."""
        if j < floor:
            return nothing(j)
        for read in self._BY_TOKEN:
            if (found := read(self, j, floor)) is not None:
                return found
        if (both := self.plurals.of_joint_body(j, floor)) is not None:
            return both
        mention = self.ending.get(j + 1)
        if mention is None or not stands_alone(mention, floor):
            return self.signs.two_teams(j, floor) or self._plain_behind(j, floor)
        for read_mention in self._BY_MENTION:
            if (found := read_mention(self, mention, j, floor)) is not None:
                return found
        return nothing(j)

    # --- by the last token: what was found; None where something else stands there ----------------------------------

    def _name_with_comma(self, j: int, floor: int) -> Found | None:
        """Step over the comma that is part of a mention: "his A-ish counterpart, X,"."""
        named = self.ending.get(j) if self.words[j] == "," else None
        inside = isinstance(named, PersonMention) and "," in self.words[named.start : named.end]
        return self.behind(j - 1, floor) if inside else None

    def _aside(self, j: int, floor: int) -> Found | None:
        """Read what an aside closed at ``j`` belongs to: "the president of A, X,", "X (A)", "X, who leads A,"."""
        if self.words[j] not in CLOSERS:
            return None
        comma = self.words[j] == ","
        named = self.named_behind_office(j, floor) if comma else None
        if named is not None:
            return self._accompanied(named, floor) or named
        opener = self.asides.aside(j, floor)
        if opener is not None:
            return self._named_in_aside(opener, j, floor) or self._in_front_of_aside(opener, j, floor)
        if comma and isinstance(self.ending.get(j), PersonMention | OrganisationMention):
            return self.behind(j - 1, floor)
        return nothing(j)

    def _in_front_of_aside(self, opener: int, j: int, floor: int) -> Found:
        """Read the phrase in front of tokens ``opener:j``, with those whom the aside adds or names: "X, together with Y,"."""
        outer = self.behind(opener - 1, floor)
        outer = self.asides.with_names(self.asides.comprising(outer, opener, j), opener, j)
        if not outer.members and not outer.refers and self.words[j] == "," and self.words[opener] == ",":
            outer = self.behind(opener, floor)  # two asides in a row
        if tuple(self.folded[opener + 1 : opener + 3]) in ALONG:
            along = self.phrases.ahead(opener + 3, j)
            if self.folded[along.end - 1] not in self.terms.teams:  # "accompanied by their delegations"
                outer.members += along.members
        return outer

    def _with_kin(self, j: int, floor: int) -> Found | None:
        """Read "X and his wife", "X together with her husband"."""
        if self.folded[j] not in KIN or j - 3 < floor or self.folded[j - 1] not in OWN or self.folded[j - 2] not in ("and", "with"):
            return None
        partner = self.behind(j - 3 - (self.folded[j - 3] in ("together", "along")), floor)
        if not partner.members:
            return None
        state, words = partner.members[-1].party.country, self.article.extract(j - 1, j + 1)
        kin = Party(kind="person", office=self.folded[j], country=state, mention=words)
        return Found([*partner.members, Member(kin, j)], partner.start, j + 1)

    def _counted(self, j: int, floor: int) -> Found | None:
        """Read "the two", "these three", "both": those who met last."""
        if self.folded[j] in COUNTS and j > floor and self.folded[j - 1] in ("the", "these"):
            return Found([], j - 1, j + 1, refers=True)
        return Found([], j, j + 1, refers=True) if self.folded[j] == "both" and j == floor else None

    def _and_others(self, j: int, floor: int) -> Found | None:
        """Read "X and others [met]" as X, "A and the other parties to the pact [met]" as A and a group."""
        if self.folded[j] == "others" and j - 2 >= floor and self.folded[j - 1] == "and":
            return attrs.evolve(self.behind(j - 2, floor), end=j + 1)
        joint = next((k for k in range(j - 1, max(floor, j - OTHERS), -1) if self.folded[k] == "and"), floor)
        front = self.folded[joint + 1 : joint + 4] if joint > floor else []
        head = next((k for k in range(joint + 2, j + 1) if self.folded[k] in self.terms.far), None)
        if REMAINING.isdisjoint(front) or head is None or not all(self._is_plain(k) for k in range(joint + 1, j + 1)):
            return None
        first = self.behind(joint - 1, floor)
        others = Member(self.holders.group(joint + 1, j + 1), joint + 1)
        return Found([*first.members, others], first.start, j + 1) if first.members else None

    def _is_plain(self, k: int) -> bool:
        """Tell whether what stands at ``k`` may belong to "the remaining parties to the pact": no verb, mark or name."""
        return k not in self.starting and not self.flags[k] & (MARK | MODAL) and not is_finite(self.article, k)

    def _club(self, j: int, floor: int) -> Found | None:
        """Read "leaders of BODY, the group of rich nations" as "leaders of BODY"."""
        club = self.signs.club_of(j, floor) if self.folded[j] in self.terms.nations else None
        return attrs.evolve(self._behind(club, floor), end=j + 1) if club is not None else None

    def _crowd(self, j: int, floor: int) -> Found | None:
        """Read "some 40 ministers and officials from 25 countries"."""
        found = self.phrases.crowd_behind(j, floor)
        return self._leftwards(found, floor) if found is not None else None

    def _circle(self, j: int, floor: int) -> Found | None:
        """Read "A and six world powers - B, C and D -", "A and the P5+1 (B, C and D)": A and the states that the aside lists."""
        told = self.phrases.circle_behind(j, floor) if self.words[j] in CLOSING else None
        if told is None or told[1] == floor:
            return told[0] if told is not None else None
        return self.phrases.with_circle(self.behind(told[1] - 1, floor), *told)

    # --- by the mention that ends behind ``j``: as above -----------------------------------------------------------

    def _several(self, mention: object, j: int, floor: int) -> Found | None:
        """Read a plural office with those who hold it: "A's and B's ministers", "the A-ish and B-ish presidents"."""
        if not isinstance(mention, OfficeMention) or not mention.plural:
            return None
        several = self.plurals.of_several(mention, floor) or self.plurals.of_members(mention.start, j, floor)
        if several is None and not self.holders.countries_in(mention.start, mention.end):
            several = self.plurals.of_states(mention.start, j, floor)
        return self._leftwards(several, floor) if several is not None else None

    def _delegates(self, mention: object, j: int, floor: int) -> Found | None:
        """Read "A-ish, B-ish and C-ish delegates", of which the mention has the last states alone."""
        if not isinstance(mention, GroupMention) or not mention.countries:
            return None
        further = self.plurals.adjectives_before(mention.start, floor, goes_on=True)
        if not further:
            return None
        codes = (*(s.code for s in further), *mention.countries)
        return self._leftwards(Found(self.holders.delegates(codes, mention), further[0].start, j + 1), floor)

    def _of_body(self, mention: object, j: int, floor: int) -> Found | None:
        """Read the people whom a body stands behind: "officials of BODY", "Mr X, Director General, BODY"."""
        if not isinstance(mention, OrganisationMention):
            return None
        found = self.plurals.of_bodies(mention.start, j, floor)
        if found is None and self.words[mention.start - 1] == ",":
            bearer = self.signs.in_front_of_body(mention.start - 1, floor) or self._open_apposition(j, floor)
            found = Found(bearer.members, bearer.start, j + 1) if bearer is not None else None
        return self._leftwards(found, floor) if found is not None else None

    def _office_of(self, mention: object, j: int, floor: int) -> Found | None:
        """Read "Mr X, Minister of Y" as Mr X."""
        bearer = self.signs.in_apposition(mention, floor) if isinstance(mention, OfficeMention) else None
        return self._leftwards(Found(bearer.members, bearer.start, j + 1), floor) if bearer is not None else None

    def _read_itself(self, mention: Mention, j: int, floor: int) -> Found | None:
        """Read the mention with what belongs to it, and the list in front; or the noun that it hangs on by a preposition."""
        joint = self.folded[mention.start] == "and"  # "X and A-ish officials": the office is read from "and" on
        start = self.asides.with_article(mention.start + joint, floor)
        p = start - 1
        if p >= floor and self._hangs_on(p):
            return self._behind_preposition(mention, start, j, floor)
        if p >= floor and self.words[p] in POSSESSIVE and not isinstance(mention, PersonMention | OfficeMention):
            state = self.ending.get(p)
            if not isinstance(state, CountryMention) or not isinstance(mention, OrganisationMention):
                return None
            first = self.phrases.read(mention, start, j + 1)
            return Found(first.members, state.start, j + 1)  # "A's Foreign Ministry"
        first = self.phrases.read(mention, start, j + 1)
        return self._leftwards(first, floor) if first.members or first.refers else None

    def _hangs_on(self, p: int) -> bool:
        """Tell whether a preposition stands at ``p`` that hangs a phrase on the noun in front."""
        return bool(self.flags[p] & PREPOSITION) and not self.flags[p] & CONJUNCTION and self.folded[p] not in ("as", "than", "between")

    def _behind_preposition(self, mention: Mention, start: int, j: int, floor: int) -> Found:
        """Read "a delegation led by X", "A together with B", "leaders of A and B", whose preposition stands in front of ``start``."""
        p = start - 1
        word, before = self.folded[p], self.folded[p - 1] if p > floor else ""
        if word == "by" and before in LED and isinstance(mention, PersonMention):
            first = self.phrases.read(mention, start, j + 1)
            first = Found(first.members, first.start, j + 1)
            return self._accompanied(first, floor) or self._leading(first, p - 1, floor)
        joins = (word == "with" and before in ("together", "along", "jointly")) or (word == "to" and before == "forward")
        if joins or (word == "including" and before == "and"):
            return self._leftwards(self.phrases.read(mention, start, j + 1), floor)
        return self._outer(p, floor, j)

    def _antecedents(self, j: int, floor: int) -> Found | None:
        """Return those that "who", "which" at ``j`` goes back to where they are several or no person: "the ministers of A and B, who met C".

        Of several names the verb must show that all are meant: "received A and B, who are on a visit".
        """
        if self.words[j] not in ("who", "which") or not floor < j < len(self.words) - 1:
            return None
        k = j - 1 - (self.words[j - 1] == ",")
        if self.folded[j] == "which":
            if k == j - 1 or not self.signs.is_crew(k, floor):
                return None
            found = self.behind(k, floor)
            return found if len(found.members) == 1 and found.members[0].party.kind != "person" else None
        found = self.behind(k, floor)
        if found.members and all(m.party.kind == "group" for m in found.members):
            return found  # "A's leaders, who met in B"
        named = [bool(m.party.name) for m in found.members]
        office = self.ending.get(k + 1)
        plural = isinstance(office, OfficeMention) and office.plural
        shown = all(named) and (self.folded[j + 1] in ("are", "were") or self.signs.meet_each_other(j + 1))
        return found if len(named) > 1 and (shown or (plural and not any(named))) else None

    def _accompanied(self, found: Found, floor: int) -> Found | None:
        """Return the one in front too in "X, accompanied by the president of A, Mr Y,"."""
        k = found.start - 1
        if k - 3 < floor or self.folded[k - 1 : k + 1] not in (["accompanied", "by"], ["joined", "by"]) or self.words[k - 2] != ",":
            return None
        outer = self.behind(k - 3, floor)
        return Found([*outer.members, *found.members], outer.start, found.end) if outer.members else None

    def _leading(self, leader: Found, verb: int, floor: int) -> Found:
        """Return those of the list in front too in "X and an A-ish delegation led by Y", whose last item Y stands for."""
        outer = self.behind(verb - 1 - (self.words[verb - 1] == ","), floor)
        last = outer.members[-1].party if outer.members else None
        if last is None or last.kind == "person" or CREWS.isdisjoint(self.folded[outer.members[-1].at : verb]):
            return leader
        people = [Member(attrs.evolve(m.party, country=m.party.country or last.country), m.at) for m in leader.members]
        return Found([*outer.members[:-1], *people], outer.start, leader.end)

    def named_behind_office(self, j: int, floor: int) -> Found | None:
        """Read "the president of X, Mr Y", "the architect of the plan, Ms Y" closed by the comma at ``j``."""
        inner = self.ending.get(j)
        if not isinstance(inner, PersonMention) or inner.start - 3 < floor:
            return None
        for k in range(inner.start - 1, inner.start - 4, -1):
            if self.words[k] == ",":
                before = self.ending.get(k)
                party = self.article.party(inner)
                title = next((t.start for t in inner.titles if max(floor, k - 14) <= t.start < k), None)  # "the leader of the A party, X,"
                if isinstance(before, PersonMention):
                    return None
                if not (title is not None or self.flags[k - 1] & CAPITAL or self.signs.describes(k, floor)):
                    return None
                start = self.asides.with_article(title, floor) if title is not None else k
                while start > max(floor, k - 14) and (
                    self.flags[start - 1] & CAPITAL
                    or self.folded[start - 1] in ("the", "of", "for", "'s", "’s", "-")
                    or (self.folded[start - 1] == "and" and self.flags[start] & CAPITAL)
                    or (self.folded[start - 1] == "to" and self.flags[start - 2] & CAPITAL)  # "the Ambassador of A to B"
                ):
                    start -= 1
                return self._leftwards(Found([Member(party, inner.start)], start, j), floor)
        return None

    def _leftwards(self, found: Found, floor: int) -> Found:
        """Add the items of a list in front of its last one; behind "and including" the leader: "a team led by X and including Y"."""
        row = Row(found.members, found.start, found.end, found.refers)
        while row.start - 1 > floor and row.count < LONGEST and self._take_item(row, floor):
            pass
        if row.start - 3 > floor and self.folded[row.start - 2 : row.start] == ["and", "including"]:
            leader = self.behind(row.start - 3, floor)
            row.add(leader.members, leader.start)
        return Found(row.members, row.start, row.end, row.refers)

    def _take_item(self, row: Row, floor: int) -> bool:
        """Take up the item in front of the list; tell whether another may stand in front of that."""
        k = self.rows.over_joiner(row, floor)
        k = self.rows.over_aside(k, floor) if k is not None else floor - 1
        if k < floor:
            return False
        mention = self.ending.get(k + 1)
        if mention is None or not stands_alone(mention, floor):
            plain = self._plain_behind(k, floor)
            if plain.members and plain.start < row.start - 1:
                row.add(plain.members, plain.start)
            return False
        begin = self.rows.with_owner(mention, floor)
        p = begin - 1
        if p >= floor and self.folded[p] == "as" and self.words[row.start - 1] == ",":
            return False  # "as deputy ministers, X and Y met"
        monarch = self.rows.monarch(mention, p, floor)
        if monarch is not None:
            row.add([monarch], self.asides.with_article(monarch.at, floor))
            return True
        headed = p >= floor and p > 0 and self.rows.is_headed(p)
        if p >= floor and self.rows.closes(p) and not headed:
            return False
        item = self.phrases.read(mention, begin, k + 1)
        if not item.members:
            return False
        row.add(item.members, begin)
        return not headed

    def _outer(self, preposition: int, floor: int, j: int) -> Found:
        """Read the noun phrase that a prepositional phrase ending at ``j`` hangs on: "leaders of A and B"."""
        before = self.ending.get(preposition)
        if (
            before is not None
            and before.start >= floor
            and isinstance(before, PersonMention | OfficeMention | GroupMention | OrganisationMention)
        ):
            bearer = self.signs.in_apposition(before, floor) if isinstance(before, OfficeMention) else None
            found = bearer or self.phrases.read(before, self.asides.with_article(before.start, floor), j + 1)
            return self._leftwards(Found(found.members, found.start, j + 1, found.refers), floor)
        for k in range(preposition - 1, max(floor, preposition - 6), -1):
            if self.phrases.crowds.is_people(k):
                return self._plain_behind(k, floor, j + 1)
            if self.flags[k] & (MARK | PREPOSITION | VERB):
                break
        return self._before_circumstance(preposition, floor, j)

    def _before_circumstance(self, preposition: int, floor: int, j: int) -> Found:
        """Read the person that "on his visit to A", "during a stop in B" stands behind."""
        for k in range(preposition - 1, max(floor, preposition - 8), -1):
            bearer = self.ending.get(k)
            if isinstance(bearer, PersonMention) and self.folded[k] in ("on", "during", "in", "at", "after"):
                return attrs.evolve(self.behind(k - 1, floor), end=j + 1)
            if self.flags[k] & MARK or is_finite(self.article, k) or k in self.starting:
                break
        return Found([], j + 1, j + 1)

    def _plain_behind(self, j: int, floor: int, stop: int | None = None) -> Found:
        """Read a phrase that is headed by a noun for people and ends at ``j``."""
        none = Found([], j + 1, j + 1)
        if self.folded[j] in self.terms.nations:
            return self.plurals.of_members(j, j, floor) or none
        if not self.phrases.crowds.is_people(j) and self.folded[j] != "counterpart":
            return none
        start = j
        while (
            start > floor
            and not self.flags[start - 1] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN | MODAL | DIGIT)
            and not is_finite(self.article, start - 1)
            and start - 1 not in self.date_from
        ):
            start -= 1
            if self.flags[start] & DETERMINER:
                break
        found = (self.phrases.sent_by(j, stop) if stop is not None else None) or self.phrases.one(start, j + 1)
        if stop is not None and self.folded[j] in self.terms.heads_of and self.folded[j + 1] == "of":
            whole = self.phrases.one(start, stop)  # "a delegation of A-ish senators"
            found = whole if whole.members and whole.end == stop else found
        if not found.members:
            return none
        return self._leftwards(Found(found.members, start, stop or j + 1, found.refers), floor)

    def _named_in_aside(self, opener: int, j: int, floor: int) -> Found | None:
        """Read "the ministers of A, B and C, X, Y and Z,", "the leaders of the Alpine states, A, B and C,": commas stand inside the aside."""
        first = opener
        while (item := self.ending.get(first)) is not None and isinstance(item, PersonMention | CountryMention):
            before = self.asides.with_article(item.start, floor) - 1
            if before <= floor or self.words[before] != ",":
                break
            first = before
        some = self.signs.names_some(first, floor)
        if some is not None:
            return self.asides.with_names(self.behind(some - 1, floor), some, j)
        inner = self.phrases.ahead(first + 1, j)
        if len(inner.members) < 2 or inner.end != j:
            return None
        if self.folded[first - 1] in self.terms.nations and all(m.party.kind == "country" for m in inner.members):
            return self._states_told(inner, first, j, floor)
        return None

    def _states_told(self, states: Found, opener: int, j: int, floor: int) -> Found:
        """Return the office-holders of the states that the aside behind "the leaders of the Alpine states" tells, else the states."""
        for k in range(opener - 1, max(floor, opener - 8), -1):
            office = self.ending.get(k)
            if isinstance(office, OfficeMention) and office.plural and office.start >= floor:
                return Found(self.holders.holders(office, [m.party.country or "" for m in states.members]), office.start, j)
        return Found(states.members, opener, j)

    _BY_TOKEN = (
        _antecedents,
        _name_with_comma,
        _circle,
        _aside,
        _with_kin,
        _and_others,
        _counted,
        _club,
        _crowd,
    )

    _BY_MENTION = (
        _several,
        _delegates,
        _of_body,
        _office_of,
        _read_itself,
    )
