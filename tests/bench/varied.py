"""Many case files made of the recorded readings (变化案卷): names, numbers, years, fines replaced.

The replacements are as long as what they replace and the same through the whole file, so that a
file stays consistent in itself and every box stays where it is.
"""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.page import Cell, Line, Page

READINGS = Path(__file__).parents[2] / "tests/golden/readings"
DIGITS = "零壹贰叁肆伍陆柒捌玖"
YEARS = "〇一二三四五六七八九"
DISTRICTS = ("临浦", "南屏", "北崮", "东浦", "西崖", "汀洲", "望岫", "青涧", "云麓", "白岸")
BRANDS = "锦禾盛筠拓岳明砚瑞川恒麓嘉溪远桥晨枫致柏安湖启舟宏岭泰渚"
SURNAMES = "陶沈韩雷宋毕孙伍明庞施时闵赵陈白何吕张孔曹严华金魏姜"


@dataclass(frozen=True, slots=True)
class Sample:
    """A recorded reading and what of it varies."""

    name: str
    kind: str
    agency: str
    case_no: str
    district: str
    brand: str
    number: str
    year: str
    people: tuple[str, ...]
    """First characters of names, each with the next one."""
    fine: str = ""
    """Two digits that begin the fine, in thousands of yuan."""


SAMPLES = {
    one.name: one
    for one in (
        Sample(
            "ordinary-with-defects",
            "penalty_ordinary",
            "云泽市临浦区城市管理综合行政执法局",
            "云临城执案〔2022〕134号",
            "临浦",
            "锦禾",
            "134",
            "2022",
            ("陶姣", "陶蛟", "沈力", "韩子", "雷学", "宋贵", "毕枫"),
            "28",
        ),
        Sample(
            "summary-with-defects",
            "penalty_summary",
            "云泽市南屏区交通运输局",
            "云南交当罚〔2025〕110号",
            "南屏",
            "盛筠",
            "110",
            "2025",
            ("伍昭", "孙霞", "郎亚"),
        ),
        Sample(
            "inspection-with-defects",
            "inspection",
            "云泽市南屏区应急管理局",
            "云南应急检〔2026〕277号",
            "南屏",
            "明砚",
            "277",
            "2026",
            ("闵丽", "赵明", "陈梅"),
        ),
        Sample(
            "coercive-clean",
            "coercive",
            "云泽市北崮区市场监督管理局",
            "云北市监强案〔2026〕131号",
            "北崮",
            "拓岳",
            "131",
            "2026",
            ("明涛", "庞毓", "施瑶", "时伟"),
        ),
    )
}
MIX = (
    *("ordinary-with-defects",) * 5,
    *("summary-with-defects",) * 2,
    *("inspection-with-defects",) * 2,
    "coercive-clean",
)
"""Half of the files are ordinary penalties of 28 pages."""


@dataclass(frozen=True, slots=True)
class Varied:
    """One made case file."""

    number: int
    sample: Sample
    pages: tuple[Page, ...]
    changed: Mapping[str, str]

    def says(self, text: str) -> str:
        """A text of the sample as this file has it."""
        return _changed(text, self.changed)


def varied(number: int, seed: int = 1) -> Varied:
    """The file of this number: always the same."""
    pick = random.Random(seed * 1_000_003 + number)
    sample = SAMPLES[MIX[number % len(MIX)]]
    changed = dict(_replacements(sample, number, pick))
    return Varied(
        number, sample, tuple(_page(page, changed) for page in _read(sample.name)), changed
    )


def head_of(number: int, seed: int = 1) -> tuple[Sample, str, str]:
    """Sample, agency and case number of a file without making its pages."""
    pick = random.Random(seed * 1_000_003 + number)
    sample = SAMPLES[MIX[number % len(MIX)]]
    changed = dict(_replacements(sample, number, pick))
    return sample, _changed(sample.agency, changed), _changed(sample.case_no, changed)


def _replacements(sample: Sample, number: int, pick: random.Random) -> list[tuple[str, str]]:
    district = pick.choice(DISTRICTS)
    three = f"{number % 900 + 100}"
    year = str(pick.choice((2023, 2024, 2025)))
    first, second = pick.sample(BRANDS, 2)
    found = [
        (sample.district, district),
        (f"云{sample.district[0]}", f"云{district[0]}"),
        (sample.brand, first + second),
        (f"{sample.number}号", f"{three}号"),
        (f"0{sample.number}", f"0{three}"),
        (f"xzcf/{sample.number}", f"xzcf/{three}"),
        (f"{sample.year}年", f"{year}年"),
        (f"〔{sample.year}〕", f"〔{year}〕"),
        (f"{sample.year}-", f"{year}-"),
        ("".join(YEARS[int(x)] for x in sample.year), "".join(YEARS[int(x)] for x in year)),
    ]
    surnames = {one[0]: pick.choice(SURNAMES) for one in sample.people}
    found += [(one, surnames[one[0]] + one[1]) for one in sample.people]
    if sample.fine:
        tens, ones = pick.randrange(1, 10), pick.randrange(1, 10)
        old = f"{DIGITS[int(sample.fine[0])]}万{DIGITS[int(sample.fine[1])]}仟"
        found += [
            (f"{sample.fine},000", f"{tens}{ones},000"),
            (f"{sample.fine}000", f"{tens}{ones}000"),
            (old, f"{DIGITS[tens]}万{DIGITS[ones]}仟"),
        ]
    return found


def _page(page: Page, changed: Mapping[str, str]) -> Page:
    return replace(
        page,
        lines=tuple(_line(line, changed) for line in page.lines),
        cells=tuple(_cell(cell, changed) for cell in page.cells),
        marks=tuple(replace(one, text=_changed(one.text, changed)) for one in page.marks),
    )


def _cell(cell: Cell, changed: Mapping[str, str]) -> Cell:
    return replace(cell, lines=tuple(_line(line, changed) for line in cell.lines))


def _line(line: Line, changed: Mapping[str, str]) -> Line:
    text = _changed(line.text, changed)
    return line if text == line.text else replace(line, text=text)


def _changed(text: str, changed: Mapping[str, str]) -> str:
    for old, new in changed.items():
        if old in text:
            text = text.replace(old, new)
    return text


@lru_cache
def _read(name: str) -> tuple[Page, ...]:
    data = json.loads(gzip.decompress((READINGS / f"{name}.json.gz").read_bytes()))
    return tuple(map(page_from_json, data))
