"""The days that somebody on a tour of several states spends in each of them."""

from __future__ import annotations

from ...article import Article
from ...dates import Interval
from .drafts import Draft

BETWEEN: tuple[list[str], ...] = ([",", "from"], [",", "on"], [","], ["from"], ["on"], [])  # "In A[, from] 3 to 5 May"


def settle_stays(article: Article, drafts: list[Draft]) -> None:
    """Let "In A, from 3 to 5 May, X will meet Y" date the visit to A on a tour of several states whose days as a whole are told."""
    visits = [v for v in drafts[:64] if v.form == "visit" and v.where is not None and v.when is not None]
    for draft in drafts if len(visits) > 1 else ():
        stretch = _days_of_stay(article, draft)
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
                visit.where = draft.where if draft.where.city and not visit.where.city else visit.where


def _days_of_stay(article: Article, draft: Draft) -> Interval | None:
    """Return the days of "In PLACE, from 3 to 5 May," in front of an encounter."""
    if draft.form != "in_person" or draft.when is None or draft.where is None or not isinstance(draft.when.value, Interval):
        return None
    place, days = draft.where.span, draft.when.span
    between = article.document.folded[place[1] : days[0]]
    opens = article.document.folded[place[0] - 1] in ("in", "the") and days[1] <= draft.at
    return draft.when.value if opens and between in BETWEEN else None
