"""Bodies that a common noun beside their name tells: "the newspaper Chosun Ilbo", "oil giant Chevron", "the Fars news agency".

Rule 1  The noun, of ``data/body_words.jsonl``, tells the kind. The name is a run of capitals behind it, also in commas
        ("one daily, the Copper Dawn, wrote") or behind "called"; it may begin with "The".
Rule 2  An outlet or armed group may have its name in front: "the Fars news agency"; any body may be explained behind its
        name: "Kestrel Engineering, a firm based in Lahore".
        Of a firm the head may stand behind: "Quelto CEO". Who works somewhere tells what it is: "a columnist for The Lantern".
Rule 3  A plural noun tells the kind of a list: "firms such as Tarvonne, Quelto Foods and Norfleet".
Rule 4  A run that a person, state, place, office or date begins is no name of a body.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..lexicon import CAPITAL, FUNCTION, GIVEN, HEAD, HONORIFIC, MARK, MONTH, NOT_NAME, UPPER, WEEKDAY
from ..tokens import APOSTROPHE_S
from .body_text import BodyText
from .mention import OrganisationMention

LONGEST = 4  # words of a name
INSIDE = frozenset({"al", "el", "ul", "ad", "ash", "ar", "de", "du", "des", "la", "of", "-"})  # go on with a name that a capital resumes
NEAR = 7  # words between a name and the noun that explains it
NO_NAME = FUNCTION | MONTH | WEEKDAY | HONORIFIC | HEAD
MANY = 12  # names of a list
FEWEST = 2  # names of a list that nothing opens
LEADS = frozenset({"media", "military", "political_party"})  # kinds whose noun may follow the name: "the Fars news agency"
WORKS = frozenset({"at", "for", "of", "with"})  # last words of "a columnist for", which "the" may follow


def find_beside(text: BodyText, signs: Iterable[int]) -> list[OrganisationMention]:
    """Return the bodies beside the nouns among the tokens ``signs``."""
    found: list[OrganisationMention] = []
    for i in signs:
        end, kind = _noun(text, i) if text.folded[i] in text.known.beside else (i, "")
        if end == i:
            continue
        if text.folded[end - 1] in text.known.words["beside_plural"]:
            found += [_mention(text, first, last, kind) for first, last in _listed(text, end)]
            continue
        if text.folded[end - 1] == "ceo":
            first = _run_before(text, i, text.bounds(i)[0])
            led = text.known.words["leading"] | text.known.words["event"]
            if first < i and text.folded[first] not in led and text.folded[i - 1] not in led:
                found.append(_mention(text, first, i, kind))
            continue
        first, last = _behind(text, end, outlet=kind == "media", apposed=kind == "company" and _is_one_of_many(text, i))
        if first == last and kind in LEADS and text.folded[end - 1] != "network":  # which an agent or a firm may have
            first, last = _name_before(text, i), i
            if kind == "political_party" and first < last:
                first, last = _party(text, first, last, end)
        if first == last:
            first, last = _explained(text, i, end)
        if first < last:
            found.append(_mention(text, first, last, kind))
    return found


def _mention(text: BodyText, first: int, last: int, kind: str) -> OrganisationMention:
    span = (first, last)
    acronym = span if text.flags[first] & UPPER and last == first + 1 and kind != "company" else None
    return OrganisationMention(start=first, end=last, name=span, acronym=acronym, kind=kind)


def _listed(text: BodyText, end: int) -> list[tuple[int, int]]:
    """Return the names of a list that "such as", "like" or "including" opens behind a plural noun; several may follow right behind it."""
    least = 1
    opening = end + 1 if text.words[end : end + 1] == [","] else end
    if text.folded[opening : opening + 2] == ["such", "as"]:
        i = opening + 2
    elif text.folded[opening : opening + 1] in (["like"], ["including"]):
        i = opening + 1
    else:
        i, least = end, FEWEST  # "tech giants Alphabet and Meta"
    found: list[tuple[int, int]] = []
    _, limit = text.bounds(end)
    while i < limit and len(found) < MANY:
        last = _name_behind(text, i, states=True)
        if last == i:
            break
        found.append((i, last))
        i = last
        while i < limit and (text.words[i] == "," or text.folded[i] in ("and", "&")):
            i += 1
        if i == last:
            break
    return found if len(found) >= least else []


def _noun(text: BodyText, i: int) -> tuple[int, str]:
    """Return the end of "newspaper", "oil giant", "radio station" and the kind it tells; ``i`` where there is none."""
    node = text.known.beside.get(text.folded[i])
    if node is None or (text.flags[i] & CAPITAL and i != text.bounds(i)[0] and text.words[i] != "CEO"):
        return i, ""
    end = stop = i
    kind = ""
    while isinstance(node, dict):
        stop += 1
        if "" in node:
            end, kind = stop, node[""][0]
        node = node.get(text.folded[stop]) if stop < len(text.folded) else None
    return end, kind


def _party(text: BodyText, first: int, last: int, end: int) -> tuple[int, int]:
    """Return the name of a party in front of its noun: "Waddani" party, "Kurdish PYD" party's acronym, "Democratic party"."""
    if tuple(text.folded[last - 1 : end]) in text.known.phrases["no_ending"]:
        return last, last  # a birthday party
    if text.flags[last - 1] & UPPER:
        return last - 1, last
    return first, end if text.flags[last - 1] & NOT_NAME else last


def _is_one_of_many(text: BodyText, i: int) -> bool:
    """Tell whether "a" or "an" opens the noun phrase at token ``i``: "a Panama law firm"."""
    floor, _ = text.bounds(i)
    k = i - 1
    while k > max(floor, i - NEAR) and not text.flags[k] & (FUNCTION | MARK):
        k -= 1
    return k >= floor and text.folded[k] in ("a", "an")


def _behind(text: BodyText, end: int, *, outlet: bool, apposed: bool) -> tuple[int, int]:
    """Return the name behind a noun that ends at ``end``, right there, behind "called" or in commas.

    In commas for an outlet, and where the noun is ``apposed``: "a Panama law firm, Harlow Quint, which".
    """
    first = end
    works = text.folded[end - 1] in WORKS
    if (works and text.words[end : end + 1] == ["the"]) or text.folded[end : end + 1] in (["called"], ["named"], ["dubbed"]):
        first = end + 1
    elif text.folded[end : end + 2] in (["known", "as"], ["calling", "itself"]):
        first = end + 2
    last = _name_behind(text, first)
    if first + 1 == last and text.folded[end - 1] == "firm" and text.folded[last : last + 1] in (["and"], ["&"]):
        last = max(last, _name_behind(text, last + 1))  # a firm has its partners' names
    if works and (first in text.place_at or (last - first == 1 and text.subject(first))):
        return end, end
    if first < last:
        known = text.folded[first] in text.known.heads or text.folded[last - 1] in APOSTROPHE_S
        return (first, last) if outlet or not known else (end, end)
    return _in_commas(text, end) if outlet or apposed else (end, end)


def _name_behind(text: BodyText, i: int, *, states: bool = False) -> int:
    """Return the end of a run of capitalised words that are no person, office, date or, without ``states``, state."""
    j = i
    while j < min(i + LONGEST, len(text.words)):
        bits = text.flags[j]
        if j > i and text.folded[j] in INSIDE:
            k = j
            while k < len(text.words) and text.folded[k] in INSIDE:
                k += 1
            if k - j > 2 or k == len(text.words) or not text.flags[k] & CAPITAL or text.flags[k] & NO_NAME:
                break
            j = k + 1
            continue
        if j == i and text.words[j] == "The" and j + 1 < len(text.flags) and text.flags[j + 1] & CAPITAL:
            j += 2  # "The" in capitals begins a title, whatever follows: "The Observer", "The Weekend Australian"
            states = True
            continue
        if not bits & CAPITAL or bits & NO_NAME or (j in text.state_at and not (states and _in_name(text, i, j))):
            break
        if j == i and bits & GIVEN and not bits & NOT_NAME and text.flags[min(j + 1, len(text.flags) - 1)] & CAPITAL:
            break
        j += 1
    return j


def _in_name(text: BodyText, first: int, j: int) -> bool:
    """Tell whether a state at token ``j`` belongs to a name: of a list, where more follows, or of a title with an article."""
    return text.words[first] == "The" or (j + 1 < len(text.flags) and bool(text.flags[j + 1] & CAPITAL))


def _in_commas(text: BodyText, i: int) -> tuple[int, int]:
    """Return the run of a name in apposition behind a comma, closed by a comma or by the sentence's end; else nothing."""
    size = len(text.words)
    if i + 2 >= size or text.words[i] != ",":
        return i, i
    first = i + 2 if text.words[i + 1] == "the" else i + 1
    last = _name_behind(text, first)
    return (first, last) if first < last < size and text.words[last] in (",", ".") else (i, i)


def _name_before(text: BodyText, i: int) -> int:
    """Return the beginning of a run of capitalised words behind "the", an owner or a state; else ``i``."""
    floor, _ = text.bounds(i)
    first = _run_before(text, i, floor)
    if first in (i, floor):
        return i
    introduced = first in text.state_to or text.folded[first - 1] == "the" or text.folded[first - 1] in APOSTROPHE_S
    return first if introduced else i


def _explained(text: BodyText, i: int, end: int) -> tuple[int, int]:
    """Return the name that "NAME, a Karachi-based firm" explains, whose noun is tokens ``i:end``; else nothing."""
    floor, _ = text.bounds(i)
    behind = text.folded[end] if end < len(text.folded) else "."
    if behind not in text.known.words["beside_closed"]:
        return i, i
    comma = i - 1
    while comma > max(floor, i - NEAR) and text.words[comma] != ",":
        comma -= 1
    final = behind in (".", ";", ")")  # behind "the" nothing may follow that could be said of the noun
    if text.words[comma] != "," or not (text.folded[comma + 1] in ("a", "an") or (final and text.folded[comma + 1] == "the")):
        return i, i
    if text.words[comma - 1] == ")":  # "Quelto AB (Quelto), a firm that"
        comma = max((k for k in range(max(floor, comma - 4), comma) if text.words[k] == "("), default=comma)
    first = _run_before(text, comma, floor)
    if first == comma or (first > floor and text.flags[first - 1] & CAPITAL):
        return i, i
    if final and first > floor and text.folded[first - 1] not in text.known.words["beside_listing"]:
        return i, i
    return first, comma


def _run_before(text: BodyText, i: int, floor: int) -> int:
    """Return the beginning of the run of capitalised words that ends at ``i`` and names no person, state, place or office."""
    first = i
    while first > max(i - LONGEST, floor) and first not in text.state_to and first not in text.place_to:
        bits = text.flags[first - 1]
        if not bits & CAPITAL or bits & (NO_NAME | GIVEN):
            break
        first -= 1
    return first
