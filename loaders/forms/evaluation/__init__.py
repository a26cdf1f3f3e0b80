"""The evaluation documents: reports, reviews, official results and appeals (fiscal year 2564 and alike)."""

from loaders.forms.evaluation.assemble import assemble
from loaders.forms.evaluation.columns import FORMS

__all__ = ["FORMS", "assemble"]
