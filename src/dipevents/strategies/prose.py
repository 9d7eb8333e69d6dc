"""Texts: any text at all, texts made of the words that the library looks for, and paragraphs that say nothing to it.

Rule 1: `salads` join what the finders and parsers start from (names, titles, cues, dates, marks, layout) in any order, so
that rules meet each other where no article would let them.
Rule 2: a neutral paragraph has no name, number, date, cue, pronoun or quotation mark, and no word that a table gives a
meaning beyond its part of speech.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from dipevents.gazetteer import Gazetteer
from dipevents.tables import rows

from .values import texts

__all__ = ["articles_of_any_kind", "neutral_paragraphs", "neutral_sentences", "salads"]

_MARKS = (
    *('"', "“", "”", "'", "‘", "’", "``", "''", "«", "»", "„"),
    *(",", ",", ".", ".", ".", ":", ";", "!", "?", "...", "…"),
    *("(", ")", "[", "]", "-", "--", "–", "—", "/", "|", "_", "*", "’s", "'s"),
)
_LAYOUT = ("\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\u2029", "\x85", "\t", "\u00a0", "  ", "\ufeff", "\x0c")
_ODD = ("İ", "ß", "ﬁ", "\u0301", "\0", "\ud800", "\udfff", "\U0001f1e8\U0001f1f3", "\u202e", "王毅", "Лавров", "Ã©", "&amp;", "<p>")
_GRAMMAR = (
    *("the", "a", "of", "and", "or", "to", "in", "at", "on", "with", "for", "that", "which", "who", "as", "but"),
    *("he", "she", "it", "they", "we", "I", "his", "her", "their", "us", "both", "will", "would", "has", "was", "is", "not"),
    *("the two sides", "the minister", "the leaders", "his counterpart", "the Chinese side", "both presidents"),
    *("met", "met with", "held talks", "phone call", "visited", "arrived", "summit", "talks", "letter", "meeting"),
    *("anniversary", "the 75th anniversary", "marks", "centenary", "years since", "founding", "of diplomatic ties"),
    *("Q:", "A:", "QUESTION:", "By", "Source:", "Updated", "Readout", "(ANI)", "(Xinhua)", "/TASS/", "(AP)"),
)
_DATES = (
    *("Monday", "on Tuesday", "yesterday", "today", "next year", "last month", "two days ago", "this week"),
    *("Nov. 18", "18 November 2024", "2024-11-18", "18/11/2024", "May 5-8", "May", "2024", "1949", "9:00", "0000", "31 June"),
    *("first", "16th", "75", "twenty-five", "hundred", "99999999999", "1,234.5", "Feb. 29, 2023"),
)


@cache
def salads() -> st.SearchStrategy[str]:
    """Words of the tables, marks and line ends in any order, with spaces between most of them."""
    piece = st.one_of(
        st.sampled_from(_GRAMMAR),
        st.sampled_from(_words()),
        st.sampled_from(_cues()),
        st.sampled_from(_DATES),
        st.sampled_from(_MARKS),
        st.sampled_from(_LAYOUT),
        st.sampled_from(_ODD),
    )
    glue = st.sampled_from((" ", " ", " ", " ", " ", " ", ""))
    return st.lists(st.tuples(piece, glue).map("".join), max_size=60).map("".join)


@cache
def articles_of_any_kind() -> st.SearchStrategy[str]:
    """What a scraper may hand over: any text, a salad, or paragraphs of both."""
    block = st.one_of(salads(), salads(), texts(), neutral_paragraphs())
    return st.one_of(texts(), salads(), st.lists(block, min_size=1, max_size=6).map("\n\n".join))


@cache
def _words() -> tuple[str, ...]:
    """Every name of the tables, and every title."""
    named = [row["name"] for table in ("countries", "places", "organisations", "office_holders") for row in rows(table)]
    titled = [form.title() for row in rows("offices") for form in row["forms"]]
    given = [row["name"] for row in rows("given_names") if row["id"] < "c"]
    states = Gazetteer.default().countries.values()
    return (*named, *titled, *given, *(adjective for state in states for adjective in state.adjectives), *(titled * 4))


@cache
def _cues() -> tuple[str, ...]:
    return tuple(form for row in rows("cues") for forms in row["forms"].values() for form in forms if "{" not in form)


# --- neutral prose --------------------------------------------------------------------------------------------------

_THINGS = ("Snow", "Mist", "Drizzle", "Fog", "Bread", "Gulls", "Barges", "Herons", "Willows", "Puddles", "Clouds", "Boats")
_DID = ("drifted", "settled", "grazed", "rested", "swayed", "dried", "rotted", "glistened", "lingered", "thickened")
_HOW = ("slowly", "softly", "quietly", "unevenly")
_WHERE = ("over", "along", "above", "beyond", "beneath", "across", "among")
_LIKE = ("wet", "muddy", "empty", "low", "quiet", "dark", "steep", "grey", "heavy", "thin")
_PLACES = ("fields", "lanes", "barns", "hedges", "walls", "ponds", "roofs", "pastures", "meadows", "orchards")


@cache
def neutral_sentences() -> st.SearchStrategy[str]:
    """A sentence about the weather, in words that no finder starts from."""
    phrase = st.tuples(*map(st.sampled_from, (_WHERE, _LIKE, _PLACES))).map(" ".join)
    clause = st.tuples(st.sampled_from(_DID), st.sampled_from(_HOW), phrase, phrase).map(" ".join)
    return st.builds(lambda thing, first, second: f"{thing} {first} and {second}.", st.sampled_from(_THINGS), clause, clause)


@cache
def neutral_paragraphs() -> st.SearchStrategy[str]:
    """A paragraph of neutral sentences: at least two, as prose has them."""
    return st.lists(neutral_sentences(), min_size=2, max_size=4).map(" ".join)
