"""A base of one's own to write to, and keys for it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.keys import Scope, create_key, revoke_key
from kb.settings import Settings
from kb.store.base import Store
from kb.store.open import open_store
from tests.api.http.clients import opened


@dataclass(frozen=True)
class Desk:
    """A client over a base that may be written to, with a key for each sort of holder."""

    client: TestClient
    store: Store
    folder: Path
    keys: dict[str, str]

    def headers(self, holder: str) -> dict[str, str]:
        """The headers of a holder's request; `nobody` sends no key."""
        return {} if holder == "nobody" else {"Authorization": f"Bearer {self.keys[holder]}"}

    def ended(self, job: str) -> dict[str, Any]:
        """The job when it has ended."""
        for _ in range(600):
            found: dict[str, Any] = self.client.get(f"/v1/jobs/{job}").json()["data"]
            if found["state"] in ("done", "failed"):
                return found
            time.sleep(0.05)
        raise AssertionError(f"the job did not end: {found}")


@contextmanager
def desk(base: Path, folder: Path, settings: Settings | None = None) -> Iterator[Desk]:
    """A desk over a copy of a base."""
    own = folder / "own.db"
    shutil.copy(base, own)
    store = open_store(own, create=False)
    keys = {str(scope): create_key(store, f"สำนักงาน {scope}", {scope})[1] for scope in Scope}
    revoked, token = create_key(store, "คนเก่า", {Scope.ADMIN})
    revoke_key(store, revoked.id)
    keys |= {"revoked": token, "stranger": f"pt_{revoked.id}_{'x' * 43}"}
    with opened(store, settings or Settings(database=str(own))) as client:
        yield Desk(client, store, folder, keys)
    store.close()
