"""Tells whether what a base holds was read by the loaders that are installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

MARK = "samples_read_by"
"""The mark in a base that says which loaders read the samples."""


def installed_reader() -> str:
    """The package's version and a hash of the loaders' own files, so that a checkout that moved on counts as new."""
    digest = hashlib.sha256()
    for item in _files(files("loaders")):
        digest.update(item.read_bytes())
    try:
        release = version("policytrace")
    except PackageNotFoundError:  # run from a folder of sources
        release = "0"
    return f"{release}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    """The files under a folder by name, compiled ones left out."""
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item)
        elif item.is_file():
            yield item
