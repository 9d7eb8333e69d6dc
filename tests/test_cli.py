"""The command: what it prints and where, and its exit status."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import dipevents
from dipevents.cli import main

ARTICLE = (
    "Harbour states agree on pilots\n\n"
    "PARIS, May 3 (Harbour Wire) -- French Foreign Minister Jean Barrot met Japanese Foreign Minister Aoi Tanaka"
    ' in Paris on Friday.\n\n"We want one licence for all pilots, whichever harbour they come from and whichever they '
    'are bound for," Tanaka said.\n'
)

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return written


@pytest.fixture
def article(write: Write) -> str:
    return write("article.txt", ARTICLE)


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "dipevents", *arguments], input=given, capture_output=True, check=False)


Capture = pytest.CaptureFixture[str]


# --- formats ----------------------------------------------------------------------------------------------------------


def test_json_is_what_to_json_gives(article: str, capsys: Capture) -> None:
    assert main(["parse", article]) == 0
    expected = dipevents.parse(ARTICLE, source=article)
    assert capsys.readouterr() == (dipevents.to_json(expected) + "\n", "")


def test_json_of_several_files_is_one_array(article: str, write: Write, capsys: Capture) -> None:
    assert main(["parse", article, write("empty.txt", "")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [report["source"] for report in told] == [article, str(Path(article).with_name("empty.txt"))]
    assert dipevents.from_dict(told[0]) == dipevents.parse(ARTICLE, source=article)


def test_json_of_several_files_of_which_none_can_be_read_is_an_empty_array(capsys: Capture) -> None:
    assert main(["parse", "missing-1.txt", "missing-2.txt"]) == 1
    assert capsys.readouterr().out == "[]\n"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_jsonl_is_one_report_a_line(article: str, number: int, capsys: Capture) -> None:
    assert main(["parse", "--format", "jsonl", *[article] * number]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == number
    assert all(dipevents.from_json(line).source == article for line in lines)


def test_summary_names_states(article: str, capsys: Capture) -> None:
    assert main(["parse", "--format", "summary", article]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Harbour states agree on pilots\n")
    assert "(Foreign Minister, Japan)" in told
    assert "JPN" not in told


def test_summary_of_several_files_names_each(article: str, write: Write, capsys: Capture) -> None:
    other = write("other.txt", "Nothing happened.")
    assert main(["parse", "--format", "summary", article, other]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith(f"=== {article} Harbour states")
    assert f"=== {other}" in told
    assert told.endswith("no records found")


@pytest.mark.parametrize(("columns", "widest"), [("10", 40), ("60", 60), ("1000", 100)])
def test_summary_fits_the_terminal(write: Write, columns: str, widest: int, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    article = write("a.txt", ARTICLE)
    assert main(["parse", "--format", "summary", article]) == 0
    lengths = [len(line) for line in capsys.readouterr().out.splitlines()]
    assert widest - 15 <= max(lengths) <= widest


def test_html_is_one_page_for_all(article: str, write: Write, capsys: Capture) -> None:
    assert main(["parse", "--format", "html", article, write("other.txt", "Nothing <happened>.")]) == 0
    told = capsys.readouterr().out
    assert told.count("<!DOCTYPE html>") == told.count("</html>") == 1
    assert "Nothing &lt;happened&gt;." in told


def test_schema_is_a_json_schema_of_reports(article: str, capsys: Capture) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert main(["parse", article]) == 0
    assert json.loads(capsys.readouterr().out).keys() <= schema["properties"].keys()


# --- options ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("published", ["2024-05-03", "2024-05-03T18:45:00"])
def test_published_is_handed_on(article: str, published: str, capsys: Capture) -> None:
    assert main(["parse", "--published", published, article]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["published"] == published
    assert report["dateline"]["date"] == "2024-05-03"


def test_source_is_handed_on(article: str, capsys: Capture) -> None:
    assert main(["parse", "--source", "https://example.org/1", article]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == "https://example.org/1"


def test_help_tells_formats_and_exit_status(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["parse", "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert "self-contained page" in told
    assert "exit status" in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "required: COMMAND"),
        (["pars"], "invalid choice: 'pars'"),
        (["parse"], "required: FILE"),
        (["parse", "--format", "xml", "x"], "invalid choice: 'xml'"),
        (["parse", "--published", "Monday", "x"], "'Monday' is no date: expected one like 2024-11-19"),
        (["parse", "--published", "2024-11-31", "x"], "'2024-11-31' is no date"),
        (["parse", "--published", "2024-11-19T18:45+03:00", "x"], "has a time zone: expected local time"),
        (["parse", "--source", "one", "x", "y"], "--source: names one article, but several FILEs are given"),
        (["parse", "-", "-"], "standard input can be read only once"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], complaint: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert complaint in told.err


# --- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "jsonl", "summary", "html"])
def test_what_cannot_be_read_costs_a_line_and_no_other_file(article: str, write: Write, tmp_path: Path, form: str, capsys: Capture) -> None:
    missing = str(tmp_path / "missing.txt")
    latin = write("latin.txt", b"Nothing happ\xe9ned.")
    assert main(["parse", "--format", form, missing, article, latin, str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "one licence for all pilots" in " ".join(told.out.split())
    assert told.err.splitlines() == [
        f"dipevents: {missing!r}: no such file or directory",
        f"dipevents: {latin!r}: not UTF-8: byte 0xe9 at offset 12",
        f"dipevents: {str(tmp_path)!r}: is a directory",
    ]


@pytest.mark.parametrize("name", ["nul\0byte.txt", "half\ud800pair.txt"])
def test_a_name_that_no_file_can_have_is_complained_of(name: str, capsys: Capture) -> None:
    assert main(["parse", name]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"dipevents: {name!r}: ")
    assert told.err.count("\n") == 1


def test_the_file_is_taken_as_it_is(write: Write, capsys: Capture) -> None:
    content = b"\xef\xbb\xbfHeadline\r\n\r\nParis and London agreed.\r"
    assert main(["parse", write("dos.txt", content)]) == 0
    assert json.loads(capsys.readouterr().out)["text_sha256"] == sha256(content).hexdigest()


# --- as a process -----------------------------------------------------------------------------------------------------


def test_standard_input_has_no_source() -> None:
    done = run("parse", "-", given=ARTICLE.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == dipevents.to_json(dipevents.parse(ARTICLE)) + "\n"


def test_standard_input_that_is_not_utf8() -> None:
    done = run("parse", "-", given=b"\xff")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().strip() == "dipevents: '-': not UTF-8: byte 0xff at offset 0"


@pytest.mark.parametrize("form", ["json", "html", "summary"])
def test_output_does_not_depend_on_the_terminals_encoding(form: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("parse", "--format", form, write("a.txt", ARTICLE.replace("Harbour states", "Nógrád stateš")))
    assert (done.returncode, done.stderr) == (0, b"")
    if form != "summary":
        assert "Nógrád stateš" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="closing a pipe is no error there")
def test_a_reader_who_leaves_early_is_no_accident(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # with it, a write cut short is no error to Python
    long = write("long.txt", "Nothing happened. " * 6_000)  # more than a pipe holds
    with subprocess.Popen(
        [sys.executable, "-m", "dipevents", "parse", "--format", "html", long],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.read(10) == b"<!DOCTYPE "
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_status_1(article: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "dipevents", "parse", article], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"dipevents: cannot write: no space left on device\n"


@pytest.mark.parametrize(
    ("error", "complaint"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), ""),
        (OSError(errno.ENOSPC, "No space left on device"), "dipevents: cannot write: no space left on device\n"),
    ],
    ids=["the reader left", "no space"],
)
def test_output_that_breaks_off_goes_nowhere_from_then_on(
    error: OSError, complaint: str, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class Broken(io.StringIO):
        def write(self, _: str) -> int:
            raise error

        def fileno(self) -> int:
            return target.fileno()

    with (tmp_path / "out").open("wb") as target:
        monkeypatch.setattr(sys, "stdout", Broken())
        assert main(["parse", article]) == 1
        assert os.path.samestat(os.fstat(target.fileno()), Path(os.devnull).stat())
    assert capsys.readouterr().err == complaint


def test_output_to_something_that_is_no_file(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = io.StringIO()
    monkeypatch.setattr("sys.stdout", taken)
    assert main(["parse", article]) == 0
    assert dipevents.from_json(taken.getvalue()).source == article


def test_version_is_the_packages() -> None:
    done = run("--version")
    report = dipevents.parse("")
    assert done.stdout.decode().split() == ["dipevents", report.producer.version]
