"""A text that a page break tore is stated in each row in which a part of it stands."""

from __future__ import annotations

from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell, FormRow, FormTable
from loaders.forms.shared.entries import Entry
from loaders.source import TableRow


def _row(number: int, line: int, text: str) -> FormRow:
    return FormRow(number, TableRow(line, (text,)), {"definition": Cell(text, Place(line, text, 1, number, 1))})


def test_a_torn_text_stands_in_each_of_its_rows() -> None:
    rows = (_row(2, 10, "นิยาม"), _row(4, 13, "สูตร"))
    cell = Entry(FormTable(None, 1, (), rows), rows).cell("definition")
    assert cell is not None
    draft = Draft("document:0", "agency:a", 2567)
    draft.state_text("indicator:a/2567/1", "definition", "นิยาม สูตร", cell)
    assert [(said.place.line, said.place.text, said.value) for said in draft] == [
        (10, "นิยาม", "นิยาม สูตร"),
        (13, "สูตร", "นิยาม สูตร"),
    ]
