"""What noun phrases stand for: whom "the two ministers", "his Thai counterpart", "delegations from A and B" name.

`phrases` reads to the right; `participants` to the left, with `rows` for lists, `plurals` and `signs` for what tells them apart, and
`asides` for what a comma or bracket adds. On one phrase they ask `named` (a mention), `offices` and `holders`, `crowds` and `circles`,
`joint` (the states in one name), `beside` and `speakers`. `people` is what the rest of the grammar asks.
"""
