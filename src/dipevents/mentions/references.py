"""Words that refer to somebody named elsewhere: pronouns, and groups such as "the two sides"."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    ING,
    MARK,
    MODAL,
    MODIFIER,
    NOT_NAME,
    NUMBER,
    PARTICIPLE,
    PAST,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    UPPER,
    VERB,
)
from ..tokens import APOSTROPHE_S
from .mention import CountryMention, GroupMention, PronounMention
from .signs import Signs

PRONOUNS = {"he": "he", "she": "she", "they": "they", "i": "i", "we": "we", "it": "it", "who": "who"}
CONTRACTED = ("'ll", "’ll", "'ve", "’ve", "'m", "’m", "'re", "’re")
PRONOUNS |= {word + verb: word for word in ("he", "she", "they", "i", "we") for verb in CONTRACTED}  # "I'll meet"
STYLED = {"his": "he", "her": "she"}
STYLES = frozenset({"majesty", "highness", "holiness", "excellency", "eminence"})
COUNTERS = {
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
DEFINITE = frozenset({"the", "these", "those", "both", "all", "our", "their"})
MANY = frozenset({"many", "several", "some", "most", "few", "other", "various"})
ATTRIBUTES = BODY | MODIFIER | PORTFOLIO  # word classes of what stands in front of "sources": "government", "senior", "security"
NO_ATTRIBUTES = MARK | PREPOSITION | CONJUNCTION | PRONOUN | DETERMINER | AUXILIARY | MODAL | ADVERB | DIGIT | NUMBER


def find_pronouns(document: Document, signs: Signs) -> tuple[PronounMention, ...]:
    """Return the personal pronouns in subject form, and "who"; "US", "WHO" and "IT" in capitals are bodies and states.

    A style of address that stands alone is a pronoun too: "His Majesty [said]", and not "His Majesty King X".
    """
    folded, flags = document.folded, document.flags
    found: list[PronounMention] = []
    for i in signs.pronouns:
        if folded[i] in PRONOUNS:
            if not flags[i] & UPPER:
                found.append(PronounMention(start=i, end=i + 1, person=PRONOUNS[folded[i]]))  # type: ignore[arg-type]
        elif folded[i] in STYLED and flags[i] & CAPITAL and (end := _end_of_style(document, i + 1)) is not None:
            found.append(PronounMention(start=i, end=end, person=STYLED[folded[i]]))  # type: ignore[arg-type]
    return tuple(found)


def _end_of_style(document: Document, i: int) -> int | None:
    """Return where the style that begins at ``i`` ends; None where there is none or a title or name follows it."""
    folded = document.folded
    i += i < len(folded) and folded[i] in ("royal", "serene", "imperial")
    if i + 1 >= len(folded) or folded[i] not in STYLES or document.flags[i + 1] & CAPITAL or folded[i + 1] == "the":
        return None
    return i + 1


def find_groups(document: Document, countries: Sequence[CountryMention], gazetteer: Gazetteer, signs: Signs) -> tuple[GroupMention, ...]:
    """Return the groups in text order.

    Forms: COUNTER [STATE] NOUN ("the two sides", "both leaders", "the three foreign ministers"); "the" [STATE] NOUN of parties to
    talks ("the delegations"); NOUN alone where it stands for them or for unnamed sources ("participants", "Chinese media"), with up to two
    words that say which ("Western diplomatic sources"); a COUNTER without noun in front of its verb ("both noted", "the two agreed").
    """
    folded = document.folded
    state_to = {c.end: c for c in countries}
    found: list[GroupMention] = []
    for i in signs.groups:
        end, needs = gazetteer.group_at(folded, i)
        if end == i or (found and found[-1].end > i):
            continue
        start = i
        states: list[str] = []
        while start in state_to and (not found or state_to[start].start >= found[-1].end):
            states.append(state_to[start].code)
            start = state_to[start].start
            hyphened = start > 1 and folded[start - 1] == "-" and document.ends[start - 2] == document.starts[start - 1]
            if start and (folded[start - 1] == "and" or (hyphened and start - 1 in state_to)):  # not the dash of "PLACE - A-ish officials"
                start -= 1
        if start and folded[start - 1] in ("foreign", "defence", "defense", "local", "state", "world", "top", "senior", "outside"):
            start -= 1
        elif needs == {"none"} and not states and not (end < len(folded) and document.flags[end] & CAPITAL):  # "analysts Jo Vik and ..."
            start = _attributes(document, start, found[-1].end if found else 0)
        size = COUNTERS.get(folded[i]) if "verb" in needs else None
        definite = False
        if start and folded[start - 1] in COUNTERS and "counter" in needs | {"counter"}:
            size = COUNTERS[folded[start - 1]]
            start -= 1
            definite = True
        if start and folded[start - 1] in DEFINITE:
            start -= 1
            definite = True
        fits = ("none" in needs) or (size is not None and "counter" in needs) or (definite and "definite" in needs)
        fits = fits or ("verb" in needs and (definite or folded[i] == "both") and _has_verb(document, end))
        if fits and not _reports(document, start, i) and not (end < len(folded) and folded[end] in APOSTROPHE_S):
            found.append(GroupMention(start=start, end=end, countries=tuple(reversed(states)), size=size))
    return tuple(found)


def _reports(document: Document, start: int, i: int) -> bool:
    """Tell whether "reports" at ``i`` is a verb behind the name of an outlet: "As Reuters reports, the", "Reuters reports the", not "in Reuters reports"."""
    if document.folded[i] != "reports" or start == i or i + 1 >= len(document.words) or not document.flags[i - 1] & CAPITAL:
        return False
    noun = start > 0 and document.flags[start - 1] & PREPOSITION and document.folded[start - 1] != "as"
    return not noun and (document.words[i + 1] in (",", "that") or bool(document.flags[i + 1] & (DETERMINER | PRONOUN)))


def _attributes(document: Document, start: int, floor: int) -> int:
    """Return where the words begin that say which sources or residents a noun at ``start`` means: two at most, "[Western diplomatic] sources"."""
    flags = document.flags
    for first in range(start - 1, max(floor, start - 2) - 1, -1):
        bits = flags[first]
        opens = first == floor or bool(flags[first - 1] & (MARK | PREPOSITION))  # "Informed sources", not "he informed sources"
        verbal = bits & (VERB | PAST | ING) and not (bits & ATTRIBUTES or (bits & PARTICIPLE and opens))
        named = first > 0 and bits & CAPITAL and not bits & NOT_NAME and document.words[first - 1] != "."
        if bits & NO_ATTRIBUTES or verbal or named or bits & UPPER:
            break
        start = first
    return start - (start > floor and document.folded[start - 1] in MANY)


def _has_verb(document: Document, i: int) -> bool:
    """Tell whether a verb in the past or an auxiliary stands at ``i``, or behind one adverb."""
    flags = document.flags
    i += i < len(flags) and (bool(flags[i] & ADVERB) or document.folded[i] == "also") and not flags[i] & (PAST | AUXILIARY | MODAL)
    return i < len(flags) and bool(flags[i] & (PAST | AUXILIARY | MODAL))
