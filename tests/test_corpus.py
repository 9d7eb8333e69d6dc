"""The regression corpus: every case of tests/corpus yields what a careful reader expects, and no more."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import settings

import dipevents
from corpus_match import Case, differences, known_failures, load_cases, read_case
from dipevents.choices import Act, DateBasis, PartyKind, Rank, StatementMode, Tenure, values

CASES = load_cases()
KNOWN = known_failures()
APART = 1 if settings().max_examples > 100 else 13
"""So many words lie between two ends at which a case is cut off."""


def marked(case: Case) -> object:
    reason = KNOWN.get(case["label"])
    marks = [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)]
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(case: Case) -> None:
    assert differences(case, read_case(case)) == []


@pytest.mark.parametrize("name", sorted({case["file"] for case in CASES}))
def test_cut_off(name: str) -> None:
    """What a case says is read without fault from a part of it too, whichever word it breaks off behind; by default a sample of them."""
    for case in CASES:
        if case["file"] == name:
            ends = [found.end() for found in re.finditer(r"\w+|[^\w\s]", case["text"])]
            for end in ends[len(case["text"]) % APART :: APART]:
                dipevents.parse(case["text"][:end])


# --- the corpus itself ----------------------------------------------------------------------------------------------


def statements() -> list[Case]:
    return [s for case in CASES for s in case["expect"].get("statements", ())]


def test_a_label_names_one_case() -> None:
    assert [label for label, count in Counter(case["label"] for case in CASES).items() if count > 1] == []


def test_known_failures_are_cases() -> None:
    assert sorted(set(KNOWN) - {case["label"] for case in CASES}) == []


def test_known_failures_are_few() -> None:
    assert len(KNOWN) * 20 <= len(CASES)


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 260
    assert sum("absent" in case["expect"] for case in CASES) >= 65


def masked(text: str) -> str:
    """Return a text without what could be exchanged: numbers, and words with a capital."""
    return re.sub(r"\W+", " ", re.sub(r"\d+", "0", re.sub(r"\b[^\W\d_a-z][\w'’.-]*", "N", text))).strip()


def test_cases_are_distinct_behind_their_names() -> None:
    seen: dict[str, str] = {}
    for case in CASES:
        twin = seen.setdefault(masked(case["text"]), case["label"])
        assert twin == case["label"]


def test_every_case_has_an_expectation_and_a_comment() -> None:
    assert [case["label"] for case in CASES if not (case["expect"] and case["comment"])] == []


def test_expected_words_stand_in_the_text() -> None:
    for case in CASES:
        for statement in case["expect"].get("statements", ()):
            words = [*statement["content"], *filter(None, [statement.get("cue")])]
            assert [w for w in words if w not in case["text"]] == [], case["label"]


@pytest.mark.parametrize(
    ("choice", "key"),
    [(Act, "act"), (StatementMode, "mode"), (DateBasis, "date_basis")],
    ids=["act", "mode", "date_basis"],
)
def test_each_value_of_a_statement_is_shown(choice: object, key: str) -> None:
    expected = {s.get(key) for s in statements()}
    assert sorted(set(values(choice)) - expected - {"dateline", "published"}) == []


@pytest.mark.parametrize(("choice", "key"), [(PartyKind, "kind"), (Rank, "rank"), (Tenure, "tenure")])
def test_each_value_of_a_speaker_is_shown(choice: object, key: str) -> None:
    expected = {s["speaker"].get(key) for s in statements()}
    assert sorted(set(values(choice)) - expected) == []
