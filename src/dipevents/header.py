"""What stands around the prose: headline, deck, outlet and time lines, bylines, captions, page furniture, dateline.

Rule 1  The head of a page is a block of titles and lines before the first prose. Lines are told by their words
        (``furniture.jsonl``) or their shape; of the titles left, the first that does not just name its author or outlet
        is the headline, the next the deck.
Rule 2  A sentence between headline and dateline is a deck or a caption, however it reads.
Rule 3  Behind the first prose only what is no sentence is a line. A label that says who speaks is body, since the
        sentences below depend on it.
Rule 4  Every token stays in one sentence of one paragraph. The dateline is a sentence of its own: a reader of prose
        skips the sentences inside ``dateline.start:dateline.body``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from . import lexicon
from .datelines import dateline_at
from .document import DatelineParts, Document, Header, Paragraph, ParagraphKind, Sentence
from .gazetteer import Gazetteer
from .glued import glued_end
from .lines import ACTS, LINKS, PERSONAL, Lines
from .stamps import Range, stamp_in

MANY_WORDS_OF_A_PLACE = 3
HEAD_ZONE = 15  # paragraphs in which a headline, an author or a dateline is looked for
FOOT_ZONE = 8
ANNOUNCED = frozenset(("statement", "statements", "remarks", "text", "declaration", "communique", "comments", "message", "readout"))
WORD = lexicon.CAPITAL | lexicon.DIGIT


def read_header(document: Document, blocks: list[Range], breaks: list[int], gazetteer: Gazetteer) -> Document:
    """Return the document with its header found and each paragraph told what it is (Rules 1 to 4).

    So far it has no paragraphs and sentences: ``blocks`` are the ranges of paragraphs, ``breaks`` where sentences end.
    """
    if not blocks:
        return document
    return _Page(document, blocks, breaks, gazetteer).read()


class _Page:
    """One reading of a page: ``blocks`` are its paragraphs, ``kinds`` what they turn out to be."""

    def __init__(self, document: Document, blocks: list[Range], breaks: list[int], gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.lines = Lines(document, gazetteer)
        self.breaks = breaks
        self.blocks = blocks
        self.kinds: list[ParagraphKind] = ["body"] * len(self.blocks)
        self.first = 0  # number of the first paragraph of prose
        self.headline: int | None = None
        self.deck: int | None = None
        self.published: Range | None = None
        self.dateline: DatelineParts | None = None
        self.author: Range | None = None
        self.source: Range | None = None

    def read(self) -> Document:
        """Read head, foot and body, in this order, and put the document together again."""
        for number, block in enumerate(self.blocks):
            if self.lines.is_furniture(*block) or (number < HEAD_ZONE and self.lines.is_caption(*block)):
                self.kinds[number] = "line"
        self._split_glued()
        self._find_dateline()
        self.first = self._first_prose()
        self._read_head()
        self._read_body()
        self._read_foot()
        return self._rebuilt()

    def _first_prose(self) -> int:
        """Return the number of the first paragraph that is prose behind the head of the page."""
        if self.dateline is not None:
            number = self._paragraph_of(self.dateline.start)
            alone = self.dateline.body >= self.blocks[number][1]
            prose = [n for n in range(len(self.blocks)) if self.kinds[n] == "body" and self.lines.is_prose(*self.blocks[n])]
            if sum(n < number for n in prose) <= 3 and (not alone or any(n > number for n in prose)):
                return number + alone
        for number, block in enumerate(self.blocks):
            if self.kinds[number] == "body" and self.lines.is_prose(*block) and not self._announces(number):
                if number == 0 and self._punctuated_headline():
                    continue
                return self._after_summary(number)
        return len(self.blocks)

    def _after_summary(self, number: int) -> int:
        """Return the paragraph behind ``FULL TEXT`` or the headline's second printing, if near, else this one."""
        folded = self.document.folded
        for further in range(number + 1, min(number + 4, len(self.blocks))):
            start, end = self.blocks[further]
            full = end - start <= 4 and folded[start : start + 2] == ["full", "text"]
            again = end - start >= 4 and folded[start:end] == folded[self.blocks[0][0] : self.blocks[0][1]]
            if full or again:
                return further + 1
        return number

    def _punctuated_headline(self) -> bool:
        """Tell whether the first paragraph is a headline though it ends in a full stop: short, above longer ones."""
        start, end = self.blocks[0]
        if end - start > 18 or len(self.blocks) < 3 or self._sentences(0) > 1:
            return False
        if self.document.words[start] in ('"', "“", "``"):
            return False
        second = self.blocks[1]
        if self.kinds[1] == "line" or not self.lines.is_prose(*second):
            return True
        if self.dateline is not None and second[0] == self.dateline.start:
            return True
        longest = max(stop - begin for begin, stop in self.blocks[1:4])
        return len(self.blocks) >= 6 and longest >= 1.5 * (end - start)

    def _read_head(self) -> None:
        """Find headline, deck, date, author and outlet before the first prose."""
        titles: list[int] = []
        for number in range(min(self.first, HEAD_ZONE)):
            start, end = self.blocks[number]
            stamped = self.dateline is not None and self.dateline.start <= start < self.dateline.body
            if self._announces(number):
                self.kinds[number] = "line"
                self._take_announced(start, end)
            elif self.kinds[number] == "line" or stamped:
                self.kinds[number] = "line"
                self._take_line(start, end)
            else:
                titles.append(number)
        named = [n for n in titles if not self._names_author(n, titles)]
        if not named and len(titles) > 1:
            named = [n for n in titles if not stamp_in(self.document, *self.blocks[n])][-1:]
        if named:
            self.headline = named[0]
            titles = self._join_headline(named[0], titles)
            self._take_issuer(*self.blocks[named[0]])
            stamp = stamp_in(self.document, *self.blocks[named[0]])
            if stamp is not None and stamp[1] == self.blocks[named[0]][1]:
                self.published = self.published or stamp
        for number in titles:
            start, end = self.blocks[number]
            if number == self.headline:
                self.kinds[number] = "headline"
            elif self.headline is not None and self._is_deck(number):
                self.kinds[number] = "deck"
                self.deck = number if self.deck is None else self.deck
            else:
                self.kinds[number] = "line"
                self._take_line(start, end, joins=True)

    def _names_author(self, number: int, titles: list[int]) -> bool:
        """Tell whether a title only names the author or the outlet, and so is no headline."""
        start, end = self.blocks[number]
        if self.lines.is_author(start, end) or self.lines.is_outlet(start, end):
            return True
        after = self.lines.phrase("issue", start, end)
        if after is None or after >= end or self.document.folded[after] not in ("by", "from", "of"):
            return False
        later = any(n > number and not self.lines.is_author(*self.blocks[n]) for n in titles)
        return later and self.lines.is_author(after + 1, end)

    def _join_headline(self, number: int, titles: list[int]) -> list[int]:
        """Make one paragraph of a headline printed on several lines; return the numbers of the titles after that."""
        words, flags = self.document.words, self.document.flags
        while number + 1 in titles:
            (start, end), (further, stop) = self.blocks[number], self.blocks[number + 1]
            broken = bool(flags[end - 1] & lexicon.FUNCTION) or words[end - 1] in (",", "-", "–", ":", "&", ";")
            if not (broken or words[further][0].islower()):
                break
            self.blocks[number : number + 2] = [(start, stop)]
            del self.kinds[number + 1]
            self.first -= 1
            titles = [n if n <= number else n - 1 for n in titles if n != number + 1]
        return titles

    def _is_deck(self, number: int) -> bool:
        """Tell whether a title below the headline is its deck: a sentence or two, or the very next title."""
        start, end = self.blocks[number]
        if end - start < 4 or self._repeats(number):
            return False
        if self.lines.is_prose(start, end):
            return self._sentences(number) <= 2
        return number - 1 == self.headline and not (self.lines.is_author(start, end) or self.lines.is_outlet(start, end))

    def _take_line(self, start: int, end: int, *, joins: bool = False) -> None:
        """Take date, author or outlet from a line of the head."""
        stamp = stamp_in(self.document, start, end) if self.lines.may_date(start, end) else None
        if self.published is None and stamp is not None:
            self.published = stamp
        if self.document.folded[start] == "by" and end - start > 1:
            self.source = self.source or (start + 1, end)
            return
        if self.lines.is_outlet(start, end):
            self.source = self.source or (start, end)
            return
        if self.dateline is not None and start == self.dateline.start:
            return
        core = self.lines.author_core(start, end)
        if core is not None:
            if self.author is None:
                self.author = core
            elif joins and 0 <= core[0] - self.author[1] <= 2 and core[1] - self.author[0] <= 30:
                self.author = (self.author[0], core[1])
        elif self.author is None:
            self._take_issuer(start, end)
        if self.source is None and stamp is not None and start < stamp[0]:
            name = next((i for i in range(start, stamp[0]) if self.document.flags[i] & lexicon.MARK), stamp[0])
            if name > start and self.lines.is_outlet(start, name):
                self.source = (start, name)

    def _take_issuer(self, start: int, end: int) -> None:
        """Take the author from ``Statement by President Diaz on ...``, ``Remarks on Kosovo by the envoy``."""
        folded = self.document.folded
        after = self.lines.phrase("issue", start, end)
        if not after or self.author is not None:
            return
        at = next((i for i in range(after, min(end, after + 25)) if folded[i] in ("by", "from")), None)
        if at is None and after < end and folded[after] == "of" and folded[start] != "readout":
            at = after
        if at is None:
            return
        stop = self.lines.name_end(at + 1, end)
        personal = any(self.document.flags[i] & (PERSONAL | lexicon.GIVEN) for i in range(at + 1, stop))
        possessive = stop < end and folded[stop] == "'s"
        if stop > at + 1 and not possessive and (personal or (at == after and folded[at] != "of")):
            self.author = (at + 1, stop)

    def _announces(self, number: int) -> bool:
        """Tell whether a paragraph only announces the text below it.

        Forms: ``The below is attributable to ...:``, ``X issued the following statement:``, ``The text of the following
        statement was released by ...``.
        """
        if number >= HEAD_ZONE:
            return False
        start, end = self.blocks[number]
        folded = self.document.folded
        if end - start > 120 or self._sentences(number) > 1:
            return False
        words = frozenset(folded[start:end])
        if "attributable" in words and "to" in words:
            return True
        if end - start < 5 or not words & ANNOUNCED or not words & {"following", "below", "this", "text"}:
            return False
        if self.document.words[end - 1] == ":":
            return True
        ahead = number + 1 < len(self.blocks) and self.lines.is_furniture(*self.blocks[number + 1])
        return (ahead and "following" in words) or ("released" in words and folded[start] == "the")

    def _take_announced(self, start: int, end: int) -> None:
        """Take the author from an announcement: behind ``attributable to`` or ``released by``, else the subject."""
        folded, words = self.document.folded, self.document.words
        stop = end - 1 if words[end - 1] in (":", ".") else end
        for i in range(start, end - 1):
            if folded[i] == "by" or (folded[i] == "to" and "attributable" in folded[start:i]):
                named = self.lines.name_end(i + 1, stop, several=True)
                if named > i + 1:
                    self.author = (i + 1, named)
                    return
        named = self.lines.name_end(start, stop)
        if any(self.document.flags[i] & PERSONAL for i in range(start, named)):
            self.author = (start, named)

    def _read_body(self) -> None:
        """Mark subheadings, venues, dates and the like below the first prose as lines (Rule 3)."""
        for number in range(self.first, len(self.blocks)):
            start, end = self.blocks[number]
            if self.kinds[number] != "body" or end - start > 40 or self.lines.is_prose(start, end):
                continue
            following = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
            above = number > 0 and self.kinds[number - 1] == "body"
            goes_on = above and not self.lines.ends_sentence(self.blocks[number - 1][1])
            if self._is_title(start, end, following, goes_on=goes_on):
                self.kinds[number] = "line"
            if number < HEAD_ZONE and self.author is None:
                self._take_issuer(start, end)

    def _is_title(self, start: int, end: int, following: Range | None, *, goes_on: bool) -> bool:
        """Tell whether a paragraph without a full stop is a title, a list item or a date, not part of a sentence."""
        words, flags = self.document.words, self.document.flags
        first = next((i for i in range(start, end) if not flags[i] & lexicon.MARK), None)
        if first is None:
            return True
        if words[first][0].islower() or words[end - 1] in (":", ",", ";"):
            return False
        if following is not None and words[following[0]][0].islower():
            return False
        if stamp_in(self.document, start, end) and end - start <= 14:
            return True
        if words[start] in ("*", "•", "·", "▪", "#", "-", "–"):
            return not any(flags[i] & ACTS and not flags[i] & lexicon.CAPITAL for i in range(start, end))
        if goes_on and not all(flags[i] & lexicon.UPPER for i in range(start, end) if words[i].isalpha()):
            return False
        if self.lines.is_author(start, end) or any(flags[i] & PERSONAL for i in range(start, end)):
            spoken = following is not None and self.lines.is_prose(*following)
            if spoken and all(flags[i] & (WORD | lexicon.MARK) or words[i] in LINKS for i in range(start, end)):
                return False
        capitals = sum(bool(flags[i] & WORD) for i in range(start, end))
        lower = sum(words[i][0].islower() and not flags[i] & lexicon.FUNCTION for i in range(start, end))
        verb = any(flags[i] & lexicon.FINITE and words[i][0].islower() for i in range(start, end))
        return capitals > lower or (not verb and end - start <= 14)

    def _read_foot(self) -> None:
        """Take place, date and signature from the last lines."""
        low = max(self.first + 1, len(self.blocks) - FOOT_ZONE)
        signed = False
        for number in range(len(self.blocks) - 1, low - 1, -1):
            start, end = self.blocks[number]
            if self.lines.is_prose(start, end) or end - start > 40 or self.kinds[number] == "headline":
                if self.kinds[number] == "body":
                    break
                continue
            if self.dateline is None:
                done = self.document.folded[start] in ("issued", "done", "signed", "adopted", "made")
                parts = dateline_at(self.document, start + 2 if done else start, end, self.gazetteer)
                if parts is not None and parts.date is not None and parts.body >= end:
                    self.dateline, self.kinds[number] = parts, "line"
            if self.published is None and self.kinds[number] == "line" and self.lines.may_date(start, end):
                self.published = stamp_in(self.document, start, end)
            core = None if signed else self.lines.author_core(start, end)
            if core is not None and self.author is None and self.lines.is_prose(*self.blocks[number - 1]):
                self.author, self.kinds[number], signed = core, "line", True

    def _find_dateline(self) -> None:
        """Find the dateline at the head of one of the first paragraphs."""
        for number in range(min(HEAD_ZONE, len(self.blocks))):
            start, end = self.blocks[number]
            if self.lines.is_caption(start, end):
                continue
            parts = dateline_at(self.document, start, end, self.gazetteer)
            if parts is None:
                continue
            if number > 0 or parts.date is not None or parts.agency is not None or self.lines.is_prose(start, end):
                self.dateline = parts
                return
        for number in range(min(HEAD_ZONE, len(self.blocks) - 1)):
            start, end = self.blocks[number]
            if self._is_place_alone(start, end) and self.lines.is_prose(*self.blocks[number + 1]):
                self.dateline = DatelineParts(start=start, body=end, place=(start, end), date=None, agency=None)
                return

    def _is_place_alone(self, start: int, end: int) -> bool:
        """Tell whether a paragraph is a known city in capitals and nothing else: "ANKARA" above the first sentence."""
        if end - start > MANY_WORDS_OF_A_PLACE or not all(self.document.flags[i] & lexicon.UPPER for i in range(start, end)):
            return False
        return any(entry.kind in ("place", "seat") for entry in self.gazetteer.entries(self.document.folded[start:end]))

    def _sentences(self, number: int) -> int:
        start, end = self.blocks[number]
        return bisect_left(self.breaks, end) - bisect_left(self.breaks, start) + (start == 0)

    def _repeats(self, number: int) -> bool:
        if self.headline is None:
            return False
        (a, b), (c, d) = self.blocks[self.headline], self.blocks[number]
        return self.document.folded[a:b] == self.document.folded[c:d]

    def _paragraph_of(self, token: int) -> int:
        return next(n for n, (start, end) in enumerate(self.blocks) if start <= token < end)

    def _split_glued(self) -> None:
        """Cut a headline off the paragraph it has been glued to."""
        for number in range(min(6, len(self.blocks))):
            start, end = self.blocks[number]
            if self.kinds[number] == "line" or self.lines.is_author(start, end):
                continue
            if end - start < 14 or not self.lines.is_prose(start, end):
                return
            at = glued_end(self.lines, start, end, lonely=len(self.blocks) <= 2)
            if at is not None:
                self.blocks[number : number + 1] = [(start, at), (at, end)]
                self.kinds.insert(number, "body")
            return

    def _rebuilt(self) -> Document:
        """Return the document with these paragraphs, their sentences re-cut around the dateline (Rule 4)."""
        breaks, line = self.breaks, self.dateline
        if line is not None:
            breaks = sorted({s for s in breaks if not line.start < s < line.body} | {line.start, line.body})
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        for number, (start, end) in enumerate(self.blocks):
            first, begin = len(sentences), start
            for stop in breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]:
                sentences.append(Sentence(begin, stop, number))
                begin = stop
            sentences.append(Sentence(begin, end, number))
            paragraphs.append(Paragraph(start, end, first, len(sentences), self.kinds[number]))
        header = Header(
            headline=self.headline,
            deck=self.deck,
            published=self.published,
            dateline=line,
            author=self.author,
            source=self.source,
        )
        return attrs.evolve(self.document, sentences=tuple(sentences), paragraphs=tuple(paragraphs), header=header)
