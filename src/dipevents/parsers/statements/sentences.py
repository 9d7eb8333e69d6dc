"""One sentence to drafts of statements: which attributions are outermost, and which words each of them covers.

Forms of a sentence:
    CONTENT, X said [aside].            the words before the comma; "..." said X
    PIECE, X said [aside], PIECE.       both pieces
    X said [aside] that CONTENT         the words behind, up to the next attribution of the same speaker
    X did ..., adding that CONTENT      taken over from X
    According to X, CONTENT             and ``CONTENT, according to X``; behind another attribution X only relays it
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    THIRD,
)
from ...mentions import PronounMention
from ...records import Party
from ...tokens import LONG_DASHES
from ..evidence import COMMA_OR_QUOTE, OPEN_QUOTES, QUOTES, closing_mark, first_finite, holds_clause
from ..reader import Reader
from .addressees import Addressees
from .attribution import Attribution
from .attributions import Attributions
from .complements import Content
from .contents import Contents
from .descriptions import ISSUED, POSSESSIVES
from .drafts import Draft, Range
from .ends import Ends
from .followers import REDUCED, Subject
from .implied import Implied
from .nesting import JOINTS, Nesting
from .sources import IN_HIS_VIEW
from .speakers import Speakers
from .subjects import Subjects
from .trailing import CONNECTIVES, OPENING_SUBORDINATORS, Trailing

UNNAMED = frozenset({"anonymity", "named", "identified", "quoted"})
NOT_TO_BE = ["not", "to", "be"]
LEADING = 24  # tokens in front of a colon
SHORT = 8  # tokens behind a cue that introduces a quotation of its own
PASSING_ON = frozenset({"reported", "reports"})
HOLDING = frozenset({"insist", "suggest"})  # verbs of a demand or proposal, and of what somebody holds to be so
PRESS = frozenset({"reporters", "journalists", "media", "press"})
BORROWING = frozenset({"echo", "quote", "cite"})  # what their object said is told, if at all, by another verb
NEAR = 4  # tokens from a cue to the head of its object
ABSTRACT = frozenset({"importance", "need", "value", "urgency", "role", "significance", "priorities", "priority", "necessity", "contribution", "contributions", "potential", "challenges", "progress"})  # fmt: skip
DONE_TOGETHER = frozenset(
    {"agree", "criticise", "promise", "reaffirm", "express", "condole", "congratulate", "thank", "praise", "condemn", "call_for"}
)

SPEECH = frozenset({"that", "bare", "np", "np_that", "np_to", "np_prep", "quote", "to"})  # frames of a participle that says something


COMMANDS = frozenset({"order", "instruct", "direct", "command"})  # acts that somebody tells of: "X ordered a halt, his office said"


@attrs.frozen(kw_only=True)
class _Parting:
    """Where an attribution parts its words: ``start:left`` stands in front, ``stop:end`` behind its clause may go on."""

    attribution: Attribution
    start: int
    left: int
    stop: int
    end: int


class Sentences(Reader):
    """Reads the sentences of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.speakers = Speakers(article)
        self.subjects = Subjects(article, self.speakers)
        self.implied = Implied(article, self.subjects)
        self.attributions = Attributions(article, self.subjects)
        self.contents = Contents(article)
        self.addressees = Addressees(article)
        self.ends = Ends(article)
        self.trailing = Trailing(article, self.contents)
        self.nesting = Nesting(article, self.contents, self.attributions.outlets)
        self.relatives = self.attributions.relatives
        self.announced: Party | None = None  # whose words the next quotation holds

    def read(self, start: int, end: int) -> list[Draft]:
        """Return the drafts of the sentence in tokens ``start:end`` (closing stop left out)."""
        candidates = self.attributions.find(start, end)
        self.announced = None
        if not candidates:
            return self._behind_colon(start, end)
        first = next((c.start for c in candidates if c.speaker is not None), end)
        end = self.attributions.outlets.closing(first, start, end)
        sources = [c for c in candidates if c.role == "source"]
        spoken = [c for c in candidates if c.role not in ("source", "relative")]
        drafts = self._spoken(spoken, start, end, sources) if spoken else []
        for source in sources:
            self._source(source, start, end, drafts)
        for candidate in candidates:
            if candidate.role == "relative":
                self.relatives.read(candidate, start, end, drafts)
        return drafts

    def _behind_colon(self, start: int, end: int) -> list[Draft]:
        """Return a quotation behind a colon as what the subject in front of it says, without a verb of saying.

        Forms: 'Ana Lind, premier: "..."' / 'The mayor shook his head: "..."' / 'A diplomat from Riga was blunter: "..."'.
        """
        colon = next((i for i in range(start + 1, end - 2) if self.words[i] == ":"), None)
        if colon is None or self.words[colon + 1] not in QUOTES or colon - start > LEADING:
            return []
        quotation = self.article.quotation_at(colon + 2)
        if quotation is None or quotation.start != colon + 2 or quotation.end + 1 < end or self.article.quotations_in(start, colon):
            return []
        verb = first_finite(self.article, start, colon)
        subject = self.subjects.before(colon if verb is None else verb, start)
        if subject is not None and verb is None and self._is_title(start, subject.start):
            start = subject.start  # 'Leader of Opposition Ana Lind: "..."'
        if subject is None or subject.start > start or subject.modal or subject.party is None or subject.party.kind != "person":
            return []
        return [Draft(sentence=(start, end), pieces=[(colon + 1, end)], speaker=subject.party)]

    def _is_title(self, start: int, end: int) -> bool:
        """Tell whether nothing but capitals and small words stand in front of a name: a title that the tables do not know."""
        return all(self.flags[i] & (CAPITAL | PREPOSITION) or self.folded[i] in ("the", "and") for i in range(start, end))

    # --- according to -------------------------------------------------------------------------------------------

    def _source(self, source: Attribution, start: int, end: int, drafts: list[Draft]) -> None:
        """Let "according to X" attribute the sentence, or relay what is attributed already."""
        subject = source.subject
        party = subject.party if subject is not None else None
        if subject is None or party is None:
            return
        behind = source.start > start + 2 and self.words[source.start - 1] == ","  # "..., according to the army, which said that ..."
        inside = [d for d in drafts if d.speaker is not None and not (behind and d.pieces[0][0] > source.start)]
        if inside and source.form.cue.id == IN_HIS_VIEW:
            return  # "X said that, in his view, ..."
        if inside and source.start == start and all(d.act == "agree" for d in inside):
            drafts[:] = [d for d in drafts if d not in inside]  # "According to Oslo, the two sides have agreed ...": Oslo says so
            inside = []
        relay = inside[0] if len(inside) == 1 and source.start == start else None
        passes_on = relay is not None and relay.cue is not None and relay.when is not None and self.folded[relay.cue[0]] in PASSING_ON
        if relay is not None and relay.when is not None and passes_on and relay.pieces[0][0] < relay.when[0] - 1:
            drafts.remove(relay)  # "According to X, the border is open, Xinhua reported": X says so
            end, inside = relay.when[0] - 1, []
        if inside:
            for draft in inside:
                draft.relayed_by = draft.relayed_by or party
                draft.pieces = [p for p in (self._without(piece, source, end) for piece in draft.pieces) if p[0] < p[1]] or draft.pieces
            return
        stop = self._subject_end(subject, end, opens=source.start <= start + 2)
        if source.start == start or (source.start <= start + 2 and self.words[source.start - 1] in QUOTES):
            begin = stop + 1 if stop < end and self.words[stop] == "," else stop
            pieces = [(begin, end)]
        elif (
            self.words[source.start - 1] == ","
            and self.folded[source.start - 2] in ("and", "but")
            and stop + 1 < end
            and self.words[stop] == ","
        ):
            pieces = [(stop + 1, end)]  # "has reshuffled its diplomats and, according to officials, changed its course"
        else:
            left = source.start - 1 if self.words[source.start - 1] in (",", "--", "—", "–") else source.start
            pieces = [(start, left)]
            which = self.folded[stop + 2 : stop + 4] == ["of", "which"]  # "according to the book, parts of which were printed"
            if stop + 1 < end and self.words[stop] == "," and not drafts and not which and not self._asides(stop + 1, end):
                pieces.append((stop + 1, end))
            if len(pieces) == 1 and not self.trailing.is_content(*pieces[0]):
                return
        drafts.append(Draft(sentence=(start, end), pieces=pieces, speaker=party, cue=(source.start, source.end), act=source.form.cue.act))

    def _without(self, piece: Range, source: Attribution, end: int) -> Range:
        """Cut a trailing, or leading, "according to X" off a piece; one in the midst of it stays."""
        stop = self._subject_end(source.subject, end) if source.subject is not None else source.end
        if piece[0] <= source.start < stop + 1 < piece[1] and self.words[stop] == ",":
            if source.start <= piece[0] + 1:
                return (stop + 1, piece[1])
        if piece[0] < source.start < piece[1]:
            cut = source.start - 1 if self.words[source.start - 1] == "," else source.start
            return (piece[0], cut)
        return piece

    def _subject_end(self, subject: Subject, end: int, *, opens: bool = False) -> int:
        """Return the end of a source with what describes it.

        Forms: "according to Geng Shuang, a spokesman," / "according to Vik, another former envoy," / "According to the officer in charge
        of the base that night, ...". Behind one that ``opens`` the sentence its words are left: "According to X, the dry port ...".
        """
        stop = subject.end
        if stop < end and self.folded[stop] == "who":
            comma = next((i for i in range(stop, end) if self.words[i] == ","), end)
            return comma if comma < end else stop
        if stop < end and (self.flags[stop] & PREPOSITION or self.folded[stop] in REDUCED | ISSUED):
            comma = next((i for i in range(stop, end) if self.words[i] == ","), end)
            return comma if comma < end and first_finite(self.article, stop + 1, comma) is None else stop
        if stop + 1 < end and self.words[stop] == "," and self.flags[stop + 1] & DETERMINER:
            comma = next((i for i in range(stop + 1, end) if self.words[i] == ","), end)
            if (comma < end or not opens) and first_finite(self.article, stop + 1, comma) is None:
                return comma
        return stop

    def _asides(self, start: int, end: int) -> bool:
        return self.contents.asides.only(start, end)

    # --- verbs of saying ----------------------------------------------------------------------------------------

    def _spoken(self, candidates: list[Attribution], start: int, end: int, sources: list[Attribution]) -> list[Draft]:
        """Return what the attributions of a sentence cover: the words around one that trails, else those behind each."""
        trailing = self.trailing.find(candidates, start, end)
        if trailing is None:
            return self._forward(candidates, start, end, sources)
        relayed = self._relayed(candidates, trailing, start, sources)
        if relayed:
            return relayed
        stop = self.trailing.end_of_clause(trailing)
        bare = first_finite(self.article, start, trailing.lead) is None and self.article.quotation_at(start) is None
        later = [c for c in candidates if c.start > trailing.start]
        if bare and later and later[0].role == "coordinate" and later[0].start == stop + 1:
            later = later[1:]  # "The guards, he said, ordered them to wait"
        following = next((c for c in later if c.lead >= stop - 1 and self._continues(c)), None)
        rest_end = end if following is None else self._before_joint(following.lead, stop)
        outlet = next((c for c in later if c.form.cue.id == "report" and c.lead > stop and c.speaker and self._relays(c)), None)
        if outlet is not None and self.words[outlet.lead - 1] == ",":  # "..., the president said at a briefing, Ukrinform reports"
            rest_end = min(rest_end, outlet.lead - 1)
        parting = _Parting(attribution=trailing, start=start, left=self._before_marks(trailing.lead, start), stop=stop, end=rest_end)
        draft = Draft(
            sentence=(start, end),
            pieces=self._pieces(parting),
            speaker=trailing.speaker,
            cue=(trailing.start, trailing.end),
            act="say" if trailing.form.cue.id == "insist" else trailing.form.cue.act,
            relayed_by=trailing.relayed_by or (outlet.speaker if outlet is not None else None),
            when=(trailing.lead, stop),
            addressee=self._listener(trailing, stop),
        )
        if following is None:
            return [draft]
        behind = [c for c in later if c.start >= following.start]
        return [draft, *self._forward(behind, start, end, sources, speaker=trailing.speaker)]

    def _relayed(self, candidates: list[Attribution], trailing: Attribution, start: int, sources: list[Attribution]) -> list[Draft]:
        """Return what a leading speaker says, where who trails only passes it on: "[X said ...], the agency reported"; else nothing."""
        leading = candidates[0]
        if leading is trailing or leading.role != "subject" or not leading.speaker or leading.form.cue.id in COMMANDS:
            return []
        if leading.lead - start > 2 and not self._follows_adjunct(leading, start):
            return []
        if not self._relays(trailing) and not self.nesting.tells_of(leading, trailing, start):
            return []
        inner = self._forward([c for c in candidates if c.start < trailing.lead], start, trailing.lead - 1, sources)
        if not inner or inner[0].speaker != leading.speaker:
            return []
        for draft in inner:
            draft.relayed_by = draft.relayed_by or trailing.speaker
        return inner

    def _continues(self, later: Attribution) -> bool:
        """Tell whether an attribution takes up the speaker of the one before: "..., she said, [adding that]"."""
        return later.role in ("participle", "coordinate") or self.nesting.goes_on_with(later)

    def _before_joint(self, lead: int, stop: int) -> int:
        """Return where words end in front of a joint and the attribution at ``lead``: "PIECE[,] while adding that"."""
        while lead - 1 > stop and (self.folded[lead - 1] in JOINTS or self.words[lead - 1] == ","):
            lead -= 1
        return lead

    def _before_marks(self, lead: int, start: int) -> int:
        """Return where words end in front of the marks and the unknown name before an attribution: '"PIECE[,"] X said', "PIECE[,] as X said"."""
        left = lead
        while left > start and self._parts(left):
            left -= 1
        opening = self.article.quotation_at(start)
        return opening.end + 1 if opening is not None and self.trailing.only_names(start, left) else left

    def _parts(self, left: int) -> bool:
        """Tell whether a comma, a dash, or ", and", ", but", ", as" ends in front of token ``left``."""
        mark = self.words[left - 1]
        if mark == "," or mark in LONG_DASHES or (mark == "-" and closing_mark(self.article, left) is not None):
            return True
        return self.folded[left - 1] in ("and", "but", "as") and self.words[left - 2] in COMMA_OR_QUOTE

    def _pieces(self, parting: _Parting) -> list[Range]:
        """Return the words in front of an attribution, and those behind it that go on: "[PIECE], X said, [PIECE]"."""
        start, left, stop, end = parting.start, parting.left, parting.stop, parting.end
        if self._joins_second(parting.attribution.lead, start) and stop + 1 < end and self.words[stop] == ",":
            return [(stop + 1, end)]  # "seeks a wider front and, he argued, to calm the country"
        pieces = [(self._opening(parting), left)]
        begin = self._rest(parting)
        if self._only_connects(start, left) and (begin < end or self.article.quotations_in(stop, end)):
            pieces = []  # 'But, he said, "..."', "And, he said, both must pay"
        if begin < end:
            pieces.append((begin, end))
        return pieces or [(start, left)]

    def _opening(self, parting: _Parting) -> int:
        """Return where the words begin, a linking adverb and an introduction left out: 'However, ["..."]'."""
        start, left = parting.start, parting.left
        linked = self.flags[start] & ADVERB and self.words[start + 1] == "," and self.article.quotation_at(start + 3) is not None
        opens = start + 2 if linked and start + 3 < left and self.words[start + 2] in QUOTES else start
        return self._behind_introduction(parting.attribution, opens, left)

    def _rest(self, parting: _Parting) -> int:
        """Return where the words go on behind an attribution; ``parting.end`` where they do not."""
        start, left, stop, end = parting.start, parting.left, parting.stop, parting.end
        inverted = parting.attribution.role == "inverted" and (
            self.article.quotation_at(start) is not None or holds_clause(self.article, start, left)
        )
        begin = self.trailing.rest(stop, end, inverted=inverted)
        if begin < end and not self.ends.comments.comments(stop, end):
            return begin
        if stop + 1 >= end or self.words[stop] != ",":
            return end
        put_so = self.flags[left - 1] & (AUXILIARY | MODAL)  # "The harbour was, as he put it, a white elephant"
        acts = self.flags[stop + 1] & PAST and not self.flags[start] & PREPOSITION and first_finite(self.article, start, left) is None
        return stop + 1 if put_so or acts else end  # "The guards, they said, ordered him to wait"

    def _behind_introduction(self, trailing: Attribution, start: int, left: int) -> int:
        """Return where the words begin behind a colon: "The chief was cautious: [progress was real], she said"; else ``start``."""
        pronoun = isinstance(self.starting.get(trailing.lead), PronounMention)
        colon = next((i for i in range(start + 2, left - 1) if self.words[i] == ":"), None) if pronoun else None
        if colon is None or self.article.quotation_at(colon) is not None or self.article.quotation_at(start) is not None:
            return start
        return colon + 1 if first_finite(self.article, start, colon) is not None else start

    def _only_connects(self, start: int, end: int) -> bool:
        """Tell whether tokens ``start:end`` only join a sentence to the one before: "But", "And so,"."""
        return all(self.flags[i] & (CONJUNCTION | MARK) or self.folded[i] in CONNECTIVES for i in range(start, end))

    def _follows_adjunct(self, leading: Attribution, start: int) -> bool:
        """Tell whether only "On Friday," or the like stands in front of an attribution."""
        short = leading.lead - start <= SHORT and bool(self.flags[start] & PREPOSITION)
        return short and self.words[leading.lead - 1] == "," and first_finite(self.article, start, leading.lead) is None

    def _begin(self, candidate: Attribution, start: int) -> int:
        """Return where the clause of an attribution begins, with "On Friday," in front of its subject."""
        lead = min(candidate.lead, candidate.start)
        dated = self.behind_date(start + (self.folded[start] == "on")) == lead  # "On Friday he said"
        opens = candidate.role == "subject" and lead > start + 1 and (dated or self._follows_adjunct(candidate, start))
        return start if opens else lead

    def _joins_second(self, lead: int, start: int) -> bool:
        """Tell whether an attribution stands behind "and," within a sentence and so covers only what comes behind it."""
        joins = self.words[lead - 1] == "," and self.folded[lead - 2] in ("and", "but", "or") and lead - 2 > start + 1
        return joins and self.words[lead - 3] not in QUOTES and not self.article.quotations_in(start, lead)

    def _relays(self, trailing: Attribution) -> bool:
        """Tell whether whoever is named behind the words only passes on what another said: an agency, a paper, "media reports"."""
        speaker = trailing.speaker
        if trailing.subject is not None and self.folded[trailing.subject.start] in POSSESSIVES:
            return True  # "X thanked the nurses, his office said"
        if speaker is None or speaker.kind == "person":
            return False
        if trailing.form.cue.id == "report":
            return True
        return self.attributions.outlets.is_outlet(speaker)

    def _listener(self, attribution: Attribution, stop: int) -> Range | None:
        if attribution.form.cue.addressee != "object":
            return self.addressees.behind(attribution, min(stop + 1, len(self.words)))
        after, listener = self.contents.listeners.listener(attribution.end, min(stop + 1, len(self.words)))
        return listener if after > attribution.end else None

    def _forward(
        self, candidates: list[Attribution], start: int, end: int, sources: list[Attribution], speaker: Party | None = None
    ) -> list[Draft]:
        """Read the attributions that stand in front of their words, from left to right."""
        top = self.nesting.outermost(candidates, start, end, has_speaker=speaker is not None)
        drafts: list[Draft] = []
        if not top:
            return drafts
        stops = [*(c.lead for c in top[1:]), end]
        main: int | None = None  # where the main clause begins behind an attribution that is subordinate to it
        for number, (candidate, limit) in enumerate(zip(top, stops, strict=True)):
            stop = self.ends.of_reach(candidate, limit, sources)
            if self.nesting.opens(top[: number + 1], start):
                stop = self.ends.before_main_clause(candidate.end, stop)
            elif self._opens_subordinate(candidate, start):
                stop = self.ends.before_main_clause(candidate.end, stop, last=True)
                main = stop + 1 if stop < limit and self.words[stop] == "," else None
            elif candidate.role == "coordinate" and number == 1 and main is None and self._opens_subordinate(top[0], start):
                stop = self.ends.before_main_clause(candidate.end, stop, last=True)  # "While X sees it as hard and fears a loss, Y left"
            content = self.contents.forward(candidate, stop)
            if content is None or content.end <= content.start:
                if candidate.role in ("subject", "inverted", "participle"):
                    speaker = self.implied.speaker(candidate, start, end, top, speaker) or speaker
                    self._announce(candidate, speaker, stop)
                continue
            if self._stays_unnamed(candidate, content) or self._only_accompanies(candidate, content):
                continue
            party = self.implied.speaker(candidate, start, end, top, speaker)
            if main is not None and candidate.role == "participle" and candidate.start > main:
                party = self.implied.main_subject(main, candidate.start) or party  # "While X said it was safe, Y left, calling it a trap"
            if party is None:
                continue
            speaker = party
            last = self.ends.comments.before(content.start, content.end)
            last = last if content.clause else self.ends.of_phrase(candidate, last)
            following = top[number + 1] if number + 1 < len(top) else None
            if content.clause or not self._merely_acts(candidate, party, last, following):
                drafts.append(self._draft(candidate, content, party, (start, end), last))
        return drafts

    def _draft(self, candidate: Attribution, content: Content, party: Party, sentence: Range, last: int) -> Draft:
        """Return the draft of what an attribution in front of its words covers: its content, up to ``last``."""
        return Draft(
            sentence=sentence,
            pieces=[(content.start, last)],
            speaker=party,
            cue=(candidate.start, candidate.end),
            act=self._act(candidate, content),
            addressee=content.listener or self.addressees.behind(candidate, last),
            relayed_by=candidate.relayed_by,
            when=(self._begin(candidate, sentence[0]), content.start if content.clause else candidate.start),
            tail=None if content.clause else self._tail(last, content.end),
        )

    def _tail(self, last: int, end: int) -> Range | None:
        """Return the words behind a phrase if they tell the day of it: "on Monday", "during a visit to Oslo on Monday"."""
        opens = self.folded[last : last + 1] in (["in"], ["during"], ["at"])
        comma = next((i for i in range(last, end) if self.words[i] == ","), end) if opens else last + 1
        day = next((i for i in range(last, min(comma, end)) if i + (self.folded[i] == "on") in self.date_from), None)
        return (day, end) if day is not None else None

    def _announce(self, candidate: Attribution, speaker: Party | None, stop: int) -> None:
        """Keep whose words the next quotation holds, where an attribution has none of its own: "In a post, she said:"."""
        if stop - candidate.end < SHORT and "quote" in candidate.form.cue.frames:
            self.announced = speaker

    def _stays_unnamed(self, candidate: Attribution, content: Content) -> bool:
        """Tell whether a cue only says on what terms a source speaks: "who requested anonymity", "who asked not to be named"."""
        behind = candidate.end
        if candidate.form.cue.id == "brief" and not PRESS.isdisjoint(self.folded[behind : behind + 2]):
            return True  # "who briefed reporters on condition of anonymity"
        if content.clause or UNNAMED.isdisjoint(self.folded[behind : min(content.end, behind + NEAR + 1)]):
            return False
        return "anonymity" in self.folded[behind : content.end] or self.folded[behind : behind + 3] == NOT_TO_BE

    def _only_accompanies(self, candidate: Attribution, content: Content) -> bool:
        """Tell whether a participle says nothing of its own: "Echoing the envoy, he said", "referring to ..." behind other words."""
        cue = candidate.form.cue
        if candidate.role != "participle":
            return False
        if not content.clause and cue.id in BORROWING:
            return True
        quotes = not OPEN_QUOTES.isdisjoint(self.words[candidate.end : content.end])
        names_it = "np_np" in cue.frames and (quotes or not cue.weak)  # ", branding it a lie"
        return not (cue.frames & SPEECH or names_it)

    def _merely_acts(self, candidate: Attribution, party: Party, last: int, following: Attribution | None) -> bool:
        """Tell whether a weak cue with a noun as object is a deed, or leads up to "saying": 'laid out the plan saying: "..."'."""
        if not candidate.form.cue.weak:
            return False
        if not self._may_perform(candidate, party, last):
            return True
        if following is None or following.form.cue.id != "say":
            return False
        return following.role == "participle" and following.lead == following.start

    def _opens_subordinate(self, candidate: Attribution, start: int) -> bool:
        """Tell whether an attribution is the first clause of its sentence, and subordinate: "Although X said", "Even though X said"."""
        behind = candidate.lead - 1
        opens = behind == start or (behind == start + 1 and bool(self.flags[start] & ADVERB))
        return candidate.role == "subject" and opens and self.folded[behind] in OPENING_SUBORDINATORS - {"as"}

    def _act(self, candidate: Attribution, content: Content) -> str:
        """Return what is done by saying it: who insists or suggests that something is so says it, who does that it be done demands it."""
        cue = candidate.form.cue
        verb = first_finite(self.article, content.start, content.end) if cue.id in HOLDING and content.clause else None
        indicative = (
            verb is not None and self.flags[verb] & (PAST | THIRD | AUXILIARY | MODAL) and self.folded[verb] not in ("be", "should")
        )
        return "say" if indicative else cue.act

    def _may_perform(self, candidate: Attribution, party: Party, end: int) -> bool:
        """Tell whether a weak cue with a noun as object is speech: only of somebody who can speak, and not as a mere act."""
        cue = candidate.form.cue
        if "np_np" in cue.frames or ("as" in cue.frames and "as" in self.folded[candidate.end : end]):
            return True  # "called the decision a betrayal", "dismissed the claim as absurd"
        if candidate.reach and "that" in self.folded[candidate.reach : candidate.reach + NEAR]:
            return True  # "officials sent a signal that"
        if cue.act == "say" and not ABSTRACT.isdisjoint(self.folded[candidate.end : candidate.end + NEAR]):
            return True  # "they recognised the need to act"
        return party.kind != "group" or candidate.form.cue.act in DONE_TOGETHER
