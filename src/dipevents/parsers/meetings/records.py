"""Drafts to Meetings: what the whole article adds, and the published shape.

Rule 1  A release that reports an encounter just held and prints no day has that of its publication, or of its dateline; an encounter that
        an agency reports from where it happened took place there.
Rule 2  An encounter during a visit took place in the host state, where no city is printed.
"""

from __future__ import annotations

from bisect import bisect_right

import attrs

from ...article import Article
from ...dates import Day, Interval
from ...ids import identify, plain
from ...lexicon import ING
from ...mentions.dates import resolve
from ...records import Meeting, Occasion, Participant, Party, Place
from .drafts import Draft, When, Where
from .terms import terms
from .tours import settle_cancelled, settle_stays, without_venues
from .whereabouts import in_one_breath, is_lead, is_of_another_time, settle_place

PURPOSE = 30  # tokens from a journey to what it is for


def make_records(article: Article, drafts: list[Draft]) -> tuple[Meeting, ...]:
    """Return the records of the drafts in text order."""
    _settle_titles(drafts)
    settle_stays(article, drafts)
    for draft in drafts:
        _settle_form(draft, drafts)
        _settle_status(article, draft)
    settle_cancelled(article, drafts)
    placed = {id(d) for d in drafts[:64] if d.where is not None}
    for draft in drafts:
        _settle_date(article, draft, drafts)
        settle_place(article, draft, drafts)
        _settle_event(draft, drafts)
    drafts = without_venues(article, drafts, placed)
    seen: dict[str, int] = {}
    found: list[Meeting] = []
    for draft in sorted(drafts, key=lambda d: (d.title, d.evidence[0][0])):
        evidence = tuple(article.extract(*span) for span in draft.evidence)
        key = plain(evidence[0].text)
        rank = seen.get(key, 0)
        seen[key] = rank + 1
        found.append(_record(article, draft, identify("meeting", evidence[0].text, rank)))
    # Twins are counted body first, so that a headline changes no id; the records stand where their first passage does.
    return tuple(sorted(found, key=lambda m: min(e.start for e in m.evidence)))


def _settle_titles(drafts: list[Draft]) -> None:
    """Let a visit that the headline alone names be planned where all that its guest does in the body is."""
    for visit in drafts[:64]:
        guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
        if not visit.title or visit.form != "visit" or visit.status is not None or visit.when is not None:
            continue
        told = [d.status for d in drafts[:64] if not d.title and any(m.party.ref in guests for m in d.members)]
        if told and all(status == "planned" for status in told):
            visit.status = "planned"


def _record(article: Article, draft: Draft, identity: str) -> Meeting:
    when = draft.when
    value = when.value if when is not None else None
    return Meeting(
        id=identity,
        participants=tuple(Participant.of(_printed(m.party), m.role) for m in draft.members),  # type: ignore[arg-type]
        form=draft.form or "in_person",  # type: ignore[arg-type]
        visit_class=draft.visit_class,  # type: ignore[arg-type]
        status=draft.status or "held",  # type: ignore[arg-type]
        date=value,
        date_text=article.extract(*when.span) if when is not None and when.span[1] > when.span[0] else None,
        date_basis=when.basis if when is not None and value is not None else None,  # type: ignore[arg-type]
        place=_place(article, draft.where if draft.form in ("in_person", "visit") else None),
        occasion=_occasion(article, draft),
        topics=tuple(article.extract(*span) for span in draft.topics),
        outcomes=tuple(article.extract(*span) for span in draft.outcomes),
        evidence=tuple(article.extract(*span) for span in draft.evidence),
    )


def _printed(party: Party) -> Party:
    """Return a party as a record has it: a group is known by its words alone, whose it is matters only while drafts are joined."""
    return attrs.evolve(party, country=None) if party.kind == "group" and party.country else party


def _place(article: Article, where: Where | None) -> Place | None:
    if where is None:
        return None
    name = where.name
    if name.isupper() and (where.city or len(name) > 4):
        name = " ".join(
            w.lower() if k and w.lower() in terms().small else w if "." in w else w.capitalize() for k, w in enumerate(name.split(" "))
        )
    return Place(name=name, country=where.country, mention=article.extract(*where.span))


def _occasion(article: Article, draft: Draft) -> Occasion | None:
    event = draft.event
    if event is None:
        return None
    return Occasion.of(
        article.extract(*event.span),
        relation=event.relation,  # type: ignore[arg-type]
        organisation=article.body_ids[event.body] if event.body is not None else None,
        edition=event.edition,
    )


def _settle_form(draft: Draft, drafts: list[Draft]) -> None:
    """Let "spoke with Y in Budapest" be no telephone call: who talk in a city stand face to face, unless print says how they spoke.

    So do a guest and somebody of the state that is visited, where the visit was told of before.
    """
    if draft.form != "phone" or not draft.loose:
        return
    refs = {m.party.ref for m in draft.members if m.party.ref}
    states = {m.party.country for m in draft.members}
    for visit in drafts[:64] if draft.when is None and draft.status != "planned" else ():
        if visit.form != "visit" or visit.status == "planned" or visit.at > draft.at or visit.where is None:
            continue
        guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
        if not guests.isdisjoint(refs) and visit.where.country in states - {
            m.party.country for m in draft.members if m.party.ref in guests
        }:
            draft.form = "in_person"
    if draft.where is not None and draft.where.city:
        draft.form = "in_person"


def _settle_status(article: Article, draft: Draft) -> None:
    """Let a date to come tell of an encounter to come; the weekday of one called off is one to come."""
    if draft.status == "cancelled" and draft.when is not None and draft.when.basis == "weekday":
        mention = next((d for d in article.mentions.dates if d.start == draft.when.span[0]), None)
        if mention is not None:
            own = article.document.words[mention.end : mention.end + 1] in (["'s"], ["’s"])  # "called off Friday's meeting"
            called_off = not own and (_is_day_of_calling(article, mention.start - 1) or _calls_off(article, mention.end))
            draft.when = None if called_off else When(*resolve(mention, article.anchor, future=True), draft.when.span)
    day = draft.when.value if draft.when is not None else None
    if draft.aim and day is None and not _went_ahead(draft):
        draft.status = draft.status or "planned"
    elif draft.when is None:
        draft.when = draft.way
    if day is not None and article.anchor is not None:
        if draft.status is None and (day.start > article.anchor or _is_later(article, draft)):
            draft.status = "planned"
        elif draft.status == "planned" and draft.noun and day.end < article.anchor:
            draft.status = "held"
    draft.status = draft.status or "held"


def _went_ahead(draft: Draft) -> bool:
    """Tell whether what somebody set out for is told of further: in another sentence, or by what came of it."""
    return len(draft.evidence) > 1 or bool(draft.outcomes)


def _is_later(article: Article, draft: Draft) -> bool:
    """Tell whether the date of an encounter is said to come: "later this year"."""
    first = draft.when.span[0] if draft.when is not None else 0
    return article.document.folded[first : first + 2] == ["later", "this"]


def _is_day_of_calling(article: Article, before: int) -> bool:
    """Tell whether a day stands right behind the verb that calls off: "cancelled on Monday a visit", "was called off on Monday"."""
    folded = article.document.folded
    k = before - (folded[before] == "on")
    return k > 0 and folded[k].startswith(("cancel", "postpone", "off", "scrap", "shelve", "delay", "suspend"))


def _calls_off(article: Article, verb: int) -> bool:
    """Tell whether the verb that calls off begins at a token: "on Thursday called off a trip"."""
    words = article.document.folded[verb : verb + 2]
    return bool(words) and (
        words[0].startswith(("cancel", "postpone", "scrap", "shelve", "suspend")) or words in (["called", "off"], ["put", "off"])
    )


def _settle_date(article: Article, draft: Draft, drafts: list[Draft]) -> None:
    if _is_stretch_of_stay(article, draft, drafts):
        draft.when = None
        return
    if (
        (draft.when is not None and not _is_some_day(article, draft.when))
        or draft.status != "held"
        or article.anchor is None
        or draft.again
    ):
        return
    series = draft.beside.when if draft.beside is not None else None
    if series is not None and (series.value == Day.of(article.anchor) or (draft.same_day and isinstance(series.value, Day))):
        draft.when = When(series.value, series.basis, (0, 0))
        return
    if (
        draft.noun and draft.sure and all(m.party.kind != "person" for m in draft.members)
    ):  # "A's ongoing talks with B", "after months of talks": of no one day
        return
    line = article.document.header.dateline
    if line is not None and (line.agency is not None or article.anchor_basis != "dateline"):  # an agency prints the day where it knows it
        return
    first, last = draft.evidence[0]
    if (draft.noun and _is_dated_otherwise(article, first)) or _is_in_passing(article, draft):
        return
    if is_of_another_time(article, draft, max(0, first - 4), last) or any(_is_long(article, visit, draft) for visit in drafts[:64]):
        return
    if first == min(d.evidence[0][0] for d in drafts[:64]) and draft.form != "visit" and is_lead(article, draft):
        at_foot = line is not None and line.start > first
        draft.when = When(Day.of(article.anchor), "published" if at_foot else article.anchor_basis, (0, 0))


def _is_in_passing(article: Article, draft: Draft) -> bool:
    """Tell whether an encounter is none that the article is there to report.

    "Relations cooled after X spoke with Y"; "exchanged letters"; "in talks with Y, according to a memoir".
    """
    folded = article.document.folded
    first, last = draft.evidence[0]
    if draft.form == "correspondence":
        return draft.noun and folded[draft.at] == "letters"
    if draft.noun:
        return "according" in folded[first:last]
    return folded[first - 1] in ("after", "since", "before") and not article.document.flags[draft.at] & ING


def _is_dated_otherwise(article: Article, first: int) -> bool:
    """Tell whether the sentence dates what it tells in front of token ``first``: "spoke on Tuesday after a meeting with Y"."""
    sentences = article.document.sentences
    start = sentences[bisect_right(sentences, first, key=lambda s: s.start) - 1].start
    dates = [d for d in article.mentions.dates if start <= d.start < first]
    return bool(dates) and resolve(dates[-1], article.anchor)[0] not in (None, Day.of(article.anchor))  # type: ignore[arg-type]


def _is_some_day(article: Article, when: When) -> bool:
    """Tell whether "later in the day", "in the evening" counts from no day that the text tells."""
    mention = next((d for d in article.mentions.dates if d.start == when.span[0]), None)
    return when.value is None and mention is not None and mention.form == "vague" and mention.unit == "day" and mention.shift == 0


def _is_stretch_of_stay(article: Article, draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether the days of an encounter are those of a stay: told of a visit by the same words, or in front: "In A, from 3 to 5 May, X met Y".

    Not: "In A on 3-4 May, X held talks with Y"; "In A, from 3 to 5 May, X attended the B Summit".
    """
    when = draft.when
    if draft.form != "in_person" or when is None or not isinstance(when.value, Interval) or (draft.event is not None and draft.noun):
        return False
    if when.span[1] > draft.at:
        return False
    people = draft.event is None and all(m.party.kind == "person" for m in draft.members)
    if people and article.document.folded[when.span[0] - 1] != "on":
        return True
    given = {id(d.when) for d in drafts[:64] if d.form != "visit"}  # to visits, by what was done on them
    return any(d.form == "visit" and d.when is not None and d.when.span == when.span and id(d.when) not in given for d in drafts[:64])


def _is_long(article: Article, visit: Draft, draft: Draft) -> bool:
    """Tell whether an encounter took place in the course of a visit whose days are told: which of them it was, nothing says."""
    if visit.form != "visit" or visit.status != "held" or visit.when is None or visit.when.value is None or visit is draft:
        return False
    guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
    told = isinstance(visit.when.value, Interval) or in_one_breath(article, visit, draft)
    return told and any(m.party.ref in guests for m in draft.members)


def _settle_event(visit: Draft, drafts: list[Draft]) -> None:
    """Let a visit whose purpose is an event have it for its occasion: "will travel to A to attend the B Forum"."""
    if visit.form != "visit" or visit.event is not None:
        return
    guests = {m.party.ref for m in visit.members if m.role == "visitor" and m.party.ref}
    start = visit.evidence[0][0]
    for draft in drafts[:64]:
        attends = draft.event is not None and draft.event.relation == "at" and any(m.party.kind == "organisation" for m in draft.members)
        elsewhere = draft.where is not None and visit.where is not None and draft.where.country != visit.where.country
        if (
            attends
            and not elsewhere
            and start <= draft.evidence[0][0] < start + PURPOSE
            and any(m.party.ref in guests for m in draft.members)
        ):
            visit.event = draft.event
            return
