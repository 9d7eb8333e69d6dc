"""Laws of change: what a text put in, taken out, renamed or re-typeset does to the records, and what it leaves alone."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st
from records import RECORDS, Map, differences, inserted, moved, plain

from dipevents import parse
from dipevents.gazetteer import Gazetteer
from dipevents.segmentation import segment
from dipevents.strategies import Acting, Story, neutral_paragraphs, stand_ins, stories

SEED = (Path(__file__).parents[2] / "seeds" / "000_1fd5b41190189001.txt").read_text(encoding="utf-8")

SOME = settings(max_examples=max(10, settings().max_examples // 3))
"""For a law that is tested in several ways: each example reads an article twice."""


def report(text: str, published: date | None) -> dict[str, Any]:
    return plain(parse(text, published=published))


def same(expected: Mapping[str, Any], found: Mapping[str, Any], text: str) -> None:
    note(text)
    assert list(differences(dict(expected), dict(found))) == []


def body_of(text: str) -> tuple[int, int]:
    """Return where the body of an article begins and ends."""
    document = segment(text, Gazetteer.default())
    bodies = [p for p in document.paragraphs if p.kind == "body"]
    return document.starts[bodies[0].start], document.ends[bodies[-1].end - 1]


class TestShift:
    """A neutral paragraph between header and body moves every later span by its length and changes nothing else, ids included."""

    @SOME
    @given(stories(), neutral_paragraphs())
    def test_a_story(self, story: Story, neutral: str) -> None:
        self.check(story.text, story.published, story.start, neutral)

    @SOME
    @given(neutral_paragraphs())
    def test_the_seed(self, neutral: str) -> None:
        self.check(SEED, None, body_of(SEED)[0], neutral)

    @staticmethod
    def check(text: str, published: date | None, start: int, neutral: str) -> None:
        change = inserted(f"{neutral}\n\n", start)
        longer = change.rewrite(text)
        same(moved(report(text, published), change, longer), report(longer, published), longer)


class TestAppend:
    """A neutral paragraph behind the last one leaves all records as they were."""

    @SOME
    @given(stories(), neutral_paragraphs())
    def test_a_story(self, story: Story, neutral: str) -> None:
        same(report(story.text, story.published), report(f"{story.text}\n\n{neutral}", story.published), story.text)

    @SOME
    @given(neutral_paragraphs())
    def test_the_seed(self, neutral: str) -> None:
        end = body_of(SEED)[1]
        same(report(SEED, None), report(f"{SEED[:end]}\n\n{neutral}{SEED[end:]}", None), neutral)


class TestDelete:
    """Removing a body paragraph changes no record that cites nothing in it and whose people and bodies have no mention in it."""

    @SOME
    @given(stories(), st.data())
    def test_a_story(self, story: Story, data: st.DataObject) -> None:
        self.check(story.text, story.published, data)

    @SOME
    @given(st.data())
    def test_the_seed(self, data: st.DataObject) -> None:
        self.check(SEED, None, data)

    @staticmethod
    def check(text: str, published: date | None, data: st.DataObject) -> None:
        document = segment(text, Gazetteer.default())
        bodies = [p for p in document.paragraphs if p.kind == "body"]
        numbers = [n for n, p in enumerate(bodies) if (n and document.header.dateline is None) or n > 1]
        if not numbers:
            return
        gone = bodies[data.draw(st.sampled_from(numbers))]
        start, end = document.ends[gone.start - 1], document.ends[gone.end - 1]
        change = Map([(start, end, "")])
        shorter = change.rewrite(text)
        before, after = report(text, published), report(shorter, published)
        touched = {entry["id"] for name in ("people", "organisations") for entry in before[name] if cites(entry, start, end)}
        left = {record["id"]: record for name in RECORDS for record in after[name]}
        note(f"without {text[start:end]!r}")
        for name in ("meetings", "statements", "anniversaries"):
            for record in before[name]:
                if not cites(record, start, end) and not touched & set(references(record)):
                    kept = {key: left.get(record["id"], {}).get(key) for key in ("meeting", "statement") if key in record}
                    # A link may lead to a record that went with the paragraph.
                    expected = {**moved(record, change, shorter), **{k: v for k, v in kept.items() if v is None}}
                    same({"record": expected}, {"record": left.get(record["id"])}, text)


def cites(value: Any, start: int, end: int) -> bool:  # noqa: ANN401
    """Tell whether anything in a JSON value stands, at least in part, in a stretch of the text."""
    if isinstance(value, list):
        return any(cites(item, start, end) for item in value)
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("start"), int) and value["start"] < end and start < value["end"]:
        return True
    return any(cites(item, start, end) for item in value.values())


def references(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the ids of the people and bodies that a JSON value refers to."""
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if isinstance(value.get("ref"), str):
            yield value["ref"]
        for item in value.values():
            yield from references(item)


class TestRename:
    """Replacing people, states and places unknown to the tables of office-holders by others of the same shape, everywhere, changes
    only the fields that hold them.
    """

    @SOME
    @given(stories().flatmap(lambda story: st.tuples(st.just(story), stand_ins(story.cast))))
    def test_people_and_states(self, drawn: tuple[Story, tuple[Acting, Acting]]) -> None:
        story, cast = drawn
        words = dict(pair for old, new in zip(story.cast, cast, strict=True) for pair in renamings(old, new))
        bodies = " ".join(body.name for body in story.passage.organisations)
        assume(not re.search(pattern(words), bodies))  # the tables know the UN Mission in Liberia, and none in Peru
        codes = {old.state.code: new.state.code for old, new in zip(story.cast, cast, strict=True)}
        change = Map(replaced(story.text, words))
        other = change.rewrite(story.text)
        before = moved(report(story.text, story.published), change, other)
        same(unnamed(renamed(before, words, codes)), unnamed(report(other, story.published)), other)


def renamings(old: Acting, new: Acting) -> Iterator[tuple[str, str]]:
    """Yield the words for somebody and the state, each with the word for the other."""
    yield old.family, new.family
    yield old.name.split(maxsplit=1)[0], new.name.split(maxsplit=1)[0]
    pairs = [(old.state.name, new.state.name), (old.state.adjective, new.state.adjective)]
    pairs.append((old.state.capital, new.state.capital))
    for one, other in pairs:
        yield one.removeprefix("the "), other.removeprefix("the ")
        yield one.removeprefix("the ").upper(), other.removeprefix("the ").upper()


def pattern(words: Mapping[str, str]) -> str:
    return "|".join(rf"\b{re.escape(word)}(?!\w)" for word in sorted(words, key=len, reverse=True))


def replaced(text: str, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the places where one of the words stands, with the word that replaces it."""
    for found in re.finditer(pattern(words), text):
        yield found.start(), found.end(), words[found.group()]


def renamed(value: Any, words: Mapping[str, str], codes: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return JSON with words and codes replaced in all strings but extracts, which `moved` has read from the new text."""
    if isinstance(value, list):
        return [renamed(item, words, codes) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "text" else renamed(item, words, codes) for key, item in value.items()}
    if isinstance(value, str):
        return codes.get(value) or re.sub(pattern(words), lambda found: words[found.group()], value)
    return value


def unnamed(value: Any) -> Any:  # noqa: ANN401
    """Return JSON with the ids, which are made of the words, numbered as they come."""
    numbers: dict[str, int] = {}

    def told(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return [told(item) for item in value]
        if isinstance(value, dict):
            return {
                key: numbers.setdefault(item, len(numbers)) if key in IDS and isinstance(item, str) else told(item)
                for key, item in value.items()
            }
        return value

    return told(value)


IDS = ("id", "ref", "organisation", "meeting", "statement")


class TestTypography:
    """Curly or straight quotes, NBSP or space, NFC or NFD, CRLF or LF: same records, mapped spans."""

    @pytest.mark.parametrize("way", ["crlf", "cr", "nbsp", "thin", "straight", "curly", "nfd", "nfc"])
    @SOME
    @given(story=stories(), data=st.data())
    def test_a_story(self, way: str, story: Story, data: st.DataObject) -> None:
        self.check(way, story.text, story.published, data)

    @pytest.mark.parametrize("way", ["crlf", "cr", "nbsp", "thin", "straight", "curly"])
    @SOME
    @given(data=st.data())
    def test_the_seed(self, way: str, data: st.DataObject) -> None:
        self.check(way, SEED, None, data)

    @staticmethod
    def check(way: str, text: str, published: date | None, data: st.DataObject) -> None:
        changes = list(reset(way, text))
        if way in ("nbsp", "thin"):
            chance = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311
            changes = [change for change in changes if chance.random() < 0.3]
        change = Map(changes)
        other = change.rewrite(text)
        before, after = report(text, published), report(other, published)
        same(typeless(moved(before, change, other)), typeless(after), other)


def reset(way: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the changes that set a text otherwise."""
    if way in ("crlf", "cr"):
        for found in re.finditer(r"\n", text):
            yield found.start(), found.end(), {"crlf": "\r\n", "cr": "\r"}[way]
    elif way in ("nbsp", "thin"):
        for found in re.finditer(r"(?<=\w) (?=\w)", text):
            yield found.start(), found.end(), {"nbsp": "\u00a0", "thin": "\u2009"}[way]
    elif way == "straight":
        for found in re.finditer("[“”‘’]", text):
            yield found.start(), found.end(), '"' if found.group() in "“”" else "'"
    elif way == "curly":
        for found in re.finditer("[\"']", text):
            opens = not text[: found.start()].rstrip(" ") or text[found.start() - 1] in " \n(“"
            pair = "“”" if found.group() == '"' else "‘’"
            yield found.start(), found.end(), pair[0] if opens else pair[1]
    else:
        yield from recomposed(way.upper(), text)


def recomposed(form: Any, text: str) -> Iterable[tuple[int, int, str]]:  # noqa: ANN401
    """Yield the letters that another normal form of Unicode writes otherwise, each with its accents."""
    for found in re.finditer(r"\w[\u0300-\u036f]*", text):
        other = unicodedata.normalize(form, found.group())
        if other != found.group():
            yield found.start(), found.end(), other


PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def typeless(value: Any) -> Any:  # noqa: ANN401
    """Return JSON whose strings show no typography."""
    if isinstance(value, list):
        return [typeless(item) for item in value]
    if isinstance(value, dict):
        return {key: typeless(item) for key, item in value.items()}
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value.translate(PLAIN)).split())
    return value
