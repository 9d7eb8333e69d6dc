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
from ...lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, CUE, DIGIT, FINITE, ING, PAST, PREPOSITION, THIRD
from ...mentions import CountryMention, PersonMention, PronounMention
from ...records import Party
from ...segmentation import LONGEST_SENTENCE
from ..evidence import QUOTES, VERBAL, first_finite, is_finite
from .attributions import Attribution, Attributions
from .contents import Contents
from .descriptions import DOCUMENTS
from .speakers import Speakers
from .subjects import Subject, Subjects

Range = tuple[int, int]
SHORT = 8  # tokens behind a cue that introduces a quotation of its own
OPENING_SUBORDINATORS = frozenset({"as", "when", "while", "after", "before", "although", "though", "since", "if", "once", "whereas"})
SPEECH = frozenset({"that", "bare", "np", "np_that", "np_to", "np_prep", "quote", "to"})  # frames of a participle that says something


@attrs.define(kw_only=True)
class Draft:
    """A statement in the making: token ranges of its pieces and of its cue, and whatever else the sentence tells."""

    sentence: Range
    pieces: list[Range]
    speaker: Party | None
    cue: Range | None = None
    act: str = "say"
    addressee: Range | None = None
    relayed_by: Party | None = None
    when: Range | None = None  # the attribution clause, where a day of saying would stand


class Sentences:
    """Reads the sentences of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.speakers = Speakers(article)
        self.subjects = Subjects(article, self.speakers)
        self.attributions = Attributions(article, self.subjects)
        self.contents = Contents(article)
        self.announced: Party | None = None  # whose words the next quotation holds
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags

    def read(self, start: int, end: int) -> list[Draft]:
        """Return the drafts of the sentence in tokens ``start:end`` (closing stop left out)."""
        candidates = self.attributions.find(start, end)
        self.announced = None
        if not candidates:
            return []
        sources = [c for c in candidates if c.role == "source"]
        spoken = [c for c in candidates if c.role != "source"]
        drafts = self._spoken(spoken, start, end, sources) if spoken else []
        for source in sources:
            self._source(source, start, end, drafts)
        return drafts

    # --- according to -------------------------------------------------------------------------------------------

    def _source(self, source: Attribution, start: int, end: int, drafts: list[Draft]) -> None:
        """Let "according to X" attribute the sentence, or relay what is attributed already."""
        subject = source.subject
        party = subject.party if subject is not None else None
        if subject is None or party is None:
            return
        inside = [d for d in drafts if d.speaker is not None]
        if inside:
            for draft in inside:
                draft.relayed_by = draft.relayed_by or party
                draft.pieces = [p for p in (self._without(piece, source, end) for piece in draft.pieces) if p[0] < p[1]]
            return
        stop = self._subject_end(subject, end)
        if source.start == start or (source.start <= start + 2 and self.words[source.start - 1] in QUOTES):
            begin = stop + 1 if stop < end and self.words[stop] == "," else stop
            pieces = [(begin, end)]
        else:
            left = source.start - 1 if self.words[source.start - 1] in (",", "--", "—", "–") else source.start
            pieces = [(start, left)]
            if stop < end and self.words[stop] == "," and stop + 1 < end and not self._asides(stop + 1, end):
                pieces.append((stop + 1, end))
            if len(pieces) == 1 and not self._is_content(*pieces[0]):
                return
        drafts.append(Draft(sentence=(start, end), pieces=pieces, speaker=party, cue=(source.start, source.end), act=source.form.cue.act))

    def _without(self, piece: Range, source: Attribution, end: int) -> Range:
        """Cut a trailing "according to X" off a piece."""
        if piece[0] < source.start < piece[1]:
            cut = source.start - 1 if self.words[source.start - 1] == "," else source.start
            return (piece[0], cut)
        return piece

    def _subject_end(self, subject: Subject, end: int) -> int:
        """Return the end of a source with its apposition: "according to Geng Shuang, a spokesman,"."""
        stop = subject.end
        if stop + 1 < end and self.words[stop] == ",":
            follow = self.article.mentions.starting.get(stop + 1)
            if (
                follow is not None
                and not isinstance(follow, CountryMention | PronounMention | PersonMention)
                and follow.end < end
                and self.words[follow.end] == ","
            ):
                return follow.end
        return stop

    def _asides(self, start: int, end: int) -> bool:
        return self.contents.only_asides(start, end)

    # --- verbs of saying ----------------------------------------------------------------------------------------

    def _spoken(self, candidates: list[Attribution], start: int, end: int, sources: list[Attribution]) -> list[Draft]:
        trailing = self._trailing(candidates, start, end)
        if trailing is None:
            return self._forward(candidates, start, end, sources)
        leading = candidates[0]
        if (
            leading is not trailing
            and leading.role == "subject"
            and leading.lead - start <= 2
            and leading.speaker
            and self._relays(trailing)
        ):
            inner = self._forward([c for c in candidates if c.start < trailing.lead], start, trailing.lead - 1, sources)
            if inner and inner[0].speaker == leading.speaker:  # "X said ..., the agency reported": the agency relays it
                for draft in inner:
                    draft.relayed_by = draft.relayed_by or trailing.speaker
                return inner
        drafts: list[Draft] = []
        stop = self._end_of_clause(trailing)
        later = [c for c in candidates if c.start > trailing.start]
        first = next((c for c in later if c.lead >= stop - 1 and (c.role in ("participle", "coordinate") or self._goes_on_with(c))), None)
        rest_end = first.lead if first else end
        while (
            first is not None
            and rest_end - 1 > stop
            and (self.folded[rest_end - 1] in ("while", "and", "but", "whereas") or self.words[rest_end - 1] == ",")
        ):
            rest_end -= 1
        left = trailing.lead
        while left > start and (
            self.words[left - 1] in (",", "--", "—", "–") or (self.folded[left - 1] in ("and", "but", "as") and self.words[left - 2] == ",")
        ):
            left -= 1
        pieces = [(start, left)]
        begin = self._rest(stop, rest_end, inverted=trailing.role == "inverted")
        if begin < rest_end:
            pieces.append((begin, rest_end))
        drafts.append(
            Draft(
                sentence=(start, end),
                pieces=pieces,
                speaker=trailing.speaker,
                cue=(trailing.start, trailing.end),
                act=trailing.form.cue.act,
                relayed_by=trailing.relayed_by,
                when=(trailing.lead, stop),
                addressee=self._listener(trailing, stop),
            )
        )
        if first is not None:
            drafts += self._forward([c for c in later if c.start >= first.start], start, end, sources, speaker=trailing.speaker)
        return drafts

    def _relays(self, trailing: Attribution) -> bool:
        """Tell whether whoever is named behind the words only passes on what another said: an agency, a paper, "media reports"."""
        speaker = trailing.speaker
        if speaker is None or speaker.kind == "person":
            return False
        if trailing.form.cue.id == "report":
            return True
        name = (speaker.name or "").casefold()
        return name.endswith(("media", "reports", "agency", "newspaper")) or any(
            e.kind == "media"
            for e, number in zip(self.article.entities.bodies, self.article.body_ids, strict=True)
            if number == speaker.ref
        )

    def _listener(self, attribution: Attribution, stop: int) -> Range | None:
        if attribution.form.cue.addressee != "object":
            return None
        after, listener = self.contents.listener(attribution.end, min(stop + 1, len(self.words)))
        return listener if after > attribution.end else None

    def _rest(self, stop: int, end: int, *, inverted: bool) -> int:
        """Return where a second piece begins behind "..., he said, ...": behind the comma and any aside."""
        if stop >= end or self.words[stop] not in (",", "--", "—", "–", ":", *QUOTES):
            return end
        begin = stop + 1
        if begin >= end:
            return end
        if (
            self.flags[begin] & ING or self.folded[begin] in ("while", "whereas", "as", "when", "after", "before")
        ) and not self.article.quotation_at(begin):
            return end
        if any(quotation.start < quotation.end for quotation in self.article.quotations_in(begin, end)):
            return begin
        if inverted or self.flags[begin] & DIGIT or self.folded[begin] in ("who", "which", "whose"):
            return end
        verb_first = self.flags[begin] & THIRD and not self.flags[begin] & CAPITAL
        return begin if verb_first or first_finite(self.article, begin, end) is not None else end

    def _end_of_clause(self, attribution: Attribution) -> int:
        """Return the end of "X said on Monday at a briefing": the next comma or mark behind the asides."""
        stop = attribution.subject.end if attribution.role == "inverted" and attribution.subject else attribution.end
        limit = min(len(self.words), stop + LONGEST_SENTENCE)
        i = stop
        while i < limit and self.words[i] not in (",", ".", ";", ":", "--", "—", "–") and self.words[i] not in QUOTES:
            i += 1
        if i < limit and self.words[i] == "," and attribution.role == "inverted":  # ", said Peter, the envoy to X, ..."
            follow = self.article.mentions.starting.get(i + 1)
            if follow is not None and follow.end < limit and self.words[follow.end] in (",", "."):
                return follow.end
        return i

    def _trailing(self, candidates: list[Attribution], start: int, end: int) -> Attribution | None:
        """Return the attribution that stands behind or between the words it attributes, if there is one."""
        leading = next((c for c in candidates if c.role == "subject" and c.lead - start <= 2), None)
        reports = leading is not None and leading.end < end and self.folded[leading.end] == "that"  # "She noted that ..., "
        for candidate in candidates:
            if reports and candidate is not leading and min(self._end_of_clause(candidate), end) < end:
                continue
            if candidate.role == "inverted":
                if candidate.lead > start:
                    return candidate
                continue
            if candidate.role != "subject" or candidate.lead <= start:
                continue
            cue = candidate.form.cue
            if not cue.frames & {"quote", "bare"} and not (cue.frames & {"np_that"}):
                continue
            before = self.words[candidate.lead - 1]
            as_said = self.folded[candidate.lead - 1] == "as" and candidate.lead - 2 > start and self.words[candidate.lead - 2] == ","
            comma = before in (",", "--", "—", "–") or before in QUOTES or as_said
            if not comma and not (
                self.folded[candidate.lead - 1] in ("and", "but") and candidate.lead - 2 > start and self.words[candidate.lead - 2] == ","
            ):
                continue
            if candidate.subject is None or (
                isinstance(m := self.article.mentions.starting.get(candidate.lead), PronounMention) and m.person == "who"
            ):
                continue
            stop = min(self._end_of_clause(candidate), end)
            quoted = before in QUOTES or (before == "," and candidate.lead - 2 >= start and self.words[candidate.lead - 2] in QUOTES)
            if not self.contents.only_asides(candidate.end, stop, quoted=quoted):
                continue
            if (
                "to" in cue.frames
                and candidate.end + 1 < end
                and self.folded[candidate.end] == "to"
                and self.flags[candidate.end + 1] & BASE
            ):
                continue  # "In a statement, they pledged to"
            left = (start, candidate.lead - 1)
            quotes = stop + 1 < end and (self.words[stop] in QUOTES or (self.words[stop] == "," and self.words[stop + 1] in QUOTES))
            if quotes and self._is_adjunct(*left) and not self._is_pronoun(candidate):
                continue  # 'In Accra, the minister said in a statement, "..."'
            if not quoted and not cue.frames & {"bare", "that", "np_that"}:
                continue  # "Early last week, X had congratulated Y"
            if quoted or self._is_content(*left) or (stop < end and self.words[stop] == "," and self._goes_on(stop + 1, end)):
                return candidate
        return None

    def _is_adjunct(self, start: int, end: int) -> bool:
        """Tell whether words only lead up to a quotation: "And in Accra", "At a rally after he was sworn in", "Asked what comes next"."""
        if self.flags[start] & CONJUNCTION and not self.flags[start] & PREPOSITION:
            start += 1
        if start >= end:
            return False
        if self.folded[start] in ("asked", "speaking", "commenting"):
            return True
        finite = first_finite(self.article, start, end)
        if self.flags[start] & ING and finite is None:
            return True  # "Echoing their views"
        return bool(self.flags[start] & PREPOSITION) and (finite is None or not OPENING_SUBORDINATORS.isdisjoint(self.folded[start:finite]))

    def _is_pronoun(self, candidate: Attribution) -> bool:
        return isinstance(self.article.mentions.starting.get(candidate.lead), PronounMention)

    def _is_content(self, start: int, end: int) -> bool:
        """Tell whether the words before ", he said" are what he said, and no mere "On Monday"."""
        flags = self.flags
        for i in range(start, end):
            bits = flags[i]
            if bits & VERBAL and ((bits & FINITE and not bits & CAPITAL) or is_finite(self.article, i)):
                first = self.folded[start]
                return not (
                    first in ("when", "while", "as", "after", "before", "asked", "speaking", "commenting")
                    and not self._main_clause(start, end)
                )
        return False

    def _main_clause(self, start: int, end: int) -> bool:
        comma = next((i for i in range(start, end) if self.words[i] == ","), end)
        return first_finite(self.article, comma, end) is not None

    def _goes_on(self, start: int, end: int) -> bool:
        if self.flags[start] & THIRD and not self.flags[start] & CAPITAL:
            return True  # "Energy supply, X said, remains too slow"
        return not self.flags[start] & PREPOSITION and first_finite(self.article, start, end) is not None

    def _forward(
        self, candidates: list[Attribution], start: int, end: int, sources: list[Attribution], speaker: Party | None = None
    ) -> list[Draft]:
        """Read the attributions that stand in front of their words, from left to right."""
        top = self._outermost(candidates, start, end, has_speaker=speaker is not None)
        drafts: list[Draft] = []
        if not top:
            return drafts
        stops = [*(c.lead for c in top[1:]), end]
        for candidate, limit in zip(top, stops, strict=True):
            stop = self._stop(candidate, limit, sources)
            content = self.contents.forward(candidate, stop)
            if content is None or content.end <= content.start:
                if candidate.role in ("subject", "inverted"):
                    speaker = candidate.speaker or speaker
                    if stop - candidate.end < SHORT and "quote" in candidate.form.cue.frames:
                        self.announced = candidate.speaker  # "In a post, she said:" in front of a quotation
                continue
            if candidate.role == "participle" and not candidate.form.cue.frames & SPEECH:
                continue  # "referring to ...": an aside that ends the words before it
            party = self._speaker(candidate, start, end, top, speaker)
            if party is None:
                continue
            last = content.end if content.clause else self._end_of_phrase(candidate, content.end)
            speaker = party
            if candidate.form.cue.weak and not content.clause and not self._may_perform(candidate, party):
                continue
            drafts.append(
                Draft(
                    sentence=(start, end),
                    pieces=[(content.start, last)],
                    speaker=party,
                    cue=(candidate.start, candidate.end),
                    act=candidate.form.cue.act,
                    addressee=content.listener,
                    relayed_by=candidate.relayed_by,
                    when=(min(candidate.lead, candidate.start), content.start if content.clause else candidate.start),
                )
            )
        return drafts

    def _stop(self, candidate: Attribution, limit: int, sources: list[Attribution]) -> int:
        """Return where what an attribution covers ends: before "according to X", a conjunction, or the end of ", who said ..."."""
        stop = limit
        for source in sources:
            if candidate.end < source.start < stop and self.words[source.start - 1] == ",":
                stop = source.start - 1
        while stop > candidate.end and (
            self.words[stop - 1] == "," or (self.folded[stop - 1] in ("and", "but") and stop - 1 > candidate.end)
        ):
            stop -= 1
        if self.folded[candidate.lead] == "who" and self.words[candidate.lead - 1] == ",":
            stop = next((i for i in range(candidate.end + 1, stop) if self.words[i] == ","), stop)
        return stop

    def _end_of_phrase(self, candidate: Attribution, stop: int) -> int:
        """Return where the object of a performative ends: before another verb of the same subject, and without the day it was said."""
        for i in range(candidate.end + 1, stop - 1):
            if self.folded[i] == "and" and self.flags[i + 1] & PAST and not self.flags[i + 1] & CUE and is_finite(self.article, i + 1):
                stop = i - 1 if self.words[i - 1] == "," else i
                break
        for first, last in ((m.start, m.end) for m in self.article.mentions.dates if m.end == stop and m.form in ("weekday", "relative")):
            if first > candidate.end + 1 and last - first == 1:
                stop = first - 1 if self.folded[first - 1] == "on" else first
        return stop

    def _may_perform(self, candidate: Attribution, party: Party) -> bool:
        """Tell whether a weak cue with a noun as object is speech: only of somebody who can speak, and not as a mere act."""
        if "np_np" in candidate.form.cue.frames:
            return True  # "called the decision a betrayal"
        return party.kind != "group" or candidate.form.cue.act in ("agree", "promise", "reaffirm", "express")

    def _speaker(self, candidate: Attribution, start: int, end: int, top: list[Attribution], speaker: Party | None) -> Party | None:
        if candidate.subject is not None:
            return candidate.speaker
        if candidate.role == "participle" and self.folded[candidate.lead - 1] in DOCUMENTS and candidate.lead - 1 > start:
            issued = self.subjects.before(candidate.lead, start)  # "released the ministry's statement, saying"
            if issued is not None and issued.party is not None:
                return issued.party
        if candidate.role in ("coordinate", "participle") and speaker is not None:
            return speaker
        if candidate.role == "participle" and candidate.lead <= start + 1:  # "Hailing ..., Xi said"
            follow = next((c for c in top if c.start > candidate.start and c.subject is not None), None)
            if follow is not None:
                return follow.speaker
            comma = next((i for i in range(candidate.end, end) if self.words[i] == ","), None)
            return self._main_subject(comma + 1 if comma else candidate.end, end)
        return self._main_subject(start, candidate.start)

    def _main_subject(self, start: int, end: int) -> Party | None:
        """Return whoever is the subject of the clause that begins at ``start``."""
        i = start
        while i < end and ((self.flags[i] & (ADVERB | CONJUNCTION) and i not in self.article.mentions.starting) or self.words[i] in QUOTES):
            i += 1
        if i < end and self.flags[i] & PREPOSITION:  # "At a meeting in Paris, she ..."
            comma = next((k for k in range(i, end) if self.words[k] == ","), None)
            if comma is None:
                return None
            i = comma + 1
        for mention in self.article.mentions.parties:
            if mention.start < i:
                continue
            if mention.start >= end:
                break
            if isinstance(mention, CountryMention) and mention.form == "adjective":
                continue
            if self.flags[mention.start - 1] & PREPOSITION and mention.start > i:
                continue
            verb = next((k for k in range(mention.end, end) if is_finite(self.article, k)), None)
            if verb is not None:
                subject = self.subjects.before(verb, i)
                if subject is not None and subject.party is not None:
                    return subject.party
            return self.article.party(mention)
        return None

    def _outermost(self, candidates: list[Attribution], start: int, end: int, *, has_speaker: bool) -> list[Attribution]:
        """Return the attributions that are not part of what another one attributes (Rule 3 of attributions)."""
        top: list[Attribution] = []
        for candidate in candidates:
            current = top[-1] if top else None
            if candidate.role == "infinitive":
                silent = current is not None and current.role == "subject" and self.contents.forward(current, candidate.lead) is None
                if silent or (current is None and not has_speaker):  # "spoke with X to congratulate him"
                    top.append(candidate)
                continue
            if current is None:
                if candidate.role == "coordinate" and not has_speaker and candidate.form.cue.weak and candidate.form.cue.act == "say":
                    continue
                top.append(candidate)
                continue
            if candidate.role in ("subject", "inverted"):
                if (
                    candidate.subject is not None and candidate.subject.start < current.lead < candidate.start
                ):  # "A, who had shared X, said"
                    if current.form.cue.weak:
                        top.pop()
                    top.append(attrs.evolve(candidate, lead=candidate.start) if top else candidate)
                elif current.form.cue.weak and self.words[candidate.lead - 1] == "," and self._in_relative(current, start):
                    top[-1] = candidate
                elif (
                    current.role == "participle" and current.lead <= start + 1 and "," in self.words[current.end : candidate.lead]
                ) or self._new_clause(candidate, start):
                    top.append(candidate)
            elif candidate.role == "participle":
                if candidate.form.cue.act == "say" or not candidate.form.cue.weak:
                    top.append(candidate)
            elif candidate.role == "coordinate" and self._same_tense(current, candidate) and not self._inside_clause(current, candidate):
                top.append(candidate)
        return top

    def _goes_on_with(self, candidate: Attribution) -> bool:
        """Tell whether an attribution behind another goes on about its speaker or opens a clause: ", who added", ", while B said"."""
        return (self.folded[candidate.lead] == "who" and self.words[candidate.lead - 1] == ",") or self._new_clause(candidate, -1)

    def _new_clause(self, candidate: Attribution, start: int) -> bool:
        """Tell whether a new main clause begins in front of an attribution: "..., and she said", "...; he added"."""
        lead = candidate.lead
        if self.words[lead - 1] == ";" or (self.words[lead - 1] == "," and start >= 0 and self.folded[start] in OPENING_SUBORDINATORS):
            return True
        return self.folded[lead - 1] in ("and", "but", "while", "whereas") and self.words[lead - 2] in (",", *QUOTES)

    def _in_relative(self, current: Attribution, start: int) -> bool:
        """Tell whether an attribution stands in a relative clause of an opening adjunct: "In Kosovo, where A is resisting B, ..."."""
        return bool(self.flags[start] & PREPOSITION) and any(
            self.folded[i] in ("where", "which", "who", "whose") for i in range(start, current.start)
        )

    def _inside_clause(self, current: Attribution, candidate: Attribution) -> bool:
        """Tell whether a verb behind a mere comma belongs to what the verb before reports: "that she has, in fact, urged"."""
        if self.words[candidate.lead] != "," or self.folded[candidate.lead + 1] in ("and", "but"):
            return False
        content = self.contents.forward(current, candidate.lead)
        return content is not None and content.clause

    def _same_tense(self, current: Attribution, candidate: Attribution) -> bool:
        if current.role == "participle":
            return False
        return bool(current.form.inflections & candidate.form.inflections)
