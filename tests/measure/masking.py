"""`python -m tests.measure.masking`: masks pages of generated case files and reads them again.

Every page that could be read is masked, drawn anew and read by our own engine; a seed that the
second reading still tells is a miss. Also printed: how much of the pages is covered.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from review.intake.open import open_input
from review.language.masking.register import register_of
from review.model.page_image import PageImage
from review.pipeline import examine, open_workshop
from review.reading.read import read_page
from review.reports.page_pictures import page_pictures
from review.reports.result_json import result_document
from review.reports.secrets import secret_texts, typed_texts
from review.settings import Settings
from review.teaching.masking.covers import covers_of
from review.teaching.masking.redraw import burnt, encoded, pixels_of
from tests.measure.seeded import KINDS_OF_SEED, SeededCase, left_in, make_seeded

OUTPUT = Path("docs/measurements")
FOLDER = Path("out/masking")
RENDITIONS = {"born": "born-digital", "scan": "scan", "bad": "bad scan"}


@dataclass(slots=True)
class Figures:
    """Counts of one rendition; `printed` and `told`: pairs of a page and a seed, by kind."""

    files: int = 0
    pages: int = 0
    refused: int = 0
    printed: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    covered: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def table(self) -> dict[str, Any]:
        recall = {
            kind: round(1 - self.told[kind] / self.printed[kind], 5) if self.printed[kind] else None
            for kind in KINDS_OF_SEED
        }
        ordered = sorted(self.covered)
        return {
            "files": self.files,
            "pages": self.pages,
            "pages_refused": self.refused,
            "seeds_on_pages": dict(self.printed),
            "recall": recall,
            "covered_mean": round(sum(ordered) / max(1, len(ordered)), 4),
            "covered_median": round(ordered[len(ordered) // 2], 4) if ordered else None,
            "covered_p90": round(ordered[int(len(ordered) * 0.9)], 4) if ordered else None,
        }


def main() -> None:
    """Parses the command line, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", default="rehearsal,practice")
    parser.add_argument("--count", type=int, default=1, help="files of each set")
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--renditions", default="born,scan,bad")
    parser.add_argument("--every", type=int, default=1, help="mask every n-th page only")
    parser.add_argument("--firms", action="store_true", help="hide firms, too")
    parser.add_argument("--keep", type=Path, help="folder for the masked pictures")
    parser.add_argument("--no-write", action="store_true")
    chosen = parser.parse_args()
    wanted = chosen.renditions.split(",")
    cases = [
        case
        for name in chosen.sets.split(",")
        for case in make_seeded(name, chosen.count, chosen.seed, FOLDER / name, set(RENDITIONS))
    ]
    settings = Settings(cache_dir=Path("out/measure-cache"), data_dir=Path("out/no-office-data"))
    workshop = open_workshop(settings)
    report: dict[str, Any] = {
        "date": date.today().isoformat(),
        "sets": chosen.sets,
        "count": chosen.count,
        "every": chosen.every,
        "figures": {},
    }
    for rendition in wanted:
        figures = Figures()
        for case in cases:
            measure(case, rendition, workshop, figures, chosen)
        report["figures"][rendition] = figures.table()
        print(f"{rendition}: {json.dumps(figures.table(), ensure_ascii=False)}", flush=True)
        for miss in figures.misses:
            print("  left:", miss)
        if not chosen.no_write:
            write(report)  # what was measured so far is kept where the rest is broken off


def measure(
    case: SeededCase, rendition: str, workshop: Any, figures: Figures, chosen: argparse.Namespace
) -> None:
    """Masks a file's pages and looks for its seeds on them."""
    path = case.folder / f"{rendition}.pdf"
    gold = case.folder / ("gold.bad.json" if rendition == "bad" else "gold.json")
    printed = ["\n".join(page["lines"]) for page in json.loads(gold.read_text("utf-8"))["pages"]]
    result = examine(path, workshop)
    facts = result.case_facts
    if facts is None:
        raise SystemExit(f"{path} could not be read")
    document = result_document(result)
    secrets = secret_texts(typed_texts(document, workshop.standards))
    register = register_of(facts.pages, secrets, mask_firms=chosen.firms)
    kinds = {
        page: one.kind
        for one in reversed(document.documents)
        for page in range(one.first_page, one.last_page + 1)
    }
    figures.files += 1
    with open_input(path, workshop.settings.intake) as opened:
        for page in facts.pages:
            image = opened.page_image(page.page_no)
            if page.reading == "blank" or page.page_no % chosen.every:
                continue
            if not page.readable:
                figures.refused += 1
                continue
            pixels = pixels_of(page_pictures(image, page.rotation).picture)
            covers = covers_of(page, pixels, register, kinds.get(page.page_no, ""))
            masked = encoded(burnt(pixels, pixels.shape[1] / page.width, covers))
            said = read_again(masked, page.width, workshop.engine)
            figures.pages += 1
            figures.covered.append(share_covered(covers, page.width, page.height))
            for seed in left_in(printed[page.page_no - 1], case.seeds):
                figures.printed[seed.kind] += 1
            for seed in left_in(said, case.seeds):
                figures.told[seed.kind] += 1
                figures.misses.append(
                    f"{rendition} {case.case_id} p{page.page_no} {seed.kind} {seed.text}"
                )
            if chosen.keep:
                chosen.keep.mkdir(parents=True, exist_ok=True)
                name = f"{rendition}-{case.case_id}-{page.page_no:03}.jpg"
                (chosen.keep / name).write_bytes(masked)


def read_again(picture: bytes, width: float, engine: Any) -> str:
    """What our engine reads of a masked picture, seals included."""
    with Image.open(io.BytesIO(picture)) as opened:
        assert not opened.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not opened.getexif() and opened.mode == "RGB"
    pixels = pixels_of(picture)
    scale = pixels.shape[1] / width
    image = PageImage(1, width, pixels.shape[0] / scale, scale, pixels, "")
    page = read_page(image, engine)
    return "\n".join([page.text, *(mark.text for mark in page.marks if mark.text)])


def share_covered(covers: Any, width: float, height: float) -> float:
    """Share of the page under covers, overlaps counted once."""
    canvas = np.zeros((round(height), round(width)), bool)
    for cover in covers:
        x0, y0, x1, y1 = (max(0, round(n)) for n in astuple(cover.box))
        canvas[y0:y1, x0:x1] = True
    return float(canvas.mean())


NAMES = {
    "name": "姓名",
    "id_no": "证件号码",
    "phone": "电话",
    "address": "地址",
    "account": "账号",
    "licence": "执法证号",
}


def write(report: dict[str, Any]) -> None:
    """JSON and a table beside the other figures."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (OUTPUT / "masking.json").write_text(text + "\n", encoding="utf-8")
    (OUTPUT / "masking.md").write_text("\n".join(table(report)) + "\n", encoding="utf-8")


def table(report: dict[str, Any]) -> list[str]:
    """The figures in Chinese; in brackets the pairs of a page and a seed."""
    heads = ["版本", "案卷", "页", "拒绝制卡", *(f"{one}查全率" for one in NAMES.values())]
    heads.append("遮盖占页面（均值 / 中位 / 九成）")
    lines = [
        "# 遮盖的测量",
        "",
        f"`make measure-masking`，{report['date']}；模板 {report['sets']}，各 {report['count']} 份"
        f"，每 {report['every']} 页取一页。",
        "每一可读页遮盖后重绘，再用识读引擎读一遍；还能读出的种子数据（含读错、残缺的）为漏。",
        "",
        "| " + " | ".join(heads) + " |",
        "|---" * len(heads) + "|",
    ]
    for rendition, one in report["figures"].items():
        cells = [RENDITIONS[rendition], one["files"], one["pages"], one["pages_refused"]]
        cells += [_recall(one, kind) for kind in NAMES]
        shares = (one[f"covered_{key}"] for key in ("mean", "median", "p90"))
        cells.append(" / ".join(f"{share:.1%}" for share in shares))
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return lines


def _recall(one: dict[str, Any], kind: str) -> str:
    if one["recall"][kind] is None:
        return "—"
    return f"{one['recall'][kind]:.4f}（{one['seeds_on_pages'].get(kind, 0)}）"


if __name__ == "__main__":
    main()
