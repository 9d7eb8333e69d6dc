"""What journeys and the encounters on them tell of each other.

The days in each state of a tour; that all of it is called off; that somebody goes to a state only to meet somebody of another one there.
"""

from __future__ import annotations

from ...article import Article
from ...dates import Interval
from ...mentions import CountryMention
from .drafts import Draft

GOING_ON = frozenset({".", ";", "but", "instead", "still", "and", "will"})  # between a visit called off and an encounter that is not
VISITING = frozenset({"visit", "visits", "visited", "visiting", "tour", "toured"})  # words of what is a visit whatever it is for
LINKS = frozenset({",", "from", "on"})  # "In A[, from] 3 to 5 May"
REACH = 30  # tokens from a visit that is called off to what it was for


def settle_stays(article: Article, drafts: list[Draft]) -> None:
    """Let "In A, from 3 to 5 May, X will meet Y" date the visit to A on a tour of several states whose days as a whole are told."""
    visits = [v for v in drafts[:64] if v.form == "visit" and v.where is not None and v.when is not None]
    for draft in drafts if len(visits) > 1 else ():
        stretch, front = _days_of_stay(article, draft)
        if stretch is None or draft.where is None:
            continue
        refs = {m.party.ref for m in draft.members if m.party.ref}
        for visit in visits:
            guests = {m.party.ref for m in visit.members if m.role == "visitor"}
            tour = visit.when.value if visit.when is not None else None
            if (
                visit.where is None
                or visit.where.country != draft.where.country
                or guests.isdisjoint(refs)
                or not isinstance(tour, Interval)
            ):
                continue
            if tour.start <= stretch.start and stretch.end <= tour.end:
                visit.when = draft.when
                if draft.where.city and not visit.where.city and draft.where.span[1] == front:  # "In CITY, from"
                    visit.where = draft.where


def _days_of_stay(article: Article, draft: Draft) -> tuple[Interval | None, int]:
    """Return the days of "In PLACE, from 3 to 5 May," in front of an encounter, and where the place ends."""
    if draft.form != "in_person" or draft.when is None or draft.where is None or not isinstance(draft.when.value, Interval):
        return None, 0
    folded, front = article.document.folded, draft.when.span[0]
    while front and folded[front - 1] in LINKS:
        front -= 1
    state = article.mentions.ending.get(front)
    named = isinstance(state, CountryMention) and state.code == draft.where.country
    first = state.start if named and state is not None else draft.where.span[0] if draft.where.span[1] == front else 0
    opens = first > 0 and folded[first - 1] in ("in", "the") and draft.when.span[1] <= draft.at
    return (draft.when.value if opens else None), front


def settle_cancelled(article: Article, drafts: list[Draft]) -> None:
    """Let what a visit was for be called off with it: "called off a trip to A for talks with Y", "a trip to A, where she was to meet Y"."""
    for visit in drafts[:64]:
        if visit.form != "visit" or visit.status != "cancelled":
            continue
        guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
        first, last = visit.evidence[0]
        for draft in drafts[:64]:
            behind = draft.form != "visit" and draft.status == "planned" and first <= draft.at < last + REACH
            between = article.document.folded[visit.at : draft.at] if behind else ["."]
            if GOING_ON.isdisjoint(between) and any(m.party.ref in guests for m in draft.members):
                draft.status = "cancelled"


def without_venues(article: Article, drafts: list[Draft], placed: set[int]) -> list[Draft]:
    """Leave out visits to a state that is but the place where the guest meets somebody of another: "flew to A to meet the B-ish president".

    The places of the encounters ``placed`` are printed with them; those of others count where the same words tell of the visit.
    """
    return [d for d in drafts if d.form != "visit" or d.status == "cancelled" or not _is_venue(article, d, drafts[:64], placed)]


def _is_venue(article: Article, visit: Draft, drafts: list[Draft], placed: set[int]) -> bool:
    """Tell whether a visit has no purpose but one encounter there: nobody of the host, of no second state and at no event of many is met."""
    host = next((m.party.country for m in visit.members if m.role == "host" and m.party.kind == "country"), None)
    guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
    words, first = article.document.folded, visit.evidence[0][0]
    if (
        host is None
        or _is_of_many(article, visit)
        or visit.visit_class
        or any(not VISITING.isdisjoint(words[start:end]) for start, end in visit.evidence)
    ):
        return False
    met = [d for d in drafts if d.form == "in_person" and d.where is not None and d.where.country == host]
    met = [d for d in met if any(m.party.ref in guests for m in d.members)]
    told = [d for d in met if id(d) in placed or first <= d.at < first + REACH]
    ours = {m.party.country for m in visit.members}
    states = {m.party.country for d in told for m in d.members} - {*ours, None}
    others = [m.party for d in met for m in d.members if m.party.ref not in guests or not m.party.ref]
    return len(states) == 1 and all(p.kind in ("person", "country") and p.country not in (None, *ours) for p in others)


def _is_of_many(article: Article, visit: Draft) -> bool:
    """Tell whether a visit is to an event of a body of many states, not of two that its name tells."""
    if visit.event is None or visit.event.body is None:
        return False
    first, last = visit.event.span
    pair = sum(first <= c.start < last for c in article.mentions.countries) > 1
    return not pair and article.entities.bodies[visit.event.body].kind in ("igo", "forum")
