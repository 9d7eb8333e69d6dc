"""What the journeys and places of one document tell of the state at home.

Rule 1  Whoever travels to a state, or leaves for it, is not of that state.
Rule 2  A guest "who is visiting" a state is received there by its own.
Rule 3  A release that speaks of a seat of government, or prints a city on a line of its own, is of that state.
Rule 4  Whoever meets a guest in a capital is at home there, but not on the sidelines of something, nor where international bodies sit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from ..document import Document
from ..lexicon import CONJUNCTION, DETERMINER, ING, PREPOSITION
from ..mentions import CountryMention, Mentions, OrganisationMention, PlaceMention
from ..mentions.mention import Title

GOING = frozenset({"to", "visit", "visits", "visiting", "visited", "tour", "tours"})
TOWARDS = GOING | {"for"}
ARRIVING = ("arriv", "land")
LEAVING = ("depart", "leav", "left", "head")
BESIDE = frozenset(
    [
        *("sidelines", "margins", "sideline", "margin"),
        *("part", "attend", "attended", "attends", "attending", "summit", "conference", "forum"),  # where guests of many states meet
    ]
)
ENCOUNTERS = frozenset({"met", "meets", "talks", "meeting", "received", "receives", "called", "hosted", "consultations"})
ENCOUNTERED = ENCOUNTERS | {"meet", "call", "calls", "receive", "discussions", "meetings"}  # also those to come
BODIES_SIT = frozenset({"BEL", "AUT", "CHE", "ETH", "USA"})  # states in whose capitals delegations of others meet
MEETING = frozenset(
    [
        *("met", "meet", "meets", "meeting", "with", "call", "called", "calls", "receive", "received", "receives"),
        *("host", "hosted", "hosts", "welcomed", "welcomes", "spoke", "credentials", "meetings", "talks"),
    ]
)
OF_PARTS = frozenset({"governor", "senator", "sen", "rep", "mayor", "representative", "congressman", "congresswoman", "premier"})
LISTING = frozenset({",", "and", "the", "with", "as", "well"})  # what parts those who are met
GOING_ON = (
    LISTING | MEETING | {"held", "hold", "will", "to", "his", "her", "also", "later", "then"}
)  # "and [will also hold talks with his counterpart]"
STAYS = frozenset({"visit", "trip", "stay", "while"})
SPAN = 10  # tokens between "who" and the place of a visit
SEATS = frozenset(
    {
        "downing_street",
        "elysee_palace",
        "farnesina",
        "itamaraty",
        "itamaraty_palace",
        "quai_d_orsay",
        "kremlin",
        "malacanang",
        "white_house",
        "cheong_wa_dae",
    }
)  # ids of the tables
ITS_OWN = frozenset(
    [
        *("nationals", "citizens", "side", "government", "people", "companies", "businesses", "embassy", "troops", "parliament"),
        *("investors", "delegation", "community", "economy", "officials", "exporters", "expatriates", "cabinet"),
    ]
)


class Homes:
    """Reads journeys and places of one document."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.mentions = mentions
        self.folded, self.flags, self.words = document.folded, document.flags, document.words
        named = [(c.start, c.end, c.code) for c in mentions.countries if c.form in ("name", "seat")]
        self.places = sorted(named + [(p.start, p.end, p.country) for p in mentions.places if p.country])
        self.ending: dict[int, list[tuple[int, int, str]]] = {}  # the places by the token behind them
        for place in self.places:
            self.ending.setdefault(place[1], []).append(place)
        self.capitals = {c.start for c in mentions.countries if c.form == "seat"}

    def between(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """Return the places that begin from one token to in front of another."""
        return self.places[bisect_left(self.places, (first,)) : bisect_left(self.places, (last,))]

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The states that somebody goes to: "travels to A and B", "departing for C", "X, who is in D", "arrived in E"."""
        return frozenset(self.journeys)

    @cached_property
    def journeys(self) -> dict[str, int]:
        """The states that somebody goes to, with the token that first tells it."""
        found: dict[str, int] = {}
        reached = -1  # where a list of destinations goes on
        for start, end, code in self.places:
            k = start - 1 - bool(start and self.flags[start - 1] & DETERMINER)
            word = self.folded[k] if k >= 0 else ""
            leaves = word == "for" and k > 0 and any(w.startswith(LEAVING) for w in self.folded[max(0, k - 2) : k])
            listed = 0 <= reached <= k and all(
                self.words[t] == "," or self.flags[t] & (CONJUNCTION | DETERMINER) or self.folded[t] == "then"
                for t in range(reached, start)
            )
            stays = word == "in" and (self.folded[k - 2 : k] == ["who", "is"] or self.folded[k - 1].startswith(ARRIVING))
            if word in GOING or leaves or listed or stays:
                found.setdefault(code, start)
                reached = end
        return found

    def hosts(self) -> str | None:
        """Return the state of "X, who is visiting A", "who is on a visit to A"."""
        for start, _, code in self.places:
            before = self.folded[max(0, start - SPAN) : start]
            if (
                "who" in before
                and any(w.startswith("visit") for w in before[before.index("who") :])
                and (before[-1] in GOING or before[-1] == "the")
            ):
                return code
        return None

    def receives(self, spans: Sequence[tuple[int, int]], guests: set[str]) -> str | None:
        """Return the state in whose capital the one named at ``spans`` meets guests of other states; None where that tells nothing."""
        for token, _ in spans[:4]:
            sentences = self.document.sentences
            number = bisect_right(sentences, token, key=lambda s: s.start) - 1
            first, last = (sentences[number].start, sentences[number].end) if number >= 0 else (0, 0)
            words = self.folded[first:last]
            if ENCOUNTERS.isdisjoint(words) or not BESIDE.isdisjoint(words):
                continue
            inside = self.between(first + 1, last)
            codes = {code for start, _, code in inside if start in self.capitals and self._is_inside(start)}
            met = {code for start, _, code in inside if self.folded[start - 1] == "with"}
            if len(codes) == 1 and codes.isdisjoint(guests | met | BODIES_SIT):
                return codes.pop()
        return None

    def _is_inside(self, start: int) -> bool:
        """Tell whether something happens in a city: "in CITY", "at the A Palace, CITY"."""
        if self.folded[start - 1] == "in":
            return True
        return self.words[start - 1] == "," and "at" in self.folded[max(0, start - 6) : start]

    def seat(self, guests: set[str]) -> str | None:
        """Return the state whose seat of government the text speaks of ("Downing Street"), or whose city stands on a line of its own.

        Not a line that tells where one of the guests was met by somebody of a state not told.
        """
        lines = {p.start for p in self.document.paragraphs if p.kind == "line"}
        for place in self.mentions.places:
            if place.start in lines and place.country and place.country not in guests:
                return place.country
        named: list[OrganisationMention | PlaceMention] = [b for b in self.mentions.organisations if b.body in SEATS]
        named += [p for p in self.mentions.places if p.place and p.place.rpartition("-")[0] in SEATS]
        seats = {
            n.country for n in named if n.country and self.met_abroad(n.start) != n.country
        }  # not "In Paris, she met X at the A Palace"
        return seats.pop() if len(seats) == 1 else None

    def owns(self, state: CountryMention) -> bool:
        """Tell whether an adjective says whose people or bodies a readout cares for: "British nationals", not "the Afghan peace process"."""
        return state.form == "adjective" and state.end < len(self.folded) and self.folded[state.end] in ITS_OWN

    def met_abroad(self, token: int) -> str | None:
        """Return the state that a sentence opens with in which the one named at ``token`` is met.

        Forms: "In Ghana, she will meet Deputy President X" / "During her visit to Lima, she met", "While in Lima she will meet".
        """
        number = bisect_right(self.document.sentences, token, key=lambda s: s.start) - 1
        first = self.document.sentences[number].start if number >= 0 else token
        if token < first + 4 or self.folded[first] not in ("in", "during", "while", "on"):
            return None
        if self.folded[first] != "in":
            near = range(first + 1, min(token, first + SPAN))
            stays = [k for k in near if self.folded[k] in ("to", "in") and self.folded[k - 1] in STAYS]
            first = stays[0] if stays else token
        at = first + 1 + (self.folded[first + 1 : first + 2] == ["the"])
        place = next(iter(self.between(at, at + 1)), None)
        return place[2] if place is not None and not MEETING.isdisjoint(self.folded[place[1] : token]) else None

    def inviting(self, token: int) -> str | None:
        """Return the state to which a sentence tells of a journey at the invitation of the one named at ``token``: "left for A at the invitation of X"."""
        k = token - bool(self.flags[token - 1] & DETERMINER)
        if k < 2 or self.folded[k - 2 : k] not in (["invitation", "of"], ["invited", "by"], ["invitation", "from"]):
            return None
        sentence = self.document.sentences[bisect_right(self.document.sentences, token, key=lambda s: s.start) - 1]
        gone = {code for _, _, code in self.between(sentence.start, sentence.end) if code in self.destinations} or set(self.destinations)
        return gone.pop() if len(gone) == 1 else None

    def met_on_tour(self, start: int, end: int) -> str | None:
        """Return the state on a tour in whose capital a list of those met ends: "will meet Minister X, and the Governor, Y, in CITY".

        ``start:end``: one of those.
        """
        sentence = self.document.sentences[bisect_right(self.document.sentences, start, key=lambda s: s.start) - 1]
        if ENCOUNTERED.isdisjoint(self.folded[sentence.start : start]):
            return None
        k = end
        while k < sentence.end and (self.folded[k] in LISTING or k in self._titled):
            k = self._titled.get(k, k + 1)
        place = next(iter(self.between(k + 1, k + 2)), None) if self.folded[k : k + 1] == ["in"] else None
        return place[2] if place is not None and place[0] in self.capitals and place[2] in self.destinations else None

    def reached_by(self, states: set[str], at: int, named: Sequence[tuple[int, str | None]]) -> str | None:
        """Return the one state that a sentence in front of a token tells somebody of these states to have gone to, where an encounter is told.

        ``named``: where people are named, and the states they act for.
        """
        sentences = self.document.sentences
        own = sentences[bisect_right(sentences, at, key=lambda s: s.start) - 1]
        if ENCOUNTERED.isdisjoint(self.folded[own.start : at]):
            return None  # "visits Japan together with Trade Minister X"
        reached = set()
        for code, token in self.journeys.items():
            told = sentences[bisect_right(sentences, token, key=lambda s: s.start) - 1]
            first, last = (bisect_left(named, edge, key=lambda n: n[0]) for edge in (told.start, told.end))
            if token < at and any(country in states for _, country in named[first:last]):
                reached.add(code)
        reached -= states
        return reached.pop() if len(reached) == 1 else None

    @cached_property
    def _titled(self) -> dict[int, int]:
        """Where offices, and people with their titles, end, by where they begin."""
        return {o.start: o.end for o in self.mentions.offices} | {p.start: p.end for p in self.mentions.people}

    def met_before(self, other: int, token: int) -> bool:
        """Tell whether a sentence opens with whom its subject meets: "In a meeting with A-ish Minister X, Premier Y"; they begin at these tokens."""
        number = bisect_right(self.document.sentences, token, key=lambda s: s.start) - 1
        first = self.document.sentences[number].start if number >= 0 else token
        line = self.document.header.dateline
        first = line.body if line is not None and line.start <= first < line.body else first
        opens = self.words[token - 1] == "," and self.flags[first] & (PREPOSITION | ING)
        return bool(opens) and "with" in self.folded[max(first, other - 2) : other]

    def gone_to(self, token: int) -> set[str]:
        """Return the states to which the one named at ``token`` goes as a sentence opens: "On a visit to A, Foreign Minister X", "Before leaving for B, ..."."""
        number = bisect_right(self.document.sentences, token, key=lambda s: s.start) - 1
        first = self.document.sentences[number].start if number >= 0 else token
        opens = self.flags[first] & (PREPOSITION | ING) or self.folded[first] == "ahead"
        if self.words[token - 1] != "," or not opens or self.folded[first] in ("in", "to"):
            return set()
        gone, reached = set[str](), -1
        for start, end, code in self.between(first, token):
            k = start - 1 - bool(self.flags[start - 1] & DETERMINER)
            listed = reached >= 0 and all(self.folded[t] in LISTING for t in range(reached, start))  # "departing for A[ and B]"
            if self.folded[k] in TOWARDS or self.folded[k - 1].startswith(ARRIVING) or listed:
                gone.add(code)
                reached = end
        return gone

    def region_of(self, titles: Sequence[Title]) -> str | None:
        """Return the state of the place that stands in front of a title without state: "Ontario Premier", "Lima Mayor"."""
        return next((self._regions[t.start] for t in titles if t.country is None and t.start in self._regions), None)

    def region_behind(self, end: int, titles: Sequence[Title]) -> str | None:
        """Return the state of the place behind the name of who holds an office of a part of it: "Governor NAME of California"."""
        place = self._places.get(end + 1) if self.folded[end : end + 1] in (["of"], ["from"]) else None
        return place if any(self.folded[t.end - 1] in OF_PARTS for t in titles) else None

    @cached_property
    def _places(self) -> dict[int, str]:
        """The states of places by their first tokens."""
        return {p.start: p.country for p in self.mentions.places if p.country}

    @cached_property
    def _regions(self) -> dict[int, str]:
        """The states of places by the token behind each, those behind "in" left out."""
        firsts = {s.start for s in self.document.sentences}
        places = (p for p in self.mentions.places if p.country and p.start and p.end not in firsts)
        return {p.end: p.country for p in places if p.country and self.folded[p.start - 1] not in ("in", "at", "to", ",")}

    @cached_property
    def inside_names(self) -> frozenset[int]:
        """The names of states inside what is printed around a name: "Foreign Minister of A, B, called on Prime Minister C"."""
        starts = [c.start for c in self.mentions.countries]
        return frozenset(s for p in self.mentions.people for s in starts[bisect_left(starts, p.start) : bisect_left(starts, p.end)])
