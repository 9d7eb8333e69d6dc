"""Reads an article paragraph by paragraph; the headline is read last, since it repeats in short what the body tells."""

from __future__ import annotations

from ...article import Article
from ...document import Paragraph
from ...tokens import places_of
from .circumstances.setting import Setting
from .cues.delegations import Delegations
from .doubts import Doubts
from .drafts import Draft
from .grammar import Grammar
from .members import Member
from .merging import Merger
from .parties.people import People
from .sentences import Sentences
from .sequels import Sequels
from .syntax.agents import Agents
from .syntax.clauses import Clauses
from .syntax.interruptions import Interruptions
from .topics.addressed import Addressed
from .topics.agendas import Agendas
from .topics.heed import Heed
from .topics.matters import Matters
from .topics.on_visits import OnVisits
from .topics.outcomes import Outcomes
from .topics.threads import Threads
from .topics.topic_heads import TopicHeads
from .topics.topic_lists import TopicLists
from .topics.topics import Topics
from .topics.uses import Uses
from .view import Reader, View
from .vocabulary import GAP

LABELS = 16  # paragraphs in which a transcript comes to its first label
TITLES = 8  # paragraphs at whose head titles stand


def read_drafts(article: Article) -> list[Draft]:
    """Return the encounters of an article, joined, in the order in which they are first told."""
    return _Walk(View(article)).read()


class _Walk(Reader):
    """Reads the paragraphs of one article; its parts know only those that were made before them."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.view = view
        self.merger = merger = Merger(view.article)
        people, setting = People(view, merger), Setting(view)
        clauses = Clauses(view, people, setting, Interruptions(view, setting), Agents(view, people))
        grammar = Grammar(view, merger, people, setting, clauses)
        self.stays = grammar.stays.told
        delegations = Delegations(grammar.drafting, grammar.event_phrases)
        outcomes = Outcomes(view)
        topics = Topics(view, outcomes, TopicHeads(view, TopicLists(view)))
        agendas = Agendas(view, topics)
        threads = Threads(view, merger, people)
        addressed = Addressed(view, people, clauses, topics, threads)
        heed = Heed(view, clauses, topics, agendas, threads)
        on_visits = OnVisits(view, merger, clauses, topics, threads)
        matters = Matters(view, merger, Uses(view, clauses, threads), outcomes, topics, agendas, threads, addressed, heed, on_visits)
        sequels = Sequels(view, merger, setting, clauses, grammar.stays.stretched)
        self.sentences = Sentences(view, merger, grammar, Doubts(view), delegations, matters, sequels)

    def read(self) -> list[Draft]:
        """Walk the paragraphs; behind them titles, and captions and what else is no prose."""
        places = self._places()
        self.merger.context = self._told_by_titles(places)
        late: list[Paragraph] = []
        captions: list[tuple[Paragraph, list[int], int]] = []
        at = 0
        for number, paragraph in enumerate(self.article.document.paragraphs):
            first = at
            while at < len(places) and places[at] < paragraph.end:
                at += 1
            if first == at:
                continue
            if paragraph.kind == "line":
                captions.append((paragraph, places[first:at], number))
                continue
            if paragraph.kind in ("headline", "deck"):
                late.append(paragraph)
                continue
            self._paragraph(paragraph, places[first:at], number, title=False)
        for paragraph in late:
            self._title(paragraph, places)
        self.merger.in_captions = True
        for paragraph, within, number in captions:
            self._paragraph(paragraph, within, number, title=False)
        return self.merger.records

    def _places(self) -> list[int]:
        """Return the tokens at which a cue may begin."""
        folded, roots = self.folded, self.known.cues
        places = places_of(roots, folded)
        following = [*folded[1:], ""]
        branches = [roots[folded[i]] for i in places]
        days = self.date_from
        places = [
            i
            for i, branch in zip(places, branches, strict=True)
            if "" in branch or following[i] in branch or GAP in branch or i + 1 in days or (following[i] == "on" and i + 2 in days)
        ]
        return sorted({*places, *self.stays}) if self.stays else places

    def _told_by_titles(self, places: list[int]) -> list[Member]:
        """Return who met by the deck of a transcript: "we" in the words of welcome below it are these."""
        paragraphs = self.article.document.paragraphs
        if not any(self._is_labelled(p) for p in paragraphs[:LABELS]):
            return []
        titles = _Walk(self.view)
        for paragraph in paragraphs[:TITLES]:
            if paragraph.kind in ("headline", "deck"):
                titles._title(paragraph, places)
        met = [r.members for r in titles.merger.records if r.form not in ("visit", "correspondence")]
        return next((m for m in met if all(member.party.kind == "person" and member.party.name for member in m)), [])

    def _is_labelled(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph begins with the name of who speaks and a colon."""
        mention = self.starting.get(paragraph.start)
        return mention is not None and paragraph.kind == "body" and self.words[mention.end : mention.end + 1] == [":"]

    def _title(self, paragraph: Paragraph, places: list[int]) -> None:
        self._paragraph(paragraph, [i for i in places if paragraph.start <= i < paragraph.end], 0, title=True)

    def _paragraph(self, paragraph: Paragraph, places: list[int], number: int, *, title: bool) -> None:
        at = 0
        self.merger.paragraph = number
        for sentence in self.article.document.sentences[paragraph.first : paragraph.last]:
            first = at
            while at < len(places) and places[at] < sentence.end:
                at += 1
            if at > first:
                self.sentences.read(sentence, places[first:at], number, title=title)
