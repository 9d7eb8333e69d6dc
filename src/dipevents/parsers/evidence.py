"""What the record parsers share: where sentences really begin and end, which stretches are asides, whether a stretch has a clause."""

from __future__ import annotations

from ..article import Article
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CUE,
    DETERMINER,
    DIGIT,
    FINITE,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    TIME,
    UPPER,
    WEEKDAY,
)
from ..mentions import CountryMention, PersonMention, PronounMention
from ..tokens import ENDERS, POSSESSIVE

OPEN_QUOTES = frozenset({'"', "“", "``", "„", "«", "‘", "'"})
CLOSE_QUOTES = frozenset({'"', "”", "''", "»", "’", "'"})
QUOTES = OPEN_QUOTES | CLOSE_QUOTES
DASHES = frozenset({"-", "--", "–", "—", "―"})
COMMA_OR_QUOTE = QUOTES | {","}
TRAILERS = ENDERS | QUOTES | {",", ";", ":", "-", "--", "–", "—", "_"}
LEADERS = QUOTES | {">", ",", ";", ":", "--", "–", "—", "-", ".", "...", "…"}
SUBORDINATORS = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "while", "after", "before", "as", "since", "if", "because", "although", "though", "unless", "until", "whether", "how", "why", "what"})  # fmt: skip


ALL_BUT = frozenset({"all", "nothing", "none", "anything", "everything", "nobody", "anybody", "everybody", "last", "next"})
ARTICLES = frozenset({"a", "an", "the"})
CONTRACTED = frozenset(
    f"{pronoun}'{verb}"
    for pronoun in ("i", "you", "we", "they", "he", "she", "it", "there", "that", "who")
    for verb in ("m", "re", "ve", "ll", "d")
)  # a subject and its verb in one word: "they're"
SUBJECT_WORDS = frozenset({"who", "which", "that", "they", "we", "i", "you", "he", "she", "it"})
SURELY_FINITE = AUXILIARY | MODAL
MAYBE_FINITE = PAST | THIRD | BASE
VERBAL = SURELY_FINITE | MAYBE_FINITE


def trimmed(article: Article, start: int, end: int) -> tuple[int, int]:
    """Return the token range without white marks at its ends: quotation marks, closing stops, commas."""
    words = article.document.words
    while end > start and words[end - 1] in TRAILERS:
        end -= 1
    while start < end and words[start] in LEADERS:
        start += 1
    return start, end


def is_dash(article: Article, i: int) -> bool:
    """Tell whether a token is a dash between words; a hyphen or short dash is one with a blank at both sides only."""
    document = article.document
    if document.words[i] not in DASHES:
        return False
    if document.words[i] not in ("-", "–"):
        return True
    return 0 < i < len(document.words) - 1 and document.ends[i - 1] < document.starts[i] and document.ends[i] < document.starts[i + 1]


def closing_mark(article: Article, i: int) -> int | None:
    """Return the quotation mark that closes in front of token ``i``, a comma or dash between them: '..." - [said]'."""
    words = article.document.words
    at = i - 1
    at -= at > 0 and words[at] in DASHES
    at -= at > 0 and words[at] == ","
    return at if at >= 0 and words[at] in CLOSE_QUOTES else None


def is_finite(article: Article, i: int) -> bool:
    """Tell whether token ``i`` is a finite verb.

    Auxiliaries and modals are. A past form that may be a participle is one behind its subject ("Sato met", "who met") or in front of an
    object ("reached an accord"), not behind an auxiliary, a preposition or an article. A form in -s or a base form is one right behind
    a name or pronoun that it agrees with.
    """
    document = article.document
    flags = document.flags
    bits = flags[i] if i < len(flags) else 0  # a text may break off behind a subject
    if not bits & VERBAL:
        return False
    if bits & SURELY_FINITE:
        return not (bits & CAPITAL and bits & MODAL and document.folded[i] in ("may", "will", "can"))
    if bits & CAPITAL or (i and document.words[i - 1] == "-"):
        return False
    if bits & PAST and not bits & PARTICIPLE and not bits & BASE:
        return not (i and document.folded[i - 1] in ARTICLES)  # "a bit", "the saw"
    j = i - 1
    while j >= 0 and flags[j] & ADVERB and not flags[j] & (AUXILIARY | PREPOSITION) and article.mentions.ending.get(j + 1) is None:
        j -= 1
    if j < 0:
        return False
    before = flags[j]
    behind_subject = _is_subject_end(article, j) or (bool(bits & PAST and before & (WEEKDAY | TIME)) and _is_dated_subject(article, j))
    if bits & PAST:
        if before & (AUXILIARY | DETERMINER) or (before & PREPOSITION and not behind_subject):
            return False
        if behind_subject:
            return True
        follow = flags[i + 1] if i + 1 < len(flags) else 0
        word = document.folded[i + 1] if i + 1 < len(flags) else ""
        return (
            bool(follow & (DETERMINER | PRONOUN | NUMBER | DIGIT) or (i + 1 in article.mentions.starting) or word in ("that", "to"))
            and word != "by"
        )
    if bits & THIRD:
        follow = flags[i + 1] if i + 1 < len(flags) else 0
        noun = follow & (AUXILIARY | MODAL) or (follow & PAST and not follow & (PARTICIPLE | BASE))  # "the A-B talks took place"
        return behind_subject and not noun and document.words[j] not in POSSESSIVE
    return document.folded[j] in ("they", "we", "i", "you")


def first_finite(article: Article, start: int, end: int) -> int | None:
    """Return the first finite verb of tokens ``start:end``, None where there is none."""
    flags = article.document.flags
    for i in range(start, end):
        if flags[i] & VERBAL and is_finite(article, i):
            return i
    return None


def holds_clause(article: Article, start: int, end: int) -> bool:
    """Tell whether words hold a finite verb, or a form in -s that stands where one may: "The quarrel [makes] the deal doubtful"."""
    if first_finite(article, start, end) is not None:
        return True
    flags = article.document.flags
    return any(
        flags[k] & THIRD
        and not flags[k] & CAPITAL
        and not flags[k - 1] & (DETERMINER | PREPOSITION | MARK)
        and flags[k + 1] & (DETERMINER | PRONOUN | PREPOSITION)
        for k in range(start + 1, end - 1)
    )


def holds_verb(article: Article, i: int) -> bool:
    """Tell whether token ``i`` holds the verb of a contraction, with or without its subject: "they're", "it['s]"."""
    return article.document.folded[i] in CONTRACTED or is_shortened(article, i)


def is_shortened(article: Article, i: int) -> bool:
    """Tell whether token ``i`` is the "'s" of "it's" and "there's", a verb and no genitive."""
    folded = article.document.folded
    return folded[i] == "'s" and (folded[i - 1] in SUBJECT_WORDS or folded[i - 1] == "there")


def _is_subject_end(article: Article, j: int) -> bool:
    """Tell whether token ``j`` closes a name, a pronoun or "who": what a verb stands behind."""
    if article.document.folded[j] in SUBJECT_WORDS:
        return True
    mention = article.mentions.ending.get(j + 1)
    return mention is not None and not (isinstance(mention, CountryMention) and mention.form == "adjective")


def _is_dated_subject(article: Article, j: int) -> bool:
    """Tell whether token ``j`` closes the day between a subject and its verb: "Sato on Monday [held talks]"."""
    flags, folded = article.document.flags, article.document.folded
    while j > 0 and flags[j] & (WEEKDAY | TIME):
        j -= 1
    j -= j > 0 and folded[j] in ("on", "late", "early")
    return isinstance(article.mentions.ending.get(j + 1), PersonMention | PronounMention)


RELATIVES = frozenset({"which", "who", "whose"})
TEMPORAL = frozenset({"as", "since", "after", "before"})  # in front of a noun or of a clause
FIRST_PERSON = frozenset({"i", "we"})
SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i"})


def has_clause(article: Article, start: int, end: int) -> bool:
    """Tell whether tokens ``start:end`` hold a main clause: a finite verb before any word that subordinates one."""
    folded = article.document.folded
    flags = article.document.flags
    seen_noun = False
    reached = start
    for i in range(start, end):
        word = folded[i]
        bits = flags[i]
        if i < reached:
            continue
        if seen_noun and word in RELATIVES and folded[i - 1] == "," and "," in folded[i:end]:
            reached = folded.index(",", i)  # "said ships from Oslo, which left in June, are back"
            continue
        if seen_noun and word in SUBORDINATORS and (word not in TEMPORAL or (i + 1 < end and folded[i + 1] in SUBJECTS)):
            return False  # "underlined their will to help Oslo as it recovers"
        if seen_noun and word == "but" and folded[i - 1] not in ALL_BUT:
            return False  # "pledged support for the plan but talks have stopped"
        if seen_noun and word == "so" and i + 1 < end and flags[i + 1] & PRONOUN:
            return False  # "the need to reopen the port so he could"
        if word == "by" and i + 1 < end and flags[i + 1] & ING and article.document.words[i + 2 : end].count(",") == 0:
            return False  # "countered the complaints by noting Oslo pays its share"
        if bits & VERBAL and is_finite(article, i):
            return seen_noun and not (folded[i - 1] == "and" and bits & PAST)  # "noted the ties and discussed ...": no clause
        if holds_verb(article, i):
            return True
        if not seen_noun:
            seen_noun = not bits & (MARK | ADVERB | PREPOSITION | TIME | WEEKDAY) or word in ("there", "this", "these", "those", "here")
    return False


def acts_at(article: Article, i: int) -> bool:
    """Tell whether a finite verb that says nothing stands at token ``i``, so that a mention in front of it is the subject of a clause."""
    flags = article.document.flags
    return i < len(flags) and bool(flags[i] & (PAST | AUXILIARY)) and not flags[i] & CUE and is_finite(article, i)


def is_clause_marker(article: Article, j: int, stop: int, *, direct: bool = False) -> bool:
    """Tell whether "that" begins a clause here and is no "that country"; ``direct``: it stands right behind its verb."""
    starting, flags = article.mentions.starting, article.document.flags
    if j + 2 < stop and j + 1 not in starting and not flags[j + 1] & DETERMINER:
        verb = flags[j + 1]
        noun = verb & THIRD and (flags[j + 2] & (PREPOSITION | AUXILIARY | MODAL | PAST) or is_finite(article, j + 2))
        attribute = direct and verb & PARTICIPLE and not verb & AUXILIARY  # "stressed that increased trade"
        if (verb & (AUXILIARY | MODAL | PAST) and not attribute) or (verb & THIRD and not noun):
            return False  # "a raid that killed nine"; but "that talks on trade go on"
    if j + 1 < stop and flags[j + 1] & (PRONOUN | DETERMINER):
        return True
    return stop - j > 4 or any(flags[i] & FINITE for i in range(j + 2, stop))


def speaks_of_itself(article: Article, i: int) -> bool:
    """Tell whether an "I" or "we" at token ``i`` is the article's own: no number, no part of "I-Kiribati", not in quotation marks."""
    document = article.document
    part = document.words[i + 1 : i + 2] == ["-"] and document.starts[i + 1] == document.ends[i]
    numeral = document.folded[i] == "i" and bool(document.flags[i] & UPPER)
    part = part or (document.folded[i] == "us" and document.words[i].isupper())  # the state
    return not (numeral or part) and article.quotation_at(i) is None
