"""The questions: pure functions from a reader to typed answers."""
