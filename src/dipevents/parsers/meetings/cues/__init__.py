"""The verbs and nouns of encounters, each kind read by a module of its own.

Verbs: `encounters` (X met Y), `receptions` (a host or one who calls), `conversations`, `audiences`, `light_verbs` (held talks),
`attendances`, `signings`, `side_by_side`; `several` and `relatives` where one verb tells of several, or of what stands in front of it.
Nouns: `nouns` and `gatherings`, with `event_phrases` for what belongs to the noun, `owners`, `companions` and `who_met` for whose encounter
it is, `outlooks` and `calling_off` for whether it takes place. `messages` reads letters; `delegations`, with `rolls`, adds those who were
present to an encounter told of before.
"""
