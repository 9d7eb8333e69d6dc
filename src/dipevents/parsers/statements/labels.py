"""The labels of a transcript: who speaks from a paragraph on, by the words in front of its colon or by a line in capitals.

Rule 1  A label names a person, an office or a body of the article, an outlet that asks, or a part played ("QUESTION", "Host").
Rule 2  One label alone makes no transcript, unless it is in capitals, stands on a line of its own or names the author.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from unicodedata import category

import attrs

from ...article import Article
from ...document import Paragraph
from ...lexicon import CAPITAL, DIGIT, MARK, PARTICLE, UPPER
from ...mentions import CountryMention, OfficeMention, OrganisationMention, PersonMention
from ...records import Party
from ..authors import QUESTIONERS
from ..evidence import QUOTES
from ..reader import Reader

ROLES_IN_TRANSCRIPTS = frozenset({"question", "q", "a", "answer", "host", "moderator", "interviewer", "reporter", "journalist", "anchor", "speaker", "participant", "correspondent", "presenter", "media", "press", "interpreter"})  # fmt: skip
SPEAKERS = 60  # labels that are kept in mind
LABEL_WORDS = 24  # tokens: "President of the Republic of ... NAME (retranslated):"
ASKER_WORDS = 5  # tokens of the name of an outlet or reporter that the tables do not know
FOLLOW_UPS = (["follow", "-", "up"], ["follow", "up"])  # labels of who asked last
HEADINGS = frozenset({"background", "note", "update", "correction", "summary", "date", "location", "venue", "subject", "subjects", "topic", "topics", "photo", "video", "watch", "contact", "related", "source", "editor", "annex", "ends", "read", "also", "who", "what", "when", "where", "why", "how"})  # fmt: skip
INITIALS = (2, 3)  # letters of "FK:"
ABBREVIATION = 3  # letters of "PM"
LONGEST_NAME = 4  # tokens of "FRAN KELLY:"
BRACKETS = frozenset({"[", "【"})
ANSWERS = frozenset({"Q", "A"})
LABEL_MARKS = frozenset({",", ".", "-", "(", ")", "[", "]", "/", "&", "*"})
OF_TITLES = frozenset({"for", "of", "the", "and", "to", "on"})  # small words of a title: "Minister for Foreign Affairs"
OF_QUESTIONS = frozenset(
    {"from", "by", "of", "a", "an", "the", "journalist", "reporter", "correspondent"}
)  # "Question from a CBA reporter:"


class Labels(Reader):
    """Reads the labels of one article."""

    def __init__(self, article: Article, author: Party | None) -> None:
        super().__init__(article)
        self.author = author
        self.party_starts = [m.start for m in article.mentions.parties]
        self.askers: dict[int, int] = {}  # first token of a label that only its question tells -> the token behind its colon
        self.recurring = self._lines_that_recur()
        self.titles: dict[frozenset[str], Party] = {}  # words of the labels that name somebody
        self.speakers = self._find()

    def _find(self) -> dict[int, Party]:
        """Return the speakers of a transcript by the first token of the paragraph that their label heads."""
        found: dict[int, Party] = {}
        capitals = 0  # labels in capitals, or on a line of their own, of which one is enough
        lines: dict[int, Party] = {}  # short answers
        for paragraph in self.article.document.paragraphs:
            opens = paragraph.kind == "headline" and self.words[paragraph.end - 1] == ":"  # "STEVE HARLAN, host:" above all
            if paragraph.kind not in ("body", "line") and not opens:
                continue
            start, end = paragraph.start, self.end(paragraph.start, paragraph.end)
            if end == start:
                continue
            party = self._labelled(start, end)
            if party is not None and end == paragraph.end and (self.words[end - 1] == ":" or start in self.recurring):
                found[start] = party
                capitals += party.name is not None
            elif party is not None and paragraph.kind == "line" and not self._is_asked(paragraph, party):
                lines[start] = party
            elif party is not None:
                found[start] = party
                capitals += bool(self.flags[start] & UPPER) and end < paragraph.end and self._named(start, end) is not None
        announced = self.author is not None and self.author.ref is not None and any(p.ref == self.author.ref for p in found.values())
        asked = self.author is not None and any(self._is_question(start, party) for start, party in found.items())
        if len(found) < 2 and not capitals and not announced and not asked:
            return {}
        if found and all(self._is_quoted(start) for start in found):
            return {}  # reactions, each of which ends with its quotation
        found.update(self._asking(found))
        known = {(p.ref, p.name, p.office) for p in found.values()}
        found.update((start, party) for start, party in lines.items() if (party.ref, party.name, party.office) in known)
        return found

    def _lines_that_recur(self) -> frozenset[int]:
        """Return the first tokens of the labels that stand on lines of their own without a colon: "Interviewer" and "A. Rao", in turns."""
        short = [p for p in self.article.document.paragraphs if 0 < p.end - p.start <= LONGEST_NAME and self._is_plain_label(p)]
        counts = Counter(tuple(self.folded[p.start : p.end]) for p in short)
        again = {words for words, count in counts.items() if count > 1}
        return frozenset(p.start for p in short if tuple(self.folded[p.start : p.end]) in again) if len(again) > 1 else frozenset()

    def _is_plain_label(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is nothing but words in capitals, without a mark at its end."""
        inside = range(paragraph.start, paragraph.end)
        return (
            paragraph.kind in ("body", "line")
            and not self.flags[paragraph.end - 1] & MARK
            and all(self.flags[i] & CAPITAL or self.words[i] == "." for i in inside)
        )

    def _is_quoted(self, start: int) -> bool:
        """Tell whether a quotation and nothing else stands behind the label that begins at ``start``."""
        paragraphs = self.article.document.paragraphs
        end = paragraphs[bisect_left(paragraphs, start, key=attrgetter("start"))].end
        first = self.end(start, end)
        quotation = self.article.quotation_at(first + 1) if first + 1 < end and self.words[first] in QUOTES else None
        return quotation is not None and quotation.closed and quotation.end + 2 >= end

    def _is_question(self, start: int, party: Party) -> bool:
        """Tell whether a label's paragraph is a question: one is enough where the text has an author who answers it."""
        paragraphs = self.article.document.paragraphs
        at = bisect_left(paragraphs, start, key=lambda p: p.start)
        return self._is_asked(paragraphs[at], party) if at < len(paragraphs) and paragraphs[at].start == start else False

    def _is_asked(self, paragraph: Paragraph, party: Party) -> bool:
        """Tell whether a short line is a question with the label of one: "Q. What about the fleet?"."""
        return "?" in self.words[paragraph.start : paragraph.end] and (party.office or "").casefold() in QUESTIONERS

    def _asking(self, found: Mapping[int, Party]) -> dict[int, Party]:
        """Return the outlets and reporters that the tables do not know, by the questions behind their names: "Harbour Daily: When will ...?".

        Behind "Follow-up:" the outlet that asked last asks again.
        """
        asking: dict[int, Party] = {}
        last: Party | None = None
        for paragraph in self.article.document.paragraphs:
            start = paragraph.start
            party = found.get(start)
            last = party if party is not None and party.kind == "organisation" else last
            if party is not None or paragraph.kind != "body" or "?" not in self.words[start : paragraph.end]:
                continue
            colon = next((i for i in range(start + 1, min(start + 1 + ASKER_WORDS, paragraph.end)) if self.words[i] == ":"), None)
            if colon is None:
                continue
            label = self.article.extract(start, colon)
            if self.folded[start:colon] in FOLLOW_UPS and last is not None:
                named: Party | None = attrs.evolve(last, mention=label)
            elif all(self.flags[i] & (CAPITAL | MARK | PARTICLE | DIGIT) for i in range(start, colon)):
                named = self._named(start, colon)
            else:
                continue
            self.askers[start] = colon + 1
            last = asking[start] = named or Party(kind="organisation", name=self.article.name_of((start, colon)), mention=label)
        return asking

    def end(self, start: int, end: int) -> int:
        """Return where a label at ``start`` ends; ``start`` where there is none.

        Forms: NAME: / TITLE NAME: / NAME, TITLE: / NAME (retranslated): / OUTLET: / OUTLET, NAME: / MR. NAME: / QUESTION: / Q: / Q / HOST: ;
        a line of capitals on its own.
        """
        if start in self.askers:
            return self.askers[start]
        if start in self.recurring:
            return end
        limit = min(end, start + LABEL_WORDS)
        before = start
        start = self._undecorated(start, limit)
        if start == limit:
            return before
        if (
            limit < end
            and self.words[start] not in BRACKETS
            and self.words[start] != "("
            and ":" not in self.words[start:limit]
            and self.words[start] not in ANSWERS
        ):
            return before  # most paragraphs
        if self.words[start] == "(" and self._is_part_played(start + 1, limit):  # "(Reporter) Will they ...?"
            return self.behind_brackets(start, limit)
        if self.words[start] in BRACKETS:  # "[Reporter] Will they ...?"
            behind = self.behind_brackets(start, limit)
            return behind if behind < end and all(self.flags[k] & (CAPITAL | MARK | PARTICLE) for k in range(start, behind)) else before
        i = start
        while i < limit and (
            self.flags[i] & CAPITAL
            or self.words[i] in LABEL_MARKS
            or self.flags[i] & (PARTICLE | DIGIT)
            or (self.folded[i] in OF_TITLES and start in self.starting)
            or (self.folded[i] in OF_QUESTIONS and self.folded[start] == "question")
            or (self.folded[i] in ROLES_IN_TRANSCRIPTS and self.words[i - 1] == "," and i > start)  # "FRAN KELLY, host:"
        ):
            i = self.behind_brackets(i, limit) if self.words[i] in ("(", "[") else i + 1
        alone = i + 1 == end and self._is_label_alone(start, i)
        if i < limit and self.words[i] == ":" and i > start and (alone or i + 1 < end) and self.flags[start] & CAPITAL:
            plain = (
                i - start == 1
                and self.folded[start] not in ROLES_IN_TRANSCRIPTS
                and not self.flags[start] & UPPER
                and start not in self.starting
            )
            heading = self.folded[start] not in ROLES_IN_TRANSCRIPTS and self._is_heading(start, i)
            return before if plain or heading else self._undecorated(i + 1, end)
        if self.words[start] in ANSWERS and start + 2 < end:
            marked = self.words[start + 1] in (".", ":")
            if self.flags[start + 1 + marked] & CAPITAL and (marked or self._has_questions):
                return start + 1 + marked
        if i == end and all(self.flags[k] & (UPPER | MARK) for k in range(start, end)):
            return end
        return before

    def _is_part_played(self, start: int, limit: int) -> bool:
        """Tell whether brackets hold a part played in a transcript or an office, and words stand behind them: "(Reporter) When ...?"."""
        mention = self.starting.get(start)
        office = isinstance(mention, OfficeMention) and not mention.plural
        end = mention.end if office and mention is not None else start + 1
        closes = end + 1 < limit and self.words[end] == ")" and bool(self.flags[end + 1] & CAPITAL)
        return closes and (office or self.folded[start] in ROLES_IN_TRANSCRIPTS) and bool(self.flags[start] & CAPITAL)

    def _undecorated(self, start: int, end: int) -> int:
        """Return the token behind pictures and the asterisks of bold print."""
        while start < end and self.flags[start] & MARK and (self.words[start] == "*" or category(self.words[start][0]) == "So"):
            start += 1
        return start

    def behind_brackets(self, i: int, limit: int) -> int:
        """Return the token behind the bracket opened at ``i``: "(retranslated):"; the next one where it is not closed."""
        return next((k + 1 for k in range(i + 1, limit) if self.words[k] in (")", "]", "】")), i + 1)

    def _is_label_alone(self, start: int, end: int) -> bool:
        """Tell whether a paragraph that ends with a colon is a label: "President of Chile Ana Rojas:", "Secretary-General:"."""
        mention = self.ending.get(end)
        office = isinstance(mention, OfficeMention) and not mention.plural and mention.start == start
        part = end - start > 2 and self.words[end - 2] == "," and self.folded[end - 1] in ROLES_IN_TRANSCRIPTS  # "STEVE HARLAN, host:"
        return office or part or isinstance(mention, PersonMention) or self.folded[end - 1] in self._in_capitals

    @cached_property
    def _has_questions(self) -> bool:
        """Whether a paragraph begins with "Q", so that an "A" may be no article: "A Harbour Bank account showed"."""
        return any(self.words[p.start] == "Q" for p in self.article.document.paragraphs)

    @cached_property
    def _in_capitals(self) -> frozenset[str]:
        """The last words of lines that are nothing but capitals and a colon, of those that come again: "FRAN KELLY:" and, below, "KELLY:"."""
        lines = [
            self.folded[p.end - 2]
            for p in self.article.document.paragraphs
            if 1 < p.end - p.start <= LONGEST_NAME and self.words[p.end - 1] == ":" and self._are_capitals(p.start, p.end - 1)
        ]
        again = frozenset(word for word, count in Counter(lines).items() if count > 1 and word not in HEADINGS)
        return again if len(again) > 1 else frozenset()  # who talks with whom; a heading may come again too

    def _are_capitals(self, start: int, end: int) -> bool:
        return all(self.flags[i] & (UPPER | MARK) for i in range(start, end))

    def _is_heading(self, start: int, end: int) -> bool:
        """Tell whether the words before a colon are a heading ("Background:") and name nobody who could speak."""
        return not self.flags[start] & UPPER and self._named(start, end) is None and not self._asks_for_outlet(start, end + 1)

    def _labelled(self, start: int, end: int) -> Party | None:
        """Return whom a label names: a person or body of the article, else the label itself ("QUESTION", "HOST")."""
        start = self._undecorated(start, end)
        while end - 1 > start and self.words[end - 1] == "*":
            end -= 1
        if start < end and (self.words[start] in BRACKETS or self.words[start] == "("):
            start, end = start + 1, end - 1
        if start >= end:
            return None
        role = self.folded[start].rstrip("0123456789")  # "Q1"
        named = self._named(start, end)
        first = self.starting.get(start)
        if isinstance(first, OrganisationMention) and first.end == start + 1 and role in ROLES_IN_TRANSCRIPTS:
            named = None  # "Question:" is no body
        if self.words[start] in ANSWERS:
            named = None  # "Q. Will he come?": nobody of that name
        comma = next((i for i in range(start, end) if self.words[i] == ","), end)
        if named is not None and named.kind == "organisation" and comma + 1 < end - 1:  # "NHK, Okuzumi:"
            asker = (comma + 1, end - 1)
            return Party(kind="person", name=self.article.name_of(asker), mention=self.article.extract(*asker))
        if named is not None and not named.name and named.kind == "person":
            return self._holder(named)
        if named is not None:
            self._keep_titles(named, start, end)
            return named
        stop = end - 1 if self.words[end - 1] in (":", ".") and end - start > 1 else end
        stop = next((i for i in range(start + 1, stop) if self.words[i] in ("(", "[")), stop)
        name = self.article.name_of((start, stop))
        if (outlet := self._outlet(name)) is not None:
            return Party(kind="organisation", name=name, country=outlet, mention=self.article.extract(start, stop))
        if role in ("a", "answer") and (asked := self._interviewed()) is not None:
            return asked
        if role in ROLES_IN_TRANSCRIPTS:
            return Party(kind="person", office=name, mention=self.article.extract(start, stop))
        asks = self._asks_for_outlet(start, end) or bool(self.flags[start] & UPPER)
        stop = min(stop, comma)  # "NAME, HOST:"
        state = self.starting.get(start)
        if isinstance(state, CountryMention) and state.end == stop:
            return None  # "NORWAY: The fjord is ours, its envoy said": what the paragraph is about
        if asks and stop - start <= 3 and self.words[end - 1] == ":" and self.folded[start] not in HEADINGS:
            return self._somebody(start, stop)
        return None

    def _somebody(self, start: int, stop: int) -> Party:
        """Return whom a label names that only its capitals tell: the one whose longer name a label above has, else somebody new."""
        words = set(self.folded[start:stop])
        known = next((party for above, party in self.titles.items() if words <= above), None) or self._of_surname(start, stop)
        if known is not None:
            return known
        party = Party(kind="person", name=self.article.name_of((start, stop)), mention=self.article.extract(start, stop))
        self._keep_titles(party, start, stop)
        return party

    def _of_surname(self, start: int, stop: int) -> Party | None:
        """Return the one person of the article whose surname or initials the label is: "Interview with Fran Kelly" / "KELLY:" or "FK:"."""
        if stop - start > 1:
            return None
        word = self.folded[start]
        named = [m for words, m in self._by_name.items() if words[-1] == word]
        if not named and len(word) in INITIALS:
            named = [m for words, m in self._by_name.items() if "".join(w[0] for w in words if w[0].isalpha()) == word]
        return self.article.party(named[0]) if len({self.article.entities.person_of[m.start].number for m in named}) == 1 else None

    def _keep_titles(self, named: Party, start: int, end: int) -> None:
        """Remember the words of a label that names somebody, for those below that give the office alone: "PREMIER:"."""
        if named.kind == "person" and len(self.titles) < SPEAKERS:
            self.titles.setdefault(frozenset(self.folded[start:end]), named)

    def _holder(self, office: Party) -> Party:
        """Return who bears the office of a label: the author, or somebody named with it in a label above."""
        if self._is_authors_office(office) and self.author is not None:
            return self.author
        wanted = set((office.office or "?").casefold().split())
        holders = {party.ref or party.name: party for words, party in self.titles.items() if wanted <= words}
        return next(iter(holders.values())) if len(holders) == 1 else office

    def _is_authors_office(self, named: Party) -> bool:
        """Tell whether a label names the office of the author, who has a name: "NATO Secretary General:", "PM:"."""
        if named.kind != "person" or named.name or self.author is None or not self.author.name:
            return False
        short = len(named.office or "") <= ABBREVIATION
        abbreviated = short and named.rank is not None and named.rank == self.author.rank
        return abbreviated or set((named.office or "?").casefold().split()) <= set((self.author.office or "").casefold().split())

    def _asks_for_outlet(self, start: int, end: int) -> bool:
        """Tell whether a label ends with an outlet in brackets: "Lorne (CBC):"."""
        return end - start > 4 and self.words[end - 4] == "(" and self.words[end - 2] == ")" and bool(self.flags[end - 3] & UPPER)

    def _outlet(self, name: str) -> str | None:
        """Return the state of the outlet that asks under a name the table holds: "AFP"."""
        gazetteer = self.article.gazetteer
        bodies = (gazetteer.bodies[e.id] for e in gazetteer.lookup(name) if e.kind == "organisation")
        return next((body.country for body in bodies if body.kind == "media"), None)

    def _interviewed(self) -> Party | None:
        """Return the one person whom the headline of an interview names, who gives the answers."""
        number = self.article.document.header.headline
        if number is None:
            return None
        title = self.article.document.paragraphs[number]
        inside = [m for m in self.article.mentions.people if title.start <= m.start < title.end]
        return self.article.party(inside[0]) if len(inside) == 1 else None

    def _named(self, start: int, end: int) -> Party | None:
        best: Party | None = None
        parties = self.article.mentions.parties
        for at in range(bisect_left(self.party_starts, start), len(parties)):
            mention = parties[at]
            if mention.start >= end:
                break
            if best is not None and "(" in self.words[start : mention.start]:
                break  # "Ana Roe (speaks after Jan Vik):"
            if isinstance(mention, PersonMention | OfficeMention | OrganisationMention):
                party = self.article.party(mention)
                if isinstance(mention, PersonMention) or best is None:
                    best = party
        stop = end - 1 if self.words[end - 1] == ":" else end
        known = self._by_name.get(tuple(self.folded[start:stop])) if best is None else None
        return best if known is None else self.article.party(known)

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], PersonMention]:
        """The people of the article by the words of their names: a label may come before the name is known, as one in the headline is."""
        return {tuple(self.folded[slice(*m.name)]): m for m in self.article.mentions.people if m.name[1] - m.name[0] > 1}
