"""What the record parsers share: where sentences really begin and end, which stretches are asides, whether a stretch has a clause."""

from __future__ import annotations

from ..article import Article
from ..lexicon import ADVERB, AUXILIARY, CAPITAL, MARK, MODAL, PARTICIPLE, PAST, PREPOSITION, THIRD, TIME, WEEKDAY

ENDERS = frozenset({".", "!", "?", "...", "…"})
OPEN_QUOTES = frozenset({'"', "“", "``", "„", "«", "‘", "'"})
CLOSE_QUOTES = frozenset({'"', "”", "''", "»", "’", "'"})
QUOTES = OPEN_QUOTES | CLOSE_QUOTES
SUBORDINATORS = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "as", "since", "if", "because", "although", "though", "unless", "until", "whether", "how", "why", "what"})  # fmt: skip


def trimmed(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return the token range without white marks at its ends: quotation marks, closing stops, commas."""
    words = article.document.words
    while end > start and (words[end - 1] in ENDERS or words[end - 1] in QUOTES or words[end - 1] in (",", ";", ":", "-", "--", "–", "—", "_")):
        end -= 1
    while start < end and (words[start] in QUOTES or words[start] in (",", ";", ":", "--", "–", "—", "-", ".", "...", "…")):
        start += 1
    return start, end


def is_finite(article: Article, i: int) -> bool:
    """Tell whether token ``i`` is a finite verb for sure: an auxiliary, a modal, or a form that is no participle or noun as well."""
    flags = article.document.flags
    bits = flags[i]
    if bits & CAPITAL and not bits & (AUXILIARY | MODAL):
        return False
    if bits & (AUXILIARY | MODAL) and not (bits & MODAL and bits & CAPITAL and article.document.folded[i] in ("may", "will")):
        return True
    if i and article.document.words[i - 1] == "-":
        return False
    if bits & PAST and not bits & PARTICIPLE:
        return True
    if bits & PAST:
        before = flags[i - 1] if i else 0
        follow = article.document.folded[i + 1] if i + 1 < len(flags) else ""
        return not before & (AUXILIARY | PREPOSITION | 4096) and follow not in ("by", "in", "on", "at", "between", "from", "with", "to", "under", "for")
    return False


def has_clause(article: Article, start: int, end: int) -> bool:
    """Tell whether tokens ``start:end`` hold a main clause: a finite verb before any word that subordinates one."""
    folded = article.document.folded
    flags = article.document.flags
    seen_noun = False
    for i in range(start, end):
        word = folded[i]
        if word in SUBORDINATORS and seen_noun and word not in ("as", "since", "after", "before"):
            return False
        if is_finite(article, i):
            return seen_noun
        if flags[i] & THIRD and not flags[i] & CAPITAL and seen_noun and _third_is_verb(article, i):
            return True
        if not flags[i] & (MARK | ADVERB | PREPOSITION | TIME | WEEKDAY):
            seen_noun = True
    return False


def _third_is_verb(article: Article, i: int) -> bool:
    """Tell whether a form in -s ("plans", "views") is the verb here: a state, name or pronoun stands right before it."""
    before = article.mentions.ending.get(i)
    return before is not None or (article.document.flags[i - 1] & ADVERB and article.mentions.ending.get(i - 1) is not None)  # type: ignore[return-value]


def date_end_map(article: Article) -> dict[int, int]:
    """Return, for the token after each date phrase, its first token."""
    return {m.end: m.start for m in article.mentions.dates}
