"""What was said: from a cue to the words it attributes, with whoever is told them."""

from __future__ import annotations

import attrs

from ...article import Article
from ...lexicon import ADVERB, DETERMINER, MARK, PAST, PREPOSITION
from ...mentions import OfficeMention, PersonMention
from ...tokens import POSSESSIVE
from ..evidence import has_clause
from ..reader import Reader
from .asides import ASIDE, Asides
from .attribution import Attribution
from .complements import Complements, Content
from .listeners import Listeners

VISITING = frozenset({"bid", "pay", "present", "discuss", "thank", "congratulate", "brief", "convey", "review", "exchange", "wish", "introduce", "inform"})  # fmt: skip
GUESTS = frozenset({"visiting", "outgoing", "incoming", "new", "his", "her", "their"})  # in front of somebody who is received


class Contents(Reader):
    """Reads contents in one article."""

    def __init__(self, article: Article) -> None:
        super().__init__(article)
        self.listeners, self.asides, self.complements = Listeners(article), Asides(article), Complements(article)

    def forward(self, attribution: Attribution, stop: int) -> Content | None:
        """Return what follows the cue, up to token ``stop``."""
        cue = attribution.form.cue
        frames = cue.frames
        k = attribution.end
        behind = attribution.subject is not None and attribution.subject.start > attribution.start  # "was told by Y that"
        if attribution.subject is not None and (attribution.role == "inverted" or behind):
            k = attribution.subject.end
        if behind and attribution.role == "subject":
            j = self.asides.over(k, stop)
            if "np_that" in frames and j + 1 < stop and self.folded[j] == "that":
                return Content(j + 1, stop, clause=True)
            return Content(attribution.start, stop, clause=False) if "np_that" not in frames else None  # "hailed by Y as a milestone"
        narrated = cue.act == "welcome" and self.flags[attribution.start] & PAST
        if (narrated or cue.id == "bid_farewell") and k < stop and self._is_received(k, stop):
            return None  # "welcomed the premier at the airport"
        listener = None
        if frames & {"np_that", "np_to", "np_wh"} or cue.addressee == "object":
            after, listener = self.listeners.listener(k, stop)
            if cue.weak and listener is not None and not self.listeners.may_listen(*listener):
                after, listener = k, None  # "commands support that few can dream of"
        else:
            after = k
        if cue.id == "call_on" and after < (to := self.asides.over(after, stop)) < stop - 1 and self.folded[to + 1] in VISITING:
            return None  # "called on the president on Monday to bid farewell"
        if cue.id == "call_on" and isinstance(self.starting.get(k), PersonMention) and self.folded[after : after + 1] == ["and"]:
            return None  # "called on the president and met his ministers"
        told_about = "bare" in frames and "np_to" in frames and not frames & {"np_that", "np_wh"} and cue.addressee != "object"
        orders = (k, after) if told_about and has_clause(self.article, k, stop) else (after, k)  # "believed the pact such as it was [fell]"
        for start in dict.fromkeys(orders):
            j = self.asides.over(start, stop)
            found = self.complements.read(attribution, start, j, stop, told=start == after and listener is not None)
            if found is not None:
                return attrs.evolve(found, listener=listener) if listener and start == after and cue.addressee == "object" else found
        return None

    def _is_received(self, k: int, stop: int) -> bool:
        """Tell whether who is welcomed is a guest who is received: "welcomed the premier in Oslo", "to the palace on Monday the premier".

        Not what somebody owns or does: "welcomed the premier's decision", "welcomed him as a friend of the country".
        """
        if self.folded[k] == "to":
            k = next((i for i in range(k + 1, min(stop, k + ASIDE)) if isinstance(self.starting.get(i), PersonMention | OfficeMention)), k)
        k += k not in self.starting and k + 1 < stop and (bool(self.flags[k] & DETERMINER) or self.folded[k] in GUESTS)
        mention = self.starting.get(k)
        if not isinstance(mention, PersonMention | OfficeMention):
            return False
        end = mention.end
        return end >= stop or (bool(self.flags[end] & (PREPOSITION | MARK | ADVERB)) and self.folded[end] not in ("as", *POSSESSIVE))
