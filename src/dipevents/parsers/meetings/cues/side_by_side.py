"""Encounters told by what two did in one place: X laid a wreath [together] with Y; X stood next to Y; X and Y planted a tree.

Rule 1  Behind "with" stands a person; one who stood or appeared "with" another did so somewhere or some day, not in spirit.
Rule 2  Where nobody stands behind "with", named people of two states did it together, some day or somewhere.
"""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, DETERMINER
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .relatives import Relatives

CLOSING = frozenset({";", "that", "who", "which", "after", "before", "during", "following", "according", "while", "where"})
LINKS = frozenset({"with", "alongside", "beside"})
PLACE = 6  # tokens of "the southern port city of PLACE"
REACH = 14  # tokens of "laid flowers at the monument in the centre of PLACE on DAY with"
TOGETHER = frozenset({"together", "jointly", "side"})


class SideBySide(CueReader):
    """Reads verbs of what people do side by side."""

    def __init__(self, drafting: Drafting, relatives: Relatives) -> None:
        super().__init__(drafting)
        self.relatives = relatives

    def read(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X V [OBJECT] with / alongside / next to Y; X and Y V OBJECT; X and Y V together."""
        j = self._link(stop, min(end, stop + REACH))
        objects = self.people.ahead(j, end) if j is not None else Found([], stop, stop)
        reading = self.clauses.subject(i, floor, end)
        if reading.passive and self.folded[stop : stop + 1] == ["by"]:
            objects, reading.found, reading.passive = Found([], stop, stop), self.people.ahead(stop + 1, end), False
        if (
            self.folded[stop : stop + 1] == ["to"]
            or not reading.real
            or reading.passive
            or not (reading.found.members or reading.found.refers)
        ):
            return None
        if j is not None and not objects.members:
            objects = self.relatives.object_told(j, reading, floor, end)
        if not objects.members:
            return self._both(cue, reading, i, stop, floor, end)
        draft = self.drafting.draft(reading, reading.found.members + objects.members, i, objects.end, floor, end, "in_person")
        draft.loose = True
        if reading.found.refers and not reading.found.members:
            told = self.relatives.referents(reading.found.start, floor, end)
            draft.members = [*told, *objects.members]
        sure = cue.id == "stroll_with" or draft.when is not None or draft.where is not None
        person = cue.id == "stroll_with" or objects.members[0].party.kind == "person"
        return self.drafting.enough(draft) if sure and person else None

    def _both(self, cue: Cue, reading: Reading, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """Read "X and Y planted a tree", "X and Y appeared together": named people of two states and nobody else."""
        together = not TOGETHER.isdisjoint(self.folded[max(floor, i - 1) : min(end, stop + 3)])
        if cue.id in ("stroll_with", "appear_beside") and not together:
            return None
        members = reading.found.members
        states = {m.party.country for m in members if m.party.kind == "person" and m.party.name}
        if len(states - {None}) < 2 or len(members) > len(states) or reading.infinitive:
            return None
        draft = self.drafting.draft(reading, members, i, stop, floor, end, "in_person")
        draft.loose = draft.acted = True
        if cue.id == "visit" and draft.where is None:  # "visited the town of PLACE"
            draft.where = next((w for k in range(stop, min(end, stop + PLACE)) if (w := self.setting.place_at(k)) is not None), None)
        return self.drafting.enough(draft) if together or draft.when is not None or draft.where is not None else None

    def _link(self, stop: int, limit: int) -> int | None:
        """Return the token behind "with", "alongside", "next to" in tokens ``stop:limit``; None where a clause ends in front of one."""
        for j in range(stop, limit - 1):
            word = self.folded[j]
            if word in LINKS:
                return j + 1
            if word == "next" and self.folded[j + 1] == "to":
                return j + 2
            how = word in ("at", "in") and not self.flags[j + 1] & (DETERMINER | CAPITAL)  # "at odds", "in line with"
            if how or word in CLOSING or is_finite(self.article, j):
                return None
        return None
