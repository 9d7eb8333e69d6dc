"""The oracle itself: a report, a document or mentions that break one law are told from those that keep it, and which law it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from dipevents import check
from dipevents.check import BrokenLawError, check_article, check_report
from dipevents.document import DatelineParts, Document, Header, Paragraph, Quotation, Sentence
from dipevents.gazetteer import Gazetteer
from dipevents.mentions import Mentions, find_mentions
from dipevents.pipeline import parse
from dipevents.records import Participant, Party, Report, Statement
from dipevents.segmentation import segment
from dipevents.spans import Extract, Span

TEXT = (
    "Harbour talks in Oslo\n\n"
    "OSLO, Feb. 3, 2024 (NTB) -- Norwegian Foreign Minister Eirik Solvang met Danish Foreign Minister Lone Dahl in Oslo on Friday.\n\n"
    "“Trade will grow,” Solvang said. “And it will last,” Dahl added.\n\n"
    "The Baltic Harbour Council (BHC) and the Northern Fishing Council marked the 10th anniversary of their accord. "
    "The two states will mark the 20th anniversary of their ties next year. "
    '"Ports matter," Solvang said, "and so do roads." '
    "Dahl left for Bergen on Saturday to meet Swedish Foreign Minister Per Lund."
)
REPORT = parse(TEXT)
SOLVANG, DAHL, LUND = REPORT.people
TRADE, LAST, PORTS = REPORT.statements

UNDATED = REPORT.dateline and attrs.evolve(REPORT.dateline, date=None)

Change = Callable[[Report], Report]


def cut(words: str) -> Extract:
    start = TEXT.index(words)
    return Extract.of(TEXT, start, start + len(words))


def of(kind: str, number: int, **changes: Any) -> Change:  # noqa: ANN401  a value of any field
    """Return what changes fields of one record of a report."""

    def change(report: Report) -> Report:
        records = list(getattr(report, kind))
        records[number] = attrs.evolve(records[number], **changes)
        fields: dict[str, Any] = {kind: tuple(records)}
        return attrs.evolve(report, **fields)

    return change


def backwards(kind: str) -> Change:
    def change(report: Report) -> Report:
        turned: dict[str, Any] = {kind: getattr(report, kind)[::-1]}
        return attrs.evolve(report, **turned)

    return change


def without(*names: str) -> Change:
    nothing: dict[str, Any] = dict.fromkeys(names)
    return lambda report: attrs.evolve(report, **nothing)


def both(*changes: Change) -> Change:
    def change(report: Report) -> Report:
        for one in changes:
            report = one(report)
        return report

    return change


@contextmanager
def broken(law: str, detail: str) -> Iterator[None]:
    with pytest.raises(BrokenLawError, match=f"^{law}: .*{re.escape(detail)}"):
        yield


def test_the_sample_has_one_of_each_record_and_keeps_all_laws() -> None:
    assert len(REPORT.organisations) == len(REPORT.anniversaries) == 2
    assert len(REPORT.meetings) == 3
    assert check_article(TEXT) == REPORT


# --- the report -----------------------------------------------------------------------------------------------------

ELSEWHERE = Party(kind="person", name="Lone Dahl", ref=SOLVANG.id)
NOBODY = Party(kind="group", members=(Party(kind="person", name="Nils Aas"),))

REPORTS: dict[str, tuple[Change, str, str]] = {
    "a digest of another text": (lambda r: attrs.evolve(r, text_sha256="0" * 64), "grounded", "the digest is not that of the text"),
    "an extract of other words": (
        lambda r: attrs.evolve(r, headline=Extract(start=0, end=21, text="Fishery talks in Oslo")),
        "grounded",
        "selects 'Harbour talks in Oslo'",
    ),
    "a mention of nothing": (of("people", 0, mentions=(*SOLVANG.mentions, Span(start=5, end=5))), "grounded", "in a text of"),
    "a mention beyond the end": (
        of("people", 2, mentions=(*LUND.mentions, Span(start=len(TEXT) - 1, end=len(TEXT) + 1))),
        "grounded",
        "in a text of",
    ),
    "a name that is not printed": (of("people", 2, name="Per Lunde"), "grounded", "'Per Lunde' of person-"),
    "a name without words": (of("people", 2, name=""), "grounded", "'' of person-"),
    "a title that is not printed": (of("people", 2, titles=("Foreign Minister", "King")), "grounded", "'King' of person-"),
    "a body that is not printed": (of("organisations", 1, name="Arctic Council"), "grounded", "'Arctic Council' of organisation-"),
    "an acronym that is not printed": (of("organisations", 1, acronym="NFC"), "grounded", "'NFC' of organisation-"),
    "a party that is not printed": (
        of("statements", 0, addressee=Party(kind="person", name="Nils Aas")),
        "grounded",
        "'Nils Aas' of Party",
    ),
    "a member that is not printed": (of("statements", 0, addressee=NOBODY), "grounded", "'Nils Aas' of Party"),
    "an office that is not printed": (
        of("statements", 0, addressee=Party(kind="person", office="King")),
        "grounded",
        "'King' of Party",
    ),
    "an entry without mentions": (of("people", 2, mentions=()), "grounded", "an entry without mentions"),
    "an id of other words": (of("anniversaries", 0, id="anniversary-0"), "identified", "'anniversary-0'"),
    "an id of another kind": (of("anniversaries", 0, id="meeting-0"), "identified", "of kind anniversary"),
    "a party of another name than its entry": (of("statements", 0, addressee=ELSEWHERE), "identified", "is 'Eirik Solvang'"),
    "people out of order": (backwards("people"), "ordered", "people begin at"),
    "bodies out of order": (backwards("organisations"), "ordered", "organisations begin at"),
    "meetings out of order": (backwards("meetings"), "ordered", "meetings begin at"),
    "statements out of order": (backwards("statements"), "ordered", "statements begin at"),
    "anniversaries out of order": (backwards("anniversaries"), "ordered", "anniversaries begin at"),
    "mentions of a body out of order": (
        of("organisations", 0, mentions=(*REPORT.organisations[0].mentions, Span(start=0, end=7))),
        "identified",
        "of kind organisation",
    ),
    "a statement without content": (of("statements", 0, content=()), "spoken", "has no content"),
    "content in front of the evidence": (of("statements", 1, content=TRADE.content), "spoken", "behind offset"),
    "content behind the evidence": (of("statements", 0, content=(*TRADE.content, *LAST.content)), "spoken", "behind offset"),
    "pieces of content out of order": (of("statements", 2, content=PORTS.content[::-1]), "spoken", "behind offset"),
    "pieces of content that overlap": (
        of("statements", 2, content=(cut("Ports matter"), cut("matter"))),
        "spoken",
        "behind offset",
    ),
    "white space behind content": (of("statements", 2, content=(cut("and so do "),)), "spoken", "white space around 'and so do '"),
    "white space in front of content": (of("statements", 2, content=(cut(" roads"),)), "spoken", "white space around ' roads'"),
    "content in quotation marks": (of("statements", 2, content=(cut('"Ports matter,"'),)), "spoken", "quotation marks around"),
    "content without a word": (of("statements", 2, content=(cut(',"'),)), "spoken", "no word in"),
    "a cue in front of the evidence": (of("statements", 1, cue=TRADE.cue), "spoken", "is not in"),
    "a cue behind the evidence": (of("statements", 0, cue=LAST.cue), "spoken", "is not in"),
    "a date without basis": (of("meetings", 0, date_basis=None), "honest", "a basis without date, or no basis"),
    "a statement's date without basis": (of("statements", 0, date=REPORT.meetings[0].date), "honest", "a basis without date"),
    "a date by a dateline that is not there": (
        both(of("meetings", 0, date_basis="dateline"), without("dateline")),
        "honest",
        "is dated by dateline, which is unknown",
    ),
    "a date by a dateline without date": (
        both(of("meetings", 0, date_basis="dateline"), lambda r: attrs.evolve(r, dateline=UNDATED)),
        "honest",
        "is dated by dateline, which is unknown",
    ),
    "a date of publication that is not there": (
        both(of("meetings", 0, date_basis="published"), without("published")),
        "honest",
        "is dated by published, which is unknown",
    ),
    "a weekday that nothing dates": (without("dateline", "published"), "honest", "is dated by weekday, which is unknown"),
    "a word for a day that nothing dates": (
        both(*(of("meetings", i, date_basis="relative") for i in range(2)), without("dateline", "published")),
        "honest",
        "is dated by relative, which is unknown",
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_breaks_a_law(name: str) -> None:
    change, law, detail = REPORTS[name]
    with broken(law, detail):
        check_report(TEXT, change(REPORT))


FINE: dict[str, Change] = {
    "a weekday that the publication dates": lambda r: attrs.evolve(r, published=date(2024, 2, 3), dateline=None),
    "a day told by the publication alone": lambda r: attrs.evolve(
        both(of("meetings", 0, date_basis="published"), of("meetings", 1, date_basis="relative"))(r),
        published=date(2024, 2, 3),
        dateline=None,
    ),
    "a day told by the dateline": of("meetings", 0, date_basis="dateline"),
    "a day told in words": both(*(of("meetings", i, date_basis="explicit") for i in range(2)), without("dateline")),
    "a quotation mark at one end of content": of("statements", 2, content=(cut('"Ports matter'),)),
    "content that fills the evidence": of("statements", 2, content=(cut('"Ports matter," Solvang said, "and so do roads.'),), cue=None),
    "a cue at the start of the evidence": of("statements", 2, cue=cut('"Ports')),
    "a cue at the end of the evidence": of("statements", 2, cue=cut('roads."')),
    "two mentions in one place": of("people", 2, mentions=LUND.mentions * 2),
    "a party without an entry": of("statements", 0, addressee=Party(kind="person", name="Lone Dahl", office="Foreign Minister")),
    "a mention up to the end": of("people", 2, mentions=(*LUND.mentions, Span(start=len(TEXT) - 1, end=len(TEXT)))),
}


@pytest.mark.parametrize("name", FINE)
def test_a_report_that_keeps_the_laws(name: str) -> None:
    check_report(TEXT, FINE[name](REPORT))


def test_twins_count_from_nought_in_the_order_of_the_text() -> None:
    text = "BERN, Feb. 3 -- “Trade will grow,” Mr. Roe said.\n\n“Trade will grow,” Mr. Roe said."
    report = check_article(text)
    first, second = report.statements
    check_report(text, attrs.evolve(report, statements=(attrs.evolve(first, id=second.id), attrs.evolve(second, id=first.id))))
    with broken("identified", "of kind statement"):
        check_report(text, attrs.evolve(report, statements=(second,)))


def test_names_may_be_printed_over_the_end_of_a_line() -> None:
    text = TEXT.replace("Per Lund", "Per\nLund")
    check_report(text, parse(text))


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("from_json", "the report read is not the report written"),
        ("from_dict", "plain values are read otherwise"),
    ],
)
def test_a_reader_that_loses_something(monkeypatch: pytest.MonkeyPatch, name: str, detail: str) -> None:
    monkeypatch.setattr(check, name, lambda _: attrs.evolve(REPORT, headline=None))
    with broken("round trip", detail):
        check_report(TEXT, REPORT)


def test_a_reader_of_bytes_that_loses_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "from_json", lambda data: REPORT if isinstance(data, str) else None)
    with broken("round trip", "bytes and text are read differently"):
        check_report(TEXT, REPORT)


def test_a_writer_that_writes_otherwise_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    written = iter(["{}", "{ }"])
    monkeypatch.setattr(check, "to_json", lambda _: next(written))
    monkeypatch.setattr(check, "from_json", lambda _: REPORT)
    with broken("round trip", "what was read is written otherwise"):
        check_report(TEXT, REPORT)


# --- what the caller gave, and what the marks say -------------------------------------------------------------------


def test_a_second_call_that_gives_another_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "report_on", lambda *_: attrs.evolve(REPORT, headline=None))
    with broken("deterministic", "a second call gives another report"):
        check_article(TEXT)


MORNING = datetime(2024, 2, 3, 9, 30)  # noqa: DTZ001  printed times have no zone


@pytest.mark.parametrize(
    ("kept", "given"),
    [(MORNING, date(2024, 2, 3)), (date(2024, 2, 3), MORNING), (date(2024, 2, 3), None), (None, None), (MORNING, MORNING)],
)
def test_what_was_given_is_kept(kept: date | None, given: date | None) -> None:
    check._check_given(attrs.evolve(REPORT, published=kept, source="wire/1"), given, "wire/1")


def test_what_was_given_is_lost() -> None:
    with broken("honest", "source None, given 'wire/1'"):
        check._check_given(REPORT, None, "wire/1")
    with broken("honest", "the given date of publication is lost"):
        check._check_given(attrs.evolve(REPORT, published=None), MORNING, None)
    with broken("honest", "published 2024-02-04, given 2024-02-03"):
        check._check_given(attrs.evolve(REPORT, published=date(2024, 2, 4)), date(2024, 2, 3), None)


def test_check_article_looks_at_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "parse", lambda *_, **__: REPORT)
    monkeypatch.setattr(check, "report_on", lambda *_: REPORT)
    with broken("honest", "source"):
        check_article(TEXT, source="wire/1")


DOCUMENT = segment(TEXT, Gazetteer.default())


@pytest.mark.parametrize("statement", [TRADE, LAST, PORTS])
@pytest.mark.parametrize("mode", ["mixed", "indirect"])
def test_a_mode_that_the_marks_do_not_bear_out(statement: Statement, mode: Any) -> None:  # noqa: ANN401
    check._check_mode(DOCUMENT, statement)
    with broken("spoken", f"is {mode}, its quotation marks say direct"):
        check._check_mode(DOCUMENT, attrs.evolve(statement, mode=mode))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ((cut("Ports matter"), cut("said")), "mixed"),
        ((cut("said"), cut("and so do roads")), "mixed"),
        ((cut('"Ports matter'),), "indirect"),
        ((cut('matter," Solvang'),), "indirect"),
        ((cut("Solvang said"),), "indirect"),
    ],
)
def test_what_the_marks_say(content: tuple[Extract, ...], says: str) -> None:
    with broken("spoken", f"its quotation marks say {says}"):
        check._check_mode(DOCUMENT, attrs.evolve(PORTS, content=content))


# --- the document ---------------------------------------------------------------------------------------------------


def document(**changes: Any) -> Document:  # noqa: ANN401  a value of any field
    return attrs.evolve(DOCUMENT, **changes)


def changed(values: Any, number: int, value: Any) -> Any:  # noqa: ANN401  a list or tuple of any values
    found = list(values)
    found[number] = value
    return type(values)(found)


COLUMNS = ("words", "folded", "flags", "starts", "ends")


@pytest.mark.parametrize("column", COLUMNS)
def test_columns_of_different_lengths(column: str) -> None:
    with broken("lossless", "columns of"):
        check._check_tokens(document(**{column: getattr(DOCUMENT, column)[:-1]}))


def dropped(number: int) -> Document:
    """Return the document without one of its tokens."""
    columns: dict[str, list[Any]] = {name: list(getattr(DOCUMENT, name)) for name in COLUMNS}
    for column in columns.values():
        del column[number]
    return document(**columns)


@pytest.mark.parametrize("word", ["Harbour", "Solvang", "20th", "Lund"])
def test_words_that_no_token_holds(word: str) -> None:
    with broken("lossless", "no token holds"):
        check._check_tokens(dropped(DOCUMENT.words.index(word)))


def test_the_last_word_that_no_token_holds() -> None:
    short = {name: getattr(DOCUMENT, name)[:-2] for name in COLUMNS}
    with broken("lossless", "no token holds ' Lund.'"):
        check._check_tokens(document(**short))


def test_marks_need_no_token() -> None:
    check._check_tokens(dropped(DOCUMENT.words.index("“")))


@pytest.mark.parametrize(
    ("column", "number", "by", "detail"),
    [
        ("starts", 3, -7, "behind offset"),
        ("ends", 3, -5, "behind offset"),
        ("ends", -1, 1, "behind offset"),
        ("ends", 3, 1, "shows"),
    ],
)
def test_offsets_that_are_not_those_of_the_words(column: str, number: int, by: int, detail: str) -> None:
    offsets = getattr(DOCUMENT, column)
    with broken("lossless", detail):
        check._check_tokens(document(**{column: changed(offsets, number, offsets[number] + by)}))


def test_a_token_without_characters() -> None:
    columns: dict[str, list[Any]] = {name: list(getattr(DOCUMENT, name)) for name in COLUMNS}
    for name, value in {"words": "", "folded": "", "flags": 0, "starts": DOCUMENT.ends[3], "ends": DOCUMENT.ends[3]}.items():
        columns[name].insert(4, value)
    with broken("lossless", "behind offset"):
        check._check_tokens(document(**columns))


SIZE = len(DOCUMENT.words)
HEADLINE, LEAD = DOCUMENT.paragraphs[:2]
SENTENCES = DOCUMENT.sentences
FIRST = DOCUMENT.quotations[0]
LINE = DOCUMENT.header.dateline
assert LINE is not None


def header(**changes: Any) -> Document:  # noqa: ANN401  a value of any field
    return document(header=attrs.evolve(DOCUMENT.header, **changes))


def line(**changes: Any) -> Document:  # noqa: ANN401  a value of any field
    assert LINE is not None
    return header(dateline=attrs.evolve(LINE, **changes))


NESTED: dict[str, tuple[Document, str]] = {
    "paragraphs with a gap": (
        document(paragraphs=changed(DOCUMENT.paragraphs, 0, attrs.evolve(HEADLINE, end=HEADLINE.end - 1))),
        "paragraphs",
    ),
    "paragraphs that end too early": (document(paragraphs=DOCUMENT.paragraphs[:-1]), "paragraphs"),
    "an empty paragraph": (document(paragraphs=(attrs.evolve(HEADLINE, end=0, last=0), *DOCUMENT.paragraphs)), "paragraphs"),
    "a paragraph that begins with another sentence": (
        document(paragraphs=changed(DOCUMENT.paragraphs, 1, attrs.evolve(LEAD, first=0))),
        "paragraph 1 begins with sentence 0, expected 1",
    ),
    "a sentence that names another paragraph": (
        document(sentences=changed(SENTENCES, 1, attrs.evolve(SENTENCES[1], paragraph=0))),
        "a sentence of another paragraph in paragraph 1",
    ),
    "a paragraph whose sentences leave out a word": (
        document(sentences=changed(SENTENCES, 1, attrs.evolve(SENTENCES[1], end=SENTENCES[1].end - 1))),
        "sentences [",
    ),
    "a paragraph whose sentences begin too late": (
        document(sentences=changed(SENTENCES, 1, attrs.evolve(SENTENCES[1], start=SENTENCES[1].start + 1))),
        "sentences [",
    ),
    "a sentence in no paragraph": (document(sentences=(*SENTENCES, Sentence(SIZE, SIZE + 1, 9))), "1 sentences in no paragraph"),
    "quotations that overlap": (document(quotations=(FIRST, FIRST)), "behind token"),
    "a quotation that ends in front of its start": (document(quotations=(Quotation(FIRST.end, FIRST.start, closed=True),)), "behind token"),
    "a quotation beyond the end": (document(quotations=(Quotation(SIZE, SIZE + 1, closed=False),)), "behind token"),
    "a headline in no paragraph": (header(headline=len(DOCUMENT.paragraphs)), "headline is paragraph"),
    "a deck in front of the text": (header(deck=-1), "deck is paragraph -1"),
    "a date of publication beyond the end": (header(published=(SIZE, SIZE + 1)), "published is tokens"),
    "an author backwards": (header(author=(3, 2)), "author is tokens (3, 2)"),
    "a source in front of the text": (header(source=(-1, 2)), "source is tokens (-1, 2)"),
    "a dateline backwards": (line(body=LINE.start - 1), "dateline is tokens"),
    "a place beyond the end": (line(place=(SIZE, SIZE + 1)), "dateline place is tokens"),
    "a day beyond the end": (line(date=(SIZE, SIZE + 1)), "dateline date is tokens"),
    "an agency beyond the end": (line(agency=(SIZE, SIZE + 1)), "dateline agency is tokens"),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_document_that_is_not_nested(name: str) -> None:
    changed_document, detail = NESTED[name]
    with broken("nested", detail):
        check._check_nesting(changed_document)


EDGES: dict[str, Document] = {
    "an empty quotation": document(quotations=(Quotation(FIRST.start, FIRST.start, closed=True), FIRST)),
    "quotations side by side": document(quotations=(FIRST, Quotation(FIRST.end, SIZE, closed=False))),
    "the last paragraph": header(deck=len(DOCUMENT.paragraphs) - 1),
    "the first word": header(published=(0, 1), author=(0, 0)),
    "the last word": header(source=(SIZE - 1, SIZE)),
    "a dateline without parts": line(place=None, date=None, agency=None),
    "no header": document(header=Header()),
}


@pytest.mark.parametrize("name", EDGES)
def test_a_document_that_is_just_nested(name: str) -> None:
    check._check_nesting(EDGES[name])


def test_an_empty_document() -> None:
    empty = segment("", Gazetteer.default())
    check._check_tokens(empty)
    check._check_nesting(empty)
    with broken("nested", "paragraphs [(0, 0)] of 0 tokens"):
        check._check_nesting(attrs.evolve(empty, paragraphs=(Paragraph(0, 0, 0, 0, "body"),)))
    with broken("nested", "headline is paragraph 0 of 0"):
        check._check_nesting(attrs.evolve(empty, header=Header(headline=0)))
    with broken("nested", "dateline is tokens (0, 1) of 0"):
        check._check_nesting(
            attrs.evolve(empty, header=Header(dateline=DatelineParts(start=0, body=1, place=None, date=None, agency=None)))
        )


# --- mentions -------------------------------------------------------------------------------------------------------

MENTIONS = find_mentions(DOCUMENT, Gazetteer.default())
ALL_KINDS = (
    "Two days later the minister left Oslo, Norway. The two sides met the Baltic Harbour Council in Bergen, and Eirik Solvang of Denmark "
    "said that he would stay."
)


def mentions(**changes: Any) -> Mentions:  # noqa: ANN401  a value of any field
    return attrs.evolve(MENTIONS, **changes)


@pytest.mark.parametrize("kind", ["people", "offices", "countries", "organisations", "places", "groups", "pronouns", "dates", "parties"])
def test_mentions_out_of_order(kind: str) -> None:
    found = getattr(find_mentions(segment(ALL_KINDS, Gazetteer.default()), Gazetteer.default()), kind)
    last = attrs.evolve(found[-1], start=SIZE - 1, end=SIZE)
    check._check_mentions(mentions(**{kind: (*found[:-1], last)}), SIZE)
    with broken("mentioned", f"{kind}: "):
        check._check_mentions(mentions(**{kind: (last, *found)}), SIZE)


def test_mentions_that_do_not_fit() -> None:
    person = MENTIONS.people[0]
    for start, end in ((person.start, person.start), (-1, 2), (SIZE - 1, SIZE + 1)):
        with broken("mentioned", "people: "):
            check._check_mentions(mentions(people=(attrs.evolve(person, start=start, end=end),)), SIZE)


def test_only_parties_may_not_overlap() -> None:
    person = MENTIONS.people[0]
    check._check_mentions(mentions(people=(person, person)), SIZE)
    with broken("mentioned", "parties: "):
        check._check_mentions(mentions(parties=(person, attrs.evolve(person, start=person.end - 1, end=person.end + 1))), SIZE)


@pytest.mark.parametrize("finder", ["_check_tokens", "_check_nesting", "_check_mentions", "_check_mode"])
def test_check_article_looks_at_every_stage(monkeypatch: pytest.MonkeyPatch, finder: str) -> None:
    def fail(*_: object) -> None:
        raise BrokenLawError(finder)

    monkeypatch.setattr(check, finder, fail)
    with pytest.raises(BrokenLawError, match=finder):
        check_article(TEXT)


def test_participants_are_parties_too() -> None:
    other = Participant.of(Party(kind="person", name="Nils Aas"), "host")
    with broken("grounded", "'Nils Aas' of Participant"):
        check_report(TEXT, of("meetings", 0, participants=(other,))(REPORT))
