"""Ties records together: a statement to the meeting at which it was made, an anniversary to the statement that mentions it.

Rule 1  A statement is made at a meeting that was held, that its speaker takes part in, and that the article has reported before or in
        the same sentence. Of several it is the one that its own sentence tells with the same day, or opens with ("At talks in June,"); else
        the one that the article reports as news: nearest to the day of the report, then first told. What somebody tells of a meeting
        ("I met X") is not said at it.
Rule 2  A group that speaks at a meeting of two ("the two sides", "both leaders", "they") stands for those two.
Rule 3  An anniversary belongs to the statement whose words name its event.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

import attrs

from .article import Article
from .records import Anniversary, Meeting, Participant, Party, Statement

Piece = tuple[int, int, str]  # of what is said: its offsets, and the id of the statement
RECENT = 7  # days between a meeting and the report of what was said there
UNDATED = RECENT // 2


def link(
    article: Article, meetings: Sequence[Meeting], statements: Sequence[Statement], anniversaries: Sequence[Anniversary]
) -> tuple[tuple[Statement, ...], tuple[Anniversary, ...]]:
    """Return the statements and anniversaries with the ids of what they belong to."""
    pieces = sorted((piece.start, piece.end, statement.id) for statement in statements for piece in statement.content)
    starts = [start for start, _, _ in pieces]
    told = {s.id: s for s in statements if s.cue is None or s.content[0].start != s.cue.start}
    held = [m for m in meetings if m.status == "held" and m.form != "visit" and not _is_only_told(m, pieces, starts, told)]
    recent = [m for m in held if _distance(m, article.anchor) <= RECENT]
    recent.sort(key=lambda m: (_distance(m, article.anchor), m.evidence[0].start, m.id))
    near = [(min(e.start for e in m.evidence), m) for m in recent]
    older = sorted(((e.start, m) for m in held for e in m.evidence if m.form != "correspondence"), key=itemgetter(0))
    begins = [start for start, _ in older]
    tied = tuple(
        [_with_meeting(s, near, older[bisect_left(begins, s.evidence.start) : bisect_left(begins, s.evidence.end)]) for s in statements]
    )
    return tied, tuple([_with_statement(anniversary, pieces, starts) for anniversary in anniversaries])


def _is_only_told(meeting: Meeting, pieces: list[Piece], starts: list[int], told: Mapping[str, Statement]) -> bool:
    """Tell whether only those who met speak of a meeting: "I met X yesterday"; not what a ministry says of its minister."""
    for evidence in meeting.evidence:
        statement = told.get(_statement_at(evidence.start, pieces, starts) or "")
        if statement is None or not _takes_part(statement.speaker, meeting.participants):
            return False
    return True


def _statement_at(at: int, pieces: list[Piece], starts: list[int]) -> str | None:
    """Return the id of the statement whose words hold an offset."""
    number = bisect_right(starts, at) - 1
    return pieces[number][2] if number >= 0 and pieces[number][1] > at else None


def _with_statement(anniversary: Anniversary, pieces: list[Piece], starts: list[int]) -> Anniversary:
    statement = _statement_at((anniversary.event or anniversary.evidence).start, pieces, starts)
    return anniversary if statement is None else attrs.evolve(anniversary, statement=statement)


def _with_meeting(statement: Statement, near: Sequence[tuple[int, Meeting]], beside: Sequence[tuple[int, Meeting]]) -> Statement:
    """Return the statement with the first meeting that fits.

    ``near`` are recent ones, best first, and where each is first told; ``beside`` those that the sentence of the statement tells.
    """
    end = statement.evidence.end
    for told, meeting in beside:
        own = told == statement.evidence.start or (meeting.date is not None and meeting.date == statement.date)
        spoken = statement.cue is None or statement.content[0].start != statement.cue.start  # not "was glad to meet X"
        inside = spoken and any(piece.start <= told < piece.end for piece in statement.content)
        if own and not inside and _takes_part(statement.speaker, meeting.participants):
            return _made_at(statement, meeting)
    for told, meeting in near:
        if told < end and _takes_part(statement.speaker, meeting.participants):
            return _made_at(statement, meeting)
    return statement


def _made_at(statement: Statement, meeting: Meeting) -> Statement:
    """Return the statement with its meeting; "the two sides", "both", "they" who met there are told by name (Rule 2)."""
    speaker, parties = statement.speaker, [p.party for p in meeting.participants]
    two = len(parties) == 2 and not any(party.members for party in parties)
    if speaker.kind == "group" and not speaker.members and two and PLURAL.isdisjoint((speaker.name or "").casefold().split()):
        speaker = attrs.evolve(speaker, members=tuple(parties))
    return attrs.evolve(statement, speaker=speaker, meeting=meeting.id)


def _distance(meeting: Meeting, anchor: date | None) -> int:
    """Return how many days lie between a meeting and the report; an undated meeting is taken to be recent."""
    if meeting.date is None or anchor is None:
        return UNDATED
    return min(abs((anchor - meeting.date.start).days), abs((anchor - meeting.date.end).days))


def _takes_part(speaker: Party, participants: Sequence[Participant]) -> bool:
    """Tell whether the speaker, or all for whom a group stands, are among the participants."""
    if speaker.kind == "group":
        if not speaker.members:
            return (speaker.name or "").split()[-1:] != [] and (speaker.name or "").split()[-1].casefold() in JOINT
        return all(any(_same(member, p) for p in participants) for member in speaker.members)
    return any(_same(speaker, p) for p in participants)


PLURAL = frozenset({"three", "four", "five", "six", "all", "participants"})  # more than the two who met
JOINT = frozenset(
    {"they", "sides", "leaders", "ministers", "presidents", "parties", "delegations", "participants", "both", "pair", "duo", "two"}
)


def _same(party: Party, participant: Participant) -> bool:
    if party.ref is not None:
        return party.ref == participant.ref
    if party.kind == "country" or participant.kind == "country":
        return party.kind == participant.kind and party.country == participant.country
    if party.kind != participant.kind or party.office is None:
        return False
    return party.office == participant.office and party.country == participant.country
