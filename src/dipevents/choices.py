"""The closed choices of the records: every word that may stand in such a field, and no other.

A choice is a `Literal`, so that a record holds plain strings which JSON shows as they are and a type checker checks.
`values` lists a choice at run time. Adding a word to one is an addition to the schema; removing one or changing what
it means is a new model.
"""

from __future__ import annotations

from typing import Literal, get_args

__all__ = [
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
    "values",
]

PartyKind = Literal["person", "organisation", "country", "group"]
"""What a party is."""

Rank = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "finance_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "envoy",
    "spokesperson",
    "legislator",
    "igo_head",
    "official",
]
"""The class of a person's office."""

Tenure = Literal["former", "acting", "elect", "designate"]
"""How a person stands to the office, where not simply in it."""

ParticipantRole = Literal["host", "visitor", "mediator", "participant"]
"""The part somebody has in a meeting."""

OccasionRelation = Literal["at", "sidelines"]
"""Whether a meeting belongs to an event or is held beside it."""

MeetingForm = Literal["in_person", "phone", "video", "visit", "correspondence"]
"""How the parties meet; `visit` is a trip as a whole."""

VisitClass = Literal["state", "official", "working", "private"]
"""The protocol class of a visit."""

MeetingStatus = Literal["held", "planned", "cancelled"]
"""Whether a meeting took place (or goes on), is to come, or was called off or declined."""

DateBasis = Literal["explicit", "weekday", "relative", "dateline", "published"]
"""What a date was worked out from."""

StatementMode = Literal["direct", "indirect", "mixed"]
"""Whether all, none or some of a statement's words stand in quotation marks."""

Act = Literal[
    "say",
    "ask",
    "announce",
    "thank",
    "congratulate",
    "condole",
    "welcome",
    "praise",
    "criticise",
    "condemn",
    "accuse",
    "deny",
    "demand",
    "call_for",
    "propose",
    "promise",
    "warn",
    "threaten",
    "agree",
    "reject",
    "reaffirm",
    "express",
]
"""What a speaker does by saying it."""

AnniversaryKind = Literal[
    "diplomatic_relations",
    "founding",
    "independence",
    "victory",
    "war",
    "treaty",
    "birth",
    "death",
    "atrocity",
    "other",
]
"""What is remembered."""

OrganisationKind = Literal[
    "igo",
    "forum",
    "government",
    "political_party",
    "military",
    "company",
    "ngo",
    "media",
    "academic",
    "other",
]
"""What an organisation is; `igo` is a body that states founded by treaty, `forum` a recurring gathering."""

OrganisationRole = Literal["presidency", "chair", "host", "member", "observer", "secretary_general"]
"""The office in an organisation that somebody holds or takes."""


def values(choice: object) -> tuple[str, ...]:
    """Return the words of a choice, in the order of its definition.

    >>> values(StatementMode)
    ('direct', 'indirect', 'mixed')
    """
    return get_args(choice)
