"""What the forms of tables are called, in both languages, by the codes that load reports name them by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ontology.vocabulary import Wording


@cache
def form_names() -> Mapping[str, Wording]:
    """Code of a form, such as `okr/table_a` → its name."""
    families = tomllib.loads((files("loaders") / "form_names.toml").read_text(encoding="utf-8"))
    return {
        f"{family}/{form}": Wording(en=name["en"], th=name["th"])
        for family, forms in families.items()
        for form, name in forms.items()
    }
