"""Who said what: an Article to its Statements.

Whose verb it is: `subjects` and `followers`, in front of it and behind, with `beginnings` and `lists` for where a noun phrase starts,
`between` for what parts it from the verb, `descriptions`, `roles`, `outlets` and `speakers` for whom it means; `implied` where a cue has none.
Which cues attribute: `verbs` tells whether a form reports, `attributions` finds it (as an `attribution`), with `participles`, `relatives`,
`spoken_nouns` and `sources` ("according to") for those of other shapes, `summons` for what an envoy is told in the passive; `nesting` which
of them are outermost.
What they attribute: `contents`, with `listeners` and `addressees` for who is told, `asides` and `complements` for what stands behind the cue;
`trailing` where the words stand in front; `ends` and `comments` where they end. `sentences` puts a sentence together to `drafts`.
Who speaks where no verb of saying does: `voices`, with `labels` for transcripts, `blocks` for words announced above or signed below,
`narrator` for reporters who say "I", and `resolutions` for clauses that share one subject.
This module walks the paragraphs and lets quotations run on; `records` makes the records.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...document import Paragraph, Sentence
from ...lexicon import AUXILIARY, MODAL, PAST
from ...records import Party, Statement
from ...tokens import ENDERS
from ..evidence import FIRST_PERSON, first_finite, trimmed
from ..reader import Reader
from .drafts import Draft
from .narrator import Narrator
from .records import records_of
from .resolutions import Resolution
from .sentences import Sentences
from .summons import Summons
from .voices import Voices

ITEM = 20  # tokens of an item of a list
BLOCK = 8  # tokens that a quotation without marks has at least


def parse_statements(article: Article) -> tuple[Statement, ...]:
    """Return what the article attributes to somebody, one record a sentence or coordinate clause, in text order."""
    drafts = _Walk(article).drafts()
    return records_of(article, drafts)


class _Walk(Reader):
    """One walk over the paragraphs, remembering who spoke last."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.sentences = Sentences(article)
        self.voices = Voices(article, self.sentences.attributions)
        self.resolution = Resolution(article, self.sentences.attributions, self.voices.author)
        voiced = self.voices.is_release or bool(self.voices.labelled) or bool(self.voices.sections)
        self.narrator = Narrator(article, [] if voiced else [p for p in article.document.paragraphs if p.kind == "body"])
        self.summons = Summons(article, self.sentences.attributions)
        self.dateline = article.document.header.dateline
        self.last: Party | None = self.voices.author
        self.found: list[Draft] = []
        self.announced: dict[int, Party] = {}  # end of a sentence that introduces a quotation -> whose it is
        self.listing: Draft | None = None  # a statement that ends with a colon, with the items below it
        self.spoke_above = False  # whether the paragraph above ends with words that it attributes
        self.open: list[Draft] = []  # of paragraphs whose quotation is reopened in the next one
        self.below: Party | None = None  # who speaks in the next paragraph, which a colon announces

    def drafts(self) -> list[Draft]:
        """Return the drafts of the whole article."""
        document, blocks = self.article.document, self.voices.blocks
        for paragraph in document.paragraphs:
            if clause := self.resolution.drafts(paragraph):
                self.found += clause
                continue
            voiced = paragraph.start in self.voices.labelled or paragraph.start in blocks.posts
            if (paragraph.kind != "body" and not voiced) or paragraph.start in blocks.signatures:
                continue
            speaker = self.voices.speaker(paragraph) or (self.below if self._is_block(paragraph) else None)
            if speaker is not None and not self.voices.labelled and self._quotes_another(paragraph):
                speaker = None
            if paragraph.start in blocks.signed and not self.voices.labelled:
                speaker = None
                for sentence in document.sentences[paragraph.first : paragraph.last]:
                    self.announced[sentence.start] = blocks.signed[paragraph.start]
            own: list[Draft] = []
            for sentence in document.sentences[paragraph.first : paragraph.last]:
                begun = self.voices.authors.begun_in(sentence.start, sentence.end) if speaker is None else None
                if begun is None:
                    own += self._sentence(sentence, speaker)
                    continue
                colon, speaker = begun
                own += self._sentence(attrs.evolve(sentence, end=colon + 1), None)
                own += self._sentence(attrs.evolve(sentence, start=colon + 1), speaker)
            if speaker is not None and self._is_item(paragraph, own):
                own = []
            elif own:
                self.listing = own[-1] if self.words[paragraph.end - 1] == ":" else None
            self.below = self._announced_below(paragraph, own)
            if self._goes_on_below(own):
                self.open += own
                continue
            self.found += self._run_on([*self.open, *own])
            self.open = []
            self.spoke_above = bool(own) and own[-1].speaker is not None and own[-1].cue is not None
        self.found += self._run_on(self.open)
        return [d for d in self.found if d.speaker is not None]

    def _announced_below(self, paragraph: Paragraph, own: list[Draft]) -> Party | None:
        """Return whose words the paragraph below holds: "The ministry issued a note saying:", "According to the book, the money came from abroad:"."""
        if self.words[paragraph.end - 1] != ":" or self.voices.is_release or self.voices.labelled:
            return None
        announced = self.announced.get(paragraph.end)
        goes_on = own and own[-1].cue is not None and own[-1].pieces[-1][1] + 1 >= paragraph.end
        return announced or (own[-1].speaker if goes_on else None)

    def _is_block(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is prose that quotation marks and numbers do not open, as a quotation set apart is."""
        long = paragraph.end - paragraph.start > BLOCK and self.words[paragraph.end - 1] in ENDERS
        return long and self.words[paragraph.start][0].isalpha() and self.article.quotation_at(paragraph.start) is None

    def _is_item(self, paragraph: Paragraph, own: list[Draft]) -> bool:
        """Tell whether a paragraph is an item of the list that somebody announces ("The groups are:"), and add it to that statement."""
        if self.listing is None or len(own) != 1 or own[0].cue is not None or paragraph.end - paragraph.start > ITEM:
            return False
        if own[0].speaker != self.listing.speaker or first_finite(self.article, *own[0].pieces[0]) is not None:
            return False
        self.listing.pieces += own[0].pieces
        self.listing.sentence = (self.listing.sentence[0], own[0].sentence[1])
        return True

    def _quotes_another(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph of a release is a quotation with its attribution: '"..." said the minister'."""
        first = self.article.document.sentences[paragraph.first]
        start, _ = trimmed(self.article, first.start, first.end)
        quotation = self.article.quotation_at(start)
        if quotation is None or quotation.end + 1 >= paragraph.end:
            return False
        last = next(s for s in self.article.document.sentences[paragraph.first : paragraph.last] if s.end > quotation.end)
        drafts = self.sentences.read(*trimmed(self.article, last.start, last.end))
        return bool(drafts) and drafts[0].cue is not None and drafts[0].speaker is not None and quotation.end <= drafts[0].cue[0]

    def _sentence(self, sentence: Sentence, speaker: Party | None) -> list[Draft]:
        dateline = self.dateline
        if dateline is not None and dateline.start <= sentence.start < dateline.body:
            return []
        start, end = trimmed(self.article, sentence.start, sentence.end)  # without closing stop, quotation and list marks
        if end - start < 1 or (speaker is None and end - start < 2 and self.article.quotation_at(start) is None):
            return []
        if speaker is not None:
            told = self._attributed(sentence, start, end, speaker) if self.voices.is_release else []
            return told or self.voices.read(start, end, speaker)
        quotation = self.article.quotation_at(start)
        if quotation is not None and quotation.end >= end:
            return [Draft(sentence=(sentence.start, sentence.end), pieces=[(start, end)], speaker=None)]
        drafts = self.sentences.read(start, end)
        if self.sentences.announced is not None:
            self.announced[sentence.end] = self.sentences.announced
        drafts = self.voices.own_words(start, end, drafts) or self.summons.read(start, end, drafts) or drafts
        if not drafts:
            return [Draft(sentence=(sentence.start, sentence.end), pieces=[(start, end)], speaker=None, act="narration")]
        for draft in drafts:
            draft.sentence = (sentence.start, sentence.end)
            if draft.speaker is not None:  # for the pronouns of the next sentences
                self.sentences.speakers.remember(draft.speaker, start, end, relay=draft.relayed_by)
        return drafts

    def _attributed(self, sentence: Sentence, start: int, end: int, author: Party) -> list[Draft]:
        """Return what a sentence of a release attributes by a verb: to its author by name, to joint authors ("We stressed") or one of them.

        "Germany pledges" in a joint statement of states is Germany's; in one of two ministers of a state it is theirs.
        """
        found = self.sentences.read(start, end)
        drafts = [d for d in found if d.speaker is not None and d.cue is not None and self.folded[d.cue[0]] != "according"]
        if author.kind != "group":
            named = all(d.speaker is not None and d.speaker.ref is not None and d.speaker.ref == author.ref for d in drafts)
            drafts = drafts if named else []
        elif drafts and drafts[0].cue is not None and drafts[0].cue[0] > start and self.folded[drafts[0].cue[0]].endswith("ing"):
            return []  # "We are resolute, encouraging others": all of it is theirs
        states = {m.country for m in author.members if m.kind != "country"} - {None}
        for draft in drafts:
            draft.sentence = (sentence.start, sentence.end)
            words = (draft.speaker.name or "").casefold().split() if draft.speaker is not None else []
            own = draft.speaker is not None and draft.speaker.kind == "country" and states == {draft.speaker.country}
            if own or words[:1] in (["we"], ["we,"]):
                draft.speaker = author
        if drafts and (comma := self._ends_clause_in_front(drafts[0], start)) is not None:
            drafts.insert(0, Draft(sentence=(sentence.start, sentence.end), pieces=[(start, comma)], speaker=author))
        return drafts

    def _ends_clause_in_front(self, draft: Draft, start: int) -> int | None:
        """Return the comma that ends what joint authors say without a verb of saying: "We know the risks, and we urge care"."""
        cue = draft.cue[0] if draft.cue is not None else start
        for k in range(cue - 1, max(start + 2, cue - 4), -1):
            if self.folded[k] == "we":
                joined = self.folded[k - 1] in ("and", "but") and self.article.document.words[k - 2] == ","
                return k - 2 if joined and first_finite(self.article, start, k - 2) is not None else None
        return None

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
                self.last = self.narrator.meets(*draft.sentence) or (None if self._said_by_another(*draft.sentence) else self.last)
                continue
            if draft.act == "narration":
                self.last = self.narrator.meets(*draft.pieces[0]) or (None if self._said_by_another(*draft.pieces[0]) else self.last)
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
                self.last = draft.speaker
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
        quoted = self.article.quotation_at(follow.pieces[0][0]) is not None and not self.article.quotations_in(*draft.pieces[0])
        return not quoted and not self._narrates(*draft.pieces[0])

    def _narrates(self, start: int, end: int) -> bool:
        """Tell whether the first finite verb of the sentence is in the past."""
        i = first_finite(self.article, start, end)
        if i is None:
            return False
        bits = self.article.document.flags[i]
        return self.folded[i] in ("was", "were", "had", "did") or (bool(bits & PAST) and not bits & (AUXILIARY | MODAL))

    def _said_by_another(self, start: int, end: int) -> bool:
        """Tell whether a sentence opens with a quotation of somebody nobody knows: '"...," a neighbour says', who may go on below."""
        quotation = self.article.quotation_at(trimmed(self.article, start, end)[0])
        if quotation is None or not quotation.closed or self.words[quotation.end - 1] not in (",", "?", "!"):
            return False
        if self.last is None or self.last.kind != "person":
            return False
        behind = set(self.folded[quotation.end + 1 : end])
        if behind & set((self.last.name or self.last.office or "").casefold().split()):
            return False
        return not any(pronoun in behind and self.sentences.speakers.fits(self.last, pronoun) for pronoun in ("he", "she"))

    def _first_person(self, draft: Draft) -> bool:
        """Tell whether a sentence in the first person is a sound bite: of whoever the paragraph above quotes, in a text without marks."""
        start, end = draft.pieces[0]
        marked = self.narrator.tells or bool(self.article.document.quotations)
        if marked or not self.spoke_above or self.voices.is_release or FIRST_PERSON.isdisjoint(self.folded[start:end]):
            return False
        words = self.article.document.words
        return any(
            self.folded[i] in FIRST_PERSON and not (words[i].isupper() and len(words[i]) > 1) and words[i] != "i" and words[i - 1] != "-"
            for i in range(start, end)
        )  # not "the US", not "Mazar-i-Sharif"
