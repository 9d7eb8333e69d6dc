"""Names of bodies that no table holds: where a capitalised phrase around a head noun begins and ends.

Rule 1  The head stands last ("Maritime Safety Administration") or goes on behind it (see body_ends). A name never
        leaves its sentence, and an attempt looks at a bounded number of words.
Rule 2  To the left: capitalised words, "and" and commas between subjects, hyphens, "People's". An office, a weekday,
        an article, a word that opens the sentence end it. Two states joined by a hyphen belong to the name
        ("U.S.-Japan ... Committee").
Rule 3  One state in front stays, goes or is the whole modifier, as the head noun's entry says.
Rule 4  A head noun alone, or with words that make no name of it ("Press Office"), is no body.
"""

from __future__ import annotations

import attrs

from ..lexicon import (
    AUXILIARY,
    CAPITAL,
    DIGIT,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    ING,
    MARK,
    MODAL,
    NUMBER,
    ORDINAL,
    PAST,
    PREPOSITION,
    THIRD,
    UPPER,
)
from ..tokens import APOSTROPHE_S, APOSTROPHES
from .body_ends import Complements
from .body_lower import LowerNames
from .body_text import COMMON, DASHES, STOPS, BodyText
from .body_words import Head, kind_in_state, kind_of
from .mention import CountryMention, OrganisationMention

FAR = 14  # words an attempt looks to the left
FURTHER = 20  # and to the right


class NameReader:
    """The grammar of names, over one document."""

    def __init__(self, text: BodyText) -> None:
        self.text = text
        self.complements = Complements(text)
        self.lower = LowerNames(text, self.complements)

    def read(self, i: int) -> OrganisationMention | None:
        """Return the body whose name is built around the word at ``i``; None where it is no head noun of one."""
        head = self.text.known.heads.get(self.text.folded[i])
        if head is None or not (self.text.flags[i] & CAPITAL or self.text.folded[i] in self.text.known.lower):
            return None
        if head.shape == "last" and self.text.flags[i] & GIVEN and not self.text.flags[i] & UPPER:
            return None  # "ASA" is a form of company, "Asa" a name
        floor, limit = self.text.bounds(i)
        if not self.text.flags[i] & CAPITAL:
            return self.lower.read(i, head, floor, limit)
        if self._shouted(i, floor, limit) or head.plural:
            return None
        if self.text.folded[i] == "bank" and (behind := self._bank_behind(i, limit)):
            return OrganisationMention(start=i, end=behind, name=(i, behind), kind="company")
        if self.text.folded[i] == "radio" and (of := self.text.state_at.get(i + 1)) and of.form == "name" and of.end <= limit:
            return OrganisationMention(start=i, end=of.end, name=(i, of.end), kind="media", country=of.code)  # "Radio Pakistan"
        begin, code, bilateral = self._left(i, max(floor, i - FAR), floor, head)
        if begin > floor and self._is_numbered(begin - 1, head, begin, i):
            begin -= 1
            state = self.text.state_to.get(begin)
            code = code or (state.code if state is not None else None)
        end, of_state = self.complements.end(i, min(limit, i + FURTHER), head, named=begin < i)
        if not self._is_name(begin, i, end, head) or (begin == i and i > floor and self.text.folded[i - 1] in ("a", "an")):
            return None
        if end == i + 1 and self.text.folded[begin:end] == ["central", "committee"] and self.text.folded[end : end + 1] == ["of"]:
            return None  # it stands for the party behind it
        end = self._placed(end, limit)
        if self._is_abbreviated(end, limit):
            end += 1
        own = self._without_states(begin, end)
        kind = kind_of(
            self.text.known,
            own,
            self.text.folded[i],
            head.kind,
            branded=end == i + 1 and self._is_branded(begin, i),
            bilateral=bilateral,
        )
        if code is not None and not bilateral:
            kind = kind_in_state(self.text.known, own, self.text.folded[i], kind)
        country = None if bilateral or kind in ("igo", "forum") else code or of_state
        return OrganisationMention(start=begin, end=end, name=(begin, end), kind=kind, country=country)

    def _bank_behind(self, i: int, limit: int) -> int:
        """Return the end of the name that a bank has behind it ("Bank Audi"); 0 where it has none."""
        text, end = self.text, i + 1
        no_name = STOPS | COMMON | HEAD | FUNCTION | GIVEN | MARK
        while end < min(limit, i + 3) and text.flags[end] & CAPITAL and not text.flags[end] & no_name and end not in text.state_at:
            end += 1
        alone = i == text.bounds(i)[0] or not text.flags[i - 1] & CAPITAL
        return end if alone and end > i + 1 and not (end < limit and text.flags[end] & CAPITAL) else 0

    def _is_numbered(self, p: int, head: Head, begin: int, i: int) -> bool:
        """Tell whether token ``p`` is the number of a unit of an army: "101st Airborne Division"."""
        army = head.kind == "military" or not self.text.known.words["kind_military"].isdisjoint(self.text.folded[begin:i])
        return army and self.text.words[p][0].isdigit() and self.text.folded[p].endswith(("st", "nd", "rd", "th"))

    def _is_branded(self, begin: int, i: int) -> bool:
        """Tell whether a word in front of the head is the name of no place: "AD Ports Group", no "Lima Reference Group"."""
        text, k = self.text, begin
        if i - begin == 1:
            return begin not in text.place_at and begin not in text.state_at
        while k < i:
            if k in text.place_at or k in text.state_at:
                k = text.place_at[k] if k in text.place_at else text.state_at[k].end
                continue
            if text.flags[k] & CAPITAL and not text.subject(k) and not text.flags[k] & (COMMON | HEAD | ORDINAL):
                return text.folded[k] not in text.known.words["kind_institution"]
            k += 1
        return False

    def _without_states(self, begin: int, end: int) -> list[str]:
        """Return the words of a name but for the states in it: "South African" makes no body an African one."""
        words, k = [], begin
        while k < end:
            state = self.text.state_at.get(k)
            if state is None:
                words.append(self.text.folded[k])
            k = state.end if state is not None else k + 1
        return words

    def _placed(self, end: int, limit: int) -> int:
        """Return the end of a name that a region and its acronym close: "... against Money Laundering in West Africa (GIABA)"."""
        if end >= limit or self.text.folded[end] != "in":
            return end
        k = end + 1
        while k < min(limit, end + 5) and self.text.flags[k] & CAPITAL:
            k += 1
        closed = end + 1 < k < limit - 1 and self.text.words[k] == "(" and bool(self.text.flags[k + 1] & UPPER)
        return k if closed else end

    def _is_abbreviated(self, end: int, limit: int) -> bool:
        """Tell whether the full stop behind "Inc" or "Ltd" belongs to it and does not end the sentence."""
        return (
            end + 1 < limit
            and self.text.words[end] == "."
            and self.text.folded[end - 1] in self.text.known.words["abbreviated"]
            and self.text.starts[end] == self.text.ends[end - 1]
        )

    # --- to the left ----------------------------------------------------------------------------------------------

    def _left(self, i: int, low: int, floor: int, head: Head) -> tuple[int, str | None, bool]:
        """Return where the name begins, the state it belongs to, and whether it joins two states (Rules 2 and 3)."""
        begin = i
        office = bilateral = False
        code: str | None = None
        while begin > low:
            state = self.text.state_to.get(begin)
            if state is not None and state.start >= floor:
                begin, code, bilateral = self._at_state(begin, i, state, floor, head)
                break
            p = begin - 1
            if self.text.folded[p] in APOSTROPHE_S or self.text.words[p] in APOSTROPHES:
                if p > low and self._owns(p - 1, i):
                    begin = p - 1
                    if self.text.folded[p - 2] in self.text.known.words["office_pair"] and p - 2 >= low:
                        begin = p - 2
                    continue
                owner = self.text.state_to.get(p)
                code = owner.code if owner is not None else None
                if owner is not None and begin == i and owner.start >= floor and self.text.folded[i] == "embassy":
                    begin = owner.start  # "Iran's Embassy"
                break
            further = self._over_link(p, begin, i, low)
            if further is not None:
                begin = further
                continue
            bits = self.text.flags[p]
            if not bits & CAPITAL or self._ends_left(p, bits, floor):
                office = bool(bits & CAPITAL and bits & (HEAD | HONORIFIC))
                break
            begin = p
        return self._trimmed(begin, i, floor, office=office), code, bilateral

    def _owns(self, k: int, i: int) -> bool:
        """Tell whether the owner at token ``k`` is part of the name: "People's Congress", "Prime Minister's Office"."""
        if not self.text.flags[k] & CAPITAL:
            return False
        return self.text.folded[k] in self.text.known.words["plural_owner"] or (
            self.text.folded[i] in ("office", "department") and k == i - 2 and bool(self.text.flags[k] & HEAD)
        )

    def _over_link(self, p: int, begin: int, i: int, low: int) -> int | None:
        """Return where a name begins that goes on in front of a hyphen, "and", "&" or a year; else None."""
        if self.text.folded[p] == "2" and p - 2 >= low and self.text.words[p - 1] == "+" and self.text.folded[p - 2] == "2":
            return p - 2  # 2+2 Dialogue
        if self.text.words[p] == "," and begin == i and self.text.folded[i] in self.text.known.words["abbreviated"]:
            owner = p - 2 if self.text.words[p - 1] == "." else p - 1  # "Ostel Co., Ltd"
            return owner if owner > low and self.text.flags[owner] & CAPITAL else None
        if p - 1 < low or not (self.text.flags[p - 1] & CAPITAL or self.text.words[p - 1] in (",", "-")):
            return None
        if self.text.folded[p - 1 : p + 1] == ["house", "of"] and begin < i:
            return p - 1  # "House of Lords Constitution Committee"
        if self.text.words[p].islower() and p - 2 >= low and self.text.words[p - 1] in DASHES and self.text.glued(p - 1):
            joined = self.text.flags[p - 2] & CAPITAL and self.text.folded[p - 2] in self.text.known.words["prefix_in_name"]
            return p - 2 if joined else None  # "Inter-governmental Committee"
        if self.text.words[p] in DASHES and self.text.glued(p):
            state = self.text.state_to.get(p)
            return None if begin == i and state is not None else p - 1 if state is None else state.start
        if self.text.folded[p] in self.text.known.words["name_particle"] and begin < i and not self.text.subject(p - 1):
            return p - 1 if self.text.flags[p + 1] & CAPITAL else None  # "Khalifa bin Zayed Foundation"
        if self.text.words[p] == "&" and begin < i:
            first = p - 1
            while (
                first > low
                and self.text.flags[first - 1] & CAPITAL
                and first not in self.text.state_to
                and not self.text.flags[first - 1] & STOPS
            ):
                first -= 1
            return first
        if self.text.folded[p] == "and" and self.text.known.heads[self.text.folded[i]].kind != "media":
            return self._over_and(p, begin, i, low)
        if self.text.flags[p] & DIGIT and len(self.text.words[p]) == 4 and self.text.flags[p - 1] & UPPER and begin < i:
            return p - 1  # OECD 2030 Planning Committee
        return None

    def _ends_left(self, p: int, bits: int, floor: int) -> bool:
        """Tell whether a capitalised word in front of a name is no part of it."""
        word = self.text.folded[p]
        if word in self.text.known.words["in_names"]:
            return False
        if bits & (STOPS | PREPOSITION) or self.text.is_office(p):
            return True
        return bool(p == floor and bits & (PAST | THIRD | ING) and not bits & COMMON and word not in self.text.known.subjects)

    def _trimmed(self, begin: int, i: int, floor: int, *, office: bool) -> int:
        """Return the beginning without "Former", "Seventh", a surname behind an office."""
        while begin < i:
            bits, word = self.text.flags[begin], self.text.folded[begin]
            if (
                (office and not self.text.subject(begin) and not bits & UPPER and begin not in self.text.state_at)
                or (
                    (bits & (ORDINAL | NUMBER) and self.text.words[begin + 1] != "+")
                    or word in self.text.known.words["leading"]
                    or self.text.words[begin] in DASHES
                    or word in ("and", "&")
                )
                or (begin == floor and word in self.text.known.words["opening"] and begin not in self.text.state_at)
            ) and not (word == "senior" and self.text.folded[begin + 1] in self.text.known.words["no_office"]):
                begin += 1
            else:
                break
        return begin

    def _at_state(self, begin: int, i: int, state: CountryMention, floor: int, head: Head) -> tuple[int, str | None, bool]:
        """Return where a name begins whose words, as far as read, have a state in front (Rules 2 and 3)."""
        first, states = state.start, 1
        while first - 1 > floor and self.text.words[first - 1] in (*DASHES, "/"):
            other = self.text.state_to.get(first - 1)
            if other is not None and other.start >= floor:
                first, states = other.start, states + 1
            elif self.text.flags[first - 2] & UPPER or self.text.folded[first - 2] in self.text.known.words["combining"]:
                first, states = first - 2, states + 1
            else:
                break
        if states > 1:
            return (first, None, True) if begin < i or head.kind == "forum" else (i, None, False)
        word = self.text.folded[i]
        own = head.kind in ("military", "government", "political_party") or (
            word in self.text.known.words["state_brand"] and (state.form == "name" or head.kind == "company")
        )
        alone = begin == i and word in self.text.known.words["national"]
        goes_on = self.text.folded[i + 1 : i + 2] in (["of"], ["for"])
        if head.state == "drop" and word == "ministry" and begin == i and goes_on and state.form == "name":
            return state.start, state.code, False  # "Qatar Ministry of Justice", where another name would have "Qatari" or "Qatar's"
        if head.state == "only" or alone or (head.state == "keep" and (begin < i or own or goes_on)):
            first = state.start
            if first > floor and self.text.folded[first - 1] == "royal":
                first -= 1
            return first, state.code, False
        return begin, state.code, False

    def _over_and(self, p: int, begin: int, i: int, low: int) -> int | None:
        """Return where "Truth, Reconciliation, and" begins, whose "and" is token ``p``; None where that joins more."""
        last = p - 2 if self.text.words[p - 1] == "," else p - 1
        unit = self.text.folded[i] in self.text.known.words["unit"]
        if begin == i or last < low or not self._listed(last, unit=unit):
            return None
        first = last
        while first > low:
            if not unit and self.text.folded[first - 1] in self.text.known.heads:
                break  # "Senate Environment and Public Works Committee"
            if self._listed(first - 1, unit=unit) and (unit or first not in self.text.state_to):
                first -= 1
            elif first - 2 >= low and self.text.words[first - 1] == "," and self._listed(first - 2, unit=unit):
                first -= 2
            else:
                break
        span = range(first, last + 1)
        if not unit and any(self.text.folded[k] in self.text.known.heads or k in self.text.state_at for k in span):
            return None
        if first - 2 >= low and self.text.folded[first - 1] in ("of", "for") and self.text.flags[first - 2] & CAPITAL:
            return None
        return first

    def _listed(self, k: int, *, unit: bool) -> bool:
        """Tell whether a word may stand in a list of subjects; a unit of a ministry may have regions and states in its list."""
        bits = self.text.flags[k]
        return self.text.subject(k) or (
            unit and bool(bits & CAPITAL) and not bits & (STOPS | PREPOSITION | MARK | HONORIFIC | UPPER) and not self.text.is_office(k)
        )

    # --- the whole ------------------------------------------------------------------------------------------------

    def _shouted(self, i: int, floor: int, limit: int) -> bool:
        """Tell whether the head stands in a line of capitals, where case says nothing."""
        if not self.text.flags[i] & UPPER:
            return False
        around = [k for k in range(max(floor, i - 3), min(limit, i + 4)) if k != i and not self.text.flags[k] & MARK]
        return sum(bool(self.text.flags[k] & UPPER) for k in around) * 2 >= len(around)

    def _is_name(self, begin: int, i: int, end: int, head: Head) -> bool:
        """Tell whether head and modifiers make a name (Rule 4)."""
        known, word = self.text.known, self.text.folded[i]
        if begin == i and end == i + 1:
            return word in known.words["bare"] and self._is_bare_name(i)
        if self.text.folded[begin] in known.words["prefix"] and self.text.words[begin + 1] in DASHES and i - begin < 3:
            return False
        if (
            tuple(self.text.folded[begin:end]) in known.phrases["no_body"]
            or tuple(self.text.folded[i - 1 : i + 1]) in known.phrases["no_ending"]
        ):
            return False
        follows = self.text.flags[end] if end < len(self.text.flags) else 0
        after = self.text.folded[end] if follows & CAPITAL else ""
        if end < len(self.text.words) and self.text.words[end] in DASHES and self.text.glued(end) and head.kind in ("media", "forum"):
            return False
        if after in known.words["not_before"] or (follows & NUMBER and follows & CAPITAL):
            return False
        if word == "press" and follows & HEAD and follows & CAPITAL:
            return False  # a Press Officer
        if word in known.words["needs_state"]:
            return (begin in self.text.state_at and begin < i) or (
                end > i + 1 and not {"of", "to", "in"}.isdisjoint(self.text.folded[i:end])
            )
        if word == "delegation":
            parts = self.text.folded[begin:end]
            return parts[0] in known.words["kind_institution"] or ["european", "union"] in (parts[:2], parts[3:5])
        if word == "cabinet":
            whose = begin in self.text.state_at or self.text.folded[i - 1] in known.words["cabinet_before"]
            itself = self.text.stands_for_itself(end) or self.text.folded[end] in known.words["company_behind"]
            return whose and begin < i and not follows & CAPITAL and itself
        if word in known.words["needs_place"]:
            return i in self.text.place_to and i - begin < 3
        if word in ("government", "administration") and end == i + 1:
            if word == "government" and self.text.folded[i - 1] in known.words["local_government"]:
                return i - begin > 1  # "Lagos State Government", but no "Provincial Government"
            qualified = [k for k in range(begin, i) if self.text.subject(k) and k not in self.text.state_at]
            return self.text.folded[i - 1] in known.words["qualified"] if word == "government" else len(qualified) > 1
        if word == "government" and begin == i:
            return False
        if word in known.words["open_head"]:
            return begin < i and not (follows & CAPITAL and not follows & (FUNCTION | HEAD))
        return True

    def _is_bare_name(self, i: int) -> bool:
        """Tell whether "Parliament" alone is a name: as object of a preposition, or as subject; "the Senate" always is."""
        words, flags = self.text.folded, self.text.flags
        floor, limit = self.text.bounds(i)
        before = words[i - 1] if i > floor else ""
        behind = flags[i + 1] if i + 1 < limit else MARK
        if behind & CAPITAL or not self.text.stands_for_itself(i + 1):
            return False
        if before == "the":
            return words[i] != "congress"  # which may be a gathering
        if before == "of":
            return not flags[i - 2] & CAPITAL if i - 2 >= floor else False  # a Member of Parliament holds an office
        return bool(i > floor and flags[i - 1] & PREPOSITION) or (i > floor and bool(behind & (AUXILIARY | MODAL)))


def renamed(mention: OrganisationMention, start: int, end: int) -> OrganisationMention:
    """Return the mention with another extent, name and all."""
    return attrs.evolve(mention, start=start, end=end, name=(start, end))
