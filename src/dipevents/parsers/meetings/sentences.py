"""Reads a sentence: its cues to drafts, drafts to records, and what it tells further to the encounter it belongs to."""

from __future__ import annotations

import attrs

from ...document import Sentence
from ..evidence import trimmed
from .asides import Asides
from .cues.delegations import Delegations
from .doubts import Doubts
from .drafts import Draft
from .grammar import Grammar
from .merging import Merger
from .sequels import Sequels
from .topics.matters import Matters
from .view import Reader, View
from .vocabulary import Cue

DETAILS = frozenset(
    {"topic", "outcome", "agree", "attendance", "discuss", "agenda", "address", "heed"}
)  # kinds of cues that tell more of an encounter
REPRESENTING = frozenset({"attend", "chair", "co_chair", "cochair", "lead_event", "participate", "preside", "represent", "take_part"})
Pending = list[tuple[Cue, int, int]]  # cues that tell more of an encounter, each with its tokens


@attrs.define
class _Stretch:
    """The sentence at hand, dateline and closing marks left out, and the records that it has told of so far."""

    start: int
    end: int
    paragraph: int
    title: bool
    here: list[Draft] = attrs.Factory(list)
    visits: list[tuple[Draft, int]] = attrs.Factory(list)  # of those, with where what they are for may begin
    alike: list[list[Draft]] = attrs.Factory(list)  # of those, which one verb tells: "had meetings with X and Y"


class Sentences(Reader):
    """Reads the sentences of one article, in order."""

    def __init__(
        self, view: View, merger: Merger, grammar: Grammar, doubts: Doubts, delegations: Delegations, matters: Matters, sequels: Sequels
    ) -> None:
        super().__init__(view)
        self.merger, self.grammar, self.doubts = merger, grammar, doubts
        self.delegations, self.matters, self.sequels = delegations, matters, sequels
        self.stays, self.asides = grammar.stays.told, Asides(view)

    def read(self, sentence: Sentence, places: list[int], paragraph: int, *, title: bool) -> None:
        """Read the cues at some tokens of a sentence."""
        folded, strong, stays = self.folded, self.known.strong, self.stays
        telling = False
        for i in places:
            if folded[i] in strong or i in stays:
                telling = True
                break
        if not telling and not self.merger.records:
            return
        at = _Stretch(*self._bounds(sentence), paragraph, title)
        pending = self._read_cues(at, places, telling=telling)
        waiting = self.grammar.drafting.waiting
        for draft in waiting:
            self._gather(draft, at)
        waiting.clear()
        if title:
            return
        here = at.here
        if pending and (here or self.merger.records or any(c.kind == "attendance" or c.id == "lead_event" for c, _, _ in pending)):
            for cue, i, stop in pending:
                self._details(cue, i, stop, at)
        for alike in at.alike:
            self._share_topics(alike)
        self.sequels.add(at.start, at.end)
        for draft in here:
            draft.when = draft.when or self.sequels.said_there(draft)
            if draft.beside is None:
                self._place_in_series(draft)
            if draft.where is None and draft.event is not None:
                draft.scene = self.sequels.venue(draft.event) or draft.scene
            if draft.where is None and draft.scene is None:
                draft.scene = self.sequels.scene(draft)

    def _share_topics(self, alike: list[Draft]) -> None:
        """Let the encounters that one verb tells have the topics that are told behind the last: "discussed A in meetings with X and Y"."""
        told = max((record.topics for record in alike), key=len, default=[])
        for record in alike:
            record.topics = record.topics or list(told)

    def _place_in_series(self, draft: Draft) -> None:
        """Let an encounter have place and event of the one that it goes on from."""
        before = draft.beside = self.sequels.series(draft)
        calls = before is not None and draft.form == before.form == "phone"  # one after the other
        draft.same_day = before is not None and (calls or self.sequels.is_next_to(draft))
        if before is None or draft.where is not None or draft.form != before.form:
            return
        draft.scene = before.where or before.scene
        draft.event = draft.event or before.event

    def _bounds(self, sentence: Sentence) -> tuple[int, int]:
        """Return where a sentence begins behind a dateline, and ends in front of its closing marks."""
        start, end = trimmed(self.article, sentence.start, sentence.end)
        for k in range(end + 1, sentence.end + 1):  # "Jr.": the last full stop belongs to a name
            if k in self.ending:
                end = k
        line = self.article.document.header.dateline
        if line is not None and line.start <= start < line.body:
            start = min(max(start, line.body), end)
        return start, end

    def _read_cues(self, at: _Stretch, places: list[int], *, telling: bool) -> Pending:
        """Make records of what the cues tell of; return those that tell more of an encounter."""
        folded, known, end = self.folded, self.known, at.end
        pending: Pending = []
        reached = at.start
        for i in places:
            if i < at.start or i >= end:
                continue
            if i in self.stays:
                for draft in self.grammar.stay(i, at.start, end):
                    if self.doubts.is_real(draft, at.start, end) and (stay := self._add(draft, at)) is not None and stay.form == "visit":
                        at.visits.append((stay, i + 1))
            if i < reached:
                continue
            cues, stop = self.cues_at(i, end)
            if not cues:
                continue
            if stop > i + 1 and "summon" in [cue.kind for cue in cues] and self.grammar.event_phrases.is_noun(i, at.start):
                cues, stop = known.cues_at(folded, i, i + 1)  # "a call in April between"
            kinds = [cue.kind for cue in cues]
            if "block" in kinds:
                reached = max(reached, stop)
                continue
            pending += [(cue, i, stop) for cue in cues if cue.kind in DETAILS]
            for cue in cues:
                if cue.id in REPRESENTING and self.delegations.acts_for(cue, i, stop, at.start, end, at.here):
                    reached = max(reached, stop)
                    break
                again = cue.kind == "attend" and self.delegations.goes_on(i, stop, at.start, end, at.here)  # "X also attended the meeting"
                if again or cue.kind == "attendance":
                    self.delegations.claim(cue, i, stop, end)
                if cue.kind in DETAILS and cue.kind not in ("discuss", "outcome", "topic"):
                    continue
                made = self.grammar.drafts(cue, i, stop, at.start, end) if telling and not again else []
                if made:
                    reached = max(reached, stop)
                    self._tell(made, cue, stop, at)
                    break
                if cue.kind in ("attend", "event") or cue.id == "lead_event":
                    pending.append((cue, i, stop))
            if stop > i + 1 and ("event" in kinds or "message" in kinds):
                reached = max(reached, stop)
        if all(record.form == "visit" for record in at.here):
            for visit, behind in at.visits:
                self.matters.purpose_of_visit(visit, behind, end)
        return pending

    def _tell(self, made: list[Draft], cue: Cue, stop: int, at: _Stretch) -> None:
        """Take up what a cue tells of; what it is for may stand behind the cue or the event."""
        alike: list[Draft] = []
        if len(made) > 1 and all(draft.evidence == made[0].evidence and draft.form != "visit" for draft in made):
            at.alike.append(alike)
        for draft in made:
            if not self.doubts.is_real(draft, at.start, at.end):
                continue
            event = draft.event
            if event is not None:
                self.grammar.drafting.used.update(range(*event.span))
            record = self._add(draft, at)
            if record is None or at.title:
                continue
            alike.append(record)
            self.delegations.open = None
            if draft.form == "visit":
                at.visits.append((record, stop))
            else:
                behind = event.span[1] if event is not None and event.relation == "at" else stop
                self.matters.purpose(record, cue, *self._own_stretch(draft, made, max(stop, behind), at.end))

    def _own_stretch(self, draft: Draft, made: list[Draft], stop: int, end: int) -> tuple[int, int]:
        """Return where what an encounter was about may be told: "met X about A and Y about B", that of the last also behind the first."""
        ats = sorted({max(m.at for m in other.members) for other in made})
        own = max(m.at for m in draft.members)
        if (
            len(ats) < 2
            or draft.form == "visit"
            or not any(self.known.at("topic_link", self.folded, k, end) > k for k in range(ats[0], ats[-1]))
        ):
            return stop, end  # "met X and Y about A"
        return max(stop, own), next((k for k in ats if k > own), end)

    def _add(self, draft: Draft, at: _Stretch) -> Draft | None:
        """Join a draft to the records; return its record."""
        draft.title, draft.paragraph = at.title, at.paragraph
        draft.aside = not at.title and self.asides.is_aside(draft, at.start, at.end)
        record = self.merger.add(draft)
        if record is not None:
            at.here.append(record)
        return record

    def _gather(self, draft: Draft, at: _Stretch) -> None:
        """Take up a gathering that is not the occasion of another encounter; one of a single party waits for those who came."""
        drafting = self.grammar.drafting
        first, last = draft.event.span if draft.event is not None else draft.evidence[0]
        if draft.event is not None and first in drafting.used:
            return
        if any(told.noun and told.at <= first and last <= told.evidence[0][1] for told in at.here):
            return  # "the A-B 2+2 Ministers' Meeting was held" has told of A and B
        draft.title, draft.paragraph = at.title, at.paragraph
        made = drafting.enough(draft) or drafting.of_one(draft)
        if made is None:
            if not at.title:
                self.delegations.open = draft
            return
        self._add(made, at)

    def _details(self, cue: Cue, i: int, stop: int, at: _Stretch) -> None:
        """Give a verb of discussion, signing or attendance to the encounter it belongs to."""
        if cue.kind == "attendance":
            self.delegations.attendance(cue, i, stop, at.start, at.end, at.here)
        elif cue.kind == "attend" and not (cue.id == "represent" and self.folded[stop : stop + 1] == ["by"]):
            self.delegations.attends(i, stop, at.start, at.end, at.here)
        elif cue.kind == "event":
            self.matters.talks(i, stop, at.start, at.end, at.here)
        elif cue.kind == "attend" or cue.id == "lead_event":
            self.delegations.leads(i, stop, at.start, at.end, at.here)
        elif "?" not in self.words[at.end - 1 : at.end + 1]:  # "Were the tariffs discussed?"
            self.matters.add(cue, i, stop, at.start, at.end, at.here)
