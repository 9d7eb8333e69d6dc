"""When, where and on what occasion: what the grammar of encounters asks of `moments`, `places` and `occasions`, put together."""

from __future__ import annotations

from ..view import View
from .moments import Moments
from .nested import Nested
from .occasions import Occasions
from .places import Places


class Setting:
    """Reads the circumstances of the encounters of one article."""

    def __init__(self, view: View) -> None:
        nested = Nested(view)
        moments = Moments(view, nested)
        occasions = Occasions(view, moments)
        places = Places(view, moments, nested)
        self.in_front_of = places.in_front_of
        self.when, self.dates_in, self.is_limit = moments.when, moments.dates_in, moments.is_limit
        self.over_day, self.dated, self.in_year = moments.over_day, moments.dated, moments.in_year
        self.held_behind, self.in_the_past, self.in_brackets = moments.held_behind, moments.in_the_past, moments.in_brackets
        self.occasion, self.event, self.has = occasions.occasion, occasions.event, occasions.has
        self.where, self.place_at, self.told_place, self.filed = places.where, places.place_at, places.told_place, places.filed
        self.unlisted, self.host, self.capital_told = places.unlisted, places.host, places.capital_told
