"""The texts that the benchmarks read: made here, the same on every run."""

from __future__ import annotations

NOTE = (
    "Port ministers agree on pilots\n\n"
    "VALLETTA, May 3 (Harbour Wire) -- Maltese Foreign Minister Ana Borg met Cuban Foreign Minister Omar Reyes in "
    "Valletta on Friday. The two sides exchanged views on the licensing of pilots.\n\n"
    'Reyes thanked Malta for its support. "We want one licence for all pilots," Borg said.\n'
)

_PARAGRAPHS = (
    (
        "{host} Foreign Minister Ana Borg held talks with {guest} Prime Minister Omar Reyes on Monday, and the two "
        "sides signed an agreement on the safety of harbours."
    ),
    (
        'Reyes said that {guest} was ready to work with {host} within the United Nations and the Group of 20. "Pilots '
        'need one licence," he added.'
    ),
    (
        "According to the Foreign Ministry, next year marks the 60th anniversary of the establishment of diplomatic "
        "relations between {host} and {guest}."
    ),
    (
        "The weather in the harbour was fair, and the boats that had come in overnight lay at the quay until noon, "
        "when most of their crews had gone ashore and the market had begun to empty."
    ),
    (
        "Borg called on all parties to return to the table, condemned the attack of March 12 and welcomed the election "
        "of the new chairman of the World Trade Organization (WTO)."
    ),
)
_STATES = ("Malta", "Cuba", "Norway", "Japan", "Kenya", "Chile", "Nepal", "Ghana")


def article(paragraphs: int) -> str:
    """Return an article of so many paragraphs, in which parties, forms and fillers take turns."""
    body = (
        _PARAGRAPHS[number % len(_PARAGRAPHS)].format(host=_STATES[number % len(_STATES)], guest=_STATES[(3 * number + 1) % len(_STATES)])
        for number in range(paragraphs)
    )
    return "\n\n".join(("Ministers meet again", "GENEVA, Nov. 18 (Harbour Wire) -- Talks went on.", *body))


LONG = article(150)

# What is slow for a careless pattern: capitals without end, quotation marks that never close, brackets in brackets,
# one sentence without a full stop, digits and signs in a row.
PATHOLOGICAL = "\n\n".join(
    (
        "Wang Yi " * 800,
        '"' * 400 + "we said \u201c" * 400,
        "(" * 600 + "UN" + ")" * 600,
        "and the minister of the minister of " * 300,
        "12-11-2024, " * 400 + "1/" * 400,
        "said that " * 500,
        "A" * 4000,
        " \t" * 2000,
    )
)
