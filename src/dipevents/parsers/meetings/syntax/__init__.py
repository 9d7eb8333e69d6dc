"""Whose verb a cue is, and whether what it tells happened.

`verb_groups` reads what stands between a verb and its subject, `interruptions` what parts them, `agents` who does what an infinitive tells;
`clauses` puts them together.
"""
