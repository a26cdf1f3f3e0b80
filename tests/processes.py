"""The processes that run now, by what their command lines say."""

from __future__ import annotations

import os

import psutil


def processes_with(word: str, *, children_only: bool = False) -> list[str]:
    """The command lines that hold a word, of this process's children alone if told; one that ends meanwhile is none."""
    found = []
    for process in psutil.process_iter(["ppid", "cmdline"]):
        command = " ".join(process.info["cmdline"] or ())
        if word in command and (not children_only or process.info["ppid"] == os.getpid()):
            found.append(command)
    return found
