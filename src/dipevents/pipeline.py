"""The stages in order: text -> Document -> Mentions -> Entities -> records -> Report."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta

from .article import Article
from .coreference import Entities, resolve
from .dates import Day
from .document import Document
from .gazetteer import Gazetteer
from .links import link
from .mentions import Mentions, find_mentions
from .mentions.dates import resolve as resolve_date
from .page.stamps import HALVES
from .parsers.anniversaries import parse_anniversaries as read_anniversaries
from .parsers.meetings import parse_meetings as read_meetings
from .parsers.organisations import parse_organisations as read_organisations
from .parsers.statements import parse_statements as read_statements
from .records import Anniversary, Dateline, Meeting, Organisation, Person, Place, Producer, Report, Statement
from .segmentation import segment
from .spans import Extract, Span
from .version import VERSION

POSTED = timedelta(days=3)  # a release comes out no later than so long after the day it bears


def parse(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Report:
    """Return the records of a text.

    Any string gives a report, perhaps empty: what a text says never raises. `TypeError` where `text` is no string.

    `published` is the date or time of publication, where it is known from outside. It wins over what the text prints,
    except that a time printed in the text is kept when `published` is the date of the same day; a time zone is dropped.
    Without it, and without a date in the header, relative dates stay unresolved.
    `source` (a URL or id) is carried through to the report. `gazetteer` takes the place of the shipped tables.

    >>> report = parse("PARIS, Nov. 18, 2024 -- President Emmanuel Macron met Prime Minister Keir Starmer on Monday.")
    >>> [p.name for p in report.meetings[0].participants], str(report.meetings[0].date)
    (['Emmanuel Macron', 'Keir Starmer'], '2024-11-18')
    """
    if not isinstance(text, str):
        msg = f"text: {type(text).__name__}, expected str"
        raise TypeError(msg)
    return report_on(*read(text, published, gazetteer or Gazetteer.default()), source)


def report_on(article: Article, moment: date | datetime | None, source: str | None) -> Report:
    """Return the records of an article that was read, with its moment of publication and where it comes from."""
    document = article.document
    statements = read_statements(article)
    meetings = read_meetings(article)
    anniversaries = read_anniversaries(article)
    organisations = read_organisations(article)
    statements, anniversaries = link(article, meetings, statements, anniversaries)
    return Report(
        producer=Producer(version=VERSION, data=article.gazetteer.version),
        source=source,
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        headline=_headline(document),
        published=moment,
        dateline=_dateline(article),
        people=_people(article),
        organisations=organisations,
        meetings=meetings,
        statements=statements,
        anniversaries=anniversaries,
    )


def read(text: str, published: date | datetime | None, gazetteer: Gazetteer) -> tuple[Article, date | datetime | None]:
    """Return the article that the parsers read, and the moment of publication, given or printed."""
    document = segment(text, gazetteer)
    mentions = find_mentions(document, gazetteer)
    moment = _published(document, mentions, published)
    day = moment.date() if isinstance(moment, datetime) else moment
    anchor, basis = _anchor(document, mentions, day)
    home = _home(document, mentions)
    entities: Entities = resolve(document, mentions, gazetteer, home, anchor)
    return (
        Article(
            document=document,
            gazetteer=gazetteer,
            mentions=mentions,
            entities=entities,
            anchor=anchor,
            anchor_basis=basis,
            published=day,
            home=home,
        ),
        moment,
    )


def parse_meetings(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Meeting, ...]:
    """Return only the meetings of a text; arguments as for `parse`.

    >>> [meeting.form for meeting in parse_meetings("PARIS, Nov. 18 -- Prime Minister Keir Starmer met Ana Lopes.")]
    ['in_person']
    """
    return parse(text, published=published, source=source, gazetteer=gazetteer).meetings


def parse_statements(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Statement, ...]:
    """Return only the statements of a text; arguments as for `parse`.

    >>> [said.speaker.country for said in parse_statements("Lima said that trade will grow.")]
    ['PER']
    """
    return parse(text, published=published, source=source, gazetteer=gazetteer).statements


def parse_anniversaries(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Anniversary, ...]:
    """Return only the anniversaries of a text; arguments as for `parse`.

    >>> [mark.ordinal for mark in parse_anniversaries("This year marks the 50th anniversary of the end of the war.")]
    [50]
    """
    return parse(text, published=published, source=source, gazetteer=gazetteer).anniversaries


def parse_organisations(
    text: str,
    *,
    published: date | datetime | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Organisation, ...]:
    """Return only the organisations of a text; arguments as for `parse`.

    >>> [body.acronym for body in parse_organisations("Trade near the African Union (AU) grew again.")]
    ['AU']
    """
    return parse(text, published=published, source=source, gazetteer=gazetteer).organisations


# --- header ---------------------------------------------------------------------------------------------------------


def _headline(document: Document) -> Extract | None:
    number = document.header.headline
    if number is None:
        return None
    paragraph = document.paragraphs[number]
    return Extract.of(document.text, document.starts[paragraph.start], document.ends[paragraph.end - 1])


def _published(document: Document, mentions: Mentions, given: date | datetime | None) -> date | datetime | None:
    """Return the moment of publication: what is given wins, unless the text prints a time of the same day."""
    printed = _printed(document, mentions)
    if given is None:
        return printed
    given_day = given.date() if isinstance(given, datetime) else given
    if isinstance(printed, datetime) and not isinstance(given, datetime) and printed.date() == given_day:
        return printed
    if isinstance(given, datetime):
        return given.replace(tzinfo=None, microsecond=0)
    return given


def _printed(document: Document, mentions: Mentions) -> date | datetime | None:
    span = document.header.published
    if span is None:
        return None
    for mention in mentions.dates:
        if span[0] <= mention.start < span[1]:
            value, _ = resolve_date(mention, None)
            if isinstance(value, Day):
                clock = next(filter(None, (_clock(document, i) for i in range(*span))), None)
                if clock is not None:
                    return datetime.combine(value.start, clock)
                return value.start
    return None


def _clock(document: Document, i: int) -> time | None:
    """Return the time of day that token ``i`` prints, with what tells the half of the day behind it: ``18:45``, ``01:30 pm``, ``6.45 p.m.``."""
    following = document.folded[i + 1] if i + 1 < len(document.folded) else ""
    half = following[0] if following in HALVES else ""
    hour, _, minute = document.words[i].replace("." if half else ":", ":").partition(":")
    if not (hour.isdecimal() and minute[:2].isdecimal() and int(hour) < 24 and int(minute[:2]) < 60):
        return None
    late = half == "p" and int(hour) < 12
    midnight = half == "a" and hour == "12"
    return time(0 if midnight else int(hour) + 12 * late, int(minute[:2]))


def _dateline_date(document: Document, mentions: Mentions, published: date | None) -> date | None:
    line = document.header.dateline
    if line is None or line.date is None:
        return None
    for mention in mentions.dates:
        if line.date[0] <= mention.start < line.date[1] or mention.start <= line.date[0] < mention.end:
            value, _ = resolve_date(mention, published)
            if isinstance(value, Day):
                return value.start
    return None


def _anchor(document: Document, mentions: Mentions, published: date | None) -> tuple[date | None, str | None]:
    """Return the date that relative dates count from: the dateline's, else that of publication."""
    filed = _dateline_date(document, mentions, published)
    if filed is not None:
        return filed, "dateline"
    printed = _printed(document, mentions)
    if published is not None and printed is not None:
        day = printed.date() if isinstance(printed, datetime) else printed
        if timedelta() <= published - day <= POSTED:
            return day, "published"  # "today" is the day that the release itself bears
    return published, "published" if published else None


def _home(document: Document, mentions: Mentions) -> str | None:
    """Return the state where the article was filed: of the place, or of the region or state printed behind it."""
    line = document.header.dateline
    if line is None or line.place is None:
        return None
    for place in mentions.places:
        if place.start == line.place[0]:
            return place.country
    for country in mentions.countries:
        if country.start == line.place[0]:
            return country.code
    behind = line.place[1] + 1  # a comma in between
    region = next((p.country for p in mentions.places if p.start == behind < line.body), None)
    return region or next((c.code for c in mentions.countries if c.start == behind < line.body), None)


def _dateline(article: Article) -> Dateline | None:
    document = article.document
    line = document.header.dateline
    if line is None or line.place is None:
        return None
    day = _dateline_date(document, article.mentions, article.published)
    name = article.name_of(line.place)
    return Dateline(
        place=Place(name=_in_prose(name, article.gazetteer), country=article.home, mention=article.extract(*line.place)),
        date=Day.of(day) if day else None,
        agency=article.name_of(line.agency) if line.agency else None,
        extract=article.extract(line.start, line.body) if line.body > line.start else article.extract(*line.place),
    )


def _in_prose(name: str, gazetteer: Gazetteer) -> str:
    """Return a place as the tables write it where print has it in capitals: PORT-AU-PRINCE, DAR ES SALAAM."""
    if name.isupper():
        for entry in gazetteer.lookup(name):
            if entry.kind in ("place", "country") and entry.form.upper() == name:
                return entry.form
    return in_normal_case(name)


SMALL = frozenset({"DE", "DA", "DO", "DI", "DEL", "LA", "LE", "OF", "THE", "SUR", "AM", "AN", "EL"})


def in_normal_case(name: str) -> str:
    """Return a place in capitals as it is written in prose.

    >>> in_normal_case("RIO DE JANEIRO"), in_normal_case("O'SMACH"), in_normal_case("New Delhi")
    ('Rio de Janeiro', "O'Smach", 'New Delhi')
    """
    if not name.isupper():
        return name
    words = name.split(" ")
    cased = [w.lower() if i and w in SMALL else "-".join(_capital(part) for part in w.split("-")) for i, w in enumerate(words)]
    return " ".join(cased)


def _capital(word: str) -> str:
    if len(word) > 2 and word[1] in "'’":
        return word[:2] + word[2:].capitalize()
    return word if "." in word and len(word) < 6 else word.capitalize()


def _people(article: Article) -> tuple[Person, ...]:
    """Return the people of the article in text order."""
    document = article.document
    found = []
    for entity in sorted(article.entities.people, key=lambda e: min(e.spans)):
        titles = dict.fromkeys(article.name_of((t.start, t.end)) for t in entity.titles)
        holder = article.gazetteer.holders.get(entity.holder or "")
        found.append(
            Person(
                id=article.person_ids[entity.number],
                name=article.name_of(entity.name),
                titles=tuple(titles),
                country=entity.country,
                wikidata=holder.wikidata if holder else None,
                mentions=tuple(Span(start=document.starts[s], end=document.ends[e - 1]) for s, e in sorted(set(entity.spans))),
            )
        )
    return tuple(found)
