"""Who says "I": the author of a release or of a text within it, or whom the label of a transcript names.

Rule 1  Behind a line or sentence that announces a text ("Arrival statement of the President") the one named there says "I".
Rule 2  A label is a paragraph that only names somebody, or a name and a colon in front of one. The labels of one person alone make no
        transcript, unless somebody asks between them or that person is one of those whom the titles name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

import attrs

from dipevents.mentions import OfficeMention, PersonMention
from dipevents.parsers.authors import QUESTIONERS, Authors
from dipevents.records import Party

from ..view import Reader, View
from .holders import Holders


class Speakers(Reader):
    """Knows who holds the floor at each token of one article."""

    def __init__(self, view: View, holders: Holders) -> None:
        super().__init__(view)
        self.holders = holders
        self.joint: tuple[Party, ...] = ()  # who says "we" in a joint statement
        self.issued_by: tuple[int, int] | None = None  # the words that name them, where only these tell who they are
        self.authors = Authors(self.article)
        self.author = self._author() or self._issuer()
        self._floor: list[tuple[int, Party]] | None = None  # labels: first token, who speaks from there
        self._turns: dict[str | None, Party] | None = None  # those whom labels name

    def _author(self) -> Party | None:
        author = self.article.document.header.author
        if author is None:
            return None
        unnamed: OfficeMention | None = None
        for mention in self.article.mentions.parties:
            if mention.start >= author[1] + 6:
                break
            if mention.start >= author[0] and isinstance(mention, PersonMention):
                return self.article.party(mention)
            if author[0] <= mention.start < author[1] and isinstance(mention, OfficeMention) and not mention.plural:
                unnamed = unnamed or mention
        if unnamed is None:
            return None
        party = self.article.party(unnamed)
        if party.name is not None:
            return party
        found, home = self.holders.only_holder(unnamed, party), self.article.entities.home
        guest = found.country not in (None, home)  # who holds the like office of another state
        return attrs.evolve(party, country=party.country or home) if guest or found.name is None else found

    def _issuer(self) -> Party | None:
        """Return the one person whom the head of the text, or its first words, name as the author; keep several as those who say "we"."""
        issuer = self.authors.author()
        if issuer is not None and issuer.kind == "group":
            self.joint = issuer.members
            if issuer.mention is not None and not issuer.members:
                starts = self.article.document.starts
                self.issued_by = bisect_left(starts, issuer.mention.start), bisect_left(starts, issuer.mention.end)
        return issuer if issuer is not None and issuer.kind == "person" and issuer.name else None

    def speaker(self, i: int) -> Party | None:
        """Return who says "I" at token ``i``: whom the label before it names, else the author of the text."""
        if self._floor is None:
            self._floor = self._labels() or self._sections()
        held = bisect_right(self._floor, i, key=itemgetter(0))
        return self._floor[held - 1][1] if held else self.author

    def addressee(self, i: int) -> Party | None:
        """Return whom the one who holds the floor at token ``i`` speaks to, where two people alone take turns."""
        now = self.speaker(i)
        if self._turns is None:
            self._turns = {party.name: party for _, party in self._floor or []}
        found = self._turns
        if now is None or len(found) != 2 or now.name not in found:
            return None
        return next(party for name, party in found.items() if name != now.name)

    def _labels(self) -> list[tuple[int, Party]]:
        """Return the labels of a transcript: a paragraph that only names somebody, or a name and a colon in front of one."""
        found: list[tuple[int, Party]] = []
        document = self.article.document
        for paragraph in document.paragraphs:
            mention = self.starting.get(paragraph.start)
            if not isinstance(mention, PersonMention | OfficeMention) or paragraph.kind == "headline":
                continue
            alone = mention.end >= paragraph.end - 1 and paragraph.kind == "body"
            if alone or (mention.end < paragraph.end and self.words[mention.end] == ":"):
                party = self.article.party(mention)
                if party.kind == "person":
                    found.append((paragraph.start, party))
        names = {party.name for _, party in found}
        return found if len(names) > 1 or (names and (self._is_titled(found[0][0]) or self._is_asked())) else []

    def _is_asked(self) -> bool:
        """Tell whether a paragraph is labelled as the question of somebody: "Q: ...", "Question (through interpreter): ...?"."""
        opens = (p for p in self.article.document.paragraphs if self.folded[p.start] in QUESTIONERS)
        return any(":" in self.words[p.start + 1 : p.start + 6] or "?" in self.words[p.start : p.end] for p in opens)

    def _sections(self) -> list[tuple[int, Party]]:
        """Return the texts within the text: a line or sentence that announces one, and whoever is named there speaks behind it."""
        if "i" not in self.folded:
            return []
        paragraphs = self.article.document.paragraphs
        begun = [(paragraph.end, self.authors.opened_by(number)) for number, paragraph in enumerate(paragraphs)]
        return [(end, told[0]) for end, told in begun if told is not None and told[0].kind == "person" and told[0].name is not None]

    def _is_titled(self, label: int) -> bool:
        """Tell whether whom a label with a colon names is named by a headline or deck too."""
        mention = self.starting[label]
        person_of = self.article.entities.person_of
        titles = [p for p in self.article.document.paragraphs[:8] if p.kind in ("headline", "deck")]
        entity = person_of.get(mention.start) if self.words[mention.end : mention.end + 1] == [":"] else None
        return entity is not None and any(p.start <= start < p.end for p in titles for start, _ in entity.spans)
