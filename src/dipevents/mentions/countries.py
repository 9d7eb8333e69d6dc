"""States in the text: by name, adjective, inhabitants, or the seat that speaks for them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, Literal

import attrs

from ..document import Document
from ..facts import Kind
from ..gazetteer import Gazetteer
from ..lexicon import (
    CAPITAL,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODIFIER,
    MONTH,
    NOT_NAME,
    PORTFOLIO,
    UPPER,
    WEEKDAY,
)
from ..tokens import APOSTROPHE_S, POSSESSIVE
from .mention import CountryMention
from .person_words import vocabulary
from .scan import Hit, Hits

NAMESAKES: Final = {"KOR": ("KOR", "PRK"), "COD": ("COD", "COG")}  # "Korean" and "Congolese" go to the one spoken of last
Form = Literal["name", "adjective", "inhabitant", "seat"]
TEMPORARY: Final = frozenset({"new", "interim", "federal", "central", "then", "former", "current", "incoming"})
FORMS: Final[dict[Kind, Form]] = {
    "country": "name",
    "adjective": "adjective",
    "inhabitant": "inhabitant",
    "seat": "seat",
}
SENT = frozenset({"ambassador", "commissioner", "delegation", "envoy", "nuncio", "plenipotentiary", "representative"})


def find_countries(document: Document, hits: Hits, gazetteer: Gazetteer) -> tuple[CountryMention, ...]:
    """Return the states named, in text order, one mention for each place in the text.

    Names ("China"), adjectives ("Chinese", also in "Sino-Russian"), inhabitants ("Spaniards") and seats ("Beijing"). Not: "Latin
    American", "the Indian Ocean", parts of longer names of places and bodies ("South China Sea", "Bank of China"), Georgia in America
    ("Atlanta, Georgia"), people ("Michael Jordan", "Israel Katz"). What two states share ("Korean") goes to the one spoken of last.
    """
    chosen: dict[int, tuple[Hit, Kind]] = {}
    for kind in FORMS:
        for hit in hits[kind]:
            known = chosen.get(hit.start)
            if known is None or known[0].end < hit.end:
                chosen[hit.start] = (hit, kind)
    covered: dict[int, int] = {}
    opening = {hit.start for hit in hits["organisation"]}  # "Ukrainian military", which may yet turn out to be no body
    for hits_of_kind in (hits["place"], hits["organisation"]):
        for hit in hits_of_kind:
            if hit.end - hit.start > 1 and not hit.entries[0].weak:
                for i in range(hit.start, hit.end):
                    if i in chosen:
                        covered[i] = max(covered.get(i, 0), hit.end - hit.start)
    bearers = {i for hit in hits["holder"] if hit.end - hit.start > 1 and not hit.entries[0].weak for i in range(hit.start, hit.end)}
    cities = {hit.end: hit for hit in hits["place"]}
    named = {tuple(document.folded[start : start + 2]) for start, (hit, _) in chosen.items() if _is_given_name(document, hit)}
    met: dict[str, int] = {}
    found: list[CountryMention] = []
    reached = 0
    for start in sorted(chosen):
        hit, kind = chosen[start]
        inside = covered.get(start, 0) > hit.end - start and not (kind == "adjective" and start in opening)
        borne = start in bearers and kind != "adjective" and hit.end in bearers  # "Israel Katz"
        given = hit.end == start + 1 and tuple(document.folded[start : start + 2]) in named
        if start < reached or inside or borne or given or _is_something_else(document, hit):
            continue
        entry = hit.entries[0] if len(hit.entries) == 1 else min(hit.entries, key=lambda e: e.weak)
        if entry.weak and (not _weak_name_fits(document, hit) or _is_in_another_state(document, hit, cities.get(start - 1), gazetteer)):
            continue
        code = max(NAMESAKES[entry.id], key=lambda c: met.get(c, 0)) if entry.weak and entry.id in NAMESAKES else entry.id
        met[code] = start + 1
        end = _government_end(document, hit.end, gazetteer)
        form: Form | Literal["government"] = "government" if end > hit.end else FORMS[kind]
        found.append(CountryMention(start=start, end=end, code=code, form=form, weak=entry.weak))
        reached = end
    return tuple(_as_attributes(document, _with_halves(document, found, gazetteer)))


def _with_halves(document: Document, found: list[CountryMention], gazetteer: Gazetteer) -> list[CountryMention]:
    """Add the first of two states that share their noun: "North and South Korea"."""
    words, added = document.words, list[CountryMention]()
    for state in found:
        first = state.start - 2
        if state.end - state.start != 2 or state.form != "name" or first < 0 or document.folded[first + 1] != "and":
            continue
        other = next((e for e in gazetteer.lookup(f"{words[first]} {words[state.end - 1]}") if e.kind == "country"), None)
        if other is not None and other.id != state.code:
            added.append(CountryMention(start=first, end=first + 1, code=other.id, form="name"))
    return sorted([*found, *added], key=lambda m: m.start) if added else found


def _as_attributes(document: Document, found: list[CountryMention]) -> list[CountryMention]:
    """Return the mentions, acronyms that stand for the first of two adjectives as such: "his U.S. and Japanese counterparts"."""
    flags, folded = document.flags, document.folded
    for n, (state, follow) in enumerate(pairwise(found)):
        if state.form != "name" or not flags[state.start] & UPPER or follow.form != "adjective":
            continue
        if follow.start == state.end + 1 and folded[state.end] == "and" and _heads_plural(document, follow.end):
            found[n] = attrs.evolve(state, form="adjective")
    return found


def _heads_plural(document: Document, i: int) -> bool:
    """Tell whether a noun in the plural, at most two words in front of it, stands at token ``i``: "foreign ministers", not "Premier X"."""
    for k in range(i, min(len(document.folded), i + 3)):
        if document.flags[k] & (CAPITAL | MARK | FUNCTION):
            return False
        if document.folded[k].endswith("s"):
            return True
    return False


def _government_end(document: Document, end: int, gazetteer: Gazetteer) -> int:
    """Return the end of "China's government", "the Chinese side"; ``end`` where the state stands for itself."""
    i, folded = end, document.folded
    last = len(folded) - 1
    if i <= last and folded[i] in POSSESSIVE:
        i += 1
    while i < last and folded[i] in TEMPORARY and i < end + 3:
        i += 1
    if i > last or folded[i] not in gazetteer.state_nouns:
        return end
    if i + 1 < len(folded) and document.flags[i + 1] & HEAD:
        return end  # "the Chinese government spokesman" is a person
    return i + 1


def _is_something_else(document: Document, hit: Hit) -> bool:
    """Tell whether the words beside the name make it part of a wider one."""
    flags, i, j = document.flags, hit.start - 1, hit.end
    if i >= 0 and flags[i] & CAPITAL and document.folded[i] in vocabulary().not_states:
        return True
    return j < len(flags) and bool(flags[j] & CAPITAL) and document.folded[j] in vocabulary().wider


def _is_given_name(document: Document, hit: Hit) -> bool:
    """Tell whether a name for a state is the given name of who bears an office or honorific: "Foreign Minister [Sofia] Lindgren"."""
    flags, i, j = document.flags, hit.start - 1, hit.end
    if (
        i < 0
        or j != hit.start + 1
        or j >= len(flags)
        or not flags[hit.start] & GIVEN
        or not (flags[i] & (HEAD | HONORIFIC) or document.folded[i] == "counterpart")
    ):
        return False
    return bool(flags[j] & CAPITAL) and not flags[j] & (FUNCTION | NOT_NAME | HEAD | MONTH | WEEKDAY | HONORIFIC | PORTFOLIO | MODIFIER)


def _is_in_another_state(document: Document, hit: Hit, city: Hit | None, gazetteer: Gazetteer) -> bool:
    """Tell whether a name stands behind a city of another state: "Atlanta, Georgia"."""
    if city is None or document.words[hit.start - 1] != ",":
        return False
    homes = {gazetteer.places[e.id].country for e in city.entries}
    return "USA" in homes and not homes & {e.id for e in hit.entries}


def _weak_name_fits(document: Document, hit: Hit) -> bool:
    """Tell whether "Jordan", "Georgia", "Chad" can be the state: no name stands beside it."""
    flags, folded = document.flags, document.folded
    i, j = hit.start, hit.end
    if i > 1 and folded[i - 1] == "of" and (flags[i - 2] & (HEAD | PORTFOLIO) or folded[i - 2] in vocabulary().of_states):
        return True
    if i > 1 and folded[i - 1] == "to" and (flags[i - 2] & HEAD or not SENT.isdisjoint(folded[max(0, i - 9) : i - 1])):
        return True  # "the British ambassador to Chad", "Ambassador of Korea to Georgia"
    if (i > 1 and folded[i - 2 : i] == ["state", "of"]) or (j < len(folded) and folded[j] in vocabulary().america):
        return False
    before = flags[i - 1] if i else 0
    after = flags[j] if j < len(flags) else 0
    if before & GIVEN and before & CAPITAL and not before & FUNCTION:
        return False
    return not (after & CAPITAL and not after & (FUNCTION | NOT_NAME | HEAD | MONTH | WEEKDAY) and document.folded[j] not in APOSTROPHE_S)
