"""Help: every command and option explains itself."""

from __future__ import annotations

from importlib.metadata import version

import click
import pytest

from api.cli.app import COMMANDS, cli
from api.cli.exits import MEANINGS, Exit
from tests.api.conftest import Run


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_the_help_lists_every_command_and_every_exit_code(run: Run) -> None:
    shown = run("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []
    assert [code for code in Exit if f"{int(code)}  {MEANINGS[code]}" not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_for_itself_and_for_each_option(run: Run, name: str) -> None:
    found = command(name)
    assert found.help
    assert found.short_help
    assert [each.name for each in found.params if isinstance(each, click.Option) and not each.help] == []
    assert run(name, "--help").exit_code == Exit.OK


@pytest.mark.parametrize("name", COMMANDS)
def test_the_base_may_be_named_before_or_after_the_command(name: str) -> None:
    assert {"--db", "--lang", "--debug"} <= {option for each in command(name).params for option in each.opts}


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert run("--version").stdout == f"policytrace {version('policytrace')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(run: Run, shell: str) -> None:
    assert "_POLICYTRACE_COMPLETE" in run("completion", shell).stdout
