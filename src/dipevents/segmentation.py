"""A text to a Document: tokens, paragraphs, sentences, quotations, header.

Rule 1  Any string gives a Document; the text is never changed, and time is linear in its length.
Rule 2  A blank line ends a paragraph. A single line break does where the line before it ends like a sentence, or where lines are
        short titles; inside hard-wrapped prose it is a space.
Rule 3  A full stop ends a sentence unless it belongs to an abbreviation or an initial, or the next word goes on in lower case.
Rule 4  Quotation marks of every kind pair up inside a paragraph; a quotation reopened at the head of the next paragraph was not
        closed before. Of nested quotations the outermost is kept.
Rule 5  No sentence is longer than `LONGEST_SENTENCE` tokens and no paragraph than `MOST_SENTENCES` sentences: what goes on is cut, at a
        semicolon or comma where there is one. Nobody writes such prose; pages that lost their full stops or lines do, and every later
        stage may look through a sentence or paragraph more than once.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from . import lexicon
from .document import Document, Header, Paragraph, Quotation, Sentence
from .gazetteer import Gazetteer
from .header import read_header
from .tokens import TOKEN, fold

BREAK = re.compile(r"[^\S\n\r]*(?:\r\n|[\n\r\u2028\u2029\x85])\s*")
ENDERS = frozenset({".", "!", "?", "...", "…", "。"})
CLOSERS = frozenset({'"', "”", "''", "’", "'", ")", "]", "»"})
OPENING = {'"': '"”', "“": '”"', "``": "''\"", "„": "“”", "«": "»", "‘": "’'", "'": "'’", "''": "''"}  # marks that close it; scans mix them
OPENERS = lexicon.DETERMINER | lexicon.PRONOUN | lexicon.PREPOSITION | lexicon.CONJUNCTION | lexicon.ADVERB | lexicon.NOT_NAME
FUNCTION_OPENERS = lexicon.DETERMINER | lexicon.PRONOUN | lexicon.PREPOSITION | lexicon.CONJUNCTION | lexicon.ADVERB
LONGEST_SENTENCE = 400  # tokens; the longest in some 400 articles of all kinds is half that
MOST_SENTENCES = 400
TITLE_LINE = 90  # characters: a shorter line with no full stop, before a line that begins anew, stands on its own


def segment(text: str, gazetteer: Gazetteer) -> Document:
    """Return the text's tokens, paragraphs, sentences, quotations and header.

    >>> document = segment("Talks\\n\\nMr. Sato met Dr. Diaz in St. Kitts. They agreed.", Gazetteer.default())
    >>> [document.slice(s.start, s.end) for s in document.sentences]
    ['Talks', 'Mr. Sato met Dr. Diaz in St. Kitts.', 'They agreed.']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    known: dict[str, tuple[str, int]] = {}
    table = gazetteer.flags
    folded: list[str] = []
    flags: list[int] = []
    for word in words:
        seen = known.get(word)
        if seen is None:
            key = fold(word)
            seen = known[word] = (key, table.get(key, 0) | _shape(word))
        folded.append(seen[0])
        flags.append(seen[1])
    sentences: list[Sentence] = []
    ranges: list[tuple[int, int, int, int]] = []
    for start, end in _paragraphs(text, words, starts, ends):
        stops = _sentence_ends(words, flags, starts, ends, start, end)
        begin = start
        for group in range(0, len(stops), MOST_SENTENCES):
            first, head = len(sentences), begin
            for stop in stops[group : group + MOST_SENTENCES]:
                sentences.append(Sentence(begin, stop, len(ranges)))
                begin = stop
            ranges.append((head, begin, first, len(sentences)))
    draft = Document(
        text=text,
        words=words,
        folded=folded,
        flags=flags,
        starts=starts,
        ends=ends,
        sentences=tuple(sentences),
        paragraphs=tuple(Paragraph(*block, "body") for block in ranges),
        quotations=tuple(_quotations(words, starts, ends, ranges, sentences)),
        header=Header(),
    )
    return read_header(draft, gazetteer)


def _shape(word: str) -> int:
    """Return the bits that tell how a token is written."""
    first = word[0]
    if first.isdigit():
        return lexicon.DIGIT
    if not (first.isalpha() or word in ("'s", "’s")):
        return lexicon.MARK
    if not first.isupper():
        return 0
    return lexicon.CAPITAL | (lexicon.UPPER if len(word) > 1 and word.isupper() else 0)


def _paragraphs(text: str, words: list[str], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Return the token ranges of the paragraphs (Rule 2)."""
    blocks: list[tuple[int, int]] = []
    begin = 0
    line = 0  # first token of the current line
    for match in BREAK.finditer(text):
        at = bisect_left(starts, match.start())
        if at <= begin or at >= len(words):
            line = max(line, at)
            continue
        gap = match.group()
        blank = gap.count("\n") + gap.count("\r") - gap.count("\r\n") + gap.count("\u2029") * 2 > 1
        if blank or _stands_alone(text, words, starts, ends, line, at):
            blocks.append((begin, at))
            begin = at
        line = at
    if begin < len(words):
        blocks.append((begin, len(words)))
    return blocks


def _stands_alone(text: str, words: list[str], starts: list[int], ends: list[int], line: int, at: int) -> bool:
    """Tell whether the line of tokens ``line:at`` is a paragraph of its own though only one line break follows."""
    last = words[at - 1]
    anew = not words[at][0].islower()
    if last in ENDERS or (last in CLOSERS and at - 2 >= line and words[at - 2] in ENDERS):
        return anew
    length = ends[at - 1] - starts[line]
    following = text.find("\n", ends[at - 1] + 1)
    room = (following if following >= 0 else len(text)) - ends[at - 1]
    return anew and last not in (",", ";", "-", "(") and length < TITLE_LINE and (length < 55 or room > 160)


def _sentence_ends(words: list[str], flags: list[int], starts: list[int], ends: list[int], start: int, end: int) -> list[int]:
    """Return where the sentences of tokens ``start:end`` end (Rules 3 and 5)."""
    found: list[int] = []
    i = begin = start
    while i < end:
        if i - begin >= LONGEST_SENTENCE:
            begin = _cut(words, begin, i)
            found.append(begin)
        word = words[i]
        dotted = len(word) > 2 and word[-1] == "." and word[0] != "."
        if not dotted and word not in ENDERS:
            i += 1
            continue
        after = i + 1
        while after < end and after - begin < LONGEST_SENTENCE and words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= end:
            break
        if _breaks(words, flags, starts, ends, i, after, dotted):
            found.append(after)
            begin = after
        i = after
    if start < end:
        found.append(end)
    return found


def _cut(words: list[str], begin: int, end: int) -> int:
    """Return where an endless sentence that begins at ``begin`` is cut, at ``end`` at the latest (Rule 5)."""
    for marks in (";", ",:"):
        for i in range(end - 1, begin + LONGEST_SENTENCE // 2, -1):
            if words[i] in marks:
                return i + 1
    return end


def _breaks(words: list[str], flags: list[int], starts: list[int], ends: list[int], i: int, after: int, dotted: bool) -> bool:
    """Tell whether the stop at token ``i`` ends a sentence before token ``after``."""
    following, bits = words[after], flags[after]
    glued = starts[after] == ends[after - 1]
    if following in OPENING or following in ("(", "[", "-", "--", "–", "—", "*"):
        return not glued and not dotted and not flags[i - 1] & lexicon.ABBREVIATION
    if not bits & (lexicon.CAPITAL | lexicon.DIGIT):
        return False
    if glued:  # "ended.The next": the blank was lost; "www.Example", "3.Talks" are no ends
        return words[i] == "." and len(words[i - 1]) > 2 and words[i - 1].islower() and bool(bits & OPENERS) and not bits & lexicon.DIGIT
    opener = bool(bits & OPENERS) and bool(bits & lexicon.CAPITAL) and not bits & (lexicon.GIVEN | lexicon.MONTH)
    if dotted:
        return bool(opener and bits & FUNCTION_OPENERS and words[i][0].isupper())
    if words[i] == "." and i > 0 and ends[i - 1] == starts[i]:
        before = words[i - 1]
        if flags[i - 1] & lexicon.ABBREVIATION and len(before) > 1:
            return opener and not flags[i - 1] & lexicon.HONORIFIC
        if len(before) == 1 and before.isupper():
            return opener
    return True


def _quotations(
    words: list[str],
    starts: list[int],
    ends: list[int],
    paragraphs: list[tuple[int, int, int, int]],
    sentences: list[Sentence],
) -> list[Quotation]:
    """Return the outermost quotations in order (Rule 4)."""
    found: list[Quotation] = []
    for number, (start, end, first, last) in enumerate(paragraphs):
        opened = -1
        closing = ""
        for i in range(start, end):
            word = words[i]
            if opened < 0:
                if word in OPENING and _opens(words, starts, ends, i, start, end):
                    opened, closing = i, OPENING[word]
            elif word in closing and word and _closes(words, starts, ends, i, end):
                if i > opened + 1:
                    found.append(Quotation(opened + 1, i, closed=True))
                opened = -1
        if opened < 0 or opened + 1 >= end:
            continue
        follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reopened = follower is not None and words[follower[0]] == words[opened]
        stop = end
        if not reopened and opened > start:
            stop = next((s.end for s in sentences[first:last] if s.start <= opened < s.end), end)
        if words[opened] not in ("'", "‘") or reopened:
            found.append(Quotation(opened + 1, stop, closed=False))
    return found


def _opens(words: list[str], starts: list[int], ends: list[int], i: int, start: int, end: int) -> bool:
    """Tell whether the mark at ``i`` can open: white space or a bracket before it, none behind."""
    if i + 1 >= end or (starts[i + 1] != ends[i] and words[i] in ('"', "'", "‘")):
        return False
    if i == start or starts[i] != ends[i - 1] or words[i] in ("“", "``", "«", "„"):
        return words[i] != "''" or i == start or starts[i] != ends[i - 1]
    return words[i - 1] in ("(", "[", "—", "–", "--", "-", ",", ":", "…", "...", "“", '"')


def _closes(words: list[str], starts: list[int], ends: list[int], i: int, end: int) -> bool:
    """Tell whether the mark at ``i`` can close: nothing but a mark or white space behind it."""
    if words[i] not in ('"', "'", "’"):
        return True
    if i + 1 < end and starts[i + 1] == ends[i]:
        return not words[i + 1][0].isalnum()
    return starts[i] == ends[i - 1] or words[i] == '"'
