"""The state that somebody acts for, where no word beside the name tells.

Rule 1  The table of office-holders, by full name or by family name and rank: "President Truman", "Chancellor Merkel".
Rule 2  Whoever heads or speaks for a body of several states acts for none (`Unions`).
Rule 3  An office of state without state belongs to the author's own, else to the place of filing, unless the table knows that state's
        holders of it and this is none of them; then to the state spoken of last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from functools import cached_property

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, PAST
from ..mentions import Mentions, OfficeMention
from ..mentions.mention import Title
from ..mentions.person_words import vocabulary
from .authorship import Authorship, leads
from .entities import BodyEntity, PersonEntity
from .homes import BODIES_SIT, ENCOUNTERED, GOING_ON, MEETING, Homes
from .incumbents import STATE_RANKS, TOP_RANKS, Incumbents
from .issuers import Issuers
from .offices import CLERGY
from .outlets import state_of_outlet
from .served import FIRST, Served
from .spoken_of import SpokenOf
from .unions import Unions

MINISTERLESS = frozenset({"USA"})  # states whose offices are none of these
AT_HOME = frozenset(
    {"administration", "cabinet", "government", "ministry", "presidential"}
)  # "a ministry official" of no state is the author's
ADMINISTRATION = "USA"  # the state whose governments are called so: "an administration official", where the text names one of its people
PARTIES = frozenset({"democratic", "democrat", "republican", "gop"})  # of whose senators no text says whose senate it is
CONGRESS = frozenset({"senator", "senators", "congressman", "congresswoman", "governor", "lawmaker"})
LOCAL = frozenset({"police", "local", "provincial", "district", "municipal"})  # offices where the text was filed
CONFERENCES = frozenset({"conference", "briefing", "interview", "transcript"})
OPPOSED = frozenset({"opposition", "shadow"})
CONTACTS = frozenset({"contact", "contacts", "inquiries", "enquiries", "queries"})
MESSAGES = frozenset({"message", "letter", "greetings", "invitation", "regards"})
NOUN = 4  # tokens of "A one-on-one meeting" at the head of a sentence
TITLE = 12  # tokens of the longest title in front of a name
BROKEN = "ÃÅ"  # a name read in the wrong encoding is in no table


class States:
    """What one document tells of the states that people act for."""

    def __init__(self, document: Document, mentions: Mentions, gazetteer: Gazetteer, filed: str | None, day: date | None = None) -> None:
        self.document, self.mentions, self.gazetteer = document, mentions, gazetteer
        self.folded = document.folded
        self.filed = filed
        self.day = day.isoformat() if day else None
        self.lists = vocabulary()
        self.incumbents = Incumbents(document, gazetteer, filed, self.day)
        self.homes = Homes(document, mentions)
        self.spoken_of = SpokenOf(document, mentions, self.homes)
        self.outlet = state_of_outlet(document, gazetteer)
        self.unions = Unions(document, mentions, gazetteer)
        self.stately = {o.start for o in mentions.organisations if o.kind in ("government", "military")}
        self.state_of_body = {o.start: o.country for o in mentions.organisations if o.start in self.stately and o.country}
        self.served = Served(document, mentions, self.homes, self.state_of_body)
        issuers = Issuers(document, mentions, self.state_of_body)
        self.authorship = Authorship(document, mentions, gazetteer, filed, self.homes, issuers, self.incumbents)
        self.author = self.authorship.printed()
        opening = next((p.start for p in document.paragraphs if p.kind == "body"), 0)
        self.named: list[tuple[int, int, int]] = []  # where somebody is named: tokens, number
        self.people: dict[int, PersonEntity] = {}
        self.stated: set[str] = set()  # the states of those beside whose name the text prints one
        self.heads: defaultdict[str, set[str]] = defaultdict(set)  # by highest rank, the states whose holder the text names
        self.letterhead = [
            range(p.start, p.end) for p in document.paragraphs if p.kind == "line" and p.start < opening
        ]  # authors need be in no table
        self.home: str | None = filed or self.author
        self.left_over: str | None = None  # the state of those whom nothing else places

    # --- neighbours and home ------------------------------------------------------------------------------------

    def learn_home(self, people: list[PersonEntity]) -> None:
        """Learn the author's state, where a release does not name it or nothing tells where the text was filed.

        It is that of the first office-holder of the table whose title stands without a state; else of the government spoken of.
        """
        for entity in people:
            self._learn_heads(entity)
        self.stated = {e.country for e in people if e.stated and e.country}
        self.named = sorted((start, end, entity.number) for entity in people for start, end in entity.spans)
        self.people = {entity.number: entity for entity in people}
        self.served.learn(people)
        if self.author is None:
            self.author = next(filter(None, self.authorship.guesses(people, self.stated)), None)
        self.home = self.filed or self.author
        self.left_over = self.authorship.left_over(people, self.stated) if self.home is None else None

    def settle(self, entity: PersonEntity) -> None:
        """Give an office of state without state the author's state, the place of filing, or the state spoken of last."""
        if not entity.stated and any(t.rank == "igo_head" and t.tenure is None for t in entity.titles):
            entity.country = None  # the title was printed behind the name alone
        if entity.holder is None and entity.country is not None and any(self.unions.is_posted_by(t, entity.country) for t in entity.titles):
            entity.country = None
        if entity.country is None and not self.unions.acts_for_many(entity):
            entity.country = self._told(entity)
        self._learn_heads(entity)

    def of_unnamed(self, office: OfficeMention, body: BodyEntity | None, *, points: bool) -> str | None:
        """Return the state of an office that nobody holds by name: its body's, or where there is but one such office that of the author.

        ``points``: the office is definite, or stands for its holder without an article.
        """
        if body is not None:
            return body.country if body.kind in ("government", "military") else None
        words = self.folded[office.title.start : office.title.end]
        if not PARTIES.isdisjoint(self.folded[office.title.start - 1 : office.title.end]) and not CONGRESS.isdisjoint(words):
            return ADMINISTRATION  # "one Democrat congressman"
        pointed = points and office.title.tenure is None and office.title.rank != "igo_head"
        if pointed and (host := self._met_away(office)) is not None:
            return host
        if self.home in MINISTERLESS and not self.lists.ministerial.isdisjoint(words):
            return None
        if "administration" in words:
            return ADMINISTRATION if any(p.country == ADMINISTRATION for p in self.people.values()) else self.home
        if (pointed and office.title.rank in TOP_RANKS) or not AT_HOME.isdisjoint(words):
            return self.home
        capital = self.document.flags[office.title.start] & CAPITAL
        own = pointed and capital and (office.title.rank in STATE_RANKS or self.authorship.is_state_office(office.title))
        return self.author if own and self.filed in (None, self.author) else None  # "The Secretary", "The Minister" of a release

    def _met_away(self, office: OfficeMention) -> str | None:
        """Return the state in which a traveller meets who holds an office: "In Lima, she met the president", "visited Peru. She met the speaker"."""
        at, met_by = office.start, self._met_by(office.start)
        if not met_by or self.folded[at] not in ("the", "its"):
            return None
        state = self.homes.met_abroad(at) or self.homes.met_on_tour(at, office.end) or self._host_of(at, met_by)
        return state if state not in met_by else None

    def _told(self, entity: PersonEntity) -> str | None:
        """Return what a body in the title, the author, the place of filing or the words in front tell of somebody's state (`settle`)."""
        served = self.served.state(entity)
        if served is not None:
            return served
        if any(self.folded[t.start] in PARTIES and self.folded[t.start + 1] in CONGRESS for t in entity.titles):
            return ADMINISTRATION
        titles = [
            t
            for t in entity.titles
            if self.unions.is_posted_to(t) or (t.body is None and (t.rank in STATE_RANKS or self.authorship.is_state_office(t)))
        ]
        if not titles and not any(t.body is not None and self._is_own(t) for t in entity.titles):
            return self._of_other_office(entity)
        at = min(entity.spans)[0]
        if any(t.start and self.folded[t.start - 1] == "its" for t in titles):
            return self.spoken_of.last_before(at, set())
        state = self.sent_with(entity) or self._abroad(entity, titles, at) or self._at_home(entity, titles, at)
        if state is not None:
            return state
        if self.author is None and self.filed is None and (not titles or any(t.rank not in ("ambassador", "envoy") for t in titles)):
            return self._filed_nowhere(entity, titles)
        if any(t.rank in TOP_RANKS and "national" not in self.folded[t.start : t.end] for t in titles):
            return self._leader_of(entity, at)
        return None

    def sent_with(self, entity: PersonEntity) -> str | None:
        """Return the state of the one who carries somebody's message: "A-ish Minister Y, who handed him a letter from [President X]"."""
        at = min(entity.spans)[0]
        first = min((t.start for t in entity.titles if at - TITLE < t.start < at), default=at)
        if self.folded[first - 1] not in ("from", "of") or MESSAGES.isdisjoint(self.folded[first - 3 : first - 1]):
            return None
        who = next((k for k in range(first - 3, max(0, first - TITLE), -1) if self.folded[k] in ("who", "bearer", "carrying")), None)
        last = bisect_left(self.named, (who, 0, 0)) - 1 if who is not None else -1
        near = last >= 0 and who is not None and who - self.named[last][1] <= 1
        return self.people[self.named[last][2]].country if near else None

    def _of_other_office(self, entity: PersonEntity) -> str | None:
        """Return the state of somebody whose office is none of state: a contact, lawmaker, opposition leader, policeman, diplomat."""
        words = [set(self.folded[t.start : t.end]) for t in entity.titles]
        if self._is_contact(entity):
            return self.author
        if self._is_lawmaker(entity):
            return self.filed or self.author
        if any(not OPPOSED.isdisjoint(title) for title in words):
            return self.spoken_of.last_before(min(entity.spans)[0], set()) or self.filed or self.spoken_of.most
        if any(not LOCAL.isdisjoint(self.folded[max(0, t.start - 1) : t.end]) for t in entity.titles):
            return self.filed or self.spoken_of.most
        if any({"general", "secretary", "party"} <= title for title in words):
            return self.author or self.filed
        if any(self.folded[t.end - 1] == "diplomat" for t in entity.titles):
            return self.filed
        at, flags = min(entity.spans)[0], self.document.flags
        posted = any(t.body is None and flags[t.start] & CAPITAL for t in entity.titles)  # "met General X", not "met Patriarch X"
        posted = posted and all(CLERGY.isdisjoint(title) for title in words)
        return self._host_of(at, self._met_by(at, entity)) if posted and not self._opens_text(entity) else None

    def _abroad(self, entity: PersonEntity, titles: list[Title], at: int) -> str | None:
        """Return the state of an office that is met elsewhere than at home: where they went, beside whom, who is the host; an outlet's own."""
        met = self.homes.met_abroad(at) or self.homes.met_on_tour(*min(entity.spans)) or self.homes.inviting(at) if titles else None
        elsewhere = met or self._met_beside(entity)
        if elsewhere is not None:
            return elsewhere
        if self.outlet is not None and self.outlet != self.filed and titles and self._opens_text(entity):
            return self.outlet
        return None if self._opens_text(entity) else self._host_of(at, self._met_by(at, entity) or self._told_of_them(at))

    def _at_home(self, entity: PersonEntity, titles: list[Title], at: int) -> str | None:
        """Return the author's state or the place of filing, where the office may be of it, or where a new holder of it is introduced."""
        seats = self.filed in BODIES_SIT and bool(self.unions.many)  # where bodies of several states sit ministers come from all of them
        foreign = entity.abroad or self.filed in entity.not_of or (seats and self.filed not in self.spoken_of.by_themselves)
        for state in (self.author, None if foreign else self.filed):
            broken = state == self.filed and any(c in BROKEN for c in self.document.slice(*entity.name))
            broken = broken or any(t.start in lines for t in titles for lines in self.letterhead)
            if state and (broken or self._plausible(state, titles)):
                return state
        opens = self._opens_text(entity)
        new = self.author if opens else None  # one whom the table does not know yet
        if new is None and self.filed is not None and not foreign and (opens or self.spoken_of.is_beside(self.filed, at)):
            new = self.filed
        taken = new in self._heads_beside(entity) or (new in MINISTERLESS and self._are_ministerial(titles))
        return None if taken else new

    def _filed_nowhere(self, entity: PersonEntity, titles: list[Title]) -> str | None:
        """Return the state of an office in a text without author and place: where they are met, the state spoken of last, that of the hosts."""
        opens = self._opens_text(entity)
        at, end = min(entity.spans)
        near = self._met_in(entity)
        if near is None and any(t.rank in TOP_RANKS and not self._is_shared(t) for t in titles):
            near = self.spoken_of.last_before(at, self._others(entity) | (self.homes.destinations | self.stated if opens else set()))
        host = near or self.spoken_of.hosts_in(end) or self._sole
        host = host or (self.homes.receives(entity.spans, self.stated | self.homes.destinations) if opens else None)
        return host or (self.left_over if self.left_over not in self._others(entity) else None)

    def _leader_of(self, entity: PersonEntity, at: int) -> str | None:
        """Return the state of a leader whom neither author nor place of filing knows: the one spoken of last that has no other."""
        besides = {self.author or ""} | self._others(entity)
        besides |= entity.not_of
        if self._is_home_story and self.filed not in besides:
            return self.filed
        state = self._met_in(entity) or self.spoken_of.last_before(at, besides)
        if state is None and self.filed is not None and self.filed not in MINISTERLESS | besides:
            return self.filed  # a new one, whom the table does not know
        return state

    def _is_own(self, title: Title) -> bool:
        """Tell whether an office belongs to a body of the author's state, or to a state's body whose state is not printed."""
        if title.rank in ("spokesperson", "official") and self.author:
            return True
        return title.body is not None and title.body[0] in self.stately

    def _heads_beside(self, entity: PersonEntity) -> set[str]:
        """Return the states whose office of the same highest rank is somebody else's in this article."""
        return set().union(*(self.heads[t.rank] for t in entity.titles if t.rank in TOP_RANKS and t.tenure is None))

    def _beside(self, entity: PersonEntity) -> set[str]:
        """Return the state printed with the next of two of whom the first stands without one: "Minister X and A-ish Ambassador Y"."""
        end = min(entity.spans)[1]
        k = bisect_left(self.named, (end, 0, 0))
        if self.folded[end : end + 1] != ["and"] or k == len(self.named) or self.named[k][0] - end > TITLE:
            return set()
        other = self.people[self.named[k][2]]
        return {other.country} if other.stated and other.country else set()

    def _met_by(self, at: int, entity: PersonEntity | None = None) -> set[str]:
        """Return the state of the subject of the sentence that tells whom it met: somebody named at a token, or an office without name."""
        number = bisect_right(self.document.sentences, at, key=lambda s: s.start) - 1
        own = self.document.sentences[number].start if number >= 0 else 0
        first = bisect_left(self.named, (own, 0, 0))
        if first == len(self.named) or self.named[first][0] >= at:
            told = self._told_of_them(at)
            return told if len(told) == 1 else set()
        if entity is not None and self._acts(at, entity):
            return set()
        if MEETING.isdisjoint(self.folded[self.named[first][1] : at]):
            return set()
        subject = self.people[self.named[first][2]]
        return {subject.country} if subject is not entity and subject.country else set()

    def _acts(self, at: int, entity: PersonEntity) -> bool:
        """Tell whether somebody named at a token is the subject of a further clause: "A met X, and Minister Y [held] talks with Z"."""
        end = next((end for start, end in entity.spans if start <= at < end), at)
        title = min((t.start for t in entity.titles if at - TITLE < t.start < at), default=at)
        verb = end < len(self.folded) and self.document.flags[end] & PAST
        return bool(verb) and self.folded[title - 1] in ("and", "while", "whereas")

    def _told_of_them(self, at: int) -> set[str]:
        """Return the states of those whom the sentence in front names, of whom a sentence says "They met", "Both senators met" in front of ``at``."""
        number = bisect_right(self.document.sentences, at, key=lambda s: s.start) - 1
        own = self.document.sentences[number].start if number > 0 else at
        noun = "with" in self.folded[own:at] and not ENCOUNTERED.isdisjoint(self.folded[own : own + NOUN])  # "Talks with X are due"
        if not (noun or self.folded[own] in ("they", "the", "both")) or MEETING.isdisjoint(self.folded[own:at]):
            return set()
        before = self.document.sentences[number - 1].start
        people = self.named[bisect_left(self.named, (before, 0, 0)) : bisect_left(self.named, (own, 0, 0))]
        return {code for _, _, n in people if (code := self.people[n].country)}

    def _met_beside(self, entity: PersonEntity) -> str | None:
        """Return the state of whoever stands in front of somebody among those met: "met A-ish President X and [held talks with] Minister Y"."""
        at, behind = min(entity.spans)
        last = bisect_left(self.named, (at, 0, 0)) - 1
        if last < 0 or (behind < len(self.folded) and self.document.flags[behind] & PAST):  # "met X, and Minister Y said"
            return None
        start, end, number = self.named[last]
        other = self.people[number]
        title = min((t.start for t in entity.titles if end < t.start < at), default=at)
        if other is entity or other.country is None or not set(self.folded[end:title]) <= GOING_ON or end == title:
            return None
        first = self.document.sentences[bisect_right(self.document.sentences, at, key=lambda s: s.start) - 1].start
        if MEETING.isdisjoint(self.folded[first:start]):
            return None  # "[He] also met Prime Minister X": the one in front is who meets
        mine = {self.author} if self.folded[first:start].count("i") else set()
        met_by = self._met_by(other.spans[0][0], other) or mine
        return other.country if met_by and other.country not in met_by else None

    def _others(self, entity: PersonEntity) -> set[str]:
        """Return the states that somebody is not of: that of another holder of the office, of whoever meets them, where they go, without the office."""
        at = min(entity.spans)[0]
        ranks = {t.rank for t in entity.titles if t.rank in TOP_RANKS and t.tenure is None}
        unnamed = {o.country for o in self._offices_in_front_of(at) if o.title.rank in ranks and o.country} if ranks else set()
        others = set(MINISTERLESS) if self._are_ministerial(entity.titles) else set()
        others |= {self.filed} if entity.abroad and self.filed else set()
        others |= (
            self._beside(entity) | self._heads_beside(entity) | self._met_by(entity.spans[0][0], entity) | self.homes.gone_to(at) | unnamed
        )
        secretaries = [t for t in entity.titles if self.folded[t.end - 1] == "secretary"]
        return others | {state for state in self.spoken_of.states if secretaries and not self.incumbents.has_office(secretaries[0], state)}

    def _offices_in_front_of(self, token: int) -> list[OfficeMention]:
        """Return the offices without name that stand in a sentence in front of a token of it."""
        sentences, offices = self.document.sentences, self.mentions.offices
        number = bisect_right(sentences, token, key=lambda s: s.start) - 1
        first = bisect_left(offices, sentences[number].start if number >= 0 else 0, key=lambda o: o.start)
        last = bisect_left(offices, token, key=lambda o: o.start)
        return [o for o in offices[first:last] if o.end <= token]

    def _is_shared(self, title: Title) -> bool:
        """Tell whether several names share one title, so that not all can be of one state: "prime ministers A and B"."""
        words = self.folded[title.start : title.end]
        return "of" not in words and words[-1] in ("ministers", "presidents", "premiers")

    def _host_of(self, at: int, met_by: set[str]) -> str | None:
        """Return the one state to which those of another have gone when they meet somebody: "visited Lima. She met Minister X"."""
        if not met_by or self.author not in {None, *met_by}:
            return None
        if self.author is None:
            return self.homes.reached_by(met_by, at, [(start, self.people[number].country) for start, _, number in self.named])
        visited = {code for code, token in self.homes.journeys.items() if token < at} - met_by
        return visited.pop() if len(visited) == 1 else None

    def _opens_text(self, entity: PersonEntity) -> bool:
        """Tell whether somebody is named at the very head of the headline or of the prose, or in a letterhead, as the office at home is."""
        line = self.document.header.author
        return any(s in self._heads_of_text or (line is not None and line[0] <= s < line[1]) for s, _ in entity.spans)

    @cached_property
    def _heads_of_text(self) -> frozenset[int]:
        """The first tokens of headline and prose, where the office at home stands: "The Prime Minister, Mr ..."."""
        line = self.document.header.dateline
        firsts = [p.start for p in self.document.paragraphs if p.kind in ("headline", "body")][:2]
        firsts += [line.body] if line is not None else []
        return frozenset(first + k for first in firsts for k in range(3))

    def _met_in(self, entity: PersonEntity) -> str | None:
        """Return the state in whose capital somebody is met: "called on Prime Minister X in CITY", "met in CITY with X"."""
        start, end = entity.spans[0]
        beside = self.homes.ending.get(start - 1, []) if self.folded[start - 1] == "with" else []
        if self.folded[end : end + 1] == ["in"]:
            beside = [*beside, *self.homes.between(end + 1, end + 2)]
        place = next((p for p in beside if self.folded[p[0] - 1] == "in"), None)
        met_by = self._met_by(start, entity)
        first = self.document.sentences[bisect_right(self.document.sentences, start, key=lambda s: s.start) - 1].start
        met = bool(met_by) or not MEETING.isdisjoint(self.folded[first:start])  # "A-ish senators met President X in CITY"
        told = place is not None and place[0] in self.homes.capitals and met and place[2] not in met_by
        return place[2] if told and place is not None else None

    @cached_property
    def _is_home_story(self) -> bool:
        """Tell whether the first whom the prose names holds one of the highest offices where it was filed: his ministers need no state."""
        opening = next((p.start for p in self.document.paragraphs if p.kind == "body"), 0)
        first = bisect_left(self.named, (opening, 0, 0))
        entity = self.people[self.named[first][2]] if first < len(self.named) else None
        return entity is not None and self.filed is not None and entity.country == self.filed and leads(entity)

    @cached_property
    def _sole(self) -> str | None:
        """The one state spoken of in the transcript of a press conference: its own."""
        title = self.document.header.headline
        paragraph = self.document.paragraphs[title] if title is not None else None
        told = paragraph is not None and not CONFERENCES.isdisjoint(self.folded[paragraph.start : paragraph.end])
        return next(iter(self.spoken_of.states)) if told and len(self.spoken_of.states) == 1 else None

    def _learn_heads(self, entity: PersonEntity) -> None:
        """Remember the state of somebody in one of the highest offices: the text's next holder of such an office is another state's."""
        if entity.country is not None:
            for title in entity.titles:
                if title.rank in TOP_RANKS and title.tenure is None:
                    self.heads[title.rank].add(entity.country)

    def _plausible(self, state: str, titles: list[Title]) -> bool:
        """Tell whether a state can have these offices, and, of the highest, such a holder whom the table does not know."""
        if state in MINISTERLESS and self._are_ministerial(titles):
            return False
        for title in titles:
            rank = self._rank_in(title, state) if title.rank in TOP_RANKS else None
            if rank in TOP_RANKS and (state, rank) in self.gazetteer.ranks_held:
                return False
        return True

    def _are_ministerial(self, titles: list[Title]) -> bool:
        """Tell whether one of the offices is a minister's, of whom some states have none."""
        return any(self.folded[i] in self.lists.ministerial for t in titles for i in range(t.start, t.end))

    def _rank_in(self, title: Title, state: str) -> str | None:
        """Return the rank that an office has in a state: a Foreign Secretary is a minister in one, an official in another."""
        known = (e for e in self.gazetteer.entries(self.folded[title.start : title.end]) if e.kind == "office")
        return next((self.gazetteer.offices[e.id].rank_in(state) for e in known), title.rank)

    def _is_lawmaker(self, entity: PersonEntity) -> bool:
        """Tell whether somebody is named with the short style of a legislator: "Rep. Kim", where the text was filed."""
        return any(not self.lists.lawmakers.isdisjoint(self.folded[max(0, start - 2) : start + 1]) for start, _ in entity.spans[:FIRST])

    def _is_contact(self, entity: PersonEntity) -> bool:
        """Tell whether somebody is named in a line of contacts alone, with a number or an office in brackets behind the name."""
        if self.author is None or self.document.header.author is None or len(entity.spans) > 2:
            return False
        begin, end = max(entity.spans)
        words = self.document.words[end : end + 8]
        if not any(w.isdigit() for w in words):
            return False
        listed = not CONTACTS.isdisjoint(self.folded[max(0, begin - 24) : begin])  # "please contact X on 06 277 7500 or Y"
        return listed or words[0] in ("(", ":", "+") or words[0].isdigit()
