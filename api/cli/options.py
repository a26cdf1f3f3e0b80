"""What holds for every command: the base, the language of tables, and how errors show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kb.settings import Settings
from kb.store.base import Reader, Store

if TYPE_CHECKING:
    from rich.console import RenderableType

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Options:
    """The options that stand before or after the command's name."""

    database: str | None = None
    lang: str = "th"
    debug: bool = False
    csv_file: Path | None = None
    xlsx_file: Path | None = None

    @property
    def settings(self) -> Settings:
        """The settings of the environment, with the base that was named.

        Raises:
            InputError: An environment variable holds what no setting takes.
        """
        settings = Settings.from_environment(os.environ)
        return settings if self.database is None else replace(settings, database=self.database)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The base, which must be there.

        Raises:
            StoreError: There is no base, or it cannot be opened.
        """
        from kb.store.open import open_store

        settings = self.settings
        store = open_store(settings.database, create=False, settings=settings)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """A reader of the base, which must be there.

        Raises:
            StoreError: There is no base, or it cannot be opened.
        """
        with self.store() as store, store.read() as reader:
            yield reader

    @property
    def to_file(self) -> bool:
        """Whether the tables of the answer go to a file."""
        return self.csv_file is not None or self.xlsx_file is not None

    def show(self, page: Iterable[RenderableType]) -> None:
        """Shows an answer, or writes its tables to the files that were asked for.

        Raises:
            InputError: The answer has no table, or a file cannot be written.
        """
        from api.cli import files, output

        if self.to_file:
            files.write_tables(page, self.csv_file, self.xlsx_file)
        else:
            output.show(*page)


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(context: click.Context, _: click.Parameter, value: Any) -> None:
        options = context.ensure_object(Options)
        if value is not None and value is not False:
            setattr(options, name, value)

    return keep


def common_options(command: Command) -> Command:
    """Adds --db, --lang and --debug, which every command takes."""
    database = click.option(
        "--db",
        metavar="PATH-OR-URL",
        expose_value=False,
        callback=_keep("database"),
        help="The base [env: POLICYTRACE_DB; default: policytrace.db in the current directory].",
    )
    language = click.option(
        "--lang",
        type=click.Choice(["th", "en"]),
        envvar="POLICYTRACE_LANG",
        expose_value=False,
        callback=_keep("lang"),
        help="Language of headings and labels [env: POLICYTRACE_LANG; default: th].",
    )
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, callback=_keep("debug"), help="Show the traceback of an error."
    )
    return database(language(debug(command)))


def table_options(command: Command) -> Command:
    """Adds --csv and --xlsx: the tables of the answer go to a file instead of the terminal."""
    as_csv = click.option(
        "--csv",
        "csv_file",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=_keep("csv_file"),
        help="Write the tables of the answer as CSV for a spreadsheet program.",
    )
    as_xlsx = click.option(
        "--xlsx",
        "xlsx_file",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=_keep("xlsx_file"),
        help="Write the tables of the answer as a workbook, a sheet for each.",
    )
    return as_csv(as_xlsx(command))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs, with stable key order.")
"""Every reading command takes it."""
