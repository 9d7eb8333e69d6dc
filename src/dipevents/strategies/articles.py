"""Whole articles in the shapes of outlets, with the records they should yield.

An article is a header of one of `OUTLETS`, a lead that tells of a meeting, and paragraphs in any order: statements of the
two people, of both together, an anniversary, bodies, and neutral prose that says nothing. Nobody is claimed to have said
or done what the text does not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import attrs
from hypothesis import strategies as st

from .claims import Header, Passage, Who
from .forms import anchors, marked, month, named_bodies, short
from .knowledge import Acting, acronymed_bodies, casts
from .meeting_forms import ENCOUNTERS, encounters
from .prose import neutral_paragraphs
from .statement_forms import ATTRIBUTIONS, capital, jointly_said, said

__all__ = ["HEADLINES", "OUTLETS", "REFERENCES", "Story", "stories"]


@attrs.frozen(kw_only=True)
class Story:
    """An article: what `parse` is given, `text` and `published`, and what it should find.

    `start` and `end` enclose the paragraphs of the body: a neutral paragraph may be put at either place. `cast` are host
    and guest of its meeting.
    """

    text: str
    published: date | None
    header: Header
    passage: Passage
    cast: tuple[Acting, Acting]
    start: int
    end: int


@attrs.frozen(kw_only=True)
class _Shape:
    """What an outlet puts in front of the prose: lines of their own, and the dateline that the prose begins with."""

    lines: tuple[str, ...]
    dateline: str = ""
    published: date | datetime | None = None  # as printed
    place: str | None = None
    filed: str | None = None
    agency: str | None = None
    people: frozenset[Who] = frozenset()


@attrs.frozen(kw_only=True)
class _Facts:
    headline: str
    city: str
    state: str
    day: date
    hour: int
    minute: int

    @property
    def moment(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, self.hour, self.minute)  # noqa: DTZ001  no zone is printed


def _agency(facts: _Facts, lines: tuple[str, ...], dateline: str, agency: str, **more: date) -> _Shape:
    return _Shape(
        lines=lines, dateline=dateline, place=facts.city, filed=facts.day.isoformat(), agency=agency, published=more.get("printed")
    )


def _xinhua(f: _Facts) -> _Shape:
    stamp = f"Xinhua) {f.hour:02}:{f.minute:02}, {month(f.day)} {f.day.day}, {f.day.year}"
    return _agency(f, (f.headline, stamp), f"{f.city.upper()}, {short(f.day)} {f.day.day} (Xinhua) -- ", "Xinhua", printed=f.moment)


def _xinhua_source(f: _Facts) -> _Shape:
    stamp = f"Source: Xinhua | {f.day.isoformat()} {f.hour:02}:{f.minute:02}"
    return _agency(f, (f.headline, stamp), f"{f.city.upper()}, {short(f.day)} {f.day.day} (Xinhua) -- ", "Xinhua", printed=f.moment)


def _tass(f: _Facts) -> _Shape:
    return _agency(f, (f.headline,), f"{f.city.upper()}, {month(f.day)} {f.day.day}. /TASS/. ", "TASS")


def _ani(f: _Facts) -> _Shape:
    return _agency(f, (f.headline,), f"{f.city} [{f.state}], {month(f.day)} {f.day.day} (ANI): ", "ANI")


def _armenpress(f: _Facts) -> _Shape:
    return _agency(f, (f.headline,), f"{f.city.upper()}, {month(f.day).upper()} {f.day.day}, ARMENPRESS. ", "ARMENPRESS")


def _kcna(f: _Facts) -> _Shape:
    return _agency(f, (f.headline,), f"{f.city}, {month(f.day)} {f.day.day} (KCNA) -- ", "KCNA")


def _ap(f: _Facts) -> _Shape:
    return _Shape(lines=(f.headline,), dateline=f"{f.city.upper()} (AP) — ", place=f.city, agency="AP")


def _reuters(f: _Facts) -> _Shape:
    return _agency(f, (f.headline,), f"{f.city.upper()}, {short(f.day)} {f.day.day} (Reuters) - ", "Reuters")


def _readout(f: _Facts) -> _Shape:
    return _Shape(lines=(f.headline, f"{f.day.day} {month(f.day)} {f.day.year}"), published=f.day)


def _release(f: _Facts) -> _Shape:
    lines = ("MEDIA NOTE", f"{month(f.day).upper()} {f.day.day}, {f.day.year}", f.headline)
    return _Shape(lines=lines, published=f.day)


def _broadcaster(f: _Facts) -> _Shape:
    return _Shape(
        lines=(f.headline, "By Marta Sobolik", f"Published {f.day.day} {month(f.day)} {f.day.year}"),
        published=f.day,
        people=frozenset({Who(name="Marta Sobolik", country=None, rank=None)}),
    )


def _newspaper(f: _Facts) -> _Shape:
    return _Shape(lines=(f.headline,), dateline=f"{f.city.upper()} — ", place=f.city)


def _bare(f: _Facts) -> _Shape:
    return _Shape(lines=(f.headline,))


OUTLETS: Mapping[str, Callable[[_Facts], _Shape]] = {
    "agency with time line": _xinhua,
    "agency with source line": _xinhua_source,
    "agency between slashes": _tass,
    "agency with state in brackets": _ani,
    "agency without brackets": _armenpress,
    "agency in small letters": _kcna,
    "agency without date": _ap,
    "agency with hyphen": _reuters,
    "readout": _readout,
    "release": _release,
    "broadcaster": _broadcaster,
    "newspaper": _newspaper,
    "page without header": _bare,
}
"""What stands in front of the prose."""

HEADLINES: Mapping[str, str] = {
    "two names": "{one}, {other} discuss grain transit",
    "name and state": "{one} seeks closer ties with {b}",
    "states": "{a} and {b} deepen ties",
    "place": "Grain transit on the agenda in {city}",
    "topic": "New push for grain transit",
    "adjectives": "{x}, {y} officials review grain transit",
    "question": "What the grain pact means for farmers",
    "colon": "Grain transit: what happens next",
    "one name": "{one} upbeat about grain transit",
    "state's": "{bare}'s ports reopen after storm",
}
"""How an article is headed; {one} and {other} are family names."""

REFERENCES: Mapping[str, str] = {
    "family": "{family}",
    "title and family": "{title} {family}",
    "honorific and family": "{honorific} {family}",
    "name": "{name}",
}
"""How somebody who has been introduced is named again."""


@st.composite
def stories(
    draw: st.DrawFn,
    *,
    outlet: str | None = None,
    encounter: str | None = None,
    attribution: str | None = None,
    headline: str | None = None,
) -> Story:
    """An article in the shape of one of `OUTLETS`, with the records it should yield."""
    cast = draw(casts())
    day = draw(anchors())
    form = draw(st.sampled_from(sorted(ENCOUNTERS))) if encounter is None else encounter
    lead = draw(encounters(cast, day, form=form))
    present = [p for p in cast if any(who.name == p.name for who in lead.people)]
    headings = [name for name, words in HEADLINES.items() if len(present) > 1 or "{one}" not in words]
    heading = draw(st.sampled_from(headings)) if headline is None else headline
    facts = _Facts(
        headline=_headline(heading, cast),
        city=cast[0].state.capital,
        state=cast[0].state.name.removeprefix("the "),
        day=day,
        hour=draw(st.integers(0, 23)),
        minute=draw(st.integers(0, 59)),
    )
    shape = OUTLETS[draw(st.sampled_from(sorted(OUTLETS))) if outlet is None else outlet](facts)
    blocks = [lead, *draw(st.lists(_block(present, attribution), max_size=5, unique_by=lambda p: p.statements or p.text))]
    blocks += draw(st.lists(acronymed_bodies().flatmap(named_bodies), max_size=1))
    blocks += draw(st.lists(marked(cast, day), max_size=1))
    passage = Passage(text="", people=shape.people)
    for block in blocks:
        passage = passage.followed(block, "")
    above = "".join(f"{line}\n\n" for line in shape.lines)
    body = shape.dateline + "\n\n".join(block.text for block in blocks)
    return Story(
        text=above + body,
        published=None if shape.published else day,
        header=Header(
            headline=facts.headline,
            published=shape.published or day,
            place=shape.place,
            filed=shape.filed,
            agency=shape.agency,
        ),
        passage=attrs.evolve(passage, text=above + body),
        cast=cast,
        start=len(above),
        end=len(above + body),
    )


def _headline(form: str, cast: tuple[Acting, Acting]) -> str:
    one, other = cast
    words = HEADLINES[form].format(
        one=one.family,
        other=other.family,
        a=one.state.name,
        b=other.state.name,
        x=one.state.adjective,
        y=other.state.adjective,
        bare=one.state.name.removeprefix("the "),
        city=one.state.capital,
    )
    return capital(words)


def _block(present: list[Acting], attribution: str | None) -> st.SearchStrategy[Passage]:
    forms = st.sampled_from(sorted(ATTRIBUTIONS)) if attribution is None else st.just(attribution)
    spoken = st.tuples(st.sampled_from(present), st.sampled_from(sorted(REFERENCES)), forms).flatmap(
        lambda drawn: said(_again(drawn[0], drawn[1]), name=drawn[0].name, pronoun=drawn[0].pronoun, form=drawn[2])
    )
    if len(present) > 1:
        spoken |= jointly_said()
    return spoken | neutral_paragraphs().map(lambda text: Passage(text=text))


def _again(somebody: Acting, form: str) -> str:
    return REFERENCES[form].format(
        family=somebody.family,
        title=somebody.title,
        name=somebody.name,
        honorific={"he": "Mr.", "she": "Ms."}[somebody.pronoun],
    )
