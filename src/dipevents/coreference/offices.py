"""Whom an office or description without name can mean.

Rule 1  Only what points back is looked up: "the minister", "China's president", "Philippine president"; never "a minister".
Rule 2  Exact before likely: first a printed title with the same words, then the same rank, a noun that covers it ("the leader", "the
        diplomat"), or an office that the table knows of.
Rule 3  State, gender and deputies must agree; "the former president" is no president in office.
"""

from __future__ import annotations

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL, HEAD
from ..mentions import OfficeMention
from ..mentions.mention import Title
from ..mentions.person_words import vocabulary
from .entities import PersonEntity

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
}
EXPERTS = frozenset(
    ["expert", "scholar", "analyst", "academic", "professor", "researcher", "commentator", "economist", "historian", "author"]
)
ANY_EXPERT = frozenset({"expert", "scholar", "analyst", "researcher", "academic"})
PARLIAMENTS = frozenset({"parliament", "mep", "senate", "congress", "assembly", "senator", "congressman", "congresswoman"})
HEAD_OF_STATE = frozenset({"head", "of", "state"})
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
    ]
)
PRONOUNS_OF = {"his": "m", "her": "f"}


class Fitter:
    """Compares offices with people, over one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.folded = document.folded
        self.flags = document.flags
        self.gazetteer = gazetteer
        self.lists = vocabulary()

    def head(self, title: Title) -> str:
        """Return the head noun of a title, folded: the last one of its words."""
        for i in range(title.end - 1, title.start - 1, -1):
            if self.flags[i] & HEAD:
                return self.folded[i]
        return self.folded[title.end - 1]

    def points_back(self, mention: OfficeMention, *, headline: bool) -> bool:
        """Tell whether an office may go back to somebody (Rule 1); in a headline a state in front is enough."""
        if not mention.definite or headline:
            return mention.definite
        first = self.folded[mention.start]
        if first in POINTERS or (mention.title.start == mention.start and self.flags[mention.start] & CAPITAL):
            return True
        possessed = any(self.folded[i] in ("'s", "’s") for i in range(mention.start, mention.title.start))
        return possessed or mention.title.rank in UNIQUE

    def fits(self, mention: OfficeMention, entity: PersonEntity, *, exact: bool) -> bool:
        """Tell whether somebody may be meant by an office; ``exact``: by a title printed in the same words."""
        office = mention.title
        head = self.head(office)
        if mention.country and entity.country and mention.country != entity.country:
            return False
        if not self._gender_agrees(head, entity):
            return False
        own = {self.folded[i] for i in range(office.start, office.end)}
        strong = own - LIGHT
        if self.folded[mention.start] in PRONOUNS_OF and not exact:
            return False  # "his adviser" is somebody else
        for title in entity.titles:
            words = {self.folded[i] for i in range(title.start, title.end)}
            if (words & self.lists.deputies) - own and not (head in ("minister", "official", "diplomat", "secretary") and not exact):
                continue
            if title.tenure != "former" and office.tenure == "former":
                continue
            if (title.tenure == "former" and office.tenure != "former" and exact) or (
                "prime" in words and "prime" not in own and "minister" in own
            ):
                continue
            if mention.country and entity.country is None and title.country is None and not exact:
                continue
            if head == "secretary" and "general" in words and "general" not in own:
                continue  # "the Secretary" is no Secretary General
            if strong <= words and self._same_body(office, title):
                return True
            if not exact and self._likely(head, strong, title):
                return True
            if head in ("chief", "head", "boss") and office.body is not None and self._same_body(office, title):
                return True  # "the DFA chief" is the DFA Secretary
        if head in EXPERTS:
            return not exact and not strong - EXPERTS - {*self._state_words(mention)} and self.is_private(entity)
        return not exact and not entity.titles and self._known_as(head, office, entity)

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
        words = set(self.folded[slice(*office.body)])
        span = title.body or (title.start, title.end)
        return words <= {*self.folded[slice(*span)], *self.folded[title.start : title.end]}

    def _likely(self, head: str, strong: set[str], title: Title) -> bool:
        """Tell whether a noun covers a printed title: "the diplomat" a foreign minister, "the premier" a prime minister."""
        if head in ("lawmaker", "legislator") and PARLIAMENTS & set(self.folded[title.start : title.end]):
            return True
        if strong == HEAD_OF_STATE:
            return title.rank == "head_of_state"
        if head == "leader" and {"general", "secretary", "party"} <= set(self.folded[title.start : title.end]):
            return True
        if head == "diplomat" and strong & TOP_DIPLOMAT:
            return title.rank == "foreign_minister"
        return (
            bool(title.rank)
            and title.rank in BROAD.get(head, ())
            and (len(strong) == 1 or strong <= {head, "prime", "top", "senior"} or head in ("leader", "strongman"))
        )

    def _known_as(self, head: str, office: Title, entity: PersonEntity) -> bool:
        """Tell whether the table knows somebody without printed title by this office."""
        if not entity.holder or office.body is not None:
            return False
        ranks = {t.office for t in self.gazetteer.holders[entity.holder].terms}
        return bool(ranks & BROAD.get(head, frozenset())) or office.rank in ranks

    def _gender_agrees(self, head: str, entity: PersonEntity) -> bool:
        told = self.gazetteer.genders.get("office " + head)
        if told is None:
            told = "f" if head.endswith("woman") else "m" if head.endswith("man") and head not in ("chairman", "spokesman") else None
        return told is None or entity.gender in (None, told)
