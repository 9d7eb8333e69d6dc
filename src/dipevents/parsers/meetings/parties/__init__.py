"""What noun phrases stand for: whom "the two ministers", "his Thai counterpart", "delegations from A and B" name."""
