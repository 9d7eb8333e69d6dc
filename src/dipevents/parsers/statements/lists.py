"""Where the members of a list in front of a verb of saying end and begin: "[A], [B] and [his colleague C] said"."""

from __future__ import annotations

from ...article import Article
from ...lexicon import CAPITAL
from ...mentions import PartyMention
from ..reader import Reader
from .beginnings import Beginnings, are_alike
from .descriptions import POSSESSIVES


class Lists(Reader):
    """Reads the joints of lists in one article."""

    def __init__(self, article: Article, beginnings: Beginnings) -> None:
        super().__init__(article)
        self.beginnings = beginnings

    def joint(self, i: int, mention: PartyMention, floor: int, *, last: bool) -> int | None:
        """Return where the member in front of the joint at ``i`` ends: "A [and] B", "A [as well as] B"; None where nothing joins.

        In "A, B, and C" only what stands in front of the ``last`` member needs a conjunction.
        """
        if self.folded[i] in ("and", "&") and self.words[i - 1] == ",":
            apart = last and not self._lists(self.ending.get(i - 1), mention, floor)
            return None if apart else i - 1  # "thanked Brazil, and President Amaral said"
        if self.folded[i] in ("and", "&"):
            return i
        if self.folded[i - 2 : i + 1] == ["as", "well", "as"]:
            return i - 2
        listing = self.words[i] == "," and not last and are_alike(self.ending.get(i), mention)
        return i if listing else None  # "Citing the ties with Spain, the Secretary and the Minister": no list

    def joins_unknown(self, i: int, floor: int) -> bool:
        """Tell whether "and" joins a name that the tables do not know to a list: "Ana Roe, [Unknown] and Bo Lind said"."""
        listed = self.folded[i] == "and" and i - 2 > floor and self.words[i - 2] == "," and self.ending.get(i - 2) is not None
        return listed and bool(self.flags[i - 1] & CAPITAL)

    def first_of(self, member: PartyMention, floor: int) -> int:
        """Return the first token of a member, with "both" or the noun that names its kind: "[his colleagues] A and B"."""
        first = self.beginnings.with_article(member, floor)
        if first - 1 >= floor and self.folded[first - 1] == "both":
            first -= 1
        if first - 2 >= floor and self.folded[first - 1].endswith("s") and self.folded[first - 2] in POSSESSIVES:
            first -= 2
        return first

    def _lists(self, before: PartyMention | None, mention: PartyMention, floor: int) -> bool:
        """Tell whether ", and" ends a list of the like: "A, B, and [C] said"; not "more than a diplomat, and [President Amaral] said"."""
        if before is None:
            return True
        first = self.beginnings.with_article(before, floor)
        return are_alike(before, mention) and (first <= floor or self.words[first - 1] == ",")
