"""Encounters told by what was signed at them: who put their names to one document, each for a state.

X signed DOCUMENT with Y                X and Y signed DOCUMENT [in PLACE on DAY]
DOCUMENT was signed by X and Y          DOCUMENT, signed in PLACE by X and Y
the signing [in PLACE] [on DAY] of DOCUMENT between A and B
"""

from __future__ import annotations

from dipevents.lexicon import MARK, PREPOSITION
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .event_phrases import EventPhrases
from .gatherings import Gatherings

SIGNING = frozenset({"sign", "ink"})
PAIR = 2  # who sign together, of whom the state of one need not be told
DEED = 12  # tokens between "signed" and the document, and between the document and "with"
OF = 9  # tokens of "in PLACE on DAY" between "the signing" and "of"


class Signings(CueReader):
    """Reads verbs and nouns of signing."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases, gatherings: Gatherings) -> None:
        super().__init__(drafting)
        self.event_phrases, self.gatherings = event_phrases, gatherings

    def verb(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X signed DOCUMENT with Y; X and Y signed DOCUMENT; DOCUMENT[, which was] signed by X and Y: people of two states or more.

        States themselves, and bodies of states, have met where the place is told of what they signed.
        """
        if cue.id not in SIGNING:
            return None
        reading = self.clauses.subject(i, floor, end)
        if not reading.real:
            return None
        reading.passive = reading.passive or self._is_participle(i, stop, floor, end)
        around = range(max(floor, i - DEED), i) if reading.passive else range(stop, min(end, stop + DEED))
        deed = next((k for k in around if self.folded[k] in self.terms.accords), None)
        if deed is None:
            return None
        if reading.passive:
            link = next((k + 1 for k in range(stop, min(end, stop + DEED)) if self.folded[k] in ("by", "between")), None)
        else:
            link = self.drafting.with_ahead(deed + 1, min(end, deed + DEED))
        others = self.people.ahead(link, end) if link is not None and link < end else Found([], stop, stop)
        members = others.members if reading.passive else [*reading.found.members, *others.members]
        if reading.passive and self.folded[others.end : others.end + 1] == ["with"] and others.end + 1 < end:
            members = [*members, *self.people.ahead(others.end + 1, end).members]
        states = {m.party.country for m in members}
        people = all(m.party.kind == "person" for m in members)
        if len(states) < 2 or (None in states and len(members) > PAIR and people) or not (people or reading.passive):
            return None
        draft = self.drafting.draft(reading, members, i, max(stop, others.end), floor, end, "in_person")
        draft.weak = not others.members and draft.when is None and draft.where is None
        return self.drafting.enough(draft) if people or draft.where is not None else None

    def _is_participle(self, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether "signed" says of the document in front who signed it: "the treaty[,] signed [in PLACE on DAY] by X and Y"."""
        noun = i - 1 - (self.words[i - 1] == ",")
        by = next((k for k in range(stop, min(end, stop + DEED)) if self.folded[k] == "by" or is_finite(self.article, k)), None)
        return by is not None and self.folded[by] == "by" and noun > floor and self.folded[noun] in self.terms.accords

    def noun(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """Read "the signing [in PLACE] [on DAY] of an agreement between A and B": those who signed.

        "The anniversary of the signing", "years since the signing" print the day on which it is remembered.
        """
        begin, _, definite, _, _ = self.event_phrases.in_front(i, floor)
        if begin > 1 and (
            self.folded[begin - 1] == "since" or (self.folded[begin - 1] == "of" and self.folded[begin - 2] in self.terms.years_after)
        ):
            return None
        of = next((k for k in range(stop, min(end, stop + OF)) if self.folded[k] == "of"), None)
        accord = None
        for k in range(of + 1, min(end, of + 8)) if of is not None else ():
            if self.known.is_a("document", self.folded[k]):
                accord = k
            elif self.flags[k] & (MARK | PREPOSITION) and self.words[k] != "-":
                break
        between = next((k for k in range(accord, min(end, accord + 8)) if self.folded[k] == "between"), None) if accord else None
        if between is None or any(is_finite(self.article, k) for k in range(stop, between)):
            return None
        found = self.people.ahead(between + 1, end, between=True)
        real, status = self.gatherings.reality(begin, i, found.end, floor, end, definite=definite)
        if len(found.members) < 2 or not real:
            return None
        draft = self.drafting.draft(Reading(found, begin, status=status), found.members, i, found.end, floor, end, "in_person", noun=i)
        first, last = self.clauses.bounds(i, stop, floor, between)
        draft.when = draft.when or self.setting.when(i, stop, first, last, future=status == "planned")
        draft.where = draft.where or self.setting.where(i, stop, first, last)
        return self.drafting.enough(draft) if draft.when is not None or draft.where is not None else None
