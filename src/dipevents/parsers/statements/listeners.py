"""Whom words are addressed to: "told reporters", "urged both sides", "asked the BBC's morning programme"."""

from __future__ import annotations

from ...article import Article
from ...lexicon import ADVERB, AUXILIARY, BASE, CAPITAL, DETERMINER, DIGIT, GROUP, HEAD, MARK, MODAL, PERSON, PREPOSITION, PRONOUN
from ...mentions import CountryMention, GroupMention, OfficeMention, OrganisationMention, PartyMention, PersonMention, PronounMention
from ...tokens import POSSESSIVE
from ..evidence import OPEN_QUOTES, first_finite, is_clause_marker, is_finite, is_shortened
from ..reader import Reader

LISTENERS = frozenset({"reporters", "journalists", "media", "press", "newspaper", "radio", "television", "parliament", "audience", "lawmakers", "everyone", "him", "her", "them", "us", "me", "you", "mps", "senators", "deputies", "troops", "supporters", "crowd", "crowds", "officials", "investors", "delegates", "viewers", "publication", "weekly", "daily", "outlet", "portal", "broadcaster", "magazine", "correspondent", "correspondents", "worshippers", "colleagues", "voters", "students", "aides"})  # fmt: skip
OPENERS = frozenset({"there", "nothing", "nobody", "everything", "everyone"})  # of a clause
OUTLETS = frozenset({"newspaper", "news", "agency", "radio", "tv", "television", "channel", "daily", "magazine", "weekly", "network", "broadcaster", "website", "reporters"})  # fmt: skip
WH = frozenset({"whether", "why", "how", "what", "when", "where", "who", "if", "which"})
PRESS_EVENTS = frozenset({"conference", "briefing"})  # "told a press conference"
OWNERS = frozenset({"their", "its", "his"})
TOLD = 14  # tokens of "the Oslo-based weekly NAME on Monday"
DESCRIPTION = 30  # tokens of what is added about listeners
JOINED = 5  # tokens of "its allies were"
TITLE = 6  # tokens of the name of a programme in quotation marks
OWNED = 8  # tokens of what a listener owns


class Listeners(Reader):
    """Finds the listeners behind the verbs of one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)

    def listener(self, k: int, stop: int) -> tuple[int, tuple[int, int] | None]:
        """Step over whom the words are addressed to: "told reporters", "urged both sides", "asked him"."""
        i = k
        mention: PartyMention | None = self.starting.get(i)
        body = self.starting.get(i + 1) if i + 1 < stop and self.folded[i] == "the" else None
        if mention is None and isinstance(body, OrganisationMention):
            mention = body  # "told the Associated Press [Oslo would leave]"
        if isinstance(mention, CountryMention) and mention.form == "adjective" and not self._is_whole(mention.end, stop):
            mention = None  # "believes French troops should leave", "urged French farmers to"
        if isinstance(mention, PersonMention) and self.folded[i] in LISTENERS and self.folded[i].endswith("s"):
            mention = None  # "told reporters Sato's words were harsh"
        if mention is not None and mention.end < stop:
            if self.flags[mention.end] & (MODAL | AUXILIARY) or is_shortened(self.article, mention.end):
                return k, None  # "warning it could end in war"
            kind = self._over_kind(mention.end, stop)
            end = self._over_owned(kind, stop) if kind == mention.end else self._over_name(kind, stop)
            while (
                end + 1 < stop
                and self.folded[end] in ("and", ",")
                and (follow := self.starting.get(end + 1)) is not None
                and follow.end < stop
            ):
                end = follow.end
            if (that := self._behind_description(end, stop)) is not None:
                return that, (i, end)
            if end < stop and self.folded[end] == "and" and first_finite(self.article, end + 1, min(stop, end + JOINED)) is not None:
                return k, None  # "warning Oslo and its allies were alarmed"
            several = isinstance(mention, GroupMention | OfficeMention)  # "told ministers in Riga [the fleet was old]"
            barred = MARK | DETERMINER | PRONOUN | ADVERB | (0 if several else PREPOSITION)
            described = end < stop and not self.flags[end] & barred
            if described and (told := self._told_clause(end, stop)) is not None:
                return told, (i, told)  # "told Radio Oslo host Ana Roe [that]"
            closes = end + 1 < stop and self.words[end] == "," and "," in self.words[i:end]  # "told A's premier, Y, [on Monday] that"
            return end + closes, (i, end)
        for j in range(i + 1, min(stop, i + 12)):  # "told the newspaper X that"
            if self.folded[j] == "that" and is_clause_marker(self.article, j, stop):
                return j, (i, j)
            if self.flags[j] & (AUXILIARY | MODAL) or self.words[j] in (",", ";", ":") or is_finite(self.article, j):
                break
            if self.folded[j] == "to" and j + 1 < stop and self.flags[j + 1] & BASE:
                break  # "asked his allies to ban goods that break the rules"
        j = i
        while (
            j < min(stop, i + 7)
            and not self.flags[j] & PREPOSITION
            and self.folded[j] not in ("that", "to", "not")
            and self.folded[j] not in WH
        ):
            if self.words[j] in (",", ".", ";", ":") or self.words[j] in OPEN_QUOTES or self.flags[j] & (AUXILIARY | MODAL):
                break
            plural = j == i + 1 and self.flags[i] & PERSON and isinstance(self.starting.get(j), PronounMention)
            outlet = j == i + 1 and self.flags[i] & CAPITAL  # "tells TIME [the talks would end]"
            if (j > i + 1 or plural or outlet) and self._opens_clause(j, stop):
                return j, (i, j)  # "told the agency [the talks would end]", "warned settlers [they must leave]"
            j += 1
            if self.folded[j - 1] in LISTENERS and not self._owns(j - 1, stop):
                if j < stop and self.folded[j] in PRESS_EVENTS:
                    return j + 1, (i, j + 1)
                told = self._told_clause(j - 1, stop) if j < stop and self.flags[j] & PREPOSITION else None
                j = told or self._over_name(j, stop)
                return j, (i, j)
        if j > i and j < stop and (self.folded[j] in ("that", "to", "not") or self.folded[j] in WH):
            return j, (i, j)
        if j > i and j < stop and self.flags[j] & PREPOSITION:
            m = j
            while m < min(stop, j + 14):
                if self.folded[m] in ("that", "not") or (self.folded[m] == "to" and m > j):
                    return m, (i, m)
                if isinstance(self.starting.get(m), PronounMention) and m > j + 1 and self._opens_clause(m, stop):
                    return m, (i, m)  # "told the court in Oslo [he was innocent]"
                if self.words[m] in (",", ";"):
                    break
                m += 1
        told = self._told_clause(i, stop) if i < stop and self.folded[i] not in WH else None
        return (told, (i, told)) if told is not None and self.may_listen(i, told) else (k, None)

    def _told_clause(self, i: int, stop: int) -> int | None:
        """Return where the words begin that a listener described at length is told, behind a noun; None where none do.

        Forms: "told a crowd of students [the vote was lost]" / "told someone beside him[, 'No']" / "told those in the hall [their fight was just]".
        """
        for j in range(i + 1, min(stop - 1, i + TOLD)):
            if self.folded[j] == "that" and is_clause_marker(self.article, j, stop):
                return j
            if self.words[j] in (",", ":") and self.words[j + 1] in OPEN_QUOTES:
                return j
            if self.words[j] in (",", ";", ":") or self.words[j] in OPEN_QUOTES or is_finite(self.article, j):
                return None
            if self.folded[j] in WH or self.folded[j] in ("to", "and") or self.folded[j - 1] in WH:
                return None
            if not self.flags[j - 1] & (PREPOSITION | DETERMINER | PRONOUN) and self._opens_clause(j, stop):
                return j
        return None

    def _behind_description(self, comma: int, stop: int) -> int | None:
        """Return the "that" behind what a comma adds about listeners: "told Vik, then a clerk, and others [that]"; None where there is none."""
        if comma + 2 >= stop or self.words[comma] != ",":
            return None
        for m in range(comma + 1, min(stop, comma + DESCRIPTION)):
            if self.folded[m] == "that" and is_clause_marker(self.article, m, stop):
                return m
            if self.words[m] in OPEN_QUOTES or is_finite(self.article, m):
                return None
        return None

    def _owns(self, i: int, stop: int) -> bool:
        """Tell whether "her" at ``i`` only says whose somebody is: "asked her [neighbours to] halt exports"."""
        if self.folded[i] != "her" or i + 1 >= stop:
            return False
        bits = self.flags[i + 1]
        behind = (
            bits & (PREPOSITION | MARK | DETERMINER | PRONOUN | MODAL | AUXILIARY)
            or self.folded[i + 1] in ("that", "to", "not")
            or self.folded[i + 1] in WH
        )
        return not behind and not is_finite(self.article, i + 1)

    def _opens_clause(self, j: int, stop: int) -> bool:
        """Tell whether the subject of a clause stands at ``j``: "told the court [he was innocent]", "told the agency [the talks ...]"."""
        mention = self.starting.get(j)
        pronoun = isinstance(mention, PronounMention) and mention.person in ("he", "she", "they", "it", "we", "i")
        article = bool(self.flags[j] & DETERMINER) and not self.flags[j] & CAPITAL
        owned = self.folded[j] in OWNERS
        return (pronoun or article or owned or self.folded[j] in OPENERS) and first_finite(self.article, j, stop) is not None

    def _over_name(self, i: int, stop: int) -> int:
        """Step over the name behind the word for an outlet: "told the newspaper [Kommersant] he", "told Radio [4's Today programme] he"."""
        mention = self.starting.get(i)
        if mention is not None and not isinstance(mention, PronounMention):
            return mention.end if mention.end < stop and self._opens_clause(mention.end, stop) else i
        name = next((k for k in range(i, min(stop, i + 4)) if not self.flags[k] & CAPITAL), i)
        if name > i and self._opens_clause(name, stop):
            return name
        if i + 1 < stop and self.flags[i] & DIGIT and self.words[i + 1] in POSSESSIVE:
            return self._over_owned(i + 1, stop)
        return i

    def may_listen(self, start: int, end: int) -> bool:
        """Tell whether a noun phrase holds somebody who can be spoken to."""
        return any(
            i in self.starting or self.flags[i] & (PERSON | HEAD | GROUP | PRONOUN | CAPITAL) or self.folded[i] in LISTENERS
            for i in range(start, end)
        )

    def _is_whole(self, i: int, stop: int) -> bool:
        """Tell whether no noun that a state's adjective in front of ``i`` describes stands there, or only that of an outlet."""
        if i < stop and self.words[i] == "-":
            return False  # "told the Qatari-owned daily X that"
        return i >= stop or self.folded[i] in OUTLETS or bool(self.flags[i] & (MARK | PREPOSITION | DETERMINER | PRONOUN | CAPITAL))

    def _over_kind(self, i: int, stop: int) -> int:
        """Step over the noun behind an outlet's name that says what it is: "told El Faro [newspaper] that"."""
        while i < stop - 1 and self.folded[i] in OUTLETS:
            i += 1
        return i

    def _over_owned(self, i: int, stop: int) -> int:
        """Step over what a listener owns: "told the BBC['s morning programme] that"."""
        if i >= stop or self.words[i] not in POSSESSIVE:
            return i
        j = i + 1
        while j < min(stop, i + OWNED) and self.folded[j] not in ("that", "to"):
            owned = self.starting.get(j)
            title = self.article.quotation_at(j + 1) if self.words[j] in OPEN_QUOTES and j + 1 < stop else None
            if title is not None and title.end - title.start <= TITLE and self.folded[title.end + 1 : title.end + 2] == ["that"]:
                j = title.end + 1  # "told NBC's "Meet the Press" that"
                continue
            if j > i + 1 and self.flags[j] & DETERMINER and not self.flags[j] & CAPITAL:
                break  # "told the BBC's morning programme [the talks would end]"
            if isinstance(owned, PronounMention) or self.flags[j] & (MARK | PREPOSITION | MODAL | AUXILIARY) or is_finite(self.article, j):
                break
            j = owned.end if owned is not None and owned.end > j else j + 1
        return min(j, stop)
