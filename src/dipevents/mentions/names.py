"""How a name is written: where one that begins at a token ends, and whether it is one by its own words.

Rule 1  A name is capitalised words, initials, particles between them and a suffix behind; honours behind it are no part ("MP", "AO").
Rule 2  Known states, bodies, months and common words of news are no names, unless a title or given name in front says so ("Theresa May").
Rule 3  In a headline every word may have a capital: a verb ends the name.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from unicodedata import combining

from ..document import Document
from ..gazetteer import Gazetteer
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODAL,
    MODIFIER,
    MONTH,
    NAMED,
    NOT_NAME,
    ORDINAL,
    PARTICLE,
    PAST,
    PERSON,
    PORTFOLIO,
    PREPOSITION,
    PRONOUN,
    SUFFIX,
    THIRD,
    UPPER,
    VERB,
    WEAK_NAME,
    WEEKDAY,
)
from ..tokens import APOSTROPHE_S
from .acquaintances import Name
from .mention import OfficeMention, PlaceMention
from .person_words import is_addressed, vocabulary
from .scan import Hit, Hits

HARD_STOPS = DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | MARK | DIGIT
COMMON = NOT_NAME | HEAD | HONORIFIC | PORTFOLIO | MODIFIER | ORDINAL | PREPOSITION
LONGEST = 6  # words in a name
FURTHEST = 24  # tokens of a name, its particles, hyphens and full stops included
CLOSING = frozenset({"”", "''", '"', "’", "'", "»", ","})  # marks between words and the verb that says whose they are
SAYS = frozenset({"said", "says", "told", "tells", "added", "adds", "stressed", "noted", "warned", "argued", "explained", "insisted", "recalled", "believes", "thinks", "wrote", "acknowledged", "admitted", "replied", "stated", "states", "remarked", "emphasized", "emphasised", "underlined", "underscored", "asserted", "reiterated", "quipped", "commented", "testified", "tweeted", "cautioned", "lamented", "countered"})  # fmt: skip
AFFILIATION = 9  # tokens of a body or place between a name and its verb
CREDITS = ({"/", ")"}, {"(", "/"})  # what stands on both sides of a photographer's name
NICKNAMED = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": ("''", '"'), "(": ")"}  # marks around a nickname
SHORTENED = frozenset({"ma", "md", "mohd", "muhd"})  # given names that print shortens with a full stop
SYLLABLES = frozenset({"won", "sung", "sang", "hung"})  # of names, and verbs elsewhere: "Han Jae-won"
BROKEN = "ÃÅÄÂ"  # a letter read in the wrong encoding: more of the word follows as marks


LINEAGE = frozenset({"bin", "bint", "ibn", "van", "von", "der", "den"})  # whatever stands behind is a name


class Names:
    """Reads names, over one document.

    ``known``: words of names read before, and these names; ``in_title`` is set while a headline is read, ``in_line`` while a line that is no prose is.
    """

    def __init__(
        self,
        document: Document,
        hits: Hits,
        blocked: Container[int],
        places: Sequence[PlaceMention],
        offices: Sequence[OfficeMention],
        gazetteer: Gazetteer,
        known: Mapping[str, Sequence[Name]],
    ) -> None:
        self.document = document
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.starts = document.starts
        self.ends = document.ends
        self.gazetteer = gazetteer
        self.lists = vocabulary()
        self.blocked = blocked
        self.known = known
        self.holder_at: dict[int, Hit] = {h.start: h for h in hits["holder"]}
        self.office_at = {o.start: o for o in offices}
        self.place_tokens = {i for place in places for i in range(place.start, place.end)}
        self.place_end = {place.start: place.end for place in places}
        self.openings = {p.start for p in document.paragraphs}
        self.surnames: Container[int] = ()  # words for states that may be surnames: "Thai", "Holland"
        self.in_title = False
        self.in_line = False

    @cached_property
    def behind_given(self) -> frozenset[str]:
        """The words behind given names: who is named in full somewhere."""
        return frozenset(word for word, before in zip(self.folded[1:], self.flags, strict=False) if before & GIVEN)

    # --- the end of a name --------------------------------------------------------------------------------------

    def read(self, i: int, end: int, *, strong: bool = False) -> int:
        """Return where a name that begins at ``i`` ends; ``i`` where none can begin.

        Words with capitals; initials with and without full stop; "-" between parts ("Ban Ki-moon"); particles before a capital ("bin
        Salman", "van der Leyen"); a nickname in marks ('Jose "Joe" Ramos'); suffixes (", Jr.", "III"). ``strong``: a title stands in front, so that words which are usually no
        names may be one. One word at least has two letters.
        """
        flags, words = self.flags, self.words
        end = min(end, i + FURTHEST)
        j, count, solid, broken = i + (strong and self._opens_with_apostrophe(i, end)), 0, False, False
        while j < end and count < LONGEST:
            bits, word = flags[j], words[j]
            if j > i:
                if not bits & (CAPITAL | MARK | PARTICLE) or word in self.lists.honours:
                    break
                if word in NICKNAMED and (solid or count) and (behind := self._over_nickname(j, end)) > j:
                    j = behind
                    continue
                if word == "-" and self._glued(j) and j + 1 < end and self._glued(j + 1):
                    if not self._goes_on(j + 1) or (j == i + 1 and len(words[i]) == 1):
                        break  # a party and a district are no name: "R-Utah"
                    solid = solid or bool(flags[j + 1] & CAPITAL and len(words[j + 1]) > 1)  # "El-Sisi", of which "El" is a particle
                    j += 2
                    continue
                if solid and (suffix := self._suffix_at(j, end)) is not None:
                    return self._over_suffix(suffix, end)
            if (behind := self._over_shortened(j, i, end, strong=strong)) > j:
                if words[behind - 1] == ".":
                    if behind in self.blocked and count == 0 and len(word) == 1:
                        break
                    count += 1
                j = behind
                continue
            if bits & PARTICLE and self._is_particle(j, end):
                j += 1
                continue
            descends = j > i + 1 and self.folded[j - 1] in LINEAGE  # "Rashid bin Sultan"
            if not bits & CAPITAL or not (descends or self._can_be_name(j, i, end, strong=strong) or (broken and self._closes(j, end))):
                break
            solid = solid or (len(word) > 1 and "." not in word)
            j += 1
            count += 1
            while j + 1 < end and words[j - 1][-1] in BROKEN and (self._glued(j) or combining(words[j][0])):  # "FranÃ§ois"
                broken = True
                j += 1 + (self._glued(j + 1) and words[j + 1][0].isalpha())
        if not solid or (j - i == 1 and flags[i] & PARTICLE and not flags[i] & (GIVEN | FAMILY)):
            return i
        return j

    def _over_shortened(self, j: int, i: int, end: int, *, strong: bool) -> int:
        """Return where an initial or a shortened given name at ``j`` ends: "A.", "A" in "George A Lopez", "Md."; ``j`` where there is none."""
        flags, words = self.flags, self.words
        if (
            self.folded[j] in SHORTENED
            and words[j + 1 : j + 2] == ["."]
            and self._follows(j + 2, end, strong=strong and self.folded[j] != "ma")
        ):
            return j + 2
        if len(words[j]) > 1 or not flags[j] & CAPITAL or j + 1 >= end:
            return j
        if words[j + 1] == "." and self._glued(j + 1):
            return j + 2
        inside = j > i and flags[j - 1] & GIVEN and not flags[j + 1] & COMMON
        plain = words[j] not in ("I", "A") or inside
        return j + bool(plain and flags[j + 1] & CAPITAL and (strong or j > i) and j + 1 not in self.blocked)

    def _suffix_at(self, j: int, end: int) -> int | None:
        """Return where a suffix that begins at ``j``, or behind a comma there, stands: "III", ", Jr."; None where there is none."""
        if self.words[j] == "," and j + 1 < end:
            bits = self.flags[j + 1]
            return j + 1 if bits & SUFFIX and bits & CAPITAL and not bits & FAMILY else None
        bits = self.flags[j]
        return j if bits & SUFFIX and bits & CAPITAL and not bits & (GIVEN | FAMILY) else None

    def _follows(self, j: int, end: int, *, strong: bool) -> bool:
        """Tell whether the next part of a name stands behind a shortened one: "Md. Ana"."""
        return j < end and bool(self.flags[j] & CAPITAL) and (strong or bool(self.flags[j] & (GIVEN | FAMILY)))

    def _opens_with_apostrophe(self, i: int, end: int) -> bool:
        """Tell whether a name begins with a mark that is a letter of it, and no quotation is opened: "'Ulukalala Lavaka"."""
        if i + 1 >= end or self.words[i] not in ("'", "‘") or not self.flags[i + 1] & CAPITAL or not self._glued(i + 1):
            return False
        close = next((k for k in range(i + 2, end) if not self.flags[k] & CAPITAL), end)
        return not (i and self._glued(i)) and not (close < end and self.words[close] in ("'", "’"))

    def _closes(self, j: int, end: int) -> bool:
        """Tell whether a common word in capitals is the last of a name whose letters are broken: "SÃ©bastien Royal,"."""
        return not self.flags[j] & (HARD_STOPS | HEAD | WEEKDAY | MONTH) and j + 1 < end and not self.flags[j + 1] & CAPITAL

    def _over_nickname(self, j: int, end: int) -> int:
        """Return where a nickname in quotation marks or brackets at ``j`` ends, if the name goes on behind it; ``j`` where it does not."""
        for close in range(j + 2, min(j + 4, end - 1)):
            if self.words[close] in NICKNAMED[self.words[j]]:
                inside = all(self.flags[k] & CAPITAL and k not in self.blocked for k in (*range(j + 1, close), close + 1))
                inside = inside and not (self.flags[j + 1] & UPPER and len(self.words[j + 1]) > 1)
                return close + 1 if inside and not self.flags[close + 1] & COMMON and close + 1 not in self.office_at else j
        return j

    def over_alias(self, j: int, end: int) -> int:
        """Return where a name of war or pen in quotation marks behind a name ends: "Jose Ramos 'Tigre'"; ``j`` where there is none."""
        if j + 2 >= end or self.words[j] not in NICKNAMED or self.words[j] == "(" or self._glued(j) or not self._glued(j + 1):
            return j
        closed = self.words[j + 2] in NICKNAMED[self.words[j]] and self._glued(j + 2)
        return j + 3 if closed and self.flags[j + 1] & CAPITAL and j + 1 not in self.blocked else j

    def _glued(self, j: int) -> bool:
        return self.starts[j] == self.ends[j - 1]

    def _goes_on(self, j: int) -> bool:
        """Tell whether the part behind a hyphen belongs to the name: "Ki-moon", "Jae-in", "Park Jie-won", no "Xi-led", "Obama-era"."""
        bits = self.flags[j]
        if bits & (MARK | DIGIT) or j in self.blocked:
            return False
        if bits & CAPITAL:
            return not bits & (PORTFOLIO | MODIFIER | MODAL) or bool(bits & (GIVEN | FAMILY))
        return (
            self.folded[j] not in self.lists.tails
            and not (bits & VERB and not bits & (GIVEN | FAMILY) and self.folded[j] not in SYLLABLES)
            and not bits & (HEAD | MODIFIER | PORTFOLIO)
        )

    def _is_particle(self, j: int, end: int) -> bool:
        """Tell whether the token, which may be a particle, stands as one in front of another part of the name."""
        if j + 1 >= end or self.folded[j] == "the":
            return False
        after = self.flags[j + 1]
        if after & PARTICLE and j + 2 < end and self.flags[j + 2] & CAPITAL:
            return True
        return bool(after & CAPITAL or self.words[j + 1] == "-")

    def _over_suffix(self, j: int, end: int) -> int:
        """Return the end of "Jr.", "III"; a full stop belongs to the abbreviation, not to the sentence."""
        short = len(self.folded[j]) == 2 and self.folded[j] in ("jr", "sr")
        j += 1
        if short and j < end and self.words[j] == "." and self._glued(j):
            j += 1
        return j

    def _can_be_name(self, j: int, i: int, end: int, *, strong: bool) -> bool:
        """Tell whether the capitalised word at ``j`` can be part of a name that began at ``i``."""
        bits, word = self.flags[j], self.words[j]
        before = self.flags[j - 1] if j > i else 0
        if not word.isalpha() and (word in APOSTROPHE_S or any(c.isdecimal() for c in word)):
            return False
        if bits & MONTH and j + 1 < end and self.flags[j + 1] & DIGIT:
            return False  # "officials May 7 said"
        if strong and j == i and is_addressed(self.document, j):
            return True
        if j in self.blocked:
            given = j > i + 1 or bool(before & GIVEN and not before & WEAK_NAME)
            if j in self.surnames and strong and j > i and given and j + 1 < end:  # "Minister Tran Van Thai said"
                return bool(self.flags[j + 1] & (MARK | VERB | PREPOSITION | ADVERB)) and not self.flags[j + 1] & (HEAD | PERSON)
            return j > i and bool(bits & (GIVEN | FAMILY)) and bool(before & (GIVEN | FAMILY))
        if self.folded[j] in self.lists.things and not (strong and bits & GIVEN):
            return False
        if bits & (GIVEN | FAMILY) and not bits & (WEEKDAY | MONTH | HARD_STOPS | HEAD | HONORIFIC):
            return not (self.in_title and bits & WEAK_NAME and bits & VERB and not strong and j > i)
        if bits & MONTH and not word.isascii():
            bits &= ~MONTH  # "Már" is no March
        if word == "Jan" and j + 1 < end and self.flags[j + 1] & CAPITAL and not self.flags[j + 1] & (DIGIT | COMMON):
            return True  # "Jan Nowak" is no January
        if bits & (HARD_STOPS & ~PREPOSITION | WEEKDAY | MONTH | COMMON):
            return self._is_odd_surname(j, i, end, strong=strong)
        if self.in_title and bits & VERB and not (j > i and before & GIVEN and not before & WEAK_NAME and strong):
            return False
        if bits & THIRD and j > i and not strong and not bits & UPPER:
            return bool(before & GIVEN)
        return not (j in self.place_tokens and j == i and not strong and self.folded[j] not in self.known)

    def _is_odd_surname(self, j: int, i: int, end: int, *, strong: bool) -> bool:
        """Tell whether a month, office or common word is a surname: behind a given name, with no other name behind it."""
        bits = self.flags[j]
        if bits & CONJUNCTION and j == i > 0 and strong and self.flags[i - 1] & HONORIFIC and len(self.words[i]) > 3:
            return True  # "U Than Maung"
        if bits & (DETERMINER | CONJUNCTION | PRONOUN | MARK | DIGIT):
            return False
        acts = j + 1 < end and bool(self.flags[j + 1] & (PAST | THIRD | AUXILIARY | MODAL))
        if j == i and (strong or acts) and self.is_surname_again(j):
            return True
        if j == i:
            return bool(bits & (GIVEN | FAMILY) and (strong or not bits & (HEAD | MONTH | WEEKDAY | HONORIFIC | PREPOSITION)))
        before = self.flags[j - 1]
        whole = self.holder_at.get(i)
        if whole is not None and whole.end > j and not whole.entries[0].weak:
            return True
        if not before & (GIVEN | FAMILY) or (before & WEAK_NAME and not strong):
            return False
        after = self.flags[j + 1] if j + 1 < end else 0
        last = not after & CAPITAL or (j + 1 < end and (self.words[j + 1] in self.lists.honours or after & SUFFIX or self.in_title))
        if bits & NOT_NAME and not bits & (GIVEN | FAMILY):
            return bool(last and strong)
        return bool(last) and (strong or not bits & (MONTH | WEEKDAY | MODIFIER | PORTFOLIO | ORDINAL))

    def is_surname_again(self, j: int) -> bool:
        """Tell whether a word ends a full name that was read before: "Ms Bishop", "Judge" where Ana Judge was named."""
        return any(len(name.words) > 1 and name.words[-1] == self.folded[j] for name in self.known.get(self.folded[j], ()))

    def over_honours(self, stop: int, end: int) -> int:
        """Return where the honours behind a name end: "MP", ", AO"."""
        while stop < end:
            if self.words[stop] in self.lists.honours:
                stop += 1
            elif stop + 1 < end and self.words[stop] == "," and self.words[stop + 1] in self.lists.honours:
                stop += 2
            else:
                break
        return stop

    # --- is it one? ---------------------------------------------------------------------------------------------

    def is_sure(self, i: int, end: int, stop: int | None = None) -> bool:
        """Tell whether the name that begins at ``i`` is one by its own words.

        A given name; a family name that comes first; the family name of an office-holder behind an unknown word.
        """
        hit = self.holder_at.get(i)
        if hit is not None and not hit.entries[0].weak:
            return True
        stop = self.read(i, end) if stop is None else stop
        if stop - i < 2:
            return False
        bits, last = self.flags[i], self.flags[stop - 1]
        if stop - i == 3 and self.words[i + 1] == "-":
            return False  # one word: "the Kim-Moon summit", "Wi-Fi"
        if last & (NOT_NAME | HEAD) and not last & (GIVEN | FAMILY) and not bits & GIVEN:
            return False
        placed = i in self.place_tokens and (i + 1 in self.place_tokens or bits & WEAK_NAME or not bits & GIVEN)
        if placed:
            return False
        if bits & GIVEN and not bits & WEAK_NAME:
            return True
        if bits & GIVEN and not last & VERB and not self.in_title and not bits & (MONTH | WEEKDAY):
            return not self.opens_sentence(i) or not bits & VERB
        if bits & FAMILY and stop - i <= 5 and not bits & (VERB & ~BASE) and not self.in_title:
            return not (bits & NOT_NAME) or bool(last & (GIVEN | FAMILY)) or "-" in self.words[i:stop]
        if stop - i >= 3 and self.words[i + 1] == "." and len(self.words[i]) == 1:
            return (self.words[i + 2] != "-" or stop - i > 5) and len(self.words[stop - 1]) > 2  # no "R.-Ohio", "B.Sc", "W.Va"
        return self._has_known_family(i, stop)

    def _has_known_family(self, i: int, stop: int) -> bool:
        """Tell whether an unknown word stands in front of an office-holder's family name ("Mahatma Gandhi")."""
        family = self.folded[stop - 1]
        if self.in_title or stop - i != 2 or len(family) < 5 or family not in self.gazetteer.holders_by_family:
            return False
        if self.opens_sentence(i) and not (stop < len(self.words) and self.folded[stop] in APOSTROPHE_S):
            return False
        plain = CAPITAL | FAMILY | GIVEN | UPPER
        return not (self.flags[i] | self.flags[stop - 1]) & ~plain and i not in self.place_tokens and stop - 1 not in self.place_tokens

    def opens_sentence(self, i: int) -> bool:
        """Tell whether a token opens a sentence or paragraph, so that its capital says nothing."""
        return i == 0 or i in self.openings or self.words[i - 1] in (".", "!", "?", '"', "“", "``")

    def reads_like_a_person(self, i: int, stop: int, end: int) -> bool:
        """Tell whether the words around a capitalised run say that it is a person.

        A noun for a person in front ("interpreter"); an age behind it (", 45,"); an office or noun for a person in apposition
        (", an interpreter,", ", then the group's leader"); "who"; a verb of saying at either side.
        """
        if self.in_title or (i in self.place_tokens and not self._may_be_given(i, stop)) or stop >= end:
            return False
        if any(self.flags[j] & UPPER and len(self.words[j]) > 1 for j in range(i, stop)):
            return False
        if self.flags[i] & (NOT_NAME | PREPOSITION | DETERMINER):
            return False
        before = self.flags[i - 1] if i else 0
        if before & PERSON and not before & (CAPITAL | PREPOSITION):
            return True
        if i and self.folded[i - 1] in ("in", "at", "from", "near", "to"):
            if stop - i > 1 and self.folded[i - 1] in ("from", "to") and self._is_unknown(i, stop):
                if self.words[stop] == "," and stop + 1 < end and self._person_in_apposition(stop + 1, end):
                    return True  # "a call from A B, Foreign Minister of C"
            quoted = i > 1 and self.folded[i - 2] == "according" and self._is_unknown(i, stop)
            return quoted and self._over_affiliation(stop, end) > stop
        if i and self.words[i - 1] in ("/", "(") and {self.words[i - 1], self.words[stop]} in CREDITS:
            return True  # "(Xinhua/A B)", "(A B/Reuters)"
        if i > 1 and self.folded[i - 1] in ("said", "says", "added", "adds", "asked", "asks") and self.words[i - 2] in CLOSING:
            return True
        if self.words[stop] == "," and stop + 1 < end:
            return self.folded[stop + 1] == "who" or self._person_in_apposition(stop + 1, end) or self._speaks_further_on(i, stop, end)
        return self.folded[stop] in ("who", "contributed") or self.folded[stop] in SAYS or self._speaks_further_on(i, stop, end)

    def _may_be_given(self, i: int, stop: int) -> bool:
        """Tell whether a city is the given name in front of a word that means nothing else: "Milan Petrovic", "Sofia Lindgren"."""
        given = self.flags[i] & GIVEN and stop - i == 2 and i + 1 not in self.place_tokens
        return bool(given) and not self.flags[i + 1] & (COMMON | NOT_NAME | HEAD | MONTH | WEEKDAY)

    def _speaks_further_on(self, i: int, stop: int, end: int) -> bool:
        """Tell whether unknown words have a verb of saying behind what may stand between it and a name.

        Forms: "has said" / "on Monday said", "later said" / "of the Lima Institute said", ", from Lima, said".
        """
        if not self._is_unknown(i, stop):
            return False
        k = self._over_affiliation(stop, end)
        if k == stop:
            while k < min(end - 1, stop + 3) and (
                self.flags[k] & (WEEKDAY | AUXILIARY) or self.folded[k] in ("on", "later", "also", "then")
            ):
                k += 1
        return stop < k < end and self.folded[k] in SAYS

    def _is_unknown(self, i: int, stop: int) -> bool:
        """Tell whether words can be names and nothing else."""
        return not any(self.flags[j] & ~(CAPITAL | FAMILY | GIVEN | NAMED) for j in range(i, stop))

    def _over_affiliation(self, stop: int, end: int) -> int:
        """Return where the body or place that somebody is of ends, with the commas around it; ``stop`` where there is none."""
        comma = self.words[stop] == ","
        k = stop + comma
        if k + 1 >= end or self.folded[k] not in ("of", "from", "at", "with"):
            return stop
        k += 1
        while k < min(end, stop + AFFILIATION) and (self.flags[k] & CAPITAL or self.folded[k] in ("the", "of", "for", "and", "on")):
            k += 1
        if not self.flags[k - 1] & CAPITAL or (comma and (k >= end or self.words[k] != ",")):
            return stop
        return k + comma

    def is_credited(self, i: int, stop: int, end: int) -> bool:
        """Tell whether a single word is a person by its place: "(Xinhua/Umali)", '", said Valdes, a former minister'."""
        if i < 2 or stop >= end or i in self.place_tokens or self.flags[i] & (UPPER | NOT_NAME | WEEKDAY | MONTH):
            return False
        if self.words[i - 1] == "/" and self.words[stop] == ")":
            return True
        said = self.folded[i - 1] in ("said", "says", "added", "adds") and self.words[i - 2] in CLOSING
        return said and self.words[stop] == "," and stop + 1 < end and self._person_in_apposition(stop + 1, end)

    def _person_in_apposition(self, j: int, end: int) -> bool:
        """Tell whether a noun phrase for one person begins at ``j`` and ends before a comma, preposition or "who"."""
        office = self.office_at.get(j)
        if office is not None and not office.plural:
            return True
        bare = self.flags[j] & CAPITAL == 0 and self.document.flags[j] & (PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | THIRD) == 0
        if self.folded[j] not in ("a", "an", "the", "his", "her", "its", "their", "then", "now", "one") and not bare:
            return False
        noun = self.flags[j] if bare else 0  # "associate fellow with", "chemist at"
        for k in range(j + 1, min(end, j + 10)):
            bits = self.flags[k]
            if self.words[k] in (",", ".") or self.folded[k] == "who" or bits & PREPOSITION:
                return bool(noun & (HEAD | PERSON))
            if bits & AUXILIARY:
                return False
            noun = bits
        return False
