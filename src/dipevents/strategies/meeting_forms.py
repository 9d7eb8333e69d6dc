"""Surface forms of meetings: who met whom, how, when and where.

In the templates {A} and {B} are the host and the guest with their titles, {x} is their short form, {when} a date with
its preposition, {city} a city of the host's state and {state} that state.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from dipevents.choices import MeetingForm, MeetingStatus
from dipevents.dates import Day

from .claims import Met, Passage, Who
from .forms import day_phrases, month, titled
from .knowledge import Acting
from .statement_forms import capital

__all__ = ["ENCOUNTERS", "encounters"]

Row = tuple[str, MeetingForm, MeetingStatus]

ENCOUNTERS: Mapping[str, Row] = {
    # face to face
    "met": ("{A} met {B} in {city} {when}.", "in_person", "held"),
    "met with": ("{A} {when} met with {B} in {city}.", "in_person", "held"),
    "both met": ("{A} and {B} met in {city} {when}.", "in_person", "held"),
    "held talks": ("{A} held talks with {B} in {city} {when}.", "in_person", "held"),
    "both held talks": ("{A} and {B} held talks in {city} {when}.", "in_person", "held"),
    "received": ("{A} received {B} in {city} {when}.", "in_person", "held"),
    "had a meeting": ("{A} had a meeting with {B} in {city} {when}.", "in_person", "held"),
    "meeting between": ("A meeting between {A} and {B} took place in {city} {when}.", "in_person", "held"),
    "talks between": ("Talks between {A} and {B} were held in {city} {when}.", "in_person", "held"),
    "courtesy call": ("{B} paid a courtesy call on {A} in {city} {when}.", "in_person", "held"),
    "when first": ("{When}, {A} met {B} in {city}.", "in_person", "held"),
    "where first": ("In {city}, {A} held a meeting with {B} {when}.", "in_person", "held"),
    "sat down": ("{A} sat down with {B} in {city} {when}.", "in_person", "held"),
    "exchanged views": ("In {city}, {A} and {B} exchanged views on grain transit {when}.", "in_person", "held"),
    "will meet": ("{A} will meet {B} in {city} on {future}.", "in_person", "planned"),
    "is to meet": ("{A} is to meet with {B} in {city} on {future}.", "in_person", "planned"),
    "scheduled": ("{A} is scheduled to hold talks with {B} in {city} on {future}.", "in_person", "planned"),
    "cancelled": ("{A} cancelled a meeting with {B} in {city} on {future}.", "in_person", "cancelled"),
    # calls
    "spoke by phone": ("{A} spoke by phone with {B} {when}.", "phone", "held"),
    "phone call": ("{A} held a phone call with {B} {when}.", "phone", "held"),
    "phone talks": ("{A} held phone talks with {B} {when}.", "phone", "held"),
    "telephone conversation": ("{A} and {B} held a telephone conversation {when}.", "phone", "held"),
    "had a phone conversation": ("{A} had a phone conversation with {B} {when}.", "phone", "held"),
    "talked over the phone": ("{A} talked with {B} over the phone {when}.", "phone", "held"),
    "spoke on the phone": ("{A} and {B} spoke on the phone {when}.", "phone", "held"),
    "call between": ("A phone call between {A} and {B} took place {when}.", "phone", "held"),
    "telephoned": ("{A} telephoned {B} {when}.", "phone", "held"),
    "spoke by telephone": ("{A} spoke by telephone {when} with {B}.", "phone", "held"),
    "discussed by phone": ("{A} and {B} discussed grain transit by phone {when}.", "phone", "held"),
    "video link": ("{A} met {B} via video link {when}.", "video", "held"),
    "video conference": ("{A} held a video conference with {B} {when}.", "video", "held"),
    "virtual meeting": ("{A} held a virtual meeting with {B} {when}.", "video", "held"),
    # letters
    "sent a message": ("{A} sent a message of condolences to {B} {when}.", "correspondence", "held"),
    "congratulatory message": ("{A} sent a congratulatory message to {B} {when}.", "correspondence", "held"),
    "exchanged letters": ("{A} and {B} exchanged letters {when}.", "correspondence", "held"),
    # visits
    "visited": ("{B} visited {state} {when}.", "visit", "held"),
    "paid a visit": ("{B} paid an official visit to {state} {when}.", "visit", "held"),
    "arrived": ("{B} arrived in {city} {when} for an official visit to {state}.", "visit", "held"),
    "arrived on a visit": ("{B} arrived in {state} {when} on a working visit.", "visit", "held"),
    "began": ("{B} began a state visit to {state} {when}.", "visit", "held"),
    "kicked off": ("{B} kicked off a visit to {state} {when}.", "visit", "held"),
    "travelled": ("{B} travelled to {state} {when}.", "visit", "held"),
    "will visit": ("{B} will visit {state} on {future}.", "visit", "planned"),
    "is to visit": ("{B} is to pay a working visit to {state} on {future}.", "visit", "planned"),
    "will travel": ("{B} will travel to {state} on {future}.", "visit", "planned"),
    "postponed": ("{B} called off a visit to {state} on {future}.", "visit", "cancelled"),
}
"""How a meeting is told."""

_CALLS = ("phone", "video", "correspondence")


@st.composite
def encounters(
    draw: st.DrawFn,
    cast: tuple[Acting, Acting],
    anchor: date,
    *,
    form: str | None = None,
    title: str | None = None,
) -> Passage:
    """A meeting of two officials in one of `ENCOUNTERS`, both introduced in one of `TITLED`; a visit goes to the state."""
    host, guest = cast
    template, kind, status = ENCOUNTERS[draw(st.sampled_from(sorted(ENCOUNTERS))) if form is None else form]
    one, other = draw(titled(host, form=title)), draw(titled(guest, form=title))
    when = draw(day_phrases(anchor))
    ahead = anchor + timedelta(days=draw(st.integers(8, 60)))
    text = template.format(
        A=one.text,
        B=other.text,
        when=when.text,
        When=capital(when.text),
        future=f"{month(ahead)} {ahead.day}, {ahead.year}",
        city=host.state.capital,
        state=host.state.name,
    )
    city, state = host.state.capital, host.state.name.removeprefix("the ")
    place = None if kind in _CALLS else city if "{city}" in template else state
    present = cast if "{A}" in template else (guest,)
    return Passage(
        text=capital(text.replace(",.", ".").replace(",,", ",")),
        people=frozenset(Who(name=p.name, country=p.state.code, rank=p.rank) for p in present),
        meetings=(
            Met(
                parties=frozenset(p.name for p in present) | ({host.state.code} if kind == "visit" else frozenset()),
                form=kind,
                status=status,
                date=str(Day.of(ahead) if "{future}" in template else when.value),
                place=place,
            ),
        ),
    )
