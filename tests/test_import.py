"""What `import dipevents` costs and gives: next to nothing at once, and exactly the public names."""

from __future__ import annotations

import gc
import json
import subprocess
import sys

import pytest

import dipevents

PUBLIC = """
    Act Anniversary AnniversaryKind DataError DateBasis DateValue Dateline Day DecodeError DipeventsError Extract
    Gazetteer Interval InvariantError Meeting MeetingForm MeetingStatus Month Occasion OccasionRelation Organisation
    OrganisationKind OrganisationRole Participant ParticipantRole Party PartyKind Person Place Producer Rank Report
    Role Span Statement StatementMode Tenure VisitClass Year
    edtf from_dict from_json parse parse_anniversaries parse_meetings parse_organisations parse_statements
    to_dict to_json
""".split()  # noqa: SIM905  words in lines, not one a line


def loaded_by(program: str) -> set[str]:
    """Run a program in a fresh interpreter and return the modules that it loads beyond those of a bare one.

    The program must print nothing: importing and parsing are silent.
    """
    ends = "import sys, json; json.dump(sorted(sys.modules), sys.__stderr__)"
    bare, full = (
        subprocess.run([sys.executable, "-c", f"{body}\n{ends}"], capture_output=True, text=True, check=True) for body in ("", program)
    )
    assert full.stdout == ""
    modules: set[str] = set(json.loads(full.stderr))
    return modules - set(json.loads(bare.stderr))


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_public_names_are_pinned() -> None:
    assert sorted(dipevents.__all__) == sorted(PUBLIC)
    assert sorted(dir(dipevents)) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dipevents, name) is not None


def test_star_gives_the_public_names() -> None:
    given: dict[str, object] = {}
    exec("from dipevents import *", given)  # noqa: S102  a star import is allowed at module level only
    assert given.keys() - {"__builtins__"} == set(PUBLIC)


@pytest.mark.parametrize("name", ["prase", "records_", "_parse"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'dipevents' has no attribute '{name}'"):
        getattr(dipevents, name)


def test_import_loads_nothing_but_itself() -> None:
    modules = loaded_by("import dipevents")
    assert tops(modules) <= sys.stdlib_module_names | {"dipevents"}
    assert {name for name in modules if name.startswith("dipevents.")} == set()


def test_building_records_loads_neither_parser_nor_json() -> None:
    modules = loaded_by("import dipevents; dipevents.Party(kind='country', country='FRA')")
    assert tops(modules) - sys.stdlib_module_names <= {"dipevents", "attr", "attrs", "dateutil", "six"}
    assert modules & {"dipevents.pipeline", "dipevents.codec", "dipevents.gazetteer"} == set()


def test_parsing_loads_no_cattrs() -> None:
    modules = loaded_by("import dipevents; dipevents.parse('PARIS, Nov. 18 -- The ministers met on Monday.')")
    assert "dipevents.pipeline" in modules
    assert "cattrs" not in modules


def test_json_is_there_at_first_use() -> None:
    modules = loaded_by("import dipevents; dipevents.from_json(dipevents.to_json(dipevents.parse('')))")
    assert {"cattrs", "dipevents.codec"} <= modules


def test_the_tables_are_read_at_first_use_only() -> None:
    modules = loaded_by("import dipevents; dipevents.parse; assert dipevents.Gazetteer._default is None")
    assert "dipevents.gazetteer" in modules


def test_what_a_parse_makes_is_freed_at_once() -> None:
    """No reader holds one that holds it: in a cycle the whole article would wait for the garbage collector."""
    text = (
        "OSLO, May 3, 2024 -- Foreign Minister Ana Roe met her Thai counterpart Somchai Dee at the Fjord Security Summit in Bergen.\n\n"
        '"We agreed," she said. They will talk again. Dee arrived on a three-day visit on Thursday and discussed trade with President Olav Vik.'
    )
    dipevents.parse(text)
    gc.collect()
    gc.disable()
    try:
        dipevents.parse(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
