"""Runs an installed command and fails if it imported a file of the checkout.

Usage: python imported_files.py CHECKOUT COMMAND [ARGUMENT …]
"""

from __future__ import annotations

import runpy
import shutil
import sys
from pathlib import Path


def run(command: str, arguments: list[str]) -> int:
    """Runs the command's script in this interpreter; the exit status."""
    script = shutil.which(command)
    if script is None:
        raise SystemExit(f"{command} is not installed")
    sys.argv = [script, *arguments]
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0


def imported_below(folder: Path) -> list[str]:
    """The files of imported modules that lie in the folder."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return sorted(file for file in files if file and Path(file).resolve().is_relative_to(folder))


def main() -> int:
    """The command's own exit status, or 1 where the checkout was imported."""
    checkout, command, *arguments = sys.argv[1:]
    status = run(command, arguments)
    strays = imported_below(Path(checkout).resolve())
    if strays:
        print("imported from the checkout instead of the wheel:", *strays, sep="\n  ", file=sys.stderr)
        return 1
    print(f"{command}: no file of the checkout was imported", file=sys.stderr)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
