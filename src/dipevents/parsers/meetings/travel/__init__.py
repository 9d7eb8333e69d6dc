"""Visits, told by verbs and nouns: who goes where, by which legs, to which hosts."""
