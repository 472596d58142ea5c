"""Writes the figures as JSON and as a Markdown table beside the last committed ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

GOOD = 0.8
NAMES = {"born": "born-digital", "scan": "scan", "bad": "bad scan"}

ROWS = {
    "files": "case files",
    "pages": "pages",
    "characters_wrong": "characters read wrong",
    "pages_sorted_right": "pages sorted right",
    "case_kinds_right": "kind of case file right",
    "domains_right": "ministry right",
    "facts_right": "facts right",
    "exact_facts_right": "dates, money, numbers, ids right",
    "facts_judged": "facts judged",
    "precision": "defects: precision",
    "recall": "defects: recall (undetermined counts as not found)",
    "planted": "defects planted",
    "right_page": "hits whose evidence names a right page",
    "false_per_clean_file": "false findings per clean file",
    "clean_files": "clean files",
    "codes_planted": "codes planted (of 90)",
    "undetermined_per_file": "undetermined per file",
    "calibration_error": "calibration error of findings",
}


def write_report(report: dict[str, Any], folder: Path) -> None:
    """`accuracy.json` and `accuracy.md`; the earlier figures stand in brackets."""
    folder.mkdir(parents=True, exist_ok=True)
    data_file = folder / "accuracy.json"
    before = json.loads(data_file.read_text()) if data_file.exists() else {"figures": {}}
    text = render(report, before)
    data_file.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    (folder / "accuracy.md").write_text(text, encoding="utf-8")
    print(text)


def render(report: dict[str, Any], before: dict[str, Any]) -> str:
    """The Markdown page."""
    figures = report["figures"]
    lines = [
        "# Accuracy",
        "",
        f"`make measure` on {report['date']}, set `{report['set']}`. In brackets: the figures "
        "committed before.",
        "",
        "| | " + " | ".join(NAMES[name] for name in figures) + " |",
        "|---|" + "---|" * len(figures),
    ]
    for key, title in ROWS.items():
        cells = [_cell(key, name, figures, before) for name in figures]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    lines += ["", "Seconds per page by station (stored readings are not read again):", ""]
    for name, part in figures.items():
        spent = ", ".join(f"{key} {value}" for key, value in part["seconds_per_page"].items())
        lines.append(f"- {NAMES[name]}: {spent}; peak memory {part['peak_memory_mb']} MB")
    lines += ["", "False findings per clean file by kind of case file:", ""]
    for name, part in figures.items():
        kinds = part["false_per_clean_file_by_kind"]
        lines.append(f"- {NAMES[name]}: " + ", ".join(f"{key} {n}" for key, n in kinds.items()))
    for name in [key for key in ("scan",) if key in figures]:
        weak = weak_codes(figures[name]["defects"])
        lines += ["", f"## Codes below {GOOD} ({NAMES[name]})", ""]
        lines += [f"- {code}: {words}" for code, words in weak.items()] or ["none"]
    lines += ["", "## Defects", "", "hits / missed / undetermined / false alarms", ""]
    lines += ["| code | " + " | ".join(NAMES[name] for name in figures) + " |"]
    lines += ["|---|" + "---|" * len(figures)]
    codes = sorted({code for part in figures.values() for code in part["defects"]})
    for code in codes:
        rows = [part["defects"].get(code) for part in figures.values()]
        cells = [
            f"{row['hits']} / {row['misses']} / {row['open']} / {row['false']}" if row else "–"
            for row in rows
        ]
        lines.append(f"| {code} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def weak_codes(defects: dict[str, dict[str, int]]) -> dict[str, str]:
    """Codes whose precision or recall is below what is good, with both."""
    weak = {}
    for code, row in sorted(defects.items()):
        hits, false = row["hits"], row["false"]
        planted = hits + row["misses"] + row["open"]
        precision = hits / (hits + false) if hits + false else 1.0
        recall = hits / planted if planted else 1.0
        if min(precision, recall) < GOOD:
            weak[code] = f"precision {precision:.2f}, recall {recall:.2f}, planted {planted}"
    return weak


def _cell(key: str, name: str, figures: dict[str, Any], before: dict[str, Any]) -> str:
    value = figures[name]["summary"].get(key, "–")
    earlier = before["figures"].get(name, {}).get("summary", {}).get(key)
    return f"{value}" if earlier in (None, value) else f"{value} ({earlier})"
