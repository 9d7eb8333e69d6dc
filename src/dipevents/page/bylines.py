"""Whose words a page brings, as its lines say: an announcement, a sender, "Statement by ...", an author's line.

Rule 1  What is returned are the tokens of a name and its titles; who that is, the parsers find out.
Rule 2  A line that names a body and a person in it ("From: Foreign Office and Ana Roe") is the person's.
"""

from __future__ import annotations

from .. import lexicon
from .lines import PERSONAL, Lines
from .stamps import Range

ANNOUNCED = frozenset(("statement", "statements", "remarks", "text", "declaration", "communique", "comments", "message", "readout"))
POINTING = frozenset({"following", "below", "this", "text"})
ATTRIBUTED = frozenset({"attributable", "attributed"})
QUOTED = frozenset({"quote", "quotes", "comment", "comments"})
ISSUING = frozenset({"issued", "released", "made", "delivered", "gave", "published"})
CLOSES = 4  # tokens of "following joint statement." at the end of a sentence
LONGEST_NAME = 14  # tokens of an office, its body and its holder


def announces(lines: Lines, start: int, end: int, *, label_below: bool) -> bool:
    """Tell whether a paragraph of one sentence only announces the text below it.

    Forms: ``The below is attributable to ...:``, ``X issued the following statement:``, ``The text of the following
    statement was released by ...``.
    """
    folded = lines.document.folded
    if lines.document.words[end - 1] != ":" and POINTING.isdisjoint(folded[start:end]):
        return False  # most paragraphs
    if folded[start] in QUOTED:
        return False  # "Quotes attributable to Minister Roe:" announces a few words in the midst of a release
    words = frozenset(folded[start:end])
    pointed = lines.document.words[end - 1] == ":" or bool(words & {"following", "below", "this"})
    if pointed and "to" in words and words & ATTRIBUTED:
        return True
    if end - start < 5 or not words & ANNOUNCED or not words & POINTING:
        return False
    if "following" in words and not _points_on(folded, start, end):  # "remarks following talks"
        return False
    if lines.document.words[end - 1] == ":":
        return True
    released = "released" in words or bool(words & ISSUING and words & {"following", "text"})
    closes = "following" in words and bool(words & ISSUING) and end - folded.index("following", start, end) <= CLOSES
    return closes or (label_below and "following" in words) or (released and folded[start] == "the")


def _points_on(folded: list[str], start: int, end: int) -> bool:
    """Tell whether "following" points to the text below: "the following statement", "following is a statement", "as below"."""
    at = folded.index("following", start, end)
    return at == start or folded[at - 1] in ("the", "this") or bool(ANNOUNCED & set(folded[at + 1 : min(end, at + 3)]))


def announced(lines: Lines, start: int, end: int) -> Range | None:
    """Return who is announced: behind ``attributable to`` or ``released by``, before ``'s remarks``, else the subject of ``issued``."""
    folded, words, flags = lines.document.folded, lines.document.words, lines.document.flags
    stop = end - 1 if words[end - 1] in (":", ".") else end
    for i in range(start, end - 1):
        if folded[i] == "by" or (folded[i] == "to" and folded[i - 1] in ATTRIBUTED):
            named = lines.name_end(i + 1, stop, several=True)
            if named > i + 1:
                return i + 1, named
    named = lines.name_end(start, stop, several=True)
    if any(flags[i] & PERSONAL for i in range(start, named)):
        return start, named
    return _owner(lines, start, stop) or _subject(lines, start, stop)


def _owner(lines: Lines, start: int, end: int) -> Range | None:
    """Return whose remarks "Following are Secretary-General Ana Roe's remarks" announces."""
    words, folded, flags = lines.document.words, lines.document.folded, lines.document.flags
    for i in range(start + 1, min(end - 1, start + LONGEST_NAME)):
        if folded[i] in ("'s", "'") and ANNOUNCED & set(folded[i + 1 : i + 4]):
            first = i
            while first > start and (flags[first - 1] & lexicon.CAPITAL or words[first - 1] == "-") and folded[first - 1] != "following":
                first -= 1
            return (first, i) if first < i else None
    return None


def _subject(lines: Lines, start: int, end: int) -> Range | None:
    """Return the subject of "The spokesperson for the Government, Ana Roe, today issued the following statement"."""
    folded, flags = lines.document.folded, lines.document.flags
    verb = next((i for i in range(start, min(end, start + 2 * LONGEST_NAME)) if folded[i] in ISSUING), end)
    if verb == end:
        return None
    while verb > start and (flags[verb - 1] & (lexicon.MARK | lexicon.TIME | lexicon.AUXILIARY | lexicon.ADVERB)):
        verb -= 1
    first = start
    if flags[start] & (lexicon.PREPOSITION | lexicon.ING):  # "Before departing for A and B, [the minister]"
        first = next((i + 1 for i in range(verb - 1, start, -1) if lines.document.words[i] == ","), start)
    first += folded[first] in ("the", "a", "an")
    named = any(flags[i] & (PERSONAL | lexicon.GIVEN) for i in range(first, verb))
    return (first, verb) if named and verb > first else None


def issuer(lines: Lines, start: int, end: int) -> Range | None:
    """Return the author of ``Statement by President Diaz on ...``, ``Remarks on Kosovo by the envoy``."""
    folded = lines.document.folded
    after = lines.phrase("issue", start, end)
    if not after:
        return None
    at = next((i for i in range(after, min(end, after + 25)) if folded[i] in ("by", "from")), None)
    if at is None and after + 1 < end and folded[after] in ATTRIBUTED:
        at = after + 1
    if at is None and after < end and folded[after] == "of" and folded[start] != "readout":
        at = after
    if at is None:
        return None
    stop = lines.name_end(at + 1, end, several="joint" in folded[start:at])
    personal = any(lines.document.flags[i] & (PERSONAL | lexicon.GIVEN) for i in range(at + 1, stop))
    possessive = stop < end and folded[stop] == "'s"
    if stop > at + 1 and not possessive and (personal or (at == after and folded[at] != "of")):
        return at + 1, stop
    return None


def sent_from(lines: Lines, start: int, end: int) -> int:
    """Return where the sender is named behind ``From:`` or ``Issued by``, else ``start``."""
    folded, words = lines.document.folded, lines.document.words
    after = start + 1 if folded[start] == "from" else start + 2 if folded[start : start + 2] == ["issued", "by"] else start
    return after + 1 if start < after < end and words[after] == ":" else after


def sender(lines: Lines, start: int, end: int) -> Range | None:
    """Return whom a sender's line names, the person rather than the body (Rule 2): ``Foreign Office and The Rt Hon Ana Roe MP``."""
    folded, flags = lines.document.folded, lines.document.flags
    for i in range(start, end):
        opens = i == start or folded[i - 1] in ("and", ",")
        if opens and flags[i] & lexicon.CAPITAL and any(flags[k] & (lexicon.HONORIFIC | lexicon.GIVEN) for k in range(i, min(i + 3, end))):
            stop = next((k for k in range(i + 1, end) if folded[k] in ("and", ",", ";")), end)
            return i, stop
    return (start, end) if start < end and flags[start] & lexicon.CAPITAL else None
