"""Who met whom, where, when and about what: an Article to its Meetings.

`vocabulary` reads the table of cue words, and `view` is what all look at: the words of one article with its mentions by token. On these stand
`parties`, which read noun phrases, `circumstances`, which read when, where and on what occasion, and `syntax`, which tells whose verb a
cue is and whether it happened. `telling` reads what a clause tells beside the parties, `drafting` puts both together; `grammar` hands each
cue to those that make drafts of it: `cues` for verbs and nouns of encounters, `travel` for visits. `merging` joins the drafts of one
encounter, `rounds` tells its further rounds, `sequels` adds when and where from later sentences, `topics` what was discussed and what came
of it. `reading` and `sentences` go through the article, `records` makes the records.

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
