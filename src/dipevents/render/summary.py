"""A report for the terminal: who met, who said what, what is remembered, which bodies are named.

Chinese, Russian FMs discuss ties in Rio de Janeiro
published 2024-11-19T18:45; Rio de Janeiro, 2024-11-18

MEETINGS (1)
  * Wang Yi (Foreign Minister, China), Sergei Lavrov (Foreign Minister, Russia): in person,
    2024-11-18, Rio de Janeiro; topics: the Ukraine crisis
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from dipevents.records import Meeting, Organisation, Report, Statement

from . import phrases
from .phrases import Countries


def summary(report: Report, *, width: int = 80, title: str | None = None, countries: Mapping[str, str] | None = None) -> str:
    """Return the records of a report as plain text of lines no longer than `width`, words permitting.

    A `title` goes first, such as a file's name. `countries` gives names to show for the codes of states.
    """
    names = countries or {}
    sections = [
        _heading(report, width, title),
        _section("meetings", len(report.meetings), (_meeting(m, names) for m in report.meetings), width),
        _section("statements", len(report.statements), _statements(report.statements, names), width),
        _section(
            "anniversaries",
            len(report.anniversaries),
            (f"* {_joined(phrases.anniversary(a), phrases.years(a))}" for a in report.anniversaries),
            width,
        ),
        _section("organisations", len(report.organisations), (_organisation(o, names) for o in report.organisations), width),
    ]
    told = [section for section in sections if section]
    if not any(sections[1:]):
        told.append("no records found")
    return "\n\n".join(told) + "\n"


def _heading(report: Report, width: int, title: str | None) -> str:
    published = phrases.moment(report.published) if report.published else None
    line = report.dateline
    filed = line and phrases.filed(line)
    told = "; ".join(part for part in (published and f"published {published}", filed and f"from {filed}") if part)
    lines = [title and phrases.clean(title), report.headline and phrases.clean(report.headline.text), told]
    return "\n".join(_wrapped(line, width) for line in lines if line)


def _section(name: str, number: int, lines: Iterable[str], width: int) -> str:
    if not number:
        return ""
    return "\n".join([f"{name.upper()} ({number})", *(_wrapped(f"  {line}", width) for line in lines)])


def _meeting(meeting: Meeting, countries: Countries) -> str:
    return "* " + _joined(
        phrases.participants(meeting, countries),
        "; ".join(
            part
            for part in (
                phrases.circumstances(meeting),
                meeting.topics and f"topics: {phrases.quoted(meeting.topics, between=', ')}",
                meeting.outcomes and f"outcomes: {phrases.quoted(meeting.outcomes, between=', ')}",
            )
            if part
        ),
    )


def _statements(statements: Iterable[Statement], countries: Countries) -> Iterator[str]:
    """Each speaker, followed by what that speaker said; in the order in which they first speak."""
    by_speaker: dict[str, list[Statement]] = {}
    for statement in statements:
        by_speaker.setdefault(phrases.party(statement.speaker, countries), []).append(statement)
    for speaker, theirs in by_speaker.items():
        yield speaker
        for statement in theirs:
            yield f"  * {_joined(phrases.act(statement, countries), phrases.said(statement))}"


def _organisation(record: Organisation, countries: Countries) -> str:
    known = f"* {phrases.organisation(record, countries)}, {phrases.words(record.kind)}"
    roles = phrases.roles(record, countries)
    return f"{known}; {roles}" if roles else known


def _joined(subject: str, told: str) -> str:
    return f"{subject}: {told}" if told else subject


def _wrapped(line: str, width: int) -> str:
    """Break the line between words; what continues an item stands under its first word."""
    indent = len(line) - len(line.lstrip(" *"))
    return textwrap.fill(line, width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
