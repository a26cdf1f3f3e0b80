"""Measures what search finds, and how fast: `python -m tests.benchmarks.bench_search [FOLDER OR FILE …]`.

Three tables: the searches of `tests/queries/damaged.toml` over the bundled samples; names of all kinds, each damaged
in several ways by chance (the same at each run); and a made-up city with `--scale` (1 is a million nodes). Times are
of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from api.loading import files_in, load_each
from kb.model import Node
from kb.store.base import Reader
from kb.store.open import open_store
from kb.text import LOOK_ALIKES, loose
from loaders.samples import sample_paths
from queries.search import search
from tests.benchmarks.generate import City
from tests.queries.damaged import cases, place, recall

DRAWN = 100
"""Names that are damaged in each way."""
SHORTEST = 6
LONGEST = 60
SEED = 2569
_LETTERS = "กขคงจชดตถทนบปผพมยรลวสหอา"
_TO_THAI = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "๐๑๒๓๔๕๖๗๘๙0123456789")
_TONES = str.maketrans("", "", "\u0e47\u0e48\u0e49\u0e4a\u0e4b")
_GROUPS = [[chr(code) for code, stands in LOOK_ALIKES.items() if stands == letter] + [letter] for letter in "พคดกขไุ"]

Damage = Callable[[str, random.Random], str]


def _alike(text: str, chance: random.Random) -> str:
    """Every other letter that has look-alikes is one of them."""
    groups = {letter: [other for other in group if other != letter] for group in _GROUPS for letter in group}
    return "".join(chance.choice(groups[x]) if x in groups and chance.random() < 0.5 else x for x in text)


def _drop(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _replace(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_LETTERS) + text[at + 1 :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_LETTERS) + text[at:]


def _exchange(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _shuffle(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _double_tones(text: str, _: random.Random) -> str:
    return "".join(letter * 2 if "\u0e48" <= letter <= "\u0e4b" else letter for letter in text)


DAMAGES: dict[str, Damage] = {
    "as it is": lambda text, _: text,
    "spaces left out": lambda text, _: "".join(text.split()),
    "tone marks left out": lambda text, _: text.translate(_TONES),
    "tone marks doubled": _double_tones,
    "sara am and sara ae decomposed": lambda text, _: text.replace("ำ", "\u0e4d\u0e32").replace("แ", "เเ"),
    "sara am torn": lambda text, _: text.replace("ำ", " า"),
    "digits of the other script": lambda text, _: text.translate(_TO_THAI),
    "half of the look-alikes exchanged": _alike,
    "a letter left out": _drop,
    "a letter for another": _replace,
    "a letter put in": _insert,
    "two letters for others": lambda text, chance: _replace(_replace(text, chance), chance),
    "two letters exchanged": _exchange,
    "words in another order": _shuffle,
    "the last third left out": lambda text, _: text[: len(text) * 2 // 3],
    "the first third left out": lambda text, _: text[len(text) // 3 :],
    "all at once: look-alikes, no tones, a letter out": lambda text, chance: _drop(
        _alike(text, chance).translate(_TONES), chance
    ),
}


def main() -> None:
    """Prints recall at 1 and 3, and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="documents to damage names of (default: the samples)")
    parser.add_argument("--scale", type=float, default=0.0, help="also time a made-up city; 1 is a million nodes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sample_paths() as samples, ExitStack() as stack:
        reader = stack.enter_context(_loaded(Path(folder) / "samples.db", list(samples)))
        _by_hand(reader)
        if options.paths:
            reader = stack.enter_context(_loaded(Path(folder) / "documents.db", options.paths))
        _by_chance(reader)
        if options.scale:
            _city(Path(folder) / "city.db", options.scale)


@contextmanager
def _loaded(path: Path, paths: Sequence[Path]) -> Iterator[Reader]:
    """A reader of a new base of some documents."""
    store = open_store(path)
    for _ in load_each(files_in(paths), store):
        pass
    with store.read() as reader:
        yield reader
    store.close()


def _by_hand(reader: Reader) -> None:
    places, times = [], []
    for case in cases():
        begun = time.process_time()
        places.append(place(reader, case))
        times.append(time.process_time() - begun)
    _row(f"{len(places)} searches damaged by hand", places, times)


def _by_chance(reader: Reader) -> None:
    named = [node for node in reader.nodes() if node.name and SHORTEST <= len(node.name) <= LONGEST]
    for name, damage in DAMAGES.items():
        chance = random.Random(SEED)
        places, times = [], []
        for node in chance.sample(named, min(DRAWN, len(named))):
            text = damage(node.name or "", chance)
            begun = time.process_time()
            places.append(_place_of_name(reader, text, node))
            times.append(time.process_time() - begun)
        _row(f"{len(places)} names, {name}", places, times)


def _place_of_name(reader: Reader, text: str, meant: Node) -> int | None:
    """At which place a node of that name comes: several may share it."""
    wanted = loose(meant.name or "")
    hits = search(reader, text, limit=10).hits
    return next((at for at, hit in enumerate(hits, 1) if loose(hit.node.name or "") == wanted), None)


def _row(what: str, places: Sequence[int | None], times: Sequence[float]) -> None:
    middle, slowest = statistics.median(times) * 1000, max(times) * 1000
    shares = f"at 1 {recall(places, 1):>6.1%}   at 3 {recall(places, 3):>6.1%}"
    print(f"{what:<64}{shares}   {middle:>6.1f} ms, at most {slowest:>6.1f}", flush=True)


def _city(path: Path, scale: float) -> None:
    """Times on a made-up city."""
    store = open_store(path)
    begun = time.process_time()
    with store.write() as writer:
        for document, statements in City.of_scale(scale).documents():
            writer.put_document(document, statements, report={})
    print(f"city of scale {scale}: made in {time.process_time() - begun:.1f} s, {path.stat().st_size / 2**20:,.0f} MiB")
    with store.read() as reader:
        name = next(str(node.name) for node in reader.nodes() if node.kind == "project" and node.name)
        for text in ("P049", name, name[5:20], _drop(name, random.Random(SEED)), "โครงการ", "ซอ", "บาวนา", "ไม่มีเลย"):
            begun = time.process_time()
            answer = search(reader, text)
            print(
                f"{text[:60]:<64}{(time.process_time() - begun) * 1000:>10,.1f} ms   {answer.total:,} hits", flush=True
            )
    store.close()


if __name__ == "__main__":
    main()
