"""The subject behind its verb, where the order is inverted: '"...", said Foreign Minister Wang Yi', "according to ministry officials"."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from ...article import Article
from ...lexicon import (
    ADVERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GIVEN,
    GROUP,
    HEAD,
    ING,
    MARK,
    MODAL,
    PARTICIPLE,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    WEEKDAY,
)
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...mentions.office_ranks import singular
from ...records import Party
from ...tokens import POSSESSIVE
from ...values import value
from ..evidence import QUOTES, holds_verb
from ..reader import Reader
from .descriptions import INDEFINITE, LED, POSSESSIVES, Descriptions
from .roles import POSSESSIVES as GENDERS
from .speakers import Speakers

NO_NAME = DETERMINER | PREPOSITION | PRONOUN | CONJUNCTION | ADVERB | MODAL  # words that a clause may begin with
PARTS = frozenset({"one", "some", "several", "many", "most", "both", "two", "three", "four", "others"})  # of those named behind "of"
SHARES = frozenset({"number", "majority", "minority", "handful", "dozens", "hundreds", "couple"})  # the like, behind an article
COLLECTIVES = frozenset({"group", "coalition", "pair", "trio", "bloc", "team", "panel", "alliance", "network", "crowd", "band", "chorus", "delegation", "consortium", "array"})  # fmt: skip
NAME = 3  # tokens of a name
KINDS = frozenset({"broadcaster", "newspaper", "daily", "news", "agency", "outlet", "channel", "network", "portal", "magazine", "weekly", "radio", "television", "tv"})  # fmt: skip
KIND = 4  # tokens of "state news agency"
WRITINGS = frozenset({"book", "memoir", "memoirs", "account", "diary", "column", "testimony", "autobiography", "notes", "op-ed"})
TENURES = frozenset({"current", "former", "present", "past", "serving", "retired"})
PLACED = frozenset({"outside", "inside", "near"})  # adjectives behind an article: "said an outside adviser"
MARKS_OF_SPEECH = frozenset({",", ".", "?", "!", "…", "-", "—"})
NEAR = 5  # tokens of "a large bipartisan group"
REDUCED = frozenset({"familiar", "close", "briefed", "involved", "present", "based", "acquainted", "meeting", "gathered", "assembled", "speaking", "working", "living"})  # fmt: skip
TOWN = 7  # tokens of "of the town" behind somebody who is named then


@value
class Subject:
    """A noun phrase: tokens ``start:end``; ``party`` is who it stands for, None where the article does not tell."""

    start: int
    end: int
    party: Party | None
    plain: bool = False  # a plural noun that the tables do not know
    modal: bool = False  # "would say", "did not say"
    passive: bool = False


class Followers(Reader):
    """Finds subjects behind verbs in one article, and groups of parties named together."""

    def __init__(self, article: Article, speakers: Speakers, descriptions: Descriptions) -> None:
        super().__init__(article)
        self.speakers, self.descriptions = speakers, descriptions
        self.party_starts = [m.start for m in article.mentions.parties]

    def after(self, verb_end: int, end: int) -> Subject | None:
        """Return the subject that begins right behind a verb: "..., said Foreign Minister Wang Yi"."""
        i = verb_end
        while i < end and self.flags[i] & ADVERB and i not in self.starting:
            i += 1
        if i < end and self.folded[i] == "one":
            i += 1  # "says one senior official"
        if i + 1 < end and self.folded[i] == "those" and (self.folded[i + 1] in REDUCED or self.folded[i + 1] == "who"):
            stop = next((k for k in range(i, end) if self.words[k] == ","), end)
            return Subject(i, stop, self.group(i, stop))  # "according to those close to the president"
        if i < end and self.folded[i] == "another" and (i + 1 >= end or self.flags[i + 1] & (MARK | CONJUNCTION)):
            return self.another(i)  # "wrote another"
        mention = self.starting.get(i)
        if isinstance(mention, CountryMention) and (outlet := self._outlet(mention, end)) is not None:
            return outlet
        if (
            isinstance(mention, GroupMention)
            and mention.end < end
            and self.flags[mention.end] & BODY
            and not self.flags[mention.end] & CAPITAL
        ):
            return self._noun_after(i, end)  # "the media office"
        if mention is None or (isinstance(mention, CountryMention) and (mention.form == "adjective" or self._describes(mention))):
            mention = self._name_behind_description(i, end)
        if mention is None:
            return self._noun_after(i, end)
        if mention.end > end:
            return None
        if isinstance(mention, PersonMention) and (served := self._serves(mention, i, end)) is not None:
            return served
        i = min(i, mention.start)
        if mention.end + 1 < end and self.words[mention.end] in POSSESSIVE:
            return self._owned(mention, i, end)
        stop = mention.end
        parts = [mention]
        while stop + 1 < end and (self.folded[stop] == "and" or (self.words[stop] == "," and len(parts) > 1)):
            follow = self.starting.get(stop + 1)
            if follow is None or isinstance(follow, PronounMention) or follow.end > end:
                break
            if self._same_person(i, mention, follow):
                return Subject(i, follow.end, self.speakers.party(mention))
            parts.append(follow)
            stop = follow.end
        if len(parts) > 1 and (stop >= end or not self._is_verbal(stop)):
            return Subject(i, stop, self.group(i, stop))
        named = self._named_in_apposition(mention, end)
        if named is not None:
            return Subject(i, named.end, self.article.party(named))
        stop = mention.end
        if isinstance(mention, OfficeMention) and stop + 1 < end and self.folded[stop] == "and" and self.flags[stop + 1] & (PERSON | HEAD):
            stop += 2  # "said an economist and writer"
        return Subject(i, stop, self.with_state(self.speakers.party(mention), i, mention))

    def _serves(self, name: PersonMention, i: int, end: int) -> Subject | None:
        """Return somebody whom a name in front only describes: "said a Sato [ally]", "according to Sato [administration officials]"."""
        office = self.starting.get(name.end)
        indefinite = self.folded[i] in INDEFINITE or self.folded[i - 1] == "one"
        ruled = name.end < end and self.folded[name.end] in LED
        if isinstance(office, OfficeMention) and office.end <= end and (indefinite or ruled):
            return Subject(i, office.end, self.with_state(self.speakers.party(office), i, office))
        serves = name.end < end and self.flags[name.end] & PERSON and not self.flags[name.end] & CAPITAL
        return self._noun_after(i, end) if serves and indefinite else None

    def _outlet(self, state: CountryMention, end: int) -> Subject | None:
        """Return an outlet that only its capitals tell, behind its state and kind: "according to Lao broadcaster [LNR]"; else None."""
        first = next((j for j in range(state.end, min(end, state.end + KIND)) if self.folded[j] not in KINDS), end)
        stop = next((j for j in range(first, end) if not self.flags[j] & CAPITAL), end)
        known = self.starting.get(first) if state.end < first < end else None
        if isinstance(known, OrganisationMention):
            return Subject(state.start, known.end, self.speakers.party(known))
        if first in (state.end, stop) or known is not None:
            return None
        name, span = self.article.name_of((first, stop)), self.article.extract(first, stop)
        return Subject(state.start, stop, Party(kind="organisation", name=name, mention=span))

    def _owned(self, owner: PartyMention, i: int, end: int) -> Subject | None:
        """Return what somebody or a state owns and what speaks: "said Chile's [foreign ministry]", "according to Vik's [office]"."""
        first = owner.end + 1
        mention = self.starting.get(first)
        if isinstance(mention, PersonMention | OfficeMention | OrganisationMention) and mention.end <= end:
            named = self._named_in_apposition(mention, end) or mention
            return Subject(i, named.end, self.with_state(self.speakers.party(named), i, named))
        j = self._noun_end(first, end)
        if j > first and self.folded[j - 1] in WRITINGS:
            return Subject(i, j, self.speakers.party(owner))  # "according to Vik's upcoming memoir"
        party = self.descriptions.party(i, j - 1) if j > first else None
        return Subject(i, j, party) if party is not None else None

    def with_state(self, party: Party | None, start: int, mention: PartyMention) -> Party | None:
        """Return an unnamed party with the state whose adjective stands further in front, or whose leader's name does.

        Forms: "a Danish border guard [commander]" / "a Sato [aide]" / "the State Department plans X, [a spokeswoman] said".
        """
        if party is None or party.name or party.country or not isinstance(mention, OfficeMention):
            return party
        inside = [m for k in range(start, mention.start) if (m := self.starting.get(k)) is not None]
        state = next((m.code for m in inside if isinstance(m, CountryMention)), None)
        if state is None and inside and isinstance(inside[-1], PersonMention | OfficeMention) and inside[-1].end == mention.start:
            state = self.article.party(inside[-1]).country
        if state is None and not inside and mention.title.rank == "spokesperson" and mention.title.end - mention.title.start == 1:
            state = self.descriptions.state_told_before(start)
        return attrs.evolve(party, country=state) if state is not None else party

    def serving(self, party: Party | None, word: str, served: PartyMention | None) -> Party | None:
        """Return somebody unnamed with the state for which acts whom he serves, ``word`` between: "a spokesman [for] Vik said"."""
        if party is None or party.kind != "person" or party.name or party.country or word not in ("for", "of", "to"):
            return party
        if not isinstance(served, OfficeMention | PersonMention | OrganisationMention):
            return party
        return attrs.evolve(party, country=self.article.party(served).country)

    def _same_person(self, start: int, one: PartyMention, other: PartyMention) -> bool:
        """Tell whether two nouns share one article and so describe one person: "an economist and writer"."""
        if not isinstance(one, OfficeMention) or not isinstance(other, OfficeMention) or one.plural or other.plural:
            return False
        return self.folded[start] in INDEFINITE and not self.flags[other.start] & DETERMINER

    def _noun_after(self, i: int, end: int) -> Subject | None:
        """Return a common noun behind a verb or "according to": "said the ministry", "according to ministry officials"."""
        j = self._noun_end(i, end)
        while j > i + 1 and (self.folded[j - 1] in REDUCED or self._describes_person(j - 1)):
            j -= 1  # "said a source [familiar] with the talks", "said a nurse [trapped] in the city"
        if j == i or (
            j < end
            and not self.flags[j] & (MARK | PREPOSITION | WEEKDAY)
            and self.folded[j] not in REDUCED
            and not self._describes_person(j)
        ):
            return None
        i -= self.folded[i - 1] == "one"
        party = self.descriptions.party(i, j - 1)
        if party is None and self.descriptions.is_text(j - 1) and self.folded[i] not in POSSESSIVES:
            party = self.descriptions.unresolved(i, j - 1)  # "reads the letter"
        if party is None and self.descriptions.is_plural(j - 1):
            party = self.descriptions.group(i, j)
        named = self._named_behind(j, end) if party is not None and party.kind == "person" and not party.name else None
        if named is not None:
            return Subject(i, named.end, self.article.party(named))
        return Subject(i, j, party) if party is not None else None

    def _describes_person(self, i: int) -> bool:
        """Tell whether a participle stands behind a noun for a person: "a nurse [trapped] in the city"."""
        return bool(self.flags[i] & (PARTICIPLE | PAST | ING)) and bool(self.flags[i - 1] & PERSON) and not self.flags[i] & PERSON

    def _noun_end(self, i: int, end: int) -> int:
        """Return where a noun phrase of common nouns that begins at ``i`` ends."""
        j = i
        stops = MARK | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | MODAL | WEEKDAY
        while j < min(end, i + 6):
            placed = (j == i + 1 and self.folded[j] in PLACED) or (j == i and self.folded[j] in GENDERS)  # "her ministry"
            joins = self.folded[j] == "and" and self.folded[j - 1] in TENURES and self.folded[j + 1 : j + 2] != []
            if self.flags[j] & stops and not (placed or (joins and self.folded[j + 1] in TENURES)):
                break
            j += 1
        return j

    def _describes(self, state: CountryMention) -> bool:
        """Tell whether a state or city stands in front of a noun for a person: "said Harare resident Ana Lopes"."""
        return state.end < len(self.flags) and bool(self.flags[state.end] & (PERSON | HEAD)) and not self.flags[state.end] & CAPITAL

    def _name_behind_description(self, i: int, end: int) -> PartyMention | None:
        """Return the name behind words that the tables do not know: "said French sinologue Pierre Durand"."""
        for j in range(i, min(i + 7, end)):
            mention = self.starting.get(j)
            if isinstance(mention, PersonMention | OrganisationMention):
                return mention
            if (
                isinstance(mention, OfficeMention)
                and not mention.plural
                and j > i
                and not INDEFINITE.isdisjoint(self.folded[i - 1 : i + 1])
            ):
                return mention
            known = isinstance(mention, CountryMention) and (mention.form == "adjective" or self._describes(mention))
            titled = self.folded[j] == "and" and j + 1 < end and (bool(self.flags[j + 1] & CAPITAL) or self._joins_callings(j, i))
            compound = self.words[j] == "-" and j > i  # "said four-star general X"
            placed = (j == i + 1 and self.folded[j] in PLACED) or (j == i and self.folded[j] in GENDERS)  # "her ministry"
            stops = PREPOSITION | MARK | CONJUNCTION | AUXILIARY | MODAL | PRONOUN
            if holds_verb(self.article, j) or (not (known or titled or compound or placed) and self.flags[j] & stops):
                return None
        return None

    def _joins_callings(self, conjunction: int, start: int) -> bool:
        """Tell whether "and" joins two nouns for what one person is: "said engineer [and] author Ole Vik"."""
        before, behind = self.flags[conjunction - 1], self.flags[conjunction + 1]
        single = conjunction > start and not self.descriptions.is_plural(conjunction - 1) and not before & (CAPITAL | DETERMINER | MARK)
        return single and not behind & (MARK | PREPOSITION | DETERMINER | PRONOUN | AUXILIARY | MODAL)

    def in_own_words(self, i: int, end: int) -> Subject | None:
        """Return who is told of behind a verb of saying by a common noun alone: "said [a senior castle official] familiar with it"."""
        j = self._noun_end(i, end)
        while j > i + 1 and self.folded[j - 1] in REDUCED:
            j -= 1
        closes = j >= end or bool(self.flags[j] & (MARK | PREPOSITION | WEEKDAY)) or self.folded[j] in REDUCED
        party = self.descriptions.in_own_words(i, j) if closes and j > i else None
        return Subject(i, j, party) if party is not None else None

    def _named_in_apposition(self, mention: PartyMention, end: int) -> PartyMention | None:
        """Return the name behind an office: "said a foreign ministry spokesman, Geng Shuang"."""
        return self._named_behind(mention.end, end) if isinstance(mention, OfficeMention) and not mention.plural else None

    def _named_behind(self, stop: int, end: int) -> PersonMention | None:
        """Return the name behind the comma that closes a description: "said a resident[ of the town], Ana Roe".

        Behind somebody who is served it may be that one's: "said an aide to the premier, Jan Vos".
        """
        comma = stop
        if comma < end and self.flags[comma] & PREPOSITION:
            marks = (i for i in range(comma, min(end, comma + TOWN)) if self.flags[i] & (MARK | AUXILIARY))
            comma = next(marks, end)
            if any(isinstance(self.starting.get(i), OfficeMention | PersonMention) for i in range(stop, comma)):
                return None
        follow = self.starting.get(comma + 1) if comma < end and self.words[comma] == "," else None
        return follow if isinstance(follow, PersonMention) else None

    def _is_verbal(self, i: int) -> bool:
        return bool(self.flags[i] & (AUXILIARY | MODAL))

    def unknown_name(self, verb: int, floor: int) -> Subject | None:
        """Return somebody of a name that nothing else tells.

        Forms: between a quotation and its verb, '"I cannot sleep," [Fatima] said' / a given name at the head of a clause, "[Omar] said he" /
        a body of which "it" is said at once, "[Deltacom] said it".
        """
        first = next((k + 1 for k in range(verb - 1, max(0, verb - 1 - NAME), -1) if not self.flags[k] & CAPITAL), verb)
        if first == verb or first in self.starting:
            return None
        quoted = self.words[first - 1] in QUOTES and self.words[first - 2] in MARKS_OF_SPEECH
        heads = first == floor or self.words[first - 1] == "," or bool(self.flags[first - 1] & CONJUNCTION)
        if (
            heads
            and not quoted
            and self.folded[verb + 1 : verb + 2] == ["it"]
            and not any(self.flags[k] & ~CAPITAL for k in range(first, verb))
        ):
            body = Party(kind="organisation", name=self.article.name_of((first, verb)), mention=self.article.extract(first, verb))
            return Subject(first, verb, body)
        if not quoted and not (heads and self.flags[first] & GIVEN and not self.flags[first] & NO_NAME):
            return None
        party = Party(kind="person", name=self.article.name_of((first, verb)), mention=self.article.extract(first, verb))
        return Subject(first, verb, party)

    def part_of(self, preposition: int, floor: int) -> Subject | None:
        """Return the subject of "one of the diplomats said" (somebody unnamed), "some of those present said" (a group in its words)."""
        j = preposition - 1
        if j < floor or self.folded[preposition] != "of":
            return None
        if self.folded[j] in COLLECTIVES and (first := self._opening_article(j, floor)) < j:
            return Subject(first, preposition, self.descriptions.group(first, preposition))  # "a bipartisan group of senators"
        if self.folded[j] not in PARTS | SHARES:
            return None
        if self.folded[j] in SHARES:  # "a number of states"
            first = j - (j > floor and bool(self.flags[j - 1] & DETERMINER))
            return Subject(first, preposition, self.descriptions.group(first, preposition), plain=True)
        whole = self.starting.get(preposition + 1)
        if self.folded[j] != "one":
            return Subject(j, preposition, self.descriptions.group(j, preposition), plain=True)
        if not isinstance(whole, OfficeMention) or not whole.plural:
            return self._one_of(j, preposition)
        office = singular(self.article.name_of((whole.title.start, whole.title.end)))
        span = self.article.extract(j, whole.end)
        return Subject(j, preposition, Party(kind="person", office=office, country=whole.country, mention=span))

    def _opening_article(self, noun: int, floor: int) -> int:
        """Return the "a" or "an" in front of a noun and its adjectives; ``noun`` where there is none."""
        for i in range(noun - 1, max(floor - 1, noun - NEAR), -1):
            if self.folded[i] in ("a", "an"):
                return i
            if self.flags[i] & (MARK | PREPOSITION | CONJUNCTION | DETERMINER):
                break
        return noun

    def _one_of(self, one: int, preposition: int) -> Subject | None:
        """Return somebody unnamed of a group: "one of the sailors", "one of them"; by the words used where no noun tells what one is."""
        last = preposition + 1 + bool(self.flags[preposition + 1] & DETERMINER)
        if last >= len(self.words):
            return None
        word = self.folded[last]
        plural = word.endswith("s") and self.flags[last] & (GROUP | PERSON)
        office = singular(word) if plural else self.article.name_of((one, last + 1))
        spoke = self.speakers.last
        if word == "them" and spoke is not None and spoke.kind == "group":  # "Three officials said ... One of them added"
            bits = self.article.gazetteer.flags
            nouns = (w for w in (spoke.name or "").casefold().split() if w.endswith("s") and bits.get(w, 0) & GROUP)
            office = singular(next(nouns, office + "s"))
        return Subject(one, preposition, Party(kind="person", office=office, mention=self.article.extract(one, last + 1)))

    def another(self, i: int) -> Subject | None:
        """Return somebody unnamed behind somebody unnamed: 'A senior official called it late. [Another] said'."""
        before = self.speakers.unnamed
        if before is None:
            return None
        return Subject(i, i + 1, attrs.evolve(before, mention=self.article.extract(i, i + 1)))

    def group(self, start: int, end: int) -> Party:
        """Return the parties named in tokens ``start:end`` as one group in the printed words."""
        parties = self.article.mentions.parties
        inside = parties[bisect_left(self.party_starts, start) : bisect_left(self.party_starts, end)]
        named = (self.article.party(m) for m in inside if not isinstance(m, PronounMention | GroupMention))
        members = tuple(party for party in named if party.kind != "group")
        return Party(kind="group", name=self.article.name_of((start, end)), mention=self.article.extract(start, end), members=members)

    def body_behind_which(self, j: int, floor: int) -> Subject | None:
        """Return the state or body that a "which" behind a comma goes back to: "..., by the fund, which said growth had slowed"."""
        if self.folded[j] != "which" or j - 1 <= floor or self.words[j - 1] != ",":
            return None
        body = self.ending.get(j - 1)
        if body is None and self.folded[j - 3] == "the" and j - 3 >= floor:
            party = self.descriptions.party(j - 3, j - 2) or self.descriptions.unresolved(j - 3, j - 2)
            return Subject(j, j + 1, party)  # "So does the government, which argues"
        if not isinstance(body, OrganisationMention | CountryMention) or body.start < floor:
            return None
        return Subject(j, j + 1, self.article.party(body))
