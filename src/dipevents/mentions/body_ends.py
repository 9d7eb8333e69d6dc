"""Names of bodies, to the right of the head noun: "of Foreign Affairs and Trade", "for Disease Control and Prevention".

Rule 1  A complement is a capitalised phrase behind "of", "for", "on", "to", "against"; another may follow the first.
Rule 2  "and", and commas that an "and" closes, go on with it where common nouns follow; another body, an office, a
        person end it.
Rule 3  A city behind "in" goes with a consulate, and with an embassy only where it is no capital; one right behind goes
        with either ("U.S. Embassy Kyiv").
Rule 4  A body of a body is named on its own, and so is the other: "School of Law of Kepri University". Offices, courts and
        missions are named with what they are of.
"""

from __future__ import annotations

from ..lexicon import CAPITAL, FUNCTION, GIVEN, HEAD, HONORIFIC, MONTH, NAMED, NOT_NAME, UPPER, WEEKDAY
from ..tokens import APOSTROPHE_S, APOSTROPHES
from .body_text import COMMON, DASHES, BodyText
from .body_words import Head
from .mention import CountryMention

PLURAL = frozenset({"industries", "services", "cabinet"})  # heads that are subjects too: "of Commerce, Industries and Mines"


class Complements:
    """Reads what follows a head noun in one document."""

    def __init__(self, text: BodyText) -> None:
        self.text = text

    def seated(self, i: int, limit: int, j: int | None = None) -> int:
        """Return the end of "consulate in Houston", whose head is token ``i``; a capital goes with no embassy (Rule 3).

        ``j``: the token behind what was read of the name so far.
        """
        j = j or i + 1
        if self.text.folded[i] not in ("embassy", "consulate") or j >= limit:
            return j
        if j == i + 1 and j in self.text.place_at and self.text.flags[j] & CAPITAL:
            return self.text.place_at[j]
        if j + 1 >= limit or self.text.folded[j] != "in":
            return j
        end = self.text.place_at.get(j + 1, j + 1)
        state = self.text.state_at.get(j + 1)
        if state is not None and state.form == "name" and self.text.folded[i] == "embassy" and self.text.folded[i - 1] == "the":
            return state.end  # "the Embassy in Peru"
        if end == j + 1:
            return j
        city = tuple(self.text.folded[j + 1 : end])
        return j if self.text.folded[i] == "embassy" and city in self.text.known.capitals else end

    def _over_general(self, i: int) -> int:
        """Return the token behind "Directorate-General", "Consulate General"; behind any other head the next one."""
        folded = self.text.folded
        if folded[i] not in ("directorate", "consulate"):
            return i + 1
        dash = i + 1 < len(folded) and self.text.words[i + 1] in DASHES
        return i + 2 + dash if folded[i + 1 + dash : i + 2 + dash] == ["general"] else i + 1

    def end(self, i: int, limit: int, head: Head, *, named: bool) -> tuple[int, str | None]:
        """Return where the complements of the head end, and the state that the last one names.

        ``named``: words in front of the head make a name of it already.
        """
        end = self._over_general(i)
        code: str | None = None
        if head.shape == "last":
            of_state = self._of_state(end, "of") if named and head.kind == "military" else None
            return (of_state.end, of_state.code) if of_state is not None else (end, None)
        if head.state == "only" and self.seated(i, limit, end) > end:
            return self.seated(i, limit, end), None
        links = self.text.known.words["link_first"]
        for depth in range(4):
            if end >= limit:
                break
            link = self.text.folded[end]
            cooperates = (link, self.text.folded[end - 1]) == ("in", "cooperation") and end + 1 not in self.text.place_at
            if link not in links and not cooperates:  # "for Bilateral Cooperation [in Oslo]" says where
                break
            if link == "for" and not depth and self.text.folded[i] == "union":
                break
            if link == "to" and not depth and not self._goes_to(i, end):
                break
            if (
                link in ("to", "for")
                and depth
                and self.text.folded[end - 1] not in self.text.known.subjects
                and not self.text.is_office(end - 1)
            ):
                break
            at = end + 1
            if at < limit and self.text.folded[at] == "the":
                at += 1
            stop = self._complement(at, limit, link, first=depth == 0)
            if stop == at or ((depth or named) and link == "of" and self._is_body(at, stop) and self._splits(i)):
                break
            state = self.text.state_at.get(at)
            whole = state is not None and state.end == stop
            if whole and (link == "against" or (link == "on" and self.text.folded[i] == "council")):
                break  # "action by the Security Council against Ruritania"
            code = state.code if state is not None and whole and link in ("of", "to", "for") else None
            end = stop
            links = self.text.known.words["link_later"]
        if self.text.folded[i] == "mission" and named and end == i + 1:
            placed = self._of_state(end, "in")
            return (placed.end, None) if placed is not None else (end, code)
        return self.seated(i, limit, end), code

    def _of_state(self, end: int, link: str) -> CountryMention | None:
        """Return the state that a name goes on with: "Armed Police Force of Nepal", "SADC Mission in the DRC"."""
        if self.text.folded[end : end + 1] != [link]:
            return None
        state = self.text.state_at.get(end + 2 if self.text.folded[end + 1 : end + 2] == ["the"] else end + 1)
        return state if state is not None and state.form == "name" else None

    def _goes_to(self, i: int, link: int) -> bool:
        """Tell whether "to" goes on with a name: of a mission to a state or body, of a coalition to defeat something."""
        words = self.text.known.words
        return self.text.folded[i] in words["link_to"] or bool(words["fight"].intersection(self.text.folded[link + 1 : link + 2]))

    def _is_body(self, at: int, stop: int) -> bool:
        """Tell whether a complement is the name of another body: of the table, or with a head noun at its end (Rule 4)."""
        if stop in self.text.named_to:
            return True
        state = self.text.state_at.get(at)
        if state is not None and state.end == stop:
            return False  # "Security Council of the Russian Federation"
        goes_on = self.text.folded[stop : stop + 1] == ["of"]
        return self.text.folded[stop - 1] in self.text.known.heads and (stop - at > 1 or goes_on)

    def _splits(self, i: int) -> bool:
        return self.text.folded[i] in self.text.known.words["split"]

    def _complement(self, at: int, limit: int, link: str, *, first: bool) -> int:
        """Return the end of the noun phrase that begins at ``at`` behind "of" or its like; ``at`` where none does."""
        start = at + 1 if at < limit and link == "to" and self.text.folded[at] in self.text.known.words["fight"] else at
        j = self._run(start, limit, first=first)
        if j == start:
            return at
        while j < limit and j not in self.text.state_at and not self._is_state_to(j):
            if self.text.words[j] == "," and not self._listed(j, limit):
                break
            mark = j
            while mark < limit and (self.text.words[mark] == "," or self.text.folded[mark] in ("and", "&")):
                mark += 1
            if mark == j or mark >= limit:
                break
            if self.text.folded[mark] == "the" and mark + 1 < limit and self.text.folded[mark + 1] in ("arts", "environment"):
                mark += 1
            stop = self._run(mark, limit, first=False)
            if stop == mark or not self._goes_on(mark, stop, limit):
                break
            j = stop
        return j

    def _is_state_to(self, j: int) -> bool:
        return j in self.text.state_to and self.text.state_to[j].form == "name"

    def _goes_on(self, mark: int, stop: int, limit: int) -> bool:
        """Tell whether the words behind "and" still belong to the name: common nouns, no other body, no office."""
        span = range(mark, stop)
        if any(self.text.folded[k] in self.text.known.heads and self.text.folded[k] not in PLURAL for k in span) or self.text.is_office(
            mark
        ):
            return False
        if stop < limit and self.text.flags[stop] & CAPITAL and self.text.is_office(stop) and stop - mark < 2:
            return False
        plain = self.text.subject(mark) or self.text.flags[mark] & COMMON or self.text.folded[stop - 1] in self.text.known.closing
        if stop - mark > 1 and not plain:
            return False  # "of Statistics and Dangote Cement"
        common = any(self.text.flags[k] & COMMON for k in span)
        return common or (self.text.subject(stop - 1) and (stop - mark > 1 or not self.text.flags[mark] & NAMED))

    def _listed(self, comma: int, limit: int) -> bool:
        """Tell whether the comma opens a list of subjects that "and" closes: ", Trade and Industry"."""
        j = comma
        while j < limit and self.text.words[j] == ",":
            j += 1
            start = j
            while (
                j < limit
                and self.text.subject(j)
                and (self.text.folded[j] in PLURAL or self.text.folded[j] not in self.text.known.heads)
                and j - start < 4
            ):
                j += 1
            if j == start:
                break
        closed = j + 1 < limit and self.text.folded[j] in ("and", "&") and self.text.subject(j + 1)
        return closed and self.text.folded[j + 1] not in self.text.known.heads

    def _run(self, at: int, limit: int, *, first: bool) -> int:
        """Return the end of the capitalised words from ``at`` on; an office ends them unless it comes first."""
        j = at
        words, folded, flags = self.text.words, self.text.folded, self.text.flags
        while j < limit:
            bits = flags[j]
            state = self.text.state_at.get(j)
            if state is not None and bits & CAPITAL:
                if state.end < limit and flags[state.end] & HEAD and flags[state.end] & CAPITAL:
                    break
                j = state.end
                if j + 1 < limit and folded[j] in APOSTROPHE_S and flags[j + 1] & CAPITAL and first:
                    j += 1
                elif state.form == "name" and j < limit and words[j] not in DASHES and not self.text.subject(j):
                    break  # a state ends a name, unless a common noun goes on: "of the Iraq War Victims"
                continue
            linked = (words[j] in DASHES and self.text.glued(j)) or (
                (folded[j] in APOSTROPHE_S or words[j] in APOSTROPHES) and folded[j - 1] in self.text.known.words["plural_owner"]
            )
            if linked and j > at:
                j += 1
                continue
            if not bits & CAPITAL or bits & (MONTH | WEEKDAY | HONORIFIC) or (bits & FUNCTION and not bits & NOT_NAME):
                break
            if j > at and j in self.text.named_to and not self.text.subject(j):
                break  # behind a name of the table: "of the Communist Party of Vietnam Ola Roe"
            if (
                self.text.is_office(j)
                and not folded[j].endswith("s")
                and not (first and (j == at or folded[j - 1] in self.text.known.words["office_pair"]))
            ):
                break
            if j > at and (folded[j] in self.text.known.words["event"] or folded[j] in self.text.known.words["leading"]):
                break
            if (
                j > at
                and not self.text.subject(j)
                and not bits & UPPER
                and folded[j] not in self.text.known.words["plural_owner"]
                and (bits & GIVEN or folded[j - 1] in self.text.known.closing or folded[j - 1] in self.text.known.heads)
            ):
                break
            j += 1
        while j > at and words[j - 1] in DASHES:
            j -= 1
        return j
