"""Who speaks where no verb of saying tells: the author of a release in the first person, the labels of a transcript.

Rule 1  A release speaks for its author if a line names one and the prose says "I" or "we" outside quotation marks.
Rule 2  In the voice of its author a performative in the first person ("I thank ..."), or of the author's state ("Australia welcomes ..."),
        is a statement from its verb on; all other sentences are statements as they stand, without a cue.
Rule 3  A label ("PRIME MINISTER ABE:", or a line of its own) gives the words behind it to whom it names, up to the next label.
"""

from __future__ import annotations

from ...article import Article
from ...document import Paragraph
from ...lexicon import ADVERB, CAPITAL, CUE, MARK, UPPER
from ...mentions import CountryMention, OfficeMention, PersonMention
from ...records import Party
from ..evidence import is_finite, trimmed
from .sentences import Draft, Sentences

FIRST = frozenset({"i", "we"})
PERFORMATIVES = frozenset({"thank", "congratulate", "condole", "condemn", "call_for", "welcome", "praise"})
WISHES = frozenset({"wish", "urge", "encourage", "commend"})
STATES_OF_MIND = frozenset({"be_confident", "be_convinced"})
ADDRESSES = frozenset({"your", "mr", "madam", "excellencies", "excellency", "distinguished", "ladies", "dear", "honourable", "honorable", "colleagues", "friends"})  # fmt: skip
LABEL_WORDS = 12


class Voices:
    """Knows who holds the floor in each paragraph of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.author = self._author()
        self.labels = self._labels()
        self.is_release = self.author is not None and not self.labels and self._first_person()
        self.current: Party | None = None

    def speaker(self, paragraph: Paragraph) -> Party | None:
        """Return who speaks in a paragraph without need of a verb of saying, None for ordinary prose."""
        label = self.labels.get(paragraph.start)
        if label is not None:
            self.current = label
        if self.current is not None:
            return self.current
        return self.author if self.is_release else None

    def read(self, sentences: Sentences, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return a sentence in somebody's voice as drafts (Rule 2)."""
        label_end = self._label_end(start, end)
        if label_end >= end:
            return []
        start, end = trimmed(self.article, label_end, end)
        if end <= start or self._only_addresses(start, end):
            return []
        return self._performatives(sentences, start, end, speaker) or [Draft(sentence=(start, end), pieces=[(start, end)], speaker=speaker)]

    def _only_addresses(self, start: int, end: int) -> bool:
        """Tell whether the sentence is a mere form of address: "Your Excellency, distinguished guests"."""
        return self.folded[start] in ADDRESSES and not any(is_finite(self.article, i) for i in range(start, end))

    def _performatives(self, sentences: Sentences, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return the performatives of a sentence, and the clause before the first one where it stands on its own."""
        found: list[Draft] = []
        i = start
        before = start
        while i < end:
            if self.flags[i] & CUE and (cue := self._performative(sentences, i, end, chained=bool(found))) is not None:
                form_end, clause, act, subject = cue
                stop = next((k - 1 for k in range(form_end + 2, end) if self._chains(sentences, k, end)), end)
                if not found and subject - 2 > start and self.folded[subject - 1] == "and" and self.words[subject - 2] == ",":
                    if any(is_finite(self.article, k) for k in range(before, subject - 2)):
                        found.append(Draft(sentence=(start, end), pieces=[(before, subject - 2)], speaker=speaker))
                first = form_end if clause else i
                found.append(Draft(sentence=(start, end), pieces=[(first, stop)], speaker=speaker, cue=(i, form_end), act=act))
                i = stop
                continue
            i += 1
        return found

    def _chains(self, sentences: Sentences, k: int, end: int) -> bool:
        """Tell whether a further performative begins at ``k``: "I commend X and encourage Y"."""
        return self.folded[k - 1] == "and" and bool(self.flags[k] & CUE) and self._performative(sentences, k, end, chained=True) is not None

    def _performative(self, sentences: Sentences, i: int, end: int, *, chained: bool) -> tuple[int, bool, str, int] | None:
        """Return (end of the cue, whether a clause follows, its act, first token of its subject) of a performative at ``i``."""
        forms, stop = sentences.attributions._longest(i, end)
        for form in forms:
            cue = form.cue
            if cue.kind != "verb" or not form.inflections & {"base", "s"}:
                continue
            clause = cue.id in STATES_OF_MIND
            performs = (cue.act in PERFORMATIVES and not cue.weak) or cue.id in WISHES
            if not (performs or clause) or stop >= end:
                continue
            subject = self._subject(i, chained=chained)
            if subject is None:
                continue
            if clause and self.folded[stop] == "that":
                stop += 1
            elif clause and stop < end:
                pass
            return stop, clause, cue.act, subject
        return None

    def _subject(self, i: int, *, chained: bool) -> int | None:
        """Return the first token of the subject in front of a performative: "I", "we", the author's own state, "my honour to"."""
        j = i - 1
        while j >= 0 and self.flags[j] & ADVERB and self.folded[j] not in FIRST:
            j -= 1
        if j < 0:
            return None
        if self.folded[j] in FIRST:
            return j
        if chained and self.folded[j] == "and":
            return j
        mention = self.article.mentions.ending.get(j + 1)
        if isinstance(mention, CountryMention) and self.author is not None and mention.code == self.author.country and mention.form == "name":
            return mention.start - (self.folded[mention.start - 1] == "the")
        if self.folded[j] == "to" and j and self.folded[j - 1] in ("honor", "honour", "pleasure", "privilege", "like", "wish", "want", "pleased", "delighted"):
            return j
        return None

    def _author(self) -> Party | None:
        author = self.article.document.header.author
        if author is None:
            return None
        for mention in self.article.mentions.parties:
            if mention.start >= author[1]:
                break
            if mention.end > author[0] and isinstance(mention, PersonMention | OfficeMention):
                party = self.article.party(mention)
                if party is not None and party.kind == "person":
                    return party
        return None

    def _first_person(self) -> bool:
        """Tell whether the prose says "I" or "we" outside quotation marks."""
        document = self.article.document
        for paragraph in document.paragraphs:
            if paragraph.kind != "body":
                continue
            for i in range(paragraph.start, paragraph.end):
                if self.folded[i] in FIRST and not (self.flags[i] & UPPER) and self.article.quotation_at(i) is None:
                    return True
        return False

    def _labels(self) -> dict[int, Party]:
        """Return the speakers of a transcript by the first token of the paragraph that their label heads."""
        found: dict[int, Party] = {}
        document = self.article.document
        for paragraph in document.paragraphs:
            if paragraph.kind != "body":
                continue
            end = self._label_end(paragraph.start, paragraph.end)
            if end == paragraph.start:
                continue
            party = self._named(paragraph.start, end)
            if party is not None:
                found[paragraph.start] = party
        return found if len(found) > 1 else {}

    def _label_end(self, start: int, end: int) -> int:
        """Return where a label at ``start`` ends; ``start`` where there is none."""
        limit = min(end, start + LABEL_WORDS)
        i = start
        while i < limit and (self.flags[i] & UPPER or (self.flags[i] & (CAPITAL | MARK) and self.words[i] != ":")):
            i += 1
        if i < limit and self.words[i] == ":" and i > start and (self.flags[start] & UPPER or i - start <= 2):
            return i + 1
        if i == end and all(self.flags[k] & (UPPER | MARK) for k in range(start, end)):
            return end
        return start

    def _named(self, start: int, end: int) -> Party | None:
        for mention in self.article.mentions.parties:
            if mention.start >= end:
                return None
            if mention.start >= start and isinstance(mention, PersonMention | OfficeMention):
                return self.article.party(mention)
        return None
