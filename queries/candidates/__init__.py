"""Candidates: likely links for what lacks one.

`names` compares what things are called, `evidence` reads what the base knows, `grounds`
finds what speaks for a link, `scoring` weighs it, `propose` puts it together.
"""
