"""Serves the page: its files under `/assets`, and the page itself at the address of each of its views."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

DIST = Path(__file__).parent / "dist"
VIEWS = ("", "search", "trace", "coverage", "money", "scores", "findings", "documents", "compare")
"""The first parts of the addresses of the page's views."""
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
}
"""Nothing from elsewhere, nothing inline; the page is asked for anew, its files by names that change with them."""
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


class _Assets(StaticFiles):
    """Files whose names change with their contents."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        response.headers.update(_KEPT)
        return response


def is_built(dist: Path = DIST) -> bool:
    """Whether the page has been built."""
    return (dist / "index.html").is_file()


def add_page(app: FastAPI, dist: Path = DIST) -> None:
    """Serves the page beside the API, where it has been built; without it the API stands alone."""
    if not is_built(dist):
        return
    app.mount("/assets", _Assets(directory=dist / "assets"), name="assets")

    async def page(request: Request) -> Response:
        return FileResponse(dist / "index.html", headers=_HEADERS)

    async def icon(request: Request) -> Response:
        return FileResponse(dist / "icon.svg", headers=_KEPT)

    app.add_route("/icon.svg", icon, methods=["GET"])
    for view in VIEWS:
        app.add_route(f"/{view}", page, methods=["GET"])
        if view:
            app.add_route(f"/{view}/{{rest:path}}", page, methods=["GET"])
