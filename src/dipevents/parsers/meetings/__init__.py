"""Who met whom, where, when and about what: an Article to its Meetings.

`vocabulary` reads the table of cue words. `beside`, `phrases` and `participants` read noun phrases as parties, `clauses` tells whose verb
a cue is and whether it happened, `circumstances` where, with `moments` (when) and `occasions` (at which event). `encounters` (verbs),
`nouns`, `visits` and `messages` turn cues into drafts; `merging` joins the drafts of one encounter, `sequels` adds when and where from
later sentences, `matters` gives it what was discussed and what came of it (read by `topics`, `topic_lists`, `agendas` and `outcomes`),
`records` makes the records.
"""

from __future__ import annotations

from ...article import Article
from ...records import Meeting
from .reading import read_drafts
from .records import make_records


def parse_meetings(article: Article) -> tuple[Meeting, ...]:
    """Return the encounters that the article reports as held, going on, planned or called off, in text order."""
    return make_records(article, read_drafts(article))
