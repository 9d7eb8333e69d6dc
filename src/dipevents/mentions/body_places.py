"""Where a name of a body counts, and where it is only a credit, a title or a place.

Rule 1  Datelines, bylines, credits and licences name no body: "(Xinhua)", "/Yonhap via AP", "Copyright 2018 The Associated
        Press", "All content by Tasnim News Agency is licensed under".
Rule 2  A seat of power is a body where it acts ("the Kremlin said") or somebody serves ("an aide at the Kremlin"),
        not where something happens ("at the Kremlin").
Rule 3  In titles and lines that are no prose only names of the table count, those that the prose has too, and
        embassies.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document, Paragraph
from ..lexicon import AUXILIARY, CAPITAL, CUE, DIGIT, HEAD, MARK, MODAL, PORTFOLIO
from ..tokens import APOSTROPHE_S
from .body_text import BodyText
from .mention import OrganisationMention

ALWAYS = frozenset({"embassy", "consulate"})
GIVING = frozenset({"press", "media", "communications", "spokesperson"})  # behind the name of who gave a text out
SIGNATURE = 3  # words of "Press Team", "Media Relations Office"
SENTENCE = 9  # words beside an author that make the line a sentence: "The text of the following statement was released by"


def in_place(text: BodyText, mentions: Sequence[OrganisationMention]) -> tuple[OrganisationMention, ...]:
    """Return the mentions that name a body where they stand, in text order."""
    document = text.document
    barred = _header_tokens(document)
    found: list[OrganisationMention] = []
    titles: list[OrganisationMention] = []
    prose: set[tuple[str, ...]] = set()
    number = 0
    for mention in mentions:
        while document.paragraphs[number].end <= mention.start:
            number += 1
        kind = document.paragraphs[number].kind
        if mention.start in barred or _is_credit(text, mention) or _is_place(text, mention):
            continue
        if kind == "line" and _is_signature(text, mention, document.paragraphs[number]):
            continue
        if kind == "body":
            found.append(mention)
            prose.add(tuple(text.folded[slice(*mention.name)]))
        elif mention.kind != "media" or kind != "line":
            titles.append(mention)
    found += [m for m in titles if _counts_in_title(m, tuple(text.folded[slice(*m.name)]), prose)]
    return tuple(sorted(found, key=lambda m: m.start))


def _header_tokens(document: Document) -> frozenset[int]:
    """Return the tokens of datelines, bylines and printed dates; an author whom a title or sentence names is no byline."""
    header = document.header
    ranges = [r for r in (header.published, header.source) if r is not None]
    if header.author is not None and _is_byline(document, header.author):
        ranges.append(header.author)
    if header.dateline is not None:
        ranges.append((header.dateline.start, header.dateline.body))
    return frozenset([i for start, end in ranges for i in range(start, end)])


def _is_byline(document: Document, author: tuple[int, int]) -> bool:
    paragraph = next(p for p in document.paragraphs if p.end > author[0])
    rest = (paragraph.end - paragraph.start) - (author[1] - author[0])
    return paragraph.kind != "headline" and rest < SENTENCE


def _is_signature(text: BodyText, mention: OrganisationMention, line: Paragraph) -> bool:
    """Tell whether a line says only who gave the text out: "EEAS Press Team", "Issued by the Ministry of Trade"."""
    if text.folded[line.start : line.start + 2] in (["issued", "by"], ["released", "by"], ["from", ":"]):
        return True
    behind = text.folded[mention.end : line.end]
    return mention.start == line.start and bool(behind) and behind[0] in GIVING and len(behind) <= SIGNATURE


def _counts_in_title(mention: OrganisationMention, words: tuple[str, ...], prose: set[tuple[str, ...]]) -> bool:
    if words in prose or (mention.body is not None and mention.kind != "media"):
        return True
    if mention.kind == "government" and mention.acronym == mention.name:
        return True  # "The MFA described the step"
    return mention.country is not None and not ALWAYS.isdisjoint(words)


def _is_credit(text: BodyText, mention: OrganisationMention) -> bool:
    """Tell whether the words are a credit or byline (Rule 1)."""
    folded, known = text.folded, text.known.words
    start, end = mention.start, mention.end
    before = folded[start - 1] if start else ""
    after = folded[end] if end < len(folded) else ""
    for i in range(start - 1, max(start - 5, -1), -1):
        if folded[i] in ("copyright", "©"):
            return True
        if folded[i] in (".", ";"):
            break
    if mention.kind != "media":
        return False
    if after == "via" or (after in ("is", "are") and folded[end + 1 : end + 2] == ["licensed"]):
        return True
    if before in ("via", "/") or after == "/" or (before == "(" and after in (")", "-", ",", "photo")):
        return True
    if after == ")" and (start == 0 or before in ("photo", ":")):
        return True
    capital = end < len(folded) and bool(text.flags[end] & CAPITAL)
    return after in known["credit_behind"] and (capital or before == "by" or before in known["credit_before"])


def _is_place(text: BodyText, mention: OrganisationMention) -> bool:
    """Tell whether a seat of power is no more than where something happens (Rule 2)."""
    name = tuple(text.folded[mention.start : mention.end])
    if name not in text.known.phrases["seats"] and name[-1] != "palace":
        return False
    i = mention.start - 1
    if i >= 0 and text.flags[i] & DIGIT and not _acts(text, mention):
        return True  # "10 Downing Street", the address
    if i >= 0 and text.folded[i] == "the":
        i -= 1
    if i >= 0 and text.folded[i] in text.known.words["where"]:
        return not _serves(text, i)
    if name[-1] != "palace" and name != ("capitol",):
        return False
    return not _acts(text, mention)


def _acts(text: BodyText, mention: OrganisationMention) -> bool:
    """Tell whether a verb, an office or a possessive behind a seat of power makes it a body."""
    if mention.end >= len(text.words):
        return False
    acts = text.flags[mention.end] & (CUE | HEAD | AUXILIARY | MODAL) and not text.flags[mention.end] & MARK
    return bool(acts) or text.folded[mention.end] in APOSTROPHE_S


def _serves(text: BodyText, i: int) -> bool:
    """Tell whether the preposition at token ``i`` ties an office, a post or a message to a seat of power: "an aide at"."""
    if i == 0:
        return False
    word, bits = text.folded[i - 1], text.flags[i - 1]
    if text.folded[i] in ("at", "in"):
        return bool(bits & HEAD and not bits & CAPITAL) or bool(bits & PORTFOLIO and bits & CAPITAL)
    if text.folded[i] == "of":
        return bool(bits & HEAD) or word in text.known.words["seat_of"]
    return text.folded[i] == "to" and word in text.known.words["seat_to"]
