"""Who said what: an Article to its Statements.

The work is divided as a reader would: `subjects` finds whose verb it is, `attributions` the cues that attribute, `contents` the words
behind a cue, `sentences` what a sentence says on the whole, `voices` who speaks where no verb of saying does (releases in the first
person, transcripts). This module walks the paragraphs, lets quotations run on, and makes the records.
"""

from __future__ import annotations

from ...article import Article
from ...document import Sentence
from ...lexicon import AUXILIARY, MODAL, PAST
from ...records import Party, Statement
from ..evidence import first_finite, trimmed
from .records import records_of
from .sentences import Draft, Sentences
from .voices import Voices

FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "ours"})


def parse_statements(article: Article) -> tuple[Statement, ...]:
    """Return what the article attributes to somebody, one record a sentence or coordinate clause, in text order."""
    drafts = _Walk(article).drafts()
    return records_of(article, drafts)


class _Walk:
    """One walk over the paragraphs, remembering who spoke last."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences = Sentences(article)
        self.voices = Voices(article)
        self.dateline = article.document.header.dateline
        self.words = article.document.words
        self.folded = article.document.folded
        self.last: Party | None = self.voices.author
        self.found: list[Draft] = []
        self.announced: dict[int, Party] = {}  # end of a sentence that introduces a quotation -> whose it is
        self.open: list[Draft] = []  # of paragraphs whose quotation is reopened in the next one

    def drafts(self) -> list[Draft]:
        """Return the drafts of the whole article."""
        document = self.article.document
        for paragraph in document.paragraphs:
            if paragraph.kind != "body":
                continue
            speaker = self.voices.speaker(paragraph)
            own: list[Draft] = []
            for sentence in document.sentences[paragraph.first : paragraph.last]:
                own += self._sentence(sentence, speaker)
            if self._goes_on_below(own):
                self.open += own
                continue
            self.found += self._run_on([*self.open, *own])
            self.open = []
        self.found += self._run_on(self.open)
        return [d for d in self.found if d.speaker is not None]

    def _sentence(self, sentence: Sentence, speaker: Party | None) -> list[Draft]:
        dateline = self.dateline
        if dateline is not None and dateline.start <= sentence.start < dateline.body:
            return []
        start, end = trimmed(self.article, sentence.start, sentence.end)  # without closing stop, quotation and list marks
        if end - start < 1 or (speaker is None and end - start < 2):
            return []
        if speaker is not None:
            return self.voices.read(self.sentences, start, end, speaker)
        quotation = self.article.quotation_at(start)
        if quotation is not None and quotation.end >= end:
            return [Draft(sentence=(sentence.start, sentence.end), pieces=[(start, end)], speaker=None)]
        drafts = self.sentences.read(start, end)
        if self.sentences.announced is not None:
            self.announced[sentence.end] = self.sentences.announced
        if not drafts:
            return [Draft(sentence=(sentence.start, sentence.end), pieces=[(start, end)], speaker=None, act="narration")]
        for draft in drafts:
            draft.sentence = (sentence.start, sentence.end)
            if draft.speaker is not None:  # for the pronouns of the next sentences
                self.sentences.speakers.remember(draft.speaker, end)
        return drafts

    def _run_on(self, drafts: list[Draft]) -> list[Draft]:
        """Give sentences without attribution of their own the speaker of the quotation or paragraph they belong to."""
        if all(draft.speaker is not None for draft in drafts):
            if drafts:
                self.last = drafts[-1].speaker
            return drafts
        owners: dict[int, Party] = {}
        if self.article.document.quotations:
            for draft in drafts:
                if draft.speaker is not None:
                    for piece in draft.pieces:
                        owners.update((inside.start, draft.speaker) for inside in self.article.quotations_in(*piece))
        spoken = next((n for n, d in enumerate(drafts) if d.speaker is not None and d.cue is not None), None)
        followers: list[Draft | None] = [None] * len(drafts)
        for number in range(len(drafts) - 2, -1, -1):
            after = drafts[number + 1]
            followers[number] = after if after.act != "narration" else followers[number + 1]
        kept: list[Draft] = []
        for number, draft in enumerate(drafts):
            if draft.speaker is not None:
                self.last = draft.speaker
                kept.append(draft)
                continue
            if draft.cue is not None:  # attributed to somebody the article does not tell
                continue
            if draft.act == "narration":
                if self.last is None:
                    continue
                follow = followers[number]
                goes_on = follow is not None and self._goes_on(draft, follow)
                if (goes_on or self._first_person(draft)) and self.article.quotation_at(draft.pieces[0][0]) is None:
                    draft.speaker, draft.act = follow.speaker if follow is not None and goes_on else self.last, "say"
                    kept.append(draft)
                continue
            quotation = self.article.quotation_at(draft.pieces[0][0])
            if quotation is None:
                continue
            follower = drafts[spoken].speaker if spoken is not None and number < spoken else None
            draft.speaker = owners.get(quotation.start) or self.announced.get(draft.sentence[0]) or follower or self.last
            if draft.speaker is not None:
                owners.setdefault(quotation.start, draft.speaker)
                kept.append(draft)
        return kept

    def _goes_on_below(self, drafts: list[Draft]) -> bool:
        """Tell whether a paragraph is one quotation that its end leaves open, so that whoever speaks may be named below."""
        for draft in drafts:
            if draft.speaker is not None or draft.act == "narration":
                return False
        if not drafts:
            return False
        quotation = self.article.quotation_at(drafts[-1].pieces[0][0])
        return quotation is not None and not quotation.closed

    def _goes_on(self, draft: Draft, follow: Draft) -> bool:
        """Tell whether a sentence belongs to an attribution at the end of its paragraph ("... . ..., he said").

        The attribution trails its own sentence and goes back to somebody by pronoun or surname, and the sentence does not narrate the past.
        """
        if follow.speaker is None or follow.cue is None or follow.cue[0] <= follow.pieces[0][0]:
            return False
        if self.last is None or self.last.ref is None or self.last.ref != follow.speaker.ref:
            return False
        return not self._narrates(*draft.pieces[0])

    def _narrates(self, start: int, end: int) -> bool:
        """Tell whether the first finite verb of the sentence is in the past."""
        i = first_finite(self.article, start, end)
        if i is None:
            return False
        bits = self.article.document.flags[i]
        return self.folded[i] in ("was", "were", "had", "did") or (bool(bits & PAST) and not bits & (AUXILIARY | MODAL))

    def _first_person(self, draft: Draft) -> bool:
        start, end = draft.pieces[0]
        if self.voices.is_release or FIRST_PERSON.isdisjoint(self.folded[start:end]):
            return False
        words = self.article.document.words
        return any(
            self.folded[i] in FIRST_PERSON and not (words[i].isupper() and len(words[i]) > 1) and words[i] != "i" and words[i - 1] != "-"
            for i in range(start, end)
        )  # not "the US", not "Mazar-i-Sharif"
