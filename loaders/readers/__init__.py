"""Readers: a file in, blocks of text and tables out."""
