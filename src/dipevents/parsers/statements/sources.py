"""Whose words a source names: "according to ministry officials", "in the view of Vik", "in the minister's words", "in his opinion"."""

from __future__ import annotations

import attrs

from ...article import Article
from ...facts import CueForm
from ...lexicon import CAPITAL, CONJUNCTION, DETERMINER, HEAD, MARK, PARTICIPLE, PERSON, PREPOSITION
from ...mentions import PronounMention
from ...records import Party
from ...tokens import APOSTROPHE_S, POSSESSIVE
from ..evidence import first_finite
from ..reader import Reader
from .descriptions import DOCUMENTS, ISSUED, KINDS, OFFICES_OF
from .followers import Subject
from .subjects import Subjects

IN_HIS_VIEW = "in_his_view"  # the source that holds its own pronoun
LOOKING = frozenset({"in", "from"})  # in front of whose view it is
STANDPOINTS = frozenset({"perspective", "standpoint", "viewpoint"})
WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}  # in front of a document
FINDINGS = frozenset(
    [
        *("data", "figures", "statistics", "estimates", "information", "calculations", "projections", "forecasts", "results"),
        *("survey", "poll", "study", "research", "analysis", "census"),
    ]
)

PUBLISHED = ISSUED | {"provided", "compiled", "collected", "presented", "obtained", "conducted", "gathered"}
PAPERS = DOCUMENTS | FINDINGS | {"reports", "estimate", "brief", "briefing"}
READ = PAPERS | {
    "filing",
    "lawsuit",
    "complaint",
    "transcript",
    "memo",
    "email",
    "book",
    "biography",
    "news",
    "poll",
    "indictment",
    "affidavit",
    "copy",
    "record",
    "polling",
    "accounts",
}
TEXT = 5  # tokens of "a recent federal court filing"
DESCRIBED = 3  # tokens of "quarterly press release"
VIEWS = frozenset({"view", "opinion", "words", "eyes", "judgment", "judgement", "estimation"})


class Sources(Reader):
    """Finds whom sources mean in one article."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects
        self.speakers = subjects.speakers

    def subject(self, form: CueForm, i: int, stop: int, end: int) -> Subject | None:
        """Return whom the source in tokens ``i:stop`` means."""
        if form.cue.id == IN_HIS_VIEW:
            return self._person_meant("he" if self.folded[i + 1] == "his" else "she", i + 1, stop)
        found = self._own_document(stop, end) or self._issued(stop, end)
        if found is None and (found := self.subjects.after(stop, end)) is not None:
            found = self._with_document(found, end)
        found = found or self._source_noun(stop, end) or self._text(stop, end)
        if found is not None and found.party is None:
            found = attrs.evolve(found, party=self.subjects.descriptions.unresolved(found.start, found.end - 1))
        return found if found is not None and found.party is not None else self._told_of(stop, end) or found

    def _told_of(self, stop: int, end: int) -> Subject | None:
        """Return who has only a common noun or capitals: "according to the club's website", "to Murray's campaign", "to Agence Verte"."""
        told = self.subjects.followers.in_own_words(stop, end)
        if told is not None and told.party is not None:
            owned = any(self.words[k] in POSSESSIVE for k in range(told.start + 1, told.end))
            known = self.folded[told.end - 1] in self.article.gazetteer.body_heads or self.folded[told.end - 1] in KINDS | OFFICES_OF
            if (told.party.kind == "person" or owned or known) and self.words[told.end : told.end + 1] != ["-"]:
                return told
        body = self._unknown_body(stop, end)
        named = body is not None and body.end - body.start > 1 and (body.end >= end or self.words[body.end] in (",", "."))
        return body if named else None

    def _with_document(self, found: Subject, end: int) -> Subject:
        """Return a subject with the document of its own behind it: "according to a World Bank [annual report]"."""
        for stop in range(found.end + 1, min(end, found.end + DESCRIBED) + 1):
            if self.folded[stop - 1] in PAPERS:
                return attrs.evolve(found, end=stop)
            if self.flags[stop - 1] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER | CAPITAL) or stop - 1 in self.starting:
                break
        return found

    def holder_of_view(self, i: int, end: int) -> Subject | None:
        """Return whose view it is in "in X's view", "in the minister's words", where token ``i`` is "in"."""
        whose = self.starting.get(i + 1)
        if whose is None or whose.end + 1 >= end or self.folded[whose.end] not in APOSTROPHE_S:
            return None
        stop = whose.end + 2
        if self.folded[i] == "from":  # "from X's point of view"
            point = self.folded[stop - 1 : stop + 2] == ["point", "of", "view"]
            if not point and self.folded[stop - 1] not in STANDPOINTS:
                return None
            stop += 2 * point
        elif self.folded[stop - 1] not in VIEWS:
            return None
        return Subject(i + 1, stop, self.speakers.party(whose))

    def for_whom(self, i: int, end: int) -> Subject | None:
        """Return whose view a sentence with words in quotation marks gives: 'For lawmaker X, the trip is "a stunt"'; token ``i`` is "For"."""
        whose = self.subjects.after(i + 1, end)
        if whose is None or whose.party is None or whose.party.kind != "person" or not whose.party.name or whose.end + 1 >= end:
            return None
        if self.words[whose.end] != "," or not self.article.quotations_in(whose.end, end):
            return None
        close = next((k for k in range(whose.end + 1, end) if self.words[k] == ","), None)
        if close is None or first_finite(self.article, whose.end + 1, close) is not None:
            return whose
        heads = any(self.flags[k] & (HEAD | PERSON) for k in range(whose.end + 1, min(close, whose.end + 4)))
        described = (
            bool(self.flags[whose.end + 1] & PREPOSITION) or heads
        )  # "For X, of the Lima Institute, ...", "For X, coordinator of it, ..."
        return attrs.evolve(whose, end=close) if described else whose

    def _source_noun(self, stop: int, end: int) -> Subject | None:
        """Return "according to the statement", "according to him"."""
        if stop < end and self.folded[stop] in ("him", "her"):
            return self._person_meant("he" if self.folded[stop] == "him" else "she", stop, stop + 1)
        if stop < end and self.folded[stop] == "them":
            return Subject(stop, stop + 1, Party(kind="group", name=self.words[stop], mention=self.article.extract(stop, stop + 1)))
        j = stop
        while j < min(end, stop + 6):
            if self.folded[j] in FINDINGS:
                return self._found_by(stop, j, end)
            if self.folded[j].rstrip("s") in DOCUMENTS:
                j += j + 2 < end and self.folded[j + 1] in ISSUED  # "a press release issued by"
                if j + 2 < end and self.folded[j + 1] in ("by", "from", "of"):
                    return self.subjects.after(j + 2, end) or self._unknown_body(j + 2, end)
                if self.folded[stop] in ("a", "an") and self.folded[j] != "statement":
                    return None  # "a note seen by reporters": in its own words
                return Subject(stop, j + 1, self.speakers.last_body) if self.folded[stop] != "their" else None
            j += 1
        return None

    def _text(self, stop: int, end: int) -> Subject | None:
        """Return a text of nobody in particular in its words: "according to a court filing", "to recent polls", "to his biography"."""
        noun = next((j for j in range(stop, min(end, stop + TEXT)) if self.folded[j].rstrip("s") in READ), None)
        if (
            noun is None
            or self.folded[stop] == "their"
            or any(self.flags[j] & (MARK | PREPOSITION | CONJUNCTION) for j in range(stop, noun))
        ):
            return None
        close = next((j for j in range(noun + 1, min(end, noun + TEXT)) if self.words[j] == ","), end)
        last = close if self.folded[noun + 1 : noun + 2] == ["and"] and close < end else noun + 1  # "the book and the film,"
        party = self.subjects.descriptions.group(stop, last)
        seen = noun + 1 < end and bool(self.flags[noun + 1] & PARTICIPLE) and close < end  # "a note seen by reporters, [the loan ...]"
        return Subject(stop, close if seen else last, party)

    def _issued(self, stop: int, end: int) -> Subject | None:
        """Return whose document it is in "according to a statement from X", "a report by X"."""
        j = next(
            (j for j in range(stop, min(end - 2, stop + 5)) if self.folded[j] in DOCUMENTS or self.flags[j] & (MARK | PREPOSITION)), None
        )
        if j is None or self.folded[j] not in DOCUMENTS or self.folded[j + 1] not in ("by", "from"):
            return None
        issuer = self.subjects.after(j + 2, end) or self._unknown_body(j + 2, end)
        return attrs.evolve(issuer, start=stop) if issuer is not None and issuer.party is not None else None

    def _own_document(self, stop: int, end: int) -> Subject | None:
        """Return "according to her statement", "according to their report", where the noun closes the source."""
        pronoun = WHOSE.get(self.folded[stop]) if stop < end else None
        j = stop + 1
        if pronoun is None or j >= end or self.folded[j].rstrip("s") not in DOCUMENTS:
            return None
        if pronoun in ("he", "she"):
            return self._person_meant(pronoun, stop, j + 1)
        last = self.speakers.last if pronoun == "they" else self.speakers.last_body
        if last is None or last.kind == "person":
            return None
        return Subject(stop, j + 1, attrs.evolve(last, mention=self.article.extract(stop, j + 1)))

    def _found_by(self, start: int, noun: int, end: int) -> Subject | None:
        """Return whose data, figures or study the noun speaks of: "data [released on Friday] by A", "A's estimates"; of nobody's none."""
        j = noun + 1
        j += j < end and self.folded[j] in PUBLISHED
        dated = next((k for k in (j, j + 1) if k in self.date_from), None)
        day = j if dated is None else self.date_from[dated].end
        if day + 1 < end and self.folded[day] in ("by", "from", "of"):
            return self.subjects.after(day + 1, end) or self._unknown_body(day + 1, end)
        owner = self.ending.get(noun - 1) if self.folded[noun - 1] in POSSESSIVE else None
        if owner is not None and owner.start >= start and (party := self.speakers.party(owner)) is not None:
            return Subject(start, noun + 1, party)
        return None

    def quoted_by(self, relay: Subject, i: int) -> Subject | None:
        """Return whom "him" or "her" at token ``i`` means in "the agency quoted him as saying": anybody but who relays."""
        pronoun = {"him": "he", "her": "she"}.get(self.folded[i])
        besides = relay.party.ref if relay.party is not None else None
        return self._person_meant(pronoun, i, i + 1, besides) if pronoun is not None else None

    def _person_meant(self, pronoun: str, start: int, end: int, besides: str | None = None) -> Subject | None:
        """Return whom "him" or "his" in tokens ``start:end`` means: who spoke last, else the person of that gender named last."""
        spoke = self.speakers.meant_by(pronoun, start, end)
        if spoke is not None and (besides is None or spoke.ref != besides):
            return Subject(start, end, spoke)
        for mention in reversed(self.article.mentions.parties):
            if mention.start < start and not isinstance(mention, PronounMention) and mention.start in self.article.entities.person_of:
                entity = self.article.entities.person_of[mention.start]
                if entity.gender in (None, "m" if pronoun == "he" else "f"):
                    person = self.article.person(entity, (start, end))
                    if besides is None or person.ref != besides:
                        return Subject(start, end, person)
        return None

    def _unknown_body(self, i: int, end: int) -> Subject | None:
        """Return a body that only its capitals tell: "according to a report from Northern Energy Watch"."""
        i += i < end and bool(self.flags[i] & DETERMINER)
        stop = i
        while stop < end and self.flags[stop] & CAPITAL:
            stop += 1
        if stop == i:
            return None
        return Subject(i, stop, Party(kind="organisation", name=self.article.name_of((i, stop)), mention=self.article.extract(i, stop)))
