"""The grammar of encounters, put together: which part of it reads a cue of which kind.

`drafting` makes drafts, `several` takes them apart, `rounds` finds further ones; `event_phrases` and `relatives` read what stands around a
noun or verb. On these stand those that read cues: `encounters`, `receptions`, `conversations`, `audiences`, `light_verbs`, `attendances`,
`signings` and `side_by_side` verbs, `nouns` (with `gatherings` and `companions`) nouns, `messages` letters, `visits`, `missions` and `trips`
(with `stays`, `hosts`, `journeys` and `legs`) travel.
"""

from __future__ import annotations

from collections.abc import Callable

from ...lexicon import AUXILIARY, CONJUNCTION, ING, MODAL, VERB
from .circumstances.setting import Setting
from .cues.attendances import Attendances
from .cues.audiences import Audiences
from .cues.companions import Companions
from .cues.conversations import Conversations
from .cues.encounters import Encounters
from .cues.event_phrases import EventPhrases
from .cues.gatherings import Gatherings
from .cues.light_verbs import LightVerbs
from .cues.messages import Messages
from .cues.nouns import Nouns
from .cues.receptions import Receptions
from .cues.relatives import Relatives
from .cues.several import Several
from .cues.side_by_side import SideBySide
from .cues.signings import Signings
from .drafting import Drafting
from .drafts import Draft
from .merging import Merger
from .parties.people import People
from .rounds import Rounds
from .syntax.clauses import Clauses
from .travel.hosts import Hosts
from .travel.journeys import Journeys
from .travel.legs import Legs
from .travel.missions import Missions
from .travel.stays import Stays
from .travel.trips import Trips
from .travel.visits import Visits
from .view import Reader, View
from .vocabulary import Cue

APART = frozenset(
    {"meet", "caller", "light", "speak", "event", "with", "guest", "phone"}
)  # kinds of cues of which one may tell of several encounters
WEIGHED = frozenset(
    {"meet", "with", "speak", "light", "guest", "visit", "travel", "attend", "send"}
)  # kinds of verbs that somebody may weigh doing
LABEL = 8  # tokens of "Question (through interpreter):"
SPOKEN_TO = frozenset({"address", "speak", "speak_at", "tell_body", "testify"})  # cues with an audience
SENDING = frozenset({"send", "dispatch"})  # verbs of sending people

Read = Callable[[Cue, int, int, int, int], Draft | None]  # cue, where it begins and ends, where its sentence begins and ends
ReadPlain = Callable[[int, int, int, int], Draft | None]  # where it does not matter which cue of its kind it is


class Grammar(Reader):
    """Turns the cues of one article into drafts."""

    def __init__(self, view: View, merger: Merger, people: People, setting: Setting, clauses: Clauses) -> None:
        super().__init__(view)
        self.drafting = drafting = Drafting(view, merger, people, setting, clauses)
        self.event_phrases = phrases = EventPhrases(drafting)
        self.several = Several(drafting)
        relatives = Relatives(drafting)
        rounds = Rounds(view, merger)
        gatherings = Gatherings(drafting, phrases)
        self.companions = companions = Companions(drafting)
        signings = Signings(drafting, phrases, gatherings)
        nouns = Nouns(drafting, phrases, gatherings, companions, relatives, rounds, signings)
        self.conversations = conversations = Conversations(drafting, relatives)
        self.attendances = attendances = Attendances(drafting, phrases)
        receptions = Receptions(drafting, relatives)
        self.encounters = encounters = Encounters(drafting, gatherings, relatives, receptions)
        self.light_verbs = light_verbs = LightVerbs(drafting, phrases, gatherings, relatives, attendances, rounds)
        self.audiences = audiences = Audiences(drafting, phrases)
        self.side_by_side = side_by_side = SideBySide(drafting, relatives)
        messages = Messages(drafting, phrases)
        self.stays = stays = Stays(view, setting)
        self.hosts = hosts = Hosts(drafting, phrases, stays)
        journeys = Journeys(drafting, stays)
        self.legs = legs = Legs(drafting, phrases, stays, journeys)
        self.trips = Trips(drafting, phrases, gatherings, stays, hosts, journeys, legs)
        self.visits = Visits(drafting, phrases, stays, hosts, journeys, legs, relatives)
        self.missions = Missions(drafting, stays, hosts, journeys, gatherings)
        self._readers: dict[str, Read] = {
            "meet": encounters.meet,
            "light": light_verbs.light,
            "speak": conversations.speak,
            "beside": side_by_side.read,
            "discuss": conversations.discuss,
            "topic": conversations.weighed,
            "phone": receptions.phone,
            "guest": receptions.guest,
            "caller": receptions.caller,
            "summon": receptions.summon,
            "attend": attendances.attend,
            "event": nouns.noun,
            "message": messages.message,
            "outcome": signings.verb,
            "together": relatives.together,
        }
        self._plain_readers: dict[str, ReadPlain] = {
            "attending": lambda i, stop, start, end: gatherings.attending(i, stop, start, end) or audiences.speech(i, stop, start, end),
            "by_phone": companions.by_phone,
            "beside_event": companions.told_at,
            "write": messages.write,
        }

    def drafts(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Draft]:
        """Hand a cue to the grammar of its kind."""
        kind = cue.kind
        if kind in WEIGHED and ((self.flags[i] & ING and self._is_weighed(i)) or self._is_asked(start, end)):
            return []
        if kind in ("visit", "travel"):
            return self._visits(cue, i, stop, start, end)
        if cue.id == "lead_event" and (led := self._led(cue, i, stop, start, end)):
            return led
        if kind == "send":
            return self.missions.sent(i, stop, start, end) if cue.id in SENDING else []
        if kind in ("leg", "passage"):
            return self.legs.leg(i, stop, start, end) if kind == "leg" else self.legs.passage(i, stop, start, end)
        if kind == "trip":
            return self._trip(cue, i, stop, start, end)
        if kind in ("meet", "speak", "with") and self.event_phrases.is_noun(i, start):
            return []
        one = self._one(cue, i, stop, start, end)
        if one is None:
            return []
        if kind == "attend":
            return [one, *self.attendances.further_events(one, end)]
        return self.several.apart(one, i, end) if kind in APART else [one]

    def _is_weighed(self, i: int) -> bool:
        """Tell whether somebody only thinks of what a gerund tells: "is considering meeting Y", "proposed holding talks", "the possibility of meeting Y"."""
        if i > 1 and self.folded[i - 1] == "of" and self.known.is_a("unreal", self.folded[i - 2]):
            return True
        one = self.known.is_a("unreal", self.folded[i - 1]) and bool(self.flags[i - 1] & VERB)
        two = i > 1 and self.known.at("unreal", self.folded, i - 2, i) == i and bool(self.flags[i - 2] & VERB)
        return self.folded[i - 1] in self.terms.mulling or one or two

    def _is_asked(self, start: int, end: int) -> bool:
        """Tell whether a sentence asks for yes or no: "Will X meet Y?", "But did he visit A?", "Question: Did he visit A?"."""
        if "?" not in self.words[end - 1 : end + 1]:
            return False
        start = next((k + 1 for k in range(start, min(end - 1, start + LABEL)) if self.words[k] == ":"), start)
        first = start + bool(self.flags[start] & CONJUNCTION or self.words[start] == "Q")
        return bool(self.flags[first] & (AUXILIARY | MODAL))

    def _one(self, cue: Cue, i: int, stop: int, start: int, end: int) -> Draft | None:
        """Return the one encounter that a cue tells of."""
        if (read_plain := self._plain_readers.get(cue.kind)) is not None:
            return read_plain(i, stop, start, end)
        if cue.kind == "with":
            return self.conversations.speak(cue, i, stop, start, end) or self.encounters.meet(cue, i, stop, start, end)
        read = self._readers.get(cue.kind)
        one = read(cue, i, stop, start, end) if read is not None else None
        if one is None and cue.id == "attend":
            return self.side_by_side.read(cue, i, stop, start, end)
        if one is None and cue.id in SPOKEN_TO:
            return self.audiences.read(cue, i, stop, start, end)
        return self.light_verbs.light(cue, i, stop, start, end) if one is None and cue.id == "host" else one

    def _visits(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Draft]:
        if cue.id == "headed_to" and stop == i + 2 and not self.flags[i - 1] & AUXILIARY:  # "headed for PLACE on Friday" is no plan
            verbs = [c for c in self.known.cues_at(self.folded, i, i + 1)[0] if c.kind == "travel"]
            cue, stop = (verbs[0], i + 1) if verbs else (cue, stop)
        made = self.visits.verb(cue, i, stop, start, end)
        made += self.companions.told_there(made, end)
        self.hosts.keep_inviter(made, start, end)
        if not made and cue.id == "visit" and self.flags[i] & ING:
            made = self.visits.visiting(i, start, end)
        if made or cue.id != "visit":
            return made
        one = self.encounters.visited(cue, i, stop, start, end) or self.side_by_side.read(cue, i, stop, start, end)
        return made if one is None else [one]

    def stay(self, i: int, start: int, end: int) -> list[Draft]:
        """Return the visit of "X is in PLACE for talks", whose "in PLACE" stands behind token ``i``, and whom X told something there."""
        made = self.visits.stay(i, start, end)
        return [*made, *self.companions.told_there(made, end)]

    def _trip(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Draft]:
        """Return the visit that a noun tells of, and the encounter of "X told Y during a visit to PLACE"."""
        made = self.trips.noun(cue, i, stop, start, end)
        self.hosts.keep_inviter(made, start, end)
        begin = self.event_phrases.in_front(i, start)[0]
        told = self.companions.told_on_visit(begin, i, stop, start, end) or self.companions.used_to_tell(begin, stop, start, end)
        return made if told is None else [*made, told]

    def _led(self, cue: Cue, i: int, stop: int, start: int, end: int) -> list[Draft]:
        """Return the visits of a delegation that somebody leads, else the meeting that somebody leads one to."""
        made = self.missions.led(i, stop, start, end)
        one = self.light_verbs.led_to(cue, i, stop, start, end) if not made else None
        return made if one is None else [one]
