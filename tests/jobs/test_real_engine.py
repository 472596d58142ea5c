"""The real engine through the queue: a page of a sample scan, in a working process of its own."""

from __future__ import annotations

import json

import pikepdf
import pytest

from review.casework.intake import register_upload
from review.jobs.office_worker import OfficeWorker
from review.store import pages, results, search
from tests.casework.office import SAMPLES

DECISION = 2
"""Page of the sample with the decision, from 0."""


@pytest.fixture
def one_page(tmp_path):
    path = tmp_path / "一页.pdf"
    with pikepdf.open(SAMPLES / "summary-with-defects.pdf") as whole, pikepdf.new() as cut:
        cut.pages.append(whole.pages[DECISION])
        cut.save(path)
    return path


@pytest.mark.ocr
def test_a_scanned_page_is_read_and_weighed(queue, one_page):
    record = register_upload(queue.store, queue.office.user["甲"], one_page, one_page.name)
    limits = queue.settings.desk.model_copy(update={"page_seconds": 120})
    worker = OfficeWorker(queue.store, queue.settings.model_copy(update={"desk": limits}))
    try:
        queue.wait(worker, record)
    finally:
        worker.close()
    job = queue.job(record)
    assert (job.state, job.error) == ("done", "")
    with queue.store.database.read() as s:
        (state,) = pages.page_states(s, record.id)
        page = pages.page_of(s, record.id, 1)
        hits = search.search_pages(s, queue.office.user["甲"], "行政处罚")
        _, text = results.result_json_of(s, record.id)
    assert (state.reading, state.grade) == ("ocr", "good")
    assert queue.store.files.verify(state.picture)
    assert "处罚决定书" in page.text
    assert [hit.case_id for hit in hits] == [record.id]
    result = json.loads(text)
    assert result["source"]["file"] == "一页.pdf"
    assert result["versions"]["models"]["reading"].startswith("ppocr")
    assert queue.office.record(record.id).state == "to_review"
