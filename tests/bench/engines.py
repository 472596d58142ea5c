"""One engine over the bench pages in a process of its own: seconds per page, text, peak memory.

    python -m tests.bench.engines ENGINE FOLDER --threads 2

Prints one JSON object. The pages are read in once before the clock starts for each.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[np.ndarray, Path], str]


def ours(backend: str, threads: int) -> Reader:
    """The whole reading of a page: lines, characters, cells, marks and grade."""
    from review.model.page_image import PageImage
    from review.reading.build import build_engine
    from review.reading.read import read_page
    from review.settings import ReadingSettings

    engine = build_engine(ReadingSettings(engine=backend, threads=threads))

    def read(pixels: np.ndarray, _: Path) -> str:
        height, width = pixels.shape[:2]
        scale = 200 / 72
        image = PageImage(1, width / scale, height / scale, scale, pixels, digest="")
        return "\n".join(line.text for line in read_page(image, engine).lines)

    return read


def rapidocr(threads: int) -> Reader:
    """RapidOCR as its own documentation calls it; only the thread count is set."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": threads})

    def read(pixels: np.ndarray, _: Path) -> str:
        return "\n".join(engine(pixels[:, :, ::-1]).txts or ())

    return read


def tesseract(threads: int) -> Reader:
    """The command, as users run it; reading the PNG is part of its time."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": str(threads)}

    def read(_: np.ndarray, file: Path) -> str:
        command = ["tesseract", str(file.with_suffix(".png")), "-", "-l", "chi_sim"]
        done = subprocess.run(command, capture_output=True, env=environment, check=True, text=True)
        return done.stdout

    return read


READERS: dict[str, Callable[[int], Reader]] = {
    "ours/onnxruntime": lambda threads: ours("onnxruntime", threads),
    "ours/openvino": lambda threads: ours("openvino", threads),
    "rapidocr": rapidocr,
    "tesseract": tesseract,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", choices=READERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat-to", type=int, default=0, help="go round until so many pages")
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.npy"))
    count = options.repeat_to or len(files)
    started = time.perf_counter()
    read = READERS[options.engine](options.threads)
    start_seconds = time.perf_counter() - started
    read(np.load(files[0]), files[0])
    seconds, texts, memory = [], [], []
    cpu_before = cpu_seconds()
    for index in range(count):
        file = files[index % len(files)]
        pixels = np.load(file)
        started = time.perf_counter()
        text = read(pixels, file)
        seconds.append(time.perf_counter() - started)
        if index < len(files):
            texts.append(text)
        memory.append(peak_megabytes())
    result = {
        "start_seconds": start_seconds,
        "seconds": seconds,
        "cpu_seconds": cpu_seconds() - cpu_before,
        "texts": texts,
        "peak_megabytes": memory,
    }
    sys.stdout.write("\n" + json.dumps(result, ensure_ascii=False) + "\n")


def cpu_seconds() -> float:
    """Of this process and of the commands it ran, all threads; loading the pages included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_megabytes() -> int:
    """Of this process, or of the largest command it ran."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) // 1024


if __name__ == "__main__":
    main()
