"""No defect is found because a page could not be read: any page of a clean scan, blurred.

The blurred pages were read by the real engine: `python -m tests.measure.blur
corpora/samples/coercive-clean.pdf --record tests/golden/blurred` makes the readings anew.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from review.pipeline import weigh_pages
from review.standards.load import load_standards
from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from review.model.page import Page

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CLEAN = "coercive-clean"
BLURRED = json.loads(gzip.decompress((GOLDEN / f"blurred/{CLEAN}.json.gz").read_bytes()))


@cache
def sharp() -> tuple[Page, ...]:
    recording = gzip.decompress((GOLDEN / f"readings/{CLEAN}.json.gz").read_bytes())
    return tuple(map(page_from_json, json.loads(recording)))


def found(pages: tuple[Page, ...]) -> Counter[str]:
    _, outcome = weigh_pages(pages, load_standards())
    assert outcome.problems == ()
    return Counter(finding.defect for finding in outcome.findings)


def test_the_clean_file_is_clean():
    assert not found(sharp())


def test_every_page_was_blurred_twice():
    numbers = Counter(reading["page_no"] for reading in BLURRED)
    assert numbers == {page.page_no: 2 for page in sharp() if page.reading != "blank"}


@pytest.mark.parametrize("place", range(len(BLURRED)))
def test_a_blurred_page_adds_no_finding(place):
    page = page_from_json(BLURRED[place])
    pages = sharp()
    at = page.page_no - 1
    assert not found((*pages[:at], page, *pages[at + 1 :]))
