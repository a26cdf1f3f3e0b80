"""Samples: the tables of facts of two annual action plans and two evaluation documents, in their own text form.

Criteria, reasons and accounts in words are left out: the samples hold facts and no prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import as_file, files
from pathlib import Path

NAMES = (
    "bangna-plan-2569.txt",
    "phasicharoen-plan-2567.txt",
    "bangrak-evaluation-2564.txt",
    "phranakhon-results-2564.txt",
)


@contextmanager
def sample_paths() -> Iterator[tuple[Path, ...]]:
    """The paths of the samples while the block runs, wherever the package is installed."""
    with ExitStack() as stack:
        yield tuple(stack.enter_context(as_file(files("loaders.samples") / name)) for name in NAMES)
