"""Values that articles are made of, most of them from the tables: states, officials, bodies.

Rule 1: people are made up, so that what is recovered of them comes from the text alone; their given names are of the
table, their family names of no table. `office_holders` are the exception: real people, whom the tables know.
Rule 2: states and bodies are known to the tables, by names that cannot be mistaken for another word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs
from hypothesis import strategies as st

from dipevents import lexicon
from dipevents.choices import OrganisationKind, Rank
from dipevents.gazetteer import Gazetteer
from dipevents.tables import rows
from dipevents.tokens import fold, split

__all__ = [
    "Acting",
    "Named",
    "State",
    "acronymed_bodies",
    "casts",
    "office_holders",
    "offices",
    "officials",
    "stand_ins",
    "states",
]


@attrs.frozen(kw_only=True)
class State:
    """A state with what is called after it; `name` is as in a sentence: "Peru", "the Philippines"."""

    code: str
    name: str
    adjective: str
    capital: str


@attrs.frozen(kw_only=True)
class Acting:
    """Somebody in office: `name` without titles, `title` in the capitals of print, `pronoun` he or she."""

    name: str
    family: str
    title: str
    rank: Rank
    state: State
    pronoun: str

    @property
    def office(self) -> str:
        """The title as a common noun.

        >>> lima = State(code="PER", name="Peru", adjective="Peruvian", capital="Lima")
        >>> Acting(
        ...     name="Ana Zobel", family="Zobel", title="Foreign Minister", rank="foreign_minister", state=lima, pronoun="she"
        ... ).office
        'foreign minister'
        """
        return self.title.lower()


@attrs.frozen(kw_only=True)
class Named:
    """A body: its full name, without article, and its acronym."""

    name: str
    acronym: str
    kind: OrganisationKind


TITLES: Mapping[str, Rank] = {
    "President": "head_of_state",
    "Prime Minister": "head_of_government",
    "Foreign Minister": "foreign_minister",
    "Minister of Foreign Affairs": "foreign_minister",
    "Defense Minister": "defence_minister",
    "Finance Minister": "finance_minister",
    "Trade Minister": "minister",
    "Energy Minister": "minister",
    "Deputy Foreign Minister": "deputy_minister",
    "Vice President": "official",
}
"""Titles that any state has; the wider choice is `offices`."""

_WITH_ARTICLE = frozenset({"ARE", "BHS", "CAF", "COD", "COG", "COM", "DOM", "GBR", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "USA", "VAT"})
_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "on", "at"})
_VOWELS = "aeiou"
_ONSETS = ("Br", "Dv", "Fl", "Gl", "Kr", "Ml", "Pr", "Sk", "Tr", "Vr", "Zl")
_MIDDLES = ("b", "d", "g", "k", "l", "m", "n", "r", "v", "z")
_ENDS = ("bek", "din", "gov", "kin", "lak", "mund", "nak", "rek", "tov", "vik")
_MEANT = lexicon.VERB | lexicon.CUE | lexicon.NAMED | lexicon.HEAD | lexicon.WEAK_NAME | lexicon.NOT_NAME | lexicon.FUNCTION
_APART = 8  # offices and bodies of more words than this are rather sentences


@cache  # a choice of many is costly to make
def states() -> st.SearchStrategy[State]:
    """A state of today whose name, adjective and capital each mean nothing else."""
    return st.sampled_from(_states())


@cache
def _states() -> tuple[State, ...]:
    known = Gazetteer.default()
    found = []
    for row in rows("countries"):
        names = (row["name"], *row["adjectives"][:1], row["capital"] or "")
        if row["gone"] or row["sovereign"] or row["weak"] or len(names) < 3 or "," in row["name"] or row["name"].lower().startswith("the "):
            continue
        if names[1].endswith("Islander"):
            continue
        kinds = [{entry.kind for entry in known.lookup(name)} for name in names]
        codes = [{entry.id for entry in known.lookup(name) if entry.kind in ("country", "adjective")} for name in names]
        sure = (
            kinds[0] == {"country"}
            and "adjective" in kinds[1]
            and kinds[1] <= {"adjective", "inhabitant"}
            and "place" in kinds[2]
            and kinds[2] <= {"place", "seat"}
        )
        if sure and codes[0] == codes[1] == {row["id"]} and not any(entry.weak for n in names for entry in known.lookup(n)):
            article = "the " if row["id"] in _WITH_ARTICLE or row["name"].endswith("Islands") else ""
            found.append(State(code=row["id"], name=article + names[0], adjective=names[1], capital=names[2]))
    return tuple(found)


@cache
def offices() -> st.SearchStrategy[tuple[str, Rank]]:
    """A title of the table with its rank, in the capitals of print."""
    found = [
        (_titled(form), row["rank"])
        for row in rows("offices")
        if row["kind"] == "office" and row["rank"] and not row["country"]
        for form in row["forms"]
        if len(form.split()) < _APART and "-" not in form
    ]
    return st.sampled_from(found)


def officials(
    state: State, *, titles: st.SearchStrategy[tuple[str, Rank]] | None = None, pronoun: str | None = None
) -> st.SearchStrategy[Acting]:
    """Somebody made up who holds an office of the state; `pronoun` is he or she, either where it is None."""
    gender = pronoun and {"he": "m", "she": "f"}[pronoun]
    return st.builds(
        lambda given, family, office: Acting(
            name=f"{given[0]} {family}",
            family=family,
            title=office[0],
            rank=office[1],
            state=state,
            pronoun={"m": "he", "f": "she"}[given[1]],
        ),
        _given_names(gender),
        _family_names(),
        st.sampled_from(sorted(TITLES.items())) if titles is None else titles,
    )


@cache
def office_holders() -> st.SearchStrategy[tuple[str, str]]:
    """Name and country of somebody in the table of office-holders."""
    return st.sampled_from([(row["name"], row["country"]) for row in rows("office_holders") if row["country"]])


@cache
def acronymed_bodies() -> st.SearchStrategy[Named]:
    """An international body or forum with an acronym of its own."""
    known = Gazetteer.default()
    found = []
    for row in rows("organisations"):
        acronym = row["acronym"]
        if row["kind"] not in ("igo", "forum") or not acronym or row["weak"] or row["country"] or acronym in row["name"]:
            continue
        plain = acronym.isalpha() and acronym.isupper() and 2 < len(acronym) < _APART
        words = row["name"].split()
        if plain and row["name"].isascii() and 2 < len(words) < _APART and all(w[0].isupper() or w in _SMALL for w in words):
            sole = [{e.id for e in known.lookup(form)} == {row["id"]} for form in (acronym, row["name"])]
            if all(sole):
                found.append(Named(name=row["name"], acronym=acronym, kind=row["kind"]))
    return st.sampled_from(found)


@cache
def casts() -> st.SearchStrategy[tuple[Acting, Acting]]:
    """Two officials of different states and of names that nobody mixes up."""
    pair = st.lists(states(), min_size=2, max_size=2, unique_by=(lambda s: s.code, lambda s: s.capital))
    return pair.flatmap(lambda two: st.tuples(*map(officials, two))).filter(
        lambda cast: cast[0].family[0] != cast[1].family[0] and cast[0].name.split()[0] != cast[1].name.split()[0]
    )


@st.composite
def stand_ins(draw: st.DrawFn, cast: tuple[Acting, Acting]) -> tuple[Acting, Acting]:
    """Two others to put in the place of a cast: of the same genders and offices, with other names.

    They act for other states, where there are any whose name, adjective and capital have as many words.
    """
    taken = {somebody.state for somebody in cast}
    words = {word for somebody in cast for word in somebody.name.split()}
    others: list[Acting] = []
    for old in cast:
        alike = [state for state in _states() if state not in taken and _shape(state) == _shape(old.state)]
        state = draw(st.sampled_from(alike or [old.state]))
        office = st.just((old.title, old.rank))
        new = draw(officials(state, titles=office, pronoun=old.pronoun).filter(lambda new: not words & {*new.name.split()}))
        taken.add(state)
        words.update(new.name.split())
        others.append(new)
    return others[0], others[1]


def _shape(state: State) -> tuple[bool, int, int, int]:
    name, adjective, capital = (len(split(words)) for words in (state.name, state.adjective, state.capital))
    return state.name.startswith("the "), name, adjective, capital


def _titled(form: str) -> str:
    return " ".join(word if word in _SMALL else word[0].upper() + word[1:] for word in form.split())


@cache
def _given_names(gender: str | None) -> st.SearchStrategy[tuple[str, str]]:
    """Given names, of one gender or of both, that are no other word, with the gender of those who bear them."""
    flags = Gazetteer.default().flags
    found = [
        (row["name"], row["gender"])
        for row in rows("given_names")
        if row["gender"] in (gender or "mf") and not row.get("weak") and row["name"].isalpha() and not flags[fold(row["name"])] & _MEANT
    ]
    return st.sampled_from(found)


@cache
def _family_names() -> st.SearchStrategy[str]:
    flags = Gazetteer.default().flags
    parts = (_ONSETS, _VOWELS, _MIDDLES, _VOWELS, _ENDS)
    return st.tuples(*map(st.sampled_from, parts)).map("".join).filter(lambda name: not flags.get(split(name)[0], 0))
