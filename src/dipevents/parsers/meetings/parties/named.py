"""One mention as a party, with what belongs to it: a person, a body, people of a state, or whom "I", "who", "he" means.

Rule 1  What somebody has stands for others: "X's delegation", "X's counterpart"; "the X government" is a state.
Rule 2  What a body has is read elsewhere: "BODY's X".
"""

from __future__ import annotations

from dipevents.lexicon import CAPITAL, CONJUNCTION, DETERMINER, PREPOSITION
from dipevents.mentions import CountryMention, OrganisationMention, PersonMention, PronounMention
from dipevents.records import Party
from dipevents.tokens import POSSESSIVE

from ..members import Found, Member
from ..view import Reader, View
from .beside import Beside
from .crowds import Crowds
from .holders import SOME, Holders
from .offices import Offices
from .speakers import Speakers


class Named(Reader):
    """Reads single mentions of one article."""

    def __init__(self, view: View, speakers: Speakers, holders: Holders, crowds: Crowds, beside: Beside, offices: Offices) -> None:
        super().__init__(view)
        self.speakers, self.holders, self.crowds, self.beside, self.offices = speakers, holders, crowds, beside, offices

    def person(self, mention: PersonMention, start: int, end: int) -> Found:
        """Read a name: "X", "X's delegation", "X's counterpart", "the X government"."""
        stop = mention.end
        if stop < end and self.words[stop] in POSSESSIVE:
            return self._owned(mention, start, end)
        party = self.article.party(mention)
        if stop >= end or self.folded[stop] not in self.article.gazetteer.state_nouns:
            return Found([Member(party, mention.start)], start, stop)
        if party.country is None:
            return Found([], start, start)
        state = Party(kind="country", country=party.country, mention=self.article.extract(start, stop + 1))
        return Found([Member(state, mention.start)], start, stop + 1)

    def _owned(self, owner: PersonMention, start: int, end: int) -> Found:
        """Read what is somebody's: "X's delegation", "X's counterpart", "X's wife"."""
        j = owner.end + 1
        if (sent_out := self.crowds.crew_sent(owner, end)) is not None:
            return Found(sent_out, start, sent_out[0].at + 1)
        if j < end and self.folded[j] == "counterpart":
            return self.offices.counterpart(start, j, end)
        return self.beside.related(start, j, end)

    def body(self, mention: OrganisationMention, start: int, end: int) -> Found:
        """Read a body, or the people of it: "BODY", "BODY lawmakers", "BODY's X"."""
        stop = mention.end
        if stop + 1 < end and self.words[stop] in POSSESSIVE and isinstance(own := self.starting.get(stop + 1), PersonMention):
            return self.person(own, start, end)
        if (stop < end and self.words[stop] in POSSESSIVE) or mention.kind == "media":
            return Found([], start, start)
        crowd = self.crowds.crowd_of(stop, end)
        if crowd is not None:
            return Found([Member(self.holders.group(start, crowd), start)], start, crowd)
        members = [Member(self.article.party(mention), mention.start)]
        if stop < end and self.known.is_a("people", self.folded[stop]):
            return Found(members, start, stop + 1)
        return Found(members, start, stop if members else start)

    def meant(self, mention: PronounMention) -> Party | None:
        """Return the one whom "I", "who", "he" means."""
        match mention.person:
            case "i":
                return self.beside.quoted(mention.start) or self.speakers.speaker(mention.start)
            case "who":
                return self.beside.antecedent(mention.start)
            case "he" | "she":
                return self.article.party(mention) or self.offices.office_before(mention.start)
        return None

    def goes_on(self, i: int) -> bool:
        """Tell whether a capital that is no mention stands at ``i``, so that a city in front is part of a longer name: "A Tribune"."""
        inside = self.flags[i] & CAPITAL and not self.flags[i] & (PREPOSITION | DETERMINER | CONJUNCTION)
        return bool(inside) and i not in self.starting

    def of_state(self, mention: CountryMention, start: int, j: int) -> Found:
        """Read "A-ish business leaders", headed at ``j``, as a group, "A-ish authorities" as the state they act for."""
        if self.folded[j] in self.terms.acting and self.folded[j] not in SOME:
            return self.holders.as_state(mention, start, j + 1)
        group = Party(kind="group", name=self.article.name_of((start, j + 1)), mention=self.article.extract(start, j + 1))
        return Found([Member(group, mention.start)], start, j + 1)
