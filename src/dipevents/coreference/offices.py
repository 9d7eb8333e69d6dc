"""Whom an office or description without name can mean.

Rule 1  Only what points back is looked up: "the minister", "China's president", "Philippine president"; never "a minister".
Rule 2  Exact before likely: first a printed title with the same words, then the same rank, a noun that covers it ("the leader", "the
        diplomat"), or an office that the table knows of.
Rule 3  State, gender and deputies must agree; "the former president" is no president in office.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document
from ..facts import Term
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, HEAD, UPPER
from ..mentions import Mentions, OfficeMention, OrganisationMention
from ..mentions.mention import Range, Title
from ..mentions.office_left import CHIEFS
from ..mentions.person_words import vocabulary
from ..tokens import APOSTROPHE_S, split
from .entities import BodyEntity, PersonEntity

BROAD = {  # nouns that may go back to holders of several ranks
    "leader": frozenset({"head_of_state", "head_of_government"}),
    "statesman": frozenset({"head_of_state", "head_of_government"}),
    "strongman": frozenset({"head_of_state", "head_of_government"}),
    "ruler": frozenset({"head_of_state"}),
    "dictator": frozenset({"head_of_state", "head_of_government"}),
    "monarch": frozenset({"head_of_state"}),
    "diplomat": frozenset({"foreign_minister", "deputy_minister", "ambassador", "envoy", "spokesperson", "official"}),
    "minister": frozenset({"minister", "foreign_minister", "defence_minister", "finance_minister", "deputy_minister"}),
    "envoy": frozenset({"envoy", "ambassador"}),
    "premier": frozenset({"head_of_government"}),
    "president": frozenset({"head_of_state", "igo_head"}),
    "chancellor": frozenset({"head_of_government"}),
    "chief": frozenset({"igo_head", "official"}),
    "official": frozenset({"official", "spokesperson", "deputy_minister", "minister", "envoy"}),
    "spokesman": frozenset({"spokesperson"}),
    "spokesperson": frozenset({"spokesperson"}),
    "spokeswoman": frozenset({"spokesperson"}),
    "lawmaker": frozenset({"legislator"}),
    "cleric": frozenset({"official"}),
    "politician": frozenset(
        {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister", "legislator"}
    ),
}
OF_DEPUTIES = frozenset({"minister", "official", "diplomat", "secretary"})  # nouns that may go back to deputies
UNITED_NATIONS = frozenset({"un", "u.n", "united", "nations"})
CLERGY = frozenset({"ayatollah", "imam", "mufti", "patriarch", "archbishop", "bishop", "cardinal", "rabbi", "pastor", "priest", "pope"})
SPEAKERS = frozenset({"speaker", "chairman", "chairwoman", "chair"})
SENIOR = frozenset({"senior", "top", "veteran"})
CABINET_SECRETARY = frozenset({"chief", "cabinet", "secretary"})  # in one state he is "the top government spokesman"
SPEAKS_FOR_GOVERNMENT = frozenset({"top", "government", "spokesperson"})
EXPERTS = frozenset(
    ["expert", "scholar", "analyst", "academic", "professor", "researcher", "commentator", "economist", "historian", "author"]
)
ANY_EXPERT = frozenset({"expert", "scholar", "analyst", "researcher", "academic"})
PARLIAMENTS = frozenset({"parliament", "mep", "senate", "congress", "assembly", "senator", "congressman", "congresswoman"})
HEAD_OF_STATE = frozenset({"head", "state"})
PORTFOLIOS = frozenset({"foreign_minister", "defence_minister", "finance_minister"})  # held under several names: "Foreign Secretary"
TOP_DIPLOMAT = frozenset({"top", "chief"})  # "the top diplomat" is a foreign minister
UNIQUE = frozenset(["head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "igo_head"])
POINTERS = frozenset({"the", "this", "his", "her", "their", "its", "our"})
LIGHT = frozenset(
    [
        "the",
        "new",
        "then",
        "current",
        "incumbent",
        "former",
        "incoming",
        "outgoing",
        "visiting",
        "late",
        "then",
        "-",
        "elect",
        "designate",
        "of",
        "for",
        "and",
        "&",
        "/",
        "ex",
        "retired",
        "ousted",
    ]
)
AFFAIRS = frozenset({"affairs"})  # the Minister of Foreign Affairs is the Foreign Minister
PRONOUNS_OF = {"his": "m", "her": "f"}
SEATS = {  # residences that stand for who governs from them: "the Kremlin chief"
    "kremlin": "head_of_state",
    "white_house": "head_of_state",
    "elysee_palace": "head_of_state",
    "malacanang": "head_of_state",
    "cheong_wa_dae": "head_of_state",
    "downing_street": "head_of_government",
}
LEADS = CHIEFS | {
    "executive",
    "president",
    "secretary",
    "director",
    "general",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "commissioner",
}
LEADS |= {"governor", "administrator", "minister"}  # who lead what "the Commission chief" is chief of
BODY_HEADS = frozenset({"president", "secretary", "director", "general", "director-general", "secretary-general"})
MASTERS = frozenset({"chief", "leader", "boss", "head", "strongman", "ruler"})
ALIKE = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "advisor": "adviser",
    "defense": "defence",
    "ceo": "executive",
    "councilor": "councillor",
    "counselor": "counsellor",
}
REBELS = frozenset({"rebel", "militia", "insurgent", "separatist", "militant"})  # whose leaders hold no office of a state
REPUBLIC = frozenset({"of", "republic"})  # "the President of the Republic" is printed where his state is not
JOINTS = frozenset({"and", "/", "&", "cum"})  # between two offices of one person
MINOR = frozenset({None, "legislator"})  # ranks of printed titles beside which the table still tells the office: "Ana Lopes MP"


class Fitter:
    """Compares offices with people, over one document."""

    def __init__(
        self,
        document: Document,
        gazetteer: Gazetteer,
        mentions: Mentions,
        body_of: Mapping[int, BodyEntity],
        day: str | None,
    ) -> None:
        self.folded = document.folded
        self.flags = document.flags
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.day = day
        self.body_of = body_of
        self.seats = {(b.start, b.end): b for b in mentions.organisations if b.body in SEATS}
        self.states = {c.start for c in mentions.countries if c.form in ("name", "government")}
        self.heads: dict[Range, str] = {}
        self.words_in: dict[Range, frozenset[str]] = {}
        self.offices_in: dict[Range, tuple[frozenset[str], ...]] = {}

    def head(self, title: Title) -> str:
        """Return the head noun of a title, folded: the last one of its words."""
        span = (title.start, title.end)
        if span not in self.heads:
            at = next((i for i in range(title.end - 1, title.start - 1, -1) if self.flags[i] & HEAD), title.end - 1)
            self.heads[span] = self.folded[at]
        return self.heads[span]

    def is_counterpart(self, title: Title) -> bool:
        """Tell whether a title says only whose office somebody holds elsewhere: "Thai counterpart"."""
        return not self.lists.counterparts.isdisjoint(self.folded[title.start : title.end])

    def points_back(self, mention: OfficeMention, *, headline: bool) -> bool:
        """Tell whether an office may go back to somebody (Rule 1); in a headline a state in front is enough."""
        if not mention.definite or headline:
            return mention.definite
        first = self.folded[mention.start]
        if first in POINTERS or (mention.title.start == mention.start and self.flags[mention.start] & CAPITAL):
            return True
        possessed = not APOSTROPHE_S.isdisjoint(self.folded[mention.start : mention.title.start])
        return possessed or mention.title.rank in UNIQUE

    def fits(self, mention: OfficeMention, entity: PersonEntity, *, exact: bool) -> bool:
        """Tell whether somebody may be meant by an office; ``exact``: by a title printed in the same words."""
        office = mention.title
        head = self.head(office)
        if mention.country and entity.country and mention.country != entity.country:
            return False
        if not self._gender_agrees(head, entity) or self._is_of_a_body_abroad(office, entity):
            return False
        if office.body in self.seats and head in MASTERS:
            return not exact and self._governs_from(self.seats[office.body], entity)
        own = self._words(office.start, office.end)
        if self.folded[mention.start] in PRONOUNS_OF and not exact:
            return False  # "his adviser" is somebody else
        stateless = mention.country and entity.country is None
        for title in entity.titles:
            if stateless and title.country is None and not exact:
                continue
            if mention.country and title.tenure == "former" and office.tenure != "former":
                continue  # "Nigeria's president" is who holds the office
            if self._is_title(mention.title, head, title, own, exact=exact):
                return True
            if not exact and mention.country == entity.country and self._is_of_that_rank(mention.title, title, own):
                return True
        if head in EXPERTS:
            return not exact and not own - LIGHT - EXPERTS - {*self._state_words(mention)} and self.is_private(entity)
        return not exact and (self._known_as(head, office, entity) or self._was(head, office, entity))

    def _is_of_a_body_abroad(self, office: Title, entity: PersonEntity) -> bool:
        """Tell whether an office belongs to a body of another state than somebody: "the Labour leader" is no German."""
        body = self.body_of.get(office.body[0]) if office.body is not None else None
        return body is not None and body.country is not None and entity.country is not None and body.country != entity.country

    def _is_of_a_party(self, office: Title) -> bool:
        body = self.body_of.get(office.body[0]) if office.body is not None else None
        return body is not None and body.kind == "political_party"

    def _words(self, start: int, end: int) -> frozenset[str]:
        """Return the words of an office without its state, in one form where they have several: "Chairwoman of Latvia" is a "chair"."""
        span = (start, end)
        if span not in self.words_in:
            for i in range(start + 1, end - 1):
                if self.folded[i] == "of" and (i + 1 in self.states or (self.folded[i + 1] == "the" and i + 2 in self.states)):
                    end = i
                    break
            self.words_in[span] = frozenset([ALIKE.get(word, word) for word in self.folded[start:end]])
        return self.words_in[span]

    def _is_title(self, office: Title, head: str, title: Title, own: frozenset[str], *, exact: bool) -> bool:
        """Tell whether an office, of the words ``own``, can be somebody's printed title, or one of two that are printed together."""
        if title.tenure != "former" and office.tenure == "former":
            return False
        of_state = office.country is not None and office.rank in UNIQUE  # "A's president" is the one in office
        if title.tenure == "former" and office.tenure != "former" and (exact or of_state):
            return False
        if head == "leader" and self._is_of_a_party(office) and self.head(title) == "leader" and title.rank not in UNIQUE:
            return True  # "the Tisza party leader" is the opposition leader
        strong = own - LIGHT
        if office.rank == "head_of_state" and "republic" in strong and office.country is None:
            strong -= REPUBLIC
        rebels = bool(strong & REBELS)
        if not exact:
            strong -= self.lists.descriptive | REBELS | AFFAIRS
        for words in self._offices_of(title):
            if (words & self.lists.deputies) - own and (exact or not strong - SENIOR <= OF_DEPUTIES):
                continue
            if "prime" in words and "prime" not in own and "minister" in own:
                continue
            if head == "secretary" and "general" in words and "general" not in own:
                continue  # "the Secretary" is no Secretary General
            same = self._same_body(office, title)
            rest = strong - self._body_words(office) if same else strong
            if same and (rest <= words or (len(rest) > 1 and rest - self._initials_of(title) <= words)):
                return True
            if not exact and not rebels and self._likely(office, head, rest, title):
                return True
            if rebels and head in MASTERS and title.rank not in UNIQUE and self.head(title) in MASTERS:
                return True
        if not exact and self._abbreviates(office, title):
            return True
        if head not in CHIEFS:
            return False
        if office.body is not None:  # "the DFA chief"
            led = self._same_body(office, title) and strong - self._body_words(office) <= CHIEFS
            return led and (office.rank != "igo_head" or title.rank == "igo_head" or self.head(title) in BODY_HEADS)
        heads = self.head(title) in LEADS and not exact
        return heads and len(strong) > 1 and strong - CHIEFS <= self._words(title.start, title.end)  # "the Commission chief"

    def _is_of_that_rank(self, office: Title, title: Title, own: frozenset[str]) -> bool:
        """Tell whether an office of a state of which there is but one is the printed title in other words: "the pontiff", "the PM"."""
        if office.country is None or office.rank not in UNIQUE or office.rank != title.rank or office.tenure != title.tenure:
            return False
        return office.body is None and self.lists.deputies.isdisjoint(own | self._words(title.start, title.end))

    def _offices_of(self, title: Title) -> tuple[frozenset[str], ...]:
        """Return the words of a title, or of each office in it: "Deputy Prime Minister and Minister of Trade" are two."""
        span = (title.start, title.end)
        if span not in self.offices_in:
            parts: list[frozenset[str]] = []
            start = title.start
            for i in range(title.start + 1, title.end - 1):
                ahead = any(self.flags[k] & HEAD for k in range(i + 1, title.end))
                if self.folded[i] in JOINTS and ahead and any(self.flags[k] & HEAD for k in range(start, i)):
                    parts.append(self._words(start, i))
                    start = i + 1
            parts.append(self._words(start, title.end))
            self.offices_in[span] = tuple(parts) if len(parts) == 1 else (*parts, self._words(*span))
        return self.offices_in[span]

    def says_as_much(self, title: Title, office: Title) -> bool:
        """Tell whether a title printed with the name elsewhere says as much as the office of a letterhead, or more."""
        return title.rank == office.rank and title.end - title.start >= office.end - office.start

    def repeats(self, office: Title, entity: PersonEntity) -> bool:
        """Tell whether a title of somebody is printed in the very words of an office."""
        own = self._words(office.start, office.end) - LIGHT
        return any(own == words - LIGHT for title in entity.titles for words in self._offices_of(title))

    def shortens(self, one: Title, other: Title) -> bool:
        """Tell whether an office repeats another in fewer or the same words: "the minister" the foreign minister."""
        own, words = self._words(one.start, one.end) - LIGHT, self._words(other.start, other.end)
        return bool(own) and own <= words and self.lists.deputies.isdisjoint(words - own) and not ("prime" in words and "prime" not in own)

    def likeness(self, one: Title, other: Title) -> int:
        """Return how well a title repeats one printed before: "Minister Cho" is no "Vice Foreign Minister Cho Hyun-dong"."""
        own = self._words(one.start, one.end)
        deputies = self.lists.deputies
        if any(own <= words and not (words & deputies) - own for words in self._offices_of(other)):
            return 2
        return int(one.rank is not None and one.rank == other.rank)

    def _abbreviates(self, office: Title, title: Title) -> bool:
        """Tell whether capitals alone stand for a printed title: "the PM", "the HR/VP"."""
        capitals = [i for i in range(office.start, office.end) if self.folded[i] not in LIGHT]
        short = bool(capitals) and all(self.flags[i] & UPPER for i in capitals)  # "the new PM"
        return short and office.rank in UNIQUE and office.rank == title.rank

    def _governs_from(self, seat: OrganisationMention, entity: PersonEntity) -> bool:
        """Tell whether somebody holds the office that a residence stands for: "the Kremlin chief"."""
        return entity.country == seat.country and self.holds(entity, SEATS[seat.body or ""])

    def holds(self, entity: PersonEntity, rank: str | None) -> bool:
        """Tell whether somebody is in an office of a rank, by a printed title or, where none is printed, by the table."""
        if entity.titles:
            return any(t.rank == rank and t.tenure != "former" for t in entity.titles)
        return rank in self.ranks_known(entity, former=False)

    def _state_words(self, mention: OfficeMention) -> list[str]:
        return self.folded[mention.start : mention.title.start]

    def is_private(self, entity: PersonEntity) -> bool:
        """Tell whether somebody is of no office of state, so that "the expert" or "the scholar" may mean him."""
        if entity.holder is not None or not entity.titles:
            return False
        return all(t.rank in (None, "official") for t in entity.titles) and not any(
            self.folded[t.end - 1] in ("president", "minister", "secretary", "leader", "writer", "correspondent") for t in entity.titles
        )

    def _same_body(self, office: Title, title: Title) -> bool:
        """Tell whether the body printed with an office is the title's: "the NATO spokesman" speaks for no ministry."""
        if office.body is None:
            return True
        known, other = self.body_of.get(office.body[0]), self.body_of.get(title.body[0]) if title.body else None
        if known is not None and known is other:
            return True
        words = set(self.folded[slice(*office.body)])
        if words <= UNITED_NATIONS and {"secretary", "general"} <= set(self.folded[title.start : title.end]):
            return True  # "the UN envoy" is the Secretary-General's
        of = next((i for i in range(title.start, title.end) if self.folded[i] == "of"), title.start)
        if len(words) == 1 and words == {self._initials(*(title.body or (of, title.end)))}:
            return True  # "the AUC Chairperson" of the African Union Commission
        span = title.body or (title.start, title.end)
        return words <= {*self.folded[slice(*span)], *self.folded[title.start : title.end]}

    def _body_words(self, office: Title) -> frozenset[str]:
        return frozenset(self.folded[slice(*office.body)]) if office.body is not None else frozenset()

    def _initials_of(self, title: Title) -> frozenset[str]:
        """Return what the body inside a title is short for: "NA" of "National Assembly Chairman"."""
        capitals = [self.folded[i][0] for i in range(title.start, title.end) if self.flags[i] & CAPITAL and not self.flags[i] & HEAD]
        return frozenset({"".join(capitals)}) if len(capitals) > 1 else frozenset()

    def _initials(self, start: int, end: int) -> str:
        return "".join(self.folded[i][0] for i in range(start, end) if self.flags[i] & CAPITAL)

    def _likely(self, office: Title, head: str, strong: frozenset[str], title: Title) -> bool:
        """Tell whether a noun covers a printed title: "the diplomat" a foreign minister, "the premier" a prime minister."""
        if head in ("lawmaker", "legislator") and PARLIAMENTS & set(self.folded[title.start : title.end]):
            return True
        if head == "cleric":
            return not CLERGY.isdisjoint(self.folded[title.start : title.end])
        if strong >= SPEAKS_FOR_GOVERNMENT and set(self.folded[title.start : title.end]) >= CABINET_SECRETARY:
            return True
        if strong == HEAD_OF_STATE:
            return title.rank == "head_of_state"
        printed = set(self.folded[title.start : title.end])
        if head == "leader" and office.country and printed & SPEAKERS and printed & PARLIAMENTS:
            return True  # "the Vietnamese leader" who chairs its assembly
        if head == "leader" and {"general", "secretary", "party"} <= set(self.folded[title.start : title.end]):
            return True
        if head == "diplomat" and strong & TOP_DIPLOMAT:
            return title.rank == "foreign_minister"
        if office.rank in PORTFOLIOS and office.rank == title.rank and self.folded[office.start - 1] == "the":
            return "state" not in printed and office.tenure == title.tenure and self.lists.deputies.isdisjoint(printed | strong)
        if head == "president" and not self.lists.royal.isdisjoint(printed):
            return False
        return (
            bool(title.rank)
            and title.rank in BROAD.get(head, ())
            and ("prime" not in strong or title.rank == "head_of_government")
            and (len(strong) == 1 or strong <= {head, "prime", "top", "senior"} or head in ("leader", "strongman"))
        )

    def _known_as(self, head: str, office: Title, entity: PersonEntity) -> bool:
        """Tell whether the table knows somebody, without printed title or a minor one, by this office."""
        ministry = office.rank == "spokesperson" and office.body is not None and office.body[0] in self.body_of
        if ministry and office.body is not None:  # "a Foreign Ministry spokesperson said ... Mao Ning made the remarks"
            body = self.body_of[office.body[0]]
            ministry = body.kind == "government" and body.country in (None, entity.country)
        if office.body is not None and self._serves(office, entity):
            return True
        if (office.body is not None and not ministry) or any(t.rank not in MINOR for t in entity.titles):
            return False
        ranks = self.ranks_known(entity, former=office.tenure == "former")
        return bool(ranks & BROAD.get(head, frozenset())) or office.rank in ranks

    def _was(self, head: str, office: Title, entity: PersonEntity) -> bool:
        """Tell whether the table knows that somebody held an office before, whatever is printed: "the former NATO chief"."""
        if entity.holder is None or office.tenure != "former":
            return False
        names = self._body_words(office)
        ranks = {office.rank} if office.rank in UNIQUE else {"igo_head"} if head in CHIEFS else set()
        for term in self.gazetteer.holders[entity.holder].terms:
            ended = term.end is not None and (self.day is None or term.end <= self.day)
            of_it = not names or names <= set(split(term.organisation or "")) or bool(head in CHIEFS and names <= self._short_for(term))
            if ended and of_it and term.office in ranks and bool(names) == (term.organisation is not None):
                return True
        return False

    def _serves(self, office: Title, entity: PersonEntity) -> bool:
        """Tell whether the table knows somebody by an office of a body of several states: "the UN spokesman"."""
        if entity.holder is None or office.rank is None:
            return False
        names = self._body_words(office)
        for term in self.gazetteer.holders[entity.holder].terms:
            of_it = term.organisation is not None and (names <= set(split(term.organisation)) or names <= self._short_for(term))
            if of_it and term.office == office.rank and self._is_in_force(term):
                return True
        return False

    def _is_in_force(self, term: Term) -> bool:
        return self.day is None or term.covers(self.day)

    def _short_for(self, term: Term) -> frozenset[str]:
        """Return the initials of the body of a term: "IMF"."""
        return frozenset({"".join(word[0] for word in (term.organisation or "").split() if word[0].isupper()).casefold()})

    def ranks_known(self, entity: PersonEntity, *, former: bool = False) -> frozenset[str]:
        """Return the ranks that the table gives somebody: those held on the day of the article, if that is known."""
        if entity.holder is None:
            return frozenset()
        terms = self.gazetteer.holders[entity.holder].terms
        if self.day is not None and not former:
            terms = tuple(t for t in terms if self._is_in_force(t))
        return frozenset([t.office for t in terms])

    def _gender_agrees(self, head: str, entity: PersonEntity) -> bool:
        told = self.gazetteer.genders.get("office " + head)
        if told is None:
            told = "f" if head.endswith("woman") else "m" if head.endswith("man") and head not in ("chairman", "spokesman") else None
        return told is None or entity.gender in (None, told)
