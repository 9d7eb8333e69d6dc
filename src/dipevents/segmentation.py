"""A text to a Document: tokens, paragraphs, sentences, quotations, header.

Rule 1  Any string gives a Document; the text is never changed, and time is linear in its length.
Rule 2  A blank line ends a paragraph. A single line break does unless it is the wrapping of prose (see paragraphs).
Rule 3  A full stop ends a sentence unless it belongs to an abbreviation or an initial, or the next word goes on in lower case.
Rule 4  Quotation marks of every kind pair up inside a paragraph; a quotation reopened at the head of the next paragraph was not
        closed before, and one that a paragraph below closes without a mark that opens it holds all between. Of nested quotations the
        outermost is kept.
Rule 5  No sentence is longer than `LONGEST_SENTENCE` tokens and no paragraph than `MOST_SENTENCES` sentences: what goes on is cut, at a
        semicolon or comma where there is one. Nobody writes such prose; pages that lost their full stops or lines do, and every later
        stage may look through a sentence or paragraph more than once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

import attrs

from . import lexicon
from .document import Document, Header, Quotation
from .gazetteer import Gazetteer
from .page.header import read_header
from .page.joints import cut_joints
from .page.paragraphs import paragraphs
from .tokens import APOSTROPHE_S, fold, places_of, tokenise

ENDERS = frozenset({".", "!", "?", "...", "…", "。"})
CLOSERS = frozenset({'"', "”", "''", "’", "'", ")", "]", "»"})
OPEN = 40  # paragraphs over which a quotation may go on without a mark
SET_OFF = ">"  # at the head of each paragraph of a block
OPENING = {  # opening marks with those that close them; scans and careless typing mix them
    '"': ('"', "”"),
    "”": ("”", "“"),
    "“": ("”", '"', "“"),
    "``": ("''", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "''": ("''",),
}
QUOTES = frozenset(OPENING).union(*OPENING.values())
DOUBLE = QUOTES - {"'", "’", "‘"}  # no apostrophes
OPENERS = lexicon.DETERMINER | lexicon.PRONOUN | lexicon.PREPOSITION | lexicon.CONJUNCTION | lexicon.ADVERB | lexicon.NOT_NAME
FUNCTION_OPENERS = lexicon.DETERMINER | lexicon.PRONOUN | lexicon.PREPOSITION | lexicon.CONJUNCTION | lexicon.ADVERB
NAMED = 5  # tokens of a name or pronoun with its verb of saying
TITLED = 10  # the same, with a title
LONGEST_SENTENCE = 400  # tokens; the longest in some 400 articles of all kinds is half that
MOST_SENTENCES = 400
MOST_WORDS = 60_000  # different words that are kept in mind from one text to the next, three times those of 350 articles


def segment(text: str, gazetteer: Gazetteer) -> Document:
    r"""Return the text's tokens, paragraphs, sentences, quotations and header.

    >>> document = segment("Talks\n\nMr. Sato met Dr. Diaz in St. Kitts. They agreed.", Gazetteer.default())
    >>> [document.slice(s.start, s.end) for s in document.sentences]
    ['Talks', 'Mr. Sato met Dr. Diaz in St. Kitts.', 'They agreed.']
    """
    tokens = cut_joints(text, tokenise(text), gazetteer)
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    folded, flags, stops, seams = _look_up(words, gazetteer)
    columns = Document(
        text=text,
        words=words,
        folded=folded,
        flags=flags,
        starts=starts,
        ends=ends,
        sentences=(),
        paragraphs=(),
        quotations=(),
        header=Header(),
    )
    blocks: list[tuple[int, int]] = []
    breaks: list[int] = []
    for begin, end in paragraphs(columns, tokens.gaps, gazetteer):
        inside = [i for i in seams[bisect_left(seams, begin) : bisect_left(seams, end)] if words[i] in stops]
        found = _sentence_ends(words, flags, starts, ends, inside, begin, end)
        start = begin
        for last in found[MOST_SENTENCES - 1 : -1 : MOST_SENTENCES]:
            blocks.append((start, last))
            start = last
        blocks.append((start, end))
        breaks += found
    columns = attrs.evolve(columns, quotations=tuple(_quotations(words, flags, starts, ends, blocks, breaks, seams)))
    return read_header(columns, blocks, breaks, gazetteer)


class _Known:
    """The words met so far with one gazetteer. Each is looked at once, however often it occurs, in whatever texts.

    What is known of a word never changes, so that threads may share it.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._table = gazetteer.flags
        self._folded: dict[str, str] = {}
        self._flags: dict[str, int] = {}
        self._bits: dict[int, int] = {}  # some hundred numbers, each one object, serve for all words
        self._stops: set[str] = set(ENDERS)
        self._seams: set[str] = self._stops | QUOTES

    def __len__(self) -> int:
        return len(self._folded)

    def look_up(self, words: list[str]) -> tuple[list[str], list[int], set[str], list[int]]:
        """Return folded forms and flags of the tokens, the words that may end a sentence, and the tokens that may end or quote one."""
        try:
            folded = list(map(self._folded.__getitem__, words))
        except KeyError:  # a new word
            for word in {*words}.difference(self._folded):
                self._learn(word)
            folded = list(map(self._folded.__getitem__, words))
        return folded, list(map(self._flags.__getitem__, words)), self._stops, places_of(self._seams, words)

    def _learn(self, word: str) -> None:
        if word.isascii() and word.isalpha():  # most words: no mark, no accent
            key = word.lower()
            bits = self._table.get(key, 0) | (0 if key == word else _case(word))
        else:
            key = fold(word)
            bits = self._table.get(key, 0) | _shape(word)
            if len(word) > 2 and word[-1] == "." and word[0] != ".":
                self._stops.add(word)
                self._seams.add(word)
        self._flags[word] = self._bits.setdefault(bits, bits)
        self._folded[word] = word if key == word else key  # last: whoever finds the word here finds the rest too


_known: WeakKeyDictionary[Gazetteer, _Known] = WeakKeyDictionary()


def _look_up(words: list[str], gazetteer: Gazetteer) -> tuple[list[str], list[int], set[str], list[int]]:
    known = _known.get(gazetteer)
    if known is None or len(known) > MOST_WORDS:
        known = _known[gazetteer] = _Known(gazetteer)
    return known.look_up(words)


def _shape(word: str) -> int:
    """Return the bits that tell how a token is written."""
    first = word[0]
    if first.isdigit():
        return lexicon.DIGIT
    return _case(word) if first.isalpha() or word in APOSTROPHE_S else lexicon.MARK


def _case(word: str) -> int:
    """Return the bits that tell which letters of a word are capitals."""
    if not word[0].isupper():
        return 0
    return lexicon.CAPITAL | (lexicon.UPPER if len(word) > 1 and word.isupper() else 0)


def _sentence_ends(
    words: list[str], flags: list[int], starts: list[int], ends: list[int], stops: Iterable[int], start: int, end: int
) -> list[int]:
    """Return where the sentences of tokens ``start:end`` end, of which ``stops`` are those that may end one (Rules 3 and 5)."""
    found: list[int] = []
    begin = start
    for i in stops:
        while i - begin >= LONGEST_SENTENCE:
            begin = _cut(words, begin, begin + LONGEST_SENTENCE)
            found.append(begin)
        after = i + 1
        while after < end and after - begin < LONGEST_SENTENCE and words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= end:
            break
        if _breaks(words, flags, starts, ends, i, after):
            found.append(after)
            begin = after
    while end - begin > LONGEST_SENTENCE:
        begin = _cut(words, begin, begin + LONGEST_SENTENCE)
        found.append(begin)
    found.append(end)
    return found


def _cut(words: list[str], begin: int, end: int) -> int:
    """Return where an endless sentence that begins at ``begin`` is cut, at ``end`` at the latest (Rule 5)."""
    for marks in (";", ",:"):
        for i in range(end - 1, begin + LONGEST_SENTENCE // 2, -1):
            if words[i] in marks:
                return i + 1
    return end


def _breaks(words: list[str], flags: list[int], starts: list[int], ends: list[int], i: int, after: int) -> bool:
    """Tell whether the stop at token ``i`` ends a sentence before token ``after``."""
    following, bits = words[after], flags[after]
    dotted = words[i] not in ENDERS  # the last stop of an abbreviation: "U.S."
    glued = starts[after] == ends[after - 1]
    if words[i] in ("!", "?") and after > i + 1 and _attributes(words, flags, after):
        return False  # "Who gains?" Sato asked.
    if following in OPENING or following in ("(", "[", "-", "--", "–", "—", "*", "/"):
        return not glued and not dotted and not flags[i - 1] & lexicon.ABBREVIATION
    if not bits & (lexicon.CAPITAL | lexicon.DIGIT):
        return False
    if glued:  # "ended.The next": the blank was lost; "3.Talks" is no end
        whole = words[i] == "." and len(words[i - 1]) > 2 and words[i - 1].islower() and not bits & lexicon.DIGIT
        return whole and (bool(bits & OPENERS) or _stand_free(words, starts, ends, i - 1, after))
    opener = bool(bits & OPENERS) and bool(bits & lexicon.CAPITAL) and not bits & (lexicon.GIVEN | lexicon.MONTH)
    if dotted:
        return bool(opener and bits & FUNCTION_OPENERS and words[i][0].isupper())
    if words[i] == "." and i > 0 and ends[i - 1] == starts[i]:
        before = words[i - 1]
        if flags[i - 1] & lexicon.ABBREVIATION and len(before) > 1:
            return opener and not flags[i - 1] & lexicon.HONORIFIC
        if len(before) == 1 and before.isupper():
            named = i > 1 and flags[i - 2] & lexicon.GIVEN  # "Michael J. Green"
            return opener and not (named and not bits & FUNCTION_OPENERS)
    return True


def _stand_free(words: list[str], starts: list[int], ends: list[int], before: int, after: int) -> bool:
    """Tell whether two words that a stop glues together are glued to nothing else: "meetings.Putin", not "www.Oslo.no", "info@port.Oslo"."""
    alone = before == 0 or ends[before - 1] < starts[before] or words[before - 1] in QUOTES
    behind = after + 1 + (words[after + 1 : after + 2] == ["."])  # "altogether.Sen. Roe"
    alone = alone and (behind >= len(words) or starts[behind] > ends[behind - 1] or words[behind] in (",", "'s", "’s"))
    return alone and words[before].isalpha() and words[after].isalpha() and words[after][1:].islower()


def _attributed(words: list[str], flags: list[int], opened: int, stop: int) -> int | None:
    """Return the comma in front of whoever says the words behind a mark that nothing closes: '"It is late[,] Foreign Minister X said.'."""
    return next((i for i in range(opened + 2, stop) if words[i] == "," and _attributes(words, flags, i + 1, TITLED)), None)


def _attributes(words: list[str], flags: list[int], after: int, most: int = NAMED) -> bool:
    """Tell whether the words behind a closed question or exclamation say whose it is: a name or pronoun, then a verb of saying."""
    spoken = lexicon.CUE | lexicon.PAST
    for j in range(after, min(after + most, len(words))):
        if flags[j] & spoken == spoken:
            return j > after or words[j][0].islower()
        if not flags[j] & (lexicon.CAPITAL | lexicon.PRONOUN | lexicon.PARTICLE):
            return False
    return False


def _quotations(
    words: list[str],
    flags: list[int],
    starts: list[int],
    ends: list[int],
    paragraphs: list[tuple[int, int]],
    breaks: list[int],
    marks: Sequence[int],
) -> list[Quotation]:
    """Return the outermost quotations in order (Rule 4); only ``marks`` may be quotation marks."""
    found: list[Quotation] = []
    below = 0  # the paragraphs before this one are read
    for number, (start, end) in enumerate(paragraphs):
        if number < below:
            continue
        opened = -1
        closing: tuple[str, ...] = ()
        for i in marks[bisect_left(marks, start) : bisect_left(marks, end)]:
            word = words[i]
            if opened < 0:
                if word in OPENING and _opens(words, starts, ends, i, start, end):
                    opened, closing = i, OPENING[word]
            elif word in closing and _closes(words, starts, ends, i, end):
                if i > opened + 1:
                    found.append(Quotation(opened + 1, i, closed=True))
                opened = -1
            elif word == words[opened] and _opens(words, starts, ends, i, start, end):
                stop = _attributed(words, flags, opened, min(i, breaks[bisect_right(breaks, opened)]))
                if stop is not None:  # '"It is late, X said. "Nobody ..."': the mark in front of the comma was forgotten
                    found.append(Quotation(opened + 1, stop, closed=False))
                    opened = i
        if opened < 0 or opened + 1 >= end:
            continue
        close = _closed_below(words, paragraphs, number, marks, closing) if words[opened] not in ("'", "‘") else None
        if close is not None:
            below = close[0] + 1
            within = [(first + (words[first] == SET_OFF), stop) for first, stop in paragraphs[number + 1 : below]]
            pieces = [(opened + 1, end), *within[:-1], (within[-1][0], close[1])]
            found += [Quotation(first, stop, closed=n == len(within)) for n, (first, stop) in enumerate(pieces) if first < stop]
            continue
        follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reopened = follower is not None and words[follower[0]] == words[opened]
        stop = end
        if not reopened and opened > start:
            stop = breaks[bisect_right(breaks, opened)]
        if not reopened:
            stop = _attributed(words, flags, opened, stop) or stop
        if words[opened] not in ("'", "‘") or reopened:
            found.append(Quotation(opened + 1, stop, closed=False))
    return found


def _closed_below(
    words: list[str], paragraphs: list[tuple[int, int]], number: int, marks: Sequence[int], closing: tuple[str, ...]
) -> tuple[int, int] | None:
    """Return the paragraph and the token at its end that close a quotation which paragraph ``number`` leaves open; None where a mark comes between."""
    for k in range(number + 1, min(number + 1 + OPEN, len(paragraphs))):
        start, end = paragraphs[k]
        held = [i for i in marks[bisect_left(marks, start) : bisect_left(marks, end)] if words[i] in DOUBLE]
        if held:
            last = held[0]
            alone = len(held) == 1 and last > start + 1 and words[last] in closing
            return (k, last) if alone and (last == end - 1 or (last == end - 2 and words[end - 1] in ENDERS)) else None
    return None


def _opens(words: list[str], starts: list[int], ends: list[int], i: int, start: int, end: int) -> bool:
    """Tell whether the mark at ``i`` can open: white space or a bracket before it, none behind."""
    if i + 1 >= end or (starts[i + 1] != ends[i] and words[i] in ('"', "'", "‘", "“")):
        return False
    if i == start or starts[i] != ends[i - 1] or words[i] in ("“", "``", "«", "„"):
        return words[i] not in ("''", "”") or i == start or starts[i] != ends[i - 1]
    return words[i - 1] in ("(", "[", "—", "–", "--", "-", ",", ":", "…", "...", "“", '"')


def _closes(words: list[str], starts: list[int], ends: list[int], i: int, end: int) -> bool:
    """Tell whether the mark at ``i`` can close: nothing but a mark or white space behind it."""
    if words[i] not in ('"', "'", "’", "“", "”"):
        return True
    if i + 1 < end and starts[i + 1] == ends[i]:
        lost_blank = words[i] in ('"', "”") and words[i - 1] in (",", ".", "?", "!") and starts[i] == ends[i - 1]  # 'first,"Sato said'
        return lost_blank or not words[i + 1][0].isalnum()
    return starts[i] == ends[i - 1] or words[i] in ('"', "”")
