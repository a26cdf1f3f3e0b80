"""The city's agencies and divisions, and how their printed names are recognised."""
