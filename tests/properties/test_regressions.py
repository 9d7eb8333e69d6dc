"""Texts that once broke a law, found by the property tests or by fuzzing, each with what it broke."""

from __future__ import annotations

from datetime import date

import pytest

from dipevents import parse
from dipevents.check import check_article


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@", id="total: a mark of handles alone"),
        pytest.param("D8 \u0301", id="total: a lone accent folded to nothing, which ends a path of the index"),
        pytest.param("D8 \u0300A", id="total: the same in front of a letter"),
        pytest.param(
            "“Trade will grow,” Mr. Roe said.\n\n“Trade\u00a0will grow,” Mr. Roe said.",
            id="total: sentences that differ in white space alone had one id",
        ),
        pytest.param(
            "“Trade will grow,” Mr. Çelik said.\n\n“Trade will grow,” Mr. C\u0327elik said.",
            id="total: sentences that differ in normal form alone had one id",
        ),
        pytest.param(
            "Peru's President Ana Zobel will visit Chile on May 5, 2026.\n\nXinhua) 09:11, April 6, 2035\n\nLIMA, April 6 (Xinhua) -- Cuban "
            "President Omar Reyes began a state visit to Peru on Thursday evening.",
            id="ordered: a meeting told in the deck stood behind those of the body",
        ),
        pytest.param("Speech of Foreign Minister Helga Brandvold\n\nI thank you.\n\nYour", id='total: a text that ends in "your"'),
        pytest.param(
            'The league?\nNoting the the wish to engage in talks with Peru,the"senior minister', id="total: a text that ends in a name"
        ),
        pytest.param("Joint Statement Begin\n\nWe frown on welcome guests.", id='total: "we" among those whom "we" means'),
        pytest.param(
            "Fijian met Monday.\n Baltic Meeting lasted long,accompanied by Minister", id="total: a gathering of nobody was joined"
        ),
        pytest.param("Minister Ana Roe of Chile met with Thai colleague", id="total: a text that ends in a counterpart"),
        pytest.param("Ports\n\nThe Age", id="total: a text that ends in a name with an article"),
        pytest.param(
            "Remarks by President Ana Roe\n\nPRESIDENT ROE: Thank you.\n\nPRESIDENT ROE: [", id="total: a text that ends in an open bracket"
        ),
        pytest.param("Norway will send a delegation led by", id='total: a text that ends in "led by"'),
        pytest.param(
            "Ana Zobel thanked Cuba in response to a message the Peruvian president sent to congratulate",
            id="total: a text that ends in what a message was sent for",
        ),
        pytest.param(
            "Malian President Joseph Keita spoke by phone with Amadou Sy of Chad.\n\nChilean Foreign Minister Ana Roe held talks with her "
            "Peruvian counterpart Luis Prado in Lima. The meeting,",
            id='total: a text that ends in "The meeting,"',
        ),
        pytest.param(
            "LIMA, May 17 - Chilean Minister Ana Roe met Peruvian counterpart Luis Prado. They discussed the supply of systems, joint production",
            id="total: a text that ends in a topic behind one with a complement",
        ),
        pytest.param("al-" * 2_000, id="linear: particles in front of a name were not counted"),
        pytest.param("said " * 2_000, id="linear: a sentence without end was looked through for each verb"),
        pytest.param("The road reopened in Vik.\n\nTwo people are missing, according to", id='total: a text that ends in "according to"'),
        pytest.param(
            "The road reopened in Vik.\n\nHe leads a choir, according to the choir’s", id="total: a text that ends in whose words they are"
        ),
        pytest.param(
            "A plea was made at the 0th meeting of the Cooperation Council in Brussels on 18 November.",
            id="total: an event without a number that counts",
        ),
        pytest.param(
            'LIMA, May 14 (Wire) -- Bolivian Foreign Minister Ana Roe met her Chilean counterpart, Rosa Vaca, in Lima. "Our talks',
            id="total: a text that ends in the noun of an encounter",
        ),
        pytest.param("Ana Roe, Senior Adviser to the Director of Drug", id="total: a text that ends in a field"),
        pytest.param("GENEVA, May - Deputies met with ministers demanding", id="total: a text that ends in a participle of saying"),
        pytest.param(
            "Foreign Minister Ana Roe spoke with Kenyan Foreign Minister Peter Oloo today.\n\nISSUED",
            id="total: a text that ends in the label of a signature",
        ),
        pytest.param(
            "LIMA, May 14 (Wire) -- Bolivian Foreign Minister Ana Roe met her Chilean counterpart, Rosa Vaca, in Lima on Monday. Later in the day",
            id="total: a text that ends in a day",
        ),
        pytest.param(
            "LIMA, May 14 (Wire) -- Bolivian President Ana Roe hosted the leaders of Chile and Peru in Lima on Monday for a summit of the Quad",
            id="total: a text that ends in the body of a summit",
        ),
        pytest.param(
            "PYONGYANG, June 3 (KCNA) -- The premier received Ambassador Amadou Keita of Mali at the Mansudae Assembly",
            id="total: a text that ends in the hall of an encounter",
        ),
    ],
)
def test_laws(text: str) -> None:
    check_article(text)


@pytest.mark.parametrize("published", [date.min, date(1, 1, 2), date.max])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Peru's President Ana Zobel held a meeting with Foreign Minister Åke Holm of Norway on March 6.", id="a day told as past"
        ),
        pytest.param(
            "Peru's President Ana Zobel arrived in Oslo on Monday for a visit. She met Foreign Minister Åke Holm there at the Fjord Forum.",
            id="an event during a visit",
        ),
        pytest.param("On Monday, Ana Zobel of Peru was on the third day of a five-day visit to Norway.", id="a day of a stay"),
    ],
)
def test_total_beyond_the_calendar(text: str, published: date) -> None:
    check_article(text, published=published)


def test_shift_a_title_reached_over_the_end_of_a_paragraph() -> None:
    prose = "Prime Minister Zlok Brabanov of Canada paid an official visit to Mali on 3 March 2021."
    alone, headed = parse(prose), parse(f"Grain transit on the agenda in Bamako\n\n{prose}")
    (person,) = headed.people
    assert (person.name, person.country, person.titles) == ("Zlok Brabanov", "CAN", ("Prime Minister",))
    assert [p.titles for p in alone.people] == [person.titles]


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("WILLEMSTAD, FEBRUARY 6, ARMENPRESS. Aage Roe, the Irish minister, left.", "Willemstad", "ARMENPRESS"),
        ("Saint John's, January 8 (KCNA) -- Talks began.", "Saint John's", "KCNA"),
        ("PORT-AU-PRINCE (AP) — Talks began.", "Port-au-Prince", "AP"),
        ("Port-au-Prince, July 4 (KCNA) -- Talks began.", "Port-au-Prince", "KCNA"),
        ("Ciudad de la Paz, July 11 (KCNA) -- Talks began.", "Ciudad de la Paz", "KCNA"),
    ],
)
def test_recover_a_dateline(line: str, place: str, agency: str) -> None:
    report = parse(f"New push for grain transit\n\n{line}")
    assert report.dateline is not None
    assert (report.dateline.place.name, report.dateline.agency) == (place, agency)
