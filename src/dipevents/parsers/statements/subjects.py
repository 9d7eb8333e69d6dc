"""Whose verb it is: the noun phrase in front of a verb of saying, or behind it where the order is inverted.

Rule 1  Between subject and verb there may be adverbs, auxiliaries, days ("on Monday"), an apposition or relative clause in commas.
Rule 2  A mention inside "of", "in", "for" ... belongs to the noun in front of the preposition: "officials in Beijing said".
Rule 3  Mentions joined by "and" are one group in the printed words.
"""

from __future__ import annotations

from typing import Literal

import attrs

from ...article import Article
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    GROUP,
    HEAD,
    ING,
    MARK,
    MODAL,
    PARTICIPLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
)
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...tokens import APOSTROPHE_S, POSSESSIVE
from ..evidence import SUBJECTS, acts_at, first_finite, is_dash
from ..reader import Reader
from .beginnings import NOUN, Beginnings, is_adjective
from .between import BACK, Between
from .descriptions import CLOSING, DOCUMENTS, NAMELESS, POSSESSIVES, Descriptions, named_by
from .followers import REDUCED, Followers, Subject
from .lists import Lists
from .outlets import OUTLETS
from .speakers import Speakers

ASIDES = frozenset({"who", "which", "whose", "including", "among", "such"})  # they open what stands between a noun and its verb
PUBLISHED = frozenset({"issued", "released", "published", "signed", "carried", "posted", "prepared", "written", "read", "circulated"})
STOOD_FOR = frozenset({"represented", "flanked", "accompanied"})  # by somebody who does not speak
VAGUE = frozenset({"others", "some", "many", "several", "each"})  # who alone speak
LONGEST_LIST = 12  # members
SINGLE = frozenset({"he", "she", "i"})  # pronouns that can be members of a list
INSIDE = frozenset({"in", "through", "via"})  # a document that its author speaks in
OCCASIONS = frozenset({"during", "on", "after", "through", "via", "following"})  # when somebody speaks
DIRECTIONS = frozenset({"southern", "northern", "eastern", "western", "central", "neighbouring", "neighboring", "nearby", "southeastern", "northwestern"})  # fmt: skip


class Subjects(Reader):
    """Finds subjects in one article."""

    def __init__(self, article: Article, speakers: Speakers) -> None:
        super().__init__(article)
        self.place_of = {m.name[1] + 1: m.start for m in article.mentions.places if m.end > m.name[1]}
        self.speakers = speakers
        self.descriptions = Descriptions(article, speakers)
        self.followers = Followers(article, speakers, self.descriptions)
        self.after = self.followers.after
        self.between = Between(article)
        self.beginnings = Beginnings(article)
        self.lists = Lists(article, self.beginnings)

    # --- in front of the verb -----------------------------------------------------------------------------------

    def before(self, verb: int, floor: int, *, participle: bool = False) -> Subject | None:
        """Return the subject that ends in front of token ``verb``, looking no further left than ``floor``."""
        j, modal, passive = self.between.over(verb, floor, participle=participle)
        if j < floor:
            return None
        found = self._ending_at(j, floor)
        if found is not None and found.party is None and found.end == j + 1 and not self.flags[found.start - 1] & PREPOSITION:
            found = attrs.evolve(found, party=self.descriptions.unresolved(found.start, j))
        return attrs.evolve(found, modal=modal, passive=passive) if found is not None and (modal or passive) else found

    def _ending_at(self, j: int, floor: int) -> Subject | None:
        """Return the noun phrase whose last token is ``j``."""
        for end in self._ENDS:
            found = end(self, j, floor)
            if found is not None:
                return found or None
        mention = self.ending.get(j + 1)
        if mention is None:
            return self.followers.body_behind_which(j, floor) or self._plain_noun(j, floor)
        if mention.start < floor:
            return None
        if is_adjective(mention) and not (mention.start == floor or self.flags[mention.start - 1] & DETERMINER):
            return None
        return self._ending_with(mention, j, floor)

    # --- how a noun phrase ends, but with a mention or noun: False for nobody, None where it ends otherwise -------

    def _with_aside(self, j: int, floor: int) -> Subject | Literal[False] | None:
        """Read "Vik, the minister[,]", "Vik (left[)]", 'Vik, speaking on "The Hour[,"]'."""
        word = self.words[j]
        if word in (",", "--", "–", "—", ")", "_") or is_dash(self.article, j):
            return self._over_aside(j, floor) or False
        if j > floor and word in CLOSING and self.words[j - 1] == ",":
            return self._over_aside(j - 1, floor) or False
        return None

    def _with_name_told_later(self, j: int, _floor: int) -> Subject | None:
        """Read a bare name that the text gives in full only later."""
        if j + 1 in self.ending or not self.flags[j] & CAPITAL:
            return None
        later = self.speakers.named_later(j, j + 1)
        return Subject(j, j + 1, later) if later is not None else None

    def _with_vague_word(self, j: int, floor: int) -> Subject | None:
        """Read "[many] said", "while [others] said"."""
        if j + 1 in self.ending or self.folded[j] not in VAGUE or not (j == floor or self.flags[j - 1] & (MARK | CONJUNCTION)):
            return None
        return Subject(j, j + 1, self.descriptions.group(j, j + 1))

    def _with_pronoun(self, j: int, floor: int) -> Subject | Literal[False] | None:
        """Read "a source close to him", "one of them"."""
        if self.folded[j] not in ("him", "her", "them"):
            return None
        if self.folded[j - 2] in REDUCED and j - 2 > floor:
            return self._outer_noun(j - 1, floor) or False
        part = self.folded[j] == "them" and self.folded[j - 1] == "of" and j - 1 > floor
        return self.followers.part_of(j - 1, floor) or False if part else None

    def _with_another(self, j: int, floor: int) -> Subject | Literal[False] | None:
        """Read "[another] said", behind one who was not named."""
        alone = self.folded[j] == "another" and (j == floor or self.words[j - 1] in (",", *CLOSING))
        return self.followers.another(j) or False if alone else None

    _ENDS = (_with_aside, _with_name_told_later, _with_vague_word, _with_pronoun, _with_another)

    # --- how it ends with a mention -----------------------------------------------------------------------------

    def _ending_with(self, mention: PartyMention, j: int, floor: int) -> Subject | None:
        """Return the noun phrase that a mention which ends at ``j`` stands in: "a spokesman for [the North's ministry]"; else the mention."""
        first = self._with_owners(mention, floor)
        if (outer := self._of_owner(first, floor)) is not None:
            return self._widened(outer, j + 1)
        p = self._in_front_of(mention, first, floor)
        if self.folded[p - 1 : p + 1] == ["such", "as"] and p - 2 >= floor:
            return self._ending_at(p - 2, floor)  # "[Critics] such as the bar association"
        if p > floor and (head := self._head_of_relative(first, j, floor)) is not None:
            return head
        joins = self.flags[p] & CONJUNCTION and self.folded[p] != "for"  # but "a spokesman for Sato said"
        if p >= floor and self.flags[p] & PREPOSITION and not joins and self.folded[p] not in ("than", "as", "like"):
            outer = self._outer_noun(p, floor)
            if outer is not None:
                return self._widened(outer, j + 1)
            if p == floor or self.words[p - 1] in (",", ";"):
                return None
        kind = self.between.before_kind(first, floor) if isinstance(mention, OrganisationMention) else first
        outer = self._outer_noun(kind - 1, floor) if kind < first else None
        return self._widened(outer, j + 1) if outer is not None else self._grouped(mention, floor)

    def _with_owners(self, mention: PartyMention, floor: int) -> int:
        """Return where a mention begins with those who own it: "[Norway's prime minister's] office"."""
        first = self.beginnings.with_article(mention, floor)
        while (
            first - 1 > floor
            and self.words[first - 1] in POSSESSIVE
            and (owner := self.ending.get(first - 1)) is not None
            and owner.start >= floor
        ):
            first = self.beginnings.with_article(owner, floor)
        return first

    def _of_owner(self, first: int, floor: int) -> Subject | None:
        """Return the person who hangs on an owner that is no mention: "[a spokesman] for the North's ministry"."""
        if first - 2 <= floor or self.words[first - 1] not in POSSESSIVE:
            return None
        of = self.between.over_owner(first, floor) - 1
        outer = self._outer_noun(of, floor) if of < first - 1 and self.flags[of] & PREPOSITION else None
        return outer if outer is not None and outer.party is not None and outer.party.kind == "person" else None

    def _in_front_of(self, mention: PartyMention, first: int, floor: int) -> int:
        """Return the token in front of a mention that begins at ``first``, and of what belongs to a state: "southern A", "Bangkok, Thailand"."""
        p = first - 1
        if not isinstance(mention, CountryMention) or p <= floor:
            return p
        if self.folded[p] in DIRECTIONS:
            return p - 1
        city = self.place_of.get(mention.start) if self.words[p] == "," else None
        return city - 1 if city is not None else p

    # --- groups and single mentions -----------------------------------------------------------------------------

    def _grouped(self, mention: PartyMention, floor: int) -> Subject:
        """Join "A and B", "A, B and C", "A as well as B" to one group; who stands alone is widened by what describes it."""
        start = self.beginnings.with_article(mention, floor)
        if isinstance(mention, OfficeMention | GroupMention):
            phrase = self.beginnings.of_phrase(start, floor)
            start = phrase if self.folded[phrase - 1] == "and" else start  # "A and several other ministers"
        listed = self._listed(mention, start, floor)
        if listed is not None:
            return listed
        if isinstance(mention, PersonMention):
            return self._person(mention, start, floor)
        if isinstance(mention, OrganisationMention):
            return self._organisation(mention, start, floor)
        if isinstance(mention, OfficeMention | GroupMention):
            return self._office(mention, start, floor)
        party = self.speakers.party(mention)
        if party is None and isinstance(mention, PronounMention) and mention.person == "who" and start - 1 > floor:
            before = start - 1 - (self.words[start - 1] == ",")  # "by an unnamed diplomatic source, who said"
            described = self._plain_noun(before, floor) if self._noun_head(before, floor) else None
            party = described.party if described is not None else None
        return Subject(start, mention.end, party)

    def _listed(self, mention: PartyMention, start: int, floor: int) -> Subject | None:
        """Return the group whose last member is a mention that begins at ``start``; None where it stands alone."""
        if isinstance(mention, PronounMention) and self.words[start - 2] == ",":
            return None  # "thanked Oslo, and he voiced": no list ends with a pronoun
        count, i = 1, start - 1
        while i - 1 >= floor and count < LONGEST_LIST:
            end = self.lists.joint(i, mention, floor, last=count == 1)
            if end is None:
                break
            before = self.ending.get(end)
            if before is None and self.lists.joins_unknown(i, floor):
                start, count, i = start - 1, count + 1, i - 2
                continue
            if before is None or before.start < floor or (isinstance(before, PronounMention) and before.person not in SINGLE):
                break
            if count == 1 and isinstance(before, OfficeMention) and not before.plural and self.beginnings.names_both(mention):
                break  # "the spokesman and minister of trade, Ana Vik,": one person
            first = self.lists.first_of(before, floor)
            i = first - 1
            if i >= floor and self.flags[i] & PREPOSITION and not self.flags[i] & CONJUNCTION:
                outer = self._outer_noun(i, floor)  # "the talks between A and B focused on"
                joint = outer is not None and self.descriptions.is_document(outer.end - 1) and self.folded[i] in ("by", "from")
                party = self.followers.group(first, mention.end) if joint else outer.party if outer else None
                return Subject(outer.start if outer else first, mention.end, party)
            fronted = self.flags[floor] & PREPOSITION and i > floor and first_finite(self.article, floor, i + 1) is None
            if i >= floor and not self.flags[i] & (MARK | CONJUNCTION | ADVERB) and self.folded[i] != "that" and not fronted:
                break  # but "In a joint statement Vik and Lopez said"
            start, count = first, count + 1
        return Subject(start, mention.end, self.followers.group(start, mention.end)) if count > 1 else None

    def _person(self, mention: PersonMention, start: int, floor: int) -> Subject:
        """Return a person with the body, owner and unknown post in front of the name: "Laotian engineer [Somphone Keola]"."""
        party = self.speakers.party(mention)
        if start != mention.start:
            return Subject(start, mention.end, party)
        body = self.ending.get(start)
        if isinstance(body, OrganisationMention) and self.words[body.start - 1] in APOSTROPHE_S:
            start = body.start
        if self.words[start - 1] in APOSTROPHE_S and (owner := self.ending.get(start - 1)) is not None and owner.start >= floor:
            start = self.beginnings.with_article(owner, floor)  # "Director of the Foreign Ministry's Consular Department NAME"
        start, state = self.beginnings.of_description(start, floor)
        if state is not None and party is not None and party.country is None:
            party = attrs.evolve(party, country=state)
        return Subject(start, mention.end, party)

    def _organisation(self, mention: OrganisationMention, start: int, floor: int) -> Subject:
        """Return a body with its owner and what sort of outlet it is: "state news agency [KNA] reported"."""
        while mention.kind == "media" and start > floor and (self.folded[start - 1] in OUTLETS or self.folded[start - 1] == "the"):
            start -= 1
        return Subject(self.beginnings.of_owner(start, floor), mention.end, self.speakers.party(mention))

    def _office(self, mention: OfficeMention | GroupMention, start: int, floor: int) -> Subject:
        """Return who holds an office, or a group, with the state that the words in front tell: "one U.S. crew [chief] said"."""
        start = self.beginnings.of_phrase(self.beginnings.of_owner(start, floor), floor)
        party = self.followers.with_state(self.speakers.party(mention), start, mention)
        if party is not None and party.kind == "group" and start < mention.start - 1:
            party = named_by(party, self.article, start, mention.end)  # "the Council members"
        return Subject(start, mention.end, party)

    def _outer_noun(self, preposition: int, floor: int) -> Subject | None:
        """Return the noun phrase that a prepositional phrase hangs on: "officials" of "officials in Beijing"."""
        part = self.followers.part_of(preposition, floor)
        if part is not None:
            return part
        before = self.ending.get(self.between.before_bracket(preposition, floor))
        if before is not None and before.start >= floor and not is_adjective(before):
            p = before.start - 1
            if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION:
                deeper = self._outer_noun(p, floor)
                if deeper is not None:
                    return deeper
            person = isinstance(before, PersonMention)  # "Ann Lee with the Lima Institute said", "Ann Lee during the talks said"
            beside = person and (self.folded[preposition] == "with" or self.folded[preposition] in OCCASIONS)
            if isinstance(before, CountryMention | OrganisationMention | PersonMention) and not beside:
                if self.folded[preposition] not in ("of", "in", "from", "at", "for", "under"):
                    return None
            return self._grouped(before, floor)
        j = preposition - 1
        if j > floor and self.folded[j] in PUBLISHED and self.descriptions.is_document(j - 1):
            return self._plain_noun(j - 1, floor)  # "a statement issued by"
        people = self.between.over_participle(j, floor)
        if people < j or (j > floor and self.folded[j] in REDUCED):
            j = people if people < j else j - 1 - (self.folded[j - 1] == "while")  # "X while speaking to reporters said"
            named = self.ending.get(j + 1)
            if named is not None and named.start >= floor and not isinstance(named, CountryMention):
                return self._grouped(named, floor)  # "leaders meeting in Lome"
        if j < floor or self.flags[j] & (MARK | PREPOSITION | ADVERB | CONJUNCTION | PRONOUN | DIGIT):
            return None
        return self._plain_noun(j, floor)

    def _over_aside(self, j: int, floor: int) -> Subject | None:
        """Step over an apposition, relative clause or bracket that ends with the mark at ``j``."""
        named = self.ending.get(j)
        if isinstance(named, PersonMention) and named.start >= floor and self.beginnings.is_apposition(named):
            return self._named_in_apposition(named, floor)
        relative = self._relative_aside(j, floor)
        if relative is not None:
            return relative
        for i in self.between.openings(j, floor):
            found = self._before_aside(i, j, floor)
            if found is not None:
                return found or None
        return None

    def _named_in_apposition(self, named: PersonMention, floor: int) -> Subject | None:
        """Return whom a name between commas stands for: "the chief secretary, [Yoshihide Sato], said"."""
        stood_for = next(
            (i for i in range(named.start - 1, floor + 1, -1) if self.folded[i] in STOOD_FOR and self.words[i - 1] == ","), None
        )
        if stood_for is not None:
            return self._ending_at(stood_for - 2, floor)  # "The minister, represented by the secretary, Ana Roe, said"
        comma = next((i for i in range(named.start - 1, floor, -1) if self.words[i] == ","), floor)
        if self.folded[comma + 1] in INSIDE and comma > floor and not DOCUMENTS.isdisjoint(self.folded[comma : named.start]):
            return self._ending_at(comma - 1, floor)  # "Sato, in a statement by his spokesman, NAME, said"
        found = self._grouped(named, floor)
        whole = self.descriptions.phrase_before(named.name[0] - 1, floor)
        return attrs.evolve(found, start=whole) if whole is not None and whole < found.start else found

    def _before_aside(self, i: int, j: int, floor: int) -> Subject | Literal[False] | None:
        """Return who stands in front of an aside between the marks at ``i`` and ``j``; False for nobody, None where ``i`` opens none."""
        closing = self.words[j]
        i = self.between.before_party(i, floor)
        behind_day = self.before_date(i)  # "President Sato yesterday, asked whether ..., replied"
        mention = self.ending.get(behind_day) or self.between.of_place(behind_day)
        aside = self.starting.get(i + 1)
        if isinstance(aside, PersonMention) and aside.end == j and not isinstance(mention, PersonMention):
            before = aside.start if mention is None else self.beginnings.of_owner(mention.start, floor)
            return Subject(self.descriptions.phrase_before(i, floor) or before, j + 1, self.article.party(aside))
        if mention is not None and mention.start >= floor and not is_adjective(mention):
            if closing == "," and self._joins_clause(i):
                return False
            return self._named_before(self._ending_at(behind_day - 1, floor), floor) or False
        if closing == ")":
            return self._ending_at(i - 1, floor) or False
        return self._noun_before_aside(i, floor) if closing == "," else None

    def _joins_clause(self, comma: int) -> bool:
        """Tell whether another clause, and no aside, begins behind the comma after a mention: "X, and", "X, while Y said"."""
        following, aside = self.folded[comma + 1], self.starting.get(comma + 1)
        if following in ("and", "but") or (following == "while" and not self.flags[comma + 2] & ING):
            return True  # but "X, while speaking in parliament, noted"
        # "After talks with X, Y toured the port, thanked"
        return aside is not None and not isinstance(aside, PronounMention) and acts_at(self.article, aside.end)

    def _noun_before_aside(self, comma: int, floor: int) -> Subject | Literal[False] | None:
        """Return the noun, no mention, that an aside describes: "[a spokesman for the plant], which ..., said"; else as `_before_aside`."""
        if self.folded[comma + 1] in SUBJECTS:
            return False  # "In a flurry of tweets, he defended the duty, praised"
        if self._noun_head(comma - 1, floor):
            return self._plain_noun(comma - 1, floor) or False
        if self.flags[comma + 1] & (ING | PARTICIPLE) and self.folded[comma - 1] != "and":
            body = self._plain_noun(comma - 1, floor)  # "the paper, citing two envoys, said"
            if body is not None and body.start == floor and body.party is not None and body.party.kind in ("organisation", "person"):
                return body
        return self._plain_noun(comma - 1, floor) or False if self.folded[comma + 1] in ASIDES else None

    def _relative_aside(self, j: int, floor: int) -> Subject | None:
        """Return the person behind whose name a relative clause with commas of its own begins: "Vik, who fled when ..., in 1968, said"."""
        if self.words[j] != "," or isinstance(self.ending.get(j), PersonMention | OfficeMention):
            return None
        for i in range(j - 1, max(floor, j - BACK), -1):
            if self.words[i] == ";" or self.words[i] in CLOSING:
                return None
            if self.folded[i] == "who" and self.words[i - 1] == ",":
                named = self.ending.get(i - 1)
                return self._grouped(named, floor) if isinstance(named, PersonMention) and named.start >= floor else None
        return None

    def _named_before(self, found: Subject | None, floor: int) -> Subject | None:
        """Return the person of whom a noun phrase is a first apposition: "Jon Vik, the minister of trade, a friend of X, said"."""
        named = (
            self.ending.get(found.start - 1)
            if found is not None and found.start - 1 > floor and self.words[found.start - 1] == ","
            else None
        )
        if found is None or not isinstance(named, PersonMention) or named.start < floor or self.words[found.end] != ",":
            return found
        return self._grouped(named, floor)

    def _noun_head(self, j: int, floor: int) -> bool:
        return j >= floor and (self.descriptions.is_document(j) or self.folded[j] in NAMELESS)

    def _plain_noun(self, j: int, floor: int) -> Subject | None:
        """Return a noun phrase that is no mention: a document that speaks for its author, or a relative clause's head."""
        word = self.folded[j]
        if self.flags[j] & CAPITAL and j not in self.starting and (later := self.speakers.named_later(j, j + 1)) is not None:
            return Subject(j - bool(j > floor and self.flags[j - 1] & CAPITAL), j + 1, later)
        if (self.flags[j] & (MARK | PREPOSITION | PRONOUN | DIGIT | CONJUNCTION | ADVERB) and word != "one") or word in POSSESSIVES:
            return None  # "expressed their [shared] resolve"
        start = self.beginnings.of_noun(j, floor)
        if self.descriptions.is_document(j):
            outer = self._outer_noun(start - 1, floor) if start - 1 > floor and self.folded[start - 1] in INSIDE else None
            if outer is not None and outer.party is not None:
                return Subject(outer.start, j + 1, outer.party)  # "the minister in a statement said"
            return Subject(start, j + 1, self.descriptions.party(start, j))
        if self.folded[start] == "other" and start - 2 >= floor and self.folded[start - 1] == "and" and self.descriptions.is_plural(j):
            named = self.ending.get(start - 1)  # "the president and other authorities"
            if named is not None and named.start >= floor:
                first = self._grouped(named, floor).start
                return Subject(first, j + 1, self.followers.group(first, j + 1))
        head = self._relative_head(j, floor)
        if head is not None:
            return head
        if start - 1 > floor and self.flags[start - 1] & PREPOSITION and start > j - NOUN:
            outer = self._outer_noun(start - 1, floor)
            if outer is not None:
                return self._widened(outer, j + 1)
        field = self._field_of_group(start, floor)
        if field is not None:
            return self._widened(field, j + 1)
        party = self.descriptions.party(start, j)
        if start - 1 > floor and self.folded[start - 1] == "and" and (party is None or party.kind == "group"):
            if self.flags[j] & (GROUP | PERSON) and (joined := self._joined(start - 1, j + 1, floor)) is not None:
                return joined
        if start - 2 == floor and self.folded[start - 1] == "and" and self.descriptions.is_plural(j) and self.descriptions.is_plural(floor):
            return Subject(floor, j + 1, self.descriptions.group(floor, j + 1))  # "Ministries and local firms announced"
        if party is None and self.descriptions.is_plural(j) and (self.flags[start] & DETERMINER or j - start <= 3):
            return Subject(start, j + 1, self.descriptions.group(start, j + 1), plain=not self.flags[j] & GROUP)
        return Subject(start, j + 1, party)

    def _joined(self, conjunction: int, end: int, floor: int) -> Subject | None:
        """Return the group of those named in front of "and" and a common noun: "Norway and other states", "Sato and his wife"."""
        named = self.ending.get(conjunction)
        if named is None or named.start < floor or isinstance(named, PronounMention):
            return None
        first = self._grouped(named, floor)
        return Subject(first.start, end, self.followers.group(first.start, end))

    def _field_of_group(self, start: int, floor: int) -> Subject | None:
        """Return the group whose field ends with the noun at ``start``: "Experts on Korea and [nuclear arms] said"."""
        if start - 2 <= floor or self.folded[start - 1] != "and":
            return None
        for i in range(start - 2, max(floor, start - 8), -1):
            if self.flags[i] & (MARK | AUXILIARY | MODAL):
                return None
            if self.folded[i] in ("on", "in", "of"):
                heads = bool(self.flags[i - 1] & (GROUP | PERSON | HEAD)) and (i - 1 == floor or self.words[i - 2] == ",")
                outer = self._outer_noun(i, floor) if heads else None
                return outer if outer is not None and outer.party is not None and outer.party.kind == "group" else None
        return None

    def _widened(self, outer: Subject, end: int) -> Subject:
        """Return a subject with the prepositional phrase behind it; a description that the tables do not know is named by all of it."""
        party = outer.party
        published = self.folded[outer.end] in PUBLISHED
        mention = self.ending.get(end)
        owned = self.folded[outer.end] == "of" and isinstance(mention, OrganisationMention | OfficeMention | PersonMention)
        if self.descriptions.is_document(outer.end - 1) and (published or owned or self.folded[outer.end] in ("by", "from")):
            issuer = self.article.party(mention) if mention is not None else None
            issuer = issuer or self.descriptions.party(outer.end + 1 + published, end - 1)
            if issuer is None and self.descriptions.is_plural(end - 1):
                issuer = self.descriptions.group(outer.end + 1 + published, end)
            return Subject(outer.start, end, issuer or party)
        party = self.followers.serving(party or self.descriptions.office_behind(outer.end, end), self.folded[outer.end], mention)
        whole = party is not None and party.kind == "group" and self.folded[outer.end : outer.end + 1] == ["of"]
        if (outer.plain or whole) and party is not None:
            party = named_by(party, self.article, outer.start, end)
        return Subject(outer.start, end, party, plain=outer.plain)

    def _head_of_relative(self, first: int, j: int, floor: int) -> Subject | None:
        """Return who stands in front of a relative clause whose object ends at ``j``: "[the envoy] who went with Vik said"; else None."""
        who = next(
            (i for i in range(first - 1, max(floor, first - BACK), -1) if self.folded[i] == "who" or self.flags[i] & (MARK | CONJUNCTION)),
            None,
        )
        if who is None or self.folded[who] != "who" or first_finite(self.article, who + 1, first) is None:
            return None
        return self._relative_head(j, floor)

    def _relative_head(self, j: int, floor: int) -> Subject | None:
        """Return whom a relative clause hangs on: "officials who monitor the border said"."""
        for i in range(j, max(floor, j - BACK), -1):
            if self.folded[i] in ("who", "which") and (mention := self.ending.get(i)) is not None and mention.start >= floor:
                return Subject(self.beginnings.of_phrase(mention.start, floor), j + 1, self.article.party(mention))
            if self.folded[i] == "who" and i - 1 >= floor and self.flags[i - 1] & PERSON:
                group = self.descriptions.group(i - 1, j + 1) if self.descriptions.is_plural(i - 1) else None
                return Subject(self.beginnings.of_phrase(i - 1, floor), j + 1, group)  # "a man who left the army said"
            if self.words[i] in (",", ";", ":"):
                break
        return None
