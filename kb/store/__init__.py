"""The store seam and its backends."""
