"""What was found before in the documents of a large base: within each of them, and all of it in a register."""

from __future__ import annotations

import hashlib
from pathlib import Path
from threading import Lock

from api.finders import FINDERS
from api.prepared.memory import FindingsMemory
from api.prepared.register import Register, open_register, write_register
from api.readings import installed_code
from kb.store.base import Reader
from queries.findings.chosen import Asked, choose
from queries.findings.decisions import DOCUMENT_TYPE
from queries.findings.gather import gather
from queries.findings.rules import default_rules


class FoundBefore:
    """Kept in a folder, for all processes of a service; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.memory = FindingsMemory(folder)
        self._file = folder / "register"
        self._lock = Lock()
        self._held: tuple[str, Register] | None = None
        self._states: dict[int, str] = {}

    def register(self, reader: Reader) -> Register | None:
        """All findings of a state of the base; `None` where they have not been gathered for it."""
        state = self._state(reader)
        with self._lock:
            if self._held is None or self._held[0] != state:
                opened = open_register(self._file, state)
                self._held = (state, opened) if opened else None
            return self._held[1] if self._held else None

    def gather(self, reader: Reader) -> int:
        """Looks through all documents and registers what is found; the size of the register in bytes.

        Raises:
            StoreError: The folder cannot be written to.
        """
        chosen = choose(reader, Asked())
        found = gather(reader, chosen.documents, chosen.known, default_rules(), FINDERS, self.memory)
        write_register(self._file, self._state(reader), found, chosen.known)
        return self._file.stat().st_size

    def _state(self, reader: Reader) -> str:
        """A name for all that findings rest on: the documents, as they were read last, but no decision on findings."""
        generation = reader.generation()
        if generation not in self._states:
            read = {load.document: load.loaded_at for load in reader.loads()}
            told = [
                f"{each.id} {each.superseded_by} {read.get(each.id)}"
                for each in reader.documents(superseded=True)
                if each.document_type != DOCUMENT_TYPE
            ]
            digest = hashlib.sha256("\n".join([installed_code(), *told]).encode())
            self._states = {generation: digest.hexdigest()[:20]}
        return self._states[generation]
