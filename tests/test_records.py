"""Records: what they keep, and what they refuse."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest

import dipevents
from dipevents import choices, dates, parties, records, spans
from dipevents.choices import values
from dipevents.dates import Year
from dipevents.errors import InvariantError
from dipevents.records import (
    Anniversary,
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
from dipevents.spans import Extract
from dipevents.version import VERSION

CLASSES = sorted(
    {kind for module in (spans, dates, parties, records) for kind in vars(module).values() if inspect.isclass(kind) and attrs.has(kind)},
    key=lambda kind: kind.__name__,
)

TEXT = Extract(start=0, end=3, text="met")


def person(**fields: Any) -> Person:  # noqa: ANN401
    return Person(**{"id": "person-1", "name": "Ana Lima", **fields})


def organisation(**fields: Any) -> Organisation:  # noqa: ANN401
    return Organisation(**{"id": "organisation-1", "name": "Harbour Forum", "kind": "forum", **fields})


def meeting(**fields: Any) -> Meeting:  # noqa: ANN401
    return Meeting(**{"id": "meeting-1", "form": "phone", "status": "held", "evidence": (TEXT,), **fields})


def statement(**fields: Any) -> Statement:  # noqa: ANN401
    speaker = Party(kind="country", country="FRA")
    needed = {"id": "statement-1", "speaker": speaker, "mode": "direct", "act": "say", "evidence": TEXT}
    return Statement(**{**needed, **fields})


def anniversary(**fields: Any) -> Anniversary:  # noqa: ANN401
    return Anniversary(**{"id": "anniversary-1", "kind": "treaty", "evidence": TEXT, **fields})


def report(**fields: Any) -> Report:  # noqa: ANN401
    return Report(**{"producer": Producer(version="1", data="1"), "text_sha256": "0" * 64, **fields})


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
class TestEveryRecord:
    """Records are frozen, slotted, keyword-only, and hold tuples."""

    def test_frozen(self, kind: type[attrs.AttrsInstance]) -> None:
        assert kind.__setattr__ is not object.__setattr__
        assert kind.__hash__ is not object.__hash__

    def test_slotted(self, kind: type[attrs.AttrsInstance]) -> None:
        assert "__slots__" in vars(kind)
        assert "__dict__" not in dir(kind)

    def test_keyword_only(self, kind: type[attrs.AttrsInstance]) -> None:
        assert all(field.kw_only for field in attrs.fields(kind))

    def test_no_inheritance(self, kind: type[attrs.AttrsInstance]) -> None:
        assert kind.__mro__ == (kind, object)

    def test_no_mutable_fields(self, kind: type[attrs.AttrsInstance]) -> None:
        assert not any("list" in str(hint) or "dict" in str(hint) for hint in get_type_hints(kind).values())

    def test_documented_with_an_example(self, kind: type[attrs.AttrsInstance]) -> None:
        assert ">>> " in (kind.__doc__ or "")

    def test_every_public_method_documented_with_an_example(self, kind: type[attrs.AttrsInstance]) -> None:
        methods = [
            (name, member)
            for name, member in vars(kind).items()
            if not name.startswith("_") and callable(getattr(member, "__func__", member)) and inspect.getdoc(member)
        ]
        assert [name for name, member in methods if ">>> " not in (inspect.getdoc(member) or "")] == []


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (Party, "kind", "state"),
        (Party, "kind", None),
        (lambda **f: Party(kind="person", **f), "rank", "king"),
        (lambda **f: Party(kind="person", **f), "tenure", "current"),
        (lambda **f: Party(kind="person", **f), "country", "fr"),
        (lambda **f: Party(kind="person", **f), "country", "fra"),
        (lambda **f: Party(kind="person", **f), "country", "FRA\n"),
        (lambda **f: Party(kind="person", **f), "country", "ÉÉÉ"),
        (lambda **f: Party(kind="person", **f), "ref", "person"),
        (lambda **f: Party(kind="person", **f), "ref", "person-"),
        (lambda **f: Party(kind="person", **f), "members", (Party(kind="person"),)),
        (lambda **f: Party(kind="group", **f), "members", [Party(kind="person")]),
        (lambda **f: Participant(kind="person", **f), "role", "guest"),
        (lambda **f: Participant(kind="country", **f), "members", (Party(kind="person"),)),
        (lambda **f: Place(name="Paris", **f), "country", "France"),
        (lambda **f: Occasion.of(TEXT, **{"relation": "at", **f}), "relation", "near"),
        (lambda **f: Occasion.of(TEXT, relation="at", **f), "edition", 0),
        (lambda **f: Occasion.of(TEXT, relation="at", **f), "organisation", ""),
        (lambda **f: Role(holder=Party(kind="person"), evidence=TEXT, **f), "role", "boss"),
        (person, "id", "1"),
        (person, "id", "person 1"),
        (person, "wikidata", "148"),
        (person, "wikidata", "Q0"),
        (person, "titles", ["Minister"]),
        (organisation, "kind", "state"),
        (meeting, "form", "letter"),
        (meeting, "status", "ongoing"),
        (meeting, "visit_class", "secret"),
        (meeting, "date_basis", "guess"),
        (meeting, "date_basis", "explicit"),
        (meeting, "evidence", ()),
        (meeting, "topics", []),
        (statement, "mode", "quoted"),
        (statement, "act", "grumble"),
        (statement, "date_basis", "weekday"),
        (anniversary, "kind", "wedding"),
        (anniversary, "ordinal", 0),
        (anniversary, "ordinal", -5),
        (anniversary, "ordinal", 10_000),
        (anniversary, "year", 10_000),
        (anniversary, "origin_year", -10_000),
        (report, "schema", "dipevents/2.0"),
        (report, "text_sha256", "0" * 63),
        (report, "text_sha256", "A" * 64),
        (report, "published", datetime(2024, 11, 19, tzinfo=UTC)),
        (report, "people", [person()]),
    ],
)
def test_refused(make: Any, field: str, value: object) -> None:  # noqa: ANN401
    with pytest.raises(InvariantError) as caught:
        make(**{field: value})
    assert caught.value.path == (field,)
    assert caught.value.value == value
    assert str(caught.value).startswith(f"{field}: {value!r}"[:20])


def test_one_bad_country_among_several() -> None:
    with pytest.raises(InvariantError, match=r"countries\[1\]: 'fr', expected three letters"):
        anniversary(countries=("CHN", "fr"))


def test_an_occasion_is_an_extract() -> None:
    assert Occasion.of(TEXT, relation="at").extract == TEXT
    with pytest.raises(ValueError, match="expected end - start = 4"):
        Occasion(start=0, end=4, text="met", relation="at")


def test_groups_within_groups_end() -> None:
    party = Party(kind="person", name="Ana Lima")
    for _ in range(8):
        party = Party(kind="group", members=(party,))
    with pytest.raises(InvariantError, match="at most 8 levels of members"):
        Party(kind="group", members=(party,))
    with pytest.raises(InvariantError, match="at most 8 levels of members"):
        Participant(kind="group", members=(party,))


def test_a_participant_is_a_party_with_a_role() -> None:
    party = Party(
        kind="group",
        name="the leaders",
        office="leaders",
        rank="head_of_state",
        tenure="acting",
        country="FRA",
        ref="person-1",
        mention=TEXT,
        members=(Party(kind="country", country="DEU"),),
    )
    names = [field.name for field in attrs.fields(Party)]
    assert [field.name for field in attrs.fields(Participant)] == [*names, "role"]
    participant = Participant.of(party, "mediator")
    assert participant.party == party
    assert [getattr(participant, name) for name in names] == [getattr(party, name) for name in names]
    assert participant.role == "mediator"


class TestReferences:
    """Ids are unique within a report, and every reference leads somewhere."""

    ALL: dict[str, Any] = {  # noqa: RUF012
        "people": (person(),),
        "organisations": (organisation(),),
        "meetings": (meeting(),),
        "statements": (statement(),),
        "anniversaries": (anniversary(),),
    }

    def test_whole(self) -> None:
        lima = Party(kind="person", ref="person-1")
        both = Party(kind="group", members=(lima, Party(kind="organisation", ref="organisation-1")))
        summit = Occasion.of(TEXT, relation="at", organisation="organisation-1")
        role = Role(role="chair", holder=lima, evidence=TEXT)
        said = statement(speaker=lima, addressee=both, reported_by=lima, meeting="meeting-1")
        mark = anniversary(organisation="organisation-1", statement="statement-1")
        whole = report(
            people=(person(),),
            organisations=(organisation(roles=(role,)),),
            meetings=(meeting(participants=(Participant.of(both),), occasion=summit),),
            statements=(said,),
            anniversaries=(mark,),
        )
        assert whole.statements[0].speaker.ref == whole.people[0].id

    @pytest.mark.parametrize("group", ["people", "organisations", "meetings", "statements", "anniversaries"])
    def test_an_id_twice(self, group: str) -> None:
        twice = self.ALL[group] * 2
        with pytest.raises(InvariantError, match="an id that no other entry or record has") as caught:
            report(**{group: twice})
        assert caught.value.path == (group, 1, "id")

    def test_an_id_twice_across_kinds(self) -> None:
        with pytest.raises(InvariantError) as caught:
            report(**{**self.ALL, "meetings": (meeting(id="person-1"),)})
        assert caught.value.path == ("meetings", 0, "id")

    @pytest.mark.parametrize(
        ("path", "records"),
        [
            ("organisations[0].roles[0].holder.ref", {"organisations": ("role", "person-9")}),
            ("meetings[0].participants[0].ref", {"meetings": ("party", "person-9")}),
            ("meetings[0].participants[0].ref", {"meetings": ("party", "meeting-1")}),
            ("meetings[0].participants[0].members[0].members[0].ref", {"meetings": ("nested", "person-9")}),
            ("meetings[0].occasion.organisation", {"meetings": ("occasion", "organisation-9")}),
            ("meetings[0].occasion.organisation", {"meetings": ("occasion", "person-1")}),
            ("statements[0].speaker.ref", {"statements": ("speaker", "person-9")}),
            ("statements[0].addressee.ref", {"statements": ("addressee", "person-9")}),
            ("statements[0].reported_by.ref", {"statements": ("reported_by", "person-9")}),
            ("statements[0].meeting", {"statements": ("meeting", "statement-1")}),
            ("anniversaries[0].organisation", {"anniversaries": ("organisation", "person-1")}),
            ("anniversaries[0].statement", {"anniversaries": ("statement", "meeting-1")}),
        ],
    )
    def test_a_reference_to_nothing(self, path: str, records: dict[str, tuple[str, str]]) -> None:
        ((group, (what, lost)),) = records.items()
        party = Party(kind="person", ref=lost)
        nested = Party(kind="group", members=(Party(kind="group", members=(party,)),))
        made: dict[str, Any] = {
            "role": lambda: organisation(roles=(Role(role="chair", holder=party, evidence=TEXT),)),
            "party": lambda: meeting(participants=(Participant.of(party),)),
            "nested": lambda: meeting(participants=(Participant.of(nested),)),
            "occasion": lambda: meeting(occasion=Occasion.of(TEXT, relation="at", organisation=lost)),
            "speaker": lambda: statement(speaker=party),
            "addressee": lambda: statement(addressee=party),
            "reported_by": lambda: statement(reported_by=party),
            "meeting": lambda: statement(meeting=lost),
            "organisation": lambda: anniversary(organisation=lost),
            "statement": lambda: anniversary(statement=lost),
        }
        with pytest.raises(InvariantError) as caught:
            report(**{**self.ALL, group: (made[what](),)})
        assert str(caught.value).startswith(f"{path}: {lost!r}, expected the id of a")


def test_records_compare_by_their_fields() -> None:
    assert meeting(date=Year(year=2024)) == meeting(date=Year(year=2024))
    assert len({meeting(), meeting(), meeting(date=Year(year=2024))}) == 2


class TestTheDoor:
    """`dipevents` shows what is public, and loads it when it is asked for."""

    def test_the_names_of_the_contract(self) -> None:
        names = """
            Anniversary Dateline DateValue Day DecodeError DipeventsError DataError Extract Gazetteer Interval Meeting
            Month Occasion Organisation Participant Party Person Place Report Role Span Statement Year
            from_dict from_json to_dict to_json
            parse parse_anniversaries parse_meetings parse_organisations parse_statements
        """
        assert set(names.split()) <= set(dipevents.__all__)

    def test_nothing_else_is_shown(self) -> None:
        assert dir(dipevents) == sorted(dipevents.__all__) == sorted(set(dipevents.__all__))

    def test_the_version_is_that_of_the_project(self) -> None:
        project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
        assert project["project"]["version"] == VERSION

    def test_every_closed_choice_is_exported(self) -> None:
        words = {name for name in choices.__all__ if name[0].isupper()}
        assert words == {name for name in dipevents.__all__ if name in words}
        assert all(values(getattr(dipevents, name)) for name in words)

    @pytest.mark.parametrize("name", dipevents.__all__)
    def test_every_name_is_there(self, name: str) -> None:
        assert getattr(dipevents, name) is getattr(dipevents, name)

    def test_no_other_name_is(self) -> None:
        with pytest.raises(AttributeError, match="module 'dipevents' has no attribute 'Nothing'"):
            dipevents.Nothing  # type: ignore[attr-defined]  # noqa: B018

    def test_the_import_loads_nothing_dear(self) -> None:
        dear = "{'attr', 'cattrs', 'dateutil', 'hypothesis', 'json', 'dipevents.gazetteer'}"
        program = f"import sys, dipevents; print(sorted({dear} & set(sys.modules)))"
        assert run(program) == "[]"

    def test_records_load_no_parser_and_no_codec(self) -> None:
        dear = "{'cattrs', 'dateutil', 'json', 'dipevents.gazetteer', 'dipevents.pipeline', 'dipevents.codec'}"
        program = f"import sys; from dipevents import Report; print(sorted({dear} & set(sys.modules)))"
        assert run(program) == "[]"


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()
