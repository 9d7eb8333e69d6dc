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
from itertools import pairwise

import attrs

from .. import lexicon
from ..document import DatelineParts, Document, Header, Paragraph, ParagraphKind, Sentence
from ..gazetteer import Gazetteer
from .bylines import announced, announces, issuer, sender, sent_from
from .datelines import dateline_at, further_dateline
from .glued import glued_cuts
from .lines import LINKS, Lines
from .placelines import place_in
from .stamps import Range, is_ambiguous, time_at
from .subheadings import is_subheading

MANY_WORDS_OF_A_PLACE = 3
LETTERHEAD_NAME = 4  # tokens
HEAD_ZONE = 15  # paragraphs in which a headline, an author or a dateline is looked for
FOOT_ZONE = 8
LONGEST_ANNOUNCEMENT = 120  # tokens
BELOW_A_DECK = 6  # paragraphs: captions, names and dates that may stand between a deck and the prose
MOST_DATES = 3
SHORTEST_TITLE = 3  # words beside its date
MOST_ABOVE_DATELINE = 3  # sentences: decks and captions
BESIDE = 2  # paragraphs between a place on its own and the date that goes with it
TRAIL = frozenset({"»", "›", ">"})  # between the pages above this one


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
        self.lead: int | None = None  # a first sentence above the date of the page
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
        if self.dateline is None:
            self._find_place_line()
        self._read_head()
        self._read_body()
        self._read_foot()
        return self._rebuilt()

    def _first_prose(self) -> int:
        """Return the number of the first paragraph that is prose behind the head of the page."""
        behind = self._behind_dateline()
        if behind is not None:
            return behind
        titled = False
        for number, block in enumerate(self.blocks):
            if self.kinds[number] != "body" or (self.dateline is not None and block[0] == self.dateline.start):
                continue
            if titled and self.lines.opens_speech(*block):
                return number
            prose = self.lines.is_prose(*block) and not self._announces(number)
            if not prose or (number == 0 and self._punctuated_headline()):
                titled = True
            elif not (titled and self._stands_above_lines(number)):
                return self._after_summary(number)
        return len(self.blocks)

    def _behind_dateline(self) -> int | None:
        """Return the number of the paragraph with the dateline, or behind one on a line of its own, unless headlines follow below it."""
        if self.dateline is None:
            return None
        number = self._paragraph_of(self.dateline.start)
        alone = self.dateline.body >= self.blocks[number][1]
        prose = {n for n in range(len(self.blocks)) if self.kinds[n] == "body" and self.lines.is_prose(*self.blocks[n])}
        if sum(n < number for n in prose) > MOST_ABOVE_DATELINE or (alone and not any(n > number for n in prose)):
            return None
        if not alone:
            return number
        above = [n for n in range(number) if self.kinds[n] == "body" and n not in prose]
        titled = any(not self._names_author(n, above) for n in above)
        return self._behind_lines(number + 1) if titled else None

    def _behind_lines(self, number: int) -> int:
        """Return the paragraph behind the lines with dates and names that go on below a dateline of its own."""
        while number < len(self.blocks) and (self.kinds[number] == "line" or self._announces(number)):
            number += 1
        return number

    def _stands_above_lines(self, number: int) -> bool:
        """Tell whether the sentence under a headline has a byline or the date of the page below it.

        Above a byline or ``Published on ...`` it is a deck; above a bare date and time it tells what the text below then takes for known.
        """
        if number >= HEAD_ZONE or self._sentences(number) > 2:
            return False
        dated = any(self._dates(n) for n in range(number))
        told = False
        for further in range(number + 1, min(number + BELOW_A_DECK, len(self.blocks))):
            start, end = self.blocks[further]
            if self.kinds[further] == "line":
                if not told and not dated and self._dates_page(further):
                    told = True
                    self.lead = None if self.lines.phrase("opening", start, end) else number
                told = told or self.lines.is_signed(start, end)
            elif not told or self.lines.is_prose(start, end) or self.lines.opens_speech(start, end):
                return told
        return False

    def _dates(self, number: int) -> bool:
        """Tell whether a paragraph is a line with the date of the page."""
        start, end = self.blocks[number]
        return self.kinds[number] == "line" and self.lines.may_date(start, end) and self.lines.stamp(start, end) is not None

    def _dates_page(self, number: int) -> bool:
        """Tell whether a line with a date is that of the whole page: it says so, tells the time of day, or has a place beside it."""
        if not self._dates(number):
            return False
        start, end = self.blocks[number]
        stamp = self.lines.stamp(start, end)
        timed = stamp is not None and any(":" in word for word in self.document.words[stamp[0] : self._clock_below(stamp[1])])
        beside = self.blocks[number + 1 : number + 2]
        placed = any(place_in(self.document, *block, self.gazetteer) for block in beside)
        return timed or placed or self.lines.phrase("opening", start, end) is not None

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
                self.author = announced(self.lines, start, end) or self.author
            elif self.kinds[number] == "line" or stamped:
                self.kinds[number] = "line"
                self._take_line(start, end)
            else:
                titles.append(number)
        titled = [n for n in titles if not self._names_author(n, titles)]
        titled = [n for n in titled if n != self.lead]
        named = [n for n in titled if not self._leads_on(n, titled)] or titled
        if not named and len(titles) > 1 and not any(map(self._is_styled, titles)):
            named = [n for n in titles if not self.lines.stamp(*self.blocks[n])][-1:]
        if not named:
            named = self._stamped_title()
            titles = sorted({*titles, *named})
        if named:
            self.headline = named[0]
            titles = self._join_headline(named[0], titles)
            self.author = self.author or issuer(self.lines, *self.blocks[named[0]])
            self.published = self.published or self._stamp_of_headline(*self.blocks[named[0]])
        for number in titles:
            start, end = self.blocks[number]
            if number == self.lead:
                continue
            if number == self.headline:
                self.kinds[number] = "headline"
            elif self.headline is not None and self._is_deck(number, self.headline):
                self.kinds[number] = "deck"
                self.deck = number if self.deck is None else self.deck
            else:
                self.kinds[number] = "line"
                self._take_line(start, end, joins=True)

    def _stamped_title(self) -> list[int]:
        """Return the first line that names more than a date, where no other title is left: ``Daily Press Briefing - March 3, 2024``."""
        for number in range(min(self.first, HEAD_ZONE)):
            start, end = self.blocks[number]
            stamp = self.lines.stamp(start, end)
            if stamp is None or (self.dateline is not None and start == self.dateline.start) or self.lines.phrase("opening", start, end):
                continue
            words = [i for i in range(start, stamp[0]) if not self.document.flags[i] & (lexicon.MARK | lexicon.DIGIT)]
            if len(words) >= SHORTEST_TITLE and not self.lines.is_outlet(start, end) and not self.lines.is_author(start, end):
                return [number]
        return []

    def _names_author(self, number: int, titles: list[int]) -> bool:
        """Tell whether a title only names the author or the outlet, and so is no headline."""
        start, end = self.blocks[number]
        if self.lines.is_author(start, end) or self.lines.is_outlet(start, end) or self._names_holder(number):
            return True
        after = self.lines.phrase("issue", start, end)
        if after is None or after >= end or self.document.folded[after] not in ("by", "from", "of"):
            return False
        later = any(n > number and not self.lines.is_author(*self.blocks[n]) for n in titles)
        return later and self.lines.is_author(after + 1, end)

    def _is_styled(self, number: int) -> bool:
        """Tell whether a line begins with an honorific, as one of a letterhead does: ``The Hon Ana Lopes MP``."""
        start, end = self.blocks[number]
        start += self.document.folded[start] == "the" and end - start > 1
        return bool(self.document.flags[start] & lexicon.HONORIFIC)

    def _leads_on(self, number: int, titles: list[int]) -> bool:
        """Tell whether a title only leads to the headline below it: ``Defence``, ``Media » Press``, ``Home > News > Talks`` above ``Talks``."""
        if number == titles[-1]:
            return False
        start, end = self.blocks[number]
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        noun = end - 1 if self.lines.phrase("issue", end - 1, end) else end  # "FOREIGN AFFAIRS STATEMENT"
        if not TRAIL.isdisjoint(words[start:end]) or all(flags[i] & lexicon.PORTFOLIO or folded[i] in LINKS for i in range(start, noun)):
            return True
        below, stop = self.blocks[number + 1]
        return number + 1 in titles and 1 < stop - below < end - start and folded[end - (stop - below) : end] == folded[below:stop]

    def _names_holder(self, number: int) -> bool:
        """Tell whether a line is the bare name, in capitals, of who holds the office on the line above it, as letterheads have it."""
        start, end = self.blocks[number]
        flags = self.document.flags[start:end]
        bare = 1 < end - start <= LETTERHEAD_NAME and all(bits & lexicon.UPPER for bits in flags) and bool(flags[0] & lexicon.GIVEN)
        return bare and number > 0 and self.lines.is_author(*self.blocks[number - 1])

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
            self.lead = None if self.lead is None else self.lead - 1
            titles = [n if n <= number else n - 1 for n in titles if n != number + 1]
        return titles

    def _is_deck(self, number: int, headline: int) -> bool:
        """Tell whether a title below the headline is its deck: a sentence or two, or the very next title."""
        start, end = self.blocks[number]
        if end - start < 4 or self._reads_as(number, headline):
            return False
        if self.lines.is_prose(start, end):
            return self._sentences(number) <= 2
        return number - 1 == headline and not (self.lines.is_author(start, end) or self.lines.is_outlet(start, end))

    def _take_line(self, start: int, end: int, *, joins: bool = False) -> None:
        """Take date, author or outlet from a line of the head."""
        stamp = self.lines.stamp(start, end) if self.lines.may_date(start, end) else None
        if stamp is not None and (self.published is None or is_ambiguous(self.document, *self.published)):
            self.published = (stamp[0], self._clock_below(stamp[1]))
        named = sent_from(self.lines, start, end)
        if named < end and named > start:
            self.author = self.author or sender(self.lines, named, end)
            return
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
            self.author = issuer(self.lines, start, end)
        if self.source is None and stamp is not None and start < stamp[0]:
            name = next((i for i in range(start, stamp[0]) if self.document.flags[i] & lexicon.MARK), stamp[0])
            if name > start and self.lines.is_outlet(start, name):
                self.source = (start, name)

    def _announces(self, number: int) -> bool:
        """Tell whether a paragraph only announces the text below it."""
        start, end = self.blocks[number]
        if number >= HEAD_ZONE or end - start > LONGEST_ANNOUNCEMENT or self._sentences(number) > 1:
            return False
        follows = number + 1 < len(self.blocks) and "following" in self.document.folded[start:end]
        label_below = follows and self.lines.is_furniture(*self.blocks[number + 1])
        return announces(self.lines, start, end, label_below=label_below)

    def _clock_below(self, end: int) -> int:
        """Return where a date ends together with the time of day that stands on the next line, if one does."""
        below = next((block for block in self.blocks[:HEAD_ZONE] if block[0] == end), None)
        return end if below is None or time_at(self.document, *below) != below[1] else below[1]

    def _stamp_of_headline(self, start: int, end: int) -> Range | None:
        """Return the date at the end of a headline, in brackets or not, or behind the number that it begins with."""
        stamp = self.lines.stamp(start, end)
        if stamp is None:
            return None
        numbered = self.document.folded[start] == "no" and not any(w.isalpha() for w in self.document.words[start + 1 : stamp[0]])
        return stamp if numbered or stamp[1] == end or (stamp[1] == end - 1 and self.document.words[end - 1] == ")") else None

    def _read_body(self) -> None:
        """Mark subheadings, venues, dates and the like below the first prose as lines (Rule 3)."""
        for number in range(self.first, len(self.blocks)):
            start, end = self.blocks[number]
            if self.kinds[number] != "body" or end - start > 40 or self.lines.is_prose(start, end):
                continue
            following = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
            above = number > 0 and self.kinds[number - 1] == "body"
            goes_on = above and not self.lines.ends_sentence(self.blocks[number - 1][1])
            if is_subheading(self.lines, start, end, following, goes_on=goes_on):
                self.kinds[number] = "line"
            if number < HEAD_ZONE and self.author is None:
                self.author = issuer(self.lines, start, end)

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
                elif self._dates(number):
                    self.dateline = self._place_line(number - 1, number) or self._place_line(number, number)
            if self.published is None and self.kinds[number] == "line" and self.lines.may_date(start, end):
                self.published = self.lines.stamp(start, end)
            core = None if signed else self.lines.author_core(start, end)
            if core is not None and self.author is None and self.lines.is_prose(*self.blocks[number - 1]):
                self.author, self.kinds[number], signed = core, "line", True

    def _find_dateline(self) -> None:
        """Find the dateline at the head of one of the first paragraphs."""
        for number in range(min(HEAD_ZONE, len(self.blocks))):
            start, end = self.blocks[number]
            parts = dateline_at(self.document, start, end, self.gazetteer)
            if parts is None:
                continue
            if self.lines.is_caption(start, end) or self.lines.is_initials(start, end) or self.lines.is_symbol(start, end):
                continue
            if number > 0 or parts.date is not None or parts.agency is not None or self.lines.is_prose(start, end):
                self.dateline = parts
                return
        for number in range(min(HEAD_ZONE, len(self.blocks) - 1)):
            start, end = self.blocks[number]
            if self._is_place_alone(start, end) and self.lines.is_prose(*self.blocks[number + 1]):
                self.dateline = DatelineParts(start=start, body=end, place=(start, end), date=None, agency=None)
                return

    def _find_place_line(self) -> None:
        """Find a place on a line of its own beside the date of the page, or on the same line, above the prose."""
        last = min(HEAD_ZONE, self.first)
        for dated in [n for n in range(last) if self._dates(n)][:MOST_DATES]:
            for number in (dated, *range(dated + 1, min(last, dated + 1 + BESIDE)), dated - 1):
                if number >= 0 and not self.lines.is_prose(*self.blocks[number]):
                    self.dateline = self.dateline or self._place_line(number, dated)

    def _place_line(self, number: int, dated: int) -> DatelineParts | None:
        """Return the dateline that a line with a place and one with a date make together; the two may be one."""
        start, end = self.blocks[number]
        place = place_in(self.document, start, end, self.gazetteer)
        if place is None:
            return None
        self.kinds[number] = "line"
        return DatelineParts(start=start, body=end, place=place, date=self.lines.stamp(*self.blocks[dated]), agency=None)

    def _is_place_alone(self, start: int, end: int) -> bool:
        """Tell whether a paragraph is a known city in capitals and nothing else: "ANKARA" above the first sentence."""
        if end - start > MANY_WORDS_OF_A_PLACE or not all(self.document.flags[i] & lexicon.UPPER for i in range(start, end)):
            return False
        return any(entry.kind in ("place", "seat") for entry in self.gazetteer.entries(self.document.folded[start:end]))

    def _sentences(self, number: int) -> int:
        start, end = self.blocks[number]
        return bisect_left(self.breaks, end) - bisect_left(self.breaks, start) + (start == 0)

    def _reads_as(self, number: int, other: int) -> bool:
        (a, b), (c, d) = self.blocks[other], self.blocks[number]
        return self.document.folded[a:b] == self.document.folded[c:d]

    def _paragraph_of(self, token: int) -> int:
        return next(n for n, (start, end) in enumerate(self.blocks) if start <= token < end)

    def _split_glued(self) -> None:
        """Cut a headline off the paragraph it has been glued to."""
        for number in range(min(6, len(self.blocks))):
            start, end = self.blocks[number]
            if self.kinds[number] == "line" or self.lines.is_author(start, end):
                continue
            lonely = len(self.blocks) <= 2
            if end - start < 14 or not (lonely or self.lines.is_prose(start, end)):
                return
            cuts = [start, *glued_cuts(self.lines, start, end, lonely=lonely), end]
            pieces = list(pairwise(cuts))
            self.blocks[number : number + 1] = pieces
            self.kinds[number : number + 1] = [
                "line" if len(pieces) > 1 and self.lines.is_furniture(*piece) else "body" for piece in pieces
            ]
            return

    def _rebuilt(self) -> Document:
        """Return the document with these paragraphs, their sentences re-cut around the dateline (Rule 4)."""
        breaks, line = self.breaks, self.dateline
        if line is not None:
            further = (further_dateline(self.document, *block, self.gazetteer) for block in self.blocks if block[0] > line.body)
            behind = {end for end in further if end is not None}
            breaks = sorted({s for s in breaks if not line.start < s < line.body} | {line.start, line.body} | behind)
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
