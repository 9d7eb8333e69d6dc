"""Rows of links that a page sets into its sentences behind a politician's name: they are no words of the sentence.

Form: "Senator Ana Roe Ana Maria RoeRoe calls for vote Port talks go on MORE (D-Ohio) said", the full name run into the first headline.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..tokens import Tokens

CLOSING = " MORE"
NAMED_AGAIN = re.compile(
    r"\b(?P<surname>[A-Z][\w’'-]+)(?: [JS]r\.)?"
    r"(?P<insert>(?: (?:[A-Z][\w.’'-]*|\([A-Z]\w+\))){1,4} (?P=surname)(?=[A-Z0-9])[^\n]{3,600}? MORE\b)"
)


def without_inserts(text: str, tokens: Tokens) -> Tokens:
    """Return the tokens without those of rows of links.

    >>> from dipevents.tokens import tokenise
    >>> text = "Ana Roe Ana Maria RoeRoe calls for vote MORE said no."
    >>> without_inserts(text, tokenise(text)).words
    ['Ana', 'Roe', 'said', 'no', '.']
    """
    if CLOSING not in text:
        return tokens
    words, starts, ends, gaps = list(tokens.words), list(tokens.starts), list(tokens.ends), list(tokens.gaps)
    for found in reversed(list(NAMED_AGAIN.finditer(text))):
        first, behind = (bisect_left(starts, at) for at in found.span("insert"))
        del words[first:behind], starts[first:behind], ends[first:behind], gaps[first:behind]
    return Tokens(words, starts, ends, gaps)
