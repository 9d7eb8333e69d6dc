"""Who speaks in a text in the first person that names no author: what a reader can still tell, and nothing more.

Rule 1  The body that the page gives as its source speaks ("Office of the Spokesperson"), media never; else whom the byline names.
Rule 2  Else the words alone stand for who speaks: a person without name for "I", a group for "we". Joint authors of whom the title names
        one are the group of its "we" with the one as member, or the group that opens the prose ("Representatives of A and B").
Rule 3  Two states that are the subject of sentences together, and say "we" in others, speak for themselves: "A and B reaffirm ... We will ...".
"""

from __future__ import annotations

from ..document import Paragraph
from ..lexicon import BASE, CUE, DETERMINER
from ..mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PersonMention
from ..records import Party
from ..tokens import places_of
from .evidence import FIRST_PERSON, first_finite, speaks_of_itself
from .reader import Reader

TWICE = 2  # sentences of two states together
LONG = 20  # tokens of "Representatives of the Governments of A and B"
BODIES = frozenset({"office", "ministry", "department", "embassy", "mission", "secretariat", "presidency", "delegation"})
PRESS = frozenset({"media", "company"})


class Unsigned(Reader):
    """Finds who speaks in one article without author."""

    def source(self) -> Party | None:
        """Return the body, or the person in a byline, that the head of the page names (Rule 1)."""
        span = self.article.document.header.source
        if span is None:
            return None
        inside = [m for m in self.article.mentions.parties if span[0] <= m.start < span[1]]
        named = next((m for m in inside if isinstance(m, OrganisationMention | PersonMention)), None)
        if named is None and not BODIES.isdisjoint(self.folded[span[0] : span[1]]):
            country = self.article.entities.home
            return Party(kind="organisation", name=self.article.name_of(span), country=country, mention=self.article.extract(*span))
        if named is None or (isinstance(named, OrganisationMention) and named.kind in PRESS):
            return None
        return self.article.party(named)

    def is_filed(self) -> bool:
        """Tell whether a reporter filed the text: it has a dateline, or its source is an outlet or nothing that is known."""
        header = self.article.document.header
        return header.dateline is not None or (header.source is not None and self.source() is None)

    def pronoun(self, members: tuple[Party, ...] = ()) -> Party | None:
        """Return the "I" or "we" that the prose says first outside quotation marks (Rule 2), None where it says neither."""
        bodies = [p for p in self.article.document.paragraphs if p.kind == "body"]
        said = next(
            (
                i
                for i in places_of(FIRST_PERSON, self.folded)
                if speaks_of_itself(self.article, i) and any(p.start <= i < p.end for p in bodies)
            ),
            None,
        )
        if said is None:
            return None
        mention = self.article.extract(said, said + 1)
        if self.folded[said] == "i" and not members:
            return Party(kind="person", office=self.article.name_of((said, said + 1)), mention=mention)
        return Party(kind="group", name=self.article.name_of((said, said + 1)), mention=mention, members=members)

    def pair(self) -> Party | None:
        """Return the two states that take a stance together in sentences of a text that nobody filed or issued and that says "we" (Rule 3)."""
        header = self.article.document.header
        ours = self.pronoun() if header.dateline is None and header.source is None else None
        if ours is None or ours.kind != "group":
            return None
        told: dict[frozenset[str], list[tuple[int, int]]] = {}
        for sentence in self.article.document.sentences:
            one = self._state(sentence.start)
            other = self._state(one.end + 1) if one is not None and self.folded[one.end : one.end + 1] == ["and"] else None
            if one is None or other is None or other.end >= sentence.end:
                continue
            if self.flags[other.end] & CUE and self.flags[other.end] & BASE:
                told.setdefault(frozenset({one.code, other.code}), []).append((one.start, other.end))
        spans = max(told.values(), key=len, default=[])
        if len(spans) < TWICE:
            return None
        members = tuple(Party(kind="country", country=m.code) for k in range(*spans[0]) if (m := self._state(k)) is not None)
        return Party(kind="group", name=self.article.name_of(spans[0]), mention=self.article.extract(*spans[0]), members=members)

    def _state(self, i: int) -> CountryMention | None:
        """Return the state that is named at token ``i``, an article in front of it or not."""
        i += i + 1 < len(self.words) and bool(self.flags[i] & DETERMINER)
        mention = self.starting.get(i)
        return mention if isinstance(mention, CountryMention) and mention.form == "name" else None

    def joint(self, named: tuple[Party, ...]) -> Party | None:
        """Return the authors of a joint statement whose title names at most one of them (Rule 2)."""
        first: Paragraph | None = next((p for p in self.article.document.paragraphs if p.kind == "body"), None)
        opens = first and (self.starting.get(first.start) or self.starting.get(first.start + 1))
        if first is not None and (isinstance(opens, GroupMention) or (isinstance(opens, OfficeMention) and opens.plural)):
            verb = first_finite(self.article, opens.end, min(first.end, opens.end + LONG))
            span = (opens.start, verb) if verb is not None and self.folded[opens.end] == "of" else (opens.start, opens.end)
            return Party(kind="group", name=self.article.name_of(span), mention=self.article.extract(*span), members=named)
        return self.pronoun(named)
