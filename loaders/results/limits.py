"""The most that is read of a results file; far above what an office writes, far below what hurts."""

from __future__ import annotations

FILE_BYTES = 20_000_000
ROWS = 50_000
COLUMNS = 200
CELL_LETTERS = 32_767
"""What a spreadsheet program lets a cell hold."""
TEXT_LETTERS = 20_000_000
"""Letters of all cells together: a workbook may name one long text a million times."""

ZIP_ENTRIES = 1_000
UNPACKED_BYTES = 200_000_000
RATIO = 200
"""Unpacked to packed bytes of an entry over `RATIO_FROM` bytes; workbooks of real tables stay below 30."""
RATIO_FROM = 1_000_000

CHILD_MEMORY_BYTES = 1_500_000_000
CHILD_CPU_SECONDS = 30
CHILD_SECONDS = 60
"""What the process that parses a workbook may use."""
