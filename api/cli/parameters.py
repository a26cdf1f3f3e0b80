"""Parameter types that several commands share."""

from __future__ import annotations

import click

from kb.kinds import NodeKind

KIND = click.Choice(list(NodeKind), case_sensitive=False)
"""A node kind; a wrong one is refused with the list."""

YEAR = click.IntRange(2400, 2799)
"""A fiscal year of the Buddhist Era."""
