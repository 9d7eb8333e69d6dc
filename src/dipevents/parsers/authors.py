"""Who issued a text: the party that its author line, its headline, a line around the prose or its first words name.

Rule 1  A line of the head that names somebody is the author; then "Statement by X", "X's remarks", "Joint statement of A and B" in the
        headline; then a signature or letterhead; then "We, the leaders of ...", "On behalf of X, I ..." or "Norway condemns ..." in the first sentences.
Rule 2  An author known by office alone is the person whom the head of the text names with that office.
Whether the text speaks in the author's voice is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

import attrs

from ..article import Article
from ..document import Paragraph, Sentence
from ..lexicon import ADVERB, DETERMINER, DIGIT, MARK, PAST, PREPOSITION, THIRD, UPPER
from ..mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ..records import Party
from .evidence import OPEN_QUOTES
from .reader import Reader
from .unsigned import Unsigned

UTTERANCES = frozenset({"statement", "statements", "remarks", "message", "speech", "address", "declaration", "communique", "communiqué", "intervention", "toast", "lecture", "eulogy", "greetings", "letter", "transcript", "comment", "comments", "commentary", "answer", "answers", "reply", "article", "essay"})  # fmt: skip
TEXTS = UTTERANCES | {"report", "response", "text"}
REGARDING = frozenset({"regarding", "concerning", "about", "over"})
TOPICS = frozenset({"on", "about", "regarding", "concerning", "over", "following", "after"})  # what an utterance is about, not whose it is
PERFORMED = frozenset({"thank", "congratulate", "condole", "condemn", "welcome", "praise", "express"})  # acts with which a release begins
BELIEFS = frozenset({"believe", "predict", "reckon", "speculate", "opine"})  # told of somebody, in a release or not
SPEAKING = frozenset({"speaks", "spoke", "addresses", "addressed", "delivers", "delivered", "gives", "gave", "makes", "made", "read", "reads", "issued", "issues"})  # fmt: skip
ADDRESSING = frozenset({"speaks", "spoke", "addresses", "addressed"})
SALUTATIONS = frozenset({"mr", "mr.", "madam", "your", "dear", "excellencies", "excellency", "ladies", "distinguished"})
CLOSING = 3  # tokens of "Yours sincerely," in front of a signature
CLOSINGS = 5  # paragraphs at the end of a text in which a letter takes its leave
FAREWELLS = frozenset({"sincerely", "faithfully", "respectfully", "truly"})
READING = frozenset({"reads", "read", "says", "states", "follows", "text"})  # "the message reads as follows"
BEGINNINGS = frozenset({"below", "following", "follows"})
ISSUING = frozenset({"issued", "released", "published", "delivered", "made"})
READS = 8  # tokens behind the verb, or between a text and its verb
MESSAGES = frozenset({"message", "letter", "telegram", "cable", "condolences", "congratulations", "text"})
PLACES = frozenset({"at", "in", "before", "to"})  # behind a name in a headline: where, or to whom, somebody speaks
GIVERS = frozenset({"speaker", "author", "by"})
QUOTES_OF = frozenset({"quote", "quotes", "comment", "comments"})
EXCERPTS = frozenset({"highlights", "excerpts", "extracts", "quotes"})
ATTRIBUTED_TO = (["attributable", "to"], ["attributed", "to"])
ANNOUNCEMENT = 30  # tokens of "Quotes attributable to the Minister for Trade, Ana Roe:"
LABEL_WORDS = 12
QUESTIONERS = frozenset({"q", "question", "journalist", "reporter", "interviewer", "correspondent", "host", "moderator", "presenter"})
LONG = 60  # tokens of a sentence that introduces a text
OPENING = 4  # sentences of prose in which the author may say who speaks


def quoted_below(article: Article, paragraph: Paragraph) -> Party | None:
    """Return whose quotations a paragraph announces: "Quotes attributable to the Minister for Trade, Ana Roe:"; None for other prose."""
    folded, start = article.document.folded, paragraph.start
    if folded[start] not in QUOTES_OF or folded[start + 1 : start + 3] not in ATTRIBUTED_TO or paragraph.end - start > ANNOUNCEMENT:
        return None
    return _named_in(article, paragraph)


def excerpted_below(article: Article, paragraph: Paragraph) -> Party | None:
    """Return from whose words a paragraph announces excerpts: "Highlights from Minister Ana Roe's speech:"; None for other prose."""
    folded, start, end = article.document.folded, paragraph.start, paragraph.end
    opens = folded[start] in EXCERPTS and folded[start + 1 : start + 2] in (["from"], ["of"]) and end - start <= ANNOUNCEMENT
    announces = opens and article.document.words[end - 1] in (":", ";") and not UTTERANCES.isdisjoint(folded[start:end])
    return _named_in(article, paragraph) if announces else None


def _named_in(article: Article, paragraph: Paragraph) -> Party | None:
    """Return the person named in an announcement, else the office."""
    start = paragraph.start
    inside = [m for m in article.mentions.parties if start < m.start and m.end <= paragraph.end]
    named = next((m for m in inside if isinstance(m, PersonMention)), None) or next(
        (m for m in inside if isinstance(m, OfficeMention)), None
    )
    return article.party(named) if named is not None else None


class Authors(Reader):
    """Finds the author of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.unsigned = Unsigned(article)

    def author(self) -> Party | None:
        """Return who issued the text, None where it does not tell (Rules 1 and 2)."""
        line = self.article.document.header.author
        if line is not None and self.folded[line[0]] not in SALUTATIONS:
            party = self._among(*line)
            if party is not None:
                return (not party.name and self._signer(party)) or party
        titled = self._from_headline()
        if titled is not None and titled.kind == "person" and not titled.name:
            together = next(filter(None, (self._we_the(s.start, s.end) for s in self._opening())), None)  # a chair's statement
            titled = together or self._signer(titled) or self._bare_name() or titled
        named = titled or self._correspondent() or self._from_lines() or self._from_opening() or self._from_contacts() or self._quoted()
        return named or self.unsigned.pair()

    def presumed(self, before: int) -> Party | None:
        """Return who gives a speech that no line announces, by the words in front of token ``before``; somebody named, if there is one.

        Forms: headline PARTY speaks / addresses / at ...; "Speaker: PARTY"; a sentence "PARTY gave a speech", "PARTY addressed the council".
        """
        document = self.article.document
        found: list[Party] = []
        for number, paragraph in enumerate(document.paragraphs):
            start, end = paragraph.start, paragraph.end
            if start >= before:
                break
            labelled = self.words[start + 1 : start + 2] == [":"] and self.folded[start] in GIVERS
            mention = self.starting.get(start + 2) if labelled else self.starting.get(start) or self.starting.get(start + 1)
            if not isinstance(mention, PersonMention | OfficeMention) or mention.end >= end:
                continue
            behind = self.folded[mention.end]
            titled = number == document.header.headline and behind in SPEAKING | PLACES
            speaks = behind in SPEAKING and (behind in ADDRESSING or not UTTERANCES.isdisjoint(self.folded[mention.end : end]))
            acts = number == document.header.headline and self._acts(mention, end)
            if labelled or titled or speaks or (acts and self._is_first_prose(before)):
                found.append(self.article.party(mention))
        return next((party for party in found if party.name is not None), found[0] if found else None)

    def _acts(self, mention: PersonMention | OfficeMention, end: int) -> bool:
        """Tell whether somebody is the subject of a headline that tells a deed: "President X held a call with Y"."""
        verb = mention.end
        while verb < end - 1 and self.flags[verb] & ADVERB:
            verb += 1
        return verb < end and bool(self.flags[verb] & (PAST | THIRD)) and not self.flags[verb] & UPPER

    def _is_first_prose(self, token: int) -> bool:
        """Tell whether the prose begins at ``token``, so that all of it speaks in the first person."""
        first = next((p for p in self.article.document.paragraphs if p.kind == "body"), None)
        return first is not None and first.start == token

    def _from_headline(self) -> Party | None:
        header = self.article.document.header
        titles = [number for number in (header.headline, header.deck) if number is not None]
        return next((party for number in titles if (party := self.announced_by(number)) is not None), None)

    def _signer(self, office: Party) -> Party | None:
        """Return who signs a text below its prose with a bare name, and so holds the ``office`` that its title names."""
        paragraphs = self.article.document.paragraphs
        last = max((p.end for p in paragraphs if p.kind == "body"), default=0)
        for line in (p for p in paragraphs if p.kind == "line" and p.start >= last):
            mention = self.ending.get(line.end)
            if isinstance(mention, PersonMention) and not mention.titles and line.start <= mention.start <= line.start + CLOSING:
                signer = self.article.party(mention)
                return attrs.evolve(signer, office=office.office, rank=office.rank, country=signer.country or office.country)
        return None

    def announced_by(self, number: int) -> Party | None:
        """Return whose words a paragraph announces: by itself, or with the line below it: "Speech of" / "President X"."""
        paragraphs = self.article.document.paragraphs
        line = paragraphs[number]
        alone = line.end - line.start <= 3 and (self.folded[line.end - 1] in ("of", "by") or self.folded[line.end - 1] in UTTERANCES)
        if alone and not UTTERANCES.isdisjoint(self.folded[line.start : line.end]):
            below = next((p for p in paragraphs[number + 1 : number + 3] if self.folded[p.start : p.end] not in (["by"], ["of"])), None)
            mention = self.starting.get(below.start) if below is not None and below.kind == "line" else None
            return self.article.party(mention) if isinstance(mention, PersonMention | OfficeMention) else None
        return self._announced(line.start, line.end)

    def opened_by(self, number: int) -> tuple[Party, bool] | None:
        """Return whose text begins behind a paragraph, and whether a sentence of it says that the text follows; None where none begins."""
        paragraph = self.article.document.paragraphs[number]
        party = self.introduced(paragraph.start, paragraph.end) if paragraph.end - paragraph.start < LONG else None
        if party is not None:
            return party, True
        announced = (self.announced_by(number) or self.told_of(number)) if paragraph.kind == "line" else None
        return None if announced is None else (announced, False)

    def introduced(self, start: int, end: int) -> Party | None:
        """Return who gives the text that a sentence introduces.

        Forms: "The following is the speech of PARTY" / "Here is the text of the remarks by PARTY" / "PARTY made the following statement".
        """
        at = end
        if "following" in self.folded[start:end]:
            at = next(
                (i for i in range(start, end) if self.folded[i] == "following" and not TEXTS.isdisjoint(self.folded[i + 1 : i + 8])), end
            )
        if at == end and self.folded[start] not in ("here", "below"):
            return self._sender(start, end) if self.words[end - 1] == ":" else None
        line = self.article.document.header.author
        if line is not None and start <= line[0] < line[1] <= end:
            return self._among(*line)  # the sentence that the head of the text took its author from
        verb = next((i for i in range(start, at) if self.folded[i] in SPEAKING), None)
        stop = start if verb is None else verb
        named = [m for m in self.article.mentions.parties if start <= m.start < stop and isinstance(m, PersonMention | OfficeMention)]
        return self.article.party(named[-1]) if named else self._announced(start, end)

    def begun_in(self, start: int, end: int) -> tuple[int, Party] | None:
        """Return the colon inside a sentence behind which a whole text begins, and whose it is; None where none does.

        Forms: "Below is the full text of the envoy's speech: I would like ..." / "X issued a statement which reads as follows: The ...".
        """
        if BEGINNINGS.isdisjoint(self.folded[start:end]):
            return None
        colon = next((i for i in range(start + 4, end - 4) if self.words[i] == ":"), None)
        if colon is None or self.words[colon + 1] in OPEN_QUOTES or BEGINNINGS.isdisjoint(self.folded[start:colon]):
            return None
        if TEXTS.isdisjoint(self.folded[start:colon]):
            return None
        verb = next((i for i in range(start, colon) if self.folded[i] in ISSUING), None)
        issuer = self.ending.get(verb - (self.folded[verb - 1] in ("has", "have"))) if verb is not None else None
        party = self.introduced(start, colon + 1) if issuer is None else self.article.party(issuer)
        return None if party is None else (colon, party)

    def _sender(self, start: int, end: int) -> Party | None:
        """Return who sent the text that a paragraph introduces by its last clause: "X sent a message to Y. The message reads:"."""
        verb = next((i for i in range(max(start, end - READS), end) if self.folded[i] in READING), None)
        if verb is None or MESSAGES.isdisjoint(self.folded[max(start, verb - READS) : end]):
            return None
        paragraphs = self.article.document.paragraphs
        number = bisect_left(paragraphs, start, key=lambda p: p.start)
        above = paragraphs[max(0, number - 2) : number]
        for first, stop in ((start, verb), *((p.start, p.end) for p in reversed(above))):
            parties = self.article.mentions.parties
            at = bisect_left(parties, first, key=attrgetter("start"))
            named = parties[at] if at < len(parties) and parties[at].start < stop else None
            if isinstance(named, PersonMention) and not self.flags[named.start - 1] & PREPOSITION:
                return self.article.party(named)
        return None

    def closing(self) -> int | None:
        """Return the first token of "Yours sincerely," above a signature, None where no letter ends so."""
        for paragraph in self.article.document.paragraphs[-CLOSINGS:]:
            words = self.folded[paragraph.start : paragraph.end]
            if len(words) <= CLOSING + 2 and not FAREWELLS.isdisjoint(words):
                return paragraph.start
        return None

    def _correspondent(self) -> Party | None:
        """Return who signs a letter below its closing formula."""
        closing = self.closing()
        if closing is None:
            return None
        named = next((m for m in self.article.mentions.people if m.start > closing), None)
        return self.article.party(named) if named is not None and named.start - closing < LABEL_WORDS else None

    def told_of(self, number: int) -> Party | None:
        """Return who begins the first prose above a line that announces a text and does not say whose: "Speech at the harbour"."""
        paragraphs = self.article.document.paragraphs
        line = paragraphs[number]
        if UTTERANCES.isdisjoint(self.folded[line.start : line.end]) or line.end - line.start > LABEL_WORDS:
            return None
        above = next((p for p in paragraphs[:number] if p.kind == "body"), None)
        mention = above and (self.starting.get(above.start) or self.starting.get(above.start + 1))
        return self.article.party(mention) if isinstance(mention, PersonMention | OfficeMention) else None

    def _announced(self, start: int, end: int) -> Party | None:
        """Return whose words a title or line announces.

        Forms: PARTY statement / PARTY's opening statement / PARTY: remarks at ... / statement of PARTY / address to the nation by PARTY /
        statement on behalf of PARTY / joint statement of PARTY and PARTY.
        """
        if UTTERANCES.isdisjoint(self.folded[start:end]):
            return None
        for i in range(start, end):
            if self.folded[i] in REGARDING:
                break  # "response to queries regarding the remarks by X"
            if self.folded[i] not in UTTERANCES:
                continue
            if i > start and self.folded[i - 1] in ("joint", "trilateral", "leaders", "ministers"):
                return self._joint(start, end)
            owner, giver = self._owner(i, start), self._giver(i, end)
            heading = owner is not None and giver is not None and self.words[owner.end] == ":" and isinstance(owner, CountryMention)
            whose = giver if heading else owner or giver  # "Mali: Statement by X" is about Mali
            if whose is not None:
                return self.article.party(whose)
            if i == start + 1 and self.flags[i - 1] & UPPER and not self.flags[i] & UPPER:
                return Party(kind="organisation", name=self.words[i - 1], mention=self.article.extract(i - 1, i))
        return None

    def _owner(self, i: int, start: int) -> PartyMention | None:
        """Return the party in front of an utterance, with up to three words between where a mark of possession or a colon is."""
        before = self.ending.get(i)
        for j in range(i - 1, max(start, i - 5), -1):
            if before is not None or self.flags[j] & PREPOSITION:
                break
            if self.words[j] in ("'s", "’s", "'", "’", ":"):
                before = self.ending.get(j)
        seat = isinstance(before, CountryMention) and before.form == "seat"  # "Oslo Declaration"
        return before if before is not None and before.start >= start and not seat else None

    def _giver(self, i: int, end: int) -> PartyMention | None:
        """Return the party behind an utterance: right behind "of" or "from", or behind "by" or "on behalf of" a few words on."""
        for j in range(i + 1, min(i + 8, end - 1)):
            word = self.folded[j]
            behalf = word == "of" and self.folded[j - 1] == "behalf"
            if word == "by" or behalf or (word in ("of", "from") and j == i + 1):
                k = j + 2 if self.flags[j + 1] & DETERMINER and j + 1 not in self.starting else j + 1
                mention = self.starting.get(k)
                if mention is None and word != "by" and not behalf:
                    continue  # "transcript of today's briefing by X"
                if isinstance(mention, OfficeMention) and (principal := self._principal(mention.end, end)) is not None:
                    return principal
                return mention if mention is not None and mention.end <= end else None
            if word in TOPICS and self.folded[j + 1] != "behalf":
                return None
        return None

    def _principal(self, i: int, end: int) -> PartyMention | None:
        """Return for whom an office speaks: "by the High Representative on behalf of the European Union"."""
        if self.folded[i : i + 3] != ["on", "behalf", "of"]:
            return None
        first = i + 3 if i + 3 in self.starting else i + 4
        principal = self.starting.get(first)
        return principal if principal is not None and principal.end <= end else None

    def _from_opening(self) -> Party | None:
        """Return who speaks by the first sentences: "We, the leaders of the Nordic states, ...", "On behalf of the Government of X, I ..."."""
        document = self.article.document
        for number, sentence in enumerate(self._opening()):
            start, end = sentence.start, sentence.end
            filed = document.header.dateline
            if number == 0 and (filed is None or filed.body != start) and (issuer := self._performer(start, end)) is not None:
                return issuer
            if (authors := self._we_the(start, end)) is not None:
                return authors
            if not {"i", "we"} & set(self.folded[start:end]):
                continue
            for i in range(start, end - 2):
                if self.folded[i] == "behalf" and self.folded[i + 1] == "of":
                    mention = next((m for k in range(i + 2, min(i + 9, end)) if (m := self.starting.get(k)) is not None), None)
                    if mention is not None and self.article.quotation_at(i) is None and not isinstance(mention, PronounMention):
                        return self.article.party(mention)
        return None

    def _quoted(self) -> Party | None:
        """Return the one to whom the quotations below a text in the first person are attributable: "Quotes attributable to Minister Roe:"."""
        found = [p for paragraph in self.article.document.paragraphs if (p := quoted_below(self.article, paragraph)) is not None]
        return found[0] if len(found) == 1 else None

    def _from_contacts(self) -> Party | None:
        """Return whose office takes the questions about a text in the first person: "Media contact: Mr Diaz's office 02 5550 1234"."""
        paragraphs = self.article.document.paragraphs
        last = max((p.end for p in paragraphs if p.kind == "body"), default=0)
        for mention in self.article.mentions.people:
            owned = self.folded[mention.end : mention.end + 1] in (["'s"], ["’s"]) and self.folded[mention.end + 1 : mention.end + 2] == [
                "office"
            ]
            if mention.start >= last and owned:
                return self.article.party(mention)
        return None

    def _opening(self) -> list[Sentence]:
        document = self.article.document
        return [s for s in document.sentences if document.paragraphs[s.paragraph].kind == "body" and s.end - s.start > 2][:OPENING]

    def _we_the(self, start: int, end: int) -> Party | None:
        """Return the group that a sentence names behind its "we", and behind a number: "[1.] We, the leaders of the Nordic states, ..."."""
        while start < end - 2 and self.flags[start] & (DIGIT | MARK):
            start += 1
        if self.folded[start] != "we" or self.words[start + 1 : start + 2] != [","]:
            return None
        named = self.starting.get(start + 2)
        first = start + 2 if named is None else named.end
        stop = next((i for i in range(first, end - 1) if self.words[i] == "," and i + 1 not in self.starting), end)
        if stop >= end:
            return None
        inside = [m for m in self.article.mentions.parties if start + 2 <= m.start < stop and isinstance(m, CountryMention)]
        members = tuple(map(self.article.party, inside))
        span = (start + 2, stop)
        return Party(kind="group", name=self.article.name_of(span), mention=self.article.extract(*span), members=members)

    def _bare_name(self) -> Party | None:
        """Return the person whose name alone fills a line above the prose: the title says "President's speech", the line below who that is."""
        for paragraph in self.article.document.paragraphs:
            if paragraph.kind == "body":
                return None
            mention = self.starting.get(paragraph.start) if paragraph.kind in ("line", "deck") else None
            if isinstance(mention, PersonMention) and mention.end == paragraph.end:
                return self.article.party(mention)
        return None

    def _from_lines(self) -> Party | None:
        """Return the author whom a line of its own names, below the prose (a signature) or above it (a letterhead)."""
        paragraphs = self.article.document.paragraphs
        bodies = [n for n, p in enumerate(paragraphs) if p.kind == "body"]
        if not bodies:
            return None
        for number in (*range(bodies[-1] + 1, len(paragraphs)), *range(bodies[0])):
            line = paragraphs[number]
            signed = self.folded[line.start] == "by"  # by somebody in office, not by a reporter
            mention = self.starting.get(line.start + signed)
            if signed and not (isinstance(mention, PersonMention) and any(t.rank is not None for t in mention.titles)):
                continue
            if signed and mention is not None:
                return self.article.party(mention)
            singular = isinstance(mention, PersonMention) or (isinstance(mention, OfficeMention) and not mention.plural)
            if mention is None or not singular or line.end - line.start > LABEL_WORDS:
                continue
            if all(self.flags[i] & MARK or i in self.starting or self.flags[i] & UPPER for i in range(mention.end, line.end)):
                return self._among(line.start, line.end)
        return None

    def _joint(self, start: int, end: int) -> Party | None:
        """Return the parties of a joint statement as a group: those whom the headline names, a state once, its people each."""
        kinds = PersonMention | OfficeMention | CountryMention
        inside = [m for m in self.article.mentions.parties if start <= m.start and m.end <= end and isinstance(m, kinds)]
        about = next((i for i in range(inside[0].end, end) if self.folded[i] in TOPICS), end) if inside else end
        inside = [m for m in inside if m.start < about]  # "Joint statement of A and B [on the forum in C]"
        each = [self.article.party(m) for m in inside]
        people = {p.country for p in each if p.kind == "person"}
        members = tuple({p.ref or p.country or p.name: p for p in each if p.kind == "person" or p.country not in people}.values())
        if len(members) < 2:
            return self.unsigned.joint(members)
        span = (inside[0].start, inside[-1].end)
        return Party(kind="group", name=self.article.name_of(span), mention=self.article.extract(*span), members=members)

    def _named_around_prose(self, office: OfficeMention) -> bool:
        """Tell whether the name of who holds an office stands on a line of its own, and not only in the prose, of a predecessor perhaps."""
        holder = self.article.entities.person_of.get(office.start)
        if holder is None:
            return False
        paragraphs = self.article.document.paragraphs
        names = [m.start for m in self.article.mentions.people if self.article.entities.person_of.get(m.start) is holder]
        held = [paragraphs[bisect_right(paragraphs, name, key=attrgetter("start")) - 1] for name in names]
        return any(paragraph.kind != "body" for paragraph in held)

    def _among(self, start: int, end: int) -> Party | None:
        """Return whom an author line names: one person, an office, or several parties as a group."""
        inside = [m for m in self.article.mentions.parties if m.start < end and m.end > start and not isinstance(m, PronounMention)]
        people = [m for m in inside if isinstance(m, PersonMention)]
        states = [m for m in inside if isinstance(m, CountryMention)]
        plural = any(isinstance(m, GroupMention) or (isinstance(m, OfficeMention) and m.plural) for m in inside)
        plural = plural or any(self._joined(a, b) for a, b in pairwise(inside))
        named = {
            self.article.entities.person_of[m.start].number for m in people
        }  # "The Hon. X MP" and, below, "Foreign Minister X" are one
        if plural or len(named) > 1 or len(states) > 1:
            each = [p for m in inside if (p := self.article.party(m)).kind != "group"]
            members = tuple({p.ref or p: p for p in each}.values())  # the office on one line and the name on the next are one
            return Party(kind="group", name=self.article.name_of((start, end)), mention=self.article.extract(start, end), members=members)
        if people:
            return self.article.party(people[0])
        for mention in inside:
            if isinstance(mention, OfficeMention) and self._named_around_prose(mention):
                return self.article.party(mention)
            if isinstance(mention, OfficeMention):
                title = (mention.title.start, mention.title.end)
                return Party(
                    kind="person",
                    office=self.article.name_of(title),
                    rank=mention.title.rank,  # type: ignore[arg-type]
                    tenure=mention.title.tenure,  # type: ignore[arg-type]
                    country=mention.country or self.article.entities.home,
                    mention=self.article.extract(mention.start, mention.end),
                )
        return self.article.party(inside[0]) if inside else None

    def _joined(self, one: PartyMention, other: PartyMention) -> bool:
        """Tell whether "and" stands between two parties, of which the first is no further office of the second."""
        between = self.folded[one.end : other.start]
        further = isinstance(one, OfficeMention) and isinstance(other, PersonMention)
        return "and" in between and all(w in ("and", "the", "of", ",") for w in between) and not further

    def _performer(self, start: int, end: int) -> Party | None:
        """Return the state or body that condemns, welcomes, thanks in the first words of a text: "Norway strongly condemns ..."."""
        mention = self.starting.get(start) or self.starting.get(start + 1)
        if not isinstance(mention, CountryMention | OrganisationMention) or (mention.start > start and self.folded[start] != "the"):
            return None
        at = mention.end
        while at < end and self.flags[at] & ADVERB:
            at += 1
        forms = (self.article.gazetteer.cues.get(self.folded[at]) or {}).get("", ()) if at < end else ()
        performs = any("s" in f.inflections and f.cue.act in PERFORMED and f.cue.id not in BELIEFS and not f.cue.weak for f in forms)
        return self.article.party(mention) if performs else None
