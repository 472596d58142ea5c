"""Reading that hangs, crashes or raises on a page as a file in a folder says; calls are counted.

Importable by a spawned process: everything it needs is in the folder.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from review.jobs.process import start_process
from review.pipeline import Workshop, shipped_models
from review.reading.engine import EngineLine, EngineReading
from review.standards.load import load_standards

if TYPE_CHECKING:
    from pathlib import Path

    from review.settings import Settings


class FaultyEngine:
    """Reads a line of each page; `fault` in the folder says on which page to do what instead."""

    name = "faulty"
    version = "1"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, pixels) -> EngineReading:
        page_no = page_of(pixels)
        with (self._folder / "calls").open("a", encoding="utf-8") as calls:
            calls.write(f"{page_no}\n")
        fault = self._folder / "fault"
        what, _, where = fault.read_text().partition(" ") if fault.is_file() else ("", "", "")
        if where in (str(page_no), "*"):
            break_down(what)
        return one_line(f"第{page_no}页的正文一行文字")

    def recognise(self, crops):
        return ()


def break_down(what: str) -> None:
    if what == "hang":
        time.sleep(600)
    if what == "fat":
        held = np.ones(1536 * 2**20, dtype=np.uint8)
        time.sleep(600)
        assert held.any()
    if what == "slow":
        time.sleep(1.0)
    if what == "exit":
        os._exit(9)
    if what == "system":
        raise SystemExit("the engine ended the program")
    if what == "raise":
        raise RuntimeError("the engine fell over")


def one_line(text: str) -> EngineReading:
    boxes = tuple((100.0 + 40 * i, 200.0, 140.0 + 40 * i, 230.0) for i in range(len(text)))
    quad = ((100.0, 200.0), (600.0, 200.0), (600.0, 230.0), (100.0, 230.0))
    line = EngineLine(text, quad, (100, 200, 600, 230), 0.97, boxes, (0.97,) * len(text))
    return EngineReading(0, 700, 1000, (line,))


def page_of(pixels) -> int:
    """The number drawn as a bar at the left edge."""
    column = pixels[:, 55].max(axis=1) == 0
    return int(np.argmax(column)) // 40


def page_file(pages: int, seed: int = 0) -> bytes:
    """A ZIP of page pictures; another seed gives another file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for page_no in range(1, pages + 1):
            pixels = np.full((1000, 700, 3), 255, dtype=np.uint8)
            pixels[200:230, 100:600] = 0
            pixels[page_no * 40 : page_no * 40 + 8, 50:60] = 0
            pixels[990:995, 600 + seed : 610 + seed] = 0
            picture = io.BytesIO()
            Image.fromarray(pixels).save(picture, "PNG")
            archive.writestr(f"{page_no:03d}.png", picture.getvalue())
    return stream.getvalue()


class FaultyTools:
    """The tools of a job with the faulty engine."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = FaultyEngine(settings.office_folder)

    def standards(self):
        return load_standards()

    def models(self):
        return shipped_models()

    def workshop(self) -> Workshop:
        return Workshop(self._settings, load_standards(), self._engine, None)


def start_faulty(settings: Settings) -> None:
    fault = settings.office_folder / "fault"
    if fault.is_file() and fault.read_text().startswith("no-start"):
        os._exit(3)
    start_process(settings, FaultyTools)


def faulty_executor(settings: Settings):
    """Makes processes with the faulty engine."""
    return partial(
        ProcessPoolExecutor,
        max_workers=1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=start_faulty,
        initargs=(settings,),
    )
