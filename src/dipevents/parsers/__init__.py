"""Articles to records: one parser for each type; none knows another."""
