"""Reads a report as a user would: every attribute has the type that the contract gives it."""

from datetime import date, datetime
from typing import assert_type

import dipevents


def participants(text: str) -> list[str]:
    report = dipevents.parse(text, published=date(2024, 11, 19), source="wire/1")
    assert_type(report, dipevents.Report)
    names: list[str] = []
    for meeting in report.meetings:
        assert_type(meeting, dipevents.Meeting)
        assert_type(meeting.participants, tuple[dipevents.Participant, ...])
        names += [participant.name for participant in meeting.participants if participant.name]
        assert_type(meeting.form, dipevents.MeetingForm)
        assert_type(meeting.topics, tuple[dipevents.Extract, ...])
        if meeting.occasion:
            assert_type(meeting.occasion.edition, int | None)
        if meeting.place:
            assert_type(meeting.place.name, str)
    return names


def said(text: str) -> dict[str, list[str]]:
    by_speaker: dict[str, list[str]] = {}
    for statement in dipevents.parse_statements(text, published=datetime(2024, 11, 19, 18, 45)):  # noqa: DTZ001
        assert_type(statement, dipevents.Statement)
        assert_type(statement.speaker, dipevents.Party)
        assert_type(statement.act, dipevents.Act)
        by_speaker.setdefault(statement.speaker.name or "", []).extend(piece.text for piece in statement.content)
    return by_speaker


def selections(text: str) -> None:
    assert_type(dipevents.parse_meetings(text), tuple[dipevents.Meeting, ...])
    assert_type(dipevents.parse_anniversaries(text), tuple[dipevents.Anniversary, ...])
    assert_type(dipevents.parse_organisations(text), tuple[dipevents.Organisation, ...])


def stored(report: dipevents.Report) -> None:
    assert_type(dipevents.to_json(report), str)
    assert_type(dipevents.from_json(b"{}"), dipevents.Report)
    try:
        dipevents.from_json("{}")
    except dipevents.DecodeError as error:
        assert_type(str(error), str)


def wrong(report: dipevents.Report) -> None:
    dipevents.parse(b"bytes")  # type: ignore[arg-type]
    dipevents.parse("text", date(2024, 11, 19))  # type: ignore[call-arg]
    dipevents.parse("text", published="2024-11-19")  # type: ignore[arg-type]
    report.source = "other"  # type: ignore[misc]
    report.meetings.append(report.meetings[0])  # type: ignore[attr-defined]
    if report.meetings[0].form == "in person":  # type: ignore[comparison-overlap]
        raise ValueError
