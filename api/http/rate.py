"""So many requests of a client in a minute and no more."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.faults import RateError
from api.http.problems import answer_problem, problem_of

_LIMITED = "/v1/"
"""Addresses that count; probes and the page's own files do not."""


class RateLimited:
    """Turns away what comes too fast, each client for itself, in each process for itself."""

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self._app = app
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles a request, or says when the next may come."""
        if scope["type"] == "http" and _LIMITED in scope["path"]:
            client = (scope.get("client") or ("unknown", 0))[0]
            if not self._limiter.hit(self._item, client):
                wait = self._limiter.get_window_stats(self._item, client).reset_time - time.time()
                error = RateError(f"{self._item.amount} requests a minute is the limit", max(1, math.ceil(wait)))
                answer = answer_problem(Request(scope), problem_of(error), str(error))
                answer.headers["Retry-After"] = str(error.seconds)
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)
