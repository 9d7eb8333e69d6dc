"""Bodies of the table: which hits name one, and which entry is meant.

Rule 1  A hit counts where it is written as a form is: "Let" is no LeT, "the star" no The Star; not in an address,
        nor where a longer name goes on ("Exxon Valdez", "Boeing 707") or a person's name ends ("Henry Ford").
Rule 2  A weak name ("Congress") counts with a sign beside it; without one it waits for its full form (see acronyms).
Rule 3  Of several bodies with one name, the one whose state stands beside it or in the text is meant. A state in
        front that is not the entry's makes it another body of that name.
"""

from __future__ import annotations

from ..facts import Entry
from ..lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DIGIT,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    HONORIFIC,
    MODAL,
    MONTH,
    NOT_NAME,
    PAST,
    THIRD,
    UPPER,
    VERB,
    WEEKDAY,
)
from ..tokens import APOSTROPHE_S
from .body_text import DASHES, BodyText
from .mention import OrganisationMention
from .scan import Hit

OF_STATE = frozenset({"government", "military", "political_party"})
BRANCHES = frozenset({"ngo", "company", "media"})
NOT_OF_FIRMS = (["countries"], ["nations"], ["states"])
NO_NAME = FUNCTION | HEAD | NOT_NAME | HONORIFIC | MONTH | WEEKDAY | UPPER | DIGIT | GIVEN


class TableReader:
    """Chooses among the hits of one document."""

    def __init__(self, text: BodyText) -> None:
        self.text = text
        self.bodies = text.gazetteer.bodies
        self.first_at: dict[str, int] = {}
        for start, state in sorted(text.state_at.items()):
            self.first_at.setdefault(state.code, start)
        self.prose = next((p.start for p in text.document.paragraphs if p.kind == "body"), 0)

    def read(self, hits: list[Hit]) -> tuple[list[OrganisationMention], list[Hit]]:
        """Return the bodies that are certain, and the weak hits that are not."""
        certain: list[OrganisationMention] = []
        waiting: list[Hit] = []
        for hit in hits:
            if not self._is_written_as_name(hit) or self._is_office(hit) or self._is_treaty(hit) or self._is_region(hit):
                continue
            strong = [e for e in hit.entries if not e.weak]
            if strong or self._weak_fits(hit):
                certain.append(self._mention(hit, strong or list(hit.entries)))
            else:
                waiting.append(hit)
        return certain, waiting

    # --- Rule 1 ---------------------------------------------------------------------------------------------------

    def _is_office(self, hit: Hit) -> bool:
        """Tell whether a body that is named like its head is the person here: "served as UN High Commissioner for Refugees"."""
        text, start, end = self.text, hit.start, hit.end
        if not any(text.flags[k] & HEAD and text.folded[k] in text.known.words["holder"] for k in range(start, end)):
            return False
        before = text.folded[start - 1] if start else ""
        before = text.folded[start - 2] if before == "the" and start > 1 else before
        at = end + 1 if text.words[end : end + 1] == [","] else end
        behind = text.flags[at] if at < len(text.flags) else 0
        person = bool(behind & CAPITAL and behind & (GIVEN | FAMILY) and not behind & FUNCTION)
        person = person or (at > end and bool(behind & HONORIFIC))
        return before in text.known.words["holder_before"] or person

    def _is_treaty(self, hit: Hit) -> bool:
        """Tell whether a body gives its name to a treaty ("United Nations Convention on ...") or to a junta that rules."""
        text, end = self.text, hit.end
        if end >= len(text.words) or not text.flags[end] & CAPITAL:
            return False
        return text.folded[end] in text.known.words["treaty"] or text.folded[end] == "junta"

    def _is_region(self, hit: Hit) -> bool:
        """Tell whether a firm's name is that of a part of the world: "the Amazon countries"."""
        return self.bodies[hit.entries[0].id].kind == "company" and self.text.folded[hit.end : hit.end + 1] in NOT_OF_FIRMS

    def _is_written_as_name(self, hit: Hit) -> bool:
        text, end = self.text, hit.end
        printed = text.document.slice(hit.start, end)
        if not any(self._is_cased_like(hit, printed, entry.form) for entry in hit.entries) or text.in_address(hit.start, end):
            return False
        if hit.entries[0].exact and self._is_shouted_word(hit):
            return False
        last = text.words[end - 1]
        if last.islower() and last in text.known.words["needs_state"] and not text.stands_for_itself(end):
            return False
        if end < len(text.words) and text.words[end] in DASHES and text.glued(end) and text.flags[end + 1] & DIGIT:
            return False
        return end - hit.start > 2 or not (self._goes_on(hit) or self._ends_person(hit))

    def _is_shouted_word(self, hit: Hit) -> bool:
        """Tell whether an acronym is a common word among others in capitals: "WHO WILL PAY"."""
        flags, end = self.text.flags, hit.end
        if hit.end - hit.start > 1 or not flags[hit.start] & (FUNCTION | VERB | ADVERB):
            return False
        return any(0 <= k < len(flags) and flags[k] & UPPER for k in (hit.start - 1, end))

    def _is_cased_like(self, hit: Hit, printed: str, form: str) -> bool:
        """Tell whether the words as printed have capitals where a form has them; some last words may be in lower case."""
        if printed == form or (printed.isupper() and len(printed) > 3):
            return True
        size, last = hit.end - hit.start, self.text.words[hit.end - 1]
        if form.startswith("The ") or (printed.islower() and self.bodies[hit.entries[0].id].kind == "forum"):
            return False  # "the six-party talks" are talks
        if size < 3 and last[0].islower() and form.rsplit(maxsplit=1)[-1][0].isupper():
            return last in self.text.known.words["lower_end"]
        return size > 1 or len(form) > 4 or not any(c.isupper() for c in form[1:])

    def _goes_on(self, hit: Hit) -> bool:
        """Tell whether a short name is only the beginning of a longer one."""
        text, end, entry = self.text, hit.end, hit.entries[0]
        if end >= len(text.words):
            return False
        bits = text.flags[end]
        titled = hit.start > 0 and text.flags[hit.start - 1] & HEAD and text.flags[hit.start - 1] & CAPITAL
        if titled and end - hit.start == 1 and not entry.exact and bits & CAPITAL and bits & (GIVEN | FAMILY) and not bits & HEAD:
            return True  # "Minister Biman Rao" is nobody's airline
        if entry.form.startswith("The "):
            return bool(bits & CAPITAL and not bits & FUNCTION)
        if entry.exact or end - hit.start > 1:
            return False
        if bits & DIGIT:
            return self.bodies[entry.id].kind == "company"
        unknown = end not in text.state_at and text.folded[end] not in text.known.heads
        return bool(bits & CAPITAL and not bits & NO_NAME) and unknown

    def _ends_person(self, hit: Hit) -> bool:
        """Tell whether a single word is the end of a person's name."""
        text, start = self.text, hit.start
        if start == 0 or hit.end - start > 1 or hit.entries[0].exact or start in text.state_to:
            return False
        before = text.flags[start - 1]
        given = before & GIVEN and before & CAPITAL and not before & (NOT_NAME | FUNCTION | FAMILY)
        return bool(given) and not text.words[start - 1].isupper()

    # --- Rule 2 ---------------------------------------------------------------------------------------------------

    def _weak_fits(self, hit: Hit) -> bool:
        """Tell whether a weak name that is no acronym counts."""
        text, entry = self.text, hit.entries[0]
        if entry.exact:  # "Pakistan's ISI"
            owner = text.owner(hit.start) if len(entry.form) > 2 else None
            return owner is not None and any(self.bodies[e.id].country == owner for e in hit.entries)
        behind = text.flags[hit.end] if hit.end < len(text.flags) else 0
        if hit.end - hit.start > 1 and text.flags[hit.start] & CAPITAL and text.flags[hit.end - 1] & CAPITAL:
            titled = text.folded[hit.start] == "the" and text.bounds(hit.start)[0] == hit.start  # "The Age reported", "The Age of Reason"
            return (
                not titled
                or bool(behind & (AUXILIARY | MODAL | PAST | THIRD))
                or (hit.end < len(text.folded) and text.folded[hit.end] in APOSTROPHE_S)
            )
        countries = {self.bodies[e.id].country for e in hit.entries} - {None}
        countries |= {text.home} if text.at_home(hit.entries) is not None else set()
        opens = text.bounds(hit.start)[0] == hit.start
        near = any(self._is_spoken_of(country, hit) for country in countries)
        if self.bodies[entry.id].kind == "political_party" and near:
            before = text.folded[hit.start - 1] if hit.start else ""
            if text.folded[hit.end : hit.end + 1] in (["'s"], ["’s"]) or before in text.known.words["beside_governing"]:
                return True  # "Labor's taxes", "under Labor", in a text that speaks of Australia
        if self.bodies[entry.id].kind == "government" and near and not opens:
            return not (behind & CAPITAL and not behind & FUNCTION)
        return text.stands_as_body(hit.start, hit.end)

    def _is_spoken_of(self, country: str | None, hit: Hit) -> bool:
        """Tell whether a state is named before a hit or in its sentence; for a title, anywhere."""
        first = self.first_at.get(country or "")
        return first is not None and (hit.start < self.prose or first < self.text.bounds(hit.start)[1])

    # --- Rule 3 ---------------------------------------------------------------------------------------------------

    def _choose(self, hit: Hit, entries: list[Entry]) -> tuple[Entry, bool]:
        """Return the entry meant, and whether it is sure."""
        owner = self.text.owner(hit.start)
        for entry in entries:
            if owner and self.bodies[entry.id].country == owner:
                return entry, True
        if (home := self.text.at_home(entries)) is not None:
            return home, True
        near = [e for e in entries if self._is_spoken_of(self.bodies[e.id].country, hit)]
        if near:
            return near[0], True
        first = entries[0]
        return first, len({e.id for e in entries}) == 1 and not (first.weak and self.bodies[first.id].country)

    def _name_end(self, hit: Hit) -> int:
        """Return the end without the common noun that print adds to a name: "Abu Sayyaf group", "The Diplomat magazine", "PAP news agency"."""
        noun, end = self.text.words[hit.end - 1], hit.end - 1
        if noun in ("magazine", "newspaper"):
            return end
        if noun == "agency" and end - 1 > hit.start and self.text.words[end - 1] == "news":
            return end - 1
        if noun == "group":
            shorter = self.text.gazetteer.lookup(self.text.document.slice(hit.start, end))
            if any(e.kind == "organisation" and e.id == hit.entries[0].id for e in shorter):
                return end
        return hit.end

    def _mention(self, hit: Hit, entries: list[Entry]) -> OrganisationMention:
        entry, sure = self._choose(hit, entries)
        body = self.bodies[entry.id]
        start, end = hit.start, self._name_end(hit)
        if body.kind == "igo" and self._has_secretary(start, end):
            return OrganisationMention(start=start, end=end, name=(start, end), kind="government", country=self.text.home)
        acronym = (start, end) if entry.exact else None
        owner = self.text.owner(start) if body.kind in OF_STATE else None
        if not sure or (owner and body.country and owner != body.country):
            state = self.text.state_to.get(start)
            if body.kind != "government" and state is not None:
                start = state.start
            span = (start, end)
            return OrganisationMention(start=start, end=end, name=span, acronym=acronym, kind=body.kind, country=owner)
        if body.kind == "igo" and acronym is None:
            start = self._with_un(start)
        state = self.text.state_at.get(end)
        acts = state is not None and state.end < len(self.text.flags) and self.text.flags[state.end] & (AUXILIARY | MODAL)
        if body.kind in BRANCHES and not entry.exact and state is not None and state.form == "name" and not acts:
            end = state.end  # the branch in a state: "Oxfam Australia"
        return OrganisationMention(
            start=start,
            end=end,
            name=(start, end),
            acronym=acronym,
            body=body.id,
            kind=body.kind,
            country=body.country,
        )

    def _has_secretary(self, start: int, end: int) -> bool:
        """Tell whether it is a state's Security Council, which alone has a secretary: "Secretary of the Security Council"."""
        folded = self.text.folded
        if folded[start:end] != ["security", "council"]:
            return False
        return folded[max(0, start - 3) : start] == ["secretary", "of", "the"] or folded[end : end + 1] == ["secretary"]

    def _with_un(self, start: int) -> int:
        """Return the beginning of a name with the "UN" in front of it: "UN Conference on Disarmament"."""
        folded = self.text.folded
        if start and folded[start - 1] in ("un", "u.n."):
            return start - 1
        return start - 2 if start > 1 and folded[start - 2 : start] == ["united", "nations"] else start
