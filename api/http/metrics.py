"""Figures of the service for Prometheus."""

from __future__ import annotations

import os
import time
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.jobs.job import State
from api.jobs.spool import Spool

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SEVERAL = "PROMETHEUS_MULTIPROC_DIR"
"""Where several processes put their figures together, if they are several."""
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_UNKNOWN = "unknown"


class Metrics:
    """The figures of an app: requests and their time by route, the base's generation, jobs by state."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "policytrace_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "policytrace_request_seconds", "Seconds until a request was answered whole.", ("route",),
            buckets=_BUCKETS, registry=self._registry,
        )  # fmt: skip
        self._generation = Gauge(
            "policytrace_generation", "Committed changes of the base.",
            registry=self._registry, multiprocess_mode="mostrecent",
        )  # fmt: skip
        self._jobs = Gauge(
            "policytrace_jobs", "Documents handed in, by state.", ("state",),
            registry=self._registry, multiprocess_mode="mostrecent",
        )  # fmt: skip

    def record(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts an answer."""
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, generation: int, spool: Spool) -> bytes:
        """All figures, as Prometheus reads them."""
        self._generation.set(generation)
        states = [job.state for job in spool.jobs()]
        for state in State:
            self._jobs.labels(state).set(states.count(state))
        if SEVERAL not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


class Measured:
    """Counts every answer and takes its time."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles a request and records it, however it ends."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            self._metrics.record(scope["method"], _route(scope), status, time.perf_counter() - begun)


def _route(scope: Scope) -> str:
    """The route's pattern; addresses that are none count together, so that nobody can fill the memory with them."""
    route: Any = scope.get("route")
    return str(getattr(route, "path", _UNKNOWN))
