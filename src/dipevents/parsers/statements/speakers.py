"""Who speaks where a noun phrase does not say so by itself: pronouns and descriptions that go back to whoever spoke last.

Rule 1  "He said" goes to who spoke last, unless somebody else has come up since; "it said" to the body or state that did.
Rule 2  "The official" goes back to "a Thai official" who spoke before and stays unnamed; "the scholar" to a named speaker.
Rule 3  A high office ("the president") is never guessed here: coreference has found its holder or there is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter, itemgetter

import attrs

from ...article import Article
from ...coreference import PersonEntity
from ...lexicon import GIVEN, PREPOSITION
from ...mentions import CountryMention, OfficeMention, PartyMention, PersonMention, PronounMention
from ...records import Party
from ...tokens import POSSESSIVE
from ..evidence import first_finite
from ..reader import Reader

PLURAL_TOO = ("s", "ese", "ish", "ch")  # ends of words for one inhabitant and for all of them: "the Chinese said", "Australians"
SINCE = 200  # tokens back to the sentence that tells of somebody
NEAR = 120  # tokens between a speaker and a description that goes back to him

WRITTEN = frozenset({"statement", "communique", "communiqué", "letter", "message", "note", "telegram", "declaration", "release"})
PAPERS = WRITTEN | {
    "plan",
    "proposal",
    "draft",
    "pact",
    "accord",
    "agreement",
    "treaty",
    "report",
    "document",
    "text",
    "bill",
    "resolution",
}
PAPER = 5  # tokens of "The leaked 20-point plan"
HEAD = 3  # tokens of "But one former"
ENVOYS = frozenset({"representative", "diplomat", "envoy"})  # who is described so


class Speakers(Reader):
    """Remembers who spoke in one article, and reads references to them."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.genders = {number: entity.gender for entity, number in zip(article.entities.people, article.person_ids, strict=True)}
        self.last: Party | None = None  # who spoke last, and which body or state did
        self.last_body: Party | None = None
        self.unnamed: Party | None = None  # the speaker without name who spoke last
        self.wrote: dict[str, Party] = {}  # who said something in a statement, by the noun for it
        self.last_at = 0  # end of the sentence in which somebody spoke last
        self.speaking: Party | None = None  # who speaks in the sentence being read, so far
        self.speaking_body: Party | None = None  # which body or state does
        self.compatriots: dict[str | None, list[tuple[int, PersonEntity]]] = {}  # where those of a state are named or meant
        self.mentioned: dict[int, list[int]] = {}  # by number of a person, the first tokens of all mentions in text order

    def remember(self, speaker: Party, start: int, end: int, *, relay: Party | None = None) -> None:
        """Keep in mind who spoke in the sentence ``start:end``, who passed it on, and in which document: "said in a statement"."""
        self.last, self.last_at = speaker, end
        for i in range(start + 2, end):
            if self.folded[i] in WRITTEN and "in" in self.folded[i - 3 : i] and self.article.quotation_at(i) is None:
                self.wrote[self.folded[i]] = speaker
        if speaker.kind in ("organisation", "country"):
            self.last_body = speaker
        for person in (speaker, relay):
            if person is not None and person.kind == "person" and not person.name:
                self.unnamed = person

    def hear(self, speaker: Party | None) -> None:
        """Keep in mind who speaks first in the sentence being read, a person and a body or state each."""
        if speaker is not None and speaker.kind == "person":
            self.speaking = self.speaking or speaker
        elif speaker is not None and speaker.kind in ("organisation", "country"):
            self.speaking_body = self.speaking_body or speaker

    def party(self, mention: PartyMention) -> Party | None:
        """Return who a mention in front of, or behind, a verb of saying stands for; None where the article does not tell."""
        if isinstance(mention, PronounMention):
            meant = self._by_pronoun(mention)
            if meant is not None or mention.person == "who":
                return meant
        elif isinstance(mention, OfficeMention):
            if self.unnamed is not None and self._is_the_unnamed_speaker(mention):
                self.unnamed = attrs.evolve(self.unnamed, country=self.unnamed.country or mention.country)
                return self._again(self.unnamed, mention)
            if self._describes_the_speaker(mention):
                told = self._told_of_before(mention)
                return self._again(self.last if told is None else self.article.party(told), mention)
        elif isinstance(mention, CountryMention) and (compatriot := self._compatriot(mention)) is not None:
            return self.article.person(compatriot, (mention.start, mention.end))
        elif isinstance(mention, CountryMention) and self._is_one_inhabitant(mention):  # "the Spaniard" is somebody, and no state
            last = self.last
            speaks_again = last is not None and last.kind == "person" and bool(last.name) and last.country in (None, mention.code)
            return self._again(last, mention) if speaks_again else None
        return self.article.party(mention)

    def named_later(self, start: int, end: int) -> Party | None:
        """Return the only person of the article whose surname tokens ``start:end`` are, where the full name stands further below."""
        alike = [entity for entity in self.article.entities.people if [entity.last] == self.folded[start:end]]
        known = len(alike) == 1 and (alike[0].titles or len(alike[0].words) == 1 or self.flags[alike[0].name[0]] & GIVEN)
        return self.article.person(alike[0], (start, end)) if known else None

    def _is_one_inhabitant(self, mention: CountryMention) -> bool:
        """Tell whether a word means a single inhabitant of a state: "the Spaniard", "the Finn"."""
        single = mention.form == "inhabitant" and not self.folded[mention.end - 1].endswith(PLURAL_TOO)
        return single and self.folded[mention.start - 1] == "the"

    def _compatriot(self, mention: CountryMention) -> PersonEntity | None:
        """Return whom "the Indonesian [said]" means: the only one of that state who was named of late."""
        word = self.folded[mention.end - 1]
        if mention.form not in ("adjective", "inhabitant") or self.folded[mention.start - 1] != "the" or word.endswith(PLURAL_TOO):
            return None
        if not self.compatriots:
            for entity in self.article.entities.people:
                self.compatriots.setdefault(entity.country, []).extend((start, entity) for start, _ in entity.spans)
            for named in self.compatriots.values():
                named.sort(key=itemgetter(0))
        named = self.compatriots.get(mention.code, [])
        first = bisect_left(named, mention.start - NEAR, key=itemgetter(0))
        last = bisect_left(named, mention.start, key=itemgetter(0))
        found = {entity.number: entity for _, entity in named[first:last]}
        return next(iter(found.values())) if len(found) == 1 else None

    def meant_by(self, pronoun: str, start: int, end: int) -> Party | None:
        """Return who spoke last where "him" or "his" in tokens ``start:end`` names a source: "according to him"."""
        if (newer := self._told_of_since(start)) is not None:
            return attrs.evolve(newer, mention=self.article.extract(start, end))
        last = self.last
        if last is None or last.kind != "person" or not last.name or start - self.last_at > NEAR or not self.fits(last, pronoun):
            return None
        return attrs.evolve(last, mention=self.article.extract(start, end))

    def _again(self, speaker: Party | None, mention: PartyMention) -> Party | None:
        return attrs.evolve(speaker, mention=self.article.extract(mention.start, mention.end)) if speaker is not None else None

    def _by_pronoun(self, mention: PronounMention) -> Party | None:
        """Return whom a pronoun goes back to among the speakers (Rule 1)."""
        if mention.person == "who":
            behind_comma = self.words[mention.start - 1] == ","
            before = self.ending.get(mention.start) or (self.ending.get(mention.start - 1) if behind_comma else None)
            return self.article.party(before) if before is not None and not isinstance(before, PronounMention) else None
        if mention.person == "it":
            told = self._document_before(mention) or self._text_again(mention)
            return told or self._again(self.speaking_body or self.last_body, mention)
        if mention.person not in ("he", "she"):
            return None
        coordinate = mention.start > 0 and self.folded[mention.start - 1] in ("but", "and")
        if coordinate and self.speaking is not None and self.fits(self.speaking, mention.person):
            return self._again(self.speaking, mention)
        if (newer := self._told_of_since(mention.start, mention.person)) is not None:
            return self._again(newer, mention)
        if self.last is None or self.last.kind != "person" or not self.fits(self.last, mention.person):
            return None
        return None if self._is_told_of_since(mention) else self._again(self.last, mention)

    def _told_of_since(self, before: int, pronoun: str = "") -> Party | None:
        """Return the somebody of whom a sentence tells after somebody else last spoke: "One former minister was scathing. In his view".

        Somebody named of the gender of ``pronoun``, if one is given.
        """
        parties = self.article.mentions.parties
        at = bisect_left(parties, before, key=attrgetter("start")) - 1
        since = max(self.last_at, before - SINCE)
        while at >= 0 and parties[at].start >= since:
            mention = parties[at]
            at -= 1
            if not self._opens_sentence(mention, before) or self.article.quotation_at(mention.start) is not None:
                continue
            if isinstance(mention, PersonMention) and pronoun:
                named = self.article.party(mention)
                return named if self.fits(named, pronoun) else None
            unnamed = isinstance(mention, OfficeMention) and not mention.plural and mention.start not in self.article.entities.person_of
            described = isinstance(mention, OfficeMention) and (self._is_title_of_last(mention) or self._describes_the_speaker(mention))
            if unnamed and not described:
                return self.article.party(mention)
        return None

    def _opens_sentence(self, mention: PartyMention, before: int) -> bool:
        """Tell whether a mention is the subject at the head of an earlier sentence, behind "But" perhaps, or of a part that a semicolon ends."""
        sentences = self.article.document.sentences
        at = bisect_right(sentences, mention.start, key=attrgetter("start")) - 1
        first = sentences[at].start
        heads = (sentences[at].end <= before or self.words[before - 1] == ";") and mention.start - first <= HEAD
        heads = heads and not any(self.flags[i] & PREPOSITION for i in range(first, mention.start))
        owns = mention.end < len(self.words) and self.words[mention.end] in POSSESSIVE
        return heads and not owns and first_finite(self.article, first, mention.start) is None

    def _document_before(self, mention: PronounMention) -> Party | None:
        """Return the document that "it" goes back to: "The letter does not mince words. '...,' it reads"."""
        sentences = self.article.document.sentences
        at = bisect_right(sentences, mention.start, key=attrgetter("start")) - 2
        if at < 0 or sentences[at].start < self.last_at or self.folded[sentences[at].start] not in ("the", "this"):
            return None
        start = sentences[at].start
        noun = next((k for k in range(start + 1, min(start + PAPER, sentences[at].end)) if self.folded[k] in PAPERS), None)
        if noun is None:
            return None
        return Party(kind="group", name=self.article.name_of((start, noun + 1)), mention=self.article.extract(mention.start, mention.end))

    def _text_again(self, mention: PronounMention) -> Party | None:
        """Return the text that spoke in the sentence before: "The resolution called it unjust. [It] also ..."; else None."""
        text = self.last if self.last is not None and self.last.kind == "group" and self.last.name else None
        if text is None or self.speaking_body is not None or (text.name or "").casefold().split()[-1] not in PAPERS:
            return None
        sentences = self.article.document.sentences
        at = bisect_right(sentences, mention.start, key=attrgetter("start")) - 1
        return self._again(text, mention) if at > 0 and sentences[at - 1].start < self.last_at else None

    def _is_title_of_last(self, office: OfficeMention) -> bool:
        """Tell whether an office may be that of who spoke last: "the minister" behind "Foreign Minister X said"."""
        words = set(self.folded[office.title.start : office.title.end])
        return self.last is None or self.last.kind != "person" or words <= set((self.last.office or "").casefold().split())

    def _is_told_of_since(self, mention: PronounMention) -> bool:
        """Tell whether whom coreference takes a pronoun for was mentioned, outside quotations, after somebody last spoke."""
        entity = self.article.entities.person_of.get(mention.start)
        if entity is None:
            return False
        starts = self.mentioned.get(entity.number)
        if starts is None:
            starts = self.mentioned[entity.number] = sorted(start for start, _ in entity.spans)
        since = range(bisect_left(starts, self.last_at), bisect_left(starts, mention.start))
        return any(self.article.quotation_at(starts[k]) is None for k in since)

    def fits(self, party: Party, pronoun: str) -> bool:
        """Tell whether a person may be meant by "he" or "she"."""
        return self.genders.get(party.ref or "") in (None, "m" if pronoun == "he" else "f")

    def _is_the_unnamed_speaker(self, mention: OfficeMention) -> bool:
        """Tell whether "the official" goes back to "a Mexican official", who spoke last and is never named."""
        if not mention.definite or mention.plural or self.unnamed is None or mention.title.rank not in (None, "official", "spokesperson"):
            return False
        title = set(self.folded[mention.title.start : mention.title.end])
        known = (self.unnamed.office or "").casefold().split()
        if (mention.country not in (None, self.unnamed.country) and self.unnamed.country is not None) or not title <= set(known):
            return False
        bearer = self.article.entities.person_of.get(mention.start)
        return bearer is None or not any(title <= set(self.folded[t.start : t.end]) for t in bearer.titles)

    def _told_of_before(self, mention: OfficeMention) -> OfficeMention | None:
        """Return the somebody without name that a description goes back to, though he did not speak: "a U.S. official ... the official"."""
        offices = self.article.mentions.offices
        at = bisect_left(offices, mention.start, key=attrgetter("start")) - 1
        words = set(self.folded[mention.title.start : mention.title.end])
        while at >= 0 and offices[at].start > self.last_at - NEAR:
            office = offices[at]
            alike = words <= set(self.folded[office.title.start : office.title.end])
            if alike and self.folded[office.start] in ("a", "an") and office.start not in self.article.entities.person_of:
                return office
            at -= 1
        return None

    def _describes_the_speaker(self, mention: OfficeMention) -> bool:
        """Tell whether a definite description of no high office ("the scholar", "the Florida senator") goes back to who spoke last."""
        if not mention.definite or mention.plural or mention.counterpart or mention.start in self.article.entities.person_of:
            return False
        if self.last is None or self.last.kind != "person" or not self.last.name or mention.start - self.last_at > NEAR:
            return False
        if mention.country and self.last.country and mention.country != self.last.country:
            return False  # "the delegate of Guyana" is another one's
        owned = self.words[mention.title.start - 1] in POSSESSIVE and mention.title.start - 2 > mention.start
        if owned and self.folded[mention.title.end - 1] not in (self.last.office or "").casefold().split():
            return False  # "the port's director" is no minister
        sent = mention.title.rank == "envoy" and self.folded[mention.end - 1] in ENVOYS
        return self.folded[mention.start] == "the" and (sent or mention.title.rank in (None, "official", "legislator"))
