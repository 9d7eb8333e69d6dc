"""Runs the Python blocks of README.md and docs/*.md as tests; pytest itself runs the docstrings."""

from pathlib import Path

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

# Programs for the type checker: read, never run, and so not to be imported for their docstrings.
collect_ignore = [str(Path(__file__).parent / "tests" / "typing")]

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md"],
    path=str(Path(__file__).parent),
).pytest()
