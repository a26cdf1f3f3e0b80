"""The command group: finds commands when they are asked for, and turns errors into exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn, cast

import click

from api.cli.exits import Exit, exit_code, exit_help, one_line
from api.cli.options import Options, common_options
from kb.errors import PolicytraceError

COMMANDS = (
    "load", "info", "search", "show", "trace", "gaps", "suggest", "coverage", "budget", "findings", "decide", "compare",
    "impact", "score", "results", "matrix", "export", "copy", "sparql", "check", "key", "prepare", "serve", "demo",
    "completion",
)  # fmt: skip
"""The commands in the order of the help; each is the function of that name in its module in `api.cli.commands`."""


class LazyGroup(click.Group):
    """Imports a command's module when the command is asked for: a short question has a short start."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, getattr(import_module(f"api.cli.commands.{cmd_name}"), cmd_name))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; expected errors become one line and an exit code."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except PolicytraceError as error:
            if ctx.ensure_object(Options).debug:
                raise
            click.echo(f"error: {one_line(str(error))}", err=True)
            ctx.exit(exit_code(error))
        except BrokenPipeError:
            _discard_stdout()
            ctx.exit(Exit.PIPE_CLOSED)
        return answer


@click.group(
    cls=LazyGroup,
    epilog=exit_help(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@common_options
@click.version_option(package_name="policytrace", message="%(prog)s %(version)s")
def cli() -> None:
    """Trace a city's plans to projects, money and hands, and back.

    Load plan documents into a base, then ask it: what carries out a policy, why does a project
    exist, which key results have no project, where does each link come from.

    Nodes are called by what people call them: a code (049, P049, 41101, 1.1.1), a name or part of
    it, or an id (policy:049). `policytrace demo` shows it on bundled documents.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and exits; input and output are UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    cli.main(args=None if arguments is None else list(arguments), prog_name="policytrace")
    raise SystemExit(Exit.OK)  # not reached: click exits by itself


def _discard_stdout() -> None:
    """Leaves nothing to be written at exit to a pipe that nobody reads."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
