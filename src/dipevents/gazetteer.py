"""What the library knows: the tables of ``data/``, read once on demand into immutable look-up indices.

Rule 1  Words are data, grammar is code: this module reads files and answers look-ups; it knows no sentence.
Rule 2  A name is found by its folded tokens in one trie; the longest entry that fits wins, for each kind on its own.
Rule 3  Weak names ("Georgia", "Nice", "IS") are marked; whoever uses them must see evidence beside the name.
Rule 4  Nothing here changes after loading; ``extended`` returns a new gazetteer. What is made only when it is looked up, by the rules
        of ``tables``, is the same whenever it is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any, ClassVar

from . import lexicon
from .facts import READERS, Body, Country, Entry, Form, Holder, Kind, Office, Place, body_of, country_of, family_name, holder_of, place_of
from .tables import Branches, Lines, Made, Row, Table, Trie, lines_by_id
from .tokens import split
from .userrows import checked
from .wordlists import Words

DATA_VERSION = "2026.11"
NOTHING: frozenset[str] = frozenset()
MOST_ALONE = 20_000  # words; 350 articles have 900 such
Alone = tuple[tuple[Kind, tuple[Entry, ...]], ...]  # for each kind, the entries


class Names(Branches[Form]):
    """The forms of all rows in one trie."""

    def __init__(self) -> None:
        super().__init__(lambda form: (split(form[2]), Entry(*form)))
        self.small: set[str] = set()  # first words of the forms that count without a capital: offices, "al-Qaeda", "5G"
        self.alone: dict[str, Alone] = {}  # by word as written: what it names where no longer name begins with it

    def remember(self, word: str, names: Alone) -> Alone:
        """Note what a word names that stands alone; of ever new spellings no more than `MOST_ALONE` are kept."""
        if len(self.alone) >= MOST_ALONE:
            self.alone.clear()
        self.alone[word] = names
        return names

    def note(self, entry: Form) -> str | None:
        """Note a form, and return its first word; None if it has no words."""
        kind, _, form, _, _ = entry
        plain = form.isascii() and form.replace(" ", "").isalpha()  # of these the first word is found without `split`
        words = form.lower().split(None, 1) if plain else split(form)
        if not words:
            return None
        self.add(words[0], entry)
        if kind == "office" or not form[0].isupper():
            self.small.add(words[0])
        return words[0]


class Gazetteer:
    """The tables, indexed. `Gazetteer.default` is shared; `extended` adds a user's own people, organisations and places.

    >>> known = Gazetteer.default()
    >>> known.countries["CHN"].name, known.country_named("Russian Federation")
    ('China', 'RUS')
    """

    _default: ClassVar[Gazetteer | None] = None
    _lock: ClassVar[Lock] = Lock()

    def __init__(
        self,
        *,
        lines: Mapping[str, Lines],
        words: Words,
        version: str = DATA_VERSION,
    ) -> None:
        self.version = version
        self._lines = lines
        self._words = words
        self.countries: Mapping[str, Country] = self._table("countries", country_of)
        self.places: Mapping[str, Place] = self._table("places", place_of)
        self.bodies: Mapping[str, Body] = self._table("organisations", body_of)
        self.holders: Mapping[str, Holder] = self._table("office_holders", holder_of)
        self.offices: Mapping[str, Office] = words.offices
        self.cues: Branches[tuple[str, str]] = words.cues
        self.genders: Mapping[str, str] = words.genders
        self.honorific_phrases: Trie = words.honorific_phrases
        self.honorific_states: Mapping[str, str] = words.honorific_states
        self.ranks: Mapping[str, str | None] = words.ranks
        self.plural_offices: frozenset[str] = frozenset(words.plural_offices)
        self.tenures: Mapping[str, str] = words.tenures
        self.numbers: Mapping[str, int] = words.numbers
        self.groups: Trie = words.groups
        self.body_heads: Mapping[str, str] = words.body_heads
        self.state_nouns: frozenset[str] = frozenset(words.state_nouns)
        self.trie = Names()
        self.flags: dict[str, int] = dict(words.flags)
        self._index()

    @classmethod
    def default(cls) -> Gazetteer:
        """Return the gazetteer of the shipped tables; they are read at the first call, once for all threads."""
        if cls._default is None:
            with cls._lock:
                if cls._default is None:
                    cls._default = cls(lines={name: lines_by_id(name) for name in READERS}, words=Words())
        return cls._default

    def extended(
        self,
        *,
        people: Iterable[Mapping[str, Any]] = (),
        organisations: Iterable[Mapping[str, Any]] = (),
        places: Iterable[Mapping[str, Any]] = (),
    ) -> Gazetteer:
        """Return a gazetteer that knows the given rows too; this one stays as it is.

        Rows are mappings with the keys of ``data/office_holders.jsonl``, ``organisations.jsonl`` and ``places.jsonl``; only
        ``name`` is required. An id that exists already replaces that row. A row with a key that the table does not have, or with a
        value that a record could not hold, is a `DataError`.

        >>> mine = Gazetteer.default().extended(organisations=[{"name": "Harbour Forum", "kind": "forum"}])
        >>> [entry.id for entry in mine.lookup("Harbour Forum")]
        ['harbour_forum']
        """
        given = {"places": places, "organisations": organisations, "office_holders": people}
        lines = {name: dict(lines) for name, lines in self._lines.items()}
        for name, extra in given.items():
            for mapping in extra:
                row = checked("people" if name == "office_holders" else name, mapping)
                lines[name][row["id"]] = json.dumps(row)
        return Gazetteer(lines=lines, words=self._words, version=f"{self.version}+user")

    def lookup(self, phrase: str) -> tuple[Entry, ...]:
        """Return all entries whose form is this phrase, written in any case."""
        return self.entries(split(phrase))

    def entries(self, folded: Sequence[str]) -> tuple[Entry, ...]:
        """Return all entries whose form has these folded words."""
        node = self.trie.get(folded[0]) if folded else None
        for word in folded[1:]:
            node = node.get(word) if node else None
        return tuple(node.get("", ())) if node else ()

    def country_named(self, phrase: str) -> str | None:
        """Return the code of the state with this name, adjective or capital; None if there is none or it is weak."""
        for entry in self.lookup(phrase):
            if entry.kind in ("country", "adjective", "seat") and not entry.weak:
                return entry.id
        return None

    def group_at(self, folded: Sequence[str], i: int) -> tuple[int, frozenset[str]]:
        """Return where the noun for several parties that begins at word ``i`` ends, and what it needs in front of it."""
        node: Trie | None = self.groups.get(folded[i])
        end, needs, j = i, NOTHING, i
        while node:
            j += 1
            if "" in node:
                end, needs = j, frozenset(node[""])
            node = node.get(folded[j]) if j < len(folded) else None
        return end, needs

    def leads_alone(self, family: str) -> bool:
        """Tell whether one alone of those who bear a folded family name has led a state, and the others are of the same state."""
        bearers = self.holders_by_family.get(family, ())
        leaders = [h for h in bearers if any(t.office in ("head_of_state", "head_of_government") for t in h.terms)]
        return len(leaders) == 1 and len({h.country for h in bearers}) == 1

    @cached_property
    def holders_by_family(self) -> Mapping[str, tuple[Holder, ...]]:
        """Office-holders by folded family name without hyphens, also as their aliases spell it ("Lukashenka").

        A name with the Arabic article is found with either spelling of it, and without: "al sisi", "el sisi", "sisi".
        """
        found: dict[str, tuple[str, ...]] = {}
        for row in self._rows("office_holders"):
            parts = [part for part in split(family_name(row)) if part != "-"]
            family = " ".join(parts)
            others = (alias for alias in row.get("aliases", ()) if alias.rpartition(" ")[2].lower() != family)
            spellings = {split(alias)[-1] for alias in others}
            regnal = split(row["name"]) if row["name"].count(" ") == 1 else ()
            if len(regnal) == 2 and self.flags.get(regnal[1], 0) & lexicon.SUFFIX:
                family = regnal[0]  # "Elizabeth II"
            articles = ("al ", "el ", "") if parts[0] in ("al", "el") and len(parts) == 2 else ()
            for key in {
                family,
                *(article + parts[1] for article in articles),
                *(w for w in spellings if len(w) > 5 and w[:3] == family[:3] and abs(len(w) - len(family)) <= 2),
            }:
                found[key] = (*found.get(key, ()), row["id"])
        return Table(found, lambda ids: tuple([self.holders[i] for i in ids]))

    @cached_property
    def ranks_held(self) -> frozenset[tuple[str, str]]:
        """State and rank of which the table knows at least one holder."""
        return frozenset(
            (row["country"], term["office"])
            for row in self._rows("office_holders")
            if row.get("country")
            for term in row.get("offices", ())
        )

    # --- building ---------------------------------------------------------------------------------------------

    def _rows(self, name: str) -> list[Row]:
        """Return the rows of a table, read again."""
        return json.loads(f"[{','.join(self._lines[name].values())}]")  # type: ignore[no-any-return]

    def _table(self, name: str, make: Callable[[Row], Made]) -> Table[str, Made]:
        return Table(self._lines[name], lambda line: make(json.loads(line)))

    def _index(self) -> None:
        for name, read in READERS.items():
            for row in self._rows(name):
                for form in read(row):
                    self._note(form)
        for form in self._words.office_forms:
            self._note(form)

    def _note(self, form: Form) -> None:
        word = self.trie.note(form)
        if word is not None:
            self.flags[word] = self.flags.get(word, 0) | lexicon.NAMED
