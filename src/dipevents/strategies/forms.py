"""Surface forms: a value, and one of the ways in which news writes it.

Each family is a table from the name of a form to a template; the strategy of the same name in lower case draws a form
and fills it. A test can so go through the forms one by one, and a reader can see what is meant to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Generic, TypeVar

import attrs
from hypothesis import strategies as st

from dipevents.choices import AnniversaryKind
from dipevents.dates import DateValue, Day, Interval, Month, Year

from .claims import Founded, Marked, Passage, Who
from .knowledge import Acting, Named

__all__ = [
    "ANNIVERSARIES",
    "BODIES",
    "DATES",
    "EVENTS",
    "TITLED",
    "Phrase",
    "anchors",
    "dated",
    "day_phrases",
    "marked",
    "named_bodies",
    "titled",
]

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(kw_only=True)
class Phrase(Generic[T_co]):
    """Words and what they mean."""

    text: str
    value: T_co


# --- dates ----------------------------------------------------------------------------------------------------------

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(day: date) -> str:
    """Return the name of the month.

    >>> month(date(2024, 11, 18))
    'November'
    """
    return MONTHS[day.month - 1]


def short(day: date) -> str:
    """Return the month as agencies shorten it.

    >>> short(date(2024, 11, 18))
    'Nov.'
    """
    return SHORT[day.month - 1]


def weekday(day: date) -> str:
    """Return the name of the day of the week.

    >>> weekday(date(2024, 11, 18))
    'Monday'
    """
    return WEEKDAYS[day.weekday()]


def ordinal(number: int) -> str:
    """Return a number with the ending of an ordinal.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 22, 75, 113)]
    ['1st', '2nd', '3rd', '11th', '22nd', '75th', '113th']
    """
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


Written = Callable[[date, date], tuple[str, DateValue]]


def _day(template: Callable[[date], str]) -> Written:
    return lambda day, _: (template(day), Day.of(day))


def _shifted(text: str, days: int) -> Written:
    return lambda _, anchor: (text, Day.of(anchor + timedelta(days=days)))


def _month_away(text: str, months: int) -> Written:
    def written(_: date, anchor: date) -> tuple[str, DateValue]:
        count = anchor.year * 12 + anchor.month - 1 + months
        return text, Month(year=count // 12, month=count % 12 + 1)

    return written


def _stretch(template: Callable[[date, date], str]) -> Written:
    def written(day: date, _: date) -> tuple[str, DateValue]:
        # Both ends in one month, so that forms which name the month once can be used.
        first = day.replace(day=min(day.day, 24))
        last = first + timedelta(days=3)
        return template(first, last), Interval(first=Day.of(first), last=Day.of(last))

    return written


DATES: Mapping[str, Written] = {
    "month day, year": _day(lambda d: f"on {month(d)} {d.day}, {d.year}"),
    "day month year": _day(lambda d: f"on {d.day} {month(d)} {d.year}"),
    "short month": _day(lambda d: f"on {short(d)} {d.day}, {d.year}"),
    "short month without year": _day(lambda d: f"on {short(d)} {d.day}"),
    "month day": _day(lambda d: f"on {month(d)} {d.day}"),
    "day month": _day(lambda d: f"on {d.day} {month(d)}"),
    "ordinal day": _day(lambda d: f"on {month(d)} {ordinal(d.day)}, {d.year}"),
    "the ordinal of month": _day(lambda d: f"on the {ordinal(d.day)} of {month(d)}, {d.year}"),
    "iso": _day(lambda d: f"on {d.isoformat()}"),
    "weekday, month day": _day(lambda d: f"on {weekday(d)}, {month(d)} {d.day}, {d.year}"),
    "weekday (month day)": _day(lambda d: f"on {weekday(d)} ({short(d)} {d.day})"),
    "weekday": _day(lambda d: f"on {weekday(d)}"),
    "earlier on weekday": _day(lambda d: f"earlier on {weekday(d)}"),
    "weekday evening": _day(lambda d: f"on {weekday(d)} evening"),
    "today": _shifted("today", 0),
    "yesterday": _shifted("yesterday", -1),
    "two days ago": _shifted("two days ago", -2),
    "month year": lambda d, _: (f"in {month(d)} {d.year}", Month(year=d.year, month=d.month)),
    "month": lambda d, _: (f"in {month(d)}", Month(year=d.year, month=d.month)),
    "last month": _month_away("last month", -1),
    "year": lambda d, _: (f"in {d.year}", Year(year=d.year)),
    "last year": lambda _, a: ("last year", Year(year=a.year - 1)),
    "from day to day": _stretch(lambda a, b: f"from {month(a)} {a.day} to {b.day}, {a.year}"),
    "day-day month": _stretch(lambda a, b: f"on {a.day}-{b.day} {month(a)} {a.year}"),
    "month day-day": _stretch(lambda a, b: f"on {month(a)} {a.day}-{b.day}"),
    "between day and day": _stretch(lambda a, b: f"between {month(a)} {a.day} and {month(b)} {b.day}, {a.year}"),
}
"""How a date before the day of publication is written, preposition included."""

_SINGLE_DAYS = tuple(name for name in DATES if isinstance(DATES[name](date(2024, 5, 2), date(2024, 5, 3))[1], Day))


def anchors() -> st.SearchStrategy[date]:
    """A day on which an article may have been published."""
    return st.dates(date(2001, 1, 8), date(2035, 12, 31))


def dated(anchor: date, *, form: str | None = None) -> st.SearchStrategy[Phrase[DateValue]]:
    """A date of the six days up to the anchor (or further back, where the form says so), in one of `DATES`."""
    return st.builds(_written, st.sampled_from(sorted(DATES)) if form is None else st.just(form), st.just(anchor), st.integers(0, 5))


def day_phrases(anchor: date) -> st.SearchStrategy[Phrase[DateValue]]:
    """One day of the six up to the anchor, in one of those `DATES` that name a single day."""
    return st.builds(_written, st.sampled_from(_SINGLE_DAYS), st.just(anchor), st.integers(0, 5))


def _written(form: str, anchor: date, back: int) -> Phrase[DateValue]:
    text, value = DATES[form](anchor - timedelta(days=back), anchor)
    return Phrase(text=text, value=value)


# --- people ---------------------------------------------------------------------------------------------------------

TITLED: Mapping[str, str] = {
    "adjective title name": "{adjective} {title} {name}",
    "adjective office name": "{adjective} {office} {name}",
    "state's title name": "{state}'s {title} {name}",
    "title of state name": "{title} of {state} {name}",
    "title name of state": "{title} {name} of {state}",
    "bare state title name": "{bare} {title} {name}",
    "name, the adjective office,": "{name}, the {adjective} {office},",
    "name, title of state,": "{name}, {title} of {state},",
    "name, state's office,": "{name}, {state}'s {office},",
    "name, office of state,": "{name}, the {office} of {state},",
    "the adjective office, name,": "the {adjective} {office}, {name},",
    "adjective title mr name": "{adjective} {title} {honorific} {name}",
    "state's office name": "{state}'s {office} {name}",
}
"""How somebody is introduced."""


def titled(somebody: Acting, *, form: str | None = None) -> st.SearchStrategy[Phrase[Acting]]:
    """Somebody with office and state, in one of `TITLED`."""
    forms = st.sampled_from(sorted(TITLED)) if form is None else st.just(form)
    return forms.map(lambda name: Phrase(text=introduced(somebody, name), value=somebody))


def introduced(somebody: Acting, form: str) -> str:
    """Return somebody in one form of `TITLED`.

    >>> from dipevents.strategies import State
    >>> norway = State(code="NOR", name="Norway", adjective="Norwegian", capital="Oslo")
    >>> ola = Acting(
    ...     name="Ola Prelidin", family="Prelidin", title="Foreign Minister", rank="foreign_minister", state=norway, pronoun="he"
    ... )
    >>> introduced(ola, "adjective title mr name")
    'Norwegian Foreign Minister Mr. Ola Prelidin'
    """
    state = somebody.state
    return TITLED[form].format(
        name=somebody.name,
        title=somebody.title,
        office=somebody.office,
        adjective=state.adjective,
        state=state.name,
        bare=state.name.removeprefix("the "),
        honorific={"he": "Mr.", "she": "Ms."}[somebody.pronoun],
    )


# --- organisations --------------------------------------------------------------------------------------------------

BODIES: Mapping[str, tuple[str, bool, bool]] = {
    "name (acronym)": ("the {name} ({acronym})", True, True),
    "acronym (name)": ("{acronym} ({name})", True, True),
    "name, or acronym,": ("the {name}, or {acronym},", True, True),
    "name, acronym in marks": ("the {name} (“{acronym}”)", True, True),
    "name alone": ("the {name}", True, False),
    "acronym alone": ("{acronym}", False, True),
    "the acronym": ("the {acronym}", False, True),
    "acronym later": ("the {name}, as {acronym} is called in full,", True, True),
    "member states": ("member states of the {name} ({acronym})", True, True),
    "possessive": ("{acronym}'s members", False, True),
    "hyphen": ("{acronym}-led missions", False, True),
    "headquarters": ("the headquarters of the {name}", True, False),
}
"""How a body is named: the template, and whether it holds the full name and the acronym."""


def named_bodies(body: Named, *, form: str | None = None) -> st.SearchStrategy[Passage]:
    """A body in a sentence that says nothing of it, in one of `BODIES`."""
    forms = st.sampled_from(sorted(BODIES)) if form is None else st.just(form)
    return forms.map(lambda name: _body(body, name))


def _body(body: Named, form: str) -> Passage:
    template, full, short_form = BODIES[form]
    words = template.format(name=body.name, acronym=body.acronym)
    claim = Founded(name=body.name if full else body.acronym, acronym=body.acronym if short_form else None, kind=body.kind)
    return Passage(text=f"Cargo traffic near {words} grew again after heavy snow.", organisations=frozenset({claim}))


# --- anniversaries --------------------------------------------------------------------------------------------------

EVENTS: Mapping[str, tuple[str, AnniversaryKind]] = {
    "relations": ("the establishment of diplomatic relations between {a} and {b}", "diplomatic_relations"),
    "ties": ("the establishment of diplomatic ties between {a} and {b}", "diplomatic_relations"),
    "independence": ("the independence of {a}", "independence"),
    "state": ("the founding of the state of {bare}", "founding"),
    "war": ("the end of World War II", "war"),
    "victory": ("the victory in World War II", "victory"),
    "treaty": ("the signing of the Treaty of Tordesillas", "treaty"),
    "friendship": ("the signing of the friendship treaty between {a} and {b}", "treaty"),
    "birth": ("the birth of {name}", "birth"),
    "death": ("the death of {name}", "death"),
    "genocide": ("the {adjective} genocide", "atrocity"),
}
"""What is remembered; {a} and {b} are states."""

REMEMBERED = "Artem Sobolik"

ANNIVERSARIES: Mapping[str, tuple[str, int]] = {
    "this year marks": ("This year marks the {nth} anniversary of {event}.", 0),
    "next year marks": ("Next year marks the {nth} anniversary of {event}.", 1),
    "last year marked": ("Last year marked the {nth} anniversary of {event}.", -1),
    "year marks": ("The year {year} marks the {nth} anniversary of {event}.", 0),
    "bare year": ("{year} is the {nth} anniversary of {event}.", 0),
    "this year is": ("This year is the {nth} anniversary of {event}.", 0),
    "years since": ("This year marks {n} years since {event}.", 0),
    "celebrates": ("People in both states celebrate the {nth} anniversary of {event} this year.", 0),
    "on the occasion": ("Stamps were printed on the occasion of the {nth} anniversary of {event} this year.", 0),
    "falls": ("The {nth} anniversary of {event} falls in {year}.", 1),
    "ahead of": ("Streets were swept ahead of the {nth} anniversary of {event} next year.", 1),
    "the year of": ("This year, which marks the {nth} anniversary of {event}, brought heavy snow.", 0),
}
"""How an anniversary is spoken of: the template, and the year marked, counted from that of publication."""


@st.composite
def marked(draw: st.DrawFn, cast: tuple[Acting, Acting], anchor: date, *, form: str | None = None, event: str | None = None) -> Passage:
    """An anniversary of one of `EVENTS`, in one of `ANNIVERSARIES`."""
    template, years = ANNIVERSARIES[draw(st.sampled_from(sorted(ANNIVERSARIES))) if form is None else form]
    words, kind = EVENTS[draw(st.sampled_from(sorted(EVENTS))) if event is None else event]
    number = draw(st.integers(5, 300))
    one, other = (somebody.state for somebody in cast)
    said = words.format(
        a=one.name,
        b=other.name,
        bare=one.name.removeprefix("the "),
        adjective=one.adjective,
        name=REMEMBERED,
    )
    year = anchor.year + years
    named = ((one, "{a}" in words or "{bare}" in words or "{adjective}" in words), (other, "{b}" in words))
    return Passage(
        text=template.format(n=number, nth=ordinal(number), event=said, year=year),
        people=frozenset({Who(name=REMEMBERED, country=None, rank=None)}) if "{name}" in words else frozenset(),
        anniversaries=(
            Marked(
                ordinal=number,
                event=said,
                kind=kind,
                countries=frozenset(state.code for state, is_named in named if is_named),
                year=year,
                origin_year=year - number,
            ),
        ),
    )
