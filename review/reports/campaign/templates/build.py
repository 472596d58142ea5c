"""Builds all shipped templates: `python -m review.reports.campaign.templates.build`.

The tags are those that docs/reports.md lists; an office copies a template and edits it in Word.
"""

from __future__ import annotations

from pathlib import Path

from review.reports.campaign.templates.analysis import build_analysis
from review.reports.campaign.templates.circular import build_circular, build_rectify_notice
from review.reports.campaign.templates.sheets import (
    build_feedback,
    build_look_back,
    build_objection_review,
    build_recheck,
    build_sampling,
)
from review.reports.campaign.templates.supervision import build_clue_transfer, build_supervision


def main() -> None:
    """Writes the templates beside this file."""
    folder = Path(__file__).parent
    for build in (
        build_analysis,
        build_circular,
        build_rectify_notice,
        build_supervision,
        build_clue_transfer,
        build_feedback,
        build_sampling,
        build_objection_review,
        build_recheck,
        build_look_back,
    ):
        build(folder)


if __name__ == "__main__":
    main()
