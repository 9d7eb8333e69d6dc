"""Bodies in the text: those of the table, those whose name says that they are one, and acronyms of both.

Rule 1  Three readers each name bodies: the table (body_table), the grammar of names around a head noun (body_names),
        and nouns such as "the newspaper" beside a name (body_beside).
Rule 2  Of names that overlap, the longer wins; a table name of a body of no state wins over one that merely adds
        words in front.
Rule 3  Acronyms are read when names are known (acronyms), and last what stands where it names no body is left out
        (body_places).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import CAPITAL
from .acronyms import read_acronyms
from .body_beside import find_beside
from .body_names import NameReader, renamed
from .body_places import in_place
from .body_table import TableReader
from .body_text import BodyText
from .mention import CountryMention, OrganisationMention
from .scan import Hits
from .signs import Signs, find_signs


def find_organisations(
    document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer, signs: Signs | None = None
) -> tuple[OrganisationMention, ...]:
    """Return the bodies named, in text order; none overlaps another.

    >>> from dipevents.mentions.countries import find_countries
    >>> from dipevents.mentions.scan import scan
    >>> from dipevents.segmentation import segment
    >>> known = Gazetteer.default()
    >>> note = segment("The Ministry of Fisheries and Oceans told NATO that the Kazan summit went well.", known)
    >>> hits = scan(note, known)
    >>> found = find_organisations(note, hits, find_countries(note, hits, known), known)
    >>> [note.slice(m.start, m.end) for m in found]
    ['Ministry of Fisheries and Oceans', 'NATO']
    """
    text = BodyText(document, hits, countries, gazetteer)
    signs = signs or find_signs(document)
    table, waiting = TableReader(text).read(hits["organisation"])
    names = _names(text, signs.bodies, table)
    chosen = _organs(text, _longest([*table, *names, *find_beside(text, signs.bodies)]), table)
    return in_place(text, read_acronyms(text, chosen, waiting, signs.capitals))


def _names(text: BodyText, heads: Iterable[int], table: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Return the bodies whose name is built around a head noun; none that is a state's name."""
    taken = {i: m for m in table for i in range(m.start, m.end)}
    states = {i for c in text.state_at.values() for i in range(c.start, c.end)}
    reader = NameReader(text)
    found = []
    for i in heads:
        mention = reader.read(i) if i not in states else None
        if mention is None or text.in_address(mention.start, mention.end):
            continue
        known = taken.get(i)
        if known is not None and mention.end <= known.end and known.kind not in ("government", "military") and not _cuts(text, known):
            continue
        first = taken.get(mention.start)
        if first is not None and text.folded[first.end : first.end + 1] == ["and"] and (second := taken.get(first.end + 1)) is not None:
            if second.end >= mention.end:
                continue  # "United Nations and World Bank" are two
        if text.folded[i : i + 2] == ["army", "general"] and text.flags[i + 1] & CAPITAL:
            continue  # "the General Staff, Army General Ana Lopes"
        found.append(_unjoined(text, mention, i, taken))
    return found


def _cuts(text: BodyText, known: OrganisationMention) -> bool:
    """Tell whether a name of the table is the end of another body's: "Defence and Security Council", "Federal Security Council"."""
    before = text.folded[known.start - 1] if known.start else ""
    return before in ("and", "&") or (before in text.known.words["other_body"] and bool(text.flags[known.start - 1] & CAPITAL))


def _unjoined(text: BodyText, mention: OrganisationMention, i: int, taken: dict[int, OrganisationMention]) -> OrganisationMention:
    """Return a name without the body in front that is joined to another: "UN and World Bank Reconstruction Fund"."""
    first, start = taken.get(mention.start), mention.start
    joined = start > 1 and text.folded[start - 1] in ("and", "/") and start - 2 in taken
    return renamed(mention, first.end, mention.end) if joined and first is not None and first.end < i else mention


def _organs(text: BodyText, bodies: list[OrganisationMention], table: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Return the bodies, one without state that is of a body of states a body of states too: "Executive Council of the African Union"."""
    between = {b.start for b in bodies if b.kind == "igo"}
    inside = {b.end: b.start for b in table if b.kind == "igo"}

    def is_organ(body: OrganisationMention) -> bool:
        if body.kind != "government" or body.country is not None:
            return False
        part = inside.get(body.end, 0)
        if body.start < part and text.folded[part - 1] in ("of", "the"):
            return True
        k = body.end + 1 + (text.folded[body.end + 1 : body.end + 2] == ["the"])
        return text.folded[body.end : body.end + 1] == ["of"] and k in between

    return [attrs.evolve(body, kind="igo") if is_organ(body) else body for body in bodies]


def _longest(mentions: Iterable[OrganisationMention]) -> list[OrganisationMention]:
    """Return mentions in text order, the longest of those that overlap (Rule 2)."""
    chosen: list[OrganisationMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.body is None)):
        if chosen and chosen[-1].end > mention.start:
            continue
        chosen.append(mention)
    return chosen
