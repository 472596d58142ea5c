"""`python -m corpora.noise.measure FOLDER ...`: counts how scans of case files are read wrong.

Each folder is a case file made by `corpora.make` with its scans. Pages of every rendition are read
by the product's own engine and aligned with the lines that were printed on them. They are read too
well to tell which character is taken for which: lines drawn and damaged one by one add errors.
`poor` are lines blurred until they are hardly read, which no page is. All goes to
`corpora/noise/data/RENDITION.yaml`. Pages that are blank, doubled or made unreadable are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from corpora.noise.align import Counted
from corpora.noise.strips import count_lines, texts
from review.pipeline import open_workshop
from review.pipeline.read import read_case
from review.settings import ReadingSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.pipeline.workshop import Workshop

DATA = Path(__file__).parent / "data"
RENDITIONS = ("scan", "bad", "poor")
_GOLD = {"scan": "gold.json", "bad": "gold.bad.json"}


def pages_of(folder: Path, rendition: str, most: int) -> dict[int, list[str]]:
    """Printed lines of so many pages of a file, spread over it, by the page's number."""
    gold = json.loads((folder / _GOLD[rendition]).read_text(encoding="utf-8"))
    good = [
        row
        for row in gold["pages"]
        if row["lines"] and not (row["blank"] or row["duplicate_of"] or row.get("unreadable"))
    ]
    step = max(1, len(good) // max(1, most))
    return {row["page_no"]: row["lines"] for row in good[step // 2 :: step][:most]}


def count(folders: list[Path], rendition: str, most: int, workshop: Workshop) -> Counted:
    """Counts over the pages of all folders."""
    counted = Counted()
    for folder in folders:
        true = pages_of(folder, rendition, most)
        case = read_case(folder / f"{rendition}.pdf", workshop, only_pages=set(true))
        for page in case.pages:
            if page.page_no in true and page.readable:
                counted.page(true[page.page_no], [line.text for line in page.lines])
        print(folder.name, rendition, counted.characters, dict(counted.rates()), flush=True)
    return counted


def table(pages: Counted, lines: Counted) -> dict[str, Any]:
    """The rows of a rendition: errors of pages and single lines together."""
    both = pages.plus(lines)
    confusions: dict[str, dict[str, int]] = defaultdict(dict)
    for (true, read), times in sorted(both.confusions.items()):
        confusions[true][read] = times
    return {
        "pages": {"count": pages.pages, "characters": pages.characters, **_rounded(pages)},
        "single_lines": {"count": lines.lines, "characters": lines.characters, **_rounded(lines)},
        "rates": _rounded(both),
        "confusions": dict(confusions),
        "deletions": _sorted(both.deletions),
        "insertions": _sorted(both.insertions),
        "seen": _sorted(both.seen),
    }


def _rounded(counted: Counted) -> dict[str, float]:
    return {name: round(rate, 6) for name, rate in counted.rates()}


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def write(rendition: str, rows: dict[str, Any]) -> None:
    """Writes the table of a rendition."""
    head = "# Counted by python -m corpora.noise.measure; characters are folded to half width.\n"
    text = yaml.safe_dump(
        rows, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110
    )
    (DATA / f"{rendition}.yaml").write_text(head + text, encoding="utf-8")


def _folders(roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        yield from (
            [root]
            if (root / "gold.json").exists()
            else sorted(p.parent for p in root.glob("*/gold.json"))
        )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=2, help="of each file and rendition")
    parser.add_argument("--lines", type=int, default=600, help="drawn and read one by one")
    parser.add_argument("--renditions", default=",".join(RENDITIONS))
    parser.add_argument("--cache", type=Path, help="where readings are kept")
    asked = parser.parse_args()
    settings = Settings(cache_dir=asked.cache, reading=ReadingSettings(threads=1))
    workshop = open_workshop(settings)
    folders = list(_folders(asked.folders))
    for rendition in asked.renditions.split(","):
        scanned = rendition in _GOLD
        pages = count(folders, rendition, asked.pages, workshop) if scanned else Counted()
        lines = Counted()
        count_lines(texts(folders, asked.lines, 1), rendition, workshop.engine, 1, lines)
        write(rendition, table(pages, lines))


if __name__ == "__main__":
    main()
