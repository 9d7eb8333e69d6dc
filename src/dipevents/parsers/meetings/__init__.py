"""Who met whom, where, when and about what: an Article to its Meetings.

`vocabulary` reads the table of cue words and `terms` that of the words that tell kinds apart; `view` is what all look at: the words of one
article with its mentions by token. On these stand `parties`, which read noun phrases, `circumstances`, which read when, where and on what
occasion, and `syntax`, which tells whose verb a cue is and whether it happened. `telling` reads what a clause tells beside the parties,
`partners` with whom an encounter was, `discourse` of whom the text in front tells; `drafting` puts them together to `drafts` with their
`members`. `grammar` hands each cue to those that make drafts of it: `cues` for verbs and nouns of encounters, `travel` for visits. `merging`
joins the drafts of one encounter, `asides` tells which are told in passing, `rounds` its further rounds, `sequels` adds when and where from
later sentences, `tours` what journeys and encounters tell of each other, `whereabouts` the place that is not printed with it, `topics` what
was discussed and what came of it; `doubts` keeps out what is none. `reading` and `sentences` go through the article, `records` makes the
records.

Each class is handed the ones it asks, never one that asks it: what is made for an article is freed with it.
"""

from __future__ import annotations

from ...article import Article
from ...records import Meeting
from .reading import read_drafts
from .records import make_records


def parse_meetings(article: Article) -> tuple[Meeting, ...]:
    """Return the encounters that the article reports as held, going on, planned or called off, in text order."""
    return make_records(article, read_drafts(article))
