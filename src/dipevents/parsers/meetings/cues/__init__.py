"""The verbs and nouns of encounters, each kind read by a module of its own."""
