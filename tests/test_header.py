"""What stands around the prose is found, and told from it. All texts here were written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipevents
from dipevents.document import Document
from dipevents.gazetteer import Gazetteer
from dipevents.page.datelines import dateline_at
from dipevents.page.stamps import stamp_in
from dipevents.segmentation import segment

GAZETTEER = Gazetteer.default()


def page(text: str) -> Document:
    return segment(text, GAZETTEER)


def kinds(document: Document) -> list[str]:
    return [p.kind for p in document.paragraphs]


def part(document: Document, tokens: tuple[int, int] | None) -> str | None:
    return None if tokens is None else document.slice(*tokens)


def headline(document: Document) -> str | None:
    number = document.header.headline
    if number is None:
        return None
    paragraph = document.paragraphs[number]
    return document.slice(paragraph.start, paragraph.end)


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("RIO DE JANEIRO, Nov. 18 (Xinhua) -- Ministers met.", "RIO DE JANEIRO", "Nov. 18", "Xinhua"),
        ("MOSCOW, December 26. /TASS/. Ministers met.", "MOSCOW", "December 26", "TASS"),
        ("WASHINGTON (AP) — Ministers met.", "WASHINGTON", None, "AP"),
        ("O'SMACH, Cambodia (AP)_ Ministers met.", "O'SMACH", None, "AP"),
        ("UNITED NATIONS (AP) _", "UNITED NATIONS", None, "AP"),
        ("PORT LOUIS _", "PORT LOUIS", None, None),
        ("INDEPENDENCE, MO. (AP)--", "INDEPENDENCE", None, "AP"),
        ("New Delhi [India], September 8 (ANI): Ministers met.", "New Delhi", "September 8", "ANI"),
        ("YEREVAN, MAY 26, ARMENPRESS. Ministers met.", "YEREVAN", "MAY 26", "ARMENPRESS"),
        ("BEIJING — Ministers met.", "BEIJING", None, None),
        ("LONDON: Ministers met.", "LONDON", None, None),
        ("TOKYO, Jan. 5, Kyodo — Ministers met.", "TOKYO", "Jan. 5", "Kyodo"),
        ("Tokyo, Dec. 11 (Jiji Press)--Ministers met.", "Tokyo", "Dec. 11", "Jiji Press"),
        ("KUALA LUMPUR, 3 March (Bernama) -- Ministers met.", "KUALA LUMPUR", "3 March", "Bernama"),
        ("Islamabad, 12th June 2023: Ministers met.", "Islamabad", "12th June 2023", None),
        ("ANKARA/ISTANBUL, Reuters - Ministers met.", "ANKARA", None, "Reuters"),
        ("SEOUL/UNITED NATIONS, Aug 30 (Reuters) - Ministers met.", "SEOUL", "Aug 30", "Reuters"),
        ("Tehran, Oct 3, IRNA – Ministers met.", "Tehran", "Oct 3", "IRNA"),
        ("DAMASCUS, (SANA)- Ministers met.", "DAMASCUS", None, "SANA"),
        ("Hanoi (VNA) – Ministers met.", "Hanoi", None, "VNA"),
        ("MANILA, Aug. 13 -- Ministers met.", "MANILA", "Aug. 13", None),
        ("GENEVA/NEW YORK (12 June 2024) – Ministers met.", "GENEVA", "12 June 2024", None),
        ("Geneva, Tuesday 3 May 2022 - Ministers met.", "Geneva", "Tuesday 3 May 2022", None),
        ("Moscow. 4 March. INTERFAX.RU - Ministers met.", "Moscow", "4 March", "INTERFAX.RU"),
        ("BAKU, Azerbaijan, April 5. Trend: Ministers met.", "BAKU", "April 5", "Trend"),
        ("Astana. 5 May. Kazinform - Ministers met.", "Astana", "5 May", "Kazinform"),
        ("Riyadh, Rajab 12, 1445, January 24, 2024, SPA -- Ministers met.", "Riyadh", "January 24, 2024", "SPA"),
        ("ABU DHABI, 3rd May, 2023 (WAM) -- Ministers met.", "ABU DHABI", "3rd May, 2023", "WAM"),
        ("Ramallah - WAFA - Ministers met.", "Ramallah", None, "WAFA"),
        ("Bucharest, May 3 /Agerpres/ - Ministers met.", "Bucharest", "May 3", "Agerpres"),
        ("Colombo (News 1st); Ministers met.", "Colombo", None, "News 1st"),
        ("PORT-AU-PRINCE, Haiti (AP) — Ministers met.", "PORT-AU-PRINCE", None, "AP"),
        ("ST. PETERSBURG, June 5 (Sputnik) - Ministers met.", "ST. PETERSBURG", "June 5", "Sputnik"),
        ('KYIV, Ukraine (AP) — "We met."', "KYIV", None, "AP"),
        ("(CNN) Ministers met.", None, None, "CNN"),
        ("Sept 20 (Reuters) - Ministers met.", None, "Sept 20", "Reuters"),
        ("Brussels, 4 May 2022", "Brussels", "4 May 2022", None),
        ("CANBERRA 24 July 1995", "CANBERRA", "24 July 1995", None),
    ],
)
def test_forms_of_the_dateline(line: str, place: str | None, date: str | None, agency: str | None) -> None:
    document = page(line)
    parts = dateline_at(document, 0, len(document.words), GAZETTEER)

    assert parts is not None
    assert (part(document, parts.place), part(document, parts.date), part(document, parts.agency)) == (
        place,
        date,
        agency,
    )
    assert document.words[parts.body :][:2] in (["Ministers", "met"], ['"', "We"], [])


@pytest.mark.parametrize(
    "line",
    [
        "President Diaz -- the first to do so -- spoke.",
        "Diaz -- the first to do so -- spoke.",
        "China says: We will not accept it.",
        "Note: This is no place.",
        "PRESIDENT DIAZ: Thank you all.",
        "MR ROE: Well, we will see.",
        "Q: What did they say?",
        "China — the world's second economy — objected.",
        "China (and others) objected.",
        "Commentary: A sea for all",
        "London-based analysts doubted it.",
        "Estonia – Peru Strategic Dialogue",
        "May 5 was a day of rest.",
        "On May 5, the ministers met.",
        "FX14 14 October 2004",
        "Grand Hotel, Lima, Peru",
        "Washington, Nov. 5 was the date they chose.",
        "The Harbour Trade Organisation (HTO) will meet.",
        "APPOINTMENT - ENVOY FOR OCEANS",
    ],
)
def test_prose_and_titles_are_no_dateline(line: str) -> None:
    document = page(line)

    assert dateline_at(document, 0, len(document.words), GAZETTEER) is None


def test_dateline_is_a_sentence_of_its_own() -> None:
    document = page("Ministers meet\n\nMOSCOW, December 26. /TASS/. Ministers met on Monday. They agreed.")
    line = document.header.dateline

    assert line is not None
    assert [document.slice(s.start, s.end) for s in document.sentences] == [
        "Ministers meet",
        "MOSCOW, December 26. /TASS/.",
        "Ministers met on Monday.",
        "They agreed.",
    ]
    assert (document.sentences[1].start, document.sentences[1].end) == (line.start, line.body)


def test_agency_item() -> None:
    document = page(
        "Ministers of two states meet in Lima\n\nXinhua) 18:45, November 19, 2024\n\n"
        "LIMA, Nov. 18 (Xinhua) -- The ministers met on Monday.\n\nThey agreed to meet again.\n\nEnditem"
    )

    assert kinds(document) == ["headline", "line", "body", "body", "line"]
    assert part(document, document.header.published) == "18:45, November 19, 2024"
    assert part(document, document.header.source) == "Xinhua"


def test_headline_behind_author_and_date() -> None:
    document = page(
        "MEDIA RELEASE MINISTER FOR FOREIGN AFFAIRS JOHN ROE\n\nFX14 14 October 2004\n\nHarbour Donors' Meeting\n\n"
        "I welcome the meeting of donors, which ended today.\n\nMedia inquiries: Ana Roe (Ministerial) 02 5550 7500"
    )

    assert headline(document) == "Harbour Donors' Meeting"
    assert part(document, document.header.author) == "MINISTER FOR FOREIGN AFFAIRS JOHN ROE"
    assert part(document, document.header.published) == "14 October 2004"
    assert kinds(document) == ["line", "line", "headline", "body", "line"]


def test_author_below_the_headline() -> None:
    document = page("Estonia National Day\n\nAnna B. Roe, Secretary of State\n\nI congratulate the people of Estonia.")

    assert headline(document) == "Estonia National Day"
    assert part(document, document.header.author) == "Anna B. Roe, Secretary of State"
    assert kinds(document) == ["headline", "line", "body"]


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Statement by President John Roe on the Floods in Peru", "President John Roe"),
        ("Statement from NSC Spokesperson Anna Roe on the Call with Estonia", "NSC Spokesperson Anna Roe"),
        ("Remarks by President John Roe, Jr. at a Dinner", "President John Roe, Jr."),
        ("Readout by Spokesperson Anna Roe of Adviser John Diaz’s Call", "Spokesperson Anna Roe"),
        ("Readout of President Roe’s Call with President Diaz", None),
        ("President Roe Meets President Diaz", None),
    ],
)
def test_author_in_the_headline(title: str, author: str | None) -> None:
    document = page(f"{title}\n\nThe two presidents spoke today about the floods.")

    assert headline(document) == title
    assert part(document, document.header.author) == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("The below is attributable to Spokesperson Anna Roe:", "Spokesperson Anna Roe"),
        ("Foreign Minister John Roe issued the following statement:", "Foreign Minister John Roe"),
        (
            "The text of the following statement was released by the Governments of Peru and Estonia.",
            "the Governments of Peru and Estonia",
        ),
    ],
)
def test_announced_author(line: str, author: str) -> None:
    document = page(f"A Call\n\nOffice of the Spokesperson\n\n{line}\n\nThe minister spoke with his counterpart today.")

    assert kinds(document) == ["headline", "line", "line", "body"]
    assert part(document, document.header.author) == author


def test_byline_is_a_source_and_no_author() -> None:
    document = page("A city waits\n\nBy John Smith, Reuters\n\nThe city waited for the ministers on Monday.")

    assert part(document, document.header.source) == "John Smith, Reuters"
    assert document.header.author is None


def test_place_and_date_at_the_foot() -> None:
    document = page("Floods in Peru\n\nWe are saddened by the floods.\n\nWe will send help.\n\nCANBERRA 24 July 1995")
    line = document.header.dateline

    assert line is not None
    assert part(document, line.place) == "CANBERRA"
    assert part(document, document.header.published) == "24 July 1995"
    assert kinds(document) == ["headline", "body", "body", "line"]


def test_deck_stands_between_headline_and_dateline() -> None:
    document = page(
        "Council condemns launch\n\nNo sanctions were announced, though.\n\n"
        "FILE - In this Friday, Dec. 29, 2017, file photo, a ship waits off Lima. (AP Photo/Ana Roe)\n\n"
        "LIMA (AP) — The council condemned the launch.\n\nIt will meet again."
    )

    assert kinds(document) == ["headline", "deck", "line", "body", "body"]
    assert document.header.published is None


def test_headline_on_two_lines_is_one_paragraph() -> None:
    document = page("AGREEMENT BETWEEN PERU AND ESTONIA ON THE\n\nUSE OF PORTS\n\nThe ministers signed the agreement.")

    assert headline(document) == "AGREEMENT BETWEEN PERU AND ESTONIA ON THE\n\nUSE OF PORTS"
    assert kinds(document) == ["headline", "body"]


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        (
            "Minister announced the start of talks on fishing",
            "The Peruvian minister is preparing talks on fishing, he said on Monday.",
        ),
        (
            "Chancellor Roe: gas will lose its weight for Peru in 25 years",
            "Peru's new chancellor John Roe said that gas imports are losing weight for the country.",
        ),
        (
            "Ports of Peru To Close, Ministers Say: Harbour Times Online",
            "LIMA (Reuters) The ports of Peru will close, the minister said.",
        ),
    ],
)
def test_headline_without_line_break_is_cut_off(title: str, rest: str) -> None:
    document = page(f"{title} {rest}")

    assert headline(document) == title
    assert kinds(document) == ["headline", "body"]


def test_headline_before_a_dateline_is_cut_off() -> None:
    title = "Ports of Peru to close"
    document = page(f"{title} LIMA (Reuters) — The ports of Peru will close, the minister said.\n\nShe left.\n\nHe stayed.")

    assert headline(document) == title
    assert kinds(document) == ["headline", "body", "body", "body"]


def test_no_paragraph_is_empty_behind_a_headline_that_ends_in_its_date() -> None:
    document = page("The minister meets the envoys of the lake states at the harbour July 9, 2019\n\nThe minister met the envoys.")

    assert all(p.start < p.end for p in document.paragraphs)
    assert kinds(document) == ["headline", "body"]


@pytest.mark.parametrize(
    "lead",
    [
        "The dispute between Peru and Estonia took a turn on Thursday when the Peruvian minister called for a vote.",
        "A senior official said President John Roe will visit The Hague before he goes to Lima in May.",
        "The newspaper Harbour Times reported that minister Ana Roe had told The Guardian of the plan.",
    ],
)
def test_a_lead_without_headline_is_not_cut(lead: str) -> None:
    document = page(lead)

    assert headline(document) is None
    assert kinds(document) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "###",
        "END",
        "[ends]",
        "Begin text:",
        "Related:",
        "Read more",
        "(Photo: www.example.org)",
        "A minister speaks in Lima on June 1, 2016. (Xinhua/Ana Roe)",
        "South Harbour Ministry via Getty Images",
        "Keep up with this story from home: sign up here",
        "[Strategic Partnership]: /info/doc/2015-06-04-x",
        "Home | News | World | Contact",
        "© Harbour Times",
        "Copyright 2018 Harbour Times. All rights reserved.",
        "https://www.example.org/news/1",
        "For further information, contact press@example.org.",
        "Media inquiries: Mr Roe's office 02 5550 7500 - Liaison 02 5550 1555",
        "Your browser does not support the audio element.",
        "THE ROAD TO LIMA",
        "Green Hall, Lima, Peru",
        "12 January 2017",
        "(Applause.)",
    ],
)
def test_lines_in_the_body(line: str) -> None:
    document = page(f"Talks in Lima\n\nThe ministers met on Monday.\n\n{line}\n\nThey will meet again, they said.")

    assert kinds(document) == ["headline", "body", "line", "body"]


def test_a_line_above_the_rest_of_its_sentence_is_body() -> None:
    document = page("Talks in Lima\n\nThe ministers met on Monday.\n\nGreen Hall, Lima, Peru\n\nwas the place of the talks, they said.")

    assert kinds(document) == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Roe called on Peru to continue.",
        "PRESIDENT JOHN ROE",
        "PRESIDENT ROE:  We will get a —",
        "Thank you.",
        "Q: Will you go?",
        '"We will go," he said.',
        "and he has also worked in Lima",
        "Contacts between the two sides go on, he said.",
        "More information is needed, the minister said.",
        "Time is running out, he said.",
    ],
)
def test_body_in_the_body(line: str) -> None:
    document = page(f"Talks in Lima\n\nThe ministers met on Monday.\n\n{line}\n\nThey will meet again, they said.")

    assert kinds(document) == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Updated: 2024-11-19 18:45", "2024-11-19 18:45"),
        ("19 November 2024 10:30", "19 November 2024 10:30"),
        ("Press release 23-02-2023", "23-02-2023"),
        ("1897-09-10-2017", "09-10-2017"),
        ("18/11/2023 05:57 PM", "18/11/2023 05:57 PM"),
        ("Published on 19.11.2024 at 6 pm", "19.11.2024 at 6 pm"),
        ("Wednesday, 19 July 2006", "Wednesday, 19 July 2006"),
        ("Xinhua) 18:45, November 19, 2024", "18:45, November 19, 2024"),
        ("May 2024", None),
        ("45/2024", None),
    ],
)
def test_printed_dates(line: str, stamp: str | None) -> None:
    document = page(line)

    assert part(document, stamp_in(document, 0, len(document.words))) == stamp


WORDS = st.sampled_from(
    [
        "LIMA",
        ",",
        "Nov.",
        "18",
        "(Xinhua)",
        "--",
        "The",
        "minister",
        "said",
        ".",
        "\n",
        "\n\n",
        "MEDIA",
        "RELEASE",
        "By",
        "John",
        "Roe",
        "12",
        "May",
        "2020",
        ":",
        '"',
        "“",
        "”",
        "_",
        "/",
        "TASS",
        "(",
        ")",
        "[",
        "###",
        "PRESIDENT",
        "ROE",
        "Statement",
        "by",
        "of",
        "Peru",
        "Photo",
        "END",
        "18:45",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS)
def test_any_text_has_a_header_inside_it(text: str) -> None:
    document = page(text)
    size, count = len(document.words), len(document.paragraphs)
    header = document.header

    for tokens in (header.published, header.author, header.source):
        assert tokens is None or 0 <= tokens[0] < tokens[1] <= size
    for number in (header.headline, header.deck):
        assert number is None or 0 <= number < count
    assert header.headline is None or document.paragraphs[header.headline].kind == "headline"
    assert [p.kind for p in document.paragraphs].count("headline") == (header.headline is not None)
    line = header.dateline
    if line is not None:
        assert 0 <= line.start < line.body <= size
        for inner in (line.place, line.date, line.agency):
            assert inner is None or line.start <= inner[0] < inner[1] <= line.body
        covered = [s for s in document.sentences if line.start <= s.start and s.end <= line.body]
        assert covered
        assert (covered[0].start, covered[-1].end) == (line.start, line.body)


@given(TEXTS)
def test_every_token_lies_in_one_sentence_of_one_paragraph(text: str) -> None:
    document = page(text)

    assert [i for s in document.sentences for i in range(s.start, s.end)] == list(range(len(document.words)))
    assert [i for p in document.paragraphs for i in range(p.start, p.end)] == list(range(len(document.words)))
    for number, paragraph in enumerate(document.paragraphs):
        inside = document.sentences[paragraph.first : paragraph.last]
        assert inside
        assert (inside[0].start, inside[-1].end) == (paragraph.start, paragraph.end)
        assert all(s.paragraph == number for s in inside)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_what_follows_far_below_does_not_change_the_head(text: str) -> None:
    body = "\n\n".join(["The ministers met on Monday and agreed to meet again."] * 30)
    short = page(f"Ministers meet in Lima\n\nLIMA (AP) — The ministers met.\n\n{body}")
    long = page(f"Ministers meet in Lima\n\nLIMA (AP) — The ministers met.\n\n{body}\n\n{text}\n\n{body}")

    assert (short.header.headline, short.header.dateline) == (long.header.headline, long.header.dateline)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("January 14, 2020   01:30 pm", "2020-01-14T13:30:00"),
        ("11:39 PM, November 18, 2024", "2024-11-18T23:39:00"),
        ("12:05 AM, November 18, 2024", "2024-11-18T00:05:00"),
        ("19 November 2024 - 15:22", "2024-11-19T15:22:00"),
        ("2024.11.18", "2024-11-18"),
    ],
)
def test_the_clock_of_publication(line: str, moment: str) -> None:
    report = dipevents.parse(f"Envoys meet\n\n{line}\n\nForeign Minister Ana Roe met Swedish envoy Karl Berg in Oslo. She was brief.\n")
    assert report.published is not None
    assert report.published.isoformat() == moment
