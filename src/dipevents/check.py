"""The oracle: the laws that hold for any text, asserted on one article.

`check_article` parses a text and raises `BrokenLawError`, an `AssertionError`, at the first law that the result breaks.
The property tests, the regression corpus and the fuzz target all call it, so that each law is written down once. It
needs no expected records and nothing beyond the library's own dependencies.

total          every string gives a report; anything raised is a failure of the caller's test
deterministic  a second call gives an equal report
lossless       tokens are ordered, disjoint and not empty, show the text they stand on, and skip nothing readable
nested         every token lies in one paragraph and one sentence of it, every quotation and part of the header in the
               text
mentioned      each finder's mentions lie in the text and stand in text order
grounded       every span and extract of a record selects, inside the text, exactly the words it claims; names and
               titles are printed in the text, the office of one of several perhaps in the plural
identified     ids are those of the evidence's words, unique, and whoever refers to an entry has the entry's name
ordered        people and records stand in text order
spoken         a statement has content, inside its evidence, in order, without white space or quotation marks at the
               ends, and its mode is what the quotation marks of the text say
honest         nothing is dated by a dateline or a publication date that the report does not have; what the caller
               gave is kept
round trip     reading the JSON gives the report back, and writing that gives the same bytes
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from .codec import from_dict, from_json, to_dict, to_json
from .document import Document
from .gazetteer import Gazetteer
from .ids import identify
from .mentions import Mentions
from .pipeline import parse, read, report_on
from .records import Participant, Party, Report, Statement
from .spans import Span

__all__ = ["BrokenLawError", "check_article", "check_report"]

MARKS = '"“”«»„'
MENTIONED = ("people", "offices", "countries", "organisations", "places", "groups", "pronouns", "dates", "parties")


class BrokenLawError(AssertionError):
    """A result breaks a law that holds for every text."""


def check_article(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Report:
    """Return the report of a text after asserting every law on it; arguments as for `parse`.

    >>> check_article("PARIS, Nov. 18 -- Mr. Roe said he agreed.").statements[0].speaker.name
    'Roe'
    >>> check_article("").statements
    ()
    """
    report = parse(text, published=published, source=source, gazetteer=gazetteer)
    article, moment = read(text, published, gazetteer or Gazetteer.default())
    _hold(report == report_on(article, moment, source), "deterministic", "a second call gives another report")
    _check_tokens(article.document)
    _check_nesting(article.document)
    _check_mentions(article.mentions, len(article.document.words))
    _check_given(report, published, source)
    check_report(text, report)
    for statement in report.statements:
        _check_mode(article.document, statement)
    return report


def check_report(text: str, report: Report) -> None:
    """Assert the laws that a report keeps with its text alone, wherever the report comes from.

    >>> check_report("Nobody met.", parse("Somebody met."))
    Traceback (most recent call last):
    ...
    dipevents.check.BrokenLawError: grounded: the digest is not that of the text
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    _hold(report.text_sha256 == digest, "grounded", "the digest is not that of the text")
    _check_grounded(text, report)
    _check_names(text, report)
    _check_ids(text, report)
    _check_order(report)
    for statement in report.statements:
        _check_statement(statement)
    _check_dates(report)
    _check_round_trip(report)


def _hold(condition: bool, law: str, detail: object) -> None:  # noqa: FBT001  a condition is what it is about
    if not condition:
        raise BrokenLawError(f"{law}: {detail}")


# --- the document ---------------------------------------------------------------------------------------------------


def _check_tokens(document: Document) -> None:
    """Assert *lossless*."""
    text, end = document.text, 0
    columns = {len(document.words), len(document.folded), len(document.flags), len(document.starts), len(document.ends)}
    _hold(len(columns) == 1, "lossless", f"columns of {sorted(columns)} tokens")
    for token in document.tokens:
        _hold(end <= token.start < token.end <= len(text), "lossless", f"{token} behind offset {end}")
        _hold(text[token.start : token.end] == token.text, "lossless", f"{token} shows {text[token.start : token.end]!r}")
        _hold(not _readable(text[end : token.start]), "lossless", f"no token holds {text[end : token.start]!r}")
        end = token.end
    _hold(not _readable(text[end:]), "lossless", f"no token holds {text[end:]!r}")


def _readable(gap: str) -> bool:
    return any(c.isalnum() for c in gap)


def _check_nesting(document: Document) -> None:
    """Assert *nested*."""
    size = len(document.words)
    paragraphs = [(p.start, p.end) for p in document.paragraphs]
    _hold(_tile(paragraphs, 0, size), "nested", f"paragraphs {paragraphs} of {size} tokens")
    number = 0
    for i, paragraph in enumerate(document.paragraphs):
        _hold(
            paragraph.first == number,
            "nested",
            f"paragraph {i} begins with sentence {paragraph.first}, expected {number}",
        )
        inside = document.sentences[paragraph.first : paragraph.last]
        _hold(all(s.paragraph == i for s in inside), "nested", f"a sentence of another paragraph in paragraph {i}")
        ranges = [(s.start, s.end) for s in inside]
        _hold(_tile(ranges, paragraph.start, paragraph.end), "nested", f"sentences {ranges} in {paragraph}")
        number = paragraph.last
    _hold(number == len(document.sentences), "nested", f"{len(document.sentences) - number} sentences in no paragraph")
    end = 0
    for quotation in document.quotations:
        _hold(end <= quotation.start <= quotation.end <= size, "nested", f"{quotation} behind token {end}")
        end = quotation.end
    for name, value in _header(document):
        if isinstance(value, int):
            _hold(0 <= value < len(paragraphs), "nested", f"{name} is paragraph {value} of {len(paragraphs)}")
        else:
            _hold(0 <= value[0] <= value[1] <= size, "nested", f"{name} is tokens {value} of {size}")


def _tile(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether the ranges cover ``start:end`` one behind the other, none of them empty."""
    for first, last in ranges:
        if first != start or last <= first:
            return False
        start = last
    return start == end


def _header(document: Document) -> Iterator[tuple[str, int | tuple[int, int]]]:
    header = document.header
    for name in ("headline", "deck", "published", "author", "source"):
        if (value := getattr(header, name)) is not None:
            yield name, value
    line = header.dateline
    if line is not None:
        yield "dateline", (line.start, line.body)
        for name in ("place", "date", "agency"):
            if (value := getattr(line, name)) is not None:
                yield f"dateline {name}", value


def _check_mentions(mentions: Mentions, size: int) -> None:
    """Assert *mentioned*."""
    for name in MENTIONED:
        before = 0
        for mention in getattr(mentions, name):
            _hold(before <= mention.start < mention.end <= size, "mentioned", f"{name}: {mention} behind token {before}")
            before = mention.end if name == "parties" else mention.start


# --- the report -----------------------------------------------------------------------------------------------------


def _check_given(report: Report, published: date | datetime | None, source: str | None) -> None:
    _hold(report.source == source, "honest", f"source {report.source!r}, given {source!r}")
    if published is not None:
        _hold(report.published is not None, "honest", "the given date of publication is lost")
        _hold(_day(report.published) == _day(published), "honest", f"published {report.published}, given {published}")


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _walk(value: Any) -> Iterator[Any]:  # noqa: ANN401  any record, or tuple of them
    """Yield a record and every record in it."""
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from _walk(getattr(value, field.name))


def _check_grounded(text: str, report: Report) -> None:
    """Assert that spans and extracts select what they claim; an occasion is an extract with more to it."""
    for value in _walk(report):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            _hold(start < end <= len(text), "grounded", f"{value} in a text of {len(text)}")
            if not isinstance(value, Span):
                _hold(value.text == text[start:end], "grounded", f"{value} selects {text[start:end]!r}")


def _check_names(text: str, report: Report) -> None:
    plain = " ".join(text.split())
    for person in report.people:
        for words in (person.name, *person.titles):
            _hold(bool(words) and words in plain, "grounded", f"{words!r} of {person.id} is not printed")
    for body in report.organisations:
        for name in (body.name, body.acronym):
            _hold(name is None or name in plain, "grounded", f"{name!r} of {body.id} is not printed")
    for party in _parties(report):
        _hold(party.name is None or party.name in plain, "grounded", f"{party.name!r} of {party} is not printed")
        office = party.office or ""
        several = office[-1:] == "y" and f"{office[:-1]}ies" in plain  # "the foreign secretaries of A and B"
        _hold(office in plain or several, "grounded", f"{office!r} of {party} is not printed")


def _parties(report: Report) -> Iterator[Party | Participant]:
    return (value for value in _walk(report) if isinstance(value, Party | Participant))


def _check_ids(text: str, report: Report) -> None:
    """Assert *identified*: twins, whose evidence reads the same, count from 0."""
    kinds: dict[str, list[tuple[str, str]]] = {
        "person": [(p.id, _cut(text, p.mentions)) for p in report.people],
        "organisation": [(o.id, _cut(text, o.mentions)) for o in report.organisations],
        "meeting": [(m.id, m.evidence[0].text) for m in report.meetings],
        "statement": [(s.id, s.evidence.text) for s in report.statements],
        "anniversary": [(a.id, a.evidence.text) for a in report.anniversaries],
    }
    for kind, pairs in kinds.items():
        twins = Counter(identify(kind, words, 0) for _, words in pairs)
        known = {identify(kind, words, rank) for _, words in pairs for rank in range(twins[identify(kind, words, 0)])}
        found = [name for name, _ in pairs]
        _hold(len(found) == len(set(found)), "identified", f"ids of kind {kind} are not unique: {found}")
        _hold(set(found) == known, "identified", f"ids {sorted(set(found) ^ known)} of kind {kind}")
    names = {p.id: p.name for p in report.people} | {o.id: o.name for o in report.organisations}
    for party in _parties(report):
        _hold(party.ref is None or party.ref in names, "identified", f"{party} refers to nothing")
        _hold(
            party.ref is None or party.name == names[party.ref],
            "identified",
            f"{party} is {names.get(party.ref or '')!r}",
        )


def _cut(text: str, mentions: Sequence[Span]) -> str:
    _hold(bool(mentions), "grounded", "an entry without mentions")
    first = min(mentions, key=lambda m: (m.start, m.end))
    return text[first.start : first.end]


def _check_order(report: Report) -> None:
    """Assert *ordered*; a meeting stands where its first passage does, a statement where its content does."""
    _ascend("people", (p.mentions[0].start for p in report.people))
    _ascend("organisations", (o.mentions[0].start for o in report.organisations))
    _ascend("meetings", (min(e.start for e in m.evidence) for m in report.meetings))
    _ascend("statements", (s.content[0].start for s in report.statements if s.content))
    _ascend("anniversaries", (a.evidence.start for a in report.anniversaries))
    mentions = [(p.id, p.mentions) for p in report.people] + [(o.id, o.mentions) for o in report.organisations]
    for name, spans in mentions:
        _ascend(f"mentions of {name}", (m.start for m in spans))


def _ascend(name: str, starts: Iterable[int]) -> None:
    found = list(starts)
    _hold(found == sorted(found), "ordered", f"{name} begin at {found}")


def _check_statement(statement: Statement) -> None:
    """Assert *spoken*, as far as the statement itself tells."""
    evidence = statement.evidence
    _hold(bool(statement.content), "spoken", f"{statement.id} has no content")
    end = evidence.start
    for piece in statement.content:
        _hold(end <= piece.start and piece.end <= evidence.end, "spoken", f"{piece} in {evidence} behind offset {end}")
        bare = piece.text.strip()
        _hold(piece.text == bare != "", "spoken", f"white space around {piece.text!r}")
        _hold(not (bare[0] in MARKS and bare[-1] in MARKS), "spoken", f"quotation marks around {bare!r}")
        _hold(_readable(bare), "spoken", f"no word in {bare!r}")
        end = piece.end
    if statement.cue is not None:
        inside = evidence.start <= statement.cue.start and statement.cue.end <= evidence.end
        _hold(inside, "spoken", f"the cue {statement.cue} is not in {evidence}")


def _check_mode(document: Document, statement: Statement) -> None:
    """Assert that a statement is direct where all its words stand in quotation marks, and mixed where some do."""
    quoted = [(document.starts[q.start], document.ends[q.end - 1]) for q in document.quotations if q.start < q.end]
    inside = [any(a <= p.start and p.end <= b for a, b in quoted) for p in statement.content]
    mode = "direct" if all(inside) else "mixed" if any(inside) else "indirect"
    _hold(statement.mode == mode, "spoken", f"{statement.id} is {statement.mode}, its quotation marks say {mode}")


def _check_dates(report: Report) -> None:
    """Assert that a date rests on something the report has."""
    filed = report.dateline is not None and report.dateline.date is not None
    dated = report.published is not None
    grounds = {"dateline": filed, "published": dated, "weekday": filed or dated, "relative": filed or dated}
    dates = [(r.id, r.date, r.date_basis) for r in report.meetings] + [(r.id, r.date, r.date_basis) for r in report.statements]
    for name, value, basis in dates:
        _hold((value is None) == (basis is None), "honest", f"{name}: a basis without date, or no basis")
        _hold(grounds.get(basis or "", True), "honest", f"{name} is dated by {basis}, which is unknown")


def _check_round_trip(report: Report) -> None:
    written = to_json(report)
    again = from_json(written)
    _hold(again == report, "round trip", "the report read is not the report written")
    _hold(to_json(again) == written, "round trip", "what was read is written otherwise")
    _hold(from_json(written.encode()) == report, "round trip", "bytes and text are read differently")
    _hold(from_dict(to_dict(report)) == report, "round trip", "plain values are read otherwise")
