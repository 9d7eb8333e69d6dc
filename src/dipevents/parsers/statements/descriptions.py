"""Common nouns that speak: "the tribunal", "the newspaper", "the embassy's statement", "the 71-year-old", "the government".

Rule 1  A definite noun goes back to the body met last whose name holds it, or whose kind it names; a noun for a person to the person
        named last. A document speaks for whoever issued it.
Rule 2  "The government" without a state is that of the state where the text was written, if that is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Literal

import attrs

from ...article import Article
from ...lexicon import (
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    DIGIT,
    GIVEN,
    GROUP,
    HEAD,
    MARK,
    NUMBER,
    PERSON,
    PREPOSITION,
    PRONOUN,
    TIME,
    VERB,
    WEEKDAY,
)
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...records import Party
from ...tokens import APOSTROPHE_S, POSSESSIVE
from ..evidence import first_finite
from ..reader import Reader
from .roles import OTHERS, Roles
from .roles import POSSESSIVES as GENDERS
from .speakers import Speakers

DOCUMENTS = frozenset({"statement", "communique", "communiqué", "declaration", "resolution", "report", "document", "letter", "message", "release", "note", "paper", "text", "telegram", "readout", "article", "editorial", "commentary"})  # fmt: skip
POSTS = frozenset({"tweet", "post", "memo", "cable", "email"})  # documents only of whom the words around name as their author
TEXTS = frozenset(
    {"plan", "proposal", "pact", "accord", "agreement", "treaty", "draft", "bill", "deal", "memorandum", "convention", "charter", "ruling",
     "announcement", "decree", "constitution", "policy", "measure", "book", "law", "order", "indictment", "complaint", "lawsuit", "petition", "dispatch", "bulletin", "notice", "advisory", "caption", "sign"}
)  # fmt: skip
ISSUED = frozenset({"issued", "released", "published", "shared", "sent", "signed"})  # between a document and "by"
STATIONS = frozenset({"television", "tv", "radio"})
FROM_NEAR = 6  # tokens of "letter of warm greetings from"
TOO_GENERAL = frozenset({"group", "body", "office", "institute", "centre", "center"})  # nouns that name no body by themselves
CIRCLES = frozenset({"group", "faction", "gang", "cartel"})  # of people who speak as one
NAMELESS_BODIES = frozenset({"charity", "tank", "watchdog", "monitor", "nonprofit", "non-profit", "ngo", "campaign", "website", "site", "outlet", "startup", "start-up", "carrier", "lender", "insurer", "automaker", "carmaker", "planemaker", "chipmaker", "retailer", "operator", "regulator", "lobby", "firm", "militia", "foundation", "magazine", "weekly", "portal", "tabloid"})  # fmt: skip
WRITINGS = frozenset(
    {"report", "message", "article", "editorial", "commentary", "paper", "document", "text"}
)  # indefinite, they are new ones
STUDIES = frozenset({"report", "resolution", "document", "paper"})  # documents of bodies rather than people
KIND_NOUNS = {"newspaper": "media", "paper": "media", "daily": "media", "broadcaster": "media", "network": "media", "channel": "media", "party": "political_party", "company": "company", "group": "military", "university": "academic"}  # fmt: skip
KINDS = frozenset(
    {*KIND_NOUNS, *STATIONS, "movement", "agency", "organisation", "organization", "alliance", "firm", "magazine", "foundation"}
)
SAME_NOUNS = {
    "tribunal": "court",
    "court": "tribunal",
    "bloc": "union",
    "alliance": "nato",
    "body": "council",
    "department": "ministry",
    "ministry": "department",
}
STATES = frozenset({"nation", "country", "state", "kingdom", "republic", "emirate", "sultanate", "island"})
MISSIONS = frozenset({"embassy", "consulate", "legation"})
OFFICES_OF = frozenset({"service", "office", "secretariat", "bureau", "website", "account", "wing", "cell"})
BRANCHES = frozenset({"presidency", "cabinet", "army", "military", "navy"})  # of the state at home where no other is named
NAMELESS = frozenset(
    {"source", "insider", "associate", "witness", "eyewitness", "resident", "protester", "survivor"}
)  # people whom reports leave unnamed
POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
INDEFINITE = frozenset({"a", "an", "one", "another"})
DISTRIBUTIVE = frozenset({"each", "either", "every", "neither", "one", "another", "any"})  # "each side" is nobody in particular
NOT_ONE = (DISTRIBUTIVE - {"one", "another"}) | {
    "no",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
}  # in front of nobody in particular
PLURALS = frozenset({"people", "police", "media", "men", "women", "opposition", "junta"})
OF_STATE = frozenset({"federal", "central", "interim", "transitional", "caretaker", "coalition"})
LED = frozenset({"government", "administration"})  # bodies of state that a surname in front tells apart: "the Turnbull Government"
FROM = frozenset({"from", "of", "by"})  # behind "a delegation", or "a delegation led"
SENT = 60  # tokens back to where a delegation was told of
OUTLET = 7  # tokens of "Togo's state-controlled newspaper"
PHRASE = 10  # tokens of a noun phrase in front of an apposition
CLOSING = frozenset({'"', "”", "''"})
BACK = 50  # bodies that are looked back upon


class Descriptions(Reader):
    """Reads the common nouns of one article."""

    def __init__(self, article: Article, speakers: Speakers) -> None:
        super().__init__(article)
        self.speakers = speakers
        self.roles = Roles(article, speakers)
        self.bodies = article.mentions.organisations
        self.body_starts = [m.start for m in self.bodies]
        self.people = article.mentions.people
        self.person_starts = [m.start for m in self.people]

    def party(self, start: int, j: int) -> Party | None:
        """Return whom the noun phrase in tokens ``start`` to ``j`` stands for; None where the article does not tell."""
        if self.is_document(j):
            told = self._issuer(start, j) or self._told_issuer(start, j) or self._wrote(start, j)
            if told is None and self.folded[start] in INDEFINITE and self.folded[j] in WRITINGS:
                return None  # "a new report", "an editorial": nobody's who was met before
            if told is None and self.folded[j].rstrip("s") in POSTS:
                return None
            return told or self.speakers.last_body or self._author(start, j)
        return (
            self._state(start, j)
            or self._office_of(start, j)
            or self._with_kind(j)
            or self._state_body(start, j)
            or self._met_before(start, j)
            or self.roles.party(start, j)
            or self._somebody(start, j)
        )

    def _wrote(self, start: int, j: int) -> Party | None:
        """Return who said something in the document that a definite noun goes back to: "said in a statement. [The statement] added"."""
        wrote = self.speakers.wrote.get(self.folded[j]) if j == start + 1 and self.folded[start] == "the" else None
        return attrs.evolve(wrote, mention=self.article.extract(start, j + 1)) if wrote is not None else None

    def _author(self, start: int, j: int) -> Party | None:
        """Return who wrote a document where no body has spoken: for a report the body named last, else whoever spoke last."""
        last = self.speakers.last
        if last is None or (last.kind == "group" and self.folded[j].rstrip("s") in WRITINGS):
            return None
        if self.folded[j].rstrip("s") not in STUDIES or last.kind != "person":
            return last
        bodies = self._bodies_before(start)
        return self._body(bodies[0], start, j + 1) if bodies else None

    def unresolved(self, start: int, j: int) -> Party | None:
        """Return what speaks where the article does not tell who is behind it: a text in the printed words, a body by the noun for it.

        Forms: "a joint statement", "the report" / "the parliament", "a local newspaper", "a think tank" / "an armed group" / "state television".
        """
        if self.folded[start] == "state" and j == start + 1 and self.folded[j] in STATIONS:
            return Party(kind="organisation", name=self.article.name_of((start, j + 1)), mention=self.article.extract(start, j + 1))
        if not self.flags[start] & DETERMINER or self.folded[start] in DISTRIBUTIVE or start == j or "who" in self.folded[start:j]:
            return None
        if self.is_text(j):
            return self.group(start, j + 1)
        word = self.folded[j]
        if word in CIRCLES and self.words[j].islower():
            return self.group(start, j + 1)
        known = word in self.article.gazetteer.body_heads or word in KIND_NOUNS or word in NAMELESS_BODIES
        if not known or word in TOO_GENERAL or self.is_plural(j):
            return None
        return Party(kind="organisation", name=self.article.name_of((start + 1, j + 1)), mention=self.article.extract(start, j + 1))

    def in_own_words(self, start: int, end: int) -> Party | None:
        """Return who is told of in tokens ``start:end`` alone, in front of a verb that only somebody who speaks can have.

        Forms: the clinic, one German newspaper, Sato's campaign, his camp (a body) / a person at the meeting / the retailers (a group).
        """
        inside = range(start + 1, end)
        stops = (i for i in inside if self.flags[i] & (PREPOSITION | MARK) or self.folded[i] in ("who", "which", "that"))
        close = next(stops, end)
        owner = next((i for i in range(close - 2, start - 1, -1) if self.words[i] in POSSESSIVE or self.folded[i] in POSSESSIVES), None)
        opens = owner is not None or self.flags[start] & DETERMINER or self.folded[start] == "one"
        inhabitant = isinstance(self.ending.get(close), CountryMention)  # "The Finn said"
        if (
            not opens
            or inhabitant
            or self.folded[start] in NOT_ONE
            or self.flags[close - 1] & (TIME | WEEKDAY | DIGIT | PRONOUN)
            or close - start < 2
        ):
            return None
        span, noun = self.article.extract(start, end), close - 1
        if first_finite(self.article, start, close) is not None or (self.flags[noun] & CAPITAL and self.words[noun - 1] in POSSESSIVE):
            return None  # "the issue arose after the chain", "China's Xi"
        named = self.ending.get(start - 1) if self.words[start - 1] == "," and "," in self.words[end - 1 : end + 1] else None
        if isinstance(named, PersonMention):
            return self.article.party(named)  # "Vik, [the union's chief negotiator], told"
        if self.is_text(noun) or self.is_plural(noun):
            return self.group(start, end)
        first = start + bool(self.flags[start] & DETERMINER or self.folded[start] in POSSESSIVES or self.folded[start] == "one")
        name = self.article.name_of((first, close))
        if self.flags[noun] & GIVEN and self.flags[noun] & CAPITAL:
            return Party(kind="person", name=self.words[noun], mention=span)  # "Sato's wife Keiko"
        if self.flags[noun] & (PERSON | HEAD):
            return attrs.evolve(self._described(start if owner is None else owner, noun), mention=span)
        return Party(kind="organisation", name=name, mention=span)

    def is_document(self, j: int) -> bool:
        """Tell whether a noun is a text that speaks for somebody."""
        noun = self.folded[j].rstrip("s")
        return noun in DOCUMENTS or (noun in POSTS and self.words[j][0].islower())  # "The Post said" is no tweet

    def is_text(self, j: int) -> bool:
        """Tell whether a noun is a document, or something agreed or proposed in writing, that speaks for nobody else."""
        return self.is_document(j) or self.folded[j] in TEXTS

    def is_plural(self, j: int) -> bool:
        """Tell whether a noun is plural by its form: "prosecutors", not "press"."""
        word = self.folded[j]
        if word in PLURALS or (self.flags[j] & (GROUP | PERSON) and word.endswith(("s", "men"))):
            return not word.endswith("ss")
        follows = self.flags[j + 1] & (PREPOSITION | AUXILIARY) if j + 1 < len(self.words) else 0
        opens = (j == 0 or self.flags[j - 1] & MARK) and follows  # "Protesters in", "Beekeepers have"
        proper = self.flags[j] & CAPITAL and not opens
        return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not proper and not self.flags[j] & VERB and len(word) > 3

    def phrase_before(self, end: int, floor: int) -> int | None:
        """Return the first token of a noun phrase behind a mark that ends at ``end``: "the charity's head of advocacy[, X, said]"."""
        i = end
        while (
            i > floor and end - i < PHRASE and self.words[i - 1] not in (",", ";", ":", "--", "—", "–") and self.words[i - 1] not in CLOSING
        ):
            i -= 1
        opens = i == floor or self.words[i - 1] in (",", *CLOSING)
        i += opens and i < end and self.folded[i] in ("and", "but")  # ", and the head of the fund, X, said"
        determined = bool(self.flags[i] & DETERMINER) or self.folded[i] in POSSESSIVES
        return i if opens and i < end and determined and first_finite(self.article, i, end) is None else None

    def group(self, start: int, end: int) -> Party:
        """Return a plural noun phrase as a group in its own words."""
        return Party(kind="group", name=self.article.name_of((start, end)), mention=self.article.extract(start, end))

    def _bodies_before(self, token: int) -> list[OrganisationMention]:
        """Return the bodies met before a token, the latest first."""
        at = bisect_left(self.body_starts, token)
        return list(reversed(self.bodies[max(0, at - BACK) : at]))

    def state_told_before(self, token: int) -> str | None:
        """Return the state of the body met last in the sentence or the one before a token: "the ministry refused. [A spokesman] said"."""
        near = next(iter(self._bodies_before(token)), None)
        return self.article.party(near).country if near is not None and token - near.end < SENT else None

    def _body(self, mention: OrganisationMention, start: int, end: int) -> Party:
        return self.article.body(self.article.entities.body_of[mention.start], (start, end))

    def _inside(self, start: int, end: int) -> list[PartyMention]:
        found = (self.starting.get(i) for i in range(start, end))
        return [m for m in found if m is not None and m.end <= end and not isinstance(m, PronounMention)]

    def _state(self, start: int, j: int) -> Party | None:
        """Return the state of "the government", "the federal government", "the Sato administration", whoever Sato is (Rule 2)."""
        if self.folded[j] not in self.article.gazetteer.state_nouns:
            return None
        if self.folded[j] == "delegation" and (sent := self._delegation(start, j)) is not None:
            return sent
        owner = self.ending.get(j - (self.words[j - 1] in POSSESSIVE))  # "Sato's government"
        ruled = next((m for k in (j + 2, j + 3) if isinstance(m := self.starting.get(k), CountryMention)), None)
        if ruled is not None and self.folded[j + 1] == "of":  # "the Government of Norway"
            return Party(kind="country", country=ruled.code, mention=self.article.extract(start, ruled.end))
        bare = self.folded[start] not in DISTRIBUTIVE and all(self.folded[i] in OF_STATE for i in range(start + 1, j))
        led = j - start == 2 and self.folded[j] in LED and bool(self.flags[j - 1] & CAPITAL) and owner is None
        code = self.article.entities.home if bare or led else None
        if isinstance(owner, PersonMention):
            code = self.article.party(owner).country
        return Party(kind="country", country=code, mention=self.article.extract(start, j + 1)) if code else None

    def _delegation(self, start: int, j: int) -> Party | None:
        """Return whose "the delegation" is that was told of before: "a Kenyan delegation", "a delegation from the World Bank", "led by X"."""
        before = range(start - 1, max(0, start - SENT), -1)
        told = next((i for i in before if self.folded[i] == "delegation" and self.folded[i - 1] != "the"), None)
        if told is None:
            return None
        sender = self.ending.get(told) or self.ending.get(told + 1)
        if sender is None:
            at = next((i for i in range(told + 1, min(told + 4, start)) if self.folded[i] in FROM), None)
            sender = None if at is None else self.starting.get(at + 1) or self.starting.get(at + 2)
        party = self.article.party(sender) if sender is not None and not isinstance(sender, PronounMention) else None
        span = self.article.extract(start, j + 1)
        if party is not None and party.kind == "organisation":
            return attrs.evolve(party, mention=span)
        if party is not None and party.country is not None:
            return Party(kind="country", country=party.country, mention=span)
        return self.group(start, j + 1)

    def _with_kind(self, j: int) -> Party | None:
        """Return the body behind whose name a noun says what it is: "the Left Bloc party", "the Kyodo news agency"."""
        if self.folded[j] not in KINDS:
            return None
        end = j - (self.folded[j - 1] in ("news", "media", "tv", "television", "radio", "armed", "rights", "human"))
        mention = self.ending.get(end)
        return self._body(mention, mention.start, j + 1) if isinstance(mention, OrganisationMention) else None

    def _office_of(self, start: int, j: int) -> Party | None:
        """Return "the Kremlin press service", "Sato's office", "his office", "her ministry" as a body of its own name, "his government" as a state."""
        word = self.folded[j]
        if self.folded[start] in GENDERS and j == start + 1 and word in OFFICES_OF | LED | {"ministry"}:
            owner = self._owner_in_sentence(start)
            if owner is None or (word in LED and owner.country is None):
                return None
            span, name = self.article.extract(start, j + 1), self.article.name_of((j, j + 1))
            kind: Literal["country", "organisation"] = "country" if word in LED else "organisation"
            return Party(kind=kind, name=None if word in LED else name, country=owner.country, mention=span)
        if word not in OFFICES_OF:
            return None
        inside = [m for m in self._inside(start, j + 1) if not isinstance(m, GroupMention)]  # "media" of a "Media Wing" is nobody
        mark = next((i for i in range(j - 1, start, -1) if self.words[i] in APOSTROPHE_S), None)
        whose = inside[-1] if inside else self.ending.get(mark) if mark is not None else None  # "Mr. Sato's office"
        if isinstance(whose, OfficeMention) and whose.country is None and not self.flags[j] & CAPITAL:
            return None  # of the state at home
        if not isinstance(whose, CountryMention | OrganisationMention | PersonMention | OfficeMention):
            return None
        owner = self.article.party(whose)
        first = (
            whose.name[0] if isinstance(whose, PersonMention) else whose.title.start if isinstance(whose, OfficeMention) else whose.start
        )
        name = self.article.name_of((first, j + 1))
        country = owner.country or (self.article.entities.home if isinstance(whose, OfficeMention) else None)
        return Party(kind="organisation", name=name, country=country, mention=self.article.extract(start, j + 1))

    def office_behind(self, end: int, stop: int) -> Party | None:
        """Return "the office of the president" as a body, "the island nation of Malta" as a state: a noun and "of" up to ``stop``; else None."""
        whose = self.ending.get(stop)
        if isinstance(whose, CountryMention) and self.folded[end - 1] in STATES and self.folded[end] == "of":
            return self.article.party(whose)
        if self.folded[end - 1] in MISSIONS and self.folded[end] == "in":  # "the embassy in Lima", of a state that is not told
            span = (end - 1, stop)
            return Party(kind="organisation", name=self.article.name_of(span), mention=self.article.extract(*span))
        if self.folded[end - 1] not in OFFICES_OF or self.folded[end] != "of" or not isinstance(whose, OfficeMention | PersonMention):
            return None
        owner = self.article.party(whose) if isinstance(whose, PersonMention) or whose.country else None
        span = (end - 1, stop)
        country = owner.country if owner else self.article.entities.home
        return Party(kind="organisation", name=self.article.name_of(span), country=country, mention=self.article.extract(*span))

    def _owner_in_sentence(self, pointer: int) -> Party | None:
        """Return whom "his" or "her" means: the first of that gender named in the sentence, else who spoke last, or was named last."""
        at = bisect_right(self.article.document.sentences, pointer, key=attrgetter("start")) - 1
        first = self.article.document.sentences[at].start
        gender = GENDERS[self.folded[pointer]]
        for mention in self.people[bisect_left(self.person_starts, first) : bisect_left(self.person_starts, pointer)]:
            entity = self.article.entities.person_of[mention.start]
            if entity.gender in (None, gender):
                return self.article.person(entity, (mention.start, mention.end))
        spoke = self.speakers.meant_by("he" if gender == "m" else "she", pointer, pointer + 1)
        at = bisect_left(self.person_starts, pointer) - 1
        last = self.article.entities.person_of[self.people[at].start] if at >= 0 else None
        return spoke or (self.article.person(last, (pointer, pointer + 1)) if last is not None and last.gender in (None, gender) else None)

    def _state_body(self, start: int, j: int) -> Party | None:
        """Return "the foreign ministry" in small letters: the body of that name if there is one, else one of the state at home."""
        word = self.folded[j]
        branch = word in BRANCHES
        known = branch or self.article.gazetteer.body_heads.get(word) in ("government", "military")
        owner = self.ending.get(j - 1) if j > start and self.words[j - 1] in APOSTROPHE_S else None
        whose = self.article.party(owner) if isinstance(owner, PersonMention) else None
        start = start if whose is None else j  # "a statement from Sato's ministry"
        states = [m for m in self._inside(start, j + 1) if isinstance(m, CountryMention)]
        outlet = KIND_NOUNS.get(word) == "media" or self.folded[j - 1 : j + 1] == ["news", "agency"]
        outlet = outlet and states[:1] != [] and self.words[states[0].end] in POSSESSIVE  # "Togo's state-run newspaper"
        known = known or outlet
        if not known or word == "government" or j - start > (OUTLET if outlet else 4):
            return None
        state = states[0].code if states else whose.country if whose is not None else None
        for mention in self._bodies_before(start):
            if self.folded[mention.name[1] - 1] == word and state in (None, mention.country):
                return self._body(mention, start, j + 1)
        pointed = bool(self.flags[start] & DETERMINER) or self.folded[start] in POSSESSIVES
        first = max([start + pointed, *(m.end for m in states)])
        first += first < j and self.words[first] in APOSTROPHE_S  # "South Korea's military"
        alone = first == j and not states and whose is None
        if first > j or (alone and not (pointed and (branch or word == "ministry") and self._met_before(start, j) is None)):
            return None
        name = self.article.name_of((first, j + 1))
        home = self.article.entities.home if whose is None else None
        return Party(kind="organisation", name=name, country=state or home, mention=self.article.extract(start, j + 1))

    def _met_before(self, start: int, j: int) -> Party | None:
        """Return the body that a definite noun goes back to: "the court", "the bloc", "the newspaper"."""
        if not self.flags[start] & DETERMINER or j - start > 2:
            return None
        word = self.folded[j]
        wanted, same = KIND_NOUNS.get(word), SAME_NOUNS.get(word, word)
        for mention in self._bodies_before(start):
            name = self.folded[mention.name[0] : mention.name[1]]
            if word in name or same in name or (wanted is not None and mention.kind == wanted):
                return self._body(mention, start, j + 1)
        return None

    def _somebody(self, start: int, j: int) -> Party | None:
        """Return who a noun for a person stands for.

        Forms: a Swedish aid worker (as described) / the worker (who spoke last, as described so, else the person named last) /
        the 71-year-old.
        """
        if self.folded[j] in NAMELESS and j > start and self.flags[start] & (DETERMINER | NUMBER):
            return Party(kind="person", office=self.article.name_of((start + 1, j + 1)), mention=self.article.extract(start, j + 1))
        if self.folded[j] in OTHERS and self.folded[start] not in INDEFINITE:
            return None
        aged = j > 1 and self.folded[j] == "old" and self.words[j - 1] == "-" and self.folded[j - 2] == "year"
        if not (aged or self.flags[j] & PERSON):
            return None
        if self.is_plural(j):
            return None
        if self.folded[start] in INDEFINITE and start < j:
            return self._described(start, j)
        mark = next((k for k in range(j - 1, start - 1, -1) if self.words[k] in APOSTROPHE_S or self.folded[k] in POSSESSIVES), None)
        if mark is not None:  # "the president's doctor", "her doctor" is somebody else
            return Party(kind="person", office=self.article.name_of((mark + 1, j + 1)), mention=self.article.extract(start, j + 1))
        last = self.speakers.last
        if last is not None and not last.name and self.folded[start] == "the" and self.folded[j] in (last.office or "").casefold().split():
            return attrs.evolve(last, mention=self.article.extract(start, j + 1))
        at = bisect_left(self.person_starts, start) - 1
        while at >= 0 and self.article.quotation_at(self.people[at].start) is not None:
            at -= 1  # whom a quotation names is talked about
        if self.folded[start] != "the" or at < 0:
            return None
        return self.article.person(self.article.entities.person_of[self.people[at].start], (start, j + 1))

    def _described(self, start: int, j: int) -> Party:
        """Return somebody whom only an indefinite description tells, with the state that its adjective names."""
        state = next((m for m in self._inside(start, j) if isinstance(m, CountryMention)), None)
        first = state.end if state is not None else start + 1
        return Party(
            kind="person",
            office=self.article.name_of((first, j + 1)),
            country=state.code if state is not None else None,
            mention=self.article.extract(start, j + 1),
        )

    def _issuer(self, start: int, end: int) -> Party | None:
        """Return whose statement it is: "the U.S. statement", "the foreign department statement"."""
        inside = self._inside(start, end)
        if inside:
            return self.article.party(inside[0])
        nouns = {self.folded[i] for i in range(start, end) if not self.flags[i] & DETERMINER}
        if nouns & self.article.gazetteer.body_heads.keys():
            for mention in self._bodies_before(start):
                if nouns <= set(self.folded[mention.name[0] : mention.name[1]]):
                    return self._body(mention, start, end + 1)
        return None

    def _told_issuer(self, start: int, j: int) -> Party | None:
        """Return the body or state of which it was told that it issued the document: "The council published a report. [The report] says"."""
        if self.folded[start] != "the":
            return None
        for i in range(start - 1, max(0, start - SENT), -1):
            if self.folded[i] != self.folded[j]:
                continue
            if (sender := self._sender(i, start)) is not None:
                return attrs.evolve(sender, mention=self.article.extract(start, j + 1))
            verb = next((k for k in range(i - 1, max(0, i - 5), -1) if self.folded[k] in ISSUED), None)
            giver = self.ending.get(verb - (self.folded[verb - 1] in ("has", "have", "had", "also"))) if verb is not None else None
            if isinstance(giver, CountryMention | OrganisationMention) and self.folded[giver.start - 1] not in ("and", "of", "in", "from"):
                return attrs.evolve(self.article.party(giver), mention=self.article.extract(start, j + 1))
            return None
        return None

    def _sender(self, letter: int, stop: int) -> Party | None:
        """Return from whom a letter came: "received a letter [of greetings] from the envoy of Peru"."""
        if self.folded[letter] not in ("letter", "message", "telegram", "note") or self.folded[letter - 1] == "the":
            return None
        origin = next((k for k in range(letter + 1, min(stop, letter + FROM_NEAR)) if self.folded[k] == "from"), None)
        sender = None if origin is None else self.starting.get(origin + 1) or self.starting.get(origin + 2)
        return self.article.party(sender) if sender is not None and not isinstance(sender, PronounMention) else None


def named_by(party: Party, article: Article, start: int, end: int) -> Party:
    """Return a description as a party named by more of its words: "two people familiar with the matter"."""
    return attrs.evolve(party, name=article.name_of((start, end)), mention=article.extract(start, end))
