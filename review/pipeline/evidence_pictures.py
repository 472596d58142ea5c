"""Pictures of the pages that findings point at, for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import PageError
from review.intake.open import open_input
from review.reports.pictures import draw_page, labels_by_page

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.result import ReviewResult
    from review.pipeline.workshop import Workshop


def draw_evidence(path: Path, result: ReviewResult, workshop: Workshop, folder: Path) -> list[Path]:
    """Writes a picture of every page that a finding points at, boxes drawn; gives their paths."""
    by_page = labels_by_page(result.outcome.findings)
    written: list[Path] = []
    if result.case_facts is None or not by_page:
        return written
    with open_input(path, workshop.settings.intake) as case_input:
        for page_no, labels in sorted(by_page.items()):
            try:
                image = case_input.page_image(page_no)
            except PageError:
                continue  # it has no picture, which the result's problems say already
            target = folder / f"page-{page_no:03d}.jpg"
            rotation = result.case_facts.pages[page_no - 1].rotation
            draw_page(image, rotation, labels).save(target, quality=80)
            written.append(target)
    return written
