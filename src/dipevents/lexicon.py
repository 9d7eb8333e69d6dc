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
ORDINAL: Final = 1 << 18

HEAD: Final = 1 << 19  # head noun of an office: minister, spokesman
MODIFIER: Final = 1 << 20  # vice, former, acting
PORTFOLIO: Final = 1 << 21  # foreign, defence

GIVEN: Final = 1 << 22
PARTICLE: Final = 1 << 23  # bin, van der
NOT_NAME: Final = 1 << 24  # capitalised in news, never part of a person's name
NAMED: Final = 1 << 25  # first word of a country, place, body or office-holder
CUE: Final = 1 << 26  # first word of a cue of saying
PERSON: Final = 1 << 27  # noun for a person that is no office: survivor, interpreter
GROUP: Final = 1 << 28  # noun for several parties: sides, delegations
BODY: Final = 1 << 29  # head noun of names of bodies: ministry, council; or noun beside a body's name: newspaper, airline

# Above 2**30, from where on Python takes twice as long for an "and": the rarest, which no stage looks for among all tokens.
HONORIFIC: Final = 1 << 30
FAMILY: Final = 1 << 31  # family name that comes first
TIME: Final = 1 << 32  # day, morning, yesterday
NUMBER: Final = 1 << 33
ABBREVIATION: Final = 1 << 34  # a full stop behind it ends no sentence
WEAK_NAME: Final = 1 << 35  # given name that is also a common word, place or month
SUFFIX: Final = 1 << 36

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
