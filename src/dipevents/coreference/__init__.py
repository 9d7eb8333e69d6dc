"""Mentions to entities: who is one and the same.

Rule 1  Look back only: a name, office or pronoun goes to somebody already met. Three exceptions: the headline is resolved last, to
        somebody in the body; an office in the lead that nobody holds yet goes to the first one named with it ("a spokesperson
        said ... Hua Chunying, the spokesperson"); and one of the highest offices goes to the only one whom the text names in it later.
Rule 2  If nobody fits, nobody is meant: the description stands for itself.
Rule 3  A name is the same as another if all its words are among the other's; a pronoun takes the latest subject of its gender.
Rule 4  A state that is printed beats the table of office-holders, the table beats the neighbours, they beat the place of filing.
"""

from __future__ import annotations

from datetime import date

from ..document import Document
from ..gazetteer import Gazetteer
from ..mentions import Mentions
from .bodies import read_bodies
from .entities import BodyEntity, Entities, PersonEntity
from .people import read_people
from .states import States


def resolve(document: Document, mentions: Mentions, gazetteer: Gazetteer, home: str | None = None, day: date | None = None) -> Entities:
    """Return the entities that the mentions stand for; ``home`` is the state where the article was filed, ``day`` its date, if known.

    "President Sato ... Sato ... the president ... he" is one entity; "her Thai counterpart" is one of its own, and
    `Entities.office_of` tells its office.
    """
    bodies, body_of = read_bodies(document, mentions.organisations, gazetteer, {c.start: c.end for c in mentions.countries}, home)
    states = States(document, mentions, gazetteer, home, day)
    people = read_people(document, mentions, gazetteer, body_of, states)
    return Entities(
        people=tuple(people.people),
        bodies=tuple(bodies),
        person_of=people.person_of,
        body_of=people.body_of,
        state_of=people.state_of,
        home=states.home,
        office_of=people.office_of,
        unnamed_of=people.unnamed_of,
    )


__all__ = ["BodyEntity", "Entities", "PersonEntity", "resolve"]
