"""Diplomatic news text in, typed records out: who met whom, who said what, which anniversaries, which organisations.

>>> import dipevents
>>> report = dipevents.parse("PARIS, Nov. 18 -- The foreign ministers of France and Japan met on Monday.")
>>> dipevents.from_json(dipevents.to_json(report)) == report
True

This module is the one public door: what `__all__` lists is public, and nothing else. It holds no logic, and loads
a name's home at the first use of the name, so that `import dipevents` costs next to nothing and a program that only
builds records never loads the parser or cattrs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipevents.choices import (
        Act,
        AnniversaryKind,
        DateBasis,
        MeetingForm,
        MeetingStatus,
        OccasionRelation,
        OrganisationKind,
        OrganisationRole,
        ParticipantRole,
        PartyKind,
        Rank,
        StatementMode,
        Tenure,
        VisitClass,
    )
    from dipevents.codec import from_dict, from_json, to_dict, to_json
    from dipevents.dates import DateValue, Day, Interval, Month, Year, edtf
    from dipevents.errors import DataError, DecodeError, DipeventsError, InvariantError
    from dipevents.gazetteer import Gazetteer
    from dipevents.pipeline import parse, parse_anniversaries, parse_meetings, parse_organisations, parse_statements
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
    "Act",
    "Anniversary",
    "AnniversaryKind",
    "DataError",
    "DateBasis",
    "DateValue",
    "Dateline",
    "Day",
    "DecodeError",
    "DipeventsError",
    "Extract",
    "Gazetteer",
    "Interval",
    "InvariantError",
    "Meeting",
    "MeetingForm",
    "MeetingStatus",
    "Month",
    "Occasion",
    "OccasionRelation",
    "Organisation",
    "OrganisationKind",
    "OrganisationRole",
    "Participant",
    "ParticipantRole",
    "Party",
    "PartyKind",
    "Person",
    "Place",
    "Producer",
    "Rank",
    "Report",
    "Role",
    "Span",
    "Statement",
    "StatementMode",
    "Tenure",
    "VisitClass",
    "Year",
    "edtf",
    "from_dict",
    "from_json",
    "parse",
    "parse_anniversaries",
    "parse_meetings",
    "parse_organisations",
    "parse_statements",
    "to_dict",
    "to_json",
]

_NAMES = {
    "choices": (
        "Act",
        "AnniversaryKind",
        "DateBasis",
        "MeetingForm",
        "MeetingStatus",
        "OccasionRelation",
        "OrganisationKind",
        "OrganisationRole",
        "ParticipantRole",
        "PartyKind",
        "Rank",
        "StatementMode",
        "Tenure",
        "VisitClass",
    ),
    "codec": (
        "from_dict",
        "from_json",
        "to_dict",
        "to_json",
    ),
    "dates": (
        "DateValue",
        "Day",
        "Interval",
        "Month",
        "Year",
        "edtf",
    ),
    "errors": (
        "DataError",
        "DecodeError",
        "DipeventsError",
        "InvariantError",
    ),
    "gazetteer": ("Gazetteer",),
    "pipeline": (
        "parse",
        "parse_anniversaries",
        "parse_meetings",
        "parse_organisations",
        "parse_statements",
    ),
    "records": (
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
    ),
    "spans": (
        "Extract",
        "Span",
    ),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}

if not TYPE_CHECKING:  # a type checker would take it that every name exists

    def __getattr__(name: str) -> object:
        """Load a public name from its home, and keep it here for the next time."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=None)
        value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """List what is public."""
        return __all__
