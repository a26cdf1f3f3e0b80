"""Rubrics and results in, explained scores out."""
