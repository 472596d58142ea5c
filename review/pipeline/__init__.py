"""The route a case file travels: open → read → sort → facts → checks, then the score.

`route.py` is the route itself; the other files say how its stations are entered.
"""

from review.pipeline.evidence_pictures import draw_evidence
from review.pipeline.models import Models, open_models, shipped_models
from review.pipeline.read import ReadCase, read_case
from review.pipeline.route import (
    conclude,
    examine,
    failed_result,
    weigh_case,
    weigh_pages,
)
from review.pipeline.sorting_sheet import sorting_sheet
from review.pipeline.typed_values import parse_value
from review.pipeline.workshop import Progress, Workshop, open_standards, open_workshop

__all__ = [
    "Models",
    "Progress",
    "ReadCase",
    "Workshop",
    "conclude",
    "draw_evidence",
    "examine",
    "failed_result",
    "open_models",
    "open_standards",
    "open_workshop",
    "parse_value",
    "read_case",
    "shipped_models",
    "sorting_sheet",
    "weigh_case",
    "weigh_pages",
]
