"""The count of years in front of a noun: "75th", "seventy-fifth", "60<sup>th</sup>", "half a century"."""

from __future__ import annotations

from dipevents import lexicon

from .sentence import Sentence
from .words import HARD_STOPS, POSSESSIVES

FAR = 9  # tokens between a number and its noun: "60<sup>th</sup> anniversary" has eight


class Numbers:
    """Reads counts in the sentence at hand."""

    def __init__(self, line: Sentence) -> None:
        self.line, self.table = line, line.table
        self.folded, self.flags = line.folded, line.flags

    def count_before(self, i: int) -> tuple[int | None, int]:
        """Return the count of years in front of token ``i`` and its first token.

        Without a count it is (None, i); where months or days are counted, (None, -1).
        Between count and noun a few words may stand: "75th founding anniversary".
        """
        k = i - 1
        stop = max(self.line.begin, i - FAR)
        while k >= stop:
            word = self.folded[k]
            if word == ">" and k - 8 >= self.line.begin and "".join(self.folded[k - 3 : k + 1]) == "</sup>":
                value = self.digits(k - 8) if self.folded[k - 7] == "<" else None
                return (value, k - 8) if value is not None else (None, i)
            if word in ("year", "month", "day", "week", "hour") and self.line.at(k - 1) in ("-", "–"):
                if word != "year":
                    return None, -1
                return self.number_ending(k - 2, cardinal=True)
            if word == "year":
                return self.number_ending(k - 1, cardinal=True)
            value, left = self.number_ending(k, cardinal=k == i - 1)
            if value is not None:
                return value, left
            if word in HARD_STOPS or word in self.table.enders or word in POSSESSIVES or word in ("of", "the", "'s", "’s", "."):
                break
            if self.flags[k] & (lexicon.AUXILIARY | lexicon.MODAL):
                break
            k -= 1
        return None, i

    def number_ending(self, k: int, *, cardinal: bool) -> tuple[int | None, int]:
        """Return the ordinal number (or, if so, ``cardinal``) whose last token is ``k``, and its first token."""
        none = (None, k + 1)
        if k < self.line.begin:
            return none
        word = self.folded[k]
        if self.flags[k] & lexicon.DIGIT:
            value = self.digits(k, cardinal=cardinal)
            return (value, k) if value is not None else none
        if word in ("th", "st", "nd", "rd"):
            value = self.digits(k - 1, cardinal=True) if k - 1 >= self.line.begin and self.flags[k - 1] & lexicon.DIGIT else None
            return (value, k - 1) if value is not None else none
        if word not in self.table.ordinals and not (cardinal and (word in self.table.cardinals or word in ("a", "one"))):
            return none
        parts = [word]
        left = k
        while left - 1 >= self.line.begin and len(parts) < FAR:
            j = left - 1
            if self.folded[j] in ("-", "and") and j - 1 >= self.line.begin and self.folded[j - 1] in self.table.cardinals:
                j -= 1
            if self.folded[j] not in self.table.cardinals:
                break
            parts.append(self.folded[j])
            left = j
        total = 0
        for part in reversed(parts):
            value = self.table.cardinals.get(part) or self.table.ordinals.get(part) or 1
            total = max(total, 1) * 100 if value == 100 else total + value
        return total, left

    def digits(self, k: int, *, cardinal: bool = True) -> int | None:
        """Return the number that a token of digits stands for; without ``cardinal`` it must end like an ordinal."""
        word = self.folded[k].replace(",", "")
        number = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word if cardinal else ""
        if not number.isascii() or not number.isdecimal() or len(number) > 4 or int(number) == 0:
            return None
        return int(number)

    def century(self, i: int, left: int) -> tuple[int, int]:
        """Return the years of "half a century" and its kin, 0 where they are no count, and the first token."""
        if self.line.at(i - 1) in ("a", "one"):
            left = i - 1
            if self.line.at(i - 2) == "half":
                return 50, i - 2
            if self.line.at(i - 3) == "quarter" and self.line.at(i - 2) == "of":
                return 25, i - 3 - (self.line.at(i - 4) == "a")
            return 100, left
        if self.line.at(i - 1) in ("-", "–") and self.line.at(i - 2) == "half":
            return 50, i - 2
        if self.line.at(i - 1) == "half":
            return 50, i - 1
        if self.line.at(i - 1) == "quarter":
            return 25, i - 1
        return 0, i
