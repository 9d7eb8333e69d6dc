"""What a text should yield: the fields of records that a reader of the text can vouch for, and how a report is held to them.

Rule 1: a claim says nothing of offsets, ids and evidence; those are the business of `dipevents.check`.
Rule 2: the list of claims is complete: a record that nobody claimed is a difference, as is a claim without record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

import attrs

from dipevents.choices import Act, AnniversaryKind, MeetingForm, MeetingStatus, OrganisationKind, Rank, StatementMode
from dipevents.parties import Participant, Party
from dipevents.records import Report

__all__ = ["Founded", "Header", "Marked", "Met", "Passage", "Said", "Who", "differences"]


@attrs.frozen(kw_only=True)
class Who:
    """A person: the fullest name, the state acted for, and the rank of the office, where the text tells one."""

    name: str
    country: str | None
    rank: Rank | None


@attrs.frozen(kw_only=True)
class Said:
    """A statement. `speaker` is a name, or the code of a state; `content` goes without comma or full stop at its ends."""

    speaker: str | None
    content: tuple[str, ...]
    mode: StatementMode
    cue: str | None
    act: Act


@attrs.frozen(kw_only=True)
class Met:
    """A meeting. `parties` are names, or the codes of states; `date` is EDTF, `place` as printed."""

    parties: frozenset[str | None]
    form: MeetingForm
    status: MeetingStatus
    date: str | None
    place: str | None


@attrs.frozen(kw_only=True)
class Marked:
    """An anniversary."""

    ordinal: int | None
    event: str | None
    kind: AnniversaryKind
    countries: frozenset[str]
    year: int | None
    origin_year: int | None


@attrs.frozen(kw_only=True)
class Founded:
    """A body: its name in the text, which is the acronym where nothing else is printed."""

    name: str
    acronym: str | None
    kind: OrganisationKind


@attrs.frozen(kw_only=True)
class Header:
    """What stands around the prose."""

    headline: str | None = None
    published: date | datetime | None = None
    place: str | None = None
    filed: str | None = None
    agency: str | None = None


@attrs.frozen(kw_only=True)
class Passage:
    """A stretch of text with all that it claims."""

    text: str
    people: frozenset[Who] = frozenset()
    organisations: frozenset[Founded] = frozenset()
    meetings: tuple[Met, ...] = ()
    statements: tuple[Said, ...] = ()
    anniversaries: tuple[Marked, ...] = ()

    def followed(self, other: Passage, glue: str = " ") -> Passage:
        """Return both texts, one behind the other, with the claims of both.

        >>> Passage(text="They met.").followed(Passage(text="They spoke.")).text
        'They met. They spoke.'
        """
        return Passage(
            text=self.text + glue + other.text,
            people=self.people | other.people,
            organisations=self.organisations | other.organisations,
            meetings=self.meetings + other.meetings,
            statements=self.statements + other.statements,
            anniversaries=self.anniversaries + other.anniversaries,
        )


def differences(passage: Passage, report: Report, *, header: Header | None = None) -> list[str]:
    """Return what the report of a passage lacks, and what it has too much; nothing where it has just what is claimed.

    >>> from dipevents import parse
    >>> differences(Passage(text=""), parse("Mr. Roe met Mr. Diaz."))[0][:20]
    'not claimed: Who(nam'
    """
    found = [
        *_compared(passage.people, map(_who, _known(report, passage))),
        *_compared(passage.organisations, (Founded(name=o.name, acronym=o.acronym, kind=o.kind) for o in report.organisations)),
        *_compared(passage.meetings, _met(report)),
        *_compared(passage.statements, _said(report)),
        *_compared(passage.anniversaries, _marked(report)),
    ]
    if header is not None:
        found += _compared([header], [_header(report)])
    return found


def shown(party: Party | Participant) -> str | None:
    """Return how claims name a party: a state by its code, everybody else by the name.

    >>> shown(Party(kind="country", country="PER")), shown(Party(kind="person", office="prime minister"))
    ('PER', 'prime minister')
    """
    return party.country if party.kind == "country" else party.name or party.office


def bare(words: str) -> str:
    """Return words without the comma or full stop that the grammar of the sentence around them puts there.

    >>> bare("trade will grow,")
    'trade will grow'
    """
    return " ".join(words.split()).strip(" ,.")


def _compared(claimed: Iterable[object], found: Iterable[object]) -> list[str]:
    expected, actual = Counter(claimed), Counter(found)
    return [f"missing: {claim}" for claim in expected - actual] + [f"not claimed: {claim}" for claim in actual - expected]


def _known(report: Report, passage: Passage) -> list[tuple[str, str | None, Rank | None]]:
    ranks = {party.ref: party.rank for m in report.meetings for party in m.participants}
    ranks |= {said.speaker.ref: said.speaker.rank for said in report.statements}
    claimed = {who.name: who for who in passage.people}
    return [(p.name, p.country, ranks.get(p.id, claimed[p.name].rank if p.name in claimed else None)) for p in report.people]


def _who(person: tuple[str, str | None, Rank | None]) -> Who:
    return Who(name=person[0], country=person[1], rank=person[2])


def _met(report: Report) -> Iterable[Met]:
    for meeting in report.meetings:
        yield Met(
            parties=frozenset(map(shown, meeting.participants)),
            form=meeting.form,
            status=meeting.status,
            date=str(meeting.date) if meeting.date else None,
            place=meeting.place.name if meeting.place else None,
        )


def _said(report: Report) -> Iterable[Said]:
    for said in report.statements:
        yield Said(
            speaker=shown(said.speaker),
            content=tuple(bare(piece.text) for piece in said.content),
            mode=said.mode,
            cue=said.cue.text if said.cue else None,
            act=said.act,
        )


def _marked(report: Report) -> Iterable[Marked]:
    for mark in report.anniversaries:
        yield Marked(
            ordinal=mark.ordinal,
            event=bare(mark.event.text) if mark.event else None,
            kind=mark.kind,
            countries=frozenset(mark.countries),
            year=mark.year,
            origin_year=mark.origin_year,
        )


def _header(report: Report) -> Header:
    line = report.dateline
    return Header(
        headline=" ".join(report.headline.text.split()) if report.headline else None,
        published=report.published,
        place=line.place.name if line else None,
        filed=str(line.date) if line and line.date else None,
        agency=line.agency if line else None,
    )
