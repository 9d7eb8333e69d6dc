"""What `parse` finds: a `Report` and the records in it.

Rule 1: records are frozen, slotted and keyword-only, hold tuples, and compare by their fields.
Rule 2: the fields stand in the order of the published JSON, under the same names.
Rule 3: None means that the article does not tell, or that it could not be made out; nothing unknown is filled in.
Rule 4: a record checks what holds for every article (choices, shapes of ids and codes, references within the report)
and raises `InvariantError`, a `ValueError`; it never looks at the text.
Rule 5: all records read on their own: they name people and bodies in full and refer to the entry besides.

How records are found, and how they are written as JSON, is not known here.
"""

from __future__ import annotations

# cattrs and other readers of the annotations need these names at run time.
from datetime import date as Date  # noqa: N812  "date" is the name of a field in most records
from datetime import datetime as DateTime  # noqa: N812
from typing import TYPE_CHECKING, Literal

import attrs

from dipevents.choices import (
    Act,
    AnniversaryKind,
    DateBasis,
    MeetingForm,
    MeetingStatus,
    OccasionRelation,
    OrganisationKind,
    OrganisationRole,
    StatementMode,
    VisitClass,
)
from dipevents.dates import DateValue
from dipevents.errors import InvariantError
from dipevents.invariants import (
    check_basis,
    count_or_none,
    country_codes,
    country_or_none,
    identifier,
    identifier_or_none,
    local,
    one_of,
    sha256,
    some,
    tuple_,
    wikidata_or_none,
    year_or_none,
)
from dipevents.parties import Participant, Party
from dipevents.spans import Extract, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "SCHEMA",
    "Anniversary",
    "Dateline",
    "Meeting",
    "Occasion",
    "Organisation",
    "Participant",
    "Party",
    "Person",
    "Place",
    "Producer",
    "Report",
    "Role",
    "Statement",
]

SCHEMA = "dipevents/1.0"
"""Version of the records' structure: MODEL.ADDITION."""

Path = tuple[str | int, ...]


@attrs.frozen(kw_only=True)
class Place:
    """Where something happens: `name` as printed, in normal case; `country` where known.

    >>> str(Place(name="Rio de Janeiro", country="BRA"))
    'Rio de Janeiro'
    """

    name: str
    country: str | None = attrs.field(default=None, validator=country_or_none)
    mention: Extract | None = None

    def __str__(self) -> str:
        return self.name


@attrs.frozen(kw_only=True)
class Occasion:
    """An event at which, or on the sidelines of which, a meeting is held: the `Extract` of its name and what it is.

    `organisation` is the id of the body it belongs to, `edition` its number (16 for the 16th BRICS Summit).

    >>> Occasion.of(Extract(start=4, end=16, text="Kazan Summit"), relation="sidelines").extract.text
    'Kazan Summit'
    """

    start: int
    end: int
    text: str
    organisation: str | None = attrs.field(default=None, validator=identifier_or_none)
    edition: int | None = attrs.field(default=None, validator=count_or_none)
    relation: OccasionRelation = attrs.field(validator=one_of(OccasionRelation))

    def __attrs_post_init__(self) -> None:
        """Keep the text as long as the offsets say."""
        Extract(start=self.start, end=self.end, text=self.text)

    @classmethod
    def of(
        cls,
        extract: Extract,
        *,
        relation: OccasionRelation,
        organisation: str | None = None,
        edition: int | None = None,
    ) -> Occasion:
        """Make an occasion of the extract of its name.

        >>> Occasion.of(Extract(start=0, end=3, text="G20"), relation="at").edition is None
        True
        """
        return cls(
            start=extract.start,
            end=extract.end,
            text=extract.text,
            organisation=organisation,
            edition=edition,
            relation=relation,
        )

    @property
    def extract(self) -> Extract:
        """The name with its place in the article.

        >>> Occasion(start=0, end=3, text="G20", relation="at").extract
        Extract(start=0, end=3, text='G20')
        """
        return Extract(start=self.start, end=self.end, text=self.text)


@attrs.frozen(kw_only=True)
class Dateline:
    """The line that says where, when and by which agency an article was filed; `extract` is the whole of it.

    >>> line = Extract(start=0, end=28, text="PARIS, Nov. 18 (Agency) -- ".ljust(28))
    >>> Dateline(place=Place(name="Paris"), agency="Agency", extract=line).date is None
    True
    """

    place: Place
    date: DateValue | None = None
    agency: str | None = None
    extract: Extract


@attrs.frozen(kw_only=True)
class Person:
    """Somebody named in the article.

    `name` is the fullest form printed, without titles; `titles` as printed; `country` the state the person acts for;
    `wikidata` the item's id; `mentions` every place where the person is named or meant.

    >>> Person(id="person-1f3c", name="Wang Yi", titles=("Foreign Minister",)).titles
    ('Foreign Minister',)
    """

    id: str = attrs.field(validator=identifier)
    name: str
    titles: tuple[str, ...] = attrs.field(default=(), validator=tuple_)
    country: str | None = attrs.field(default=None, validator=country_or_none)
    wikidata: str | None = attrs.field(default=None, validator=wikidata_or_none)
    mentions: tuple[Span, ...] = attrs.field(default=(), validator=tuple_)


@attrs.frozen(kw_only=True)
class Role:
    """An office in an organisation that the article says somebody holds or takes.

    >>> chair = Party(kind="country", country="CHN")
    >>> Role(role="presidency", holder=chair, evidence=Extract(start=0, end=5, text="China")).holder.country
    'CHN'
    """

    role: OrganisationRole = attrs.field(validator=one_of(OrganisationRole))
    holder: Party
    evidence: Extract


@attrs.frozen(kw_only=True)
class Organisation:
    """A body named in the article.

    `name` is the fullest form printed, `acronym` as printed; `country` is that of a state's body. `canonical` (the
    usual full name), `wikidata` and `founded` come from the gazetteer, where it knows the body.

    >>> Organisation(id="organisation-9a", name="United Nations", acronym="UN", kind="igo").acronym
    'UN'
    """

    id: str = attrs.field(validator=identifier)
    name: str
    acronym: str | None = None
    kind: OrganisationKind = attrs.field(validator=one_of(OrganisationKind))
    country: str | None = attrs.field(default=None, validator=country_or_none)
    canonical: str | None = None
    wikidata: str | None = attrs.field(default=None, validator=wikidata_or_none)
    founded: DateValue | None = None
    roles: tuple[Role, ...] = attrs.field(default=(), validator=tuple_)
    mentions: tuple[Span, ...] = attrs.field(default=(), validator=tuple_)


@attrs.frozen(kw_only=True)
class Meeting:
    """An encounter of two or more parties: talks, a call, a visit, a gathering, an exchange of letters.

    `date_text` are the words the date came from, kept also when they could not be resolved; `date_basis` is None
    without a date; `topics` what was discussed; `outcomes` what was signed, agreed or issued; `evidence` every passage
    that reports the meeting, the best first.

    >>> talks = Extract(start=0, end=15, text="Wang met Lavrov")
    >>> Meeting(id="meeting-07", form="in_person", status="held", evidence=(talks,)).date is None
    True
    """

    id: str = attrs.field(validator=identifier)
    participants: tuple[Participant, ...] = attrs.field(default=(), validator=tuple_)
    form: MeetingForm = attrs.field(validator=one_of(MeetingForm))
    visit_class: VisitClass | None = attrs.field(default=None, validator=one_of(VisitClass, optional=True))
    status: MeetingStatus = attrs.field(validator=one_of(MeetingStatus))
    date: DateValue | None = None
    date_text: Extract | None = None
    date_basis: DateBasis | None = attrs.field(default=None, validator=one_of(DateBasis, optional=True))
    place: Place | None = None
    occasion: Occasion | None = None
    topics: tuple[Extract, ...] = attrs.field(default=(), validator=tuple_)
    outcomes: tuple[Extract, ...] = attrs.field(default=(), validator=tuple_)
    evidence: tuple[Extract, ...] = attrs.field(validator=some)

    def __attrs_post_init__(self) -> None:
        """Keep the basis to dates."""
        check_basis(self.date, self.date_basis)


@attrs.frozen(kw_only=True)
class Statement:
    """What the article attributes to somebody in one sentence.

    `content` are the pieces of what was said, without attribution clause or quotation marks; `cue` the words of
    attribution; `reported_by` whoever relays it ("Kim said, according to KCNA"); `meeting` the id of the meeting at
    which it was made; `evidence` the whole sentence.

    >>> sentence = Extract(start=0, end=24, text='"We agree," Lavrov said. '[:24])
    >>> said = Statement(
    ...     id="statement-5e",
    ...     speaker=Party(kind="person", name="Sergei Lavrov"),
    ...     content=(Extract(start=1, end=9, text="We agree"),),
    ...     mode="direct",
    ...     act="say",
    ...     evidence=sentence,
    ... )
    >>> said.speaker.name, [piece.text for piece in said.content]
    ('Sergei Lavrov', ['We agree'])
    """

    id: str = attrs.field(validator=identifier)
    speaker: Party
    content: tuple[Extract, ...] = attrs.field(default=(), validator=tuple_)
    mode: StatementMode = attrs.field(validator=one_of(StatementMode))
    cue: Extract | None = None
    act: Act = attrs.field(validator=one_of(Act))
    addressee: Party | None = None
    reported_by: Party | None = None
    date: DateValue | None = None
    date_basis: DateBasis | None = attrs.field(default=None, validator=one_of(DateBasis, optional=True))
    meeting: str | None = attrs.field(default=None, validator=identifier_or_none)
    evidence: Extract

    def __attrs_post_init__(self) -> None:
        """Keep the basis to dates."""
        check_basis(self.date, self.date_basis)


@attrs.frozen(kw_only=True)
class Anniversary:
    """An anniversary that the article speaks of as being marked.

    `ordinal` counts years; `event` is what is remembered; `countries` those the event names; `organisation` the id of
    a body whose own anniversary it is; `year` the one in which it is marked; `origin_year` that of the event; `date`
    the day or month in the year marked; `statement` the id of the statement that mentions it.

    >>> mark = Extract(start=0, end=21, text="the 75th anniversary ")
    >>> Anniversary(id="anniversary-d0", ordinal=75, kind="founding", year=2024, evidence=mark).origin_year is None
    True
    """

    id: str = attrs.field(validator=identifier)
    ordinal: int | None = attrs.field(default=None, validator=count_or_none)
    event: Extract | None = None
    kind: AnniversaryKind = attrs.field(validator=one_of(AnniversaryKind))
    countries: tuple[str, ...] = attrs.field(default=(), validator=country_codes)
    organisation: str | None = attrs.field(default=None, validator=identifier_or_none)
    year: int | None = attrs.field(default=None, validator=year_or_none)
    origin_year: int | None = attrs.field(default=None, validator=year_or_none)
    date: DateValue | None = None
    statement: str | None = attrs.field(default=None, validator=identifier_or_none)
    evidence: Extract


@attrs.frozen(kw_only=True)
class Producer:
    """What made a report: the `version` of the library, and that of its tables in `data`.

    >>> Producer(version="0.1.0", data="2026.11").version
    '0.1.0'
    """

    version: str
    data: str


@attrs.frozen(kw_only=True)
class Report:
    """All that one article yields.

    `source` is what the caller gave; `text_sha256` the digest of the article's UTF-8 bytes, lone surrogates passed
    through; `published` a date or a date-time without zone. People, organisations and the records stand in text
    order. Ids are unique within the report, and every id that a record refers to is there: `InvariantError` otherwise.

    >>> report = Report(producer=Producer(version="0.1.0", data="2026.11"), text_sha256="0" * 64)
    >>> report.meetings, report.headline is None
    ((), True)
    """

    schema: Literal["dipevents/1.0"] = attrs.field(default="dipevents/1.0", validator=one_of(Literal["dipevents/1.0"]))
    producer: Producer
    source: str | None = None
    text_sha256: str = attrs.field(validator=sha256)
    headline: Extract | None = None
    published: Date | DateTime | None = attrs.field(default=None, validator=local)
    dateline: Dateline | None = None
    people: tuple[Person, ...] = attrs.field(default=(), validator=tuple_)
    organisations: tuple[Organisation, ...] = attrs.field(default=(), validator=tuple_)
    meetings: tuple[Meeting, ...] = attrs.field(default=(), validator=tuple_)
    statements: tuple[Statement, ...] = attrs.field(default=(), validator=tuple_)
    anniversaries: tuple[Anniversary, ...] = attrs.field(default=(), validator=tuple_)

    def __attrs_post_init__(self) -> None:
        """Keep ids unique and references pointing somewhere."""
        organisations = {organisation.id for organisation in self.organisations}
        entries = {person.id for person in self.people} | organisations
        meetings = {meeting.id for meeting in self.meetings}
        statements = {statement.id for statement in self.statements}
        _check_unique(self)
        for path, party in _parties(self):
            if party.members or party.ref not in entries:
                for inner, ref in _refs(party):
                    _check_ref((*path, *inner, "ref"), ref, entries, "a person or organisation")
        for i, meeting in enumerate(self.meetings):
            if meeting.occasion is not None:
                where: Path = ("meetings", i, "occasion", "organisation")
                _check_ref(where, meeting.occasion.organisation, organisations, "an organisation")
        for i, statement in enumerate(self.statements):
            _check_ref(("statements", i, "meeting"), statement.meeting, meetings, "a meeting")
        for i, mark in enumerate(self.anniversaries):
            _check_ref(("anniversaries", i, "organisation"), mark.organisation, organisations, "an organisation")
            _check_ref(("anniversaries", i, "statement"), mark.statement, statements, "a statement")


def _check_unique(report: Report) -> None:
    seen: set[str] = set()
    groups: dict[str, tuple[Person | Organisation | Meeting | Statement | Anniversary, ...]] = {
        "people": report.people,
        "organisations": report.organisations,
        "meetings": report.meetings,
        "statements": report.statements,
        "anniversaries": report.anniversaries,
    }
    for name, group in groups.items():
        for i, record in enumerate(group):
            if record.id in seen:
                raise InvariantError((name, i, "id"), record.id, "an id that no other entry or record has")
            seen.add(record.id)


def _check_ref(path: Path, ref: str | None, known: set[str], what: str) -> None:
    if ref is not None and ref not in known:
        raise InvariantError(path, ref, f"the id of {what} in this report")


def _parties(report: Report) -> Iterator[tuple[Path, Party | Participant]]:
    """Yield every party of the report with the path to it, members of groups aside."""
    for i, organisation in enumerate(report.organisations):
        for j, role in enumerate(organisation.roles):
            yield ("organisations", i, "roles", j, "holder"), role.holder
    for i, meeting in enumerate(report.meetings):
        for j, participant in enumerate(meeting.participants):
            yield ("meetings", i, "participants", j), participant
    for i, statement in enumerate(report.statements):
        yield ("statements", i, "speaker"), statement.speaker
        if statement.addressee is not None:
            yield ("statements", i, "addressee"), statement.addressee
        if statement.reported_by is not None:
            yield ("statements", i, "reported_by"), statement.reported_by


def _refs(party: Party | Participant) -> Iterator[tuple[Path, str | None]]:
    """Yield the reference of a party and of its members, with the path from the party to whoever has it."""
    yield (), party.ref
    for i, member in enumerate(party.members):
        for path, ref in _refs(member):
            yield ("members", i, *path), ref
