"""What follows the head of an office: "of Foreign Affairs", "for Economy, Trade and Industry", "to the Philippines".

Rule 1  "of" and "from" tell the state that somebody acts for; "to", and "for" behind an envoy, tell where or for what he is sent.
Rule 2  The officers of a state's own bodies act for it; those of firms, media and associations act for none.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ..document import Document
from ..lexicon import (
    BODY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FAMILY,
    GIVEN,
    HEAD,
    HONORIFIC,
    MARK,
    MODIFIER,
    MONTH,
    PORTFOLIO,
    PREPOSITION,
    UPPER,
    WEEKDAY,
)
from ..tokens import POSSESSIVE
from .mention import CountryMention, OrganisationMention, PlaceMention
from .person_words import vocabulary

GOVERNED = frozenset({"government", "republic", "parliament", "cabinet", "state"})
CHARGED = frozenset({"commissioner", "coordinator", "director", "minister", "secretary", "undersecretary"})  # in charge of a field
NO_FIELD = GIVEN | FAMILY | HONORIFIC | HEAD | WEEKDAY | MONTH | UPPER
BODIES = frozenset({"authorities", "banks", "councils", "courts", "departments", "forces", "ministries", "parliaments", "services"})
REALMS = frozenset({"country", "emirate", "kingdom", "republic", "state", "sultanate"})  # that an outlet at home prints without its name
SMALL = 5  # tokens of "foreign intelligence services"
FIELD = 12  # tokens of a field that only the name behind it ends
OWN_BODIES = frozenset(
    {"parliament", "government", "cabinet", "senate", "legislature", "army", "military", "navy", "embassy", "presidency"}
)
STATELY = frozenset({"government", "military", "political_party", "other"})  # bodies whose officers act for their state
EXPATRIATES = frozenset({"abroad", "citizens", "community", "communities", "diaspora", "emigrants", "expatriates", "nationals"})
OVERSEAS = frozenset({"national", "overseas"})
MISSIONS = frozenset({"delegation", "mission", "office", "representation"})  # "head of the EU delegation in A"
PREPOSITIONS = frozenset({"of", "for", "to", "on", "at", "in", "from"})


@attrs.define
class _Told:
    """What the complements of an office tell, so far."""

    first: str  # first word of the office
    head: str  # its last word
    end: int  # the token behind what has been read
    state: str | None = None
    body: tuple[int, int] | None = None


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
        """Read "of Foreign Affairs", "for Economy, Trade and Industry", "to the Philippines", "of the NATO Council".

        ``end`` is the token behind an office that has ``first`` and ``head`` for its first and last word. Returned are the token behind its
        complements, and the state and the body that they tell.
        """
        told = _Told(first=first, head=head, end=self._over_listed(end))
        size = len(self.words)
        while told.end + 1 < size and self.folded[told.end] in PREPOSITIONS:
            i = told.end + 1
            i += self.folded[i] == "the" and i + 1 < size
            if not self._step(told, self.folded[told.end], i):
                break
        return told.end, told.state, told.body

    def _over_listed(self, end: int) -> int:
        """Step over fields that the title of the table lacks: "Minister of Industry[, Trade and Investment]"."""
        if (
            end + 1 >= len(self.words)
            or self.folded[end] not in (",", "and", "&")
            or {"of", "for"}.isdisjoint(self.folded[max(0, end - 5) : end - 1])
        ):
            return end
        if not self.flags[end - 1] & PORTFOLIO and self.folded[end - 1] not in self.lists.more_portfolios:
            return end
        stop = self._portfolios(end - 1, end)
        return end if stop <= end or (stop < len(self.words) and self.flags[stop] & HEAD) else stop

    def _step(self, told: _Told, word: str, i: int) -> bool:
        """Take up what the preposition ``word`` governs, which begins at ``i``; tell whether a further preposition may follow."""
        for take in self._STEPS:
            goes_on = take(self, told, word, i)
            if goes_on is not None:
                return goes_on
        return False

    # --- one complement each: whether to go on; None where something else stands there ------------------------------

    def _of_an_aide(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up whom an aide serves: "Assistant to the President for Economic Affairs", "press secretary to the President of Ghana"."""
        if word != "to":
            return None
        aide = told.head in self.lists.aides
        if aide and (served := self._served_at_home(i)) > i:
            told.end = served
            return True
        ends = (told.first, told.head)
        at_home = "minister" in ends and (told.first != told.head or told.state is not None)  # "a visit by the prime minister to Malta"
        if not at_home and not self.lists.sent_out.isdisjoint(ends):
            return None
        if aide and self.folded[i] in ("government", "cabinet") and self.flags[i] & CAPITAL:
            told.end = i + 1  # "Chief Secretary to the Government"
        elif aide and (superior := self._superior(i)) is not None:
            told.state, told.end = told.state or superior[0], superior[1]
        return False

    def _body(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up a body: "of the NATO Council", "of the EU delegation", "Special Envoy of the UN Secretary-General"."""
        body = self.body_at.get(i)
        if body is None:
            return None
        if word in ("on", "in"):
            return False
        told.body = told.body or (body.start, body.end)
        told.state = told.state or self.state_of(body)
        told.end = body.end + (body.end < len(self.words) and self.folded[body.end] in (*MISSIONS, "affairs"))
        if word == "of" and told.head in self.lists.sent_out and body.kind == "igo":
            told.end = self._served(told.end, named=True)  # "Special Envoy of the UN Secretary-General Ana Lopes"
        return True

    def _place(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up the place that somebody governs: "Mayor of Lima"."""
        if word != "of" or told.head not in self.lists.local_heads or i in self.state_at:
            return None
        ruled = self.place_at.get(i)
        if ruled is None or ruled.name[0] != i:
            return None
        told.state, told.end = told.state or ruled.country, ruled.name[1]
        self.local.add(told.end)
        return False

    def _body_of_state(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up a state with a body: "for the Italian Foreign Ministry", "of the Armenian parliament", "of the DPRK Cabinet"."""
        state = self.state_at.get(i)
        if state is None or state.form not in ("adjective", "name"):
            return None
        body = self.body_at.get(state.end) if state.form == "adjective" and word not in ("on", "in") else None
        if body is not None:
            told.body = told.body or (body.start, body.end)
            told.state, told.end = told.state or state.code, body.end
            return True
        describes = state.form == "adjective" or self.flags[state.start] & UPPER
        if word != "of" or not describes or state.end >= len(self.words) or self.folded[state.end] not in OWN_BODIES:
            return None
        told.state, told.end = told.state or state.code, state.end + 1
        return True

    def _small_body(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up a state's body in small letters: "of the border service" in front of "of Ghana", "of the central banks" of "of A and B"."""
        if word != "of" or i in self.state_at or i in self.body_at:
            return None
        k = i
        while k < min(len(self.words) - 2, i + SMALL) and not self.flags[k] & (CAPITAL | MARK | PREPOSITION | CONJUNCTION | DETERMINER):
            k += 1
        body = k > i and bool(self.flags[k - 1] & BODY or self.folded[k - 1] in BODIES)
        if not body or self.folded[k] != "of" or k + 1 + (self.folded[k + 1] == "the") not in self.state_at:
            return None
        told.end = k
        return True

    def _host_state(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up the host of an envoy by its form of government: "Ambassador of Peru to the Kingdom", "to the State"."""
        posted = word == "to" and told.state is not None and told.head in self.lists.sent_out
        if not posted or self.folded[i] not in REALMS or not self.flags[i] & CAPITAL or self.folded[i + 1 : i + 2] == ["of"]:
            return None
        told.end = i + 1
        return False

    def _government(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up "of the Government" in front of "of Russia"."""
        governs = word == "of" and i not in self.state_at and self.folded[i] in GOVERNED and self.flags[i] & CAPITAL
        if not governs or i + 2 >= len(self.words) or self.folded[i + 1] != "of":
            return None
        told.end = i + 1
        return True

    def _state(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up a state: "of Ghana", "to the Philippines", "of China, Japan and South Korea", "for Nigeria's Foreign Ministry"."""
        state = self.state_at.get(i)
        if state is None or state.form not in ("name", "seat"):
            return None
        if word in ("at", "on"):
            return False
        if word in ("of", "from") or (word == "for" and told.head not in self.lists.sent_out):
            told.state = told.state or state.code
        end = told.end = state.end
        size = len(self.words)
        ruled = self.place_at.get(end + 1) if self.folded[end : end + 1] == ["'s"] and told.head in self.lists.local_heads else None
        if ruled is not None:  # "Governor of Nigeria's Lagos State"
            told.end = ruled.end
            self.local.add(ruled.end)
            return False
        owned = self.body_at.get(end + 1) if end + 1 < size and self.folded[end] in POSSESSIVE else None
        if owned is not None:
            told.body, told.end = told.body or (owned.start, owned.end), owned.end
            return True
        if word == "for" and end < size and self.folded[end] in self.lists.more_portfolios:
            told.end += 1  # "official for Lebanon affairs"
        while told.end + 1 < size and self.folded[told.end] in ("and", ",") and self._plural_states(told.end):
            told.end = self.state_at[self._after_the(told.end + 1)].end
        return True

    def _field_of_office(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up a field: "of Foreign Affairs", "for African Affairs", "for Civilian Security, Democracy, and Human Rights [Ana Lopes]"."""
        if word not in ("of", "for", "on", "in"):
            return None
        stop = max(self._portfolios(i), self._affairs(i) if word == "for" else i)
        if stop > i:
            told.end = stop
            return True
        if word == "for" and (region := max(self._regions(i), self._up_to_a_name(i))) > i:  # "for Asia and the Pacific Ana Lopes"
            told.end = region
            return False
        stop = self._capitals(i) if word == "for" and told.head in CHARGED else i
        if self.flags[told.end - 1] & CAPITAL and word in ("of", "for") and (field := self._field(i, listed=True)) > i:
            stop = max(stop, self._portfolios(i, field))  # "Minister of Religious Affairs and Villages"
        if stop > i:
            told.end = stop
            return False
        return None

    def _principal(self, told: _Told, word: str, i: int) -> bool | None:
        """Take up whose envoy or adviser somebody is, or for where: "of the Secretary-General", "to the President of Ghana"."""
        if word == "of" and told.head in self.lists.sent_out and (served := self._served(i)) > i:
            told.end = served
            return True
        charged = word == "for" or (word == "to" and told.head in self.lists.sent_out)
        if charged and (stop := self._regions(i)) > i:  # "Special Representative for the Sahel Ana Lopes"
            told.end = stop
            return True
        if word in ("to", "of", "for") and told.state is None and (superior := self._superior(i)) is not None:
            told.state, told.end = superior
        return False

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
                titled = self.flags[k - 1] & HEAD or self.folded[k - 3 : k] == ["secretary", "of", "state"]
                return i if titled and "," not in self.folded[i:k] else k  # "spokesman for Prime Minister Ana Lopes"
            if not (bits & CAPITAL and not bits & HONORIFIC) and self.folded[k] not in ("and", ",", "&", "the", "of", "-"):
                break
            k += 1
        return i

    def _capitals(self, i: int) -> int:
        """Return where capitals joined by "and" end that no name follows: "for Public Diplomacy [met]"; ``i`` where they go on, or are a name."""
        k = i
        while k < len(self.words) and (self.flags[k] & (CAPITAL | NO_FIELD) == CAPITAL or (k > i and self.folded[k] in ("and", "&"))):
            k += 1
        ends = k > i and self.flags[k - 1] & CAPITAL and k < len(self.words) and not self.flags[k] & CAPITAL and self.words[k] != "-"
        return k if ends and i not in self.state_at and i not in self.body_at else i

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
        if k > i and self.folded[k] == "of" and (stop := self._portfolios(k + 1, self._field(k + 1, listed=True))) > k + 1:
            while stop < len(self.words) - 1 and self.flags[stop] & (CAPITAL | NO_FIELD) == CAPITAL:
                stop += 1
            return stop  # "to the [Director of Drug Control]"
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

    def _regions(self, i: int) -> int:
        """Return where "Asia", "Latin America and the Caribbean" ends; ``i`` where no region of several states begins."""
        stop = k = i
        while (region := self.place_at.get(k)) is not None and region.country is None:
            stop = k = region.end
            if k + 1 >= len(self.words) or self.folded[k] not in ("and", "&", ","):
                break
            k = self._after_the(k + (self.words[k] == ","))
        return stop

    def _portfolios(self, i: int, end: int | None = None) -> int:
        """Return where a run of portfolio words that begins at ``i``, and was read up to ``end``, ends; ``i`` where there is none."""
        size = len(self.words)
        end = i if end is None else end
        while end < size:
            bits = self.flags[end]
            listed = self.folded[end] in self.lists.more_portfolios and self.folded[end - 1] in ("and", ",", "&")
            small = (
                end > i and (self.folded[end] == "affairs" or listed) and not self.flags[i] & CAPITAL
            )  # "minister for foreign affairs of"
            if (bits & PORTFOLIO and not bits & (WEEKDAY | MONTH)) or small or (end > i and self._goes_on(end, size)):
                end += 1
            elif end > i and self.folded[end] in ("and", ",", "&"):
                j = end + 1
                if j < size and self.folded[j] == "and":
                    j += 1
                j += j + 1 < size and self.folded[j] == "the" and self._those_abroad(j + 1) > j + 1
                if self.folded[j : j + 2] == ["european", "union"]:  # "foreign affairs, European Union and cooperation of"
                    end = j + 2
                    continue
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
        if (state := self.state_at.get(i)) is not None and state.form == "name":
            return i  # "to the President of [Turkey]", whatever the next line begins with
        while k < min(len(self.words) - 1, i + 3) and self.flags[k] & CAPITAL:
            if self.flags[k] & NO_FIELD and self.folded[k] not in self.lists.more_portfolios:
                break
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

    _STEPS = (
        _of_an_aide,
        _body,
        _place,
        _body_of_state,
        _small_body,
        _host_state,
        _government,
        _state,
        _field_of_office,
        _principal,
    )
