"""What an item in a list of topics looks like: what it begins and ends with, and whether it is whole."""

from __future__ import annotations

from dipevents.lexicon import ADVERB, BASE, CAPITAL, CONJUNCTION, DETERMINER, ING, PARTICIPLE, PREPOSITION

from ..view import Reader


class ItemReader(Reader):
    """Asks about the tokens of a list; an item begins at ``start`` and ends at ``k`` or ``end``, the next one begins at ``after``."""

    def is_issue(self, k: int) -> bool:
        """Tell whether a token is a noun for an issue, such as "cooperation" or "ties"."""
        return self.known.is_a("issue", self.folded[k])

    def separator(self, k: int, stop: int) -> int:
        """Return where the next item begins behind ",", ", and", "and", "in addition to"; ``k`` where none stands here."""
        j = k + 1 if self.words[k] in (",", ";") else k
        if self.words[k - 1] == "-":
            return k  # "foot-and-mouth disease"
        if j < stop:
            j = self.known.at("joiner", self.folded, j, stop)
        return j if j < stop else k

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether an item has no preposition: "trade", not "trade with A"."""
        return not any(self.flags[h] & PREPOSITION for h in range(start, end))

    def has_complement(self, k: int, stop: int) -> bool:
        """Tell whether a noun with "of A", "in A" right behind it begins at token ``k``."""
        noun = k + (k < stop and bool(self.flags[k] & DETERMINER))
        return (
            noun + 2 < stop
            and not self.flags[noun] & (PREPOSITION | ADVERB | ING | CONJUNCTION)
            and bool(self.flags[noun + 1] & PREPOSITION)
            and self.folded[noun + 1] != "to"
        )

    def next_length(self, after: int, stop: int) -> int:
        """Return how many tokens stand in front of the next comma or "and"."""
        k = after
        while k < stop and self.words[k] != "," and self.folded[k] != "and":
            k += 1
        return k - after

    def closes(self, after: int, stop: int) -> bool:
        """Tell whether the "and" in front of token ``after`` is the one that closes a list of commas: "A, B of C and D"."""
        verb = self.flags[after] & BASE and after + 1 < stop and self.flags[after + 1] & (DETERMINER | ADVERB)
        return not verb and "and" not in self.folded[after:stop] and "," not in self.words[after:stop]

    def is_bare_name(self, start: int, end: int) -> bool:
        """Tell whether an item is a name alone, which may share the preposition in front: "the war in Sudan, South Sudan and Chad"."""
        return all(self.flags[h] & (CAPITAL | DETERMINER) for h in range(start, end))

    def is_closed(self, start: int, k: int) -> bool:
        """Tell whether a name, or "between the two sides", ends an item, so that what follows has no share in its last words."""
        if self.flags[k - 1] & CAPITAL:
            return self.of_own(start, k)
        return any(self.folded[h] == "between" and self.between_both(h, k) for h in range(max(start, k - 5), k))

    def between_both(self, k: int, stop: int) -> bool:
        """Tell whether "between the two ministries" names both sides at once, so that the next "and" is none of its own."""
        return not {"two", "both", "them", "us", "countries"}.isdisjoint(self.folded[k + 1 : min(stop, k + 4)])

    def of_own(self, start: int, k: int) -> bool:
        """Tell whether the preposition in front of the last words of an item brings in a single name: "the war in Ukraine"."""
        for h in range(k - 1, start, -1):
            if self.flags[h] & PREPOSITION:
                names = all(self.flags[t] & (CAPITAL | DETERMINER) or self.folded[t] == "and" for t in range(h + 1, k))
                pair = "and" in self.folded[h:k]
                return names and (pair if self.folded[h] == "between" else not pair and self.folded[h] not in ("among", "like", "by"))
        return False

    def of_the(self, start: int, k: int) -> bool:
        """Tell whether a preposition with "the" brings in the last words of an item: "its presence in the region", not "in trade"."""
        last = next((h for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), None)
        if last is None:
            return False
        head = self.folded[last - 1]
        if self.flags[last - 1] & PARTICIPLE and self.folded[last] != "by" and head not in self.terms.tied and last - 1 > start:
            return True  # "the plight of fishermen caught in foreign waters"
        if self.folded[last] == "between" and self.between_both(last, k):
            return True  # "the agenda between the countries"
        if not self.flags[last + 1] & DETERMINER:
            return False
        wide = head in self.terms.shared or self.is_issue(last - 1)  # "challenges in the Sahel", but "the developments of the crisis"
        return head not in self.terms.open_heads and (not wide or self.folded[last] == "of")

    def is_list_of_names(self, start: int, k: int) -> bool:
        """Tell whether names alone stand behind the last preposition of an item that ends at token ``k``."""
        last = next((h for h in range(k - 1, start, -1) if self.flags[h] & PREPOSITION), None)
        return last is not None and all(
            self.flags[t] & (CAPITAL | DETERMINER) or self.words[t] == "," or self.folded[t] == "and" for t in range(last + 1, k)
        )

    def infinitive(self, start: int, k: int) -> bool:
        """Tell whether "to" with a verb stands inside an item."""
        return any(self.folded[h] == "to" and self.flags[h + 1] & BASE for h in range(start, k - 1))

    def is_gerund(self, k: int) -> bool:
        """Tell whether "furthering", also of a verb that no table knows, begins a topic."""
        word = self.folded[k]
        return bool(self.flags[k] & ING) or (word.endswith("ing") and len(word) > 6 and not self.flags[k] & (CAPITAL | PREPOSITION))

    def is_modifier(self, k: int) -> bool:
        """Tell whether an item would end with an adjective, its noun behind the next one: "unprovoked, and unjustified attack"."""
        word = self.folded[k]
        return word in self.terms.modifiers or (
            len(word) > 4 and word.endswith("ed") and word not in self.terms.no_adjectives and not self.flags[k] & CAPITAL
        )

    def is_adjective(self, k: int) -> bool:
        """Tell whether a word describes matters, by the table or its ending: "economic", "consular"."""
        word = self.folded[k]
        return word in self.terms.topical or (
            word.endswith(("al", "ic", "ive", "ary", "ous", "arian")) and word not in self.terms.no_adjectives
        )
