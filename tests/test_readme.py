"""The README keeps its word: its commands run, its table of settings is the model's."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import main
from kb.settings import SETTINGS

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (policytrace .+)$", README, flags=re.MULTILINE)


def run(arguments: list[str]) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    return (code if isinstance(code, int) else 0), output.getvalue()


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("readme")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["demo"])[0] == 0
        yield folder


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_answers(command: str, demo_folder: Path) -> None:
    code, output = run(shlex.split(command)[1:])
    assert code == 0
    assert output.strip()


def test_the_table_of_settings_is_the_models() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)` \| `(\w+)` \| (.+) \|$", README, flags=re.MULTILINE)
    assert rows == [(item.name, str(item.default) or "–", item.env, item.help) for item in SETTINGS]
