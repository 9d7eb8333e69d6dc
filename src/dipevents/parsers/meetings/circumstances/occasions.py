"""On what occasion: the name of the event at which, or beside which, an encounter takes place.

Rule 1  The name runs over capitals and numbers up to a noun such as "summit"; beside "on the sidelines of" a forum's bare name is enough.
Rule 2  "The summit", "on the sidelines of the event" is the one last named in front.
"""

from __future__ import annotations

import re
from functools import cached_property

import attrs

from dipevents.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    DIGIT,
    ING,
    MARK,
    MONTH,
    ORDINAL,
    PREPOSITION,
    PRONOUN,
    TIME,
    VERB,
    WEEKDAY,
)
from dipevents.mentions import CountryMention, OrganisationMention, PersonMention
from dipevents.tokens import APOSTROPHE_S, POSSESSIVE

from ..drafts import Event
from ..parties.holders import OWN
from ..view import Reader, View
from .moments import Moments

BESIDE = frozenset({"on", "in", "at", "alongside"})
AT = frozenset({"at", "during", "within", "in", "to", "for"})
OPENERS = BESIDE | AT | {"as"}
ATTENDING = frozenset({"attend", "participate", "take_part"})
ELSEWHEN = frozenset({"after", "before", "of", "for", "from", "without"})  # "after attending" the event
WEEK = frozenset({"week", "debate"})  # heads of names only where print has a capital: "Leaders' Week"
ANY = frozenset({"event", "meeting", "meetings", "gathering"})  # what every event may be called when it is spoken of again
SPOKEN_OF = frozenset(
    {"summit", "conference", "forum", "congress", "symposium", "convention", "expo"}
)  # what no encounter of two is called
NAME_WORDS = frozenset({"of", "on", "for", "the", "and", "in", "-", "'s", "’s", "&"})
LINKS = frozenset({"of", "on", "for", "and", "in", "&", "the"})  # between parts of a name
GLUE = frozenset({"-", "'s", "’s", "+", "“", "”", "'", "’"})
PROPER = CAPITAL | DIGIT | ORDINAL
FAR = 160  # tokens in front in which an event was named
NUMBERED = re.compile(r"[A-Z]{2,6}-?\d{1,3}")  # COP29


@attrs.define
class _Name:
    """The name of an event, read from ``start`` up to ``at`` so far."""

    start: int
    at: int
    end: int  # no token from here on belongs to it
    head: int | None = None  # behind the noun that says that it is an event, and what belongs to that
    capital: bool = False  # something in it has a capital
    listed: bool = False  # its subjects are a list with commas


class Occasions(Reader):
    """Reads the events named in one article."""

    def __init__(self, view: View, moments: Moments) -> None:
        super().__init__(view)
        self.moments = moments

    def occasion(self, cue: int, first: int, last: int) -> Event | None:
        """Return the event named behind "on the sidelines of", "at", "during" in the clause."""
        folded = self.folded
        for i in [i for i in range(first, last) if folded[i] in OPENERS]:
            word = folded[i]
            if self.moments.aside_in_front(i, first, cue):
                continue
            if word in BESIDE:
                stop = self.known.at("sidelines", self.folded, i, last)
                if stop > i:
                    stop = self._over_attendance(stop, last)
                    named = self.event(stop, last, "sidelines") or self.event(stop, last, "sidelines", bare=True)
                    return self._whole(named) or self._told(i, stop, last)
                if self.folded[i + 1 : i + 2] == ["the"] and self.folded[i + 2 : i + 3] and self.folded[i + 2] in self.terms.parts and word == "on" and self.folded[i + 3 : i + 4] != ["of"]:  # fmt: skip
                    return self._told(i, i + 3, last)
            if word == "on" and self.folded[i + 1 : i + 4] == ["the", "occasion", "of"] and i + 4 < last:
                event = self.event(i + 4, last, "at")
                if event is not None:
                    return event
            if word == "as" and self.folded[i + 1 : i + 3] == ["part", "of"] and i + 3 < last:
                event = self.event(i + 3, last, "at")
                if event is not None:
                    return event
            if word in AT and i + 1 < last and i != cue and not (i > cue and self.moments.nested.completes(i, cue + 1)):
                framed = self.folded[i + 1 : i + 4] == ["the", "framework", "of"]  # "within the framework of the A Forum"
                event = self.event(i + 4 if framed and i + 4 < last else i + 1, last, "at")
                event = self._whole(event) or self._of_event(i + 1, last) or self._again(i, last)
                if event is not None:
                    return event
            if word == "on" and self.folded[i + 1 : i + 2] == ["the"] and (event := self._of_event(i + 1, last)) is not None:
                return event  # "on the first day of the A Forum"
        return self._attended(cue, first, last)

    def _attended(self, cue: int, first: int, last: int) -> Event | None:
        """Return the event that somebody is said to attend beside the encounter: "Attending the A Forum, X met Y", "met Y while attending"."""
        behind = range(last + 1, last + 2) if self.folded[last : last + 1] == ["while"] else range(0)
        for i in (*range(first, cue), *behind):
            if not self.flags[min(i, len(self.flags) - 1)] & ING or self.folded[i - 1] in ELSEWHEN:
                continue
            cues, stop = self.known.cues_at(self.folded, i, len(self.words))
            event = self.event(stop, min(len(self.words), stop + FAR), "at") if any(c.id in ATTENDING for c in cues) else None
            if event is not None:
                return event
        return None

    def _over_attendance(self, i: int, last: int) -> int:
        """Step over "his participation in", "their attendance at" in front of an event beside which people met."""
        k = i + (i < last and bool(self.flags[i] & DETERMINER or self.folded[i] in OWN))
        stop = self.known.at("attending", self.folded, k, last) if k > i else k
        return stop if stop > k else i

    def _whole(self, event: Event | None) -> Event | None:
        """Return the event by the name it was introduced by where "the Forum" alone stands for it."""
        if event is None or event.span[1] - event.span[0] > 1 or not self.known.is_a("assembly", self.folded[event.span[0]]):
            return event
        return self._before(event.span[0], self.folded[event.span[0]], event.relation)

    def _told(self, i: int, stop: int, last: int) -> Event | None:
        """Return the event named in front that "on the sidelines [of the summit]" is beside; ``stop`` is behind "sidelines of"."""
        k = stop + bool(stop < last and self.flags[stop] & DETERMINER)
        noun = self.folded[k] if k > stop and k < last else None
        if noun is not None and not (self.known.is_a("assembly", noun) or noun == "event"):
            return None
        return self._before(i, None if noun in ANY else noun, "sidelines")

    def _again(self, i: int, last: int) -> Event | None:
        """Return the event named in front that "during the summit" speaks of."""
        noun = self.folded[i + 2] if i + 2 < last and self.folded[i + 1] == "the" else ""
        return self._before(i, noun, "at") if noun in SPOKEN_OF and self.known.is_a("assembly", noun) else None

    def _before(self, i: int, noun: str | None, relation: str) -> Event | None:
        """Return the event last named in front of token ``i`` whose head is the noun, or of any head."""
        floor = max(self._body, i - FAR)
        for k in range(i - 1, floor, -1):
            if not (self.folded[k] == noun if noun is not None else self.known.is_a("assembly", self.folded[k])):
                continue
            start = k
            while start > floor and (self.flags[start - 1] & (CAPITAL | DIGIT | ORDINAL) or self.folded[start - 1] in NAME_WORDS):
                start -= 1
            while start < k and self.folded[start] in NAME_WORDS:
                start += 1
            by_body = self.folded[k + 1 : k + 2] == ["of"]  # "the inaugural summit of BODY"
            event = self.event(start, min(len(self.words), k + FAR), relation) if start < k or by_body else None
            if event is not None and event.span[0] <= k < event.span[1] and event.span[1] - event.span[0] > 1:
                return event
        return None

    @cached_property
    def _body(self) -> int:
        """The token at which the body of the article begins."""
        return next((p.start for p in self.article.document.paragraphs if p.kind == "body"), 0)

    def _of_event(self, i: int, last: int) -> Event | None:
        """Read what is named behind a part of it: "during the high-level week of the UN General Assembly"."""
        for k in range(i + 1, min(last - 1, i + 6)):
            if self.folded[k] == "of" and self.folded[k - 1] in self.terms.parts | self.terms.phases:
                return self.event(k + 1, last, "at")
            if self.flags[k] & (CAPITAL | MARK) and self.words[k] != "-":
                return None
        return None

    def _is_theme(self, i: int) -> bool:
        """Tell whether a word may be the subject of a gathering in its name: "climate", "donor"; not "press", "hosted"."""
        other = VERB | PREPOSITION | DETERMINER | CONJUNCTION | ADVERB | PRONOUN | MARK | TIME
        return not self.flags[i] & other and i not in self.starting and self.folded[i] not in ("press", "news", "media")

    def _lists_themes(self, i: int, start: int, end: int) -> bool:
        """Tell whether a comma at ``i`` stands in the list of subjects behind "on", all in capitals, that "and" closes."""
        if not {"on", "for"} & set(self.folded[start:i]) or i + 1 in self.date_from or i + 1 in self.place_from or i + 1 in self.starting:
            return False
        themes = range(i + 1, min(end, i + 9))
        inside = ("in", "of", ",")
        last = next((k for k in themes if self.folded[k] == "and" or not (self.flags[k] & CAPITAL or self.folded[k] in inside)), i)
        return last > i + 1 and self.folded[last] == "and" and last + 1 < end and bool(self.flags[last + 1] & CAPITAL)

    def _is_numbered(self, start: int, i: int, end: int) -> bool:
        """Tell whether "the 12th summit of BODY" is named by its number and body alone, "the summit of BODY" by a body of states."""
        if i + 2 >= end or self.folded[i + 1] != "of":
            return False
        first = i + 2 + bool(self.flags[i + 2] & DETERMINER)
        body = self.starting.get(first)
        if not isinstance(body, OrganisationMention):  # "the 6th summit of the Caspian states"
            return first < end and bool(self.flags[start] & (ORDINAL | DIGIT) and self.flags[first] & CAPITAL) and body is None
        return bool(self.flags[start] & (ORDINAL | DIGIT)) or (self.folded[i] == "summit" and i == start and body.kind in ("igo", "forum"))

    def event(self, i: int, end: int, relation: str, *, bare: bool = False) -> Event | None:
        """Read the name of an event: capitals and numbers up to "summit", "Conference" and the like; a bare forum where ``bare``."""
        start = self._to_name(i, end)
        head = self._behind_head(start, end)
        if head is None and bare and isinstance(forum := self.starting.get(start), OrganisationMention):
            head = forum.end
        if head is None and start < len(self.words) and NUMBERED.fullmatch(self.words[start]):
            return Event((start, start + 1), relation, None, None)
        if head is None or not self._names_event(start, head):
            return None
        while start < head - 1 and not self.flags[start] & PROPER and not self._is_numbered(start, start, head):
            start += 1
        if head - start == 1 and relation == "at" and not bare:
            return None
        body = next((self.article.entities.body_of[k].number for k in range(start, head) if k in self.article.entities.body_of), None)
        return Event((start, head), relation, body, self._edition(start))

    def _to_name(self, i: int, end: int) -> int:
        """Step over what stands in front of a name: "the", "the next A summit", "today's A summit"."""
        if i < end and self.flags[i] & DETERMINER:
            i += 1
        while i + 1 < end and self.folded[i] in self.terms.to_come and self.flags[i + 1] & (CAPITAL | ORDINAL):
            i += 1
        day = self.date_from.get(i)
        if day is None or day.end >= end or day.form not in ("relative", "weekday", "month", "day"):
            return i
        if self.words[day.end] in APOSTROPHE_S:
            return day.end + 1
        return day.end if self.flags[day.end] & CAPITAL else i  # "a July A summit"

    def _behind_head(self, start: int, end: int) -> int | None:
        """Return where the name at ``start`` ends, behind its head and what belongs to that: "A Conference on B"; None without a head."""
        name = _Name(start, start, end)
        while name.at < end and self._extend(name):
            pass
        return name.head

    def _names_event(self, start: int, head: int) -> bool:
        """Tell whether tokens ``start:head`` name an event; not "at the A Conference Centre", nor the office of somebody named behind it."""
        if head <= start or not any(self.flags[k] & CAPITAL for k in range(start, head)):
            return False
        if all(self.flags[k] & ORDINAL for k in range(start, head - 1)) and head > start + 1:
            return False  # "their second Summit"
        if any(isinstance(self.starting.get(k), PersonMention) for k in range(start, head)) and self.words[head - 2] in POSSESSIVE:
            return False  # "during President X's meeting with Y"
        # "for Foreign Policy and Vice President of the A Commission B"
        return self.folded[head - 1] not in self.terms.halls and not isinstance(self.ending.get(head), PersonMention)

    def _edition(self, start: int) -> int | None:
        """Return the number that a name begins with: 12 of "the 12th A Summit", "the twelfth A Summit"; no year."""
        first = self.folded[start]
        if not self.flags[start] & ORDINAL and not first[:1].isdigit():
            return None
        digits = "".join(c for c in first if c.isdigit())
        return int(digits) or None if digits and len(digits) < 4 else self.article.gazetteer.numbers.get(first)

    # --- one more word of a name --------------------------------------------------------------------------------------

    def _extend(self, name: _Name) -> bool:
        """Take one more word, or one in brackets, into a name; tell whether there was one."""
        if self._is_head(name):
            if not name.capital and not self.flags[name.at] & CAPITAL and not self._is_numbered(name.start, name.at, name.end):
                return False
            name.capital = name.capital or bool(self.flags[name.at] & CAPITAL)  # "the [Group] of 20 summit"
            name.at += 1
            name.head = name.at
            return True
        if not any(takes(self, name) for takes in self._TAKES) or self._is_day(name) or self._leads_there(name):
            return False
        name.at += 1
        if name.head is not None and self.flags[name.at - 1] & CAPITAL:
            name.head = name.at  # "Conference on Security"
        return True

    def _is_head(self, name: _Name) -> bool:
        """Tell whether the next word says that it is an event: "summit"; "Week" behind a capital."""
        word = self.folded[name.at]
        return self.known.is_a("assembly", word) or (name.capital and word in WEEK and bool(self.flags[name.at] & CAPITAL))

    def _proper(self, name: _Name) -> bool:
        """Take a capital, a number, what glues them: "A-B", "A's"; no month."""
        bits = self.flags[name.at]
        if not ((bits & CAPITAL and not bits & MONTH) or bits & (DIGIT | ORDINAL) or self.folded[name.at] in GLUE):
            return False
        name.capital = name.capital or (bool(bits & CAPITAL) and self.words[name.at] not in APOSTROPHE_S)
        return True

    def _kind(self, name: _Name) -> bool:
        """Take the kind of a gathering, as in "ministerial", or the stop of "St."."""
        i, word = name.at, self.folded[name.at]
        return word in self.terms.kinds or (word == "." and i > name.start and self.folded[i - 1] == "st")

    def _theme(self, name: _Name) -> bool:
        """Take the subject right in front of the head: "a UN climate summit"."""
        i = name.at
        subject = name.capital and name.head is None and i + 1 < name.end and self._is_theme(i)
        return subject and self.known.is_a("assembly", self.folded[i + 1])

    def _joins(self, name: _Name) -> bool:
        """Take a word between parts of the name: "Council of Ministers", "Conference on the A"; not "from June 3 to 5 for the A summit"."""
        i = name.at
        if self.folded[i] not in LINKS or i + 1 >= name.end or (i == name.start + 1 and self.words[name.start].isdecimal()):
            return False
        if not self.flags[i + 1] & PROPER and self.folded[i + 1] != "the":
            return False
        return name.head is None or self._joins_behind_head(name)

    def _joins_behind_head(self, name: _Name) -> bool:
        """Tell whether a link goes on with the name behind its head: "Conference on Trade [and Aid]"; not "Conference in PLACE", "on DAY"."""
        i, word = name.at, self.folded[name.at]
        if i + 1 in self.date_from or (word == "and" and not name.listed):
            return False
        if word == "in":
            return name.listed and i + 1 not in self.place_from
        return word != "the" or self.folded[i - 1] in ("of", "on", "for")

    def _lists(self, name: _Name) -> bool:
        """Take a comma between subjects: "Conference on People Smuggling, Trafficking in Persons and Crime"."""
        if self.folded[name.at] != "," or name.head is None or not self._lists_themes(name.at, name.start, name.end):
            return False
        name.listed = True
        return True

    def _bracketed(self, name: _Name) -> bool:
        """Take a word in brackets inside the name: "the A Forum (AF) Summit"."""
        i = name.at
        if self.folded[i] != "(" or i + 3 >= name.end or self.words[i + 2] != ")":
            return False
        if not self.known.is_a("assembly", self.folded[i + 3]) and not self.flags[i + 3] & CAPITAL:
            return False
        name.at += 2
        return True

    _TAKES = (_proper, _kind, _theme, _joins, _lists, _bracketed)

    def _is_day(self, name: _Name) -> bool:
        """Tell whether the word is a day behind the name, or the day of the week in front: "the A Summit Monday"."""
        return name.at in self.date_from and (name.head is not None or bool(self.flags[name.at] & WEEKDAY))

    def _leads_there(self, name: _Name) -> bool:
        """Tell whether only the way to the event is told so far: "to Geneva for the A Summit"."""
        if name.head is not None or self.folded[name.at] not in ("for", "on", "in"):
            return False
        before = self.ending.get(name.at)
        return name.at in self.place_to or (isinstance(before, CountryMention) and before.form == "name")

    def has(self, kind: str, first: int, last: int) -> bool:
        """Tell whether a phrase of this kind stands in tokens ``first:last``."""
        openers = self.known.lists[kind]
        if openers.keys().isdisjoint(self.folded[first:last]):
            return False
        return any(self.known.at(kind, self.folded, i, last) > i for i in range(first, last) if self.folded[i] in openers)
