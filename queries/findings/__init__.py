"""Findings: where the documents contradict themselves and each other."""
