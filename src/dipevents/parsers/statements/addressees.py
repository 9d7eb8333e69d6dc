"""Whom words are addressed to behind a preposition, and which party the words for a listener stand for.

Forms:
    X thanked Y.                                                behind the verb, where nothing else follows
    X said, explained, apologised [adverb, day, means] to Y     directly behind the verb; "with Y" behind "agreed", "argued"
    X thanked, congratulated, condoled: "expressed his gratitude to Y", "extended best wishes of Z, the king, to Y"
    X told him                                                  the only other person named of late whom the pronoun fits
    X told the weekly NAME, his two counterparts during a call  the words themselves, without those that tell the time
"""

from __future__ import annotations

from bisect import bisect_left

from ...article import Article
from ...lexicon import ADVERB, BASE, CAPITAL, DETERMINER, GROUP, HEAD, PERSON, PREPOSITION, PRONOUN
from ...mentions import CountryMention, OfficeMention, PersonMention, PronounMention
from ...records import Party
from ...tokens import POSSESSIVE
from ..reader import Reader
from .attribution import Attribution
from .listeners import LISTENERS

Range = tuple[int, int]
OF_THINGS = frozenset({"welcome", "praise", "condemn", "criticise", "express", "thank"})  # acts that have a thing for an object as often
COURTESIES = frozenset({"thank", "congratulate", "condole"})  # acts that have somebody whom they are for
MATTERS = frozenset({"for", "on", "over", "after", "about", "at", "regarding", "in", "that"})  # the end of a phrase of courtesy
MEANS = frozenset({"phone", "telephone", "letter", "video", "email", "message", "cable", "public", "private", "person", "writing"})
HIM = {"him": "m", "her": "f"}
TIMES = frozenset({"during", "after", "before", "aboard", "while", "when"})  # in front of what tells the time of telling
EVENTS = frozenset({"conference", "briefing", "hearing", "rally", "meeting", "summit", "forum", "gathering"})
PEOPLE = ("ers", "ors", "ists", "ians", "ees", "men", "people")  # ends of nouns for people
NEAR = 60  # tokens between somebody and a pronoun that means nobody else
REACH = 24  # tokens of a phrase of courtesy


class Addressees(Reader):
    """Finds addressees in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.named: list[tuple[int, int]] | None = None  # where people are named or meant, with their numbers

    def behind(self, attribution: Attribution, stop: int) -> Range | None:
        """Return the words of the party behind a cue or behind its preposition: "thanked Y", "apologised by phone to Y"."""
        cue = attribution.form.cue
        if cue.addressee is None or attribution.role == "inverted":
            return None
        if cue.addressee == "object":
            return self._party_at(attribution.end, stop)
        k = attribution.end
        if cue.act in COURTESIES:
            while k < min(stop - 1, attribution.end + REACH) and self.folded[k] not in MATTERS:
                if self.folded[k] == cue.addressee and (found := self._party_at(k + 1, stop)) is not None:
                    return found
                k += 1
            return None
        while k < stop - 1:
            if k in self.date_from:
                k = self.date_from[k].end
            elif self.folded[k] in ("on", "by", "in") and (k + 1 in self.date_from or self.folded[k + 1] in MEANS):
                k = max(self.behind_date(k + 1), k + 2)
            elif self.flags[k] & ADVERB and self.folded[k] != cue.addressee:
                k += 1
            else:
                break
        return self._party_at(k + 1, stop) if k < stop - 1 and self.folded[k] == cue.addressee else None

    def _party_at(self, k: int, stop: int) -> Range | None:
        """Return the party whose words begin at ``k``, unless it only owns what they speak of."""
        mention = self.starting.get(k)
        if mention is None and k + 1 < stop and self.folded[k] in ("the", "his", "her", "their", "its"):
            mention = self.starting.get(k + 1)
        if mention is None or mention.end > stop or isinstance(mention, PronounMention):
            return None
        if isinstance(mention, CountryMention) and mention.form == "adjective":
            return None
        owns = mention.end < len(self.words) and self.words[mention.end] in POSSESSIVE
        acts = mention.end + 1 < stop and self.folded[k - 1] == "to" and bool(self.flags[k] & BASE) and mention.start > k
        return None if owns or acts else (mention.start, mention.end)

    def party(self, listener: Range | None, speaker: Party, act: str) -> Party | None:
        """Return whom the words of a listener stand for; None for a day, for the speaker, and for a pronoun that may mean several."""
        if listener is None or listener[0] in self.date_from or self.flags[listener[0]] & PREPOSITION:
            return None
        first, last = listener
        if self.folded[first] in HIM and last == first + 1:
            return self._meant_by(first, speaker)
        mention = self.starting.get(first)
        if isinstance(mention, CountryMention) and mention.form == "adjective" and mention.end < last:
            mention = None  # "the German weekly Die Zeit"
        if mention is None and not self._may_listen(first, last, told=act not in OF_THINGS):
            return None  # "urged an end to the war", "urged restraint as the crowd walked to the palace"
        if mention is None:
            time = next((k for k in range(first + 1, last) if self.folded[k] in TIMES), last)
            return Party(kind="group", name=self.article.name_of((first, time)), mention=self.article.extract(first, time))
        if isinstance(mention, PronounMention):
            return None
        owns = mention.end < len(self.words) and self.words[mention.end] in POSSESSIVE
        if owns and isinstance(mention, PersonMention | OfficeMention | CountryMention):
            return None  # "criticised the premier's decision"
        party = self.article.party(mention)
        return None if party.ref is not None and party.ref == speaker.ref else party

    def _may_listen(self, first: int, last: int, *, told: bool) -> bool:
        """Tell whether words name somebody, or a body, that can be spoken to: with "the" in front, or by a name or a noun for people."""
        stop = next((k for k in range(first + 1, last) if self.flags[k] & PREPOSITION or self.folded[k] == "as"), last)
        definite = self.flags[first] & (DETERMINER | CAPITAL | PRONOUN | GROUP) and self.folded[first] not in ("a", "an")
        return (told and bool(definite)) or any(
            i in self.starting
            or self.flags[i] & (PERSON | HEAD | GROUP | CAPITAL)
            or self.folded[i] in LISTENERS
            or self.folded[i] in EVENTS
            or self.folded[i].endswith(PEOPLE)
            for i in range(first, stop)
        )

    def _meant_by(self, k: int, speaker: Party) -> Party | None:
        """Return the only person but the speaker who was named of late and whom "him" or "her" at token ``k`` fits."""
        people = self.article.entities.people
        if self.named is None:
            self.named = sorted((start, number) for number, entity in enumerate(people) for start, _ in entity.spans)
        window = self.named[bisect_left(self.named, (k - NEAR, 0)) : bisect_left(self.named, (k, 0))]
        ids = self.article.person_ids
        meant = {n for _, n in window if ids[n] != speaker.ref and people[n].gender in (None, HIM[self.folded[k]])}
        return self.article.person(people[meant.pop()], (k, k + 1)) if len(meant) == 1 else None
