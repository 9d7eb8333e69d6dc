"""The command `dipevents`: a thin layer over the public functions, and the only I/O of the library.

Rules:

1. What was asked for goes to standard output, everything else to standard error.
2. A file is read as UTF-8 and not changed: offsets count its code points, line ends and byte
   order mark included, and `text_sha256` is what `sha256sum` prints for it.
3. A file that cannot be read costs one line on standard error and no other file.
4. The exit status is 0, 1 when something could not be read or written, or 2 for wrong usage.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from importlib import resources
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, NamedTuple, assert_never, cast, get_args

import dipevents
from dipevents.render import page, summary
from dipevents.version import VERSION

Format = Literal["json", "jsonl", "summary", "html"]

STDIN = "-"
WIDTHS = (40, 100)
"""Narrower than the first, a summary is all line breaks; wider than the second, hard to read."""

EPILOG = """\
formats:
  json     the report as one JSON object; of several files, one JSON array
  jsonl    one report a line, however many files
  summary  what a person wants to know, for the terminal
  html     one self-contained page: the articles with their records marked

exit status: 0; 1 when a file could not be read or the output not written,
the other files being parsed all the same; 2 for wrong usage.
"""


class Article(NamedTuple):
    """One input that could be read, and what it holds."""

    name: str
    text: str
    report: dipevents.Report


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the arguments `argv` and return the exit status."""
    arguments = _arguments(argv)
    if arguments.command == "schema":
        return 0 if _write([_schema()]) else 1
    failures: list[str] = []
    form = cast("Format", arguments.format)
    chunks = _rendered(
        _parsed(arguments.files, arguments.published, arguments.source, failures),
        form,
        several=len(arguments.files) > 1,
    )
    written = _write(chunks, for_people=form == "summary")
    return 0 if written and not failures else 1


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dipevents", description="Typed records from diplomatic news text.")
    parser.add_argument("--version", action="version", version=f"dipevents {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parsing = commands.add_parser(
        "parse",
        help="print the records of articles",
        description="Print the meetings, statements, anniversaries and organisations of articles.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parsing.add_argument("files", nargs="+", metavar="FILE", help="an article as UTF-8 text, or - for standard input")
    parsing.add_argument(
        "--published",
        type=_moment,
        metavar="DATE",
        help="publication date of every FILE, as 2024-11-19 or 2024-11-19T18:45, where the text does not print it",
    )
    parsing.add_argument(
        "--source",
        metavar="ID",
        help="a URL or id to carry through to the report (default: FILE as given)",
    )
    parsing.add_argument("--format", choices=get_args(Format), default="json", help="see below (default: json)")
    commands.add_parser(
        "schema",
        help="print the JSON Schema of a report",
        description="Print the JSON Schema of a report.",
    )
    arguments = parser.parse_args(argv)
    if arguments.command == "parse":
        if arguments.source is not None and len(arguments.files) > 1:
            parsing.error("argument --source: names one article, but several FILEs are given")
        if arguments.files.count(STDIN) > 1:
            parsing.error("argument FILE: standard input can be read only once")
    return arguments


def _moment(value: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            moment = read(value)
        except ValueError:
            continue
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            raise argparse.ArgumentTypeError(f"{value!r} has a time zone: expected local time")
        return moment
    raise argparse.ArgumentTypeError(f"{value!r} is no date: expected one like 2024-11-19")


def _parsed(
    names: Iterable[str],
    published: date | datetime | None,
    source: str | None,
    failures: list[str],
) -> Iterator[Article]:
    """The articles that can be read; complains of the others and adds their names to `failures`."""
    for name in names:
        try:
            text = _read(name)
        except OSError as error:
            reason = _reason(error)
        except UnicodeDecodeError as error:
            reason = f"not UTF-8: byte {error.object[error.start]:#04x} at offset {error.start}"
        except ValueError as error:  # a name with a NUL or half a surrogate pair
            reason = str(error)
        else:
            carried = (None if name == STDIN else name) if source is None else source
            yield Article(name, text, dipevents.parse(text, published=published, source=carried))
            continue
        _complain(f"{name!r}: {reason}")
        failures.append(name)


def _read(name: str) -> str:
    data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    return data.decode("utf-8")


def _rendered(articles: Iterator[Article], form: Format, *, several: bool) -> Iterator[str]:
    match form:
        case "json" if several:
            return _json_array(articles)
        case "json" | "jsonl":
            return (f"{dipevents.to_json(article.report)}\n" for article in articles)
        case "summary":
            return _summaries(articles, several=several)
        case "html":
            return iter([page(articles, countries=_countries())])
        case _:
            assert_never(form)


def _json_array(articles: Iterator[Article]) -> Iterator[str]:
    before = "[\n"
    for article in articles:
        yield before + dipevents.to_json(article.report)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _summaries(articles: Iterator[Article], *, several: bool) -> Iterator[str]:
    narrowest, widest = WIDTHS
    width = max(narrowest, min(widest, shutil.get_terminal_size().columns))
    countries = _countries()
    before = ""
    for article in articles:
        title = f"=== {article.name}" if several else None
        yield before + summary(article.report, width=width, title=title, countries=countries)
        before = "\n"


def _countries() -> dict[str, str]:
    return {code: country.name for code, country in dipevents.Gazetteer.default().countries.items()}


def _schema() -> str:
    return (resources.files("dipevents") / "schema" / "v1.json").read_text(encoding="utf-8")


def _write(chunks: Iterable[str], *, for_people: bool = False) -> bool:
    """Write to standard output and tell whether that went well.

    Data is always in UTF-8; words for people are as the terminal has them.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        if for_people:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return all(map(_put, chunks))


def _put(chunk: str) -> bool:
    try:
        sys.stdout.write(chunk)
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # whoever read the output has seen enough
            _complain(f"cannot write: {_reason(error)}")
        # At exit Python flushes standard output once more and complains, so give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _complain(message: str) -> None:
    sys.stderr.write(f"dipevents: {message}\n")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
