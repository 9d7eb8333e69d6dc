"""The states in the name of what they share: "the A-B Strategic Dialogue", "the A-B Working Group"."""

from __future__ import annotations

from ....mentions import OrganisationMention
from ....records import Party
from ..members import Member
from ..view import Reader

NAME = 10  # tokens of the name of a joint body


class JointNames(Reader):
    """Reads the names of joint bodies and events of one article."""

    def states_of(self, stop: int) -> list[Member]:
        """Return the two states in the name of a body that ends at ``stop``: "the A-B Strategic Dialogue"."""
        body = self.ending.get(stop)
        if not isinstance(body, OrganisationMention) or not self.terms.unofficial.isdisjoint(self.folded[body.start : body.end]):
            return []
        hyphen = next((k for k in range(body.start + 1, body.end - 1) if self.words[k] in ("-", "–")), None)
        if hyphen is None:
            return []
        found: list[Member] = []
        for names in ([(k, hyphen) for k in range(body.start, hyphen)], [(hyphen + 1, k) for k in range(body.end - 1, hyphen + 1, -1)]):
            code, at = next(((c, a) for a, b in names if (c := self._state(self.article.document.slice(a, b)))), (None, 0))
            if code is None:
                return []
            found.append(Member(Party(kind="country", country=code, mention=self.article.extract(body.start, body.end)), at))
        return found if found[0].party.country != found[1].party.country else []

    def pair(self, first: int, last: int) -> tuple[str, str, int] | None:
        """Return the two states that "the A-B Dialogue", named in tokens ``first:last``, is of, and where its hyphen stands."""
        part = self.article.document.slice
        for k in range(first + 1, last - 1):
            if self.words[k] not in ("-", "–"):
                continue
            left = self._state(part(k - 1, k)) or (self._state(part(k - 2, k)) if k - 2 >= first else None)
            right = self._state(part(k + 1, k + 2)) or (self._state(part(k + 1, k + 3)) if k + 3 <= last else None)
            if left and right and left != right:
                return left, right, k
        return None

    def both(self, first: int, last: int) -> list[Member]:
        """Return A and B where "the two sides" hold "the fourth round of the A-B Consultations" and nobody was told of before."""
        pair = self.pair(first, last)
        return [self._member(code, pair[2]) for code in pair[:2]] if pair is not None else []

    def other(self, members: list[Member], first: int, last: int) -> Member | None:
        """Return B where somebody of A alone holds "the fifth round of the A-B Dialogue", named in tokens ``first:last``."""
        if len(members) != 1 or members[0].party.kind != "person" or not members[0].party.country:
            return None
        pair = self.pair(first, last)
        if pair is None or members[0].party.country not in pair[:2]:
            return None
        return self._member(pair[1] if members[0].party.country == pair[0] else pair[0], pair[2])

    def for_body(self, members: list[Member]) -> list[Member]:
        """Put the states in the name of a joint body in its place where one of them is a party: "A and the A-B Working Group"."""
        states = {m.party.country for m in members} - {None}
        for k, member in enumerate(members):
            near = range(member.at, min(len(self.words), member.at + NAME)) if member.party.kind == "organisation" and states else ()
            body = next((self.starting[t] for t in near if isinstance(self.starting.get(t), OrganisationMention)), None)
            both = self.states_of(body.end) if isinstance(body, OrganisationMention) else []
            if any(m.party.country in states for m in both):
                rest = [*members[:k], *members[k + 1 :]]
                return [*rest, *(m for m in both if m.party.country not in states)]
        return members

    def _member(self, code: str, hyphen: int) -> Member:
        """Return a state of the pair around ``hyphen`` as a party."""
        return Member(Party(kind="country", country=code, mention=self.article.extract(hyphen - 1, hyphen + 2)), hyphen)

    def _state(self, phrase: str) -> str | None:
        """Return the state that a part of the name of a joint body names, one too that is a name of people elsewhere: "Jordan-A"."""
        entries = self.article.gazetteer.lookup(phrase)
        return next((e.id for e in entries if e.kind in ("country", "adjective") or (e.kind == "seat" and not e.weak)), None)
