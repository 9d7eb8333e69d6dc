"""Bodies in the text: those of the table, and those whose name says that they are one.

Rule 1  A name of the table is a body; a weak one needs its full form in the text, or another sign, beside it.
Rule 2  A capitalised run with a head noun of bodies ("Ministry", "Council", "University") is a body: the head last ("State Council"),
        or first with "of", "for", "on" behind ("Ministry of Foreign Affairs").
Rule 3  An acronym in parentheses behind a name is that body's; from there on it stands for it.
Rule 4  States, one-time events and generic words ("the government") are no bodies.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Body, Gazetteer
from ..lexicon import CAPITAL, CONJUNCTION, DETERMINER, DIGIT, MARK, MONTH, NOT_NAME, PREPOSITION, PRONOUN, UPPER, WEEKDAY
from .mention import CountryMention, OrganisationMention
from .scan import Hit, Hits

LINKS = frozenset({"of", "for", "on", "and", "the", "to", "against", "&"})
GENERIC = frozenset({"government", "cabinet", "administration", "congress", "parliament", "senate", "military", "army", "navy", "police", "court", "party", "group", "council", "committee", "commission", "office", "summit", "dialogue", "conference", "mission", "delegation", "embassy", "consulate", "palace", "union", "department", "ministry", "agency", "bank", "movement", "force", "forces"})  # fmt: skip
WITH_STATE = frozenset({"embassy", "consulate", "military", "army", "navy", "parliament", "congress", "senate", "government", "coast"})


def find_organisations(document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> tuple[OrganisationMention, ...]:
    """Return the bodies named, in text order; none overlaps another."""
    finder = _Finder(document, countries, gazetteer)
    found: dict[int, OrganisationMention] = {}
    for hit in hits["organisation"]:
        mention = finder.from_table(hit)
        if mention is not None:
            found[mention.start] = mention
    for i in finder.heads():
        mention = finder.from_head(i)
        if mention is not None:
            previous = found.get(mention.start)
            if previous is None or previous.end < mention.end:
                found[mention.start] = mention
    chosen: list[OrganisationMention] = []
    for start in sorted(found):
        mention = found[start]
        if chosen and chosen[-1].end > start:
            if mention.end - mention.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = mention
            continue
        chosen.append(mention)
    return finder.with_acronyms(chosen)


class _Finder:
    """The grammar of bodies' names, over one document."""

    def __init__(self, document: Document, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.gazetteer = gazetteer
        self.state_at = {c.start: c for c in countries}
        self.state_to = {c.end: c for c in countries}

    def heads(self) -> list[int]:
        """Return the tokens that are capitalised head nouns of bodies, or lower-case ones behind a state."""
        table = self.gazetteer.body_heads
        return [
            i
            for i, word in enumerate(self.folded)
            if word in table and (self.flags[i] & CAPITAL or (word in WITH_STATE and i in self.state_to))
        ]

    def from_table(self, hit: Hit) -> OrganisationMention | None:
        """Return the body of the table that a hit names."""
        entries = [e for e in hit.entries if not e.weak] or list(hit.entries)
        entry = entries[0]
        if entry.weak and not self._weak_fits(hit, entry.exact):
            return None
        body = self.gazetteer.bodies[entry.id]
        return self._mention(hit.start, hit.end, body)

    def _weak_fits(self, hit: Hit, exact: bool) -> bool:
        """Tell whether a weak name counts: an acronym in brackets or behind "the", or a body's full name in the text."""
        i = hit.start
        if i and self.words[i - 1] == "(":
            return True
        return not exact and hit.end - hit.start > 1

    def _mention(self, start: int, end: int, body: Body) -> OrganisationMention:
        return OrganisationMention(start=start, end=end, name=(start, end), body=body.id, kind=body.kind, country=body.country)

    def from_head(self, i: int) -> OrganisationMention | None:
        """Return the body whose name is built around the head noun at ``i``."""
        word = self.folded[i]
        kind = self.gazetteer.body_heads[word]
        begin, state = self._left(i)
        end = self._right(i)
        if not self.flags[i] & CAPITAL:
            state_mention = self.state_to[i]
            if state_mention.form not in ("adjective", "name") or word == "government":
                return None
            return OrganisationMention(start=state_mention.start, end=i + 1, name=(state_mention.start, i + 1), kind=kind, country=state_mention.code)
        if begin == i and end == i + 1:
            if word in WITH_STATE and i in self.state_to and word != "government":
                owner = self.state_to[i]
                return OrganisationMention(start=owner.start, end=end, name=(owner.start, end), kind=kind, country=owner.code)
            return None
        if begin == i and word in GENERIC and end == i + 1:
            return None
        return OrganisationMention(start=begin, end=end, name=(begin, end), kind=kind, country=state)

    def _left(self, i: int) -> tuple[int, str | None]:
        """Return where the capitalised run in front of the head begins, and the state in front of it."""
        begin = i
        while begin > 0:
            p = begin - 1
            bits = self.flags[p]
            if begin in self.state_to:
                mention = self.state_to[begin]
                return begin, mention.code
            if self.words[p] in ("'s", "’s"):
                return begin, self.state_to[p].code if p in self.state_to else None
            if bits & CAPITAL and not bits & (DETERMINER | PREPOSITION | PRONOUN | CONJUNCTION | WEEKDAY | MONTH | MARK | DIGIT):
                if bits & NOT_NAME and (p == 0 or self.words[p - 1] in (".", "!", "?")):
                    break
                begin = p
                continue
            if self.folded[p] in ("and", "&") and begin - p == 1 and p and self.flags[p - 1] & CAPITAL and begin < i and self._and_fits(p):
                begin = p
                continue
            break
        return begin, None

    def _and_fits(self, p: int) -> bool:
        return False

    def _right(self, i: int) -> int:
        """Return where "of Foreign Affairs", "for Disease Control and Prevention" behind the head ends."""
        size = len(self.words)
        end = i + 1
        while end < size:
            word = self.folded[end]
            if word in LINKS:
                j = end + 1
                while j < size and self.folded[j] in ("the", "of"):
                    j += 1
                if j >= size or not self.flags[j] & CAPITAL or self.flags[j] & (MONTH | WEEKDAY | PRONOUN | DETERMINER):
                    break
                if word in ("and", "&") and end == i + 1:
                    break
                if word in ("to", "on", "against") and end != i + 1:
                    break
                if j in self.state_at and word in ("and", "&"):
                    break
                end = self.state_at[j].end if j in self.state_at else j + 1
                continue
            if end > i + 1 and self.flags[end] & CAPITAL and not self.flags[end] & (MONTH | WEEKDAY | PRONOUN | DETERMINER):
                end += 1
                continue
            break
        return end

    def with_acronyms(self, mentions: Sequence[OrganisationMention]) -> tuple[OrganisationMention, ...]:
        """Give each body the acronym in parentheses behind it, and find its later uses (Rule 3)."""
        by_end = {m.end: m for m in mentions}
        taken = {i for m in mentions for i in range(m.start, m.end)}
        defined: dict[str, OrganisationMention] = {}
        found = {m.start: m for m in mentions}
        for i, bits in enumerate(self.flags):
            if not bits & UPPER:
                continue
            word = self.words[i]
            if i and self.words[i - 1] == "(" and i + 1 < len(self.words) and self.words[i + 1] in (")", ",", ";"):
                owner = by_end.get(i - 1)
                if owner is not None and self._spells(owner, word):
                    defined.setdefault(word, owner)
                    found[owner.start] = OrganisationMention(
                        start=owner.start, end=owner.end, name=owner.name, acronym=(i, i + 1), body=owner.body, kind=owner.kind, country=owner.country
                    )
                    if i in found:
                        del found[i]
                    continue
            if word in defined and i not in taken:
                owner = defined[word]
                found[i] = OrganisationMention(
                    start=i, end=i + 1, name=owner.name, acronym=(i, i + 1), body=owner.body, kind=owner.kind, country=owner.country
                )
        return tuple(found[start] for start in sorted(found))

    def _spells(self, owner: OrganisationMention, acronym: str) -> bool:
        """Tell whether the acronym begins as the name does: its first letter begins a word of the name."""
        initials = {self.folded[i][0] for i in range(owner.start, owner.end)}
        return acronym[0].lower() in initials
