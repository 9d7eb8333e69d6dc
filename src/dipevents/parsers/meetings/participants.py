"""Noun phrases as parties to an encounter: to the right of "with", "between", a verb; to the left of a verb.

Rule 1  A list ("A, B and C", "A as well as B") gives one participant each; an apposition gives none.
Rule 2  A plural office with states gives one office-holder each ("the foreign ministers of A, B and C"); one whom the article names
        elsewhere is that person.
Rule 3  People without office or name count where a noun for people heads the phrase ("business leaders", "soldiers").
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ...article import Article
from ...dates import DateValue
from ...lexicon import ADVERB, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, GROUP, ING, MARK, MODAL, PREPOSITION, PRONOUN, VERB
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PersonMention, PronounMention
from ...records import Party
from ..evidence import is_finite
from .vocabulary import Vocabulary

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
JOINERS = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("accompanied", "by"), ("and", "also"), ("and",), ("&",), ("plus",))
OWN = frozenset({"his", "her", "their", "its", "our", "my"})
NO_PARTY_KINDS = frozenset({"media"})
REPEATERS = frozenset({"visiting", "then", "former", "new", "newly", "elected", "fellow", "incoming", "outgoing", "late", "acting", "elect", "other", "top", "senior", "several", "some", "many", "local", "all", "various", "key", "select", "leading", "prominent", "more", "over", "about", "than", "dozens", "hundreds", "number", "group", "delegation", "team", "series", "range", "both", "around", "also", "separately", "only", "hundred", "thousand"})  # fmt: skip
KIN = frozenset({"wife", "husband", "spouse"})
BODY_WORDS = frozenset({"delegation", "delegations", "side", "team", "government", "officials", "authorities", "representatives"})


@attrs.define
class Member:
    """One participant in the making."""

    party: Party
    at: int
    role: str = "participant"


@attrs.define
class Found:
    """Members read from tokens ``start:end``."""

    members: list[Member]
    start: int
    end: int
    refers: bool = False  # "they", "the two sides": whoever met last


def same_party(a: Party, b: Party) -> bool:
    """Tell whether two parties are one: same entry, state, or unnamed office of one state."""
    if a.ref and b.ref:
        return a.ref == b.ref
    if a.kind != b.kind:
        return False
    if a.kind == "country":
        return a.country == b.country
    if a.kind == "group":
        return (a.name or "").lower() == (b.name or "").lower()
    if a.kind == "person":
        return holds_same_office(a, b)
    return (a.name or "").lower() == (b.name or "").lower()


def holds_same_office(a: Party, b: Party) -> bool:
    """Tell whether one of two people may be the other, at least one of them known by office alone."""
    if a.name and b.name:
        return False
    if a.country and b.country and a.country != b.country:
        return False
    if a.rank and b.rank and a.rank == b.rank:
        return True
    words = set((a.office or "").lower().split()) & set((b.office or "").lower().split())
    return bool(words - {"of", "the", "and", "for", "deputy", "vice"}) and bool(a.country and b.country)


class Participants:
    """Reads the parties of one article."""

    def __init__(self, article: Article, known: Vocabulary, last: Callable[[], list[Member]], day: Callable[[], DateValue | None]) -> None:
        self.article = article
        self.known = known
        self.last = last
        self.day = day
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = article.mentions.starting, article.mentions.ending
        self.place_at = {p.start: p for p in article.mentions.places}
        self.date_at = {d.start for d in article.mentions.dates}
        self.author = self._author()
        self._floor: list[tuple[int, Party]] | None = None  # labels of a transcript: first token, who speaks from there

    def _author(self) -> Party | None:
        author = self.article.document.header.author
        if author is None:
            return None
        unnamed: OfficeMention | None = None
        for mention in self.article.mentions.parties:
            if mention.start >= author[1] + 6:
                break
            if mention.start >= author[0] and isinstance(mention, PersonMention):
                return self.article.party(mention)
            if author[0] <= mention.start < author[1] and isinstance(mention, OfficeMention):
                unnamed = unnamed or mention
        if unnamed is None:
            return None
        party = self.article.party(unnamed)
        return self._only_holder(unnamed, party) if party is not None and party.name is None else party

    def speaker(self, i: int) -> Party | None:
        """Return who says "I" at token ``i``: whom the label before it names, else the author of the text."""
        if self._floor is None:
            self._floor = self._labels()
        found = self.author
        for start, party in self._floor:
            if start > i:
                break
            found = party
        return found

    def _labels(self) -> list[tuple[int, Party]]:
        """Return the labels of a transcript: a paragraph that only names somebody, or a name and a colon in front of one."""
        found: list[tuple[int, Party]] = []
        document = self.article.document
        for paragraph in document.paragraphs:
            mention = self.starting.get(paragraph.start)
            if not isinstance(mention, PersonMention | OfficeMention) or paragraph.kind == "headline":
                continue
            alone = mention.end >= paragraph.end - 1 and paragraph.kind == "body"
            if alone or (mention.end < paragraph.end and self.words[mention.end] == ":"):
                party = self.article.party(mention)
                if party is not None and party.kind == "person":
                    found.append((paragraph.start, party))
        return found if len({party.name for _, party in found}) > 1 else []

    # --- to the right -------------------------------------------------------------------------------------------

    def ahead(self, i: int, end: int) -> Found:
        """Read a list of parties that begins at token ``i``."""
        members: list[Member] = []
        start = stop = i
        refers = False
        joined = True
        while joined and i < end and len(members) < 24:
            found = self.one(i, end)
            if not found.members and not found.refers:
                break
            if members and self._opens_clause(found, end):
                break
            members += found.members
            refers = refers or found.refers
            stop = found.end
            after = self._over_apposition(stop, end)
            i, joined = self._joiner(after, end)
            if not joined and after < end and self.words[after] == "," and after + 1 < end and self._list_goes_on(after + 1, end, members):
                i, joined = after + 1, True
        return Found(members, start, stop, refers)

    def _joiner(self, i: int, end: int) -> tuple[int, bool]:
        """Return where the next item of a list begins behind "and", ", and", "as well as"."""
        j = i + 1 if i < end and self.words[i] == "," else i
        for joiner in JOINERS:
            if tuple(self.folded[j : j + len(joiner)]) == joiner and j + len(joiner) < end:
                return j + len(joiner), True
        return i, False

    def _list_goes_on(self, i: int, end: int, members: list[Member]) -> bool:
        """Tell whether behind a comma another item of a list follows, and no apposition or clause."""
        found = self.one(i, end)
        if not found.members or self._opens_clause(found, end):
            return False
        mention = self._mention_in(i, found.end)
        if isinstance(mention, OfficeMention) and not mention.plural:
            return False
        stop = self._over_apposition(found.end, end)
        return stop >= end or self.words[stop] in (",", ";", ".") or self._joiner(stop, end)[1] or not isinstance(mention, CountryMention)

    def _mention_in(self, i: int, stop: int) -> object:
        while i < stop:
            if i in self.starting:
                return self.starting[i]
            i += 1
        return None

    def _opens_clause(self, found: Found, end: int) -> bool:
        """Tell whether the noun phrase just read is the subject of a verb behind it, so that a new clause begins."""
        i = found.end
        while i < end and self.flags[i] & ADVERB and not self.flags[i] & PREPOSITION and i not in self.starting:
            i += 1
        return i < end and (is_finite(self.article, i) or (self.words[i] in POSSESSIVE))

    def _over_apposition(self, i: int, end: int) -> int:
        """Step over ", the prime minister of X," and "(CHN)" behind a party; the comma that ends it stays."""
        if i < end and self.words[i] == "(":
            j = i
            while j < min(end, i + 12) and self.words[j] != ")":
                j += 1
            return j + 1 if j < end and self.words[j] == ")" else i
        if i + 1 >= end or self.words[i] != ",":
            return i
        mention = self.starting.get(i + 1) or (self.starting.get(i + 2) if self.flags[i + 1] & DETERMINER else None)
        if isinstance(mention, OfficeMention) and not mention.plural:
            j = mention.end
            while j < min(end, mention.end + 14) and self.words[j] not in (",", ";", ".") and not is_finite(self.article, j):
                if self.folded[j] in ("and", "on", "in", "at", "to"):
                    break
                j += 1
            return j
        return i

    def one(self, i: int, end: int) -> Found:
        """Read one noun phrase that stands for one party, or several of one kind, at token ``i``."""
        none = Found([], i, i)
        start = i
        own = False
        for _ in range(9):
            if i >= end:
                return none
            mention = self.starting.get(i)
            if mention is not None and mention.end <= end:
                return self._read(mention, start, end, own=own)
            word, bits = self.folded[i], self.flags[i]
            if word in ("colleague", "counterpart", "counterparts"):
                return self._counterpart(start, i, end)
            group = self._people(start, i, end)
            if group is not None:
                return group
            if word in OWN:
                own = True
            if i in self.date_at or (bits & MARK and word not in ("-", "“", '"')) or (bits & PREPOSITION and word not in ("of",)):
                return none
            if bits & (CONJUNCTION | MODAL) or (bits & PRONOUN and word not in OWN):
                return none
            if word == "of" and self.folded[i - 1] not in ("delegation", "group", "number", "members", "team", "series", "dozens", "hundreds", "majesty", "highness", "excellency"):
                return none
            i += 1
        return none

    def _read(self, mention: object, start: int, end: int, *, own: bool) -> Found:
        none = Found([], start, start)
        article = self.article
        if isinstance(mention, PersonMention):
            if mention.end < end and self.words[mention.end] in POSSESSIVE:
                j = mention.end + 1
                if j < end and self.folded[j] in ("counterpart",):
                    return self._counterpart(start, j, end)
                return none
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
            if mention.size or self.folded[mention.start] in ("the", "both", "these", "those"):
                return Found([], start, mention.end, refers=True)
            if self.known.is_a("press", self.folded[mention.end - 1]):
                return none
            return Found([Member(self._group(start, mention.end), mention.start)], start, mention.end)
        if isinstance(mention, CountryMention):
            return self._state(mention, start, end)
        if isinstance(mention, OrganisationMention):
            if mention.end < end and self.words[mention.end] in POSSESSIVE or mention.kind in NO_PARTY_KINDS:
                return none
            follow = self.starting.get(mention.end)
            if isinstance(follow, PersonMention | OfficeMention):
                return self._read(follow, start, end, own=own)
            party = article.party(mention)
            if mention.end < end and self.known.is_a("people", self.folded[mention.end]):
                return Found([Member(party, mention.start)] if party else [], start, mention.end + 1)
            return Found([Member(party, mention.start)], start, mention.end) if party else none
        if isinstance(mention, PronounMention) and mention.person in ("he", "she", "i", "who"):
            party = self.speaker(mention.start) if mention.person == "i" else self._antecedent(mention.start) if mention.person == "who" else article.party(mention)
            return Found([Member(party, mention.start)], start, mention.end) if party else none
        if isinstance(mention, PronounMention) and mention.person == "we":
            speaker = self.speaker(mention.start)
            if speaker is not None and self.article.quotation_at(mention.start) is None:
                return Found([Member(speaker, mention.start)], start, mention.end)
            return none
        if isinstance(mention, PronounMention) and mention.person == "they":
            return Found([], start, mention.end, refers=True)
        return none

    def _antecedent(self, i: int) -> Party | None:
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

    def _state(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read what begins with a state: the state itself, "Russian counterpart", "Chinese and Japanese officials", "Thai President"."""
        none = Found([], start, start)
        i = mention.end
        if mention.form in ("name", "seat", "government", "inhabitant"):
            if i < end and self.words[i] in POSSESSIVE:
                follow = self.starting.get(i + 1)
                if isinstance(follow, PersonMention | OfficeMention):
                    return self._read(follow, start, end, own=False)
                return none
            if mention.form == "seat" and i < end and self.flags[i] & CAPITAL and not self.flags[i] & (PREPOSITION | DETERMINER | CONJUNCTION) and i not in self.starting:
                return none
            follow = self.starting.get(i)
            if isinstance(follow, OfficeMention | PersonMention):
                return self._read(follow, start, end, own=False)
            party = self.article.party(mention)
            return Found([Member(party, mention.start)], start, i) if party else none
        for j in range(i, min(end, i + 5)):
            follow = self.starting.get(j)
            if isinstance(follow, CountryMention) and follow.form == "adjective" and j <= i + 2 and self.folded[j - 1] in ("and", "-", ","):
                inner = self._state(follow, start, end)
                if inner.members and inner.end > follow.end:
                    first = inner.members[0].party
                    twin = Party(kind=first.kind, name=None, office=first.office, rank=first.rank, country=mention.code, mention=first.mention) if first.kind == "person" else Party(kind="country", country=mention.code)  # fmt: skip
                    return Found([Member(self.named(twin), mention.start), *inner.members], start, inner.end)
                return none
            if follow is not None and not isinstance(follow, CountryMention | PronounMention):
                if isinstance(follow, OfficeMention) and follow.plural and self.folded[j - 1] == "and":
                    inner = self._office(follow, start, end)
                    if inner.members and inner.members[0].party.kind == "person":
                        first = inner.members[0].party
                        twin = attrs.evolve(first, country=mention.code, name=None, ref=None)
                        return Found([Member(self.named(twin), mention.start), *inner.members], start, inner.end)
                return self._read(follow, start, end, own=False)
            word = self.folded[j]
            if word in ("counterpart", "counterparts"):
                return self._counterpart(start, j, end)
            if self.known.is_a("people", word):
                if word in BODY_WORDS:
                    party = Party(kind="country", country=mention.code, mention=self.article.extract(start, j + 1))
                    return Found([Member(party, mention.start)], start, j + 1)
                group = Party(kind="group", name=self.article.name_of((start, j + 1)), mention=self.article.extract(start, j + 1))
                return Found([Member(group, mention.start)], start, j + 1)
            if self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) and word not in ("and", "-", "of", ","):
                return none
        return none

    def _office(self, mention: OfficeMention, start: int, end: int) -> Found:
        none = Found([], start, start)
        article = self.article
        if mention.end < end and self.words[mention.end] in POSSESSIVE:
            return none
        if self.known.is_a("press", self.folded[mention.title.end - 1]):
            return none
        if not mention.plural:
            follow = self.starting.get(mention.end + 1) if mention.end < end and self.words[mention.end] == "," else None
            if isinstance(follow, PersonMention) and not follow.titles and follow.end <= end:
                party = article.party(follow)
                return Found([Member(party, follow.start)], start, follow.end) if party else none
            for j in range(mention.end, min(end, mention.end + 7)):
                follow = self.starting.get(j)
                if isinstance(follow, PersonMention):
                    party = article.party(follow)
                    return Found([Member(party, follow.start)], start, follow.end) if party else none
                if self.folded[j] not in ("of", "the", "and", "'s", "’s") and not self.flags[j] & CAPITAL:
                    break
            for j in range(mention.end, min(end - 1, mention.end + 12)):
                if self.words[j] == ",":
                    follow = self.starting.get(j + 1)
                    if isinstance(follow, PersonMention) and not follow.titles and follow.end <= end and (follow.end == end or self.words[follow.end] in (",", ".", ";", ")")):
                        party = article.party(follow)
                        return Found([Member(party, follow.start)], start, follow.end) if party else none
                    break
                if self.flags[j] & MARK or is_finite(article, j) or self.folded[j] in ("and", "on", "to", "with"):
                    break
            party = article.party(mention)
            if party is None:
                return none
            if party.name is None and mention.definite and not mention.counterpart:
                party = self._only_holder(mention, party)
            return Found([Member(self.named(party), mention.start)], start, mention.end)
        codes = [c.code for c in article.mentions.countries if mention.start <= c.start < mention.end and self.folded[c.start - 1] != "in"]
        stop = mention.end
        if not codes and stop < end and self.folded[stop] in ("of", "from"):
            inner = self.ahead(stop + 1, end)
            if inner.refers:
                return Found([], start, inner.end, refers=True)
            codes = [m.party.country for m in inner.members if m.party.kind == "country" and m.party.country]
            stop = inner.end if codes else stop
        if codes:
            return Found(self._holders(mention, codes), start, stop)
        if self.folded[mention.title.end - 1] in BODY_WORDS:
            for body in article.mentions.organisations:
                if mention.start <= body.start and body.end < mention.end:
                    party = article.party(body)
                    return Found([Member(party, mention.start)] if party else [], start, mention.end)
        if mention.definite and self.folded[mention.start] in ("the", "both", "these") and (self.flags[mention.title.end - 1] & GROUP or mention.title.rank) and self.last():
            return Found([], start, mention.end, refers=True)
        stop = self._tail(mention.end, end)
        while stop == mention.end or stop < min(end, mention.end + 3):
            if stop >= end or stop in self.starting or stop in self.date_at or self.flags[stop] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | PRONOUN | ADVERB | VERB):
                break
            stop += 1
        return Found([Member(self._group(start, stop), mention.start)], start, stop)

    def _group(self, start: int, end: int) -> Party:
        """Return a group named by the words ``start:end``, article and possessive left out."""
        first = start
        while first < end - 1 and (self.flags[first] & DETERMINER or self.folded[first] in OWN):
            first += 1
        return Party(kind="group", name=self.article.name_of((first, end)), mention=self.article.extract(start, end))

    def _holders(self, mention: OfficeMention, codes: list[str]) -> list[Member]:
        """Return the holders of one office in several states."""
        article = self.article
        first, last = mention.title.start, mention.title.end
        words = []
        for i in range(first, last):
            if i in self.starting and isinstance(self.starting[i], CountryMention) or self.folded[i] in ("of", "from", "for"):
                break
            words.append(self.words[i])
        office = " ".join(words) or article.name_of((first, last))
        office = office[:-1] if office.endswith("s") and not office.endswith("ss") else office
        extract = article.extract(mention.start, mention.end)
        if self.known.is_a("people", self.folded[first + max(len(words) - 1, 0)]) and mention.title.rank in (None, "official", "legislator") or len(set(codes)) == 1:
            if (len(set(codes)) == 1 or mention.title.rank in (None, "official")) and self.folded[first + max(len(words) - 1, 0)] != "leaders":
                if len(set(codes)) > 1 or self.folded[first + max(len(words) - 1, 0)] in BODY_WORDS:
                    return [Member(Party(kind="country", country=code, mention=extract), mention.start) for code in dict.fromkeys(codes)]
                group = Party(kind="group", name=article.name_of((mention.start, mention.end)), mention=extract)
                return [Member(group, mention.start)]
        return [
            Member(self.named(Party(kind="person", office=office, rank=mention.title.rank, country=code, mention=extract)), mention.start)  # type: ignore[arg-type]
            for code in dict.fromkeys(codes)
        ]

    def _delegates(self, codes: tuple[str, ...], mention: GroupMention) -> list[Member]:
        extract = self.article.extract(mention.start, mention.end)
        return [Member(Party(kind="country", country=code, mention=extract), mention.start) for code in dict.fromkeys(codes)]

    def named(self, party: Party) -> Party:
        """Return the person of the article who holds the office that designates an unnamed one, if exactly one does."""
        if party.kind != "person" or party.name or not party.rank or not party.country:
            return party
        rank = party.rank
        fits = [e for e in self.article.entities.people if e.country == party.country and any(t.rank == rank for t in e.titles)]
        if len(fits) != 1:
            return party
        return attrs.evolve(self.article.person(fits[0]), mention=party.mention)

    def _only_holder(self, mention: OfficeMention, party: Party) -> Party:
        """Return whom "the Secretary" means where one person of the article alone has that title."""
        own = {self.folded[k] for k in range(mention.title.start, mention.title.end)}
        fits = [
            e
            for e in self.article.entities.people
            if (party.country is None or e.country in (None, party.country))
            and any(own <= {self.folded[k] for k in range(t.start, t.end)} for t in e.titles)
        ]
        return attrs.evolve(self.article.person(fits[0]), mention=party.mention) if len(fits) == 1 else party

    def _counterpart(self, start: int, i: int, end: int) -> Found:
        """Read "his Russian counterpart [NAME]"."""
        follow = self.starting.get(i + 1) or (self.starting.get(i + 2) if i + 1 < end and self.words[i + 1] == "," else None)
        if isinstance(follow, OfficeMention) and not follow.plural:
            found = self._office(follow, start, end)
            if found.members and found.members[0].party.name:
                return found
        if self.folded[i] == "colleague" and not isinstance(follow, PersonMention):
            return Found([], start, start)
        if isinstance(follow, PersonMention) and follow.end <= end:
            party = self.article.party(follow)
            return Found([Member(party, follow.start)] if party else [], start, follow.end)
        if self.folded[i] == "counterparts":
            codes = [c.code for c in self.article.mentions.countries if start <= c.start < i]
            if not codes and i + 1 < end and self.folded[i + 1] in ("from", "of"):
                inner = self.ahead(i + 2, end)
                codes = [m.party.country for m in inner.members if m.party.kind == "country" and m.party.country]
                i = inner.end - 1 if codes else i
            extract = self.article.extract(start, i + 1)
            if not codes:
                words = start + 1 if self.folded[start] in OWN or self.flags[start] & DETERMINER else start
                group = Party(kind="group", name=self.article.name_of((words, i + 1)), mention=extract)
                return Found([Member(group, start)], start, self._tail(i + 1, end))
            return Found([Member(Party(kind="person", office="counterpart", country=c, mention=extract), start) for c in codes], start, i + 1)
        codes = [c.code for c in self.article.mentions.countries if start <= c.start < i]
        stop = i + 1
        if not codes and i + 2 < end and self.folded[i + 1] in ("from", "of", "in"):
            state = self.starting.get(i + 2)
            if isinstance(state, CountryMention):
                codes, stop = [state.code], state.end
        party = Party(kind="person", office="counterpart", country=codes[0] if codes else None, mention=self.article.extract(start, stop))
        return Found([Member(party, start)], start, stop)

    def _people(self, start: int, i: int, end: int) -> Found | None:
        """Read a phrase headed by a noun for people at token ``i``: "a group of business leaders"."""
        if not self.known.is_a("people", self.folded[i]) or (i + 1 < end and self.flags[i + 1] & VERB & ING and False):
            return None
        if i + 1 < end and self.known.is_a("people", self.folded[i + 1]):
            return None
        if self.folded[i] in ("group", "delegation", "team", "members", "number") and i + 1 < end and self.folded[i + 1] == "of":
            return None
        if self.folded[i] in ("side", "group", "team") and i == start:
            return None
        if self.folded[i] in ("government", "authorities") and self.article.home is not None and i - start <= 1:
            home = Party(kind="country", country=self.article.home, mention=self.article.extract(start, i + 1))
            return Found([Member(home, start)], start, i + 1)
        if i + 2 < end and self.folded[i + 1] in ("led", "headed") and self.folded[i + 2] == "by":
            leader = self.one(i + 3, end)
            if leader.members:
                return Found(leader.members, start, leader.end)
        stop = self._tail(i + 1, end)
        return Found([Member(self._group(start, stop), start)], start, stop)

    def _tail(self, i: int, end: int) -> int:
        """Step over "of the Jewish community", "from the region" behind a noun for people."""
        if i < end and self.folded[i] in ("of", "from"):
            j = i + 1
            while j < min(end, i + 7) and not self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) and j not in self.date_at and not is_finite(self.article, j):
                j += 1
            return j if j > i + 1 else i
        return i

    # --- to the left --------------------------------------------------------------------------------------------

    def behind(self, j: int, floor: int) -> Found:
        """Read the list of parties whose last token is ``j``, not beyond ``floor``."""
        none = Found([], j + 1, j + 1)
        if j < floor:
            return none
        word = self.words[j]
        if word in (",", "–", "—", "--", ")"):
            opener = self._aside(j, floor)
            if opener is None and word == "," and isinstance(self.ending.get(j), PersonMention | OrganisationMention):
                return self.behind(j - 1, floor)
            inner = self.ending.get(j)
            if opener is not None and word == "," and isinstance(inner, PersonMention) and inner.start <= opener + 2 and not isinstance(self.ending.get(opener), PersonMention):
                party = self.article.party(inner)
                return Found([Member(party, inner.start)] if party else [], inner.start, j)
            return self.behind(opener - 1, floor) if opener is not None else none
        if self.folded[j] in KIN and j - 3 >= floor and self.folded[j - 1] in OWN and self.folded[j - 2] in ("and", "with"):
            partner = self.behind(j - 3 - (self.folded[j - 3] in ("together", "along")), floor)
            if partner.members:
                kin = Party(kind="person", office=self.folded[j], country=partner.members[-1].party.country, mention=self.article.extract(j - 1, j + 1))
                return Found([*partner.members, Member(kin, j)], partner.start, j + 1)
        mention = self.ending.get(j + 1)
        if mention is None or mention.start < floor or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return self._plain_behind(j, floor)
        start = self._with_article(mention.start, floor)
        p = start - 1
        if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION and self.folded[p] not in ("as", "than", "between"):
            if self.folded[p] == "by" and p > floor and self.folded[p - 1] in ("led", "headed", "chaired", "accompanied") and isinstance(mention, PersonMention):
                first = self._read(mention, start, j + 1, own=False)
                return Found(first.members, first.start, j + 1)
            return self._outer(p, floor, j)
        if p >= floor and self.words[p] in POSSESSIVE and not isinstance(mention, PersonMention | OfficeMention):
            return none
        first = self._read(mention, start, j + 1, own=False)
        if not first.members and not first.refers:
            return none
        return self._leftwards(first, floor)

    def _with_article(self, start: int, floor: int) -> int:
        while start > floor and (self.folded[start - 1] in ("the", "a", "an", "both", "visiting") or self.folded[start - 1] in OWN):
            start -= 1
        state = self.ending.get(start)
        if isinstance(state, CountryMention) and state.form == "adjective" and state.start >= floor:
            return self._with_article(state.start, floor)
        if start > floor and self.folded[start - 1] == "counterpart":
            return self._with_article(start - 1, floor)
        return start

    def _leftwards(self, found: Found, floor: int) -> Found:
        """Add the items of a list in front of its last one."""
        members, start = found.members, found.start
        i = start - 1
        count = 1
        while i > floor and count < 16:
            if self.folded[i] in ("and", "&"):
                k = i - 1
            elif self.words[i] == "," and count > 1:
                k = i - 1
            elif self.folded[i] == "as" and self.folded[i - 2 : i] == ["as", "well"]:
                k = i - 3
            elif self.folded[i] == "with" and self.folded[i - 1] in ("together", "along"):
                k = i - 2
            else:
                break
            if k >= floor and self.words[k] == ",":
                inner = self.ending.get(k)
                opener = self._aside(k, floor) if isinstance(inner, OfficeMention) and not inner.plural else None
                k = opener - 1 if opener is not None else k - 1
            if k < floor:
                break
            mention = self.ending.get(k + 1)
            if mention is None or mention.start < floor or (isinstance(mention, CountryMention) and mention.form == "adjective"):
                plain = self._plain_behind(k, floor)
                if plain.members and plain.start < i:
                    return Found([*plain.members, *members], plain.start, found.end)
                break
            begin = self._with_article(mention.start, floor)
            p = begin - 1
            headed = p > floor and self.folded[p] == "of" and self.known.is_a("people", self.folded[p - 1])
            if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION and self.folded[p] not in ("by",) and not headed:
                break
            item = self._read(mention, begin, k + 1, own=False)
            if not item.members:
                break
            members = [*item.members, *members]
            start = begin
            count += 1
            if headed:
                break
            i = start - 1
        return Found(members, start, found.end, found.refers and count == 1)

    def _aside(self, j: int, floor: int) -> int | None:
        """Return the mark that opens the apposition, relative clause or bracket closed by the mark at ``j``."""
        closing = self.words[j]
        opening = "(" if closing == ")" else closing
        for i in range(j - 1, max(floor, j - 40), -1):
            if self.words[i] == opening:
                mention = self.ending.get(i)
                if mention is not None and mention.start >= floor and not (isinstance(mention, CountryMention) and mention.form == "adjective"):
                    return None if self.folded[i + 1] in ("and", "but", "while", "as") and self.starting.get(i + 2) is None else i
                if closing == ")":
                    return i
        return None

    def _outer(self, preposition: int, floor: int, j: int) -> Found:
        """Read the noun phrase that a prepositional phrase ending at ``j`` hangs on: "leaders of A and B"."""
        before = self.ending.get(preposition)
        if before is not None and before.start >= floor and isinstance(before, PersonMention | OfficeMention | GroupMention | OrganisationMention):
            found = self._read(before, self._with_article(before.start, floor), j + 1, own=False)
            return self._leftwards(Found(found.members, found.start, j + 1, found.refers), floor)
        for k in range(preposition - 1, max(floor, preposition - 6), -1):
            if self.known.is_a("people", self.folded[k]):
                return self._plain_behind(k, floor, j + 1)
            if self.flags[k] & (MARK | PREPOSITION | VERB):
                break
        return Found([], j + 1, j + 1)

    def _plain_behind(self, j: int, floor: int, stop: int | None = None) -> Found:
        """Read a phrase that is headed by a noun for people and ends at ``j``."""
        none = Found([], j + 1, j + 1)
        if not self.known.is_a("people", self.folded[j]) and self.folded[j] != "counterpart":
            return none
        start = j
        while start > floor and not self.flags[start - 1] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN | MODAL | DIGIT) and not is_finite(self.article, start - 1) and start - 1 not in self.date_at:
            start -= 1
            if self.flags[start] & DETERMINER:
                break
        if self.folded[start] in OWN and False:
            return none
        found = self.one(start, j + 1)
        if not found.members:
            return none
        return self._leftwards(Found(found.members, start, stop or j + 1, found.refers), floor)
