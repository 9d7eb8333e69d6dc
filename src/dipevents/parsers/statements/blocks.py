"""Whole paragraphs that somebody is given as the speaker of by what stands above or below them.

Rule 1  "X said:", or "X issued the following statement:", at the end of a paragraph gives X the paragraphs below, where no quotation
        mark opens them: as long as they speak in the first person, and the first of them in any case.
        "Quotes attributable to X:" gives X the quotations below, or the paragraphs where none has quotation marks.
Rule 2  A line below a quotation that is nothing but a name signs it: '"..."' / "- Jane Mwangi, Minister of Health"; one with a handle
        signs the paragraph above it, or what stands in front of it in its own.
Rule 3  In an interview without labels whoever the headline names gives all that stands between the questions.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from ...article import Article
from ...document import Paragraph
from ...lexicon import BASE
from ...mentions import OrganisationMention, PersonMention
from ...records import Party
from ...values import value
from ..authors import excerpted_below, quoted_below
from ..evidence import OPEN_QUOTES, first_finite, trimmed
from ..reader import Reader
from .attribution import Attribution
from .attributions import Attributions
from .speakers import WRITTEN

FIRST = frozenset({"i", "we", "my", "our", "us", "me"})
DASHES = frozenset({"-", "--", "–", "—", "―", "~"})
INTERVIEWS = frozenset({"interview", "interviewed"})
ASIDE = 12  # tokens behind "X said" that only tell when or where
SIGNATURE = 30  # tokens of a line that signs a quotation
HANDLE = 16  # tokens of "[Ana Roe (]@anaroe) March 3, 2023", and of the address of a picture
ADDRESSES = frozenset({"pic", "http", "https"})
TAIL = 9  # tokens of "statement by the ministry reads as follows"
ISSUING = frozenset({"issued", "released", "made", "published", "delivered", "sent", "adopted"})
QUESTIONS = 2  # of so many an interview consists at least


@value
class Post:
    """A post on social media: the tokens of its paragraph, and those of its words without its signature."""

    paragraph: range
    words: tuple[int, int]


class Blocks(Reader):
    """Reads the blocks of one article."""

    def __init__(self, article: Article, attributions: Attributions) -> None:
        super().__init__(article)
        self.attributions = attributions
        self.signatures: set[int] = set()  # first tokens of the lines that sign quotations, or announce them
        self.said = self._said_below()  # first token of a paragraph -> who is announced as its speaker
        self.posts = self._posts()  # first token of the paragraph of a post on social media -> the post
        self.signed = self._signed()  # first token of a quotation's paragraph -> who signs it

    # --- announced above ----------------------------------------------------------------------------------------

    def _said_below(self) -> dict[int, Party]:
        paragraphs = self.article.document.paragraphs
        found: dict[int, Party] = {}
        for number, paragraph in enumerate(paragraphs):
            quoted = quoted_below(self.article, paragraph) or excerpted_below(self.article, paragraph)
            if quoted is not None:
                found.update((held.start, quoted) for held in self._quotes_below(number + 1))
                self.signatures.add(paragraph.start)
                continue
            speaker = self._announcer(paragraph) if self._may_announce(paragraph) else None
            if speaker is None:
                continue
            below: list[Paragraph] = []
            own, closes = 0, False
            for held in paragraphs[number + 1 :]:
                if held.kind != "body" or self._is_marked(held) or self.words[held.end - 1] == ":" or self._reports(held, speaker):
                    closes = True
                    break
                below.append(held)
                if self._is_first_person(held):
                    own = len(below)
            if 0 < own == len(below) - 1 and closes:
                own += 1  # one sentence more, in front of a line or another announcement
            one = speaker.kind != "group" and len(below) > 0
            found.update((held.start, speaker) for held in below[: max(own, one)])
        return found

    def _quotes_below(self, first: int) -> list[Paragraph]:
        """Return the paragraphs from ``first`` on that "Quotes attributable to X" gives to X: as many as have quotation marks, or none has."""
        held: list[Paragraph] = []
        for paragraph in self.article.document.paragraphs[first:]:
            quoted = self.words[paragraph.start] in OPEN_QUOTES
            if paragraph.kind != "body" or (held and quoted != (self.words[held[0].start] in OPEN_QUOTES)):
                break
            held.append(paragraph)
        return held

    def _may_announce(self, paragraph: Paragraph) -> bool:
        return paragraph.kind == "body" and self.words[paragraph.end - 1] == ":"

    def _announcer(self, paragraph: Paragraph) -> Party | None:
        """Return who is said to speak at the end of a paragraph: "Speaking in Oslo, the minister said:"."""
        last = self.article.document.sentences[paragraph.last - 1]
        start, end = trimmed(self.article, last.start, last.end)
        said = [c for c in self.attributions.find(start, end) if c.role in ("subject", "inverted") and c.speaker is not None]
        if not said or "quote" not in said[-1].form.cue.frames:
            return self._issuer(start, end)
        behind = self._behind(said[-1])
        if self.folded[behind] == "to" and self.article.document.flags[behind + 1] & BASE:
            return None  # "The forum continues to rest on three pillars:"
        return said[-1].speaker if end - behind <= ASIDE and first_finite(self.article, behind, end) is None else None

    def _issuer(self, start: int, end: int) -> Party | None:
        """Return who issues the document that a sentence announces.

        Forms: "X issued a statement which reads as follows:" / "X released the following statement:" / "The letter of X reads:".
        """
        noun = next((i for i in range(end - 1, max(start, end - TAIL), -1) if self.folded[i] in WRITTEN), None)
        reads = next((i for i in range(noun + 1, end) if self.folded[i] in ("reads", "read")), None) if noun is not None else None
        if noun is None or (reads is None and not (noun == end - 1 and "following" in self.folded[noun - 2 : noun])):
            return None
        issued = next((i for i in range(noun - 1, start, -1) if self.folded[i] in ISSUING), reads)
        subject = self.attributions.subjects.before(issued, start) if issued is not None else None
        return subject.party if subject is not None else None

    def _behind(self, attribution: Attribution) -> int:
        inverted = attribution.role == "inverted" and attribution.subject is not None
        return attribution.subject.end if inverted and attribution.subject is not None else attribution.end

    def _is_marked(self, paragraph: Paragraph) -> bool:
        """Tell whether a quotation mark, a bullet or the like opens a paragraph."""
        return not self.words[paragraph.start][0].isalnum() or self.article.quotation_at(paragraph.start) is not None

    def _reports(self, paragraph: Paragraph, announced: Party) -> bool:
        """Tell whether a paragraph attributes words to somebody by name, and so is a reporter's again.

        It does so by "said", or by any verb that tells what somebody else than the one ``announced`` did: "The minister thanked ...".
        """
        own = self._is_first_person(paragraph)
        for sentence in self.article.document.sentences[paragraph.first : paragraph.last]:
            for candidate in self.attributions.find(*trimmed(self.article, sentence.start, sentence.end)):
                named = candidate.subject is not None and FIRST.isdisjoint(self.folded[candidate.subject.start : candidate.subject.end])
                if not named or candidate.speaker is None:
                    continue
                other = candidate.speaker.name is not None and candidate.speaker.kind == "person" and candidate.speaker.ref != announced.ref
                if candidate.form.cue.id == "say" or (other and not own and candidate.role == "subject" and not candidate.form.cue.weak):
                    return True
        return False

    def _is_first_person(self, paragraph: Paragraph) -> bool:
        return any(
            self.folded[i] in FIRST and not (self.words[i].isupper() and len(self.words[i]) > 1) and self.article.quotation_at(i) is None
            for i in range(paragraph.start, paragraph.end)
        )

    # --- signed below -------------------------------------------------------------------------------------------

    def _signed(self) -> dict[int, Party]:
        paragraphs = self.article.document.paragraphs
        found: dict[int, Party] = {}
        held: list[int] = []  # the paragraphs of the quotation that may be signed below
        for above, paragraph in pairwise(paragraphs):
            if self._signs_post(paragraph) and above.kind == "body" and (signer := self._signer(paragraph)) is not None:
                self.said[above.start] = signer
                self.signatures.add(paragraph.start)
                continue
            if not self._is_quotation(above):
                held = []
                continue
            held.append(above.start)
            signer = self._signer(paragraph)
            if signer is not None:
                found.update((start, signer) for start in held)
                self.signatures.add(paragraph.start)
                held = []
        return found

    def _posts(self) -> dict[int, Post]:
        """Return the posts whose signature stands in their own paragraph, by its first token.

        Forms: "The lock is shut. — Ana Roe (@anaroe) March 3, 2023" / "Ana Roe (@anaroe) The lock is shut."
        """
        found: dict[int, Post] = {}
        at = [i for i, word in enumerate(self.words) if word == "@"]
        for paragraph in self.article.document.paragraphs if at else ():
            inside = at[bisect_left(at, paragraph.start) : bisect_left(at, paragraph.end)]
            if not inside or paragraph.kind not in ("body", "line"):
                continue
            first = self.starting.get(paragraph.start)
            if first is not None and inside[0] == first.end + 1 and self.words[first.end] == "(" and first.end + 4 < paragraph.end:
                span, signer = (first.end + 4, paragraph.end), self.article.party(first)
            else:
                span, signer = self._signed_at_end(paragraph, inside[-1])
            if signer is not None:
                found[paragraph.start] = Post(range(paragraph.start, paragraph.end), span)
                self.said[paragraph.start] = signer
        return found

    def _signed_at_end(self, paragraph: Paragraph, handle: int) -> tuple[tuple[int, int], Party | None]:
        """Return the words in front of "— Ana Roe (@anaroe) March 3, 2023", and who signs them."""
        floor = max(paragraph.start, handle - HANDLE)
        dash = next((i for i in range(handle - 1, floor, -1) if self.words[i] in DASHES), None)
        opens = next((i for i in (handle - 1, handle - 2) if i >= floor and self.words[i] == "("), None)  # "[Ana Roe (]@anaroe)"
        if dash is None or opens is None or paragraph.end - handle > HANDLE:
            return (paragraph.start, paragraph.end), None
        named = self.starting.get(dash + 1)
        if isinstance(named, PersonMention | OrganisationMention):
            signer = self.article.party(named)
        else:
            name = (dash + 1 + (self.words[dash + 1] == "["), opens)
            signer = Party(kind="person", name=self.article.name_of(name), mention=self.article.extract(*name))
        address = next((i for i in range(dash - 1, max(paragraph.start, dash - HANDLE), -1) if self.folded[i] in ADDRESSES), dash)
        return (paragraph.start, address), signer

    def _signs_post(self, paragraph: Paragraph) -> bool:
        """Tell whether a line signs a post on social media: "— Ana Roe (@anaroe) March 3, 2023"."""
        return self.words[paragraph.start] in DASHES and "@" in self.words[paragraph.start : paragraph.end]

    def _is_quotation(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is a quotation and nothing else."""
        if self.words[paragraph.start] not in OPEN_QUOTES:
            return False
        quotation = self.article.quotation_at(paragraph.start + 1)
        return quotation is not None and quotation.end + 1 >= paragraph.end

    def _signer(self, paragraph: Paragraph) -> Party | None:
        """Return whose name a paragraph is that holds nothing but a name with its titles."""
        start, end = paragraph.start, paragraph.end
        if end - start > SIGNATURE or self.words[end - 1] in (".", ":", "?") or paragraph.kind not in ("body", "line"):
            return None
        dash = self.words[start] in DASHES
        start += dash
        people = self.article.mentions.people
        first = bisect_left(people, start, key=attrgetter("start"))
        named = [m for m in people[first : first + 2] if m.start < end]
        if (
            len(named) != 1
            or named[0].start > start + 4
            or not (dash or named[0].titles)
            or first_finite(self.article, start, end) is not None
        ):
            return None
        return self.article.party(named[0])


class Interview(Reader):
    """The answers of an interview whose questions and answers only alternate (Rule 3)."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        asked = self._asked()
        self.answers: dict[int, Party] = {}
        if asked is not None:
            questions = {p.start for p in article.document.paragraphs if self._is_question(p)}
            first = min(questions, default=0)
            if len(questions) >= QUESTIONS:
                self.answers = {
                    p.start: asked
                    for p in article.document.paragraphs
                    if p.start > first and p.start not in questions and p.kind in ("body", "line")
                }

    def _asked(self) -> Party | None:
        """Return whom the headline or deck of an interview names, if it names one person."""
        header = self.article.document.header
        titles = [self.article.document.paragraphs[n] for n in (header.headline, header.deck) if n is not None]
        if not any(not INTERVIEWS.isdisjoint(self.folded[p.start : p.end]) for p in titles):
            return None
        people = [m for p in titles for m in self.article.mentions.people if p.start <= m.start < p.end]
        numbers = {self.article.entities.person_of[m.start].number for m in people}
        return self.article.party(people[0]) if len(numbers) == 1 else None

    def _is_question(self, paragraph: Paragraph) -> bool:
        return paragraph.kind in ("body", "line") and self.words[paragraph.end - 1] == "?" and self.words[paragraph.start][0].isalnum()
