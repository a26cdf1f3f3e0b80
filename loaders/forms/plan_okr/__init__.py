"""The 2567 form of an agency's annual plan: dimensions, strategies and OKRs."""

from __future__ import annotations

from loaders.forms.plan_okr.assemble import assemble
from loaders.forms.plan_okr.tables import FORMS

__all__ = ["FORMS", "assemble"]
