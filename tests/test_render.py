"""The summary and the page: what they show, and that nothing in a text or report can break them."""

from __future__ import annotations

import re
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents.choices import Act, MeetingForm, MeetingStatus, OrganisationKind
from dipevents.dates import Day, edtf
from dipevents.records import (
    Anniversary,
    Dateline,
    Meeting,
    Occasion,
    Organisation,
    Participant,
    Party,
    Person,
    Place,
    Producer,
    Report,
    Role,
    Statement,
)
from dipevents.render import page, summary
from dipevents.render.page import shown
from dipevents.render.phrases import UNSHOWABLE
from dipevents.spans import Extract, Span

ARTICLE = """\
Harbour states agree on pilots

VALLETTA, May 3 (Harbour Wire) -- Maltese Foreign Minister Ana Borg met Omar Reyes in Valletta on Friday
on the sidelines of the Harbour Forum. "We want one licence for all pilots," Borg said.

Reyes thanked Malta for 20 years of the Pilots' Treaty.
"""
NAMES = {"MLT": "Malta", "CUB": "Cuba"}


def report_over(text: str, **fields: Any) -> Report:  # noqa: ANN401  each is checked by the report itself
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(producer=Producer(version="0", data="0"), text_sha256=digest, **fields)


def piece(words: str, *, text: str = ARTICLE) -> Extract:
    start = text.index(words)
    return Extract.of(text, start, start + len(words))


def where(words: str) -> Span:
    return piece(words).span


@pytest.fixture
def report() -> Report:
    borg = Party(kind="person", name="Ana Borg", office="Foreign Minister", country="MLT", ref="person-1")
    reyes = Party(kind="person", name="Omar Reyes", country="CUB", ref="person-2")
    return report_over(
        ARTICLE,
        source="wire/17",
        headline=piece("Harbour states agree on pilots"),
        published=Day(year=2024, month=5, day=3).start,
        dateline=Dateline(
            place=Place(name="Valletta", country="MLT"),
            date=edtf("2024-05-03"),
            agency="Harbour Wire",
            extract=piece("VALLETTA, May 3 (Harbour Wire) -- "),
        ),
        people=(
            Person(
                id="person-1",
                name="Ana Borg",
                titles=("Foreign Minister",),
                country="MLT",
                mentions=(where("Ana Borg"), where("Borg said")),
            ),
            Person(id="person-2", name="Omar Reyes", country="CUB", mentions=(where("Omar Reyes"),)),
        ),
        organisations=(
            Organisation(
                id="organisation-1",
                name="Harbour Forum",
                acronym="HF",
                kind="forum",
                roles=(Role(role="chair", holder=borg, evidence=piece("the Harbour Forum")),),
                mentions=(where("Harbour Forum"),),
            ),
        ),
        meetings=(
            Meeting(
                id="meeting-1",
                participants=(Participant.of(borg, "host"), Participant.of(reyes)),
                form="in_person",
                status="held",
                date=edtf("2024-05-03"),
                date_text=piece("on Friday"),
                date_basis="weekday",
                place=Place(name="Valletta", country="MLT", mention=piece("Valletta")),
                occasion=Occasion.of(piece("the Harbour Forum"), relation="sidelines"),
                topics=(piece("one licence"), piece("all pilots")),
                evidence=(piece("Maltese Foreign Minister Ana Borg met Omar Reyes in Valletta on Friday"),),
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                speaker=borg,
                content=(piece("We want one licence for all pilots"),),
                mode="direct",
                cue=piece("said"),
                act="say",
                evidence=piece('"We want one licence for all pilots," Borg said.'),
            ),
            Statement(
                id="statement-2",
                speaker=reyes,
                content=(piece("thanked Malta for 20 years of the Pilots' Treaty"),),
                mode="indirect",
                act="thank",
                addressee=Party(kind="country", country="MLT"),
                evidence=piece("Reyes thanked Malta for 20 years of the Pilots' Treaty."),
            ),
        ),
        anniversaries=(
            Anniversary(
                id="anniversary-1",
                ordinal=20,
                event=piece("the Pilots' Treaty"),
                kind="treaty",
                year=2024,
                origin_year=2004,
                evidence=piece("20 years of the Pilots' Treaty"),
            ),
        ),
    )


# --- the summary ------------------------------------------------------------------------------------------------------


def test_summary_tells_all(report: Report) -> None:
    assert (
        summary(report, width=90, countries=NAMES)
        == """\
Harbour states agree on pilots
published 2024-05-03; from Valletta, 2024-05-03, Harbour Wire

MEETINGS (1)
  * Ana Borg (Foreign Minister, Malta) as host, Omar Reyes (Cuba): in person, 2024-05-03,
    Valletta, on the sidelines of the Harbour Forum; topics: one licence, all pilots

STATEMENTS (2)
  Ana Borg (Foreign Minister, Malta)
    * say: "We want one licence for all pilots"
  Omar Reyes (Cuba)
    * thank, to Malta: thanked Malta for 20 years of the Pilots' Treaty

ANNIVERSARIES (1)
  * 20th anniversary of the Pilots' Treaty: 2024, since 2004

ORGANISATIONS (1)
  * Harbour Forum (HF), forum; chair: Ana Borg (Foreign Minister, Malta)
"""
    )


def test_summary_shows_the_code_of_a_state_it_has_no_name_for(report: Report) -> None:
    assert "Omar Reyes (CUB)" in summary(report)


def test_summary_of_nothing_says_so() -> None:
    assert summary(report_over(""), title="empty.txt") == "empty.txt\n\nno records found\n"


def test_summary_groups_what_one_speaker_says_at_different_times(report: Report) -> None:
    first, second = report.statements
    again = attrs.evolve(first, id="statement-3")
    told = summary(attrs.evolve(report, statements=(first, second, again)))
    assert told.count("  Ana Borg (Foreign Minister, MLT)\n") == 1
    assert told.index("Ana Borg (Foreign Minister, MLT)\n") < told.index("  Omar Reyes (CUB)\n")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_summary_keeps_to_the_width(report: Report, width: int) -> None:
    for line in summary(report, width=width).splitlines():
        assert len(line) <= width or " " not in line.strip(" *")


# --- the page ---------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Reads a page as a browser would: its tags, and the text of the article."""

    VOID = frozenset({"meta"})

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, bool]] = []
        self.articles: list[str] = []
        self.hovered: dict[str, str] = {}
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.tags.append((tag, known))
        if tag in self.VOID:
            return
        begins = known.get("class") == "article"
        if begins:
            self.articles.append("")
        self.open.append((tag, begins or self.inside))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.articles[-1] += data
            hover = self.tags[-1][1].get("data-hover")
            if hover:
                self.hovered[data] = hover

    @property
    def inside(self) -> bool:
        return bool(self.open) and self.open[-1][1]


ATTRIBUTES = {
    "a": {"class", "href", "data-hover", "title"},
    "bdi": {"class", "data-code"},
    "div": {"class", "dir"},
    "html": {"lang"},
    "i": {"id"},
    "meta": {"charset", "name", "content", "http-equiv"},
    "section": {"id"},
    "span": {"class"},
    "table": {"class"},
    "th": {"scope"},
    "tr": {"id"},
    "ul": {"class"},
}
PLAIN = {"body", "caption", "head", "header", "li", "nav", "ol", "p", "style", "tbody", "td", "thead", "title"}


def check_page(source: str, *texts: str) -> Reader:
    """Assert what holds of every page, and return it read."""
    source.encode("utf-8")  # a lone surrogate would raise
    assert "\0" not in source
    reader = Reader(source)
    assert reader.articles == [shown(text) for text in texts]
    for tag, attributes in reader.tags:
        assert attributes.keys() <= ATTRIBUTES.get(tag, set()), (tag, attributes)
        assert tag in ATTRIBUTES or tag in PLAIN, tag
    anchors = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    targets = {attributes["href"] for _, attributes in reader.tags if "href" in attributes}
    assert targets <= {f"#{anchor}" for anchor in anchors}
    return reader


def test_page_marks_records_in_place(report: Report) -> None:
    reader = check_page(page([("a.txt", ARTICLE, report)], countries=NAMES), ARTICLE)
    how_and_where = "in person, 2024-05-03, Valletta, on the sidelines of the Harbour Forum"
    assert reader.hovered["one licence"].splitlines() == [
        "topic",
        "statement: Ana Borg (Foreign Minister, Malta); say",
    ]
    assert reader.hovered["Omar Reyes"].splitlines() == [
        "person: Omar Reyes (Cuba)",
        f"meeting: Ana Borg (Foreign Minister, Malta) as host, Omar Reyes (Cuba); {how_and_where}",
    ]
    assert reader.hovered["on Friday"].startswith("when they met: 2024-05-03\n")


def test_page_has_a_table_for_each_type_that_has_records(report: Report) -> None:
    source = page([("a.txt", ARTICLE, report)])
    assert re.findall(r"<caption>(\w+) <span>(\d+)", source) == [
        ("Meetings", "1"),
        ("Statements", "2"),
        ("Anniversaries", "1"),
        ("Organisations", "1"),
        ("People", "2"),
    ]


def test_page_cuts_overlapping_marks() -> None:
    text = "abcdef"
    people = (
        Person(id="person-1", name="One", mentions=(Span(start=0, end=4),)),
        Person(id="person-2", name="Two", mentions=(Span(start=2, end=6), Span(start=3, end=3))),
    )
    reader = check_page(page([("x", text, report_over(text, people=people))]), text)
    assert reader.hovered == {
        "ab": "person: One",
        "cd": "person: One\nperson: Two",
        "ef": "person: Two",
    }


def test_page_names_a_few_of_very_many_marks() -> None:
    text = "all of them"
    people = tuple(Person(id=f"person-{number}", name=f"P{number}", mentions=(Span(start=0, end=3),)) for number in range(40))
    reader = check_page(page([("x", text, report_over(text, people=people))]), text)
    assert reader.hovered["all"].splitlines()[-1] == "and 34 more"


def test_page_of_several_articles_lists_them(report: Report) -> None:
    other = "Nothing happened."
    source = page([("a.txt", ARTICLE, report), ("<b>.txt", other, report_over(other))])
    check_page(source, ARTICLE, other)
    assert '<li><a href="#a2">&lt;b&gt;.txt</a></li>' in source


def test_page_refuses_a_report_of_another_text(report: Report) -> None:
    with pytest.raises(ValueError, match=r"expected the text that the report was made of, got another one for 'a\.txt'"):
        page([("a.txt", ARTICLE + " ", report)])


HOSTILE = "</div><script>alert(1)</script> &amp; \" onclick='x' \0 \ud800 \u202edesrever \r\n\x1b[31m \ufeff]]>"


def test_page_of_hostile_text() -> None:
    person = Person(id="person-1", name=HOSTILE, titles=(HOSTILE,), mentions=(Span(start=3, end=len(HOSTILE) - 2),))
    report = report_over(HOSTILE, source=HOSTILE, people=(person,), headline=Extract.of(HOSTILE, 0, len(HOSTILE)))
    source = page([(HOSTILE, HOSTILE, report)])
    check_page(source, HOSTILE)
    # what turns the direction of writing is locked into an element of its own, and found nowhere else
    assert source.count("\u202e") == source.count('<bdi class="control" data-code="202E">\u202e</bdi>') == 1


# --- for any text and any report over it ------------------------------------------------------------------------------

texts = st.text(st.characters(), max_size=60) | st.text(st.sampled_from("<>&\"'\0\r\n\t\x1b\u202e\ud800\x85aé "), max_size=40)
spelled = st.text(st.characters(), max_size=12)


@st.composite
def text_and_report(draw: st.DrawFn) -> tuple[str, Report]:
    text = draw(texts)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    extracts = places.map(lambda ends: Extract.of(text, *ends))
    spans = places.map(lambda ends: Span(start=ends[0], end=ends[1]))
    several = st.lists(extracts, min_size=1, max_size=3).map(tuple)
    parties = st.builds(
        Party,
        kind=st.sampled_from(["person", "organisation", "country"]),
        name=st.none() | spelled,
        office=st.none() | spelled,
        country=st.sampled_from([None, "MLT", "CUB"]),
        mention=st.none() | extracts,
    )
    people = draw(st.lists(st.tuples(spelled, st.lists(spelled, max_size=2), st.lists(spans, max_size=3)), max_size=3))
    bodies = draw(st.lists(st.tuples(spelled, st.sampled_from(get_args(OrganisationKind)), parties, extracts), max_size=2))
    meetings = st.builds(
        Meeting,
        id=st.just("meeting-1"),
        participants=st.lists(parties.map(Participant.of), max_size=3).map(tuple),
        form=st.sampled_from(get_args(MeetingForm)),
        status=st.sampled_from(get_args(MeetingStatus)),
        date_text=st.none() | extracts,
        place=st.none() | st.builds(Place, name=spelled, mention=st.none() | extracts),
        occasion=st.none() | extracts.map(lambda name: Occasion.of(name, relation="at")),
        topics=several,
        outcomes=several,
        evidence=several,
    )
    statements = st.builds(
        Statement,
        id=st.just("statement-1"),
        speaker=parties,
        content=several,
        mode=st.sampled_from(["direct", "indirect", "mixed"]),
        cue=st.none() | extracts,
        act=st.sampled_from(get_args(Act)),
        addressee=st.none() | parties,
        reported_by=st.none() | parties,
        evidence=extracts,
    )
    anniversaries = st.builds(
        Anniversary,
        id=st.just("anniversary-1"),
        ordinal=st.none() | st.integers(1, 3000),
        event=st.none() | extracts,
        kind=st.just("war"),
        countries=st.just(("MLT",)),
        evidence=extracts,
    )
    return text, report_over(
        text,
        source=draw(st.none() | spelled),
        headline=draw(st.none() | extracts),
        dateline=draw(st.none() | st.builds(Dateline, place=st.builds(Place, name=spelled), extract=extracts)),
        people=tuple(
            Person(id=f"person-{number}", name=name, titles=tuple(titles), mentions=tuple(mentions))
            for number, (name, titles, mentions) in enumerate(people)
        ),
        organisations=tuple(
            Organisation(
                id=f"organisation-{number}",
                name=name,
                acronym=name,
                kind=kind,
                roles=(Role(role="host", holder=holder, evidence=extract),),
                mentions=(extract.span,),
            )
            for number, (name, kind, holder, extract) in enumerate(bodies)
        ),
        meetings=tuple(draw(st.lists(meetings, max_size=1))),
        statements=tuple(draw(st.lists(statements, max_size=1))),
        anniversaries=tuple(draw(st.lists(anniversaries, max_size=1))),
    )


@given(text_and_report(), spelled)
def test_page_escapes_all_and_loses_nothing(case: tuple[str, Report], name: str) -> None:
    text, report = case
    check_page(page([(name, text, report), (name, text, report)], countries={"MLT": name}), text, text)


@given(text_and_report(), spelled)
def test_summary_is_harmless_to_a_terminal(case: tuple[str, Report], title: str) -> None:
    told = summary(case[1], title=title)
    told.encode("utf-8")
    assert not UNSHOWABLE.search(told.replace("\n", ""))
