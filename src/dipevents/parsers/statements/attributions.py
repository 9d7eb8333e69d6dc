"""Where a sentence attributes its words: cues of saying with the place they take in the clause.

Rule 1  A cue counts only with somebody whose verb it is: a subject before or behind it, or one taken over from an earlier cue of the
        same sentence ("..., adding that", "and urged").
Rule 2  Words inside quotation marks attribute nothing; neither do modal or negated verbs, passives, nouns that look like verbs.
Rule 3  What somebody says may itself report speech; only the outermost attribution of a clause counts.
"""

from __future__ import annotations

from bisect import bisect_left

import attrs

from ...article import Article
from ...facts import CueForm
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    PREPOSITION,
    TIME,
    UPPER,
    WEEKDAY,
)
from ...records import Party
from ..evidence import COMMA_OR_QUOTE, DASHES, QUOTES, closing_mark, first_finite, holds_clause, is_finite
from ..reader import Reader
from .attribution import Attribution
from .followers import MARKS_OF_SPEECH, REDUCED, Subject
from .outlets import Outlets
from .participles import Participles, Place
from .relatives import Relatives
from .sources import LOOKING, Sources
from .spoken_nouns import SpokenNouns
from .subjects import Subjects
from .verbs import BE, HAVE, THINGS_DO, Verbs

SPOKEN_PURPOSE = frozenset(
    {"reaffirm", "thank", "congratulate", "condole", "express", "condemn", "praise", "welcome", "accuse", "criticise", "call_for"}
)

LEADING_ON = frozenset({"go_on", "continue"})
CHAINS = frozenset(
    {"went on", "goes on", "gone on", "continued", "continues", "proceeded", "proceeds", "hastened"}
)  # in front of "to" and a verb that says something
DRIVING = frozenset(
    {"prompted", "led", "forced", "caused", "pushed", "compelled", "drove", "spurred"}
)  # in front of whom it makes say something
DRIVEN = 14  # tokens of "prompted Foreign Minister NAME to"
NEEDS_LISTENER = frozenset({"tell", "inform", "brief", "notify", "update"})  # never inverted: "told Xinhua" is no subject
GIVING = frozenset({"extend", "share", "accept", "offer"})  # verbs that say something only with a noun of saying
PASSIVE = frozenset({"condemn", "criticise", "praise", "accuse", "reject"})  # acts that "by" alone gives to somebody
BARRIERS = frozenset({";", "“", "”", "``", '"', "''"})
NEAR = 4  # tokens behind "told by Y" in which its "that" stands
TITLE = 16  # tokens of a title in quotation marks
PHRASE = 4  # tokens in quotation marks that make no quotation of their own
TOLD = 6  # tokens of ", as the agency was told by"
PAST_FORMS = frozenset({"past", "part"})
HEARD_FROM = frozenset({"learned_from", "cites_source"})  # verbs of an outlet that names whose words a sentence holds
HEARER = 6  # tokens of "the BelTA correspondent has"


class Attributions(Reader):
    """Finds the attributions of a sentence."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects
        self.verbs = Verbs(article, subjects)
        self.sources = Sources(article, subjects)
        self.participles = Participles(article, subjects, self.verbs)
        self.outlets = Outlets(article)
        self.nouns = SpokenNouns(article)
        self.relatives = Relatives(article, subjects)
        self.speakers = subjects.speakers
        self.starts, self.ends = article.document.starts, article.document.ends
        self.cues = article.gazetteer.cues
        self.cue_at = [i for i, bits in enumerate(self.flags) if bits & CUE]
        self.barriers: list[int] = []  # of the sentence at hand

    def find(self, start: int, end: int) -> list[Attribution]:
        """Return the candidates in tokens ``start:end``, in order; which of them are outermost is not decided here."""
        found: list[Attribution] = []
        self.speakers.speaking = self.speakers.speaking_body = None
        cue_at = self.cue_at
        if self.folded[start] == "for" and (holder := self.sources.for_whom(start, end)) is not None:
            form = self.cues.at["in"]["his"]["view"][""][0]
            found.append(Attribution(start=start, end=start + 1, lead=start, form=form, role="source", subject=holder))
            start = holder.end
        first = bisect_left(cue_at, start)
        if first == len(cue_at) or cue_at[first] >= end:
            return found
        self.barriers = [] if BARRIERS.isdisjoint(self.words[start:end]) else [i for i in range(start, end) if self.words[i] in BARRIERS]
        quoted = self.article.quotations_in(start, end)
        if self.barriers and quoted:
            self.barriers = [i for i in self.barriers if not self._marks_a_phrase(i, start)]
        folded, branches = self.folded, self.cues.at
        reached = start
        for i in cue_at[first : bisect_left(cue_at, end, first)]:
            if i < reached:
                continue
            if quoted and (quotation := self.article.quotation_at(i)) is not None:
                reached = quotation.end
                continue
            branch = branches[folded[i]]
            if i + 1 < end and (folded[i + 1] in branch or folded[i + 1].endswith("ly")):
                forms, stop = self.longest(i, end)
            else:  # a single word: most are
                forms, stop = branch.get("", []), i + 1
            if stop - i == 2 and folded[i + 1] == "on" and (stop in self.date_from or (stop < end and self.flags[stop] & (WEEKDAY | TIME))):
                forms, stop = branch.get("", []), i + 1  # "insisted on Tuesday"
            if not forms and folded[i] in LOOKING and (holder := self.sources.holder_of_view(i, end)) is not None:
                reached = holder.end
                form = self.cues.at["in"]["his"]["view"][""][0]
                found.append(Attribution(start=i, end=reached, lead=i, form=form, role="source", subject=holder))
                continue
            if not forms:
                continue
            if forms[0].cue.kind == "block":
                reached = stop
                continue
            candidate = self._candidate(forms, i, stop, start, end, found)
            if candidate is not None:
                found.append(candidate)
                reached = max(candidate.end, candidate.reach)
                self.speakers.hear(candidate.speaker)
        return found

    def _marks_a_phrase(self, mark: int, start: int) -> bool:
        """Tell whether a mark belongs to a few quoted words inside a clause: a title, one word in an apposition."""
        quotation = self.article.quotation_at(mark + 1) or (self.article.quotation_at(mark - 1) if mark > start else None)
        if quotation is None or not quotation.closed or quotation.start - 2 <= start:
            return False
        if quotation.end - quotation.start > PHRASE and not self._is_title(quotation.start, quotation.end):
            return False
        return self.words[quotation.start - 2] not in (",", ":")

    def _is_title(self, start: int, end: int) -> bool:
        """Tell whether quoted words are the title of a book or programme: capitals with small words between, behind a noun or "of"."""
        inside = range(start, end)
        capitals = all(self.flags[i] & (CAPITAL | MARK | PREPOSITION | CONJUNCTION | DETERMINER) for i in inside)
        return capitals and end - start <= TITLE and self.words[start - 2] not in (",", ":")

    def longest(self, i: int, end: int) -> tuple[list[CueForm], int]:
        """Return the longest cues that begin at token ``i``, and where they end; an adverb may stand inside: "is [gravely] concerned"."""
        node = self.cues.get(self.folded[i])
        folded = self.folded
        forms: list[CueForm] = []
        j = stop = i
        while node:
            j += 1
            if "" in node:
                forms, stop = node[""], j
            if j < end - 1 and j == i + 1 and folded[j] not in node and folded[j].endswith("ly") and folded[j + 1] in node:
                j += 1
            node = node.get(folded[j]) if j < end else None
        return forms, stop

    def _candidate(self, forms: list[CueForm], i: int, stop: int, floor: int, end: int, found: list[Attribution]) -> Attribution | None:
        glued_before = i > 0 and self.words[i - 1] == "-" and self.ends[i - 1] == self.starts[i]
        glued_after = stop < len(self.words) and self.words[stop] == "-" and self.starts[stop] == self.ends[stop - 1]
        if glued_before or glued_after:
            return None
        verbs: list[CueForm] = []
        relay: CueForm | None = None
        for form in forms:
            kind = form.cue.kind
            if kind == "source":
                first = self._hearer(i, floor) if form.cue.id in HEARD_FROM else i
                subject = self.sources.subject(form, i, stop, end) if first is not None else None
                if first is not None and subject is not None:
                    return Attribution(start=first, end=stop, lead=first, form=form, role="source", subject=subject)
                if form.cue.id not in HEARD_FROM:
                    return None
            if kind == "relay":
                relay = relay or form
            elif kind in ("verb", "light"):
                verbs.append(form)
        if self.flags[i] & CAPITAL and i > floor and not self.flags[i] & UPPER and self.words[i - 1] not in QUOTES:
            return None
        quoted = self._relayed(relay, i, stop, floor, end) if relay is not None else None
        if quoted is not None or not verbs:
            return quoted
        form = verbs[0]
        if not self.flags[i - 1] & DETERMINER and (relative := self.relatives.find(form, i, stop, floor, end)) is not None:
            return relative
        if form.cue.kind == "light":
            noun = self.nouns.object_of(form.cue.id, stop, end)
            if noun is None:
                verbs = [f for f in verbs if f.cue.kind != "light"]
                if not verbs:
                    return None
                form = verbs[0]
            else:
                form = attrs.evolve(form, cue=noun[0].cue)
        else:
            noun = (
                self.nouns.object_of(form.cue.id, stop, end)
                if form.cue.act in ("express", "propose", "say", "agree") and "np" in form.cue.frames
                else None
            )
            if noun is None and form.cue.id in GIVING and not self.nouns.gives_words(stop, end):
                return None  # "shared power with"
            if noun is not None and form.cue.act != "agree" and noun[0].cue.act not in ("say", "express"):
                form = attrs.evolve(form, cue=attrs.evolve(form.cue, act=noun[0].cue.act))  # "extended congratulations"
        if noun is not None and self.flags[i] & ING:
            form = attrs.evolve(form, cue=attrs.evolve(form.cue, weak=False))  # "began by offering her condolences"
        candidate = self._verb(form, i, stop, floor, end, found, gives=noun is not None)
        return attrs.evolve(candidate, reach=noun[1]) if candidate is not None and noun is not None else candidate

    def _relayed(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return "X was quoted [by Y] as saying", "Y quoted X as saying": X speaks, the cue reaches to the participle."""
        saying = next((j for j in range(stop, min(end - 1, stop + 12)) if self.folded[j] == "as" and self.flags[j + 1] & ING), None)
        if saying is None:
            return None
        subject = self.subjects.before(i, self._floor(i, floor), participle=True)
        if subject is None:
            return None
        telling = [f for f in (self.cues.get(self.folded[saying + 1]) or {}).get("", ()) if "np_that" in f.cue.frames]
        form = telling[0] if telling else form  # "was quoted as telling Y that"
        if subject.passive or saying == stop:
            by = self.subjects.after(stop + 1, saying) if self.folded[stop] == "by" else None
            return Attribution(
                start=i,
                end=saying + 2,
                lead=subject.start,
                form=form,
                role="subject",
                subject=attrs.evolve(subject, passive=False),
                relayed_by=by.party if by else None,
            )
        quoted = self.subjects.after(stop, saying) or (self.sources.quoted_by(subject, stop) if saying == stop + 1 else None)
        if quoted is None:
            return None
        return Attribution(
            start=i,
            end=saying + 2,
            lead=subject.start,
            form=form,
            role="subject",
            subject=attrs.evolve(quoted, start=subject.start),
            relayed_by=subject.party,
        )

    def _told_by(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return "was told by Y that ...", "was hailed by Y as ...", "was condemned by Y": Y speaks."""
        at = form.cue.id in ("tell", "inform") and self.folded[stop : stop + 1] in (["at"], ["in"])  # "BNS was told in the ministry"
        if stop + 1 >= end or not (at or self.folded[stop] == "by"):
            return None
        noted = ("that" in form.cue.frames and not form.cue.weak) or form.cue.id == "describe"
        if self.folded[i - 1] == "as" and (i - 1 == floor or self.words[i - 2] in COMMA_OR_QUOTE) and noted:
            teller = self.subjects.after(stop + 1, end)  # "As noted by Y, ..."
            return Attribution(start=i - 1, end=stop + 1, lead=i - 1, form=form, role="source", subject=teller) if teller else None
        if BE.isdisjoint(self.folded[max(floor, i - 2) : i]):
            return None
        agent = self.subjects.after(stop + 1, end)
        if agent is None or agent.party is None or (at and agent.party.kind != "organisation"):
            return None
        if not ("np_that" in form.cue.frames and "that" in self.folded[agent.end : min(end, agent.end + NEAR)]):
            named_so = agent.end < end and self.folded[agent.end] == "as" and "as" in form.cue.frames
            if not named_so and form.cue.act not in PASSIVE:
                comma = next((k for k in range(i - 2, max(floor, i - TOLD), -1) if self.words[k] == ","), None)
                ends = agent.end >= end or self.words[agent.end] in (".", ",") or self.folded[agent.end] == "on"
                if comma is None or not ends or form.cue.id not in ("tell", "inform") or self.folded[comma + 1] in ("and", "but", "who"):
                    return None
                return Attribution(
                    start=comma + 1, end=stop + 1, lead=comma + 1, form=form, role="source", subject=agent
                )  # ", BNS was told by Y"
        return None if at else Attribution(start=i, end=stop, lead=i - 1, form=form, role="subject", subject=agent)

    def _hearer(self, verb: int, floor: int) -> int | None:
        """Return where an outlet begins that stands behind a comma in front of its verb: ", [BelTA has] learned from the ministry"."""
        first = verb - (self.folded[verb - 1] in HAVE)
        comma = next((k for k in range(first - 1, max(floor, first - HEARER), -1) if self.words[k] == ","), None)
        named = comma is not None and first - comma > 1 and (comma + 1 in self.starting or bool(self.flags[comma + 1] & CAPITAL))
        return comma + 1 if named and comma is not None else None

    def _verb(self, form: CueForm, i: int, stop: int, floor: int, end: int, found: list[Attribution], *, gives: bool) -> Attribution | None:
        """Return the attribution of a verb; ``gives``: its object is a noun of saying, "extended condolences"."""
        names = form.inflections
        before = self.words[i - 1] if i > floor else ""
        if i > floor and self.folded[i - 1] in ("a", "an", "the"):
            return None  # "an informed source", "the said minister"
        if "part" in names and (told := self._told_by(form, i, stop, floor, end)) is not None:
            return told
        if "ing" in names:
            return self.participles.read(Place(form, i, stop, floor, self._floor(i, floor)), found)
        if "base" in names and i > floor and self.folded[i - 1] == "to":
            if not form.cue.weak and (chained := self._chained(form, i, stop, floor)) is not None:
                return chained
            if not form.cue.weak and (driven := self._driven(form, i, stop, floor)) is not None:
                return driven
            if (
                form.cue.act in SPOKEN_PURPOSE
                and (gives or not form.cue.weak or self.verbs.takes_to_medium(i, floor))
                and not (self.verbs.is_to_come(i, floor) or self.verbs.is_of_noun(i))
            ):
                return Attribution(start=i, end=stop, lead=i - 1, form=form, role="infinitive")
            return None
        if form.cue.id in LEADING_ON and self.folded[stop : stop + 1] == ["to"]:
            return None  # "went on to stress that": the second verb says it
        if before in COMMA_OR_QUOTE or before in DASHES or i == floor:
            inverted = self._inverted(form, i, stop, floor, end)
            if inverted is not None:
                return inverted
        reports = (
            not names.isdisjoint(PAST_FORMS)
            and stop < end
            and self.folded[stop] == "that"
            and not self.flags[i - 1] & (DETERMINER | PREPOSITION)
        )  # "his office confirmed that"
        if self.folded[i] in REDUCED and self.folded[stop : stop + 1] in (["on"], ["by"], ["about"]):
            return None  # "an official briefed on the talks"
        if "part" in names and self._is_done_by(form, i, stop, floor, end):
            return None
        if form.cue.id == "state" and names == {"s"} and stop < end and self.words[stop] == ":":
            return None  # "the member states: A, B and C"
        outlet = self.outlets.unknown(i, floor) if form.cue.id == "report" else None
        if form.ambiguous and not reports and outlet is None and not self.verbs.is_verb(i, stop, end, floor):
            return None
        if form.ambiguous and names.isdisjoint(PAST_FORMS) and stop < end and self.flags[stop] & (MODAL | AUXILIARY):
            return None  # "member states must"
        own_floor = self._floor(i, floor)
        subject = self.subjects.before(i, own_floor, participle="part" in names)
        speaks = "quote" in form.cue.frames and not form.cue.weak and not names.isdisjoint({"past", "s"})
        if subject is None or subject.party is None:
            subject = outlet or (self.subjects.followers.unknown_name(i, floor) if speaks else None) or subject
        joint = self.verbs.conjunction(i, floor) if not (form.cue.weak and self.folded[i - 1] in HAVE) else None
        if subject is not None and subject.party is None and joint is None and speaks and self._only_speakers_can(form, stop):
            subject = attrs.evolve(subject, party=self._in_own_words(subject))
        if subject is not None and (subject.party is not None or joint is None or self.words[joint] == ","):
            acts = self.verbs.only_acts(form, i, stop, floor, end, subject)
            return None if acts else Attribution(start=i, end=stop, lead=subject.start, form=form, role="subject", subject=subject)
        return self._joined(form, i, stop, floor, end, found, joint, gives=gives) if joint is not None else None

    def _only_speakers_can(self, form: CueForm, stop: int) -> bool:
        """Tell whether nobody but who speaks can have a verb and what stands behind it: "said", "told", "warned that", not "claimed lives"."""
        cue = form.cue
        if form.ambiguous or cue.id in THINGS_DO or cue.frames.isdisjoint(("bare", "np_that")):
            return False
        return "np" not in cue.frames or self.folded[stop : stop + 1] == ["that"] or self.verbs.opens_quotation(stop)

    def _in_own_words(self, subject: Subject) -> Party | None:
        """Return whom the noun in front of a verb of saying tells of, where nothing else does: "[the clinic] said"; of no part of a phrase."""
        before, bits = self.folded[subject.start - 1], self.flags[subject.start - 1]
        part = (bits & PREPOSITION and (not bits & CONJUNCTION or before == "for")) or bits & ING
        part = part or (bits & CAPITAL and not bits & (CONJUNCTION | ADVERB | MARK))  # "on CBS's Face [the Nation]"
        return None if part else self.subjects.descriptions.in_own_words(subject.start, subject.end)

    def _chained(self, form: CueForm, i: int, stop: int, floor: int) -> Attribution | None:
        """Return the attribution of an infinitive that only goes on or begins: "then went on to [stress] that", "continues to [deny] it"."""
        verb = i - 2 - (self.folded[i - 2] == "on")
        told = self.folded[stop : stop + 1] == ["that"] or self.verbs.opens_quotation(stop)
        if not told and "np" not in form.cue.frames:
            return None  # "continued to respond to the storm"
        if verb <= floor or " ".join(self.folded[verb : i - 1]) not in CHAINS:
            return None
        subject = self.subjects.before(verb, self._floor(verb, floor))
        if subject is None or subject.party is None or subject.modal:
            return None
        form = attrs.evolve(form, inflections=frozenset({"s" if self.folded[verb].endswith("s") else "past"}))
        return Attribution(start=i, end=stop, lead=subject.start, form=form, role="subject", subject=subject)

    def _driven(self, form: CueForm, i: int, stop: int, floor: int) -> Attribution | None:
        """Return the attribution of what somebody is driven to say: "The raid prompted the minister to [warn] that", "led Oslo to [demand] talks"."""
        verb = next((k for k in range(i - 3, max(floor, i - DRIVEN), -1) if self.folded[k] in DRIVING), None)
        if verb is None or self.folded[verb + 1] in ("a", "an"):
            return None  # "led a delegation to demand talks"
        if self.flags[verb - 1] & (MODAL | AUXILIARY) and self.folded[verb - 1] not in HAVE:
            return None
        subject = self.subjects.after(verb + 1, i - 1)
        if subject is None or subject.party is None or subject.end != i - 1:
            return None
        form = attrs.evolve(form, inflections=frozenset({"past"}))
        return Attribution(start=i, end=stop, lead=subject.start, form=form, role="subject", subject=subject)

    def _is_done_by(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> bool:
        """Tell whether a participle without auxiliary is passive: "officials [cited] by the Post say", "the raid, widely [seen] as cruel"."""
        before = self.folded[max(floor, i - NEAR) : i]
        if "past" not in form.inflections and not any(word in HAVE or word.endswith(("'ve", "’ve", "'d", "’d")) for word in before):
            return True
        if form.cue.id == "oppose" and self.folded[stop : stop + 1] == ["to"]:
            return True  # "forces opposed to the plan"
        if form.cue.id == "compare" and self.words[i - 1] == ",":
            return True  # "they are few, compared to last year"
        if stop + 1 >= end or self.folded[stop] != "by":
            return False
        return stop + 1 in self.starting or (bool(self.flags[stop + 1] & DETERMINER) and stop + 2 in self.starting)

    def _joined(
        self, form: CueForm, i: int, stop: int, floor: int, end: int, found: list[Attribution], joint: int, *, gives: bool
    ) -> Attribution | None:
        """Return the attribution of a verb that a conjunction at ``joint`` joins to the one before: "said it was late and urged calm"."""
        plain = form.inflections == {"base"}
        goes_on = ("base" in found[-1].form.inflections or not plain) if found else (not plain and self._shares_subject(i, floor, joint))
        if not goes_on or (form.cue.weak and not gives and not self.verbs.has_object(stop, end)):
            return None
        lead = joint - 1 if joint > floor and self.words[joint - 1] == "," else joint
        return Attribution(start=i, end=stop, lead=lead, form=form, role="coordinate")

    def _shares_subject(self, i: int, floor: int, joint: int) -> bool:
        """Tell whether a verb that attributes nothing has a subject in front which the one at ``i`` may share."""
        joined = self.folded[joint] in ("and", "but")
        return self.verbs.acts_before(i, floor) or (joined and self.verbs.group_acts_before(i, floor))

    def _floor(self, i: int, floor: int) -> int:
        """Return the token behind the last mark that a subject cannot lie in front of."""
        at = bisect_left(self.barriers, i)
        return max(floor, self.barriers[at - 1] + 1) if at else floor

    def _inverted(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return ``", said Foreign Minister Wang Yi``: the subject behind the verb, and no clause behind the subject."""
        if "quote" not in form.cue.frames or form.cue.id in NEEDS_LISTENER:
            return None
        subject = self.subjects.after(stop, end)
        if (subject is None or subject.party is None) and self._only_speakers_can(form, stop):
            told = self.subjects.followers.in_own_words(stop, end)
            behind_words = closing_mark(self.article, i) is not None or (
                told is not None and told.party is not None and told.party.kind == "person"
            )
            subject = told if behind_words else subject  # "Vik, a former premier, said the delay until May"
        party = subject.party if subject is not None else None
        if subject is None or party is None:
            return None
        if self.words[subject.end : subject.end + 1] == ["("] and self.words[subject.end + 2 : subject.end + 3] == [")"]:
            subject = attrs.evolve(subject, end=subject.end + 3)  # "said the Ministry of Health (MOH) in a statement"
        mark = closing_mark(self.article, i)
        closes = form.cue.act == "say" and "past" in form.inflections and subject.end >= end  # "..., concluded the minister"
        if form.cue.weak and mark is None and not (closes and party.kind == "person"):
            return None
        dashed = self.words[i - 1] in DASHES and mark is not None
        quoted = i > 0 and (self.words[i - 1] in QUOTES or dashed)
        opens = i == floor and self.words[subject.end : subject.end + 1] in ([":"], [","]) and self.verbs.opens_quotation(subject.end)
        if opens:
            return Attribution(start=i, end=stop, lead=i, form=form, role="inverted", subject=subject)  # 'Replied X: "..."'
        marked = quoted or self.words[i - 2] in QUOTES
        if not marked and "bare" not in form.cue.frames:
            return None  # "Okello, who left early, accused Oslo of fraud"
        opening = next((k for k in range(floor + 1, i - 1) if self.words[k] == "," and self.folded[k + 1] in ("which", "who", "whose")), i)
        if not marked and not holds_clause(self.article, floor, opening) and not self._splits(form, floor, subject.end, end):
            return None  # "The minister, Ingrid Solberg, thanked the guests"
        named = party.kind == "person" and "bare" in form.cue.frames and not form.cue.weak and "past" in form.inflections
        if quoted and not dashed and not named and self.words[i - 2] not in MARKS_OF_SPEECH and self._marks_a_phrase(i - 1, floor):
            return None  # 'it "fully" supports the plan'; but 'the deal is "dead" said X'
        if subject.end < end and is_finite(self.article, subject.end) and not (quoted and self.verbs.only_describes(subject.end, end)):
            return None  # '..., quoting "secret reports," said Oslo had'
        if not quoted and subject.end < end:
            follow = self.flags[subject.end]
            described = self.folded[subject.end] in REDUCED or self.folded[subject.end] in (
                "who",
                "while",
                "when",
            )  # "said a source familiar with it"
            if not (follow & PREPOSITION or self.words[subject.end] in (",", ".", ";") or subject.end in self.date_from or described):
                return None
        return Attribution(start=i, end=stop, lead=i, form=form, role="inverted", subject=subject)

    def _splits(self, form: CueForm, floor: int, behind: int, end: int) -> bool:
        """Tell whether an inverted "said X" parts an adjunct from the clause it opens: "With that in mind, said X, we should wait"."""
        opens = form.cue.id == "say" and bool(self.flags[floor] & (PREPOSITION | ADVERB)) and behind + 1 < end and self.words[behind] == ","
        return opens and first_finite(self.article, behind + 1, end) is not None
