"""The text as paragraphs, sentences, quotations and tokens; no code here creates them (see segmentation).

Tokens are kept as parallel columns, since an object for each would cost more than the rest of the parse: token ``i`` is
``words[i]``, it stands at ``starts[i]:ends[i]`` of the text, and is looked up as ``folded[i]``. Everything else is a half-open
range of token numbers.
"""

from __future__ import annotations

from typing import Literal

from .spans import Span
from .values import value

ParagraphKind = Literal["headline", "deck", "line", "body"]


@value(kw_only=True)
class Token:
    """One token: its place in the text and its characters."""

    start: int
    end: int
    text: str


@value
class Sentence:
    """Tokens ``start:end``, in paragraph number ``paragraph``."""

    start: int
    end: int
    paragraph: int


@value
class Paragraph:
    """Tokens ``start:end``; ``first:last`` number its sentences.

    ``kind``: ``body`` holds prose; ``headline`` and ``deck`` are titles; ``line`` is anything else that is no prose: bylines, outlet and
    time lines, captions, credits, contacts, page furniture.
    """

    start: int
    end: int
    first: int
    last: int
    kind: ParagraphKind


@value
class Quotation:
    """A passage in quotation marks: tokens ``start:end`` between the marks, the marks excluded."""

    start: int
    end: int
    closed: bool


@value(kw_only=True)
class DatelineParts:
    """The pieces of a dateline as token ranges; ``body`` is the first token of the prose behind it."""

    start: int
    body: int
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


@value(kw_only=True)
class Header:
    """What stands around the prose: numbers of paragraphs, and the dateline's pieces."""

    headline: int | None = None
    deck: int | None = None
    published: tuple[int, int] | None = None  # tokens of a printed date or date and time of publication
    dateline: DatelineParts | None = None
    author: tuple[int, int] | None = None  # tokens of the line that names who speaks in a first-person release
    source: tuple[int, int] | None = None  # tokens of an outlet or byline


@value(kw_only=True)
class Document:
    """A text and its parts, in text order."""

    text: str
    words: list[str]
    folded: list[str]
    flags: list[int]
    starts: list[int]
    ends: list[int]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    header: Header

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens as objects, for readers; the stages use the columns."""
        return tuple(Token(start=s, end=e, text=w) for s, e, w in zip(self.starts, self.ends, self.words, strict=True))

    def span(self, start: int, end: int) -> Span:
        """Return the characters that tokens ``start:end`` cover."""
        return Span(start=self.starts[start], end=self.ends[end - 1])

    def slice(self, start: int, end: int) -> str:
        """Return the text that tokens ``start:end`` cover."""
        return self.text[self.starts[start] : self.ends[end - 1]]
