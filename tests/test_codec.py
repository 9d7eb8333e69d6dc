"""The codec: documents at fault, each with its path; see also properties/test_json_laws.py."""

from __future__ import annotations

import copy
import json
import pickle
from collections import OrderedDict
from datetime import date, datetime
from typing import Any, cast

import pytest

from dipevents import codec, strictjson
from dipevents.codec import from_dict, from_json, to_dict, to_json
from dipevents.dates import DateValue, Interval, edtf
from dipevents.errors import DataError, DecodeError, DipeventsError, InvariantError
from dipevents.records import (
    Anniversary,
    Dateline,
    Meeting,
    Occasion,
    Organisation,
    Participant,
    Party,
    Person,
    Place,
    Producer,
    Report,
    Role,
    Statement,
)
from dipevents.spans import Extract, Span

ARTICLE = "LISBON, May 3 -- Ana Lima met Tom Berg at the Harbour Forum. “We agree,” she said on the 10th anniversary."


def cut(text: str) -> Extract:
    start = ARTICLE.index(text)
    return Extract.of(ARTICLE, start, start + len(text))


def a_report() -> Report:
    """A report with something in every field."""
    lima = Party(
        kind="person",
        name="Ana Lima",
        office="Foreign Minister",
        rank="foreign_minister",
        tenure="acting",
        country="PRT",
        ref="person-1",
        mention=cut("Ana Lima"),
    )
    both = Party(kind="group", name="they", members=(lima, Party(kind="country", country="NOR")))
    return Report(
        producer=Producer(version="0.1.0", data="2026.11"),
        source="https://example.org/1",
        text_sha256="ab" * 32,
        headline=cut("Ana Lima met Tom Berg"),
        published=datetime(2024, 5, 4, 18, 45),  # noqa: DTZ001
        dateline=Dateline(
            place=Place(name="Lisbon", country="PRT", mention=cut("LISBON")),
            date=edtf("2024-05-03"),
            agency="Agency",
            extract=cut("LISBON, May 3 -- "),
        ),
        people=(
            Person(
                id="person-1",
                name="Ana Lima",
                titles=("Minister",),
                country="PRT",
                wikidata="Q1",
                mentions=(Span(start=17, end=25),),
            ),
        ),
        organisations=(
            Organisation(
                id="organisation-1",
                name="Harbour Forum",
                acronym="HF",
                kind="forum",
                country="NOR",
                canonical="Harbour Forum",
                wikidata="Q2",
                founded=edtf("2014"),
                roles=(Role(role="chair", holder=lima, evidence=cut("Ana Lima")),),
                mentions=(Span(start=46, end=59),),
            ),
        ),
        meetings=(
            Meeting(
                id="meeting-1",
                participants=(Participant.of(lima, "host"), Participant.of(both, "visitor")),
                form="visit",
                visit_class="official",
                status="held",
                date=edtf("2024-05-02/2024-05-03"),
                date_text=cut("May 3"),
                date_basis="dateline",
                place=Place(name="Lisbon"),
                occasion=Occasion.of(cut("Harbour Forum"), relation="sidelines", organisation="organisation-1", edition=10),
                topics=(cut("the 10th anniversary"),),
                outcomes=(cut("agree"),),
                evidence=(cut("Ana Lima met Tom Berg"),),
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                speaker=lima,
                content=(cut("We agree"),),
                mode="direct",
                cue=cut("said"),
                act="agree",
                addressee=both,
                reported_by=lima,
                date=edtf("2024-05"),
                date_basis="explicit",
                meeting="meeting-1",
                evidence=cut("“We agree,” she said"),
            ),
        ),
        anniversaries=(
            Anniversary(
                id="anniversary-1",
                ordinal=10,
                event=cut("Harbour Forum"),
                kind="founding",
                countries=("NOR", "PRT"),
                organisation="organisation-1",
                year=2024,
                origin_year=2014,
                date=edtf("2024-05-03"),
                statement="statement-1",
                evidence=cut("the 10th anniversary"),
            ),
        ),
    )


DOCUMENT = to_dict(a_report())


PARTY: dict[str, Any] = to_dict(a_report())["meetings"][0]["participants"][1]  # type: ignore[assignment,call-overload,index]


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the document with another value at the path."""
    document: Any = copy.deepcopy(DOCUMENT)
    steps = [step for step, _ in strictjson.walk(document) if strictjson.shown(step) == path]
    (found,) = steps
    place = document
    for step in found[:-1]:
        place = place[step]
    place[found[-1]] = value
    return dict(document)


def test_nothing_in_the_sample_is_null_but_what_a_country_has_not() -> None:
    silent = {strictjson.shown(path) for path, value in strictjson.walk(DOCUMENT) if value is None}
    assert {path for path in silent if "members[1]" not in path and "addressee" not in path} == {
        f"$.meetings[0].{path}"
        for path in (
            "place.country",
            "place.mention",
            *(f"participants[1].{key}" for key in ("office", "rank", "tenure", "country", "ref", "mention")),
        )
    }


def test_dates_and_times_are_iso_8601() -> None:
    assert DOCUMENT["published"] == "2024-05-04T18:45:00"
    day = Report(producer=Producer(version="1", data="1"), text_sha256="0" * 64, published=date(2024, 5, 4))
    assert to_dict(day)["published"] == "2024-05-04"
    assert type(from_json(to_json(day)).published) is date
    assert from_dict(changed("$.published", "2024-05-04T18:45")) == a_report()


def test_date_values_are_edtf() -> None:
    written = json.loads(to_json(a_report()))
    assert written["meetings"][0]["date"] == "2024-05-02/2024-05-03"
    assert isinstance(from_json(to_json(a_report())).meetings[0].date, Interval)


def test_plain_values_only() -> None:
    kinds = {type(value) for _, value in strictjson.walk(DOCUMENT)}
    assert kinds == {dict, list, str, int, type(None)}


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("$.schema", "dipevents/2.0", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", "dipevents/0.9", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", "dipevents/1", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", "dipevents/1.01", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", "dipevents/1.٣", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", "dipevents/1.0\n", "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", 1.0, "'dipevents/1.0' or a later addition to model 1"),
        ("$.schema", None, "'dipevents/1.0' or a later addition to model 1"),
        ("$.producer", None, "an object"),
        ("$.producer.version", 1, "a string"),
        ("$.source", 5, "a string or null"),
        ("$.text_sha256", "AB" * 32, "64 lower-case hexadecimal digits"),
        ("$.headline", "Ana Lima", "an object or null"),
        ("$.headline", [0, 3], "an object or null"),
        ("$.headline.text", "Ana", "end - start = 21"),
        ("$.published", "2024-05-04T18:45:00Z", "a date or date-time without zone"),
        ("$.published", "2024-05-04 18:45", "a date or date-time without zone"),
        ("$.published", "2024-05-04T24:45", "a date or date-time without zone"),
        ("$.published", "2024-05", "a date or date-time without zone"),
        ("$.published", "20240504", "a date or date-time without zone"),
        ("$.published", 1714848300, "a date or date-time without zone"),
        ("$.dateline.place", None, "an object"),
        ("$.dateline.date", "May 3", "a date in EDTF level 0"),
        ("$.dateline.date", "2023-02-29", "a date in EDTF level 0"),
        ("$.dateline.date", 2024, "a date in EDTF level 0"),
        ("$.people", None, "an array"),
        ("$.people", {}, "an array"),
        ("$.people[0]", [], "an object"),
        ("$.people[0].id", "1", "an id such as"),
        ("$.people[0].id", None, "a string"),
        ("$.people[0].name", None, "a string"),
        ("$.people[0].name", ["Ana", "Lima"], "a string"),
        ("$.people[0].titles", "Minister", "an array"),
        ("$.people[0].titles[0]", None, "a string"),
        ("$.people[0].country", "Portugal", "three letters of ISO 3166"),
        ("$.people[0].wikidata", "q1", "an item of Wikidata"),
        ("$.people[0].mentions[0].start", "17", "an integer"),
        ("$.people[0].mentions[0].start", 17.0, "an integer"),
        ("$.people[0].mentions[0].start", True, "an integer"),
        ("$.people[0].mentions[0].start", None, "an integer"),
        ("$.people[0].mentions[0].end", 10**30, "an integer of at most 9007199254740991"),
        ("$.organisations[0].kind", "club", "one of 'igo', 'forum'"),
        ("$.organisations[0].founded", "1945?", "a date in EDTF level 0"),
        ("$.organisations[0].roles[0].role", None, "one of 'presidency', 'chair'"),
        ("$.organisations[0].roles[0].holder.ref", "person-9", "the id of a person or organisation in this report"),
        ("$.meetings[0].participants[1].rank", "king", "one of 'head_of_state', "),
        ("$.meetings[0].participants[1].rank", ["official"], "one of 'head_of_state', "),
        ("$.meetings[0].participants[1].members[0].tenure", "", "one of 'former', "),
        ("$.meetings[0].participants[1].members[0].ref", "person-9", "the id of a person or organisation"),
        (
            "$.meetings[0].participants[0].members",
            PARTY["members"],
            "no members, since the party's kind is 'person'",
        ),
        ("$.meetings[0].participants[0].role", None, "one of 'host', 'visitor'"),
        ("$.meetings[0].form", "letter", "one of 'in_person', 'phone', 'video', 'visit', 'correspondence'"),
        (
            "$.meetings[0].date_basis",
            "guess",
            "one of 'explicit', 'weekday', 'relative', 'dateline', 'published' or null",
        ),
        ("$.meetings[0].occasion.edition", 0, "an integer from 1 to 9999 or null"),
        ("$.meetings[0].occasion.edition", "10th", "an integer or null"),
        ("$.meetings[0].occasion.organisation", "person-1", "the id of an organisation in this report"),
        ("$.meetings[0].evidence", [], "at least one item"),
        ("$.statements[0].act", "agrees", "one of 'say', "),
        ("$.statements[0].meeting", "statement-1", "the id of a meeting in this report"),
        ("$.statements[0].id", "person-1", "an id that no other entry or record has"),
        ("$.anniversaries[0].ordinal", -1, "an integer from 1 to 9999 or null"),
        ("$.anniversaries[0].countries[1]", "pt", "three letters of ISO 3166"),
        ("$.anniversaries[0].year", 20240, "a year from -9999 to 9999 or null"),
        ("$.anniversaries[0].statement", "meeting-1", "the id of a statement in this report"),
    ],
)
def test_one_fault(path: str, value: object, expected: str) -> None:
    document = changed(path, value)
    with pytest.raises(DecodeError) as caught:
        from_dict(document)
    # Which of the keys of an extract is wrong nobody can tell: the extract as a whole is.
    assert caught.value.path == path.removesuffix(".text")
    assert caught.value.value == (document["headline"] if path.endswith(".text") else value)
    assert expected in caught.value.expected
    with pytest.raises(DecodeError) as again:
        from_json(json.dumps(document))
    assert str(again.value) == str(caught.value)


def test_offsets_out_of_order() -> None:
    with pytest.raises(DecodeError) as caught:
        from_dict(changed("$.people[0].mentions[0]", {"start": 9, "end": 4}))
    assert str(caught.value) == "$.people[0].mentions[0]: {'end': 4, 'start': 9}, expected 0 <= start <= end"


def test_a_date_basis_without_a_date() -> None:
    with pytest.raises(DecodeError) as caught:
        from_dict(changed("$.meetings[0].date", None))
    assert str(caught.value) == "$.meetings[0].date_basis: 'dateline', expected null, since there is no date"


def test_an_unknown_key() -> None:
    document = changed("$.producer", {"version": "1", "data": "1", "mood": "good"})
    with pytest.raises(DecodeError) as caught:
        from_dict(document)
    assert str(caught.value) == "$.producer.mood: 'good', expected no such key in 'dipevents/1.0'"


def test_an_unknown_key_of_a_later_addition() -> None:
    document = changed("$.producer", {"version": "0.1.0", "data": "2026.11", "mood": "good"})
    document = {**document, "schema": "dipevents/1.12", "weather": float("inf")}
    assert from_dict(document) == a_report()
    document["producer"]["version"] = None
    with pytest.raises(DecodeError, match=r"^\$\.producer\.version: None, expected a string$"):
        from_dict(document)


def test_a_missing_key() -> None:
    document = changed("$.producer", {"version": "1"})
    with pytest.raises(DecodeError, match=r"^\$\.producer\.data: None, expected a value, since the key is required$"):
        from_dict(document)
    with pytest.raises(DecodeError, match=r"^\$\.schema: None, expected 'dipevents/1\.0' or a later addition"):
        from_json("{}")


@pytest.mark.parametrize("document", [None, [], "x", 1, OrderedDict(DOCUMENT)])
def test_no_object(document: Any) -> None:  # noqa: ANN401
    with pytest.raises(DecodeError, match=r"^\$: .*, expected an object$"):
        from_dict(document)


WRITTEN = to_json(a_report())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", r"\$: '', expected JSON: Expecting value, line 1, column 1"),
        ("{", r"\$: '{', expected JSON: "),
        (WRITTEN + "{}", r"expected JSON: Extra data"),
        (WRITTEN[:-1], r"expected JSON: "),
        (WRITTEN.replace('"', "'"), r"expected JSON: "),
        ("\ufeff" + WRITTEN, r"expected JSON: "),
        (b"\xef\xbb\xbf" + WRITTEN.encode(), r"expected JSON: "),
        (WRITTEN.encode("utf-16"), r"\$: b.*, expected UTF-8, which byte 0 is not"),
        (WRITTEN.encode("cp1252"), r"\$: b.*, expected UTF-8, which byte \d+ is not"),
        (WRITTEN.encode("utf-32-le"), r"expected JSON: "),
        (WRITTEN.replace("Ana", "A\tna"), r"expected JSON: Invalid control character"),
        (
            WRITTEN.replace('"ordinal": 10', '"ordinal": NaN'),
            r"\$\.anniversaries\[0\]\.ordinal: 'NaN', expected a number",
        ),
        (WRITTEN.replace('"ordinal": 10', '"ordinal": -Infinity'), r"ordinal: '-Infinity', expected a number"),
        (WRITTEN.replace('"ordinal": 10', '"ordinal": 1e999'), r"ordinal: inf, expected an integer or null"),
        (
            WRITTEN.replace('"ordinal": 10', f'"ordinal": {"9" * 5000}'),
            r"ordinal: '9+\.\.\.9+', expected at most 4000 digits",
        ),
        (WRITTEN.replace('"ordinal": 10', f'"ordinal": {"9" * 3999}'), r"ordinal: .*, expected an integer of at most"),
        (WRITTEN.replace('"ordinal": 10', '"ordinal": 010'), r"expected JSON: "),
        (
            WRITTEN.replace('"form": "visit"', '"form": "visit", "form": "phone"'),
            r"^\$\.meetings\[0\]\.form: 'phone', expected each key once$",
        ),
        (
            WRITTEN.replace("{", '{"schema": "dipevents/1.0", ', 1),
            r"^\$\.schema: 'dipevents/1.0', expected each key once$",
        ),
    ],
)
def test_no_json(data: str | bytes, message: str) -> None:
    with pytest.raises(DecodeError, match=message) as caught:
        from_json(data)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("data", [None, 1, ["{}"], bytearray(b"{}")])
def test_neither_str_nor_bytes(data: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="expected str or bytes"):
        from_json(data)


@pytest.mark.parametrize("opening", ["[", '{"members":[', '{"a":'])
@pytest.mark.parametrize("depth", [100, 1_000, 100_000])
def test_depth_bombs(opening: str, depth: int) -> None:
    closing = {"[": "]", '{"members":[': "]}", '{"a":': "}"}[opening]
    inner = "1" if opening == '{"a":' else ""
    with pytest.raises(DecodeError):
        from_json(opening * depth + inner + closing * depth)


@pytest.mark.parametrize("depth", [9, 31, 32, 40, 200])
def test_groups_without_end(depth: int) -> None:
    party: dict[str, Any] = {"kind": "group", "members": []}
    for _ in range(depth):
        party = {"kind": "group", "members": [party]}
    document = changed("$.statements[0].speaker", party)
    with pytest.raises(DecodeError, match=r"^\$\.statements\[0\]\.speaker\.members"):
        from_dict(document)
    with pytest.raises(DecodeError, match=r"^\$\.statements\[0\]\.speaker\.members"):
        from_json(json.dumps(document))


def test_a_party_that_is_its_own_member() -> None:
    party: dict[str, Any] = {"kind": "group"}
    party["members"] = [party, party]
    with pytest.raises(DecodeError, match=r"speaker\.members.*, expected values that are nested less deeply"):
        from_dict(changed("$.statements[0].speaker", party))


class TestSurrogates:
    """Lone surrogates are escaped; two that stand for themselves do not become one character."""

    PLAIN = "1 \U0001f600 2"

    def headline(self, text: str) -> Report:
        headline = Extract(start=0, end=len(text), text=text)
        return Report(producer=Producer(version="1", data="1"), text_sha256="0" * 64, headline=headline)

    def test_lone_ones_are_escaped(self) -> None:
        written = to_json(self.headline("é\ud800”"))
        assert r'"text": "é\ud800”"' in written
        assert from_json(written.encode()).headline == Extract(start=0, end=3, text="é\ud800”")

    @pytest.mark.parametrize("text", ["\ud83d\ude00", "\\ud83d\\ude00", "\\\ud83d\ude00", "\ud83d\ud83d\ude00\ude00"])
    def test_pairs_stay_apart(self, text: str) -> None:
        report = self.headline(text)
        assert from_json(to_json(report).encode()) == report

    def test_pairs_stay_apart_behind_the_start_of_the_text(self) -> None:
        report = Report(
            producer=Producer(version="1", data="1"), text_sha256="0" * 64, headline=Extract(start=3, end=5, text="\ud83d\ude00")
        )
        assert from_json(to_json(report)) == report

    @pytest.mark.parametrize("offsets", ['"start": null, "end": 2', '"start": 0, "end": null', '"start": "0", "end": 2', '"start": 0'])
    def test_offsets_that_are_no_numbers_tell_nothing(self, offsets: str) -> None:
        (found,) = cast("list[dict[str, object]]", strictjson.loads(f'[{{{offsets}, "text": "\\ud83d\\ude00"}}]'))
        assert found["text"] == "\U0001f600"

    def test_a_character_that_another_writer_escaped_is_one(self) -> None:
        report = Report(
            producer=Producer(version="\U0001f600", data="1"),
            text_sha256="0" * 64,
            headline=Extract(start=0, end=5, text=self.PLAIN),
            people=(Person(id="person-1", name="\U0002000b", titles=("\U0002000b",)),),
        )
        assert from_json(json.dumps(to_dict(report), ensure_ascii=True)) == report
        assert from_json(json.dumps(to_dict(report), ensure_ascii=True).replace(r"\ud8", r"\uD8")) == report


class TestErrors:
    """Errors name the place and the value, and travel between processes."""

    @pytest.mark.parametrize(
        "error",
        [
            DecodeError("$.a", [1], "a string"),
            DataError("people.jsonl", 3, "no name"),
            InvariantError(("a", 0), "x", "y"),
        ],
    )
    def test_pickled(self, error: Exception) -> None:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  made here
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))

    def test_the_tree(self) -> None:
        assert set(DipeventsError.__subclasses__()) == {DataError, DecodeError}
        assert not issubclass(InvariantError, DipeventsError)

    def test_values_are_cut_short(self) -> None:
        for value in ("x" * 10**6, [["y" * 1000] * 1000] * 1000, 10**5000, {str(i): i for i in range(1000)}):
            assert len(str(DecodeError("$", value, "less"))) < 230

    def test_values_that_cannot_be_shown(self) -> None:
        class Odd:
            def __repr__(self) -> str:
                raise RuntimeError

        assert str(DecodeError("$", Odd(), "something else")).startswith("$: <Odd")


def test_a_date_that_may_not_be_null() -> None:
    # No record has one so far.
    convert: Any = codec._converter(strict=True).structure
    assert convert("2024", DateValue) == edtf("2024")
    with pytest.raises(codec._Fault) as caught:
        convert(None, DateValue)
    assert caught.value.expected.startswith("a date in EDTF level 0")


def test_a_walk_ends_in_a_value_that_holds_itself() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert max(len(path) for path, _ in strictjson.walk(endless)) == strictjson.MAX_DEPTH + 1


def test_paths_are_written_so_that_they_can_be_read() -> None:
    assert strictjson.shown(()) == "$"
    assert strictjson.shown(("a", 0, "b c", 'd"', "é")) == '$.a[0]["b c"]["d\\""]["\\u00e9"]'


class TestLimits:
    """Where a limit lies, to the digit: the last value that passes and the first that does not."""

    def test_digits(self) -> None:
        assert strictjson.loads("1" * strictjson.MAX_DIGITS) == int("1" * strictjson.MAX_DIGITS)
        with pytest.raises(DecodeError) as caught:
            strictjson.loads("1" * (strictjson.MAX_DIGITS + 1))
        assert caught.value.path == "$"
        assert caught.value.expected == f"at most {strictjson.MAX_DIGITS} digits"

    @pytest.mark.parametrize("value", [codec.MAX_INT, -codec.MAX_INT])
    def test_integers(self, value: int) -> None:
        beyond = value + (1 if value > 0 else -1)
        path = "$.meetings[0].evidence[0].end"
        for number, expected in ((value, "integer of at most"), (beyond, f"an integer of at most {codec.MAX_INT}")):
            with pytest.raises(DecodeError) as caught:
                from_dict(changed(path, number))
            assert (expected in caught.value.expected) == (number == beyond)

    def test_nesting_that_the_reader_cannot_follow(self) -> None:
        text = "[" * 200_000
        with pytest.raises(DecodeError) as caught:
            strictjson.loads(text)
        assert caught.value.path == "$"
        assert caught.value.expected == "JSON that is nested less deeply"

    def test_what_is_near_a_fault_is_shown(self) -> None:
        text = '{"aaaaaaaaaaaaaaaaaaaa": tru, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": 1}'
        with pytest.raises(DecodeError) as caught:
            strictjson.loads(text)
        at = text.index("tru")
        assert caught.value.value == text[at - 10 : at + 30]
        with pytest.raises(DecodeError) as caught:
            strictjson.loads(b"0123456789abcdef\xffghijklmnopqrstuvw")
        assert caught.value.value == b"6789abcdef\xffghijklmno"

    def test_a_value_at_fault_under_a_key_given_twice(self) -> None:
        with pytest.raises(DecodeError) as caught:
            strictjson.loads('{"a": {"x": 1, "x": NaN}}')
        assert str(caught.value) == "$.a.x: 'NaN', expected each key once"

    def test_an_array_says_what_it_is(self) -> None:
        with pytest.raises(DecodeError) as caught:
            from_dict(changed("$.people", {}))
        assert caught.value.expected == "an array"

    def test_a_moment_says_what_it_may_be(self) -> None:
        with pytest.raises(DecodeError) as caught:
            from_dict(changed("$.published", "19.11.2024"))
        assert caught.value.expected == "a date or date-time without zone such as '2024-11-19' or '2024-11-19T18:45:00' or null"
