"""Who receives whom: what tells "the host" from "the visitor", and whom "the visiting minister" means.

Rule 1  The subject of "received", "hosted", "welcomed" is the host, whoever is named behind the verb the guest; "was received by" turns
        that round.
Rule 2  A "visiting" president is a guest, and so is whoever meets "his host".
Rule 3  Where no verb tells, those who act for the state where the text was filed are hosts, and those of another state guests.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon import MARK, PAST, THIRD
from ..mentions import OfficeMention, PersonMention
from .entities import PersonEntity

RECEIVES = frozenset({"receives", "received", "hosts", "hosted", "welcomes", "welcomed", "receive", "host", "welcome"})
REACH = 16  # tokens between the verb and the name of the guest
OWN = frozenset({"his", "her"})
GUESTS = frozenset({"guest", "visitor"})  # nouns for who is received
VISITING = frozenset({"visiting", "touring"})


class Receptions:
    """Notes hosts and guests while the names of one document are read."""

    def __init__(self, document: Document) -> None:
        self.folded, self.flags = document.folded, document.flags

    def note(self, mention: PersonMention, entity: PersonEntity, subject: PersonEntity | None) -> None:
        """Read the words in front of a name; ``subject`` is who was the subject of the same sentence before it."""
        if not VISITING.isdisjoint(self.folded[max(0, mention.start - 1) : mention.name[0]]):
            entity.role = "guest"
        if subject is None or subject is entity:
            return
        noun = mention.start - 1 - (self.folded[mention.start - 1] == ",")
        if self.folded[noun] == "host" and not OWN.isdisjoint(self.folded[max(0, noun - 2) : noun]):  # "met his [A-ish] host, X"
            entity.role, subject.role, subject.abroad = "host", "guest", True
            return
        for k in range(mention.start - 1, max(0, mention.start - REACH), -1):
            if self.flags[k] & MARK and self.folded[k] not in ("-", ".", ","):
                return
            if self.folded[k] in RECEIVES and self.flags[k] & (PAST | THIRD):
                passive = self.folded[k - 1] in ("was", "were", "been") and "by" in self.folded[k : mention.start]
                host, guest = (entity, subject) if passive else (subject, entity)
                host.role, guest.role = "host", "guest"
                return

    def visits(self, mention: OfficeMention) -> bool:
        """Tell whether an office is that of a guest: "the visiting minister"."""
        return not VISITING.isdisjoint(self.folded[mention.start : mention.title.end])


def is_guest(entity: PersonEntity, home: str | None) -> bool:
    """Tell whether somebody is a guest, by the words around the name or by the state where the text was filed (Rule 3)."""
    if entity.role is not None:
        return entity.role == "guest"
    return home is not None and entity.country is not None and entity.country != home


def is_host(entity: PersonEntity, home: str | None) -> bool:
    """Tell whether somebody is a host, by the words around the name or by the state where the text was filed (Rule 3)."""
    if entity.role is not None:
        return entity.role == "host"
    return home is not None and entity.country == home
