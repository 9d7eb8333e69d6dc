"""Encounters that do not take place, by what is said of their noun: "The talks [scheduled for Friday] were called off", "will not go ahead".

Rule 1  The main verb of the noun decides; a relative clause or a participle of planning between the two is stepped over.
Rule 2  It is a passive or a verb of falling through, or a negated one of taking place.
"""

from __future__ import annotations

from dipevents.lexicon import ADVERB, AUXILIARY, MODAL
from dipevents.parsers.evidence import is_finite

from ..view import Reader

REACH = 24  # tokens from the noun to its verb
VERB = 6  # tokens of "will now have to be called off"
RELATIVES = frozenset({"that", "which"})
STOPS = frozenset({"who", "where", "whom", "when", "after", "while", "because", "but"})
PLACE = frozenset({"place", "ahead", "held", "happen", "happening", "materialise", "materialize"})  # "take place", "go ahead", "be held"


class CallingOff(Reader):
    """Reads the predicates of the nouns of one article."""

    def is_off(self, after: int, end: int) -> bool:
        """Tell whether what is named in front of token ``after`` is said not to take place."""
        verb = self._main_verb(after, end)
        if verb is None:
            return False
        stop = min(end, verb + VERB)
        if any(self.known.at("cancelled", self.folded, k, stop) > k for k in range(verb, stop) if self._is_said_of_it(verb, k)):
            return True
        but = next((k + 1 for k in range(verb, min(end, verb + REACH)) if self.folded[k] == "but"), end)
        if but < end and self.flags[but] & AUXILIARY and self.is_off(but, end):
            return True  # "had been scheduled for Friday but were cancelled"
        negated = self.folded[verb] == "failed" or any(
            self.known.is_a("negation", word) or word.endswith(("n't", "n’t")) for word in self.folded[verb:stop]
        )
        return negated and self.folded[verb] not in ("do", "does") and not PLACE.isdisjoint(self.folded[verb:stop])

    def _main_verb(self, after: int, end: int) -> int | None:
        """Return the finite verb behind the noun, that of a relative clause or "planned for Friday" left aside."""
        first = after + (after < end and self.words[after] == ",")
        aside = first < end and self.folded[first] in RELATIVES
        for k in range(first + aside, min(end, first + REACH)):
            word = self.folded[k]
            if self.words[k] in (";", ":") or word in STOPS or word in RELATIVES:
                return None
            if word in self.terms.scheduled or not is_finite(self.article, k):
                continue
            if not aside:
                return k
            aside = False  # the verb of the relative clause
        return None

    def _is_said_of_it(self, verb: int, k: int) -> bool:
        """Tell whether nothing but auxiliaries and adverbs stand between the finite verb and a word at ``k``: "have had to be [called off]".

        Not so in "were not called off".
        """
        if any(self.known.is_a("negation", word) for word in self.folded[verb:k]):
            return False
        return all(self.flags[t] & (AUXILIARY | MODAL | ADVERB) or self.folded[t] in ("to", "been", "be", "being") for t in range(verb, k))
