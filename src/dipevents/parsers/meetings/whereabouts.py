"""Where an encounter took place whose place is not printed with it, and what else tells whether an article reports it as news.

The city that its event is named after; where another encounter at the event was; the host state of the visit in whose course it was; where
the journey goes on which it is planned; the state an ambassador is accredited to; where an item was filed.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

from ...article import Article
from ...coreference.outlets import state_of_outlet
from ...dates import Day
from ...lexicon import CAPITAL
from ...mentions import OrganisationMention
from .drafts import Draft, When, Where
from .terms import terms
from .vocabulary import vocabulary

# verbs that date the first or last day of a visit, and nouns of longer ones
PARTIAL = (
    "arriv",
    "begin",
    "began",
    "start",
    "kick",
    "land",
    "fl",
    "left",
    "leav",
    "depart",
    "head",
    "embark",
    "end",
    "conclu",
    "wrap",
    "day",
    "week",
    "tour",
    "travel",
    "went",
    "proceed",
)
CLOSING = ("conclu", "commenc", "return", "wrap")  # verbs in front of "a visit" that is over
STAY = timedelta(days=4)  # that a visit lasts at most whose end nothing tells
EVENT = 31  # days that parts of one event lie apart at most
OPENING = 3  # paragraphs in which such a text comes to it
SEVERAL = frozenset({"far", "months", "years"})  # "so far", "months of talks", which were not all held where the text was filed
SEATS = frozenset({"office", "headquarters", "secretariat"})
ALSO = 4  # tokens of "will also have"
BEFORE = 120  # tokens from what somebody will do to what he "will also" do
OF_OWN = frozenset({"his", "her", "the"})


def is_of_another_time(article: Article, draft: Draft, first: int, last: int) -> bool:
    """Tell whether an encounter was not on the day of the article: "recently met", "this week"; not "ahead of next week's summit", "recent events"."""
    folded = article.document.folded
    return any(
        folded[k] in terms().undated
        and (folded[k - 1] not in ("next", "coming") or tuple(folded[k - 3 : k - 1]) == ("in", "the"))
        and (draft.noun or folded[k] != "recent")
        for k in range(first, last)
    )


def _is_going_on(visit: Draft, draft: Draft) -> bool:
    """Tell whether an encounter to come is due in the course of a visit that has begun, or a few days after its beginning."""
    told, due = (d.when.value if d.when is not None else None for d in (visit, draft))
    return told is not None and due is not None and told.start <= due.start and (due.start <= told.end or due.start - told.start <= STAY)


def is_lead(article: Article, draft: Draft) -> bool:
    """Tell whether an encounter is what the article opens with, or where what it opens with was said."""
    body = next((p for p in article.document.paragraphs if p.kind == "body" and p.end - p.start > 5), None)
    told = min(draft.evidence[0][0], draft.when.span[0] if draft.when is not None and draft.form == "in_person" else draft.evidence[0][0])
    if body is None or told < body.end:
        return body is not None
    paragraphs = article.document.paragraphs
    title = next((p for p in paragraphs if p.kind == "headline"), None)
    announced = title is not None and not terms().announced.isdisjoint(article.document.folded[title.start : title.end])
    return announced and sum(p.kind == "body" and p.start < draft.evidence[0][0] for p in paragraphs) < OPENING


def _day_of(article: Article, visit: Draft) -> When | None:
    """Return the day of a visit that began and ended on it: of "visited PLACE on Monday", not of "arrived on Monday, ending a visit"."""
    if visit.when is None or not isinstance(visit.when.value, Day):
        return None
    folded, sentences = article.document.folded, article.document.sentences
    first, last = visit.evidence[0]
    sentence = sentences[bisect_right(sentences, first, key=lambda s: s.start) - 1]
    bounded = any(w.startswith(PARTIAL) for w in folded[first:last]) or any(w.startswith(CLOSING) for w in folded[sentence.start : first])
    return None if bounded else visit.when


def _named_by_event(article: Article, draft: Draft) -> Where | None:
    """Return the city that an event is named after: "on the sidelines of the Kazan Summit"."""
    if draft.event is None:
        return None
    first, last = draft.event.span
    document, gazetteer = article.document, article.gazetteer
    for i in range(first, last - 1):
        body = article.mentions.starting.get(i)
        if isinstance(body, OrganisationMention) and not vocabulary().is_a("assembly", document.folded[body.end - 1]):
            continue  # "the summit of the Shanghai Cooperation Organisation"
        for j in range(min(i + 2, last - 1), i, -1):
            found = {entry.id for entry in gazetteer.entries(document.folded[i:j]) if entry.kind == "place" and not entry.weak}
            place = gazetteer.places[found.pop()] if len(found) == 1 else None
            if place is not None and place.kind == "city" and place.country and document.flags[i] & CAPITAL:
                return Where(article.name_of((i, j)), place.country, (i, j), city=True)
    return None


def _told_of_event(article: Article, draft: Draft, drafts: list[Draft]) -> Where | None:
    """Return where another encounter at the same event took place: of one event all are told in one place."""
    places = [d.where for d in drafts[:64] if d is not draft and d.where is not None and _at_one_event(article, draft, d)]
    return places[0] if places and all(p.name == places[0].name for p in places) else None


def _at_one_event(article: Article, draft: Draft, other: Draft) -> bool:
    """Tell whether two encounters took place at one event: in the same words, or the same kind of event of one body."""
    a, b = draft.event, other.event
    if a is None or b is None or (a.edition is not None and b.edition is not None and a.edition != b.edition):
        return False
    when, then = (d.when.value if d.when is not None else None for d in (draft, other))
    if when is not None and then is not None and abs((when.start - then.start).days) > EVENT:
        return False
    words = article.document.folded
    if words[a.span[0] : a.span[1]] == words[b.span[0] : b.span[1]]:
        return True
    return a.body is not None and a.body == b.body and words[a.span[1] - 1] == words[b.span[1] - 1]


def settle_place(article: Article, draft: Draft, drafts: list[Draft]) -> None:
    """Give an encounter that has no place, or only a state, the place that the rest of the article tells."""
    if draft.form in ("phone", "video", "correspondence", "visit"):
        if (
            draft.form == "visit"
            and draft.where is None
            and any(m.role == "host" and m.party.country == article.home for m in draft.members)
        ):
            draft.where = _filed(article, draft)
        return
    if draft.where is not None:
        region = (
            draft.where.span[0] in {p.start for p in article.mentions.places} and not draft.where.city
        )  # "in Batken" is as near as a city
        filed = _filed(article, draft) if not (draft.where.city or region) else None
        draft.where = filed if filed is not None and filed.country == draft.where.country else draft.where
        return
    draft.where = _named_by_event(article, draft) or draft.scene or _told_of_event(article, draft, drafts)
    if draft.where is not None:
        return
    for visit in [d for d in drafts[:64] if d.form == "visit"]:
        if visit.where is None or _is_background(article, visit) or _is_before(article, draft, visit):
            continue
        guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
        others = [m.party for m in draft.members if m.party.ref not in guests or not m.party.ref]
        alone = (
            draft.event is None
            and visit.at < draft.at
            and sum(d.form == "visit" for d in drafts[:64]) == 1
            and not any(p.country for p in others)
        )
        alone = alone or in_one_breath(article, visit, draft) or _came_for_event(visit, draft, drafts)
        if (
            len(others) < len(draft.members)
            and (alone or any(m.party.country == visit.where.country for m in draft.members))
            and (draft.status == visit.status or (visit.status == "held" and (draft.when is None or _is_going_on(visit, draft))))
        ):
            draft.where = visit.where
            if _came_for_event(visit, draft, drafts) and draft.event is None:
                draft.event = visit.event
            if draft.when is None and draft.status == "held" and not draft.again:
                draft.when = _day_of(article, visit)
            filed = _filed(article, draft) or _filed(article, visit) if not visit.where.city else None
            draft.where = filed if filed is not None and filed.country == visit.where.country else visit.where
            return
    if (accredited := _accredited(article, draft)) is not None:
        draft.where = _named(article, draft, accredited)
    else:
        draft.where = _on_one_journey(article, draft, drafts) or _filed(article, draft)


def _accredited(article: Article, draft: Draft) -> str | None:
    """Return the state to which an ambassador of the state where the text was filed is sent who meets people of it: "A's envoy met B's president"."""
    envoys = [m.party for m in draft.members if m.party.rank == "ambassador"]
    others = {m.party.country for m in draft.members if m.party.rank != "ambassador"}
    own = envoys[0].country if len(envoys) == 1 else None
    return others.pop() if own is not None and own == article.home and len(others) == 1 and own not in others else None


def _named(article: Article, draft: Draft, code: str) -> Where | None:
    """Return a state as a place where the words of an encounter name it."""
    first, last = draft.evidence[0]
    named = (c for c in article.mentions.countries if first <= c.start < last and c.code == code and c.form == "name")
    return next((Where(article.name_of((c.start, c.end)), c.code, (c.start, c.end), city=False) for c in named), None)


def _on_one_journey(article: Article, draft: Draft, drafts: list[Draft]) -> Where | None:
    """Return where somebody is to be whose further plans are told: "X will also attend B" behind "X will attend A in PLACE"."""
    if draft.status != "planned" or draft.when is not None or draft.form != "in_person":
        return None
    if "also" not in article.document.folded[max(0, draft.at - ALSO) : draft.at]:
        return None
    refs = {m.party.ref for m in draft.members if m.party.ref}
    told = [d for d in drafts[:64] if d.status == "planned" and d.where is not None and 0 < draft.at - d.at < BEFORE]
    told = [d for d in told if any(m.party.ref in refs for m in d.members)]
    return max(told, key=lambda d: d.at).where if told else None


def _came_for_event(visit: Draft, draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether the only visit is to an event, to which those whom its guest meets have come too: "He is in A for the B Forum. He met X"."""
    return visit.event is not None and visit.at < draft.at and sum(d.form == "visit" for d in drafts[:64]) == 1


def _is_background(article: Article, visit: Draft) -> bool:
    """Tell whether a visit is one of the past that somebody speaks of: "recalled his last visit to A", "his recent visit to A"."""
    first, last = visit.evidence[0]
    return visit.again or (visit.when is None and "recent" in article.document.folded[first : min(last, first + 3)])


def _is_before(article: Article, draft: Draft, visit: Draft) -> bool:
    """Tell whether an encounter was over before a visit began; a visit that nothing dates is not one to an event of long ago."""
    day = draft.when.value if draft.when is not None else None
    told = visit.when.value if visit.when is not None else None
    if day is None:
        return False
    if told is not None:
        return day.end < told.start
    return article.anchor is not None and draft.event is not None and (article.anchor - day.end).days > EVENT


def in_one_breath(article: Article, visit: Draft, draft: Draft) -> bool:
    """Tell whether one clause tells of both: "Minister X, on a visit to A, met Y"."""
    first, last = draft.evidence[0]
    if (visit.status != draft.status and not draft.aim) or visit.title != draft.title:
        return False
    inside = visit.at < draft.at and any(start <= first < end for start, end in visit.evidence)
    return inside or any(first <= start <= last for start, end in visit.evidence) or _opens_with(article, visit, first)


def _opens_with(article: Article, visit: Draft, first: int) -> bool:
    """Tell whether the sentence of token ``first`` opens with a visit: "On the second day of his trip to A, X met Y"."""
    sentences = article.document.sentences
    start = sentences[bisect_right(sentences, first, key=lambda s: s.start) - 1].start
    opens = article.document.folded[start] in ("during", "on", "while", "in", "as")
    return opens and any(start <= begin < first for begin, _ in visit.evidence)


def _at_own_seat(article: Article, draft: Draft) -> bool:
    """Tell whether a host receives "at his office", "at the Secretariat", which is where a body's release is filed."""
    folded = article.document.folded
    return any(folded[k] in SEATS and folded[k - 1] in OF_OWN for first, last in draft.evidence[:4] for k in range(first + 1, last))


def _is_capital(article: Article, place: tuple[int, int]) -> bool:
    return any(entry.kind == "seat" for entry in article.gazetteer.entries(article.document.folded[place[0] : place[1]]))


def _filed(article: Article, draft: Draft) -> Where | None:
    """Return the place of the dateline where an encounter just held there is what the article opens with."""
    line = article.document.header.dateline
    if line is None or line.place is None or draft.status == "cancelled" or not _is_today(article, draft):
        return None
    outlet = state_of_outlet(article.document, article.gazetteer)
    at_home = {article.home, outlet}  # an agency goes where its own state's people go
    abroad = article.home not in {outlet, *(m.party.country for m in draft.members)}  # nobody has come but for what happens there
    if draft.status == "planned" and not abroad:
        return None
    if not abroad and draft.event is not None and draft.event.relation == "sidelines" and _is_capital(article, line.place):
        return None  # at home is where people of an office file from, not where an event abroad takes place
    here = any((m.party.country or "") in at_home or m.party.rank == "igo_head" for m in draft.members) or _at_own_seat(article, draft)
    return Where(article.name_of(line.place), article.home, line.place, city=True) if (here or abroad) and is_lead(article, draft) else None


def _is_today(article: Article, draft: Draft) -> bool:
    """Tell whether an encounter was held on the day of the article or the one before, or is told by a verb as news without a day."""
    if draft.when is not None:
        value = draft.when.value
        if article.anchor is None:  # the weekday of a text that prints no date
            return any(d.start == draft.when.span[0] and d.form == "weekday" and d.shift is None for d in article.mentions.dates)
        return value is not None and abs((article.anchor - value.end).days) <= 1
    if draft.status == "planned":
        return False
    first, last = draft.evidence[0]
    folded = article.document.folded
    before = draft.again or "had" in folded[max(0, draft.at - 3) : draft.at]  # "said that he had met X"
    before = before or (draft.noun and not SEVERAL.isdisjoint(folded[max(0, draft.at - 4) : draft.at + 4]))  # "after months of talks"
    return (draft.sure or not draft.noun) and not before and not is_of_another_time(article, draft, max(0, first - 4), last)
