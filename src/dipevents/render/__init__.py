"""Reports for people: a summary for the terminal, and a page for the browser.

Rule 1  Pure functions from reports to text: no files, no terminal, no clock.
Rule 2  What stands in an article is hostile until cleaned: it may hold escape sequences, markup, halves of surrogate
        pairs and marks that turn the direction of writing.
Rule 3  Only records are shown, in words of their own fields; nothing is read from the article anew.

`phrases` says what a record is in one line, `summary` and `page` arrange such lines, `style` is the look of the page.
"""

from __future__ import annotations

from .page import page
from .summary import summary

__all__ = ["page", "summary"]
