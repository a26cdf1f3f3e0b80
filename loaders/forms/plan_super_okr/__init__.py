"""The Super OKR plan form: annual action plans of district offices since fiscal year 2569."""

from loaders.forms.plan_super_okr.assemble import assemble
from loaders.forms.plan_super_okr.columns import FORMS

__all__ = ["FORMS", "assemble"]
