"""The words of anniversaries: ``data/anniversaries.jsonl`` as look-up sets, and the kind of event that words tell."""

from __future__ import annotations

from functools import cache
from typing import Any

from dipevents.document import Document
from dipevents.tables import rows
from dipevents.tokens import split

from ...values import value

Range = tuple[int, int]

POSSESSIVES = frozenset({"its", "their", "our", "his", "her", "your", "my", "whose"})
DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "that", *POSSESSIVES})
# Prepositions that go on only with a name behind them.
LINKS = frozenset({"in", "on", "with", "by", "to", "from", "for", "against", "over"})
PHRASE_ENDS = LINKS | {"of", "between", "and"}
OVERRULING = {  # kinds behind that count more than the first one
    "founding": frozenset({"diplomatic_relations"}),
    "war": frozenset({"diplomatic_relations", "victory", "atrocity", "treaty"}),
    "victory": frozenset({"war"}),
}
HARD_STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", "!", "?", "…", "...", "—", "--", "*", "|", ">", "<"})


@value(kw_only=True)
class Words:
    """The table ``data/anniversaries.jsonl``, by role."""

    nouns: dict[str, int | None]  # with the number of years in the word itself
    named: frozenset[str]  # nouns that are also names and adjectives: "Centenary Medal"
    jubilees: dict[str, int]
    birthdays: frozenset[str]
    days: dict[tuple[str, ...], str]
    marks: frozenset[str]
    turns: frozenset[str]
    marks_weakly: frozenset[str]
    commemorates: frozenset[str]
    tails: frozenset[str]
    starts: frozenset[str]
    relations: frozenset[str]
    events: dict[str, list[tuple[tuple[str, ...], str]]]  # first word -> forms, longest first, with their kind
    bonds: frozenset[str]
    upheavals: frozenset[str]
    bodies: frozenset[str]
    enders: frozenset[str]
    refused: frozenset[str]
    states: frozenset[str]
    pairs: frozenset[str]
    returns: frozenset[str]
    alliances: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    triggers: frozenset[str]


@cache
def words() -> Words:
    """Return the table, read once."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows("anniversaries"):
        for form in row["forms"]:
            found.setdefault(row["role"], {})[form] = row

    def flat(role: str) -> frozenset[str]:
        return frozenset(split(form)[0] for form in found[role])

    def years(role: str) -> dict[str, Any]:
        return {form: row.get("years") for form, row in found[role].items()}

    events: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, row in found["event"].items():
        key = split(form)
        events.setdefault(key[0], []).append((key, row["kind"]))
    for forms in events.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return Words(
        nouns={**years("noun"), **years("named")},
        named=frozenset(found["named"]),
        jubilees=years("jubilee"),
        birthdays=flat("birthday"),
        days={split(form): row["kind"] for form, row in found["day"].items()},
        marks=flat("mark"),
        turns=flat("turn"),
        marks_weakly=flat("mark_weakly"),
        commemorates=flat("commemorate"),
        tails=flat("tail"),
        starts=flat("start"),
        relations=flat("relation"),
        events=events,
        bonds=flat("event_weak"),
        upheavals=flat("upheaval"),
        bodies=flat("body"),
        enders=flat("ender"),
        refused=flat("refused"),
        states=flat("state"),
        pairs=flat("pair"),
        returns=flat("return"),
        alliances=flat("alliance"),
        cardinals=years("cardinal"),
        ordinals=years("ordinal"),
        triggers=frozenset(
            {
                *found["noun"],
                *found["named"],
                *found["birthday"],
                *found["commemorate"],
                *found["turn"],
                "day",
                "year",
                "years",
                "decade",
                "decades",
                "century",
            }
        ),
    )


def kind_of(document: Document, span: Range) -> str | None:
    """Return the kind of event that words speak of: the first word of the table decides; None where none does.

    Founding gives way to relations ("the establishment of diplomatic relations"), war and victory to what the noun
    phrase ends in ("the World War II victory", "the war crimes convention", "the Liberation War").
    """
    table = words()
    folded = document.folded
    first: str | None = None
    i = span[0]
    while i < span[1]:
        if first in ("war", "victory") and folded[i] in PHRASE_ENDS:
            return first
        for form, kind in table.events.get(folded[i], ()):
            if i + len(form) <= span[1] and tuple(folded[i : i + len(form)]) == form:
                if first is None:
                    first = kind
                    if kind not in OVERRULING:
                        return kind
                elif kind in OVERRULING.get(first, ()):
                    return kind
                i += len(form) - 1
                break
        i += 1
    return first


def kind_told(document: Document, span: Range) -> str | None:
    """Return the kind of event that words in front of a noun tell: "independence", also "Republic Day"."""
    return kind_of(document, span) or words().days.get(tuple(document.folded[span[1] - 2 : span[1]]))
