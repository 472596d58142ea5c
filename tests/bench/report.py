"""The bench's figures as JSON and as a page to read."""

from __future__ import annotations

import json
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PEER = "rapidocr"
NAMES = {
    "ours/onnxruntime": "卷鉴, onnxruntime fp32",
    "ours/openvino": "卷鉴, OpenVINO bf16",
    "rapidocr": "RapidOCR, default loop",
    "tesseract": "Tesseract chi_sim",
}


def write_report(report: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (folder / "bench.json").write_text(text + "\n", encoding="utf-8")
    (folder / "bench.md").write_text(render(report), encoding="utf-8")
    print(render(report))


def render(report: dict[str, Any]) -> str:
    engines: dict[str, Any] = report["engines"]
    versions = ", ".join(f"{name} {number}" for name, number in report["versions"].items())
    lines = [
        "# Reading: speed, memory, accuracy",
        "",
        f"`make bench` on {report['date']}: {report['pages']} pages of the generated set "
        f"`{report['corpus']}` ({report['rendition']}), {report['rounds']} rounds in turn, "
        f"{report['threads']} threads, each run in a fresh process. {report['machine']}. "
        f"{versions}.",
        "",
        "Time: image in memory to text, one page to warm up; Tesseract's includes reading the PNG. "
        "Ratio: median of the rounds' ratios to RapidOCR (lowest to highest). 卷鉴's time is "
        "that of the whole reading: lines, characters, cells, marks and grade.",
        "",
        "| engine | s/page | ratio | CPU s/page | start s | peak MB | memory ratio "
        "| characters wrong | critical strings exact |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(engine, figures, engines[PEER]) for engine, figures in engines.items()]
    lines += ["", *_strings(engines), "", *_scaling(report["scaling"])]
    return "\n".join(lines).rstrip() + "\n"


def _row(engine: str, figures: dict[str, Any], peer: dict[str, Any]) -> str:
    pairs = zip(figures["seconds_per_page"], peer["seconds_per_page"], strict=True)
    ratios = [own / other for own, other in pairs]
    found, present = _total(figures)
    cells = [
        NAMES[engine],
        f"{median(figures['seconds_per_page']):.2f}",
        f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
        f"{figures['cpu_seconds_per_page']:.2f}",
        f"{figures['start_seconds']:.1f}",
        f"{figures['peak_megabytes']:.0f}",
        f"{figures['peak_megabytes'] / peer['peak_megabytes']:.2f}",
        f"{100 * figures['characters_wrong'] / figures['characters']:.2f} %",
        f"{found}/{present}",
    ]
    return "| " + " | ".join(cells) + " |"


def _total(figures: dict[str, Any]) -> tuple[int, int]:
    counts = figures["critical"].values()
    return sum(found for found, _ in counts), sum(present for _, present in counts)


def _strings(engines: dict[str, Any]) -> list[str]:
    kinds = next(iter(engines.values()))["critical"]
    lines = ["| exact | " + " | ".join(NAMES[name] for name in engines) + " |"]
    lines.append("|---|" + "---|" * len(engines))
    for kind in kinds:
        cells = ["{}/{}".format(*figures["critical"][kind]) for figures in engines.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines


def _scaling(scaling: dict[str, Any]) -> list[str]:
    if not scaling:
        return []
    lines = [f"Longer inputs, {NAMES[scaling['engine']]} (the pages over and over):", ""]
    lines += ["| pages | s/page | peak MB |", "|---|---|---|"]
    for count, point in scaling["points"].items():
        lines.append(f"| {count} | {point['seconds_per_page']:.2f} | {point['peak_megabytes']} |")
    return lines
