"""What was discussed, and what came of it."""
