"""Whether the noun of an encounter speaks of one that is, was or is to be.

Rule 1  The words in front wish, doubt, deny or call off, nearest first; not those of another matter than the encounter.
Rule 2  The verb behind tells what becomes of it: "will be held", "may be held", "was called off".
Rule 3  A noun that nothing makes definite, governs or dates speaks of no encounter of its own.
"""

from __future__ import annotations

import attrs

from dipevents.lexicon import ADVERB, BASE, CAPITAL, CUE, ING, MODAL, PAST, PREPOSITION, THIRD
from dipevents.mentions import OrganisationMention
from dipevents.parsers.evidence import is_finite

from ..drafting import CueReader, Drafting
from ..parties.holders import OWN
from ..syntax.clauses import REACH
from .calling_off import CallingOff

GOOD_PREPOSITIONS = frozenset(
    {
        "after",
        "during",
        "in",
        "at",
        "following",
        "before",
        "since",
        "from",
        "of",
        "throughout",
        "on",
        "for",
        "amid",
        "ahead",
        "upon",
        "into",
        "follows",
        "followed",
    }
)
MAYBE = frozenset({"should", "could", "might", "may", "must", "can", "if", "whether", "unless", "would", "hope", "hopes", "hoped", "hoping", "wants", "want", "likely"})  # fmt: skip
PASSING = frozenset({"during", "at", "after", "following", "since"})
FRONTED = PASSING | {"from", "in", "before", "with", "upon", "despite"}  # of an encounter in front of a clause of its own subject
BEHIND = frozenset({"after", "following", "since"})  # what they govern is over
AMID = frozenset({"during", "after", "following"})
PRESUPPOSING = BEHIND | {"during", "throughout"}  # what they govern, where it is definite, is a fact
RELATIVES = frozenset({"where", "who", "whom"})
UNSURE = frozenset({"may", "might", "could", "should", "would", "must", "can"})
ARRANGED = frozenset(
    {"scheduled", "expected", "due", "planned", "slated", "set", "foreseen", "agenda", "schedule", "programme", "itinerary", "pipeline"}
)
NO_EFFECT = frozenset({"be", "come", "go", "have", "materialise", "materialize", "not", "occur", "take"})  # tells whether, not to what end
ONE_OF = frozenset({"annual", "regular"})
WEIGHED = frozenset({"agenda", "importance", "role"})  # "discussed the agenda of"
TAKES_PLACE = frozenset({"resume", "resumes", "take", "takes"})
DUE = frozenset({"due", "expected", "scheduled", "set", "slated"})
ARRANGEMENT = 6  # tokens of "is also part of the programme"
IN_FRONT = 9  # tokens in front of a noun phrase that may doubt it
LASTED = 9  # tokens of "after more than a year and a half of"
THERE = 4  # tokens of "there will also be"
SAID = 7  # tokens of "said on DAY after"
FRAME = 14  # tokens of "opened a three-day visit with"
DAY_BEHIND = 5  # tokens of "takes place in PLACE on"
SOON = 8  # tokens of "to PLACE in the coming days"
PREDICATE = 18  # tokens of ", planned for DAY on the sidelines of EVENT," in front of a verb


@attrs.define
class Phrase:
    """The noun phrase of an encounter: where it stands, and what has been read of its outlook so far."""

    begin: int
    noun: int
    after: int  # the token behind its parties
    floor: int  # first token of its sentence
    end: int
    definite: bool
    subject: bool  # of a predicate that tells that it takes place
    status: str | None = None


class Outlooks(CueReader):
    """Reads the outlook of the nouns of one article."""

    def __init__(self, drafting: Drafting) -> None:
        super().__init__(drafting)
        self.calling_off = CallingOff(drafting.view)

    def read(self, phrase: Phrase) -> tuple[bool, str | None]:
        """Tell whether the phrase speaks of an encounter that is, was or is to be, and which of the three."""
        hoped = self._is_hoped_of(phrase)
        if not (hoped or self._stands_in_front(phrase)) or not self._stands_within(phrase):
            return False, None
        if hoped:
            return True, phrase.status
        verb, limit = self._verb_behind(phrase), min(phrase.end, phrase.after + PREDICATE)
        fronted = self._before(phrase) in FRONTED and "," in self.words[phrase.after : min(verb, phrase.end)]
        if phrase.definite and phrase.status is None and self._is_soon(phrase.after, min(verb, phrase.end)):
            phrase.status = "planned"
        if verb < limit:
            if self.folded[verb] == "would" and (
                not self.terms.scheduled.isdisjoint(self.folded[phrase.noun : verb]) or self._is_foretold(phrase, verb)
            ):
                phrase.status = phrase.status or "planned"  # "said the talks set for Friday would go ahead"
            elif self._is_unsure(verb):
                return phrase.status == "planned" or (phrase.definite and phrase.status is not None), phrase.status
            if not fronted and self._is_futurate(verb):
                phrase.status = phrase.status or "planned"
            if self.folded[verb] in ("will", "shall") or (not fronted and not ARRANGED.isdisjoint(self.folded[verb : verb + ARRANGEMENT])):
                phrase.status = phrase.status or "planned"
        if not fronted and verb <= limit and self.calling_off.is_off(phrase.after, phrase.end):  # not "After the talks, X was called off"
            phrase.status = "cancelled"
        if phrase.status is None and (self._is_to_come(phrase.begin, phrase.floor) or self._is_soon(phrase.after, min(verb, phrase.end))):
            phrase.status = "planned"
        if phrase.status is None and self._before(phrase) in BEHIND:
            told = verb < limit and not self.flags[verb] & MODAL  # "After the June visit of X, exports rose"
            phrase.status = "held" if told or self._is_of_the_past(phrase.begin, phrase.floor) else None
        known = phrase.definite or phrase.status == "cancelled" or self._is_governed(phrase) or self._is_told_of(phrase, verb)
        return known, phrase.status

    def _is_hoped_of(self, phrase: Phrase) -> bool:
        """Tell whether "hoped that [his visit to A] will lead to", "X's visit soon could open" says what comes of it, not that it may be."""
        verb = self._verb_behind(phrase)
        acts = next((k for k in range(verb, min(phrase.end, verb + 3)) if not self.flags[k] & (MODAL | ADVERB)), phrase.end)
        said = phrase.begin > phrase.floor and self.folded[phrase.begin - 1] == "that"
        told = self.folded[phrase.begin] in OWN and said and acts > verb
        told = told and self.known.is_a("trip", self.folded[phrase.noun])
        return told and acts < phrase.end and self.folded[acts] not in self.terms.happens | NO_EFFECT

    def _before(self, phrase: Phrase) -> str:
        """Return the word in front of the phrase, "after" of "after an hour of talks"; "" where the sentence begins with it."""
        if self._lasted(phrase.begin, phrase.floor):
            return "after"
        return self.folded[phrase.begin - 1] if phrase.begin > phrase.floor else ""

    def _is_foretold(self, phrase: Phrase, verb: int) -> bool:
        """Tell whether "said X's visit in June would be a milestone" takes an encounter that has a day for one to come."""
        dated = any(k in self.date_from for k in range(phrase.noun + 1, verb))
        said = any(self.flags[k] & CUE and self.flags[k] & PAST for k in range(max(phrase.floor, phrase.begin - SAID), phrase.begin))
        return phrase.definite and dated and said

    # --- in front of the phrase ---------------------------------------------------------------------------------------

    def _stands_in_front(self, phrase: Phrase) -> bool:
        """Tell whether no word in front doubts or denies; note "will", "ahead of", "cancelled": "X will hold", "X called off"."""
        begin, floor = phrase.begin, phrase.floor
        presupposed = (phrase.definite and self._before(phrase) in PRESUPPOSING) or self._lasted(begin, floor)
        if presupposed:
            return True
        for k in range(begin - 1, max(floor, begin - IN_FRONT) - 1, -1):
            if self._is_of_another_matter(phrase, k):
                break
            refused = self.known.at("cancelled", self.folded, k, begin)
            denied = self.known.is_a("negation", self.folded[k])
            if (denied or refused > k) and self._is_left_undone(phrase, max(refused, k + 1)):
                break
            if denied or self._doubts(phrase, k):
                return False
            if refused > k:
                phrase.status = "planned" if self._is_only_weighed(k, floor) else "cancelled"
                break
            coming = self.known.at("outlook", self.folded, k, begin) == begin  # "preparations for the talks"
            if coming or self.folded[k] in ("will", "shall") or self.known.at("ahead", self.folded, k, begin) > k:
                phrase.status = "planned"
        return True

    def _is_only_weighed(self, k: int, floor: int) -> bool:
        """Tell whether somebody may yet do what the word at ``k`` tells: "considers [cancelling] the talks", "whether to [skip] the summit"."""
        k -= self.folded[k - 1] == "to"
        return k - 1 > floor and (self.folded[k - 1] in self.terms.mulling or self.known.is_a("unreal", self.folded[k - 1]))

    def _is_left_undone(self, phrase: Phrase, k: int) -> bool:
        """Tell whether somebody did not do something else at a named event: "did not [sign the pact at the A summit]", "refused [to comment at]"."""
        acts = self.flags[k] & BASE or (self.folded[k] == "to" and self.flags[k + 1] & BASE)
        there = self._before(phrase) in ("at", "during") and self._is_named(phrase)
        return bool(acts) and there and self.terms.being_there.isdisjoint(self.folded[k : phrase.begin])

    def _is_of_another_matter(self, phrase: Phrase, k: int) -> bool:
        """Tell whether what stands at ``k`` and in front of it is not said of the encounter: a quotation, "such as", another party."""
        word = self.folded[k]
        return (
            self.words[k] in (";", '"', "“")
            or (word == "as" and self.folded[k - 1] == "such")
            or (phrase.subject and self.words[k] == ",")
            or (k in self.starting and k < phrase.begin - 3 and word != "after")
            or word in self.terms.programmes
        )

    def _doubts(self, phrase: Phrase, k: int) -> bool:
        """Tell whether a word of wish or doubt at ``k`` is said of the encounter: "called for [talks]"."""
        begin = phrase.begin
        doubt = self.known.at("unreal", self.folded, k, begin)
        if doubt <= k or self.flags[k] & CAPITAL or (doubt < begin and self.folded[doubt - 1] == "to"):
            return False
        if (self.folded[k] in UNSURE or self._before(phrase) in PASSING) and self._is_named(phrase):
            return False
        return not self._is_said_at(phrase, k, doubt) and not self._is_about(phrase, k)

    def _is_named(self, phrase: Phrase) -> bool:
        """Tell whether "at the A summit", "for next month's A summit" takes the event for a fact: "could be discussed at" it."""
        begin = phrase.begin
        governed = phrase.definite and begin > phrase.floor and self.flags[begin - 1] & PREPOSITION
        return bool(governed) and any(isinstance(self.starting.get(k), OrganisationMention) for k in range(begin, phrase.noun))

    def _is_said_at(self, phrase: Phrase, k: int, doubt: int) -> bool:
        """Tell whether doubt was told at the encounter: "stressed the need for A during a meeting", "urged A at the talks", "threatened A in a call"."""
        before, acts = self._before(phrase), "to" in self.folded[doubt : phrase.begin]  # "offered [to help] in talks" that may come
        if before == "in" and doubt < phrase.begin - 1 and (not acts or self.folded[phrase.begin] in ("a", "an")):
            return bool(self.flags[k] & CUE and self.flags[k] & PAST)
        if before in AMID and doubt < phrase.begin - 1 and self.folded[k] not in MAYBE:
            return True
        return phrase.definite and doubt < phrase.begin and before == "at" and bool(self.flags[k] & PAST)

    def _is_about(self, phrase: Phrase, k: int) -> bool:
        """Tell whether a word as of doubt tells of a real one: "welcomed the resumption of", "the agenda of", "the agenda includes"."""
        word, before = self.folded[k], self._before(phrase)
        if word == "resumption" and self.hails(k, phrase.floor):
            return True
        if word == "invitation" and self.clauses.groups.answer(k, phrase.floor) == "planned":
            return True  # "accepted an invitation to pay a visit"
        if phrase.definite and word in WEIGHED and phrase.begin == k + 2 and before == "of":
            return True
        return word == "agenda" and before in self.terms.includes

    # --- in the phrase and behind it ----------------------------------------------------------------------------------

    def _stands_within(self, phrase: Phrase) -> bool:
        """Tell whether no word of the phrase itself doubts or denies; note "upcoming": not "No summit", "a possible meeting"."""
        begin, within = phrase.begin, range(phrase.begin, phrase.noun)
        if self.known.is_a("negation", self.folded[begin]):
            return False
        one = phrase.subject and not self.folded[phrase.noun].endswith("s")  # "A regular meeting was held", not "regular talks are"
        once = one or (phrase.definite and self.folded[begin] == "the")  # "the annual meeting" is one of them
        if any(
            self.known.is_a("unreal", self.folded[k]) and not self.flags[k] & CAPITAL and not (once and self.folded[k] in ONE_OF)
            for k in within
        ):
            return False
        if any(self.known.is_a("cancelled", self.folded[k]) and not self.flags[k] & CAPITAL for k in within):
            phrase.status = "cancelled"  # "his cancelled trip"
        if not self.terms.to_come.isdisjoint(self.folded[begin : phrase.noun]):
            phrase.status = phrase.status or "planned"
        return True

    def _verb_behind(self, phrase: Phrase) -> int:
        """Return the finite verb behind the phrase, else where the search for it ends; note "to be held" on the way.

        Not that of "a visit brings hope that talks will resume", "on a visit to A, where she will speak", "paid a visit to A and will leave".
        """
        k = phrase.after
        said = self._is_told_after(phrase.begin, phrase.floor)
        while k < min(phrase.end, phrase.after + PREDICATE) and not is_finite(self.article, k):
            word = self.folded[k]
            if self._is_futurate(k):
                break  # "Talks between A and B [start] on Monday"
            if word in RELATIVES or (word == "that" and (k > phrase.after + 1 or said)):
                return phrase.end
            if word == "to" and k + 2 < phrase.end and self.folded[k + 1] == "be":
                phrase.status = phrase.status or "planned"
            k += 1
        return phrase.end if k > phrase.after and self.folded[k - 1] in ("and", "but") else k

    def _is_futurate(self, verb: int) -> bool:
        """Tell whether "start on Monday", "takes place on 3 May" says when something will be: a verb in the present with a day behind it."""
        present = bool(self.flags[verb] & (BASE | THIRD)) and not self.flags[verb] & PAST
        begins = self.folded[verb] in self.terms.framing | TAKES_PLACE and self.words[verb + 1 : verb + 2] != ["-"]
        return present and begins and any(k in self.date_from for k in range(verb + 1, min(len(self.words), verb + DAY_BEHIND)))

    def _is_unsure(self, verb: int) -> bool:
        """Tell whether the verb is that of "may be held", not of "may have been held"."""
        return self.folded[verb] in UNSURE and self.folded[verb + 1 : verb + 2] != ["have"]

    def _is_soon(self, after: int, limit: int) -> bool:
        """Tell whether "in the coming days", "in the near future" stands behind the phrase."""
        return any(self.folded[k : k + 2] in (["the", "coming"], ["the", "near"]) for k in range(after, min(limit, after + SOON)))

    # --- whether it is one at all -------------------------------------------------------------------------------------

    def _is_governed(self, phrase: Phrase) -> bool:
        """Tell whether "after", "held", "opened his visit with" governs the phrase."""
        begin, floor = phrase.begin, phrase.floor
        before = self._governing(begin, floor)
        if before == "by" and begin - 2 >= floor and self.folded[begin - 2] == "followed":
            return True
        if before in GOOD_PREPOSITIONS or before in self.terms.taken or before in self.terms.includes:
            return True
        if self.is_there(begin, floor):
            return True
        return before == "with" and not self.terms.framing.isdisjoint(self.folded[max(floor, begin - FRAME) : begin - 1])

    def is_there(self, begin: int, floor: int) -> bool:
        """Tell whether "There was [also]", "there will be" stands in front of a noun phrase."""
        return "there" in self.folded[max(floor, begin - THERE) : begin - 1] and not any(
            k in self.starting for k in range(begin - 2, begin)
        )

    def _is_told_of(self, phrase: Phrase, verb: int) -> bool:
        """Tell whether the phrase opens its sentence, stands behind "where", has a date, or a past verb close behind it."""
        begin, after, end = phrase.begin, phrase.after, phrase.end
        if self.heads(begin, phrase.floor) or self.folded[begin - 1] == "where":
            return True
        if verb < min(end, after + 4) and self.flags[verb] & PAST:
            return True
        last = self.clauses.bounds(phrase.noun, after, phrase.floor, end)[1]
        return self.setting.when(phrase.noun, after, begin, last, future=False) is not None

    def heads(self, begin: int, floor: int) -> bool:
        """Tell whether at most a day stands in front of a noun phrase in its sentence: "On Thursday, [a breakfast with Y]"."""
        return all(self.words[k] == "," or self.folded[k] == "on" or self.setting.dates_in(k, k + 1) for k in range(floor, begin))

    def _is_of_the_past(self, begin: int, floor: int) -> bool:
        """Tell whether the verb in front of "after their meeting" is of the past: "announced it after their meeting in September"."""
        verb = next((k for k in range(begin - 2, floor, -1) if is_finite(self.article, k)), None)
        return verb is not None and bool(self.flags[verb] & PAST) and not self.flags[verb - 1] & MODAL

    def _is_told_after(self, begin: int, floor: int) -> bool:
        """Tell whether "said [on DAY] after" stands in front of a noun: "that" behind its parties opens what is said."""
        if begin <= floor or self.folded[begin - 1] not in PASSING:
            return False
        return any(self.flags[t] & CUE and self.flags[t] & PAST for t in range(max(floor, begin - SAID), begin))

    def _lasted(self, begin: int, floor: int) -> bool:
        """Tell whether "after three days of", "following hours of" stands in front of a noun: the encounter is a fact."""
        if begin - 2 < floor or self.folded[begin - 1] != "of" or self.folded[begin - 2] not in self.terms.stretches:
            return False
        return any(self.folded[k] in ("after", "following") for k in range(max(floor, begin - LASTED), begin - 2))

    def hails(self, k: int, floor: int) -> bool:
        """Tell whether what the noun at ``k`` names is welcomed, or comes before something else, and so is a fact."""
        return not self.terms.hailed.isdisjoint(self.folded[max(floor, k - 3) : k])

    def _governing(self, begin: int, floor: int) -> str:
        """Return the word in front of a noun phrase, dates stepped over: "received on Tuesday a call"."""
        k = begin
        while k > floor and k in self.date_to:
            k = self.date_to[k].start
            k -= k > floor and self.folded[k - 1] == "on"
        return self.folded[k - 1] if k > floor else ""

    def _is_to_come(self, begin: int, floor: int) -> bool:
        """Tell whether the verb that governs a noun is in the future: "will visit X for talks with Y", "heads to X for talks"."""
        for t in range(begin - 1, max(floor, begin - REACH) - 1, -1):
            if self._is_futurate(t) and self.folded[t] in self.terms.framing:
                return True  # "The talks begin on Monday with a meeting between A and B"
            if self.clauses.heads_clause(t, floor):
                going = self.folded[begin - 1] == "for" and self.flags[t] & (BASE | THIRD) and not self.flags[t] & PAST
                if going and any(c.kind in ("travel", "visit") for c in self.known.cues_at(self.folded, t, begin)[0]):
                    return True
                due = self.folded[t] in ("is", "are") and self.folded[t + 1] in DUE
                due = due or (
                    self.folded[t] in ("is", "are") and self.folded[t + 1] == "to" and bool(self.flags[t + 2] & BASE)
                )  # "is to fly to A for"
                going = self.folded[begin - 1] == "for" and self.folded[t] in ("is", "are") and bool(self.flags[t + 1] & ING)
                if going and self.folded[t + 1] != "visiting" and self.known.begins("travel", self.folded, t + 1, begin):
                    return True  # "is travelling to PLACE on Friday for talks"
                return due or self.folded[t] in ("will", "shall", "'ll")
        return False
