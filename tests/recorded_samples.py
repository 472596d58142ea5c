"""The sample scans as read once with the real engine, for tests that begin after reading."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path

from review.model.result import SourceFile
from review.pipeline import ReadCase
from review.store.page_json import page_from_json

ROOT = Path(__file__).parents[1]


def sample_path(name: str) -> Path:
    return ROOT / "corpora/samples" / f"{name}.pdf"


@lru_cache(maxsize=4)
def recorded_case(name: str) -> ReadCase:
    recording = ROOT / "tests/golden/readings" / f"{name}.json.gz"
    pages = json.loads(gzip.decompress(recording.read_bytes()))
    source = SourceFile(f"{name}.pdf", "0" * 64, len(pages), 1)
    return ReadCase(source, tuple(map(page_from_json, pages)), (), "recorded 1")
