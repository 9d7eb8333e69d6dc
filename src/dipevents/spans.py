"""Where something stands in the article.

Rule 1: offsets count code points of the text given to `parse`, from 0, half-open: `text[start:end]`.
Rule 2: an `Extract` also carries the text it selects, so that a record reads without its article.
Rule 3: whether a span fits a given text is no matter of this module; it only keeps `0 <= start <= end`.

An article makes hundreds of these, so their checks are single comparisons after construction rather than
validators field by field: these cost twice as much, and the types are the type checker's business.
"""

from __future__ import annotations

import attrs

__all__ = ["Extract", "Span"]


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of the article: code points `start` up to, not including, `end`.

    >>> span = Span(start=10, end=14)
    >>> str(span)
    '10:14'
    >>> span.contains(Span(start=11, end=14))
    True
    >>> Span(start=3, end=2)
    Traceback (most recent call last):
    ...
    ValueError: start 3, end 2, expected 0 <= start <= end
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        """Keep the offsets in order."""
        if not 0 <= self.start <= self.end:
            raise _out_of_order(self.start, self.end)

    def __str__(self) -> str:
        return f"{self.start}:{self.end}"

    def contains(self, other: Span | Extract) -> bool:
        """Tell whether `other` lies within this span; a span contains itself.

        >>> Span(start=0, end=5).contains(Span(start=2, end=6))
        False
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span | Extract) -> bool:
        """Tell whether both have a code point in common; neighbours have none, and neither has an empty span.

        >>> Span(start=0, end=5).overlaps(Span(start=4, end=6))
        True
        >>> Span(start=0, end=5).overlaps(Span(start=5, end=6))
        False
        """
        return max(self.start, other.start) < min(self.end, other.end)

    def shift(self, by: int) -> Span:
        """Return the span `by` code points further on (back, if negative); `ValueError` before the text's start.

        >>> Span(start=1, end=3).shift(10)
        Span(start=11, end=13)
        """
        return Span(start=self.start + by, end=self.end + by)


@attrs.frozen(kw_only=True)
class Extract:
    """A piece of the article with its place: `text` is `article[start:end]`, always.

    >>> Extract.of("Chinese Foreign Minister Wang Yi", 25, 32)
    Extract(start=25, end=32, text='Wang Yi')
    >>> Extract(start=25, end=32, text="Wang")
    Traceback (most recent call last):
    ...
    ValueError: text of 4 code points, expected end - start = 7
    """

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        """Keep the offsets in order, and the text as long as they say."""
        size = self.end - self.start
        if size != len(self.text) or self.start < 0:
            if not 0 <= self.start <= self.end:
                raise _out_of_order(self.start, self.end)
            msg = f"text of {len(self.text)} code points, expected end - start = {size}"
            raise ValueError(msg)

    @classmethod
    def of(cls, article: str, start: int, end: int) -> Extract:
        """Cut the extract out of its article; `ValueError` where the offsets lie outside.

        >>> Extract.of("Wang met Lavrov", 9, 15).text
        'Lavrov'
        """
        return cls(start=start, end=end, text=article[start:end])

    @property
    def span(self) -> Span:
        """The place alone.

        >>> Extract(start=3, end=6, text="met").span
        Span(start=3, end=6)
        """
        return Span(start=self.start, end=self.end)

    def __str__(self) -> str:
        return self.text

    def shift(self, by: int) -> Extract:
        """Return the same text `by` code points further on (back, if negative).

        >>> Extract(start=3, end=6, text="met").shift(-3)
        Extract(start=0, end=3, text='met')
        """
        return Extract(start=self.start + by, end=self.end + by, text=self.text)


def _out_of_order(start: int, end: int) -> ValueError:
    return ValueError(f"start {start}, end {end}, expected 0 <= start <= end")
