"""The days that somebody on a tour of several states spends in each of them."""

from __future__ import annotations

from ...article import Article
from ...dates import Interval
from ...mentions import CountryMention
from .drafts import Draft

LINKS = frozenset({",", "from", "on"})  # "In A[, from] 3 to 5 May"


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
            if tour.start <= stretch.start and stretch.end <= tour.end and stretch != tour:
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
