"""Who speaks where no verb of saying tells: the author of a release in the first person, the labels of a transcript.

Rule 1  A release speaks for its author if one is named and the prose says "I" or "we" outside quotation marks, or takes a stance in the
        author's name; what it tells of deeds alone is narration. A text within the text ("The following is the speech of X:") is X's.
Rule 2  In the voice of its author a performative in the first person ("I thank ..."), or of the author's state ("Australia welcomes ..."),
        is a statement from its verb on; all other sentences are statements as they stand, without a cue.
Rule 3  A text that tells of its own author, or mostly reports others, is the author's in those sentences alone that say "I", "we", "our"
        outside quotation marks, and that nobody else is said to have said.
Rule 4  A label ("PRIME MINISTER ABE:", or a line of its own) gives the words behind it to whom it names, up to the next label.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from ...article import Article
from ...document import Paragraph
from ...lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, CUE, FINITE, PAST, PREPOSITION, PRONOUN, THIRD, UPPER
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PersonMention
from ...records import Party
from ...tokens import places_of
from ..authors import LONG, QUESTIONERS, Authors
from ..evidence import FIRST_PERSON, first_finite, has_clause, is_finite, speaks_of_itself, trimmed
from ..reader import Reader
from .attributions import Attributions
from .blocks import Blocks, Interview
from .drafts import Draft
from .labels import Labels
from .spoken_nouns import VOICING

OWN = frozenset({"my", "our", "us"})
LEADERS = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister", "deputy_minister"})  # fmt: skip
SPEECHES = frozenset({"speech", "address", "remarks", "lecture", "toast", "eulogy", "message", "letter"})
PERFORMATIVES = frozenset({"thank", "congratulate", "condole", "condemn", "call_for", "welcome", "praise"})
WISHES = frozenset({"wish", "express", "urge", "encourage", "commend", "look_forward_to"})
STATES_OF_MIND = frozenset({"be_confident", "be_convinced"})
ADDRESSES = frozenset({"your", "mr", "madam", "excellencies", "excellency", "distinguished", "ladies", "dear", "honourable", "honorable", "colleagues", "friends"})  # fmt: skip
DIGNITIES = frozenset({"excellency", "excellencies", "majesty", "majesties", "highness", "highnesses", "honour", "honor", "holiness", "grace", "eminence", "royal", "serene", "worship"})  # fmt: skip
MARKERS = frozenset({"Q", "A", "END", "ENDS", "Ends"})
THANKS = frozenset({"thank", "thanks", "welcome"})
LINKS = frozenset({"http", "https"})
FEELINGS = frozenset({"honored", "honoured", "pleased", "delighted", "proud", "happy", "privileged"})
OFFERS = FEELINGS | {"honor", "honour", "pleasure", "privilege", "like", "wish", "want", "me", "us"}  # in front of "to" and the verb
ANNOUNCING = FIRST_PERSON | {"to", "today"}  # in front of "announce": "Today I announce", "I am pleased to announce"
BEING = frozenset({"am", "are", "is", "was", "were", "be", "been", "'m", "'re", "’m", "’re"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did"})
STANCES = frozenset({"remain", "remains", "stand", "stands"})
STANDING = frozenset({"committed", "with", "ready", "united", "steadfast", "firm", "shoulder"})  # what one remains, or how one stands
TOLD = 3  # tokens between a name and its verb
MOSTLY = 3  # of so many sentences of a speech that nothing announces one at least does
APPOSITION = 50  # tokens between "we" and its verb
INTRODUCTIONS = 8  # paragraphs in which a transcript says whose it is
READOUT = 3  # of so many sentences of a readout less than one says "we"
SPARSE = 6  # of so many sentences of a speech one at least says "I" or "we"
TELLING = PRONOUN | CUE | THIRD | BASE | AUXILIARY  # word classes that tell whose words a release holds


class Voices(Reader):
    """Knows who holds the floor in each paragraph of one article."""

    def __init__(self, article: Article, attributions: Attributions) -> None:
        super().__init__(article)
        self.attributions = attributions
        self.authors = Authors(article)
        self.author = self.authors.author()
        authors = () if self.author is None else self.author.members if self.author.kind == "group" else (self.author,)
        leads = bool(authors) and all(party.kind == "person" and party.rank in LEADERS for party in authors)
        self.own = OWN if leads else frozenset({"my"})  # "our partners" of a spokesperson's readout are the department's
        self.begins, self.closes = self._beginning(), self.authors.closing()
        self.holder = self.author or self._introduced()  # who gives a briefing that has labels
        self.labels = Labels(article, self.holder)
        self.labelled = self.labels.speakers
        self.opens = self._opens_itself()
        self.answers = self.holder if self._has_questions_alone() else None  # who speaks behind each question
        self.blocks = Blocks(article, attributions)
        self.said = {} if self.labelled else self.blocks.said
        self.sections = {} if self.labelled else self._sections()
        held = any(party.kind == "person" for party in self.sections.values())  # a text within the text: its speaker, not the author
        voiced = self.author is not None and not self.labelled and not held
        self.is_release = voiced and self._speaks_itself()
        self.aside = self._speaks_aside() if not (self.is_release or self.labelled or held) else None
        self.current: Party | None = None

    def speaker(self, paragraph: Paragraph) -> Party | None:
        """Return who speaks in a paragraph without need of a verb of saying, None for ordinary prose."""
        if self.closes is not None and paragraph.start >= self.closes:
            return None  # "Yours sincerely," and what stands below
        label = self.labelled.get(paragraph.start)
        if label is not None:
            self.current = label
        if label is None and self.current is not None and self.answers is not None:
            return self.answers
        if self.current is not None:
            return self.current
        if self.opens:
            return self.holder if paragraph.start >= self.begins else None
        if paragraph.start in self.said:
            return self.said[paragraph.start]
        if self.is_release:
            return self.author if paragraph.start >= self.begins else None
        return self.sections.get(paragraph.start)

    def read(self, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return a sentence in somebody's voice as drafts (Rule 2)."""
        colon = end < len(self.words) and self.words[end] == ":"  # of a label that fills the paragraph
        label_end = self.labels.end(start, end + colon)
        if label_end >= end:
            return []
        if self.words[label_end] in ("[", "(") and label_end + 1 < end and self.words[label_end + 1].islower():  # "[applause] We will ..."
            label_end = self.labels.behind_brackets(label_end, end)
        post = next((p for p in self.blocks.posts.values() if start in p.paragraph), None)
        if post is not None:
            label_end, end = max(label_end, post.words[0]), min(end, post.words[1])
        start, end = trimmed(self.article, label_end, end)
        if start >= end:
            return []
        if not any(self.words[i][0].isalpha() for i in range(start, end)) or (end - start == 1 and self.words[start] in MARKERS):
            return []  # the number of a paragraph, a label on its own, "/END/"
        if post is not None and start in self.date_from and self.date_from[start].end >= end:
            return []
        if not LINKS.isdisjoint(self.folded[start:end]) and first_finite(self.article, start, end) is None:
            return []  # "Link to the video: https://..."
        if {"licensed", "under"} <= set(self.folded[start:end]):
            return []  # "All content is licensed under a free licence."
        if self._only_addresses(start, end) or (self.words[start] in ("(", "[") and self.words[end - 1] in (")", "]", ".")):
            return []
        drafts = self._performatives(start, end, speaker)
        if drafts:
            return drafts
        asks = end < len(self.words) and self.words[end] == "?"
        return [Draft(sentence=(start, end), pieces=[(start, end)], speaker=speaker, act="ask" if asks else "say")]

    def own_words(self, start: int, end: int, drafts: Sequence[Draft]) -> list[Draft]:
        """Return a sentence in the first person of a text in mixed voice as its author's (Rule 3); nothing where it is another's.

        ``drafts`` are what verbs of saying in it attribute. "We met X, who said ..." is the author's; "Our ties, X said, ..." is X's.
        """
        if self.aside is None or start < self.begins or (self.closes is not None and start >= self.closes):
            return []
        own = OWN if self.aside.kind == "organisation" else self.own
        first = next((i for i in range(start, end) if self.folded[i] in FIRST_PERSON | own and speaks_of_itself(self.article, i)), None)
        if first is None:
            return []
        for draft in drafts:
            if draft.speaker is None or draft.cue is None or self._says_first(draft.speaker):
                continue
            return []
        return self.read(start, end, self.aside)

    def _says_first(self, speaker: Party) -> bool:
        """Tell whether a draft is attributed to the very pronoun: "We stressed"."""
        return speaker.kind == "group" and (speaker.name or "").casefold() in FIRST_PERSON

    def _only_addresses(self, start: int, end: int) -> bool:
        """Tell whether the sentence is a mere form of address: "Your Excellency, distinguished guests"."""
        if self.folded[start] == "your" and DIGNITIES.isdisjoint(self.folded[start + 1 : start + 2]):
            return False  # "Your critics call you ruthless"
        if self.folded[start] not in ADDRESSES or first_finite(self.article, start + 1, end) is not None:
            return False
        if not THANKS.isdisjoint(self.folded[start:end]):
            return False  # "Mr President, thank you"
        return not any(
            self.flags[i] & FINITE and not self.flags[i] & CAPITAL and self.folded[i] not in ADDRESSES for i in range(start, end)
        )

    def _performatives(self, start: int, end: int, speaker: Party) -> list[Draft]:
        """Return the performatives of a sentence, and the clause before the first one where it stands on its own."""
        found: list[Draft] = []
        before = reached = start
        flags = self.flags
        for i in [i for i in range(start, end) if flags[i] & CUE]:
            if i >= reached and (cue := self._performative(i, end, chained=bool(found))) is not None:
                form_end, clause, act, subject = cue
                stop = next((k - 1 for k in range(form_end + 2, end) if self._chains(k, end)), end)
                behind = subject - 1 - (self.words[subject - 2] == ",")
                anew = behind < subject - 1 or (
                    self.folded[subject] in FIRST_PERSON and not self.flags[subject - 2] & PRONOUN
                )  # not "you and I"
                if not found and behind > start + 1 and self.folded[subject - 1] == "and" and anew:
                    if any(is_finite(self.article, k) for k in range(before, behind)):
                        found.append(Draft(sentence=(start, end), pieces=[(before, behind)], speaker=speaker))
                first = form_end if clause else i
                found.append(Draft(sentence=(start, end), pieces=[(first, stop)], speaker=speaker, cue=(i, form_end), act=act))
                reached = stop
        return found

    def _chains(self, k: int, end: int) -> bool:
        """Tell whether a further performative begins at ``k``: "I commend X and encourage Y"."""
        return self.folded[k - 1] == "and" and bool(self.flags[k] & CUE) and self._performative(k, end, chained=True) is not None

    def _performative(self, i: int, end: int, *, chained: bool) -> tuple[int, bool, str, int] | None:
        """Return (end of the cue, whether a clause follows, its act, first token of its subject) of a performative at ``i``."""
        forms, stop = self.attributions.longest(i, end)
        for form in forms:
            cue = form.cue
            noun = self.attributions.nouns.object_of(cue.id, stop, end) if cue.kind == "light" or cue.id in VOICING else None
            gives = noun is not None and cue.id != "express"  # "I send my best wishes", "we offer our condolences"
            act = noun[0].cue.act if noun is not None else cue.act
            goes_on = "ing" in form.inflections and i > 0 and self.folded[i - 1] in ("are", "am", "is")  # "we are calling on"
            if not (cue.kind == "verb" or gives) or not (form.inflections & {"base", "s"} or goes_on):
                continue
            if cue.id == "wish" and stop + 1 < end and self.folded[stop] == "to" and self.flags[stop + 1] & CUE:
                continue  # "I wish to congratulate": it is the second verb
            clause = cue.id in STATES_OF_MIND
            offered = cue.id == "announce" and self.folded[i - 1] in ANNOUNCING
            performs = (cue.act in PERFORMATIVES and not cue.weak) or cue.id in WISHES or offered or gives
            if not (performs or clause) or stop >= end:
                continue
            subject = self._subject(i - goes_on, chained=chained)
            if subject is None:
                continue
            clause = clause or (offered and has_clause(self.article, stop, end))
            if clause and self.folded[stop] == "that":
                stop += 1
            return stop, clause, act, subject
        return None

    def _subject(self, i: int, *, chained: bool) -> int | None:
        """Return the first token of the subject in front of a performative.

        Forms: I, we / the author's own state or government / my honour to, we are pleased to / let me, allow me to / and (behind another).
        """
        j = i - 1
        while j >= 0 and self.flags[j] & ADVERB and self.folded[j] not in FIRST_PERSON:
            j -= 1
        if j < 0:
            return None
        if self.words[j] == ",":  # "We, the ministers of A and B, welcome"
            j = next(
                (k for k in range(j - 2, max(j - APPOSITION, -1), -1) if self.folded[k] in FIRST_PERSON and self.words[k + 1] == ","), j
            )
        if self.folded[j] in FIRST_PERSON or (self.folded[j] in ("me", "us") and self.folded[j - 1] == "let"):
            return j
        if chained and self.folded[j] == "and":
            return j
        mention = self.ending.get(j + 1)
        if (
            isinstance(mention, CountryMention)
            and self.author is not None
            and self.author.country in (None, mention.code)
            and mention.form in ("name", "government")
        ):
            return mention.start - (self.folded[mention.start - 1] == "the")
        if self.folded[j] in self.article.gazetteer.state_nouns and self.folded[j - 1] == "the":
            return j - 1  # "the Government looks forward to"
        if self.folded[j] != "to" or self.folded[j - 1] not in OFFERS:
            return None
        felt = self.folded[j - 1] in FEELINGS and BEING.isdisjoint(self.folded[max(j - 5, 0) : j - 1])  # "it makes me proud to"
        return None if felt else j

    def _introduced(self) -> Party | None:
        """Return who gives the text that one of the first paragraphs announces: "The following is a transcript of the briefing by X"."""
        heads = (p for p in self.article.document.paragraphs[:INTRODUCTIONS] if p.end - p.start < LONG)
        found = (self.authors.introduced(p.start, p.end) for p in heads)
        return next((party for party in found if party is not None and party.kind == "person"), None)

    def _has_questions_alone(self) -> bool:
        """Tell whether only the questions of a transcript have labels ("Q."), so that what stands below each is its answer."""
        if self.holder is None or self.holder.kind != "person":
            return False
        offices = {(party.office or "").casefold() if party.name is None else "" for party in self.labelled.values()}
        return bool(offices) and offices <= QUESTIONERS

    def _opens_itself(self) -> bool:
        """Tell whether the prose in front of the first label of a transcript is its author's: an opening statement in the first person."""
        if not self.labelled or self.holder is None or self.holder.kind != "person":
            return False
        first = min(self.labelled)
        own, reported, _ = self._tally([p for p in self.article.document.paragraphs if p.kind == "body" and p.start < first])
        return own > reported

    # --- releases -----------------------------------------------------------------------------------------------

    def _beginning(self) -> int:
        """Return where the author begins to speak: behind a line in the midst of the text that names the author, else at the start.

        States that speak together begin in the paragraph that first names them so; one in front tells of their leaders.
        """
        document = self.article.document
        line = document.header.author
        below = line is not None and any(p.kind == "body" and p.start >= line[1] for p in document.paragraphs)
        if line is not None and below:
            return line[0]
        joint = self.author.mention if self.author is not None and {m.kind for m in self.author.members} == {"country"} else None
        if joint is not None:
            return next((p.start for p in document.paragraphs if p.end > p.start and joint.start < document.ends[p.end - 1]), 0)
        first = next((p for p in document.paragraphs if p.kind == "body"), None)
        announces = first is not None and first.end - first.start < LONG and self.authors.introduced(first.start, first.end) is not None
        return first.end if first is not None and announces else 0  # "Following is the text of the speech of X:"

    def _sections(self) -> dict[int, Party]:
        """Return the speakers of texts within the text: behind a line "Arrival statement of the President", "The following is the speech of X:".

        A section runs to the next such line, and counts if its prose is the speaker's own, in some sentences at least or where a sentence
        says that the text follows.
        """
        paragraphs = self.article.document.paragraphs
        found: dict[int, Party] = {}
        opened: list[tuple[int, Party, bool]] = []
        for number in range(len(paragraphs)):
            begun = self.authors.opened_by(number)
            if begun is not None:
                opened.append((number, *begun))
        for at, (number, party, follows) in enumerate(opened):
            stop = opened[at + 1][0] if at + 1 < len(opened) else len(paragraphs)
            held = [p for p in paragraphs[number + 1 : stop] if p.kind == "body"]
            if held and self.words[held[0].start] == ">":  # the text is set off
                held = list(takewhile(lambda p: self.words[p.start] == ">", held))
            quoted = list(takewhile(self._is_quoted, held)) if follows else []
            if quoted and (len(quoted) == len(held) or self.article.quotation_at(quoted[-1].end - 1) is None):
                found.update((p.start, party) for p in quoted)
                continue
            own, reported, sentences = self._tally(held)
            if (own or (follows and self._is_spoken(number))) and own >= reported and (follows or own * SPARSE >= sentences):
                found.update((p.start, party) for p in held)
        return found or self._interview() or self._unannounced()

    def _is_quoted(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph, set off or not, begins inside quotation marks."""
        first = paragraph.start + (self.words[paragraph.start] == ">")
        return self.article.quotation_at(min(first + (self.words[first : first + 1] in (['"'], ["“"])), paragraph.end - 1)) is not None

    def _interview(self) -> dict[int, Party]:
        """Return the speaker of the answers of an interview without labels, if they speak in the first person."""
        answers = Interview(self.article).answers
        own, reported, _ = self._tally([p for p in self.article.document.paragraphs if p.start in answers])
        return answers if own > reported else {}

    def _is_spoken(self, number: int) -> bool:
        """Tell whether the text that a sentence announces is a speech, which is somebody's own words even without "I" and "we"."""
        paragraph = self.article.document.paragraphs[number]
        filed = self.article.document.header.dateline
        if filed is not None and filed.start == paragraph.start and "statement" in self.folded[paragraph.start : paragraph.end]:
            return True  # "PYONGYANG, May 6 (KCNA) -- X issued the following statement:"
        return not SPEECHES.isdisjoint(self.folded[paragraph.start : paragraph.end])

    def _unannounced(self) -> dict[int, Party]:
        """Return the speaker of a speech that no line announces: most of it says "I" or "we", and its head or first prose tells who spoke."""
        bodies = [p for p in self.article.document.paragraphs if p.kind == "body"]
        set_off = [p for p in bodies if self.words[p.start] == ">"]
        if self.author is not None or FIRST_PERSON.isdisjoint(self.folded):
            return {}
        spoken_at = [i for i in places_of(FIRST_PERSON, self.folded) if speaks_of_itself(self.article, i)]
        first = next((n for n, p in enumerate(bodies) if any(p.start <= i < p.end for i in spoken_at)), None)
        if first is None:
            return {}
        held = set_off or bodies[first:]
        own, reported, sentences = self._tally(held)
        spoken = own * (SPARSE if set_off else MOSTLY) >= sentences and own >= reported * MOSTLY
        party = self.authors.presumed(held[0].start) if spoken else None
        if party is None and not self.authors.unsigned.is_filed():
            own, reported, sentences = self._tally(bodies)
            if first == 0 and own * 2 >= sentences and not reported:  # a release that names nobody
                party = self.authors.unsigned.source() or self.authors.unsigned.pronoun()
        return {} if party is None else {p.start: party for p in held}

    def _speaks_itself(self) -> bool:
        """Tell whether the prose is its author's own words rather than a report.

        Somebody says "I" or "we" in it, or the author's state or body welcomes, condemns, thanks; and no more sentences report what
        others said. What the state merely does ("Australia will provide") is narration.
        """
        paragraphs = self.article.document.paragraphs
        own, reported, sentences = self._tally([p for p in paragraphs if p.kind == "body" and p.start not in self.said])
        own += any(p.kind == "line" and self._only_addresses(p.start, p.end) for p in paragraphs)
        told = (self._is_told_of() and own * 2 < sentences) or (own * READOUT < sentences and self._reads_out())
        return own > 0 and own >= reported and not told

    def _reads_out(self) -> bool:
        """Tell whether a spokesperson's text opens with what somebody else did: "Under Secretary Ana Roe led a delegation to Oslo"."""
        if self.author is None or self.author.rank != "spokesperson":
            return False
        sentences = self.article.document.sentences
        first = next((p for p in self.article.document.paragraphs if p.kind == "body" and p.start >= self.begins), None)
        opens = None if first is None else self.starting.get(sentences[first.first].start)
        if not isinstance(opens, PersonMention) or opens.end >= len(self.words):
            return False
        other = self.article.party(opens)
        acts = bool(self.flags[opens.end] & PAST) and is_finite(self.article, opens.end)
        return acts and other.ref != self.author.ref

    def _speaks_aside(self) -> Party | None:
        """Return whose the sentences in the first person of a text are that reports (Rule 3): its author's, or those of its body."""
        return self.author or (None if FIRST_PERSON.isdisjoint(self.folded) else self.authors.unsigned.source())

    def _is_told_of(self) -> bool:
        """Tell whether the prose tells of its own author: "The minister, Ana Lopes, will attend ..."."""
        if self.author is None:
            return False
        refs = {self.author.ref, *(m.ref for m in self.author.members)} - {None}
        line = self.article.document.header.author
        if line is not None:
            refs |= {self.article.party(m).ref for m in self.article.mentions.people if line[0] <= m.start < line[1]}
        office = set((self.author.office or "").casefold().split())
        paragraphs = self.article.document.paragraphs
        starts = [p.start for p in paragraphs]
        for mention in self.article.mentions.people:
            held = paragraphs[bisect_right(starts, mention.start) - 1]
            if held.kind != "body" or held.start < self.begins or self.article.quotation_at(mention.start) is not None:
                continue
            party = self.article.party(mention)
            named = party.ref in refs
            unnamed = not self.author.name and bool(office) and any(office <= set(self.folded[t.start : t.end]) for t in mention.titles)
            acts = first_finite(self.article, mention.end, min(mention.end + TOLD, len(self.words))) is not None
            if (named or unnamed) and acts and not self.flags[mention.start - 1] & PREPOSITION:
                return True
        return False

    def _tally(self, paragraphs: Sequence[Paragraph]) -> tuple[int, int, int]:
        """Return how many sentences of some paragraphs are somebody's own words, how many report others, and how many there are."""
        own = reported = count = 0
        flags = self.flags
        sentences, ending = self.article.document.sentences, self.ending
        for sentence in (s for p in paragraphs for s in sentences[p.first : p.last]):
            count += 1
            first = acts = others = False
            for i in [i for i in range(sentence.start, sentence.end) if flags[i] & TELLING]:
                bits = flags[i]
                if self.folded[i] == "we" or (self.folded[i] == "i" and not bits & UPPER):
                    first = first or (not others and speaks_of_itself(self.article, i))  # not "She noted that we ..."
                elif bits & CUE and bits & PAST:
                    others = others or self._is_reported(i)
                elif not acts and bits & (THIRD | AUXILIARY | BASE) and (i in ending or flags[i - 1] & ADVERB):
                    acts = self._performs(i, sentence.end)
            if not (first or others):
                owned = next((i for i in range(sentence.start, sentence.end) if self.folded[i] in self.own and self.words[i] != "US"), None)
                first = owned is not None and self.article.quotation_at(owned) is None
            addresses = self.folded[sentence.start] in ADDRESSES and self._only_addresses(
                *trimmed(self.article, sentence.start, sentence.end)
            )
            own += first or addresses or (acts and not others)
            reported += others and not first
        return own, reported, count

    def _is_reported(self, verb: int) -> bool:
        """Tell whether a past verb reports somebody's speech: a strong cue right behind a person or group."""
        subject = self.ending.get(verb)
        if subject is None or isinstance(subject, CountryMention | OrganisationMention):
            return False
        return any(
            not form.cue.weak and form.cue.kind == "verb" for form in (self.article.gazetteer.cues.get(self.folded[verb]) or {}).get("", ())
        )

    def _performs(self, verb: int, end: int) -> bool:
        """Tell whether a verb in the present takes a stance in the author's name: "Australia welcomes", "the two sides remain committed"."""
        if self.folded[verb] in PAST_AUXILIARIES or not self._is_authors(verb):
            return False
        at = verb
        while at < end - 1 and self.flags[at] & (AUXILIARY | ADVERB) and not self.flags[at] & CUE:
            at += 1
        forms, _ = self.attributions.longest(at, end)
        if any(form.cue.kind == "verb" for form in forms):
            return True
        return self.folded[verb] in STANCES and not STANDING.isdisjoint(self.folded[verb + 1 : min(verb + 4, end)])

    def _is_authors(self, verb: int) -> bool:
        """Tell whether the author's state, government or body, or one party of a joint author, is the subject right in front of a verb."""
        j = verb
        while j > 0 and self.flags[j - 1] & ADVERB and j not in self.ending:
            j -= 1
        mention = self.ending.get(j)
        if mention is None or self.author is None or self.flags[mention.start - 1] & PREPOSITION:
            return False
        if isinstance(mention, CountryMention):
            states = {self.author.country, *(m.country for m in self.author.members)} - {None}
            return mention.form in ("name", "government") and (mention.code in states or not states)
        if isinstance(mention, OrganisationMention):
            return self._is_own_body(mention)
        return self.author.kind == "group" and (
            isinstance(mention, GroupMention) or (isinstance(mention, OfficeMention) and mention.plural)
        )

    def _is_own_body(self, mention: OrganisationMention) -> bool:
        """Tell whether a body is the author, or the international body for which a named author without state acts."""
        if self.author is None or self.author.kind == "person":
            return self.author is not None and self.author.name is not None and self.author.country is None and mention.kind == "igo"
        party = self.article.party(mention)
        return self.author.kind == "organisation" and party.ref == self.author.ref
