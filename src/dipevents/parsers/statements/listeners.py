"""Whom words are addressed to: "told reporters", "urged both sides", "asked the BBC's morning programme"."""

from __future__ import annotations

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
COMPLEMENT = frozenset({"that", "to", "not"})  # what begins what somebody is told
NOUN = 12  # tokens of "the newspaper X" in front of "that"
PLAIN = 7  # tokens of a noun phrase without complement
TOLD = 14  # tokens of "the Oslo-based weekly NAME on Monday"
DESCRIPTION = 30  # tokens of what is added about listeners
JOINED = 5  # tokens of "its allies were"
TITLE = 6  # tokens of the name of a programme in quotation marks
OWNED = 8  # tokens of what a listener owns

Told = tuple[int, tuple[int, int] | None]  # where the words begin that somebody is told, and who is told them


class Listeners(Reader):
    """Finds the listeners behind the verbs of one article."""

    def listener(self, k: int, stop: int) -> Told:
        """Step over whom the words are addressed to: "told reporters", "urged both sides", "asked him"."""
        for form in self._FORMS:
            found = form(self, k, stop)
            if found is not None:
                return found
        return k, None

    # --- one form each; None where another form may stand -------------------------------------------------------

    def _named(self, i: int, stop: int) -> Told | None:
        """Step over a mention with what is added about it.

        Forms: "told X that" / "told X's [morning programme]" / "told A, B and C" / "told A's premier, Y, [on Monday] that" / "told Vik, then a clerk, [that]"
        / "told Radio Oslo host Ana Roe [that]"; not "warning [it could end in war]", "warning [Oslo and its allies were alarmed]"
        """
        mention = self._mention(i, stop)
        if mention is None or mention.end >= stop:
            return None
        if self.flags[mention.end] & (MODAL | AUXILIARY) or is_shortened(self.article, mention.end):
            return i, None
        end = self._over_names(mention, stop)
        if (that := self._behind_description(end, stop)) is not None:
            return that, (i, end)
        if end < stop and self.folded[end] == "and" and first_finite(self.article, end + 1, min(stop, end + JOINED)) is not None:
            return i, None
        several = isinstance(mention, GroupMention | OfficeMention)  # "told ministers in Riga [the fleet was old]"
        barred = MARK | DETERMINER | PRONOUN | ADVERB | (0 if several else PREPOSITION)
        described = end < stop and not self.flags[end] & barred
        if described and (told := self._told_clause(end, stop)) is not None:
            return told, (i, told)
        closes = end + 1 < stop and self.words[end] == "," and "," in self.words[i:end]
        return end + closes, (i, end)

    def _with_that(self, i: int, stop: int) -> Told | None:
        """Step over any words up to "that": "told the newspaper X that"; not "asked his allies to ban goods that break the rules"."""
        for j in range(i + 1, min(stop, i + NOUN)):
            if self.folded[j] == "that" and is_clause_marker(self.article, j, stop):
                return j, (i, j)
            if self.flags[j] & (AUXILIARY | MODAL) or self.words[j] in (",", ";", ":") or is_finite(self.article, j):
                return None
            if self.folded[j] == "to" and j + 1 < stop and self.flags[j + 1] & BASE:
                return None
        return None

    def _noun(self, i: int, stop: int) -> Told | None:
        """Step over a noun phrase: "told the agency [the talks would end]", "told reporters", "urged both sides [to]", "told the court in Oslo [that]"."""
        j = i
        while j < min(stop, i + PLAIN) and not self._ends_noun(j):
            if self._begins_told(i, j, stop):
                return j, (i, j)
            if self.folded[j] in LISTENERS and not self._owns(j, stop):
                return self._word_for_listeners(i, j, stop)
            j += 1
        if j == i or j >= stop:
            return None
        if self.folded[j] in COMPLEMENT or self.folded[j] in WH:
            return j, (i, j)
        return self._with_preposition(i, j, stop) if self.flags[j] & PREPOSITION else None

    def _at_length(self, i: int, stop: int) -> Told | None:
        """Step over somebody described at length who can be spoken to: see `_told_clause`."""
        told = self._told_clause(i, stop) if i < stop and self.folded[i] not in WH else None
        return (told, (i, told)) if told is not None and self.may_listen(i, told) else None

    _FORMS = (_named, _with_that, _noun, _at_length)

    # --- parts of these forms -----------------------------------------------------------------------------------

    def _mention(self, i: int, stop: int) -> PartyMention | None:
        """Return the mention at ``i`` that may be spoken to: "told the Associated Press [Oslo would leave]".

        None for what only describes or begins the words told: "believes [French troops should leave]", "told reporters [Sato's words were harsh]".
        """
        mention: PartyMention | None = self.starting.get(i)
        body = self.starting.get(i + 1) if i + 1 < stop and self.folded[i] == "the" else None
        if mention is None and isinstance(body, OrganisationMention):
            return body
        if isinstance(mention, CountryMention) and mention.form == "adjective" and not self._is_whole(mention.end, stop):
            return None
        if isinstance(mention, PersonMention) and self.folded[i] in LISTENERS and self.folded[i].endswith("s"):
            return None
        return mention

    def _over_names(self, mention: PartyMention, stop: int) -> int:
        """Step over a mention, what it owns or is, and those listed behind it: "told the A Times [newspaper], B and C that"."""
        kind = self._over_kind(mention.end, stop)
        end = self._over_owned(kind, stop) if kind == mention.end else self._over_name(kind, stop)
        while (
            end + 1 < stop and self.folded[end] in ("and", ",") and (follow := self.starting.get(end + 1)) is not None and follow.end < stop
        ):
            end = follow.end
        return end

    def _ends_noun(self, j: int) -> bool:
        """Tell whether a token cannot stand inside a noun phrase without complement."""
        return (
            bool(self.flags[j] & (PREPOSITION | AUXILIARY | MODAL))
            or self.folded[j] in COMPLEMENT
            or self.folded[j] in WH
            or self.words[j] in (",", ".", ";", ":")
            or self.words[j] in OPEN_QUOTES
        )

    def _begins_told(self, i: int, j: int, stop: int) -> bool:
        """Tell whether a clause begins behind the listeners at ``i``: "warned settlers [they must leave]", "tells TIME [the talks would end]"."""
        plural = j == i + 1 and self.flags[i] & PERSON and isinstance(self.starting.get(j), PronounMention)
        outlet = j == i + 1 and self.flags[i] & CAPITAL
        return bool(j > i + 1 or plural or outlet) and self._opens_clause(j, stop)

    def _word_for_listeners(self, i: int, j: int, stop: int) -> Told:
        """Step over a word for those who listen at ``j``: "told reporters", "told a press conference", "told the newspaper Kommersant [he]"."""
        end = j + 1
        if end < stop and self.folded[end] in PRESS_EVENTS:
            return end + 1, (i, end + 1)
        told = self._told_clause(j, stop) if end < stop and self.flags[end] & PREPOSITION else None
        end = told or self._over_name(end, stop)
        return end, (i, end)

    def _with_preposition(self, i: int, j: int, stop: int) -> Told | None:
        """Step over a noun and what the preposition at ``j`` adds: "told the court in Oslo [that]", "told the court in Oslo [he was innocent]"."""
        for m in range(j, min(stop, j + TOLD)):
            if self.folded[m] in ("that", "not") or (self.folded[m] == "to" and m > j):
                return m, (i, m)
            if isinstance(self.starting.get(m), PronounMention) and m > j + 1 and self._opens_clause(m, stop):
                return m, (i, m)
            if self.words[m] in (",", ";"):
                return None
        return None

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
