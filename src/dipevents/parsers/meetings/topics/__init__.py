"""What was discussed, and what came of it.

`matters` gives topics and outcomes to encounters: `uses` tells whether a verb of discussion reports anything, `threads` of which encounter.
`topics` finds the noun phrase, `topic_leads` where it begins, `topic_ends` where it ends; `topic_heads`, `topic_lists` and `topic_items`
take it apart. `agendas`, `addressed`, `heed` and `on_visits` read what is told in other ways; `outcomes` what was signed or agreed.
"""
