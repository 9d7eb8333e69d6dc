"""What stands beside a party: the joiner of a list, an apposition, the person that "who" goes back to, the states in front of one office.

None of these readings needs that of another noun phrase; `Phrases` builds on them.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import attrs

from dipevents.lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, CUE, DETERMINER, HEAD, MARK, PAST, PREPOSITION
from dipevents.mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PersonMention, PronounMention
from dipevents.mentions.mention import Title
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View
from .holders import Holders

JOINERS = (
    ("as", "well", "as"),
    ("together", "with"),
    ("along", "with"),
    ("accompanied", "by"),
    ("and", "also"),
    ("and", "by"),
    ("and",),
    ("&",),
    ("plus",),
)
MASTER = 20  # tokens between "President X of A" and "his foreign minister"
AT_HOME = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister", "legislator"})  # fmt: skip

ACTS = frozenset({"attend", "caller", "guest", "light", "meet", "visit"})  # kinds of verbs that may go on behind "and"
PLURAL_VERBS = frozenset({"are", "were", "have", "do"})


class Beside(Reader):
    """Reads the words around noun phrases of one article."""

    def __init__(self, view: View, holders: Holders) -> None:
        super().__init__(view)
        self.holders = holders

    def peoples(self, members: list[Member]) -> list[Member]:
        """Put the states in the place of two peoples: talks "between Israelis and Egyptians"."""
        named = [self.starting.get(m.at) for m in members]
        peoples = [n for n in named if isinstance(n, CountryMention) and n.form == "inhabitant"]
        if len(peoples) < max(2, len(members)) or any(m.party.kind != "group" for m in members):
            return members
        return [Member(Party(kind="country", country=p.code, mention=m.party.mention), m.at) for p, m in zip(peoples, members, strict=True)]

    def of_one_state(self, members: list[Member]) -> list[Member]:
        """Give "the president and the premier of A", "A's president and premier" one state where only some of the offices print it."""
        at_home = [m for m in members if m.party.kind == "person" and not m.party.name and m.party.rank in AT_HOME]
        states = {m.party.country for m in at_home} - {None}
        if len(at_home) < 2 or len(states) != 1:
            return members
        state = states.pop()
        return [Member(attrs.evolve(m.party, country=state), m.at, m.role) if m in at_home else m for m in members]

    def both_offices(self, mention: OfficeMention) -> int | None:
        """Return the "and" of two offices read as one: "Foreign Minister and Trade Minister"; not that of "Minister of Trade and Industry"."""
        title = mention.title
        last = self.own_end(title)
        if mention.plural or not self.flags[last - 1] & HEAD:
            return None
        joints = [k for k in range(title.start + 1, last - 1) if self.folded[k] in ("and", "&") and self.flags[k - 1] & HEAD]
        return joints[0] if len(joints) == 1 and self.flags[joints[0] + 1] & CAPITAL else None

    def own_end(self, title: Title) -> int:
        """Return where the words of an office end in front of "in PLACE"."""
        return next((k for k in range(title.start + 1, title.end) if self.folded[k] in ("in", "at")), title.end)

    def of_a_body(self, found: Found, end: int) -> Found:
        """Read "Director X of the A-ish Ministry of B": where somebody works, and so for which state."""
        i = found.end
        if i + 1 >= end or self.folded[i] not in ("of", "from") or not isinstance(self.ending.get(i), PersonMention):
            return found
        k = i + 1 + bool(self.flags[i + 1] & DETERMINER)
        state = self.starting.get(k)
        body = self.starting.get(k)
        if not isinstance(body, OrganisationMention) or body.end > end:
            return found
        code = state.code if isinstance(state, CountryMention) else body.country
        members = [Member(attrs.evolve(m.party, country=m.party.country or code), m.at, m.role) for m in found.members]
        return Found(members, found.start, body.end, found.refers)

    def _of_that_state(self, found: Found, before: list[Member]) -> Found:
        """Read "the foreign minister" behind "the A-ish premier," as that of A, whoever else of the article is a foreign minister."""
        mention = self.mention_in(found.start, found.end)
        last = before[-1].party if before else None
        if not isinstance(mention, OfficeMention) or mention.plural or mention.country or len(found.members) != 1 or last is None:
            return found
        one = found.members[0].party
        if last.name or not last.country or one.country in (None, last.country) or not one.name:
            return found
        party = Party(
            kind="person",
            office=self.article.name_of((mention.title.start, mention.title.end)),
            rank=mention.title.rank,  # type: ignore[arg-type]
            country=last.country,
            mention=self.article.extract(mention.start, mention.end),
        )
        return Found([Member(party, mention.start)], found.start, found.end)

    def ends_list(self, found: Found, before: list[Member]) -> bool:
        """Tell whether "B and C", read as one office, ends a list whose other items are office-holders without names."""
        return len(self.each_office(found, before).members) > len(found.members)

    def is_subject_with(self, found: Found, end: int) -> bool:
        """Tell whether a verb in the plural behind one person speaks of the noun in front of the list: "his talks with A and B were useful"."""
        plural = found.end < end and self.folded[found.end] in PLURAL_VERBS
        return plural and len(found.members) == 1 and found.members[0].party.kind == "person"

    def is_of_one_side(self, found: Found, before: list[Member]) -> bool:
        """Tell whether one of two sides has several people: "between X and B's premier Y and foreign minister Z", "X and Y of A and Z of B"."""
        states = [m.party.country for m in (*before, *found.members)]
        return len(states) > 2 and None not in states and len(set(states)) == 2

    def each_office(self, found: Found, before: list[Member]) -> Found:
        """Part "Foreign Minister and Trade Minister" where it ends a list of office-holders: "the A-ish premier, B and C" are three."""
        mention = self.mention_in(found.start, found.end)
        found = self._of_that_state(found, before)
        joint = self.both_offices(mention) if isinstance(mention, OfficeMention) else None
        unnamed = [m.party for m in (*found.members, *before[-1:]) if m.party.kind == "person" and not m.party.name]
        if joint is None or not isinstance(mention, OfficeMention) or len(found.members) != 1 or len(unnamed) != 2:
            return found
        gazetteer, title = self.article.gazetteer, mention.title
        parts: list[Member] = []
        for first, last in ((title.start, joint), (joint + 1, self.own_end(title))):
            known = next((e.id for e in gazetteer.entries(self.folded[first:last]) if e.kind == "office"), None)
            rank = gazetteer.offices[known].rank_in(mention.country) if known is not None else "minister"
            office, extract = self.article.name_of((first, last)), self.article.extract(first, last)
            party = Party(kind="person", office=office, rank=rank, country=mention.country or unnamed[1].country, mention=extract)  # type: ignore[arg-type]
            parts.append(Member(party, first))
        return Found(parts, found.start, found.end)

    def named_in_turn(self, found: Found, end: int) -> Found:
        """Put the names in the place of the offices in "the ministers of A and B, X and Y", "his A-ish and B-ish counterparts X and Y".

        Each counterpart may have an office printed: "their A-ish counterparts, Minister X and General Y".
        """
        i = found.end + (found.end < end and self.words[found.end] == ",")
        titled = i > found.end and self.folded[found.end - 1] in ("counterparts", "colleagues")
        offices = [m for k in range(found.start, found.end) if isinstance(m := self.starting.get(k), OfficeMention)]
        states = {m.country for m in offices}
        named: list[Member] = []
        stop = i
        while isinstance(mention := self.starting.get(i), PersonMention) and mention.end <= end:
            party = self.article.party(mention)
            if not (titled or any(found.start <= t.start and t.end <= found.end for t in mention.titles)):
                break
            if titled and party.country is None and len(states) == len(found.members) == 1:
                party = attrs.evolve(party, country=next(iter(states)))
            named.append(Member(party, mention.start))
            stop = mention.end
            i = stop + (stop < end and self.words[stop] == ",")
            i += i < end and self.folded[i] in ("and", "&")
        if titled and len(named) == len(found.members):  # each is of the state that stands at the same place
            for member, unnamed in zip(named, found.members, strict=True):
                member.party = attrs.evolve(member.party, country=member.party.country or unnamed.party.country)
        return Found(named, found.start, stop) if len(named) > 1 else found

    def joiner(self, i: int, end: int) -> tuple[int, bool]:
        """Return where the next item of a list begins behind "and", ", and", "as well as"."""
        j = i + 1 if i < end and self.words[i] == "," else i
        for joiner in JOINERS:
            if tuple(self.folded[j : j + len(joiner)]) == joiner and j + len(joiner) < end:
                return j + len(joiner), True
        return i, False

    def mention_in(self, i: int, stop: int) -> object:
        """Return the first mention that begins in tokens ``i:stop``, if any."""
        while i < stop:
            if i in self.starting:
                return self.starting[i]
            i += 1
        return None

    def over_apposition(self, i: int, end: int) -> int:
        """Step over ", the prime minister of X," and "(CHN)" behind a party; the comma that ends it stays."""
        if i < end and self.words[i] == "(":
            j = i
            while j < min(end, i + 12) and self.words[j] != ")":
                j += 1
            return j + 1 if j < end and self.words[j] == ")" else i
        if i + 1 >= end or self.words[i] != ",":
            return i
        mention = self.starting.get(i + 1) or (self.starting.get(i + 2) if self.flags[i + 1] & (DETERMINER | CAPITAL) else None)
        person = self.ending.get(i)
        own = [t for t in person.titles if i < t.start] if isinstance(person, PersonMention) else []
        own = own if any(t.start <= i + 3 for t in own) else []
        if own or (isinstance(mention, OfficeMention) and not mention.plural):
            j = max(t.end for t in own if t.end <= end or t is own[0]) if own else mention.end  # type: ignore[union-attr]
            if isinstance(mention, OfficeMention):
                j = max(j, mention.end)
            limit = min(end, j + 14)
            while j < limit and self.words[j] not in (",", ";", ".") and not is_finite(self.article, j):
                if self.folded[j] in ("and", "on", "in", "at", "to") and not self._at_body(j, limit):
                    break
                j += 1
            return j
        return i

    def _at_body(self, i: int, end: int) -> bool:
        """Tell whether "at BODY" goes on with an office: "Managing Director at the EEAS"."""
        k = i + 1 + (i + 1 < end and self.folded[i + 1] == "the")
        return self.folded[i] == "at" and k < end and bool(self.holders.bodies_in(k, k + 1))

    def begins_act(self, i: int, end: int) -> bool:
        """Tell whether "and addressed business leaders", "and received members of" goes on with a verb, not with a list."""
        while i + 1 < end and self.flags[i] & ADVERB and i not in self.starting:
            i += 1
        bits = self.flags[i]
        if bits & BASE and not bits & (CAPITAL | PAST) and i + 1 < end and self.flags[i + 1] & DETERMINER and i not in self.starting:
            return True  # "and lead the delegation"
        if bits & BASE and not bits & (CAPITAL | PAST) and i + 1 in self.starting and i not in self.starting:
            return any(c.kind in ACTS for c in self.known.cues_at(self.folded, i, end)[0])  # "will meet X and address BODY"
        if not bits & PAST or bits & (CAPITAL | DETERMINER) or self.folded[i] in self.terms.called_in or i in self.starting:
            return False
        kinds = {cue.kind for cue in self.known.cues_at(self.folded, i, end)[0]}
        return bool(bits & CUE) or not kinds.isdisjoint(("meet", "guest", "caller", "visit", "topic"))

    def over_posts(self, i: int, end: int) -> int:
        """Step over the further states and bodies of "ambassadors to A[, B and the C Union]"."""
        while i < end:
            j = self.joiner(i, end)[0]
            j += j == i and self.words[i] == ","
            k = j + bool(j < end and self.flags[j] & DETERMINER)
            post = self.starting.get(k)
            if j == i or not isinstance(post, CountryMention | OrganisationMention) or post.end > end:
                break
            i = self.over_apposition(post.end, end) if post.end < end and self.words[post.end] == "(" else post.end
        return i

    def state_of_master(self, mention: OfficeMention) -> str | None:
        """Return the state of the one whose "his foreign minister" is, named in front of it in the same clause."""
        if mention.title.rank not in AT_HOME:
            return None
        for k in range(mention.start, max(0, mention.start - MASTER), -1):
            before = self.ending.get(k)
            if isinstance(before, PersonMention):
                return self.article.party(before).country
            if self.words[k - 1] in (".", ";"):
                break
        return None

    def related(self, start: int, i: int, end: int) -> Found:
        """Read "X's brother and adviser, NAME", "X's Republican rival NAME": the one named."""
        plain = True  # nothing but adjectives and a noun stands in front of the name
        for k in range(i, min(end, i + 8)):
            mention = self.starting.get(k)
            titled = isinstance(mention, PersonMention) and mention.start < mention.name[0]  # "X's envoy NAME"
            told = titled if k == i else self.words[k - 1] == "," or (plain and not self.flags[k - 1] & CAPITAL)
            if isinstance(mention, PersonMention) and mention.end <= end and told:
                return Found([Member(self.article.party(mention), k)], start, mention.end)
            if is_finite(self.article, k) or (self.flags[k] & MARK and self.words[k] not in (",", "-")) or self.folded[k] in ("with", "to"):
                break
            if self.flags[k] & CAPITAL and isinstance(mention, PersonMention | OrganisationMention):
                break
            hyphened = "-" in self.words[k - 1 : k + 2]  # "son-in-law"
            plain = plain and (hyphened or not self.flags[k] & (MARK | PREPOSITION | CONJUNCTION))
        return Found([], start, start)

    def quoted(self, i: int) -> Party | None:
        """Return who says "I" inside a quotation: whom a verb of saying right behind it, or in front of its comma or colon, names."""
        quotation = self.article.quotation_at(i)
        if quotation is None:
            return None
        if (opener := self._opening_words(quotation.start - 1)) is not None:
            return opener
        if not quotation.closed:
            return None
        for k in range(quotation.end, min(len(self.words), quotation.end + 6)):
            mention = self.starting.get(k)
            if isinstance(mention, PersonMention):
                verb = mention.end < len(self.words) and self.flags[mention.end] & CUE
                return self.article.party(mention) if verb or any(self.flags[t] & CUE for t in range(quotation.end, k)) else None
            if self.words[k] == ".":
                return None
        return None

    def _opening_words(self, mark: int) -> Party | None:
        """Return whom "X said," "X told reporters on Monday:" in front of the quotation mark ``mark`` names."""
        if mark < 2 or self.words[mark - 1] not in (",", ":"):
            return None
        for k in range(mark - 2, max(0, mark - 12), -1):
            if self.flags[k] & CUE and self.flags[k] & PAST and not self.flags[k] & CAPITAL:
                mention = self.ending.get(k)
                return self.article.party(mention) if isinstance(mention, PersonMention | OfficeMention | PronounMention) else None
            if self.words[k] in (".", ";", '"', "”"):
                break
        return None

    def antecedent(self, i: int) -> Party | None:
        """Return whom "who" at token ``i`` goes back to, over the office in apposition: "X, prime minister of Y, who"."""
        entity = self.article.entities.person_of.get(i)
        if entity is not None:
            return self.article.person(entity, (i, i + 1))
        j = i - 1 if self.words[i - 1] == "," else i
        mention = self.ending.get(j)
        if not isinstance(mention, PersonMention):
            for k in range(j - 1, max(0, j - 14), -1):
                before = self.ending.get(k) if self.words[k] == "," else None
                if isinstance(before, PersonMention):
                    mention = before
                if self.words[k] == "," or is_finite(self.article, k):
                    break
        return self.article.party(mention) if isinstance(mention, PersonMention | OfficeMention) else None

    def of_many(self, first: CountryMention, start: int, end: int) -> Found | None:
        """Read "A-ish, B-ish and C-ish counterparts": three states or more in front of one office, the last of them part of its words."""
        codes = [first.code]
        i = first.end
        while i + 1 < end and (self.words[i] == "," or self.folded[i] == "and"):
            i += 2 if self.words[i] == "," and self.folded[i + 1] == "and" else 1
            follow = self.starting.get(i)
            if isinstance(follow, GroupMention) and follow.countries and follow.end <= end:  # "A-ish, B-ish and C-ish leaders"
                return Found(self.holders.delegates((*codes, *follow.countries), follow), start, follow.end)
            if isinstance(follow, CountryMention) and follow.form == "adjective":
                codes.append(follow.code)
                i = follow.end
                continue
            paired = isinstance(follow, OfficeMention) and (
                len(codes) > 1 or follow.counterpart or follow.title.rank not in (None, "official")
            )
            if isinstance(follow, OfficeMention) and paired and follow.plural and follow.country and follow.end <= end:
                return Found(self.holders.holders(follow, [*codes, follow.country]), start, follow.end)
            break
        return None

    def government_told(self, i: int) -> str | None:
        """Return whose "the government" at token ``i`` is where the text was filed abroad.

        It is the one state whose government was named before, if the text speaks of that state clearly more often than of the one where it was filed.
        """
        named = {code for code, first in self._governments.items() if first < i}
        home = self.article.home or ""
        if len(named) != 1 or named == {home}:
            return None
        code = named.pop()
        return code if self._spoken_of[code] > self._spoken_of[home] + 1 else None

    @cached_property
    def _governments(self) -> dict[str, int]:
        """The states whose governments the text names, each with its first token."""
        named = [c for c in self.article.mentions.countries if c.form == "government"]
        return {c.code: c.start for c in reversed(named)}

    @cached_property
    def _spoken_of(self) -> Counter[str]:
        """How often the text names each state, its capital apart."""
        return Counter(c.code for c in self.article.mentions.countries if c.form != "seat")

    def opens_clause(self, found: Found, end: int) -> bool:
        """Tell whether the noun phrase just read belongs to a new clause: it has a verb behind it, or is the next stop: "and [Peru], where she"."""
        i = found.end
        if len(found.members) == 1 and found.members[0].party.kind == "country" and i + 1 < len(self.folded):
            if self.folded[i + (self.words[i] == ",")] == "where":
                return True
        while i < end and self.flags[i] & ADVERB and not self.flags[i] & PREPOSITION and i not in self.starting:
            i += 1
        return i < end and (is_finite(self.article, i) or (self.words[i] in POSSESSIVE))

    def reports(self, found: Found, end: int) -> bool:
        """Tell whether a body and some plain nouns are the subject of a verb: "the A press service reported"."""
        for k in range(found.end, min(end, found.end + 4)):
            if self.flags[k] & CUE and self.flags[k] & PAST and k > found.end:
                return found.members[0].party.kind in ("organisation", "country")
            if self.flags[k] & (MARK | PREPOSITION | CONJUNCTION | CAPITAL | DETERMINER):
                return False
        return False
