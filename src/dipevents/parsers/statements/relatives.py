"""What a relative clause attributes to somebody about the noun in front of it.

Rule 1  The verb leaves open the place of the relative: a verb follows it, or what somebody calls it, or nothing where it is denied.
Rule 2  Such words are part of what another one says around them; where the same one goes on behind a comma, they are a statement more.

Forms:
    a depot that X said was empty / the fleet, which X says is meant for rescue / the men, who X said had fled
    in what X called a show of strength / the fee, which X deems too high / a step X described as unfair
    the charge, which X denies / something X rejected
"""

from __future__ import annotations

import attrs

from ...article import Article
from ...facts import CueForm
from ...lexicon import ADVERB, AUXILIARY, CONJUNCTION, CUE, DETERMINER, FINITE, ING, MARK, MODAL, PAST, PREPOSITION, PRONOUN
from ...mentions import PronounMention
from ..evidence import DASHES, OPEN_QUOTES, SUBORDINATORS, first_finite, is_finite
from ..reader import Reader
from .attribution import Attribution
from .comments import SEEN_AS
from .descriptions import named_by
from .drafts import Draft, Range
from .nesting import is_same
from .subjects import Subjects

PRONOUNS = frozenset({"which", "what", "who", "whom", "that"})
RESUMING = SEEN_AS | {"something"}  # nouns for what the sentence has told: "a step X called unfair"
NEAR = 10  # tokens from the relative to the verb
APPOSITION = 4  # tokens from its comma to such a noun
DENIED = frozenset({"reject", "deny", "dispute", "refute", "dismiss"})  # verbs that need no words behind them


class Relatives(Reader):
    """Reads the relative clauses of one article that attribute words."""

    def __init__(self, article: Article, subjects: Subjects) -> None:
        super().__init__(article)
        self.subjects = subjects

    # --- whose verb it is --------------------------------------------------------------------------------------------

    def find(self, form: CueForm, i: int, stop: int, floor: int, end: int) -> Attribution | None:
        """Return the attribution of a verb at ``i`` that has a relative in front of its subject and leaves its place open."""
        relative = self._relative(i, floor)
        if relative is None or form.inflections.isdisjoint({"past", "s", "base", "part"}):
            return None
        if self._gap(form, stop, end, marked=self.words[relative - 1] == "," or self.words[relative - 1] in DASHES) is None:
            return None
        subject = self.subjects.before(i, relative, participle="part" in form.inflections)
        if subject is None or subject.party is None or subject.modal or subject.passive or subject.start > relative + 1:
            return None
        if self.folded[relative] == "what" and isinstance(self.starting.get(subject.start), PronounMention):
            return None  # "condemned what it called": words for the object of what is told anyway
        party = subject.party
        if subject.start == relative and party.kind == "group":
            party = named_by(party, self.article, relative + 1, subject.end)  # "[that] doctors"
        subject = attrs.evolve(subject, party=party, start=relative + 1)
        return Attribution(start=i, end=stop, lead=relative, form=form, role="relative", subject=subject)

    def _relative(self, i: int, floor: int) -> int | None:
        """Return the relative in front of the subject of the verb at ``i``: its pronoun, or a noun in apposition to the sentence."""
        for k in range(i - 2, max(floor, i - NEAR), -1):
            word = self.folded[k]
            if word in PRONOUNS:
                noun = not self.flags[k - 1] & (MARK | CONJUNCTION | ADVERB | AUXILIARY | MODAL | PREPOSITION | PRONOUN)
                noun = noun and not (self.flags[k - 1] & CUE and (self.flags[k - 1] & ING or is_finite(self.article, k - 1)))
                return k if word != "that" or noun else None
            if word in RESUMING and not self.flags[k + 1] & (PREPOSITION | MARK):
                comma = any(self.words[j] == "," or self.words[j] in DASHES for j in range(max(floor, k - APPOSITION), k))
                return k if comma else None
            if self.words[k] in (",", ";", ":") or is_finite(self.article, k):
                return None
        return None

    def _gap(self, form: CueForm, k: int, end: int, *, marked: bool) -> int | None:
        """Return where the words begin behind a verb that ends at ``k`` if a part of its complement is missing."""
        frames = form.cue.frames
        j = k
        while j < end and (j in self.date_from or (self.folded[j] == "on" and j + 1 in self.date_from)):
            j = self.date_from[j + (self.folded[j] == "on")].end  # "which X on Monday", "said on Monday was"
        if j >= end or self.words[j] in (",", ";") or self.words[j] in DASHES:
            return k if marked and "np" in frames and form.inflections & {"past", "s", "part"} else None
        verb = j
        while verb < end - 1 and self.flags[verb] & ADVERB and not self.flags[verb] & FINITE:
            verb += 1
        if "bare" in frames and self.flags[verb] & FINITE and verb not in self.starting:
            return j
        if "as" in frames and self.folded[j] == "as":
            return j
        if "np_np" not in frames:
            return None
        named = self.folded[j] in ("a", "an", "the", "its", "his", "her", "their") or self.words[j] in OPEN_QUOTES
        adjective = not self.flags[verb] & (FINITE | MARK | PREPOSITION | PRONOUN | DETERMINER | CONJUNCTION) and verb not in self.starting
        return j if named or adjective else None

    # --- what is said ------------------------------------------------------------------------------------------------

    def read(self, candidate: Attribution, start: int, end: int, drafts: list[Draft]) -> None:
        """Add the draft of a relative clause in tokens ``start:end``, and take it out of what the same one says around it."""
        relative, party = candidate.lead, candidate.speaker
        marked = self.words[relative - 1] == "," or self.words[relative - 1] in DASHES
        begin = self._gap(candidate.form, candidate.end, end, marked=marked)
        if begin is None or party is None:
            return
        stop = self._end(candidate, begin, start, end)
        if begin == candidate.end and begin >= stop:
            if candidate.form.cue.id not in DENIED:
                return  # "..., which X has praised, ..."
            begin = candidate.start
        elif not candidate.form.cue.frames & {"bare"}:
            begin = candidate.start  # "described as unfair": from the verb on
        for draft in drafts:
            for number, piece in enumerate(draft.pieces):
                if piece[0] <= relative < piece[1]:
                    parts = self._around(draft, piece, candidate, stop) if marked else None
                    if parts is None:
                        return
                    draft.pieces[number : number + 1] = parts
                    break
        cue = (candidate.start, candidate.end)
        drafts.append(
            Draft(sentence=(start, end), pieces=[(begin, max(stop, candidate.end))], speaker=party, cue=cue, act=candidate.form.cue.act)
        )

    def _around(self, draft: Draft, piece: Range, candidate: Attribution, stop: int) -> list[Range] | None:
        """Return what is left of the words around a relative clause; None where it is part of them."""
        relative = candidate.lead
        while self.words[relative - 1] not in (",", *DASHES):
            relative -= 1
        closes = stop >= piece[1]
        quotes = not OPEN_QUOTES.isdisjoint(self.words[candidate.end : stop])
        clause = draft.cue is None or piece[0] != draft.cue[0]
        same = draft.speaker is not None and candidate.speaker is not None and is_same(candidate.speaker, draft.speaker)
        if not (same and (closes or quotes)) and (clause or not closes):
            return None
        return [p for p in ((piece[0], relative - 1), (stop + 1, piece[1])) if p[0] < p[1]]

    def _end(self, candidate: Attribution, begin: int, start: int, end: int) -> int:
        """Return where a relative clause ends: at its comma or dash, or in front of the verb of the clause around it."""
        if begin < end and (self.words[begin] in (",", ";", ":") or self.words[begin] in DASHES):
            return begin  # "..., which X has ruled out, ..."
        opens = first_finite(self.article, start, candidate.lead) is None  # "The plan that X called unfair [was] dropped"
        open_clauses = int("bare" in candidate.form.cue.frames)
        for i in range(begin, end):
            if self.article.quotation_at(i) is not None:
                continue
            if i > begin and (self.words[i] in (",", ";", ":") or self.words[i] in DASHES):
                return i
            if opens and self.folded[i] in SUBORDINATORS:
                open_clauses += 1
            elif (
                opens
                and (is_finite(self.article, i) or (i > begin and self._acts(i)))
                and (i == begin or not is_finite(self.article, i - 1))
            ):
                open_clauses -= 1
                if open_clauses < 0:
                    return i
        return end

    def _acts(self, i: int) -> bool:
        """Tell whether a past form behind a noun is the verb of the clause around: "that X said was empty [burned] down"."""
        return bool(self.flags[i] & PAST) and not self.flags[i - 1] & (AUXILIARY | DETERMINER | PREPOSITION | ADVERB | CONJUNCTION | MARK)
