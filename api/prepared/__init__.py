"""Answers worked out before anybody asks: what the page shows first takes a whole city's base more than a moment."""
