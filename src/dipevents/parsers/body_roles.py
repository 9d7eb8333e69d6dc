"""Who presides over, chairs, hosts, heads, belongs to or observes a body: read around the body's mentions.

Rule 1  A role noun or verb stands beside the body: "the presidency of BODY", "BODY chair", "hosted the BODY summit",
        "joined BODY". The words between are few and bounded.
Rule 2  The holder is printed in the same sentence: as owner ("Russia's chairmanship of"), subject ("China has
        assumed the presidency of"), receiver ("will be handed over to the Philippines"), apposition ("Laos, the
        ASEAN chair"), or as a title of a person.
Rule 3  Evidence is the sentence. The same role of the same holder is one record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ..article import Article
from ..choices import OrganisationRole
from ..coreference import BodyEntity
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    FUNCTION,
    MARK,
    MODAL,
    ORDINAL,
    PAST,
    PREPOSITION,
    THIRD,
    TIME,
)
from ..mentions import CountryMention, OrganisationMention, PersonMention
from ..mentions.body_words import vocabulary
from ..records import Party, Role
from ..tokens import POSSESSIVE
from .reader import Reader

NOUNS: dict[str, OrganisationRole] = {
    **dict.fromkeys(("presidency", "presidencies"), "presidency"),
    **dict.fromkeys(("chair", "chairmanship", "chairship", "co-chair", "chairmanships"), "chair"),
    **dict.fromkeys(("member", "members", "membership"), "member"),
    **dict.fromkeys(("observer", "observers"), "observer"),
    **dict.fromkeys(("host", "hosting"), "host"),
}
TITLES: dict[str, OrganisationRole] = {
    **dict.fromkeys(("secretary-general", "secretary"), "secretary_general"),
    **dict.fromkeys(("chairman", "chairwoman", "chairperson", "chair", "co-chair"), "chair"),
    "president": "presidency",
    "member": "member",
}
PASSED_ON = frozenset({"presidency", "chair", "host"})
DENIALS = frozenset({"not", "never", "n't", "neither"})
BETWEEN = frozenset({"to", "set", "which", "who", ",", "on"})
FEW = 6  # words between a role's noun or verb and the body, and between a verb and its subject


def find_roles(article: Article) -> dict[int, list[Role]]:
    """Return the roles by the number of the body, in text order, each once.

    >>> from dipevents.gazetteer import Gazetteer
    >>> from dipevents.pipeline import read
    >>> note = "China has assumed the presidency of the SCO. Laos, the ASEAN chair, agreed."
    >>> article, _ = read(note, None, Gazetteer.default())
    >>> [[(r.role, r.holder.country) for r in roles] for roles in find_roles(article).values()]
    [[('presidency', 'CHN')], [('chair', 'LAO')]]
    """
    reader = _Walk(article)
    found: dict[int, list[Role]] = {}
    seen: set[tuple[int, str, str | None, str | None]] = set()
    for body, role, holder, at in sorted(reader.roles(), key=lambda r: r[3]):
        key = (body.number, role, holder.name, holder.country if holder.kind == "country" else holder.ref)
        if key in seen:
            continue
        seen.add(key)
        start, end = reader.sentence(at)
        found.setdefault(body.number, []).append(Role(role=role, holder=holder, evidence=article.extract(start, end)))
    return found


Found = tuple[BodyEntity, OrganisationRole, Party, int]


class _Walk(Reader):
    """One walk over the bodies of an article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.named = {m.name[0]: m for m in article.mentions.people}
        self.known = vocabulary(article.gazetteer).words
        self.sentence_starts = [s.start for s in article.document.sentences]

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the sentence that holds a token."""
        sentence = self.article.document.sentences[bisect_right(self.sentence_starts, i) - 1]
        return sentence.start, sentence.end

    def roles(self) -> Iterator[Found]:
        """Yield every role found: body, role, holder, token."""
        for mention in self.article.mentions.organisations:
            body = self.article.entities.body_of[mention.start]
            floor, limit = self.sentence(mention.start)
            front = self._over_article(mention.start - 1, floor)
            for role, holder in [
                *self._behind_noun(mention, front, floor, limit),
                *self._with_noun(mention, floor, limit),
                *self._verbs(mention, front, floor, limit),
            ]:
                yield body, role, holder, mention.start
        yield from self._titles()

    # --- the presidency of BODY -------------------------------------------------------------------------------------

    def _behind_noun(self, mention: OrganisationMention, i: int, floor: int, limit: int) -> Iterator[tuple[OrganisationRole, Party]]:
        """Read "the presidency of BODY", "members of BODY", "observer status in BODY"; token ``i`` is in front of the article."""
        if i > floor + 1 and self.words[i] == "," and self.folded[floor] == "under":
            role = NOUNS.get(self.folded[i - 1])
            if role is not None and role in PASSED_ON:  # under Malta's chairmanship, BODY did so
                yield from self._holders(role, i - 1, floor)
            return
        if i <= floor or self.folded[i] not in ("of", "in", "to", "at"):
            return
        noun = i - 1
        if self.folded[noun] in self.known["role_status"] and noun > floor:
            noun -= 1
        role = NOUNS.get(self.folded[noun])
        if role is None or (role == "host" and self.folded[i] != "of") or (role == "member" and self._goes_on(mention.end, limit)):
            return
        yield from self._holders(role, noun, floor)
        if role in PASSED_ON and mention.end < limit and self.folded[mention.end] == "from":
            former = self.starting.get(mention.end + 1)
            holder = self.article.party(former) if former is not None else None
            if holder is not None:
                yield role, holder

    def _goes_on(self, i: int, limit: int) -> bool:
        """Tell whether the body is a mere attribute of the noun behind it: "member of the Cairo Embassy team"."""
        return i < limit and not (
            self.flags[i] & (MARK | FUNCTION | AUXILIARY | MODAL | ADVERB | PAST | THIRD | TIME)
            or self.folded[i] in self.known["role_after"]
        )

    def _over_article(self, i: int, floor: int) -> int:
        """Step left over "the", "this year's", ordinals in front of a body's name."""
        while i > floor and (
            self.folded[i] in ("the", "this", "year", "next")
            or self.folded[i] in POSSESSIVE
            or self.flags[i] & ORDINAL
            or self.words[i][0].isdigit()
        ):
            if self.folded[i] in POSSESSIVE and self.folded[i - 1] not in ("year", "month"):
                break
            i -= 1
        return i

    def _holders(self, role: OrganisationRole, noun: int, floor: int) -> Iterator[tuple[OrganisationRole, Party]]:
        """Yield who holds the role whose noun is token ``noun``."""
        i = noun - 1
        for _ in range(FEW):
            if i < floor or not (self.flags[i] & (ADVERB | ORDINAL) or self.folded[i] in self.known["role_between"]):
                break
            i -= 1
        if i < floor:
            return
        holder: Party | None = None
        if self.folded[i + 1] in ("as", "role") and role not in ("member", "observer"):
            holder = self._party_to(i + 1)
        if holder is None:
            holder = self._holder_at(i, noun, floor)
        if holder is not None:
            yield role, holder
        if holder is not None and holder.kind == "country" and self.folded[noun].endswith("s"):
            yield from ((role, party) for party in self._joined(holder))

    def _holder_at(self, i: int, noun: int, floor: int) -> Party | None:
        """Return the holder as owner, in apposition, or as subject of the verb at token ``i``."""
        if self.folded[i] in POSSESSIVE:
            return self._party_to(i)
        if self.words[i] == ",":
            return None if self.folded[noun].endswith("s") else self._party_to(i)
        if self.folded[i] in self.known["role_takes"] or self.folded[i] in self.known["role_is"]:
            return self._subject(i, floor)
        return None

    def _joined(self, last: Party) -> Iterator[Party]:
        """Yield the states listed in front of one: "Chile, Peru and" Japan."""
        i = next((m.start for m in self.article.mentions.countries if self._starts_at(m, last)), 0)
        while i > 1 and (self.words[i - 1] == "," or self.folded[i - 1] == "and"):
            i -= 1 if self.words[i - 2] != "," else 2
            party = self._party_to(i)
            if party is None or party.kind != "country":
                return
            yield party
            i = self.ending[i].start

    def _starts_at(self, mention: CountryMention, party: Party) -> bool:
        return party.mention is not None and self.article.document.starts[mention.start] == party.mention.start

    def _subject(self, verb: int, floor: int) -> Party | None:
        """Return the party in front of a verb, auxiliaries and adverbs between; none where the verb is denied."""
        i = verb - 1
        for _ in range(FEW):
            if i < floor or self.folded[i] in DENIALS:
                return None
            if i + 1 in self.ending:
                return self._party_to(i + 1)
            auxiliary = self.flags[i] & (AUXILIARY | MODAL | ADVERB)
            if not auxiliary and self.folded[i] not in self.known["role_takes"] and self.folded[i] not in BETWEEN:
                return None
            i -= 1
        return None

    def _party_to(self, end: int) -> Party | None:
        """Return the party whose mention ends in front of token ``end``."""
        mention = self.ending.get(end)
        if mention is None or (isinstance(mention, CountryMention) and mention.form == "adjective"):
            return None
        return self.article.party(mention)

    # --- BODY presidency --------------------------------------------------------------------------------------------

    def _with_noun(self, mention: OrganisationMention, floor: int, limit: int) -> Iterator[tuple[OrganisationRole, Party]]:
        """Read "India's G20 presidency", "ASEAN chair Laos", "the SCO chair was handed to X", "EU members X and Y"."""
        noun = mention.end
        while noun < limit and self.folded[noun] in ("summit", "rotating", "-"):
            noun += 1
        role = NOUNS.get(self.folded[noun]) if noun < limit else None
        if role is None:
            return
        after = noun + 1
        if after < limit and self.folded[after] in self.known["role_status"]:
            after += 1
        party = self.starting.get(after) or self.named.get(after)
        if party is not None and role in ("chair", "member", "host", "observer"):
            several = list(self._list(after, limit))
            yield from ((role, p) for p in (several if self.folded[after - 1].endswith("s") else several[:1]))
            return
        for i in range(after, min(after + FEW, limit)):
            if self.folded[i] in self.known["role_gives"]:
                to = next((j for j in range(i + 1, min(i + 5, limit)) if self.folded[j] == "to"), None)
                receiver = None if to is None else self.starting.get(to + 1) or self.starting.get(to + 2)
                holder = None if receiver is None else self.article.party(receiver)
                if holder is not None:
                    yield role, holder
                if to is not None:
                    return
        if self.folded[noun].endswith("s") or (after < limit and self.flags[after] & CAPITAL and not self.flags[after] & MARK):
            return
        yield from self._holders(role, mention.start, floor)

    def _list(self, i: int, limit: int) -> Iterator[Party]:
        """Yield the parties listed from token ``i`` on."""
        while i < limit:
            mention = self.starting.get(i) or self.named.get(i)
            if mention is None or (isinstance(mention, CountryMention) and mention.form == "adjective"):
                return
            holder = self.article.party(mention)
            if holder is not None:
                yield holder
            i = mention.end
            while i < limit and (self.words[i] == "," or self.folded[i] == "and"):
                i += 1
            if i == mention.end:
                return

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _verbs(self, mention: OrganisationMention, i: int, floor: int, limit: int) -> Iterator[tuple[OrganisationRole, Party]]:
        """Read "Brazil hosts the G20 summit", "Laos chairs ASEAN", "Sweden joined NATO", and their passives; ``i`` as above."""
        for _ in range(3):
            if i > floor and self.flags[i] & (ORDINAL | DETERMINER) and not self.flags[i] & CAPITAL:
                i -= 1
        verb = self.folded[i] if i > floor else ""
        if verb == "of" and self.folded[i - 1] == "hosting":
            yield from self._holders("host", i - 1, floor)
        elif verb in self.known["role_hosts"]:
            yield from self._doer("host", i, floor)
        elif verb in self.known["role_chairs"]:
            yield from self._doer("chair", i, floor)
        elif (
            verb in self.known["role_joins"]
            and not self._goes_on(mention.end, limit)
            and self.words[mention.end : mention.end + 1] != ["-"]
        ):
            yield from self._doer("member", i, floor)
        j = mention.end
        while j < len(self.words) - 2 and j - mention.end < 4 and self.folded[j] in self.known["role_meetings"]:
            j += 1
        if self.folded[j : j + 1] in (["hosted"], ["chaired"]) and self.folded[j + 1 : j + 2] == ["by"]:
            host = self.starting.get(j + 2)
            holder = self.article.party(host) if host is not None else None
            if holder is not None:
                yield ("host" if self.folded[j] == "hosted" else "chair"), holder

    def _doer(self, role: OrganisationRole, verb: int, floor: int) -> Iterator[tuple[OrganisationRole, Party]]:
        holder = self._subject(verb, floor)
        if holder is not None:
            yield role, holder

    # --- titles -----------------------------------------------------------------------------------------------------

    def _titles(self) -> Iterator[Found]:
        """Yield those with a title in a body: "NATO Secretary General X", "X, president of the European Council"."""
        for mention in self.article.mentions.people:
            for title in mention.titles:
                found = self._title(mention, title.body, title.start, title.end)
                if found is not None:
                    yield found

    def _title(self, mention: PersonMention, body: tuple[int, int] | None, start: int, end: int) -> Found | None:
        inside = (body[0],) if body is not None else range(start, end)
        entity = next((b for b in map(self.article.entities.body_of.get, inside) if b is not None), None)
        if entity is None or entity.kind not in ("igo", "forum"):
            return None
        for i in range(start, end):
            word = self.folded[i]
            role = TITLES.get(word)
            if role == "secretary_general" and "general" not in self.folded[i : i + 3]:
                continue
            if self.flags[i] & PREPOSITION or self.folded[i] in ("deputy", "vice", "assistant", "under"):
                return None
            if role is not None:
                holder = self.article.party(mention)
                return entity, role, holder, mention.start
        return None
