"""HTTP: the questions of the command line for programs, under `/v1`."""

from api.http.app import create_app

__all__ = ["create_app"]
