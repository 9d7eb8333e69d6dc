"""Hypothesis strategies for the values of the library, shipped for the tests of programs that build on it.

Hypothesis is no dependency: this module imports where it is installed, and the library never imports this module.

Rule 1: a strategy makes every value that the type admits, not only likely ones: texts hold lone surrogates, offsets
lie anywhere, and a field that may be None is None about half the time.
Rule 2: reports are whole: ids are unique, and every reference leads somewhere.
Rule 3: one exception, which the codec makes too: a string that is no extract holds no two surrogates that would read
as one character.

The first floor is values: spans, dates, parties, records, reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from string import ascii_letters, ascii_uppercase, hexdigits
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from dipevents import choices
from dipevents.choices import PartyKind
from dipevents.dates import DateValue, Day, Interval, Month, Year
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
from dipevents.spans import Extract, Span

__all__ = [
    "anniversaries",
    "countries",
    "date_values",
    "datelines",
    "days",
    "extracts",
    "identifiers",
    "intervals",
    "meetings",
    "months",
    "names",
    "occasions",
    "organisations",
    "participants",
    "parties",
    "people",
    "places",
    "reports",
    "roles",
    "spans",
    "statements",
    "texts",
    "years",
]

T = TypeVar("T")

Refs = st.SearchStrategy[str | None]
"""Where references to other entries are drawn from."""

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONGEST = 1_000_000
"""Offsets go up to here: longer than any article, short enough to read."""

_REFERENCES = ("ref", "organisation", "meeting", "statement")
"""The fields that hold the id of another entry or record."""

_NOWHERE: Refs = st.none()


# --- values without parts -----------------------------------------------------------------------------------------


@cache
def texts() -> st.SearchStrategy[str]:
    """Any string, lone surrogates and both halves of a pair included."""
    odd = st.sampled_from("\ud83d\ude00\U0001f600\u2028\ufeff\0\"'\\’”\r\n")
    return st.text(st.characters(exclude_categories=()) | odd, max_size=40)


@cache
def names() -> st.SearchStrategy[str]:
    """Any string in which no two surrogates would read as one character."""
    return texts().filter(lambda text: not _PAIR.search(text))


@cache
def identifiers() -> st.SearchStrategy[str]:
    """An id of a record or entry."""
    prefix = st.text(ascii_letters, min_size=1, max_size=12)
    return st.tuples(prefix, st.text(hexdigits, min_size=1, max_size=16)).map("-".join)


@cache
def countries() -> st.SearchStrategy[str]:
    """Three capital letters, assigned to a country or not."""
    return st.text(ascii_uppercase, min_size=3, max_size=3)


@cache
def spans() -> st.SearchStrategy[Span]:
    """A span of any length from nought up."""
    offsets = st.integers(0, _LONGEST)
    return st.tuples(offsets, offsets).map(lambda ends: Span(start=min(ends), end=max(ends)))


@cache
def extracts() -> st.SearchStrategy[Extract]:
    """Any text, anywhere."""
    return st.builds(
        lambda start, text: Extract(start=start, end=start + len(text), text=text),
        st.integers(0, _LONGEST),
        texts(),
    )


# --- dates --------------------------------------------------------------------------------------------------------


@cache
def years() -> st.SearchStrategy[Year]:
    """A year of the calendar."""
    return st.builds(Year, year=st.integers(1, 9999))


@cache
def months() -> st.SearchStrategy[Month]:
    """A month of the calendar."""
    return st.builds(Month, year=st.integers(1, 9999), month=st.integers(1, 12))


@cache
def days() -> st.SearchStrategy[Day]:
    """A day of the calendar."""
    return st.dates().map(Day.of)


@cache
def intervals() -> st.SearchStrategy[Interval]:
    """An interval whose ends may differ in precision, but not in order."""
    ends = years() | months() | days()
    return st.tuples(ends, ends).map(
        lambda pair: Interval(first=pair[0], last=pair[1]) if pair[0].start <= pair[1].end else Interval(first=pair[1], last=pair[0])
    )


@cache
def date_values() -> st.SearchStrategy[DateValue]:
    """A date of any precision."""
    return st.one_of(years(), months(), days(), intervals())


# --- records ------------------------------------------------------------------------------------------------------


def parties(refs: Refs = _NOWHERE, *, depth: int = 1) -> st.SearchStrategy[Party]:
    """A party; its references, and those of its members down to `depth` levels, are drawn from `refs`."""
    alone = st.builds(_party, _one_of(choices.PartyKind), _persons(), refs)
    if not depth:
        return alone
    members = _few(parties(refs, depth=depth - 1))
    return alone | st.builds(_party, st.just("group"), _persons(), refs, members)


def participants(refs: Refs = _NOWHERE) -> st.SearchStrategy[Participant]:
    """A party with a role in a meeting."""
    return st.builds(Participant.of, parties(refs), _one_of(choices.ParticipantRole))


@cache
def places() -> st.SearchStrategy[Place]:
    """A place, its country known or not."""
    return st.builds(Place, name=names(), country=_maybe(countries()), mention=_maybe(extracts()))


def occasions(refs: Refs = _NOWHERE) -> st.SearchStrategy[Occasion]:
    """An event; the body it belongs to is drawn from `refs`."""
    return st.builds(
        Occasion.of,
        extracts(),
        relation=_one_of(choices.OccasionRelation),
        organisation=refs,
        edition=_maybe(_counts()),
    )


@cache
def datelines() -> st.SearchStrategy[Dateline]:
    """A dateline."""
    return st.builds(
        Dateline,
        place=places(),
        date=_maybe(date_values()),
        agency=_maybe(names()),
        extract=extracts(),
    )


def people(ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Person]:
    """Somebody named in an article."""
    return st.builds(
        Person,
        id=_own(ids),
        name=names(),
        titles=_few(names()),
        country=_maybe(countries()),
        wikidata=_maybe(_items()),
        mentions=_few(spans()),
    )


def roles(refs: Refs = _NOWHERE) -> st.SearchStrategy[Role]:
    """An office in an organisation, held by a party whose reference is drawn from `refs`."""
    return st.builds(Role, role=_one_of(choices.OrganisationRole), holder=parties(refs), evidence=extracts())


def organisations(ids: st.SearchStrategy[str] | None = None, *, refs: Refs = _NOWHERE) -> st.SearchStrategy[Organisation]:
    """A body named in an article."""
    return st.builds(
        Organisation,
        id=_own(ids),
        name=names(),
        acronym=_maybe(names()),
        kind=_one_of(choices.OrganisationKind),
        country=_maybe(countries()),
        canonical=_maybe(names()),
        wikidata=_maybe(_items()),
        founded=_maybe(date_values()),
        roles=_few(roles(refs)),
        mentions=_few(spans()),
    )


def meetings(ids: st.SearchStrategy[str] | None = None, *, refs: Refs = _NOWHERE, bodies: Refs = _NOWHERE) -> st.SearchStrategy[Meeting]:
    """A meeting; participants refer to `refs`, the body an occasion belongs to is drawn from `bodies`."""
    return st.builds(
        _dated,
        st.just(Meeting),
        _dates_with_basis(),
        id=_own(ids),
        participants=_few(participants(refs)),
        form=_one_of(choices.MeetingForm),
        visit_class=_maybe(_one_of(choices.VisitClass)),
        status=_one_of(choices.MeetingStatus),
        date_text=_maybe(extracts()),
        place=_maybe(places()),
        occasion=_maybe(occasions(bodies)),
        topics=_few(extracts()),
        outcomes=_few(extracts()),
        evidence=_few(extracts(), at_least=1),
    )


def statements(
    ids: st.SearchStrategy[str] | None = None, *, refs: Refs = _NOWHERE, encounters: Refs = _NOWHERE
) -> st.SearchStrategy[Statement]:
    """A statement; the meeting at which it was made is drawn from `encounters`."""
    return st.builds(
        _dated,
        st.just(Statement),
        _dates_with_basis(),
        id=_own(ids),
        speaker=parties(refs),
        content=_few(extracts()),
        mode=_one_of(choices.StatementMode),
        cue=_maybe(extracts()),
        act=_one_of(choices.Act),
        addressee=_maybe(parties(refs)),
        reported_by=_maybe(parties(refs)),
        meeting=encounters,
        evidence=extracts(),
    )


def anniversaries(
    ids: st.SearchStrategy[str] | None = None, *, bodies: Refs = _NOWHERE, said: Refs = _NOWHERE
) -> st.SearchStrategy[Anniversary]:
    """An anniversary, of one of the `bodies` and mentioned in a statement out of `said`, or of and in none."""
    return st.builds(
        Anniversary,
        id=_own(ids),
        ordinal=_maybe(_counts()),
        event=_maybe(extracts()),
        kind=_one_of(choices.AnniversaryKind),
        countries=_few(countries()),
        organisation=bodies,
        year=_maybe(st.integers(1, 9999)),
        origin_year=_maybe(st.integers(-9999, 9999)),
        date=_maybe(date_values()),
        statement=said,
        evidence=extracts(),
    )


@cache
def reports() -> st.SearchStrategy[Report]:
    """A whole report, in which every reference leads to an entry or record.

    Records are drawn with references into fixed pools of ids, and a reference to what was not drawn is dropped then:
    a strategy built anew for the ids of each example would take ten times as long.
    """
    ids = {kind: tuple(f"{kind}-{i}" for i in range(3)) for kind in ("person", "organisation", "meeting", "statement")}
    own = {kind: st.sampled_from(pool) for kind, pool in ids.items()}
    refs, bodies = _maybe(own["person"] | own["organisation"]), _maybe(own["organisation"])
    encounters, said = _maybe(own["meeting"]), _maybe(own["statement"])
    return st.builds(
        _report,
        st.fixed_dictionaries(
            {
                "producer": st.builds(Producer, version=names(), data=names()),
                "source": _maybe(names()),
                "text_sha256": st.binary(min_size=32, max_size=32).map(bytes.hex),
                "headline": _maybe(extracts()),
                "published": st.none() | st.dates() | st.datetimes(),
                "dateline": _maybe(datelines()),
            }
        ),
        people=_distinct(people(own["person"])),
        organisations=_distinct(organisations(own["organisation"], refs=refs)),
        meetings=_distinct(meetings(own["meeting"], refs=refs, bodies=bodies)),
        statements=_distinct(statements(own["statement"], refs=refs, encounters=encounters)),
        anniversaries=_distinct(anniversaries(bodies=bodies, said=said)),
    )


# --- parts --------------------------------------------------------------------------------------------------------


def _maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | values


def _few(values: st.SearchStrategy[T], *, at_least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=at_least, max_size=2).map(tuple)


def _one_of(choice: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices.values(choice))


def _own(ids: st.SearchStrategy[str] | None) -> st.SearchStrategy[str]:
    return identifiers() if ids is None else ids


def _distinct(records: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(records, max_size=2, unique_by=lambda record: getattr(record, "id")).map(tuple)  # noqa: B009


def _report(fields: dict[str, Any], **records: tuple[Any, ...]) -> Report:
    known = {record.id for group in records.values() for record in group}
    return Report(**fields, **{name: _mended(group, known) for name, group in records.items()})


def _mended(value: Any, known: set[str]) -> Any:  # noqa: ANN401  a record or anything in one
    """Drop the references that lead nowhere."""
    if isinstance(value, tuple):
        return tuple(_mended(item, known) for item in value)
    if not attrs.has(type(value)):
        return value
    fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    for name, inner in fields.items():
        lost = name in _REFERENCES and isinstance(inner, str) and inner not in known
        fields[name] = None if lost else _mended(inner, known)
    return type(value)(**fields)


def _counts() -> st.SearchStrategy[int]:
    return st.integers(1, 9999)


def _items() -> st.SearchStrategy[str]:
    return st.integers(1, 10**9).map("Q{}".format)


@cache
def _dates_with_basis() -> st.SearchStrategy[tuple[DateValue | None, str | None]]:
    """A date with its basis, or neither."""
    return st.just((None, None)) | st.tuples(date_values(), _maybe(_one_of(choices.DateBasis)))


def _dated(record: Callable[..., T], dated: tuple[DateValue | None, str | None], **fields: object) -> T:
    return record(date=dated[0], date_basis=dated[1], **fields)


@cache
def _persons() -> st.SearchStrategy[dict[str, Any]]:
    """The fields that a party has whatever its kind, its reference aside."""
    return st.fixed_dictionaries(
        {
            "name": _maybe(names()),
            "office": _maybe(names()),
            "rank": _maybe(_one_of(choices.Rank)),
            "tenure": _maybe(_one_of(choices.Tenure)),
            "country": _maybe(countries()),
            "mention": _maybe(extracts()),
        }
    )


def _party(kind: PartyKind, fields: dict[str, Any], ref: str | None, members: tuple[Party, ...] = ()) -> Party:
    return Party(kind=kind, ref=ref, members=members, **fields)
