"""Who holds an office that is printed without a name: a person of the article, or one known by office and state alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from dipevents.coreference import PersonEntity
from dipevents.lexicon import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    MARK,
    PREPOSITION,
    VERB,
)
from dipevents.mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention
from dipevents.mentions.mention import Title
from dipevents.mentions.office_ranks import singular
from dipevents.parsers.evidence import is_finite
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View

OWN = frozenset({"his", "her", "their", "its", "our", "my"})
THE_GROUP = (["the", "group"], ["the", "movement"])
MOVEMENT = 80  # tokens back to where the movement was named
SOME = frozenset({"officials", "representatives"})  # of one state, some of whom are met: a group
RANKING = frozenset({"prime", "deputy", "vice", "assistant", "chief"})  # words that make another office of one
LEADERS = ("head_of_state", "head_of_government")  # whom "the A-ish leader" may be


class Holders(Reader):
    """Knows the parties of one article by office, and groups by their words."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._country_starts = [c.start for c in self.article.mentions.countries]
        self._body_starts = [b.start for b in self.article.mentions.organisations]
        self._by_rank: dict[tuple[str, str], list[PersonEntity]] = {}
        self._of_rank: dict[str, list[PersonEntity]] = {}
        for entity in self.article.entities.people:  # "Nigeria's president" is no former one
            for rank in {title.rank for title in entity.titles if title.rank and title.tenure != "former"}:
                self._of_rank.setdefault(rank, []).append(entity)
                if entity.country:
                    self._by_rank.setdefault((entity.country, rank), []).append(entity)
        for entity in self.article.entities.people:
            for rank in self._in_office(entity):
                held = self._by_rank.setdefault((entity.country or "", rank), [])
                if entity not in held:
                    held.append(entity)
        self._by_title: dict[tuple[frozenset[str], str | None, str | None], list[PersonEntity]] = {}

    def _in_office(self, entity: PersonEntity) -> set[str]:
        """Return the offices that, by the table, somebody named without a title had on the day of the text."""
        day = self.article.anchor
        if entity.holder is None or entity.titles or day is None:
            return set()
        terms = self.article.gazetteer.holders[entity.holder].terms
        return {t.office for t in terms if t.organisation is None and t.covers(day.isoformat())}

    def countries_in(self, first: int, last: int) -> tuple[CountryMention, ...]:
        """Return the states named in tokens ``first:last``."""
        starts = self._country_starts
        return tuple(self.article.mentions.countries[bisect_left(starts, first) : bisect_left(starts, last)])

    def bodies_in(self, first: int, last: int) -> tuple[OrganisationMention, ...]:
        """Return the bodies named in tokens ``first:last``."""
        starts = self._body_starts
        return tuple(self.article.mentions.organisations[bisect_left(starts, first) : bisect_left(starts, last)])

    def heads_people(self, i: int, end: int) -> int:
        """Return the last token of the noun for people that begins at ``i``, such as "civil society"; ``i`` where it is one word or none."""
        return max(i, self.known.at("people", self.folded, i, end) - 1)

    def group(self, start: int, end: int) -> Party:
        """Return a group named by the words ``start:end``, article and possessive left out."""
        first = start
        for k in range(end - 1, start, -1):
            named = k + 1 + (k + 2 < end and self.folded[k + 1] == "the")
            if self.folded[k] in ("in", "at") and named < end and self.flags[named] & CAPITAL:
                end = k
        while (
            first < end - 1
            and (self.flags[first] & DETERMINER or self.folded[first] in OWN)
            and self.folded[first + 1] not in ("than", "of")
        ):
            first += 1
        if self.folded[end - 1] in self.terms.bands:
            body = self._band(first, end - 1)
            if body is not None:
                return body
        if self.folded[start:end] in THE_GROUP and (movement := self._group_named(start)) is not None:
            return movement
        return Party(kind="group", name=self.article.name_of((first, end)), mention=self.article.extract(start, end))

    def _group_named(self, start: int) -> Party | None:
        """Return the armed or political movement named last in front of "the group", "the movement"."""
        told = [b for b in self.bodies_in(max(0, start - MOVEMENT), start) if b.kind in ("political_party", "military", "other")]
        return self.article.party(told[-1]) if told else None

    def _band(self, first: int, last: int) -> Party | None:
        """Return the one movement whose name has the word that tells which rebels they are: "the Maoist rebels"."""
        words = {w for w in self.folded[first:last] if len(w) > 4}
        named = [b for b in self.article.entities.bodies if b.kind in ("political_party", "military", "other")]
        fits = [b for b in named if words & set(self.article.name_of(b.name).lower().split())]
        return self.article.body(fits[0], (first, last + 1)) if len(fits) == 1 else None

    def holders(self, mention: OfficeMention, codes: list[str]) -> list[Member]:
        """Return the holders of one office in several states."""
        article = self.article
        if mention.counterpart:
            return self._counterparts(mention, codes)
        first, last = mention.title.start, mention.title.end
        words = []
        for i in range(first, last):
            if (i in self.starting and isinstance(self.starting[i], CountryMention)) or self.folded[i] in ("of", "from", "for"):
                break
            words.append(self.words[i])
        office = " ".join(words) or article.name_of((first, last))
        office = singular(office)
        extract = article.extract(mention.start, mention.end)
        if office.lower() in ("negotiator", "delegate", "representative") and len(set(codes)) > 1:
            return [Member(Party(kind="country", country=code, mention=extract), mention.start) for code in dict.fromkeys(codes)]
        if (
            (
                (
                    self.known.is_a("people", self.folded[first + max(len(words) - 1, 0)])
                    and mention.title.rank in (None, "official", "legislator")
                )
                or len(set(codes)) == 1
            )
            and (len(set(codes)) == 1 or mention.title.rank in (None, "official"))
            and (len(set(codes)) == 1 or self.folded[first + max(len(words) - 1, 0)] not in self.terms.one_each)
        ):
            head = self.folded[first + max(len(words) - 1, 0)]
            if len(set(codes)) > 1 or (head in self.terms.acting and head not in SOME):
                return [Member(Party(kind="country", country=code, mention=extract), mention.start) for code in dict.fromkeys(codes)]
            state = codes[0] if head in SOME else None  # by which they may stand for others of it
            group = Party(kind="group", name=article.name_of((mention.start, mention.end)), country=state, mention=extract)
            return [Member(group, mention.start)]
        return [
            Member(self.named(Party(kind="person", office=office, rank=mention.title.rank, country=code, mention=extract)), mention.start)  # type: ignore[arg-type]
            for code in dict.fromkeys(codes)
        ]

    def _counterparts(self, mention: OfficeMention, codes: list[str]) -> list[Member]:
        """Return the holders in several states of the office of the one whose counterparts they are."""
        article = self.article
        if len(set(codes)) == 1:  # "his Ukrainian counterparts"
            return [Member(self.group(mention.start, mention.end), mention.start)]
        own = article.entities.office_of.get(mention.start)
        office = article.name_of((own.start, self._in_front_of_state(own))) if own is not None else "counterpart"
        extract = article.extract(mention.start, mention.end)
        rank = own.rank if own is not None else None
        return [
            Member(self.named(Party(kind="person", office=office, rank=rank, country=code, mention=extract)), mention.start)  # type: ignore[arg-type]
            for code in dict.fromkeys(codes)
        ]

    def _in_front_of_state(self, title: Title) -> int:
        """Return where an office ends in front of the state that it is of: "Minister of Foreign Affairs [of A]"."""
        return next((c.start - 1 for c in self.countries_in(title.start, title.end) if self.folded[c.start - 1] == "of"), title.end)

    def delegates(self, codes: tuple[str, ...], mention: GroupMention) -> list[Member]:
        """Return the states, or their leaders, that a group of several ("the A-ish and B-ish leaders") stands for."""
        extract = self.article.extract(mention.start, mention.end)
        head = singular(self.words[mention.end - 1])
        rank = self.article.gazetteer.ranks.get(head.lower())
        if rank in LEADERS or head.lower() == "leader":
            people = [Party(kind="person", office=head, rank=rank, country=code, mention=extract) for code in dict.fromkeys(codes)]  # type: ignore[arg-type]
            return [Member(self.named(party), mention.start) for party in people]
        return [Member(Party(kind="country", country=code, mention=extract), mention.start) for code in dict.fromkeys(codes)]

    def both(self, title: Title, before: int) -> list[PersonEntity]:
        """Return the two people of two states whom the article has given one office before token ``before``: "the two ministers"."""
        own = {singular(word) for word in self.folded[title.start : title.end]}
        for held in (self._of_rank.get(title.rank or "", [])[:16], self._with_words(own)):
            found = [e for e in held if e.spans and min(e.spans)[0] < before]
            if len(found) == 2 and found[0].country != found[1].country:
                return found
        return []

    def _with_words(self, own: set[str]) -> list[PersonEntity]:
        """Return those whose title has all the words of an office, and none that makes it a higher or lower one."""
        found = []
        for entity in self.article.entities.people[:64]:
            titles = [set(self.folded[t.start : t.end]) for t in entity.titles if t.tenure != "former"]
            if any(own <= words and RANKING.isdisjoint(words - own) for words in titles):
                found.append(entity)
        return found

    def named(self, party: Party) -> Party:
        """Return the person of the article who holds the office that designates an unnamed one, if exactly one does."""
        if party.kind != "person" or party.name or not party.country:
            return party
        ranks = (party.rank,) if party.rank else LEADERS if (party.office or "").endswith("leader") else ()
        fits = [e for rank in ranks for e in self._by_rank.get((party.country, rank), [])]
        if len(fits) != 1:
            return party
        return attrs.evolve(self.article.person(fits[0]), mention=party.mention)

    def only_holder(self, mention: OfficeMention, party: Party) -> Party:
        """Return whom "the Secretary" means where one person of the article alone has that title; a minister is no deputy minister."""
        own = frozenset(self.folded[mention.title.start : mention.title.end])
        key = (own, party.country, party.tenure)
        if key not in self._by_title:
            self._by_title[key] = [
                e
                for e in self.article.entities.people
                if (party.country is None or e.country in (None, party.country))
                and any(
                    own <= set(self.folded[t.start : t.end]) and party.rank in (None, t.rank) and t.tenure in (None, "acting", party.tenure)
                    for t in e.titles
                )
            ]
        home = self.article.home
        fits = [e for e in self._by_title[key] if e.country in (None, party.country, home) or min(e.spans)[0] < mention.start]
        if mention.country:  # "Prime Minister X met the Prime Minister of A"
            begin = self.sentence_starts[bisect_right(self.sentence_starts, mention.start) - 1]
            fits = [e for e in fits if e.country or not any(begin <= first < mention.start for first, _ in e.spans)]
        return attrs.evolve(self.article.person(fits[0]), mention=party.mention) if len(fits) == 1 else party

    def tail(self, i: int, end: int) -> int:
        """Step over "of the Jewish community", "from the region", "of the families of hostages", "concerned" behind a noun for people."""
        i += i < end and self.folded[i] == "concerned" and (i + 1 >= end or bool(self.flags[i + 1] & (MARK | VERB)))
        for links in (("of", "from"), ("of",)):
            if i >= end or self.folded[i] not in links:
                break
            j = i + 1
            while (
                j < min(end, i + 7)
                and (not self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) or self.words[j] in POSSESSIVE)
                and j not in self.date_from
                and not is_finite(self.article, j)
            ):
                j += 1
            if j == i + 1:
                break
            i = j
        return i

    def acting_for(self, mention: CountryMention, start: int, end: int) -> Found:
        """Read "A's [military] government", "A's negotiating team": the state."""
        last = max((k for k in range(mention.end, min(end, mention.end + 4)) if self.folded[k] in self.terms.acting), default=mention.end)
        told = last > mention.end and not any(bits & (MARK | PREPOSITION | CONJUNCTION) for bits in self.flags[mention.end + 1 : last])
        return self.as_state(mention, start, last + 1) if told else Found([], start, start)

    def as_state(self, mention: CountryMention, start: int, stop: int) -> Found:
        """Return the state that the words from ``start`` to ``stop`` stand for."""
        state = Party(kind="country", country=mention.code, mention=self.article.extract(start, stop))
        return Found([Member(state, mention.start)], start, stop)
