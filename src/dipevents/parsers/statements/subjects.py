"""Whose verb it is: the noun phrase in front of a verb of saying, or behind it where the order is inverted.

Rule 1  Between subject and verb there may be adverbs, auxiliaries, days ("on Monday"), an apposition or relative clause in commas.
Rule 2  A mention inside "of", "in", "for" ... belongs to the noun in front of the preposition: "officials in Beijing said".
Rule 3  Mentions joined by "and" are one group in the printed words.
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DIGIT, MARK, MODAL, NUMBER, PERSON, PREPOSITION, PRONOUN, TIME, VERB, WEEKDAY
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...records import Party

DOCUMENTS = frozenset({"statement", "communique", "communiqué", "declaration", "resolution", "report", "document", "letter", "message", "release", "note", "paper", "text", "readout", "spokesperson"})  # fmt: skip
STOPPERS = frozenset({";", ":", "(", "that", "which"})
KIND_NOUNS = {"newspaper": "media", "paper": "media", "daily": "media", "broadcaster": "media", "network": "media", "channel": "media", "party": "political_party", "company": "company", "group": "military", "university": "academic"}  # fmt: skip
SAME_NOUNS = {"tribunal": "court", "court": "tribunal", "bloc": "union", "agency": "agency", "body": "council", "department": "ministry", "ministry": "department"}
BACK = 40  # tokens
DIRECTIONS = frozenset({"southern", "northern", "eastern", "western", "central", "neighbouring", "neighboring", "nearby", "southeastern", "northwestern"})
OFFICES_OF = frozenset({"service", "office", "secretariat", "bureau", "website", "account"})
NEAR = 120  # tokens between a speaker and a description that goes back to him


@attrs.frozen
class Subject:
    """A noun phrase: tokens ``start:end``; ``party`` is who it stands for, None where the article does not tell."""

    start: int
    end: int
    party: Party | None
    plain: bool = False  # a plural noun that the tables do not know
    modal: bool = False  # "would say", "did not say"
    passive: bool = False


class Subjects:
    """Finds subjects in one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.starting, self.ending = article.mentions.starting, article.mentions.ending
        self.date_to = {m.end: m.start for m in article.mentions.dates}
        self.place_of = {m.name[1] + 1: m.start for m in article.mentions.places if m.end > m.name[1]}
        self.owner: Party | None = None  # who issued the statement that the text speaks of
        self.last: Party | None = None  # who spoke last, and which body or state did
        self.last_body: Party | None = None
        self.speaking: Party | None = None  # who speaks in the sentence being read, so far
        self.last_at = 0  # end of the sentence in which somebody spoke last

    # --- in front of the verb -----------------------------------------------------------------------------------

    def before(self, verb: int, floor: int, *, participle: bool = False) -> Subject | None:
        """Return the subject that ends in front of token ``verb``, looking no further left than ``floor``."""
        j, modal, passive = self._over_auxiliaries(verb, floor, participle=participle)
        if j < floor:
            return None
        found = self._ending_at(j, floor)
        if found is None:
            return None
        return attrs.evolve(found, modal=modal, passive=passive)

    def _over_auxiliaries(self, verb: int, floor: int, *, participle: bool) -> tuple[int, bool, bool]:
        """Step left over adverbs, auxiliaries and days; return the token reached, and whether the verb is modal or passive."""
        j = verb - 1
        modal = passive = False
        floor = max(floor, verb - 14)
        while j >= floor:
            bits, word = self.flags[j], self.folded[j]
            if j + 1 in self.date_to and self.date_to[j + 1] >= floor:
                j = self.date_to[j + 1] - 1
                if j >= floor and self.folded[j] in ("on", "in", "at", "late", "early", "earlier", "since"):
                    j -= 1
                continue
            if word in ("not", "n't", "never") or word.endswith("n't"):
                modal = True
            elif bits & MODAL:
                modal = modal or word != "would" or True
            elif bits & AUXILIARY:
                passive = passive or word in ("is", "are", "was", "were", "be", "been", "being")
            elif bits & (WEEKDAY | TIME) and j - 1 >= floor and self.ending.get(j + 1) is None:
                if self.folded[j - 1] in ("on", "this", "in", "late", "last"):
                    j -= 1
            elif not (bits & ADVERB and self.ending.get(j + 1) is None) and word not in ("also", "once", "further", "again", "been", "both", "all", "jointly"):
                break
            j -= 1
        return j, modal, passive and participle

    def _ending_at(self, j: int, floor: int) -> Subject | None:
        """Return the noun phrase whose last token is ``j``."""
        if j < floor:
            return None
        word = self.words[j]
        if word in (",", "--", "–", "—", ")", "_"):
            return self._over_aside(j, floor)
        mention = self.ending.get(j + 1)
        if mention is None:
            return self._plain_noun(j, floor)
        if mention.start < floor:
            return None
        if isinstance(mention, CountryMention) and mention.form == "adjective" and not (mention.start == floor or self.flags[mention.start - 1] & DETERMINER):
            return None
        first = self._with_article(mention, floor)
        while first - 1 > floor and self.words[first - 1] in ("'s", "’s") and (owner := self.ending.get(first - 1)) is not None and owner.start >= floor:
            first = self._with_article(owner, floor)
        p = first - 1
        if isinstance(mention, CountryMention) and p > floor and self.folded[p] in DIRECTIONS:
            p -= 1
        elif isinstance(mention, CountryMention) and p > floor and self.words[p] == "," and (city := self.place_of.get(mention.start)) is not None:
            p = city - 1  # "in Bangkok, Thailand"
        if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION and self.folded[p] not in ("than", "as", "like"):
            outer = self._outer_noun(p, floor)
            if outer is not None:
                return self._widened(outer, j + 1)
            relative = self._relative_head(p, floor)
            if relative is not None:
                return relative
            if p == floor or self.words[p - 1] in (",", ";"):
                return None
        return self._grouped(mention, floor)

    def _grouped(self, mention: PartyMention, floor: int) -> Subject:
        """Join "A and B", "A, B and C" to one group."""
        start = self._with_article(mention, floor)
        count = 1
        i = start - 1
        while i - 1 >= floor and count < 12:
            if self.folded[i] in ("and", "&") and self.words[i - 1] == ",":
                before = self.ending.get(i - 1)
            elif self.folded[i] in ("and", "&") or (self.words[i] == "," and count > 1):
                before = self.ending.get(i)
            else:
                break
            if before is None or before.start < floor or isinstance(before, PronounMention) and before.person not in ("he", "she", "i"):
                break
            first = self._with_article(before, floor)
            left = first - 1
            if left >= floor and self.flags[left] & PREPOSITION and not self.flags[left] & CONJUNCTION:
                break
            if left >= floor and not self.flags[left] & (MARK | CONJUNCTION | ADVERB) and self.folded[left] not in ("that",):
                break
            start = first
            count += 1
            i = start - 1
        if count > 1:
            return Subject(start, mention.end, self._group(start, mention.end))
        party = self._party(mention)
        if isinstance(mention, PersonMention) and start == mention.start:
            start, state = self._described(start, floor)
            if state is not None and party is not None and party.country is None:
                party = attrs.evolve(party, country=state)
        return Subject(start, mention.end, party)

    def _described(self, start: int, floor: int) -> tuple[int, str | None]:
        """Step over words in front of a name that the tables do not know as an office: "Laotian engineer [Somphone Keola]"."""
        i = start
        state: str | None = None
        while i > floor and start - i < 5:
            adjective = self.ending.get(i)
            if isinstance(adjective, CountryMention) and adjective.form == "adjective" and adjective.start >= floor:
                i, state = adjective.start, adjective.code
                continue
            bits = self.flags[i - 1]
            if state is not None or bits & (MARK | PREPOSITION | CONJUNCTION | PRONOUN | DETERMINER | ADVERB | AUXILIARY | MODAL | CAPITAL | DIGIT):
                break
            i -= 1
        known = state is not None or i == floor or self.words[i - 1] in (",", '"', "”", "''", "’") or (i > floor and self.flags[i - 1] & DETERMINER)
        if not known:
            return start, None
        return (i - 1 if i > floor and self.flags[i - 1] & DETERMINER else i), state

    def _party(self, mention: PartyMention) -> Party | None:
        """Return the party of a mention; a pronoun in front of a verb of saying goes to who spoke last, if nobody else came up since."""
        if isinstance(mention, PronounMention):
            span = self.article.extract(mention.start, mention.end)
            if mention.person == "who":
                before = self.ending.get(mention.start) or (self.ending.get(mention.start - 1) if self.words[mention.start - 1] == "," else None)
                return self.article.party(before) if before is not None and not isinstance(before, PronounMention) else None
            if mention.person == "it" and self.last_body is not None:
                return attrs.evolve(self.last_body, mention=span)
            coordinate = mention.start > 0 and self.folded[mention.start - 1] in ("but", "and") and self.speaking is not None
            if mention.person in ("he", "she") and coordinate and self.speaking and self._gender_fits(self.speaking, mention.person):
                return attrs.evolve(self.speaking, mention=span)
            if mention.person in ("he", "she") and self.last is not None and self.last.kind == "person":
                entity = self.article.entities.person_of.get(mention.start)
                since = entity is None or not any(self.last_at <= s < mention.start for s, e in entity.spans if e - s > 0 and s != mention.start)
                if since and self._gender_fits(self.last, mention.person):
                    return attrs.evolve(self.last, mention=span)
        if isinstance(mention, OfficeMention) and self._is_the_unnamed_speaker(mention):
            return attrs.evolve(self.last, mention=self.article.extract(mention.start, mention.end))  # type: ignore[type-var]
        if isinstance(mention, OfficeMention) and self._describes_the_speaker(mention):
            return attrs.evolve(self.last, mention=self.article.extract(mention.start, mention.end))  # type: ignore[type-var]
        return self.article.party(mention)

    def _is_the_unnamed_speaker(self, mention: OfficeMention) -> bool:
        """Tell whether "the official" goes back to "a Mexican official", who spoke last and is never named."""
        if not mention.definite or mention.plural or self.last is None or self.last.kind != "person" or self.last.name:
            return False
        title = [self.folded[i] for i in range(mention.title.start, mention.title.end)]
        known = (self.last.office or "").casefold().split()
        return mention.country in (None, self.last.country) and set(title) <= set(known)

    def _describes_the_speaker(self, mention: OfficeMention) -> bool:
        """Tell whether a definite description of no high office ("the scholar", "the Florida senator") goes back to who spoke last."""
        if not mention.definite or mention.plural or mention.counterpart or mention.start in self.article.entities.person_of:
            return False
        if self.last is None or self.last.kind != "person" or not self.last.name or mention.start - self.last_at > NEAR:
            return False
        determined = self.folded[mention.start] == "the"
        return determined and mention.title.rank in (None, "official", "legislator")

    def _gender_fits(self, party: Party, pronoun: str) -> bool:
        wanted = "m" if pronoun == "he" else "f"
        return all(
            entity.gender in (None, wanted)
            for entity, number in zip(self.article.entities.people, self.article.person_ids, strict=True)
            if number == party.ref
        )

    def _with_article(self, mention: PartyMention, floor: int) -> int:
        """Return the first token of a mention, the article in front of it included."""
        return mention.start - 1 if mention.start > floor and self.folded[mention.start - 1] == "the" else mention.start

    def _group(self, start: int, end: int) -> Party:
        members = tuple(
            party
            for m in self.article.mentions.parties
            if start <= m.start and m.end <= end and not isinstance(m, PronounMention | GroupMention)
            if (party := self.article.party(m)) is not None and party.kind != "group"
        )
        return Party(kind="group", name=self.article.name_of((start, end)), mention=self.article.extract(start, end), members=members)

    def _outer_noun(self, preposition: int, floor: int) -> Subject | None:
        """Return the noun phrase that a prepositional phrase hangs on: "officials" of "officials in Beijing"."""
        before = self.ending.get(preposition)
        if before is not None and before.start >= floor and not (isinstance(before, CountryMention) and before.form == "adjective"):
            p = before.start - 1
            if p >= floor and self.flags[p] & PREPOSITION and not self.flags[p] & CONJUNCTION:
                deeper = self._outer_noun(p, floor)
                if deeper is not None:
                    return deeper
            if isinstance(before, CountryMention | OrganisationMention | PersonMention) and self.folded[preposition] not in ("of", "in", "from", "at", "for"):
                return None
            return self._grouped(before, floor)
        j = preposition - 1
        if j > floor and self.folded[j] in ("familiar", "close", "briefed", "involved", "present", "based", "acquainted"):
            j -= 1
        if j < floor or self.flags[j] & (MARK | PREPOSITION | ADVERB | CONJUNCTION | PRONOUN | DIGIT):
            return None
        return self._plain_noun(j, floor)

    def _over_aside(self, j: int, floor: int) -> Subject | None:
        """Step over an apposition, relative clause or bracket that ends with the mark at ``j``."""
        named = self.ending.get(j)
        if isinstance(named, PersonMention) and named.start >= floor and self.words[named.name[0] - 1] == ",":
            return self._grouped(named, floor)  # "the chief secretary, Yoshihide Sato, said"
        closing = self.words[j]
        opening = "(" if closing == ")" else closing
        i = j - 1
        depth = 0
        low = max(floor, j - BACK)
        while i > low:
            word = self.words[i]
            if closing != ")" and word == ")":
                depth += 1
            elif closing != ")" and word == "(":
                depth -= 1
            elif word == opening and depth == 0:
                mention = self.ending.get(i)
                aside = self.starting.get(i + 1)
                if isinstance(aside, PersonMention) and aside.end == j and not isinstance(mention, PersonMention):
                    return Subject(mention.start if mention is not None else aside.start, j + 1, self.article.party(aside))
                if mention is not None and mention.start >= floor and not (isinstance(mention, CountryMention) and mention.form == "adjective"):
                    if closing == ",":
                        following = self.folded[i + 1]
                        if following in ("and", "but", "while"):
                            return None
                    return self._ending_at(i - 1, floor)
                if closing == ")":
                    return self._ending_at(i - 1, floor)
                if closing == "," and self._noun_head(i - 1, floor):
                    return self._plain_noun(i - 1, floor)
            i -= 1
        return None

    def _noun_head(self, j: int, floor: int) -> bool:
        return j >= floor and self.folded[j].rstrip("s") in DOCUMENTS

    def _plain_noun(self, j: int, floor: int) -> Subject | None:
        """Return a noun phrase that is no mention: a document that speaks for its author, or a relative clause's head."""
        word = self.folded[j]
        if self.flags[j] & (MARK | PREPOSITION | PRONOUN | DIGIT | CONJUNCTION | ADVERB) and word not in ("one",):
            return None
        start = j
        low = max(floor, j - 12)
        while start > low and not self.flags[start - 1] & (MARK | PREPOSITION | CONJUNCTION | PRONOUN):
            start -= 1
            if self.flags[start] & DETERMINER:
                break
        if word in DOCUMENTS or word.rstrip("s") in DOCUMENTS:
            own = self._owner_in(start, j)
            return Subject(start, j + 1, own or self.owner or self.last_body or self.last)
        head = self._relative_head(j, floor)
        if head is not None:
            return head
        if start - 1 > floor and self.flags[start - 1] & PREPOSITION and start > low:
            outer = self._outer_noun(start - 1, floor)
            if outer is not None:
                return self._widened(outer, j + 1)
        party = self._by_noun(start, j) or self._somebody(start, j)
        if party is None and self._is_plural(j) and (self.flags[start] & DETERMINER or j - start <= 3):
            party = Party(kind="group", name=self.article.name_of((start, j + 1)), mention=self.article.extract(start, j + 1))
            return Subject(start, j + 1, party, plain=True)
        return Subject(start, j + 1, party)

    def _somebody(self, start: int, j: int) -> Party | None:
        """Return whom a definite noun for a person goes back to: "the 71-year-old", "the former soldier": the latest one named."""
        aged = self.folded[j] == "old" and self.words[j - 1] == "-" and self.folded[j - 2] == "year"
        if not (aged or self.flags[j] & PERSON):
            return None
        first = start
        while first > 0 and j - first < 7 and not self.flags[first] & DETERMINER and self.flags[first - 1] & (DETERMINER | DIGIT | NUMBER) | (self.words[first - 1] == "-"):
            first -= 1
        if self.folded[first] != "the":
            return None
        for mention in reversed(self.article.mentions.people):
            if mention.start < first:
                return self.article.person(self.article.entities.person_of[mention.start], (first, j + 1))
        return None

    def _widened(self, outer: Subject, end: int) -> Subject:
        """Return a subject with the prepositional phrase behind it; a description that the tables do not know is named by all of it."""
        party = outer.party
        if outer.plain and party is not None:
            party = attrs.evolve(party, name=self.article.name_of((outer.start, end)), mention=self.article.extract(outer.start, end))
        return Subject(outer.start, end, party, plain=outer.plain)

    def _is_plural(self, j: int) -> bool:
        """Tell whether a noun is plural by its form: "prosecutors", not "press"."""
        word = self.folded[j]
        if word in ("people", "police", "media", "men", "women"):
            return True
        return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not self.flags[j] & (CAPITAL | VERB) and len(word) > 3

    def _relative_head(self, j: int, floor: int) -> Subject | None:
        """Return whom a relative clause hangs on: "officials who monitor the border said"."""
        for i in range(j, max(floor, j - BACK), -1):
            if self.folded[i] in ("who", "which") and (mention := self.ending.get(i)) is not None and mention.start >= floor:
                return Subject(mention.start, j + 1, self.article.party(mention))
            if self.words[i] in (",", ";", ":"):
                break
        return None

    def _by_noun(self, start: int, j: int) -> Party | None:
        """Return whom a common noun stands for: "the tribunal", "the embassy", "the newspaper"; "the government" of the text's own state."""
        word = self.folded[j]
        if word in self.article.gazetteer.state_nouns:
            owner = self.ending.get(j)
            if isinstance(owner, PersonMention):
                party = self.article.party(owner)
                return Party(kind="country", country=party.country, mention=self.article.extract(start, j + 1)) if party and party.country else None
            home = self.article.entities.home
            return Party(kind="country", country=home, mention=self.article.extract(start, j + 1)) if home and j - start <= 1 else None
        inside = [m for i in range(start, j + 1) if (m := self.starting.get(i)) is not None and m.end <= j + 1 and not isinstance(m, PronounMention)]
        if word in OFFICES_OF and inside and isinstance(inside[-1], CountryMention | OrganisationMention):
            owner = self.article.party(inside[-1])  # "the Kremlin press service"
            name = self.article.name_of((inside[-1].start, j + 1))
            return Party(kind="organisation", name=name, country=owner.country if owner else None, mention=self.article.extract(start, j + 1))
        if self.article.gazetteer.body_heads.get(word) == "government" and word != "government" and j - start <= 4:
            state = next((m.code for m in inside if isinstance(m, CountryMention)), None)
            named = self._named_body(word, start)
            if named is not None and state in (None, named.country):
                return attrs.evolve(named, mention=self.article.extract(start, j + 1))
            first = start + 1 if self.flags[start] & DETERMINER else start
            first = max([first, *(m.end for m in inside if isinstance(m, CountryMention))])
            if first < j:
                name = self.article.name_of((first, j + 1))
                return Party(kind="organisation", name=name, country=state or self.article.entities.home, mention=self.article.extract(start, j + 1))
        if not self.flags[start] & DETERMINER or j - start > 2:
            return None
        wanted = KIND_NOUNS.get(word)
        same = SAME_NOUNS.get(word, word)
        for mention in reversed(self.article.mentions.organisations):
            if mention.start >= start:
                continue
            name = self.folded[mention.name[0] : mention.name[1]]
            if word in name or same in name or (wanted is not None and mention.kind == wanted):
                return self.article.body(self.article.entities.body_of[mention.start], (start, j + 1))
        return None

    def _named_body(self, word: str, before: int) -> Party | None:
        """Return the body met last whose name ends in a noun: "the ministry" of the Foreign Ministry."""
        for mention in reversed(self.article.mentions.organisations):
            if mention.start < before and self.folded[mention.name[1] - 1] == word:
                return self.article.body(self.article.entities.body_of[mention.start])
        return None

    def _owner_in(self, start: int, end: int) -> Party | None:
        """Return whose statement it is: "the U.S. statement", "the ministry's statement"."""
        for i in range(start, end):
            mention = self.starting.get(i)
            if mention is not None and mention.end <= end and not isinstance(mention, PronounMention):
                party = self.article.party(mention)
                if party is not None and party.kind == "country" and self.owner is not None and self.owner.country == party.country:
                    return self.owner
                return party
        nouns = {self.folded[i] for i in range(start, end) if not self.flags[i] & DETERMINER}
        if nouns & self.article.gazetteer.body_heads.keys():
            for mention in reversed(self.article.mentions.organisations):
                if mention.start < start and nouns <= set(self.folded[mention.name[0] : mention.name[1]]):
                    return self.article.body(self.article.entities.body_of[mention.start])
        return None

    # --- behind the verb ----------------------------------------------------------------------------------------

    def after(self, verb_end: int, end: int) -> Subject | None:
        """Return the subject that begins right behind a verb: "..., said Foreign Minister Wang Yi"."""
        i = verb_end
        while i < end and self.flags[i] & ADVERB and i not in self.starting:
            i += 1
        mention = self.starting.get(i)
        if mention is None or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            mention = self._name_behind_description(i, end)
        if mention is None or mention.end > end:
            return None
        i = min(i, mention.start)
        if isinstance(mention, PronounMention) and mention.person not in ("he", "she", "they", "it"):
            return None
        stop = mention.end
        parts = [mention]
        while stop + 1 < end and (self.folded[stop] == "and" or (self.words[stop] == "," and len(parts) > 1)):
            follow = self.starting.get(stop + 1)
            if follow is None or isinstance(follow, PronounMention) or follow.end > end:
                break
            parts.append(follow)
            stop = follow.end
        if len(parts) > 1 and (stop >= end or not self._is_verbal(stop)):
            return Subject(i, stop, self._group(i, stop))
        named = self._named_in_apposition(mention, end)
        if named is not None:
            return Subject(i, named.end, self.article.party(named))
        return Subject(i, mention.end, self._party(mention))

    def _name_behind_description(self, i: int, end: int) -> PartyMention | None:
        """Return the name behind words that the tables do not know: "said French sinologue Pierre Durand"."""
        for j in range(i, min(i + 7, end)):
            mention = self.starting.get(j)
            if isinstance(mention, PersonMention | OrganisationMention):
                return mention
            known = isinstance(mention, CountryMention) and mention.form == "adjective"
            titled = self.folded[j] == "and" and j + 1 < end and bool(self.flags[j + 1] & CAPITAL)
            if not known and not titled and self.flags[j] & (PREPOSITION | MARK | CONJUNCTION | AUXILIARY | MODAL):
                return None
        return None

    def _named_in_apposition(self, mention: PartyMention, end: int) -> PartyMention | None:
        """Return the name behind an office: "said a foreign ministry spokesman, Geng Shuang"."""
        if not isinstance(mention, OfficeMention) or mention.plural:
            return None
        if mention.end + 1 < end and self.words[mention.end] == ",":
            follow = self.starting.get(mention.end + 1)
            if isinstance(follow, PersonMention):
                return follow
        return None

    def _is_verbal(self, i: int) -> bool:
        return bool(self.flags[i] & (AUXILIARY | MODAL))


