"""The Hypothesis profiles.

`default`
    The same examples on every run, so that what passed passes again. No deadline: the first example
    loads the tables, and how time grows with length is a law of its own, with its own test.
`thorough`
    Random, with many times the examples: `pytest --hypothesis-profile=thorough`.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "default",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")
settings.register_profile(
    "thorough",
    parent=settings.get_profile("default"),
    derandomize=False,
    max_examples=1000,
    print_blob=True,
)
