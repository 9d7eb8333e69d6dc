"""Articles as one HTML page: the text with its records marked where they stand, and the records in tables beside it.

Rule 1  The page stands alone: no script, nothing loaded from elsewhere, and a policy in its head that forbids both.
Rule 2  The article is shown code point for code point; `shown` names the few that no page can hold.
Rule 3  Marks may nest and overlap. The text is cut wherever one begins or ends, and every piece carries the kinds of
        all marks over it: for the colours, for the words that appear on hovering, and for the link to a table's row.
Rule 4  Text from outside passes through `_text`, `_attribute` or `_article_text`; nothing else may emit it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import pairwise
from typing import Literal

import attrs

from dipevents.records import Report
from dipevents.spans import Extract, Span

from . import phrases
from .phrases import Countries
from .style import STYLE

Kind = Literal["headline", "dateline", "meeting", "detail", "statement", "cue", "anniversary", "organisation", "person"]

HOVER_LINES = 6
"""No more records than these are named for one piece of text."""

_UNHOLDABLE = re.compile("[\0\ud800-\udfff]")
_DANGEROUS = re.compile(f"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{phrases.DIRECTIONS}]")

LEGEND: tuple[tuple[Kind, str], ...] = (
    ("meeting", "meetings"),
    ("statement", "statements"),
    ("anniversary", "anniversaries"),
    ("organisation", "organisations"),
    ("person", "people"),
)


@attrs.frozen
class _Mark:
    """A stretch of the article that belongs to a record: its kind, the record's row, and words for hovering."""

    start: int
    end: int
    kind: Kind
    row: str | None
    label: str


@attrs.frozen
class _Row:
    """A row of a table: its anchor, the cells, and the places in the article that belong to the record."""

    anchor: str
    cells: tuple[str, ...]
    marks: tuple[_Mark, ...]


@attrs.frozen
class _Table:
    """The records of one type."""

    kind: Kind
    name: str
    head: tuple[str, ...]
    rows: tuple[_Row, ...]


def page(articles: Iterable[tuple[str, str, Report]], *, countries: Mapping[str, str] | None = None) -> str:
    """Return one HTML page that shows articles, each given as its name, its text and the report of it.

    `ValueError` where a report was made of another text. `countries` gives names to show for the codes of states.
    """
    names = countries or {}
    sections: list[str] = []
    contents: list[str] = []
    titles: list[str] = []
    for number, (name, text, report) in enumerate(articles, 1):
        if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != report.text_sha256:
            raise ValueError(f"expected the text that the report was made of, got another one for {name!r}")
        prefix = f"a{number}"
        title = phrases.clean(report.headline.text if report.headline else name)
        titles.append(title)
        contents.append(f'<li><a href="#{prefix}">{_text(title)}</a></li>')
        sections.append(_section(prefix, name, text, report, names))
    title = titles[0] if len(titles) == 1 else f"{len(titles)} articles"
    nav = f"<nav><ol>{''.join(contents)}</ol></nav>" if len(titles) > 1 else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{nav}{''.join(sections)}</body>\n</html>\n"
    )


def shown(text: str) -> str:
    r"""Return `text` as the page shows it: NUL as its symbol and lone surrogates as U+FFFD, which HTML cannot hold.

    >>> shown("nul \0, tab \t, half \ud800")
    'nul \u2400, tab \t, half \ufffd'
    """
    return _UNHOLDABLE.sub(lambda found: "\u2400" if found[0] == "\0" else "\ufffd", text)


def _section(prefix: str, name: str, text: str, report: Report, countries: Countries) -> str:
    tables = _tables(prefix, report, countries)
    marks = [*_header_marks(report), *(mark for table in tables for row in table.rows for mark in row.marks)]
    legend = "".join(
        f'<li><span class="{kind}">{label}</span> {len(table.rows)}</li>'
        for table in tables
        for kind, label in LEGEND
        if table.kind == kind
    )
    told = "; ".join(
        part
        for part in (
            phrases.clean(report.source or name),
            f"published {phrases.moment(report.published)}" if report.published else "",
            f"from {phrases.filed(report.dateline)}" if report.dateline else "",
        )
        if part
    )
    return (
        f'<section id="{prefix}">\n<header><p>{_text(told)}</p><ul class="legend">{legend}</ul></header>\n'
        f'<div class="columns">\n<div class="article" dir="auto">{_marked(text, marks)}</div>\n'
        f'<div class="tables">{"".join(_table(table) for table in tables)}</div>\n</div>\n</section>\n'
    )


# --- what is marked ---------------------------------------------------------------------------------------------------


def _header_marks(report: Report) -> Iterator[_Mark]:
    if report.headline:
        yield _mark(report.headline, "headline", None, "headline")
    if report.dateline:
        yield _mark(report.dateline.extract, "dateline", None, f"dateline: {phrases.filed(report.dateline)}")


def _tables(prefix: str, report: Report, countries: Countries) -> tuple[_Table, ...]:
    """The records as rows of text, each with its marks; empty tables left out."""
    tables = (
        _meetings(f"{prefix}m", report, countries),
        _statements(f"{prefix}s", report, countries),
        _anniversaries(f"{prefix}y", report, countries),
        _organisations(f"{prefix}o", report, countries),
        _people(f"{prefix}p", report, countries),
    )
    return tuple(table for table in tables if table.rows)


def _meetings(prefix: str, report: Report, countries: Countries) -> _Table:
    rows: list[_Row] = []
    for number, meeting in enumerate(report.meetings, 1):
        row = f"{prefix}{number}"
        who = phrases.participants(meeting, countries)
        known = f"meeting: {who}; {phrases.circumstances(meeting)}"
        marks = [_mark(extract, "meeting", row, known) for extract in meeting.evidence]
        details: list[tuple[str, Iterable[Extract | None]]] = [
            (f"when they met: {phrases.when(meeting.date) if meeting.date else 'unresolved'}", [meeting.date_text]),
            ("where they met", [meeting.place.mention if meeting.place else None]),
            ("topic", meeting.topics),
            ("outcome", meeting.outcomes),
        ]
        marks += [_mark(extract, "detail", row, label) for label, extracts in details for extract in extracts if extract]
        if meeting.occasion:
            span = Span(start=meeting.occasion.start, end=meeting.occasion.end)
            marks.append(_mark(span, "detail", row, f"occasion: {phrases.occasion(meeting)}"))
        cells = (
            who,
            phrases.how(meeting),
            phrases.when(meeting.date) if meeting.date else "",
            "; ".join(part for part in (meeting.place.name if meeting.place else "", phrases.occasion(meeting)) if part),
            "; ".join(part for part in (phrases.quoted(meeting.topics), phrases.quoted(meeting.outcomes)) if part),
        )
        rows.append(_Row(row, cells, tuple(marks)))
    return _Table("meeting", "Meetings", ("who", "how", "when", "where", "about"), tuple(rows))


def _statements(prefix: str, report: Report, countries: Countries) -> _Table:
    rows: list[_Row] = []
    for number, statement in enumerate(report.statements, 1):
        row = f"{prefix}{number}"
        who = phrases.party(statement.speaker, countries)
        act = phrases.act(statement, countries)
        marks = [_mark(extract, "statement", row, f"statement: {who}; {act}") for extract in statement.content]
        if statement.cue:
            marks.append(_mark(statement.cue, "cue", row, f"words of attribution: {act}"))
        if statement.speaker.mention:
            marks.append(_mark(statement.speaker.mention, "cue", row, f"speaker: {who}"))
        rows.append(_Row(row, (phrases.name(statement.speaker, countries), act, phrases.said(statement)), tuple(marks)))
    return _Table("statement", "Statements", ("who", "act", "what"), tuple(rows))


def _anniversaries(prefix: str, report: Report, countries: Countries) -> _Table:
    rows: list[_Row] = []
    for number, record in enumerate(report.anniversaries, 1):
        row = f"{prefix}{number}"
        what = phrases.anniversary(record)
        years = phrases.years(record)
        marks = [
            _mark(record.evidence, "anniversary", row, "; ".join(part for part in (what, years) if part)),
            *([_mark(record.event, "detail", row, "what is remembered")] if record.event else []),
        ]
        cells = (what, years, phrases.words(record.kind), phrases.states(record.countries, countries))
        rows.append(_Row(row, cells, tuple(marks)))
    return _Table("anniversary", "Anniversaries", ("what", "years", "kind", "states"), tuple(rows))


def _organisations(prefix: str, report: Report, countries: Countries) -> _Table:
    rows: list[_Row] = []
    for number, record in enumerate(report.organisations, 1):
        row = f"{prefix}{number}"
        what = phrases.organisation(record, countries)
        roles = phrases.roles(record, countries)
        kind = phrases.words(record.kind)
        label = f"organisation: {what}, {kind}"
        marks = [
            *(_mark(span, "organisation", row, label) for span in record.mentions),
            *(_mark(role.evidence, "detail", row, phrases.words(role.role)) for role in record.roles),
        ]
        rows.append(_Row(row, (what, kind, roles), tuple(marks)))
    return _Table("organisation", "Organisations", ("name", "kind", "roles"), tuple(rows))


def _people(prefix: str, report: Report, countries: Countries) -> _Table:
    rows: list[_Row] = []
    for number, record in enumerate(report.people, 1):
        row = f"{prefix}{number}"
        label = f"person: {phrases.person(record, countries)}"
        marks = tuple(_mark(span, "person", row, label) for span in record.mentions)
        country = phrases.states([record.country], countries) if record.country else ""
        rows.append(_Row(row, (record.name, ", ".join(record.titles), country), marks))
    return _Table("person", "People", ("name", "titles", "state"), tuple(rows))


def _mark(where: Span | Extract, kind: Kind, row: str | None, label: str) -> _Mark:
    return _Mark(where.start, where.end, kind, row, phrases.clean(label))


# --- how it is written ------------------------------------------------------------------------------------------------


def _marked(text: str, marks: Iterable[_Mark]) -> str:
    """The article's text, cut at every mark's ends, each piece under the marks that cover it."""
    starting: dict[int, list[_Mark]] = {}
    cuts = {0, len(text)}
    for mark in marks:
        if mark.start < mark.end:
            starting.setdefault(mark.start, []).append(mark)
            cuts |= {mark.start, mark.end}
    pieces: list[str] = []
    anchored: set[str] = set()
    over: list[_Mark] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        over = [mark for mark in over if mark.end > start] + starting.get(start, [])
        for row in dict.fromkeys(mark.row for mark in starting.get(start, ()) if mark.row):
            if row not in anchored:
                anchored.add(row)
                pieces.append(f'<i id="{row}t"></i>')
        pieces.append(_piece(text[start:end], over))
    return "".join(pieces)


def _piece(text: str, over: Iterable[_Mark]) -> str:
    """One piece of text under its marks: the innermost one's row is where it links to."""
    marks = sorted(over, key=lambda mark: mark.end - mark.start)
    if not marks:
        return _article_text(text)
    kinds = " ".join(dict.fromkeys(mark.kind for mark in marks))
    labels = list(dict.fromkeys(mark.label for mark in marks))
    if len(labels) > HOVER_LINES:
        labels[HOVER_LINES:] = [f"and {len(labels) - HOVER_LINES} more"]
    row = next((mark.row for mark in marks if mark.row), None)
    link = f' href="#{row}"' if row else ""
    return f'<a class="{kinds}"{link} data-hover="{_attribute(chr(10).join(labels))}">{_article_text(text)}</a>'


def _table(table: _Table) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in table.head)
    return (
        f'<table class="of-{table.kind}"><caption>{table.name} <span>{len(table.rows)}</span></caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(_row(row) for row in table.rows)}</tbody></table>\n"
    )


def _row(row: _Row) -> str:
    first, *rest = (_text(phrases.clean(cell)) for cell in row.cells)
    if any(mark.start < mark.end for mark in row.marks):
        first = f'<a href="#{row.anchor}t" title="show in the article">{first}</a>'
    return f'<tr id="{row.anchor}"><td>{first}</td>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'


def _text(text: str) -> str:
    """Text between tags."""
    return html.escape(shown(text))


def _attribute(text: str) -> str:
    """Text between the quotation marks of an attribute."""
    return html.escape(shown(text)).replace("\n", "&#10;")


def _article_text(text: str) -> str:
    """The article's own text.

    A carriage return is written as a reference, as a browser would read it as a line feed. A control or a mark of
    direction keeps to an element of its own, so that it turns and hides nothing, and is shown by its number.
    """
    escaped = html.escape(shown(text)).replace("\r", "&#13;")
    return _DANGEROUS.sub(lambda found: f'<bdi class="control" data-code="{ord(found[0]):04X}">{found[0]}</bdi>', escaped)
