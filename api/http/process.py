"""The app as a process of its own makes it, from the environment alone."""

from __future__ import annotations

import os

from fastapi import FastAPI

from api.http.app import create_app
from kb.settings import Settings
from kb.store.open import open_store


def app_of_environment() -> FastAPI:
    """The app over the base that the environment names; it closes the base when it ends.

    Raises:
        StoreError: There is no base, or it cannot be opened.
        InputError: An environment variable holds what no setting takes.
    """
    settings = Settings.from_environment(os.environ)
    store = open_store(settings.database, create=False, settings=settings)
    return create_app(store, settings, at_end=store.close)
