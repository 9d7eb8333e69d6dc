"""People by office or description: "Chinese Foreign Minister", "a senior Thai official", "the foreign ministers of A and B".

Rule 1  An office is built around a head noun of the table ("minister") or a whole title of it ("secretary of state").
Rule 2  To its left: portfolios, modifiers, the body and the state it belongs to; to its right: "of", "for", "to" and what follows.
Rule 3  What stands here may yet turn out to be the title of a named person; the finder of people decides that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from ..document import Document
from ..facts import Office
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    DIGIT,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODAL,
    MODIFIER,
    PERSON,
    PORTFOLIO,
    PRONOUN,
    TIME,
    UPPER,
    VERB,
    WEEKDAY,
)
from ..tokens import places_of
from .complements import Complements
from .mention import CountryMention, OfficeMention, OrganisationMention, PlaceMention, Title
from .office_left import Leftwards
from .office_ranks import FORCES, NATIONAL, Ranks
from .person_words import is_addressed, is_plural, vocabulary
from .scan import Hits
from .signs import Signs

COUNTERPARTS = frozenset({"counterpart", "counterparts"})  # who are so whatever stands in front
TALKS = frozenset(
    ["talks", "visit", "visits", "meeting", "meetings", "trip", "trips", "tour", "travel"]
)  # what is official, though a verb as often
UNIONS = frozenset({"state", "states", "country", "countries", "nation", "nations", "economy", "economies", "government", "governments"})
OWN = frozenset({"his", "her", "their", "its"})


def find_offices(
    document: Document,
    hits: Hits,
    countries: Sequence[CountryMention],
    organisations: Sequence[OrganisationMention],
    places: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    signs: Signs,
) -> tuple[OfficeMention, ...]:
    """Return the offices and descriptions in text order; none overlaps another.

    Forms: HEAD; TITLE of the table; MODIFIER / PORTFOLIO / BODY + HEAD; STATE (adjective, name, possessive) + those; those + "of" /
    "for" / "to" STATE, BODY or PORTFOLIOS; "mayor" and the like + "of" PLACE; two capitalised titles joined by "and"; "his Thai counterpart"; "the 71-year-old".
    """
    place_to = {hit.end: hit.start for hit in hits["place"]}
    reader = _Reader(document, countries, organisations, {place.start: place for place in places}, place_to, gazetteer)
    flags, folded = document.flags, document.folded
    known = {hit.start: hit for hit in hits["office"]}
    heads = sorted({*known, *signs.heads, *[i for i in signs.persons if reader.is_counterpart(i)]})
    found: list[OfficeMention] = []
    reached = 0
    paragraphs = iter(document.paragraphs)
    limit = 0  # where the paragraph ends: no title goes over it
    for i in heads:
        while i >= limit:
            paragraph = next(paragraphs)
            reached, limit = max(reached, paragraph.start), paragraph.end
        if i < reached:
            continue
        hit = known.get(i)
        if folded[hit.end - 1 if hit else i] in reader.lists.verbal_heads and reader.is_verb(i, hit.end if hit else i + 1):
            continue
        if hit is not None and hit.end == i + 1 and i in reader.body_at and i + 1 < limit and flags[i + 1] & HEAD and flags[i] & UPPER:
            continue  # "MFA spokesperson"
        if folded[i] in reader.lists.office_surnames and is_addressed(document, i):
            continue  # "Ms Bishop"
        if hit is None and flags[i] & HONORIFIC and found and found[-1].end == i:
            continue  # "Foreign Minister [Prince] Khalid"
        if hit is None and (reader.is_adjective(i) or (i + 1 in known and flags[i] & MODIFIER and flags[i + 1] & UPPER)):
            continue  # "Deputy [FM]"
        office = gazetteer.offices.get(hit.entries[0].id) if hit else None
        start, end = (hit.start, reader.before_longer_name(hit.start, hit.end)) if hit else (i, i + 1)
        if hit is None:  # "Prime Minister" inside "Deputy Prime Minister": take the longest chain of heads
            while end < limit and flags[end] & HEAD and (bool(flags[end] & CAPITAL) == bool(flags[start] & CAPITAL)):
                end += 1
        if hit and end < limit and reader.runs_on(start, end, office):
            office = None
            end += 1
        mention = reader.read(start, end, reached, office)
        if mention is None:
            continue
        previous = found[-1] if found else None
        if previous is not None and reader.joins(previous, mention):
            found[-1] = reader.joined(previous, mention)
        else:
            found.append(mention)
        reached = mention.end
    if "old" in folded:
        found += [mention for i in places_of({"old"}, folded) if (mention := reader.by_age(i)) is not None]
    return tuple(sorted(found, key=attrgetter("start")))


class _Reader:
    """The grammar of one title, over one document."""

    def __init__(
        self,
        document: Document,
        countries: Sequence[CountryMention],
        organisations: Sequence[OrganisationMention],
        place_at: Mapping[int, PlaceMention],
        place_to: Mapping[int, int],
        gazetteer: Gazetteer,
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries if c.form != "government"}
        self.body_at = {o.start: o for o in organisations}
        self.body_to = {o.end: o for o in organisations}
        self.complements = Complements(document, self.state_at, self.body_at, place_at)
        self.leftwards = Leftwards(document, self.state_to, self.body_to, place_to, self.complements, gazetteer)
        self.ranks = Ranks(document, self.state_to, self.body_at, place_to, gazetteer)

    def by_age(self, i: int) -> OfficeMention | None:
        """Return "the 71-year-old" that ends with token ``i``, where no noun follows."""
        if i < 5 or self.folded[i - 3 : i] != ["-", "year", "-"] or self.folded[i - 5] != "the" or i + 1 >= len(self.flags):
            return None
        after = self.flags[i + 1]
        if not (after & (MARK | MODAL | ADVERB) or after & VERB) or after & (CAPITAL | HEAD | PERSON):
            return None
        title = Title(start=i - 4, end=i + 1, rank=None, tenure=None, country=None)
        return OfficeMention(start=i - 5, end=i + 1, title=title, country=None, definite=True, plural=False)

    def is_counterpart(self, i: int) -> bool:
        """Tell whether a noun means who holds the same office elsewhere: "counterpart"; "his Thai colleague", "her peers from A"."""
        if self.folded[i] in COUNTERPARTS:
            return True
        if self.folded[i] not in self.lists.counterparts:
            return False
        k = i
        while (state := self.state_to.get(k)) is not None and state.form == "adjective":
            k = state.start - (self.folded[state.start - 1] in ("and", ",")) - (self.folded[state.start - 2 : state.start] == [",", "and"])
        from_state = k == i and self.folded[i + 1 : i + 2] == ["from"] and (i + 2 in self.state_at or i + 3 in self.state_at)
        named = i + 1 < len(self.flags) and bool(self.flags[i + 1] & CAPITAL)
        beside = self.folded[i] == "colleague" and self.folded[k - 1] == "with" and named  # "with Thai colleague X"
        return (k < i or from_state) and k > 0 and (self.folded[k - 1] in OWN or beside)

    def before_longer_name(self, start: int, end: int) -> int:
        """Return where a title of the table ends that runs into a longer name: "President [of the Republic] of Kenya"."""
        for k in range(start + 2, end):
            named = self.state_at.get(k) or self.body_at.get(k)
            if named is not None and named.end > end and k - 1 - (self.folded[k - 1] == "the") > start:
                return k - 1 - (self.folded[k - 1] == "the")
        return end

    def is_verb(self, i: int, stop: int) -> bool:
        """Tell whether a word such as "head", "chair" or "co-chair" is used as a verb here."""
        if self.flags[i] & CAPITAL:
            return False
        subject = self.state_to.get(i)
        if subject is not None and subject.form == "name" and self.folded[i].endswith("s"):
            return True  # "Vietnam attaches", "Kenya chairs"
        i -= 2 * (i > 1 and self.words[i - 1] == "-" and self.folded[i - 2] == "co")
        if (
            i > 0
            and stop < len(self.flags)
            and self.folded[stop] in ("the", "a", "an", "their")
            and self.folded[i - 1] in ("and", ",", "then")
        ):
            return True  # "and co-chair the dialogue"
        before = self.flags[i - 1] if i else 0
        word = self.folded[i - 1] if i else ""
        return bool(before & (MODAL | PRONOUN) and word not in ("his", "her", "their", "its", "our", "my", "your")) or word in (
            "to",
            "jointly",
            "who",
        )

    def runs_on(self, start: int, end: int, office: Office | None) -> bool:
        """Tell whether a title of the table goes on at ``end``: "Party Secretary [General]"; not with the style of who is named: "Foreign Minister [Prince] X"."""
        if not (self.flags[end] & HEAD and self.flags[start] & self.flags[end] & CAPITAL) or self.flags[end] & HONORIFIC:
            return False
        return office is None or office.rank not in NATIONAL or self.folded[end] not in FORCES  # "Defence Minister [General] X"

    def is_adjective(self, i: int) -> bool:
        """Tell whether "official" stands in front of a noun, "member" in front of "states", "General" in front of the body it is a part of."""
        if i + 1 >= len(self.flags):
            return False
        after = self.flags[i + 1]
        if self.flags[i] & after & CAPITAL and self.folded[i + 1] in self.gazetteer.body_heads:
            return True  # "the General Assembly"
        if self.folded[i] == "general" and self.flags[i] & after & CAPITAL and after & PORTFOLIO and i + 2 < len(self.flags):
            return bool(self.flags[i + 2] & HEAD and self.flags[i + 2] & CAPITAL)  # "General Intelligence Director"
        if self.folded[i] in ("assistant", "member"):  # "Assistant Secretary", "member states"; but "Assistant to the President"
            return self.folded[i + 1] in UNIONS if self.folded[i] == "member" else self.folded[i + 1] != "to"
        if self.folded[i] != "official" and (self.folded[i] != "general" or self.flags[i] & CAPITAL):
            return False  # "general elections"
        if self.folded[i + 1] in TALKS:
            return True
        return not after & (MARK | VERB | FUNCTION | ADVERB | TIME | WEEKDAY | DIGIT) and not (after & CAPITAL and after & (GIVEN | FAMILY))

    def read(self, start: int, end: int, floor: int, office: Office | None) -> OfficeMention | None:
        """Return the office around tokens ``start:end``, which reaches no further left than ``floor``."""
        folded = self.folded
        left = self.leftwards.read(start, end, floor)
        counterpart = left.head in self.lists.counterparts
        of_state: str | None = None
        led: tuple[int, int] | None = None  # the body behind "of"
        if not self._is_met_in(end, office, left.state, counterpart=counterpart):
            end, of_state, led = self.complements.read(end, folded[start], left.head)
        body = left.body or led
        state = left.state or of_state or (office.country if office else None)
        inside = self.body_at.get(start)
        if inside is not None and body == (inside.start, inside.end):
            state = state or inside.country
        local = end in self.complements.local
        tenure = left.tenure
        if end < len(self.words) - 1 and self.words[end] == "-" and folded[end + 1] in ("elect", "designate"):
            tenure = folded[end + 1]
            end += 2
        tenure = tenure or self.gazetteer.tenures.get(folded[end - 1])  # "president-elect" where the table has it as one
        rank = self.ranks.read(office, left, end, state, body, led, local=local, of_state=of_state is not None)
        of = next((k for k in range(start + 1, end) if folded[k] in ("of", "for", "in", "at", "from")), end)
        return OfficeMention(
            start=left.outer,
            end=end,
            title=Title(start=left.core, end=end, rank=rank, tenure=tenure, country=state, body=body),
            country=state,
            definite=left.definite or state is not None,
            plural=self._is_plural(folded[of - 1]) or (office is not None and office.plural),  # "attorneys general"
            counterpart=counterpart,
        )

    def _is_met_in(self, end: int, office: Office | None, state: str | None, *, counterpart: bool) -> bool:
        """Tell whether "in" behind "his Thai counterpart", "the Thai president" opens where something happens, not what they preside over.

        So with "on", which opens what they speak of.
        """
        if self.folded[end : end + 1] == ["on"]:
            return counterpart or (office is not None and office.rank_in(state) in NATIONAL)
        if state is None or self.folded[end : end + 1] != ["in"] or end + 1 >= len(self.flags) or not self.flags[end + 1] & CAPITAL:
            return False
        return counterpart or self._is_plural(self.folded[end - 1]) or (office is not None and office.rank_in(state) in NATIONAL)

    def _is_plural(self, head: str) -> bool:
        return is_plural(head, self.gazetteer)

    def joins(self, left: OfficeMention, right: OfficeMention) -> bool:
        """Tell whether two titles are one person's: "Senior Advisor and Chief Spokesperson", "Prime Minister/Foreign Minister", "Deputy Prime Minister - Foreign Minister"."""
        gap = right.start - left.end
        if gap != 1 or left.plural or right.plural or right.start != right.title.start:
            return False
        link = self.folded[left.end]
        if link == "/":
            return True
        if link in ("-", "–"):
            named = self.flags[left.title.start] & self.flags[right.title.start] & CAPITAL
            return bool(named) and None not in (left.title.rank, right.title.rank)
        if link not in ("and", "&") or (left.country and self._is_abbreviated(left)):  # "EAM and Prime Cabinet Secretary X"
            return False
        capitals = self.flags[left.title.start] & CAPITAL and self.flags[right.title.start] & CAPITAL
        led = left.start < left.title.start and bool(self.flags[left.start] & DETERMINER)
        if (
            led and not capitals and self.folded[left.start] not in self.lists.indefinite
        ):  # "the Florida senator and presidential candidate"; but "the president and foreign minister" are two
            return right.title.rank is None and left.title.rank not in NATIONAL and right.country is None
        return bool(capitals) and not led

    def _is_abbreviated(self, office: OfficeMention) -> bool:
        """Tell whether an office is printed as one word of capitals: "EAM"."""
        return office.title.end - office.title.start == 1 and self.words[office.title.start].isupper()

    def joined(self, left: OfficeMention, right: OfficeMention) -> OfficeMention:
        """Return the two titles as one, with the higher office's rank first printed."""
        title = Title(
            start=left.title.start,
            end=right.title.end,
            rank=left.title.rank if left.title.rank not in (None, "official") else right.title.rank,
            tenure=left.title.tenure or right.title.tenure,
            country=left.title.country or right.title.country,
            body=left.title.body or right.title.body,
        )
        return OfficeMention(start=left.start, end=right.end, title=title, country=title.country, definite=left.definite, plural=False)
