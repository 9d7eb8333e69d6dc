"""Names of bodies whose head noun is in lower case: "the Philippine military", "Delhi police", "the prime minister's office".

Rule 1  What stands in front makes a name of it: a state, a city, its subject, or the leader whose office it is.
Rule 2  It stands for itself and describes no noun behind it; an office, a radio and a television speak.
"""

from __future__ import annotations

from ..lexicon import AUXILIARY, CAPITAL, CUE, PAST, THIRD
from ..tokens import APOSTROPHE_S
from .body_ends import Complements
from .body_text import BodyText
from .body_words import PLACED, Head
from .mention import CountryMention, OrganisationMention

CERTAIN = frozenset(
    {"ministry", "department"}
)  # names with their subject, whatever stands in front: "an unnamed foreign ministry official"
HEARD = frozenset({"told", "by", "to", "with", "citing", "quoted", "quoting"})  # in front of an outlet
ANY = frozenset({"any", "another", "each", "either", "every", "no", "whose", "which"})  # in front of no certain ministry


class LowerNames:
    """The reader of such names, over one document."""

    def __init__(self, text: BodyText, complements: Complements) -> None:
        self.text = text
        self.complements = complements

    def read(self, i: int, head: Head, floor: int, limit: int) -> OrganisationMention | None:
        """Read "the Philippine military", "a foreign ministry spokesman": what stands in front makes a name."""
        state = self.text.state_to.get(i)
        if head.state == "only":
            if state is None or state.start < floor or not self._like_adjective(state) or not self.text.stands_for_itself(i + 1):
                return None
            end = self.complements.seated(i, limit)
            return OrganisationMention(start=state.start, end=end, name=(state.start, end), kind=head.kind, country=state.code)
        if self.text.folded[i] in PLACED:
            return self._placed(i, head, floor)
        if self.text.folded[i] == "office":
            ruler = self._rulers_office(i, floor)
            if ruler is not None:
                return ruler
        if self.text.folded[i] == "ministry" and self.text.folded[i + 1 : i + 2] == ["of"] and (full := self._ministry_of(i, floor, limit)):
            return full
        phrase = (self.text.folded[i - 1], self.text.folded[i]) if i > floor else ()
        opens = i - 1 == floor  # "Defence ministry officials said"
        if phrase not in self.text.known.phrases["lower_ministry"] or (self.text.flags[i - 1] & CAPITAL and not opens):
            return None
        before = self.text.state_to.get(i - 1)
        word = self.text.folded[i - 2]
        if before is None and not opens and (word in ANY if self.text.folded[i] in CERTAIN else word not in ("the", "a", "'s", "’s")):
            return None
        end, country = self._whose_ministry(i - 1, i + 1)
        return OrganisationMention(start=i - 1, end=end, name=(i - 1, end), kind=head.kind, country=country)

    def _placed(self, i: int, head: Head, floor: int) -> OrganisationMention | None:
        """Read "Kenyan police", "Istanbul police said", "Tehran radio reported"."""
        text = self.text
        state, city = text.state_to.get(i), text.place_to.get(i)
        if state is not None and state.start >= floor and self._like_adjective(state):
            start, code = state.start, state.code
        elif city is not None and city >= floor and text.flags[city] & CAPITAL:
            start, code = city, None
        else:
            return None
        bits = text.flags[i + 1] if i + 1 < len(text.flags) else 0
        speaks = bits & CUE and bits & (PAST | THIRD) and not bits & AUXILIARY
        if not speaks and not (text.stands_for_itself(i + 1) and (head.kind != "media" or self._is_heard(start, i + 1, floor))):
            return None
        return OrganisationMention(start=start, end=i + 1, name=(start, i + 1), kind=head.kind, country=code)

    def _is_heard(self, start: int, end: int, floor: int) -> bool:
        """Tell whether a radio or television is asked or quoted: "told Tehran radio", "Tehran radio as saying"."""
        before = self.text.folded[start - 1] if start > floor else "."
        behind = self.text.folded[end : end + 1]
        return before in HEARD or behind == ["as"]

    def _whose_ministry(self, start: int, end: int) -> tuple[int, str | None]:
        """Return where "foreign ministry" ends, and its state: "the Thai ...", "Thailand's ...", "Bangkok's ...", "the ... of Thailand"."""
        text = self.text
        seat = text.state_at.get(start - 2) if start > 1 and text.folded[start - 1] in APOSTROPHE_S else None
        code = text.owner(start) or (seat.code if seat is not None and seat.end == start - 1 else None)
        at = end + 1 + (text.folded[end + 1 : end + 2] == ["the"])
        state = text.state_at.get(at) if code is None and text.folded[end : end + 1] == ["of"] else None
        return (state.end, state.code) if state is not None and state.form == "name" else (end, code)

    def _rulers_office(self, i: int, floor: int) -> OrganisationMention | None:
        """Read "the prime minister's office" where it speaks."""
        text = self.text
        if i - 2 < floor or text.folded[i - 1] not in APOSTROPHE_S or text.folded[i - 2] not in text.known.words["heads_of_state"]:
            return None
        start = i - 3 if text.folded[i - 3] == "prime" else i - 2
        bits = text.flags[i + 1] if i + 1 < len(text.flags) else 0
        if (text.folded[i - 2] == "minister" and start == i - 2) or not bits & CUE or not bits & (PAST | THIRD):
            return None
        state = text.state_to.get(start)
        code = state.code if state is not None else text.owner(start)
        return OrganisationMention(start=start, end=i + 1, name=(start, i + 1), kind="government", country=code)

    def _ministry_of(self, i: int, floor: int, limit: int) -> OrganisationMention | None:
        """Read "the ministry of foreign affairs of Qatar"."""
        text = self.text
        if i == floor or not (text.folded[i - 1] == "the" or text.folded[i - 1] in APOSTROPHE_S or i in text.state_to):
            return None
        subjects = text.known.phrases["lower_subject"]
        end = next((k for k in (i + 4, i + 3) if k <= limit and tuple(text.folded[i + 2 : k]) in subjects), 0)
        if not end:
            return None
        code = text.owner(i)
        at = end + 2 if text.folded[end + 1 : end + 2] == ["the"] else end + 1
        state = text.state_at.get(at) if text.folded[end : end + 1] == ["of"] and at < limit else None
        if state is not None and state.form == "name":
            end, code = state.end, state.code
        return OrganisationMention(start=i, end=end, name=(i, end), kind="government", country=code)

    def _like_adjective(self, state: CountryMention) -> bool:
        """Tell whether a state's name stands as an adjective does: "Chinese", "U.S.", "UK"."""
        return state.form == "adjective" or (state.end - state.start == 1 and self.text.words[state.start].isupper())
