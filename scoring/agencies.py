"""Finds an agency by whatever people call it."""

from __future__ import annotations

import re

from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.reference import find

_DISTRICT = re.compile(r"^\s*สนข\.\s*")


def agency_named(reader: Reader, reference: str) -> Node:
    """The agency of this id, local part of an id (`bangrak`), official or short name (`สนข.บางรัก`).

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are called so.
        InputError: The reference is empty.
    """
    local = reference.strip().removeprefix(f"{NodeKind.AGENCY}:")
    known = reader.node(f"{NodeKind.AGENCY}:{local}")
    return known or find(reader, _DISTRICT.sub("สำนักงานเขต", reference), NodeKind.AGENCY)
