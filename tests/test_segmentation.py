"""Tokens, paragraphs, sentences and quotations. All texts here were written for these tests."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents.document import Document
from dipevents.gazetteer import Gazetteer
from dipevents.segmentation import LONGEST_SENTENCE, segment

GAZETTEER = Gazetteer.default()


def cut(text: str) -> Document:
    return segment(text, GAZETTEER)


def sentences(text: str) -> list[str]:
    document = cut(text)
    return [document.slice(s.start, s.end) for s in document.sentences]


def paragraphs(text: str) -> list[str]:
    document = cut(text)
    return [document.slice(p.start, p.end) for p in document.paragraphs]


def quotations(text: str) -> list[tuple[str, bool]]:
    document = cut(text)
    return [(document.slice(q.start, q.end), q.closed) for q in document.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They spoke.", ["They met.", "They spoke."]),
        ("Mr. Roe met Dr. Diaz in St. Kitts. They spoke.", ["Mr. Roe met Dr. Diaz in St. Kitts.", "They spoke."]),
        ("He met Gen. Roe on Nov. 18. It rained.", ["He met Gen. Roe on Nov. 18.", "It rained."]),
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        ("The U.S. State Department spoke.", ["The U.S. State Department spoke."]),
        ("John F. Roe spoke. He left.", ["John F. Roe spoke.", "He left."]),
        ("They spent $1.5 billion on it. He left.", ["They spent $1.5 billion on it.", "He left."]),
        ("They met at 9 a.m. and left.", ["They met at 9 a.m. and left."]),
        ('"We met." They left.', ['"We met."', "They left."]),
        ("“We met,” he said. “We spoke.”", ["“We met,” he said.", "“We spoke.”"]),
        ("Did they meet? Yes! They did.", ["Did they meet?", "Yes!", "They did."]),
        ("He said ... and left.", ["He said ... and left."]),
        ("The talks ended.The ministers left.", ["The talks ended.", "The ministers left."]),
        ("See www.example.org for more.", ["See www.example.org for more."]),
        ("They met.\u00a0They spoke.", ["They met.", "They spoke."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met.\n\nThey spoke.", ["They met.", "They spoke."]),
        ("They met.\r\n\r\nThey spoke.", ["They met.", "They spoke."]),
        ("They met.\r\nThey spoke.", ["They met.", "They spoke."]),
        ("They met.\n \n\t\nThey spoke.", ["They met.", "They spoke."]),
        ("They met.\u2029They spoke.", ["They met.", "They spoke."]),
        (
            "The ministers of the two states met on Monday in the old town hall of Lima\nand spoke of the harbour.",
            ["The ministers of the two states met on Monday in the old town hall of Lima\nand spoke of the harbour."],
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


TYPESCRIPT = (
    "The Minister for Ports said today that the new agreement with",
    "Norway would be signed in Bergen by both governments and",
    "that the ferry would sail again before the end of the winter",
    "or, if the harbour should freeze, in April.",
    '"The people on both shores have waited for this day," he',
    "said when he left for the airport with a delegation of",
    "fishermen, shipowners and two members of the parliament.",
    "He will meet Prime Minister Ingrid Vold in the morning and",
    "return to the capital on Thursday.",
)


def test_paragraphs_of_a_page_with_double_spacing() -> None:
    """A blank line below each line of a typescript ends no paragraph; one between the items of a list does."""
    joined = [" ".join(TYPESCRIPT[a:b]) for a, b in ((0, 4), (4, 7), (7, 9))]
    assert [" ".join(p.split()) for p in paragraphs("\n\n".join(TYPESCRIPT))] == joined
    items = [f"{letter}) talks on the harbours of the north and on those of the south will go on" for letter in "abcdefg"]
    above = ["A Pact for Two Coasts", "They met in Bergen on Friday and talked for a day.", "Both sides agreed on what stands below:"]
    assert paragraphs("\n\n".join([*above, *items])) == [*above, *items]


def test_an_endless_sentence_is_cut_at_a_comma_else_where_it_is_too_long() -> None:
    document = segment("fish " * 300 + "swam, and " + "birds " * 450 + "flew. Then it rained.", Gazetteer.default())
    assert [s.end - s.start for s in document.sentences] == [302, LONGEST_SENTENCE, 53, 4]


def test_a_line_that_breaks_off_goes_on_below() -> None:
    """No title ends with a preposition or with the comma that an attribution follows."""
    short = "They spoke of the ferries to\nNorway and Denmark, which sail all the year round when the weather allows it."
    said = '"The harbour will be open next week,"\nMr Vold said at the end of a long meeting with the owners of the ferries.'
    assert [len(paragraphs(text)) for text in (short, said)] == [1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We met."', [("We met.", True)]),
        ("He said: “We met.”", [("We met.", True)]),
        ("He said: ``We met.''", [("We met.", True)]),
        ("He said: ‘We met.’", [("We met.", True)]),
        ("He said: 'We met.'", [("We met.", True)]),
        ("He said: «We met.»", [("We met.", True)]),
        ("He said: „We met.“", [("We met.", True)]),
        ("He said: ‘It is Peru’s port.’", [("It is Peru’s port.", True)]),
        ("The ministers' meeting was Peru's idea.", []),
        ("“We met,” he said, “and spoke.”", [("We met,", True), ("and spoke.", True)]),
        ("“He told me: ‘Go home.’ I went,” she said.", [("He told me: ‘Go home.’ I went,", True)]),
        ("“We met.\n\n“We spoke,” he said.", [("We met.", False), ("We spoke,", True)]),
        ("“We met. He left.", [("We met. He left.", False)]),
        ('It is a 5" pipe, he said.', []),
        ('""', []),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quotations(text) == expected


def test_decomposed_text_is_cut_as_composed_text_is() -> None:
    text = "Président Çelik met Mr. Şahin. They spoke."

    assert len(cut(unicodedata.normalize("NFD", text)).words) == len(cut(text).words)
    assert cut(unicodedata.normalize("NFD", text)).folded == cut(text).folded


TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="aB .,\n\r\u2028\u2029\x85\t\u00a0\"'“”‘’«»„`()[]-—_|…!?0İß\u0301", max_size=120),
)


@given(TEXTS)
def test_tokens_are_slices_with_nothing_but_space_between(text: str) -> None:
    document = cut(text)
    at = 0

    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        assert text[start:end] == word
        assert word
        between = text[at:start]
        assert not any(c.isalnum() for c in between)
        at = end
    assert not any(c.isalnum() for c in text[at:])
    assert len(document.words) == len(document.folded) == len(document.flags)


@given(TEXTS)
def test_parts_are_nested_and_in_order(text: str) -> None:
    document = cut(text)

    assert [i for s in document.sentences for i in range(s.start, s.end)] == list(range(len(document.words)))
    assert [i for p in document.paragraphs for i in range(p.start, p.end)] == list(range(len(document.words)))
    last = 0
    for quotation in document.quotations:
        assert last <= quotation.start < quotation.end <= len(document.words)
        last = quotation.end


@given(TEXTS)
def test_a_paragraph_in_front_changes_no_token_behind_it(text: str) -> None:
    lead = "The ministers met in Lima on Monday.\n\n"

    assert cut(lead + text).words == cut(lead).words + cut(text).words
    assert [s - len(lead) for s in cut(lead + text).starts[8:]] == cut(text).starts
