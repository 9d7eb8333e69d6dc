"""Encounters with an audience: who addresses whom, or tells people something.

X addressed BODY, testified before BODY, spoke to a joint session of BODY        in a speech to BODY, X said
X told BODY that; X told PEOPLE in PLACE, on DAY that ...                        X told a crowd of PEOPLE

Rule 1  A body is spoken to as one; told something is only one that sits as one, as a chamber or a council does.
Rule 2  People count where day or place is told; not the press, not who is always about the speaker, not those spoken of before ("the crowd").
"""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, DETERMINER, MARK, PREPOSITION
from dipevents.mentions import OrganisationMention
from dipevents.records import Party

from ..drafting import CueReader, Drafting
from ..drafts import Draft
from ..members import Found, Member
from ..parties.holders import OWN
from ..syntax.clauses import Reading
from ..vocabulary import Cue
from .event_phrases import EventPhrases

AT = frozenset({"in", "during", "at", "after"})
VENUE = 5  # tokens of "at the White House"
SITTING = 5  # tokens of "a rare joint session" in front of "of"
CROWD = 6  # tokens of "a crowd of cheering supporters" behind "of"


class Audiences(CueReader):
    """Reads verbs and nouns of speech whose object listens."""

    def __init__(self, drafting: Drafting, event_phrases: EventPhrases) -> None:
        super().__init__(drafting)
        self.event_phrases = event_phrases

    def read(self, cue: Cue, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """X told / addressed PEOPLE or BODY; X spoke / testified to / before them."""
        if cue.id == "speak_at" and self.folded[stop - 1] != "to":
            return None
        if cue.kind == "speak":
            if stop >= end or self.folded[stop] != "to":
                return None
            stop += 1
        first = self._over_sitting(stop, end)
        objects = self._body(cue, first, end) or self._people(first, end)
        if objects is None:
            return None
        reading = self.clauses.subject(i, floor, end)
        speakers = reading.found.members
        if not reading.real or reading.passive or not speakers or any(m.party.kind != "person" for m in speakers):
            return None
        if reading.infinitive and reading.status != "planned":
            return None  # "wanted him to address BODY"
        draft = self.drafting.draft(reading, speakers + objects.members, i, objects.end, floor, end, "in_person")
        draft.acted = True
        draft.event = None if objects.members[0].party.kind == "organisation" else draft.event
        self.drafting.used.update(range(stop, objects.end))
        here = not self.terms.venues.isdisjoint(self.folded[objects.start : min(end, objects.end + VENUE)])
        told = here or draft.when is not None or draft.where is not None or objects.members[0].party.kind == "organisation"
        return self.drafting.enough(draft) if told else None

    def speech(self, i: int, stop: int, floor: int, end: int) -> Draft | None:
        """In a speech / his address to BODY [on DAY], X said."""
        objects = self._body(None, self._over_sitting(stop, end), end) if self.folded[stop - 1] == "to" else None
        begin, owners, *_ = self.event_phrases.in_front(i, floor)
        if objects is None or (begin <= floor and not owners) or self.folded[begin - 1] not in AT:
            return None
        people = owners or self.event_phrases.owner(begin, floor, end, behind=objects.end).members
        if not people or any(m.party.kind != "person" for m in people):
            return None
        reading = Reading(Found(people, begin, i), begin, status="held")
        draft = self.drafting.draft(reading, people + objects.members, i, objects.end, floor, end, "in_person", noun=i)
        draft.acted, draft.event = True, None
        return self.drafting.enough(draft)

    def _over_sitting(self, i: int, end: int) -> int:
        """Step over "a joint session of", "the opening meeting of" in front of a body."""
        of = next((k for k in range(i, min(end - 1, i + SITTING)) if self.folded[k] == "of"), None)
        sits = of is not None and self.folded[of - 1] in self.terms.sittings
        return of + 1 if sits and of is not None else i

    def _body(self, cue: Cue | None, i: int, end: int) -> Found | None:
        """Read the body that is spoken to; none that only stands in front of a name or of people: "told Senate leader X"."""
        k = i + (i + 1 < end and bool(self.flags[i] & DETERMINER))
        mention = self.starting.get(k) if k < end else None
        if not isinstance(mention, OrganisationMention) or mention.kind in ("media", "company") or mention.end > end:
            return None
        words = self.folded[mention.start : mention.end]
        if ((cue is not None and cue.id == "tell_body") or mention.kind == "government") and self.terms.chambers.isdisjoint(words):
            return None
        after = mention.end
        closed = after >= end or after in self.date_from or bool(self.flags[after] & (MARK | PREPOSITION)) or self.folded[after] == "that"
        return Found([Member(self.article.party(mention), k)], i, after) if closed else None

    def _people(self, i: int, end: int) -> Found | None:
        """Read the people who are spoken to: "governors", "his ministers", "a crowd of supporters"; not "the senators", "reporters"."""
        if i + 1 < end and self.folded[i] == "a" and self.folded[i + 1] in self.terms.throngs and self.folded[i + 2 : i + 3] == ["of"]:
            stop = next((k for k in range(i + 3, min(end, i + 3 + CROWD)) if self.flags[k] & (MARK | PREPOSITION)), end)
            group = Party(kind="group", name=self.article.name_of((i, stop)), mention=self.article.extract(i, stop))
            return Found([Member(group, i)], i, stop)
        if i >= end or (self.flags[i] & DETERMINER and self.folded[i] not in OWN) or self.flags[i] & CAPITAL:
            return None
        objects = self.people.ahead(i, end)
        groups = bool(objects.members) and all(m.party.kind == "group" for m in objects.members)
        words = self.folded[i : objects.end]
        return objects if groups and self.terms.around.isdisjoint(words) and not any(self.known.is_a("press", w) for w in words) else None
