"""The word tables: every row has the shape its reader expects, stands where it should and says nothing twice.

``DIPEVENTS_FIX_DATA=1 pytest tests/test_data_words.py`` rewrites the files in their canonical form.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path
from typing import Any, Final

import pytest

from dipevents.tokens import fold, split

Row = dict[str, Any]

DATA: Final = Path(str(resources.files("dipevents") / "data"))
FILES: Final = ("cues", "family_names", "given_names", "offices", "verbs", "words")

ACTS: Final = frozenset(
    [
        "say",
        "ask",
        "announce",
        "thank",
        "congratulate",
        "condole",
        "welcome",
        "praise",
        "criticise",
        "condemn",
        "accuse",
        "deny",
        "demand",
        "call_for",
        "propose",
        "promise",
        "warn",
        "threaten",
        "agree",
        "reject",
        "reaffirm",
        "express",
    ]
)
RANKS: Final = frozenset(
    [
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "finance_minister",
        "minister",
        "deputy_minister",
        "ambassador",
        "envoy",
        "spokesperson",
        "legislator",
        "igo_head",
        "official",
    ]
)
TENURES: Final = frozenset(("former", "acting", "elect", "designate"))
INFLECTIONS: Final = ("base", "s", "past", "part", "ing")
FRAMES: Final = {
    "verb": frozenset(
        [
            "quote",
            "that",
            "bare",
            "np",
            "to",
            "np_to",
            "np_that",
            "np_prep",
            "np_np",
            "np_wh",
            "prep",
            "wh",
            "gerund",
            "as",
        ]
    ),
    "noun": frozenset(["quote", "that", "to", "np_to", "np_prep", "wh"]),
    "relay": frozenset(["quote", "that", "bare"]),
    "source": frozenset(["prep_source", "template", "setting", "relay_source", "by_source"]),
    "light": frozenset[str](),
    "block": frozenset[str](),
}

# key -> (types allowed, required)
SHAPES: Final[dict[str, dict[str, tuple[tuple[type, ...], bool]]]] = {
    "cues": {
        "id": ((str,), True),
        "kind": ((str,), True),
        "forms": ((dict,), True),
        "complement": ((list,), False),
        "frames": ((list,), True),
        "weak_frames": ((list,), False),
        "preps": ((list,), False),
        "act": ((str, type(None)), True),
        "addressee": ((str, type(None)), True),
        "strength": ((str,), True),
        "ambiguous": ((list,), False),
        "light": ((list,), False),
        "also": ((list,), False),
        "source": ((str,), True),
    },
    "offices": {
        "id": ((str,), True),
        "kind": ((str,), True),
        "forms": ((list,), True),
        "plural": ((list,), True),
        "abbreviations": ((list,), True),
        "rank": ((str, type(None)), True),
        "rank_by_country": ((dict,), False),
        "country": ((str, type(None)), True),
        "gendered": ((str, type(None)), True),
        "tenure": ((str, type(None)), True),
        "effect": ((str,), False),
        "source": ((str,), True),
    },
    "given_names": {
        "id": ((str,), True),
        "name": ((str,), True),
        "gender": ((str,), True),
        "weak": ((bool,), False),
        "source": ((str,), True),
    },
    "family_names": {
        "id": ((str,), True),
        "kind": ((str,), True),
        "name": ((str,), True),
        "order": ((str,), False),
        "culture": ((str,), False),
        "weak": ((bool,), False),
        "languages": ((list,), False),
        "source": ((str,), True),
    },
    "verbs": {
        "id": ((str,), True),
        "s": ((str,), True),
        "past": ((str,), True),
        "part": ((str,), True),
        "ing": ((str,), True),
        "variants": ((dict,), False),
        "source": ((str,), True),
    },
    "words": {
        "id": ((str,), True),
        "kind": ((str,), True),
        "forms": ((list,), True),
        "value": ((int,), False),
        "number": ((int,), False),
        "gender": ((str,), False),
        "countries": ((list,), False),
        "note": ((str,), False),
        "source": ((str,), True),
    },
}


def read(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def canonical(name: str, table: list[Row]) -> str:
    order = list(SHAPES[name])
    lines = [
        json.dumps({key: row[key] for key in sorted(row, key=order.index)}, ensure_ascii=False)
        for row in sorted(table, key=lambda row: str(row["id"]))
    ]
    return "".join(line + "\n" for line in lines)


def by_kind(name: str) -> dict[str, list[Row]]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in read(name):
        kinds[row["kind"]].append(row)
    return kinds


def twice(forms: list[str]) -> list[str]:
    return sorted(form for form, count in Counter(forms).items() if count > 1)


@pytest.mark.parametrize("name", FILES)
def test_rows_have_their_shape(name: str) -> None:
    shape = SHAPES[name]
    required = {key for key, (_, needed) in shape.items() if needed}
    for row in read(name):
        assert required <= row.keys() <= shape.keys(), row
        for key, value in row.items():
            assert type(value) in shape[key][0], (row["id"], key)
            assert value != "", (row["id"], key)
        assert row["source"].strip() == row["source"]
        assert re.fullmatch(r"[a-z0-9_-]+", row["id"]), row["id"]


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique(name: str) -> None:
    ids = [row["id"] for row in read(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", FILES)
def test_files_are_canonical(name: str) -> None:
    path = DATA / f"{name}.jsonl"
    expected = canonical(name, read(name))
    if os.environ.get("DIPEVENTS_FIX_DATA"):
        path.write_text(expected, encoding="utf-8", newline="\n")
    assert path.read_bytes() == expected.encode()


@pytest.mark.parametrize("name", FILES)
def test_strings_are_clean(name: str) -> None:
    for row in read(name):
        for text in re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(row, ensure_ascii=False)):
            assert text == text.strip(), row["id"]
            assert "  " not in text, row["id"]
            assert "\N{NO-BREAK SPACE}" not in text, row["id"]


# --- cues -------------------------------------------------------------------------------------------------------


def test_cues_use_the_closed_choices() -> None:
    for row in read("cues"):
        frames = FRAMES[row["kind"]]
        assert set(row["frames"]) <= frames, row["id"]
        assert set(row.get("weak_frames", ())) <= set(row["frames"]), row["id"]
        assert bool(row["frames"]) == (row["kind"] not in ("light", "block")), row["id"]
        assert row["act"] in ACTS if row["frames"] else row["act"] is None, row["id"]
        assert row["addressee"] in ("object", "to", "with", None), row["id"]
        assert row["strength"] in ("strong", "weak"), row["id"]
        if row.get("preps"):
            assert {"np_prep", "that"} & set(row["frames"]), row["id"]
        if "np_prep" in row["frames"]:
            assert row.get("preps"), row["id"]


def test_cue_verbs_are_fully_inflected() -> None:
    for row in read("cues"):
        if row["kind"] not in ("verb", "light", "relay"):
            continue
        forms = row["forms"]
        assert tuple(forms) == INFLECTIONS, row["id"]
        for inflection, found in forms.items():
            assert found, (row["id"], inflection)
            assert twice(found) == [], (row["id"], inflection)


def test_cue_verbs_agree_with_the_table_of_verbs() -> None:
    verbs = {row["id"]: row for row in read("verbs")}
    for row in read("cues"):
        if row["kind"] not in ("verb", "light", "relay"):
            continue
        for base in row["forms"]["base"]:
            first, _, rest = base.partition(" ")
            if first in (
                "be",
                "verbally",
                "re-affirm",
                "re-emphasise",
                "re-emphasize",
                "highly",
                "deeply",
                "greatly",
                "not",
            ):  # inflected by hand
                continue
            verb = verbs[first]
            for key in ("s", "past", "part", "ing"):
                assert f"{verb[key]} {rest}".strip() in row["forms"][key], (base, key)


def test_a_cue_form_in_two_rows_is_declared_by_both() -> None:
    table = {row["id"]: row for row in read("cues")}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in table.values():
        for listed in row["forms"].values():
            for form in listed:
                owners[form].add(row["id"])
    expected: dict[str, set[str]] = defaultdict(set)
    for ids in owners.values():
        for one in ids:
            expected[one] |= ids - {one}
    for ident, row in table.items():
        assert sorted(expected[ident]) == row.get("also", []), ident


def test_ambiguous_cue_forms_are_forms_of_the_cue() -> None:
    for row in read("cues"):
        forms = {form for listed in row["forms"].values() for form in listed}
        assert set(row.get("ambiguous", ())) <= forms, row["id"]


def test_light_verbs_of_nouns_are_cues_themselves() -> None:
    table = {row["id"]: row for row in read("cues")}
    used = set()
    for row in table.values():
        for light in row.get("light", ()):
            assert row["kind"] == "noun", row["id"]
            assert table[light]["kind"] in ("verb", "light"), (row["id"], light)
            used.add(light)
    assert {row["id"] for row in table.values() if row["kind"] == "light"} <= used


def test_templates_have_one_slot() -> None:
    for row in read("cues"):
        for listed in row["forms"].values():
            for form in listed:
                assert form.count("{party}") == ("template" in row["frames"]), form


# --- offices ----------------------------------------------------------------------------------------------------


def test_offices_use_the_closed_choices() -> None:
    countries = {row["id"] for row in read("countries")}
    for row in read("offices"):
        assert row["kind"] in ("office", "head", "modifier", "portfolio", "honorific"), row["id"]
        assert row["rank"] in RANKS or (row["rank"] is None and row["kind"] != "office"), row["id"]
        assert row["gendered"] in ("m", "f", None), row["id"]
        assert row["tenure"] in (*TENURES, None), row["id"]
        assert row["country"] is None or row["country"] in countries, row["id"]
        assert row["forms"], row["id"]
        for country, rank in row.get("rank_by_country", {}).items():
            assert country in countries, row["id"]
            assert rank in RANKS, row["id"]
        if row["kind"] not in ("office", "head"):
            assert row["plural"] == [], row["id"]


def test_no_title_stands_twice_within_its_kind() -> None:
    for kind, table in by_kind("offices").items():
        forms = [
            form if kind == "honorific" else form.lower()
            for row in table
            for form in (*row["forms"], *row["plural"], *row["abbreviations"])
        ]
        assert twice(forms) == [], kind


def test_titles_are_lower_case_and_honorifics_capitalised() -> None:
    for row in read("offices"):
        for form in (*row["forms"], *row["plural"]):
            if row["kind"] == "honorific":
                assert form[0].isupper() or form.startswith("the "), form
            else:
                assert form == form.lower(), form


def test_heads_have_a_plural() -> None:
    for row in read("offices"):
        if row["kind"] == "head":
            assert row["plural"], row["id"]
            assert not set(row["forms"]) & set(row["plural"]), row["id"]


def test_words_that_open_a_title_tell_one_gender_and_one_tenure() -> None:
    """A reader knows a title by its first word: no two rows may say different things of that."""
    genders: dict[str, set[str | None]] = defaultdict(set)
    tenures: dict[str, set[str | None]] = defaultdict(set)
    for row in read("offices"):
        for form in row["forms"]:
            first = split(form.rstrip("."))[0]
            if row["kind"] == "honorific" and first not in ("your", "their"):
                genders[first].add(row["gendered"])
            if row["kind"] == "modifier" and row["tenure"]:
                assert len(split(form)) == 1 or form == "a.i.", form
                tenures[first].add(row["tenure"])
    assert {word: said for word, said in genders.items() if len(said) > 1} == {}
    assert {word: said for word, said in tenures.items() if len(said) > 1} == {}


# --- names ------------------------------------------------------------------------------------------------------


def test_given_names_stand_once_and_say_one_gender() -> None:
    table = read("given_names")
    assert twice([row["name"] for row in table]) == []
    genders: dict[str, set[str]] = defaultdict(set)
    for row in table:
        assert row["gender"] in ("m", "f", "u"), row
        assert row.get("weak", True) is True, row
        genders[fold(row["name"])].add(row["gender"])
    assert {name: said for name, said in genders.items() if len(said) > 1} == {}


def test_given_names_that_are_words_are_weak() -> None:
    verbs = {row[key] for row in read("verbs") for key in ("id", "s", "past", "part", "ing")}
    closed = {
        split(form)[0]
        for row in read("words")
        if row["kind"] in ("month", "weekday", "modal", "preposition", "determiner", "pronoun", "auxiliary")
        for form in row["forms"]
    }
    for row in read("given_names"):
        if fold(row["name"]) in verbs | closed:
            assert row.get("weak"), row["name"]


def test_names_do_not_read_as_function_words() -> None:
    closed = {
        split(form)[0]
        for row in read("words")
        if row["kind"] in ("preposition", "determiner", "pronoun", "auxiliary", "conjunction") and row["forms"]
        for form in row["forms"]
        if len(split(form)) == 1
    }
    given = {fold(row["name"]) for row in read("given_names")}
    family = {fold(row["name"]) for row in read("family_names") if row["kind"] == "family_name"}
    assert given & closed == {"per"}
    assert family & closed == {"he"}
    suffixes = {split(row["name"])[0] for row in read("family_names") if row["kind"] == "suffix"}
    assert suffixes & (closed | family | given) == set()


def test_family_names_say_how_they_are_ordered() -> None:
    for row in read("family_names"):
        assert row["kind"] in ("family_name", "particle", "suffix"), row["id"]
        if row["kind"] == "family_name":
            assert row["culture"] in ("chinese", "korean", "vietnamese", "khmer", "japanese", "hungarian", "english"), row["id"]
            late = {"japanese": "family_last_in_english", "english": "family_last_in_english"}
            assert row["order"] == late.get(row["culture"], "family_first"), row["id"]


def test_family_names_stand_once_within_their_culture() -> None:
    cultures: dict[str, list[str]] = defaultdict(list)
    for row in read("family_names"):
        key = str(row.get("culture") or row["kind"])
        cultures[key].append(row["name"].lower() if key == "particle" else row["name"])
    assert {culture: twice(names) for culture, names in cultures.items() if twice(names)} == {}


# --- verbs ------------------------------------------------------------------------------------------------------

VOWELS: Final = "aeiou"


def regular(base: str) -> dict[str, set[str]]:
    """Return what the rules of spelling allow for a regular verb, the doubled consonant included."""
    stem = base.removesuffix("e")
    third = {base + "es"} if base.endswith(("s", "x", "z", "ch", "sh")) else {base + "s"}
    past, ing = {stem + "ed"}, {stem + "ing"}
    if base.endswith("y") and base[-2] not in VOWELS:
        third, past = {base[:-1] + "ies"}, {base[:-1] + "ied"}
    elif base.endswith(("ee", "oe", "ye")):
        ing = {base + "ing"}
    elif base.endswith("ie"):
        ing = {base[:-2] + "ying"}
    elif base.endswith(("nge", "ue", "ge")):
        ing |= {base + "ing"}
    elif base[-1] in "bdfgklmnprstvz" and base[-2] in VOWELS:
        past |= {base + base[-1] + "ed"}
        ing |= {base + base[-1] + "ing"}
        third |= {base + base[-1] + "es"} if base[-1] in "sz" else set()
    elif base.endswith("c"):
        past |= {base + "ked"}
        ing |= {base + "king"}
    if base.endswith("o"):
        third |= {base + "es"}
    return {"s": third, "past": past, "part": past, "ing": ing}


def listed(row: Row, key: str) -> list[str]:
    return [row[key], *row.get("variants", {}).get(key, ())]


def test_the_third_person_and_the_participle_follow_the_rules() -> None:
    for row in read("verbs"):
        base = row["id"]
        if base in ("be", "have"):
            continue
        rules = regular(base)
        assert set(listed(row, "s")) <= rules["s"], row
        assert set(listed(row, "ing")) <= rules["ing"] | {"ageing", "eyeing"}, row


def test_a_regular_past_is_a_regular_participle() -> None:
    for row in read("verbs"):
        for form in listed(row, "past"):
            if form.endswith("ed") and form not in (
                "bled",
                "bred",
                "fed",
                "fled",
                "led",
                "shed",
                "sped",
                "wed",
                "misled",
                "pled",
            ):
                assert form in regular(row["id"])["past"], row
        irregular = row["past"] not in regular(row["id"])["past"]
        if not irregular and row["id"] not in MIXED:
            assert set(listed(row, "past")) == set(listed(row, "part")), row


MIXED: Final = frozenset(
    [
        "chide",
        "crow",
        "dive",
        "disprove",
        "hew",
        "interweave",
        "mow",
        "prove",
        "saw",
        "sew",
        "shave",
        "shear",
        "show",
        "sow",
        "strew",
        "strive",
        "swell",
        "thrive",
        "blow",
    ]
)
IRREGULAR: Final = {
    "begin": ("began", "begun"),
    "bring": ("brought", "brought"),
    "choose": ("chose", "chosen"),
    "draw": ("drew", "drawn"),
    "fall": ("fell", "fallen"),
    "find": ("found", "found"),
    "forbid": ("forbade", "forbidden"),
    "go": ("went", "gone"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "lie": ("lay", "lain"),
    "meet": ("met", "met"),
    "overthrow": ("overthrew", "overthrown"),
    "put": ("put", "put"),
    "relay": ("relayed", "relayed"),
    "rise": ("rose", "risen"),
    "say": ("said", "said"),
    "seek": ("sought", "sought"),
    "speak": ("spoke", "spoken"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "undertake": ("undertook", "undertaken"),
    "withdraw": ("withdrew", "withdrawn"),
    "withstand": ("withstood", "withstood"),
    "write": ("wrote", "written"),
}


@pytest.mark.parametrize("base", sorted(IRREGULAR))
def test_irregular_verbs(base: str) -> None:
    row = next(row for row in read("verbs") if row["id"] == base)
    assert (row["past"], row["part"]) == IRREGULAR[base]


@pytest.mark.parametrize(
    ("base", "past"),
    [("commit", "committed"), ("rebut", "rebutted"), ("visit", "visited"), ("offer", "offered"), ("veto", "vetoed"),
     ("deny", "denied"), ("convey", "conveyed"), ("agree", "agreed"), ("panic", "panicked"), ("rebel", "rebelled")],
)  # fmt: skip
def test_spelling_of_regular_verbs(base: str, past: str) -> None:
    row = next(row for row in read("verbs") if row["id"] == base)
    assert row["past"] == row["part"] == past


@pytest.mark.parametrize(("base", "forms"), [("signal", {"signalled", "signaled"}), ("label", {"labelled", "labeled"})])
def test_british_and_american_forms(base: str, forms: set[str]) -> None:
    row = next(row for row in read("verbs") if row["id"] == base)
    assert set(listed(row, "past")) == forms


def test_verbs_in_ise_have_their_twin_in_ize() -> None:
    verbs = {row["id"] for row in read("verbs")}
    missing = {verb for verb in verbs if verb.endswith("ize") and verb[:-3] + "ise" not in verbs}
    assert missing <= {"prize", "size", "seize", "oversize", "capsize"}


def test_variants_are_further_forms() -> None:
    for row in read("verbs"):
        for key, forms in row.get("variants", {}).items():
            assert key in ("s", "past", "part", "ing"), row
            assert forms, row
            assert row[key] not in forms, row
            assert twice(forms) == [], row


# --- words ------------------------------------------------------------------------------------------------------

KINDS: Final = frozenset(
    [
        "sentence_opener",
        "not_a_name",
        "month",
        "weekday",
        "number",
        "ordinal",
        "abbreviation",
        "adverb",
        "conjunction",
        "preposition",
        "determiner",
        "pronoun",
        "time_noun",
        "auxiliary",
        "modal",
        "person_noun",
        "name_order",
    ]
)


def test_words_use_the_closed_choices() -> None:
    for row in read("words"):
        assert row["kind"] in KINDS, row["id"]
        assert row["forms"], row["id"]
        assert row.get("gender", "u") in ("m", "f", "u"), row["id"]
        assert ("countries" in row) == (row["kind"] == "name_order"), row["id"]


def test_no_word_stands_twice_within_its_kind() -> None:
    for kind, table in by_kind("words").items():
        if kind != "name_order":  # several cultures share an order
            assert twice([form for row in table for form in row["forms"]]) == [], kind


def test_closed_classes_are_lower_case() -> None:
    for row in read("words"):
        if row["kind"] in (
            "adverb",
            "conjunction",
            "preposition",
            "determiner",
            "modal",
            "auxiliary",
            "number",
            "ordinal",
        ):
            assert all(form == form.lower() for form in row["forms"]), row["id"]
        if row["kind"] in ("sentence_opener", "not_a_name"):
            assert all(form[0].isupper() for form in row["forms"]), row["id"]


def test_a_preposition_is_no_adverb() -> None:
    """Readers step over adverbs, and must not step over what opens a phrase."""
    table = by_kind("words")
    adverbs = {form for row in table["adverb"] for form in row["forms"]}
    openers = {form for kind in ("preposition", "determiner", "auxiliary", "modal") for row in table[kind] for form in row["forms"]}
    assert adverbs & openers == set()


def test_months_weekdays_and_numbers_count() -> None:
    table = by_kind("words")
    assert sorted(row["number"] for row in table["month"]) == list(range(1, 13))
    assert sorted(row["number"] for row in table["weekday"] if "number" in row) == list(range(1, 8))
    numbers = {form: row["value"] for row in table["number"] if "value" in row for form in row["forms"]}
    ordinals = {form: row["value"] for row in table["ordinal"] for form in row["forms"]}
    assert (numbers["seven"], numbers["twelve"], numbers["ninety"], numbers["hundred"]) == (7, 12, 90, 100)
    assert (ordinals["fifth"], ordinals["twelfth"], ordinals["seventieth"]) == (5, 12, 70)
    assert {numbers[w] for w in ("one", "two", "three")} == {ordinals[w] for w in ("first", "second", "third")}


def test_abbreviations_are_written_as_their_token() -> None:
    """The stop of "Mr." is a token of its own and left out; "U.S." is one token and keeps its stops."""
    for row in read("words"):
        if row["kind"] == "abbreviation":
            for form in row["forms"]:
                assert len(split(form)) == 1, form
                assert form.endswith(".") == ("." in form[:-1]), form
