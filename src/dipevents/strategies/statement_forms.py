"""Surface forms of statements: whose words they are, and how print says so.

In the templates {S} is the speaker at the head of a sentence and {s} within it, {c} a clause, {p} its subject and {q}
its predicate, {k} and {m} further clauses; a capital letter is the same with a capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Formatter

from hypothesis import strategies as st

from dipevents.choices import Act, StatementMode

from .claims import Passage, Said, bare

__all__ = ["ATTRIBUTIONS", "JOINT", "clauses", "jointly_said", "said"]

Row = tuple[str, tuple[tuple[str, ...], ...], StatementMode, tuple[str | None, ...], Act]
"""The template; the pieces of each statement in it; its mode, cues and act."""

ATTRIBUTIONS: Mapping[str, Row] = {
    "said that": ("{S} said that {c}.", (("{c}",),), "indirect", ("said",), "say"),
    "said": ("{S} said {c}.", (("{c}",),), "indirect", ("said",), "say"),
    "noted that": ("{S} noted that {c}.", (("{c}",),), "indirect", ("noted",), "say"),
    "stressed that": ("{S} stressed that {c}.", (("{c}",),), "indirect", ("stressed",), "say"),
    "also said": ("{S} also said that {c}.", (("{c}",),), "indirect", ("said",), "say"),
    "warned that": ("{S} warned that {c}.", (("{c}",),), "indirect", ("warned",), "warn"),
    "announced that": ("{S} announced that {c}.", (("{c}",),), "indirect", ("announced",), "announce"),
    "reaffirmed that": ("{S} reaffirmed that {c}.", (("{c}",),), "indirect", ("reaffirmed",), "reaffirm"),
    "behind": ("{C}, {s} said.", (("{C}",),), "indirect", ("said",), "say"),
    "behind, added": ("{C}, {s} added.", (("{C}",),), "indirect", ("added",), "say"),
    "inside": ("{P}, {s} said, {q}.", (("{P}", "{q}"),), "indirect", ("said",), "say"),
    "according to": ("According to {s}, {c}.", (("{c}",),), "indirect", ("According to",), "say"),
    "according to behind": ("{C}, according to {s}.", (("{C}",),), "indirect", ("according to",), "say"),
    "quote, said": ("“{C},” {s} said.", (("{C}",),), "direct", ("said",), "say"),
    "quote, inverted": ("“{C},” said {s}.", (("{C}",),), "direct", ("said",), "say"),
    "straight quote": ('"{C}," {s} said.', (("{C}",),), "direct", ("said",), "say"),
    "said, quote": ("{S} said, “{C}.”", (("{C}",),), "direct", ("said",), "say"),
    "said: quote": ("{S} said: “{C}.”", (("{C}",),), "direct", ("said",), "say"),
    "interrupted quote": ("“{P},” {s} said, “{q}.”", (("{P}", "{q}"),), "direct", ("said",), "say"),
    "quote goes on": ("“{C},” {s} said. “{K}.”", (("{C}",), ("{K}",)), "direct", ("said", None), "say"),
    "quote of two sentences": ("“{C}. {K},” {s} said.", (("{C}",), ("{K}",)), "direct", (None, "said"), "say"),
    "partly quoted": ("{S} said that {p} “{q}.”", (("{p}", "{q}"),), "mixed", ("said",), "say"),
    "told": ("{S} told reporters that {c}.", (("{c}",),), "indirect", ("told",), "say"),
    "saying": ("{S} thanked the hosts, saying that {c}.", (("thanked the hosts",), ("{c}",)), "indirect", ("thanked", "saying"), "say"),
    "two sentences": ("{S} said {c}. {K}, {pronoun} added.", (("{c}",), ("{K}",)), "indirect", ("said", "added"), "say"),
    "called for": ("{S} called for more work on {t}.", (("called for more work on {t}",),), "indirect", ("called for",), "call_for"),
    "welcomed": ("{S} welcomed the progress on {t}.", (("welcomed the progress on {t}",),), "indirect", ("welcomed",), "welcome"),
    "expressed concern": ("{S} expressed concern about {t}.", (("expressed concern about {t}",),), "indirect", ("expressed",), "express"),
    "condemned": ("{S} condemned the attack on {t}.", (("condemned the attack on {t}",),), "indirect", ("condemned",), "condemn"),
    "praised": ("{S} praised the work on {t}.", (("praised the work on {t}",),), "indirect", ("praised",), "praise"),
}
"""How a statement is attributed."""

JOINT: Mapping[str, tuple[str, str, str, Act]] = {
    "the two sides agreed": ("The two sides agreed that {c}.", "The two sides", "agreed", "agree"),
    "both sides stressed": ("Both sides stressed that {c}.", "Both sides", "stressed", "say"),
    "the two sides noted": ("The two sides noted that {c}.", "The two sides", "noted", "say"),
    "they agreed": ("They agreed that {c}.", "They", "agreed", "agree"),
    "the parties reaffirmed": ("The parties reaffirmed that {c}.", "The parties", "reaffirmed", "reaffirm"),
}
"""How a statement of both is attributed: the template, who speaks, the cue and the act."""

_ACTS: Mapping[tuple[str, int], Act] = {("saying", 0): "thank"}
"""The acts of statements that differ from the others of their form: form and number of the statement."""

SUBJECTS = (
    *("regional trade", "grain transit", "the new pipeline", "joint research", "air traffic", "wheat output", "river traffic"),
    *("border trade", "energy supply", "the old railway", "pilot training", "the dry port"),
)
PREDICATES = (
    *("will grow steadily", "needs more money", "is vital for farmers", "remains too slow", "has become safer"),
    *("must not be politicised", "is of mutual benefit", "will soon resume", "cannot wait any longer", "deserves more care"),
)


@cache
def clauses() -> st.SearchStrategy[tuple[str, str]]:
    """Subject and predicate of a clause about trade and transport, without names, numbers or dates."""
    return st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES))


@st.composite
def said(draw: st.DrawFn, speaker: str, *, name: str | None, pronoun: str = "he", form: str | None = None) -> Passage:
    """A statement in one of `ATTRIBUTIONS`; `speaker` are the words for whoever is named so in full."""
    key = draw(st.sampled_from(sorted(ATTRIBUTIONS))) if form is None else form
    template, contents, mode, cues, act = ATTRIBUTIONS[key]
    (p, q), (k, n), _ = draw(st.lists(clauses(), min_size=3, max_size=3, unique_by=(lambda c: c[0], lambda c: c[1])))
    words = {"c": f"{p} {q}", "p": p, "q": q, "k": f"{k} {n}", "t": p, "s": speaker, "pronoun": pronoun}
    words |= {letter.upper(): capital(words[letter]) for letter in "cpks"}
    text = Formatter().vformat(template, (), words)
    return Passage(
        text=text,
        statements=tuple(
            Said(
                speaker=name,
                content=tuple(bare(piece.format(**words)) for piece in pieces),
                mode=mode,
                cue=cue,
                act=_ACTS.get((key, number), act),
            )
            for number, (pieces, cue) in enumerate(zip(contents, cues, strict=True))
        ),
    )


def jointly_said() -> st.SearchStrategy[Passage]:
    """A statement of both parties in one of `JOINT`."""

    def written(form: str, clause: tuple[str, str]) -> Passage:
        template, speaker, cue, act = JOINT[form]
        words = " ".join(clause)
        claim = Said(speaker=speaker, content=(words,), mode="indirect", cue=cue, act=act)
        return Passage(text=template.format(c=words), statements=(claim,))

    return st.builds(written, st.sampled_from(sorted(JOINT)), clauses())


def capital(words: str) -> str:
    """Return words with a capital at their head.

    >>> capital("regional trade")
    'Regional trade'
    """
    return words[:1].upper() + words[1:]
