"""Laws of `parse` that hold for any text at all; the oracle `dipevents.check` states each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dipevents
from dipevents import strategies
from dipevents.check import check_article
from dipevents.document import Document
from dipevents.facts import Entry, Kind, is_acronym
from dipevents.gazetteer import Gazetteer
from dipevents.mentions.scan import scan
from dipevents.pipeline import in_normal_case
from dipevents.segmentation import segment
from dipevents.tables import Row, rows
from dipevents.tokens import fold, split

MOMENTS = st.none() | st.dates() | st.datetimes()
ENDS = (date.min, date(1, 1, 20), date(9999, 12, 12), date.max)  # where no day follows, or none goes before


class TestTotal:
    """For every `str`, `parse` returns; it never raises, and never hangs."""

    @given(strategies.articles_of_any_kind(), MOMENTS, st.none() | strategies.names())
    @example("“We met.\u00a0“We met.", None, None)
    def test_any_text(self, text: str, published: date | datetime | None, source: str | None) -> None:
        check_article(text, published=published, source=source)

    @given(strategies.stories(), st.sampled_from(ENDS))
    def test_ends_of_the_calendar(self, story: strategies.Story, published: date) -> None:
        check_article(story.text, published=published)

    @given(strategies.texts())
    def test_any_characters(self, text: str) -> None:
        check_article(text)

    @given(st.lists(strategies.salads(), min_size=3, max_size=8).map("\n\n".join))
    def test_any_paragraphs(self, text: str) -> None:
        check_article(text)

    @pytest.mark.parametrize("text", [b"Wang met Lavrov.", None, 5, ["Wang met Lavrov."]])
    def test_what_is_no_text(self, text: object) -> None:
        with pytest.raises(TypeError, match="text"):
            dipevents.parse(text)  # type: ignore[arg-type]


class TestNested:
    """Every token lies in one sentence, every sentence in one paragraph, every span inside the text."""

    @given(strategies.articles_of_any_kind())
    def test_tokens(self, text: str) -> None:
        document = segment(text, Gazetteer.default())
        size = len(document.words)
        assert [i for s in document.sentences for i in range(s.start, s.end)] == list(range(size))
        assert [i for p in document.paragraphs for i in range(p.start, p.end)] == list(range(size))
        for number, paragraph in enumerate(document.paragraphs):
            inside = document.sentences[paragraph.first : paragraph.last]
            assert [(s.start, s.end, s.paragraph) for s in inside] == [
                (s.start, s.end, number) for s in document.sentences if paragraph.start <= s.start < paragraph.end
            ]


class TestIdempotent:
    """Normalising twice equals normalising once."""

    @given(strategies.texts() | st.sampled_from(["İSTANBUL", "ẞ", "ΑΣ", "Ǆ", "ﬁ", "ŉ", "Å", "\u0345"]))
    @example("İ")
    @example("ẞ")
    def test_folding_a_word(self, word: str) -> None:
        assert fold(fold(word)) == fold(word)

    @given(strategies.articles_of_any_kind())
    def test_splitting_a_phrase(self, text: str) -> None:
        once = split(text)
        assert all(fold(word) == word for word in once)

    @given(strategies.texts())
    @example("O'SMACH")
    @example("A ǅ")
    def test_the_case_of_a_place(self, name: str) -> None:
        assert in_normal_case(in_normal_case(name)) == in_normal_case(name)


class TestDifferential:
    """The fast gazetteer index finds what a naive scan finds."""

    @given(strategies.articles_of_any_kind())
    @example("The Ministry of Foreign Affairs of the Republic of Korea and the Republic of the Congo met the US and us.")
    @example("The foreign minister of the DEMOCRATIC People's Republic of Korea and New York met new York's UN un U.N. u.n.")
    def test_a_text(self, text: str) -> None:
        known = Gazetteer.default()
        document = segment(text, known)
        found = {(kind, hit.start, hit.end, ids(hit.entries)) for kind, hits in scan(document, known).items() for hit in hits}
        assert found == naive_scan(document)

    @given(st.data())
    def test_every_name_of_a_row(self, data: st.DataObject) -> None:
        known = Gazetteer.default()
        table, kind = data.draw(st.sampled_from(sorted(NAMED.items())))
        row = data.draw(st.sampled_from(table_of(table)))
        for form in (row["name"], *row.get("names", ()), *row.get("aliases", ())):
            assert (kind, row["id"]) in {(entry.kind, entry.id) for entry in known.lookup(form)}


NAMED = {"countries": "country", "places": "place", "organisations": "organisation", "office_holders": "holder"}


@cache
def table_of(name: str) -> tuple[Row, ...]:
    return tuple(rows(name))


@cache
def phrases() -> dict[tuple[str, ...], list[Entry]]:
    """Return every entry under its words, read from the files without the index."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in {(entry.kind, entry.id, entry.form): entry for entry in written_entries()}.values():
        found.setdefault(split(entry.form), []).append(entry)
    return found


def written_entries() -> Iterator[Entry]:
    """Yield what each row of the tables of names stands for."""
    for row in table_of("countries"):
        for key, kind in STATE_FORMS.items():
            for form in row[key]:
                yield Entry(kind, row["id"], form, exact=is_acronym(form) and "." not in form)
    for row in table_of("places"):
        for form in (*(row["names"] or [row["name"]]), *row["weak"]):
            yield Entry("place", row["id"], form)
    for row in table_of("organisations"):
        for form in (row["name"], row["acronym"], *row["aliases"], *row["former"], *row["weak"]):
            if form:
                yield Entry("organisation", row["id"], form, exact=is_acronym(form))
    for row in table_of("office_holders"):
        for form in (row["name"], *row["aliases"]):
            yield Entry("holder", row["id"], form)
    for row in table_of("offices"):
        forms = (*row["forms"], *row["abbreviations"])
        if row["kind"] == "office":
            yield from (Entry("office", row["id"], form, exact=is_acronym(form)) for form in forms)
            yield from (Entry("office", row["id"] + "+", form) for form in row["plural"])
        elif row["kind"] == "head":
            yield from (Entry("office", row["id"], form) for form in (*forms, *row["plural"]) if len(split(form)) > 1)


STATE_FORMS: dict[str, Kind] = {
    "names": "country",
    "weak": "country",
    "adjectives": "adjective",
    "weak_adjectives": "adjective",
    "people": "inhabitant",
    "seats": "seat",
}


def naive_scan(document: Document) -> set[tuple[str, int, int, frozenset[tuple[str, str]]]]:
    """Try every phrase of up to the greatest length at every token, as slowly as can be."""
    longest = max(map(len, phrases()))
    found: set[tuple[str, int, int, frozenset[tuple[str, str]]]] = set()
    reached: dict[str, int] = {}
    for i in range(len(document.words)):
        standing: dict[str, tuple[int, list[Entry]]] = {}
        for j in range(i + 1, min(i + longest, len(document.words)) + 1):
            for entry in phrases().get(tuple(document.folded[i:j]), ()):
                if stands(document, entry, i, j):
                    end, entries = standing.get(entry.kind, (j, []))
                    standing[entry.kind] = (j, [*entries, entry] if end == j else [entry])
        for kind, (end, entries) in standing.items():
            if i >= reached.get(kind, 0):
                found.add((kind, i, end, ids(entries)))
                reached[kind] = end
    return found


def stands(document: Document, entry: Entry, i: int, j: int) -> bool:
    """Tell whether tokens ``i:j``, which read as the entry does, are also written as it must be."""
    if entry.kind == "office":
        return not entry.exact or document.words[i].isupper()
    if entry.exact:
        return document.slice(i, j) == entry.form
    return document.words[i][0].isupper() or (entry.form[0].islower() and j - i > 1)


def ids(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    return frozenset((entry.id, entry.form) for entry in entries)
