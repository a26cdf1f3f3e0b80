"""The shapes of answers, for the description of the interface.

The views in `api` make the answers; these say what they are. A test holds every route's answer against its shape.
"""
