"""`policytrace completion`: completes commands and options in the shell."""

from __future__ import annotations

import click

from api.cli.options import common_options


@click.command(short_help="Completion for bash, zsh or fish.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@common_options
def completion(shell: str) -> None:
    """Print the script that completes commands and options.

    \b
    bash:  eval "$(policytrace completion bash)"     in ~/.bashrc
    zsh:   eval "$(policytrace completion zsh)"      in ~/.zshrc
    fish:  policytrace completion fish | source      in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    from api.cli.app import cli

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(cli, {}, "policytrace", "_POLICYTRACE_COMPLETE").source())
