"""Who holds the offices that stand with a name on lines of their own, above the prose or below it.

Rule 1  Lines right below each other that hold nothing but a name or an office make a block; its first line tells whether the offices of a
        name stand below it or above it. Blank lines do not count.
Rule 2  A line that names somebody with a minister's office is complete, and parts blocks.
Rule 3  A line that ends with an office ("Transcript of the Prime Minister") begins a block: its holder stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ..document import Document
from ..lexicon import DETERMINER
from ..mentions import Mentions, OfficeMention, PersonMention

LINE = 16  # tokens of a line of a letterhead
SEATED = frozenset({None, "legislator"})  # ranks of "MP", "Senator" and "QC", beside which an office may be held
Held = tuple[PersonMention, OfficeMention]


def offices_of_lines(document: Document, mentions: Mentions) -> Iterator[Held]:
    """Return each name with each office that stands on a line beside it.

    Forms: OFFICE / NAME; NAME / OFFICE / OFFICE; several of either kind, all in the same order; "The Hon NAME MP".
    """
    block: list[PersonMention | OfficeMention] = []
    reached = -1
    for line in document.paragraphs:
        mention = _whole(document, mentions, line.start, line.end) if line.kind in ("line", "headline") else None
        begins = _last_office(mentions, line.start, line.end) if mention is None and line.kind == "line" else None
        if block and (mention is None or line.start != reached):
            yield from _pairs(block)
            block = []
        mention = mention or begins
        if mention is not None:
            block.append(mention)
            reached = line.end
    yield from _pairs(block)


def _pairs(block: list[PersonMention | OfficeMention]) -> Iterator[Held]:
    """Return the names of a block with the offices below, or above, each of them (Rule 1)."""
    if not any(isinstance(m, PersonMention) for m in block):
        return
    ordered = block if isinstance(block[0], PersonMention) else block[::-1]
    for number, person in enumerate(ordered):
        if isinstance(person, PersonMention):
            held = list(takewhile(lambda m: isinstance(m, OfficeMention), ordered[number + 1 :]))
            yield from ((person, office) for office in held if isinstance(office, OfficeMention))


def _last_office(mentions: Mentions, start: int, end: int) -> OfficeMention | None:
    """Return the office with which a line ends: "Press conference with the Prime Minister" (Rule 3)."""
    mention = mentions.ending.get(end)
    if not isinstance(mention, OfficeMention) or mention.plural or not start < mention.start or end - start > LINE:
        return None
    return mention


def _whole(document: Document, mentions: Mentions, start: int, end: int) -> PersonMention | OfficeMention | None:
    """Return the name without a minister's office, or the office, that is all of a line but its marks and article."""
    if end - start > LINE:
        return None
    while end > start and document.words[end - 1] in (",", ".", ":"):
        end -= 1
    mention = mentions.starting.get(start)
    if mention is None and document.flags[start] & DETERMINER:
        mention = mentions.starting.get(start + 1)
    if mention is None or mention.end != end:
        return None
    if isinstance(mention, PersonMention):
        return mention if all(t.rank in SEATED for t in mention.titles) else None
    return mention if isinstance(mention, OfficeMention) and not mention.plural else None
