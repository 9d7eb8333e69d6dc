"""Visits, told by verbs and nouns: who goes where, by which legs, to which hosts.

`visits` and `missions` read verbs, `trips` nouns, `legs` the stops that a place tells of; `stays` the places, days and class of a visit,
`hosts` whom it is to; `journeys` makes the drafts.
"""
