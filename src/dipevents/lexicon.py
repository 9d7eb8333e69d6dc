"""Word classes: what the tables say of a single word, packed into one integer.

Every stage asks the same cheap question of a token, "can you be a ...?", so the answers are bits looked up once per token. A word
can be several things ("will", "May", "Chancellor"); grammar decides later. ``CAPITAL``, ``UPPER`` and ``DIGIT`` describe how
the token is written and are added by segmentation; all other bits come from ``data/words.jsonl``, ``verbs.jsonl``,
``offices.jsonl``, ``given_names.jsonl``, ``family_names.jsonl``, ``cues.jsonl`` and the first words of gazetteer names.
"""

from __future__ import annotations

from typing import Final

CAPITAL: Final = 1 << 0
UPPER: Final = 1 << 1
DIGIT: Final = 1 << 2
MARK: Final = 1 << 3  # punctuation

BASE: Final = 1 << 4  # verb forms: take, takes, took, taken, taking
THIRD: Final = 1 << 5
PAST: Final = 1 << 6
PARTICIPLE: Final = 1 << 7
ING: Final = 1 << 8
AUXILIARY: Final = 1 << 9  # finite forms of be, have, do
MODAL: Final = 1 << 10

PREPOSITION: Final = 1 << 11
DETERMINER: Final = 1 << 12
PRONOUN: Final = 1 << 13
CONJUNCTION: Final = 1 << 14
ADVERB: Final = 1 << 15

MONTH: Final = 1 << 16
WEEKDAY: Final = 1 << 17
NUMBER: Final = 1 << 18
ORDINAL: Final = 1 << 19
TIME: Final = 1 << 20  # day, morning, yesterday

HONORIFIC: Final = 1 << 21
HEAD: Final = 1 << 22  # head noun of an office: minister, spokesman
MODIFIER: Final = 1 << 23  # vice, former, acting
PORTFOLIO: Final = 1 << 24  # foreign, defence
OFFICE: Final = 1 << 25  # first word of an office in the table

GIVEN: Final = 1 << 26
FAMILY: Final = 1 << 27  # family name that comes first
PARTICLE: Final = 1 << 28  # bin, van der
SUFFIX: Final = 1 << 29
NOT_NAME: Final = 1 << 30  # capitalised in news, never part of a person's name
ABBREVIATION: Final = 1 << 31  # a full stop behind it ends no sentence
NAMED: Final = 1 << 32  # first word of a country, place, body or office-holder
CUE: Final = 1 << 33  # first word of a cue of saying
WEAK_NAME: Final = 1 << 34  # given name that is also a common word, place or month
PERSON: Final = 1 << 36  # noun for a person that is no office: survivor, interpreter
GROUP: Final = 1 << 35  # noun for several parties: sides, delegations
BODY: Final = 1 << 37  # head noun of names of bodies: ministry, council; or noun in front of an outlet's name: newspaper

FINITE: Final = AUXILIARY | MODAL | PAST | THIRD
VERB: Final = FINITE | BASE | PARTICIPLE | ING
FUNCTION: Final = PREPOSITION | DETERMINER | PRONOUN | CONJUNCTION

WORD_KINDS: Final = {
    "preposition": PREPOSITION,
    "determiner": DETERMINER,
    "pronoun": PRONOUN,
    "conjunction": CONJUNCTION,
    "adverb": ADVERB,
    "auxiliary": AUXILIARY,
    "modal": MODAL,
    "month": MONTH,
    "weekday": WEEKDAY,
    "number": NUMBER,
    "ordinal": ORDINAL,
    "time_noun": TIME,
    "abbreviation": ABBREVIATION,
    "not_a_name": NOT_NAME,
    "sentence_opener": NOT_NAME,
    "person_noun": PERSON,
}
