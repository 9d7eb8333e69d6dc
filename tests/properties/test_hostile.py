"""Hostile text: whatever a scraper may hand over, the laws hold, time grows no faster than length, and memory stays small."""

from __future__ import annotations

import gc
import math
import random
import tracemalloc
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import settings

from dipevents import parse
from dipevents.check import check_article
from dipevents.tables import rows

THOROUGH = settings().max_examples > 100
SEED = (Path(__file__).parents[2] / "seeds" / "000_1fd5b41190189001.txt").read_text(encoding="utf-8")

NOTE = (
    "PARIS, Nov. 18 (Harbour Wire) -- Maltese Foreign Minister Ana Borg met Cuban Foreign Minister Omar Reyes on Monday. “We want one "
    "licence,” Borg said. Reyes thanked Malta for its support, and the two sides exchanged views on pilots.\n\n"
)


@cache
def words_of(table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in rows(table))


@cache
def cue_forms() -> tuple[str, ...]:
    return tuple(form for row in rows("cues") for forms in row["forms"].values() for form in forms)


def shuffled(words: tuple[str, ...], glue: str = " ") -> Callable[[int], str]:
    def made(size: int) -> str:
        return glue.join(random.Random(size).choices(words, k=size // 6))[:size]  # noqa: S311

    return made


def invented(size: int) -> str:
    pick = random.Random(size).choice  # noqa: S311
    return " ".join("Z" + pick("aeiou") + pick("bdgkl") + pick("aeiou") + pick("mnrtz") for _ in range(size // 6))


def introduced(size: int) -> str:
    pick = random.Random(size).choice  # noqa: S311
    return " ".join(
        f"President Z{pick('aeiou')}{pick('bdgkl')}{pick('aeiou')} Q{pick('aeiou')}{pick('mnrtz')}{pick('aeiou')} met him."
        for _ in range(size // 30)
    )


def secretaries(size: int) -> str:
    pick = random.Random(size).choice  # noqa: S311
    return " ".join(
        f"Secretary Z{pick('aeiou')}{pick('bdgkl')}{pick('aeiou')} Q{pick('aeiou')}{pick('mnrtz')}{pick('aeiou')} met Peru. He left Chile for Mali."
        for _ in range(size // 60)
    )


def again(words: str) -> Callable[[int], str]:
    return lambda size: (words * (size // len(words) + 1))[:size]


ALL_NAMES = ("countries", "places", "organisations", "office_holders")

HOSTILE: Mapping[str, Callable[[int], str]] = {
    # characters
    "lone surrogates": again("\ud800 met \udfff\udc00 said “x” "),
    "NUL": again("Wang\0 Yi met \0 Lavrov. "),
    "bidirectional marks": again("\u202eWang Yi\u202c met \u2066Lavrov\u2069. "),
    "combining marks": lambda size: "W" + "\u0301" * size,
    "decomposed": again("Çavus\u0327og\u0306lu said so. "),
    "emoji": again("👩‍👩‍👧 met 🇨🇳 "),
    "four-byte scripts": again("𐎀𐎁 said 𠀀𠀁. "),
    "ligatures": again("The ﬁrst oﬃce of Ǆemal ﬀ said "),
    "dotted I": again("İstanbul’da İlham İ said İ. "),
    "white space": again(" \t\u00a0\u2009\u3000"),
    "line ends": again("\n\r\n\u2028\u2029\x85"),
    "mojibake": again("Ministerâ€™s â€œtalksâ€\x9d with SÃ£o Paulo Ã¢ "),
    "html": again('<p class="x">Wang Yi &amp; <a href="http://x.y/z?q=1">Lavrov</a> said: &ldquo;Yes&rdquo;</p>\n'),
    "Chinese": again("中国外交部长王毅会见俄罗斯外长拉夫罗夫。"),
    "Russian": again("Министр Сергей Лавров заявил, что «всё хорошо». "),
    "Arabic": again("قال الوزير إن المحادثات كانت جيدة. "),
    "German": again("Außenministerin Vogt sagte, „das ist gut“. "),
    # no structure
    "no spaces": again("WangYimetLavrovandsaid"),
    "one letter": again("A"),
    "one line": again("Wang Yi met Sergei Lavrov on Monday and said that trade grew, "),
    "letter a line": again("A\n"),
    "word a line": again("Talks\nLima\n"),
    "word a paragraph": again("Lima\n\n"),
    # marks
    "opening quotes": again("“"),
    "straight quotes": again('"'),
    "quotes apart": again('" '),
    "quotes that never close": again("“We agree.\n\n"),
    "quoted words": again("“we "),
    "apostrophes": again("'a’s "),
    "parentheses": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "nested parentheses": again("(UN "),
    "full stops": again(". "),
    "dashes": again("- "),
    "commas": again("a, "),
    "abbreviations": again("U.S. A.B. "),
    "addresses": again("http://a.b/c?d=e&f a@b.c "),
    # one kind of word
    "capitalised words": again("Wang Yi Lavrov "),
    "given names": again("John Mary Paul "),
    "capitals": again("PARIS LONDON XINHUA "),
    "invented names": invented,
    "introductions": introduced,
    "secretaries beside states": secretaries,
    "every name": shuffled(tuple(name for table in ALL_NAMES for name in words_of(table))),  # the same mix at every length
    "names in any order": shuffled((*words_of("organisations"), *words_of("office_holders"))),
    "names with commas": shuffled((*words_of("countries"), *words_of("places")), ", "),
    "names a line": shuffled(words_of("organisations"), "\n"),
    "names that speak": shuffled(words_of("office_holders"), " said so. "),
    "cue verbs": again("said "),
    "cues in any order": shuffled(cue_forms()),
    "said that": again("said that "),
    "he said": again("he said. "),
    "who said": again("who said "),
    "according to": again("according to "),
    "met with": again("met with "),
    "met": again("Wang met "),
    "he met him": again("he met him. "),
    "talks between": again("talks between Wang and "),
    "visits": again("visit to Peru of "),
    "pronouns": again("he she they it we "),
    "groups": again("the two sides "),
    "counterparts": again("his Russian counterpart "),
    "titles": again("Foreign Minister "),
    "bodies": again("Ministry of Foreign Affairs of the Republic of "),
    "heads of bodies": again("Committee "),
    "acronyms": again("(SCO) Group of Friends "),
    "particles": again("bin al-van der "),
    "and": again("and "),
    # numbers and dates
    "digits": again("1"),
    "numbers": again("1 "),
    "clock": again("1:"),
    "dates": again("12-11-2024 "),
    "dates joined": again("Nov. 18-"),
    "weekdays joined": again("Monday to "),
    "months": again("May "),
    "years": again("2015-"),
    "anniversaries": again("the 75th anniversary of "),
    "marks": again("this year marks "),
    "ordinals": again("seventy-"),
    # layout
    "datelines": again("PARIS, Nov. 18 (Xinhua) -- "),
    "datelines a paragraph": again("PARIS, Nov. 18 (Xinhua) --\n\n"),
    "sources": again("Source: Xinhua\n"),
    "bylines": again("By John Roe\n"),
    "questions": again("Q: Why? A: So. "),
    "transcript": again("QUESTION: Why?\n\nMR. ROE: So.\n\n"),
    "labels": again("Wang Yi: we met\n\n"),
    # and what is no attack
    "articles": again(NOTE),
    "seed": again(SEED + "\n\n"),
}

SIZE = 48_000 if THOROUGH else 3_000
"""Characters of the smaller text; the larger one is eight times as long."""

POWER = 1.15
SLACK = 0.15
"""How much the measurement of the power may be off where others use the machine; what grows as the square shows 1.5 and more."""


class TestAnyHostileText:
    """The laws hold for hostile text as for any other."""

    @pytest.mark.parametrize("name", HOSTILE)
    def test_laws(self, name: str) -> None:
        check_article(HOSTILE[name](4_000))

    @pytest.mark.parametrize("name", HOSTILE)
    def test_laws_behind_an_article(self, name: str) -> None:
        """The records of an article in front are those of the article alone, but for what the rest refers back to."""
        check_article(NOTE + HOSTILE[name](1_000))


class TestLinear:
    """Time grows with at most the 1.15th power of the length."""

    @pytest.mark.parametrize("name", HOSTILE)
    def test_power(self, name: str) -> None:
        parse(NOTE)
        powers: list[float] = []
        # Others use the machine too, and a short text may fall below what makes it a transcript or a list: look again, at longer ones.
        for size, readings in ((SIZE, 1), (SIZE, 3), (4 * SIZE, 2), (16 * SIZE, 2)):
            short, long = HOSTILE[name](size), HOSTILE[name](8 * size)
            growth = min(timed(long) for _ in range(readings)) / min(timed(short) for _ in range(readings))
            powers.append(math.log(growth) / math.log(len(long) / len(short)))
            if powers[-1] <= POWER:
                return
        assert min(powers) <= POWER + SLACK, powers

    @pytest.mark.skipif(not THOROUGH, reason="minutes long: run with --hypothesis-profile=thorough")
    @pytest.mark.parametrize("name", ["articles", "seed", "one line", "capitalised words", "no spaces", "letter a line"])
    def test_eight_megabytes(self, name: str) -> None:
        parse(NOTE)
        short, long = HOSTILE[name](1_000_000), HOSTILE[name](8_000_000)
        assert math.log(timed(long) / timed(short)) / math.log(8) <= POWER + SLACK


def timed(text: str) -> float:
    gc.collect()
    began = process_time()
    parse(text)
    # What a clock of a millisecond cannot tell apart is linear enough.
    return max(process_time() - began, 0.004 * len(text) / SIZE)


class TestMemory:
    """Peak memory above the records stays below 100 bytes for each character of prose.

    Text that is all marks or line ends has a token, a sentence, even a paragraph for each one or two characters, and
    takes more.
    """

    @pytest.mark.parametrize(("name", "limit"), [("articles", 100), ("seed", 100), ("one line", 100), ("no spaces", 100)])
    def test_prose(self, name: str, limit: int) -> None:
        assert above_records(HOSTILE[name](60_000)) < limit

    @pytest.mark.parametrize(("name", "limit"), [("straight quotes", 300), ("emoji", 300), ("letter a line", 800), ("every name", 500)])
    def test_hostile(self, name: str, limit: int) -> None:
        assert above_records(HOSTILE[name](15_000)) < limit


def above_records(text: str) -> float:
    """Return the bytes a character that `parse` needs at its peak besides the report that it returns."""
    parse(text[:1000])
    gc.collect()
    tracemalloc.start()
    try:
        report = parse(text)
        _, peak = tracemalloc.get_traced_memory()
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert report.text_sha256
    return (peak - held) / len(text)
