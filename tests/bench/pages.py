"""The bench's pages: scans of generated case files, with the strings that must be read exactly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from review.intake.open import open_input
from review.settings import IntakeSettings
from tests.measure.gold import GoldCase, load_cases

if TYPE_CHECKING:
    from pathlib import Path

CRITICAL = {
    "dates": r"(?:19|20)\d\d\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}日?",
    "written dates": r"二[〇○零][一二][〇○零一二三四五六七八九]年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}日",
    "money": r"\d[\d,]*(?:\.\d+)?\s?(?:万元|元)|人民币[壹贰叁肆伍陆柒捌玖拾佰仟万零]+元整?",
    "document numbers": r"[\u4e00-\u9fff（）]{2,12}〔\d{4}〕第?\d+号",
    "identity numbers": r"(?<![0-9A-Z])[1-9]\d{16}[0-9X](?![0-9A-Z])",
    "credit codes": r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])",
    "other long numbers": r"(?<![0-9A-Z])\d{6,}(?![0-9A-Z])",
}


@dataclass(frozen=True, slots=True)
class BenchPage:
    """A page's truth. `critical`: (what, string) as printed on one line."""

    name: str
    lines: tuple[str, ...]
    critical: tuple[tuple[str, str], ...]


def prepare(corpus: Path, rendition: str, count: int, folder: Path) -> list[BenchPage]:
    """Writes `count` pages, spread evenly over the corpus, as .npy and .png; gives their truth."""
    cases = load_cases(corpus, rendition)
    wanted = [
        (case, page_no)
        for case in cases
        for page_no, lines in enumerate(case.page_lines, 1)
        if lines
    ]
    step = max(1.0, len(wanted) / count)
    chosen = [wanted[int(index * step)] for index in range(min(count, len(wanted)))]
    return [_prepare_page(case, page_no, folder) for case, page_no in chosen]


def _prepare_page(case: GoldCase, page_no: int, folder: Path) -> BenchPage:
    name = f"{case.case_id}-{page_no:03d}"
    with open_input(case.path, IntakeSettings()) as case_input:
        pixels = case_input.page_image(page_no).pixels
    np.save(folder / f"{name}.npy", pixels)
    Image.fromarray(pixels).save(folder / f"{name}.png", compress_level=1, dpi=(200, 200))
    lines = case.page_lines[page_no - 1]
    return BenchPage(name, lines, tuple(sorted(_critical(lines, case, page_no))))


def _critical(lines: tuple[str, ...], case: GoldCase, page_no: int) -> set[tuple[str, str]]:
    found = {
        (what, match.group())
        for line in lines
        for what, pattern in CRITICAL.items()
        for match in re.finditer(pattern, line)
    }
    names = {
        fact.value
        for fact in case.facts
        if fact.page_no == page_no
        and isinstance(fact.value, str)
        and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff（）]{6,30}", fact.value)
    }
    return found | {("names", name) for name in names if any(name in line for line in lines)}


def comparable(text: str) -> str:
    """Full and half width folded, white space out; 〔〕 stay what they are."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def exact(page: BenchPage, text: str) -> dict[str, tuple[int, int]]:
    """(found, present) per kind of critical string."""
    read = comparable(text)
    counts: dict[str, tuple[int, int]] = {}
    for what, string in page.critical:
        found, present = counts.get(what, (0, 0))
        counts[what] = (found + (comparable(string) in read), present + 1)
    return counts


def errors(page: BenchPage, text: str) -> tuple[int, int]:
    """(wrong, all) characters: each line against the place of the text that resembles it most."""
    read = np.array([ord(character) for character in comparable(text)], np.int64)
    lines = [comparable(line) for line in page.lines]
    return sum(_distance(line, read) for line in lines), sum(map(len, lines))


def _distance(line: str, read: np.ndarray) -> int:
    """Edits from the line to the best-fitting stretch of `read`."""
    steps = np.arange(len(read) + 1)
    row = np.zeros(len(read) + 1, np.int64)
    for index, character in enumerate(line, 1):
        following = np.empty_like(row)
        following[0] = index
        following[1:] = np.minimum(row[:-1] + (read != ord(character)), row[1:] + 1)
        row = np.minimum.accumulate(following - steps) + steps
    return int(row.min())
