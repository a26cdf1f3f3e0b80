"""The command line: `policytrace`."""

from api.cli.app import cli, main

__all__ = ["cli", "main"]
