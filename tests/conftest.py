"""The Hypothesis profiles.

`default`
    For every day. No deadline: the first example loads the tables, and how time grows with length
    is a law of its own, with its own test.
`ci`
    Hypothesis's own, loaded where the environment says CI: the same examples on every run.
`thorough`
    Random, with ten times the examples: `pytest --hypothesis-profile=thorough`.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "thorough",
    parent=settings.get_profile("default"),
    derandomize=False,
    max_examples=10 * settings.get_profile("default").max_examples,
    print_blob=True,
)
