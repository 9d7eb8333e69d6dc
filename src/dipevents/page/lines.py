"""What a paragraph is, looked at by itself: prose, page furniture, byline, caption, name of author or outlet.

Rule 1  Words of page furniture are data (``furniture.jsonl``); the shape in which they count is told here.
Rule 2  In doubt a paragraph is prose: a sentence lost is worse than a line kept.
Rule 3  Nothing here looks at neighbouring paragraphs; the order of a page is the business of header.
"""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..document import Document
from ..gazetteer import Gazetteer
from ..tables import Trie, insert, rows
from ..tokens import ENDERS, split
from .stamps import Range, stamp_in, time_at

BODIES = frozenset({"ministry", "embassy", "department", "office", "government", "council", "presidency", "consulate", "bureau"})
SHORT_BODY = 3  # tokens: "Foreign Ministry"
MOST_BEHIND_A_TIME = 8  # tokens: "2024-11-20 23:40|Editor: huaxia"
DAYS = frozenset({"today", "yesterday", "local", "time"})
INITIALS = 9
LONGEST_INITIALS = 6
SALUTATION = 16  # tokens of a greeting to an audience
CLOSERS = frozenset({'"', "”", "''", "’", "'", ")", "]", "»", "*"})
CITIZENS = frozenset({"national", "nationals", "citizen", "citizens", "person", "persons", "member", "members"})  # no office by themselves
OFFICE_WORDS = frozenset(("office", "ministerial", "departmental", "department", "tel", "phone", "mobile", "media", "contact", "fax"))
COVERAGE = frozenset({"live", "watch"})  # in front of a headline at the head of a page, what kind of item it is
TELLING = OFFICE_WORDS | {"|", "@"}  # of which a row of links, an address or a contact has one
LINKS = frozenset({"of", "for", "the", "and", "&", "de", "del", "da", "la"})
BESIDE_A_DATE = LINKS | {"at", "on", "by", "in", "updated", "published", "modified"}
PERSONAL = lexicon.HEAD | lexicon.HONORIFIC
LINKING = lexicon.FUNCTION & ~lexicon.PRONOUN
ACTS = lexicon.THIRD | lexicon.PAST | lexicon.AUXILIARY | lexicon.MODAL | lexicon.ING
NAMES = lexicon.GIVEN | lexicon.FAMILY | lexicon.HEAD | lexicon.MODIFIER | lexicon.PORTFOLIO | lexicon.HONORIFIC


@cache
def _phrases() -> dict[str, Trie]:
    """Return the phrases of ``furniture.jsonl``, one trie for each kind."""
    tries: dict[str, Trie] = {}
    for row in rows("furniture"):
        insert(tries.setdefault(row["kind"], {}), split(row["form"]), row["id"])
    return tries


@cache
def _first_words() -> frozenset[str]:
    """Return the words that a phrase of furniture, or the bracket in front of it, begins with."""
    return frozenset().union({"("}, *(_phrases()[kind] for kind in ("closing", "label", "opening")))


@cache
def _openers() -> dict[str, frozenset[str]]:
    """Return the words that page furniture begins with, each with those that follow it; with none where it is enough by itself."""
    openers: dict[str, frozenset[str]] = {}
    for kind in ("closing", "label", "opening"):
        for word, node in _phrases()[kind].items():
            known = openers.get(word)
            openers[word] = frozenset() if "" in node or known == frozenset() else frozenset(node).union(known or ())
    return openers | dict.fromkeys(("by", "file", "from", "http", "https", "www"), frozenset())


class Lines:
    """The questions that can be asked of a range of tokens of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self._prose: dict[Range, bool] = {}  # answers given: a page asks two or three times about the same paragraph
        self._captions: dict[Range, bool] = {}
        self._stamps: dict[Range, Range | None] = {}

    def stamp(self, start: int, end: int) -> Range | None:
        """Return the first full date in tokens ``start:end``; see `stamp_in`."""
        key = (start, end)
        if key not in self._stamps:
            self._stamps[key] = stamp_in(self.document, start, end)
        return self._stamps[key]

    def is_prose(self, start: int, end: int) -> bool:
        """Tell whether tokens ``start:end`` read as prose: a sentence with its stop, or too long for a title."""
        if end - start > 45:
            return True
        answer = self._prose.get((start, end))
        if answer is None:
            answer = self._prose[start, end] = self._is_prose(start, end)
        return answer

    def _is_prose(self, start: int, end: int) -> bool:
        words, flags = self.document.words, self.document.flags
        colon = next((i for i in range(start + 1, min(end - 1, start + 8)) if words[i] == ":"), None)
        if colon is not None and all(flags[k] & (lexicon.UPPER | lexicon.MARK) for k in range(start, colon)):
            return any(words[i][0].islower() for i in range(colon, end))  # a speaker of a transcript
        announces = end - start > 3 and words[end - 1] in (":", ";") and flags[end - 2] & lexicon.CUE and flags[end - 2] & lexicon.PAST
        if not announces and (end - start < 3 or not self.ends_sentence(end)):  # "Asked about it, the minister replied:"
            return False
        return any(words[i][0].islower() and not flags[i] & LINKING for i in range(start, end))

    def ends_sentence(self, end: int) -> bool:
        """Tell whether a sentence ends before token ``end``."""
        words = self.document.words
        last = end - 1
        if words[last] == "/" and last > 2 and words[last - 2 : last] == ["/", "END"]:  # "... with each other. /END/"
            last -= 3
        while last > 0 and words[last] in CLOSERS:
            last -= 1
        return words[last] in ENDERS or (len(words[last]) > 2 and words[last][-1] == ".")

    def is_furniture(self, start: int, end: int) -> bool:
        """Tell whether tokens ``start:end`` are page furniture.

        Forms: no letters at all; web addresses; ``[^1]: http``; a whole line in brackets; rows of links between bars; a
        byline; a phrase of the table, alone, before a colon, bar or date; telephone numbers of an office; a caption or
        credit; a release label with
        nothing but author, number and date behind it; a date or time with a few capitals.
        """
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        length = end - start
        if length > 90:
            return False
        if self._is_plain(start, end):
            caption = self._captions[start, end] = self._has_credit(start, end)
            return caption or (length <= 25 and not self.ends_sentence(end) and self.is_stamp_line(start, end))
        if not words[start][0].isalpha() and not any(words[i][0].isalpha() for i in range(start, end)):
            return True
        clock = time_at(self.document, start, end)
        if clock is not None and all(word in DAYS for word in folded[clock:end]):  # "1:20 p.m.", "3:14 pm today"
            return True
        if folded[start] in ("http", "https", "www", "<", "©") or (folded[start] == "[" and words[end - 1] == "]"):
            return True
        if words[start] == "[" and any(words[i] == "]" and words[i + 1] == ":" for i in range(start, min(end - 1, start + 9))):
            return True
        if words[start] == "(" and words[end - 1] == ")" and ")" not in words[start : end - 1] and length <= 40:
            return True
        if words[start:end].count("|") > 2:
            return True
        if length <= 40 and "@" in words[start:end] and self._tight(words.index("@", start, end)):
            return True
        return (
            self._is_phrase(start, end)
            or self.is_initials(start, end)
            or self.is_symbol(start, end)
            or self._is_byline(start, end)
            or self._is_contact(start, end)
            or self.is_caption(start, end)
            or (length <= 25 and not self.ends_sentence(end) and self.is_stamp_line(start, end))
            or (folded[start] in ("http", "www") and bool(flags[start]))
        )

    def _is_plain(self, start: int, end: int) -> bool:
        """Tell whether a paragraph begins with no word of furniture, ends with no bracket and holds no telling mark: most do so.

        Of all furniture it can only be a credit, or a line with a date.
        """
        words, folded = self.document.words, self.document.folded
        first = start + (words[start] in ('"', "“", "``") and start + 1 < end)
        if not words[first][0].isalpha() or words[self._last(start, end)] in (")", "]") or end - start <= INITIALS:
            return False
        following = _openers().get(folded[first])
        if following is not None and (not following or (first + 1 < end and folded[first + 1] in following)):
            return False
        return TELLING.isdisjoint(folded[start:end])

    def _is_phrase(self, start: int, end: int) -> bool:
        """Tell whether the paragraph is, or begins with, a phrase of the table in a shape that prose has not."""
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        low, high = start, end
        while low < high and (flags[low] & lexicon.MARK) and words[low] not in ("©", "("):
            low += 1
        while high > low and flags[high - 1] & lexicon.MARK:
            high -= 1
        if folded[low] not in _first_words():  # so it is with most paragraphs
            return False
        for kind in ("closing", "label", "opening"):
            if self.phrase(kind, low, high) == high:
                return True
        middle = next((i for i in range(low + 1, high - 1) if words[i] == "/"), None)
        if middle is not None and self.phrase("label", low, middle) == middle and self.phrase("label", middle + 1, high) == high:
            return True  # "Siaran Pers / Press Release"
        if folded[low] == "(":
            low += 1
        after = self.phrase("opening", low, end) or 0
        if after and end - start <= 60:
            if folded[low] in ("copyright", "©") or after - low >= 3:
                return True
            following = words[after] if after < end and words[after - 1] != ":" else ":"
            titled = start == 0 and folded[low] in COVERAGE and following == ":" and end - after > 4  # "Live: ministers meet in Oslo"
            if (following in (":", "|", "»", ">") and not titled) or (
                after - low == 2 and not self.ends_sentence(end) and end - start <= 25
            ):
                return True
            if flags[after] & (lexicon.DIGIT | lexicon.WEEKDAY) and not self.ends_sentence(end):
                return True
        after = self.phrase("label", low, end) or 0
        if not after or self.ends_sentence(end) or end - start > 40:
            return False
        rest = self._without_stamp(after, end)
        while rest[0] < rest[1] and flags[rest[0]] & lexicon.MARK:
            rest = (rest[0] + 1, rest[1])
        return rest[0] >= rest[1] or (after - low >= 2 and self.is_author(*rest))

    def _is_byline(self, start: int, end: int) -> bool:
        """``By John Smith, Reuters``; ``by Xinhua writer Sun Li``; ``From Department of Trade``."""
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        if folded[start] == "from" and words[start] == "From" and end - start > 1:
            return self.is_outlet(start + 1, end)
        if folded[start] != "by" or not 2 <= end - start <= 18 or self.ends_sentence(end):
            return False
        return bool(flags[start + 1] & lexicon.CAPITAL) and not any(
            flags[i] & ACTS and words[i][0].islower() and words[i - 1] != "-"  # "Park Ji-won"
            for i in range(start + 1, end)
        )

    def _is_contact(self, start: int, end: int) -> bool:
        """``Mr Diaz's office: Ana Roe (02) 5550 1234``: two groups of figures and a word of an office."""
        if end - start > 50 or OFFICE_WORDS.isdisjoint(self.document.folded[start:end]) or self.ends_sentence(end):
            return False
        return sum(w.isdecimal() and len(w) >= 3 for w in self.document.words[start:end]) >= 2

    def is_caption(self, start: int, end: int) -> bool:
        """``FILE - ...``; a credit of the table; a last bracket like ``(AP Photo/Ana Roe)``, ``[File: EPA]``."""
        answer = self._captions.get((start, end))
        if answer is None:
            answer = self._captions[start, end] = self._is_caption(start, end)
        return answer

    def _is_caption(self, start: int, end: int) -> bool:
        words = self.document.words
        if words[start] in ("FILE", "File") and start + 1 < end and words[start + 1] in ("-", "–", "—", "--", ":", "photo", "picture"):
            return True
        if end - start > 90:
            return False
        if self._has_credit(start, end):
            return True
        last = self._last(start, end)
        if words[last] in (")", "]"):
            opened = next((i for i in range(last, max(start, last - 9), -1) if words[i] in ("(", "[")), None)
            if opened is not None and opened > start:
                inside = words[opened + 1 : last]
                slash = "/" in inside and any(
                    w in ("AP", "Photo", "AFP", "Reuters", "REUTERS", "EPA", "Xinhua", "Pool", "Images") for w in inside
                )
                return slash or (inside[:1] in (["Photo"], ["File"], ["Image"], ["Source"], ["Credit"]))
        return False

    def _has_credit(self, start: int, end: int) -> bool:
        """Tell whether a credit of the table stands somewhere in ``start:end``."""
        folded, openers = self.document.folded, _phrases()["credit"]
        if openers.keys().isdisjoint(folded[start:end]):
            return False
        return any(self.phrase("credit", i, end) for i in range(start, end) if folded[i] in openers)

    def _last(self, start: int, end: int) -> int:
        """Return the last token of ``start:end`` that is no full stop and no quotation mark."""
        words = self.document.words
        last = end - 1
        while last > start and words[last] in (".", '"', "”"):
            last -= 1
        return last

    def is_address(self, start: int, end: int) -> bool:
        """Tell whether a line is an e-mail or web address: ``press@example.org``, ``www.example.org/news``."""
        words = self.document.words
        tight = "@" in words[start:end] and self._tight(words.index("@", start, end))
        return tight or self.document.folded[start] in ("http", "https", "www")

    def is_initials(self, start: int, end: int) -> bool:
        """Tell whether a line is the signature of those who wrote or typed it: ``jg/rgh/mjm``, ``MJPS/ST``, ``aa.hm``."""
        words = self.document.words
        if not 2 < end - start <= INITIALS or not all(self.document.starts[i] == self.document.ends[i - 1] for i in range(start + 1, end)):
            return False
        marks = {words[i] for i in range(start + 1, end, 2)}
        return marks in ({"/"}, {"."}) and all(words[i].isalpha() and len(words[i]) < LONGEST_INITIALS for i in range(start, end, 2))

    def is_symbol(self, start: int, end: int) -> bool:
        """Tell whether a line is the number of a document: ``SG/SM/22456``, ``PR 2024/118``, ``Comunicado No. 45``, ``PR. No. 112/2023``."""
        flags = self.document.flags
        if not 2 < end - start <= INITIALS or not any(flags[i] & lexicon.DIGIT for i in range(start, end)):
            return False
        told = next((i for i in range(start + 1, end) if self.document.folded[i] == "no"), None)
        if told is not None:
            named = all(flags[i] & (lexicon.CAPITAL | lexicon.MARK) for i in range(start, told))
            return named and all(flags[i] & (lexicon.DIGIT | lexicon.MARK) for i in range(told + 1, end))
        return "/" in self.document.words[start:end] and all(
            flags[i] & (lexicon.DIGIT | lexicon.UPPER | lexicon.MARK) for i in range(start, end)
        )

    def is_salutation(self, start: int, end: int) -> bool:
        """``Mr President, colleagues,``, ``Dear friends!``: a line that addresses those who listen."""
        after = self.phrase("salutation", start, end)
        return after is not None and end - start <= SALUTATION and self.document.words[end - 1] in (",", "!", ":", ";", ".")

    def is_signed(self, start: int, end: int) -> bool:
        """Tell whether a line says who wrote or sent the text: ``By Ana Roe``, ``From: Foreign Office``."""
        return end - start > 1 and (
            self._is_byline(start, end) or (self.document.folded[start] == "from" and self.document.words[start + 1] == ":")
        )

    def opens_speech(self, start: int, end: int) -> bool:
        """``Ladies and gentlemen,``, ``President of Peru Ana Roe: Dear friends,``: the first line of what somebody says."""
        words = self.document.words
        if self.is_salutation(start, end):
            return True
        colon = next((i for i in range(start + 1, min(end, start + SALUTATION)) if words[i] == ":"), None)
        if colon is None or not (
            self.is_author(start, colon) or all(self.document.flags[i] & (lexicon.UPPER | lexicon.MARK) for i in range(start, colon))
        ):
            return False
        return colon == end - 1 or self.is_salutation(colon + 1, end) or self.ends_sentence(end) or words[end - 1] == ","

    def is_stamp_line(self, start: int, end: int) -> bool:
        """``FA14 14 October 2004``, ``Xinhua) 18:45, November 19, 2024``: a date and few names."""
        stamp = self.stamp(start, end)
        if stamp is None:
            return False
        flags, words = self.document.flags, self.document.words
        low, high = self._without_stamp(start, end)
        while low < high and flags[low] & lexicon.MARK:
            low += 1
        if low < high and self.phrase("label", low, high) == high:  # "05.12.2024 - Press release"
            return True
        timed = stamp[0] == start and any(":" in word for word in words[stamp[0] : stamp[1]])
        if timed and end - stamp[1] <= MOST_BEHIND_A_TIME:
            return True
        rest = [i for i in range(start, end) if not stamp[0] <= i < stamp[1] and not flags[i] & (lexicon.MARK | lexicon.DIGIT)]
        if any(words[i][0].islower() and self.document.folded[i] not in BESIDE_A_DATE for i in rest):
            return False
        return len(rest) <= (8 if stamp[0] == start or stamp[1] >= end - 1 else 4) or self.is_author(start, end)

    def may_date(self, start: int, end: int) -> bool:
        """Tell whether a date here can be that of publication: not one in a caption, a footnote or an address."""
        words = self.document.words
        linked = words[start] in ("[", "^") or any(words[i] == "/" and words[i - 1] == "/" for i in range(start + 1, end))
        return not self.is_caption(start, end) and (not linked or bool(self.document.flags[start] & lexicon.DIGIT))

    def author_core(self, start: int, end: int) -> Range | None:
        """Return the person with an office that ``start:end`` names, without label, number and date."""
        after = self.phrase("label", start, end)
        low, high = self._without_stamp(after or start, end)
        while low < high and self.document.flags[low] & lexicon.MARK:
            low += 1
        return (low, high) if low < high and self.is_author(low, high) else None

    def is_author(self, start: int, end: int) -> bool:
        """Tell whether tokens ``start:end`` are the name and office of somebody and nothing else."""
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        start, end = self._without_stamp(start, end)
        if start < end and folded[start] == "of":
            return False  # behind "Joint Statement": the whole is a title
        if not 1 < end - start <= 40 or words[end - 1] in (":", "?") or self.phrase("issue", start, end):
            return False
        office = False
        for i in range(start, end):
            bits = flags[i]
            if (bits & PERSONAL and folded[i] not in CITIZENS) or folded[i] in (
                "mp",
                "hon",
                "spokesperson",
                "spokesman",
                "spokeswoman",
            ):
                office = True
            elif bits & lexicon.MARK:
                if words[i] not in (",", ".", "&", "(", ")", "-") or (words[i] == "-" and not self._tight(i)):
                    return False
            elif not bits & lexicon.CAPITAL:
                if folded[i] not in LINKS:
                    return False
            elif folded[i] not in LINKS and not bits & NAMES and bits & (ACTS | lexicon.PREPOSITION | lexicon.PRONOUN | lexicon.ADVERB):
                return False
        return office

    def is_outlet(self, start: int, end: int) -> bool:
        """``Ministry of Foreign Affairs of Japan``, ``Embassy of Peru``: the name of a body and nothing else."""
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        low, high = self._without_stamp(start, end)
        if not 1 <= high - low <= 14 or (high - low == 1 and (low, high) != (start, end)):
            return False
        start, end = low, high
        if any(entry.kind == "organisation" for entry in self.gazetteer.entries(folded[start:end])):
            return True
        short = end - start <= SHORT_BODY and folded[end - 1] in ("ministry", "presidency", "government")
        if short or folded[end - 2 : end] in (["news", "agency"], ["press", "agency"]):
            return all(flags[i] & (lexicon.CAPITAL | lexicon.MARK) or folded[i] in LINKS for i in range(start, end))
        head = folded[start + 1] if folded[start] == "the" and end - start > 1 else folded[start]
        if head not in BODIES:
            return False
        return all(
            folded[i] in LINKS or words[i] in (",", "-") or (flags[i] & lexicon.CAPITAL and not flags[i] & (ACTS | lexicon.PREPOSITION))
            for i in range(start, end)
        )

    def name_end(self, start: int, end: int, *, several: bool = False) -> int:
        """Return where the party named from token ``start`` on ends; with ``several``, where a list of them does."""
        words, folded, flags = self.document.words, self.document.folded, self.document.flags
        stop, named = start, False
        i = start
        while i < end:
            bits = flags[i]
            further = flags[i + 1] if i + 1 < end else 0
            if folded[i] in LINKS:
                another = further & (PERSONAL | lexicon.MODIFIER | lexicon.PORTFOLIO) or (i + 1 < end and folded[i + 1] == "the")
                if not several and named and stop == i and (another or not further & lexicon.NAMED):
                    break
            elif bits & lexicon.CAPITAL:
                if i > start and not bits & (NAMES | lexicon.NAMED) and bits & (ACTS | lexicon.PREPOSITION | lexicon.CONJUNCTION):
                    break
                named = named or bool(bits & (lexicon.GIVEN | lexicon.HONORIFIC))
                stop = i + 1
            elif words[i] == "." and len(words[i - 1]) <= 3:
                stop = i + 1 if words[i - 1] in ("Jr", "Sr") else stop
            elif several and (bits & (lexicon.HEAD | lexicon.PORTFOLIO) or folded[i] in ("governments", "government")):
                stop = i + 1
            elif not (words[i] in (",", "-", "–") and (further & lexicon.CAPITAL or (several and i + 1 < end and folded[i + 1] in LINKS))):
                break
            i += 1
        return stop

    def phrase(self, kind: str, start: int, end: int) -> int | None:
        """Return where the longest phrase of this kind that begins at ``start`` ends."""
        node: Trie | None = _phrases().get(kind, {})
        folded = self.document.folded
        found = None
        for i in range(start, end):
            node = node.get(folded[i]) if node else None
            if not node:
                break
            if "" in node:
                found = i + 1
        return found

    def _without_stamp(self, start: int, end: int) -> Range:
        """Return ``start:end`` without a date and a running number at its end or head."""
        words, flags = self.document.words, self.document.flags
        stamp = self.stamp(start, end)
        if stamp is not None:
            if stamp[1] >= end - 1:
                end = stamp[0]
            elif stamp[0] == start:
                start = stamp[1]
        while end > start and (flags[end - 1] & (lexicon.MARK | lexicon.DIGIT) or self._has_digit(words[end - 1])):
            end -= 1
        while start < end and flags[start] & lexicon.DIGIT:
            start += 1
        return start, end

    @staticmethod
    def _has_digit(word: str) -> bool:
        return not word.isalpha() and any(c.isdigit() for c in word)

    def _tight(self, i: int) -> bool:
        """Tell whether the mark at ``i`` touches both its neighbours."""
        document = self.document
        return 0 < i < len(document.words) - 1 and document.starts[i] == document.ends[i - 1] and document.starts[i + 1] == document.ends[i]

    def content(self, start: int, end: int) -> set[str]:
        """Return the words that carry meaning, cut to their first letters, so that inflection does not matter."""
        flags, folded = self.document.flags, self.document.folded
        return {folded[i][:6] for i in range(start, end) if len(folded[i]) > 3 and not flags[i] & lexicon.FUNCTION}
