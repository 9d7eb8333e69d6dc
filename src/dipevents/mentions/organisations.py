"""Bodies in the text: those of the table, those whose name says that they are one, and acronyms of both.

Rule 1  A name of the table is a body where it is written as one; a weak one ("Congress", "IS") needs a sign beside it or its full
        form before it.
Rule 2  A name built around a head noun is a body (see body_names); so is a name behind "the newspaper".
Rule 3  Of names that overlap, the longer wins; a table name wins over one with mere words in front.
Rule 4  Credits, datelines and addresses name no body, nor does a seat of power that is only a place ("at the White House").
Rule 5  In titles and lines that are no prose only names of the table count, and those that the prose has too.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from ..gazetteer import Entry, Gazetteer
from ..lexicon import BODY, CAPITAL, CUE, DIGIT, FAMILY, FUNCTION, GIVEN, HEAD, HONORIFIC, MARK, MONTH, NOT_NAME, UPPER, WEEKDAY
from .acronyms import read_acronyms
from .body_names import DASHES, POSSESSIVES, NameReader, renamed
from .body_words import vocabulary
from .mention import CountryMention, OrganisationMention
from .scan import Hit, Hits

SIGNS = BODY | UPPER  # what may begin an attempt


def find_organisations(
    document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer
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
    finder = _Finder(document, hits, countries, gazetteer)
    signs = [i for i, bits in enumerate(document.flags) if bits & SIGNS]
    table, waiting = finder.table()
    named = finder.grammar(signs, table)
    chosen = finder.longest([*table, *named, *finder.outlets(signs)])
    chosen = read_acronyms(document, chosen, waiting, [i for i in signs if document.flags[i] & UPPER], gazetteer, finder.stands_as_body)
    return finder.in_place(chosen)


class _Finder:
    """The search for bodies in one document."""

    def __init__(self, document: Document, hits: Hits, countries: Sequence[CountryMention], gazetteer: Gazetteer) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.hits = hits
        self.gazetteer = gazetteer
        self.known = vocabulary(gazetteer)
        self.reader = NameReader(document, countries, {h.start: h.end for h in hits["place"]}, gazetteer)
        self.states = {c.start: c.end for c in countries}
        self.names = {c.start: c.end for c in countries if c.form == "name"}
        self.codes = {c.code for c in countries}
        self.places = {h.end for h in hits["place"]}

    # --- the table ------------------------------------------------------------------------------------------------

    def table(self) -> tuple[list[OrganisationMention], list[Hit]]:
        """Return the bodies of the table that are certain, and the weak hits that are not (Rule 1)."""
        certain: list[OrganisationMention] = []
        waiting: list[Hit] = []
        for hit in self.hits["organisation"]:
            entries = [e for e in hit.entries if not e.weak]
            if not self._written_as_name(hit):
                continue
            if not entries and not self._weak_fits(hit):
                waiting.append(hit)
                continue
            certain.append(self._mention(hit, self._choose(hit, entries or list(hit.entries))))
        return certain, waiting

    def _written_as_name(self, hit: Hit) -> bool:
        """Tell whether the words are written as the form is, and no longer name, address or number goes on behind them."""
        start, end = hit.start, hit.end
        words, flags = self.words, self.flags
        if not any(self._cased_like(start, end, entry.form) for entry in hit.entries):
            return False
        last = words[end - 1]
        if self._in_address(start, end):
            return False
        if last in self.known.words["needs_state"] and last.islower() and not self.reader.stands_for_itself(end, len(words)):
            return False
        if end < len(words) and words[end] in DASHES and self._touches(end) and flags[end + 1] & DIGIT:
            return False
        return not (end - start <= 2 and self._goes_on(hit))

    def _cased_like(self, start: int, end: int, form: str) -> bool:
        """Tell whether words are written with capitals where a form of the table has them; "Let" is no LeT, "the star" no The Star."""
        printed = self.document.slice(start, end)
        if printed == form or (printed.isupper() and len(printed) > 3):
            return True
        last, word = self.words[end - 1], form.split()[-1]
        if form.startswith("The ") or (end - start < 3 and word[0].isupper() and last[0].islower() and last not in self.known.words["lower_end"]):
            return False
        return end - start > 1 or len(form) > 4 or not any(c.isupper() for c in form[1:])

    def _touches(self, i: int) -> bool:
        document = self.document
        return 0 < i < len(self.words) - 1 and document.starts[i] == document.ends[i - 1] and document.ends[i] == document.starts[i + 1]

    def _in_address(self, start: int, end: int) -> bool:
        """Tell whether the words are part of a web or mail address."""
        words, starts, ends = self.words, self.document.starts, self.document.ends
        for i in range(start - 1, max(start - 9, -1), -1):
            if ends[i] != starts[i + 1]:
                break
            if words[i] in ("@", "/", "www", "http", "https", ".") and (words[i] != "/" or (i and words[i - 1] in ("/", ":"))):
                return i > 0 and ends[i - 1] == starts[i]
        for i in range(end, min(end + 7, len(words))):
            if starts[i] != ends[i - 1]:
                break
            if words[i] == "@" or (words[i] == "." and self._touches(i) and words[i + 1].islower() and words[end - 1] != words[i + 1]):
                return True
        return False

    def _goes_on(self, hit: Hit) -> bool:
        """Tell whether a short name is only the beginning of a longer one ("Exxon Valdez", "Boeing 707") or the end of a person's."""
        start, end = hit.start, hit.end
        exact = hit.entries[0].exact
        if end < len(self.words):
            bits = self.flags[end]
            if hit.entries[0].form.startswith("The ") and bits & CAPITAL and not bits & FUNCTION:
                return True
            plain = not bits & (FUNCTION | HEAD | NOT_NAME | HONORIFIC | MONTH | WEEKDAY | UPPER | DIGIT)
            if not exact and bits & CAPITAL and plain and end not in self.states and self.folded[end] not in self.known.heads and not bits & GIVEN and end - start == 1:
                return True
            if not exact and end - start == 1 and bits & DIGIT and self.gazetteer.bodies[hit.entries[0].id].kind == "company":
                return True
        if start and end - start == 1 and not exact and start not in self.reader.state_to:
            before = self.flags[start - 1]
            if before & GIVEN and before & CAPITAL and not before & (NOT_NAME | FUNCTION | FAMILY) and not self.words[start - 1].isupper():
                return True
        return False

    def _weak_fits(self, hit: Hit) -> bool:
        """Tell whether a weak name that is no acronym counts: its state or a word that makes it a body stands beside it."""
        entry = hit.entries[0]
        if entry.exact:
            return False
        if hit.end - hit.start > 1 and self.flags[hit.start] & CAPITAL and self.flags[hit.end - 1] & CAPITAL:
            return True
        countries = {self.gazetteer.bodies[e.id].country for e in hit.entries} - {None}
        if self._owner(hit.start) in countries:
            return True
        if self.gazetteer.bodies[entry.id].kind == "government" and countries & self.codes and not self._opens(hit.start):
            after = self.flags[hit.end] if hit.end < len(self.flags) else 0
            return not (after & CAPITAL and not after & FUNCTION)
        return self.stands_as_body(hit.start, hit.end)

    def _opens(self, i: int) -> bool:
        floor, _ = self.reader.bounds(i)
        return i == floor

    def _owner(self, start: int) -> str | None:
        """Return the state in front of a name: "China's", "Chinese"."""
        i = start
        if i and self.words[i - 1] in POSSESSIVES:
            i -= 1
        state = self.reader.state_to.get(i)
        return state.code if state else None

    def _choose(self, hit: Hit, entries: list[Entry]) -> tuple[Entry, bool]:
        """Return the entry meant where several share a name, and whether it is sure: its state stands beside it or in the text."""
        owner = self._owner(hit.start)
        for entry in entries:
            if owner and self.gazetteer.bodies[entry.id].country == owner:
                return entry, True
        near = [e for e in entries if self.gazetteer.bodies[e.id].country in self.codes]
        if near:
            return near[0], True
        certain = len({e.id for e in entries}) == 1 and not (entries[0].weak and self.gazetteer.bodies[entries[0].id].country)
        return entries[0], certain

    def _mention(self, hit: Hit, chosen: tuple[Entry, bool]) -> OrganisationMention:
        """Make a mention of a hit; a state in front that is not the entry's makes it another body of that name."""
        entry, sure = chosen
        body = self.gazetteer.bodies[entry.id]
        owner = self._owner(hit.start)
        acronym = (hit.start, hit.end) if entry.exact else None
        start, end = hit.start, hit.end
        other = bool(owner and body.country and owner != body.country and body.kind in ("government", "military", "political_party"))
        if other or not sure:
            state = self.reader.state_to.get(start)
            if body.kind != "government" and state is not None:
                start = state.start
            country = owner if body.kind in ("government", "military", "political_party") else None
            return OrganisationMention(start=start, end=end, name=(start, end), acronym=acronym, kind=body.kind, country=country)
        if body.kind in ("ngo", "company", "media") and not entry.exact and end in self.names:
            end = self.names[end]  # the branch in a state: "Oxfam Australia"
        return OrganisationMention(
            start=start, end=end, name=(start, end), acronym=acronym, body=body.id, kind=body.kind, country=body.country
        )

    def stands_as_body(self, start: int, end: int) -> bool:
        """Tell whether the words beside a weak name make it a body: "members of X", "X spokesman", "X said"."""
        folded, words = self.folded, self.known.words
        if end < len(folded):
            bits = self.flags[end]
            if folded[end] in words["company_behind"] and not bits & CAPITAL:
                return True
            if folded[end] in words["speaking"] and not bits & CAPITAL:
                return True
            if not self.reader.stands_for_itself(end, len(folded)) or self.words[end] == "+":
                return False
        i = start - 1
        if i >= 0 and folded[i] == "the":
            i -= 1
        if i < 0:
            return False
        pair = (folded[i - 1], folded[i]) if i else ("", folded[i])
        return (folded[i],) in self.known.phrases["company_before"] or pair in self.known.phrases["company_before"]

    # --- names by grammar -----------------------------------------------------------------------------------------

    def grammar(self, signs: Sequence[int], table: Sequence[OrganisationMention]) -> list[OrganisationMention]:
        """Return the bodies whose name is built around a head noun; none that is a state's or a place's name."""
        taken: dict[int, OrganisationMention] = {}
        for mention in table:
            for i in range(mention.start, mention.end):
                taken[i] = mention
        places = {i: h for h in self.hits["place"] if h.end - h.start > 1 for i in range(h.start, h.end)}
        states = {i for start, end in self.states.items() for i in range(start, end)}
        found = []
        for i in signs:
            if not self.flags[i] & BODY:
                continue
            if i in states:
                continue
            mention = self.reader.read(i)
            if mention is None:
                continue
            place = places.get(i)
            if place is not None and place.start <= mention.start and mention.end <= place.end:
                continue
            known = taken.get(i)
            if known is not None and mention.end <= known.end and known.kind not in ("government", "military"):
                continue
            if self._in_address(mention.start, mention.end):
                continue
            found.append(self._unjoined(mention, i, taken))
        return found

    def _unjoined(self, mention: OrganisationMention, i: int, taken: dict[int, OrganisationMention]) -> OrganisationMention:
        """Return a name without the body in front of it that is joined to another: "the UN and World Bank Reconstruction Fund"."""
        first = taken.get(mention.start)
        if first is not None and first.end < i and mention.start and self.folded[mention.start - 1] in ("and", "/") and mention.start - 2 in taken:
            return renamed(mention, first.end, mention.end)
        return mention

    def longest(self, mentions: Sequence[OrganisationMention]) -> list[OrganisationMention]:
        """Return mentions in text order, the longest of those that overlap (Rule 3)."""
        chosen: list[OrganisationMention] = []
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.body is None)):
            if chosen and chosen[-1].end > mention.start:
                if mention.end - mention.start > chosen[-1].end - chosen[-1].start:
                    chosen[-1] = mention
                continue
            chosen.append(mention)
        return chosen

    def outlets(self, signs: Sequence[int]) -> list[OrganisationMention]:
        """Return the outlets that a noun beside them names: "the newspaper Chosun Ilbo", "the Fars news agency"."""
        found = []
        for i in signs:
            node = self.known.outlets.get(self.folded[i])
            if node is None or self.flags[i] & CAPITAL:
                continue
            end = stop = i
            while isinstance(node, dict):
                stop += 1
                if "" in node:
                    end = stop
                node = node.get(self.folded[stop]) if stop < len(self.folded) else None
            if end == i:
                continue
            first, last = end, self._proper(end)
            if first == last:
                first, last = self._proper_before(i), i
            if first < last:
                span = (first, last)
                acronym = span if self.flags[first] & UPPER and last == first + 1 else None
                found.append(OrganisationMention(start=first, end=last, name=span, acronym=acronym, kind="media"))
        return found

    def _proper_before(self, i: int) -> int:
        """Return the beginning of a run of at most three capitalised words in front of token ``i`` that may name an outlet."""
        first = i
        while first > max(i - 3, 0) and self.flags[first - 1] & CAPITAL and first not in self.reader.state_to and first not in self.places:
            if self.flags[first - 1] & (FUNCTION | MONTH | WEEKDAY | HONORIFIC | HEAD | GIVEN):
                break
            first -= 1
        floor, _ = self.reader.bounds(i)
        stands = first > floor and (self.folded[first - 1] in ("the", "'s", "’s") or first in self.reader.state_to)
        return first if stands and first not in self.reader.state_to or stands and first < i else i

    def _proper(self, i: int) -> int:
        """Return the end of a run of at most three capitalised words that are no person, state, office or date."""
        j = i
        while j < min(i + 3, len(self.words)):
            bits = self.flags[j]
            if not bits & CAPITAL or bits & (FUNCTION | MONTH | WEEKDAY | HONORIFIC | HEAD) or j in self.states:
                break
            if bits & GIVEN and not bits & NOT_NAME and j == i and j + 1 < len(self.words) and self.flags[j + 1] & CAPITAL:
                break
            j += 1
        return j

    # --- where names count ----------------------------------------------------------------------------------------

    def in_place(self, mentions: Sequence[OrganisationMention]) -> tuple[OrganisationMention, ...]:
        """Return the mentions that name a body where they stand (Rules 4 and 5)."""
        header = self.document.header
        barred = [r for r in (header.published, header.author, header.source) if r is not None]
        if header.dateline is not None:
            barred.append((header.dateline.start, header.dateline.body))
        kinds = [(p.start, p.end, p.kind) for p in self.document.paragraphs]
        prose: set[tuple[str, ...]] = set()
        titles: list[OrganisationMention] = []
        found: list[OrganisationMention] = []
        paragraph = 0
        for mention in mentions:
            while kinds[paragraph][1] <= mention.start:
                paragraph += 1
            if any(a <= mention.start < b for a, b in barred) or self._credited(mention) or self._only_a_place(mention):
                continue
            kind = kinds[paragraph][2]
            if kind == "body":
                found.append(mention)
                prose.add(tuple(self.folded[slice(*mention.name)]))
            elif mention.kind != "media" or kind in ("headline", "deck"):
                titles.append(mention)
        found += [m for m in titles if self._counts_in_title(m, prose)]
        return tuple(sorted(found, key=lambda m: m.start))

    def _counts_in_title(self, mention: OrganisationMention, prose: set[tuple[str, ...]]) -> bool:
        words = tuple(self.folded[slice(*mention.name)])
        if words in prose:
            return True
        if mention.body is not None and mention.kind != "media":
            return True
        return any(w in ("embassy", "consulate") for w in words) and mention.country is not None

    def _credited(self, mention: OrganisationMention) -> bool:
        """Tell whether the words are a credit, a dateline or a byline."""
        words, folded, known = self.words, self.folded, self.known.words
        start, end = mention.start, mention.end
        before = folded[start - 1] if start else ""
        after = folded[end] if end < len(words) else ""
        for i in range(start - 1, max(start - 5, -1), -1):
            if folded[i] in ("copyright", "©"):
                return True
            if words[i] in (".", ";"):
                break
        if before == "via" and mention.kind == "media" or after == "via":
            return True
        if mention.kind != "media":
            return False
        if words[start - 1 : start] == ["("] and after in (")", "/", "-", ",", "photo"):
            return True
        if after == ")" and start == 0 or before == "/" or after == "/":
            return True
        if before == "by" and after in known["credit_behind"]:
            return True
        return after in known["credit_behind"] and (before in known["credit_before"] or bool(self.flags[end] & CAPITAL)) or before in ("photo", ":") and after in (")", "")

    def _only_a_place(self, mention: OrganisationMention) -> bool:
        """Tell whether a seat of power is no more than where something happens."""
        name = tuple(self.folded[mention.start : mention.end])
        if name not in self.known.phrases["seats"] and name[-1] != "palace":
            return False
        i = mention.start - 1
        if i >= 0 and self.folded[i] == "the":
            i -= 1
        if i >= 0 and self.folded[i] in self.known.words["where"]:
            return True
        if name[-1] != "palace" and name != ("capitol",):
            return False
        bits = self.flags[mention.end] if mention.end < len(self.flags) else MARK
        return not bits & (CUE | HEAD) and self.words[mention.end : mention.end + 1] not in (["'s"], ["’s"])
