"""Works the answers of the page's first views out, and puts those that took a while on the shelf."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from api.http.app import create_app
from api.http.ready import Ready
from api.prepared.asgi import Heard, ask
from api.prepared.views import addresses
from kb.errors import StoreError
from kb.settings import Settings
from kb.store.open import open_store
from queries.overview import agencies

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.http.service import Service
    from kb.store.base import Reader

WORTH_SECONDS = 0.1
"""What an answer has to take to be kept: the others are as quickly worked out as read."""
REGISTER = "register of findings"
"""Stands in the place of an address."""
_KEPT_HEADERS = ("link", "content-language", "content-disposition")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that was worked out: how long it took, its bytes, its entity tag, and whether it is kept."""

    address: str
    status: int
    seconds: float
    size: int
    tag: str
    kept: bool


def prepare(settings: Settings) -> Iterator[Prepared]:
    """Works everything out that is not on the shelf for the present state of the base, and tells each as it is done.

    Args:
        settings: Those of the service; `prepare_seconds` stands in for the time that a question may take.

    Raises:
        StoreError: There is no base, or it cannot be read.
    """
    patient = replace(settings, reading="open", statement_seconds=settings.prepare_seconds, rate_per_minute=10**9)
    store = open_store(settings.database, create=False, settings=patient)
    try:
        app = create_app(store, patient)
        service: Service = app.state.service
        with store.read() as reader:
            state = service.state_of_today(reader)
            documents = list(reader.documents())
            owners = [node.id for node in agencies(reader, documents)]
            if service.is_large(reader) and service.registered(reader) is None:
                yield _gathered(service, reader)
        years = sorted({each.fiscal_year for each in documents if each.fiscal_year is not None})
        kept: set[str] = set()
        for address in addresses(years, owners):
            each = _prepared(app, service, address)
            if each.kept:
                kept.add(each.tag)
            yield each
        service.shelf.finish(state, kept)
    finally:
        store.close()


def _gathered(service: Service, reader: Reader) -> Prepared:
    """Registers all findings of the base, of which every answer about findings is a part; a fault leaves the others."""
    begun = time.perf_counter()
    try:
        status, size = 200, service.found.gather(reader)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a document does to a finder, the views must get their turn
        service.log_failure(REGISTER, error)
        status, size = 500, 0
    return Prepared(REGISTER, status, time.perf_counter() - begun, size, "", status == 200)


def _prepared(app: FastAPI, service: Service, address: str) -> Prepared:
    """Asks one address; puts an answer that took long on the shelf, unless it is there."""
    begun = time.perf_counter()
    heard = ask(app, address)
    seconds = time.perf_counter() - begun
    tag = heard.headers.get("etag", "")
    kept = heard.status == 200 and service.shelf.holds(tag)
    if heard.status == 200 and not kept and seconds >= WORTH_SECONDS:
        service.shelf.put(tag, _ready(heard))
        kept = True
    return Prepared(address, heard.status, seconds, len(heard.body), tag, kept)


def _ready(heard: Heard) -> Ready:
    headers = tuple((name, heard.headers[name]) for name in _KEPT_HEADERS if name in heard.headers)
    return Ready(heard.body, heard.headers["content-type"], headers)
