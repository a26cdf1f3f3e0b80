"""The server's jars: fetched by Maven once for each version of the pom, then kept in the checkout."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POM = Path(__file__).with_name("pom.xml")
CACHE = Path(__file__).resolve().parents[2] / ".neo4j"
"""Below the checkout; git does not see it and `make clean` removes it."""
_MODERN = 17
"""The oldest Java that runs Neo4j 5.26."""


class UnavailableError(Exception):
    """No server can be started here; says what is missing."""


def jars() -> Path:
    """The folder of the jars, which are fetched where they are not there yet (116 MB).

    Raises:
        UnavailableError: There is no Java or Maven, or Maven cannot fetch them.
    """
    folder = CACHE / hashlib.sha256(_POM.read_bytes()).hexdigest()[:12]
    with _locked(CACHE / "lock"):
        if not folder.is_dir():
            _fetch(folder)
    return folder


def java() -> str:
    """The program that runs Java.

    Raises:
        UnavailableError: There is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None) or shutil.which("java")
    if program is None:
        raise UnavailableError(f"java is not installed; a Neo4j server needs Java {_MODERN} or later")
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    version = told.partition('"')[2].partition(".")[0].partition('"')[0]
    if not version.isdigit() or int(version) < _MODERN:
        raise UnavailableError(
            f"{program} is Java {version or 'of an unknown version'}; Neo4j needs {_MODERN} or later"
        )
    return program


def _fetch(folder: Path) -> None:
    """Fetches beside the folder and puts it in place at the end."""
    maven = shutil.which("mvn")
    if maven is None:
        raise UnavailableError("mvn is not installed; the Neo4j server of the tests comes through Maven")
    part = Path(tempfile.mkdtemp(dir=CACHE, prefix="part-"))
    command = [maven, "-B", "-q", "-f", str(_POM), "dependency:copy-dependencies"]
    done = subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={part}"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(part)
        raise UnavailableError(f"Maven could not fetch the Neo4j server: {(done.stdout + done.stderr).strip()[-600:]}")
    part.rename(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
