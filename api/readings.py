"""Tells what is installed: the loaders that read a base, and the code that answers from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_PACKAGES = ("ontology", "kb", "loaders", "queries", "scoring", "api")
_LEFT_OUT = ("__pycache__", "web")
MARK = "samples_read_by"
"""The mark in a base that says which loaders read the samples."""


def installed_reader() -> str:
    """The package's version and a hash of the loaders' own files, so that a checkout that moved on counts as new."""
    return _installed("loaders")


@cache
def installed_code() -> str:
    """The version and a hash of the files of all packages, which answers depend on."""
    return _installed(*_PACKAGES)


def _installed(*packages: str) -> str:
    digest = hashlib.sha256()
    for package in packages:
        for item in _files(files(package)):
            digest.update(item.read_bytes())
    try:
        release = version("policytrace")
    except PackageNotFoundError:  # run from a folder of sources
        release = "0"
    return f"{release}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    """The files under a folder by name, compiled ones and the web page left out."""
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            if item.name not in _LEFT_OUT:
                yield from _files(item)
        elif item.is_file():
            yield item
