"""Names that have lost the blank beside them: "ComradeKim Jong Unand", on pages that set a leader's name in a type of its own.

Rule 1  Only the full name of an office-holder is cut free, and only in a text where it runs into a word in front of it;
        then wherever the text has it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..gazetteer import Gazetteer
from ..tokens import Tokens

JOINT = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+ [A-Z][a-z])")
NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
SHORTEST = 2  # letters of the last word of a name


def cut_joints(text: str, tokens: Tokens, gazetteer: Gazetteer) -> Tokens:
    """Return the tokens with the names of office-holders cut free of the words that they run into.

    >>> from dipevents.tokens import tokenise
    >>> text = "the respected ComradeKim Jong Unand the president"
    >>> cut_joints(text, tokenise(text), Gazetteer.default()).words
    ['the', 'respected', 'Comrade', 'Kim', 'Jong', 'Un', 'and', 'the', 'president']
    """
    names = {name for joint in JOINT.finditer(text) if (name := _name_at(text, joint.end(), gazetteer))}
    cuts = {at for name in names for found in re.finditer(re.escape(name), text) for at in _seams(text, found.start(), found.end())}
    if not cuts:
        return tokens
    words, starts, ends, gaps = list(tokens.words), list(tokens.starts), list(tokens.ends), list(tokens.gaps)
    for at in sorted(cuts):
        i = bisect_right(starts, at) - 1
        if starts[i] < at < ends[i]:
            words[i : i + 1] = [text[starts[i] : at], text[at : ends[i]]]
            starts.insert(i + 1, at)
            ends.insert(i, at)
            gaps.insert(i + 1, "")
    return Tokens(words, starts, ends, gaps)


def _name_at(text: str, start: int, gazetteer: Gazetteer) -> str | None:
    """Return the longest name of an office-holder that begins at an offset, a word that runs on behind it left out."""
    run = NAME.match(text, start)
    if run is None:
        return None
    *first, last = run.group().split()
    for size in range(len(last), SHORTEST - 1, -1):
        name = " ".join((*first, last[:size]))
        if any(entry.kind == "holder" for entry in gazetteer.lookup(name)):
            return name
    return None


def _seams(text: str, start: int, end: int) -> list[int]:
    """Return those ends of a name that touch a letter."""
    return [at for at in (start, end) if 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()]
