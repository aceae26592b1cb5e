"""How good predictions are: the measures of the field, against annotated documents.

`read_gold` and `read_predictions` read files, `evaluate` compares and gives a `Report`. From the
shell: ``python -m quotelib.evaluate GOLD PREDICTIONS``.
"""

from __future__ import annotations

from .annotations import Annotation, Entity, GoldDocument
from .compare import evaluate
from .files import read_gold, read_predictions
from .report import Accuracy, Difference, Fault, Measure, Report, Scores

__all__ = [
    "Accuracy",
    "Annotation",
    "Difference",
    "Entity",
    "Fault",
    "GoldDocument",
    "Measure",
    "Report",
    "Scores",
    "evaluate",
    "read_gold",
    "read_predictions",
]
