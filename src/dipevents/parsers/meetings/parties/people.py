"""Who is told of: what the grammar of encounters asks of the readers of parties, put together.

`holders` knows who holds an office, `speakers` who says "I"; `crowds`, `beside` and `offices` help `phrases` to read to the right, and
with `asides` and `plurals` `participants` reads to the left.
"""

from __future__ import annotations

from ..merging import Merger
from ..view import View
from .asides import Asides
from .beside import Beside
from .crowds import Crowds
from .holders import Holders
from .offices import Offices
from .participants import Participants
from .phrases import Phrases
from .plurals import Plurals
from .speakers import Speakers


class People:
    """Reads the parties of one article."""

    def __init__(self, view: View, merger: Merger) -> None:
        holders = Holders(view)
        speakers = Speakers(view, holders)
        beside = Beside(view, holders)
        offices = Offices(view, merger, holders, beside)
        phrases = Phrases(view, speakers, holders, Crowds(view, merger, holders), beside, offices)
        asides = Asides(view, phrases)
        participants = Participants(view, holders, phrases, asides, Plurals(view, holders, phrases, asides))
        self.speaker, self.addressee, self.quoted = speakers.speaker, speakers.addressee, beside.quoted
        self.countries_in, self.bodies_in, self.holders = holders.countries_in, holders.bodies_in, holders.holders
        self.ahead, self.one = phrases.ahead, phrases.one
        self.behind, self.named_behind_office = participants.behind, participants.named_behind_office
        self.over_some = asides.over_some
        self.aside, self.over_apposition, self.antecedent = asides.aside, beside.over_apposition, beside.antecedent
