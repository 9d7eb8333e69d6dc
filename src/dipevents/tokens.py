"""Characters to tokens: where words, numbers and marks begin and end.

Rule 1  A token is an exact slice of the text; what lies between two tokens is white space or a lone underscore.
Rule 2  Abbreviations of single letters keep their full stops: ``U.S.``, ``J.P.``, ``a.m.``
Rule 3  A possessive ``'s``, also in capitals, is a token of its own; other inner apostrophes stay: ``O'Smach``, ``don't``.
Rule 4  Hyphens split (``China-Russia`` is three tokens), so that each half can be looked up; thousands, decimals and
        clock times do not: ``1,234.5``, ``9:00``.
Rule 5  A word is looked up by its folded form; the text itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import accumulate, compress

from .values import value

LETTER = r"[^\W\d_]"
APOSTROPHE_S = frozenset({"'s", "’s"})  # a possessive as Rule 3 parts it
APOSTROPHES = frozenset({"'", "’"})
POSSESSIVE = APOSTROPHE_S | APOSTROPHES  # the same, and that of a plural: "the ministers' talks"
ENDERS = frozenset({".", "!", "?", "...", "…"})  # of sentences
LONG_DASHES = frozenset({"--", "–", "—"})
MARKS = "\u0300-\u036f"  # combining marks, so that decomposed text (NFD) splits as composed text does

TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?=[ ,\n])"  # no rule of its own: most words are so plain, and need none of what follows
    rf"|(?:{LETTER}\.){{2,}}"
    r"|['’][sS]\b"
    r"|\d++(?:[.,:]\d+)+"
    rf"|[^\W_]+(?:[{MARKS}]+[^\W_]*)*(?:['’](?![sS]\b)(?:[^\W_]|[{MARKS}])+)*"
    r"|``|''|--+|\.\.\.+|[^\w\s]"
)
_TOKEN_AND_BLANK = re.compile(rf"({TOKEN.pattern})( ?)")  # taking the blank too spares a search that starts at it

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ı": "i", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss"}
)


@value
class Tokens:
    """The tokens of a text as columns; ``gaps`` are what lies before each, a blank behind a token excepted, and at the end."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def tokenise(text: str) -> Tokens:
    """Cut a text into its tokens (Rules 1 to 4).

    Splitting at the tokens and adding up the lengths of the pieces costs half of what a match object for each token does.

    >>> tokenise("Wang met  Xi.")
    Tokens(words=['Wang', 'met', 'Xi', '.'], starts=[0, 5, 10, 12], ends=[4, 8, 12, 13], gaps=['', '', ' ', '', ''])
    """
    pieces = _TOKEN_AND_BLANK.split(text)  # gap, token, blank, gap, token, blank, ..., gap
    offsets = list(accumulate(map(len, pieces)))
    return Tokens(pieces[1::3], offsets[:-1:3], offsets[1::3], pieces[::3])


def places_of(words: Container[str], tokens: Sequence[str]) -> list[int]:
    """Return the places of those tokens that are among some words.

    >>> places_of({"met", "saw"}, ["they", "met", "and", "saw", "us"])
    [1, 3]
    """
    return list(compress(range(len(tokens)), map(words.__contains__, tokens)))  # two thirds of the time of a comprehension


def fold(word: str) -> str:
    """Return the form under which a word is looked up: lower case, no accents, straight apostrophe.

    >>> fold("Erdoğan"), fold("CÔTE"), fold("Wetang’ula")
    ('erdogan', 'cote', "wetang'ula")
    """
    return word.lower() if word.isascii() else _fold_wide(word)


@lru_cache(maxsize=4096)
def _fold_wide(word: str) -> str:
    # Letters are taken apart before they are made small and plain, so that what they are made of is made so too. A lone
    # accent stays: nothing folds to the empty string, which means "end" in a trie.
    letters = (c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = "".join(letters).lower().translate(_STRAIGHT)
    return plain or word


def split(phrase: str) -> tuple[str, ...]:
    """Return the folded tokens of a phrase, the key of a table entry.

    >>> split("U.S.-China Forum")
    ('u.s.', '-', 'china', 'forum')
    """
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # the same, sooner: so are most names of the tables
        return tuple(phrase.lower().split())
    return tuple([fold(word) for word in TOKEN.findall(phrase)])
