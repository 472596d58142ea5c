"""The committed sample scans, from a recorded reading to the expected result.

`make golden` reads the scans anew and rewrites recording and expectation; look at the difference
before committing it.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from review.intake.open import open_input
from review.pipeline import weigh_pages
from review.reading.build import build_engine
from review.reading.duplicates import mark_duplicates
from review.reading.read import read_pages
from review.reports.contract import json_value
from review.settings import Settings
from review.standards.load import load_standards
from review.store.page_json import page_from_json, page_to_json

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "corpora/samples").glob("*.pdf"))
REWRITE = bool(os.environ.get("JUANJIAN_REWRITE_GOLDEN"))


def test_there_are_samples():
    assert len(SAMPLES) == 4
    assert sum(path.stat().st_size for path in SAMPLES) <= 12 * 2**20


def test_rewriting_is_never_left_on():
    assert not (REWRITE and os.environ.get("CI")), "JUANJIAN_REWRITE_GOLDEN is set in CI"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample(sample):
    recording = HERE / "readings" / f"{sample.stem}.json.gz"
    expected = HERE / "expected" / f"{sample.stem}.json"
    if REWRITE:
        record(sample, recording)
    result = conclude(recording)
    if REWRITE:
        text = json.dumps(result, ensure_ascii=False, indent=1)
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text + "\n", encoding="utf-8")
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    for part in wanted:
        assert result[part] == wanted[part], f"{sample.stem}: {part} changed"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_expected_result_is_true_to_the_gold(sample):
    """The expectation itself: nothing alleged that was not planted, most of what was is found."""
    gold = json.loads(sample.with_suffix(".gold.json").read_text(encoding="utf-8"))
    expected = json.loads((HERE / "expected" / f"{sample.stem}.json").read_text(encoding="utf-8"))
    planted = {item["code"] for item in gold["defects"]}
    found = {item["defect"] for item in expected["findings"]}
    left_open = set(expected["undetermined"])
    assert found <= planted
    assert planted - found <= left_open, "a planted defect is called clear"
    assert expected["kind"] == gold["kind"]


def record(sample: Path, recording: Path) -> None:
    """Reads the scan with the real engine."""
    engine = build_engine(Settings().reading)
    with open_input(sample, Settings().intake) as case_input:
        images = (case_input.page_image(no) for no in range(1, case_input.page_count + 1))
        pages = mark_duplicates(tuple(page for page, _ in read_pages(images, engine)))
    recording.parent.mkdir(exist_ok=True)
    text = json.dumps([page_to_json(page) for page in pages], ensure_ascii=False)
    recording.write_bytes(gzip.compress(text.encode(), mtime=0))


def conclude(recording: Path) -> dict[str, object]:
    """What every station after reading makes of the recording."""
    pages = json.loads(gzip.decompress(recording.read_bytes()))
    case_facts, outcome = weigh_pages(tuple(map(page_from_json, pages)), load_standards())
    kinds = {document.id: document.kind for document in case_facts.documents}
    return {
        "kind": case_facts.kind,
        "domain": case_facts.domain,
        "documents": [
            [document.kind, document.first_page, document.last_page]
            for document in case_facts.documents
        ],
        "facts": [
            [kinds[fact.document], fact.field, json_value(fact.value), fact.status]
            for fact in case_facts.facts
        ],
        "findings": [
            {
                "id": finding.id,
                "defect": finding.defect,
                "message": finding.message,
                "pages": sorted({place.page_no for place in finding.evidence}),
            }
            for finding in outcome.findings
        ],
        "undetermined": [item.defect for item in outcome.undetermined],
        "clear": sorted(outcome.clear),
    }
