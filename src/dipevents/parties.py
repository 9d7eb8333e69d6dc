"""Who takes part: a `Party` speaks, is spoken to or holds a role, a `Participant` is a party to a meeting.

Rule 1: a party reads on its own: it has the fullest name in the article, and refers to the entry besides.
Rule 2: a participant is a party and a role, in one object as in the published JSON; neither inherits from the other.
Rule 3: only a group has members, and groups within groups end after 8 levels. The limit keeps every report far from
the recursion limit of Python and of other readers of the JSON.
"""

from __future__ import annotations

import attrs

from dipevents.choices import ParticipantRole, PartyKind, Rank, Tenure
from dipevents.errors import InvariantError
from dipevents.invariants import country_or_none, identifier_or_none, one_of, tuple_
from dipevents.spans import Extract

__all__ = ["Participant", "Party"]

MAX_DEPTH = 8


@attrs.frozen(kw_only=True)
class Party:
    """Somebody who speaks, is spoken to, or holds a role.

    `name` is the fullest form in the article, None for a country and for somebody unnamed; `office` the office printed
    with a person, or the designation of an unnamed one; `rank` the class of that office; `tenure` None is a person in office; `country` the state a party is or acts for; `ref` the id of the
    entry in the report's people or organisations; `mention` the words that stand for the party here; `members` the
    parties a group stands for, where the article tells, in at most 8 levels.

    >>> Party(kind="person", name="Wang Yi", rank="foreign_minister", country="CHN").country
    'CHN'
    >>> Party(kind="state")
    Traceback (most recent call last):
    ...
    dipevents.errors.InvariantError: kind: 'state', expected one of 'person', 'organisation', 'country', 'group'
    """

    kind: PartyKind = attrs.field(validator=one_of(PartyKind))
    name: str | None = None
    office: str | None = None
    rank: Rank | None = attrs.field(default=None, validator=one_of(Rank, optional=True))
    tenure: Tenure | None = attrs.field(default=None, validator=one_of(Tenure, optional=True))
    country: str | None = attrs.field(default=None, validator=country_or_none)
    ref: str | None = attrs.field(default=None, validator=identifier_or_none)
    mention: Extract | None = None
    members: tuple[Party, ...] = attrs.field(default=(), validator=tuple_)

    def __attrs_post_init__(self) -> None:
        """Keep members to groups."""
        _check_members(self.kind, self.members)


@attrs.frozen(kw_only=True)
class Participant:
    """A party to a meeting: the fields of a `Party`, and the `role` it has there.

    >>> guest = Party(kind="country", country="FRA")
    >>> Participant.of(guest, "visitor").role
    'visitor'
    """

    kind: PartyKind = attrs.field(validator=one_of(PartyKind))
    name: str | None = None
    office: str | None = None
    rank: Rank | None = attrs.field(default=None, validator=one_of(Rank, optional=True))
    tenure: Tenure | None = attrs.field(default=None, validator=one_of(Tenure, optional=True))
    country: str | None = attrs.field(default=None, validator=country_or_none)
    ref: str | None = attrs.field(default=None, validator=identifier_or_none)
    mention: Extract | None = None
    members: tuple[Party, ...] = attrs.field(default=(), validator=tuple_)
    role: ParticipantRole = attrs.field(default="participant", validator=one_of(ParticipantRole))

    def __attrs_post_init__(self) -> None:
        """Keep members to groups."""
        _check_members(self.kind, self.members)

    @classmethod
    def of(cls, party: Party, role: ParticipantRole = "participant") -> Participant:
        """Let a party take part in a meeting.

        >>> Participant.of(Party(kind="country", country="FRA"), "host").party.country
        'FRA'
        """
        return cls(
            kind=party.kind,
            name=party.name,
            office=party.office,
            rank=party.rank,
            tenure=party.tenure,
            country=party.country,
            ref=party.ref,
            mention=party.mention,
            members=party.members,
            role=role,
        )

    @property
    def party(self) -> Party:
        """The participant without the role.

        >>> Participant(kind="country", country="FRA", role="host").party.kind
        'country'
        """
        return Party(
            kind=self.kind,
            name=self.name,
            office=self.office,
            rank=self.rank,
            tenure=self.tenure,
            country=self.country,
            ref=self.ref,
            mention=self.mention,
            members=self.members,
        )


def _depth(members: tuple[Party, ...]) -> int:
    """Return how many levels of groups within groups there are, 0 for no members."""
    return 1 + max(_depth(member.members) for member in members) if members else 0


def _check_members(kind: str, members: tuple[Party, ...]) -> None:
    """Check that only a group has members, and that groups within groups end somewhere.

    The limit keeps every report far from the recursion limit of Python and of other readers of the JSON.
    """
    if members:
        if kind != "group":
            raise InvariantError(("members",), members, f"no members, since the party's kind is {kind!r}")
        if _depth(members) > MAX_DEPTH:
            raise InvariantError(("members",), members, f"at most {MAX_DEPTH} levels of members")
