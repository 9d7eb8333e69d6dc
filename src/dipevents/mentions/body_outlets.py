"""Outlets that a noun beside them names: "the newspaper Chosun Ilbo", "the television ANC", "the Fars news agency"."""

from __future__ import annotations

from collections.abc import Iterable

from ..lexicon import CAPITAL, FUNCTION, GIVEN, HEAD, HONORIFIC, MONTH, NOT_NAME, UPPER, WEEKDAY
from .body_text import POSSESSIVES, BodyText
from .mention import OrganisationMention

LONGEST = 3  # words of a name
NO_NAME = FUNCTION | MONTH | WEEKDAY | HONORIFIC | HEAD


def find_outlets(text: BodyText, signs: Iterable[int]) -> list[OrganisationMention]:
    """Return the outlets beside the nouns among the tokens ``signs``."""
    found = []
    for i in signs:
        end = _noun_end(text, i) if text.folded[i] in text.known.outlets else i
        if end == i:
            continue
        first, last = end, _name_behind(text, end)
        if first == last:
            first, last = _name_before(text, i), i
        if first < last:
            span = (first, last)
            acronym = span if text.flags[first] & UPPER and last == first + 1 else None
            found.append(OrganisationMention(start=first, end=last, name=span, acronym=acronym, kind="media"))
    return found


def _noun_end(text: BodyText, i: int) -> int:
    """Return the end of "newspaper", "news agency", "radio station"; ``i`` where there is none."""
    node = text.known.outlets.get(text.folded[i])
    if node is None or text.flags[i] & CAPITAL:
        return i
    end = stop = i
    while isinstance(node, dict):
        stop += 1
        if "" in node:
            end = stop
        node = node.get(text.folded[stop]) if stop < len(text.folded) else None
    return end


def _name_behind(text: BodyText, i: int) -> int:
    """Return the end of a run of capitalised words that are no person, state, office or date."""
    j = i
    while j < min(i + LONGEST, len(text.words)):
        bits = text.flags[j]
        if not bits & CAPITAL or bits & NO_NAME or j in text.state_at:
            break
        if j == i and bits & GIVEN and not bits & NOT_NAME and text.flags[min(j + 1, len(text.flags) - 1)] & CAPITAL:
            break
        j += 1
    return j


def _name_before(text: BodyText, i: int) -> int:
    """Return the beginning of a run of capitalised words behind "the", an owner or a state; else ``i``."""
    floor, _ = text.bounds(i)
    first = i
    while first > max(i - LONGEST, floor) and first not in text.state_to and first not in text.place_to:
        bits = text.flags[first - 1]
        if not bits & CAPITAL or bits & (NO_NAME | GIVEN):
            break
        first -= 1
    if first in (i, floor):
        return i
    introduced = first in text.state_to or text.folded[first - 1] == "the" or text.words[first - 1] in POSSESSIVES
    return first if introduced else i
