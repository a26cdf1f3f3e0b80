"""The option of commands that speak RDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ontology.iris import DEFAULT_BASE, checked_base


class BaseIri(click.ParamType[str]):
    """Where the IRIs of nodes start."""

    name = "iri"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The IRI, if IRIs of nodes can start with it."""
        try:
            return checked_base(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def base_iri_option(default: str | None = DEFAULT_BASE) -> Callable[[Any], Any]:
    """Adds --base-iri; without a default, a file tells its own."""
    told = "what the file says itself" if default is None else default
    return click.option(
        "--base-iri",
        type=BaseIri(),
        default=default,
        envvar="POLICYTRACE_BASE_IRI",
        metavar="IRI",
        help=f"Where the IRIs of nodes start [env: POLICYTRACE_BASE_IRI; default: {told}].",
    )
