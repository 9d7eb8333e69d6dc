"""Who speaks where no verb of saying tells: the author of a release in the first person, the labels of a transcript.

Rule 1  A release speaks for its author if a line names one and the prose says "I" or "we" outside quotation marks.
Rule 2  In the voice of its author a performative in the first person ("I thank ..."), or of the author's state ("Australia welcomes ..."),
        is a statement from its verb on; all other sentences are statements as they stand, without a cue.
Rule 3  A label ("PRIME MINISTER ABE:", or a line of its own) gives the words behind it to whom it names, up to the next label.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from ...article import Article
from ...document import Paragraph
from ...lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CUE, FINITE, MARK, MODAL, PARTICLE, PAST, PREPOSITION, PRONOUN, THIRD, UPPER
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...records import Party
from ..evidence import is_finite, trimmed
from .sentences import Draft, Sentences

FIRST = frozenset({"i", "we"})
UTTERANCES = frozenset({"statement", "statements", "remarks", "message", "speech", "address", "declaration", "communique"})
PERFORMATIVES = frozenset({"thank", "congratulate", "condole", "condemn", "call_for", "welcome", "praise"})
WISHES = frozenset({"wish", "urge", "encourage", "commend", "look_forward_to"})
STATES_OF_MIND = frozenset({"be_confident", "be_convinced"})
ADDRESSES = frozenset({"your", "mr", "madam", "excellencies", "excellency", "distinguished", "ladies", "dear", "honourable", "honorable", "colleagues", "friends"})  # fmt: skip
ROLES_IN_TRANSCRIPTS = frozenset({"question", "q", "a", "answer", "host", "moderator", "interviewer", "reporter", "journalist", "anchor", "speaker", "participant", "correspondent"})  # fmt: skip
LABEL_WORDS = 12
TELLING = PRONOUN | CUE | THIRD | AUXILIARY | MODAL  # word classes that tell whose words a release holds
SHORT = 30  # tokens of a sentence that announces a text


class Voices:
    """Knows who holds the floor in each paragraph of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        document = article.document
        self.words, self.folded, self.flags = document.words, document.folded, document.flags
        self.party_starts = [m.start for m in article.mentions.parties]
        self.author = self._author()
        self.begins = self._beginning()
        self.labels = self._labels()
        self.is_release = self.author is not None and not self.labels and self._speaks_itself()
        self.sections = {} if self.labels or self.is_release else self._sections()
        self.current: Party | None = None

    def speaker(self, paragraph: Paragraph) -> Party | None:
        """Return who speaks in a paragraph without need of a verb of saying, None for ordinary prose."""
        label = self.labels.get(paragraph.start)
        if label is not None:
            self.current = label
        if self.current is not None:
            return self.current
        return self.sections.get(paragraph.start) or (self.author if self.is_release and paragraph.start >= self.begins else None)

    def read(self, sentences: Sentences, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return a sentence in somebody's voice as drafts (Rule 2)."""
        label_end = self._label_end(start, end)
        if label_end >= end:
            return []
        start, end = trimmed(self.article, label_end, end)
        if end <= start or self._only_addresses(start, end) or (self.words[start] in ("(", "[") and self.words[end - 1] in (")", "]", ".")):
            return []
        drafts = self._performatives(sentences, start, end, speaker)
        if drafts:
            return drafts
        asks = end < len(self.words) and self.words[end] == "?"
        return [Draft(sentence=(start, end), pieces=[(start, end)], speaker=speaker, act="ask" if asks else "say")]

    def _only_addresses(self, start: int, end: int) -> bool:
        """Tell whether the sentence is a mere form of address: "Your Excellency, distinguished guests"."""
        return self.folded[start] in ADDRESSES and not any(self.flags[i] & FINITE for i in range(start + 1, end))

    def _performatives(self, sentences: Sentences, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return the performatives of a sentence, and the clause before the first one where it stands on its own."""
        found: list[Draft] = []
        before = reached = start
        flags = self.flags
        for i in [i for i in range(start, end) if flags[i] & CUE]:
            if i >= reached and (cue := self._performative(sentences, i, end, chained=bool(found))) is not None:
                form_end, clause, act, subject = cue
                stop = next((k - 1 for k in range(form_end + 2, end) if self._chains(sentences, k, end)), end)
                if not found and subject - 2 > start and self.folded[subject - 1] == "and" and self.words[subject - 2] == ",":
                    if any(is_finite(self.article, k) for k in range(before, subject - 2)):
                        found.append(Draft(sentence=(start, end), pieces=[(before, subject - 2)], speaker=speaker))
                first = form_end if clause else i
                found.append(Draft(sentence=(start, end), pieces=[(first, stop)], speaker=speaker, cue=(i, form_end), act=act))
                reached = stop
        return found

    def _chains(self, sentences: Sentences, k: int, end: int) -> bool:
        """Tell whether a further performative begins at ``k``: "I commend X and encourage Y"."""
        return self.folded[k - 1] == "and" and bool(self.flags[k] & CUE) and self._performative(sentences, k, end, chained=True) is not None

    def _performative(self, sentences: Sentences, i: int, end: int, *, chained: bool) -> tuple[int, bool, str, int] | None:
        """Return (end of the cue, whether a clause follows, its act, first token of its subject) of a performative at ``i``."""
        forms, stop = sentences.attributions.longest(i, end)
        for form in forms:
            cue = form.cue
            if cue.kind != "verb" or not form.inflections & {"base", "s"}:
                continue
            clause = cue.id in STATES_OF_MIND
            performs = (cue.act in PERFORMATIVES and not cue.weak) or cue.id in WISHES
            if not (performs or clause) or stop >= end:
                continue
            subject = self._subject(i, chained=chained)
            if subject is None:
                continue
            if clause and self.folded[stop] == "that":
                stop += 1
            return stop, clause, cue.act, subject
        return None

    def _subject(self, i: int, *, chained: bool) -> int | None:
        """Return the first token of the subject in front of a performative: "I", "we", the author's own state, "my honour to"."""
        j = i - 1
        while j >= 0 and self.flags[j] & ADVERB and self.folded[j] not in FIRST:
            j -= 1
        if j < 0:
            return None
        if self.folded[j] in FIRST:
            return j
        if chained and self.folded[j] == "and":
            return j
        mention = self.article.mentions.ending.get(j + 1)
        if (
            isinstance(mention, CountryMention)
            and self.author is not None
            and self.author.country in (None, mention.code)
            and mention.form == "name"
        ):
            return mention.start - (self.folded[mention.start - 1] == "the")
        if (
            self.folded[j] == "to"
            and j
            and self.folded[j - 1] in ("honor", "honour", "pleasure", "privilege", "like", "wish", "want", "pleased", "delighted")
        ):
            return j
        return None

    # --- the author ---------------------------------------------------------------------------------------------

    def _author(self) -> Party | None:
        """Return who issued the text: the header's author line, else "STATEMENT of PARTY" or "PARTY STATEMENT" in the headline."""
        document = self.article.document
        line = document.header.author
        if line is not None:
            party = self._among(*line)
            return (party and not party.name and self._named_holder(party)) or party
        return self._from_headline() or self._from_lines()

    def _beginning(self) -> int:
        """Return where the author begins to speak: behind a line in the midst of the text that names the author, else at the start."""
        document = self.article.document
        line = document.header.author
        below = line is not None and any(p.kind == "body" and p.start >= line[1] for p in document.paragraphs)
        return line[0] if line is not None and below else 0

    def _from_headline(self) -> Party | None:
        """Return the author that a headline names: "Statement by X", "X's remarks", "ABC Statement", "Joint Statement of A and B"."""
        document = self.article.document
        if document.header.headline is None:
            return None
        title = document.paragraphs[document.header.headline]
        return self._announced(title.start, title.end)

    def _announced(self, start: int, end: int) -> Party | None:
        """Return whose words a title or line announces: the party in front of "statement", or behind "statement of"."""
        for i in range(start, end):
            if self.folded[i] not in UTTERANCES:
                continue
            if i > start and self.folded[i - 1] in ("joint", "trilateral", "leaders", "ministers"):
                joint = self._joint(start, end)
                return joint if joint.members or end - start < SHORT else None
            before = self.article.mentions.ending.get(i) or (
                self.article.mentions.ending.get(i - 1) if self.words[i - 1] in ("'s", "’s") else None
            )
            if before is not None and before.start >= start:
                return self.article.party(before)
            if i == start + 1 and self.flags[i - 1] & UPPER:
                return Party(kind="organisation", name=self.words[i - 1], mention=self.article.extract(i - 1, i))
            if i + 2 < end and self.folded[i + 1] in ("by", "of", "from"):
                after = self.article.mentions.starting.get(i + 2)
                if after is not None:
                    return self.article.party(after)
        return None

    def _sections(self) -> dict[int, Party]:
        """Return the speakers of texts within the text: behind a line "Arrival statement of the President", "The following is the speech of X:".

        A section runs to the next such line, and counts if somebody says "I" or "we" in half of its paragraphs.
        """
        found: dict[int, Party] = {}
        party: Party | None = None
        held: list[int] = []
        own = 0
        for paragraph in self.article.document.paragraphs:
            start, end = paragraph.start, paragraph.end
            opens = paragraph.kind == "line" or (end - start < SHORT and "following" in self.folded[start : start + 6])
            announced = self._announced(start, end) if opens else None
            if announced is not None:
                found.update(dict.fromkeys(held, party) if party and own * 2 >= len(held) else {})
                party, held, own = announced, [], 0
            elif party is not None and paragraph.kind == "body":
                held.append(start)
                own += any(self.folded[i] in FIRST and self.article.quotation_at(i) is None for i in range(start, end))
        found.update(dict.fromkeys(held, party) if party and own * 2 >= len(held) else {})
        return found

    def _from_lines(self) -> Party | None:
        """Return the author whom a line of its own names, below the prose (a signature) or above it (a letterhead)."""
        paragraphs = self.article.document.paragraphs
        bodies = [n for n, p in enumerate(paragraphs) if p.kind == "body"]
        if not bodies:
            return None
        for number in (*range(bodies[-1] + 1, len(paragraphs)), *range(bodies[0])):
            line = paragraphs[number]
            mention = self.article.mentions.starting.get(line.start)
            singular = isinstance(mention, PersonMention) or (isinstance(mention, OfficeMention) and not mention.plural)
            if mention is None or not singular or line.end - line.start > LABEL_WORDS:
                continue
            if all(
                self.flags[i] & MARK or i in self.article.mentions.starting or self.flags[i] & UPPER for i in range(mention.end, line.end)
            ):
                return self._among(line.start, line.end)
        return None

    def _joint(self, start: int, end: int) -> Party:
        """Return the parties of a joint statement as a group: those whom the headline names."""
        inside = [
            m for m in self.article.mentions.parties if start <= m.start and m.end <= end and isinstance(m, PersonMention | CountryMention)
        ]
        members = tuple({p.country or p.name: p for m in inside if (p := self.article.party(m)) is not None}.values())
        span = (inside[0].start, inside[-1].end) if len(inside) > 1 else (start, end)
        return Party(
            kind="group", name=self.article.name_of(span), mention=self.article.extract(*span), members=members if len(members) > 1 else ()
        )

    def _named_holder(self, office: Party) -> Party | None:
        """Return the person whom the lines above the prose, or the headline, name with the same office, and with no other state."""
        first = next((p.start for p in self.article.document.paragraphs if p.kind == "body"), 0)
        small = {"of", "for", "the", "and"}
        wanted = set((office.office or "").casefold().split()) - small
        for mention in self.article.mentions.people:
            if mention.start >= first:
                return None
            party = self.article.party(mention)
            if party is None or (party.country and office.country not in (None, party.country)):
                continue
            for title in mention.titles:
                words = set(self.folded[title.start : title.end]) - small
                if words and (words <= wanted or wanted <= words) and (title.country is None or title.country == office.country):
                    return party
        return None

    def _among(self, start: int, end: int) -> Party | None:
        """Return whom an author line names: one person, an office, or several parties as a group."""
        inside = [m for m in self.article.mentions.parties if m.start < end and m.end > start and not isinstance(m, PronounMention)]
        people = [m for m in inside if isinstance(m, PersonMention)]
        states = [m for m in inside if isinstance(m, CountryMention)]
        plural = any(isinstance(m, GroupMention) or (isinstance(m, OfficeMention) and m.plural) for m in inside)
        plural = plural or any(self._joined(a, b) for a, b in pairwise(inside))
        if plural or len(people) > 1 or len(states) > 1:
            members = tuple(p for m in inside if (p := self.article.party(m)) is not None and p.kind != "group")
            return Party(kind="group", name=self.article.name_of((start, end)), mention=self.article.extract(start, end), members=members)
        if people:
            return self.article.party(people[0])
        for mention in inside:
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

    def _speaks_itself(self) -> bool:
        """Tell whether the prose is its author's own words: "I", "we" or the author's state act in it, more often than others are reported."""
        document = self.article.document
        own = reported = 0
        flags = self.flags
        for sentence in document.sentences:
            if document.paragraphs[sentence.paragraph].kind != "body":
                continue
            first = acts = others = False
            for i in [i for i in range(sentence.start, sentence.end) if flags[i] & TELLING]:
                bits = flags[i]
                if self.folded[i] in FIRST and not bits & UPPER:
                    first = first or self.article.quotation_at(i) is None
                elif bits & CUE and bits & PAST:
                    others = others or self._is_reported(i)
                elif bits & (THIRD | AUXILIARY | MODAL) and self.folded[i] not in ("was", "were", "had", "did"):
                    acts = acts or self._is_own_state(i)
                elif bits & CUE and bits & BASE and (self.author is not None and self.author.kind == "group"):
                    subject = self.article.mentions.ending.get(i)
                    acts = acts or isinstance(subject, GroupMention) or (isinstance(subject, OfficeMention) and subject.plural)
            own += first or (acts and not others)
            reported += others and not first
        return own > 0 and own >= reported

    def _is_reported(self, verb: int) -> bool:
        """Tell whether a past verb reports somebody's speech: a strong cue right behind a person or group."""
        subject = self.article.mentions.ending.get(verb)
        if subject is None or isinstance(subject, CountryMention | OrganisationMention):
            return False
        return any(
            not form.cue.weak and form.cue.kind == "verb" for form in (self.article.gazetteer.cues.get(self.folded[verb]) or {}).get("", ())
        )

    def _is_own_state(self, verb: int) -> bool:
        """Tell whether the author's state, government or body is the subject right in front of a verb in the present."""
        j = verb
        while j > 0 and self.flags[j - 1] & ADVERB and j not in self.article.mentions.ending:
            j -= 1
        mention = self.article.mentions.ending.get(j)
        if isinstance(mention, CountryMention):
            states = {self.author.country, *(m.country for m in self.author.members)} - {None} if self.author else set()
            return (
                mention.form in ("name", "government")
                and (mention.code in states or not states)
                and self.flags[mention.start - 1] & PREPOSITION == 0
            )
        return False

    # --- labels -------------------------------------------------------------------------------------------------

    def _labels(self) -> dict[int, Party]:
        """Return the speakers of a transcript by the first token of the paragraph that their label heads."""
        found: dict[int, Party] = {}
        capitals = 0
        for paragraph in self.article.document.paragraphs:
            if paragraph.kind != "body":
                continue
            end = self._label_end(paragraph.start, paragraph.end)
            if end == paragraph.start:
                continue
            party = self._labelled(paragraph.start, end)
            if party is not None:
                found[paragraph.start] = party
                capitals += (
                    bool(self.flags[paragraph.start] & UPPER) and end < paragraph.end and self._named(paragraph.start, end) is not None
                )
        return found if len(found) > 1 or capitals else {}

    def _label_end(self, start: int, end: int) -> int:
        """Return where a label at ``start`` ends; ``start`` where there is none.

        Forms: NAME: / TITLE NAME: / OUTLET: / OUTLET, NAME: / MR. NAME: / QUESTION: / Q: / Q / HOST: ; a line of capitals on its own.
        """
        limit = min(end, start + LABEL_WORDS)
        i = start
        while i < limit and (self.flags[i] & CAPITAL or self.words[i] in (",", ".", "-", "(", ")", "/") or self.flags[i] & PARTICLE):
            i += 1
        if i < limit and self.words[i] == ":" and i > start and i + 1 < end and self.flags[start] & CAPITAL:
            plain = (
                i - start == 1
                and self.folded[start] not in ROLES_IN_TRANSCRIPTS
                and not self.flags[start] & UPPER
                and start not in self.article.mentions.starting
            )
            heading = self.folded[start] not in ROLES_IN_TRANSCRIPTS and self._is_heading(start, i)
            return start if plain or heading else i + 1
        if self.words[start] in ("Q", "A") and i > start and start + 1 < end and self.flags[start + 1] & CAPITAL:
            return start + 1
        if i == end and all(self.flags[k] & (UPPER | MARK) for k in range(start, end)):
            return end
        return start

    def _is_heading(self, start: int, end: int) -> bool:
        """Tell whether the words before a colon are a heading ("Background:") and name nobody who could speak."""
        return not self.flags[start] & UPPER and self._named(start, end) is None

    def _labelled(self, start: int, end: int) -> Party | None:
        """Return whom a label names: a person or body of the article, else the label itself ("QUESTION", "HOST")."""
        named = self._named(start, end)
        if named is not None:
            return named
        stop = end - 1 if self.words[end - 1] == ":" else end
        name = self.article.name_of((start, stop))
        if self.folded[start] in ROLES_IN_TRANSCRIPTS:
            return Party(kind="person", office=name, mention=self.article.extract(start, stop))
        if self.flags[start] & UPPER and stop - start <= 3 and self.words[end - 1] == ":":
            return Party(kind="person", name=name, mention=self.article.extract(start, stop))
        return None

    def _named(self, start: int, end: int) -> Party | None:
        best: Party | None = None
        parties = self.article.mentions.parties
        for at in range(bisect_left(self.party_starts, start), len(parties)):
            mention = parties[at]
            if mention.start >= end:
                break
            if isinstance(mention, PersonMention | OfficeMention | OrganisationMention):
                party = self.article.party(mention)
                if isinstance(mention, PersonMention) or best is None:
                    best = party
        return best
