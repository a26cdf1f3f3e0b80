"""Tests of the questions, on small bases made by hand."""
