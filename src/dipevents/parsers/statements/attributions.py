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
from ...gazetteer import CueForm
from ...lexicon import ADVERB, AUXILIARY, CAPITAL, CUE, DETERMINER, ING, MODAL, PREPOSITION, PRONOUN, UPPER
from ...mentions import CountryMention, OrganisationMention, PronounMention
from ...records import Party
from ..evidence import QUOTES, SURELY_FINITE, is_finite
from .descriptions import DOCUMENTS
from .subjects import Subject, Subjects

Role = Literal["subject", "inverted", "coordinate", "participle", "infinitive", "source"]
SPOKEN_PURPOSE = frozenset({"thank", "congratulate", "condole", "express", "condemn", "praise", "welcome", "accuse", "criticise"})
NEEDS_LISTENER = frozenset({"tell", "inform", "brief", "notify", "update"})  # never inverted: "told Xinhua" is no subject
VOICING = frozenset({"express", "voice", "extend", "offer", "convey", "send"})  # verbs that take their act from their object
GIVING = frozenset({"extend", "share"})  # verbs that say something only with a noun of saying
THINGS_DO = frozenset({"suggest", "show", "indicate", "signal", "imply", "reveal", "highlight", "underscore", "underline", "reflect", "confirm", "stress", "demand", "propose", "threaten", "promise", "announce"})  # fmt: skip
BARRIERS = frozenset({";", "“", "”", "``", '"', "''"})
MARKS_OF_SPEECH = frozenset({",", ".", "?", "!", "…", "-", "—"})
PHRASE = 4  # tokens in quotation marks that make no quotation of their own
PAST_FORMS = frozenset({"past", "part"})
FINITE_FORMS = frozenset({"past", "s", "base"})


@attrs.frozen(kw_only=True)
class Attribution:
    """A cue with its place: tokens ``start:end``; ``lead`` is the first token of the attribution clause."""

    start: int
    end: int
    lead: int
    form: CueForm
    role: Role
    subject: Subject | None = None
    relayed_by: Party | None = None

    @property
    def speaker(self) -> Party | None:
        """Who speaks, where the clause itself says so."""
        return self.subject.party if self.subject else None


class Attributions:
    """Finds the attributions of a sentence."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        self.article = article
        self.subjects = subjects
        self.speakers = subjects.speakers
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starts, self.ends = document.starts, document.ends
        self.cues = article.gazetteer.cues
        self.cue_at = [i for i, bits in enumerate(document.flags) if bits & CUE]
        self.barriers: list[int] = []  # of the sentence at hand
        self.date_at = {m.start: m.end for m in article.mentions.dates}
        self.party_ends = [m.end for m in article.mentions.parties]
        self.party_starts = [m.start for m in article.mentions.parties]

    def find(self, start: int, end: int) -> list[Attribution]:
        """Return the candidates in tokens ``start:end``, in order; which of them are outermost is not decided here."""
        found: list[Attribution] = []
        self.speakers.speaking = None
        cue_at = self.cue_at
        first = bisect_left(cue_at, start)
        if first == len(cue_at) or cue_at[first] >= end:
            return found
        self.barriers = [] if BARRIERS.isdisjoint(self.words[start:end]) else [i for i in range(start, end) if self.words[i] in BARRIERS]
        quoted = self.article.quotations_in(start, end)
        if self.barriers and quoted:
            self.barriers = [i for i in self.barriers if not self._marks_a_phrase(i, start)]
        folded, branches = self.folded, self.cues.get
        reached = start
        for i in cue_at[first : bisect_left(cue_at, end, first)]:
            if i < reached:
                continue
            if quoted and (quotation := self.article.quotation_at(i)) is not None:
                reached = quotation.end
                continue
            branch = branches(folded[i])
            if not branch:
                continue
            if i + 1 < end and folded[i + 1] in branch:
                forms, stop = self.longest(i, end)
            else:  # a single word: most are
                forms, stop = branch.get("", []), i + 1
            if not forms:
                continue
            if forms[0].cue.kind == "block":
                reached = stop
                continue
            candidate = self._candidate(forms, i, stop, start, end, found)
            if candidate is not None:
                found.append(candidate)
                reached = candidate.end
                if self.speakers.speaking is None and candidate.speaker is not None and candidate.speaker.kind == "person":
                    self.speakers.speaking = candidate.speaker
        return found

    def _marks_a_phrase(self, mark: int, start: int) -> bool:
        """Tell whether a mark belongs to a few quoted words inside a clause: a title, one word in an apposition."""
        quotation = self.article.quotation_at(mark + 1) or (self.article.quotation_at(mark - 1) if mark > start else None)
        if quotation is None or not quotation.closed or quotation.end - quotation.start > PHRASE or quotation.start - 2 <= start:
            return False
        return self.words[quotation.start - 2] not in (",", ":")

    def longest(self, i: int, end: int) -> tuple[list[CueForm], int]:
        """Return the longest cues that begin at token ``i``, and where they end."""
        node = self.cues.get(self.folded[i])
        folded = self.folded
        forms: list[CueForm] = []
        j = stop = i
        while node:
            j += 1
            if "" in node:
                forms, stop = node[""], j
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
                return self._source(form, i, stop, end)
            if kind == "relay":
                relay = relay or form
            elif kind in ("verb", "light"):
                verbs.append(form)
        if not (verbs or relay):
            return None
        if self.flags[i] & CAPITAL and i > floor and not self.flags[i] & UPPER and self.words[i - 1] not in QUOTES:
            return None
        if relay is not None and (quoted := self._relayed(relay, i, stop, floor, end)) is not None:
            return quoted
        if not verbs:
            return None
        form = verbs[0]
        if form.cue.kind == "light":
            noun = self._spoken_noun(form.cue.id, stop, end)
            if noun is None:
                verbs = [f for f in verbs if f.cue.kind != "light"]
                if not verbs:
                    return None
                form = verbs[0]
            else:
                form = attrs.evolve(form, cue=noun.cue)
        else:
            noun = (
                self._spoken_noun(form.cue.id, stop, end)
                if form.cue.act in ("express", "propose", "say") and "np" in form.cue.frames
                else None
            )
            if noun is None and form.cue.id in GIVING and not self._gives_words(stop, end):
                return None  # "shared power with"
            if noun is not None and noun.cue.act not in ("say", "express"):
                form = attrs.evolve(form, cue=attrs.evolve(form.cue, act=noun.cue.act))  # "extended congratulations"
        return self._verb(form, i, stop, floor, end, found)

    def _relayed(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return "X was quoted [by Y] as saying", "Y quoted X as saying": X speaks, the cue reaches to the participle."""
        saying = next((j for j in range(stop, min(end - 1, stop + 12)) if self.folded[j] == "as" and self.flags[j + 1] & ING), None)
        if saying is None:
            return None
        subject = self.subjects.before(i, self._floor(i, floor), participle=True)
        if subject is None:
            return None
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
        quoted = self.subjects.after(stop, saying)
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

    def _spoken_noun(self, light: str, i: int, end: int) -> CueForm | None:
        """Return the noun of saying that is the object of a light verb: "extended [warm] congratulations"."""
        for j in range(i, min(i + 6, end)):
            if self.flags[j] & PREPOSITION or self.words[j] in (",", ".", ";"):
                return None
            if self.flags[j] & CUE:
                forms: list[CueForm] = (self.cues.get(self.folded[j]) or {}).get("", [])
                for form in forms:
                    if form.cue.kind != "noun":
                        continue
                    reports = j + 1 < end and self.folded[j + 1] == "that" and light in form.cue.light
                    if reports or (form.cue.act != "say" and (light in form.cue.light or light in VOICING)):
                        return form
        return None

    def _gives_words(self, stop: int, end: int) -> bool:
        """Tell whether the object of "share" or "extend" is something said: "shared the recognition that", "shared the intention to"."""
        for i in range(stop, min(end, stop + 5)):
            if self.words[i] in QUOTES or self.folded[i] in ("that", "to"):
                return True
            if self.flags[i] & PREPOSITION or self.words[i] in (",", ";"):
                break
        return False

    def _source(self, form: CueForm, i: int, stop: int, end: int) -> Attribution | None:
        if "prep_source" not in form.cue.frames:
            return None
        subject = self.subjects.after(stop, end)
        if subject is None:
            subject = self._source_noun(stop, end)
        if subject is None:
            return None
        return Attribution(start=i, end=stop, lead=i, form=form, role="source", subject=subject)

    def _source_noun(self, stop: int, end: int) -> Subject | None:
        """Return "according to the statement", "according to him"."""
        if stop < end and self.folded[stop] in ("him", "her"):
            person = "he" if self.folded[stop] == "him" else "she"
            for mention in reversed(self.article.mentions.parties):
                if (
                    mention.start < stop
                    and isinstance(mention, PronounMention) is False
                    and mention.start in self.article.entities.person_of
                ):
                    entity = self.article.entities.person_of[mention.start]
                    if entity.gender in (None, "m" if person == "he" else "f"):
                        return Subject(stop, stop + 1, self.article.person(entity, (stop, stop + 1)))
            return None
        if stop < end and self.folded[stop] == "them":
            return Subject(stop, stop + 1, Party(kind="group", name=self.words[stop], mention=self.article.extract(stop, stop + 1)))
        j = stop
        while j < min(end, stop + 6):
            if self.folded[j].rstrip("s") in DOCUMENTS:
                issued = self.subjects.after(j + 2, end) if j + 2 < end and self.folded[j + 1] in ("by", "from", "of") else None
                return issued or Subject(stop, j + 1, self.speakers.last_body)
            j += 1
        return None

    def _verb(self, form: CueForm, i: int, stop: int, floor: int, end: int, found: list[Attribution]) -> Attribution | None:
        names = form.inflections
        before = self.words[i - 1] if i > floor else ""
        if "ing" in names:
            return self._participle(form, i, stop, floor, found)
        if "base" in names and i > floor and self.folded[i - 1] == "to":
            if form.cue.act in SPOKEN_PURPOSE and not form.cue.weak:
                return Attribution(start=i, end=stop, lead=i - 1, form=form, role="infinitive")
            return None
        if not names & FINITE_FORMS and "part" not in names:
            return None
        if before in (",", *QUOTES) or i == floor:
            inverted = self._inverted(form, i, stop, floor, end)
            if inverted is not None:
                return inverted
        reports = (
            not names.isdisjoint(PAST_FORMS)
            and stop < end
            and self.folded[stop] == "that"
            and not self.flags[i - 1] & (DETERMINER | PREPOSITION)
        )  # "his office confirmed that"
        if form.ambiguous and not reports and not self._verb_like(i, floor):
            return None
        if names.isdisjoint(PAST_FORMS) and stop < end and self.flags[stop] & (MODAL | AUXILIARY):
            return None  # "member states must"
        own_floor = self._floor(i, floor)
        subject = self.subjects.before(i, own_floor, participle="part" in names)
        if subject is not None:
            quotes = stop + 1 < end and (self.words[stop] in QUOTES or self.words[stop + 1] in QUOTES)
            if subject.plain and not quotes and (form.cue.weak or form.cue.id in THINGS_DO):
                return None
            if form.cue.weak and any(self.folded[k] == "who" and self.words[k - 1] != "," for k in range(max(subject.start, i - 3), i)):
                return None  # "leaders who invited"
            if (
                names == {"base"}
                and subject.party is not None
                and subject.party.kind == "person"
                and self.folded[subject.start] not in ("i", "we", "you")
            ):
                return None  # "Sato, press secretary to the president"
            if names == {"s"} and subject.party is not None and subject.party.kind == "group":
                return None
            if subject.modal or subject.passive or (subject.start > floor and self.folded[subject.start - 1] in ("what", "whom")):
                return None
            return Attribution(start=i, end=stop, lead=subject.start, form=form, role="subject", subject=subject)
        if (
            self._coordinates(i, floor)
            and (found or (names != {"base"} and self._acts_before(i, floor)))
            and (not form.cue.weak or self._has_object(stop, end))
        ):
            lead = i - 1
            while lead > floor and (self.flags[lead] & ADVERB or self.folded[lead] in ("also", "further")):
                lead -= 1
            if lead > floor and self.words[lead - 1] == ",":
                lead -= 1
            return Attribution(start=i, end=stop, lead=lead, form=form, role="coordinate")
        return None

    def _floor(self, i: int, floor: int) -> int:
        """Return the token behind the last mark that a subject cannot lie in front of."""
        at = bisect_left(self.barriers, i)
        return max(floor, self.barriers[at - 1] + 1) if at else floor

    def _verb_like(self, i: int, floor: int) -> bool:
        """Tell whether a form that may be a noun ("calls", "reports") stands where a verb stands: right behind its subject."""
        j = i - 1
        while (
            j >= floor
            and self.flags[j] & ADVERB
            and self.flags[j] & (DETERMINER | PREPOSITION) == 0
            and self.article.mentions.ending.get(j + 1) is None
        ):
            j -= 1
        if j < floor:
            return False
        if self.flags[j] & (AUXILIARY | MODAL):
            return True
        mention = self.article.mentions.ending.get(j + 1)
        if mention is None:
            return self.folded[j] == "and" or self.words[j] == ","
        if isinstance(mention, CountryMention):
            return mention.form in {"name", "seat"}
        return True

    def _has_object(self, stop: int, end: int) -> bool:
        """Tell whether an object or complement begins behind a verb, so that it is no adjective ("secure and recognised borders")."""
        if stop >= end:
            return False
        bits = self.flags[stop]
        return (
            bool(bits & (DETERMINER | PRONOUN | PREPOSITION))
            or stop in self.article.mentions.starting
            or self.folded[stop] in ("that", "to", "how", "why", "its", "their", "his", "her")
        )

    def _acts_before(self, i: int, floor: int) -> bool:
        """Tell whether an earlier verb of the clause stands behind a party that this one may share: "They reviewed X, and urged Y"."""
        for at in range(bisect_left(self.party_starts, floor), len(self.party_ends)):
            end = self.party_ends[at]
            if end >= i:
                return False
            verb = self._over_adverbs(end, i)
            if not self.flags[verb] & SURELY_FINITE and is_finite(self.article, verb):
                return True
        return False

    def _over_adverbs(self, start: int, end: int) -> int:
        """Return the first token behind the adverbs and days that may stand between a subject and its verb."""
        i = start
        while i < end - 1:
            if i in self.date_at:
                i = self.date_at[i]
            elif self.folded[i] == "on" and i + 1 in self.date_at:
                i = self.date_at[i + 1]
            elif self.flags[i] & ADVERB and not is_finite(self.article, i):
                i += 1
            else:
                break
        return i

    def _coordinates(self, i: int, floor: int) -> bool:
        j = i - 1
        while j > floor and (self.flags[j] & ADVERB or self.folded[j] in ("also", "further", "then")):
            j -= 1
        return self.folded[j] in ("and", "but", "or") or self.words[j] == ","

    def _inverted(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return ``", said Foreign Minister Wang Yi``: the subject behind the verb, and no clause behind the subject."""
        if "quote" not in form.cue.frames or form.cue.id in NEEDS_LISTENER or (form.cue.weak and self.words[i - 1] not in QUOTES):
            return None
        subject = self.subjects.after(stop, end)
        if subject is None or subject.party is None:
            return None
        quoted = i > 0 and self.words[i - 1] in QUOTES
        if quoted and self.words[i - 2] not in MARKS_OF_SPEECH and self._marks_a_phrase(i - 1, floor):
            return None  # 'it "fully" supports the plan'
        if not quoted and subject.end < end:
            follow = self.flags[subject.end]
            if follow & (AUXILIARY | MODAL) or self.folded[subject.end] == "that":
                return None
            if not (follow & PREPOSITION or self.words[subject.end] in (",", ".", ";") or subject.end in self.date_at):
                return None
        return Attribution(start=i, end=stop, lead=i, form=form, role="inverted", subject=subject)

    def _participle(self, form: CueForm, i: int, stop: int, floor: int, found: list[Attribution]) -> Attribution | None:
        """Return ", adding that", "Noting that ..., he", "in a statement saying"."""
        j = i - 1
        while j > floor and (self.flags[j] & ADVERB or self.folded[j] == "also"):
            j -= 1
        word = self.words[j] if j >= floor else ""
        if j < floor:
            if not form.cue.frames & {"np", "that"}:
                return None
            return Attribution(start=i, end=stop, lead=i, form=form, role="participle")
        if word in (",", "--", "—", "–", *QUOTES):
            return Attribution(start=i, end=stop, lead=j, form=form, role="participle")
        if self.folded[j] in ("and", "while", "by", "as", "but"):
            if self.folded[j] in ("by", "as"):
                return None
            lead = j - 1 if j - 1 >= floor and self.words[j - 1] == "," else j
            if found or self.folded[j] == "while":
                return Attribution(start=i, end=stop, lead=lead, form=form, role="participle")
            return None
        if self.folded[j] in DOCUMENTS and form.cue.id in ("say", "state", "declare", "read"):
            return Attribution(start=i, end=stop, lead=i, form=form, role="participle")
        mention = self.article.mentions.ending.get(j + 1)
        if self.flags[j] & AUXILIARY:
            own = self.subjects.before(i, self._floor(i, floor))
            if own is not None and own.party is not None and not own.modal:
                return Attribution(start=i, end=stop, lead=own.start, form=form, role="subject", subject=own)
        if (
            isinstance(mention, CountryMention | OrganisationMention)
            and not form.cue.weak
            and self.folded[max(mention.start - 1, 0)] not in ("to", "with", "against")
        ):
            subject = Subject(mention.start, mention.end, self.article.party(mention))
            return Attribution(start=i, end=stop, lead=i, form=form, role="participle", subject=subject)
        return None
