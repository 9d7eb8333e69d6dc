"""Where a sentence attributes its words: cues of saying with the place they take in the clause.

Rule 1  A cue counts only with somebody whose verb it is: a subject before or behind it, or one taken over from an earlier cue of the
        same sentence ("..., adding that", "and urged").
Rule 2  Words inside quotation marks attribute nothing; neither do modal or negated verbs, passives, nouns that look like verbs.
Rule 3  What somebody says may itself report speech; only the outermost attribution of a clause counts.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

import attrs

from ...article import Article
from ...facts import CueForm
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    ING,
    MODAL,
    PREPOSITION,
    TIME,
    UPPER,
    WEEKDAY,
)
from ...mentions import CountryMention, OrganisationMention
from ...records import Party
from ...values import value
from ..evidence import COMMA_OR_QUOTE, DASHES, QUOTES, closing_mark, first_finite, is_finite
from ..reader import Reader
from .descriptions import DOCUMENTS
from .followers import MARKS_OF_SPEECH, REDUCED, Subject
from .outlets import Outlets
from .sources import LOOKING, Sources
from .spoken_nouns import SpokenNouns
from .subjects import Subjects
from .verbs import BE, HAVE, Verbs

Role = Literal["subject", "inverted", "coordinate", "participle", "infinitive", "source"]
SPOKEN_PURPOSE = frozenset(
    {"reaffirm", "thank", "congratulate", "condole", "express", "condemn", "praise", "welcome", "accuse", "criticise", "call_for"}
)

NEEDS_LISTENER = frozenset({"tell", "inform", "brief", "notify", "update"})  # never inverted: "told Xinhua" is no subject
GIVING = frozenset({"extend", "share"})  # verbs that say something only with a noun of saying
SOURCES = frozenset({"source", "sources", "official", "officials", "report", "reports", "media", "document", "documents", "data", "diplomats", "witnesses", "experts", "agency", "newspaper", "statement", "police"})  # fmt: skip
JOINING = frozenset({"join", "joins", "joined", "joining"})
PASSIVE = frozenset({"condemn", "criticise", "praise", "accuse", "reject"})  # acts that "by" alone gives to somebody
BARRIERS = frozenset({";", "“", "”", "``", '"', "''"})
LETTERS = frozenset({"statement", "communique", "communiqué", "message", "letter"})  # documents in which their sender does something
READING = frozenset({"say", "state", "declare", "read"})  # what any document does
LONG_DASHES = frozenset({"--", "—", "–"})
WITH = 14  # tokens of "with the prime minister's spokesman NAME"
NEAR = 4  # tokens behind "told by Y" in which its "that" stands
PHRASE = 4  # tokens in quotation marks that make no quotation of their own
PAST_FORMS = frozenset({"past", "part"})


@value(kw_only=True)
class Attribution:
    """A cue with its place: tokens ``start:end``; ``lead`` is the first token of the attribution clause."""

    start: int
    end: int
    lead: int
    form: CueForm
    role: Role
    subject: Subject | None = None
    relayed_by: Party | None = None
    reach: int = 0  # behind the noun of saying that is its object, and no verb: "voiced [hopes] for peace"

    @property
    def speaker(self) -> Party | None:
        """Who speaks, where the clause itself says so."""
        return self.subject.party if self.subject else None


class Attributions(Reader):
    """Finds the attributions of a sentence."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects
        self.verbs = Verbs(article, subjects)
        self.sources = Sources(article, subjects)
        self.outlets = Outlets(article)
        self.nouns = SpokenNouns(article)
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
        if quotation is None or not quotation.closed or quotation.end - quotation.start > PHRASE or quotation.start - 2 <= start:
            return False
        return self.words[quotation.start - 2] not in (",", ":")

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
                subject = self.sources.subject(form, i, stop, end)
                return Attribution(start=i, end=stop, lead=i, form=form, role="source", subject=subject) if subject is not None else None
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
                if form.cue.act in ("express", "propose", "say") and "np" in form.cue.frames
                else None
            )
            if noun is None and form.cue.id in GIVING and not self.nouns.gives_words(stop, end):
                return None  # "shared power with"
            if noun is not None and noun[0].cue.act not in ("say", "express"):
                form = attrs.evolve(form, cue=attrs.evolve(form.cue, act=noun[0].cue.act))  # "extended congratulations"
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
        if stop + 1 >= end or self.folded[stop] != "by":
            return None
        noted = ("that" in form.cue.frames and not form.cue.weak) or form.cue.id == "describe"
        if self.folded[i - 1] == "as" and (i - 1 == floor or self.words[i - 2] in COMMA_OR_QUOTE) and noted:
            teller = self.subjects.after(stop + 1, end)  # "As noted by Y, ..."
            return Attribution(start=i - 1, end=stop + 1, lead=i - 1, form=form, role="source", subject=teller) if teller else None
        if BE.isdisjoint(self.folded[max(floor, i - 2) : i]):
            return None
        agent = self.subjects.after(stop + 1, end)
        if agent is None or agent.party is None:
            return None
        if not ("np_that" in form.cue.frames and "that" in self.folded[agent.end : min(end, agent.end + NEAR)]):
            named_so = agent.end < end and self.folded[agent.end] == "as" and "as" in form.cue.frames
            if not named_so and form.cue.act not in PASSIVE:
                return None
        return Attribution(start=i, end=stop, lead=i - 1, form=form, role="subject", subject=agent)

    def _verb(self, form: CueForm, i: int, stop: int, floor: int, end: int, found: list[Attribution], *, gives: bool) -> Attribution | None:
        """Return the attribution of a verb; ``gives``: its object is a noun of saying, "extended condolences"."""
        names = form.inflections
        before = self.words[i - 1] if i > floor else ""
        if i > floor and self.folded[i - 1] in ("a", "an", "the"):
            return None  # "an informed source", "the said minister"
        if "part" in names and (told := self._told_by(form, i, stop, floor, end)) is not None:
            return told
        if "ing" in names:
            return self._participle(form, i, stop, floor, found)
        if "base" in names and i > floor and self.folded[i - 1] == "to":
            if (
                form.cue.act in SPOKEN_PURPOSE
                and (gives or not form.cue.weak or self.verbs.takes_to_medium(i, floor))
                and not (self.verbs.is_to_come(i, floor) or self.verbs.is_of_noun(i))
            ):
                return Attribution(start=i, end=stop, lead=i - 1, form=form, role="infinitive")
            return None
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
        if form.cue.id == "state" and names == {"s"} and stop < end and self.words[stop] == ":":
            return None  # "the member states: A, B and C"
        outlet = self.outlets.unknown(i, floor) if form.cue.id == "report" else None
        if form.ambiguous and not reports and outlet is None and not self.verbs.is_verb(i, stop, end, floor):
            return None
        if names.isdisjoint(PAST_FORMS) and stop < end and self.flags[stop] & (MODAL | AUXILIARY):
            return None  # "member states must"
        own_floor = self._floor(i, floor)
        subject = self.subjects.before(i, own_floor, participle="part" in names)
        if subject is None or subject.party is None:
            speaks = "quote" in form.cue.frames and not form.cue.weak and not names.isdisjoint({"past", "s"})
            subject = outlet or (self.subjects.followers.unknown_name(i) if speaks else None) or subject
        joint = self.verbs.conjunction(i, floor) if not (form.cue.weak and self.folded[i - 1] in HAVE) else None
        if subject is not None and (subject.party is not None or joint is None or self.words[joint] == ","):
            acts = self.verbs.only_acts(form, i, stop, floor, end, subject)
            return None if acts else Attribution(start=i, end=stop, lead=subject.start, form=form, role="subject", subject=subject)
        return self._joined(form, i, stop, floor, end, found, joint, gives=gives) if joint is not None else None

    def _joined(
        self, form: CueForm, i: int, stop: int, floor: int, end: int, found: list[Attribution], joint: int, *, gives: bool
    ) -> Attribution | None:
        """Return the attribution of a verb that a conjunction at ``joint`` joins to the one before: "said it was late and urged calm"."""
        plain = form.inflections == {"base"}
        goes_on = ("base" in found[-1].form.inflections or not plain) if found else (not plain and self.verbs.acts_before(i, floor))
        if not goes_on or (form.cue.weak and not gives and not self.verbs.has_object(stop, end)):
            return None
        lead = joint - 1 if joint > floor and self.words[joint - 1] == "," else joint
        return Attribution(start=i, end=stop, lead=lead, form=form, role="coordinate")

    def _floor(self, i: int, floor: int) -> int:
        """Return the token behind the last mark that a subject cannot lie in front of."""
        at = bisect_left(self.barriers, i)
        return max(floor, self.barriers[at - 1] + 1) if at else floor

    def _inverted(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return ``", said Foreign Minister Wang Yi``: the subject behind the verb, and no clause behind the subject."""
        if "quote" not in form.cue.frames or form.cue.id in NEEDS_LISTENER:
            return None
        subject = self.subjects.after(stop, end)
        if subject is None or subject.party is None:
            return None
        mark = closing_mark(self.article, i)
        closes = form.cue.act == "say" and "past" in form.inflections and subject.end >= end  # "..., concluded the minister"
        if form.cue.weak and mark is None and not (closes and subject.party.kind == "person"):
            return None
        dashed = self.words[i - 1] in DASHES and mark is not None
        quoted = i > 0 and (self.words[i - 1] in QUOTES or dashed)
        opens = i == floor and self.words[subject.end : subject.end + 1] == [":"] and self.verbs.opens_quotation(subject.end)
        if opens:
            return Attribution(start=i, end=stop, lead=i, form=form, role="inverted", subject=subject)  # 'Replied X: "..."'
        marked = quoted or self.words[i - 2] in QUOTES
        if not marked and "bare" not in form.cue.frames:
            return None  # "Okello, who left early, accused Oslo of fraud"
        if not marked and first_finite(self.article, floor, i) is None and not self._splits(form, floor, subject.end, end):
            return None  # "The minister, Ingrid Solberg, thanked the guests"
        named = subject.party.kind == "person" and "bare" in form.cue.frames and not form.cue.weak and "past" in form.inflections
        if quoted and not dashed and not named and self.words[i - 2] not in MARKS_OF_SPEECH and self._marks_a_phrase(i - 1, floor):
            return None  # 'it "fully" supports the plan'; but 'the deal is "dead" said X'
        if subject.end < end and is_finite(self.article, subject.end) and not (quoted and self.verbs.only_describes(subject.end, end)):
            return None  # '..., quoting "secret reports," said Oslo had'
        if not quoted and subject.end < end:
            follow = self.flags[subject.end]
            described = self.folded[subject.end] in REDUCED or self.folded[subject.end] == "who"  # "said a source familiar with it"
            if not (follow & PREPOSITION or self.words[subject.end] in (",", ".", ";") or subject.end in self.date_from or described):
                return None
        return Attribution(start=i, end=stop, lead=i, form=form, role="inverted", subject=subject)

    def _splits(self, form: CueForm, floor: int, behind: int, end: int) -> bool:
        """Tell whether an inverted "said X" parts an adjunct from the clause it opens: "With that in mind, said X, we should wait"."""
        opens = form.cue.id == "say" and bool(self.flags[floor] & (PREPOSITION | ADVERB)) and behind + 1 < end and self.words[behind] == ","
        return opens and first_finite(self.article, behind + 1, end) is not None

    # --- participles --------------------------------------------------------------------------------------------

    def _participle(self, form: CueForm, i: int, stop: int, floor: int, found: list[Attribution]) -> Attribution | None:
        """Return ", adding that", "Noting that ..., he", "in a statement saying"."""
        if self._says_nothing(form, stop):
            return None
        j = i - 1
        while j > floor and (self.flags[j] & ADVERB or self.folded[j] == "also"):
            j -= 1
        place = Attribution(start=i, end=stop, lead=j, form=form, role="participle")
        if j < floor:
            return attrs.evolve(place, lead=i) if self._opens_with(form, stop) else None
        if self.words[j] in COMMA_OR_QUOTE or self.words[j] in LONG_DASHES:
            return place
        before = self.folded[j]
        if before == "as":
            return None
        if before in ("by", "in"):
            return place if j > floor and self._is_manner(form, j, floor) else None
        if before in ("and", "while", "but"):
            return self._joined_participle(place, floor, found)
        companion = self._accompanying(j, floor) if "np_np" in form.cue.frames or not form.cue.weak else None
        if companion is not None:
            return attrs.evolve(place, lead=companion.start - 1, subject=companion)
        if self._introduces_quotation(form, i) or self._is_of_document(form, j):
            return attrs.evolve(place, lead=i)
        return self._continuous(place, floor) or self._of_party(place)

    def _says_nothing(self, form: CueForm, stop: int) -> bool:
        """Tell whether what stands behind a participle shows that it is no speech."""
        if form.cue.id == "cite" and not SOURCES.isdisjoint(self.folded[stop : stop + 8]):
            return True  # "citing two officials": where the words come from
        if form.cue.frames == {"quote"} and not self.verbs.opens_quotation(stop):
            return True  # "announced a new school, starting in May"
        behind = stop + (self.words[stop : stop + 1] == [","])
        return self.folded[behind : behind + 1] in (["and"], ["or"])  # "measurement, reporting, and checking of emissions"

    def _opens_with(self, form: CueForm, stop: int) -> bool:
        """Tell whether a participle that opens the sentence is speech: "Noting that ..., he"; not "Considering the price, he"."""
        if not form.cue.frames & {"np", "that"}:
            return False  # "Maintaining the peace is our duty"
        return not form.cue.weak or "np" in form.cue.frames or self.folded[stop : stop + 1] == ["that"]

    def _is_manner(self, form: CueForm, j: int, floor: int) -> bool:
        """Tell whether "by" or "in" says how something is done: "opened the talks by calling X a betrayal", "joined Oslo in condemning"."""
        joins = self.folded[j] == "by" or not JOINING.isdisjoint(self.folded[max(floor, j - WITH) : j])
        return joins and (not form.cue.weak or "np_np" in form.cue.frames)

    def _joined_participle(self, place: Attribution, floor: int, found: list[Attribution]) -> Attribution | None:
        """Return a participle behind a conjunction: "thanked Oslo, and adding that", "left while warning that"."""
        j = place.lead
        if found and self.folded[j] == "and" and self.flags[found[-1].end] & ING:
            return None  # "called for opening the port and adding a quay"
        if not found and self.folded[j] != "while":
            return None
        return attrs.evolve(place, lead=j - 1) if j - 1 >= floor and self.words[j - 1] == "," else place

    def _introduces_quotation(self, form: CueForm, i: int) -> bool:
        """Tell whether a quotation opens behind "saying": 'stressed the need for unity saying: "..."'."""
        return form.cue.id in ("say", "add", "state") and i + 2 < len(self.words) and self.verbs.opens_quotation(i + 1)

    def _is_of_document(self, form: CueForm, j: int) -> bool:
        """Tell whether the noun at ``j`` says it: "a decree declaring that", "a letter thanking them"."""
        speaks = form.cue.id in READING or (self.folded[j] in LETTERS and not form.cue.weak)
        return speaks and self.folded[j] in DOCUMENTS

    def _continuous(self, place: Attribution, floor: int) -> Attribution | None:
        """Return a participle with its auxiliary, a verb with a subject like any other: "the minister is [demanding] that"."""
        if not self.flags[place.lead] & AUXILIARY:
            return None
        own = self.subjects.before(place.start, self._floor(place.start, floor))
        if own is None or own.party is None or own.modal:
            return None
        return attrs.evolve(place, lead=own.start, role="subject", subject=own)

    def _of_party(self, place: Attribution) -> Attribution | None:
        """Return a participle right behind the state or body that speaks: "reports of [the ministry demanding] that"."""
        mention, form = self.ending.get(place.lead + 1), place.form
        if not isinstance(mention, CountryMention | OrganisationMention) or form.cue.weak:
            return None
        if form.cue.id == "brief" or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return None  # "a White House briefing paper"
        if self.folded[max(mention.start - 1, 0)] in ("to", "with", "against") or not self.verbs.takes_complement(place.end):
            return None
        subject = Subject(mention.start, mention.end, self.article.party(mention))
        return attrs.evolve(place, lead=place.start, subject=subject)

    def _accompanying(self, j: int, floor: int) -> Subject | None:
        """Return who speaks in ", with NAME saying": the noun phrase behind "with" that ends with token ``j``."""
        for i in range(j - 1, max(floor, j - WITH), -1):
            if self.words[i] == ",":
                return None
            if self.folded[i] == "with" and (self.words[i - 1] in (",", "--", "—", "–") or self.words[i - 1] in QUOTES):
                subject = self.subjects.after(i + 1, j + 1)
                if subject is None or subject.party is None:
                    return None
                described = subject.end <= j and (self.flags[subject.end] & PREPOSITION or self.folded[subject.end] in REDUCED)
                described = described and first_finite(self.article, subject.end, j + 1) is None  # "with a source close to her saying"
                return subject if subject.end == j + 1 or described else None
        return None
