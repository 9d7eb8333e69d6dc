"""The tables of words: classes of words, words of saying, offices, groups, genders."""

from __future__ import annotations

import json
from collections.abc import Sequence

from . import lexicon
from .facts import CueForm, Form, Office, cue_of, is_acronym
from .tables import Branches, Row, Table, Trie, insert, lines_by_id, rows
from .tokens import fold, split


class Words:
    """What the tables of words say, indexed for look-up by word."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.cues: Branches[tuple[str, str]] = Branches(self._cue_form)
        self._cues = Table(lines_by_id("cues"), lambda line: cue_of(json.loads(line)))
        self.offices: dict[str, Office] = {}
        self.office_forms: list[Form] = []
        self.genders: dict[str, str] = {}
        self.honorific_phrases: Trie = {}  # honorifics of several words: "Tan Sri"
        self.honorific_states: dict[str, str] = {}  # "shri" -> the state whose officials it is printed with
        self.ranks: dict[str, str | None] = {}
        self.plural_offices: set[str] = set()  # heads that mean several people: "secretaries", "executives"
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
                for form in (row[key], *row.get("variants", {}).get(key, ())):
                    self._flag(form, bit)

    def _read_offices(self) -> None:
        bits = {"head": lexicon.HEAD, "modifier": lexicon.MODIFIER, "portfolio": lexicon.PORTFOLIO, "honorific": lexicon.HONORIFIC}
        self._read_plurals()
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
                    if len(key := tuple(w for w in split(form) if w != ".")) > 1:
                        insert(self.honorific_phrases, key, row["id"])
                    if row.get("gendered"):
                        self.genders.setdefault("title " + word, row["gendered"])
                    if row.get("country"):
                        self.honorific_states[word] = row["country"]

    def _read_plurals(self) -> None:
        """Note the heads of offices in the plural: "secretaries" of "secretaries of state"; not "general" of "attorneys general"."""
        table = [row for row in rows("offices") if row["kind"] in ("office", "head")]
        one = {split(form)[-1] for row in table for form in row["forms"]}
        for row in table:
            for form in row.get("plural", ()):
                words = split(form)
                of = next((k for k, word in enumerate(words) if word in ("of", "for", "at")), len(words))
                if words[of - 1].isalpha() and words[of - 1] not in one:
                    self.plural_offices.add(words[of - 1])

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
