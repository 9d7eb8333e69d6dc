"""Records as words: the lines that the summary and the page have in common.

`countries` maps the codes of states to the names to show for them; a code that it lacks is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from dipevents.dates import DateValue, Interval
from dipevents.records import Anniversary, Dateline, Meeting, Organisation, Participant, Party, Person, Statement
from dipevents.spans import Extract

Countries = Mapping[str, str]

FORMS: Final = {
    "in_person": "in person",
    "phone": "by phone",
    "video": "by video",
    "visit": "visit",
    "correspondence": "in writing",
}

# Controls (terminal escapes begin with one), the marks that turn the direction of writing, and lone surrogates.
DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
UNSHOWABLE: Final = re.compile(f"[\0-\x1f\x7f-\x9f{DIRECTIONS}\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return `text` on one line and harmless to whatever shows it.

    Runs of white space become one space; what cannot be shown becomes U+FFFD.

    >>> clean("the Ukraine\n  crisis")
    'the Ukraine crisis'
    >>> clean("red \x1b[31malert")
    'red \ufffd[31malert'
    """
    return UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def words(choice: str) -> str:
    """Return one of the contract's closed choices as English words.

    >>> words("diplomatic_relations")
    'diplomatic relations'
    """
    return choice.replace("_", " ")


def ordinal(number: int) -> str:
    """Return the ordinal number in figures.

    >>> [ordinal(number) for number in (1, 12, 22, 75, 103, 111)]
    ['1st', '12th', '22nd', '75th', '103rd', '111th']
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def when(value: DateValue) -> str:
    """Return the date as it is written in JSON, an interval with a word in its middle.

    >>> from dipevents.dates import edtf
    >>> when(edtf("2024-11-05/2024-11-08"))
    '2024-11-05 to 2024-11-08'
    """
    if isinstance(value, Interval):
        return " to ".join(str(value).split("/"))
    return str(value)


def moment(published: date | datetime) -> str:
    """Return the day of publication, and the time where it is known.

    >>> moment(datetime(2024, 11, 19, 18, 45))
    '2024-11-19 18:45'
    """
    if isinstance(published, datetime):
        return published.isoformat(sep=" ", timespec="minutes")
    return published.isoformat()


def quoted(extracts: Iterable[Extract], *, between: str = "; ") -> str:
    """Return the extracts one after another, as they stand in the article."""
    return between.join(clean(extract.text) for extract in extracts)


def party(who: Party | Participant, countries: Countries) -> str:
    """Return who somebody is: the name, and in brackets the office and the state.

    A person without name goes by the office; a state by its own name; what has neither, by the words of the article.

    >>> borg = Party(kind="person", name="Ana Borg", office="minister", tenure="former", country="MLT")
    >>> party(borg, {"MLT": "Malta"})
    'Ana Borg (former minister, Malta)'
    >>> party(Party(kind="country", country="MLT"), {"MLT": "Malta"})
    'Malta'
    """
    called = name(who, countries)
    country = _country(who.country, countries)
    office = who.office if who.name else None
    if office and who.tenure:
        office = f"{words(who.tenure)} {office}"
    members = ", ".join(party(member, countries) for member in who.members)
    return _with(called, office, country if country != called else None, members)


def name(who: Party | Participant, countries: Countries) -> str:
    """Return what somebody is called, without anything in brackets."""
    country = _country(who.country, countries) if who.kind == "country" else ""
    return clean(country or who.name or who.office or (who.mention.text if who.mention else words(who.kind)))


def participant(who: Participant, countries: Countries) -> str:
    """Return who takes part in a meeting, with the part played where it is a special one."""
    known = party(who, countries)
    return known if who.role == "participant" else f"{known} as {words(who.role)}"


def participants(meeting: Meeting, countries: Countries) -> str:
    """Return all who took part."""
    return ", ".join(participant(who, countries) for who in meeting.participants) or "unnamed parties"


def how(meeting: Meeting) -> str:
    """Return the form of a meeting, and its status unless it was held.

    A visit goes by its class: "state visit, planned".
    """
    form = f"{words(meeting.visit_class)} visit" if meeting.visit_class else FORMS.get(meeting.form, meeting.form)
    return form if meeting.status == "held" else f"{form}, {words(meeting.status)}"


def occasion(meeting: Meeting) -> str:
    """Return the event at which the parties met, after the word that says how they met there; empty without one."""
    if not meeting.occasion:
        return ""
    where = "on the sidelines of" if meeting.occasion.relation == "sidelines" else "at"
    return f"{where} {clean(meeting.occasion.text)}"


def circumstances(meeting: Meeting) -> str:
    """Return how, when, where and on what occasion the parties met, in one line."""
    return _list(
        how(meeting),
        when(meeting.date) if meeting.date else "",
        clean(meeting.place.name) if meeting.place else "",
        occasion(meeting),
    )


def said(statement: Statement) -> str:
    """Return what was said, in the article's words; in quotation marks where all of it is quoted there."""
    content = quoted(statement.content, between=" ... ")
    return f'"{content}"' if statement.mode == "direct" else content


def act(statement: Statement, countries: Countries) -> str:
    """Return the kind of statement, whom it is addressed to and who relays it."""
    phrase = words(statement.act)
    if statement.addressee:
        phrase += f", to {party(statement.addressee, countries)}"
    if statement.reported_by:
        phrase += f", according to {party(statement.reported_by, countries)}"
    return phrase


def anniversary(record: Anniversary) -> str:
    """Return what is remembered: "75th anniversary of the founding of the People's Republic"."""
    number = "" if record.ordinal is None else f"{ordinal(record.ordinal)} "
    return f"{number}anniversary" + (f" of {clean(record.event.text)}" if record.event else f" ({words(record.kind)})")


def years(record: Anniversary) -> str:
    """Return when it is marked and since when: "2024, since 1949"; empty where neither is known."""
    marked = record.date and when(record.date)
    marked = marked or (str(record.year) if record.year is not None else "")
    return _list(marked, f"since {record.origin_year}" if record.origin_year is not None else "")


def states(codes: Iterable[str], countries: Countries) -> str:
    """Return the names of states."""
    return ", ".join(_country(code, countries) for code in codes)


def organisation(record: Organisation, countries: Countries) -> str:
    """Return the body's name, and in brackets its acronym and state."""
    acronym = record.acronym if record.acronym != record.name else None
    return _with(record.name, acronym, _country(record.country, countries))


def roles(record: Organisation, countries: Countries) -> str:
    """Return who holds which part in the body."""
    return "; ".join(f"{words(role.role)}: {party(role.holder, countries)}" for role in record.roles)


def person(record: Person, countries: Countries) -> str:
    """Return the name, and in brackets the titles and the state."""
    return _with(record.name, ", ".join(record.titles), _country(record.country, countries))


def filed(dateline: Dateline) -> str:
    """Return where, when and by whom the article was filed."""
    return _list(
        clean(dateline.place.name),
        when(dateline.date) if dateline.date else "",
        clean(dateline.agency) if dateline.agency else "",
    )


def _country(code: str | None, countries: Countries) -> str:
    return countries.get(code, code) if code else ""


def _list(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _with(name: str, *details: str | None) -> str:
    told = _list(*(clean(detail) for detail in details if detail))
    return f"{clean(name)} ({told})" if told else clean(name)
