"""What follows the head of an office: "of Foreign Affairs", "for Economy, Trade and Industry", "to the Philippines".

Rule 1  "of" and "from" tell the state that somebody acts for; "to", and "for" behind an envoy, tell where or for what he is sent.
Rule 2  The officers of a state's own bodies act for it; those of firms, media and associations act for none.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document
from ..lexicon import CAPITAL, FAMILY, GIVEN, HEAD, HONORIFIC, MODIFIER, MONTH, PORTFOLIO, UPPER, WEEKDAY
from ..tokens import POSSESSIVE
from .mention import CountryMention, OrganisationMention, PlaceMention
from .person_words import vocabulary

GOVERNED = frozenset({"government", "republic", "parliament", "cabinet", "state"})
NO_FIELD = GIVEN | FAMILY | HONORIFIC | HEAD | WEEKDAY | MONTH | UPPER
FIELD = 12  # tokens of a field that only the name behind it ends
OWN_BODIES = frozenset(
    {"parliament", "government", "cabinet", "senate", "legislature", "army", "military", "navy", "embassy", "presidency"}
)
STATELY = frozenset({"government", "military", "political_party", "other"})  # bodies whose officers act for their state
EXPATRIATES = frozenset({"abroad", "citizens", "community", "communities", "diaspora", "emigrants", "expatriates", "nationals"})
OVERSEAS = frozenset({"national", "overseas"})
MISSIONS = frozenset({"delegation", "mission", "office", "representation"})  # "head of the EU delegation in A"


class Complements:
    """Reads complements, over one document."""

    def __init__(
        self,
        document: Document,
        state_at: Mapping[int, CountryMention],
        body_at: Mapping[int, OrganisationMention],
        place_at: Mapping[int, PlaceMention],
    ) -> None:
        self.flags = document.flags
        self.folded = document.folded
        self.words = document.words
        self.state_at = state_at
        self.body_at = body_at
        self.lists = vocabulary()
        self.place_at = place_at
        self.local: set[int] = set()  # ends of offices that a place ends: "Mayor of Lima"

    def read(self, end: int, first: str, head: str) -> tuple[int, str | None, tuple[int, int] | None]:
        """Read "of Foreign Affairs", "for Economy, Trade and Industry", "to the Philippines", "of the NATO Council"."""
        state: str | None = None
        body: tuple[int, int] | None = None
        size = len(self.words)
        if (
            end + 1 < size
            and self.folded[end] in (",", "and", "&")
            and (self.flags[end - 1] & PORTFOLIO or self.folded[end - 1] == "affairs")
            and not {"of", "for"}.isdisjoint(self.folded[end - 3 : end - 1])
        ):
            opening = end - 1 if self.flags[end - 1] & PORTFOLIO else end - 2  # "Foreign Affairs"
            stop = max(
                end, self._portfolios(opening)
            )  # "Minister of Industry" is in the table, "Minister of Industry, Trade and Investment" is not
            end = end if stop < size and self.flags[stop] & HEAD else stop
        while end + 1 < size and self.folded[end] in ("of", "for", "to", "on", "at", "in", "from"):
            word = self.folded[end]
            at_home = "minister" in (first, head) and (first != head or state is not None)  # "a visit by the prime minister to Malta"
            i = end + 1
            if self.folded[i] == "the" and i + 1 < size:
                i += 1
            if word == "to" and head in self.lists.aides and (served := self._served_at_home(i)) > i:
                end = served  # "Assistant to the President for Economic Affairs"
                continue
            if word == "to" and (at_home or self.lists.sent_out.isdisjoint((first, head))):
                if head in self.lists.aides and self.folded[i] in ("government", "cabinet") and self.flags[i] & CAPITAL:
                    end = i + 1  # "Chief Secretary to the Government"
                elif head in self.lists.aides and (superior := self._superior(i)) is not None:
                    state, end = state or superior[0], superior[1]  # "press secretary to the President of Ghana"
                break
            if i in self.body_at:
                org = self.body_at[i]
                if word in ("on", "in"):
                    break
                body = body or (org.start, org.end)
                state = state or self.state_of(org)
                end = org.end + (org.end < size and self.folded[org.end] in MISSIONS)
                if word == "of" and head in self.lists.sent_out and org.kind == "igo":
                    end = self._served(end, named=True)  # "Special Envoy of the UN Secretary-General Ana Lopes"
                continue
            ruled = self.place_at.get(i) if word == "of" and head in self.lists.local_heads and i not in self.state_at else None
            if ruled is not None and ruled.name[0] == i:
                state, end = state or ruled.country, ruled.name[1]
                self.local.add(end)
                break
            near = self.state_at.get(i)
            if near is not None and near.form == "adjective" and near.end in self.body_at and word not in ("on", "in"):
                org = self.body_at[near.end]  # "spokesperson for the Italian Foreign Ministry"
                body = body or (org.start, org.end)
                state = state or near.code
                end = org.end
                continue
            acronym = near is not None and near.form == "name" and bool(self.flags[near.start] & UPPER)
            if (
                near is not None
                and (near.form == "adjective" or acronym)
                and near.end < size
                and self.folded[near.end] in OWN_BODIES
                and word == "of"
            ):
                state = state or near.code  # "Speaker of the Armenian parliament", "premier of the DPRK Cabinet"
                end = near.end + 1
                continue
            if (
                word == "of"
                and i not in self.state_at
                and self.folded[i] in GOVERNED
                and self.flags[i] & CAPITAL
                and i + 2 < size
                and self.folded[i + 1] == "of"
            ):
                end = i + 1  # "Deputy Chairman of the Government of Russia"
                continue
            if i in self.state_at and self.state_at[i].form in ("name", "seat"):
                mention = self.state_at[i]
                if word in ("at", "on"):
                    break
                if (word in ("of", "from") or (word == "for" and head not in self.lists.sent_out)) and state is None:
                    state = mention.code
                end = mention.end
                ruled = self.place_at.get(end + 1) if self.folded[end : end + 1] == ["'s"] and head in self.lists.local_heads else None
                if ruled is not None:  # "Governor of Nigeria's Lagos State"
                    end = ruled.end
                    self.local.add(end)
                    break
                owned = self.body_at.get(end + 1) if end + 1 < size and self.folded[end] in POSSESSIVE else None
                if word in ("for", "on") and end < size and self.folded[end] in self.lists.more_portfolios:
                    end += 1  # "official for Lebanon affairs"
                if owned is not None:  # "a spokeswoman for Nigeria's Foreign Ministry"
                    body, end = body or (owned.start, owned.end), owned.end
                    continue
                while end + 1 < size and self.folded[end] in ("and", ",") and self._plural_states(end):
                    end = self.state_at[self._after_the(end + 1)].end
                continue
            if word in ("of", "for", "on", "in") and (stop := max(self._portfolios(i), self._affairs(i) if word == "for" else i)) > i:
                end = stop
                continue
            if word == "for" and (stop := self._up_to_a_name(i)) > i:
                end = stop
                break
            if word == "of" and head in self.lists.sent_out and (served := self._served(i)) > i:
                end = served
                continue
            region = self.place_at.get(i) if word in ("for", "to") and head in self.lists.sent_out else None
            if region is not None and region.country is None:  # "Special Representative for the Sahel Ana Lopes"
                end = region.end
                continue
            if word in ("to", "of", "for") and (superior := self._superior(i)) is not None and state is None:
                state, end = superior  # "adviser to the President of Ghana"
            break
        return end, state, body

    def is_field(self, i: int, state: CountryMention | None) -> bool:
        """Tell whether a capitalised word between a ``state`` and "Minister" is a portfolio, whatever it is called: "Dutch Farm Minister"."""
        plain = self.flags[i] & (CAPITAL | NO_FIELD) == CAPITAL and self.flags[i + 1] & CAPITAL
        return bool(plain) and state is not None and state.form == "adjective"

    def _up_to_a_name(self, i: int) -> int:
        """Return where capitals end in front of a given name: "for Civilian Security, Democracy, and Human Rights [Ana Lopes]"."""
        k = i
        while k < min(len(self.words) - 1, i + FIELD):
            bits = self.flags[k]
            if bits & (GIVEN | HONORIFIC) and k > i and self.flags[k - 1] & self.flags[k + 1] & CAPITAL and not bits & PORTFOLIO:
                return k
            if not (bits & CAPITAL and not bits & HONORIFIC) and self.folded[k] not in ("and", ",", "&", "the", "of", "-"):
                break
            k += 1
        return i

    def _served(self, i: int, *, named: bool = False) -> int:
        """Return where the office ends whose envoy somebody is: "Special Representative of the [Secretary-General] for Libya".

        The envoy's name may follow where the office is ``named`` with its body.
        """
        k = i
        while k < min(len(self.words), i + 3) and ((self.flags[k] & CAPITAL and self.flags[k] & HEAD) or (k > i and self.words[k] == "-")):
            k += 1
        return k if k < len(self.words) and (named or not self.flags[k] & CAPITAL) else i

    def _served_at_home(self, i: int) -> int:
        """Return where a capitalised office behind "to the" ends that an aide serves, its holder unnamed: "to the [Vice President] Ana Lopes".

        ``i`` where none stands: "to the President of Ghana" has a state, and behind "adviser to" stands the name of who is served.
        """
        if self.folded[i - 1] != "the":
            return i
        k = i
        while k < min(len(self.words) - 1, i + 3) and self.flags[k] & CAPITAL and self.flags[k] & (HEAD | MODIFIER):
            k += 1
        return k if k > i and self.flags[k - 1] & HEAD and self.folded[k] not in ("of", *POSSESSIVE) else i

    def _superior(self, i: int) -> tuple[str, int] | None:
        """Return the state of the office that another one serves, and its end: "Prime Minister of the Czech Republic", "Peruvian premier"."""
        near = self.state_at.get(i)
        if near is not None and near.form == "adjective":
            k = near.end
            while k < min(len(self.words), near.end + 3) and self.flags[k] & (HEAD | MODIFIER | PORTFOLIO):
                k += 1
            behind = k < len(self.words) and (self.folded[k] in POSSESSIVE or bool(self.flags[k] & CAPITAL))
            return (near.code, k) if k > near.end and self.flags[k - 1] & HEAD and not behind else None
        k = i
        while k < min(len(self.words) - 2, i + 4) and self.flags[k] & (CAPITAL | HEAD | MODIFIER):
            k += 1
        if k == i or self.folded[k] != "of" or not self.flags[k - 1] & HEAD:
            return None
        state = self.state_at.get(k + 1 + (self.folded[k + 1] == "the"))
        return (state.code, state.end) if state is not None and state.form == "name" else None

    def state_of(self, body: OrganisationMention) -> str | None:
        """Return the state that a body's officers act for: its own, of firms, media and associations none."""
        if body.kind not in STATELY:
            return None
        if body.country is None:  # "the Italian Foreign Ministry", "Government of the Russian Federation"
            return next((self.state_at[i].code for i in range(body.start, body.end) if i in self.state_at), None)
        return body.country

    def _after_the(self, i: int) -> int:
        while i < len(self.words) - 1 and self.folded[i] in ("the", "and"):
            i += 1
        return i

    def _plural_states(self, end: int) -> bool:
        """Tell whether the list of states goes on: "of China, Japan and South Korea"."""
        state = self.state_at.get(self._after_the(end + 1))
        if state is None or state.form not in ("name", "seat"):
            return False
        return not (state.end < len(self.words) and self.folded[state.end] in POSSESSIVE)

    def _affairs(self, i: int) -> int:
        """Return where "African Affairs", "European and Eurasian Affairs", capitals up to "Affairs", ends; ``i`` where there is none."""
        for k in range(i, min(len(self.words), i + 9)):
            if self.folded[k] == "affairs" and self.flags[k] & CAPITAL:
                return k + 1
            if not self.flags[k] & CAPITAL and self.folded[k] not in ("and", ",", "&", "the", "-"):
                break
        return i

    def _portfolios(self, i: int) -> int:
        """Return where a run of portfolio words that begins at ``i`` ends; ``i`` where there is none."""
        size = len(self.words)
        end = i
        while end < size:
            bits = self.flags[end]
            small = end > i and self.folded[end] == "affairs" and not self.flags[i] & CAPITAL  # "minister for foreign affairs of"
            if (bits & PORTFOLIO and not bits & (WEEKDAY | MONTH)) or small or (end > i and self._goes_on(end, size)):
                end += 1
            elif end > i and self.folded[end] in ("and", ",", "&"):
                j = end + 1
                if j < size and self.folded[j] == "and":
                    j += 1
                j += j + 1 < size and self.folded[j] == "the" and self._those_abroad(j + 1) > j + 1
                if j >= size or bool(self.flags[j] & CAPITAL) != bool(self.flags[i] & CAPITAL):
                    break
                after = self._those_abroad(j)
                if after == j and not self.flags[j] & PORTFOLIO and self.folded[j] not in self.lists.more_portfolios:
                    after = self._field(j, listed=self.folded[end] == ",")
                    if after == j:
                        break
                end = after
            else:
                break
        return end

    def _field(self, i: int, *, listed: bool) -> int:
        """Return where capitals end that are a field though they begin with no word of one: "[Rural Development]"; ``i`` where they are none.

        They end with a word of a field, or right in front of a name: "and [Public Credit] Ana Lopes", not "and Central Bank Governor". Those
        ``listed`` behind a comma may be the name: "Minister for Ports, Ewan Clark".
        """
        k = i
        while k < min(len(self.words) - 1, i + 3) and self.flags[k] & (CAPITAL | NO_FIELD) == CAPITAL:
            k += 1
        if k == i:
            return i
        known = self.flags[k - 1] & PORTFOLIO or self.folded[k - 1] in self.lists.more_portfolios
        named = not listed and k > i + 1 and self.flags[k] & CAPITAL and self.flags[k] & (GIVEN | HONORIFIC)
        return k if known or named else i

    def _those_abroad(self, i: int) -> int:
        """Return where "Expatriates", "A-ish Citizens Abroad", "National Community Abroad" ends; ``i`` where nothing of it stands."""
        k = i
        state = self.state_at.get(i)
        if state is not None and state.form in ("adjective", "inhabitant"):
            k = state.end
        elif self.folded[i] in OVERSEAS:
            k = i + 1
        begin = k
        while k < len(self.words) and self.folded[k] in EXPATRIATES and self.flags[k] & CAPITAL:
            k += 1
        return k if k > begin else i

    def _goes_on(self, end: int, size: int) -> bool:
        """Tell whether a capitalised word goes on with a portfolio: one of the list, or an unknown noun in front of a name."""
        bits, word = self.flags[end], self.folded[end]
        if not bits & CAPITAL or bits & (GIVEN | FAMILY | HONORIFIC | WEEKDAY | MONTH | HEAD):
            return False
        if word in self.lists.more_portfolios:
            return True
        after = self.flags[end + 1] if end + 1 < size else 0
        return word.endswith(("s", "tion", "ment")) and bool(after & CAPITAL and after & (GIVEN | FAMILY | HONORIFIC))
