"""Where no date is given, printed or in a dateline, no relative date resolves; no field is more precise than the text."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from dipevents import Interval, Report, parse
from dipevents.strategies import DATES, Acting, anchors, articles_of_any_kind, casts, dated

FEW = settings(max_examples=max(4, settings().max_examples // 12))


def talks(cast: tuple[Acting, Acting], when: str) -> str:
    one, other = cast
    return f"{one.state.adjective} {one.title} {one.name} held talks with {other.state.adjective} {other.title} {other.name} {when}."


class TestNoDate:
    """Where no date is given, printed or in a dateline, no relative date resolves."""

    @pytest.mark.parametrize("form", DATES)
    @FEW
    @given(st.data(), casts(), anchors())
    def test_a_meeting(self, form: str, data: st.DataObject, cast: tuple[Acting, Acting], anchor: date) -> None:
        when = data.draw(dated(anchor, form=form))
        text = talks(cast, when.text)
        note(text)
        report = parse(text)
        assert report.published is None
        (meeting,) = report.meetings
        if re.search(r"\d{4}", when.text):
            assert meeting.date == when.value
            assert meeting.date_basis == "explicit"
        else:
            assert meeting.date is None
            assert meeting.date_basis is None
            assert meeting.date_text is not None
            assert meeting.date_text.text in when.text

    @given(articles_of_any_kind())
    def test_any_text(self, text: str) -> None:
        """Every year in a report without date of publication is printed in the text, in full or in two digits."""
        note(text)
        years = set(years_in(parse(text)))
        if parse(text).published is None:
            assert all(str(year) in text or f"{year % 100:02}" in text for year in years), years


class TestNoBetterThanTheText:
    """No field is more precise than the text."""

    @pytest.mark.parametrize("form", DATES)
    @FEW
    @given(st.data(), casts(), anchors())
    def test_a_meeting(self, form: str, data: st.DataObject, cast: tuple[Acting, Acting], anchor: date) -> None:
        when = data.draw(dated(anchor, form=form))
        text = talks(cast, when.text)
        note(text)
        (meeting,) = parse(text, published=anchor).meetings
        assert type(meeting.date) is type(when.value)

    @given(casts(), anchors())
    def test_a_week(self, cast: tuple[Acting, Acting], anchor: date) -> None:
        for when in ("last week", "this week", "in the coming days", "recently"):
            assert [m.date for m in parse(talks(cast, when), published=anchor).meetings] == [None]


def years_in(report: Report) -> list[int]:
    dates = [meeting.date for meeting in report.meetings]
    dates += [said.date for said in report.statements]
    dates += [mark.date for mark in report.anniversaries]
    ends = [(d.first, d.last) if isinstance(d, Interval) else (d,) for d in dates if d]
    return [end.year for pair in ends for end in pair]
