"""Makes the committed samples, four small scans with gold: `python -m corpora.make_samples`."""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.build import build
from corpora.damage.renditions import pictures, scan_page, write_pdf
from corpora.defects import plant
from corpora.gold import gold_of
from corpora.layout.draw import draw
from corpora.templates.train import TRAIN

if TYPE_CHECKING:
    from corpora.story import CaseKind

HERE = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample file: how it is called and what is wrong with it."""

    name: str
    seed: int
    kind: CaseKind
    codes: tuple[str, ...]


SAMPLES = (
    Sample("ordinary-with-defects", 713, "penalty_ordinary", ("EXE-03", "DEC-07", "PRC-08")),
    Sample("coercive-clean", 706, "coercive", ()),
    Sample("summary-with-defects", 705, "penalty_summary", ("DEC-08",)),
    Sample("inspection-with-defects", 708, "inspection", ("PRC-19",)),
)


def make_sample(sample: Sample, folder: Path) -> int:
    """Writes NAME.pdf and NAME.gold.json; gives the number of pages."""
    story, planted = plant.story_with_defects(
        sample.name, sample.seed, sample.kind, not sample.codes, sample.codes
    )
    built = build(story, TRAIN)
    chance = random.Random(f"sample:{sample.seed}")
    with tempfile.TemporaryDirectory() as name:
        born = Path(name) / "born.pdf"
        draw(built.placed, born)
        pages = [
            (scan_page(picture, chance, (48, 54), strength=2), picture.shape[1], picture.shape[0])
            for picture in pictures(born)
        ]
    write_pdf(pages, folder / f"{sample.name}.pdf")
    gold = {**gold_of(built, plant.gold(planted, built)), "templates": TRAIN.name}
    path = folder / f"{sample.name}.gold.json"
    path.write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(pages)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        count = make_sample(sample, folder)
        size = (folder / f"{sample.name}.pdf").stat().st_size / 1e6
        print(f"{sample.name}: {count} pages, {size:.1f} MB")


if __name__ == "__main__":
    main()
