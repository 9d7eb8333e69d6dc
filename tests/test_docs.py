"""README.md and docs/ keep in step with the code: links, names, fields, tables, commands.

Their examples are tests of their own (see conftest.py at the root).
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import attrs
import pytest

import dipevents
from dipevents import check, cli, strategies
from dipevents.choices import values

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
DATA = (DOCS / "data.md").read_text(encoding="utf-8")
TABLES = sorted((ROOT / "src" / "dipevents" / "data").glob("*.jsonl"))
FRAGMENTS = sorted((ROOT / "changelog.d").iterdir())

RECORDS = sorted(name for name in dipevents.__all__ if attrs.has(getattr(dipevents, name)))
DATES = ("Year", "Month", "Day", "Interval")  # in one table of their own
CHOICES = sorted(name for name in dipevents.__all__ if values(getattr(dipevents, name)) and name != "DateValue")

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$|<!---.*?-->", re.MULTILINE | re.DOTALL)
KINDS = ("added", "changed", "extraction", "data", "schema", "removed")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(page: str) -> str:
    """Return a page without its code blocks and hidden parts."""
    return FENCE.sub("", page)


def anchors(page: str) -> set[str]:
    """Return the anchors that readers of Markdown make of the headings."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def section(page: str, title: str) -> str:
    """Return what stands between a heading and the next one."""
    found = re.search(rf"^(#+) {re.escape(title)}$(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[2]


def first_column(text: str) -> list[str]:
    """Return the words in code style in the first column of the tables of a text."""
    rows = re.findall(r"^\| (`[^|]*?) \|", text, re.MULTILINE)
    return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]


def commands(page: str) -> list[str]:
    """Return the indented lines that set up an environment."""
    return [line.strip() for line in page.splitlines() if line.startswith("    python3 -m venv")]


# --- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(prose(path.read_text(encoding="utf-8"))):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        assert page.exists(), target
        assert ROOT in page.parents, f"{target} leads out of the repository"
        assert not anchor or anchor in anchors(page.read_text(encoding="utf-8")), target


def test_the_index_leads_to_every_page() -> None:
    linked = {target.partition("#")[0] for target in LINK.findall((DOCS / "index.md").read_text(encoding="utf-8"))}
    assert {path.name for path in DOCS.glob("*.md")} - {"index.md"} <= linked


# --- style ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_one_sentence_a_line(path: Path) -> None:
    two = re.compile(r"[a-z0-9)`][.!?] [A-Z]")
    lines = [line for line in prose(path.read_text(encoding="utf-8")).splitlines() if not line.startswith(("|", "    "))]
    assert [line for line in lines if two.search(re.sub(r'"[^"]*"', "", line))] == []


# --- the reference --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", dipevents.__all__)
def test_every_public_name_is_described(name: str) -> None:
    described = re.findall(r"`[^`\n]+`|^#+ .+$", prose(REFERENCE), re.MULTILINE)
    assert name in re.findall(r"\w+", " ".join(described))


@pytest.mark.parametrize("name", [name for name in RECORDS if name not in DATES])
def test_every_field_is_described_in_order(name: str) -> None:
    fields = [field.name for field in attrs.fields(getattr(dipevents, name))]
    assert first_column(section(REFERENCE, name)) == fields


@pytest.mark.parametrize("name", DATES)
def test_every_field_of_a_date_is_described(name: str) -> None:
    (row,) = [line for line in section(REFERENCE, "Dates").splitlines() if line.startswith(f"| `{name}`")]
    assert [f"`{field.name}`" for field in attrs.fields(getattr(dipevents, name)) if f"`{field.name}`" not in row] == []


@pytest.mark.parametrize("name", CHOICES)
def test_every_word_of_a_choice_is_described_in_order(name: str) -> None:
    known = values(getattr(dipevents, name))
    words = re.findall(r"`([^`\n]+)`", section(REFERENCE, name))
    assert tuple(word for word in dict.fromkeys(words) if word in known) == known


@pytest.mark.parametrize("module", [check, strategies], ids=lambda module: str(module.__name__))
def test_what_serves_tests_exists(module: object) -> None:
    title = getattr(module, "__name__", "")
    named = re.findall(r"`(\w+)\(", section(REFERENCE, title))
    assert named
    assert [name for name in named if not hasattr(module, name)] == []


def test_every_option_of_the_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["parse", "--help"], ["schema", "--help"]):
        with pytest.raises(SystemExit):
            cli.main(arguments)
    described = section(REFERENCE, "Command line")
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    assert {"--published", "--format"} <= options
    assert options <= set(re.findall(r"--[a-z]+", described))


# --- the tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.name))
def test_every_key_of_a_table_is_described(path: Path) -> None:
    keys = {key for line in path.read_text(encoding="utf-8").splitlines() for key in json.loads(line)}
    assert set(first_column(section(DATA, path.name))) == keys


def test_no_table_is_described_that_does_not_exist() -> None:
    assert set(re.findall(r"^### (\S+\.jsonl)$", DATA, re.MULTILINE)) == {path.name for path in TABLES}


# --- commands -------------------------------------------------------------------------------------------------------


def test_the_readme_runs_the_main_job(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    main, _ = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(main.rpartition("&&")[2])
    assert program == ".venv/bin/dipevents"
    expanded = [name for argument in arguments for name in (sorted(map(str, Path().glob(argument))) if "*" in argument else [argument])]
    assert cli.main(expanded) == 0
    assert "MEETINGS (" in capsys.readouterr().out


def test_the_readme_runs_the_tests_as_ci_does() -> None:
    _, tests = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    steps = [step.strip() for step in tests.split("&&")]
    run = [line.removeprefix("step ").strip() for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()]
    assert [step for step in steps if step not in run] == []


# --- the changelog --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FRAGMENTS, ids=name_of)
def test_a_fragment_is_one_sentence_of_a_kind(path: Path) -> None:
    assert re.fullmatch(rf"[a-z0-9-]+\.({'|'.join(KINDS)})\.md", path.name)
    text = path.read_text(encoding="utf-8")
    assert re.fullmatch(r"\S.*[.]\n", text), "one line that ends in a full stop"
    assert not re.search(r"[a-z0-9)`][.!?] [A-Z]", text), "one sentence"
