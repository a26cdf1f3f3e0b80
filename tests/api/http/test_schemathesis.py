"""What the description of the interface allows is answered as it says; what it does not allow is refused.

This is the short run. The long one, of at least 1,000 cases a route, takes the better part of an hour:

    python -m tests.api.http.test_schemathesis 1000
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from api.keys import Scope, create_key
from kb.store.open import open_store
from tests.api.bases import make_city
from tests.api.http.servers import served

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
PHASES = "coverage,fuzzing"
LONG_PHASES = "examples,coverage,fuzzing,stateful"


def asked(folder: Path, cases: int, phases: str) -> subprocess.CompletedProcess[str]:
    """Asks every route of a service over a small city, with a key that allows everything."""
    base = make_city(folder)
    store = open_store(base, create=False)
    _, token = create_key(store, "tester", {Scope.ADMIN})
    store.close()
    with served(base, POLICYTRACE_RATE_PER_MINUTE="100000000") as address:
        return subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIGURATION), "run",
                f"{address}/v1/openapi.json", "--checks", "all", "--max-examples", str(cases), "--phases", phases,
                "--header", f"Authorization: Bearer {token}", "--continue-on-failure", "--no-color",
                "--generation-database", "none", "--seed", "2569", "--request-timeout", "120",
                "--wait-for-schema", "120",
            ],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip


def test_every_route_keeps_to_its_description(tmp_path: Path) -> None:
    done = asked(tmp_path, 3, PHASES)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="policytrace-") as made:
        run = asked(Path(made), int(sys.argv[1]), LONG_PHASES)
    sys.stdout.write(run.stdout + run.stderr)
    raise SystemExit(run.returncode)
