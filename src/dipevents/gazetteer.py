"""What the library knows: the tables of ``data/``, read once on demand into immutable look-up indices.

Rule 1  Words are data, grammar is code: this module reads files and answers look-ups; it knows no sentence.
Rule 2  A name is found by its folded tokens in one trie; the longest entry that fits wins, for each kind on its own.
Rule 3  Weak names ("Georgia", "Nice", "IS") are marked; whoever uses them must see evidence beside the name.
Rule 4  Nothing here changes after loading; ``extended`` returns a new gazetteer.
Rule 5  What most programs never look up is made when it is first looked up: the files are read at once, but of some 15,000 rows an
        article names a few dozen. What is made does not depend on when, so that threads may do it twice, and no one can tell.
        Until then a row is its line of JSON and a form a plain tuple: of these the garbage collector has nothing to visit, where
        a hundred thousand lists and objects would slow down whatever else the program does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from threading import Lock
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

import attrs

from . import lexicon
from .errors import DataError
from .tokens import fold, split
from .userrows import checked

DATA_VERSION = "2026.11"

Kind = Literal["country", "adjective", "inhabitant", "seat", "place", "organisation", "office", "holder"]
Row = dict[str, Any]


class Entry(NamedTuple):
    """One form of one row: what it is, which row it belongs to, and how it must be written to count."""

    kind: Kind
    id: str
    form: str
    weak: bool = False
    exact: bool = False  # an acronym: counts only in the capitals of the form


@attrs.frozen
class Country:
    """A state or territory."""

    id: str
    name: str
    capital: str | None
    adjectives: tuple[str, ...]
    gone: bool


@attrs.frozen
class Place:
    """A city, region, sea or venue; ``country`` is None where it belongs to none or to several."""

    id: str
    name: str
    country: str | None
    kind: str
    population: int


@attrs.frozen
class Body:
    """An organisation of the table."""

    id: str
    name: str
    acronym: str | None
    kind: str
    country: str | None
    founded: str | None
    wikidata: str | None


@attrs.frozen
class Office:
    """An office of the table, with the state it belongs to where only one has it."""

    id: str
    rank: str | None
    country: str | None
    plural: bool = False
    rank_by_country: Mapping[str, str] = attrs.field(factory=dict, hash=False)

    def rank_in(self, country: str | None) -> str | None:
        """Return the rank of the office in a state: a foreign secretary is a minister in London, an official in New Delhi."""
        return self.rank_by_country.get(country or "", self.rank)


@attrs.frozen
class Term:
    """One office of a person, from ``start`` to ``end`` (EDTF; None where open)."""

    office: str
    organisation: str | None
    start: str | None
    end: str | None
    title: str | None = None


@attrs.frozen
class Holder:
    """A person of the table of office-holders."""

    id: str
    name: str
    family: str
    country: str | None
    gender: str | None
    wikidata: str | None
    terms: tuple[Term, ...]


@attrs.frozen
class Cue:
    """A verb, preposition or noun of saying: the frames it takes and the act it performs.

    ``kind``: ``verb``; ``source`` ("according to"); ``noun`` ("condolences", said with one of the verbs in ``light``); ``light`` (such a
    verb); ``relay`` ("quoted ... as saying"); ``block`` (a phrase that looks like a cue and is none: "added up to").
    """

    id: str
    kind: str
    frames: frozenset[str]
    act: str
    addressee: str | None
    weak: bool
    light: frozenset[str] = frozenset()


@attrs.frozen
class CueForm:
    """One inflected form of a cue: ``base``, ``s``, ``past``, ``part`` or ``ing``."""

    cue: Cue
    inflections: frozenset[str]
    ambiguous: bool = False  # a noun as often as a verb: "calls", "report"


NOTHING: frozenset[str] = frozenset()
Trie = dict[str, Any]  # word -> Trie; "" -> list of entries that end here
Form = tuple[Kind, str, str, bool, bool]  # the fields of an `Entry`


def rows(name: str) -> list[Row]:
    """Return the rows of ``data/NAME.jsonl``; a faulty line is a `DataError` with file and line."""
    lines = _text(name)
    try:
        found = json.loads(f"[{','.join(lines)}]")  # one array takes two thirds of the time of so many objects
    except ValueError:
        found = []
    if len(found) != len(lines) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in found):
        raise _first_fault(name, lines)
    return found  # type: ignore[no-any-return]


def _text(name: str) -> list[str]:
    return (resources.files("dipevents") / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def _first_fault(name: str, lines: Sequence[str]) -> DataError:
    """Return what is wrong with the first faulty line of a file."""
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            return DataError(f"{name}.jsonl", number, str(error))
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            return DataError(f"{name}.jsonl", number, f"expected an object with an id, got {line[:60]!r}")
    return DataError(f"{name}.jsonl", 0, "expected one object in each line")


def insert(trie: Trie, key: Sequence[str], value: object) -> None:
    """Add a value at the end of a path of words."""
    node = trie
    for word in key:
        node = node.setdefault(word, {})
    node.setdefault("", []).append(value)


def is_acronym(form: str) -> bool:
    """Tell whether a form is written in capitals, digits and full stops alone, so that case tells it from a word."""
    return " " not in form and form.isupper() and len(form) <= 8


Raw = TypeVar("Raw")
Made = TypeVar("Made")
Lines = dict[str, str]  # id -> the row as JSON


class Table(Mapping[str, Made], Generic[Raw, Made]):
    """Values by key, each made from its raw form when it is first asked for (Rule 5)."""

    def __init__(self, raw: Mapping[str, Raw], make: Callable[[Raw], Made]) -> None:
        self._raw = raw
        self._make = make
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(self._raw[key])
        return made

    def get(self, key: str, default: Made | None = None) -> Made | None:  # type: ignore[override]
        """Return the value of a key, the default where there is none; that of `Mapping` raises and catches an error for it."""
        return self[key] if key in self._raw else default

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class Branches(Generic[Raw]):
    """A trie of which a branch grows when its first word is first looked up (Rule 5).

    ``grow`` makes of a raw value the words of its path and the value at its end. ``at`` are the branches by first word, for those who
    look up many words: of one that begins nothing it has an empty branch.
    """

    def __init__(self, grow: Callable[[Raw], tuple[Sequence[str], object]]) -> None:
        self._seeds: dict[str, tuple[Raw, ...]] = {}  # by first word
        self.at: Trie = _Growing(self._seeds, grow)

    def add(self, word: str, seed: Raw) -> None:
        """Note a raw value by the first word of its path."""
        self._seeds[word] = (*self._seeds.get(word, ()), seed)

    def __iter__(self) -> Iterator[Raw]:
        for seeds in self._seeds.values():
            yield from seeds

    def get(self, word: str) -> Trie | None:
        """Return the branch of the paths that begin with this word."""
        return self.at[word] or None


class _Growing(dict[str, Any], Generic[Raw]):
    """Branches by first word; what is not there yet is made of its seeds."""

    def __init__(self, seeds: Mapping[str, Sequence[Raw]], grow: Callable[[Raw], tuple[Sequence[str], object]]) -> None:
        super().__init__()
        self._seeds = seeds
        self._grow = grow

    def __missing__(self, word: str) -> Trie:
        branch: Trie = {}
        for seed in self._seeds.get(word, ()):
            words, value = self._grow(seed)
            insert(branch, words[1:], value)
        if branch:
            self[word] = branch
        return branch


class Names(Branches[Form]):
    """The forms of all rows in one trie."""

    def __init__(self) -> None:
        super().__init__(lambda form: (split(form[2]), Entry(*form)))
        self.small: set[str] = set()  # first words of the forms that count without a capital: offices, "al-Qaeda", "5G"

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
        words: _Words,
        version: str = DATA_VERSION,
    ) -> None:
        self.version = version
        self._lines = lines
        self._words = words
        self.countries: Mapping[str, Country] = self._table("countries", _country)
        self.places: Mapping[str, Place] = self._table("places", _place)
        self.bodies: Mapping[str, Body] = self._table("organisations", _body)
        self.holders: Mapping[str, Holder] = self._table("office_holders", _holder)
        self.offices: Mapping[str, Office] = words.offices
        self.cues: Branches[tuple[str, str]] = words.cues
        self.genders: Mapping[str, str] = words.genders
        self.honorific_states: Mapping[str, str] = words.honorific_states
        self.ranks: Mapping[str, str | None] = words.ranks
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
                    cls._default = cls(lines={name: _lines(name) for name in READERS}, words=_Words())
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

    @cached_property
    def holders_by_family(self) -> Mapping[str, tuple[Holder, ...]]:
        """Office-holders by folded family name, also as their aliases spell it ("Lukashenka")."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self._rows("office_holders"):
            family = " ".join(split(_family(row)))
            others = (alias for alias in row.get("aliases", ()) if alias.rpartition(" ")[2].lower() != family)
            spellings = {split(alias)[-1] for alias in others}
            regnal = split(row["name"]) if row["name"].count(" ") == 1 else ()
            if len(regnal) == 2 and self.flags.get(regnal[1], 0) & lexicon.SUFFIX:
                family = regnal[0]  # "Elizabeth II"
            for key in {family, *(w for w in spellings if len(w) > 5 and w[:3] == family[:3] and abs(len(w) - len(family)) <= 2)}:
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


FORMS_OF_COUNTRY: tuple[tuple[str, Kind, bool], ...] = (  # key of the row, what its forms are, whether they are weak
    ("names", "country", False),
    ("weak", "country", True),
    ("adjectives", "adjective", False),
    ("weak_adjectives", "adjective", True),
    ("people", "inhabitant", False),
    ("seats", "seat", False),
)


def _country_forms(row: Row) -> Iterator[Form]:
    for key, kind, weak in FORMS_OF_COUNTRY:
        for form in row.get(key, ()):
            yield kind, row["id"], form, weak, is_acronym(form) and "." not in form


def _country(row: Row) -> Country:
    return Country(row["id"], row["name"], row.get("capital"), tuple(row.get("adjectives", ())), row.get("gone", False))


def _place_forms(row: Row) -> Iterator[Form]:
    for form in row.get("names") or [row["name"]]:
        yield "place", row["id"], form, False, False
    for form in row.get("weak", ()):
        yield "place", row["id"], form, True, False


def _place(row: Row) -> Place:
    return Place(row["id"], row["name"], row.get("country"), row.get("kind", "city"), row.get("population") or 0)


def _body_forms(row: Row) -> Iterator[Form]:
    weak = row.get("weak", ())
    for form in dict.fromkeys([row["name"], row.get("acronym"), *row.get("aliases", ()), *row.get("former", ()), *weak]):
        if form:
            yield "organisation", row["id"], form, form in weak, is_acronym(form)


def _body(row: Row) -> Body:
    return Body(
        row["id"], row["name"], row.get("acronym"), row.get("kind", "other"), row.get("country"), row.get("founded"), row.get("wikidata")
    )


def _holder_forms(row: Row) -> Iterator[Form]:
    for form in dict.fromkeys([row["name"], *row.get("aliases", ())]):
        yield "holder", row["id"], form, " " not in form.strip(), False


def _holder(row: Row) -> Holder:
    terms = tuple([Term(t["office"], t.get("organisation"), t.get("start"), t.get("end"), t.get("title")) for t in row.get("offices", ())])
    return Holder(row["id"], row["name"], _family(row), row.get("country"), row.get("gender"), row.get("wikidata"), terms)


def _family(row: Row) -> str:
    """Return the family name of an office-holder."""
    return row.get("family") or row["name"].split()[-1]  # type: ignore[no-any-return]


READERS: Mapping[str, Callable[[Row], Iterator[Form]]] = {
    "countries": _country_forms,
    "places": _place_forms,
    "organisations": _body_forms,
    "office_holders": _holder_forms,
}


def _lines(name: str) -> Lines:
    """Return the lines of ``data/NAME.jsonl`` by id."""
    return {row["id"]: line for row, line in zip(rows(name), _text(name), strict=True)}


class _Words:
    """The tables of words: classes, cues, offices, genders."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.cues: Branches[tuple[str, str]] = Branches(self._cue_form)
        self._cues = Table(_lines("cues"), lambda line: _cue(json.loads(line)))
        self.offices: dict[str, Office] = {}
        self.office_forms: list[Form] = []
        self.genders: dict[str, str] = {}
        self.honorific_states: dict[str, str] = {}  # "shri" -> the state whose officials it is printed with
        self.ranks: dict[str, str | None] = {}
        self.tenures: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.groups: Trie = {}
        self.state_nouns: set[str] = set()
        self.body_heads: dict[str, str] = {}
        self._read_words()
        self._read_bodies()
        self._read_groups()
        self._read_verbs()
        self._read_offices()
        self._read_names()
        self._read_cues()

    def _flag(self, form: str, bits: int) -> None:
        """Give a single word its bits; of a phrase, its first word starts something."""
        key = split(form)
        if len(key) == 1:
            self.flags[key[0]] = self.flags.get(key[0], 0) | bits

    def _read_words(self) -> None:
        for row in rows("words"):
            bits = lexicon.WORD_KINDS.get(row["kind"], 0)
            for form in row["forms"]:
                self._flag(form, bits)
            if "value" in row:
                self.numbers.update({split(form)[0]: row["value"] for form in row["forms"]})

    def _read_bodies(self) -> None:
        self.body_heads = {fold(form): row["kind"] for row in rows("body_heads") for form in row["forms"]}
        beside = [form for row in rows("body_words") if row.get("kind") for form in row["forms"]]
        for form in (*self.body_heads, *beside):
            first = split(form)[0]
            self.flags[first] = self.flags.get(first, 0) | lexicon.BODY

    def _read_groups(self) -> None:
        for row in rows("groups"):
            for form in row["forms"]:
                key = split(form)
                if row["needs"] == "state":
                    self.state_nouns.add(form)
                    continue
                insert(self.groups, key, row["needs"])
                self.flags[key[0]] = self.flags.get(key[0], 0) | lexicon.GROUP

    def _read_verbs(self) -> None:
        bits = {"id": lexicon.BASE, "s": lexicon.THIRD, "past": lexicon.PAST, "part": lexicon.PARTICIPLE, "ing": lexicon.ING}
        for row in rows("verbs"):
            for key, bit in bits.items():
                for form in (row.get(key), *row.get("variants", {}).get(key, ())):
                    if form:
                        self._flag(form, bit)

    def _read_offices(self) -> None:
        bits = {"head": lexicon.HEAD, "modifier": lexicon.MODIFIER, "portfolio": lexicon.PORTFOLIO, "honorific": lexicon.HONORIFIC}
        for row in rows("offices"):
            kind = row["kind"]
            forms = [*row["forms"], *row.get("abbreviations", ())]
            plural = row.get("plural", [])
            if kind == "office":
                where = row.get("rank_by_country") or {}
                self.offices[row["id"]] = Office(row["id"], row.get("rank"), row.get("country"), plural=False, rank_by_country=where)
                self.offices[row["id"] + "+"] = Office(row["id"], row.get("rank"), row.get("country"), plural=True, rank_by_country=where)
                self._read_gender(row)
                self.office_forms += [("office", row["id"], form, False, is_acronym(form)) for form in forms]
                self.office_forms += [("office", row["id"] + "+", form, False, False) for form in plural]
                continue
            if kind == "head":
                self.offices[row["id"]] = Office(row["id"], row.get("rank"), row.get("country"))
            for form in [*forms, *plural]:
                if kind == "head" and len(split(form)) > 1:
                    self.office_forms.append(("office", row["id"], form, False, False))
                    continue
                self._flag(form if form.count(".") > 1 else form.rstrip("."), bits[kind])  # "H.E." is one word
                word = split(form)[0]
                if kind == "head":
                    self.ranks.setdefault(word, row.get("rank"))
                    self._read_gender(row)
                elif kind == "modifier" and row.get("tenure"):
                    self.tenures[word] = row["tenure"]
                elif kind == "honorific":
                    if row.get("gendered"):
                        self.genders.setdefault("title " + word, row["gendered"])
                    if row.get("country"):
                        self.honorific_states[word] = row["country"]

    def _read_gender(self, row: Row) -> None:
        """Note the gender of those who hold an office: "king", "spokeswoman"."""
        if row.get("gendered"):
            for form in row["forms"]:
                key = split(form)
                if len(key) == 1:
                    self.genders.setdefault("office " + key[0], row["gendered"])

    def _read_names(self) -> None:
        for row in rows("given_names"):
            word = fold(row["name"])
            self._flag(word, lexicon.GIVEN | (lexicon.WEAK_NAME if row.get("weak") else 0))
            if row["gender"] in ("m", "f"):
                self.genders[word] = row["gender"]
        for row in rows("family_names"):
            kind = row.get("kind", "family")
            bit = {"particle": lexicon.PARTICLE, "suffix": lexicon.SUFFIX}.get(kind, lexicon.FAMILY)
            self._flag(row["name"].rstrip("."), bit)

    def _read_cues(self) -> None:
        for row in rows("cues"):
            for form in dict.fromkeys(form for forms in row["forms"].values() for form in forms):
                first = split(form)[0]
                self.cues.add(first, (row["id"], form))
                self.flags[first] = self.flags.get(first, 0) | lexicon.CUE

    def _cue_form(self, seed: tuple[str, str]) -> tuple[Sequence[str], CueForm]:
        """Return the words of a form of a cue, and what it is."""
        cue, form = seed
        made, inflections, ambiguous = self._cues[cue]
        return split(form), CueForm(made, frozenset(name for name, forms in inflections.items() if form in forms), form in ambiguous)


def _cue(row: Row) -> tuple[Cue, Mapping[str, Sequence[str]], Sequence[str]]:
    """Return a cue, its forms by inflection, and those of them that are nouns as often."""
    cue = Cue(
        row["id"],
        row.get("kind", "verb"),
        frozenset(row["frames"]),
        row["act"] or "say",
        row.get("addressee"),
        row.get("strength") == "weak",
        frozenset(row.get("light", ())),
    )
    return cue, row["forms"], row.get("ambiguous", ())
