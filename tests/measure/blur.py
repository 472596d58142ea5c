"""Blurs every page of clean case files, one at a time, and counts findings that this adds.

`python -m tests.measure.blur FILE.pdf …`: no defect may be found because a page could not be read.
`--record FOLDER` keeps the blurred readings for the property test.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from review.intake.open import open_input
from review.pipeline import open_workshop, weigh_pages
from review.reading.duplicates import mark_duplicates
from review.reading.read import read_pages
from review.settings import Settings
from review.store.page_json import page_to_json

if TYPE_CHECKING:
    from review.model.page import Page
    from review.model.page_image import PageImage
    from review.pipeline import Workshop

BLURS = (2.0, 3.5)
"""Standard deviations in pixels at 200 dpi: hard to read, and next to unreadable."""


def blurred(image: PageImage, sigma: float) -> PageImage:
    """The page as a scanner out of focus would give it; its own characters are gone."""
    pixels = cv2.GaussianBlur(image.pixels, (0, 0), sigma)
    digest = hashlib.sha256(pixels.tobytes()).hexdigest()
    return replace(image, pixels=pixels, digest=digest, text_layer=None)


def findings_of(pages: tuple[Page, ...], workshop: Workshop) -> Counter[str]:
    """How often each defect is found."""
    _, outcome = weigh_pages(mark_duplicates(pages), workshop.standards)
    return Counter(finding.defect for finding in outcome.findings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("out/measure-cache"))
    options = parser.parse_args()
    workshop = open_workshop(Settings(cache_dir=options.cache))
    total = added = 0
    for path in options.files:
        with open_input(path, workshop.settings.intake) as case_input:
            images = [case_input.page_image(no) for no in range(1, case_input.page_count + 1)]
        pages = tuple(page for page, _ in read_pages(images, workshop.engine, workshop.store))
        before = findings_of(pages, workshop)
        kept: list[dict[str, object]] = []
        for sigma in BLURS:
            spoilt = [blurred(image, sigma) for image in images if not image.is_blank]
            for page, _ in read_pages(spoilt, workshop.engine, workshop.store):
                at = page.page_no - 1
                kept.append(page_to_json(page))
                more = findings_of((*pages[:at], page, *pages[at + 1 :]), workshop) - before
                total += 1
                added += more.total()
                if more:
                    print(f"{path} 第{page.page_no}页 σ={sigma}: {dict(more)} {page.grade.level}")
        if options.record:
            options.record.mkdir(parents=True, exist_ok=True)
            text = json.dumps(kept, ensure_ascii=False)
            target = options.record / f"{path.stem}.json.gz"
            target.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{total} blurred pages, {added} findings added")


if __name__ == "__main__":
    main()
