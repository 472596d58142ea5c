"""Writes the figures of the rivals: JSON, a Markdown page, and the tables in the models' cards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.card_table import put_table

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path("docs/measurements")
CARDS = {"sentences": Path("models/sentences/card.md"), "pages": Path("models/page_kinds/card.md")}
PARTS = {"scan": "scans", "bad": "bad scans", "told": "held-out wordings"}


def write_tables(report: Mapping[str, Any]) -> None:
    """All of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / "models.json").write_text(text, encoding="utf-8")
    (FOLDER / "models.md").write_text(page(report), encoding="utf-8")
    for task, path in CARDS.items():
        card = path.read_text(encoding="utf-8")
        path.write_text(put_table(card, table(report, task)), encoding="utf-8")


def table(report: Mapping[str, Any], task: str) -> str:
    """The rivals of a task beside one another, as it stands in its card."""
    parts = {name: part for name, part in report[task].items() if part}
    figure = "macro_f1" if task == "sentences" else "right"
    title = "macro-F1" if task == "sentences" else "pages right"
    head = " | ".join(f"{title}, {PARTS[part]} | error of probabilities" for part in parts)
    lines = [f"| rival | {head} |", "|---|" + "---|" * 2 * len(parts)]
    names = dict.fromkeys(name for part in parts.values() for name in part["rivals"])
    for name in names:
        cells = [
            f"{one[figure]:.4f} | {one['calibration_error']:.4f}" if one else "– | –"
            for one in (part["rivals"].get(name) for part in parts.values())
        ]
        ships = " (ships)" if name == report["ships"][task] else ""
        lines.append(f"| {name}{ships} | {' | '.join(cells)} |")
    sizes = "; ".join(f"{PARTS[name]}: {_size(part)}" for name, part in parts.items())
    measured = f"Measured {report['date']} on the set `{report['set']}` ({sizes})."
    return "\n".join([measured, "", *lines])


def _size(part: Mapping[str, Any]) -> str:
    if "passages" not in part:
        pages = max(one["pages"] for one in part["rivals"].values())
        return f"{part['files']} files, {pages} pages"
    files = f"{part['files']} files, " if "files" in part else ""
    beside = f" and {part['neighbours']} neighbours" if part["neighbours"] else ""
    return f"{files}{part['passages']} marked passages{beside}, {part['labels']} labels"


def page(report: Mapping[str, Any]) -> str:
    """The Markdown page of all figures."""
    lines = [
        "# Models of sentences and pages",
        "",
        "`make measure-models`: rules, scikit-learn, encoder and what they give together, on",
        "held-out case files as they were read. A passage that the gold marks bears a label when",
        "any of the sentences it was read as bears it; its families of labels and the labels of",
        "its document are judged. A neighbour is a sentence without a mark on a page where one",
        "document alone is marked: it is judged by the labels which that document marks elsewhere.",
        "Held-out wordings are sentences of the grammar's second family, 1.5 % of their characters",
        "misread, judged by all labels.",
        "",
        "## Sentence labels",
        "",
        table(report, "sentences"),
        "",
        "## Kinds of pages",
        "",
        table(report, "pages"),
    ]
    for part, figures in report["sentences"].items():
        lines += ["", f"### Labels by rival, {PARTS[part]}: F1 (precision / recall)", ""]
        names = list(figures["rivals"])
        lines += [f"| label | n | {' | '.join(names)} |", "|---|---|" + "---|" * len(names)]
        ships = figures["rivals"][report["ships"]["sentences"]]["labels"]
        for label, row in ships.items():
            cells = [_rates(figures["rivals"][name]["labels"][label]) for name in names]
            lines.append(f"| {label} | {row['support']} | {' | '.join(cells)} |")
        lines += ["", f"### Thresholds of what ships, {PARTS[part]}", ""]
        lines += ["| label | threshold | stated | right | left open |", "|---|---|---|---|---|"]
        lines += [
            f"| {label} | {row['least']:.3f} | {row['stated']:.3f} | {row['right']:.3f} "
            f"| {row['open']} |"
            for label, row in ships.items()
        ]
    for part, figures in report["pages"].items():
        lines += ["", f"### Pages whose kind is sure, {PARTS[part]}", ""]
        lines += ["| rival | threshold | kept | right of those |", "|---|---|---|---|"]
        lines += [
            f"| {name} | {one['least']} | {one['kept']} | {one['right_of_kept']} |"
            for name, one in figures["rivals"].items()
        ]
    return "\n".join(lines) + "\n"


def _rates(row: Mapping[str, float]) -> str:
    return f"{row['f1']:.3f} ({row['precision']:.2f} / {row['recall']:.2f})"
