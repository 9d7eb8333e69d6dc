"""People by office or description: "Chinese Foreign Minister", "a senior Thai official", "the foreign ministers of A and B".

Rule 1  An office is built around a head noun of the table ("minister") or a whole title of it ("secretary of state").
Rule 2  To its left: portfolios, modifiers, the body and the state it belongs to; to its right: "of", "for", "to" and what follows.
Rule 3  What stands here may yet turn out to be the title of a named person; the finder of people decides that.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ..document import Document
from ..facts import Office
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    MARK,
    MODAL,
    MODIFIER,
    ORDINAL,
    PARTICIPLE,
    PAST,
    PERSON,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
    UPPER,
    VERB,
    WEEKDAY,
)
from ..tokens import POSSESSIVE, places_of
from .complements import Complements
from .mention import CountryMention, OfficeMention, OrganisationMention, PlaceMention, Title
from .person_words import is_addressed, vocabulary
from .scan import Hits
from .signs import Signs

CLAUSE_WORDS = frozenset({"that", "what", "which", "whatever", "whichever"})  # they open a clause more often than a noun phrase
ENVOYS = frozenset({"envoy", "representative", "coordinator", "negotiator"})  # who have a region for a field
FIELDED = frozenset({"special", "chief", "top", "senior"})  # in front of the field of such an office
STUDENTS = frozenset({"expert", "scholar", "analyst", "specialist", "historian", "correspondent", "experts", "scholars", "analysts"})
COUNTERPARTS = frozenset({"counterpart", "counterparts"})  # who are so whatever stands in front
NATIONAL = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister"})
HEADS = frozenset({"head_of_state", "head_of_government"})
CHAMBERS = frozenset({"congress", "senate", "parliament", "assembly", "chamber", "deputies", "representatives", "duma", "bundestag", "majlis"})  # fmt: skip
MINISTRIES = {"foreign": "foreign_minister", "defence": "defence_minister", "defense": "defence_minister", "finance": "finance_minister"}
CHIEFS = frozenset({"chief", "boss", "head"})
POLITICIANS = frozenset({"politician", "lawmaker", "legislator", "congressman", "congresswoman", "parliamentarian"})
TALKS = frozenset({"talks", "visit", "visits"})  # what is official, though a verb as often
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
    reader = _Reader(document, countries, organisations, gazetteer)
    reader.place_to = {hit.end: hit.start for hit in hits["place"]}
    reader.complements.place_at = {place.start: place for place in places}
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
        if hit is None and (reader.is_adjective(i) or (i + 1 in known and flags[i] & MODIFIER and flags[i + 1] & UPPER)):
            continue  # "Deputy [FM]"
        office = gazetteer.offices.get(hit.entries[0].id) if hit else None
        start, end = (hit.start, reader.before_longer_name(hit.start, hit.end)) if hit else (i, i + 1)
        if hit is None:  # "Prime Minister" inside "Deputy Prime Minister": take the longest chain of heads
            while end < limit and flags[end] & HEAD and (bool(flags[end] & CAPITAL) == bool(flags[start] & CAPITAL)):
                end += 1
        if hit and end < limit and flags[end] & HEAD and flags[start] & CAPITAL and flags[end] & CAPITAL:
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
        gazetteer: Gazetteer,
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries if c.form != "government"}
        self.body_at = {o.start: o for o in organisations}
        self.body_to = {o.end: o for o in organisations}
        self.place_to: dict[int, int] = {}
        self.openings = {p.start for p in document.paragraphs}
        self.complements = Complements(document, self.state_at, self.body_at)

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
        return (k < i or from_state) and k > 0 and self.folded[k - 1] in OWN

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
        flags, folded = self.flags, self.folded
        body_to, state_to = self.body_to, self.state_to
        tenures, deputies = self.gazetteer.tenures, self.lists.deputies
        head = folded[end - 1]
        core_head = folded[start]
        body: tuple[int, int] | None = None
        tenure: str | None = None
        deputy = False
        core = start
        outer = start
        counterpart = head in self.lists.counterparts
        definite = False
        state: str | None = None
        if (inside := self.body_at.get(start)) is not None and inside.end < end:
            body = (inside.start, inside.end)  # "Foreign Office spokesman" is a title of the table
        over = next((o for k in range(start + 1, end) if (o := body_to.get(k)) is not None and floor <= o.start < start), None)
        if over is not None:
            adjective = self.state_at.get(over.start)  # "Tisza party leader" has "party leader" in it, and may have a state in front
            body, outer, core = (over.start, over.end), over.start, over.start
            if adjective is not None and adjective.form == "adjective" and adjective.end <= start:
                state, core = adjective.code, adjective.end
        while outer > floor:
            p = outer - 1
            bits, word = flags[p], folded[p]
            glued = self.ends[p] == self.starts[outer]
            if word == "-" and glued and p - 1 >= floor and flags[p - 1] & (MODIFIER | PORTFOLIO | HEAD | ORDINAL):
                tenure = tenure or tenures.get(folded[p - 1])
                deputy |= folded[p - 1] in deputies
                outer = p - 1
                core = outer if state is None else core
                continue
            named = outer - 3 if word == ")" and outer - 3 in body_to and flags[outer - 2] & UPPER else outer  # "Ministry (ABC) spokesman"
            if named in body_to and body_to[named].start >= floor and state is None and body is None:
                org = body_to[named]
                body = (org.start, org.end)
                outer = core = org.start
                state = self.complements.state_of(org) if named == outer else None
                continue
            possessive = word in POSSESSIVE
            owner = p if possessive else outer
            if possessive and owner in body_to and body_to[owner].start >= floor and body is None:
                org = body_to[owner]
                body = (org.start, org.end)
                state = state or self.complements.state_of(org)
                outer = org.start
                definite = True
                continue
            if owner in state_to and state_to[owner].start >= floor and state is None:
                mention = state_to[owner]
                before = flags[mention.start - 1] if mention.start else 0
                if mention.form == "seat" and not possessive and not flags[outer] & CAPITAL and before & PREPOSITION:
                    break  # "in Beijing officials ..."; but "a Seoul official"
                owned = head in ENVOYS and not possessive and self._is_owned(mention.start)  # "the Kremlin's Syria envoy"
                short = self.words[mention.start].replace(".", "").isupper()  # "a senior U.S. official": it serves as an adjective
                fielded = self.folded[mention.start - 1] in FIELDED and not short  # "China's special Korea envoy"
                field = mention.form == "name" and (owned or fielded)
                if possessive or mention.form != "name" or not (field or head in STUDENTS):
                    state = mention.code  # of "a China scholar" it is the subject
                outer = mention.start
                definite = definite or possessive
                continue
            region = self.place_to.get(outer) if head in ENVOYS and bits & CAPITAL else None
            if region is not None and region >= floor and state is None:
                outer = region  # "French special Western Balkans envoy"
                continue
            field = head == "minister" and outer == start and self.complements.is_field(p, state_to.get(p))
            if (field or bits & (MODIFIER | PORTFOLIO | HEAD | ORDINAL)) and not bits & (DETERMINER | PREPOSITION):
                if bits & HEAD and not self._chains(p, outer):
                    break
                if word in tenures:
                    tenure = tenure or tenures[word]
                deputy |= word in deputies
                outer = p
                if state is None and word not in tenures:
                    core = p
                continue
            small = not bits & CAPITAL and (not bits & VERB or word == "police")  # "a ministry official", "the Commission chief"
            short = bool(bits & UPPER) and 1 < len(word) < 6 and self._is_the(p)  # "the NA Chairman", "the Acme boss"
            short = short or (head in CHIEFS and self._is_the(p) and not bits & (GIVEN | FAMILY | HEAD | WEEKDAY))
            if outer == start and (
                short or (word in self.gazetteer.body_heads and not flags[start] & CAPITAL and (small or self._is_the(p)))
            ):
                outer = core = p
                continue
            if word in CLAUSE_WORDS:
                break
            if word in self.lists.regions and state is None and self._is_plural(head) and not flags[start] & CAPITAL:
                outer = p  # "Western diplomats", "the Arab foreign ministers"
                continue
            if p - 1 >= floor and self.folded[p - 1] in POSSESSIVE and p - 1 in state_to and not bits & (CAPITAL | MARK | PREPOSITION):
                outer = p  # "Australia's next Ambassador"
                core = min(core, start)
                continue
            if bits & DETERMINER or word in ("his", "her", "their", "its", "our", "my", "your"):
                outer = p
                definite = definite or word not in self.lists.indefinite
            elif bits & ADVERB and not bits & CAPITAL and outer < core and word.endswith("ly") and p > floor and flags[p - 1] & DETERMINER:
                outer = p
                continue
            break
        if not definite and state is None and outer > floor:
            outer, definite = self._over_adjectives(outer, floor)
        complement_state, complement_body = None, None
        if not self._is_met_in(end, office, state, counterpart=counterpart):
            end, complement_state, complement_body = self.complements.read(end, core_head, head)
        body = body or complement_body
        state = state or complement_state or (office.country if office else None)
        if inside is not None and body == (inside.start, inside.end):
            state = state or inside.country
        rank = office.rank_in(state) if office else None
        firm = complement_state is None and self._of_a_firm(outer, start)
        if (rank == "head_of_state" and firm) or (rank in HEADS and (self._of_a_region(outer) or end in self.complements.local)):
            rank = "official"
        led = self.body_at.get(complement_body[0]) if complement_body is not None else None
        if rank == "head_of_state" and led is not None:  # "President of Congress"
            chamber = self.folded[led.name[1] - 1] in CHAMBERS
            rank = "legislator" if chamber else "igo_head" if led.country is None and led.kind in ("igo", "forum") else "official"
        if end < len(self.words) - 1 and self.words[end] == "-" and folded[end + 1] in ("elect", "designate", "in"):
            if folded[end + 1] == "in":
                return None
            tenure = folded[end + 1]
            end += 2
        tenure = tenure or self.gazetteer.tenures.get(self.folded[end - 1])  # "president-elect" where the table has it as one
        owner_body = self.body_at.get(body[0]) if body is not None else None
        if rank == "igo_head" and owner_body is not None and owner_body.kind not in ("igo", "forum"):
            rank = "official"  # "secretary-general of the Chamber of Commerce"
        if head == "secretary" and not deputy and owner_body is not None and self._is_foreign_department(owner_body):
            rank = "foreign_minister"  # "DFA Secretary"
        if head in CHIEFS and not deputy and owner_body is not None and rank in (None, "official"):
            rank = self._rank_of_ministry(owner_body) or rank  # "head of the Foreign Ministry"
        if rank == "official" and head in ("chief", "boss") and not deputy and owner_body is not None and owner_body.country is None:
            rank = "igo_head" if owner_body.kind == "igo" else rank  # "the IMF chief"
        rank = rank or self._rank(core, end, head, deputy=deputy, body=body)
        if (deputy and (rank in NATIONAL or rank == "minister")) or (rank in HEADS and core_head in deputies):
            rank = "official" if rank in HEADS else "deputy_minister"
        if rank in (None, "official", "head_of_state") and body is not None and head.startswith(("chair", "president")):
            rank = rank if CHAMBERS.isdisjoint(folded[body[0] : body[1]]) else "legislator"  # "National Assembly Chairman"
        title = Title(start=core, end=end, rank=rank, tenure=tenure, country=state, body=body)
        of = next((k for k in range(start + 1, end) if self.folded[k] in ("of", "for", "in", "at", "from")), end)
        plural = self._is_plural(self.folded[of - 1])  # not "Speaker of the House of Representatives"
        plural = plural or (office is not None and office.plural)  # "attorneys general"
        return OfficeMention(
            start=outer,
            end=end,
            title=title,
            country=state,
            definite=definite or state is not None,
            plural=plural,
            counterpart=counterpart,
        )

    def _is_the(self, i: int) -> bool:
        """Tell whether a capitalised noun stands right behind "the": what it is short for was printed before."""
        return bool(self.flags[i] & CAPITAL) and i > 0 and self.folded[i - 1] == "the"

    def _rank_of_ministry(self, body: OrganisationMention) -> str | None:
        """Return the rank of who heads a body, if it is a ministry."""
        words = set(self.folded[slice(*body.name)])
        if "ministry" not in words:
            return None
        return next((rank for word, rank in MINISTRIES.items() if word in words), "minister")

    def _is_foreign_department(self, body: OrganisationMention) -> bool:
        """Tell whether a body is a foreign ministry that is called a department, whose secretary is a minister."""
        known = self.gazetteer.bodies.get(body.body or "")
        words = known.name.casefold().split() if known is not None else self.folded[slice(*body.name)]
        return "department" in words and "foreign" in words

    def _is_met_in(self, end: int, office: Office | None, state: str | None, *, counterpart: bool) -> bool:
        """Tell whether "in" behind "his Thai counterpart", "the Thai president" opens where something happens, not what they preside over.

        So with "on", which opens what they speak of.
        """
        if self.folded[end : end + 1] == ["on"]:
            return counterpart or (office is not None and office.rank_in(state) in NATIONAL)
        if state is None or self.folded[end : end + 1] != ["in"] or end + 1 >= len(self.flags) or not self.flags[end + 1] & CAPITAL:
            return False
        return counterpart or self._is_plural(self.folded[end - 1]) or (office is not None and office.rank_in(state) in NATIONAL)

    def _of_a_firm(self, outer: int, head: int) -> bool:
        """Tell whether an acronym in front of "President" names the firm or body whose president it is: "BCDA President"."""
        if outer == 0 or outer != head or self.flags[head] & UPPER or not self.flags[head] & CAPITAL:
            return False
        beside = self.starts[outer] - self.ends[outer - 1] == 1 and outer not in self.state_to
        return beside and bool(self.flags[outer - 1] & UPPER) and len(self.words[outer - 1]) > 1

    def _is_owned(self, i: int) -> bool:
        """Tell whether a state or body stands in front of a token, with 's or without: "Russia's", "the Kremlin's", "UN"."""
        owner = i - 1 if self.folded[i - 1] in POSSESSIVE else i
        return owner in self.state_to or owner in self.body_to

    def _of_a_region(self, outer: int) -> bool:
        """Tell whether a place that is no state stands right in front: "Ontario Premier", but "in Oslo President"."""
        first = self.place_to.get(outer, 0)
        return first > 0 and outer not in self.openings and outer not in self.state_to and not self.flags[first - 1] & (PREPOSITION | MARK)

    def _over_adjectives(self, outer: int, floor: int) -> tuple[int, bool]:
        """Step over plain adjectives or a place to the article: "the 71-year-old leader", "the Florida senator"."""
        p = outer - 1
        if not self.flags[outer] & CAPITAL:
            p = self.place_to.get(outer, outer) - 1
            if p == outer - 1 and self.folded[outer] in POLITICIANS and self.flags[p] & CAPITAL:
                p -= 1  # "the Green politician"
        while p > max(floor - 1, outer - 9):
            bits = self.flags[p]
            if bits & DETERMINER:
                relative = self.folded[p] == "that" and self.flags[p + 1] & (PAST | THIRD)  # "a team that included Minister X"
                return (outer, False) if relative else (p, self.folded[p] not in self.lists.indefinite)
            if bits & ADVERB and self.folded[p].endswith("ly") and self.flags[p + 1 + (self.words[p + 1] == "-")] & PARTICIPLE:
                p -= 1  # "the newly elected president"
                continue
            if bits & (CAPITAL | PREPOSITION | PRONOUN | ADVERB | MODAL | CONJUNCTION | AUXILIARY | PERSON) or (
                bits & MARK and self.words[p] != "-"
            ):
                break
            told = DETERMINER if self.flags[outer] & CAPITAL else DETERMINER | ADVERB
            if bits & PAST and not (self.flags[p - 1] & told or self.words[p - 1] == "-"):
                break  # "the committee met President X"; not "the ousted President X", "the newly elected premier"
            p -= 1
        return outer, False

    def _chains(self, p: int, outer: int) -> bool:
        """Tell whether the head noun at ``p`` is part of the same title ("State Councilor", "Ministry spokesman")."""
        if self.folded[p].endswith("s") and self._is_plural(self.folded[p]):
            return False
        return bool(self.flags[p] & CAPITAL) == bool(self.flags[outer] & CAPITAL)

    def _is_plural(self, head: str) -> bool:
        regular = head.endswith("s") and not head.endswith("ss") and head != "headquarters" and head[:-1] in self.gazetteer.ranks
        return regular or head in self.lists.plurals or head in self.gazetteer.plural_offices

    def _rank(self, core: int, end: int, head: str, *, deputy: bool, body: tuple[int, int] | None) -> str | None:
        """Return the rank that the head noun gives, read with the body it belongs to."""
        key = head if head in self.gazetteer.ranks else head.removesuffix("s")
        own = self.folded[core : self.folded.index("to", core, end)] if "to" in self.folded[core:end] else self.folded[core:end]
        key = next((word for word in reversed(own) if word in self.gazetteer.ranks), key)  # of "Secretary to the President" the first
        rank = self.gazetteer.ranks.get(key)
        if rank == "minister" and deputy:
            return "deputy_minister"
        if body is not None and rank in ("head_of_state", "head_of_government", None, "official") and key in self.lists.of_bodies:
            owner = self.body_at.get(body[0])
            if owner is not None and owner.country is None and owner.kind in ("igo", "forum"):
                return "official" if deputy else "igo_head"
            return "official"
        return rank

    def joins(self, left: OfficeMention, right: OfficeMention) -> bool:
        """Tell whether two titles are one person's: "Senior Advisor and Chief Spokesperson", "Prime Minister/Foreign Minister"."""
        gap = right.start - left.end
        if gap != 1 or left.plural or right.plural or right.start != right.title.start:
            return False
        link = self.folded[left.end]
        if link == "/":
            return True
        if link not in ("and", "&"):
            return False
        capitals = self.flags[left.title.start] & CAPITAL and self.flags[right.title.start] & CAPITAL
        led = left.start < left.title.start and bool(self.flags[left.start] & DETERMINER)
        if (
            led and not capitals and self.folded[left.start] not in self.lists.indefinite
        ):  # "the Florida senator and presidential candidate"; but "the president and foreign minister" are two
            return right.title.rank is None and left.title.rank not in NATIONAL and right.country is None
        return bool(capitals) and not led

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
