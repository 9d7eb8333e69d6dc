"""The wheel holds all that the library needs: it is built, installed beside nothing else of ours, and used.

No network: hatchling is among the tests' own needs, and the run-time dependencies are borrowed from the environment
of the tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dipevents"

USE = """
import json, sys
from importlib import metadata, resources
import dipevents

package = resources.files("dipevents")
tables = {}
for table in (package / "data").iterdir():
    if table.name.endswith(".jsonl"):
        tables[table.name] = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
report = dipevents.parse("PARIS, May 3 (Wire) -- French Foreign Minister Jean Barrot met Aoi Tanaka on Friday.")
assert dipevents.from_json(dipevents.to_json(report)) == report
json.dump(
    {
        "file": dipevents.__file__,
        "typed": (package / "py.typed").is_file(),
        "schema": json.loads((package / "schema" / "v1.json").read_text(encoding="utf-8")),
        "rows": {name: len(rows) for name, rows in tables.items()},
        "countries": len(dipevents.Gazetteer.default().countries),
        "people": [person.name for person in report.people],
        "versions": [metadata.version("dipevents"), report.producer.version],
        "licence": metadata.metadata("dipevents")["License-Expression"],
        "requires": metadata.requires("dipevents"),
    },
    sys.stdout,
)
"""


def run(*command: str | Path, cwd: Path) -> str:
    # Without PYTHONPATH, which would let the source tree in.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it, and its directory of programs."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (wheel,) = folder.glob("dipevents-*-py3-none-any.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    names = {"base": str(home), "platbase": str(home)}
    programs = Path(sysconfig.get_path("scripts", "venv", names))
    run(
        *(sys.executable, "-m", "pip", "--python", programs / "python"),
        *("install", "--no-deps", "--no-index", "--quiet", wheel),
        cwd=folder,
    )
    # Searched after the environment's own packages; what .pth files there add (the source tree, where this library
    # is installed for development) is not followed.
    borrowed = Path(sysconfig.get_path("purelib", "venv", names)) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


@pytest.fixture(scope="module")
def used(installed: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(installed / "python", "-c", USE, cwd=installed))
    return told


def test_it_is_the_wheel_that_is_used(installed: Path, used: dict[str, Any]) -> None:
    assert Path(used["file"]).is_relative_to(installed.parent)


def test_every_table_is_in_it_and_whole(used: dict[str, Any]) -> None:
    tables = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (PACKAGE / "data").glob("*.jsonl")}
    assert tables
    assert used["rows"] == tables
    assert used["countries"] == tables["countries.jsonl"]


def test_it_parses(used: dict[str, Any]) -> None:
    assert "Jean Barrot" in used["people"]


def test_schema_and_type_marker_are_in_it(used: dict[str, Any]) -> None:
    assert used["schema"] == json.loads((PACKAGE / "schema" / "v1.json").read_text(encoding="utf-8"))
    assert used["typed"]


def test_its_version_is_the_one_that_reports_carry(used: dict[str, Any]) -> None:
    packaged, produced = used["versions"]
    assert packaged == produced


def test_it_says_its_licence_and_needs(used: dict[str, Any]) -> None:
    assert used["licence"] == "Apache-2.0"
    needs = sorted(need for need in used["requires"] if "extra ==" not in need)
    assert needs == ["attrs>=25.4", "cattrs>=25.1", "python-dateutil>=2.9"]


def test_its_command_works(installed: Path) -> None:
    assert json.loads(run(installed / "dipevents", "schema", cwd=installed))["type"] == "object"
