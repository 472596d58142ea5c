"""Engines that crash, run out of memory, lie or say nothing cost a page, never the file."""

from __future__ import annotations

import numpy as np
import pytest

from review.model.page_image import PageImage
from review.reading.engine import EngineLine, EngineReading
from review.reading.read import read_pages
from review.store.readings import ReadingStore


def image(page_no: int) -> PageImage:
    pixels = np.full((1000, 700, 3), 255, dtype=np.uint8)
    pixels[200:230, 100:600] = 0
    pixels[page_no * 40 : page_no * 40 + 8, 50:60] = 0
    return PageImage(page_no, 504.0, 720.0, 700 / 504, pixels, f"digest-{page_no}")


class Engine:
    """Reads well except on page 2, where it does what the test says."""

    name = "faulty"
    version = "1"

    def __init__(self, fault):
        self.fault = fault
        self.calls = 0

    def read(self, pixels):
        self.calls += 1
        if pixels[80:88, 50:60].max() == 0:
            return self.fault(pixels)
        return reading("正常的一行文字", 0.97)

    def recognise(self, crops):
        return ()


def reading(text, sure, boxes=None):
    boxes = boxes or tuple((100.0 + 60 * i, 200.0, 160.0 + 60 * i, 230.0) for i in range(len(text)))
    quad = ((100.0, 200.0), (600.0, 200.0), (600.0, 230.0), (100.0, 230.0))
    line = EngineLine(text, quad, (100, 200, 600, 230), sure, boxes, (sure,) * len(text))
    return EngineReading(0, 700, 1000, (line,))


def crash(pixels):
    raise RuntimeError("the engine fell over")


def out_of_memory(pixels):
    raise MemoryError


def nothing_sure(pixels):
    return reading("乱码乱码乱码", 0.08)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (crash, "page_failed"),
        (out_of_memory, "page_failed"),
        (nothing_sure, "page_unreadable"),
    ],
)
def test_a_fault_costs_one_page_and_says_which(fault, code):
    results = list(read_pages([image(1), image(2), image(3)], Engine(fault)))
    assert [page.page_no for page, _ in results] == [1, 2, 3]
    assert [page.readable for page, _ in results] == [True, False, True]
    problem = results[1][1]
    assert problem is not None
    assert problem.page_no == 2
    assert problem.code == code
    assert "第2页" in problem.message
    assert results[0][1] is None
    assert results[2][1] is None


def test_a_crash_is_not_stored_and_the_page_is_read_again(tmp_path):
    store = ReadingStore(tmp_path)
    engine = Engine(crash)
    list(read_pages([image(1), image(2)], engine, store))
    assert engine.calls == 2
    engine.fault = lambda pixels: reading("第二次读到了", 0.95)
    results = list(read_pages([image(1), image(2)], engine, store))
    assert engine.calls == 3
    assert all(page.readable for page, _ in results)


def test_a_damaged_store_file_is_read_anew(tmp_path):
    store = ReadingStore(tmp_path)
    engine = Engine(crash)
    list(read_pages([image(1)], engine, store))
    for path in tmp_path.rglob("*.gz"):
        path.write_bytes(path.read_bytes()[:20])
    [(page, problem)] = list(read_pages([image(1)], engine, store))
    assert engine.calls == 2
    assert page.readable
    assert problem is None
