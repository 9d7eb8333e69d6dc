"""Whose verb a cue is, and whether what it tells happened."""
