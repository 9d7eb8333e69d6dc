"""Spans and extracts."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents import strategies
from dipevents.spans import Extract, Span


@pytest.mark.parametrize(("start", "end"), [(1, 0), (-1, 0), (-2, -1), (5, 4)])
def test_offsets_out_of_order(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"start {start}, end {end}, expected 0 <= start <= end"):
        Span(start=start, end=end)
    with pytest.raises(ValueError, match="expected"):
        Extract(start=start, end=end, text="x" * max(end - start, 0))


def test_a_text_of_another_length() -> None:
    with pytest.raises(ValueError, match="text of 3 code points, expected end - start = 2"):
        Extract(start=0, end=2, text="met")
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Extract(start=-3, end=0, text="met")


def test_an_extract_counts_code_points() -> None:
    article = "\U0001f91d Şimşek\ud800 met"
    assert Extract.of(article, 2, 9).text == "Şimşek\ud800"
    with pytest.raises(ValueError, match="text of 3 code points"):
        Extract.of(article, 10, 20)


def test_frozen_and_slotted() -> None:
    span = Span(start=0, end=1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        span.start = 1  # type: ignore[misc]
    assert not hasattr(span, "__dict__")
    with pytest.raises(TypeError):
        Span(0, 1)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("other", "contained", "overlapping"),
    [
        (Span(start=2, end=5), True, True),
        (Span(start=3, end=4), True, True),
        (Span(start=1, end=3), False, True),
        (Span(start=4, end=6), False, True),
        (Span(start=0, end=9), False, True),
        (Span(start=0, end=2), False, False),
        (Span(start=5, end=6), False, False),
        (Span(start=3, end=3), True, False),
        (Span(start=2, end=2), True, False),
        (Extract(start=2, end=5, text="abc"), True, True),
    ],
)
def test_relations(other: Span | Extract, contained: bool, overlapping: bool) -> None:
    span = Span(start=2, end=5)
    assert span.contains(other) is contained
    assert span.overlaps(other) is overlapping


@given(strategies.spans(), strategies.spans())
def test_relations_are_those_of_sets(a: Span, b: Span) -> None:
    a, b = (Span(start=span.start % 9, end=span.start % 9 + (span.end - span.start) % 9) for span in (a, b))
    inside, other = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(inside & other)
    if other:
        assert a.contains(b) == (other <= inside)


@given(strategies.extracts(), st.integers(0, 100))
def test_shift_and_back(extract: Extract, by: int) -> None:
    assert extract.shift(by).shift(-by) == extract
    assert extract.shift(by).span == extract.span.shift(by)
    with pytest.raises(ValueError, match="expected"):
        extract.shift(-extract.start - 1)


@given(strategies.texts(), st.data())
def test_an_extract_is_what_its_article_has_there(article: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(article)))
    end = data.draw(st.integers(start, len(article)))
    extract = Extract.of(article, start, end)
    assert str(extract) == extract.text == article[extract.start : extract.end]
    assert str(extract.span) == f"{start}:{end}"
