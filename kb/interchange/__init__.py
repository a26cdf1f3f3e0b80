"""The whole base as JSON lines, lossless: out of any engine and into any other.

A line is a node or an edge of the graph with the statements it is derived from
as `sources`, and those of superseded editions as `history`. Document nodes come
first by what they hold: their properties are the document's record. What only a
superseded edition speaks of has no line of its own and stands in the `history`
of that document, with its subject (and object and qualifier).
"""

from kb.interchange.copy import Copied, copy_base
from kb.interchange.export import export_lines
from kb.interchange.load import import_lines, import_records

__all__ = ["Copied", "copy_base", "export_lines", "import_lines", "import_records"]
