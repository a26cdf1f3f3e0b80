"""Descriptors of data packages: resources, their fields and keys, by Frictionless Data Package, version 1.

The specifications: specs.frictionlessdata.io/data-package, /tabular-data-package and /table-schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.exports.csv_text import csv_text
from api.exports.package import ExportFile
from kb.statement import Json
from ontology.vocabulary import Wording

_TYPES = {"year": "integer", "decimal": "number", "boolean": "boolean", "text": "string"}
"""Range of a property → type of a field; what is left is JSON text of any shape."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, the range of its values (as in the vocabulary), label and definition.

    `facts` are further members of the descriptor, such as `columnType` or `constraints`.
    """

    name: str
    range: str
    label: Wording
    definition: Wording
    many: bool = False
    facts: Mapping[str, Json] | None = None

    def descriptor(self) -> dict[str, Json]:
        """The field as Table Schema describes it, in English and Thai."""
        kind = "array" if self.many else _TYPES.get(self.range, "any")
        return {
            "name": self.name,
            "type": kind,
            "title": f"{self.label.th} / {self.label.en}",
            "description": f"{self.definition.th} / {self.definition.en}",
            **(self.facts or {}),
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A resource: a CSV file, its columns and rows.

    `key` are the columns that identify a row, where there are such; `references` maps a
    column to the resource whose `id` it holds.
    """

    name: str
    title: Wording
    fields: Sequence[Field]
    rows: Iterable[Sequence[Json]]
    key: tuple[str, ...] = ("id",)
    references: Mapping[str, str] | None = None
    extra_fields: Sequence[Mapping[str, Json]] = ()

    def file(self) -> ExportFile:
        """The CSV file of the rows."""
        return ExportFile(f"{self.name}.csv", csv_text([field.name for field in self.fields], self.rows))

    def descriptor(self) -> dict[str, Json]:
        """The resource as the package describes it."""
        schema: dict[str, Json] = {
            "fields": [field.descriptor() for field in self.fields],
            "missingValues": [""],
        }
        if self.key:
            schema["primaryKey"] = list(self.key)
        if self.references:
            schema["foreignKeys"] = [
                {"fields": column, "reference": {"resource": resource, "fields": "id"}}
                for column, resource in self.references.items()
            ]
        if self.extra_fields:
            schema["extraFields"] = list(self.extra_fields)
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "title": f"{self.title.th} / {self.title.en}",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        }


def descriptor_file(name: str, title: Wording, profile: str, tables: Sequence[Table]) -> ExportFile:
    """The file `datapackage.json` of a package of these tables."""
    descriptor: dict[str, Json] = {
        "profile": profile,
        "name": name,
        "title": f"{title.th} / {title.en}",
        "resources": [table.descriptor() for table in tables],
    }
    return ExportFile("datapackage.json", [json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"])
