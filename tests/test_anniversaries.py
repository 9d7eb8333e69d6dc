"""Anniversaries: what counts as one, and what the record says of it. All sentences are read on 20 November 2024."""

from __future__ import annotations

from datetime import date, datetime, time
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents.gazetteer import Gazetteer
from dipevents.parsers.anniversaries import parse_anniversaries
from dipevents.parsers.anniversaries.words import words
from dipevents.pipeline import read
from dipevents.records import Anniversary

DAY = date(2024, 11, 20)
LEAD = "Envoys gather in the capital\n\nEnvoys of several states gathered in the capital.\n\n"


def found(text: str, day: date | None = DAY) -> tuple[Anniversary, ...]:
    article, _ = read(LEAD + text, day, Gazetteer.default())
    records = parse_anniversaries(article)
    for record in records:
        for extract in (record.event, record.evidence):
            assert extract is None or (LEAD + text)[extract.start : extract.end] == extract.text
    return records


def only(text: str, day: date | None = DAY) -> Anniversary:
    records = found(text, day)
    assert len(records) == 1, records
    return records[0]


@pytest.mark.parametrize(
    ("text", "ordinal", "kind", "countries", "event"),
    [
        (
            "2024 marks the 50th anniversary of the establishment of diplomatic relations between Kenya and Norway.",
            *(
                50,
                "diplomatic_relations",
                "KEN NOR",
                "the establishment of diplomatic relations between Kenya and Norway",
            ),
        ),
        (
            "They opened a show for the 40th anniversary of the normalisation of Peru-Chile relations.",
            *(40, "diplomatic_relations", "PER CHL", "the normalisation of Peru-Chile relations"),
        ),
        ("Oman and Japan commemorate 50 years of ties.", 50, "diplomatic_relations", "OMN JPN", "ties"),
        (
            "We value our 60 years of diplomatic ties with Mongolia, said Britain.",
            60,
            "diplomatic_relations",
            "MNG GBR",
            "diplomatic ties with Mongolia",
        ),
        (
            "The ministers noted the 60 years of Japan-Peru ties.",
            60,
            "diplomatic_relations",
            "JPN PER",
            "Japan-Peru ties",
        ),
        (
            "Mali congratulated Cuba on the 60<sup>th</sup> anniversary of ties between our two nations.",
            60,
            "diplomatic_relations",
            "MLI CUB",
            "ties between our two nations",
        ),
        (
            "The summit falls on the 25th anniversary of ASEAN-India dialogue relations.",
            25,
            "diplomatic_relations",
            "IND",
            "ASEAN-India dialogue relations",
        ),
        (
            "Ghana and Togo mark half a century since the establishment of relations.",
            50,
            "diplomatic_relations",
            "GHA TGO",
            "the establishment of relations",
        ),
        (
            "Fiji and Samoa this year mark the centenary of their friendship.",
            100,
            "other",
            "FJI WSM",
            "their friendship",
        ),
        (
            "The ministers recalled the seventy-fifth anniversary of the founding of NATO.",
            75,
            "founding",
            "",
            "the founding of NATO",
        ),
        ("They toasted ASEAN's 57th anniversary.", 57, "founding", "", "ASEAN"),
        ("NATO, which will celebrate its 80th anniversary, met on Tuesday.", 80, "founding", "", "NATO"),
        ("They wrote of NATO's 65th birthday.", 65, "founding", "", "NATO"),
        ("They marked the 49th founding anniversary of the African Union.", 49, "founding", "", "the African Union"),
        ("Delegates attended the 75th anniversary summit of NATO in Washington.", 75, "founding", "", "NATO"),
        ("The shipping company celebrated its 50th anniversary in Lagos.", 50, "founding", "", "The shipping company"),
        (
            "It falls on the 50th anniversary of the regional community wherein Togo takes part.",
            50,
            "founding",
            "",
            "the regional community",
        ),
        (
            "I congratulate the people of Greece on the 203rd anniversary of the founding of the Hellenic Republic.",
            203,
            "founding",
            "GRC",
            "the founding of the Hellenic Republic",
        ),
        (
            "Ghana's 67th anniversary of independence was celebrated in Accra.",
            67,
            "independence",
            "GHA",
            "independence",
        ),
        (
            "Tonga sent greetings to the people of Samoa on their 62nd anniversary of independence.",
            62,
            "independence",
            "WSM",
            "independence",
        ),
        ("Guests came for Croatia's 33rd independence anniversary.", 33, "independence", "HRV", "independence"),
        (
            "Guests came for the 30th anniversary celebrations of Croatia's independence.",
            30,
            "independence",
            "HRV",
            "Croatia's independence",
        ),
        ("Envoys attended Samoa's 62nd Independence Day.", 62, "independence", "WSM", "Independence Day"),
        ("Sudan celebrated the golden jubilee of independence.", 50, "independence", "SDN", "independence"),
        (
            "We wish the people of Ghana well as they celebrate 67 years of independence.",
            67,
            "independence",
            "GHA",
            "independence",
        ),
        (
            "A wreath was laid on the 79th anniversary of the victory over fascism.",
            79,
            "victory",
            "",
            "the victory over fascism",
        ),
        (
            "The fourth anniversary of Russia's invasion of Ukraine is near.",
            4,
            "war",
            "RUS UKR",
            "Russia's invasion of Ukraine",
        ),
        ("Poland will mark the 85th anniversary of the outbreak of the war.", 85, "war", "", "the outbreak of the war"),
        (
            "Veterans met on the 80th anniversary of the D-Day landings in Normandy.",
            80,
            "war",
            "",
            "the D-Day landings in Normandy",
        ),
        ("The centenary of the 1924 treaty was marked in Lausanne.", 100, "treaty", "", "the 1924 treaty"),
        (
            "Spain and Chile marked 30 years since the signing of the Treaty on Friendship and Cooperation.",
            30,
            "treaty",
            "",
            "the signing of the Treaty on Friendship and Cooperation",
        ),
        ("The pact, signed in 1949, marks its 75th anniversary.", 75, "treaty", "", "The pact"),
        (
            "They will honour the 150th anniversary of the birth of Mahatma Gandhi.",
            150,
            "birth",
            "",
            "the birth of Mahatma Gandhi",
        ),
        (
            "The premier spoke on the 20th anniversary of the death of Olof Palme.",
            20,
            "death",
            "",
            "the death of Olof Palme",
        ),
        (
            "He spoke ahead of the 30th anniversary of the 1994 genocide in Rwanda.",
            30,
            "atrocity",
            "RWA",
            "the 1994 genocide in Rwanda",
        ),
        (
            "The mayor recalled the 23rd anniversary of the September 11 attacks.",
            23,
            "atrocity",
            "",
            "the September 11 attacks",
        ),
        ("Families remember the second anniversary of his abduction today.", 2, "other", "", "his abduction"),
        ("They hailed the 10-year anniversary of the summit.", 10, "other", "", "the summit"),
        (
            "Leaders gathered on the anniversary of the invasion of Ukraine.",
            None,
            "war",
            "UKR",
            "the invasion of Ukraine",
        ),
        ("World leaders commemorated the end of World War II.", None, "war", "", "the end of World War II"),
    ],
)
def test_what_is_remembered(text: str, ordinal: int | None, kind: str, countries: str, event: str) -> None:
    record = only(text)
    assert record.event is not None
    assert (record.ordinal, record.kind, record.event.text) == (ordinal, kind, event)
    assert record.countries == tuple(countries.split())


@pytest.mark.parametrize(
    ("text", "year", "origin_year", "day"),
    [
        ("They marked the 50th anniversary of the accord.", 2024, 1974, None),
        ("Next year marks the 50th anniversary of the accord.", 2025, 1975, None),
        ("In conjunction with next year's talks they plan the accord's 50th anniversary.", 2025, 1975, None),
        ("They agreed to celebrate the 70th anniversary of ties in 2026.", 2026, 1956, None),
        ("In 2012, on the 40th anniversary of the accord, China and Japan fell out.", 2012, 1972, None),
        ("Finland's centenary was celebrated in 2017.", 2017, 1917, None),
        ("The bloc marks the 50th anniversary of the founding of the bank in 1974.", 2024, 1974, None),
        ("They marked the 30th anniversary of ties (March 2, 1994).", 2024, 1994, None),
        (
            "They marked the 100th anniversary of the 1923 treaty.",
            2024,
            1923,
            None,
        ),  # contradictory values stay as printed
        ("They marked the 2nd anniversary of the 1789 revolution.", 2024, 1789, None),
        ("They will mark the 67th anniversary of independence on December 15.", 2024, 1957, "2024-12-15"),
        ("July 1 marks the 95th anniversary of the founding of the party.", 2024, 1929, "2024-07-01"),
        ("Today marks 20 years since the accession to the pact.", 2024, 2004, "2024-11-20"),
        ("The bloc celebrated its 20th anniversary on 15-16 July 2023.", 2023, 2003, "2023-07-15/2023-07-16"),
        ("Ten years ago today, gunmen attacked the embassy.", 2024, 2014, "2024-11-20"),
        ("Leaders gathered on the anniversary of the accord.", 2024, None, None),
    ],
)
def test_when_it_is_marked(text: str, year: int, origin_year: int | None, day: str | None) -> None:
    record = only(text)
    assert (record.year, record.origin_year) == (year, origin_year)
    assert (None if record.date is None else str(record.date)) == day


@pytest.mark.parametrize(
    "text",
    [
        "For 150 years the two countries have traded.",
        "For nearly two decades the talks went nowhere.",
        "The accord ended a 10-year war.",
        "In the past 30 years of relations trade grew.",
        "The 75-year-old envoy spoke.",
        "More than six decades of cooperation bind them.",
        "After 20 years of war the guns fell silent.",
        "The next 50 years of the bloc will be hard.",
        "The first 100 years of the alliance were quiet.",
        "She received the Centenary Medal in 2003.",
        "The Bicentennial Framework for Security was discussed.",
        "The town hall stands on Jubilee Square.",
        "The six-month anniversary of the truce passed quietly.",
        "The 100-day anniversary of the cabinet passed quietly.",
        "Two years after the coup talks began.",
        "Three years ago the border was closed.",
        "The plan covers four years of training.",
        "Commemorative stamps were issued.",
        "The 16th summit was opened, the second of its kind.",
        "Kuwait's National Day was celebrated.",
        "Anniversaries bore him, he said.",
        "It was the first time in 40 years of talks that a premier came.",
    ],
)
def test_what_is_no_anniversary(text: str) -> None:
    assert found(text) == ()


def test_mentions_of_one_anniversary_are_one_record() -> None:
    text = (
        "India's 77th anniversary of independence was celebrated in Delhi. The 77th anniversary of India's "
        "independence is a day of joy, said the premier.\n\nThe anniversary brings us together, he said."
    )
    record = only(text)
    assert record.evidence.text.startswith("India's 77th")


def test_the_headline_adds_to_the_body() -> None:
    text = (
        "Togo and Benin celebrate 60th anniversary of ties\n\nLOME, Nov. 18 (AA) -- Officials said on Monday that the "
        "60th anniversary of relations was a joy."
    )
    article, _ = read(text, DAY, Gazetteer.default())
    (record,) = parse_anniversaries(article)
    assert record.evidence.text.startswith("Officials")
    assert record.countries == ("TGO", "BEN")


def test_the_same_count_of_other_events_is_another_record() -> None:
    text = (
        "Next year marks the 80th anniversary of the victory in the war and the 80th anniversary of the founding of "
        "the United Nations. This year is the 80th anniversary of diplomatic relations between Cuba and Mexico."
    )
    assert [(r.kind, r.year, r.countries) for r in found(text)] == [
        ("victory", 2025, ()),
        ("founding", 2025, ()),
        ("diplomatic_relations", 2024, ("CUB", "MEX")),
    ]


def test_the_body_whose_own_anniversary_it_is() -> None:
    text = LEAD + "The African Union met. The African Union celebrated its 20th anniversary."
    article, _ = read(text, DAY, Gazetteer.default())
    (record,) = parse_anniversaries(article)
    assert record.organisation == article.body_ids[0]


def test_without_a_date_of_speaking_nothing_is_guessed() -> None:
    record = only("This year marks the 50th anniversary of the accord.", None)
    assert (record.year, record.origin_year, record.date) == (None, None, None)
    record = only("They marked the 50th anniversary of the founding of the bank in 1974.", None)
    assert (record.year, record.origin_year) == (None, None)
    record = only("They marked the 50th anniversary of the 1974 treaty.", None)
    assert (record.year, record.origin_year) == (2024, 1974)


def test_a_time_of_publication_serves_as_well() -> None:
    text = LEAD + "They marked the 50th anniversary of the accord."
    article, _ = read(text, datetime.combine(DAY, time(9, 30)), Gazetteer.default())
    assert [record.year for record in parse_anniversaries(article)] == [2024]


def test_typography_changes_nothing() -> None:
    straight = "They toasted ASEAN's 57th anniversary and the 40th anniversary of Peru-Chile ties."
    curly = straight.replace("'", "’").replace(" 40th ", "\u00a040th\u00a0")

    def facts(text: str) -> list[tuple[object, ...]]:
        return [(r.ordinal, r.kind, r.countries, r.year, r.event.text if r.event else None) for r in found(text)]

    assert facts(straight) == facts(curly)


NUMBERS = sorted((w for w, n in words().cardinals.items() if n < 20), key=words().cardinals.__getitem__)
ORDINALS = sorted((w for w, n in words().ordinals.items() if n < 20), key=words().ordinals.__getitem__)
TENS = sorted((w for w, n in words().cardinals.items() if 20 <= n < 100), key=words().cardinals.__getitem__)


def spelled(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{NUMBERS[hundreds - 1]} hundred"] if hundreds else []
    if not rest:
        return parts[0] + "th"
    tens, ones = divmod(rest, 10)
    if rest < 20:
        tail = ORDINALS[rest - 1]
    elif ones:
        tail = f"{TENS[tens - 2]}-{ORDINALS[ones - 1]}"
    else:
        tail = f"{TENS[tens - 2][:-1]}ieth"
    return " and ".join([*parts, tail])


def suffixed(number: int) -> str:
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


class TestCountsAreReadBack:
    """Rendering a generated count in any listed form and reading it gives the count back."""

    @given(st.integers(1, 999), st.sampled_from((suffixed, spelled)))
    def test_ordinals(self, number: int, form: object) -> None:
        assert callable(form)
        assert only(f"They marked the {form(number)} anniversary of the accord.").ordinal == number

    @given(st.integers(2, 999))
    def test_cardinals(self, number: int) -> None:
        assert only(f"They mark {number} years of friendship.").ordinal == number
        assert only(f"They marked the {number}-year anniversary of the accord.").ordinal == number

    @pytest.mark.parametrize(("noun", "years"), [(n, y) for n, y in sorted(words().nouns.items()) if y and not n.endswith("s")])
    def test_nouns_that_hold_the_count(self, noun: str, years: int) -> None:
        assert only(f"They celebrated the {noun} of the accord.").ordinal == years


PIECES = (
    *(
        "the",
        "75th",
        "anniversary",
        "of",
        "founding",
        "China",
        "Russia",
        "-",
        "and",
        "years",
        "50",
        "marks",
        "ASEAN",
        "'s",
        ",",
    ),
    *(
        "centenary",
        "jubilee",
        "golden",
        "its",
        "our",
        "two",
        "countries",
        "ties",
        "since",
        "century",
        "half",
        "a",
        "ago",
    ),
    *(
        "today",
        "this",
        "year",
        "2020",
        "in",
        "1949",
        "birthday",
        "commemorate",
        "end",
        "war",
        ".",
        "(",
        ")",
        "day",
        "national",
    ),
    *("<", "sup", ">", "th", "/", "60", "between", "independence", "\n\n", "“", "”"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.sampled_from((DAY, None, date.min, date.max)))
def test_any_text_is_read(text: str, day: date | None) -> None:
    found(text, day)


@pytest.mark.parametrize("unit", ["anniversary ", "the 75th anniversary of Chad and ", "50 years of ", "marks a century since Peru, "])
def test_time_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        article, _ = read(unit * times, DAY, Gazetteer.default())
        best = 9.0
        for _ in range(3):
            begun = process_time()
            parse_anniversaries(article)
            best = min(best, process_time() - begun)
        return best

    assert seconds(2000) < 12 * seconds(500) + 0.05
